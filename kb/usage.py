"""What is wrong with how a command was typed, in Chinese: click says it in English."""

from __future__ import annotations

import re
import sys
from typing import IO, Any

import click

_SAID = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (r"No such command '(.*)'\.", r"没有 \1 这个命令"),
        (r"(?:File|Path|Directory) '(.*)' does not exist\.", r"\1 不存在"),
        (r"(?:File|Path) '(.*)' is a directory\.", r"\1 是目录，不是文件"),
        (r"Directory '(.*)' is a file\.", r"\1 是文件，不是目录"),
        (r"'(.*)' is not one of (.*)\.", r"“\1”应为其中之一：\2"),
        (r"'(.*)' is not a valid .*\.", r"“\1”不是数"),
        (r"(\S+) is not in the range (.*)\.", r"\1 应在 \2 之内"),
        (r"Got unexpected extra arguments? \((.*)\)", r"多了 \1"),
        (r"Option '(.*)' requires an argument\.", r"\1 后面要写一个值"),
        (r"Option '(.*)' does not take a value\.", r"\1 后面不能写值"),
        (r"Missing command\.", "缺少子命令"),
    )
)


class Misused(click.UsageError):
    """A command that was typed wrongly, with what to do, in Chinese."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Says so on stderr, with how the command is used."""
        to = file or sys.stderr
        if self.ctx is not None:
            click.echo(self.ctx.get_usage().replace("Usage:", "用法：", 1), file=to)
            click.echo(f"详见 {self.ctx.command_path} -h\n", file=to)
        click.echo(f"错误：{self.message}", file=to)


def misused(error: click.UsageError) -> Misused:
    """The same in Chinese; what click says otherwise stays as it is."""
    message = error.message
    if isinstance(error, click.MissingParameter):
        names = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        message = f"缺少 {names or error.param_hint or ''}".strip()
    elif isinstance(error, click.NoSuchOption):
        alike = f"，是否指 {'、'.join(sorted(error.possibilities))}" if error.possibilities else ""
        message = f"没有 {error.option_name} 这个选项{alike}"
    else:
        for pattern, said in _SAID:
            if match := pattern.fullmatch(message):
                message = match.expand(said)
                break
        if isinstance(error, click.BadParameter) and error.param and error.ctx:
            hint = error.param.get_error_hint(error.ctx).replace("'", "")
            message = f"{hint}：{message}"
    return Misused(message, ctx=error.ctx)

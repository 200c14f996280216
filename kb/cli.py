"""The `kb` command. Sub-commands of other packages register by entry point: none is imported before it is named.

Data on stdout, words on stderr, `--json` wherever there is data; exit codes as in DESIGN 4.3.
"""

from __future__ import annotations

import errno
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kb import __version__
from kb.contract import bulletin_to_json, source_to_json
from kb.errors import KbError
from kb.settings import Settings, load_settings
from kb.usage import misused

if TYPE_CHECKING:  # what a command needs is loaded when it runs
    from kb.importing import ImportReport
    from kb.store import Store

NEWLY_REFUSED = 3
_COLLECTING = (10_000, 20, 20)
"""How many new objects are looked through for cycles at once. By Python's own measure, of 700, a server that reads the
ledger of 52,000 activities spends a third of its time on looking through what it already has."""
_PLUGINS = "kb.commands"
_T = TypeVar("_T")
_F = TypeVar("_F", bound=Callable[..., Any])

_OF_SYSTEM = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}
"""What the operating system says, in Chinese."""


class KbGroup(click.Group):
    """The group of all commands: those of this package, and those of the entry points, loaded when named.

    Turns every KbError into its sentence on stderr and its exit code.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *(point.name for point in entry_points(group=_PLUGINS))})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now if it belongs to another package."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for point in entry_points(group=_PLUGINS, name=cmd_name):
            command = point.load()
            assert isinstance(command, click.Command)
            return command
        return None

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """The context of the command, whose own options may be wrong too."""
        try:
            return super().make_context(*args, **more)
        except click.UsageError as error:
            raise misused(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; an error that a person can mend becomes words and an exit code."""
        try:
            return super().invoke(ctx)
        except KbError as error:
            say(f"错误：{error}")
            ctx.exit(error.exit_code)
        except click.UsageError as error:
            raise misused(error) from error
        except click.exceptions.Exit:
            raise
        except BrokenPipeError:  # whoever read our output has had enough
            sys.stderr.close()
            ctx.exit(0)
        except OSError as error:
            what = _OF_SYSTEM.get(error.errno or 0, error.strerror or str(error))
            where = f"：{error.filename}" if error.filename else ""
            say(f"错误：{what}{where}（请检查磁盘空间和权限）")
            ctx.exit(1)


@click.group(cls=KbGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kb")
@click.option(
    "--data", type=click.Path(file_okay=False, path_type=Path), help="数据目录（缺省为 KB_DATA，否则 ./data）"
)
@click.pass_context
def main(ctx: click.Context, data: Path | None) -> None:
    """简报知识库：导入、检索、统计、引用。"""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(*_COLLECTING)
    ctx.obj = load_settings(data)


def say(message: str) -> None:
    """Words for the person, on stderr."""
    click.echo(message, err=True)


def print_json(value: object) -> None:
    """Data for programmes, on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def json_option(function: _F) -> _F:
    """The `--json` that every command with data has."""
    return click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")(function)


def with_progress(items: Sequence[_T], results: Iterable[Any], label: str) -> Iterator[Any]:
    """`results` (one for each item) under a progress bar on a terminal, without one elsewhere."""
    if not sys.stderr.isatty():
        yield from results
        return
    with click.progressbar(length=len(items), label=label, file=sys.stderr) as bar:
        for result in results:
            yield result
            bar.update(1)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--again", is_flag=True, help="已导入且未变的文件也重新解析（升级程序之后用）")
@json_option
@click.pass_obj
def import_command(settings: Settings, paths: tuple[Path, ...], again: bool, as_json: bool) -> None:
    """导入文件或文件夹；重复导入不会重复。有新拒收的文件时退出码为 3。"""
    from kb.importing import writer_lock
    from kb.store import open_store

    with writer_lock(settings), open_store(settings.store_url) as store:
        report = run_import(paths, store, settings, again=again)
    if as_json:
        print_json(report.to_json())
    say(report.summary())
    if report.newly_refused:
        sys.exit(NEWLY_REFUSED)


def run_import(paths: Iterable[Path], store: Store, settings: Settings, *, again: bool = False) -> ImportReport:
    """Imports under a progress bar, says each new refusal, keeps the report; the caller holds the lock."""
    from kb.importing import ImportReport, Refusal, find_files, import_files, keep_report
    from kb.store import Outcome

    report = ImportReport()
    files = find_files(paths, settings.data)
    for _, results in with_progress(files, import_files(files, store, settings, again=again), "导入"):
        for result in results:
            if isinstance(result, Refusal):
                report.refusals.append(result)
                if not result.known:
                    say(f"拒收 {result.path}：{result.reason}。{result.advice}")
            else:
                report.outcomes[result] += 1
    if report.newly_refused or report.outcomes.total() != report.outcomes[Outcome.UNCHANGED]:
        keep_report(report, settings)
    return report


@main.command("parse")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="逐行说明按哪条规则认作什么")
@click.option("--text", "as_text", is_flag=True, help="只输出读出的文字，一行一行（校对扫描件用）")
@json_option
def parse_command(file: Path, explain: bool, as_text: bool, as_json: bool) -> None:
    """解析一个文件并显示结果，不保存。"""
    from kb.folder import FolderSettingsReader
    from kb.reading import read
    from kb.understanding import understand

    document = read(file.resolve())
    if as_text:
        click.echo("\n".join(line.text for line in document.lines))
        return
    parsed = understand(document, FolderSettingsReader().of(file))
    if explain and as_json:
        print_json([asdict(label) for label in parsed.labels])
    elif explain:
        for label in parsed.labels:
            lines = f"{label.line}" if label.last == label.line else f"{label.line}-{label.last}"
            click.echo(f"{lines:>9}  {label.kind:<14}{label.rule:<24}{label.text[:50]}")
    elif as_json:
        print_json({"source": source_to_json(document), **bulletin_to_json(parsed.bulletin)})
    else:
        _print_outline(bulletin_to_json(parsed.bulletin))


@main.command("show")
@click.argument("bulletin")
@json_option
@click.pass_obj
def show_command(settings: Settings, bulletin: str, as_json: bool) -> None:
    """显示已入库的一期简报（编号见检索结果）。"""
    from kb.curation.curating import curated, is_withdrawn
    from kb.store import open_store

    with open_store(settings.store_url, new=False) as store:
        stored = store.bulletin(bulletin)
        own = [each for each in store.decisions() if each.bulletin == stored.id]
        stored = curated(stored, own)
    if is_withdrawn(own):
        say("注意：这一期已撤下，不再检索、显示、下载；以下是库里的文本")
    content = bulletin_to_json(stored.bulletin)
    if as_json:
        print_json({"source": source_to_json(stored.sources[0]), **content})
    else:
        _print_outline(content)


@main.command("status")
@json_option
@click.pass_obj
def status_command(settings: Settings, as_json: bool) -> None:
    """库里有多少期、多少拒收文件、上次改动的序号。"""
    from kb.store import open_store

    with open_store(settings.store_url, new=False) as store:
        counts, revision = store.counts(), store.revision
    refused = len(list(settings.quarantine.glob("*.json")))
    current = settings.index / "current"
    generation = current.read_text(encoding="utf-8").strip() if current.exists() else None
    if as_json:
        print_json({**counts, "revision": revision, "refused": refused, "generation": generation})
        return
    click.echo(f"简报 {counts['bulletins']} 期（{counts['series']} 种），文本 {counts['versions']} 份")
    click.echo(f"来源文件 {counts['sources']} 个；人工决定 {counts['decisions']} 条，撤下 {counts['withdrawn']} 期")
    click.echo(f"拒收文件 {refused} 个；改动序号 {revision}；当前索引 {generation or '尚未建立'}")


def _print_outline(content: dict[str, Any]) -> None:
    """A bulletin for people: masthead, articles with the beginnings of their passages, doubts."""
    issue = content["issue"]
    rows = (
        ("简报", content["series"]),
        ("期号", issue["label"]),
        ("编发", "、".join(content["issuer"])),
        ("日期", content["date"]),
        ("密级", content["classification"]),
    )
    for name, value in rows:
        if value:
            click.echo(f"{name}：{value}")
    for article in content["articles"]:
        click.echo(f"\n# {article['headline'] or '（无标题）'}")
        for passage in article["passages"]:
            text = passage["text"]
            click.echo(f"  [{passage['id']}] {text if len(text) <= 60 else text[:60] + '…'}")
    for each in content["distribution"]:
        click.echo(f"{each['kind']}：{'、'.join(each['recipients'])}")
    for doubt in content["doubts"]:
        click.echo(f"存疑（{doubt['field']}）：{doubt['message']}")

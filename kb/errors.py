"""The one error tree.

Every error that a user can cause carries its sentence in Chinese and, in `advice`, what to do.
The command line maps a class to an exit code, the web maps it to a status; nobody else words it again.
"""

from __future__ import annotations

from pathlib import Path


class KbError(Exception):
    """Any error of this project. `exit_code` is what the command line ends with (DESIGN 4.3)."""

    exit_code = 1

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}（{self.advice}）" if self.advice else self.message


class SettingsError(KbError):
    """A setting has a value that cannot be used."""

    exit_code = 2


class FileRefused(KbError):
    """A file cannot be taken in; `code` is a stable word for the kind of refusal, one per reason."""

    def __init__(self, code: str, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.code = code


class TableRefused(KbError):
    """A file of decisions or members cannot be used; the message names the row. Nothing of it was."""

    exit_code = 2


class StoreError(KbError):
    """The database cannot be opened or is of another version of the schema."""


class NotFound(KbError):
    """What was asked for by name or id is not there."""

    exit_code = 2


class Busy(KbError):
    """Another run holds the writer's lock."""

    exit_code = 5

    def __init__(self, lock: Path) -> None:
        super().__init__("另一个导入或建索引的任务正在运行", f"请等它结束后再试；锁文件：{lock}")
        self.lock = lock

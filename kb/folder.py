"""What a folder says about the bulletins in it: `bulletins.toml` beside them, for what they do not say themselves.

    publisher = "云岭省节水行业协会"   # whose series it is
    series = "云岭节水简报"            # its name, where the masthead has a picture or none
    year = 2019                        # of bulletins that are only numbered
    visibility = "internal"            # or "public"

    [activity_types]                   # of one's own, by words of the deed; looked for before those that are known
    "安全检查" = ["安全检查", "隐患排查"]

It holds for the folder and the folders in it; the nearest file wins, key by key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kb.errors import FileRefused
from kb.model import VISIBILITIES

FILE_NAME = "bulletins.toml"
_MOST_BYTES = 65536
_KINDS: dict[str, type] = {"publisher": str, "series": str, "year": int, "visibility": str, "activity_types": dict}
_CALLED: dict[type, str] = {str: "文字", int: "整数", dict: "一张表"}


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """What is fixed for a bulletin by its folder; None where nothing is."""

    publisher: str | None = None
    series: str | None = None
    year: int | None = None
    visibility: str | None = None
    activity_types: dict[str, list[str]] | None = None

    @property
    def given(self) -> dict[str, str | int | dict[str, list[str]]]:
        """What is fixed, by name."""
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name)) is not None}

    @property
    def fingerprint(self) -> str:
        """Differs wherever a bulletin might be understood differently; empty where nothing is fixed."""
        return repr(self.given) if self.given else ""


class FolderSettingsReader:
    """Reads the settings of folders, each file once."""

    def __init__(self) -> None:
        self._known: dict[Path, FolderSettings] = {}

    def of(self, path: Path) -> FolderSettings:
        """What holds for a file. Raises FileRefused where a settings file on its way cannot be used."""
        settings = FolderSettings()
        for folder in reversed(path.absolute().parents):
            if folder not in self._known:
                self._known[folder] = _read(folder / FILE_NAME)
            settings = FolderSettings(**{**settings.given, **self._known[folder].given})  # type: ignore[arg-type]
        return settings


def _read(path: Path) -> FolderSettings:
    try:
        if not path.is_file():
            return FolderSettings()
        if path.stat().st_size > _MOST_BYTES:
            raise _refused(path, "文件过大")
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return FolderSettings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _refused(path, f"读不懂：{error}") from error
    problem = _problem_in(values)
    if problem:
        raise _refused(path, problem)
    return FolderSettings(**values)


def _problem_in(values: Mapping[str, Any]) -> str | None:
    """Why settings cannot be used, in Chinese; None where they can."""
    for key, value in values.items():
        kind = _KINDS.get(key)
        if kind is None:
            return f"没有名为 {key} 的设置，可用 {'、'.join(_KINDS)}"
        if type(value) is not kind or not value:
            return f"设置 {key} 应为{_CALLED[kind]}，现为 {value!r}"
    for name, words in values.get("activity_types", {}).items():
        if not (isinstance(words, list) and words and all(isinstance(word, str) and word.strip() for word in words)):
            return f'活动类型 {name} 应写成 "{name}" = ["词", "词"]'
    if values.get("visibility", "public") not in VISIBILITIES:
        return f"visibility 应为 {' 或 '.join(VISIBILITIES)}"
    if not 1900 <= values.get("year", 2000) <= 2100:
        return "year 应在 1900 与 2100 之间"
    return None


def _refused(path: Path, problem: str) -> FileRefused:
    return FileRefused("folder-settings", f"文件夹设置 {path} 有误：{problem}", "请改正该文件后重新导入")

"""What a folder says about the bulletins in it: `bulletins.toml` beside them, for what they do not say themselves.

    publisher = "云岭省节水行业协会"   # whose series it is
    series = "云岭节水简报"            # its name, where the masthead has a picture or none
    year = 2019                        # of bulletins that are only numbered
    visibility = "internal"            # or "public"

It holds for the folder and the folders in it; the nearest file wins, key by key.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from kb.errors import FileRefused
from kb.model import VISIBILITIES

FILE_NAME = "bulletins.toml"
_MOST_BYTES = 65536


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """What is fixed for a bulletin by its folder; None where nothing is."""

    publisher: str | None = None
    series: str | None = None
    year: int | None = None
    visibility: str | None = None

    @property
    def given(self) -> dict[str, str | int]:
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
    for key, value in values.items():
        kind = {"publisher": str, "series": str, "year": int, "visibility": str}.get(key)
        if kind is None:
            raise _refused(path, f"没有名为 {key} 的设置，可用 publisher、series、year、visibility")
        if type(value) is not kind or not value:
            raise _refused(path, f"设置 {key} 应为{'整数' if kind is int else '文字'}，现为 {value!r}")
    if values.get("visibility", "public") not in VISIBILITIES:
        raise _refused(path, f"visibility 应为 {' 或 '.join(VISIBILITIES)}")
    if not 1900 <= values.get("year", 2000) <= 2100:
        raise _refused(path, "year 应在 1900 与 2100 之间")
    return FolderSettings(**values)


def _refused(path: Path, problem: str) -> FileRefused:
    return FileRefused("folder-settings", f"文件夹设置 {path} 有误：{problem}", "请改正该文件后重新导入")

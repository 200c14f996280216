"""The one frozen Settings, made once by the command and passed down.

Order, the later wins: defaults, `kb.toml` in the data directory, environment, command line.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kb.errors import SettingsError

ENGINES = ("embedded", "memory")
SERVED = ("all", "public")
"""Which bulletins an index holds: all, or only those that are not internal."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lie and how the programme behaves; see docs/设置.md for every key.

    `data` is the data directory of DESIGN 4.4; the paths below it are properties, so that nobody joins them twice.
    """

    data: Path
    database_url: str = ""
    engine: str = "embedded"
    host: str = "127.0.0.1"
    port: int = 8000
    keep_generations: int = 3
    page_size: int = 20
    facet_size: int = 12
    visibility: str = "all"
    file_seconds: int = 120
    file_memory_mb: int = 2048
    build_processes: int = 0
    cache_directory: str = ""

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise SettingsError(f"未知的检索引擎 {self.engine!r}", f"请把 engine 设为其中之一：{'、'.join(ENGINES)}")
        if self.visibility not in SERVED:
            raise SettingsError(f"visibility 不能是 {self.visibility!r}", f"请填其中之一：{'、'.join(SERVED)}")
        for name, least, most in (
            ("port", 0, 65535),
            ("keep_generations", 1, 100),
            ("page_size", 1, 100),
            ("facet_size", 1, 200),
            ("file_seconds", 1, 3600),
            ("file_memory_mb", 512, 65536),
            ("build_processes", 0, 256),
        ):
            if not least <= getattr(self, name) <= most:
                raise SettingsError(f"设置 {name} 的值 {getattr(self, name)} 超出范围", f"请填 {least} 到 {most}")

    @property
    def store_url(self) -> str:
        """The SQLAlchemy URL of the store."""
        return self.database_url or f"sqlite:///{(self.data / 'kb.sqlite3').as_posix()}"

    @property
    def index(self) -> Path:
        """The folder of the generations and of `current`."""
        return self.data / "index"

    @property
    def originals(self) -> Path:
        """The folder of the imported files, named by their SHA-256."""
        return self.data / "originals"

    def original_path(self, sha256: str, suffix: str) -> Path:
        """Where the original file, or a picture in one, with this hash is kept."""
        return self.originals / sha256[:2] / f"{sha256}{suffix.lower()}"

    @property
    def quarantine(self) -> Path:
        """The folder with one JSON record for each refused file."""
        return self.data / "quarantine"

    @property
    def reports(self) -> Path:
        """The folder with one JSON report for each run that changed something."""
        return self.data / "reports"

    @property
    def lock(self) -> Path:
        """The writer's lock: import, build and sync hold it, readers never."""
        return self.data / "writer.lock"

    @property
    def cache(self) -> Path:
        """The folder for what can be made again at any time (the segmenter's dictionary, compiled loops)."""
        return Path(self.cache_directory) if self.cache_directory else self.data / "cache"

    @property
    def kernels(self) -> Path:
        """The folder of the compiled loops of the embedded engine, which can be made again at any time."""
        return self.cache / "kernels"


def load_settings(data: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from defaults, `kb.toml` and environment (`KB_DATA`, `KB_DATABASE_URL`, `KB_ENGINE`, ...).

    Raises SettingsError for a key that does not exist or a value of the wrong type.
    """
    environment = os.environ if environment is None else environment
    directory = data or Path(environment.get("KB_DATA") or "data")
    settings = _from_file(Settings(data=directory.absolute()), directory / "kb.toml")
    given = {
        field.name: environment[key]
        for field in fields(Settings)
        if field.name != "data" and environment.get(key := f"KB_{field.name.upper()}")
    }
    return _apply(settings, given, "环境变量")


def _from_file(settings: Settings, path: Path) -> Settings:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return settings
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"读不懂设置文件 {path}：{error}", "请按用户手册改正或删去该文件") from error
    return _apply(settings, values, str(path))


def _apply(settings: Settings, values: Mapping[str, object], origin: str) -> Settings:
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(Settings) if field.name != "data"}
    changes: dict[str, object] = {}
    for key, value in values.items():
        kind = kinds.get(key)
        if kind is None:
            raise SettingsError(f"{origin}中没有名为 {key} 的设置", f"可用的设置：{'、'.join(sorted(kinds))}")
        if kind is int and isinstance(value, str) and value.strip().isdecimal():
            value = int(value)  # noqa: PLW2901  # the environment has only text
        if type(value) is not kind:
            wanted = "整数" if kind is int else "文字"
            raise SettingsError(f"{origin}中的设置 {key} 应为{wanted}，现为 {value!r}", "请改正后重试")
        changes[key] = value
    return replace(settings, **changes)  # type: ignore[arg-type]  # the kinds were checked above

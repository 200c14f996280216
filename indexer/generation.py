"""Generations: one complete index each, in a directory of its own.

    index/
      current                      one line: the name of the generation in service, replaced atomically
      20261122T231500.123456Z-7-1a2b/  name: when it was built, the store's revision, a random tail
        manifest.json              engine, fingerprint of the analyzer, counts, every file with size, SHA-256, time
        summary.json               what lists need of all bulletins together
        inventory.json             what it was made of (`indexer.inventory`)
        engine/                    what the engine wrote
      .building-*/                 a build under way, or what a killed one left; removed by the next build

A generation is written aside and renamed when it is whole; only then `current` names it. Readers keep the one
they opened; its files stay readable until they let go.

Nobody serves a damaged generation: on opening, a file whose size or time is not what the manifest says is read and its
SHA-256 compared (a small one always), and if it differs, the generation before is served. Reading everything each
time would take seconds; `verify` does.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from indexer.embedded import ColumnarSearcher
from indexer.engine import EngineQuery, Searcher
from indexer.errors import NoIndex
from indexer.inventory import Inventory, read_inventory
from indexer.memory import MemorySearcher
from indexer.query import Everything
from indexer.records import Records
from indexer.stamps import FileStamp, damaged
from indexer.terms import Analyzer
from kb.files import write_atomically
from kb.knowledge.authority import Authority
from kb.knowledge.hierarchy import Hierarchy, hierarchy_of
from kb.settings import Settings

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
FORMAT = 9
MANIFEST, ENGINE, BUILDING = "manifest.json", "engine", ".building-"
_CURRENT = "current"
_MOST_TYPES = 10_000
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*")
_NONE_YET = ("还没有建立索引", "请先运行 kb sync 文件夹，或 kb index build")

SEARCHERS: dict[str, Callable[[Path, Settings], Searcher]] = {
    "embedded": lambda directory, settings: ColumnarSearcher(directory, settings.kernels),
    "memory": lambda directory, _: MemorySearcher(directory),
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself.

    `revision` is the store's last change that it holds; `visibility` whether it holds all or only public bulletins.
    """

    generation: str
    format: int
    engine: str
    fingerprint: str
    created: str
    revision: int
    bulletins: int
    documents: int
    visibility: str
    files: dict[str, FileStamp]


class Generation:
    """An open generation: its manifest, its searcher, its records.

    Searcher and records let their files go by `close`, or each when the last reader has dropped it: a request that is
    under way while a newer generation comes into service ends on the one that it began with. `instead_of` says why a
    newer one is not served. Raises NoIndex.
    """

    def __init__(self, directory: Path, fingerprint: str, settings: Settings, instead_of: str = "") -> None:
        self.directory = directory
        self.manifest = read_manifest(directory)
        self.instead_of = instead_of
        self._derived: dict[Callable[[Generation], Any], Any] = {}
        self._deriving = threading.Lock()
        if self.manifest.format != FORMAT or self.manifest.fingerprint != fingerprint:
            raise NoIndex("索引是用另一版本的程序或词典建立的", "请运行 kb index build 重建")
        wrong = damaged(directory, self.manifest.files)
        if wrong:
            raise NoIndex(f"索引 {directory.name} 已损坏：{'、'.join(wrong)}", "请运行 kb index build 重建")
        try:
            self.searcher = SEARCHERS[self.manifest.engine](directory / ENGINE, settings)
            self.records = Records(self.searcher, directory)
        except Exception as error:  # whatever a library raises on damaged files, the answer is the same
            raise NoIndex(f"索引 {directory.name} 已损坏：{error}", "请运行 kb index build 重建") from error

    @cached_property
    def inventory(self) -> Inventory:
        """What it was made of."""
        return read_inventory(self.directory)

    @property
    def authority(self) -> Authority:
        """Which organisations it knows, as it was built (a fraction of a second, at the first look)."""
        return self.inventory.authority

    @cached_property
    def activity_types(self) -> tuple[str, ...]:
        """The types of activities that there are, an operator's own among them."""
        query = EngineQuery(Everything(), size=0, facets=("activity",), facet_size=_MOST_TYPES)
        return tuple(self.searcher.search(query).facets["activity"].values)

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Which of them is a unit of which."""
        return hierarchy_of(self.authority)

    def derived(self, make: Callable[[Generation], T]) -> T:
        """What `make` makes of it: made at the first call, and kept with it. It must not keep the generation itself."""
        with self._deriving:
            if make not in self._derived:
                self._derived[make] = make(self)
            made: T = self._derived[make]
            return made

    def close(self) -> None:
        """Lets the files go."""
        self.searcher.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class LiveIndex:
    """The generation in service, opened anew when `current` changes; one look at the file for each request."""

    def __init__(self, settings: Settings, analyzer: Analyzer) -> None:
        self._settings = settings
        self.analyzer = analyzer
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._seen: tuple[int, int] | None = None

    def get(self) -> Generation:
        """The open generation. Raises NoIndex. One that replaces it may come at the next call."""
        try:
            status = (self._settings.index / _CURRENT).stat()
        except OSError as error:
            if self._generation is not None:
                return self._generation
            raise NoIndex(*_NONE_YET) from error
        seen = (status.st_mtime_ns, status.st_ino)
        with self._lock:
            if self._generation is None or seen != self._seen:
                self._generation = self._open()
                self._seen = seen
            return self._generation

    def _open(self) -> Generation:
        """Opens the new generation; if it cannot be read, the one that is open goes on serving."""
        try:
            opened = open_current(self._settings, self.analyzer)
        except NoIndex as error:
            if self._generation is None:
                raise
            _LOG.warning("%s", error.message)
            return self._generation
        if opened.instead_of:
            _LOG.warning("%s", opened.instead_of)
        return self._generation if opened.instead_of and self._generation else opened


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a generation. Raises NoIndex."""
    try:
        value = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
        files = {name: FileStamp(*stamp) for name, stamp in value["files"].items()}
        return Manifest(**{**value, "files": files})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NoIndex(f"索引 {directory.name} 不完整", "请运行 kb index build 重建") from error


def current_name(settings: Settings) -> str | None:
    """The name of the generation in service, or None."""
    try:
        name = (settings.index / _CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if _NAME.fullmatch(name) else None


def open_current(settings: Settings, analyzer: Analyzer) -> Generation:
    """The generation in service, opened; if it is damaged, the newest before it that is not. Raises NoIndex."""
    name = current_name(settings)
    if name is None:
        raise NoIndex(*_NONE_YET)
    refusal: NoIndex | None = None
    for each in (name, *reversed([older for older in generations(settings) if older < name])):
        try:
            reason = refusal.message if refusal else ""
            return Generation(settings.index / each, analyzer.fingerprint, settings, reason)
        except NoIndex as error:
            refusal = refusal or error
    assert refusal is not None
    raise refusal


def generations(settings: Settings) -> list[str]:
    """The names of all whole generations, the oldest first."""
    if not settings.index.is_dir():
        return []
    return sorted(path.name for path in settings.index.iterdir() if (path / MANIFEST).is_file() and path.name[0] != ".")


def is_sound(directory: Path, fingerprint: str, settings: Settings) -> bool:
    """Whether a generation can be opened."""
    try:
        Generation(directory, fingerprint, settings).close()
    except NoIndex:
        return False
    return True


def publish(manifest: Manifest, settings: Settings) -> None:
    """Puts a whole generation into service, atomically, and removes the oldest beyond `keep_generations`."""
    write_atomically(settings.index / _CURRENT, f"{manifest.generation}\n".encode())
    prune(settings)


def prune(settings: Settings) -> list[str]:
    """Removes the oldest generations beyond `keep_generations`, never the one in service; their names."""
    current = current_name(settings)
    spare = [name for name in generations(settings) if name != current]
    surplus = spare[: max(0, len(spare) - (settings.keep_generations - 1))]
    discard(settings, surplus)
    return surplus


def discard(settings: Settings, names: Iterable[str]) -> None:
    """Removes generations."""
    for name in names:
        doomed = settings.index / f"{BUILDING}{name}"
        (settings.index / name).rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def rollback(settings: Settings, fingerprint: str) -> str:
    """Puts the newest generation before the current one into service again; its name. Raises NoIndex."""
    current = current_name(settings)
    older = [name for name in generations(settings) if current is None or name < current]
    for name in reversed(older):
        if is_sound(settings.index / name, fingerprint, settings):
            write_atomically(settings.index / _CURRENT, f"{name}\n".encode())
            return name
    raise NoIndex("没有可退回的旧索引", "可用 kb index build 重建")

"""Generations: one complete index each, in a directory of its own.

    index/
      current                      one line: the name of the generation in service, replaced atomically
      20261122T231500Z-7-1a2b/     name: when it was built, the store's revision, a random tail
        manifest.json              engine, fingerprint of the analyzer, counts, every file with size and SHA-256
        bulletins.jsonl catalogue.json
        engine/                    what the engine wrote
      .building-*/                 a build under way, or what a killed one left; removed by the next build

A generation is written aside and renamed when it is whole; only then `current` names it. Readers keep the one
they opened; its files stay readable until they let go.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from indexer.documents import documents_of
from indexer.embedded import WhooshBuilder, WhooshSearcher
from indexer.engine import Builder, EngineQuery, Searcher
from indexer.errors import IndexRefused, NoIndex
from indexer.memory import MemoryBuilder, MemorySearcher
from indexer.query import Text
from indexer.records import Records, write_records
from indexer.terms import Analyzer
from kb.files import sync_directory, write_atomically
from kb.knowledge.authority import build_authority
from kb.settings import Settings
from kb.store import Store, StoredBulletin
from kb.text import folded

FORMAT = 2
_CURRENT, _MANIFEST, _ENGINE, _BUILDING = "current", "manifest.json", "engine", ".building-"
_PROBES = 50
_NAME = re.compile(r"[0-9A-Za-z-]+")
_MEND = "未通过检查的新索引不会投入服务；请检查磁盘，再运行 kb index build"
_NONE_YET = ("还没有建立索引", "请先运行 kb sync 文件夹，或 kb index build")

BUILDERS: dict[str, Callable[[Analyzer], Builder]] = {"embedded": WhooshBuilder, "memory": MemoryBuilder}
SEARCHERS: dict[str, Callable[[Path], Searcher]] = {"embedded": WhooshSearcher, "memory": MemorySearcher}


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
    files: dict[str, tuple[int, str]]


class Generation:
    """An open generation: its manifest, its searcher, its records.

    Searcher and records let their files go by `close`, or each when the last reader has dropped it: a request that is
    under way while a newer generation comes into service ends on the one that it began with.
    """

    def __init__(self, directory: Path, fingerprint: str) -> None:
        self.manifest = read_manifest(directory)
        if self.manifest.format != FORMAT or self.manifest.fingerprint != fingerprint:
            raise NoIndex("索引是用另一版本的程序或词典建立的", "请运行 kb index build 重建")
        try:
            self.searcher = SEARCHERS[self.manifest.engine](directory / _ENGINE)
            self.records = Records(directory)
        except Exception as error:  # whatever a library raises on damaged files, the answer is the same
            raise NoIndex(f"索引 {directory.name} 已损坏：{error}", "请运行 kb index build 重建") from error

    def close(self) -> None:
        """Lets the files go."""
        self.searcher.close()
        self.records.close()

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
            return open_current(self._settings, self.analyzer)
        except NoIndex:
            if self._generation is None:
                raise
            return self._generation


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a generation. Raises NoIndex."""
    try:
        value = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
        return Manifest(**{**value, "files": {name: tuple(file) for name, file in value["files"].items()}})
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
    """The generation in service, opened. Raises NoIndex."""
    name = current_name(settings)
    if name is None:
        raise NoIndex(*_NONE_YET)
    return Generation(settings.index / name, analyzer.fingerprint)


def generations(settings: Settings) -> list[str]:
    """The names of all whole generations, the oldest first."""
    if not settings.index.is_dir():
        return []
    return sorted(
        path.name for path in settings.index.iterdir() if (path / _MANIFEST).is_file() and path.name[0] != "."
    )


def build(store: Store, settings: Settings, analyzer: Analyzer) -> Manifest:
    """Builds a generation aside, checks it, and leaves it whole but not yet in service.

    Raises IndexRefused where the check fails. The caller holds the writer's lock.
    """
    settings.index.mkdir(parents=True, exist_ok=True)
    for left in settings.index.glob(f"{_BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
    revision = store.revision
    created = dt.datetime.now(dt.UTC)
    name = f"{created.strftime('%Y%m%dT%H%M%SZ')}-{revision}-{secrets.token_hex(2)}"
    directory = settings.index / f"{_BUILDING}{name}"
    (directory / _ENGINE).mkdir(parents=True)
    bulletins = write_records(_served(store, settings), directory)
    authority = build_authority((each.id, each.bulletin.organisations) for each in _served(store, settings))
    documents = (document for each in _served(store, settings) for document in documents_of(each, authority))
    count = BUILDERS[settings.engine](analyzer).build(documents, directory / _ENGINE)
    manifest = Manifest(
        generation=name,
        format=FORMAT,
        engine=settings.engine,
        fingerprint=analyzer.fingerprint,
        created=created.isoformat(timespec="seconds"),
        revision=revision,
        bulletins=bulletins,
        documents=count,
        visibility=settings.visibility,
        files=_files(directory),
    )
    (directory / _MANIFEST).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")
    verify(directory, store, analyzer)
    _sync_tree(directory)
    directory.rename(settings.index / name)
    sync_directory(settings.index)
    return manifest


def _served(store: Store, settings: Settings) -> Iterator[StoredBulletin]:
    """The bulletins that an index may hold, in the order of their ids."""
    everything = settings.visibility == "all"
    return (each for each in store.bulletins() if everything or each.bulletin.visibility == "public")


def verify(directory: Path, store: Store, analyzer: Analyzer) -> None:
    """Checks a generation: its files are what the manifest says, it holds every bulletin, and finds what it holds.

    Raises IndexRefused.
    """
    try:
        opened = Generation(directory, analyzer.fingerprint)
    except NoIndex as error:
        raise IndexRefused(error.message, _MEND) from error
    with opened as generation:
        manifest = generation.manifest
        if _files(directory) != manifest.files:
            raise IndexRefused("索引的文件与清单不符", _MEND)
        whole = manifest.visibility == "all" and manifest.revision == store.revision
        if whole and manifest.bulletins != store.counts()["bulletins"]:
            raise IndexRefused("索引的期数与库中不符", _MEND)
        if (
            generation.searcher.document_count != manifest.documents
            or len(generation.records.entries) != manifest.bulletins
        ):
            raise IndexRefused("索引的段数与清单不符", _MEND)
        step = max(1, manifest.bulletins // _PROBES)
        for bulletin_id in list(generation.records.entries)[::step]:
            _probe(generation, bulletin_id)


def is_sound(directory: Path, fingerprint: str) -> bool:
    """Whether a generation can be opened and its files have the sizes that the manifest says (a quick look)."""
    try:
        with Generation(directory, fingerprint) as generation:
            sizes = {name: size for name, (size, _) in generation.manifest.files.items()}
        return sizes == {name: (directory / name).stat().st_size for name in sizes}
    except (NoIndex, OSError):
        return False


def publish(manifest: Manifest, settings: Settings) -> None:
    """Puts a whole generation into service, atomically, and removes the oldest beyond `keep_generations`."""
    write_atomically(settings.index / _CURRENT, f"{manifest.generation}\n".encode())
    prune(settings)


def prune(settings: Settings) -> list[str]:
    """Removes the oldest generations beyond `keep_generations`, never the one in service; their names."""
    current = current_name(settings)
    spare = [name for name in generations(settings) if name != current]
    surplus = spare[: max(0, len(spare) - (settings.keep_generations - 1))]
    for name in surplus:
        doomed = settings.index / f"{_BUILDING}{name}"
        (settings.index / name).rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
    return surplus


def rollback(settings: Settings, fingerprint: str) -> str:
    """Puts the newest generation before the current one into service again; its name. Raises NoIndex."""
    current = current_name(settings)
    older = [name for name in generations(settings) if current is None or name < current]
    for name in reversed(older):
        if is_sound(settings.index / name, fingerprint):
            write_atomically(settings.index / _CURRENT, f"{name}\n".encode())
            return name
    raise NoIndex("没有可退回的旧索引", "可用 kb index build 重建")


def _probe(generation: Generation, bulletin_id: str) -> None:
    record = generation.records.read(bulletin_id)
    assert record is not None
    for passage in record.bulletin.passages[:1]:
        middle = folded(passage.text)[:12]
        result = generation.searcher.search(EngineQuery(Text(middle), filters={"issue": (bulletin_id,)}))
        found = {hit.passage for bulletin in result.hits for hit in bulletin.passages}
        if middle and passage.id not in found:
            raise IndexRefused(f"索引里搜不到《{record.entry.name}》的文字", _MEND)


def _files(directory: Path) -> dict[str, tuple[int, str]]:
    return {
        path.relative_to(directory).as_posix(): (path.stat().st_size, _sha256(path))
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_tree(directory: Path) -> None:
    """Forces every file of a generation to the disk before it gets its name."""
    for path in directory.rglob("*"):
        if path.is_dir():
            sync_directory(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    sync_directory(directory)

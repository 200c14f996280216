"""Generations: one complete index each, in a directory of its own.

    index/
      current                      one line: the name of the generation in service, replaced atomically
      20261122T231500.123456Z-7-1a2b/  name: when it was built, the store's revision, a random tail
        manifest.json              engine, fingerprint of the analyzer, counts, every file with size, SHA-256, time
        summary.json               what lists need of all bulletins together
        engine/                    what the engine wrote
      .building-*/                 a build under way, or what a killed one left; removed by the next build

A generation is written aside and renamed when it is whole; only then `current` names it. Readers keep the one
they opened; its files stay readable until they let go.

Nobody serves a damaged generation: on opening, a file whose size or time is not what the manifest says is read and its
SHA-256 compared (a small one always), and if it differs, the generation before is served. Reading everything each
time would take seconds; `verify` does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from indexer.embedded import ColumnarBuilder, ColumnarSearcher
from indexer.engine import Builder, EngineQuery, Searcher
from indexer.errors import IndexRefused, NoIndex
from indexer.memory import MemoryBuilder, MemorySearcher
from indexer.query import Text
from indexer.records import Records, index_bulletin, write_summary
from indexer.terms import Analyzer
from kb.files import sync_directory, write_atomically
from kb.knowledge.authority import build_authority
from kb.settings import Settings
from kb.stored import StoredBulletin
from kb.text import folded

if TYPE_CHECKING:  # whoever searches needs no database
    from kb.store import Store

_LOG = logging.getLogger(__name__)
FORMAT = 3
_CURRENT, _MANIFEST, _ENGINE, _BUILDING = "current", "manifest.json", "engine", ".building-"
_PROBES = 50
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*")
_MEND = "未通过检查的新索引不会投入服务；请检查磁盘，再运行 kb index build"
_NONE_YET = ("还没有建立索引", "请先运行 kb sync 文件夹，或 kb index build")

_SMALL = 1 << 20
"""Bytes of a file whose SHA-256 is compared whenever it is opened."""

BUILDERS: dict[str, Callable[[Analyzer, Settings], Builder]] = {
    "embedded": lambda analyzer, settings: ColumnarBuilder(analyzer, settings.build_processes, settings.kernels),
    "memory": lambda analyzer, _: MemoryBuilder(analyzer),
}
SEARCHERS: dict[str, Callable[[Path, Settings], Searcher]] = {
    "embedded": lambda directory, settings: ColumnarSearcher(directory, settings.kernels),
    "memory": lambda directory, _: MemorySearcher(directory),
}


class FileStamp(NamedTuple):
    """A file as it was written: bytes, SHA-256, when it was last written (nanoseconds)."""

    size: int
    sha256: str
    written: int


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
        self.manifest = read_manifest(directory)
        self.instead_of = instead_of
        if self.manifest.format != FORMAT or self.manifest.fingerprint != fingerprint:
            raise NoIndex("索引是用另一版本的程序或词典建立的", "请运行 kb index build 重建")
        damaged = _damaged(directory, self.manifest)
        if damaged:
            raise NoIndex(f"索引 {directory.name} 已损坏：{'、'.join(damaged)}", "请运行 kb index build 重建")
        try:
            self.searcher = SEARCHERS[self.manifest.engine](directory / _ENGINE, settings)
            self.records = Records(self.searcher, directory)
        except Exception as error:  # whatever a library raises on damaged files, the answer is the same
            raise NoIndex(f"索引 {directory.name} 已损坏：{error}", "请运行 kb index build 重建") from error

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
        value = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
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
    name = f"{created.strftime('%Y%m%dT%H%M%S.%fZ')}-{revision}-{secrets.token_hex(2)}"
    directory = settings.index / f"{_BUILDING}{name}"
    (directory / _ENGINE).mkdir(parents=True)
    authority = build_authority((each.id, each.bulletin.organisations) for each in _served(store, settings))
    bulletins = (index_bulletin(each, authority) for each in _served(store, settings))
    documents = BUILDERS[settings.engine](analyzer, settings).build(bulletins, directory / _ENGINE)
    with SEARCHERS[settings.engine](directory / _ENGINE, settings) as searcher:
        write_summary(searcher, directory)
        count = searcher.bulletin_count
    _sync_tree(directory)
    manifest = Manifest(
        generation=name,
        format=FORMAT,
        engine=settings.engine,
        fingerprint=analyzer.fingerprint,
        created=created.isoformat(timespec="seconds"),
        revision=revision,
        bulletins=count,
        documents=documents,
        visibility=settings.visibility,
        files=_files(directory),
    )
    write_atomically(directory / _MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
    verify(directory, store, analyzer, settings)
    directory.rename(settings.index / name)
    sync_directory(settings.index)
    return manifest


def _served(store: Store, settings: Settings) -> Iterator[StoredBulletin]:
    """The bulletins that an index may hold, in the order of their ids."""
    everything = settings.visibility == "all"
    return (each for each in store.bulletins() if everything or each.bulletin.visibility == "public")


def verify(directory: Path, store: Store, analyzer: Analyzer, settings: Settings) -> None:
    """Checks a generation: its files are what the manifest says, it holds every bulletin, and finds what it holds.

    Raises IndexRefused.
    """
    try:
        opened = Generation(directory, analyzer.fingerprint, settings)
    except NoIndex as error:
        raise IndexRefused(error.message, _MEND) from error
    with opened as generation:
        manifest = generation.manifest
        files = _files(directory)
        wrong = sorted(name for name in files.keys() | manifest.files.keys() if _differs(name, files, manifest.files))
        if wrong:
            raise IndexRefused(f"索引的文件与清单不符：{'、'.join(wrong)}", _MEND)
        whole = manifest.visibility == "all" and manifest.revision == store.revision
        if whole and manifest.bulletins != store.counts()["bulletins"]:
            raise IndexRefused("索引的期数与库中不符", _MEND)
        if (
            generation.searcher.document_count != manifest.documents
            or generation.searcher.bulletin_count != manifest.bulletins
        ):
            raise IndexRefused("索引的段数与清单不符", _MEND)
        step = max(1, manifest.bulletins // _PROBES)
        for bulletin_id, _ in islice(generation.searcher.entries(), 0, None, step):
            _probe(generation, bulletin_id)


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
        if is_sound(settings.index / name, fingerprint, settings):
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


def _files(directory: Path) -> dict[str, FileStamp]:
    return {
        path.relative_to(directory).as_posix(): FileStamp(path.stat().st_size, _sha256(path), path.stat().st_mtime_ns)
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _differs(name: str, files: Mapping[str, FileStamp], wanted: Mapping[str, FileStamp]) -> bool:
    return name not in files or name not in wanted or files[name][:2] != wanted[name][:2]


def _damaged(directory: Path, manifest: Manifest) -> list[str]:
    """The files that are not what they were when they were written; one that seems untouched is not read."""
    return [name for name, stamp in manifest.files.items() if _is_damaged(directory / name, stamp)]


def _is_damaged(path: Path, stamp: FileStamp) -> bool:
    try:
        status = path.stat()
        untouched = status.st_mtime_ns == stamp.written and status.st_size > _SMALL
        return status.st_size != stamp.size or not (untouched or _sha256(path) == stamp.sha256)
    except OSError:
        return True


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

"""The bulk builder: bulletins in, the segments and the table of contents of an index out.

    MAIN_<segid>.arrays   a segment (see `merging` and `segment`); named by what is in it
    shared.arrays         what holds over all segments
    _MAIN_1.toc           Whoosh's table of contents: the schema, the segments, the documents no longer valid

Batches of documents are inverted in several processes, then the fields are merged in several processes. The files
are the same, bit for bit, however many there are.

An update writes one small segment for what is new and marks what is gone. Segments that are not much greater than the
new one are taken into it, and so are those of which a quarter is gone: there are few, each much greater than the next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from indexer.documents import IndexBulletin, IndexDocument
from indexer.embedded.arrays import Array, Scratch, starts_of
from indexer.embedded.batches import MOST_UNITS, Batch, InvertedBatch, batches_of, invert_batch
from indexer.embedded.codec import INDEX_NAME, ColumnarSegment, file_of
from indexer.embedded.kernels import Kernels, load_kernels
from indexer.embedded.lexicon import write_strings
from indexer.embedded.merging import TASKS, Merge, merge
from indexer.embedded.postings import Density
from indexer.embedded.reading_back import bulletins_of
from indexer.embedded.schema import make_schema
from indexer.embedded.segment import Segment
from indexer.embedded.shared import write_shared
from indexer.embedded.workers import processors, worker_pool
from indexer.terms import Analyzer

SHARED = "shared.arrays"
_MUCH_GREATER, _HOLLOW = 4, 4
_FORMAT = b"columnar 4"
_BLOBS = ("entries", "records", "deeds")
"""What is kept of each bulletin for pages, as it came."""
_MOST_WEIGHTS = 256
_Value = TypeVar("_Value", str, float)


class ColumnarBuilder:
    """Builds and updates indexes. `processes` 0 means as many as there are processors.

    `density` and `most_units` are for tests: small ones make a small corpus pass through every branch. `reached` is
    told of each stage of a build when it ends: inverted (which takes in the bulletins), merged, packed, finished.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        processes: int = 0,
        cache: Path | None = None,
        density: Density | None = None,
        most_units: int = MOST_UNITS,
        reached: Callable[[str], None] = lambda _stage: None,
    ) -> None:
        self._analyzer = analyzer
        self._processes = processes or processors()
        self._cache = cache
        self._density = density or Density()
        self._most_units = most_units
        self._reached = reached

    def build(self, bulletins: Iterable[IndexBulletin], directory: Path) -> int:
        """Writes an index of one segment into an empty directory; how many documents it has."""
        segments = self._write_segment(bulletins, directory)
        self._finish(directory, segments)
        return sum(segment.doc_count_all() for segment in segments)

    def update(self, before: Path, gone: Collection[str], bulletins: Iterable[IndexBulletin], directory: Path) -> int:
        """Writes the index that `before` becomes without the bulletins `gone`, and with these (new or changed).

        Files that stay are shared (hard links where the file system has them); how many valid documents there are.
        """
        kernels = self._kernels()
        new = list(bulletins)
        gone = {*gone, *(each.id for each in new)}
        segments = [_without(entry, before, gone, kernels) for entry in read_segments(before)]
        kept, taken = _divided(segments, sum(len(each.documents) for each in new))
        old = (
            bulletin
            for entry in taken
            for bulletin in bulletins_of(Segment(before / file_of(entry), kernels), entry.gone)
        )
        for entry in kept:
            _share(before / file_of(entry), directory)
        segments = [*kept, *self._write_segment(chain(old, new), directory)]
        self._finish(directory, segments)
        return sum(segment.doc_count() for segment in segments)

    def _kernels(self) -> Kernels:
        return load_kernels(self._cache)

    def _finish(self, directory: Path, segments: Sequence[ColumnarSegment]) -> None:
        kernels = self._kernels()
        opened = [Segment(directory / file_of(entry), kernels) for entry in segments]
        with TemporaryDirectory(dir=directory, prefix=".shared-") as scratch:
            arrays = Scratch(Path(scratch))
            write_shared(arrays, opened)
            arrays.pack(directory / SHARED)
        TOC(make_schema(), list(segments), 1).write(FileStorage(str(directory)), INDEX_NAME)
        self._reached("finished")

    def _write_segment(self, bulletins: Iterable[IndexBulletin], directory: Path) -> list[ColumnarSegment]:
        """One segment of the bulletins, or none if there are none."""
        with TemporaryDirectory(dir=directory, prefix=".segment-") as scratch:
            arrays = Scratch(Path(scratch))
            columns = _Columns(arrays)
            batches = batches_of(columns.taking(bulletins), self._most_units)
            first = list(islice(batches, 2))
            with worker_pool(self._processes if len(first) > 1 else 1) as pool:
                inverted = _in_order(pool, self._processes, chain(first, batches), self._analyzer, Path(scratch))
                starts = columns.finish()
                self._reached("inverted")
                if not columns.bulletins:
                    return []
                job = Merge(tuple(inverted), arrays, starts, self._density)
                _do_all(pool, job)
            self._reached("merged")
            segid = _name_of(inverted, columns, self._density)
            segment = ColumnarSegment(segid, columns.documents)
            arrays.pack(directory / file_of(segment))
        self._reached("packed")
        return [segment]


def read_segments(directory: Path) -> list[ColumnarSegment]:
    """The segments of an index. Raises ValueError where another writer has been at it."""
    segments = TOC.read(FileStorage(str(directory)), INDEX_NAME).segments
    if not all(isinstance(segment, ColumnarSegment) for segment in segments):
        raise ValueError("the index has a segment that was not written in bulk")
    return list(segments)


@dataclass(slots=True)
class _Columns:
    """What is written of bulletins and documents as they pass by on their way into batches."""

    arrays: Scratch
    documents: int = 0
    bulletins: int = 0
    ids: list[str] = field(default_factory=list)
    series: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    days: list[tuple[int, int]] = field(default_factory=list)
    numbers: list[tuple[int, int]] = field(default_factory=list)
    passages: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    weights: dict[float, int] = field(default_factory=dict)
    digest: bytes = b""

    def taking(self, bulletins: Iterable[IndexBulletin]) -> Iterator[IndexDocument]:
        """The documents of the bulletins, whose columns are written meanwhile."""
        digest = hashlib.blake2b(digest_size=32)
        columns = {"passage_of": np.uint32, "kind_of": np.uint32, "weight_of": np.uint8}
        blobs = {name: self.arrays.writer(f"bulletins.{name}.bytes", np.uint8) for name in _BLOBS}
        writers = {name: self.arrays.writer(f"documents.{name}", kind) for name, kind in columns.items()}
        starts: dict[str, list[int]] = {name: [0] for name in blobs}
        for bulletin in bulletins:
            self._add(bulletin)
            for name, blob in zip(_BLOBS, (bulletin.entry.encode(), bulletin.record, bulletin.deeds), strict=True):
                blobs[name].append(np.frombuffer(blob, np.uint8))
                starts[name].append(blobs[name].length)
                digest.update(len(blob).to_bytes(8, "little") + blob)
            digest.update(bulletin.id.encode() + b"\x00")
            documents = bulletin.documents
            writers["passage_of"].append(_numbered([each.passage for each in documents], self.passages))
            writers["kind_of"].append(_numbered([each.kind for each in documents], self.kinds))
            writers["weight_of"].append(_numbered([each.weight for each in documents], self.weights))
            yield from documents
        for writer in (*blobs.values(), *writers.values()):
            writer.close()
        for name, edges in starts.items():
            self.arrays.save(f"bulletins.{name}.byte_starts", np.array(edges, np.int64))
        self.digest = digest.digest()

    def _add(self, bulletin: IndexBulletin) -> None:
        series, year, number = bulletin.order
        self.ids.append(bulletin.id)
        self.series.append(series)
        self.sizes.append(len(bulletin.documents))
        self.days.append(bulletin.days)
        self.numbers.append((year, number))
        self.documents += len(bulletin.documents)
        self.bulletins += 1

    def finish(self) -> Array:
        """Writes the rest; where the documents of each bulletin begin, and the last end.

        Raises OverflowError where documents have more different weights than a byte can tell apart.
        """
        if len(self.weights) > _MOST_WEIGHTS:
            raise OverflowError(f"documents have more than {_MOST_WEIGHTS} different weights")
        starts = starts_of(np.array(self.sizes, np.int64))
        days = np.array(self.days, np.int64).reshape(-1, 2)
        numbers = np.array(self.numbers, np.int64).reshape(-1, 2)
        arrays: dict[str, Array] = {
            "documents.bulletin_starts": starts,
            "documents.bulletin_of": np.repeat(np.arange(self.bulletins, dtype=np.uint32), self.sizes),
            "documents.weights": np.array(list(self.weights), np.float64),
            "bulletins.first_days": days[:, 0],
            "bulletins.last_days": days[:, 1],
            "bulletins.years": numbers[:, 0],
            "bulletins.numbers": numbers[:, 1],
            "bulletins.by_id": np.argsort(np.array([each.encode() for each in self.ids], np.bytes_), kind="stable"),
        }
        for name, values in arrays.items():
            self.arrays.save(name, values)
        write_strings(self.arrays.below("bulletins.ids"), self.ids)
        write_strings(self.arrays.below("bulletins.series"), self.series)
        write_strings(self.arrays.below("documents.passages"), self.passages)
        write_strings(self.arrays.below("documents.kinds"), self.kinds)
        return starts


def _numbered(values: Sequence[_Value], numbers: dict[_Value, int]) -> Array:
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.uint32)


def _in_order(
    pool: Executor | None, processes: int, batches: Iterable[Batch], analyzer: Analyzer, directory: Path
) -> list[InvertedBatch]:
    """The batches inverted; a few at a time are on their way, so that memory is bounded."""
    if pool is None:
        return [invert_batch(batch, analyzer, directory) for batch in batches]
    done: list[InvertedBatch] = []
    under_way: list[Future[InvertedBatch]] = []
    for batch in batches:
        if len(under_way) > processes:
            done.append(under_way.pop(0).result())
        under_way.append(pool.submit(invert_batch, batch, analyzer, directory))
    return [*done, *(future.result() for future in under_way)]


def _do_all(pool: Executor | None, job: Merge) -> None:
    if pool is None:
        for task in TASKS:
            merge(task, job)
        return
    futures = [pool.submit(merge, task, job) for task in TASKS]
    # The job is sent to a worker when it is free: nothing may change in it before all have it.
    for made in [future.result() for future in futures]:
        job.arrays.take(made)


def _name_of(batches: Sequence[InvertedBatch], columns: _Columns, density: Density) -> str:
    """The name of a segment: a digest of what is in it."""
    parts = (_FORMAT, repr(density).encode(), columns.digest, *(batch.digest for batch in batches))
    return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()


def _without(entry: ColumnarSegment, directory: Path, gone: Collection[str], kernels: Kernels) -> ColumnarSegment:
    """The segment with these bulletins and their documents no longer valid."""
    segment = Segment(directory / file_of(entry), kernels)
    numbers = np.array([number for number in map(segment.bulletin, gone) if number is not None], np.uint32)
    bulletins = np.union1d(entry.gone, numbers).astype(np.uint32)
    starts = segment.bulletin_starts
    documents = [np.arange(starts[number], starts[number + 1], dtype=np.uint32) for number in bulletins]
    deleted = np.concatenate([np.empty(0, np.uint32), *documents])
    return ColumnarSegment(entry.segid, entry.doc_count_all(), deleted, bulletins)


def _divided(segments: Sequence[ColumnarSegment], size: int) -> tuple[list[ColumnarSegment], list[ColumnarSegment]]:
    """The segments that stay, and those that are taken into a new one of `size` documents: the small and the hollow."""
    kept: list[ColumnarSegment] = []
    taken: list[ColumnarSegment] = []
    for segment in sorted(segments, key=lambda each: each.doc_count()):
        hollow = segment.deleted_count() * _HOLLOW > segment.doc_count_all()
        if hollow or segment.doc_count() < _MUCH_GREATER * max(1, size):
            taken.append(segment)
            size += segment.doc_count()
        else:
            kept.append(segment)
    return kept, taken


def _share(path: Path, directory: Path) -> None:
    target = directory / path.name
    try:
        os.link(path, target)
    except OSError:  # a file system without links, or the limit of links
        shutil.copyfile(path, target)

"""Postings: for each term (a number from 0), the documents that hold it, and how often those that hold it repeatedly.

    starts      uint32  where the lower halves of each term begin in `lows`, and the last end
    lows        uint16  the lower 16 bits of document numbers
    run_starts  uint32  where the runs of each term begin in `blocks` and `counts`, and the last end
    blocks      uint16  the upper 16 bits that a run of lower halves shares
    counts      uint16  how many a run has, less one
    dense       uint32  the terms that so many documents hold that a row of bits is no longer than a list
    bits        uint64  their rows; such a term has no lows
    frequencies uint32  how many documents hold them

    marks       uint8   where postings are marked: a byte for each of `lows`
    row_marks   uint8   and for each bit that is set, row after row

A document takes two bytes, and reading a list is one pass: `block << 16 | low` (why: docs/design/engine.md).
Where terms are counted, those that some document holds twice or more (`more.terms`, uint32) have postings of such
documents again (`more`); their marks are how often (`indexer.engine.MOST_TIMES` at most). The marks of pairs are
where they stand first (`inversion.FAR` at most).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.embedded.arrays import Array, Arrays, ArrayWriter, Scratch, starts_of
from indexer.embedded.docsets import Bits, Docs, Ids, sorted_once
from indexer.embedded.kernels import Kernels
from indexer.embedded.kernels.scoring import HELD_BY_ALL, LISTED
from indexer.embedded.kernels.sets import BLOCK
from indexer.engine import K1, B

_STREAMED = {
    "lows": np.uint16,
    "blocks": np.uint16,
    "counts": np.uint16,
    "bits": np.uint64,
    "marks": np.uint8,
    "row_marks": np.uint8,
}
_CHUNK = 1 << 21
"""Postings that are put into place at a time."""


@dataclass(frozen=True, slots=True)
class Density:
    """A term is kept as bits if one document in `share` holds it, and `least` at all."""

    share: int = 16
    least: int = 64


@dataclass(frozen=True, slots=True)
class PostingRun:
    """Postings of documents of one block, sorted by term and document.

    `terms` are sorted, each once; `counts` says how many of `lows` (and `marks`) belong to each.
    """

    block: int
    terms: Array
    counts: Array
    lows: Array
    marks: Array | None = None


class Postings:
    """Postings in arrays."""

    def __init__(self, arrays: Arrays, kernels: Kernels) -> None:
        self._kernels = kernels
        self._starts, self._lows = arrays["starts"], arrays["lows"]
        self._run_starts, self._blocks, self._counts = arrays["run_starts"], arrays["blocks"], arrays["counts"]
        self._bits = arrays["bits"]
        dense = arrays["dense"]
        self._rows = {term: row for row, term in enumerate(dense.tolist())}
        self._words = self._bits.size // max(1, dense.size)
        self._frequencies = arrays["frequencies"]
        self._marks, self._row_marks = arrays["marks"], arrays["row_marks"]
        self._row_starts = starts_of(self._frequencies)

    def frequency(self, term: int) -> int:
        """How many documents hold the term."""
        row = self._rows.get(term)
        return int(self._starts[term + 1]) - int(self._starts[term]) if row is None else int(self._frequencies[row])

    def frequencies(self, terms: Array) -> Array:
        """How many documents hold each of the terms."""
        return np.array([self.frequency(term) for term in terms.tolist()], np.int64)

    def docs(self, term: int) -> Docs:
        """The documents that hold the term."""
        row = self._row(term)
        return Ids(self.listed(term)) if row is None else Bits(row)

    def docs_of_each(self, terms: Array) -> list[Docs]:
        """Sets that together are the documents that hold any of the terms."""
        if terms.size == 1:
            return [self.docs(int(terms[0]))]
        rows = [row for row in map(self._row, terms.tolist()) if row is not None]
        ids = self._kernels.expand_terms(terms, self._starts, self._lows, self._run_starts, self._blocks, self._counts)
        return [Ids(sorted_once(ids)), *map(Bits, rows)]

    def keep(self, ids: Array, term: int) -> Array:
        """Those of the documents that hold the term."""
        row = self._row(term)
        if row is not None:
            return np.asarray(self._kernels.keep_in_bits(ids, row))
        return np.asarray(self._kernels.keep_listed(ids, *self._list(term)))

    def marks(self, ids: Array, term: int) -> Array:
        """The marks of a term in documents that hold it (a term whose postings are marked)."""
        row = self._row(term)
        if row is not None:
            number = self._rows[term]
            marks = self._row_marks[self._row_starts[number] : self._row_starts[number + 1]]
            return np.asarray(self._kernels.marks_in_bits(ids, row, marks))
        start, end = self._starts[term : term + 2].tolist()
        return np.asarray(self._kernels.marks_listed(ids, *self._list(term), self._marks[start:end]))

    def _row(self, term: int) -> Array | None:
        row = self._rows.get(term)
        return None if row is None else self._bits[row * self._words : (row + 1) * self._words]

    def listed(self, term: int) -> Array:
        """The ids of a term that is no row of bits."""
        return np.asarray(self._kernels.expand(*self._list(term)))

    def _list(self, term: int) -> tuple[Array, Array, Array]:
        first, last = self._run_starts[term : term + 2].tolist()
        start, end = self._starts[term : term + 2].tolist()
        return self._blocks[first:last], self._counts[first:last], self._lows[start:end]


class CountedPostings(Postings):
    """Postings of terms that are counted."""

    def __init__(self, arrays: Arrays, kernels: Kernels) -> None:
        super().__init__(arrays, kernels)
        more = arrays.below("more")
        self._more, self._more_terms, self._times = Postings(more, kernels), more["terms"], more["marks"]

    def repeated(self, term: int) -> tuple[Array, Array]:
        """The documents that hold the term twice or more, and how often."""
        number = int(self._repeated(np.array([term], np.uint32))[0])
        if number < 0:
            return np.empty(0, np.uint32), np.empty(0, np.uint8)
        start, end = self._more._starts[number : number + 2].tolist()  # noqa: SLF001  # of its own
        return self._more.listed(number), self._times[start:end]

    def add_scores(
        self,
        scores: Array,
        ids: Array,
        terms: Array,
        factors: Array,
        lengths: Array,
        average: float,
        *,
        held: bool = False,
    ) -> None:
        """Adds factor × BM25 of each term to the scores of the documents `ids`, or of all where there are as many.

        `held` says that all of the ids hold the terms, and have what they are worth once (`kernels.held_by_all`).
        """
        more = self._more
        rows = np.array([HELD_BY_ALL if held else self._rows.get(term, LISTED) for term in terms.tolist()], np.int64)
        self._kernels.add_scores(
            scores,
            ids,
            terms,
            factors,
            rows,
            *(self._bits, self._starts, self._lows, self._run_starts, self._blocks, self._counts),
            self._repeated(terms),
            *(more._starts, more._lows, more._run_starts, more._blocks, more._counts),  # noqa: SLF001  # of its own
            self._times,
            lengths,
            lengths.size,
            parameters_of(average),
        )

    def _repeated(self, terms: Array) -> Array:
        """The numbers of terms among those that some document holds repeatedly, or -1."""
        if not self._more_terms.size:
            return np.full(terms.size, -1)
        places = np.minimum(self._more_terms.searchsorted(terms), self._more_terms.size - 1)
        return np.where(self._more_terms[places] == terms, places, -1)


def parameters_of(average: float) -> Array:
    """The parameters of BM25 where documents have so many terms on average."""
    return np.array((K1, B, average))


def write_postings(
    scratch: Scratch,
    terms: int,
    documents: int,
    runs: Sequence[PostingRun],
    density: Density | None,
    *,
    marked: bool = False,
) -> None:
    """Writes the postings of terms 0 to `terms` from runs in the order of their documents.

    Without a density all are lists; the runs of `marked` postings have marks. The result depends on the postings alone,
    not on how they were cut into runs.
    """
    df = np.zeros(terms, np.int64)
    for run in runs:
        df[run.terms] += run.counts
    dense = np.zeros(terms, bool)
    if density is not None:
        dense = (df * density.share >= documents) & (df >= density.least)
    writers = {name: scratch.writer(name, dtype) for name, dtype in _STREAMED.items()}
    run_counts = np.zeros(terms, np.int64)
    for first, gathered in _chunks(runs, df):
        ends = np.cumsum(df[first : first + gathered.terms])
        for term in np.flatnonzero(dense[first : first + gathered.terms]):
            ids = gathered.ids[ends[term] - df[first + term] : ends[term]]
            writers["bits"].append(_row_of(ids, documents))
            if marked:
                writers["row_marks"].append(gathered.marks[ends[term] - df[first + term] : ends[term]])
        owner = np.repeat(np.arange(first, first + gathered.terms), df[first : first + gathered.terms])
        listed = ~dense[owner]
        _write_lists(writers, gathered.ids[listed], owner[listed], run_counts)
        if marked:
            writers["marks"].append(gathered.marks[listed])
    for writer in writers.values():
        writer.close()
    scratch.save("starts", _short(starts_of(np.where(dense, 0, df))))
    scratch.save("run_starts", _short(starts_of(run_counts)))
    scratch.save("dense", np.flatnonzero(dense).astype(np.uint32))
    scratch.save("frequencies", df[dense].astype(np.uint32))


def write_counted_postings(
    scratch: Scratch,
    terms: int,
    documents: int,
    runs: Sequence[PostingRun],
    more: Sequence[PostingRun],
    density: Density,
    *,
    marked: bool = False,
) -> None:
    """Writes postings with counts; the marks of the runs of `more` are how often."""
    write_postings(scratch, terms, documents, runs, density, marked=marked)
    repeated = np.unique(np.concatenate([np.empty(0, np.uint32), *(run.terms for run in more)]))
    numbered = [replace(run, terms=repeated.searchsorted(run.terms).astype(np.uint32)) for run in more]
    write_postings(scratch.below("more"), repeated.size, documents, numbered, None, marked=True)
    scratch.save("more.terms", repeated.astype(np.uint32))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The postings of so many terms, term by term, each in the order of its documents."""

    terms: int
    ids: Array
    marks: Array


def _chunks(runs: Sequence[PostingRun], df: Array) -> Iterator[tuple[int, _Gathered]]:
    """All postings, about _CHUNK at a time, each time with the first term."""
    starts = [_short(starts_of(run.counts)) for run in runs]
    ends = np.cumsum(df)
    first = 0
    while first < df.size:
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + _CHUNK, "right")))
        yield first, _gathered(runs, starts, first, df[first:last])
        first = last


def _gathered(runs: Sequence[PostingRun], starts: Sequence[Array], first: int, df: Array) -> _Gathered:
    total = int(df.sum())
    ids, marks = np.empty(total, np.uint32), np.empty(total, np.uint8)
    place = starts_of(df)[:-1]
    for run, run_starts in zip(runs, starts, strict=True):
        low, high = np.searchsorted(run.terms, (first, first + df.size))
        terms, counts = run.terms[low:high] - first, run.counts[low:high].astype(np.int64)
        here = slice(run_starts[low], run_starts[high])
        lows = run.lows[here]
        into = np.repeat(place[terms] - np.cumsum(counts) + counts, counts) + np.arange(lows.size)
        ids[into] = np.uint32(run.block * BLOCK) | lows
        if run.marks is not None:
            marks[into] = run.marks[here]
        place[terms] += counts
    return _Gathered(df.size, ids, marks)


def _write_lists(writers: dict[str, ArrayWriter], ids: Array, owner: Array, run_counts: Array) -> None:
    """Writes lists as runs: a run ends where the term or the block changes."""
    if not ids.size:
        return
    blocks = ids >> np.uint32(16)
    begins = np.flatnonzero(np.concatenate(([True], (owner[1:] != owner[:-1]) | (blocks[1:] != blocks[:-1]))))
    writers["lows"].append(ids & np.uint32(BLOCK - 1))
    writers["blocks"].append(blocks[begins])
    writers["counts"].append(np.diff(begins, append=ids.size) - 1)
    np.add.at(run_counts, owner[begins], 1)


def _row_of(ids: Array, documents: int) -> Array:
    row = np.zeros(-(-documents // 64) * 64, bool)
    row[ids] = True
    return np.packbits(row, bitorder="little").view(np.uint64)


def _short(starts: Array) -> Array:
    """Starts in 32 bits. Raises OverflowError beyond four thousand million postings (some three million bulletins)."""
    if starts[-1] > np.iinfo(np.uint32).max:
        raise OverflowError("one segment cannot hold so many postings; the distributed engine can")
    return starts.astype(np.uint32)

"""The searcher: one query on all segments, as if they were one.

Sets and scores are made segment by segment (`executor`), with statistics over all of them; counts add up, and the
best bulletins of each are put in one order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Self

import numpy as np

from indexer.embedded.allocation import keep_freed_memory
from indexer.embedded.arrays import Array, open_arrays
from indexer.embedded.builder import SHARED, read_segments
from indexer.embedded.codec import file_of
from indexer.embedded.docsets import Docs
from indexer.embedded.executor import Executor, Known
from indexer.embedded.kernels import Kernels, load_kernels
from indexer.embedded.lexicon import StringLexicon
from indexer.embedded.segment import Segment
from indexer.embedded.shared import Shared
from indexer.embedded.tasks import Tasks, threads
from indexer.engine import BulletinHit, Count, EngineQuery, EngineResult, FacetCounts, Holding, PassageHit

_SHIFT = 1 << 26
"""Bulletins and passages in one number to sort by, exact in a float: neither an index nor a facet has more passages."""
_MANY = 1_000
"""Of so many hits the facets are counted beside the scores."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The hits in one segment, and by bulletin: where the ids of each begin, and the last end."""

    ids: Array
    bulletins: Array
    firsts: Array


@dataclass(frozen=True, slots=True)
class _Scored:
    """The scores of the hits in one segment, and the best of each bulletin."""

    scores: Array
    best: Array


class ColumnarSearcher:
    """One open index. It may be asked from several threads: nothing in it changes."""

    def __init__(self, directory: Path, cache: Path | None = None, many: int = _MANY) -> None:
        self._many = many
        keep_freed_memory()
        self._kernels = load_kernels(cache)
        self._beside = threads()
        segments = read_segments(directory)
        self._executors = [
            Executor(Segment(directory / file_of(segment), self._kernels), segment.deleted, segment.gone)
            for segment in segments
        ]
        self._shared = Shared(open_arrays(directory / SHARED), len(segments))
        self.document_count = sum(executor.document_count for executor in self._executors)
        self.bulletin_count = sum(executor.bulletin_count for executor in self._executors)
        self._lengths = {
            field: sum(executor.field_length(field) for executor in self._executors) for field in ("words", "grams")
        }

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer."""
        known: list[Known] = [{} for _ in self._executors]
        matching = [executor.matching(query, each) for executor, each in zip(self._executors, known, strict=True)]
        hits = [
            executor.filtered(docs, query.filters) for executor, docs in zip(self._executors, matching, strict=True)
        ]
        found = [self._grouped(executor, docs) for executor, docs in zip(self._executors, hits, strict=True)]
        total = Count(sum(each.bulletins.size for each in found), sum(each.ids.size for each in found))

        beside = self._beside if total.passages > self._many else None
        counting = Tasks({name: partial(self._facet, name, query, matching, found) for name in query.facets}, beside)
        page = tuple(self._page(query, found, self._scored(found, query, known)))
        histogram = self._counts("month", found).of_values() if query.histogram else {}
        return EngineResult(
            total=total,
            hits=page,
            facets=counting.results(),
            histogram=dict(sorted(histogram.items())),
        )

    def holding(self, query: EngineQuery) -> Iterator[Holding]:
        """Every bulletin with hits."""
        for executor in self._executors:
            segment = executor.segment
            found = self._grouped(executor, executor.filtered(executor.matching(query, {}), query.filters))
            edges, passages = found.firsts.tolist(), segment.passage_ids(found.ids)
            for at, bulletin in enumerate(found.bulletins.tolist()):
                own = tuple(passages[edges[at] : edges[at + 1]])
                yield Holding(segment.ids.string(bulletin), own, partial(_entry_and_deeds, segment, bulletin))

    def ids(self) -> Iterator[str]:
        """Every bulletin's id."""
        for executor in self._executors:
            yield from compress(executor.segment.ids.strings(), executor.live())

    def entries(self) -> Iterator[tuple[str, str]]:
        """Every bulletin's id and entry."""
        for executor in self._executors:
            segment = executor.segment
            yield from compress(zip(segment.ids.strings(), segment.entries.strings(), strict=True), executor.live())

    def entry(self, bulletin_id: str) -> str | None:
        """The entry of a bulletin, or None."""
        return next((segment.entry(number) for segment, number in self._bulletin(bulletin_id)), None)

    def record(self, bulletin_id: str) -> bytes | None:
        """The record of a bulletin, or None."""
        return next((segment.record(number) for segment, number in self._bulletin(bulletin_id)), None)

    def close(self) -> None:
        """Ends the threads; a mapped file is let go when the last array of it is."""
        self._beside.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _bulletin(self, bulletin_id: str) -> Iterator[tuple[Segment, int]]:
        for executor in self._executors:
            number = executor.segment.bulletin(bulletin_id)
            if number is not None and executor.is_live(number):
                yield executor.segment, number

    def _grouped(self, executor: Executor, docs: Docs) -> _Found:
        ids = executor.ids(docs)
        return _Found(ids, *executor.segment.universe.group(ids))

    def _scored(self, found: Sequence[_Found], query: EngineQuery, known: Sequence[Known]) -> list[_Scored]:
        """The scores of hits: what a term is worth depends on all segments, without what is gone."""
        located = [executor.locate(query.scoring) for executor in self._executors]
        frequencies = np.zeros(len(query.scoring), np.int64)
        for executor, each in zip(self._executors, located, strict=True):
            frequencies += executor.frequencies(each, len(query.scoring))
        total = max(1, self.document_count)
        weights = np.array([term.weight for term in query.scoring])
        factors = weights * (np.log(total / (frequencies + 1)) + 1)
        averages = {field: length / total or 1.0 for field, length in self._lengths.items()}
        scored = []
        for executor, hits, terms, leaves in zip(self._executors, found, located, known, strict=True):
            segment = executor.segment
            scores = executor.scores(hits.ids, terms, factors, averages, query, leaves)
            best = self._kernels.weigh(scores, hits.ids, segment.weight_of, segment.weights, hits.firsts)
            scored.append(_Scored(scores, best))
        return scored

    def _page(self, query: EngineQuery, found: Sequence[_Found], scored: Sequence[_Scored]) -> Iterator[BulletinHit]:
        """One page of bulletins in the order that is asked for."""
        sort = "newest" if query.sort == "relevance" else query.sort
        ranks = [ranks[each.bulletins] for ranks, each in zip(self._shared.ranks[sort], found, strict=True)]
        keys = [each.best if query.sort == "relevance" else np.zeros(each.best.size) for each in scored]
        starts = np.cumsum([0, *(each.bulletins.size for each in found)])
        best = self._kernels.top(_joined(keys), _joined(ranks, np.uint32), query.first + query.size)
        for at in best[query.first :]:
            number = int(np.searchsorted(starts, at, "right")) - 1
            segment = self._executors[number].segment
            yield self._hit(segment, found[number], scored[number], int(at - starts[number]))

    def _hit(self, segment: Segment, found: _Found, scored: _Scored, at: int) -> BulletinHit:
        bulletin = int(found.bulletins[at])
        here = slice(found.firsts[at], found.firsts[at + 1])
        ids, scores = found.ids[here].tolist(), scored.scores[here].tolist()
        passages = []
        for number, score in sorted(zip(ids, scores, strict=True), key=lambda each: (-each[1], each[0])):
            passages.append(PassageHit(*segment.passage(number), score, partial(segment.folded_text, number)))
        return BulletinHit(
            segment.ids.string(bulletin), segment.entry(bulletin), float(scored.best[at]), tuple(passages)
        )

    def _facet(self, name: str, query: EngineQuery, matching: Sequence[Docs], found: Sequence[_Found]) -> FacetCounts:
        selected = query.filters.get(name, ())
        if selected:
            found = [
                self._grouped(executor, executor.filtered(docs, query.filters, name))
                for executor, docs in zip(self._executors, matching, strict=True)
            ]
        return self._counts(name, found).first(query.facet_size, selected, self._kernels)

    def _counts(self, name: str, found: Sequence[_Found]) -> _Counts:
        """The counts of all values of a field in the hits."""
        parts = [
            self._counts_in(executor.segment, name, places, each)
            for executor, places, each in zip(self._executors, self._shared.places[name], found, strict=True)
        ]
        return _added(self._shared.values[name], parts)

    def _counts_in(self, segment: Segment, name: str, places: Array, found: _Found) -> _Counts:
        field = segment.values[name]
        columns = field.starts, field.values, len(field.terms)
        if field.by_bulletin:
            counted = self._kernels.count_by_bulletin(found.bulletins, found.firsts, *columns)
        else:
            counted = self._kernels.count_by_document(found.bulletins, found.firsts, found.ids, *columns)
        met, bulletins, passages, *missing = counted
        return _Counts(self._shared.values[name], places[met], bulletins, passages, Count(*missing))


@dataclass(frozen=True, slots=True)
class _Counts:
    """The values of a field that hits have, by their place among all; how many bulletins and passages have each."""

    terms: StringLexicon
    places: Array
    bulletins: Array
    passages: Array
    missing: Count

    def first(self, size: int, selected: Sequence[str], kernels: Kernels) -> FacetCounts:
        """The first values of a facet, and the selected ones."""
        keys = self.bulletins.astype(np.float64) * _SHIFT + self.passages
        shown = {
            self.terms.string(int(self.places[at])): self._count(at) for at in kernels.top(keys, self.places, size)
        }
        for value in selected:
            place = self.terms.find(value)
            if place is not None and (at := np.flatnonzero(self.places == place)).size:
                shown[value] = self._count(int(at[0]))
        return FacetCounts(shown, int(self.places.size) - len(shown), self.missing)

    def of_values(self) -> dict[str, Count]:
        """The counts of all values."""
        return {self.terms.string(int(place)): self._count(at) for at, place in enumerate(self.places)}

    def _count(self, at: int) -> Count:
        return Count(int(self.bulletins[at]), int(self.passages[at]))


def _entry_and_deeds(segment: Segment, bulletin: int) -> tuple[str, bytes]:
    return segment.entry(bulletin), segment.deeds(bulletin)


def _joined(parts: Sequence[Array], dtype: type = np.float64) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype), *parts])


def _added(terms: StringLexicon, parts: Sequence[_Counts]) -> _Counts:
    """The counts of several segments together."""
    if len(parts) == 1:
        return parts[0]
    together = _joined([part.places for part in parts], np.uint32)
    places, inverse = np.unique(together, return_inverse=True)
    given = ("bulletins", "passages")
    sums = {name: np.zeros(places.size, np.uint32) for name in given}
    for name in given:
        np.add.at(sums[name], inverse, _joined([getattr(part, name) for part in parts], np.uint32))
    missing = Count(sum(part.missing.bulletins for part in parts), sum(part.missing.passages for part in parts))
    return _Counts(terms, places, sums["bulletins"], sums["passages"], missing)

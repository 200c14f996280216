"""The scores of the hits of one segment: BM25 of every term, then the boosts, times the weights of the documents.

Only the first bulletins are shown. So where hits are many, terms are added in the order of what they can be worth at
most, and as soon as what is left cannot bring most hits among the first, only the others go on (MaxScore: Turtle and
Flood, Query evaluation, 1995). What is left behind has less than its score; what is shown is scored in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.embedded.arrays import Array
from indexer.embedded.docsets import Docs, Ids
from indexer.embedded.postings import CountedPostings, parameters_of
from indexer.embedded.segment import Segment
from indexer.engine import K1, ScoredField

_SHARE = 8
"""One document in so many: if more are scored, it is faster to score all that hold a term than to look which are."""
_WORTH = 2
"""One hit in so many at most goes on, or nobody is left behind yet."""
_ROUNDING = 1e-9
"""Sums of the same numbers in another order differ by less, in proportion."""


@dataclass(frozen=True, slots=True)
class Located:
    """Those terms of a query that stand in the same postings: their places in the query, their numbers there.

    `held` says that every hit holds all of them for sure.
    """

    field: ScoredField
    postings: CountedPostings
    places: Array
    terms: Array
    held: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of hits without the weights of documents, and the best of each bulletin with them.

    Where they are not `whole`, those that cannot be among the first have less than they are worth.
    """

    scores: Array
    best: Array
    whole: bool


class Scorer:
    """Scores hits of one segment for one query.

    `factors` has for each term of it the weight times the idf; every hit gets `sure`, and of each of the boosts the
    hits that are in its set.
    """

    def __init__(
        self,
        segment: Segment,
        located: Sequence[Located],
        factors: Array,
        averages: Mapping[ScoredField, float],
        sure: float,
        boosts: Sequence[tuple[Docs, float]],
    ) -> None:
        self._segment = segment
        self._factors = factors
        self._averages = averages
        self._sure = sure
        self._boosts = boosts
        self._parts = sorted(located, key=self._most, reverse=True)

    def ranked(self, ids: Array, firsts: Array, first: int, many: int) -> Scored:
        """The hits of bulletins (the ids of each from `firsts` on) scored so far that the `first` ones come out right.

        All of them in full where there are not `many`.
        """
        scores, left = self._begun(ids), self._parts
        while left and ids.size > many:
            part, *left = left
            self._add([part], scores, ids)
            places = self._promising(scores, ids, firsts, first, left) if left else None
            if places is not None and places.size * _WORTH <= ids.size:
                ahead = scores[places]
                self._add(left, ahead, ids[places])
                scores[places] = ahead
                return Scored(scores, self._best(scores, ids, firsts), whole=False)
        self._add(left, scores, ids)
        return Scored(scores, self._best(scores, ids, firsts), whole=True)

    def scores(self, ids: Array) -> Array:
        """The scores of hits in full, without the weights of documents."""
        scores = self._begun(ids)
        self._add(self._parts, scores, ids)
        return scores

    def _begun(self, ids: Array) -> Array:
        """What hits are worth by the terms that all of them hold, each once, and by the boosts."""
        kernels = self._segment.kernels
        factor = float(sum(self._factors[part.places].sum() for part in self._parts if part.held))
        if factor:
            parameters = parameters_of(self._averages["grams"])
            scores = kernels.held_by_all(ids, factor, self._sure, self._segment.gram_lengths, parameters)
        else:
            scores = np.full(ids.size, self._sure)
        for docs, amount in self._boosts:
            if isinstance(docs, Ids):
                there = ids if docs.ids is ids else kernels.intersect(*sorted((ids, docs.ids), key=len))
                kernels.add_where(scores, ids, there, amount)
            else:
                kernels.add_in_bits(scores, ids, self._segment.universe.bits(docs), amount)
        return np.asarray(scores)

    def _add(self, parts: Sequence[Located], scores: Array, ids: Array) -> None:
        """Adds what terms are worth to the scores of hits: each once where not all hold it, and what more it is."""
        looked_for = [part for part in parts if not part.held]
        every = bool(looked_for) and ids.size * _SHARE > self._segment.document_count
        of_all = np.zeros(self._segment.document_count) if every else scores
        for part in parts:
            lengths, average = self._lengths(part.field), self._averages[part.field]
            part.postings.add_scores(
                scores if part.held else of_all,
                ids,
                part.terms,
                self._factors[part.places],
                lengths,
                average,
                held=part.held,
            )
        if every:
            scores += of_all[ids]

    def _promising(self, scores: Array, ids: Array, firsts: Array, first: int, left: Sequence[Located]) -> Array | None:
        """The places of the hits that can be among the `first` bulletins whatever else is added; None if any can."""
        best = self._best(scores, ids, firsts)
        if best.size <= first:
            return None
        least = float(np.partition(best, best.size - first)[best.size - first]) * (1 - _ROUNDING)
        rest = sum(self._most(part) for part in left if not part.held)
        more = sum(self._most(part) for part in left if part.held)
        segment = self._segment
        parameters = parameters_of(self._averages["grams"])
        places: Array = segment.kernels.reaching(
            scores, ids, segment.weights, least, float(rest), float(more), segment.gram_lengths, parameters
        )
        return places

    def _most(self, part: Located) -> float:
        """What the terms of a part can be worth at most: as if they stood in a hit for ever."""
        return float(self._factors[part.places].sum()) * (K1 + 1)

    def _best(self, scores: Array, ids: Array, firsts: Array) -> Array:
        return np.asarray(self._segment.kernels.best(scores, ids, self._segment.weights, firsts))

    def _lengths(self, field: ScoredField) -> Array:
        return self._segment.word_lengths if field == "words" else self._segment.gram_lengths

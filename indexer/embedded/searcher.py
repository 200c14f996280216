"""Answers from a Whoosh index: leaves become sets of document numbers, the tree combines them."""

from __future__ import annotations

import json
import threading
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self, assert_never

from whoosh.index import Index, open_dir
from whoosh.query.compound import And as WhooshAnd
from whoosh.query.compound import Or as WhooshOr
from whoosh.query.terms import Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from indexer.embedded.schema import GRAM_FIELDS
from indexer.engine import BulletinHit, Count, EngineQuery, EngineResult, FacetCounts, PassageHit, Sort
from indexer.query import And, AtLeast, Dates, Everything, Leaf, Node, Not, Or, Text, Value, bears_text, positive_texts
from indexer.terms import needed_grams

Documents = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Facts:
    bulletin: str
    passage: str
    values: Mapping[str, list[str]]
    days: tuple[int, int]
    order: tuple[str, int, int]
    weight: float


def _close(searcher: Searcher, index: Index) -> None:
    searcher.close()
    index.close()


class WhooshSearcher:
    """One open Whoosh index; its files are let go by `close`, or when nobody asks it any more."""

    def __init__(self, directory: Path) -> None:
        self._index = open_dir(str(directory))
        self._searcher = self._index.searcher(weighting=BM25F(B=0.75, K1=1.2))
        reader = self._searcher.reader()
        empty = self.document_count == 0  # Whoosh has no columns where there are no documents
        self._facts_column = None if empty else reader.column_reader("facts")
        self._texts_column = None if empty else reader.column_reader("texts")
        self._closing = weakref.finalize(self, _close, self._searcher, self._index)
        self._one_at_a_time = threading.Lock()

    @property
    def document_count(self) -> int:
        """How many documents the index holds."""
        return int(self._searcher.doc_count())

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer, from sets of document numbers. Whoosh's files have one position: threads take turns."""
        with self._one_at_a_time:
            return self._search(query)

    def _search(self, query: EngineQuery) -> EngineResult:
        matching = self._matching(query)
        hits = self._filtered(matching, query.filters)
        scores = self._scores(query, hits)
        grouped: dict[str, list[int]] = defaultdict(list)
        for number in sorted(hits):
            grouped[self._facts[number].bulletin].append(number)
        bulletins = sorted(grouped, key=lambda bulletin: self._sort_key(query.sort, grouped[bulletin], scores))
        page = bulletins[query.first : query.first + query.size]
        facets = {name: self._facet(name, matching, query.filters) for name in query.facets}
        return EngineResult(
            self._count(hits), tuple(self._bulletin_hit(grouped[each], scores) for each in page), facets
        )

    def close(self) -> None:
        """Lets the files go."""
        self._closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @cached_property
    def _facts(self) -> list[_Facts]:
        if self._facts_column is None:
            return []
        return [_Facts(**json.loads(self._facts_column[number])) for number in range(self.document_count)]

    @cached_property
    def _all(self) -> Documents:
        return frozenset(range(self.document_count))

    @cached_property
    def _of_bulletin(self) -> Mapping[str, Documents]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, facts in enumerate(self._facts):
            found[facts.bulletin].append(number)
        return {bulletin: frozenset(numbers) for bulletin, numbers in found.items()}

    def _texts(self, number: int) -> dict[str, str]:
        assert self._texts_column is not None
        texts: dict[str, str] = json.loads(self._texts_column[number])
        return texts

    def _written(self, number: int) -> dict[str, str]:
        assert self._texts_column is not None
        written: dict[str, str] = json.loads(self._texts_column[number])["written"]
        return written

    def _docs(self, query: Any) -> Documents:
        return frozenset(self._searcher.docs_for_query(query))

    def _matching(self, query: EngineQuery) -> Documents:
        if query.scope == "passage" or not bears_text(query.tree):
            return self._hits(query.tree)
        texts = self._union(self._own(text) for text in positive_texts(query.tree))
        return self._combine(query.tree, self._in_bulletins, self._in_bulletins) & texts

    def _in_bulletins(self, leaf: Leaf) -> Documents:
        """All documents of the bulletins in which some document has what the leaf asks for."""
        bulletins = {self._facts[number].bulletin for number in self._own(leaf)}
        return self._union(self._of_bulletin[bulletin] for bulletin in bulletins)

    def _hits(self, node: Node) -> Documents:
        """The documents that match a node, and by themselves where it asks for texts."""
        match node:
            case Text():
                return self._own(node)
            case Or(nodes):
                return self._union(self._hits(child) for child in nodes)
            case And(nodes) | AtLeast(_, nodes):
                matching = self._combine(node, self._with_context, self._own)
                bearing = [child for child in nodes if bears_text(child)]
                return matching & self._union(self._hits(child) for child in bearing) if bearing else matching
            case Value() | Dates() | Everything() | Not():
                return self._combine(node, self._with_context, self._own)
            case _:
                assert_never(node)

    def _combine(
        self, node: Node, leaves: Callable[[Leaf], Documents], strictly: Callable[[Leaf], Documents]
    ) -> Documents:
        match node:
            case And(nodes):
                result = self._all
                for child in nodes:
                    result &= self._combine(child, leaves, strictly)
                return result
            case Or(nodes):
                return self._union(self._combine(child, leaves, strictly) for child in nodes)
            case AtLeast(count, nodes):
                return self._at_least(count, [self._combine(child, leaves, strictly) for child in nodes])
            case Not(child):
                return self._all - self._combine(child, strictly, strictly)
            case Text() | Value() | Dates() | Everything():
                return leaves(node)
            case _:
                assert_never(node)

    def _at_least(self, count: int, sets: list[Documents]) -> Documents:
        if count <= 0:
            return self._all
        tally: dict[int, int] = defaultdict(int)
        for documents in sets:
            for number in documents:
                tally[number] += 1
        return frozenset(number for number, times in tally.items() if times >= count)

    def _own(self, leaf: Leaf) -> Documents:
        """The documents that have what the leaf asks for themselves."""
        match leaf:
            case Text(text, field, True):
                return frozenset(number for number in self._all if text in self._written(number)[field])
            case Text(text, field):
                return self._holding(text, field)
            case Value(field, values):
                terms = [Term(f"v_{field}", value) for value in values]
                return self._docs(WhooshOr(terms)) if terms else frozenset()
            case Dates(first, last):
                return frozenset(
                    number
                    for number, facts in enumerate(self._facts)
                    if 0 < facts.days[0] <= last and facts.days[1] >= first
                )
            case Everything():
                return self._all
            case _:
                assert_never(leaf)

    def _with_context(self, leaf: Leaf) -> Documents:
        own = self._own(leaf)
        if isinstance(leaf, Text) and leaf.field == "text" and not leaf.verbatim:
            return own | self._holding(leaf.text, "context")
        return own

    def _holding(self, text: str, field: str) -> Documents:
        """The documents whose field holds the folded text in a run: those with all its grams, verified."""
        grams = needed_grams(text)
        if not grams:
            return self._all
        index_field = GRAM_FIELDS[field]
        candidates = self._docs(WhooshAnd([Term(index_field, gram) for gram in grams]))
        if len(text) <= 2:
            return candidates
        return frozenset(number for number in candidates if text in self._texts(number)[field])

    def _filtered(self, documents: Documents, filters: Mapping[str, tuple[str, ...]], leave_out: str = "") -> Documents:
        for field, values in filters.items():
            if field != leave_out:
                documents &= self._own(Value(field, values))
        return documents

    def _facet(self, name: str, matching: Documents, filters: Mapping[str, tuple[str, ...]]) -> FacetCounts:
        having: dict[str, list[int]] = defaultdict(list)
        without: list[int] = []
        for number in self._filtered(matching, filters, leave_out=name):
            values = self._facts[number].values.get(name, ())
            for value in values:
                having[value].append(number)
            if not values:
                without.append(number)
        return FacetCounts({value: self._count(numbers) for value, numbers in having.items()}, self._count(without))

    def _count(self, numbers: Iterable[int]) -> Count:
        documents = list(numbers)
        return Count(len({self._facts[number].bulletin for number in documents}), len(documents))

    def _scores(self, query: EngineQuery, hits: Documents) -> Mapping[int, float]:
        scores = dict.fromkeys(hits, 0.0)
        for boost in query.boosts:
            for number in self._own(boost.text) & hits:
                scores[number] += boost.score * self._facts[number].weight
        for term in query.scoring:
            matcher = Term(term.field, term.term).matcher(self._searcher)
            while matcher.is_active():
                number = matcher.id()
                if number in scores:
                    scores[number] += term.weight * matcher.score() * self._facts[number].weight
                matcher.next()
        return scores

    def _sort_key(self, sort: Sort, numbers: list[int], scores: Mapping[int, float]) -> tuple[object, ...]:
        facts = self._facts[numbers[0]]
        day = facts.days[0]
        match sort:
            case "relevance":
                return (-max(scores[number] for number in numbers), -day, facts.bulletin)
            case "newest":
                return (-day, facts.bulletin)
            case "oldest":
                return (day == 0, day, facts.bulletin)
            case "issue":
                series, year, number = facts.order
                return (series == "", series, year, number, facts.bulletin)
            case _:
                assert_never(sort)

    def _bulletin_hit(self, numbers: list[int], scores: Mapping[int, float]) -> BulletinHit:
        best = sorted(numbers, key=lambda number: -scores[number])
        passages = tuple(PassageHit(self._facts[number].passage, scores[number]) for number in best)
        return BulletinHit(self._facts[numbers[0]].bulletin, passages[0].score, passages)

    @staticmethod
    def _union(sets: Iterable[Documents]) -> Documents:
        return frozenset().union(*sets)

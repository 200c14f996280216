"""A query on one segment: the tree becomes a set of documents, hits get scores, and facets are counted.

Every node is evaluated once, on whole sets. What the nodes mean is written down literally in `indexer.memory`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

import numpy as np

from indexer.embedded.arrays import Array
from indexer.embedded.docsets import Docs, Ids, Whole
from indexer.embedded.folding import units_of
from indexer.embedded.postings import CountedPostings
from indexer.embedded.segment import Segment
from indexer.engine import K1, B, EngineQuery, ScoringTerm
from indexer.query import And, AtLeast, Dates, Everything, Leaf, Node, Not, Or, Text, Value, bears_text, positive_texts
from indexer.terms import in_units

Leaves: TypeAlias = Callable[[Leaf], Docs]


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """What a term's score depends on beside the document: over all segments, without what is gone."""

    factor: float
    average: float


class Executor:
    """Evaluates queries on a segment, of which some bulletins (`gone`) and their documents are no longer valid."""

    def __init__(self, segment: Segment, deleted: Array, gone: Array) -> None:
        self.segment = segment
        self._universe = segment.universe
        self._deleted = deleted
        self._gone = gone
        self._live = self._universe.difference(self._universe.everything(), Ids(deleted))
        self.document_count = segment.document_count - int(deleted.size)
        self.bulletin_count = len(segment.ids) - int(gone.size)

    def is_live(self, bulletin: int) -> bool:
        """Whether a bulletin is still valid."""
        at = int(np.searchsorted(self._gone, bulletin))
        return at == self._gone.size or bool(self._gone[at] != bulletin)

    def matching(self, query: EngineQuery) -> Docs:
        """The documents that match the tree of a query, whatever its filters."""
        tree = query.tree
        if query.scope == "passage" or not bears_text(tree):
            matching = self._hits(tree)
        else:
            texts = self._universe.union(map(self._own, positive_texts(tree)))
            whole = self._combine(tree, self._in_bulletins, self._in_bulletins)
            matching = self._universe.intersection((texts, whole))
        return self._universe.intersection((matching, self._live)) if self._deleted.size else matching

    def filtered(self, docs: Docs, filters: Mapping[str, tuple[str, ...]], leave_out: str = "") -> Docs:
        """Those of the documents that pass the filters, but for the one left out."""
        chosen = [self._own(Value(name, values)) for name, values in filters.items() if name != leave_out]
        return self._universe.intersection((docs, *chosen)) if chosen else docs

    def ids(self, docs: Docs) -> Array:
        """The documents of a set, sorted."""
        return self._universe.ids(docs)

    def document_frequency(self, term: ScoringTerm) -> int:
        """How many valid documents hold a term."""
        found = self._postings(term)
        if found is None:
            return 0
        postings, number = found
        count = int(postings.df[number])
        if count and self._deleted.size:
            ids = self._universe.intersection((Ids(self._deleted), postings.docs(number)))
            count -= int(self._universe.ids(ids).size)
        return count

    def field_length(self, field: str) -> int:
        """How many terms the valid documents have in a scored field."""
        lengths = self._lengths(field)
        return int(lengths.sum(dtype=np.int64)) - int(lengths[self._deleted].sum(dtype=np.int64))

    def scores(self, ids: Array, query: EngineQuery, statistics: Sequence[TermStatistics]) -> Array:
        """The scores of hits: BM25 of every term, then the boosts, all times the weight of the document.

        Each step adds to the same array, so that another signal is another step.
        """
        scores = np.zeros(ids.size)
        if not ids.size:
            return scores
        for term, known in zip(query.scoring, statistics, strict=True):
            self._add_term(scores, ids, term, known)
        for boost in query.boosts:
            there = self._universe.intersection((Ids(ids), self._own(boost.text)))
            scores[np.searchsorted(ids, self._universe.ids(there))] += boost.score
        scores *= self.segment.weights[ids]
        return scores

    def _add_term(self, scores: Array, ids: Array, term: ScoringTerm, known: TermStatistics) -> None:
        found = self._postings(term)
        if found is None:
            return
        postings, number = found
        docs = postings.docs(number)
        nothing = np.empty(0, np.uint32), np.empty(0, np.uint64)
        holding, bits = (docs.ids, nothing[1]) if isinstance(docs, Ids) else (nothing[0], self._universe.bits(docs))
        more, times = postings.repeated(number)
        lengths = self._lengths(term.field)
        self.segment.kernels.add_scores(
            scores, ids, holding, bits, more, times, lengths, known.factor, K1, B, known.average
        )

    def _postings(self, term: ScoringTerm) -> tuple[CountedPostings, int] | None:
        segment = self.segment
        if term.field == "words":
            number = segment.words.find(term.term)
            return None if number is None else (segment.word_postings, number)
        units = units_of(in_units(term.term))
        found = segment.texts.gram(units) if 1 <= units.size <= 2 else None
        if found is None:
            return None
        postings, number = found
        assert isinstance(postings, CountedPostings)
        return postings, number

    def _lengths(self, field: str) -> Array:
        return self.segment.word_lengths if field == "words" else self.segment.gram_lengths

    def _hits(self, node: Node) -> Docs:
        """The documents that match a node, and by themselves where it asks for texts."""
        match node:
            case Text():
                return self._own(node)
            case Or(nodes):
                return self._universe.union(map(self._hits, nodes))
            case And(nodes) | AtLeast(_, nodes):
                return self._hits_together(node, nodes)
            case Value() | Dates() | Everything() | Not():
                return self._combine(node, self._with_context, self._own)
            case _:
                assert_never(node)

    def _hits_together(self, node: And | AtLeast, nodes: tuple[Node, ...]) -> Docs:
        """Of the documents that match, with their context, those that match one of the nodes by themselves."""
        bearing = [child for child in nodes if bears_text(child)]
        plain = isinstance(node, And) and any(self._needs_no_context(child) for child in bearing)
        matching = self._combine(node, self._with_context, self._own)
        if plain or not bearing:
            return matching
        return self._universe.intersection((matching, self._universe.union(map(self._hits, bearing))))

    def _needs_no_context(self, node: Node) -> bool:
        """Whether a node is a text that no context holds: then whatever matches it does so by itself."""
        return isinstance(node, Text) and self._context(node) is None

    def _combine(self, node: Node, leaves: Leaves, strictly: Leaves) -> Docs:
        """The tree over sets of documents; under a Not the strict leaves take their place."""
        match node:
            case And(nodes):
                return self._universe.intersection([self._combine(child, leaves, strictly) for child in nodes])
            case Or(nodes):
                return self._universe.union(self._combine(child, leaves, strictly) for child in nodes)
            case AtLeast(count, nodes):
                return self._universe.at_least(count, [self._combine(child, leaves, strictly) for child in nodes])
            case Not(child):
                without = self._combine(child, strictly, strictly)
                return self._universe.difference(self._universe.everything(), without)
            case Text() | Value() | Dates() | Everything():
                return leaves(node)
            case _:
                assert_never(node)

    def _own(self, leaf: Leaf) -> Docs:
        """The documents that have what the leaf asks for themselves."""
        match leaf:
            case Text(text, "text", verbatim):
                return self.segment.holding_written(text) if verbatim else self.segment.holding(text)
            case Text(text, field, verbatim):
                label = self.segment.labels[field]
                return label.holding_written(text) if verbatim else label.holding(text)
            case Value(field, values):
                return self._having(field, values)
            case Dates(first, last):
                return Whole(
                    (self.segment.first_days > 0)
                    & (self.segment.first_days <= last)
                    & (self.segment.last_days >= first)
                )
            case Everything():
                return self._universe.everything()
            case _:
                assert_never(leaf)

    def _having(self, name: str, values: Iterable[str]) -> Docs:
        field = self.segment.values[name]
        numbers = (field.terms.find(value) for value in dict.fromkeys(values))
        return self._universe.union(field.postings.docs(number) for number in numbers if number is not None)

    def _with_context(self, leaf: Leaf) -> Docs:
        own = self._own(leaf)
        context = self._context(leaf) if isinstance(leaf, Text) else None
        return own if context is None else self._universe.union((own, context))

    def _context(self, text: Text) -> Docs | None:
        """The documents whose context holds a text, if any does."""
        if text.field != "text" or text.verbatim:
            return None
        docs = self.segment.labels["context"].holding(text.text)
        return None if isinstance(docs, Ids) and not docs.ids.size else docs

    def _in_bulletins(self, leaf: Leaf) -> Docs:
        """All documents of the bulletins in which some valid document has what the leaf asks for."""
        own = self._own(leaf)
        if self._deleted.size:
            own = self._universe.intersection((own, self._live))
        return self._universe.whole(own)

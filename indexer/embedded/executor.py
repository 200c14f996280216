"""A query on one segment: the tree becomes a set of documents, hits get scores, and facets are counted.

Every node is evaluated once, on whole sets. What the nodes mean is written down literally in `indexer.memory`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, assert_never

import numpy as np

from indexer.embedded.arrays import Array
from indexer.embedded.docsets import Docs, Ids, Whole
from indexer.embedded.folding import units_of
from indexer.embedded.postings import CountedPostings, parameters_of
from indexer.embedded.segment import Segment
from indexer.engine import EngineQuery, ScoredField, ScoringTerm
from indexer.query import And, AtLeast, Dates, Everything, Leaf, Node, Not, Or, Text, Value, bears_text, positive_texts
from indexer.terms import in_units

Leaves: TypeAlias = Callable[[Leaf], Docs]


@dataclass(frozen=True, slots=True)
class Located:
    """Those terms of a query that stand in the same postings: their places in the query, their numbers there."""

    field: ScoredField
    postings: CountedPostings
    places: Array
    terms: Array


Known: TypeAlias = dict[Leaf, Docs]
"""What is already known of the leaves of one query: a word that is looked for also ranks."""
_FEW = 8
"""One document in so many: if more are scored, it is faster to score all that hold a term than to look which are."""


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

    def live(self) -> Array:
        """For each bulletin whether it is still valid."""
        live = np.ones(len(self.segment.ids), bool)
        live[self._gone] = False
        return live

    def is_live(self, bulletin: int) -> bool:
        """Whether a bulletin is still valid."""
        at = int(np.searchsorted(self._gone, bulletin))
        return at == self._gone.size or bool(self._gone[at] != bulletin)

    def matching(self, query: EngineQuery, known: Known) -> Docs:
        """The documents that match the tree of a query, whatever its filters; what it learns is `known` then."""
        tree = query.tree
        own, context, inside = self._leaves(known)
        if query.scope == "passage" or not bears_text(tree):
            matching = self._hits(tree, context, own)
        else:
            texts = self._universe.union(map(own, positive_texts(tree)))
            whole = self._combine(tree, inside, inside)
            matching = self._universe.intersection((texts, whole))
        return self._universe.intersection((matching, self._live)) if self._deleted.size else matching

    def filtered(self, docs: Docs, filters: Mapping[str, tuple[str, ...]], leave_out: str = "") -> Docs:
        """Those of the documents that pass the filters, but for the one left out."""
        chosen = [self._having(name, values) for name, values in filters.items() if name != leave_out]
        return self._universe.intersection((docs, *chosen)) if chosen else docs

    def ids(self, docs: Docs) -> Array:
        """The documents of a set, sorted."""
        return self._universe.ids(docs)

    def locate(self, scoring: Sequence[ScoringTerm]) -> list[Located]:
        """The terms of a query that stand in the segment."""
        segment = self.segment
        words = [place for place, term in enumerate(scoring) if term.field == "words"]
        numbers = [segment.words.find(scoring[place].term) for place in words]
        found = [-1 if number is None else number for number in numbers]
        located = [_located("words", segment.word_postings, words, np.array(found, np.int64))]
        grams = {place: in_units(term.term) for place, term in enumerate(scoring) if term.field == "grams"}
        texts = segment.texts
        for size, lexicon, postings in (
            (1, texts.characters, texts.character_postings),
            (2, texts.pairs, texts.pair_postings),
        ):
            places = [place for place, gram in grams.items() if len(gram) == size]
            units = units_of("".join(grams[place] for place in places)).astype(np.uint32)
            keys = units if size == 1 else units[::2] << np.uint32(16) | units[1::2]
            assert isinstance(postings, CountedPostings)
            located.append(_located("grams", postings, places, lexicon.find_all(keys)))
        return [each for each in located if each.places.size]

    def frequencies(self, located: Iterable[Located], terms: int) -> Array:
        """How many valid documents hold each term of a query."""
        counts = np.zeros(terms, np.int64)
        for each in located:
            counts[each.places] = each.postings.frequencies(each.terms)
            if self._deleted.size:
                counts[each.places] -= [each.postings.keep(self._deleted, term).size for term in each.terms.tolist()]
        return counts

    def field_length(self, field: str) -> int:
        """How many terms the valid documents have in a scored field."""
        lengths = self._lengths(field)
        return int(lengths.sum(dtype=np.int64)) - int(lengths[self._deleted].sum(dtype=np.int64))

    def scores(
        self,
        ids: Array,
        located: Sequence[Located],
        factors: Array,
        averages: Mapping[str, float],
        query: EngineQuery,
        known: Known,
    ) -> Array:
        """The scores of hits: BM25 of every term, then the boosts; the weights of documents are still to come.

        `factors` has for each term of the query its weight times its idf. Each step adds to the same array, so that
        another signal is another step.
        """
        segment = self.segment
        boosts = list(query.boosts)
        grams = [each for each in located if each.field == "grams"]
        held = grams if all(_held_by_all(query, each) for each in grams) else []
        every = not held and ids.size * _FEW > segment.document_count
        if not held:
            scores = np.zeros(segment.document_count if every else ids.size)
        else:
            amount = sum(boost.score for boost in boosts if boost.text == query.tree)
            boosts = [boost for boost in boosts if boost.text != query.tree]
            factor = float(sum(factors[each.places].sum() for each in held))
            scores = segment.kernels.held_by_all(
                ids, factor, float(amount), segment.gram_lengths, parameters_of(averages["grams"])
            )
        for each in located:
            lengths = self._lengths(each.field)
            own = factors[each.places]
            certain = bool(held) and each.field == "grams"
            each.postings.add_scores(scores, ids, each.terms, own, lengths, averages[each.field], held=certain)
        if every:
            scores = scores[ids]
        for boost in boosts:
            self._add_where(scores, ids, self._own(boost.text, known), boost.score)
        return scores

    def _add_where(self, scores: Array, ids: Array, docs: Docs, amount: float) -> None:
        kernels = self.segment.kernels
        if not isinstance(docs, Ids):
            kernels.add_in_bits(scores, ids, self._universe.bits(docs), amount)
        elif docs.ids is ids:
            scores += amount
        else:
            kernels.add_where(scores, ids, kernels.intersect(*sorted((ids, docs.ids), key=len)), amount)

    def _lengths(self, field: str) -> Array:
        return self.segment.word_lengths if field == "words" else self.segment.gram_lengths

    def _leaves(self, known: Known) -> tuple[Leaves, Leaves, Leaves]:
        """How leaves are asked: of the document itself, of it with its context, of its whole bulletin."""

        def own(leaf: Leaf) -> Docs:
            return self._own(leaf, known)

        @cache
        def with_context(leaf: Leaf) -> Docs:
            context = self._context(leaf) if isinstance(leaf, Text) else None
            return own(leaf) if context is None else self._universe.union((own(leaf), context))

        def in_bulletins(leaf: Leaf) -> Docs:
            docs = own(leaf)
            if self._deleted.size:
                docs = self._universe.intersection((docs, self._live))
            return self._universe.whole(docs)

        return own, with_context, in_bulletins

    def _hits(self, node: Node, context: Leaves, own: Leaves) -> Docs:
        """The documents that match a node, and by themselves where it asks for texts."""
        match node:
            case Text():
                return own(node)
            case Or(nodes):
                return self._universe.union(self._hits(each, context, own) for each in nodes)
            case And(nodes) | AtLeast(_, nodes):
                bearing = [child for child in nodes if bears_text(child)]
                matching = self._combine(node, context, own)
                # Whatever matches a text that no context holds does so by itself.
                plain = isinstance(node, And) and any(
                    isinstance(child, Text) and context(child) is own(child) for child in bearing
                )
                if plain or not bearing:
                    return matching
                alone = self._universe.union(self._hits(child, context, own) for child in bearing)
                return self._universe.intersection((matching, alone))
            case Value() | Dates() | Everything() | Not():
                return self._combine(node, context, own)
            case _:
                assert_never(node)

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

    def _own(self, leaf: Leaf, known: Known) -> Docs:
        """The documents that have what the leaf asks for themselves."""
        if leaf not in known:
            known[leaf] = self._asked(leaf)
        return known[leaf]

    def _asked(self, leaf: Leaf) -> Docs:
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

    def _context(self, text: Text) -> Docs | None:
        """The documents whose context holds a text, if any does."""
        if text.field != "text" or text.verbatim:
            return None
        docs = self.segment.labels["context"].holding(text.text)
        return None if isinstance(docs, Ids) and not docs.ids.size else docs


def _held_by_all(query: EngineQuery, located: Located) -> bool:
    """Whether each hit holds each of these terms for sure: grams of the one text that is asked for."""
    tree = query.tree
    if not isinstance(tree, Text) or tree.field != "text" or tree.verbatim or query.scope != "passage":
        return False
    return located.field == "grams" and all(query.scoring[place].term in tree.text for place in located.places.tolist())


def _located(field: ScoredField, postings: CountedPostings, places: Sequence[int], numbers: Array) -> Located:
    there = numbers >= 0
    return Located(field, postings, np.array(places, np.int64)[there], numbers[there].astype(np.uint32))

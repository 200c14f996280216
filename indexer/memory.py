"""The memory engine: the query tree taken literally, in plain Python. The meaning, and the oracle of the tests.

Documents are kept as JSON lines and read whole; every query looks at every document. No cleverness on purpose.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Self, TypeAlias, assert_never

from indexer.documents import IndexBulletin, IndexDocument, folded_parts
from indexer.engine import (
    K1,
    MOST_TERMS,
    MOST_TIMES,
    B,
    BulletinHit,
    Count,
    EngineQuery,
    EngineResult,
    FacetCounts,
    Holding,
    PassageHit,
    Sort,
)
from indexer.query import And, AtLeast, Dates, Everything, Leaf, Node, Not, Or, Text, Value, bears_text, positive_texts
from indexer.terms import Analyzer, grams_of
from kb.text import fold, folded

Json: TypeAlias = dict[str, Any]

_FILE = "bulletins.jsonl"


class MemoryBuilder:
    """Writes bulletins as JSON lines."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def build(self, bulletins: Iterable[IndexBulletin], directory: Path) -> int:
        """One line a bulletin, with the words of its documents, so that reading needs no segmenter."""
        return self._write(map(self._to_json, bulletins), directory)

    def update(self, before: Path, gone: Collection[str], bulletins: Iterable[IndexBulletin], directory: Path) -> int:
        """The lines that stay, and the new ones."""
        new = {each.id: self._to_json(each) for each in bulletins}
        old = (bulletin for bulletin in _read(before) if bulletin["id"] not in gone and bulletin["id"] not in new)
        return self._write(chain(old, new.values()), directory)

    def _to_json(self, bulletin: IndexBulletin) -> Json:
        documents = [
            {**asdict(document), "words": self._analyzer.analyse(document.text).words}
            for document in bulletin.documents
        ]
        record = bulletin.record.decode("latin-1")
        deeds = bulletin.deeds.decode("latin-1")
        return {"id": bulletin.id, "entry": bulletin.entry, "record": record, "deeds": deeds, "documents": documents}

    def _write(self, bulletins: Iterable[Json], directory: Path) -> int:
        count = 0
        with (directory / _FILE).open("w", encoding="utf-8") as file:
            for bulletin in bulletins:
                file.write(json.dumps(bulletin) + "\n")
                count += len(bulletin["documents"])
        return count


def _read(directory: Path) -> Iterator[Json]:
    with (directory / _FILE).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


@dataclass(frozen=True, slots=True)
class _Entry:
    document: IndexDocument
    fields: Mapping[str, str]
    context: str
    words: Counter[str]
    grams: Counter[str]


class MemorySearcher:
    """Answers by asking each document."""

    def __init__(self, directory: Path) -> None:
        self._bulletins = {bulletin["id"]: bulletin for bulletin in _read(directory)}
        self._of_bulletin = {
            bulletin_id: [_entry(document) for document in bulletin["documents"]]
            for bulletin_id, bulletin in self._bulletins.items()
        }
        self._entries = [entry for entries in self._of_bulletin.values() for entry in entries]

    @property
    def document_count(self) -> int:
        """How many documents were read."""
        return len(self._entries)

    @property
    def bulletin_count(self) -> int:
        """How many bulletins were read."""
        return len(self._bulletins)

    def ids(self) -> Iterator[str]:
        """Every bulletin's id."""
        return iter(self._bulletins)

    def entries(self) -> Iterator[tuple[str, str]]:
        """Every bulletin's id and entry."""
        return ((bulletin_id, bulletin["entry"]) for bulletin_id, bulletin in self._bulletins.items())

    def entry(self, bulletin_id: str) -> str | None:
        """The entry of a bulletin, or None."""
        bulletin = self._bulletins.get(bulletin_id)
        return str(bulletin["entry"]) if bulletin else None

    def record(self, bulletin_id: str) -> bytes | None:
        """The record of a bulletin, or None."""
        bulletin = self._bulletins.get(bulletin_id)
        return bulletin["record"].encode("latin-1") if bulletin else None

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer, literally."""
        matching = self._matching(query)
        hits = [entry for entry in matching if _passes(entry, query.filters)]
        scores = self._scores(hits, query)
        grouped: dict[str, list[_Entry]] = defaultdict(list)
        for entry in hits:
            grouped[entry.document.bulletin].append(entry)
        bulletins = sorted(grouped, key=lambda bulletin: _sort_key(query.sort, grouped[bulletin], scores))
        page = bulletins[query.first : query.first + query.size]
        facets = {name: _facet(name, matching, query) for name in query.facets}
        months = _counts("month", hits) if query.histogram else {}
        found = tuple(self._bulletin_hit(each, grouped[each], scores) for each in page)
        return EngineResult(_count(hits), found, facets, dict(sorted(months.items())))

    def holding(self, query: EngineQuery) -> Iterator[Holding]:
        """Every bulletin with hits."""
        passages: dict[str, list[str]] = defaultdict(list)
        for entry in self._matching(query):
            if _passes(entry, query.filters):
                passages[entry.document.bulletin].append(entry.document.passage)
        for bulletin, found in passages.items():
            yield Holding(bulletin, tuple(found), partial(self._entry_and_deeds, bulletin))

    def _entry_and_deeds(self, bulletin: str) -> tuple[str, bytes]:
        kept = self._bulletins[bulletin]
        return kept["entry"], kept["deeds"].encode("latin-1")

    def close(self) -> None:
        """Nothing to let go."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _matching(self, query: EngineQuery) -> list[_Entry]:
        if query.scope == "passage" or not bears_text(query.tree):
            return [entry for entry in self._entries if _is_hit(query.tree, entry)]
        texts = tuple(positive_texts(query.tree))

        def inside(entries: list[_Entry]) -> Callable[[Leaf], bool]:
            return lambda leaf: any(_holds(leaf, entry) for entry in entries)

        return [
            entry
            for entries in self._of_bulletin.values()
            if _matches(query.tree, inside(entries), inside(entries))
            for entry in entries
            if any(_holds(text, entry) for text in texts)
        ]

    def _bulletin_hit(self, bulletin: str, entries: list[_Entry], scores: Mapping[int, float]) -> BulletinHit:
        best = sorted(entries, key=lambda entry: -scores[id(entry)])
        passages = tuple(_passage_hit(entry.document, scores[id(entry)]) for entry in best)
        return BulletinHit(bulletin, self._bulletins[bulletin]["entry"], passages[0].score, passages)

    def _scores(self, hits: list[_Entry], query: EngineQuery) -> dict[int, float]:
        scores = {
            id(entry): sum(boost.score for boost in query.boosts if _holds(boost.text, entry)) * entry.document.weight
            for entry in hits
        }
        total = len(self._entries)
        for term in query.scoring if hits else ():
            lengths = [_length(entry, term.field) for entry in self._entries]
            average = sum(lengths) / total
            frequency = sum(term.term in _terms(entry, term.field) for entry in self._entries)
            idf = math.log(total / (frequency + 1)) + 1
            for entry in hits:
                terms = _terms(entry, term.field)
                tf = min(terms[term.term], MOST_TIMES)
                norm = tf + K1 * (1 - B + B * _length(entry, term.field) / (average or 1.0))
                scores[id(entry)] += term.weight * idf * tf * (K1 + 1) / norm * entry.document.weight if tf else 0.0
        return scores


def _entry(record: Json) -> _Entry:
    words = record.pop("words")
    document = IndexDocument(**record)
    fields = {
        "text": folded(document.text),
        "headline": folded_parts(document.headline),
        "organisation": folded_parts(document.organisations),
        "activity": folded_parts(document.activities),
    }
    grams = Counter(grams_of(fields["text"]))
    return _Entry(document, fields, folded_parts(document.context), Counter(words), grams)


def _terms(entry: _Entry, field: str) -> Counter[str]:
    return entry.words if field == "words" else entry.grams


def _length(entry: _Entry, field: str) -> int:
    return min(_terms(entry, field).total(), MOST_TERMS)


def _holds(leaf: Leaf, entry: _Entry) -> bool:
    """Whether the document itself has what the leaf asks for."""
    document = entry.document
    match leaf:
        case Text(text, field, True):
            return text in document.written[field]
        case Text(text, field):
            return text in entry.fields[field]
        case Value(field, values):
            return any(value in values for value in document.values.get(field, ()))
        case Dates(first, last):
            return 0 < document.first_day <= last and document.last_day >= first
        case Everything():
            return True
        case _:
            assert_never(leaf)


def _matches(node: Node, holds: Callable[[Leaf], bool], strictly: Callable[[Leaf], bool]) -> bool:
    """The tree over a leaf test; under a Not the strict test (without context) takes its place."""
    match node:
        case And(nodes):
            return all(_matches(child, holds, strictly) for child in nodes)
        case Or(nodes):
            return any(_matches(child, holds, strictly) for child in nodes)
        case AtLeast(count, nodes):
            return sum(_matches(child, holds, strictly) for child in nodes) >= count
        case Not(child):
            return not _matches(child, strictly, strictly)
        case Text() | Value() | Dates() | Everything():
            return holds(node)
        case _:
            assert_never(node)


def _is_hit(node: Node, entry: _Entry) -> bool:
    """Whether the document matches the tree, and by itself where texts are asked for."""

    def holds(leaf: Leaf) -> bool:
        if isinstance(leaf, Text) and leaf.field == "text" and not leaf.verbatim:
            return leaf.text in entry.fields["text"] or leaf.text in entry.context
        return _holds(leaf, entry)

    def strictly(leaf: Leaf) -> bool:
        return _holds(leaf, entry)

    if not _matches(node, holds, strictly):
        return False
    match node:
        case Text():
            return strictly(node)
        case Or(nodes):
            return any(_is_hit(child, entry) for child in nodes)
        case And(nodes) | AtLeast(_, nodes):
            bearing = [child for child in nodes if bears_text(child)]
            return not bearing or any(_is_hit(child, entry) for child in bearing)
        case Value() | Dates() | Everything() | Not():
            return True
        case _:
            assert_never(node)


def _passes(entry: _Entry, filters: Mapping[str, tuple[str, ...]], leave_out: str = "") -> bool:
    return all(
        any(value in values for value in entry.document.values.get(field, ()))
        for field, values in filters.items()
        if field != leave_out
    )


def _facet(name: str, matching: list[_Entry], query: EngineQuery) -> FacetCounts:
    entries = [entry for entry in matching if _passes(entry, query.filters, leave_out=name)]
    counts = _counts(name, entries)
    ranked = sorted(counts, key=lambda value: (-counts[value].bulletins, -counts[value].passages, value))
    shown = dict.fromkeys((*ranked[: query.facet_size], *query.filters.get(name, ())))
    without = [entry for entry in entries if not entry.document.values.get(name)]
    values = {value: counts[value] for value in shown if value in counts}
    return FacetCounts(values, len(counts) - len(values), _count(without))


def _counts(name: str, entries: list[_Entry]) -> dict[str, Count]:
    having: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for value in entry.document.values.get(name, ()):
            having[value].append(entry)
    return {value: _count(each) for value, each in having.items()}


def _count(entries: list[_Entry]) -> Count:
    return Count(len({entry.document.bulletin for entry in entries}), len(entries))


def _sort_key(sort: Sort, entries: list[_Entry], scores: Mapping[int, float]) -> tuple[object, ...]:
    document = entries[0].document
    day = document.first_day
    match sort:
        case "relevance":
            return (-max(scores[id(entry)] for entry in entries), -day, document.bulletin)
        case "newest":
            return (-day, document.bulletin)
        case "oldest":
            return (day == 0, day, document.bulletin)
        case "issue":
            series, year, number = document.order
            return (series == "", series, year, number, document.bulletin)
        case _:
            assert_never(sort)


def _passage_hit(document: IndexDocument, score: float) -> PassageHit:
    return PassageHit(document.passage, document.kind, score, lambda: (document.text, fold(document.text)))

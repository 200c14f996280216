"""What the bulletins of one generation tell of activities, read once each."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from indexer.engine import EngineQuery, Holding
from indexer.entries import entry_from_json
from indexer.events import REPRINTED_WITHIN, RETOLD_WITHIN, events_of
from indexer.generation import Generation
from indexer.ledger_row import LedgerRow
from indexer.query import And, Dates, Everything, Node, Or, Value
from indexer.records import deeds_from
from indexer.telling import Telling, days_counted
from indexer.totals import with_parts
from kb.knowledge.authority import Authority
from kb.knowledge.facts import name_at
from kb.parsing.dates import interval
from kb.text import folded

_MOST_RECENT = 16
_MANY = 10_000
"""Of more tellings it is faster to read all others than to ask for those that may be of the same events."""


class Told:
    """The tellings of a generation: those of a bulletin are read when it is first asked for, and kept from then on.

    A telling takes about 3 KB. Who asks for some of them gets their events with all that tell of them, also in
    bulletins that were not asked for: a table and what its cells open have the same. The rows of what was last asked
    for are kept too: who turns a page, chooses a type or other days, or counts by something else, asks for the same.
    """

    def __init__(self, generation: Generation) -> None:
        self._searcher = generation.searcher
        self._types = generation.activity_types
        self._authority = generation.authority
        self._canonical = _one_name(
            self._authority
        )  # no method, or nothing here would go before Python's collector ran
        self._of_bulletin: dict[str, tuple[Telling, ...]] = {}
        self._regions: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._recent: OrderedDict[object, tuple[LedgerRow, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def rows(self, query: EngineQuery, *, apart: bool) -> tuple[LedgerRow, ...]:
        """What passages tell that are hits, in the order of time; the tellings of one event as one row, or apart."""
        asked = (query.tree, query.scope, tuple(sorted(query.filters.items())), apart)
        with self._lock:
            rows = self._recent.get(asked)
        if rows is None:
            rows = self._apart(query) if apart else self._events(query)
        with self._lock:
            self._recent[asked] = rows
            self._recent.move_to_end(asked)
            if len(self._recent) > _MOST_RECENT:
                self._recent.popitem(last=False)
        return rows

    def proofs(self, bulletins: Sequence[str]) -> Mapping[tuple[str, str], Sequence[tuple[int, int]]]:
        """Where the proofs of all activities of some bulletins stand, by bulletin and passage."""
        found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for holding in self._searcher.holding(self._of(Value("issue", tuple(bulletins)))):
            for bulletin, passage, start, end in (telling.row.key for telling in self._by(holding)):
                found[bulletin, passage].append((start, end))
        return found

    def _of(self, tree: Node) -> EngineQuery:
        """A query for those of the passages that tell of activities."""
        return EngineQuery(tree, filters={"activity": self._types})

    def _apart(self, query: EngineQuery) -> tuple[LedgerRow, ...]:
        """The rows of all tellings in the passages that are hits."""
        return tuple(telling.row for telling in self._sorted(self._searcher.holding(query)))

    def _sorted(self, holdings: Iterable[Holding]) -> list[Telling]:
        return sorted((telling for found in holdings for telling in self._by(found)), key=attrgetter("place"))

    def _events(self, query: EngineQuery) -> tuple[LedgerRow, ...]:
        """The events of which one telling at least is in a passage that is a hit."""
        told = self._sorted(self._searcher.holding(query))
        if query.tree == Everything() and query.filters.keys() == {"activity"}:
            return tuple(with_parts(events_of(told)))
        hits = {telling.row.key for telling in told}
        if len(told) > _MANY:
            told = self._sorted(self._searcher.holding(self._of(Everything())))
        else:
            told = sorted(self._with_retellings(told), key=attrgetter("place"))
        events = (each for each in events_of(told) if any(row.key in hits for row in (each.row, *each.row.also)))
        return tuple(with_parts(list(events)))

    def _with_retellings(self, told: Sequence[Telling]) -> Iterable[Telling]:
        """Tellings, with all others that may be of one event with them, or with these.

        They have one of those who acted in common, and the day; so those bulletins are asked for that name him and came
        out from that day on.
        """
        found = {telling.row.key: telling for telling in told}
        keys: set[tuple[str, str, str]] = set()
        while told:
            named = list(_naming_again(told, keys))
            others = self._sorted(self._searcher.holding(self._of(Or(tuple(named))))) if named else []
            told = [each for each in others if each.row.key not in found and not keys.isdisjoint(each.all_keys)]
            found |= {telling.row.key: telling for telling in told}
        return found.values()

    def _by(self, found: Holding) -> Iterator[Telling]:
        """What those passages of a bulletin tell that are hits."""
        tellings = self._of_bulletin.get(found.bulletin)
        if tellings is None:
            tellings = self._of_bulletin[found.bulletin] = tuple(self._read(found))
        return (telling for telling in tellings if telling.row.activity.passage in found.passages)

    def _read(self, found: Holding) -> Iterator[Telling]:
        printed, packed = found.read()
        deeds, entry = deeds_from(packed), entry_from_json(printed)
        for activity, actors in deeds.activities:
            if actors not in self._regions:
                self._regions[actors] = self._authority.regions(actors)
            row = LedgerRow(activity, actors, self._regions[actors], deeds.issuers, entry)
            days = days_counted(row)
            row = replace(row, days=days) if days else row
            if self._authority.renamed:
                row = replace(row, then=tuple(_names_then(row, self._authority)))
            yield Telling(row, self._canonical)


def _naming_again(told: Iterable[Telling], keys: set[tuple[str, str, str]]) -> Iterator[Node]:
    """What finds others that may be of one event with these, by keys that are none of `keys`, which get them."""
    days: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for telling in told:
        spans = [_days_of_retellings(each.row) for each in (telling, telling.printed) if each]
        for key in telling.all_keys:
            if any(spans) and key not in keys:
                keys.add(key)
                days[key[0]] += filter(None, spans)
    return (And((Value("organisation", (name,)), _within(spans))) for name, spans in days.items())


def _days_of_retellings(row: LedgerRow) -> tuple[int, int] | None:
    """The first and the last day (ordinals) on which bulletins come out that may tell of the same event; None for none.

    Of what has no day of its own only what is printed again in the same words.
    """
    if row.activity.date is None and row.bulletin.date is None:
        return None
    day = (row.activity.date or row.bulletin.date or "").partition("/")[0]
    first, last = (each.toordinal() for each in interval(day))
    return (first, last + RETOLD_WITHIN) if row.activity.date else (first - REPRINTED_WITHIN, last + REPRINTED_WITHIN)


def _within(days: Iterable[tuple[int, int]]) -> Node:
    """Bulletins of one of these spans of days, which are put together where they overlap."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted(days):
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(last, spans[-1][1])
        else:
            spans.append((first, last))
    return Or(tuple(Dates(*span) for span in spans))


def _one_name(authority: Authority) -> Callable[[str], str]:
    """What gives one name for all names of an organisation."""
    return lambda name: authority.canonical(name) or name


def _names_then(row: LedgerRow, authority: Authority) -> Iterator[tuple[str, str]]:
    """The names of actors at the time; none for whom the text calls by a name that is none of theirs in time."""
    printed = {name: folded(name) for name in row.activity.organisations if authority.is_name(name)}
    for name in row.actors:
        facts = authority.facts.get(name)
        then = name_at(facts, row.date)
        called = [form for each, form in printed.items() if authority.canonical(each) == name]
        known = {folded(each.name) for each in facts.names} if facts else set()
        if then and then != name and (not called or not known.isdisjoint(called)):
            yield name, then

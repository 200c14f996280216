"""What the bulletins of one generation tell of activities, read once each."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from indexer.engine import EngineQuery, Holding
from indexer.entries import entry_from_json
from indexer.events import events_of
from indexer.generation import Generation
from indexer.ledger_row import LedgerRow
from indexer.query import Everything
from indexer.records import deeds_from
from indexer.telling import Telling, days_counted
from indexer.totals import with_parts
from kb.knowledge.authority import Authority
from kb.knowledge.facts import name_at
from kb.text import folded

_MOST_RECENT = 16


class Told:
    """The tellings of a generation, read when they are first asked for, and kept from then on; and which are one event.

    A telling takes about 3 KB. Events are those of all bulletins, whatever is asked: a table and what its cells open
    have the same. The rows of what was last asked for are kept too: who turns a page, chooses a type or other days, or
    counts by something else, asks for the same rows.
    """

    def __init__(self, generation: Generation) -> None:
        self._searcher = generation.searcher
        self._types = generation.activity_types
        self._authority = generation.authority
        self._canonical = _one_name(
            self._authority
        )  # no method, or nothing here would go before Python's collector ran
        self._regions: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._apart: tuple[LedgerRow, ...] | None = None
        self._events: tuple[LedgerRow, ...] = ()
        self._recent: OrderedDict[object, tuple[LedgerRow, ...]] = OrderedDict()
        self._lock, self._reading = threading.Lock(), threading.Lock()

    def rows(self, query: EngineQuery, *, apart: bool) -> tuple[LedgerRow, ...]:
        """What passages tell that are hits, in the order of time; the tellings of one event as one row, or apart.

        An event is there if one of its tellings is.
        """
        asked = (query.tree, query.scope, tuple(sorted(query.filters.items())), apart)
        with self._lock:
            rows = self._recent.get(asked)
        if rows is None:
            hits = {found.bulletin: frozenset(found.passages) for found in self._searcher.holding(query)}
            rows = tuple(row for row in self._all(apart=apart) if any(_is_in(each, hits) for each in (row, *row.also)))
        with self._lock:
            self._recent[asked] = rows
            self._recent.move_to_end(asked)
            if len(self._recent) > _MOST_RECENT:
                self._recent.popitem(last=False)
        return rows

    @cached_property
    def proofs(self) -> Mapping[tuple[str, str], Sequence[tuple[int, int]]]:
        """Where the proofs of all activities stand, by bulletin and passage."""
        found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for row in self._all(apart=True):
            key = row.key
            found.setdefault((key.bulletin, key.passage), []).append((key.start, key.end))
        return found

    def _all(self, *, apart: bool) -> tuple[LedgerRow, ...]:
        """All rows of the generation, which the first who asks reads."""
        with self._reading:
            if self._apart is None:
                query = EngineQuery(Everything(), filters={"activity": self._types})
                tellings = (telling for found in self._searcher.holding(query) for telling in self._read(found))
                told = sorted(tellings, key=attrgetter("place"))
                self._events = tuple(with_parts(events_of(told)))
                self._apart = tuple(telling.row for telling in told)
        return self._apart if apart else self._events

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


def _is_in(row: LedgerRow, hits: Mapping[str, frozenset[str]]) -> bool:
    """Whether the passage of a row is one of the hits of its bulletin."""
    return row.activity.passage in hits.get(row.bulletin.id, ())


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

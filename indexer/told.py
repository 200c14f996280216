"""What the bulletins of one generation tell of activities, read once each."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import attrgetter

from indexer.engine import EngineQuery, Holding
from indexer.entries import entry_from_json
from indexer.events import events_of
from indexer.generation import Generation
from indexer.ledger_row import LedgerRow
from indexer.records import deeds_from
from indexer.telling import Telling
from indexer.totals import with_totals
from kb.knowledge.authority import Authority
from kb.knowledge.facts import name_at
from kb.text import folded

_MOST_RECENT = 16


class Told:
    """The tellings of a generation: those of a bulletin are read when it is first asked for, and kept from then on.

    A telling takes about 3 KB. The rows of what was last asked for are kept too: who turns a page, chooses a type or
    other days, or counts by something else, asks for the same rows.
    """

    def __init__(self, generation: Generation) -> None:
        self._searcher = generation.searcher
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
            tellings = (telling for found in self._searcher.holding(query) for telling in self._by(found))
            told = sorted(tellings, key=attrgetter("place"))
            rows = tuple(telling.row for telling in told) if apart else tuple(with_totals(events_of(told)))
        with self._lock:
            self._recent[asked] = rows
            self._recent.move_to_end(asked)
            if len(self._recent) > _MOST_RECENT:
                self._recent.popitem(last=False)
        return rows

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
            if self._authority.renamed:
                row = replace(row, then=tuple(_names_then(row, self._authority)))
            yield Telling(row, self._canonical)


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

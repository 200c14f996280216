"""The ledger: who did what, when, how much; each row with the sentence that proves it.

A request is the one of a search, and asks the same bulletins; what it says of dates, organisations and types is asked
of each activity itself. An activity without a date counts by the date of its bulletin, and says so.

An event that is told several times is one row with several proofs, so that sums are not doubled: what has the same
actors, the same day and the same quantities. Whoever doubts that asks for the rows apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indexer.documents import regions_of
from indexer.engine import EngineQuery
from indexer.generation import Generation
from indexer.records import Entry
from indexer.request import SearchRequest
from indexer.search import understand
from indexer.terms import Analyzer
from kb.knowledge.deeds import ACTIVITY_TYPES
from kb.model import Activity
from kb.parsing.dates import interval


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An activity, its actors under their canonical names, and the bulletin that reports it; `also` who else does."""

    activity: Activity
    actors: tuple[str, ...]
    bulletin: Entry
    also: tuple[LedgerRow, ...] = ()

    @property
    def date(self) -> str | None:
        """The activity's date, or the bulletin's where it has none."""
        return self.activity.date or self.bulletin.date

    @property
    def of_bulletin(self) -> bool:
        """Whether the date is only the bulletin's."""
        return self.activity.date is None and self.bulletin.date is not None

    @property
    def url(self) -> str:
        """Where the proof stands."""
        return f"/bulletins/{self.bulletin.id}#{self.activity.passage}"

    def to_json(self) -> dict[str, Any]:
        """The row for programs."""
        activity = self.activity
        return {
            "organisations": list(self.actors),
            "date": self.date,
            "date_of": "bulletin" if self.of_bulletin else "activity" if self.date else None,
            "date_inferred": activity.date_inferred,
            "type": activity.type,
            "text": activity.text,
            "place": activity.place,
            "beneficiaries": list(activity.beneficiaries),
            "quantities": [
                {"value": each.value, "unit": each.unit, "item": each.item, "exact": each.exact}
                for each in activity.quantities
            ],
            "bulletin": {
                "id": self.bulletin.id,
                "series": self.bulletin.series,
                "issue": self.bulletin.issue,
                "date": self.bulletin.date,
                "headline": self.bulletin.headline,
            },
            "passage": activity.passage,
            "start": activity.start,
            "end": activity.end,
            "url": self.url,
            "also": [row.to_json() for row in self.also],
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows in their order, the newest first unless the request says otherwise."""

    rows: tuple[LedgerRow, ...]

    @property
    def sums(self) -> dict[str, float]:
        """The sum of each unit over all rows, those that most rows have first. Units are never added to one another."""
        sums: dict[str, float] = defaultdict(float)
        counts: Counter[str] = Counter()
        for row in self.rows:
            for quantity in row.activity.quantities:
                sums[quantity.unit] += quantity.value
                counts[quantity.unit] += 1
        return {unit: round(sums[unit], 4) for unit, _ in counts.most_common()}

    def most(self, facet: str, count: int) -> list[tuple[str, int]]:
        """The values of `organisation`, `region`, `activity` or `year` that most rows have, with how many do."""
        values: Counter[str] = Counter()
        for row in self.rows:
            values.update(_values(row, facet))
        return values.most_common(count)

    def to_json(self) -> dict[str, Any]:
        """The ledger for programs."""
        return {
            "total": len(self.rows),
            "types": dict(self.most("activity", len(ACTIVITY_TYPES))),
            "sums": self.sums,
            "activities": [row.to_json() for row in self.rows],
        }


def ledger(request: SearchRequest, generation: Generation, analyzer: Analyzer, *, apart: bool = False) -> Ledger:
    """The activities in the passages that a request finds; events told several times once, unless wanted `apart`.

    Page and size of the request are not asked.
    """
    rows = sorted(_rows(request, generation, analyzer), key=_place)
    events = rows if apart else _events(rows)
    return Ledger(tuple(events if request.sort == "oldest" else reversed(events)))


def _events(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """The rows with those that tell the same event under the first of them."""
    told: dict[object, list[LedgerRow]] = {}
    for row in rows:
        told.setdefault(_event_of(row) or id(row), []).append(row)
    return [replace(first, also=tuple(others)) for first, *others in told.values()]


def _event_of(row: LedgerRow) -> tuple[object, ...] | None:
    """What two rows have in common that tell the same event; None where nothing is certain enough."""
    quantities = sorted((each.value, each.unit) for each in row.activity.quantities)
    if row.activity.date is None or not quantities:
        return None
    return (row.activity.date, tuple(sorted(row.actors)), tuple(quantities))


def _values(row: LedgerRow, facet: str) -> tuple[str, ...]:
    match facet:
        case "organisation":
            return row.actors
        case "region":
            return regions_of(row.actors)
        case "activity":
            return (row.activity.type,)
        case "year":
            return (row.date[:4],) if row.date else ()
        case _:
            raise ValueError(facet)


def _rows(request: SearchRequest, generation: Generation, analyzer: Analyzer) -> Iterator[LedgerRow]:
    types = request.selected.get("activity", ())
    filters = {**{facet: values for facet, values in request.selected.items() if values}}
    filters["activity"] = types or ACTIVITY_TYPES
    query = EngineQuery(
        understand(request, analyzer).tree,
        filters=filters,
        scope=request.scope or "passage",
        sort="newest",
        size=generation.searcher.bulletin_count,
    )
    organisations, regions = (set(request.selected.get(facet, ())) for facet in ("organisation", "region"))
    for hit in generation.searcher.search(query).hits:
        record = generation.records.read(hit.bulletin)
        assert record is not None
        passages = {each.passage for each in hit.passages}
        for activity, actors in zip(record.bulletin.activities, record.actors, strict=True):
            row = LedgerRow(activity, actors, record.entry)
            chosen = not types or activity.type in types
            named = not organisations or not organisations.isdisjoint(actors)
            there = not regions or not regions.isdisjoint(regions_of(actors))
            if activity.passage in passages and chosen and named and there and _is_within(row, request):
                yield row


def _is_within(row: LedgerRow, request: SearchRequest) -> bool:
    """Whether the row's date meets the days that are asked for; without a date it meets no bound."""
    if request.first_day is None and request.last_day is None:
        return True
    if row.date is None:
        return False
    first, last = (interval(part) for part in _ends(row.date))
    return (request.first_day is None or last[1] >= request.first_day) and (
        request.last_day is None or first[0] <= request.last_day
    )


def _ends(date: str) -> Sequence[str]:
    first, _, last = date.partition("/")
    return first, last or first


def _place(row: LedgerRow) -> tuple[str, str, int, str]:
    number = row.activity.passage.lstrip("ps")
    return (row.date or "", row.bulletin.id, int(number) if number.isdecimal() else 0, row.activity.text)

"""A row of the ledger: an activity with its actors, its bulletin, and whoever else tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from indexer.entries import Entry
from kb.model import Activity, Quantity
from kb.parsing.dates import interval
from kb.text import folded

_DAY = len("2021-03-05")


class RowKey(NamedTuple):
    """Which row it is: its bulletin, passage and characters."""

    bulletin: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An activity, its actors under their canonical names, and the bulletin that reports it; `also` who else does.

    `then` are the names of actors at the time, where they have been renamed since. `days` are the first and the last
    day of what it counts, where that is more than its date says (截至6月30日累计…, 今年以来…). `parts` are the
    quantities of other rows that one of its own sums up, by the place of that.

    In no sum are quantities that other rows tell one by one (`totals`), those that a greater one of another row has
    already (`within`), and any of what goes on before or after the days asked for (`beyond`).
    """

    activity: Activity
    actors: tuple[str, ...]
    regions: tuple[str, ...]
    issuers: tuple[str, ...]
    bulletin: Entry
    then: tuple[tuple[str, str], ...] = ()
    also: tuple[LedgerRow, ...] = ()
    days: tuple[dt.date, dt.date] | None = None
    parts: Mapping[int, tuple[tuple[RowKey, int], ...]] = field(default_factory=dict)
    totals: frozenset[int] = frozenset()
    within: frozenset[int] = frozenset()
    beyond: bool = False

    @property
    def key(self) -> RowKey:
        """Which row it is."""
        activity = self.activity
        return RowKey(self.bulletin.id, activity.passage, activity.start, activity.end)

    @property
    def date(self) -> str | None:
        """The activity's date, or the bulletin's where it has none."""
        return self.activity.date or self.bulletin.date

    @property
    def period(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of what it counts; None without any date."""
        return self.days or self._dated

    @property
    def told_of(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of its date: 截至6月30日累计… is of that day; None without any date."""
        up_to_a_day = self.activity.date is not None and len(self.activity.date) == _DAY
        return self._dated if up_to_a_day else self.period

    @property
    def _dated(self) -> tuple[dt.date, dt.date] | None:
        if self.date is None:
            return None
        first, _, last = self.date.partition("/")
        return interval(first)[0], interval(last or first)[1]

    @property
    def date_basis(self) -> str:
        """What its date rests on, in Chinese."""
        if self.date is None:
            return "不详"
        if self.of_bulletin:
            return "简报日期"
        return "推算" if self.activity.date_inferred else "原文"

    @property
    def of_bulletin(self) -> bool:
        """Whether the date is only the bulletin's."""
        return self.activity.date is None and self.bulletin.date is not None

    @property
    def url(self) -> str:
        """Where the proof stands."""
        return f"/bulletins/{self.bulletin.id}#{self.activity.passage}"

    @property
    def retold(self) -> tuple[LedgerRow, ...]:
        """Those of the others that tell of it in other words."""
        return tuple(row for row in self.also if folded(row.activity.text) != folded(self.activity.text))

    def values(self, dimension: str) -> tuple[str, ...]:
        """Its values in a dimension or facet: whoever acted; each issuer, series and type of its tellings."""
        match dimension:
            case "organisation":
                return self.actors
            case "region":
                return self.regions
            case "activity":
                if not self.also:
                    return (self.activity.type,)
                return tuple(dict.fromkeys(row.activity.type for row in (self, *self.also)))
            case "issuer":
                if not self.also:
                    return self.issuers
                return tuple(dict.fromkeys(issuer for row in (self, *self.also) for issuer in row.issuers))
            case "series":
                tellings = (row.bulletin.series_id for row in (self, *self.also))
                return tuple(dict.fromkeys(filter(None, tellings)))
            case "year":
                return self._time(len("2021"))
            case "month":
                return self._time(len("2021-03"))
            case _:
                raise ValueError(dimension)

    def _time(self, size: int) -> tuple[str, ...]:
        """The year or month of its date; none of one that is in several of them, or says less."""
        date = "/".join(day.isoformat() for day in self.days) if self.days else self.date
        first, _, last = (date or "").partition("/")
        one = len(first) >= size and (not last or last[:size] == first[:size])
        return (first[:size],) if one else ()

    @property
    def summed(self) -> Sequence[Quantity]:
        """Those of its quantities that are in sums, each as often as it counts (`Quantity.times`)."""
        if self.beyond:
            return ()
        return [
            each
            for place, each in enumerate(self.activity.quantities)
            if each.times and place not in self.totals and place not in self.within
        ]

    def why_not(self, place: int) -> str:
        """Why one of its quantities is in no sum, in Chinese; empty for one that is."""
        if self.beyond:
            return "跨期"
        if not self.activity.quantities[place].times:
            return "已含在前数中"
        if place in self.totals:
            return "累计数"
        return "已含在累计数中" if place in self.within else ""

    @property
    def quantities(self) -> tuple[str, ...]:
        """Its quantities in Chinese (口罩约12,000只); one that is in no sum, or counts several times, says so."""
        return tuple(self._written(place) for place in range(len(self.activity.quantities)))

    def _written(self, place: int) -> str:
        each = self.activity.quantities[place]
        why = "" if self.beyond else self.why_not(place)
        times = f"×{each.times:,}" if each.times > 1 else ""
        return f"{_written(each)}{times}{f'（{why}）' if why else ''}"

    @property
    def left_out(self) -> bool:
        """Whether it has a quantity that is in no sum."""
        return bool(self.why_left_out)

    @property
    def why_left_out(self) -> str:
        """Why quantities of it are in no sum, in Chinese; empty where all are."""
        why = [self.why_not(place) for place in range(len(self.activity.quantities))]
        said = "、".join(dict.fromkeys(filter(None, why)))
        return said if all(why) else f"部分{said}" if said else ""

    def amount(self, unit: str) -> float:
        """How much of a unit is in sums, all its quantities together."""
        return sum(each.summed for each in self.summed if each.unit == unit)

    def to_json(self) -> dict[str, Any]:
        """The row for programs."""
        activity = self.activity
        return {
            "organisations": list(self.actors),
            "names_then": dict(self.then),
            "regions": list(self.regions),
            "date": self.date,
            "date_of": "bulletin" if self.of_bulletin else "activity" if self.date else None,
            "date_inferred": activity.date_inferred,
            "type": activity.type,
            "text": activity.text,
            "place": activity.place,
            "beneficiaries": list(activity.beneficiaries),
            "quantities": [
                {
                    "value": each.value,
                    "unit": each.unit,
                    "item": each.item,
                    "exact": each.exact,
                    "times": each.times,
                    "total": place in self.totals,
                    "within": place in self.within,
                }
                for place, each in enumerate(activity.quantities)
            ],
            "event": activity.event,
            "beyond": self.beyond,
            "bulletin": {
                "id": self.bulletin.id,
                "series": self.bulletin.series,
                "issue": self.bulletin.issue,
                "date": self.bulletin.date,
                "headline": self.bulletin.headline,
                "issuer": list(self.issuers),
            },
            "passage": activity.passage,
            "start": activity.start,
            "end": activity.end,
            "url": self.url,
            "also": [row.to_json() for row in self.also],
        }


def amount(value: float) -> str:
    """A number with its thousands apart, without a fraction where it has none."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def _written(quantity: Quantity) -> str:
    """口罩12,000只; 约 where it is not exact."""
    return f"{quantity.item}{'' if quantity.exact else '约'}{amount(quantity.value)}{quantity.unit}"

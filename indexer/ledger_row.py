"""A row of the ledger: an activity with its actors, its bulletin, and whoever else tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indexer.entries import Entry
from kb.model import Activity, Quantity
from kb.text import folded


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An activity, its actors under their canonical names, and the bulletin that reports it; `also` who else does.

    `then` are the names of actors at the time, where they have been renamed since. `totals` are the places of those of
    its quantities that other rows tell one by one; `beyond` says that it goes on before or after the days asked for.
    Neither is in any sum.
    """

    activity: Activity
    actors: tuple[str, ...]
    regions: tuple[str, ...]
    issuers: tuple[str, ...]
    bulletin: Entry
    then: tuple[tuple[str, str], ...] = ()
    also: tuple[LedgerRow, ...] = ()
    totals: frozenset[int] = frozenset()
    beyond: bool = False

    @property
    def date(self) -> str | None:
        """The activity's date, or the bulletin's where it has none."""
        return self.activity.date or self.bulletin.date

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
        first, _, last = (self.date or "").partition("/")
        one = len(first) >= size and (not last or last[:size] == first[:size])
        return (first[:size],) if one else ()

    @property
    def summed(self) -> Sequence[Quantity]:
        """Those of its quantities that are in sums."""
        if self.beyond:
            return ()
        if not self.totals:
            return self.activity.quantities
        return [each for place, each in enumerate(self.activity.quantities) if place not in self.totals]

    @property
    def quantities(self) -> tuple[str, ...]:
        """Its quantities in Chinese (口罩约12,000只); one that other rows tell one by one says so."""
        return tuple(
            _written(each) + ("（累计数）" if place in self.totals else "")
            for place, each in enumerate(self.activity.quantities)
        )

    @property
    def left_out(self) -> bool:
        """Whether it has a quantity that is in no sum."""
        return bool(self.why_left_out)

    @property
    def why_left_out(self) -> str:
        """Why quantities of it are in no sum, in Chinese; empty where all are."""
        if self.beyond and self.activity.quantities:
            return "跨期"
        if not self.totals:
            return ""
        return "累计数" if len(self.totals) == len(self.activity.quantities) else "部分是累计数"

    def amount(self, unit: str) -> float:
        """How much of a unit is in sums, all its quantities together."""
        return sum(each.value for each in self.summed if each.unit == unit)

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
                    "total": place in self.totals,
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

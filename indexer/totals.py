"""Which quantities of the ledger sum up what other rows tell one by one, so that no sum has them twice.

    3月5日，某公司捐赠口罩2000只。… 一季度，某公司共捐赠口罩8000只。… 全年捐赠口罩10000只。

A quantity is such a total if its row says that it sums up (累计, 共, 全年, 截至) a month or more, or from the beginning
of the year to a day, and a row of a shorter time within that, by the same who acted, of the same type and not for
somebody else, has no more of the same unit and thing. It stays in its row, and is said to be a total.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from indexer.ledger_row import LedgerRow
from indexer.telling import Telling
from kb.model import Quantity

_MOST = 500
"""So many rows of one body and unit are looked at for one total."""


class _Counted(NamedTuple):
    """A quantity with the first and the last day of which its row tells, and for whom it was."""

    first: dt.date
    last: dt.date
    row: LedgerRow
    quantity: Quantity
    receivers: frozenset[str]


def with_totals(tellings: Sequence[Telling]) -> list[LedgerRow]:
    """The rows in their order, each with the places of those of its quantities that are totals of other rows'."""
    summing = [telling for telling in tellings if telling.may_sum_up]
    asked = {(telling.row.actors[0], each.unit) for telling in summing for each in telling.row.activity.quantities}
    actors = {actor for actor, _ in asked}
    known: dict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for telling in tellings:
        for actor in actors.intersection(telling.row.actors):
            for each in _counted(telling):
                if (actor, each.quantity.unit) in asked:
                    known[actor, each.quantity.unit].append(each)
    for of_one in known.values():
        of_one.sort(key=attrgetter("first", "last"))
    return [_with_totals(telling, known) if telling.may_sum_up else telling.row for telling in tellings]


def _counted(telling: Telling) -> Iterator[_Counted]:
    """The quantities of a row, in their order; none of one of which nobody knows when it was."""
    if telling.days is not None:
        for each in telling.row.activity.quantities:
            yield _Counted(*telling.days, telling.row, each, telling.beneficiaries)


def _with_totals(telling: Telling, known: Mapping[tuple[str, str], list[_Counted]]) -> LedgerRow:
    """The row with the places of its quantities that are totals."""
    row = telling.row
    found = frozenset(
        place
        for place, total in enumerate(_counted(telling))
        if _has_part(total, known[row.actors[0], total.quantity.unit])
    )
    return replace(row, totals=found) if found else row


def _has_part(total: _Counted, counted: Sequence[_Counted]) -> bool:
    """Whether one of what is counted, by its first day, is a part of a total."""
    at = bisect_left(counted, total.first, key=attrgetter("first"))
    return any(_is_part(each, total) for each in _until(total.last, counted[at : at + _MOST]))


def _until(last: dt.date, counted: Iterable[_Counted]) -> Iterator[_Counted]:
    for each in counted:
        if each.first > last:
            return
        yield each


def _is_part(each: _Counted, total: _Counted) -> bool:
    """Whether one is a part of a total: what all who are in that did too, so that whoever is asked for sees both."""
    return (
        each.last <= total.last
        and each.last - each.first < total.last - total.first
        and each.row.activity.type == total.row.activity.type
        and set(total.row.actors) <= set(each.row.actors)
        and not (each.receivers and total.receivers and each.receivers.isdisjoint(total.receivers))
        and each.quantity.value <= total.quantity.value
        and are_of_one_thing(each.quantity, total.quantity)
    )


_OF_NOTHING = frozenset(("价值", "总价值", "货值", "总值", "折合", "折价", "市值"))
"""What says what something is worth, and not of what it is: 捐赠药品价值30万元, 捐赠价值30万元的药品."""
_MONEY = frozenset("款金币钱资")
"""How words for money end, whatever else a sum may be called: 款, 助学金."""


def are_of_one_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one unit are of the same thing, as far as both say of what: 医用口罩, 口罩."""
    mine, theirs = ("" if item in _OF_NOTHING else item for item in (one.item, other.item))
    if not mine or not theirs or (mine[-1] in _MONEY and theirs[-1] in _MONEY):
        return True
    return mine in theirs or theirs in mine or not set(pairwise(mine)).isdisjoint(pairwise(theirs))

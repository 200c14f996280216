"""Which quantities of the ledger sum up what other rows tell one by one, so that no sum has them twice.

    3月5日，某公司捐赠口罩2000只。… 一季度，某公司共捐赠口罩8000只。… 全年捐赠口罩10000只。

A quantity sums up others if its row says so (累计, 共, 全年, 截至) of a month or more, or from the beginning of the
year to a day, and rows of a shorter time within that, by the same who acted, of the same type and not for somebody
else, have no more of the same unit and thing: they are its parts.

Which of them are summed depends on the rows that are there. Where the parts are as much as the total, they are, and the
total is not; where they are less, there was more than the rows tell one by one, so the total is, and they are not. Rows
that a request leaves out change nothing: who asks for March has the gift of March.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from indexer.ledger_row import LedgerRow, RowKey
from indexer.telling import Telling
from kb.knowledge.weights import unit_of
from kb.model import Quantity
from kb.parsing.dates import interval

_MONTH = len("2021-03")
_MOST = 500
"""So many rows of one body and unit are looked at for one total."""
_NEARLY = 1e-6
"""Sums of decimals are not exact."""


class _Counted(NamedTuple):
    """A quantity with the first and the last day of which its row tells, and for whom it was."""

    first: dt.date
    last: dt.date
    row: LedgerRow
    place: int
    quantity: Quantity
    receivers: frozenset[str]


def with_parts(tellings: Sequence[Telling]) -> list[LedgerRow]:
    """The rows in their order, each with the parts of those of its quantities that sum up other rows'."""
    summing = [telling for telling in tellings if telling.may_sum_up]
    asked = {
        (telling.row.actors[0], unit_of(each.unit)) for telling in summing for each in telling.row.activity.quantities
    }
    actors = {actor for actor, _ in asked}
    known: dict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for telling in tellings:
        for actor in actors.intersection(telling.row.actors):
            for each in _counted(telling):
                if (actor, unit_of(each.quantity.unit)) in asked:
                    known[actor, unit_of(each.quantity.unit)].append(each)
    for of_one in known.values():
        of_one.sort(key=attrgetter("first", "last"))
    return [_with_parts(telling, known) if telling.may_sum_up else telling.row for telling in tellings]


def settled(rows: Sequence[LedgerRow]) -> Sequence[LedgerRow]:
    """Rows in their order, each with those of its quantities that are in no sum of these rows."""
    summing = sorted((row for row in rows if row.parts and not row.beyond), key=_length)
    if not summing:
        return rows
    there = {row.key: row for row in rows if not row.beyond}
    totals: dict[RowKey, set[int]] = defaultdict(set)
    within: dict[RowKey, set[int]] = defaultdict(set)
    for row in summing:  # the shortest first: a quarter is a part of its year
        for place, parts in row.parts.items():
            own = [
                (key, at)
                for key, at in parts
                if key in there and at not in totals.get(key, ()) and at not in within.get(key, ())
            ]
            told = sum(there[key].activity.quantities[at].summed for key, at in own)
            if own and told >= row.activity.quantities[place].summed - _NEARLY:
                totals[row.key].add(place)
            else:
                for key, at in own:
                    within[key].add(at)
    return [
        replace(row, totals=frozenset(totals.get(row.key, ())), within=frozenset(within.get(row.key, ())))
        if row.key in totals or row.key in within
        else row
        for row in rows
    ]


def _length(row: LedgerRow) -> dt.timedelta:
    """How long what a row with parts sums up took."""
    first, last = row.period or (dt.date.min, dt.date.max)
    return last - first


def _counted(telling: Telling) -> Iterator[_Counted]:
    """The quantities of a row, in their order; none of one of which nobody knows when it was.

    A month counts to the day of the bulletin that tells of it.
    """
    if telling.days is not None:
        (first, last), row = telling.days, telling.row
        if row.bulletin.date and first <= (told := interval(row.bulletin.date)[1]):
            last = min(last, told)
        for place, each in enumerate(row.activity.quantities):
            yield _Counted(first, last, row, place, each, telling.beneficiaries)


def _with_parts(telling: Telling, known: Mapping[tuple[str, str], list[_Counted]]) -> LedgerRow:
    """The row with the parts of its quantities."""
    row = telling.row
    found = {
        total.place: parts
        for total in _counted(telling)
        if total.quantity.times and (parts := tuple(_parts(total, known[row.actors[0], unit_of(total.quantity.unit)])))
    }
    return replace(row, parts=found) if found else row


def _parts(total: _Counted, counted: Sequence[_Counted]) -> Iterator[tuple[RowKey, int]]:
    """Those of what is counted, by its first day, that are parts of a total."""
    at = bisect_left(counted, total.first, key=attrgetter("first"))
    for each in _until(total.last, counted[at : at + _MOST]):
        if each.quantity.times and _is_part(each, total):
            yield each.row.key, each.place


def _until(last: dt.date, counted: Iterable[_Counted]) -> Iterator[_Counted]:
    for each in counted:
        if each.first > last:
            return
        yield each


def _is_part(each: _Counted, total: _Counted) -> bool:
    """Whether one is a part of a total: what all who are in that did too, so that whoever is asked for sees both."""
    return (
        (each.last <= total.last or _is_month_of(each, total))
        and _order(each) < _order(total)
        and each.row.activity.type == total.row.activity.type
        and set(total.row.actors) <= set(each.row.actors)
        and not (each.receivers and total.receivers and each.receivers.isdisjoint(total.receivers))
        and each.quantity.summed <= total.quantity.summed
        and are_of_one_thing(each.quantity, total.quantity)
    )


def _is_month_of(each: _Counted, total: _Counted) -> bool:
    """Whether one tells of the month in which a total of the same bulletin ends: 8月…户, 截至8月25日累计…户."""
    months = {(day.year, day.month) for day in (each.first, each.last, total.last)}
    is_month = len(each.row.activity.date or "") == _MONTH
    return is_month and len(months) == 1 and each.row.bulletin.id == total.row.bulletin.id


def _order(counted: _Counted) -> tuple[dt.timedelta, float, RowKey]:
    """What puts parts before totals: how long they took, then how much they are; of two that are alike one."""
    return counted.last - counted.first, counted.quantity.summed, counted.row.key


_OF_NOTHING = frozenset(("价值", "总价值", "货值", "总值", "折合", "折价", "市值"))
"""What says what something is worth, and not of what it is: 捐赠药品价值30万元, 捐赠价值30万元的药品."""
_HEAD = 2
"""How many of the last characters say what a thing is: 医用口罩 and 医用手套 are two."""
_MONEY = frozenset("款金币钱资")
"""How words for money end, whatever else a sum may be called: 款, 助学金."""


def are_of_one_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one unit are of the same thing, as far as both say of what: 医用口罩, 口罩."""
    mine, theirs = ("" if item in _OF_NOTHING else item for item in (one.item, other.item))
    if not mine or not theirs or (mine[-1] in _MONEY and theirs[-1] in _MONEY):
        return True
    return mine[-_HEAD:] in theirs or theirs[-_HEAD:] in mine

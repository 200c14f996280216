"""Which quantities of the ledger sum up what other rows tell one by one, so that no sum has them twice.

    3月5日，某公司捐赠口罩2000只。… 一季度，某公司共捐赠口罩8000只。… 全年捐赠口罩10000只。

A quantity is such a total if its row says that it sums up (累计, 共, 全年, 截至) a month or more, or from the beginning
of the year to a day, and a row of a shorter time within that, by the same who acted, of the same type and not for
somebody else, has no more of the same unit and thing. It stays in its row, and is said to be a total.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from indexer.ledger_row import LedgerRow
from kb.model import Quantity
from kb.parsing.dates import interval

_SUMS_UP = re.compile(
    r"累计|合计|总计|今年以来|年初以来|迄今|截[至止]|全年|年内|上半年|下半年|[一二三四1-4]季度|(?<!一)共(?=[捐计为向有]|[\u4e00-\u9fff]{1,4}\d)"
)
"""What says that a number is a sum."""
_UP_TO = re.compile(r"截[至止]|(?:今年|年初|以来|至今|目前|迄今|已)[^。;；]{0,12}?累计")
"""What is counted up to a day, from a month that is said or the beginning of its year; not 义诊3场，累计服务200人."""
_SINCE = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?:\d{1,2}日)?份?(?:起|以来)")
_LEAST = dt.timedelta(days=27)
"""From the first day to the last one of the shortest month."""
_MOST = 500
"""So many rows of one body and unit are looked at for one total."""


class _Counted(NamedTuple):
    """A quantity with the first and the last day of which its row tells, and for whom it was."""

    first: dt.date
    last: dt.date
    row: LedgerRow
    quantity: Quantity
    receivers: frozenset[str]


def with_totals(rows: Sequence[LedgerRow], canonical: Callable[[str], str]) -> list[LedgerRow]:
    """The rows in their order, each with the places of those of its quantities that are totals of other rows'.

    `canonical` is one name for all names of an organisation that something was done for.
    """
    counted = [list(_counted(row, canonical)) for row in rows]
    known: dict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for each in chain.from_iterable(counted):
        for actor in each.row.actors:
            known[actor, each.quantity.unit].append(each)
    for of_one in known.values():
        of_one.sort(key=attrgetter("first", "last"))
    return [
        replace(row, totals=frozenset(found)) if (found := list(_totals(row, own, known))) else row
        for row, own in zip(rows, counted, strict=True)
    ]


def _counted(row: LedgerRow, canonical: Callable[[str], str]) -> Iterator[_Counted]:
    """The quantities of a row, in their order; none of one of which nobody knows when it was."""
    days = _days(row) if row.activity.quantities else None
    if days is not None:
        receivers = frozenset(map(canonical, row.activity.beneficiaries))
        yield from (_Counted(*days, row, each, receivers) for each in row.activity.quantities)


def _days(row: LedgerRow) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of which a row tells; None where nobody knows."""
    text, date = row.activity.text, row.activity.date
    up_to = _UP_TO.search(text) is not None
    if date is None and not (up_to and row.date):
        return None
    first, _, last = (date or row.date or "").partition("/")
    begins, ends = interval(first)[0], interval(last or first)[1]
    if up_to and not last:
        since = _SINCE.search(text)
        begins = min(begins, begins.replace(month=int(since["month"]) if since else 1, day=1))
    return begins, ends


def _totals(row: LedgerRow, own: Sequence[_Counted], known: Mapping[tuple[str, str], list[_Counted]]) -> Iterator[int]:
    """The places of a row's own quantities that are totals."""
    if not own or own[0].last - own[0].first < _LEAST or _SUMS_UP.search(row.activity.text) is None:
        return
    for place, total in enumerate(own):
        if _has_part(total, known[row.actors[0], total.quantity.unit]):
            yield place


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

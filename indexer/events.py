"""Which rows of the ledger tell of the same event, so that what several bulletins report is counted once.

Two rows do if the same organisations acted, and

    on the same day, with the same quantities of the same things      …向某医院捐赠口罩100只
    on the same day, one with more quantities than the other          5万元 · 5万元、口罩200只 (in two bulletins)
    in the same words, in two bulletins of the same months            a report that two offices print

unless they say different things of whom it was for. Inside one bulletin, where a lead may tell what its text tells
again, and one member may give the same to three schools, it must also be for the same. What is not certain stays apart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.ledger_row import LedgerRow
from kb.model import Quantity
from kb.parsing.dates import interval
from kb.text import folded

_REPRINTED_WITHIN = 92
"""Days between two bulletins that print the same words of the same event; a quarter later it happened again."""
_FOR_WHOM = re.compile(
    r"(?:[向为给赴]|走进|慰问|看望|驰援|支援)(?P<whom>[\u4e00-\u9fff\d]{2,24}?)(?:共|一次性)?"
    r"(?:捐|赠|送|发放|提供|配备|配送|开展|举办|组织|选派|派出|支援|[，,。；;]|$)"
)
"""For whom or where something was done, as a sentence says it."""


def events_of(rows: Iterable[LedgerRow], canonical: Callable[[str], str]) -> list[LedgerRow]:
    """The rows, those of one event as one: the fullest of them, the first of several, with the `also` others.

    `canonical` is one name for all names of an organisation that something was done for.
    """
    groups: list[list[LedgerRow]] = []
    by_key: dict[object, list[list[LedgerRow]]] = {}
    for row in rows:
        alike = by_key.setdefault(_key(row), [])
        group = next(
            (group for group in alike if any(_tell_the_same(row, other, canonical) for other in reversed(group))), None
        )
        if group is None:
            group = []
            groups.append(group)
            alike.append(group)
        group.append(row)
    return [_as_one(group) for group in groups]


def _key(row: LedgerRow) -> tuple[object, ...]:
    """What rows of one event have in common for certain: who acted, and the day, or the words where no day is said."""
    return (tuple(sorted(row.actors)), row.activity.date or folded(row.activity.text))


def _as_one(group: Sequence[LedgerRow]) -> LedgerRow:
    fullest = max(group, key=lambda row: len(row.activity.quantities))  # the first of them
    others = tuple(row for row in group if row is not fullest)
    return replace(fullest, also=others) if others else fullest


def _tell_the_same(one: LedgerRow, other: LedgerRow, canonical: Callable[[str], str]) -> bool:
    """Whether two rows with the same key tell of one event."""
    if one.activity.date is None:  # the same words
        return one.bulletin.id != other.bulletin.id and _are_near(one.bulletin.date, other.bulletin.date)
    if folded(one.activity.text) == folded(other.activity.text):
        return True
    if not one.activity.quantities or _are_for_others(one, other, canonical):
        return False
    fewer, more = sorted((one.activity.quantities, other.activity.quantities), key=len)
    if not fewer or not _holds(more, fewer):
        return False
    if one.bulletin.id == other.bulletin.id:
        return len(more) == len(fewer) and not _say_for_others(one.activity.text, other.activity.text)
    return len(more) == len(fewer) or one.activity.type == other.activity.type


def _are_near(one: str | None, other: str | None) -> bool:
    """Whether two bulletins came out within a quarter; one without a date may have."""
    if one is None or other is None:
        return True
    first, last = sorted((interval(one)[0], interval(other)[0]))
    return last - first <= dt.timedelta(days=_REPRINTED_WITHIN)


def _are_for_others(one: LedgerRow, other: LedgerRow, canonical: Callable[[str], str]) -> bool:
    """Whether organisations are named for whom it was, and none is the same in both."""
    mine, theirs = (set(map(canonical, row.activity.beneficiaries)) for row in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _say_for_others(one: str, other: str) -> bool:
    """Whether two sentences of one bulletin say different things of whom it was for."""
    mine, theirs = _FOR_WHOM.search(one), _FOR_WHOM.search(other)
    if mine is None or theirs is None:
        return False
    fewer, more = sorted((mine["whom"], theirs["whom"]), key=len)
    return fewer not in more


def _holds(more: Sequence[Quantity], fewer: Sequence[Quantity]) -> bool:
    """Whether each of the fewer quantities is one of the others, of the same thing as far as both say of what."""
    rest = list(more)
    for each in fewer:
        match = next((other for other in rest if _are_equal(each, other)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _are_equal(one: Quantity, other: Quantity) -> bool:
    if (one.value, one.unit) != (other.value, other.unit):
        return False
    if not one.item or not other.item:
        return True
    mine, theirs = (set(pairwise(item)) for item in (one.item, other.item))  # 医用口罩, 口罩
    return one.item in other.item or other.item in one.item or not mine.isdisjoint(theirs)

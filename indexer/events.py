"""Which rows of the ledger tell of the same event, so that what several bulletins report is counted once.

Two rows do if the same organisations acted, and

    on the same day, with the same quantities of the same things      …向某医院捐赠口罩100只
    on the same day, one with more quantities than the other          5万元 · 5万元、口罩200只 (in two bulletins)
    in the same words, in two series within a quarter                 a report that two offices print

unless they say different things of whom it was for. A row is one event with others only if it agrees with each of them.
What is not certain stays apart: what one series prints without a day, month after month, are many events.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from indexer.ledger_row import LedgerRow
from kb.model import Quantity
from kb.parsing.dates import interval
from kb.text import folded

_REPRINTED_WITHIN = 92
"""Days between two bulletins that print the same words of the same event; a quarter later it happened again."""
_DAY = 10
"""Characters of a day (ISO); a month or a year is none."""
_FEW = 24
"""So many groups that are alike, or members of one, are looked at; thousands would take their time each time."""
_FOR_WHOM = re.compile(
    r"(?:[向给赴]|为(?!支持|助力|弘扬|进一步|贯彻|落实|推动|推进|促进|加强|做好|庆祝|迎接|确保|提高|提升|了)|走进|慰问|看望|驰援|支援)"
    r"(?P<whom>[\u4e00-\u9fff\d]{2,24}?)(?:共|一次性)?"
    r"(?:捐|赠|送|发放|提供|配备|配送|开展|举办|组织|选派|派出|支援|[，,。；;]|$)"
)
"""For whom or where something was done, as a sentence says it; not what for."""


@dataclass(slots=True)
class _Telling:
    """A row with what is asked of it again and again."""

    row: LedgerRow
    text: str
    whom: tuple[str, ...]
    beneficiaries: frozenset[str]


@dataclass(slots=True)
class _Group:
    """The rows of one event, and the same as tellings."""

    rows: list[LedgerRow] = field(default_factory=list)
    tellings: list[_Telling] = field(default_factory=list)


@dataclass(slots=True)
class _Alike:
    """The groups of what has the same actors on one day, or in the same words, by what quantities they have."""

    groups: dict[object, list[_Group]] = field(default_factory=lambda: defaultdict(list))

    def candidates(self, telling: _Telling) -> Iterator[_Group]:
        """The groups that a telling may belong to, those with its own quantities first, the latest of them first."""
        own = _counted(telling.row)
        yield from self.groups[own][-1 : -_FEW - 1 : -1]
        if len(self.groups) <= _FEW:
            others = (groups for counted, groups in self.groups.items() if counted != own)
            yield from (group for groups in others for group in groups[-1 : -_FEW - 1 : -1])


def events_of(rows: Iterable[LedgerRow], canonical: Callable[[str], str]) -> list[LedgerRow]:
    """The rows, those of one event as one: the fullest of them, the first of several, with the `also` others.

    `canonical` is one name for all names of an organisation that something was done for.
    """
    groups: list[list[LedgerRow]] = []
    alike: dict[object, _Alike] = defaultdict(_Alike)
    rows = list(rows)
    often = Counter(map(_key, rows))
    for row in rows:
        if often[_key(row)] == 1:  # as most are
            groups.append([row])
            continue
        telling = _telling(row, canonical)
        known = alike[_key(row), None if _day(row) else telling.text]
        found = (group for group in known.candidates(telling) if _agrees(telling, group))
        group = next(found, None)
        if group is None:
            group = _Group()
            groups.append(group.rows)
            known.groups[_counted(row)].append(group)
        group.rows.append(row)
        group.tellings.append(telling)
    return list(map(_as_one, groups))


def _key(row: LedgerRow) -> tuple[tuple[str, ...], str | None]:
    """What rows of one event have in common for certain: who acted, and when, if it was on a day."""
    return (tuple(sorted(row.actors)), _day(row))


def _day(row: LedgerRow) -> str | None:
    """The day, or the period from one, on which it was; None where less is said."""
    date = row.activity.date
    return date if date and len(date.partition("/")[0]) == _DAY else None


def _telling(row: LedgerRow, canonical: Callable[[str], str]) -> _Telling:
    activity = row.activity
    whom = tuple(match["whom"] for match in _FOR_WHOM.finditer(activity.text))
    return _Telling(row, folded(activity.text), whom, frozenset(map(canonical, activity.beneficiaries)))


def _counted(row: LedgerRow) -> tuple[tuple[float, str], ...]:
    return tuple(sorted((each.value, each.unit) for each in row.activity.quantities))


def _as_one(group: Sequence[LedgerRow]) -> LedgerRow:
    fullest = max(group, key=lambda row: len(row.activity.quantities))  # the first of them
    others = tuple(row for row in group if row is not fullest)
    return replace(fullest, also=others) if others else fullest


def _agrees(telling: _Telling, group: _Group) -> bool:
    """Whether a telling is of the event that each of a group tells of; of a large group its first ones are asked."""
    return all(_tell_the_same(telling, other) for other in group.tellings[:_FEW])


def _tell_the_same(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings by the same actors, on the same day or in the same words, are of one event."""
    mine, theirs = one.row, other.row
    if _day(mine) is None:  # the same words
        elsewhere = mine.bulletin.series_id != theirs.bulletin.series_id
        return elsewhere and _are_near(mine.bulletin.date, theirs.bulletin.date)
    if one.text == other.text:
        return True
    if _are_for_others(one, other):
        return False
    fewer, more = sorted((mine.activity.quantities, theirs.activity.quantities), key=len)
    if not fewer or not _holds(more, fewer):
        return False
    if len(more) > len(fewer) and mine.bulletin.id == theirs.bulletin.id:
        return False
    return mine.activity.type == theirs.activity.type or len(fewer) > 1


def _are_near(one: str | None, other: str | None) -> bool:
    """Whether two bulletins came out within a quarter; of one without a date nobody knows."""
    if one is None or other is None:
        return False
    first, last = sorted((interval(one)[0], interval(other)[0]))
    return last - first <= dt.timedelta(days=_REPRINTED_WITHIN)


def _are_for_others(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings say different things of whom it was for.

    They do if both name organisations and none is the same; else if both name somebody and no name is another one in
    fewer characters (市人民医院, 江海市人民医院).
    """
    if one.beneficiaries and other.beneficiaries:
        return one.beneficiaries.isdisjoint(other.beneficiaries)
    if not one.whom or not other.whom:
        return False
    return not any(_stands_in(*sorted((mine, theirs), key=len)) for mine in one.whom for theirs in other.whom)


def _stands_in(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other in their order."""
    left = iter(long)
    return all(character in left for character in short)


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

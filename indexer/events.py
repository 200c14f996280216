"""Which rows of the ledger tell of the same event, so that what several bulletins report is counted once.

Two rows do if the same organisations acted (one of them may name fewer, see below), and

    on the same day, with the same quantities of the same things      …向某医院捐赠口罩100只
    on the same day, one with more quantities than the other          5万元 · 5万元、口罩200只 (in two bulletins)
    in the same month, one in no words but those of the other         5月培训300人次 · 5月共培训300人次 (in two series)
    in the same words, in two series within a quarter                 a report that two offices print

unless they say different things of whom, where or on what subject it was. One may name fewer of those who acted if both
say for whom. Of two in one bulletin one says no more than the other, or both are for the same. A row is one event with
others only if it agrees with each of them. What is not certain stays apart: what one series prints without a day, month
after month, are many events.

Curators know better: activities to which they gave the name of an event are that event, and no others are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer.ledger_row import LedgerRow
from indexer.telling import Telling
from indexer.totals import are_of_one_thing
from kb.model import Quantity
from kb.parsing.dates import interval

_REPRINTED_WITHIN = 92
"""Days between two bulletins that print the same words of the same event; a quarter later it happened again."""
_DAY = 10
"""Characters of a day (ISO); a month or a year is none."""
_FEW = 24
"""So many groups that are alike, or members of one, are looked at; thousands would take their time each time."""
_GIVING, _PEOPLE = frozenset(("捐赠", "慰问")), frozenset("人名户位")
"""Types of one deed in other words, and units of those who are counted, not of what is given."""
_OF_CONTENT = re.compile(r"[\u4e00-\u9fff\d]+")
_DAYS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_ANEW = re.compile(r"[又再另](?![生开])")
"""What says that it was done once more."""


@dataclass(slots=True)
class _Alike:
    """The groups of what one acted in on one day, or in the same words, by what quantities they have."""

    groups: dict[object, list[list[Telling]]] = field(default_factory=lambda: defaultdict(list))

    def candidates(self, telling: Telling) -> Iterator[list[Telling]]:
        """The groups that a telling may belong to, those with its own quantities first, the latest of them first."""
        yield from self.groups[telling.counted][-1 : -_FEW - 1 : -1]
        if len(self.groups) <= _FEW:
            others = (groups for counted, groups in self.groups.items() if counted != telling.counted)
            yield from (group for groups in others for group in groups[-1 : -_FEW - 1 : -1])

    def add(self, group: list[Telling], telling: Telling) -> None:
        """A group, by the quantities of one of its tellings."""
        groups = self.groups[telling.counted]
        if not any(each is group for each in groups[-_FEW:]):
            groups.append(group)


def events_of(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those of one event as one: the fullest of them, the first of several, with the `also` others."""
    groups: list[list[Telling]] = []
    named: dict[str, list[Telling]] = {}
    alike: dict[object, _Alike] = defaultdict(_Alike)
    often = Counter(key for telling in tellings for key in telling.keys)
    for telling in tellings:
        event = telling.row.activity.event
        if event:
            if event not in named:
                groups.append(named.setdefault(event, []))
            named[event].append(telling)
            continue
        if all(often[key] == 1 for key in telling.keys):  # as most are
            groups.append([telling])
            continue
        known = [alike[key] for key in telling.keys]
        found = (group for each in known for group in each.candidates(telling) if _agrees(telling, group))
        group = next(found, None)
        if group is None:
            group = []
            groups.append(group)
        group.append(telling)
        for each in known:
            each.add(group, telling)
    return [group[0] if len(group) == 1 else _joined(group) for group in groups]


def _joined(group: Sequence[Telling]) -> Telling:
    """The tellings of one event as one; of one that curators have put together with all who acted."""
    rows = [telling.row for telling in group]
    return group[0].of(_with_all(rows) if rows[0].activity.event else _as_one(rows))


def _day(row: LedgerRow) -> str | None:
    """The day, or the period from one, on which it was; None where less is said."""
    date = row.activity.date
    return date if date and len(date.partition("/")[0]) == _DAY else None


def _as_one(group: Sequence[LedgerRow]) -> LedgerRow:
    """The row with the most who acted, then with the most quantities, the first of several; the others with it."""
    fullest = max(group, key=lambda row: (len(row.actors), len(row.activity.quantities)))
    return replace(fullest, also=tuple(row for row in group if row is not fullest))


def _with_all(group: Sequence[LedgerRow]) -> LedgerRow:
    """The row of an event that curators have put together: all who acted, as one telling or another names them."""
    whole = _as_one(group)
    rows = (whole, *whole.also)
    return replace(
        whole,
        actors=tuple(dict.fromkeys(actor for row in rows for actor in row.actors)),
        regions=tuple(dict.fromkeys(region for row in rows for region in row.regions)),
        then=tuple(dict.fromkeys(pair for row in rows for pair in row.then)),
    )


def _agrees(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether a telling is of the event that each of a group tells of; of a large group its first ones are asked."""
    return all(_tell_the_same(telling, other) for other in group[:_FEW])


def _tell_the_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings, of which an actor is the same, on the same day or in the same words, are of one event."""
    mine, theirs = one.row, other.row
    same = set(mine.actors) == set(theirs.actors)
    if _day(mine) is None:
        elsewhere = mine.bulletin.series_id != theirs.bulletin.series_id
        if not (same and elsewhere and _are_near(mine.bulletin.date, theirs.bulletin.date)):
            return False
    if one.text == other.text:
        return True
    if _are_apart(one, other):
        return False
    fewer, more = sorted((mine.activity.quantities, theirs.activity.quantities), key=len)
    if not fewer or not _holds(more, fewer):
        return False
    same_type = mine.activity.type == theirs.activity.type
    if _day(mine) is None:
        return same_type and len(more) == len(fewer) and _says_no_more(one, other)
    if mine.bulletin.id == theirs.bulletin.id:
        whole = len(more) == len(fewer) and _are_for_the_same(one, other)
        return same and same_type and (whole or _says_no_more(one, other))
    if not same:  # the one who names more of those who acted must have all that was given
        fewest, most = sorted((set(mine.actors), set(theirs.actors)), key=len)
        return fewest < most and same_type and len(more) == len(fewer) and _are_for_the_same(one, other)
    return same_type or len(fewer) > 1 or (_are_gifts(mine, theirs) and _are_for_the_same(one, other))


def _are_gifts(*rows: LedgerRow) -> bool:
    """Whether rows tell of gifts, whatever the word: 捐赠棉衣100件, 送上棉衣100件."""
    given = (quantity.unit not in _PEOPLE for row in rows for quantity in row.activity.quantities)
    return _GIVING.issuperset(row.activity.type for row in rows) and all(given)


def _are_near(one: str | None, other: str | None) -> bool:
    """Whether two bulletins came out within a quarter; of one without a date nobody knows."""
    if one is None or other is None:
        return False
    first, last = sorted((interval(one)[0], interval(other)[0]))
    return last - first <= dt.timedelta(days=_REPRINTED_WITHIN)


def _are_apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings say different things of whom, where or on what subject it was.

    They do if both name organisations and none is the same; else if both name somebody and no name is another one in
    fewer characters (市人民医院, 江海市人民医院). And if both are on a subject, which the other does not mention.
    """
    if one.beneficiaries and other.beneficiaries:
        if one.beneficiaries.isdisjoint(other.beneficiaries):
            return True
    elif one.whom and other.whom and not _name_the_same(one.whom, other.whom):
        return True
    if one.where and other.where and not _name_the_same(one.where, other.where):
        return True
    return any(
        subject not in other.text and other.subjects[kind] not in one.text
        for kind, subject in one.subjects.items()
        if kind in other.subjects
    )


def _are_for_the_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings say the same of whom or where it was."""
    if one.beneficiaries and other.beneficiaries:
        return not one.beneficiaries.isdisjoint(other.beneficiaries)
    return _name_the_same(one.whom, other.whom)


def _name_the_same(one: Iterable[str], other: Sequence[str]) -> bool:
    """Whether a name of one is one of the other's, in fewer characters or not."""
    return any(_stands_in(*sorted((mine, theirs), key=len)) for mine in one for theirs in other)


def _says_no_more(one: Telling, other: Telling) -> bool:
    """Whether one telling has no words but those of the other, in their order, its day aside."""
    if (_ANEW.search(one.text) is None) != (_ANEW.search(other.text) is None):
        return False  # 又捐款15万元
    contents = ("".join(_OF_CONTENT.findall(_DAYS.sub("", each.text))) for each in (one, other))
    return _stands_in(*sorted(contents, key=len))


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
    return (one.value, one.unit) == (other.value, other.unit) and are_of_one_thing(one, other)

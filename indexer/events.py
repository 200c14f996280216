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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.ledger_row import LedgerRow
from indexer.totals import are_of_one_thing
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
    r"(?:[向给赴]|为(?!支持|助力|弘扬|进一步|贯彻|落实|推动|推进|促进|加强|做好|庆祝|迎接|确保|提高|提升|了)|走进|慰问(?![金品物信])|看望(?!慰问)|驰援|支援)(?:\d+[余多]?[户名个位家所人])?"
    r"(?P<whom>[\u4e00-\u9fff]{2,24}?)(?:共|一次性)?"
    r"(?:\d|捐|赠|送|发放|提供|配备|配送|开展|举办|组织|选派|派出|支援|[，,。；;]|$)"
)
"""For whom or where something was done, as a sentence says it; not what for."""
_WHERE = re.compile(
    r"在(?P<where>[\u4e00-\u9fff\d]{2,16}?)(?<![上中下时期前后间里])(?:开展|举办|举行|召开|组织|清[扫理]|巡查|值守|设[立置]|发放|慰问)"
)
"""The place where something was done, which is another one or not; 在仪式上 is none."""
_ON_SUBJECT = re.compile(
    r"(?P<subject>[\u4e00-\u9fff]{2})(?P<kind>培训|会议|例会|座谈|讲座|竞赛|比赛|大赛|演练|检查|论坛|宣讲)"
)
"""What a training, a meeting or a contest was about: the two characters before the word for it."""
_NO_SUBJECTS = frozenset(("举办", "举行", "召开", "开展", "组织", "参加", "进行", "专题", "联合", "一次", "现场"))
_OF_GRAMMAR = frozenset("了的次期场个")
_GIVING, _PEOPLE = frozenset(("捐赠", "慰问")), frozenset("人名户位")
"""Types of one deed in other words, and units of those who are counted, not of what is given."""
_OF_CONTENT = re.compile(r"[\u4e00-\u9fff\d]+")
_DAYS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_ANEW = re.compile(r"[又再另](?![生开])")
"""What says that it was done once more."""


@dataclass(slots=True)
class _Telling:
    """A row with what is asked of it again and again."""

    row: LedgerRow
    text: str
    whom: tuple[str, ...]
    where: tuple[str, ...]
    subjects: Mapping[str, str]
    beneficiaries: frozenset[str]


@dataclass(slots=True, eq=False)
class _Group:
    """The rows of one event, and the same as tellings."""

    rows: list[LedgerRow] = field(default_factory=list)
    tellings: list[_Telling] = field(default_factory=list)


@dataclass(slots=True)
class _Alike:
    """The groups of what one acted in on one day, or in the same words, by what quantities they have."""

    groups: dict[object, list[_Group]] = field(default_factory=lambda: defaultdict(list))

    def candidates(self, telling: _Telling) -> Iterator[_Group]:
        """The groups that a telling may belong to, those with its own quantities first, the latest of them first."""
        own = _counted(telling.row)
        yield from self.groups[own][-1 : -_FEW - 1 : -1]
        if len(self.groups) <= _FEW:
            others = (groups for counted, groups in self.groups.items() if counted != own)
            yield from (group for groups in others for group in groups[-1 : -_FEW - 1 : -1])

    def add(self, group: _Group, row: LedgerRow) -> None:
        """A group, by the quantities of one of its rows."""
        groups = self.groups[_counted(row)]
        if group not in groups[-_FEW:]:
            groups.append(group)


def events_of(rows: Iterable[LedgerRow], canonical: Callable[[str], str]) -> list[LedgerRow]:
    """The rows, those of one event as one: the fullest of them, the first of several, with the `also` others.

    `canonical` is one name for all names of an organisation that something was done for.
    """
    groups: list[list[LedgerRow]] = []
    named: dict[str, list[LedgerRow]] = {}
    alike: dict[object, _Alike] = defaultdict(_Alike)
    rows = list(rows)
    often = Counter(key for row in rows for key in _keys(row))
    for row in rows:
        if row.activity.event:
            if row.activity.event not in named:
                groups.append(named.setdefault(row.activity.event, []))
            named[row.activity.event].append(row)
            continue
        if all(often[key] == 1 for key in _keys(row)):  # as most are
            groups.append([row])
            continue
        telling = _telling(row, canonical)
        known = [alike[key, None if row.activity.date else telling.text] for key in _keys(row)]
        found = (group for each in known for group in each.candidates(telling) if _agrees(telling, group))
        group = next(found, None)
        if group is None:
            group = _Group()
            groups.append(group.rows)
        group.rows.append(row)
        group.tellings.append(telling)
        for each in known:
            each.add(group, row)
    return [_with_all(group) if group[0].activity.event else _as_one(group) for group in groups]


def _keys(row: LedgerRow) -> list[tuple[str, str | None]]:
    """What rows of one event have in common for certain: one who acted, and when, as far as it is told."""
    return [(actor, row.activity.date) for actor in row.actors]


def _day(row: LedgerRow) -> str | None:
    """The day, or the period from one, on which it was; None where less is said."""
    date = row.activity.date
    return date if date and len(date.partition("/")[0]) == _DAY else None


def _telling(row: LedgerRow, canonical: Callable[[str], str]) -> _Telling:
    activity = row.activity
    whom = tuple(match["whom"] for match in _FOR_WHOM.finditer(activity.text))
    where = tuple(match["where"] for match in _WHERE.finditer(activity.text))
    subjects = {
        match["kind"]: match["subject"]
        for match in _ON_SUBJECT.finditer(activity.text)
        if match["subject"] not in _NO_SUBJECTS and not _OF_GRAMMAR.intersection(match["subject"])
    }
    beneficiaries = frozenset(map(canonical, activity.beneficiaries))
    return _Telling(row, folded(activity.text), whom, where, subjects, beneficiaries)


def _counted(row: LedgerRow) -> tuple[tuple[float, str], ...]:
    return tuple(sorted((each.value, each.unit) for each in row.activity.quantities))


def _as_one(group: Sequence[LedgerRow]) -> LedgerRow:
    """The row with the most who acted, then with the most quantities, the first of several; the others with it."""
    fullest = max(group, key=lambda row: (len(row.actors), len(row.activity.quantities)))
    others = tuple(row for row in group if row is not fullest)
    return replace(fullest, also=others) if others else fullest


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


def _agrees(telling: _Telling, group: _Group) -> bool:
    """Whether a telling is of the event that each of a group tells of; of a large group its first ones are asked."""
    return all(_tell_the_same(telling, other) for other in group.tellings[:_FEW])


def _tell_the_same(one: _Telling, other: _Telling) -> bool:
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


def _are_apart(one: _Telling, other: _Telling) -> bool:
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


def _are_for_the_same(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings say the same of whom or where it was."""
    if one.beneficiaries and other.beneficiaries:
        return not one.beneficiaries.isdisjoint(other.beneficiaries)
    return _name_the_same(one.whom, other.whom)


def _name_the_same(one: Iterable[str], other: Sequence[str]) -> bool:
    """Whether a name of one is one of the other's, in fewer characters or not."""
    return any(_stands_in(*sorted((mine, theirs), key=len)) for mine in one for theirs in other)


def _says_no_more(one: _Telling, other: _Telling) -> bool:
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

"""Which rows of the ledger tell of the same event, so that what several bulletins report is counted once.

Two rows do if the same organisations acted (one of them may name fewer, see below), and

    on the same day, with the same quantities of the same things      …向某医院捐赠口罩100只
    from the same day on, with the same quantities                    7月20日… · 7月20日至22日…
    on the same day, one with more quantities than the other          5万元 · 5万元、口罩200只 (in two bulletins)
    on the same day for the same, each with some of what was given    5万元、口罩200只 · 口罩200只、防护服50套
    in the same month, one in no words but those of the other         5月培训300人次 · 5月共培训300人次 (in two series)
    in the same words, in two series within a quarter                 a report that two offices print

unless they say different things of whom, where or on what subject it was. One may name fewer of those who acted if both
say for whom. Of two in one bulletin one says no more than the other, or both are for the same. A row is one event with
others only if it agrees with each of them. What is not certain stays apart: what one series prints without a day, month
after month, are many events. An event has all the quantities that its tellings have together.

Curators know better: activities to which they gave the name of an event are that event, and no others are. What they
corrected goes before what others print, and is of the event of which it was as printed; what they said differently of
the same words is not one event.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer.ledger_row import LedgerRow
from indexer.telling import Telling, amount_of
from indexer.totals import are_of_one_thing
from kb.knowledge.weights import unit_of
from kb.model import Activity, Quantity
from kb.parsing.dates import interval
from kb.text import folded

RETOLD_WITHIN = 400
"""Days from an event until a bulletin that tells of it again: the review of its year comes out in the next one."""
REPRINTED_WITHIN = 92
"""Days between two bulletins that print the same words of the same event; a quarter later it happened again."""
_DAY = 10
"""Characters of a day (ISO); a month or a year is none."""
_FEW = 24
"""So many groups that are alike, or members of one, are looked at; thousands would take their time each time."""
_GIVING, _PEOPLE = frozenset(("捐赠", "慰问")), frozenset("人名户位")
"""Types of one deed in other words, and units of those who are counted, not of what is given."""
_FEW_OF_A_KIND = 20
"""More of a thing than so many is the same in two bulletins by no chance."""
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
    often = Counter(key for telling in tellings for key in telling.all_keys)
    for telling in tellings:
        event = telling.row.activity.event
        if event:
            if event not in named:
                groups.append(named.setdefault(event, []))
            named[event].append(telling)
            continue
        if all(often[key] == 1 for key in telling.all_keys):  # as most are
            groups.append([telling])
            continue
        known = [alike[key] for key in telling.all_keys]
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
    """The row that curators corrected, else with the most who acted, then quantities, and those of the others with it.

    Of several that are alike it is the first. What curators corrected is not added to.
    """
    fullest = max(group, key=lambda row: (row.activity.curated, len(row.actors), len(row.activity.quantities)))
    others = tuple(row for row in group if row is not fullest)
    if fullest.activity.curated:
        return replace(fullest, also=others)
    quantities = list(fullest.activity.quantities)
    for row in others:  # of the same thing the fullest knows how many: 130余人次, 120人次
        quantities += [each for each in row.activity.quantities if not any(_are_alike(each, own) for own in quantities)]
    if len(quantities) > len(fullest.activity.quantities):
        fullest = replace(fullest, activity=replace(fullest.activity, quantities=tuple(quantities)))
    return replace(fullest, also=others)


def _besides(quantities: Iterable[Quantity], known: Iterable[Quantity]) -> list[Quantity]:
    """The quantities that are none of those that are known."""
    rest, found = list(known), []
    for each in quantities:
        match = next((other for other in rest if _are_equal(each, other)), None)
        if match is None:
            found.append(each)
        else:
            rest.remove(match)
    return found


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
    """Whether two tellings are one event, by a key that they have in common: as they stand, or as both are printed.

    What curators said of both goes before what was printed.
    """
    pairs = [(one, other)]
    if (one.printed or other.printed) and not (one.row.activity.curated and other.row.activity.curated):
        pairs.append((one.printed or one, other.printed or other))
    return any(not set(mine.keys).isdisjoint(theirs.keys) and _are_one_event(mine, theirs) for mine, theirs in pairs)


def _are_one_event(one: Telling, other: Telling) -> bool:
    """Whether two tellings, of which an actor is the same, from the same day on or in the same words, are one event."""
    mine, theirs = one.row, other.row
    same = set(mine.actors) == set(theirs.actors)
    if _day(mine) is None:
        elsewhere = mine.bulletin.series_id != theirs.bulletin.series_id
        if not (same and elsewhere and _are_near(mine.bulletin.date, theirs.bulletin.date)):
            return False
    elif _is_late(mine) or _is_late(theirs):
        return False
    if one.text == other.text:
        return not (mine.activity.curated and theirs.activity.curated) or _say_the_same(mine.activity, theirs.activity)
    return not _are_apart(one, other) and _say_how_much_the_same(one, other, same=same)


def _say_how_much_the_same(one: Telling, other: Telling, *, same: bool) -> bool:
    """Whether two tellings, by the `same` who acted or not, agree in what was done and how much of it."""
    mine, theirs = one.row, other.row
    same_type = mine.activity.type == theirs.activity.type
    if same and same_type and _is_of_one_gift(one, other):
        return True
    fewer, more = sorted((mine.activity.quantities, theirs.activity.quantities), key=len)
    if not fewer or not _holds(more, fewer):
        return False
    as_many = len(more) == len(fewer)
    if _day(mine) is None:
        return same_type and as_many and _says_no_more(one, other)
    if mine.bulletin.id == theirs.bulletin.id:
        whole = as_many and _are_for_the_same(one, other)
        return same and same_type and (whole or _says_no_more(one, other))
    if not same:
        return same_type and _names_all_who_gave(one, other)
    if mine.activity.date != theirs.activity.date:  # 7月20日, 7月20日至22日
        return same_type and as_many
    return same_type or len(fewer) > 1 or _are_one_deed(one, other)


def _is_late(row: LedgerRow) -> bool:
    """Whether a bulletin came out so long after the day of which it tells that it tells of it by itself."""
    day = _day(row)
    if day is None or row.bulletin.date is None:
        return False
    late = interval(row.bulletin.date)[0] - interval(day.partition("/")[0])[0]
    return late > dt.timedelta(days=RETOLD_WITHIN)


def _names_all_who_gave(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings names all of the other's actors, and more, and has all that was given."""
    less, whole = sorted((one, other), key=lambda each: len(each.row.actors))
    if not set(less.row.actors) < set(whole.row.actors) or one.row.activity.date != other.row.activity.date:
        return False
    given = (len(each.row.activity.quantities) for each in (less, whole))
    return next(given) <= next(given) and _are_for_the_same(one, other)


def _are_one_deed(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one quantity are of one deed, whatever the word for it: 捐赠, 慰问; 净化器30台."""
    if _are_gifts(one.row, other.row) and _are_for_the_same(one, other):
        return True
    mine, theirs = one.row.activity.quantities, other.row.activity.quantities
    if len(mine) != len(theirs):
        return False
    (given,), (told,) = mine, theirs
    return given.item == told.item != "" and given.unit not in _PEOPLE and given.value > _FEW_OF_A_KIND


def _say_the_same(one: Activity, other: Activity) -> bool:
    """Whether curators left two activities the same but for their proof."""
    mine, theirs = ((each.type, each.date, each.quantities, each.beneficiaries) for each in (one, other))
    return mine == theirs


def _is_of_one_gift(one: Telling, other: Telling) -> bool:
    """Whether two bulletins tell of one gift, each with some of what was given that is the same, and some besides."""
    mine, theirs = one.row, other.row
    if mine.bulletin.id == theirs.bulletin.id or mine.activity.date != theirs.activity.date or _day(mine) is None:
        return False
    if not (_are_gifts(mine, theirs) and _are_for_the_same(one, other)):
        return False
    rest = _besides(mine.activity.quantities, theirs.activity.quantities)
    units = {unit_of(each.unit) for each in _besides(theirs.activity.quantities, mine.activity.quantities)}
    shared = len(rest) < len(mine.activity.quantities)
    return shared and units.isdisjoint(unit_of(each.unit) for each in rest)  # 200只 and 300只 are two gifts


def _are_gifts(*rows: LedgerRow) -> bool:
    """Whether rows tell of gifts, whatever the word: 捐赠棉衣100件, 送上棉衣100件."""
    given = (quantity.unit not in _PEOPLE for row in rows for quantity in row.activity.quantities)
    return _GIVING.issuperset(row.activity.type for row in rows) and all(given)


def _are_near(one: str | None, other: str | None) -> bool:
    """Whether two bulletins came out within a quarter; of one without a date nobody knows."""
    if one is None or other is None:
        return False
    first, last = sorted((interval(one)[0], interval(other)[0]))
    return last - first <= dt.timedelta(days=REPRINTED_WITHIN)


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
    if one.spots and other.spots and not _has_any(one.spots, other.text) and not _has_any(other.spots, one.text):
        return True
    return any(
        subject not in other.text and other.subjects[kind] not in one.text
        for kind, subject in one.subjects.items()
        if kind in other.subjects
    )


def _has_any(words: Iterable[str], text: str) -> bool:
    return any(folded(word) in text for word in words)


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


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are of the same unit and thing."""
    return unit_of(one.unit) == unit_of(other.unit) and are_of_one_thing(one, other)


def _are_equal(one: Quantity, other: Quantity) -> bool:
    return amount_of(one) == amount_of(other) and _are_alike(one, other)

"""A row of the ledger with what is asked of it again and again: each answer is worked out once.

3月5日，青云市水务局向江海市人民医院捐赠口罩2000只。    whom: 江海市人民医院; days: 5 March
截至6月30日，累计培训300人次。                          days: 1 January to 30 June; it may be a total
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from indexer.ledger_row import LedgerRow
from kb.knowledge.deeds import DEEDS
from kb.knowledge.weights import unit_of
from kb.model import Quantity
from kb.parsing.dates import interval
from kb.text import cut, folded

_FOR_WHOM = re.compile(
    r"(?:[向给赴]|(?<![达受得收感找看遇直接拿签报做])到(?![场会位访达期])|为(?!支持|助力|弘扬|进一步|贯彻|落实|推动|推进|促进|加强|做好|庆祝|迎接|确保|提高|提升|了)"
    r"|走进|深入|前往|来到|奔赴|用于|资助|帮扶|救助|慰问(?![金品物信])|看望(?!慰问)|驰援|支援)(?:\d+[余多]?[户名个位家所人])?"
    r"(?P<whom>[\u4e00-\u9fff]{2,24}?)(?:共|一次性)?"
    rf"(?:\d|捐|赠|送|发放|提供|配备|配送|开展|举办|组织|选派|派出|支援|[，,。；;]|{DEEDS}|$)"
)
"""For whom or where something was done, as a sentence says it; not what for."""
_WHERE = re.compile(
    r"在(?P<where>[\u4e00-\u9fff\d]{2,16}?)(?<![上中下时期前后间里])(?:开展|举办|举行|召开|组织|清[扫理]|巡查|值守|设[立置]|发放|慰问)"
)
"""The place where something was done, which is another one or not; 在仪式上 is none."""
_SPOT = re.compile(r"(?![向给赴到在为对往])[\u4e00-\u9fff]{2}(?:村|社区|街道|小区|[镇乡]|小学|幼儿园|敬老院|养老院)")
"""A place or school by its last characters, which no short form leaves out."""
_KIND = re.compile(r"培训|会议|例会|座谈|讲座|竞赛|比赛|大赛|演练|检查|论坛|宣讲")
"""What is on a subject: the words before it say on which."""
_NO_SUBJECTS = frozenset(
    ("举办", "举行", "召开", "开展", "组织", "参加", "进行", "专题", "联合", "一次", "现场", "一期")
)
_OF_GRAMMAR = frozenset("了的次期场个名人在于向为对和与及、，,。；; ”“》《)(）（")
_BEFORE, _MOST_OF_SUBJECT = 10, 3
"""So many characters before such a word are looked at, and so many words are the subject."""
_SUMS_UP = re.compile(
    r"累计|合计|总计|今年以来|年初以来|迄今|截[至止]|全年|年内|上半年|下半年|[一二三四1-4]季度|(?<!一)共(?=[捐计为向有]|[\u4e00-\u9fff]{1,4}\d)"
)
"""What says that a number is a sum."""
_UP_TO = re.compile(r"截[至止]|(?:今年|年初|以来|至今|目前|迄今|已)[^。;；]{0,12}?累计")
"""What is counted up to a day, from a month that is said or the beginning of its year; not 义诊3场，累计服务200人."""
_THIS_YEAR = re.compile(r"(?:今年|年初|本年)以来|今年(?:已|累计)")
"""What is counted from the beginning of the bulletin's year to its date."""
_SINCE = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?:\d{1,2}日)?份?(?:起|以来)")
_LEAST = dt.timedelta(days=27)
"""From the first day to the last one of the shortest month."""
_EVER_SINCE = re.compile(r"[年月]份?以来")
"""What is counted from a year or month to the date of the bulletin: 2020年以来, 去年10月以来."""
_YEAR, _MONTH = len("2021"), len("2021-03")


def days_counted(row: LedgerRow) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of what a row counts, if that is more than its date says; else None."""
    activity = row.activity
    first, _, last = (activity.date or "").partition("/")
    if last or not row.date:
        return None
    if row.bulletin.date and len(first) in (0, _YEAR) and _THIS_YEAR.search(activity.text):
        until = interval(row.bulletin.date)[1]
        return (dt.date(until.year, 1, 1), until) if first in ("", str(until.year)) else None
    if row.bulletin.date and len(first) in (_YEAR, _MONTH) and _EVER_SINCE.search(activity.text):
        begins, until = interval(first)[0], interval(row.bulletin.date)[1]
        return (begins, until) if begins < until else None
    if not activity.quantities or _UP_TO.search(activity.text) is None:
        return None
    begins, ends = interval(row.date)
    since = _SINCE.search(activity.text)
    return min(begins, begins.replace(month=int(since["month"]) if since else 1, day=1)), ends


def amount_of(quantity: Quantity) -> float:
    """How much a quantity is: 40户每户500元 are as much as 2万元."""
    return quantity.summed or quantity.value


class Telling:
    """A row, and what its text says of the event; `canonical` is one name for all names of an organisation."""

    def __init__(self, row: LedgerRow, canonical: Callable[[str], str]) -> None:
        self.row = row
        self._canonical = canonical
        passage = row.activity.passage.lstrip("ps")
        number = int(passage) if passage.isdecimal() else 0
        self.place = (row.date or "", row.bulletin.id, number, row.activity.start)
        """What puts tellings in their order: by date, then as they stand in their bulletins."""

    def of(self, row: LedgerRow) -> Telling:
        """The same of another row, as of one that has others with it."""
        return Telling(row, self._canonical)

    @cached_property
    def printed(self) -> Telling | None:
        """The telling as the bulletin has it, where curators changed it; else None."""
        printed = self.row.activity.printed
        if printed is None:
            return None
        actors = tuple(dict.fromkeys(map(self._canonical, printed.organisations)))
        return self.of(replace(self.row, activity=printed, actors=actors))

    @cached_property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What rows of one event have in common for certain: one who acted, and its first day, or else its words."""
        date = (self.row.activity.date or "").partition("/")[0]
        return tuple((actor, date, "" if date else self.text) for actor in self.row.actors)

    @cached_property
    def all_keys(self) -> tuple[tuple[str, str, str], ...]:
        """Its keys, of what curators changed also as it is printed."""
        return tuple(dict.fromkeys((*self.keys, *self.printed.keys))) if self.printed else self.keys

    @cached_property
    def text(self) -> str:
        """Its words, folded."""
        return folded(self.row.activity.text)

    @cached_property
    def counted(self) -> tuple[tuple[float, str], ...]:
        """Its quantities without what they are of, in order."""
        return tuple(sorted((amount_of(each), unit_of(each.unit)) for each in self.row.activity.quantities))

    @cached_property
    def whom(self) -> tuple[str, ...]:
        """For whom it was, in the words of the text."""
        return tuple(match["whom"] for match in _FOR_WHOM.finditer(self.row.activity.text))

    @cached_property
    def where(self) -> tuple[str, ...]:
        """Where it was, in the words of the text."""
        return tuple(match["where"] for match in _WHERE.finditer(self.row.activity.text))

    @cached_property
    def spots(self) -> frozenset[str]:
        """The villages, schools and the like that it names besides those who acted, by their last characters."""
        text = self.row.activity.text
        for name in self.row.activity.organisations:
            text = text.replace(name, "\n")
        return frozenset(_SPOT.findall(text))

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """What its trainings, meetings and the like were about, by the word for them."""
        text = self.row.activity.text
        found = ((match.group(), "".join(_subject(text, match.start()))) for match in _KIND.finditer(text))
        return {kind: subject for kind, subject in found if len(subject) > 1}

    @cached_property
    def beneficiaries(self) -> frozenset[str]:
        """The organisations for which it was, each under one name."""
        return frozenset(map(self._canonical, self.row.activity.beneficiaries))

    @cached_property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of which its quantities tell; None without any, or where nobody knows."""
        if not self.row.activity.quantities or (self.row.activity.date is None and not self.row.days):
            return None
        return self.row.period

    @cached_property
    def may_sum_up(self) -> bool:
        """Whether it says that it sums up a month or more."""
        if self.days is None or self.days[1] - self.days[0] < _LEAST:
            return False
        return _SUMS_UP.search(self.row.activity.text) is not None


def _subject(text: str, at: int) -> list[str]:
    """The words right before a place of a text that say on what subject something was: 急救|知识."""
    words: list[str] = []
    for word in reversed(cut(text[max(0, at - _BEFORE) : at])):
        if word in _NO_SUBJECTS or _OF_GRAMMAR.intersection(word) or word.isascii() or len(words) == _MOST_OF_SUBJECT:
            break
        words.insert(0, word)
    return words

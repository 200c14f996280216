"""A row of the ledger with what is asked of it again and again: each answer is worked out once.

3月5日，青云市水务局向江海市人民医院捐赠口罩2000只。    whom: 江海市人民医院; days: 5 March
截至6月30日，累计培训300人次。                          days: 1 January to 30 June; it may be a total
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cached_property

from indexer.ledger_row import LedgerRow
from kb.parsing.dates import interval
from kb.text import folded

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
_SUMS_UP = re.compile(
    r"累计|合计|总计|今年以来|年初以来|迄今|截[至止]|全年|年内|上半年|下半年|[一二三四1-4]季度|(?<!一)共(?=[捐计为向有]|[\u4e00-\u9fff]{1,4}\d)"
)
"""What says that a number is a sum."""
_UP_TO = re.compile(r"截[至止]|(?:今年|年初|以来|至今|目前|迄今|已)[^。;；]{0,12}?累计")
"""What is counted up to a day, from a month that is said or the beginning of its year; not 义诊3场，累计服务200人."""
_SINCE = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?:\d{1,2}日)?份?(?:起|以来)")
_LEAST = dt.timedelta(days=27)
"""From the first day to the last one of the shortest month."""


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
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What rows of one event have in common for certain: one who acted, and its date, or its words without one."""
        date = self.row.activity.date or ""
        return tuple((actor, date, "" if date else self.text) for actor in self.row.actors)

    @cached_property
    def text(self) -> str:
        """Its words, folded."""
        return folded(self.row.activity.text)

    @cached_property
    def counted(self) -> tuple[tuple[float, str], ...]:
        """Its quantities without what they are of, in order."""
        return tuple(sorted((each.value, each.unit) for each in self.row.activity.quantities))

    @cached_property
    def whom(self) -> tuple[str, ...]:
        """For whom it was, in the words of the text."""
        return tuple(match["whom"] for match in _FOR_WHOM.finditer(self.row.activity.text))

    @cached_property
    def where(self) -> tuple[str, ...]:
        """Where it was, in the words of the text."""
        return tuple(match["where"] for match in _WHERE.finditer(self.row.activity.text))

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """What its trainings, meetings and the like were about, by the word for them."""
        return {
            match["kind"]: match["subject"]
            for match in _ON_SUBJECT.finditer(self.row.activity.text)
            if match["subject"] not in _NO_SUBJECTS and not _OF_GRAMMAR.intersection(match["subject"])
        }

    @cached_property
    def beneficiaries(self) -> frozenset[str]:
        """The organisations for which it was, each under one name."""
        return frozenset(map(self._canonical, self.row.activity.beneficiaries))

    @cached_property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of which its quantities tell; None without any, or where nobody knows."""
        activity = self.row.activity
        if not activity.quantities:
            return None
        up_to = _UP_TO.search(activity.text) is not None
        if activity.date is None and not (up_to and self.row.date):
            return None
        first, _, last = (activity.date or self.row.date or "").partition("/")
        begins, ends = interval(first)[0], interval(last or first)[1]
        if up_to and not last:
            since = _SINCE.search(activity.text)
            begins = min(begins, begins.replace(month=int(since["month"]) if since else 1, day=1))
        return begins, ends

    @cached_property
    def may_sum_up(self) -> bool:
        """Whether it says that it sums up a month or more."""
        if self.days is None or self.days[1] - self.days[0] < _LEAST:
            return False
        return _SUMS_UP.search(self.row.activity.text) is not None

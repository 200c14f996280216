"""Lists and tables of gifts, which say who gave what without a verb, under a heading that says that it was given.

爱心捐赠榜                         捐赠单位          受赠单位      款物
青云参药集团：现金100万元           海通合作社        县医院        5万元
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from kb.knowledge import phrases
from kb.knowledge.event_dates import Calendar, EventDate
from kb.knowledge.quantities import quantities_in
from kb.model import Passage, Quantity
from kb.parsing.numerals import AMOUNT
from kb.text import compact, fold

_OF_GIFTS = re.compile(
    r"(?:捐[赠款助物献]|爱心|善款).{0,10}(?:榜|名单|名录|名册|清单|明细|一览|公示|情况|统计|汇总|如下|台账|登记|鸣谢|[:：])|爱心榜|捐[赠款]表"
)
"""A title, a caption, a section or a headline under which whoever is listed has given."""
_NOT_GIVEN = re.compile(
    r"拟|计划|认捐|意向|倡议|需求|(?:捐[款赠]|募[捐集]|筹[款集]|年度)目标|任务|预捐|待捐|承诺|将(?=捐|赠|要|用于)|未(?=捐|缴|到账|认|完成)|发放|分配|流向|去向|支出|用途|使用|对象|领取|接受|接收|收到"
    r"|受[赠捐助]|获[赠捐]|被捐|参[加会]|仪式|风采|简介|困难|库存|采购|产[品值量]|^图"
)
"""What such a title also may say: who is to give, who has received, or what else there is to tell."""
_GIVERS = re.compile(
    r"(?:(?:捐[赠款助物献]|爱心)(?:单位|企业|方|者|个人|会员)(?:名称|或个人)?|会员(?:单位|名称)|(?:单位|企业)(?:名称)?|名称)(?:\([^()]{1,6}\))?"
)
_GIFTS = re.compile(r".{0,6}(?:款物|物资|金额|物品|善款|内容|数量|数额|现金|折款|款项|捐赠|捐款).{0,8}")
_MOST_ABOVE_HEAD = 3
"""Rows at the top among which the head of a table is: its title may stand above it."""
_TOTAL, _NO_GIFTS = (
    re.compile(r"合计|总计|共计"),
    re.compile(r"其中|大写|应捐|计划|拟|预|任务|目标|占比|累计|折合|单价|产[品值量]|采购"),
)
"""Columns of the whole, and of pieces and plans, which would be counted twice."""
_RECEIVERS = re.compile(r".{0,2}(?:受[赠助]|接[收受]|受益|捐赠对象).{0,6}")
_IN_UNIT = re.compile(r"[(（](?:单位[:：])?(?P<times>万?)(?P<unit>元)[)）]")
"""In the head of a column, or in the title of its table: 万元以上捐款明细（单位：元）."""
_OF_MONEY = re.compile(r".{0,6}(?:金额|现金|捐款|善款|款项|折款|数额)(?:数|额|合计)?")
_ENTRY = re.compile(
    r"\s*(?:(?:\d{1,3}[.、．)）]|[（(]\d{1,2}[)）])\s*)?(?:(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日)[\s\u3000]*)?"
    r"(?P<names>(?!\d)[^：:，,。；;\s]{4,50})(?:[：:，,]\s*|[ \t\u3000\u00a0]+)"
    r"(?P<rest>[^。]{2,}?)[；;。]?\s*$"
)
_PEOPLE = re.compile(r"全体(?:[\u4e00-\u9fff]{2,6})$")
"""Behind a name: all who belong to the body."""
_ON_DAY = re.compile(
    r"[（(](?P<behind>(?:\d{4}年)?\d{1,2}月\d{1,2}日)[)）]$|(?:^|[：:]\s*)(?P<before>(?:\d{4}年)?\d{1,2}月\d{1,2}日)"
    r"|\t(?P<last>(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至到—–~-]+(?:\d{1,2}月)?\d{1,2}日)?)$"
)
"""Behind what an entry says was given, before it, or before who gave it, or in the last column of a table: when."""
_LEAD = re.compile(
    r"捐[赠款助献](?!.{0,2}(?:单位(?!和)|对象|学校))[^。]*(?:。(?:其中)?[^。，]{0,16}(?:(?:的|主要)有|如下))?(?:[（(][^（()）]{1,12}[)）])?[:：]$"
)
_NO_LEAD = re.compile(
    r"受赠|获赠|受助|救助|资助|拟|计划|倡议|发放|分配|流向|去向|支出|用途|使用|领取|仪式|采购|存在|要求|做好"
)
_MOST_OF_LEAD = 90
"""A paragraph that leads in a list of who has given, and what such a paragraph does not say."""
_LED_IN = "捐赠名单"
"""The title of a list that such a paragraph leads in."""
_LEAST_OF_TITLE, _MOST_OF_TITLE = 3, 26
"""Characters of a title (四 is none), and of a line of its own that is one: 爱心捐赠榜, 捐赠物资清单如下：."""
_IN_BRACKETS = re.compile(r"[（(][^（）()]{3,24}[）)]")
_NOTE = re.compile(rf"{_IN_BRACKETS.pattern}$")
"""Behind a title: on which days it was."""
_GIVES = re.compile(r"(?:共|已|先后)?捐[款赠献](?:物资)?")
_TO = re.compile(r"[向给为][^,，]*$")
"""Before 捐赠: to whom, who may be counted (向6个社区捐赠…)."""
_PLANNED = re.compile(r"(?:公司|协会|集团)?已?(?:拟|计划|承诺|即将|将(?=[于在向为捐赠]))")
"""How an entry says that nothing was given yet."""
_NUMBER = re.compile(AMOUNT)
_CLAUSES = re.compile(r"[,、;]|并(?!提供|捐|赠|送)(?=[\u4e00-\u9fff])")
"""Between what an entry says was given; 柴油发电机组 tells of nothing that was done."""
_GOODS = re.compile("试剂|设备|仪|教材|用品|器材|物资|资料|材料|机|车辆|包|液|服(?!务)")
"""Behind a word for a deed: it is one of what was given, 检测试剂."""
_DAYS = re.compile(r".{0,4}(?:日期|时间)")
"""Over a column of days on which something was given."""


class Gift(NamedTuple):
    """Who gave what, when and to whom: names as the bulletin's organisations have them, and the proving characters."""

    givers: tuple[str, ...]
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    receivers: tuple[str, ...]
    date: EventDate | None = None


class GiftLists:
    """Reads the lists and tables of a bulletin passage after passage; remembers the title that stands above them.

    `calendar` is their own: the day of a title is not the one that running text goes on from.
    """

    def __init__(self, names: Mapping[str, str], calendar: Calendar) -> None:
        self._names = names
        self._calendar = calendar
        self._article: int | None = None
        self._title: str | None = None
        self._date: EventDate | None = None

    def read(self, passage: Passage, article: int, heading: str | None, headline: str | None) -> list[Gift]:
        """The gifts of a passage: those in the rows of a table, or of one entry of a list.

        `heading` and `headline` stand above it in its `article`.
        """
        if article != self._article:
            self._article = article
            self._call(None)
        if passage.kind == "caption" or _is_title(passage.text):
            self._call(passage.text)
            return []
        if _leads_in(passage.text):
            self._title, self._date = _LED_IN, self._date_of(passage.text)
            return []
        found: list[Gift] = []
        nearest = _nearest(self._title, heading, headline)
        if _tells_of_gifts(nearest):
            date = self._date if self._title else self._date_of(nearest)  # 2021年12月份捐赠名录
            found = [gift._replace(date=self._own_date(gift, passage) or date) for gift in self._gifts_in(passage)]
        if self._title and _IN_BRACKETS.fullmatch(passage.text.strip()):
            self._date = self._date or self._date_of(passage.text)  # （1月16日—2月3日）
        elif passage.kind == "table" or not (found or (self._title == _LED_IN and passage.kind == "list")):
            self._call(None)
        return found

    def _gifts_in(self, passage: Passage) -> Iterator[Gift]:
        """The gifts of a passage under a title that tells of gifts."""
        if passage.kind == "table":
            yield from _of_table(passage.text, self._names, self._title or "")
        elif gift := _of_entry(passage.text, self._names):
            yield gift

    def _own_date(self, gift: Gift, passage: Passage) -> EventDate | None:
        """When something was given, by what stands in brackets behind it."""
        on_day = _ON_DAY.search(passage.text[gift.start : gift.end])
        return self._date_of(on_day["behind"] or on_day["before"] or on_day["last"]) if on_day else None

    def _call(self, title: str | None) -> None:
        """What stands below has this title, or none."""
        self._title, self._date = title, self._date_of(title) if title and _tells_of_gifts(title) else None

    def _date_of(self, title: str) -> EventDate | None:
        """When it was, by a title."""
        dates = (date for date in self._calendar.dates_in(fold(title).text) if date.value)
        return next(iter(dates), None)


def _nearest(*titles: str | None) -> str:
    """The first that is a title of those that stand above a passage, the nearest of them first; empty for none."""
    return next((each for each in titles if each and len(each) >= _LEAST_OF_TITLE), "")


def _tells_of_gifts(title: str) -> bool:
    """Whether a title says that whoever is listed below has given."""
    return _OF_GIFTS.search(title) is not None and _NOT_GIVEN.search(title) is None


def _leads_in(text: str) -> bool:
    """Whether a paragraph leads in a list of who has given: …收到下列单位捐赠的物资：."""
    text = text.rstrip()
    return len(text) <= _MOST_OF_LEAD and _LEAD.search(text) is not None and _NO_LEAD.search(text) is None


def _is_title(text: str) -> bool:
    """Whether a paragraph is the title of a list of gifts."""
    return len(_NOTE.sub("", text)) <= _MOST_OF_TITLE and "。" not in text and _tells_of_gifts(text)


def _of_entry(text: str, names: Mapping[str, str]) -> Gift | None:
    """The gift of an entry of a list: 青云参药集团：现金100万元、口服液3万盒; None where it is none."""
    match = _ENTRY.match(text)
    said = _PEOPLE.sub("", match["names"]).split("、") if match else []
    givers = [names.get(compact(name)) for name in said]
    if match is None or not all(givers) or _PLANNED.match(match["rest"]):
        return None
    rest = _ON_DAY.sub("", match["rest"])
    gives = _GIVES.search(rest)
    whom = _TO.search(rest, 0, gives.start()) if gives else None
    given = _counted(rest[whom.start() if whom else gives.end() :] if gives else rest, len(givers))
    clauses = _CLAUSES.split(fold(rest[: gives.start()] + rest[gives.end() :] if gives else rest).text)
    deeds = filter(None, map(phrases.DEED.match, clauses))
    if not given or any(not _GOODS.match(deed.string, deed.end()) for deed in deeds):
        return None  # which is read as running text
    start = match.start("day") if match["day"] else match.start("names")
    return Gift(tuple(filter(None, givers)), start, match.end("rest"), given, ())


def _of_table(text: str, names: Mapping[str, str], title: str) -> Iterator[Gift]:
    """The gifts in the rows of a table whose head says who gave, and what; its `title` may say in which unit."""
    lines = text.split("\n")
    above = next((at for at, line in enumerate(lines[:_MOST_ABOVE_HEAD]) if _giver_in(_cells_of(line)) is not None), 0)
    heads = _cells_of(lines[above])
    received = _columns_of_receivers(heads)
    giver = _giver_in(heads)
    if giver is None:
        yield from _of_rows(text, names)
        return
    given = _columns_of_gifts(heads, {giver, *received})
    at = len("\n".join(lines[: above + 1])) + 1
    for row in lines[above + 1 :]:
        cells = row.split("\t")
        name = names.get(compact(cells[giver])) if len(cells) == len(heads) else None
        if name:
            found = (_in_cell(cells[place], heads[place], title) for place in given)
            quantities = tuple(each for cell in found for each in cell if each.value)
            receivers = tuple(names[known] for place in received if (known := compact(cells[place])) in names)
            on_day = _ON_DAY.search(row)
            other = on_day and on_day["last"] and not _DAYS.fullmatch(heads[-1])  # 有效期至
            end = at + (on_day.start() if on_day and other else len(row))
            if quantities:
                yield Gift((name,), at, end, quantities, receivers)
        at += len(row) + 1


def _cells_of(line: str) -> list[str]:
    return [compact(cell) for cell in line.split("\t")]


def _columns_of_receivers(heads: Sequence[str]) -> list[int]:
    return [at for at, cell in enumerate(heads) if _RECEIVERS.fullmatch(cell)]


def _giver_in(heads: Sequence[str]) -> int | None:
    """The column that says who gave; None if no head of a column says so."""
    received = _columns_of_receivers(heads)
    return next((at for at, cell in enumerate(heads) if _GIVERS.fullmatch(cell) and at not in received), None)


def _of_rows(text: str, names: Mapping[str, str]) -> Iterator[Gift]:
    """The gifts in the rows of a table without a head, each of which is an entry: 1．青云米业有限公司 | 大米300袋."""
    at = 0
    for row in text.split("\n"):
        gift = _of_entry(row, names)
        if gift:
            yield gift._replace(start=at + gift.start, end=at + gift.end)
        at += len(row) + 1


def _columns_of_gifts(heads: Sequence[str], others: Collection[int]) -> list[int]:
    """The columns that say what was given: that of the whole, if there is one; none of pieces and plans."""
    own = [at for at, cell in enumerate(heads) if _GIFTS.fullmatch(cell) and at not in others]
    own = [at for at in own if not _NO_GIFTS.search(heads[at])]
    return [at for at in own if _TOTAL.search(heads[at])] or own


def _in_cell(cell: str, head: str, title: str) -> tuple[Quantity, ...]:
    """The quantities of a cell; a number alone is of the unit that the head of its column or table has: （万元）."""
    unit = _IN_UNIT.search(head) or (_IN_UNIT.search(title) if _OF_MONEY.fullmatch(head) else None)
    number = _NUMBER.fullmatch(compact(cell))
    if unit and number:
        value = float(number.group().replace(",", "")) * (10_000 if unit["times"] else 1)
        return (Quantity(round(value, 4), unit["unit"], "", exact=True),)
    return _counted(cell)


def _counted(text: str, givers: int = 1) -> tuple[Quantity, ...]:
    told = fold(text)
    return tuple(quantities_in(text, told, 0, len(told.text), (), givers))

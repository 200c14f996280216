"""How often each quantity of a sentence counts in a sum.

口罩7.2万只，其中儿童口罩2万只        the second is a part of the first: 0 times
棉衣300件、棉被200件，共500件          the last is the sum of the others: 0 times
向12所学校各赠书100册、篮球10个        12 times both
90户每户500元                       90 times
大米和面粉各20袋                     2 times
甲、乙两家公司各捐款2万元             2 times
向甲村、乙村、丙村各捐赠水泵2台         3 times
由20人增加到85人，比去年增加10人       what was before and by how much: 0 times
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kb.knowledge import deeds
from kb.model import Quantity

_ALIKE = {"名": "人", "位": "人", "本": "册", "校": "所"}
"""Units of the same things."""
_OF_THEM = re.compile(r"其中(?![心间])")
_ANOTHER = re.compile(rf"[。;；)）]|另外?|此外|同时|还|[,，](?:{deeds.DEEDS})")
"""Behind which nothing is a part of what was told before."""
_SUM = re.compile(r"(?:共|共计|合计|总计|累计|总共|一共)(?:[\u4e00-\u9fff]{0,8})$")
_EACH = re.compile(
    r"(?P<each>各自?(?=$|[捐赠送发奖补获拨派投出配授给领])|每(?P<of>[户人名位个家所校村队支场期次批轮班天台辆套件本册箱袋床间座]))[^\d,，。;；、]{0,10}$"
)
"""各 before a number or what is given (各20台, 各捐赠图书100册), not 各类物品684件; 每户, 每人."""
_COMPARED = re.compile(r"(?:[比较](?!例)|同比|环比)[^,，。;；]{0,10}?(?:增加|增长|增|减少|下降|提高|上升|多|少)了?$")
_BEFORE_NOW = re.compile(r"[由从][^,，。;；\d]{0,6}$")
_NOW = re.compile(r"(?:[增减]少?加?长?|提高|提升|扩[建大充展]|上升|下降|降低?|发展|压缩)[到至为]")
"""由|20人|增加到85人: what there was before is no deed."""
_PRICE = re.compile(
    r"每[单份件斤公吨次度瓶亩](?:斤|里)?(?:费用)?(?:降低|下降|减少|上涨|提高|优惠|补贴|只要|仅需)$|(?:单价|售价|票价|价格|收费|面值)(?:标准)?[为约是仅]?(?:每[\u4e00-\u9fff]{1,2})?$"
)
_NAMED = re.compile(r"[向为给对到](?P<names>[^,，。;；\d]{3,80})$")
_BETWEEN_NAMES = re.compile(r"、|(?<![共祥颐平])[和与及](?![平谐县])")
"""Those who got something each, by their names: 向甲村、乙村|各捐赠水泵2台, but 和 of 和县."""
_THINGS = re.compile(r"[\u4e00-\u9fff]+(?:[、和与及][\u4e00-\u9fff]+)+$")
_BETWEEN_THINGS = re.compile("[、和与及]")
"""What several things of which there is as much each are named with: 大米和面粉|各20袋."""
_GOES_ON = re.compile(r"[、和及][^\d,，。;；]*$")
"""Between two quantities of one share: 每户报警器1个、灭火器2具."""
_RECEIVING = frozenset("所个名户家位人支村镇乡座校队组")
"""Units of those who are given something each."""
_SEVERAL = 2
_NEAR, _BEFORE = 8, 24
"""Characters at most from those who got something each to that word, and from there to how much."""
_MOST = 10_000
"""Nobody gives to more than so many one by one."""


class Placed(NamedTuple):
    """A quantity, and where it begins and ends in its text."""

    start: int
    end: int
    quantity: Quantity


def unit_of(unit: str) -> str:
    """A unit, the same for the same things: 15人, 15名."""
    return _ALIKE.get(unit, unit)


def weighed(text: str, found: Sequence[Placed], givers: int) -> tuple[Quantity, ...]:
    """The quantities of a text (folded) in their order, each with how often it counts; `givers` acted together."""
    counted: list[Placed] = []
    for each in found:
        times = _times(text, each, counted, givers)
        if times and _SUM.search(text, counted[-1].end if counted else 0, each.start):
            counted = [_within(text, other, each) for other in counted]
        counted.append(each._replace(quantity=replace(each.quantity, times=times)) if times != 1 else each)
    return tuple(each.quantity for each in counted)


def _within(text: str, share: Placed, total: Placed) -> Placed:
    """A share of nobody knows how many, which counts in their total: 每个社区安装净水器|1台，共安装120台."""
    said = _EACH.search(text, max(0, share.start - _BEFORE), share.start)
    of_one = unit_of(share.quantity.unit) == unit_of(total.quantity.unit) and share.quantity.times == 1
    if said is None or not of_one or share.quantity.value >= total.quantity.value:
        return share
    return share._replace(quantity=replace(share.quantity, times=0))


def _times(text: str, each: Placed, before: Sequence[Placed], givers: int) -> int:
    alike = [other for other in before if unit_of(other.quantity.unit) == unit_of(each.quantity.unit)]
    if _is_part(text, each, alike) or _is_sum(text, each, alike) or _is_sum_of_all(text, each, before):
        return 0
    if _is_compared(text, each) or (each.quantity.unit == "元" and _PRICE.search(text, 0, each.start)):
        return 0
    said = _EACH.search(text, max(0, each.start - _BEFORE), each.start)
    if said:
        return _of_each(text, said, each, before, givers)
    last = before[-1] if before else None
    goes_on = last is not None and last.quantity.times > 1 and _GOES_ON.match(text, last.end, each.start)
    return last.quantity.times if last is not None and goes_on else 1


def _is_part(text: str, each: Placed, alike: Sequence[Placed]) -> bool:
    """Whether 其中 stands between a quantity of the same unit that is no less, and this one."""
    said = list(_OF_THEM.finditer(text, 0, each.start))
    if not said or _ANOTHER.search(text, said[-1].end(), each.start):
        return False
    at = said[-1].start()
    return any(other.end <= at and other.quantity.value >= each.quantity.value for other in alike)


def _is_sum(text: str, each: Placed, alike: Sequence[Placed]) -> bool:
    """Whether 共 stands before what all those of the same unit are together."""
    told = [other.quantity.summed for other in alike if other.quantity.times]
    several = len(told) > 1 or any(other.quantity.times > 1 for other in alike)
    if not several or round(sum(told), 4) != each.quantity.value:
        return False
    start = max(other.end for other in alike)
    return text.startswith("共计", each.start) or _SUM.search(text, start, each.start) is not None


def _is_sum_of_all(text: str, each: Placed, before: Sequence[Placed]) -> bool:
    """Whether 共 stands right behind things that are so many together, whatever their units: 棉衣…件、棉被…床."""
    if len(before) < _SEVERAL or _SUM.search(text, before[-1].end, each.start) is None:
        return False
    told = 0.0
    for number, other in enumerate(reversed(before), 1):
        told += other.quantity.summed
        if number >= _SEVERAL and round(told, 4) == each.quantity.value:
            return True
    return False


def _is_compared(text: str, each: Placed) -> bool:
    """Whether a quantity is what there was before, or by how much there is more or less now."""
    if _COMPARED.search(text, 0, each.start):
        return True
    return _BEFORE_NOW.search(text, 0, each.start) is not None and _NOW.match(text, each.end) is not None


def _of_each(text: str, said: re.Match[str], each: Placed, before: Sequence[Placed], givers: int) -> int:
    """How many had as much each, as far as the text says it; else 1."""
    of = said["of"]
    things = None if of or said.end("each") < each.start else _THINGS.search(text, 0, said.start())
    if things:
        return len(_BETWEEN_THINGS.findall(things.group())) + 1
    for other in reversed(before):
        between = text[other.end : said.start()]
        unit, number = other.quantity.unit, other.quantity.value
        counts = unit_of(unit) == unit_of(of) if of else unit in _RECEIVING
        if counts and len(between) <= _NEAR and number == int(number) and 1 < number <= _MOST:
            return int(number)
    if of:
        return 1
    named = _NAMED.search(text, 0, said.start())
    receivers = len(_BETWEEN_NAMES.findall(named["names"])) + 1 if named else 1
    return receivers if receivers > 1 or before else givers

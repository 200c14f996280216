"""Of what a quantity is: the words right before it (捐赠|口罩|300只) or behind it (300只|口罩), without the verb."""

from __future__ import annotations

import re

from kb.knowledge import deeds, phrases
from kb.text import branches, listed

_ACTING = "|".join(branches({word: "" for word in deeds.TAKING if len(word) > 1}))
_ITEM_BEHIND = re.compile(
    r"^(?:的)?(?!增[加至长]|减少|提[高升]|扩[建大]|上升|下降|降[至到低])(?P<item>[\u4e00-\u9fff]{1,8}?)"
    rf"(?=$|[^\u4e00-\u9fff]|和|与|及|等|在|到|向|为|从|对|的|又|还|已|受|共|当[天日晚]|分(?=组|批|成|赴|别|头|\d)|参赛|参会|参训|一起|一行|一同|自愿|先后|同台|逐一|自发|主动|踊跃|"
    rf"进行|组成|成立|前往|前来|{_ACTING}|(?!志愿者|学习|联合){deeds.DEEDS})"
)
_DOING = re.compile(rf"(?:{_ACTING}|观看|参观|体验|学习|领取|成为|代表队|参|到|在|等|对|为|向|赴|前)")
_TOWARDS = re.compile(
    r"[对向为在到给从把将于的等和与及]$|(?:来自|深入|走进|参加|组成|赶赴|奔赴|前往|驰援|常驻|周边|协助|双方|每[\u4e00-\u9fff]|[比较][^,]{1,6}(?:增加|增长|减少|下降|多|少)了?)$|[省市县区镇乡村](?:内|里)?$"
)
_DAY_BEFORE = re.compile("[日号时](?=.)")
"""The end of a date before what is counted: 8月4日|追加50万元."""
_WORTH_BEFORE = re.compile(r"(?:总?价值|折合|折价|人民币|总价|合计|共计)+$")
"""Between what is counted and what it is worth."""
_SUM = ("合计", "共计")
_ONLY_COUNTING = ("其中", "共计", "合计")
_LATIN_BEFORE = re.compile(r"(?:(?<![\d.])\d?[a-z]+\d*|(?<![第\d.])(?:84|75%|95%))$")
"""What the words of things begin with that are no Han characters: N95口罩, 84消毒液."""
_WORTH = re.compile(r"价值.{1,10}?元的?")
_DEED = re.compile(deeds.DEEDS)
_ITEM_MOST, _SHORTEST_ITEM = 12, 2
_NEEDS_MORE = frozenset(
    listed(
        """
    人员 资料 设备 器材 物资 小组 队伍 活动 项目 作品 问题 意见 建议 面积 车辆 场所 费用 资金 对象 数据 参数 产品 用品
    折页 手册 总量 额度 贷款
    """
    )
)
"""What says little without the word before it: 宣传资料;"""
_ATTRIBUTES = frozenset(listed("抢修 检修 检测 整改 服务 培训 维修 救援"))
"""and words that are no deed before that: 抢修人员."""
_SUMS = frozenset(listed("捐款 善款 罚款"))
"""Money by itself: 捐款3万元."""
_PEOPLE = ("名", "位")
_TAKING = frozenset(deeds.TAKING)
_TAKING_SIZES = sorted({len(word) for word in _TAKING}, reverse=True)
_BEGUN_SO = (
    "捐款捐物",
    "慰问金",
    "慰问品",
    "共产党",
    "用电",
    "用水",
    "用气",
    "用火",
    "用药",
    "用工",
    "用户",
    "捐资",
    "捐书",
    "捐物",
    "服务站",
    "在线",
    "在职",
    "在校生",
    "在建",
    "在岗",
    "在读",
    "在编",
    "在册",
    "以太网",
    "有机肥",
    "共享",
)
"""Words of what is counted that begin like a word before it: 在线浊度仪, 有机肥."""
_USED_BY = "医通专公民军日食商家农车饮警"
"""医用 and the like say what something is, where 用 alone is a verb."""


def item_of(text: str, match: re.Match[str], earliest: int) -> tuple[int, int]:
    """Where what is counted stands, without words that only say how it is counted: 其中棉被, 学校各."""
    start, end = _item_with_all(text, match, earliest)
    while text.startswith(_ONLY_COUNTING, start) and start < end:
        start += len("其中")
    while text.endswith(("各", "上"), start, end) and start < end and (text[end - 1] == "各" or end == match.start()):
        end -= 1
    return (start, end) if start < end else (0, 0)


def _item_with_all(text: str, match: re.Match[str], earliest: int) -> tuple[int, int]:
    """Where what is counted stands, not before `earliest`: before (口罩1.2万只), else behind (1.2万只口罩).

    Of people it stands behind, if anything that may be it does (走访公司4名困难职工).
    """
    people = match["unit"] in _PEOPLE and not _DOING.match(text, match.end())
    if people and (behind := _behind(text, match)) is not None:
        return behind
    start, end = _before(text, match.start(), earliest)
    if end - start > 1 or (match["unit"] == "元" and start):
        return start, end
    return _behind(text, match) or (0, 0)


def _before(text: str, at: int, earliest: int) -> tuple[int, int]:
    """Where what is counted stands before its number, which begins at `at`; nowhere is (0, 0)."""
    worth = _WORTH_BEFORE.search(text, earliest, at)
    end = worth.start() if worth else at
    first = end
    while first > max(earliest, end - _ITEM_MOST) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    first += _DAY_BEFORE.match(text, first, end) is not None and text[first - 1 : first].isdigit()
    item = phrases.ITEM.match(text, first, end)
    first = item.end() if item else first  # 二是|派出工作组8个
    before = text[first:end]
    value = worth.span() if worth and worth[0] not in _SUM else (0, 0)  # 价值3.5万元
    if len(before) < _SHORTEST_ITEM:
        return value
    if _TOWARDS.search(before):
        return 0, 0
    start = first + _behind_verb(before)
    start = start if start > first else _behind_deed(text, start, end)
    if worth and end - start < _SHORTEST_ITEM:
        return value
    latin = _LATIN_BEFORE.search(text, earliest, start) if start == first else None
    return (latin.start() if latin else start), end


def _behind_deed(text: str, start: int, end: int) -> int:
    """Where what is counted begins in words that open with a deed; there they begin if the rest says too little."""
    deed = _DEED.match(text, start, end)
    rest = text[deed.end() : end] if deed and len(deed[0]) > 1 else ""
    tells = len(rest) >= _SHORTEST_ITEM and rest not in _NEEDS_MORE and not _DEED.fullmatch(rest)
    return end - len(rest) if tells else start


def _behind_verb(item: str) -> int:
    """Where what is counted begins in the words before its number: behind the last one that says what was done."""
    for end in range(len(item), 0, -1):
        for size in _TAKING_SIZES:
            word = item[max(0, end - size) : end]
            if end == len(item) and word in _SUMS:
                return end - len(word)
            if end > len(word) and word in _ATTRIBUTES and item[end:] in _NEEDS_MORE:
                continue  # 出动抢修人员; but 检修设备
            if word not in _TAKING or item.startswith(_BEGUN_SO, end - len(word)):
                continue
            if not (word == "用" and item[end - 2 : end - 1] in _USED_BY and end > 1):
                return end
    return 0


def _behind(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Where what is counted stands behind its number; money is of nothing."""
    if match["unit"] == "元":
        return None
    worth = _WORTH.match(text, match.end())
    at = worth.end() if worth else match.end()
    behind = _ITEM_BEHIND.match(text[at : at + 12])
    return (at + behind.start("item"), at + behind.end("item")) if behind else None

"""Quantities as bulletins write them: how many of what.

400套 · 3.5万元 · 120余人次 · 两场 · 1,200只 · 近百名 · 口罩2万片. Left out is what counts nothing that was done:
dates, hours, durations, ordinals, percentages, ages, degrees, prices for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.knowledge import deeds
from kb.knowledge.items import item_of
from kb.knowledge.weights import Placed, weighed
from kb.model import Quantity
from kb.parsing.numerals import AMOUNT, number_of
from kb.text import Folded, branches, is_han, listed

_CHINESE = "一二三四五六七八九十百千两零〇"
_SCALE = "(?:[百千][余多]?)?[万亿]|百|千(?![米瓦克伏])"
_UNITS = "|".join(branches(dict.fromkeys(deeds.UNITS, "")))
_VALUE = re.compile(
    rf"(?=[\d{_CHINESE}近约逾超达共将大])"  # hardly any place of a text is tried further
    rf"(?P<about>近|约|逾|超过|超|达|共计|将近|大约)?"
    rf"(?:(?P<digits>{AMOUNT})|(?P<han>[{_CHINESE}]{{1,12}}))"
    rf"[余多来几]?(?P<scale>{_SCALE})?[余多]?"
    rf"(?:(?<=[亿万千百])(?:\d{{3,4}}|零\d{{1,4}}|\d+(?:\.\d+)?[余多]?(?:{_SCALE})|[{_CHINESE}]{{1,8}}(?:[余多]?[万亿])?)[余多]?)*"
    rf"(?P<unit>(?:{_UNITS})(?:\([只匹件套台辆份]\))?)"
)
_PIECE = re.compile(rf"(?P<digits>\d+(?:\.\d+)?)(?P<scale>[百千]?)|(?P<han>[{_CHINESE}]+)")
_ROUGHLY = re.compile(r"[一二三四五六七八九]{2}[十百千万亿]")
"""Two figures one after the other: 三四千."""
_RANGE = re.compile(r"\d[至到~—]$")
"""Before the greater of two numbers: 3至5吨."""
_MOST_DIGITS = 15
"""A number of more is a slip of the pen, and no amount of anything."""
_SCALES = {"百": 100, "千": 1000}
_ODD = frozenset("余多几来")
_NO_COUNT_BEFORE = listed("第 每 届 周 星期 连续 历时 长达 为期 同比 占 海拔 水位 高程 统 唯 逐 最后 腊 再减 立减")
_BEFORE_THEN = frozenset("日目此之年天月午先以提期时点分")
"""Before 前: something was before that."""
_PART_OF_NUMBER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.:-+")
_NO_COUNT_BEHIND = re.compile(
    r"百分点|(?<=[条项处个件])限(?=[^,;]{2,10}前)|(?<=[两双]节)(?=前夕|期间|前后|将至|来临|假期)|(?<=两[校村])(?![\u4e00-\u9fff]{0,2}\d)|(?<=千家)万户|(?<=班)(?:两运转|[两三]?倒|四运转|轮[换流])|(?<=[两三]轮)(?:电动|摩托|货运)?车|(?<=个)(?:通宵|多?小时|多?月|星期|工作日|自然日|学期|昼夜|年头|季度|方面|环节|阶段|百分|钟头|层面)|(?<=站)式|(?<=集)[团体合中成装镇贸市]|(?<=讲)(?:[解话师座台堂]|文明|卫生)|(?<=次)(?:列车|慢火车|动车|班列)|(?<=期)间|(?<=[米吨伏瓦])级|(?<=件)小事|(?<=[栋幢号座])楼[下前上]|(?<=[两三四五六七八几]家)(?:协会|单位|公司|企业|医院|学校)|(?<=两个)党?支部|(?<=[一二三四五六七八九十][台门口岔眼道级])[县镇山]|(?<=一次)性|(?:以下|年级|年代|时|点半|周岁|岁|世纪)"
)
_LEAST_OF_KINDS = 2
"""Figures of a number of kinds."""
_IDIOM = re.compile(
    r"(?:[欢齐]聚|济济|会聚|相聚|汇聚)一堂$|[做抓顾]两头$|[漏落]一[户人个家名]$|(?<![旗匾镜鼓盾])一面$|[人处]四处$"
)
_OPENING, _CLOSING = ("“", "「", "‘", '"'), ("”", "」", "’", '"')
_SLOGAN = re.compile(r"[\u4e00-\u9fff]{0,6}[”」’\"]")
"""Behind a number that a quotation begins with: “两节”, “四个服务”."""
_MOST_BEFORE = 12
"""Characters before a quantity that may say that it counts nothing."""
_ABOUT = ("近", "约", "逾", "超过", "超", "将近", "大约")
_VAGUE = {
    "一": (
        "个",
        "批",
        "次",
        "条",
        "种",
        "项",
        "场",
        "期",
        "份",
        "片",
        "件",
        "道",
        "把",
        "下",
        "口",
        "封",
        "位",
        "张",
        "点",
        "段",
        "起",
        "束",
        "遍",
        "笔",
        "车",
        "轮",
        "堂",
    )
}


_SENDING = ("组织", "派出", "选派", "组成", "组建", "出动", "共", "等")
_UPPER = ("万", "亿")
"""Behind these stands only the lower part of a number."""
_ORDERED = ("次", "期", "层", "级", "车", "班", "组", "批", "村")
"""What 二 says the place of in a row, and not how many."""
_SHARES, _BEFORE_SHARE = ("批", "班", "路", "组", "个"), ("部", "百", "积")
_OFTEN = re.compile(r"每|一年|季度|个月|一月|定期|至少|经常")
_OF_CASE = re.compile(
    r"(?:侦破|破获|查获|查处|查办|化解|审理|审结|审判|处置|堵截|劝阻|阻断|拦截|就|调解|扑灭)(?:了|系列|上门|成功){0,2}$|(?:案件?|纠纷|事故|事件|火灾|险情)$"
)
"""Before 一起 that counts a case, and does not say that several did it together."""
_MOST_BEFORE_CASE = 8
_ONCE = ("次", "场", "期", "份", "张", "件", "条", "项", "封", "笔", "束")
_ENDED = re.compile(r"[,，。;；!?、)]|$")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}(?<![再又这那每同等更另有了多任哪某首唯之])$")


def quantities_in(
    original: str, folded_text: Folded, start: int, end: int, names: Sequence[tuple[int, int]] = (), givers: int = 1
) -> tuple[Quantity, ...]:
    """The quantities in folded characters start to end, in their order; unit and item as printed in `original`.

    `names` are where names begin and end, which are no part of what is counted; `givers` is how many acted together.
    """
    found = list(_quantities_in(original, folded_text, start, end, names))
    return weighed(folded_text.text[start:end], found, givers)


def _quantities_in(
    original: str, folded_text: Folded, start: int, end: int, names: Sequence[tuple[int, int]]
) -> Iterator[Placed]:
    text = folded_text.text[start:end]

    def printed(first: int, last: int) -> str:
        if first >= last:
            return ""
        return original[slice(*folded_text.span(start + first, start + last))]

    before = 0
    own = [(first - start, last - start) for first, last in names]
    quoted = any(mark in original for mark in _OPENING)
    for match in _VALUE.finditer(text):
        at = match.start()
        ends = [last for first, last in own if first <= at]
        if ends and at < ends[-1]:
            continue  # the 三台 of 三台县卫计局
        earliest = max(before, ends[-1]) if ends else before
        if _is_no_count(text, match) or _is_in_title(text, at):
            continue
        if text[at - 1 : at] in _UPPER or (text[at - 1 : at] == "数" and text[at] in "十百千万"):
            continue  # the 2千 of 数万2千人, 数十箱
        if quoted and _is_quoted(original, folded_text.span(start + at, start + match.end())):
            continue  # “两节” are days, “两会” meetings
        value = _value(match)
        vague = match["han"] in _VAGUE and match["unit"] in _VAGUE[match["han"]]
        case = (
            match["han"] == "一"
            and match["unit"] == "起"
            and _OF_CASE.search(text[max(0, at - _MOST_BEFORE_CASE) : at])
        )
        if not value or (vague and not case and not _ends_clause(text, match)):
            continue
        before = match.end()
        exact = match["about"] not in _ABOUT and _ODD.isdisjoint(_number_in(match)) and not _is_rough(text, at)
        item = printed(*item_of(text, match, earliest))
        yield Placed(at, match.end(), Quantity(value, printed(*match.span("unit")), item, exact))


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a number says that it counts nothing that was done."""
    at = match.start()
    if match["unit"] in ("方", "种") and match["han"]:
        return True  # 双方, 三方, 一种
    if _is_idiom(text, match) or _is_grade(text, match):
        return True
    if match["unit"] == "队" and match["han"] and match["han"] != "两" and not text.endswith(_SENDING, 0, at):
        return True  # 采掘二队, not 组织五队
    if match["han"] == "千" and match["scale"] == "万" and match["unit"] in ("家", "户", "人"):
        return True  # 走进千万家
    if (
        match["han"] in ("百", "千")
        and match["unit"] == "人"
        and not match["about"]
        and is_han(text[match.end() : match.end() + 1] or " ")
    ):
        return True  # 千人健步走
    behind = text[match.end() : match.end() + 1] or " "
    if match["han"] == "二" and (match["unit"] in _ORDERED or is_han(behind)):
        return True  # 二次接线: two of something are 两次
    if _counts_nothing(text[max(0, at - 2) : at]) and not match["about"]:
        return True
    if match["han"] == "一" and match.group() in (text[at - 2 : at], text[match.end() : match.end() + 2]):
        return True  # 一家一家送上门
    if match["unit"] in _SHARES and text[at - 1 : at] == "分" and text[at - 2 : at - 1] not in _BEFORE_SHARE:
        return True  # 分三班轮换
    return _NO_COUNT_BEHIND.match(text, match.end()) is not None


def _is_grade(text: str, match: re.Match[str]) -> bool:
    """Whether a number says of which kind something is, as 12类产品 does not: 2类疫苗, 3基础."""
    if match["unit"] == "基":
        return text[match.end() : match.end() + 1] in tuple("础地站坑层桩金")
    return match["unit"] == "类" and len(match["digits"] or "") < _LEAST_OF_KINDS


def _is_idiom(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a part of a set phrase: 欢聚一堂, 做两头、歇中间."""
    return match["han"] is not None and _IDIOM.search(text, max(0, match.start() - 4), match.end()) is not None


def _is_in_title(text: str, at: int) -> bool:
    """Whether a place of a text is in the title of a book: 《常见问题一百例》."""
    opened = text.rfind("《", 0, at)
    return opened >= 0 and text.find("》", opened, at) < 0


def _counts_nothing(before: str) -> bool:
    """Whether a number does not count behind these two characters: 第3, 每次, 前三名, a3."""
    first_of_all = before[-1:] == "前" and before[:1] not in _BEFORE_THEN  # 前三名, but not 日前3家单位
    return first_of_all or before.endswith(_NO_COUNT_BEFORE) or before.rstrip()[-1:] in _PART_OF_NUMBER


def _ends_clause(text: str, match: re.Match[str]) -> bool:
    """Whether 一次 and the like count something behind its name: 组织疏散演练一次, but not 每周巡查一次."""
    if match["unit"] not in _ONCE or _ENDED.match(text, match.end()) is None:
        return False
    before = text[max(0, match.start() - _MOST_BEFORE) : match.start()]
    return _OFTEN.search(before) is None and _NAMED.search(before) is not None


def _is_quoted(original: str, place: tuple[int, int]) -> bool:
    first, last = place
    if any(mark in original[first:last] for mark in _CLOSING):
        return True  # “闽顺16”轮
    if first == 0 or original[first - 1 : first] not in _OPENING:
        return False
    slogan = not original[first].isdigit() and _SLOGAN.match(original, last) is not None
    return slogan or original[last : last + 1] in _CLOSING


def _is_rough(text: str, at: int) -> bool:
    """Whether what stands before a number says that it is not exact: 上千条, 3至5吨."""
    return (text[at - 1 : at] == "上" and text[at] in "百千万") or _RANGE.search(text, 0, at) is not None


def _number_in(match: re.Match[str]) -> str:
    """A number as it is written, with what says that it is a little more: 1万2千余."""
    return match.string[match.start("digits" if match["digits"] else "han") : match.start("unit")]


def _value(match: re.Match[str]) -> float | None:
    """The value of a number with all its parts: 15万3600, 1亿2千3百万, 三万五千; None where it is none."""
    number = _number_in(match)
    if _ROUGHLY.search(number):
        return None
    rest = "".join(character for character in number if character != "," and character not in _ODD)
    value = 0.0
    for scale, times in (("亿", 10**8), ("万", 10**4)):
        upper, found, lower = rest.partition(scale)
        if found:
            part = _below(upper)
            if part is None:
                return None
            value, rest = value + part * times, lower
    part = _below(rest) if rest else 0
    return None if part is None else round(value + part, 4)


def _below(text: str) -> float | None:
    """The value of a numeral below 万: 2千3百, 3600, 三千五百; None where it is none."""
    value = 0.0
    for piece in _PIECE.finditer(text):
        number = _number(piece["digits"] or piece["han"])
        if number is None:
            return None
        value += number * _SCALES.get(piece["scale"] or "", 1)
    return value


def _number(text: str) -> float | None:
    """The value of digits or of Chinese numerals; 百 and 千 alone are 100 and 1000."""
    if text[0].isascii():
        return float(text) if len(text.partition(".")[0]) <= _MOST_DIGITS else None
    number = None if text[0] in "百千〇" else number_of(text)
    return {"百": 100, "千": 1000}.get(text) if number is None else float(number)

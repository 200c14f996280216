"""Names that only their place shows: what stands in a list of companies, brands or parts, or in marks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.knowledge import endings, lexicon
from kb.knowledge.acting import acts_from, is_unit
from kb.knowledge.extents import extent, has_own_words
from kb.parsing.lexicon import NO_MARKS, TRADES_OF_MARKS
from kb.parsing.numerals import number_of
from kb.text import cut, word_tag

_PROPER = frozenset(("ns", "nr", "nrt", "nrfg", "nt"))
_OF_COMPANIES = re.compile(
    r"家(?<=[二两三四五六七八九十\d余多]家)(?:会员|理事|成员|骨干|龙头|爱心|本地|重点|民营|参展|参会)?(?:企业(?!家|负责)|公司|厂家)"
)
_LISTED = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,12}(?:、(?:(?!等)[\u4e00-\u9fff]){3,10})+)"
    r"(?:等(?:[二两三四五六七八九十]+|\d+)[余多]?|(?P<count>[二两三四五六七八九十]|\d+))$"
)
_ITEM = re.compile("[^、和与]+")
_UNIT = (
    r"(?![与和由在于到对向把被将从])(?:(?!会同|联合|[了由向对将被])[\u4e00-\u9fff]){2,7}?"
    r"(?:[科部处]|[办公研究]室|车间|分厂)"
)
_LISTED_UNITS = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[日月由])|(?<=联合|会同))(?:{_UNIT}、)*{_UNIT}[、和与]{_UNIT}(?![长员门])"
)
_SIDE_BY_SIDE = re.compile("[科部处室间厂][、和与]")
_BRAND = rf"(?:{'|'.join(endings.BRANDS)})"
_BRAND_BESIDE = re.compile(f"{_BRAND}[、和与]")
_LISTED_BRANDS = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{2,3}}){_BRAND}(?:[、和与](?P=place){_BRAND})+")
"""What brands of one place are called side by side: 青浦移动、青浦电信."""
_TRADES = sorted(TRADES_OF_MARKS - {"集团", "股份", "控股"}, key=len, reverse=True)
_TRADE = re.compile(rf"(?:{'|'.join(_TRADES)})(?!公司|集团|企业|有限)")
_BESIDE = re.compile(rf"(?:[、和与][\u4e00-\u9fff]{{2,3}}(?:{'|'.join(_TRADES)}))+(?!公司|集团|企业|有限)")
"""Behind a mark and its trade: more of them, which act with it."""
_OF_SOME = re.compile(r"等(?:\d+|[二两三四五六七八九十几]+)[余多]?家|等(?:企业|公司)")
"""Behind a mark and its trade: it is one of so many companies."""
_MARK = re.compile(
    r"(?:(?<![\u4e00-\u9fff\d“])|(?<=[日月由])|(?<=[单企]位)|(?<=企业|公司)|(?<=设备商|供应商|承包商|经销商)|(?<=会同|联合)|(?<=旗下的|下属的|所属的)"
    r"|(?<=授予|走访|来自|指导|慰问|协调|邀请|帮助|支持|表彰)|(?<=赴))(?P<mark>[\u4e00-\u9fff]{2,3})$"
)
"""A mark right before a trade, where a name may begin; its characters make no word, and are none of a sentence."""
_OF_SENTENCES = frozenset("mpcrdu")
_OF_MARKS = frozenset(("nz", "nr", "nrfg"))
"""Words of the dictionary that are marks: 瑞达轮胎."""
_ROLES = ("员单位", "长单位", "事单位", "子公司", "会员企业")
"""Right behind what a company is to others, an adjective, or words without a verb, are its mark: 子公司|宏远国贸."""
_OF_QUALITY = frozenset("az")
_MOST_BEFORE_TRADE = 8
_MOST_LISTED = 120
"""Characters of such a list at most."""
_TEAM = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月近由合同与和向为给]))“(?!优秀|先进|最美|模范)[\u4e00-\u9fff]{2,5}”"
    r"(?:志愿(?:者)?(?:服务)?(?:队|协会)|(?:(?:共产)?党员|便民|抢修)服务队|救援队|社会工作服务中心|社工(?:服务)?(?:站|中心)|公益(?:服务)?中心)"
)
"""A team with a name in quotes: “小蓝帽”志愿服务队."""
_GOVERNING = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月]))[省市县区镇乡](?:委|(?:人民)?政府|政协|人大|团委)"
    r"(?:、[省市县区镇乡](?:委|(?:人民)?政府|政协|人大|总?工会|妇联))?"
)
"""The committee and the government of the reader's own place, side by side or alone: 县委、县政府."""
_OF_PAPER = re.compile(r"《[\u4e00-\u9fff]{2,8}(?:(?:报|刊|杂志)》(?:社|编辑部)|》(?:杂志社|报社|编辑部))")


def listed_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of names that only their place shows: what a list of so many companies names by their marks.

    青穗农机、澜滨电缆、沅陂食品三家企业; also 《青江日报》社 and “小蓝帽”志愿服务队.
    """
    if "”" in text:
        yield from (match.span() for match in _TEAM.finditer(text))
    if "》" in text:
        yield from (match.span() for match in _OF_PAPER.finditer(text))
    yield from _governing(text)
    yield from _units_listed(text)
    for brands in _LISTED_BRANDS.finditer(text) if _BRAND_BESIDE.search(text) else ():
        yield from (each.span() for each in _ITEM.finditer(text, *brands.span()))
    for behind in _OF_COMPANIES.finditer(text):
        before = max(0, behind.start() - _MOST_LISTED)
        match = _LISTED.search(text[before : behind.start()]) if "、" in text[before : behind.start()] else None
        if match is None:
            continue
        items = match["names"].split("、")
        if match["count"] and number_of(match["count"]) != len(items):
            continue  # the list began before, or is of something else
        at = before + match.start()
        for number, item in enumerate(items):
            words = list(cut(item))
            if number == 0:  # behind whatever stands before the list
                ends = (place for place, word in enumerate(words, 1) if not _is_of_mark(word))
                words = words[max(ends, default=0) :]
            name = "".join(words)
            if _is_marked(words) and extent(tuple(words)) is None:
                yield at + len(item) - len(name), at + len(item)
            at += len(item) + 1


def _governing(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the committee and the government of the reader's own place, where they act."""
    for match in _GOVERNING.finditer(text) if any(word in text for word in ("委", "政府", "政协", "人大")) else ():
        if acts_from(text, match.end()):
            yield from (each.span() for each in _ITEM.finditer(text, *match.span()))


def marks_that_act(text: str) -> Iterator[str]:
    """The names that are a mark and a trade, and act (会长单位|洁沅环保捐出保洁工具), or are of some that are counted.

    They may be short for others.
    """
    for trade in _TRADE.finditer(text):
        match = _MARK.search(text, max(0, trade.start() - _MOST_BEFORE_TRADE), trade.start())
        beside = _BESIDE.match(text, trade.end()) if match else None
        end = beside.end() if beside else trade.end()
        if match is None or not (acts_from(text, end) or _OF_SOME.match(text, end)):
            continue
        mark = cut(match["mark"])
        tags = {word_tag(each)[0] for each in mark}
        single = all(len(each) == 1 for each in mark) and not tags & _OF_SENTENCES
        several = len(mark) > 1 and "v" not in tags
        said = text.endswith(_ROLES, 0, match.start()) and (several or tags <= _OF_QUALITY)
        if (single or said or word_tag(match["mark"]) in _OF_MARKS) and match["mark"] not in NO_MARKS:
            yield match["mark"] + trade.group()
            yield from _ITEM.findall(beside.group()) if beside else ()


def _units_listed(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a body that are named side by side, and act together: 检验科、护理部抽调18人."""
    for match in _LISTED_UNITS.finditer(text) if _SIDE_BY_SIDE.search(text) else ():
        places = [part.span() for part in _ITEM.finditer(text, *match.span())]
        if acts_from(text, match.end()) and all(is_unit(tuple(cut(text[slice(*place)]))) for place in places):
            yield from places


def _is_marked(words: Sequence[str]) -> bool:
    """Whether words are a mark with a trade behind it (澜滨电缆), and no place or person (西塞山, 张三丰)."""
    if len(words) < 2 or len(words[-1]) < 2 or not all(map(_is_of_mark, words)) or not has_own_words(words):
        return False
    trade = words[-1] in lexicon.TRADES or words[-1] == "集团"
    return trade or (word_tag(words[-1]).startswith(("n", "v", "b")) and word_tag(words[-1]) not in _PROPER)


def _is_of_mark(word: str) -> bool:
    if len(word) == 1:
        return word not in lexicon.FUNCTION
    return word not in lexicon.BREAKING and not word_tag(word).startswith(("v", "d", "p", "c", "r"))

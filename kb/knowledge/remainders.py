"""What is left of a name that is said in fewer characters, and whether it still tells whose it is.

A word of its own, two of them by a character each, or its place or level with its class: less is said of others, too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.knowledge import endings, lexicon, set_forms
from kb.knowledge.name_words import CLASSES, LONG, Kind, Part, parts_of
from kb.text import cut, listed, word_tag

_BODIES = ("局", "会", "院", "公司", "集团", "中心", "支队", "农场", "大学", "银行", "厂")
_OF_STATIONS = frozenset(("收费", "养护", "派出", "供电", "检查", "监测", "研究"))
_WITHIN = tuple(
    listed("师大 农大 科大 工大 医大 理工大 职院 中学 小学 大学 学院 学校 医院 协会 学会 商会 公司 银行 红十字会")
)
"""Bodies that another one is a part of."""
_PASSED_OVER = frozenset(("人民", "直属"))
_SAYS_LITTLE = frozenset(
    listed(
        """
    管理 服务 工作 行业 志愿 志愿者 发展 综合 有限 责任 中国 全国 国家 集团 公司 风景区 景区 旅游区 度假 国际 水力 火力
    """
    )
)
_LEFT_OUT = _SAYS_LITTLE | _PASSED_OVER | {"救援", "应急", "行政", "产业", "技术", "农民"}
"""Words that are left out of the names of bodies that stay the same;"""
_LEFT_OUT_OF_COMPANIES = frozenset(("工业", "制品"))
"""and of those of companies: 青云工业技师学院 is not 青云技师学院."""
_OF_WORDS = frozenset("站所场")
"""Classes of one character that make one word with what stands before them: 试验站."""
_OF_PLACES = frozenset("省市县区州镇乡村山岭河江湖海港湾岛桥口沟")
_WORKS = (
    "园",
    "园区",
    "开发区",
    "大厦",
    "大桥",
    "铁路",
    "高铁",
    "公路",
    "隧道",
    "机场",
    "水库",
    "电站",
    "码头",
    "运河",
    "流域",
    "古镇",
    "景区",
)
"""What a company is named after that builds or runs it."""
_OF_KINDS = ("大学", "学院", "医院", "中学", "小学")
_LEAST_OF_COMPANY, _MARK = 4, 2
UNION = re.compile(r"[省市县区州]总")
"""What the 总工会 of a place is called in two characters."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a name: of each part its form, or nothing."""

    parts: Sequence[Part]
    kept: Sequence[str]

    @property
    def form(self) -> str:
        """What is left as one word."""
        return "".join(self.kept)

    def of(self, kind: Kind) -> list[tuple[Part, str]]:
        """The parts of a kind, each with what is left of it."""
        return [(part, left) for part, left in zip(self.parts, self.kept, strict=True) if part.kind is kind]

    def has(self, kind: Kind) -> bool:
        """Whether anything is left of the parts of a kind."""
        return any(left for _, left in self.of(kind))

    @property
    def whole(self) -> list[str]:
        """The words of its own that are whole, and say more than that it is a body."""
        return [
            left for part, left in self.of(Kind.OWN) if left == part.text and len(left) > 1 and left not in _SAYS_LITTLE
        ]

    @property
    def initials(self) -> list[str]:
        """The words of its own that are there by their beginning."""
        return [
            left
            for part, left in self.of(Kind.OWN)
            if 0 < len(left) < len(part.text) and left in (part.text[:1], part.text[1])
        ]

    @property
    def dropped(self) -> list[Part]:
        """The words of its own that are left out, and say something."""
        return [part for part, left in self.of(Kind.OWN) if not left and part.text not in _PASSED_OVER]


def tells(left: Left) -> bool:
    """Whether what is left of a name still tells whose it is, and is not how the name of the body above it begins."""
    if left.form in CLASSES or _is_described(left) or (left.parts[0].text.startswith("共青团") and not left.kept[0]):
        return False
    if left.parts[-1].kind is Kind.LEGAL:
        return _tells_company(left) and not _is_company_above(left)
    if left.kept[-1] in set_forms.ORGANS and left.parts[-2].kind is Kind.LEGAL:
        company = Left(left.parts[:-1], left.kept[:-1])
        return _tells_company(company) and not _is_company_above(company)
    return not _is_beginning(left) and not is_of_wider_place(left) and _tells_body(left)


def tells_everywhere(short: str, name: str) -> bool:
    """Whether what a company is called in one bulletin tells which it is in another: its place or mark, and its trade.

    柯桥印染, but not 自来水公司 or 宏达集团, which others are called as well.
    """
    first = parts_of(name)[0]
    if first.kind is Kind.PLACE and short.startswith(first.text):
        rest = short[len(first.text) :]
    else:
        mark, rest = short[:_MARK], short[_MARK:]
        if word_tag(mark) not in lexicon.PROPER_TAGS or mark in lexicon.TRADES:
            return False
    return bool(rest) and rest not in CLASSES


def _is_described(left: Left) -> bool:
    """Whether nothing is left but what kind of its class a body is: 方舱医院 of 武汉市江汉方舱医院."""
    said = [(part, kept) for part, kept in zip(left.parts[:-1], left.kept, strict=False) if kept]
    if len(said) != 1 or left.kept[-1] != left.parts[-1].text:
        return False
    part, kept = said[0]
    return part.kind is Kind.OWN and kept in lexicon.DESCRIPTIVE and kept not in ("中心", "街道")


def _tells_company(left: Left) -> bool:
    """Of a company: its mark, which is its first word or the second one, with something more."""
    own, legal, initials = left.of(Kind.OWN), left.kept[-1], len(left.initials)
    group = next((at for at, (part, _) in enumerate(own) if part.text == "集团"), len(own))
    if group < len(own) and not any(kept for _, kept in own[group + 1 :]):
        return False  # 青禾物流集团 is above 青禾物流集团南城分公司
    if len(left.form) == LONG and left.form == "".join(part.text for part, _ in own[:2]):
        return left.form[-1] not in _OF_PLACES and all(len(word) == 1 for word in cut(left.form))  # a mark
    if not legal and left.form.endswith(_WORKS):
        return False  # 澧江大桥 of 澧江大桥工程公司, 宜柏铁路 of 宜柏铁路有限公司
    if legal and _is_numbered(own):
        return True
    initials += sum(len(kept) == 1 and kept == part.text for part, kept in own[1:]) if initials else 0
    if left.has(Kind.PLACE) and initials > 1 and legal:
        return True  # 临江公交集团
    return _tells_by_mark(left, own, initials)


def _tells_by_mark(left: Left, own: Sequence[tuple[Part, str]], initials: int) -> bool:
    """Of a company: by its mark, whole or with others of its words by their first characters."""
    place, legal = left.has(Kind.PLACE), left.kept[-1]
    first = next((at for at, (_, kept) in enumerate(own) if kept), None)
    if first == 1 and word_tag(own[0][0].text) in lexicon.PROPER_TAGS and word_tag(own[1][0].text) == "n":
        return False  # 中药饮片 of 天水陇源中药饮片有限公司
    if first is None or (first > 1 and not place) or initials == 1 or (left.has(Kind.LEVEL) and not legal):
        return False
    if not (place or legal) and word_tag(left.form) not in ("?", *lexicon.PROPER_TAGS):
        return False  # 有轨电车 of 栖江有轨电车有限公司 is what it runs
    said = [each for _, each in own if each]
    if first and not (place or legal or any(word_tag(each) in lexicon.PROPER_TAGS for each in said)):
        return False  # 土地整治 of 青屏县城乡土地整治有限责任公司
    mark, kept = own[first]
    of_trade = mark.text in lexicon.TRADES or mark.text in lexicon.NAME_WORDS
    if len(left.form) < _LEAST_OF_COMPANY:
        return False
    if kept != mark.text:
        every = legal and not left.dropped and len(left.form) > _LEAST_OF_COMPANY  # 物贸分公司 of 物资贸易分公司
        return initials > 1 and bool(every or (first == 0 and left.whole))  # 皖重电机 of 皖江重型电机集团
    if of_trade and not place:  # nothing but its place and its trade tells 青禾市供水集团 from others
        return legal == "集团" and left.parts[0].kind is Kind.PLACE and len(own) == 1
    words = sum(1 for _, each in own if each and each not in _SAYS_LITTLE)
    return bool(legal) or place or words > 1 or len(kept) > LONG


def _is_numbered(own: Sequence[tuple[Part, str]]) -> bool:
    """Whether nothing is left but a company's mark, or its trade, and its number: 路桥三公司."""
    kept = [(part, left) for part, left in own if left]
    if not kept:
        return False
    *before, (last, number) = kept
    return last.text[0] == "第" and len(number) == 1 and any(part.text == left for part, left in before)


def _tells_body(left: Left) -> bool:
    """Of any other body: words of its own with its class, or its place or level with it."""
    last, kept = left.parts[-1], left.kept[-1]
    place, level = left.has(Kind.PLACE), left.has(Kind.LEVEL)
    whole, initials, dropped = left.whole, left.initials, left.dropped
    others = (_is_another_word, _is_of_another_kind, _is_general_office, _is_another_society, is_another_of_its_kind)
    if any(is_another(left) for is_another in others):
        return False
    if not kept:
        return len(whole) > 1 and left.kept[-2] == left.parts[-2].text
    if _is_named_after(left):
        return True
    if any(part.text.endswith(_WITHIN) for part in dropped):
        return False  # 市图书馆 is no short form of 市第一中学图书馆
    if any(part.text[0] == "第" for part in dropped):
        return False  # 云岭市人民医院 is another one than 云岭市第二人民医院
    if level and not (place or whole or initials):
        every = all(own == part.text or part.text in _PASSED_OVER for part, own in left.of(Kind.OWN))
        return every and (kept == last.text or UNION.fullmatch(left.form) is not None)
    if place or level:
        near = place and (level or not left.of(Kind.LEVEL)) and len(dropped) == 1 and _is_class_of(dropped[0], kept)
        return bool(whole or initials or not dropped or near)
    return _tells_without_place(left)


def _tells_without_place(left: Left) -> bool:
    """Of a body whose place or level is left out, or which has none."""
    kept, whole, initials, dropped = left.kept[-1], left.whole, left.initials, left.dropped
    opens = left.parts[0].kind
    if len(left.parts) > 1 and left.parts[-1].text == "社" and left.parts[-2].text == "合作":
        return left.of(Kind.OWN)[0][1] in whole[:1]  # its mark: 兴旺合作社, not 农机合作社
    if opens is Kind.PLACE and whole and word_tag(whole[0]) == "?":
        return True  # what stands behind the place is a mark: 恒净厂 of 广州恒净过滤器厂
    if opens in (Kind.PLACE, Kind.LEVEL) and len(whole) == len(dropped) == 1:
        return True  # 消防大队 of 松山县消防救援大队
    if whole and any(part.text[0] == "第" and own in initials for part, own in left.of(Kind.OWN)):
        return True  # 水电四局
    if len(whole) == 1 and dropped and whole[0] == left.of(Kind.OWN)[0][0].text:
        return len(dropped) == 1 and _is_class_of(dropped[0], kept)  # it may be a place
    if any(word_tag(word) in lexicon.PROPER_TAGS for word in whole) or len(whole) > 1:
        return True
    return (not dropped and len(left.form) > LONG) or (len(initials) > 1 and (not dropped or len(kept) > 1))


def _is_another_word(left: Left) -> bool:
    """Whether the last two characters are a word that says something else: 社会 of 社会组织联合会."""
    before = next(filter(None, reversed(left.kept[:-1])), "")
    return left.kept[-1] == "会" and len(before) == 1 and word_tag(before + "会") != "?"


def _is_of_another_kind(left: Left) -> bool:
    """Whether what kind of one it is was left out: 滇南大学 is not 滇南理工大学, nor 仁泽医院 仁泽妇产医院."""
    pairs = itertools.pairwise(zip(left.parts, left.kept, strict=True))
    return not left.initials and any(
        not before
        and part.kind is Kind.OWN
        and part.text not in _PASSED_OVER
        and after == school.text
        and after.endswith(_OF_KINDS)
        for (part, before), (school, after) in pairs
    )


def _is_another_society(left: Left) -> bool:
    """Whether a word of what a society is for was left out: 渭原市质量协会 is not 渭原市质量检验协会."""
    last = left.parts[-1].text
    said = [part for part in left.dropped if part.text not in _SAYS_LITTLE]
    society = last in endings.SOCIETIES and left.kept[-1] in (last, last[0])
    society = society or (last == "联合会" and left.kept[-1] == last[-1])
    return society and bool(said) and bool(left.whole) and not left.initials


def is_another_of_its_kind(left: Left) -> bool:
    """Whether one word was left out and all else is whole: 江北仁泽医院 is not 江北仁泽妇产医院.

    Of 117 such forms, of four sets of names that were written down by hand, 10 were other bodies and 4 were not; those
    4 leave out a word that says little, or have their class by one character.
    """
    last = left.parts[-1].text
    (said,) = left.dropped if len(left.dropped) == 1 else (None,)
    if said is None or left.initials or not left.whole or left.kept[-1] != last or said.text in _LEFT_OUT:
        return False
    if said.text in _LEFT_OUT_OF_COMPANIES and last.endswith(("公司", "集团")):
        return False
    if not any(left.kept[: left.parts.index(said)]):
        return False  # 提案工作委员会 of 大会提案工作委员会
    if last == "所" and left.parts[-2].text == "事务":
        return True  # 湖南安澜律师事务所 is not 湖南安澜天平律师事务所
    return len(last) > 1 or (last in _OF_WORDS and len(left.parts) > 2 and left.parts[-3] is said)


def _is_general_office(left: Left) -> bool:
    """Whether an office is left without its duty: that of a body itself, and not its 竞赛办公室."""
    before = left.parts[-2:-1]
    return left.kept[-1] == "办公室" and bool(before) and before[0].kind is Kind.OWN and not left.kept[-2]


def _is_class_of(dropped: Part, kept: str) -> bool:
    """Whether a word that was left out says no more than the class: 管理 in 凤岭管理所, not 机场 in 机场海关."""
    return dropped.text in _SAYS_LITTLE or (len(kept) == 1 and dropped.text in _OF_STATIONS)


def is_of_wider_place(left: Left) -> bool:
    """Whether a wider place is left, and a nearer one left out: that is another body."""
    levels = [bool(kept) for _, kept in left.of(Kind.LEVEL)]
    if not any(levels):
        return False
    at = max(at for at, part in enumerate(left.parts) if part.kind is Kind.LEVEL)
    nearer = left.parts[at + 1 : at + 2]
    unknown = bool(nearer) and nearer[0].kind is Kind.OWN and word_tag(nearer[0].text) in ("ns", "?")
    return not levels[-1] or (unknown and not left.kept[at + 1] and not left.initials)  # 贵州省|乌蒙|公路管理局


def _is_named_after(left: Left) -> bool:
    """Whether all that is left out is the body that another one belongs to: 输电管理所 of 碧江供电局输电管理所."""
    first = next((at for at, kept in enumerate(left.kept) if kept), 0)
    if not first or len(left.form) <= LONG:
        return False
    above = left.parts[first - 1]
    whole = all(kept == part.text for part, kept in zip(left.parts[first:], left.kept[first:], strict=True))
    return whole and (above.kind is Kind.LEGAL or above.text.endswith(_BODIES))


def _is_company_above(left: Left) -> bool:
    """Whether nothing is left of a branch but its company: 中岳安澜财险 of …财产保险股份有限公司豫北分公司."""
    legal = next(at for at, part in enumerate(left.parts) if part.kind is Kind.LEGAL)
    behind = left.kept[legal + 1 : -1]
    return bool(behind) and not any(behind)


def _is_beginning(left: Left) -> bool:
    """Whether what is left is how the name begins, which is the body above it: 泠江银行 of 泠江银行槐堰分行."""
    whole = all(kept == part.text for part, kept in zip(left.parts[:-1], left.kept, strict=False))
    return not (whole and left.kept[-1]) and "".join(part.text for part in left.parts).startswith(left.form)

"""The words of a full name, and what may stand for each where it is said in fewer characters (`contractions`).

A name has places and their levels, what is its own, and a class or a legal form:

    青岚市|消防|救援|支队        place, level, own, own, class
    唐山|丰泽|特种|钢铁|有限公司   place, own, own, own, legal form
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from kb.knowledge import endings, lexicon, set_forms
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.places import SHORT, place_before
from kb.text import cut, word_tag

CLASSES = frozenset((*ORGANISATION_ENDINGS, *endings.ENDINGS, *lexicon.OFFICES, *set_forms.CLASS_WORDS, *endings.UNITS))
"""Words that say of what class a body is, and alone name none."""
COMMITTEE = "委员会"
LONG = 3
"""A word that is longer than so many characters is made of shorter ones."""
_LEGAL = re.compile(r"(?:集团|控股)?(?:股份|实业)?(?:有限责任公司|股份有限公司|有限公司)|(?:集团公司|公司|集团)$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_REGION = re.compile(
    r"(?P<stem>(?![^市]{0,2}国)[\u4e00-\u9fff]{2,4}?)"
    r"(?P<level>自治区|自治州|自治县|街道|社区|[省市县区州镇乡村旗])(?=[\u4e00-\u9fff]{2})"
)
_PARTY = re.compile(r"中共(?P<body>[\u4e00-\u9fff]{2,}?)(?P<work>工作)?委员会(?P<part>[\u4e00-\u9fff]*)$")
_LEAGUE = re.compile(r"共青团(?P<body>[\u4e00-\u9fff]{2,}?)委员会$")
_LETTERS = frozenset("站所队会局处室馆院厂部社")
_WHOLE_CLASSES = frozenset(
    (
        *("总工会", COMMITTEE, "办事处", "办公室", "管委会", "居委会", "村委会", "联合会", "研究会"),
        *("图书馆", "博物馆", "文化馆", "体育馆", "纪念馆", "美术馆", "档案馆", "科技馆"),
    )
)
"""Classes of three characters that are not parted."""
_INITIALS = {
    "中学": ("中",),
    "小学": ("小",),
    "协会": ("协",),
    COMMITTEE: ("委", "委会"),
    "联合会": ("联", "联会"),
    "总工会": ("总",),
    "红十字会": ("红会",),
    "社会工作服务中心": ("社工", "社工中心"),
    "管理委员会": ("管委会",),
    "专业委员会": ("专委会",),
}
"""Classes that are said by another character than their last one."""
_BY_OTHERS = {"保险": ("险",), "特殊钢": ("特钢",)}
"""Words of which other characters than the first are left: 财险, 特钢."""
_CLASSES_OF_WORDS = ("社会工作服务中心", "管理委员会", "专业委员会")
_PAIR = 2
_NETWORK = "国网"
"""What stands before the place of a company of the national grid."""


class Kind(Enum):
    """What a word says in a name."""

    PLACE = auto()
    LEVEL = auto()
    OWN = auto()
    CLASS = auto()
    LEGAL = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name, and what may stand for it; an empty form says that it may be left out."""

    text: str
    kind: Kind
    forms: tuple[str, ...]


def variants(name: str) -> Iterator[str]:
    """The name, and how the committee of a party or its youth is called: 柳荫街道党工委, 云岭大学团委."""
    yield name
    party = _PARTY.match(name)
    if party:
        yield f"{party['body']}党{'工' if party['work'] else ''}委{party['part']}"
    league = _LEAGUE.match(name)
    if league:
        yield f"{league['body']}团委"


@lru_cache(maxsize=1 << 12)
def parts_of(name: str, places: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """The words of a name; `places` are places whatever the dictionary says."""
    places_before, rest = _places(_BRACKETED.sub("", name), places)
    parts, at = list(places_before), 0
    for legal in _LEGAL.finditer(rest, 1):
        parts += _own(_words(rest[at : legal.start()]))
        parts.append(
            Part(legal.group(), Kind.LEGAL, ("", *(each for each in ("集团", "股份", "公司") if each in legal.group())))
        )
        at = legal.end()
    if at == len(rest):
        return tuple(parts)
    *words, last = _parted_class(rest[at:])
    own = list(_own(words))
    if len(last) == 1 and own:  # the 电 of 石屏山电厂
        head = own[-1]
        own[-1] = Part(head.text, Kind.OWN, tuple(dict.fromkeys((*head.forms[:-1], head.text[-1], ""))))
    of_body = words and words[-1] in CLASSES and words[-1] not in ("社区", "街道")
    of_party = name.startswith(("中共", "共青团"))
    none = ("",) if last == COMMITTEE and of_body and not of_party else ()  # 港务集团工会 of …工会委员会
    forms = dict.fromkeys((last, last[-2:], last[-1], *_INITIALS.get(last, ()), *none))
    return (*parts, *own, Part(last, Kind.CLASS, tuple(forms)))


@lru_cache(maxsize=1 << 12)
def opens_with_own(name: str) -> bool:
    """Whether a name begins neither with a place nor with its level: it may begin with what another one is called."""
    return name[0] not in lexicon.LEVELS and not _places(name, frozenset())[0]


def begins_inside(short: str, name: str) -> bool:
    """Whether a short form begins inside the first word of a name, as another does: 云水集团 of 青云|水务集团."""
    return name.find(short[0]) == 1 and len(parts_of(name)[0].text) == _PAIR


def _places(name: str, places: frozenset[str]) -> tuple[list[Part], str]:
    """The places that a name begins with, with their levels where it says them, and the rest of it."""
    network = name.startswith(_NETWORK) and name != _NETWORK
    parts = [Part(_NETWORK, Kind.OWN, (_NETWORK, ""))] if network else []
    rest = name.removeprefix(_NETWORK) if network else name
    while True:
        region = _REGION.match(rest)
        if region and not _ends_inside_word(rest, region) and (not parts or rest[region.end() :] not in CLASSES):
            stem, level = region["stem"], region["level"]
        else:
            known = () if len(parts) > network else sorted(places)
            stem, level = place_before(rest) or next(filter(rest.startswith, known), ""), ""
        size = len(stem) + len(level)
        if not size or len(rest) - size < _PAIR:
            return parts, rest
        parts.append(Part(stem, Kind.PLACE, (stem, *SHORT.get(stem, ""), "")))
        parts += [Part(level, Kind.LEVEL, (level, ""))] if level else []
        rest = rest[size:]


def _ends_inside_word(name: str, region: re.Match[str]) -> bool:
    """Whether the level of a region is the end of another word: the 市 of 永兴超市连锁有限公司."""
    end = 0
    for word in cut(name):
        start, end = end, end + len(word)
        if end >= region.end():
            return end == region.end() and _PAIR <= start < region.start("level")  # 桐|山区 is 桐山区
    return False


def _own(words: Sequence[str]) -> Iterator[Part]:
    for word in words:
        if len(word) == 1 and word in lexicon.LEVELS:
            yield Part(word, Kind.LEVEL, (word, ""))
            continue
        short = word[1:2] if word[0] == "第" else word[0]  # 第四工程局: 四局
        longer = _BY_OTHERS.get(word) or ((word[:2],) if len(word) == LONG else ())  # 工商业: 工商
        yield Part(word, Kind.OWN, tuple(dict.fromkeys((word, short, *longer, ""))))


def _parted_class(text: str) -> list[str]:
    """The words of a name, a class of several words (社会工作服务中心) whole at its end."""
    last = next((each for each in _CLASSES_OF_WORDS if text.endswith(each) and text != each), "")
    return [*_words(text.removesuffix(last)), last] if last else _words(text)


def _words(text: str) -> list[str]:
    """The words of a name; characters that are no words make one together, long words are parted, so is a class."""
    words: list[str] = []
    single = False
    for word in cut(text):
        if len(word) == 1 and single and len(words[-1]) < (_PAIR if len(words) == 1 else LONG):
            words[-1] += word  # of more than two at the beginning the first are a place: 鹤汀 智涌
        elif len(word) > LONG and word not in CLASSES:
            words += _parted(word)
        else:
            words.append(word)
        single = len(word) == 1
    last = words[-1] if words else ""
    if len(last) == LONG and last[-1] in _LETTERS and last not in _WHOLE_CLASSES:
        words[-1:] = [last[:-1], last[-1]]  # 收费站
    return words


@lru_cache(maxsize=1 << 12)
def _parted(word: str) -> tuple[str, ...]:
    """The words in a long word of the dictionary: 质量 技术 监督 局."""
    for size in (2, 3):
        if len(word) > size and word_tag(word[:size]) != "?":
            rest = word[size:]
            return (word[:size], *(_parted(rest) if len(rest) > LONG else (rest,)))
    return (word,)

"""How a full name is said in fewer characters: words of it are left out, or stand for themselves by one character.

    唐山丰泽特种钢铁有限公司    丰泽特钢           the place and the legal form go, 特种 and 钢铁 by their first characters
    河北省质量促进协会         冀质促会, 省质促会    the class by its last character
    竹溪乡水利管理站          乡水管站           the place goes, its level stays
    石屏山发电厂             石屏山电厂          the class by its last characters

Only forms that a text has are made: a form grows word by word as long as the text has it, in the order of the name.
What is left must still tell the body from others: two characters of what is its own, or two words by a character each,
or its place or level with its class.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from operator import add

from kb.knowledge import lexicon
from kb.knowledge.places import place_before
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.text import cut, word_tag

_LEGAL = re.compile(r"(?:集团|控股)?(?:股份|实业)?(?:有限责任公司|股份有限公司|有限公司)|(?:集团公司|公司|集团)$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_REGION = re.compile(
    r"(?P<stem>(?![^市]{0,2}国)[\u4e00-\u9fff]{2,4}?)"
    r"(?P<level>自治区|自治州|自治县|街道|社区|[省市县区州镇乡村旗])(?=[\u4e00-\u9fff]{2})"
)
_PARTY = re.compile(r"中共(?P<body>[\u4e00-\u9fff]{2,}?)(?P<work>工作)?委员会(?P<part>[\u4e00-\u9fff]*)$")
_CLASSES = frozenset((*ORGANISATION_ENDINGS, *lexicon.ENDINGS, *lexicon.OFFICES, *lexicon.CLASS_WORDS, *lexicon.UNITS))
_LETTERS = frozenset("站所队会局处室馆院厂部社")
_WHOLE_CLASSES = frozenset(("总工会", "委员会", "办事处", "办公室", "管委会", "居委会", "村委会", "联合会", "研究会"))
"""Classes of three characters that are not parted."""
_INITIALS = {
    "中学": ("中",),
    "小学": ("小",),
    "协会": ("协",),
    "委员会": ("委", "委会"),
    "联合会": ("联",),
    "总工会": ("总",),
}
"""Classes that are said by another character than their last one."""
_BODIES = ("局", "会", "院", "公司", "集团", "中心", "支队", "农场", "大学", "银行", "厂")
_OF_STATIONS = frozenset(("收费", "养护", "派出", "供电", "检查", "监测"))
_PASSED_OVER = frozenset(("人民", "直属"))
_SAYS_LITTLE = frozenset(
    ("管理", "服务", "工作", "志愿", "志愿者", "发展", "综合", "有限", "责任", "中国", "全国", "国家", "集团", "公司")
)
_OTHERS = re.compile(r"[省市县区州](?:委|纪委)(?:办|办公室|办公厅)?")
"""The party's committee of a place, whatever else its characters might be short for."""
_UNION = re.compile(r"[省市县区州]总")
"""What the 总工会 of a place is called in two characters."""
_PAIR, _LEAST, _LEAST_OF_COMPANY, _PLACE = 2, 3, 4, 2
_LONG = 3
_AROUND = 4


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


@dataclass(frozen=True, slots=True)
class Written:
    """A text in which forms are looked for, and pairs of neighbouring characters: all that it has, or more."""

    text: str
    pairs: frozenset[str]

    def has(self, form: str) -> bool:
        """Whether the text may have a form, which may be empty."""
        return form in self.pairs if len(form) == _PAIR else form in self.text


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    return frozenset(map(add, text, text[1:]))


def contractions(name: str, written: Written, places: Collection[str] = ()) -> Iterator[str]:
    """The forms of a name that a text has; the same form may come twice.

    `places` are what names of the same bulletin begin with, whatever the dictionary says.
    """
    for variant in variants(name):
        parts = parts_of(variant, frozenset(place for place in places if variant.startswith(place)))
        needs_class = parts[-1].kind is Kind.CLASS and parts[-1].text != "委员会"
        for form, kept, _ in _grown([list(filter(written.has, part.forms)) for part in parts], written.pairs, needs_class):
            if (
                form in written.text
                and tells(parts, kept)
                and not _is_beginning(parts, kept)
                and not _OTHERS.fullmatch(form)
            ):
                yield form
        if variant != name and variant in written.text:
            yield variant


def _is_class_of(dropped: Part, left: str) -> bool:
    """Whether a word that was left out says no more than the class: the 管理 of 凤岭管理所, not the 机场 of 机场海关."""
    return dropped.text in _SAYS_LITTLE or (len(left) == 1 and dropped.text in _OF_STATIONS)


def _is_of_wider_place(pairs: Sequence[tuple[Part, str]]) -> bool:
    """Whether a wider place is left, and a nearer one left out: that is another body."""
    levels = [bool(left) for part, left in pairs if part.kind is Kind.LEVEL]
    return any(levels) and not levels[-1]


def _is_named_after(parts: Sequence[Part], kept: Sequence[str]) -> bool:
    """Whether all that is left out is the body that another one belongs to: 输电管理所 of 碧江供电局输电管理所."""
    first = next((at for at, left in enumerate(kept) if left), 0)
    whole = all(left == part.text for part, left in zip(parts[first:], kept[first:], strict=True))
    after_body = first > 0 and (parts[first - 1].kind is Kind.LEGAL or parts[first - 1].text.endswith(_BODIES))
    return whole and after_body and len("".join(kept)) > _LONG


def opens_with_own(name: str) -> bool:
    """Whether a name begins neither with a place nor with its level: it may begin with what another one is called."""
    return name[0] not in lexicon.LEVELS and parts_of(name)[0].kind is Kind.OWN


def is_within(short: str, name: str) -> bool:
    """Whether the characters of one stand in the other in their order."""
    for variant in variants(name):
        left = iter(variant)
        if all(character in left for character in short):
            return True
    return False


def is_contraction(short: str, name: str) -> bool:
    """Whether a name that a bulletin uses says another one in fewer characters: 石屏山电厂."""
    if len(short) >= len(name) or name.startswith(short) or not is_within(short, name):
        return False
    return any(form == short for form in contractions(name, Written(short, pairs_of(short))))


def variants(name: str) -> Iterator[str]:
    """The name, and how the committee of a party is called: 柳荫街道党工委."""
    yield name
    party = _PARTY.match(name)
    if party:
        yield f"{party['body']}党{'工' if party['work'] else ''}委{party['part']}"


@lru_cache(maxsize=1 << 12)
def parts_of(name: str, places: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """The words of a name with what may stand for each."""
    parts: list[Part] = []
    rest = _BRACKETED.sub("", name)
    while True:
        region = _REGION.match(rest)
        if (region and rest[region.end() :] not in _CLASSES) or (region and not parts):
            stem, level, size = region["stem"], region["level"], region.end()
        else:
            stem, level, size = _place_before(rest, places if not parts else frozenset()), "", 0
            size = len(stem)
        if not size or len(rest) - size < _PLACE:
            break
        parts.append(Part(stem, Kind.PLACE, (stem, "")))
        parts += [Part(level, Kind.LEVEL, (level, ""))] if level else []
        rest = rest[size:]
    at = 0
    for legal in _LEGAL.finditer(rest, 1):
        parts += _own(_words(rest[at : legal.start()]))
        short = tuple(each for each in ("集团", "公司") if each in legal.group())
        parts.append(Part(legal.group(), Kind.LEGAL, ("", *short)))
        at = legal.end()
    if at < len(rest):
        *words, last = _words(rest[at:])
        parts += _own(words)
        if len(last) == 1 and words:  # the 电 of 石屏山电厂
            head = parts[-1]
            parts[-1] = Part(head.text, Kind.OWN, tuple(dict.fromkeys((*head.forms[:-1], head.text[-1], ""))))
        forms = dict.fromkeys((last, last[-2:], last[-1], *_INITIALS.get(last, ()), ""))
        parts.append(Part(last, Kind.CLASS, tuple(forms)))
    return tuple(parts)


def _place_before(rest: str, places: frozenset[str]) -> str:
    """The place that a name begins with, though it does not say of what level."""
    known = place_before(rest)
    if known:
        return known
    return next((place for place in places if rest.startswith(place)), "")


def _own(words: Sequence[str]) -> Iterator[Part]:
    for word in words:
        if len(word) == 1 and word in lexicon.LEVELS:
            yield Part(word, Kind.LEVEL, (word, ""))
            continue
        short = word[1:2] if word[0] == "第" else word[0]  # 第四工程局: 四局
        longer = (word[:2],) if len(word) == _LONG else ()  # 工商业: 工商
        yield Part(word, Kind.OWN, tuple(dict.fromkeys((word, short, *longer, ""))))


def _words(text: str) -> list[str]:
    """The words of a name; characters that are no words make one together, long words are parted, so is a class."""
    words: list[str] = []
    single = False
    for word in cut(text):
        if len(word) == 1 and single and len(words[-1]) < (_PAIR if len(words) == 1 else _LONG):
            words[-1] += word  # of more than two at the beginning the first are a place: 鹤汀 智涌
        elif len(word) > _LONG and word not in _CLASSES:
            words += _parted(word)
        else:
            words.append(word)
        single = len(word) == 1
    last = words[-1] if words else ""
    if len(last) == _LONG and last[-1] in _LETTERS and last not in _WHOLE_CLASSES:
        words[-1:] = [last[:-1], last[-1]]  # 收费站
    return words


@lru_cache(maxsize=1 << 12)
def _parted(word: str) -> tuple[str, ...]:
    """The words in a long word of the dictionary: 质量 技术 监督 局."""
    for size in (2, 3):
        if len(word) > size and word_tag(word[:size]) != "?":
            rest = word[size:]
            return (word[:size], *(_parted(rest) if len(rest) > _LONG else (rest,)))
    return (word,)


def _grown(
    choices: Sequence[Sequence[str]], pairs: Collection[str], needs_class: bool
) -> list[tuple[str, tuple[str, ...], int]]:
    """One of the choices for each part, in every way whose neighbouring characters a text has as neighbours.

    Each as a form, what is left of each part, and of how many. One word alone counts if it is a long one; a name that
    `needs_class` keeps something of its last part, or two words by one character each.
    """
    grown: list[tuple[str, tuple[str, ...], int]] = [("", (), 0)]
    for forms in choices:
        longer = []
        for form, kept, count in grown:
            for more in forms:
                if not more:
                    longer.append((form, (*kept, ""), count))
                elif not form or form[-1] + more[0] in pairs:
                    longer.append((form + more, (*kept, more), count + 1))
        grown = longer
    return [
        each
        for each in grown
        if (len(each[0]) > _LEAST or (len(each[0]) == _LEAST and each[2] > 1) or (each[0] and _UNION.fullmatch(each[0])))
        and (each[1][-1] or not needs_class or len(each[0]) <= 2 * each[2] - 2)
    ]


def tells(parts: Sequence[Part], kept: Sequence[str]) -> bool:
    """Whether what is left of a name still tells whose it is."""
    form = "".join(kept)
    if parts[0].text.startswith("共青团") and not kept[0]:
        return False
    if form in _CLASSES:
        return False
    pairs = list(zip(parts, kept, strict=True))
    own = [(part, left) for part, left in pairs if part.kind is Kind.OWN]
    whole = [left for part, left in own if left == part.text and left not in _SAYS_LITTLE and len(left) > 1]
    proper = [left for left in whole if word_tag(left) in lexicon.PROPER_TAGS]
    initials = [left for part, left in own if 0 < len(left) < len(part.text) and left in (part.text[0], part.text[1])]
    place = any(left for part, left in pairs if part.kind is Kind.PLACE)
    level = any(left for part, left in pairs if part.kind is Kind.LEVEL)
    last, left = pairs[-1]
    if last.kind is Kind.LEGAL:
        first = next((at for at, (_, kept_of) in enumerate(own) if kept_of), None)
        if place and len(initials) > 1 and left:
            return True  # 临江公交集团
        if first is None or (first > 1 and not place) or own[first][1] != own[first][0].text or len(initials) == 1:
            return False
        of_trade = own[first][0].text in lexicon.TRADES or own[first][0].text in lexicon.NAME_WORDS
        if (level and not left) or (of_trade and not place):
            return False
        more = left or place or len(whole) + len(initials) > 1 or len(own[first][1]) > _LONG
        return bool(more) and len(form) >= _LEAST_OF_COMPANY
    if not left:  # 港务集团工会 of …工会委员会, 青藤社工 of 青藤社会工作服务中心
        ends = kept[-2] == parts[-2].text and parts[-2].text in _CLASSES and last.text == "委员会"
        of_body = any(part.text in _CLASSES for part, _ in own)
        return (len(whole) > 1 and ends) or (bool(proper) and len(initials) > 1 and not of_body)
    dropped = [part for part, left in own if not left and part.text not in _PASSED_OVER]
    if _is_of_wider_place(pairs):
        return False
    if _is_named_after(parts, kept):
        return True
    if place and not level and any(part.kind is Kind.LEVEL for part, left in pairs if not left) and dropped:
        return bool(whole or initials)
    if level and not (place or whole or initials):
        return all(left == part.text or part.text in _PASSED_OVER for part, left in own) and (
            left == last.text or _UNION.fullmatch(form) is not None
        )
    if place or level:
        return bool(whole or initials) or not dropped or (place and len(dropped) < 2 and _is_class_of(dropped[0], left))
    several = len(initials) > 1 and (not dropped or len(left) > 1)
    return bool(proper) or len(whole) > 1 or (not dropped and len(form) > _LONG) or several


def _is_beginning(parts: Sequence[Part], kept: Sequence[str]) -> bool:
    """Whether what is left is how the name begins, which is the body above it: 泠江银行 of 泠江银行槐堰分行."""
    if [part.kind for part in parts].count(Kind.LEGAL) == 1 and parts[-1].kind is Kind.LEGAL:
        return False  # of a company it is what is left without its trade
    whole = all(left == part.text for part, left in zip(parts[:-1], kept, strict=False))
    return not (whole and kept[-1]) and "".join(part.text for part in parts).startswith("".join(kept))


def stands_alone(form: str, text: str) -> bool:
    """Whether a text has a form with the ends of words at its ends."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        first = max(0, at - _AROUND)
        ends, place = {first}, first
        for word in cut(text[first : end + _AROUND]):
            place += len(word)
            ends.add(place)
        if at in ends and end in ends and not (form.endswith("会") and text.startswith("同", end)):
            return True
        at = text.find(form, at + 1)
    return False

"""Who wrote an article, on a line of its own: below its headline, or in brackets at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.parsing import lexicon
from kb.parsing.rows import Row, is_organisation_name
from kb.places import is_place
from kb.text import compact, cut, word_tag

_SAID = re.compile(
    r"^[(（](本报|特约|实习)?(记者|通讯员|作者|文/|图/|文图|摄影|摘自|据|编辑|综合)[^()（）。]{1,25}[)）]$"
)
_SOURCE = re.compile(r"[(（]?(?:文章)?(?:来源|稿源|出处|转载自|摘自)[:：][^,，。;；]{2,30}$")
"""Where it was printed first, below its headline."""
_ROLE = re.compile(r"(?:本[报刊社台网])?(?:特约|实习)?(?:记者|通讯员|作者|撰稿人?|供稿人?|摄影?|整理|文图|图文|文|图)")
_APART = re.compile(r"[\s/／:：、,，;；|]+")
_BEFORE_NAME = re.compile(r"^(?:本[报刊社台网])?(?:特约|实习)?(?:记者|通讯员|作者|撰稿人?|摄影)(?=.)")
_LISTS = re.compile(r"[:：]|、.*、")
"""What a list of names has, and no byline: 第一小学：王小明、李立新."""
_SPACED_APART = re.compile(r"[ \t\xa0]{2,}|\u3000+|[、,，;；]")
_NAME = re.compile(rf"{lexicon.SURNAME}[\u4e00-\u9fff]{{0,1}}(?![省市县区镇乡村局厂处科部院校站队会社])[\u4e00-\u9fff]")
_SUBTITLED = ("——", "--", "—")
_OF_BODY = ("庭", "室", "科", "组", "站", "所")
"""How parts of a body end by which whoever wrote says where he works."""
_OF_NAMES, _OF_GIVEN = frozenset(("nr", "nrt", "nrfg", "nz")), "da"
_NOT_OF_GIVEN, _OF_GIVEN_ALL_THE_SAME = "dpcur", frozenset("若如予亦可")
"""Kinds of words, by the dictionary, that persons are called by, and single characters that they are not, but these."""
_LONG_NAME = 6
"""Characters of a body that the dictionary is not asked about whoever stands beside it: 农村发展研究所　袁书简."""
_MOST, _SHORT = 40, 2
"""Characters of a row at most, and of a name that may well be a company's."""


def is_byline(row: Row, *, below_headline: bool) -> bool:
    """Whether a row says who wrote what it stands by; only in brackets where it is not `below_headline`."""
    if len(row.compact) > _MOST or row.compact.startswith(_SUBTITLED):
        return False
    if _SAID.match(row.compact):
        return True
    return below_headline and (is_source(row) or _says_role(row) or _are_names(row.text))


def is_source(row: Row) -> bool:
    """Whether a row says where the article above it was printed first."""
    return _SOURCE.match(row.compact) is not None


def _says_role(row: Row) -> bool:
    """Whether a row has persons and nothing else but what they did, or where they work: 文/王小明, 宣传部 王小明."""
    bracketed = row.text[0] in "(（" and row.text[-1] in ")）"
    parts = [part for part in _APART.split(row.text.strip("()（） ")) if part]
    of_body = any(is_organisation_name(part, least=_LONG_NAME) for part in parts)  # then any surname is enough
    named = _may_be_person if of_body else _is_person
    persons = [part for part in parts if named(_BEFORE_NAME.sub("", part))]
    others = [part for part in parts if part not in persons]
    roles = any(map(_ROLE.fullmatch, others)) or any(map(_BEFORE_NAME.match, persons))
    told = roles or bracketed or (bool(others) and not _LISTS.search(row.text))
    known = all(
        _ROLE.fullmatch(part) or is_organisation_name(part, least=3) or part.endswith(_OF_BODY) for part in others
    )
    return bool(persons) and told and known


def _are_names(text: str) -> bool:
    """Whether a text is nothing but names of persons, letter-spaced (王 小 明  李 红) or not."""
    for apart in (_SPACED_APART, _APART) if not _LISTS.search(text) else ():
        names = [compact(part) for part in apart.split(text.strip())]
        if all(map(_is_person, names)):
            known = [name for name in names if word_tag(name) in _OF_NAMES]
            if len(names) == 1:
                return names[0] != text or len(names[0]) > _SHORT  # 华为 may be a head, 王 伟 is none
            longest = max(map(len, names))
            return not _rhyme(names) and (longest > _SHORT or len(known) < len(names))  # 唐诗 宋词
    return False


def _may_be_person(name: str) -> bool:
    """Whether words may be a person's name, by the first of them: 袁书简, which are words too."""
    return _NAME.fullmatch(name) is not None and not is_place(name)


def _is_person(name: str) -> bool:
    """Whether words are a person's name: 王小明, 李立新; not 强党性, 石帆县 or 石家庄."""
    if not _NAME.fullmatch(name) or is_place(name):
        return False
    if word_tag(name) in _OF_NAMES:
        return True
    family, *given = cut(name)
    return word_tag(name) == "?" and len(family) == 1 and all(map(_is_given, given))


def _is_given(word: str) -> bool:
    if len(word) == 1:
        return word in _OF_GIVEN_ALL_THE_SAME or word_tag(word)[0] not in _NOT_OF_GIVEN  # 和为贵, 车更畅
    return word_tag(word) in _OF_NAMES or word_tag(word)[0] in _OF_GIVEN


def _rhyme(names: Sequence[str]) -> bool:
    """Whether names begin or end alike, as slogans do: 解难题 解民忧."""
    return len({name[0] for name in names}) == 1 or len({name[-1] for name in names}) == 1

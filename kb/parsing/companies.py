"""What companies are called at the head of their paragraphs, and in headings: a brand, or a mark and what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.parsing import lexicon
from kb.text import cut, word_tag

_SHORTEST_NAME = 4
_OF_MARKS, _NOT_OF_MARKS = frozenset(("?", "nz", "nr", "ns")), "vprduc"
_OF_SENTENCES = frozenset("mpcrdu")
"""Kinds of words, by the dictionary, that are no character of a mark."""
_OF_BRANDS = frozenset(("?", "nz", "nr", "nrt", "ns"))
"""Kinds of words, by the dictionary, that a brand may be (宏达, 仁德, 青云), and those it does not have."""
_LENGTHS, _SHORTEST_MARK = (2, 3), 2
"""Characters of a mark, and of one that nothing beside it shows to be one."""
_TRADES = sorted(lexicon.TRADES_OF_MARKS, key=len, reverse=True)
"""What companies do, the longest word first."""
_ACTS = r"(?:[接向为与和同还又也在\d]|集团|公司)"
"""Behind a mark: it is somebody."""
_ORGANS = "(?:党委|党支部|工会|团委)"
"""Behind a mark and its trade: what somebody has."""
_MEANT = re.compile(r"(?:^|[,，。；;日月])(?:近日|日前|[两该我本]|两家)?(?:公司|企业|集团|厂里?)")
_TO_COMPANY = (
    r"(?:(?!工作|建设|发展|生产|管理|[的是在为与和及让使对向助推促])[\u4e00-\u9fff]|[(（](?=[^()（）]{2,4}[)）])|[)）]){0,14}"
    r"(?:公司|集团)"
)
_NOT_OF_PROJECT = r"(?!第|系列|活动|项目|工程|专[场栏题]|[\u4e00-\u9fff]?[讲课]堂)"


def is_company_behind(name: str, behind: Sequence[str], *, like: bool) -> bool:
    """Whether a heading is what a company is called whose name begins so in the row behind it: 【青荷净水】.

    A mark has a word that is not of the dictionary, or somebody's own there. `like` says that another heading like it
    is one; then it is enough that none of its words says what is done and that row has it again: 仁德生物.
    """
    tags = [word_tag(word) for word in cut(name)]
    if len(name) < _SHORTEST_NAME or not behind:
        return False
    if re.search(re.escape(name) + _TO_COMPANY, behind[0]) or re.search(f'简称[“"]?{re.escape(name)}', behind[0]):
        return True
    may_be_mark = not _OF_MARKS.isdisjoint(tags) and all(tag[0] not in _NOT_OF_MARKS for tag in tags)
    return like and may_be_mark and re.search(re.escape(name) + _NOT_OF_PROJECT, behind[0]) is not None


def are_marks(names: str, text: str, *, like: bool) -> bool:
    """Whether companies are called so whom the text behind means by 公司, or by their first characters: 申屿机电.

    A mark is two characters that are no word, before what the company does; where others are heads (`like`) it may be
    a brand that the dictionary has or not (宏达机电, 槐安堂医药).
    """
    known = all(_is_mark(name, like=like) for name in names.split("、"))
    acts = f"{re.escape(names[:2])}{_ACTS}|{re.escape(names)}{_ORGANS}"
    return known and (_MEANT.search(text) is not None or re.search(acts, text) is not None)


def _is_mark(name: str, *, like: bool) -> bool:
    mark = name
    while trade := next((each for each in _TRADES if mark.endswith(each)), ""):
        mark = mark.removesuffix(trade)
    if mark == name or len(mark) not in _LENGTHS or mark in lexicon.NO_MARKS:
        return False
    words = cut(mark)
    if like:
        return all(len(word) == 1 or word_tag(word) in _OF_BRANDS for word in words)
    tags = {word_tag(word)[0] for word in words}
    return len(words) == len(mark) == _SHORTEST_MARK and not tags & _OF_SENTENCES

"""Who wrote an article, on a line of its own: below its headline, or in brackets at its end."""

from __future__ import annotations

import re

from kb.parsing import lexicon
from kb.parsing.rows import Row
from kb.text import compact, word_tag

_SAID = re.compile(
    r"^[(（](本报|特约|实习)?(记者|通讯员|作者|文/|图/|文图|摄影|摘自|据|编辑|综合)[^()（）。]{1,25}[)）]$"
)
_ROLE = r"(?:本[报刊社台网])?(?:特约|实习)?(?:记者|通讯员|作者|撰稿人?|供稿|摄影|文图|图文|文|图)"
_ROLES = re.compile(rf"^[(（]?{_ROLE}(?:[、/]{_ROLE})*[:：/／ \u3000](?P<names>.+?)[)）]?$")
_NEXT_ROLE = re.compile(rf"[\s/／、]+{_ROLE}[:：/／ \u3000]*")
_APART, _BLANK = re.compile(r"[ \t\xa0]{2,}|\u3000+|[、,，;；]"), re.compile(r"\s+")
_NAME = re.compile(
    rf"(?:[{lexicon.SURNAMES}]|{'|'.join(lexicon.LONG_SURNAMES)})[\u4e00-\u9fff]{{0,1}}(?![省市县区镇乡村局厂处科部院校站队会社])[\u4e00-\u9fff]"
)
"""A person's name; 石帆县 is none."""
_OF_NAMES = frozenset(("?", "nr", "nrt", "nrfg"))
_MOST = 40


def is_byline(row: Row, *, below_headline: bool) -> bool:
    """Whether a row says who wrote what it stands by; without brackets it does so only `below_headline`."""
    if len(row.compact) > _MOST:
        return False
    if _SAID.match(row.compact):
        return True
    if not below_headline:
        return False
    roles = _ROLES.match(row.text)
    return _are_names(_NEXT_ROLE.sub("、", roles["names"])) if roles else _are_names(row.text)


def _are_names(text: str) -> bool:
    """Whether a text is names of persons, letter-spaced (王 小 明  李 红) or not, and no words of the dictionary."""
    for apart in (_APART, _BLANK):
        names = [compact(part) for part in apart.split(text.strip())]
        if all(_NAME.fullmatch(name) and word_tag(name) in _OF_NAMES for name in names):
            return True
    return False

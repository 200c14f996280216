"""What the paragraphs under a head call it, where nobody defines that.

    马院      of 马克思主义学院          its class by one character
    检修分公司 of 澜阳江检修安装分公司     words left out
    顺风达    of 蚌埠顺风达供应链公司     its mark alone

Such a form begins a clause, what was done stands right behind it, and its characters are those of the name in their
order: so much nearness needs less of the name than a form that may stand anywhere (`contractions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.knowledge import lexicon, phrases, set_forms
from kb.knowledge.contractions import is_within
from kb.knowledge.name_words import CLASSES, Kind, parts_of
from kb.knowledge.names import acts_from
from kb.model import Passage
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.places import is_place
from kb.text import compact, folded, word_tag

_CLAUSE_BEGINS = re.compile(r"(?:^|[,。;:!?】])")
_MOST, _LEAST_KNOWN = 8, 4
"""Characters of a form at most, and of a mark whose words the dictionary has at least."""
_PAIR, _MARK = 2, 3
"""And of the shortest forms, and of most marks."""
_COMPANIES = ("公司", "集团")
_OF_BODY = re.compile(r"(?:公司|集团|厂|银行|医院|大学|学院|局)(?!集团|公司|有限|股份|控股)[\u4e00-\u9fff]{2,}$")
"""What belongs to a body, and is not called by its mark: 宏达机械公司工会."""
_ENDS_THAT_TELL = (
    "公司",
    *set_forms.PARTS,
    *set_forms.ORGANS,
    *(form for form in sorted(set_forms.CONTRACTED) if len(form) > 1),
)
"""How the end of a name does that is more than its class: 检修分公司, 农场侨联."""


def called_under_heads(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """For each head, the forms (folded) by which the paragraphs under it say who acts."""
    found: dict[str, list[str]] = {}
    for passage in passages:
        name = compact(passage.organisation or "")
        if not name or "、" in name:
            continue
        text = folded(passage.text)
        for form in _forms_in(text, folded(name)):
            if form not in found.setdefault(name, []):
                found[name].append(form)
    return found


def _forms_in(text: str, name: str) -> Iterator[str]:
    """The forms of a name with which the clauses of a text begin."""
    for begin in _CLAUSE_BEGINS.finditer(text):
        light = phrases.LIGHT.match(text, begin.end())
        at = light.end() if light else begin.end()
        if at >= len(text) or text[at] not in name or text.startswith(name, at):
            continue
        longest = next((at + size for size in range(_MOST, 1, -1) if is_within(text[at : at + size], name)), at)
        for end in range(longest, at + 1, -1):
            acts = acts_from(text, end) or phrases.ORGAN.match(text, end)
            if acts and _is_form(text[at:end], name):
                yield text[at:end]
                break


def _is_form(form: str, name: str) -> bool:
    """Whether characters of a name, in their order, are what it is called: not its class, its place or what it does."""
    if (
        form in CLASSES
        or form[1:] in CLASSES
        or phrases.GENERIC.fullmatch(form)
        or is_place(form)
        or phrases.DEED.fullmatch(form)
    ):
        return False
    if name.startswith(form) and form.endswith(ORGANISATION_ENDINGS):
        return False  # 青云大学 is above 青云大学后勤集团
    if name.endswith(form) and not form.endswith(_ENDS_THAT_TELL):
        return False  # 检验所 is only what kind of a body it is
    short = (
        len(form) <= _MARK and word_tag(form) == "?" and form[0] not in lexicon.LEVELS and not is_place(form[:_PAIR])
    )
    of_class = (
        form[-1] == name[-1] and (short or form.endswith(_ENDS_THAT_TELL)) and not _is_company_of_others(form, name)
    )
    return of_class or _is_mark(form, name)


def _is_company_of_others(form: str, name: str) -> bool:
    """Whether a form ends as companies do and its beginning is no piece of the name: 中信公司 of 中国电信公司."""
    return form.endswith("公司") and form[:_PAIR] not in name


def _is_mark(form: str, name: str) -> bool:
    """Whether a name begins with a form, or goes on with it behind its places, and that with a word of its own.

    A short form that the dictionary has is the mark of a company only where it is the whole of such a word: 宏达.
    """
    first = next((part.text for part in parts_of(name) if part.kind is Kind.OWN), None)
    if (
        first is None
        or _OF_BODY.search(name)
        or name.endswith("部")
        or not (word_tag(first) in lexicon.PROPER_TAGS or len(form) == _MARK)
    ):
        return False
    if len(form) < _LEAST_KNOWN and word_tag(form) != "?" and not (form == first and name.endswith(_COMPANIES)):
        return False
    return name.startswith(form) or name.startswith(form, name.index(first))

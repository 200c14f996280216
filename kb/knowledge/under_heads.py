"""What the paragraphs under a head call it, where nobody defines that.

    马院      of 马克思主义学院          its class by one character
    检修分公司 of 澜阳江检修安装分公司     words left out
    顺风达    of 蚌埠顺风达供应链公司     its mark alone

Such a form begins a clause, and what was done stands right behind it: so much nearness needs less of the name than a
form that may stand anywhere (`contractions`). Still it must say more than a place and a class, or it is another body:
青云医院 is not 青云市中医医院.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.knowledge import class_words, lexicon, phrases, set_forms
from kb.knowledge.acting import acts_from
from kb.knowledge.contractions import is_another, longest_within
from kb.knowledge.name_words import CLASSES, Kind, Part, parts_of
from kb.knowledge.names import names_in
from kb.knowledge.remainders import Left, is_of_wider_place
from kb.model import Passage
from kb.parsing.lexicon import ORGANISATION_ENDINGS, SURNAMES
from kb.places import is_place
from kb.text import compact, fold, folded, word_tag

_CLAUSE_BEGINS = re.compile(r"(?:^|[,。;:!?】])")
_LONGEST, _SURE_MARK, _LEAST_HEAD = 8, 3, 4
"""Characters of a form at most, of a mark that no person's name or verb behind it is taken for, and of a mark alone."""
_COMPANIES = ("公司", "集团", "合作社")
_PERSONS_AND_PLACES = frozenset(("nr", "nrt", "nrfg", "ns"))
_PLACE_TAGS = frozenset(("ns", "nz", "?"))
_BODIES = ("公司", "集团", "厂", "银行", "医院", "大学", "学院", "研究院", "局", "电视台")
"""How a body ends that another one, which stands behind it, belongs to."""
_ENDS_THAT_TELL = (
    "公司",
    *set_forms.PARTS,
    *set_forms.ORGANS,
    *(form for form in sorted(set_forms.CONTRACTED) if len(form) > 1),
)
"""How the end of a name does that is more than its class: 检修分公司, 农场侨联."""
_PLACES = ("镇", "乡", "村", "街道", "社区")
"""How a place ends, after which a company may be named that is not called so: 大水井村."""
_LEAST_WHOLE = 5
"""Characters of what is left of a company's name without its place and legal form, and tells it there."""
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}(?:厂|局|公司|分公司|处|队|院|分厂)")
_LEAST_INITIALS = 2
"""Words of a company, each of which its first character may stand for."""
_MARKED = ("公司", "集团", "厂", "店", "合作社", "服务中心", "队")
"""How the names end of those that may be called by their mark."""
_OF_LAND = frozenset("桥路江河湖山岭岛港湾")
"""The last character of what is no mark: 澧江大桥 of 澧江大桥养护公司."""
_BODIES_OF_PLACES = ("协会", "商会", "学会")
"""Classes that may have a place alone before them under a head: 泽南协会 under 泽南省排灌机械协会."""
_SAYS_LITTLE = frozenset(("分", "与", "和", "管理", "服务", "人民", "研究", "附属", "直属", "工作"))
"""Words that tell a body from no other."""


def called_under_heads(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """For each head, the forms (folded) by which the paragraphs under it say who acts."""
    found: dict[str, list[str]] = {}
    for passage in passages:
        name = compact(passage.organisation or "")
        if not name or "、" in name:
            continue
        text = fold(passage.text).text
        for form in _forms_in(text, folded(name)):
            if form not in found.setdefault(name, []):
                found[name].append(form)
    return found


def meant_only_under_heads(passages: Iterable[Passage], called: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Those of the forms (folded) by which heads are `called` that stand in no paragraph but those under one head.

    Elsewhere they may stand in its whole name. They are no names of other bodies.
    """
    heads: dict[str, set[str]] = {}
    for head, forms in called.items():
        for form in forms:
            heads.setdefault(form, set()).add(head)
    elsewhere = {
        form
        for passage in passages
        for form, names in heads.items()
        if {compact(passage.organisation or "")} != names and _has_without(passage.text, form, names)
    }
    return frozenset(heads) - elsewhere


def _has_without(text: str, form: str, names: Iterable[str]) -> bool:
    """Whether a text has a form (folded) that is not a piece of one of these names."""
    text = folded(text)
    if form not in text:
        return False
    for name in names:
        text = text.replace(folded(name), "\n")
    return form in text


def marks_of_heads(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """The companies whose marks are heads, each with its mark, where the paragraph below has one such name only.

    速通物流：速通物流集团汇州分公司…
    """
    meant: dict[str, set[str]] = {}
    for passage in passages:
        for head in (passage.organisation or "").split("、"):
            mark = len(head) >= _LEAST_HEAD and not head.endswith((*ORGANISATION_ENDINGS, *_PLACES))
            if mark and head in passage.text:
                names = (compact(passage.text[slice(*span)]) for span in names_in(passage.text))
                begun = {name for name in names if name.startswith(head) and name.endswith(_COMPANIES)}
                meant.setdefault(head, set()).update(begun)
    return {next(iter(names)): [head] for head, names in meant.items() if len(names) == 1}


def _forms_in(text: str, name: str) -> Iterator[str]:
    """The forms of a name with which the clauses of a text begin, the longest of each clause."""
    for begin in _CLAUSE_BEGINS.finditer(text):
        light = phrases.LIGHT.match(text, begin.end())
        at = light.end() if light else begin.end()
        if at >= len(text) or text[at] not in name or text.startswith(name, at):
            continue
        for size in range(longest_within(text[at : at + _LONGEST], name), 1, -1):
            end = at + size
            if size < _SURE_MARK and text[end : end + size] in name:
                continue  # 恒准 of 恒准检测, where 检测 says no deed
            acts = acts_from(text, end) or class_words.ORGAN.match(text, end)
            if acts and _is_form(text[at:end], name):
                yield text[at:end]
                break


def _is_form(form: str, name: str) -> bool:
    if form in CLASSES or class_words.GENERIC.fullmatch(form) or phrases.DEED.fullmatch(form) or is_place(form):
        return False
    if _NUMBERED.fullmatch(form) and phrases.LEGAL.sub("", name).endswith(form):
        return True  # 一厂 under 酿造一厂, 七局 under 岭建七局有限责任公司
    if name.endswith(form) and not form.endswith(_ENDS_THAT_TELL):
        return False  # 检验所 is only what kind of a body it is
    parts = parts_of(name)
    own = "".join(part.text for part in parts if part.kind is Kind.OWN)
    if form == own and len(own) >= _LEAST_WHOLE and parts[-1].kind is Kind.LEGAL:
        return True  # 软件评测中心 under 滨浦市软件评测中心有限公司
    return (
        _is_mark(form, parts)
        or _is_initials(form, parts)
        or (not is_another(form, name) and any(_tells(Left(parts, kept)) for kept in _readings(form, parts)))
    )


def _is_initials(form: str, parts: Sequence[Part]) -> bool:
    """Whether a form is the place of a company and the first characters of two or more of its words: 淮岭重轴."""
    if parts[-1].kind is not Kind.LEGAL or not form.startswith(parts[0].text):
        return False
    words = [part.text[0] for part in parts[1:-1] if part.kind is Kind.OWN]
    return len(words) >= _LEAST_INITIALS and form == parts[0].text + "".join(words)


def _readings(form: str, parts: Sequence[Part]) -> Iterator[tuple[str, ...]]:
    """Each way to read a form, which is short, as what is left of the words of a name, in their order."""
    if not parts:
        if not form:
            yield ()
        return
    first, *others = parts
    for kept in _pieces(first, is_last=not others):
        if form.startswith(kept):
            for rest in _readings(form[len(kept) :], others):
                yield (kept, *rest)


def _pieces(part: Part, *, is_last: bool) -> Iterable[str]:
    """What may be left of a word of a name; of a body above by its class too: 体院研会 of 体育学院研究生会."""
    if is_last:
        return (*part.forms, *set_forms.CONTRACTIONS.get(part.text, ()))
    beginnings = (part.text[:size] for size in range(len(part.text) + 1))
    return dict.fromkeys((*beginnings, *part.forms, *(part.text[-1:] if _is_body(part) else "")))


def _tells(left: Left) -> bool:
    """Whether what is left of a name says its class, and what tells it from others of its place, or of its body.

    A class by one character may have a place alone before it: 古蔺局, but not 青云医院.
    """
    *before, last = left.kept
    if not last or not any(before) or is_of_wider_place(left):
        return False
    if len(last) == 1 and last != "总" and left.has(Kind.LEVEL) and not left.whole and not left.initials:
        return False  # 市院 is said of others, too
    above = max((at for at, part in enumerate(left.parts[:-1]) if _is_body(part)), default=-1)
    opens = next(at for at, kept in enumerate(before) if kept)
    if opens == above and left.parts[opens].kind is Kind.OWN and left.kept[opens] != left.parts[opens].text:
        return False  # 大一附院 begins within 大学
    own = [kept for at, kept in enumerate(before) if at > above and _is_own(left.parts, at)]
    if own:
        placed = last == "公司" or (last in _BODIES_OF_PLACES and not left.has(Kind.LEVEL))
        return any(own) or (above < 0 and (len(last) == 1 or placed))
    return above < 0 or left.kept[above] != "" or left.parts[-1].text in set_forms.PARTS


def _is_body(part: Part) -> bool:
    return part.text.endswith(_BODIES)


def _is_own(parts: Sequence[Part], at: int) -> bool:
    """Whether a word of a name tells its body from others; the first one, if unknown, is taken for a place."""
    part = parts[at]
    place = at == 0 and parts[-1].kind is Kind.CLASS and word_tag(part.text) in _PLACE_TAGS
    return part.kind is Kind.OWN and part.text not in _SAYS_LITTLE and not place


def _is_mark(form: str, parts: Sequence[Part]) -> bool:
    """Whether a form is the words with which a name begins, or goes on behind its places, the first of them its own.

    What the dictionary has as one word is the mark of a company only: 宏达 of 宏达集团, not 志愿者 of 志愿者协会.
    So are two characters that it has not, if no person is called so: 楚玻 of 楚玻新材料公司, not 张兰 of 张兰食品公司.
    """
    name = "".join(part.text for part in parts)
    at = next((at for at, part in enumerate(parts) if part.kind is Kind.OWN), None)
    if at is None or not name.endswith(_MARKED) or form[-1] in _OF_LAND or any(map(_is_body, parts[:-1])):
        return False
    first, tag = parts[at].text, word_tag(form)
    if tag != "?":
        return form == first and tag not in _PERSONS_AND_PLACES and name.endswith(_COMPANIES)
    if len(form) < _SURE_MARK and (form[0] in SURNAMES or not name.endswith(_COMPANIES)):
        return False
    if word_tag(first) not in lexicon.PROPER_TAGS and len(form) != _SURE_MARK:
        return False
    return any(form in _beginnings(parts[start:]) for start in {0, at})


def _beginnings(parts: Sequence[Part]) -> Iterator[str]:
    """What words begin with, the last of them whole or by its first characters: 楚玻新材 of 楚玻 新材料."""
    whole = ""
    for part in parts:
        yield from (whole + form for form in part.forms if len(form) > 1 or form == part.text)
        whole += part.text

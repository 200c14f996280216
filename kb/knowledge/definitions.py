"""The short forms that a text itself defines: （简称江苏质协）, （以下简称“…”）, and （市医院） right behind a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from kb.knowledge import lexicon, phrases
from kb.knowledge.contractions import is_within
from kb.knowledge.name_words import CLASSES
from kb.knowledge.names import names_in
from kb.knowledge.words import words_of
from kb.model import Passage
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.parsing.rows import is_organisation_name
from kb.text import cut, folded, word_tag

_DEFINITION = re.compile(
    r"[（(](?:(?P<latin>[A-Za-z][A-Za-z .&'-]{3,80})[，,；;]|[^（）()，,；;]{1,24}[，,；;])?"
    r"(?:以下|下文|下)?(?:统一)?[简簡]?[称稱][为為]?[:：]?[“\"「『]?(?P<alias>[^）)”\"」』（(、]{2,15}(?:（公司）|\(公司\))?)[”\"」』]?"
    r"(?:[或、和及](?:以下)?(?:简称)?[“\"「『](?P<other>[^）)”\"」』（(]{2,15})[”\"」』])?[）)]"
)
_BRACKETED = re.compile(r"[（(](?P<alias>[\u4e00-\u9fff]{2,8})[）)]")
_NAME_MOST = 40
_NAME_BEFORE = re.compile(r"(?:[\u4e00-\u9fff（）()A-Za-z·-]|(?<=[A-Za-z])\d){3,30}$")
_PART_BEHIND = re.compile(r"[（(][^（）()]{0,6}[简下]称[^（）()]{1,20}[）)](?P<part>[\u4e00-\u9fff]{2,12})$")
"""A part of the body whose short form was defined right before it."""
_LATIN_BODY = re.compile(
    r"\b(?:Association|Society|Institute|University|College|Academy|Company|Co|Corp\w*|Ltd|Inc|Bank|Group|Cent(?:er|re)|"
    r"Alliance|Federation|Council|Committee|Union|Hospital|Library|Foundation|Bureau|Chamber|League|Museum|School)\b",
    re.IGNORECASE,
)
"""What a name in Latin letters says of its body; other words in a bracket may be anything."""
_GOES_BEYOND = re.compile(r"(?<!感染)的|[简簡下][称稱]|^[^（(]*[）)]")
"""In what stands before a bracket: more than one name, as behind another definition."""
_JOINING = frozenset("和与及同")
_NOT_IN_NAME = re.compile(
    r"(?:同意|用于|提供给|交付|交由|授权|指定|经(?![销济营理贸纪信管])|[和与及同向对由在为给到从将被把让据以了是称赴]|(?<!感染)的|(?<![中高初平])等|本[期刊]|[我本该]|近日|日前|今年|截至|其中|通过|根据|按照|组织|积极|响应|主动|认真|聘请|邀请|委托|联合(?!总?会|社|体|国)|会同|一行|走访|拜访|看望|约谈|责令|处罚|督促|敦促|帮助|告知|起诉|参观(?!接待)|前往|获悉|推动|来自|旗下|所属|下属|单位"
    r"|(?:属|会员|成员|龙头|骨干|国有|民营|承建|帮扶|爱心)企业|选登|摘登|刊登|编发|转载|(?:总?承包|承建|施工|运营|监理|欠款|供货|采购|委托|投资|合作|中标)方)"
)

_OF_PARTY = ("党委", "党工委", "党组", "党总支", "党支部")
"""What a committee, and the like, of the party is called in its own office."""


def defined_forms(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """Full name -> short forms, from （简称江苏质协） and （以下简称“…”） right after a name, or （市医院） alone."""
    found: dict[str, list[str]] = {}
    for passage in passages:
        for match in _BRACKETED.finditer(passage.text):
            alias = match["alias"]
            name = _name_ending_at(passage.text, match.start(), alias)
            if name and alias != name and alias not in CLASSES and name[-1] == alias[-1] and is_within(alias, name):
                found.setdefault(name, []).append(alias)
        for match in _DEFINITION.finditer(passage.text):
            name = _name_before(passage.text, match.start(), match["alias"].strip())
            for alias in (match["alias"].strip(), *filter(None, (match["other"], match["latin"]))):
                if (
                    name
                    and alias != name
                    and alias not in ORGANISATION_ENDINGS
                    and _abbreviates(alias, name)
                    and alias not in found.setdefault(name, [])
                ):
                    found[name].append(alias)
    return {name: forms for name, forms in found.items() if forms}


def _name_before(text: str, end: int, alias: str) -> str | None:
    """The organisation's name that ends at an offset; that of a part may go on behind the definition of its body.

    …公司（以下简称“锦溪集团”）工会委员会
    """
    part = _PART_BEHIND.search(text, max(0, end - 2 * _NAME_MOST), end)
    if part and phrases.UNIT_OF.fullmatch(part["part"]):
        body = _name_ending_at(text, part.start(), "")
        return body and body + part["part"]
    return _name_ending_at(text, end, alias)


def _name_ending_at(text: str, end: int, alias: str) -> str | None:
    """The name that ends at an offset: the Han characters and letters after the last word that ends a clause.

    A word like 与 is in the name if the alias has characters that stand before it (湖泊与湿地研究所, 湖湿所).
    """
    match = _NAME_BEFORE.search(text[max(0, end - _NAME_MOST) : end])
    if match is None:
        return None
    run = match.group()
    ends = {0, *itertools.accumulate(map(len, cut(folded(run))))}
    found = (each for each in _NOT_IN_NAME.finditer(run) if each.end() <= len(run) - 2)
    words = (each for each in found if each.group() not in _JOINING or {*each.span()} <= ends)  # not the 和 of 仁和
    cuts = [each.end() for each in words]
    name = run[max(cuts, default=0) :]
    if not is_within(alias, name):
        wider = (run[at:] for at in (*reversed(cuts[:-1]), 0) if cuts)
        name = next((each for each in wider if is_within(alias, each) and not _GOES_BEYOND.search(each)), name)
    shorter = _as_found(run, name)
    if is_within(alias, shorter) or not is_within(alias, name):
        name = shorter  # else the alias has what seems a verb: 启明微纳
    return name if is_organisation_name(folded(name).replace("与", "")) else None


def _as_found(run: str, name: str) -> str:
    """A name at the end of a run as running text has it: without the verb right before it, with one that is of it.

    授予|湖北…公司, 团体会员|…公司; 中国联合网络通信有限公司
    """
    *others, (first, last) = ((0, 0), *names_in(run))
    start = len(run) - len(name)
    if last < len(run) or first == start:
        return name
    before = folded(run[start:first])
    last_word = words_of(before)[-1] if before else ""
    role = last_word in lexicon.LEADING or last_word.endswith(("企业", "单位"))  # 校友企业|…公司, 广场运营方|…公司
    verb = role or before in lexicon.BREAKING or word_tag(before) in ("v", "vn")
    if others and start < others[-1][1] < first:  # 法律援助中心|受理|…公司
        verb = verb or word_tag(folded(run[others[-1][1] : first])) in ("v", "vn")
    return run[first:] if first < start or verb else name


def _abbreviates(alias: str, name: str) -> bool:
    """Whether most characters of the alias stand in the name, in their order; one in Latin letters is taken as said."""
    if alias.isascii():
        return alias[0].isalpha() and (" " not in alias.strip() or _LATIN_BODY.search(alias) is not None)
    if name.startswith("中共") and alias.endswith(_OF_PARTY):
        return True  # 中共某大学委员会（以下简称校党委）
    position, hits = 0, 0
    for character in alias:
        at = name.find(character, position)
        if at >= 0:
            hits += 1
            position = at + 1
    return hits * 2 >= len(alias)

"""Parts of a body that are named after it without its full name, and what they are called in full.

    安居板业涂装二车间     after its name or a short form of it: that is its name
    公司质检科            after a class word for it: its name is what the bulletin uses, its identity under the head of
                        霁川安居板业股份有限公司 is the 质检科 of that company
    协会秘书处            of the publisher: the same, with the publisher's name
    …（简称“安居板业”）工会  after its name and what it is called from now on

What the words between say must be a duty, and not what the body did; what might be a room only must act.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.knowledge import endings, lexicon, phrases, set_forms
from kb.knowledge.acting import acts_from
from kb.knowledge.publishing import PLACES, is_called, publishing_body
from kb.knowledge.short_forms import contracted, without_place
from kb.model import Bulletin, Mention, Passage
from kb.text import compact, cut, folded, listed, word_tag

_NO_DUTY = (lexicon.BREAKING | lexicon.VERBS | {"设", "新"}) - frozenset(("调度", *"一二三四五六七八九十"))
"""Words of no duty: the 设 of 公司设分会12个, the 新 of 信用社新营业厅."""
_SAYS_HOW = frozenset(("ad", "d", "z"))
_OF_OTHERS = frozenset(listed("引进 引入 并购 代理 选用 委托 依托"))
"""What is done with another body, or with what it has; no part is called so."""
_OPENED = ("正式投入", "投入", "投用", "启用", "建成", "落成")
"""Behind a room that somebody opened, and that does nothing."""
_HALF_WIDTH = str.maketrans("（）", "()")
"""Marks as names have them, and texts print them: 市烟草专卖局（公司）专卖稽查支队."""
_DEFINITION = re.compile(r"[（(][^（）()]{0,6}(?:简|下)称[^（）()]{1,20}[）)]")
_WITH_PARTS = ("段", "局", "馆", "台")
"""Class words of one character that the parts of their bodies are named with, where they act: 段卫生所."""
_TOWARDS = re.compile(
    r"[赴向给往]|^[和与及同]|^(?:调研|考察|参观|慰问|走访|检查)[\u4e00-\u9fff]*(?:班组|车间|项目部|工区)$"
)
"""What no duty has: 物流公司|向东屿特殊教育学校, 某局|和县消防救援大队, 到某厂|调研班组建设."""
_COMMITTEES = {"党委": "中共{}委员会", "团委": "共青团{}委员会"}
_BRANCHES = ("支行", "分行", "分局", "分公司", "支队", "大队")
_ORGANS_BESIDE = re.compile(
    r"(?P<first>{organ})[、和与](?P<organ>{organ}|(?<=[党工]委[、和与])(?:(?:人民)?政府|办事处|管委会))"
    r"(?!委员会|副?(?:书记|主席|主任))".format(organ=f"(?:{'|'.join(set_forms.ORGANS)})")
)
_OF_BODY_OF_CLASS = re.compile(r"[\u4e00-\u9fff]{3,}(?P<form>[厂矿校院][\u4e00-\u9fff]{2,5})")
_NO_PARTS_OF_CLASS = ("公司", "集团", "院", "厂", "办公室")
_ORGAN_BEHIND = re.compile(f"(?<=..)(?:{'|'.join(set_forms.ORGANS)})$")
"""An organ of the body that 段团委 is of as well, under 岱北车务段工会;"""
_OF_BRANCH = ("分", "支")
_ORGANS_OF_BRANCHES = tuple(f"{branch}{organ}" for branch in ("分公司", "支公司") for organ in set_forms.ORGANS)
"""but 公司工会 is that of the company, under 南浦分公司工会."""
_OF_CLASS = re.compile(
    rf"(?<![\d余多]){phrases.BEGINS.pattern}(?P<kind>{'|'.join(set_forms.CLASS_WORDS)})(?P<duty>{phrases.UNIT_OF.pattern})"
)
_CLASS_BEGINS = re.compile(f"[{''.join(sorted({kind[0] for kind in set_forms.CLASS_WORDS}))}]")


class Part(NamedTuple):
    """A part where it is named without its body's name: its name in the bulletin, where that is, and its identity."""

    name: str
    mention: Mention
    identity: str | None = None
    is_form: bool = True
    """Whether the words of the mention are another form of its name."""


def behind_names(texts: Sequence[str], forms: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The names of the parts that stand behind one of these forms, which is no piece of a longer one of the names."""
    if any(form.endswith(")") for form in forms):
        texts = [*texts, *(text.translate(_HALF_WIDTH) for text in texts if "）" in text)]
    whole = "\n".join(texts)
    for form in (form for form in forms if form in whole):
        longer = [(name, name.index(form)) for name in names if form in name and form != name]
        for text in (text for text in texts if form in text):
            at = text.find(form)
            while at >= 0:
                part = phrases.UNIT_OF.match(text, at + len(form))
                within = any(text.startswith(name, at - add) for name, add in longer)
                union = text.startswith("工会", at + len(form))
                within = within or (union and form[-1] == "总")  # 市总工会, which 市总 is short for
                within = within or text[max(0, at - 1) : at] in PLACES  # the 林草局 of 省林草局驻松岭专员办
                if part and not within and _is_part(text, part):
                    yield form + part.group()
                at = text.find(form, at + 1)


def after_class_words(bulletin: Bulletin, full: Mapping[str, str], taken: Collection[str]) -> list[Part]:
    """The parts that stand behind 公司 and the like.

    Whose they are is certain under a head of that class, or where the publisher is of it. They have the name that is
    used for them, if the bulletin shows no fuller one and means one body by it (of 30 sets of names that were written
    down by hand 10 names under heads were as used, 3 whole; behind 我院 and the like 14 were what stands there, 1 was
    whole); whose they are is their identity. `full` gives the full names of forms; what is `taken` is a name as it
    stands.
    """
    found = list(_after_class_words(bulletin, full, taken))
    meant: dict[str, set[str]] = {}
    for part in found:
        meant.setdefault(compact(part.mention.text), set()).add(part.identity or part.name)
    used = {part.identity: part.name for part in found if part.identity and len(meant[part.name]) == 1}
    parts = []
    for part in found:  # each body has one name in a bulletin, and none that another has
        whole = part.identity or part.name
        name, identity = (used[whole], whole) if whole in used else (whole, None)
        parts.append(part._replace(name=name, identity=identity))
    return parts


def _after_class_words(bulletin: Bulletin, full: Mapping[str, str], taken: Collection[str]) -> Iterator[Part]:
    """The same, each by itself, by the name that is used for it just there."""
    publisher = publishing_body(bulletin)
    for passage in bulletin.passages:
        head = folded(passage.organisation or "")
        for match in _of_class(passage.text):
            if match.group() in taken:
                continue
            start, end = match.span()
            if head.endswith(match.group()) and head[: -len(match.group())][-1:] not in ("", *_OF_BRANCH):
                mention = Mention(passage.id, start, end, match.group())
                yield Part(compact(passage.organisation or ""), mention)
                continue
            own = full.get(passage.organisation or "", passage.organisation or "")
            beside = "" if own.endswith(_ORGANS_OF_BRANCHES) else _ORGAN_BEHIND.sub("", own)
            owners = (own, beside, full.get(publisher, publisher))
            owner = next((each for each in owners if is_called(each, match["kind"])), None)
            if owner is None or not _is_part(passage.text, match) or owner.endswith(match["duty"]):
                continue
            said = _is_said(passage.text, start)
            start -= said
            mention = Mention(passage.id, start, end, passage.text[start:end])
            shown = (form + match["duty"] for form, name in full.items() if name == owner)
            part = next((full[each] for each in shown if each in full), owner + match["duty"])
            committee = _COMMITTEES.get(match["duty"], "").format(owner) or f"{part}委员会"
            if committee in full or any(issuer.startswith(committee) for issuer in bulletin.issuer):
                yield Part(committee, mention)
            elif part not in full and not said:
                yield Part(compact(mention.text), mention, part)
            elif part not in full and match["duty"] not in (*set_forms.PARTS, *lexicon.OFFICES):
                alone = Mention(passage.id, match.start("duty"), end, match["duty"])
                yield Part(compact(match["duty"]), alone, part)
            else:
                yield Part(part, mention)


def _of_class(text: str) -> Iterator[re.Match[str]]:
    """The places of a text where a part stands behind a class word; few characters begin one, which are looked for."""
    end = 0
    for begin in _CLASS_BEGINS.finditer(text):
        match = _OF_CLASS.match(text, begin.start()) if begin.start() >= end else None
        if match:
            end = match.end()
            yield match


def after_definitions(bulletin: Bulletin, full: Mapping[str, str]) -> Iterator[Part]:
    """The parts that stand behind a name and the short form that is defined for it: 青禾水务（以下简称“青水”）工会."""
    longest = max(map(len, full), default=0)
    for passage in bulletin.passages:
        for match in _DEFINITION.finditer(passage.text):
            form = _form_before(passage.text, match.start(), full, longest)
            part = phrases.UNIT_OF.match(passage.text, match.end()) if form else None
            if part and _is_part(passage.text, part):
                start, end = match.start() - len(form), part.end()
                mention = Mention(passage.id, start, end, passage.text[start:end])
                yield Part(full[form] + part.group(), mention, is_form=False)


def organs_beside(bulletin: Bulletin, full: Mapping[str, str], called: Iterable[Part]) -> Iterator[Part]:
    """The organs that are named behind another one of the same body, which says it once: 拖轮公司工会、团委."""
    known = {(part.mention.passage, part.mention.end): part for part in called}
    longest = max(map(len, full), default=0)
    for passage in bulletin.passages:
        for match in _ORGANS_BESIDE.finditer(passage.text):
            first, organ = match.group("first", "organ")
            part = known.get((passage.id, match.end("first")))
            form = _form_before(passage.text, match.end("first"), full, longest)
            name = part.name if part else full.get(form, "")
            if name.endswith(first) and name != first:
                start, end = match.span("organ")
                identity = part.identity.removesuffix(first) + organ if part and part.identity else None
                mention = Mention(passage.id, start, end, organ)
                yield Part(name.removesuffix(first) + organ, mention, identity, is_form=False)


def _form_before(text: str, end: int, full: Mapping[str, str], longest: int) -> str:
    """The longest of the forms that ends at a place of a text; empty for none. `longest` is how long one may be."""
    forms = (text[start:end] for start in range(max(0, end - longest), end))
    return next((form for form in forms if form in full), "")


def of_heads(bulletin: Bulletin, full: Mapping[str, str]) -> Iterator[Part]:
    """The heads that their own paragraphs name without their place: 县红十字会 under 湖东县红十字会, 镇妇联."""
    for passage in bulletin.passages:
        head = full.get(passage.organisation or "", passage.organisation or "")
        short = without_place(head)
        forms = (short, *contracted(short)) if short else ()
        for form in dict.fromkeys((*forms, *_organs_of_class(head), *_from_class(head))):
            if full.get(form, form) in (form, head):
                longer = [each for each in full if each != form and each.startswith(form)]
                yield from _where(form, head, passage, longer)


def _from_class(head: str) -> Iterator[str]:
    """What a part of a body is called there after the class of its body: 厂幼儿园 of 豫北机械厂幼儿园."""
    part = _OF_BODY_OF_CLASS.fullmatch(head)
    if part and not part["form"].endswith(_NO_PARTS_OF_CLASS):
        yield part["form"]


def _organs_of_class(head: str) -> Iterator[str]:
    """How a head that is an organ is called after the class of its body: 学院团委 of 土木工程学院团委."""
    organ = next((each for each in set_forms.ORGANS if head.endswith(each)), None)
    body = head.removesuffix(organ or "")
    if organ:
        kinds = (kind for kind in set_forms.CLASS_WORDS if body.endswith(kind))
        yield from (f"{kind}{organ}" for kind in kinds if body[: -len(kind)][-1:] not in ("", *_OF_BRANCH))


def _where(form: str, name: str, passage: Passage, longer: Sequence[str]) -> Iterator[Part]:
    """Where a form of a name begins a word in a passage, and none of those that are longer."""
    at = passage.text.find(form)
    while at >= 0:
        if phrases.BEGINS.match(passage.text, at) and not passage.text.startswith(tuple(longer), at):
            yield Part(name, Mention(passage.id, at, at + len(form), form))
        at = passage.text.find(form, at + len(form))


def _is_said(text: str, at: int) -> bool:
    """Whether 本, 我 or 该 stands before a place."""
    return text[at - 1 : at] in ("本", "我", "该")


def _is_part(text: str, match: re.Match[str]) -> bool:
    duty = match.groupdict().get("duty") or match.group()
    if duty in set_forms.ORGANS or duty.startswith("驻"):
        return True
    kind = match.groupdict().get("kind") or ""
    if kind in set_forms.OF_ORGANS:
        return False
    if len(kind) == 1 and duty not in lexicon.OFFICES:
        alone = not "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff"
        acts = alone and kind in _WITH_PARTS and acts_from(text, match.end())
        if not (acts or _is_said(text, match.start()) or duty.endswith(_BRANCHES)):
            return False
    if duty in set_forms.PARTS:
        return True
    words = cut(duty.removesuffix("分会"))  # 呼吸病学分会, which the dictionary cuts to 学分
    if (
        _TOWARDS.search(duty)
        or (duty.endswith(endings.NO_ROOMS) and not duty.endswith(endings.ROOMS))
        or not _NO_DUTY.isdisjoint(words)
        or words[0] in _OF_OTHERS
        or word_tag(words[0]) in _SAYS_HOW  # 某分公司认真落实集团公司部署
        or not lexicon.TITLES.isdisjoint(words)  # 研究员邬启明站在轧机旁
        or (any(map(_is_deed, words)) and words[1:] != ["中心"])  # 抢修中心
    ):
        return False
    opened = text.startswith(_OPENED, match.end())
    return not match["weak"] or duty in lexicon.OFFICES or (not opened and acts_from(text, match.end()))


@lru_cache(maxsize=1 << 12)
def _is_deed(word: str) -> bool:
    """Whether a word says what was done, and is no word of names (赈济救护部)."""
    named = word in lexicon.NAME_WORDS or word_tag(word) in lexicon.NAME_TAGS
    return not named and phrases.DEED.match(word) is not None

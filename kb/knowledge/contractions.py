"""How a full name is said in fewer characters: words of it are left out, or stand for themselves by one character.

    唐山丰泽特种钢铁有限公司    丰泽特钢          place and legal form go, 特种 and 钢铁 by their first characters
    河北省质量促进协会         省质促会          the class by its last character
    竹溪乡水利管理站          乡水管站          the place goes, its level stays
    石屏山发电厂             石屏山电厂         the class by its last characters

Only forms that a text has are made. What is left must still tell the body from others (`remainders`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from kb.knowledge import lexicon, set_forms
from kb.knowledge.name_words import Kind, Part, parts_of, variants
from kb.knowledge.phrases import LEGAL
from kb.knowledge.remainders import UNION, Left, is_another_of_its_kind, is_of_wider_place, tells
from kb.text import cut, is_han, listed, word_tag

_OTHERS = re.compile(r"[省市县区州](?:委|纪委)(?:办|办公室|办公厅)?")
"""The party's committee of a place, whatever else its characters might be short for."""
_OF_OTHERS = ("中医院", "法院", "中学", "慈善会", "工务段", "电务段", "车务段", "机务段", "客运段", "动车段", "护理院")
"""Nor is what ends so, where the name does not: 中医院 is not short for 中心医院, nor 工务段 for 工务机械段."""
_OF_NO_ONE = frozenset(
    listed(
        """
    行业协会 行业商会 村党支部 村委会 村党总支 互助会 俱乐部 国有林场 临时医院 社区卫生服务中心 团支部 管理中心 秘书处
    """
    )
)
"""What stands for a class, and not for one of it."""
_OF_PARTY = frozenset(("组织部", "宣传部", "统战部", "社会工作部"))
"""Every committee has them: 组织部 alone is not 区委组织部."""
_OF_TOWN = re.compile(
    r"(?P<town>[\u4e00-\u9fff]{2}(?:街道|[镇乡]))(?:党工委|党委|办事处|人民政府)(?=[\u4e00-\u9fff]{2})"
)
"""Whose part a name says: 区政府办 is none of …区人民政府杏林街道办事处党政办公室."""
_BUREAUS = frozenset("局厅委办")
_BRANCH_OFFICE = re.compile(r"[(（](?P<place>[\u4e00-\u9fff]{2,4})[)）](?=(?:律师|会计师)事务所$)")
_LOCAL = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,3})[省市县区]?(?:分公司|支公司|分行|支行)")
"""A branch, by its place, behind the name of its company."""
_PLACE_TAGS = frozenset(("ns", "?"))
_FOUNDED = ("成立", "组建", "设立", "筹建")
"""Before a new body: 成立抗震救灾指挥部."""
_MOST_GROWN = 4096
_LEVELS = frozenset("省市县区州镇乡")
_PLACES = frozenset("镇乡村")
"""How a place ends, whatever body has its name: 大水井村 is not 大水井村股份经济合作社."""
_SEVERAL = frozenset("各两三四五六七八九十几多")
_PAIR, _LEAST = 2, 3
_AROUND = 4


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
        for form, kept in _grown([list(filter(written.has, part.forms)) for part in parts], written.pairs):
            said = form in written.text and not is_another(form, variant) and tells(Left(parts, kept))
            if said and not _always_goes_on(form, parts, kept, written.text):
                yield form
        if variant != name and variant in written.text:
            yield variant


def _always_goes_on(form: str, parts: Sequence[Part], kept: Sequence[str], text: str) -> bool:
    """Whether a form stands nowhere without the word of the name that would come next: 西岬散货|码头."""
    last = max(at for at, left in enumerate(kept) if left)
    following = parts[last + 1].text if last + 1 < len(parts) else ""
    return len(following) > 1 and form not in text.replace(form + following, "\n")


def is_another(form: str, name: str) -> bool:
    """Whether a form says somebody else than a name, or a class."""
    if _OTHERS.fullmatch(form) or form in _OF_NO_ONE or (form in _OF_PARTY and name[1:2] == "委"):
        return True
    if says_body_of_place(form, name):
        return True
    town = _OF_TOWN.search(name)
    if town and set(town["town"]).isdisjoint(form):
        return True
    if form[-1] in _PLACES or _is_head_office(form, name) or _is_body_above(form, name):
        return True
    if name.endswith("中医院") and form.endswith("医院") and not form.endswith("中医院"):
        return True
    return form.endswith(_OF_OTHERS) and not name.endswith(_OF_OTHERS)


def _is_body_above(form: str, name: str) -> bool:
    """Whether a form is how a name begins, and a body by itself: 青峰岭林业局 of 青峰岭林业局多种经营公司.

    So is 岚州市烟草公司 of its 栖云分公司, and 九寰通信, but not 青溪集团公司 of 青溪集团公司股份有限公司.
    """
    if not name.startswith(form) or name == form:
        return False
    local = _LOCAL.fullmatch(name, len(form))
    if local and word_tag(local["place"]) in _PLACE_TAGS:
        return True
    company = form.endswith("公司") and LEGAL.fullmatch(name, len(form)) is None
    return company or form[-1] in _BUREAUS


def _is_head_office(form: str, name: str) -> bool:
    """Whether a form leaves out the place of a branch: 北京衡则律师事务所 of 北京衡则（临沅）律师事务所."""
    branch = _BRANCH_OFFICE.search(name)
    return branch is not None and form.endswith("事务所") and branch["place"] not in form


def says_body_of_place(form: str, name: str) -> bool:
    """Whether a form says a body that every place has, and a name does not: 县科协 is no 县老科技工作者协会."""
    short = next((each for each in set_forms.OF_PLACE if form.endswith(each)), "")
    before = form[: -len(short)] if short else ""
    if not short or short in name:
        return False
    whole = set_forms.OF_PLACE[short]
    if whole in name:  # 市作协 is no 市网络作家协会
        own = name.removesuffix(whole)
        return name.endswith(whole) and own[-1:] not in _LEVELS and before[-1:] in _LEVELS
    first = parts_of(name)[0]
    return not before or before[-1] in _LEVELS or (first.kind is Kind.PLACE and first.text == before)


def is_within(short: str, name: str) -> bool:
    """Whether the characters of one stand in the other in their order."""
    for variant in variants(name):
        left = iter(variant)
        if all(character in left for character in short):
            return True
    return False


def longest_within(text: str, name: str) -> int:
    """How many characters a text begins with that stand in a name in their order."""
    longest = 0
    for variant in variants(name):
        left = iter(variant)
        size = next((size for size, character in enumerate(text) if character not in left), len(text))
        longest = max(longest, size)
    return longest


def is_contraction(short: str, name: str) -> bool:
    """Whether a name that a bulletin uses says another one in fewer characters: 石屏山电厂."""
    if len(short) >= len(name) or name.startswith(short) or not is_within(short, name):
        return False
    return any(form == short for form in contractions(name, Written(short, pairs_of(short))))


def says_another(short: str, name: str) -> bool:
    """Whether a name says another body than one in which its characters stand, by a word that is left out of it."""
    pairs = pairs_of(short)
    for variant in variants(name):
        parts = parts_of(variant)
        choices = [[form for form in part.forms if form in short] for part in parts]
        readings = [Left(parts, kept) for form, kept in _grown(choices, pairs) if form == short]
        if any(is_another_of_its_kind(left) or is_of_wider_place(left) for left in readings):
            return True
    return False


def stands_alone(form: str, text: str) -> bool:
    """Whether a text has a form with the ends of words at its ends."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        first = max(0, at - _AROUND)
        ends, place = {first: ""}, first
        for word in cut(text[first : end + _AROUND]):
            place += len(word)
            ends[place] = word
        if at in ends and end in ends and not _is_placed(form, ends[at]) and not _is_of_another(form, text, at, end):
            return True
        at = text.find(form, at + 1)
    return False


def _is_placed(form: str, before: str) -> bool:
    """Whether a form that begins with a level is another place's by the word before it: 市律协 in 青江市律协."""
    return form[0] in _LEVELS and is_han(before[-1:] or " ") and word_tag(before) in lexicon.PROPER_TAGS


def _is_of_another(form: str, text: str, at: int, end: int) -> bool:
    """Whether what stands around a form makes it several bodies, or another word: 6家米业公司, 海关区, 学会会员."""
    if text[at - 1 : at] in _LEVELS and form[0] not in _LEVELS and form.endswith("局"):
        return True  # 各县区农业农村局
    if text.endswith(_FOUNDED, 0, at) and form[0] not in _LEVELS:
        return True
    if text[at - 2 : at - 1] in _SEVERAL and text[at - 1] in _LEVELS:
        return True  # 各市质量协会, 宿州、淮北两市质量协会
    numbered = text[at : at + 1] == "个" and text[at - 1 : at].isdigit()  # 12个党支部
    if (
        numbered
        or text[at - 1 : at] in ("家", "各", "个", "级", ")")
        or (form[-1] in "关校院厂" and text.startswith("区", end))
        or (form[-1] == "场" and text.startswith(("镇", "地", "所"), end))
    ):
        return True
    return form[-1] in "会會" and text.startswith(("同", "讯", "刊", "员", "计", "议"), end)


def _grown(choices: Sequence[Sequence[str]], pairs: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One of the choices for each part, in every way whose neighbouring characters a text has as neighbours.

    From the last part on, which says of what class the body is: hardly any text has many words before that. What is
    too short to be a form is left out; one word alone counts if it is a long one. There is none where there would be
    thousands.
    """
    grown: list[tuple[str, tuple[str, ...], int]] = [("", (), 0)]
    for forms in reversed(choices):
        longer = []
        for form, kept, count in grown:
            for more in forms:
                if not more:
                    longer.append((form, ("", *kept), count))
                elif not form or more[-1] + form[0] in pairs:
                    longer.append((more + form, (more, *kept), count + 1))
        if len(longer) > _MOST_GROWN:
            return  # no name, but a line that never ends
        grown = longer
    for form, kept, count in grown:
        if len(form) > _LEAST or (len(form) == _LEAST and count > 1) or UNION.fullmatch(form):
            yield form, kept

"""For whom a form stands: for which longer name a shorter one, and of several names that may have it for which.

What may stand for two stands for neither, but for the publisher's, or that of the one at home.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.knowledge import lexicon, set_forms
from kb.knowledge.acting import ALONE
from kb.knowledge.branches import forms_of_branch
from kb.knowledge.contractions import is_contraction, is_within, says_another, says_body_of_place
from kb.knowledge.name_words import begins_inside, variants
from kb.knowledge.short_forms import is_legal_form, is_short_for
from kb.text import listed

_MOST_OF_CITY, _END = 5, 2
"""Characters at most of a city with its level, and of the ends of names."""
_KNOWN = tuple(name for name in set_forms.CONTRACTIONS if name not in set_forms.CONTRACTED)
"""Bodies that every place has."""
_OF_COMPANY = re.compile(r"(?:公司|集团)(?:工会|党委|团委)?$")
_ORGAN_OF_COMPANY = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{2,3}})(?P<organ>公司(?:{'|'.join(set_forms.ORGANS)})?)")
_KINDS_OF_HOSPITALS = ("中医", "妇幼", "口腔", "肿瘤", "精神")
"""Words that are in the name of whatever is called by them: 县中医院 is not 县中西医结合医院."""
_OF_EVERY_PLACE = frozenset(listed("人民法庭 校友分会 养老服务站 环保社 供销合作社 供销社"))
"""What no text calls one body: each place has one, or each body."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose bulletin it is; what is not known is empty."""

    name: str
    home: str
    """Its place: of two cities' 市总工会 the one at home is meant."""
    series: str
    """What its bulletins are called: where 岳川科协动态 has a short form, it is the publisher's."""
    beside: Collection[str] = ()
    """Whoever publishes with it."""


def names_within(names: Sequence[str]) -> dict[str, list[str]]:
    """For each name whose characters stand in longer ones in their order, those longer ones."""
    holding: dict[str, set[str]] = {}
    for name in names:
        for character in "".join(variants(name)):
            holding.setdefault(character, set()).add(name)
    found = {}
    for short in names:
        longer = set.intersection(*(holding[character] for character in short))
        ordered = [name for name in names if name in longer and len(name) > len(short) and is_within(short, name)]
        if ordered:
            found[short] = ordered
    return found


def short_for_others(
    within: Mapping[str, Sequence[str]], defined: Mapping[str, Sequence[str]], publisher: Publisher
) -> dict[str, str]:
    """The names that are short for a longer one that a bulletin has too, and for no other; each with the longest.

    机关党委 is the publisher's, and not that of its guest.
    """
    found: dict[str, str] = {}
    for short, names in within.items():
        longer = [
            name
            for name in names
            if short not in defined
            and not is_another(short, name, publisher.home)
            and not is_of_guest(short, name, publisher)
            and (
                (is_short_for(short, name) and not begins_inside(short, name) and not says_another(short, name))
                or is_contraction(short, name)
                or _is_organ_of_company(short, name)
            )
        ]
        if len(longer) > 1:  # 区职教中心 is short for what 区职业教育中心 is short for
            longer = [name for name in longer if not any(_is_less(name, other) for other in longer)]
        if len(longer) == 1:
            found[short] = longer[0]
    while any(name in found for name in found.values()):
        found = {short: found.get(name, name) for short, name in found.items()}
    return found


def is_of_guest(form: str, name: str, publisher: Publisher) -> bool:
    """Whether a form is a part that every body has, and a name not that of the publisher's: its own is meant."""
    return form in ALONE and bool(publisher.name) and not name.startswith(publisher.name)


def _is_organ_of_company(short: str, name: str) -> bool:
    """Whether a name is said by the place of its company alone: 临泽公司工会 of 临泽县供电公司工会, 青岚公司."""
    organ = _ORGAN_OF_COMPANY.fullmatch(short)
    if organ is None or not name.startswith(organ["place"]) or not name.endswith(organ["organ"]):
        return False
    body = name.removesuffix(organ["organ"].removeprefix("公司"))
    return f"{organ['place']}公司" in forms_of_branch(body)


def _is_less(name: str, other: str) -> bool:
    """Whether a name is another one in fewer characters, or without its legal form."""
    return _lacks_form(name, other) or is_short_for(name, other)


def _lacks_form(name: str, other: str) -> bool:
    """Whether a name is another one but for its legal form."""
    return other.startswith(name) and is_legal_form(other[len(name) :])


def is_another(form: str, name: str, home: str) -> bool:
    """Whether a form says another body that everybody knows: 科学技术协会 is not short for 科学技术普及协会."""
    if _is_elsewhere(form, name, home) or says_body_of_place(form, name):
        return True
    if name.endswith("机关党委") and "机关" not in form:
        return True  # 市卫健委党委 is above that of its offices
    if form.startswith("中共") and "工作委员会" in name and "工" not in form:
        return True  # 中共青云市委 is above its 直属机关工作委员会
    if form in _OF_EVERY_PLACE or any(kind in form and kind not in name for kind in _KINDS_OF_HOSPITALS):
        return True
    return form.endswith(_KNOWN) and not any(form.endswith(each) and each in name for each in _KNOWN)


def _is_elsewhere(form: str, name: str, home: str) -> bool:
    """Whether a form that begins with a level is of the reader's own place, and a name of another one: 市工商联."""
    if form[0] == "团" and name.startswith("共青团"):
        return form[1] in name and home.endswith(form[1]) and home not in name  # 团市委 is not 共青团泊阳市委
    if not home.endswith(form[0]) or home in name or not name.endswith(form[1:]):
        return False
    return 1 < name.find(form[0], 1) < _MOST_OF_CITY


def decided(forms: Mapping[str, Sequence[str]], publisher: Publisher) -> dict[str, list[str]]:
    """The forms of names without those that may stand for several, and with those alone that are shorter."""
    owners: dict[str, list[str]] = {}
    for name, each in forms.items():
        for form in each:
            owners.setdefault(form, []).append(name)
    by_end: dict[str, list[str]] = {}
    for name in forms:
        by_end.setdefault(name[-_END:], []).append(name)
    meant = {form: _meant(form, each, publisher, by_end.get(form[-_END:], ())) for form, each in owners.items()}
    return {
        name: [
            form
            for form in each
            if len(form) < len(name) and meant[form] == name and not _begins_another(form, name, forms)
        ]
        for name, each in forms.items()
    }


def _begins_another(form: str, name: str, names: Iterable[str]) -> bool:
    """Whether a form is how a name begins, and a company besides: 中国石油 of 中国石油渤东油田分公司."""
    if not name.startswith(form) or is_legal_form(name[len(form) :]):
        return False
    return any(
        other.startswith(form) and name not in other and _OF_COMPANY.search(other) for other in names if other != name
    )


def _meant(form: str, owners: Sequence[str], publisher: Publisher, alike: Collection[str]) -> str | None:
    """The name that a form stands for, and for no other, nor is it how one of those ends that end `alike`; or None.

    Where several have it, it is the publisher's, if all have the same name but for their places, or that of the one at
    home where it begins with a level.
    """
    nearest = [owner for owner in owners if len(owners) == 1 or not is_above(form, owner)]
    nearest = [owner for owner in nearest if not any(_lacks_form(owner, other) for other in nearest)]
    if len(nearest) == 1:
        meant = nearest[0]  # 云岭电网 is 云岭电网有限公司, and not 云岭电网检修公司
    elif publisher.name in owners and all(owner.endswith(form) for owner in owners):
        meant = publisher.name
    else:
        near = [owner for owner in owners if publisher.home and owner.startswith(publisher.home)]
        if len(near) != 1 or form[0] not in lexicon.LEVELS:
            return None
        meant = near[0]
    known = {form, *owners}
    at_home = bool(publisher.home) and meant.startswith(publisher.home)
    if meant != publisher.name and not at_home and any(each.endswith(form) and each not in known for each in alike):
        return None  # 执法大队 of one, where another 执法大队 is named
    return meant


def is_above(form: str, name: str) -> bool:
    """Whether a form is how a name begins that says more than what kind of company it is."""
    return name.startswith(form) and not is_legal_form(name[len(form) :])

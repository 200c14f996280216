"""Which short forms a bulletin uses for which names, where nobody defines them.

    set forms        四公司, 省市场监管局    what is set by the language (`short_forms`)
    contractions     丰泽特钢, 乡水管站      words left out or said by one character (`contractions`)
    other names      石屏山电厂             found as names of their own, which say a longer one in fewer characters

Each counts only where the text has it, and for one name only: what may stand for two stands for neither.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from kb.knowledge import lexicon, phrases, set_forms
from kb.knowledge.branches import forms_of_branch
from kb.knowledge.contractions import (
    Written,
    contractions,
    is_contraction,
    is_within,
    pairs_of,
    says_another,
    says_body_of_place,
    stands_alone,
)
from kb.knowledge.name_table import is_other_word
from kb.knowledge.name_words import begins_inside, opens_with_own, variants
from kb.knowledge.short_forms import (
    as_place,
    by_duty,
    by_level,
    by_level_of_both,
    by_number,
    by_organ,
    by_place,
    by_town,
    by_trade,
    contracted,
    in_line,
    is_legal_form,
    is_short_for,
    short_forms,
)
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.text import cut, listed, word_tag

_LEVELS = frozenset("省市县区州")
_PLACE, _MOST_OF_CITY, _AROUND, _END = 2, 5, 4, 2
"""Characters of a place, at most of a city, of what may be another word with a form behind it, and of ends of names."""
_KNOWN = tuple(name for name in set_forms.CONTRACTIONS if name not in set_forms.CONTRACTED)
"""Bodies that every place has."""
_TITLE = re.compile(r"《[^《》]*》(?![社编])")
"""The title of a paper, whose words are of nobody: 《云州冷链行业自律公约》."""
_COMPANIES = ("公司", "集团")
_OF_COMPANY = re.compile(r"(?:公司|集团)(?:工会|党委|团委)?$")
_ORGAN_OF_COMPANY = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{2,3}})(?P<organ>公司(?:{'|'.join(set_forms.ORGANS)})?)")
_NO_PARTS = ("公司", "集团", "医院", "学院", "大学", "学校", "海关")
"""How bodies end that are no parts of the one whose name they begin with."""
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


def aliases_of(
    names: Sequence[str],
    defined: Mapping[str, Sequence[str]],
    text: str,
    places: Collection[str],
    publisher: Publisher,
    under_heads: Mapping[str, Sequence[str]],
) -> dict[str, list[str]]:
    """For each name that is not itself short for a longer one, the forms in a text that stand for it and no other.

    `defined` gives those that the bulletin defines, `under_heads` those by which the paragraphs under a head mean it.
    """
    within = _within(names)
    short_for = _short_for(within, defined, publisher.home)
    known = [*names, *(form for forms in defined.values() for form in forms)]
    entitled = f"{text}\n{publisher.series}"  # 澄陵供水集团工作周报, by 澄陵供水集团有限公司
    forms = {
        name: _used(list(_set_forms(name, known, defined)), entitled if name == publisher.name else text)
        for name in names
    }
    rest = without((each for each in known if each not in within), _TITLE.sub("\n", text))
    rest = rest.replace("协会长", "协\n长")  # 省质协|会长, who is no 会长 of 省质协会
    bare = [name for name in names if name[0] in lexicon.LEVELS or opens_with_own(name)]
    bare = [name for name in bare if not any(name.startswith(each) and name != each for each in names)]
    pairs = pairs_of("\n".join((rest, publisher.series, *bare)))
    bodies = frozenset(each for each in names if each.endswith(ORGANISATION_ENDINGS))  # 滨海大学 of 滨海大学后勤集团
    taken = {*names, *itertools.chain(*defined.values())}  # 青云医院 is not 青云市第一医院 where both are named
    by_class = {
        name: [*_by_class(name, publisher), *(form for form in under_heads.get(name, ()) if form not in taken)]
        for name in names
    }
    begun = tuple(name for name in names if name[0] in _LEVELS)  # 市局 in 市局机关党委
    as_words = {
        form
        for form in set(itertools.chain(*by_class.values()))
        if _is_word(form, rest)
        or any(each.startswith(form) and each[len(form)] not in "(（" for each in begun if form != each)
    }
    for name in names:
        others = [each for each in bare if name not in each]
        apart = without((each for each in within if name not in (each, *within[each])), rest.replace(name, "\n"))
        found = _contracted(name, apart, pairs, others, places)
        if name == publisher.name:
            found += _in_title(name, without((name,), publisher.series), pairs, places)
        of_class = [*_of_class(name, publisher, text, rest), *(form for form in by_class[name] if form in as_words)]
        made = dict.fromkeys((*found, *of_class, *_of_part(name, names, defined, text)))
        own = defined.get(name, ())
        above = (form for form in made if form in bodies and _is_above(form, name))
        no_forms = {*forms[name], *_pieces(name, made, forms[name], rest), *above}
        forms[name] += [form for form in made if form not in no_forms and form[:-1] not in own]  # 云岭质检协会同…
    for short, name in short_for.items():
        forms[name] += [form for form in (short, *forms.pop(short)) if form not in forms[name]]
    said = {*defined, *(form for each in defined.values() for form in each)}
    unsaid = {
        name: [form for form in each if form not in said and not _is_another(form, name, publisher.home)]
        for name, each in forms.items()
    }
    return _decided(unsaid, publisher)


def _set_forms(name: str, known: Collection[str], defined: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The forms of a name, and of those that a bulletin defines for it, that are set by the language."""
    yield from short_forms(name, known)
    yield from itertools.chain(*map(contracted, defined.get(name, ())))


def _used(forms: Sequence[str], text: str) -> list[str]:
    """The forms of a name that a text has, not only as pieces of its longer ones: 区消委会 in 青屏区消委会."""
    used = set()
    for form in sorted(set(forms), key=len, reverse=True):
        if _is_used(form, text):
            used.add(form)
            text = text.replace(form, "\n")
    return [form for form in dict.fromkeys(forms) if form in used]


def _is_used(form: str, text: str) -> bool:
    """Whether a text has a form; one that begins with a level for one body: not 区市场监管局 in 各县区市场监管局.

    And one that ends with its place in brackets not only where the name goes on: 三川电机（甬江）有限公司.
    """
    if form.endswith(")"):
        return re.search(rf"{re.escape(form)}(?![\u4e00-\u9fff]{{0,6}}公司)", text) is not None
    if form not in text or form[0] not in _LEVELS:
        return form in text
    return re.search(f"(?<!各[省市县区州]){re.escape(form)}", text) is not None


def _pieces(name: str, forms: Iterable[str], longer: Sequence[str], text: str) -> set[str]:
    """The forms that a text has only as pieces of longer ones: 质量工作者分会 of 女质量工作者分会.

    So it has one too that ends a name, and behind the same character wherever it stands.
    """
    found = set()
    for form in forms:
        before = {text[match.start() - 1 : match.start()] for match in re.finditer(re.escape(form), text)}
        first = name[: -len(form)][-1:] if name.endswith(form) else ""
        if first and before == {first} and first not in _LEVELS:
            found.add(form)
        without_longer = text
        for each in longer:
            without_longer = without_longer.replace(each, "\n") if form in each else without_longer
        if form not in without_longer and without_longer != text:
            found.add(form)
    return found


def _by_class(name: str, publisher: Publisher) -> Iterator[str]:
    """The forms of a name that other words have as well."""
    by_level_alone = (by_level(name, publisher.name), by_level_of_both(name), by_town(name, publisher.name))
    yield from filter(None, (*by_level_alone, by_place(name), by_duty(name), by_number(name), by_trade(name)))
    if not publisher.name or name.startswith(publisher.name):
        yield from filter(None, (by_organ(name),))


def _of_class(name: str, publisher: Publisher, text: str, rest: str) -> Iterator[str]:
    """The forms that say little more than the class of a body, where it is the publisher's, or of its line.

    The office of the street of which a body publishes is called so where the `rest` of the text, without names, has it.
    """
    place = as_place(name)
    beside = place if name in (publisher.name, *publisher.beside) else in_line(name, publisher.name)
    if beside and stands_alone(beside, text):
        yield beside
    elif place and publisher.name.startswith(place) and stands_alone(place, rest):
        yield place


def _of_part(name: str, names: Iterable[str], defined: Mapping[str, Sequence[str]], text: str) -> Iterator[str]:
    """The forms of the part of a body that is named as well: 鄂环联秘书处 of 湖北省环保联合会秘书处."""
    for owner in names:
        if name.startswith(owner) and name != owner:
            forms = (*defined.get(owner, ()), *short_forms(owner, ()))
            yield from (part for form in forms if (part := form + name[len(owner) :]) in text)


def _is_word(form: str, text: str) -> bool:
    """Whether a text has a form, and wherever it has it a word begins: not 市局 where it has 青江市局 too.

    And ends, in most places: 市局 is none in 市局部地区, nor in 市局（公司）.
    """
    found = [match.span() for match in re.finditer(re.escape(form) + r"(?![（(]公司[）)])", text)]
    found = [span for span in found if not is_other_word(text, *span)]
    begins = all(phrases.BEGINS.match(text, start) for start, _ in found)
    return begins and sum(_ends_word(text, start, end) for start, end in found) * 2 > len(found)


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether one of the words that begin at `start` ends at `end`; 二小学生 are those of 二小, 二小心系灾区 too."""
    if text.startswith(("学", "组织", "心系", "心怀", "部分教师"), end):
        return True
    return end - start in itertools.accumulate(map(len, cut(text[start : end + _AROUND])))


def _is_elsewhere(form: str, name: str, home: str) -> bool:
    """Whether a form that begins with a level is of the reader's own place, and a name of another one: 市工商联."""
    if not home.endswith(form[0]) or home in name or not name.endswith(form[1:]):
        return False
    return 1 < name.find(form[0], 1) < _MOST_OF_CITY


def _is_another(form: str, name: str, home: str) -> bool:
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


def _decided(forms: Mapping[str, Sequence[str]], publisher: Publisher) -> dict[str, list[str]]:
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
    nearest = [owner for owner in owners if len(owners) == 1 or not _is_above(form, owner)]
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


def _is_above(form: str, name: str) -> bool:
    """Whether a form is how a name begins that says more than what kind of company it is."""
    return name.startswith(form) and not is_legal_form(name[len(form) :])


def without(names: Iterable[str], text: str) -> str:
    """A text without some names in it, the longest first."""
    for name in sorted(names, key=len, reverse=True):
        first, *rest = text.split(name)
        if rest and name[0] in _LEVELS:  # 省分行 in 江淮银行安徽省分行 is no name
            before = (first, *rest)
            marks = (name if word_tag(each[-_PLACE:]) == "ns" else "\n" for each in before)
            text = first + "".join(map(add, marks, rest))
        else:
            text = "\n".join((first, *rest))
    return text


def _within(names: Sequence[str]) -> dict[str, list[str]]:
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


def _short_for(within: Mapping[str, Sequence[str]], defined: Mapping[str, Sequence[str]], home: str) -> dict[str, str]:
    """The names that are short for a longer one that a bulletin has too, and for no other; each with the longest."""
    found: dict[str, str] = {}
    for short, names in within.items():
        longer = [
            name
            for name in names
            if short not in defined
            and not _is_another(short, name, home)
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


def _is_organ_of_company(short: str, name: str) -> bool:
    """Whether a name is said by the place of its company alone: 临泽公司工会 of 临泽县供电公司工会, 青岚公司."""
    organ = _ORGAN_OF_COMPANY.fullmatch(short)
    if organ is None or not name.startswith(organ["place"]) or not name.endswith(organ["organ"]):
        return False
    body = name.removesuffix(organ["organ"].removeprefix("公司"))
    return f"{organ['place']}公司" in forms_of_branch(body)


def _in_title(name: str, title: str, pairs: frozenset[str], places: Collection[str]) -> list[str]:
    """The contractions of the publisher's name in the name of its series; of a company only what says that it is one.

    (岳川科协动态; 黔畅高速 in 黔畅高速工作动态 may be what the bulletin is about.)
    """
    company = name.endswith(_COMPANIES)
    return [form for form in _contracted(name, title, pairs, (), places) if not company or form.endswith(_COMPANIES)]


def _is_less(name: str, other: str) -> bool:
    """Whether a name is another one in fewer characters, or without its legal form."""
    return _lacks_form(name, other) or is_short_for(name, other)


def _lacks_form(name: str, other: str) -> bool:
    """Whether a name is another one but for its legal form."""
    return other.startswith(name) and is_legal_form(other[len(name) :])


def _contracted(
    name: str, rest: str, pairs: frozenset[str], others: Sequence[str], places: Collection[str]
) -> list[str]:
    """The contractions of a name that stand in a text without names, or that other names begin with.

    What stands there only as a piece of a longer form of the same name is none.
    """
    forms = set(contractions(name, Written("\n".join((rest, *others)), pairs), places))
    found: list[str] = []
    refused: list[str] = []
    for form in sorted(forms, key=lambda each: (-len(each), each)):
        elsewhere = rest
        for each in (each for each in refused if each.endswith(form)):
            elsewhere = elsewhere.replace(each, "\n")  # 农村局 in 各县（市、区）农业农村局
        if stands_alone(form, elsewhere):
            rest = rest.replace(form, "\n")
        elif any(each.startswith(form) for each in found) or not _begins(form, others):
            refused.append(form)
            continue
        found.append(form)
    return found


def _begins(form: str, names: Sequence[str]) -> bool:
    """Whether one of the names, which is a part of a body, begins with a form, which ends with a word of it.

    闽东电力职业学院 is no part, whatever 闽东电力 is short for.
    """
    parts = (each for each in names if not each.endswith(_NO_PARTS))
    return any(each.startswith(form) and each != form and stands_alone(form, each) for each in parts)

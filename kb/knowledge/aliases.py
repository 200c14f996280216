"""Which short forms a bulletin uses for which names, where nobody defines them.

    set forms        四公司, 省市场监管局    what is set by the language (`short_forms`)
    contractions     丰泽特钢, 乡水管站      words left out or said by one character (`contractions`)
    other names      石屏山电厂             found as names of their own, which say a longer one in fewer characters

Each counts only where the text has it, and for one name only (`form_owners`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from kb.knowledge import lexicon, phrases
from kb.knowledge.class_forms import by_bank, by_duty, by_organ, by_rank, by_trade
from kb.knowledge.contractions import Written, contractions, pairs_of, stands_alone
from kb.knowledge.extents import REGION
from kb.knowledge.form_owners import (
    Publisher,
    decided,
    is_above,
    is_another,
    is_of_guest,
    names_within,
    short_for_others,
)
from kb.knowledge.name_table import is_other_word
from kb.knowledge.name_words import opens_with_own
from kb.knowledge.short_forms import (
    as_place,
    by_level,
    by_level_of_both,
    by_number,
    by_place,
    by_town,
    contracted,
    in_line,
    short_forms,
)
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.text import cut, folded, word_tag

_LEVELS = frozenset("省市县区州")
_PLACE, _AROUND = 2, 4
"""Characters of a place, and of what may be another word with a form behind it."""
_TITLE = re.compile(r"《[^《》]*》(?![社编])")
"""The title of a paper, whose words are of nobody: 《云州冷链行业自律公约》."""
_COMPANIES = ("公司", "集团")
_NO_PARTS = ("公司", "集团", "医院", "学院", "大学", "学校", "海关")
"""How bodies end that are no parts of the one whose name they begin with."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A bulletin as forms of its names are looked for in it."""

    names: Sequence[str]
    defined: Mapping[str, Sequence[str]]
    places: Collection[str]
    publisher: Publisher
    text: str
    within: Mapping[str, Sequence[str]]
    """The names whose characters stand in others."""
    rest: str
    """The text without names."""
    bare: Sequence[str]
    """The names that may begin with what another one is called."""
    pairs: frozenset[str]
    """Of neighbouring characters, all that may be of a form."""


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
    known = [*names, *(form for forms in defined.values() for form in forms)]
    read = _read(names, defined, text, places, publisher)
    entitled = f"{text}\n{publisher.series}"  # 澄陵供水集团工作周报, by 澄陵供水集团有限公司
    forms = {
        name: _used(list(_set_forms(name, known, defined)), entitled if name == publisher.name else text)
        for name in names
    }
    by_class = _forms_of_class(read, under_heads)
    for name in names:
        made = _made(name, read, by_class[name])
        no_forms = {*forms[name], *_pieces(name, made, forms[name], read.rest)}
        own = defined.get(name, ())
        forms[name] += [form for form in made if form not in no_forms and form[:-1] not in own]  # 云岭质检协会同…
    for short, name in short_for_others(read.within, defined, publisher).items():
        forms[name] += [form for form in (short, *forms.pop(short)) if form not in forms[name]]
    said = {*defined, *(form for each in defined.values() for form in each)}
    sole = _meant_by_one_head(under_heads)
    unsaid = {
        name: [
            form
            for form in each
            if form not in said
            and not is_another(form, name, publisher.home)
            and (form in under_heads.get(name, ()) or not is_of_guest(form, name, publisher))
            and (form not in sole or name == publisher.name or folded(sole[form]) == folded(name))
            and (form in text or not _is_of_field(form, name))
        ]
        for name, each in forms.items()
    }
    return decided(unsaid, publisher)


def _meant_by_one_head(under_heads: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The forms that the paragraphs under one head alone act by, each with that head: 省质协 under 淮岭省质量协会."""
    heads: dict[str, list[str]] = {}
    for name, forms in under_heads.items():
        for form in forms:
            heads.setdefault(form, []).append(name)
    return {form: names[0] for form, names in heads.items() if len(names) == 1}


def _read(
    names: Sequence[str],
    defined: Mapping[str, Sequence[str]],
    text: str,
    places: Collection[str],
    publisher: Publisher,
) -> _Read:
    within = names_within(names)
    known = itertools.chain(names, *defined.values())
    rest = without((each for each in known if each not in within), _TITLE.sub("\n", text))
    rest = rest.replace("协会长", "协\n长")  # 省质协|会长, who is no 会长 of 省质协会
    bare = [name for name in names if name[0] in lexicon.LEVELS or opens_with_own(name)]
    bare = [name for name in bare if not any(name.startswith(each) and name != each for each in names)]
    pairs = pairs_of("\n".join((rest, publisher.series, *bare)))
    return _Read(names, defined, places, publisher, text, within, rest, bare, pairs)


def _forms_of_class(read: _Read, under_heads: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For each name the forms that other words have as well, where the text has them as words."""
    taken = {
        *read.names,
        *itertools.chain(*read.defined.values()),
    }  # 青云医院 is not 青云市第一医院 where both are named
    found = {
        name: [
            *_by_class(name, read.publisher),
            *_by_end(name, read),
            *(form for form in under_heads.get(name, ()) if form not in taken),
        ]
        for name in read.names
    }
    begun = tuple(name for name in read.names if name[0] in _LEVELS)  # 市局 in 市局机关党委
    words = {
        form
        for form in set(itertools.chain(*found.values()))
        if _is_word(form, read.rest)
        or any(each.startswith(form) and each[len(form)] not in "(（" for each in begun if form != each)
    }
    return {name: [form for form in forms if form in words] for name, forms in found.items()}


def _by_end(name: str, read: _Read) -> Iterator[str]:
    """What a society that publishes calls itself by the end of a short form that it defines: 质协, of 全国厨卫质协."""
    if name == read.publisher.name:
        yield from (form[-_PLACE:] for form in read.defined.get(name, ()) if form.endswith("协") and len(form) > _PLACE)


def _made(name: str, read: _Read, by_class: Iterable[str]) -> list[str]:
    """The forms that a name is said by in fewer characters, by its class or after the body that it belongs to."""
    others = [each for each in read.bare if name not in each]
    longer = (each for each in read.within if name not in (each, *read.within[each]))
    found = _contracted(name, without(longer, read.rest.replace(name, "\n")), read.pairs, others, read.places)
    if name == read.publisher.name:
        found += _in_title(name, without((name,), read.publisher.series), read.pairs, read.places)
    of_class = [*_of_class(name, read.publisher, read.text, read.rest), *by_class]
    made = dict.fromkeys((*found, *of_class, *_of_part(name, read.names, read.defined, read.text)))
    return [form for form in made if not (form in read.names and _is_body_above(form, name))]


def _is_body_above(form: str, name: str) -> bool:
    """Whether a form is a body, and how the name begins of one that belongs to it: 滨海大学 of 滨海大学后勤集团."""
    return form.endswith(ORGANISATION_ENDINGS) and is_above(form, name)


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
    if form.endswith("协会"):
        text = text.replace(f"{form}长", "\n")  # 省质协|会长
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
    by_level_alone = (
        by_level(name, publisher.name),
        by_level_of_both(name),
        by_town(name, publisher.name),
        by_rank(name, publisher.name),
    )
    yield from filter(None, (*by_level_alone, by_place(name), by_duty(name), by_number(name), by_trade(name)))
    yield from by_bank(name, publisher.name)
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


def _in_title(name: str, title: str, pairs: frozenset[str], places: Collection[str]) -> list[str]:
    """The contractions of the publisher's name in the name of its series; of a company only what says that it is one.

    (岳川科协动态; 黔畅高速 in 黔畅高速工作动态 may be what the bulletin is about.)
    """
    company = name.endswith(_COMPANIES)
    contracted = _contracted(name, title, pairs, (), places)
    forms = (form for form in contracted if form[-1] not in "关校")  # 望屿关情, 映湖校讯
    return [form for form in forms if not company or form.endswith(_COMPANIES)]


def _is_of_field(form: str, name: str) -> bool:
    """Whether a form leaves out of a name the level of its place: 青云妇联信息 tells of the 妇联 there, whichever.

    (Of 13 bulletins that have such a form in the title of the series alone 5 were said by hand to use it, 8 were not.)
    """
    region = None if name.endswith(_COMPANIES) else REGION.match(name)
    return region is not None and form.startswith(region["stem"]) and not form.startswith(region.group())


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

"""Which organisations a bulletin names: precision before recall (DESIGN 8).

What its structure proves (`structure`), what it defines itself (`definitions`), and what running text and headlines
name (`names`, `parts`), each under one name with its other forms (`aliases`). Their mentions are found on characters,
the longest name first (`name_table`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kb.knowledge import lexicon
from kb.knowledge.aliases import Publisher, aliases_of, without
from kb.knowledge.contractions import is_contraction
from kb.knowledge.definitions import defined_forms
from kb.knowledge.extents import REGION
from kb.knowledge.home import LEVELS, at_home, homes_of
from kb.knowledge.listed_names import listed_in, marks_that_act
from kb.knowledge.name_table import NameTable, name_table
from kb.knowledge.names import names_in
from kb.knowledge.parts import (
    PLACES,
    Part,
    after_class_words,
    after_definitions,
    behind_names,
    colleges,
    governments,
    named_by_series,
    of_heads,
    of_publisher,
    offices,
    organs_beside,
    publishing_body,
    units,
)
from kb.knowledge.short_forms import completed, is_placed, places_of
from kb.knowledge.structure import proven_names
from kb.knowledge.under_heads import called_under_heads, marks_of_heads, meant_only_under_heads
from kb.model import Bulletin, Mention, Organisation, Passage
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.text import compact, fold, folded

_BY_STRUCTURE, _BY_DEFINITION, _BY_GRAMMAR = 0.99, 0.98, 0.92
"""Confidence: the share of right names, measured on the samples and on bulletins that no rule was made for."""
_LEVELS = frozenset("省市县区州乡镇")
_COMMITTEES = ("中共", "共青团")
"""How the full name of a committee begins that is defined as 某社区党委 or 某校团委."""
_SHORTEST_PIECE, _SHORTEST_PART = 2, 5
_OF_NATION = re.compile("^(?:国网|中共|中国)")
"""What may stand before the place of a publisher: 国网芦原县供电公司."""
_NUMERALS = frozenset("一二三四五六七八九")
_CLASSES = frozenset(("秘书处", "办公室", "监事会", "理事会"))
"""Parts that every body has: such a word alone is no form of a name."""
_CLASS_WORDS = frozenset((*ORGANISATION_ENDINGS, "街道办事处", "门诊部", "市分公司", "县分公司"))
"""Words for a class of bodies, by which no text but one that defines them calls a single one."""
_OWN = frozenset("我本该")
"""What points at somebody, and is no word of what he is called."""
_PART_OF_BODY = re.compile(
    r"(?P<company>.{4,}?(?:股份有限公司|有限责任公司|有限公司)).{2,}(?<!分行|支行|公司)$|(?P<bureau>国家税务总局[^\s]{2,8}?税务局).{2,}$"
)
_NOT_NEEDED = ("省", "自治区", "中共")
"""What may stand before a name that is defined without it."""
_BRANCHES, _HEADS = ("分行", "分公司"), ("银行", "公司", "集团")
_WIDE = str.maketrans("()", "（）")
_HALVES = re.compile(r"(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2})")
"""Between the halves of a headline: 战台风 保供电 芦州供电公司打赢阻击战."""
_OF_NETWORK = re.compile(r"国网(?P<short>[\u4e00-\u9fff]{2,8}?供电公司)(?=[\u4e00-\u9fff])")
"""A company of the national grid before the name of its part."""
_ABOVE = ("公司", "集团", "局", "大学", "学院", "医院", "银行", "人民政府")
"""How the body ends that another one stands behind in a masthead."""


def organisations_of(bulletin: Bulletin) -> tuple[Organisation, ...]:
    """The organisations of a bulletin with their aliases and mentions, in the order of their first source."""
    body = publishing_body(bulletin)
    structural = [*proven_names(bulletin), *_of_series(bulletin, body)]
    shown = () if any(name.endswith(body) for name in structural) else (body,)
    defined = _placed(defined_forms(bulletin.passages), (*structural, *shown))
    for name, marks in marks_of_heads(bulletin.passages).items():
        defined[name] = list(dict.fromkeys((*defined.get(name, ()), *marks)))
    headlines = [article.headline for article in bulletin.articles if article.headline]
    headlines += dict.fromkeys(section.heading for article in bulletin.articles for section in article.sections)
    forms = _forms(bulletin, headlines, structural, defined)
    parts = _parts([*headlines, *(passage.text for passage in bulletin.passages)], forms)
    forms |= dict.fromkeys(parts, ())
    full = {form: name for name, each in forms.items() for form in (name, *each)}
    proven = {
        form for form, name in full.items() if name in defined or (name in structural and form not in lexicon.OFFICES)
    }
    behind = list(after_definitions(bulletin, full))
    as_found = list(forms)  # also a part by a short form of its body, whose whole name is there too
    forms = _with_short_forms(forms, full, {*parts, *(part.name for part in behind)})
    called = [
        *after_class_words(bulletin, full, proven),
        *behind,
        *of_heads(bulletin, full),
    ]
    called += organs_beside(bulletin, full, called)
    identities = {part.name: part.identity for part in called if part.identity}
    forms = _without_called(forms, called, proven)
    table = name_table(forms.items())
    places = _mentions(bulletin.passages, table, called)
    mentions = {name: places.get(name, []) for name in dict.fromkeys((*forms, *places))}
    certain = {*structural, *defined, *parts}
    written = {*structural, *(body for issuer in bulletin.issuer if issuer.startswith(body))} | {
        compact(mention.text) for found in mentions.values() for mention in found
    }
    titles = [*headlines, bulletin.series] if bulletin.series else headlines
    written |= {compact(line[start:end]) for line in titles for start, end, _ in table.find(line)}
    written |= set(_beginnings(full, as_found))
    certain |= {body} if written.intersection(forms.get(body, ())) else set()  # 澄陵供水集团工作周报 names it
    confidence = dict.fromkeys(defined, _BY_DEFINITION) | dict.fromkeys(structural, _BY_STRUCTURE)
    text = "\n".join((*headlines, *(passage.text for passage in bulletin.passages)))
    homes = _homes(bulletin, body, mentions, text)
    organisations = []
    for name, found in mentions.items():
        if found or name in certain:  # what running text has only as a piece of a longer name is none
            used = {*written, *defined.get(name, ())}
            said = defined.get(name, ())
            named = [each for each in forms.get(name, ()) if each in used and _is_form(each, defined=each in said)]
            aliases = dict.fromkeys(_as_printed(each, text) for each in (*named, *_called_forms(name, called)))
            sure = confidence.get(name, _BY_GRAMMAR)
            whose = identities.get(name) or at_home(name, homes)
            organisations.append(Organisation(_as_printed(name, text), tuple(aliases), tuple(found), sure, whose))
    return tuple(organisations)


def _homes(bulletin: Bulletin, body: str, names: Iterable[str], text: str) -> dict[str, str]:
    """The places of the publishing body by level, if one of the names leaves its place to the reader."""
    if not any(name[0] in LEVELS for name in names):
        return {}
    return homes_of(body, dict.fromkeys(passage.organisation or "" for passage in bulletin.passages), text)


def _as_printed(name: str, text: str) -> str:
    """A name with brackets as wide as a text has them around the same words: 松山港务（集团）有限公司."""
    wide = name.translate(_WIDE)
    return wide if wide in text else name


def _is_form(form: str, *, defined: bool) -> bool:
    """Whether what a body is called is more than what points at it, or a word for its class that nobody defines."""
    return form[0] not in _OWN and form not in _CLASSES and (defined or form not in _CLASS_WORDS)


def _called_forms(name: str, called: Iterable[Part]) -> Iterator[str]:
    """What a body is called where its paragraphs or its class say whose it is; what it calls its own is no form."""
    forms = (compact(part.mention.text) for part in called if part.name == name and part.is_form)
    return (form for form in forms if form != name and form[0] != "我")


def _of_series(bulletin: Bulletin, body: str) -> Iterator[str]:
    """The name of the publishing `body` as its series has it, if nothing else names it, or with its place.

    翠屏区云岭路小学工作简报, signed by 云岭路小学政教处
    """
    name = named_by_series(bulletin)
    unsaid = name == body and not (bulletin.issuer or bulletin.publisher)
    if name and (unsaid or (name != body and name.endswith(body) and REGION.fullmatch(name.removesuffix(body)))):
        yield name


def _with_short_forms(
    forms: Mapping[str, tuple[str, ...]], full: Mapping[str, str], wholes: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The names; a part named after a short form is what the same part is called whose whole name a text has too.

    青云银行瀛川分行（以下简称“瀛川分行”）党委 is called 瀛川分行党委 from there on.
    """
    found = dict(forms)
    for part in forms:
        names = (name + part[len(form) :] for form, name in full.items() if part.startswith(form) and form != part)
        whole = next((full.get(name, name) for name in names if name in wholes or name in full), None)
        if whole and whole != part:
            found[whole] = (*found.get(whole, ()), *found.pop(part, ()), part)
    return found


def _without_called(
    forms: Mapping[str, tuple[str, ...]], called: Iterable[Part], proven: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The names without those by which one other body is called somewhere: 集团公司工会, also in 集团公司工会主席."""
    owners: dict[str, set[str]] = {}
    for part in called:
        if compact(part.mention.text) != part.name:
            owners.setdefault(compact(part.mention.text), set()).add(part.name)
    kept = {name: each for name, each in forms.items() if name in proven or len(owners.get(name, ())) != 1}
    for name in [each for each in forms if each not in kept]:  # in their order, the same in every process
        (owner,) = owners[name]
        kept[owner] = (*kept.get(owner, ()), name)
    return kept


def _beginnings(full: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    """The forms that the name of another body begins with: 港城供水 in 港城供水水质检测中心."""
    begun: dict[str, list[str]] = {}
    for name in names:
        for size in range(2, len(name)):
            begun.setdefault(name[:size], []).append(name)
    return (
        form for form, name in full.items() if form != name and any(name not in each for each in begun.get(form, ()))
    )


def _forms(
    bulletin: Bulletin, headlines: Sequence[str], structural: Sequence[str], defined: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """For each name, from whatever source, its short forms that are defined, and those that may stand for it."""
    places = places_of((*structural, *defined))
    written = [*headlines, *(passage.text for passage in bulletin.passages), *structural]
    publisher = publishing_body(bulletin)
    text = "\n".join(fold(each).text for each in written)
    certain = {*structural, *defined, publisher} - {""}
    printed = {folded(name): name for name in certain}  # with marks of full width, or in traditional characters
    found = [
        *_found((passage.text for passage in bulletin.passages), places),
        *colleges(bulletin),
        *offices(bulletin),
        *units(bulletin, defined),
        *governments(bulletin),
    ]
    called = called_under_heads(bulletin.passages)
    heads = meant_only_under_heads(bulletin.passages, called)
    found += _own_marks((passage.text for passage in bulletin.passages), (*found, *certain))
    found = [printed.get(folded(name), name) for name in found if folded(name) not in heads]
    parts = (_PART_OF_BODY.match(name) for name in found)
    owners = {
        (part["company"] or part["bureau"]).removeprefix("中共") for part in parts if part
    }  # which may have a form
    networks = filter(None, map(_OF_NETWORK.match, found))
    owners |= {each.group() for each in networks if each["short"] in certain}  # 赣北供电公司 is 国网赣北供电公司
    found += sorted(owners)
    sure = (*certain, *found)
    found += [
        name
        for name in _found((_HALVES.sub("，", headline) for headline in headlines), places)
        if not any(name.endswith(other) and name != other for other in sure)  # 保畅通石港海关
    ]
    whole = _from_where_they_begin(_apart(found, defined), certain, text)
    printed_text = "\n".join(written)  # a number in a cell of its own cuts nothing
    found = [name for name in whole if not _is_cut(name, printed_text)]
    own = of_publisher(publisher, structural, found)
    defined = {**defined, **{name: (*defined.get(name, ()), *each) for name, each in own.items()}}
    publisher = "" if publisher.endswith(PLACES) else publisher
    body = "\n".join(passage.text for passage in bulletin.passages)
    used = publisher if publisher in structural else _as_used(publisher, found, body)
    names = _without_aliases(dict.fromkeys((*structural, *defined, *filter(None, (used,)), *found)), defined)
    if any(name != folded(name) for name in names):  # in traditional characters, with marks or Latin letters
        text = "\n".join(dict.fromkeys((text, *written, *map(compact, written))))
    names = _without_pieces(names, certain | owners, text)
    together = {f"{form}会" for forms in defined.values() for form in forms}
    together |= {name for name in names if name.endswith("协会") and _is_with_others(name, text)}
    names = _completed([name for name in names if name not in together], defined, structural)  # 省质协会同… is 省质协
    region = REGION.match(_OF_NATION.sub("", publisher or bulletin.series or ""))
    home = region.group() if region else ""
    whose = Publisher(used, home, bulletin.series or "", bulletin.issuer)
    derived = aliases_of(names, defined, text, places, whose, called)
    forms = {name: (*defined.get(name, ()), *derived.get(name, ())) for name in _without_aliases(names, derived)}
    if used != publisher and used in forms:
        forms[used] = (*forms[used], publisher)
    return forms


def _is_cut(name: str, text: str) -> bool:
    """Whether a numeral always stands before a name, which is cut there: 川工程局 of 中水九川工程局."""
    at = text.find(name)
    named = at >= 0
    while at >= 0:
        if not at or text[at - 1] not in _NUMERALS:
            return False
        at = text.find(name, at + 1)
    return named


def _is_with_others(name: str, text: str) -> bool:
    """Whether a name stands only before 同, and elsewhere without its last character: 山东蜡协|会同…, 山东蜡协."""
    behind = text.split(name)[1:]
    form = name.removesuffix("会")
    return all(each.startswith("同") for each in behind) and text.count(form) > len(behind)


def _as_used(publisher: str, found: Iterable[str], text: str) -> str:
    """How a text names its publisher, if it says only the end of what the masthead says (…集团公司青山机务段)."""
    ends = [name for name in found if publisher.endswith(name) and publisher.removesuffix(name).endswith(_ABOVE)]
    return max(ends, key=len, default=publisher) if publisher not in text else publisher


def _apart(found: Iterable[str], defined: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names, without a short form that is defined for somebody else and joined to the first of them by 和."""
    joined = tuple(f"{form}{word}" for forms in defined.values() for form in forms for word in "和与同及")
    for name in found:
        before = next((each for each in joined if name.startswith(each)), "")
        yield name.removeprefix(before)


def _from_where_they_begin(found: Iterable[str], certain: Collection[str], text: str) -> Iterator[str]:
    """The names, each from where one that is certain begins, if it begins within that: 三泽开关厂质检科."""
    pieces = {name[size:]: name for name in certain for size in (1, 2) if len(name) - size > _SHORTEST_PIECE}
    for name in found:
        whole = (
            f"{pieces[name[:end]]}{name[end:]}" for end in range(len(name), _SHORTEST_PIECE, -1) if name[:end] in pieces
        )
        yield next((each for each in whole if each in text), name)


def _without_pieces(names: Sequence[str], certain: Collection[str], text: str) -> list[str]:
    """The names without those that a text has only in longer ones: 直隶电气公司 in 保定直隶电气公司."""
    longer = {name: [other for other in names if name in other and name != other] for name in names}
    return [name for name in names if name in certain or not longer[name] or name in without(longer[name], text)]


def _parts(texts: Sequence[str], forms: Mapping[str, Sequence[str]]) -> list[str]:
    """The parts that are named after names and short forms, and are not known yet."""
    known = {name for whole, each in forms.items() for name in (*each, whole) if len(name) > 1 and name[0] not in _OWN}
    found = dict.fromkeys(behind_names(texts, sorted(known), list(forms)))
    return [name for name in found if name not in known]


def _mentions(passages: Iterable[Passage], table: NameTable, called: Sequence[Part]) -> dict[str, list[Mention]]:
    """Where each organisation is named, in the order of the text; what is `called` otherwise is known already."""
    found: dict[str, list[Mention]] = {}
    for passage in passages:
        own = [
            (part.mention.start, part.mention.end, part.name) for part in called if part.mention.passage == passage.id
        ]
        tabled = [each for each in table.find(passage.text) if not any(_overlap(each, other) for other in own)]
        for start, end, name in sorted((*own, *tabled)) if own else tabled:
            found.setdefault(name, []).append(Mention(passage.id, start, end, passage.text[start:end]))
    return found


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _found(texts: Iterable[str], places: AbstractSet[str]) -> Iterator[str]:
    for text in texts:
        for start, end in (*names_in(text, places), *listed_in(text)):
            yield compact(text[start:end])


def _own_marks(texts: Iterable[str], names: Collection[str]) -> list[str]:
    """Who acts by a mark and a trade that is short for none of the names: 栎岭制药."""
    marks = dict.fromkeys(itertools.chain.from_iterable(map(marks_that_act, texts)))
    return [mark for mark in marks if not any(mark in name or is_contraction(mark, name) for name in names)]


def _placed(defined: Mapping[str, Sequence[str]], structural: Sequence[str]) -> dict[str, list[str]]:
    """What is defined, under the name with its place where the masthead or a head shows that: 澄江市锦溪街道办事处."""
    found: dict[str, list[str]] = {}
    for name, forms in defined.items():
        others = [other for other in structural if other not in defined]
        longer = {other for other in others if is_placed(name, other) or _is_behind_body(name, other)}
        longer = longer or {whole for other in others if name[0] in _LEVELS and (whole := completed(name, other))}
        committee = {other for other in others if other.startswith(_COMMITTEES) and is_contraction(name, other)}
        if len(longer) == 1 and REGION.match(name) and next(iter(longer)).removesuffix(name).endswith(_NOT_NEEDED):
            found.setdefault(name, []).extend((*forms, *longer))
        elif len(longer := longer or committee or _in_fewer_words(name, others)) == 1:
            found.setdefault(longer.pop(), []).extend((name, *forms))
        else:
            found.setdefault(name, []).extend(forms)
    return found


def _is_behind_body(name: str, longer: str) -> bool:
    """Whether a longer name is a body and another one, which belongs to it: …集团有限公司澧江特大桥项目经理部."""
    return len(name) > _SHORTEST_PART and longer.endswith(name) and longer.removesuffix(name).endswith(_ABOVE)


def _in_fewer_words(name: str, others: Collection[str]) -> set[str]:
    """Whom a name says in fewer words: 县合作社联合会 of 沣野县农民合作社联合会, or without a legal form.

    And a trade union whose committee publishes.
    """
    if name.endswith("工会") and f"{name}委员会" in others:
        return {f"{name}委员会"}
    may_be = name[0] in _LEVELS or name.endswith(_BRANCHES)
    return {other for other in others if may_be and is_contraction(name, other)}


def _completed(names: Sequence[str], defined: Mapping[str, Sequence[str]], structural: Collection[str]) -> list[str]:
    """The names, those of the reader's own place (市总工会) with their place where a longer name shows it.

    Of several places it is that of whoever publishes by an office of his (泊川市应急管理局办公室). And branches with
    their bank or company: 云州分行 where 青云银行云州分行清源支行 is named.
    """
    full: dict[str, set[str]] = {}
    for name in names:
        if name in defined:
            continue
        if name[0] in _LEVELS:
            shown = {whole for other in names if (whole := completed(name, other))}
            shown = {f"中共{whole}" if f"中共{whole}" in names else whole for whole in shown}
            if len(shown) > 1:
                shown = {
                    whole for whole in shown if any(each.startswith(whole) and each != whole for each in structural)
                }
        elif name.endswith(_BRANCHES):
            shown = {
                body + name for other in names if (body := other.partition(name)[0]).endswith(_HEADS) and body != other
            }
        else:
            continue
        if shown:
            full[name] = shown
    short = {form for forms in defined.values() for form in forms}
    added = [whole for shown in full.values() if len(shown) == 1 for whole in shown - short]
    return list(dict.fromkeys((*names, *added)))


def _without_aliases(names: Iterable[str], aliases: Mapping[str, Sequence[str]]) -> list[str]:
    short = {form for forms in aliases.values() for form in forms}
    return [name for name in names if name not in short]

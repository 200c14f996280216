"""Which organisations a bulletin names: precision before recall (DESIGN 8).

What its structure, its definitions and its text show (`gathering`), each under one name with its other forms, and the
parts that are named behind them (`parts`). Their mentions are found on characters, the longest name first
(`name_table`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kb.knowledge import lexicon
from kb.knowledge.gathering import Sources, names_and_forms, sources_of
from kb.knowledge.home import LEVELS, at_home, homes_of
from kb.knowledge.name_table import NameTable, name_table
from kb.knowledge.parts import Part, after_class_words, after_definitions, behind_names, of_heads, organs_beside
from kb.model import BY_ACTING, Bulletin, Mention, Organisation, Passage
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.text import compact

_BY_STRUCTURE, _BY_DEFINITION, _BY_GRAMMAR = 0.99, 0.98, 0.92
"""Confidence: the share of right names, measured on the samples and on bulletins that no rule was made for."""
_CLASSES = frozenset(("秘书处", "办公室", "监事会", "理事会"))
"""Parts that every body has: such a word alone is no form of a name."""
_CLASS_WORDS = frozenset((*ORGANISATION_ENDINGS, "街道办事处", "门诊部", "市分公司", "县分公司"))
"""Words for a class of bodies, by which no text but one that defines them calls a single one."""
_OWN = frozenset("我本该")
"""What points at somebody, and is no word of what he is called."""
_WIDE = str.maketrans("()", "（）")


def organisations_of(bulletin: Bulletin) -> tuple[Organisation, ...]:
    """The organisations of a bulletin with their aliases and mentions, in the order of their first source."""
    sources = sources_of(bulletin)
    forms, marks = names_and_forms(bulletin, sources)
    parts = _parts([*sources.headlines, *(passage.text for passage in bulletin.passages)], forms)
    forms |= dict.fromkeys(parts, ())
    full = {form: name for name, each in forms.items() for form in (name, *each)}
    behind = list(after_definitions(bulletin, full))
    as_found = list(forms)  # also a part by a short form of its body, whose whole name is there too
    forms = _with_short_forms(forms, full, {*parts, *(part.name for part in behind)})
    proven = {form for form, name in full.items() if _is_proven(form, name, sources)}
    called = [*after_class_words(bulletin, full, proven), *behind, *of_heads(bulletin, full)]
    called += organs_beside(bulletin, full, called)
    forms = _without_called(forms, called, proven)
    table = name_table(forms.items())
    places = _mentions(bulletin.passages, table, called)
    mentions = {name: places.get(name, []) for name in dict.fromkeys((*forms, *places))}
    written = _written(bulletin, sources, table, mentions) | set(_beginnings(full, as_found))
    certain = {*sources.structural, *sources.defined, *parts}
    if written.intersection(forms.get(sources.publisher, ())):
        certain.add(sources.publisher)  # 澄陵供水集团工作周报 names it
    shown = [name for name, found in mentions.items() if found or name in certain]  # not only pieces of longer names
    text = "\n".join((*sources.headlines, *(passage.text for passage in bulletin.passages)))
    homes = _homes(bulletin, sources.publisher, mentions, text)
    identities = {part.name: part.identity for part in called if part.identity}
    return tuple(
        Organisation(
            _as_printed(name, text),
            tuple(_aliases(name, forms.get(name, ()), called, written, sources.defined.get(name, ()), text)),
            tuple(mentions[name]),
            _confidence(name, sources, marks),
            identities.get(name) or at_home(name, homes),
        )
        for name in shown
    )


def _is_proven(form: str, name: str, sources: Sources) -> bool:
    """Whether the bulletin defines the name of a form, or its structure proves it by more than 办公室."""
    return name in sources.defined or (name in sources.structural and form not in lexicon.OFFICES)


def _confidence(name: str, sources: Sources, marks: Collection[str]) -> float:
    """How sure a name is, by where it was found."""
    if name in sources.structural:
        return _BY_STRUCTURE
    if name in sources.defined:
        return _BY_DEFINITION
    return BY_ACTING if name in marks else _BY_GRAMMAR


def _written(
    bulletin: Bulletin, sources: Sources, table: NameTable, mentions: Mapping[str, Sequence[Mention]]
) -> set[str]:
    """The names and forms as they are written anywhere: in the text, in titles, in the masthead."""
    titles = [*sources.headlines, bulletin.series] if bulletin.series else sources.headlines
    issued = any(issuer.startswith(sources.publisher) for issuer in bulletin.issuer)
    return {
        *sources.structural,
        *((sources.publisher,) if issued else ()),
        *(compact(mention.text) for found in mentions.values() for mention in found),
        *(compact(line[start:end]) for line in titles for start, end, _ in table.find(line)),
    }


def _aliases(
    name: str,
    forms: Iterable[str],
    called: Iterable[Part],
    written: Collection[str],
    said: Collection[str],
    text: str,
) -> Iterable[str]:
    """The other forms of a name that are written or `said` to stand for it, as they are printed, each once."""
    used = (form for form in forms if form in written or compact(form) in written or form in said)
    named = (form for form in used if _is_form(form, defined=form in said))
    return dict.fromkeys(_as_printed(form, text) for form in (*named, *_called_forms(name, called)))


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
    own = {part.name for part in called if part.identity}  # 我局|水政监察支队 is not what another one is called
    return {name: tuple(form for form in each if form == name or form not in own) for name, each in kept.items()}


def _beginnings(full: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    """The forms that the name of another body begins with: 港城供水 in 港城供水水质检测中心."""
    begun: dict[str, list[str]] = {}
    for name in names:
        for size in range(2, len(name)):
            begun.setdefault(name[:size], []).append(name)
    return (
        form for form, name in full.items() if form != name and any(name not in each for each in begun.get(form, ()))
    )


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

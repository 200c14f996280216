"""The authority: which organisations the whole store knows, under which names.

Made from what each bulletin's structure proves, taken as *statements*: a name, and a short form that the bulletin
defines for it. A short form is valid inside the bulletin that defines it; it is valid everywhere only if every
bulletin that uses it means the same organisation by it, and if it says more than what others are called too (质协,
市局: DESIGN 8, scoped to their bulletin until confirmed). A name that bulletins show only by what it did
(柯桥印染捐款5万元) is no organisation of its own where it is such a short form of one company. Curators' decisions
stand above: what they say of a name everywhere holds in all bulletins, but another name that they give (an alias) not
in a bulletin that defines it otherwise; what they say of a name in one series, bulletin or time holds there before
anything else.

Which statements and decisions there are decides, neither their order nor how often each is made: so the authority of a
store that grew is the one of a store that was filled at once, and what a change of it touches can be told
(`differences`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kb.decisions import NONE, Decision, meanings_of, resolved
from kb.knowledge.contractions import is_within
from kb.knowledge.facts import Facts, facts_of
from kb.knowledge.lexicon import LEVELS
from kb.knowledge.meanings import ANYWHERE, Meaning, Names, Where
from kb.knowledge.name_table import NameTable, name_table
from kb.knowledge.remainders import tells_everywhere
from kb.model import BY_ACTING, PROVEN, Organisation
from kb.places import Region, region_of
from kb.text import folded, plain


class Statement(NamedTuple):
    """What a bulletin says: this is a name, or this is a short form of it; and how that is shown."""

    name: str
    form: str = ""
    proven: bool = False
    """By the structure of the bulletin."""
    by_acting: bool = False
    """Only by what it did, by a mark and a trade."""


_PAIR = 2
_COMPANIES = ("公司", "集团", "银行", "合作社")
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?[省市县区州盟旗](?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Authority:
    """What holds everywhere: the names and forms to look for, the forms of each name, and what each name means.

    `meant` is the canonical name by folded name, empty for what is no organisation: a name in traditional characters
    and the same in simplified ones are one organisation, under the latter. `settled` are the folded names of which
    curators have said everywhere what they mean, `somewhere` what they have said for some bulletins only. `facts` has
    what they have said of an organisation otherwise. `proven` are the names that some bulletin's structure proves.
    `relative` has who is meant by a form, be it one that holds in its own bulletins alone, if all mean the same.
    `full` are the folded full names, canonical or not; `rejected` those of no organisation. `acting` are the canonical
    names of whom a bulletin may tell what they did by a name that only others know (`known_names`).
    """

    everywhere: NameTable
    forms: Mapping[str, tuple[str, ...]]
    meant: Mapping[str, str]
    settled: Mapping[str, str]
    somewhere: Sequence[Meaning]
    facts: Mapping[str, Facts]
    proven: frozenset[str]
    relative: Mapping[str, str]
    full: frozenset[str]
    rejected: frozenset[str]
    acting: frozenset[str]

    def inside(self, organisations: Iterable[Organisation], where: Where = ANYWHERE) -> Names:
        """The names as they hold in a bulletin that names these organisations."""
        organisations = tuple(organisations)
        own = [
            (self.settled.get(folded(form), self.meant.get(folded(name), name)), form)
            for name, forms in map(_names_of, organisations)
            for form in forms
            if not self._is_member_called(form, name)
        ]
        # What a body is called here holds here, whatever it means elsewhere; if that body is rejected, it is nobody.
        called = {folded(each.name): self._known(each.identity) for each in organisations if each.identity}
        table = name_table((name, (form,)) for name, form in own if name and folded(form) not in called)
        table = NameTable({**table.names, **called}).over(self.everywhere)
        holding = sorted((each for each in self.somewhere if each.holds(where)), key=Meaning.nearness)
        rejected = ((name, folded(form)) for meaning in holding for name, form in self.rejected_with(meaning))
        here = {form: "" for name, form in rejected if table.get(form) == name}  # what means another stays
        ours = called.keys() | {folded(form) for name, form in own if name}
        here |= {key: "" for name, form in own if not name and (key := folded(form)) not in ours}
        here |= {meaning.form: meaning.name for meaning in holding}
        if here:
            table = NameTable(here).over(table)
        nobody = (self.rejected - called.keys()) | {form for form, name in (*called.items(), *here.items()) if not name}
        return Names(table, self.forms, nobody - {form for form, name in here.items() if name})

    def _is_member_called(self, form: str, name: str) -> bool:
        """Whether a short form of a name in a bulletin is the full name of a member, which is another organisation."""
        member = self.meant.get(folded(form), "") if form != name else ""
        return bool(member) and self.is_member(member) and folded(member) == folded(form)

    def _known(self, name: str) -> str:
        """The canonical name for the full name of a bulletin's organisation; empty for what is none."""
        key = folded(name)
        return self.settled.get(key, self.meant.get(key, name))

    def rejected_with(self, meaning: Meaning) -> Iterator[tuple[str, str]]:
        """The canonical name that a meaning rejects, with each of its other forms; of another of its names nothing."""
        name = self.meant.get(meaning.form, "")
        if not meaning.name and folded(name) == meaning.form:
            yield from ((name, form) for form in self.forms.get(name, ()))

    def canonical(self, name: str) -> str | None:
        """The canonical name for a name or a form that means one organisation alone; None where none is known."""
        key = folded(name)
        return self.meant.get(key) or self.everywhere.get(key) or self.relative.get(key)

    def all_forms(self, name: str) -> tuple[str, ...]:
        """The other forms of a canonical name: those that hold everywhere, and those that hold somewhere."""
        somewhere = {meaning.form for meaning in self.somewhere if meaning.name == name}
        known = self.forms.get(name, ())
        return (*known, *sorted(somewhere - {folded(form) for form in (name, *known)}))

    def is_name(self, name: str) -> bool:
        """Whether this is a full name of an organisation, the canonical one or another, and no short form or alias."""
        return folded(name) in self.full

    def region(self, name: str) -> Region | None:
        """Where an organisation is: as curators or a list of members say, else by its name."""
        facts = self.facts.get(name)
        return (facts.region if facts else None) or region_of(name)

    def regions(self, names: Iterable[str]) -> tuple[str, ...]:
        """The provinces of organisations, each once."""
        found = map(self.region, names)
        return tuple(dict.fromkeys(region.province for region in found if region))

    @property
    def has_members(self) -> bool:
        """Whether any organisation is a member."""
        return any(facts.member for facts in self.facts.values())

    @property
    def renamed(self) -> bool:
        """Whether any organisation is known to have had another name at some time."""
        return any(facts.names for facts in self.facts.values())

    def is_member(self, name: str) -> bool:
        """Whether an organisation is a member."""
        facts = self.facts.get(name)
        return facts is not None and facts.member


@dataclass(frozen=True, slots=True)
class Differences:
    """What one authority says otherwise than another: of which folded forms, and of which canonical names.

    Nothing changes in a bulletin that neither holds one of the forms nor is indexed under one of the names.
    """

    forms: frozenset[str]
    names: frozenset[str]


def statements_of(organisations: Iterable[Organisation]) -> Iterator[Statement]:
    """What a bulletin that names these organisations says of them."""
    for organisation in organisations:
        name, forms = _names_of(organisation)
        sure = organisation.confidence
        yield Statement(name, proven=sure >= PROVEN, by_acting=sure == BY_ACTING)
        for form in forms:
            if form != name:
                yield Statement(name, form)


def _names_of(organisation: Organisation) -> tuple[str, tuple[str, ...]]:
    """By which name an organisation is known beside those of other bulletins, and its forms in its own."""
    return organisation.identity or organisation.name, (organisation.name, *organisation.aliases)


class _Said(NamedTuple):
    """What statements and decisions name, by folded name: how it is printed, its short forms, and how it is shown.

    `proven` are those that the structure of a bulletin proves, `firm` those that more shows than what they did.
    """

    variants: Mapping[str, set[str]]
    forms: Mapping[str, set[str]]
    proven: set[str]
    firm: set[str]


def build_authority(statements: Iterable[Statement], decisions: Sequence[Decision] = ()) -> Authority:
    """The authority that follows from all statements and from decisions that do not contradict each other."""
    said = _said_in(statements, decisions)
    printed = {key: min(names, key=_in_simplified) for key, names in said.variants.items()}
    meanings = meanings_of(decisions)
    meant = {key: printed.get(resolved(key, meanings), "") for key in printed}
    aliases = [each for each in decisions if each.kind == "alias" and each.holds_everywhere]
    meant |= {folded(each.value): meant[folded(each.subject)] for each in aliases}
    decided = {folded(name) for each in decisions if each.holds_everywhere for name in (each.subject, each.value)}
    called = _called(printed.keys() - said.firm - decided, said, meant)
    meant |= called
    settled = {
        key: printed.get(resolved(key, meanings), "")
        for each in decisions
        if each.kind in ("merge", "rename", "split", "reject") and each.holds_everywhere
        for key in (folded(each.subject),)
    }
    forms = _forms(said, meant, settled, aliases)
    free = {name: [form for form in forms[name] if meant.get(folded(form), name) == name] for name in sorted(forms)}
    said_by_curators = {folded(each.value) for each in aliases}
    telling = {
        name: [form for form in each if folded(form) in said_by_curators or not _is_relative(form)]
        for name, each in free.items()
    }
    facts = facts_of(decisions, meant)
    somewhere = tuple(sorted(_somewhere(decisions, meant)))
    return Authority(
        everywhere=name_table(telling.items()),
        forms=forms,
        meant=meant,
        settled=settled,
        somewhere=somewhere,
        facts=facts,
        full=frozenset(key for key in printed if meant[key]) - said_by_curators - called.keys(),
        rejected=frozenset(form for form, name in settled.items() if not name),
        acting=frozenset(_acting(telling, facts, somewhere)),
        proven=frozenset(meant[key] for key in said.proven if meant[key]),
        relative=name_table(free.items()).names,
    )


def _said_in(statements: Iterable[Statement], decisions: Iterable[Decision]) -> _Said:
    variants: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    proven: set[str] = set()
    firm: set[str] = set()
    for name, form, is_proven, by_acting in statements:
        variants[folded(name)].add(name)
        if form:
            forms[folded(name)].add(form)
        if is_proven:
            proven.add(folded(name))
        if not (form or by_acting):
            firm.add(folded(name))
    for name in _named_by(decisions):
        variants.setdefault(folded(name), {name})
    return _Said(variants, forms, proven, firm)


def _called(names: Collection[str], said: _Said, meant: Mapping[str, str]) -> dict[str, str]:
    """Of some names by their folded forms, those that are short for a company whom others name in full; and whom.

    It is short for that company alone wherever its full name stands, and for no other one that any bulletin has.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for owner, forms in said.forms.items() if names else ():
        for form in map(folded, forms):
            if form in names:
                owners[form].add(owner)
    companies = [key for key in meant if key.endswith(_COMPANIES)] if owners else []
    found: dict[str, str] = {}
    for key in sorted(owners, key=lambda key: (-len(key), key)):
        whose = {found.get(owner, meant[owner]) for owner in owners[key]}
        if len(whose) != 1 or not any(_is_called(key, owner) for owner in owners[key]):
            continue
        name = whose.pop()
        others = (other for other in companies if set(key) < set(other) and is_within(key, other))
        if name and all(meant[other] == name for other in others):
            found[key] = name
    return found


def _is_called(short: str, name: str) -> bool:
    """Whether what is short for a company tells everywhere which it is."""
    shorter = len(short) < len(name) and not _is_relative(short)
    return name.endswith(_COMPANIES) and shorter and tells_everywhere(short, name)


def _forms(
    said: _Said, meant: Mapping[str, str], settled: Mapping[str, str], aliases: Iterable[Decision]
) -> dict[str, tuple[str, ...]]:
    """The other forms of each canonical name, in their order."""
    forms: dict[str, set[str]] = {name: set() for name in meant.values() if name}
    for key, variants in said.variants.items():
        main = meant[key]
        if main:
            forms[main].update(each for each in said.forms.get(key, ()) if folded(each) not in settled)
            forms[main].update(variants if key != folded(main) else ())
    for each in aliases:
        forms[meant[folded(each.subject)]].add(each.value)
    return {name: tuple(_once_each(each - {name})) for name, each in forms.items()}


def _acting(names: Iterable[str], facts: Mapping[str, Facts], somewhere: Iterable[Meaning]) -> Iterator[str]:
    """The names of whom a curator or a list speaks, of companies, and of bodies of a place.

    质量管理部 is another one in each bulletin.
    """
    for name in names:
        if name in facts or name.endswith(_COMPANIES) or region_of(name) is not None or _OF_PLACE.match(name):
            yield name
    yield from (meaning.name for meaning in somewhere if meaning.name)


def _is_relative(form: str) -> bool:
    """Whether a short form depends on who says it: two characters, or a level and what every place has."""
    return len(folded(form)) <= _PAIR or form.startswith(LEVELS)


def _in_simplified(name: str) -> tuple[bool, str]:
    """What sorts the same name as it is printed in simplified characters before other ways to print it."""
    return name != plain(name), name


def _once_each(forms: Iterable[str]) -> list[str]:
    """The forms in their order, each as it is printed in one script where bulletins have it in both."""
    printed: dict[str, str] = {}
    for form in sorted(forms, key=_in_simplified):
        printed.setdefault(folded(form), form)
    return sorted(printed.values())


def differences(before: Authority, after: Authority) -> Differences:
    """What has changed from one authority to another."""
    tables = [(each.everywhere.names, each.meant, each.settled) for each in (before, after)]
    forms = {form for old, new in zip(*tables, strict=True) for form in _changed(old, new)}
    here = set(before.somewhere) ^ set(after.somewhere)
    forms |= {meaning.form for meaning in here}
    joined = {name for name in _changed(before.facts, after.facts) if before.is_member(name) != after.is_member(name)}
    forms |= set(map(folded, joined))  # bulletins that take a member's name for a short form of another one
    forms |= {folded(form) for meaning in here for each in (before, after) for _, form in each.rejected_with(meaning)}
    meant = {name for group in tables for table in group for form in forms if (name := table.get(form))}
    names = {*_changed(before.forms, after.forms), *_changed(before.facts, after.facts)}
    return Differences(frozenset(forms), frozenset({*meant, *names, *(each.name for each in here if each.name)}))


def _named_by(decisions: Iterable[Decision]) -> Iterator[str]:
    """The names that decisions make those of organisations."""
    for each in decisions:
        match each.kind:
            case "merge" | "rename" | "parent" | "predecessor":
                yield each.subject
                if each.value != NONE:
                    yield each.value
            case "alias" | "confirm" | "member":
                yield each.subject
            case "split":
                yield each.value or each.subject


def _somewhere(decisions: Iterable[Decision], meant: Mapping[str, str]) -> Iterator[Meaning]:
    for each in decisions:
        if each.holds_everywhere:
            continue
        place = (each.series, each.bulletin, each.since, each.until)
        match each.kind:
            case "alias":
                yield Meaning(folded(each.value), meant[folded(each.subject)], *place)
            case "split":
                own = meant.get(folded(each.value)) or each.subject  # without a value as older programmes took them
                yield Meaning(folded(each.subject), own, *place)
            case "reject":
                yield Meaning(folded(each.subject), "", *place)


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

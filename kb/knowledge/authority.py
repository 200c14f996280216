"""The authority: which organisations the whole store knows, under which names.

Made from what each bulletin's structure proves, taken as *statements*: (name, a short form that the bulletin defines
for it, or ""). A short form is valid inside the bulletin that defines it; it is valid everywhere only if every
bulletin that uses it means the same organisation by it.

Which statements there are decides, neither their order nor how often each is made: so the authority of a store that
grew is the one of a store that was filled at once, and what a change of it touches can be told (`differences`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kb.knowledge.organisations import NameTable, name_table
from kb.model import Organisation
from kb.text import folded, plain

Statement: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Authority:
    """What holds everywhere: the names and forms to look for, the forms of each name, and how each is printed.

    `printed` is the canonical name by folded name: a name in traditional characters and the same in simplified ones
    are one organisation, under the latter.
    """

    everywhere: NameTable
    forms: Mapping[str, tuple[str, ...]]
    printed: Mapping[str, str]

    def inside(self, organisations: Iterable[Organisation]) -> Names:
        """The names as they hold in a bulletin that names these organisations."""
        own = [(self.printed.get(folded(each.name), each.name), each.aliases) for each in organisations]
        return Names(name_table(own).over(self.everywhere), self.forms)


class Names:
    """The names that hold in one bulletin: its own short forms before those that hold everywhere."""

    def __init__(self, table: NameTable, forms: Mapping[str, tuple[str, ...]]) -> None:
        self._table = table
        self._forms = forms

    def found_in(self, text: str) -> list[str]:
        """The canonical names of the organisations that a text of the bulletin names, each once, in their order."""
        return list(dict.fromkeys(name for _, _, name in self._table.find(text)))

    def canonical(self, name: str) -> str:
        """The canonical name for a name that the bulletin uses; the name itself where none is known."""
        return self._table.get(folded(name)) or name

    def forms(self, name: str) -> tuple[str, ...]:
        """The canonical name and its short forms that hold in the bulletin."""
        forms = self._forms.get(name, ())
        return (name, *(form for form in forms if self._table.get(folded(form)) == name))


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
        yield organisation.name, ""
        for form in organisation.aliases:
            yield organisation.name, form


def build_authority(statements: Iterable[Statement]) -> Authority:
    """The authority that follows from all statements."""
    forms_of: dict[str, set[str]] = defaultdict(set)
    variants: dict[str, set[str]] = defaultdict(set)
    for name, form in statements:
        variants[folded(name)].add(name)
        forms_of[folded(name)].update({form} - {""})
    printed = {key: min(names, key=lambda name: (name != plain(name), name)) for key, names in variants.items()}
    forms = {printed[key]: tuple(sorted(forms)) for key, forms in forms_of.items()}
    free = [(name, [form for form in forms[name] if folded(form) not in printed]) for name in sorted(forms)]
    return Authority(name_table(free), forms, printed)


def differences(before: Authority, after: Authority) -> Differences:
    """What has changed from one authority to another."""
    old, new = before.everywhere.names, after.everywhere.names
    forms = {*_changed(old, new), *_changed(before.printed, after.printed)}
    tables = (old, new, before.printed, after.printed)
    meant = {table[form] for form in forms for table in tables if form in table}
    return Differences(frozenset(forms), frozenset({*meant, *_changed(before.forms, after.forms)}))


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

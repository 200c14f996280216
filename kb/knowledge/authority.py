"""The authority: which organisations the whole store knows, under which names.

Made from what each bulletin's structure proves. A short form that a bulletin defines is valid inside it; it is
valid everywhere only if every bulletin that uses it means the same organisation by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kb.knowledge.organisations import NameTable, name_table
from kb.model import Organisation
from kb.text import folded, plain


@dataclass(frozen=True, slots=True)
class Authority:
    """Names everywhere, and for each bulletin the short forms that hold only inside it."""

    everywhere: NameTable
    inside: dict[str, NameTable]
    aliases: dict[str, tuple[str, ...]]

    def table(self, bulletin: str) -> NameTable:
        """The names that hold in a bulletin: its own short forms before those that hold everywhere."""
        own = self.inside.get(bulletin)
        return own.over(self.everywhere) if own else self.everywhere

    def finder(self, bulletin: str) -> Callable[[str], list[str]]:
        """A function from a text of the bulletin to the canonical names in it, each once, in their order."""
        table = self.table(bulletin)
        return lambda text: list(dict.fromkeys(name for _, _, name in table.find(text)))

    def canonical(self, name: str, bulletin: str) -> str:
        """The canonical name for a name that the bulletin uses; the name itself where none is known."""
        return self.table(bulletin).get(folded(name)) or name

    def forms(self, name: str, bulletin: str) -> tuple[str, ...]:
        """The canonical name and its short forms that hold in the bulletin."""
        aliases = self.aliases.get(name, ())
        table = self.table(bulletin) if aliases else self.everywhere
        return (name, *(alias for alias in aliases if table.get(folded(alias)) == name))


def build_authority(organisations: Iterable[tuple[str, Iterable[Organisation]]]) -> Authority:
    """The authority over (bulletin id, its organisations).

    A name in traditional characters and the same name in simplified ones are one organisation, under the latter.
    """
    everything = [(bulletin, tuple(named)) for bulletin, named in organisations]
    printed: dict[str, str] = {}
    for name in (organisation.name for _, named in everything for organisation in named):
        first = printed.setdefault(folded(name), name)
        if first != plain(first) and name == plain(name):
            printed[folded(name)] = name
    aliases: dict[str, dict[str, None]] = {}
    inside: dict[str, NameTable] = {}
    for bulletin, named in everything:
        pairs = [(printed[folded(organisation.name)], organisation.aliases) for organisation in named]
        inside[bulletin] = name_table(pairs)
        for name, forms in pairs:
            aliases.setdefault(name, {}).update(dict.fromkeys(forms))
    full_names = {folded(name) for name in aliases}
    shared = [(name, [form for form in forms if folded(form) not in full_names]) for name, forms in aliases.items()]
    everywhere = name_table(shared)
    return Authority(everywhere, inside, {name: tuple(forms) for name, forms in aliases.items()})

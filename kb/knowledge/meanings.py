"""What names mean in one bulletin: what it says itself, what curators say of it, and what holds everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kb.knowledge.name_table import NameTable
from kb.parsing.dates import interval
from kb.text import folded


class Where(NamedTuple):
    """Which bulletin: its id, its series and its date (ISO), each empty where there is none."""

    bulletin: str = ""
    series: str = ""
    date: str = ""


ANYWHERE = Where()
"""A bulletin of which nothing is known."""


class Meaning(NamedTuple):
    """What a folded form means in some bulletins; a name of nobody where `name` is empty."""

    form: str
    name: str
    series: str
    bulletin: str
    since: str
    until: str

    def nearness(self) -> tuple[bool, bool]:
        """What sorts meanings in one bulletin last, before them those in one series, first those bound to a time."""
        return bool(self.bulletin), bool(self.series)

    def holds(self, where: Where) -> bool:
        """Whether it holds in a bulletin. What is bound to a time holds in no bulletin without a date."""
        if (self.series and self.series != where.series) or (self.bulletin and self.bulletin != where.bulletin):
            return False
        if not (self.since or self.until):
            return True
        if not where.date:
            return False
        first, last = interval(where.date)
        return not ((self.since and last < interval(self.since)[0]) or (self.until and first > interval(self.until)[1]))


class Names:
    """The names that hold in one bulletin: its own short forms before those that hold everywhere."""

    def __init__(self, table: NameTable, forms: Mapping[str, tuple[str, ...]], nobody: Iterable[str] = ()) -> None:
        self._table = table
        self._forms = forms
        self._nobody = frozenset(nobody)

    def mentions_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end (characters) and canonical name of each organisation that a text of the bulletin names."""
        return self._table.find(text)

    def found_in(self, text: str) -> list[str]:
        """The canonical names of the organisations that a text of the bulletin names, each once, in their order."""
        return list(dict.fromkeys(name for _, _, name in self._table.find(text)))

    def canonical(self, names: Iterable[str]) -> tuple[str, ...]:
        """The canonical names for names that the bulletin uses, each once; those of no organisation are left out.

        A name of which nothing is known stands for itself.
        """
        known = (self._table.get(folded(name)) or name for name in names if folded(name) not in self._nobody)
        return tuple(dict.fromkeys(known))

    def meant(self, form: str) -> str | None:
        """The canonical name for a name or form of the bulletin; empty for nobody, None where none is known."""
        key = folded(form)
        return "" if key in self._nobody else self._table.get(key)

    def forms(self, name: str) -> tuple[str, ...]:
        """The canonical name and its short forms that hold in the bulletin."""
        forms = self._forms.get(name, ())
        return (name, *(form for form in forms if self._table.get(folded(form)) == name))

"""What a generation was made of: so much that the next one can be made of what has changed since.

`inventory.json` beside the index: the store's last change of each bulletin that was looked at (served or not), what
the served ones say of organisations and which facts of holdings they give, with the number of bulletins that do.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from indexer.engine import EngineQuery, Searcher
from indexer.holdings import Holdings, bulletins, facts_of
from indexer.query import Node, Or, Text, Value
from indexer.records import Entry
from kb.identity import SEPARATOR
from kb.knowledge.authority import Differences, Statement, statements_of
from kb.model import Organisation

_FILE = "inventory.json"
_Key = TypeVar("_Key")
Described: TypeAlias = tuple[Entry, Iterable[Organisation]]
"""A bulletin as lists show it, and the organisations that it names."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The change of each bulletin by its id, how many bulletins make each statement, and what they hold together."""

    changes: Mapping[str, int]
    statements: Counter[Statement]
    holdings: Holdings

    @property
    def bulletins(self) -> int:
        """How many bulletins are served."""
        return bulletins(self.holdings)

    def updated(self, changes: Mapping[str, int], former: Iterable[Described], new: Iterable[Described]) -> Inventory:
        """The inventory without some bulletins as they were, and with some as they are."""
        left, right = inventory_of({}, former), inventory_of({}, new)
        statements = _exchanged(self.statements, left.statements, right.statements)
        return Inventory(changes, statements, _exchanged(self.holdings, left.holdings, right.holdings))

    def changed(self, changes: Mapping[str, int]) -> set[str]:
        """The bulletins that are new or changed where the store's last changes are these."""
        return {bulletin for bulletin, change in changes.items() if self.changes.get(bulletin) != change}

    def gone(self, changes: Mapping[str, int]) -> set[str]:
        """The bulletins that the store no longer has."""
        return set(self.changes.keys() - changes.keys())


def inventory_of(changes: Mapping[str, int], described: Iterable[Described]) -> Inventory:
    """The inventory of some bulletins, where the store's last changes are these."""
    statements: Counter[Statement] = Counter()
    holdings: Holdings = Counter()
    for entry, organisations in described:
        statements.update(statements_of(organisations))
        holdings.update(facts_of(entry))
    return Inventory(changes, statements, holdings)


def write_inventory(inventory: Inventory, directory: Path) -> None:
    """Writes it into a generation."""
    statements = {SEPARATOR.join(statement): times for statement, times in inventory.statements.items()}
    value = {"changes": inventory.changes, "statements": statements, "holdings": inventory.holdings}
    (directory / _FILE).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def read_inventory(directory: Path) -> Inventory:
    """The inventory of a generation (whose files are what they were)."""
    value = json.loads((directory / _FILE).read_text(encoding="utf-8"))
    statements = ((*statement.split(SEPARATOR, 1), times) for statement, times in value["statements"].items())
    known = Counter({(name, form): times for name, form, times in statements})
    return Inventory(value["changes"], known, Counter(value["holdings"]))


def touched(searcher: Searcher, differences: Differences) -> set[str]:
    """The bulletins of an index that may be indexed otherwise since the authority changed."""
    texts = [
        Text(form, field)
        for form in sorted(differences.forms)
        if len(form) > 1  # one character is no name that is looked for
        for field in ("text", "organisation")
    ]
    names = tuple(sorted(differences.names))
    values = Or((Value("organisation", names), Value("issuer", names)))
    return {bulletin for tree in (Or(tuple(texts)), values) for bulletin in _bulletins(searcher, tree)}


def _exchanged(counts: Counter[_Key], left: Counter[_Key], right: Counter[_Key]) -> Counter[_Key]:
    """The counts less some and plus others; what nobody gives any more is left out."""
    counts = counts.copy()
    counts.update(right)
    counts.subtract(left)
    for key in left:
        if not counts[key]:
            del counts[key]
    return counts


def _bulletins(searcher: Searcher, tree: Node) -> Iterator[str]:
    query = EngineQuery(tree, size=0, facets=("issue",), facet_size=searcher.bulletin_count)
    yield from searcher.search(query).facets["issue"].values

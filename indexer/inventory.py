"""What a generation was made of: so much that the next one can be made of what has changed since.

`inventory.json` beside the index: the store's last change of each bulletin that was looked at (served or not), and what
the served ones say of organisations, with the number of bulletins that say it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.engine import EngineQuery, Searcher
from indexer.query import Node, Or, Text, Value
from kb.knowledge.authority import Differences, Statement

_FILE = "inventory.json"


@dataclass(frozen=True, slots=True)
class Inventory:
    """The change of each bulletin by its id, and how many bulletins make each statement."""

    changes: Mapping[str, int]
    statements: Counter[Statement]

    def changed(self, changes: Mapping[str, int]) -> set[str]:
        """The bulletins that are new or changed where the store's last changes are these."""
        return {bulletin for bulletin, change in changes.items() if self.changes.get(bulletin) != change}

    def gone(self, changes: Mapping[str, int]) -> set[str]:
        """The bulletins that the store no longer has."""
        return set(self.changes.keys() - changes.keys())


def write_inventory(inventory: Inventory, directory: Path) -> None:
    """Writes it into a generation."""
    statements = [[name, form, times] for (name, form), times in sorted(inventory.statements.items())]
    value = {"changes": dict(inventory.changes), "statements": statements}
    (directory / _FILE).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def read_inventory(directory: Path) -> Inventory:
    """The inventory of a generation (whose files are what they were)."""
    value = json.loads((directory / _FILE).read_text(encoding="utf-8"))
    return Inventory(value["changes"], Counter({(name, form): times for name, form, times in value["statements"]}))


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


def _bulletins(searcher: Searcher, tree: Node) -> Iterator[str]:
    query = EngineQuery(tree, size=0, facets=("issue",), facet_size=searcher.bulletin_count)
    yield from searcher.search(query).facets["issue"].values

"""What a generation was made of: so much that the next one can be made of what has changed since.

`inventory.json` beside the index: the store's last change of each bulletin that was looked at (served or not), what
the served ones say of organisations and which facts of holdings they give, with the number of bulletins that do; and
the curators' decisions that held. So the authority of a generation is in the generation.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias, TypeVar

from indexer.engine import EngineQuery, Searcher
from indexer.entries import Entry
from indexer.holdings import Holdings, bulletins, facts_of
from indexer.query import Node, Or, Text, Value
from kb.decisions import Decision
from kb.knowledge.authority import Authority, Differences, Statement, build_authority, statements_of
from kb.model import Organisation

_FILE = "inventory.json"
_Key = TypeVar("_Key")
Described: TypeAlias = tuple[Entry, Iterable[Organisation]]
"""A bulletin as lists show it, and the organisations that it names."""


@dataclass(frozen=True)
class Inventory:
    """The change of each bulletin by its id, how many bulletins make each statement, and what they hold together.

    `decisions` are those that held, in the order in which they were made.
    """

    changes: Mapping[str, int]
    statements: Counter[Statement]
    holdings: Holdings
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def authority(self) -> Authority:
        """The authority that follows from it."""
        return build_authority(self.statements, self.decisions)

    @property
    def bulletins(self) -> int:
        """How many bulletins are served."""
        return bulletins(self.holdings)

    def updated(
        self,
        changes: Mapping[str, int],
        former: Iterable[Described],
        new: Iterable[Described],
        decisions: Sequence[Decision],
    ) -> Inventory:
        """The inventory without some bulletins as they were, and with some as they are, under other decisions."""
        left, right = inventory_of({}, former), inventory_of({}, new)
        statements = _exchanged(self.statements, left.statements, right.statements)
        holdings = _exchanged(self.holdings, left.holdings, right.holdings)
        return Inventory(changes, statements, holdings, tuple(decisions))

    def changed(self, changes: Mapping[str, int]) -> set[str]:
        """The bulletins that are new or changed where the store's last changes are these."""
        return {bulletin for bulletin, change in changes.items() if self.changes.get(bulletin) != change}

    def gone(self, changes: Mapping[str, int]) -> set[str]:
        """The bulletins that the store no longer has."""
        return set(self.changes.keys() - changes.keys())


def inventory_of(
    changes: Mapping[str, int], described: Iterable[Described], decisions: Sequence[Decision] = ()
) -> Inventory:
    """The inventory of some bulletins, where the store's last changes and the decisions that hold are these."""
    statements: Counter[Statement] = Counter()
    holdings: Holdings = Counter()
    for entry, organisations in described:
        statements.update(statements_of(organisations))
        holdings.update(facts_of(entry))
    return Inventory(changes, statements, holdings, tuple(decisions))


def write_inventory(inventory: Inventory, directory: Path) -> None:
    """Writes it into a generation."""
    value = {
        "changes": inventory.changes,
        "statements": [[*statement, times] for statement, times in inventory.statements.items()],
        "holdings": inventory.holdings,
        "decisions": [asdict(decision) for decision in inventory.decisions],
    }
    (directory / _FILE).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def read_inventory(directory: Path) -> Inventory:
    """The inventory of a generation (whose files are what they were)."""
    value = json.loads((directory / _FILE).read_text(encoding="utf-8"))
    statements = Counter({Statement(*statement): times for *statement, times in value["statements"]})
    decisions = tuple(Decision(**decision) for decision in value["decisions"])
    return Inventory(value["changes"], statements, Counter(value["holdings"]), decisions)


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

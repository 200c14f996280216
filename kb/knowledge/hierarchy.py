"""Which organisation is a unit of which: as curators say, else by its name alone, which is an inference.

徐州供电公司调控中心 is a unit of 徐州供电公司 where that is an organisation too: what is left of the name must end as
units do, so that 中国银行业协会 is none of 中国银行.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from kb.knowledge.authority import Authority
from kb.knowledge.set_forms import PARTS
from kb.text import cut, folded

_UNIT = re.compile(
    rf"(?:{'|'.join(PARTS)}|[\u4e00-\u9fff]{{0,10}}(?:[处科所站]|[\u4e00-\u9fff][部室队班组]|中心|分会|支部|委员会|分公司|分局|分院|分行|支行|车间|"
    r"工会|党委|医院|学院))$"
)


class Parent(NamedTuple):
    """The organisation that one is a unit of, and whether that is inferred from its name."""

    name: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The parent of each organisation that has one, and the units of each that has some, by canonical names."""

    parents: Mapping[str, Parent]
    units: Mapping[str, tuple[str, ...]]

    def with_units(self, name: str) -> tuple[str, ...]:
        """An organisation, its units, theirs, and so on."""
        found = {name: None}
        waiting = [name]
        while waiting:
            for unit in self.units.get(waiting.pop(), ()):
                if unit not in found:
                    found[unit] = None
                    waiting.append(unit)
        return tuple(found)


def hierarchy_of(authority: Authority) -> Hierarchy:
    """The hierarchy of all organisations that an authority knows."""
    parents = {name: parent for name in authority.forms if (parent := _parent(name, authority)) is not None}
    for name in [name for name, parent in parents.items() if parent.inferred and _leads_back(name, parents)]:
        del parents[name]  # curators say the reverse
    units: dict[str, list[str]] = defaultdict(list)
    for name, parent in parents.items():
        units[parent.name].append(name)
    return Hierarchy(parents, {name: tuple(sorted(each)) for name, each in units.items()})


def _leads_back(name: str, parents: Mapping[str, Parent]) -> bool:
    """Whether an organisation is above itself."""
    seen: set[str] = set()
    above = parents.get(name)
    while above is not None and above.name not in seen:
        if above.name == name:
            return True
        seen.add(above.name)
        above = parents.get(above.name)
    return False


def _parent(name: str, authority: Authority) -> Parent | None:
    facts = authority.facts.get(name)
    if facts and facts.parent is not None:
        return Parent(facts.parent, inferred=False) if facts.parent else None
    key = folded(name)
    for end in range(len(key) - 2, 2, -1):
        owner = authority.everywhere.get(key[:end])
        if owner and owner != name and _UNIT.fullmatch(key, end) and end in accumulate(map(len, cut(key))):
            return Parent(owner, inferred=True)
    return None

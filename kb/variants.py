"""Which Han characters are one for matching: traditional, simplified and regional forms.

Sole user of OpenCC. Its character tables are read one character at a time (never its phrases), so a
text keeps its length. Two gaps of those tables are closed here: forms that OpenCC maps outside the
basic plane (綝 and U+2CB2D), and pairs that its tables keep apart because each is a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import opencc

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
_TABLES = ("t2s", "hk2s", "tw2s", "t2tw", "t2hk")
# Pairs that no table of OpenCC joins though people write one for the other; 么/幺 is the one it joins wrongly.
_JOINED = (("着", "著"), ("了", "瞭"), ("复", "覆"), ("借", "藉"))
_APART = frozenset("么幺")
_BASIC_PLANE = 0xFFFF


@cache
def variant_table() -> dict[str, str]:
    """Each Han character that is not its class's representative, mapped to it.

    The representative is the simplified form, and always in the basic plane.
    """
    characters = [chr(code) for first, last in _BLOCKS for code in range(first, last)]
    tables = {name: _converted(characters, name) for name in _TABLES}
    pairs = [pair for table in tables.values() for pair in table.items() if pair[0] != pair[1]]
    classes = _joined([*(pair for pair in pairs if not set(pair) <= _APART), *_JOINED])
    simplified = tables["t2s"]

    def rank(member: str) -> tuple[bool, bool, str]:
        return ord(member) > _BASIC_PLANE, simplified.get(member) != member, member

    chosen = {character: min(members, key=rank) for character, members in classes.items()}
    return {character: other for character, other in chosen.items() if character != other}


def _converted(characters: list[str], table: str) -> dict[str, str]:
    """Each character by itself through a table of OpenCC: line breaks keep its phrases out."""
    converted = opencc.OpenCC(table).convert("\n".join(characters)).split("\n")
    return dict(zip(characters, converted, strict=True))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Each character with its class: whatever pairs connect."""
    classes: dict[str, set[str]] = {}
    for one, other in pairs:
        members = classes.setdefault(one, {one}) | classes.setdefault(other, {other})
        for member in members:
            classes[member] = members
    return classes

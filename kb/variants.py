"""Which Han characters are one for matching: traditional, simplified and regional forms.

Sole user of OpenCC. Its character tables are read one character at a time (never its phrases), so a
text keeps its length. Two gaps of those tables are closed here: forms that OpenCC maps outside the
basic plane (綝 and U+2CB2D), and pairs that its tables keep apart because each is a word of its own.
"""

from __future__ import annotations

from functools import cache

import opencc

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
_TABLES = ("t2s", "hk2s", "tw2s", "t2tw", "t2hk")
# Pairs that no table of OpenCC joins though people write one for the other; 么/幺 is the one it joins wrongly.
_JOINED = ("着著", "了瞭", "复覆", "借藉")
_APART = frozenset("么幺")


@cache
def variant_table() -> dict[str, str]:
    """Each Han character that is not its class's representative, mapped to it.

    The representative is the simplified form, and always in the basic plane.
    """
    characters = [chr(code) for first, last in _BLOCKS for code in range(first, last)]
    simplified: dict[str, str] = {}
    classes: dict[str, set[str]] = {}

    def join(one: str, other: str) -> None:
        ours, theirs = classes.setdefault(one, {one}), classes.setdefault(other, {other})
        if ours is not theirs:
            ours |= theirs
            for member in theirs:
                classes[member] = ours

    for name in _TABLES:
        converted = opencc.OpenCC(name).convert("\n".join(characters)).split("\n")
        for character, other in zip(characters, converted, strict=True):
            if name == "t2s":
                simplified[character] = other
            if character != other and not {character, other} <= _APART:
                join(character, other)
    for one, other in _JOINED:
        join(one, other)
    table: dict[str, str] = {}
    for character, members in classes.items():
        chosen = min(members, key=lambda member: (ord(member) > 0xFFFF, simplified.get(member) != member, member))
        if chosen != character:
            table[character] = chosen
    return table

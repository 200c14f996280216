"""Many texts folded at once, with what it takes to undo it: `kb.text.fold` on whole arrays.

A text is units (UTF-16, uint16), as `kb.text.folded` gives them. What was written differs from the folded text in few
places, its *changes*: each has its place in the text as written, the unit that stood there, and whether it is gone
from the folded text or only replaced. A text in which some character became several, or with characters beyond the
basic plane, is *odd*: it is kept as written beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from indexer.embedded.arrays import Array, starts_of
from kb.text import BLANK, GONE, fold_character, folded, keeps_blank

_CODES = 1 << 16
_GONE, _BLANK, _ODD = 0xD800, 0xD801, 0xD802
"""Entries of the table that are no folded units (no unit of a text that is not odd is a surrogate)."""
_UNFOLDED = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}
"""What a folded unit most likely was, where that is not itself; part of the format on disk."""


@dataclass(frozen=True, slots=True)
class FoldedTexts:
    """Folded texts one after another, and their changes (see the module); `starts` have one more than there are texts.

    `odd` are the numbers of odd texts; they have no changes.
    """

    units: Array
    starts: Array
    change_starts: Array
    change_at: Array
    change_unit: Array
    change_gone: Array
    odd: Array


def units_of(text: str) -> Array:
    """The UTF-16 units of a text; half a pair stands for itself."""
    return np.frombuffer(bytearray(text.encode("utf-16-le", "surrogatepass")), np.uint16)


def text_of(units: Array) -> str:
    """The text of units."""
    return units.tobytes().decode("utf-16-le", "surrogatepass")


@cache
def unfolded_table() -> Array:
    """For each folded unit the one that it most likely was."""
    table = np.arange(_CODES, dtype=np.uint16)
    for after, before in _UNFOLDED.items():
        table[ord(after)] = ord(before)
    return table


def fold_texts(texts: Sequence[str]) -> FoldedTexts:
    """All texts, folded."""
    written, starts, odd = _written(texts)
    owner = np.repeat(np.arange(len(texts)), np.diff(starts))
    codes = _fold_table()[written]
    kept = codes != _GONE
    kept &= (codes != _BLANK) | _standing_blanks(codes, owner)
    codes[codes == _BLANK] = ord(" ")
    changed = ~kept | (unfolded_table()[codes] != written)
    places = np.flatnonzero(changed)
    lengths = np.bincount(owner[kept], minlength=len(texts))
    change_counts = np.bincount(owner[changed], minlength=len(texts))
    units, lengths = _with_odd(codes[kept], lengths, odd, texts)
    return FoldedTexts(
        units=units,
        starts=starts_of(lengths),
        change_starts=starts_of(change_counts),
        change_at=(places - starts[owner[places]]).astype(np.uint16),
        change_unit=written[places],
        change_gone=(~kept[places]).astype(np.uint8),
        odd=odd,
    )


def _written(texts: Sequence[str]) -> tuple[Array, Array, Array]:
    """The units as written of all texts that are not odd, where they begin, and which are odd."""
    units = units_of("".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    if units.size != lengths.sum():
        lengths = np.fromiter((len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts), np.int64)
    starts = starts_of(lengths)
    places = np.flatnonzero(_fold_table()[units] == _ODD)
    odd = np.union1d(np.searchsorted(starts, places, "right") - 1, np.flatnonzero(lengths >= _CODES))
    if odd.size:
        regular = np.ones(len(texts), bool)
        regular[odd] = False
        units = units[np.repeat(regular, lengths)]
        starts = starts_of(np.where(regular, lengths, 0))
    return units, starts, odd.astype(np.uint32)


def _with_odd(units: Array, lengths: Array, odd: Array, texts: Sequence[str]) -> tuple[Array, Array]:
    """The folded units with those of the odd texts put in their places."""
    if not odd.size:
        return units, lengths
    pieces = [units_of(folded(texts[number])) for number in odd]
    sizes = np.array([piece.size for piece in pieces])
    places = np.repeat(starts_of(lengths)[odd], sizes)
    lengths = lengths.copy()
    lengths[odd] = sizes
    return np.insert(units, places, np.concatenate(pieces)), lengths


def _standing_blanks(codes: Array, owner: Array) -> Array:
    """Which units are the first of a run of blanks that stays: between two letters or digits of one text."""
    stands = np.zeros(codes.size, bool)
    shown = np.flatnonzero((codes != _BLANK) & (codes != _GONE))
    before, after = shown[:-1], shown[1:]
    gaps = np.flatnonzero(after - before > 1)
    keeps = _blank_keepers()
    for gap in gaps[keeps[codes[before[gaps]]] & keeps[codes[after[gaps]]]]:
        first, last = before[gap], after[gap]
        blanks = np.flatnonzero(codes[first:last] == _BLANK)
        if blanks.size and owner[first] == owner[last]:
            stands[first + blanks[0]] = True
    return stands


@cache
def _fold_table() -> Array:
    return np.fromiter(map(_entry, range(_CODES)), np.uint16, _CODES)


def _entry(code: int) -> int:
    if 0xD800 <= code < 0xE000:
        return _ODD
    after = fold_character(chr(code))
    if after in (GONE, BLANK):
        return _GONE if after == GONE else _BLANK
    return ord(after) if len(after) == 1 and ord(after) < _CODES else _ODD


@cache
def _blank_keepers() -> Array:
    keepers = np.zeros(_CODES, bool)
    keepers[[code for code in range(0x2E80) if keeps_blank(chr(code))]] = True
    return keepers

"""Texts: which hold a run of units, folded or as written."""

from __future__ import annotations

import numba
import numpy as np

from indexer.embedded.arrays import Array

_BLOCK = 64
"""So many texts are fetched before they are looked at; they fit into the nearest cache."""
_LINE, _FETCHED = 32, 512
"""Units that come from memory together; so many of a text are fetched, and the rest when it is come to."""


@numba.njit(nogil=True)
def _undone(
    number: int,
    units: Array,
    starts: Array,
    unfolded: Array,
    change_starts: Array,
    change_at: Array,
    change_unit: Array,
    change_gone: Array,
) -> tuple[Array, Array]:
    """What `unfold` gives: the folded units with their changes undone."""
    change, last_change = change_starts[number], change_starts[number + 1]
    at, end = starts[number], starts[number + 1]
    gone = 0
    for each in range(change, last_change):
        gone += change_gone[each]
    written = np.empty(end - at + gone, np.uint16)
    origin = np.empty(end - at, np.uint32)
    into = 0
    for place in range(written.size):
        if change < last_change and change_at[change] == place:
            written[place] = change_unit[change]
            stands = change_gone[change] == 0
            change += 1
        else:
            written[place] = unfolded[units[at]]
            stands = True
        if stands:
            origin[into] = place
            into += 1
            at += 1
    return written, origin


def contain(ids: Array, units: Array, starts: Array, needle: Array) -> Array:
    """For each of the ids whether its text holds the needle (three units at least) in a run.

    Texts are far apart in memory: those of a block are fetched first, in loops that do nothing else, so that the
    processor waits for many at once.
    """
    out = np.empty(ids.size, np.bool_)
    firsts, lengths = np.empty(_BLOCK, np.uint64), np.empty(_BLOCK, np.int64)
    fetched = np.uint32(0)
    for begin in range(0, ids.size, _BLOCK):
        end = min(begin + _BLOCK, ids.size)
        for index in range(begin, end):
            number = ids[index]
            firsts[index - begin] = starts[number]
            lengths[index - begin] = np.int64(starts[number + np.uint32(1)]) - np.int64(starts[number])
        for index in range(begin, end):
            for line in range(0, min(lengths[index - begin], _FETCHED), _LINE):
                fetched += units[firsts[index - begin] + np.uint64(line)]
        for index in range(begin, end):
            out[index] = _contains(units, firsts[index - begin], lengths[index - begin], needle)
    if fetched == np.uint32(0xFFFFFFFF):  # hardly ever; without it the compiler would leave out what fetches
        firsts[0] = 0
    return out


@numba.njit(nogil=True)
def _contains(units: Array, first: int, length: int, needle: Array) -> bool:
    """Whether a text holds the needle in a run.

    Most that hold all its pairs do not hold it: first all places are compared with its first four units at once
    (without leaving early, so that the compiler takes many places in one step), and only then one after another.
    """
    size = needle.size
    if length < size:
        return False
    one, two, three, four = needle[0], needle[1], needle[2], needle[min(3, size - 1)]
    ahead = np.uint64(min(3, size - 1))
    last = first + np.uint64(length - size) + np.uint64(1)
    places = 0
    for at in range(first, last):
        places += (
            (units[at] == one)
            & (units[at + np.uint64(1)] == two)
            & (units[at + np.uint64(2)] == three)
            & (units[at + ahead] == four)
        )
    if not places or size <= 4:
        return places > 0
    for at in range(first, last):
        if units[at] == one:
            same = True
            for step in range(np.uint64(1), np.uint64(size)):
                if units[at + step] != needle[step]:
                    same = False
                    break
            if same:
                return True
    return False


def keep_written(
    ids: Array,
    units: Array,
    starts: Array,
    unfolded: Array,
    change_starts: Array,
    change_at: Array,
    change_unit: Array,
    change_gone: Array,
    needle: Array,
) -> Array:
    """The ids whose text as written holds the needle."""
    out = np.empty(ids.size, np.uint32)
    found = 0
    for index in range(ids.size):
        written = _undone(int(ids[index]), units, starts, unfolded, change_starts, change_at, change_unit, change_gone)[
            0
        ]
        for place in range(written.size - needle.size + 1):
            same = True
            for ahead in range(needle.size):
                if written[place + ahead] != needle[ahead]:
                    same = False
                    break
            if same:
                out[found] = ids[index]
                found += 1
                break
    return out[:found]


def unfold(
    number: int,
    units: Array,
    starts: Array,
    unfolded: Array,
    change_starts: Array,
    change_at: Array,
    change_unit: Array,
    change_gone: Array,
) -> tuple[Array, Array]:
    """A text as written, and for each unit of the folded text the place of the one that it came from."""
    return _undone(number, units, starts, unfolded, change_starts, change_at, change_unit, change_gone)

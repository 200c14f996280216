"""Sets of documents: lists on disk expanded, bits and ids made of one another, and what is in both."""

from __future__ import annotations

import numba
import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros

from indexer.embedded.arrays import Array
from indexer.embedded.kernels.inlined import leap, popcount

BLOCK = 1 << 16
"""Documents of a block: those whose numbers share their upper 16 bits."""
_LEAP = 8
"""How many times as long a leap takes as a step through a list."""


def expand(blocks: Array, counts: Array, lows: Array) -> Array:
    """The ids of runs: each has a block (the upper 16 bits), its count less one, and as many lower halves."""
    out = np.empty(lows.size, np.uint32)
    at = 0
    for run in range(blocks.size):
        upper = np.uint32(blocks[run]) << np.uint32(16)
        end = at + int(counts[run]) + 1
        for index in range(at, end):
            out[index] = upper | np.uint32(lows[index])
        at = end
    return out


def expand_terms(terms: Array, starts: Array, lows: Array, run_starts: Array, blocks: Array, counts: Array) -> Array:
    """The ids of several terms, one after another."""
    total = 0
    for index in range(terms.size):
        total += int(starts[terms[index] + 1]) - int(starts[terms[index]])
    out = np.empty(total, np.uint32)
    into = 0
    for index in range(terms.size):
        term = terms[index]
        at = np.int64(starts[term])
        for run in range(run_starts[term], run_starts[term + 1]):
            upper = np.uint32(blocks[run]) << np.uint32(16)
            for _ in range(int(counts[run]) + 1):
                out[into] = upper | np.uint32(lows[at])
                into += 1
                at += 1
    return out


def ids_of_bits(bits: Array, count: int) -> Array:
    """The ids of a row of bits, of which `count` are set."""
    out = np.empty(count, np.uint32)
    at = 0
    for word in range(bits.size):
        rest = bits[word]
        base = np.uint32(word) << np.uint32(6)
        while rest:
            out[at] = base | np.uint32(trailing_zeros(rest))  # type: ignore[call-arg]  # typed for the compiler, not for us
            at += 1
            rest &= rest - np.uint64(1)
    return out


def set_bits(bits: Array, ids: Array) -> None:
    """Sets the bits of the ids."""
    for index in range(ids.size):
        number = ids[index]
        bits[number >> np.uint32(6)] |= np.uint64(1) << np.uint64(number & np.uint32(63))


def set_ranges(bits: Array, chosen: Array, starts: Array) -> None:
    """Sets the documents starts[b] to starts[b + 1] of every b that is chosen."""
    for number in range(chosen.size):
        if chosen[number]:
            for document in range(starts[number], starts[number + 1]):
                bits[document >> 6] |= np.uint64(1) << np.uint64(document & 63)


def intersect(few: Array, many: Array) -> Array:
    """The ids in both; fast where `few` is much shorter."""
    out = np.empty(few.size, np.uint32)
    found = 0
    at = 0
    for index in range(few.size):
        wanted = few[index]
        at = leap(many, at, many.size, wanted)
        if at == many.size:
            break
        if many[at] == wanted:
            out[found] = wanted
            found += 1
    return out[:found]


def keep_in_bits(ids: Array, bits: Array) -> Array:
    """The ids whose bits are set."""
    out = np.empty(ids.size, np.uint32)
    found = 0
    for index in range(ids.size):
        number = ids[index]
        out[found] = number
        found += int((bits[number >> np.uint32(6)] >> np.uint64(number & np.uint32(63))) & np.uint64(1))
    return out[:found]


def keep_listed(ids: Array, blocks: Array, counts: Array, lows: Array) -> Array:
    """The ids that stand in runs too, which are not expanded."""
    out = np.empty(ids.size, np.uint32)
    bits = np.empty(BLOCK >> 6, np.uint64)
    found, index, after = 0, 0, 0
    for run in range(blocks.size):
        place, after = after, after + np.int64(counts[run]) + 1
        index, end = _of_block(ids, index, blocks[run])
        if (end - index) * _LEAP < after - place:
            for each in range(index, end):
                number = ids[each]
                place = leap(lows, place, after, np.uint16(number & np.uint32(0xFFFF)))
                if place == after:
                    break
                out[found] = number
                found += lows[place] == np.uint16(number & np.uint32(0xFFFF))
        else:
            bits[:] = 0
            for each in range(place, after):
                low = np.uint32(lows[each])
                bits[low >> np.uint32(6)] |= np.uint64(1) << np.uint64(low & np.uint32(63))
            for each in range(index, end):
                low = ids[each] & np.uint32(0xFFFF)
                out[found] = ids[each]
                found += int((bits[low >> np.uint32(6)] >> np.uint64(low & np.uint32(63))) & np.uint64(1))
        index = end
    return out[:found]


def marks_listed(ids: Array, blocks: Array, counts: Array, lows: Array, marks: Array) -> Array:
    """The marks of ids that all stand in the runs."""
    out = np.empty(ids.size, np.uint8)
    of_block = np.empty(BLOCK, np.uint8)
    index, after = 0, 0
    for run in range(blocks.size):
        place, after = after, after + np.int64(counts[run]) + 1
        index, end = _of_block(ids, index, blocks[run])
        if (end - index) * _LEAP < after - place:
            for each in range(index, end):
                place = leap(lows, place, after, np.uint16(ids[each] & np.uint32(0xFFFF)))
                out[each] = marks[place]
        else:
            for each in range(place, after):
                of_block[lows[each]] = marks[each]
            for each in range(index, end):
                out[each] = of_block[ids[each] & np.uint32(0xFFFF)]
        index = end
    return out


@numba.njit(nogil=True)
def _of_block(ids: Array, index: int, block: int) -> tuple[int, int]:
    """Where, from a place on, the ids of a block begin and end."""
    first = leap(ids, index, ids.size, np.uint64(block) << np.uint64(16))
    return first, leap(ids, first, ids.size, (np.uint64(block) + np.uint64(1)) << np.uint64(16))


def marks_in_bits(ids: Array, bits: Array, marks: Array) -> Array:
    """The marks of ids whose bits are set; there is one for each bit that is."""
    out = np.empty(ids.size, np.uint8)
    word, before = np.uint32(0), np.int64(0)
    for index in range(ids.size):
        number = ids[index]
        while word < number >> np.uint32(6):
            before += np.int64(popcount(bits[word]))
            word += np.uint32(1)
        below = (np.uint64(1) << np.uint64(number & np.uint32(63))) - np.uint64(1)
        out[index] = marks[before + np.int64(popcount(bits[word] & below))]
    return out

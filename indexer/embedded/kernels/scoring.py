"""Scores: BM25 of many terms at once."""

from __future__ import annotations

import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros

from indexer.embedded.arrays import Array
from indexer.embedded.kernels.inlined import leap

HELD_BY_ALL = -2


def add_scores(
    scores: Array,
    ids: Array,
    terms: Array,
    factors: Array,
    rows: Array,
    bits: Array,
    starts: Array,
    lows: Array,
    run_starts: Array,
    blocks: Array,
    counts: Array,
    more_terms: Array,
    more_starts: Array,
    more_lows: Array,
    more_run_starts: Array,
    more_blocks: Array,
    more_counts: Array,
    times: Array,
    lengths: Array,
    documents: int,
    parameters: Array,
) -> None:
    """Adds factor × BM25 of each term to the scores of `ids`; `parameters` are k1, b and the average length.

    Where `rows` is not negative a term is a row of bits; where it is -1, a list; HELD_BY_ALL says that each of the ids
    holds it, so that none is looked for (not where all are scored). Each document that holds it gets what it is
    worth once; then those where it stands repeatedly (`more_terms`, or -1; `times`) get the difference. `lengths` are
    those of the ids; or `scores` and `lengths` are those of all documents, and nothing is looked for.
    """
    k1, b, average = parameters
    base, slope = k1 * (1.0 - b), k1 * b / average
    words = np.uint64((documents + 63) >> 6)
    every = scores.size == documents
    for index in range(terms.size):
        term, factor = terms[index], factors[index] * (k1 + 1.0)
        if rows[index] >= 0 and every:
            for word in range(words):
                rest = bits[np.uint64(rows[index]) * words + word]
                while rest:
                    number = (word << np.uint64(6)) | np.uint64(trailing_zeros(rest))  # type: ignore[call-arg]
                    scores[number] += factor / (1.0 + base + slope * lengths[number])
                    rest &= rest - np.uint64(1)
        elif rows[index] == HELD_BY_ALL:
            for place in range(ids.size):
                scores[place] += factor / (1.0 + base + slope * lengths[place])
        elif rows[index] >= 0:
            row = np.uint64(rows[index]) * words
            for place in range(ids.size):
                number = ids[place]
                if (bits[row + np.uint64(number >> np.uint32(6))] >> np.uint64(number & np.uint32(63))) & np.uint64(1):
                    scores[place] += factor / (1.0 + base + slope * lengths[place])
        else:
            at, place = np.int64(starts[term]), 0
            for run in range(run_starts[term], run_starts[term + 1]):
                upper = np.uint32(blocks[run]) << np.uint32(16)
                posting, at = at, at + np.int64(counts[run]) + 1
                if every:
                    for each in range(np.uint64(posting), np.uint64(at)):
                        number = upper | np.uint32(lows[each])
                        scores[number] += factor / (1.0 + base + slope * lengths[number])
                    continue
                # Whichever is behind leaps to the other: the shorter of the two says how long it takes.
                place = leap(ids, place, ids.size, upper)
                while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
                    low, wanted = lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
                    if low == wanted:
                        scores[place] += factor / (1.0 + base + slope * lengths[place])
                        place += 1
                        posting += 1
                    elif low < wanted:
                        posting = leap(lows, posting, at, wanted)
                    else:
                        place = leap(ids, place, ids.size, upper | np.uint32(low))
        repeated = more_terms[index]
        if repeated < 0:
            continue
        at, place = np.int64(more_starts[repeated]), 0
        for run in range(more_run_starts[repeated], more_run_starts[repeated + 1]):
            upper = np.uint32(more_blocks[run]) << np.uint32(16)
            posting, at = at, at + np.int64(more_counts[run]) + 1
            if every:
                for each in range(np.uint64(posting), np.uint64(at)):
                    number = upper | np.uint32(more_lows[each])
                    norm, many = base + slope * lengths[number], np.float64(times[each])
                    scores[number] += factor * (many / (many + norm) - 1.0 / (1.0 + norm))
                continue
            place = leap(ids, place, ids.size, upper)
            while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
                low, wanted = more_lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
                if low == wanted:
                    norm, many = base + slope * lengths[place], np.float64(times[posting])
                    scores[place] += factor * (many / (many + norm) - 1.0 / (1.0 + norm))
                    place += 1
                    posting += 1
                elif low < wanted:
                    posting = leap(more_lows, posting, at, wanted)
                else:
                    place = leap(ids, place, ids.size, upper | np.uint32(low))


def add_where(scores: Array, ids: Array, there: Array, amount: float) -> None:
    """Adds an amount to the scores of those of `ids` that are in `there`, which are all among them."""
    place = 0
    for index in range(there.size):
        while ids[place] != there[index]:
            place += 1
        scores[place] += amount


def add_in_bits(scores: Array, ids: Array, bits: Array, amount: float) -> None:
    """Adds an amount to the scores of those of `ids` whose bits are set."""
    for index in range(ids.size):
        number = ids[index]
        there = (bits[number >> np.uint32(6)] >> np.uint64(number & np.uint32(63))) & np.uint64(1)
        scores[index] += amount * np.float64(there)


def scale(scores: Array, ids: Array, weights: Array) -> None:
    """Multiplies the scores of `ids` by their weights."""
    for index in range(ids.size):
        scores[index] *= np.float64(weights[ids[index]])

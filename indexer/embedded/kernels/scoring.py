"""Scores: BM25 of many terms at once."""

from __future__ import annotations

import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros

from indexer.embedded.arrays import Array
from indexer.embedded.kernels.inlined import leap

LISTED, HELD_BY_ALL = -1, -2
_LEAP = 32
"""How many times as long a leap takes as a step through an array."""


def held_by_all(ids: Array, factor: float, amount: float, lengths: Array, parameters: Array) -> Array:
    """The scores of `ids` that all hold some terms once: an amount and factor × BM25, the factors of all together."""
    k1, b, average = parameters
    base, slope, factor = 1.0 + k1 * (1.0 - b), k1 * b / average, factor * (k1 + 1.0)
    scores = np.empty(ids.size, np.float64)
    for place in range(ids.size):
        scores[place] = amount + factor / (base + slope * lengths[ids[place]])
    return scores


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

    Where `rows` is not negative a term is a row of bits; else it is LISTED. Each document that holds it gets what it is
    worth once (which all have already where it is HELD_BY_ALL); then those where it stands repeatedly (`more_terms`, or
    -1; `times`) get the difference, many / (many + norm) - 1 / (1 + norm). Where `scores` are those of all documents,
    nothing is looked for; where that is faster, lists are not looked through either, but summed up aside.
    """
    k1, b, average = parameters
    base, slope = k1 * (1.0 - b), k1 * b / average
    words = np.uint64((documents + 63) >> 6)
    every = scores.size == documents and ids.size < documents
    rows_of_bits, listed, leaps = 0, 0, 0
    for index in range(terms.size):
        rows_of_bits += rows[index] >= 0
        if rows[index] == LISTED:
            size = int(starts[terms[index] + np.uint32(1)]) - int(starts[terms[index]])
            listed, leaps = listed + size, leaps + min(size, ids.size)
        if more_terms[index] >= 0:
            size = int(more_starts[more_terms[index] + 1]) - int(more_starts[more_terms[index]])
            listed, leaps = listed + size, leaps + min(size, ids.size)
    beside = not every and leaps * _LEAP > documents + 2 * listed
    aside = np.zeros(documents if beside else 0, np.float64)
    norms = np.empty(ids.size if rows_of_bits > 1 and not every else 0, np.float64)
    for place in range(norms.size):  # divided once for all terms
        norms[place] = 1.0 / (1.0 + base + slope * lengths[ids[place]])
    for index in range(terms.size):
        term, factor = terms[index], factors[index] * (k1 + 1.0)
        if rows[index] >= 0 and every:
            for word in range(words):
                rest = bits[np.uint64(rows[index]) * words + word]
                while rest:
                    number = (word << np.uint64(6)) | np.uint64(trailing_zeros(rest))  # type: ignore[call-arg]
                    scores[number] += factor / (1.0 + base + slope * lengths[number])
                    rest &= rest - np.uint64(1)
        elif rows[index] >= 0:
            row = np.uint64(rows[index]) * words
            for place in range(ids.size):
                number = ids[place]
                there = (
                    bits[row + np.uint64(number >> np.uint32(6))] >> np.uint64(number & np.uint32(63))
                ) & np.uint64(1)
                norm = norms[place] if norms.size else 1.0 / (1.0 + base + slope * lengths[number])
                scores[place] += factor * norm * np.float64(there)
        elif rows[index] == LISTED:
            at, place = np.int64(starts[term]), 0
            for run in range(run_starts[term], run_starts[term + 1]):
                upper = np.uint32(blocks[run]) << np.uint32(16)
                posting, at = at, at + np.int64(counts[run]) + 1
                if every or beside:
                    for each in range(np.uint64(posting), np.uint64(at)):
                        number = upper | np.uint32(lows[each])
                        worth = factor / (1.0 + base + slope * lengths[number])
                        if beside:
                            aside[number] += worth
                        else:
                            scores[number] += worth
                    continue
                # Whichever is behind leaps to the other: the shorter of the two says how long it takes.
                place = leap(ids, place, ids.size, upper)
                while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
                    low, wanted = lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
                    if low == wanted:
                        scores[place] += factor / (1.0 + base + slope * lengths[ids[place]])
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
            if every or beside:
                for each in range(np.uint64(posting), np.uint64(at)):
                    number = upper | np.uint32(more_lows[each])
                    norm, many = base + slope * lengths[number], np.float64(times[each])
                    difference = factor * norm * (many - 1.0) / ((many + norm) * (1.0 + norm))
                    if beside:
                        aside[number] += difference
                    else:
                        scores[number] += difference
                continue
            place = leap(ids, place, ids.size, upper)
            while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
                low, wanted = more_lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
                if low == wanted:
                    norm, many = base + slope * lengths[ids[place]], np.float64(times[posting])
                    scores[place] += factor * norm * (many - 1.0) / ((many + norm) * (1.0 + norm))
                    place += 1
                    posting += 1
                elif low < wanted:
                    posting = leap(more_lows, posting, at, wanted)
                else:
                    place = leap(ids, place, ids.size, upper | np.uint32(low))
    if beside:
        for place in range(ids.size):
            scores[place] += aside[ids[place]]


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

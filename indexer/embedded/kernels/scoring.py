"""Scores: BM25 of many terms at once."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros

from indexer.embedded.arrays import Array
from indexer.embedded.kernels.inlined import leap, popcount

LISTED, HELD_BY_ALL = -1, -2
_LEAP = 32
"""How many times as long a leap takes as a step through an array."""
_LOOK = 2
"""And a look into a directory."""
_RARE = 16
"""One document in so many: that fewer are hits can be foreseen."""


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
    -1; `times`) get the difference. Where `scores` are those of all documents, nothing is looked for; where leaps would
    take longer, all of a list is gone through, and a directory of `ids` says which of it are hits, and where.
    """
    k1, b, average = parameters
    norm = (k1 * (1.0 - b), k1 * b / average)
    every = scores.size != ids.size
    rows_of_bits, listed, leaps = 0, 0, 0
    for index in range(terms.size):
        rows_of_bits += rows[index] >= 0
        if rows[index] == LISTED:
            size = int(starts[terms[index] + np.uint32(1)]) - int(starts[terms[index]])
            listed, leaps = listed + size, leaps + min(size, ids.size)
        if more_terms[index] >= 0:
            size = int(more_starts[more_terms[index] + 1]) - int(more_starts[more_terms[index]])
            listed, leaps = listed + size, leaps + min(size, ids.size)
    looked_up = not every and leaps * _LEAP > ids.size + listed * _LOOK
    directory = _directory(ids, documents if looked_up else 0)
    shares = np.empty(ids.size if looked_up or (rows_of_bits > 1 and not every) else 0, np.float64)
    for place in range(shares.size):  # divided once for all terms, and fetched once
        shares[place] = 1.0 / (1.0 + norm[0] + norm[1] * lengths[ids[place]])
    for index in range(terms.size):
        term, factor = terms[index], factors[index] * (k1 + 1.0)
        if rows[index] >= 0:
            _add_row(scores, ids, rows[index], bits, factor, norm, shares, lengths, documents)
        elif rows[index] == LISTED:
            postings = (starts, run_starts, blocks, counts, lows)
            _add_list(scores, ids, term, postings, None, factor, norm, shares, lengths, directory)
        if more_terms[index] >= 0:
            postings = (more_starts, more_run_starts, more_blocks, more_counts, more_lows)
            _add_list(scores, ids, more_terms[index], postings, times, factor, norm, shares, lengths, directory)


@numba.njit(nogil=True)
def _add_row(
    scores: Array,
    ids: Array,
    row: int,
    bits: Array,
    factor: float,
    norm: tuple[float, float],
    shares: Array,
    lengths: Array,
    documents: int,
) -> None:
    """Adds what a term that is a row of bits is worth once."""
    base, slope = norm
    words = np.uint64((documents + 63) >> 6)
    before = np.uint64(row) * words
    if scores.size != ids.size:
        for word in range(words):
            rest = bits[before + word]
            while rest:
                number = (word << np.uint64(6)) | np.uint64(trailing_zeros(rest))  # type: ignore[call-arg]
                scores[number] += factor / (1.0 + base + slope * lengths[number])
                rest &= rest - np.uint64(1)
        return
    for place in range(ids.size):
        number = ids[place]
        there = (bits[before + np.uint64(number >> np.uint32(6))] >> np.uint64(number & np.uint32(63))) & np.uint64(1)
        share = shares[place] if shares.size else 1.0 / (1.0 + base + slope * lengths[number])
        scores[place] += factor * share * np.float64(there)


@numba.njit(nogil=True)
def _add_list(
    scores: Array,
    ids: Array,
    term: int,
    postings: tuple[Array, Array, Array, Array, Array],
    times: Array | None,
    factor: float,
    norm: tuple[float, float],
    shares: Array,
    lengths: Array,
    directory: tuple[Array, Array],
) -> None:
    """Adds what a listed term is worth once, or, with `times`, what it is worth so many times and not only once."""
    starts, run_starts, blocks, counts, lows = postings
    bits, ranks = directory
    whole = bits.size or scores.size != ids.size
    rare = ids.size * _RARE < bits.size * 64
    at, place = np.int64(starts[term]), 0
    for run in range(run_starts[term], run_starts[term + 1]):
        upper = np.uint32(blocks[run]) << np.uint32(16)
        posting, at = at, at + np.int64(counts[run]) + 1
        if whole:
            for each in range(np.uint64(posting), np.uint64(at)):
                number = upper | np.uint32(lows[each])
                many = 0.0 if times is None else np.float64(times[each])
                if not bits.size:
                    scores[number] += _worth(factor, 1.0 / (1.0 + norm[0] + norm[1] * lengths[number]), many)
                    continue
                word, bit = bits[number >> np.uint32(6)], np.uint64(number & np.uint32(63))
                there = (word >> bit) & np.uint64(1)
                if rare and not there:
                    continue
                # Where many are hits, whatever is none adds nothing, to any score: a branch could not be foreseen.
                before = popcount(word & ((np.uint64(1) << bit) - np.uint64(1)))
                hit = min(np.uint64(ranks[number >> np.uint32(6)]) + before, np.uint64(ids.size - 1))
                scores[hit] += _worth(factor, shares[hit], many) * np.float64(there)
            continue
        # Whichever is behind leaps to the other: the shorter of the two says how long it takes.
        place = leap(ids, place, ids.size, upper)
        while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
            low, wanted = lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
            if low == wanted:
                many = 0.0 if times is None else np.float64(times[posting])
                scores[place] += _worth(factor, 1.0 / (1.0 + norm[0] + norm[1] * lengths[ids[place]]), many)
                place += 1
                posting += 1
            elif low < wanted:
                posting = leap(lows, posting, at, wanted)
            else:
                place = leap(ids, place, ids.size, upper | np.uint32(low))


@numba.njit(inline="always")
def _worth(factor: Any, share: Any, many: Any) -> Any:
    """What a term is worth that stands once (0 times more), or many / (many + norm) - 1 / (1 + norm) of the factor.

    `share` is 1 / (1 + norm).
    """
    if many:
        return factor * (many - 1.0) * share * (1.0 - share) / (many * share + 1.0 - share)
    return factor * share


@numba.njit(nogil=True)
def _directory(ids: Array, documents: int) -> tuple[Array, Array]:
    """For every 64 of so many documents which of them are among the ids (bits), and how many ids come before them."""
    words = (documents + 63) >> 6
    bits, ranks = np.zeros(words, np.uint64), np.zeros(words, np.uint32)
    if words:
        for place in range(ids.size):
            number = ids[place]
            bits[number >> np.uint32(6)] |= np.uint64(1) << np.uint64(number & np.uint32(63))
        before = np.uint32(0)
        for word in range(words):
            ranks[word] = before
            before += np.uint32(popcount(bits[word]))
    return bits, ranks


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

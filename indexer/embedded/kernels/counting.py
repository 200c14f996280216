"""Hits by bulletin, the counts of values, and the first of many."""

from __future__ import annotations

import numba
import numpy as np

from indexer.embedded.arrays import Array
from indexer.embedded.kernels.inlined import popcount

_FAR_APART = 16
"""One document in so many: fewer are far apart in memory."""


def group(ids: Array, bulletin_of: Array, beginning: Array, begun: Array) -> tuple[Array, Array]:
    """The bulletins of documents, and where those of each begin (and the last end).

    Of few documents the bulletins are counted, not read: a bit of `beginning` is set for each document that is the
    first of its bulletin, `begun` says how many are set before each word, and both together stay in a near cache.
    (Both are empty where some bulletin has no document, and so no bit.)
    """
    counted = beginning.size and ids.size * _FAR_APART < bulletin_of.size
    bulletins = np.empty(ids.size + 1, np.uint32)
    firsts = np.empty(ids.size + 2, np.int64)
    firsts[0] = 0
    found, last = 0, np.uint32(0xFFFFFFFF)
    # Written again for each document of a bulletin: faster than a branch that cannot be foreseen.
    for index in range(ids.size):
        number = ids[index]
        if counted:
            word = number >> np.uint32(6)
            to_here = ~np.uint64(0) >> np.uint64(np.uint32(63) - (number & np.uint32(63)))
            bulletin = begun[word] + np.uint32(popcount(beginning[word] & to_here)) - np.uint32(1)
        else:
            bulletin = bulletin_of[number]
        found += bulletin != last
        last = bulletin
        bulletins[found - 1] = bulletin
        firsts[found] = index + 1
    return bulletins[:found], firsts[: found + 1]


def weigh(scores: Array, ids: Array, weight_of: Array, weights: Array, firsts: Array) -> Array:
    """Multiplies the scores of `ids` by their weights; gives the best of each bulletin."""
    best = np.empty(firsts.size - 1, np.float64)
    for at in range(best.size):
        most = -np.inf
        for index in range(firsts[at], firsts[at + 1]):
            scores[index] *= weights[weight_of[ids[index]]]
            most = max(most, scores[index])
        best[at] = most
    return best


def count_by_bulletin(
    bulletins: Array, firsts: Array, starts: Array, values: Array, size: int
) -> tuple[Array, Array, Array, int, int]:
    """Counts the values (of `size`) that bulletins have.

    Gives the values met, how many bulletins and how many passages have each, and how many have none.
    """
    if bulletins.size * _FAR_APART < size:
        return _sorted_out(bulletins, np.arange(bulletins.size), np.diff(firsts), starts, values)
    of_bulletins, of_passages = np.zeros(size, np.uint32), np.zeros(size, np.uint32)
    met = np.empty(size, np.uint32)
    found = 0
    missing, missing_passages = 0, 0
    for index in range(bulletins.size):
        bulletin = bulletins[index]
        passages = firsts[index + 1] - firsts[index]
        first, last = starts[bulletin], starts[bulletin + np.uint32(1)]
        if first == last:
            missing += 1
            missing_passages += passages
        for at in range(first, last):
            value = values[at]
            if not of_passages[value]:
                met[found] = value
                found += 1
            of_bulletins[value] += np.uint32(1)
            of_passages[value] += np.uint32(passages)
    met = met[:found]
    return met, of_bulletins[met], of_passages[met], missing, missing_passages


def count_by_document(
    bulletins: Array, firsts: Array, ids: Array, starts: Array, values: Array, size: int
) -> tuple[Array, Array, Array, int, int]:
    """Counts the values (of `size`) that documents have; gives the same as `count_by_bulletin`."""
    if ids.size * _FAR_APART < size:
        owners = np.repeat(np.arange(bulletins.size), np.diff(firsts))
        return _sorted_out(ids, owners, np.ones(ids.size, np.int64), starts, values)
    if ids.size * _FAR_APART > starts.size:
        return _counted(bulletins, firsts, ids, starts, values, size)
    fetched_starts, fetched = _fetched(ids, starts, values)
    return _counted(bulletins, firsts, np.arange(ids.size).astype(np.uint32), fetched_starts, fetched, size)


@numba.njit(nogil=True)
def _sorted_out(
    ids: Array, owners: Array, passages: Array, starts: Array, values: Array
) -> tuple[Array, Array, Array, int, int]:
    """Counts the values of few ids by sorting what they have: a table of all values would take longer to clear.

    Each id stands for so many passages of its owner, and those of an owner follow one another.
    """
    total = 0
    for index in range(ids.size):
        total += int(starts[ids[index] + np.uint32(1)]) - int(starts[ids[index]])
    keys = np.empty(total, np.int64)
    made, missing, missing_passages, last_owner = 0, 0, 0, np.int64(-1)
    for index in range(ids.size):
        first, last = starts[ids[index]], starts[ids[index] + np.uint32(1)]
        for at in range(first, last):
            keys[made] = np.int64(values[at]) << 32 | index
            made += 1
        if first == last:
            missing += owners[index] != last_owner
            missing_passages += passages[index]
            last_owner = owners[index]
    keys.sort()
    met, of_bulletins, of_passages = np.empty(total, np.uint32), np.zeros(total, np.uint32), np.zeros(total, np.uint32)
    found, last_owner = -1, np.int64(-1)
    for key in keys:
        index = key & 0xFFFFFFFF
        if found < 0 or met[found] != key >> 32:
            found += 1
            met[found] = key >> 32
            last_owner = np.int64(-1)
        of_bulletins[found] += owners[index] != last_owner
        of_passages[found] += passages[index]
        last_owner = owners[index]
    return met[: found + 1], of_bulletins[: found + 1], of_passages[: found + 1], missing, missing_passages


@numba.njit(nogil=True)
def _fetched(ids: Array, starts: Array, values: Array) -> tuple[Array, Array]:
    """The values of the ids, one after another, and where those of each begin (and the last end).

    What is far apart in memory is fetched in loops that do nothing else: the processor then waits for many places at
    once.
    """
    begins = np.empty(ids.size, np.uint32)
    fetched_starts = np.zeros(ids.size + 1, np.uint32)
    for index in range(ids.size):
        begins[index] = starts[ids[index]]
        fetched_starts[index + 1] = fetched_starts[index] + starts[ids[index] + np.uint32(1)] - begins[index]
    fetched = np.empty(fetched_starts[ids.size], np.uint32)
    for index in range(ids.size):
        first = fetched_starts[index]
        for at in range(fetched_starts[index + 1] - first):
            fetched[first + at] = values[begins[index] + at]
    return fetched_starts, fetched


@numba.njit(nogil=True)
def _counted(
    bulletins: Array, firsts: Array, ids: Array, starts: Array, values: Array, size: int
) -> tuple[Array, Array, Array, int, int]:
    of_bulletins, of_passages = np.zeros(size, np.uint32), np.zeros(size, np.uint32)
    last_with = np.full(size, 0xFFFFFFFF, np.uint32)
    missing, missing_passages = 0, 0
    for group in range(bulletins.size):
        bulletin = bulletins[group]
        without = 0
        for index in range(firsts[group], firsts[group + 1]):
            first, last = starts[ids[index]], starts[ids[index] + np.uint32(1)]
            without += first == last
            for at in range(first, last):
                value = values[at]
                of_passages[value] += np.uint32(1)
                of_bulletins[value] += np.uint32(last_with[value] != bulletin)
                last_with[value] = bulletin
        missing += without > 0
        missing_passages += without
    met = np.flatnonzero(of_passages).astype(np.uint32)
    return met, of_bulletins[met], of_passages[met], missing, missing_passages


def top(keys: Array, ranks: Array, count: int) -> Array:
    """Which `count` come first by (greatest key, least rank), in that order. A heap keeps the last of them on top."""
    heap = np.empty(min(count, keys.size), np.int64)
    if not heap.size:
        return heap
    size = 0
    # Every index is put in; then, from index keys.size on, the last one is taken out to its place at the end.
    for index in range(keys.size + heap.size - 1):
        end, taken = 0, np.int64(0)
        if index >= keys.size:
            size -= 1
            end, taken = size, heap[0]
            sinking = heap[end]
        elif size < heap.size:
            sinking = np.int64(index)
            at = size
            size += 1
            while at:
                above = (at - 1) >> 1
                other = heap[above]
                if keys[index] > keys[other] or (keys[index] == keys[other] and ranks[index] < ranks[other]):
                    break
                heap[at] = other
                at = above
            heap[at] = sinking
            continue
        else:
            sinking = np.int64(index)
            worst = heap[0]
            if keys[index] < keys[worst] or (keys[index] == keys[worst] and ranks[index] > ranks[worst]):
                continue
        at = 0
        while True:
            below = 2 * at + 1
            if below >= size:
                break
            if below + 1 < size:
                left, right = heap[below], heap[below + 1]
                if keys[right] < keys[left] or (keys[right] == keys[left] and ranks[right] > ranks[left]):
                    below += 1
            other = heap[below]
            if keys[sinking] < keys[other] or (keys[sinking] == keys[other] and ranks[sinking] > ranks[other]):
                break
            heap[at] = other
            at = below
        heap[at] = sinking
        if index >= keys.size:
            heap[end] = taken
    return heap

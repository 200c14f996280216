"""Hits by bulletin, the counts of values, and the first of many."""

from __future__ import annotations

import numpy as np

from indexer.embedded.arrays import Array


def group(owners: Array, scores: Array) -> tuple[Array, Array, Array]:
    """The bulletins of documents (`owners`), where those of each begin (and the last end), and their best scores."""
    most = 0
    if owners.size:
        most = min(owners.size, np.int64(owners[owners.size - 1]) - np.int64(owners[0]) + 1)
    bulletins = np.empty(most, np.uint32)
    firsts = np.empty(most + 1, np.int64)
    best = np.empty(most, np.float64)
    found = -1
    for index in range(owners.size):
        if found < 0 or bulletins[found] != owners[index]:
            found += 1
            bulletins[found] = owners[index]
            firsts[found] = index
            best[found] = scores[index]
        elif scores[index] > best[found]:
            best[found] = scores[index]
    found += 1
    firsts[found] = owners.size
    return bulletins[:found], firsts[: found + 1], best[:found]


def count_by_bulletin(
    bulletins: Array, firsts: Array, starts: Array, values: Array, of_bulletins: Array, of_passages: Array
) -> tuple[Array, int, int]:
    """Counts the values that bulletins have; the values met first here, the bulletins and passages without any."""
    met = np.empty(of_bulletins.size, np.uint32)
    found = 0
    missing, missing_passages = 0, 0
    for index in range(bulletins.size):
        bulletin = bulletins[index]
        passages = firsts[index + 1] - firsts[index]
        first, last = starts[bulletin], starts[bulletin + 1]
        if first == last:
            missing += 1
            missing_passages += passages
        for at in range(first, last):
            value = values[at]
            if not of_passages[value]:
                met[found] = value
                found += 1
            of_bulletins[value] += 1
            of_passages[value] += passages
    return met[:found], missing, missing_passages


def count_by_document(
    ids: Array, owners: Array, starts: Array, values: Array, of_bulletins: Array, of_passages: Array
) -> tuple[Array, int, int]:
    """Counts the values that documents have; the values met first here, the bulletins and passages without any.

    `owners` are the bulletins of the ids. What is far apart in memory is fetched in loops that do nothing else: then
    the processor waits for many places at once.
    """
    begins = np.empty(ids.size, np.uint32)
    sizes = np.empty(ids.size, np.uint32)
    total = 0
    for index in range(ids.size):
        begins[index] = starts[ids[index]]
        sizes[index] = starts[ids[index] + np.uint32(1)] - starts[ids[index]]
        total += sizes[index]
    fetched = np.empty(total, np.uint32)
    into = 0
    for index in range(ids.size):
        for at in range(begins[index], begins[index] + sizes[index]):
            fetched[into] = values[at]
            into += 1
    met = np.empty(of_bulletins.size, np.uint32)
    found = 0
    missing, missing_passages = 0, 0
    last_without = np.int64(-1)
    last_with = np.full(of_bulletins.size, 0xFFFFFFFF, np.uint32)
    into = 0
    for index in range(ids.size):
        bulletin = owners[index]
        if not sizes[index]:
            missing_passages += 1
            if last_without != bulletin:
                last_without = np.int64(bulletin)
                missing += 1
        for _ in range(sizes[index]):
            value = fetched[into]
            into += 1
            if not of_passages[value]:
                met[found] = value
                found += 1
            of_passages[value] += 1
            if last_with[value] != bulletin:
                last_with[value] = bulletin
                of_bulletins[value] += 1
    return met[:found], missing, missing_passages


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

"""The loops that NumPy cannot do without large temporaries, compiled by numba. Sole user of numba.

A document is a number. A set of documents is a sorted array of them (`ids`, uint32) or a row of bits (`bits`, uint64;
document d is bit d % 64 of word d // 64). Units are UTF-16 code units. Nothing here checks its arguments, and all but
`set_bits`, `set_ranges`, `add_scores` and the counts leave them as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numba
import numpy as np
from numba import types
from numba.core import config
from numba.cpython.unsafe.numbers import trailing_zeros

from indexer.embedded.arrays import Array

Kernel = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Kernels:
    """The compiled functions, named as the plain ones below."""

    expand: Kernel
    expand_terms: Kernel
    ids_of_bits: Kernel
    set_bits: Kernel
    set_ranges: Kernel
    intersect: Kernel
    keep_in_bits: Kernel
    keep_listed: Kernel
    keep_containing: Kernel
    keep_written: Kernel
    unfold: Kernel
    add_scores: Kernel
    add_where: Kernel
    group: Kernel
    count_by_bulletin: Kernel
    count_by_document: Kernel
    top: Kernel


@cache
def load_kernels(directory: Path | None) -> Kernels:
    """The kernels, compiled once for this processor and kept in the directory (in memory alone if it is None).

    Without HOME, or where the programme's own folder is read-only, numba knows no place of its own to keep them.
    """
    kept = directory is not None and _is_writable(directory)
    if kept:
        config.CACHE_DIR = str(directory)  # type: ignore[attr-defined]  # set by numba at run time
    return Kernels(
        **{
            name: numba.njit(signature, cache=kept, nogil=True)(globals()[f"_{name}"])
            for name, signature in _signatures().items()
        }
    )


def _signatures() -> dict[str, Any]:
    """What each kernel takes: one signature each, so that all is compiled ahead; an array may be a read-only one."""
    u8, u16, u32, u64, i64, f64 = (
        types.Array(each, 1, "C", readonly=True)
        for each in (types.uint8, types.uint16, types.uint32, types.uint64, types.int64, types.float64)
    )
    written = {each: types.Array(each, 1, "C") for each in (types.uint32, types.uint64, types.int64, types.float64)}
    ids, bits, counts, scores = written.values()
    found = types.Tuple((ids, types.int64, types.int64))  # type: ignore[no-untyped-call]
    unfolded = types.Tuple((types.Array(types.uint16, 1, "C"), ids))  # type: ignore[no-untyped-call]
    groups = types.Tuple((ids, counts, scores))  # type: ignore[no-untyped-call]
    chosen = types.Array(types.boolean, 1, "C", readonly=True)
    number = types.int64
    return {
        "expand": ids(u16, u16, u16),
        "expand_terms": ids(u32, u32, u16, u32, u16, u16),
        "ids_of_bits": ids(u64, number),
        "set_bits": types.void(bits, u32),
        "set_ranges": types.void(bits, chosen, i64),
        "intersect": ids(u32, u32),
        "keep_in_bits": ids(u32, u64),
        "keep_listed": ids(u32, u16, u16, u16),
        "keep_containing": ids(u32, u16, i64, u16),
        "unfold": unfolded(number, u16, i64, u16, i64, u16, u16, u8),
        "keep_written": ids(u32, u16, i64, u16, i64, u16, u16, u8, u16),
        "add_scores": types.void(
            scores,
            *(u32, u32, f64),
            *(i64, u64, u32, u16, u32, u16, u16),
            *(i64, u32, u16, u32, u16, u16, u8),
            *(u32, number, f64),
        ),
        "add_where": types.void(scores, u32, u32, types.float64),
        "group": groups(u32, f64),
        "count_by_bulletin": found(u32, i64, u32, u32, counts, counts),
        "count_by_document": found(u32, u32, u32, u32, counts, counts),
        "top": counts(f64, u32, number),
    }


def _is_writable(directory: Path) -> bool:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = directory / ".probe"
        probe.touch()
        probe.unlink(missing_ok=True)
    except OSError:
        return False
    return True


@numba.njit(inline="always")
def _leap(values: Array, at: Any, end: Any, wanted: Any) -> Any:
    """The first place from `at` on whose value is not less than the wanted one, or `end`: leaps, then bisection."""
    step = 1
    low = at
    while at < end and values[at] < wanted:
        low = at + 1
        at += step
        step += step
    high = min(at, end)
    while low < high:
        middle = (low + high) >> 1
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _expand(blocks: Array, counts: Array, lows: Array) -> Array:
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


def _expand_terms(terms: Array, starts: Array, lows: Array, run_starts: Array, blocks: Array, counts: Array) -> Array:
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


def _ids_of_bits(bits: Array, count: int) -> Array:
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


def _set_bits(bits: Array, ids: Array) -> None:
    for index in range(ids.size):
        number = ids[index]
        bits[number >> np.uint32(6)] |= np.uint64(1) << np.uint64(number & np.uint32(63))


def _set_ranges(bits: Array, chosen: Array, starts: Array) -> None:
    """Sets the documents starts[b] to starts[b + 1] of every b that is chosen."""
    for number in range(chosen.size):
        if chosen[number]:
            for document in range(starts[number], starts[number + 1]):
                bits[document >> 6] |= np.uint64(1) << np.uint64(document & 63)


def _intersect(few: Array, many: Array) -> Array:
    """The ids in both; fast where `few` is much shorter."""
    out = np.empty(few.size, np.uint32)
    found = 0
    at = 0
    for index in range(few.size):
        wanted = few[index]
        at = _leap(many, at, many.size, wanted)
        if at == many.size:
            break
        if many[at] == wanted:
            out[found] = wanted
            found += 1
    return out[:found]


def _keep_in_bits(ids: Array, bits: Array) -> Array:
    out = np.empty(ids.size, np.uint32)
    found = 0
    for index in range(ids.size):
        number = ids[index]
        out[found] = number
        found += int((bits[number >> np.uint32(6)] >> np.uint64(number & np.uint32(63))) & np.uint64(1))
    return out[:found]


def _keep_listed(ids: Array, blocks: Array, counts: Array, lows: Array) -> Array:
    """The ids that stand in runs too, which are not expanded."""
    out = np.empty(ids.size, np.uint32)
    found = 0
    run, begin, at = 0, 0, 0
    for index in range(ids.size):
        number = ids[index]
        low, block = np.uint16(number & np.uint32(0xFFFF)), np.uint16(number >> np.uint32(16))
        while run < blocks.size and blocks[run] < block:
            begin += np.int64(counts[run]) + 1
            at = begin
            run += 1
        if run == blocks.size:
            break
        if blocks[run] > block:
            continue
        end = begin + np.int64(counts[run]) + 1
        at = _leap(lows, at, end, low)
        if at < end and lows[at] == low:
            out[found] = number
            found += 1
    return out[:found]


def _keep_containing(ids: Array, units: Array, starts: Array, needle: Array) -> Array:
    """The ids whose text holds the needle (three units at least) in a run.

    Most texts that hold all its pairs do not hold it: first all places are compared with its first four units at once
    (without leaving early, so that the compiler takes many places in one step), and only then one after another.
    """
    out = np.empty(ids.size, np.uint32)
    found = 0
    size = needle.size
    one, two, three, four = needle[0], needle[1], needle[2], needle[min(3, size - 1)]
    ahead = np.uint64(min(3, size - 1))
    for index in range(ids.size):
        number = ids[index]
        first = np.uint64(starts[number])
        length = np.int64(starts[number + 1]) - np.int64(starts[number])
        if length < size:
            continue
        last = first + np.uint64(length - size) + np.uint64(1)
        places = 0
        for at in range(first, last):
            places += (
                (units[at] == one)
                & (units[at + np.uint64(1)] == two)
                & (units[at + np.uint64(2)] == three)
                & (units[at + ahead] == four)
            )
        if places and size > 4:
            places = 0
            for at in range(first, last):
                if units[at] == one:
                    same = True
                    for step in range(np.uint64(1), np.uint64(size)):
                        if units[at + step] != needle[step]:
                            same = False
                            break
                    if same:
                        places = 1
                        break
        if places:
            out[found] = number
            found += 1
    return out[:found]


def _keep_written(
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
    """The ids whose text as written holds the needle: the folded units with their changes undone."""
    out = np.empty(ids.size, np.uint32)
    found = 0
    for index in range(ids.size):
        number = ids[index]
        change, last_change = change_starts[number], change_starts[number + 1]
        at, end = starts[number], starts[number + 1]
        gone = 0
        for each in range(change, last_change):
            gone += change_gone[each]
        written = np.empty(end - at + gone, np.uint16)
        for place in range(written.size):
            if change < last_change and change_at[change] == place:
                written[place] = change_unit[change]
                at += 1 - change_gone[change]
                change += 1
            else:
                written[place] = unfolded[units[at]]
                at += 1
        for place in range(written.size - needle.size + 1):
            same = True
            for ahead in range(needle.size):
                if written[place + ahead] != needle[ahead]:
                    same = False
                    break
            if same:
                out[found] = number
                found += 1
                break
    return out[:found]


def _unfold(
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


def _add_scores(
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

    Where `rows` is not negative a term is a row of bits, else a list. Each document that holds it gets what it is
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
                place = _leap(ids, place, ids.size, upper)
                while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
                    low, wanted = lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
                    if low == wanted:
                        scores[place] += factor / (1.0 + base + slope * lengths[place])
                        place += 1
                        posting += 1
                    elif low < wanted:
                        posting = _leap(lows, posting, at, wanted)
                    else:
                        place = _leap(ids, place, ids.size, upper | np.uint32(low))
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
            place = _leap(ids, place, ids.size, upper)
            while place < ids.size and posting < at and ids[place] >> np.uint32(16) == upper >> np.uint32(16):
                low, wanted = more_lows[posting], np.uint16(ids[place] & np.uint32(0xFFFF))
                if low == wanted:
                    norm, many = base + slope * lengths[place], np.float64(times[posting])
                    scores[place] += factor * (many / (many + norm) - 1.0 / (1.0 + norm))
                    place += 1
                    posting += 1
                elif low < wanted:
                    posting = _leap(more_lows, posting, at, wanted)
                else:
                    place = _leap(ids, place, ids.size, upper | np.uint32(low))


def _add_where(scores: Array, ids: Array, there: Array, amount: float) -> None:
    """Adds an amount to the scores of those of `ids` that are in `there`, which are all among them."""
    place = 0
    for index in range(there.size):
        while ids[place] != there[index]:
            place += 1
        scores[place] += amount


def _group(owners: Array, scores: Array) -> tuple[Array, Array, Array]:
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


def _count_by_bulletin(
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


def _count_by_document(
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


def _top(keys: Array, ranks: Array, count: int) -> Array:
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

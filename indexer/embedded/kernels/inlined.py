"""What is compiled into the loops that use it."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

from indexer.embedded.arrays import Array


@numba.njit(inline="always")
def leap(values: Array, at: Any, end: Any, wanted: Any) -> Any:
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


@numba.njit(inline="always")
def popcount(word: Any) -> Any:
    """How many bits of 64 are set; the compiler knows the idiom and makes one instruction of it."""
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (word * np.uint64(0x0101010101010101)) >> np.uint64(56)

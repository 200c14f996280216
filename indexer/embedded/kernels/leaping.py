"""Leaping in a sorted array, compiled into the loops that do it."""

from __future__ import annotations

from typing import Any

import numba

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

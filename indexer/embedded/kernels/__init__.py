"""The loops that NumPy cannot do without large temporaries, compiled by numba. Sole user of numba.

A document is a number. A set of documents is a sorted array of them (`ids`, uint32) or a row of bits (`bits`, uint64;
document d is bit d % 64 of word d // 64). Units are UTF-16 code units. Nothing here checks its arguments, and all but
`set_bits`, `set_ranges`, `scale` and the ones that add leave them as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numba
from numba import types
from numba.core import config

from indexer.embedded.kernels import counting, scoring, sets, texts

Kernel = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Kernels:
    """The compiled functions, named as the plain ones in the modules here."""

    expand: Kernel
    expand_terms: Kernel
    ids_of_bits: Kernel
    set_bits: Kernel
    set_ranges: Kernel
    intersect: Kernel
    keep_in_bits: Kernel
    keep_listed: Kernel
    marks_in_bits: Kernel
    marks_listed: Kernel
    keep_containing: Kernel
    keep_written: Kernel
    unfold: Kernel
    held_by_all: Kernel
    add_scores: Kernel
    add_where: Kernel
    add_in_bits: Kernel
    scale: Kernel
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
    if directory is not None and kept:
        config.CACHE_DIR = str(directory / _digest())  # type: ignore[attr-defined]  # set by numba at run time
    plain = {name: function for module in (sets, texts, scoring, counting) for name, function in vars(module).items()}
    return Kernels(
        **{
            name: numba.njit(signature, cache=kept, nogil=True)(plain[name])
            for name, signature in _signatures().items()
        }
    )


def _signatures() -> dict[str, Any]:
    """What each kernel takes: one signature each, so that all is compiled ahead; an array may be a read-only one."""
    u8, u16, u32, u64, i64, f32, f64 = (
        types.Array(each, 1, "C", readonly=True)
        for each in (types.uint8, types.uint16, types.uint32, types.uint64, types.int64, types.float32, types.float64)
    )
    written = {each: types.Array(each, 1, "C") for each in (types.uint32, types.uint64, types.int64, types.float64)}
    ids, bits, counts, scores = written.values()
    counted = types.Tuple((ids, ids, ids, types.int64, types.int64))  # type: ignore[no-untyped-call]
    unfolded = types.Tuple((types.Array(types.uint16, 1, "C"), ids))  # type: ignore[no-untyped-call]
    groups = types.Tuple((ids, counts, scores))  # type: ignore[no-untyped-call]
    chosen = types.Array(types.boolean, 1, "C", readonly=True)
    marks = types.Array(types.uint8, 1, "C")
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
        "marks_in_bits": marks(u32, u64, u8),
        "marks_listed": marks(u32, u16, u16, u16, u8),
        "keep_containing": ids(u32, chosen, u16, i64, u16),
        "unfold": unfolded(number, u16, i64, u16, i64, u16, u16, u8),
        "keep_written": ids(u32, u16, i64, u16, i64, u16, u16, u8, u16),
        "held_by_all": scores(u32, types.float64, types.float64, u32, f64),
        "add_scores": types.void(
            scores,
            *(u32, u32, f64),
            *(i64, u64, u32, u16, u32, u16, u16),
            *(i64, u32, u16, u32, u16, u16, u8),
            *(u32, number, f64),
        ),
        "add_where": types.void(scores, u32, u32, types.float64),
        "add_in_bits": types.void(scores, u32, u64, types.float64),
        "scale": types.void(scores, u32, f32),
        "group": groups(u32, u32, f64),
        "count_by_bulletin": counted(u32, i64, u32, u32, number),
        "count_by_document": counted(u32, i64, u32, u32, u32, number),
        "top": counts(f64, u32, number),
    }


def _digest() -> str:
    """Of all sources here: numba looks at the file of a function alone, not at those of what is compiled into it."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def _is_writable(directory: Path) -> bool:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = directory / ".probe"
        probe.touch()
        probe.unlink(missing_ok=True)
    except OSError:
        return False
    return True

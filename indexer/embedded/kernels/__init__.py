"""The loops that NumPy cannot do without large temporaries, compiled by numba. Sole user of numba.

A document is a number. A set of documents is a sorted array of them (`ids`, uint32) or a row of bits (`bits`, uint64;
document d is bit d % 64 of word d // 64). Units are UTF-16 code units. Nothing here checks its arguments, and all but
`set_bits`, `set_ranges`, `weigh` and the ones that add leave them as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numba
from numba import types
from numba.core import config

from indexer.embedded.kernels import counting, scoring, sets, texts

Kernel = Callable[..., Any]


_IMPORTED_LATER = (
    *("core.typing.arraydecl", "core.typing.dictdecl", "core.typing.setdecl", "core.typing.cffi_utils"),
    *("core.typing.listdecl", "core.typing.enumdecl", "core.typing.cmathdecl", "core.inline_closurecall"),
    *("cpython.setobj", "cpython.heapq", "cpython.iterators", "cpython.cmathimpl", "cpython.printimpl"),
    *("cpython.randomimpl", "misc.cffiimpl", "misc.gdb_hook", "np.arraymath", "np.linalg", "np.npyimpl"),
    *("np.polynomial.polynomial_functions", "np.random.generator_methods", "np.random.legacy", "np.unsafe.ndarray"),
    *("np.types.datetime_registry", "typed.typeddict", "typed.typedlist", "typed.typedset"),
    *("experimental.function_type", "experimental.jitclass.base"),
)
"""Parts that numba imports when its first function is called. They are imported here, as imports should be."""
for _name in (*map("numba.{}".format, _IMPORTED_LATER), "numpy.ma"):  # it asks of each array whether it is a masked one
    with suppress(ImportError):  # another version of numba may have other parts
        import_module(_name)

_FIRST = "top"
"""With the first kernel numba makes its tables, which takes longest; this one is loaded with the index."""


class Kernels:
    """The compiled functions, named as the plain ones in the modules here; each is loaded when it is first used."""

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
    contain: Kernel
    keep_written: Kernel
    unfold: Kernel
    held_by_all: Kernel
    add_scores: Kernel
    add_where: Kernel
    add_in_bits: Kernel
    weigh: Kernel
    group: Kernel
    count_by_bulletin: Kernel
    count_by_document: Kernel
    top: Kernel

    def __init__(self, *, kept: bool) -> None:
        self._kept = kept
        self._signatures = _signatures()

    def __getattr__(self, name: str) -> Kernel:
        """A kernel that was not used yet; two threads may load it at once, and keep either."""
        if name not in Kernels.__annotations__:
            raise AttributeError(name)
        kernel: Kernel = numba.njit(self._signatures[name], cache=self._kept, nogil=True)(_plain(name))
        setattr(self, name, kernel)
        return kernel


@cache
def load_kernels(directory: Path | None) -> Kernels:
    """The kernels, compiled once for this processor and kept in the directory (in memory alone if it is None).

    Without HOME, or where the programme's own folder is read-only, numba knows no place of its own to keep them. What
    is not kept yet is compiled here, all of it, so that no search waits for a compiler.
    """
    kept = directory / _digest() if directory is not None and _is_writable(directory) else None
    if kept is not None:
        config.CACHE_DIR = str(kept)  # type: ignore[attr-defined]  # set by numba at run time
    kernels = Kernels(kept=kept is not None)
    whole = kept / "whole" if kept is not None else None
    if whole is None or not whole.exists():
        for name in Kernels.__annotations__:
            getattr(kernels, name)
        if whole is not None:
            whole.touch()
    else:
        getattr(kernels, _FIRST)
    return kernels


def _plain(name: str) -> Kernel:
    modules = (sets, texts, scoring, counting)
    plain: Kernel = next(vars(module)[name] for module in modules if name in vars(module))
    return plain


def _signatures() -> dict[str, Any]:
    """What each kernel takes: one signature each, so that all is compiled ahead; an array may be a read-only one."""
    u8, u16, u32, u64, i64, f64 = (
        types.Array(each, 1, "C", readonly=True)
        for each in (types.uint8, types.uint16, types.uint32, types.uint64, types.int64, types.float64)
    )
    written = {each: types.Array(each, 1, "C") for each in (types.uint32, types.uint64, types.int64, types.float64)}
    ids, bits, counts, scores = written.values()
    counted = types.Tuple((ids, ids, ids, types.int64, types.int64))  # type: ignore[no-untyped-call]
    unfolded = types.Tuple((types.Array(types.uint16, 1, "C"), ids))  # type: ignore[no-untyped-call]
    groups = types.Tuple((ids, counts))  # type: ignore[no-untyped-call]
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
        "contain": types.Array(types.boolean, 1, "C")(u32, u16, i64, u16),
        "unfold": unfolded(number, u16, i64, u16, i64, u16, u16, u8),
        "keep_written": ids(u32, u16, i64, u16, i64, u16, u16, u8, u16),
        "held_by_all": scores(u32, types.float64, types.float64, u16, f64),
        "add_scores": types.void(
            scores,
            *(u32, u32, f64),
            *(i64, u64, u32, u16, u32, u16, u16),
            *(i64, u32, u16, u32, u16, u16, u8),
            *(u16, number, f64),
        ),
        "add_where": types.void(scores, u32, u32, types.float64),
        "add_in_bits": types.void(scores, u32, u64, types.float64),
        "weigh": scores(scores, u32, u8, f64, i64),
        "group": groups(u32, u32, u64, u32),
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

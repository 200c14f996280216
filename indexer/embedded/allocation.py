"""How the process gets memory: what a search frees is kept for the next one.

A search over a million passages fills some arrays of several MB and frees them. By default glibc gives such memory
back to the system, and each search pays again for every page that it touches first: 2 to 6 of 20 ms
(docs/design/engine.md).
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Names of glibc's `mallopt`."""
_KEPT, _GREATEST = 256 << 20, 32 << 20
"""Bytes that a process may keep, and the greatest block that comes out of them (the most that older glibc allows)."""


def keep_freed_memory() -> None:
    """Tells glibc to keep what is freed, up to a bound; does nothing where there is another allocator."""
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _GREATEST)
        mallopt(_TRIM_THRESHOLD, _KEPT)

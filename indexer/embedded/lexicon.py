"""The terms of a field, sorted, each with its number: what stands before the postings.

Whoosh's own dictionary takes 79 bytes and 6 µs a term; pairs of characters are millions. A pair is a number, and
numbers are found by bisection in one array.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from indexer.embedded.arrays import Array, Arrays, Scratch
from indexer.embedded.inversion import sort_key

_PREFIX = 8
"""Bytes of a string by which it is looked for first."""


class NumberLexicon:
    """Terms that are numbers."""

    def __init__(self, arrays: Arrays) -> None:
        self.keys = arrays["keys"]

    def __len__(self) -> int:
        return int(self.keys.size)

    def find(self, key: int) -> int | None:
        """The number of a term, or None."""
        at = int(self.keys.searchsorted(np.uint32(key)))
        return at if at < self.keys.size and self.keys[at] == key else None

    def find_all(self, keys: Array) -> Array:
        """The numbers of several terms (32 bits each), -1 for those that there are not."""
        if not self.keys.size:
            return np.full(keys.size, -1)
        places = np.minimum(self.keys.searchsorted(keys), self.keys.size - 1)
        return np.where(self.keys[places] == keys, places, -1)


class Strings(Sequence[bytes]):
    """Strings one after another, as bytes (`sort_key`)."""

    def __init__(self, arrays: Arrays | Scratch) -> None:
        self._bytes, self._starts = arrays["bytes"].data, arrays["byte_starts"].data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # no slices
        return bytes(self._bytes[self._starts[number] : self._starts[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        together = bytes(self._bytes)
        return (together[start:end] for start, end in pairwise(self._starts.tolist()))

    def string(self, number: int) -> str:
        """One of them as a string."""
        return self[number].decode("utf-8", "surrogatepass")

    def strings(self) -> Iterator[str]:
        """All of them as strings."""
        return (string.decode("utf-8", "surrogatepass") for string in self)


class StringLexicon(Strings):
    """Terms that are strings, sorted."""

    def __init__(self, arrays: Arrays | Scratch) -> None:
        super().__init__(arrays)
        self._prefixes = arrays["prefixes"]

    def find(self, string: str) -> int | None:
        """The number of a term, or None."""
        return self.find_bytes(sort_key(string))

    def find_bytes(self, key: bytes) -> int | None:
        """The number of a term given as bytes, or None."""
        prefix = np.uint64(_prefix(key))
        low, high = self._prefixes.searchsorted(prefix, "left"), self._prefixes.searchsorted(prefix, "right")
        at = bisect_left(self, key, int(low), int(high))
        return at if at < high and self[at] == key else None


def write_numbers(scratch: Scratch, keys: Array) -> None:
    """Writes sorted numbers (32 bits)."""
    scratch.save("keys", keys.astype(np.uint32))


def write_strings(scratch: Scratch, strings: Iterable[str]) -> None:
    """Writes strings one after another."""
    _write(scratch, [sort_key(string) for string in strings])


def write_lexicon(scratch: Scratch, terms: Sequence[bytes]) -> None:
    """Writes terms, which are sorted bytes (`sort_key`)."""
    _write(scratch, terms)
    scratch.save("prefixes", np.array(terms, f"S{_PREFIX}").view(f">u{_PREFIX}").astype(np.uint64))


def _write(scratch: Scratch, given: Sequence[bytes]) -> None:
    scratch.save("bytes", np.frombuffer(b"".join(given), np.uint8))
    scratch.save("byte_starts", np.cumsum([0, *map(len, given)], dtype=np.int64))


def _prefix(key: bytes) -> int:
    """The first bytes as a number: it narrows the bisection of strings down to a few."""
    return int.from_bytes(key[:_PREFIX].ljust(_PREFIX, b"\x00"), "big")

"""The terms of a field, sorted, each with its number: what stands before the postings.

Whoosh's own dictionary takes 79 bytes and 6 µs a term; pairs of characters are millions. A pair is a number, and
numbers are found by bisection in one array.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from indexer.embedded.arrays import Array, Arrays, Scratch
from indexer.embedded.inversion import sort_key


class NumberLexicon:
    """Terms that are numbers."""

    def __init__(self, arrays: Arrays) -> None:
        self.keys = arrays["keys"]

    def __len__(self) -> int:
        return int(self.keys.size)

    def find(self, key: int) -> int | None:
        """The number of a term, or None."""
        at = int(np.searchsorted(self.keys, np.uint32(key)))
        return at if at < self.keys.size and self.keys[at] == key else None


class StringLexicon(Sequence[bytes]):
    """Terms that are strings, as bytes (`sort_key`)."""

    def __init__(self, given: Array, starts: Array) -> None:
        self._bytes, self._starts = given.data, starts.data

    @classmethod
    def of(cls, arrays: Arrays | Scratch) -> StringLexicon:
        """The strings of a field."""
        return cls(arrays["bytes"], arrays["byte_starts"])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # no slices
        return bytes(self._bytes[self._starts[number] : self._starts[number + 1]])

    def string(self, number: int) -> str:
        """A term as a string."""
        return self[number].decode("utf-8", "surrogatepass")

    def strings(self) -> Iterator[str]:
        """All terms as strings."""
        return (self.string(number) for number in range(len(self)))

    def find(self, string: str) -> int | None:
        """The number of a term, or None."""
        return self.find_bytes(sort_key(string))

    def find_bytes(self, key: bytes) -> int | None:
        """The number of a term given as bytes, or None."""
        at = bisect_left(self, key)
        return at if at < len(self) and self[at] == key else None


def write_numbers(scratch: Scratch, keys: Array) -> None:
    """Writes sorted numbers (32 bits)."""
    scratch.save("keys", keys.astype(np.uint32))


def write_strings(scratch: Scratch, strings: Iterable[str]) -> None:
    """Writes strings one after another."""
    given = [sort_key(string) for string in strings]
    scratch.save("bytes", np.frombuffer(b"".join(given), np.uint8))
    scratch.save("byte_starts", np.cumsum([0, *map(len, given)], dtype=np.int64))

"""Documents in, postings out: one batch of documents inverted by sorting, in memory.

A term and a document are one number, `term << 16 | low`; sorted, equal ones stand together, and their count is how
often the term stands in the document. Of pairs the place is in the number too, so that the first stands first. A batch
lies in one block of documents, so that `low` says which one it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from indexer.embedded.arrays import Array
from indexer.embedded.kernels.sets import BLOCK
from indexer.engine import MOST_TIMES

FAR = 255
"""The place of whatever stands so far behind the beginning of a text, or farther."""
_LOW = np.uint64(BLOCK - 1)
_UNIT = np.uint64(16)


@dataclass(frozen=True, slots=True)
class Inverted:
    """The postings of a batch, sorted by term and document; `more_...` are those with a count of two or more.

    `terms` are the terms that occur, sorted; `counts` says how many of `lows` belong to each. `places` gives where the
    term stands in the document first (FAR at most), or is empty.
    """

    terms: Array
    counts: Array
    lows: Array
    places: Array
    more_terms: Array
    more_counts: Array
    more_lows: Array
    times: Array


@dataclass(frozen=True, slots=True)
class InvertedStrings:
    """Strings that documents have: the distinct ones, sorted, and their postings, by their place among them.

    `forward` are the strings of one document after another, as often as they were given; `per_document` how many each.
    """

    strings: tuple[str, ...]
    postings: Inverted
    forward: Array
    per_document: Array


def invert_characters(units: Array, starts: Array, first: int) -> Inverted:
    """Single units and the documents that hold them; document `first` is the one of the first text."""
    return _invert(units.astype(np.uint64) << _UNIT | _lows(starts, first))


def invert_pairs(units: Array, starts: Array, first: int) -> Inverted:
    """Pairs of neighbouring units of a text, `first unit << 16 | second`, with their first places."""
    keys = units[:-1].astype(np.uint64) << _UNIT | units[1:]
    keys <<= _UNIT
    keys |= _lows(starts, first)[:-1]
    keys <<= _UNIT
    places = np.arange(units.size - 1) - np.repeat(starts[:-1], np.diff(starts))[:-1]
    keys |= np.minimum(places, FAR).astype(np.uint64)
    inside = np.ones(max(0, units.size - 1), bool)
    ends = starts[1:-1]
    inside[ends[(ends > 0) & (ends < units.size)] - 1] = False
    keys = keys[inside]
    keys.sort()
    return _of_sorted(keys >> _UNIT, (keys & _LOW).astype(np.uint8))


def invert_strings(strings: Iterable[Sequence[str]], first: int, is_term: Callable[[str], bool]) -> InvertedStrings:
    """Strings and the documents that have them; those that are no terms are left out."""
    numbers = _Numbers(is_term)
    per_document: list[int] = []
    given = np.fromiter(map(numbers.__getitem__, chain.from_iterable(_counted(strings, per_document))), np.int64)
    documents = np.repeat(np.arange(first, first + len(per_document)), per_document)
    kept = given >= 0
    terms, places = numbers.sorted_terms()
    forward = places[given[kept]]
    documents = documents[kept]
    return InvertedStrings(
        strings=terms,
        postings=_invert(forward.astype(np.uint64) << _UNIT | documents.astype(np.uint64) & _LOW),
        forward=forward,
        per_document=np.bincount(documents - first, minlength=len(per_document)),
    )


class _Numbers(dict[str, int]):
    """Gives each term that it meets the next number, and -1 to what is no term."""

    def __init__(self, is_term: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_term = is_term
        self._next = 0

    def __missing__(self, string: str) -> int:
        number = self[string] = self._next if self._is_term(string) else -1
        self._next += number >= 0
        return number

    def sorted_terms(self) -> tuple[tuple[str, ...], Array]:
        """The terms in the order of their characters, and for each number its place in it."""
        terms = sorted((string for string, number in self.items() if number >= 0), key=sort_key)
        places = np.empty(len(terms), np.int64)
        places[[self[term] for term in terms]] = np.arange(len(terms))
        return tuple(terms), places


def sort_key(string: str) -> bytes:
    """The order of terms on disk: that of their bytes."""
    return string.encode("utf-8", "surrogatepass")


def _counted(strings: Iterable[Sequence[str]], counts: list[int]) -> Iterator[Sequence[str]]:
    for each in strings:
        counts.append(len(each))
        yield each


def _lows(starts: Array, first: int) -> Array:
    documents = np.arange(first, first + starts.size - 1).astype(np.uint64) & _LOW
    return np.repeat(documents, np.diff(starts))


def _invert(keys: Array) -> Inverted:
    keys.sort()
    return _of_sorted(keys, np.empty(0, np.uint8))


def _of_sorted(keys: Array, places: Array) -> Inverted:
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, keys.size), bool), keys[1:] != keys[:-1])))
    times = np.diff(begins, append=keys.size)
    postings = keys[begins]
    repeated = times > 1
    return Inverted(
        *_by_term(postings),
        places[begins] if places.size else places,
        *_by_term(postings[repeated]),
        np.minimum(times[repeated], MOST_TIMES).astype(np.uint8),
    )


def _by_term(postings: Array) -> tuple[Array, Array, Array]:
    terms = postings >> _UNIT
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, terms.size), bool), terms[1:] != terms[:-1])))
    counts = np.diff(begins, append=terms.size).astype(np.uint32)
    return terms[begins].astype(np.uint32), counts, (postings & _LOW).astype(np.uint16)

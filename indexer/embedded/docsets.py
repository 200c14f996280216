"""Sets of documents of one segment, and what a query does with them.

A set is kept as what it costs least to make: its ids, a row of bits, or a mask of whole bulletins. Few documents are
few ids; every operation with a great set is done on bits, 64 documents at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TypeAlias

import numpy as np

from indexer.embedded.arrays import Array
from indexer.embedded.kernels import Kernels

_FEW = 32
"""One document in so many: fewer are kept as ids, which then take less room than bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Ids:
    """Sorted numbers (uint32), each once."""

    ids: Array


@dataclass(frozen=True, slots=True, eq=False)
class Bits:
    """One bit a document (uint64 words); bits beyond the last document are not set."""

    bits: Array


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """All documents of the bulletins that are chosen (one bool a bulletin)."""

    chosen: Array


Docs: TypeAlias = Ids | Bits | Whole


def sorted_once(ids: Array) -> Array:
    """The ids sorted, each once; `ids` itself is not kept."""
    ids.sort()
    if ids.size < 2:
        return ids
    first = np.empty(ids.size, bool)
    first[0] = True
    np.not_equal(ids[1:], ids[:-1], out=first[1:])
    once: Array = ids[first]
    return once


class Universe:
    """The documents 0 to `count` of a segment, in bulletins; makes and combines sets of them."""

    def __init__(self, kernels: Kernels, bulletin_of: Array, bulletin_starts: Array) -> None:
        self.count = bulletin_of.size
        self._kernels = kernels
        self._bulletin_of = bulletin_of
        self._starts = bulletin_starts
        self.nothing = Ids(np.empty(0, np.uint32))

    @cached_property
    def _bulletin_bits(self) -> tuple[Array, Array]:
        """Which documents are the first of their bulletin, as bits; how many of these come before each word.

        Nothing, where some bulletin has no document.
        """
        if not np.diff(self._starts).all():
            return np.empty(0, np.uint64), np.empty(0, np.uint32)
        bits = np.zeros(self.words, np.uint64)
        self._kernels.set_bits(bits, self._starts[:-1].astype(np.uint32))
        return bits, (np.cumsum(np.bitwise_count(bits)) - np.bitwise_count(bits)).astype(np.uint32)

    @property
    def words(self) -> int:
        """How many words a row of bits has."""
        return -(-self.count // 64)

    @property
    def bulletins(self) -> int:
        """How many bulletins there are."""
        return self._starts.size - 1

    def everything(self) -> Docs:
        """All documents."""
        bits = np.full(self.words, ~np.uint64(0))
        if self.count % 64:
            bits[-1] = (np.uint64(1) << np.uint64(self.count % 64)) - np.uint64(1)
        return Bits(bits)

    def ids(self, docs: Docs) -> Array:
        """The documents of a set, sorted."""
        if isinstance(docs, Ids):
            return docs.ids
        bits = self.bits(docs)
        return np.asarray(self._kernels.ids_of_bits(bits, int(np.bitwise_count(bits).sum())))

    def bits(self, docs: Docs) -> Array:
        """The documents of a set as bits; not to be written to."""
        if isinstance(docs, Bits):
            return docs.bits
        bits = np.zeros(self.words, np.uint64)
        if isinstance(docs, Ids):
            self._kernels.set_bits(bits, docs.ids)
        else:
            self._kernels.set_ranges(bits, docs.chosen, self._starts)
        return bits

    def group(self, ids: Array) -> tuple[Array, Array]:
        """The bulletins of documents, and where those of each begin (and the last end)."""
        bulletins, firsts = self._kernels.group(ids, self._bulletin_of, *self._bulletin_bits)
        return bulletins, firsts

    def whole(self, docs: Docs) -> Docs:
        """All documents of the bulletins that have one in the set."""
        chosen = np.zeros(self.bulletins, bool)
        chosen[self._bulletin_of[self.ids(docs)]] = True
        return Whole(chosen)

    def intersection(self, sets: Sequence[Docs]) -> Docs:
        """What is in all of them; of none, everything."""
        if not sets:
            return self.everything()
        if all(isinstance(docs, Whole) for docs in sets):
            return Whole(np.logical_and.reduce([docs.chosen for docs in sets if isinstance(docs, Whole)]))
        few = sorted((docs.ids for docs in sets if isinstance(docs, Ids)), key=len)
        others = [docs for docs in sets if not isinstance(docs, Ids)]
        if not few:
            return Bits(np.bitwise_and.reduce([self.bits(docs) for docs in others]))
        ids = reduce(self._kernels.intersect, few)
        for docs in others:
            if isinstance(docs, Whole):
                ids = ids[docs.chosen[self._bulletin_of[ids]]]
            else:
                ids = self._kernels.keep_in_bits(ids, self.bits(docs))
        return Ids(ids)

    def union(self, sets: Iterable[Docs]) -> Docs:
        """What is in any of them; of none, nothing."""
        some = [docs for docs in sets if not (isinstance(docs, Ids) and not docs.ids.size)]
        if len(some) <= 1:
            return some[0] if some else self.nothing
        if all(isinstance(docs, Whole) for docs in some):
            return Whole(np.logical_or.reduce([docs.chosen for docs in some if isinstance(docs, Whole)]))
        few = [docs.ids for docs in some if isinstance(docs, Ids)]
        if len(few) == len(some) and sum(map(len, few)) * _FEW < self.count:
            return Ids(sorted_once(np.concatenate(few)))
        bits = np.zeros(self.words, np.uint64)
        for docs in some:
            if isinstance(docs, Ids):
                self._kernels.set_bits(bits, docs.ids)
            else:
                bits |= self.bits(docs)
        return Bits(bits)

    def difference(self, docs: Docs, without: Docs) -> Docs:
        """What is in the first and not in the second."""
        if isinstance(docs, Whole) and isinstance(without, Whole):
            return Whole(docs.chosen & ~without.chosen)
        rest = ~self.bits(without)
        if isinstance(docs, Ids):
            return Ids(self._kernels.keep_in_bits(docs.ids, rest))
        return Bits(self.bits(docs) & rest)

    def at_least(self, count: int, sets: Sequence[Docs]) -> Docs:
        """What is in at least `count` of them."""
        if count <= 0:
            return self.everything()
        if count > len(sets):
            return self.nothing
        if count == 1:
            return self.union(sets)
        times: Array = np.zeros(self.count, np.uint8 if len(sets) < 256 else np.uint32)
        for docs in sets:
            times[self.ids(docs)] += 1
        return Ids(np.flatnonzero(times >= count).astype(np.uint32))

"""What holds over all segments of an index: the order of bulletins, and the numbers of values.

Bulletins and values are numbered in each segment by itself; an answer needs one order of all of them. Written anew with
every generation; it is small.

    ranks.SORT.NUMBER      for each bulletin of segment NUMBER its place in an order, uint32
    values.FIELD.*         the values of a field over all segments, sorted
    places.FIELD.NUMBER    for each value of segment NUMBER its place among them, uint32
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from indexer.embedded.arrays import Array, Arrays, Scratch
from indexer.embedded.batches import VALUE_FIELDS
from indexer.embedded.lexicon import StringLexicon, Strings, write_lexicon
from indexer.embedded.segment import Segment

SORTS = ("newest", "oldest", "issue")


class Shared:
    """The arrays, read."""

    def __init__(self, arrays: Arrays, segments: int) -> None:
        ranks = arrays.below("ranks")
        self.ranks: Mapping[str, tuple[Array, ...]] = {
            sort: tuple(ranks.below(sort)[str(number)] for number in range(segments)) for sort in SORTS
        }
        self.values: Mapping[str, StringLexicon] = {
            name: StringLexicon(arrays.below("values").below(name)) for name in VALUE_FIELDS
        }
        self.places: Mapping[str, tuple[Array, ...]] = {
            name: tuple(arrays.below("places").below(name)[str(number)] for number in range(segments))
            for name in VALUE_FIELDS
        }


def write_shared(arrays: Scratch, segments: Sequence[Segment]) -> None:
    """Writes the arrays."""
    bulletins = np.cumsum([0, *(len(segment.ids) for segment in segments)])
    for sort, order in _orders(segments).items():
        ranks = np.empty(order.size, np.uint32)
        ranks[order] = np.arange(order.size, dtype=np.uint32)
        for number in range(len(segments)):
            arrays.save(f"ranks.{sort}.{number}", ranks[bulletins[number] : bulletins[number + 1]])
    for name in VALUE_FIELDS:
        terms, places = _numbered([segment.values[name].terms for segment in segments])
        write_lexicon(arrays.below(f"values.{name}"), terms)
        for number, each in enumerate(places):
            arrays.save(f"places.{name}.{number}", each)


def _orders(segments: Sequence[Segment]) -> dict[str, Array]:
    """For each sort all bulletins, those of the first segment numbered first, in its order (`indexer.engine.Sort`)."""
    ids, series = (
        np.concatenate([np.empty(0, np.uint32), *_numbered(strings)[1]])
        for strings in ([segment.ids for segment in segments], [segment.series for segment in segments])
    )
    unnamed = np.concatenate([np.empty(0, bool), *(_empty(segment.series) for segment in segments)])
    days = _joined(segments, "first_days")
    years, numbers = _joined(segments, "years"), _joined(segments, "numbers")
    return {
        "newest": np.lexsort((ids, -days)),
        "oldest": np.lexsort((ids, days, days == 0)),
        "issue": np.lexsort((ids, numbers, years, series, unnamed)),
    }


def _numbered(parts: Sequence[Strings]) -> tuple[list[bytes], list[Array]]:
    """All strings sorted, each once; for each of the parts the places of its strings among them."""
    everywhere = list(dict.fromkeys(sorted(chain.from_iterable(parts))))  # lists that are sorted merge in no time
    numbers = dict(zip(everywhere, range(len(everywhere)), strict=True))
    return everywhere, [np.array(list(map(numbers.__getitem__, part)), np.uint32) for part in parts]


def _empty(strings: Strings) -> Array:
    return np.array([not string for string in strings], bool)


def _joined(segments: Sequence[Segment], name: str) -> Array:
    return np.concatenate([np.empty(0, np.int64), *(getattr(segment, name) for segment in segments)])

"""What holds over all segments of an index: the order of bulletins, and the numbers of values.

Bulletins and values are numbered in each segment by itself; an answer needs one order of all of them. Written anew with
every generation; it is small.

    ranks.SORT.NUMBER      for each bulletin of segment NUMBER its place in an order, uint32
    values.FIELD.*         the values of a field over all segments, sorted
    places.FIELD.NUMBER    for each value of segment NUMBER its place among them, uint32
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from indexer.embedded.arrays import Array, Arrays, Scratch
from indexer.embedded.batches import VALUE_FIELDS
from indexer.embedded.lexicon import StringLexicon, write_lexicon
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
        lexicons = [segment.values[name].terms for segment in segments]
        everywhere = sorted(set().union(*lexicons))
        numbers = {term: number for number, term in enumerate(everywhere)}
        write_lexicon(arrays.below(f"values.{name}"), (term.decode("utf-8", "surrogatepass") for term in everywhere))
        for number, lexicon in enumerate(lexicons):
            places = np.fromiter((numbers[term] for term in lexicon), np.uint32, len(lexicon))
            arrays.save(f"places.{name}.{number}", places)


def _orders(segments: Sequence[Segment]) -> dict[str, Array]:
    """For each sort all bulletins, those of the first segment numbered first, in its order (`indexer.engine.Sort`)."""
    ids = _sortable(term for segment in segments for term in segment.ids)
    series = _sortable(term for segment in segments for term in segment.series)
    days = _joined(segments, "first_days")
    years, numbers = _joined(segments, "years"), _joined(segments, "numbers")
    return {
        "newest": np.lexsort((ids, -days)),
        "oldest": np.lexsort((ids, days, days == 0)),
        "issue": np.lexsort((ids, numbers, years, series, series == b"")),
    }


def _sortable(terms: Iterator[bytes]) -> Array:
    return np.array(list(terms), np.bytes_)


def _joined(segments: Sequence[Segment], name: str) -> Array:
    return np.concatenate([np.empty(0, np.int64), *(getattr(segment, name) for segment in segments)])

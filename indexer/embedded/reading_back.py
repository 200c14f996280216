"""Documents read back out of a segment, so that small segments can be taken into a new one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indexer.documents import SEPARATOR, IndexBulletin, IndexDocument
from indexer.embedded.arrays import Array
from indexer.embedded.segment import LabelField, Segment, ValueField


def bulletins_of(segment: Segment, gone: Array) -> Iterator[IndexBulletin]:
    """The bulletins of a segment but those that are gone, in their order.

    The parts of a joined field come in the order of their text.
    """
    values = {name: _values_of(field, segment) for name, field in segment.values.items()}
    labels = {name: _labels_of(field, segment) for name, field in segment.labels.items()}
    for bulletin in sorted(set(range(len(segment.ids))) - set(gone.tolist())):
        first, last = segment.bulletin_starts[bulletin : bulletin + 2].tolist()
        bulletin_id = segment.ids.string(bulletin)
        days = int(segment.first_days[bulletin]), int(segment.last_days[bulletin])
        order = segment.series.string(bulletin), int(segment.years[bulletin]), int(segment.numbers[bulletin])
        documents = []
        for number in range(first, last):
            passage, kind = segment.passage(number)
            documents.append(
                IndexDocument(
                    bulletin=bulletin_id,
                    passage=passage,
                    kind=kind,
                    text=segment.written(number),
                    context=SEPARATOR.join(labels["context"][number]),
                    headline=SEPARATOR.join(labels["headline"][number]),
                    organisations=SEPARATOR.join(labels["organisation"][number]),
                    activities=SEPARATOR.join(labels["activity"][number]),
                    values={name: found[number] for name, found in values.items()},
                    first_day=days[0],
                    last_day=days[1],
                    order=order,
                    weight=float(segment.weights[segment.weight_of[number]]),
                )
            )
        kept = segment.entry(bulletin), segment.record(bulletin), segment.deeds(bulletin)
        yield IndexBulletin(bulletin_id, tuple(documents), *kept)


def _values_of(field: ValueField, segment: Segment) -> list[tuple[str, ...]]:
    """The values of each document."""
    terms = list(field.terms.strings())
    edges, values = field.starts.tolist(), field.values.tolist()
    rows = [tuple(terms[value] for value in values[start:end]) for start, end in pairwise(edges)]
    return [rows[bulletin] for bulletin in segment.bulletin_of.tolist()] if field.by_bulletin else rows


def _labels_of(field: LabelField, segment: Segment) -> list[list[str]]:
    """The labels of each document."""
    found: list[list[str]] = [[] for _ in range(segment.document_count)]
    for label, text in enumerate(field.terms.strings()):
        for number in segment.universe.ids(field.postings.docs(label)).tolist():
            found[number].append(text)
    return found

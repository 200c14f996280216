"""Inverted batches become the files of a segment: the second half of a build, one field at a time.

    text.units, text.starts, text.change_*, text.odd*     the texts (see `folding`)
    text.characters.*, text.pairs.*                       their postings
    words.*, words.lengths                                the words by which they rank
    values.FIELD.*                                        the values of a field: terms, postings, and columns
    labels.FIELD.*, labels.FIELD.text.*                   the shared texts of a field: terms, postings; as texts

A column (`forward_starts`, `forward`) gives the values of one document after another, or where all documents of every
bulletin have the same, of one bulletin after another (`by_bulletin` is [1]).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.embedded.arrays import Array, Scratch, starts_of
from indexer.embedded.batches import STRING_FIELDS, InvertedBatch
from indexer.embedded.folding import fold_texts
from indexer.embedded.inversion import Inverted, invert_characters, invert_pairs, sort_key
from indexer.embedded.kernels.sets import BLOCK
from indexer.embedded.lexicon import write_lexicon, write_numbers
from indexer.embedded.postings import Density, PostingRun, write_counted_postings, write_postings
from indexer.engine import MOST_TERMS

_TEXTS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class Merge:
    """What is merged, and into which arrays."""

    batches: tuple[InvertedBatch, ...]
    arrays: Scratch
    bulletin_starts: Array
    density: Density

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return int(self.bulletin_starts[-1])


TASKS = (
    "pairs",
    "characters",
    "words",
    "texts",
    *STRING_FIELDS,
)
"""What can be merged independently of the rest, the longest first."""


def merge(task: str, job: Merge) -> Scratch:
    """Does one of the TASKS; the arrays of the job, which has what it made (in another process, only there)."""
    match task.partition(".")[0]:
        case "pairs" | "characters":
            _merge_numbers(job, task)
        case "words":
            _merge_words(job)
        case "texts":
            _merge_texts(job)
        case "values":
            _merge_values(job, task)
        case "labels":
            _merge_labels(job, task)
    return job.arrays


def _merge_numbers(job: Merge, name: str) -> None:
    parts = [batch.inverted(name) for batch in job.batches]
    keys = np.unique(np.concatenate([np.empty(0, np.uint32), *(part.terms for part in parts)]))
    arrays = job.arrays.below(f"text.{name}")
    write_numbers(arrays, keys)
    _write_counted(arrays, keys.size, job, [_renumbered(part, keys) for part in parts], marked=name == "pairs")


def _renumbered(part: Inverted, keys: Array) -> Inverted:
    """The same postings with terms by their place among the keys."""
    return _with_terms(part, _places(keys, part.terms), _places(keys, part.more_terms))


def _places(keys: Array, terms: Array) -> Array:
    places: Array = keys.searchsorted(terms).astype(np.uint32)
    return places


def _with_terms(part: Inverted, terms: Array, more_terms: Array) -> Inverted:
    return replace(part, terms=terms, more_terms=more_terms)


def _write_counted(arrays: Scratch, terms: int, job: Merge, parts: Sequence[Inverted], *, marked: bool = False) -> None:
    blocks = [batch.first // BLOCK for batch in job.batches]
    runs = [
        PostingRun(block, part.terms, part.counts, part.lows, part.places if marked else None)
        for block, part in zip(blocks, parts, strict=True)
    ]
    more = [
        PostingRun(block, part.more_terms, part.more_counts, part.more_lows, part.times)
        for block, part in zip(blocks, parts, strict=True)
    ]
    write_counted_postings(arrays, terms, job.documents, runs, more, job.density, marked=marked)


def _merge_strings(job: Merge, name: str) -> tuple[list[str], list[Inverted], list[Array]]:
    """Writes the terms; they, the postings of each batch by their numbers, and for each batch these numbers."""
    distinct = [batch.strings(name) for batch in job.batches]
    terms = sorted(set().union(*distinct), key=sort_key)
    write_lexicon(job.arrays.below(name), list(map(sort_key, terms)))
    numbers = {term: number for number, term in enumerate(terms)}
    places = [np.array([numbers[string] for string in strings], np.uint32) for strings in distinct]
    parts = [batch.inverted(name) for batch in job.batches]
    renumbered = [
        _with_terms(part, place[part.terms], place[part.more_terms]) for part, place in zip(parts, places, strict=True)
    ]
    return terms, renumbered, places


def _merge_words(job: Merge) -> None:
    terms, parts, _ = _merge_strings(job, "words")
    _write_counted(job.arrays.below("words"), len(terms), job, parts)
    with job.arrays.writer("words.lengths", np.uint16) as lengths:
        for batch in job.batches:
            lengths.append(np.minimum(batch.forward("words")[1], MOST_TERMS))


def _merge_texts(job: Merge) -> None:
    texts = [batch.texts() for batch in job.batches]
    for name in ("units", "change_at", "change_unit"):
        _concatenate(job, f"text.{name}", [getattr(each, name) for each in texts])
    _concatenate(job, "text.change_gone", [each.change_gone for each in texts], np.uint8)
    _concatenate_starts(job, "text.starts", [each.starts for each in texts])
    _concatenate_starts(job, "text.change_starts", [each.change_starts for each in texts])
    numbered = [each.odd + np.uint32(batch.first) for each, batch in zip(texts, job.batches, strict=True)]
    _concatenate(job, "text.odd", numbered, np.uint32)
    odd = [batch.odd_units() for batch in job.batches]
    _concatenate(job, "text.odd_units", [units for units, _ in odd])
    _concatenate_starts(job, "text.odd_starts", [starts for _, starts in odd])


def _concatenate(job: Merge, name: str, parts: Sequence[Array], dtype: type = np.uint16) -> None:
    with job.arrays.writer(name, dtype) as writer:
        for part in parts:
            writer.append(part)


def _concatenate_starts(job: Merge, name: str, parts: Sequence[Array]) -> None:
    with job.arrays.writer(name, np.int64) as writer:
        reached = np.zeros(1, np.int64)
        writer.append(reached)
        for part in parts:
            writer.append(part[1:] + reached[-1])
            reached = reached + part[-1]


def _merge_values(job: Merge, name: str) -> None:
    arrays = job.arrays.below(name)
    terms, parts, places = _merge_strings(job, name)
    _write_plain(arrays, len(terms), job, parts)
    forward = [batch.forward(name) for batch in job.batches]
    values = np.concatenate(
        [np.empty(0, np.int64), *(place[given] for place, (given, _) in zip(places, forward, strict=True))]
    )
    counts = np.concatenate([np.empty(0, np.int64), *(per_document for _, per_document in forward)])
    shared = _by_bulletin(values, counts, job.bulletin_starts)
    values, counts = shared or (values, counts)
    arrays.save("by_bulletin", np.array([shared is not None], np.uint8))
    arrays.save("forward", values.astype(np.uint32))
    arrays.save("forward_starts", starts_of(counts).astype(np.uint32))


def _by_bulletin(values: Array, counts: Array, bulletin_starts: Array) -> tuple[Array, Array] | None:
    """The values of each bulletin and how many they are, if all documents of every bulletin have the same."""
    sizes = np.diff(bulletin_starts)
    firsts = bulletin_starts[:-1][sizes > 0]
    first_of = np.repeat(firsts, sizes[sizes > 0])
    if not np.array_equal(counts, counts[first_of]):
        return None
    starts = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(counts.size), counts)
    within = np.arange(values.size) - starts[owner]
    if not np.array_equal(values, values[starts[first_of[owner]] + within]):
        return None
    is_first = np.zeros(counts.size, bool)
    is_first[firsts] = True
    of_bulletins = np.zeros(sizes.size, np.int64)
    of_bulletins[sizes > 0] = counts[firsts]
    return values[is_first[owner]], of_bulletins


def _write_plain(arrays: Scratch, terms: int, job: Merge, parts: Sequence[Inverted]) -> None:
    runs = [
        PostingRun(batch.first // BLOCK, part.terms, part.counts, part.lows)
        for batch, part in zip(job.batches, parts, strict=True)
    ]
    write_postings(arrays, terms, job.documents, runs, job.density)


def _merge_labels(job: Merge, name: str) -> None:
    arrays = job.arrays.below(name)
    terms, parts, _ = _merge_strings(job, name)
    _write_plain(arrays, len(terms), job, parts)
    chunks = [(at, fold_texts(terms[at : at + _TEXTS_AT_ONCE])) for at in range(0, len(terms), _TEXTS_AT_ONCE)]
    _concatenate(job, f"{name}.text.units", [texts.units for _, texts in chunks])
    _concatenate_starts(job, f"{name}.text.starts", [texts.starts for _, texts in chunks])
    for kind, invert in (("characters", invert_characters), ("pairs", invert_pairs)):
        inverted = [(at, invert(texts.units, texts.starts, at)) for at, texts in chunks]
        keys = np.unique(np.concatenate([np.empty(0, np.uint32), *(part.terms for _, part in inverted)]))
        write_numbers(arrays.below(f"text.{kind}"), keys)
        runs = [PostingRun(at // BLOCK, _places(keys, part.terms), part.counts, part.lows) for at, part in inverted]
        write_postings(arrays.below(f"text.{kind}"), keys.size, len(terms), runs, job.density)

"""Documents are taken in batches, and a batch is inverted by itself, in any process: the first half of a build.

How the documents are cut into batches depends on them alone, so the result does not depend on who inverted which.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.documents import FACETS, SEPARATOR, IndexDocument
from indexer.embedded.arrays import Array, Scratch
from indexer.embedded.folding import FoldedTexts, fold_texts, text_of, units_of
from indexer.embedded.inversion import (
    Inverted,
    InvertedStrings,
    invert_characters,
    invert_pairs,
    invert_strings,
)
from indexer.embedded.kernels.sets import BLOCK
from indexer.embedded.lexicon import Strings, write_strings
from indexer.terms import Analyzer

VALUE_FIELDS = (*FACETS, "volume", "number")
"""Fields of values that documents have as they are."""
LABEL_FIELDS = ("context", "headline", "organisation", "activity")
"""Fields of texts that many documents share; they are searched like texts, but each distinct one once."""
STRING_FIELDS = (*(f"values.{name}" for name in VALUE_FIELDS), *(f"labels.{name}" for name in LABEL_FIELDS))
MOST_UNITS = 1 << 22
"""Characters of a batch, about: inverting them takes some 250 MiB."""


@dataclass(slots=True)
class Batch:
    """Documents side by side, `first` the number of the first one, all in one block.

    `strings` has for each field (`values.FIELD` or `labels.FIELD`) what each document has in it.
    """

    first: int
    texts: list[str] = field(default_factory=list)
    strings: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {name: [] for name in STRING_FIELDS})

    def add(self, document: IndexDocument) -> None:
        """Appends a document."""
        self.texts.append(document.text)
        for name in VALUE_FIELDS:
            self.strings[f"values.{name}"].append(document.values.get(name, ()))
        for name in LABEL_FIELDS:
            self.strings[f"labels.{name}"].append(tuple(filter(None, document.joined[name].split(SEPARATOR))))

    @property
    def end(self) -> int:
        """The number after the last document."""
        return self.first + len(self.texts)


def batches_of(documents: Iterable[IndexDocument], most_units: int = MOST_UNITS) -> Iterator[Batch]:
    """The documents in batches; each ends at the end of a block, or when it is full."""
    batch = Batch(0)
    characters = 0
    for document in documents:
        batch.add(document)
        characters += len(document.text)
        if characters >= most_units or batch.end % BLOCK == 0:
            yield batch
            batch, characters = Batch(batch.end), 0
    if batch.texts:
        yield batch


@dataclass(frozen=True, slots=True)
class InvertedBatch:
    """A batch inverted: its arrays, the number of its first document, and a digest of what was in it."""

    arrays: Scratch
    first: int
    digest: bytes

    def texts(self) -> FoldedTexts:
        """The folded texts."""
        return FoldedTexts(*(self.arrays[f"text.{each.name}"] for each in fields(FoldedTexts)))

    def odd_units(self) -> tuple[Array, Array]:
        """The odd texts as written, one after another, and where each begins."""
        return self.arrays["text.odd_units"], self.arrays["text.odd_starts"]

    def inverted(self, name: str) -> Inverted:
        """The postings of `characters`, `pairs`, `words` or a field of strings."""
        return Inverted(*(self.arrays[f"{name}.{each.name}"] for each in fields(Inverted)))

    def strings(self, name: str) -> tuple[str, ...]:
        """The distinct strings of a field, sorted."""
        return tuple(Strings(self.arrays.below(name)).strings())

    def forward(self, name: str) -> tuple[Array, Array]:
        """The strings of one document after another, by their place among the distinct ones; how many each has."""
        return self.arrays[f"{name}.forward"], self.arrays[f"{name}.per_document"]


def invert_batch(batch: Batch, analyzer: Analyzer, directory: Path) -> InvertedBatch:
    """Inverts a batch; great arrays become files in the directory."""
    folded = fold_texts(batch.texts)
    arrays = Scratch(directory, f"{batch.first}.")
    _save(arrays.below("text"), folded)
    _save_odd(arrays.below("text"), [units_of(batch.texts[number]) for number in folded.odd])
    _save(arrays.below("characters"), invert_characters(folded.units, folded.starts, batch.first))
    _save(arrays.below("pairs"), invert_pairs(folded.units, folded.starts, batch.first))
    words = map(analyzer.ranking_tokens, _texts(folded))
    _save_strings(arrays.below("words"), invert_strings(words, batch.first, analyzer.is_word))
    for name, strings in batch.strings.items():
        _save_strings(arrays.below(name), invert_strings(strings, batch.first, bool))
    return InvertedBatch(arrays, batch.first, _digest(batch))


def _texts(folded: FoldedTexts) -> Iterator[str]:
    """The folded texts as strings: cut from one string, unless some character takes two units."""
    whole = text_of(folded.units)
    edges = folded.starts.tolist()
    if len(whole) == folded.units.size:
        return (whole[start:end] for start, end in pairwise(edges))
    return (text_of(folded.units[start:end]) for start, end in pairwise(edges))


def _digest(batch: Batch) -> bytes:
    """What is in a batch, in 32 bytes."""
    digest = hashlib.blake2b(digest_size=32)
    for text in batch.texts:
        digest.update(text.encode("utf-8", "surrogatepass") + b"\x00")
    digest.update(repr(batch.strings).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _save(arrays: Scratch, values: FoldedTexts | Inverted) -> None:
    for each in fields(values):
        arrays.save(each.name, getattr(values, each.name))


def _save_odd(arrays: Scratch, texts: list[Array]) -> None:
    arrays.save("odd_starts", np.cumsum([0, *(text.size for text in texts)], dtype=np.int64))
    arrays.save("odd_units", np.concatenate([np.empty(0, np.uint16), *texts]))


def _save_strings(arrays: Scratch, strings: InvertedStrings) -> None:
    _save(arrays, strings.postings)
    write_strings(arrays, strings.strings)
    arrays.save("forward", strings.forward)
    arrays.save("per_document", strings.per_document)

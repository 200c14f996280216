"""The terms and postings of a segment, as Whoosh's reader asks for them."""

from __future__ import annotations

import heapq
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.formats import Format, Positions
from whoosh.matching.mcore import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound

from indexer.embedded.arrays import Array
from indexer.embedded.docsets import Universe
from indexer.embedded.folding import units_of
from indexer.embedded.lexicon import StringLexicon
from indexer.embedded.postings import CountedPostings, Postings
from indexer.embedded.schema import GRAMS, WORDS, value_field
from indexer.embedded.segment import LabelField, Segment, TextIndex


class FieldTerms(ABC):
    """The terms of one field, as Whoosh asks for them; a term is bytes."""

    @abstractmethod
    def find(self, term: bytes) -> int | None:
        """The handle of a term, or None."""

    @abstractmethod
    def terms_from(self, prefix: bytes) -> Iterator[bytes]:
        """The terms from this one on, sorted."""

    @abstractmethod
    def postings(self, handle: int) -> tuple[Array, Array]:
        """The documents that hold a term, sorted, and how often each does."""

    def lengths(self, _documents: Array) -> Array:
        """How long the field is in some documents."""
        return np.zeros(1, np.uint32)

    def value(self, _handle: int, _document: int, _format: Format) -> bytes:
        """What Whoosh keeps beside a posting."""
        return b""


class _StringTerms(FieldTerms):
    """Words or values."""

    def __init__(self, universe: Universe, lexicon: StringLexicon, postings: Postings, lengths: Array | None) -> None:
        self._universe = universe
        self._lexicon = lexicon
        self._postings = postings
        self._lengths = lengths

    def find(self, term: bytes) -> int | None:
        return self._lexicon.find_bytes(term)

    def terms_from(self, prefix: bytes) -> Iterator[bytes]:
        return (term for term in self._lexicon if term >= prefix)

    def postings(self, handle: int) -> tuple[Array, Array]:
        return _with_times(self._universe, self._postings, handle)

    def lengths(self, documents: Array) -> Array:
        return super().lengths(documents) if self._lengths is None else self._lengths[documents]


class _GramTerms(FieldTerms):
    """The characters and pairs of texts; a handle is that of a pair, or that of a character below zero."""

    def __init__(self, universe: Universe, texts: TextIndex, lengths: Array | None) -> None:
        self._universe = universe
        self._texts = texts
        self._lengths = lengths

    def find(self, term: bytes) -> int | None:
        units = units_of(term.decode("utf-8", "surrogatepass"))
        if not 1 <= units.size <= 2:
            return None
        key = int(units[0]) if units.size == 1 else int(units[0]) << 16 | int(units[1])
        number = self._texts.gram_postings(units)[0].find(key)
        return number if number is None or units.size == 2 else ~number

    def terms_from(self, prefix: bytes) -> Iterator[bytes]:
        characters = (chr(key) for key in self._texts.characters.keys.tolist())
        pairs = (chr(key >> 16) + chr(key & 0xFFFF) for key in self._texts.pairs.keys.tolist())
        terms = (term.encode("utf-8", "surrogatepass") for term in heapq.merge(characters, pairs))
        return (term for term in terms if term >= prefix)

    def postings(self, handle: int) -> tuple[Array, Array]:
        postings = self._texts.pair_postings if handle >= 0 else self._texts.character_postings
        return _with_times(self._universe, postings, handle if handle >= 0 else ~handle)

    def lengths(self, documents: Array) -> Array:
        return super().lengths(documents) if self._lengths is None else self._lengths[documents]

    def value(self, handle: int, document: int, format_: Format) -> bytes:
        """The positions of a gram: they are kept nowhere, but read off the text."""
        lexicon = self._texts.pairs if handle >= 0 else self._texts.characters
        key = int(lexicon.keys[handle if handle >= 0 else ~handle])
        units = self._texts.units[self._texts.starts[document] : self._texts.starts[document + 1]]
        if handle < 0:
            places = np.flatnonzero(units == key)
        else:
            places = np.flatnonzero((units[:-1] == key >> 16) & (units[1:] == key & 0xFFFF))
        assert isinstance(format_, Positions)
        return bytes(format_.encode(places.tolist()))


class _LabelTerms(FieldTerms):
    """The grams of labels, and the documents that have these labels."""

    def __init__(self, universe: Universe, field: LabelField) -> None:
        self._universe = universe
        self._field = field
        self._grams = _GramTerms(universe, field.texts, None)

    def find(self, term: bytes) -> int | None:
        return self._grams.find(term)

    def terms_from(self, prefix: bytes) -> Iterator[bytes]:
        return self._grams.terms_from(prefix)

    def postings(self, handle: int) -> tuple[Array, Array]:
        postings = self._field.texts.pair_postings if handle >= 0 else self._field.texts.character_postings
        labels = self._field.label_ids(postings.docs(handle if handle >= 0 else ~handle))
        ids = self._universe.ids(self._field.having(labels))
        return ids, np.ones(ids.size)


def _with_times(universe: Universe, postings: Postings, term: int) -> tuple[Array, Array]:
    ids = universe.ids(postings.docs(term))
    times = np.ones(ids.size)
    if isinstance(postings, CountedPostings):
        repeated, counts = postings.repeated(term)
        times[np.searchsorted(ids, repeated)] = counts
    return ids, times


def _fields_of(segment: Segment) -> Mapping[str, FieldTerms]:
    universe = segment.universe
    values = {
        value_field(name): _StringTerms(universe, field.terms, field.postings, None)
        for name, field in segment.values.items()
    }
    labels = {name: _LabelTerms(universe, field) for name, field in segment.labels.items()}
    return {
        GRAMS: _GramTerms(universe, segment.texts, segment.gram_lengths),
        WORDS: _StringTerms(universe, segment.words, segment.word_postings, segment.word_lengths),
        **values,
        **labels,
    }


class ColumnarTerms(base.TermsReader):
    """The terms of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._fields = _fields_of(segment)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return name in self._fields and self._fields[name].find(text) is not None

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return list(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms, by field and in the order of their bytes."""
        return ((name, term) for name in sorted(self._fields) for term in self.of_field(name, b""))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms from this one on."""
        yield from ((fieldname, term) for term in self.of_field(fieldname, prefix))
        for name in sorted(self._fields):
            if name > fieldname:
                yield from ((name, term) for term in self.of_field(name, b""))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The terms from this one on with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def cursor(self, fieldname: str, fieldobj: Any) -> ColumnarCursor:
        """The terms of a field, to go through and to leap in."""
        return ColumnarCursor(self, fieldname, fieldobj)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term. Raises TermNotFound."""
        field, handle = self._find(fieldname, text)
        ids, times = field.postings(handle)
        lengths = field.lengths(ids)
        return TermInfo(
            weight=float(times.sum()),
            df=int(ids.size),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(times.max()),
            minid=int(ids[0]),
            maxid=int(ids[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands in all documents."""
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents hold a term."""
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> ColumnarMatcher:
        """The documents that hold a term, one after another."""
        field, handle = self._find(fieldname, text)
        return ColumnarMatcher(field, handle, (fieldname, text), format_, scorer)

    def _find(self, fieldname: str, text: bytes) -> tuple[FieldTerms, int]:
        field = self._fields.get(fieldname)
        handle = field.find(text) if field else None
        if field is None or handle is None:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return field, handle

    def of_field(self, name: str, first: bytes) -> Iterator[bytes]:
        """The terms of a field from this one on, sorted."""
        field = self._fields.get(name)
        return field.terms_from(first) if field else iter(())


class ColumnarCursor(base.FieldCursor):
    """Stands on a term of a field, or behind the last one."""

    def __init__(self, terms: ColumnarTerms, fieldname: str, fieldobj: Any) -> None:
        self._reader = terms
        self._name = fieldname
        self._field = fieldobj
        self._term: bytes | None = None
        self._rest: Iterator[bytes] = iter(())
        self.first()

    def first(self) -> str | None:
        """Goes to the first term."""
        return self.find(b"")

    def find(self, term: str | bytes) -> str | None:
        """Goes to this term or the first one after it."""
        self._rest = self._reader.of_field(self._name, self._field.to_bytes(term))
        return self.next()

    def next(self) -> str | None:
        """Goes to the next term."""
        self._term = next(self._rest, None)
        return self.text()

    def text(self) -> str | None:
        """The term it stands on."""
        return None if self._term is None else self._field.from_bytes(self._term)

    def term_info(self) -> TermInfo | None:
        """What is known of it."""
        return None if self._term is None else self._reader.term_info(self._name, self._term)

    def is_valid(self) -> bool:
        """Whether it stands on a term."""
        return self._term is not None


class ColumnarMatcher(LeafMatcher):
    """The documents that hold a term, all of them one block."""

    def __init__(self, field: FieldTerms, handle: int, term: tuple[str, bytes], format_: Format, scorer: Any) -> None:
        self.scorer = scorer
        self.format = format_
        self._term = term
        self._field = field
        self._handle = handle
        self._ids, self._times = field.postings(handle)
        self._at = 0

    def is_active(self) -> bool:
        """Whether it stands on a document."""
        return bool(self._at < self._ids.size)

    def id(self) -> int:
        """The document it stands on."""
        return int(self._ids[self._at])

    def weight(self) -> float:
        """How often that document holds the term."""
        return float(self._times[self._at])

    def value(self) -> bytes:
        """What is kept beside: the positions, where the field has them."""
        return self._field.value(self._handle, self.id(), self.format)

    def next(self) -> None:
        """Goes on to the next document."""
        self._at += 1

    def skip_to(self, id: int) -> None:  # noqa: A002  # Whoosh's name
        """Goes on to this document or the first one after it."""
        if not self.is_active():
            raise ReadTooFar
        self._at += int(np.searchsorted(self._ids[self._at :], id))

    def reset(self) -> None:
        """Goes back to the first document."""
        self._at = 0

    def copy(self) -> ColumnarMatcher:
        """Another one at the same place."""
        other = ColumnarMatcher(self._field, self._handle, self._term, self.format, self.scorer)
        other._at = self._at
        return other

    def skip_to_quality(self, minquality: float) -> int:
        """Skips what cannot score more: all is one block, so all of it or nothing."""
        if self.is_active() and self.scorer.block_quality(self) <= minquality:
            self._at = int(self._ids.size)
            return 1
        return 0

    def block_min_length(self) -> int:
        """The shortest field of a document that holds the term."""
        return int(self._field.lengths(self._ids).min())

    def block_max_length(self) -> int:
        """The longest."""
        return int(self._field.lengths(self._ids).max())

    def block_max_weight(self) -> float:
        """How often a document holds the term at most."""
        return float(self._times.max())

"""The codec: Whoosh's reader, searcher and query classes on the arrays of a segment.

A published index names `ColumnarSegment` and `ColumnarCodec`: they stay where they are, or an older generation could
no longer be opened. Segments are written in bulk (`builder`), never through Whoosh's writer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from whoosh.codec import base

from indexer.embedded.arrays import Array
from indexer.embedded.kernels import load_kernels
from indexer.embedded.schema import GRAMS, WORDS
from indexer.embedded.segment import Segment
from indexer.embedded.whoosh_terms import ColumnarTerms

INDEX_NAME = "MAIN"
_EXTENSION = ".arrays"


class ColumnarSegment(base.Segment):
    """A segment as the table of contents of an index names it: its file, and what is no longer valid.

    `gone` are bulletins, `deleted` their documents, both sorted.
    """

    def __init__(self, segid: str, doc_count: int, deleted: Array | None = None, gone: Array | None = None) -> None:
        self.indexname = INDEX_NAME
        self.segid = segid
        self.compound = False
        self._doc_count = doc_count
        self.deleted = np.empty(0, np.uint32) if deleted is None else deleted
        self.gone = np.empty(0, np.uint32) if gone is None else gone

    def codec(self) -> ColumnarCodec:
        """The codec that reads it."""
        return ColumnarCodec()

    def doc_count_all(self) -> int:
        """How many documents there are, valid or not."""
        return self._doc_count

    def doc_count(self) -> int:
        """How many documents are valid."""
        return self._doc_count - int(self.deleted.size)

    def deleted_count(self) -> int:
        """How many documents are no longer valid."""
        return int(self.deleted.size)

    def deleted_docs(self) -> Iterator[int]:
        """The documents that are no longer valid."""
        return iter(self.deleted.tolist())

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is no longer valid."""
        at = int(np.searchsorted(self.deleted, docnum))
        return at < self.deleted.size and bool(self.deleted[at] == docnum)

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:  # noqa: FBT001, FBT002  # Whoosh's signature
        """Refused: a generation is never edited."""
        raise NotImplementedError(_READ_ONLY)


def file_of(segment: ColumnarSegment) -> str:
    """The name of the file of a segment."""
    return f"{segment.indexname}_{segment.segid}{_EXTENSION}"


_READ_ONLY = "a published index is not edited; indexer.embedded.builder writes the next one"


class ColumnarCodec(base.Codec):
    """Reads segments of arrays."""

    def terms_reader(self, storage: Any, segment: ColumnarSegment) -> ColumnarTerms:
        """The terms and postings of a segment."""
        return ColumnarTerms(_open(storage, segment))

    def per_document_reader(self, storage: Any, segment: ColumnarSegment) -> ColumnarDocuments:
        """What is kept of each document of a segment."""
        return ColumnarDocuments(_open(storage, segment), segment)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        """Not asked for: `ColumnarTerms` makes its matchers."""
        raise NotImplementedError

    def per_document_writer(self, storage: Any, segment: Any) -> NoReturn:
        """Refused."""
        raise NotImplementedError(_READ_ONLY)

    def field_writer(self, storage: Any, segment: Any) -> NoReturn:
        """Refused."""
        raise NotImplementedError(_READ_ONLY)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> NoReturn:  # noqa: FBT001, FBT002  # Whoosh's signature
        """Refused."""
        raise NotImplementedError(_READ_ONLY)

    def new_segment(self, storage: Any, indexname: str) -> NoReturn:
        """Refused."""
        raise NotImplementedError(_READ_ONLY)


def _open(storage: Any, segment: ColumnarSegment) -> Segment:
    return Segment(Path(storage.folder) / file_of(segment), load_kernels(None))


class ColumnarDocuments(base.PerDocumentReader):
    """What is kept of the documents of a segment."""

    def __init__(self, segment: Segment, entry: ColumnarSegment) -> None:
        self._segment = segment
        self._entry = entry
        self._lengths = {GRAMS: segment.gram_lengths, WORDS: segment.word_lengths}

    def doc_count(self) -> int:
        """How many documents are valid."""
        return self._entry.doc_count_all() - self._entry.deleted_count()

    def doc_count_all(self) -> int:
        """How many documents there are."""
        return self._entry.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether some documents are no longer valid."""
        return self._entry.deleted_count() > 0

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is no longer valid."""
        return self._entry.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """The documents that are no longer valid."""
        return self._entry.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a field of a document has, MOST_TERMS at most (Whoosh's own codecs round it)."""
        lengths = self._lengths.get(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """How many terms a field has in all documents."""
        lengths = self._lengths.get(fieldname)
        return 0 if lengths is None else int(lengths.sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """How many terms a field has in a document at least."""
        lengths = self._lengths.get(fieldname)
        return 0 if lengths is None or not lengths.size else int(lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        """How many terms a field has in a document at most."""
        lengths = self._lengths.get(fieldname)
        return 0 if lengths is None or not lengths.size else int(lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The bulletin and the passage that a document is, and its text as written."""
        segment = self._segment
        return {
            "bulletin": segment.ids.string(int(segment.bulletin_of[docnum])),
            "passage": segment.passage(docnum)[0],
            "text": segment.written(docnum),
        }

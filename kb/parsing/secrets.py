"""Whether a text is marked as a state secret. On doubt it is: such a text may not be kept by this programme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Document
from kb.parsing.rows import rows_of
from kb.text import plain

_MARK = re.compile(
    r"^(?:密级|份号|编号|内部|号)*(?P<mark>绝密|机密|秘密)(?![文工档安的地泄保性]|级(?:岗|人|文|事|信|会|单))"
)
_BEFORE = re.compile(r"[\W\d_]+")
_TOP_ROWS, _END_ROWS = 20, 10
_MARK_MOST = 24


def secret_mark(document: Document, classification: str | None = None) -> str | None:
    """The mark 绝密, 机密 or 秘密 that a document bears, or None.

    It counts in the classification that was parsed, in page headers and footers, and near the top and the end of the
    text: at the beginning of a row, of a cell or of a word, behind a serial number and ornaments.
    """
    return next(filter(None, map(mark_in, (classification or "", *_parts(document)))), None)


def mark_in(text: str) -> str | None:
    """The mark 绝密, 机密 or 秘密 that a short text is, whatever its ornaments and serial number; else None."""
    bare = _BEFORE.sub("", text)
    match = _MARK.match(bare) if len(bare) <= _MARK_MOST else None
    return match["mark"] if match else None


def _parts(document: Document) -> Iterator[str]:
    rows = rows_of(document.lines)
    for row in (*rows[:_TOP_ROWS], *rows[-_END_ROWS:]):
        yield row.compact
        yield from row.cells
        yield from map(plain, row.text.split())
    for header in document.headers:
        yield plain(header)
        yield from map(plain, header.split())

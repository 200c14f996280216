"""Which bulletin a text is: identity, and the short ids made from it (DESIGN section 2).

A numbered bulletin is (publisher, series, year, number), or (publisher, series, running number), or the
supplement of that series. Whatever has no such number, or a number without a year, is identified by its file.
Two offices that both call theirs 《工作简报》 are two series, because the publisher (the issuers) is part of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import Bulletin, Document
from kb.parsing.rows import rows_of
from kb.text import folded

SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a bulletin is. `series` is None for what is no bulletin; then `key` names the file."""

    key: str
    series: tuple[str, str] | None

    @property
    def id(self) -> str:
        """The short id (12 hexadecimal digits) that URLs use; kept for good once given."""
        return short_id(self.key)


def short_id(key: str) -> str:
    """12 hexadecimal digits of the SHA-256 of a key."""
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def series_of(bulletin: Bulletin) -> tuple[str, str] | None:
    """(publisher, name) of the series, or None. The publisher is its issuers, joined."""
    return ("、".join(bulletin.issuer), bulletin.series) if bulletin.series else None


def identity_of(bulletin: Bulletin, path: str) -> Identity:
    """The identity of a bulletin that was read from `path`."""
    series, number = series_of(bulletin), _number(bulletin)
    if series is None or number is None:
        return Identity(f"file{SEPARATOR}{path}", series)
    publisher, name = series
    return Identity(SEPARATOR.join(("bulletin", folded(publisher), folded(name), number)), series)


def text_hash(document: Document) -> str:
    """The SHA-256 of the folded text, equal for the same text in another encoding, width or spacing."""
    lines: Iterable[str] = (folded(row.text) for row in rows_of(document.lines))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _number(bulletin: Bulletin) -> str | None:
    issue = bulletin.issue
    kind = "supplement" if issue.supplement else "number"
    if issue.year is not None and (issue.number is not None or issue.supplement):
        return f"{kind} {issue.year} {issue.number} {issue.number_last}"
    if issue.running_number is not None:
        return f"running {issue.running_number}"
    return None

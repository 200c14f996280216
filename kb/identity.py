"""Which bulletin a text is: identity, and the short ids made from it (DESIGN section 2).

A numbered bulletin is (publisher, series, year, number), or (publisher, series, running number), or the
supplement of that series. Whatever has no such number, or a number without a year, is identified by its file.
Where no publisher is named, the date is part of the identity: every school's 《工作简报》 has a No. 1.
Two offices that both call theirs 《工作简报》 are two series, because the publisher is part of it: the body that the
first issuer belongs to, so that a series stays one when its department or a joint issuer changes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import Bulletin, Document
from kb.parsing.rows import rows_of
from kb.text import folded, plain

SEPARATOR = "\x1f"
_BODY = re.compile(
    r"^.{2,}?(协会|学会|商会|联合会|促进会|基金会|总工会|研究会|集团(?!有限|股份|公司|控股)|公司|大学|学院|医院(?!集团)|银行(?!股份|有限)|人民政府|研究院)[)）]?(?=.{2,}(部|处|室|办|中心|科|委|组|会)$)"
)
"""A body with a department of its own behind it. Both ends are words of organisations, so nothing else is cut."""


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


def publisher_of(bulletin: Bulletin) -> str:
    """Whose series it is: whom the folder fixes, else the body that the first issuer is or belongs to; empty for none.

    中国质量协会宣传部 belongs to 中国质量协会.
    """
    if bulletin.publisher or not bulletin.issuer:
        return bulletin.publisher or ""
    issuer = bulletin.issuer[0]
    match = _BODY.match(plain(issuer))
    return issuer[: match.end()] if match else issuer


def series_of(bulletin: Bulletin) -> tuple[str, str] | None:
    """(publisher, name) of the series as printed, or None. Its identity is the two folded: `series_key`."""
    return (publisher_of(bulletin), bulletin.series) if bulletin.series else None


def series_key(series: tuple[str, str]) -> str:
    """The identity of a series: a traditional and a simplified masthead are one."""
    return SEPARATOR.join(map(folded, series))


def identity_of(bulletin: Bulletin, path: str) -> Identity:
    """The identity of a bulletin that was read from `path`."""
    series, number = series_of(bulletin), _number(bulletin)
    if series is None or number is None:
        return Identity(f"file{SEPARATOR}{path}", series)
    if not series[0]:
        # Nobody says who publishes it: only the same name, number and day make two texts one bulletin.
        if not bulletin.date:
            return Identity(f"file{SEPARATOR}{path}", series)
        number += SEPARATOR + bulletin.date
    return Identity(SEPARATOR.join(("bulletin", series_key(series), number)), series)


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

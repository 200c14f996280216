"""Whether a text is marked as a state secret. On doubt it is: such a text may not be kept by this programme."""

from __future__ import annotations

import re

from kb.model import Document
from kb.parsing.rows import rows_of

_MARK = re.compile(r"^(密级[:：]?)?[【\[(〔]?(?P<mark>绝密|机密|秘密)(?![文工档安的地泄保级性])")
_MOST_ROWS = 15
_MARK_MOST = 20


def secret_mark(document: Document) -> str | None:
    """The mark 绝密, 机密 or 秘密 that stands at the beginning of a row or of a part of it near the top, or None."""
    for row in rows_of(document.lines)[:_MOST_ROWS]:
        for part in (row.compact, *row.cells):
            match = _MARK.match(part)
            if match and len(part) <= _MARK_MOST:
                return match["mark"]
    return None

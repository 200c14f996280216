"""What every page of a document repeats: its number, and a line that says again what the masthead says."""

from __future__ import annotations

import re
from collections.abc import Collection

from kb.parsing.issues import find_issue
from kb.parsing.rows import Row

_PAGE_NUMBER = re.compile(r"^([-—–·]*第?\d{1,3}页?[-—–·]*|第\d{1,3}页[,，/]?共\d{1,3}页|[-—–]\s*\d{1,3}\s*[-—–])$")
_NUMBERS = re.compile(r"[\d\W_第页共]")
_LONGEST = 60


def is_page_number(row: Row) -> bool:
    """Whether a row is the number of a page (- 2 -, 第2页 共3页), and not two numbers of a table."""
    return len(row.table or ()) <= 1 and _PAGE_NUMBER.match(row.compact) is not None


class PageHeaders:
    """Tells the rows that pages repeat; `masthead` has the compact texts that they may repeat."""

    def __init__(self, masthead: Collection[str]) -> None:
        self._masthead = sorted(masthead, key=len, reverse=True)

    def has(self, row: Row) -> bool:
        """Whether a row is a page number, a rule, or only repeats what the masthead says, with a number or without."""
        return row.is_rule or is_page_number(row) or self._is_repeated(row.compact)

    def _is_repeated(self, text: str) -> bool:
        if len(text) > _LONGEST:
            return False
        rest = text
        for head in self._masthead:
            rest = rest.replace(head, "")
        if rest == text:
            return False
        if issue := find_issue(rest):
            rest = rest[: issue.start] + rest[issue.end :]
        return not _NUMBERS.sub("", rest)

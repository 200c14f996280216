"""The lines of a paragraph are put together again.

A line may say by its place on the page that it joins the one before (PDF). In a text with fixed line ends most lines
are equally wide, and a full one goes on in the next. Either way the next line may show that it opens something: by
its indent where paragraphs are indented, else by a number, a mark or the like after the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.parsing import headings
from kb.parsing.captions import match_caption
from kb.parsing.endmatter import match_distribution
from kb.parsing.rows import Row, fill_width, join_rows
from kb.parsing.signers import is_signers

_PLAY = 1.5
"""How much narrower (in Han characters) than the fill a full line may be: a mark may not begin a line."""

_CONTRIBUTED = re.compile(r"^[(（][^()（）]{2,30}(供稿|报送|提供)[)）]$")


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The rows with the lines of each paragraph as one row; the same rows where lines end freely."""
    fill = None if any(row.joins or row.opens for row in rows) else fill_width(rows)
    if fill is None and not any(row.joins for row in rows):
        return list(rows)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _goes_on(groups[-1][-1], row, fill):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [join_rows(group) for group in groups]


def _goes_on(before: Row, row: Row, fill: float | None) -> bool:
    """Whether a line goes on with the line before it."""
    if fill is None:
        full = row.joins
    else:
        full = before.width >= fill - _PLAY and row.gap == 0 and len(before.cells) < 2
        full = full and not row.indented and not row.is_centred_under(before)
    return full and not _stands_apart(row) and not (headings.ends_sentence(before.compact) and _opens(row))


def _stands_apart(row: Row) -> bool:
    """Whether a line can be no part of a sentence."""
    return bool(row.is_rule or match_distribution(row) or is_signers(row) or _CONTRIBUTED.match(row.compact))


def _opens(row: Row) -> bool:
    """Whether a line that follows a whole sentence is the first of something."""
    return bool(
        headings.is_numbered(row)
        or headings.is_list_item(row)
        or match_caption(row)
        or headings.match_run_in(row, body=True)
        or headings.match_section(row)
    )

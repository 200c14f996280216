"""Which rows within the running text are the headline of another article.

Those that the contents list promises, or short rows between whole passages, in front of running text. What has been
read before a row decides whether a headline may stand there at all; that is the reader's to know (`body`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from kb.parsing import headings, lexicon
from kb.parsing.bylines import is_byline, is_source
from kb.parsing.captions import match_photograph
from kb.parsing.contents import bare_title
from kb.parsing.contributions import is_in_brackets
from kb.parsing.page_headers import PageHeaders
from kb.parsing.rows import CENTRED_LEAST, Row

_MOST_ROWS = 3
_LEADS_OVER = re.compile(r"(?:如下|(?:做法|情况|特点|措施|经验|内容)是|(?:情况|做法|措施|经验|特点|成效|内容)[:：])$")
"""How a line ends that leads over to what stands below it, and ends no headline."""
_NO_TITLE = re.compile(r"[,，]|\d月\d|[:：有者奖]$|主持$|名单|如下")
"""What stands above a name and is no headline: 出席会议的领导有：, 一等奖."""
_TITLE_LEAST, _FIRST_LEAST, _CENTRED_TITLE_LEAST = 7, 5, 2
"""Characters of a headline at least: of any, of the first one or one with its author, of one in the middle."""
_HALF = range(4, 17)
"""Characters of half a headline."""


class Before(NamedTuple):
    """What stands before a row."""

    untitled: bool
    """Whether there is no headline yet, only an editor's note that stands before it;"""
    contributed: bool
    """whether （X 供稿） stands right before it, which ends an article;"""
    heads: bool
    """whether an organisation's paragraph has begun: where one does, others do."""


class Titles:
    """Looks for headlines among rows.

    `headlines` are the rows of the first one, above the text; `promised` the bare titles of the contents list.
    """

    def __init__(
        self, rows: Sequence[Row], headlines: Sequence[Row], promised: Collection[str], page_headers: PageHeaders
    ) -> None:
        self._rows = rows
        self._headlines = headlines
        self._promised = promised
        self._page_headers = page_headers
        self._gaps = any(row.gap for row in rows)
        texts = [row for row in rows if len(row.compact) > lexicon.BODY_LEAST]
        self._margin = min((row.margin for row in texts), default=0)
        self._indents = sum(row.indented for row in texts) * 2 > len(texts)
        self._centred = bool(headlines) and all(map(self.is_centred, headlines))

    @property
    def are_promised(self) -> bool:
        """Whether a contents list says what the headlines are: then no other row is one, once there is a headline."""
        return bool(self._promised)

    def promised(self, index: int) -> int:
        """How many rows from `index` on are a title of the contents list; 0 for none."""
        joined = ""
        if headings.match_section(self._rows[index]):
            return 0  # 【会员动态】 above a title
        for used, row in enumerate(self._rows[index : index + _MOST_ROWS], start=1):
            joined += row.compact
            if len(joined) > lexicon.PROMISED_MOST:
                return 0
            if bare_title(joined) in self._promised or joined in self._promised:
                return used + self._goes_on(index + used)
        return 0

    def _goes_on(self, index: int) -> bool:
        """Whether a row goes on with the title above it, which the contents list has without its second half."""
        if index >= len(self._rows) or not index:
            return False
        above, row = self._rows[index - 1], self._rows[index]
        both = self.is_centred(above) and self.is_centred(row) and not row.gap
        told = headings.starts_body(row) or match_photograph(row) or self._promised_at(index)
        told = told or is_in_brackets(row) or is_byline(row, below_headline=True)
        return both and not told and index + 1 < len(self._rows) and headings.starts_body(self._rows[index + 1])

    def _promised_at(self, index: int) -> bool:
        """Whether a row is a title of the contents list by itself."""
        return bare_title(self._rows[index].compact) in self._promised

    def by_form(self, index: int, before: Before) -> int:
        """How many rows from `index` on are a headline by what they look like and what stands behind; 0 for none."""
        if self._centred and not self.is_centred(self._rows[index]):
            return 0
        for used, row in enumerate(self._rows[index : index + _MOST_ROWS + 1]):
            joined = "".join(each.compact for each in self._rows[index : index + used])
            by = used > 0 and not _NO_TITLE.search(joined) and self._is_by(row, index + used + 1)
            following = self._rows[index + used + 1] if index + used + 1 < len(self._rows) else None
            if by or (headings.starts_body(row) and not headings.is_exclaimed(row, following)):
                return used if used > 0 and self._is_whole(index, joined, row, before, by=by) else 0
            apart = (
                row.gap or not self._gaps or self.is_centred(row) or (row.opens and self._indents and not row.margin)
            )
            far = row.gap > 1 if used else not apart
            if far or not self._may_belong(row, before):
                return 0
        return 0

    def are_marked(self, row: Row) -> bool:
        """Whether the first headline begins with the same mark as a row, which is one, too."""
        return any(each.compact[0] == row.compact[0] for each in self._headlines)

    def is_centred(self, row: Row) -> bool:
        """Whether a row stands in the middle of the page, not at the margin of the paragraphs."""
        return row.margin > self._margin + CENTRED_LEAST

    def _is_whole(self, index: int, joined: str, behind: Row, before: Before, *, by: bool) -> bool:
        """Whether rows are a headline, from the one at `index` to the one that stands `behind` them."""
        centred = self.is_centred(self._rows[index])
        short = (before.contributed or centred) and headings.ends_sentence(behind.compact)
        text = by or short or len(behind.compact) > lexicon.BODY_LEAST
        if not (before.untitled if headings.match_section(behind) else text) or _LEADS_OVER.search(joined):
            return False
        least = _CENTRED_TITLE_LEAST if centred else _FIRST_LEAST if by or before.untitled else _TITLE_LEAST
        return least <= len(joined) <= lexicon.HEADLINE_MOST

    def _is_by(self, row: Row, behind: int) -> bool:
        """Whether a row says who wrote the text that stands right behind it, and not who took a picture."""
        wrote = is_byline(row, below_headline=True) and "摄" not in row.compact
        return wrote and behind < len(self._rows) and headings.starts_body(self._rows[behind])

    def _may_belong(self, row: Row, before: Before) -> bool:
        """Whether a row may be one of a headline."""
        return not (
            row.indented
            or row.compact.endswith(("，", ",", "、"))
            or headings.is_list_item(row)
            or headings.is_numbered(row)
            or headings.match_alone(row)
            or headings.match_before_colon(row)
            or headings.match_marked(row)
            or match_photograph(row)
            or (headings.match_run_in(row, body=True) and before.heads)
            or is_in_brackets(row)
            or is_source(row)
            or self._page_headers.has(row)
            or (len(row.cells) > 1 and not before.untitled and not _is_in_halves(row))
            or len(row.table or ()) > 1
        )


def _is_in_halves(row: Row) -> bool:
    """Whether a row is made of two halves of nearly one length, as headlines are: 书香伴成长　亲子共读周启动."""
    sizes = [len(cell) for cell in row.cells]
    halves = row.table is None and len(sizes) == 2 and all(size in _HALF for size in sizes)
    return halves and abs(sizes[0] - sizes[1]) <= min(_HALF) and not any(map(str.isdigit, row.compact))

"""Pieces of text at their places on pages become lines: which stand in one row, what are page headers, what joins.

Pure geometry, for every format that has places and no paragraphs (PDF, OFD, recognised pictures). Lengths are compared
with the width of a Han character (`em`), so the unit does not matter. A line that runs on from a full line is marked as
joining it; a gap of more than an em is written as ideographic blanks, smaller ones between Han characters vanish (they
only justify the line).
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from statistics import median

from kb.model import Line
from kb.reading.columns import unfolded
from kb.reading.grids import Band, bands_of
from kb.reading.lines import CENTRED
from kb.reading.places import PagePieces, Piece, rows_of_pieces
from kb.text import compact, joined

_PAGE_NUMBER = re.compile(r"^[-—–·\s]*第?\s*\d{1,4}\s*页?([/／]\d{1,4}|\s*[,，]?共\s*\d{1,4}\s*页)?[-—–·\s]*$")
_SENTENCE_END = ("。", "！", "？", "；", "：", "!", "?", "…", "”", ":")
_PAGE_NUMBER_MOST = 24
_SAME_HEIGHT = 0.6
_HEADER_ZONE = 0.13
_FURNITURE_ROWS = 2
_BLANK = "\u3000"
_MOST_BLANKS = 20


@dataclass(frozen=True, slots=True)
class PageRow:
    """The pieces that stand side by side on a page; of a drawn table the `cells` of one row."""

    page: int
    text: str
    x0: float
    x1: float
    y: float
    em: float
    cells: tuple[str, ...] | None = None

    @property
    def in_columns(self) -> bool:
        """Whether parts of the row stand far apart, as in a table."""
        return self.cells is not None or _BLANK * 2 in self.text


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of the pages, and the distinct page headers and footers, which are not among them.

    `places` are the page and the y of each line.
    """

    lines: tuple[Line, ...]
    headers: tuple[str, ...]
    places: tuple[tuple[int, float], ...]

    def line_above(self, page: int, y: float) -> int:
        """The number of the last line that stands above a place on a page; 0 if none does."""
        return bisect.bisect_left(self.places, (page, y))


def lay_out(pages: Sequence[PagePieces]) -> Laid:
    """The lines of pages, numbered from 1 through all, columns apart; a wide gap above a row is a blank line."""
    pages = [unfolded(page) for page in pages]
    rows = [_page_rows(number, page) for number, page in enumerate(pages, start=1)]
    furniture = _furniture(rows, [page.height for page in pages])
    placed = list(_lines([row for page in rows for row in page if id(row) not in furniture]))
    headers = (row for page in rows for row in page if id(row) in furniture and not _is_page_number(row))
    return Laid(
        lines=tuple(line for line, _ in placed),
        headers=tuple(dict.fromkeys(row.text for row in headers)),
        places=tuple(place for _, place in placed),
    )


def _page_rows(number: int, page: PagePieces) -> list[PageRow]:
    """The rows of a page, those of its drawn tables among them."""
    bands = bands_of(page.rules)
    cells: dict[int, dict[int, list[Piece]]] = {}
    free: list[Piece] = []
    for piece in page.pieces:
        x, y = (piece.x0 + piece.x1) / 2, piece.y - 0.4 * piece.em
        for place, band in enumerate(bands):
            if (cell := band.cell_at(x, y)) is not None:
                cells.setdefault(place, {}).setdefault(cell, []).append(piece)
                break
        else:
            free.append(piece)
    tables = [_table_row(number, bands[place], found) for place, found in cells.items()]
    return sorted([*_rows(number, free), *tables], key=lambda row: row.y)


def _table_row(number: int, band: Band, found: Mapping[int, list[Piece]]) -> PageRow:
    inner = {cell: list(_rows(number, pieces)) for cell, pieces in found.items()}
    texts = tuple(
        reduce(lambda text, row: joined(text, row.text)[0], inner[cell][1:], inner[cell][0].text)
        if cell in inner
        else ""
        for cell in range(len(band.edges) - 1)
    )
    rows = [row for each in inner.values() for row in each]
    y, em = min(row.y for row in rows), median(row.em for row in rows)
    cells = texts if len(texts) > 1 else None
    return PageRow(number, "\t".join(texts), band.edges[0], band.edges[-1], y, em, cells)


def _rows(number: int, pieces: Iterable[Piece]) -> Iterator[PageRow]:
    """The rows of a page from top to bottom."""
    return (_row(number, row) for row in rows_of_pieces(pieces))


def _row(number: int, pieces: list[Piece]) -> PageRow:
    ordered = sorted(pieces, key=lambda piece: piece.x0)
    em = median(piece.em for piece in ordered)
    kept = ordered[:1]
    text = ordered[0].text
    for piece in ordered[1:]:
        before = kept[-1]
        if piece.text == before.text and abs(piece.x0 - before.x0) < 0.3 * em:
            continue  # printed twice, a little apart: a way to look bold
        text += _gap(before, piece, em) + piece.text
        kept.append(piece)
    return PageRow(number, text, kept[0].x0, max(piece.x1 for piece in kept), kept[0].y, em)


def _gap(before: Piece, piece: Piece, em: float) -> str:
    """The blanks between two pieces, as wide as the gap; a blank in the file counts where it is to be seen."""
    gap = (piece.x0 - before.x1) / em
    if gap >= 1.2:
        return _BLANK * min(round(gap), _MOST_BLANKS)
    latin = before.text[-1].isascii() and piece.text[0].isascii()
    return " " if gap >= (0.15 if latin or piece.spaced else 0.9) else ""


def _furniture(rows: Sequence[Sequence[PageRow]], heights: Sequence[float]) -> set[int]:
    """The ids of rows at the edge of a page that are page numbers, or come again at the same height of other pages."""
    edge: list[PageRow] = []
    for page, height in zip(rows, heights, strict=True):
        ends = [*page[:_FURNITURE_ROWS], *page[-_FURNITURE_ROWS:]]
        edge += [row for row in ends if not _HEADER_ZONE * height < row.y < (1 - _HEADER_ZONE) * height]
    alike: dict[str, list[PageRow]] = {}
    for row in edge:
        alike.setdefault(_shape(row), []).append(row)
    return {id(row) for row in edge if _is_page_number(row) or _comes_again(row, alike[_shape(row)])}


def _is_page_number(row: PageRow) -> bool:
    text = compact(row.text)
    return len(text) <= _PAGE_NUMBER_MOST and bool(_PAGE_NUMBER.match(text))


def _comes_again(row: PageRow, alike: Sequence[PageRow]) -> bool:
    """Whether a row stands at the same height of another page: a masthead is not the header that repeats its name."""
    return any(other.page != row.page and abs(other.y - row.y) < _SAME_HEIGHT * row.em for other in alike)


def _shape(row: PageRow) -> str:
    """What page headers have in common: their words, whatever the page number."""
    return re.sub(r"\d+", "#", compact(row.text))


def _lines(rows: Sequence[PageRow]) -> Iterator[tuple[Line, tuple[int, float]]]:
    if not rows:
        return
    em = _common(((row.em, len(row.text)) for row in rows), 0.5)
    body = [row for row in rows if abs(row.em - em) <= 0.12 * em and row.cells is None] or rows
    left = _edge([row.x0 for row in body], em, smallest=True)
    right = _edge([row.x1 for row in body], em, smallest=False)
    leading = _leading(rows)
    joins = [False, *(_joins(before, row, left, right, leading) for before, row in pairwise(rows)), False]
    number = 0
    for place, row in enumerate(rows):
        before = rows[place - 1] if place else row
        in_table = before.cells is not None and row.cells is not None
        if before.page == row.page and row.y - before.y > 1.7 * leading and not in_table:
            number += 1
            yield Line(number, "", row.page), (row.page, row.y - leading)
        number += 1
        indent = _BLANK * max(0, min(round((row.x0 - left) / em), _MOST_BLANKS))
        if not joins[place + 1] and _is_centred(row, left, right):
            indent = CENTRED
        yield Line(number, indent + row.text, row.page, joins[place], cells=row.cells), (row.page, row.y)


def _is_centred(row: PageRow, left: float, right: float) -> bool:
    """Whether a row that is no sentence stands as far from the one margin as from the other: a title, no paragraph."""
    off = row.x0 - left
    return off > 0.4 * row.em and abs(off - (right - row.x1)) < 0.7 * row.em and not row.text.endswith(_SENTENCE_END)


def _joins(before: PageRow, row: PageRow, left: float, right: float, leading: float) -> bool:
    """Whether a row goes on with the paragraph of the row before it: that one is full, and this one not indented."""
    if before.in_columns or row.in_columns:
        return False
    em = row.em
    ends = compact(before.text).endswith(_SENTENCE_END)
    # A word or number that does not fit leaves a wider gap; a paragraph that ends there has its full stop.
    ragged = not ends and abs(row.x0 - left) < 0.5 * em
    if abs(before.em - em) > 0.12 * em or before.x1 < right - (3.1 if ragged else 1.6) * em:
        return False
    if row.page == before.page and row.y - before.y > 1.7 * leading:
        return False
    shift = (row.x0 - before.x0) / em
    if shift > 0.8:
        return False
    return shift < -0.8 or not ends or before.x1 >= right - 0.6 * em


def _common(values: Iterable[tuple[float, int]], step: float) -> float:
    """The value that most of the weight has, to a step."""
    weights: Counter[int] = Counter()
    for value, weight in values:
        weights[round(value / step)] += weight
    return weights.most_common(1)[0][0] * step or step


def _edge(values: Sequence[float], em: float, *, smallest: bool) -> float:
    """The margin: the outermost place at which a fair share of the rows begin or end, else the outermost of all."""
    places = Counter(round(value / em * 2) for value in values)
    fair = [place for place, times in places.items() if times >= max(2, 0.08 * len(values))]
    chosen = fair or list(places)
    return (min(chosen) if smallest else max(chosen)) * em / 2


def _leading(rows: Sequence[PageRow]) -> float:
    """The usual distance of two rows."""
    steps = [after.y - before.y for before, after in pairwise(rows) if before.page == after.page]
    return median(steps) if steps else float("inf")

"""Two columns of prose on a page are put one under the other, so that they are read as they were written.

A gutter is a strip near the middle of the text that is free of pieces in a run of rows, most of which are filled on
both sides up to it. (A table has short cells, and its own lines.) The right column is moved under the left one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kb.reading.places import PagePieces, Piece, rows_of_pieces

_LEAST_ROWS = 6
_MIDDLE = (0.35, 0.65)
_GUTTER_LEAST = 1.0
_SIDE_LEAST = 8.0
_FILLED_LEAST = 0.6
_WIDE_GAP = 1.8


@dataclass(frozen=True, slots=True)
class _Run:
    """The rows (first to last, exclusive) that a gutter at `x` divides."""

    first: int
    last: int
    x: float


def unfolded(page: PagePieces) -> PagePieces:
    """The page with its two columns one under the other; the same page where it has no columns."""
    rows = rows_of_pieces(page.pieces)
    run = _columns(rows)
    if run is None:
        return page
    inside = [piece for row in rows[run.first : run.last] for piece in row]
    left = [piece for piece in inside if piece.x0 < run.x]
    right = [piece for piece in inside if piece.x0 >= run.x]
    top = min(piece.y for piece in inside)
    step = median(b[0].y - a[0].y for a, b in zip(rows[run.first :], rows[run.first + 1 : run.last], strict=False))
    down = max(piece.y for piece in left) + step - min(piece.y for piece in right)
    aside = min(piece.x0 for piece in right) - min(piece.x0 for piece in left)
    moved = [replace(piece, x0=piece.x0 - aside, x1=piece.x1 - aside, y=piece.y + down) for piece in right]
    shift = max(0.0, max(piece.y for piece in moved) - max(piece.y for piece in inside))
    below = [replace(piece, y=piece.y + shift) for row in rows[run.last :] for piece in row]
    above = [piece for row in rows[: run.first] for piece in row if piece.y <= top]
    return PagePieces(page.height + shift, (*above, *left, *moved, *below), page.rules)


def _columns(rows: Sequence[Sequence[Piece]]) -> _Run | None:
    """The longest run of rows that one gutter divides, if it is prose on both sides."""
    pieces = [piece for row in rows for piece in row]
    if len(rows) < _LEAST_ROWS:
        return None
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    em = median(piece.em for piece in pieces)
    best: _Run | None = None
    steps = int((right - left) * (_MIDDLE[1] - _MIDDLE[0]) / (em / 2))
    for step in range(steps + 1):
        x = left + (right - left) * _MIDDLE[0] + step * em / 2
        run = _longest_run(rows, x, em)
        if (best is None or run.last - run.first > best.last - best.first) and _is_prose(
            rows[run.first : run.last], x, em
        ):
            best = run
    return best


def _longest_run(rows: Sequence[Sequence[Piece]], x: float, em: float) -> _Run:
    """The most rows in a row that leave a gutter free, without a wide gap between two of them."""
    half = _GUTTER_LEAST * em / 2
    leading = median(after[0].y - before[0].y for before, after in pairwise(rows))
    longest = _Run(0, 0, x)
    start = 0
    for index in range(len(rows) + 1):
        ends = index == len(rows)
        crossed = not ends and any(piece.x0 < x + half and piece.x1 > x - half for piece in rows[index])
        apart = not ends and index > start and rows[index][0].y - rows[index - 1][0].y > _WIDE_GAP * leading
        if ends or crossed or apart:
            if index - start > longest.last - longest.first:
                longest = _Run(start, index, x)
            start = index if apart and not crossed else index + 1
    return longest


def _is_prose(rows: Sequence[Sequence[Piece]], x: float, em: float) -> bool:
    """Whether most of the rows have long text on both sides of the gutter, the left one up to it."""
    if len(rows) < _LEAST_ROWS:
        return False
    filled = 0
    for row in rows:
        left = [piece for piece in row if piece.x0 < x]
        right = [piece for piece in row if piece.x0 >= x]
        if left and right:
            near = x - max(piece.x1 for piece in left) < 2.5 * em
            long = min(_width(left), _width(right)) >= _SIDE_LEAST * em
            filled += near and long
    return filled >= _FILLED_LEAST * len(rows)


def _width(pieces: Sequence[Piece]) -> float:
    """How much of its side a text fills, its gaps left out."""
    return sum(piece.x1 - piece.x0 for piece in pieces)

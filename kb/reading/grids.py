"""Drawn lines on a page become the cells of tables. Pure geometry, in the page's unit, y downwards.

A table is a set of lines that touch each other, with at least two columns. Within a row, cells are apart only where
a vertical line is drawn between them, so that a merged cell is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_PLAY = 3.0
"""Lines this near (in points) touch; places this near are one."""

_MOST_RULES = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin box: a line that is drawn, across or down."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        """Whether it is wider than high."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a table: from `top` to `bottom`, cut at the x of `edges` (at least three) into cells."""

    top: float
    bottom: float
    edges: tuple[float, ...]

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell that holds a place, or None."""
        if not (self.top <= y <= self.bottom and self.edges[0] <= x <= self.edges[-1]):
            return None
        return next(index for index, edge in enumerate(self.edges[1:]) if x <= edge)


def bands_of(rules: Iterable[Rule]) -> list[Band]:
    """The rows of all tables on a page, from top to bottom."""
    bands = [band for table in _connected(list(rules)[:_MOST_RULES]) for band in _bands(table)]
    return sorted(bands, key=lambda band: band.top)


def _connected(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    """The groups of rules that touch each other, directly or by others."""
    left = list(rules)
    while left:
        group = [left.pop()]
        for rule in group:  # grows while it is walked
            touching = [other for other in left if _touch(rule, other)]
            group += touching
            left = [other for other in left if other not in touching]
        yield group


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - _PLAY <= other.x1
        and other.x0 - _PLAY <= one.x1
        and one.y0 - _PLAY <= other.y1
        and other.y0 - _PLAY <= one.y1
    )


def _bands(table: Sequence[Rule]) -> Iterable[Band]:
    across = _places((rule.y0 + rule.y1) / 2 for rule in table if rule.across)
    down = [rule for rule in table if not rule.across]
    if len(_places((rule.x0 + rule.x1) / 2 for rule in down)) < 3:
        return
    for top, bottom in pairwise(across):
        middle = (top + bottom) / 2
        edges = _places((rule.x0 + rule.x1) / 2 for rule in down if rule.y0 <= middle <= rule.y1)
        if len(edges) > 1:
            yield Band(top, bottom, tuple(edges))


def _places(values: Iterable[float]) -> list[float]:
    """The distinct values, those that are nearly one taken together."""
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _PLAY:
            result.append(value)
    return result

"""Pieces of text at their places on a page, x to the right and y downwards, in the page's own unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.reading.grids import Rule

_BASE_PLAY = 0.4
_LATIN_END = 0x2E7F


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on a page (often one character): where it begins and ends, and its base line.

    `spaced` is whether the file has a blank before it.
    """

    text: str
    x0: float
    x1: float
    y: float
    spaced: bool = False

    @property
    def em(self) -> float:
        """The width of a Han character in this run; a Latin one is taken to be half as wide."""
        return (self.x1 - self.x0) / sum(1.0 if ord(character) > _LATIN_END else 0.5 for character in self.text)


@dataclass(frozen=True, slots=True)
class PagePieces:
    """All pieces of one page, in any order, the page's height, and the lines that are drawn on it."""

    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()


def rows_of_pieces(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces whose base lines are nearly one, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if not rows or piece.y - rows[-1][0].y > _BASE_PLAY * max(piece.em, rows[-1][0].em):
            rows.append([])
        rows[-1].append(piece)
    return rows

"""A bulletin as blocks to read, in the order of its text, with the query marked in them and its pictures beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from indexer.query import Text
from indexer.search import to_mark
from indexer.snippets import Span, highlights
from kb.model import Bulletin, Passage, PlacedPicture, Segment
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Block:
    """One passage or segment. `html` is safe; `level` is that of a heading, 0 elsewhere; `rows` are a table's cells.

    `pictures` stand before the block where it is their caption, else after it.
    """

    id: str
    kind: str
    html: Markup
    level: int
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, int]
    pages: tuple[int, int] | None
    pictures: tuple[PlacedPicture, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a bulletin, and how many places in them are marked (their ids are h1, h2, ...).

    `scans` are the pictures of whole pages, from which the text was recognised.
    """

    blocks: tuple[Block, ...]
    marks: int
    scans: tuple[PlacedPicture, ...]


def read_bulletin(bulletin: Bulletin, looked_for: Sequence[Text], *, as_lines: bool = False) -> Reading:
    """The blocks of a text; every place where one of the texts looked for stands is marked.

    `as_lines` gives each passage in the lines in which it stood in the file.
    """
    levels = {section.heading: section.level for article in bulletin.articles for section in article.sections}
    blocks: list[Block] = []
    marks = 0
    for part in bulletin.parts:
        spans = highlights(part.text, fold(part.text), to_mark(looked_for, part.kind))
        breaks = part.breaks if as_lines and isinstance(part, Passage) else ()
        spans = tuple(_cut(spans, breaks))
        html = _marked(part.text, spans, marks, breaks)
        marks += len(spans)
        level = next((level for heading, level in levels.items() if part.text.endswith(heading)), 1)
        blocks.append(
            Block(
                id=part.id,
                kind=part.kind,
                html=html,
                level=level if part.kind == "heading" else 0,
                rows=_cells(part),
                lines=part.lines,
                pages=part.pages,
                pictures=tuple(picture for picture in bulletin.pictures if picture.passage == part.id),
            )
        )
    return Reading(tuple(blocks), marks, tuple(picture for picture in bulletin.pictures if picture.scan))


def _cells(part: Passage | Segment) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split("\t")) for row in part.text.split("\n")) if part.kind == "table" else ()


def _cut(spans: Sequence[Span], breaks: Sequence[int]) -> Iterator[Span]:
    """The spans, cut where a line ends in them."""
    for start, end in spans:
        inner = [at for at in breaks if start < at < end]
        yield from pairwise((start, *inner, end))


def _marked(text: str, spans: Sequence[Span], before: int, breaks: Sequence[int]) -> Markup:
    """The text as HTML, its spans (which no break divides) marked, with a line break at each of `breaks`."""
    numbers = {start: number for number, (start, _) in enumerate(spans, start=before + 1)}
    edges = sorted({0, len(text), *breaks, *(edge for span in spans for edge in span)})
    parts: list[Markup] = []
    for start, end in pairwise(edges):
        if start in breaks:
            parts.append(Markup("<br>"))
        piece = Markup.escape(text[start:end])
        parts.append(Markup('<mark id="h{}">{}</mark>').format(numbers[start], piece) if start in numbers else piece)
    return Markup("").join(parts)

"""A bulletin as blocks to read, in the order of its text, with the query marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indexer.query import Text
from indexer.records import Record
from indexer.search import to_mark
from indexer.snippets import Span, highlights
from kb.model import Passage


@dataclass(frozen=True, slots=True)
class Block:
    """One passage or segment. `html` is safe; `level` is that of a heading, 0 elsewhere; `rows` are a table's cells."""

    id: str
    kind: str
    html: Markup
    level: int
    organisation: str | None
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a bulletin, and how many places in them are marked (their ids are h1, h2, ...)."""

    blocks: tuple[Block, ...]
    marks: int


def read_bulletin(record: Record, looked_for: Sequence[Text]) -> Reading:
    """The blocks of a record; every place where one of the texts stands is marked."""
    bulletin = record.bulletin
    levels = {section.heading: section.level for article in bulletin.articles for section in article.sections}
    blocks: list[Block] = []
    marks = 0
    for part in bulletin.parts:
        spans = highlights(part.text, to_mark(looked_for, part.kind))
        html = _marked(part.text, spans, marks)
        marks += len(spans)
        level = next((level for heading, level in levels.items() if part.text.endswith(heading)), 1)
        blocks.append(
            Block(
                id=part.id,
                kind=part.kind,
                html=html,
                level=level if part.kind == "heading" else 0,
                organisation=part.organisation if isinstance(part, Passage) else None,
                rows=tuple(tuple(row.split("\t")) for row in part.text.split("\n")) if part.kind == "table" else (),
                lines=part.lines,
            )
        )
    return Reading(tuple(blocks), marks)


def _marked(text: str, spans: Sequence[Span], before: int) -> Markup:
    parts: list[Markup] = []
    at = 0
    for number, (start, end) in enumerate(spans, start=before + 1):
        parts.append(Markup.escape(text[at:start]))
        parts.append(Markup('<mark id="h{}">{}</mark>').format(number, text[start:end]))
        at = end
    return Markup("").join([*parts, Markup.escape(text[at:])])

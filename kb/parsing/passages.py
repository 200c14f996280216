"""Rows that belong together become passages and segments, with their ids and keys."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.model import Article, Passage, PassageKind, Section, Segment, SegmentKind
from kb.parsing.numerals import number_of
from kb.parsing.rows import Row
from kb.text import folded

_PART = re.compile(r"[(（]([一二三四五六七八九十]{1,3}|\d{1,2})[)）]$")
_PART_CIRCLED = re.compile(r"([①-⑳])")


@dataclass
class OpenPassage:
    """A passage that is being joined."""

    kind: PassageKind
    rows: list[Row]
    section: str | None
    organisation: str | None

    @property
    def tail(self) -> Row:
        """The last row so far."""
        return self.rows[-1]


@dataclass
class OpenArticle:
    """An article that is being read."""

    headline: str | None
    sections: list[Section] = field(default_factory=list)
    passages: list[OpenPassage] = field(default_factory=list)


def part_of(headline: str) -> int | None:
    """The part number of a headline that continues over several bulletins: （七） at its end, or ③ in it."""
    compact = "".join(headline.split())
    if match := _PART.search(compact):
        return number_of(match[1])
    if match := _PART_CIRCLED.search(compact):
        return ord(match[1]) - ord("①") + 1
    return None


def segments_of(others: Sequence[tuple[SegmentKind, tuple[Row, ...]]]) -> tuple[Segment, ...]:
    """The kept rows that are no passages, in the order of the text, numbered s1, s2, ..."""
    ordered = sorted(others, key=lambda other: other[1][0].number)
    return tuple(
        Segment(f"s{index}", kind, joined(rows), (rows[0].number, rows[-1].number))
        for index, (kind, rows) in enumerate(ordered, start=1)
    )


def table_text(rows: Sequence[Row]) -> str:
    """The rows of a table on lines of their own, cells apart by tabs."""
    return "\n".join("\t".join(row.printed_cells) for row in rows)


def joined(rows: Sequence[Row]) -> str:
    """The rows as one text: nothing between Han characters, one blank between Latin words."""
    text = rows[0].text
    for row in rows[1:]:
        latin = text[-1].isascii() and text[-1].isalnum() and row.text[0].isascii() and row.text[0].isalnum()
        text += (" " if latin else "") + row.text
    return text


def numbered(articles: Sequence[OpenArticle]) -> tuple[Article, ...]:
    """The articles with their passages numbered p1, p2, ... through the whole bulletin, each with its key."""
    counter = 0
    seen: Counter[str] = Counter()
    result: list[Article] = []
    for article in articles:
        passages: list[Passage] = []
        for passage in article.passages:
            counter += 1
            text = table_text(passage.rows) if passage.kind == "table" else joined(passage.rows)
            digest = hashlib.sha256(folded(text).encode()).hexdigest()[:12]
            seen[digest] += 1
            lines = (passage.rows[0].number, passage.rows[-1].number)
            key = f"{digest}-{seen[digest]}"
            passages.append(
                Passage(f"p{counter}", passage.kind, text, passage.section, passage.organisation, lines, key)
            )
        part = part_of(article.headline) if article.headline else None
        result.append(Article(article.headline, part, tuple(article.sections), tuple(passages)))
    return tuple(result)

"""Rows that belong together become passages and segments, with their ids and keys."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.model import Article, Passage, PassageKind, Section, Segment, SegmentKind
from kb.parsing.numerals import number_of
from kb.parsing.rows import Row, join_rows
from kb.text import folded

_PART = re.compile(r"[(（]([一二三四五六七八九十]{1,3}|\d{1,2})[)）](?=$|—|-|:|：)")
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
    starts: list[int] = field(default_factory=list)
    """How many passages stand before each section."""
    credited: int | None = None
    """Where the passages begin that were given to whoever sent them in; None where a section has begun since."""

    def begin(self, section: Section) -> None:
        """A section begins; whoever was credited before sent in the last one of its kind alone, not those before.

        （某局 供稿） behind 一、…二、… is of both where 【工作动态】 follows, of the last ★ item where another does.
        """
        alike = [start for start, each in zip(self.starts, self.sections, strict=True) if _are_alike(each, section)]
        if self.credited is not None and alike:
            for passage in self.passages[self.credited : alike[-1]]:
                passage.organisation = None
        self.credited = None
        self.sections.append(section)
        self.starts.append(len(self.passages))

    def credit(self, organisation: str) -> None:
        """All of it was sent in by an organisation, or its last section if somebody is credited with others."""
        whole = not any(passage.organisation for passage in self.passages)
        first = 0 if whole or not self.starts else self.starts[-1]
        sent_in = self.passages[first:]
        if not any(passage.organisation for passage in sent_in):
            self.credited = first
            for passage in sent_in:
                passage.organisation = organisation


def _are_alike(one: Section, other: Section) -> bool:
    """Whether two sections are of one level and both have a label (一、) or none (【】, ★)."""
    return one.level == other.level and bool(one.label) == bool(other.label)


def part_of(headline: str) -> int | None:
    """The part number of a headline that continues over several bulletins: （七） at its end or before its subtitle."""
    compact = "".join(headline.split())
    if match := _PART.search(compact):
        return number_of(match[1])
    if match := _PART_CIRCLED.search(compact):
        return ord(match[1]) - ord("①") + 1
    return None


def without_part(headline: str) -> str:
    """A compact headline up to the part that `part_of` finds."""
    compact = "".join(headline.split())
    match = _PART.search(compact) or _PART_CIRCLED.search(compact)
    return compact[: match.start()] if match else compact


def segments_of(others: Sequence[tuple[SegmentKind, tuple[Row, ...]]]) -> tuple[Segment, ...]:
    """The kept rows that are no passages, in the order of the text, numbered s1, s2, ..."""
    ordered = sorted(others, key=lambda other: other[1][0].place)
    return tuple(
        Segment(f"s{index}", kind, join_rows(rows).text, (rows[0].number, rows[-1].last), _pages(rows), rows[0].place)
        for index, (kind, rows) in enumerate(ordered, start=1)
    )


def _pages(rows: Sequence[Row]) -> tuple[int, int] | None:
    first, last = rows[0].page, rows[-1].last_page
    return None if first is None or last is None else (first, last)


def table_text(rows: Sequence[Row]) -> str:
    """The rows of a table on lines of their own, cells apart by tabs."""
    return "\n".join("\t".join(row.table or row.printed_cells) for row in rows)


def numbered(articles: Sequence[OpenArticle]) -> tuple[Article, ...]:
    """The articles with their passages numbered p1, p2, ... through the whole bulletin, each with its key."""
    counter = 0
    seen: Counter[str] = Counter()
    result: list[Article] = []
    for article in articles:
        passages: list[Passage] = []
        for passage in article.passages:
            counter += 1
            row = join_rows(passage.rows)
            is_table = passage.kind == "table"
            text = table_text(passage.rows) if is_table else row.text
            digest = hashlib.sha256(folded(text).encode()).hexdigest()[:12]
            seen[digest] += 1
            passages.append(
                Passage(
                    id=f"p{counter}",
                    kind=passage.kind,
                    text=text,
                    section=passage.section,
                    organisation=passage.organisation,
                    lines=(passage.rows[0].number, passage.rows[-1].last),
                    key=f"{digest}-{seen[digest]}",
                    pages=_pages(passage.rows),
                    breaks=() if is_table else row.breaks,
                    place=passage.rows[0].place,
                )
            )
        part = part_of(article.headline) if article.headline else None
        result.append(Article(article.headline, part, tuple(article.sections), tuple(passages)))
    return tuple(result)

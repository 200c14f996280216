"""The running text: rows become articles, sections, captions and rejoined passages.

A paragraph that a page end has broken is put together again (FORMS 4.3): a row that does not end as a sentence
goes on in the next row that is plain text, also past a caption or a page header. Where the text indents its
paragraphs, an indented row always opens one and a row that follows without a blank line never does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kb.model import Article, Figure, PassageKind, Section, SegmentKind
from kb.parsing import captions, headings, lexicon
from kb.parsing.bylines import is_byline
from kb.parsing.companies import is_company_behind
from kb.parsing.contributions import body_of, contributor_of, credited_by, is_in_brackets
from kb.parsing.issues import DISPATCH_NUMBER
from kb.parsing.page_headers import PageHeaders
from kb.parsing.passages import OpenArticle, OpenPassage, numbered
from kb.parsing.rows import Label, Row, is_organisation_name, label_of
from kb.parsing.titles import Before, Titles
from kb.text import is_han, plain

_GROUP_HEAD = re.compile(r"^(各|全体)[^,，。:：]{1,14}[:：].")
_SALUTED = re.compile(r"[:：]$")
_CREDIT = re.compile(r"(?<=[。！？!?”])[(（][^()（）。]{2,24}[)）]$")
"""Who wrote a paragraph, behind its end: （张山）."""
_POINTS_UP = "▲△"
"""What a caption begins with that stands below its picture."""
_NEAR = 3
"""So many rows behind a heading are about it."""
_HALF_LINE = 20
"""A row shorter than this many characters that ends in no comma is a line of its own, not a broken paragraph."""


@dataclass(frozen=True, slots=True)
class Body:
    """The articles with numbered passages, the other rows as (kind, rows), the figures and the explanation."""

    articles: tuple[Article, ...]
    others: tuple[tuple[SegmentKind, tuple[Row, ...]], ...]
    figures: tuple[Figure, ...]
    labels: tuple[Label, ...]


def read_body(
    rows: Sequence[Row],
    headlines: Sequence[Row],
    titles: frozenset[str],
    masthead: frozenset[str],
    pictured: frozenset[int] = frozenset(),
) -> Body:
    """The body of the rows between masthead and end matter.

    `headlines` are the rows of the first headline, `titles` the bare titles that the contents list promises, and
    `masthead` the compact texts of its rows and of the headline, which are page headers when they come again;
    `pictured` are the places of the rows right below a picture.
    """
    page_headers = PageHeaders(masthead)
    return _BodyReader(rows, Titles(rows, headlines, titles, page_headers), page_headers, pictured).read(headlines)


class _BodyReader:
    def __init__(
        self, rows: Sequence[Row], titles: Titles, page_headers: PageHeaders, pictured: frozenset[int]
    ) -> None:
        self._rows = rows
        self._pictured = pictured
        self._titles = titles
        self._page_headers = page_headers
        self._indents = _indents_paragraphs(rows)
        self._articles: list[OpenArticle] = []
        self._open: OpenPassage | None = None
        self._section: Section | None = None
        self._organisation: str | None = None
        self._defined = headings.defined_in(rows)
        self._spaced, self._bracketed = "", False
        self._numbered_head = self._numbered_run_in = False
        self._companies = self._heads = False
        self._others: list[tuple[SegmentKind, tuple[Row, ...]]] = []
        self._figures: list[Figure] = []
        self._labels: list[Label] = []

    def read(self, headlines: Sequence[Row]) -> Body:
        if headlines:
            self._start_article(headlines, "headline")
        index = 0
        while index < len(self._rows):
            index += self._take(index)
        self._close()
        return Body(numbered(self._articles), tuple(self._others), tuple(self._figures), tuple(self._labels))

    def _take(self, index: int) -> int:
        """Takes the row at `index`; the number of rows used."""
        if self._is_below_picture(index):
            self._add_caption(captions.bare_caption(self._rows[index]), self._rows[index])
            return 1
        if used := self._headline_rows(index):
            self._start_article(
                self._rows[index : index + used], "contents title" if self._titles.are_promised else "title"
            )
            return used
        if not self._take_furniture(index) and not self._take_structure(index):
            self._take_text(index)
        return 1

    def _is_below_picture(self, index: int) -> bool:
        """Whether a row says what a picture shows: right below it, with ▲ or in the middle above another such row."""
        row = self._rows[index]
        if not self._articles or headings.starts_body(row) or len(row.cells) > 1 or not self._titles.is_centred(row):
            return False
        if row.compact[0] in _POINTS_UP or row.place not in self._pictured:
            return row.compact[0] in _POINTS_UP and not self._titles.are_marked(row)
        below = self._rows[index + 1] if index + 1 < len(self._rows) else None
        return below is not None and not headings.starts_body(below)

    def _take_furniture(self, index: int) -> bool:
        """Takes a row that is kept but is no text: page headers, salutations, attachments."""
        row = self._rows[index]
        if self._page_headers.has(row):
            self._other("other", row, "page header")
        elif headings.is_salutation(row) and not self._article().passages:
            self._other("other", row, "salutation")
        elif DISPATCH_NUMBER.match(row.compact):
            self._other("other", row, "dispatch number")
        elif headings.is_attachment(row) or self._continues_attachment(row):
            self._close()
            self._other("other", row, "attachment")
        else:
            return False
        return True

    def _take_structure(self, index: int) -> bool:
        """Takes a row that gives the text its structure: tables, headings, captions, run-in organisation heads."""
        row = self._rows[index]
        caption = captions.match_caption(row) or (None if self._continues(row) else captions.match_photograph(row))
        if caption is None and self._in_table(index):
            self._add_table_row(row)
        elif section := headings.match_section(row) or self._marked(index) or self._minor(index):
            self._start_section(section, index)
        elif caption is not None:
            self._add_caption(caption, row)
        elif organisation := headings.match_run_in(row, body=True, like=self._heads, defined=self._defined):
            self._organisation, self._numbered_head, self._heads = row.printed_part(organisation), False, True
            self._bracketed |= headings.is_rubric(row)
            self._numbered_run_in = headings.is_numbered_run_in(row)
            self._start_passage("paragraph", row, "organisation head")
        elif organisation := headings.match_spaced(row):
            self._organisation, self._numbered_head, self._heads = organisation, False, True
            self._spaced = row.compact[0]
            self._start_passage("list" if headings.is_list_item(row) else "paragraph", row, "organisation head")
        else:
            return False
        return True

    def _take_text(self, index: int) -> None:
        """Takes a row of running text; what goes on with a broken paragraph cannot be a head of its own."""
        row = self._rows[index]
        if self._continues(row):
            self._continue(row)
        elif self._stands_alone(index):
            self._close()
            name = headings.match_alone(row) or headings.match_before_colon(row) or row.compact
            self._organisation, self._numbered_head = row.printed_part(name), False
            self._other("heading", row, "organisation alone")
        elif is_byline(row, below_headline=bool(self._labels) and self._labels[-1].kind == "headline"):
            self._close()
            self._other("other", row, "byline")
        elif contributor := contributor_of(row):
            self._close()
            self._other("other", row, "contributor")
            self._credit(contributor)
        else:
            others = row.compact[0] == self._spaced and headings.is_marked_and_spaced(row)  # a mark and a brand
            others |= self._bracketed and headings.is_rubric(row)
            others |= self._numbered_run_in and headings.is_numbered_run_in(row)  # 3.社会力量。…
            if others or _GROUP_HEAD.match(row.compact):
                self._organisation = None
            is_list = headings.is_list_item(row) or row.compact.startswith("——")
            self._start_passage("list" if is_list else "paragraph", row, "list mark" if is_list else "text")
        if credited := credited_by(row):
            self._credit(credited)

    def _continues_attachment(self, row: Row) -> bool:
        return bool(self._labels) and self._labels[-1].rule == "attachment" and headings.is_list_item(row)

    def _in_table(self, index: int) -> bool:
        """Whether the row is one of several neighbours that are cut into cells."""
        row = self._rows[index]
        table = self._open if self._open is not None and self._open.kind == "table" else None
        if (
            len(row.cells) < 2
            or (headings.is_told_behind_blank(row) and table is None)
            or headings.is_spaced_item(row)
            or (row.table is None and headings.match_spaced(row))
        ):
            return False
        if table is not None and self._is_below(row, table.tail):
            return True
        return any(len(each.cells) > 1 and self._is_below(each, row) for each in self._rows[index + 1 : index + 2])

    def _is_below(self, row: Row, above: Row) -> bool:
        """Whether a row stands right below another; a blank line may part two that both begin with an organisation."""
        named = (is_organisation_name(each.cells[0]) for each in (above, row))
        return row.gap == 0 or (row.gap == 1 and row.table is above.table is None and all(named))

    def _add_table_row(self, row: Row) -> None:
        if self._open is not None and self._open.kind == "table":
            self._continue(row)
        else:
            self._start_passage("table", row, "cells")

    def _headline_rows(self, index: int) -> int:
        """How many rows from `index` on make a headline, or 0."""
        return self._titles.promised(index) or (
            self._titles.by_form(index, self._before()) if self._may_begin_article(index) else 0
        )

    def _may_begin_article(self, index: int) -> bool:
        """Whether what has been read leaves room for a headline that only its form shows."""
        last = self._articles[-1] if self._articles else None
        if last is None or not (last.passages or (self._is_untitled and last.sections)):
            return False
        if self._labels[-1].kind == "heading" and self._label() if self._is_untitled else self._titles.are_promised:
            return False  # 领导小组成立 right below 一、加强领导
        if self._open is None:
            return True
        after_list = self._open.kind == "list" and not self._titles.is_centred(self._rows[index])
        return not after_list and (not self._is_broken(self._open.tail) or self._is_apart(index))

    def _before(self) -> Before:
        return Before(
            untitled=self._is_untitled,
            contributed=bool(self._labels) and self._labels[-1].rule == "contributor",
            heads=self._heads,
        )

    def _is_apart(self, index: int) -> bool:
        """Whether a row after a paragraph without its full stop is too short, and too alone, to be its other half."""
        row, tail = self._rows[index], self._rows[index - 1]
        whole = not headings.ends_sentence(row.compact) and not tail.compact.endswith(("，", ",", "、", "：", ":"))
        return whole and row.gap > 0 and len(row.compact) < _HALF_LINE

    @property
    def _is_untitled(self) -> bool:
        """Whether there is no headline yet, only an editor's note that stands before it."""
        return len(self._articles) == 1 and self._articles[0].headline is None

    def _start_article(self, rows: Sequence[Row], rule: str) -> None:
        self._close()
        texts = list(dict.fromkeys(row.printed for row in rows))  # a web page may have its title twice
        headline = texts[0]
        for text in texts[1:]:
            headline += ("" if is_han(headline[-1]) and is_han(text[0]) else " ") + text
        if len(self._articles) == 1 and self._articles[0].headline is None:
            self._articles[0].headline = headline  # an editor's note before the headline belongs to it
        else:
            self._articles.append(OpenArticle(headline))
        self._section = self._organisation = None
        self._numbered_head = False
        self._others.append(("headline", tuple(rows)))
        self._labels += [label_of(row, "headline", rule) for row in rows]

    def _start_section(self, section: Section, index: int) -> None:
        self._close()
        row, below = self._rows[index], self._rows[index + 1 :]
        before = self._section if self._numbered_head else None
        section = replace(section, heading=row.printed_part(section.heading))
        self._section = section
        name = plain(section.heading)
        behind = [each.compact for each in below[:_NEAR]]
        beside = headings.is_beside_bodies(section, before, below)
        certain = bool(section.label) and not (beside or headings.is_named_behind(name, behind))
        single = None
        of_topic = headings.head_of_topic(name)
        if of_topic:
            single = row.printed_part(of_topic)
        elif is_organisation_name(name, most=25, certain=certain, least=3):
            single = section.heading.removeprefix("隶属")  # what says whose it is belongs to no name
        elif not section.label and is_company_behind(name, behind, like=self._companies):
            single, self._companies = section.heading, True
        self._organisation = headings.joint_names(row) or single
        self._numbered_head = self._organisation is not None and bool(section.label)
        self._article().begin(section)
        self._other("heading", row, f"section level {section.level}")

    def _marked(self, index: int) -> Section | None:
        """A ◆ line is a heading where text follows it; where another ◆ line follows, both are list items."""
        section = headings.match_marked(self._rows[index])
        if section is None or index + 1 >= len(self._rows):
            return None
        beside = [self._rows[at] for at in (index - 1, index + 1) if 0 <= at < len(self._rows)]
        mark = self._rows[index].compact[0]
        return None if any(row.compact[0] == mark and headings.match_marked(row) for row in beside) else section

    def _minor(self, index: int) -> Section | None:
        """A short row that opens with 1. or （1） is a heading where running text follows, else an item among items."""
        section = headings.match_minor(self._rows[index])
        following = self._rows[index + 1] if index + 1 < len(self._rows) else None
        if section is None or following is None or (self._open is not None and self._open.kind == "list"):
            return None
        deeper = headings.match_minor(following)
        text = headings.ends_sentence(following.compact) or len(following.compact) > lexicon.BODY_LEAST
        below = deeper is not None and deeper.level > section.level
        return section if below or (text and not headings.is_list_item(following)) else None

    def _add_caption(self, caption: captions.Caption, row: Row) -> None:
        """A caption is a passage; it ends an organisation's paragraphs, but a broken paragraph goes on after it."""
        organisation = self._organisation if self._numbered_head else None
        passage = OpenPassage("caption", [row], self._label(), organisation)
        self._article().passages.append(passage)
        if not caption.is_table:
            self._figures.append(Figure(caption.figure.number, row.printed_part(caption.figure.caption)))
        if not self._numbered_head:
            self._organisation = None
        if self._open is not None and (self._open.kind == "table" or not self._is_broken(self._open.tail)):
            self._open = None
        self._labels.append(label_of(row, "caption", "table" if caption.is_table else "figure"))

    def _start_passage(self, kind: PassageKind, row: Row, rule: str) -> None:
        self._close()
        self._open = OpenPassage(kind, [row], self._label(), self._organisation)
        self._article().passages.append(self._open)
        self._labels.append(label_of(row, kind, rule))

    def _continue(self, row: Row) -> None:
        assert self._open is not None
        self._open.rows.append(row)
        self._labels.append(label_of(row, self._open.kind, "continued"))

    def _continues(self, row: Row) -> bool:
        """Whether the row goes on with the open passage."""
        if (
            self._open is None
            or self._open.kind == "table"
            or headings.is_list_item(row)
            or is_in_brackets(row)
            or is_byline(row, below_headline=False)
        ):
            return False
        tail = self._open.tail
        if tail.compact.endswith((":", "：")) and row.compact.startswith("“"):
            return True
        if row.is_centred_under(tail) or headings.is_entry_of_list(row, tail):
            return False
        beside = row.gap == 0 and row.number == tail.last + 1
        if row.opens and beside and not tail.compact.endswith(("，", ",", "、")):
            return False
        if self._indents:
            if row.indented:
                return False
            if row.gap == 0 and self._open.tail.last == row.number - 1:
                return True
        return self._is_broken(tail)

    def _is_broken(self, tail: Row) -> bool:
        """Whether a row ends in the middle of a sentence, as at the end of a page."""
        if headings.ends_sentence(_CREDIT.sub("", tail.compact)) or _SALUTED.search(tail.compact):
            return False
        return max(len(tail.compact), tail.width) >= _HALF_LINE or tail.compact.endswith(("，", ",", "、"))

    def _stands_alone(self, index: int) -> bool:
        """Whether the row is only an organisation's name and text follows it."""
        row = self._rows[index]
        following = self._rows[index + 1] if index + 1 < len(self._rows) else None
        if following is None or len(following.compact) <= _HALF_LINE:
            return False
        before_colon = headings.match_before_colon(row)
        again = before_colon is not None and headings.is_meant_again(before_colon, following.compact)
        return headings.match_alone(row) is not None or again or headings.is_short_head(row, following)

    def _credit(self, contributor: str) -> None:
        """Gives an article without heads to who contributed it; under a head （X 供稿） says whose part it was."""
        organisation = body_of(contributor)
        if organisation and self._organisation is None:
            self._article().credit(organisation)

    def _other(self, kind: SegmentKind, row: Row, rule: str) -> None:
        self._others.append((kind, (row,)))
        self._labels.append(label_of(row, kind, rule))

    def _article(self) -> OpenArticle:
        if not self._articles:
            self._articles.append(OpenArticle(None))
        return self._articles[-1]

    def _label(self) -> str | None:
        return self._section.label if self._section else None

    def _close(self) -> None:
        self._open = None


def _indents_paragraphs(rows: Sequence[Row]) -> bool:
    """Whether the rows that begin after the end of a sentence are indented, most of them."""
    starts = [row for before, row in pairwise(rows) if headings.ends_sentence(before.compact)]
    return len(starts) > 1 and sum(row.indented for row in starts) * 2 >= len(starts)

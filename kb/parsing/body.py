"""The running text: rows become articles, sections, captions and rejoined passages.

A paragraph that a page end has broken is put together again (FORMS 4.3): a row that does not end as a sentence
goes on in the next row that is plain text, also past a caption or a page header. Where the text indents its
paragraphs, an indented row always opens one and a row that follows without a blank line never does.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kb.model import Article, Figure, PassageKind, Section, SegmentKind
from kb.parsing import headings, lexicon
from kb.parsing.bylines import is_byline
from kb.parsing.contents import bare_title
from kb.parsing.issues import DISPATCH_NUMBER, find_issue
from kb.parsing.passages import OpenArticle, OpenPassage, numbered
from kb.parsing.rows import CENTRED_LEAST, Label, Row, are_joint, is_organisation_name, label_of
from kb.text import is_han, plain

_PAGE_NUMBER = re.compile(r"^([-—–·]*第?\d{1,3}页?[-—–·]*|第\d{1,3}页[,，/]?共\d{1,3}页|[-—–]\s*\d{1,3}\s*[-—–])$")
_CONTRIBUTOR = re.compile(r"^[(（](?P<name>.{2,25}?)(?P<said>供稿|报送|提供|撰稿|来稿)?[)）]$")
_GROUP_HEAD = re.compile(r"^(各|全体)[^,，。:：]{1,14}[:：].")
_CREDIT = re.compile(r"[。！？”][(（](?P<name>[^()（）]{3,25})供稿[)）]$")
_OF_PERSON = re.compile(r"(?P<name>\S{3,})[ \u3000\u00a0]+[\u4e00-\u9fff](?:[ \u3000\u00a0]?[\u4e00-\u9fff]){1,2}$")
_LEADS_OVER = re.compile(r"(?:如下|(?:做法|情况|特点|措施|经验|内容)是|(?:情况|做法|措施|经验|特点|成效|内容)[:：])$")
"""How a line ends that leads over to what stands below it, and ends no headline."""
_NO_TITLE = re.compile(r"[,，]|\d月\d|[:：有者奖]$|主持$|名单|如下")
"""What stands above a name and is no headline: 出席会议的领导有：, 一等奖."""
_SALUTED = re.compile(r"[:：]$")
_RUNNING_HEAD_MOST = 60
_TITLE_LEAST, _FIRST_LEAST = 8, 5
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
    rows: Sequence[Row], headlines: Sequence[Row], titles: frozenset[str], running_heads: frozenset[str]
) -> Body:
    """The body of the rows between masthead and end matter.

    `headlines` are the rows of the first headline, `titles` the bare titles that the contents list promises, and
    `running_heads` the compact texts that are page headers when they come again.
    """
    return _BodyReader(rows, titles, running_heads).read(headlines)


class _BodyReader:
    def __init__(self, rows: Sequence[Row], titles: frozenset[str], running_heads: frozenset[str]) -> None:
        self._rows = rows
        self._titles = titles
        self._running_heads = sorted(running_heads, key=len, reverse=True)
        self._indents = _indents_paragraphs(rows)
        self._gaps = any(row.gap for row in rows)
        self._titles_centred = False
        self._margin = min((row.margin for row in rows if len(row.compact) > lexicon.BODY_LEAST), default=0)
        self._articles: list[OpenArticle] = []
        self._open: OpenPassage | None = None
        self._section: Section | None = None
        self._organisation: str | None = None
        self._spaced = ""
        self._bracketed = False
        self._numbered_head = False
        self._companies = False
        self._others: list[tuple[SegmentKind, tuple[Row, ...]]] = []
        self._figures: list[Figure] = []
        self._labels: list[Label] = []

    def read(self, headlines: Sequence[Row]) -> Body:
        if headlines:
            self._titles_centred = all(row.margin > self._margin + CENTRED_LEAST for row in headlines)
            self._start_article(headlines, "headline")
        index = 0
        while index < len(self._rows):
            index += self._take(index)
        self._close()
        return Body(numbered(self._articles), tuple(self._others), tuple(self._figures), tuple(self._labels))

    def _take(self, index: int) -> int:
        """Takes the row at `index`; the number of rows used."""
        if used := self._headline_rows(index):
            self._start_article(self._rows[index : index + used], "contents title" if self._titles else "title")
            return used
        if not self._take_furniture(index) and not self._take_structure(index):
            self._take_text(index)
        return 1

    def _take_furniture(self, index: int) -> bool:
        """Takes a row that is kept but is no text: page headers, salutations, attachments."""
        row = self._rows[index]
        if _PAGE_NUMBER.match(row.compact) or self._is_running_head(row) or row.is_rule:
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
        caption = headings.match_caption(row) or (None if self._continues(row) else headings.match_photograph(row))
        if caption is None and self._in_table(index):
            self._add_table_row(row)
        elif section := headings.match_section(row) or self._marked(index) or self._minor(index):
            self._start_section(section, row)
        elif caption is not None:
            self._add_caption(caption, row)
        elif organisation := headings.match_run_in(row, body=True):
            self._organisation, self._numbered_head = row.printed_part(organisation), False
            self._bracketed |= headings.is_rubric(row)
            self._start_passage("paragraph", row, "organisation head")
        elif organisation := headings.match_spaced(row):
            self._organisation, self._numbered_head = organisation, False
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
            name = headings.match_alone(row) or headings.match_before_colon(row) or ""
            self._organisation, self._numbered_head = row.printed_part(name), False
            self._other("heading", row, "organisation alone")
        elif is_byline(row, below_headline=bool(self._labels) and self._labels[-1].kind == "headline"):
            self._close()
            self._other("other", row, "byline")
        elif contributor := self._contributor(row):
            self._contribute(row.printed_part(contributor), row)
        else:
            others = row.compact[0] == self._spaced and headings.is_marked_and_spaced(row)  # a mark and a brand
            if others or _GROUP_HEAD.match(row.compact) or (self._bracketed and headings.is_rubric(row)):
                self._organisation = None
            is_list = headings.is_list_item(row) or row.compact.startswith("——")
            self._start_passage("list" if is_list else "paragraph", row, "list mark" if is_list else "text")
        if row.compact.endswith(")") and (credited := _CREDIT.search(row.compact)):
            self._credit(row.printed_part(credited["name"]))

    def _is_running_head(self, row: Row) -> bool:
        """Whether a row only repeats what the masthead says, with or without a page number."""
        rest = row.compact
        if len(rest) > _RUNNING_HEAD_MOST:
            return False
        for head in self._running_heads:
            rest = rest.replace(head, "")
        if rest == row.compact:
            return False
        if issue := find_issue(rest):
            rest = rest[: issue.start] + rest[issue.end :]
        return not re.sub(r"[\d\W_第页共]", "", rest)

    def _continues_attachment(self, row: Row) -> bool:
        return bool(self._labels) and self._labels[-1].rule == "attachment" and headings.is_list_item(row)

    def _in_table(self, index: int) -> bool:
        """Whether the row is one of several neighbours that are cut into cells."""
        row = self._rows[index]
        if len(row.cells) < 2 or (row.table is None and headings.match_spaced(row)):
            return False
        if self._open is not None and self._open.kind == "table" and row.gap == 0:
            return True
        following = self._rows[index + 1] if index + 1 < len(self._rows) else None
        return following is not None and following.gap == 0 and len(following.cells) > 1

    def _add_table_row(self, row: Row) -> None:
        if self._open is not None and self._open.kind == "table":
            self._continue(row)
        else:
            self._start_passage("table", row, "cells")

    def _headline_rows(self, index: int) -> int:
        """How many rows from `index` on make a headline (up to 3), or 0.

        It is one that the contents list promises, or short rows between whole passages, in front of running text.
        """
        return self._promised(index) or self._title(index)

    def _title(self, index: int) -> int:
        last = self._articles[-1] if self._articles else None
        if last is None or not (last.passages or (self._is_untitled and last.sections)):
            return 0
        if self._labels[-1].kind == "heading" and self._label() if self._is_untitled else self._titles:
            return 0  # 领导小组成立 right below 一、加强领导
        if self._open is not None and self._open.kind == "list":
            return 0
        if self._open is not None and self._is_broken(self._open.tail) and not self._is_apart(index):
            return 0
        for used, row in enumerate(self._rows[index : index + 4]):
            joined = "".join(each.compact for each in self._rows[index : index + used])
            by = used > 0 and not _NO_TITLE.search(joined) and self._is_by(row, index + used + 1)
            if by or headings.starts_body(row):
                short = (self._after_contributor() or self._is_centred(index)) and headings.ends_sentence(row.compact)
                text = by or short or len(row.compact) > lexicon.BODY_LEAST
                section = headings.match_section(row) is not None
                whole = used > 0 and (self._is_untitled if section else text)
                first_least = _FIRST_LEAST if by or self._is_untitled else _TITLE_LEAST
                least = 2 if self._is_centred(index) else first_least
                whole = whole and _LEADS_OVER.search(joined) is None
                return used if whole and least <= len(joined) <= lexicon.HEADLINE_MOST else 0
            first = used == 0
            apart = row.gap or not self._gaps or self._is_centred(index)
            if first and self._titles_centred and not self._is_centred(index):
                return 0
            if not self._may_title(row) or (first and not apart) or (not first and row.gap > 1):
                return 0
        return 0

    def _is_by(self, row: Row, behind: int) -> bool:
        """Whether a row says who wrote the text that stands right behind it, and not who took a picture."""
        wrote = is_byline(row, below_headline=True) and "摄" not in row.compact
        return wrote and behind < len(self._rows) and headings.starts_body(self._rows[behind])

    def _is_centred(self, index: int) -> bool:
        """Whether a row stands in the middle of the page, not at the margin of the paragraphs."""
        return self._rows[index].margin > self._margin + CENTRED_LEAST

    def _is_apart(self, index: int) -> bool:
        """Whether a row after a paragraph without its full stop is too short, and too alone, to be its other half."""
        row, tail = self._rows[index], self._rows[index - 1]
        whole = not headings.ends_sentence(row.compact) and not tail.compact.endswith(("，", ",", "、", "：", ":"))
        return whole and row.gap > 0 and len(row.compact) < _HALF_LINE

    @property
    def _has_heads(self) -> bool:
        """Whether an organisation's paragraph has begun before: where one does, others do."""
        return any(label.rule == "organisation head" for label in self._labels)

    def _after_contributor(self) -> bool:
        """Whether the last thing read is （X 供稿）, which ends an article."""
        return bool(self._labels) and self._labels[-1].rule == "contributor"

    def _may_title(self, row: Row) -> bool:
        return not (
            row.indented
            or row.compact.endswith(("，", ",", "、"))
            or headings.is_list_item(row)
            or headings.is_numbered(row)
            or headings.match_alone(row)
            or headings.match_before_colon(row)
            or headings.match_marked(row)
            or headings.match_photograph(row)
            or (headings.match_run_in(row, body=True) and self._has_heads)
            or _CONTRIBUTOR.match(row.compact)
            or _PAGE_NUMBER.match(row.compact)
            or self._is_running_head(row)
            or row.is_rule
            or (len(row.cells) > 1 and not self._is_untitled)
        )

    @property
    def _is_untitled(self) -> bool:
        """Whether there is no headline yet, only an editor's note that stands before it."""
        return len(self._articles) == 1 and self._articles[0].headline is None

    def _promised(self, index: int) -> int:
        if not self._titles:
            return 0
        joined = ""
        for used, row in enumerate(self._rows[index : index + 3], start=1):
            joined += row.compact
            if len(joined) > lexicon.PROMISED_MOST:
                return 0
            if bare_title(joined) in self._titles or joined in self._titles:
                return used
        return 0

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

    def _start_section(self, section: Section, row: Row) -> None:
        self._close()
        section = replace(section, heading=row.printed_part(section.heading))
        self._section = section
        name = plain(section.heading)
        behind = self._behind(row)
        certain = bool(section.label) and not headings.is_named_behind(name, behind)
        single = None
        of_topic = headings.head_of_topic(name)
        if of_topic:
            single = row.printed_part(of_topic)
        elif is_organisation_name(name, most=25, certain=certain, least=3):
            single = section.heading.removeprefix("隶属")  # what says whose it is belongs to no name
        elif not section.label and headings.is_company_behind(name, behind, like=self._companies):
            single, self._companies = section.heading, True
        self._organisation = headings.joint_names(row) or single
        self._numbered_head = self._organisation is not None and bool(section.label)
        self._article().sections.append(section)
        self._other("heading", row, f"section level {section.level}")

    def _behind(self, row: Row) -> list[str]:
        """The rows right behind a row, compact."""
        return list(itertools.islice((each.compact for each in self._rows if each.place > row.place), _NEAR))

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

    def _add_caption(self, caption: headings.Caption, row: Row) -> None:
        """A caption is a passage; it ends an organisation's paragraphs, but a broken paragraph goes on after it."""
        organisation = self._organisation if self._numbered_head else None
        passage = OpenPassage("caption", [row], self._label(), organisation)
        self._article().passages.append(passage)
        if not caption.is_table:
            self._figures.append(Figure(caption.figure.number, row.printed_part(caption.figure.caption)))
        if not self._numbered_head:
            self._organisation = None
        if self._open is not None and not self._is_broken(self._open.tail):
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
            or _CONTRIBUTOR.match(row.compact)
            or is_byline(row, below_headline=False)
        ):
            return False
        tail = self._open.tail
        if tail.compact.endswith((":", "：")) and row.compact.startswith("“"):
            return True
        if row.is_centred_under(tail):
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
        if headings.ends_sentence(tail.compact) or _SALUTED.search(tail.compact):
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
        return headings.match_alone(row) is not None or again

    def _contributor(self, row: Row) -> str | None:
        match = _CONTRIBUTOR.match(row.compact)
        said = match is not None and match["said"] is not None
        return match["name"] if match and (said or is_organisation_name(match["name"], most=25)) else None

    def _contribute(self, organisation: str, row: Row) -> None:
        """（X公司 供稿） after an article says whose article it was; under a head it says whose part it was."""
        self._close()
        self._other("other", row, "contributor")
        self._credit(organisation)

    def _credit(self, contributor: str) -> None:
        """Gives an article without heads to who contributed it; persons (办公室 张小明) are not whose it is."""
        passages = self._article().passages
        departments = [_OF_PERSON.match(each) for each in contributor.split("、")]
        if len(departments) > 1 and any(departments):
            return
        organisation = departments[0]["name"] if departments[0] else contributor
        if are_joint(joint := organisation.split()):
            organisation = "、".join(joint)
        if self._organisation is None and not any(passage.organisation for passage in passages):
            for passage in passages:
                passage.organisation = organisation

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
    starts = [row for before, row in itertools.pairwise(rows) if headings.ends_sentence(before.compact)]
    return len(starts) > 1 and sum(row.indented for row in starts) * 2 >= len(starts)

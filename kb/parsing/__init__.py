"""Lines become a bulletin: masthead, contents, body, end matter; what is unsure becomes a doubt.

Nothing is rejected for its layout: a text without any known form is one article of passages and carries doubts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.chrome import shows_page, stands_beside
from kb.model import Bulletin, Document, Doubt, Issue, Line, SegmentKind
from kb.parsing.body import read_body
from kb.parsing.contents import read_contents
from kb.parsing.endmatter import EndMatter, read_end
from kb.parsing.headings import ends_sentence
from kb.parsing.issues import find_issue
from kb.parsing.masthead import Masthead, read_headers, read_masthead
from kb.parsing.passages import segments_of
from kb.parsing.pictures import placed_pictures
from kb.parsing.rows import Label, Row, label_of, rows_of
from kb.parsing.unwrapping import unwrapped
from kb.text import compact


@dataclass(frozen=True, slots=True)
class Parsed:
    """A bulletin and which rule took each line for what, in the order of the lines."""

    bulletin: Bulletin
    labels: tuple[Label, ...]


def parse(document: Document) -> Parsed:
    """The bulletin in a document, without the knowledge drawn from its passages, and the explanation of its lines."""
    rows, chrome = _without_chrome(unwrapped(rows_of(document.lines)))
    contents = read_contents(rows)
    in_contents = {row.place for row in contents.rows}
    rows = [row for row in rows if row.place not in in_contents]
    masthead = _with_headers(read_masthead(rows), document)
    end = read_end(rows, masthead.end)
    text = [*rows[masthead.end : end.start], *end.captions]
    above = frozenset(row.compact for row in (*masthead.rows, *masthead.headlines))
    body = read_body(text, masthead.headlines, contents.titles, above, _below_pictures(text, document))
    others: list[tuple[SegmentKind, tuple[Row, ...]]] = [
        *(("masthead", (row,)) for row in masthead.rows),
        *(("contents", (row,)) for row in contents.rows),
        *body.others,
        *((kind, (row,)) for kind, row in end.rows),
        *(("other", (row,)) for row in chrome),
    ]
    bulletin = Bulletin(
        series=masthead.series,
        issue=_issue(masthead, document.name),
        issuer=masthead.issuer or end.issuer,
        date=masthead.date or end.signature_date or end.printed_date or masthead.dateline,
        classification=masthead.classification,
        articles=body.articles,
        segments=segments_of(others),
        figures=body.figures,
        distribution=masthead.distribution + end.distribution,
        signers={**masthead.signers, **end.signers},
        doubts=masthead.doubts + tuple(Doubt("source", note) for note in _notes(document)),
        confidence=document.confidence,
        visibility="internal" if (masthead.classification or "").startswith("内部") else "public",
        pictures=placed_pictures(
            document.pictures, [passage for article in body.articles for passage in article.passages]
        ),
    )
    bulletin = _with_year(bulletin)
    bulletin = replace(
        bulletin, doubts=(*bulletin.doubts, *_doubts(bulletin, masthead, end), *_other_issues(bulletin, text))
    )
    labels = (
        *masthead.labels,
        *(label_of(row, "contents", "contents") for row in contents.rows),
        *body.labels,
        *end.labels,
        *(label_of(row, "other", "web page") for row in chrome),
    )
    return Parsed(bulletin, tuple(sorted(labels, key=lambda label: label.line)))


def _without_chrome(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the text, and those that are the words of the website that it was copied from."""
    found = {index for index, row in enumerate(rows) if shows_page(row.compact)}
    last = len(rows) - 1
    for index in (*range(last + 1), *range(last, -1, -1)) if found else ():
        beside = index in (0, last) or not found.isdisjoint((index - 1, index + 1))
        if beside and stands_beside(rows[index].compact) and not ends_sentence(rows[index].compact):
            found.add(index)
    return [row for index, row in enumerate(rows) if index not in found], [rows[index] for index in sorted(found)]


def _below_pictures(rows: Sequence[Row], document: Document) -> frozenset[int]:
    """The places of the rows that stand right below a picture."""
    lines = {picture.line for picture in document.pictures if not picture.scan}
    below = (next((row for row in rows if row.number > line), None) for line in lines)
    return frozenset(row.place for row in below if row is not None)


def _with_headers(masthead: Masthead, document: Document) -> Masthead:
    """The masthead, with what only the page headers say."""
    if not document.headers:
        return masthead
    heads = read_headers(rows_of(Line(0, text) for text in document.headers))
    unnamed = masthead.series is None or not (masthead.issue.label or masthead.date)
    if unnamed and heads.series is not None:
        masthead = replace(
            masthead,
            series=heads.series,
            issue=masthead.issue if masthead.issue.label else heads.issue,
            issuer=masthead.issuer or heads.issuer,
        )
    return replace(
        masthead, classification=masthead.classification or heads.classification, date=masthead.date or heads.date
    )


def _notes(document: Document) -> tuple[str, ...]:
    if document.confidence is None:
        return document.notes
    return (*document.notes, f"文字由图像识别得到（置信度 {document.confidence:.2f}），引用前请核对原图")


def _issue(masthead: Masthead, file_name: str) -> Issue:
    """The masthead's issue number, else the one in the file's name."""
    if masthead.issue.label:
        return masthead.issue
    found = find_issue(compact(Path(file_name).stem))
    return found.issue if found and found.unit == "期" and masthead.series else Issue()


def _with_year(bulletin: Bulletin) -> Bulletin:
    if bulletin.issue.label and bulletin.issue.year is None and bulletin.date:
        return replace(bulletin, issue=replace(bulletin.issue, year=int(bulletin.date[:4])))
    return bulletin


def _other_issues(bulletin: Bulletin, text: list[Row]) -> tuple[Doubt, ...]:
    """A doubt for each row of the text that is nothing but another issue number: a second bulletin in the file."""
    own = bulletin.issue.number
    return tuple(
        Doubt("issue", f"文中另有期号“{row.text}”，可能是两期简报合在一个文件里，请拆开后再导入", row.number)
        for row in text
        if own is not None
        and (found := find_issue(row.compact))
        and found.unit == "期"
        and (found.start, found.end) == (0, len(row.compact))
        and found.issue.number not in (own, None)
    )


def _doubts(bulletin: Bulletin, masthead: Masthead, end: EndMatter) -> tuple[Doubt, ...]:
    doubts = [
        Doubt(name, f"没有找到{what}")
        for name, what, value in (
            ("series", "简报名称", bulletin.series),
            ("issue", "期号", bulletin.issue.label),
            ("issuer", "编发单位", bulletin.issuer),
            ("date", "日期", bulletin.date),
            ("articles", "标题", bulletin.headline),
        )
        if not value
    ]
    if bulletin.issue.label and not masthead.issue.label:
        doubts.append(Doubt("issue", "报头没有期号，期号取自文件名"))
    if bulletin.date and not masthead.date:
        below = bulletin.date not in (end.signature_date, end.printed_date)
        doubts.append(Doubt("date", f"报头没有日期，日期取自{'标题下一行' if below else '文末'}"))
    written = [masthead.date, end.signature_date, end.printed_date]
    years = {date[:4] for date in written if date} | ({str(masthead.issue.year)} if masthead.issue.year else set())
    if len(years) > 1:
        doubts.append(Doubt("date", f"文中日期的年份不一致：{'、'.join(sorted(years))}"))
    return tuple(doubts)

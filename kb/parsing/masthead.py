"""The masthead: which lines belong to it, and what they say.

It ends before the first line of running text. A line whose every part is a known element (`kb.parsing.elements`) is
a masthead line. What is left between the masthead and the text is the headline. Order is free and everything may be
missing (FORMS 1).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kb.model import Distribution, Doubt, Issue
from kb.parsing import lexicon
from kb.parsing.bare_names import is_second_half, with_bare_names
from kb.parsing.bylines import is_byline
from kb.parsing.dates import find_dates
from kb.parsing.elements import Piece, dated_names, is_series, pieces_of
from kb.parsing.endmatter import distributions_in
from kb.parsing.headings import is_exclaimed, match_alone, match_marked, match_minor, starts_body
from kb.parsing.issuers import issuers_of
from kb.parsing.issues import DISPATCH_NUMBER, FoundIssue, find_issue
from kb.parsing.numerals import number_of
from kb.parsing.rows import CENTRED_LEAST, Label, Row, is_organisation_name, label_of
from kb.parsing.signers import roles_of

_SERIES_DATE = re.compile(r"^(\d{4}年?度?(?=[^\d期第]))?(\d{1,2}月(\d{1,2}日)?)?(?=.{3})")
_HOW_OFTEN = re.compile(r"[(（](?:双?月刊|半月刊|季刊|旬刊|周刊|年刊|内刊|试刊)[)）]$")
"""Behind the name of a series: 科研动态（双月刊）."""
_YEAR_BEFORE = re.compile(r"(?P<year>(?:19|20)\d\d)年")
_LETTERHEAD = re.compile(r"^.{2,30}文件$")
_LETTER_KINDS = ("通知", "决定", "意见", "方案", "公告", "函", "报告", "办法", "通报", "规定", "请示", "批复", "纪要")
_SUBTITLE_OPENS = ("——", "--", "—", "(")
_DATELINE = re.compile(r"(?:19|20|二)[^年./-]{1,5}[年./-][^月./-]{1,3}[月./-][^日]{1,3}日?")
_TIME_ALONE = re.compile(r"[(（](?:截[至止])?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\d{1,2}[时点:](?:\d{1,2}分?)?)?[)）]")
"""Below a headline: until when it tells, (截至7月9日8时)."""
_TOP = 2
"""So many rows at the top may be the name of a series in brackets."""
_HEAD_ROWS = 6
"""And so many may be a whole masthead on one line, however long it is."""
_SURELY_FIRST = 5
"""The highest number of an issue that comes out in the first January of its year, be it a weekly."""
_OF_HEADERS = ("series", "issue", "date", "issuer", "classification")
"""What page headers may say."""
_HEADLINE_ROWS = 4
_MOST_OF_RUBRIC = 6
"""Characters of a rubric: 会员动态."""
_LEAST_TOLD = 7
"""Characters of a headline that the title of a page ends with."""
_PARAGRAPH_LEAST = 15
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the masthead says, the rows of the first headline, and the index (`end`) of the first row after them."""

    series: str | None = None
    issue: Issue = field(default_factory=Issue)
    issuer: tuple[str, ...] = ()
    date: str | None = None
    dateline: str | None = None
    """The date on a line of its own below the headline of a text with no masthead."""
    classification: str | None = None
    distribution: tuple[Distribution, ...] = ()
    signers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    headlines: tuple[Row, ...] = ()
    end: int = 0
    labels: tuple[Label, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_headers(headers: Sequence[Row]) -> Masthead:
    """What page headers say of a masthead (工作简报（第1期）, 内部资料 注意保存); a bulletin may have no other."""
    found = [piece for row in headers for piece in pieces_of(row) or ()]
    values = _values([piece for piece in found if piece.kind in _OF_HEADERS])
    return values if values.series and values.issue.label else Masthead(classification=values.classification)


def read_masthead(rows: Sequence[Row]) -> Masthead:
    """The masthead of a document's rows."""
    opens = (index >= _MOST_ROWS or _opens_text(rows, index) for index in range(len(rows)))
    end = next((index for index, opened in enumerate(opens) if opened), len(rows))
    issues = (find_issue(row.compact) for row in rows[:end])
    years = (issue.issue.year for issue in issues if issue and issue.issue.year)
    year = next(years, None) or _year_of_series(rows[:end])
    pieces: dict[int, list[Piece]] = {}
    for index, row in enumerate(rows[:end]):
        found = pieces_of(row, year=year) or dated_names(row, year) or _page_title(rows[:end], index)
        if found is not None and not _is_headline(rows, index, end, pieces.values(), found):
            pieces[index] = found
    pieces = _above_rubric(rows, with_bare_names(rows, end, pieces, year))
    if not _is_masthead(pieces.values()):
        return _without_masthead(rows[:end])
    last = max(pieces)
    flat = [piece for index in sorted(pieces) for piece in pieces[index]]
    unclaimed = [index for index in range(end) if index not in pieces]
    headline = _headline(rows, unclaimed, last)
    return replace(
        _values(flat),
        rows=tuple(rows[index] for index in sorted(pieces)),
        headlines=tuple(rows[index] for index in headline),
        end=max(last, *headline) + 1 if headline else last + 1,
        labels=tuple(label_of(piece.row, "masthead", piece.kind) for piece in flat),
    )


def _above_rubric(rows: Sequence[Row], pieces: dict[int, list[Piece]]) -> dict[int, list[Piece]]:
    """The pieces above what ends like a series (会员动态) and stands apart below a whole masthead: it is a rubric."""
    known: set[str] = set()
    for index in sorted(pieces):
        kinds = [piece.kind for piece in pieces[index]]
        below = {piece.kind for at, found in pieces.items() if at > index for piece in found}
        short = len(rows[index].compact) <= _MOST_OF_RUBRIC and below.isdisjoint(("issue", "date"))
        if kinds == ["series"] and rows[index].gap and short and known >= {"series", "issue", "date"}:
            return {at: found for at, found in pieces.items() if at < index}
        known.update(kinds)
    return pieces


def _page_title(rows: Sequence[Row], index: int) -> list[Piece] | None:
    """A row at the very top that is the title of a web page; None for any other.

    Such a title says the number of the masthead below it, or the headline that stands there once more.
    """
    row = rows[index]
    if index:
        return None
    issue = find_issue(row.compact)
    below = (find_issue(each.compact) for each in rows[1:])
    again = issue is not None and any(each.issue.number == issue.issue.number for each in below if each)
    told = any(row.compact[1:].endswith(each.compact) for each in rows[2:] if len(each.compact) >= _LEAST_TOLD)
    return [Piece("note", row.compact, row)] if again or (told and len(rows) > _TOP) else None


def _is_headline(rows: Sequence[Row], index: int, end: int, above: Iterable[list[Piece]], found: list[Piece]) -> bool:
    """Whether a row that ends like the name of a series is the headline: below one, and what is below that.

    五月份医疗质量检查情况通报, above the text, and apart or behind who compiles it
    """
    if [piece.kind for piece in found] != ["series"] or index + 1 != end or end == len(rows):
        return False
    known = {piece.kind for pieces in above for piece in pieces}
    below = "date" in known and (rows[index].gap > 0 or rows[index].is_centred_under(rows[end]))
    return "series" in known and (below or {"issue", "issuer"} <= known)


def _year_of_series(rows: Iterable[Row]) -> int | None:
    """The year that the name of a series begins with: 2021年“安全生产月”活动简报."""
    opened = ((match, row) for row in rows if (match := _YEAR_BEFORE.match(row.compact)))
    named = (match for match, row in opened if [piece.kind for piece in pieces_of(row) or ()] == ["series"])
    return next((int(match["year"]) for match in named), None)


def _opens_text(rows: Sequence[Row], index: int) -> bool:
    """Whether the text begins with a row: it is none of a masthead, and no headline."""
    following = rows[index + 1] if index + 1 < len(rows) else None
    title = (index < _TOP and is_series(rows[index])) or is_exclaimed(rows[index], following, first=True)
    if starts_body(rows[index]) and not title:
        return index >= _HEAD_ROWS or find_issue(rows[index].compact) is None or pieces_of(rows[index]) is None
    return _is_first_of_several(rows[index], following) or (index > 0 and _is_first_of_marked(rows[index:]))


def _is_first_of_several(row: Row, following: Row | None) -> bool:
    """Whether a row is a numbered heading of the text, with its paragraph below: 1. 病历质量."""
    heading = match_minor(row)
    return heading is not None and heading.label == "1" and following is not None and starts_body(following)


def _is_first_of_marked(rows: Sequence[Row]) -> bool:
    """Whether the first row is somebody with a mark before him (◆青云水务集团), as others further down have one."""
    first, *others = rows
    if first.compact[0] not in lexicon.MARKS or match_marked(first) is None:
        return False
    above_text = itertools.takewhile(lambda row: not starts_body(row), others[:_MOST_ROWS])
    if any(piece.kind in ("issue", "date") for row in above_text for piece in pieces_of(row) or ()):
        return False  # the masthead goes on
    alike = [row for row in others if row.compact[0] == first.compact[0] and match_marked(row)]
    return len(alike) > 1 and {piece.kind for piece in pieces_of(first) or ()} <= {"issuer", "name"}


def _without_masthead(rows: Sequence[Row]) -> Masthead:
    """A text with no masthead: its headline is the first row that is no letterhead and no dispatch number."""
    head: list[Row] = []
    for row in rows:
        if not (DISPATCH_NUMBER.match(row.compact) or _LETTERHEAD.match(row.compact) or row.is_rule):
            break
        head.append(row)
    titles = rows[len(head) :]
    size = min(1, len(titles))
    while 0 < size < min(len(titles), _HEADLINE_ROWS) and _goes_on(titles[:size], titles[size]):
        size += 1
    labels = [label_of(row, "masthead", "letterhead") for row in head]
    below = titles[size : size + 1]
    dateline = _dateline(below[0]) if size and below else None
    if dateline:
        labels.append(label_of(below[0], "masthead", "date"))
    return Masthead(
        dateline=dateline,
        rows=(*head, *(below if dateline else ())),
        headlines=tuple(titles[:size]),
        end=len(head) + size + bool(dateline),
        labels=tuple(labels),
    )


def _dateline(row: Row) -> str | None:
    """The value of a day that is all a row says; with an hour it is when a web page was made."""
    date = row.compact.strip("()")
    return _date_of(date) if _DATELINE.fullmatch(date) else None


def _goes_on(headline: Sequence[Row], row: Row) -> bool:
    """Whether a headline goes on in the row below: a subtitle, or 关于… that has not come to its 通知 yet."""
    so_far = "".join(each.compact for each in headline)
    unfinished = "关于" in so_far and not so_far.endswith(_LETTER_KINDS)
    return row.compact.startswith(_SUBTITLE_OPENS) or (unfinished and row.gap <= 1)


def _headline(rows: Sequence[Row], unclaimed: list[int], last: int) -> list[int]:
    """Which of the unclaimed rows are the headline: all up to the first paragraph, or up to subtitles if they are many.

    Many short rows are a text with fixed line ends, whose first paragraph is not to be swallowed.
    """
    chosen: list[int] = []
    for index in unclaimed:
        if index > last and _TIME_ALONE.fullmatch(rows[index].compact):
            continue
        if index > last and chosen and (match_marked(rows[index]) or _is_byline(rows, index)):
            break
        if index > last and not chosen and match_marked(rows[index]) and index + 1 in unclaimed:
            break  # ▌协会动态, with a headline below it
        if chosen and chosen[-1] > last and _stands_apart(rows[chosen[-1]], rows[index]):
            break
        if index > last and chosen and rows[index].indented and len(rows[index].compact) >= _PARAGRAPH_LEAST:
            break
        chosen.append(index)
    if len(chosen) > 1 and match_alone(rows[chosen[-1]]) and rows[chosen[-1]].gap:
        chosen.pop()
    if len(chosen) <= _HEADLINE_ROWS:
        return chosen
    subtitles = 1
    while rows[chosen[subtitles]].compact.startswith(_SUBTITLE_OPENS) and subtitles < _HEADLINE_ROWS:
        subtitles += 1
    return [index for index in chosen if index < last] or chosen[:subtitles]


def _stands_apart(above: Row, row: Row) -> bool:
    """Whether a headline ends above a row that is no subtitle: at the margin below the middle, or further off."""
    at_margin = above.is_centred_under(row) and row.margin < CENTRED_LEAST
    return (at_margin or row.gap > above.gap) and not row.compact.startswith(_SUBTITLE_OPENS)


def _is_byline(rows: Sequence[Row], index: int) -> bool:
    """Whether a row below a headline says who wrote it, and the text follows."""
    last = index + 1 == len(rows) or starts_body(rows[index + 1])
    return last and is_byline(rows[index], below_headline=True)


def _is_masthead(found: Iterable[list[Piece]]) -> bool:
    """One certain element is enough: a name of a series, or an issue number, but not a date or a body alone."""
    kinds = {piece.kind for pieces in found for piece in pieces}
    return bool(kinds & {"series", "issue", "issuer", "classification"}) or {"date", "name"} <= kinds


def _values(pieces: list[Piece]) -> Masthead:
    doubts: list[Doubt] = []
    issue, unit = _issue(pieces)
    series = _series(pieces)
    if issue.label and unit in "号號" and series is None:
        issue = Issue()
    dates = [(value, piece.row) for piece in pieces if piece.kind == "date" and (value := _date_of(piece.text))]
    dates += [
        (value, piece.row)
        for piece in pieces
        if piece.kind == "day" and not dates and (value := _date_of(piece.text)) and not _is_of_next_year(value, issue)
    ]
    dates.sort(key=lambda date: -len(date[0]))  # a day says more than a month
    if len({value for value, _ in dates}) > 1:
        others = "、".join(value for value, _ in dates[1:])
        doubts.append(Doubt("date", f"报头有几个日期，取第一个；另有 {others}", dates[1][1].number))
    date = dates[0][0] if dates else None
    if issue.year and date and int(date[:4]) != issue.year:
        doubts.append(Doubt("date", f"期号的年份 {issue.year} 与日期 {date} 不一致", dates[0][1].number))
    year = next((number_of(piece.text.partition("年")[0]) for piece in pieces if piece.kind == "year"), None)
    if issue.year is None and issue.label:
        issue = replace(issue, year=int(date[:4]) if date else year)
    return Masthead(
        series=series,
        issue=issue,
        issuer=_issuers(pieces),
        date=date,
        classification=next((piece.text for piece in pieces if piece.kind == "classification"), None),
        distribution=tuple(
            found for piece in pieces if piece.kind == "distribution" for found in distributions_in(piece.text)
        ),
        signers=_signers(pieces),
        doubts=tuple(doubts),
    )


def _is_of_next_year(day: str, issue: Issue) -> bool:
    """Whether a day that is written without its year may be after the year of its number: 第24期, 1月5日."""
    return day[5:7] == "01" and (issue.number or 0) > _SURELY_FIRST


def _date_of(text: str) -> str | None:
    """The ISO value of a date as written, or of one that was written without marks (199808)."""
    found = find_dates(text)
    if found:
        return found[0].value
    return text if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text) else None


def _issue(pieces: list[Piece]) -> tuple[Issue, str]:
    """The issue number, joined where the running number stands on a line of its own."""
    found: list[FoundIssue] = [
        issue for piece in pieces if piece.kind == "issue" and (issue := find_issue(piece.text)) is not None
    ]
    if not found:
        return Issue(), ""
    first = found[0].issue
    for other in (each.issue for each in found[1:]):
        if first.running_number is None and other.running_number is not None:
            first = replace(first, label=f"{first.label}({other.label})", running_number=other.running_number)
        elif first.number is None and other.number is not None:
            first = replace(
                first, label=f"{other.label}({first.label})", number=other.number, year=first.year or other.year
            )
    return first, found[0].unit


def _series(pieces: list[Piece]) -> str | None:
    """The name of the series; a kind word alone on its line (简报) is joined to the line above it."""
    names = [piece for piece in pieces if piece.kind == "series"]
    if not names:
        return None
    # A web page has its own title first; the masthead's name stands on a line of its own.
    alone = [piece for piece in names if piece.text == piece.row.compact]
    first = (alone or names)[0]
    name = first.row.printed_part(first.text)
    above = [piece for piece in pieces if piece.kind in ("name", "series") and piece.row.place < first.row.place]
    if above and _opens_on_the_line_above(first, above[-1]):
        name = above[-1].row.printed_part(above[-1].text) + name
    return _SERIES_DATE.sub("", _HOW_OFTEN.sub("", _without_marks(name)), count=1)


def _without_marks(name: str) -> str:
    """A name without the marks around it; those around a part of it stay: 《质量兴企》简报."""
    inner = name.strip(f"《》【】{lexicon.MARKS}")
    return inner if not any(mark in inner for mark in "《》【】") else name


def _opens_on_the_line_above(series: Piece, above: Piece) -> bool:
    """Whether a name of a series is only its end: 简报, 第八次代表大会简报, 工作简报 under words that are no body."""
    if above.text.startswith(("关于", "印发")) or above.text.endswith(_LETTER_KINDS[:1]):
        return False
    if series.text in lexicon.KIND_WORDS or is_second_half(series.text):
        return True
    return series.text in lexicon.GENERIC_NAMES and not is_organisation_name(above.text, most=40)


def _begins(name: Piece, series: Piece) -> bool:
    """Whether the name of a series begins with a name on the line above it."""
    return name.row.place < series.row.place and _opens_on_the_line_above(series, name)


def _issuers(pieces: list[Piece]) -> tuple[str, ...]:
    """Who compiles it; a bare name above the series that is the beginning of its name is nobody."""
    labelled = [piece for piece in pieces if piece.kind == "issuer"]
    bare = [piece for piece in pieces if piece.kind == "name"]
    letterhead: list[Piece] = []
    series = next((piece for piece in pieces if piece.kind == "series"), None)
    if series:
        named = [piece for piece in pieces if piece.kind == "series"]  # a page has its title first
        bare = [piece for piece in bare if not any(_begins(piece, each) for each in named)]
        letterhead = [piece for piece in bare if piece.row.place < series.row.place]
    return issuers_of(sorted(labelled + bare, key=lambda piece: piece.row.place), letterhead)


def _signers(pieces: list[Piece]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for role, _, name in (piece.text.partition(":") for piece in pieces if piece.kind == "signer"):
        if name:
            found[role] = (*found.get(role, ()), name)
    for piece in pieces:
        if piece.kind == "editor":
            found |= roles_of(piece.row.text)
    return found

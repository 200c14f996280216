"""Which elements of a masthead a row holds: issue number, date, issuer, classification and the like, as pieces.

A row is cut into cells, a cell into an issue number, a date and what is left; every part has to be known.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kb.parsing import lexicon
from kb.parsing.dates import ROC_EPOCH, FoundDate, find_dates
from kb.parsing.endmatter import match_distribution
from kb.parsing.issues import DISPATCH_NUMBER, FoundIssue, find_issue
from kb.parsing.numerals import NUMERAL
from kb.parsing.rows import Row, is_department, is_organisation_name
from kb.parsing.signers import are_persons
from kb.text import compact, plain, simplified

_CLASSIFICATION = re.compile(
    rf"^(密级[:：])?[【\[(〔]?({'|'.join(lexicon.CLASSIFICATIONS)})[】\])〕]?"
    rf"([★*·•].{{0,10}}|\d{{1,2}}年|长期)?([,，、]?{lexicon.CLASSIFICATION_TAIL})?$"
)
_KEPT = re.compile(lexicon.CLASSIFICATION_TAIL)
"""What stands behind 内部资料, be it apart."""
_SIGNER = re.compile(r"^(?P<role>签发人|簽發人|签发)[:：](?P<name>[^:：]*)$")
_SURNAME_ALONE = re.compile(r"[:：][\u4e00-\u9fff]$")
"""A name of two characters that is spaced to the width of three: 签发：汪　洋."""
_COMPACT_DATE = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?$")
_ROC_DATE = re.compile(r"^(?P<year>1[01]\d)\.(?P<month>0[1-9]|1[0-2])\.(?P<day>[0-3]\d)$")
"""A day by the era of Taiwan, as offices there write it: 113.05.20."""
_LABELLED = re.compile(r"^((?:出刊|出版|印发|编发|编印|编制|发布|发行|印制)?(?:日期|时间)|出刊|出版|期号|刊期)[:：]")
_HOUR = re.compile(r"^[号號](?=$)|^(?:\d{1,2}(时|:)(\d{1,2}分?)?)?(?:出版|出刊|印发|编印|发行|刊发)?")
"""What may stand behind a date: the hour, or that it came out then."""
_LABEL_BEHIND = re.compile(
    rf"\s+(?=(?:{'|'.join(lexicon.ISSUER_LABELS)}|(?:出刊|出版|印发|编发|编印|发布|发行)?(?:日期|时间))\s*[:：])"
)
"""Between two elements of a row with labels, however far apart."""
_DATE_LABEL = re.compile(r"(?<!\s)\s+(日期|时间)\s*[:：](?P<date>.+)$")
_EDITOR = re.compile(rf"^(【\d+】)?(?P<role>{'|'.join(lexicon.SIGNER_LABELS)})[:：](?P<name>[^:：]{{2,30}})$")
_COMPILING_TAIL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,20}?)(?:编|编印|编发|主办|主编)|(?P<group>[\u4e00-\u9fff]{4,28}[组段站班])"
)
_PERSON = rf"{lexicon.SURNAME}[\u4e00-\u9fff]{{1,2}}"
_BY_ROLE = re.compile(rf"(?:签发人|{'|'.join(lexicon.SIGNER_LABELS)})[:：]{_PERSON}|(?P<name>{_PERSON})(?P<role>签发)")
"""A person with his role, and nothing else: 签发：王小明, 王小明签发."""
_LONGEST_PERSON, _COMPILING = 12, ("编辑", "主编")
_NOT_FILLED_IN = ("月", "月日")
"""A day that is not filled in, behind its year."""
_BARS = re.compile(r"(?<=[^\s|｜])[|｜](?=[^\s|｜])")
"""Between the parts of a masthead on one line, without blanks."""
_PARTS_OF_LINE, _SHORTEST_PART = 3, 3
"""So many parts a line must have that are apart by single blanks, and so many characters each."""
_YEAR_ALONE = re.compile(rf"[{NUMERAL}]{{4}}年$")
_SERIAL = re.compile(r"^(\d{6}|编号[:：]?.{1,12}|份号[:：]?\d+)$")
_ISSUER_LABEL = re.compile(rf"^({'|'.join(lexicon.ISSUER_LABELS)})[:：](?P<name>.+)$")
_ISSUER_TAIL = re.compile(rf"^(?P<name>.{{3,40}}?)({'|'.join(lexicon.ISSUER_TAILS)})$")
_CHECKED_BY = re.compile(r"^(?P<name>.{4,40}?)(?:审核|审定|审阅|监制)$")
"""Whoever looked at it is not who compiled it."""
_IMPRINT = re.compile(
    r"[(（]?(?:本期|每期|全)?(?:共|印)?\d{1,4}[版页份][)）]?"
    r"|[(（]?(?:电子(?:邮箱|邮件|信箱)|邮箱|E-?mail|投稿(?:邮|信)箱)[:：][\w.+-]+@[\w.-]+[)）]?"
    r"|[(（]?(?:(?:联系|投稿|咨询|编辑部)?电话|传真|邮编|邮政编码)[:：][\d()（）、转—-]{5,30}[)）]?"
    r"|[(（]?(?:网址|网站)[:：](?:https?|www\.|[\w-]+\.)[\w./:-]+[)）]?"
    r"|[(（]?(?:编辑部|通讯)?地址[:：].{4,30}[号楼室层院路][)）]?"
    r"|[(（]?微信(?:公众)?号[:：][\w\u4e00-\u9fff-]{2,20}[)）]?"
    r"|[(（]?(?:[\u4e00-\u9fff]{0,6}准印证?|[\u4e00-\u9fff]{0,4}刊号|登记证号|[\u4e00-\u9fff]内资准字)[^,，。]{0,4}[\dA-Z(（][^,，。]{0,16}"
    r"|(?:CN\d{2}|ISSN\d{4})-[\dX/A-Z]{3,12}"
    r"|[(（]?(?:星期|礼拜|周)[一二三四五六日天][)）]?|农历(?:[甲-癸][\u4e00-\u9fff]年)?(?:闰?[正一二三四五六七八九十冬腊]{1,2}月)(?:初|十|廿|卅|二|三)?[一二三四五六七八九十]{0,2}"
    r"|[(（]?(?:(?:内部|免费)(?:刊物|交流|赠阅)|赠阅|试刊|创刊号)[)）]?",
    re.IGNORECASE,
)
"""What printers and post offices need to know: 共4版, 电子邮箱：…, 闽内资准字第12号."""
_REMARK = re.compile(r"[(（][^()（）。]{1,12}[)）]")
"""What a number is besides: 第5期（本月第2期）."""
_DAY_ALONE = re.compile(
    rf"(?P<day>[{NUMERAL}]{{1,2}}月[{NUMERAL}]{{1,3}}[日号])(?:[上下]午|[早中晚]上?|凌晨)?(?:\d{{1,2}}(?:时|点|:)(?:\d{{1,2}}分?)?)?"
)
_DAY_AND_WEEK = re.compile(
    rf"{_DAY_ALONE.pattern}(?:(?:农历)?[正一二三四五六七八九十冬腊闰]{{1,3}}月[初一二三四五六七八九十廿卅]{{1,3}})?(?:星期|周)[一二三四五六日天]"
)
"""And with its day of the week, behind a number: 第17期（2月17日 正月初二 星期六）."""
_PARTNER = re.compile(rf"(?:发行|{'|'.join(lexicon.PARTNER_LABELS)})[:：](?P<name>.{{4,40}})$")
"""Who had a part in it or printed it, and did not compile it."""
_BESIDE_NUMBER = re.compile(r"[^,，。;；:：!！?？、]{1,12}")
"""What may stand in a cell beside the issue number and the date, whatever it is."""
_SUBTITLE = re.compile(r"[(（][^()（）]{1,20}[)）]$")
_MONTH_BEHIND = re.compile(r"[(（](?P<date>(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?)[)）]$")
"""What a series without numbers has behind its name: 工作月报（2024年5月）."""
_REPUBLISHED = re.compile(r"^[(（]?(原标题|原文标题|来源|转载自|文章来源|作者)[:：]")
_PERIOD = re.compile(
    r"^[(（]?(?P<year>\d{4}年)?\d{1,2}月(\d{1,2}日)?[-—–~～至到]+(\d{4}年)?(\d{1,2}月)?(\d{1,2}日)?[)）]?$"
)

PieceKind = Literal[
    "issue",
    "year",
    "date",
    "day",
    "classification",
    "urgency",
    "serial",
    "signer",
    "editor",
    "issuer",
    "series",
    "distribution",
    "rule",
    "note",
    "name",
]


_PLAIN_KINDS: tuple[tuple[PieceKind, re.Pattern[str]], ...] = (
    ("urgency", re.compile(f"(?:{'|'.join(lexicon.URGENCIES)})$")),
    ("serial", _SERIAL),
    ("year", re.compile(r"(?:(?:19|20)\d\d年?|二[〇○零][〇○零一二三四五六七八九]{2}年)(?:月日?)?$")),
    ("note", re.compile(r"(?:第[一二三四1-4]季度?|[上下]半年|[春夏秋冬]季[号刊]?)$")),
    ("note", re.compile(r"(?:领导|拟办)?(?:批示|意见)[:：]?$|截[至止].{6,20}[日时分]$")),
    (
        "note",
        re.compile(
            r"(?:统计|监测|报告|报道|起止|覆盖)(?:周期|时段|时间|期间|日期)[:：]?(?:\d{4}年)?\d+月\d+日[至到—–~-]+(?:\d{4}年)?(?:\d+月)?\d+日$"
        ),
    ),
    ("note", re.compile(r"第[期号][(（]?(?:[总總]第?期?)?[)）]?$")),
    ("note", re.compile(f"(?:{lexicon.CLASSIFICATION_TAIL})$")),
    ("note", re.compile(f"(?:{_IMPRINT.pattern})$", re.IGNORECASE)),
)
"""Elements that are kept as they are; the number and the day of a form may not be filled in: 第  期, 2011年  月  日;
a weekly may say which days it tells of: 统计周期：3月13日至19日."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a masthead line that was recognised; `text` is its value, compact."""

    kind: PieceKind
    text: str
    row: Row


def pieces_of(row: Row, *, with_names: bool = False, year: int | None = None) -> list[Piece] | None:
    """The recognised pieces of a row, or None if any part of it is unknown; `with_names` knows bare names too.

    `year` is that of the issue number, which completes a day that has none in a cell of its own (1月28日).
    """
    if row.is_rule:
        return [Piece("rule", row.compact, row)]
    if match_distribution(row):
        return _distribution_pieces(row)
    if _REPUBLISHED.match(row.compact):
        return [Piece("note", row.compact, row)]
    if period := _PERIOD.match(row.compact):  # the week that it is of
        return [Piece("year" if period["year"] else "note", period["year"] or row.compact, row)]
    cells = _cells(row)
    whole = _whole(row, cells)
    if whole is not None and whole.kind == "series" and len(parts := with_month(whole)) > 1:
        return parts
    if whole is not None and (whole.kind != "issuer" or len(cells) == 1):
        return [whole]
    found = [(cell, _day_of(cell, year, row) or _pieces_of_cell(cell, row, with_names=with_names)) for cell in cells]
    known = {piece.kind for _, pieces in found for piece in pieces or ()}
    if "date" in known:
        found = [(cell, _compiling(cell, row) if pieces is None else pieces) for cell, pieces in found]
    if {"issue", "date"} <= known:
        found = [(cell, _beside_number(cell, row) if pieces is None else pieces) for cell, pieces in found]
    if any(pieces is None for _, pieces in found):
        return [whole] if whole is not None else None
    return [piece for _, pieces in found for piece in pieces or ()]


def _whole(row: Row, cells: Sequence[str]) -> Piece | None:
    """A row that is one piece, whatever its cells: not one where a person stands beside something else."""
    if len(cells) > 1 and are_persons(row.text):
        return Piece("editor", row.compact, row)
    return None if len(cells) > 1 and any(map(_BY_ROLE.fullmatch, cells)) else _piece(row.compact, row)


def with_month(series: Piece) -> list[Piece]:
    """A series, and the month that stands in brackets behind its name: 工作月报（2024年5月）."""
    month = _MONTH_BEHIND.search(series.text)
    if month is None:
        return [series]
    return [replace(series, text=series.text[: month.start()]), Piece("date", month["date"], series.row)]


def _day_of(cell: str, year: int | None, row: Row) -> list[Piece] | None:
    """The date of a cell that is a day without its year, a note where no year is known; None for any other cell."""
    alone = _DAY_ALONE.fullmatch(_LABELLED.sub("", cell))
    if alone is None:
        return None
    return [Piece("day", f"{year}年{alone['day']}", row) if year else Piece("note", alone.group(), row)]


def _compiling(cell: str, row: Row) -> list[Piece] | None:
    """Who compiles, by whatever name, in a cell beside the date: 会务组编; None for any other cell."""
    match = _COMPILING_TAIL.fullmatch(cell)
    if match is None:
        return None
    return [Piece("issuer", match["name"], row) if match["name"] else Piece("name", match["group"], row)]


def _beside_number(cell: str, row: Row) -> list[Piece] | None:
    """What stands in a cell of its own in the row of the issue number and the date, and is no name."""
    named = is_organisation_name(cell, most=40) or is_department(cell)
    return [Piece("note", cell, row)] if _BESIDE_NUMBER.fullmatch(cell) and not named else None


def dated_names(row: Row, year: int | None = None) -> list[Piece] | None:
    """A row of a date and names of organisations, in cells of their own or beside an issue number; None for any other.

    `year` is that of the issue number.
    """
    if len(_cells(row)) == 1 and find_issue(row.compact) is None:
        return None
    found = pieces_of(row, with_names=True, year=year)
    kinds = {piece.kind for piece in found or ()}
    dated = "name" in kinds and not kinds.isdisjoint(("date", "day"))
    return found if dated and kinds <= {"date", "day", "name", "series", "issue", "signer", "editor"} else None


def _distribution_pieces(row: Row) -> list[Piece]:
    """The recipients in a row, and the date that may stand at its end (报送：某委员会    日期：2025年…)."""
    labelled = _DATE_LABEL.search(simplified(row.text))
    if labelled is None or not find_dates(plain(labelled["date"])):
        return [Piece("distribution", row.text, row)]
    return [Piece("distribution", row.text[: labelled.start()], row), Piece("date", plain(labelled["date"]), row)]


def _cells(row: Row) -> list[str]:
    """The cells of a row, 编 or 主办 alone with the name before it; the whole of a row that is letter-spaced."""
    if parts := _parts_of_one_line(row) or _spaced_words(row):
        return parts
    if (len(row.cells) < 2 and not _LABEL_BEHIND.search(row.text)) or _is_letter_spaced(row):
        return [row.compact]
    cells: list[str] = []
    labelled = [compact(part) for part in _LABEL_BEHIND.split(row.text)]
    for cell in labelled if len(labelled) > max(1, len(row.cells) - 1) else row.cells:
        if cells and (
            cell in lexicon.ISSUER_TAILS
            or _KEPT.fullmatch(cell)
            or (len(cell) == 1 and _SURNAME_ALONE.search(cells[-1]))
            or cells[-1].count("(") > cells[-1].count(")")
            or (cells[-1].endswith(("学期", "学年", "学年度")) and cell.startswith("第"))
            or (_YEAR_ALONE.match(cells[-1]) and (cell.startswith("第") or cell in _NOT_FILLED_IN))
            or (cell == "日" and cells[-1].endswith("年月"))
        ):
            cells[-1] += cell
        else:
            cells.append(cell)
    return cells


def _parts_of_one_line(row: Row) -> list[str]:
    """The parts of a masthead on one line: apart by bars, or by single blanks where one is its number; else nothing.

    第3期｜总第61期｜2024-03-29, 节水简讯 2023年第8期 青云市节水协会 8月31日
    """
    if _BARS.search(row.text):
        return [compact(part) for part in _BARS.split(row.text)]
    parts = [plain(part) for part in row.text.split()]
    if any(map(_BY_ROLE.fullmatch, parts)) and any(is_organisation_name(part, most=40) for part in parts):
        return parts  # 签发：王小明 青云市节水协会 3月30日
    if len(row.cells) > 1 or len(parts) < _PARTS_OF_LINE or min(map(len, parts)) < _SHORTEST_PART:
        return []
    numbers = [part for part in parts if (issue := find_issue(part)) and (issue.start, issue.end) == (0, len(part))]
    return parts if numbers else []


def _spaced_words(row: Row) -> list[str]:
    """The cells of a row in which words are spaced by letters, if each of them is an element: 内部资料　　特　急."""
    words: list[str] = []
    single = False
    for cell in row.cells:
        if len(cell) == 1 and single:
            words[-1] += cell
        else:
            words.append(cell)
        single = len(cell) == 1
    known = 1 < len(words) < len(row.cells) and all(_piece(word, row) for word in words)
    return words if known else []


def _is_letter_spaced(row: Row) -> bool:
    cells = row.cells
    not_filled_in = any(before.endswith("年") and cell == "月" for before, cell in itertools.pairwise(cells))
    return sum(len(cell) == 1 for cell in cells) * 2 >= len(cells) and not not_filled_in


def _pieces_of_cell(cell: str, row: Row, *, with_names: bool) -> list[Piece] | None:
    if DISPATCH_NUMBER.match(cell):
        return None
    pieces: list[Piece] = []
    rest = [cell]
    issue = find_issue(cell)
    if issue is not None:
        pieces.append(Piece("issue", issue.issue.label or "", row))
        rest = [cell[: issue.start], cell[issue.end :]]
    rest = [_LABELLED.sub("", part) for part in rest]
    for part in tuple(rest):
        dates = find_dates(part)
        if dates and not _is_period(part, dates):
            pieces.append(Piece("date", part[dates[0].start : dates[0].end], row))
            at = rest.index(part)
            rest[at : at + 1] = [part[: dates[0].start], _HOUR.sub("", part[dates[0].end :])]
    for part in rest:
        text = part if part == cell and _is_balanced(part) else part.strip("()[]〔〕【】,，:：、—-·|")
        if issue is not None and issue.issue.year and (day := _DAY_AND_WEEK.fullmatch(text)):
            pieces.append(Piece("day", f"{issue.issue.year}年{day['day']}", row))
            continue
        if not text or (
            issue is not None and (_PERIOD.fullmatch(text) or (_REMARK.fullmatch(part) and not _piece(text, row)))
        ):
            continue  # the week that it is of
        piece = _piece(text, row) or _named_before(text, cell, issue, row)
        if piece is None and with_names and is_organisation_name(text, most=40):
            piece = Piece("name", text, row)
        if piece is None:
            return None
        pieces.append(piece)
    return pieces


def _is_balanced(text: str) -> bool:
    """Whether no bracket of a cell is closed in another one: （某协会主办　2024年5月6日出版）."""
    return text.count("(") == text.count(")")


def _named_before(text: str, cell: str, issue: FoundIssue | None, row: Row) -> Piece | None:
    """The name of a series that stands right before its number, whatever word it ends with (治学论坛2014第14期)."""
    before = issue is not None and issue.start > 0 and cell.startswith(text)
    if not before or not 3 <= len(text) <= lexicon.SERIES_MOST or re.search(r"[,，。;；:：!！?？、]", text):
        return None
    return None if is_organisation_name(text, most=40) else Piece("series", text, row)


def _is_period(text: str, dates: list[FoundDate]) -> bool:
    return len(dates) > 1 or bool(re.match(r"^(至|到|-|—|~)", text[dates[0].end :]))


def _piece(text: str, row: Row) -> Piece | None:
    """A compact text that is one whole element of a masthead, not an issue number or a date."""
    if _CLASSIFICATION.match(text):
        return Piece("classification", text, row)
    if date := _date_in_figures(text):
        return Piece("date", date, row)
    plain_kind = next((kind for kind, pattern in _PLAIN_KINDS if pattern.match(text)), None)
    if plain_kind:
        return Piece(plain_kind, text, row)
    signer = _SIGNER.match(text) or _BY_ROLE.fullmatch(text)
    if signer and signer["role"]:
        return Piece("signer", f"{signer['role']}:{signer['name']}", row)
    editor = _EDITOR.match(text)
    if editor and editor["role"] in _COMPILING and is_organisation_name(editor["name"]):
        return Piece("issuer", editor["name"], row)
    if editor and len(editor["name"]) <= _LONGEST_PERSON:
        return Piece("editor", editor["role"] + ":" + editor["name"], row)
    if (issuer := _ISSUER_LABEL.match(text)) and not find_dates(issuer["name"]):
        return Piece("issuer", issuer["name"], row)
    if _is_series(text):
        return Piece("series", text, row)
    tail = None if find_dates(text) else _ISSUER_TAIL.match(text)
    names = re.split(r"[、,，]", tail["name"]) if tail else []
    if tail and (all(is_organisation_name(name, most=40) for name in names) or is_department(tail["name"])):
        return Piece("issuer", tail["name"], row)
    checked = _CHECKED_BY.match(text) or _PARTNER.match(text)
    return Piece("note", text, row) if checked and is_organisation_name(checked["name"], most=40) else None


def _date_in_figures(text: str) -> str | None:
    """The value of a date that a whole text is without any word: 199808, 20200305, 113.05.20; else None."""
    roc = _ROC_DATE.match(text)
    if roc:
        return f"{int(roc['year']) + ROC_EPOCH}-{roc['month']}-{roc['day']}"
    date = _COMPACT_DATE.match(text)
    return "-".join(filter(None, date.groups())) if date else None


def is_series(row: Row) -> bool:
    """Whether a row is the name of a series in brackets, and no rubric: 【节水信息】."""
    return row.compact[0] == "【" and row.compact[-1] == "】" and _is_series(row.compact)


def _is_series(text: str) -> bool:
    name = _SUBTITLE.sub("", text).strip("《》【】")
    if text[0] in lexicon.MARKS and text[-1] not in lexicon.MARKS:
        return False  # ▌会员动态 is a rubric
    if len(name) > lexicon.SERIES_MOST or find_issue(text) or any(mark in name for mark in ",，。;；:：!！?？"):
        return False
    return name.endswith(lexicon.KIND_WORDS) and not name.startswith(("关于", "關於"))

"""The issue number in a masthead line.

    label   := [year] regular [edition] ["(" running [theme] ")"] | running | supplement
    year    := 2020年 | 2020—2021学年第一学期 | 〔2020〕 | [2020] | (2020) | 2020 directly before 第
    regular := 第 N 期 | 第 N-M 期 | N 期 (after a year) | 第 N 号 | 第 N 周 | N 月号 (after a year)
    running := 总第 N 期 | 总 N 期
    whole := NO.N | Vol.N | NO.2016-31 | 2017·9 | 〔2020〕N号 | 〔2020〕N | 期号：2020-N, with nothing else beside it;
             2020·N（总M）; 2020年夏季号
    edition := 合刊 | 特刊 | 专刊 | 专辑 | 冬季号, in brackets or not
    supplement := 增刊 [第 N 期]

Numerals may be Arabic or Chinese. The text is compact (NFKC, no blanks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.model import Issue
from kb.parsing.numerals import NUMERAL, number_of

_N = rf"[{NUMERAL}]{{1,6}}"
_TERM = rf"(?:[-—~至、][{NUMERAL}]{{4}})?(?:学年度?|年?度?)(?:第?[一二三上下]学期)?"
_YEAR = rf"(?:(?P<year>[{NUMERAL}]{{4}}){_TERM}|[〔\[(【](?P<bracket_year>\d{{4}})年?[〕\])】])"
_UNIT = r"(?P<unit>[期号號周輯辑]|报(?![告纸道])(?=[)）]?$))"
_REGULAR = rf"第[〔\[(]?(?P<number>{_N})[〕\])]?(?:期?[-—~至、/](?:第)?(?P<last>{_N}))?{_UNIT}"
_AFTER_YEAR = rf"(?P<bare>{_N})(?:[-—~至、/](?P<bare_last>{_N}))?期"
_RUNNING = rf"(?P<open>[(【\[])?[总總]第?(?P<running>{_N})(?:[-—~至、/](?:第)?{_N})?期(?(open)[^)】\]]{{0,30}}[)】\]])"
_SUPPLEMENT = r"[(【\[]?(?P<supplement>增刊)[)】\]]?"
_EDITION = r"(?:[(【\[]?(?:合刊|特刊|专刊|专辑|[春夏秋冬]季?[号刊])[)】\]]?|[·•][春夏秋冬]季?)"
_DAYS = r"\d{1,2}[月.]\d{1,2}日?[-—~至](?:\d{4}[年.])?(?:\d{1,2}[月.])?\d{1,2}日?"
"""The days of a week behind its number: 第31周（2023年7月31日至8月6日）."""
_LABEL = re.compile(
    rf"[(【\[]?(?:{_YEAR}(?:(?:[{NUMERAL}]{{1,2}}月)?{_EDITION}[(【\[])?)?{_REGULAR}[)】\]]?{_EDITION}?"
    rf"(?:[(【\[](?P<year_behind>\d{{4}})(?:年|[年.]{_DAYS})[)】\]])?(?:{_SUPPLEMENT})?(?:[,，/|·]?{_RUNNING})?"
)
_YEAR_LABEL = re.compile(rf"{_YEAR}{_AFTER_YEAR}(?:{_RUNNING})?")
_MONTH_LABEL = re.compile(
    rf"{_YEAR}(?P<bare>[{NUMERAL}]{{1,2}})月(?P<unit>[号號])(?![\u4e00-\u9fff](?<![总總]))(?:[,，]?{_RUNNING})?"
)
"""Behind 号 no word goes on (2019年10月号角吹响), but a running number may."""
_SEASON_LABEL = re.compile(rf"{_YEAR}[春夏秋冬]季?[号號刊](?:{_RUNNING})?")
_POINT_LABEL = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)[·•.](?P<bare>\d{{1,2}})期?[(【\[][总總]第?(?P<running>{_N})期?[)】\]]"
)
_WHOLE_LABEL = re.compile(
    rf"^(?:(?:NO|No|no|VOL|Vol|vol)\.?(?P<number>\d{{1,3}})(?:[,，(\[](?P<year>(?:19|20)\d\d)年?[)\]]?)?"
    rf"|(?:NO|No|no)\.?[:：]?(?P<dash_year>(?:19|20)\d\d)[-—](?P<dash_number>\d{{1,3}})"
    rf"|(?P<point_year>(?:19|20)\d\d)[·•](?P<point_number>\d{{1,2}})"
    rf"|[〔\[(](?P<bracket_year>\d{{4}})[〕\])](?P<bare>{_N})[号號]?|期号[:：](?P<label_year>\d{{4}})[-—.年](?P<last_bare>{_N})期?)"
    rf"(?:[,，/|]?{_RUNNING})?$"
)
"""What is a number only where nothing else stands beside it."""
_BEHIND_NAME = re.compile(r"(?<=[\u4e00-\u9fff])(?:NO|No|no)\.?(?P<number>\d{1,3})$")
"""And behind the name of a series: 工程简报 NO.15."""
_RUNNING_LABEL = re.compile(_RUNNING)
_SUPPLEMENT_LABEL = re.compile(rf"{_YEAR}?{_SUPPLEMENT}(?:第?(?P<number>{_N})[期号])?(?:{_RUNNING})?")
_LABELS = (
    *(_LABEL, _YEAR_LABEL, _MONTH_LABEL, _SEASON_LABEL, _POINT_LABEL, _WHOLE_LABEL),
    *(_SUPPLEMENT_LABEL, _RUNNING_LABEL, _BEHIND_NAME),
)
_MAY_BE_NUMBERED = re.compile(
    r"[期号號周輯辑]|第.{1,6}报|^\W?(?:19|20)\d\d\W\d{1,3}$|增刊|季?刊|[总總]第?\d|[Nn][Oo]\.?[:：]?\d|(?:VOL|[Vv]ol)\.?\d"
)
"""What some label has; hardly any text does, so that is asked first."""
DISPATCH_NUMBER = re.compile(r"^[^,，。]{2,12}[〔\[(]\d{4}[〕\])]第?\d+号$")
"""The number of an official letter (国办发〔2020〕50号), which is no issue number."""


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue number in a text: its span (characters), its value, and 期, 号 or 周."""

    start: int
    end: int
    issue: Issue
    unit: str


def find_issue(text: str) -> FoundIssue | None:
    """The first issue number in a compact text, or None."""
    if not _MAY_BE_NUMBERED.search(text):
        return None
    matches = [match for pattern in _LABELS if (match := pattern.search(text))]
    if not matches:
        return None
    match = min(matches, key=lambda match: (match.start(), -match.end()))
    groups = match.groupdict()
    year = next(
        filter(None, map(groups.get, ("year", "bracket_year", "year_behind", "label_year", "dash_year", "point_year"))),
        None,
    )
    numbers = ("number", "bare", "last_bare", "dash_number", "point_number")
    number = next(filter(None, map(groups.get, numbers)), None)
    value, last = number_of(number or ""), number_of(groups.get("last") or groups.get("bare_last") or "")
    issue = Issue(
        label=_without_outer_brackets(match.group()),
        year=_year_of(year),
        number=value,
        number_last=last if last and value is not None and last > value else None,  # 第12-1期 is no double issue
        running_number=number_of(groups["running"]) if groups.get("running") else None,
        supplement=bool(groups.get("supplement")),
    )
    return FoundIssue(match.start(), match.end(), issue, groups.get("unit") or "期")


def _year_of(text: str | None) -> int | None:
    year = number_of(text) if text else None
    return year if year is not None and 1900 <= year <= 2100 else None


def _without_outer_brackets(label: str) -> str:
    inner = label[1:-1]
    wrapped = label[:1] in tuple("([【") and label[-1:] in tuple(")]】")
    return inner if wrapped and not any(mark in inner for mark in "()[]【】") else label

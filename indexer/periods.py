"""Times as people say them, counted from today: 去年 · 上半年 · 近一年 · 2020年三季度 · 2020-03 · 2020-03-05/2020-04.

Also 今年以来 (until today), 2025年度, 2025年1-6月, 1月至6月, 本周 and 上周 (from Monday), 今天, 昨天, 前天.

A half year, quarter or month without a year is the one of this year. 近 counts back from today, which is the last day:
近一年 on 23 November 2026 begins on 24 November 2025. All days are inclusive.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from kb.parsing.dates import interval
from kb.parsing.numerals import NUMERAL, number_of
from kb.text import plain

EXAMPLES = ("今年", "去年", "上半年", "下半年", "近一年", "近三个月")
"""What the page offers."""
_PART = rf"(?P<part>上半年|下半年|第?(?P<quarter>[{NUMERAL}])季度|(?P<month>[{NUMERAL}]{{1,2}})月份?)?"
_YEAR = re.compile(rf"(?:(?P<word>今年|本年|去年|上年|前年)度?|(?P<year>[{NUMERAL}]{{4}})年度?)?(?:的)?{_PART}")
_MONTHS = re.compile(
    rf"(?:(?P<word>今年|本年|去年|上年|前年)|(?P<year>[{NUMERAL}]{{4}})年)?(?:的)?"
    rf"(?P<first>[{NUMERAL}]{{1,2}})月?份?[-－—~～至到](?P<last>[{NUMERAL}]{{1,2}})月份?"
)
_DAYS_BACK = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
_SINCE = frozenset(("今年以来", "年初以来", "本年以来"))
_DAYS_OF_WEEK = 7
_NEAR = re.compile(
    rf"(?:最?近|过去|近期?)(?P<number>半|[{NUMERAL}]{{1,3}})?个?(?P<unit>年|月|季度|周|星期|天|日)(?:内|来|以来)?"
)
_WORDS_BACK = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "前年": 2}
_EARLIEST, _LATEST = 1900, 2100


def period(text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day that a text means. Raises ValueError where it means none."""
    said = plain(text)
    if "/" in said:
        first, last = said.split("/", 1)
        days = interval(first)[0], interval(last)[1]
    elif re.match(r"\d{4}-", said) or re.fullmatch(r"\d{4}", said):
        days = interval(said)
    else:
        days = next(_said(said, today), (dt.date.max, dt.date.min))
    if days[0] > days[1]:
        raise ValueError(f"not a time: {text}")
    return days


def _said(said: str, today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    if said in ("本月", "这个月", "当月"):
        yield _month(today.year, today.month)
    if said in ("上月", "上个月"):
        yield _month(*divmod_month(today.year, today.month - 1))
    if said in ("本季度", "上季度", "上个季度"):
        quarter = (today.month - 1) // 3 + (0 if said[0] == "上" else 1)
        yield _months(today.year if quarter else today.year - 1, (quarter or 4) * 3 - 2, 3)
    if said in _DAYS_BACK:
        day = today - dt.timedelta(days=_DAYS_BACK[said])
        yield day, day
    if said in _SINCE:
        yield dt.date(today.year, 1, 1), today
    if said in ("本周", "这周", "上周"):
        monday = today - dt.timedelta(days=today.weekday() + (_DAYS_OF_WEEK if said[0] == "上" else 0))
        yield monday, monday + dt.timedelta(days=_DAYS_OF_WEEK - 1)
    months = _MONTHS.fullmatch(said)
    if months:
        yield from _of_months(months, today)
    near = _NEAR.fullmatch(said)
    if near:
        yield from _near(near, today)
    match = _YEAR.fullmatch(said)
    if match and said:
        yield from _of_year(match, today)


def divmod_month(year: int, month: int) -> tuple[int, int]:
    """The year and month that a month beyond a year's twelve is (0 is the December before)."""
    years, index = divmod(year * 12 + month - 1, 12)
    return years, index + 1


def _year_of(match: re.Match[str], today: dt.date) -> int | None:
    """The year that is said, by default this one; None where it is none."""
    number = number_of(match["year"]) if match["year"] else today.year - _WORDS_BACK.get(match["word"] or "今年", 0)
    return number if number is not None and _EARLIEST <= number <= _LATEST else None


def _of_months(match: re.Match[str], today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    year = _year_of(match, today)
    first, last = number_of(match["first"]) or 0, number_of(match["last"]) or 0
    if year is not None and 1 <= first <= last <= 12:
        yield _months(year, first, last - first + 1)


def _of_year(match: re.Match[str], today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    number = _year_of(match, today)
    if number is None:
        return
    if match["quarter"]:
        quarter = number_of(match["quarter"]) or 0
        if 1 <= quarter <= 4:
            yield _months(number, quarter * 3 - 2, 3)
    elif match["month"]:
        month = number_of(match["month"]) or 0
        if 1 <= month <= 12:
            yield _month(number, month)
    elif match["part"]:
        yield _months(number, 1 if match["part"][0] == "上" else 7, 6)
    else:
        yield _months(number, 1, 12)


def _near(match: re.Match[str], today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    unit, said = match["unit"], match["number"] or "一"
    if said == "半":
        months = {"年": 6}.get(unit)
        days = {"月": 15}.get(unit)
    else:
        number = number_of(said) or 0
        months = number * {"年": 12, "季度": 3, "月": 1}.get(unit, 0) or None
        days = number * {"周": 7, "星期": 7, "天": 1, "日": 1}.get(unit, 0) or None
    if months and months <= 12 * (today.year - _EARLIEST):
        year, month = divmod_month(today.year, today.month - months)
        before = dt.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
        yield before + dt.timedelta(days=1), today
    elif days:
        yield today - dt.timedelta(days=days - 1), today


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    return _months(year, month, 1)


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    """So many months of one year from one on."""
    last = month + count - 1
    return dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1])

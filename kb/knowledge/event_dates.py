"""When something was done, as running text says it: mostly without a year, which the bulletin's date completes.

3月5日 · 2020年3月5日 · 3月5日至8日 · 2月28日至3月2日 · 1月至6月 · 5月以来 · 截至8月11日 · 11日凌晨 · 次日 · 去年9月
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kb.knowledge import date_phrases
from kb.knowledge.relative_days import relative_days
from kb.parsing.numerals import number_of

_DAYS_OF_EVENT = 3
"""From the first to the last day of an event that a day alone may be of."""
_DAY_LENGTH, _MONTH_LENGTH = len("2021-03-05"), len("2021-03")
_LAST_MONTH, _LOOKED_BACK, _LATE = 12, 3, 20
"""Until March a bulletin that says 全年 means the year before; from the 20th on something may end in the next month."""
_OTHER_YEARS = ("去年", "上年", "前年")
"""Months of these are an aside: a day alone in the next paragraph is not one of 去年12月."""
_BEFORE = 4
"""Characters before a date that may say what it is."""


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date in a folded text: its span, its value (ISO; `start/end` for a period), whether the year was inferred."""

    start: int
    end: int
    value: str | None
    inferred: bool
    tells: bool = True
    """Whether something was done then, so that 次日 may be the day after it: not 8月5日前, nor what is to come."""

    @property
    def is_of_days(self) -> bool:
        """Whether it is a day or several, and no month or year."""
        return self.value is not None and len(self.value.partition("/")[0]) == _DAY_LENGTH

    def with_day_before(self) -> EventDate:
        """From the day before this one to it: 连夜巡线,次日恢复供电."""
        before = dt.date.fromisoformat(self.value or "") - dt.timedelta(days=1)
        return replace(self, value=f"{before}/{self.value}")


class Told(NamedTuple):
    """A day, or the first and the last one of several."""

    first: dt.date
    end: dt.date | None = None


def told_by(value: str | None) -> Told | None:
    """The day or days of a date's value; None for a month or a year."""
    first, _, last = (value or "").partition("/")
    if len(first) != _DAY_LENGTH:
        return None
    return Told(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if len(last) == _DAY_LENGTH else None)


class Calendar:
    """Reads the dates of one bulletin in the order of its text; remembers the last month (for 11日) and day (for 次日).

    `today` is the bulletin's own date (ISO), `year` that of its label. Without both, years stay open (None). `week` are
    the days (`start/end`) of which a weekly tells, as its masthead has them: its 本周.
    """

    def __init__(self, today: str | None, year: int | None, week: str | None = None) -> None:
        self._week = week
        self._own = int(today[:4]) if today else year, int(today[5:7]) if today and len(today) >= 7 else _LAST_MONTH
        self._year, self._month = self._own
        self._periods: list[Told] = []
        self.told: Told | None = None
        """The day that was told last, or the days of what took several."""
        in_january = today is not None and today[5:7] == "01" and today[8:10] < str(_LATE)
        self._may_be_next = not in_january  # a bulletin of January looks back: 2月 is that of the year before
        self._in_month: dt.date | None = None
        self._led_month: dt.date | None = None
        self._in_year: int | None = None
        self._day = today

    def review(self, year: int | None) -> None:
        """What follows looks back on a whole year: dates without one are of it; None for text that does not."""
        self._year, self._month = (year, _LAST_MONTH) if year else self._own

    def enter(self) -> None:
        """Another paragraph begins: a day alone is of the month with which one of those before began a sentence."""
        self._in_month = self._led_month

    def dates_in(self, text: str) -> list[EventDate]:
        """The dates of a folded text, in their order; the last day that they tell is remembered."""
        found = [date for match in date_phrases.DATE.finditer(text) if (date := self._read(match)) is not None]
        self._week = self._week_said(text, found) or self._week
        parts = (
            (self._part_of_year(match) for match in date_phrases.PART.finditer(text))
            if "季度" in text or "半年" in text
            else ()
        )
        named = (
            (self._named(match) for match in date_phrases.NAMED.finditer(text)) if "当" in text or "这" in text else ()
        )
        others = (*self._in_other_forms(text), *filter(None, (*parts, *named)))
        dates = sorted((*found, *others), key=lambda date: date.start)
        self._periods += [told for date in dates if date.tells and (told := told_by(date.value)) and told.end]
        self.told = next((told for date in reversed(dates) if date.tells and (told := told_by(date.value))), self.told)
        return dates

    def _week_said(self, text: str, dates: list[EventDate]) -> str | None:
        """The days that a text says 本周 is, from there on: 本周(3月22日至28日); no week that is still to come."""
        said = date_phrases.THIS_WEEK.search(text) if "周(" in text else None
        if said is None or self._day is None:
            return None
        weeks = (date.value or "" for date in dates if said.start("days") <= date.start < said.end("days"))
        return next((each for each in weeks if "/" in each and each.partition("/")[2] <= self._day), None)

    def year_in(self, text: str) -> EventDate | None:
        """The year, or years, of what a folded text tells that has no other date: 2022年共办10讲; None for none."""
        for match in date_phrases.YEAR_ALONE.finditer(text):
            if match.start() and match["on"] is None:
                continue
            value = self._year_alone(match)
            if value:
                return EventDate(match.start(), match.end(), value, inferred=not (match["year"] or match["from"]))
        return None

    def _year_alone(self, match: re.Match[str]) -> str | None:
        if match["from"]:
            return f"{match['from']}/{match['to']}" if match["from"] < match["to"] else None
        if match["whole"] and self._year:
            return str(self._year - (self._month <= _LOOKED_BACK))
        year = self._year_of(match, 1)
        return str(year) if year else None

    def _in_other_forms(self, text: str) -> Iterator[EventDate]:
        """2021-03-05, 1至3月, 昨天, 上周五, 上月."""
        for match in date_phrases.IN_FIGURES.finditer(text) if "20" in text or "19" in text else ():
            day = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
            if day:
                yield EventDate(match.start(), match.end(), day, inferred=False)
        for match in date_phrases.MONTHS.finditer(text) if "月" in text else ():
            first, last = int(match["first"]), int(match["last"])
            year = self._year_of(match, first)
            if year and 1 <= first < last <= _LAST_MONTH:
                value = f"{year:04}-{first:02}/{year:04}-{last:02}"
                yield EventDate(match.start(), match.end(), value, inferred=not match["year"])
        if self._day is not None and len(self._day) == _DAY_LENGTH:
            for start, end, value in relative_days(text, dt.date.fromisoformat(self._day), self._week):
                yield EventDate(start, end, value, inferred=True)

    def same_day(self, text: str, told: Told | None = None) -> EventDate | None:
        """The day that was told before a text, or the day after it, where a word of the text says so.

        What was there and then (会后) may have its own day further on in the sentence: it takes the last of all. The
        day after is the day that was told from there on.
        """
        following = date_phrases.NEXT.search(text)
        same = None if following else date_phrases.SAME.search(text)
        at_first = None if following or (same and not same.start()) else date_phrases.SAME_AT_FIRST.match(text)
        match = following or at_first or same
        if match is None or _lasts_until(text, match.start()):
            return self._month_told(text)
        there = at_first is not None or (same is not None and same.lastgroup is not None)  # no word for the day itself
        told = self.told if there or told is None else told
        if told is None:
            return None
        ended = told.end is not None and date_phrases.ENDED.search(_right_before(text, match.start()))
        last = told.end if told.end and (ended or (following and following["after"])) else told.first
        day = last + dt.timedelta(days=1 if following else 0)
        if following:
            self.told = Told(day)  # 同日 behind it is the same day
        return EventDate(match.start(), match.end(), day.isoformat(), inferred=True)

    def _month_told(self, text: str) -> EventDate | None:
        """The month that was told last (当月), or that of the bulletin (本月)."""
        match = date_phrases.MONTH_TOLD.search(text) if "月" in text else None
        if match is None:
            return None
        month = self._day if match["this"] else self._in_month and self._in_month.isoformat()
        return EventDate(match.start(), match.end(), month[:_MONTH_LENGTH], inferred=True) if month else None

    def _read(self, match: re.Match[str]) -> EventDate | None:
        if match["only"]:
            return self._days_only(match)
        month, day = _number(match, "month"), _number(match, "day")
        if month is None or not 1 <= month <= 12 or _lasts_until(match.string, match.start()):
            return None
        year = self._year_of(match, month)
        if year is None:
            return EventDate(match.start(), match.end(), None, inferred=False)
        at_end = (
            day is None
            and not match["end_month"]
            and date_phrases.MONTH_END.match(match.string, match.end())
            and date_phrases.UNTIL.search(_right_before(match.string, match.start()))
        )
        first = _iso(year, month, calendar.monthrange(year, month)[1] if at_end else day)
        if first is None:
            return None
        value, end = first, match.end()
        if match["end_day"] or match["end_month"]:
            end_month = _number(match, "end_month") or month
            end_year = self._year_of_end(match, year, later=end_month < month)
            last = _iso(end_year, end_month, _number(match, "end_day"))
            if day and match["end_day"] and not match["end_month"]:
                last = _ending_on(first, _number(match, "end_day") or 0)
            last = last if last is None or last[: len(first)] >= first else None
            if last is None or (day and not match["end_day"]):
                end = match.start("end_month") - 1 if match["end_month"] else end
            elif last != first:
                value = f"{first}/{last}"
        until = date_phrases.UNTIL.search(_right_before(match.string, match.start())) or date_phrases.DEADLINE.match(
            match.string, end
        )
        to_come = self._day is not None and first[: len(self._day)] > self._day
        since = day is not None and match.string.startswith("以来", end)
        tells = until is None and not (to_come or since)
        if day or not match.string.endswith(("至", "到", "-", "~"), 0, match.start()):  # not the 3月 of 1至3月
            self._in_month = dt.date(year, month, 1)
            leads = not (
                to_come
                or match["relative"] in _OTHER_YEARS
                or (until and not day)
                or date_phrases.CLAUSE_END.search(match.string, 0, match.start())
            )
            self._led_month = self._in_month if leads else self._led_month
            self._in_year = year
        return EventDate(match.start(), end, value, not match["year"], tells)

    def _year_of_end(self, match: re.Match[str], year: int, *, later: bool) -> int:
        """The year in which something ended that began in another one, or in the same: 去年12月28日至今年1月15日."""
        if match["end_year"]:
            return int(match["end_year"])
        if match["end_relative"] == "今年" and self._year and self._year >= year:
            return self._year
        return year + (later or match["end_relative"] in ("次年", "翌年"))

    def _part_of_year(self, match: re.Match[str]) -> EventDate | None:
        """A quarter or a half of a year as the period of its months; those that are still to come are last year's.

        None where it only says what a meeting was about.
        """
        if date_phrases.HELD.search(match.string, 0, match.start()) and date_phrases.MEETING.match(
            match.string, match.end()
        ):
            return None
        last = 3 * "一二三四".index(match["quarter"]) + 3 if match["quarter"] else 6 * "上下".index(match["half"]) + 6
        first = 1 if match["first"] else last - (2 if match["quarter"] else 5)  # 前三季度
        year = self._year_of(match, first)
        if year is None:
            return None
        value = f"{year:04}-{first:02}/{year:04}-{last:02}"
        return EventDate(match.start(), match.end(), value, inferred=not match["year"])

    def _named(self, match: re.Match[str]) -> EventDate | None:
        """A day by its name; what is done on it each year is on none."""
        name, figures = match["name"], match["figures"]
        month, day = (
            map(int, date_phrases.NUMBERS.findall(figures))
            if figures
            else date_phrases.NAMED_DAYS.get(name) or date_phrases.SUNDAYS[name]
        )
        year = self._year_of(match, month)
        if year is None or match["habit"]:
            return None
        if name in date_phrases.SUNDAYS:
            day = 7 * day - dt.date(year, month, 1).weekday()
        value = _iso(year, month, day)
        return EventDate(match.start(), match.end(), value, inferred=not match["year"]) if value else None

    def _days_only(self, match: re.Match[str]) -> EventDate | None:
        today = dt.date.fromisoformat(self._day) if self._day and len(self._day) == _DAY_LENGTH else None
        month = (
            date_phrases.OF_MONTH.search(match.string, max(0, match.start() - _BEFORE), match.start())
            if today
            else None
        )
        base, start = self._in_month or today, match.start()
        if month and today:
            base = today.replace(day=1) - dt.timedelta(days=1) if month["last"] else today
            start = month.start()
        if base is None:
            return None
        day = int(match["only"])
        base = base if month else self._month_of_event(day, base)
        first = _iso(base.year, base.month, day)
        if first is None:
            return None
        last = _ending_on(first, int(match["only_end"])) if match["only_end"] else None
        return EventDate(start, match.end(), f"{first}/{last}" if last else first, inferred=True)

    def _month_of_event(self, day: int, base: dt.date) -> dt.date:
        """The month of a day without one: that of an event of a few days which it is one of, told before a look back.

        5月18日至19日举行发布会…。4月20日起初审成果…。19日下午…
        """
        later = (each for each in reversed(self._periods) if each.first > base and each.first.month != base.month)
        short = (each for each in later if each.end and (each.end - each.first).days <= _DAYS_OF_EVENT)
        event = next((each for each in short if each.end and each.first.day <= day <= each.end.day), None)
        return event.first if event else base

    def _year_of(self, match: re.Match[str], month: int) -> int | None:
        """The year that is written, or the latest in which the month is not after the bulletin."""
        if match["year"]:
            return _number(match, "year")
        if self._year is None:
            return None
        year = self._year - (1 if month > self._month + self._may_be_next else 0)
        own_year, own_month = self._own
        last = (self.told.end or self.told.first) if self.told else None
        turned = last is not None and (last.year, last.month) == (self._year, _LAST_MONTH) and last.day >= _LATE
        if self._year == (own_year or 0) - 1 and turned and month == 1 <= own_month <= _LOOKED_BACK:
            return own_year  # 12月28日…1月3日, in a review of the year before
        if own_year and (year, month) > (own_year, own_month + 1):
            year -= 1  # a review of 2022 that came out in February of that year
        now = own_year or self._year  # also where it looks back on another year
        told = {"去年": now - 1, "上年": now - 1, "前年": now - 2, "同年": self._in_year}
        return told.get(match["relative"] or "") or year


def _ending_on(first: str, day: int) -> str | None:
    """The day (ISO) until which something went on that began on another: 3月28日至2日 ends in April."""
    year, month = int(first[:4]), int(first[5:7])
    if day < int(first[-2:]) < _LATE:
        return None  # a misprint
    if day < int(first[-2:]):
        year, month = (year, month + 1) if month < _LAST_MONTH else (year + 1, 1)
    return _iso(year, month, day)


def _right_before(text: str, at: int) -> str:
    """The few characters before a date, which may say what it is."""
    return text[max(0, at - _BEFORE) : at]


def _lasts_until(text: str, at: int) -> bool:
    """Whether what was done goes on until the date that begins there."""
    return text[at - 1 : at] in ("至", "到") and text.endswith(date_phrases.LASTS, 0, at - 1)


def _number(match: re.Match[str], group: str) -> int | None:
    """The value of a numeral, in figures or not (十月八日), or None if there is none."""
    return number_of(match[group]) if match[group] else None


def _iso(year: int, month: int, day: int | None) -> str | None:
    if not (1 <= month <= 12 and 1900 <= year <= 2200):
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= calendar.monthrange(year, month)[1] else None

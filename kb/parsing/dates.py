"""Dates as bulletins write them. A year that is not written is never made up.

2020年3月12日 · 二〇二〇年三月十二日 (〇○ОO0零) · 2020-03-12 · 2020.3.12 · 2020/3/12
2020年3月 · 民國109年3月12日 · 3月5日 (no year)
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from kb.parsing.numerals import NUMERAL, number_of

_FULL = re.compile(
    rf"(?P<era>中?[华華]?民[国國])?(?P<year>[{NUMERAL}]{{2,4}})年(?P<month>[{NUMERAL}]{{1,2}}|元)月"
    rf"(?:(?P<day>[{NUMERAL}]{{1,3}})[日号])?"
)
_DIGITAL = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<separator>[-./])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})(?!\d)"
)
_MIDNIGHT = re.compile(r"[ T]00?:00(?::00(?:\.0+)?)?$")
"""What spreadsheets put behind a day."""
_EARLIEST, _LATEST = 1900, 2100
ROC_EPOCH = 1911
"""The year before the first one of the Republic of China, by which Taiwan counts."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its span (characters) and its ISO value, of a day (10 characters) or a month (7)."""

    start: int
    end: int
    value: str

    @property
    def year(self) -> int:
        """The year of the value."""
        return int(self.value[:4])


_LENGTHS = (len("2020"), len("2020-03"), len("2020-03-05"))


def find_dates(text: str) -> list[FoundDate]:
    """All dates with a year in a compact text (NFKC, no blanks), in their order; impossible ones left out."""
    if "年" not in text and not _DIGITAL.search(text):
        return []
    found = [
        FoundDate(match.start(), match.end(), value)
        for pattern in (_FULL, _DIGITAL)
        for match in pattern.finditer(text)
        if (value := _value(match))
    ]
    return sorted(found, key=lambda date: date.start)


@lru_cache(maxsize=1 << 14)
def interval(date: str) -> tuple[dt.date, dt.date]:
    """The first and last day of an ISO day, month or year (remembered: an archive has the same days again and again).

    Raises ValueError for anything else.
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{1,2}){0,2}", date):
        raise ValueError(f"not a date: {date}")
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        day = dt.date(*parts)
        return day, day
    first = dt.date(parts[0], parts[1] if len(parts) > 1 else 1, 1)
    last_month = parts[1] if len(parts) > 1 else 12
    return first, dt.date(parts[0], last_month, calendar.monthrange(parts[0], last_month)[1])


def written_date(text: str) -> str:
    """A day, month or year in ISO form, as people and spreadsheets write it: 2024年1月, 2024/1/5, 2020年, 2020-3-5.

    Raises ValueError where that is not all of the text.
    """
    whole = _MIDNIGHT.sub("", text.strip())
    whole = "".join(whole.split())
    found = next((date for date in find_dates(whole) if (date.start, date.end) == (0, len(whole))), None)
    return found.value if found else iso(whole.removesuffix("年"))


def iso(date: str) -> str:
    """A day, month or year in ISO form with all its zeros (2020-3-5 as 2020-03-05), so that texts sort by time.

    Raises ValueError for anything else.
    """
    return interval(date)[0].isoformat()[: _LENGTHS[date.count("-")]]


def _value(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year, month = number_of(groups["year"]), number_of(groups["month"])
    day = number_of(groups["day"]) if groups["day"] else None
    if year is None or month is None or (groups["day"] and day is None):
        return None
    if groups.get("era"):
        year += ROC_EPOCH
    if not _EARLIEST <= year <= _LATEST or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"

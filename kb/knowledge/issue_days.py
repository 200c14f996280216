"""Of which days a bulletin is, beside its date: when a website put it up, and the week of which a weekly tells."""

from __future__ import annotations

import re

from kb.knowledge.date_phrases import THIS_WEEK
from kb.knowledge.event_dates import Calendar
from kb.model import Bulletin
from kb.parsing.dates import find_dates
from kb.text import fold

_PUT_UP = re.compile(r"(?:发布|发表|更新)(?:时间|日期)[:：]\s*(?P<when>\S+)")
_LENGTH_OF_DAY = len("2021-03-05")


def put_up_on(bulletin: Bulletin) -> str | None:
    """The day on which a website put up what has no date of its own, for the years of what it tells; None for none."""
    if bulletin.issue.year:
        return None
    lines = (_PUT_UP.search(segment.text) for segment in bulletin.segments if segment.kind == "other")
    dates = (date for line in filter(None, lines) for date in find_dates(line["when"])[:1])
    return next((date.value for date in dates if len(date.value) == _LENGTH_OF_DAY), None)


def week_of(bulletin: Bulletin) -> str | None:
    """The days (`start/end`) of a weekly by its masthead (2021年4月26日—4月30日); None for none.

    One that has no date at all may say in its text which week it means.
    """
    calendar = Calendar(bulletin.date, bulletin.issue.year)
    heads = [fold(segment.text).text for segment in bulletin.segments if segment.kind == "masthead"]
    if bulletin.date is None:
        heads += [said["days"] for each in bulletin.passages if (said := THIS_WEEK.search(fold(each.text).text))]
    dates = (date.value or "" for head in heads for date in calendar.dates_in(head))
    return next((each for each in dates if len(each.partition("/")[2]) == _LENGTH_OF_DAY), None)

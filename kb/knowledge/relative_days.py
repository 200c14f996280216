"""Days that running text counts from the day of the bulletin: 昨天, 上周五, 本周, 上月.

A week begins on Monday (GB/T 7408.1). 本周 tells of what was done: it ends on the day of the bulletin; 本周五 in one
of a Monday is the Friday before, and 本周 in one of a Monday or Tuesday is the week that has just ended.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_WORDS = "今昨上本这周"
"""One of these is in all of them."""
_WEEKDAYS = {name: day for day, names in enumerate(("一", "二", "三", "四", "五", "六", "日天")) for name in names}
_WEEKEND = 5
_HARDLY_BEGUN = 2
_TOLD = re.compile(
    r"(?P<today>今[天日](?![后的]|头条))|(?P<yesterday>昨[天日晚](?!的))"
    r"|(?P<week>(?P<last>上)个?|本|这)(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末](?!行|期间|间|项|次|场))?(?![岁年边围刊报转期])"
    r"|(?<![\u4e00-\u9fff\d])周(?P<bare>[一二三四五六日末])(?=[,上下晚夜凌清傍在到赴])"
    r"|(?P<month>上个?月)(?!饼)(?=[,，\u4e00-\u9fff])"
)


def relative_days(text: str, today: dt.date, week: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Where a folded text says so: start, end, and the ISO day, month, or `start/end` of several days.

    `week` (`start/end`) is what 本周 means, and in which 周五 is, if that is known.
    """
    if not any(word in text for word in _WORDS):
        return
    for match in _TOLD.finditer(text):
        if match["month"]:
            value = (today.replace(day=1) - dt.timedelta(days=1)).isoformat()[: len("2021-03")]
        elif match["bare"]:  # 周五, in a weekly
            last = match["bare"] == "末" and today.weekday() < _WEEKEND
            value = _in_week(match["bare"], week) or _of_week(today, match["bare"], last=last)
        elif match["week"] and week and not (match["weekday"] or match["last"]):
            value = week
        elif match["week"]:
            value = _of_week(today, match["weekday"], last=match["last"] is not None)
        else:
            value = (today - dt.timedelta(days=bool(match["yesterday"]))).isoformat()
        yield match.start(), match.end(), value


def _in_week(weekday: str, week: str | None) -> str | None:
    """The day of that name among the days (`start/end`) that a weekly tells of; None where it is none of them."""
    if week is None or weekday not in _WEEKDAYS:
        return None
    first, last = map(dt.date.fromisoformat, week.split("/"))
    day = first + dt.timedelta(days=(_WEEKDAYS[weekday] - first.weekday()) % 7)
    return day.isoformat() if day <= last else None


def _of_week(today: dt.date, weekday: str | None, *, last: bool) -> str:
    """A day of the week of `today`, or of the `last` one, or all of it as far as it has gone."""
    monday = today - dt.timedelta(days=today.weekday())
    if weekday in _WEEKDAYS:
        day = monday + dt.timedelta(days=_WEEKDAYS[weekday] - 7 * last)
        return (day if day <= today else day - dt.timedelta(days=7)).isoformat()
    before = last or today.weekday() < _HARDLY_BEGUN
    monday -= dt.timedelta(days=7 * before)
    first = monday + dt.timedelta(days=_WEEKEND if weekday else 0)
    end = min(monday + dt.timedelta(days=6), today)
    return f"{first}/{end}" if first < end else end.isoformat()

"""Times as people say them, counted from a day."""

from __future__ import annotations

import datetime as dt

import pytest

from indexer.periods import period

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("今年", "2026-01-01", "2026-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("前年下半年", "2024-07-01", "2024-12-31"),
        ("上半年", "2026-01-01", "2026-06-30"),
        ("去年三季度", "2025-07-01", "2025-09-30"),
        ("二〇二〇年第四季度", "2020-10-01", "2020-12-31"),
        ("2020年2月", "2020-02-01", "2020-02-29"),
        ("2020年", "2020-01-01", "2020-12-31"),
        ("上月", "2026-10-01", "2026-10-31"),
        ("本季度", "2026-10-01", "2026-12-31"),
        ("上季度", "2026-07-01", "2026-09-30"),
        ("近一年", "2025-11-24", "2026-11-23"),
        ("近半年", "2026-05-24", "2026-11-23"),
        ("最近三个月", "2026-08-24", "2026-11-23"),
        ("近7天", "2026-11-17", "2026-11-23"),
        ("近 兩 年", "2024-11-24", "2026-11-23"),
        ("2020-03", "2020-03-01", "2020-03-31"),
        ("2020-03-05/2020-04", "2020-03-05", "2020-04-30"),
    ],
)
def test_a_time_is_its_first_and_last_day(said: str, first: str, last: str) -> None:
    assert tuple(map(str, period(said, TODAY))) == (first, last)


@pytest.mark.parametrize(
    ("today", "said", "first", "last"),
    [
        ("2024-02-29", "近一年", "2023-03-01", "2024-02-29"),
        ("2024-01-05", "上月", "2023-12-01", "2023-12-31"),
        ("2024-01-05", "上季度", "2023-10-01", "2023-12-31"),
        ("2024-03-31", "近一个月", "2024-03-01", "2024-03-31"),
    ],
)
def test_it_turns_with_the_year(today: str, said: str, first: str, last: str) -> None:
    assert tuple(map(str, period(said, dt.date.fromisoformat(today)))) == (first, last)


@pytest.mark.parametrize(
    "said", ["", "昨天", "2020-13", "2020年13月", "五季度", "近0年", "2021/2020", "九九九九年", "近", "年"]
)
def test_what_is_no_time_is_an_error(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whichever, the page words it
        period(said, TODAY)

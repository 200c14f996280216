from __future__ import annotations

import datetime as dt

import pytest

from kb.model import Issue
from kb.parsing.dates import find_dates, interval
from kb.parsing.issues import find_issue
from kb.parsing.numerals import number_of
from kb.text import plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25", 25),
        ("二十五", 25),
        ("十", 10),
        ("十二", 12),
        ("一百二十", 120),
        ("一百零八", 108),
        ("廿五", 25),
        ("卅", 30),
        ("一二八", 128),
        ("二〇二〇", 2020),
        ("二○○九", 2009),
        ("二零零九", 2009),
        ("贰拾", 20),
        ("两", 2),
        ("", None),
        ("张三", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert number_of(text) == value


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2020年3月12日", ["2020-03-12"]),
        ("2020 年 3月 31日", ["2020-03-31"]),
        ("二〇二〇年二月十一日", ["2020-02-11"]),
        ("二○○九年四月二十八日", ["2009-04-28"]),
        ("二00八年一月十八日", ["2008-01-18"]),
        ("二О一七年一月十二日", ["2017-01-12"]),  # a Cyrillic О
        ("２０２０年３月１２日", ["2020-03-12"]),
        ("2020-02-03", ["2020-02-03"]),
        ("2020.3.12", ["2020-03-12"]),
        ("2020/3/12", ["2020-03-12"]),
        ("2020年3月", ["2020-03"]),
        ("民国109年3月12日", ["2020-03-12"]),
        ("中華民國109年3月12日", ["2020-03-12"]),
        ("3月5日", []),  # no year is made up
        ("2021年2月30日", []),
        ("2020年第1期", []),
        ("2017年7月31日至2017年8月6日", ["2017-07-31", "2017-08-06"]),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [date.value for date in find_dates(plain(text))] == dates


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2020-02-11", (2020, 2, 11), (2020, 2, 11)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2020", (2020, 1, 1), (2020, 12, 31)),
    ],
)
def test_an_interval_is_inclusive(date: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert interval(date) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("text", ["", "abc", "2020-13", "2020-02-30", "2020-1-2-3", "20"])
def test_what_is_no_date_has_no_interval(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        interval(text)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("第二十五期", Issue("第二十五期", None, 25)),
        ("第 12 期 ( 总第 345 期 )", Issue("第12期(总第345期)", None, 12, None, 345)),
        ("2018年第1期", Issue("2018年第1期", 2018, 1)),
        ("2025年 第42期（总第1268期）", Issue("2025年第42期(总第1268期)", 2025, 42, None, 1268)),
        ("第１期（总第５７７期）", Issue("第1期(总第577期)", None, 1, None, 577)),
        ("总第3766期", Issue("总第3766期", running_number=3766)),
        ("（总61期）", Issue("总61期", running_number=61)),
        ("（总第62期 大模型应用）", Issue("总第62期大模型应用", running_number=62)),
        ("2015第14期（总第63期）", Issue("2015第14期(总第63期)", 2015, 14, None, 63)),
        ("〔2021〕第6期", Issue("〔2021〕第6期", 2021, 6)),
        ("〔2020〕12期", Issue("〔2020〕12期", 2020, 12)),
        ("[2015]第2期", Issue("[2015]第2期", 2015, 2)),
        ("（第21期）", Issue("第21期", None, 21)),
        ("第5-6期", Issue("第5-6期", None, 5, 6)),
        ("2021年第12-1期", Issue("2021年第12-1期", 2021, 12)),
        ("2022年第5-6期（合刊）", Issue("2022年第5-6期(合刊)", 2022, 5, 6)),
        ("（增刊）", Issue("增刊", supplement=True)),
        ("2021年增刊第2期", Issue("2021年增刊第2期", 2021, 2, supplement=True)),
        ("第 40 周", Issue("第40周", None, 40)),
        ("第六号", Issue("第六号", None, 6)),
        ("第廿五期", Issue("第廿五期", None, 25)),
    ],
)
def test_issue_numbers(text: str, issue: Issue) -> None:
    found = find_issue(plain(text))
    assert found is not None
    assert found.issue == issue


@pytest.mark.parametrize("text", ["第三季度", "第十四场新闻发布会", "国办发〔2020〕50号", "期待", "总体"])
def test_what_is_no_issue_number(text: str) -> None:
    assert find_issue(plain(text)) is None

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.describe import describe
from indexer.language import MOST_CHARACTERS, MOST_TERMS, exact_query, identical_query, parse_query
from indexer.query import And, AtLeast, Dates, Everything, Node, Not, Or, Text, Value
from indexer.ranking import relaxations, scoring_terms
from indexer.terms import Analyzer


def all_of(*texts: str) -> Node:
    nodes = tuple(Text(each) for each in texts)
    return nodes[0] if len(nodes) == 1 else And(nodes)


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Dates:
    return Dates(dt.date(*first).toordinal(), dt.date(*last).toordinal())


def year(number: int, value: int) -> Node:
    return And((Value("number", (str(number),)), Value("volume", (str(value),))))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", Everything()),
        ("  ", Everything()),
        ("节水", Text("节水")),
        ("节水 捐赠", all_of("节水", "捐赠")),
        ("节水　捐赠", all_of("节水", "捐赠")),  # an ideographic blank
        ("疫情防控工作", all_of("疫情", "防控", "工作")),
        ("护服", Text("护服")),  # single characters stay together
        ("竭力为司乘", all_of("竭力", "为司乘")),
        ("400套", Text("400套")),
        ("ＱＣ小组", Text("qc小组")),
        ("QC小组", Text("qc小组")),
        ("江蘇質協", all_of("江苏", "质协")),
        ("战“疫”", Text("战疫")),  # quotation marks inside a word are text
        ('"疫情防控工作"', Text("疫情防控工作")),
        ("“疫情防控工作”", Text("疫情防控工作")),
        ("“打赢战“疫”的人”", Text("打赢战疫的人")),
        ('"节水"捐赠', all_of("节水", "捐赠")),
        ("节水 -捐赠", And((Text("节水"), Not(Text("捐赠"))))),
        ("节水 －捐赠", And((Text("节水"), Not(Text("捐赠"))))),
        ("节水 -捐赠仪式", And((Text("节水"), Not(all_of("捐赠", "仪式"))))),
        ("COVID-19", Text("covid-19")),
        ("节水 OR 捐赠", Or((Text("节水"), Text("捐赠")))),
        ("节水 或 捐赠 培训", Or((Text("节水"), all_of("捐赠", "培训")))),
        ("(节水 | 捐赠) 培训", And((Or((Text("节水"), Text("捐赠"))), Text("培训")))),
        ("（节水 或 捐赠） -培训", And((Or((Text("节水"), Text("捐赠"))), Not(Text("培训"))))),
        ("节水 且 捐赠", all_of("节水", "捐赠")),
        ("节水 非 捐赠", And((Text("节水"), Not(Text("捐赠"))))),
        ("标题:节水", Text("节水", "headline")),
        ("标题：“节水 型”", Text("节水型", "headline")),
        ("单位:江苏质协 捐赠", And((Text("江苏质协", "organisation"), Text("捐赠")))),
        ("期:25", Value("number", ("25",))),
        ("期:第二十五期", Value("number", ("25",))),
        ("期:2020年第25期", year(25, 2020)),
        ("期:总第112期", Value("number", ("总112",))),
        ("期:第5-6期", And((Value("number", ("5",)), Value("number", ("6",))))),
        ("期:增刊", Value("number", ("增刊",))),
        ("期:2021年增刊第2期", And((Value("number", ("增刊2",)), Value("volume", ("2021",))))),
        ("标题: 节水", Text("节水", "headline")),
        ("标题:(节水 或 捐赠) 培训", And((Or((Text("节水", "headline"), Text("捐赠", "headline"))), Text("培训")))),
        ("第25期", Or((Text("第25期"), Value("number", ("25",))))),
        ("廿五期", Or((Text("廿五期"), Value("number", ("25",))))),
        ("2020年第25期", Or((Text("2020年第25期"), year(25, 2020)))),
        ("日期:2020-03-12", days((2020, 3, 12), (2020, 3, 12))),
        ("日期:2020年2月", days((2020, 2, 1), (2020, 2, 29))),
        ("日期:2020", days((2020, 1, 1), (2020, 12, 31))),
        ("日期:2020-01..2020-03", days((2020, 1, 1), (2020, 3, 31))),
        ("“", Text("“", verbatim=True)),
    ],
)
def test_what_is_understood(analyzer: Analyzer, query: str, tree: Node) -> None:
    assert parse_query(query, analyzer).tree == tree


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ('"节水', "缺少右引号"),
        ("(节水", "缺少右括号"),
        ("节水 )", "多了右括号"),
        ("节水 OR", "是空的"),
        ("期:不知道", "看不懂期号"),
        ("日期:春天", "看不懂日期"),
        ("日期:0000", "看不懂日期"),
        ("水" * (MOST_CHARACTERS + 1), "过长"),
        (" ".join(f"词{number}" for number in range(MOST_TERMS + 5)), "过多"),
    ],
)
def test_what_is_not_understood_is_searched_as_words_with_a_notice(analyzer: Analyzer, query: str, notice: str) -> None:
    understood = parse_query(query, analyzer)
    assert any(notice in each for each in understood.notices)
    assert understood.tree != Everything() or query == "日期:"


@given(query=st.text(alphabet='节水捐赠ab1 　"“”()（）-－:：标题单位期日OR或|且非.~', max_size=30))
def test_nothing_that_can_be_typed_is_an_error(analyzer: Analyzer, query: str) -> None:
    understood = parse_query(query, analyzer)
    assert describe(understood.tree)
    scoring_terms(understood.tree, analyzer)
    relaxations(understood.tree)


@pytest.mark.parametrize(
    "query", ["-" * 900 + "水", "(" * 900 + "水", "NOT " * 240 + "水", "（" * 500 + "水" + "）" * 500]
)
def test_deep_nesting_is_no_trap(analyzer: Analyzer, query: str) -> None:
    assert describe(parse_query(query, analyzer).tree)


def test_the_other_match_modes_take_the_query_literally() -> None:
    assert exact_query("节水 -捐赠").tree == Text("节水-捐赠")
    assert exact_query("").tree == Everything()
    assert exact_query("节水", "headline").tree == Text("节水", "headline")
    assert identical_query(" 战“疫” ").tree == Text("战“疫”", verbatim=True)
    assert identical_query("节水", "headline").tree == Text("节水", "headline", verbatim=True)
    assert identical_query(" ").tree == Everything()


def test_the_ladder_loosens_words_and_keeps_conditions() -> None:
    words, condition = (Text("甲"), Text("乙"), Text("丙")), Value("volume", ("2020",))
    assert relaxations(And((*words, condition))) == [
        ("most", And((AtLeast(2, words), condition))),
        ("any", And((Or(words), condition))),
    ]
    assert relaxations(And(words[:2])) == [("any", And((Or(words[:2]),)))]
    assert relaxations(Text("甲")) == []


def test_ranking_terms_are_words_pairs_and_lone_characters(analyzer: Analyzer) -> None:
    terms = {(term.field, term.term) for term in scoring_terms(And((Text("防控"), Not(Text("南京")))), analyzer)}
    assert terms == {("words", "防控"), ("grams", "防控")}
    assert ("grams", "质") in {(term.field, term.term) for term in scoring_terms(Text("质"), analyzer)}


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (And((Text("节水"), Or((Text("甲"), Text("乙"))), Not(Text("丙")))), "节水 且 （甲 或 乙） 且 不含 丙"),
        (Or((And((Text("甲"), Text("乙"))), Text("丙"))), "（甲 且 乙） 或 丙"),
        (Not(And((Text("甲"), Text("乙")))), "不含（甲 且 乙）"),
        (AtLeast(2, (Text("甲"), Text("乙"), Text("丙"))), "至少 2 个：甲、乙、丙"),
        (Text("战“疫”", verbatim=True), "“战“疫””（逐字）"),
        (Text("节水", "headline"), "标题:节水"),
        (Value("number", ("25",)), "期:25"),
        (days((2020, 1, 1), (2020, 3, 31)), "日期:2020-01-01至2020-03-31"),
        (Everything(), "全部"),
    ],
)
def test_a_tree_in_words(tree: Node, words: str) -> None:
    assert describe(tree) == words

"""A request becomes a page, over the sample corpus, with each engine."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from indexer.engine import Count
from indexer.errors import InvalidRequest
from indexer.generation import Generation, open_current
from indexer.request import PARAMETER_OF_FACET, SearchPage, SearchRequest, parse_request
from indexer.search import search
from indexer.terms import Analyzer
from kb.settings import Settings
from kb.text import folded
from tests.conftest import fill


def ask(generation: Generation, analyzer: Analyzer, **parameters: str | list[str]) -> SearchPage:
    values = {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}
    return search(parse_request(values), generation, analyzer)


def texts(page: SearchPage) -> list[str]:
    return [passage.text for hit in page.hits for passage in hit.passages]


def test_random_substrings_of_the_samples_are_found_in_quotes(samples: Generation, analyzer: Analyzer) -> None:
    chance = random.Random(20260101)
    parts = [
        (entry, part)
        for entry in samples.records.catalogue.entries
        for part in samples.records.read(entry).bulletin.parts  # type: ignore[union-attr]  # every entry has a record
    ]
    for _ in range(60):
        bulletin, part = chance.choice(parts)
        start = chance.randrange(len(part.text))
        needle = part.text[start : start + chance.randint(1, 12)]
        if not needle.strip() or '"' in needle:
            continue
        page = search(SearchRequest(f'"{needle}"', selected={"issue": (bulletin,)}), samples, analyzer)
        assert part.id in {passage.id for hit in page.hits for passage in hit.passages}, needle
        page = search(SearchRequest(needle, {"issue": (bulletin,)}, match="exact"), samples, analyzer)
        assert part.id in {passage.id for hit in page.hits for passage in hit.passages}, needle


def test_highlights_are_exact_and_the_snippet_is_safe(samples: Generation, analyzer: Analyzer) -> None:
    page = ask(samples, analyzer, q="節水")
    assert page.total.passages > 10
    for hit in page.hits:
        for passage in hit.passages:
            marked = {re.sub(r"\s", "", passage.text[start:end]) for start, end in passage.highlights}
            assert marked <= {"节水", "節水"}
            assert passage.highlights
            assert re.sub(r"</?mark>", "", passage.snippet).count("<") == 0


def test_every_number_of_the_page_can_be_counted_again(samples: Generation, analyzer: Analyzer) -> None:
    page = ask(samples, analyzer, q="捐赠", size="100")
    assert page.total == Count(len(page.hits), len(texts(page)))
    by_series = Counter(folded(hit.bulletin.series or "") for hit in page.hits)
    for facet in page.facets:
        for value in facet.values:
            again = ask(samples, analyzer, q="捐赠", size="100", **{PARAMETER_OF_FACET[facet.name]: value.value})
            assert again.total == Count(value.bulletins, value.passages), (facet.name, value.value)
            if facet.name == "series":
                assert by_series[folded(value.label)] == value.bulletins
    years = next(facet for facet in page.facets if facet.name == "year")
    assert sum(value.bulletins for value in years.values) + years.missing.bulletins == page.total.bulletins


def test_choosing_two_values_of_a_facet_adds_and_of_two_facets_narrows(samples: Generation, analyzer: Analyzer) -> None:
    years = {
        value.value: value for facet in ask(samples, analyzer).facets if facet.name == "year" for value in facet.values
    }
    both = ask(samples, analyzer, year=["2021", "2023"])
    assert both.total.bulletins == years["2021"].bulletins + years["2023"].bulletins
    narrowed = ask(samples, analyzer, year=["2021", "2023"], q="捐赠")
    assert narrowed.total.bulletins <= both.total.bulletins
    year = next(facet for facet in both.facets if facet.name == "year")
    assert {value.value for value in year.values if value.selected} == {"2021", "2023"}
    assert {value.value: value.bulletins for value in year.values} == {
        key: value.bulletins for key, value in years.items()
    }


def test_the_address_of_a_value_toggles_it(samples: Generation, analyzer: Analyzer) -> None:
    page = ask(samples, analyzer, q="捐赠", year="2021", page="1")
    value = next(
        value for facet in page.facets if facet.name == "year" for value in facet.values if value.value == "2021"
    )
    assert value.selected
    assert value.url == "/search?q=%E6%8D%90%E8%B5%A0"


def test_a_chosen_value_without_hits_is_shown_so_that_it_can_be_undone(samples: Generation, analyzer: Analyzer) -> None:
    page = ask(samples, analyzer, q="捐赠", org="没有这个单位")
    values = next(facet.values for facet in page.facets if facet.name == "organisation")
    assert [(value.value, value.bulletins) for value in values if value.selected] == [("没有这个单位", 0)]


def test_dates_are_inclusive(samples: Generation, analyzer: Analyzer) -> None:
    day = next(entry.date for entry in samples.records.catalogue.entries.values() if entry.date)
    page = ask(samples, analyzer, **{"from": day, "to": day})
    assert {hit.bulletin.date for hit in page.hits} == {day}
    assert ask(samples, analyzer, to="1990").total == Count(0, 0)


def test_words_over_a_bulletin_are_found_by_a_named_step(samples: Generation, analyzer: Analyzer) -> None:
    bulletin = samples.records.read(next(iter(samples.records.catalogue.entries)))
    assert bulletin is not None
    first, last = (passage.text for passage in (bulletin.bulletin.passages[0], bulletin.bulletin.passages[-1]))
    page = ask(samples, analyzer, q=f'"{first[:14]}" "{last[-14:]}"')
    assert page.relaxed == "bulletin"
    assert bulletin.entry.id in {hit.bulletin.id for hit in page.hits}
    assert ask(samples, analyzer, q=f'"{first[:14]}" "{last[-14:]}"', scope="passage").relaxed == "any"


def test_a_word_that_nobody_wrote_does_not_empty_the_page(samples: Generation, analyzer: Analyzer) -> None:
    page = ask(samples, analyzer, q="节水 捐赠 飞碟降落")
    assert page.relaxed in ("most", "any")
    assert page.total.passages
    assert ask(samples, analyzer, q="节水 飞碟", match="exact").relaxed is None


def test_zero_hits_say_what_was_searched(samples: Generation, analyzer: Analyzer) -> None:
    page = ask(samples, analyzer, q='"飞碟降落"').to_json()
    assert page["total"] == {"bulletins": 0, "passages": 0}
    assert page["coverage"]["bulletins"] == len(samples.records.catalogue.entries)
    assert page["coverage"]["missing"] == ["《云岭节水简报》2021年第5期", "《云岭质量检验周报》2023年第9至30期"]


def test_an_issue_is_found_by_any_spelling(samples: Generation, analyzer: Analyzer) -> None:
    found = [
        {hit.bulletin.id for hit in ask(samples, analyzer, q=query).hits if hit.bulletin.series == "云岭节水简报"}
        for query in ("第三期 日期:2021", "期:3 日期:2021", "2021年第3期", "第３期 日期:2021", "三期 日期:2021")
    ]
    assert all(len(each) == 1 and each == found[0] for each in found)


def test_fields(samples: Generation, analyzer: Analyzer) -> None:
    headline = next(
        entry.headline for entry in samples.records.catalogue.entries.values() if entry.headline and entry.series
    )
    assert {hit.bulletin.headline for hit in ask(samples, analyzer, q=f'标题:"{headline}"').hits} == {headline}
    assert ask(samples, analyzer, q=headline, **{"in": "headline", "match": "exact"}).total.bulletins >= 1
    by_field = ask(samples, analyzer, q="单位:云岭节协")
    assert by_field.total.passages
    assert ask(samples, analyzer, q="云岭节协", **{"in": "organisation"}).total == by_field.total
    told = ask(samples, analyzer, q="捐赠", **{"in": "activity"})
    assert 0 < told.total.passages < ask(samples, analyzer, q="捐赠").total.passages


def test_pages_hold_every_bulletin_once(samples: Generation, analyzer: Analyzer) -> None:
    seen: list[str] = []
    pages = -(-len(samples.records.catalogue.entries) // 3)
    for number in range(1, pages + 2):
        page = ask(samples, analyzer, size="3", page=str(number), sort="issue")
        assert page.pages == pages
        seen += [hit.bulletin.id for hit in page.hits]
    assert sorted(seen) == sorted(samples.records.catalogue.entries)


def test_browsing_shows_the_newest_first_and_a_query_the_best(samples: Generation, analyzer: Analyzer) -> None:
    dates = [hit.bulletin.date or "" for hit in ask(samples, analyzer).hits]
    assert dates == sorted(dates, reverse=True)
    scores = [hit.score for hit in ask(samples, analyzer, q="节水").hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "parameters",
    [
        {"page": "0"},
        {"page": "x"},
        {"size": "101"},
        {"sort": "best"},
        {"match": "fuzzy"},
        {"in": "body"},
        {"scope": "series"},
        {"from": "yesterday"},
        {"to": "2020-13"},
    ],
)
def test_a_bad_parameter_is_named(parameters: dict[str, str]) -> None:
    with pytest.raises(InvalidRequest) as error:
        parse_request({name: [value] for name, value in parameters.items()})
    assert next(iter(parameters)) in error.value.message
    assert error.value.advice


def test_too_many_values_of_a_facet_are_refused_and_odd_characters_dropped() -> None:
    with pytest.raises(InvalidRequest):
        parse_request({"org": [str(number) for number in range(60)]})
    assert parse_request({"q": ["节\x01水\ud800"]}).q == "节水"


def test_a_page_size_is_part_of_the_address_unless_it_is_the_usual_one() -> None:
    assert parse_request({"size": ["20"]}, page_size=50).parameters() == [("size", "20")]
    assert parse_request({}, page_size=50).parameters() == []


def test_a_request_survives_its_address() -> None:
    request = SearchRequest(
        "节水",
        {"year": ("2020", "2021"), "activity": ("捐赠",)},
        "2020",
        "2021",
        "bulletin",
        "exact",
        "headline",
        "issue",
        3,
        50,
    )
    values: dict[str, list[str]] = {}
    for name, value in request.parameters():
        values.setdefault(name, []).append(value)
    assert parse_request(values) == request


GOLDEN = (
    "疫情防控工作",
    '"疫情防控工作"',
    "质",
    "护服",
    "战疫",
    "战“疫”",
    '战"疫"',
    "QC小组",
    "QC 小组",
    "ＱＣ小组",
    "qc小组",
    "图4",
    "图 4",
    "400套",
    "４００套",
    "竭力为司乘",
    "江苏质协",
    "江蘇質協",
    "越是紧要关头",
    "群防群治群控",
)


@pytest.fixture(scope="module")
def real(seed: Path, analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory):
    settings = Settings(data=tmp_path_factory.mktemp("seed") / "data")
    fill(settings, [seed], analyzer)
    with open_current(settings, analyzer) as generation:
        yield generation


@pytest.mark.parametrize("query", GOLDEN)
def test_the_golden_queries_find_their_passage_in_the_real_bulletin(
    real: Generation, analyzer: Analyzer, query: str
) -> None:
    page = ask(real, analyzer, q=query)
    plain = re.sub(r"[“”\"\s]", "", query).translate(str.maketrans("ＱＣ４０蘇質協qc", "QC40苏质协QC"))
    assert page.relaxed is None
    assert any(plain in re.sub(r"[“”\"\s]", "", text) for text in texts(page))
    assert plain in re.sub(r"[“”\"\s]", "", texts(page)[0])


def test_the_golden_queries_exclude_what_they_must(real: Generation, analyzer: Analyzer) -> None:
    assert all("南京" not in text for text in texts(ask(real, analyzer, q="徐州 供电 -南京")))
    assert all("护服" in text for text in texts(ask(real, analyzer, q="护服")))
    assert all("领导小组" not in text for text in texts(ask(real, analyzer, q="ＱＣ小组", match="exact")))
    assert len(texts(ask(real, analyzer, q='"QC小组活动"'))) == 1
    for query in ("期:25", "第二十五期", "25期", "2020年第25期", "日期:2020-03-12", "标题:勇担当", "单位:江苏质协"):
        assert ask(real, analyzer, q=query).total.bulletins == 1, query
    for query in ("期:24", "日期:2020-03-13", "标题:防护服", "单位:不存在"):
        assert ask(real, analyzer, q=query).total.bulletins == 0, query

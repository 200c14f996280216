"""The directory lists every organisation once, under what its own page says of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from indexer.directory import FACETS, DirectoryRequest, directory, parse_directory_request
from indexer.engine import EngineQuery
from indexer.errors import InvalidRequest
from indexer.generation import Generation, open_current
from indexer.profiles import profile
from indexer.query import Everything
from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.curation.deciding import decide
from kb.decisions import Decision
from kb.settings import Settings
from kb.store import open_store
from tests.conftest import fill

EVERYTHING = 100_000


def test_the_list_is_that_of_the_facet_page_by_page(samples: Generation) -> None:
    query = EngineQuery(Everything(), size=0, facets=("organisation",), facet_size=EVERYTHING)
    facet = samples.searcher.search(query).facets["organisation"].values
    pages = [directory(DirectoryRequest(page=page), samples, 100) for page in range(1, 20)]
    whole = [each for page in pages[: pages[0].pages] for each in page.shown]
    assert [(each.name, each.count) for each in whole] == list(facet.items())
    assert pages[0].total == len(facet) > 100
    assert pages[-1] == pages[pages[0].pages - 1]  # behind the last page there is none
    counts = [(each.count.bulletins, each.count.passages) for each in whole]
    assert counts == sorted(counts, reverse=True)


def test_names_are_found_by_their_parts_and_readings(samples: Generation) -> None:
    some = directory(DirectoryRequest("水务"), samples, EVERYTHING)
    forms = samples.authority.forms
    assert some.shown
    assert all(any("水务" in form for form in (each.name, *forms.get(each.name, ()))) for each in some.shown)
    assert "青禾水务集团有限公司" in [each.name for each in directory(DirectoryRequest("qhsw"), samples, 50).shown]
    assert directory(DirectoryRequest("没有这一家"), samples, 50).shown == ()


def test_facets_count_what_choosing_them_leaves(samples: Generation, analyzer: Analyzer) -> None:
    everything = directory(DirectoryRequest(), samples, EVERYTHING)
    for facet in FACETS:
        values = Counter(each.value(facet) for each in everything.shown)
        del values[""]
        assert everything.facets[facet] == dict(values)
        for value, count in list(values.items())[:5]:
            chosen = directory(everything.request.toggled(facet, value), samples, EVERYTHING)
            assert chosen.total == count
            assert {each.value(facet) for each in chosen.shown} == {value}
            assert chosen.facets[facet] == everything.facets[facet]  # its own choice narrows no facet
    for each in everything.shown[:40]:
        own = profile(each.name, samples, analyzer)
        assert (each.kind, each.region, each.member, each.count) == (own.kind, own.region, own.facts.member, own.total)


def test_in_the_order_of_names_letters_lead_to_their_pages(samples: Generation) -> None:
    first = directory(DirectoryRequest(order="name"), samples, 50)
    pages = [directory(DirectoryRequest(order="name", page=at), samples, 50) for at in range(1, first.pages + 1)]
    letters = [each.initial for page in pages for each in page.shown]
    assert letters == sorted(letters, key=lambda letter: (letter == "#", letter))
    assert list(first.letters) == list(dict.fromkeys(letters))
    assert all(letter in [each.initial for each in pages[page - 1].shown] for letter, page in first.letters.items())


def test_members_that_nobody_names_are_listed_among_members_only(
    settings: Settings, tmp_path: Path, analyzer: Analyzer
) -> None:
    source = tmp_path / "1.txt"
    text = "节水简报\n第1期\n青云市节水协会　2021年1月5日\n节水宣传\n1月3日，重庆市水务局在青云市召开会议，到会30人。"
    source.write_text(text, encoding="utf-8")
    fill(settings, [source], analyzer)
    with open_store(settings.store_url) as store:
        said = [
            Decision(kind="member", subject="临溪市质量协会"),
            Decision(kind="region", subject="临溪市质量协会", value="江苏省 徐州市"),
            Decision(kind="kind", subject="重庆市水务局", value="企业"),
            Decision(kind="pinyin", subject="青云市节水协会", value="zeng yun shi jie shui xie hui"),
        ]
        decide(store, said)
        bring_up_to_date(store, settings, analyzer)
    with open_current(settings, analyzer) as generation:
        plain = directory(DirectoryRequest(order="name"), generation, 10)
        assert [(each.name, each.initial) for each in plain.shown] == [("重庆市水务局", "C"), ("青云市节水协会", "Z")]
        assert plain.facets["member"] == {"是": 1}
        members = directory(DirectoryRequest(selected={"member": ("是",)}), generation, 10)
        assert [(each.name, each.count.bulletins) for each in members.shown] == [("临溪市质量协会", 0)]
        assert members.facets["city"] == {"徐州": 1}
        companies = directory(DirectoryRequest(selected={"kind": ("企业",)}), generation, 10)
        assert [each.name for each in companies.shown] == ["重庆市水务局"]


def test_requests_are_addresses_and_bad_ones_are_refused() -> None:
    asked = DirectoryRequest("水", {"region": ("江苏",), "city": ("徐州",)}, "name", 2)
    assert (
        asked.url() == "/organisations?q=%E6%B0%B4&region=%E6%B1%9F%E8%8B%8F&city=%E5%BE%90%E5%B7%9E&order=name&page=2"
    )
    assert parse_directory_request({name: [value] for name, value in asked.parameters()}) == asked
    assert asked.toggled("region", "江苏") == DirectoryRequest("水", {"region": ()}, "name")
    assert parse_directory_request({"region": ["江苏省"]}).selected == {"region": ("江苏",)}
    for wrong in (
        {"kind": ["公司"]},
        {"region": ["江苏 徐州"]},
        {"member": ["1"]},
        {"order": ["x"]},
        {"page": ["0"]},
        {"page": ["1e3"]},
        {"kind": ["企业"] * 51},
    ):
        with pytest.raises(InvalidRequest):
            parse_directory_request(wrong)

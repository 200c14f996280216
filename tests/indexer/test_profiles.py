"""What is known of an organisation agrees with what a search and the ledger say of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.directory import DirectoryRequest, directory
from indexer.dossier import dossier
from indexer.engine import EngineQuery
from indexer.generation import Generation, open_current
from indexer.ledger import ledger
from indexer.ledger_request import LedgerRequest
from indexer.profiles import profile
from indexer.query import Text
from indexer.request import parse_request
from indexer.search import search
from indexer.terms import Analyzer
from kb.errors import NotFound
from kb.settings import Settings
from kb.text import folded
from tests.conftest import fill
from tests.kb.test_importing import kb


def test_a_profile_agrees_with_the_search_and_the_ledger(samples: Generation, analyzer: Analyzer) -> None:
    name = directory(DirectoryRequest(), samples, 1).shown[0].name
    found = profile(name, samples, analyzer)
    request = parse_request({"org": [name]})
    assert found.total == search(request, samples, analyzer).total
    assert found.ledger.rows == ledger(LedgerRequest(request), samples, analyzer).rows
    assert sum(count.bulletins for count in found.years.values()) <= found.total.bulletins == len(found.bulletins)
    assert name not in found.together
    assert name not in found.forms
    for form, first in found.forms.items():
        assert first is not None
        record = samples.records.read(first.id)
        assert record is not None
        assert any(form in (each.name, *each.aliases) for each in record.bulletin.organisations)
    assert json.dumps(found.to_json(), ensure_ascii=False)


def test_a_dossier_is_never_less_than_a_plain_search(samples: Generation, analyzer: Analyzer) -> None:
    for each in directory(DirectoryRequest(), samples, 12).shown:
        found = dossier(each.name, samples, analyzer)
        kept = {(each.bulletin.id, each.passage) for each in found.rest}
        kept |= {
            (row.bulletin.id, row.activity.passage)
            for event in found.profile.ledger.rows
            for row in (event, *event.also)
        }
        for form in (each.name, *found.profile.forms):
            tree = Text(folded(form))
            result = samples.searcher.search(EngineQuery(tree, size=samples.searcher.bulletin_count))
            plain = {(hit.bulletin, part.passage) for hit in result.hits for part in hit.passages}
            assert plain <= kept, form
        assert len({(each.bulletin.id, each.passage) for each in found.rest}) == len(found.rest)


def test_who_is_not_known_is_not_found(samples: Generation, analyzer: Analyzer) -> None:
    with pytest.raises(NotFound, match="没有名为"):
        profile("没有这一家", samples, analyzer)


def test_on_the_command_line(sample_settings: Settings) -> None:
    data = sample_settings.data
    listed = json.loads(kb(data, "organisations", "list", "--size", "3", "--json").stdout)
    assert len(listed["organisations"]) == 3
    name = listed["organisations"][0]["name"]
    shown = json.loads(kb(data, "organisations", "show", name, "--json").stdout)
    assert shown["name"] == name
    assert name in kb(data, "organisations", "show", name).stdout
    assert kb(data, "organisations", "show", "没有这一家").exit_code == 2
    told = json.loads(kb(data, "activities", "--org", name, "--json").stdout)
    assert told == shown["activities"]
    assert "项活动" in kb(data, "activities", "--org", name).stderr


def test_what_a_passage_says_besides_its_activities_is_among_the_rest(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    told = "青云环保有限公司动态\n3月5日，青云环保有限公司捐赠口罩200只。{}\n"
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, more in enumerate(
        ("其余时间一切照旧，大家都说办得好。", "其中还有危险废物260吨的来龙去脉，说来话长。"), 1
    ):
        text = f"节水简报\n2021年第{number}期\n青云市节水协会\n2021年{number + 3}月5日\n{told.format(more)}"
        (inbox / f"{number}.txt").write_text(text, encoding="utf-8")
    fill(settings, [inbox], analyzer)
    with open_current(settings, analyzer) as generation:
        found = dossier("青云环保有限公司", generation, analyzer)
        assert sum(1 + len(row.also) for row in found.ledger.rows) == 2
        assert [each.text for each in found.rest if "口罩" in each.text] == [
            "3月5日，青云环保有限公司捐赠口罩200只。其中还有危险废物260吨的来龙去脉，说来话长。"
        ]
        spring = dossier("青云环保有限公司", generation, analyzer, parse_request({"to": ["2021-04"]}))
        assert (found.bulletins, spring.bulletins) == (2, 1)

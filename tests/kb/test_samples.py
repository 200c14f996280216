"""The sample corpus and the real bulletin parse into what they must parse into."""

from __future__ import annotations

from pathlib import Path

from kb.model import Bulletin
from kb.reading import read
from kb.understanding import understand
from tests.accuracy import accuracy, sample_pairs

FORMATS_WITH_SAMPLES = (".txt", ".docx", ".pdf", ".html", ".doc", ".wps", ".rtf", ".odt", ".ofd")


def test_the_sample_corpus_parses_into_its_gold(capsys) -> None:
    pairs = sample_pairs()
    assert len(pairs) >= 40
    assert {source.suffix for source, _ in pairs} >= set(FORMATS_WITH_SAMPLES)
    result = accuracy(pairs)
    with capsys.disabled():
        print(f"\n{result.table()}")
    assert result.differences == []


def seed_bulletin(seed: Path) -> Bulletin:
    return understand(read(seed)).bulletin


def test_the_real_bulletin_has_its_masthead(seed: Path) -> None:
    bulletin = seed_bulletin(seed)
    assert bulletin.series == "全国质协系统抗击疫情防控工作简报"
    assert (bulletin.issue.number, bulletin.issue.year) == (25, 2020)
    assert bulletin.issuer == ("中国质量协会宣传部",)
    assert bulletin.date == "2020-03-12"
    assert bulletin.headline == "齐心协力抗疫情，质协系统勇担当（七）"
    assert bulletin.articles[0].part == 7
    assert bulletin.doubts == ()


def test_the_real_bulletin_has_its_structure(seed: Path) -> None:
    bulletin = seed_bulletin(seed)
    assert [section.label for section in bulletin.articles[0].sections] == ["一", "二"]
    heads = dict.fromkeys(passage.organisation for passage in bulletin.passages if passage.organisation)
    assert list(heads) == ["徐州供电公司", "南京化学工业园热电公司", "宁沪高速公路无锡管理处"]
    assert [figure.number for figure in bulletin.figures] == [1, 2, 3, 4, 5]
    assert [(each.kind, len(each.recipients)) for each in bulletin.distribution] == [
        ("报送", 3),
        ("抄报", 1),
        ("发送", 3),
    ]


def test_the_five_sentences_cut_by_page_breaks_are_whole(seed: Path) -> None:
    texts = [passage.text for passage in seed_bulletin(seed).passages]
    for whole in ("切实做好疫情防控工作", "主动担当，他们克服困难", "群防群治群控", "竭力为司乘", "越是紧要关头"):
        assert sum(whole in text for text in texts) == 1

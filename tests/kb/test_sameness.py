"""The same issue as several files is one bulletin with its best text."""

from __future__ import annotations

from dataclasses import replace

from kb.model import Document
from kb.parsing import parse
from kb.sameness import are_two_issues, rank, same_text
from kb.store import Outcome, Store
from kb.text import compact
from tests.kb.test_parsing import document_of
from tests.kb.test_store import TEXT, store  # noqa: F401  # a fixture


def read_as(format_: str, text: str, sha256: str) -> Document:
    return replace(document_of(text), format=format_, sha256=sha256, name=f"a.{format_}")


def add(store: Store, document: Document) -> Outcome:  # noqa: F811
    return store.add(document, parse(document).bulletin, f"/files/{document.name}-{document.sha256}")


IN_OTHER_LINES = TEXT.replace("节水简报\n", "节 水 简 报\n\n").replace("，", "，\n")
CORRECTED = TEXT.replace("百分之三", "百分之二")


def test_the_same_sentences_in_other_lines_are_the_same_text_and_a_corrected_figure_is_not() -> None:
    original = parse(document_of(TEXT)).bulletin
    assert compact(IN_OTHER_LINES) == compact(TEXT)
    assert same_text(original, parse(document_of(IN_OTHER_LINES)).bulletin)
    assert not same_text(original, parse(document_of(CORRECTED)).bulletin)


def test_a_better_file_replaces_the_text_and_a_worse_one_does_not(store: Store) -> None:  # noqa: F811
    assert add(store, read_as("pdf", IN_OTHER_LINES, "1")) is Outcome.NEW
    assert add(store, read_as("docx", TEXT, "2")) is Outcome.REPARSED
    assert add(store, read_as("html", IN_OTHER_LINES, "3")) is Outcome.SOURCE
    (stored,) = store.bulletins()
    assert [source.format for source in stored.sources] == ["docx", "html", "pdf"]
    assert len(stored.versions) == 1
    assert stored.bulletin.segments[0].text == "节水简报"


def test_recognised_text_is_the_last_choice_and_may_have_errors(store: Store) -> None:  # noqa: F811
    scan = replace(read_as("pdf", TEXT.replace("节水改造", "节氷改造"), "1"), confidence=0.97)
    assert add(store, scan) is Outcome.NEW
    assert add(store, read_as("txt", TEXT, "2")) is Outcome.REPARSED
    (stored,) = store.bulletins()
    assert stored.bulletin.confidence is None
    assert len(stored.versions) == 1


def test_words_before_places_before_recognition() -> None:
    ordered = [rank("docx", None), rank("txt", None), rank("pdf", None), rank("docx", 0.9), rank("pdf", 0.99)]
    assert ordered == sorted(ordered)


def test_a_corrected_issue_is_a_new_version_and_both_stay(store: Store) -> None:  # noqa: F811
    add(store, read_as("docx", TEXT, "1"))
    assert add(store, read_as("docx", CORRECTED, "2")) is Outcome.VERSION
    (stored,) = store.bulletins()
    assert ["百分之三" in version.bulletin.passages[0].text for version in stored.versions] == [True, False]
    assert stored.current == 1


def test_two_short_issues_with_one_number_are_two_though_all_around_their_text_is_the_same() -> None:
    around = "江海质量简报\n第五期\n江海省质量管理协会秘书处\n2025年{}日\n\n{}\n\n{}\n\n报送：江海省民政厅、江海省市场监督管理局\n发送：各会员单位\n"
    texts = [
        around.format("5月15", "助学捐款送到学校", "5月10日，临枫市质量协会捐赠助学金2万元。"),
        around.format("6月1", "质量月活动启动", "5月28日，松山市水务局举办知识竞赛，36人参加。"),
    ]
    one, other = (parse(document_of(text)).bulletin for text in texts)
    assert are_two_issues(one, other)
    assert not are_two_issues(
        one, parse(document_of(texts[0].replace("2万元", "3万元").replace("5月15", "5月16"))).bulletin
    )

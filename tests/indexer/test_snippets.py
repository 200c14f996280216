from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Text
from indexer.snippets import SNIPPET_LENGTH, highlights, marked, snippet
from kb.text import fold


def test_highlights_are_original_spans_merged_where_they_touch() -> None:
    text = "做好疫情防控，战“疫”必胜"
    spans = highlights(text, fold(text), [Text("疫情"), Text("防控"), Text("战疫")])
    assert [text[start:end] for start, end in spans] == ["疫情防控", "战“疫"]


def test_verbatim_texts_are_marked_as_written() -> None:
    assert highlights("战“疫”战疫", fold("战“疫”战疫"), [Text("战“疫”", verbatim=True)]) == ((0, 4),)


def test_marks_are_the_only_tags() -> None:
    assert marked("<b>水</b>", [(3, 4)]) == "&lt;b&gt;<mark>水</mark>&lt;/b&gt;"


def test_a_long_passage_is_cut_around_its_marks() -> None:
    text = "前" * 300 + "节水捐赠" + "后" * 300
    cut = snippet(text, [(300, 304)])
    assert "<mark>节水捐赠</mark>" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) <= SNIPPET_LENGTH + len("……<mark></mark>")


def test_a_short_passage_is_shown_whole() -> None:
    assert snippet("节水。", []) == "节水。"


@given(st.text(alphabet="水<>&a", max_size=400), st.lists(st.integers(0, 399), max_size=4))
def test_a_snippet_never_breaks_its_tags(text: str, starts: list[int]) -> None:
    spans = sorted({(start, min(len(text), start + 3)) for start in starts if start < len(text)})
    apart = [span for index, span in enumerate(spans) if index == 0 or span[0] >= spans[index - 1][1]]
    apart = [span for index, span in enumerate(apart) if index == 0 or span[0] >= apart[index - 1][1]]
    cut = snippet(text, apart)
    assert cut.count("<mark>") == cut.count("</mark>")
    assert "<" not in cut.replace("<mark>", "").replace("</mark>", "")

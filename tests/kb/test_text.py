from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import Segmenter, compact, fold, folded, plain, without_letter_spacing
from kb.variants import variant_table
from tests.accuracy import SAMPLES

CHINESE = st.text(
    alphabet="节水简报战疫江苏蘇質協質图 　\u00a0“”‘’\"'abAB19ＱＣ４①㎏，。()（）—－\n\t\u200b\u2028é𠮷綝", max_size=40
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("简 报", "简报"),
        ("工　作\u00a0简 报", "工作简报"),
        ("图 4", "图4"),
        ("ＱＣ小组", "qc小组"),
        ("QC 小组", "qc小组"),
        ("ISO  9001 认证", "iso 9001认证"),  # between Latin words a blank is part of the text
        ("战“疫”", "战疫"),
        ('战"疫"', "战疫"),
        ("「引號」", "引号"),
        ("江蘇質協", "江苏质协"),
        ("著急 着急", "着急着急"),
        ("瞭解 了解", "了解了解"),
        ("３．５㎏", "3.5kg"),
        ("2020—2021", "2020-2021"),
        ("\u200b零\ufeff宽\u00ad", "零宽"),
        ("　 ", ""),
    ],
)
def test_texts_that_a_reader_takes_for_the_same_fold_to_the_same(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(CHINESE)
def test_each_folded_character_points_at_the_character_it_came_from(text: str) -> None:
    result = fold(text)
    assert len(result.origin) == len(result.text)
    assert list(result.origin) == sorted(result.origin)
    for at, character in enumerate(result.text):
        start, end = result.span(at, at + 1)
        source = text[start:end]
        assert character == " " or character in folded(source)


@given(CHINESE, st.data())
def test_every_substring_of_a_text_is_found_in_it_after_folding(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert folded(text[start:end]) in folded(text)


@given(CHINESE | st.text(max_size=20))
def test_folding_with_and_without_the_map_gives_the_same(text: str) -> None:
    assert folded(text) == fold(text).text


@given(CHINESE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_occurrences_are_original_spans_and_may_overlap() -> None:
    text = "确保战“疫”、战疫"
    assert [text[start:end] for start, end in fold(text).occurrences("战疫")] == ["战“疫", "战疫"]
    assert list(fold("哈哈哈").occurrences("哈哈")) == [(0, 2), (1, 3)]
    assert list(fold("哈").occurrences("")) == []


def test_variants_stay_in_the_basic_plane_and_keep_the_length() -> None:
    table = variant_table()
    assert all(len(other) == 1 and ord(other) <= 0xFFFF for other in table.values())
    assert table["𬘭"] == "綝"
    assert table["覆"] == table["複"] == "复"
    assert "么" not in table
    assert "幺" not in table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("简 报", "简报"),
        ("全国 简 报", "全国简报"),
        ("红色热土　　换新颜", "红色热土 换新颜"),
        ("ISO 9001 认 证", "ISO 9001认证"),
        ("", ""),
        ("甲", "甲"),
    ],
)
def test_letter_spacing_goes_and_latin_blanks_stay(text: str, expected: str) -> None:
    assert without_letter_spacing(text) == expected


def test_compact_keeps_the_script_and_plain_does_not() -> None:
    assert compact("第 １２ 期　簡報") == "第12期簡報"
    assert plain("第 １２ 期　簡報") == "第12期简报"


@pytest.mark.parametrize("compiled", [True, False])
def test_words_cover_the_text_end_to_end_and_search_words_add_the_inner_ones(tmp_path, compiled) -> None:
    segmenter = Segmenter(tmp_path / "cache", compiled=compiled)
    assert segmenter.words("节水行业协会，2021年") == ["节水", "行业协会", "2021", "年"]
    assert segmenter.search_words("行业协会") == ["行业", "协会", "业协会", "行业协会"]
    if not compiled:
        assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Segmenter, Segmenter]:
    cache = tmp_path_factory.mktemp("words") / "cache"
    return Segmenter(cache, compiled=True), Segmenter(cache, compiled=False)


def test_the_compiled_segmenter_cuts_the_samples_like_jieba(both: tuple[Segmenter, Segmenter]) -> None:
    texts = [
        folded(line)
        for path in sorted(SAMPLES.glob("*.txt"))
        for line in path.read_bytes().decode("utf-8", "replace").split("\n")
    ]
    assert len(texts) > 1000
    compiled, plain_ = both
    for text in texts:
        assert compiled.search_tokens(text) == plain_.search_tokens(text)
        assert compiled.words(text) == plain_.words(text)


@given(st.text(alphabet="疫情防控工作做好的，。、〇a1+#-_.% éＡㄅ𠮷\n\x00", max_size=30))
def test_the_compiled_segmenter_cuts_anything_like_jieba(both: tuple[Segmenter, Segmenter], text: str) -> None:
    compiled, plain_ = both
    found, expected = compiled.words(text), plain_.words(text)
    if found != expected:  # the same words in another order are as likely: 防|防防, 防防|防
        assert sorted(found) == sorted(expected)
        assert "".join(found) == "".join(expected)
    else:
        assert compiled.search_tokens(text) == plain_.search_tokens(text)


def test_of_two_ways_that_are_as_likely_either_is_taken(both: tuple[Segmenter, Segmenter]) -> None:
    for segmenter in both:
        assert sorted(segmenter.words("防防防1𠮷")) == sorted(["防防", "防", "1", "𠮷"])


def test_the_segmenter_works_where_it_may_write_nothing(tmp_path, capfd) -> None:
    (tmp_path / "file").touch()
    assert Segmenter(tmp_path / "file" / "cache", compiled=False).words("节水行业") == ["节水", "行业"]
    assert capfd.readouterr() == ("", "")

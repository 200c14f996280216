"""Folding many texts at once gives what folding one text gives, and can be undone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.embedded.folding import fold_texts, text_of, unfolded_table, units_of
from kb.text import fold, folded

TEXT = st.text(alphabet="疫情“ 　”a1Ｂ，,…㎏𠮷 \n\t。·—é⑦\u200b\x1c\x00", max_size=16)


def check(texts: list[str]) -> None:
    result = fold_texts(texts)
    odd = set(result.odd.tolist())
    for number, text in enumerate(texts):
        units = result.units[result.starts[number] : result.starts[number + 1]]
        assert text_of(units) == folded(text)
        if number in odd:
            continue
        here = slice(result.change_starts[number], result.change_starts[number + 1])
        places, gone = result.change_at[here], result.change_gone[here].astype(bool)
        stands = np.ones(units.size + int(gone.sum()), bool)
        stands[places[gone]] = False
        written = np.empty(stands.size, np.uint16)
        written[stands] = unfolded_table()[units]
        written[places] = result.change_unit[here]
        assert text_of(written) == text
        assert np.flatnonzero(stands).tolist() == list(fold(text).origin)


@given(st.lists(TEXT, max_size=8))
def test_every_text_is_folded_as_alone_and_its_changes_give_it_back(texts: list[str]) -> None:
    check(texts)


@given(st.lists(st.text(max_size=12), max_size=4))
def test_any_characters_are(texts: list[str]) -> None:
    check(texts)


@pytest.mark.parametrize(
    ("text", "odd", "changes"),
    [
        ("节水，做好。", False, 0),  # a comma most likely was a full-width one
        ("节水,做好", False, 1),
        ("战“疫”", False, 2),
        ("ＱＣ 小组", False, 3),
        ("等等……", True, 0),  # one character became three
        ("𠮷野家", True, 0),
        ("水" * 70_000, True, 0),  # places are kept in 16 bits
        ("", False, 0),
    ],
)
def test_what_is_kept_of_a_text(text: str, odd, changes: int) -> None:
    result = fold_texts([text])
    assert (result.odd.size == 1, result.change_at.size) == (odd, changes)
    check([text, "节水", text])


@given(st.text(max_size=9))
def test_units_and_text_are_one_another(text: str) -> None:
    assert text_of(units_of(text)) == text

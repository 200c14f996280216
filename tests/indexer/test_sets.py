"""The kernels that compare sorted documents with the lists of a term, beside plain Python."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.embedded.kernels import Kernels, load_kernels
from tests.conftest import CACHE

NEAR = st.integers(0, 400)
"""Places in a block: close together, so that lists and documents meet."""


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    """The kernels."""
    return load_kernels(CACHE / "kernels")


@st.composite
def documents(draw: st.DrawFn, most: int) -> list[int]:
    """Sorted documents in a few blocks, the last possible one among them; many of one block, few of another."""
    return sorted(
        block << 16 | place
        for block in draw(st.sets(st.sampled_from([0, 1, 5, 0xFFFF]), min_size=1))
        for place in draw(st.sets(st.one_of(NEAR, st.just(0xFFFF)), max_size=draw(st.sampled_from([3, most]))))
    )


def runs_of(listed: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Documents as runs: blocks, counts less one, lower halves."""
    numbers = np.array(listed, np.uint32)
    blocks, counts = np.unique(numbers >> np.uint32(16), return_counts=True)
    return blocks.astype(np.uint16), (counts - 1).astype(np.uint16), (numbers & np.uint32(0xFFFF)).astype(np.uint16)


@given(asked=documents(200), listed=documents(200))
def test_documents_that_a_list_holds_too(kernels: Kernels, asked: list[int], listed: list[int]) -> None:
    kept = kernels.keep_listed(np.array(asked, np.uint32), *runs_of(listed))
    assert kept.tolist() == sorted(set(asked) & set(listed))


@given(listed=documents(200), data=st.data())
def test_marks_of_documents_in_a_list(kernels: Kernels, listed: list[int], data: st.DataObject) -> None:
    marks = np.array([number % 251 for number in range(len(listed))], np.uint8)
    share = data.draw(st.sampled_from([1, 2, 40]))
    asked = [number for at, number in enumerate(listed) if at % share == 0]
    found = kernels.marks_listed(np.array(asked, np.uint32), *runs_of(listed), marks)
    assert found.tolist() == [marks[bisect_left(listed, number)] for number in asked]

"""The kernels that group hits and count their values, beside plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.embedded.arrays import starts_of
from indexer.embedded.docsets import Universe
from indexer.embedded.kernels import Kernels, load_kernels
from tests.conftest import CACHE

FEW, MANY = 3, 5_000
"""Of so many values a table is made, or they are sorted; documents may also be close together or far apart."""


@pytest.fixture(scope="module")
def kernels() -> Kernels:
    return load_kernels(CACHE / "kernels")


def column(values: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    starts = np.array([0, *accumulate(map(len, values))], np.uint32)
    return starts, np.array([value for each in values for value in each], np.uint32)


def counted(result: tuple[np.ndarray, np.ndarray, np.ndarray, int, int]) -> tuple[dict[int, tuple[int, int]], int, int]:
    met, bulletins, passages, *missing = result
    pairs = zip(bulletins.tolist(), passages.tolist(), strict=True)
    return dict(zip(met.tolist(), pairs, strict=True)), *missing  # type: ignore[return-value]  # two numbers


@given(data=st.data(), size=st.sampled_from([FEW, MANY]), apart=st.sampled_from([1, 40]))
def test_values_are_counted_in_bulletins_and_in_passages(
    kernels: Kernels, data: st.DataObject, size: int, apart: int
) -> None:
    value = st.integers(0, FEW - 1).map(lambda number: number * (size // FEW))
    hits = data.draw(st.lists(st.tuples(st.booleans(), st.sets(value, max_size=3)), max_size=12))
    # `apart` documents of bulletins of their own, without a value, lie after each that may be a hit.
    bulletins = [at // 3 * apart if not other else 10_000 + at for at in range(len(hits)) for other in range(apart)]
    bulletins = np.unique(np.array(bulletins, np.int64), return_inverse=True)[1].tolist()
    values = [sorted(own) if not other else [] for _, own in hits for other in range(apart)]
    order = np.argsort(np.array(bulletins), kind="stable").tolist()
    bulletin_of = np.array([bulletins[at] for at in order], np.uint32)
    wanted = {at * apart for at, (hit, _) in enumerate(hits) if hit}
    ids = np.array([place for place, at in enumerate(order) if at in wanted], np.uint32)

    # A bulletin without documents is one more number.
    bulletin_of += np.uint32(data.draw(st.booleans())) * (bulletin_of > 0)
    sizes = np.bincount(bulletin_of) if bulletin_of.size else np.zeros(0, np.int64)
    found, firsts = Universe(kernels, bulletin_of, starts_of(sizes)).group(ids)
    groups = defaultdict(list)
    for number in ids.tolist():
        groups[int(bulletin_of[number])].append(number)
    assert found.tolist() == list(groups)
    assert firsts.tolist() == [0, *accumulate(map(len, groups.values()))]

    in_bulletins, in_passages, missing, missing_passages = Counter[int](), Counter[int](), 0, 0
    for numbers in groups.values():
        own = [values[order[number]] for number in numbers]
        in_passages.update(each for one in own for each in one)
        in_bulletins.update({each for one in own for each in one})
        missing += not all(own)
        missing_passages += sum(not one for one in own)
    result = kernels.count_by_document(found, firsts, ids, *column([values[at] for at in order]), size)
    expected = {each: (in_bulletins[each], in_passages[each]) for each in in_passages}
    assert counted(result) == (expected, missing, missing_passages)


@given(data=st.data(), size=st.sampled_from([FEW, MANY]))
def test_values_of_whole_bulletins_count_their_hits(kernels: Kernels, data: st.DataObject, size: int) -> None:
    value = st.integers(0, FEW - 1).map(lambda number: number * (size // FEW))
    given_values = data.draw(st.lists(st.sets(value, max_size=3), min_size=1, max_size=9))
    hits = data.draw(st.dictionaries(st.integers(0, len(given_values) - 1), st.integers(1, 4)))
    found = np.array(sorted(hits), np.uint32)
    firsts = np.array([0, *accumulate(hits[at] for at in sorted(hits))], np.int64)
    result = kernels.count_by_bulletin(found, firsts, *column([sorted(own) for own in given_values]), size)
    expected = {
        each: (
            sum(each in given_values[at] for at in hits),
            sum(times for at, times in hits.items() if each in given_values[at]),
        )
        for each in set().union(*(given_values[at] for at in hits))
    }
    without = [times for at, times in hits.items() if not given_values[at]]
    assert counted(result) == (expected, len(without), sum(without))


def test_the_best_score_of_each_bulletin(kernels: Kernels) -> None:
    scores, weights = np.array([1.0, 4.0, 3.0, -2.0]), np.array([1.0, 0.5, 2.0])
    best = kernels.weigh(
        scores, np.array([0, 1, 2, 3], np.uint32), np.array([0, 1, 2, 1, 0], np.uint8), weights, np.array([0, 2, 3, 4])
    )
    assert scores.tolist() == [1.0, 2.0, 6.0, -1.0]
    assert best.tolist() == [2.0, 6.0, -1.0]

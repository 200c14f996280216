"""Postings: written from runs, read back as sets, whatever block a document lies in and however the runs were cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from indexer.embedded.arrays import Array, Arrays, Scratch, open_arrays
from indexer.embedded.docsets import Bits, Docs, Ids, Universe
from indexer.embedded.kernels import load_kernels
from indexer.embedded.kernels.sets import BLOCK
from indexer.embedded.postings import (
    CountedPostings,
    Density,
    PostingRun,
    parameters_of,
    write_counted_postings,
)
from tests.indexer.test_engines import KERNELS

DOCUMENTS = 3 * BLOCK + 77
TERMS = 40


@pytest.fixture(scope="module")
def expected() -> list[Array]:
    """The documents of each term: rare and common ones, some in one block only, one in none."""
    chance = np.random.default_rng(7)
    sizes = [0, 1, 2, 60_000, 90_000, *chance.integers(3, 3_000, TERMS - 5).tolist()]
    found = [np.unique(chance.integers(0, DOCUMENTS, size)).astype(np.uint32) for size in sizes]
    found[6] = found[6][found[6] >= 2 * BLOCK]
    return found


def runs_of(terms: list[Array], cut: int, marks: Callable[[Array], Array]) -> list[PostingRun]:
    runs = []
    for first in range(0, DOCUMENTS, cut):
        inside = [ids[(ids >= first) & (ids < first + cut)] for ids in terms]
        numbers = np.flatnonzero([ids.size for ids in inside]).astype(np.uint32)
        together = np.concatenate([np.empty(0, np.uint32), *inside])
        counts = np.array([inside[number].size for number in numbers], np.uint32)
        lows = (together % BLOCK).astype(np.uint16)
        runs.append(PostingRun(first // BLOCK, numbers, counts, lows, marks(together)))
    return runs


def times_of(ids: Array) -> Array:
    return (2 + ids % 50).astype(np.uint8)


def places_of(ids: Array) -> Array:
    return (ids % 251).astype(np.uint8)


def written(expected: list[Array], cut: int, path: Path) -> Arrays:
    scratch = Scratch(path)
    more = [ids[ids % 5 == 0] for ids in expected]
    write_counted_postings(
        scratch,
        TERMS,
        DOCUMENTS,
        runs_of(expected, cut, places_of),
        runs_of(more, cut, times_of),
        Density(share=4, least=64),
        marked=True,
    )
    scratch.pack(path / "packed")
    return open_arrays(path / "packed")


@pytest.fixture(scope="module")
def postings(expected: list[Array], tmp_path_factory: pytest.TempPathFactory) -> CountedPostings:
    return CountedPostings(written(expected, BLOCK, tmp_path_factory.mktemp("postings")), load_kernels(KERNELS))


@pytest.fixture(scope="module")
def universe() -> Universe:
    return Universe(load_kernels(KERNELS), np.zeros(DOCUMENTS, np.uint32), np.array([0, DOCUMENTS]))


def test_every_term_gives_its_documents(postings: CountedPostings, universe: Universe, expected: list[Array]) -> None:
    kinds: set[type[Docs]] = set()
    for term, ids in enumerate(expected):
        docs = postings.docs(term)
        kinds.add(type(docs))
        assert np.array_equal(universe.ids(docs), ids)
        assert postings.frequency(term) == ids.size
    assert kinds == {Ids, Bits}


def test_the_marks_of_some_documents_of_a_term(postings: CountedPostings, expected: list[Array]) -> None:
    for term, ids in enumerate(expected):
        for some in (ids, ids[::7].copy(), ids[-1:], ids[:0]):
            assert np.array_equal(postings.marks(some, term), places_of(some))


def test_several_terms_together(postings: CountedPostings, universe: Universe, expected: list[Array]) -> None:
    for terms in ([0], [1, 2], [3, 4, 5], list(range(TERMS))):
        docs = universe.union(postings.docs_of_each(np.array(terms, np.uint32)))
        assert np.array_equal(universe.ids(docs), np.unique(np.concatenate([expected[term] for term in terms])))


def test_documents_are_kept_that_hold_a_term_too(postings: CountedPostings, expected: list[Array]) -> None:
    for few in (expected[2], expected[7], expected[3]):
        for term, ids in enumerate(expected):
            assert np.array_equal(postings.keep(few, term), np.intersect1d(few, ids))


def test_how_often_a_term_stands(postings: CountedPostings, expected: list[Array]) -> None:
    for term, ids in enumerate(expected):
        repeated, times = postings.repeated(term)
        assert np.array_equal(repeated, ids[ids % 5 == 0])
        assert np.array_equal(times, times_of(repeated))


@pytest.mark.parametrize(
    "asked", [slice(0, DOCUMENTS, 911), slice(1, DOCUMENTS, 3), slice(2 * BLOCK, 2 * BLOCK + 9), slice(0, DOCUMENTS)]
)
def test_scores_are_bm25(postings: CountedPostings, expected: list[Array], asked: slice) -> None:
    lengths = (np.arange(DOCUMENTS) % 90 + 1).astype(np.uint16)
    ids = np.arange(DOCUMENTS, dtype=np.uint32)[asked].copy()
    scores = np.zeros(ids.size)
    terms = np.array([1, 3, 4, 9], np.uint32)
    postings.add_scores(scores, ids, terms, np.array([1.0, 2.0, 0.5, 3.0]), lengths, 40.0)
    wanted = np.zeros(DOCUMENTS)
    for term, factor in zip(terms.tolist(), (1.0, 2.0, 0.5, 3.0), strict=True):
        there = expected[term]
        times = np.where(there % 5 == 0, times_of(there), 1).astype(float)
        wanted[there] += factor * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * lengths[there] / 40.0))
    assert np.allclose(scores, wanted[ids])


def test_a_term_that_all_hold_scores_without_a_look(postings: CountedPostings, expected: list[Array]) -> None:
    lengths = (np.arange(DOCUMENTS) % 90 + 1).astype(np.uint16)
    for term, ids in ((4, expected[4][::3].copy()), (9, expected[9])):
        looked = np.full(ids.size, 0.5)
        terms = np.array([term], np.uint32)
        postings.add_scores(looked, ids, terms, np.array([2.0]), lengths, 40.0)
        known = load_kernels(KERNELS).held_by_all(ids, 2.0, 0.5, lengths, parameters_of(40.0))
        postings.add_scores(known, ids, terms, np.array([2.0]), lengths, 40.0, held=True)
        assert looked.min() > 0.5
        assert np.allclose(looked, known)


def test_the_files_do_not_depend_on_how_the_runs_were_cut(
    expected: list[Array], tmp_path_factory: pytest.TempPathFactory
) -> None:
    packed = []
    for cut in (BLOCK, BLOCK // 2, BLOCK // 16):
        path = tmp_path_factory.mktemp("cut")
        written(expected, cut, path)
        packed.append((path / "packed").read_bytes())
    assert packed[0] == packed[1] == packed[2]

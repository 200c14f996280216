"""Hits that are left behind: whatever is shown must be what full scores give, in the same order, with the same scores."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents import IndexBulletin
from indexer.embedded import ColumnarSearcher, Many
from indexer.embedded.postings import Density
from indexer.embedded.scorer import Scorer
from indexer.engine import Boost, EngineQuery, ScoringTerm
from indexer.memory import MemoryBuilder, MemorySearcher
from indexer.query import And, AtLeast, Everything, Node, Or, Text
from indexer.terms import Analyzer, in_units
from tests.conftest import EXAMPLES
from tests.indexer.test_embedded import builder, same
from tests.indexer.test_engines import FEW, KERNELS, document

BULLETINS = 150
LETTERS = "疫情防控工作节水"
SOME = Many(counted_beside=1 << 30, left_behind=8)


def a_bulletin(number: int, chance: random.Random) -> IndexBulletin:
    name = f"b{number:03}"
    documents = tuple(
        document(
            name,
            f"p{place}",
            "".join(chance.choices(LETTERS, (9, 5, 3, 2, 2, 2, 1, 1), k=chance.randint(1, 40))),
            values={"issue": (name,), "year": (str(2019 + number % 3),)},
            first_day=number,
            last_day=number,
            order=("简报", 2020, number),
            weight=chance.choice((1.0, 1.0, 0.5)),
        )
        for place in range(chance.randint(1, 4))
    )
    return IndexBulletin(name, documents, f'{{"id": "{name}"}}', name.encode())


@pytest.fixture(scope="module", params=[Density(share=1, least=1 << 30), Density(share=4, least=1)])
def index(
    request: pytest.FixtureRequest, analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ColumnarSearcher, ColumnarSearcher, MemorySearcher]]:
    """An index of two segments with tombstones: opened so that hits are left behind, and never are; and the oracle."""
    chance = random.Random(20261123)
    first = [a_bulletin(number, chance) for number in range(BULLETINS)]
    more = [a_bulletin(number, chance) for number in range(BULLETINS - 9, BULLETINS + 20)]
    before, after, plain = (tmp_path_factory.mktemp(name) for name in ("before", "after", "memory"))
    builder(analyzer, request.param).build(first, before)
    builder(analyzer, request.param).update(before, {"b003", "b017"}, more, after)
    kept = {each.id: each for each in (*first, *more) if each.id not in {"b003", "b017"}}
    MemoryBuilder(analyzer).build(kept.values(), plain)
    with (
        ColumnarSearcher(after, KERNELS, SOME) as leaving,
        ColumnarSearcher(after, KERNELS, FEW) as full,
        MemorySearcher(plain) as oracle,
    ):
        yield leaving, full, oracle


NEEDLES = st.builds(Text, st.text(alphabet=LETTERS, min_size=1, max_size=4))


@st.composite
def queries(draw: st.DrawFn) -> EngineQuery:
    needles = draw(st.lists(NEEDLES, min_size=1, max_size=3))
    several = tuple(needles)
    trees: list[Node] = [needles[0], Or(several), And(several), AtLeast(1, several), Everything()]
    tree = draw(st.sampled_from(trees))
    asked = "".join(needle.text for needle in needles)
    grams = {asked[at : at + size] for size in (1, 2) for at in range(len(asked) - size + 1)}
    scoring = [ScoringTerm("grams", gram, 0.3 if len(gram) == 1 else 1.0) for gram in sorted(grams)]
    words = draw(st.lists(st.sampled_from(["疫情", "防控", "工作", "节水"]), max_size=2, unique=True))
    scoring += [ScoringTerm("words", word, 1.0) for word in words]
    assert all(len(in_units(term.term)) <= 2 for term in scoring)
    return EngineQuery(
        tree,
        tuple(scoring),
        tuple(Boost(needle, draw(st.sampled_from([0.5, 3.0]))) for needle in draw(st.permutations(needles))[:2]),
        filters=draw(st.sampled_from([{}, {"year": ("2020",)}])),
        scope=draw(st.sampled_from(["passage", "bulletin"])),
        sort=draw(st.sampled_from(["relevance", "relevance", "newest"])),
        first=draw(st.sampled_from([0, 0, 3, 30])),
        size=draw(st.integers(1, 5)),
    )


@settings(max_examples=400 * EXAMPLES, deadline=None)
@given(query=queries())
def test_what_is_shown_is_scored_in_full(
    index: tuple[ColumnarSearcher, ColumnarSearcher, MemorySearcher], query: EngineQuery
) -> None:
    leaving, full, oracle = index
    assert same(leaving.search(query), full.search(query)), query
    assert same(leaving.search(query), oracle.search(query)), query


def test_hits_are_left_behind(
    index: tuple[ColumnarSearcher, ColumnarSearcher, MemorySearcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or else the test above would show nothing."""
    scored: list[int] = []
    plain = Scorer._add

    def counting(self: Scorer, parts, scores, ids) -> None:
        scored.append(ids.size)
        plain(self, parts, scores, ids)

    monkeypatch.setattr(Scorer, "_add", counting)
    scoring = tuple(ScoringTerm("grams", term, weight) for term, weight in (("节水", 9.0), ("节", 0.3), ("水", 0.3)))
    tree = Or((Text("节水"), Text("疫")))
    index[0].search(EngineQuery(tree, scoring, size=2))
    left, scored[:] = scored.copy(), []
    index[1].search(EngineQuery(tree, scoring, size=2))
    assert max(left) == max(scored)
    assert sum(left) < 1.5 * sum(scored)
    assert min(left) * 4 < min(scored)

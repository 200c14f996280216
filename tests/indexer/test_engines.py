"""The contract of an engine. Every engine runs it; a new engine is one more line in `ENGINES`.

Random corpora and random trees must give the same ids and the same counts in each engine as in the memory engine,
which takes the tree literally.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.documents import FACETS, IndexBulletin, IndexDocument
from indexer.embedded import ColumnarBuilder, ColumnarSearcher
from indexer.embedded.postings import Density
from indexer.engine import Boost, Builder, Count, EngineQuery, EngineResult, ScoringTerm, Searcher
from indexer.memory import MemoryBuilder, MemorySearcher
from indexer.query import And, AtLeast, Dates, Everything, Node, Not, Or, Text, Value
from indexer.terms import Analyzer
from kb.text import folded
from tests.conftest import CACHE, EXAMPLES


@dataclass(frozen=True)
class Engine:
    build: Callable[[Analyzer], Builder]
    open: Callable[[Path], Searcher]


KERNELS = CACHE / "kernels"


def embedded(density: Density | None = None, most_units: int = 1 << 20, many: int = 1 << 30) -> Engine:
    def build(analyzer: Analyzer) -> Builder:
        return ColumnarBuilder(analyzer, 1, KERNELS, density, most_units)

    return Engine(build, lambda directory: ColumnarSearcher(directory, KERNELS, many))


ENGINES = {
    "memory": Engine(MemoryBuilder, MemorySearcher),
    "embedded": embedded(),
    # In an index of a few documents every term would be a row of bits, or every one a list: both must be right.
    "embedded, lists, a batch for each document": embedded(Density(share=1, least=1 << 30), most_units=1),
    "embedded, rows of bits, facets counted in threads": embedded(Density(share=1 << 30, least=1), many=0),
}


def document(bulletin: str, passage: str, text: str, **changes: object) -> IndexDocument:
    plain = IndexDocument(
        bulletin, passage, "paragraph", text, "", "", "", "", {"issue": (bulletin,)}, 0, 0, ("", 0, 0), 1.0
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields of a document


def bulletins_of(documents: Iterable[IndexDocument]) -> list[IndexBulletin]:
    groups = groupby(documents, key=lambda each: each.bulletin)
    return [
        IndexBulletin(name, tuple(group), f'{{"id": "{name}"}}', f"whole {name}".encode()) for name, group in groups
    ]


DOCUMENTS = [
    document(
        "b1",
        "p1",
        "切实做好疫情防控工作，江苏质协捐赠400套防护服。",
        context="质协简报\n众志成城",
        headline="众志成城",
        organisations="江苏省质量管理协会\n江苏质协",
        values={"issue": ("b1",), "year": ("2020",), "organisation": ("江苏省质量管理协会",), "number": ("25",)},
        first_day=737_000,
        last_day=737_000,
        order=("质协简报", 2020, 25),
    ),
    document(
        "b1",
        "p2",
        "防控。内情防备。疫情",
        context="质协简报\n众志成城",
        headline="众志成城",
        values={"issue": ("b1",), "year": ("2020",), "number": ("25",)},
        first_day=737_000,
        last_day=737_000,
        order=("质协简报", 2020, 25),
    ),
    document(
        "b2",
        "p1",
        "徐州供电公司确保战“疫”保电，开展ＱＣ小组活动。",
        values={"issue": ("b2",), "year": ("2021",), "organisation": ("徐州供电公司",)},
        first_day=737_400,
        last_day=737_430,
        order=("供电简报", 2021, 2),
    ),
    document("b3", "p1", "南京、徐州两地供电公司的领导小组开会。", values={"issue": ("b3",)}),
]


@pytest.fixture(scope="module", params=list(ENGINES))
def searcher(
    request: pytest.FixtureRequest, analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Searcher]:
    engine = ENGINES[request.param]
    directory = tmp_path_factory.mktemp("engine")
    assert engine.build(analyzer).build(bulletins_of(DOCUMENTS), directory) == len(DOCUMENTS)
    with engine.open(directory) as opened:
        assert opened.document_count == len(DOCUMENTS)
        yield opened


def ids(result: EngineResult) -> set[str]:
    return {f"{hit.bulletin} {passage.passage}" for hit in result.hits for passage in hit.passages}


def found(searcher: Searcher, tree: Node, **query: object) -> set[str]:
    return ids(searcher.search(EngineQuery(tree, **query)))  # type: ignore[arg-type]  # the fields of a query


def text(plain: str) -> Text:
    return Text(folded(plain))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (text("疫情防控工作"), {"b1 p1"}),  # the scrambled decoy has all the pairs but not the run
        (text("疫情防控"), {"b1 p1"}),
        (text("疫"), {"b1 p1", "b1 p2", "b2 p1"}),
        (text("护服"), {"b1 p1"}),
        (text("战疫"), {"b2 p1"}),
        (text("QC小组"), {"b2 p1"}),
        (text("４００套"), {"b1 p1"}),
        (text("江蘇質協"), {"b1 p1"}),
        (text("不存在"), set()),
        (And((text("徐州"), text("供电"), Not(text("南京")))), {"b2 p1"}),
        (Or((text("南京"), text("捐赠"))), {"b1 p1", "b3 p1"}),
        (AtLeast(2, (text("徐州"), text("南京"), text("捐赠"))), {"b3 p1"}),
        (And((text("众志成城"), text("捐赠"))), {"b1 p1"}),  # the headline completes a passage
        (text("众志成城"), set()),  # but alone it makes no passage a hit
        (And((text("疫情"), Not(text("众志成城")))), {"b1 p1", "b1 p2"}),  # and excludes none
        (Text("众志", "headline"), {"b1 p1", "b1 p2"}),
        (Text("质量管理", "organisation"), {"b1 p1"}),
        (Text("协会江苏", "organisation"), set()),  # no run goes over two names
        (Text("战“疫”", verbatim=True), {"b2 p1"}),
        (Text("战疫", verbatim=True), set()),
        (Text("众志成城", "headline", verbatim=True), {"b1 p1", "b1 p2"}),
        (Text("江苏省质", "organisation", verbatim=True), {"b1 p1"}),
        (Value("number", ("25",)), {"b1 p1", "b1 p2"}),
        (Value("year", ("2020", "2021")), {"b1 p1", "b1 p2", "b2 p1"}),
        (Value("year", ()), set()),
        (Dates(737_430, 800_000), {"b2 p1"}),
        (Dates(737_000, 737_000), {"b1 p1", "b1 p2"}),
        (Dates(1, 736_999), set()),
        (Everything(), {"b1 p1", "b1 p2", "b2 p1", "b3 p1"}),
        (And(()), {"b1 p1", "b1 p2", "b2 p1", "b3 p1"}),
        (Or(()), set()),
        (Or((text("南京"), Value("year", ("2020",)))), {"b1 p1", "b1 p2", "b3 p1"}),
    ],
)
def test_what_a_tree_finds(searcher: Searcher, tree: Node, expected: set[str]) -> None:
    assert found(searcher, tree) == expected


def test_in_the_scope_of_a_bulletin_the_words_may_stand_in_different_passages(searcher: Searcher) -> None:
    tree = And((text("捐赠"), text("内情")))
    assert found(searcher, tree) == set()
    assert found(searcher, tree, scope="bulletin") == {"b1 p1", "b1 p2"}
    assert found(searcher, And((text("捐赠"), Not(text("内情")))), scope="bulletin") == set()


def test_counts_of_a_facet_leave_its_own_selection_out(searcher: Searcher) -> None:
    filters = {"year": ("2020",), "issue": ("b1", "b2")}
    result = searcher.search(EngineQuery(Everything(), filters=filters, facets=("year", "issue", "organisation")))
    assert result.total == Count(1, 2)
    assert result.facets["year"].values == {"2020": Count(1, 2), "2021": Count(1, 1)}
    assert result.facets["issue"].values == {"b1": Count(1, 2)}
    assert result.facets["organisation"].missing == Count(1, 1)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", ["b2", "b1", "b3"]), ("oldest", ["b1", "b2", "b3"]), ("issue", ["b2", "b1", "b3"])],
)
def test_orders(searcher: Searcher, sort: str, expected: list[str]) -> None:
    result = searcher.search(EngineQuery(Everything(), sort=sort))  # type: ignore[arg-type]  # one of the sorts
    assert [hit.bulletin for hit in result.hits] == expected


def test_pages_follow_one_another(searcher: Searcher) -> None:
    pages = [searcher.search(EngineQuery(Everything(), sort="oldest", first=at, size=2)) for at in (0, 2, 4)]
    assert [[hit.bulletin for hit in page.hits] for page in pages] == [["b1", "b2"], ["b3"], []]
    assert {page.total for page in pages} == {Count(3, 4)}


def test_the_rarer_word_ranks_higher_and_a_boost_higher_still(searcher: Searcher) -> None:
    tree = Or((text("徐州"), text("捐赠")))
    scoring = (ScoringTerm("grams", "徐州", 1.0), ScoringTerm("grams", "捐赠", 1.0), ScoringTerm("words", "捐赠", 1.0))
    ranked = searcher.search(EngineQuery(tree, scoring=scoring))
    assert ranked.hits[0].bulletin == "b1"
    boosted = searcher.search(EngineQuery(tree, scoring=scoring, boosts=(Boost(text("两地供电"), 50.0),)))
    assert boosted.hits[0].bulletin == "b3"
    assert boosted.hits[0].score > boosted.hits[1].score


@pytest.mark.parametrize("name", list(ENGINES))
def test_an_index_without_documents_answers(name: str, analyzer: Analyzer, tmp_path: Path) -> None:
    ENGINES[name].build(analyzer).build([], tmp_path)
    with ENGINES[name].open(tmp_path) as searcher:
        query = EngineQuery(text("节水"), scoring=(ScoringTerm("words", "节水", 1.0),), facets=FACETS)
        assert searcher.search(query).total == Count(0, 0)
        assert searcher.search(EngineQuery(Everything(), scope="bulletin")).hits == ()


TEXTS = st.text(alphabet="疫情防控工作做好。a1“ ", max_size=12)
NEEDLES = st.builds(text, st.text(alphabet="疫情防控工作a1", min_size=1, max_size=3))
YEARS = st.sampled_from(["2019", "2020", "2021"])
LEAVES: st.SearchStrategy[Node] = st.one_of(
    NEEDLES,
    st.builds(
        Text, st.text(alphabet="疫情防控", min_size=1, max_size=2), st.sampled_from(["headline", "organisation"])
    ),
    st.builds(
        Text,
        st.text(alphabet="疫情“。a", min_size=1, max_size=2),
        st.sampled_from(["text", "headline", "organisation"]),
        verbatim=st.just(value=True),
    ),
    st.builds(Value, st.sampled_from(["year", "organisation"]), st.lists(YEARS, max_size=2).map(tuple)),
    st.builds(Dates, st.integers(0, 6), st.integers(0, 6)),
    st.just(Everything()),
)
TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
        st.builds(AtLeast, st.integers(0, 3), st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@st.composite
def bulletins(draw: st.DrawFn, bulletin: str) -> list[IndexDocument]:
    day = draw(st.integers(0, 5))
    year = draw(st.lists(YEARS, max_size=1).map(tuple))

    def passage(number: int) -> IndexDocument:
        organisations = draw(st.lists(YEARS, max_size=2, unique=True).map(tuple))
        return document(
            bulletin,
            f"p{number}",
            draw(TEXTS),
            context=draw(st.sampled_from(["", "疫情", "防控\n工作"])),
            headline=draw(st.sampled_from(["", "疫情防控"])),
            organisations=draw(st.sampled_from(["", "疫控\n防情"])),
            values={"issue": (bulletin,), "year": year, "organisation": organisations},
            first_day=day,
            last_day=day + 1 if day else 0,
        )

    return [passage(number) for number in range(draw(st.integers(1, 3)))]


CORPORA = st.tuples(bulletins("b0"), bulletins("b1"), bulletins("b2")).map(
    lambda parts: [*parts[0], *parts[1], *parts[2]]
)
FILTERS = st.dictionaries(st.sampled_from(["year", "organisation"]), st.lists(YEARS, min_size=1, max_size=2).map(tuple))


@settings(
    max_examples=150 * EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    corpus=CORPORA,
    queries=st.lists(
        st.tuples(TREES, FILTERS, st.sampled_from(["passage", "bulletin"]), st.sampled_from(["newest", "oldest"])),
        min_size=4,
        max_size=8,
    ),
)
def test_random_trees_give_the_same_answer_in_every_engine(analyzer: Analyzer, corpus, queries) -> None:
    with tempfile.TemporaryDirectory() as folder:
        searchers: dict[str, Searcher] = {}
        for name, engine in ENGINES.items():
            directory = Path(folder, name)
            directory.mkdir()
            engine.build(analyzer).build(bulletins_of(corpus), directory)
            searchers[name] = engine.open(directory)
        try:
            for tree, filters, scope, sort in queries:
                query = EngineQuery(tree, filters=filters, scope=scope, sort=sort, facets=FACETS)
                expected = searchers["memory"].search(query)
                for name, searcher in searchers.items():
                    answer = searcher.search(query)
                    assert ids(answer) == ids(expected), (name, query)
                    assert answer.total == expected.total, (name, query)
                    assert answer.facets == expected.facets, (name, query)
                    assert [hit.bulletin for hit in answer.hits] == [hit.bulletin for hit in expected.hits], (
                        name,
                        query,
                    )
        finally:
            for searcher in searchers.values():
                searcher.close()

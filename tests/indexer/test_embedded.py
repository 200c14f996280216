"""The embedded engine beside its oracles: Whoosh's own searcher on the same index, and an index built in one go."""

from __future__ import annotations

import hashlib
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh.query.compound import And as AllOf
from whoosh.query.compound import Or as AnyOf
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Prefix, Term
from whoosh.query.wrappers import Not as NoneOf
from whoosh.scoring import BM25F

from indexer.documents import FACETS, IndexBulletin, IndexDocument
from indexer.embedded import ColumnarBuilder, ColumnarSearcher
from indexer.embedded.postings import Density
from indexer.engine import MOST_TERMS, EngineQuery, EngineResult, ScoredField, ScoringTerm
from indexer.errors import IndexRefused
from indexer.query import And, Everything, Node, Not, Or, Text, Value
from indexer.terms import Analyzer, in_units, pairs_of
from kb.text import Segmenter, folded
from tests.conftest import EXAMPLES
from tests.indexer.test_engines import ENGINES, KERNELS, TREES, bulletins_of, document

TEXT = st.text(alphabet="节水工作做好。QC小组９,，“” …𠮷", max_size=24)
DENSITIES = [None, Density(share=1, least=1 << 30), Density(share=1 << 30, least=1)]


@st.composite
def bulletins(draw: st.DrawFn) -> list[IndexBulletin]:
    """Some bulletins with ids b0 to b9; a bulletin that comes twice is a changed one."""
    chosen = []
    for name in draw(st.lists(st.sampled_from([f"b{number}" for number in range(8)]), max_size=5, unique=True)):
        day = draw(st.integers(0, 3))
        year = draw(st.lists(st.sampled_from(["2020", "2021"]), max_size=1).map(tuple))
        documents = [
            document(
                name,
                f"p{number}",
                draw(TEXT),
                headline=draw(st.sampled_from(["", "节水", "小组\n工作"])),
                context=draw(st.sampled_from(["", "节水工作", "简报\n做好"])),
                organisations=draw(st.sampled_from(["", "小组\n节水协会"])),
                values={
                    "issue": (name,),
                    "year": year,
                    "organisation": draw(st.lists(st.sampled_from(["甲", "乙"]), max_size=2, unique=True).map(tuple)),
                },
                first_day=day,
                last_day=day,
                order=("简报", day, day),
                weight=draw(st.sampled_from([1.0, 0.5])),
            )
            for number in range(draw(st.integers(0, 3)))
        ]
        entry = f'{{"id": "{name}", "text": {len(documents)}}}'
        chosen.append(IndexBulletin(name, tuple(documents), entry, name.encode() * len(documents)))
    return chosen


def builder(analyzer: Analyzer, density: Density | None = None, processes: int = 1) -> ColumnarBuilder:
    return ColumnarBuilder(analyzer, processes, KERNELS, density, most_units=64)


def same(answer: EngineResult, expected: EngineResult) -> bool:
    def close(one: float, other: float) -> bool:
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)

    return (
        (answer.total, answer.facets, answer.histogram) == (expected.total, expected.facets, expected.histogram)
        and [(hit.bulletin, hit.entry) for hit in answer.hits] == [(hit.bulletin, hit.entry) for hit in expected.hits]
        and all(
            {hit.passage: hit.read()[0] for hit in one.passages}
            == {hit.passage: hit.read()[0] for hit in other.passages}
            and all(
                close(first.score, second.score) for first, second in zip(one.passages, other.passages, strict=True)
            )
            for one, other in zip(answer.hits, expected.hits, strict=True)
        )
    )


SCORING = tuple(
    ScoringTerm(field, term, weight)  # type: ignore[arg-type]  # one of the two fields
    for field, term, weight in (
        ("words", "节水", 1.0),
        ("grams", "节水", 1.0),
        ("grams", "水", 0.3),
        ("grams", "𠮷"[:1], 1.0),
    )
    if len(in_units(term)) <= 2
)


@settings(
    max_examples=60 * EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    first=bulletins(),
    updates=st.lists(
        st.tuples(bulletins(), st.sets(st.sampled_from(["b0", "b1", "b2", "b3"]), max_size=2)), max_size=4
    ),
    trees=st.lists(TREES, min_size=1, max_size=4),
    density=st.sampled_from(DENSITIES),
)
def test_updates_give_what_a_build_in_one_go_gives(analyzer: Analyzer, first, updates, trees, density) -> None:
    with tempfile.TemporaryDirectory() as folder:
        state = {each.id: each for each in first}
        directory = Path(folder, "0")
        directory.mkdir()
        builder(analyzer, density).build(first, directory)
        for number, (changed, gone) in enumerate(updates, start=1):
            following = Path(folder, str(number))
            following.mkdir()
            state = {name: each for name, each in state.items() if name not in gone} | {
                each.id: each for each in changed
            }
            count = builder(analyzer, density).update(directory, gone, changed, following)
            assert count == sum(len(each.documents) for each in state.values())
            directory = following
        once = Path(folder, "once")
        once.mkdir()
        builder(analyzer).build([state[name] for name in sorted(state)], once)
        with ColumnarSearcher(directory, KERNELS) as updated, ColumnarSearcher(once, KERNELS) as built:
            assert (updated.bulletin_count, dict(updated.entries())) == (built.bulletin_count, dict(built.entries()))
            for name in [*state, "b9"]:
                assert updated.record(name) == built.record(name)
            for tree in [*trees, Text("节水"), Everything()]:
                for sort in ("relevance", "oldest", "issue"):
                    query = EngineQuery(tree, SCORING, sort=sort, facets=FACETS, histogram=True, size=9)
                    assert same(updated.search(query), built.search(query)), query


def test_small_segments_are_taken_into_the_new_one_and_great_ones_shared(analyzer: Analyzer, tmp_path: Path) -> None:
    def some(first: int, count: int) -> list[IndexBulletin]:
        return bulletins_of(
            document(f"b{number:03}", "p1", f"第{number}期节水") for number in range(first, first + count)
        )

    directories = [tmp_path / str(number) for number in range(4)]
    for each in directories:
        each.mkdir()
    builder(analyzer).build(some(0, 100), directories[0])
    builder(analyzer).update(directories[0], (), some(100, 1), directories[1])
    builder(analyzer).update(directories[1], ["b000"], some(101, 2), directories[2])
    builder(analyzer).update(directories[2], [f"b{number:03}" for number in range(30)], (), directories[3])
    segments = [sorted(path.name for path in each.glob("MAIN_*")) for each in directories]
    assert [len(each) for each in segments] == [1, 2, 2, 1]
    assert segments[0][0] in segments[1]
    assert segments[0][0] in segments[2]
    assert (directories[0] / segments[0][0]).stat().st_ino == (directories[2] / segments[0][0]).stat().st_ino
    with ColumnarSearcher(directories[3], KERNELS) as searcher:
        assert searcher.document_count == 73


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_files_are_the_same_bit_for_bit_however_many_processes_build(
    analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory, processes: int
) -> None:
    texts = [f"第{number}期：节水工作做好，QC小组{number * 7}个。" for number in range(40)]
    corpus = bulletins_of(document(f"b{number // 3:02}", f"p{number % 3}", text) for number, text in enumerate(texts))

    def digest(processes: int) -> dict[str, str]:
        directory = tmp_path_factory.mktemp("build")
        builder(analyzer, processes=processes).build(corpus, directory)
        files = sorted(path for path in directory.iterdir() if path.suffix == ".arrays")
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert digest(processes) == digest(1)


class Dying(Analyzer):
    def ranking_tokens(self, _folded_text: str) -> list[str]:
        os._exit(7)


def test_a_worker_that_dies_is_a_refused_index(tmp_path: Path) -> None:
    dying = Dying(Segmenter(tmp_path / "cache"))
    corpus = bulletins_of(document(f"b{number}", "p1", "节水工作" * 40) for number in range(4))
    with pytest.raises(IndexRefused, match="意外结束"):
        builder(dying, processes=2).build(corpus, tmp_path)


def test_the_workers_of_a_killed_build_end_with_it() -> None:
    code = (
        "import time; from indexer.embedded.workers import worker_pool\n"
        "with worker_pool(2) as pool:\n"
        "    futures = [pool.submit(time.sleep, 60) for _ in range(2)]\n"
        "    while len(pool._processes) < 2: time.sleep(0.1)\n"
        "    print(*pool._processes, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(number) for number in process.stdout.readline().split()]
        assert len(workers) == 2
        time.sleep(2)  # until they have begun
        process.kill()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(Path("/proc", str(worker)).exists() for worker in workers):
        time.sleep(0.1)
    assert not any(is_running(worker) for worker in workers)


def is_running(process: int) -> bool:
    try:
        return "State:\tZ" not in Path("/proc", str(process), "status").read_text(encoding="utf-8")
    except OSError:
        return False


def whoosh_query(node: Node) -> WhooshQuery:
    """A tree without context and verbatim texts as a query of Whoosh; runs as phrases of pairs."""
    match node:
        case Text(text) if len(in_units(text)) == 1:
            return Term("grams", text)
        case Text(text):
            return Phrase("grams", list(pairs_of(text)))
        case Value(field, values):
            return AnyOf([Term(f"v_{field}", value) for value in values])
        case And(nodes):
            return AllOf([whoosh_query(each) for each in nodes])
        case Or(nodes):
            return AnyOf([whoosh_query(each) for each in nodes])
        case Not(child):
            return AllOf([Every(), NoneOf(whoosh_query(child))])
        case _:
            raise AssertionError(node)


PLAIN_LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Text, st.text(alphabet="节水工作做好qc小组", min_size=1, max_size=4)),
    st.builds(
        Value,
        st.sampled_from(["year", "organisation"]),
        st.lists(st.sampled_from(["2020", "甲"]), min_size=1, max_size=2).map(tuple),
    ),
)
PLAIN_TREES: st.SearchStrategy[Node] = st.recursive(
    PLAIN_LEAVES,
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=5,
)


def without_context(bulletins: list[IndexBulletin]) -> list[IndexBulletin]:
    return [
        replace(each, documents=tuple(replace(part, context="", weight=1.0) for part in each.documents))
        for each in bulletins
    ]


@settings(
    max_examples=60 * EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    first=bulletins(),
    more=bulletins(),
    trees=st.lists(PLAIN_TREES, min_size=1, max_size=4),
    density=st.sampled_from(DENSITIES),
)
def test_whooshs_own_searcher_finds_the_same_and_scores_the_same(
    analyzer: Analyzer, first, more, trees, density
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        before.mkdir()
        after.mkdir()
        known = {each.id for each in first}
        builder(analyzer, density).build(without_context(first), before)
        builder(analyzer, density).update(
            before, (), without_context([each for each in more if each.id not in known]), after
        )
        with (
            ColumnarSearcher(after, KERNELS) as searcher,
            open_dir(str(after)).searcher(weighting=BM25F(B=0.75, K1=1.2)) as whoosh,
        ):
            for tree in trees:
                ours = {
                    (hit.bulletin, part.passage)
                    for hit in searcher.search(EngineQuery(tree, size=99)).hits
                    for part in hit.passages
                }
                theirs = [whoosh.stored_fields(number) for number in whoosh.docs_for_query(whoosh_query(tree))]
                assert ours == {(each["bulletin"], each["passage"]) for each in theirs}, tree
            for field, term in (("words", "节水"), ("grams", "节水"), ("grams", "水")):
                scoring = (ScoringTerm(field, term, 1.0),)  # type: ignore[arg-type]  # one of the two fields
                found = searcher.search(EngineQuery(Text(term), scoring, size=99))
                scores = {(hit.bulletin, part.passage): part.score for hit in found.hits for part in hit.passages}
                for hit in whoosh.search(Term(field, term), limit=None):
                    assert math.isclose(scores[hit["bulletin"], hit["passage"]], hit.score, rel_tol=1e-6)


@pytest.mark.parametrize("field", ["words", "grams"])
def test_a_document_of_any_length_scores_the_same_in_every_engine(
    analyzer: Analyzer, tmp_path: Path, field: ScoredField
) -> None:
    longest = document("b3", "p1", "节水，" + "工作" * (MOST_TERMS + 5))
    query = EngineQuery(Text("节水"), (ScoringTerm(field, "节水", 1.0),))
    answers = []
    for name in ("memory", "embedded"):
        (directory := tmp_path / name).mkdir()
        ENGINES[name].build(analyzer).build(bulletins_of([*DOCUMENTS, longest]), directory)
        with ENGINES[name].open(directory) as searcher:
            answers.append(searcher.search(query))
    assert len(answers[0].hits) == 3
    assert same(answers[1], answers[0])


def test_more_weights_than_a_byte_tells_apart_are_refused(analyzer: Analyzer, tmp_path: Path) -> None:
    weighed = [document(f"b{number}", "p1", "节水", weight=1 + number / 1000) for number in range(257)]
    (full := tmp_path / "full").mkdir()
    assert builder(analyzer).build(bulletins_of(weighed[:256]), full) == 256
    (more := tmp_path / "more").mkdir()
    with pytest.raises(OverflowError):
        builder(analyzer).build(bulletins_of(weighed), more)


@pytest.fixture(scope="module")
def index(analyzer: Analyzer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("whoosh")
    builder(analyzer).build(bulletins_of(DOCUMENTS), directory)
    return directory


DOCUMENTS = [
    document("b1", "p1", "节水工作做好节水", context="简报\n众志成城", values={"issue": ("b1",), "year": ("2020",)}),
    document("b2", "p1", "做好“节水”小组，𠮷野家", values={"issue": ("b2",), "year": ("2021",)}),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Term("grams", "节水"), {"b1", "b2"}),
        (Term("words", "工作"), {"b1"}),
        (Term("context", "众志"), {"b1"}),
        (Term("v_year", "2021"), {"b2"}),
        (Phrase("grams", ["节水", "水工", "工作"]), {"b1"}),
        (Phrase("grams", ["节水", "水工", "作做"]), set()),
        (Prefix("words", "小"), {"b2"}),
        (Term("grams", "𠮷"), {"b2"}),
        (Term("grams", "没有"), set()),
        (Every(), {"b1", "b2"}),
    ],
)
def test_whooshs_query_classes_work_on_a_published_index(index: Path, query: WhooshQuery, expected: set[str]) -> None:
    with open_dir(str(index)).searcher() as searcher:
        assert {hit["bulletin"] for hit in searcher.search(query)} == expected


def test_whooshs_reader_knows_the_terms(index: Path) -> None:
    reader = open_dir(str(index)).reader()
    assert list(reader.lexicon("v_year")) == [b"2020", b"2021"]
    assert [term.decode() for term in reader.expand_prefix("grams", "节")] == ["节", "节水"]
    assert reader.frequency("grams", "节水") == 3
    assert reader.doc_frequency("grams", "节水") == 2
    assert reader.doc_frequency("grams", "没有") == 0
    cursor = reader.cursor("v_year")
    assert (cursor.text(), cursor.next(), cursor.next(), cursor.is_valid()) == ("2020", "2021", None, False)
    assert reader.field_length("words") == sum(reader.doc_field_length(number, "words") for number in range(2))


def test_an_index_that_another_writer_has_changed_is_refused(analyzer: Analyzer, tmp_path: Path) -> None:
    builder(analyzer).build(bulletins_of(DOCUMENTS), tmp_path)
    with open_dir(str(tmp_path)).writer() as writer:
        writer.add_document(bulletin="b3", passage="p1")
    with pytest.raises(ValueError, match="not written in bulk"):
        ColumnarSearcher(tmp_path, KERNELS)


def test_a_file_that_is_no_whole_array_file_is_refused(analyzer: Analyzer, tmp_path: Path) -> None:
    builder(analyzer).build(bulletins_of(DOCUMENTS), tmp_path)
    victim = tmp_path / "shared.arrays"
    victim.write_bytes(victim.read_bytes()[:-1])
    with pytest.raises(ValueError, match="shared"):
        ColumnarSearcher(tmp_path, KERNELS)


def occurrences(documents: list[IndexDocument]) -> Iterator[tuple[str, str]]:
    for each in documents:
        plain = folded(each.text)
        for start in range(len(plain)):
            for end in range(start + 1, len(plain) + 1):
                yield f"{each.bulletin} {each.passage}", plain[start:end]


def test_every_substring_of_every_text_is_found(index: Path) -> None:
    with ColumnarSearcher(index, KERNELS) as searcher:
        for where, text in occurrences(DOCUMENTS):
            found = searcher.search(EngineQuery(Text(text)))
            assert where in {f"{hit.bulletin} {part.passage}" for hit in found.hits for part in hit.passages}


@pytest.mark.parametrize("density", DENSITIES)
def test_a_run_in_many_texts_is_found_wherever_it_stands(
    tmp_path: Path, analyzer: Analyzer, density: Density | None
) -> None:
    """More texts than are looked at one by one, so that first places decide: also where a pair stands earlier alone."""
    chance = random.Random(11)
    name = "水务集团公司"
    texts = []
    for _ in range(400):
        pieces = [
            "".join(chance.choices("水务集团公司在会", k=chance.randint(0, 9))) for _ in range(chance.randint(1, 60))
        ]
        texts.append(name.join(pieces) if chance.random() < 0.8 else "".join(pieces))
    assert max(map(len, texts)) > 300
    documents = tuple(document("b", f"p{number}", text) for number, text in enumerate(texts))
    builder = ColumnarBuilder(analyzer, 1, KERNELS, density)
    builder.build([IndexBulletin("b", documents)], tmp_path)
    needles = [name[at:end] for at in range(len(name)) for end in range(at + 3, len(name) + 1)]
    needles += ["水水水", "务务务务", "水务水务", "集团集团集团", name * 2, f"在{name}会"]
    with ColumnarSearcher(tmp_path, KERNELS) as searcher:
        for needle in needles:
            found = searcher.search(EngineQuery(Text(needle), size=1))
            passages = {hit.passage for bulletin in found.hits for hit in bulletin.passages}
            assert passages == {f"p{number}" for number, text in enumerate(texts) if needle in text}, needle

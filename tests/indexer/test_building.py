"""An update is what a build of everything would be: whatever changed, and whatever names mean something else since."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from indexer.building import build
from indexer.documents import IndexBulletin
from indexer.embedded import ColumnarBuilder
from indexer.embedded.builder import read_segments
from indexer.embedded.codec import file_of
from indexer.embedded.kernels import load_kernels
from indexer.embedded.reading_back import bulletins_of
from indexer.embedded.segment import Segment
from indexer.generation import ENGINE, open_current
from indexer.inventory import read_inventory
from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.curation.deciding import DecisionsRefused, decide
from kb.decisions import Decision
from kb.settings import Settings
from kb.store import Store, open_store
from tests.conftest import EXAMPLES
from tests.kb.test_store import add

BODIES = ["青云市节水协会", "松山市水务局", "白石县供水公司", "临溪市质量协会", "青雲市節水協會", "望川水库管理处"]
SHORT = ["节协", "水务", "青云节协", "供水", "质协", "水库处"]
FILLER = "为做好今年的节水工作，各单位认真落实上级要求，开展了形式多样的宣传活动，取得了明显成效。"


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings.store_url) as opened:
        yield opened


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bulletins each update has indexed again."""
    sizes: list[int] = []
    original = ColumnarBuilder.update

    def update(self, before, gone, bulletins, directory):
        new = list(bulletins)
        sizes.append(len(new))
        return original(self, before, gone, new, directory)

    monkeypatch.setattr(ColumnarBuilder, "update", update)
    return sizes


def text(chance: random.Random, number: int) -> str:
    """An issue whose names are said in full, defined short, only short, or in the other script."""
    lines = ["节水简报", f"2021年第{number}期", chance.choice(BODIES), f"标题第{number}号在此"]
    for _ in range(chance.randint(1, 4)):
        body, short = chance.choice(BODIES), chance.choice(SHORT)
        opening = chance.choice([f"{body}（以下简称“{short}”）", body, short, ""])
        lines.append(f"{opening}{FILLER}{chance.choice(SHORT)}参加。")
    return "\n".join([*lines, f"报送：{chance.choice(BODIES)}"])


def content(settings: Settings, name: str) -> dict[str, IndexBulletin]:
    """All that an index holds."""
    directory = settings.index / name / ENGINE
    kernels = load_kernels(settings.kernels)
    found = [
        bulletin
        for entry in read_segments(directory)
        for bulletin in bulletins_of(Segment(directory / file_of(entry), kernels), entry.gone)
    ]
    held = {bulletin.id: bulletin for bulletin in found}
    assert len(held) == len(found)
    return held


@pytest.mark.parametrize("seed", range(4 * EXAMPLES))
def test_updates_in_a_row_are_a_build_of_everything(
    settings: Settings, store: Store, analyzer: Analyzer, updates: list[int], seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(1, 41):
        add(store, text(chance, number), f"/{number}.txt", f"{number}")
    bring_up_to_date(store, settings, analyzer)
    for step in range(12):
        before = store.changes()
        for _ in range(chance.randint(1, 2)):
            number = chance.randint(1, 50)
            add(store, text(chance, number), f"/{number}.txt", f"{step}-{number}")
        if chance.random() < 0.3:
            delete(settings, chance.choice(sorted(store.changes())))
        outcome = bring_up_to_date(store, settings, analyzer)
        assert outcome.built is (store.changes() != before)  # what was added may have been deleted again
        whole = build(store, settings, analyzer)
        assert content(settings, outcome.manifest.generation) == content(settings, whole.generation)
        written = [settings.index / each.generation for each in (outcome.manifest, whole)]
        assert read_inventory(written[0]) == read_inventory(written[1])
        assert (written[0] / "summary.json").read_text() == (written[1] / "summary.json").read_text()
    assert len(updates) > 4


@pytest.mark.parametrize("seed", range(4 * EXAMPLES))
def test_updates_under_decisions_are_a_build_of_everything(
    settings: Settings,
    store: Store,
    analyzer: Analyzer,
    updates: list[int],
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    monkeypatch.setattr("indexer.building._MOST_CHANGED", 1)  # however much a decision touches, it is an update
    chance = random.Random(100 + seed)
    for number in range(1, 41):
        add(store, text(chance, number), f"/{number}.txt", f"{number}")
    bring_up_to_date(store, settings, analyzer)
    taken = 0
    for step in range(14):
        held = store.decisions()
        undone = [chance.choice(held).number] if held and chance.random() < 0.4 else []
        try:
            taken += len(decide(store, [decision(chance, store) for _ in range(2)], undone).made)
        except DecisionsRefused:
            continue
        if chance.random() < 0.5:
            number = chance.randint(1, 50)
            add(store, text(chance, number), f"/{number}.txt", f"{step}-{number}")
        outcome = bring_up_to_date(store, settings, analyzer)
        whole = build(store, settings, analyzer)
        assert content(settings, outcome.manifest.generation) == content(settings, whole.generation)
        written = [settings.index / each.generation for each in (outcome.manifest, whole)]
        assert read_inventory(written[0]) == read_inventory(written[1])
    assert taken > 4
    assert len(updates) > 4


def decision(chance: random.Random, store: Store) -> Decision:
    """Any decision on the bulletins that `text` makes."""
    body, other = chance.sample(BODIES, 2)
    stored = chance.choice(list(store.bulletins()))
    scope = {"bulletin": stored.id} if chance.random() < 0.3 else {}
    if chance.random() < 0.3 and stored.series_id:
        scope = {"series": stored.series_id}
    whole: list[Decision] = [
        Decision(kind="merge", subject=body, value=other),
        Decision(kind="rename", subject=body, value=f"{body}中心", since="2020"),
        Decision(kind="alias", subject=body, value=chance.choice(SHORT), **scope),  # type: ignore[arg-type]
        Decision(kind="split", subject=chance.choice([*SHORT, body]), value=chance.choice(["", other]), **scope),  # type: ignore[arg-type]
        Decision(kind="reject", subject=chance.choice([body, chance.choice(SHORT)]), **scope),  # type: ignore[arg-type]
        Decision(kind="region", subject=body, value="江苏 徐州"),
        Decision(kind="member", subject=body, since="2019"),
        Decision(kind="parent", subject=body, value=other),
        Decision(kind="correct", bulletin=stored.id, value=f"date=2021-0{chance.randint(1, 9)}-01；series=另一简报"),
        Decision(kind="withdraw", bulletin=stored.id),
    ]
    return chance.choice(whole)


def delete(settings: Settings, bulletin: str) -> None:
    """Takes a bulletin out of the store."""
    engine = sa.create_engine(settings.store_url)
    with engine.begin() as connection:
        versions = "SELECT id FROM versions WHERE bulletin_id = :id"
        connection.execute(sa.text(f"DELETE FROM sources WHERE version_id IN ({versions})"), {"id": bulletin})
        connection.execute(sa.text("DELETE FROM versions WHERE bulletin_id = :id"), {"id": bulletin})
        connection.execute(sa.text("DELETE FROM bulletins WHERE id = :id"), {"id": bulletin})
    engine.dispose()


def plain(number: int, opening: str) -> str:
    return f"节水简报\n2021年第{number}期\n青云市节水协会\n标题第{number}号在此\n{opening}{FILLER}"


def test_only_what_changed_is_indexed_again(
    settings: Settings, store: Store, analyzer: Analyzer, updates: list[int]
) -> None:
    for number in range(1, 31):
        add(store, plain(number, "松节协" if number == 7 else ""), f"/{number}.txt", f"{number}")
    first = bring_up_to_date(store, settings, analyzer).manifest
    add(store, plain(31, ""), "/31.txt", "31")
    second = bring_up_to_date(store, settings, analyzer).manifest
    assert updates == [1]
    great = max(first.files, key=lambda name: first.files[name].size)
    assert second.files[great] == first.files[great]
    assert (settings.index / second.generation / great).stat().st_nlink == 2
    add(store, plain(32, "松山市节水协会（以下简称“松节协”）"), "/32.txt", "32")
    bring_up_to_date(store, settings, analyzer)
    assert updates == [1, 2]  # the new one, and the one that says 松节协: now it is known who that is
    with open_current(settings, analyzer) as generation:
        named = {
            bulletin.id
            for bulletin in content(settings, generation.manifest.generation).values()
            if any("松山市节水协会" in document.values["organisation"] for document in bulletin.documents)
        }
    assert len(named) == 2


def test_a_bulletin_that_is_no_longer_public_leaves_a_public_index(
    settings: Settings, store: Store, analyzer: Analyzer, updates: list[int]
) -> None:
    settings = replace(settings, visibility="public")
    for number in range(1, 11):
        add(store, plain(number, ""), f"/{number}.txt", f"{number}")
    assert bring_up_to_date(store, settings, analyzer).manifest.bulletins == 10
    hide(settings, min(store.changes()), store.revision + 1)
    assert bring_up_to_date(store, settings, analyzer).manifest.bulletins == 9
    assert updates == [0]


def hide(settings: Settings, bulletin: str, change: int) -> None:
    """Makes a bulletin internal."""
    engine = sa.create_engine(settings.store_url)
    with engine.begin() as connection:
        statement = "UPDATE versions SET content = json_set(content, '$.visibility', 'internal'), change = :change"
        connection.execute(sa.text(f"{statement} WHERE bulletin_id = :id"), {"id": bulletin, "change": change})
    engine.dispose()


def test_a_restored_store_that_is_older_than_the_index_is_indexed_as_it_is(
    settings: Settings, store: Store, analyzer: Analyzer, updates: list[int]
) -> None:
    for number in range(1, 11):
        add(store, plain(number, ""), f"/{number}.txt", f"{number}")
    bring_up_to_date(store, settings, analyzer)
    delete(settings, max(store.changes(), key=store.changes().__getitem__))
    assert bring_up_to_date(store, settings, analyzer).manifest.bulletins == 9
    assert updates == [0]

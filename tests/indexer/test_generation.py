from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import generation as generations
from indexer import records
from indexer.building import build, verify
from indexer.engine import EngineQuery
from indexer.errors import IndexRefused, NoIndex
from indexer.generation import LiveIndex, Manifest, current_name, open_current, prune, publish, rollback
from indexer.query import Everything, Text
from indexer.sync import bring_up_to_date, current_manifest
from indexer.terms import Analyzer
from kb.importing import import_files
from kb.settings import Settings
from kb.store import Store, open_store
from tests.kb.test_store import TEXT


@pytest.fixture
def store(settings: Settings, tmp_path: Path):
    with open_store(settings.store_url) as opened:
        take(opened, settings, tmp_path, 3)
        yield opened


def take(store: Store, settings: Settings, folder: Path, number: int) -> None:
    """Imports one more issue."""
    path = folder / f"{number}.txt"
    path.write_text(TEXT.replace("第3期", f"第{number}期"), encoding="utf-8")
    for _ in import_files([path], store, settings):
        pass


def test_a_build_is_not_in_service_until_it_is_published(store: Store, settings: Settings, analyzer: Analyzer) -> None:
    manifest = build(store, settings, analyzer)
    assert current_name(settings) is None
    with pytest.raises(NoIndex):
        open_current(settings, analyzer)
    publish(manifest, settings)
    with open_current(settings, analyzer) as generation:
        assert generation.manifest == manifest
        assert (manifest.bulletins, manifest.documents) == (1, 6)
        assert generation.searcher.search(EngineQuery(Text("水厂改造"))).total.passages == 1


def test_the_manifest_names_every_file_with_its_hash(store: Store, settings: Settings, analyzer: Analyzer) -> None:
    manifest = build(store, settings, analyzer)
    directory = settings.index / manifest.generation
    files = {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    assert set(manifest.files) == files - {"manifest.json"}
    assert all(len(digest) == 64 and size >= 0 for size, digest, _ in manifest.files.values())


def test_nothing_is_built_while_nothing_changes(
    store: Store, settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    assert bring_up_to_date(store, settings, analyzer).built
    assert not bring_up_to_date(store, settings, analyzer).built
    assert bring_up_to_date(store, settings, analyzer, force=True).built
    take(store, settings, tmp_path, 4)
    assert bring_up_to_date(store, settings, analyzer).manifest.bulletins == 2
    assert bring_up_to_date(store, replace(settings, engine="memory"), analyzer).built


def test_a_reader_keeps_what_it_opened_and_the_next_look_sees_the_new(
    store: Store, settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    bring_up_to_date(store, settings, analyzer)
    live = LiveIndex(settings, analyzer)
    old = live.get()
    take(store, settings, tmp_path, 4)
    bring_up_to_date(store, settings, analyzer)
    assert old.searcher.search(EngineQuery(Everything())).total.bulletins == 1
    assert live.get().searcher.search(EngineQuery(Everything())).total.bulletins == 2
    assert live.get() is live.get()


def test_a_part_of_a_generation_outlives_its_replacement(
    store: Store, settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    bring_up_to_date(store, settings, analyzer)
    live = LiveIndex(settings, analyzer)
    searcher, records = live.get().searcher, live.get().records
    take(store, settings, tmp_path, 4)
    bring_up_to_date(store, settings, analyzer)
    live.get()
    assert searcher.search(EngineQuery(Text("水厂改造"))).total.bulletins == 1
    assert records.read(next(iter(records.catalogue.entries))) is not None


def test_a_damaged_generation_does_not_replace_the_open_one(
    store: Store, settings: Settings, analyzer: Analyzer
) -> None:
    bring_up_to_date(store, settings, analyzer)
    live = LiveIndex(settings, analyzer)
    serving = live.get()
    manifest = bring_up_to_date(store, settings, analyzer, force=True).manifest
    (settings.index / manifest.generation / "summary.json").write_text("{", encoding="utf-8")
    assert live.get() is serving
    (settings.index / "current").unlink()
    assert live.get() is serving


def test_an_index_of_other_words_is_refused(store: Store, settings: Settings, analyzer: Analyzer) -> None:
    manifest = bring_up_to_date(store, settings, analyzer).manifest
    path = settings.index / manifest.generation / "manifest.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**value, "fingerprint": "other"}), encoding="utf-8")
    with pytest.raises(NoIndex, match="另一版本"):
        open_current(settings, analyzer)
    assert bring_up_to_date(store, settings, analyzer).built
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(NoIndex, match="不完整"):
        generations.read_manifest(path.parent)


def test_the_oldest_generations_go_and_the_one_before_can_come_back(
    store: Store, settings: Settings, analyzer: Analyzer
) -> None:
    names = []
    for number in range(5):
        manifest = build(store, settings, analyzer)
        named = replace(manifest, generation=f"{number}-{manifest.generation}")
        (settings.index / manifest.generation).rename(settings.index / named.generation)
        publish(named, settings)
        names.append(named.generation)
    assert generations.generations(settings) == names[-3:]
    assert rollback(settings, analyzer.fingerprint) == names[-2]
    assert current_name(settings) == names[-2]
    assert rollback(settings, analyzer.fingerprint) == names[-3]
    with pytest.raises(NoIndex):
        rollback(settings, analyzer.fingerprint)
    assert prune(settings) == []


def test_a_check_that_fails_keeps_the_old_index_in_service(
    store: Store, settings: Settings, analyzer: Analyzer, monkeypatch, tmp_path: Path
) -> None:
    before = bring_up_to_date(store, settings, analyzer).manifest
    take(store, settings, tmp_path, 4)
    monkeypatch.setattr(records, "documents_of", lambda *_: iter(()))
    with pytest.raises(IndexRefused):
        bring_up_to_date(store, settings, analyzer)
    assert current_manifest(settings) == before


@pytest.mark.parametrize("damage", ["truncate", "flip", "remove", "add"])
def test_a_changed_file_is_found(store: Store, settings: Settings, analyzer: Analyzer, damage: str) -> None:
    manifest: Manifest = bring_up_to_date(store, settings, analyzer).manifest
    directory = settings.index / manifest.generation
    verify(directory, store, analyzer, settings)
    victim = max(directory.rglob("*.arrays"), key=lambda path: path.stat().st_size)
    data = victim.read_bytes()
    match damage:
        case "truncate":
            victim.write_bytes(data[:-1])
        case "flip":
            victim.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
        case "remove":
            victim.unlink()
        case "add":
            (directory / "stray").touch()
    with pytest.raises(IndexRefused):
        verify(directory, store, analyzer, settings)


def test_neighbours_and_gaps_of_a_series(store: Store, settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    for number in (4, 7, 9):
        take(store, settings, tmp_path, number)
    bring_up_to_date(store, settings, analyzer)
    with open_current(settings, analyzer) as generation:
        kept = generation.records
        catalogue = kept.catalogue
        (series,) = catalogue.of_series.values()
        assert [entry.number for entry in series] == [3, 4, 7, 9]
        assert kept.coverage["missing"] == ["《节水简报》2021年第5至6期", "《节水简报》2021年第8期"]
        before, after = kept.neighbours(series[1].id)
        assert before is not None
        assert after is not None
        assert (before.number, after.number) == (3, 7)
        assert kept.neighbours(series[0].id)[0] is None
        assert kept.read("nothing") is None
        assert series[0].name == "2021年第3期"

"""What many tests need: settings of their own, an analyzer, the samples imported and indexed once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.generation import Generation, open_current
from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.importing import find_files, import_files
from kb.settings import Settings
from kb.store import open_store
from kb.text import Segmenter
from tests.accuracy import SAMPLES

EXAMPLES = int(os.environ.get("KB_TEST_EXAMPLES", "1"))
"""How many times as many random examples as usual (`bench.oracles`)."""
CACHE = Path(__file__).parent.parent / ".pytest_cache" / "kb"
SEED = Path(__file__).parent.parent.parent / "shared" / "seed"


@pytest.fixture(scope="session", autouse=True)
def _shared_cache() -> None:
    """Compiled loops are kept for all tests, those that run commands too, and from one run to the next."""
    os.environ["KB_CACHE_DIRECTORY"] = str(CACHE)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", cache_directory=str(CACHE))


@pytest.fixture(scope="session")
def analyzer(tmp_path_factory: pytest.TempPathFactory) -> Analyzer:
    return Analyzer(Segmenter(tmp_path_factory.mktemp("dictionary") / "cache"))


@pytest.fixture(scope="session", params=["embedded", "memory"])
def sample_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer
) -> Settings:
    """A data directory with the sample corpus imported and indexed, once for each engine."""
    settings = Settings(
        data=tmp_path_factory.mktemp("samples") / "data", engine=request.param, cache_directory=str(CACHE)
    )
    fill(settings, [SAMPLES], analyzer)
    return settings


@pytest.fixture(scope="session")
def samples(sample_settings: Settings, analyzer: Analyzer) -> Iterator[Generation]:
    with open_current(sample_settings, analyzer) as generation:
        yield generation


@pytest.fixture(scope="session")
def seed() -> Path:
    """The one real bulletin; its tests run where it is present."""
    found = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not found:
        pytest.skip("the real bulletin is not on this machine; it is not part of the project")
    return found[0]


def fill(settings: Settings, paths: list[Path], analyzer: Analyzer) -> None:
    """Imports and indexes, as `kb sync` does."""
    settings.data.mkdir(parents=True, exist_ok=True)
    with open_store(settings.store_url) as store:
        for _ in import_files(find_files(paths), store, settings):
            pass
        bring_up_to_date(store, settings, analyzer)

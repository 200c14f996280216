"""Bulletins that were measured before anybody looked at them (`tests/unseen/README.md`): what was reached since stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accuracy import Tally, sample_pairs
from tests.knowledge_accuracy import knowledge_accuracy

UNSEEN = Path(__file__).parent.parent / "unseen"
ROUNDS = sorted({folder.name[:-1] for folder in UNSEEN.iterdir() if folder.is_dir()}, key=int)


def precision(tally: Tally) -> float:
    return tally.right / (tally.right + tally.invented)


def recall(tally: Tally) -> float:
    return tally.right / (tally.right + tally.missing)


@pytest.mark.parametrize("number", ROUNDS)
def test_what_was_reached_on_unseen_bulletins_stays(number: str) -> None:
    pairs = [pair for folder in sorted(UNSEEN.glob(f"{number}?")) for pair in sample_pairs(folder=folder)]
    assert len(pairs) >= 20
    tallies = knowledge_accuracy(pairs).tallies
    assert precision(tallies["organisation"]) >= 0.97
    assert tallies["organisation"].f1 >= 0.945
    assert precision(tallies["alias"]) >= 0.92
    assert precision(tallies["activity"]) >= 0.94
    assert recall(tallies["activity"]) >= 0.80
    assert precision(tallies["date"]) >= 0.96
    assert precision(tallies["type"]) >= 0.95
    assert tallies["quantity"].f1 >= 0.97

"""How often texts repeat each other: in what share of the other texts a run of characters of one of them stands.

python -m bench.speed.repetition                the invented corpus
python -m bench.speed.repetition FILE.jsonl     real text to compare it with: objects with a `text`

What a quoted phrase costs depends on this more than on anything else. Texts are cut into passages of about 110
characters; passages of the same text do not count as others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from bench.speed.corpus import SEED, Corpus
from kb.text import folded

_TEXTS, _RUNS = 1_500, 1_000
_LENGTHS = ((4, 6), (3, 20), (10, 20))
_PASSAGE = 90
"""Sentences are put together until there are so many characters."""

Passage = tuple[int, str]
"""The number of a text, and a passage of it, folded."""


def repetition(passages: Sequence[Passage], least: int, longest: int, runs: int = _RUNS) -> list[float]:
    """For each of so many runs of letters, drawn evenly, the share of passages of others that hold it; sorted."""
    chance = np.random.default_rng(SEED)
    shares: list[float] = []
    while len(shares) < runs:
        owner, text = passages[int(chance.integers(len(passages)))]
        size = int(chance.integers(least, longest + 1))
        at = int(chance.integers(max(1, len(text) - size)))
        run = text[at : at + size]
        if len(run) == size and all(character.isalpha() for character in run):
            shares.append(sum(run in other for number, other in passages if number != owner) / len(passages))
    return sorted(shares)


def _cut(text: str) -> Iterable[str]:
    passage = ""
    for sentence in folded(text).split("。"):
        passage += sentence + "。"
        if len(passage) >= _PASSAGE:
            yield passage
            passage = ""
    if passage:
        yield passage


def main(arguments: Sequence[str]) -> None:
    """Prints a table of percentiles."""
    passages = _of_file(Path(arguments[0])) if arguments else _of_corpus()
    print(f"{len(passages)} passages\n\n| characters | p50 | p90 | p95 | p99 | most |\n|---|---|---|---|---|---|")
    for least, longest in _LENGTHS:
        shares = repetition(passages, least, longest)
        ranked = (*(shares[int(len(shares) * part / 100)] for part in (50, 90, 95, 99)), shares[-1])
        print(f"| {least} to {longest} | {' | '.join(f'{100 * share:.3f} %' for share in ranked)} |")


def _of_file(path: Path) -> list[Passage]:
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, _TEXTS)]
    return [(at, passage) for at, text in enumerate(texts) for passage in _cut(text)]


def _of_corpus() -> list[Passage]:
    bulletins = islice(Corpus(_TEXTS), _TEXTS)
    return [(at, folded(each.text)) for at, bulletin in enumerate(bulletins) for each in bulletin.documents]


if __name__ == "__main__":
    main(sys.argv[1:])

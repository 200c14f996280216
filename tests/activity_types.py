"""Learns the weights by which deeds are told apart, and measures how well they tell those of offices they have not seen.

python -m tests.activity_types [--write]

Learnt from are the deeds of every gold (`sample_corpus`, `tests/unseen`), with 某 for the names in them, and the
sentences of `tests/deeds`. Printed is, set by set, how many deeds get their type by the weights that all the other
sets give; a type of `or_types` is right too. `--write` writes the weights of all sets to `kb/knowledge`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from kb.knowledge import activity_types
from kb.knowledge.activity_types import ActivityTypes, traits
from kb.knowledge.deeds import ACTIVITY_TYPES
from kb.text import folded
from tests.accuracy import sample_pairs

TABLE = Path(activity_types.__file__).with_name(activity_types.TABLE)
UNSEEN = Path(__file__).parent / "unseen"
SENTENCES = Path(__file__).parent / "deeds"

STRENGTH = 10.0
"""How much the examples weigh against small weights (`C`); from 10 to 300 little depends on it."""
CASES, FIRMNESS = "cases", 5.0
"""The sentences that were written to be told apart from what they look like count so many times."""
LEAST = 20
"""Smaller weights are left out: two of three, for 0.001 of the accuracy."""

_NAMED = re.compile(r"\[[^\]]*\]")


class Deed(NamedTuple):
    """A deed of the gold: the set it is from, its folded text without names, its types, the first of them the best."""

    source: str
    text: str
    types: tuple[str, ...]


def deeds() -> list[Deed]:
    """Every deed with its type: of the samples, of each round of unseen bulletins, of the sentences."""
    rounds = ((folder.name[0], sorted(folder.glob("*.json"))) for folder in sorted(UNSEEN.iterdir()) if folder.is_dir())
    golds = [("samples", [gold for _, gold in sample_pairs()]), *rounds]
    told = [deed for source, paths in golds for path in paths for deed in _deeds_of(source, path)]
    return told + [deed for path in sorted(SENTENCES.glob("*.tsv")) for deed in _sentences_of(path)]


def _deeds_of(source: str, path: Path) -> Iterator[Deed]:
    """The deeds of the gold of a bulletin."""
    gold = json.loads(path.read_text("utf-8"))
    names = {folded(name) for each in gold["organisations"] for name in (each["name"], *each["aliases"])}
    for each in gold["activities"]:
        text = folded(each["text"])
        for name in sorted(names, key=lambda name: (-len(name), name)):
            text = text.replace(name, "某")
        yield Deed(source, text, (each["type"], *each.get("or_types", ())))


def _sentences_of(path: Path) -> Iterator[Deed]:
    """The deeds of a table of sentences: type, another one that fits, the sentence with its names in brackets."""
    for line in path.read_text("utf-8").splitlines():
        type_, other, sentence = line.split("\t")
        yield Deed(path.stem, folded(_NAMED.sub("某", sentence)), (type_, other) if other else (type_,))


def learnt(examples: Sequence[Deed]) -> str:
    """The table of weights that examples give, the same at every run."""
    vectors = TfidfVectorizer(analyzer=lambda text: list(traits(text)), sublinear_tf=True, min_df=2)
    counted = vectors.fit_transform([deed.text for deed in examples])
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", fit_intercept=False, max_iter=3000)
    weighing = [FIRMNESS if deed.source == CASES else 1.0 for deed in examples]
    model.fit(counted, [deed.types[0] for deed in examples], weighing)
    weights = model.coef_ * vectors.idf_
    tenths = np.rint((weights - weights.mean(axis=0)) * 10).astype(int)
    columns = [list(model.classes_).index(type_) for type_ in ACTIVITY_TYPES]
    rows = (
        "\t".join((trait, *("" if abs(weight) < LEAST else str(weight) for weight in row)))
        for trait, row in zip(vectors.get_feature_names_out(), tenths.T[:, columns], strict=True)
        if abs(row).max() >= LEAST
    )
    return "\n".join(("\t".join(("", *ACTIVITY_TYPES)), *rows)) + "\n"


def right(types: ActivityTypes, examples: Iterable[Deed]) -> list[bool]:
    """Whether each deed gets one of its types."""
    return [types.type_of(deed.text) in deed.types for deed in examples]


def main() -> None:
    """Measures, set by set; writes the table if it is told to."""
    parser = argparse.ArgumentParser(prog="python -m tests.activity_types")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = deeds()
    if options.write:
        TABLE.write_text(learnt(known), "utf-8")
    told = []
    for source in dict.fromkeys(deed.source for deed in known):
        others = [deed for deed in known if deed.source != source]
        here = right(ActivityTypes(learnt(others)), (deed for deed in known if deed.source == source))
        print(f"{source:<12}{len(here):>6}{fmean(here):>8.3f}")
        told += here
    print(f"{'all':<12}{len(told):>6}{fmean(told):>8.3f}")


if __name__ == "__main__":
    main()

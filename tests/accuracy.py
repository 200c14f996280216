"""How well parsed bulletins agree with their gold, by exact match after NFKC and without blanks.

python -m tests.accuracy [FOLDER]      the table over a folder of NAME.* beside NAME.json, and every difference
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.contract import bulletin_to_json
from kb.reading import read
from kb.text import compact
from kb.understanding import understand

MASTHEAD = ("series", "number", "year", "running_number", "supplement", "date", "issuer", "classification")
SAMPLES = Path(__file__).parent.parent / "sample_corpus"
Item = tuple[Any, ...]


@dataclass
class Tally:
    """Right, missing and invented items of one kind."""

    right: int = 0
    missing: int = 0
    invented: int = 0

    @property
    def f1(self) -> float:
        """The F1 score; 1 where there was nothing to find and nothing was found."""
        whole = 2 * self.right + self.missing + self.invented
        return 2 * self.right / whole if whole else 1.0


@dataclass
class Accuracy:
    """The tallies of each kind, and the differences as lines for a person."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def compare(self, name: str, kind: str, gold: Iterable[Item], got: Iterable[Item]) -> None:
        """Adds one kind of one bulletin."""
        wanted, found = Counter(gold), Counter(got)
        tally = self.tallies.setdefault(kind, Tally())
        tally.right += (wanted & found).total()
        for sign, rest in (("-", wanted - found), ("+", found - wanted)):
            self.differences += [f"{name} {kind} {sign} {item}" for item in rest.elements()]
        tally.missing += (wanted - found).total()
        tally.invented += (found - wanted).total()

    @property
    def masthead(self) -> float:
        """The mean over the masthead fields of the share that is right."""
        return sum(self.tallies[kind].f1 for kind in MASTHEAD) / len(MASTHEAD)

    @property
    def structure(self) -> float:
        """The F1 over sections, passages, organisation heads, figures and distribution together."""
        kinds = ("headline", "section", "passage", "head", "figure", "recipient")
        whole = Tally(
            *(sum(getattr(self.tallies[kind], part) for kind in kinds) for part in ("right", "missing", "invented"))
        )
        return whole.f1

    def table(self) -> str:
        """The table for a terminal."""
        rows = [
            f"{kind:<16}{tally.right:>6}{tally.missing:>6}{tally.invented:>6}{tally.f1:>8.3f}"
            for kind, tally in self.tallies.items()
        ]
        head = f"{'kind':<16}{'right':>6}{'miss':>6}{'inv.':>6}{'F1':>8}"
        return "\n".join((head, *rows, f"masthead mean {self.masthead:.3f}, structure F1 {self.structure:.3f}"))


def accuracy(pairs: Iterable[tuple[Path, Path]]) -> Accuracy:
    """The accuracy over (bulletin file, gold file)."""
    result = Accuracy()
    for source, gold_path in pairs:
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        got = bulletin_to_json(understand(read(source)).bulletin)
        name = source.name
        for kind, wanted, found in _masthead(gold, got):
            result.compare(name, kind, wanted, found)
        for kind, items in _ITEMS.items():
            result.compare(name, kind, items(gold), items(got))
    return result


def sample_pairs(suffix: str = "", folder: Path = SAMPLES) -> list[tuple[Path, Path]]:
    """Each bulletin of a folder (of one format, if wanted) beside its gold."""
    return [
        (path, path.with_suffix(".json"))
        for path in sorted(folder.iterdir())
        if path.suffix != ".json" and path.suffix.endswith(suffix) and path.with_suffix(".json").exists()
    ]


def _masthead(gold: dict[str, Any], got: dict[str, Any]) -> Iterator[tuple[str, list[Item], list[Item]]]:
    for name in MASTHEAD:
        wanted, found = (_values(name, value) for value in (gold, got))
        if name == "year" and not found and not gold["issue"]["label"]:
            wanted = []
        yield name, wanted, found


def _values(name: str, bulletin: dict[str, Any]) -> list[Item]:
    value = bulletin["issue"].get(name) if name in bulletin["issue"] else bulletin[name]
    if name == "issuer":
        return [(compact(each),) for each in value]
    if name == "year" and bulletin["series"] is None:
        return []
    return [(compact(str(value)),)] if value not in (None, False) else []


def _passages(bulletin: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for article in bulletin["articles"]:
        yield from article["passages"]


_ITEMS: dict[str, Callable[[dict[str, Any]], list[Item]]] = {
    # A subtitle may be left out.
    "headline": lambda b: [(compact(a["headline"]).split("——")[0], a["part"]) for a in b["articles"] if a["headline"]],
    "section": lambda b: [
        (s["label"], s["level"], compact(s["heading"])) for a in b["articles"] for s in a["sections"]
    ],
    "passage": lambda b: [(compact(p["text"]),) for p in _passages(b)],
    "section of": lambda b: [(compact(p["text"])[:20], p["section"]) for p in _passages(b)],
    "kind of": lambda b: [(compact(p["text"])[:20], p["kind"]) for p in _passages(b)],
    "head": lambda b: [
        (compact(p["text"])[:20], compact(p["organisation"])) for p in _passages(b) if p["organisation"]
    ],
    "figure": lambda b: [(f["number"], compact(f["caption"])) for f in b["figures"]],
    "recipient": lambda b: [(compact(d["kind"]), compact(r)) for d in b["distribution"] for r in d["recipients"]],
    "signer": lambda b: [(compact(role), compact(name)) for role, names in b["signers"].items() for name in names],
}


def main() -> None:
    """Prints the table and every difference."""
    result = accuracy(sample_pairs(folder=Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES))
    print("\n".join(result.differences))
    print(result.table())


if __name__ == "__main__":
    main()

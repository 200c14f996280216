"""How well organisations and activities agree with their gold, by the rules for gold in CONTRIBUTING.md.

python -m tests.knowledge_accuracy [FOLDER]      the table over a folder of NAME.* beside NAME.json, and every difference

An activity matches one of the gold if their proofs overlap by half of the shorter one and they share an actor; dates,
types and quantities are compared between the matched. A type of `or_types` is right too. What the gold marks
`"optional": true` counts neither where it is found nor where it is not. `date` is strict; `date-or-open` takes it as
right, too, that one of both leaves a date open that stands only in the sentence before, as the rules allow.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kb.contract import bulletin_to_json
from kb.reading import read
from kb.text import compact
from kb.understanding import understand
from tests.accuracy import SAMPLES, Accuracy, Item, sample_pairs

Json = dict[str, Any]
_SENTENCE = re.compile(r"[^。！？]+")
_WRITTEN_DATE = re.compile(
    r"\d\s*[年月日号]|[一二三四五六七八九十]+[月日]|[上中下]旬|(?:当|同|次|翌|昨|前|今)[日天晚年]|第二天"
    r"|周[一二三四五六日末]|星期|[上本]周|[上本当]月"
)
"""That a sentence says itself when something was, be it by another day."""


def knowledge_accuracy(pairs: Iterable[tuple[Path, Path]]) -> Accuracy:
    """The accuracy over (bulletin file, gold file)."""
    result = Accuracy()
    for source, gold_path in pairs:
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        bulletin = understand(read(source)).bulletin
        got, passages = bulletin_to_json(bulletin), {passage.id: passage.text for passage in bulletin.passages}
        name = source.name
        left_open = set(_names(gold, optional=True))
        found_names = [item for item in _names(got) if item not in left_open]
        result.compare(name, "organisation", _names(gold, optional=False), found_names)
        result.compare(name, "alias", _aliases(gold, got), _aliases(got, gold))
        matched = list(_matched(gold["activities"], got["activities"]))
        pairs_of = {id(found): id(wanted) for wanted, found in matched}
        wanted_events = [each for each in gold["activities"] if not each.get("optional")]
        open_events = {id(found) for wanted, found in matched if wanted.get("optional")}
        result.compare(
            name,
            "activity",
            [_shown(each, id(each) if id(each) in pairs_of.values() else None) for each in wanted_events],
            [_shown(each, pairs_of.get(id(each)), 1) for each in got["activities"] if id(each) not in open_events],
        )
        for wanted, found in ((wanted, found) for wanted, found in matched if not wanted.get("optional")):
            proof = compact(wanted["text"])[:24]
            result.compare(
                name,
                "actors",
                [(proof, *sorted(_compact(wanted["organisations"])))],
                [(proof, *sorted(_compact(found["organisations"])))],
            )
            date = _date(wanted["date"], found["date"])
            result.compare(name, "date", [(proof, wanted["date"])], [(proof, date)])
            left = _may_be_open(wanted["date"], date, found["start"], passages[found["passage"]])
            result.compare(name, "date-or-open", [(proof, wanted["date"])], [(proof, wanted["date"] if left else date)])
            types = (wanted["type"], *wanted.get("or_types", ()))
            right = found["type"] if found["type"] not in types else wanted["type"]
            result.compare(name, "type", [(proof, wanted["type"])], [(proof, right)])
            result.compare(name, "quantity", _quantities(proof, wanted), _quantities(proof, found))
    return result


def _names(bulletin: Json, *, optional: bool | None = None) -> list[Item]:
    """The names of a bulletin, those that are optional, or those that are not."""
    organisations = bulletin["organisations"]
    return [(compact(each["name"]),) for each in organisations if optional in (None, bool(each.get("optional", False)))]


def _aliases(bulletin: Json, other: Json) -> list[Item]:
    """The aliases of the organisations that both know."""
    known = set(_names(other))
    return [
        (compact(each["name"]), compact(alias))
        for each in bulletin["organisations"]
        if (compact(each["name"]),) in known
        for alias in each["aliases"]
    ]


def _compact(names: Iterable[str]) -> list[str]:
    return [compact(name) for name in names]


def _matched(gold: list[Json], got: list[Json]) -> Iterator[tuple[Json, Json]]:
    free = list(got)
    for wanted in gold:
        best = max(free, key=lambda each: _likeness(wanted, each), default=None)
        if best is not None and _likeness(wanted, best) >= 0.5:
            free.remove(best)
            yield wanted, best


def _likeness(wanted: Json, found: Json) -> float:
    if not set(_compact(wanted["organisations"])) & set(_compact(found["organisations"])):
        return 0.0
    one, other = compact(wanted["text"]), compact(found["text"])
    short, long = sorted((one, other), key=len)
    if short in long:
        return 1 + len(short) / len(long)
    common = max((size for size in range(1, len(short)) if short[:size] in long or short[-size:] in long), default=0)
    return common / len(short)


def _shown(activity: Json, pair: int | None, side: int = 0) -> Item:
    """An activity as an item that equals its pair alone; one without a pair shows its proof."""
    return (side, compact(activity["text"])[:40]) if pair is None else (pair, "")


def _date(wanted: str | None, found: str | None) -> str | None:
    """The date found; the start of a period stands for it."""
    return wanted if wanted and found and wanted.split("/")[0] == found else found


def _may_be_open(wanted: str | None, found: str | None, start: int, passage: str) -> bool:
    """Whether one of both has a date and the other none, and it stands in the last dated sentence before the proof's."""
    if (wanted is None) is (found is None):
        return False
    *before, own = [each.group() for each in _SENTENCE.finditer(passage) if each.start() <= start]
    dated = [each for each in before if _WRITTEN_DATE.search(each)]
    if _WRITTEN_DATE.search(own) or not dated:
        return False
    month_or_day = (wanted or found or "").split("/")[0].split("-")[-1]
    return re.search(rf"(?<!\d)0?{int(month_or_day)}(?!\d)", dated[-1]) is not None


def _quantities(proof: str, activity: Json) -> list[Item]:
    return [(proof, float(each["value"]), compact(each["unit"])) for each in activity["quantities"]]


def main() -> None:
    """Prints the table and every difference."""
    result = knowledge_accuracy(sample_pairs(folder=Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES))
    print("\n".join(result.differences))
    for kind, tally in result.tallies.items():
        precision = tally.right / max(1, tally.right + tally.invented)
        recall = tally.right / max(1, tally.right + tally.missing)
        print(
            f"{kind:<16}{tally.right:>6}{tally.missing:>6}{tally.invented:>6}"
            f"{precision:>8.3f}{recall:>8.3f}{tally.f1:>8.3f}"
        )


if __name__ == "__main__":
    main()

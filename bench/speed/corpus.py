"""A deterministic corpus of invented bulletins, and queries of ten kinds for it.

Words are drawn by the frequencies of jieba's dictionary and stand in sentences as bulletins have them: who did what,
when, how much, for whom. A bulletin has 8 to 15 passages, together 1,000 to 2,000 characters; 40 series from 2015 to
2025; 2,000 organisations, of which few are named often and most hardly ever (Zipf).
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jieba
import numpy as np

from bench.speed.sentences import BODIES, CLOSINGS, DEEDS, OPENINGS, PLACES
from indexer.documents import IndexBulletin, IndexDocument
from kb.text import folded

SEED = 20261123
SERIES, ORGANISATIONS = 40, 2_000
FIRST_DAY, DAYS = dt.date(2015, 1, 1), 4_018


@dataclass(frozen=True, slots=True)
class Query:
    """A query as a person types it, with the conditions that are chosen beside it."""

    kind: str
    text: str
    organisation: str = ""
    days: tuple[int, int] | None = None


class Corpus:
    """So many bulletins; the same at every run."""

    def __init__(self, bulletins: int) -> None:
        self.bulletins = bulletins

    @cached_property
    def _words(self) -> tuple[list[str], np.ndarray]:
        lines = (line.decode().split(" ") for line in jieba.get_dict_file())
        drawn = [
            (word, int(times))
            for word, times, tag in lines
            if tag.strip() not in {"nr", "ns", "nt", "x"} and len(word) < 5
        ]
        weights = np.array([times for _, times in drawn], float)
        return [word for word, _ in drawn], np.cumsum(weights) / weights.sum()

    @cached_property
    def organisations(self) -> list[str]:
        """The organisations, those that are named most first."""
        names = [
            f"{place}{second}{body}" for body in BODIES for place in PLACES for second in PLACES if place != second
        ]
        chance = np.random.default_rng(SEED)
        return [names[number] for number in chance.permutation(len(names))[:ORGANISATIONS]]

    @cached_property
    def _named(self) -> np.ndarray:
        return _zipf(ORGANISATIONS, 0.9)

    @cached_property
    def _parts(self) -> list[tuple[tuple[str, ...], np.ndarray]]:
        """The parts of a sentence in their order, and how likely each is."""
        return [(part, _zipf(len(part), 0.5)) for part in (OPENINGS, DEEDS, CLOSINGS)]

    def __iter__(self) -> Iterator[IndexBulletin]:
        words, chances = self._words
        for number in range(self.bulletins):
            chance = np.random.default_rng((SEED, number))
            drawn = iter(np.searchsorted(chances, chance.random(4_000)).tolist())
            named = iter(np.searchsorted(self._named, chance.random(200)).tolist())
            series = int(chance.integers(SERIES))
            day = FIRST_DAY + dt.timedelta(days=int(chance.integers(DAYS)))
            bulletin_id = f"{number:012x}"

            def run(drawn: Iterator[int] = drawn, chance: np.random.Generator = chance) -> str:
                return "".join(words[next(drawn)] for _ in range(int(chance.integers(4, 9))))

            headline = run()
            shared = {
                "series": (f"s{series:02d}",),
                "issue": (bulletin_id,),
                "issuer": (f"{PLACES[series % 20]}节水协会秘书处",),
                "year": (str(day.year),),
                "month": (f"{day:%Y-%m}",),
                "number": (str(number % 60 + 1),),
            }
            documents = []
            for passage in range(int(chance.integers(8, 16))):
                organisation, other = self.organisations[next(named)], self.organisations[next(named)]
                text = ""
                size = int(chance.integers(40, 160))
                while len(text) + 9 * text.count("{}") < size:
                    text += self._sentence(chance).format(
                        day=f"{day.month}月{chance.integers(1, 29)}日",
                        org=organisation,
                        other=other,
                        number=int(chance.integers(2, 900)),
                        words="{}",
                    )
                while "{}" in text:
                    text = text.replace("{}", run(), 1)
                documents.append(
                    IndexDocument(
                        bulletin=bulletin_id,
                        passage=f"p{passage + 1}",
                        kind="paragraph",
                        text=text,
                        context="",  # the peers have no field that completes a passage
                        headline=headline,
                        organisations=organisation,
                        activities="",
                        values={**shared, "organisation": tuple(dict.fromkeys((organisation, other)))},
                        first_day=day.toordinal(),
                        last_day=day.toordinal(),
                        order=(f"s{series:02d}", day.year, number % 60 + 1),
                        weight=1.0,
                    )
                )
            entry = f'{{"id":"{bulletin_id}","series":"s{series:02d}","date":"{day}","headline":"{headline}"}}'
            yield IndexBulletin(bulletin_id, tuple(documents), entry)

    def _sentence(self, chance: np.random.Generator) -> str:
        opening, deed, closing = (part[int(np.searchsorted(chances, chance.random()))] for part, chances in self._parts)
        return f"{opening}{deed}，{closing}"

    def stored(self, path: Path) -> Iterator[IndexBulletin]:
        """The same from a file, which is written first where it is missing: making it takes longer than reading it."""
        if not path.exists():
            with path.with_suffix(".part").open("wb") as file:
                for bulletin in self:
                    pickle.dump(bulletin, file, 5)
            path.with_suffix(".part").rename(path)
        with path.open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)


def _zipf(count: int, exponent: float) -> np.ndarray:
    """How likely one of so many is, or one before it."""
    weights = 1 / np.arange(1, count + 1) ** exponent
    cumulated: np.ndarray = np.cumsum(weights) / weights.sum()
    return cumulated


def queries_for(sample: Sequence[IndexBulletin], words: Sequence[Sequence[str]], each: int) -> list[Query]:
    """So many queries of each kind, made of what stands in a sample of the corpus.

    `words` are the words of each passage of the sample, those of one character left out.
    """
    chance = np.random.default_rng(SEED + 1)
    passages = [document for bulletin in sample for document in bulletin.documents]
    times = Counter(word for passage in words for word in sorted(set(passage)))
    ranked = [word for word, _ in times.most_common()]
    most = len(passages)
    common = [word for word in ranked if 0.02 < times[word] / most < 0.4]
    middle = [word for word in ranked if 0.002 < times[word] / most <= 0.02]
    rare = [word for word in ranked if times[word] == 1 and len(word) > 1]
    characters = [character for character in "水电安质工业防会学生国产服务资项目" if character]

    def one_of(given: Sequence[str]) -> str:
        return given[int(chance.integers(len(given)))]

    def run(least: int, longest: int) -> str:
        while True:
            text = folded(passages[int(chance.integers(len(passages)))].text)
            size = int(chance.integers(least, longest + 1))
            at = int(chance.integers(max(1, len(text) - size)))
            piece = text[at : at + size]
            if len(piece) == size and all(character.isalpha() for character in piece):
                return piece

    queries = []
    for number in range(each):
        document = passages[int(chance.integers(len(passages)))]
        start = (FIRST_DAY + dt.timedelta(days=int(chance.integers(DAYS - 700)))).toordinal()
        pair = words[int(chance.integers(len(words)))]
        two = [pair[int(chance.integers(len(pair)))] for _ in range(2)]
        queries += [
            Query("one common word", common[number % len(common)]),
            Query("two words", " ".join(two)),
            Query("rare word", one_of(rare)),
            Query("quoted phrase", f'"{run(3, 20)}"'),
            Query("short quoted phrase", f'"{run(4, 6)}"'),
            Query("long quoted phrase", f'"{run(10, 20)}"'),
            Query(
                "word, organisation, dates", one_of(common), document.values["organisation"][0], (start, start + 700)
            ),
            Query("five words, any", " 或 ".join(one_of(middle) for _ in range(5))),
            Query("single character", characters[number % len(characters)]),
            Query("question", f"{one_of(middle)}什么时候{one_of(middle)}了多少{one_of(middle)}"),
        ]
    return sorted(queries, key=lambda query: KINDS.index(query.kind))


KINDS = (
    "one common word",
    "two words",
    "rare word",
    "quoted phrase",
    "short quoted phrase",
    "long quoted phrase",
    "word, organisation, dates",
    "five words, any",
    "single character",
    "question",
)

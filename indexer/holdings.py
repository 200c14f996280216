"""What a generation holds of each series, as a sum of facts: what can be searched, and what is missing.

Each bulletin gives some facts; a generation keeps how many bulletins give each. So the sum over a hundred thousand
bulletins is brought up to date by taking away the facts of those that changed and adding their new ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from indexer.entries import Entry
from kb.contract import Json
from kb.identity import SEPARATOR

Kind = Literal["bulletin", "day", "series", "issue", "running", "part", "recognised", "without_text"]
Fact: TypeAlias = str
"""A kind, and what it is a fact of: a day; a series, its name and publisher; an issue; a headline and its part."""
Holdings: TypeAlias = Counter[Fact]


class Issue(NamedTuple):
    """A regular issue: its series, year, first and last number, date (ISO or empty), and how many bulletins are it.

    Of one that has no year, or no number in it, but a running number, that is the number, and 0 the year.
    """

    series: str
    year: int
    first: int
    last: int
    date: str
    bulletins: int


def facts_of(entry: Entry) -> Iterator[Fact]:
    """The facts that a bulletin gives."""
    yield _fact("bulletin")
    if entry.date:
        yield _fact("day", entry.date)
    if entry.series_id:
        yield _fact("series", entry.series_id, entry.series or "", entry.publisher)
        if entry.running_number:
            yield _fact("running", entry.series_id, entry.running_number)
        if entry.year and entry.number and not entry.supplement:
            last = max(entry.number, entry.number_last or 0)
            yield _fact("issue", entry.series_id, entry.year, entry.number, last, entry.date or "")
        elif entry.running_number and not entry.supplement:
            yield _fact("issue", entry.series_id, 0, entry.running_number, entry.running_number, entry.date or "")
    for headline, number in entry.parts:
        yield _fact("part", entry.series_id or "", headline, number)
    if entry.recognised:
        yield _fact("recognised")
    if entry.without_text:
        yield _fact("without_text")


def bulletins(holdings: Holdings) -> int:
    """How many bulletins there are."""
    return holdings[_fact("bulletin")]


def series_labels(holdings: Holdings) -> dict[str, str]:
    """The name of each series by its id, with its publisher where two series share the name.

    Of several names that a series has had, the one that most of its bulletins have.
    """
    named: dict[str, tuple[int, str, str]] = {}
    for (series, name, publisher), times in sorted(_of_kind(holdings, "series")):
        if times > named.get(series, (0,))[0]:
            named[series] = times, name, publisher
    shared = Counter(name for _, name, _ in named.values())
    return {
        series: f"{name}（{publisher}）" if shared[name] > 1 and publisher else name
        for series, (_, name, publisher) in named.items()
    }


def issues(holdings: Holdings) -> Iterator[Issue]:
    """The regular issues."""
    for (series, year, first, last, date), times in _of_kind(holdings, "issue"):
        yield Issue(series, int(year), int(first), int(last), date, times)


def running_numbers(holdings: Holdings) -> dict[str, list[int]]:
    """The running numbers that each series has, by its id."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for (series, number), _ in _of_kind(holdings, "running"):
        numbers[series].append(int(number))
    return numbers


def sizes_of_series(holdings: Holdings) -> Counter[str]:
    """How many bulletins each series has, by its id."""
    sizes: Counter[str] = Counter()
    for (series, _, _), times in _of_kind(holdings, "series"):
        sizes[series] += times
    return sizes


def parts(holdings: Holdings) -> Iterator[tuple[str, str, int, int]]:
    """Each part of a headline: the series, the headline without it, its number, and how many bulletins have it."""
    for (series, headline, number), times in _of_kind(holdings, "part"):
        yield series, headline, int(number), times


def missing(holdings: Holdings, labels: Mapping[str, str]) -> list[str]:
    """The numbers that a series leaves out between the first and the last one there is of a year, as ranges."""
    volumes: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for issue in issues(holdings):
        if issue.year:
            volumes[labels[issue.series], issue.year].append((issue.first, issue.last))
    return [
        f"《{label}》{year}年第{first}{f'至{last}' if last > first else ''}期"
        for (label, year), numbers in sorted(volumes.items())
        for first, last in gaps(numbers)
    ]


def summary_of(holdings: Holdings) -> Json:
    """What lists need of all bulletins: how many can be searched, of which days, which are missing; the series."""
    days = [day for (day,), _ in _of_kind(holdings, "day")]
    labels = series_labels(holdings)
    coverage = {
        "bulletins": bulletins(holdings),
        "from": min(days, default=None),
        "to": max(days, default=None),
        "missing": missing(holdings, labels),
        "ocr_only": holdings[_fact("recognised")],
        "without_text": holdings[_fact("without_text")],
    }
    return {"coverage": coverage, "series_labels": labels}


def _fact(kind: Kind, *of: str | int) -> Fact:
    return SEPARATOR.join((kind, *map(str, of)))


def _of_kind(holdings: Holdings, kind: Kind) -> Iterator[tuple[list[str], int]]:
    """What the facts of a kind are facts of, and how many bulletins give each."""
    beginning = _fact(kind, "")
    return (
        (fact[len(beginning) :].split(SEPARATOR), times)
        for fact, times in holdings.items()
        if fact.startswith(beginning)
    )


def gaps(numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers that are in none of the ranges, between the first and the last."""
    reached: int | None = None
    for first, last in sorted(numbers):
        if reached is not None and first > reached + 1:
            yield reached + 1, first - 1
        reached = last if reached is None else max(reached, last)

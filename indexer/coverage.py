"""What an archive has and lacks: the issues of each series by year, the parts of headlines, members nobody mentions.

All follows from one generation. Supplements have no place among the regular numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from indexer.engine import EngineQuery
from indexer.entries import entry_from_json
from indexer.generation import Generation
from indexer.holdings import Issue, gaps, issues, parts, running_numbers, sizes_of_series
from indexer.periods import period
from indexer.query import Value
from kb.parsing.dates import interval

SILENT_MONTHS = 12
"""After so many months without a mention a member is listed, unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Volume:
    """The regular issues of a series in a year, or by running number (year 0); numbers as ranges (3, 5-7).

    Missing are those between others, and those before the first one, where an earlier year is there or they are no more
    than there are: an archive may begin in the middle of a year. `duplicates` are numbers that several bulletins have,
    `out_of_order` those dated before a lower number's date.
    """

    year: int
    bulletins: int
    first: int
    last: int
    missing: tuple[str, ...]
    duplicates: tuple[int, ...]
    out_of_order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeriesCoverage:
    """A series and its volumes in order; `running` are those of its bulletins that have nothing but a running number.

    `unnumbered` counts its bulletins that stand in neither: supplements, and those without year or number.

    `missing_running` are the running numbers (ranges) that nobody has, where all issues have one and more are missing
    than the volumes say: the last issues of a year, which no later number of that year betrays, or a whole year.
    """

    id: str
    label: str
    volumes: tuple[Volume, ...]
    running: Volume | None
    unnumbered: int
    missing_running: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartsCoverage:
    """A headline that is told in parts, （一） to the last one there is; `missing` as ranges."""

    series: str
    headline: str
    bulletins: int
    last: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SilentMember:
    """A member that no bulletin has named since `last` (ISO date), or ever; `undated` bulletins are no help there."""

    name: str
    last: str | None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is and is not. `until` is the date of the newest bulletin, from which `months` count back."""

    series: tuple[SeriesCoverage, ...]
    parts: tuple[PartsCoverage, ...]
    months: int
    until: str | None
    members: int
    silent: tuple[SilentMember, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of all volumes, the newest first."""
        return tuple(sorted({volume.year for each in self.series for volume in each.volumes}, reverse=True))

    def to_json(self) -> dict[str, Any]:
        """The coverage for programs."""
        return asdict(self)


def coverage_of(generation: Generation, months: int = SILENT_MONTHS) -> Coverage:
    """The coverage of a generation; members are silent that no bulletin of its last `months` names."""
    holdings, labels = generation.inventory.holdings, generation.records.series_labels
    of_series: dict[str, list[Issue]] = {series: [] for series in labels}
    for issue in issues(holdings):
        of_series[issue.series].append(issue)
    sizes, numbers = sizes_of_series(holdings), running_numbers(holdings)
    until = generation.records.coverage["to"]
    facts = generation.authority.facts
    members = sorted(name for name, each in facts.items() if each.member)
    return Coverage(
        series=tuple(
            _series(series, labels[series], own, sizes[series], numbers.get(series, ()))
            for series, own in sorted(of_series.items(), key=lambda item: labels[item[0]])
        ),
        parts=tuple(_parts(generation)),
        months=months,
        until=until,
        members=len(members),
        silent=tuple(_silent(members, months, until, generation)),
    )


def _series(series: str, label: str, found: Sequence[Issue], bulletins: int, numbers: Iterable[int]) -> SeriesCoverage:
    """The coverage of a series with so many bulletins, which have these running numbers."""
    volumes = tuple(_volumes(found))
    running = next((volume for volume in volumes if not volume.year), None)
    if running:
        within = ((number, number) for number in numbers if running.first <= number <= running.last)
        running = replace(running, missing=tuple(map(_range, gaps(within))))
    regular = tuple(volume for volume in volumes if volume.year)
    unnumbered = bulletins - sum(volume.bulletins for volume in volumes)
    lacking = () if running else tuple(_missing_running(found, frozenset(numbers), regular))
    return SeriesCoverage(series, label, regular, running, unnumbered, lacking)


def _missing_running(found: Sequence[Issue], numbers: frozenset[int], volumes: Iterable[Volume]) -> Iterator[str]:
    """The running numbers that nobody has, if all issues have one and the volumes miss fewer."""
    lacking = list(gaps((number, number) for number in numbers)) if len(numbers) >= len(found) else []
    known = sum(_size(each) for volume in volumes for each in volume.missing)
    if sum(last - first + 1 for first, last in lacking) > known:
        yield from map(_range, lacking)


def _volumes(found: Iterable[Issue]) -> Iterator[Volume]:
    years: dict[int, list[Issue]] = defaultdict(list)
    for issue in found:
        years[issue.year].append(issue)
    for year, own in sorted(years.items()):
        before = min(issue.first for issue in own) - 1
        begun = [(0, 0)] if year and (before <= len(own) or any(0 < each < year for each in years)) else []
        bulletins: dict[int, int] = defaultdict(int)
        for issue in own:
            for number in range(issue.first, issue.last + 1):
                bulletins[number] += issue.bulletins
        yield Volume(
            year=year,
            bulletins=sum(issue.bulletins for issue in own),
            first=min(bulletins),
            last=max(bulletins),
            missing=tuple(map(_range, gaps([*begun, *((issue.first, issue.last) for issue in own)]))),
            duplicates=tuple(sorted(number for number, count in bulletins.items() if count > 1)),
            out_of_order=tuple(_out_of_order(own)),
        )


def _out_of_order(found: Iterable[Issue]) -> Iterator[int]:
    """The numbers whose whole date lies before that of a lower number."""
    latest: dt.date | None = None
    for issue in sorted(found, key=lambda each: (each.first, each.date)):
        if not issue.date:
            continue
        first, last = interval(issue.date)
        if latest is not None and last < latest:
            yield issue.first
        latest = max(latest or first, first)


def _parts(generation: Generation) -> Iterator[PartsCoverage]:
    labels = generation.records.series_labels
    told: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for series, headline, number, bulletins in parts(generation.inventory.holdings):
        told[series, headline][number] = bulletins
    for (series, headline), numbers in sorted(told.items()):
        missing = tuple(map(_range, gaps([(0, 0), *((number, number) for number in numbers)])))
        if missing:
            yield PartsCoverage(labels.get(series, ""), headline, sum(numbers.values()), max(numbers), missing)


def _silent(members: Iterable[str], months: int, until: str | None, generation: Generation) -> Iterator[SilentMember]:
    first = period(f"近{months}个月", interval(until)[1])[0].isoformat() if until else ""
    found = [_named_last(name, generation) for name in members]
    yield from sorted(
        (each for each in found if not each.last or interval(each.last)[1].isoformat() < first),
        key=lambda each: (each.last or "", each.name),
    )


def _named_last(name: str, generation: Generation) -> SilentMember:
    """A member with the date of the newest bulletin that names it or a unit of it (a month, where that says no day)."""
    query = EngineQuery(Value("organisation", generation.hierarchy.with_units(name)), sort="newest", size=1)
    entries = [entry_from_json(hit.entry) for hit in generation.searcher.search(query).hits]
    last = next((entry.date for entry in entries), None)
    return SilentMember(name, last, undated=bool(entries) and last is None)


def _size(numbers: str) -> int:
    """How many numbers a range has: 3, 5-7."""
    first, _, last = numbers.partition("-")
    return int(last or first) - int(first) + 1


def _range(numbers: tuple[int, int]) -> str:
    first, last = numbers
    return str(first) if first == last else f"{first}-{last}"

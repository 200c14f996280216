"""The bulletins of a generation: what pages are made of, so that they never disagree with the index.

The engine keeps two things of each bulletin: its *entry* for lists, and its *record*, the whole of it, compressed.
What needs a look at all entries is made once, when the generation is built: `summary.json`.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from indexer.documents import IndexBulletin, documents_of
from indexer.engine import Searcher
from kb.contract import Json, bulletin_from_json, bulletin_to_json
from kb.identity import publisher_of
from kb.knowledge.authority import Authority
from kb.stored import StoredBulletin, StoredSource, StoredTexts, StoredVersion

_SUMMARY = "summary.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A bulletin as lists show it.

    `recognised` is whether its text was recognised from pictures, `without_text` whether it has no passage.
    """

    id: str
    source: str
    series_id: str | None
    series: str | None
    publisher: str
    label: str | None
    year: int | None
    number: int | None
    number_last: int | None
    running_number: int | None
    supplement: bool
    date: str | None
    headline: str | None
    recognised: bool
    without_text: bool

    @property
    def name(self) -> str:
        """What a reader calls it: its issue number, else its headline, else its file."""
        return self.issue or self.headline or self.source

    @property
    def issue(self) -> str | None:
        """The issue number in one form for all series (2020年第25期（总第112期）); None where there is none."""
        if not self.label:
            return None
        year = f"{self.year}年" if self.year else ""
        last = f"-{self.number_last}" if self.number_last else ""
        unit = next((unit for unit in "期号周" if unit in self.label), "期")
        number = f"第{self.number}{last}{unit}" if self.number is not None else ""
        running = f"总第{self.running_number}期" if self.running_number is not None else ""
        whole = f"{year}{'增刊' if self.supplement else ''}{number}"
        return f"{whole}（{running}）" if number and running else f"{whole}{running}"

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Its place in the order of its series."""
        return (self.year or 0, self.number or self.running_number or 0, self.date or "", self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(StoredTexts):
    """A whole bulletin with all its texts, as lists and pages show it."""

    entry: Entry


def index_bulletin(stored: StoredBulletin, authority: Authority) -> IndexBulletin:
    """A stored bulletin as the engines take it."""
    record = {"versions": [_version_to_json(version) for version in stored.versions], "current": stored.current}
    return IndexBulletin(
        id=stored.id,
        documents=tuple(documents_of(stored, authority)),
        entry=json.dumps(asdict(_entry(stored)), ensure_ascii=False),
        record=zlib.compress(json.dumps(record, ensure_ascii=False).encode(), 6),
    )


def write_summary(searcher: Searcher, directory: Path) -> None:
    """Writes what needs a look at all entries: what was searched, and the labels of the series."""
    catalogue = Catalogue(entry_from_json(entry) for _, entry in searcher.entries())
    summary = {"coverage": catalogue.coverage(), "series_labels": catalogue.series_labels}
    (directory / _SUMMARY).write_text(json.dumps(summary, ensure_ascii=False), encoding="utf-8")


class Catalogue:
    """All entries, and what follows from them together."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}

    @cached_property
    def of_series(self) -> Mapping[str, tuple[Entry, ...]]:
        """The bulletins of each series in their order; the series by their ids."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            if entry.series_id:
                groups[entry.series_id].append(entry)
        return {series: tuple(_in_order(group)) for series, group in sorted(groups.items())}

    @cached_property
    def series_labels(self) -> Mapping[str, str]:
        """The name of each series, with its publisher where two series share the name."""
        names = {series: (group[0].series or "", group[0].publisher) for series, group in self.of_series.items()}
        shared = [name for name, _ in names.values()]
        return {
            series: f"{name}（{publisher}）" if shared.count(name) > 1 and publisher else name
            for series, (name, publisher) in names.items()
        }

    @property
    def missing(self) -> list[str]:
        """The numbers that a series leaves out between the first and the last one there is of a year, as ranges."""
        return [
            f"《{self.series_labels[series]}》{year}年第{first}{f'至{last}' if last > first else ''}期"
            for series, group in sorted(self.of_series.items(), key=lambda item: self.series_labels[item[0]])
            for year, first, last in _gaps(group)
        ]

    def coverage(self) -> Json:
        """What can be searched: how many bulletins, of which days, and which issues are missing."""
        dates = sorted(entry.date for entry in self.entries.values() if entry.date)
        return {
            "bulletins": len(self.entries),
            "from": dates[0] if dates else None,
            "to": dates[-1] if dates else None,
            "missing": self.missing,
            "ocr_only": sum(entry.recognised for entry in self.entries.values()),
            "without_text": sum(entry.without_text for entry in self.entries.values()),
        }


class Records:
    """The records of one generation, read as they are asked for."""

    def __init__(self, searcher: Searcher, directory: Path) -> None:
        self._searcher = searcher
        summary = json.loads((directory / _SUMMARY).read_text(encoding="utf-8"))
        self.coverage: Json = summary["coverage"]
        self.series_labels: Mapping[str, str] = summary["series_labels"]

    @cached_property
    def catalogue(self) -> Catalogue:
        """All entries (some seconds for a million bulletins, at the first look)."""
        return Catalogue(entry_from_json(entry) for _, entry in self._searcher.entries())

    def entry(self, bulletin_id: str) -> Entry | None:
        """The entry with this id, or None."""
        entry = self._searcher.entry(bulletin_id)
        return None if entry is None else entry_from_json(entry)

    def read(self, bulletin_id: str) -> Record | None:
        """The record with this id, or None."""
        entry, packed = self.entry(bulletin_id), self._searcher.record(bulletin_id)
        if entry is None or packed is None:
            return None
        value: dict[str, Any] = json.loads(zlib.decompress(packed))
        versions = tuple(map(_version_from_json, value["versions"]))
        return Record(entry=entry, versions=versions, current=value["current"])

    def neighbours(self, bulletin_id: str) -> tuple[Entry | None, Entry | None]:
        """The issues before and after it in its series."""
        own = self.entry(bulletin_id)
        series = self.catalogue.of_series.get(own.series_id or "", ()) if own else ()
        at = next((index for index, entry in enumerate(series) if entry.id == bulletin_id), None)
        if at is None:
            return None, None
        return (series[at - 1] if at else None), (series[at + 1] if at + 1 < len(series) else None)


def entry_from_json(text: str) -> Entry:
    """An entry as the engine keeps it."""
    return Entry(**json.loads(text))


def _in_order(group: list[Entry]) -> list[Entry]:
    """By date where all have one (a supplement has no place among the regular numbers), else by number."""
    if all(entry.date for entry in group):
        return sorted(group, key=lambda entry: (entry.date or "", entry.place))
    return sorted(group, key=lambda entry: entry.place)


def _gaps(group: Iterable[Entry]) -> list[tuple[int, int, int]]:
    """(year, first, last) of each run of missing numbers."""
    present: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for entry in group:
        if entry.year and entry.number and not entry.supplement:
            present[entry.year].append((entry.number, entry.number_last or entry.number))
    gaps: list[tuple[int, int, int]] = []
    for year, numbers in sorted(present.items()):
        reached = min(first for first, _ in numbers)
        for first, last in sorted(numbers):
            if first > reached + 1:
                gaps.append((year, reached + 1, first - 1))
            reached = max(reached, last)
    return gaps


def _version_to_json(version: StoredVersion) -> Json:
    sources = [asdict(source) for source in version.sources]
    return {"content": bulletin_to_json(version.bulletin), "sources": sources, "added": version.added}


def _version_from_json(value: Json) -> StoredVersion:
    sources = tuple(StoredSource(**source) for source in value["sources"])
    return StoredVersion(bulletin_from_json(value["content"]), sources, value["added"])


def _entry(stored: StoredBulletin) -> Entry:
    bulletin = stored.bulletin
    return Entry(
        id=stored.id,
        source=stored.sources[0].name if stored.sources else "",
        series_id=stored.series_id,
        series=bulletin.series,
        publisher=publisher_of(bulletin),
        label=bulletin.issue.label,
        year=bulletin.issue.year,
        number=bulletin.issue.number,
        number_last=bulletin.issue.number_last,
        running_number=bulletin.issue.running_number,
        supplement=bulletin.issue.supplement,
        date=bulletin.date,
        headline=bulletin.headline,
        recognised=bulletin.confidence is not None,
        without_text=not bulletin.passages,
    )

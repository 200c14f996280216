"""The bulletins of a generation: what pages are made of, so that they never disagree with the index.

The engine keeps three things of each bulletin: its *entry* for lists, its *record*, the whole of it, and its *deeds*,
what it tells of activities, both compressed.
What needs a look at all of them is made once, when the generation is built: `summary.json` (`indexer.holdings`).
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from indexer.documents import IndexBulletin, documents_of, told_by, where_of
from indexer.engine import Searcher
from indexer.entries import Entry, entry_from_json, entry_of
from indexer.holdings import Holdings, summary_of
from kb.contract import Json, activity_from_json, bulletin_from_json, bulletin_to_json
from kb.knowledge.authority import Authority
from kb.model import Activity
from kb.stored import StoredBulletin, StoredSource, StoredTexts, StoredVersion
from kb.text import plain

_SUMMARY = "summary.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(StoredTexts):
    """A whole bulletin with all its texts, as lists and pages show it."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a bulletin tells of activities: who issued it, and each activity with those who did it, all canonical."""

    issuers: tuple[str, ...]
    activities: tuple[tuple[Activity, tuple[str, ...]], ...]


def index_bulletin(stored: StoredBulletin, authority: Authority) -> IndexBulletin:
    """A stored bulletin as the engines take it."""
    record = {
        "versions": [_version_to_json(version) for version in stored.versions],
        "current": stored.current,
    }
    return IndexBulletin(
        id=stored.id,
        documents=tuple(documents_of(stored, authority)),
        entry=json.dumps(asdict(entry_of(stored)), ensure_ascii=False),
        record=_packed(record),
        deeds=_packed(_deeds(stored, authority)) if stored.bulletin.activities else b"",
    )


def write_summary(holdings: Holdings, directory: Path) -> None:
    """Writes what needs a look at all bulletins."""
    (directory / _SUMMARY).write_text(json.dumps(summary_of(holdings), ensure_ascii=False), encoding="utf-8")


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


def deeds_from(packed: bytes) -> Deeds:
    """What a bulletin tells of activities, as the engine keeps it."""
    if not packed:
        return Deeds((), ())
    value = json.loads(zlib.decompress(packed))
    told = ((activity_from_json(activity), tuple(actors)) for activity, actors in value["activities"])
    return Deeds(tuple(value["issuers"]), tuple(told))


def _in_order(group: list[Entry]) -> list[Entry]:
    """By date where all have one (a supplement has no place among the regular numbers), else by number."""
    if all(entry.date for entry in group):
        return sorted(group, key=lambda entry: (entry.date or "", entry.place))
    return sorted(group, key=lambda entry: entry.place)


def _deeds(stored: StoredBulletin, authority: Authority) -> Json:
    """The activities that are shown: those with an actor left when curators have said what is no organisation."""
    names = authority.inside(stored.bulletin.organisations, where_of(stored))
    told = [(asdict(_counted(activity)), actors) for activity, actors in told_by(stored.bulletin, names)]
    return {"issuers": names.canonical(stored.bulletin.issuer), "activities": told}


def _counted(activity: Activity) -> Activity:
    """An activity with its units in simplified characters, so that 户 and 戶 are summed together."""
    quantities = tuple(replace(each, unit=plain(each.unit)) for each in activity.quantities)
    return replace(activity, quantities=quantities, printed=_counted(activity.printed) if activity.printed else None)


def _packed(value: Json) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 6)


def _version_to_json(version: StoredVersion) -> Json:
    sources = [asdict(source) for source in version.sources]
    return {"content": bulletin_to_json(version.bulletin), "sources": sources, "added": version.added}


def _version_from_json(value: Json) -> StoredVersion:
    sources = tuple(StoredSource(**source) for source in value["sources"])
    return StoredVersion(bulletin_from_json(value["content"]), sources, value["added"])

"""What is known of one organisation: its names, where it is named, with whom, and what it did.

Everything comes from one generation. Names are canonical (`kb.knowledge.authority`); each short form stands with the
earliest bulletin that uses it, so that it can be checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.engine import Count, EngineQuery, EngineResult
from indexer.generation import Generation
from indexer.ledger import Ledger, ledger
from indexer.query import Everything, Text, Value
from indexer.records import Entry, entry_from_json
from indexer.request import SearchRequest
from indexer.terms import Analyzer
from kb.errors import NotFound
from kb.text import folded

TOGETHER = 12
"""Organisations that a profile gives as named in the same passages."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation. `forms` maps each form to the earliest bulletin with it; `years` to how often it is named."""

    name: str
    forms: Mapping[str, Entry]
    total: Count
    years: Mapping[str, Count]
    together: Mapping[str, Count]
    bulletins: tuple[Entry, ...]
    ledger: Ledger

    def to_json(self) -> dict[str, Any]:
        """The profile for programs; its activities as `kb activities` gives them."""
        return {
            "name": self.name,
            "forms": [{"form": form, "first": _source(entry)} for form, entry in self.forms.items()],
            "total": _count(self.total),
            "years": {year: _count(count) for year, count in self.years.items()},
            "together": [{"name": name, **_count(count)} for name, count in self.together.items()],
            "bulletins": [_source(entry) for entry in self.bulletins],
            "activities": self.ledger.to_json(),
        }


def organisations(generation: Generation, part: str = "", size: int = 100) -> tuple[dict[str, Count], int]:
    """The organisations that are named most, with how often; only those whose name holds `part`. And how many more."""
    wanted = folded(part)
    tree = Text(wanted, "organisation") if wanted else Everything()
    most = generation.searcher.document_count if wanted else size
    counts = generation.searcher.search(EngineQuery(tree, size=0, facets=("organisation",), facet_size=most))
    facet = counts.facets["organisation"]
    found = {name: count for name, count in facet.values.items() if wanted in folded(name)}
    shown = dict(list(found.items())[:size])
    return shown, len(found) - len(shown) + (0 if wanted else facet.other)


def profile(name: str, generation: Generation, analyzer: Analyzer) -> Profile:
    """The profile of the organisation with this canonical name. Raises NotFound."""
    result = _named(name, generation)
    if not result.total.passages:
        raise NotFound(f"没有名为“{name}”的单位", "请用 kb organisations list 或网页“单位”查找全称")
    bulletins = tuple(entry_from_json(hit.entry) for hit in result.hits)
    together = {other: count for other, count in result.facets["organisation"].values.items() if other != name}
    return Profile(
        name=name,
        forms=dict(_forms(name, bulletins, generation)),
        total=result.total,
        years=dict(sorted(result.facets["year"].values.items(), reverse=True)),
        together=dict(list(together.items())[:TOGETHER]),
        bulletins=bulletins[::-1],
        ledger=ledger(SearchRequest(selected={"organisation": (name,)}), generation, analyzer),
    )


def _named(name: str, generation: Generation) -> EngineResult:
    """All passages that name it, the oldest bulletins first. Asked as a value, so that the others beside it count."""
    return generation.searcher.search(
        EngineQuery(
            Value("organisation", (name,)),
            sort="oldest",
            size=generation.searcher.bulletin_count,
            facets=("organisation", "year"),
            facet_size=max(TOGETHER + 1, 100),
        )
    )


def _forms(name: str, bulletins: tuple[Entry, ...], generation: Generation) -> Iterator[tuple[str, Entry]]:
    """Each form under which bulletins know it, with the earliest one."""
    seen: set[str] = set()
    for entry in bulletins:
        record = generation.records.read(entry.id)
        assert record is not None
        for organisation in record.bulletin.organisations:
            if folded(organisation.name) != folded(name):
                continue
            for form in (organisation.name, *organisation.aliases):
                if form not in seen and form != name:
                    seen.add(form)
                    yield form, entry


def _count(count: Count) -> dict[str, int]:
    return {"bulletins": count.bulletins, "passages": count.passages}


def _source(entry: Entry) -> dict[str, str | None]:
    return {
        "id": entry.id,
        "series": entry.series,
        "issue": entry.issue,
        "date": entry.date,
        "headline": entry.headline,
    }

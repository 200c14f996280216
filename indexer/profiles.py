"""What is known of one organisation: its names, what it is, where it is named, with whom, and what it did.

Everything comes from one generation. Names are canonical (`kb.knowledge.authority`); each other form stands with the
earliest bulletin that uses it, so that it can be checked. What is not said by curators or a list of members is inferred
from the name, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.engine import Count, EngineQuery, EngineResult
from indexer.entries import Entry, entry_from_json
from indexer.generation import Generation
from indexer.ledger import Ledger, ledger
from indexer.ledger_request import LedgerRequest
from indexer.query import And, Text, Value
from indexer.request import SearchRequest
from indexer.terms import Analyzer
from kb.decisions import OF_BULLETINS, Decision
from kb.errors import NotFound
from kb.knowledge.facts import Facts, kind_of
from kb.knowledge.hierarchy import Parent
from kb.places import Region
from kb.text import folded

TOGETHER = 12
"""Organisations that a profile gives as named in the same passages."""
_MOST_LOOKED_AT = 500
"""Bulletins in which a form is looked for apart from longer ones; where it never is, the first one stands."""
_PLAIN = Facts()


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation.

    `first` is the earliest bulletin that has its name; `forms` maps each other form to the earliest bulletin with it.
    Either is None where only curators know it. `years` maps each year to how often it is named, `amounts` to how much
    of each unit its activities have. `successors` are those
    that came out of it. `decisions` are those that hold on it.
    """

    name: str
    facts: Facts
    kind: str
    region: Region | None
    parent: Parent | None
    units: tuple[str, ...]
    successors: tuple[tuple[str, str], ...]
    decisions: tuple[Decision, ...]
    first: Entry | None
    forms: Mapping[str, Entry | None]
    total: Count
    years: Mapping[str, Count]
    together: Mapping[str, Count]
    bulletins: tuple[Entry, ...]
    ledger: Ledger

    @property
    def amounts(self) -> dict[str, dict[str, float]]:
        """How much of each unit its activities have, by year, the newest first."""
        years: dict[str, dict[str, float]] = {}
        for row in self.ledger.rows:
            for quantity in row.summed:
                of_year = years.setdefault(next(iter(row.values("year")), ""), {})
                of_year[quantity.unit] = round(of_year.get(quantity.unit, 0) + quantity.value, 4)
        return dict(sorted(years.items(), reverse=True))

    def to_json(self) -> dict[str, Any]:
        """The profile for programs; its activities as `kb activities` gives them."""
        facts = self.facts
        return {
            "name": self.name,
            "kind": {"value": self.kind, "inferred": facts.kind is None},
            "region": self.region
            and {"province": self.region.province, "city": self.region.city, "inferred": facts.region is None},
            "member": facts.member,
            "member_since": facts.member_since or None,
            "confirmed": facts.confirmed,
            "parent": self.parent and {"name": self.parent.name, "inferred": self.parent.inferred},
            "units": list(self.units),
            "names": [{"name": each.name, "since": each.since, "until": each.until} for each in facts.names],
            "predecessors": [{"name": name, "date": date} for name, date in facts.predecessors],
            "successors": [{"name": name, "date": date} for name, date in self.successors],
            "first": self.first and _source(self.first),
            "forms": [{"form": form, "first": entry and _source(entry)} for form, entry in self.forms.items()],
            "total": _count(self.total),
            "years": {year: _count(count) for year, count in self.years.items()},
            "amounts": self.amounts,
            "together": [{"name": name, **_count(count)} for name, count in self.together.items()],
            "bulletins": [_source(entry) for entry in self.bulletins],
            "activities": self.ledger.to_json(),
            "decisions": [
                {
                    "number": each.number,
                    "kind": each.kind,
                    "subject": each.subject,
                    "value": each.value,
                    "series": each.series,
                    "bulletin": each.bulletin,
                    "since": each.since,
                    "until": each.until,
                    "made": each.made,
                    "reason": each.reason,
                }
                for each in self.decisions
            ],
        }


def canonical(name: str, generation: Generation) -> str:
    """The name under which an organisation is kept, for any of its names; the name itself where none is known."""
    return generation.authority.canonical(name) or name


def profile(name: str, generation: Generation, analyzer: Analyzer) -> Profile:
    """The profile of the organisation with this canonical name. Raises NotFound."""
    result = _named(name, generation)
    authority = generation.authority
    if not result.total.passages and name not in authority.facts:
        raise NotFound(f"没有名为“{name}”的单位", "请在“单位”里用名称中的几个字查找")
    together = {other: count for other, count in result.facets["organisation"].values.items() if other != name}
    facts = authority.facts.get(name, _PLAIN)
    return Profile(
        name=name,
        facts=facts,
        kind=facts.kind or kind_of(name),
        region=authority.region(name),
        parent=generation.hierarchy.parents.get(name),
        units=generation.hierarchy.units.get(name, ()),
        successors=tuple(
            (other, date)
            for other, each in sorted(authority.facts.items())
            for predecessor, date in each.predecessors
            if predecessor == name
        ),
        decisions=tuple(_decisions(name, generation)),
        first=_earliest(name, name, (name, *authority.all_forms(name)), generation),
        forms=dict(_forms(name, generation)),
        total=result.total,
        years=dict(sorted(result.facets["year"].values.items(), reverse=True)),
        together=dict(list(together.items())[:TOGETHER]),
        bulletins=tuple(_bulletins(name, generation)),
        ledger=ledger(LedgerRequest(SearchRequest(selected={"organisation": (name,)})), generation, analyzer),
    )


def _decisions(name: str, generation: Generation) -> Iterator[Decision]:
    """The decisions that name an organisation."""
    for decision in generation.inventory.decisions:
        if decision.kind in OF_BULLETINS:
            continue
        named = (decision.subject, decision.value)
        if name in named or any(each and generation.authority.canonical(each) == name for each in named):
            yield decision


def _bulletins(name: str, generation: Generation) -> list[Entry]:
    """The bulletins that name it, the newest first."""
    holding = generation.searcher.holding(EngineQuery(Value("organisation", (name,))))
    entries = (entry_from_json(each.read()[0]) for each in holding)
    return sorted(entries, key=lambda entry: (entry.date or "", *entry.place), reverse=True)


def _named(name: str, generation: Generation) -> EngineResult:
    """How many passages name it, and who else is named there. Asked as a value, so that the others beside it count."""
    return generation.searcher.search(
        EngineQuery(
            Value("organisation", (name,)),
            size=0,
            facets=("organisation", "year"),
            facet_size=max(TOGETHER + 1, 100),
        )
    )


def _forms(name: str, generation: Generation) -> Iterator[tuple[str, Entry | None]]:
    """Each other form of a name with the earliest bulletin that uses it, those that come first in time first."""
    forms = generation.authority.all_forms(name)
    found = [(form, _earliest(name, form, [name, *forms], generation)) for form in forms]
    yield from sorted(found, key=lambda each: (each[1] is None, each[1].date or "" if each[1] else "", each[0]))


def _earliest(name: str, form: str, forms: Sequence[str], generation: Generation) -> Entry | None:
    """The earliest bulletin that names an organisation by a form, not only by a longer one which holds it."""
    wanted = folded(form)
    longer = sorted({folded(each) for each in forms if wanted in folded(each)} - {wanted}, key=len, reverse=True)
    tree = And((Value("organisation", (name,)), Text(wanted)))
    first: Entry | None = None
    for hit in generation.searcher.search(EngineQuery(tree, sort="oldest", size=_MOST_LOOKED_AT)).hits:
        first = first or entry_from_json(hit.entry)
        for passage in hit.passages:
            text = passage.read()[1].text
            for each in longer:
                text = text.replace(each, "\n")
            if wanted in text:
                return entry_from_json(hit.entry)
    return first


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

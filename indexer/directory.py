"""The directory: which organisations there are, by name, kind, region and membership, and how often each is named.

Names are canonical (`kb.knowledge.authority`); what curators or a list of members do not say of kind and region is
inferred from the name, as on the page of each organisation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from indexer.documents import MEMBER
from indexer.engine import Count, EngineQuery
from indexer.errors import InvalidRequest
from indexer.generation import Generation
from indexer.parameters import Parameters, address, shortened
from indexer.query import Everything
from indexer.request import MOST_PAGE, value_of
from kb.decisions import SORTS
from kb.knowledge.authority import Authority
from kb.knowledge.facts import Facts, kind_of
from kb.knowledge.readings import initial, reading, reads_as
from kb.places import Region
from kb.text import folded

Order = Literal["bulletins", "name"]
FACETS = ("member", "kind", "region", "city")
"""By what the directory narrows; `region` is the province."""
_LATIN = re.compile(r"[a-zü ']+")
_PLAIN = Facts()
_MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class DirectoryRequest:
    """What is asked for: a part of a name or its reading, chosen values of facets, the order, and the page from 1."""

    q: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: Order = "bulletins"
    page: int = 1

    def parameters(self) -> list[tuple[str, str]]:
        """The request as parameters in canonical order, defaults left out."""
        pairs = [("q", self.q)]
        pairs += [(facet, value) for facet in FACETS for value in sorted(self.selected.get(facet, ()))]
        pairs += [("order", "" if self.order == "bulletins" else self.order)]
        pairs += [("page", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in pairs if value]

    def url(self, path: str = "/organisations") -> str:
        """The address of this list."""
        return address(path, self.parameters())

    def toggled(self, facet: str, value: str) -> DirectoryRequest:
        """The same with one value chosen, or no longer chosen, back on page 1; cities go with their province."""
        chosen = self.selected.get(facet, ())
        values = tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
        selected = {**self.selected, facet: values}
        if facet == "region":
            selected.pop("city", None)
        return replace(self, selected=selected, page=1)


def parse_directory_request(values: Mapping[str, Sequence[str]]) -> DirectoryRequest:
    """The list in URL parameters: `q`, those of FACETS (each any number of times), `order`, `page`.

    Other names are ignored. Raises InvalidRequest.
    """
    given = Parameters(values)
    selected = {facet: tuple(dict.fromkeys(_value(facet, each) for each in given.several(facet))) for facet in FACETS}
    return DirectoryRequest(
        q=given.one("q")[:_MOST_TYPED],
        selected={facet: chosen for facet, chosen in selected.items() if chosen},
        order=given.choice("order", Order) or "bulletins",
        page=given.whole("page", MOST_PAGE, 1),
    )


def _value(facet: str, value: str) -> str:
    """A value as it is kept. Raises InvalidRequest for one that no organisation can have."""
    if facet == "kind" and value not in SORTS:
        raise InvalidRequest(f"没有“{shortened(value)}”这种性质", f"可用：{'、'.join(SORTS)}")
    return value_of(facet, value)


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation of the list, with what its own page shows; `said` is how curators say that its name is read."""

    name: str
    count: Count
    kind: str
    region: Region | None
    member: bool
    said: str | None

    @property
    def initial(self) -> str:
        """The letter under which it stands; # where its name begins with none."""
        return initial(self.name, self.said)

    def value(self, facet: str) -> str:
        """Its value of a facet; empty where it has none."""
        match facet:
            case "member":
                return MEMBER if self.member else ""
            case "kind":
                return self.kind
            case "region":
                return self.region.province if self.region else ""
            case _:
                return (self.region.city or "") if self.region else ""

    def to_json(self) -> dict[str, Any]:
        """The organisation for programs."""
        return {
            "name": self.name,
            "kind": self.kind,
            "region": self.region and {"province": self.region.province, "city": self.region.city},
            "member": self.member,
            "bulletins": self.count.bulletins,
            "passages": self.count.passages,
        }


@dataclass(frozen=True, slots=True)
class Directory:
    """One page of the list. `total` counts all pages; `pages` says how many there are.

    `facets` count, for each value, the organisations that all the other choices leave, the most frequent value first.
    `letters` are the initials of the whole list in the order of names, each with the page on which it begins; empty in
    another order.
    """

    request: DirectoryRequest
    shown: tuple[Listed, ...]
    total: int
    pages: int
    facets: Mapping[str, Mapping[str, int]]
    letters: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """The page for programs; `other` counts the organisations of the other pages."""
        return {
            "organisations": [each.to_json() for each in self.shown],
            "other": self.total - len(self.shown),
            "facets": {facet: dict(values) for facet, values in self.facets.items()},
        }


def directory(asked: DirectoryRequest, generation: Generation, size: int) -> Directory:
    """One page of `size` of the organisations that bulletins name; of members there are all, also those nobody names.

    An organisation is found by what stands in one of its names or forms, or, where `q` is Latin letters, by how its
    name is read: all of it, or the first letters (zgzlxh). A page behind the last one is the last one.
    """
    chosen = {facet: frozenset(values) for facet, values in asked.selected.items() if values}

    def fits(listed: Listed, without: str = "") -> bool:
        return all(listed.value(facet) in values for facet, values in chosen.items() if facet != without)

    known = [each for each in _known(generation) if _is_meant(each, asked.q, generation.authority)]
    found = [each for each in known if fits(each) and (each.count.bulletins or "member" in chosen)]
    if asked.order == "name":
        found.sort(key=lambda each: (each.initial == "#", reading(each.name, each.said), each.name))
    pages = max(1, -(-len(found) // size))
    page = min(asked.page, pages)
    letters: dict[str, int] = {}
    for at, each in enumerate(found if asked.order == "name" else ()):
        letters.setdefault(each.initial, at // size + 1)
    return Directory(
        request=replace(asked, page=page),
        shown=tuple(found[(page - 1) * size : page * size]),
        total=len(found),
        pages=pages,
        facets={facet: _counted(each.value(facet) for each in known if fits(each, facet)) for facet in FACETS},
        letters=letters,
    )


def _known(generation: Generation) -> Iterator[Listed]:
    """All organisations, those first that are named most; behind them members that nobody names."""
    query = EngineQuery(
        Everything(), size=0, facets=("organisation",), facet_size=generation.searcher.document_count + 1
    )
    named = generation.searcher.search(query).facets["organisation"].values
    authority = generation.authority
    silent = sorted(name for name, facts in authority.facts.items() if facts.member and name not in named)
    for name, count in (*named.items(), *((name, Count(0, 0)) for name in silent)):
        facts = authority.facts.get(name, _PLAIN)
        region = authority.region(name)
        yield Listed(name, count, facts.kind or kind_of(name), region, facts.member, facts.pinyin)


def _is_meant(listed: Listed, part: str, authority: Authority) -> bool:
    """Whether an organisation is found by what was typed."""
    wanted = folded(part)
    if not wanted or any(wanted in folded(form) for form in (listed.name, *authority.forms.get(listed.name, ()))):
        return True
    return bool(_LATIN.fullmatch(wanted)) and reads_as(listed.name, wanted, listed.said)


def _counted(values: Iterable[str]) -> dict[str, int]:
    return {value: count for value, count in Counter(values).most_common() if value}

"""What is asked and what is answered: SearchRequest and SearchPage, the same for CLI, JSON and HTML (DESIGN 4.2)."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from indexer.engine import Count, Scope, Sort
from indexer.errors import InvalidRequest
from indexer.parameters import Parameters, address, shortened
from indexer.periods import EXAMPLES, period
from kb.knowledge.facts import region_named
from kb.parsing.dates import interval, written_date

Match = Literal["smart", "exact", "identical"]
Within = Literal["all", "headline", "organisation", "activity"]

PARAMETER_OF_FACET = {
    "series": "series",
    "issue": "issue",
    "issuer": "issuer",
    "organisation": "org",
    "region": "region",
    "year": "year",
    "volume": "volume",
    "month": "month",
    "activity": "type",
    "member": "member",
}
FACET_OF_PARAMETER = {parameter: facet for facet, parameter in PARAMETER_OF_FACET.items()}
UNKNOWN = "不详"
"""The value of what has none in a dimension or facet; it can be chosen like any other."""
_YES, _MOST_SIZE = "是", 100
MOST_PAGE = 10_000


def _today() -> dt.date:
    """The day where the programme runs, from which people count."""
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as its URL says it. `selected` maps a facet to its chosen values; dates are ISO, as typed.

    `when` is a time in words (`indexer.periods`), counted from `today`; `units` is whether the units of a chosen
    organisation are meant too. `usual_size` is the size of a page that nothing is said about; only another one is
    part of the URL.
    """

    q: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    scope: Scope | None = None
    match: Match = "smart"
    within: Within = "all"
    sort: Sort | None = None
    page: int = 1
    size: int = 20
    usual_size: int = 20
    when: str = ""
    units: bool = False
    today: dt.date = field(default_factory=_today, compare=False)

    @property
    def effective_sort(self) -> Sort:
        """What was asked for; else by relevance where there are words, else the newest first."""
        return self.sort or ("relevance" if self.q.strip() else "newest")

    @property
    def first_day(self) -> dt.date | None:
        """The first day of `from` and `when`, inclusive."""
        days = [interval(self.date_from)[0]] if self.date_from else []
        return max([*days, *(period(self.when, self.today)[:1] if self.when else ())], default=None)

    @property
    def last_day(self) -> dt.date | None:
        """The last day of `to` and `when`, inclusive (of the month or year, where only that is given)."""
        days = [interval(self.date_to)[1]] if self.date_to else []
        return min([*days, *(period(self.when, self.today)[1:] if self.when else ())], default=None)

    @property
    def without_dates(self) -> SearchRequest:
        """The same request at any time, on page 1."""
        return replace(self, date_from="", date_to="", when="", page=1)

    def toggled(self, facet: str, value: str) -> SearchRequest:
        """The same request with one facet value chosen, or no longer chosen, back on page 1."""
        chosen = self.selected.get(facet, ())
        values = tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)
        return replace(self, selected={**self.selected, facet: values}, page=1)

    def parameters(self) -> list[tuple[str, str]]:
        """The request as parameters in canonical order, defaults left out."""
        pairs = [("q", self.q)]
        for facet, parameter in PARAMETER_OF_FACET.items():
            pairs += [(parameter, value) for value in sorted(self.selected.get(facet, ()))]
        pairs += [("from", self.date_from), ("to", self.date_to), ("when", self.when)]
        pairs += [("units", "1" if self.units else ""), ("scope", self.scope or "")]
        pairs += [
            ("match", "" if self.match == "smart" else self.match),
            ("in", "" if self.within == "all" else self.within),
        ]
        pairs += [("sort", self.sort or ""), ("page", str(self.page) if self.page > 1 else "")]
        pairs += [("size", str(self.size) if self.size != self.usual_size else "")]
        return [(name, value) for name, value in pairs if value]

    def url(self, path: str = "/search") -> str:
        """The address of this search."""
        return address(path, self.parameters())


def parse_request(values: Mapping[str, Sequence[str]], page_size: int = 20) -> SearchRequest:
    """The request in URL parameters (each name with all its values); other names are ignored. Raises InvalidRequest."""
    given = Parameters(values)
    chosen = {facet: given.several(parameter) for parameter, facet in FACET_OF_PARAMETER.items()}
    selected = {
        facet: tuple(dict.fromkeys(value_of(facet, value) for value in own)) for facet, own in chosen.items() if own
    }
    date_from, date_to = _date("from", given.one("from")), _date("to", given.one("to"))
    if date_from and date_to and interval(date_from)[0] > interval(date_to)[1]:
        raise InvalidRequest(f"起始日期 {date_from} 晚于截止日期 {date_to}", "请对调两个日期")
    return SearchRequest(
        q=_typed(" ".join(values.get("q", ()))),
        selected=selected,
        date_from=date_from,
        date_to=date_to,
        when=_when(given.one("when")),
        units=given.is_on("units"),
        scope=given.choice("scope", Scope) or None,
        match=given.choice("match", Match) or "smart",
        within=given.choice("in", Within) or "all",
        sort=given.choice("sort", Sort) or None,
        page=given.whole("page", MOST_PAGE, 1),
        size=given.whole("size", _MOST_SIZE, page_size),
        usual_size=page_size,
    )


def _typed(text: str) -> str:
    """What a person can have typed: without halves of characters and control characters."""
    kept = (
        character for character in text if unicodedata.category(character) not in ("Cs", "Cc") or character.isspace()
    )
    return "".join(kept).strip()


def value_of(facet: str, value: str) -> str:
    """A value of a facet as it is kept: 江苏 for 江苏省. Raises InvalidRequest for one that cannot be."""
    if facet == "member" and value != _YES:
        raise InvalidRequest(f"参数 member 不能是“{shortened(value)}”", f"只要会员的写 member={_YES}")
    if facet != "region" or value == UNKNOWN:
        return value
    region = region_named(value)
    if region is None or region.city:
        raise InvalidRequest(f"没有“{shortened(value)}”这个地区", "请写省级行政区，如 江苏")
    return region.province


def _date(name: str, value: str) -> str:
    try:
        return written_date(value) if value else ""
    except ValueError as error:
        raise InvalidRequest(
            f"参数 {name} 不是日期：“{shortened(value)}”", "请写成 2020-03-12、2020-03 或 2020"
        ) from error


def _when(value: str) -> str:
    try:
        if value:
            period(value, _today())
    except (ValueError, TypeError, OverflowError) as error:
        example = "、".join(EXAMPLES)
        raise InvalidRequest(
            f"参数 when 不是时间：“{shortened(value)}”", f"可写 {example}、2020年上半年、2020年3月"
        ) from error
    return value


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value with its counts, whether it is chosen, and the address that toggles it."""

    value: str
    label: str
    bulletins: int
    passages: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """At most `facet_size` values; `other` counts the values not shown, `missing` the hits without any."""

    name: str
    values: tuple[FacetValue, ...]
    other: int
    missing: Count


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of a hit: original text, spans to highlight (characters), a snippet that is safe HTML, its address."""

    id: str
    text: str
    highlights: tuple[tuple[int, int], ...]
    snippet: str
    url: str


def title_of(headline: str | None, series: str | None, issue: str | None, source: str) -> str:
    """What stands for a bulletin in a list: its headline, else series and issue, else its file."""
    return headline or (f"《{series}》{issue or ''}" if series else issue) or source


@dataclass(frozen=True, slots=True)
class BulletinView:
    """A bulletin as a result shows it."""

    id: str
    source: str
    series: str | None
    issue: str | None
    date: str | None
    headline: str | None
    url: str

    @property
    def title(self) -> str:
        """What stands for it in a list."""
        return title_of(self.headline, self.series, self.issue, self.source)


@dataclass(frozen=True, slots=True)
class Hit:
    """A bulletin with its passages that match, the best first; `headline` is safe HTML with its words marked."""

    bulletin: BulletinView
    score: float
    passages: tuple[PassageView, ...]
    headline: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of an answer; HTML, JSON and CLI are made from it."""

    request: SearchRequest
    understood: str
    notices: tuple[str, ...]
    relaxed: str | None
    total: Count
    took_ms: float
    generation: str
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    histogram: Mapping[str, Count]
    pages: int
    coverage: Mapping[str, Any] | None

    def to_json(self) -> dict[str, Any]:
        """The page in the contract of DESIGN 4.2."""
        page: dict[str, Any] = {
            "query": {
                "text": self.request.q,
                "understood": self.understood,
                "relaxed": self.relaxed,
                "expanded": [],
                "notices": list(self.notices),
            },
            "total": _fields(self.total),
            "took_ms": self.took_ms,
            "generation": self.generation,
            "hits": [
                {
                    "bulletin": _fields(hit.bulletin),
                    "score": hit.score,
                    "passages": [
                        {**_fields(passage), "highlights": [list(span) for span in passage.highlights]}
                        for passage in hit.passages
                    ],
                }
                for hit in self.hits
            ],
            "facets": {facet.name: [_fields(value) for value in facet.values] for facet in self.facets},
            "facets_beyond": {
                facet.name: {"other": facet.other, "missing": _fields(facet.missing)} for facet in self.facets
            },
            "histogram": [{"month": month, **_fields(count)} for month, count in self.histogram.items()],
            "page": {"number": self.request.page, "size": self.request.size, "pages": self.pages},
        }
        if self.coverage is not None:
            page["coverage"] = dict(self.coverage)
        return page


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}

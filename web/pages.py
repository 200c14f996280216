"""The HTML pages: home, results, a bulletin, help. Each view reads, asks, renders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from typing import get_args

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from indexer.coverage import coverage_of
from indexer.directory import DirectoryRequest, Order
from indexer.documents import MEMBER
from indexer.engine import Sort
from indexer.ledger import Ledger, values_beside
from indexer.ledger_request import DIMENSIONS, LedgerRequest
from indexer.periods import EXAMPLES
from indexer.profiles import Profile, canonical, profile
from indexer.query import positive_texts
from indexer.records import Record, Records
from indexer.request import PARAMETER_OF_FACET, FacetValue, SearchRequest
from indexer.search import coverage, understand
from indexer.worklist import worklist
from kb.errors import NotFound
from web import context, labels
from web.differences import changes
from web.reading import read_bulletin

blueprint = Blueprint("pages", __name__)
_SORTS: tuple[Sort, ...] = get_args(Sort)
_NEWEST = 8
_MOST_PAGE_LINKS = 9
_MOST, _MOST_MORE, _MOST_WORK, _ON_A_PAGE = 12, 300, 300, 200
_FACETS_OF_LEDGER = ("activity", "organisation", "region", "year", "series", "issuer")


@blueprint.get("/")
def home() -> str:
    """The box, the series, and the newest bulletins."""
    generation = context.generation()
    records = generation.records
    catalogue = records.catalogue
    newest = sorted((entry for entry in catalogue.entries.values() if entry.date), key=lambda entry: entry.date or "")
    series = [
        (label, SearchRequest(selected={"series": (each,)}, sort="issue").url(), len(catalogue.of_series[each]))
        for each, label in sorted(records.series_labels.items(), key=lambda item: item[1])
    ]
    return render_template(
        "home.html",
        request_=SearchRequest(),
        series=series,
        newest=newest[: -_NEWEST - 1 : -1],
        coverage=coverage(generation),
    )


@blueprint.get("/search")
def results() -> str:
    """The page of results."""
    page = context.search_page()
    volumes = [
        ("volume", FacetValue(each, each, 0, 0, selected=True, url=page.request.toggled("volume", each).url()))
        for each in page.request.selected.get("volume", ())
    ]
    return render_template(
        "search.html",
        page=page,
        request_=page.request,
        chips=[*((facet.name, value) for facet in page.facets for value in facet.values if value.selected), *volumes],
        meant=context.organisation_called(page.request),
        sorts=[(sort, replace(page.request, sort=sort, page=1).url()) for sort in _SORTS],
        pages=_page_links(lambda number: replace(page.request, page=number).url(), page.request.page, page.pages),
        without_dates=page.request.without_dates.url(),
        cleared=SearchRequest(q=page.request.q).url(),
        created=context.generation().manifest.created,
    )


@blueprint.get("/activities")
def activities() -> str:
    """The ledger: the activities in what a search finds, one page of them, each with its proof."""
    found = context.activities()
    asked = found.request
    last_page = max(1, -(-len(found.rows) // asked.search.size))
    search = replace(asked.search, page=min(asked.search.page, last_page))  # behind the last page there is none
    first = (search.page - 1) * search.size
    sums = list(found.sums.items())
    facets = {facet: _facet(found, facet) for facet in _FACETS_OF_LEDGER}
    return render_template(
        "activities.html",
        ledger=found,
        asked=asked,
        request_=search,
        rows=found.rows[first : first + search.size],
        table=found.table(),
        open=partial(_opened, asked),
        sums=sums[:_MOST],
        more_sums=sums[_MOST:],
        shown=_MOST,
        units=dict.fromkeys([*found.units, *filter(None, [asked.unit])]),
        facets=facets,
        chosen=[
            (facet, value, asked.toggled(facet, value).url())
            for facet, values in search.selected.items()
            for value in values
        ],
        report=_report(search),
        dimensions=[(PARAMETER_OF_FACET[each], labels.FACETS[each]) for each in DIMENSIONS],
        by=[PARAMETER_OF_FACET[each] if each else "" for each in (asked.rows, asked.columns)],
        times=[(word, asked.with_search(replace(search.without_dates, when=word)).url()) for word in EXAMPLES],
        has_members=bool(search.selected.get("member")) or context.generation().authority.has_members,
        members_url=asked.toggled("member", MEMBER).url(),
        with_units=asked.with_search(replace(search, units=not search.units, page=1)).url(),
        without_dates=asked.with_search(search.without_dates).url(),
        without_unit=replace(asked, unit="").url(),
        cleared=LedgerRequest().url(),
        without_words=asked.with_search(replace(search, q="", page=1)).url(),
        sorts=[(sort, asked.with_search(replace(search, sort=sort, page=1)).url()) for sort in ("newest", "oldest")],
        without_table=replace(asked, rows=None, columns=None).url(),
        toggled_apart=replace(asked, apart=not asked.apart).url(),
        pages=_page_links(lambda page: asked.with_search(replace(search, page=page)).url(), search.page, last_page),
        named=partial(_named, context.generation().records),
    )


@blueprint.get("/organisations", strict_slashes=False)
def all_organisations() -> str:
    """The organisations, those first that are named most or in the order of their names, as filters leave them."""
    found = context.organisations(_ON_A_PAGE)
    asked = found.request
    facets = {
        facet: [(value, count, asked.toggled(facet, value).url()) for value, count in values.items()]
        for facet, values in found.facets.items()
        if values and (facet != "city" or asked.selected.get("region"))
    }
    return render_template(
        "organisations.html",
        directory=found,
        asked=asked,
        request_=SearchRequest(),
        facets=facets,
        chosen=[
            (facet, value, asked.toggled(facet, value).url())
            for facet, values in asked.selected.items()
            for value in values
        ],
        cleared=DirectoryRequest(q=asked.q, order=asked.order).url(),
        orders=[(order, replace(asked, order=order, page=1).url()) for order in get_args(Order)],
        letters=[(letter, replace(asked, page=page).url()) for letter, page in found.letters.items()],
        groups=groupby(found.shown, lambda each: each.initial if found.letters else ""),
        pages=_page_links(lambda page: replace(asked, page=page).url(), asked.page, found.pages),
        shown=_MOST,
    )


@blueprint.get("/organisations/worklist")
def to_do() -> str:
    """What curators may want to decide on organisations."""
    return render_template("worklist.html", work=worklist(context.generation(), _MOST_WORK), request_=SearchRequest())


@blueprint.get("/coverage")
def archive() -> str:
    """What the archive has and lacks; members that nobody has mentioned for `months`."""
    generation = context.generation()

    def url(series: str, year: int) -> str:
        return SearchRequest(selected={"series": (series,), "volume": (str(year),)}, sort="issue").url()

    return render_template(
        "holdings.html",
        found=coverage_of(generation, context.months()),
        coverage=coverage(generation),
        url=url,
        whole=lambda series: SearchRequest(selected={"series": (series,)}, sort="issue").url(),
        request_=SearchRequest(),
    )


@blueprint.get("/organisations/<path:name>")
def organisation(name: str) -> ResponseReturnValue:
    """One organisation: its names, where it is named, with whom, and what it did. Old names lead to the present one."""
    present = canonical(name, context.generation())
    if present != name:
        return redirect(url_for("pages.organisation", name=present))
    found = profile(name, context.generation(), context.analyzer())
    chosen = SearchRequest(selected={"organisation": (name,)})
    return render_template(
        "organisation.html",
        profile=found,
        rows=found.ledger.rows[:_MOST],
        sums=list(found.ledger.sums.items())[:_MOST],
        bulletins=found.bulletins[:_MOST],
        chosen=chosen,
        activities=LedgerRequest(chosen).url(),
        with_units=LedgerRequest(replace(chosen, units=True)).url(),
        times=[*(f"{year}年" for year in _years_of(found)), *EXAMPLES],
        feed=replace(chosen, sort="newest").url("/search.atom"),
        request_=SearchRequest(),
    )


@blueprint.get("/bulletins/<bulletin_id>")
def bulletin(bulletin_id: str) -> ResponseReturnValue:
    """A bulletin to read, with the query of `q` marked; `version` counts its texts from 1, `view=lines` keeps lines."""
    record = context.record(bulletin_id)
    shown = _version(request.args.get("version", ""), record)
    as_lines = request.args.get("view") == "lines"
    asked = context.search_request()
    looked_for = tuple(positive_texts(understand(asked, context.analyzer()).tree))
    previous, following = context.generation().records.neighbours(bulletin_id)
    return render_template(
        "bulletin.html",
        record=record,
        shown=shown,
        bulletin=record.versions[shown].bulletin,
        sources=record.versions[shown].sources,
        entry=record.entry,
        reading=read_bulletin(record.versions[shown].bulletin, looked_for, as_lines=as_lines),
        as_lines=as_lines,
        previous=previous,
        following=following,
        request_=asked,
        series_url=SearchRequest(selected={"series": (record.entry.series_id or "",)}, sort="issue").url(),
    )


@blueprint.get("/bulletins/<bulletin_id>/versions")
def versions(bulletin_id: str) -> ResponseReturnValue:
    """The texts of a bulletin, and what changed from each to the next."""
    record = context.record(bulletin_id)
    steps = [changes(old.bulletin, new.bulletin) for old, new in pairwise(record.versions)]
    return render_template("versions.html", record=record, entry=record.entry, steps=steps, request_=SearchRequest())


@blueprint.get("/help")
def manual() -> str:
    """How to search."""
    return render_template("help.html", request_=SearchRequest())


@blueprint.get("/favicon.ico")
def icon() -> ResponseReturnValue:
    """The icon that browsers ask for by themselves."""
    return redirect(url_for("static", filename="icon.svg"))


def _report(search: SearchRequest) -> str:
    """The address of the dossier of the one organisation that a ledger is of, for the same time; empty for others."""
    names = search.selected.get("organisation", ())
    if len(names) != 1:
        return ""
    time = replace(search, q="", selected={}, sort=None, page=1, size=search.usual_size)
    return time.url(url_for("api.dossier_docx", name=names[0]))


def _years_of(found: Profile) -> list[str]:
    """The years of which an organisation's dossier may be wanted: in which it is named or did something."""
    return sorted({*found.years, *(row.date[:4] for row in found.ledger.rows if row.date)}, reverse=True)


def _facet(found: Ledger, facet: str) -> list[tuple[str, int, str]]:
    """The values of a facet of a ledger, each with how many rows have it and the address that chooses it or no longer.

    Years stand from the newest on, others by how many rows have them. Those that are chosen leave none of them out.
    """
    counts = values_beside(found, facet, context.generation(), context.analyzer())
    values = list(counts.items())[:_MOST_MORE]
    values = sorted(values, reverse=True) if facet == "year" else values
    return [(value, count, found.request.toggled(facet, value).url()) for value, count in values]


def _named(records: Records, facet: str, value: str) -> str:
    """What a value of a facet is called: a series by its name, an issue by its label."""
    if facet == "series":
        return records.series_labels.get(value, value)
    found = records.read(value) if facet == "issue" else None
    return found.entry.name if found else value


def _version(wanted: str, record: Record) -> int:
    """The index of the text that is asked for, the current one by default. Raises NotFound."""
    if not wanted:
        return record.current
    if not wanted.isascii() or not wanted.isdecimal() or not 1 <= int(wanted) <= len(record.versions):
        raise NotFound("这一期没有这一种文本", "请从“各种文本”进入")
    return int(wanted) - 1


def _page_links(url: Callable[[int], str], page: int, pages: int) -> list[tuple[str, int, str]]:
    """The links to other pages: what each is called (上一页, 3, 下一页), its number and its address."""
    pages = max(1, pages)
    first = max(1, min(page - _MOST_PAGE_LINKS // 2, pages - _MOST_PAGE_LINKS + 1))
    near = range(first, min(pages, first + _MOST_PAGE_LINKS - 1) + 1)
    numbers = [*([1] if first > 1 else []), *near, *([pages] if near[-1] < pages else [])]
    steps = [("上一页", page - 1)] if page > 1 else []
    steps += [(str(number), number) for number in numbers]
    steps += [("下一页", page + 1)] if page < pages else []
    return [(called, number, url(number)) for called, number in steps]


def _opened(asked: LedgerRequest, row: str | None, column: str | None = None) -> str:
    """The address of the rows behind a cell of a table; behind a sum, where a dimension has no value."""
    chosen = {asked.rows: row, asked.columns: column}
    return asked.opened(**{str(dimension): value for dimension, value in chosen.items() if dimension and value}).url()

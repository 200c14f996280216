"""The HTML pages: home, results, a bulletin, help. Each view reads, asks, renders."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from indexer.engine import Sort
from indexer.profiles import organisations, profile
from indexer.query import positive_texts
from indexer.records import Record
from indexer.request import SearchRequest
from indexer.search import coverage, understand
from kb.errors import NotFound
from web import context
from web.differences import changes
from web.reading import read_bulletin

blueprint = Blueprint("pages", __name__)
_SORTS: tuple[Sort, ...] = get_args(Sort)
_NEWEST = 8
_MOST_PAGE_LINKS = 9
_LEDGER = "/activities"
_MOST, _MOST_ORGANISATIONS = 12, 300


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
    return render_template(
        "search.html",
        page=page,
        request_=page.request,
        chips=[(facet.name, value) for facet in page.facets for value in facet.values if value.selected],
        sorts=[(sort, replace(page.request, sort=sort, page=1).url()) for sort in _SORTS],
        pages=_page_links(page.request, page.pages),
        without_dates=replace(page.request, date_from="", date_to="", page=1).url(),
        cleared=SearchRequest(q=page.request.q).url(),
        created=context.generation().manifest.created,
    )


@blueprint.get("/activities")
def activities() -> str:
    """The ledger: the activities in what a search finds, one page of them, each with its proof."""
    asked = context.search_request()
    found = context.activities()
    first = (asked.page - 1) * asked.size
    chosen = [
        (facet, value, asked.toggled(facet, value).url(_LEDGER))
        for facet, values in asked.selected.items()
        for value in values
    ]
    facets = {
        facet: [(value, count, asked.toggled(facet, value).url(_LEDGER)) for value, count in found.most(facet, _MOST)]
        for facet in ("activity", "organisation", "region", "year")
    }
    return render_template(
        "activities.html",
        ledger=found,
        apart=request.args.get("apart") == "1",
        rows=found.rows[first : first + asked.size],
        sums=list(found.sums.items())[:_MOST],
        facets=facets,
        chosen=chosen,
        request_=asked,
        pages=_page_links(asked, -(-len(found.rows) // asked.size), _LEDGER),
        without_dates=replace(asked, date_from="", date_to="", page=1).url(_LEDGER),
        series_labels=context.generation().records.series_labels,
    )


@blueprint.get("/organisations")
def all_organisations() -> str:
    """The organisations that are named most; with `q` those whose names hold it."""
    asked = context.search_request()
    found, more = organisations(context.generation(), asked.q, _MOST_ORGANISATIONS)
    return render_template("organisations.html", found=found, more=more, request_=asked)


@blueprint.get("/organisations/<path:name>")
def organisation(name: str) -> str:
    """One organisation: its names, where it is named, with whom, and what it did."""
    found = profile(name, context.generation(), context.analyzer())
    chosen = SearchRequest(selected={"organisation": (name,)})
    return render_template(
        "organisation.html",
        profile=found,
        rows=found.ledger.rows[:_MOST],
        sums=list(found.ledger.sums.items())[:_MOST],
        bulletins=found.bulletins[:_MOST],
        chosen=chosen,
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


def _version(wanted: str, record: Record) -> int:
    """The index of the text that is asked for, the current one by default. Raises NotFound."""
    if not wanted:
        return record.current
    if not wanted.isascii() or not wanted.isdecimal() or not 1 <= int(wanted) <= len(record.versions):
        raise NotFound("这一期没有这一种文本", "请从“各种文本”进入")
    return int(wanted) - 1


def _page_links(asked: SearchRequest, pages: int, path: str = "/search") -> list[tuple[int, str]]:
    first = max(1, min(asked.page - _MOST_PAGE_LINKS // 2, pages - _MOST_PAGE_LINKS + 1))
    last = min(pages, first + _MOST_PAGE_LINKS - 1)
    return [(number, replace(asked, page=number).url(path)) for number in range(first, last + 1)]

"""A request becomes a page: the query understood, asked of the engine, weakened by named steps, and shown.

Everything on the page comes from one generation.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.documents import FACETS
from indexer.engine import Count, EngineQuery, EngineResult, FacetCounts, PassageHit, Scope
from indexer.entries import Entry, entry_from_json
from indexer.generation import Generation
from indexer.language import Understood, exact_query, identical_query, parse_query
from indexer.query import And, Dates, Everything, Node, Text, TextField, bears_text, positive_texts
from indexer.ranking import boosts, relaxations, scoring_terms
from indexer.request import (
    BulletinView,
    Facet,
    FacetValue,
    Hit,
    PassageView,
    SearchPage,
    SearchRequest,
)
from indexer.selection import filters_of
from indexer.snippets import highlights, marked, snippet
from indexer.terms import Analyzer
from kb.text import fold

FEW = 3
"""With fewer bulletins than this the page says what was searched (`coverage`)."""
_ALL_DAYS = (1, 3_652_059)  # the ordinals of datetime.date.min and datetime.date.max
_FIELD_OF_WITHIN: dict[str, TextField] = {
    "all": "text",
    "headline": "headline",
    "organisation": "organisation",
    "activity": "activity",
}


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of the ladder: its name in the contract (None for the query as asked), what is asked."""

    name: str | None
    tree: Node
    scope: Scope


def search(request: SearchRequest, generation: Generation, analyzer: Analyzer, facet_size: int = 12) -> SearchPage:
    """The page that a request asks for; each facet has at most `facet_size` values, or all that are chosen."""
    started = time.perf_counter()
    understood = understand(request, analyzer)
    step, result = _first_with_hits(request, understood, generation, analyzer, facet_size)
    looked_for = [text for text in positive_texts(step.tree) if text.field in ("text", "headline")]
    hits = tuple(_hits(result, looked_for, request))
    pages = -(-result.total.bulletins // request.size)
    return SearchPage(
        request=request,
        understood=understood.text,
        notices=understood.notices,
        relaxed=step.name,
        total=result.total,
        took_ms=round((time.perf_counter() - started) * 1000, 2),
        generation=generation.manifest.generation,
        hits=hits,
        facets=tuple(_facet(name, counts, request, generation, facet_size) for name, counts in result.facets.items()),
        histogram=result.histogram,
        pages=pages,
        coverage=coverage(generation) if result.total.bulletins < FEW else None,
    )


def understand(request: SearchRequest, analyzer: Analyzer) -> Understood:
    """The query of a request, in the match mode and field that it asks for."""
    field = _FIELD_OF_WITHIN[request.within]
    if request.match == "identical":
        return identical_query(request.q, field)
    if request.match == "exact":
        return exact_query(request.q, field)
    return parse_query(request.q, analyzer, field)


def coverage(generation: Generation) -> dict[str, Any]:
    """What was searched: how many bulletins, of which days, and which issues are missing."""
    return {**generation.records.coverage, "generated": generation.manifest.created}


def _first_with_hits(
    request: SearchRequest, understood: Understood, generation: Generation, analyzer: Analyzer, facet_size: int
) -> tuple[_Step, EngineResult]:
    """The first step of the ladder that finds anything, else the query as asked."""
    asked: tuple[_Step, EngineResult] | None = None
    filters = filters_of(request, generation)
    for step in _ladder(request, understood.tree):
        result = generation.searcher.search(_engine_query(request, step, understood, analyzer, facet_size, filters))
        if result.total.passages:
            return step, result
        asked = asked or (step, result)
    assert asked is not None
    return asked


def _ladder(request: SearchRequest, tree: Node) -> Iterator[_Step]:
    yield _Step(None, tree, request.scope or "passage")
    if request.match != "smart" or not bears_text(tree):
        return
    if request.scope is None and isinstance(tree, And):
        yield _Step("bulletin", tree, "bulletin")
    for name, weaker in relaxations(tree):
        yield _Step(name, weaker, "passage")


def _engine_query(
    request: SearchRequest,
    step: _Step,
    understood: Understood,
    analyzer: Analyzer,
    facet_size: int,
    filters: Mapping[str, tuple[str, ...]],
) -> EngineQuery:
    ranked = request.effective_sort == "relevance"
    return EngineQuery(
        tree=_with_dates(step.tree, request),
        scoring=scoring_terms(step.tree, analyzer) if ranked else (),
        boosts=boosts(understood) if ranked else (),
        filters=filters,
        scope=step.scope,
        sort=request.effective_sort,
        first=(request.page - 1) * request.size,
        size=request.size,
        facets=FACETS,
        facet_size=facet_size,
        histogram=True,
    )


def _with_dates(tree: Node, request: SearchRequest) -> Node:
    if request.first_day is None and request.last_day is None:
        return tree
    first = request.first_day.toordinal() if request.first_day else _ALL_DAYS[0]
    last = request.last_day.toordinal() if request.last_day else _ALL_DAYS[1]
    dates = Dates(first, last)
    return dates if isinstance(tree, Everything) else And((tree, dates))


def _hits(result: EngineResult, looked_for: list[Text], request: SearchRequest) -> Iterator[Hit]:
    query = SearchRequest(q=request.q, match=request.match, within=request.within).url("")
    for found in result.hits:
        bulletin = bulletin_view(entry_from_json(found.entry))
        passages = tuple(_passage(each, looked_for, f"{bulletin.url}{query}#{each.passage}") for each in found.passages)
        spans = highlights(bulletin.title, fold(bulletin.title), looked_for)
        yield Hit(bulletin, round(found.score, 6), passages, marked(bulletin.title, spans))


def to_mark(looked_for: Iterable[Text], kind: str) -> list[Text]:
    """Which of the texts that were looked for are marked in a part of this kind: those of headlines only there."""
    return [text for text in looked_for if text.field == "text" or (text.field == "headline" and kind == "headline")]


def bulletin_view(entry: Entry) -> BulletinView:
    """A bulletin as lists show it."""
    return BulletinView(
        entry.id, entry.source, entry.series, entry.issue, entry.date, entry.headline, f"/bulletins/{entry.id}"
    )


def _passage(found: PassageHit, looked_for: list[Text], url: str) -> PassageView:
    text, folded = found.read()
    spans = highlights(text, folded, to_mark(looked_for, found.kind))
    return PassageView(found.passage, text, spans, snippet(text, spans), url)


def _facet(name: str, counts: FacetCounts, request: SearchRequest, generation: Generation, size: int) -> Facet:
    """The values of a facet: the chosen ones always, then those with the most bulletins (times in their own order)."""
    chosen = request.selected.get(name, ())
    known = {**dict.fromkeys(chosen, Count(0, 0)), **counts.values}
    by_count = sorted(
        known, key=lambda value: (value not in chosen, -known[value].bulletins, -known[value].passages, value)
    )
    shown = by_count[: max(size, len(chosen))]
    if name in ("year", "month"):
        shown.sort(reverse=True)
    values = tuple(
        FacetValue(
            value,
            _label(name, value, generation),
            known[value].bulletins,
            known[value].passages,
            value in chosen,
            request.toggled(name, value).url(),
        )
        for value in shown
    )
    return Facet(name, values, counts.other + len(known) - len(shown), counts.missing)


def _label(name: str, value: str, generation: Generation) -> str:
    if name == "series":
        return generation.records.series_labels.get(value, value)
    if name == "issue" and (entry := generation.records.entry(value)):
        return f"《{entry.series}》{entry.name}" if entry.series else entry.name
    return value

"""What a view needs of the application: the settings, the generation in service, the request as typed."""

from __future__ import annotations

from flask import current_app, g, request

from indexer.coverage import SILENT_MONTHS
from indexer.directory import Directory, directory, parse_directory_request
from indexer.dossier import Dossier, dossier
from indexer.generation import Generation, LiveIndex
from indexer.ledger import Ledger, ledger
from indexer.ledger_request import LedgerRequest, parse_ledger_request
from indexer.parameters import Parameters
from indexer.profiles import canonical
from indexer.records import Record
from indexer.request import SearchPage, SearchRequest, parse_request
from indexer.search import search
from indexer.terms import Analyzer
from kb.errors import NotFound
from kb.settings import Settings

_MOST_MONTHS = 600


def settings() -> Settings:
    """The settings that the application was made with."""
    value = current_app.extensions["kb.settings"]
    assert isinstance(value, Settings)
    return value


def generation() -> Generation:
    """The generation in service when this request first asked; the request ends on it. Raises NoIndex."""
    if "generation" not in g:
        g.generation = _live().get()
    value = g.generation
    assert isinstance(value, Generation)
    return value


def record(bulletin_id: str) -> Record:
    """The bulletin with this id, all of it. Raises NotFound."""
    found = generation().records.read(bulletin_id)
    if found is None:
        raise NotFound("没有这一期简报", "它可能已更换编号，请用检索查找")
    return found


def analyzer() -> Analyzer:
    """The analyzer that the application was made with."""
    return _live().analyzer


def search_request() -> SearchRequest:
    """The search in this request's parameters. Raises InvalidRequest."""
    return parse_request(request.args.to_dict(flat=False), settings().page_size)


def search_page() -> SearchPage:
    """The answer to this request's search."""
    return search(search_request(), generation(), analyzer(), settings().facet_size)


def organisation_called(asked: SearchRequest) -> str | None:
    """The organisation that a search is for: the one that is chosen, or whose name or form the words are."""
    chosen = asked.selected.get("organisation", ())
    name = chosen[0] if len(chosen) == 1 else asked.q.strip() if not chosen else ""
    return generation().authority.canonical(name) if name else None


def ledger_request() -> LedgerRequest:
    """The ledger in this request's parameters. Raises InvalidRequest."""
    return parse_ledger_request(request.args.to_dict(flat=False), settings().page_size)


def organisations(size: int) -> Directory:
    """The page of organisations that this request asks for, `size` on each. Raises InvalidRequest."""
    return directory(parse_directory_request(request.args.to_dict(flat=False)), generation(), size)


def dossier_of(name: str) -> Dossier:
    """The dossier of an organisation by any of its names, of the time that this request asks for. Raises NotFound."""
    return dossier(canonical(name, generation()), generation(), analyzer(), search_request())


def months() -> int:
    """The `months` of this request, by default those of the coverage. Raises InvalidRequest."""
    return Parameters(request.args.to_dict(flat=False)).whole("months", _MOST_MONTHS, SILENT_MONTHS)


def activities() -> Ledger:
    """The activities that this request asks for."""
    return ledger(ledger_request(), generation(), analyzer())


def _live() -> LiveIndex:
    value = current_app.extensions["kb.index"]
    assert isinstance(value, LiveIndex)
    return value

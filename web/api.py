"""The JSON interface, the exports, the Atom feed, and the sign of life."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.coverage import coverage_of
from indexer.dossier import Dossier
from indexer.profiles import canonical, profile
from indexer.worklist import worklist
from kb.contract import bulletin_to_json, source_to_json
from kb.spreadsheets import to_csv, to_xlsx
from web import context, export
from web.document import dossier_document

blueprint = Blueprint("api", __name__)
_MOST_WORK, _MOST_LISTED = 1_000, 10_000
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/api/v1/search")
@blueprint.get("/search.json")
def search_json() -> Response:
    """One page of the answer, in the contract of DESIGN 4.2."""
    return jsonify(context.search_page().to_json())


@blueprint.get("/api/v1/bulletins/<bulletin_id>")
def bulletin_json(bulletin_id: str) -> Response:
    """A whole bulletin, in the contract of DESIGN 4.1."""
    record = context.record(bulletin_id)
    return jsonify({"source": source_to_json(record.sources[0]), **bulletin_to_json(record.bulletin)})


@blueprint.get("/search.csv")
def search_csv() -> Response:
    """The hits of this page of the answer, one passage a row, as CSV."""
    return _download(to_csv(export.results_table(context.search_page(), _root())), _CSV, "search.csv")


@blueprint.get("/search.xlsx")
def search_xlsx() -> Response:
    """The same as a workbook."""
    return _download(to_xlsx(export.results_table(context.search_page(), _root())), _XLSX, "search.xlsx")


@blueprint.get("/api/v1/activities")
@blueprint.get("/activities.json")
def activities_json() -> Response:
    """All activities in what a search finds, each with its proof, and the sums of their quantities."""
    return jsonify(context.activities().to_json())


@blueprint.get("/activities.csv")
def activities_csv() -> Response:
    """The same as CSV, one activity a row."""
    return _download(to_csv(export.ledger_table(context.activities(), _root())), _CSV, "activities.csv")


@blueprint.get("/activities.xlsx")
def activities_xlsx() -> Response:
    """The same as a workbook, with a sheet of quantities, which can be summed, and the table that is asked for."""
    return _download(to_xlsx(*export.ledger_tables(context.activities(), _root())), _XLSX, "activities.xlsx")


@blueprint.get("/api/v1/organisations")
@blueprint.get("/organisations.json")
def organisations_json() -> Response:
    """The organisations that are named most, as the page finds them; more on `page` 2."""
    return jsonify(context.organisations(_MOST_LISTED).to_json())


@blueprint.get("/api/v1/organisations/<path:name>")
def organisation_json(name: str) -> Response:
    """What is known of one organisation."""
    found = profile(canonical(name, context.generation()), context.generation(), context.analyzer())
    return jsonify(found.to_json())


@blueprint.get("/api/v1/coverage")
def coverage_json() -> Response:
    """What the archive has and lacks."""
    return jsonify(coverage_of(context.generation(), context.months()).to_json())


@blueprint.get("/api/v1/worklist")
def worklist_json() -> Response:
    """What curators may want to decide on organisations."""
    return jsonify(worklist(context.generation(), _MOST_WORK).to_json())


@blueprint.get("/organisations/<path:name>/dossier.docx")
def dossier_docx(name: str) -> Response:
    """One organisation's activities and the rest of the passages about it, as an office document (A4)."""
    found = context.dossier_of(name)
    data = dossier_document(found, _root(), context.generation().manifest.created)
    return _download(data, _DOCX, "dossier.docx", f"{_called(found)}.docx")


@blueprint.get("/organisations/<path:name>/dossier.xlsx")
def dossier_xlsx(name: str) -> Response:
    """One organisation's activities and the rest of the passages about it, as a workbook."""
    found = context.dossier_of(name)
    tables = export.dossier_tables(found, _root())
    return _download(to_xlsx(*tables), _XLSX, "dossier.xlsx", f"{_called(found)}.xlsx")


@blueprint.get("/search.atom")
def search_atom() -> Response:
    """The hits of this page of the answer as an Atom feed."""
    created = context.generation().manifest.created
    body = render_template("search.atom", page=context.search_page(), root=_root(), created=created)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


@blueprint.get("/healthz")
def health() -> Response:
    """200 as soon as the server can search, else 503."""
    generation = context.generation()
    return jsonify({"status": "ok", "generation": generation.manifest.generation})


def wants_json(path: str) -> bool:
    """Whether an error at this path is answered in JSON."""
    return path.startswith("/api/") or path in (
        "/search.json",
        "/activities.json",
        "/organisations.json",
        "/healthz",
    )


def _called(found: Dossier) -> str:
    """What the file of a dossier is called: after its organisation, and its time."""
    return f"{found.profile.name}活动台账{found.asked.when or found.period.replace(' ', '')}"


def _root() -> str:
    return request.url_root.rstrip("/")


def _download(data: bytes, kind: str, name: str, called: str = "") -> Response:
    """A file to keep under a name in Latin letters, or under what it is `called` where the browser knows RFC 6266."""
    own = f"; filename*=UTF-8''{quote(called, safe='')}" if called else ""
    return Response(data, content_type=kind, headers={"Content-Disposition": f"attachment; filename={name}{own}"})

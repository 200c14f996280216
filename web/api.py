"""The JSON interface, the export as CSV, the Atom feed, and the sign of life."""

from __future__ import annotations

import csv
import io

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.request import SearchPage
from kb.contract import bulletin_to_json
from kb.errors import NotFound
from web import context

blueprint = Blueprint("api", __name__)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("简报", "期号", "日期", "标题", "段", "原文", "地址")


@blueprint.get("/api/v1/search")
@blueprint.get("/search.json")
def search_json() -> Response:
    """One page of the answer, in the contract of DESIGN 4.2."""
    return jsonify(context.search_page().to_json())


@blueprint.get("/api/v1/bulletins/<bulletin_id>")
def bulletin_json(bulletin_id: str) -> Response:
    """A whole bulletin, in the contract of DESIGN 4.1."""
    record = context.generation().records.read(bulletin_id)
    if record is None:
        raise NotFound("没有这一期简报", "请用检索查找")
    last = record.sources[-1]
    source = {"name": last.name, "format": last.format, "encoding": last.encoding, "sha256": last.sha256}
    return jsonify({"source": source, **bulletin_to_json(record.bulletin)})


@blueprint.get("/search.csv")
def search_csv() -> Response:
    """The hits of this page of the answer, one passage a row; opens in Excel (UTF-8 with mark, no formulas)."""
    text = "\ufeff" + _csv(context.search_page())
    headers = {"Content-Disposition": "attachment; filename=search.csv"}
    return Response(text, content_type="text/csv; charset=utf-8", headers=headers)


@blueprint.get("/search.atom")
def search_atom() -> Response:
    """The hits of this page of the answer as an Atom feed."""
    root = request.url_root.rstrip("/")
    created = context.generation().manifest.created
    body = render_template("search.atom", page=context.search_page(), root=root, created=created)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


@blueprint.get("/healthz")
def health() -> Response:
    """200 as soon as the server can search, else 503."""
    generation = context.generation()
    return jsonify({"status": "ok", "generation": generation.manifest.generation})


def wants_json(path: str) -> bool:
    """Whether an error at this path is answered in JSON."""
    return path.startswith("/api/") or path in ("/search.json", "/healthz")


def _csv(page: SearchPage) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for hit in page.hits:
        bulletin = hit.bulletin
        for passage in hit.passages:
            url = request.url_root.rstrip("/") + passage.url
            row = (bulletin.series, bulletin.issue, bulletin.date, bulletin.headline, passage.id, passage.text, url)
            writer.writerow([_harmless(value or "") for value in row])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

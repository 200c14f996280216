"""The application, made of small steps."""

from __future__ import annotations

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.errors import InvalidRequest, NoIndex
from indexer.generation import LiveIndex
from indexer.terms import Analyzer
from kb.errors import KbError, NotFound
from kb.settings import Settings
from web import api, files, labels, pages

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_STATUS: dict[type[KbError], int] = {InvalidRequest: 400, NotFound: 404, NoIndex: 503}
_TITLES = {400: "检索条件有误", 404: "没有这一页", 503: "暂时不能检索"}


def create_app(settings: Settings, analyzer: Analyzer) -> Flask:
    """The application over the data directory of `settings`; it reads generations and nothing else."""
    app = Flask(__name__)
    app.extensions["kb.settings"] = settings
    app.extensions["kb.index"] = LiveIndex(settings, analyzer)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(files.blueprint)
    labels.register(app)
    app.after_request(_with_headers)
    app.register_error_handler(KbError, _show_error)
    app.register_error_handler(HTTPException, _show_http_error)
    return app


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _show_error(error: KbError) -> ResponseReturnValue:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return _error_page(status, error.message, error.advice)


def _show_http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    message = {404: "地址不对，或该页已不在", 405: "不支持这种请求方法"}.get(status, error.name)
    return _error_page(status, message, "请返回首页重新检索")


def _error_page(status: int, message: str, advice: str) -> ResponseReturnValue:
    if api.wants_json(request.path):
        return {"error": {"status": status, "message": message, "advice": advice}}, status
    title = _TITLES.get(status, "出错了")
    return render_template("error.html", title=title, message=message, advice=advice, back=_previous_page()), status


def _previous_page() -> str:
    """The address on this site from which a request came, so that a form need not be filled in anew; else empty."""
    came_from = request.referrer or ""
    root = request.url_root
    return came_from.removeprefix(root.rstrip("/")) if came_from.startswith(root) and came_from != request.url else ""

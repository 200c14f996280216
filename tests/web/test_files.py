"""Pictures, original files, and the texts of a bulletin, over a small store of its own."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from flask.testing import FlaskClient

from indexer.terms import Analyzer
from kb.settings import Settings
from tests.conftest import fill
from tests.kb.test_parsing import BODY
from tests.kb.test_pdf import photograph
from web.app import create_app

MASTHEAD = ("节水简报", "第3期", "青云市节水协会", "2021年3月1日", "水厂改造圆满完成")


def word(path: Path, *paragraphs: str, picture: bool = False) -> None:
    document = docx.Document()
    for text in (*MASTHEAD, *paragraphs):
        document.add_paragraph(text)
    if picture:
        document.add_picture(io.BytesIO(photograph()))
        document.add_paragraph("图1 水厂改造现场")
    document.save(str(path))


@pytest.fixture
def client(tmp_path: Path, settings: Settings, analyzer: Analyzer) -> FlaskClient:
    """One bulletin in two texts: the first has a picture, the second another figure."""
    word(tmp_path / "第3期.docx", BODY, picture=True)
    word(tmp_path / "第3期 更正.docx", BODY.replace("百分之三", "百分之二"))
    fill(settings, [tmp_path / "第3期.docx"], analyzer)
    fill(settings, [tmp_path / "第3期 更正.docx"], analyzer)
    return create_app(settings, analyzer).test_client()


def address(client: FlaskClient) -> str:
    page = client.get("/api/v1/search").get_json()
    return str(page["hits"][0]["bulletin"]["url"])


def html(client: FlaskClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.get_data(as_text=True)


def test_a_picture_stands_above_its_caption_and_is_served(client: FlaskClient) -> None:
    shown = html(client, f"{address(client)}?version=1")
    (picture,) = re.findall(r'<img src="([^"]+)" alt="图1 水厂改造现场"', shown)
    assert shown.index(picture) < shown.index(">图1 水厂改造现场<")
    with client.get(picture) as response:
        assert response.data == photograph()
        assert response.content_type == "image/png"


def test_the_original_is_saved_under_its_own_name(client: FlaskClient) -> None:
    (link,) = re.findall(r'href="(/bulletins/\w+/sources/\w+)"', html(client, address(client)))
    with client.get(link) as response:
        assert response.data.startswith(b"PK")
        assert response.headers["Content-Disposition"].startswith("attachment;")
        assert "%E7%AC%AC3%E6%9C%9F%20%E6%9B%B4%E6%AD%A3.docx" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "tail", ["sources/0", "pictures/0", "sources/..%2f..%2fkb.sqlite3", "?version=3", "?version=0", "?version=x"]
)
def test_only_what_belongs_to_the_bulletin_is_served(client: FlaskClient, tail: str) -> None:
    url = address(client) + (tail if tail[0] == "?" else f"/{tail}")
    assert client.get(url).status_code == 404


def test_the_texts_of_a_bulletin_are_listed_with_what_changed(client: FlaskClient) -> None:
    shown = html(client, f"{address(client)}/versions")
    assert "百分之<del>三</del><ins>二</ins>" in shown
    assert "<del>图1 水厂改造现场</del>" in shown
    assert "不是检索所用的一种" in html(client, f"{address(client)}?version=1")
    assert "不是检索所用的一种" not in html(client, address(client))


def test_a_passage_is_shown_in_its_lines_with_its_marks(tmp_path: Path, settings: Settings, analyzer: Analyzer) -> None:
    lines = [f"　　{BODY}"[at : at + 24] for at in range(0, len(BODY) + 2, 24)]
    (tmp_path / "a.txt").write_text("\n".join([*MASTHEAD, *lines, *lines, *lines]), encoding="utf-8")
    fill(settings, [tmp_path / "a.txt"], analyzer)
    client = create_app(settings, analyzer).test_client()
    split = lines[0][-2:] + lines[1][:2]
    whole, broken = (html(client, f"{address(client)}?q={split}&match=exact{tail}") for tail in ("", "&view=lines"))
    assert f'<mark id="h1">{split}</mark>' in whole
    assert f'<mark id="h1">{split[:2]}</mark><br><mark id="h2">{split[2:]}</mark>' in broken


def test_internal_bulletins_are_nowhere_in_a_public_index(tmp_path: Path, analyzer: Analyzer) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    word(inbox / "a.docx", BODY)
    (inbox / "b.txt").write_text("\n".join(("内部资料", *MASTHEAD, BODY)).replace("第3期", "第4期"), encoding="utf-8")
    everything = Settings(data=tmp_path / "data")
    fill(everything, [inbox], analyzer)
    assert create_app(everything, analyzer).test_client().get("/search.json").get_json()["total"]["bulletins"] == 2
    public = Settings(data=tmp_path / "data", visibility="public")
    fill(public, [inbox], analyzer)
    shown = create_app(public, analyzer).test_client().get("/search.json?q=节水").get_json()
    assert [hit["bulletin"]["source"] for hit in shown["hits"]] == ["a.docx"]

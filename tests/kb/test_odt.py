"""OpenDocument texts, made here with the XML that LibreOffice writes."""

from __future__ import annotations

import io
import zipfile

import pytest

from kb.errors import FileRefused
from kb.model import Document
from kb.reading import read_document
from kb.reading.bytes import file_bytes
from tests.kb.test_pdf import photograph

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
LISTS = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-bullet text:level="3" text:bullet-char="●"/></text:list-style>"""


def made(body: str, styles: str = "", header: str = "") -> bytes:
    out = io.BytesIO()
    root = f'{NAMESPACES} xmlns:xlink="http://www.w3.org/1999/xlink"'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {root}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {root}>{header}</office:document-styles>")
        archive.writestr("Pictures/1.png", photograph())
    return out.getvalue()


def read(data: bytes) -> Document:
    return read_document(file_bytes("a.odt", data))


def lines(body: str, styles: str = "") -> list[str]:
    return [line.text for line in read(made(body, styles)).lines]


def test_lists_have_their_numbers_level_by_level() -> None:
    body = """<text:list text:style-name="L1"><text:list-item><text:p>基本情况</text:p>
    <text:list><text:list-item><text:p>改造管网</text:p></text:list-item><text:list-item><text:p>更换水表</text:p>
    <text:list><text:list-item><text:p>旧表</text:p></text:list-item></text:list></text:list-item></text:list>
    </text:list-item><text:list-item><text:p>下一步</text:p></text:list-item></text:list>"""
    assert lines(body, LISTS) == ["一、基本情况", "1.改造管网", "2.更换水表", "●旧表", "二、下一步"]


def test_blanks_tabs_breaks_and_text_boxes_are_text_and_changes_and_notes_are_not() -> None:
    body = """<text:tracked-changes><text:p>删去的</text:p></text:tracked-changes>
    <text:h>节水<text:s text:c="2"/>简报<text:tab/>第1期<text:line-break/>下一行</text:h>
    <text:p>正文<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note>
    <draw:frame><draw:text-box><text:p>框中文字</text:p></draw:text-box></draw:frame></text:p>"""
    assert [each.strip() for each in lines(body)] == ["节水  简报\t第1期", "下一行", "正文", "框中文字"]


def test_tables_keep_their_cells_and_pictures_and_headers_are_found() -> None:
    body = """<table:table><table:table-row><table:table-cell><text:p>单位</text:p></table:table-cell>
    <table:table-cell/><table:table-cell><text:p>套数</text:p></table:table-cell></table:table-row>
    <table:table-row><table:table-cell><text:p>一格就是框</text:p></table:table-cell></table:table-row></table:table>
    <text:p>图见下</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p>"""
    header = "<style:master-page><style:header><text:p>节水简报 第1期</text:p></style:header></style:master-page>"
    document = read(made(body, header=header))
    assert document.lines[0].cells == ("单位", "", "套数")
    assert document.lines[1].text == "一格就是框"
    assert document.headers == ("节水简报 第1期",)
    assert [(picture.format, picture.data) for picture in document.pictures] == [("png", photograph())]


def test_what_cannot_be_read_is_refused() -> None:
    whole = made("<text:p>文</text:p>")
    for data, code in ((whole[:200], "damaged"), (made(""), "no-text")):
        with pytest.raises(FileRefused) as refused:
            read(data)
        assert refused.value.code == code

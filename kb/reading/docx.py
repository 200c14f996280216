"""Word documents (.docx): paragraphs, tables and text boxes as lines. Sole user of python-docx.

A paragraph is a line, and so is each part of it between line breaks; a row of a table is a line with its cells apart
by tabs. They are numbered in the order of the document. The number that Word puts before a paragraph by itself
(一、 1. ①) is written out, because it stands on the printed page. Inserted text counts, deleted text does not.
Headers and footers repeat the masthead and are left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from kb.errors import FileRefused
from kb.model import Document
from kb.reading.archive import check_archive
from kb.reading.bytes import FileBytes
from kb.reading.lines import document_of, refusing_what_is_damaged
from kb.reading.numbering import Numbering

_OLE = b"\xd0\xcf\x11\xe0"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:instrText"), _FALLBACK))
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(content: FileBytes) -> Document:
    """The lines of a Word document. Raises FileRefused for what is damaged, encrypted or without text."""
    if content.data.startswith(_OLE):
        raise FileRefused(
            "encrypted", "文档加了密码，或是改了扩展名的旧版 Word 文档", "请去掉密码，另存为 .docx 后再导入"
        )
    check_archive(content.data)
    with refusing_what_is_damaged("Word 文档"):
        texts = list(_lines(docx.Document(io.BytesIO(content.data))))
    return document_of(content, "docx", None, texts)


def _lines(document: Any) -> Iterator[str]:
    numbering = Numbering(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield from _paragraph(block, numbering)


def _paragraph(paragraph: Paragraph, numbering: Numbering) -> Iterator[str]:
    element = paragraph._p  # noqa: SLF001  # the library's own way to the element
    text = "".join(_texts(element))
    yield from f"{numbering.label(paragraph)}{text}".split("\n")
    for box in element.iter(qn("w:txbxContent")):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            for inner in box.iterchildren(qn("w:p")):
                yield from "".join(_texts(inner)).split("\n")


def _table(table: Table) -> Iterator[str]:
    """The rows; a cell that spans several columns is given once. A table of one cell is a frame around text."""
    rows = [list(dict.fromkeys(row.cells)) for row in table.rows]
    for cells in rows:
        if len(cells) == 1:
            for paragraph in cells[0].paragraphs:
                yield from "".join(_texts(paragraph._p)).split("\n")  # noqa: SLF001  # as above
        else:
            yield "\t".join(" ".join(cell.text.split()) for cell in cells)


def _texts(element: Any) -> Iterator[str]:
    """The text in an element in its order, without what was deleted, fields' codes and text boxes."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        else:
            yield from _texts(child)

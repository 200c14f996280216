"""Word documents (.docx): paragraphs, tables, text boxes and pictures in their order. Sole user of python-docx.

A paragraph is a line, and so is each part of it between line breaks; a row of a table is a line with its cells apart
by tabs. They are numbered in the order of the document. The number that Word puts before a paragraph by itself
(一、 1. ①) is written out, because it stands on the printed page. Inserted text counts, deleted text does not.
Page headers and footers are kept apart from the text. A centred paragraph has blanks before it, as in plain text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from kb.model import Document, Line
from kb.reading.archive import check_archive
from kb.reading.bytes import FileBytes
from kb.reading.lines import CENTRED, INDENTED, document_of, refusing_what_is_damaged
from kb.reading.numbering import Numbering
from kb.reading.pictures import Album

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_SKIPPED = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:instrText"), qn("w:rt"), _FALLBACK))
_HIDDEN = f"{qn('w:rPr')}/{qn('w:vanish')}"
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")))
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_CELL_MOST = 120
_TITLE_STYLES = ("Title", "Heading 1", "标题", "标题 1")


def read_docx(content: FileBytes) -> Document:
    """The lines of a Word document. Raises FileRefused for what is damaged, encrypted or without text."""
    check_archive(content.data)
    with refusing_what_is_damaged("Word 文档"):
        reader = _Reader(docx.Document(io.BytesIO(content.data)))
        reader.read()
    return document_of(content, "docx", None, reader.lines, headers=reader.headers, pictures=reader.album.pictures)


class _Reader:
    """Walks a document once and collects its lines, its pictures, and the lines of its headers and footers."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self.lines: list[Line] = []
        self.album = Album()
        self.headers: list[str] = []

    def read(self) -> None:
        self._take_blocks(self._document.element.body)
        for section in self._document.sections:
            for header in (section.first_page_header, section.header, section.first_page_footer, section.footer):
                if not header.is_linked_to_previous:
                    self.headers += _header_lines(header._element)  # noqa: SLF001  # the library's own way to the element

    def _take_blocks(self, parent: Any) -> None:
        """The paragraphs and tables in an element, those in content controls and the like too."""
        for child in parent:
            if child.tag == qn("w:p"):
                self._take_paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._take_table(child)
            elif child.tag in _WRAPPERS:
                self._take_blocks(child)

    def _add(self, text: str, cells: tuple[str, ...] | None = None, *, opens: bool = False) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, opens=opens, cells=cells))

    def _take_paragraph(self, element: Any) -> None:
        paragraph = Paragraph(element, self._document)
        margin = CENTRED if _is_centred(paragraph) else INDENTED if _is_indented(paragraph) else ""
        first, *rest = f"{self._numbering.label(paragraph)}{_text(element)}".split("\n")
        self._add(margin + first, opens=True)
        margin = margin if margin == CENTRED else ""
        for text in rest:
            self._add(margin + text)
        for box in _boxes(element):
            self._take_blocks(box)
        self._take_pictures(element)

    def _take_table(self, table: Any) -> None:
        """The rows of a table of data; the cells of one that lays out the page, or a masthead, one after another."""
        rows = [[cell for cell in row.iter(qn("w:tc")) if _table_of(cell) is table] for row in _rows(table)]
        frame = any(_is_frame(cell) for cells in rows for cell in cells)
        frame = frame or (len(rows) == 1 and any(map(_has_paragraphs, rows[0])))
        for cells in rows:
            if frame or len(cells) == 1:
                for cell in cells:
                    self._take_blocks(cell)
                continue
            texts = tuple(self._cell_text(cell) for cell in cells)
            self._add("\t".join(texts), texts)
            for cell in cells:
                self._take_pictures(cell)

    def _cell_text(self, cell: Any) -> str:
        """The text of a cell; empty for one that goes on with the cell above it."""
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merged is not None and merged.get(qn("w:val")) != "restart":
            return ""
        blocks = [
            f"{self._numbering.label(Paragraph(each, self._document))}{_text(each)}" for each in cell.iter(qn("w:p"))
        ]
        return " ".join(" ".join(blocks).split())

    def _take_pictures(self, element: Any) -> None:
        embedded = [each.get(qn("r:embed")) for each in element.iter(qn("a:blip"))]
        linked = [each.get(qn("r:id")) for each in element.iter(_VML_PICTURE)]
        for name in dict.fromkeys(filter(None, (*embedded, *linked))):
            part = self._document.part.related_parts.get(name)
            if part is not None:
                self.album.add(part.blob, len(self.lines))


def _is_centred(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the middle of the page, or is a title by its style."""
    style: Any = paragraph.style
    if style is not None and style.name in _TITLE_STYLES:
        return True
    # Not the library's `alignment`, which knows only some of the values that Word writes.
    found = (properties.find(qn("w:jc")) for properties in _formats(paragraph))
    alignment = next((each for each in found if each is not None), None)
    return alignment is not None and alignment.get(qn("w:val")) == "center"


def _is_indented(paragraph: Paragraph) -> bool:
    """Whether the first line of a paragraph is further in than the others, by its own format or its style's."""
    indents = (properties.find(qn("w:ind")) for properties in _formats(paragraph))
    given = (
        indent.get(qn(f"w:{name}"))
        for indent in indents
        if indent is not None
        for name in ("firstLineChars", "firstLine")
    )
    value = next((each for each in given if each is not None), "")
    return value.isdecimal() and int(value) > 0


def _formats(paragraph: Paragraph) -> Iterator[Any]:
    """The properties of a paragraph, then those of its style and of the styles that this one is based on."""
    style: Any = paragraph.style
    properties = paragraph._p.pPr  # noqa: SLF001  # the library has no name for it
    while True:
        if properties is not None:
            yield properties
        if style is None:
            return
        properties, style = style.element.pPr, style.base_style


def _header_lines(header: Any) -> Iterator[str]:
    """The lines of a page header or footer, its tables and text boxes too."""
    for paragraph in header.iter(qn("w:p")):
        if not any(parent.tag == _FALLBACK for parent in paragraph.iterancestors()):
            yield from _text(paragraph).split("\n")


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes in a paragraph; Word writes each twice, once for old readers."""
    for box in element.iter(qn("w:txbxContent")):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield box


def _rows(table: Any) -> Iterator[Any]:
    return (row for row in table.iter(qn("w:tr")) if _table_of(row) is table)


def _table_of(element: Any) -> Any:
    """The table that a row or a cell is directly in."""
    return next(parent for parent in element.iterancestors() if parent.tag == qn("w:tbl"))


def _is_frame(cell: Any) -> bool:
    """Whether a cell holds a part of the page and no datum: another table, a text box, several paragraphs of text."""
    if cell.find(f".//{qn('w:tbl')}") is not None or next(_boxes(cell), None) is not None:
        return True
    texts = _paragraphs(cell)
    return sum(map(len, texts)) > _CELL_MOST and len(texts) > 1


def _has_paragraphs(cell: Any) -> bool:
    """Whether a cell has several paragraphs with text, as those of a masthead on one row have."""
    return len(_paragraphs(cell)) > 1


def _paragraphs(cell: Any) -> list[str]:
    """The paragraphs of a cell that hold any text."""
    return [text for text in (_text(paragraph).strip() for paragraph in cell.iter(qn("w:p"))) if text]


def _text(element: Any) -> str:
    return "".join(_texts(element))


def _texts(element: Any) -> Iterator[str]:
    """The text in an element in its order, without what was deleted, fields' codes and text boxes."""
    for child in element:
        if child.tag in _SKIPPED or (child.tag == qn("w:r") and child.find(_HIDDEN) is not None):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:br") and child.get(qn("w:type")) == "page":
            yield "\n\n"  # a paragraph that goes on over the page was typed as two
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        else:
            yield from _texts(child)

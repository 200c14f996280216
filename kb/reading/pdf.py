"""PDF files with a text layer: characters at their places become lines. Sole user of pypdfium2.

Text that is turned (a watermark) is left out. A file of nothing but pictures of pages is a scan (`kb.reading.scan`);
where only some pages are, the document carries a note of each.
"""

from __future__ import annotations

import ctypes
import io
import itertools
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from kb.errors import FileRefused
from kb.model import Document, Picture
from kb.reading import ocr
from kb.reading.bytes import FileBytes
from kb.reading.grids import Rule
from kb.reading.layout import Laid, lay_out
from kb.reading.lines import document_of, refusing_what_is_damaged
from kb.reading.pictures import MOST_PIXELS, Album, PageImage
from kb.reading.places import PagePieces, Piece
from kb.reading.scan import scanned_document

MOST_PAGES = 2_000
_MOST_CHARACTERS = 20_000
_LEAST_CHARACTERS = 10
_TURNED = 0.1
_RULE_MOST = 4.0
_MOST_RULES = 5_000
_BLANK_CODES = frozenset((0x20, 0xA0, 0x3000))


def read_pdf(content: FileBytes) -> Document:
    """The lines of a PDF file. Raises FileRefused for what is encrypted, damaged, too long, or without a text layer."""
    with refusing_what_is_damaged("PDF 文件"), _opened(content.data) as document:
        if len(document) > MOST_PAGES:
            raise FileRefused("too-many-pages", f"超过 {MOST_PAGES} 页", "请拆分后再导入")
        pages = [_pieces(page) for page in document]
        bare = [number for number, page in enumerate(pages, start=1) if _is_bare(page)]
        if len(bare) == len(pages):
            return scanned_document(content, "pdf", (_rendered(page) for page in document))
        laid = lay_out(pages)
        pictures = _pictures(document, laid)
    notes = [f"第 {number} 页是图像，没有文字层，其中的文字检索不到" for number in bare]
    return document_of(content, "pdf", None, laid.lines, headers=laid.headers, pictures=pictures, notes=notes)


def _rendered(page: Any) -> PageImage:
    """The picture of a page, as a scanner would have made it."""
    scale = min(ocr.DPI / 72, (MOST_PIXELS / max(1.0, page.get_width() * page.get_height())) ** 0.5)
    image: PageImage = page.render(scale=scale, grayscale=True).to_pil()
    return image


def _opened(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise FileRefused("encrypted", "文件加了密码", "请去掉密码后再导入") from error
        raise


def _pieces(page: Any) -> PagePieces:
    """The characters of a page at their places, y downwards from its top."""
    text = page.get_textpage()
    left, bottom, _, top = page.get_bbox()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pieces: list[Piece] = []
    spaced = False
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        character = _character(text, index)
        if not character:
            spaced = spaced or raw.FPDFText_GetUnicode(text, index) in _BLANK_CODES
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if pieces and box.left - left < pieces[-1].x1 and character == pieces[-1].text == "—":
            # One wide glyph for two dashes: PDFium gives it twice at the same place.
            pieces[-1] = replace(pieces[-1], text="——")
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        if box.right > box.left:
            pieces.append(Piece(character, box.left - left, box.right - left, top - y.value, spaced))
            spaced = False
    return PagePieces(top - bottom, tuple(pieces), tuple(_rules(page, left, top)))


def _rules(page: Any, left: float, top: float) -> Iterator[Rule]:
    """The thin boxes that are drawn on a page."""
    for drawn in itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_RULES):
        x0, y0, x1, y1 = drawn.get_bounds()
        if min(x1 - x0, y1 - y0) < _RULE_MOST < max(x1 - x0, y1 - y0):
            yield Rule(x0 - left, top - y1, x1 - left, top - y0)


def _character(text: Any, index: int) -> str:
    """The printed, unturned character at an index; nothing for blanks, controls and what PDFium has added."""
    code = raw.FPDFText_GetUnicode(text, index)
    if code <= ord(" ") or 0xD800 <= code <= 0xDFFF or code > sys.maxunicode:
        return ""
    character = chr(code)
    if character.isspace() or not character.isprintable():
        return ""
    return "" if abs(raw.FPDFText_GetCharAngle(text, index)) > _TURNED else character


def _is_bare(page: PagePieces) -> bool:
    """Whether a page has too little text to be more than a page number on a picture."""
    return len(page.pieces) < _LEAST_CHARACTERS


def _pictures(document: Any, laid: Laid) -> list[Picture]:
    """The pictures worth showing, in the order of the pages."""
    album = Album()
    for number, page in enumerate(document, start=1):
        _, _, _, top = page.get_bbox()
        for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            _, low, _, high = image.get_bounds()
            album.add(_image_bytes(image), laid.line_above(number, top - (low + high) / 2), number)
    return album.pictures


def _image_bytes(image: Any) -> bytes:
    """The bytes of an embedded picture: the JPEG itself where it is one, else its pixels as a PNG."""
    out = io.BytesIO()
    try:
        image.extract(out)
    except (pdfium.PdfiumError, ValueError, OSError):
        return b""
    return out.getvalue()

"""Pictures of pages (scanned PDF, PNG, JPEG, TIFF): recognised text, or the text that a person has corrected it to.

A file NAME.txt beside the scan NAME (第3期.pdf.txt beside 第3期.pdf) is its corrected text and stands for
what would be recognised; `kb parse NAME --text` prints what there is to correct. The pictures of the pages are kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from kb.errors import FileRefused
from kb.model import Document, Picture
from kb.reading import ocr
from kb.reading.bytes import FileBytes
from kb.reading.layout import lay_out
from kb.reading.lines import document_of, numbered_lines, refusing_what_is_damaged
from kb.reading.pictures import PageImage, frames_of, page_jpeg
from kb.reading.txt import decode, lines_of

_MOST_WIDTH = 1240
"""The pictures of pages are kept in this width (pixels): an A4 page at 150 dpi."""

_MOST_PAGES = 200


def read_picture(content: FileBytes) -> Document:
    """The text in a picture file, whose frames are pages. Raises FileRefused where nothing can recognise it."""
    with refusing_what_is_damaged("图片"):
        frames = frames_of(content.data, _MOST_PAGES)
    return scanned_document(content, "picture", frames)


def scanned_document(content: FileBytes, kind: str, pages: Iterable[PageImage]) -> Document:
    """The document on pictures of pages."""
    if content.corrected is None and not ocr.is_installed():
        raise FileRefused(
            "scanned", "是扫描件或图片，没有文字层", "请安装文字识别（pip install 本程序[ocr]），或先做文字识别"
        )
    if content.corrected is not None:
        text, _ = decode(content.corrected)
        pictures = [Picture(_kept(page), "jpeg", 0, number, scan=True) for number, page in enumerate(pages, start=1)]
        return document_of(content, kind, None, numbered_lines(lines_of(text)), pictures=pictures)
    recognised = [(page, ocr.recognised(page)) for page in pages]
    laid = lay_out([each.page for _, each in recognised])
    pictures = [
        Picture(_kept(page), "jpeg", laid.line_above(number, 0), number, scan=True)
        for number, (page, _) in enumerate(recognised, start=1)
    ]
    scores = [score for _, each in recognised for score in each.scores]
    return document_of(
        content, kind, None, laid.lines, headers=laid.headers, pictures=pictures, confidence=ocr.confidence(scores)
    )


def _kept(page: PageImage) -> bytes:
    return page_jpeg(page, _MOST_WIDTH)

"""PDF files, made here with reportlab."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kb.errors import FileRefused
from kb.model import Document
from kb.reading import pdf, read_document
from kb.reading.bytes import file_bytes
from kb.understanding import understand
from tests.kb.test_parsing import BODY

FONT = "STSong-Light"
SIZE, LEADING, LEFT, TOP, FILL = 16, 28, 80, 760, 27
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def photograph(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (120, 90), colour).save(out, "PNG")
    return out.getvalue()


def made(*pages: list[str], encrypt: str | None = None, picture_at: int | None = None) -> bytes:
    """A PDF of pages of lines, 27 characters wide; a picture after a line of the first page if wanted."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(encrypt) if encrypt else None)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT, 810, "节水简报　第3期")
        canvas.drawCentredString(297, 30, f"- {number} -")
        for at, line in enumerate(lines):
            indent = len(line) - len(line.lstrip("　"))
            canvas.drawString(LEFT + indent * SIZE, TOP - at * LEADING, line.lstrip("　"))
            if number == 1 and at == picture_at:
                canvas.drawImage(ImageReader(io.BytesIO(photograph())), 200, TOP - (at + 1) * LEADING, 60, 20)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def wrapped(paragraph: str) -> list[str]:
    text = f"　　{paragraph}"
    return [text[at : at + FILL] for at in range(0, len(text), FILL)]


def read(data: bytes) -> Document:
    return read_document(file_bytes("a.pdf", data))


def test_paragraphs_are_whole_over_lines_and_pages_and_keep_their_pages() -> None:
    lines = wrapped(BODY * 3)
    bulletin = understand(read(made(lines[:3], [*lines[3:], "　　到此为止，全文已毕。"]))).bulletin
    assert [passage.text for passage in bulletin.passages] == [BODY * 3, "到此为止，全文已毕。"]
    assert bulletin.passages[0].pages == (1, 2)
    assert bulletin.passages[0].lines == (1, len(lines))
    assert bulletin.passages[0].text[:52] == (BODY * 3)[:52]
    assert bulletin.passages[0].breaks[:2] == (25, 52)


def test_a_masthead_that_stands_only_in_the_page_header_counts() -> None:
    bulletin = understand(read(made(wrapped(BODY), wrapped(BODY)))).bulletin
    assert (bulletin.series, bulletin.issue.number) == ("节水简报", 3)


def test_a_picture_belongs_to_the_caption_below_it() -> None:
    bulletin = understand(
        read(made([*wrapped(BODY), "", "　　　　　　　　图1 水厂改造现场"], ["完。"], picture_at=2))
    ).bulletin
    (picture,) = bulletin.pictures
    caption = next(passage for passage in bulletin.passages if passage.kind == "caption")
    assert (picture.format, picture.page, picture.passage) == ("png", 1, caption.id)


def test_what_cannot_be_read_is_refused_by_name(monkeypatch) -> None:
    whole = made(["一行"])
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    for data, code in (
        (made(["一行"], encrypt="密码".encode().hex()), "encrypted"),
        (whole[: len(whole) // 3], "damaged"),
        (b"%PDF-1.7 nothing", "damaged"),
        (made(["一"], ["二"]), "too-many-pages"),
    ):
        with pytest.raises(FileRefused) as refused:
            read(data)
        assert refused.value.code == code


def test_a_page_without_text_among_others_is_a_doubt() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, TOP, BODY[:20])
    canvas.showPage()
    canvas.drawImage(ImageReader(io.BytesIO(photograph())), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    bulletin = understand(read(out.getvalue())).bulletin
    assert [doubt.message for doubt in bulletin.doubts if doubt.field == "source"] == [
        "第 2 页是图像，没有文字层，其中的文字检索不到"
    ]


WHOLE = made(wrapped(BODY))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=12))
def test_a_damaged_pdf_is_read_or_refused(at: int, junk: bytes) -> None:
    with contextlib.suppress(FileRefused):
        read(WHOLE[:at] + junk + WHOLE[at + len(junk) :])

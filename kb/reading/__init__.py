"""A file becomes lines of text with their origin. One module per format, one table that chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.errors import FileRefused
from kb.model import Document
from kb.reading.bytes import FileBytes, read_bytes
from kb.reading.txt import read_txt

Reader = Callable[[FileBytes], Document]


def _docx(content: FileBytes) -> Document:
    from kb.reading.docx import read_docx  # noqa: PLC0415  # a folder of plain text needs no Word library

    return read_docx(content)


def _html(content: FileBytes) -> Document:
    from kb.reading.html import read_html  # noqa: PLC0415  # as above

    return read_html(content)


def _pdf(content: FileBytes) -> Document:
    from kb.reading.pdf import read_pdf  # noqa: PLC0415  # as above

    return read_pdf(content)


READERS: dict[str, Reader] = {
    ".txt": read_txt,
    ".text": read_txt,
    ".docx": _docx,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
}


def read(path: Path) -> Document:
    """The document in a file. Raises FileRefused, whose message says why and whose advice says what to do."""
    return read_document(read_bytes(path))


def read_document(content: FileBytes) -> Document:
    """The document in bytes that were read before (so that a file is read once)."""
    suffix = Path(content.name).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        known = " ".join(sorted(READERS))
        raise FileRefused(
            "unsupported-format", f"不支持的文件格式“{suffix or '无扩展名'}”", f"请转成以下格式之一：{known}"
        )
    return reader(content)

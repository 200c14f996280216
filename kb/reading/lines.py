"""Texts that a reader found become the numbered lines of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from kb.errors import FileRefused
from kb.model import Document, Line, Picture
from kb.reading.bytes import FileBytes

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
CENTRED = "\u3000" * 8
"""What stands before a line in the middle of the page, where the format says so and has no places."""
INDENTED = "\u3000" * 2
"""And before the first line of a paragraph that is further in."""


@contextmanager
def refusing_what_is_damaged(kind: str) -> Iterator[None]:
    """Whatever a library raises on the bytes of a file becomes one refusal: libraries name no end of errors."""
    try:
        yield
    except (FileRefused, MemoryError):
        raise
    except Exception as error:
        raise FileRefused("damaged", f"{kind}已损坏", "请打开原文件，另存一份后再导入") from error


def numbered_lines(texts: Iterable[str]) -> list[Line]:
    """The texts as lines, numbered from 1."""
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


def document_of(
    content: FileBytes,
    kind: str,
    encoding: str | None,
    lines: Iterable[Line],
    *,
    headers: Iterable[str] = (),
    pictures: Iterable[Picture] = (),
    notes: Iterable[str] = (),
    confidence: float | None = None,
) -> Document:
    """The document with these lines. Raises FileRefused where none holds a letter or digit."""
    lines = tuple(_cleaned(line) if _UNSTORABLE.search(line.text) else line for line in lines)
    if not any(character.isalnum() for line in lines for character in line.text):
        raise FileRefused("no-text", "文件里没有文字", "请核对原文件；只有图片的请先做文字识别")
    return Document(
        name=content.name,
        format=kind,
        encoding=encoding,
        sha256=content.sha256,
        lines=lines,
        headers=tuple(dict.fromkeys(filter(None, (header.strip() for header in headers)))),
        pictures=tuple(pictures),
        notes=tuple(notes),
        confidence=confidence,
    )


def _cleaned(line: Line) -> Line:
    """A line without what no database can hold: halves of characters (whole pairs are put together) and NUL."""
    text = line.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\x00", "")
    cells = None if line.cells is None else tuple(_UNSTORABLE.sub("", cell) for cell in line.cells)
    return replace(line, text=text, cells=cells)

"""Texts that a reader found become the numbered lines of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kb.errors import FileRefused
from kb.model import Document, Line
from kb.reading.bytes import FileBytes


@contextmanager
def refusing_what_is_damaged(kind: str) -> Iterator[None]:
    """Whatever a library raises on the bytes of a file becomes one refusal: libraries name no end of errors."""
    try:
        yield
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused("damaged", f"{kind}已损坏", "请打开原文件，另存一份后再导入") from error


def document_of(content: FileBytes, kind: str, encoding: str | None, texts: Iterable[str]) -> Document:
    """The document with these lines, numbered from 1. Raises FileRefused where none holds a letter or digit."""
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    if not any(character.isalnum() for line in lines for character in line.text):
        raise FileRefused("no-text", "文件里没有文字", "请核对原文件；只有图片的请先做文字识别")
    return Document(content.name, kind, encoding, content.sha256, lines)

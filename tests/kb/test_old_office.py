"""Old office files: the same text with LibreOffice and without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.errors import FileRefused
from kb.model import Document
from kb.reading import office, read, read_document
from kb.reading.bytes import FileBytes, file_bytes, read_bytes
from kb.understanding import understand
from tests.accuracy import SAMPLES, accuracy

OLD = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".doc", ".wps", ".rtf"))
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not on this machine; CI has it"
)


def _nowhere(*_: object) -> None:
    """Stands for a PATH without LibreOffice."""


def _broken(*_: object) -> FileBytes:
    """Stands for a conversion that went wrong."""
    return file_bytes("a.docx", b"no zip")


def letters(document: Document) -> list[str]:
    return [passage.key for passage in understand(document).bulletin.passages]


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.suffix)
def test_an_old_file_parses_into_its_gold_without_an_office_suite(path: Path, monkeypatch) -> None:
    monkeypatch.setattr("kb.reading.office.shutil.which", _nowhere)
    assert read(path).format == path.suffix.replace("wps", "doc")[1:]
    result = accuracy([(path, path.with_suffix(".json"))])
    assert result.differences == []


@needs_office
@pytest.mark.parametrize("path", OLD, ids=lambda path: path.suffix)
def test_an_office_suite_reads_the_same_passages(path: Path, monkeypatch) -> None:
    with_suite = read(path)
    monkeypatch.setattr("kb.reading.office.shutil.which", _nowhere)
    assert letters(with_suite) == letters(read(path))


@needs_office
def test_an_office_suite_that_takes_too_long_is_ended(monkeypatch) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.01)
    assert office.converted_to_docx(read_bytes(OLD[0]), ".doc") is None


def test_what_an_office_suite_cannot_convert_is_read_without_it(monkeypatch) -> None:
    monkeypatch.setattr(office, "converted_to_docx", _broken)
    assert letters(read(OLD[0]))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "damaged"),
        (b"nothing that Word has written", "damaged"),
        (OLD[0].read_bytes()[:4000], "damaged"),
        (
            OLD[0].read_bytes().replace("WordDocument".encode("utf-16-le"), "WordDocumenX".encode("utf-16-le")),
            "old-wps",
        ),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_document(file_bytes("a.doc", data))
    assert refused.value.code == code


def test_an_encrypted_word_document_is_refused() -> None:
    data = bytearray(OLD[0].read_bytes())
    at = data.find(b"\xec\xa5")
    data[at + 11] |= 0x01
    with pytest.raises(FileRefused) as refused:
        read_document(file_bytes("a.doc", bytes(data)))
    assert refused.value.code == "encrypted"

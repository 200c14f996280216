"""OFD files (GB/T 33190-2016), a zip of XML: pieces of text at their places become lines.

OFD.xml names Document.xml, which lists the pages; a page's Content.xml holds TextObjects whose Boundary (x y width
height, in millimetres from the page's upper left corner) and TextCodes (X, Y of the base line, DeltaX from character
to character, `g n d` for n times d) give each character's place.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from kb.errors import FileRefused
from kb.model import Document
from kb.reading.archive import check_archive
from kb.reading.bytes import FileBytes
from kb.reading.grids import Rule
from kb.reading.layout import lay_out
from kb.reading.lines import document_of, refusing_what_is_damaged
from kb.reading.pictures import Album
from kb.reading.places import PagePieces, Piece
from kb.reading.xml import attribute, local_name, member, parse_xml

MOST_PAGES = 2_000
_A4_HEIGHT = 297.0
_RULE_MOST = 1.5
_MOST_STEPS = 10_000


def read_ofd(content: FileBytes) -> Document:
    """The lines of an OFD file. Raises FileRefused for what is damaged, encrypted, too long or without text."""
    check_archive(content.data)
    with refusing_what_is_damaged("OFD 文件"), zipfile.ZipFile(io.BytesIO(content.data)) as archive:
        package = _Package(archive)
        pages = [package.page(location) for location in package.locations]
        laid = lay_out(pages)
        album = Album()
        for number, location in enumerate(package.locations, start=1):
            for data, y in package.pictures(location):
                album.add(data, laid.line_above(number, y), number)
    return document_of(content, "ofd", None, laid.lines, headers=laid.headers, pictures=album.pictures)


class _Package:
    """The parts of an OFD file by their places in the archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        root = parse_xml(archive.read("OFD.xml"))
        self._document = _first_text(root, "DocRoot").lstrip("/")
        self._folder = posixpath.dirname(self._document)
        document = parse_xml(archive.read(self._document))
        pages = [each for each in document.iter() if local_name(each) == "Page" and attribute(each, "BaseLoc")]
        if len(pages) > MOST_PAGES:
            raise FileRefused("too-many-pages", f"超过 {MOST_PAGES} 页", "请拆分后再导入")
        self.locations = [_resolved(self._folder, attribute(page, "BaseLoc")) for page in pages]
        box = _first_text(document, "PhysicalBox").split()
        self._height = float(box[3]) if len(box) == 4 else _A4_HEIGHT
        self._media = self._media_files(document)

    def page(self, location: str) -> PagePieces:
        root = parse_xml(self._archive.read(location))
        objects = list(root.iter())
        pieces = [piece for each in objects if local_name(each) == "TextObject" for piece in _pieces(each)]
        rules = [rule for each in objects if local_name(each) == "PathObject" if (rule := _rule(each)) is not None]
        return PagePieces(self._height, tuple(pieces), tuple(rules))

    def pictures(self, location: str) -> Iterator[tuple[bytes, float]]:
        """The pictures of a page with the y of their middles."""
        for each in parse_xml(self._archive.read(location)).iter():
            if local_name(each) == "ImageObject" and (path := self._media.get(attribute(each, "ResourceID"))):
                _, y, _, height = _boundary(each)
                yield member(self._archive, path), y + height / 2

    def _media_files(self, document: Any) -> dict[str, str]:
        """Resource id -> path of the picture in the archive."""
        media: dict[str, str] = {}
        for resource in document.iter():
            if local_name(resource) not in ("PublicRes", "DocumentRes"):
                continue
            path = _resolved(self._folder, (resource.text or "").strip())
            data = member(self._archive, path)
            if not data:
                continue
            root = parse_xml(data)
            base = _resolved(posixpath.dirname(path), attribute(root, "BaseLoc"))
            for each in root.iter():
                if local_name(each) == "MultiMedia" and attribute(each, "Type") == "Image":
                    media[attribute(each, "ID")] = _resolved(base, _first_text(each, "MediaFile"))
        return media


def _pieces(text_object: Any) -> Iterator[Piece]:
    """The characters of a text object."""
    left, top, _, _ = _boundary(text_object)
    size = float(attribute(text_object, "Size", "3.5"))
    matrix = [float(value) for value in attribute(text_object, "CTM", "1 0 0 1 0 0").split()]
    for code in text_object:
        if local_name(code) != "TextCode" or not code.text:
            continue
        x, y = float(attribute(code, "X", "0")), float(attribute(code, "Y", "0"))
        steps = _steps(attribute(code, "DeltaX"))
        spaced = False
        for character in code.text.strip("\r\n"):
            at = left + matrix[0] * x + matrix[2] * y + matrix[4]
            base = top + matrix[1] * x + matrix[3] * y + matrix[5]
            wide = size * matrix[0] * (1.0 if ord(character) > 0x2E7F else 0.5)
            if character.isspace():
                spaced = True
            elif character.isprintable() and wide > 0:
                yield Piece(character, at, at + wide, base, spaced)
                spaced = False
            x += next(steps, size if ord(character) > 0x2E7F else size / 2)


def _steps(delta: str) -> Iterator[float]:
    """The distances in a DeltaX, with `g n d` written out."""
    values = iter(delta.split())
    for value in values:
        if value == "g":
            times, step = int(next(values, "0")), float(next(values, "0"))
            yield from (step for _ in range(min(times, _MOST_STEPS)))
        else:
            yield float(value)


def _rule(path: Any) -> Rule | None:
    x, y, width, height = _boundary(path)
    return Rule(x, y, x + width, y + height) if min(width, height) < _RULE_MOST < max(width, height) else None


def _boundary(element: Any) -> tuple[float, float, float, float]:
    values = [float(value) for value in attribute(element, "Boundary").split()]
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else (0.0, 0.0, 0.0, 0.0)


def _first_text(root: Any, name: str) -> str:
    return next(((each.text or "").strip() for each in root.iter() if local_name(each) == name), "")


def _resolved(folder: str, location: str) -> str:
    """A location inside the archive: from its root if it begins with a slash, else from the folder."""
    return posixpath.normpath(posixpath.join("/", folder, location)).lstrip("/")

"""Saved web pages (.html): the main content as lines and pictures (`kb.reading.webpage`). Sole user of lxml.html.

A block element is a line, a line break ends one, a row of a table of data is a line with its cells apart by tabs (a
table that only lays out the page is walked like any block). A centred line has blanks before it, as in plain text.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html

from kb.chrome import is_chrome
from kb.model import Document, Line
from kb.reading.bytes import MOST_BYTES, PAGE_FOLDERS, FileBytes
from kb.reading.lines import CENTRED, INDENTED, document_of, refusing_what_is_damaged
from kb.reading.pictures import Album
from kb.reading.txt import ORDINARY_SHARE, decode, ordinary_share
from kb.reading.webpage import INLINE, main_content
from kb.text import compact, plain

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_GB = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"))
_CELL_MOST = 120
_INDENT = re.compile(r"text-indent\s*:\s*(?!0(?![.\d])|-)[\d.]+", re.IGNORECASE)
"""A style by which the first line of a paragraph is further in."""
_IS_ACCOUNT = re.compile(
    r"[^第编：:]{2,40}20\d\d[-年]\d\d?[-月]\d\d?日?\s\d\d:\d\d(?::\d\d)?(?:\s\S{2,6})?|作者[:：].{1,12}/\s*20\d\d-\d\d-\d\d"
)
"""Right below the title of a page: who put it up, and when to the minute."""
_BLANKS = " \t\r\n\u00a0"


def read_html(content: FileBytes) -> Document:
    """The lines of a web page's main content. Raises FileRefused for what is garbled, damaged or without text."""
    text, encoding = _decoded(content.data)
    with refusing_what_is_damaged("网页"):
        root = lxml.html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=lxml.html.HTMLParser(huge_tree=True)
        )
        body = root.find(".//body")
        lines: list[Line] = []
        album = Album()
        seen: set[str] = set()
        for found in _lines(main_content(root if body is None else body)):
            if isinstance(found, _Shown):
                if found.address not in seen:
                    seen.add(found.address)
                    album.add(_picture_bytes(found.address, content), len(lines))
            elif isinstance(found, _Cells):
                if _is_label_of_page(found.cells):
                    continue
                lines.append(Line(len(lines) + 1, "\t".join(found.cells), cells=found.cells))
            elif (line := found.text.strip(_BLANKS)) and compact(line) and not is_chrome(line):
                if len(lines) == 1 and _IS_ACCOUNT.fullmatch(line):
                    continue
                text = f"{_margin(found)}{line}"
                lines.append(Line(len(lines) + 1, text, opens=found.opens))
    return document_of(content, "html", encoding, lines, pictures=album.pictures)


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of text; whether it stands in the middle of the page, is a paragraph of its own (<p>), and further in."""

    text: str
    centred: bool = False
    opens: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture in the text, by its address."""

    address: str


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row of a table."""

    cells: tuple[str, ...]


def _is_label_of_page(cells: tuple[str, ...]) -> bool:
    """Whether a row of a table is a label of the website and its value (索引号：| wc/2024-1); numbers are data."""
    return ":" in plain("".join(cells[:1])) and is_chrome("".join(cells))


def _margin(line: _Text) -> str:
    """The blanks before a line, by where it stands on the page; it may have its own."""
    if line.centred:
        return CENTRED
    return INDENTED if line.indented and not line.text.startswith(("\u3000", "\u2003")) else ""


def _picture_bytes(address: str, content: FileBytes) -> bytes:
    """The bytes of a picture that is in the page itself or in its own folder beside it; nothing for one elsewhere."""
    folder, stem = content.folder, Path(content.name).stem
    if address.startswith("data:"):
        head, _, data = address.partition(",")
        try:
            return base64.b64decode(data) if head.endswith(";base64") else b""
        except ValueError:
            return b""
    if folder is None:
        return b""
    try:
        path = (folder / unquote(address)).resolve()
        own = any(path.is_relative_to((folder / f"{stem}{end}").resolve()) for end in PAGE_FOLDERS)
        return path.read_bytes() if own and path.is_file() and path.stat().st_size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return b""


def _decoded(data: bytes) -> tuple[str, str]:
    """The text by the declared encoding if it holds, else by looking at the bytes."""
    declared = _DECLARED.search(data[:4096])
    if declared is None:
        return decode(data)
    name = declared[1].decode("ascii").lower()
    name = "gb18030" if name in _GB else name
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return decode(data)
    return (text, name) if ordinary_share(compact(text)) >= ORDINARY_SHARE else decode(data)


def _lines(element: Any) -> Iterator[_Text | _Shown | _Cells]:
    pieces: list[str] = []
    yield from _walk(element, pieces, centred=False)
    yield _Text("".join(pieces))


def _walk(element: Any, pieces: list[str], *, centred: bool) -> Iterator[_Text | _Shown | _Cells]:
    """The finished lines and the pictures in an element; what is left open stays in `pieces`."""
    if not isinstance(element.tag, str):
        return
    block = element.tag not in INLINE or "display:block" in compact(element.get("style") or "").lower()
    if element.tag == "br" or block:
        yield _Text("".join(pieces), centred)
        pieces.clear()
    if element.tag == "img":
        yield _Shown((element.get("src") or element.get("data-src") or "").strip())
    if element.tag == "table" and _holds_data(element):
        yield from (_Text(caption.text_content().strip(), centred=True) for caption in element.iter("caption"))
        for row in element.iter("tr"):
            yield _Cells(tuple(" ".join(cell.text_content().split()) for cell in row.iter("td", "th")))
        yield from (_Shown(image.get("src") or "") for image in element.iter("img"))
        return
    centred = _centres(element, centred=centred)
    if element.tag == "pre":
        yield from (_Text(line) for line in element.text_content().split("\n"))
        return
    pieces.append(_collapsed(element.text))
    for child in element:
        yield from _walk(child, pieces, centred=centred)
        pieces.append(_collapsed(child.tail))
    if block:
        alone = element.tag in ("p", "li") and element.find("br") is None
        yield _Text("".join(pieces), centred, alone, alone and _INDENT.search(element.get("style") or "") is not None)
        pieces.clear()


def _centres(element: Any, *, centred: bool) -> bool:
    """Whether the lines in an element stand in the middle; headings do, as titles."""
    if element.tag in ("h1", "h2", "h3", "h4", "center"):
        return True
    if element.tag == "table":
        return False  # `align` says where the table stands, not its text
    style = compact(element.get("style") or "").lower()
    given = re.search(r"text-align:(\w+)", style)
    value = given[1] if given else (element.get("align") or "").lower()
    return value == "center" if value else centred


def _holds_data(table: Any) -> bool:
    """Whether a table is one of rows and short cells, not a frame around the page."""
    cells = list(table.iter("td", "th"))
    rows = list(table.iter("tr"))
    nested = any(True for each in table.iter("table") if each is not table)
    long = any(len(compact(cell.text_content())) > _CELL_MOST for cell in cells)
    return not nested and not long and len(rows) > 1 and len(cells) >= 2 * len(rows)


def _collapsed(text: str | None) -> str:
    """Blanks as a browser shows them: runs of them are one, but the ideographic ones of an indent stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")

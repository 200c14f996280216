"""Old Word documents (.doc, and .wps, which is the same inside). Sole user of olefile.

Where an office suite is installed it reads them, with the numbers that Word makes by itself; else this module does.

[MS-DOC]: the FIB at the start of the stream WordDocument names the table stream and in it the piece table (Clx), whose
pieces say where the text lies and whether in one byte a character or two. The text ends a paragraph with U+000D, a
cell and a row of a table with U+0007, and stands in the order: text, footnotes, headers, ...
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import olefile

from kb.errors import FileRefused
from kb.model import Document, Line
from kb.reading.bytes import FileBytes
from kb.reading.lines import document_of, refusing_what_is_damaged
from kb.reading.office import read_through_office

_WORD_97 = 0x00C1
_CELL, _FIELD, _FIELD_RESULT, _FIELD_END = "\x07", "\x13", "\x14", "\x15"
_DROPPED = dict.fromkeys((0x01, 0x02, 0x05, 0x08, 0x1F), None) | {0x1E: "-", 0x0B: "\n", 0x0C: "\n", 0x0E: "\n"}


def read_doc(content: FileBytes) -> Document:
    """The lines of an old Word document. Raises FileRefused for what is encrypted, damaged or of another kind."""
    with _opened(content):
        pass  # what is no Word document is refused before anything is started for it
    converted = read_through_office(content, "doc")
    if converted is not None:
        return converted
    with _opened(content) as (ole, word):
        flags = _u16(word, 0x0A)
        if _u16(word, 0x02) < _WORD_97:
            start, end = struct.unpack_from("<II", word, 0x18)
            text, headers = word[start:end].decode("gb18030", "replace"), ""
        else:
            table = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
            text, headers = _texts(word, table)
    lines = [
        Line(number, text, opens=True, cells=cells)
        for number, (text, cells) in enumerate(_lines(_without_fields(text)), start=1)
    ]
    return document_of(content, "doc", None, lines, headers=(each for each, *_ in _lines(_without_fields(headers))))


@contextmanager
def _opened(content: FileBytes) -> Iterator[tuple[Any, bytes]]:
    """The file and its stream WordDocument."""
    if not olefile.isOleFile(io.BytesIO(content.data)):
        raise FileRefused("damaged", "不是 Word 文档，或已损坏", "请用 Word 或 WPS 打开，另存为 .docx 后再导入")
    with refusing_what_is_damaged("Word 文档"), olefile.OleFileIO(io.BytesIO(content.data)) as ole:
        if ole.exists("EncryptedPackage"):
            raise FileRefused("encrypted", "文件加了密码", "请去掉密码后再导入")
        if not ole.exists("WordDocument"):
            raise FileRefused("old-wps", "是早期 WPS 等其他程序的格式", "请用 WPS 打开，另存为 .docx 后再导入")
        word = ole.openstream("WordDocument").read()
        if _u16(word, 0x0A) & 0x0100:
            raise FileRefused("encrypted", "文件加了密码", "请去掉密码后再导入")
        yield ole, word


def _texts(word: bytes, table: bytes) -> tuple[str, str]:
    """The main text and the text of headers and footers of a Word 97 document."""
    at, size = struct.unpack_from("<II", word, 0x01A2)
    text = "".join(_pieces(word, table[at : at + size]))
    main, notes, headers = struct.unpack_from("<III", word, 0x4C)
    return text[:main], text[main + notes : main + notes + headers]


def _pieces(word: bytes, clx: bytes) -> Iterator[str]:
    at = 0
    while clx[at] == 0x01:  # Prc: properties that pieces refer to
        at += 3 + _u16(clx, at + 1)
    if clx[at] != 0x02:
        raise ValueError("no piece table")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    count = (size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    for index in range(count):
        length = places[index + 1] - places[index]
        offset = struct.unpack_from("<I", clx, at + 5 + 4 * (count + 1) + 8 * index + 2)[0]
        if offset & 0x40000000:
            start = (offset & 0x3FFFFFFF) // 2
            yield word[start : start + length].decode("cp1252", "replace")
        else:
            yield word[offset : offset + 2 * length].decode("utf-16-le", "replace")


def _without_fields(text: str) -> str:
    """The text with each field as its result (a page number, a link's words), without its code."""
    out: list[str] = []
    hidden = 0
    for character in text:
        if character == _FIELD:
            hidden += 1
        elif character == _FIELD_RESULT and hidden:
            hidden -= 1
        elif character != _FIELD_END and not hidden:
            out.append(character)
    return "".join(out).translate(_DROPPED)


def _lines(text: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Text and cells of each line. A row of a table ends with an empty cell."""
    for block in text.split("\r"):
        *rows, rest = block.split(_CELL * 2)
        for row in rows:
            cells = tuple(" ".join(cell.split()) for cell in row.lstrip(_CELL).split(_CELL))
            yield "\t".join(cells), cells if len(cells) > 1 else None
        for line in rest.replace(_CELL, "\t").split("\n"):
            yield line, None


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])

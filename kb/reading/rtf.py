"""Rich text (.rtf), through an office suite where one is installed. Sole user of striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from kb.model import Document, Line
from kb.reading.bytes import FileBytes
from kb.reading.lines import CENTRED, document_of, refusing_what_is_damaged
from kb.reading.office import read_through_office

_CENTRED = re.compile(r"\\qc(?![a-z])")
_SHOWN = "\\\\qc" + "".join(f"\\\\u{ord(blank)}?" for blank in CENTRED)
"""The library drops where a paragraph stands; blanks in its text show it, as in plain text."""


def read_rtf(content: FileBytes) -> Document:
    """The lines of a rich text. Raises FileRefused for what is damaged or without text."""
    converted = read_through_office(content, "rtf")
    if converted is not None:
        return converted
    with refusing_what_is_damaged("RTF 文档"):
        source = _CENTRED.sub(_SHOWN, content.data.decode("latin-1"))
        text: str = rtf_to_text(source, encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
        lines = [
            Line(number, text, opens=True, cells=cells) for number, (text, cells) in enumerate(_lines(text), start=1)
        ]
    return document_of(content, "rtf", None, lines)


def _lines(text: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Text and cells of each line; the library ends each cell of a table with a bar."""
    for line in text.split("\n"):
        if line.endswith("|") and line.count("|") > 1:
            cells = tuple(cell.strip() for cell in line[:-1].split("|"))
            yield "\t".join(cells), cells
        else:
            yield line.rstrip("|"), None

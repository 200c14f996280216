"""OpenDocument texts (.odt): paragraphs, headings, lists with their numbers, tables and pictures in their order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from kb.model import Document, Line
from kb.reading.archive import check_archive
from kb.reading.bytes import FileBytes
from kb.reading.counting import chinese_number, circled_number
from kb.reading.lines import document_of, refusing_what_is_damaged
from kb.reading.pictures import Album
from kb.reading.xml import attribute, local_name, member, parse_xml

_SKIPPED = frozenset(("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "note"))
_MOST_REPEATED = 100


def read_odt(content: FileBytes) -> Document:
    """The lines of an OpenDocument text. Raises FileRefused for what is damaged, encrypted or without text."""
    check_archive(content.data)
    with refusing_what_is_damaged("ODT 文档"), zipfile.ZipFile(io.BytesIO(content.data)) as archive:
        root = parse_xml(archive.read("content.xml"))
        reader = _Reader(archive, _list_styles(root))
        for body in (each for each in root.iter() if local_name(each) == "body"):
            reader.take(body)
        headers = list(_headers(member(archive, "styles.xml")))
    return document_of(content, "odt", None, reader.lines, headers=headers, pictures=reader.album.pictures)


def _list_styles(root: Any) -> dict[str, dict[int, tuple[str, str, str]]]:
    """Style name -> level -> (number format, prefix, suffix); bullets have the format ●."""
    styles: dict[str, dict[int, tuple[str, str, str]]] = {}
    for style in root.iter():
        if local_name(style) != "list-style":
            continue
        levels = styles.setdefault(attribute(style, "name"), {})
        for level in style:
            kind = local_name(level)
            if kind.startswith("list-level-style"):
                shown = attribute(level, "num-format") if kind.endswith("number") else "●"
                depth = int(attribute(level, "level", "1"))
                levels[depth] = (shown, attribute(level, "num-prefix"), attribute(level, "num-suffix"))
    return styles


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, styles: dict[str, dict[int, tuple[str, str, str]]]) -> None:
        self._archive = archive
        self._styles = styles
        self.lines: list[Line] = []
        self.album = Album()

    def take(self, element: Any, label: str = "") -> None:
        """Takes the blocks in an element; `label` is the number of the list item that the first one opens."""
        for child in element:
            name = local_name(child)
            if name in ("p", "h"):
                for text in f"{label}{_text(child)}".split("\n"):
                    self._add(text)
                self._take_pictures(child)
            elif name == "list":
                self._take_list(child, 1, "")
            elif name == "table":
                self._take_table(child)
            elif name not in _SKIPPED:
                self.take(child)
            label = ""

    def _add(self, text: str, cells: tuple[str, ...] | None = None) -> None:
        self.lines.append(Line(len(self.lines) + 1, text, cells=cells))

    def _take_list(self, element: Any, depth: int, inherited: str) -> None:
        style = attribute(element, "style-name") or inherited
        shown, prefix, suffix = self._styles.get(style, {}).get(depth, ("", "", ""))
        for number, item in enumerate((each for each in element if local_name(each) == "list-item"), start=1):
            label = f"{prefix}{_written(number, shown)}{suffix}" if shown else ""
            for child in item:
                if local_name(child) == "list":
                    self._take_list(child, depth + 1, style)
                elif local_name(child) in ("p", "h"):
                    self._add(f"{label}{_text(child)}")
                    self._take_pictures(child)
                label = ""

    def _take_table(self, table: Any) -> None:
        for row in (each for each in table.iter() if local_name(each) == "table-row"):
            cells = [each for each in row if local_name(each) == "table-cell"]
            if len(cells) == 1:
                self.take(cells[0])
            elif cells:
                texts = tuple(" ".join(" ".join(_text(each) for each in _blocks(cell)).split()) for cell in cells)
                self._add("\t".join(texts), texts)
                for cell in cells:
                    self._take_pictures(cell)

    def _take_pictures(self, element: Any) -> None:
        for image in (each for each in element.iter() if local_name(each) == "image"):
            self.album.add(member(self._archive, attribute(image, "href").removeprefix("./")), len(self.lines))


def _blocks(element: Any) -> Iterator[Any]:
    return (each for each in element.iter() if local_name(each) in ("p", "h"))


def _text(element: Any) -> str:
    return "".join(_texts(element))


def _texts(element: Any) -> Iterable[str]:
    yield _collapsed(element.text)
    for child in element:
        name = local_name(child)
        if name == "s":
            yield " " * min(int(attribute(child, "c", "1")), _MOST_REPEATED)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name == "text-box":
            yield "\n" + "\n".join(_text(each) for each in _blocks(child))
        elif name and name not in _SKIPPED:
            yield from _texts(child)
        yield _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    """Blanks as OpenDocument counts them: a run of them is one, more are written as <text:s>."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _headers(styles: bytes) -> Iterator[str]:
    if styles:
        for element in parse_xml(styles).iter():
            if local_name(element) in ("header", "footer", "header-first", "footer-first"):
                yield from (_text(each) for each in _blocks(element))


def _written(number: int, shown: str) -> str:
    if shown.startswith(("一", "壹")):
        return chinese_number(number)
    if shown.startswith("①"):
        return circled_number(number)
    return shown if shown == "●" else str(number)

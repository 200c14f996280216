"""The numbers that Word puts before paragraphs by itself, written out as they stand on the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from kb.reading.counting import chinese_number, circled_number

_CHINESE_FORMATS = frozenset(
    ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "taiwaneseCounting")
)
_BULLET = "● "


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts as Word does: each list has a counter a level, and a level starts anew under a higher one."""

    def __init__(self, document: Any) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            root = None
        abstract = (
            {} if root is None else {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
        )
        self._levels: dict[tuple[str, int], _Level] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for number in () if root is None else root.iter(qn("w:num")):
            key = number.get(qn("w:numId"))
            kind = number.find(qn("w:abstractNumId")).get(qn("w:val"))
            self._list_of[key] = kind
            restarts = {
                int(each.get(qn("w:ilvl"))): int(each.find(qn("w:startOverride")).get(qn("w:val")))
                for each in number.iter(qn("w:lvlOverride"))
                if each.find(qn("w:startOverride")) is not None
            }
            self._restarts[key] = restarts
            for level in abstract[kind].iter(qn("w:lvl")) if kind in abstract else ():
                self._levels[kind, int(level.get(qn("w:ilvl")))] = _level(level)
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Paragraph) -> str:
        """The label of a paragraph (一、 1. ●), or nothing; counts it."""
        place = _place(paragraph)
        if place is None or place[0] not in self._list_of:
            return ""
        number, depth = place
        kind = self._list_of[number]
        level = self._levels.get((kind, depth))
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return _BULLET
        counters = self._counters[kind]
        for restarted, start in self._restarts.pop(number, {}).items():
            counters[restarted] = start - 1  # a list that was told to begin anew does so at its first paragraph
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [each for each in counters if each > depth]:
            del counters[deeper]
        label = level.text
        for each in range(depth + 1):
            shown = self._levels.get((kind, each), level)
            label = label.replace(f"%{each + 1}", _written(counters.get(each, shown.start), shown.format))
        return label


def _level(element: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(qn(name))
        return default if found is None else str(found.get(qn("w:val"), default))

    start = value("w:start", "1")
    return _Level(value("w:numFmt", "decimal"), value("w:lvlText", ""), int(start) if start.isdecimal() else 1)


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """(list, level) of a paragraph, its own or its style's; list 0 means none."""
    style: Any = paragraph.style
    candidates = [paragraph._p.pPr]  # noqa: SLF001  # the library's own way to the element
    while style is not None:
        candidates.append(style.element.pPr)
        style = style.base_style
    for properties in candidates:
        numbers = None if properties is None else properties.find(qn("w:numPr"))
        if numbers is None:
            continue
        number, level = numbers.find(qn("w:numId")), numbers.find(qn("w:ilvl"))
        if number is not None:
            value = number.get(qn("w:val"))
            return None if value == "0" else (value, int(level.get(qn("w:val"))) if level is not None else 0)
    return None


def _written(number: int, kind: str) -> str:
    if kind in _CHINESE_FORMATS:
        return chinese_number(number)
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return circled_number(number)
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    return str(number)

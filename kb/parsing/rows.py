"""Lines as the parser looks at them, and which rule took each line for what.

A row is a line, or one paragraph of a long line that has several, marked by ideographic blanks. Lines that belong
together are joined after that (`kb.parsing.unwrapping`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kb.model import Line
from kb.parsing import lexicon
from kb.text import joined, plain, plain_lines, without_letter_spacing

_FILL_LEAST, _FILL_MOST, _FILL_PLAY = 15, 60, 1.5
_WIDTHS = {"\u3000": 2, "\u2003": 2, "\t": 4}
_PARAGRAPH_INDENT = range(2, 6)
CENTRED_LEAST = 5
"""A line so many columns further in than the paragraphs stands in the middle of the page."""
_CELL_GAP = re.compile(r"[ \u00a0]{2,}|[\u2003\u3000\t]+|\s[|｜]\s")
_GAPS = ("  ", " |", " ｜", "\u00a0", "\u2003", "\u3000", "\t")
_RULE = re.compile(r"^[\W_]+$")
_FRAME = "│┃║"
"""What a frame that is drawn with characters has at the ends of its lines."""
_BLANKS = " \t\u00a0\u2002\u2003\u3000\ufeff\u200b\x1a"
_LINE_LEAST = 80
_PARAGRAPH_MARK = re.compile(r"(?<=[。！？；：”])[ \u00a0\u3000]+|[\u3000]{2,}")
"""A line longer than _LINE_LEAST may hold several paragraphs, each after two ideographic blanks or a sentence's end."""
_NOT_ORGANISATION = re.compile(lexicon.NOT_ORGANISATION)
_QUOTED = re.compile(r"“([^“”]{1,8})”(?=.)")
_NOT_IN_NAME = re.compile(
    rf"^在|[省市县区局院]对(?![口外])|[,，。;；:：!！?？、“”\"《》]|(?<!感染)的|{'|'.join(lexicon.ACTING_WORDS)}|[省市县区]级(?!机关)|落户|(?<=[^先前跃促引推改])进(?:山|乡村|校园|社区|企业|基层|万家|工地|机关|家庭)|我[院校局馆所行社]$"
)
_BRACKETS = re.compile(r"\([^()]*\)$")
_NOTE = re.compile(r"[(（][^()（）]{1,20}[)）]$")
_JOINT_LEAST = 5


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line, or on several that were joined (`number` to `last`), or on a part of one.

    `text` is without blanks at its ends, as printed; `compact` is in one width, in simplified characters
    and without blanks (`kb.text.plain`), so that one grammar serves all;
    `gap` is the number of blank lines before it; `indented` whether it opens as a paragraph does: with two to
    five columns of blanks, a Han character being two wide (a centred line has more);
    `margin` are those columns. `breaks` are the offsets in
    `text` at which a line ended; `joins`, `opens` and `table` are the line's `joins`, `opens` and `cells`.
    `place` tells rows of one line apart, and orders them all.
    """

    number: int
    text: str
    compact: str
    gap: int
    indented: bool
    margin: int
    last: int
    page: int | None = None
    last_page: int | None = None
    joins: bool = False
    opens: bool = False
    table: tuple[str, ...] | None = None
    breaks: tuple[int, ...] = ()
    place: int = 0

    @property
    def cells(self) -> list[str]:
        """The parts of the line that stand apart by two or more blanks, an ideographic blank or a tab; compact."""
        printed = self.printed_cells
        return [self.compact] if len(printed) == 1 else [plain(cell) for cell in printed]

    @property
    def printed_cells(self) -> list[str]:
        """The same parts as printed."""
        if self.table is not None:
            return [cell for cell in self.table if cell.strip()]
        if not any(gap in self.text for gap in _GAPS):
            return [self.text]
        return [cell.strip() for cell in _CELL_GAP.split(self.text) if cell.strip(" |｜")]

    @property
    def printed(self) -> str:
        """The line as printed, without letter-spacing (简 报 -> 简报)."""
        return without_letter_spacing(self.text)

    def printed_part(self, part: str) -> str:
        """A part of `compact` as it is printed: its own width and marks, without letter-spacing."""
        return without_letter_spacing(self.raw_part(part))

    def raw_part(self, part: str) -> str:
        """A part of `compact` as it stands in the line, blanks and all."""
        flat, origin = self.compact, self._printed_offsets(self.compact.find(part) + len(part))
        if len(flat) != len("".join(self.text.split())):
            # a character that is several in one width (㎏), or several that are one
            pieces = [plain(character) for character in self.text]
            flat, origin = "".join(pieces), [offset for offset, piece in enumerate(pieces) for _ in piece]
        at = flat.find(part)
        return self.text[origin[at] : origin[at + len(part) - 1] + 1] if part and at >= 0 else part

    def _printed_offsets(self, most: int) -> list[int]:
        """The offsets in `text` of its first characters that are no blanks."""
        printed = (offset for offset, character in enumerate(self.text) if not character.isspace())
        return list(itertools.islice(printed, max(0, most)))

    @property
    def width(self) -> float:
        """The width of the line in Han characters, its indent included; a Latin letter is half as wide."""
        own = len(self.text.encode("gbk", "replace")) / 2  # one byte for a Latin letter, two for a Han character
        return own + (2.0 if self.indented else 0.0)

    def is_centred_under(self, other: Row) -> bool:
        """Whether the line stands so much further in than another that it is no paragraph of its text."""
        return self.margin > other.margin + CENTRED_LEAST

    @property
    def is_rule(self) -> bool:
        """Whether the line is only a drawn line or an ornament."""
        return not self.compact[0].isalnum() and bool(_RULE.match(self.compact))


@dataclass(frozen=True, slots=True)
class Label:
    """What a line was taken for, and by which rule: the rows of `kb parse --explain`."""

    line: int
    kind: str
    rule: str
    last: int
    text: str


def label_of(row: Row, kind: str, rule: str) -> Label:
    """What a row was taken for."""
    return Label(row.number, kind, rule, row.last, row.text)


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """The rows of lines, in their order; blank lines are none."""
    rows: list[Row] = []
    gap = 0
    lines = list(lines)
    texts = [line.text.replace("\n", " ").strip(_BLANKS).strip(_FRAME).strip(_BLANKS) for line in lines]
    for line, text, compact in zip(lines, texts, plain_lines(texts), strict=True):
        if not compact:
            gap += 1
            continue
        margin = _indent(line.text)
        row = Row(
            number=line.number,
            text=text,
            compact=compact,
            gap=gap,
            indented=margin in _PARAGRAPH_INDENT,
            margin=margin,
            last=line.number,
            page=line.page,
            last_page=line.page,
            joins=line.joins,
            opens=line.opens,
            table=line.cells,
            place=len(rows),
        )
        if len(text) > _LINE_LEAST and not line.cells and (parts := _paragraphs(text)):
            for part in parts:
                rows.append(replace(row, text=part, compact=plain(part), indented=True, place=len(rows)))
        else:
            rows.append(row)
        gap = 0
    return rows


def join_rows(rows: Sequence[Row]) -> Row:
    """Rows as one: nothing between Han characters, one blank between Latin words."""
    if len(rows) == 1:
        return rows[0]
    text, breaks = rows[0].text, list(rows[0].breaks)
    for row in rows[1:]:
        text, at = joined(text, row.text)
        breaks += [at, *(at + each for each in row.breaks)]
    return replace(
        rows[0],
        text=text,
        compact="".join(row.compact for row in rows),
        last=rows[-1].last,
        last_page=rows[-1].last_page,
        breaks=tuple(breaks),
    )


def _paragraphs(text: str) -> list[str]:
    """The paragraphs on one long line, where there are several."""
    parts = _PARAGRAPH_MARK.split(text)
    if len(parts) < 2:
        return []
    parts = [part for part in (part.strip(_BLANKS) for part in parts) if plain(part)]
    return parts if len(parts) > 1 else []


def fill_width(rows: Sequence[Row]) -> float | None:
    """How wide (in Han characters) the full lines of a text with fixed line ends are; None where lines end freely.

    In such a text most lines have one width, or nearly, and hardly any is wider.
    """
    widths = [row.width for row in rows]
    common = Counter(round(width) for width in widths if _FILL_LEAST <= width <= _FILL_MOST)
    for width, _ in common.most_common(3):
        full = sum(abs(each - width) <= _FILL_PLAY for each in widths)
        wider = sum(each > width + _FILL_PLAY + 1 for each in widths)
        if full >= max(4, 0.3 * len(widths)) and wider <= 0.05 * len(widths):
            return float(width)
    return None


def _indent(text: str) -> int:
    """The columns of blanks before a line."""
    if text[0] not in _BLANKS:
        return 0
    blanks = text[: len(text) - len(text.lstrip(" \t\u00a0\u2002\u2003\u3000"))]
    return sum(_WIDTHS.get(blank, 1) for blank in blanks)


def are_organisation_names(text: str) -> bool:
    """Whether a compact text is one organisation's name, or several with 、 between them (甲公司、乙公司)."""
    names = text.split("、")
    return all(is_organisation_name(name, most=25, certain=len(names) > 1) for name in names)


def are_joint(names: Sequence[str], most: int = 30) -> bool:
    """Whether names that stand apart by blanks are several bodies.

    A short second half is a department of the first (青云市水务局 办公室), not another body.
    """
    return len(names) > 1 and all(
        len(name) >= _JOINT_LEAST and is_organisation_name(plain(name), most) for name in names
    )


def is_organisation_name(text: str, most: int = 30, *, certain: bool = False, least: int = 4) -> bool:
    """Whether a compact text has the form of one organisation's name: an ending that organisations have.

    `certain` asks for an ending of several characters; single ones (局 队 会) end other words too, and so a name with
    one has `least` characters.
    """
    name = text = _QUOTED.sub(r"\1", _BRACKETS.sub("", text))
    if not 3 <= len(name) <= most or _NOT_IN_NAME.search(text):
        return False
    if _NOT_ORGANISATION.search(name):
        return False
    if (
        "各" in name
        or name.startswith(lexicon.GROUP_WORDS)
        or (name.endswith(lexicon.NOT_ORGANISATION_ENDINGS) and not name.endswith(lexicon.ENDINGS_ALL_THE_SAME))
    ):
        return False
    return name.endswith(lexicon.ORGANISATION_ENDINGS) or (
        not certain and len(name) >= least and name[-1] in lexicon.ORGANISATION_LETTERS
    )


def is_department(name: str) -> bool:
    """Whether a name is a part of the body named above it: it opens with no place or body of its own."""
    name = _NOTE.sub("", name)  # 党委宣传部（企业文化部）
    inner = re.search(
        r"(协会|学会|..商会|..促进会|..研究会|..总会|..基金会|..联盟|集团|公司|总工会|委员会|大学(?!生)|政府|联合会|银行|医院|市|省|县|区|州|街道|.{4,}局)",
        name[:-1],
    )
    if name.endswith("俱乐部"):
        return False
    return inner is None and name.endswith(("部", "处", "办公室", "中心", "室", "科", "办", "委员会", "处室", "编辑部"))

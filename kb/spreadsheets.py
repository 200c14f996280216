"""Tables as CSV and XLSX, written so that Excel shows them as they are, and read as Excel may have left them.

Sole user of openpyxl.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kb.errors import TableRefused
from kb.reading.txt import decode

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""How a cell begins that a spreadsheet takes for a formula, also in full width."""
_NOT_IN_TITLE, _TITLE_MOST = re.compile(r"[\[\]:*?/\\\x00-\x1f]"), 31
"""What the name of a sheet may not hold, and its characters."""
_NO_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
"""What XML may not hold besides the control characters, which openpyxl lets through (XML 1.0, production 2)."""
_CELL_MOST = 32_767
"""Characters that a cell of a spreadsheet can hold."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: a workbook as Excel wrote it until 2003, or one that is encrypted."""
_MOST_BYTES = 64 << 20
_MOST_ROWS = 200_000
_SEPARATORS = ",\t;，；"


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: the heads of its columns with their widths (characters), and its rows of texts and numbers."""

    name: str
    columns: Mapping[str, int]
    rows: Iterable[tuple[str | float, ...]]


def to_csv(table: Table) -> bytes:
    """UTF-8 with its mark, as Excel wants it; no cell that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(map(_in_csv, row))
    return out.getvalue().encode("utf-8-sig")


def _in_csv(cell: str | float) -> str:
    if not isinstance(cell, str):
        return f"{cell:.15g}"
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def to_xlsx(*tables: Table) -> bytes:
    """A workbook with a sheet for each table; a text stays a text whatever it looks like, a number can be summed."""
    book = Workbook(write_only=True)
    for table in tables:
        _add_sheet(book, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV file or of the first sheet of a workbook that are not empty, with their numbers from 1.

    Cells are texts without blanks around them: a date becomes ISO, a whole number is without a fraction. CSV may be
    in any Chinese encoding, with commas, tabs or semicolons. Raises TableRefused.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise TableRefused("表格过大", "请分成几个文件")
        data = path.read_bytes()
    except OSError as error:
        raise TableRefused(f"读不了 {path}：{error.strerror}", "请核对路径和权限") from error
    if data.startswith(_OLD_OFFICE):
        raise TableRefused("是旧式的 .xls，或加了密码的工作簿", "请用 Excel 另存为不带密码的 .xlsx，或 CSV")
    rows = _workbook_rows(data) if data.startswith(b"PK") else _csv_rows(data)
    for number, cells in enumerate(rows, 1):
        if number > _MOST_ROWS:
            raise TableRefused(f"表格超过 {_MOST_ROWS} 行", "请分成几个文件")
        texts = tuple(map(_text, cells))
        if any(texts):
            yield number, texts


def by_columns(
    rows: Iterable[tuple[int, tuple[str, ...]]], names: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows behind the first one, which names the columns: each as its texts by the keys of `names`, or empty.

    `names` gives what a column may be called. Raises TableRefused where a needed column is missing or one is there
    twice; other columns are passed over.
    """
    rows = iter(rows)
    heads = next(rows, (1, ()))[1]
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        key = next((key for key, called in names.items() if head.lower() in called), None)
        if key in places:
            raise TableRefused(f"有两列都是“{names[key][0]}”", "请只留一列") if key else AssertionError
        if key:
            places[key] = place
    missing = [names[key][0] for key in needed if key not in places]
    if missing:
        raise TableRefused(f"第一行缺少列名：{'、'.join(missing)}", "第一行应是列名，见运维手册“人工决定”")
    for number, cells in rows:
        yield number, {key: cells[places[key]] if places.get(key, len(cells)) < len(cells) else "" for key in names}


def _workbook_rows(data: bytes) -> Iterator[Sequence[object]]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programmes write a wrong extent
        yield from sheet.iter_rows(values_only=True)
    except Exception as error:  # a damaged workbook fails in as many ways as there are libraries below
        raise TableRefused("不是能读的 Excel 工作簿", "请用 Excel 另存为 .xlsx 或 CSV") from error


def _csv_rows(data: bytes) -> Iterator[Sequence[object]]:
    text = decode(data)[0].lstrip("\ufeff") if data.strip() else ""
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield row
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableRefused(f"读不懂 CSV：从第 {line} 行起引号不成对", "请改正引号，或用 Excel 另存为 .xlsx") from error


def _text(cell: object) -> str:
    """A cell as text, without what Excel or our own writing put before it."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip().strip("\u3000\ufeff\u200b").strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def _add_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(_NOT_IN_TITLE.sub("_", table.name)[:_TITLE_MOST])
    sheet.freeze_panes = "A2"
    for number, width in enumerate(table.columns.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width

    def cell(text: str | float, *, bold: bool = False) -> WriteOnlyCell | float:
        if not isinstance(text, str):
            return text
        written = _NO_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))
        made = WriteOnlyCell(sheet, written[:_CELL_MOST])
        made.data_type = "s"  # text, whatever it begins with
        made.number_format = "@"  # and text again when somebody edits it
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(name, bold=True) for name in table.columns])
    for row in table.rows:
        sheet.append([cell(text) for text in row])

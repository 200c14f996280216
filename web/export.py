"""A page of results as a table for spreadsheets: CSV and XLSX, one passage a row. Sole user of openpyxl."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from indexer.request import SearchPage

COLUMNS = ("简报", "期号", "日期", "标题", "段", "原文", "地址")
_WIDTHS = (24, 22, 12, 36, 6, 80, 40)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL_MOST = 32_767
"""Characters that a cell of a spreadsheet can hold."""


def rows_of(page: SearchPage, root: str) -> Iterator[tuple[str, ...]]:
    """The rows under COLUMNS; addresses begin with `root`."""
    for hit in page.hits:
        bulletin = hit.bulletin
        head = (bulletin.series, bulletin.issue, bulletin.date, bulletin.headline)
        for passage in hit.passages:
            yield (*(value or "" for value in head), passage.id, passage.text, root + passage.url)


def to_csv(page: SearchPage, root: str) -> bytes:
    """UTF-8 with its mark, as Excel wants it; no cell that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows_of(page, root):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(page: SearchPage, root: str) -> bytes:
    """A workbook with one sheet; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("检索结果")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width

    def cell(text: str, *, bold: bool = False) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:_CELL_MOST])
        made.data_type = "s"  # text, whatever it begins with
        made.font = Font(bold=bold)
        return made

    sheet.append([cell(name, bold=True) for name in COLUMNS])
    for row in rows_of(page, root):
        sheet.append([cell(text) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

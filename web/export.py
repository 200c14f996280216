"""Pages of results and ledgers as tables for spreadsheets: CSV and XLSX. Sole user of openpyxl."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from indexer.dossier import Dossier
from indexer.ledger import Ledger
from indexer.request import SearchPage
from web import labels

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL_MOST = 32_767
"""Characters that a cell of a spreadsheet can hold."""


@dataclass(frozen=True, slots=True)
class Table:
    """A named table of texts: the heads of its columns with their widths (characters), and its rows."""

    name: str
    columns: Mapping[str, int]
    rows: Iterable[tuple[str, ...]]


def results_table(page: SearchPage, root: str) -> Table:
    """A page of results, one passage a row; addresses begin with `root`."""
    columns = {"简报": 24, "期号": 22, "日期": 12, "标题": 36, "段": 6, "原文": 80, "地址": 40}
    return Table("检索结果", columns, _passages(page, root))


def ledger_table(ledger: Ledger, root: str) -> Table:
    """A ledger, one activity a row."""
    deed = {"日期": 24, "日期依据": 10, "单位": 36, "类型": 10, "数量": 30, "受益方": 24, "原文": 80}
    source = {"简报": 24, "期号": 22, "标题": 36, "地址": 40, "又见": 40}
    return Table("活动台账", deed | source, _activities(ledger, root))


def dossier_tables(dossier: Dossier, root: str) -> tuple[Table, Table]:
    """An organisation's activities, and the rest of the passages about it."""
    columns = {"简报": 24, "期号": 22, "日期": 12, "标题": 36, "段": 6, "原文": 80, "地址": 40}
    return ledger_table(dossier.profile.ledger, root), Table("其余相关段落", columns, _related(dossier, root))


def _related(dossier: Dossier, root: str) -> Iterator[tuple[str, ...]]:
    for each in dossier.rest:
        bulletin = each.bulletin
        head = (bulletin.series, bulletin.issue, bulletin.date, bulletin.headline)
        yield (*(value or "" for value in head), each.passage, each.text, root + each.url)


def _passages(page: SearchPage, root: str) -> Iterator[tuple[str, ...]]:
    for hit in page.hits:
        bulletin = hit.bulletin
        head = (bulletin.series, bulletin.issue, bulletin.date, bulletin.headline)
        for passage in hit.passages:
            yield (*(value or "" for value in head), passage.id, passage.text, root + passage.url)


def _activities(ledger: Ledger, root: str) -> Iterator[tuple[str, ...]]:
    for row in ledger.rows:
        activity, bulletin = row.activity, row.bulletin
        yield (
            row.date or "",
            labels.date_basis(row),
            "、".join(row.actors),
            activity.type,
            "；".join(map(labels.quantity, activity.quantities)),
            "、".join(activity.beneficiaries),
            activity.text,
            *(value or "" for value in (bulletin.series, bulletin.issue, bulletin.headline)),
            root + row.url,
            " ".join(root + other.url for other in row.also),
        )


def to_csv(table: Table) -> bytes:
    """UTF-8 with its mark, as Excel wants it; no cell that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(*tables: Table) -> bytes:
    """A workbook with a sheet for each table; every cell is text."""
    book = Workbook(write_only=True)
    for table in tables:
        _add_sheet(book, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for letter, width in zip(ascii_uppercase, table.columns.values(), strict=False):
        sheet.column_dimensions[letter].width = width

    def cell(text: str, *, bold: bool = False) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:_CELL_MOST])
        made.data_type = "s"  # text, whatever it begins with
        made.font = Font(bold=bold)
        return made

    sheet.append([cell(name, bold=True) for name in table.columns])
    for row in table.rows:
        sheet.append([cell(text) for text in row])

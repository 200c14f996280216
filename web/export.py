"""Pages of results and ledgers as tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from indexer.dossier import Dossier
from indexer.ledger import Cell, Ledger
from indexer.ledger import Table as CrossTable
from indexer.request import SearchPage
from kb.spreadsheets import Table
from web import labels

_TOTAL = "合计"


def results_table(page: SearchPage, root: str) -> Table:
    """A page of results, one passage a row; addresses begin with `root`."""
    columns = {"简报": 24, "期号": 22, "日期": 12, "标题": 36, "段": 6, "原文": 80, "地址": 40}
    return Table("检索结果", columns, _passages(page, root))


def ledger_table(ledger: Ledger, root: str) -> Table:
    """A ledger, one activity a row."""
    deed = {"日期": 24, "日期依据": 10, "单位": 36, "类型": 10, "数量": 30, "受益方": 24, "地点": 20, "原文": 80}
    source = {"地区": 16, "编发单位": 30, "简报": 24, "期号": 22, "标题": 36, "地址": 40, "又见": 40, "又见原文": 80}
    source |= {"简报日期": 12, "段": 8, "不计入合计": 16}
    return Table("活动台账", deed | source, _activities(ledger, root))


def ledger_tables(ledger: Ledger, root: str) -> tuple[Table, ...]:
    """A ledger, its quantities one a row, and the table that the request asks for: how many, and how much."""
    columns = {
        "数值": 12,
        "计量单位": 10,
        "所计": 20,
        "确数": 8,
        "日期": 24,
        "单位": 36,
        "类型": 10,
        "原文": 80,
        "地址": 40,
        "计入合计": 10,
        "计入的数": 12,
        "不计入的原因": 18,
    }
    quantities = Table("数量", columns, _quantities(ledger, root))
    return (ledger_table(ledger, root), quantities, *_cross_tables(ledger))


def dossier_tables(dossier: Dossier, root: str) -> tuple[Table, Table]:
    """An organisation's activities, and the rest of the passages about it."""
    columns = {"简报": 24, "期号": 22, "日期": 12, "标题": 36, "段": 6, "原文": 80, "地址": 40}
    return ledger_table(dossier.ledger, root), Table("其余相关段落", columns, _related(dossier, root))


def _quantities(ledger: Ledger, root: str) -> Iterator[tuple[str | float, ...]]:
    for row in ledger.rows:
        actors = "、".join(labels.actor(row, name) for name in row.actors)
        for place, each in enumerate(row.activity.quantities):
            of = (each.value, each.unit, each.item, "是" if each.exact else "约")
            why = row.why_not(place)
            counted = ("否", 0, why) if why else ("是", each.summed, "")
            yield (*of, row.date or "", actors, row.activity.type, row.activity.text, root + row.url, *counted)


def _cross_tables(ledger: Ledger) -> Iterator[Table]:
    """The table of a ledger with how many activities a cell has, and with how much of the unit that is asked for."""
    table, unit = ledger.table(), ledger.request.unit
    if table is None:
        return
    corner = labels.DIMENSIONS[table.rows]
    columns = {corner: 36, **dict.fromkeys((*table.column_values, _TOTAL), 12)}
    yield Table("统计（项数）", columns, _cross(table, attrgetter("rows")))
    if unit:
        yield Table(f"统计（{unit}）", columns, _cross(table, attrgetter("amount")))


def _cross(table: CrossTable, shown: Callable[[Cell], float]) -> Iterator[tuple[str | float, ...]]:
    for value in table.row_values:
        cells = (table.cells.get((value, column)) for column in table.column_values)
        yield (value, *(shown(cell) if cell else 0 for cell in cells), shown(table.row_totals[value]))
    totals = (table.column_totals[column] for column in table.column_values)
    yield (_TOTAL, *map(shown, totals), shown(table.total))


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
            row.date_basis,
            "、".join(labels.actor(row, name) for name in row.actors),
            activity.type,
            "；".join(row.quantities),
            "、".join(activity.beneficiaries),
            activity.place or "",
            activity.text,
            "、".join(row.regions),
            "、".join(row.issuers),
            *(value or "" for value in (bulletin.series, bulletin.issue, bulletin.headline)),
            root + row.url,
            " ".join(root + other.url for other in row.also),
            "；".join(dict.fromkeys(other.activity.text for other in row.retold)),
            bulletin.date or "",
            labels.passage_name(activity.passage),
            row.why_left_out,
        )

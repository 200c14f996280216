"""Pages of results and ledgers as tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.dossier import Dossier
from indexer.ledger import Ledger
from indexer.request import SearchPage
from kb.spreadsheets import Table
from web import labels


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
            "、".join(labels.actor(row, name) for name in row.actors),
            activity.type,
            "；".join(map(labels.quantity, activity.quantities)),
            "、".join(activity.beneficiaries),
            activity.text,
            *(value or "" for value in (bulletin.series, bulletin.issue, bulletin.headline)),
            root + row.url,
            " ".join(root + other.url for other in row.also),
        )

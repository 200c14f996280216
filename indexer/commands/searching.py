"""`kb search`, `kb activities`, `kb coverage`."""

from __future__ import annotations

import click

from indexer.commands.common import current, make_analyzer, request_options, values_of
from indexer.coverage import SILENT_MONTHS, coverage_of
from indexer.ledger import Ledger, Table, ledger
from indexer.ledger_request import parse_ledger_request
from indexer.ledger_row import LedgerRow, amount
from indexer.request import SearchPage, parse_request
from indexer.search import search
from kb.cli import json_option, print_json, say
from kb.settings import Settings

RELAXED = {
    "bulletin": "没有一段同时含有全部检索词，以下各期在全期范围内含有全部检索词",
    "most": "没有一段同时含有全部检索词，以下各段含有其中大部分",
    "any": "没有一段同时含有全部或大部分检索词，以下各段含有其中之一",
}


@click.command("search")
@request_options
@json_option
@click.pass_obj
def search_command(
    settings: Settings, /, q: tuple[str, ...], as_json: bool, **options: str | bool | tuple[str, ...] | None
) -> None:
    """检索。以 - 开头的词请放在 -- 之后，如 kb search -- 徐州 -南京。"""
    request = parse_request(values_of(q, options), settings.page_size)
    analyzer = make_analyzer(settings)
    with current(settings, analyzer) as generation:
        page = search(request, generation, analyzer, settings.facet_size)
    if as_json:
        print_json(page.to_json())
    else:
        _print_page(page)


@click.command("activities")
@request_options
@click.option("--unit", help="只要有这种数量单位的，如 套、元、人次；表格也合计它")
@click.option("--by", help="列成表格：org、region、type、year、month、issuer 中的一个或两个，如 org,year")
@click.option("--apart", is_flag=True, help="几处写到的同一件事各列一行（缺省合为一行，合计不重复）")
@json_option
@click.pass_obj
def activities_command(
    settings: Settings, /, q: tuple[str, ...], as_json: bool, **options: str | bool | tuple[str, ...] | None
) -> None:
    """列出活动：谁、何时、做了什么、多少，每一项都有原文为证。条件与 kb search 相同；日期指活动的日期。"""
    request = parse_ledger_request(values_of(q, options), settings.page_size)
    analyzer = make_analyzer(settings)
    with current(settings, analyzer) as generation:
        found = ledger(request, generation, analyzer)
    table = found.table()
    if as_json:
        print_json(found.to_json())
    elif table:
        _print_table(table, request.unit)
    else:
        print_ledger(found)


@click.command("coverage")
@click.option(
    "--months", default=SILENT_MONTHS, type=click.IntRange(1, 600), help="会员多少个月没有提到才列出（缺省 12）"
)
@json_option
@click.pass_obj
def coverage_command(settings: Settings, months: int, as_json: bool) -> None:
    """收录情况：各种简报各年的期数、缺期、重号、乱序，缺篇的系列文章，久未提到的会员。"""
    with current(settings, make_analyzer(settings)) as generation:
        found = coverage_of(generation, months)
    if as_json:
        print_json(found.to_json())
        return
    for series in found.series:
        click.echo(series.label)
        for volume in (*([series.running] if series.running else ()), *series.volumes):
            faults = (("缺", volume.missing), ("重", volume.duplicates), ("日期早于前期", volume.out_of_order))
            said = "；".join(f"{label} {'、'.join(map(str, numbers))}" for label, numbers in faults if numbers)
            of = volume.year or "总期号"
            click.echo(f"  {of}  {volume.bulletins} 期（{volume.first}-{volume.last}）  {said}".rstrip())
        if series.missing_running:
            click.echo(f"  总期号缺 {'、'.join(series.missing_running)}")
        if series.unnumbered:
            click.echo(f"  没有编号  {series.unnumbered} 期")
    for each in found.parts:
        click.echo(f"{each.headline}：已有 {each.bulletins} 篇，缺（{'）（'.join(each.missing)}）")
    for member in found.silent:
        never = "只见于没有日期的简报" if member.undated else "从未提到"
        click.echo(f"久未提到  {member.name}  {member.last or never}")
    say(f"会员 {found.members} 家，近 {months} 个月没有提到的 {len(found.silent)} 家（从最新一期往前算）")


def _print_table(table: Table, unit: str) -> None:
    """A table apart by tabs: how many activities, and behind a slash how much of the unit."""

    def shown(rows: int, sum_: float) -> str:
        return f"{rows}" + (f" / {amount(sum_)}{unit}" if unit and sum_ else "") if rows else ""

    click.echo("\t".join(["", *table.column_values, "合计"]))
    for value in table.row_values:
        cells = [table.cells.get((value, column)) for column in table.column_values]
        own = table.row_totals[value]
        parts = [shown(cell.rows, cell.amount) if cell else "" for cell in cells]
        click.echo("\t".join([value, *parts, shown(own.rows, own.amount)]))
    totals = [table.column_totals[column] for column in table.column_values]
    click.echo("\t".join(["合计", *(shown(each.rows, each.amount) for each in (*totals, table.total))]))
    say("一项活动有几家单位的，各计一次；合计里每项活动只计一次")


def print_ledger(found: Ledger) -> None:
    """The rows of a ledger, each with its proof."""
    for row in found.rows:
        then = dict(row.then)
        actors = (f"{name}（时称{then[name]}）" if name in then else name for name in row.actors)
        basis = f"（{row.date_basis}）" if row.date and row.date_basis != "原文" else ""
        click.echo(f"{row.date or '日期不详'}{basis}  {'、'.join(actors)}  {row.activity.type}")
        counted = f"\n  数量：{'；'.join(row.quantities)}" if row.activity.quantities else ""
        without = f"（{row.why_left_out}，不计入合计）" if row.why_left_out else ""
        click.echo(f"  {row.activity.text}{counted}{without}\n  —— {_source(row)}")
        retold = row.retold
        for other in row.also:
            click.echo(f"  又见 {_source(other)}" + (f"：{other.activity.text}" if other in retold else ""))
    sums = "、".join(f"{amount(value)} {unit}" for unit, value in found.sums.items())
    merged = sum(len(row.also) for row in found.rows)
    told = f"（几处写到的同一件事只列一项，合并了 {merged} 处；--apart 分开列出）" if merged else ""
    say(f"共 {len(found.rows)} 项活动{told}" + (f"；合计 {sums}" if sums else ""))


def _source(row: LedgerRow) -> str:
    """The bulletin with its series, and where the proof stands in it."""
    series = f"《{row.bulletin.series}》" if row.bulletin.series else ""
    return f"{series}{row.bulletin.name}  [{row.bulletin.id}#{row.activity.passage}]"


def _print_page(page: SearchPage) -> None:
    for notice in page.notices:
        say(f"注意：{notice}")
    if page.relaxed:
        say(RELAXED[page.relaxed])
    say(f"共 {page.total.bulletins} 期，{page.total.passages} 段（{page.took_ms:.0f} 毫秒）")
    for hit in page.hits:
        bulletin = hit.bulletin
        head = " ".join(filter(None, (bulletin.series, bulletin.issue, bulletin.date)))
        click.echo(f"\n{bulletin.title}  [{bulletin.id}]")
        click.echo(f"  {head}")
        for passage in hit.passages[:3]:
            click.echo(f"  {passage.id}: {_plain(passage.text, passage.highlights)}")
    if page.coverage is not None:
        covered = page.coverage
        say(f"已检索 {covered['bulletins']} 期（{covered['from'] or '—'} 至 {covered['to'] or '—'}）")
        if covered["missing"]:
            say(f"缺期：{'、'.join(covered['missing'])}")


def _plain(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The surroundings of the first highlight, highlights in 【】."""
    start = max(0, spans[0][0] - 20) if spans else 0
    out, at = "…" if start else "", start
    for first, last in (span for span in spans if span[1] <= start + 100):
        out += f"{text[at:first]}【{text[first:last]}】"
        at = last
    return out + text[at : start + 100] + ("…" if len(text) > start + 100 else "")

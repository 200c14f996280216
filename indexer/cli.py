"""`kb index`, `kb sync`, `kb search`, `kb activities`, `kb organisations`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.building import verify
from indexer.errors import NoIndex
from indexer.generation import (
    Generation,
    Manifest,
    current_name,
    generations,
    open_current,
    prune,
    read_manifest,
    rollback,
)
from indexer.ledger import Ledger, ledger
from indexer.profiles import organisations, profile
from indexer.request import SearchPage, SearchRequest, parse_request
from indexer.search import search
from indexer.sync import BuildOutcome, bring_up_to_date
from indexer.terms import Analyzer
from kb.cli import NEWLY_REFUSED, json_option, print_json, run_import, say
from kb.errors import NotFound
from kb.settings import Settings
from kb.text import Segmenter

if TYPE_CHECKING:
    from kb.store import Store

RELAXED = {
    "bulletin": "没有一段同时含有全部检索词，以下各期在全期范围内含有全部检索词",
    "most": "没有一段同时含有全部检索词，以下各段含有其中大部分",
    "any": "没有一段同时含有全部或大部分检索词，以下各段含有其中之一",
}


def make_analyzer(settings: Settings) -> Analyzer:
    """The analyzer, with its dictionary cache in the data directory."""
    return Analyzer(Segmenter(settings.cache))


@contextmanager
def _writing(settings: Settings) -> Iterator[Store]:
    from kb.importing import writer_lock
    from kb.store import open_store

    with writer_lock(settings), open_store(settings.store_url) as store:
        yield store


@click.group()
def index() -> None:
    """建立、检查、退回索引。"""


def _outcome_json(outcome: BuildOutcome) -> dict[str, object]:
    manifest = outcome.manifest
    counts = {"bulletins": manifest.bulletins, "documents": manifest.documents}
    return {"generation": manifest.generation, "built": outcome.built, **counts}


@index.command("build")
@json_option
@click.pass_obj
def build_command(settings: Settings, as_json: bool) -> None:
    """重建整个索引，检查通过后投入服务。"""
    with _writing(settings) as store:
        outcome = bring_up_to_date(store, settings, make_analyzer(settings), force=True)
    if as_json:
        print_json(_outcome_json(outcome))
    say(f"索引已更新：{outcome.manifest.bulletins} 期，{outcome.manifest.documents} 段")


@index.command("verify")
@click.pass_obj
def verify_command(settings: Settings) -> None:
    """检查当前索引：文件完好、期数相符、搜得到。有问题时退出码为 4。"""
    from kb.store import open_store

    analyzer = make_analyzer(settings)
    name = current_name(settings)
    if name is None:
        raise NotFound("还没有建立索引", "请先运行 kb index build")
    with open_store(settings.store_url, new=False) as store:
        verify(settings.index / name, store, analyzer, settings)
    say(f"索引 {name} 完好")


@index.command("status")
@json_option
@click.pass_obj
def status_command(settings: Settings, as_json: bool) -> None:
    """列出各次索引。"""
    current = current_name(settings)
    manifests = list(_readable(settings))
    if as_json:
        fields = ("generation", "engine", "created", "revision", "bulletins", "documents")
        rows = [{name: getattr(manifest, name) for name in fields} for manifest in manifests]
        print_json({"current": current, "generations": rows})
        return
    for manifest in manifests:
        mark = "*" if manifest.generation == current else " "
        click.echo(
            f"{mark} {manifest.generation}  {manifest.created}  {manifest.bulletins} 期  {manifest.documents} 段"
        )
    if not manifests:
        say("还没有建立索引")


def _readable(settings: Settings) -> Iterator[Manifest]:
    """The manifests of all generations; one that is damaged is named and passed over."""
    for name in generations(settings):
        try:
            yield read_manifest(settings.index / name)
        except NoIndex as error:
            say(f"跳过：{error.message}")


@index.command("rollback")
@click.pass_obj
def rollback_command(settings: Settings) -> None:
    """退回上一次的索引。"""
    from kb.importing import writer_lock

    with writer_lock(settings):
        name = rollback(settings, make_analyzer(settings).fingerprint)
    say(f"已退回索引 {name}")


@index.command("prune")
@click.pass_obj
def prune_command(settings: Settings) -> None:
    """删去多余的旧索引（保留个数见设置 keep_generations）。"""
    from kb.importing import writer_lock

    with writer_lock(settings):
        removed = prune(settings)
    say(f"已删去 {len(removed)} 个旧索引")


@click.command("sync")
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@json_option
@click.pass_obj
def sync_command(settings: Settings, folders: tuple[Path, ...], as_json: bool) -> None:
    """导入文件夹里新的和改过的文件，重建索引并投入服务；供 cron 使用。"""
    with _writing(settings) as store:
        report = run_import(folders, store, settings)
        outcome = bring_up_to_date(store, settings, make_analyzer(settings))
    if as_json:
        print_json({"import": report.to_json(), "index": _outcome_json(outcome)})
    built = "已更新" if outcome.built else "无需更新"
    say(f"{report.summary()}；索引{built}：{outcome.manifest.bulletins} 期，{outcome.manifest.documents} 段")
    if report.newly_refused:
        sys.exit(NEWLY_REFUSED)


def request_options(function: Callable[..., None]) -> Callable[..., None]:
    """The parameters of a request as options, named as in an address."""
    for option in reversed(_REQUEST_OPTIONS):
        function = option(function)
    return function


_REQUEST_OPTIONS = (
    click.argument("q", metavar="[QUERY]...", nargs=-1),
    click.option("--series", multiple=True, help="简报（编号，可多次）"),
    click.option("--issue", multiple=True, help="期（简报编号，可多次）"),
    click.option("--issuer", multiple=True, help="编发单位（可多次）"),
    click.option("--org", multiple=True, help="单位（可多次）"),
    click.option("--region", multiple=True, help="地区（可多次）"),
    click.option("--year", multiple=True, help="年份，如 2020（可多次）"),
    click.option("--month", multiple=True, help="月份，如 2020-03（可多次）"),
    click.option("--type", multiple=True, help="活动类型（可多次）"),
    click.option("--from", help="起始日期（含）：2020-03-12、2020-03 或 2020"),
    click.option("--to", help="截止日期（含）"),
    click.option("--scope", help="检索词须同在一段（passage）或同在一期（bulletin）"),
    click.option("--match", help="smart 模糊、exact 精确、identical 逐字（含标点）"),
    click.option("--in", help="all 全文、headline 标题、organisation 单位、activity 活动"),
    click.option("--sort", help="relevance 相关度、newest 时间新到旧、oldest 时间旧到新、issue 期号"),
    click.option("--page", help="第几页"),
    click.option("--size", help="每页几期（1 到 100）"),
)


def _request(
    settings: Settings, q: tuple[str, ...], options: Mapping[str, str | tuple[str, ...] | None]
) -> SearchRequest:
    values = {name: [value] if isinstance(value, str) else list(value or ()) for name, value in options.items()}
    return parse_request({"q": q, **values}, settings.page_size)


@contextmanager
def _current(settings: Settings, analyzer: Analyzer) -> Iterator[Generation]:
    """The generation in service; says where it is an older one."""
    with open_current(settings, analyzer) as generation:
        yield generation
        if generation.instead_of:
            say(f"注意：{generation.instead_of}；检索的是之前的索引")


@click.command("search")
@request_options
@json_option
@click.pass_obj
def search_command(
    settings: Settings, /, q: tuple[str, ...], as_json: bool, **options: str | tuple[str, ...] | None
) -> None:
    """检索。以 - 开头的词请放在 -- 之后，如 kb search -- 徐州 -南京。"""
    request = _request(settings, q, options)
    analyzer = make_analyzer(settings)
    with _current(settings, analyzer) as generation:
        page = search(request, generation, analyzer, settings.facet_size)
    if as_json:
        print_json(page.to_json())
    else:
        _print_page(page)


@click.command("activities")
@request_options
@click.option("--apart", is_flag=True, help="几处写到的同一件事各列一行（缺省合为一行，合计不重复）")
@json_option
@click.pass_obj
def activities_command(
    settings: Settings, /, q: tuple[str, ...], as_json: bool, apart: bool, **options: str | tuple[str, ...] | None
) -> None:
    """列出活动：谁、何时、做了什么、多少，每一项都有原文为证。条件与 kb search 相同；日期指活动的日期。"""
    request = _request(settings, q, options)
    analyzer = make_analyzer(settings)
    with _current(settings, analyzer) as generation:
        found = ledger(request, generation, analyzer, apart=apart)
    if as_json:
        print_json(found.to_json())
        return
    _print_ledger(found)


@click.group("organisations")
def organisations_group() -> None:
    """单位：列出，查看。"""


@organisations_group.command("list")
@click.argument("part", required=False, default="")
@click.option("--size", default=100, type=click.IntRange(1, 100_000), help="最多列出多少家（缺省 100）")
@json_option
@click.pass_obj
def organisations_list_command(settings: Settings, part: str, size: int, as_json: bool) -> None:
    """列出提到最多的单位；给出几个字，就只列名称里有这些字的。"""
    with _current(settings, make_analyzer(settings)) as generation:
        found, more = organisations(generation, part, size)
    if as_json:
        rows = [{"name": name, "bulletins": each.bulletins, "passages": each.passages} for name, each in found.items()]
        print_json({"organisations": rows, "other": more})
        return
    for name, count in found.items():
        click.echo(f"{name}  {count.bulletins} 期  {count.passages} 段")
    say(f"共 {len(found) + more} 家单位" + (f"，另有 {more} 家未列出" if more else ""))


@organisations_group.command("show")
@click.argument("name")
@json_option
@click.pass_obj
def organisations_show_command(settings: Settings, name: str, as_json: bool) -> None:
    """查看一家单位：各种名称、提到它的各期、常一起出现的单位、它的活动。"""
    analyzer = make_analyzer(settings)
    with _current(settings, analyzer) as generation:
        found = profile(name, generation, analyzer)
    if as_json:
        print_json(found.to_json())
        return
    click.echo(f"{found.name}  {found.total.bulletins} 期  {found.total.passages} 段")
    for form, entry in found.forms.items():
        click.echo(f"  又称 {form}（最早见于 {entry.series or ''}{entry.name}）")
    for year, count in found.years.items():
        click.echo(f"  {year}年  {count.bulletins} 期  {count.passages} 段")
    if found.together:
        click.echo(f"  常一起出现：{'、'.join(found.together)}")
    _print_ledger(found.ledger)


def _print_ledger(found: Ledger) -> None:
    for row in found.rows:
        source = f"{row.bulletin.name}  [{row.bulletin.id}#{row.activity.passage}]"
        click.echo(f"{row.date or '日期不详'}  {'、'.join(row.actors)}  {row.activity.type}")
        click.echo(f"  {row.activity.text}\n  —— {source}")
    say(f"共 {len(found.rows)} 项活动")


def _print_page(page: SearchPage) -> None:
    for notice in page.notices:
        say(f"注意：{notice}")
    if page.relaxed:
        say(RELAXED[page.relaxed])
    say(f"共 {page.total.bulletins} 期，{page.total.passages} 段（{page.took_ms:.0f} 毫秒）")
    for hit in page.hits:
        bulletin = hit.bulletin
        head = " ".join(filter(None, (bulletin.series, bulletin.issue, bulletin.date)))
        click.echo(f"\n{bulletin.headline or bulletin.source}  [{bulletin.id}]")
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

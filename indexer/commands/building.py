"""`kb index`, `kb sync`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from indexer.commands.common import known_authority, make_analyzer, outcome_json, writing
from indexer.errors import NoIndex
from indexer.generation import Manifest, current_name, generations, prune, read_manifest, rollback
from kb.cli import NEWLY_REFUSED, json_option, print_json, run_import, say
from kb.errors import NotFound
from kb.settings import Settings


@click.group()
def index() -> None:
    """建立、检查、退回索引。"""


@index.command("build")
@json_option
@click.pass_obj
def build_command(settings: Settings, as_json: bool) -> None:
    """重建整个索引，检查通过后投入服务。"""
    from indexer.sync import bring_up_to_date

    with writing(settings) as store:
        outcome = bring_up_to_date(store, settings, make_analyzer(settings), force=True)
    if as_json:
        print_json(outcome_json(outcome))
    say(f"索引已更新：{outcome.manifest.bulletins} 期，{outcome.manifest.documents} 段")


@index.command("verify")
@click.pass_obj
def verify_command(settings: Settings) -> None:
    """检查当前索引：文件完好、期数相符、搜得到。有问题时退出码为 4。"""
    from indexer.building import verify
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
    from indexer.sync import bring_up_to_date
    from kb.curation.deciding import lapsed

    with writing(settings) as store:
        report = run_import(folders, store, settings)
        outcome = bring_up_to_date(store, settings, make_analyzer(settings))
        waiting = lapsed(store.decisions(), store, known_authority(settings))
    if waiting:
        say(f"注意：{len(waiting)} 条人工决定不起作用，简报现在的文字里没有原来的话；见 kb decisions list")
    if as_json:
        print_json({"import": report.to_json(), "index": outcome_json(outcome)})
    built = "已更新" if outcome.built else "无需更新"
    say(f"{report.summary()}；索引{built}：{outcome.manifest.bulletins} 期，{outcome.manifest.documents} 段")
    if report.newly_refused:
        sys.exit(NEWLY_REFUSED)

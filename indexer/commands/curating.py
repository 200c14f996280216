"""`kb correct`, `kb withdraw`, `kb decisions`: what curators decide on bulletins and activities, and all decisions."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.common import known_authority
from indexer.commands.deciding import reason_option, take, take_file, undo
from kb.cli import json_option, print_json, say
from kb.decisions import Decision, Kind, described
from kb.errors import NotFound
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.curation.files import Change
    from kb.model import Activity
    from kb.store import Store
    from kb.stored import StoredBulletin

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_RANGE = re.compile(r"(?P<first>[0-9]{1,9})(?:-(?P<last>[0-9]{1,9}))?")


@click.command("correct")
@click.argument("bulletin")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--activity", type=click.IntRange(1), help="这一段里的第几项活动（只有一项时不必写）")
@click.option("--add", metavar="原文", help="增补一项活动：证明它的原文")
@click.option("--drop", is_flag=True, help="这不是活动，删去")
@reason_option
@click.pass_obj
def correct_command(
    settings: Settings,
    bulletin: str,
    fields: tuple[str, ...],
    activity: int | None,
    add: str | None,
    drop: bool,
    reason: str,
) -> None:
    """更正一期简报的报头（BULLETIN 写编号），或一段里的活动（写 编号#p5）。

    报头的字段：series number year running_number supplement date issuer label classification visibility。
    活动的字段：organisations date type quantities beneficiaries place event。
    """
    bulletin_id, _, place = bulletin.partition("#")
    stored = _stored(settings, bulletin_id)
    value = "；".join(fields)
    if not place:
        if activity or add or drop or not fields:
            raise click.UsageError("更正报头请写 字段=值；更正活动请在编号后写明段号，如 1a2b3c#p5")
        take(settings, Decision(kind="correct", bulletin=stored.id, value=value, reason=reason))
        return
    if bool(add) + drop + bool(activity and add) > 1 or drop == bool(fields):
        raise click.UsageError("请写要改的 字段=值，或 --add 原文 加上 字段=值，或只写 --drop")
    from kb.curation.deciding import passage_at

    passage = passage_at(stored.bulletin, place)
    kind: Kind = "add" if add else "drop" if drop else "change"
    proof = add or " ".join(_chosen(stored, passage.id, activity).text.split())
    take(
        settings,
        Decision(kind=kind, subject=proof, value=value, bulletin=stored.id, passage=passage.key, reason=reason),
    )


@click.command("withdraw")
@click.argument("bulletin")
@reason_option
@click.pass_obj
def withdraw_command(settings: Settings, bulletin: str, reason: str) -> None:
    """撤下一期简报：不再检索、显示、下载，重新导入也不恢复；以前的索引一并删去，退不回去。

    库和 originals 里的原件仍在，可用 kb decisions undo 恢复；须彻底删除的，请按运维手册另行处理。
    """
    stored = _stored(settings, bulletin)
    take(settings, Decision(kind="withdraw", bulletin=stored.id, reason=reason))


@click.group("decisions")
def decisions_group() -> None:
    """人工决定：列出，撤销，导出到文件编辑后再导入。"""


@decisions_group.command("list")
@click.option("--all", "everything", is_flag=True, help="连同已撤销的")
@json_option
@click.pass_obj
def list_command(settings: Settings, everything: bool, as_json: bool) -> None:
    """列出有效的决定；在更正过的文字里找不到原文的注明“不起作用”。"""
    from kb.curation.deciding import lapsed
    from kb.store import open_store

    with open_store(settings.store_url, new=False) as store:
        decisions = store.decisions(undone=everything)
        waiting = {
            each.number
            for each in lapsed((each for each in decisions if not each.undone), store, known_authority(settings))
        }
    if as_json:
        print_json({"decisions": [asdict(each) | {"lapsed": each.number in waiting} for each in decisions]})
        return
    for each in decisions:
        end = f"；{each.undone} 撤销" if each.undone else ""
        why = f"（{each.reason}）" if each.reason else ""
        idle = "；不起作用：简报现在的文字里没有这段原文，或这项活动已不在" if each.number in waiting else ""
        click.echo(f"{each.number}  {each.made}{end}  {described(each)}{why}{idle}")
    say(f"共 {len(decisions)} 条" + (f"，其中 {len(waiting)} 条不起作用" if waiting else ""))


@decisions_group.command("undo")
@click.argument("numbers", nargs=-1, required=True, metavar="NUMBER|FIRST-LAST...")
@click.pass_obj
def undo_command(settings: Settings, numbers: tuple[str, ...]) -> None:
    """撤销决定（编号，或 12-40 这样的一段）；决定本身仍有记录。"""
    ranges = []
    for each in numbers:
        match = _RANGE.fullmatch(each)
        first, last = (int(match["first"]), int(match["last"] or match["first"])) if match else (1, 0)
        if first > last:
            raise click.UsageError(f"“{each}”不是编号，请写 12 或 12-40")
        ranges.append((first, last))
    undo(settings, ranges)


@decisions_group.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export_command(settings: Settings, file: Path) -> None:
    """把有效的决定写入文件（.xlsx、.csv 或 .toml），供编辑后导入；写 - 则以 TOML 输出。"""
    from kb.curation.files import decisions_to_file
    from kb.files import write_atomically
    from kb.store import open_store

    with open_store(settings.store_url, new=False) as store:
        decisions = store.decisions()
    if str(file) == "-":
        sys.stdout.write(decisions_to_file(decisions, Path("-.toml")).decode())
        return
    write_atomically(file.absolute(), decisions_to_file(decisions, file))
    say(f"已写出 {len(decisions)} 条决定：{file}")


@decisions_group.command("import")
@click.argument("file", type=_FILE)
@click.option("--dry-run", is_flag=True, help="只说会改动什么")
@click.pass_obj
def import_command(settings: Settings, file: Path, dry_run: bool) -> None:
    """导入编辑过的决定：没有编号的新增，改过的代替原来的，处理一栏写“撤销”的撤销；要么全部生效，要么都不。"""
    from kb.curation.deciding import normaliser
    from kb.curation.files import changes_in, read_decisions

    def changes(store: Store) -> Change:
        normal = normaliser(store, known_authority(settings))
        return changes_in(read_decisions(file), store.decisions(undone=True), normal)

    take_file(settings, changes, dry_run=dry_run)


def _stored(settings: Settings, bulletin_id: str) -> StoredBulletin:
    """The bulletin as curators want it now. Raises NotFound."""
    from kb.curation.curating import curated
    from kb.store import open_store

    with open_store(settings.store_url, new=False) as store:
        stored = store.bulletin(bulletin_id)
        own = [each for each in store.decisions() if each.bulletin == stored.id]
        return curated(stored, own, known_authority(settings))


def _chosen(stored: StoredBulletin, passage: str, number: int | None) -> Activity:
    """The activity of a passage that is meant. Raises NotFound."""
    own = [each for each in stored.bulletin.activities if each.passage == passage]
    if not own:
        raise NotFound(f"{passage} 这一段没有识别出活动", "可用 --add 原文 增补")
    if number is None and len(own) > 1:
        listed = "；".join(f"{at}. {each.text[:30]}" for at, each in enumerate(own, 1))
        raise NotFound(f"{passage} 这一段有 {len(own)} 项活动", f"请用 --activity 指明第几项：{listed}")
    if (number or 1) > len(own):
        raise NotFound(f"{passage} 这一段只有 {len(own)} 项活动", "请核对 --activity")
    return own[(number or 1) - 1]

"""`kb organisations`: what is known of organisations, and what curators decide on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from indexer.commands.common import current, make_analyzer
from indexer.commands.deciding import reason_option, take, take_file
from indexer.commands.searching import print_ledger
from indexer.directory import DirectoryRequest, Order, directory, parse_directory_request
from indexer.documents import MEMBER
from indexer.generation import Generation
from indexer.profiles import Profile, canonical, profile
from indexer.worklist import worklist
from kb.cli import json_option, print_json, say
from kb.decisions import NONE, SORTS, Decision, Kind, described
from kb.errors import NotFound
from kb.settings import Settings

_F = TypeVar("_F", bound=Callable[..., Any])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("organisations")
def organisations_group() -> None:
    """单位：列出，查看，合并、改名等决定（可用 kb decisions 查看和撤销）。"""


@organisations_group.command("list")
@click.argument("part", required=False, default="")
@click.option("--size", default=100, type=click.IntRange(1, 100_000), help="最多列出多少家（缺省 100）")
@click.option("--members", is_flag=True, help="只列会员，没有提到的也列出")
@click.option("--kind", multiple=True, help="只列这种性质的，如 企业、社会组织（可多次）")
@click.option("--region", multiple=True, help="只列这个省的，如 江苏（可多次）")
@click.option("--city", multiple=True, help="只列这个市的，如 徐州（可多次）")
@click.option(
    "--order",
    type=click.Choice(get_args(Order)),
    default="bulletins",
    help="排序：bulletins 按提到的期数（缺省），name 按名称的拼音",
)
@json_option
@click.pass_obj
def list_command(
    settings: Settings,
    /,
    part: str,
    size: int,
    members: bool,
    order: Order,
    as_json: bool,
    **chosen: tuple[str, ...],
) -> None:
    """列出提到最多的单位；给出几个字或拼音（全拼、首字母），就只列符合的。"""
    member = (MEMBER,) if members else ()
    asked = parse_directory_request({"q": (part,), **chosen, "member": member, "order": (order,)})
    with current(settings, make_analyzer(settings)) as generation:
        found = directory(asked, generation, size)
    if as_json:
        print_json(found.to_json())
        return
    for each in found.shown:
        click.echo(f"{each.name}  {each.count.bulletins} 期  {each.count.passages} 段")
    more = found.total - len(found.shown)
    say(f"共 {found.total} 家单位" + (f"，另有 {more} 家未列出" if more else ""))


@organisations_group.command("show")
@click.argument("name")
@json_option
@click.pass_obj
def show_command(settings: Settings, name: str, as_json: bool) -> None:
    """查看一家单位：各种名称、上级和下属、提到它的各期、常一起出现的单位、它的活动。"""
    analyzer = make_analyzer(settings)
    with current(settings, analyzer) as generation:
        found = profile(canonical(name, generation), generation, analyzer)
    if as_json:
        print_json(found.to_json())
        return
    for line in _lines_on(found):
        click.echo(line)
    print_ledger(found.ledger)


def _lines_on(found: Profile) -> Iterator[str]:
    """What is known of an organisation, for people."""
    facts, region = found.facts, found.region
    yield f"{found.name}  {found.total.bulletins} 期  {found.total.passages} 段"
    joined = f"（{facts.member_since} 起）" if facts.member_since else ""
    kind = f"性质 {found.kind}{'' if facts.kind else '（推算）'}"
    said = [kind, f"会员{joined}" if facts.member else "", "已确认" if facts.confirmed else ""]
    yield "  " + "；".join(filter(None, said))
    if region:
        yield f"  地区 {region.province}{region.city or ''}{'' if facts.region else '（推算）'}"
    yield from _lines_on_names(found)
    if found.parent:
        yield f"  上级 {found.parent.name}{'（推算）' if found.parent.inferred else ''}"
    for label, names in (
        ("下属", found.units),
        ("前身", [name + (f"（至 {date}）" if date else "") for name, date in facts.predecessors]),
        ("后继", [name + (f"（{date} 起）" if date else "") for name, date in found.successors]),
        ("常一起出现", tuple(found.together)),
    ):
        if names:
            yield f"  {label}：{'、'.join(names)}"
    for year, count in found.years.items():
        yield f"  {year}年  {count.bulletins} 期  {count.passages} 段"
    for decision in found.decisions:
        yield f"  第 {decision.number} 号决定（{decision.made}）：{described(decision)}"


def _lines_on_names(found: Profile) -> Iterator[str]:
    """The names of an organisation, one after the other, and its other forms, each with its first source."""
    names = found.facts.names
    for each in names:
        until = each.until or ("今" if each.name == found.name else "…")
        yield f"  名称 {each.name}  {each.since or '…'} 至 {until}"
    for form, entry in found.forms.items():
        source = f"最早见于 {entry.series or ''}{entry.name}" if entry else "据人工决定"
        if form not in (each.name for each in names):
            yield f"  又称 {form}（{source}）"


@organisations_group.command("worklist")
@click.option("--size", default=30, type=click.IntRange(1, 10_000), help="每种最多列出多少条（缺省 30）")
@json_option
@click.pass_obj
def worklist_command(settings: Settings, size: int, as_json: bool) -> None:
    """待办：可能重复的单位，和未经结构证实、也无人确认的名称；最有用的在前。"""
    with current(settings, make_analyzer(settings)) as generation:
        found = worklist(generation, size)
    if as_json:
        print_json(found.to_json())
        return
    for pair in found.duplicates:
        click.echo(f"可能重复  {pair.name}  =  {pair.other}（{pair.why}，{pair.bulletins} 期）")
    for name, bulletins in found.unconfirmed.items():
        click.echo(f"未经确认  {name}（{bulletins} 期）")
    pairs, names = found.more_duplicates + len(found.duplicates), found.more_unconfirmed + len(found.unconfirmed)
    say(f"可能重复 {pairs} 对；未经确认 {names} 个")


def _scope_options(function: _F) -> _F:
    for option in (
        click.option("--to", "until", default="", help="到哪一天为止（含）"),
        click.option("--from", "since", default="", help="从哪一天起（含）"),
        click.option("--bulletin", default="", help="只在这一期（简报编号）"),
        click.option("--series", default="", help="只在这种简报（编号）"),
    ):
        function = option(function)
    return function


def _whole_id(settings: Settings, bulletin: str) -> str:
    """The whole id of a bulletin whose first digits were typed; nothing for nothing. Raises NotFound."""
    from kb.store import open_store

    if not bulletin:
        return ""
    with open_store(settings.store_url, new=False) as store:
        return store.bulletin(bulletin).id


def _known(name: str, generation: Generation) -> str:
    """A name as typed where it is one of an organisation's names; the canonical one for a short form."""
    authority = generation.authority
    found = authority.canonical(name)
    if found is None:
        alike = "、".join(each.name for each in directory(DirectoryRequest(name), generation, 5).shown)
        raise NotFound(f"没有名为“{name}”的单位", f"是否指：{alike}" if alike else "用 kb organisations list 查找全称")
    return name if authority.is_name(name) else found


def _names(settings: Settings, *names: str) -> list[str]:
    with current(settings, make_analyzer(settings)) as generation:
        return [_known(name, generation) for name in names]


@organisations_group.command("merge")
@click.argument("name")
@click.argument("into")
@reason_option
@click.pass_obj
def merge_command(settings: Settings, name: str, into: str, reason: str) -> None:
    """NAME 和 INTO 是同一家单位，称 INTO。"""
    name, into = _names(settings, name, into)
    take(settings, Decision(kind="merge", subject=name, value=into, reason=reason))


@organisations_group.command("split")
@click.argument("name")
@click.option("--as", "other", default="", help="它其实是哪一家（缺省：自成一家）")
@_scope_options
@reason_option
@click.pass_obj
def split_command(
    settings: Settings, name: str, other: str, reason: str, series: str, bulletin: str, since: str, until: str
) -> None:
    """NAME 不是现在所指的那家单位：自成一家，或指 --as 那家；可限于某种简报、某一期、某段时间。"""
    if not (series or bulletin):  # there a form may be meant that several have
        _names(settings, name)
    scope = Decision(kind="split", series=series, bulletin=_whole_id(settings, bulletin), since=since, until=until)
    take(settings, replace(scope, subject=name.strip(), value=other.strip(), reason=reason))


@organisations_group.command("rename")
@click.argument("name")
@click.argument("new")
@click.option("--since", default="", help="从哪一天起改称（2018-06-01、2018-06 或 2018）")
@reason_option
@click.pass_obj
def rename_command(settings: Settings, name: str, new: str, since: str, reason: str) -> None:
    """NAME 改称 NEW；旧名照样找得到，台账里注明当时的名称。"""
    (name,) = _names(settings, name)
    take(settings, Decision(kind="rename", subject=name, value=new.strip(), since=since, reason=reason))


@organisations_group.command("alias")
@click.argument("name")
@click.argument("form")
@_scope_options
@reason_option
@click.pass_obj
def alias_command(
    settings: Settings, name: str, form: str, reason: str, series: str, bulletin: str, since: str, until: str
) -> None:
    """FORM 是 NAME 的别名或简称；可限于某种简报、某一期、某段时间。"""
    (name,) = _names(settings, name)
    scope = Decision(kind="alias", series=series, bulletin=_whole_id(settings, bulletin), since=since, until=until)
    take(settings, replace(scope, subject=name, value=form.strip(), reason=reason))


@organisations_group.command("parent")
@click.argument("name")
@click.argument("parent")
@reason_option
@click.pass_obj
def parent_command(settings: Settings, name: str, parent: str, reason: str) -> None:
    """NAME 是 PARENT 的下属单位；PARENT 写“无”，表示没有上级。"""
    names = _names(settings, name) if parent == NONE else _names(settings, name, parent)
    take(settings, Decision(kind="parent", subject=names[0], value=[*names, NONE][1], reason=reason))


@organisations_group.command("predecessor")
@click.argument("name")
@click.argument("earlier")
@click.option("--since", default="", help="哪一天起")
@reason_option
@click.pass_obj
def predecessor_command(settings: Settings, name: str, earlier: str, since: str, reason: str) -> None:
    """NAME 的前身是 EARLIER（两家单位，互相链接）。只是换了名称的，用 rename。"""
    name, earlier = _names(settings, name, earlier)
    take(settings, Decision(kind="predecessor", subject=name, value=earlier, since=since, reason=reason))


@organisations_group.command("reject")
@click.argument("name")
@click.option("--series", default="", help="只在这种简报（编号）")
@click.option("--bulletin", default="", help="只在这一期（简报编号）")
@reason_option
@click.pass_obj
def reject_command(settings: Settings, name: str, series: str, bulletin: str, reason: str) -> None:
    """NAME 不是单位。"""
    if not (series or bulletin):
        _names(settings, name)
    whole = _whole_id(settings, bulletin)
    take(settings, Decision(kind="reject", subject=name.strip(), series=series, bulletin=whole, reason=reason))


@organisations_group.command("confirm")
@click.argument("names", nargs=-1, required=True)
@reason_option
@click.pass_obj
def confirm_command(settings: Settings, names: tuple[str, ...], reason: str) -> None:
    """NAMES 确是单位，名称无误；不再列入待办。"""
    take(settings, *(Decision(kind="confirm", subject=name, reason=reason) for name in _names(settings, *names)))


@organisations_group.command("describe")
@click.argument("name")
@click.option("--kind", type=click.Choice(SORTS), help="性质")
@click.option("--region", help="地区，如 江苏 或 '江苏 徐州'")
@click.option("--pinyin", help="名称的读音，音节间空一格")
@reason_option
@click.pass_obj
def describe_command(
    settings: Settings, name: str, reason: str, kind: str | None, region: str | None, pinyin: str | None
) -> None:
    """写明 NAME 的性质、地区、读音，代替按名称推算的。"""
    (name,) = _names(settings, name)
    facts: tuple[tuple[Kind, str | None], ...] = (("kind", kind), ("region", region), ("pinyin", pinyin))
    decisions = [Decision(kind=each, subject=name, value=value, reason=reason) for each, value in facts if value]
    if not decisions:
        raise click.UsageError("请至少给出 --kind、--region、--pinyin 之一")
    take(settings, *decisions)


@organisations_group.command("members")
@click.argument("file", type=_FILE)
@click.option("--dry-run", is_flag=True, help="只说会改动什么")
@click.pass_obj
def members_command(settings: Settings, file: Path, dry_run: bool) -> None:
    """导入会员名单（.xlsx 或 .csv，列：名称、简称、省、市、入会）；新名单代替旧名单。"""
    from kb.curation.files import read_members

    with current(settings, make_analyzer(settings)) as generation:
        authority = generation.authority

    def full(name: str) -> str:
        """The present full name of whom everybody knows by this one; any other name is new."""
        known = authority.canonical(name)
        if known and known != name:
            say(f"“{name}”是{known}的另一名称，按全称记为会员")
        return known or name

    take_file(settings, lambda store: read_members(file, store.decisions(undone=True), full), dry_run=dry_run)

"""What commands that take decisions share: deciding, then bringing the index up to date."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from indexer.commands.common import known_authority, make_analyzer, writing
from indexer.generation import generations, prune
from kb.cli import say
from kb.decisions import Decision, described
from kb.errors import NotFound
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.curation.files import Change
    from kb.store import Store

_MOST_SHOWN = 10
_F = TypeVar("_F", bound=Callable[..., Any])


def reason_option(function: _F) -> _F:
    """The `--reason` that every decision has."""
    return click.option("--reason", default="", help="理由（会和决定一起保存）")(function)


def take(settings: Settings, *decisions: Decision) -> None:
    """Takes decisions and brings the index up to date; says what was done."""
    with writing(settings, new=False) as store:
        _take(settings, store, decisions)


def take_file(settings: Settings, read: Callable[[Store], Change], *, dry_run: bool = False) -> None:
    """Takes what a file changes, all or none; with `dry_run` only says what it would take or refuse.

    `read` gives the change of the decisions of a store.
    """
    from kb.curation.deciding import check
    from kb.store import open_store

    if dry_run:
        with open_store(settings.store_url, new=False) as store:
            change = _read(read, store)
            checked = check(store, change.made, change.undone, change.made, known_authority(settings))
            held = store.decisions()
        _say_unknown(checked.unknown)
        _say_undone(held, [each for each in held if each.number not in checked.undone])
        known = f"，{checked.known} 条早已有效" if checked.known else ""
        say(f"将新增 {len(checked.new)} 条决定，撤销 {len(checked.undone)} 条{known}；没有作任何改动")
        return
    with writing(settings, new=False) as store:
        change = _read(read, store)
        _take(settings, store, change.made, change.undone, change.made)


def _read(read: Callable[[Store], Change], store: Store) -> Change:
    """What a file changes; says what it does not bring back."""
    change = read(store)
    if change.lapsed:
        say(f"注意：{_first_of(change.lapsed, '处')}的决定早已撤销，没有恢复；要恢复请把编号留空")
    return change


def undo(settings: Settings, ranges: Collection[tuple[int, int]]) -> None:
    """Undoes decisions by their numbers, each range from one to another, and brings the index up to date.

    Of a range of several those are undone that hold. Raises NotFound where none does.
    """
    with writing(settings, new=False) as store:
        held = [each.number for each in store.decisions()]
        numbers: dict[int, None] = {}
        for first, last in ranges:
            found = [number for number in held if first <= number <= last] if first < last else [first]
            if not found:
                raise NotFound(f"第 {first}-{last} 号里没有有效的决定", "用 kb decisions list --all 查看编号")
            numbers |= dict.fromkeys(found)
        _take(settings, store, (), numbers)


def _take(
    settings: Settings,
    store: Store,
    decisions: Iterable[Decision],
    undone: Collection[int] = (),
    places: Mapping[Decision, str] | None = None,
) -> None:
    from indexer.sync import bring_up_to_date
    from kb.curation.deciding import decide

    authority = known_authority(settings)
    if authority is None and next(store.bulletins(), None):  # or short names would be taken for other bodies
        bring_up_to_date(store, settings, make_analyzer(settings))
        authority = known_authority(settings)
    held = store.decisions()
    taken = decide(store, decisions, undone, places, authority)
    _say_unknown(taken.unknown)
    _say_undone(held, store.decisions())
    for decision in taken.made[:20]:
        say(f"第 {decision.number} 号决定：{described(decision)}")
    parts = [f"新增 {len(taken.made)} 条决定", f"撤销 {taken.undone} 条" if taken.undone else ""]
    parts.append(f"{taken.known} 条早已有效" if taken.known else "")
    before = set(generations(settings))
    try:
        outcome = bring_up_to_date(store, settings, make_analyzer(settings))
    except Exception:
        say("，".join(filter(None, parts)) + "；决定已保存，索引还没有更新：排除下面的问题后运行 kb index build")
        raise
    if any(decision.kind == "withdraw" for decision in taken.made):
        prune(replace(settings, keep_generations=1))  # or a rollback would serve it again
        parts.append(f"已删去 {len(before - set(generations(settings)))} 个以前的索引")
    say("，".join(filter(None, parts)) + ("；索引已更新" if outcome.built else "；索引无需更新"))


def _say_undone(before: Iterable[Decision], held: Sequence[Decision]) -> None:
    """Says which decisions hold no longer, and which of those that do speak of a name that is none without them."""
    from kb.curation.naming import left_behind

    numbers = {each.number for each in held}
    gone = [each for each in before if each.number not in numbers]
    for each in gone[:20]:
        say(f"撤销第 {each.number} 号决定：{described(each)}")
    left = [f"第 {each.number} 号（{name}）" for each, name in left_behind(gone, held)]
    if left:
        say(f"注意：{_first_of(left, '条')}决定说的是撤销的改名里的新名称，从此另指一家单位；不再用的请一并撤销")


def _say_unknown(unknown: Mapping[str, str]) -> None:
    """Says whom nobody knows: they become new organisations, if they are no misprints."""
    shown = [f"“{name}”" + (f"（{place}）" if place else "") for name, place in unknown.items()]
    if shown:
        say(f"注意：没有名为{_first_of(shown, '个')}的单位，将作为新的单位；写错了请撤销重作")


def _first_of(items: Sequence[str], unit: str) -> str:
    """The first of some items, and how many there are where those are not all."""
    return "、".join(items[:_MOST_SHOWN]) + (f"等 {len(items)} {unit}" if len(items) > _MOST_SHOWN else "")

"""Decisions and lists of members as files that people edit: CSV and XLSX (one row a decision), and TOML.

A file that was exported can be imported again. A row without a number is a new decision; one whose words differ from
the decision of its number takes that one's place; 撤销 in its column (in TOML `undo = true`) undoes it. What is
not in the file stays as it is: nobody loses a decision because a row was filtered away.

A number is that of the store from which the file came: 校验 (`check`), letters that follow from what was exported, tell
whether it is this one. In another store the row is a new decision, made on its own day.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from kb.decisions import LABELS, Decision, Kind, described, meanings_of, resolved
from kb.errors import TableRefused
from kb.knowledge.facts import region_named
from kb.parsing.dates import interval, written_date
from kb.places import province_of
from kb.spreadsheets import Table, by_columns, read_rows, to_csv, to_xlsx
from kb.text import compact, folded

MEMBERS = "会员名单："
"""How the reason of a decision begins that comes from a list of members; another list takes the place of the first."""
_KIND_OF_LABEL: Mapping[str, Kind] = {
    **{label: kind for kind, label in LABELS.items()},
    **{kind: kind for kind in LABELS},
}
_COLUMNS = {
    "number": ("编号", "number"),
    "kind": ("决定", "kind"),
    "subject": ("对象", "subject"),
    "value": ("内容", "value"),
    "place": ("范围", "place"),
    "since": ("自", "since"),
    "until": ("至", "until"),
    "reason": ("理由", "reason"),
    "made": ("日期", "made"),
    "undo": ("处理", "undo"),
    "check": ("校验", "check"),
}
_WIDTHS = (8, 12, 40, 50, 30, 12, 12, 40, 12, 8, 10)
_ISO_DAY = len("2020-03-12")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_OF_EXCEL = re.compile(rf"(?P<month>{'|'.join(_MONTHS)})-(?P<year>\d\d)", re.IGNORECASE)
"""What Excel makes of 2016-12 where it speaks English: Dec-16."""
_CHECK_SIZE = 8
"""Letters of a check: none of them looks like a number to a spreadsheet."""
_MEMBER_COLUMNS = {
    "name": ("名称", "单位", "单位名称", "会员名称", "会员单位", "会员", "全称", "name"),
    "short": ("简称", "short name", "short_name", "short"),
    "province": ("省", "省份", "省（市）", "province"),
    "city": ("市", "城市", "地市", "city"),
    "since": ("入会", "入会时间", "入会日期", "入会年份", "since"),
}
_PLACE = re.compile(
    r"(?:系列 *(?P<series>[0-9a-f]{12}))? *(?:简报 *(?P<bulletin>[0-9a-f]{12})(?: *段 *(?P<passage>\S+))?)?"
)
_UNDO = ("撤销", "撤消", "取消", "删除", "是", "undo", "yes", "x")
_KEEP = ("", "保留", "否", "不变", "no", "keep")
_TEXTS = ("subject", "value", "series", "bulletin", "passage", "since", "until", "reason", "made")
_LETTERS = str.maketrans("0123456789e", "ghijkmnpqrt")
_TOML_PLACE = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")
_FOOTER = re.compile(r"(?:合计|总计|共计|小计)[:：]?\d*家?$|(?:填表|制表|联系)人?[:：]")
"""What stands in the last row of a list and is nobody."""
_SEVERAL = re.compile(r"[、，,;；/\n]")
_OF_MEMBERS: frozenset[Kind] = frozenset(("member", "alias", "region"))


@dataclass(frozen=True, slots=True)
class Edited:
    """A decision in a file: where it stands there (第 5 行), its number there or 0, and whether it is to be undone.

    `check` is what was exported beside the number, or empty.
    """

    place: str
    decision: Decision
    number: int
    undo: bool
    check: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file changes: new decisions with the place of each, and the numbers of those to be undone.

    `lapsed` are the places of decisions that were undone since and are left so.
    """

    made: Mapping[Decision, str]
    undone: frozenset[int]
    lapsed: tuple[str, ...] = ()


def decisions_to_file(decisions: Iterable[Decision], path: Path) -> bytes:
    """Decisions as a file of the kind that the path's ending says (.csv, .xlsx, .toml). Raises TableRefused."""
    match path.suffix.lower():
        case ".csv":
            return to_csv(_table(decisions))
        case ".xlsx":
            return to_xlsx(_table(decisions))
        case ".toml":
            return "\n".join(map(_to_toml, decisions)).encode()
    raise TableRefused(f"不会写 {path.suffix or '没有扩展名的'} 文件", "请用 .csv、.xlsx 或 .toml")


def read_decisions(path: Path) -> list[Edited]:
    """The decisions in a file. Raises TableRefused, with the row, where one cannot be read; then none is."""
    if path.suffix.lower() == ".toml":
        return list(_from_toml(path))
    rows = by_columns(read_rows(path), _COLUMNS, ("kind", "subject"))
    return [_edited(number, cells) for number, cells in rows]


def changes_in(
    edited: Iterable[Edited], decisions: Iterable[Decision], normal: Callable[[Decision], Decision] = lambda each: each
) -> Change:
    """What the decisions in a file change of a store's decisions, those that were undone among them.

    `normal` gives a decision as it is kept. Raises TableRefused for a number that holds no longer.
    """
    known = {decision.number: decision for decision in decisions}
    made: dict[Decision, str] = {}
    undone: set[int] = set()
    places: dict[int, str] = {}
    lapsed: list[str] = []
    for row in edited:
        own = known.get(row.number)
        if not row.number or (row.check and _check_of(own) != row.check):
            made.setdefault(_new(row), row.place)
            continue
        if (twice := places.setdefault(row.number, row.place)) != row.place:
            raise TableRefused(f"{row.place}：第 {row.number} 号决定在{twice}已有", "同一编号请只留一行")
        if own is None or own.undone:
            said = normal(row.decision)
            if (own and row.undo) or any(_says(said, each) for each in known.values() if not each.undone):
                continue  # the same file once more
            if own and _says(said, own):
                lapsed.append(row.place)
                continue
            raise TableRefused(
                f"{row.place}：没有有效的第 {row.number} 号决定", "新的决定请把编号留空；撤销过的请删去该行"
            )
        decision = _edited_decision(row, own, normal)
        if row.undo:
            undone.add(row.number)
        elif decision != replace(own, number=0, made=""):
            undone.add(row.number)
            made.setdefault(decision, row.place)
    return Change(made, frozenset(undone), tuple(lapsed))


def _edited_decision(row: Edited, own: Decision, normal: Callable[[Decision], Decision]) -> Decision:
    """What a row says in the place of the decision of its number; raises TableRefused where it is of something else.

    What a list of members said and a curator changed is his, and no later list takes it back.
    """
    said = normal(row.decision)
    if not (row.check or row.undo) and (said.kind, folded(said.subject)) != (own.kind, folded(own.subject)):
        raise TableRefused(
            f"{row.place}：第 {row.number} 号决定是“{described(own)}”，说的不是一件事", "新的决定请把编号留空"
        )
    decision = replace(_as_held(row.decision, own), made="")
    if is_of_list(own) and decision.reason == own.reason and not _says(decision, own):
        return replace(decision, reason=f"人工修改（{own.reason}）")
    return decision


def _new(row: Edited) -> Decision:
    """The new decision of a row: one of another store keeps its day. Raises TableRefused where it would undo one."""
    if row.undo and row.number:
        raise TableRefused(f"{row.place}：这一行是从另一个库导出的，不知道撤销哪一条", "请在那个库里撤销")
    if row.undo:
        raise TableRefused(f"{row.place}：没有编号，不知道撤销哪一条", "请填上编号，或删去该行")
    return row.decision if row.number else replace(row.decision, made="")


def _check_of(decision: Decision | None) -> str:
    """Letters that follow from what a decision says; empty for none."""
    if decision is None:
        return ""
    digest = hashlib.sha256(repr(astuple(decision.content)).encode()).hexdigest()
    return digest[:_CHECK_SIZE].translate(_LETTERS)


def _as_held(said: Decision, held: Decision) -> Decision:
    """What a row says; with the months and years that held where a spreadsheet has made their first days of them."""

    def day(said: str, held: str) -> str:
        return held if held and len(said) > len(held) and said == interval(held)[0].isoformat() else said

    return replace(said, since=day(said.since, held.since), until=day(said.until, held.until))


def _says(said: Decision, held: Decision) -> bool:
    """Whether a row says what holds already."""
    return _as_held(said, held).content == held.content


def is_of_list(decision: Decision) -> bool:
    """Whether a decision comes from a list of members."""
    return decision.kind in _OF_MEMBERS and decision.reason.startswith(MEMBERS)


def read_members(path: Path, decisions: Iterable[Decision], full_name: Callable[[str], str] = str) -> Change:
    """What a list of members (名称, 简称, 省, 市, 入会) changes of decisions: it takes the place of the list before.

    Of where a member is the list says more than whoever said so before. `full_name` gives the name of whom the list
    calls by a short form. Raises TableRefused.
    """
    reason = f"{MEMBERS}{path.name}"
    held = [each for each in decisions if not each.undone]
    made: dict[Decision, str] = {}
    for number, cells in by_columns(read_rows(path), _MEMBER_COLUMNS, ("name",)):
        for decision in _member(number, cells, reason, full_name):
            made.setdefault(decision, f"第 {number} 行")
    if not made:
        raise TableRefused("名单里没有一家会员", "请核对文件是否完整；要取消全部会员，请用 kb decisions undo")
    wanted = {decision.content for decision in made}
    meanings = meanings_of(held)
    placed = {resolved(folded(decision.subject), meanings) for decision in made if decision.kind == "region"}
    undone = {
        each.number
        for each in held
        if each.content not in wanted
        and (is_of_list(each) or (each.kind == "region" and resolved(folded(each.subject), meanings) in placed))
    }
    return Change(made, frozenset(undone))


def _member(number: int, cells: Mapping[str, str], reason: str, full_name: Callable[[str], str]) -> Iterator[Decision]:
    name = compact(cells["name"])
    if _FOOTER.match(name):
        return
    if len(name) < 2:
        raise TableRefused(f"第 {number} 行没有单位名称", "请补上，或删去该行")
    name = full_name(name)
    since = _day(cells["since"], f"第 {number} 行的入会时间")
    yield Decision(kind="member", subject=name, since=since, reason=reason)
    for short in map(compact, _SEVERAL.split(cells["short"])):
        if short and short != name:
            yield Decision(kind="alias", subject=name, value=short, reason=reason)
    if cells["province"] or cells["city"]:
        place = f"{cells['province'] or province_of(cells['city'])} {cells['city']}".strip()
        region = region_named(place)
        if region is None:
            raise TableRefused(f"第 {number} 行的地区“{place}”不认识", "省写省级行政区，如 江苏；市要是这个省的")
        yield Decision(kind="region", subject=name, value=region.written, reason=reason)


def _table(decisions: Iterable[Decision]) -> Table:
    columns = {called[0]: width for called, width in zip(_COLUMNS.values(), _WIDTHS, strict=True)}
    return Table("决定", columns, map(_cells, decisions))


def _cells(decision: Decision) -> tuple[str, ...]:
    place = [
        f"系列 {decision.series}" if decision.series else "",
        f"简报 {decision.bulletin}" if decision.bulletin else "",
    ]
    place.append(f"段 {decision.passage}" if decision.passage else "")
    return (
        str(decision.number or ""),
        LABELS[decision.kind],
        decision.subject,
        decision.value,
        " ".join(filter(None, place)),
        decision.since,
        decision.until,
        decision.reason,
        decision.made,
        "",
        _check_of(decision),
    )


def _edited(number: int, cells: Mapping[str, str]) -> Edited:
    where = f"第 {number} 行"
    kind = _KIND_OF_LABEL.get(cells["kind"])
    if kind is None:
        raise TableRefused(f"{where}：没有“{cells['kind']}”这种决定", f"可用：{'、'.join(LABELS.values())}")
    place = _PLACE.fullmatch(cells["place"])
    if place is None:
        raise TableRefused(
            f"{where}：不明白范围“{cells['place']}”", "请留空，或写 系列 编号、简报 编号、简报 编号 段 段号"
        )
    if cells["undo"].lower() not in (*_UNDO, *_KEEP):
        raise TableRefused(f"{where}：不明白处理“{cells['undo']}”", "请留空，或写 撤销")
    if cells["number"] and not (cells["number"].isascii() and cells["number"].isdigit()):
        raise TableRefused(f"{where}：编号“{cells['number']}”不是数字", "新的决定请把编号留空")
    decision = Decision(
        kind=kind,
        subject=cells["subject"],
        value=cells["value"],
        series=place["series"] or "",
        bulletin=place["bulletin"] or "",
        passage=place["passage"] or "",
        since=_day(cells["since"], where),
        until=_day(cells["until"], where),
        reason=cells["reason"],
        made=_whole_day(cells["made"], where),
    )
    undo = cells["undo"].lower() in _UNDO
    return Edited(where, decision, int(cells["number"] or 0), undo, cells["check"])


def _day(text: str, where: str) -> str:
    """A day, month or year as people and Excel write them, in ISO form. Raises TableRefused."""
    if not text:
        return ""
    month = _MONTH_OF_EXCEL.fullmatch(text)
    if month:
        return f"20{month['year']}-{_MONTHS.index(month['month'].capitalize()) + 1:02}"
    try:
        return written_date(text)
    except ValueError as error:
        raise TableRefused(f"{where}：“{text}”不是日期", "请写成 2020-03-12、2020-03 或 2020") from error


def _whole_day(text: str, where: str) -> str:
    """The day on which a decision was made, in ISO form, or empty. Raises TableRefused."""
    day = _day(text, where)
    if day and len(day) != _ISO_DAY:
        raise TableRefused(f"{where}：作出决定的日期“{text}”不是一天", "请写成 2020-03-12，或留空")
    return day


def _to_toml(decision: Decision) -> str:
    """One table of an array. A JSON string without control characters is one of TOML."""
    values = {name: getattr(decision, name) for name in _TEXTS if getattr(decision, name)}
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    head = [f"number = {decision.number}", f'check = "{_check_of(decision)}"'] if decision.number else []
    return "\n".join(["[[decision]]", *head, f'kind = "{decision.kind}"  # {LABELS[decision.kind]}', *lines, ""])


def _from_toml(path: Path) -> Iterator[Edited]:
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TableRefused(f"读不懂 {path.name}：文字不是 UTF-8", "请用 UTF-8 另存") from error
    except tomllib.TOMLDecodeError as error:
        at = _TOML_PLACE.search(str(error))
        where = f"第 {at['line']} 行第 {at['column']} 列" if at else "结尾"
        raise TableRefused(
            f"{path.name} {where}不合 TOML 的写法", "文字要加引号，每行一项；请对照导出的文件改正"
        ) from error
    except OSError as error:
        raise TableRefused(f"读不了 {path}：{error.strerror}", "请核对路径和权限") from error
    tables = values.pop("decision", [])
    if values or not isinstance(tables, list):
        raise TableRefused("文件里只能有 [[decision]]", "请对照 kb decisions export 写出的文件")
    for place, table in enumerate(tables, 1):
        yield _from_table(f"第 {place} 项", table)


def _from_table(where: str, table: Any) -> Edited:
    known = {"number": int, "check": str, "undo": bool, "kind": str, **dict.fromkeys(_TEXTS, str)}
    for name, value in table.items() if isinstance(table, dict) else [("decision", table)]:
        if known.get(name) is not type(value):
            raise TableRefused(f"{where}：{name} 不能是 {value}", f"可用：{'、'.join(known)}；文字和日期要加引号")
    kind = _KIND_OF_LABEL.get(table.get("kind", ""))
    if kind is None:
        raise TableRefused(f"{where}：没有“{table.get('kind', '')}”这种决定", f"可用：{'、'.join(LABELS)}")
    texts = {name: table.get(name, "").strip() for name in _TEXTS}
    texts |= {"since": _day(texts["since"], where), "until": _day(texts["until"], where)}
    texts["made"] = _whole_day(texts["made"], where)
    undo = table.get("undo", False)
    return Edited(where, Decision(kind=kind, **texts), table.get("number", 0), undo, table.get("check", ""))

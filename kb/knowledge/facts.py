"""What is known of an organisation beside its names: as curators or a list of members say, else inferred.

An inference is made from the name alone and is marked as one wherever it is shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kb.decisions import NONE, Decision, Kind
from kb.parsing.dates import iso
from kb.places import NAMESAKES, PROVINCES, Region, province_of
from kb.text import folded, plain

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{endings})$"))
    for kind, endings in (
        ("医院", "医院|卫生院|血站"),
        ("学校", "大学|学院|学校|中学|小学|幼儿园"),
        ("其他", "业主委员会|业委会|[村居]民委员会|[村居]委会"),
        ("企业", "[分支]行|(?:铁路|供电|供水|工程|勘探|石油)局|(?:中铁|中建|中交|中水)[一二三四五六七八九十]{1,3}局"),
        (
            "社会组织",
            "协会|学会|商会|专业委员会|联合会|促进会|基金会|研究会|总会|工会|妇联|红十字会|联盟|慈善会|理事会",
        ),
        (
            "机关",
            "人民政府|政府|委员会|管委会|办公室|办事处|[省市县区]?(?<!邮政)局|[厅部署]|党委|党组|法院|检察院|[省市县区州纪监教农]委|(?:国资|发改|卫健|住建|经信|政法)委",
        ),
        ("企业", "公司|集团|厂|银行|商行|合作社|企业|电站|电厂|矿|酒店|宾馆|店|农场|苗圃|油田"),
        ("事业单位", "研究院|研究所|中心|设计院|图书馆|博物馆|文化馆|档案馆|出版社|报社|杂志社|电视台|站"),
    )
)


class FormerName(NamedTuple):
    """A name of an organisation, and the days (ISO) from and to which it was called that; empty where unknown."""

    name: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What curators say of one organisation. `parent` is empty where it has none, None where they say nothing.

    `names` are its names one after the other, the present one last, where it was renamed; `predecessors` what it came
    out of, with the day.
    """

    parent: str | None = None
    kind: str | None = None
    region: Region | None = None
    pinyin: str | None = None
    member: bool = False
    member_since: str = ""
    confirmed: bool = False
    names: tuple[FormerName, ...] = ()
    predecessors: tuple[tuple[str, str], ...] = ()


_OF_FACTS: frozenset[Kind] = frozenset(
    ("parent", "kind", "region", "pinyin", "member", "confirm", "rename", "predecessor")
)


def facts_of(decisions: Iterable[Decision], meant: Mapping[str, str]) -> dict[str, Facts]:
    """What decisions say of organisations, by the canonical names that `meant` gives for folded ones."""
    of_name: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        name = meant.get(folded(each.subject))
        if name and each.kind in _OF_FACTS:
            of_name[name].append(each)
    return {name: _facts(name, own, meant) for name, own in of_name.items()}


def _facts(name: str, decisions: Sequence[Decision], meant: Mapping[str, str]) -> Facts:
    """What decisions say of one organisation; of one kind, which do not contradict each other, any will do."""
    value = {each.kind: each.value for each in decisions}
    renames = [each for each in decisions if each.kind == "rename"]
    predecessors = (each for each in decisions if each.kind == "predecessor")
    parent = value.get("parent")
    return Facts(
        parent=parent and ("" if parent == NONE else meant.get(folded(parent), parent)),
        kind=value.get("kind"),
        region=region_named(value["region"]) if "region" in value else None,
        pinyin=value.get("pinyin"),
        member="member" in value,
        member_since=max((_day(each.since) for each in decisions if each.kind == "member"), default=""),
        confirmed="confirm" in value,
        names=tuple(_names(name, renames)),
        predecessors=tuple(
            sorted((meant.get(folded(each.value), each.value), _day(each.since)) for each in predecessors)
        ),
    )


def _day(since: str) -> str:
    """A day as it sorts by time, also where it was kept as it was typed."""
    return iso(since) if since else ""


def region_named(text: str) -> Region | None:
    """The region that 江苏 or 江苏省 徐州市 names; None where the province is not one, or the city is another's.

    A city may have its province before it; that of 重庆市 重庆市 says no more.
    """
    province, _, city = text.replace("　", " ").strip().partition(" ")
    found = next((each for each in PROVINCES if plain(province).startswith(each)), None)
    if found is None:
        return None
    level = rf"{found}(?:省|市|特别行政区|[\u4e00-\u9fff]{{0,3}}自治区)?"
    cities = PROVINCES[found].split()
    glued = re.sub(f"^{level}", "", plain(province))  # 江苏省徐州市
    if glued and (city or not (glued.startswith(tuple(cities)) or (not cities and glued[-1] in "区县"))):
        return None
    stem = glued or plain(city).strip()
    if re.fullmatch(level, stem):  # 重庆市 重庆市 says no more, 吉林省 吉林市 does
        return Region(found, found if found in NAMESAKES else None)
    stem = re.sub(f"^{level}", "", stem)
    if cities and province_of(stem) not in ("", found):  # 北京 朝阳 is a part of a city
        return None
    return Region(found, next((each for each in cities if stem.startswith(each)), stem or None))


@lru_cache(maxsize=50_000)
def kind_of(name: str) -> str:
    """What sort of body an organisation is, by the end of its name."""
    short = plain(name)
    return next((kind for kind, pattern in _KINDS if pattern.search(short)), "其他")


def name_at(facts: Facts | None, date: str | None) -> str | None:
    """What an organisation was called on a day (ISO, or a month or year); None where that is not known."""
    if facts is None or not date:
        return None
    day = date[:10]
    for former in reversed(facts.names):
        if former.since and former.since[: len(day)] <= day[: len(former.since)]:
            return former.name
    first = facts.names[0] if facts.names else None
    return first.name if first and first.until else None


def _names(present: str, renames: Sequence[Decision]) -> list[FormerName]:
    """The names of an organisation in time, by the decisions that renamed it."""
    if not renames:
        return []
    to = {folded(each.value): each for each in renames}
    renamed = {folded(each.subject) for each in renames}
    found: list[FormerName] = []
    name, until = present, ""
    if folded(name) not in to:  # what it was renamed to was merged with it, and is called so
        name = next((each.value for each in renames if folded(each.value) not in renamed), name)
    while (each := to.pop(folded(name), None)) is not None:
        since = _day(each.since)
        found.append(FormerName(name if found else present, since, until))
        name, until = each.subject, since
    return [FormerName(name, "", until), *reversed(found)]

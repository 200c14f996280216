"""What curators decide, apart from what was extracted: values, and what each says (`claims`).

A decision has a kind, a subject, a value, and where it holds: everywhere, in one series, or in one bulletin; perhaps
only from one day to another. None is ever changed or deleted: it is undone, and both days are kept.

Most decisions on organisations say what a name *means*; whether they agree is said by `contradictions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias, get_args

from kb.parsing.dates import interval
from kb.text import folded

Kind = Literal[
    "merge",  # subject is the same organisation as value, and is called that
    "rename",  # subject is called value (since a day); its old name stays a name of it
    "alias",  # value is another name of subject
    "split",  # subject is not what it was taken for: it is value, or an organisation of its own
    "parent",  # subject is a unit of value; of nobody where value is 无
    "predecessor",  # subject came out of value (on a day), which is another organisation
    "reject",  # subject is no organisation
    "confirm",  # subject is one, under this name
    "kind",  # what sort of body subject is
    "region",  # where it is: 江苏, or 江苏 徐州
    "pinyin",  # how its name is read, where it is read otherwise than usual
    "member",  # subject is a member (since a day)
    "correct",  # the masthead of a bulletin: value is fields
    "withdraw",  # a bulletin is served no longer
    "add",  # an activity: subject is the text that proves it, value its fields
    "change",  # fields of the activity that subject proves
    "drop",  # what subject proves is no activity
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LABELS: Mapping[Kind, str] = {
    "merge": "合并",
    "rename": "改名",
    "alias": "别名",
    "split": "分立",
    "parent": "上级",
    "predecessor": "前身",
    "reject": "非单位",
    "confirm": "确认",
    "kind": "性质",
    "region": "地区",
    "pinyin": "拼音",
    "member": "会员",
    "correct": "更正",
    "withdraw": "撤下",
    "add": "增补活动",
    "change": "修改活动",
    "drop": "删除活动",
}
"""What a kind of decision is called."""
OF_ACTIVITIES: frozenset[Kind] = frozenset(("add", "change", "drop"))
OF_BULLETINS: frozenset[Kind] = OF_ACTIVITIES | {"correct", "withdraw"}
SORTS = ("企业", "社会组织", "机关", "事业单位", "学校", "医院", "其他")
"""What `kind` may say."""
NONE = "无"
_MEANING: frozenset[Kind] = frozenset(("alias", "split", "reject"))
_DATED: frozenset[Kind] = frozenset(("rename", "alias", "split", "predecessor", "member"))
_VALUED: frozenset[Kind] = frozenset(
    ("merge", "rename", "alias", "parent", "predecessor", "kind", "region", "pinyin", "correct", "add", "change")
)
_NAMING: frozenset[Kind] = frozenset(("merge", "rename", "alias"))
SINGLE: frozenset[Kind] = frozenset(("parent", "kind", "region", "pinyin"))
ABOUT_REAL: frozenset[Kind] = frozenset(("merge", "rename", "alias", "parent", "predecessor", "confirm", "member"))
_BETWEEN: frozenset[Kind] = frozenset(("merge", "rename", "parent", "predecessor"))
_MOST = 2_000
"""Characters of a subject, value or reason."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision. `series` and `bulletin` are ids, `passage` the key of a passage in the bulletin.

    `since` and `until` are days (ISO, inclusive) or empty; `number` is 0 until it is stored; `made` and `undone` are
    the days on which it was made and undone.
    """

    kind: Kind
    subject: str = ""
    value: str = ""
    series: str = ""
    bulletin: str = ""
    passage: str = ""
    since: str = ""
    until: str = ""
    reason: str = ""
    number: int = 0
    made: str = ""
    undone: str = ""

    @property
    def holds_everywhere(self) -> bool:
        """Whether it holds in every bulletin. The day of a new name only says since when it is the present one."""
        dated = self.kind in _MEANING and bool(self.since or self.until)
        return not (self.series or self.bulletin or dated)

    @property
    def content(self) -> Decision:
        """What it says, without when and why it was said."""
        return replace(self, reason="", number=0, made="", undone="")


def described(decision: Decision) -> str:
    """A decision in one line of Chinese."""
    place = [
        f"简报 {decision.bulletin}" if decision.bulletin else "",
        f"系列 {decision.series}" if decision.series else "",
    ]
    days = f"{decision.since or '…'} 至 {decision.until or '…'}" if decision.since or decision.until else ""
    parts = (LABELS[decision.kind], decision.subject, f"→ {decision.value}" if decision.value else "", *place, days)
    return " ".join(filter(None, parts))


class Problem(NamedTuple):
    """What is wrong with a decision, and the one that it contradicts, if that is it."""

    decision: Decision
    message: str
    other: Decision | None = None


class Claim(NamedTuple):
    """One answer to one question, from one day to another (inclusive; empty is no bound)."""

    question: tuple[str, ...]
    answer: str
    since: str = ""
    until: str = ""


def problem_of(decision: Decision) -> str | None:
    """Why a decision cannot be one by itself, in Chinese; None where it can. Its fields are not looked into."""
    kind = decision.kind
    named = kind not in ("correct", "withdraw")
    checks = (
        (kind not in KINDS, f"没有“{kind}”这种决定"),
        (not _is_writable(decision), "文字太长，或含有换行等控制字符"),
        (named and len(folded(decision.subject)) < 2, "缺少对象（单位名称或原文），至少两个字"),
        (kind in _VALUED and not decision.value.strip(), "缺少内容"),
        (kind in _NAMING and len(folded(decision.value)) < 2, "内容应是名称，至少两个字"),
        (kind in OF_BULLETINS and not decision.bulletin, "缺少简报编号"),
        ((kind in OF_ACTIVITIES) != bool(decision.passage), "活动的决定要指明段落，其他决定不能"),
        (
            kind not in OF_BULLETINS | _MEANING and bool(decision.series or decision.bulletin),
            "这种决定不分范围，对全部简报有效",
        ),
        (
            kind == "split" and not decision.value and not decision.holds_everywhere,
            "有范围的分立要写明在那里是哪一家（--as 全称，或内容一栏）",
        ),
        (kind in ("confirm", "withdraw", "drop") and bool(decision.value), "这种决定没有内容一栏，请留空"),
        (kind not in _DATED and bool(decision.since or decision.until), "这种决定没有起止日期"),
        (kind == "kind" and decision.value not in SORTS, f"性质只能是：{'、'.join(SORTS)}"),
        (
            kind in _BETWEEN | {"alias"} and folded(decision.subject) == folded(decision.value),
            "对象和内容是同一个名称",
        ),
    )
    return next((message for wrong, message in checks if wrong), None) or _date_problem(decision)


def _is_writable(decision: Decision) -> bool:
    texts = (decision.subject, decision.value, decision.reason, decision.since, decision.until)
    return all(len(text) <= _MOST and not _CONTROL.search(text) for text in texts)


def _date_problem(decision: Decision) -> str | None:
    for value in (decision.since, decision.until):
        try:
            if value:
                interval(value)
        except ValueError:
            return f"“{value}”不是日期，请写成 2020-03-12、2020-03 或 2020"
    if decision.since and decision.until and interval(decision.since)[0] > interval(decision.until)[1]:
        return "开始日期晚于结束日期"
    return None


def claims(decision: Decision) -> Iterator[Claim]:
    """The questions that a decision answers, apart from the fields of `correct` and `change`."""
    subject, value = folded(decision.subject), folded(decision.value)
    yield from _meaning(decision, subject, value)
    if decision.kind == "member":
        yield Claim(("member", subject), decision.since)
    if decision.kind in OF_ACTIVITIES:
        question = ("activity", decision.bulletin, decision.passage, subject)
        yield Claim(question, "no" if decision.kind == "drop" else "yes")
    if decision.kind in SINGLE:
        yield Claim((decision.kind, subject), value)
    if decision.kind in ABOUT_REAL:
        yield Claim(("organisation", subject), "yes")
    if decision.kind in _BETWEEN and decision.value != NONE:
        yield Claim(("organisation", value), "yes")
    if decision.kind == "reject" and decision.holds_everywhere:
        yield Claim(("organisation", subject), "no")
    if decision.kind in ("member", "confirm"):
        yield Claim(("itself", subject), "yes")
    if decision.kind == "alias" and decision.holds_everywhere:
        yield Claim(("itself", value), "no")
    yield from _in_time(decision, subject, value)


def _in_time(decision: Decision, subject: str, value: str) -> Iterator[Claim]:
    """What a decision says that came out of what."""
    if decision.kind == "rename":
        yield Claim(("renamed", value), subject)
        yield Claim(("renamed on", subject, value), decision.since)
    if decision.kind == "predecessor":
        yield Claim(("predecessor", subject, value), decision.since)


def _meaning(decision: Decision, subject: str, value: str) -> Iterator[Claim]:
    """What a decision says that a name means."""
    place = (decision.series, decision.bulletin)
    match decision.kind:
        case "merge" | "rename":
            yield Claim(("means", subject, "", ""), value)
        case "alias":
            yield Claim(("means", value, *place), subject, decision.since, decision.until)
            yield Claim(("own", value, *place), "no", decision.since, decision.until)
        case "split" if not value:  # which may be renamed, or be the same as a third one
            yield Claim(("own", subject, *place), "yes", decision.since, decision.until)
        case "split":
            yield Claim(("means", subject, *place), value, decision.since, decision.until)
            yield Claim(("own", subject, *place), "no", decision.since, decision.until)
        case "reject":
            yield Claim(("means", subject, *place), "")
            yield Claim(("own", subject, *place), "no")


Meanings: TypeAlias = Mapping[str, str]
"""What a folded name means everywhere, folded; empty for nothing. A name that means itself is not there."""


def meanings_of(decisions: Iterable[Decision]) -> Meanings:
    """What names mean everywhere and at all times, by decisions that do not contradict each other."""
    found = {
        claim.question[1]: claim.answer
        for decision in decisions
        for claim in claims(decision)
        if claim.question[0] == "means" and decision.holds_everywhere
    }
    return {name: meaning for name, meaning in found.items() if meaning != name}


def resolved(name: str, meanings: Meanings) -> str:
    """What a folded name means in the end; empty for nothing. Ends where meanings lead in a circle."""
    seen: set[str] = set()
    while name in meanings and name not in seen:
        seen.add(name)
        name = meanings[name]
    return name

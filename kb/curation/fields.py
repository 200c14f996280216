"""The fields that a decision sets: `number=25；date=2020-03-12`, names in English or Chinese.

Several values of one field stand between 、. Quantities are written as bulletins write them (口罩400只、约3.5万元).
An empty value empties a field that may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kb.knowledge.deeds import ACTIVITY_TYPES
from kb.knowledge.quantities import quantities_in
from kb.model import VISIBILITIES, Activity, Bulletin, Issue, Quantity
from kb.parsing.dates import interval, written_date
from kb.text import fold

_TYPE = re.compile(r"\S{2,12}")
_LIST = re.compile(r"[、，,]")
_YES, _NO = ("是", "yes", "true", "1"), ("否", "no", "false", "0", "")
_EARLIEST, _LATEST = 1900, 2100
_MOST_NUMBER = 99_999


class FieldProblem(ValueError):
    """A field that does not exist or cannot have a value, in Chinese."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it is called in Chinese, and how its value is read. `read` raises FieldProblem."""

    label: str
    read: Callable[[str], Any]


def _text(value: str) -> str | None:
    return value or None


def _names(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in _LIST.split(value)))))


def _actors(value: str) -> tuple[str, ...]:
    names = _names(value)
    if not names:
        raise FieldProblem("活动至少要有一家单位")
    return names


def _whole(least: int, most: int) -> Callable[[str], int | None]:
    def read(value: str) -> int | None:
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise FieldProblem(f"“{value}”应为 {least} 到 {most} 的整数")
        return int(value)

    return read


def _numbers(value: str) -> tuple[int | None, int | None]:
    """The number of an issue, and the last one of a double issue (5-6) or None."""
    read = _whole(1, _MOST_NUMBER)
    first, sign, last = re.sub(r"[－—–至~～]", "-", value).partition("-")
    numbers = read(first.strip()), read(last.strip()) if sign else None
    if sign and not (numbers[0] is not None and numbers[1] is not None and numbers[0] < numbers[1]):
        raise FieldProblem(f"“{value}”不是期号，请写成 5 或 5-6")
    return numbers


def _day(value: str) -> str | None:
    """An ISO day, month or year, as people write it: 2021年3月, 2021/3/5."""
    try:
        return written_date(value) if value else None
    except ValueError as error:
        raise FieldProblem(f"“{value}”不是日期，请写成 2020-03-12、2020-03 或 2020") from error


def _period(value: str) -> str | None:
    """The same, or a first and a last one with / between them."""
    first, _, last = value.partition("/")
    if "/" in value and not (first and last):
        raise FieldProblem(f"“{value}”不是起止日期，请写成 2020-03-05/2020-03-08")
    days = [day for day in (_day(first), _day(last)) if day]
    if last and interval(first)[0] > interval(last)[1]:
        raise FieldProblem(f"“{value}”的开始晚于结束")
    return "/".join(days) or None


def _one_of(values: Iterable[str]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in values:
            raise FieldProblem(f"“{value}”应为其中之一：{'、'.join(values)}")
        return value

    return read


def _type(value: str) -> str:
    """A type of activity; which ones there are besides those of the programme, folders say."""
    if _TYPE.fullmatch(value) is None:
        raise FieldProblem(f"“{value}”应为其中之一：{'、'.join(ACTIVITY_TYPES)}")
    return value


def _yes(value: str) -> bool:
    if value.lower() not in (*_YES, *_NO):
        raise FieldProblem(f"“{value}”应为 是 或 否")
    return value.lower() in _YES


def _quantities(value: str) -> tuple[Quantity, ...]:
    found = []
    for part in re.split(r"[、；;]", value):
        if not part.strip():
            continue
        text = fold(part)
        quantities = list(quantities_in(part, text, 0, len(text.text)))
        if len(quantities) != 1:
            raise FieldProblem(f"“{part}”不是一个数量，请写成 口罩400只 或 约3.5万元，数字不用逗号分节")
        found += quantities
    return tuple(found)


MASTHEAD: Mapping[str, Field] = {
    "series": Field("简报名称", _text),
    "label": Field("期号文字", _text),
    "number": Field("期号", _numbers),
    "year": Field("年份", _whole(_EARLIEST, _LATEST)),
    "running_number": Field("总期号", _whole(1, _MOST_NUMBER)),
    "supplement": Field("增刊", _yes),
    "date": Field("日期", _day),
    "issuer": Field("编发单位", _names),
    "classification": Field("密级", _text),
    "visibility": Field("公开范围", _one_of(VISIBILITIES)),
}
ACTIVITY: Mapping[str, Field] = {
    "organisations": Field("单位", _actors),
    "date": Field("日期", _period),
    "type": Field("类型", _type),
    "quantities": Field("数量", _quantities),
    "beneficiaries": Field("受益方", _names),
    "place": Field("地点", _text),
    "event": Field("事件", _text),
}
_UNIT = re.compile(r"(?<![总總])第[^期号周总總]{1,9}(?P<unit>[期号周])")
_OF_ISSUE = ("label", "number", "year", "running_number", "supplement")


def texts_of(value: str, fields: Mapping[str, Field]) -> dict[str, str]:
    """The texts of the fields in a value, by their English names. Raises FieldProblem."""
    by_label = {field.label: name for name, field in fields.items()}
    texts: dict[str, str] = {}
    for part in filter(str.strip, _parts(value, fields)):
        name, sign, text = part.replace("＝", "=").partition("=")
        name = by_label.get(name.strip(), name.strip())
        if not sign or name not in fields:
            known = "、".join(f"{key}（{field.label}）" for key, field in fields.items())
            raise FieldProblem(f"不明白“{part.strip()}”，请写成 字段=值；可用的字段：{known}")
        if name in texts:
            raise FieldProblem(f"字段 {name} 写了两次")
        texts[name] = text.strip()
    return texts


def _parts(value: str, fields: Mapping[str, Field]) -> list[str]:
    """The fields of a value: a ； parts them only where the name of a field follows."""
    names = "|".join(re.escape(name) for each, field in fields.items() for name in (each, field.label))
    return re.split(rf"[；;]\s*(?=(?:{names})\s*[=＝])", value.strip().rstrip("；;"))


def values_of(value: str, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The values of the fields in a value. Raises FieldProblem."""
    return {name: fields[name].read(text) for name, text in texts_of(value, fields).items()}


def corrected(bulletin: Bulletin, values: Mapping[str, Any]) -> Bulletin:
    """A bulletin with values of MASTHEAD; what is printed on it without a label gets one."""
    issue = replace(bulletin.issue, **{name: values[name] for name in _OF_ISSUE if name in values and name != "number"})
    if "number" in values:
        number, last = values["number"]
        issue = replace(issue, number=number, number_last=last)
    if issue != bulletin.issue and "label" not in values and (issue.label is None or "number" in values):
        issue = replace(issue, label=_label(issue))
    rest = {name: value for name, value in values.items() if name not in _OF_ISSUE}
    settled = {"issue" if name in _OF_ISSUE else name for name in values}
    doubts = tuple(doubt for doubt in bulletin.doubts if doubt.field not in settled)
    return replace(bulletin, issue=issue, doubts=doubts, **rest)


def _label(issue: Issue) -> str | None:
    """How an issue is called that curators have numbered, with the unit that is printed: 第41周, 第5-6期, 增刊."""
    printed = _UNIT.search(issue.label or "")
    unit = printed["unit"] if printed else "期"
    last = f"-{issue.number_last}" if issue.number_last else ""
    if issue.number is not None:
        return f"第{issue.number}{last}{unit}"
    if issue.running_number is not None:
        return f"总第{issue.running_number}期"
    return "增刊" if issue.supplement else None


def changed(activity: Activity, values: Mapping[str, Any]) -> Activity:
    """An activity with values of ACTIVITY; a date that is given is not inferred."""
    inferred = activity.date_inferred and "date" not in values
    said = activity.curated or set(values) != {"event"}
    printed = activity if said and not activity.curated and activity.organisations else activity.printed
    return replace(activity, date_inferred=inferred, curated=said, printed=printed, **values)

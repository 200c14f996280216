"""The query tree in words for the page."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from indexer.query import And, AtLeast, Dates, Everything, Leaf, Node, Not, Or, Text, Value

_NAMES = {
    "number": "期",
    "headline": "标题",
    "organisation": "单位",
    "activity": "活动",
    "year": "年份",
    "volume": "年号",
}


def describe(node: Node) -> str:
    """The tree in words for the page."""
    match node:
        case Text() | Value() | Dates() | Everything():
            return _describe_leaf(node)
        case And(nodes):
            return " 且 ".join(f"（{describe(each)}）" if isinstance(each, Or) else describe(each) for each in nodes)
        case Or(nodes):
            return " 或 ".join(f"（{describe(each)}）" if isinstance(each, And) else describe(each) for each in nodes)
        case Not(child):
            return f"不含（{describe(child)}）" if isinstance(child, And | Or) else f"不含 {describe(child)}"
        case AtLeast(count, nodes):
            return f"至少 {count} 个：{'、'.join(map(describe, nodes))}"


def _describe_leaf(leaf: Leaf) -> str:
    match leaf:
        case Text(text, "text", verbatim):
            return f"“{text}”（逐字）" if verbatim else text
        case Text(text, field, verbatim):
            return f"{_NAMES[field]}:{text}{'（逐字）' if verbatim else ''}"
        case Value(field, values):
            return f"{_NAMES.get(field, field)}:{'、'.join(values)}"
        case Dates(first, last):
            return f"日期:{dt.date.fromordinal(first)}至{dt.date.fromordinal(last)}"
        case Everything():
            return "全部"
        case _:
            assert_never(leaf)

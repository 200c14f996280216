"""The captions of figures, pictures and tables: 图1 …, 图为…, 表2 …, …（某某 摄）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.model import Figure
from kb.parsing.numerals import CHINESE, number_of
from kb.parsing.rows import Row
from kb.text import plain, simplified, tidy

_CAPTION = re.compile(
    rf"^(?P<kind>附?[图圖表]|照片) ?(?P<number>\d{{1,3}}(?:-\d{{1,3}})?|[{CHINESE}]{{1,3}}(?=[:：\s]))?"
    r" ?(?P<separator>[:：.、]?)(?P<caption>.{2,})$"
)
_OPENS = re.compile(
    r"^(图为|下图为|上图为|左图为|右图为|(?P<label>图片说明[:：]|[(\[]图片?[)\]]|附图(?=[:：\s])[:：]?))"
)
_MOST = 60
_PHOTOGRAPHED = re.compile(r"^(?![\d(（])[^。，,]{4,}(?<!\d[月日])[(（][^()（）。]{2,16}[摄攝]影?[)）]$")
_NUMBER_ALONE = re.compile(rf"^[图表](\d{{1,2}}|[{CHINESE}]{{1,3}})$")
_STARTS = frozenset("图表附照下上左右([")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption's figure; `is_table` for 表N."""

    figure: Figure
    is_table: bool


def match_caption(row: Row) -> Caption | None:
    """The caption that a row is, or None. A number, a mark after 图, or 图为 makes it one; 图书馆 and 表示 do not."""
    text = row.compact
    if _NUMBER_ALONE.match(text):
        return Caption(Figure(number_of(text[1:]), ""), is_table=text[0] == "表")
    if len(text) > _MOST or text[0] not in _STARTS:
        return None
    printed = simplified(tidy(row.text))
    if opening := _OPENS.match(printed):
        bare = printed[opening.end() :] if opening["label"] else printed
        return Caption(Figure(None, plain(bare) or text), is_table=False)
    match = _CAPTION.match(printed)
    if match is None or (text.endswith(("。", "；")) and not match["number"]):
        return None
    if not match["number"] and not match["separator"]:
        return None
    number = match["number"]
    caption = plain(match["caption"]).lstrip(":：.、")
    value = number_of(number) if number else None
    return Caption(Figure(value, caption), is_table="表" in match["kind"])


def bare_caption(row: Row) -> Caption:
    """A row as a caption, whatever it says."""
    return Caption(Figure(None, row.compact), is_table=False)


def match_photograph(row: Row) -> Caption | None:
    """The caption that a row of the text is by who took the picture (…昼夜运转（乡党政办 摄）), or None."""
    known = len(row.compact) <= _MOST and row.compact[-1] in ")）" and _PHOTOGRAPHED.search(row.compact)
    return bare_caption(row) if known else None

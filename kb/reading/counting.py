"""Numbers as Word and its kin write them before paragraphs: 一 二十五 ①."""

from __future__ import annotations

_CHINESE = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def chinese_number(number: int) -> str:
    """A number below a hundred as 二十五; larger ones digit by digit."""
    if not 0 < number < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return head + (_CHINESE[ones] if ones else "")


def circled_number(number: int) -> str:
    """① to ⑳; a larger number as it is."""
    return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else str(number)

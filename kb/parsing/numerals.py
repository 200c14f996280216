"""Chinese and Arabic numerals to integers, as they are written in numbers of issues and dates."""

from __future__ import annotations

from functools import lru_cache

ZEROS = "〇○零OoОо０"
_DIGITS = {
    **dict.fromkeys(ZEROS, 0),
    **{str(digit): digit for digit in range(10)},
    **{character: value for value, character in enumerate("一二三四五六七八九", start=1)},
    **{character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", start=1)},
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
    "元": 1,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
NUMERAL = "0-9" + "一二三四五六七八九十百千两廿卅卌" + ZEROS + "壹贰叁肆伍陆柒捌玖拾佰仟"
"""The characters of a numeral, for use inside a character class of a regular expression."""
CHINESE = "一二三四五六七八九十百"
"""Those of the numbers before headings and captions."""
AMOUNT = r"(?:(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A regular expression for a number in digits, with its thousands apart or not: 1,200 and 3.5."""


@lru_cache(maxsize=4096)
def number_of(text: str) -> int | None:
    """The value of a whole numeral (二十五, 25, 一二八, 廿五, 〇八), or None if it is none.

    Characters are expected in one width (NFKC). 十 without a digit before it counts one ten.
    """
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if not text or any(character not in _DIGITS and character not in _UNITS for character in text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digits = 0, ""
    for character in text:
        if character in _UNITS:
            total += (int(digits) if digits else 1) * _UNITS[character]
            digits = ""
        else:
            digits += str(_DIGITS[character])
    return total + (int(digits) if digits else 0)

"""Plain text: which encoding, which lines.

The encoding is the byte order mark's, else UTF-8 if the bytes are valid UTF-8, else whichever of GB18030 and
Big5 gives the more ordinary Chinese. Ordinary means: of the Han characters, folded to simplified forms, how many
are among the 3,755 of the first level of GB 2312, which real prose is almost wholly made of, while text in a wrong
encoding is not. `str.splitlines` is not used: it breaks at U+0085 and U+2028, which occur inside real text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kb.errors import FileRefused
from kb.model import Document
from kb.reading.bytes import FileBytes
from kb.reading.lines import document_of, numbered_lines
from kb.text import is_han
from kb.variants import variant_table

ORDINARY_SHARE = 0.7
"""Below this share of ordinary characters a text is taken for garbled.

Prose has over 0.9; UTF-8 read as GBK has under 0.5.
"""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v]")
_BINARY = bytes(sorted(frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a\x1b")))
_SAMPLE = 4096
"""So many characters show an encoding as well as a whole book."""


def read_txt(content: FileBytes) -> Document:
    """The lines of a text file. Raises FileRefused for what is empty, binary, garbled or in no known encoding."""
    if not content.data.strip():
        raise FileRefused("empty", "文件是空的", "请核对原文件")
    text, encoding = decode(content.data)
    return document_of(content, "txt", encoding, numbered_lines(lines_of(text)))


def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    return _LINE_BREAK.split(text)


def ordinary_share(text: str) -> float:
    """The share (0 to 1) of ordinary ones among the Han characters at the beginning of a text; 1 where it has none."""
    times = Counter(text[:_SAMPLE])
    common = _ordinary_characters().intersection(times)
    ordinary = sum(times[character] for character in common)
    strange = sum(
        count
        for character, count in times.items()
        if character not in common and (is_han(character) or unicodedata.category(character) in ("Co", "Cn"))
    )
    return ordinary / (ordinary + strange) if ordinary or strange else 1.0


@cache
def _ordinary_characters() -> frozenset[str]:
    """The first level of GB 2312 (rows B0 to D7) and the ideographic zero, in all their written forms."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    simple = frozenset(b"".join(codes).decode("gb2312", "ignore")) | {"〇"}
    return simple | {other for other, character in variant_table().items() if character in simple}


def decode(data: bytes) -> tuple[str, str]:
    """The text in bytes and the name of its encoding. Raises FileRefused."""
    candidates = list(_candidates(data))
    if not candidates:
        raise FileRefused("unknown-encoding", "认不出文字编码", "请另存为 UTF-8 文本后再导入")
    share, _, best = max((ordinary_share(text), -place, (text, name)) for place, (text, name) in enumerate(candidates))
    if share < ORDINARY_SHARE:
        raise FileRefused("garbled", "内容是乱码（编码转换出过错）", "请找原文件，另存为 UTF-8 文本后再导入")
    return best


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield from _attempt(data, encoding)
            return
    for encoding in _unmarked_utf16(data):
        yield from _attempt(data, encoding)
        return
    if _looks_binary(data):
        raise FileRefused("binary", "是二进制文件，不是文本", "请导入文本；图片或压缩包请先转换")
    valid_utf8 = list(_attempt(data, "utf-8"))
    yield from valid_utf8 or (*_attempt(data, "gb18030"), *_attempt(data, "big5hkscs"))


def _attempt(data: bytes, encoding: str) -> Iterator[tuple[str, str]]:
    try:
        yield data.decode(encoding), encoding.removesuffix("-sig").removesuffix("hkscs")
    except UnicodeDecodeError:
        return


def _unmarked_utf16(data: bytes) -> Iterator[str]:
    """UTF-16 without a mark shows by its blanks and line breaks: every second byte of theirs is zero."""
    sample = data[:65536]
    for encoding, signs in (("utf-16-le", (b"\n\0", b" \0")), ("utf-16-be", (b"\0\n", b"\0 "))):
        if len(sample) % 2 == 0 and any(sign in sample for sign in signs) and _is_text_in(sample, encoding):
            yield encoding


def _is_text_in(sample: bytes, encoding: str) -> bool:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    readable = sum(character.isprintable() or character in "\r\n\t\f" for character in text)
    return readable == len(text) and ordinary_share(text) >= ORDINARY_SHARE and any(map(is_han, text))


def _looks_binary(data: bytes) -> bool:
    sample = data[:65536]
    return b"\0" in data or (len(sample) - len(sample.translate(None, _BINARY))) * 100 > len(sample)

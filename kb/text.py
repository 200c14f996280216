"""Chinese text made comparable, with its map back, and cut into words. Sole user of jieba.

Folding is for matching, never for display. Each character is folded by itself (so that the folded form of
any substring is a substring of the folded text):

- compatibility forms, width and case by NFKC and case folding (ＱＣ -> qc, ㎏ -> kg, ⑦ -> 7);
- traditional, simplified and regional Han characters to one (`kb.variants`);
- dashes to `-`, waves to `~`;
- quotation marks and invisible characters vanish: 战“疫” is found as 战疫;
- blanks vanish too, but between two letters or digits that are no Han characters a run of them is one blank
  (简 报 -> 简报, 图 4 -> 图4, QC 小组 -> qc小组, but `ISO 9001` keeps its blank).
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import logging
import re
import sys
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kb.variants import variant_table

FOLD_VERSION = 1
QUOTES = frozenset("\"'`´“”‘’„‚‟‛«»‹›「」『』〝〞〟﹁﹂﹃﹄")
_DASHES = frozenset("-‐‑‒–—―−─━﹘﹣－")
_WAVES = frozenset("~～〜∼")
BLANK, GONE = " ", ""
"""What blanks, and what vanishes, become by themselves."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset of the character it came from."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of folded characters start to end (exclusive, at least one)."""
        return self.origin[start], self.origin[end - 1] + 1

    def occurrences(self, needle: str) -> Iterator[tuple[int, int]]:
        """Original spans of every place, overlapping ones too, where the folded `needle` stands."""
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            yield self.span(at, at + len(needle))
            at = self.text.find(needle, at + 1)


_NOT_ONE_TO_ONE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9，。、；：！？（）《》,.;:!?()%]")
"""All but the characters that become one each, of which most of a text is."""
_BLANKS = re.compile(f"{BLANK}+")


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """`text` folded for matching, with the map back to it; whoever reads a passage asks for it more than once."""
    table = _fold_table()
    origin: array[int] = array("I")
    at = 0
    for match in _NOT_ONE_TO_ONE.finditer(text):
        start = match.start()
        origin.extend(range(at, start))
        origin.extend(itertools.repeat(start, len(table[ord(match.group())])))
        at = match.end()
    origin.extend(range(at, len(text)))
    whole = text.translate(table)
    return _without_blanks(whole, origin) if BLANK in whole else Folded(whole, origin)


def _without_blanks(text: str, origin: array[int]) -> Folded:
    """A folded text without its blanks but one where it depends on what stands beside them that it stays."""
    out: list[str] = []
    kept: array[int] = array("I")
    at = 0
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        stays = start > 0 and end < len(text) and keeps_blank(text[start - 1]) and keeps_blank(text[end])
        out.append(text[at : start + stays])
        kept.extend(origin[at : start + stays])
        at = end
    return Folded("".join((*out, text[at:])), kept + origin[at:])


_LONGEST_NAME = 40
"""Characters of what is remembered when it is folded; a name has no more."""


def folded(text: str) -> str:
    """`text` folded for matching, where the map back is not needed (the same as `fold(text).text`, faster)."""
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded(text)


@lru_cache(maxsize=1 << 14)
def _folded_name(text: str) -> str:
    """The same of a short text: an archive has the same names again and again."""
    return _folded(text)


def _folded(text: str) -> str:
    pieces = text.translate(_fold_table()).split()
    out = pieces[:1]
    for piece in pieces[1:]:
        out.append(f" {piece}" if keeps_blank(out[-1][-1]) and keeps_blank(piece[0]) else piece)
    return "".join(out)


def is_han(character: str) -> bool:
    """Whether the character is a Han character (the ideographic zero 〇 is one)."""
    code = ord(character)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x323AF or code == 0x3007


def tidy(text: str) -> str:
    """`text` in one width with runs of blanks as one, without blanks at its ends; for reading layout."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def compact(text: str) -> str:
    """`text` in one width and without any blanks; for comparing and for values (第 12 期 -> 第12期)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def plain(text: str) -> str:
    """`compact` in simplified characters: what the grammars of layout are written in. One character stays one."""
    return "".join(text.translate(_plain_table()).split())


def plain_lines(texts: Sequence[str]) -> list[str]:
    """`plain` of each of many texts without line breaks, at once (several times faster)."""
    whole = "\n".join(texts).translate(_plain_table())
    return ["".join(line.split()) for line in whole.split("\n")] if texts else []


def simplified(text: str) -> str:
    """`text` with each Han character in its simplified form; the length stays."""
    return text.translate(_variant_translation())


def listed(text: str) -> tuple[str, ...]:
    """The words of a text with blanks between them: so long lists of words stay readable."""
    return tuple(text.split())


def branches(words: Mapping[str, str]) -> Iterator[str]:
    """The alternatives of a pattern that matches some words, each if the pattern behind it does; longer words first.

    One for each first character, which it begins with: `re` leaps to where one of them stands, and tries no two words
    with the same beginning (twice as fast as the words with | between them).
    """
    groups: dict[str, dict[str, str]] = {}
    for word, behind in words.items():
        groups.setdefault(word[0], {})[word[1:]] = behind
    for first, rests in sorted(groups.items()):
        ending = [rests.pop("")] if "" in rests else []
        longer = [*branches(rests), *ending]
        yield re.escape(first) + (longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})")


def without_letter_spacing(text: str) -> str:
    """`text` with single Han characters put together again (简 报, 全国 简 报); between words one blank stays."""
    pieces = text.split()
    out = "".join(pieces[:1])
    for previous, piece in itertools.pairwise(pieces):
        spaced = len(previous) == 1 or len(piece) == 1
        out += piece if spaced and (is_han(previous[-1]) or is_han(piece[0])) else f" {piece}"
    return out


def joined(first: str, second: str) -> tuple[str, int]:
    """Two texts that are not empty as one, and the offset of the second: between Latin words a blank, else nothing."""
    latin = first[-1].isascii() and first[-1].isalnum() and second[0].isascii() and second[0].isalnum()
    text = f"{first} " if latin else first
    return text + second, len(text)


def fingerprint_of_folding() -> str:
    """A short hash that changes whenever folding may give other results."""
    table = variant_table()
    digest = hashlib.sha256(f"{FOLD_VERSION} {unicodedata.unidata_version}".encode())
    for character in sorted(table):
        digest.update((character + table[character]).encode())
    return digest.hexdigest()[:16]


class Segmenter:
    """jieba without its hidden Markov model, so that words depend on the dictionary alone.

    Where `rjieba` is installed it cuts: the same dictionary and algorithm, compiled; tests/kb/test_text.py holds the
    two equal, but where the same words in another order are as likely (防防防). Else jieba does, as an instance with
    its own dictionary cache, never in a world-writable folder.
    The dictionary is loaded at the first use. A segmenter can be sent to another process.
    """

    def __init__(self, cache_directory: Path, *, compiled: bool = True) -> None:
        self._cache_directory = cache_directory
        self._compiled = compiled and find_spec("rjieba") is not None

    def words(self, text: str) -> list[str]:
        """The words of a folded text that hold a letter or digit, in its order, each once and end to end."""
        cutter = self._cutter
        tokens = cutter.cut(text, False) if self._compiled else cutter.cut(text, HMM=False)  # noqa: FBT003  # no names there
        return [word for word in tokens if is_word(word)]

    def search_words(self, text: str) -> list[str]:
        """The same, and the shorter words inside the longer ones before them (jieba's search mode)."""
        return [word for word in self.search_tokens(text) if is_word(word)]

    def search_tokens(self, text: str) -> list[str]:
        """`search_words`, and what stands between them (`is_word` tells which is which)."""
        cutter = self._cutter
        if self._compiled:
            return list(cutter.cut_for_search(text, False))  # noqa: FBT003  # it has no names
        return list(cutter.cut_for_search(text, HMM=False))

    @property
    def fingerprint(self) -> str:
        """Names the segmenter and its version."""
        return f"jieba-{version('jieba')}"

    @property
    def _cutter(self) -> Any:
        return _compiled_cutter() if self._compiled else _plain_cutter(self._cache_directory)


@cache
def _compiled_cutter() -> Any:
    import rjieba

    return rjieba.Jieba()


@cache
def _plain_cutter(cache_directory: Path) -> Any:
    import jieba

    jieba.setLogLevel(logging.CRITICAL)  # it reports at length that it cannot write its cache
    cutter = jieba.Tokenizer()
    # Never jieba's default, a file in the shared temporary folder: whoever writes it decides what is loaded.
    cutter.tmp_dir = str(cache_directory)
    with contextlib.suppress(OSError):  # a reader may have no right to write; it loads the dictionary itself
        cache_directory.mkdir(mode=0o700, exist_ok=True)
    return cutter


def cut(text: str) -> list[str]:
    """The words of a folded text end to end, whatever stands between them too, by jieba's dictionary alone."""
    return list(_known_words()(text))


@cache
def _known_words() -> Callable[[str], Iterable[str]]:
    """The fastest segmenter there is that goes by jieba's dictionary alone."""
    if find_spec("rjieba") is not None:
        compiled = _compiled_cutter()
        return lambda text: compiled.cut(text, False)  # noqa: FBT003  # it has no names
    plain = _dictionary()
    return lambda text: plain.cut(text, HMM=False)


def word_tag(word: str) -> str:
    """The part of speech that jieba's dictionary gives a word; ? where it does not have it."""
    return _tags().get(word, "?")


@cache
def _dictionary() -> Any:
    """Jieba with its own dictionary, and without the file that it would keep of it."""
    import jieba

    cutter = jieba.Tokenizer()
    with jieba.get_dict_file() as file:
        cutter.FREQ, cutter.total = cutter.gen_pfdict(file)
    cutter.initialized = True
    return cutter


_CITIES = (
    "保定 长治 运城 包头 大连 营口 合肥 新余 烟台 焦作 商丘 信阳 周口 孝感 恩施 怀化 茂名 河源 清远 百色 海口 自贡 "
    "攀枝花 资阳 遵义 毕节 铜仁 宝鸡 天水 平凉 酒泉 银川 通化 三明 南通 金华 本溪 广元 昭通 海北 台中 "
    "基隆 呈贡 永年 进贤 开化 通许 定远 临澧县 于洪区 于田县 介休市 博望 即墨 同心县 和政县 和田县 和硕县 和静县 "
    "和顺县 垦利 奉化 宕昌县 定陶 射洪 屯留 岢岚县 扶余 掇刀区 沾化 沾益 清镇市 琅琊区 监利 硚口区"
)
"""Cities and counties that the dictionary takes for other words (遵义 for a verb); 开封 and 来宾 are words too."""


@cache
def _tags() -> dict[str, str]:
    import jieba

    with jieba.get_dict_file() as file:
        tags = {word: sys.intern(tag) for word, _, tag in (line.decode().split() for line in file)}
    return tags | dict.fromkeys(_CITIES.split(), "ns")


def is_word(token: str) -> bool:
    """Whether a token holds a letter or digit."""
    return any(character.isalnum() for character in token)


def keeps_blank(character: str) -> bool:
    """Whether a blank between two such folded characters stays: letters and digits that are no Han characters."""
    return character.isalnum() and ord(character) < 0x2E80


class _FoldTable(dict[int, str]):
    """Code of a character -> its folded form, filled as characters are met (a text meets a few thousand)."""

    def __missing__(self, code: int) -> str:
        value = fold_character(chr(code))
        self[code] = value
        return value


@cache
def _variant_translation() -> dict[int, str]:
    return {ord(character): other for character, other in variant_table().items()}


class _PlainTable(dict[int, str]):
    """Code of a character -> its plain form, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        value = simplified(unicodedata.normalize("NFKC", chr(code)))
        self[code] = value
        return value


@cache
def _plain_table() -> _PlainTable:
    return _PlainTable()


@cache
def _fold_table() -> _FoldTable:
    return _FoldTable()


def fold_character(character: str) -> str:
    """A character folded by itself: BLANK for a blank, GONE for what vanishes, several for a few (㎏ -> kg)."""
    if character in QUOTES:
        return GONE
    normal = unicodedata.normalize("NFKC", character).casefold()
    return "".join(map(_fold_piece, unicodedata.normalize("NFKC", normal)))


def _fold_piece(piece: str) -> str:
    if piece in QUOTES or unicodedata.category(piece) == "Cf":
        return GONE
    if piece.isspace():
        return BLANK
    if piece in _DASHES:
        return "-"
    if piece in _WAVES:
        return "~"
    return variant_table().get(piece, piece)

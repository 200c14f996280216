"""A table of names to look for in a text, on characters: the longest name first, independent of any segmenter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import add

from kb.text import fold, folded

_FEW_NAMES = 200
"""So few names are looked for one after another; more in one pass over the text."""


_OTHER_WORDS = re.compile(
    r"[一二三四五六七八九十](?:小[时型]|小组(?![织建])|小队(?![员伍])|中队(?![伍员])|中心(?![理系怀])|中[央旬]|中全会)"
)
_NUMERALS = frozenset("0123456789余多几两二三四五六七八九十百")


class NameTable:
    """Names to look for: folded form -> canonical name. Longest match wins, from left to right.

    A table over another one is asked first, and the other where it knows nothing; `names` are its own. A form that is
    empty there finds nobody, whatever the table under it says.
    """

    def __init__(self, names: Mapping[str, str], under: NameTable | None = None) -> None:
        self.names = names
        self._under = under
        self._sizes: dict[str, set[int]] = {}
        for name in names:
            self._sizes.setdefault(name[:2], set()).add(len(name))

    def get(self, form: str) -> str | None:
        """The canonical name for a folded form, or None."""
        own = self.names.get(form)
        if own is None and self._under is not None:
            return self._under.get(form)
        return own or None

    def over(self, under: NameTable) -> NameTable:
        """This table, asked before another one."""
        return NameTable(self.names, under)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end (characters of `text`) and canonical name of each mention; mentions do not overlap."""
        folded_text = fold(text)
        last = 0
        for at, size, name in self._places(folded_text.text):
            start, end = folded_text.span(at, at + size)
            if at >= last and not counts(text, start) and not is_other_word(text, start, end):
                yield start, end, name
                last = at + size

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand in a folded text, from left to right, the longest of a place first; they may overlap."""
        if self._under is None and len(self.names) < _FEW_NAMES:
            found = [
                (at, -len(form), name)
                for form, name in self.names.items()
                if name and form in text
                for at in _occurrences(form, text)
            ]
            yield from ((at, -size, name) for at, size, name in sorted(found))
            return
        starts = self.starts_in(set(map(add, text, text[1:])))
        sizes = {pair: sorted(self.sizes_of(pair), reverse=True) for pair in starts}
        for at in sorted(at for pair in starts for at in _occurrences(pair, text)):
            for size in sizes[text[at : at + 2]]:
                name = self.get(text[at : at + size]) if at + size <= len(text) else None
                if name is not None:
                    yield at, size, name
                    break

    def starts_in(self, pairs: set[str]) -> set[str]:
        """Those of some pairs of characters that names begin with."""
        own = self._sizes.keys() & pairs
        return own if self._under is None else own | self._under.starts_in(pairs)

    def sizes_of(self, pair: str) -> set[int]:
        """How long the names are that begin with two characters."""
        own = self._sizes.get(pair, set())
        return own if self._under is None else own | self._under.sizes_of(pair)


def _occurrences(form: str, text: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def counts(text: str, at: int) -> bool:
    """Whether what begins here are several bodies: 县职业学校 in 三县职业学校, 米业公司 in 6家米业公司, 5所山区学校."""
    if at == 0:
        return False
    numbered = text[at] in "省市县区" and text[at - 1] in "两二三四五六七八九十几各多数"
    numbered = numbered or (text.startswith("地市", at - 1) and text[at - 2 : at - 1] in ("各", "家", "个"))
    return (
        numbered
        or (text[at - 1] == "家" and text[at - 2 : at - 1] in _NUMERALS)
        or (text[at] in "所处座支" and text[at - 1] in _NUMERALS)
    )


def is_other_word(text: str, start: int, end: int) -> bool:
    """Whether a longer word begins there that begins like a school's number: 一小时, 一中队."""
    match = _OTHER_WORDS.match(text, start)
    return match is not None and match.end() > end


def name_table(organisations: Iterable[tuple[str, Iterable[str]]]) -> NameTable:
    """The table of (canonical name, other forms). A form that two organisations share finds neither."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for name, forms in organisations:
        for form in (name, *forms):
            key = folded(form)
            if len(key) < 2:
                continue
            if names.setdefault(key, name) != name:
                shared.add(key)
    return NameTable({key: name for key, name in names.items() if key not in shared})

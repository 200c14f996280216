"""How names are read: pinyin, for finding an organisation by Latin letters. Sole user of pypinyin.

Pinyin is used for nothing else: in texts it would make one word of 景点 and 经典.
"""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from kb.text import plain


@lru_cache(maxsize=50_000)
def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a name without tones, as most people read it (重庆 chong qing); other characters stay."""
    return tuple(syllable.lower().replace("ü", "v") for syllable in lazy_pinyin(plain(name), style=Style.NORMAL))


def reading(name: str, said: str | None = None) -> tuple[str, ...]:
    """How a name is read, by syllables: as curators have `said`, with blanks between them, else as most people do."""
    return tuple(said.lower().replace("ü", "v").split()) if said else syllables(name)


def initial(name: str, said: str | None = None) -> str:
    """The letter (A to Z) under which a name stands in a list; # for one that does not begin with a letter."""
    first = next(iter(reading(name, said)), "")[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def reads_as(name: str, letters: str, said: str | None = None) -> bool:
    """Whether a name is read like this, from some syllable on: zhongguozhiliang, zgzl, or a mixture of neither.

    `said` is how curators say that it is read, with blanks between syllables.
    """
    wanted = letters.replace(" ", "").replace("'", "").lower().replace("ü", "v")
    own = reading(name, said)
    whole = any("".join(own[at:]).startswith(wanted) for at in range(len(own)))
    return whole or wanted in "".join(syllable[:1] for syllable in own)

"""What a text is indexed and asked by: grams for matching, words for ranking. One function for both sides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kb.text import Segmenter, fingerprint_of_folding, folded, is_word

GRAMS_VERSION = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text: `grams` and `words` in their order, repeated as often as they occur."""

    grams: tuple[str, ...]
    words: tuple[str, ...]


def grams_of(text: str) -> tuple[str, ...]:
    """The single characters and the pairs of neighbours of a folded text."""
    units = in_units(text)
    return (*units, *pairs_of(text))


def pairs_of(text: str) -> tuple[str, ...]:
    """The pairs of neighbours of a folded text."""
    units = in_units(text)
    return tuple(units[at : at + 2] for at in range(len(units) - 1))


def in_units(text: str) -> str:
    """The text in UTF-16 units: a character beyond the basic plane is two, and grams are made of units."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    units = memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
    return "".join(map(chr, units))


class Analyzer:
    """Makes terms, the same at index and query time; `fingerprint` changes when they may come out otherwise."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        parts = f"{GRAMS_VERSION} {fingerprint_of_folding()} {segmenter.fingerprint}"
        self.fingerprint = hashlib.sha256(parts.encode()).hexdigest()[:16]

    def analyse(self, text: str) -> Terms:
        """The terms of an original text."""
        folded_text = folded(text)
        return Terms(grams_of(folded_text), tuple(self._segmenter.search_words(folded_text)))

    def ranking_tokens(self, folded_text: str) -> list[str]:
        """The words by which a folded text ranks, and between them tokens that are no words (`is_word`)."""
        return self._segmenter.search_tokens(folded_text)

    def is_word(self, token: str) -> bool:
        """Whether a token is a word: it holds a letter or digit."""
        return is_word(token)

    def words(self, folded_text: str) -> list[str]:
        """The words of a folded query, end to end."""
        return self._segmenter.words(folded_text)

    def ranking_words(self, folded_text: str) -> list[str]:
        """The words by which a folded query ranks."""
        return self._segmenter.search_words(folded_text)

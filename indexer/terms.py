"""What a text is indexed and asked by: grams for matching, words for ranking. One function for both sides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kb.text import Segmenter, fingerprint_of_folding, folded

GRAMS_VERSION = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text: `grams` and `words` in their order, repeated as often as they occur."""

    grams: tuple[str, ...]
    words: tuple[str, ...]


def grams_of(text: str) -> tuple[str, ...]:
    """The single characters and the pairs of neighbours of a folded text."""
    return (*text, *(text[at : at + 2] for at in range(len(text) - 1)))


def needed_grams(text: str) -> frozenset[str]:
    """The grams that every text containing the folded `text` holds: its pairs, or its one character."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset(text)


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

    def words(self, folded_text: str) -> list[str]:
        """The words of a folded query, end to end."""
        return self._segmenter.words(folded_text)

    def ranking_words(self, folded_text: str) -> list[str]:
        """The words by which a folded query ranks."""
        return self._segmenter.search_words(folded_text)

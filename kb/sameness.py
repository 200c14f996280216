"""Whether two texts of one bulletin say the same, and which file gives the better text.

The .doc and the .pdf of one issue differ in line ends, page headers and blanks, not in their sentences. Two texts are
the same if every sentence of each stands in the other, letter by letter and digit by digit; a corrected figure makes
another text. Recognised text has errors of its own, so most of its pairs of characters must do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kb.model import Bulletin
from kb.text import folded

_SENTENCE_END = re.compile(r"[。！？；\n\t]")
_RECOGNISED_LEAST = 0.85
_VERSION_LEAST = 0.5
"""How much of its pairs of characters the shorter of two versions shares; two issues of a series share a third."""
_BEST_FIRST = ("docx", "odt", "doc", "wps", "rtf", "html", "txt", "ofd", "pdf", "picture")


def rank(format_: str, confidence: float | None) -> int:
    """The place of a format in the order of texts, the best first: paragraphs before places, recognised text last."""
    place = _BEST_FIRST.index(format_) if format_ in _BEST_FIRST else len(_BEST_FIRST)
    return place if confidence is None else place + len(_BEST_FIRST)


def same_text(one: Bulletin, other: Bulletin) -> bool:
    """Whether two texts of one bulletin say the same."""
    first, second = _letters(one), _letters(other)
    if one.confidence is not None or other.confidence is not None:
        return _likeness(first, second) >= _RECOGNISED_LEAST
    sentences = [*_sentences(one)], [*_sentences(other)]
    if not any(sentences[0]) or not any(sentences[1]):
        return first == second
    return all(each in second for each in sentences[0]) and all(each in first for each in sentences[1])


def are_two_issues(one: Bulletin, other: Bulletin) -> bool:
    """Whether two texts with the same number are two issues, one of which is misnumbered: of another day, and unlike.

    A new version of a text keeps most of it, and mostly its day. What stands above and below the text is the same in
    all issues of a series, and in a short one more than the text.
    """
    if not one.date or not other.date or one.date == other.date:
        return False
    first, second = sorted((_pairs("".join(_sentences(each))) for each in (one, other)), key=Counter.total)
    return (first & second).total() < _VERSION_LEAST * first.total()  # of the shorter: a draft may be half as long


def _letters(bulletin: Bulletin) -> str:
    return _only_letters("".join(part.text for part in bulletin.parts))


def _sentences(bulletin: Bulletin) -> Iterator[str]:
    for text in (
        *(article.headline or "" for article in bulletin.articles),
        *(each.text for each in bulletin.passages),
    ):
        yield from (_only_letters(sentence) for sentence in _SENTENCE_END.split(text))


def _only_letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


def _likeness(first: str, second: str) -> float:
    """The share of pairs of characters that two texts have in common."""
    one, other = _pairs(first), _pairs(second)
    whole = max(one.total(), other.total())
    return (one & other).total() / whole if whole else 1.0


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text)))

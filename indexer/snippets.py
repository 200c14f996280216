"""Highlights and snippets: where in the original text the query stands, and the part of it worth showing."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from indexer.query import Text
from kb.text import Folded

SNIPPET_LENGTH = 140
"""Characters of a snippet; a passage not much longer is shown whole."""
_TOLERANCE = 40
_LEAD = 30

Span = tuple[int, int]


def highlights(text: str, folded_text: Folded, looked_for: Iterable[Text]) -> tuple[Span, ...]:
    """The spans of `text` (original characters) where any of the texts stands; in order, merged where they touch.

    `folded_text` is the same text folded, with its map.
    """
    spans: list[Span] = []
    for each in looked_for:
        if each.verbatim:
            spans += _verbatim(text, each.text)
        else:
            spans += folded_text.occurrences(each.text)
    return tuple(_merged(spans))


def marked(text: str, spans: Sequence[Span], attributes: str = "") -> str:
    """`text` as safe HTML with each span in a <mark>."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [html.escape(text[at:start]), f"<mark{attributes}>", html.escape(text[start:end]), "</mark>"]
        at = end
    return "".join(parts) + html.escape(text[at:])


def snippet(text: str, spans: Sequence[Span]) -> str:
    """The part of `text` with the most highlighted characters, as safe HTML; … where it is cut."""
    if len(text) <= SNIPPET_LENGTH + _TOLERANCE:
        return marked(text, spans)
    start = max(0, _best_start(spans) - _LEAD)
    end = min(len(text), start + SNIPPET_LENGTH)
    start = max(0, min(start, end - SNIPPET_LENGTH))
    inside = [
        (max(first, start) - start, min(last, end) - start) for first, last in spans if first < end and last > start
    ]
    return ("…" if start else "") + marked(text[start:end], inside) + ("…" if end < len(text) else "")


def _best_start(spans: Sequence[Span]) -> int:
    """The start of the span from which a snippet holds the most highlighted characters."""

    def weight(start: int) -> int:
        return sum(last - first for first, last in spans if start <= first < start + SNIPPET_LENGTH - _LEAD)

    return max((first for first, _ in spans), key=lambda start: (weight(start), -start), default=0)


def _verbatim(text: str, needle: str) -> list[Span]:
    spans: list[Span] = []
    at = text.find(needle) if needle else -1
    while at >= 0:
        spans.append((at, at + len(needle)))
        at = text.find(needle, at + 1)
    return spans


def _merged(spans: list[Span]) -> list[Span]:
    """Sorted spans, joined where they overlap or touch."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

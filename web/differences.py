"""What has changed from one text of a bulletin to the next, part by part and inside a part character by character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from kb.model import Bulletin

_LEAST_ALIKE = 0.5
"""Two parts less alike than this are one that went and one that came."""

_NEAR = 5
"""A part is looked for among so many before and after its place: comparing all with all takes minutes on long texts."""

_MOST_COMPARED = 1_000_000
"""Two parts with a larger product of lengths (characters) are not compared inside."""


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is not the same in both texts. `html` is safe: <del> is what went, <ins> what came."""

    html: Markup


def changes(old: Bulletin, new: Bulletin) -> list[Change]:
    """The changed parts in the order of the new text; empty where only blanks or line ends differ."""
    before, after = ([part.text for part in bulletin.parts] for bulletin in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        change
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
        for change in _changes(before[i1:i2], after[j1:j2])
    ]


def _changes(gone: list[str], come: list[str]) -> Iterator[Change]:
    left = dict(enumerate(gone))
    for place, text in enumerate(come):
        near = [each for each in range(place - _NEAR, place + _NEAR + 1) if each in left]
        alike = max(near, key=lambda each: _likeness(left[each], text), default=-1)
        if alike >= 0 and _likeness(left[alike], text) >= _LEAST_ALIKE:
            yield Change(_inside(left.pop(alike), text))
        else:
            yield Change(Markup("<ins>{}</ins>").format(text))
    for text in left.values():
        yield Change(Markup("<del>{}</del>").format(text))


def _likeness(one: str, other: str) -> float:
    """The share of characters that two texts have in common, whatever their order (0 to 1)."""
    return 2 * (Counter(one) & Counter(other)).total() / max(1, len(one) + len(other))


def _inside(old: str, new: str) -> Markup:
    if len(old) * len(new) > _MOST_COMPARED:
        return Markup("<del>{}</del><ins>{}</ins>").format(old, new)
    pieces: list[Markup] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Markup.escape(new[j1:j2]))
            continue
        if i1 < i2:
            pieces.append(Markup("<del>{}</del>").format(old[i1:i2]))
        if j1 < j2:
            pieces.append(Markup("<ins>{}</ins>").format(new[j1:j2]))
    return Markup("").join(pieces)

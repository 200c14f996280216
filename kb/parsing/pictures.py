"""Which caption, and so which passage, a picture of a document belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kb.model import Passage, Picture, PlacedPicture


def placed_pictures(pictures: Sequence[Picture], passages: Sequence[Passage]) -> tuple[PlacedPicture, ...]:
    """The pictures with their passages.

    Pictures that stand together belong to the captions that follow them, one to one where there are enough, else
    to those before them; without a caption to the passage before. One above all passages (an emblem) has none,
    and so has the picture of a whole page.
    """
    result: list[PlacedPicture] = []
    scans = [picture for picture in pictures if picture.scan]
    result += [PlacedPicture(_digest(each), each.format, each.line, each.page, None, scan=True) for each in scans]
    within = (picture for picture in pictures if not picture.scan)
    for place, together in groupby(within, key=lambda picture: _place(picture.line, passages)):
        group = list(together)
        captions = list(_captions(passages[place:])) or list(_captions(reversed(passages[:place])))[::-1]
        for index, picture in enumerate(group):
            near = captions[min(index, len(captions) - 1) :] or passages[max(0, place - 1) : place]
            owner = near[0].id if near else None
            result.append(PlacedPicture(_digest(picture), picture.format, picture.line, picture.page, owner))
    return tuple(result)


def _digest(picture: Picture) -> str:
    return hashlib.sha256(picture.data).hexdigest()


def _place(line: int, passages: Sequence[Passage]) -> int:
    """How many passages begin above a picture that stands after a line."""
    return sum(passage.lines[0] <= line for passage in passages)


def _captions(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The captions at the beginning of passages."""
    for passage in passages:
        if passage.kind != "caption":
            return
        yield passage

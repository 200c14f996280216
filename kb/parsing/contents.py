"""The contents list: where it stands, and the headlines it promises."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.parsing import lexicon
from kb.parsing.headings import ends_sentence, is_contents_head, starts_body
from kb.parsing.rows import Row, is_organisation_name

_MARK = re.compile(
    rf"^(\d{{1,2}}[.、)]?|[(（]\d{{1,2}}[)）]|[一二三四五六七八九十]{{1,3}}[、.]|[{lexicon.MARKS}]|【[^【】]{{1,12}}】)+"
)
_PAGE = re.compile(r"([.…·\-—_]{2,}|[(（])?\d{0,3}[)）]?$")
_PAGE_ENDS = frozenset(")）.…·-—_")
_LABEL_ALONE = re.compile(r"^[(（]?([总總]?第|\d{4}年第?)[^,，。]{1,8}[期号號][)）]?([(（]?[总總].{1,8}期[)）]?)?$")
_IN_ONE_ROW = re.compile(r"(?:本期)?(?:导读|要目|看点|提要)[:：][^。]+[|｜/／丨][^。]+$")
"""A list in one row: 导读：劳动竞赛保供电｜送清凉到一线; its items are short for the titles."""
_HEAD_MOST = 30
_FEWEST = 3
"""Items of a list none of which comes back, at least."""
_LEAST = 5
_MOST_ITEMS = 60
_ITEM_MOST = 70


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of a contents list (head included) and the promised titles, bare and compact."""

    rows: tuple[Row, ...] = ()
    titles: frozenset[str] = frozenset()


def bare_title(compact: str) -> str:
    """A title without the mark before it and the dots and page number after it, for comparing."""
    mark = _MARK.match(compact)
    text = compact[mark.end() :] if mark else compact
    if text and (text[-1].isdigit() or text[-1] in _PAGE_ENDS):
        text = _PAGE.sub("", text)
    return text.strip("·.…—-:：") or compact


def read_contents(rows: Sequence[Row]) -> Contents:
    """The contents list near the top, wherever it stands in the masthead; empty if there is none.

    It ends before the row that repeats one of its items (the first headline in the body), before running text, and
    before an element of the masthead that stands below it.
    """
    head = next((index for index, row in enumerate(rows[:_HEAD_MOST]) if is_contents_head(row)), None)
    if head is None:
        in_one = tuple(row for row in rows[:_HEAD_MOST] if _IN_ONE_ROW.match(row.compact))[:1]
        return Contents(in_one) if in_one else _without_head(rows)
    items: dict[str, int] = {}
    end, marked = head + 1, 0
    for index in range(head + 1, min(head + 1 + _MOST_ITEMS, len(rows))):
        title = bare_title(rows[index].compact)
        if _LABEL_ALONE.match(rows[index].compact):
            break
        if title in items or len(title) > _ITEM_MOST or ends_sentence(title):
            break
        has_mark = _MARK.match(rows[index].compact) is not None
        apart = marked > 1 and marked == len(items) and not has_mark and rows[index].gap
        if apart and not _heads_text(title, rows[index + 1 :]):
            break  # what stands apart without the mark that all before it have
        if any(title and item.startswith(title) for item in items) and len(title) > 5:
            break
        items[title] = index
        marked += has_mark
        end = index + 1
    later = {bare_title(row.compact) for row in rows[end:] if len(row.compact) <= _ITEM_MOST}
    promised = [title for title in items if _comes_back(title, later)]
    if not promised and marked < len(items) < _FEWEST:
        return Contents((rows[head],))  # its list is gone, as a page's links are
    return Contents(tuple(rows[head:end]), frozenset(promised or items))


def _without_head(rows: Sequence[Row]) -> Contents:
    """Two or more rows near the top, each with a mark or number, whose titles all come back below them."""
    near = rows[:_HEAD_MOST]
    marked = [bool(_MARK.match(row.compact)) for row in near]
    if sum(marked) < 2:
        return Contents()
    titles = [bare_title(row.compact) if mark else row.compact for row, mark in zip(near, marked, strict=True)]
    texts = [row.compact for row in rows]
    later = {"".join(texts[at : at + size]) for at in range(len(texts)) for size in (1, 2, 3)}
    alone = frozenset(texts)
    items: list[int] = []
    for index, title in enumerate(titles):
        of_several = len(items) > 1 and title in alone  # ★ 简讯 below longer ones
        comes_back = of_several or (len(title) >= _LEAST and title in later)
        if title != near[index].compact and len(title) <= _ITEM_MOST and comes_back:
            items.append(index)
        elif len(items) > 1 and title != near[index].compact and not near[index].gap and not ends_sentence(title):
            items.append(index)  # what is only called otherwise below
        elif len(items) > 1:
            break
        else:
            items = []
    if len(items) < 2:
        return Contents()
    return Contents(tuple(near[index] for index in items), frozenset(titles[index] for index in items))


def _heads_text(title: str, rows: Sequence[Row]) -> bool:
    """Whether a title comes back above running text, and not as a rubric or a page header does.

    An editor's note and who has written come back above their own text.
    """
    if title in lexicon.NOT_HEADS or is_organisation_name(title, most=_HEAD_MOST):
        return False
    return any(
        bare_title(row.compact) == title and starts_body(following) for row, following in itertools.pairwise(rows)
    )


def _comes_back(title: str, later: set[str]) -> bool:
    return title in later or any(len(line) > 5 and title.startswith(line) for line in later)

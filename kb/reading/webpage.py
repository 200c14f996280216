"""Which part of a web page is its text.

The text is the smallest element with most of the words that are no links, widened until it holds the page's first
heading and whatever else in the page looks like a bulletin's masthead or end (第12期, 报送：…, …印发).
"""

from __future__ import annotations

import re
from typing import Any

from kb.chrome import is_chrome
from kb.text import compact

INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "label"),
        *("mark", "o:p", "q", "s", "small", "span", "strong", "sub", "sup", "u"),
    )
)
_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "iframe", "nav", "aside", "footer", "form", "button", "select", "svg")
)
_MOST_OF_TEXT = 0.75
_LEAST_OF_TEXT = 200
"""Characters of a form that is no search box: some systems put the whole page into one."""
_MARKS = re.compile(
    r"第[\d〇○零一二三四五六七八九十百廿卅]{1,6}期|\d{4}年\d{1,2}月\d{1,2}日(印发)?$|印发$|"
    r"^(抄报|抄送|报送|发送|主送|呈报|分送|报|送|发|签发人?|编辑|责任编辑)[:：]"
)


def main_content(body: Any) -> Any:
    """The element that holds the text of a page; what is never text (menus, scripts) is taken out of the page."""
    for element in list(body.iter()):
        if isinstance(element.tag, str) and (_is_furniture(element) or _is_hidden(element) or _is_menu(element)):
            element.drop_tree()
    chosen = body
    whole = _weight(body)
    while True:
        heavier = [child for child in chosen if isinstance(child.tag, str) and _weight(child) >= _MOST_OF_TEXT * whole]
        if not heavier or heavier[0].tag in ("p", "span", "font"):
            break
        chosen = heavier[0]
    heading = next((each for each in body.iter("h1", "h2") if compact(each.text_content())), None)
    while heading is not None and chosen is not body and heading not in set(chosen.iter()):
        chosen = chosen.getparent()
    return _with_marks(chosen, body)


def _with_marks(chosen: Any, body: Any) -> Any:
    """The element, or the nearest one around it that holds all the page has of a bulletin's masthead and end."""
    wanted = _marks(body)
    while chosen is not body and _marks(chosen) < wanted:
        chosen = chosen.getparent()
    return chosen


def _marks(element: Any) -> int:
    """How many pieces of text in an element, outside links, look like a bulletin's masthead or end."""
    own = ((each, each.text) for each in element.iter() if isinstance(each.tag, str))
    after = ((each.getparent(), each.tail) for each in element.iter() if each is not element)
    return sum(_is_mark(text) and not _is_link(each) for each, text in (*own, *after))


def _is_mark(text: str | None) -> bool:
    return bool(text and _MARKS.search(compact(text))) and not is_chrome(text or "")


def _is_link(element: Any) -> bool:
    return element.tag == "a" or any(parent.tag == "a" for parent in element.iterancestors())


def _is_furniture(element: Any) -> bool:
    """Whether an element is never text by its tag; the footer of an article is, and a form around the whole text."""
    own = element.tag == "footer" and any(parent.tag in ("main", "article") for parent in element.iterancestors())
    own = own or (element.tag == "form" and _weight(element) >= _LEAST_OF_TEXT)
    return element.tag in _DROPPED and not own


def _is_hidden(element: Any) -> bool:
    """Whether an element is not shown; what holds the text is, once the scripts of its page have run."""
    style = compact(element.get("style") or "").lower()
    hidden = "display:none" in style or element.get("hidden") is not None
    return hidden or ("visibility:hidden" in style and _weight(element) < _LEAST_OF_TEXT)


def _is_menu(element: Any) -> bool:
    """Whether an element is a row of links and nothing else."""
    return element.tag not in ("body", *INLINE) and len(list(element.iter("a"))) > 1 and _weight(element) == 0


def _weight(element: Any) -> int:
    """How much text an element holds that is no link."""
    linked = sum(len(compact(link.text_content())) for link in element.iter("a"))
    return len(compact(element.text_content())) - linked

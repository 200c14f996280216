"""Saved web pages (.html): the main content as lines, without the website around it. Sole user of lxml.

The main content is the smallest element that holds most of the text that is no link, widened until it holds the
page's heading too. A block element is a line, a line break ends one, a row of a table of data is a line with its
cells apart by tabs (a table that only lays out the page is walked like any block). Short lines in the words of
websites (发布时间：… 浏览次数 打印 关闭 当前位置) are dropped.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html

from kb.model import Document, Line, Picture
from kb.reading.bytes import MOST_BYTES, FileBytes
from kb.reading.lines import document_of, refusing_what_is_damaged
from kb.reading.pictures import shown_picture
from kb.reading.txt import decode
from kb.text import compact

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_GB = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"))
_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "iframe", "nav", "aside", "footer", "form", "button", "select", "svg")
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "label"),
        *("mark", "o:p", "q", "s", "small", "span", "strong", "sub", "sup", "u"),
    )
)
_CHROME = re.compile(
    r"^(您?(现在|当前)的?位置|当前位置|首页[>|»›/·]|(发布|发表|更新|录入|上传)(时间|日期|者|人|单位)?[:：]|来源[:：].{0,20}(点击|浏览|时间)|"
    r"(浏览|点击|阅读|访问)(次数|量|数)?[:：]?\d*次?$|作者[:：].{0,12}$|【?(打印|关闭|字体|字号|收藏|返回|大中小|分享)|分享到|"
    r"(上|下)一(篇|条|页)|相关(链接|新闻|文章)|版权所有|主办单位[:：].{0,30}备案|.{0,20}ICP备|网站地图|联系我们$|责任编辑[:：].{0,10}(打印|关闭)|"
    r"索引号[:：]|信息分类[:：]|发文机关[:：]|成文日期[:：]|主题分类[:：]|我要投稿|扫一扫)"
)
_CHROME_MOST = 60
_MOST_OF_TEXT = 0.75
_CELL_MOST = 120
_MOST_PICTURES = 200


def read_html(content: FileBytes) -> Document:
    """The lines of a web page's main content. Raises FileRefused for what is garbled, damaged or without text."""
    text, encoding = _decoded(content.data)
    with refusing_what_is_damaged("网页"):
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
        body = root.find(".//body")
        lines: list[Line] = []
        pictures: list[Picture] = []
        for found in _lines(_main(root if body is None else body)):
            if isinstance(found, _Shown):
                shown = shown_picture(_picture_bytes(found.address, content.folder))
                if shown is not None and len(pictures) < _MOST_PICTURES:
                    pictures.append(Picture(*shown, len(lines)))
            elif isinstance(found, _Cells):
                lines.append(Line(len(lines) + 1, "\t".join(found.cells), cells=found.cells))
            elif (line := _tidied(found)) is not None:
                lines.append(Line(len(lines) + 1, line))
    return document_of(content, "html", encoding, lines, pictures=pictures)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture in the text, by its address."""

    address: str


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row of a table."""

    cells: tuple[str, ...]


def _picture_bytes(address: str, folder: Path | None) -> bytes:
    """The bytes of a picture that is in the page itself or in a file beside it; nothing for one elsewhere."""
    if address.startswith("data:"):
        head, _, data = address.partition(",")
        try:
            return base64.b64decode(data) if head.endswith(";base64") else b""
        except ValueError:
            return b""
    if folder is None:
        return b""
    try:
        path = (folder / unquote(address)).resolve()
        inside = path.is_relative_to(folder.resolve()) and path.is_file() and path.stat().st_size <= MOST_BYTES
        return path.read_bytes() if inside else b""
    except (OSError, ValueError):
        return b""


def _decoded(data: bytes) -> tuple[str, str]:
    """The text by the declared encoding if it holds, else by looking at the bytes."""
    declared = _DECLARED.search(data[:4096])
    if declared is None:
        return decode(data)
    name = declared[1].decode("ascii").lower()
    name = "gb18030" if name in _GB else name
    try:
        return data.decode(name), name
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _main(body: Any) -> Any:
    """The smallest element with most of the text that is no link, widened to hold the page's first heading."""
    for element in list(body.iter()):
        if isinstance(element.tag, str) and (element.tag in _DROPPED or _is_hidden(element) or _is_menu(element)):
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
    return chosen


def _is_hidden(element: Any) -> bool:
    style = compact(element.get("style") or "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _is_menu(element: Any) -> bool:
    """Whether an element is a row of links and nothing else."""
    return element.tag not in ("body", *_INLINE) and len(list(element.iter("a"))) > 1 and _weight(element) == 0


def _weight(element: Any) -> int:
    """How much text an element holds that is no link."""
    linked = sum(len(compact(link.text_content())) for link in element.iter("a"))
    return len(compact(element.text_content())) - linked


def _lines(element: Any) -> Iterator[str | _Shown | _Cells]:
    pieces: list[str] = []
    yield from _walk(element, pieces)
    yield "".join(pieces)


def _walk(element: Any, pieces: list[str]) -> Iterator[str | _Shown | _Cells]:
    """The finished lines and the pictures in an element; what is left open stays in `pieces`."""
    if not isinstance(element.tag, str):
        return
    block = element.tag not in _INLINE
    if element.tag == "br" or block:
        yield "".join(pieces)
        pieces.clear()
    if element.tag == "img":
        yield _Shown((element.get("src") or element.get("data-src") or "").strip())
    if element.tag == "table" and _holds_data(element):
        for row in element.iter("tr"):
            yield _Cells(tuple(" ".join(cell.text_content().split()) for cell in row.iter("td", "th")))
        yield from (_Shown(image.get("src") or "") for image in element.iter("img"))
        return
    pieces.append(_collapsed(element.text))
    for child in element:
        yield from _walk(child, pieces)
        pieces.append(_collapsed(child.tail))
    if block:
        yield "".join(pieces)
        pieces.clear()


def _holds_data(table: Any) -> bool:
    """Whether a table is one of rows and short cells, not a frame around the page."""
    cells = list(table.iter("td", "th"))
    rows = list(table.iter("tr"))
    nested = any(True for each in table.iter("table") if each is not table)
    long = any(len(compact(cell.text_content())) > _CELL_MOST for cell in cells)
    return not nested and not long and len(rows) > 1 and len(cells) >= 2 * len(rows)


def _collapsed(text: str | None) -> str:
    """Blanks as a browser shows them: runs of them are one, but the ideographic ones of an indent stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _tidied(line: str) -> str | None:
    """A line that holds something and is none of a website's own words, else None."""
    text = line.strip(" \t\r\n\u00a0")
    plain = compact(text)
    return text if plain and not (len(plain) <= _CHROME_MOST and _CHROME.match(plain)) else None

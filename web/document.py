"""A dossier as an office document: A4, set as official documents are (GB/T 9704-2012: margins, typefaces, sizes).

The typefaces are named, not embedded: Word and WPS have them, or take the nearest.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from indexer.dossier import Dossier, RelatedPassage
from indexer.entries import Entry
from indexer.ledger_row import LedgerRow, amount
from kb.parsing.dates import interval
from web import labels

_TITLE, _HEADING, _BODY, _LATIN = "方正小标宋简体", "黑体", "仿宋_GB2312", "Times New Roman"
_MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
"""Millimetres of an A4 page, by GB/T 9704-2012."""
_COLUMNS = {"序号": 12, "日期": 28, "类型": 18, "活动（原文）": 62, "出处": 36}
"""The columns of the ledger and their widths in millimetres, together 156, the width of the text."""
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dossier_document(dossier: Dossier, root: str, created: str) -> bytes:
    """The dossier as .docx; addresses begin with `root`, `created` is when the data were brought up to date (ISO)."""
    document = Document()
    _set_page(document.sections[0])
    profile = dossier.profile
    rows = dossier.ledger.rows
    _paragraph(document, f"{profile.name}活动台账", _TITLE, 22, center=True)
    only = [dossier.period, "连同下属单位" if dossier.asked.units else ""]
    if any(only):
        _paragraph(document, f"（{'，'.join(filter(None, only))}）", center=True)
    span = _span([row.date for row in rows if row.date])
    _paragraph(document, f"共 {len(rows)} 项活动{span}；提到该单位的简报 {dossier.bulletins} 期。", indent=True)
    if dossier.ledger.sums:
        sums = "、".join(f"{amount(value)} {unit}" for unit, value in dossier.ledger.sums.items())
        without = (
            "注明已含在别的数里、累计数（各笔已逐项列出）或跨期（超出所列时间）的，不重复计入。"
            if any(row.left_out for row in rows)
            else ""
        )
        _paragraph(document, f"数量合计：{sums}。{without}", indent=True)
    _paragraph(document, "一、活动", _HEADING, indent=True)
    if rows:
        _ledger(document, rows, root)
    else:
        _paragraph(document, "没有识别出由该单位开展的活动。", indent=True)
    _paragraph(document, "二、其余相关段落", _HEADING, indent=True)
    names = "、".join(dossier.names)
    _paragraph(
        document,
        f"以下 {len(dossier.rest)} 段提到该单位，或在它的标题之下，没有列入上表，或还写有上表没有列出的话或数量，"
        f"请一并核对。查找所用的名称：{names}。",
        indent=True,
    )
    for number, passage in enumerate(dossier.rest, 1):
        _related(document, number, passage, root)
    day = _written(dt.datetime.fromisoformat(created).astimezone().date().isoformat())
    _paragraph(document, f"数据更新于 {day}。由程序从简报原文中识别，每一项可按出处核对。", size=12)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, size in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(footer, "— ", size=14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = _run(footer, "", size=14)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001  # python-docx has no fields of its own
    _run(footer, " —", size=14)


def _paragraph(
    container: Any,
    text: str = "",
    font: str = _BODY,
    size: float = 16,
    *,
    center: bool = False,
    indent: bool = False,
) -> Any:
    paragraph = container.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.25
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    if center:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(size / 2)
    if text:
        _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: Any, text: str, font: str = _BODY, size: float = 16) -> Any:
    run = paragraph.add_run(_NOT_IN_XML.sub("", text))
    _set_font(run, font, size)
    return run


def _set_font(run: Any, font: str, size: float) -> None:
    run.font.size = Pt(size)
    run.font.name = _LATIN
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001  # no other way to name it


def _ledger(document: Any, rows: Sequence[LedgerRow], root: str) -> None:
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  # the head stands on every page
    for cell, name in zip(head.cells, _COLUMNS, strict=True):
        _fill(cell, name, _HEADING)
    for number, row in enumerate(rows, 1):
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  # no row stands on two pages
        cells = added.cells
        date = _written(row.date) + (f"（{row.date_basis}）" if row.date and row.date_basis != "原文" else "")
        quantities = "；".join(filter(None, (*row.quantities, "跨期" if row.beyond else "")))
        _fill(cells[0], str(number))
        _fill(cells[1], date)
        _fill(cells[2], row.activity.type)
        _fill(cells[3], row.activity.text + (f"〔{quantities}〕" if quantities else ""))
        if len(row.actors) > 1:
            _fill(cells[3], f"参与单位：{'、'.join(row.actors)}", more=True)
        for told in row.retold:
            _fill(cells[3], f"又载：{told.activity.text}", more=True)
        for at, told in enumerate((row, *row.also)):
            _fill(cells[4], _source(told.bulletin, told.activity.passage), link=root + told.url, more=at > 0)
    for column, width in zip(table.columns, _COLUMNS.values(), strict=True):
        column.width = Mm(width)  # what LibreOffice goes by; Word goes by the cells
    for row in table.rows:
        for cell, width in zip(row.cells, _COLUMNS.values(), strict=True):
            cell.width = Mm(width)


def _fill(cell: Any, text: str, font: str = _BODY, *, link: str = "", more: bool = False) -> None:
    """Writes into a cell; `more` is a paragraph behind what stands there."""
    paragraph = cell.add_paragraph() if more else cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if link:
        _link(paragraph, text, link, 10.5)
    else:
        _run(paragraph, text, font, 10.5)


def _related(document: Any, number: int, passage: RelatedPassage, root: str) -> None:
    paragraph = _paragraph(document, indent=True, size=14)
    _run(paragraph, f"{number}. {passage.text}（", size=14)
    _link(paragraph, _source(passage.bulletin, passage.passage), root + passage.url, 14)
    _run(paragraph, "）", size=14)


def _link(paragraph: Any, text: str, address: str, size: float) -> None:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    link.append(_run(paragraph, text, size=size)._r)  # noqa: SLF001  # moved into the link
    paragraph._p.append(link)  # noqa: SLF001


def _span(dates: Sequence[str]) -> str:
    """From the first day to the last one of some dates and periods, as far as they say; empty for none."""
    if not dates:
        return ""
    ends = [(first, last or first) for first, _, last in (date.partition("/") for date in dates)]
    first = min((each for each, _ in ends), key=lambda date: interval(date)[0])
    last = max((each for _, each in ends), key=lambda date: interval(date)[1])
    return f"，{_written(first)}" + (f"至{_written(last)}" if last != first else "")


def _written(date: str | None) -> str:
    """An ISO day, month, year or period as documents write it: 2021年3月5日至2021年3月8日."""
    if not date:
        return "不详"
    parts = (zip(map(int, each.split("-")), "年月日", strict=False) for each in date.split("/"))
    return "至".join("".join(f"{number}{unit}" for number, unit in part) for part in parts)


def _source(bulletin: Entry, passage: str) -> str:
    """《节水简报》2021年第3期第5段."""
    series = f"《{bulletin.series}》" if bulletin.series else ""
    date = f"，{_written(bulletin.date)}" if bulletin.date else ""
    return f"{series}{bulletin.name}{labels.passage_name(passage)}{date}"

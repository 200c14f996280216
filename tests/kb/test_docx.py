"""Word documents, made here with the library itself and with the XML that Word writes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import FileRefused
from kb.parsing.rows import fill_width, rows_of
from kb.reading import read, read_document
from kb.reading.bytes import FileBytes, file_bytes
from kb.understanding import understand
from tests.accuracy import sample_pairs
from tests.kb.test_parsing import BODY


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_of(data: bytes) -> list[str]:
    return [line.text for line in read_document(FileBytes("a.docx", data, "0" * 64)).lines]


def with_paragraph_xml(*bodies: str) -> bytes:
    document = docx.Document()
    for body in bodies:
        namespaces = nsdecls("w", "r") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        document.element.body.insert(-1, parse_xml(f"<w:p {namespaces}>{body}</w:p>"))
    return saved(document)


def test_a_sample_typed_into_word_parses_as_its_text_does() -> None:
    for source, _ in sample_pairs(".txt"):
        plain = read(source)
        if fill_width(rows_of(plain.lines)):
            continue  # lines with fixed ends are no paragraphs that anybody types
        document = docx.Document()
        for line in plain.lines:
            document.add_paragraph(line.text.replace("\t", "\t"))
        again = understand(read_document(FileBytes(source.name + ".docx", saved(document), "0" * 64))).bulletin
        assert again == understand(plain).bulletin, source.name


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    data = with_paragraph_xml(
        "<w:r><w:t>会员单位</w:t></w:r><w:ins><w:r><w:t>二十</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>十九</w:delText></w:r></w:del><w:r><w:t>家</w:t><w:br/><w:t>另起一行</w:t></w:r>"
    )
    assert lines_of(data) == ["会员单位二十家", "另起一行"]


def test_the_text_of_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    data = with_paragraph_xml(
        f"<w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines_of(data) == ["正文", "框中文字"]


def test_tables_are_rows_of_cells_and_a_frame_is_text() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("单位", "吨数", "备注"), ("水务公司", "30", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    frame = document.add_table(rows=1, cols=1)
    frame.rows[0].cells[0].text = "节水简报"
    merged = document.add_table(rows=1, cols=3)
    merged.rows[0].cells[0].merge(merged.rows[0].cells[1]).text = "合计"
    merged.rows[0].cells[2].text = "30"
    assert lines_of(saved(document)) == ["单位\t吨数\t备注", "水务公司\t30\t", "节水简报", "合计\t30"]


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>"""


def test_the_numbers_that_word_adds_are_written_out() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in (
        (0, "基本情况"),
        (1, "改造管网"),
        (1, "更换水表"),
        (0, "下一步打算"),
        (1, "继续改造"),
        (None, "完"),
    ):
        paragraph = document.add_paragraph(text)
        if level is not None:
            numbers = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(numbers))
    assert lines_of(saved(document)) == [
        "一、基本情况",
        "1.改造管网",
        "2.更换水表",
        "二、下一步打算",
        "1.继续改造",
        "完",
    ]


def test_headers_and_footers_are_kept_apart() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "节水简报 第1期"
    document.add_paragraph(BODY)
    read = read_document(file_bytes("a.docx", saved(document)))
    assert [line.text for line in read.lines] == [BODY]
    assert read.headers == ("节水简报 第1期",)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"not a zip", "damaged"),
        (saved(docx.Document())[:-200], "damaged"),
        (bomb(), "bomb"),
        (saved(docx.Document()), "no-text"),
    ],
)
def test_what_is_no_readable_word_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        lines_of(data)
    assert refused.value.code == code


WHOLE = saved(docx.Document())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_word_document_is_read_or_refused(at: int, junk: bytes) -> None:
    try:
        lines_of(WHOLE[:at] + junk + WHOLE[at + len(junk) :])
    except FileRefused:
        return


def test_content_controls_tables_in_boxes_and_nested_tables_are_read() -> None:
    control = "<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>控件里的段落</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document = docx.Document()
    document.element.body.insert(-1, parse_xml(control.format(ns=nsdecls("w"))))
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "外格"
    table.cell(0, 1).add_table(1, 2).cell(0, 0).text = "内格"
    assert [line for line in lines_of(saved(document)) if line.strip()] == ["控件里的段落", "外格", "内格\t"]


def test_inserted_words_count_in_cells_too_and_hidden_and_ruby_ones_do_not() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "捐款"
    cell = (
        "<w:p {ns}><w:ins><w:r><w:t>5000元</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>"
    )
    table.cell(0, 1)._tc.append(parse_xml(cell.format(ns=nsdecls("w"))))
    assert lines_of(saved(document)) == ["捐款\t5000元"]


def test_paragraphs_of_one_length_are_not_taken_for_lines_of_one() -> None:
    document = docx.Document()
    paragraphs = [f"5月{day}日，市建筑业协会举办安全生产培训班，一百二十家施工企业负责人参加" for day in range(1, 8)]
    for text in ("节水简报", "第1期", "2021年6月1日", "培训动态", *paragraphs):
        document.add_paragraph(text)
    bulletin = understand(read_document(file_bytes("a.docx", saved(document)))).bulletin
    assert [passage.text for passage in bulletin.passages][-6:] == paragraphs[-6:]

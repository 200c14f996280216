"""Web pages as offices save them."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import FileRefused
from kb.reading import read, read_document
from kb.reading.bytes import FileBytes
from kb.reading.lines import CENTRED
from kb.understanding import understand
from tests.accuracy import sample_pairs
from tests.kb.test_parsing import BODY

CHROME = (
    """<div class="nav"><a href="/">首页</a> <a href="/x">机构设置</a></div><div>您当前的位置：首页 > 工作动态</div>"""
)
FOOT = """<div>上一篇：<a href="1">节水宣传周启动</a></div><div>版权所有 青云市水务局 云ICP备00000000号</div>"""


def page(body: str, charset: str = "utf-8") -> bytes:
    text = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
    <title>青云市水务局</title><style>p {{ color: red }}</style><script>var a = "不是正文";</script></head>
    <body>{CHROME}<div id="main">{body}</div>{FOOT}</body></html>"""
    return text.encode("gb18030" if charset.startswith("gb") else charset)


def document_of(data: bytes):
    return read_document(FileBytes("a.html", data, "0" * 64))


def lines_of(body: str, charset: str = "utf-8") -> list[str]:
    return [line.text.removeprefix(CENTRED) for line in document_of(page(body, charset)).lines]


def test_the_website_around_the_text_is_dropped() -> None:
    body = f"<h1>水厂改造圆满完成</h1><div>发布时间：2021-03-01　浏览次数：32</div><div><p>　　{BODY}</p><p>　　{BODY}</p></div><p>【打印】 【关闭】</p>"
    assert lines_of(body) == ["水厂改造圆满完成", f"　　{BODY}", f"　　{BODY}"]


def test_a_paragraph_that_begins_with_a_day_is_no_website() -> None:
    text = "2021年4月23日，青云市图书馆举办全民阅读推广活动，参加市民320人。"
    assert text in lines_of(f"<p>{text}</p>")


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "gb18030"), ("big5", "big5")]
)
def test_the_declared_encoding_counts(charset: str, encoding: str) -> None:
    text = "節水工作取得成效，群眾十分滿意。" if charset == "big5" else BODY
    data = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'.encode(encoding)
    document = document_of(data)
    assert (document.encoding, [line.text for line in document.lines]) == (encoding, [text])


def test_a_wrong_declaration_does_not_garble_the_text() -> None:
    data = f'<html><head><meta charset="utf-8"></head><body><p>{BODY}</p></body></html>'.encode("gb18030")
    assert [line.text for line in document_of(data).lines] == [BODY]


def test_inline_marks_do_not_break_a_line_and_line_breaks_do() -> None:
    assert lines_of(
        f"<p>今年<b>以来</b>，<span>各<font color=red>会员</font></span>单位<br>另起一行</p><p>{BODY}</p>"
    ) == [
        "今年以来，各会员单位",
        "另起一行",
        BODY,
    ]


def test_a_table_of_data_keeps_its_cells_and_a_frame_is_walked() -> None:
    data = "<table><tr><th>单位</th><th>吨数</th></tr><tr><td>水务公司</td><td>30</td></tr></table>"
    assert lines_of(f"<table><tr><td><p>{BODY}</p>{data}<p>{BODY}</p></td></tr></table>") == [
        BODY,
        "单位\t吨数",
        "水务公司\t30",
        BODY,
    ]


def test_hidden_text_is_not_read() -> None:
    assert lines_of(f'<p>{BODY}</p><p style="display: none">隐藏</p>') == [BODY]


def test_a_sample_put_on_a_page_has_the_same_masthead_and_passages() -> None:
    for source, _ in sample_pairs(".txt"):
        plain = read(source)
        if any("\t" in line.text for line in plain.lines):
            continue  # a table in plain text is tabs, on a page it is a table
        paragraphs = "".join(f"<p>{html.escape(line.text.replace('  ', chr(0x3000)))}</p>" for line in plain.lines)
        again = understand(replace(document_of(page(paragraphs)), name=source.name)).bulletin
        wanted = understand(plain).bulletin
        assert (again.series, again.issue, again.issuer, again.date) == (
            wanted.series,
            wanted.issue,
            wanted.issuer,
            wanted.date,
        )
        if any(passage.breaks for passage in wanted.passages):
            continue  # on a page a paragraph is whole: its halves are not put together
        assert [passage.key for passage in again.passages] == [passage.key for passage in wanted.passages], source.name


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"<html><body><img src='1.png'></body></html>", "no-text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
    ],
)
def test_what_is_no_readable_page_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        document_of(data)
    assert refused.value.code == code


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="<>/ptdbrdiv节水&;\"'=!-", max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert document_of(data).lines
    except FileRefused:
        return


def test_a_page_that_nests_deeply_is_read_to_its_end() -> None:
    body = "".join(f"<font><p>第{number}段。{BODY}</p>" for number in range(300))
    assert len(lines_of(body)) == 300


def test_the_lines_of_preformatted_text_stay() -> None:
    assert lines_of(f"<pre>节水简报\n  第1期\n{BODY}</pre>")[:2] == ["节水简报", "第1期"]

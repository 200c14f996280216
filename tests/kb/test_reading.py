from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import FileRefused
from kb.reading import read, read_document
from kb.reading.bytes import MOST_BYTES, FileBytes

TEXT = "节水工作简报\n第三期\n会员单位认真落实用水计划，全年没有发生一起停水事故。\n"
TRADITIONAL = "節水工作簡報\n第三期\n會員單位認真落實用水計劃，全年沒有發生一起停水事故。\n"


def read_bytes_as_txt(data: bytes):
    return read_document(FileBytes("a.txt", data, "0" * 64))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TRADITIONAL.encode("gb18030"), "gb18030"),
        (TRADITIONAL.encode("big5"), "big5"),
        (b"Annual report 2021, all in English.\n", "utf-8"),
    ],
)
def test_the_encoding_is_recognised(data: bytes, encoding: str) -> None:
    document = read_bytes_as_txt(data)
    assert document.encoding == encoding
    assert "".join(line.text for line in document.lines)[:1] in ("节", "節", "A")


def test_lines_break_at_line_ends_only_and_count_from_one() -> None:
    document = read_bytes_as_txt("甲\r\n乙\u2028还是乙\u0085也是乙\n\n丙".encode())
    assert [(line.number, line.text) for line in document.lines] == [
        (1, "甲"),
        (2, "乙\u2028还是乙\u0085也是乙"),
        (3, ""),
        (4, "丙"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        ("——！！\n".encode(), "no-text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"PK\x03\x04\x14\0\0\0", "binary"),
        (TEXT.encode().decode("gb18030", "replace").encode(), "garbled"),
        (b"\xff\xff\xff\xff\xff\xff", "unknown-encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_advice(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_bytes_as_txt(data)
    assert refused.value.code == code
    assert refused.value.message
    assert refused.value.advice


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_bytes_as_txt(data)
    except FileRefused:
        return
    assert document.lines


def test_other_formats_folders_and_large_files_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "a.xyz"
    other.write_bytes(b"x")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        os.truncate(file.fileno(), MOST_BYTES + 1)
    for path, code in ((other, "unsupported-format"), (tmp_path, "not-a-file"), (large, "too-large")):
        with pytest.raises(FileRefused) as refused:
            read(path)
        assert refused.value.code == code

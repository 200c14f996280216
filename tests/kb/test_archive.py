"""Archives of bulletins: every file in one is taken in or refused by itself."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from kb.errors import FileRefused
from kb.reading import read, read_document
from kb.reading.archive import MemberRefused, members_of
from kb.reading.bytes import FileBytes, file_bytes
from kb.settings import Settings
from kb.store import open_store
from tests.kb.test_importing import kb
from tests.kb.test_store import TEXT


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> FileBytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file_bytes("a.zip", out.getvalue())


def results(content: FileBytes) -> list[str]:
    return [each.code if isinstance(each, MemberRefused) else each.name for each in members_of(content)]


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


def test_files_are_named_by_their_paths_and_what_systems_leave_behind_is_passed_over() -> None:
    content = packed(("2021/", b""), ("2021/第3期.txt", b"x"), ("__MACOSX/2021/._第3期.txt", b""), ("a/.DS_Store", b""))
    assert results(content) == ["2021/第3期.txt"]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "a/../../b.txt", "C:\\b.txt", "..\\b.txt"])
def test_a_name_that_points_out_of_the_archive_is_refused(name: str) -> None:
    assert results(packed((name, b"x"))) == ["unsafe-name"]


def test_links_and_archives_in_archives_are_refused() -> None:
    assert results(packed((link("a.txt"), b"/etc/passwd"), ("b.zip", b"PK"))) == ["link", "nested-archive"]


def test_names_packed_on_an_old_chinese_system_are_read() -> None:
    data = packed(("placeholder.txt", b"x")).data
    name = "第三期简报.tx".encode("gb18030")[:15]
    assert len(name) == len("placeholder.txt") - 2
    renamed = data.replace(b"placeholder.t", name[:13])
    assert results(file_bytes("a.zip", renamed)) == [renamed[30:45].decode("gb18030")]


def test_a_bomb_and_a_damaged_archive_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * 20_000_000)
    for data, code in ((out.getvalue(), "bomb"), (out.getvalue()[:-30], "damaged")):
        with pytest.raises(FileRefused) as refused:
            list(members_of(file_bytes("a.zip", data)))
        assert refused.value.code == code


def test_an_archive_of_one_file_is_parsed_and_of_more_refused() -> None:
    assert read_document(packed(("a.txt", TEXT.encode()))).lines[0].text == "节水简报"
    with pytest.raises(FileRefused, match="2 个文件"):
        read_document(packed(("a.txt", b"x"), ("b.txt", b"x")))


def test_an_import_takes_the_good_ones_and_reports_the_bad_ones(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "简报.zip"
    path.write_bytes(packed(("3.txt", TEXT.encode()), ("../4.txt", b"x"), ("5.xlsx", b"x")).data)
    report = json.loads(kb(settings.data, "import", str(path), "--json").stdout)
    assert (report["new"], [each["code"] for each in report["refused"]]) == (1, ["unsafe-name", "unsupported-format"])
    again = kb(settings.data, "import", str(path), "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["unchanged"] == 1
    with open_store(settings.store_url) as store:
        assert next(store.bulletins()).sources[0].path == f"{path}/3.txt"


def test_a_word_document_with_another_extension_is_read_by_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_text(f"<html><body><p>{TEXT.splitlines()[-1]}</p></body></html>", encoding="utf-8")
    assert read(path).format == "html"
    path.write_bytes(
        b"{\\rtf1\\ansi\\ansicpg936 "
        + "节水".encode("gbk").hex(" ").join(["\\'", ""]).replace(" ", "\\'").encode()
        + b"}"
    )
    assert read(path).lines[0].text.strip() == "节水"


def test_halves_of_characters_and_nul_are_left_out_and_pairs_put_together() -> None:
    content = file_bytes("a.rtf", b"{\\rtf1\\ansi \\u-10179?\\u-8704? \\u-10179? x\\'00y}")
    monkey = read_document(content).lines[0].text
    assert "\U0001f600" in monkey
    assert not any(0xD800 <= ord(character) <= 0xDFFF or character == "\0" for character in monkey)

from __future__ import annotations

import json
import os
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from kb.cli import main
from kb.errors import Busy
from kb.importing import ImportReport, Refusal, find_files, import_files, writer_lock
from kb.reading.bytes import read_bytes
from kb.settings import Settings
from kb.store import open_store
from tests.kb.test_parsing import BODY
from tests.kb.test_store import TEXT


def kb(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(data), *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "2021").mkdir(parents=True)
    (folder / "2021" / "3.txt").write_text(TEXT, encoding="utf-8")
    (folder / "4.txt").write_text(TEXT.replace("第3期", "第4期"), encoding="gb18030")
    (folder / "table.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (folder / "4.json").write_text("{}", encoding="utf-8")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    return folder


def test_a_folder_is_walked_without_hidden_and_side_files(folder: Path) -> None:
    assert [path.name for path in find_files([folder])] == ["4.txt", "table.xlsx", "3.txt"]


def test_one_bad_file_is_quarantined_with_its_reason_and_the_rest_is_done(folder: Path, settings: Settings) -> None:
    result = kb(settings.data, "import", str(folder), "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 3
    assert (report["files"], report["new"]) == (3, 2)
    assert [refused["code"] for refused in report["refused"]] == ["unsupported-format"]
    (record,) = settings.quarantine.glob("*.json")
    assert json.loads(record.read_text(encoding="utf-8"))["reason"] == "不支持的文件格式“.xlsx”"
    assert "拒收" in result.stderr


def test_two_imports_in_a_row_change_nothing_and_a_known_refusal_counts_no_more(
    folder: Path, settings: Settings
) -> None:
    kb(settings.data, "import", str(folder))
    again = kb(settings.data, "import", str(folder), "--json")
    report = json.loads(again.stdout)
    assert again.exit_code == 0
    assert (report["unchanged"], report["new"], report["refused"][0]["known"]) == (2, 0, True)


def test_a_file_that_was_mended_leaves_the_quarantine(folder: Path, settings: Settings) -> None:
    (folder / "5.txt").write_bytes(b"")
    kb(settings.data, "import", str(folder / "5.txt"))
    (folder / "5.txt").write_text(TEXT.replace("第3期", "第5期"), encoding="utf-8")
    assert kb(settings.data, "import", str(folder / "5.txt")).exit_code == 0
    assert list(settings.quarantine.glob("*.json")) == []


def test_the_original_is_kept_under_its_hash(folder: Path, settings: Settings) -> None:
    kb(settings.data, "import", str(folder))
    with open_store(settings.store_url) as store:
        for stored in store.bulletins():
            source = stored.sources[0]
            kept = settings.original_path(source.sha256, ".txt")
            assert kept.read_bytes() == Path(source.path).read_bytes()


def test_secrets_are_refused_without_a_copy(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(f"秘 密\n{TEXT}", encoding="utf-8")
    assert kb(settings.data, "import", str(path)).exit_code == 3
    assert not settings.originals.exists()
    assert BODY not in "".join(record.read_text(encoding="utf-8") for record in settings.quarantine.iterdir())


@pytest.mark.parametrize(
    "mark",
    [
        "秘密★1年",
        "密级：机密",
        "机密·启用前",
        "【秘密】",
        "秘密 3年    编号：0012",
        "绝  密",
        "000012    机密★长期",
        "000012 机密★1年",
        "密级：机密级",
        "★机密★",
        "【内部】秘密",
    ],
)
def test_a_secret_is_refused_however_it_is_marked(mark: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{mark}\n关于水源地情况的说明\n{BODY}", encoding="utf-8")
    result = kb(settings.data, "import", str(path), "--json")
    assert json.loads(result.stdout)["refused"][0]["code"] == "secret"
    assert not settings.originals.exists()


def test_a_secret_is_refused_by_its_page_header_its_cell_and_its_end(tmp_path: Path, settings: Settings) -> None:
    header, cell, end = docx.Document(), docx.Document(), docx.Document()
    for document in (header, cell, end):
        for line in TEXT.splitlines():
            document.add_paragraph(line)
    header.sections[0].header.paragraphs[0].text = "机密★10年"
    cell.add_table(1, 2).cell(0, 1).text = "份号：001\n机密★1年"
    end.add_paragraph("秘密")
    for name, document in (("header", header), ("cell", cell), ("end", end)):
        document.save(str(tmp_path / f"{name}.docx"))
    report = json.loads(kb(settings.data, "import", str(tmp_path), "--json").stdout)
    assert [refused["code"] for refused in report["refused"]] == ["secret"] * 3
    assert not settings.originals.exists()


def test_links_and_what_a_browser_saved_with_a_page_are_no_bulletins(tmp_path: Path, settings: Settings) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "页面_files").mkdir(parents=True)
    (inbox / "页面_files" / "logo.png").write_bytes(b"x")
    (inbox / "页面.html").write_text(f"<p>{BODY}</p>", encoding="utf-8")
    (inbox / "Thumbs.db").touch()
    (inbox / "link.txt").symlink_to("/etc/hostname")
    (inbox / "elsewhere").symlink_to(tmp_path)
    report = json.loads(kb(settings.data, "import", str(inbox), "--json").stdout)
    assert (report["new"], [refused["code"] for refused in report["refused"]]) == (1, ["link", "link"])


def test_a_linked_text_beside_a_scan_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "a.png.txt").symlink_to("/etc/hostname")
    assert read_bytes(tmp_path / "a.png").corrected is None


@pytest.mark.parametrize("title", ["秘密文件管理培训圆满结束", "机密级岗位人员座谈会召开", "保守秘密人人有责"])
def test_words_about_secrets_are_none(title: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("水厂改造圆满完成", title), encoding="utf-8")
    assert kb(settings.data, "import", str(path)).exit_code == 0


def test_the_data_directory_itself_is_not_imported(folder: Path, settings: Settings) -> None:
    kb(settings.data, "import", str(folder))
    for path in (settings.data, settings.originals):
        result = kb(settings.data, "import", str(path))
        assert result.exit_code == 1
        assert "数据目录" in result.stderr
    assert kb(settings.data, "import", str(settings.data.parent / "none")).exit_code == 2


def test_a_missing_and_an_unreadable_file_are_refused(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a\udcff.txt").touch()
    with open_store(settings.store_url) as store:
        report = ImportReport()
        for _, results in import_files([tmp_path / "none.txt", tmp_path / "a\udcff.txt"], store, settings):
            report.refusals += [result for result in results if isinstance(result, Refusal)]
    assert [refusal.code for refusal in report.refusals] == ["missing", "empty"]
    assert len(report.newly_refused) == 2


def test_a_second_writer_is_told_to_wait(folder: Path, settings: Settings) -> None:
    with writer_lock(settings):
        result = kb(settings.data, "import", str(folder))
        assert result.exit_code == 5
        assert "正在运行" in result.stderr
        with pytest.raises(Busy), writer_lock(settings):
            pass


def test_parse_stores_nothing_and_prints_the_contract(folder: Path, tmp_path: Path) -> None:
    result = kb(tmp_path / "nothing", "parse", str(folder / "4.txt"), "--json")
    value = json.loads(result.stdout)
    assert value["source"]["encoding"] == "gb18030"
    assert list(value) == [
        *("source", "series", "issue", "issuer", "date", "classification", "articles", "segments", "figures"),
        *("distribution", "organisations", "activities", "signers", "doubts", "publisher", "visibility", "pictures"),
        "confidence",
    ]
    assert not (tmp_path / "nothing").exists()


def test_parse_explains_each_line_and_outlines_for_people(folder: Path, tmp_path: Path) -> None:
    explained = kb(tmp_path, "parse", str(folder / "4.txt"), "--explain").stdout.splitlines()
    assert len(explained) == len(TEXT.splitlines())
    assert explained[0].split() == ["1", "masthead", "series", "节水简报"]
    assert "# 水厂改造圆满完成" in kb(tmp_path, "parse", str(folder / "4.txt")).stdout


def test_parse_of_a_bad_file_fails_in_words(folder: Path, tmp_path: Path) -> None:
    result = kb(tmp_path, "parse", str(folder / "table.xlsx"))
    assert result.exit_code == 1
    assert "不支持的文件格式" in result.stderr


def test_show_and_status_tell_what_is_stored(folder: Path, settings: Settings) -> None:
    kb(settings.data, "import", str(folder))
    with open_store(settings.store_url) as store:
        stored = next(store.bulletins())
    shown = json.loads(kb(settings.data, "show", stored.id, "--json").stdout)
    assert shown["issue"]["number"] == stored.bulletin.issue.number
    assert "# 水厂改造圆满完成" in kb(settings.data, "show", stored.id).stdout
    assert kb(settings.data, "show", "nope").exit_code == 2
    status = json.loads(kb(settings.data, "status", "--json").stdout)
    assert (status["bulletins"], status["refused"], status["generation"]) == (2, 1, None)
    assert "2 期" in kb(settings.data, "status").stdout


def test_a_data_directory_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    for command in (("status",), ("show", "x"), ("index", "verify"), ("search", "节水")):
        assert kb(tmp_path / "nothing", *command).exit_code != 0
        assert not (tmp_path / "nothing").exists()


def test_a_data_directory_that_cannot_be_made_is_said_so(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = kb(tmp_path / "file" / "data", "import", str(folder))
    assert result.exit_code == 1
    assert "不能写" in result.stderr


def test_the_explanation_is_data_too(folder: Path, tmp_path: Path) -> None:
    labels = json.loads(kb(tmp_path, "parse", str(folder / "4.txt"), "--explain", "--json").stdout)
    assert labels[0] == {"line": 1, "kind": "masthead", "rule": "series", "last": 1, "text": labels[0]["text"]}


def test_a_run_that_changes_nothing_leaves_no_report(folder: Path, settings: Settings) -> None:
    kb(settings.data, "import", str(folder))
    kb(settings.data, "import", str(folder))
    assert len(list(settings.reports.iterdir())) == 1


def test_importing_again_parses_known_files(folder: Path, settings: Settings) -> None:
    kb(settings.data, "import", str(folder / "4.txt"))
    report = json.loads(kb(settings.data, "import", str(folder / "4.txt"), "--again", "--json").stdout)
    assert report["unchanged"] == 1


def test_every_refusal_and_change_is_in_a_report(folder: Path, settings: Settings) -> None:
    kb(settings.data, "import", str(folder))
    (report,) = settings.reports.iterdir()
    assert json.loads(report.read_text(encoding="utf-8"))["new"] == 2
    assert os.access(report, os.R_OK)


def test_a_name_in_gbk_bytes_is_stored_readably(tmp_path: Path, settings: Settings) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "第三期.txt".encode("gb18030")
    Path(os.fsdecode(raw)).write_text(TEXT, encoding="utf-8")
    assert kb(settings.data, "import", str(tmp_path)).exit_code == 0
    with open_store(settings.store_url) as store:
        assert next(store.bulletins()).sources[0].name == "第三期.txt"

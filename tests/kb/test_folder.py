"""`bulletins.toml` beside the files says what they do not say themselves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kb.errors import FileRefused
from kb.folder import FolderSettings, FolderSettingsReader
from kb.model import Bulletin
from kb.reading import read
from kb.settings import Settings
from kb.store import open_store
from kb.understanding import understand
from tests.kb.test_importing import kb
from tests.kb.test_store import TEXT

NUMBERED_ONLY = TEXT.replace("节水简报\n", "").replace("2021年3月1日\n", "").replace("青云市节水协会\n", "")


def of(folder: Path, text: str) -> FolderSettings:
    (folder / "bulletins.toml").write_text(text, encoding="utf-8")
    return FolderSettingsReader().of(folder / "a.txt")


def test_the_nearest_file_wins_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "2019").mkdir()
    (tmp_path / "bulletins.toml").write_text('publisher = "协会"\nyear = 2020', encoding="utf-8")
    assert of(tmp_path / "2019", "year = 2019") == FolderSettings(publisher="协会", year=2019)


@pytest.mark.parametrize(
    "text",
    [
        "year = '2019'",
        "year = 12",
        "name = 'x'",
        "visibility = 'secret'",
        "= nonsense",
        "series = ''",
        "activity_types = 3",
        "[activity_types]\n'检查' = '词'",
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_with_its_file(text: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"bulletins\.toml") as refused:
        of(tmp_path, text)
    assert refused.value.code == "folder-settings"


def test_what_a_folder_fixes_makes_a_bulletin_of_a_bare_text(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(NUMBERED_ONLY, encoding="utf-8")
    (folder / "bulletins.toml").write_text(
        'publisher = "青云市节水协会"\nseries = "节水简报"\nyear = 2019\nvisibility = "internal"', encoding="utf-8"
    )
    assert kb(settings.data, "import", str(folder)).exit_code == 0
    with open_store(settings.store_url) as store:
        bulletin = next(store.bulletins()).bulletin
    assert (bulletin.series, bulletin.publisher, bulletin.issue.year) == ("节水简报", "青云市节水协会", 2019)
    assert bulletin.visibility == "internal"


def test_a_change_of_the_folder_settings_is_taken_in_without_a_change_of_the_file(
    tmp_path: Path, settings: Settings
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    kb(settings.data, "import", str(folder))
    (folder / "bulletins.toml").write_text('visibility = "internal"', encoding="utf-8")
    report = json.loads(kb(settings.data, "import", str(folder), "--json").stdout)
    assert (report["reparsed"], report["unchanged"]) == (1, 0)
    assert json.loads(kb(settings.data, "import", str(folder), "--json").stdout)["unchanged"] == 1


def test_a_folder_that_says_otherwise_than_the_text_is_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bulletins.toml").write_text('series = "水务简报"', encoding="utf-8")
    parsed = json.loads(kb(tmp_path / "data", "parse", str(tmp_path / "a.txt"), "--json").stdout)
    assert parsed["series"] == "水务简报"
    assert [doubt["message"] for doubt in parsed["doubts"]] == ["文件夹设置的简报名称为“水务简报”，文中为“节水简报”"]


def test_a_broken_settings_file_refuses_the_files_beside_it_and_the_run_goes_on(
    tmp_path: Path, settings: Settings
) -> None:
    for name, settings_text in (("good", "year = 2021"), ("bad", "year = x")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / name / "bulletins.toml").write_text(settings_text, encoding="utf-8")
    report = json.loads(kb(settings.data, "import", str(tmp_path / "good"), str(tmp_path / "bad"), "--json").stdout)
    assert (report["new"], report["refused"][0]["code"]) == (1, "folder-settings")


def test_settings_that_cannot_be_read_refuse_and_never_make_public(tmp_path: Path) -> None:
    (tmp_path / "bulletins.toml").write_bytes(b"visibility = 'internal' #" + b" " * 70_000)
    with pytest.raises(FileRefused, match="文件过大"):
        FolderSettingsReader().of(tmp_path / "a.txt")
    (tmp_path / "bulletins.toml").unlink()
    os.mkfifo(tmp_path / "bulletins.toml")
    assert FolderSettingsReader().of(tmp_path / "a.txt") == FolderSettings()


def test_an_operators_own_types_come_before_those_that_are_known(tmp_path: Path) -> None:
    text = TEXT + "\n3月1日，青云市水务局举办安全检查培训班，培训60人。"
    assert [each.type for each in understood(tmp_path, text).activities] == ["培训"]
    (tmp_path / "bulletins.toml").write_text(
        '[activity_types]\n"隐患整治" = ["安全检查", "隐患排查"]', encoding="utf-8"
    )
    assert [each.type for each in understood(tmp_path, text).activities] == ["隐患整治"]


def understood(folder: Path, text: str) -> Bulletin:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return understand(read(path), FolderSettingsReader().of(path)).bulletin

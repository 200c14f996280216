from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import SettingsError
from kb.settings import Settings, load_settings


def test_environment_wins_over_the_file_and_the_file_over_defaults(tmp_path: Path) -> None:
    (tmp_path / "kb.toml").write_text("port = 9000\npage_size = 50\n", encoding="utf-8")
    settings = load_settings(None, {"KB_DATA": str(tmp_path), "KB_PORT": "9001"})
    assert (settings.port, settings.page_size, settings.facet_size) == (9001, 50, 12)


def test_a_file_from_notepad_and_an_empty_variable_are_understood(tmp_path: Path) -> None:
    (tmp_path / "kb.toml").write_bytes(b"\xef\xbb\xbfport = 9000\n")
    assert load_settings(tmp_path, {"KB_PORT": ""}).port == 9000


def test_the_option_wins_over_the_environment(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {"KB_DATA": "/elsewhere"}).data == tmp_path


@pytest.mark.parametrize(
    ("file", "environment"),
    [
        ("colour = 1\n", {}),
        ("port = [\n", {}),
        ("port = 'many'\n", {}),
        ("port = true\n", {}),
        ("page_size = 20.7\n", {}),
        ("host = 5\n", {}),
        ("port = 70000\n", {}),
        ("", {"KB_ENGINE": "lucene"}),
        ("", {"KB_PORT": "x"}),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, file: str, environment: dict[str, str]) -> None:
    (tmp_path / "kb.toml").write_text(file, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path, environment)
    assert error.value.advice


def test_the_places_in_the_data_directory(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert settings.store_url == f"sqlite:///{tmp_path.as_posix()}/kb.sqlite3"
    assert Settings(data=tmp_path, database_url="postgresql://x/y").store_url == "postgresql://x/y"

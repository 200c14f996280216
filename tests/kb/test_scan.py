"""A scan is recognised, or read by the text that a person has corrected. The scan is one of the samples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.errors import FileRefused
from kb.reading import ocr, read
from kb.settings import Settings
from kb.store import open_store
from kb.understanding import understand
from tests.accuracy import SAMPLES, accuracy
from tests.kb.test_importing import kb

SCAN = SAMPLES / "琅川供销快报增刊-扫描.pdf"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The scan alone, without its corrected text."""
    return Path(shutil.copy(SCAN, tmp_path / "琅川供销快报增刊.pdf"))


def test_a_recognised_scan_parses_nearly_as_its_original_and_says_how_sure_it_is(scan: Path) -> None:
    result = accuracy([(scan, SCAN.with_suffix(".json"))])
    assert result.masthead >= 0.9
    assert result.structure >= 0.9
    document = read(scan)
    assert document.confidence is not None
    assert document.confidence > 0.9
    assert [(picture.page, picture.scan, picture.format) for picture in document.pictures] == [
        (1, True, "jpeg"),
        (2, True, "jpeg"),
        (3, True, "jpeg"),
    ]
    assert "source" in {doubt.field for doubt in understand(document).bulletin.doubts}


def test_the_text_beside_a_scan_stands_for_what_would_be_recognised(
    scan: Path, settings: Settings, monkeypatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    beside = scan.with_name(scan.name + ".txt")
    beside.write_text(
        "供销快报\n第3期\n2021年3月1日\n县供销社\n冬储菜上路\n十一月十日，第一车白菜出了县城。", encoding="utf-8"
    )
    document = read(scan)
    assert document.confidence is None
    assert len(document.pictures) == 3
    assert kb(settings.data, "import", str(scan.parent)).exit_code == 0
    beside.write_text(beside.read_text(encoding="utf-8").replace("白菜", "萝卜"), encoding="utf-8")
    assert kb(settings.data, "import", str(scan.parent)).exit_code == 0
    with open_store(settings.store_url) as store:
        (stored,) = store.bulletins()
    assert "萝卜" in stored.bulletin.passages[-1].text
    assert stored.sources[0].format == "pdf"


def test_without_recognition_a_scan_is_refused_with_what_to_do(scan: Path, monkeypatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(FileRefused) as refused:
        read(scan)
    assert refused.value.code == "scanned"
    assert "ocr" in refused.value.advice


def test_what_was_read_can_be_printed_to_be_corrected(scan: Path, settings: Settings) -> None:
    scan.with_name(scan.name + ".txt").write_text("第一行\n\n第三行", encoding="utf-8")
    assert kb(settings.data, "parse", str(scan), "--text").stdout == "第一行\n\n第三行\n"

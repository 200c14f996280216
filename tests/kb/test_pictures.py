"""Pictures are kept with the passage that they belong to."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

import docx
import pytest
from PIL import Image

from kb.errors import FileRefused
from kb.model import Passage, Picture
from kb.parsing.pictures import placed_pictures
from kb.reading import read, read_document
from kb.reading.bytes import file_bytes
from kb.reading.pictures import frames_of, shown_picture
from kb.settings import Settings
from kb.store import open_store
from tests.kb.test_docx import saved
from tests.kb.test_importing import kb
from tests.kb.test_parsing import BODY
from tests.kb.test_pdf import photograph


def passage(number: int, kind: str, line: int) -> Passage:
    return Passage(f"p{number}", kind, "文", None, None, (line, line), str(number))  # type: ignore[arg-type]


def owners(pictures_at: list[int], *passages: Passage) -> list[str | None]:
    pictures = [Picture(bytes([at]), "png", line) for at, line in enumerate(pictures_at)]
    return [picture.passage for picture in placed_pictures(pictures, passages)]


def test_a_picture_goes_with_the_caption_below_else_above_else_the_passage_before() -> None:
    text, caption = passage(1, "paragraph", 2), passage(2, "caption", 4)
    assert owners([3], text, caption) == ["p2"]
    assert owners([5], text, caption, passage(3, "paragraph", 6)) == ["p2"]
    assert owners([3], text, passage(2, "paragraph", 4)) == ["p1"]
    assert owners([1], text) == [None]


def test_pictures_in_a_row_go_with_the_captions_in_a_row() -> None:
    captions = [passage(2, "caption", 6), passage(3, "caption", 7)]
    assert owners([3, 4], passage(1, "paragraph", 2), *captions) == ["p2", "p3"]
    assert owners([3, 4, 5], passage(1, "paragraph", 2), *captions) == ["p2", "p3", "p3"]


def picture_of(size: tuple[int, int], format_: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, format_)
    return out.getvalue()


def test_ornaments_and_what_is_no_picture_are_left_and_old_formats_become_png() -> None:
    assert shown_picture(picture_of((20, 400), "PNG")) is None
    assert shown_picture(b"\xd7\xcd\xc6\x9a metafile") is None
    jpeg = picture_of((100, 80), "JPEG")
    assert shown_picture(jpeg) == (jpeg, "jpeg")
    shown = shown_picture(picture_of((100, 80), "BMP"))
    assert shown is not None
    assert shown[0].startswith(b"\x89PNG")


def test_a_picture_beyond_all_measure_is_refused() -> None:
    huge = picture_of((1, 1), "BMP")
    huge = huge[:18] + (20_000).to_bytes(4, "little") + (20_000).to_bytes(4, "little") + huge[26:]
    with pytest.raises(FileRefused, match="图片过大"):
        frames_of(huge, 1)


def test_pictures_of_word_documents_and_web_pages_are_found_in_their_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    document.add_picture(io.BytesIO(photograph()))
    document.add_paragraph("图1 水厂改造现场")
    (found,) = read_document(file_bytes("a.docx", saved(document))).pictures
    assert (found.data, found.format, found.line) == (photograph(), "png", 2)

    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "1.png").write_bytes(photograph("green"))
    (tmp_path.parent / "outside.png").write_bytes(photograph("red"))
    inline = base64.b64encode(photograph()).decode()
    (tmp_path / "a.html").write_text(
        f'<p>{BODY}</p><img src="data:image/png;base64,{inline}"><img src="a_files/1.png"><img src="../outside.png"><img src="http://a/b.png">',
        encoding="utf-8",
    )
    assert [picture.data for picture in read(tmp_path / "a.html").pictures] == [photograph(), photograph("green")]


def test_an_import_keeps_the_pictures_under_their_hashes(tmp_path: Path, settings: Settings) -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    document.add_picture(io.BytesIO(photograph()))
    document.save(str(tmp_path / "a.docx"))
    assert kb(settings.data, "import", str(tmp_path / "a.docx")).exit_code == 0
    digest = hashlib.sha256(photograph()).hexdigest()
    assert settings.original_path(digest, ".png").read_bytes() == photograph()
    with open_store(settings.store_url) as store:
        assert [picture.sha256 for picture in next(store.bulletins()).bulletin.pictures] == [digest]

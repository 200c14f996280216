"""OFD files, made here as GB/T 33190 says: a zip of XML with each piece of text at its place."""

from __future__ import annotations

import io
import zipfile

import pytest

from kb.errors import FileRefused
from kb.model import Document
from kb.reading import read_document
from kb.reading.bytes import file_bytes
from kb.understanding import understand
from tests.kb.test_parsing import BODY
from tests.kb.test_pdf import photograph

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LEFT, TOP, LEADING, FILL = 5.0, 25.0, 40.0, 9.0, 30


def text_object(text: str, line: int, x: float = LEFT) -> str:
    delta = f"g {len(text) - 1} {SIZE}" if len(text) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{x} {TOP + line * LEADING} 160 6" Size="{SIZE}">'
        f'<ofd:TextCode X="0" Y="{SIZE}" DeltaX="{delta}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def made(*pages: str, extra: dict[str, bytes] | None = None, resources: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NS}><ofd:CommonData>{resources}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for number, objects in enumerate(pages):
            archive.writestr(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
            )
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def read(data: bytes) -> Document:
    return read_document(file_bytes("a.ofd", data))


def paragraph(text: str) -> list[str]:
    whole = f"　　{text}"
    return [whole[at : at + FILL] for at in range(0, len(whole), FILL)]


def test_pieces_become_paragraphs_over_pages() -> None:
    lines = paragraph(BODY * 2)
    objects = [text_object(line.strip("　"), at, LEFT + SIZE * line.count("　")) for at, line in enumerate(lines)]
    bulletin = understand(read(made("".join(objects[:2]), "".join(objects[2:])))).bulletin
    assert [passage.text for passage in bulletin.passages] == [BODY * 2]
    assert bulletin.passages[0].pages == (1, 2)


def test_a_picture_is_found_by_its_resource() -> None:
    resources = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    listed = f'<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>'
    page = (
        text_object(BODY[:25], 0)
        + '<ofd:ImageObject Boundary="30 60 40 30" ResourceID="7"/>'
        + text_object("图1 水厂改造现场", 7)
    )
    document = read(
        made(
            page, extra={"Doc_0/DocumentRes.xml": listed.encode(), "Doc_0/Res/a.png": photograph()}, resources=resources
        )
    )
    assert [(picture.format, picture.page) for picture in document.pictures] == [("png", 1)]
    bulletin = understand(document).bulletin
    assert bulletin.pictures[0].passage == next(each.id for each in bulletin.passages if each.kind == "caption")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04", "damaged"),
        (made(), "no-text"),
        (made('<!DOCTYPE a [<!ENTITY b "c">]>')[:-40], "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(data)
    assert refused.value.code == code


def test_an_xml_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("OFD.xml", '<!DOCTYPE a [<!ENTITY b "' + "c" * 50 + '"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>')
    with pytest.raises(FileRefused) as refused:
        read(out.getvalue())
    assert refused.value.code == "bomb"

"""A file becomes lines of text with their origin. One module per format, one table that chooses.

The format is what the first bytes say, else the file's extension: in old archives many a .doc is a web page or RTF.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePosixPath

from kb.errors import FileRefused
from kb.model import Document
from kb.reading.archive import members_of
from kb.reading.bytes import PICTURES, FileBytes, read_bytes

_READERS = {
    "txt": "kb.reading.txt:read_txt",
    "docx": "kb.reading.docx:read_docx",
    "pdf": "kb.reading.pdf:read_pdf",
    "html": "kb.reading.html:read_html",
    "doc": "kb.reading.doc:read_doc",
    "rtf": "kb.reading.rtf:read_rtf",
    "odt": "kb.reading.odt:read_odt",
    "ofd": "kb.reading.ofd:read_ofd",
    "picture": "kb.reading.scan:read_picture",
}
"""Where each format's reader is: it is loaded when a file needs it, so that plain text needs no library of Word."""

FORMATS = {
    **dict.fromkeys((".txt", ".text"), "txt"),
    **dict.fromkeys((".docx", ".docm"), "docx"),
    **dict.fromkeys((".html", ".htm"), "html"),
    **dict.fromkeys((".doc", ".wps"), "doc"),
    **dict.fromkeys(PICTURES, "picture"),
    **{f".{name}": name for name in ("pdf", "rtf", "odt", "ofd", "zip")},
}
_SIGNATURES = ((b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"))
_ZIPPED = (("word/document.xml", "docx"), ("OFD.xml", "ofd"), ("content.xml", "odt"))


def read(path: Path) -> Document:
    """The document in a file. Raises FileRefused, whose message says why and whose advice says what to do."""
    return read_document(read_bytes(path))


def read_document(content: FileBytes) -> Document:
    """The document in bytes that were read before (so that a file is read once). An archive must hold just one."""
    kind = format_of(content)
    if kind == "zip":
        members = list(members_of(content))
        if len(members) != 1 or isinstance(members[0], FileRefused):
            raise FileRefused("archive", f"压缩包里有 {len(members)} 个文件", "请用 kb import 导入，或解压后逐个处理")
        return read_document(members[0])
    return _reader(kind)(content)


def format_of(content: FileBytes) -> str:
    """The format of a file. Raises FileRefused where none of ours has its extension."""
    suffix = PurePosixPath(content.name).suffix.lower()
    kind = FORMATS.get(suffix)
    if kind is None:
        known = " ".join(sorted(FORMATS))
        raise FileRefused(
            "unsupported-format", f"不支持的文件格式“{suffix or '无扩展名'}”", f"请转成以下格式之一：{known}"
        )
    head = content.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
    if found is None and head.startswith(b"PK\x03\x04"):
        return _zipped_format(content, kind)
    if found is None and kind not in ("txt", "html", "picture") and b"<html" in head.lower():
        return "html"
    return found or kind


def _zipped_format(content: FileBytes, kind: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return kind
    return next((name for member, name in _ZIPPED if member in names), kind)


def _reader(kind: str) -> Callable[[FileBytes], Document]:
    module, _, name = _READERS[kind].partition(":")
    reader: Callable[[FileBytes], Document] = getattr(import_module(module), name)
    return reader

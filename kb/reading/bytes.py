"""The bytes of a file, with their hash: read once, within a bound."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from kb.errors import FileRefused
from kb.files import readable

MOST_BYTES = 64 * 1024 * 1024
CORRECTED = ".txt"
PAGE_FOLDERS = ("_files", ".files")
"""What a browser appends to a page's name for the folder of its pictures."""
PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"))
SCANS = PICTURES | {".pdf"}


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file's base name, its bytes, their SHA-256 in hexadecimal, and its folder (None inside an archive).

    `corrected` are the bytes of the corrected text beside a scan (`kb.reading.scan`), None where there is none.
    """

    name: str
    data: bytes
    sha256: str
    folder: Path | None = None
    corrected: bytes | None = None


def file_bytes(name: str, data: bytes) -> FileBytes:
    """Bytes that are no file of their own: a member of an archive, the result of a conversion."""
    return FileBytes(name, data, hashlib.sha256(data).hexdigest())


def read_bytes(path: Path) -> FileBytes:
    """The bytes of a regular file of at most MOST_BYTES. Raises FileRefused otherwise."""
    try:
        if path.is_symlink():
            raise FileRefused("link", "是符号链接，不是文件", "请导入它指向的文件或文件夹本身")
        if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
            raise FileRefused("unreadable", "没有读取该文件夹的权限", "请为运行本程序的用户开放读取权限")
        if not path.exists():
            raise FileRefused("missing", "文件不存在", "请核对路径")
        if not path.is_file():
            raise FileRefused("not-a-file", "不是普通文件", "请给出文件或文件夹的路径")
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused("too-large", f"文件超过 {MOST_BYTES >> 20} MiB", "请拆分后再导入")
        data = path.read_bytes()
        corrected = _corrected(path)
    except PermissionError as error:
        raise FileRefused("unreadable", "没有读取权限", "请为运行本程序的用户开放读取权限") from error
    except OSError as error:
        raise FileRefused("unreadable", f"无法读取：{error.strerror}", "请检查磁盘和路径") from error
    return FileBytes(readable(Path(path.name)), data, hashlib.sha256(data).hexdigest(), path.parent, corrected)


def _corrected(path: Path) -> bytes | None:
    """The bytes of the corrected text beside a scan, a regular file within the bound, or None."""
    beside = path.with_name(path.name + CORRECTED)
    if path.suffix.lower() not in SCANS or beside.is_symlink() or not beside.is_file():
        return None
    if beside.stat().st_size > MOST_BYTES:
        raise FileRefused("too-large", f"校对文本 {beside.name} 超过 {MOST_BYTES >> 20} MiB", "请核对该文件")
    return beside.read_bytes()


def is_corrected_text(path: Path) -> bool:
    """Whether a file is the corrected text of the scan beside it, and no bulletin of its own."""
    scan = path.with_suffix("")
    return path.suffix.lower() == CORRECTED and scan.suffix.lower() in SCANS and scan.is_file()

"""Zip files: what is checked before anything in one is opened, and the files in an archive of bulletins."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from kb.errors import FileRefused
from kb.reading.bytes import FileBytes, file_bytes

MOST_UNPACKED = 256 * 1024 * 1024
MOST_MEMBERS = 10_000
MOST_RATIO = 200
_HARMLESS = 16 * 1024 * 1024
"""A larger member that unpacks to more than MOST_RATIO times its size is no text and no picture, but a trap."""

_UTF8_NAMES = 0x800
LEFT_BEHIND = ("Thumbs.db", "desktop.ini")


def check_archive(data: bytes) -> None:
    """Raises FileRefused for what is no zip file, is encrypted, or would unpack beyond all measure."""
    if data.count(b"PK\x01\x02") > MOST_MEMBERS:  # before the library makes an object of each
        raise FileRefused("bomb", "压缩包内含文件过多", "请核对文件来源；确属需要请拆分")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise FileRefused("damaged", "文件不完整或已损坏", "请重新取得原文件，或打开后另存一份") from error
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused("encrypted", "文件加了密码", "请去掉密码后再导入")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED or len(members) > MOST_MEMBERS:
        raise FileRefused(
            "bomb", f"解压后超过 {MOST_UNPACKED >> 20} MiB，或内含文件过多", "请核对文件来源；确属需要请拆分"
        )
    if any(member.file_size > max(MOST_RATIO * member.compress_size, _HARMLESS) for member in members):
        raise FileRefused("bomb", "压缩比异常，可能是恶意文件", "请核对文件来源")


class MemberRefused(FileRefused):
    """A file in an archive that cannot be taken in; `name` is its path there."""

    def __init__(self, name: str, code: str, reason: str, advice: str) -> None:
        super().__init__(code, reason, advice)
        self.name = name


def members_of(content: FileBytes) -> Iterator[FileBytes | MemberRefused]:
    """The files in an archive, in its order, named by their path in it. Nothing is ever written by those names.

    A member that cannot be taken in comes as its refusal. Raises FileRefused for an archive that is damaged or a trap.
    """
    check_archive(content.data)
    with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
        for member in archive.infolist():
            name = _name(member).replace("\\", "/")
            if not member.is_dir() and not _is_left_behind(name):
                yield _checked(archive, member, name)


def _is_left_behind(name: str) -> bool:
    """Whether a file is none of its owner's, but what a system or an office suite leaves in folders."""
    own = name.rsplit("/", maxsplit=1)[-1]
    return name.startswith("__MACOSX/") or own.startswith((".", "~$")) or own in LEFT_BEHIND


def _checked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> FileBytes | MemberRefused:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name[:3]:
        return MemberRefused(
            name, "unsafe-name", "压缩包里的文件名指向包外，可能是恶意文件", "请核对文件来源，重新打包"
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        return MemberRefused(name, "link", "是符号链接，不是文件", "请把它指向的文件本身放进来")
    if path.suffix.lower() == ".zip":
        return MemberRefused(name, "nested-archive", "压缩包里还有压缩包", "请解压后再导入")
    try:
        return file_bytes(str(path), archive.read(member))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        return MemberRefused(name, "damaged", "压缩包里的这个文件已损坏", "请重新取得压缩包")


def _name(member: zipfile.ZipInfo) -> str:
    """The name of a member; without a mark for UTF-8 it is the bytes of the system that packed it, often GBK."""
    if member.flag_bits & _UTF8_NAMES:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename

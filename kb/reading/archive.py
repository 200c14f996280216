"""What is checked of a zip file before anything in it is opened."""

from __future__ import annotations

import io
import zipfile

from kb.errors import FileRefused

MOST_UNPACKED = 256 * 1024 * 1024
MOST_MEMBERS = 10_000
MOST_RATIO = 200
"""A member that unpacks to more than this many times its size is no text and no picture, but a trap."""


def check_archive(data: bytes) -> None:
    """Raises FileRefused for what is no zip file, is encrypted, or would unpack beyond all measure."""
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
    if any(member.file_size > MOST_RATIO * max(member.compress_size, 1) > MOST_RATIO * 1024 for member in members):
        raise FileRefused("bomb", "压缩比异常，可能是恶意文件", "请核对文件来源")

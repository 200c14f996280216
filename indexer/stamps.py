"""The files of a generation as they were written, so that damage is found."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

_SMALL = 1 << 20
"""Bytes of a file whose SHA-256 is compared whenever it is opened."""


class FileStamp(NamedTuple):
    """A file as it was written: bytes, SHA-256, when it was last written (nanoseconds)."""

    size: int
    sha256: str
    written: int


Stamps: TypeAlias = Mapping[str, FileStamp]
"""By the path in the generation."""


def stamps_of(directory: Path, leave_out: str, known: Stamps | None = None) -> dict[str, FileStamp]:
    """The stamps of all files but one; a great file that seems to be the one `known` by its name is not read."""
    return {
        name: _stamp(path, (known or {}).get(name))
        for path in sorted(directory.rglob("*"))
        if path.is_file() and (name := path.relative_to(directory).as_posix()) != leave_out
    }


def differing(files: Stamps, wanted: Stamps) -> list[str]:
    """The names of what is missing, added, or has other bytes."""
    return sorted(
        name
        for name in files.keys() | wanted.keys()
        if name not in files or name not in wanted or files[name][:2] != wanted[name][:2]
    )


def damaged(directory: Path, stamps: Stamps) -> list[str]:
    """The files that are not what they were when they were written; a great one that seems untouched is not read."""
    return [name for name, stamp in stamps.items() if _is_damaged(directory / name, stamp)]


def _stamp(path: Path, known: FileStamp | None) -> FileStamp:
    status = path.stat()
    if (
        known is not None
        and known.size > _SMALL
        and (known.size, known.written) == (status.st_size, status.st_mtime_ns)
    ):
        return known
    return FileStamp(status.st_size, _sha256(path), status.st_mtime_ns)


def _is_damaged(path: Path, stamp: FileStamp) -> bool:
    try:
        return _stamp(path, stamp)[:2] != stamp[:2]
    except OSError:
        return True


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Old office files through LibreOffice, where it is installed: converted to .docx, which keeps numbers and pictures."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from kb.reading.bytes import FileBytes, file_bytes

SECONDS = 60
"""A conversion takes about a second; one that takes longer than this is ended and the file read without it."""


def converted_to_docx(content: FileBytes, suffix: str) -> FileBytes | None:
    """The document as .docx, or None where no LibreOffice is on the PATH or it cannot convert the file."""
    programme = shutil.which("soffice") or shutil.which("libreoffice")
    if programme is None:
        return None
    with tempfile.TemporaryDirectory(prefix="kb-office-") as scratch:
        source = Path(scratch, f"in{suffix}")
        source.write_bytes(content.data)
        command = [
            programme,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}",
            *("--convert-to", "docx", "--outdir", str(Path(scratch, "out")), str(source)),
        ]
        _run(command)
        made = Path(scratch, "out", "in.docx")
        return file_bytes(content.name, made.read_bytes()) if made.is_file() else None


def _run(command: list[str]) -> None:
    """Runs a command in a group of its own, which is ended as a whole when it takes too long."""
    process = subprocess.Popen(  # noqa: S603  # a fixed command on a file of ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

"""Old office files through LibreOffice, where it is installed: converted to .docx, which keeps numbers and pictures."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from kb.errors import FileRefused
from kb.model import Document
from kb.reading.bytes import FileBytes, file_bytes
from kb.reading.docx import read_docx

_PR_SET_PDEATHSIG = 1
SECONDS = 60
"""A conversion takes about a second; one that takes longer than this is ended and the file read without it."""

_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_CLOSED = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""No macros, no links, and a proxy that does not answer: a document may name pictures on other machines."""

_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _CLOSED)
    + "</oor:items>"
)


def read_through_office(content: FileBytes, kind: str) -> Document | None:
    """The document of an old format through LibreOffice; None where there is none, or where it makes nothing of it."""
    made = converted_to_docx(content, f".{kind}")
    if made is None:
        return None
    try:
        return replace(read_docx(made), name=content.name, format=kind, sha256=content.sha256)
    except FileRefused:
        return None  # the reader without a suite has its own try


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
        profile = Path(scratch, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        _run(command)
        made = Path(scratch, "out", "in.docx")
        return file_bytes(content.name, made.read_bytes()) if made.is_file() else None


def _end_with_parent() -> None:
    """Asks the system to end this process with the one that started it, where it can (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _run(command: list[str]) -> None:
    """Runs a command in a group of its own, which is ended as a whole when it takes too long."""
    process = subprocess.Popen(  # noqa: S603  # a fixed command on a file of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509  # the process that reads files has one thread
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

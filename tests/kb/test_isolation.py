"""A file that hangs, crashes or eats memory is refused, and the next one is read."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from dataclasses import replace

import pytest

from kb import isolation
from kb.errors import FileRefused
from kb.folder import FolderSettings
from kb.isolation import Understander
from kb.reading import read_document
from kb.reading.bytes import file_bytes
from kb.settings import Settings
from tests.kb.test_store import TEXT

GOOD = file_bytes("good.txt", TEXT.encode())


def _misbehaving(content):
    """Stands for a library with a fault: what it does is what the file says."""
    match content.data:
        case b"hang":
            time.sleep(60)
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"eat":
            return bytearray(8 << 30)
        case b"fault":
            raise RuntimeError("boom")
    return _real(content)


_real = read_document


@pytest.fixture
def understander(settings: Settings, monkeypatch):
    """An understander whose process, forked here, reads with `_misbehaving`."""
    monkeypatch.setattr(isolation, "read_document", _misbehaving)
    with Understander(replace(settings, file_seconds=1)) as understander:
        understander._context = multiprocessing.get_context("fork")
        yield understander


@pytest.mark.parametrize(
    ("behaviour", "code"), [(b"hang", "too-slow"), (b"crash", "crashed"), (b"eat", "too-heavy"), (b"fault", "failed")]
)
def test_a_file_that_ends_the_process_is_refused_and_the_next_is_read(understander, behaviour, code) -> None:
    with pytest.raises(FileRefused) as refused:
        understander.understand(file_bytes("bad.txt", behaviour), FolderSettings())
    assert refused.value.code == code
    _, bulletin = understander.understand(GOOD, FolderSettings())
    assert bulletin.series == "节水简报"


def test_the_process_is_one_for_many_files_and_ends_with_the_run(settings: Settings) -> None:
    with Understander(settings) as understander:
        understander.understand(GOOD, FolderSettings())
        process = understander._process
        understander.understand(GOOD, FolderSettings())
        assert understander._process is process
    with pytest.raises(ValueError, match="closed"):
        process.exitcode  # noqa: B018

"""Files are read and understood in a process of their own: one that hangs, crashes or eats memory is only refused.

The process is started when the first file comes and serves file after file. Its time for a file is kept by a watch
that ends it even inside a library (`faulthandler`), its memory by a limit of the operating system where there is one.
It ends with its parent, however that one ends.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import shutil
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kb.errors import FileRefused
from kb.folder import FolderSettings
from kb.model import Bulletin, Document
from kb.reading import read_document
from kb.reading.bytes import FileBytes
from kb.settings import Settings
from kb.understanding import understand

_GRACE = 5.0
_TOO_HEAVY = ("too-heavy", "读取需要的内存超过限额", "请核对文件；确需导入请调大设置 file_memory_mb")
_OUT_OF_MEMORY = ("bad_alloc", "Failed to allocate", "out of memory", "BFCArena", "can't start new thread")
"""How the libraries of other languages say that memory has run out."""
_PRELOADED = ["kb.isolation", "kb.reading.txt"]


class Understander:
    """Understands files one after another, in a process of its own. A context manager."""

    def __init__(self, settings: Settings) -> None:
        self._seconds = settings.file_seconds
        self._megabytes = settings.file_memory_mb
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        self._process: Any = None
        self._connection: Connection | None = None
        self._scratch = settings.cache / "scratch"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def understand(self, content: FileBytes, fixed: FolderSettings) -> tuple[Document, Bulletin]:
        """The document in a file and the bulletin in it. Raises FileRefused, also for a file that ends the process."""
        started = time.monotonic()
        try:
            connection = self._connected()
            connection.send((content, fixed))
            if not connection.poll(self._seconds + _GRACE):
                raise EOFError  # noqa: TRY301  # as if it had ended
            answer = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            if time.monotonic() - started >= self._seconds:
                raise FileRefused(
                    "too-slow", f"读取超过 {self._seconds} 秒，已中止", "请核对文件；确需导入请调大设置 file_seconds"
                ) from error
            raise FileRefused("crashed", "读取时程序异常退出", "请打开原文件，另存一份后再导入") from error
        if isinstance(answer, tuple) and len(answer) == 2:
            document, bulletin = answer
            return document, bulletin
        raise FileRefused(*answer)

    def _connected(self) -> Connection:
        if self._connection is not None:
            return self._connection
        with contextlib.suppress(AttributeError):  # only the fork server can load modules once for all
            self._context.set_forkserver_preload(_PRELOADED)
        self._scratch.mkdir(parents=True, exist_ok=True)
        ours: Connection
        ours, theirs = self._context.Pipe()
        limits = (self._seconds, self._megabytes, self._scratch)
        self._process = self._context.Process(
            target=_serve, args=(theirs, *limits), name="kb-understander", daemon=True
        )
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    def close(self) -> None:
        """Ends the process, if it runs, and removes what it has left; another one starts with the next file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            with contextlib.suppress(AttributeError, ValueError):  # one that has never started
                self._process.kill()
                self._process.join()
                self._process.close()
            self._process = None
        shutil.rmtree(self._scratch, ignore_errors=True)  # what a reader that was ended has left


def _serve(connection: Connection, seconds: int, megabytes: int, scratch: Path) -> None:
    """Answers files with (document, bulletin), or with the code, reason and advice of a refusal."""
    _limit_memory(megabytes)
    tempfile.tempdir = str(scratch)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  # not a file of ours
        while True:
            try:
                content, fixed = connection.recv()
            except (EOFError, OSError):
                return
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            answer = _answer(content, fixed)
            faulthandler.cancel_dump_traceback_later()
            try:
                connection.send(answer)
            except MemoryError:
                connection.send(_TOO_HEAVY)


def _answer(content: FileBytes, fixed: FolderSettings) -> tuple[Document, Bulletin] | tuple[str, str, str]:
    try:
        document = read_document(content)
        return document, understand(document, fixed).bulletin
    except FileRefused as refused:
        return refused.code, refused.message, refused.advice
    except MemoryError:
        return _TOO_HEAVY
    except Exception as error:  # noqa: BLE001  # a fault of ours refuses this one file and lets the run go on
        if any(sign in str(error) for sign in _OUT_OF_MEMORY):
            return _TOO_HEAVY
        return "failed", f"解析时出错：{error!r:.300}", "请把该文件和这条说明发给维护者"


def _limit_memory(megabytes: int) -> None:
    """Bounds what this process may address, where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415  # not there on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

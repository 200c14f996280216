"""The processes that build."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from indexer.errors import IndexRefused


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def worker_pool(processes: int) -> Iterator[Executor | None]:
    """So many workers; None for one, who is this process. Raises IndexRefused if one of them dies."""
    if processes == 1:
        yield None
        return
    try:
        # Spawned, not forked: a fork copies whatever locks the threads of the parent hold.
        with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_end_with_parent) as pool:
            yield pool
    except BrokenProcessPool as error:
        raise IndexRefused(
            "建索引的进程意外结束，旧索引继续服务", "多半是内存不足；请把设置 build_processes 设为 1 再试"
        ) from error


def _end_with_parent() -> None:
    """Ends a worker when its parent is gone: without that, the workers of a killed build would wait for ever."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

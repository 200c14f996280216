"""Parts of one search that do not wait for each other, on the processors that are free."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Generic, TypeVar

Result = TypeVar("Result")


def threads() -> ThreadPoolExecutor:
    """Threads for all processors but the one that asks; none is started before there is something to do."""
    return ThreadPoolExecutor(max(1, (os.cpu_count() or 1) - 1), "search")


class Tasks(Generic[Result]):
    """Named tasks, begun by other threads (if there are any) in their order; kernels run without Python's lock."""

    def __init__(self, tasks: Mapping[str, Callable[[], Result]], others: Executor | None) -> None:
        self._tasks = tasks
        self._begun = {name: others.submit(task) for name, task in tasks.items()} if others else {}

    def results(self) -> dict[str, Result]:
        """What they give, in their order. What nobody has begun is done here, so that no search waits for another."""
        done = {}
        for name in reversed(list(self._tasks)):
            begun = self._begun.get(name)
            done[name] = self._tasks[name]() if begun is None or begun.cancel() else begun.result()
        return {name: done[name] for name in self._tasks}

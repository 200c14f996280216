"""What cron runs, run as cron runs it: in a process of its own, killed at any instant."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from indexer.engine import EngineQuery
from indexer.generation import LiveIndex
from indexer.query import Text
from indexer.terms import Analyzer
from kb.importing import writer_lock
from kb.settings import Settings
from tests.kb.test_importing import kb
from tests.kb.test_store import TEXT

KB = [sys.executable, "-c", "from kb.cli import main; main()"]
DELAYS = (0.3, 0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def put(folder: Path, numbers: range) -> None:
    for number in numbers:
        (folder / f"{number}.txt").write_text(TEXT.replace("第3期", f"第{number}期"), encoding="utf-8")


def sync(settings: Settings, folder: Path) -> subprocess.Popen[str]:
    command = [*KB, "--data", str(settings.data), "sync", str(folder)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def total(live: LiveIndex) -> int:
    return live.get().searcher.search(EngineQuery(Text("节水改造"))).total.bulletins


def test_one_summary_line_without_a_terminal(settings: Settings, folder: Path) -> None:
    put(folder, range(1, 4))
    process = sync(settings, folder)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert len(err.splitlines()) == 1
    assert "新增 3 期" in err
    assert "索引已更新：3 期" in err
    again = sync(settings, folder)
    _, err = again.communicate(timeout=60)
    assert again.returncode == 0
    assert "索引无需更新" in err


def test_killed_at_any_instant_the_old_index_serves_and_the_next_run_completes(
    settings: Settings, folder: Path, analyzer: Analyzer
) -> None:
    put(folder, range(1, 6))
    sync(settings, folder).communicate(timeout=60)
    live = LiveIndex(settings, analyzer)
    assert total(live) == 5
    known = 5
    for round_, delay in enumerate(DELAYS, start=1):
        put(folder, range(1, 5 + 10 * round_ + 1))
        process = sync(settings, folder)
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        for index in (live, LiveIndex(settings, analyzer)):
            assert total(index) >= known
        known = total(live)
    last = sync(settings, folder)
    last.communicate(timeout=60)
    assert last.returncode == 0
    assert total(live) == 5 + 10 * len(DELAYS)
    assert not list(settings.index.glob(".building-*"))
    status = json.loads(kb(settings.data, "status", "--json").stdout)
    assert status["bulletins"] == status["sources"] == 5 + 10 * len(DELAYS)


def test_queries_during_rebuilds_never_fail_and_never_come_back_empty(
    settings: Settings, folder: Path, analyzer: Analyzer
) -> None:
    put(folder, range(1, 4))
    assert kb(settings.data, "sync", str(folder)).exit_code == 0
    live = LiveIndex(settings, analyzer)
    stop = threading.Event()
    answers: list[int] = []
    failures: list[Exception] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                answers.append(total(live))
            except Exception as error:  # noqa: BLE001  # whatever it is, the test must show it
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        assert kb(settings.data, "index", "build").exit_code == 0
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert answers
    assert set(answers) == {3}


def test_a_second_run_ends_with_5(settings: Settings, folder: Path) -> None:
    put(folder, range(1, 2))
    with writer_lock(settings):
        process = sync(settings, folder)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 5
    assert "正在运行" in err


def test_a_folder_without_bulletins_gives_an_index_without_bulletins(settings: Settings, folder: Path) -> None:
    assert kb(settings.data, "sync", str(folder)).exit_code == 0
    page = json.loads(kb(settings.data, "search", "节水", "--json").stdout)
    assert (page["total"]["bulletins"], page["coverage"]["bulletins"]) == (0, 0)
    put(folder, range(1, 3))
    assert kb(settings.data, "sync", str(folder)).exit_code == 0
    assert json.loads(kb(settings.data, "search", "节水", "--json").stdout)["total"]["bulletins"] == 2


def test_a_damaged_index_is_built_anew_by_the_next_run(settings: Settings, folder: Path) -> None:
    put(folder, range(1, 3))
    kb(settings.data, "sync", str(folder))
    (settings.index / "current").write_bytes(b"\xff\n")
    assert kb(settings.data, "search", "节水").exit_code == 1
    assert kb(settings.data, "sync", str(folder)).exit_code == 0
    for name in ("summary.json", "engine/shared.arrays"):
        current = (settings.index / "current").read_text(encoding="utf-8").strip()
        (settings.index / current / name).unlink()
        served = kb(settings.data, "search", "节水")
        assert served.exit_code == 0  # the generation before it
        assert f"索引 {current} 已损坏：{name}" in served.stderr
        assert kb(settings.data, "sync", str(folder)).exit_code == 0
        assert "已损坏" not in kb(settings.data, "search", "节水").stderr


def test_newly_refused_files_end_with_3_once(settings: Settings, folder: Path) -> None:
    put(folder, range(1, 2))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert kb(settings.data, "sync", str(folder)).exit_code == 3
    assert kb(settings.data, "sync", str(folder)).exit_code == 0


def test_the_index_commands(settings: Settings, folder: Path) -> None:
    assert kb(settings.data, "index", "verify").exit_code == 2
    assert "还没有建立索引" in kb(settings.data, "index", "status").stderr
    put(folder, range(1, 3))
    kb(settings.data, "import", str(folder))
    assert kb(settings.data, "index", "build").exit_code == 0
    assert kb(settings.data, "index", "verify").exit_code == 0
    kb(settings.data, "index", "build")
    status = json.loads(kb(settings.data, "index", "status", "--json").stdout)
    assert len(status["generations"]) == 2
    assert kb(settings.data, "index", "rollback").exit_code == 0
    assert kb(settings.data, "index", "rollback").exit_code == 1
    assert "* " + status["generations"][0]["generation"] in kb(settings.data, "index", "status").stdout
    assert kb(settings.data, "index", "prune").exit_code == 0
    victim = settings.index / status["generations"][0]["generation"] / "summary.json"
    victim.write_bytes(victim.read_bytes() + b"x")
    assert kb(settings.data, "index", "verify").exit_code == 4


def test_search_on_the_command_line(settings: Settings, folder: Path) -> None:
    assert kb(settings.data, "search", "节水").exit_code == 1
    put(folder, range(1, 4))
    kb(settings.data, "sync", str(folder))
    page = json.loads(kb(settings.data, "search", "节水改造", "--json").stdout)
    assert page["total"]["bulletins"] == 3
    shown = kb(settings.data, "search", "节水改造", "--sort", "oldest")
    assert "【节水改造】" in shown.stdout
    assert "共 3 期" in shown.stderr
    assert json.loads(kb(settings.data, "search", "--json", "--", "节水", "-改造").stdout)["total"]["bulletins"] == 3
    assert kb(settings.data, "search", "节水", "--page", "0").exit_code == 2
    relaxed = kb(settings.data, "search", "节水", "飞碟")
    assert "之一" in relaxed.stderr
    assert "已检索 3 期" in kb(settings.data, "search", '"飞碟').stderr


def test_a_search_loads_no_database(settings: Settings, folder: Path) -> None:
    put(folder, range(1, 3))
    assert kb(settings.data, "sync", str(folder)).exit_code == 0
    code = (
        "import sys; sys.argv = ['kb', '--data', sys.argv[1], 'search', '节水']\n"
        "from kb.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code in (0, None), end.code\n"
        "assert 'sqlalchemy' not in sys.modules"
    )
    command = [sys.executable, "-c", code, str(settings.data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "共 2 期" in done.stderr

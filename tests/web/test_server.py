"""The real server in a process of its own, and the real browser where one is installed."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.accuracy import SAMPLES
from tests.indexer.test_sync import KB

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; .ci/run installs one")


def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """A server, and its address as it prints it.

    A script that runs the tests with & has Ctrl-C ignored, and so would all that they start; a terminal has not.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen([*KB, *arguments], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if match := re.search(r"http://\S+?/", line):
            return process, match.group()
    raise AssertionError("".join(lines))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("server") / "data"
    process, url = start("--data", str(data), "open", str(SAMPLES), "--no-browser", "--port", "0")
    yield url
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as response:
        return str(response.read(), "utf-8")


def test_one_command_imports_indexes_and_serves(address: str) -> None:
    assert json.loads(get(f"{address}healthz"))["status"] == "ok"
    assert json.loads(get(f"{address}search.json?q={quote('捐赠')}"))["total"]["bulletins"] > 3


def test_the_demo_brings_its_own_samples(tmp_path: Path) -> None:
    process, url = start("--data", str(tmp_path), "demo", "--no-browser", "--port", "0")
    try:
        assert "云岭节水简报" in get(url)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*KB, "--data", str(tmp_path), "serve", "--port", port],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 1
    assert "--port" in done.stderr


def test_crons_path_never_loads_flask(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['kb', '--data', sys.argv[1], 'sync', sys.argv[2]]\n"
        "from kb.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code in (0, None), end.code\n"
        "assert 'flask' not in sys.modules and 'web' not in sys.modules"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "data"), str(SAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def dump(url: str, profile: Path) -> tuple[str, str]:
    """The page as the browser built it, and what the browser said."""
    assert CHROMIUM is not None
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--enable-logging=stderr",
    ]
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    done = subprocess.run(
        [CHROMIUM, *flags, *quiet, f"--user-data-dir={profile}", "--dump-dom", url],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    return done.stdout, done.stderr


@browser
def test_a_browser_shows_the_journey_without_complaint(address: str, tmp_path: Path) -> None:
    shown, said = dump(f"{address}search?q={quote('捐赠')}", tmp_path)
    assert "<mark>捐赠</mark>" in shown
    assert "Content Security Policy" not in said
    passage = re.search(r'class="where" href="(/bulletins/[^"]+)"', shown)
    assert passage is not None
    read, said = dump(address.rstrip("/") + passage[1].replace("&amp;", "&"), tmp_path)
    assert '<mark id="h1">捐赠</mark>' in read
    assert "Content Security Policy" not in said

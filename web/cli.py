"""`kb serve`, `kb open`, `kb demo`."""

from __future__ import annotations

import socket
import threading
import webbrowser
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import click

from indexer.commands.common import make_analyzer, writing
from kb.cli import run_import, say
from kb.errors import KbError
from kb.settings import Settings

THREADS = 8

host_option = click.option("--host", help="监听地址（缺省见设置 host）")
port_option = click.option("--port", type=click.IntRange(0, 65535), help="端口（缺省见设置 port；0 为任选）")
browser_option = click.option("--no-browser", is_flag=True, help="不打开浏览器")


@click.command("serve")
@host_option
@port_option
@click.pass_obj
def serve_command(settings: Settings, host: str | None, port: int | None) -> None:
    """启动网页服务。"""
    _serve(settings, host, port, browser=False)


@click.command("open")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@host_option
@port_option
@browser_option
@click.pass_obj
def open_command(settings: Settings, folder: Path, host: str | None, port: int | None, no_browser: bool) -> None:
    """一条命令：导入文件夹、建索引、启动服务、打开浏览器。"""
    _prepare(settings, folder)
    _serve(settings, host, port, browser=not no_browser)


@click.command("demo")
@host_option
@port_option
@browser_option
@click.pass_obj
def demo_command(settings: Settings, host: str | None, port: int | None, no_browser: bool) -> None:
    """用自带的样例简报演示；数据放在数据目录的 demo 子目录，不与真实数据相混。"""
    settings = replace(settings, data=settings.data / "demo", database_url="")
    _prepare(settings, _sample_folder())
    _serve(settings, host, port, browser=not no_browser)


def _sample_folder() -> Path:
    """Where the sample corpus lies, in a checkout and in an installed package alike (it has no code of its own)."""
    spec = find_spec("sample_corpus")
    if spec is None or not spec.submodule_search_locations:
        raise KbError("找不到自带的样例简报", "请重新安装本程序")
    return Path(next(iter(spec.submodule_search_locations)))


def _prepare(settings: Settings, folder: Path) -> None:
    from indexer.sync import bring_up_to_date

    with writing(settings) as store:
        report = run_import([folder], store, settings)
        bring_up_to_date(store, settings, make_analyzer(settings))
    say(report.summary())


def _serve(settings: Settings, host: str | None, port: int | None, *, browser: bool) -> None:
    import waitress

    from web.app import create_app

    analyzer = make_analyzer(settings)
    app = create_app(settings, analyzer)
    listening = _listen(host or settings.host, settings.port if port is None else port)
    address = f"http://{_name(listening)}:{listening.getsockname()[1]}/"
    server = waitress.create_server(app, sockets=[listening], threads=THREADS)
    # The dictionary takes a second to load: begin now, so that the first search need not wait.
    threading.Thread(target=analyzer.words, args=("预热",), daemon=True).start()
    say(f"检索地址：{address}（按 Ctrl+C 停止）")
    if browser:
        webbrowser.open(address)
    server.run()


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise KbError(
            f"不能在 {host}:{port} 上监听：{error.strerror}", "端口可能已被占用，请用 --port 换一个"
        ) from error


def _name(listening: socket.socket) -> str:
    host = str(listening.getsockname()[0])
    return f"[{host}]" if ":" in host else host

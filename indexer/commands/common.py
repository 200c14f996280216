"""What several commands share: the analyzer, the generation in service, the writer's lock, the options of a request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from indexer.errors import NoIndex
from indexer.generation import Generation, open_current
from indexer.terms import Analyzer
from kb.cli import say
from kb.knowledge.authority import Authority
from kb.settings import Settings
from kb.text import Segmenter

if TYPE_CHECKING:  # what writes is loaded where it writes
    from indexer.sync import BuildOutcome
    from kb.store import Store

Options = Mapping[str, str | bool | tuple[str, ...] | None]


def make_analyzer(settings: Settings) -> Analyzer:
    """The analyzer, with its dictionary cache in the data directory."""
    return Analyzer(Segmenter(settings.cache))


@contextmanager
def writing(settings: Settings, *, new: bool = True) -> Iterator[Store]:
    """The store, with the writer's lock; unless `new`, one that there is. Raises Busy, NotFound."""
    from kb.importing import writer_lock
    from kb.store import open_store

    if not new:
        with open_store(settings.store_url, new=False):
            pass  # or the lock would make a data directory where one was mistyped
    with writer_lock(settings), open_store(settings.store_url) as store:
        yield store


def known_authority(settings: Settings) -> Authority | None:
    """The authority of the generation in service; None where there is no index yet."""
    try:
        with current(settings, make_analyzer(settings)) as generation:
            return generation.authority
    except NoIndex:
        return None


def outcome_json(outcome: BuildOutcome) -> dict[str, object]:
    """What a build did, for programs."""
    manifest = outcome.manifest
    counts = {"bulletins": manifest.bulletins, "documents": manifest.documents}
    return {"generation": manifest.generation, "built": outcome.built, **counts}


@contextmanager
def current(settings: Settings, analyzer: Analyzer) -> Iterator[Generation]:
    """The generation in service; says where it is an older one."""
    with open_current(settings, analyzer) as generation:
        yield generation
        if generation.instead_of:
            say(f"注意：{generation.instead_of}；检索的是之前的索引")


def request_options(function: Callable[..., None]) -> Callable[..., None]:
    """The parameters of a request as options, named as in an address."""
    for option in reversed(_REQUEST_OPTIONS):
        function = option(function)
    return function


_REQUEST_OPTIONS = (
    click.argument("q", metavar="[QUERY]...", nargs=-1),
    click.option("--series", multiple=True, help="简报（编号，可多次）"),
    click.option("--issue", multiple=True, help="期（简报编号，可多次）"),
    click.option("--issuer", multiple=True, help="编发单位（可多次）"),
    click.option("--org", multiple=True, help="单位（可多次）"),
    click.option("--region", multiple=True, help="地区（可多次）"),
    click.option("--year", multiple=True, help="年份，如 2020（可多次）"),
    click.option("--volume", multiple=True, help="期号里的年份，如 2024（可多次）"),
    click.option("--month", multiple=True, help="月份，如 2020-03（可多次）"),
    click.option("--type", multiple=True, help="活动类型（可多次）"),
    click.option("--from", help="起始日期（含）：2020-03-12、2020-03 或 2020"),
    click.option("--to", help="截止日期（含）"),
    click.option("--when", help="时间：去年、上半年、近一年、2020年三季度……"),
    click.option("--member", multiple=True, help="是：只要会员"),
    click.option("--units", is_flag=True, help="所选单位连同其下属单位"),
    click.option("--scope", help="检索词须同在一段（passage）或同在一期（bulletin）"),
    click.option("--match", help="smart 模糊、exact 精确、identical 逐字（含标点）"),
    click.option("--in", help="all 全文、headline 标题、organisation 单位、activity 活动"),
    click.option("--sort", help="relevance 相关度、newest 时间新到旧、oldest 时间旧到新、issue 期号"),
    click.option("--page", help="第几页"),
    click.option("--size", help="每页几期（1 到 100）"),
)


def values_of(q: tuple[str, ...], options: Options) -> dict[str, list[str]]:
    """The options of a request as the parameters of an address."""
    values = {"q": list(q)}
    for name, value in options.items():
        if isinstance(value, bool):
            values[name] = ["1"] if value else []
        else:
            values[name] = [value] if isinstance(value, str) else list(value or ())
    return values

"""The engines side by side in one run: how long a build takes and how much memory, then every query in rotation.

python -m bench.speed --bulletins 10000 --engines ours,tantivy,fts5,whoosh --json report.json

Needs `pip install '.[bench]'`. Each engine builds in a process of its own, one after another; the corpus is read from a
file that is written first, and reading it is timed apart. Stock Whoosh takes some 20 minutes for 10,000 bulletins;
leave it out for more. Prints tables in Markdown; `--json` writes all figures.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psutil

from bench.speed.corpus import KINDS, Corpus, Query, queries_for
from bench.speed.peers import PEERS, Answer, Peer, build_peer
from indexer.terms import Analyzer
from kb.text import Segmenter, folded

_SAMPLE = 400


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed")
    parser.add_argument("--bulletins", type=int, default=10_000)
    parser.add_argument("--engines", default="ours,tantivy,fts5")
    parser.add_argument("--queries", type=int, default=20, help="of each kind")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "bench-speed")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    names = options.engines.split(",")
    folder = options.folder / str(options.bulletins)
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "corpus.pickle"
    reading = _timed(lambda: sum(1 for _ in Corpus(options.bulletins).stored(corpus)))[0]
    reading = min(reading, _timed(lambda: sum(1 for _ in Corpus(options.bulletins).stored(corpus)))[0])
    builds = {name: _build(name, folder, options.bulletins) for name in names}
    analyzer = Analyzer(Segmenter(folder / "words"))
    peers = {name: PEERS[name](folder / name, analyzer) for name in names}
    opening = {name: round(_timed(peer.open)[0] * 1000, 1) for name, peer in peers.items()}
    queries = _queries(corpus, options.bulletins, options.queries, analyzer)
    report = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": psutil.cpu_count()},
        "versions": {name: version(name) for name in ("numpy", "numba", "whoosh3", "tantivy", "jieba", "rjieba")},
        "bulletins": options.bulletins,
        "reading_s": round(reading, 1),
        "build": builds,
        "open_ms": opening,
        "queries": {kind: _measure(peers, [query for query in queries if query.kind == kind]) for kind in KINDS},
        "per_second": {name: _throughput(peer, queries) for name, peer in peers.items()},
    }
    print(_tables(report, names))
    if options.json:
        options.json.write_text(json.dumps(report, indent=1), encoding="utf-8")


def _timed(function: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = function()
    return time.perf_counter() - started, result


def _build(name: str, folder: Path, bulletins: int) -> dict[str, float]:
    """Builds in a process of its own; seconds, MB on disk, MiB at the most (with its children, shared pages once)."""
    process = get_context("spawn").Process(target=build_peer, args=(name, folder, bulletins))
    process.start()
    peak, started = 0, time.perf_counter()
    while process.is_alive():
        try:
            watched = psutil.Process(process.pid)
            peak = max(peak, sum(each.memory_full_info().pss for each in (watched, *watched.children(recursive=True))))
        except psutil.Error:
            pass
        process.join(0.2)
    seconds = time.perf_counter() - started
    if process.exitcode:
        raise SystemExit(f"{name} could not build")
    size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
    return {"seconds": round(seconds, 1), "megabytes": round(size / 1e6, 1), "peak_mib": peak >> 20}


def _queries(corpus: Path, bulletins: int, each: int, analyzer: Analyzer) -> list[Query]:
    sample = list(islice(Corpus(bulletins).stored(corpus), _SAMPLE))
    words = [
        [word for word in analyzer.words(folded(document.text)) if len(word) > 1]
        for bulletin in sample
        for document in bulletin.documents
    ]
    return queries_for(sample, words, each)


def _measure(peers: dict[str, Peer], queries: Sequence[Query]) -> dict[str, dict[str, float]]:
    """Milliseconds of each engine, in rotation; all must find equally many passages."""
    times: dict[str, list[float]] = {name: [] for name in peers}
    passages: list[int] = []
    for query in queries:
        answers: dict[str, Answer] = {name: peer.search(query) for name, peer in peers.items()}
        found = {answer.passages for answer in answers.values()}
        if len(found) > 1:
            raise SystemExit(f"{query}: { ({name: answer.passages for name, answer in answers.items()}) }")
        passages += found
        for _ in range(3):
            for name, peer in peers.items():
                times[name].append(_timed(lambda peer=peer: peer.search(query))[0] * 1000)  # type: ignore[misc]  # noqa: B023
    figures = {name: _percentiles(each) for name, each in times.items()}
    return {"matches": {"p50": statistics.median(passages)}, **figures}


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    ranked = sorted(times)
    return {
        f"p{share}": round(ranked[min(len(ranked) - 1, math.ceil(len(ranked) * share / 100) - 1)], 3)
        for share in (50, 95, 99)
    }


def _throughput(peer: Peer, queries: Sequence[Query]) -> dict[str, float]:
    """Queries a second with one thread and with four."""
    asked = [query for query in queries if query.kind != "question"]
    rates = {"1 thread": len(asked) / _timed(lambda: list(map(peer.search, asked)))[0]}
    if peer.name != "fts5":  # one connection serves one thread
        with ThreadPoolExecutor(4) as pool:
            rates["4 threads"] = len(asked) / _timed(lambda: list(pool.map(peer.search, asked)))[0]
    return {name: round(rate, 1) for name, rate in rates.items()}


def _tables(report: dict[str, Any], names: Sequence[str]) -> str:
    lines = [f"{report['bulletins']} bulletins; reading the corpus {report['reading_s']} s, part of every build", ""]
    lines += ["| | build s | MB | peak MiB | open ms | q/s |", "|---|---|---|---|---|---|"]
    for name in names:
        build = report["build"][name]
        rates = " / ".join(str(rate) for rate in report["per_second"][name].values())
        lines.append(
            f"| {name} | {build['seconds']} | {build['megabytes']} | {build['peak_mib']} | "
            f"{report['open_ms'][name]} | {rates} |"
        )
    others = [name for name in names if name != "ours"]
    lines += ["", f"| query (median matches) | {' | '.join(names)} | ours / {' | ours / '.join(others)} |"]
    lines.append("|---" * (1 + len(names) + len(others)) + "|")
    ratios: dict[str, list[float]] = {name: [] for name in others}
    for kind, figures in report["queries"].items():
        cells = [f"{figures[name]['p50']} / {figures[name]['p95']}" for name in names]
        for name in others:
            ratios[name].append(figures["ours"]["p50"] / figures[name]["p50"])
            cells.append(f"{ratios[name][-1]:.2f} / {figures['ours']['p95'] / figures[name]['p95']:.2f}")
        lines.append(f"| {kind} ({figures['matches']['p50']:.0f}) | {' | '.join(cells)} |")
    means = [f"{math.exp(statistics.fmean(map(math.log, ratios[name]))):.2f}" for name in others]
    lines.append(f"| geometric mean of p50 | {' | '.join('' for _ in names)} | {' | '.join(means)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()

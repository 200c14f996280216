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
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from bench.speed.corpus import KINDS, Corpus
from bench.speed.measuring import build, change, measure, queries_of, throughput, timed, under_load
from bench.speed.peers import PEERS
from indexer.terms import Analyzer
from kb.text import Segmenter


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
    reading = timed(lambda: sum(1 for _ in Corpus(options.bulletins).stored(corpus)))[0]
    reading = min(reading, timed(lambda: sum(1 for _ in Corpus(options.bulletins).stored(corpus)))[0])
    builds = {name: build(name, folder, options.bulletins) for name in names}
    analyzer = Analyzer(Segmenter(folder / "words"))
    peers = {name: PEERS[name](folder / name, analyzer) for name in names}
    for peer in peers.values():
        peer.open()
    queries = queries_of(corpus, options.bulletins, options.queries, analyzer)
    report = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": psutil.cpu_count()},
        "versions": {name: version(name) for name in ("numpy", "numba", "whoosh3", "tantivy", "jieba", "rjieba")},
        "bulletins": options.bulletins,
        "reading_s": round(reading, 1),
        "build": builds,
        "queries": {kind: measure(peers, [query for query in queries if query.kind == kind]) for kind in KINDS},
        "per_second": {name: throughput(peer, queries) for name, peer in peers.items()},
        "two_processes": {name: under_load(name, folder, queries) for name in names},
        "changed_s": {name: change(peer, corpus, options.bulletins) for name, peer in peers.items()},
    }
    print(_tables(report, names))
    if options.json:
        options.json.write_text(json.dumps(report, indent=1), encoding="utf-8")


def _tables(report: dict[str, Any], names: Sequence[str]) -> str:
    lines = [f"{report['bulletins']} bulletins; reading the corpus {report['reading_s']} s, part of every build", ""]
    heads = ("", "build s", "MB", "peak MiB", "open ms", "first ms", "q/s", "two processes: p99 ms, q/s", "changed s")
    lines += [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name in names:
        build, load = report["build"][name], report["two_processes"][name]
        rates = " / ".join(str(rate) for rate in report["per_second"][name].values())
        cells = (build["seconds"], build["megabytes"], build["peak_mib"], load["opening"], load["first"], rates)
        last = (f"{load['p99']}, {load['queries_per_second']}", report["changed_s"][name])
        lines.append(f"| {name} | {' | '.join(map(str, (*cells, *last)))} |")
    stages = {name: report["build"][name]["stages"] for name in names}
    told = (f"{name}: " + ", ".join(f"{stage} {took}" for stage, took in each.items()) for name, each in stages.items())
    lines += ["", f"Stages of the build, seconds: {'; '.join(told)}."]
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

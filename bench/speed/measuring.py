"""What is measured of an engine. Each function gives plain numbers."""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psutil

from bench.speed.corpus import Corpus, Query, queries_for
from bench.speed.peers import PEERS, Answer, Peer, build_peer
from indexer.terms import Analyzer
from kb.text import Segmenter, folded

_SAMPLE = 400
_PROCESSES = 2


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what the function gives."""
    started = time.perf_counter()
    result = function()
    return time.perf_counter() - started, result


def build(name: str, folder: Path, bulletins: int) -> dict[str, Any]:
    """Builds in a process of its own; seconds, MB on disk, MiB at the most (with its children, shared pages once).

    `stages` are the seconds of each stage, by its name.
    """
    context = get_context("spawn")
    stages = context.SimpleQueue()
    process = context.Process(target=build_peer, args=(name, folder, bulletins, stages))
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
    fixed = {"seconds": round(seconds, 1), "megabytes": round(size / 1e6, 1), "peak_mib": peak >> 20}
    return {**fixed, "stages": stages.get()}


def queries_of(corpus: Path, bulletins: int, each: int, analyzer: Analyzer) -> list[Query]:
    """So many queries of each kind, from a sample of the corpus."""
    sample = list(islice(Corpus(bulletins).stored(corpus), _SAMPLE))
    words = [
        [word for word in analyzer.words(folded(document.text)) if len(word) > 1]
        for bulletin in sample
        for document in bulletin.documents
    ]
    return queries_for(sample, words, each)


def measure(peers: dict[str, Peer], queries: Sequence[Query]) -> dict[str, dict[str, float]]:
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
                times[name].append(timed(lambda peer=peer: peer.search(query))[0] * 1000)  # type: ignore[misc]  # noqa: B023
    figures = {name: _percentiles(each) for name, each in times.items()}
    return {"matches": {"p50": statistics.median(passages)}, **figures}


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    ranked = sorted(times)
    return {
        f"p{share}": round(ranked[min(len(ranked) - 1, math.ceil(len(ranked) * share / 100) - 1)], 3)
        for share in (50, 95, 99)
    }


def throughput(peer: Peer, queries: Sequence[Query]) -> dict[str, float]:
    """Queries a second with one thread and with four."""
    asked = [query for query in queries if query.kind != "question"]
    rates = {"1 thread": len(asked) / timed(lambda: list(map(peer.search, asked)))[0]}
    if peer.name != "fts5":  # one connection serves one thread
        with ThreadPoolExecutor(4) as pool:
            rates["4 threads"] = len(asked) / timed(lambda: list(pool.map(peer.search, asked)))[0]
    return {name: round(rate, 1) for name, rate in rates.items()}


def under_load(name: str, folder: Path, queries: Sequence[Query]) -> dict[str, float]:
    """Milliseconds of a search where two processes search at once, each all queries in an order of its own.

    `opening` and `first` are those of a fresh process: opening the index, and the first search after that.
    """
    context = get_context("spawn")
    results, barrier = context.Queue(), context.Barrier(_PROCESSES)
    given = [(name, folder, queries, seed, barrier, results) for seed in range(_PROCESSES)]
    processes = [context.Process(target=_search_all, args=each) for each in given]
    for process in processes:
        process.start()
    answers = [results.get() for _ in processes]
    for process in processes:
        process.join()
    times = [each for _, _, measured in answers for each in measured]
    opening, first = (statistics.median(answer[at] for answer in answers) for at in (0, 1))
    rate = sum(1000 * len(measured) / sum(measured) for _, _, measured in answers)
    fresh = {"opening": round(opening, 1), "first": round(first, 1)}
    return {**_percentiles(times), "queries_per_second": round(rate, 1), **fresh}


def _search_all(name: str, folder: Path, queries: Sequence[Query], seed: int, barrier: Any, results: Any) -> None:
    analyzer = Analyzer(Segmenter(folder / "words"))
    analyzer.words("词典")  # loading it is the same for all
    peer: Peer = PEERS[name](folder / name, analyzer)
    opening = timed(peer.open)[0] * 1000
    shuffled = random.Random(seed).sample(list(queries), len(queries))
    first = timed(lambda: peer.search(shuffled[0]))[0] * 1000
    for query in shuffled:
        peer.search(query)
    barrier.wait()
    results.put((opening, first, [timed(lambda query=query: peer.search(query))[0] * 1000 for query in shuffled]))  # type: ignore[misc]


def change(peer: Peer, corpus: Path, bulletins: int) -> float:
    """Seconds from a changed bulletin to its being found, the median of three."""
    times = []
    for number, former in enumerate(islice(Corpus(bulletins).stored(corpus), 3)):
        mark = f"改动的第{number}期"
        first, *others = former.documents
        changed = replace(former, documents=(replace(first, text=first.text + mark), *others))
        times.append(timed(lambda former=former, changed=changed: peer.change(former, changed))[0])  # type: ignore[misc]
        if peer.search(Query("quoted phrase", f'"{mark}"')).passages != 1:
            raise SystemExit(f"{peer.name} does not find what has changed")
    return round(statistics.median(times), 2)

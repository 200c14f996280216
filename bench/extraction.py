"""What it costs to find organisations and activities in a bulletin, beside jieba.posseg, which only tags its words.

python -m bench.extraction [FILE ...] [--rounds 20] [--json]

The files are bulletins as they are imported (without any: the samples). Each is laid out (`parse`), understood (layout,
organisations, activities) and tagged by jieba.posseg, one after another in each round; what extraction adds is the
difference of the first two. Medians over the rounds, milliseconds a bulletin, on one core.
"""

from __future__ import annotations

import argparse
import json
import logging
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba.posseg

from bench.parsing import SAMPLES
from kb.model import Document
from kb.parsing import parse
from kb.reading import read
from kb.understanding import understand

NOT_BULLETINS = (".json", ".md", ".toml")


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.extraction")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    files = options.files or sorted(
        path for path in SAMPLES.iterdir() if path.is_file() and path.suffix not in NOT_BULLETINS
    )
    documents = [read(path) for path in files]
    report = measure(documents, options.rounds)
    print(json.dumps(report) if options.json else "\n".join(f"{name:<28}{value}" for name, value in report.items()))


def measure(documents: Sequence[Document], rounds: int) -> dict[str, float]:
    """Milliseconds a bulletin, and how they compare."""
    texts = ["\n".join(passage.text for passage in understand(document).bulletin.passages) for document in documents]
    jieba.setLogLevel(logging.CRITICAL)
    tag = jieba.posseg.POSTokenizer()
    tag.lcut(texts[0])  # loads its dictionary
    stages: dict[str, Callable[[int], object]] = {
        "parse": lambda number: parse(documents[number]),
        "understand": lambda number: understand(documents[number]),
        "posseg": lambda number: tag.lcut(texts[number]),
    }
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(rounds):
        taken = dict.fromkeys(stages, 0.0)
        for number in range(len(documents)):
            for name, stage in stages.items():
                started = time.perf_counter()
                stage(number)
                taken[name] += time.perf_counter() - started
        for name, seconds in taken.items():
            times[name].append(seconds * 1000 / len(documents))
    parsing, whole, tagging = (statistics.median(times[name]) for name in stages)
    return {
        "bulletins": len(documents),
        "characters (mean)": round(statistics.fmean(map(len, texts))),
        "parse, ms": round(parsing, 2),
        "extraction adds, ms": round(whole - parsing, 2),
        "jieba.posseg, ms": round(tagging, 2),
        "extraction / posseg": round((whole - parsing) / tagging, 2),
    }


if __name__ == "__main__":
    main()

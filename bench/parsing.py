"""How fast text bulletins are read and parsed on one core, and how much memory that takes.

python -m bench.parsing [--bulletins 10000] [--json]

The corpus is made from the text files of the sample corpus, cut or repeated to 1,500 characters, each under a number
of its own, so that no two are equal. Time is that of the processor, so that a busy machine does not change it much.
Organisations are extracted apart, because they are knowledge, not parsing.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from kb.knowledge.organisations import organisations_of
from kb.parsing import parse
from kb.reading import read, read_document
from kb.reading.bytes import FileBytes, file_bytes

SAMPLES = Path(__file__).parent.parent / "sample_corpus"
CHARACTERS = 1_500


def corpus(bulletins: int) -> Iterator[FileBytes]:
    """Text bulletins of about CHARACTERS characters, one after another; the same at every run."""
    texts = ([line.text for line in read(path).lines] for path in sorted(SAMPLES.glob("*.txt")))
    bases = [lines for lines in texts if len(lines) > 12]
    for number in range(bulletins):
        lines = bases[number % len(bases)]
        head, body, end = lines[:8], lines[8:-3], lines[-3:]
        kept: list[str] = []
        size = sum(map(len, head)) + sum(map(len, end))
        while size < CHARACTERS:
            line = body[len(kept) % len(body)] or "　"
            kept.append(line if len(kept) < len(body) else f"{line}{number}")
            size += len(line)
        yield file_bytes(f"第{number}期.txt", "\n".join([*head, *kept, f"本期编号{number}。", *end]).encode())


def megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(bulletins: int) -> dict[str, object]:
    """Milliseconds a bulletin by stage, and the peak of memory after a tenth and after all."""
    times: dict[str, list[float]] = {"read": [], "parse": [], "organisations": []}
    early = 0.0
    characters = 0
    for place, content in enumerate(corpus(bulletins)):
        t0 = time.process_time()
        document = read_document(content)
        t1 = time.process_time()
        bulletin = parse(document).bulletin
        t2 = time.process_time()
        organisations_of(bulletin)
        t3 = time.process_time()
        for stage, seconds in zip(times, (t1 - t0, t2 - t1, t3 - t2), strict=True):
            times[stage].append(seconds * 1000)
        characters += sum(len(line.text) for line in document.lines)
        if place == bulletins // 10:
            early = megabytes()
    return {
        "bulletins": bulletins,
        "characters": characters // bulletins,
        "ms": {
            stage: {"mean": statistics.fmean(each), "median": statistics.median(each)} for stage, each in times.items()
        },
        "read and parse, seconds for 10,000": sum(statistics.fmean(times[stage]) for stage in ("read", "parse")) * 10,
        "peak MiB after a tenth": early,
        "peak MiB after all": megabytes(),
        "python": platform.python_version(),
        "machine": platform.processor() or platform.machine(),
    }


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bulletins", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.bulletins)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:<36} {value}")


if __name__ == "__main__":
    main()

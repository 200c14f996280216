"""How cost grows with the corpus, from reports of several sizes: build, size, memory, and each kind of query.

python -m bench.speed.plots docs/design/engine-*.json --to docs/design/engine-growth.svg
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from matplotlib import rcParams
from matplotlib.figure import Figure

Report = dict[str, Any]
_MEASURES: dict[str, Callable[[Report, str], float]] = {
    "build, seconds": lambda report, engine: report["build"][engine]["seconds"],
    "on disk, MB": lambda report, engine: report["build"][engine]["megabytes"],
    "peak memory of the build, MiB": lambda report, engine: report["build"][engine]["peak_mib"],
}


def main() -> None:
    """Reads the reports and draws them."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed.plots")
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in options.reports]
    draw(sorted(reports, key=lambda report: report["bulletins"]), options.to)


def draw(reports: Sequence[Report], target: Path) -> None:
    """Draws one picture with both axes logarithmic: a straight line at 45 degrees grows as the corpus does."""
    rcParams["svg.hashsalt"] = "bench"  # the same file for the same figures
    figure = Figure(figsize=(11, 8))
    (first, second), (third, fourth) = figure.subplots(2, 2)
    for axis, (name, measure) in zip((first, second, third), _MEASURES.items(), strict=True):
        axis.set_title(name)
        for engine in sorted({engine for report in reports for engine in report["build"]}):
            points = [(each["bulletins"], measure(each, engine)) for each in reports if engine in each["build"]]
            axis.plot(*zip(*points, strict=True), marker="o", label=engine)
        axis.legend()
    fourth.set_title("ours, p50 of each kind of query, milliseconds")
    for kind in reports[-1]["queries"]:
        points = [(each["bulletins"], each["queries"][kind]["ours"]["p50"]) for each in reports]
        fourth.plot(*zip(*points, strict=True), marker="o", label=kind)
    fourth.legend(fontsize="x-small")
    for axis in (first, second, third, fourth):
        axis.set_xscale("log")
        axis.set_yscale("log")
        axis.set_xlabel("bulletins")
        axis.grid(visible=True, alpha=0.3)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})


if __name__ == "__main__":
    main()

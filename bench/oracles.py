"""A long run of the oracles: the same tests as in the suite, on many more random corpora, trees, filters and updates.

python -m bench.oracles [--times 50]

The embedded engine beside the memory engine (hits, counts, facets), beside Whoosh's own searcher on the same index
(hits, and scores to 1e-6), after updates beside a build in one go, and `kb sync`, under changing decisions too, beside
`kb index build`.
"""

from __future__ import annotations

import argparse
import os
import sys

import pytest

ORACLES = (
    "tests/indexer/test_engines.py",
    "tests/indexer/test_embedded.py::test_updates_give_what_a_build_in_one_go_gives",
    "tests/indexer/test_embedded.py::test_whooshs_own_searcher_finds_the_same_and_scores_the_same",
    "tests/indexer/test_building.py::test_updates_in_a_row_are_a_build_of_everything",
    "tests/indexer/test_building.py::test_updates_under_decisions_are_a_build_of_everything",
)


def main() -> None:
    """Reads the argument and runs the tests; exits as they do."""
    parser = argparse.ArgumentParser(prog="python -m bench.oracles")
    parser.add_argument("--times", type=int, default=50, help="as many times the examples of the suite")
    os.environ["KB_TEST_EXAMPLES"] = str(parser.parse_args().times)
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", *ORACLES]))


if __name__ == "__main__":
    main()

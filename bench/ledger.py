"""How long the ledger takes, beside SQLite that is asked for the same numbers.

python -m bench.ledger [--bulletins 5000] [--folder FOLDER] [--json]

The bulletins of `bench.speed.corpus` as texts (about ten activities each) are understood, kept and indexed; the folder
keeps them, so that a second run need not (understanding them takes a few minutes). Then each question is asked as its
page asks it: the rows, their sums by unit and the counts of four facets. *First* is the first question that is asked of
a generation at all; *new* one whose rows were not asked for yet; *again* the same once more, as whoever turns a page,
chooses another type or counts by something else asks it.

SQLite has one row for each activity, actor, quantity and issuer, with indexes, and is asked by SQL for the same sums
and counts; it cannot find text, and cannot tell which rows are one event. So both are asked with the tellings apart,
and must answer the same; ours is timed with the events together too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import hashlib
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from bench.speed.corpus import Corpus
from indexer.documents import IndexBulletin
from indexer.generation import Generation, open_current
from indexer.ledger import Ledger, ledger
from indexer.ledger_request import parse_ledger_request
from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.model import Document, Line
from kb.settings import Settings
from kb.store import open_store
from kb.text import Segmenter
from kb.understanding import understand

T = TypeVar("T")
FACETS = ("organisation", "activity", "year", "issuer")
ROUNDS = 5
Answer = tuple[int, dict[str, float], dict[str, dict[str, int]]]
"""How many rows, the sums by unit, the counts by facet and value."""


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger")
    parser.add_argument("--bulletins", type=int, default=5_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "bench-ledger")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gc.set_threshold(10_000, 20, 20)  # as the command does
    settings = Settings(data=options.folder / str(options.bulletins))
    settings.data.mkdir(parents=True, exist_ok=True)
    analyzer = Analyzer(Segmenter(settings.cache))
    with open_store(settings.store_url) as store:
        known = store.counts()["bulletins"]
        for bulletin in islice(Corpus(options.bulletins), known, None):
            document = _document(bulletin)
            store.add(document, understand(document).bulletin, f"/bulletins/{bulletin.id}.txt")
        bring_up_to_date(store, settings, analyzer)
    report = _measured(settings, analyzer)
    print(json.dumps(report) if options.json else _table(report))


def _measured(settings: Settings, analyzer: Analyzer) -> dict[str, dict[str, float]]:
    """Milliseconds (medians) of each question, by who is asked and how."""
    with open_current(settings, analyzer) as generation:
        everything = _asked(generation, analyzer)
        first, whole = _timed(everything)
        peer = _filled(whole)
        (name, _), *_ = whole.most("organisation", 1)
        questions = {
            "everything": ({}, ""),
            "one organisation": ({"org": name}, f"WHERE id IN (SELECT id FROM actor WHERE value = '{name}')"),
            "one year": ({"year": "2020"}, "WHERE id IN (SELECT id FROM year WHERE value = '2020')"),
            "one type": ({"type": "捐赠"}, "WHERE id IN (SELECT id FROM type WHERE value = '捐赠')"),
        }
        report: dict[str, dict[str, float]] = {}
        for question, (values, where) in questions.items():
            theirs = _by_sql(peer, where)
            apart = _answering(_asked(generation, analyzer, apart="1", **values))
            if apart() != theirs():
                raise SystemExit(f"SQLite answers otherwise: {question}")
            again = _answering(_asked(generation, analyzer, **values))
            asked = {"again": again, "apart": apart, "SQLite": theirs}
            report[question] = {"rows": again()[0], **_in_rotation(asked, values, settings, analyzer)}
        report["everything"]["first"] = round(first, 1)
        return report


def _in_rotation(
    asked: dict[str, Callable[[], Answer]], values: dict[str, str], settings: Settings, analyzer: Analyzer
) -> dict[str, float]:
    """The medians of asking all one after another, so that they share whatever else the machine does."""
    times: dict[str, list[float]] = {name: [] for name in ("new", *asked)}
    for _ in range(ROUNDS):
        with open_current(settings, analyzer) as fresh:
            _asked(fresh, analyzer, q="没有这一句")()  # opens what any first question opens, and reads nothing
            times["new"].append(_timed(_answering(_asked(fresh, analyzer, **values)))[0])
        for name, ask in asked.items():
            times[name].append(_timed(ask)[0])
    return {name: round(statistics.median(each), 1) for name, each in times.items()}


def _asked(generation: Generation, analyzer: Analyzer, **values: str) -> Callable[[], Ledger]:
    request = parse_ledger_request({name: [value] for name, value in values.items()})
    return lambda: ledger(request, generation, analyzer)


def _answering(ask: Callable[[], Ledger]) -> Callable[[], Answer]:
    def answer() -> Answer:
        found = ask()
        return len(found.rows), found.sums, {facet: dict(found.most(facet)) for facet in FACETS}

    return answer


def _timed(function: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds, and what the function returns."""
    started = time.perf_counter()
    value = function()
    return (time.perf_counter() - started) * 1000, value


def _filled(whole: Ledger) -> sqlite3.Connection:
    """SQLite with each telling of a ledger, indexed by everything that it is asked for."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE telling (id INTEGER PRIMARY KEY)")
    database.execute("CREATE TABLE quantity (id INTEGER, unit TEXT, value REAL)")
    for table in ("actor", "type", "year", "issuer"):
        database.execute(f"CREATE TABLE {table} (id INTEGER, value TEXT)")
    for number, row in enumerate(chain.from_iterable((event, *event.also) for event in whole.rows)):
        database.execute("INSERT INTO telling VALUES (?)", (number,))
        for each in row.activity.quantities:
            if each.times:
                database.execute("INSERT INTO quantity VALUES (?, ?, ?)", (number, each.unit, each.summed))
        for table, facet in zip(("actor", "type", "year", "issuer"), FACETS, strict=True):
            rows = [(number, value) for value in row.values(facet)]
            database.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    for table in ("quantity", "actor", "type", "year", "issuer"):
        database.execute(f"CREATE INDEX {table}_id ON {table} (id)")
        if table != "quantity":
            database.execute(f"CREATE INDEX {table}_value ON {table} (value)")
    database.execute("ANALYZE")
    return database


def _by_sql(database: sqlite3.Connection, where: str) -> Callable[[], Answer]:
    """What asks SQLite for the same numbers."""
    chosen = f"(SELECT id FROM telling {where})"

    def ask() -> Answer:
        (count,) = database.execute(f"SELECT COUNT(*) FROM {chosen}").fetchone()
        sums = database.execute(f"SELECT unit, SUM(value) FROM quantity WHERE id IN {chosen} GROUP BY unit")
        facets = {
            facet: dict(
                database.execute(f"SELECT value, COUNT(*) FROM {table} WHERE id IN {chosen} GROUP BY value").fetchall()
            )
            for table, facet in zip(("actor", "type", "year", "issuer"), FACETS, strict=True)
        }
        return count, {unit: round(value, 4) for unit, value in sums}, facets

    return ask


def _document(bulletin: IndexBulletin) -> Document:
    """A bulletin of the corpus as the text that an office would have sent."""
    first = bulletin.documents[0]
    series, year, number = first.order
    day = dt.date.fromordinal(first.first_day)
    head = (
        f"{series}简报",
        f"{year}年第{number}期（总第{int(bulletin.id, 16) + 1}期）",
        f"{first.values['issuer'][0]}　　{day.year}年{day.month}月{day.day}日",
        "",
        first.headline,
    )
    lines = tuple(_lines((*head, *(f"　　{each.text}" for each in bulletin.documents))))
    sha256 = hashlib.sha256("\n".join(line.text for line in lines).encode()).hexdigest()
    return Document(f"{bulletin.id}.txt", "txt", "utf-8", sha256, lines)


def _lines(texts: Sequence[str]) -> Iterator[Line]:
    return (Line(number, text) for number, text in enumerate(texts, 1))


def _table(report: dict[str, dict[str, float]]) -> str:
    columns = ("rows", "first", "new", "again", "apart", "SQLite")
    lines = [f"| ms, medians | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for question, each in report.items():
        lines.append(f"| {question} | {' | '.join(str(each.get(column, '')) for column in columns)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()

"""How long it takes until one changed bulletin can be searched, from the store on; and the build of everything.

python -m bench.sync [--bulletins 10000] [--folder FOLDER] [--json]

The store is filled with the bulletins of `bench.speed.corpus` (kept in the folder, so that a second run need not fill
it). Then some bulletins get another text, one by one and a hundred at once, and each time the index is brought up to
date as `kb sync` does it, opened as a server does it, and asked for the new text.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.speed.corpus import Corpus
from indexer.documents import IndexBulletin
from indexer.engine import EngineQuery
from indexer.generation import LiveIndex
from indexer.query import Text
from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.model import Article, Bulletin, Document, Issue, Line, Organisation, Passage
from kb.settings import Settings
from kb.store import Store, open_store
from kb.text import Segmenter


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.sync")
    parser.add_argument("--bulletins", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "bench-sync")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    settings = Settings(data=options.folder / str(options.bulletins))
    settings.data.mkdir(parents=True, exist_ok=True)
    analyzer = Analyzer(Segmenter(settings.cache))
    corpus = Corpus(options.bulletins)
    with open_store(settings.store_url) as store:
        known = store.counts()["bulletins"]
        filling = _timed(lambda: [_add(store, each) for each in islice(corpus, known, None)])
        build = _timed(lambda: bring_up_to_date(store, settings, analyzer, force=True))
        live = LiveIndex(settings, analyzer)
        live.get().searcher.search(EngineQuery(Text("节水")))
        single = [_change(store, settings, analyzer, live, [each]) for each in islice(corpus, 5)]
        hundred = _change(store, settings, analyzer, live, list(islice(corpus, 100)))
        nothing = _timed(lambda: bring_up_to_date(store, settings, analyzer))
    report = {
        "bulletins": options.bulletins,
        "filled_now": options.bulletins - known,
        "filling_s": round(filling, 1),
        "build_s": round(build, 1),
        "one_changed_s": round(statistics.median(single), 2),
        "one_changed_worst_s": round(max(single), 2),
        "hundred_changed_s": round(hundred, 2),
        "nothing_changed_s": round(nothing, 3),
    }
    print(json.dumps(report) if options.json else "\n".join(f"{name}: {value}" for name, value in report.items()))


def _change(
    store: Store, settings: Settings, analyzer: Analyzer, live: LiveIndex, bulletins: list[IndexBulletin]
) -> float:
    """Gives the bulletins another text; seconds until a server that was open before finds all of them by it."""
    mark = f"改动{time.time_ns()}"
    for each in bulletins:
        _add(store, each, mark)

    def until_found() -> None:
        bring_up_to_date(store, settings, analyzer)
        found = live.get().searcher.search(EngineQuery(Text(mark))).total.bulletins
        if found != len(bulletins):
            raise SystemExit(f"{found} of {len(bulletins)} changed bulletins were found")

    return _timed(until_found)


def _timed(function: object) -> float:
    started = time.perf_counter()
    function()  # type: ignore[operator]
    return time.perf_counter() - started


def _add(store: Store, bulletin: IndexBulletin, mark: str = "") -> None:
    """Puts a bulletin of the corpus into the store, as the importer would."""
    texts = [document.text for document in bulletin.documents]
    texts[0] += mark
    lines = tuple(Line(number, text) for number, text in enumerate(texts, 1))
    sha256 = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    path = f"/bulletins/{bulletin.id}.txt"
    document = Document(f"{bulletin.id}.txt", "txt", "utf-8", sha256, lines)
    store.add(document, _bulletin(bulletin, texts), path)


def _bulletin(bulletin: IndexBulletin, texts: list[str]) -> Bulletin:
    first = bulletin.documents[0]
    passages = tuple(_passages(texts))
    series, year, _ = first.order
    names = dict.fromkeys(name for document in bulletin.documents for name in document.values["organisation"])
    return Bulletin(
        series=f"{series}简报",
        issue=Issue("期", year, number=int(bulletin.id, 16)),
        issuer=first.values["issuer"],
        date=dt.date.fromordinal(first.first_day).isoformat(),
        classification=None,
        articles=(Article(first.headline, None, (), passages),),
        segments=(),
        figures=(),
        distribution=(),
        organisations=tuple(map(Organisation, names)),
        activities=(),
        signers={},
        doubts=(),
    )


def _passages(texts: list[str]) -> Iterator[Passage]:
    for number, text in enumerate(texts, 1):
        key = hashlib.sha256(text.encode()).hexdigest()[:12]
        yield Passage(f"p{number}", "paragraph", text, None, None, (number, number), key)


if __name__ == "__main__":
    main()

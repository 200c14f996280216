"""The engines side by side: each builds an index of the same bulletins and answers the same queries.

Every peer indexes the words that rank, the single characters and the pairs of characters; a run of three characters
or more is a phrase of pairs, so all find the same passages. An answer is: the query parsed, the ten best bulletins each
with a marked snippet of its best passage, and the counts of series, issue, organisation and year over all matches.

What each peer is spared, in its favour: only our engine folds the text that is looked for; tantivy, SQLite and Whoosh
rank by the terms that match alone, ours by words and pairs beside; only ours counts bulletins as well as passages, and
groups by bulletin exactly (the others take the first ten bulletins of their hundred best passages).
"""

from __future__ import annotations

import html
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from bench.speed.corpus import Corpus, Query
from indexer.documents import IndexBulletin
from indexer.embedded import ColumnarBuilder, ColumnarSearcher
from indexer.engine import EngineQuery
from indexer.language import Understood, parse_query
from indexer.query import And, Dates, Everything, Node, Or, Text, Value, positive_texts
from indexer.ranking import boosts, scoring_terms
from indexer.snippets import highlights, snippet
from indexer.terms import Analyzer
from kb.text import Segmenter, folded

FACETS = ("series", "issue", "organisation", "year")
TOP, FACET_SIZE, OVERFETCH = 10, 12, 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found: how many passages, the snippets, the counts of passages by facet and value."""

    passages: int
    snippets: tuple[str, ...]
    facets: dict[str, dict[str, int]]


Reached = Callable[[str], None]
"""Is told of each stage of a build when it ends."""


class Peer(Protocol):
    """An engine in a directory."""

    name: str

    def build(self, bulletins: Iterable[IndexBulletin], reached: Reached) -> None:
        """Writes the index; `reached` is told of each stage when it ends."""
        ...

    def open(self) -> None:
        """Opens it."""
        ...

    def search(self, query: Query) -> Answer:
        """The answer."""
        ...

    def change(self, former: IndexBulletin, bulletin: IndexBulletin) -> None:
        """Puts a bulletin into the place of its former text, and opens the index again so that it is found."""
        ...


def tree_of(query: Query, analyzer: Analyzer) -> tuple[Understood, Node]:
    """The query as understood, and its tree: of a question any of its words, as the ladder of our search ends."""
    understood = parse_query(query.text, analyzer)
    tree = understood.tree
    return understood, Or(tree.nodes) if query.kind == "question" and isinstance(tree, And) else tree


def tokens(analyzer: Analyzer, text: str) -> tuple[str, str, str]:
    """The words, the characters and the pairs of a text, each as tokens between blanks (blanks of the text as ␣)."""
    plain = folded(text)
    words = " ".join(token for token in analyzer.ranking_tokens(plain) if analyzer.is_word(token))
    whole = plain.replace(" ", "␣")
    return words, " ".join(whole), " ".join(map("".join, pairwise(whole)))


def marked(text: str, needles: list[str]) -> str:
    """A snippet by plain search, for the peers: the fastest there is."""
    at = max(0, min((place for needle in needles if (place := text.find(needle)) >= 0), default=0) - 30)
    cut = html.escape(text[at : at + 140])
    for needle in needles:
        cut = cut.replace(needle, f"<mark>{needle}</mark>")
    return cut


class Ours:
    """The embedded engine."""

    name = "ours"

    def __init__(self, directory: Path, analyzer: Analyzer, processes: int = 0) -> None:
        self._directory = directory
        self._analyzer = analyzer
        self._processes = processes

    def build(self, bulletins: Iterable[IndexBulletin], reached: Reached) -> None:
        """Writes the index."""
        self._directory.mkdir(parents=True)
        kernels = self._directory.parent / "kernels"
        ColumnarBuilder(self._analyzer, self._processes, kernels, reached=reached).build(bulletins, self._directory)

    def open(self) -> None:
        """Opens it."""
        self.searcher = ColumnarSearcher(self._directory, self._directory.parent / "kernels")

    def search(self, query: Query) -> Answer:
        """The answer."""
        understood, tree = tree_of(query, self._analyzer)
        if query.days:
            tree = And((tree, Value("organisation", (query.organisation,)), Dates(*query.days)))
        result = self.searcher.search(
            EngineQuery(
                tree=tree,
                scoring=scoring_terms(tree, self._analyzer),
                boosts=boosts(understood),
                size=TOP,
                facets=FACETS,
                facet_size=FACET_SIZE,
            )
        )
        looked_for = list(positive_texts(tree))
        snippets = []
        for hit in result.hits:
            text, plain = hit.passages[0].read()
            snippets.append(snippet(text, highlights(text, plain, looked_for)))
        facets = {
            name: {value: count.passages for value, count in counts.values.items()}
            for name, counts in result.facets.items()
        }
        return Answer(result.total.passages, tuple(snippets), facets)

    def change(self, former: IndexBulletin, bulletin: IndexBulletin) -> None:
        """An update into a new directory, which shares what has not changed."""
        directory = self._directory.with_name(f"{self._directory.name}-changed")
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir()
        ColumnarBuilder(self._analyzer, self._processes, self._directory.parent / "kernels").update(
            self._directory, (former.id,), [bulletin], directory
        )
        self._directory = directory
        self.open()


class Tantivy:
    """tantivy-py; pairs with positions, facets as fast fields counted by its aggregations."""

    name = "tantivy"

    def __init__(self, directory: Path, analyzer: Analyzer) -> None:
        self._directory = directory
        self._analyzer = analyzer

    def _schema(self) -> Any:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("words", stored=False, tokenizer_name="blanks", index_option="freq")
        schema.add_text_field("characters", stored=False, tokenizer_name="blanks", index_option="freq")
        schema.add_text_field("pairs", stored=False, tokenizer_name="blanks", index_option="position")
        schema.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
        for name in (*FACETS, "bulletin"):
            schema.add_text_field(
                name, stored=name == "bulletin", fast=True, tokenizer_name="raw", index_option="basic"
            )
        schema.add_integer_field("day", stored=False, indexed=True, fast=True)
        return schema.build()

    def _index(self) -> Any:
        import tantivy

        self._directory.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema(), str(self._directory))
        blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("blanks", blanks)
        return index

    def build(self, bulletins: Iterable[IndexBulletin], reached: Reached) -> None:
        """Writes the index, as many threads as it likes."""
        writer = self._index().writer(heap_size=1 << 30)
        for bulletin in bulletins:
            self._add(writer, bulletin)
        reached("added")
        writer.commit()
        writer.wait_merging_threads()
        reached("merged")

    def _add(self, writer: Any, bulletin: IndexBulletin) -> None:
        import tantivy

        for document in bulletin.documents:
            words, characters, pairs = tokens(self._analyzer, document.text)
            row = tantivy.Document()
            row.add_text("words", words)
            row.add_text("characters", characters)
            row.add_text("pairs", pairs)
            row.add_text("text", document.text)
            row.add_text("bulletin", bulletin.id)
            row.add_integer("day", document.first_day)
            for name in FACETS:
                for value in document.values.get(name, ()):
                    row.add_text(name, value)
            writer.add_document(row)

    def change(self, former: IndexBulletin, bulletin: IndexBulletin) -> None:
        """Deletes by the bulletin's id, adds, commits."""
        writer = self._index_.writer()
        writer.delete_documents("bulletin", former.id)
        self._add(writer, bulletin)
        writer.commit()
        writer.wait_merging_threads()
        self.open()

    def open(self) -> None:
        """Opens it."""
        index = self._index()
        index.reload()
        self._searcher = index.searcher()
        self._index_ = index

    def search(self, query: Query) -> Answer:
        """The answer."""
        import tantivy

        _, tree = tree_of(query, self._analyzer)
        looked_for = [text.text for text in positive_texts(tree)]
        asked = self._query(tree)
        more = []
        if query.days:
            more.append(tantivy.Query.range_query(self._schema_, "day", tantivy.FieldType.Integer, *query.days))
        if query.organisation:
            more.append(tantivy.Query.term_query(self._schema_, "organisation", query.organisation))
        if more:
            asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, each) for each in (asked, *more)])
        found = self._searcher.search(asked, OVERFETCH, count=True)
        seen: dict[str, str] = {}
        for _, address in found.hits:
            document = self._searcher.doc(address)
            bulletin = document.get_first("bulletin")
            if bulletin not in seen:
                seen[bulletin] = marked(document.get_first("text"), looked_for)
                if len(seen) == TOP:
                    break
        counted = self._searcher.aggregate(
            asked, {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in FACETS}
        )
        facets = {name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]} for name in FACETS}
        return Answer(int(found.count), tuple(seen.values()), facets)

    @property
    def _schema_(self) -> Any:
        return self._index_.schema

    def _query(self, node: Node) -> Any:
        import tantivy

        match node:
            case And(nodes):
                return tantivy.Query.boolean_query([(tantivy.Occur.Must, self._query(each)) for each in nodes])
            case Or(nodes):
                return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._query(each)) for each in nodes])
            case Text(text):
                whole = text.replace(" ", "␣")
                if len(whole) == 1:
                    return tantivy.Query.term_query(self._schema_, "characters", whole, "freq")
                if len(whole) == 2:
                    return tantivy.Query.term_query(self._schema_, "pairs", whole, "freq")
                pairs = list(map("".join, pairwise(whole)))
                return tantivy.Query.phrase_query(self._schema_, "pairs", pairs)
            case Everything():
                return tantivy.Query.all_query()
            case _:
                raise NotImplementedError(node)


class Fts5:
    """SQLite FTS5 with detail=full, facets in tables beside."""

    name = "fts5"

    def __init__(self, directory: Path, analyzer: Analyzer) -> None:
        self._directory = directory
        self._analyzer = analyzer

    def build(self, bulletins: Iterable[IndexBulletin], reached: Reached) -> None:
        """Writes the database."""
        self._directory.mkdir(parents=True)
        with sqlite3.connect(self._directory / "fts.sqlite3") as base:
            base.executescript(  # tokens are whatever stands between blanks
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000;"
                "CREATE VIRTUAL TABLE fts USING fts5(words, characters, pairs, content='',"
                " tokenize='unicode61 tokenchars ''%-.+#_/:,;()!?~。、␣''');"
                "CREATE TABLE passage(id INTEGER PRIMARY KEY, bulletin TEXT, series TEXT, year TEXT, day INTEGER,"
                " text TEXT);"
                "CREATE TABLE named(id INTEGER, organisation TEXT);"
            )
            number = 0
            for bulletin in bulletins:
                self._add(base, bulletin, number)
                number += len(bulletin.documents)
            reached("added")
            base.executescript(
                "INSERT INTO fts(fts) VALUES ('optimize');"
                "CREATE INDEX named_id ON named(id, organisation);"
                "CREATE INDEX named_name ON named(organisation, id);"
                "CREATE INDEX passage_bulletin ON passage(bulletin);"
            )
        reached("indexed")

    def _add(self, base: sqlite3.Connection, bulletin: IndexBulletin, before: int) -> None:
        for number, document in enumerate(bulletin.documents, before + 1):
            values = document.values
            row = (bulletin.id, values["series"][0], values["year"][0], document.first_day, document.text)
            base.execute(
                "INSERT INTO fts(rowid, words, characters, pairs) VALUES (?,?,?,?)",
                (number, *tokens(self._analyzer, document.text)),
            )
            base.execute("INSERT INTO passage VALUES (?,?,?,?,?,?)", (number, *row))
            base.executemany("INSERT INTO named VALUES (?,?)", [(number, name) for name in values["organisation"]])

    def change(self, former: IndexBulletin, bulletin: IndexBulletin) -> None:
        """Deletes the rows with the tokens that they had, adds the new ones, commits."""
        base = self._base
        found = base.execute("SELECT id FROM passage WHERE bulletin = ? ORDER BY id", (former.id,)).fetchall()
        for (number,), document in zip(found, former.documents, strict=True):
            base.execute(
                "INSERT INTO fts(fts, rowid, words, characters, pairs) VALUES ('delete',?,?,?,?)",
                (number, *tokens(self._analyzer, document.text)),
            )
            base.execute("DELETE FROM passage WHERE id = ?", (number,))
            base.execute("DELETE FROM named WHERE id = ?", (number,))
        last = base.execute("SELECT max(id) FROM passage").fetchone()[0]
        self._add(base, bulletin, last)
        base.commit()

    def open(self) -> None:
        """Opens it."""
        self._base = sqlite3.connect(self._directory / "fts.sqlite3", check_same_thread=False)
        self._base.execute("PRAGMA cache_size=-500000")

    def search(self, query: Query) -> Answer:
        """The answer."""
        _, tree = tree_of(query, self._analyzer)
        looked_for = [text.text for text in positive_texts(tree)]
        base = self._base
        conditions = "fts MATCH ?"
        given: list[object] = [self._query(tree)]
        if query.days:
            conditions += " AND passage.day BETWEEN ? AND ?"
            given += query.days
        if query.organisation:
            conditions += " AND fts.rowid IN (SELECT id FROM named WHERE organisation = ?)"
            given.append(query.organisation)
        base.execute("DROP TABLE IF EXISTS temp.found")
        base.execute(
            f"CREATE TEMP TABLE found AS SELECT fts.rowid AS id, rank AS score, bulletin, series, year FROM fts "
            f"JOIN passage ON passage.id = fts.rowid WHERE {conditions}",
            given,
        )
        total = base.execute("SELECT count(*) FROM found").fetchone()[0]
        best = base.execute("SELECT id FROM found ORDER BY score LIMIT ?", (OVERFETCH,)).fetchall()
        seen: dict[str, str] = {}
        for (number,) in best:
            bulletin, text = base.execute("SELECT bulletin, text FROM passage WHERE id = ?", (number,)).fetchone()
            if bulletin not in seen:
                seen[bulletin] = marked(text, looked_for)
                if len(seen) == TOP:
                    break
        facets = {
            name: dict(
                base.execute(
                    f"SELECT {column}, count(*) AS n FROM found GROUP BY 1 ORDER BY n DESC LIMIT ?", (FACET_SIZE,)
                )
            )
            for name, column in (("series", "series"), ("issue", "bulletin"), ("year", "year"))
        }
        facets["organisation"] = dict(
            base.execute(
                "SELECT organisation, count(*) AS n FROM found JOIN named USING (id) GROUP BY 1"
                " ORDER BY n DESC LIMIT ?",
                (FACET_SIZE,),
            )
        )
        return Answer(total, tuple(seen.values()), facets)

    def _query(self, node: Node) -> str:
        match node:
            case And(nodes):
                return "(" + " AND ".join(map(self._query, nodes)) + ")"
            case Or(nodes):
                return "(" + " OR ".join(map(self._query, nodes)) + ")"
            case Text(text):
                whole = text.replace(" ", "␣")
                if len(whole) == 1:
                    return f'characters:"{whole}"'
                return 'pairs:"' + " ".join(map("".join, pairwise(whole))) + '"'
            case _:
                raise NotImplementedError(node)


class StockWhoosh:
    """Whoosh with its default codec and its own searcher, facets by its columns."""

    name = "whoosh"

    def __init__(self, directory: Path, analyzer: Analyzer) -> None:
        self._directory = directory
        self._analyzer = analyzer

    def build(self, bulletins: Iterable[IndexBulletin], reached: Reached) -> None:
        """Writes the index with its writer."""
        from whoosh.analysis import SpaceSeparatedTokenizer
        from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema
        from whoosh.index import create_in

        self._directory.mkdir(parents=True)
        blanks = SpaceSeparatedTokenizer()
        schema = Schema(
            words=TEXT(blanks, phrase=False),
            characters=TEXT(blanks, phrase=False),
            pairs=TEXT(blanks, phrase=True),
            text=STORED,
            bulletin=ID(stored=True),
            series=ID(sortable=True),
            issue=ID(sortable=True),
            year=ID(sortable=True),
            organisation=KEYWORD(sortable=True, commas=True),
            day=NUMERIC(int, sortable=True),
        )
        writer = create_in(str(self._directory), schema).writer(limitmb=1024)
        for bulletin in bulletins:
            self._add(writer, bulletin)
        reached("added")
        writer.commit()
        reached("committed")

    def _add(self, writer: Any, bulletin: IndexBulletin) -> None:
        for document in bulletin.documents:
            words, characters, pairs = tokens(self._analyzer, document.text)
            values = document.values
            writer.add_document(
                words=words,
                characters=characters,
                pairs=pairs,
                text=document.text,
                bulletin=bulletin.id,
                series=values["series"][0],
                issue=bulletin.id,
                year=values["year"][0],
                organisation=",".join(values["organisation"]),
                day=document.first_day,
            )

    def change(self, former: IndexBulletin, bulletin: IndexBulletin) -> None:
        """Deletes by the bulletin's id, adds, commits; no merging."""
        from whoosh.index import open_dir

        writer = open_dir(str(self._directory)).writer()
        writer.delete_by_term("bulletin", former.id)
        self._add(writer, bulletin)
        writer.commit(merge=False)
        self.open()

    def open(self) -> None:
        """Opens it."""
        from whoosh.index import open_dir

        self._searcher = open_dir(str(self._directory)).searcher()

    def search(self, query: Query) -> Answer:
        """The answer."""
        from whoosh.query import And as AllOf
        from whoosh.query import NumericRange, Term
        from whoosh.sorting import Facets, FieldFacet

        _, tree = tree_of(query, self._analyzer)
        looked_for = [text.text for text in positive_texts(tree)]
        more: list[Any] = [NumericRange("day", *query.days)] if query.days else []
        more += [Term("organisation", query.organisation)] if query.organisation else []
        facets = Facets()
        for name in FACETS:
            facets.add_facet(name, FieldFacet(name, allow_overlap=name == "organisation"))
        found = self._searcher.search(AllOf([self._query(tree), *more]), limit=OVERFETCH, groupedby=facets)
        seen: dict[str, str] = {}
        for hit in found:
            if hit["bulletin"] not in seen:
                seen[hit["bulletin"]] = marked(hit["text"], looked_for)
                if len(seen) == TOP:
                    break
        counts = {}
        for name in FACETS:
            groups = {value: len(numbers) for value, numbers in found.groups(name).items()}
            counts[name] = dict(sorted(groups.items(), key=lambda item: -item[1])[:FACET_SIZE])
        return Answer(len(found), tuple(seen.values()), counts)

    def _query(self, node: Node) -> Any:
        from whoosh.query import And as AllOf
        from whoosh.query import Or as AnyOf
        from whoosh.query import Phrase, Term

        match node:
            case And(nodes):
                return AllOf(list(map(self._query, nodes)))
            case Or(nodes):
                return AnyOf(list(map(self._query, nodes)))
            case Text(text):
                whole = text.replace(" ", "␣")
                pairs = list(map("".join, pairwise(whole)))
                if len(whole) == 1:
                    return Term("characters", whole)
                return Term("pairs", whole) if len(pairs) == 1 else Phrase("pairs", pairs)
            case _:
                raise NotImplementedError(node)


PEERS: dict[str, type[Any]] = {"ours": Ours, "tantivy": Tantivy, "fts5": Fts5, "whoosh": StockWhoosh}


def build_peer(name: str, folder: Path, bulletins: int, stages: Any) -> None:
    """Builds the index of an engine anew, below the folder, from the corpus that lies in it.

    Puts into the queue `stages` how many seconds each stage took, by its name.
    """
    shutil.rmtree(folder / name, ignore_errors=True)
    peer: Peer = PEERS[name](folder / name, Analyzer(Segmenter(folder / "words")))
    ends = {"": time.perf_counter()}
    peer.build(
        Corpus(bulletins).stored(folder / "corpus.pickle"), lambda stage: ends.update({stage: time.perf_counter()})
    )
    stages.put({stage: round(end - before, 1) for (_, before), (stage, end) in pairwise(ends.items())})

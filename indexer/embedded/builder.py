"""Writes a Whoosh index of documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from whoosh.index import create_in

from indexer.documents import FACETS, SEPARATOR, IndexDocument, folded_parts
from indexer.embedded.schema import make_schema
from indexer.terms import Analyzer, grams_of
from kb.text import folded

VALUE_FIELDS = (*FACETS, "number")
_MEMORY_MIB = 256


class WhooshBuilder:
    """Builds with Whoosh's own writer, into one segment."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def build(self, documents: Iterable[IndexDocument], directory: Path) -> int:
        """Writes the documents in their order; document numbers follow it."""
        index = create_in(str(directory), make_schema(VALUE_FIELDS))
        count = 0
        with index.writer(limitmb=_MEMORY_MIB) as writer:
            for document in documents:
                writer.add_document(**self._fields(document))
                count += 1
        index.close()
        return count

    def _fields(self, document: IndexDocument) -> dict[str, object]:
        terms = self._analyzer.analyse(document.text)
        fields: dict[str, object] = {
            "grams": terms.grams,
            "words": terms.words,
            "context": _part_grams(document.context),
            "headline": _part_grams(document.headline),
            "organisation": _part_grams(document.organisations),
            "activity": _part_grams(document.activities),
        }
        for name in VALUE_FIELDS:
            fields[f"v_{name}"] = list(document.values.get(name, ()))
        facts = {
            "bulletin": document.bulletin,
            "passage": document.passage,
            "values": {name: values for name, values in document.values.items() if values},
            "days": (document.first_day, document.last_day),
            "order": document.order,
            "weight": document.weight,
        }
        texts = {
            "text": folded(document.text),
            "written": document.written,
            "context": folded_parts(document.context),
            "headline": folded_parts(document.headline),
            "organisation": folded_parts(document.organisations),
            "activity": folded_parts(document.activities),
        }
        fields["facts"] = json.dumps(facts, ensure_ascii=False).encode()
        fields["texts"] = json.dumps(texts, ensure_ascii=False).encode()
        return {name: value for name, value in fields.items() if value}


def _part_grams(joined: str) -> list[str]:
    return list(dict.fromkeys(gram for part in joined.split(SEPARATOR) for gram in grams_of(folded(part))))

"""The fields of the Whoosh index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer as WhooshAnalyzer
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Frequency

GRAM_FIELDS = {
    "text": "grams",
    "context": "context",
    "headline": "headline",
    "organisation": "organisation",
    "activity": "activity",
}
"""Field of the query -> field of the index that holds its grams."""
SCORED = ("words", "grams")


class _Given(WhooshAnalyzer):
    """The tokens as they are given: a list that was analysed before."""

    def __call__(self, value: Any, **_options: Any) -> Iterator[Token]:
        token = Token()
        for term in value:
            token.text = term
            yield token


class _Terms(FieldType):
    """A field whose value is a list of terms; scored fields keep frequencies and lengths."""

    def __init__(self, *, scored: bool) -> None:
        super().__init__(Frequency() if scored else Existence(), _Given(), scorable=scored)


def make_schema(value_fields: tuple[str, ...]) -> Schema:
    """The schema: grams and words, a gram field for each text field, a term field and a column for each facet."""
    schema = Schema()
    for name in SCORED:
        schema.add(name, _Terms(scored=True))
    for name in GRAM_FIELDS.values():
        if name not in SCORED:
            schema.add(name, _Terms(scored=False))
    for name in value_fields:
        schema.add(f"v_{name}", _Terms(scored=False))
    schema.add("facts", COLUMN(VarBytesColumn()))
    schema.add("texts", COLUMN(VarBytesColumn()))
    return schema

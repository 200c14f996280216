"""The fields of the Whoosh index."""

from __future__ import annotations

from typing import Any

from whoosh.analysis.analyzers import IDAnalyzer
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Format, Frequency, Positions

from indexer.embedded.batches import LABEL_FIELDS, VALUE_FIELDS
from indexer.embedded.inversion import sort_key
from indexer.terms import in_units

GRAMS, WORDS = "grams", "words"
SCORED = (WORDS, GRAMS)
STORED_FIELDS = ("bulletin", "passage", "text")


def gram_field(field: str) -> str:
    """The field of the index that holds the grams of a text field of the query."""
    return GRAMS if field == "text" else field


def value_field(field: str) -> str:
    """The field of the index that holds the values of a field of the query."""
    return f"v_{field}"


class TermField(FieldType):
    """A field of terms, as bytes of their UTF-16 units; scored fields keep frequencies and lengths.

    A published index names this class: it stays where it is.
    """

    def __init__(self, format_: Format, *, scored: bool) -> None:
        super().__init__(format_, IDAnalyzer(), scorable=scored)  # type: ignore[arg-type]  # it is an analyzer

    def to_bytes(self, value: Any) -> bytes:
        """The bytes of a term."""
        return value if isinstance(value, bytes) else sort_key(in_units(value))

    def from_bytes(self, bs: Any) -> str:
        """The term of bytes; halves of pairs stay apart."""
        return bytes(bs).decode("utf-8", "surrogatepass")


def make_schema() -> Schema:
    """The schema: the grams of the text (with positions) and its words, the grams of the other texts, the values."""
    schema = Schema()
    schema.add(GRAMS, TermField(Positions(), scored=True))
    schema.add(WORDS, TermField(Frequency(), scored=True))
    for name in LABEL_FIELDS:
        schema.add(name, TermField(Existence(), scored=False))
    for name in VALUE_FIELDS:
        schema.add(value_field(name), TermField(Existence(), scored=False))
    for name in STORED_FIELDS:
        schema.add(name, STORED)
    return schema

"""The query: a closed union of frozen nodes. Its language is parsed in `indexer.language`.

What a tree means for one document (a passage or segment) is written down literally in `indexer.memory`:

- a `Text` leaf matches a document whose field contains the folded characters in a run. For the field `text` the
  document's context (series, headline, section heading, organisation head) counts too, but a document must match
  at least one of the texts that make it a hit by itself;
- under `Not` the context never counts: a document is excluded for what it says itself;
- with scope `bulletin` every leaf is asked of the whole bulletin, and the hits are the documents in it that hold
  any of the texts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

TextField = Literal["text", "headline", "organisation", "activity"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of consecutive characters. Folded, unless `verbatim`: then original characters, as written."""

    text: str
    field: TextField = "text"
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """One of these values in a field of values (a facet, or `number`)."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """A bulletin's date meets the days first to last (ordinals, inclusive). A month or a year meets any of its days."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class And:
    """All of them. Of none: everything."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them. Of none: nothing."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    node: Node


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of them."""

    count: int
    nodes: tuple[Node, ...]


Leaf: TypeAlias = Text | Value | Dates | Everything
Node: TypeAlias = Leaf | And | Or | Not | AtLeast


def positive_texts(node: Node) -> Iterator[Text]:
    """The texts that make a document a hit (those not under a Not), in their order."""
    match node:
        case Text():
            yield node
        case And(nodes) | Or(nodes) | AtLeast(_, nodes):
            for child in nodes:
                yield from positive_texts(child)
        case Value() | Dates() | Everything() | Not():
            return
        case _:
            assert_never(node)


def bears_text(node: Node) -> bool:
    """Whether some text in the node makes a document a hit."""
    return next(positive_texts(node), None) is not None

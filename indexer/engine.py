"""The seam between what is asked and who answers: Builder and Searcher, and the values they exchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, Self

from indexer.documents import IndexDocument
from indexer.query import Node, Text

Scope = Literal["passage", "bulletin"]
Sort = Literal["relevance", "newest", "oldest", "issue"]


@dataclass(frozen=True, slots=True)
class ScoringTerm:
    """A term of the fields `words` or `grams` by which hits are ranked: BM25 (k1 1.2, b 0.75), times its weight."""

    field: Literal["words", "grams"]
    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Boost:
    """A hit that holds this text itself scores so much more (times its document's weight)."""

    text: Text
    score: float


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """What an engine is asked.

    `filters` are the selections in facets: OR inside one, AND across, each asked of the hit itself whatever the
    scope; a facet's own counts leave its own selection out. Bulletins from `first` on, `size` of them at most.
    """

    tree: Node
    scoring: tuple[ScoringTerm, ...] = ()
    boosts: tuple[Boost, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scope: Scope = "passage"
    sort: Sort = "relevance"
    first: int = 0
    size: int = 20
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many bulletins and how many passages (segments included)."""

    bulletins: int
    passages: int


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The counts of every value of a facet, and of the hits that have no value in it."""

    values: Mapping[str, Count]
    missing: Count


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that matches, by its id in the bulletin, with its score."""

    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class BulletinHit:
    """A bulletin with its matching passages, best first; its score is the best of theirs."""

    bulletin: str
    score: float
    passages: tuple[PassageHit, ...]


@dataclass(frozen=True, slots=True)
class EngineResult:
    """The total over all hits, one page of bulletins, and the counts of the facets that were asked for."""

    total: Count
    hits: tuple[BulletinHit, ...]
    facets: Mapping[str, FacetCounts]


class Builder(Protocol):
    """Writes one complete index."""

    def build(self, documents: Iterable[IndexDocument], directory: Path) -> int:
        """Writes the documents into an empty directory; how many they were."""
        ...


class Searcher(Protocol):
    """Answers from one complete index, for as long as it is open; usable from several threads."""

    @property
    def document_count(self) -> int:
        """How many documents the index holds."""
        ...

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer."""
        ...

    def close(self) -> None:
        """Lets the files go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

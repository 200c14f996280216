"""The seam between what is asked and who answers: Builder and Searcher, and the values they exchange."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, Self

from indexer.documents import IndexBulletin
from indexer.query import Node, Text
from kb.text import Folded

K1, B = 1.2, 0.75
"""The parameters of BM25."""
MOST_TIMES = 255
"""A term counts so often in a document at most."""
MOST_TERMS = 65_535
"""A document counts as so long at most, in terms of a field."""
ScoredField = Literal["words", "grams"]
Scope = Literal["passage", "bulletin"]
Sort = Literal["relevance", "newest", "oldest", "issue"]


@dataclass(frozen=True, slots=True)
class ScoringTerm:
    """A term of the fields `words` or `grams` by which hits are ranked: BM25 (K1, B), times its weight."""

    field: ScoredField
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
    scope; a facet's own counts leave its own selection out, and give at most `facet_size` values beside the selected
    ones. Bulletins from `first` on, `size` of them at most. `histogram` asks for the counts of all months.
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
    facet_size: int = 12
    histogram: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many bulletins and how many passages (segments included)."""

    bulletins: int
    passages: int


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The counts of the first values of a facet, of the selected ones that hits have, and of the hits without a value.

    First is what most bulletins have, then most passages, then the order of the values. `other` is how many further
    values hits have.
    """

    values: Mapping[str, Count]
    other: int
    missing: Count


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that matches: its id and kind in the bulletin, its score; `read` gives its text as written, and folded.

    A text is read when it is asked for: of a bulletin with many hits few may be shown.
    """

    passage: str
    kind: str
    score: float
    read: Callable[[], tuple[str, Folded]] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class BulletinHit:
    """A bulletin with its matching passages, best first; its score is the best of theirs, its entry for lists."""

    bulletin: str
    entry: str
    score: float
    passages: tuple[PassageHit, ...]


class Holding(NamedTuple):
    """A bulletin with hits, and the ids of its passages that are hits.

    `read` gives its entry and what it tells of activities; whoever knows them does not ask for them again.
    """

    bulletin: str
    passages: tuple[str, ...]
    read: Callable[[], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class EngineResult:
    """The total over all hits, one page of bulletins, the counts of the facets, the counts of the months in order."""

    total: Count
    hits: tuple[BulletinHit, ...]
    facets: Mapping[str, FacetCounts]
    histogram: Mapping[str, Count]


class Builder(Protocol):
    """Writes complete indexes."""

    def build(self, bulletins: Iterable[IndexBulletin], directory: Path) -> int:
        """Writes an index of the bulletins into an empty directory; how many documents it has."""
        ...

    def update(self, before: Path, gone: Collection[str], bulletins: Iterable[IndexBulletin], directory: Path) -> int:
        """The same for what the index `before` becomes without the bulletins `gone` and with these, new or changed."""
        ...


class Searcher(Protocol):
    """Answers from one complete index, for as long as it is open; usable from several threads."""

    @property
    def document_count(self) -> int:
        """How many documents the index holds."""
        ...

    @property
    def bulletin_count(self) -> int:
        """How many bulletins the index holds."""
        ...

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer."""
        ...

    def holding(self, query: EngineQuery) -> Iterator[Holding]:
        """Every bulletin with hits, in no order; only the tree, the scope and the filters of the query are asked."""
        ...

    def ids(self) -> Iterator[str]:
        """Every bulletin's id."""
        ...

    def entries(self) -> Iterator[tuple[str, str]]:
        """Every bulletin's id and entry."""
        ...

    def entry(self, bulletin_id: str) -> str | None:
        """The entry of a bulletin, or None."""
        ...

    def record(self, bulletin_id: str) -> bytes | None:
        """The record of a bulletin, or None."""
        ...

    def close(self) -> None:
        """Lets the files go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

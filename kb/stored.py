"""Bulletins as the store gives them: values, which can be had without a database."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import Bulletin


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A file that a version was read from."""

    path: str
    name: str
    format: str
    encoding: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One text of a bulletin, the best source first, and when it came (ISO date)."""

    bulletin: Bulletin
    sources: tuple[StoredSource, ...]
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTexts:
    """All texts of a bulletin in the order they came; the text at `current` is the one that is searched."""

    versions: tuple[StoredVersion, ...]
    current: int

    @property
    def bulletin(self) -> Bulletin:
        """The current text."""
        return self.versions[self.current].bulletin

    @property
    def sources(self) -> tuple[StoredSource, ...]:
        """The files of the current text, the best first."""
        return self.versions[self.current].sources


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBulletin(StoredTexts):
    """A bulletin with all its texts. `series_id` is None for what is no bulletin."""

    id: str
    series_id: str | None
    change: int

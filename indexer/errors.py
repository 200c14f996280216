"""The errors of searching and indexing."""

from __future__ import annotations

from kb.errors import KbError


class InvalidRequest(KbError):
    """A parameter of a search has a value that cannot be used."""

    exit_code = 2


class NoIndex(KbError):
    """There is no generation to search, or none that this programme can read."""


class IndexRefused(KbError):
    """A new generation did not pass its checks and was not put into service."""

    exit_code = 4

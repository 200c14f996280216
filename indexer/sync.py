"""What cron runs: import what is new, build aside, check, put into service. Killed at any instant, nothing breaks.

Until `current` is replaced the old generation serves; a run that was killed leaves only work that the next
run does again (files already in the store are not read twice).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.building import build
from indexer.errors import NoIndex
from indexer.generation import Generation, Manifest, current_name, publish, read_manifest
from indexer.terms import Analyzer
from kb.settings import Settings

if TYPE_CHECKING:  # whoever searches needs no database
    from kb.store import Store


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """The generation now in service, and whether it was built just now."""

    manifest: Manifest
    built: bool


def current_manifest(settings: Settings) -> Manifest | None:
    """The manifest of the generation in service, or None where there is none or it cannot be read."""
    name = current_name(settings)
    try:
        return read_manifest(settings.index / name) if name else None
    except NoIndex:
        return None


def bring_up_to_date(store: Store, settings: Settings, analyzer: Analyzer, *, force: bool = False) -> BuildOutcome:
    """Publishes a generation with what has changed, unless the one in service is sound and holds the last change.

    `force` builds everything anew, as does an index of another engine, dictionary or visibility, or a damaged one.
    Raises IndexRefused. The caller holds the writer's lock.
    """
    current = None if force else _sound(settings, analyzer)
    if current is None:
        manifest = build(store, settings, analyzer)
    else:
        with current:
            if current.manifest.revision == store.revision:
                return BuildOutcome(current.manifest, built=False)
            manifest = build(store, settings, analyzer, before=current)
    publish(manifest, settings)
    return BuildOutcome(manifest, built=True)


def _sound(settings: Settings, analyzer: Analyzer) -> Generation | None:
    """The generation in service if it can be opened and is of the engine and visibility that are set."""
    name = current_name(settings)
    try:
        opened = Generation(settings.index / name, analyzer.fingerprint, settings) if name else None
    except NoIndex:
        return None
    if opened and (opened.manifest.engine, opened.manifest.visibility) != (settings.engine, settings.visibility):
        opened.close()
        return None
    return opened

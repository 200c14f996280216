"""What cron runs: import what is new, build aside, check, put into service. Killed at any instant, nothing breaks.

Until `current` is replaced the old generation serves; a run that was killed leaves only work that the next
run does again (files already in the store are not read twice).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.errors import NoIndex
from indexer.generation import Manifest, build, current_name, is_sound, publish, read_manifest
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
    """Builds and publishes a generation unless the one in service is sound and holds the store's last change.

    Raises IndexRefused. The caller holds the writer's lock.
    """
    current = current_manifest(settings)
    up_to_date = (
        current is not None
        and current.revision == store.revision
        and current.fingerprint == analyzer.fingerprint
        and current.engine == settings.engine
        and current.visibility == settings.visibility
        and is_sound(settings.index / current.generation, analyzer.fingerprint, settings)
    )
    if current is not None and up_to_date and not force:
        return BuildOutcome(current, built=False)
    manifest = build(store, settings, analyzer)
    publish(manifest, settings)
    return BuildOutcome(manifest, built=True)

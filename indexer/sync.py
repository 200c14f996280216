"""What cron runs: import what is new, build aside, check, put into service. Killed at any instant, nothing breaks.

Until `current` is replaced the old generation serves; a run that was killed leaves only work that the next
run does again (files already in the store are not read twice).
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.building import build
from indexer.errors import NoIndex
from indexer.generation import Generation, Manifest, current_name, discard, generations, publish, read_manifest
from indexer.inventory import read_inventory
from indexer.terms import Analyzer
from kb.settings import Settings

if TYPE_CHECKING:  # whoever searches needs no database
    from kb.store import Store

_DAY = len("2021-03-05")


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
                _forget_withdrawn(store, settings)
                return BuildOutcome(current.manifest, built=False)
            manifest = build(store, settings, analyzer, before=current)
    publish(manifest, settings)
    _forget_withdrawn(store, settings)
    return BuildOutcome(manifest, built=True)


def _forget_withdrawn(store: Store, settings: Settings) -> None:
    """Removes the older generations that a withdrawal is not in: a rollback would serve what was withdrawn."""
    withdrawn = {each.bulletin: each.made for each in store.decisions() if each.kind == "withdraw"}
    if not withdrawn:
        return
    latest = dt.date.fromisoformat(max(withdrawn.values())) + dt.timedelta(days=1)  # the day of another time zone
    discard(settings, [name for name in _older(settings, latest) if not _has_withdrawn(settings, name, withdrawn)])


def _older(settings: Settings, latest: dt.date) -> Iterator[str]:
    """The generations that are not in service and were made by a day."""
    current = current_name(settings)
    for name in generations(settings):
        with contextlib.suppress(NoIndex):
            if name != current and read_manifest(settings.index / name).created[:_DAY] <= latest.isoformat():
                yield name


def _has_withdrawn(settings: Settings, name: str, withdrawn: Iterable[str]) -> bool:
    """Whether all these bulletins were withdrawn when a generation was made; one that cannot be read holds any."""
    try:
        held = read_inventory(settings.index / name).decisions
    except (OSError, ValueError, KeyError, NoIndex):
        return False
    return {each.bulletin for each in held if each.kind == "withdraw"}.issuperset(withdrawn)


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

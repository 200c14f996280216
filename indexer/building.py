"""Building a generation: everything anew, or what has changed since the one in service.

What a bulletin is indexed under depends on itself and on the authority, which all bulletins and the curators' decisions
make together. So an update
indexes again what has changed in the store and whatever holds a name of which the authority now says something else;
the result is the index that a build of everything would give, and a test compares the two.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.embedded import ColumnarBuilder
from indexer.engine import Builder, Count, EngineQuery
from indexer.entries import entry_of
from indexer.errors import IndexRefused, NoIndex
from indexer.generation import BUILDING, ENGINE, FORMAT, MANIFEST, Generation, Manifest
from indexer.inventory import Inventory, inventory_of, touched, write_inventory
from indexer.memory import MemoryBuilder
from indexer.query import Text
from indexer.records import index_bulletin, write_summary
from indexer.stamps import differing, stamps_of
from indexer.terms import Analyzer
from kb.curation.curating import curated, is_withdrawn
from kb.decisions import Decision
from kb.files import sync_directory, write_atomically
from kb.knowledge.authority import Authority, differences
from kb.settings import Settings
from kb.stored import StoredBulletin
from kb.text import folded

if TYPE_CHECKING:  # whoever searches needs no database
    from kb.store import Store

BUILDERS: dict[str, Callable[[Analyzer, Settings], Builder]] = {
    "embedded": lambda analyzer, settings: ColumnarBuilder(analyzer, settings.build_processes, settings.kernels),
    "memory": lambda analyzer, _: MemoryBuilder(analyzer),
}
_PROBES = 50
_MEND = "未通过检查的新索引不会投入服务；请检查磁盘，再运行 kb index build"

_MOST_CHANGED = 4
"""One bulletin in so many: if more are to be indexed again, everything is; it takes less memory and hardly longer."""
_MOST_NAMES = 2_000
"""So many changed names are looked for; beyond them everything is indexed again."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a generation is made of: its inventory, and for an update the ids of what it indexes.

    `gone` is what the store no longer has; `again` what is indexed: new, changed, or touched by a changed name.
    """

    inventory: Inventory
    gone: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


def build(store: Store, settings: Settings, analyzer: Analyzer, before: Generation | None = None) -> Manifest:
    """Builds a generation aside, checks it, and leaves it whole but not yet in service.

    What has not changed since `before` is taken over from there. Raises IndexRefused where the check fails. The caller
    holds the writer's lock.
    """
    settings.index.mkdir(parents=True, exist_ok=True)
    for left in settings.index.glob(f"{BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
    revision = store.revision
    created = dt.datetime.now(dt.UTC)
    name = f"{created.strftime('%Y%m%dT%H%M%S.%fZ')}-{revision}-{secrets.token_hex(2)}"
    directory = settings.index / f"{BUILDING}{name}"
    (directory / ENGINE).mkdir(parents=True)
    count = _write(directory, store, settings, analyzer, before)
    _sync_tree(directory)
    manifest = Manifest(
        generation=name,
        format=FORMAT,
        engine=settings.engine,
        fingerprint=analyzer.fingerprint,
        created=created.isoformat(timespec="seconds"),
        revision=revision,
        bulletins=count.bulletins,
        documents=count.passages,
        visibility=settings.visibility,
        files=stamps_of(directory, MANIFEST, before.manifest.files if before else None),
    )
    write_atomically(directory / MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
    _check(directory, store, analyzer, settings)
    directory.rename(settings.index / name)
    sync_directory(settings.index)
    return manifest


def verify(directory: Path, store: Store, analyzer: Analyzer, settings: Settings) -> None:
    """Checks a generation: every byte is what the manifest says, it holds every bulletin, and finds what it holds.

    Raises IndexRefused.
    """
    manifest = _check(directory, store, analyzer, settings)
    wrong = differing(stamps_of(directory, MANIFEST), manifest.files)
    if wrong:
        raise IndexRefused(f"索引的文件与清单不符：{'、'.join(wrong)}", _MEND)


def _write(directory: Path, store: Store, settings: Settings, analyzer: Analyzer, before: Generation | None) -> Count:
    """Writes the index and what belongs to it; how much it holds."""
    builder = BUILDERS[settings.engine](analyzer, settings)
    served = _Served(store, settings)
    plan = _changes_since(before, served) if before else None
    if before and plan:
        authority = plan.inventory.authority
        bulletins = (index_bulletin(each, authority) for each in served.bulletins(plan.again, authority))
        documents = builder.update(before.directory / ENGINE, plan.gone | plan.again, bulletins, directory / ENGINE)
    else:
        plan = _everything(served)
        authority = plan.inventory.authority
        bulletins = (index_bulletin(each, authority) for each in served.bulletins(None, authority))
        documents = builder.build(bulletins, directory / ENGINE)
    write_inventory(plan.inventory, directory)
    write_summary(plan.inventory.holdings, directory)
    return Count(plan.inventory.bulletins, documents)


class _Served:
    """What an index may hold: the bulletins of the store as curators want them, without the withdrawn ones."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._everything = settings.visibility == "all"
        self.decisions = tuple(store.decisions())
        self._of: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            self._of.setdefault(decision.bulletin, []).append(decision)

    def changes(self) -> dict[str, int]:
        """The last change of each bulletin, served or not."""
        return self._store.changes()

    def bulletins(
        self, ids: Collection[str] | None = None, authority: Authority | None = None
    ) -> Iterator[StoredBulletin]:
        """All of them, or those of some ids, in the order of their ids; with what an authority knows of them."""
        for stored in self._store.bulletins(ids):
            own = self._of.get(stored.id, ())
            each = curated(stored, own, authority)
            if (self._everything or each.bulletin.visibility == "public") and not is_withdrawn(own):
                yield each


def _everything(served: _Served) -> _Plan:
    described = ((entry_of(each), each.bulletin.organisations) for each in served.bulletins())
    return _Plan(inventory_of(served.changes(), described, served.decisions))


def _changes_since(before: Generation, served: _Served) -> _Plan | None:
    """What an update has to do; None where it is so much that everything is as well built anew."""
    old, changes = before.inventory, served.changes()
    changed, gone = old.changed(changes), old.gone(changes)
    most = len(changes) // _MOST_CHANGED
    if len(changed) > most:
        return None
    former = filter(None, map(before.records.read, changed | gone))
    inventory = old.updated(
        changes,
        ((each.entry, each.bulletin.organisations) for each in former),
        ((entry_of(each), each.bulletin.organisations) for each in served.bulletins(changed)),
        served.decisions,
    )
    named = differences(old.authority, inventory.authority)
    if len(named.forms) > _MOST_NAMES or len(named.names) > _MOST_NAMES:
        return None
    again = changed | touched(before.searcher, named) - gone
    return _Plan(inventory, frozenset(gone), frozenset(again)) if len(again) <= most else None


def _check(directory: Path, store: Store, analyzer: Analyzer, settings: Settings) -> Manifest:
    """Opens a generation, compares its counts, and looks for some of what it holds."""
    try:
        opened = Generation(directory, analyzer.fingerprint, settings)
    except NoIndex as error:
        raise IndexRefused(error.message, _MEND) from error
    with opened as generation:
        manifest = generation.manifest
        whole = manifest.visibility == "all" and manifest.revision == store.revision
        counts = store.counts()
        if whole and manifest.bulletins != counts["bulletins"] - counts["withdrawn"]:
            raise IndexRefused("索引的期数与库中不符", _MEND)
        if (
            generation.searcher.document_count != manifest.documents
            or generation.searcher.bulletin_count != manifest.bulletins
        ):
            raise IndexRefused("索引的段数与清单不符", _MEND)
        step = max(1, manifest.bulletins // _PROBES)
        for bulletin_id in islice(generation.searcher.ids(), 0, None, step):
            _probe(generation, bulletin_id)
        return manifest


def _probe(generation: Generation, bulletin_id: str) -> None:
    record = generation.records.read(bulletin_id)
    assert record is not None
    for passage in record.bulletin.passages[:1]:
        middle = folded(passage.text)[:12]
        result = generation.searcher.search(EngineQuery(Text(middle), filters={"issue": (bulletin_id,)}))
        found = {hit.passage for bulletin in result.hits for hit in bulletin.passages}
        if middle and passage.id not in found:
            raise IndexRefused(f"索引里搜不到《{record.entry.name}》的文字", _MEND)


def _sync_tree(directory: Path) -> None:
    """Forces every file of a generation to the disk before it gets its name."""
    for path in directory.rglob("*"):
        if path.is_dir():
            sync_directory(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    sync_directory(directory)

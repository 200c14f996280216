"""Rows of the tables: the values of the model that they keep, which of them is current, and the last change."""

from __future__ import annotations

import datetime as dt
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb.contract import bulletin_from_json
from kb.decisions import Decision, Kind
from kb.sameness import rank
from kb.store.tables import BulletinRow, DecisionRow, SourceRow, VersionRow
from kb.stored import StoredBulletin, StoredSource, StoredVersion


def revision(session: Session) -> int:
    """The number of the last change; 0 for an empty store."""
    columns = (VersionRow.change, DecisionRow.change, DecisionRow.undone)
    return max(session.scalar(select(func.max(column))) or 0 for column in columns)


def now() -> dt.datetime:
    """When a row is made."""
    return dt.datetime.now(dt.UTC)


def decision_row(decision: Decision, change: int, made_at: dt.datetime) -> DecisionRow:
    """The row of a decision that is made in this change; one that was made elsewhere keeps its day."""
    if decision.made and decision.kind != "withdraw":  # by whose day it is told which indexes have what was withdrawn
        made_at = min(made_at, dt.datetime.combine(dt.date.fromisoformat(decision.made), dt.time(), dt.UTC))
    return DecisionRow(
        kind=decision.kind,
        subject=decision.subject,
        value=decision.value,
        series_id=decision.series,
        bulletin_id=decision.bulletin,
        passage=decision.passage,
        since=decision.since,
        until=decision.until,
        reason=decision.reason,
        change=change,
        made_at=made_at,
    )


def decision_of(row: DecisionRow) -> Decision:
    """A decision, with its number and its days."""
    return Decision(
        kind=cast("Kind", row.kind),
        subject=row.subject,
        value=row.value,
        series=row.series_id,
        bulletin=row.bulletin_id,
        passage=row.passage,
        since=row.since,
        until=row.until,
        reason=row.reason,
        number=row.id,
        made=row.made_at.date().isoformat(),
        undone=row.undone_at.date().isoformat() if row.undone_at else "",
    )


def current_of(row: BulletinRow) -> VersionRow:
    """The version that was changed last."""
    return max(row.versions, key=lambda version: version.change)


def stored_of(row: BulletinRow) -> StoredBulletin:
    """A bulletin with its versions and their files."""
    versions = sorted(row.versions, key=lambda version: version.id)
    return StoredBulletin(
        id=row.id,
        series_id=row.series_id,
        change=current_of(row).change,
        versions=tuple(map(_stored_version, versions)),
        current=versions.index(current_of(row)),
    )


def _stored_version(version: VersionRow) -> StoredVersion:
    sources = {
        source.path: StoredSource(source.path, source.name, source.format, source.encoding, source.sha256)
        for source in best_first(version)
    }
    return StoredVersion(
        bulletin_from_json(version.content), tuple(sources.values()), version.added_at.date().isoformat()
    )


def best_first(version: VersionRow) -> list[SourceRow]:
    """The files of a version, the one whose text it has first: by format, then as they came."""
    return sorted(version.sources, key=lambda source: (rank(source.format, None), source.id))

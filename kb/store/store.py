"""The store: what was imported, asked and answered in values of the model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from types import TracebackType
from typing import Self, cast

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, selectinload

from kb.contract import bulletin_from_json, bulletin_to_json
from kb.decisions import Decision, Kind
from kb.errors import NotFound, StoreError
from kb.identity import SEPARATOR, Identity, identity_of, series_key, short_id, text_hash
from kb.model import Bulletin, Document, Doubt
from kb.sameness import are_two_issues, rank, same_text
from kb.store.schema import connect, reason_of
from kb.store.tables import BulletinRow, DecisionRow, SeriesRow, SourceRow, VersionRow
from kb.stored import StoredBulletin, StoredSource, StoredVersion

_AT_ONCE = 200
"""Bulletins that are read together."""


class Outcome(StrEnum):
    """What adding a file did."""

    NEW = "new"
    VERSION = "version"
    SOURCE = "source"
    REPARSED = "reparsed"
    UNCHANGED = "unchanged"


def open_store(url: str, *, new: bool = True) -> Store:
    """The store at a SQLAlchemy URL, brought up to date, and made if it is missing and `new`. Raises StoreError."""
    return Store(connect(url, new=new))


class Store:
    """A context manager over one engine. One writer at a time is the caller's duty (the writer's lock)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the connections back."""
        self._engine.dispose()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A session whose errors are ours: a full disk, a damaged file, a server that has gone."""
        try:
            with Session(self._engine) as session:
                yield session
        except SQLAlchemyError as error:
            raise StoreError(
                f"数据库出错：{reason_of(error)}", "请检查磁盘空间、权限和数据库；必要时从备份恢复"
            ) from error

    @property
    def revision(self) -> int:
        """The number of the last change; 0 for an empty store."""
        with self._session() as session:
            return _revision(session)

    def counts(self) -> dict[str, int]:
        """How many series, bulletins, versions, source files and decisions that hold there are; bulletins withdrawn."""
        tables = {"series": SeriesRow, "bulletins": BulletinRow, "versions": VersionRow, "sources": SourceRow}
        in_force = select(func.count()).select_from(DecisionRow).where(DecisionRow.undone.is_(None))
        withdrawn = (
            select(func.count())
            .select_from(BulletinRow)
            .where(
                BulletinRow.id.in_(
                    select(DecisionRow.bulletin_id).where(DecisionRow.kind == "withdraw", DecisionRow.undone.is_(None))
                )
            )
        )
        with self._session() as session:
            counts = {
                name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()
            }
            decisions, gone = session.scalar(in_force) or 0, session.scalar(withdrawn) or 0
            return counts | {"decisions": decisions, "withdrawn": gone}

    def holds(self, path: str, sha256: str, fixed: str = "") -> bool:
        """Whether the last thing imported from `path` had these bytes, under the same settings of its folder."""
        with self._session() as session:
            last = _last_source(session, path)
            return last is not None and last.sha256 == sha256 and last.fixed == fixed

    def add(self, document: Document, bulletin: Bulletin, path: str, fixed: str = "") -> Outcome:
        """Keeps a parsed file: a new bulletin, a new version, another source of a known text, or nothing new.

        A text that differs from the one known for the same identity becomes the current version and carries
        a doubt; one that has nothing in common with it but its number is an issue of its own, with a doubt. An older
        text becomes current again only when the file that it came from changes back to it. The same text from a
        better file (.docx after .pdf) replaces what was read before.
        """
        with self._session() as session, session.begin():
            text = text_hash(document)
            identity = identity_of(bulletin, path)
            last = _last_source(session, path)
            if last is not None and last.sha256 == document.sha256:
                _identify_anew(session, last.version, identity)
            row = _bulletin_row(session, identity, text)
            misnumbered = row is not None and _is_another_issue(row, text, bulletin, path)
            if misnumbered:
                row, identity = _beside(session, identity, text, bulletin, path)
            outcome = Outcome.NEW if row is None else Outcome.VERSION
            if row is None:
                row = _new_bulletin(session, identity)
            version = _version_of(row, text, bulletin)
            if version is None:
                version = _new_version(session, row, text, bulletin, misnumbered=misnumbered)
            else:
                outcome = _refresh(session, version, document, bulletin, last)
            if last is None or last.version is not version or last.sha256 != document.sha256 or last.fixed != fixed:
                session.add(_source(version, document, path, fixed))
                if outcome is Outcome.SOURCE:  # an index shows the files of a bulletin too
                    max(row.versions, key=lambda each: each.change).change = _revision(session) + 1
            elif outcome is Outcome.SOURCE:
                outcome = Outcome.UNCHANGED
            return outcome

    def changes(self) -> dict[str, int]:
        """The number of the last change of each bulletin, by its id; a decision on it, or its end, is one too."""
        versions = select(VersionRow.bulletin_id, func.max(VersionRow.change)).group_by(VersionRow.bulletin_id)
        decisions = (
            select(DecisionRow.bulletin_id, func.max(func.coalesce(DecisionRow.undone, DecisionRow.change)))
            .where(DecisionRow.bulletin_id != "")
            .group_by(DecisionRow.bulletin_id)
        )
        with self._session() as session:
            changes = dict(session.execute(versions).all())
            for bulletin, change in session.execute(decisions):
                if bulletin in changes:
                    changes[bulletin] = max(changes[bulletin], change)
            return changes

    def decisions(self, *, undone: bool = False) -> list[Decision]:
        """The decisions that hold, in the order in which they were made; those that were undone too if wanted."""
        query = select(DecisionRow).order_by(DecisionRow.id)
        with self._session() as session:
            rows = session.scalars(query if undone else query.where(DecisionRow.undone.is_(None)))
            return [_decision(row) for row in rows]

    def decide(self, made: Iterable[Decision], undone: Collection[int] = ()) -> list[Decision]:
        """Keeps new decisions and undoes others by their numbers, all in one change; the new ones as they are kept.

        Whether they agree is the caller's duty (`kb.decisions.problems`). Raises NotFound for a number that there is
        not, or that is undone already; then nothing is kept.
        """
        with self._session() as session, session.begin():
            change, now = _revision(session) + 1, _now()
            for number in undone:
                row = session.get(DecisionRow, number)
                if row is None or row.undone is not None:
                    problem = "没有" if row is None else "早已撤销"
                    raise NotFound(f"{problem}第 {number} 号决定", "用 kb decisions list --all 查看编号")
                row.undone, row.undone_at = change, now
            rows = [_decision_row(decision, change, now) for decision in made]
            session.add_all(rows)
            session.flush()
            return [_decision(row) for row in rows]

    def bulletins(self, ids: Collection[str] | None = None) -> Iterator[StoredBulletin]:
        """All bulletins, or those of some ids, in their current version, in the order of their ids."""
        with self._session() as session:
            query = (
                select(BulletinRow)
                .options(selectinload(BulletinRow.versions).selectinload(VersionRow.sources))
                .order_by(BulletinRow.id)
                .execution_options(yield_per=_AT_ONCE)
            )
            some = sorted(ids or ())
            parts = (query.where(BulletinRow.id.in_(some[at : at + _AT_ONCE])) for at in range(0, len(some), _AT_ONCE))
            for part in [query] if ids is None else parts:
                for row in session.scalars(part):
                    yield _stored(row)

    def has_series(self, series_id: str) -> bool:
        """Whether a bulletin of the series with this id was ever kept."""
        with self._session() as session:
            return session.get(SeriesRow, series_id) is not None

    def bulletin(self, bulletin_id: str) -> StoredBulletin:
        """The bulletin with this id (or its first digits, if they are unique). Raises NotFound."""
        with self._session() as session:
            rows = session.scalars(
                select(BulletinRow).where(BulletinRow.id.startswith(bulletin_id, autoescape=True)).limit(2)
            ).all()
            if len(rows) != 1:
                problem = "有不止一期" if rows else "没有"
                raise NotFound(f"{problem}编号以 {bulletin_id} 开头的简报", "用 kb search 查编号，或多给几位")
            return _stored(rows[0])


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _revision(session: Session) -> int:
    columns = (VersionRow.change, DecisionRow.change, DecisionRow.undone)
    return max(session.scalar(select(func.max(column))) or 0 for column in columns)


def _decision_row(decision: Decision, change: int, now: dt.datetime) -> DecisionRow:
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
        made_at=now,
    )


def _decision(row: DecisionRow) -> Decision:
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


def _last_source(session: Session, path: str) -> SourceRow | None:
    return session.scalars(
        select(SourceRow).where(SourceRow.path == path).order_by(SourceRow.id.desc()).limit(1)
    ).first()


def _bulletin_row(session: Session, identity: Identity, text: str) -> BulletinRow | None:
    """The bulletin of this identity; for what only its file identifies, one of that kind with the same text too."""
    row = session.scalars(select(BulletinRow).where(BulletinRow.identity == identity.key)).first()
    if row is not None or not identity.key.startswith(f"file{SEPARATOR}"):
        return row
    query = select(BulletinRow).join(BulletinRow.versions).where(VersionRow.text_sha256 == text)
    return session.scalars(query.where(BulletinRow.identity.startswith(f"file{SEPARATOR}")).limit(1)).first()


def _identify_anew(session: Session, version: VersionRow, identity: Identity) -> None:
    """Gives a bulletin that is parsed anew the identity that it now has; its id, and so its links, stay.

    Where another bulletin has that identity already, or other texts stand under the old one, nothing is moved.
    """
    row = version.bulletin
    taken = _bulletin_row(session, identity, version.text_sha256)
    if taken is None and len(row.versions) == 1:
        row.identity = identity.key
        row.series_id = _series_id(session, identity.series) if identity.series else None


def _new_bulletin(session: Session, identity: Identity) -> BulletinRow:
    series_id = _series_id(session, identity.series) if identity.series else None
    row = BulletinRow(id=identity.id, identity=identity.key, series_id=series_id)
    session.add(row)
    return row


def _series_id(session: Session, series: tuple[str, str]) -> str:
    """The id of a series, which is made where it is not known; its first printed name is the one that stays."""
    series_id = short_id(f"series{SEPARATOR}{series_key(series)}")
    if session.get(SeriesRow, series_id) is None:
        publisher, name = series
        session.add(SeriesRow(id=series_id, publisher=publisher, name=name))
        session.flush()
    return series_id


def _version_of(row: BulletinRow, text: str, bulletin: Bulletin) -> VersionRow | None:
    """The version with this text: letter by letter the same lines, else the same words in other lines."""
    for version in row.versions:
        if version.text_sha256 == text:
            return version
    alike = (version for version in row.versions if same_text(bulletin_from_json(version.content), bulletin))
    return next(alike, None)


def _is_another_issue(row: BulletinRow, text: str, bulletin: Bulletin, path: str) -> bool:
    """Whether a text is not one of a bulletin that has its number: of another day, unlike it, and from another file."""
    known = any(
        version.text_sha256 == text or any(source.path == path for source in version.sources)
        for version in row.versions
    )
    current = max(row.versions, key=lambda each: each.change, default=None)
    return not known and current is not None and are_two_issues(bulletin_from_json(current.content), bulletin)


def _beside(
    session: Session, identity: Identity, text: str, bulletin: Bulletin, path: str
) -> tuple[BulletinRow | None, Identity]:
    """The bulletin of a text beside another one that has its number, if it is known, and its identity."""
    beside = f"{identity.key}{SEPARATOR}beside{SEPARATOR}"
    rows = session.scalars(select(BulletinRow).where(BulletinRow.identity.startswith(beside, autoescape=True)))
    row = next((row for row in rows if not _is_another_issue(row, text, bulletin, path)), None)
    return row, Identity(row.identity if row else f"{beside}{bulletin.date}", identity.series)


def _new_version(
    session: Session, row: BulletinRow, text: str, bulletin: Bulletin, *, misnumbered: bool = False
) -> VersionRow:
    message = f"同一期有 {len(row.versions) + 1} 种不同的文本，此为最近导入的一种" if row.versions else ""
    if misnumbered and not row.versions:
        message = "另有一期也是这个期号，日期和内容都不同，期号可能有误"
    if message:
        bulletin = replace(bulletin, doubts=(*bulletin.doubts, Doubt("version", message)))
    version = VersionRow(
        bulletin=row,
        text_sha256=text,
        content=bulletin_to_json(bulletin),
        change=_revision(session) + 1,
        added_at=_now(),
    )
    session.add(version)
    return version


def _refresh(
    session: Session, version: VersionRow, document: Document, bulletin: Bulletin, last: SourceRow | None
) -> Outcome:
    """A known text: made current again if its file came back to it, renewed if its file now reads differently.

    Another file with the same words replaces what was read before only where its format gives a better text.
    """
    current = max(version.bulletin.versions, key=lambda each: each.change)
    came_back = (
        version is not current
        and last is not None
        and last.sha256 != document.sha256
        and last.version.bulletin_id == version.bulletin_id
    )
    kept = [doubt for doubt in version.content["doubts"] if doubt["field"] == "version"]
    content = bulletin_to_json(bulletin)
    content["doubts"] = [*content["doubts"], *kept]
    best = _best_first(version)[0]
    replaces = document.sha256 == best.sha256 or rank(document.format, document.confidence) < rank(
        best.format, version.content.get("confidence")
    )
    renewed = replaces and bulletin_from_json(version.content) != bulletin_from_json(content)
    if renewed:
        version.content = content
    if came_back or (renewed and version is current):
        version.change = _revision(session) + 1
    if came_back:
        return Outcome.VERSION
    return Outcome.REPARSED if renewed else Outcome.SOURCE


def _best_first(version: VersionRow) -> list[SourceRow]:
    """The files of a version, the one whose text it has first: by format, then as they came."""
    return sorted(version.sources, key=lambda source: (rank(source.format, None), source.id))


def _source(version: VersionRow, document: Document, path: str, fixed: str) -> SourceRow:
    return SourceRow(
        version=version,
        path=path,
        name=document.name,
        format=document.format,
        encoding=document.encoding,
        sha256=document.sha256,
        fixed=fixed,
        added_at=_now(),
    )


def _stored(row: BulletinRow) -> StoredBulletin:
    versions = sorted(row.versions, key=lambda version: version.id)
    current = max(versions, key=lambda version: version.change)
    return StoredBulletin(
        id=row.id,
        series_id=row.series_id,
        change=current.change,
        versions=tuple(map(_stored_version, versions)),
        current=versions.index(current),
    )


def _stored_version(version: VersionRow) -> StoredVersion:
    sources = {
        source.path: StoredSource(source.path, source.name, source.format, source.encoding, source.sha256)
        for source in _best_first(version)
    }
    return StoredVersion(
        bulletin_from_json(version.content), tuple(sources.values()), version.added_at.date().isoformat()
    )

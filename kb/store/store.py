"""The store: what was imported, asked and answered in values of the model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, selectinload

from kb.decisions import Decision
from kb.errors import NotFound, StoreError
from kb.model import Bulletin, Document
from kb.store.keeping import Outcome, keep, last_source
from kb.store.rows import decision_of, decision_row, now, revision, stored_of
from kb.store.schema import connect, reason_of
from kb.store.tables import BulletinRow, DecisionRow, SeriesRow, SourceRow, VersionRow
from kb.stored import StoredBulletin

_AT_ONCE = 200
"""Bulletins that are read together."""


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
            return revision(session)

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
            last = last_source(session, path)
            return last is not None and last.sha256 == sha256 and last.fixed == fixed

    def add(
        self,
        document: Document,
        bulletin: Bulletin,
        path: str,
        fixed: str = "",
        corrected: Mapping[str, str] = MappingProxyType({}),
    ) -> Outcome:
        """Keeps a parsed file, in one change, as `kb.store.keeping.keep` says."""
        with self._session() as session, session.begin():
            return keep(session, document, bulletin, path, fixed, corrected)

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
            return [decision_of(row) for row in rows]

    def decide(self, made: Iterable[Decision], undone: Collection[int] = ()) -> list[Decision]:
        """Keeps new decisions and undoes others by their numbers, all in one change; the new ones as they are kept.

        Whether they agree is the caller's duty (`kb.decisions.problems`). Raises NotFound for a number that there is
        not, or that is undone already; then nothing is kept.
        """
        with self._session() as session, session.begin():
            change, made_at = revision(session) + 1, now()
            for number in undone:
                row = session.get(DecisionRow, number)
                if row is None or row.undone is not None:
                    problem = "没有" if row is None else "早已撤销"
                    raise NotFound(f"{problem}第 {number} 号决定", "用 kb decisions list --all 查看编号")
                row.undone, row.undone_at = change, made_at
            rows = [decision_row(decision, change, made_at) for decision in made]
            session.add_all(rows)
            session.flush()
            return [decision_of(row) for row in rows]

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
                    yield stored_of(row)

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
            return stored_of(rows[0])

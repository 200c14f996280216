"""The tables. Every change to them is a migration in `migrations/versions`.

    series 1 -- * bulletins 1 -- * versions 1 -- * sources
    decisions, which name series and bulletins by their ids and outlive them

A bulletin's current version is the one with the greatest `change`; changes are numbered through the whole store,
decisions among them, so that an index knows what has come since it was built.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """The metadata that the migrations are checked against."""


class SeriesRow(Base):
    """A periodical of one publisher; `id` is made from its identity (`kb.identity.series_key`)."""

    __tablename__ = "series"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    publisher: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)


class BulletinRow(Base):
    """One bulletin, or one text that is none (`series_id` null or no number)."""

    __tablename__ = "bulletins"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    identity: Mapped[str] = mapped_column(Text, unique=True)
    series_id: Mapped[str | None] = mapped_column(ForeignKey("series.id"), index=True)

    series: Mapped[SeriesRow | None] = relationship()
    versions: Mapped[list[VersionRow]] = relationship(back_populates="bulletin", order_by="VersionRow.change")


class VersionRow(Base):
    """One text of a bulletin as parsed; `content` is the contract of DESIGN 4.1 without `source`."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("bulletin_id", "text_sha256"),
        Index("ix_versions_bulletin_id_change", "bulletin_id", "change"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    bulletin_id: Mapped[str] = mapped_column(ForeignKey("bulletins.id"))
    text_sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    change: Mapped[int] = mapped_column(Integer, index=True)
    added_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))

    bulletin: Mapped[BulletinRow] = relationship(back_populates="versions")
    sources: Mapped[list[SourceRow]] = relationship(back_populates="version", order_by="SourceRow.id")


class SourceRow(Base):
    """One file that a version was read from; the latest row of a path says what the path held last.

    `fixed` is the fingerprint of what its folder's settings fixed (`kb.folder`).
    """

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    path: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(16))
    encoding: Mapped[str | None] = mapped_column(String(32))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    fixed: Mapped[str] = mapped_column(Text, server_default="")
    added_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))

    version: Mapped[VersionRow] = relationship(back_populates="sources")


class DecisionRow(Base):
    """What a curator decided (`kb.decisions.Decision`), and the changes of the store that made and undid it."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    series_id: Mapped[str] = mapped_column(String(12))
    bulletin_id: Mapped[str] = mapped_column(String(12), index=True)
    passage: Mapped[str] = mapped_column(String(32))
    since: Mapped[str] = mapped_column(String(10))
    until: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    change: Mapped[int] = mapped_column(Integer, index=True)
    made_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))
    undone: Mapped[int | None] = mapped_column(Integer, index=True)
    undone_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))

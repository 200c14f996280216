"""How a parsed file is kept: as a bulletin, a version or a source, or as nothing new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.contract import bulletin_from_json, bulletin_to_json
from kb.identity import SEPARATOR, Identity, identity_of, series_key, short_id, text_hash
from kb.model import Bulletin, Document, Doubt
from kb.sameness import are_two_issues, rank, same_text
from kb.store.rows import best_first, current_of, now, revision
from kb.store.tables import BulletinRow, SeriesRow, SourceRow, VersionRow


class Outcome(StrEnum):
    """What adding a file did."""

    NEW = "new"
    VERSION = "version"
    SOURCE = "source"
    REPARSED = "reparsed"
    UNCHANGED = "unchanged"


def keep(
    session: Session, document: Document, bulletin: Bulletin, path: str, fixed: str, corrected: Mapping[str, str]
) -> Outcome:
    """Keeps a parsed file: a new bulletin, a new version, another source of a known text, or nothing new.

    `corrected` has the ids of the bulletins whose masthead curators corrected, by the keys of their identities since:
    a file that says what they said is that bulletin's, where nothing else is.

    A text that differs from the one known for the same identity becomes the current version and carries
    a doubt; one that has nothing in common with it but its number is an issue of its own, with a doubt. An older
    text becomes current again only when the file that it came from changes back to it. The same text from a
    better file (.docx after .pdf) replaces what was read before.
    """
    text = text_hash(document)
    identity = identity_of(bulletin, path)
    last = last_source(session, path)
    if last is not None and last.sha256 == document.sha256:
        _identify_anew(session, last.version, identity)
    row = _bulletin_row(session, identity, text)
    if row is None and identity.key in corrected:
        row = session.get(BulletinRow, corrected[identity.key])
    renumbered = row is not None and row.identity == identity.key and row.id in corrected.values()
    beside = row is not None and _is_another_issue(row, text, bulletin, path, has_another_number=renumbered)
    if beside:
        row, identity = _beside(session, identity, text, bulletin, path)
    outcome = Outcome.NEW if row is None else Outcome.VERSION
    if row is None:
        row = _new_bulletin(session, identity)
    version = _version_of(row, text, bulletin)
    if version is None:
        version = _new_version(session, row, text, bulletin, misnumbered=beside and not renumbered)
    else:
        outcome = _refresh(session, version, document, bulletin, last)
    if last is None or last.version is not version or last.sha256 != document.sha256 or last.fixed != fixed:
        session.add(_source(version, document, path, fixed))
        if outcome is Outcome.SOURCE:  # an index shows the files of a bulletin too
            current_of(row).change = revision(session) + 1
    elif outcome is Outcome.SOURCE:
        outcome = Outcome.UNCHANGED
    return outcome


def last_source(session: Session, path: str) -> SourceRow | None:
    """What was imported last from a path."""
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


def _is_another_issue(
    row: BulletinRow, text: str, bulletin: Bulletin, path: str, *, has_another_number: bool = False
) -> bool:
    """Whether a text is not one of a bulletin that has its number: of another day, unlike it, and from another file.

    Where the masthead of that bulletin was corrected, so that it has another number since, another day is enough: the
    text is the issue that rightly has the number, however alike two short ones are.
    """
    known = any(
        version.text_sha256 == text or any(source.path == path for source in version.sources)
        for version in row.versions
    )
    if known or not row.versions:
        return False
    current = bulletin_from_json(current_of(row).content)
    if has_another_number:
        return bool(current.date and bulletin.date) and current.date != bulletin.date
    return are_two_issues(current, bulletin)


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
        change=revision(session) + 1,
        added_at=now(),
    )
    session.add(version)
    return version


def _refresh(
    session: Session, version: VersionRow, document: Document, bulletin: Bulletin, last: SourceRow | None
) -> Outcome:
    """A known text: made current again if its file came back to it, renewed if its file now reads differently.

    Another file with the same words replaces what was read before only where its format gives a better text.
    """
    current = current_of(version.bulletin)
    came_back = (
        version is not current
        and last is not None
        and last.sha256 != document.sha256
        and last.version.bulletin_id == version.bulletin_id
    )
    kept = [doubt for doubt in version.content["doubts"] if doubt["field"] == "version"]
    content = bulletin_to_json(bulletin)
    content["doubts"] = [*content["doubts"], *kept]
    best = best_first(version)[0]
    replaces = document.sha256 == best.sha256 or rank(document.format, document.confidence) < rank(
        best.format, version.content.get("confidence")
    )
    renewed = replaces and bulletin_from_json(version.content) != bulletin_from_json(content)
    if renewed:
        version.content = content
    if came_back or (renewed and version is current):
        version.change = revision(session) + 1
    if came_back:
        return Outcome.VERSION
    return Outcome.REPARSED if renewed else Outcome.SOURCE


def _source(version: VersionRow, document: Document, path: str, fixed: str) -> SourceRow:
    return SourceRow(
        version=version,
        path=path,
        name=document.name,
        format=document.format,
        encoding=document.encoding,
        sha256=document.sha256,
        fixed=fixed,
        added_at=now(),
    )

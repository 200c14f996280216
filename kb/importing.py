"""Files into the store: read, parse, keep. One bad file never stops a run, and nothing is lost.

A refused file leaves a record with the reason in `quarantine/` (never a copy of the file, which stays where it is).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from kb.curation.identities import corrected_identities
from kb.errors import Busy, FileRefused, KbError
from kb.files import readable, write_atomically
from kb.folder import FolderSettings, FolderSettingsReader
from kb.isolation import Understander
from kb.parsing.secrets import secret_mark
from kb.reading import format_of
from kb.reading.archive import LEFT_BEHIND, MemberRefused, members_of
from kb.reading.bytes import PAGE_FOLDERS, FileBytes, is_corrected_text, read_bytes
from kb.settings import Settings
from kb.store import Outcome, Store

SIDE_FILES = frozenset((".json", ".toml"))
"""Files that stand beside bulletins and are not imported from a folder."""
MOST_REPORTS = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in: why, and what to do. `known` if it was refused before and has not changed."""

    path: str
    code: str
    reason: str
    advice: str
    known: bool


@dataclass(slots=True)
class ImportReport:
    """What a run did: how often each outcome, and every refusal."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return self.outcomes.total() + len(self.refusals)

    @property
    def newly_refused(self) -> list[Refusal]:
        """The refusals that no earlier run has reported."""
        return [refusal for refusal in self.refusals if not refusal.known]

    def to_json(self) -> dict[str, object]:
        """The report as it is printed and kept in `reports/`."""
        return {
            "files": self.files,
            **{outcome.value: self.outcomes[outcome] for outcome in Outcome},
            "refused": [asdict(refusal) for refusal in self.refusals],
        }

    def summary(self) -> str:
        """One line in Chinese."""
        counts = self.outcomes
        updated = counts[Outcome.VERSION] + counts[Outcome.REPARSED]
        return (
            f"文件 {self.files} 个：新增 {counts[Outcome.NEW]} 期，更新 {updated} 期，"
            f"另一来源 {counts[Outcome.SOURCE]} 个，未变 {counts[Outcome.UNCHANGED]} 个，"
            f"拒收 {len(self.refusals)} 个（新拒收 {len(self.newly_refused)} 个）"
        )


@contextmanager
def writer_lock(settings: Settings) -> Iterator[None]:
    """Holds the data directory for writing. Raises Busy at once if another run holds it.

    The operating system lets the lock go when its holder dies, however it dies.
    """
    lock = FileLock(settings.lock)
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Busy(settings.lock) from error
    except OSError as error:
        raise KbError(
            f"数据目录 {settings.data} 不能写：{error.strerror}", "请检查权限和磁盘，或用 --data 换一个"
        ) from error
    try:
        yield
    finally:
        lock.release()


def find_files(paths: Iterable[Path], data: Path | None = None) -> list[Path]:
    """The files named, and the files in the folders named: sorted, not hidden, no side files.

    A folder that cannot be read, or is a link, is among them, so that it is refused and not passed over; what is named
    itself may be a link. The data directory is never walked, though it may lie in a folder that is. Raises KbError
    where it is to be imported itself.
    """
    own = data.resolve() if data else None

    def unreadable(error: OSError) -> None:
        found[Path(error.filename)] = None

    found: dict[Path, None] = {}
    for path in paths:
        if own is not None and own in (path.resolve(), *path.resolve().parents):
            raise KbError(f"{path} 在数据目录里，不能导入", "请给出存放简报的文件夹")
        if path.is_dir():
            for folder, names, files in os.walk(path, onerror=unreadable):
                names[:] = [name for name in sorted(names) if _is_walked(Path(folder, name), files, own)]
                links = [name for name in names if Path(folder, name).is_symlink()]
                for file in sorted([*files, *links]):
                    candidate = Path(folder, file)
                    if not file.startswith((".", "~$")) and _is_bulletin(candidate):
                        found[candidate] = None
        else:
            found[path.resolve() if path.is_symlink() else path] = None
    return list(found)


def _is_bulletin(path: Path) -> bool:
    known = path.suffix.lower() in SIDE_FILES or path.name in LEFT_BEHIND
    return not known and not is_corrected_text(path)


def _is_walked(folder: Path, beside: Sequence[str], own: Path | None) -> bool:
    """Whether a folder may hold bulletins: no hidden one, not our own, not what a browser saved with a page.

    `beside` are the names of the files beside it: NAME_files belongs to NAME.html.
    """
    stem = next((folder.name.removesuffix(end) for end in PAGE_FOLDERS if folder.name.endswith(end)), None)
    of_page = stem is not None and any(name in beside for name in (f"{stem}.html", f"{stem}.htm"))
    return not folder.name.startswith(".") and not of_page and folder.resolve() != own


class Importer:
    """Takes files into the store. A context manager over the process that reads them; the caller holds the lock.

    `again` parses a file even if its bytes are known.
    """

    def __init__(self, store: Store, settings: Settings, *, again: bool = False) -> None:
        self._store = store
        self._settings = settings
        self._again = again
        self._folders = FolderSettingsReader()
        self._understander = Understander(settings)
        self._corrected: Mapping[str, str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._understander.close()

    def take(self, path: Path) -> list[Outcome | Refusal]:
        """What became of a file, or of each file in an archive."""
        try:
            content = read_bytes(path)
            fixed = self._folders.of(path)
            members = list(members_of(content)) if format_of(content) == "zip" else None
        except FileRefused as refused:
            return [self._refuse(path, refused)]
        if members is None:
            return [self._take(path, content, fixed)]
        self._forgive(path)
        return [self._take(Path(f"{path}/{member.name.lstrip('/')}"), member, fixed) for member in members]

    def _take(self, path: Path, content: FileBytes | MemberRefused, fixed: FolderSettings) -> Outcome | Refusal:
        """What became of one file; a member of an archive has the archive's path before its own."""
        try:
            if isinstance(content, MemberRefused):
                raise content
            outcome = self._taken_in(readable(path.absolute()), content, fixed)
        except FileRefused as refused:
            return self._refuse(path, refused)
        self._forgive(path)
        return outcome

    def _taken_in(self, place: str, content: FileBytes, fixed: FolderSettings) -> Outcome:
        given = fixed.fingerprint
        if content.corrected is not None:
            given += hashlib.sha256(content.corrected).hexdigest()
        if not self._again and self._store.holds(place, content.sha256, given):
            return Outcome.UNCHANGED
        document, bulletin = self._understander.understand(content, fixed)
        mark = secret_mark(document, bulletin.classification)
        if mark is not None:
            raise FileRefused("secret", f"标有密级“{mark}”，不得存入本系统", "请移出导入文件夹，按保密规定保管")
        _keep(content.sha256, PurePosixPath(content.name).suffix, content.data, self._settings)
        for picture in document.pictures:
            _keep(hashlib.sha256(picture.data).hexdigest(), f".{picture.format}", picture.data, self._settings)
        if self._corrected is None:  # read once a run, and only where there is something new
            self._corrected = corrected_identities(self._store)
        return self._store.add(document, bulletin, place, given, self._corrected)

    def _refuse(self, path: Path, refused: FileRefused) -> Refusal:
        return _quarantine(path, refused, self._settings)

    def _forgive(self, path: Path) -> None:
        _record_path(path, self._settings).unlink(missing_ok=True)


def import_files(
    files: Iterable[Path], store: Store, settings: Settings, *, again: bool = False
) -> Iterator[tuple[Path, list[Outcome | Refusal]]]:
    """Takes files in one by one; yields each with what became of it, or of each file in it."""
    with Importer(store, settings, again=again) as importer:
        for path in files:
            yield path, importer.take(path)


def keep_report(report: ImportReport, settings: Settings) -> None:
    """Writes a run's report into `reports/`, of which the newest MOST_REPORTS are kept."""
    settings.reports.mkdir(parents=True, exist_ok=True)
    name = dt.datetime.now(dt.UTC).strftime("import-%Y%m%dT%H%M%S.json")
    write_atomically(settings.reports / name, json.dumps(report.to_json(), ensure_ascii=False, indent=2).encode())
    for old in sorted(settings.reports.glob("import-*.json"))[:-MOST_REPORTS]:
        old.unlink(missing_ok=True)


def _keep(sha256: str, suffix: str, data: bytes, settings: Settings) -> None:
    path = settings.original_path(sha256, suffix)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)


def _record_path(path: Path, settings: Settings) -> Path:
    name = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:16]
    return settings.quarantine / f"{name}.json"


def _quarantine(path: Path, refused: FileRefused, settings: Settings) -> Refusal:
    record_path = _record_path(path, settings)
    shown = readable(path.absolute())
    record = {
        "path": shown,
        "code": refused.code,
        "reason": refused.message,
        "advice": refused.advice,
        "state": _state(path),
    }
    known = _read_record(record_path) == record
    if not known:
        record_path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(record_path, json.dumps(record, ensure_ascii=False, indent=2).encode())
    return Refusal(shown, refused.code, refused.message, refused.advice, known)


def _read_record(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _state(path: Path) -> list[int]:
    """Size and time of change, by which a refused file is known to be unchanged even if it cannot be read."""
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]

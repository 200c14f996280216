"""Opening the database and bringing its schema up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from kb.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"
_DAMAGED = ("file is not a database", "malformed")
"""What SQLite says of a file that is damaged (SQLITE_NOTADB, SQLITE_CORRUPT)."""


def connect(url: str, *, new: bool = True) -> Engine:
    """An engine on an up-to-date schema. A SQLite file that is missing is made (WAL mode) only if `new`.

    Raises StoreError.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+pg8000")
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            if not new and not Path(parsed.database).exists():
                raise StoreError(f"还没有数据：{parsed.database}", "请先导入，或核对数据目录（--data 或 KB_DATA）")
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite if new else _prepare_sqlite_reader)
        _migrate(engine, may_write=new)
    except (ArgumentError, ImportError, TypeError) as error:
        raise StoreError(
            f"数据库地址不能用：{error}", "请检查 KB_DATABASE_URL；PostgreSQL 需安装 postgres 附加组件"
        ) from error
    except (SQLAlchemyError, OSError) as error:
        if any(said in reason_of(error) for said in _DAMAGED):
            raise StoreError(
                f"数据库文件已损坏：{reason_of(error)}", "请用最近的备份恢复，见《运维手册》“备份与恢复”"
            ) from error
        raise StoreError(f"打不开数据库：{reason_of(error)}", "请检查数据目录的权限，或数据库服务是否可达") from error
    except CommandError as error:
        raise StoreError("数据库由更新版本的程序建立", "请升级本程序，或换一个数据目录") from error
    return engine


def reason_of(error: Exception) -> str:
    """What the database itself said, without SQLAlchemy's wrapping."""
    return str(getattr(error, "orig", None) or error)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _migrate(engine: Engine, *, may_write: bool) -> None:
    config = _config()
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    if not may_write:
        raise StoreError("数据库的结构是旧的", "请先运行一次 kb import 或 kb sync，结构会自动升级")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    _set(connection, "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000")


def _prepare_sqlite_reader(connection: Any, _record: object) -> None:
    _set(connection, "query_only=ON", "busy_timeout=10000")


def _set(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()

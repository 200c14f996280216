"""Where the records are kept: SQLAlchemy tables, their migrations, rows <-> model. Sole user of SQLAlchemy."""

from kb.store.store import Outcome, Store, StoredBulletin, StoredSource, StoredTexts, StoredVersion, open_store

__all__ = ["Outcome", "Store", "StoredBulletin", "StoredSource", "StoredTexts", "StoredVersion", "open_store"]

"""Where the records are kept: SQLAlchemy tables, their migrations, rows <-> model. Sole user of SQLAlchemy."""

from kb.store.keeping import Outcome
from kb.store.store import Store, open_store

__all__ = ["Outcome", "Store", "open_store"]

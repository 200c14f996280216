"""The embedded engine: a Whoosh index in a directory. Nothing outside this package knows Whoosh.

The text is the positional index: postings only say which documents hold which grams; a phrase is the documents
that hold all its grams, verified in their folded text, which is stored.
"""

from indexer.embedded.builder import WhooshBuilder
from indexer.embedded.searcher import WhooshSearcher

__all__ = ["WhooshBuilder", "WhooshSearcher"]

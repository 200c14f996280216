"""The embedded engine: a Whoosh index whose three slow parts are ours. Nothing outside this package knows Whoosh.

- The codec (`codec`, on `segment`, `postings`, `folding`): postings and texts as flat arrays in one mapped file.
- The bulk builder (`builder`, with `batches`, `inversion`, `merging`): arrays made by sorting, in several processes.
- The executor (`executor`, `searcher`, with `docsets`, `kernels`): queries on whole sets of documents.

The text is the positional index: postings only say which documents hold which pairs of characters; a phrase is the
documents that hold all its pairs, verified in their folded text. Why it is as it is: docs/design/engine.md.
"""

from indexer.embedded.builder import ColumnarBuilder
from indexer.embedded.searcher import ColumnarSearcher

__all__ = ["ColumnarBuilder", "ColumnarSearcher"]

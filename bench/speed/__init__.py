"""Speed and size of the embedded engine beside stock Whoosh, SQLite FTS5 and tantivy, in one run.

python -m bench.speed --help
"""

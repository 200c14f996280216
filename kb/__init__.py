"""The knowledge base: what a bulletin is, how it is read, where it is kept."""

__version__ = "0.1.0"

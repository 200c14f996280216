"""The whole way from a document to what it says: layout first, then the organisations that its passages name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kb.knowledge.organisations import organisations_of
from kb.model import Article, Document
from kb.parsing import Parsed, parse


def understand(document: Document) -> Parsed:
    """The bulletin in a document with its organisations, and which rule took each line for what."""
    parsed = parse(document)
    organisations = organisations_of(parsed.bulletin)
    full_names = {alias: organisation.name for organisation in organisations for alias in organisation.aliases}
    articles = tuple(_with_full_names(article, full_names) for article in parsed.bulletin.articles)
    return replace(parsed, bulletin=replace(parsed.bulletin, articles=articles, organisations=organisations))


def _with_full_names(article: Article, full_names: Mapping[str, str]) -> Article:
    """The article with each head that is a short form replaced by the name it stands for."""
    passages = tuple(
        replace(passage, organisation=full_names.get(passage.organisation or "", passage.organisation))
        for passage in article.passages
    )
    return replace(article, passages=passages)

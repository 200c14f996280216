"""The whole way from a document to what it says: layout, then the organisations that it names, then what they did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kb.folder import FolderSettings
from kb.knowledge.activities import activities_of
from kb.knowledge.organisations import organisations_of
from kb.model import Article, Bulletin, Document, Doubt, Organisation
from kb.parsing import Parsed, parse


def understand(document: Document, fixed: FolderSettings | None = None) -> Parsed:
    """The bulletin in a document with its organisations and activities, and which rule took each line for what.

    `fixed` is what its folder says; where the text says otherwise, a doubt is recorded.
    """
    parsed = parse(document)
    parsed = replace(parsed, bulletin=_with_fixed(parsed.bulletin, fixed or FolderSettings()))
    organisations = organisations_of(parsed.bulletin)
    full_names = {alias: organisation.name for organisation in organisations for alias in organisation.aliases}
    articles = tuple(_with_full_names(article, full_names) for article in parsed.bulletin.articles)
    bulletin = replace(parsed.bulletin, articles=articles, organisations=organisations)
    activities = activities_of(bulletin, (fixed.activity_types if fixed else None) or {})
    actors = dict.fromkeys(name for activity in activities for name in activity.organisations)
    known = {organisation.name for organisation in organisations}
    implied = tuple(Organisation(name) for name in actors if name not in known)  # the publisher, as 本会 or 我院
    return replace(parsed, bulletin=replace(bulletin, organisations=(*organisations, *implied), activities=activities))


def _with_fixed(bulletin: Bulletin, fixed: FolderSettings) -> Bulletin:
    """The bulletin with what its folder fixes."""
    doubts = [
        Doubt(field, f"文件夹设置的{what}为“{wanted}”，文中为“{found}”")
        for field, what, wanted, found in (
            ("series", "简报名称", fixed.series, bulletin.series),
            ("issue", "年份", fixed.year, bulletin.issue.year),
        )
        if wanted and found and wanted != found
    ]
    answered = {field for field, value in (("series", fixed.series), ("issuer", fixed.publisher)) if value}
    kept = [doubt for doubt in bulletin.doubts if doubt.field not in answered or doubt.line is not None]
    return replace(
        bulletin,
        publisher=fixed.publisher,
        series=fixed.series or bulletin.series,
        issue=replace(bulletin.issue, year=fixed.year) if fixed.year and bulletin.issue.label else bulletin.issue,
        visibility=fixed.visibility or bulletin.visibility,
        doubts=(*kept, *doubts),
    )


def _with_full_names(article: Article, full_names: Mapping[str, str]) -> Article:
    """The article with each head that is a short form replaced by the name it stands for."""
    passages = tuple(
        replace(passage, organisation=_full(passage.organisation, full_names)) for passage in article.passages
    )
    return replace(article, passages=passages)


def _full(heads: str | None, full_names: Mapping[str, str]) -> str | None:
    return "、".join(full_names.get(name, name) for name in heads.split("、")) if heads else None

"""The whole way from a document to what it says: layout, then the organisations that it names, then what they did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kb.folder import FolderSettings
from kb.knowledge.activities import activities_of
from kb.knowledge.organisations import organisations_of
from kb.model import Article, Bulletin, Document, Doubt, Organisation
from kb.parsing import Parsed, parse
from kb.text import compact

_RUN_IN = re.compile(r"(?P<name>[^：:，,。；;、]{2,25})[：:]")
"""How a paragraph begins below its own head."""
_ENDS = ("。", "！", "？", "”", "；", "）")
"""How a sentence ends."""


def understand(document: Document, fixed: FolderSettings | None = None) -> Parsed:
    """The bulletin in a document with its organisations and activities, and which rule took each line for what.

    `fixed` is what its folder says; where the text says otherwise, a doubt is recorded.
    """
    parsed = parse(document)
    parsed = replace(parsed, bulletin=_with_fixed(parsed.bulletin, fixed or FolderSettings()))
    organisations = organisations_of(parsed.bulletin)
    names = {form: each.name for each in organisations for form in (each.name, *each.aliases)}
    articles = tuple(_under_own_heads(article, names) for article in parsed.bulletin.articles)
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


def _under_own_heads(article: Article, names: Mapping[str, str]) -> Article:
    """The article with each head by its full name, also one that only its organisations show, and not its layout.

    Below other heads 沧湾博检：… is one where the text has 沧湾博检技术服务有限公司, which the paragraphs behind it are
    under as well.
    """
    passages = []
    above: str | None = None
    own: str | None = None
    for passage in article.passages:
        head = _full(passage.organisation, names)
        if head != above:
            above, own = head, None
        whole = passage.kind == "paragraph" and passage.text.endswith(_ENDS)  # and no entry of a list
        run_in = _RUN_IN.match(passage.text) if head and whole else None
        own = names.get(compact(run_in["name"]), own) if run_in else own
        passages.append(replace(passage, organisation=own or head))
    return replace(article, passages=tuple(passages))


def _full(heads: str | None, names: Mapping[str, str]) -> str | None:
    return "、".join(names.get(name, name) for name in heads.split("、")) if heads else None

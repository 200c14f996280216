"""What is indexed: one document for each passage and each segment, with the fields that can be asked.

Pure: stored bulletins go in, documents come out, in the order of bulletin ids and of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indexer.query import TextField
from kb.knowledge.authority import Authority
from kb.knowledge.meanings import Names, Where
from kb.model import Activity, Article, Bulletin, Passage, Segment
from kb.parsing.dates import interval
from kb.stored import StoredBulletin
from kb.text import folded

FACETS = ("series", "issue", "issuer", "organisation", "region", "year", "month", "activity", "member")
"""The facets of DESIGN 4.2, in the order of the page."""
MEMBER = "是"
"""The one value of the facet `member`."""
SEGMENT_WEIGHT = 0.5
"""Segments (masthead, headings, distribution) rank below passages: their score is multiplied by this."""
SEPARATOR = "\n"
"""Stands between the parts of a joined field, so that no phrase matches across them; no query contains it."""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One passage or segment as the engines see it.

    `passage` and `kind` are its id and kind in the bulletin. `text` is original; `context`, `headline` and
    `organisations` are original texts joined by SEPARATOR; `values` gives each facet's values, `volume` (the year of
    the issue, which that of its date may follow) and `number` (issue numbers); `first_day` and `last_day` are the
    bulletin's date as ordinals of days, inclusive, or 0 where it has none; `weight` multiplies its score; there are 256
    different ones at most.
    """

    bulletin: str
    passage: str
    kind: str
    text: str
    context: str
    headline: str
    organisations: str
    activities: str
    values: Mapping[str, tuple[str, ...]] = field(hash=False)
    first_day: int
    last_day: int
    order: tuple[str, int, int]
    weight: float

    @property
    def written(self) -> dict[TextField, str]:
        """The text that each field of a query asks, as written."""
        return {
            "text": self.text,
            "headline": self.headline,
            "organisation": self.organisations,
            "activity": self.activities,
        }

    @property
    def joined(self) -> dict[str, str]:
        """The texts that it shares with others, each joined by SEPARATOR."""
        return {
            "context": self.context,
            "headline": self.headline,
            "organisation": self.organisations,
            "activity": self.activities,
        }


@dataclass(frozen=True, slots=True)
class IndexBulletin:
    """A bulletin as the engines take it: its documents in the order of its text, and what they keep for pages.

    `entry` (JSON) is what lists show, `record` the whole bulletin, `deeds` what it tells of activities; no engine looks
    into them. A bulletin may have no documents (a scan that nobody has read); then it is never found, but kept. The
    documents of one have the same days and the same order.
    """

    id: str
    documents: tuple[IndexDocument, ...]
    entry: str = "{}"
    record: bytes = b""
    deeds: bytes = b""

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day of its date."""
        return (self.documents[0].first_day, self.documents[0].last_day) if self.documents else (0, 0)

    @property
    def order(self) -> tuple[str, int, int]:
        """Its place in the order of issues."""
        return self.documents[0].order if self.documents else ("", 0, 0)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a part of a bulletin stands under; `head` is an organisation, or empty."""

    headline: str = ""
    heading: str = ""
    head: tuple[str, ...] = ()


def folded_parts(joined: str) -> str:
    """A joined field with each of its parts folded by itself."""
    return SEPARATOR.join(map(folded, joined.split(SEPARATOR)))


def documents_of(stored: StoredBulletin, authority: Authority) -> Iterator[IndexDocument]:
    """The documents of one bulletin, in the order of its text."""
    bulletin = stored.bulletin
    known = authority.inside(bulletin.organisations, where_of(stored))
    told = _told(bulletin, known)
    shared = {**_shared_values(stored), "issuer": known.canonical(bulletin.issuer)}
    first_day, last_day = _days(bulletin.date)
    order = _order(bulletin)
    for part, place in _placed(bulletin):
        activities = told.get(part.id, ())
        acting = [name for _, actors in activities for name in actors]
        names = tuple(dict.fromkeys((*known.canonical(place.head), *known.found_in(part.text), *acting)))
        context = (bulletin.series or "", place.headline, place.heading, *place.head)
        values = {
            **shared,
            "organisation": names,
            "region": authority.regions(names),
            "activity": tuple(dict.fromkeys(activity.type for activity, _ in activities)),
            "member": (MEMBER,) if any(map(authority.is_member, names)) else (),
        }
        yield IndexDocument(
            bulletin=stored.id,
            passage=part.id,
            kind=part.kind,
            text=part.text,
            context=SEPARATOR.join(filter(None, context)),
            headline=place.headline,
            organisations=SEPARATOR.join(form for name in names for form in known.forms(name)),
            activities=SEPARATOR.join(activity.text for activity, _ in activities),
            values=values,
            first_day=first_day,
            last_day=last_day,
            order=order,
            weight=1.0 if isinstance(part, Passage) else SEGMENT_WEIGHT,
        )


def _placed(bulletin: Bulletin) -> Iterator[tuple[Passage | Segment, _Place]]:
    """Each passage and segment, in the order of the text. A headline stands under itself, other segments nowhere."""
    articles = {passage.id: article for article in bulletin.articles for passage in article.passages}
    for part in bulletin.parts:
        if isinstance(part, Passage):
            article = articles[part.id]
            yield part, _Place(article.headline or "", _heading(article, part), _some(part.organisation))
        else:
            yield part, _Place(part.text if part.kind == "headline" else "")


def _told(bulletin: Bulletin, known: Names) -> dict[str, list[tuple[Activity, tuple[str, ...]]]]:
    """The activities that a passage proves, by its id, each with its actors by their canonical names."""
    told: dict[str, list[tuple[Activity, tuple[str, ...]]]] = {}
    for activity, actors in told_by(bulletin, known):
        told.setdefault(activity.passage, []).append((activity, actors))
    return told


def told_by(bulletin: Bulletin, known: Names) -> Iterator[tuple[Activity, tuple[str, ...]]]:
    """The activities of a bulletin, each with its actors by their canonical names.

    Those of nobody that is known to be a body are left out. Whoever is called only by a form in the proof is whom that
    form means: curators may have said that it is another one.
    """
    mentions = {each.name: each.mentions for each in bulletin.organisations}
    for activity in bulletin.activities:
        found: dict[str, None] = {}
        for name in activity.organisations:
            forms = {
                each.text
                for each in mentions.get(name, ())
                if each.passage == activity.passage and activity.start <= each.start < activity.end
            }
            meant = set() if name in forms else {known.meant(form) for form in forms}
            said = meant.pop() if len(meant) == 1 else None
            actors = known.canonical((name,)) if said is None else _some(said)
            found |= dict.fromkeys(actors)
        if found:
            yield activity, tuple(found)


def _order(bulletin: Bulletin) -> tuple[str, int, int]:
    """The place of a bulletin among the issues of its series, and of all series by their names."""
    issue = bulletin.issue
    return bulletin.series or "", issue.year or 0, issue.number or issue.running_number or 0


def where_of(stored: StoredBulletin) -> Where:
    """Which bulletin it is, for what holds in some bulletins only."""
    return Where(stored.id, stored.series_id or "", stored.bulletin.date or "")


def _heading(article: Article, passage: Passage) -> str:
    """The heading that a passage stands under; where a label comes twice, the last one of them."""
    if passage.section is None:
        return ""
    return next((each.heading for each in reversed(article.sections) if each.label == passage.section), "")


def _shared_values(stored: StoredBulletin) -> dict[str, tuple[str, ...]]:
    bulletin = stored.bulletin
    date = bulletin.date or ""
    year = date[:4] or (str(bulletin.issue.year) if bulletin.issue.year else "")
    return {
        "series": _some(stored.series_id),
        "issue": (stored.id,),
        "year": _some(year),
        "month": _some(date[:7] if len(date) >= 7 else ""),
        "volume": _some(str(bulletin.issue.year) if bulletin.issue.year else year),
        "number": tuple(_numbers(bulletin)),
    }


def _numbers(bulletin: Bulletin) -> Iterable[str]:
    """The issue numbers as they can be asked for: 25, 总112, 增刊 and 增刊2 (which is no regular 2)."""
    issue = bulletin.issue
    if issue.supplement:
        yield "增刊"
        if issue.number is not None:
            yield f"增刊{issue.number}"
    elif issue.number is not None:
        yield from map(str, range(issue.number, min(issue.number_last or issue.number, issue.number + 50) + 1))
    if issue.running_number is not None:
        yield f"总{issue.running_number}"


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _days(date: str | None) -> tuple[int, int]:
    if not date:
        return 0, 0
    first, last = interval(date)
    return first.toordinal(), last.toordinal()

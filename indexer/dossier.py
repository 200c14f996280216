"""Everything that is known of one organisation, to put into a report: what it did, and every other passage about it.

What the extraction of activities misses is seen, not lost: a passage that names the organisation under any of its
names, as a plain search for them finds it, is either the proof of one of its activities or among the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.engine import EngineQuery
from indexer.generation import Generation
from indexer.profiles import Profile, profile
from indexer.query import Or, Text, Value
from indexer.records import Entry, entry_from_json
from indexer.terms import Analyzer
from kb.text import folded


@dataclass(frozen=True, slots=True)
class RelatedPassage:
    """A passage or segment that names the organisation and gave no activity of it: its id, its text, its bulletin."""

    passage: str
    text: str
    bulletin: Entry

    @property
    def url(self) -> str:
        """Where it stands."""
        return f"/bulletins/{self.bulletin.id}#{self.passage}"


@dataclass(frozen=True, slots=True)
class Dossier:
    """The profile of an organisation, and the rest of the passages about it, the newest bulletins first."""

    profile: Profile
    rest: tuple[RelatedPassage, ...]


def dossier(name: str, generation: Generation, analyzer: Analyzer) -> Dossier:
    """The dossier of the organisation with this canonical name. Raises NotFound."""
    found = profile(name, generation, analyzer)
    told = {(row.bulletin.id, row.activity.passage) for event in found.ledger.rows for row in (event, *event.also)}
    names = tuple(
        Text(folded(form))
        for form in dict.fromkeys((name, *found.forms, *(each.name for each in found.facts.names)))
        if len(folded(form)) > 1
    )
    rest = [
        RelatedPassage(part.passage, part.read()[0], entry_from_json(hit.entry))
        for tree in (Or(names), Value("organisation", (name,)))
        for hit in generation.searcher.search(
            EngineQuery(tree, sort="newest", size=generation.searcher.bulletin_count)
        ).hits
        for part in sorted(hit.passages, key=lambda part: (part.passage[:1], int(part.passage[1:])))
        if (hit.bulletin, part.passage) not in told
    ]
    unique = {(each.bulletin.id, each.passage): each for each in rest}
    ordered = sorted(unique.values(), key=lambda each: each.bulletin.date or "", reverse=True)
    return Dossier(found, tuple(ordered))

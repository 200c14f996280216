"""Everything that is known of one organisation, to put into a report: what it did, and every other passage about it.

What the extraction of activities misses is seen, not lost: a passage that names the organisation under any of its
names, as a plain search for them finds it, is either the proof of one of its activities or among the rest. It is both
where what no activity has as its proof names the organisation again, or says how many of something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.engine import BulletinHit, EngineQuery
from indexer.entries import Entry, entry_from_json
from indexer.generation import Generation
from indexer.ledger import Ledger, ledger
from indexer.ledger_request import LedgerRequest
from indexer.profiles import Profile, profile
from indexer.query import Node, Or, Text, Value
from indexer.request import SearchRequest
from indexer.terms import Analyzer
from indexer.told import Told
from kb.knowledge.authority import Authority
from kb.knowledge.quantities import quantities_in
from kb.parsing.dates import interval
from kb.text import fold, folded


@dataclass(frozen=True, slots=True)
class RelatedPassage:
    """A passage or segment that names the organisation and gave no activity of it, or more than that gave.

    Its id, its text, its bulletin.
    """

    passage: str
    text: str
    bulletin: Entry

    @property
    def url(self) -> str:
        """Where it stands."""
        return f"/bulletins/{self.bulletin.id}#{self.passage}"


@dataclass(frozen=True, slots=True)
class Dossier:
    """The profile of an organisation, its ledger, and the rest of the passages about it, the newest bulletins first.

    Ledger and rest are of the days that `asked` has, and with `units` of its units too; `names` are those that were
    looked for, `bulletins` is how many of those days name it.
    """

    profile: Profile
    asked: SearchRequest
    bulletins: int
    ledger: Ledger
    names: tuple[str, ...]
    rest: tuple[RelatedPassage, ...]

    @property
    def period(self) -> str:
        """The time that it is of, in Chinese; empty for all time."""
        first, last = self.asked.first_day, self.asked.last_day
        if first is None and last is None:
            return ""
        return f"{first or '…'} 至 {last or '…'}"


def dossier(name: str, generation: Generation, analyzer: Analyzer, asked: SearchRequest | None = None) -> Dossier:
    """The dossier of the organisation with this canonical name, of the time and with the units that are `asked` for.

    Raises NotFound.
    """
    found = profile(name, generation, analyzer)
    asked = asked or SearchRequest()
    search = replace(asked, q="", selected={"organisation": (name,)}, within="all", scope=None, sort=None, page=1)
    deeds = ledger(LedgerRequest(search), generation, analyzer)
    told = {(row.bulletin.id, row.activity.passage) for event in deeds.rows for row in (event, *event.also)}
    meant = generation.hierarchy.with_units(name) if asked.units else (name,)
    names = tuple(dict.fromkeys(form for each in meant for form in _names_of(each, generation.authority)))
    texts = tuple(Text(folded(form)) for form in names if len(folded(form)) > 1)
    having, naming = (
        [(hit, entry) for hit in _hits(tree, generation) if _is_within(entry := entry_from_json(hit.entry), asked)]
        for tree in (Or(texts), Value("organisation", meant))
    )
    bulletins = len(naming) if asked.first_day or asked.last_day else found.total.bulletins
    proofs = generation.derived(Told).proofs(sorted({bulletin for bulletin, _ in told}))
    looked_for = tuple(map(folded, names))
    rest = [
        RelatedPassage(part.passage, part.read()[0], entry)
        for hit, entry in (*having, *naming)
        for part in sorted(hit.passages, key=lambda part: (part.passage[:1], int(part.passage[1:])))
        if (hit.bulletin, part.passage) not in told
        or _has_more(part.read()[0], proofs.get((hit.bulletin, part.passage), ()), looked_for)
    ]
    unique = {(each.bulletin.id, each.passage): each for each in rest}
    ordered = sorted(unique.values(), key=lambda each: each.bulletin.date or "", reverse=True)
    return Dossier(found, asked, bulletins, deeds, names, tuple(ordered))


def _hits(tree: Node, generation: Generation) -> Sequence[BulletinHit]:
    """All bulletins with passages that a tree matches, the newest first."""
    searcher = generation.searcher
    return searcher.search(EngineQuery(tree, sort="newest", size=searcher.bulletin_count)).hits


def _has_more(text: str, proofs: Iterable[tuple[int, int]], names: Sequence[str]) -> bool:
    """Whether what is no proof of an activity has one of these names (folded), or says how many of something."""
    rest, at = [], 0
    for start, end in sorted(proofs):
        rest.append(text[at:start])
        at = max(at, end)
    for piece in (*rest, text[at:]):
        told = fold(piece)
        if any(name in told.text for name in names) or quantities_in(piece, told, 0, len(told.text)):
            return True
    return False


def _names_of(name: str, authority: Authority) -> Iterator[str]:
    """Every name and form of an organisation."""
    facts = authority.facts.get(name)
    yield name
    yield from authority.all_forms(name)
    yield from (each.name for each in facts.names) if facts else ()


def _is_within(entry: Entry, asked: SearchRequest) -> bool:
    """Whether a bulletin is of the days that are asked for; one without a date may be."""
    first, last = asked.first_day, asked.last_day
    if entry.date is None:
        return True
    begins, ends = interval(entry.date)
    return (first is None or ends >= first) and (last is None or begins <= last)

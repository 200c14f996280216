"""What a bulletin tells of bodies that it only calls by names which others know: a member's short name, an alias.

Extraction reads a bulletin by itself (`activities`). What other bulletins, curators or a list of members know is looked
for afterwards, on characters (DESIGN 8: the authority), whenever a bulletin is indexed: so a list of members that comes
later finds what its members did before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kb.knowledge import lexicon
from kb.knowledge.acting import acts_from
from kb.knowledge.activities import activities_of
from kb.knowledge.authority import Authority
from kb.knowledge.meanings import Where
from kb.model import Activity, Bulletin, Mention, Organisation
from kb.text import word_tag

_WORD_SIZES = (4, 3, 2)
_ITS_OWN = lexicon.PEOPLE.union(lexicon.CLASSES, ("志愿",))
_PEOPLE_AND_PARTS = tuple("长员者手师生们人会队部组科处室间班堂")
"""The last characters of words for people and for parts of a body."""


def with_known_names(bulletin: Bulletin, authority: Authority, where: Where) -> Bulletin:
    """The bulletin with the activities of those whom it names only as others know them; its organisations stay.

    An activity that was found without them keeps its proof, and has them among its actors.
    """
    found = _unnoticed(bulletin, authority, where)
    if not found:
        return bulletin
    told = activities_of(replace(bulletin, organisations=tuple(_organisations(bulletin, found))))
    activities = list(bulletin.activities)
    for each in told:
        if found.keys().isdisjoint(each.organisations):
            continue
        at = next((at for at, other in enumerate(activities) if _overlap(each, other)), None)
        if at is None:
            activities.append(each)
        elif set(activities[at].organisations) < set(each.organisations):
            activities[at] = replace(activities[at], organisations=each.organisations)
    order = {passage.id: place for place, passage in enumerate(bulletin.passages)}
    activities.sort(key=lambda each: (order.get(each.passage, len(order)), each.start))
    return replace(bulletin, activities=tuple(activities))


def _unnoticed(bulletin: Bulletin, authority: Authority, where: Where) -> dict[str, list[Mention]]:
    """Where passages have names that extraction has not seen, by whom they mean: its own names for its own bodies."""
    names = authority.inside(bulletin.organisations, where)
    seen: dict[str, list[Mention]] = defaultdict(list)
    for organisation in bulletin.organisations:
        for mention in organisation.mentions:
            seen[mention.passage].append(mention)
    found: dict[str, list[Mention]] = defaultdict(list)
    for passage in bulletin.passages:
        for start, end, name in names.mentions_in(passage.text):
            if name not in authority.acting or _is_cut_off(passage.text, end, name):
                continue
            if not any(each.start < end and start < each.end for each in seen[passage.id]):
                found[name].append(Mention(passage.id, start, end, passage.text[start:end]))
    if not found:
        return {}
    own = {known: each.name for each in bulletin.organisations for known in names.canonical((each.name,))}
    return {own.get(name, name): mentions for name, mentions in found.items()}


def _is_cut_off(text: str, end: int, name: str) -> bool:
    """Whether the word behind a form makes another body of it, which acts: the 昌达 of 昌达花卉向灾区捐款.

    Its people and parts (昌达职工, 昌达董事长, 昌达工会) and what is in its full name (昌达机械) act for it.
    """
    words = (text[end : end + size] for size in _WORD_SIZES)
    word = next((each for each in words if word_tag(each)[0] == "n" and acts_from(text, end + len(each))), "")
    return bool(word) and word not in name and word not in _ITS_OWN and not word.endswith(_PEOPLE_AND_PARTS)


def _organisations(bulletin: Bulletin, found: Mapping[str, list[Mention]]) -> Iterator[Organisation]:
    """The organisations of a bulletin with more mentions, and those whom it names only so."""
    for each in bulletin.organisations:
        yield replace(each, mentions=(*each.mentions, *found.get(each.name, ())))
    own = {each.name for each in bulletin.organisations}
    for name, mentions in found.items():
        if name not in own:
            yield Organisation(name, tuple(dict.fromkeys(each.text for each in mentions)), tuple(mentions))


def _overlap(one: Activity, other: Activity) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end

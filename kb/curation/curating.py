"""A bulletin as curators want it: its masthead corrected, its activities added, changed or dropped.

The extracted text stays in the store as it is; this is made anew each time it is read. A decision on an activity finds
it by the passage's key and the text that proves it, so it survives a new parse; it survives a corrected text if that
has the proof somewhere, nearly as it was. Where the programme no longer finds the activity that was changed, the
curator's stands all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from kb.curation.fields import ACTIVITY, MASTHEAD, Field, FieldProblem, changed, corrected, values_of
from kb.decisions import OF_ACTIVITIES, OF_BULLETINS, Decision
from kb.identity import SEPARATOR, series_key, series_of, short_id
from kb.knowledge.authority import Authority
from kb.knowledge.known_names import with_known_names
from kb.knowledge.meanings import Where
from kb.model import Activity, Bulletin, Organisation, Passage
from kb.stored import StoredBulletin
from kb.text import fold, folded

ALIKE = 0.85
"""How much of the characters of a proof a corrected sentence has: a figure or a few words are others."""
_LEAST = 12
"""Characters of the shortest proof that is looked for though it is no longer there as it was."""
_HEAD = re.compile(r"[^：:，,。；;]{2,40}[：:]")
_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_DAYS, _DENIED = re.compile(r"\d+月|\d+日"), re.compile(r"[未没不]")
_UNKNOWN = "其他"


def curated(
    stored: StoredBulletin, decisions: Sequence[Decision], authority: Authority | None = None
) -> StoredBulletin:
    """A bulletin with the decisions on it in effect, in their order.

    With an `authority` it also tells what those did whom only others know by the names that it uses; the organisations
    that it names stay, so that the authority follows from the bulletins alone.
    """
    own = [decision for decision in decisions if decision.kind in OF_BULLETINS]
    version = stored.versions[stored.current]
    printed = _with_masthead(version.bulletin, own)
    bulletin = _with_activities(printed, own)
    if authority is not None:
        where = Where(stored.id, _series_id(stored, bulletin) or "", bulletin.date or "")
        known = with_known_names(printed, authority, where)
        bulletin = replace(bulletin, activities=_with_activities(known, own).activities)
    if bulletin == version.bulletin:
        return stored
    versions = list(stored.versions)
    versions[stored.current] = replace(version, bulletin=bulletin)
    return replace(stored, versions=tuple(versions), series_id=_series_id(stored, bulletin))


def _series_id(stored: StoredBulletin, bulletin: Bulletin) -> str | None:
    """The id of the series of a stored bulletin that now is this one: another one if its name was corrected."""
    series = series_of(bulletin)
    moved = series is not None and series != series_of(stored.bulletin)
    return short_id(f"series{SEPARATOR}{series_key(series)}") if moved and series else stored.series_id


def is_withdrawn(decisions: Iterable[Decision]) -> bool:
    """Whether a bulletin, on which these decisions are, is not to be served."""
    return any(each.kind == "withdraw" for each in decisions)


def _with_masthead(bulletin: Bulletin, decisions: Sequence[Decision]) -> Bulletin:
    for decision in decisions:
        if decision.kind == "correct":
            bulletin = corrected(bulletin, _values(decision, MASTHEAD))
    return bulletin


def _values(decision: Decision, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The values of a decision; none where another version of the programme knows a field or a value no longer."""
    try:
        return values_of(decision.value, fields)
    except FieldProblem:
        return {}


def _with_activities(bulletin: Bulletin, decisions: Sequence[Decision]) -> Bulletin:
    """The bulletin with its activities as decided; whoever acts in them is an organisation of it."""
    if not any(decision.kind in OF_ACTIVITIES for decision in decisions):
        return bulletin
    activities = list(bulletin.activities)
    for decision in decisions:
        proof = proof_of(decision, bulletin) if decision.kind in OF_ACTIVITIES else None
        if proof is not None:
            _decide(activities, *proof, decision)
    order = {passage.id: place for place, passage in enumerate(bulletin.passages)}
    activities.sort(key=lambda each: (order.get(each.passage, len(order)), each.start))
    known = {organisation.name for organisation in bulletin.organisations}
    actors = dict.fromkeys(name for activity in activities for name in activity.organisations if name not in known)
    named = (*bulletin.organisations, *map(Organisation, actors))
    return replace(bulletin, activities=tuple(activities), organisations=named)


def idle(bulletin: Bulletin, decisions: Iterable[Decision]) -> list[Decision]:
    """Those of the decisions on a bulletin's activities that do nothing, one after the other, to its extracted ones."""
    activities = list(bulletin.activities)
    found = []
    for decision in decisions:
        proof = proof_of(decision, bulletin)
        before = list(activities)
        if proof is not None:
            _decide(activities, *proof, decision)
        if activities == before and not (proof and _says_so_already(activities, *proof, decision)):
            found.append(decision)
    return found


def _says_so_already(
    activities: Iterable[Activity], passage: Passage, span: tuple[int, int], decision: Decision
) -> bool:
    """Whether an activity has what a decision says, also without it."""
    known = activity_at(activities, passage.id, span)
    return known is not None if decision.kind != "drop" else known is None


def proof_of(decision: Decision, bulletin: Bulletin) -> tuple[Passage, tuple[int, int]] | None:
    """Where the text that a decision speaks of stands: its passage and the span in it; None where nothing is like it.

    In its own passage, else where alone it stands elsewhere, else where one place alone is nearly the same: ALIKE of
    its characters, with the same organisations, days and denials. A bulletin lists many who did much the same.
    """
    own = next((passage for passage in bulletin.passages if passage.key == decision.passage), None)
    span = span_of(own.text, decision.subject) if own else None
    if own and span:
        return own, span
    exact = [(passage, span) for passage in bulletin.passages if (span := span_of(passage.text, decision.subject))]
    if exact:
        return exact[0] if len(exact) == 1 and _stands_once(exact[0][0].text, decision.subject) else None
    return _nearly(folded(decision.subject), bulletin)


def _stands_once(text: str, proof: str) -> bool:
    return folded(text).count(folded(proof)) == 1


def _nearly(proof: str, bulletin: Bulletin) -> tuple[Passage, tuple[int, int]] | None:
    """The one place of a bulletin that is nearly a proof."""
    if len(proof) < _LEAST:
        return None
    names = [folded(form) for each in bulletin.organisations for form in (each.name, *each.aliases)]
    said, sentences = _said(proof, names), len(_SENTENCE.findall(proof))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(proof)
    found = []
    for passage in bulletin.passages:
        spans = [match.span() for match in _SENTENCE.finditer(passage.text)]
        whole = [(first[0], last[1]) for first, last in zip(spans, spans[sentences - 1 :], strict=False)]
        for start, end in _with_and_without_head(passage.text, whole):
            text = folded(passage.text[start:end])
            if abs(len(text) - len(proof)) > (1 - ALIKE) * 2 * len(proof):
                continue
            matcher.set_seq1(text)
            if matcher.quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
                continue
            if _said(text, names) == said:
                found.append((passage, (start, end)))
    return found[0] if len({(passage.id, end) for passage, (_, end) in found}) == 1 else None


def _with_and_without_head(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where sentences stand, those behind a head that is run in (某单位：3月3日，…) without it first."""
    for start, end in spans:
        head = _HEAD.match(text, start, end)
        if head:
            yield head.end(), end
        yield start, end


def _said(text: str, names: Iterable[str]) -> tuple[object, ...]:
    """What two sentences that are nearly the same must both say: who, on which days, and whether it was denied."""
    return {name for name in names if name in text}, _DAYS.findall(text), _DENIED.findall(text)


def _decide(activities: list[Activity], passage: Passage, span: tuple[int, int], decision: Decision) -> None:
    """Puts one decision on an activity of a passage into effect."""
    found = activity_at(activities, passage.id, span)
    if decision.kind == "drop":
        if found is not None:
            activities.remove(found)
    elif found is not None and decision.kind == "change":
        activities[activities.index(found)] = changed(found, _values(decision, ACTIVITY))
    else:
        values = _values(decision, ACTIVITY)
        if "organisations" in values:
            proof = passage.text[slice(*span)]
            made = Activity(
                (), None, date_inferred=False, type=_UNKNOWN, passage=passage.id, text=proof, start=span[0], end=span[1]
            )
            activities.append(changed(made, values))


def span_of(text: str, proof: str) -> tuple[int, int] | None:
    """Where a proof stands in a text, whatever its blanks and widths; None where it does not."""
    whole, part = fold(text), fold(proof)
    at = whole.text.find(part.text) if part.text else -1
    return whole.span(at, at + len(part.text)) if at >= 0 else None


def activity_at(activities: Iterable[Activity], passage: str, span: tuple[int, int]) -> Activity | None:
    """The activity of a passage whose proof is a span, else shares most characters with it, if it is half of either."""

    def shared(activity: Activity) -> int:
        return min(activity.end, span[1]) - max(activity.start, span[0])

    own = [activity for activity in activities if activity.passage == passage]
    best = max(own, key=lambda each: ((each.start, each.end) == span, shared(each)), default=None)
    if best is None or 2 * shared(best) < min(best.end - best.start, span[1] - span[0]):
        return None
    return best

"""Taking decisions: all of them or none, and only those that agree with what holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.contradictions import problems
from kb.curation.curating import curated, idle
from kb.curation.fields import FieldProblem, texts_of
from kb.curation.files import is_of_list
from kb.curation.founding import fields_of, unfounded
from kb.curation.naming import introduced_by, names_in, with_full_names
from kb.decisions import OF_ACTIVITIES, Claim, Decision, Problem, claims, described
from kb.errors import KbError, NotFound
from kb.knowledge.authority import Authority
from kb.knowledge.facts import region_named
from kb.model import Bulletin, Passage
from kb.parsing.dates import iso
from kb.store import Store
from kb.text import folded

_MOST_SHOWN = 10
_PASSAGE = re.compile(r"[ps]\d+")


class DecisionsRefused(KbError):
    """Decisions that cannot be taken; nothing was. `problems` says of each why."""

    exit_code = 2

    def __init__(self, found: Sequence[Problem], message: str) -> None:
        super().__init__(message, "没有作任何改动；请改正后重试")
        self.problems = tuple(found)


@dataclass(frozen=True, slots=True)
class Checked:
    """What can be taken: the new decisions, the numbers of those to be undone, and how many hold already.

    `unknown` are names that nobody knows, which will be new organisations, with the place of each in a file or "".
    """

    new: tuple[Decision, ...]
    undone: frozenset[int]
    known: int
    unknown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """The new decisions as they are kept, how many were undone, how many held already, and `unknown` as checked."""

    made: tuple[Decision, ...]
    undone: int
    known: int
    unknown: Mapping[str, str]


def decide(
    store: Store,
    wanted: Iterable[Decision],
    undone: Collection[int] = (),
    places: Mapping[Decision, str] | None = None,
    authority: Authority | None = None,
) -> Taken:
    """Takes decisions and undoes others by their numbers, all at once. The caller holds the writer's lock.

    `places` says where decisions stand in a file, for messages; with an `authority` organisations may be called by any
    name that it knows. Raises DecisionsRefused where one cannot be, contradicts another, or speaks of a bulletin,
    passage or activity that there is not, and NotFound for a number.
    """
    checked = check(store, wanted, undone, places, authority)
    made = store.decide(checked.new, checked.undone) if checked.new or checked.undone else ()
    return Taken(tuple(made), len(checked.undone), checked.known, checked.unknown)


def check(
    store: Store,
    wanted: Iterable[Decision],
    undone: Collection[int] = (),
    places: Mapping[Decision, str] | None = None,
    authority: Authority | None = None,
) -> Checked:
    """What `decide` would take, if all can be taken. Raises DecisionsRefused as it does; nothing is kept.

    A curator who says himself what a list of members said takes that over, so that no other list takes it back.
    """
    texts = _Texts(store)
    normal = {each: _normal(each, texts, authority) for each in wanted}
    at = {normal[decision]: place for decision, place in (places or {}).items() if decision in normal}
    held = {each.content: each for each in store.decisions() if each.number not in undone}
    taken_over = {
        held[each.content].number: each
        for each in dict.fromkeys(normal.values())
        if each.content in held and is_of_list(held[each.content]) and each.reason and not is_of_list(each)
    }
    new = [each for each in dict.fromkeys(normal.values()) if each.content not in held]
    others = list(held.values())
    found = problems(new, others, _claims) or list(unfounded(new, others, store, authority))
    if found:
        shown = found[:_MOST_SHOWN]
        lines = [_at(at.get(each.decision), explained(each, at)) for each in shown]
        more = [f"另有 {len(found) - _MOST_SHOWN} 处"] if len(found) > _MOST_SHOWN else []
        raise DecisionsRefused(found, "；".join([*lines, *more]))
    return Checked(
        new=(*new, *taken_over.values()),
        undone=frozenset((*undone, *taken_over)),
        known=len(normal) - len(new) - len(taken_over),
        unknown=dict(_unknown(new, at, texts, authority)) if authority else {},
    )


def _unknown(
    new: Iterable[Decision], at: Mapping[Decision, str], texts: _Texts, authority: Authority
) -> Iterator[tuple[str, str]]:
    """The names in new decisions that nobody knows, each with the place where it stands."""
    new = list(new)
    introduced = {name for each in new for name in introduced_by(each)}
    for decision in new:
        bulletin = texts.of(decision.bulletin) if decision.kind in OF_ACTIVITIES else None
        own = {folded(each.name) for each in bulletin.organisations} if bulletin else set()
        for name in names_in(decision):
            if not (authority.is_name(name) or folded(name) in introduced or folded(name) in own):
                yield name, at.get(decision, "")


class _Texts:
    """The texts of bulletins as they were extracted, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Bulletin | None] = {}

    def of(self, bulletin: str) -> Bulletin | None:
        """The current text of a bulletin; None where there is no such bulletin."""
        if bulletin not in self._known:
            stored = next(self._store.bulletins([bulletin]), None) if bulletin else None
            self._known[bulletin] = stored.bulletin if stored else None
        return self._known[bulletin]


def normaliser(store: Store, authority: Authority | None) -> Callable[[Decision], Decision]:
    """What gives a decision as the store would keep it, organisations under their full names."""
    texts = _Texts(store)
    return lambda decision: _normal(decision, texts, authority)


def _at(place: str | None, line: str) -> str:
    return f"{place}：{line}" if place else line


def _normal(decision: Decision, texts: _Texts, authority: Authority | None) -> Decision:
    """A decision as it is kept.

    Its days are as they sort, its region as regions are called, its passage by its key, its organisations under their
    full names, its fields under theirs.
    """
    bulletin = texts.of(decision.bulletin) if decision.kind in OF_ACTIVITIES else None
    passage = decision.passage
    if bulletin and _PASSAGE.fullmatch(passage):
        passage = next((each.key for each in bulletin.passages if each.id == passage), passage)
    since, until = (_iso(each) for each in (decision.since, decision.until))
    named = replace(decision, since=since, until=until, passage=passage, value=_in_fields(decision))
    return with_full_names(named, authority, bulletin) if authority else named


def _in_fields(decision: Decision) -> str:
    """The value of a decision, its fields by their English names: 期号=6 is number=6."""
    region = region_named(decision.value) if decision.kind == "region" else None
    if region:
        return region.written
    fields = fields_of(decision)
    try:
        texts = texts_of(decision.value, fields) if fields else {}
    except FieldProblem:
        return decision.value  # said where the values are looked into
    return "；".join(f"{name}={text}" for name, text in texts.items()) if texts else decision.value


def _iso(day: str) -> str:
    try:
        return iso(day) if day else ""
    except ValueError:
        return day  # which is said where decisions are looked into


def explained(problem: Problem, places: Mapping[Decision, str] | None = None) -> str:
    """A problem in one line of Chinese, with the decision that is in the way; `places` says where new ones stand."""
    line = f"“{described(problem.decision)}”：{problem.message}"
    if problem.other is None:
        return line
    beside = f"{(places or {}).get(problem.other, '同时作出')}的"
    other = f"第 {problem.other.number} 号决定（{problem.other.made}）" if problem.other.number else beside
    way = f"，可先用 kb decisions undo {problem.other.number} 撤销" if problem.other.number else ""
    return f"{line}：{other}“{described(problem.other)}”{way}"


def passage_at(bulletin: Bulletin, place: str) -> Passage:
    """The passage with an id (p5) or a key. Raises NotFound."""
    found = next((each for each in bulletin.passages if place in (each.id, each.key)), None)
    if found is None:
        raise NotFound(f"这一期没有 {place} 这一段", "段号见检索结果或 kb show")
    return found


def _claims(decision: Decision) -> Iterator[Claim]:
    yield from claims(decision)
    fields = fields_of(decision)
    if fields is None:
        return
    try:
        texts = texts_of(decision.value, fields)
    except FieldProblem:
        return  # said where the values are looked into
    for name, text in texts.items():
        yield Claim(("field", decision.bulletin, decision.passage, decision.subject, name), text)


def lapsed(decisions: Iterable[Decision], store: Store, authority: Authority | None = None) -> list[Decision]:
    """Those of the decisions on activities that do nothing: the text, or what was added there, is no longer there."""
    own: dict[str, list[Decision]] = {}
    for each in decisions:
        if each.kind in OF_ACTIVITIES:
            own.setdefault(each.bulletin, []).append(each)
    texts = {stored.id: curated(stored, (), authority).bulletin for stored in store.bulletins(set(own))}
    return [
        each for bulletin, made in own.items() for each in (idle(texts[bulletin], made) if bulletin in texts else made)
    ]

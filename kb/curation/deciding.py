"""Taking decisions: all of them or none, and only those that agree with what holds."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kb.contradictions import problems
from kb.curation.curating import ALIKE, activity_at, curated, idle, proof_of
from kb.curation.fields import ACTIVITY, MASTHEAD, Field, FieldProblem, texts_of, values_of
from kb.curation.files import is_of_list
from kb.curation.naming import introduced_by, names_in, with_full_names
from kb.decisions import OF_ACTIVITIES, Claim, Decision, Problem, claims, described
from kb.errors import KbError, NotFound
from kb.knowledge.authority import Authority
from kb.knowledge.contractions import is_within
from kb.knowledge.deeds import ACTIVITY_TYPES
from kb.knowledge.facts import region_named
from kb.knowledge.name_words import CLASSES
from kb.model import Activity, Bulletin, Passage
from kb.parsing.dates import iso
from kb.parsing.secrets import mark_in
from kb.store import Store
from kb.stored import StoredBulletin
from kb.text import folded

_MOST_SHOWN = 10
_PASSAGE = re.compile(r"[ps]\d+")
_PINYIN = re.compile(r"[a-zü']{1,7}(?: [a-zü']{1,7})*")


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
    found = problems(new, others, _claims) or list(_unfounded(new, others, store, authority))
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
    fields = _fields(decision)
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
    fields = _fields(decision)
    if fields is None:
        return
    try:
        texts = texts_of(decision.value, fields)
    except FieldProblem:
        return  # said where the values are looked into
    for name, text in texts.items():
        yield Claim(("field", decision.bulletin, decision.passage, decision.subject, name), text)


def _fields(decision: Decision) -> Mapping[str, Field] | None:
    return MASTHEAD if decision.kind == "correct" else ACTIVITY if decision.kind in ("add", "change") else None


def _unfounded(
    decisions: Iterable[Decision], held: Sequence[Decision], store: Store, authority: Authority | None
) -> Iterator[Problem]:
    """What is wrong with the values of decisions, and with what they speak of, each beside those before it."""
    before: list[Decision] = list(held)
    said: dict[str, dict[tuple[object, ...], tuple[object, Decision]]] = {}
    types = _Types(store)
    for decision in decisions:
        own = [each for each in before if each.bulletin == decision.bulletin]
        message = _wrong_value(decision, types) or _is_of_a_class(decision)
        message = message or _is_called_already(decision, authority, before)
        if message is None and decision.series and not _is_series(decision.series, before, store):
            message = f"没有编号为 {decision.series} 的简报系列，编号见检索页的地址"
        if message is None and decision.bulletin:
            stored = next(store.bulletins([decision.bulletin]), None)
            stored = curated(stored, own, authority if decision.kind in OF_ACTIVITIES else None) if stored else None
            message = _missing(decision, stored)
            if message is None and stored and decision.kind == "change":
                told = said.setdefault(decision.bulletin, {})
                changes = (each for each in own if each.kind == "change")
                told |= {key: each for key, each in _said_of_activities(changes, stored.bulletin) if key not in told}
                for key, (value, by) in _said_of_activities([decision], stored.bulletin):
                    other = told.setdefault(key, (value, by))
                    if other[0] != value:
                        yield Problem(decision, "与另一决定矛盾", other[1])
                        break
        if message:
            yield Problem(decision, message)
        before.append(decision)


def _is_of_a_class(decision: Decision) -> str | None:
    """Why a short form cannot be somebody's in all bulletins: 协会 and 集团 say what kind of body one is, in any."""
    everywhere = decision.kind == "alias" and not (decision.series or decision.bulletin)
    if not everywhere or decision.value.strip() not in CLASSES:
        return None
    return f"“{decision.value}”是一类单位的通称，请限定简报系列或某一期（--series、--bulletin）"


def _is_called_already(decision: Decision, authority: Authority | None, before: Iterable[Decision]) -> str | None:
    """Why a name cannot be given to somebody: it is that of another one, and none of those `before` said otherwise."""
    if authority is None or decision.kind not in ("alias", "rename") or not decision.holds_everywhere:
        return None
    form = folded(decision.value)
    if any(each.kind in ("split", "reject") and folded(each.subject) == form for each in before):
        return None
    meant, own = authority.canonical(decision.value), authority.canonical(decision.subject)
    if meant is None or own is None or meant == own:
        return None
    if decision.kind == "rename":  # the new name may be known already, but as that of nobody else
        short = not authority.is_name(decision.value)
        return f"“{decision.value}”是{meant}的简称，不能是另一家的名称" if short else None
    if folded(meant) == folded(decision.value) and not is_within(folded(decision.value), folded(decision.subject)):
        return f"“{decision.value}”自己是一家单位；若是同一家，请用 合并"
    if authority.everywhere.get(form) == meant and folded(meant) != form:
        return f"“{decision.value}”已是{meant}的简称；若认错了，请先用 分立 写明它是哪一家，或只对一个系列、一期作别名"
    return None


def _said_of_activities(
    decisions: Iterable[Decision], bulletin: Bulletin
) -> Iterator[tuple[tuple[object, ...], tuple[object, Decision]]]:
    """Of which activity and field decisions say what: two texts may prove one activity."""
    for decision in decisions:
        proof = proof_of(decision, bulletin)
        activity = activity_at(bulletin.activities, proof[0].id, proof[1]) if proof else None
        if activity is None:
            continue
        with contextlib.suppress(FieldProblem):  # said where the values are looked into
            for name, value in values_of(decision.value, ACTIVITY).items():
                yield (activity.passage, activity.start, activity.end, name), (value, decision)


def _wrong_value(decision: Decision, types: _Types) -> str | None:
    """Why a decision cannot say what it says."""
    fields = _fields(decision)
    try:
        values = values_of(decision.value, fields) if fields else {}
    except FieldProblem as problem:
        return str(problem)
    if decision.kind in OF_ACTIVITIES and "type" in values and values["type"] not in types:
        return f"没有“{values['type']}”这种活动，应为其中之一：{'、'.join(types.names)}"
    mark = mark_in(values.get("classification") or "") if decision.kind == "correct" else None
    if mark:
        return f"标明{mark}的简报不能留在库里，请用 kb withdraw 撤下，再按运维手册处理"
    if decision.kind == "region" and region_named(decision.value) is None:
        return "地区要以省级行政区开头，后面是这个省的市，如 江苏 或 江苏 徐州"
    if decision.kind == "pinyin" and not _PINYIN.fullmatch(decision.value):
        return "读音是拼音，音节间空一格，如 chong qing"
    if decision.kind == "add" and "organisations" not in values:
        return "增补的活动要写明单位（单位=…）"
    return None


def _is_series(series_id: str, decisions: Sequence[Decision], store: Store) -> bool:
    """Whether there is such a series; what curators call otherwise has an id that only they have given."""
    if store.has_series(series_id):
        return True
    renamed = {each.bulletin for each in decisions if each.kind == "correct" and "series" in _names(each)}
    return any(
        curated(stored, [each for each in decisions if each.bulletin == stored.id]).series_id == series_id
        for stored in store.bulletins(renamed)
    )


def _names(decision: Decision) -> Collection[str]:
    """The names of the fields that a decision sets."""
    try:
        return texts_of(decision.value, _fields(decision) or {})
    except FieldProblem:
        return ()


class _Types:
    """The types that activities may have: those of the programme, and those that folders give, which texts have."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All of them; the store is gone through for them, so only where one is not the programme's."""
        found = (activity.type for stored in self._store.bulletins() for activity in stored.bulletin.activities)
        return tuple(dict.fromkeys((*ACTIVITY_TYPES, *sorted(set(found)))))

    def __contains__(self, name: str) -> bool:
        return name in ACTIVITY_TYPES or name in self.names


def _missing(decision: Decision, stored: StoredBulletin | None) -> str | None:
    """What a decision speaks of that there is not."""
    if stored is None:
        return "没有这一期简报"
    if decision.kind not in OF_ACTIVITIES:
        return None
    proof = proof_of(decision, stored.bulletin)
    if proof is None:
        return "这一期没有这样的原文"
    passage, span = proof
    known = activity_at(stored.bulletin.activities, passage.id, span)
    if decision.kind != "add":
        return None if known else "这段原文没有识别出活动"
    if known is not None and (_is_nearly(known, span) or _says_the_same(known, span, decision)):
        return "这段原文已有一项活动，请用 字段=值 更正它"
    return None


def _says_the_same(known: Activity, span: tuple[int, int], decision: Decision) -> bool:
    """Whether an added activity is in the proof of a known one, of the same actors, and tells no other quantities."""
    if not (known.start <= span[0] and span[1] <= known.end):
        return False
    values = values_of(decision.value, ACTIVITY)
    actors = set(map(folded, values.get("organisations", ())))
    counted = {(each.value, each.unit) for each in known.quantities}
    told = {(each.value, each.unit) for each in values.get("quantities", ())}
    return actors <= set(map(folded, known.organisations)) and told <= counted


def _is_nearly(activity: Activity, span: tuple[int, int]) -> bool:
    """Whether the proof of an activity is a span, but for a few characters."""
    shared = min(activity.end, span[1]) - max(activity.start, span[0])
    return shared >= ALIKE * max(activity.end - activity.start, span[1] - span[0])


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

"""Taking decisions: all of them or none, and only those that agree with what holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.curation.curating import activity_at, curated, span_of
from kb.curation.fields import ACTIVITY, MASTHEAD, Field, FieldProblem, texts_of, values_of
from kb.decisions import OF_ACTIVITIES, OF_BULLETINS, Claim, Decision, Problem, claims, described, problems
from kb.errors import KbError, NotFound
from kb.knowledge.facts import region_named
from kb.model import Activity, Bulletin, Passage
from kb.store import Store
from kb.stored import StoredBulletin

_MOST_SHOWN = 10


class DecisionsRefused(KbError):
    """Decisions that cannot be taken; nothing was. `problems` says of each why."""

    exit_code = 2

    def __init__(self, found: Sequence[Problem], message: str) -> None:
        super().__init__(message, "没有作任何改动；请改正后重试")
        self.problems = tuple(found)


@dataclass(frozen=True, slots=True)
class Taken:
    """The new decisions as they are kept, and how many were known already."""

    made: tuple[Decision, ...]
    known: int


def decide(
    store: Store,
    wanted: Iterable[Decision],
    undone: Collection[int] = (),
    places: Mapping[Decision, str] | None = None,
) -> Taken:
    """Takes decisions and undoes others by their numbers, all at once. The caller holds the writer's lock.

    `places` says where decisions stand in a file, for messages. Raises DecisionsRefused where one cannot be,
    contradicts another, or speaks of a bulletin, passage or activity that there is not, and NotFound for a number.
    """
    wanted = list(dict.fromkeys(wanted))
    held = [each for each in store.decisions() if each.number not in undone]
    contents = {each.content for each in held}
    new = [each for each in wanted if each.content not in contents]
    found = problems(new, held, _claims) or list(_unfounded(new, held, store))
    if found:
        at = places or {}
        shown = found[:_MOST_SHOWN]
        lines = [_at(at.get(each.decision), explained(each)) for each in shown]
        more = [f"另有 {len(found) - _MOST_SHOWN} 处"] if len(found) > _MOST_SHOWN else []
        raise DecisionsRefused(found, "；".join([*lines, *more]))
    if not new and not undone:
        return Taken((), len(wanted))
    return Taken(tuple(store.decide(new, undone)), len(wanted) - len(new))


def _at(place: str | None, line: str) -> str:
    return f"{place}：{line}" if place else line


def explained(problem: Problem) -> str:
    """A problem in one line of Chinese, with the decision that is in the way."""
    line = f"“{described(problem.decision)}”：{problem.message}"
    if problem.other is None:
        return line
    other = f"第 {problem.other.number} 号决定（{problem.other.made}）" if problem.other.number else "同时作出的"
    way = f"，可先用 kb decisions undo {problem.other.number} 撤销" if problem.other.number else ""
    return f"{line}：{other}“{described(problem.other)}”{way}"


def passage_at(bulletin: Bulletin, place: str) -> Passage:
    """The passage with an id (p5) or a key. Raises NotFound."""
    found = next((each for each in bulletin.passages if place in (each.id, each.key)), None)
    if found is None:
        raise NotFound(f"这一期没有 {place} 这一段", "段号见检索结果或 kb show")
    return found


def activities_in(bulletin: Bulletin, passage: Passage) -> list[Activity]:
    """The activities that a passage proves, in the order of the text."""
    return [each for each in bulletin.activities if each.passage == passage.id]


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


def _unfounded(decisions: Iterable[Decision], held: Sequence[Decision], store: Store) -> Iterator[Problem]:
    """What is wrong with decisions on bulletins: their fields, or what they speak of."""
    known: dict[str, StoredBulletin | None] = {}
    for decision in decisions:
        fields = _fields(decision)
        try:
            values = values_of(decision.value, fields) if fields else {}
        except FieldProblem as problem:
            yield Problem(decision, str(problem))
            continue
        if decision.kind == "region" and region_named(decision.value) is None:
            yield Problem(decision, "地区要以省级行政区开头，如 江苏 或 江苏 徐州")
        elif decision.kind == "add" and "organisations" not in values:
            yield Problem(decision, "增补的活动要写明单位（单位=…）")
        elif decision.kind in OF_BULLETINS:
            if decision.bulletin not in known:
                stored = next(store.bulletins([decision.bulletin]), None)
                own = [each for each in held if each.bulletin == decision.bulletin]
                known[decision.bulletin] = curated(stored, own) if stored else None
            message = _missing(decision, known[decision.bulletin])
            if message:
                yield Problem(decision, message)


def _missing(decision: Decision, stored: StoredBulletin | None) -> str | None:
    """What a decision speaks of that there is not."""
    if stored is None:
        return "没有这一期简报"
    if decision.kind not in OF_ACTIVITIES:
        return None
    passage = next((each for each in stored.bulletin.passages if each.key == decision.passage), None)
    if passage is None:
        return "这一期没有这一段"
    span = span_of(passage.text, decision.subject)
    if span is None:
        return "这一段没有这样的原文"
    if decision.kind != "add" and activity_at(stored.bulletin.activities, passage.id, span) is None:
        return "这段原文没有识别出活动"
    return None

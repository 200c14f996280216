"""Whether decisions agree: no two give two answers to one question (`claims`), and no names lead in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kb.decisions import (
    ABOUT_REAL,
    NONE,
    SINGLE,
    Claim,
    Decision,
    Kind,
    Problem,
    claims,
    meanings_of,
    problem_of,
    resolved,
)
from kb.parsing.dates import interval
from kb.text import folded

_WHY = {
    "itself": "这个名称自己是一家单位（会员或已确认），不能又是别家的别名；若是同一家，请用 合并",
    "renamed": "两家单位不能改成同一个名称；由几家组成的新单位，请用 前身",
    "renamed on": "同一次改名有两个日期",
}
"""What contradictions mean, by the questions to which two answers were given."""


def problems(
    new: Sequence[Decision],
    held: Sequence[Decision],
    claims_of: Callable[[Decision], Iterable[Claim]] = claims,
) -> list[Problem]:
    """What is wrong with new decisions beside those that hold: by themselves, with each other, or in a circle."""
    found = [Problem(decision, message) for decision in new if (message := problem_of(decision))]
    if found:
        return found
    answers: dict[tuple[str, ...], list[tuple[Claim, Decision]]] = {}
    for decision in held:
        for claim in claims_of(decision):
            answers.setdefault(claim.question, []).append((claim, decision))
    for decision in new:
        for claim in claims_of(decision):
            given = answers.setdefault(claim.question, [])
            other = next(
                (each for known, each in given if known.answer != claim.answer and _overlap(known, claim)), None
            )
            if other is not None:
                found.append(Problem(decision, _WHY.get(claim.question[0], "与另一决定矛盾"), other))
                break
            given.append((claim, decision))
    whole = [*held, *new]
    found = found or list(_parted_again(new, whole))
    return found or _circles(new, whole) or _of_one_organisation(new, whole) or _out_of_time(new, whole)


def _parted_again(new: Iterable[Decision], whole: Iterable[Decision]) -> Iterator[Problem]:
    """The new decisions by which a name is one of its own that one before holds to be somebody else's.

    What was split off first may be renamed or merged afterwards.
    """
    wanted = set(new)
    moved: dict[str, Decision] = {}
    for decision in whole:
        if decision.kind in ("merge", "rename"):
            moved.setdefault(folded(decision.subject), decision)
        elif decision in wanted and decision.kind == "split" and not decision.value:
            other = moved.get(folded(decision.subject))
            if other is not None:
                yield Problem(decision, "与另一决定矛盾", other)


def _circles(new: Sequence[Decision], whole: Sequence[Decision]) -> list[Problem]:
    """The new decisions that names, parents or predecessors lead back to."""
    meanings = meanings_of(whole)

    def links(kind: Kind) -> dict[str, dict[str, Decision]]:
        found: dict[str, dict[str, Decision]] = {}
        for each in whole:
            if each.kind == kind and each.value != NONE:
                to = found.setdefault(resolved(folded(each.subject), meanings), {})
                to.setdefault(resolved(folded(each.value), meanings), each)
        return found

    chains = ((links("parent"), "上级绕回了自己"), (links("predecessor"), "前身绕回了自己"))
    found = []
    for decision in new:
        if decision.kind not in ABOUT_REAL:
            continue
        named = folded(decision.value if decision.kind == "alias" else decision.subject)
        if _leads_back(named, meanings):
            found.append(Problem(decision, "名称绕回了自己"))
            continue
        subject = resolved(folded(decision.subject), meanings)
        for to, message in chains:
            way = _way_back(subject, to)
            if way:
                found.append(Problem(decision, message, next((each for each in way if each != decision), None)))
                break
    return found


def _of_one_organisation(new: Sequence[Decision], whole: Sequence[Decision]) -> list[Problem]:
    """Two answers about one organisation that were given under two of its names."""
    meanings = meanings_of(whole)
    given: dict[tuple[Kind, str], Decision] = {}
    for decision in whole:
        if decision.kind not in SINGLE | {"member"}:
            continue
        question = (decision.kind, resolved(folded(decision.subject), meanings))
        other = given.setdefault(question, decision)
        same = resolved(folded(other.value), meanings) == resolved(folded(decision.value), meanings)
        if not same or other.since != decision.since:
            latest = next(
                (each for each in (decision, other, *reversed(new)) if each in new and _joins(each)), decision
            )
            message = "同一家单位，用两个名称作了不同的决定" if new else "撤销之后与另一决定矛盾，请一并撤销"
            return [Problem(latest, message, decision if latest is not decision else other)]
    return []


def _joins(decision: Decision) -> bool:
    """Whether a decision says something of one organisation, or makes two names those of one."""
    return decision.kind in SINGLE | {"member"} | {"merge", "rename", "alias", "split"}


def _out_of_time(new: Sequence[Decision], whole: Sequence[Decision]) -> list[Problem]:
    """The new decisions by which a name would end before it begins: renamed in 2020 what was renamed to it in 2024."""
    begun = {folded(each.value): each for each in whole if each.kind == "rename" and each.since}
    for decision in whole:
        earlier = begun.get(folded(decision.subject)) if decision.kind == "rename" and decision.since else None
        if not (earlier and {decision, earlier}.intersection(new)):
            continue
        if interval(decision.since)[1] < interval(earlier.since)[0]:
            wrong, other = (decision, earlier) if decision in new else (earlier, decision)
            return [Problem(wrong, "名称的起止颠倒：后一次改名早于前一次", other)]
    return []


def _way_back(name: str, to: Mapping[str, Mapping[str, Decision]]) -> list[Decision]:
    """The decisions that lead from a name back to it, or into a circle behind it; none where none do."""
    done: set[str] = set()
    passed: dict[str, Decision | None] = {name: None}
    open_ = [iter(to.get(name, {}).items())]
    while open_:
        step = next(open_[-1], None)
        if step is None:
            open_.pop()
            done.add(passed.popitem()[0])
        elif step[0] in passed:
            return [*filter(None, passed.values()), step[1]]
        elif step[0] not in done:
            passed[step[0]] = step[1]
            open_.append(iter(to.get(step[0], {}).items()))
    return []


def _leads_back(name: str, to: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while name in to and name not in seen:
        seen.add(name)
        name = to[name]
    return name in seen


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether there is a day on which both hold."""
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Claim, other: Claim) -> bool:
    return bool(one.until and other.since) and interval(one.until)[1] < interval(other.since)[0]

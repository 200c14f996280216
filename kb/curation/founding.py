"""Whether there is what decisions speak of: bulletins, series, passages, activities, types, and names that are free."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from kb.curation.curating import ALIKE, activity_at, curated, proof_of
from kb.curation.fields import ACTIVITY, MASTHEAD, Field, FieldProblem, texts_of, values_of
from kb.decisions import OF_ACTIVITIES, Decision, Problem
from kb.knowledge.authority import Authority
from kb.knowledge.contractions import is_within
from kb.knowledge.deeds import ACTIVITY_TYPES
from kb.knowledge.facts import region_named
from kb.knowledge.name_words import CLASSES
from kb.model import Activity, Bulletin
from kb.parsing.secrets import mark_in
from kb.store import Store
from kb.stored import StoredBulletin
from kb.text import folded

_PINYIN = re.compile(r"[a-zü']{1,7}(?: [a-zü']{1,7})*")


def unfounded(
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
            message = missing(decision, stored)
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
    fields = fields_of(decision)
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
        return texts_of(decision.value, fields_of(decision) or {})
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


def missing(decision: Decision, stored: StoredBulletin | None) -> str | None:
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


def fields_of(decision: Decision) -> Mapping[str, Field] | None:
    """The fields that a decision of this kind may name; None for one that has none."""
    return MASTHEAD if decision.kind == "correct" else ACTIVITY if decision.kind in ("add", "change") else None

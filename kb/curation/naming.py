"""The full names of those of whom decisions speak: a curator may call them by any name that everybody knows.

At the command line and in files alike 青禾水务 is 青禾水务集团有限公司: a decision on a short form would make another
organisation of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kb.curation.fields import ACTIVITY, FieldProblem, texts_of
from kb.decisions import NONE, Decision, Kind
from kb.knowledge.authority import Authority
from kb.model import Bulletin
from kb.text import folded

_OF_SUBJECT: frozenset[Kind] = frozenset(
    ("merge", "rename", "alias", "parent", "predecessor", "confirm", "kind", "region", "pinyin", "member")
)
"""Decisions whose subject is an organisation; split and reject are about a way to write one."""
_OF_VALUE: frozenset[Kind] = frozenset(("merge", "parent", "predecessor", "split"))
"""And those whose value is one that there is already."""
_OF_ACTORS: frozenset[Kind] = frozenset(("add", "change"))
_INTRODUCING: frozenset[Kind] = frozenset(("member", "rename"))
"""Decisions that make names those of organisations, so that others beside them may speak of these."""


def with_full_names(decision: Decision, authority: Authority, bulletin: Bulletin | None = None) -> Decision:
    """A decision with the full names of its organisations; what nobody knows stays as it is.

    Actors of an activity are first looked for among the names of the `bulletin`.
    """

    def full(name: str) -> str:
        return name if authority.is_name(name) else authority.canonical(name) or name

    subject = full(decision.subject) if decision.kind in _OF_SUBJECT else decision.subject
    value = decision.value
    if decision.kind in _OF_VALUE and value not in ("", NONE):
        value = full(value)
    elif decision.kind in _OF_ACTORS:
        value = _with_actors(value, full, bulletin)
    return replace(decision, subject=subject, value=value)


def names_in(decision: Decision) -> Iterator[str]:
    """The organisations of whom a decision speaks as of such that there are."""
    if decision.kind in _OF_SUBJECT - {"member"}:
        yield decision.subject
    if decision.kind in _OF_VALUE and decision.value not in ("", NONE):
        yield decision.value
    if decision.kind in _OF_ACTORS:
        yield from _actors(decision.value)


def introduced_by(decision: Decision) -> Iterator[str]:
    """The folded names that a decision makes those of organisations."""
    if decision.kind in _INTRODUCING:
        yield from filter(None, (folded(decision.subject), folded(decision.value)))
    if decision.kind == "split" and not decision.value:
        yield folded(decision.subject)


def left_behind(gone: Iterable[Decision], held: Iterable[Decision]) -> Iterator[tuple[Decision, str]]:
    """The decisions that hold and speak of a name that only some made one that are gone, with the name."""
    held = list(held)
    kept = {name for each in held for name in introduced_by(each)}
    lost = {folded(each.value) for each in gone if each.kind == "rename"} - kept
    for each in held:
        yield from ((each, name) for name in names_in(each) if folded(name) in lost)


def _actors(value: str) -> tuple[str, ...]:
    try:
        text = texts_of(value, ACTIVITY).get("organisations", "")
        names: tuple[str, ...] = ACTIVITY["organisations"].read(text) if text else ()
    except FieldProblem:
        return ()  # said where the values are looked into
    return names


def _with_actors(value: str, full: Callable[[str], str], bulletin: Bulletin | None) -> str:
    names = _actors(value)
    if not names:
        return value
    organisations = bulletin.organisations if bulletin else ()
    own = {form: each.name for each in organisations for form in (each.name, *each.aliases)}
    texts = texts_of(value, ACTIVITY) | {"organisations": "、".join(own.get(name) or full(name) for name in names)}
    return "；".join(f"{field}={text}" for field, text in texts.items())

"""What a clause says of the names in it: which act together, and what stands before and behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kb.knowledge import phrases
from kb.knowledge.event_dates import EventDate


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in folded characters."""

    start: int
    end: int
    name: str


class Clause(NamedTuple):
    """A clause, in folded characters: who acts in it by name (`own`), or that others do.

    `leads` says that its date stands first; `told_from` is where those it names end; `receivers` were given something
    in the clause before it, or punished.
    """

    start: int
    end: int
    date: EventDate | None
    leads: bool
    own: list[str]
    others: bool
    told_from: int
    receivers: list[str]


def together(text: str, start: int, named: Sequence[Named]) -> list[str]:
    """The name that begins there, and those that act together with it."""
    actors: list[str] = []
    at = start
    for each in named:
        if each.start < at or (each.start > at and not actors):
            continue
        between = text[at : each.start]
        if actors and between.startswith("(") and ")" not in between and each.name in actors:
            continue  # its short form, defined in brackets
        between = _plain(between, text, each, opens=not actors)
        if actors and not phrases.WITH.fullmatch(between):
            inviting = phrases.INVITING.fullmatch(between.lstrip("在于从自"))
            if not inviting or phrases.SOMEBODY_OF.match(text, each.end) or phrases.EXPERT_OF.match(text, each.end):
                break
        actors.append(each.name)
        at = each.end
    return actors


def _plain(between: str, text: str, following: Named, *, opens: bool) -> str:
    """What stands between two names without brackets, days, places and roles; or before the first of them."""
    between = phrases.BRACKETS.sub("", between)
    between = between if opens else phrases.HOSTING.sub("、", between)
    if phrases.AT_PLACE.match(between) and phrases.MET.match(text, following.end):
        between = phrases.AT_PLACE.sub("", between)
    if phrases.WHOSE_LEADER.match(between) and phrases.SIGNED.match(text, following.end):
        between = phrases.WHOSE_LEADER.sub("", between)
    between = phrases.ON_DAYS.sub("", phrases.WHOSE_PLACE.sub("", between))
    return phrases.BETWEEN_ROLE.sub("", between)


def end_of(actors: Sequence[str], here: Sequence[Named], start: int) -> int:
    """Where the last of the actors ends that a clause begins with, each where it is named first."""
    ends: dict[str, int] = {}
    for each in here:
        ends.setdefault(each.name, each.end)
    return max((ends[name] for name in actors if name in ends), default=start)


def awarding(text: str, start: int, here: Sequence[Named]) -> list[str]:
    """Who gives a prize in a clause that says by whom somebody was awarded it (被省科协授予)."""
    for each in here:
        if each.start > start and phrases.SUBJECTED.search(text, start, each.start):
            giving = together(text, each.start, here)
            behind = [other for other in here if other.start >= each.start]
            if phrases.AWARDS.match(text, end_of(giving, behind, each.end)):
                return giving
    return []


def lead_of(text: str, start: int, first: Named, date: EventDate | None) -> str:
    """What stands before the first name of a clause, without its date."""
    lead = text[start : first.start]
    if date is not None and start <= date.start < first.start:
        lead = text[start : date.start] + text[date.end : first.start]
    lead = phrases.WITH_GOVERNMENT.sub("", lead)
    received = phrases.RECEIVED_LAST.search(lead) if phrases.GIVEN.match(text, first.end) else None
    if received is None:
        return lead
    before = lead[: received.start()]
    return before if phrases.DEED.search(before) else phrases.RECEIVER.sub("", before)  # 近日,公司还收到某单位赠送的…


def is_done(text: str, first: Named, here: Sequence[Named]) -> bool:
    """Whether what was done stands behind the names of all who did it: 由甲、乙共同举办."""
    end = past(phrases.BRACKETS, text, end_of(together(text, first.start, here), here, first.end))
    end = past(phrases.ON_SOME_DAY, text, past(phrases.ALL_TOGETHER, text, end))
    return phrases.DEED.match(text, past(phrases.ADVERBS, text, end)) is not None


def is_told_of(text: str, lead: str, behind: int) -> bool:
    """Whether what stands before a name says something of whoever acts: 随团的某公司捐…."""
    told = phrases.HAPPENED_TO.sub("", lead)
    if not lead.endswith("的") or phrases.DEED.search(told) or phrases.RELATIVE.fullmatch(lead) is None:
        return False
    at = past(phrases.AGAIN, text, behind)
    return phrases.DONE_TO.match(text, at) is not None and phrases.HAPPENED.match(text, at) is None


def named_behind(match: re.Match[str] | None, here: Sequence[Named]) -> Named | None:
    """The name that begins where a match ends."""
    return next((each for each in here if match and each.start == match.end()), None)


def is_part(text: str, at: int) -> bool:
    """Whether what stands behind a name is a part of the body, and not what it did."""
    return phrases.PART.match(text, at) is not None and phrases.DEED.match(text, at) is None


def content_of(text: str, clause: Clause) -> int:
    """Where a clause comes to what it says, behind its date, if that stands first, and words like 同时."""
    if clause.leads and clause.date is not None:
        return past(phrases.AFTER_DATE, text, clause.date.end)
    return past(phrases.LIGHT, text, clause.start)


def is_until_or_since(text: str, start: int, date: EventDate) -> bool:
    """Whether something went on until or since a date, of what is told from `start` on: 截至8月2日, 5月以来."""
    until = phrases.UNTIL_THEN.match(text, max(start, date.start - 2)) or phrases.SINCE.match(text, date.end)
    return until is not None


def past(pattern: re.Pattern[str], text: str, start: int, end: int | None = None) -> int:
    """Where what a pattern may pass over ends."""
    match = pattern.match(text, start, len(text) if end is None else end)
    return match.end() if match else start

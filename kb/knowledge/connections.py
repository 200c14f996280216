"""How a clause is connected with the step before it: whether it goes on, joins in, or tells of something else.

Questions about folded text, which need to know nobody but those whom a clause names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from kb.knowledge import class_words, further_deeds, no_events, phrases
from kb.knowledge.clauses import Clause, Named, past
from kb.knowledge.event_dates import EventDate

_Found = TypeVar("_Found", Named, EventDate)
_TWO, _FEW = 2, 50
"""So few are gone through; text that never ends has thousands."""


@dataclass(slots=True)
class Step:
    """A part of a sentence that may be one activity, in folded characters."""

    start: int
    end: int
    actors: list[str] = field(default_factory=list)
    date: EventDate | None = None
    others: bool = False
    """Whether others act in it than those who have a name;"""
    named: bool = False
    """whether it says by name who acts;"""
    acting: bool = False
    """and what they did."""
    planned: bool = False
    """Whether it only says what is to be done, or was not done;"""
    dated_before: bool = False
    """whether its date is that of the step before it;"""
    inherited: bool = False
    """whether it is only a date so far, and nobody but who acted before it is known."""


def was_by(text: str, clause: Clause) -> bool:
    """Whether a clause says no more than who did what was told before it: 仪式由甲、乙联合主办."""
    it = phrases.IT_WAS_BY.match(text, clause.start) if clause.own else None
    return it is not None and phrases.DID_IT.search(text, clause.told_from, clause.end) is not None


def is_led(text: str, clause: Clause, step: Step) -> bool:
    """Whether nothing is told before a clause but who led what is told in it: 由甲牵头, 乙、丙参与…."""
    return text.endswith(phrases.LED, step.start, clause.start - 1) and step.start < clause.start and not clause.leads


def takes_part(text: str, clause: Clause, step: Step) -> bool:
    """Whether those whom a clause names carried out, or took part in, what the step tells: 由甲主办, 乙承办."""
    if phrases.HOSTED.match(text, clause.told_from) and phrases.HOST.search(text, step.start, clause.start):
        return True
    told = phrases.DEED.search(text, step.start, clause.start) is not None
    if clause.leads or not told or phrases.SUFFERED.search(text, step.start, clause.start):
        return False
    return phrases.TAKES_PART.match(text, clause.told_from, clause.end) is not None


def is_one_gift(second: re.Match[str], told: str) -> bool:
    """Whether a second deed is one that was told before, or more of the same gift: 捐款20万元, 并捐赠礼盒500份."""
    deed = second["deed"] or second["gift"] or second["alone"] or second.group()[-2:]
    gift = further_deeds.GIFTS.match(deed) and further_deeds.GIFTS.search(told)
    return deed in told or (gift is not None and further_deeds.GIVES_ANEW.search(second.group()) is None)


def acts_again(text: str, clause: Clause) -> bool:
    """Whether a clause tells how much was done, right behind the name of those who acted in the clause before."""
    deed = phrases.DEED.match(text, past(phrases.AGAIN, text, clause.told_from), clause.end)
    return deed is not None and phrases.DIGIT.search(text, deed.end(), clause.end) is not None


def both_of(text: str, clause: Clause, step: Step, named: Sequence[Named]) -> list[str]:
    """Whom 双方 means behind what two did, or one did to another whom the sentence names last."""
    both = class_words.BOTH.match(text, past(phrases.LIGHT, text, clause.start))
    if both is None or both["three"] or both["kind"] or len(step.actors) > _TWO:
        return []
    others = [each.name for each in within(named, step.start, clause.start) if each.name not in step.actors]
    pair = [*step.actors, *others[-1:]][:_TWO] if step.actors else []
    return pair if len(pair) == _TWO else []


def is_another(text: str, start: int, end: int) -> bool:
    """Whether somebody whom nobody here knows acts behind a date: words before the deed, with no preposition."""
    at = past(phrases.AFTER_DATE, text, start, end)
    if (
        phrases.DEED.match(text, at)
        or class_words.GENERIC.match(text, at)
        or phrases.GOES_ON.match(text, at)
        or phrases.ADVERBIAL.match(text, at)
        or phrases.JOINTLY.match(text, at)  # 13日,又|会同某学院…
    ):
        return False
    clause = phrases.CLAUSE.match(text, at, end)
    return clause is not None and phrases.ANOTHER.match(clause.group()) is not None


def is_done_in(text: str, start: int, end: int, named: Sequence[Named]) -> bool:
    """Whether a part of a text tells a deed, by other words than those of names (某市志愿者协会), or an award."""
    deeds = phrases.DEED.finditer(text, start, end)
    done = any(not any(each.start <= deed.start() < each.end for each in named) for deed in deeds)
    return done or phrases.AWARDED.search(text, start, end) is not None


def goes_on(text: str, start: int) -> bool:
    """Whether a clause goes on with who acted before: it begins with a deed, or with 公司 and the like."""
    at = past(phrases.LIGHT, text, start)
    if text.startswith(",", at):  # 次日,又为…
        if phrases.GOES_ON_WITH.match(text, at + 1):
            return True  # 下午,又与…
        at = past(phrases.LIGHT, text, at + 1)
    going_on = (phrases.DEED, class_words.GENERIC, class_words.LEADER, phrases.GOES_ON)
    at_once = past(phrases.AT_ONCE, text, at)  # 于24日提前启动…
    if any(each.match(text, at) for each in going_on) or phrases.GOES_SOMEWHERE.match(text, start):
        return True
    return phrases.DEED.match(text, at_once) is not None


def only_until(text: str, clause: Clause | None) -> Clause | None:
    """A clause that says no more than until when, for what stands behind it: 截至6月30日,|某公司已清淤…."""
    if clause is None or clause.own or clause.date is None or not phrases.UNTIL_THEN.match(text, clause.start):
        return None
    return clause if past(phrases.AFTER_DATE, text, clause.date.end, clause.end) == clause.end else None


def says_who_gave(text: str, clause: Clause, step: Step) -> bool:
    """Whether a clause says no more than by whom somebody was given what he got: 由某公司捐赠."""
    by = bool(clause.own) and text.startswith("由", clause.start)
    if not by or phrases.GIVEN.match(text, clause.told_from) is None:
        return False
    return no_events.GOT.search(text, step.start, clause.start) is not None


def act_first(clause: Clause, step: Step) -> None:
    """Those whom a clause names act in a step, where nothing was done by those who are named before."""
    step.actors, step.others = [], False
    if clause.date is not None and clause.date.start <= clause.told_from:
        step.date = clause.date  # 25日夜间, 某村突发山洪, 某社次日…


def within(found: Sequence[_Found], first: int, last: int) -> Sequence[_Found]:
    """What begins in a part of a text, of what is sorted by where it begins."""
    if len(found) < _FEW:
        return [each for each in found if first <= each.start < last]
    begin = attrgetter("start")
    return found[bisect_left(found, first, key=begin) : bisect_left(found, last, key=begin)]


def joining_in(text: str, clause: Clause) -> re.Match[str] | None:
    """Where a clause says, behind its date or not, with whom those of the clause before act."""
    return phrases.JOINING.match(text, behind_date(clause))


def behind_date(clause: Clause) -> int:
    """Where a clause comes to what it says, behind its date if that stands first."""
    return clause.date.end if clause.leads and clause.date else clause.start

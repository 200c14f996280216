"""Who did what, when, how much: events that a bulletin reports, each with the characters that prove it.

A sentence is cut into *steps*: a new one begins where a clause begins with a date or with another organisation that
acts. A step is an activity if it says who acted (a name, or 公司 and the like where it is certain whose), what was done
(a verb of deeds), and when or how much or with whom. Plans, orders, wishes and denials are none. Precision before
recall: what is not certain is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from kb.knowledge import phrases
from kb.knowledge.event_dates import Calendar, EventDate
from kb.knowledge.quantities import quantities_in
from kb.knowledge.parts import publishing_body
from kb.model import Activity, Bulletin, Passage
from kb.text import Folded, fold, folded

_RECENT = 6
"""So many names back somebody may be called by the last characters of his."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention in folded characters."""

    start: int
    end: int
    name: str


class _Clause(NamedTuple):
    """A clause, in folded characters: who acts in it by name (`own`), or that others do.

    `leads` says that its date stands first; `told_from` is where those it names end.
    """

    start: int
    end: int
    date: EventDate | None
    leads: bool
    own: list[str]
    others: bool
    told_from: int


@dataclass(slots=True)
class _Step:
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


def activities_of(bulletin: Bulletin, own_types: Mapping[str, Sequence[str]] | None = None) -> tuple[Activity, ...]:
    """The activities that a bulletin reports, in the order of its text.

    `own_types` are an operator's types with words of theirs, which are looked for before those of `deeds.TYPES`.
    """
    reader = _Reader(bulletin, own_types or {})
    return tuple(activity for passage in bulletin.passages for activity in reader.read(passage))


class _Reader:
    """Reads passage after passage: remembers the last date, and who was named last."""

    def __init__(self, bulletin: Bulletin, own_types: Mapping[str, Sequence[str]]) -> None:
        self._own_types = {name: tuple(map(folded, words)) for name, words in own_types.items()}
        self._calendar = Calendar(bulletin.date, bulletin.issue.year)
        self._mentions: dict[str, list[tuple[int, int, str]]] = {}
        for organisation in bulletin.organisations:
            for mention in organisation.mentions:
                self._mentions.setdefault(mention.passage, []).append((mention.start, mention.end, organisation.name))
        self._names = {form: each.name for each in bulletin.organisations for form in (each.name, *each.aliases)}
        self._recent: list[str] = []
        self._acted: list[str] = []
        self._so_far: list[str] = []
        self._planned: list[int] = []
        self._forms = {each.name: each.aliases for each in bulletin.organisations}
        publisher = publishing_body(bulletin)
        titles = (bulletin.series or "", publisher, *bulletin.issuer)
        series = (name for form, name in self._names.items() if any(title.startswith(form) for title in titles))
        self._publishers = list(dict.fromkeys(filter(None, (self._names.get(publisher, publisher), *series))))
        self._head: str | None = None

    @property
    def _heads(self) -> list[str]:
        """The organisations above: one, or joint ones."""
        parts = (self._head or "").split("、")
        return [self._names.get(part, part) for part in parts if part]

    def read(self, passage: Passage) -> Iterator[Activity]:
        """The activities of one passage."""
        head = self._names.get(passage.organisation or "", passage.organisation)
        if head != self._head:
            self._head = head
            self._recent = [head] if head else self._recent
            self._acted = []
        if passage.kind in ("table", "caption"):
            return
        folded_text = fold(passage.text)
        named = self._named(passage, folded_text)
        actors: list[str] = []
        for sentence in phrases.SENTENCE.finditer(folded_text.text, self._past_head(folded_text.text, named)):
            start, end = sentence.span()
            here = [each.name for each in named if start <= each.start < end]
            if not (here or phrases.MAY_TELL.search(folded_text.text, start, end)):
                continue  # neither who, nor when, nor how many
            for step in self._steps(folded_text.text, start, end, named, actors):
                actors = step.actors or actors
                self._acted = step.actors if step.named else self._acted
                activity = self._activity(passage, folded_text, step, named)
                if activity is not None:
                    yield activity
            self._recent += here

    def _past_head(self, text: str, named: Sequence[_Named]) -> int:
        """Where a passage begins behind a head that is run in, if it says again who acts: 安禾基金会:基金会与…"""
        if not self._head or not named or named[0].start or not text.startswith(":", named[0].end):
            return 0
        at = named[0].end + 1
        again = (
            any(each.start == at for each in named) or phrases.GENERIC.match(text, at) or self._called(text, at, ())[1]
        )
        return at if again else 0

    def _named(self, passage: Passage, folded_text: Folded) -> list[_Named]:
        origin = folded_text.origin
        return [
            _Named(bisect_left(origin, start), bisect_left(origin, end), name)
            for start, end, name in sorted(self._mentions.get(passage.id, ()))
        ]

    def _steps(self, text: str, start: int, end: int, named: Sequence[_Named], before: list[str]) -> Iterator[_Step]:
        """The steps of a sentence; one that does not say who acts goes on with those who did."""
        step: _Step | None = None
        self._planned = _plans(text, start, end)
        for clause in self._clauses(text, start, end, named):
            if step is None:
                step = _Step(clause.start, clause.end, list(clause.own), clause.date)
            elif self._breaks_off(text, clause, step, named):
                yield step
                step = _Step(clause.start, clause.end, date=clause.date, others=True)
            elif named and self._joins_in(text, clause, step, named):
                clause.own.clear()
            elif self._begins_anew(text, clause, step):
                if phrases.DEED.search(text, step.start, clause.start):
                    yield step
                    step = self._after(text, clause, step, end, named)
                    step.acting = self._acts(text, clause, step)
                    continue
                if clause.own and clause.own != step.actors:
                    step.actors, step.others = [], False  # nothing was done by those who are named before
            step.end = clause.end
            step.date = step.date or clause.date
            step.acting = step.acting or self._acts(text, clause, step)
            step.others = step.others or clause.others
            if not step.actors and not step.others:
                step.actors = list(clause.own or self._implied(text, clause, before if step.date else [], named))
                if step.actors and not clause.own and self._by_class(text, clause.start, _leading(clause), named):
                    step.named = True  # 公司 is as good as its name
                    step.acting = step.acting or phrases.DEED.search(text, clause.told_from, clause.end) is not None
        if step is not None:
            yield step

    def _is_planned(self, start: int, end: int) -> bool:
        """Whether a part of the sentence says that something was not done."""
        return any(start <= at < end for at in self._planned)

    def _clauses(self, text: str, start: int, end: int, named: Sequence[_Named]) -> Iterator[_Clause]:
        """The clauses of a sentence, with who acts in each by name."""
        dates = [_moved(date, start) for date in self._calendar.dates_in(text[start:end])]
        for match in phrases.CLAUSE.finditer(text, start, end):
            first, last = match.span()
            date = next((each for each in dates if first <= each.start < last), None) if dates else None
            same = self._calendar.same_day(text[first:last]) if date is None else None
            date = _moved(same, first) if same else date
            leads = date is not None and phrases.LIGHT.fullmatch(text, first, date.start) is not None
            if leads and first > start and phrases.UNTIL_THEN.match(text, first):
                leads = False  # 开展活动,截至9月30日收到建议9条
            here = [each for each in named if first <= each.start < last] if named else []
            self._so_far = [each.name for each in named if start <= each.start < first] if first > start else []
            subject = self._subject(text, first, here, date) if here else []
            own = subject or []
            told_from = _end_of(own, here, first) if own else first
            own = self._awarding(text, first, here) or own or self._doing_by_class(text, first, last)
            if own and (phrases.SAYS.search(text, told_from, last) or phrases.GUIDED.match(text, told_from, last)):
                own = []  # who tells of it, or guided it, is not who did it
            if same and not own:
                leads = False  # 收集意见38条,当场采纳29条
            yield _Clause(first, last, date, leads, own, subject is None, told_from)

    def _doing_by_class(self, text: str, start: int, end: int) -> list[str]:
        """Whom a class word means behind 由 (演练由管委会主办)."""
        by = phrases.BY_CLASS_WORD.search(text, start, end)
        generic = phrases.GENERIC.match(text, by.end()) if by else None
        return self._meant(generic) if generic else []

    @staticmethod
    def _awarding(text: str, start: int, here: Sequence[_Named]) -> list[str]:
        """Who gives a prize in a clause that says by whom somebody was awarded it (被省科协授予)."""
        return [
            each.name
            for each in here
            if each.start > start and text[each.start - 1] == "被" and phrases.AWARDS.match(text, each.end)
        ]

    def _joins_in(self, text: str, clause: _Clause, step: _Step, named: Sequence[_Named]) -> bool:
        """Whether a clause says who acts with those of a step (联合…, …承办), who are added to them."""
        joining = _joining(text, clause) if step.actors and not (step.acting and clause.leads) else None
        if joining:
            joined = _together(text, joining.end(), named)
        elif step.actors and clause.own and self._takes_part(text, clause, step):
            joined = clause.own  # 由甲主办,乙承办
        else:
            return False
        step.actors += [name for name in joined if name not in step.actors]
        return True

    @staticmethod
    def _takes_part(text: str, clause: _Clause, step: _Step) -> bool:
        if phrases.HOSTED.match(text, clause.told_from) and phrases.HOST.search(text, step.start, clause.start):
            return True
        return not clause.leads and phrases.TAKES_PART.match(text, clause.told_from, clause.end) is not None

    def _breaks_off(self, text: str, clause: _Clause, step: _Step, named: Sequence[_Named]) -> bool:
        """Whether a clause tells of somebody whom nobody here knows, or what is planned, behind what was done.

        签订协议, 将在两地共建充电桩32个
        """
        if text[clause.start - 1] in ";；" and not (clause.own or clause.leads or self._goes_on(text, clause.start)):
            return not self._called(text, _past(phrases.LIGHT, text, clause.start), named)[1]
        if not self._is_planned(clause.start, clause.end):
            return False
        return phrases.DEED.search(text, step.start, clause.start) is not None

    @staticmethod
    def _begins_anew(text: str, clause: _Clause, step: _Step) -> bool:
        """Whether a clause begins with a date, or with others who act, and not only after what it is done for."""
        if clause.leads or not clause.own or clause.own == step.actors:
            return clause.leads
        if step.actors:
            return True
        return phrases.PURPOSE.match(text, _past(phrases.AFTER_DATE, text, step.start)) is None

    def _after(self, text: str, clause: _Clause, step: _Step, end: int, named: Sequence[_Named]) -> _Step:
        """The step that a clause begins after another one."""
        unknown = clause.leads and clause.date is not None and self._is_another(text, clause.date.end, end)
        meant = self._by_class(text, clause.start, _leading(clause), named) or ([] if unknown else step.actors)
        date = clause.date if clause.leads else clause.date or step.date
        joining = _joining(text, clause)
        if joining and step.actors:
            joined = [*step.actors, *_together(text, joining.end(), named)]
            return _Step(clause.start, clause.end, list(dict.fromkeys(joined)), date, named=step.named)
        return _Step(clause.start, clause.end, list(clause.own or meant), date)

    def _subject(self, text: str, start: int, here: Sequence[_Named], date: EventDate | None) -> list[str] | None:
        """Who acts in a clause that names somebody, with all who act together; None where others do."""
        first = here[0]
        lead = text[start : first.start]
        if date is not None and start <= date.start < first.start:
            lead = text[start : date.start] + text[date.end : first.start]
        lead = phrases.WITH_GOVERNMENT.sub("", lead)
        if self._heads and phrases.WITH_THEM.fullmatch(lead):
            return list(dict.fromkeys((*self._heads, *_together(text, first.start, here))))
        lead = phrases.OURS.sub("", lead)
        meant = self._joins(lead)
        behind = _past(phrases.BRACKETS, text, first.end)
        passive = lead.endswith("由") and phrases.DEED.match(text, behind)
        if not meant and not passive and (phrases.LIGHT.fullmatch(lead) is None or phrases.TO.search(lead)):
            return []
        theirs = phrases.OF_THEIRS.match(text, behind)
        if theirs:
            own = next((each for each in here if each.start == theirs.end()), None)
            return None if own is None else list(dict.fromkeys(_together(text, own.start, here)))
        if phrases.BEHIND_NAME.match(text, behind) or phrases.SOMEBODY_OF.match(text, behind) or _is_part(text, behind):
            return []
        unit = phrases.UNIT_BEHIND.match(text, behind)
        if unit and not phrases.DEED.search(text, behind, unit.end()):
            return None  # a workshop of theirs, which has no name here
        together = self._with_class_word(text, _together(text, first.start, here), here, behind)
        if phrases.SENT_BY.match(text, _end_of(together, here, behind)):
            return []
        return list(dict.fromkeys((*meant, *together)))

    def _with_class_word(self, text: str, actors: list[str], here: Sequence[_Named], behind: int) -> list[str]:
        """Those that act together, and whom a class word means that stands behind them (市贸促会和商会)."""
        joint = phrases.WITH_CLASS_WORD.match(text, _end_of(actors, here, behind))
        return actors if joint is None else [*actors, *self._meant(joint)]

    def _joins(self, lead: str) -> list[str]:
        """Who acts together with the first name of a clause, where 公司与 or the like stands before it."""
        joint = phrases.WITH.search(lead)
        if joint is None:
            return []
        before = lead[: joint.start()]
        generic = phrases.GENERIC.match(before, _past(phrases.LIGHT, before, 0))
        rest = before[generic.end() :] if generic else ""
        if generic is None or phrases.LIGHT.fullmatch(rest) is None:
            return []
        return self._meant(generic)

    def _acts(self, text: str, clause: _Clause, step: _Step) -> bool:
        """Whether a clause says what was done by those it names, or goes on with those whom the step has named."""
        if clause.own:
            step.named = True
        elif not (step.named and self._goes_on(text, clause.start)):
            return False
        return phrases.DEED.search(text, clause.told_from, clause.end) is not None

    @staticmethod
    def _is_another(text: str, start: int, end: int) -> bool:
        """Whether somebody whom nobody here knows acts behind a date: words before the deed, with no preposition."""
        at = _past(phrases.AFTER_DATE, text, start, end)
        if (
            phrases.DEED.match(text, at)
            or phrases.GENERIC.match(text, at)
            or phrases.GOES_ON.match(text, at)
            or phrases.ADVERBIAL.match(text, at)
        ):
            return False
        clause = phrases.CLAUSE.match(text, at, end)
        return clause is not None and phrases.ANOTHER.match(clause.group()) is not None

    @staticmethod
    def _goes_on(text: str, start: int) -> bool:
        """Whether a clause goes on with who acted before: it begins with a deed, or with 公司 and the like."""
        at = _past(phrases.LIGHT, text, start)
        return bool(phrases.DEED.match(text, at) or phrases.GENERIC.match(text, at) or phrases.GOES_ON.match(text, at))

    def _by_class(self, text: str, start: int, date: EventDate | None, named: Sequence[_Named]) -> list[str]:
        """Who is meant where a clause begins with 公司 and the like, behind its date or not."""
        at = self._content(text, start, date)
        both = phrases.BOTH.match(text, at)
        if both:
            before = [*self._recent, *(each.name for each in named if each.end <= at)]
            return list(dict.fromkeys(reversed(before)))[: 3 if both["three"] else 2][::-1]
        generic = phrases.GENERIC.match(text, at)
        end, meant = (generic.end(), self._meant(generic)) if generic else self._called(text, at, named)
        whose = meant == self._heads or meant[:1] == self._publishers[:1]
        if not meant or (_is_part(text, end) and not (whose and phrases.ORGAN.match(text, end))):
            return []
        joint = phrases.JOINTLY.match(text, end)
        return list(dict.fromkeys((*meant, *(_together(text, joint.end(), named) if joint else ()))))

    def _called(self, text: str, at: int, named: Sequence[_Named]) -> tuple[int, list[str]]:
        """Whose last characters stand there (山庄 of 青田山庄), and where they end: the head, or who came last."""
        before = [each.name for each in reversed(named) if each.end <= at]
        recent = (*before, *reversed(self._recent[-_RECENT:]), *self._publishers)
        for name in dict.fromkeys((self._head or "", *recent)):
            for last in _last_characters(name):
                end = at + len(last)
                if text.startswith(last, at) and (name == self._head or phrases.AFTER_CLASS.match(text, end)):
                    return end, self._heads if name == self._head else [name]
        return at, []

    @staticmethod
    def _content(text: str, start: int, date: EventDate | None) -> int:
        """Where a clause comes to what it says, behind its date and words like 同时."""
        at = date.end if date is not None and date.start >= start else start
        return _past(phrases.AFTER_DATE if at > start else phrases.LIGHT, text, at)

    def _implied(self, text: str, clause: _Clause, before: list[str], named: Sequence[_Named]) -> list[str]:
        """Who acts where no name says it: 公司 and the like, the head above, or who acted in the sentence before."""
        at = self._content(text, clause.start, _leading(clause))
        if phrases.GENERIC.match(text, at) or phrases.BOTH.match(text, at) or self._called(text, at, named)[1]:
            return self._by_class(text, clause.start, _leading(clause), named)
        if phrases.BARE_DEED.match(text, at) and (clause.date is not None or phrases.GOES_ON.match(text, clause.start)):
            return before or self._heads
        if not self._head:
            return []
        joint = phrases.JOINTLY.match(text, at, clause.end)
        if not joint and not phrases.ELIDED.match(text, at, clause.end):
            return []
        return list(dict.fromkeys((*self._heads, *(_together(text, joint.end(), named) if joint else ()))))

    def _is_of_kind(self, name: str, kind: str) -> bool:
        """Whether an organisation is of a class, by its name or by a short form of it (石城管道院 is an 院)."""
        if kind in phrases.HELD_IN_NAME:
            return phrases.HELD_IN_NAME[kind] in folded(name)
        endings = phrases.CALLED_BY.get(kind, (kind,))
        return any(folded(form).endswith(endings) for form in (name, *self._forms.get(name, ())))

    def _meant(self, generic: re.Match[str]) -> list[str]:
        """The organisation that a class word means: the head above if it is of that class, else the publisher.

        Where neither is, the last one named that is; but 我院 and 本会 are nobody else's, and 该行 is the bank that
        acted last by name.
        """
        kind = generic["kind"].removesuffix("里")
        head = folded(self._head or "")
        if self._head and (
            self._is_of_kind(self._head, kind) or (kind in phrases.ANY_BODY and not head.endswith(phrases.NO_COMPANY))
        ):
            return self._heads
        acting = (*reversed(self._so_far), *self._acted) if generic["that"] else ()
        acted = [name for name in acting if self._is_of_kind(name, kind)]
        recent = [] if generic["own"] else list(dict.fromkeys(reversed((*self._recent, *self._so_far))))
        named = [name for name in recent if self._is_of_kind(name, kind)]
        publishers = [name for name in self._publishers if self._is_of_kind(name, kind)]
        if kind in phrases.ANY_BODY:
            named += [name for name in recent if folded(name).endswith(phrases.BODIES)]
        return (acted or publishers or named)[:1]

    def _activity(self, passage: Passage, folded_text: Folded, step: _Step, named: Sequence[_Named]) -> Activity | None:
        text = folded_text.text
        proof = text[step.start : step.end]
        if not step.actors or self._is_planned(step.start, step.end) or not phrases.DEED.search(proof):
            return None
        names = [(each.start, each.end) for each in named if step.start <= each.start < step.end]
        quantities = tuple(quantities_in(passage.text, folded_text, step.start, step.end, names))
        dated = step.date is not None and step.date.value is not None
        if not (dated or (step.acting and len(step.actors) > 1)) and phrases.STATE.search(proof):
            return None
        if phrases.IS_STATE.search(proof.split(",", 1)[0]):
            return None
        counted = bool(quantities) and (dated or phrases.DIGIT.search(proof) is not None)
        joint = len(step.actors) > 1 and (dated or (step.acting and phrases.JOINED.search(proof) is not None))
        if not (counted or joint or (step.acting and _is_on_days(text, step.date))):
            return None
        start, end = folded_text.span(step.start, step.end)
        beneficiaries = [
            each.name
            for each in named
            if step.start <= each.start < step.end
            and each.name not in step.actors
            and phrases.BENEFICIARY.search(text[: each.start])
        ]
        place = phrases.PLACE.search(proof)
        return Activity(
            organisations=tuple(step.actors),
            date=step.date.value if step.date else None,
            date_inferred=bool(step.date and step.date.inferred),
            type=self._type_of(_without_names(text, step, named)),
            passage=passage.id,
            text=passage.text[start:end],
            start=start,
            end=end,
            place=place["place"] if place else None,
            beneficiaries=tuple(dict.fromkeys(beneficiaries)),
            quantities=quantities,
        )

    def _type_of(self, proof: str) -> str:
        """The type of a deed by its words; 其他 where none is known."""
        own = (name for name, words in self._own_types.items() if any(word in proof for word in words))
        return next(own, None) or next(filter(None, map(partial(_first_of, proof), phrases.TYPES)), "其他")


@lru_cache(maxsize=1 << 12)
def _last_characters(name: str) -> tuple[str, ...]:
    """By which of its last characters a body may be called, its legal form left out: not by all of them."""
    core = phrases.LEGAL.sub("", folded(name))
    return tuple(core[-size:] for size in (4, 3, 2) if len(core) > size)


def _leading(clause: _Clause) -> EventDate | None:
    """The date of a clause if it stands first."""
    return clause.date if clause.leads else None


def _joining(text: str, clause: _Clause) -> re.Match[str] | None:
    """Where a clause says, behind its date or not, with whom those of the clause before act."""
    at = clause.date.end if clause.leads and clause.date else clause.start
    return phrases.JOINING.match(text, at)


def _first_of(proof: str, types: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    """The type whose words stand first in a proof; empty where none does."""
    found = [(match.start(), name) for name, pattern in types if (match := pattern.search(proof))]
    return min(found, key=itemgetter(0))[1] if found else ""


def _past(pattern: re.Pattern[str], text: str, start: int, end: int | None = None) -> int:
    """Where what a pattern may pass over ends."""
    match = pattern.match(text, start, len(text) if end is None else end)
    return match.end() if match else start


def _is_part(text: str, at: int) -> bool:
    """Whether what stands behind a name is a part of the body, and not what it did."""
    return phrases.PART.match(text, at) is not None and phrases.DEED.match(text, at) is None


def _together(text: str, start: int, named: Sequence[_Named]) -> list[str]:
    """The name that begins there, and those that act together with it."""
    actors: list[str] = []
    at = start
    for each in named:
        if each.start < at or (each.start > at and not actors):
            continue
        between = text[at : each.start]
        if actors and between.startswith("(") and ")" not in between and each.name in actors:
            continue  # its short form, defined in brackets
        between = phrases.ON_DAYS.sub("", phrases.WHOSE_PLACE.sub("", phrases.BRACKETS.sub("", between)))
        if actors and not phrases.WITH.fullmatch(between):
            inviting = phrases.INVITING.fullmatch(between.lstrip("在于从自"))
            if not inviting or phrases.SOMEBODY_OF.match(text, each.end) or phrases.EXPERT_OF.match(text, each.end):
                break
        actors.append(each.name)
        at = each.end
    return actors


def _end_of(actors: Sequence[str], here: Sequence[_Named], start: int) -> int:
    """Where the last of the actors ends that a clause begins with, each where it is named first."""
    ends: dict[str, int] = {}
    for each in here:
        ends.setdefault(each.name, each.end)
    return max((ends[name] for name in actors if name in ends), default=start)


def _plans(text: str, start: int, end: int) -> list[int]:
    """Where words say that something was not done: planned, wished, called off, denied."""
    found = (each.start() for each in phrases.NOT_DONE.finditer(text, start, end))
    return [at for at in found if phrases.DONE_ALL_THE_SAME.match(text, at) is None]


def _is_on_days(text: str, date: EventDate | None) -> bool:
    """Whether something happened on a day, or on some: not until then, since then or before."""
    if date is None or "日" not in text[date.start : date.end].replace("号", "日"):
        return False
    return not phrases.UNTIL.search(text, max(0, date.start - 4), date.start) and not phrases.SINCE.match(
        text, date.end
    )


def _without_names(text: str, step: _Step, named: Sequence[_Named]) -> str:
    """The text of a step without the names in it: a 志愿服务队 may do anything."""
    parts, at = [], step.start
    for each in named:
        if step.start <= each.start and each.end <= step.end:
            parts.append(text[at : each.start])
            at = each.end
    return "某".join((*parts, text[at : step.end]))


def _moved(date: EventDate, by: int) -> EventDate:
    return EventDate(date.start + by, date.end + by, date.value, date.inferred)

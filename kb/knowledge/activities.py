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
from operator import attrgetter
from typing import NamedTuple

from kb.knowledge import deeds, no_events, phrases
from kb.knowledge.activity_types import activity_types
from kb.knowledge.actors import Actors
from kb.knowledge.clauses import Named, is_until_or_since, past
from kb.knowledge.connections import Step
from kb.knowledge.event_dates import Calendar, EventDate
from kb.knowledge.gifts import Gift, GiftLists
from kb.knowledge.issue_days import put_up_on, week_of
from kb.knowledge.quantities import quantities_in
from kb.knowledge.steps import Steps
from kb.model import Activity, Bulletin, Passage, Quantity
from kb.text import Folded, compact, fold, folded, listed


def activities_of(bulletin: Bulletin, own_types: Mapping[str, Sequence[str]] | None = None) -> tuple[Activity, ...]:
    """The activities that a bulletin reports, in the order of its text.

    `own_types` are an operator's types with words of theirs: where one of the words stands, the deed is of that type.
    """
    reader = _Reader(bulletin, own_types or {})
    return tuple(activity for passage in bulletin.passages for activity in reader.read(passage))


_DAY, _SAME_DAY = re.compile(r"[日号]|(?:周|星期)[一二三四五六]"), re.compile(r"[当同]一?天|第二天|当[晚夜]")
_TEN_DAYS = re.compile(r"[上中下]旬(?![^,;]{0,6}(?:以来|起))")
_REVIEW = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年度?[^,，。、\d]{0,10}?(?:回眸|回顾|综述|总结|纪实|盘点|大事记|掠影)"
)
"""A headline that says that an article looks back on a year."""
_NUMBER = re.compile(r"^\s*(?:\d{1,3}[.、．]?|[（(]\d{1,3}[）)])\s*")
"""The number of a row."""
_ITEM = re.compile(r"(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳])(?:\d{1,2}月|在|向|为)")
"""An item of a list that says when or for whom, and not who: 1.6月2日,向…捐赠…; a paragraph above it does."""
_VOLUNTEERS, _OFFICIAL = re.compile(deeds.VOLUNTEERS), re.compile(deeds.OFFICIAL)
_ATTACHED = ("附：", "附:", "附件")
"""How a line begins that says what is attached, and stands below it."""
_MOST_OF_DATED_TITLE = 30
"""Characters of a line that is the title of a list: 会员企业捐赠情况(截至3月15日):."""
_OPENING = frozenset("“‘「『")
_LENGTH_OF_MONTH = len("2021-03")
_SEVERAL, _MANY = 2, 100
_TOLD = frozenset(listed("名 位 场 期 份 面 座 间 台 套 辆 册 本 支 张 堂 节 艘 栋"))
"""Units of what is there to be counted: two of them are worth telling without a date, two 项 or 点 are not;"""
_ONCE = ("份", "期", "场", "面", "座")
"""and of these one."""


class _Lead(NamedTuple):
    """What a paragraph that leads in a list says of its items: when they were, who acts, that they are only planned."""

    on: EventDate | None = None
    by: tuple[str, ...] = ()
    plans: bool = False


class _Reader:
    """Reads passage after passage."""

    def __init__(self, bulletin: Bulletin, own_types: Mapping[str, Sequence[str]]) -> None:
        self._own_types = {name: tuple(map(folded, words)) for name, words in own_types.items()}
        self._mentions: dict[str, list[tuple[int, int, str]]] = {}
        for organisation in bulletin.organisations:
            for mention in organisation.mentions:
                self._mentions.setdefault(mention.passage, []).append((mention.start, mention.end, organisation.name))
        week = week_of(bulletin)
        self._today = bulletin.date or put_up_on(bulletin) or (week or "").partition("/")[2]
        self._actors = Actors(bulletin)
        told = (self._today or None, bulletin.issue.year, week)
        self._calendar, self._listed_calendar = Calendar(*told), Calendar(*told)
        self._steps = Steps(self._actors, self._calendar)
        self._sections = {
            passage.id: (number, passage.section)
            for number, article in enumerate(bulletin.articles)
            for passage in article.passages
        }
        self._section: tuple[int, str | None] | None = None
        self._lead = _Lead()
        self._above = _headings_above(bulletin)
        self._headlines = {each.id: article.headline for article in bulletin.articles for each in article.passages}
        self._gifts = GiftLists(self._actors.names, Calendar(*told))
        reviews = ((article, _REVIEW.search(article.headline or "")) for article in bulletin.articles)
        self._reviewed = {
            passage.id: int(review["year"]) for article, review in reviews if review for passage in article.passages
        }

    def read(self, passage: Passage) -> Iterator[Activity]:
        """The activities of one passage."""
        if self._sections[passage.id] != self._section:
            self._section, self._lead = self._sections[passage.id], self._lead._replace(on=None)
        self._actors.enter(passage.organisation, self._section)
        self._calendar.enter()
        self._calendar.review(self._reviewed.get(passage.id))
        listed = list(self._listed(passage))
        yield from listed
        if listed or passage.kind in ("table", "caption"):
            return
        folded_text = fold(passage.text)
        in_list = passage.kind == "list" or folded_text.text.endswith(";")
        if in_list and self._lead.plans:
            return
        named = self._named(passage, folded_text)
        item = in_list or _ITEM.match(folded_text.text) is not None
        actors: list[str] = []
        self._actors.leading = list(self._lead.by) if item else []
        title = self._above.get(passage.id, "")
        listed_on = (self._lead.on or self._day_of_title(fold(title).text)) if in_list else None
        told = lead = befell = None
        for sentence in phrases.SENTENCE.finditer(folded_text.text, self._actors.past_head(folded_text.text, named)):
            start, end = sentence.span()
            here = [each.name for each in named if start <= each.start < end]
            if not (here or phrases.MAY_TELL.search(folded_text.text, start, end)):
                continue  # neither who, nor when, nor how many
            for step in self._steps.read(folded_text.text, start, end, named, actors):
                actors = step.actors or actors
                if step.named:
                    gone = phrases.GONE.search(folded_text.text, step.start, step.end) is not None
                    self._actors.have_acted(step.actors, away=gone)
                apart = phrases.NEXT_ITEM.match(folded_text.text, step.start) is not None
                after = not apart and any(phrases.THEN.match(folded_text.text, at) for at in (start, step.start))
                then = told if after else befell or listed_on
                activity = self._activity(passage, folded_text, step, named, then)
                if activity is not None:
                    yield activity
                lead = _when_told(folded_text.text, step)
                day = lead if lead and lead.is_of_days else None
                told = day or (None if step.date and not lead else told)  # 截至5月底, 共募集…; 其中, …
                befell = day if activity is None and phrases.BEFELL.search(folded_text.text, start, end) else None
            self._actors.leave(here)
        if not in_list:
            self._lead = self._lead._replace(on=None) if item else self._leading_in(folded_text.text, lead, actors)

    def _leading_in(self, text: str, told: EventDate | None, actors: list[str]) -> _Lead:
        """What a paragraph says of the list below it, if it leads one in; `told` is when it was by its last step."""
        if not text.endswith((":", ")")):
            return _Lead()
        another_day = phrases.LISTS_BESIDES.search(text) or no_events.LOOKS_BACK.search(text)
        day = None if another_day else told or self._day_of_title(text)
        return _Lead(
            day, tuple(actors) if text.endswith(":") else (), no_events.LEADS_IN_PLANS.search(text) is not None
        )

    def _listed(self, passage: Passage) -> Iterator[Activity]:
        """What a table says, or an entry of a list of gifts, by what stands above it."""
        above = self._above.get(passage.id), self._headlines.get(passage.id)
        gifts = self._gifts.read(passage, self._sections[passage.id][0], *above)
        if gifts:
            yield from (_given(gift, passage) for gift in gifts)
        elif passage.kind == "table":
            yield from self._rows(passage)

    def _rows(self, passage: Passage) -> Iterator[Activity]:
        """What the rows of a table say was done by whom, and when: (8月2日 |) 青云市温州商会 | (8月2日)捐款128万元."""
        at = 0
        for row in passage.text.split("\n"):
            first, *rest = row.split("\t")
            date = self._day_alone(first) if len(rest) > 1 else None
            first, *rest = rest if date else (first, *rest)
            names = [self._actors.names.get(compact(each)) for each in _NUMBER.sub("", first).split("、")]
            actors = tuple(name for name in names if name)
            said = "\t".join(rest)
            told = fold(said)
            dates = self._listed_calendar.dates_in(told.text) if date is None and said[:1].isdigit() else []
            day = next((each for each in dates if each.value and each.start == 0), None)
            begin = past(phrases.ALL_TOGETHER, told.text, day.end if day else 0)
            whole = len(actors) == len(names) and phrases.DEED.match(told.text, begin)
            date = date or day
            quantities = quantities_in(said, told, 0, len(told.text), (), len(actors)) if whole else ()
            if quantities:
                yield Activity(
                    organisations=actors,
                    date=date.value if date else None,
                    date_inferred=bool(date and date.inferred),
                    type=self._type_of(told.text),
                    passage=passage.id,
                    text=row,
                    start=at,
                    end=at + len(row),
                    quantities=quantities,
                )
            at += len(row) + 1

    def _day_alone(self, cell: str) -> EventDate | None:
        """The day that a cell of a table is, and nothing besides."""
        text = fold(cell.strip()).text
        dates = self._listed_calendar.dates_in(text) if text and text[0].isdigit() else []
        return next((date for date in dates if date.value and (date.start, date.end) == (0, len(text))), None)

    def _day_of_title(self, text: str) -> EventDate | None:
        """The day or days that the title of a list has: 捐赠情况(截至3月15日):."""
        title = "。" not in text and len(text) <= _MOST_OF_DATED_TITLE
        dates = self._listed_calendar.dates_in(text) if title and phrases.DIGIT.search(text) else []
        return next((date for date in dates if date.is_of_days), None)

    def _named(self, passage: Passage, folded_text: Folded) -> list[Named]:
        origin = folded_text.origin
        return [
            Named(bisect_left(origin, start), bisect_left(origin, end), name)
            for start, end, name in sorted(self._mentions.get(passage.id, ()))
        ]

    def _activity(
        self, passage: Passage, folded_text: Folded, step: Step, named: Sequence[Named], then: EventDate | None
    ) -> Activity | None:
        """The activity that a step tells, if it tells one; `then` is when it was by the sentence before it."""
        text = folded_text.text
        proof = text[step.start : step.end]
        if not step.actors or step.planned or not (phrases.DEED.search(proof) or phrases.AWARDED.search(proof)):
            return None
        if self._is_still_to_come(step):
            return None
        dated = step.date is not None and step.date.value is not None
        if _is_no_event(text, step, named, dated=dated):
            return None
        names = [(each.start, each.end) for each in named if step.start <= each.start < step.end]
        quantities = quantities_in(passage.text, folded_text, step.start, step.end, names, len(step.actors))
        told = dated or phrases.DIGIT.search(proof) is not None
        in_words = step.named and step.acting and not no_events.AGAIN_AND_AGAIN.search(proof)
        counted = bool(quantities) and (told or (in_words and any(map(_is_told, quantities))))
        joint = len(step.actors) > 1 and (dated or (step.acting and phrases.JOINED.search(proof) is not None))
        awarded = dated and step.acting and any(each.search(proof) for each in (phrases.AWARDED, phrases.WON_TITLE))
        if not (counted or joint or awarded or (step.acting and _is_on_days(text, step, named))):
            return None
        start, end = folded_text.span(step.start, step.end)
        start -= passage.text[max(0, start - 1) : start] in _OPENING  # “五一”前夕, …
        beneficiaries = [
            each.name
            for each in named
            if step.start <= each.start < step.end
            and each.name not in step.actors
            and phrases.BENEFICIARY.search(text[: each.start])
        ]
        place = phrases.PLACE.search(proof)
        date = step.date if dated else then or self._calendar.year_in(proof)
        return Activity(
            organisations=tuple(step.actors),
            date=date.value if date else None,
            date_inferred=bool(date and (date.inferred or date is then)),
            type=_by_whom(step.actors, self._type_of(_without_names(text, step, named))),
            passage=passage.id,
            text=passage.text[start:end],
            start=start,
            end=end,
            place=place["place"] if place else None,
            beneficiaries=tuple(dict.fromkeys(beneficiaries)),
            quantities=quantities,
        )

    def _is_still_to_come(self, step: Step) -> bool:
        """Whether something is to begin on a day after that of the bulletin (6月11日召开… in one of 7 June)."""
        first = (step.date.value or "").partition("/")[0] if step.date else ""
        return _LENGTH_OF_MONTH <= len(first) <= len(self._today) and first > self._today[: len(first)]

    def _type_of(self, proof: str) -> str:
        """The type of a deed by its folded text without names: an operator's own, else the one that is learnt."""
        own = (name for name, words in self._own_types.items() if any(word in proof for word in words))
        return next(own, None) or activity_types().type_of(proof)


def _by_whom(actors: Sequence[str], type_: str) -> str:
    """The type of a deed, by its words, with regard to who did it: what volunteers do is 志愿服务."""
    if type_ not in deeds.DONE_BY_VOLUNTEERS or not any(map(_VOLUNTEERS.search, actors)):
        return type_
    return type_ if any(map(_OFFICIAL.search, actors)) else "志愿服务"


def _given(gift: Gift, passage: Passage) -> Activity:
    """A gift of a list as an activity."""
    return Activity(
        organisations=gift.givers,
        date=gift.date.value if gift.date else None,
        date_inferred=bool(gift.date and gift.date.inferred),
        type="捐赠",
        passage=passage.id,
        text=passage.text[gift.start : gift.end],
        start=gift.start,
        end=gift.end,
        beneficiaries=gift.receivers,
        quantities=gift.quantities,
    )


def _headings_above(bulletin: Bulletin) -> dict[str, str]:
    """The heading right above each passage of an article, by the id of the passage."""
    place = attrgetter("place")
    kinds = ("heading", "headline")
    segments = (each for each in bulletin.segments if each.kind in kinds or each.text.startswith(_ATTACHED))
    headings = sorted(segments, key=place)
    above = ((passage, bisect_left(headings, passage.place, key=place)) for passage in bulletin.passages)
    return {
        passage.id: headings[behind - 1].text
        for passage, behind in above
        if behind and headings[behind - 1].kind != "headline"
    }


def _when_told(text: str, step: Step) -> EventDate | None:
    """The date on which a step says that something was done; None where it was done until or since then."""
    date = step.date
    return None if date is None or date.value is None or is_until_or_since(text, step.start, date) else date


def _is_no_event(text: str, step: Step, named: Sequence[Named], *, dated: bool) -> bool:
    """Whether a step says how things are, how somebody works, what he got or attended, or compares two years."""
    proof = text[step.start : step.end]
    if not (dated or (step.acting and len(step.actors) > 1)) and no_events.STATE.search(proof):
        return True
    if no_events.IS_STATE.search(proof.split(",", 1)[0]) or no_events.ATTENDED.match(proof):
        return True
    if (
        no_events.STATISTIC.search(proof)
        and phrases.UNTIL_THEN.match(proof)
        and not no_events.DONE_BY_THEN.search(proof)
    ):
        return True
    since = step.date is not None and phrases.SINCE.match(text, step.date.end) is not None
    if no_events.HOSTED_BY.match(proof) or (since and no_events.PRAISE.search(proof)):
        return True
    if _is_only_given(proof, by_name=step.named) and not _gave(text, step, named):
        return True
    return no_events.COMPARED.search(proof) is not None and not _is_on_days(text, step, named)


def _is_only_given(proof: str, *, by_name: bool) -> bool:
    """Whether nothing is told but what those who are named were thanked or helped with."""
    clauses = proof.split(",")
    if by_name and no_events.GOT.search(proof) is None:
        return False  # 其中安澜供水捐赠抽水泵10台
    got = [(no_events.GOT.search(clause) or no_events.OF_GOT.match(clause)) is not None for clause in clauses]
    done = (phrases.DEED.search(clause) for clause, given in zip(clauses, got, strict=True) if not given)
    return any(got) and not any(done)


def _gave(text: str, step: Step, named: Sequence[Named]) -> bool:
    """Whether whoever acts is who gave what somebody else got: 收到某镇人民政府送来的锦旗."""
    received = no_events.GOT.search(text, step.start, step.end)
    return received is not None and any(
        each.name in step.actors and received.start() < each.start < received.end() for each in named
    )


def _is_told(quantity: Quantity) -> bool:
    """Whether a quantity in words (两场, 一份) is worth telling without a date; 千家 and the like count nothing."""
    several = _SEVERAL <= quantity.value < _MANY and quantity.unit in _TOLD
    return several or (quantity.value == 1 and quantity.unit in _ONCE)


def _is_on_days(text: str, step: Step, named: Sequence[Named]) -> bool:
    """Whether something happened on a day, or on some: not until then, since then or before."""
    date = step.date
    if date is None:
        return False
    again = _SAME_DAY.search(text, date.start, date.end) is not None  # 意见当天上墙 is so every time
    if again and not (
        phrases.LIGHT.fullmatch(text, step.start, date.start) or any(each.end == date.start for each in named)
    ):
        return False
    days = _DAY.search(text, date.start, date.end) or _TEN_DAYS.match(text, date.end)
    if not again and days is None:
        return False
    return not phrases.UNTIL.search(text, max(0, date.start - 4), date.start) and not phrases.SINCE.match(
        text, date.end
    )


def _without_names(text: str, step: Step, named: Sequence[Named]) -> str:
    """The text of a step without the names in it: a 志愿服务队 may do anything."""
    parts, at = [], step.start
    for each in named:
        if step.start <= each.start and each.end <= step.end:
            parts.append(text[at : each.start])
            at = each.end
    return "某".join((*parts, text[at : step.end]))

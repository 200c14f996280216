"""Sentences cut into steps: parts that may each be one activity.

A step begins with a sentence, and anew where a clause begins with a date or with another organisation that acts; what
goes on, joins in or takes part belongs to it; what is planned, or done by somebody unknown, breaks it off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.knowledge import class_words, further_deeds, no_events, phrases
from kb.knowledge.actors import Actors
from kb.knowledge.clauses import Clause, Named, awarding, content_of, end_of, is_until_or_since, past
from kb.knowledge.connections import (
    Step,
    act_first,
    acts_again,
    behind_date,
    both_of,
    goes_on,
    is_another,
    is_done_in,
    is_led,
    is_one_gift,
    joining_in,
    only_until,
    says_who_gave,
    takes_part,
    was_by,
    within,
)
from kb.knowledge.event_dates import Calendar, EventDate, told_by
from kb.knowledge.plans import plans_in

_ON = ("于", "自", "从")


class Steps:
    """Reads the sentences of a bulletin in their order."""

    def __init__(self, actors: Actors, calendar: Calendar) -> None:
        self._actors = actors
        self._calendar = calendar
        self._plans: list[int] = []

    def read(self, text: str, start: int, end: int, named: Sequence[Named], before: list[str]) -> Iterator[Step]:
        """The steps of a sentence of a folded text.

        One that does not say who acts may go on with those who did `before`.
        """
        step: Step | None = None
        self._plans = plans_in(text, start, end, named)
        self._actors.receivers = []
        last: Clause | None = None
        for clause in self._clauses(text, start, end, named):
            until, last = only_until(text, last) if clause.date is None else None, clause
            besides = step is not None and self._does_besides(text, clause, step, named)
            if step is None:
                step = Step(clause.start, clause.end, list(clause.own), clause.date)
            elif self._breaks_off(text, clause, step, named):
                yield self._whole(step)
                others = phrases.AT_EVENT.fullmatch(text, clause.start, clause.end) is None
                step = Step(clause.start, clause.end, date=clause.date, others=others)
            elif named and not besides and self._joins_in(text, clause, step, named):
                clause.own.clear()
            elif clause.receivers and not clause.own and further_deeds.BY_RECEIVER.match(text, clause.start):
                yield self._whole(step)
                step = Step(clause.start, clause.end, clause.receivers, clause.date or step.date, named=True)
                step.acting = self._acts(text, clause, step)
                continue
            elif (
                self._begins_anew(text, clause, step, end, named)
                or besides
                or (until and self._does_by_class(text, clause, named))
            ):
                told = phrases.DEED.search(text, step.start, clause.start) is not None
                if told and (clause.own or clause.leads or is_done_in(text, step.start, clause.start, named)):
                    step.end = until.start - 1 if until else step.end
                    yield self._whole(step)
                    step = self._after(text, clause, step, end, named)
                    step.start, step.date = (until.start, until.date) if until else (step.start, step.date)
                    step.acting = self._acts(text, clause, step)
                    continue
                if clause.own and clause.own != step.actors:
                    act_first(clause, step)
            self._take(text, clause, step, named, before)
        if step is not None:
            self._note_guests(text, step)
            yield self._whole(step)

    def _take(self, text: str, clause: Clause, step: Step, named: Sequence[Named], before: list[str]) -> None:
        """A clause becomes a part of a step."""
        step.end = clause.end
        if step.dated_before and clause.date is not None and text.startswith(_ON, clause.start):
            step.date, step.dated_before = clause.date, False  # …;某商会联合某协会,于5月18日…
        if step.date is None and clause.date is not None and not _is_aside(text, clause, clause.date):
            goes_on = step.acting and phrases.NEXT_DAY.match(text, clause.start)
            step.date = clause.date.with_day_before() if goes_on else clause.date
        step.acting = step.acting or self._acts(text, clause, step)
        step.others = step.others or clause.others
        if step.actors and self._is_met_by_another(text, clause, step, named):
            step.actors, step.acting = [], False
        if step.inherited and clause.start > step.start:
            step.inherited = False
            step.actors = self._actors.by_class(text, clause, named) or step.actors  # 当天下午,该局又组织…
        if step.actors or step.others:
            return
        step.actors = list(clause.own or self._actors.implied(text, clause, before if step.date else [], named))
        if step.actors and not clause.own and self._acts_unsaid(text, clause, step):
            step.named = step.acting = True
        if step.actors and not clause.own and self._actors.by_class(text, clause, named):
            step.named = True  # 公司 is as good as its name
            first = phrases.DEED.search(text, step.start, clause.start) is None
            if first and clause.date is not None and step.date is not clause.date and clause.leads is False:
                step.date = clause.date  # 25日夜间, 某村突发山洪, 该社次日…
            step.acting = step.acting or phrases.DEED.search(text, clause.told_from, clause.end) is not None

    def _acts_unsaid(self, text: str, clause: Clause, step: Step) -> bool:
        """Whether a clause under a head says what that held on a day, and nobody who did: 3月6日,召开会议."""
        heads = self._actors.heads
        if not heads or step.actors[: len(heads)] != heads or step.date is None or not step.date.is_of_days:
            return False
        return phrases.HELD.match(text, content_of(text, clause)) is not None

    def _is_met_by_another(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> bool:
        """Whether a class word says who acts, behind those to whom something only happened: 某厂失火,协会连夜协调…."""
        if clause.own or clause.start == step.start or phrases.MISHAP.search(text, step.start, clause.start) is None:
            return False
        meant = self._actors.by_class(text, clause, named)
        return bool(meant) and meant != step.actors

    def _whole(self, step: Step) -> Step:
        """A step that nothing is added to any more."""
        step.planned = self._is_planned(step.start, step.end)
        return step

    def _is_planned(self, start: int, end: int) -> bool:
        """Whether a part of the sentence says that something was not done."""
        return any(start <= at < end for at in self._plans)

    def _clauses(self, text: str, start: int, end: int, named: Sequence[Named]) -> Iterator[Clause]:
        """The clauses of a sentence, with who acts in each by name."""
        before = self._calendar.told
        dates = [_moved(date, start) for date in self._calendar.dates_in(text[start:end])]
        lately = no_events.RECENTLY.search(text, start, end)
        recent = lately.end() if lately else end + 1  # 近日…, 每晚将当日未售完的面包送给…
        for first, last in _spans(text, start, end, named):
            here = within(named, first, last) if named else []
            self._actors.so_far = [each.name for each in within(named, start, first)] if named else []
            receivers, self._actors.receivers = self._actors.receivers, []
            about = phrases.ABOUT_A_TIME.match(text, first)
            date = next(iter(within(dates, first, last)), None) if dates and not about else None
            before = next(
                filter(None, (told_by(each.value) for each in reversed(dates) if each.end <= first and each.tells)),
                before,
            )
            same = self._calendar.same_day(text[first:last], before) if date is None and last < recent else None
            date = _moved(same, first) if same else date
            subject = self._actors.subject(text, first, here, date) if here else []
            told_from = past(phrases.BRACKETS, text, end_of(subject, here, first)) if subject else first
            awarded_by = awarding(text, first, here)
            if awarded_by and text[last - 1] == "后":
                self._actors.receivers = subject or []
            own = awarded_by or subject or self._actors.doing_by_class(text, first, last, named)
            if own and (
                phrases.SAYS.search(text, told_from, last)
                or phrases.GUIDED.match(text, told_from, last)
                or phrases.ORDERS.match(text, told_from, last)
            ):
                own = []  # who tells of it, or guided it, is not who did it
            leads = date is not None and phrases.LIGHT.fullmatch(text, first, date.start) is not None
            again = phrases.NEXT_DAY_AGAIN.match(text, first)
            if (same and not own and not again) or (first > start and phrases.UNTIL_THEN.match(text, first)):
                leads = False  # 收集意见38条,当场采纳29条; 开展活动,截至9月30日收到建议9条
            yield Clause(first, last, date, leads, own, subject is None, told_from, receivers)

    def _joins_in(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> bool:
        """Whether a clause says who acts with those of a step (联合…, …承办), who are added to them."""
        if phrases.NEXT_ITEM.match(text, clause.start):
            return False
        if says_who_gave(text, clause, step):
            step.actors, step.named, step.acting = list(clause.own), True, True
            return True  # 某中心获赠物资200份, 由某公司捐赠
        planned = clause.own and self._is_planned(step.start, clause.start)
        among = step.actors and phrases.AMONG_THEM.match(text, clause.told_from, clause.end)
        if among or (planned and phrases.HOSTED.match(text, clause.told_from)):
            return True  # 公布名单, 甲公司榜上有名; 将举办科技节, 由某少年宫协办
        if not planned and was_by(text, clause):
            step.actors += [name for name in clause.own if name not in step.actors]
            step.named = True
            return True  # 启动仪式在某地举行, 仪式由甲、乙联合主办
        won = step.actors and clause.own and phrases.WON.match(text, clause.told_from, clause.end)
        if won and phrases.CONTEST.search(text, step.start, clause.start):
            return phrases.PRIZE.search(text, clause.told_from, clause.end) is None  # 公布考评结果, 乙支行获评…
        joined = self._joining(text, clause, step, named)
        if joined is None:
            return False
        if step.inherited and further_deeds.ALONE_AGAIN.match(text, clause.start):
            step.actors = step.actors[:1]  # 13日,又会同乙…, and not with whom before
        step.actors += [name for name in joined if name not in step.actors]
        return True

    def _joining(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> list[str] | None:
        """Who a clause says acts with those of a step, whom it may not name; None if it does not say so."""
        if not step.actors:
            return None
        joining = None if step.acting and clause.leads else joining_in(text, clause)
        with_them = None if joining else phrases.JOINTLY.match(text, clause.start)
        side_by_side = with_them and phrases.SIDE_BY_SIDE.search(text, clause.start, clause.end)
        came = with_them and phrases.CAME.search(text, step.start, clause.start)
        if with_them and (side_by_side or came or phrases.DEED.search(text, step.start, clause.start) is None):
            joining = with_them  # 率团参会, 并与某学会签订协议
        if joining:
            return self._actors.with_whom(text, joining.end(), named)
        if clause.own and (is_led(text, clause, step) or takes_part(text, clause, step)):
            return clause.own  # 由甲主办,乙承办
        return self._hosted_by_class(text, clause, step, named) or None

    def _does_besides(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> bool:
        """Whether a clause tells with whom those of a step did something else: 发出倡议,并会同某会设立账户."""
        besides = further_deeds.BESIDES_WITH.match(text, clause.start) if step.acting and not clause.leads else None
        if besides is None or not self._actors.with_whom(text, besides.end(), named):
            return False
        if no_events.DISCUSSED.search(text, besides.end(), clause.end):
            return False
        places = ((step.start, clause.start), (besides.end(), clause.end))
        return all(is_done_in(text, *place, named) for place in places)

    def _hosted_by_class(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> list[str]:
        """Whom a class word means that carries out what others host: 由甲主办,我校承办的大赛."""
        generic = class_words.GENERIC.match(text, clause.start, clause.end)
        if not generic or not phrases.HOSTED.match(text, generic.end()):
            return []
        return self._actors.by_class(text, clause, named) if phrases.HOST.search(text, step.start, clause.start) else []

    def _breaks_off(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> bool:
        """Whether a clause tells of somebody whom nobody here knows, or what is planned, behind what was done.

        签订协议, 将在两地共建充电桩32个
        """
        if text[clause.start - 1] in ";；" and not (clause.own or clause.leads or goes_on(text, clause.start)):
            return not self._actors.called(text, past(phrases.LIGHT, text, clause.start), named)[1]
        if not self._is_planned(clause.start, clause.end):
            return False
        return phrases.DEED.search(text, step.start, clause.start) is not None

    def _begins_anew(self, text: str, clause: Clause, step: Step, end: int, named: Sequence[Named]) -> bool:
        """Whether a clause begins with a date, or with others who act, and not only after what it is done for."""
        if phrases.NEXT_ITEM.match(text, clause.start) and not self._is_planned(step.start, clause.start):
            return bool(step.actors)
        undated = step.date is None or (step.date.inferred and text.startswith(_ON, clause.start))
        if clause.leads and step.actors and undated and self._goes_on_dated(text, clause, step.start, end):
            return False
        if text[clause.start - 1] in ";；" and clause.date is not None and clause.date.start == clause.start:
            return True  # …捐款50万元;次日,又为某医院送去…
        if self._acts_by_class(text, clause, step, named):
            return True
        if step.actors and further_deeds.is_another_matter(text, step.start, clause.start, clause.end):
            return True
        second = further_deeds.SECOND_DEED.match(text, clause.start, clause.end) if step.actors else None
        if second and not is_one_gift(second, text[step.start : clause.start]):
            return True
        if clause.leads or not clause.own:
            return clause.leads
        if clause.own == step.actors:
            return step.acting and acts_again(text, clause)
        if step.actors:
            return True
        return phrases.PURPOSE.match(text, past(phrases.AFTER_DATE, text, step.start)) is None

    def _acts_by_class(self, text: str, clause: Clause, step: Step, named: Sequence[Named]) -> bool:
        """Whether a class word says who does something else behind a semicolon: …;公司同时向…捐赠铁管1.2公里."""
        if text[clause.start - 1] not in ";；" or not self._does_by_class(text, clause, named):
            return False
        told = phrases.COUNTED_DEED.search(text, step.start, clause.start) is not None
        return step.acting or step.others or told

    def _does_by_class(self, text: str, clause: Clause, named: Sequence[Named]) -> bool:
        """Whether a clause tells what 公司 and the like did, and how much of it."""
        if clause.own or not phrases.DIGIT.search(text, clause.start, clause.end):
            return False
        return bool(phrases.DEED.search(text, clause.start, clause.end) and self._actors.by_class(text, clause, named))

    def _goes_on_dated(self, text: str, clause: Clause, start: int, end: int) -> bool:
        """Whether a clause says when, behind one that does not, and goes on: 组织骨干8人,11月11日至14日走访….

        It does not if it names who acts or with whom, unless it only adds the day or sums up (9月25日至30日共出动…).
        """
        if clause.date is None:
            return False
        if text.startswith(_ON, clause.start) or phrases.IN_ALL.match(text, clause.date.end):
            return True
        if clause.own or clause.date.end == clause.end or joining_in(text, clause) or text[clause.start - 1] in ";；":
            return False
        if phrases.DELIVERED.match(text, past(phrases.AFTER_DATE, text, clause.date.end), clause.end):
            return True  # …捐款2万元,3月13日送到某中学
        if phrases.COMPLETE.search(text, start, clause.start) or phrases.ANEW.match(text, clause.date.end):
            return False
        return not is_another(text, clause.date.end, end)

    def _after(self, text: str, clause: Clause, step: Step, end: int, named: Sequence[Named]) -> Step:
        """The step that a clause begins after another one."""
        unknown = clause.leads and clause.date is not None and is_another(text, clause.date.end, end)
        self._note_guests(text, step)
        by_class = both_of(text, clause, step, named) or self._actors.by_class(text, clause, named)
        heads = self._actors.heads if text[clause.start - 1] in ";；" and clause.leads else []
        again = phrases.TOGETHER_AGAIN.match(text, behind_date(clause)) is not None
        alone = heads and step.actors[: len(heads)] == heads and not again  # whoever it acted with before did not
        meant = by_class or ([] if unknown else heads if alone else step.actors)
        lately = no_events.RECENTLY.search(text, clause.start, clause.end) is not None
        told = step.date
        if told is not None and clause.own and clause.own != step.actors:
            of_them = text.startswith("其中", clause.start - len("其中,")) or text.startswith("其中", clause.start)
            told = told if of_them or not is_until_or_since(text, step.start, told) else None
            if told is not None and text[clause.start - 1] in ";；" and not told.is_of_days:
                told = None  # 6月,甲走访企业12家;乙抽调20名干部…
        if phrases.NEXT_ITEM.match(text, clause.start) and not self._is_of_whole_list(text, step, clause):
            told = None
        date = clause.date if clause.leads or lately else clause.date or told
        joining = joining_in(text, clause) or phrases.JOINTLY.match(text, behind_date(clause))
        if joining and step.actors:
            again_with = further_deeds.ALONE_AGAIN.match(
                text, behind_date(clause)
            )  # 又与丙签订…, and not 甲、乙 with 丙
            going_on = step.actors[:1] if again_with else step.actors
            joined = [*going_on, *self._actors.with_whom(text, joining.end(), named)]
            return Step(clause.start, clause.end, list(dict.fromkeys(joined)), date, named=step.named)
        before = clause.date is None and date is not None
        signed = further_deeds.SECOND_DEED.match(text, clause.start) and further_deeds.SIGNED_WITH.search(
            text, step.start, step.end
        )
        if signed and meant == step.actors and not by_class:
            partners = [each.name for each in within(named, signed.end(), step.end)]
            meant = [name for name in meant if name not in partners] or meant
        after = Step(clause.start, clause.end, list(clause.own or meant), date, dated_before=before)
        after.named = bool(by_class)  # 公司 is as good as its name
        dated = past(phrases.AFTER_DATE, text, clause.date.end, clause.end) if clause.date is not None else None
        after.inherited = not clause.own and dated == clause.end
        return after

    def _note_guests(self, text: str, step: Step) -> None:
        """Who came to whoever publishes is remembered, if a step tells of that: 某馆馆长一行来馆考察."""
        came = phrases.CAME_TO_US.search(text, step.start, step.end) if step.named else None
        self._actors.are_visited(step.actors if came else [], came["kind"] if came else "")

    def _is_of_whole_list(self, text: str, step: Step, clause: Clause) -> bool:
        """Whether the day of a step is that of a whole list in a sentence, and not of one item of it: 3月5日,一是…."""
        if step.date is None or phrases.NEXT_ITEM.match(text, step.start):
            return step.dated_before
        first = text.find("一是", step.start, clause.start)
        return first < 0 or step.date.start < first

    def _acts(self, text: str, clause: Clause, step: Step) -> bool:
        """Whether a clause says what was done by those it names, or goes on with those whom the step has named."""
        if clause.own:
            step.named = True
        elif not (step.named and goes_on(text, clause.start)):
            return False
        done = phrases.DEED.search(text, clause.told_from, clause.end) or phrases.AWARDED.search(
            text, clause.start, clause.end
        )
        return done is not None


def _spans(text: str, start: int, end: int, named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end; one ends too where the next one acts behind what was counted.

    甲捐赠水泵13台、乙捐赠编织袋1.8万条; 收到捐赠2笔:甲捐款5万元…
    """
    for match in phrases.CLAUSE.finditer(text, start, end):
        first, last = match.span()
        colon = named and text.find(":", first, last) > 0
        listed = phrases.LISTED_BEHIND.match(text, first, last) if colon else None
        if listed:
            yield first, listed.end() - 1
            first = listed.end()
        for each in named:
            anew = first < each.start < last and phrases.COUNTED.search(text, first, each.start)
            if anew and phrases.DEED.match(text, past(phrases.AGAIN, text, each.end)):
                yield first, each.start - 1
                first = each.start
        yield first, last


def _is_aside(text: str, clause: Clause, date: EventDate) -> bool:
    """Whether the date of a clause is that of one of those counted, or of a rate: …, 3月份合格率提高到99.6%."""
    rate = not date.is_of_days and phrases.OF_A_RATE.match(text, date.end, clause.end) is not None
    return rate or text.startswith("其中", clause.start)


def _moved(date: EventDate, by: int) -> EventDate:
    return EventDate(date.start + by, date.end + by, date.value, date.inferred, date.tells)

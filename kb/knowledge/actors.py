"""Who acts in a clause: those it names, those whom 公司 and the like mean, the head above, whoever acted before.

By name first (甲公司联合乙协会), with all who act together; then by class words (该局, 两家单位, 山庄 of 青田山庄),
where it is certain whose; then by nothing, under a head or behind somebody who goes on.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from kb.knowledge import called, class_words, phrases
from kb.knowledge.clauses import (
    Clause,
    Named,
    content_of,
    end_of,
    is_done,
    is_part,
    is_told_of,
    lead_of,
    named_behind,
    past,
    together,
)
from kb.knowledge.event_dates import EventDate
from kb.knowledge.publishing import PLACES, publishing_body
from kb.model import Bulletin
from kb.parsing.lexicon import MARKS
from kb.text import compact, folded

_MARKS = f"{MARKS}【（(一二三四五六七八九十、)）】"
"""What may stand before a head on its line."""
_REMEMBERED = 100
"""So many names back somebody may be meant by a class word;"""
_RECENT = 6
"""So many names back somebody may be called by the last characters of his."""
_WITH_PARTS = ("公司", "分公司", "支公司", "支行", "分行")
"""Class words for bodies whose parts are named by them: 甘岭支公司党支部."""
_ASKED = ("邀请", "特邀", "请来", "聘请")
"""Before the name of somebody whose people came, and who does not act himself."""
_TRIO = 3
"""So many are meant by 三方."""


class Actors:
    """Who may be meant at a place of a bulletin; `head` is the organisation above, or joint ones with 、 between."""

    def __init__(self, bulletin: Bulletin) -> None:
        organisations = bulletin.organisations
        self.names: Mapping[str, str] = {
            form: each.name
            for each in organisations
            for printed in (each.name, *each.aliases)
            for form in (printed, compact(printed))
        }
        self.head: str | None = None
        self.acted: list[str] = []
        self._trio: list[str] = []
        self._section: object = None
        self.so_far: list[str] = []
        self.away: list[str] = []
        self.receivers: list[str] = []
        self._guests: list[str] = []
        self._hosts: list[str] = []
        """Who came to whom, by the sentence so far or the one before it."""
        self._recent: list[str] = []
        self._forms = {each.name: tuple(map(called.without_note, (each.name, *each.aliases))) for each in organisations}
        publisher = publishing_body(bulletin)
        if publisher.endswith(PLACES) and publisher not in self.names:
            publisher = next(iter(bulletin.issuer), "")  # its committee, and not 红枫社区
        self._issuers = [self.names.get(issuer, issuer) for issuer in bulletin.issuer]
        titles = (bulletin.series or "", publisher, *bulletin.issuer)
        series = (
            name for form, name in self.names.items() if any(called.is_titled_by(title, form) for title in titles)
        )
        self._publishers = list(dict.fromkeys(filter(None, (self.names.get(publisher, publisher), *series))))
        self._sent_in = _sent_in(bulletin)
        self._acts_unsaid = False
        self.leading: list[str] = []
        """Who acts in the items of a list, by the paragraph that leads it in (某公司累计捐赠…，明细如下：)."""

    @property
    def heads(self) -> list[str]:
        """The organisations above, each by its name."""
        parts = (self.head or "").split("、")
        return [self.names.get(part, part) for part in parts if part]

    def enter(self, organisation: str | None, section: object = None) -> None:
        """A passage under a head begins, or one without, in a section of an article."""
        if section != self._section:
            self._section, self._trio = section, []
        head = self.names.get(organisation or "", organisation)
        if self._publishers and phrases.HEADQUARTERS.fullmatch(organisation or ""):
            head = self._publishers[0]
        self._acts_unsaid = head is not None and compact(organisation or "") not in self._sent_in
        if head != self.head:
            self.head = head
            self._recent = self.heads
            self.acted = []
            self._trio = []

    def have_acted(self, actors: list[str], *, away: bool) -> None:
        """Whoever acted last by name, together or alone, or sent somebody `away` to do it."""
        self.acted = actors
        self.away = actors if away else []
        self._trio = actors if len(actors) == _TRIO else self._trio

    def leave(self, named: Sequence[str]) -> None:
        """A sentence that names these ends."""
        self._recent = [*self._recent[-_REMEMBERED:], *named]

    def past_head(self, text: str, named: Sequence[Named]) -> int:
        """Where a passage begins behind what stands before its text.

        A label of its own (【交流】), behind which 公司 is no company that was named before it; a head that is run in,
        if it says again who acts: 安禾基金会:基金会与…
        """
        label = phrases.LABEL.match(text)
        if label:
            if not self.head:
                self._recent = [name for name in self._recent if not name.endswith(class_words.BODIES)]
            return label.end()
        end = past(phrases.BRACKETS, text, named[0].end) if named else 0
        if not self.head or not named or text[: named[0].start].strip(_MARKS):
            return 0
        at = end + 1 if text.startswith(":", end) else end
        told = (at, past(phrases.LIGHT_CLAUSE, text, at))  # a name may stand behind its date
        if at == end and not text[at : at + 1].isdigit():
            return 0  # the head itself acts
        by_name = any(each.start in told for each in named)
        again = by_name or any(class_words.GENERIC.match(text, each) or self.called(text, each, ())[1] for each in told)
        return at if again else 0

    def subject(self, text: str, start: int, here: Sequence[Named], date: EventDate | None) -> list[str] | None:
        """Who acts in a clause that names somebody, with all who act together; None where others do."""
        first = here[0]
        lead = lead_of(text, start, first, date)
        invited_by_others = self.so_far and lead.endswith("邀请")  # …举办培训, 邀请某中心讲师授课
        if self.heads and phrases.WITH_THEM.fullmatch(lead) and not invited_by_others:
            asked = lead.endswith(_ASKED) and phrases.EXPERT_OF.match(text, first.end)  # 邀请某研究院专家授课
            return list(dict.fromkeys((*self.heads, *(() if asked else together(text, first.start, here)))))
        lead = phrases.ROLE.sub("", phrases.OURS.sub("", lead)).removesuffix("该")
        meant = self._joins(lead)
        behind = past(phrases.BRACKETS, text, first.end)
        by = lead.endswith("由")
        passive = by and not lead.endswith(phrases.RECEIVED_FROM) and is_done(text, first, here)
        light = phrases.LIGHT.fullmatch(lead) and not phrases.TO.search(lead)
        under = lead.endswith("在") and phrases.UNDER_LEAD.match(text, behind) is not None
        if not (meant or passive or light or under or is_told_of(text, lead, behind)):
            return None if lead.endswith("的") and phrases.HAPPENED_TO.match(lead) else []
        givers = self._givers(text, behind, here)
        if givers:
            self.receivers = [first.name]
            return givers
        theirs = None if passive else phrases.OF_THEIRS.match(text, behind)
        if theirs:
            own = named_behind(theirs, here)
            return None if own is None else list(dict.fromkeys(together(text, own.start, here)))
        if phrases.SOMEBODY_OF.match(text, behind):
            return None
        received = by and phrases.ONLY_RECEIVES.match(text, behind)  # 由县水务局接收
        if received or any(each.match(text, behind) for each in (phrases.PUNISHED, phrases.BEHIND_NAME)):
            return []
        if is_part(text, behind):
            return []
        unit = phrases.UNIT_BEHIND.match(text, behind)
        wins = unit and phrases.WINS.match(text, unit.end())
        if unit and not (wins or phrases.DEED.search(text, behind, unit.end())):
            return None  # a workshop of theirs, which has no name here
        joint = self._with_class_word(text, together(text, first.start, here), here, behind)
        if phrases.SENT_BY.match(text, end_of(joint, here, behind)):
            return []
        return list(dict.fromkeys((*meant, *joint)))

    def _givers(self, text: str, behind: int, here: Sequence[Named]) -> list[str]:
        """Who gave what is said to have been received, by name or by a class word: 收到某公司捐赠的…, 该公司捐赠的…."""
        received = phrases.RECEIVED.match(text, behind)
        giver = named_behind(received, here)
        if giver:
            givers = together(text, giver.start, here)
            named = [each for each in here if each.start >= giver.start]
            if phrases.GIVEN.match(text, end_of(givers, named, giver.end)):
                return list(dict.fromkeys(givers))
        generic = class_words.CLASS_WORD.match(text, received.end()) if received else None
        return self._meant(generic) if generic and phrases.GIVEN.match(text, generic.end()) else []

    def doing_by_class(self, text: str, start: int, end: int, named: Sequence[Named]) -> list[str]:
        """Whom a class word means behind 由 (演练由管委会主办), and who hosts with it (由协会主办、某公司承办)."""
        by = class_words.BY_CLASS_WORD.search(text, start, end)
        generic = class_words.GENERIC.match(text, by.end()) if by else None
        if generic is None:
            return []
        meant = self._meant(generic)
        beside = phrases.HOSTS_BESIDE.match(text, generic.end()) if meant else None
        joint = together(text, beside.end(), named) if beside else []
        here = [each for each in named if beside and each.start >= beside.end()]
        return [*meant, *(joint if phrases.HOSTS.match(text, end_of(joint, here, start)) else ())]

    def with_whom(self, text: str, at: int, named: Sequence[Named]) -> list[str]:
        """Who is named there and acts with others, or whom 该校 or 我局 means, or 商会 where that publishes."""
        joined = together(text, at, named)
        generic = None if joined else class_words.GENERIC.match(text, at)
        if generic is None:
            return joined
        meant = self._meant(generic)
        return meant if generic["that"] or generic["own"] or meant == self._publishers[:1] else []

    def by_class(self, text: str, clause: Clause, named: Sequence[Named]) -> list[str]:
        """Who is meant where a clause begins with 公司 and the like, behind its date or not."""
        at = content_of(text, clause)
        both = class_words.BOTH.match(text, at)
        if both:
            return self._both(both, [*self._recent, *(each.name for each in named if each.end <= at)])
        leader = class_words.LEADER.match(text, at)
        if leader:
            return self._led_by(leader["title"])
        generic = class_words.GENERIC.match(text, at)
        end, meant = (generic.end(), self._meant(generic)) if generic else self.called(text, at, named)
        if not meant and generic and self.head:
            end, meant = self.called(text, at, ())  # 厂工会 is 某某厂工会, whatever 厂 is
        if phrases.OF_THEIRS.match(text, end):
            return []
        whose = meant in (self.heads, self._publishers[:1], self._recent[-1:])
        if not meant or (is_part(text, end) and not (whose and class_words.ORGAN.match(text, end))):
            return []
        joint = phrases.JOINTLY.match(text, past(class_words.TEAM_BEHIND, text, end))
        return list(dict.fromkeys((*meant, *(self.with_whom(text, joint.end(), named) if joint else ()))))

    def _led_by(self, title: str) -> list[str]:
        """Whose leader is meant: the head's or the publisher's, else of whoever acted last, or was named alone."""

        def of_kind(names: Iterable[str]) -> list[str]:
            return [name for name in dict.fromkeys(names) if folded(name).endswith(class_words.LED_BY[title])]

        certain = of_kind((*self.heads, *self._publishers, *self.acted))[:1]
        named = of_kind(self._recent)
        return certain or (named if len(named) == 1 else [])

    def _both(self, both: re.Match[str], before: Sequence[str]) -> list[str]:
        """Whom 两家协会 and the like mean: the two that publish if they are of that class, else who came last.

        三方 are the three that acted together last in the section, if three did, and the sentence has not named others.
        """
        kind = both["kind"] or ""
        if self._guests and not (kind or both["three"]) and {*self.so_far} <= {*self._guests}:
            return list(dict.fromkeys((*self._guests, *self._hosts)))
        if both["three"] and self._trio and len(self.so_far) < _TRIO:
            return self._trio
        if kind.endswith("会") and len(self._issuers) == 2 and all(name.endswith(kind) for name in self._issuers):
            return self._issuers
        if kind.endswith("支部"):
            before = [name for name in before if name.endswith("支部")]
        return list(dict.fromkeys(reversed(before)))[: 3 if both["three"] else 2][::-1] if len(kind) != 1 else []

    def called(self, text: str, at: int, named: Sequence[Named]) -> tuple[int, list[str]]:
        """Whose last characters stand there (山庄 of 青田山庄), and where they end: the head, or who came last."""
        before = [each.name for each in reversed(named) if each.end <= at]
        recent = (*before, *reversed(self._recent[-_RECENT:]), *self._publishers)
        for name in dict.fromkeys((self.head or "", *recent)):
            for last in called.last_characters(name):
                end = at + len(last)
                if text.startswith(last, at) and (name == self.head or class_words.AFTER_CLASS.match(text, end)):
                    return end, self.heads if name == self.head else [name]
        return at, []

    def implied(self, text: str, clause: Clause, before: list[str], named: Sequence[Named]) -> list[str]:
        """Who acts where no name says it: 公司 and the like, the head above, or who acted in the sentence before."""
        heads = self.heads if self._acts_unsaid else self.leading
        at = content_of(text, clause)
        known = (class_words.GENERIC, class_words.BOTH, class_words.LEADER)
        both = class_words.BOTH.match(text, at)
        if both and not both["kind"] and len(set(self.so_far)) == 1:
            return []  # 某厂与|乙开展交流, 双方…, where nobody knows that factory
        if any(each.match(text, at) for each in known) or self.called(text, at, named)[1]:
            return self.by_class(text, clause, named)
        with_others = phrases.GOES_ON_WITH.match(text, _behind_light(text, clause)) if before else None
        if with_others:
            return list(dict.fromkeys((*before[:1], *together(text, with_others.end(), named))))
        goes_on = phrases.GOES_ON.match(text, clause.start)
        if (goes_on or clause.date is not None) and phrases.BARE_DEED.match(text, at):
            again = goes_on or phrases.TOGETHER_AGAIN.match(text, at)
            alone = heads and not again and before[: len(heads)] == heads  # whoever it acted with before did not
            return heads if alone else before or heads
        if not heads or phrases.AROUND.fullmatch(text, clause.start, clause.end):
            return []
        joint = phrases.JOINTLY.match(text, at, clause.end)
        own = (phrases.ELIDED, phrases.THEIR_PEOPLE)
        begins = at - (at > clause.start and text[at - 1] in phrases.PREPOSITIONS)
        if not joint and not any(each.match(text, first, clause.end) for each in own for first in {at, begins}):
            return []
        return list(dict.fromkeys((*heads, *(together(text, joint.end(), named) if joint else ()))))

    def _with_class_word(self, text: str, actors: list[str], here: Sequence[Named], behind: int) -> list[str]:
        """Those that act together, and whom a class word means that stands behind them (市贸促会和商会)."""
        joint = class_words.WITH_CLASS_WORD.match(text, end_of(actors, here, behind))
        return actors if joint is None else [*actors, *self._meant(joint)]

    def _joins(self, lead: str) -> list[str]:
        """Who acts together with the first name of a clause, where 公司与 or the like stands before it."""
        joint = phrases.WITH.search(lead)
        if joint is None:
            return []
        before = lead[: joint.start()]
        both = class_words.BOTH.match(before, past(phrases.LIGHT, before, 0))
        if both and phrases.LIGHT.fullmatch(before, both.end()):
            return self._both(both, self._recent)
        generic = class_words.GENERIC.match(before, past(phrases.LIGHT, before, 0))
        rest = before[generic.end() :] if generic else ""
        if generic is None or phrases.LIGHT.fullmatch(rest) is None:
            return []
        return self._meant(generic)

    def _is_called(self, name: str, kind: str) -> bool:
        """Whether an organisation is of a class, by its name or by a short form that the bulletin has for it."""
        return called.is_of_kind(name, self._forms.get(name) or (called.without_note(name),), kind)

    def are_visited(self, guests: Sequence[str], kind: str) -> None:
        """Guests came to whom a class word means (到公司考察), if that is the head above or whoever publishes."""
        company = kind in class_words.ANY_BODY
        of_kind = [
            host
            for host in self.heads or self._publishers
            if self._is_called(host, kind) or (company and folded(host).endswith(class_words.BODIES))
        ]
        self._hosts = (of_kind if self.heads else of_kind[:1]) if guests else []
        self._guests = list(guests) if self._hosts else []

    def _meant(self, generic: re.Match[str]) -> list[str]:
        """The organisation that a class word means: the head above if it is of that class, else the publisher.

        Where neither is, the last one named that is; but 我院 and 本会 are nobody else's, and 该行 is the bank that
        acted last by name.
        """
        kind = generic["kind"].removesuffix("里")
        if kind in class_words.DELEGATIONS:
            return self.away[:1]
        if generic["that"] and kind == "企业" and self.head:
            others = [name for name in reversed(self._recent) if name.endswith(class_words.BODIES)]
            if others and others[0] not in self.heads:
                return others[:1]  # …得知某公司停电后…。该企业已恢复生产, told under who came to help
        head = called.without_note(self.head or "")
        if self.head and (
            self._is_called(self.head, kind)
            or (kind in class_words.ANY_BODY and not head.endswith(class_words.NO_COMPANY))
        ):
            return self.heads
        acting = (*reversed(self.so_far), *self.acted) if generic["that"] else ()
        acted = [name for name in acting if self._is_called(name, kind)]
        recent = [] if generic["own"] else list(dict.fromkeys(reversed((*self._recent, *self.so_far))))
        named = [name for name in self._until_part(recent, kind) if self._is_called(name, kind)]
        publishers = [name for name in self._publishers if self._is_called(name, kind)]
        if kind in class_words.ANY_BODY:
            named += [name for name in recent if folded(name).endswith(class_words.BODIES)]
        own = self._of_publisher(kind) if kind in class_words.TEAMS else []
        return (acted or publishers or own or named)[:1]

    @staticmethod
    def _until_part(recent: Sequence[str], kind: str) -> Sequence[str]:
        """Those who were named last, the last first, up to a part of a body of a kind, which may be what is meant.

        张掖支公司, 甘岭支公司党支部, 支公司
        """
        bodies = [name for name in recent if name.endswith(kind)]

        def of_another(name: str) -> bool:
            body, found, part = name.partition(kind)
            return bool(found and part) and not any(each.endswith(body + kind) for each in bodies)

        parts = (at for at, name in enumerate(recent) if kind in _WITH_PARTS and of_another(name))
        return recent[: next(parts, len(recent))]

    def _of_publisher(self, kind: str) -> list[str]:
        """The parts of whoever publishes that are of a kind: our 医疗队, and not that of another hospital."""
        ours = tuple(self._publishers[:1])
        return [name for name in dict.fromkeys(self.names.values()) if name.startswith(ours) and name.endswith(kind)]


def _behind_light(text: str, clause: Clause) -> int:
    """Where a clause begins behind its date and the comma of that."""
    at = clause.date.end if clause.leads and clause.date is not None else clause.start
    return at + 1 if text.startswith(",", at) else at


def _sent_in(bulletin: Bulletin) -> frozenset[str]:
    """Who only sent in what is told, and is no head of it: （某办公室 供稿）. Others may act in it unsaid."""
    lines = [compact(segment.text) for segment in bulletin.segments]
    found = (match["names"].split("、") for line in lines if (match := phrases.CONTRIBUTED.fullmatch(line)))
    names = set(itertools.chain.from_iterable(found))
    names.difference_update(line.lstrip(_MARKS) for line in lines)
    for passage in bulletin.passages if names else ():
        name = compact(passage.organisation or "")
        if name in names and compact(passage.text).startswith(name):
            names.discard(name)
    return frozenset(names)

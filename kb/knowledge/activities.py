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
from typing import NamedTuple

from kb.identity import publisher_of
from kb.knowledge import deeds
from kb.knowledge.event_dates import Calendar, EventDate
from kb.knowledge.quantities import quantities_in
from kb.model import Activity, Bulletin, Passage
from kb.text import Folded, fold, folded

_SENTENCE = re.compile(r"[^。!?！？\n\t]+")
_CLAUSE = re.compile(r"[^,;；]+")
_LIGHT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}?(?:前夕|期间|当天|当日|结束后|之际|假期|前后))?"
    r"(?:(?:据悉|同时|此外|另外|随后|其间|期间|会后|会上|活动中|当中|目前|日前|近日|近期|截至|截止|到|至|自|从|在|于|以来|起|止|"
    r"以前|之前|为止|同日|当日|当天|次日|随即|开始|上旬|中旬|下旬|初|底|末|上午|下午|晚间?|凌晨|中午|夜间|清晨|深夜|\d{1,2}(?:时|点)(?:\d{1,2}分|半)?|"
    r"(?:爱心|会员|副?会长|副?理事长|常务理事|理事|成员|兄弟|龙头|骨干)(?:企业|单位)|又|再|还|也|已|已经|先后|分别|累计|共同|联合(?!会)|由|该|本|这|此|今年|去年|上半年|下半年|一季度|二季度|三季度|四季度|"
    r"当天|当晚|现场|活动现场|近期|"
    r"\d{4}年|\d{1,2}月(?:份)?|\d{1,2}[日号]|、|:|·|•|●|■|◆|\d{1,2}\.|\(\w{1,3}\)|[一二三四五六七八九十]是)\s*)*"
)
_TO = re.compile(
    r"(?:向|为|给|对|到|在|赴|往|从|至|于|把|将|帮|替|让|予|进|入|访|问|助|援|邀请|邀|慰问|走进|来到|前往|支援|驰援|送至|送到|送给|"
    r"捐给|赠给|赠予|捐赠给|交给|移交|走访|帮助|协助|指导|参观|考察|围绕|按照|根据|经|获|被|受|请|找|的|是|及时|属|含|"
    r"位于|设在|派驻|进驻|赶到|赶赴|奔赴|抵达|落户|入驻)$"
)
_WITH = re.compile(
    r"(?:与|和|同|跟|及|、|联合|会同|携手|协同|联手|偕|,联合|并联合|(?:共同|又|再)?(?:联合|会同)|以及|连同)$"
)
_WITH_THEM = re.compile(rf"{_LIGHT.pattern}(?:联合|会同|携手|协同|邀请|与|和|同)")
"""Before the first name of a clause: whoever it is acts with the head above."""
_WITH_GOVERNMENT = re.compile(
    r"[省市县区州镇乡](?:委|政府|人民政府|人大常委会|政协|委办公室|政府办公室)(?:、|与|和|同|会同|联合)$"
)
"""One of the reader's own government, which is named by its kind, before those it acts with."""
_BEHIND_NAME = re.compile(
    r"(?:的|之)(?!.{0,8}(?:共同|联合|一起)|\d+[余多]?[名位个支台辆]|志愿者|工程师|专家|医护|队员|采血车|技术员|研究员|员工|职工)"
)
_OF_THEIRS = re.compile(
    r"(?:系统)?(?:所属|直属|下属|旗下|所辖|辖区|各)(?!的?(?:志愿者|职工|员工))|(?:系统)?(?:副?(?:会长|理事长)|常务理事|理事|会员|成员|代管)(?:单位|企业|协会)"
)
"""Behind a name: it is not the body that acts, but those that belong to it."""
_PART = re.compile(
    r"(?![与和同及向对为给在到把将由从被往赴替])[\u4e00-\u9fff]{0,5}(?:[科庭站]|部(?!署|分)|分院|分会|分公司|支队|大队|党委|工会|团委)"
)
_UNIT_BEHIND = re.compile(
    r"(?![与和同及向对为给在到把将由从被往赴替近日先已又还共累积认主及全迅联会携(])[\u4e00-\u9fff]{1,10}?"
    r"(?:车间|仓库|工作队|抢修队|党支部|党总支|团总支|团支部|学习中心组|小组|班组)"
)
"""A part of a body that stands behind its name, and that no grammar of names knows."""
_SAYS = re.compile(r"告诉|介绍|表示|透露|指出|认为|说(?!明|法|服)")
_BRACKETS = re.compile(r"\([^)]*\)")
_JOINING = re.compile(r"(?:并|又|还|再|随后)?(?:联合|会同|携手|协同)")
_INVITING = re.compile(r"(?:特|又|还|专门)?(?:邀请|请来|特邀)(?:了)?")
_JOINTLY = re.compile(r"(?:与|同|联合|会同|携手)(?=[\u4e00-\u9fff])")
_ELIDED = re.compile(
    rf"(?:(?:已|共|累计|先后|陆续|还|并|又|主动|及时|积极|免费|连夜|全力|迅速)*(?:[向为给对在于从到][^,;]{{1,24}}?|组织|针对[^,;]{{1,20}}?))?"
    rf"(?:已|共|累计|先后|分别|各)*{deeds.DEEDS}"
)
"""A clause that says nothing of who did it, but for the head above: 共向215户发放…, 在会宫村设立…"""
_BARE_DEED = re.compile(rf"(?:已|共|累计|先后|陆续|分别|还|并|又|主动)*{deeds.DEEDS}")
_LEGAL = re.compile(r"(?:股份|集团|控股)?(?:有限|股份|集团)?(?:责任)?公司$")
_HOSTED = re.compile(r"(?:共同|联合)?(?:承办|协办|运营|参与|支持|执行|出资)")
_HOST = re.compile(r"主办|牵头|发起|补助|指导")
_AFTER_DATE = re.compile(rf"[,、:]?{_LIGHT.pattern}")
_ADVERBIAL = re.compile(
    r"[在向为对就于由将把从给经按以因与和同被请让使随着通过根据围绕按照利用借助面向针对结合应全首正即便仍也又再还共均都]|"
    r"积极|认真|及时|迅速|成功|圆满|顺利|正式|专门|集中|统一|专题|深入|主动|陆续|连续|多次|现场|免费|紧急|火速|连夜"
)
_ANOTHER = re.compile(
    r"[\u4e00-\u9fff]{1,16}(?:社|协|会|局|处|厂|院|校|队|部|站|所|办|中心|公司|银行|集团|单位|企业|党委|支部|政府)"
    rf"(?:又|再|还|也|已|共|先后|分别|累计)?{deeds.DEEDS}"
)
_PURPOSE = re.compile(r"为(?!期)|按照|根据|围绕|针对|面对|随着|依照|遵照|响应|结合")
_GOES_ON = re.compile(r"并|又|还|另|同时|此外|其中")
_GENERIC = re.compile(
    r"(?:(?P<own>[我本])|该|全|两家|两)?(?P<kind>公司|集团|协会|学会|商会|公会|中心|医院|学校|支队|大队|中队|总队|局里|局|学院|院|研究所|所里|站|厂里|厂|"
    r"服务队|养护队|救援队|队里|合作社|工会|街道|社区|管理处|处里|办事处|银行|支行|分行|行里|委员会|法院|书店|图书馆|省局|市局|县局|总会|分会|"
    r"本会|会里|单位|团队|基金会|红十字会|妇联|残联|科协|党委|支部|总行|省公司|市公司|县公司|会(?=[又还也共累已先联会向为于在与])|馆|校|"
    r"(?<=该)[队部社站村镇店]|联合会|办事处|酒店|街道党工委|党工委|学区|总队|园区|车站|收费站|所)(?![\u4e00-\u9fff]{0,2}(?:里的|的|们))"
)
_UNTIL = re.compile(r"(?:截至|截止|直到|到|至|自|从|(?:将|须|请|应|拟|定|计划)于)$")
_SINCE = re.compile(r"起|前|之前|以前|以来|为止|止")
_BOTH = re.compile(r"双方|两家单位")
_ANY_BODY = ("公司", "集团", "厂里", "单位", "团队", "该单位", "本单位")
_BODIES = ("公司", "集团", "厂", "银行", "合作社")
_NO_COMPANY = tuple("会局厅委校学院站所处科部队馆室党办府乡镇村")
_DEED = re.compile(deeds.DEEDS)
_DIGIT = re.compile(r"\d")
_STATE = re.compile(r"目前|现有|共有|拥有|日均|人均|年均|平均")
_NOT_DONE = re.compile("|".join(map(re.escape, deeds.NOT_DONE)))
_TYPES = tuple((name, re.compile(pattern)) for name, pattern in deeds.TYPES.items())
_BENEFICIARY = re.compile(r"(?:向|为|给|对|慰问|走访|捐给|赠给|赠予|捐赠给|送给|支援|驰援|帮助)$")
_PLACE = re.compile(
    r"在(?P<place>[\u4e00-\u9fff\d]{2,16}?)(?:举办|举行|召开|开展|设立|组织|开设|启动|上演|演出|门口|设置)"
)


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
        self._forms = {each.name: each.aliases for each in bulletin.organisations}
        publisher = publisher_of(bulletin)
        series = (name for form, name in self._names.items() if (bulletin.series or "").startswith(form))
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
        if passage.kind in ("table", "caption"):
            return
        folded_text = fold(passage.text)
        named = self._named(passage, folded_text)
        actors: list[str] = []
        for sentence in _SENTENCE.finditer(folded_text.text):
            for step in self._steps(folded_text.text, sentence.start(), sentence.end(), named, actors):
                actors = step.actors or actors
                activity = self._activity(passage, folded_text, step, named)
                if activity is not None:
                    yield activity
            self._recent += [each.name for each in named if sentence.start() <= each.start < sentence.end()]

    def _named(self, passage: Passage, folded_text: Folded) -> list[_Named]:
        origin = folded_text.origin
        return [
            _Named(bisect_left(origin, start), bisect_left(origin, end), name)
            for start, end, name in sorted(self._mentions.get(passage.id, ()))
        ]

    def _steps(self, text: str, start: int, end: int, named: Sequence[_Named], before: list[str]) -> Iterator[_Step]:
        """The steps of a sentence; one that does not say who acts goes on with those who did."""
        step: _Step | None = None
        for clause in self._clauses(text, start, end, named):
            if step is None:
                same = self._calendar.same_day(text[clause.start : clause.end]) if clause.date is None else None
                date = clause.date or (_moved(same, clause.start) if same else None)
                step = _Step(clause.start, clause.end, list(clause.own), date)
            elif self._breaks_off(text, clause, step):
                yield step
                step = _Step(clause.start, clause.end, date=clause.date, others=True)
            elif named and self._joins_in(text, clause, step, named):
                clause.own.clear()
            elif self._begins_anew(text, clause, step):
                if _DEED.search(text, step.start, clause.start):
                    yield step
                    step = self._after(text, clause, step, end)
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
        if step is not None:
            yield step

    def _clauses(self, text: str, start: int, end: int, named: Sequence[_Named]) -> Iterator[_Clause]:
        """The clauses of a sentence, with who acts in each by name."""
        dates = [_moved(date, start) for date in self._calendar.dates_in(text[start:end])]
        for match in _CLAUSE.finditer(text, start, end):
            first, last = match.span()
            date = next((each for each in dates if first <= each.start < last), None) if dates else None
            leads = date is not None and _LIGHT.fullmatch(text, first, date.start) is not None
            here = [each for each in named if first <= each.start < last] if named else []
            subject = self._subject(text, first, here, date) if here else []
            own = subject or []
            told_from = _end_of(own, named, first) if own else first
            if own and _SAYS.search(text, told_from, last):
                own = []  # who tells of it is not who did it
            yield _Clause(first, last, date, leads, own, subject is None, told_from)

    @staticmethod
    def _joins_in(text: str, clause: _Clause, step: _Step, named: Sequence[_Named]) -> bool:
        """Whether a clause says who acts with those of a step (联合…, …承办), who are added to them."""
        joining = _JOINING.match(text, clause.start) if step.actors else None
        if joining:
            joined = _together(text, joining.end(), named)
        elif (
            step.actors
            and clause.own
            and _HOSTED.match(text, clause.told_from)
            and _HOST.search(text, step.start, clause.start)
        ):
            joined = clause.own  # 由甲主办,乙承办
        else:
            return False
        step.actors += [name for name in joined if name not in step.actors]
        return True

    def _breaks_off(self, text: str, clause: _Clause, step: _Step) -> bool:
        """Whether a clause tells of somebody whom nobody here knows, or what is planned, behind what was done.

        签订协议, 将在两地共建充电桩32个
        """
        if text[clause.start - 1] in ";；" and not (clause.own or clause.leads or self._goes_on(text, clause.start)):
            return True
        if _NOT_DONE.search(text, clause.start, clause.end) is None:
            return False
        return _DEED.search(text, step.start, clause.start) is not None

    @staticmethod
    def _begins_anew(text: str, clause: _Clause, step: _Step) -> bool:
        """Whether a clause begins with a date, or with others who act, and not only after what it is done for."""
        if clause.leads or not clause.own or clause.own == step.actors:
            return clause.leads
        if step.actors:
            return True
        light = _AFTER_DATE.match(text, step.start)
        return _PURPOSE.match(text, light.end() if light else step.start) is None

    def _after(self, text: str, clause: _Clause, step: _Step, end: int) -> _Step:
        """The step that a clause begins after another one."""
        unknown = clause.leads and clause.date is not None and self._is_another(text, clause.date.end, end)
        meant = self._by_class(text, clause.start, clause.date) or ([] if unknown else step.actors)
        date = clause.date if clause.leads else clause.date or step.date
        return _Step(clause.start, clause.end, list(clause.own or meant), date)

    def _subject(self, text: str, start: int, here: Sequence[_Named], date: EventDate | None) -> list[str] | None:
        """Who acts in a clause that names somebody, with all who act together; None where others do."""
        first = here[0]
        lead = text[start : first.start]
        if date is not None and start <= date.start < first.start:
            lead = text[start : date.start] + text[date.end : first.start]
        lead = _WITH_GOVERNMENT.sub("", lead)
        if self._heads and _WITH_THEM.fullmatch(lead):
            return list(dict.fromkeys((*self._heads, *_together(text, first.start, here))))
        meant = self._joins(lead)
        if not meant and (_LIGHT.fullmatch(lead) is None or _TO.search(lead)):
            return []
        theirs = _OF_THEIRS.match(text, first.end)
        if theirs:
            own = next((each for each in here if each.start == theirs.end()), None)
            return None if own is None else list(dict.fromkeys(_together(text, own.start, here)))
        if _BEHIND_NAME.match(text, first.end) or (_PART.match(text, first.end) and not _DEED.match(text, first.end)):
            return []
        unit = _UNIT_BEHIND.match(text, first.end)
        if unit and not _DEED.search(text, first.end, unit.end()):
            return None  # a workshop of theirs, which has no name here
        return list(dict.fromkeys((*meant, *_together(text, first.start, here))))

    def _joins(self, lead: str) -> list[str]:
        """Who acts together with the first name of a clause, where 公司与 or the like stands before it."""
        joint = _WITH.search(lead)
        if joint is None:
            return []
        before = lead[: joint.start()]
        light = _LIGHT.match(before)
        generic = _GENERIC.match(before, light.end() if light else 0)
        rest = before[generic.end() :] if generic else ""
        if generic is None or _LIGHT.fullmatch(rest) is None:
            return []
        return self._meant(generic["kind"], own=generic["own"] is not None)

    def _acts(self, text: str, clause: _Clause, step: _Step) -> bool:
        """Whether a clause says what was done by those it names, or goes on with those whom the step has named."""
        if clause.own:
            step.named = True
        elif not (step.named and self._goes_on(text, clause.start)):
            return False
        return _DEED.search(text, clause.told_from, clause.end) is not None

    @staticmethod
    def _is_another(text: str, start: int, end: int) -> bool:
        """Whether somebody whom nobody here knows acts behind a date: words before the deed, with no preposition."""
        light = _AFTER_DATE.match(text, start, end)
        at = light.end() if light else start
        if _DEED.match(text, at) or _GENERIC.match(text, at) or _GOES_ON.match(text, at) or _ADVERBIAL.match(text, at):
            return False
        clause = _CLAUSE.match(text, at, end)
        return clause is not None and _ANOTHER.match(clause.group()) is not None

    @staticmethod
    def _goes_on(text: str, start: int) -> bool:
        """Whether a clause goes on with who acted before: it begins with a deed, or with 公司 and the like."""
        light = _LIGHT.match(text, start)
        at = light.end() if light else start
        return bool(_DEED.match(text, at) or _GENERIC.match(text, at) or _GOES_ON.match(text, at))

    def _by_class(self, text: str, start: int, date: EventDate | None) -> list[str]:
        """Who is meant where a clause begins with 公司 and the like, behind its date or not."""
        at = self._content(text, start, date)
        if _BOTH.match(text, at):
            return list(dict.fromkeys(reversed(self._recent)))[:2][::-1]
        generic = _GENERIC.match(text, at)
        end = generic.end() if generic else self._end_of_kind(text, at)
        if end == at or (_PART.match(text, end) and not _DEED.match(text, end)):
            return []
        return self._meant(generic["kind"], own=generic["own"] is not None) if generic else self._heads

    def _end_of_kind(self, text: str, at: int) -> int:
        """Where the last characters of the head's name end, if these stand here: 山庄 under 青田山庄, 设计院."""
        core = _LEGAL.sub("", folded(self._head or ""))
        size = next((size for size in (4, 3, 2) if len(core) > size and text.startswith(core[-size:], at)), 0)
        return at + size

    @staticmethod
    def _content(text: str, start: int, date: EventDate | None) -> int:
        """Where a clause comes to what it says, behind its date and words like 同时."""
        at = date.end if date is not None and date.start >= start else start
        light = (_AFTER_DATE if at > start else _LIGHT).match(text, at)
        return light.end() if light else at

    def _implied(self, text: str, clause: _Clause, before: list[str], named: Sequence[_Named]) -> list[str]:
        """Who acts where no name says it: 公司 and the like, the head above, or who acted in the sentence before."""
        at = self._content(text, clause.start, clause.date)
        if _GENERIC.match(text, at) or _BOTH.match(text, at) or self._end_of_kind(text, at) > at:
            return self._by_class(text, clause.start, clause.date)
        if _BARE_DEED.match(text, at) and (clause.date is not None or _GOES_ON.match(text, clause.start)):
            return before or self._heads
        if not self._head:
            return []
        joint = _JOINTLY.match(text, at, clause.end)
        if not joint and not _ELIDED.match(text, at, clause.end):
            return []
        return list(dict.fromkeys((*self._heads, *(_together(text, joint.end(), named) if joint else ()))))

    def _is_of_kind(self, name: str, kind: str) -> bool:
        """Whether an organisation is of a class, by its name or by a short form of it (石城管道院 is an 院)."""
        body = {
            "总行": "银行",
            "省公司": "公司",
            "市公司": "公司",
            "县公司": "公司",
            "市局": "局",
            "省局": "局",
            "县局": "局",
        }
        if kind in body or kind == "集团":
            return body.get(kind, kind) in folded(name)
        return any(folded(form).endswith(kind) for form in (name, *self._forms.get(name, ())))

    def _meant(self, kind: str, *, own: bool) -> list[str]:
        """The organisation that a class word means: the head above if it is of that class, else the publisher.

        Where neither is, the last one named that is; but `own` ones (我院, 本会) are nobody else's.
        """
        kind = {"本会": "会", "会里": "会"}.get(kind, kind.removesuffix("里"))
        head = folded(self._head or "")
        if self._head and (
            self._is_of_kind(self._head, kind) or (kind in _ANY_BODY and not head.endswith(_NO_COMPANY))
        ):
            return self._heads
        for publisher in self._publishers:
            if self._is_of_kind(publisher, kind):
                return [publisher]
        recent = [] if own else list(reversed(self._recent))
        named = [name for name in recent if self._is_of_kind(name, kind)]
        if kind in _ANY_BODY:
            named += [name for name in recent if folded(name).endswith(_BODIES)]
        return named[:1]

    def _activity(self, passage: Passage, folded_text: Folded, step: _Step, named: Sequence[_Named]) -> Activity | None:
        text = folded_text.text
        proof = text[step.start : step.end]
        if not step.actors or not _DEED.search(proof) or _NOT_DONE.search(proof):
            return None
        names = [(each.start, each.end) for each in named if step.start <= each.start < step.end]
        quantities = tuple(quantities_in(passage.text, folded_text, step.start, step.end, names))
        dated = step.date is not None and step.date.value is not None
        if not dated and _STATE.search(proof):
            return None
        counted = bool(quantities) and (dated or _DIGIT.search(proof) is not None)
        if not (counted or (dated and len(step.actors) > 1) or (step.acting and _is_on_days(text, step.date))):
            return None
        start, end = folded_text.span(step.start, step.end)
        beneficiaries = [
            each.name
            for each in named
            if step.start <= each.start < step.end
            and each.name not in step.actors
            and _BENEFICIARY.search(text[: each.start])
        ]
        place = _PLACE.search(proof)
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
        known = (name for name, pattern in _TYPES if pattern.search(proof))
        return next(own, None) or next(known, "其他")


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
        between = _BRACKETS.sub("", between)
        if actors and not _WITH.fullmatch(between) and not _INVITING.fullmatch(between):
            break
        actors.append(each.name)
        at = each.end
    return actors


def _end_of(actors: Sequence[str], named: Sequence[_Named], start: int) -> int:
    """Where the last of the actors that a clause begins with ends."""
    return max((each.end for each in named if each.start >= start and each.name in actors), default=start)


def _is_on_days(text: str, date: EventDate | None) -> bool:
    """Whether something happened on a day, or on some: not until then, since then or before."""
    if date is None or "日" not in text[date.start : date.end].replace("号", "日"):
        return False
    return not _UNTIL.search(text, max(0, date.start - 4), date.start) and not _SINCE.match(text, date.end)


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

"""Names that are names because a clause says that whoever bears them acts.

    水质监测中心采集…    a part of a body by its duty
    云岭动物园举办…      of a place, whatever its kind of body may be called
    宏达集团捐款…        a mark, and no more than what kind of body it is

Elsewhere the same words may be a room, a place or a trade.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.knowledge import deeds, endings, lexicon
from kb.knowledge.extents import ENDINGS, LAND, REGION, REGIONS, has_own_words
from kb.knowledge.words import Word, texts_of
from kb.text import word_tag

_ACTS = re.compile(
    r"(?:一行(?:\d+[余多]?人)?|的?\d+[余多]?[名位个][\u4e00-\u9fff]{2,6}?|的[\u4e00-\u9fff]{2,6}?们|(?:师生|职工|党员|干部|员工|志愿者)\d+[余多]?[名人])?(?:分(?:[两三四五六]路|(?:\d+|[两三四五六七八九十])[余多]?(?:批次?|次|期|组|片)))?"
    r"[于自从]?(?:\d{1,2}月份?)?(?:[上中下]旬)?(?:\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?)?起?"
    r"(?:随后|随即|立即|当即|紧急|及时|近期|近日|全年|今年以来|也|相继|[一三]天(?:之)?内|一天|当[天日晚夜]|现场|今年|又|还|已|先后|分别|共同|一起|一道|一同|共|顺利|成功|积极|主动|扎实|认真|精心|广泛|自发|迅速|有序|连夜|正在|提前|按期|如期|另|则|就|专门|坚持|每[天日周月](?:[一二三四五六日天])?(?:[上下]午|[早晚]上?|凌晨)?(?:\d{1,2}[点时])?|24小时|本[周月季]|上[周月]|"
    r"连续(?:奋战|作战)?(?:\d+[余多]?个?(?:小时|[天日夜昼]))?)*"
    r"(?:(?:[在为向与和对将到赴来从]|面向|前往|针对|围绕|(?<!共)同|受(?=[^,]{2,14}委托)|以(?=[^,]{2,10}(?:方式|形式)))[^,]{1,16}?(?:\([^)]{0,20}\))?(?:共同|联合|一道|一同)?)?"
    rf"(?:{deeds.DEEDS}|进行(?=[^,]{{2}})|接到[^,]{{2,24}}后|接[报警令电]后|闻[讯令]后|(?:走进|来到|前往|赶赴|奔赴)(?=[^,]{{2}})|组成|联合|会同|携手|(?:按照|依托)(?=[^,]{{2}})|深入(?=[^,]{{2,14}}(?:,|举办|开展)))"
)
"""Behind a name: with how many of whom, when, how and for whom, up to the deed."""
_TOGETHER = re.compile(r"[、和与][^,、]{2,14}?(?:联合|共同|一道|一起|一行\d|分别|抽调|接[报警令]后|立即启动|迅速启动)")
"""Behind a name: it acts with another one that stands there: 质量管理部、厂科协联合召开…."""
_TEAM_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{2,5}?(?:班组|小组|团队|青年突击队)|“[^“”]{2,30}”(?:[QC]{2})?(?:课题|项目|成果|小组|班组)?"
)
"""A team of the body whose name stands before it, or a work of its own: 散货公司|“降低抓斗洒漏率”课题|获一等奖."""
_PLACED = frozenset(each[-1] for each in (*endings.PLACED, *endings.FACILITIES, *endings.BRANDS))
_UNITS = frozenset((*(each[-1] for each in endings.UNITS), *"部科处股室系所局司庭队区"))
"""The last characters of units that their duty names, of departments, and of what has a number."""
_LAST = _PLACED | _UNITS
"""The last characters of what is named so, which are asked first."""
_MAY_ACT = re.compile(rf"[{''.join(sorted(_PLACED))}](?<=[\u4e00-\u9fff]{{3}})(?={_ACTS.pattern})")
_LEAST_UNIT, _LONGEST_FORM = 2, 4
"""Characters of the shortest name of a unit, and of the longest that may be short for another one (皖设协)."""
_OF_MARK = (2, 3)
"""Characters of a mark that stands before what kind of a place it is: 青石水电站."""
_GROUPS = re.compile(r"(?P<mark>[\u4e00-\u9fff]{2,3})(?:集团|[农林牧茶]场|商会|大酒店)")
"""Names that have nothing but a mark before their class: 宏达集团, 红柳农场, 岚溪商会."""
_NO_MARKS = (
    *lexicon.CLASSES,
    *lexicon.LEVELS,
    *lexicon.GENERIC,
    *lexicon.DESCRIPTIVE,
    *lexicon.LEADING,
    *lexicon.TRADES,
    *lexicon.FUNCTION,
    *("家族", "日本", "美国", "德国", "韩国", "英国", "法国"),
)
"""What begins no mark."""
_NO_OWNERS = (*lexicon.CLASSES, *lexicon.GENERIC, "公司", "集团", "分公司", "总公司")
_SERVED = frozenset(("客户", "用户", "职工", "员工", "会员"))
"""Whom a department is named after: 客户服务部, 职工培训中心."""
_OFFICE = ("部", "科", "处", "室", "中心")
"""How the words end that make a department of whom it serves."""
_OF_ENTERPRISE = ("管理", "文化", "发展", "策划")
"""Behind 企业: a duty of a part of one, and not what somebody is."""
_BY_NUMBER = re.compile(
    r"第[一二三四五六七八九十]{1,2}(?![季轮批届期次])[\u4e00-\u9fff]{2,6}(?:所|分局|公司|部|处|庭|[大支中]队|党支部|工区|车间)"
    r"|(?:综采|综掘|掘进|开拓|通风|机电|运输|机运|安装|准备|防突|抽采|采煤|掘锚)[一二三四五六七八九十]?队"
)
"""Parts of a body by their numbers, and the teams of a mine: 第一税务分局, 综采一队."""
_NO_DUTY = (*_NO_OWNERS, *lexicon.DESCRIPTIVE)
"""What no unit's name begins with; a word that describes may where more than its class is behind."""
BARE = frozenset((*ENDINGS, *endings.UNITS, "生产车间", "主分场"))
"""Classes of bodies, which name none."""
ALONE = frozenset(("机关党委", "机关党总支", "机关党支部", "机关工会"))
"""Parts of which a body has one, and which stand for it without its name."""
_OF_OURS = re.compile(r"[我本该](?:[院校局行厂所会馆]|公司|协会|集团|中心)$")
_BEFORE_UNIT = frozenset("日月年●◆■★◎由")


def acts_from(text: str, at: int) -> bool:
    """Whether what stands there says what the body before it did: 举办…, 近日向…捐赠…, 联合…."""
    if _ACTS.match(text, at):
        return True
    team = _TEAM_BEHIND.match(text, at)  # 客户关系部“海燕”班组获评…
    return team is not None and _ACTS.match(text, team.end()) is not None


def acts_together(text: str, at: int) -> bool:
    """Whether what stands there says what the body before it did, or whom it did that with."""
    return acts_from(text, at) or _TOGETHER.match(text, at) is not None


def may_act(clause: str) -> bool:
    """Whether a clause says what was done right behind a character that may end the name of a place's body."""
    return _MAY_ACT.search(clause) is not None


def acting_in(
    run: Sequence[Word], clause: str, found: tuple[int, int] | None, beyond: str = ""
) -> tuple[int, int] | None:
    """The place of a name that is one because a clause says that it acts, where nothing else is `found`, or less.

    A part of a body that its duty names (水质监测中心), or whatever of a place may be a body (云岭动物园). `beyond`
    goes on with the clause behind 、 (水工部对大坝|、左岸边坡进行特别巡查).
    """
    found = found or _group_in(run, clause)
    if (found and found[1] >= run[-1].end) or _LAST.isdisjoint(word.text[-1] for word in run):
        return found
    start = run[0].start
    beside = clause.endswith(("会同", "联合", "携手", "与", "和"), 0, start) and not run[-1].text.endswith("委员会")
    if (
        start
        and not beside
        and clause[start - 1] not in _BEFORE_UNIT
        and not _OF_OURS.search(clause, max(0, start - 4), start)
    ):
        return found
    for last in range(len(run) - 1, -1, -1):
        if found and run[last].end <= found[1]:
            break
        character = run[last].text[-1]
        if character not in _LAST:
            continue
        words = texts_of(run[: last + 1])
        named = (character in _PLACED and _is_placed(words)) or (not found and is_unit(words))
        if named and acts_together(clause + beyond, run[last].end):
            return start, run[last].end
    return found


def is_unit(words: Sequence[str]) -> bool:
    """Whether words name a part of a body by its duty."""
    if len(words) > 1 and words[0] == "企业" and words[1].startswith(_OF_ENTERPRISE):
        return True  # 企业管理科
    name = "".join(words)
    parted = len(words) > _LEAST_UNIT and words[-1] in _OFFICE  # 客户关怀部
    office = parted or any(len(word) > _LEAST_UNIT and word.endswith(_OFFICE) for word in words[1:])  # 客户事业部
    no_duty = name.startswith(_NO_OWNERS if office else _NO_DUTY)
    duty = (
        not no_duty
        and (name not in BARE or name in ALONE)
        and not (lexicon.NO_UNIT - _SERVED if office else lexicon.NO_UNIT).intersection(words)
    )
    named = name.endswith(endings.UNITS) or _is_duty(words) or _BY_NUMBER.fullmatch(name) is not None
    return duty and len(name) > _LEAST_UNIT and named


def _is_placed(words: Sequence[str]) -> bool:
    """Whether words are a place, and what a body there may be called: 云岭|动物园, 野鹿|坡|车站, 云岭|移动."""
    name, last = "".join(words), words[-1]
    if len(words) == 1 or name.endswith(endings.NO_PLACED) or last == "市场" or "各" in name:
        return False
    if lexicon.NO_UNIT.intersection(words):
        return False
    facility = name.endswith(endings.FACILITIES)
    if facility and len(words) == 2 and len(words[0]) in _OF_MARK:
        return words[0] not in lexicon.DESCRIPTIVE and not words[0].startswith(_NO_MARKS)
    if not facility and REGIONS.fullmatch(name):
        return False
    unknown = len(words[0]) == len(words[1]) == 1 and len(name) > _LONGEST_FORM  # 红|崖, which no dictionary has
    known = word_tag(words[0]) == "ns" or REGION.match(name) is not None or words[1] in LAND or unknown
    if not known or not has_own_words(words[:-1]):
        return False
    return name.endswith(endings.PLACED) or (len(words) == 2 and last in endings.BRANDS)


def _is_duty(words: Sequence[str]) -> bool:
    """Whether words end like a department: with a word (护理部), or a character behind its duty (药学|部)."""
    *before, last = words
    if len(last) == 1:
        return last in "部科处股室" and len(before[-1:]) == 1 and len(before[-1]) > 1
    return len(last) > _LEAST_UNIT and last[-1] in "部科室系处股"


def _group_in(run: Sequence[Word], clause: str) -> tuple[int, int] | None:
    """The place of a group or the like that only its mark names (宏达集团), where a clause says that it acts."""
    group = _GROUPS.match(clause, run[0].start)
    if group is None or group.end() not in (word.end for word in run) or not acts_from(clause, group.end()):
        return None
    mark = group["mark"]
    own = word_tag(mark) in lexicon.PROPER_TAGS and not (mark.startswith(_NO_MARKS) or mark.endswith("企"))
    return group.span() if own else None

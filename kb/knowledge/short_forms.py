"""Short forms that are set by the language, where nobody defines them; see `contractions` for those that are made.

    云岭省市场监督管理局         省市场监管局     set contractions
    泠川交建第四工程有限公司      四公司          numbers
    泠川交建沅陂分公司           沅陂分公司       where the body that it belongs to is named too
    沅陂街道办事处             沅陂街道         the body that publishes is called like its place

They are only candidates: one counts where the bulletin uses it, and for one organisation only.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from kb.knowledge import endings, lexicon, set_forms
from kb.knowledge.branches import forms_of_branch, without_level
from kb.knowledge.name_words import variants
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.text import branches, cut, word_tag

_LEGAL = re.compile(r"[(（]?(?:集团|控股)?[)）]?(?:股份|实业|连锁)?(?:有限责任公司|股份有限公司|有限公司|公司)$")
_OF_GROUP = re.compile(r"(?P<group>[\u4e00-\u9fff]{2,}集团)(?:股份|控股)?(?:有限责任|有限)?公司$")
"""A company that is called a group: 泽远重工集团, whatever shorter form is defined."""
_BUREAUS = ("工程局集团有限公司", "铁路局集团有限公司", "局集团公司")
"""Companies that were bureaus, and call themselves 局集团."""
_OF_STREET = re.compile(r"(?:[\u4e00-\u9fff]{2,}[省市县区])?(?P<street>[\u4e00-\u9fff]{2,6}?街道)办事处")
_LEVEL = re.compile(r"^(?P<stem>[\u4e00-\u9fff]{2,4}?)(?P<rest>(?P<level>[省市县區区州縣])[\u4e00-\u9fff]{2,})$")
_LOWER_LEVEL = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?P<rest>(?P<level>镇|乡|街道|社区)[\u4e00-\u9fff]{2,})$")
_CONTRACTED_IN = re.compile("|".join(branches(dict.fromkeys(set_forms.CONTRACTIONS, ""))))
_ORDINAL = re.compile(
    r"第(?P<number>[一二三四五六七八九十]{1,2})(?P<body>[\u4e00-\u9fff]*?)(?P<kind>分?公司|医院|中学|小学|幼儿园)$"
)
_ATTACHED = re.compile(r"附属(?:第(?P<number>[一二三四五六七八九十]))?(?P<kind>医院|中学|小学|幼儿园)$")
_NUMBERED = re.compile(
    r"(?<=.{2})(?:第[一二三四五六七八九十]{1,2}(?:支队|大队|中队|分局|党支部|项目部|监狱)|(?<!第)[一二三四五六七八九]公司"
    r"|(?<!第)[一二三四五六七八九十]{1,2}标段?(?:项目(?:经理)?部|经理部))$"
)
_BUILDER = re.compile(r"第(?P<number>[一二三四五六七八九十])(?:建筑|建设)\w*公司$")
_ORDINAL_KIND = {"公司": "公司", "分公司": "分公司", "医院": "院", "中学": "中", "小学": "小", "幼儿园": "幼"}
_SCHOOLS = ("中学", "小学", "医院")
_PLANT = re.compile(r"第(?P<short>[一二三四五六七八九十]{1,2}(?:[\u4e00-\u9fff]{0,3}厂|车间|工区))$")
_BY_PLACE = frozenset("局处段厂站所")
"""How those end that are called by their place and that character: 临河处."""
_PARTS = ("分公司", "支行", "分行", "分局", "支队", "大队", "秘书处", "工会", "分会", "专业委员会", "项目部", "经理部")
_DUTIES = ("部", "处", "中心", "党委", "团委", "纪委", "党支部")
_PLACE, _LEAST_PLACED, _MOST_OF_PLACE = 2, 6, 3
_LEAST = 4
_NOTE = re.compile(r"[（(]公司[）)]$")
"""What bureaus are besides that trade: 青江市烟草专卖局（公司）."""
_OF_ZONE = re.compile(r"[\u4e00-\u9fff]{2,4}(?P<rest>(?:经开区|高新区|保税区|综保区)[\u4e00-\u9fff]{2,})")
"""A body of a zone with its place, which the city of that place leaves out: 汀川经开区总工会."""
_CONFERENCE = re.compile(r"(?:政协|中国人民政治协商会议)(?P<place>[\u4e00-\u9fff]{2,4}[省市县区州旗])委员会")
"""The political consultative conference of a place: 政协青云县委员会."""
_OFFICE = "办公室"
_OFFICES = ("部", "处", "科", "室")
_WHOSE = re.compile(r"^.*(?:公司|集团|中心|[局院厂厅校所段行])(?=.{3,}$)")
"""Departments, which only their duty tells apart; and what stands before it in their names."""
_PLACED = frozenset("省市县区州镇乡")
_BRACKETED_PLACE = re.compile(r"(?P<mark>[^()（）]{2,})[(（](?P<place>(?!集团|股份|控股)[\u4e00-\u9fff]{2,4})[)）]")
_ZONE = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2})(?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新区|工业园区?|产业园区?|综合保税区)"
)
_IN_LINE = ("局", "学会", "协会", "商会", "联合会")
"""Classes of bodies that have others of the same duty above and below them."""
_TEACHES = re.compile(r"(?:大学|学院|学校|医院|研究院)$")
_CLASSES = tuple(sorted({*ORGANISATION_ENDINGS, *endings.ENDINGS}, key=len, reverse=True))
_CONTRACTED = ("科协", "文联", "残联", "侨联", "社科联")
_KINDS: dict[str, str | tuple[str, ...]] = {
    "公司": ("公司", "集团"),
    "院": ("院", "院有限公司"),
    "办": ("办公室", "办"),
    "集团": ("集团", "公司"),
    "协": ("协", "协会"),
    "联": ("联", "联合会"),
}


def short_forms(name: str, others: Collection[str]) -> Iterator[str]:
    """Forms that may stand for a name, itself not among them; `others` are the other names that are known."""
    for form in dict.fromkeys(_forms(name, others)):
        if form != name and len(form) >= 3 and form not in ORGANISATION_ENDINGS and not _LEGAL.fullmatch(form):
            yield form


def is_legal_form(text: str) -> bool:
    """Whether a text is what a company's name ends with, and nothing more (集团有限公司)."""
    return _LEGAL.fullmatch(text) is not None


def _is_group_by_initials(short: str, name: str) -> bool:
    """Whether a group is called by the first characters of its place and of what it does: 云钢集团 of 云岭钢铁集团."""
    if len(short) != _LEAST or not short.endswith("集团") or "集团" not in name or short[0] != name[0]:
        return False
    body = name.partition("集团")[0]
    return any(word[0] == short[1] for word in cut(body)[1:])


def is_short_for(short: str, name: str) -> bool:
    """Whether a name that a bulletin uses may be short for a longer one that it uses too: 瑞丰公司, 省质促会.

    Its characters stand in the longer one in their order, in three pieces at most, with something that is more than
    a place, a level and a class: 市医院 is not short for 市第二医院.
    """
    far = len(name) < len(short) + 2 or (short[0] not in name and short[0] not in "校院")
    if far or name.startswith(short) or _is_of_branch(short, name) or _is_above(short, name):
        return False  # 市水务局 is above 市水务局工会
    if is_placed(short, name) or _is_group_by_initials(short, name):
        return True
    nearer = name[name.find(short[1:]) - 1]
    if short[0] in _PLACED and nearer in _PLACED and nearer != short[0] and name.endswith(short[1:]):
        return False  # 市财政局 is not short for 青江市望湖区财政局
    if short[0] in "校院" and name.endswith(short[1:]) and _TEACHES.search(name.removesuffix(short[1:])):
        return True  # 校党委组织部 of a university
    ending = _ending_of(short)
    if ending in _CONTRACTED and not name.endswith(ending):
        ending = short[-1]  # the 科协 of 市老科协 is no ending of 市老科技工作者协会
    content = short.removesuffix(ending).lstrip("省市县区")
    if len(content) < 2 or not name.rstrip(")").endswith(_KINDS.get(ending, ending)):
        return False
    if ending in _OFFICES and not set(content).intersection(_WHOSE.sub("", name)):
        return False  # 工程部 is none of 第二工程局项目经理部
    if (name.startswith(content) and _says_too_little(content, ending)) or _straddles(content, name):
        return False
    if ending in endings.SOCIETIES and name.endswith(ending) and name.startswith(short.removesuffix(ending)):
        return False  # 松山市质量协会 is not 松山市质量检验协会
    return 0 < _pieces(short.removesuffix(ending), name) <= (2 if ending == short[-1] or short[0] in "省市县区" else 1)


def _is_above(short: str, name: str) -> bool:
    """Whether a name says the group of a company, or the office of a body: 总工会办公室 is none of 劳动竞赛办公室."""
    office = short.endswith(_OFFICE) and name.endswith(_OFFICE) and short[-4:-3] not in name[-7:-3]
    return office or _is_group_above(short, name)


def _is_group_above(short: str, name: str) -> bool:
    """Whether a name goes on behind its group, which the shorter one is: 宏达集团, 宏达建设集团青云分公司."""
    _, group, rest = name.partition("集团")
    return bool(group and rest) and short.endswith(group) and not is_legal_form(rest)


def _is_of_branch(short: str, name: str) -> bool:
    """Whether a name is of a branch of the body that the shorter one is of: 某公司安监部, 某公司青云供电公司安监部."""
    same = next((at for at, (one, other) in enumerate(zip(short, name, strict=False)) if one != other), len(short))
    body, between = short[:same], name[same : len(name) - len(short) + same]
    if not name.endswith(short[same:]) or len(body) < _LEAST:
        return False
    return body.endswith(ORGANISATION_ENDINGS) and between.endswith(ORGANISATION_ENDINGS)


@lru_cache(maxsize=1 << 12)
def _ending_of(name: str) -> str:
    """The longest ending of organisations that a name has, else its last character."""
    return next((each for each in _CLASSES if name.endswith(each)), name[-1])


def is_placed(short: str, name: str) -> bool:
    """Whether a longer name is the shorter one with its place before it: 澄江市锦溪街道办事处, 市总工会."""
    level = _LEVEL.match(name)
    if level is None:
        return False
    return short == level["rest"] or (len(short) >= _LEAST_PLACED and short == level["rest"][1:])


def places_of(names: Iterable[str]) -> frozenset[str]:
    """The places that names begin with, of any level: the 清源 of 清源市红十字会, the 嘉和 of 嘉和经开区管委会."""
    levels = (_LEVEL.match(name) or _ZONE.match(name) for name in names)
    return frozenset(level["stem"] for level in levels if level and len(level["stem"]) == _PLACE)


def without_place(name: str) -> str | None:
    """A name as its own place says it, with the level alone: 县红十字会, 镇妇联; None where it has no such form."""
    level = _LEVEL.match(name) or _LOWER_LEVEL.match(name)
    return level["rest"] if level else None


def as_place(name: str) -> str | None:
    """What the office of a street calls itself (沅陂街道); said of another body, that is the place."""
    office = _OF_STREET.fullmatch(name)
    return office["street"] if office else None


def in_line(name: str, publisher: str) -> str | None:
    """What a body of the same duty that publishes calls one below it: 梅岭区局, 梅岭市学会, 合江局; else None."""
    own, other = _LEVEL.match(name), _LEVEL.match(publisher)
    kind = next((each for each in _IN_LINE if name.endswith(each)), None)
    if other is None or kind is None:
        return None
    if own is None:
        place = name.removesuffix(other["rest"][1:])
        return f"{place}{kind}" if 1 < len(place) <= _MOST_OF_PLACE and place != name else None
    duty, duty_of_other = own["rest"][1:], other["rest"][1:].partition(kind)[0] + kind
    if duty.endswith("分局") and duty.replace("分局", "局") == duty_of_other:
        return f"{own['stem']}{own['level']}分局"  # 高新区分局 of 高新区市场监督管理分局
    same = duty == duty_of_other or duty in contracted(duty_of_other) or duty_of_other in contracted(duty)
    return f"{own['stem']}{own['level']}{kind}" if same else None


_NATIONAL_TAXES = "国家税务总局"
"""Before the name of each bureau of taxes."""


def by_level(name: str, publisher: str) -> str | None:
    """What whoever publishes calls itself and those above and below it of the same duty: 市局, 省局; else None."""
    name, publisher = (_NOTE.sub("", each).removeprefix(_NATIONAL_TAXES) for each in (name, publisher))
    own, other = _LEVEL.match(name), _LEVEL.match(publisher)
    rest = own["rest"] if own else name
    if other is None or rest[:1] not in _PLACED or not (rest.endswith("局") and publisher.endswith("局")):
        return None
    duties, duties_of_other = ({each[1:], *contracted(each[1:])} for each in (rest, other["rest"]))
    return None if duties.isdisjoint(duties_of_other) else f"{rest[0]}局"


def by_town(name: str, publisher: str) -> str | None:
    """What a body of the town or street that publishes is called by its level: 镇政府, 社区党委; None for any other."""
    town = _LOWER_LEVEL.match(name)
    return town["rest"] if town and publisher.startswith(name[: town.end("level")]) else None


def by_level_of_both(name: str) -> str | None:
    """What a bureau that is a company as well is called by its level: 市局（公司）; None for any other."""
    note = _NOTE.search(name)
    own = _LEVEL.match(name[: note.start()]) if note else None
    return f"{own['level']}局{note.group()}" if note and own and own["rest"].endswith("局") else None


def by_place(name: str) -> str | None:
    """What a body is called by its place and its last character: 临河处 of 临河公路管理处; None for any other."""
    place, last = name[:_PLACE], name[-1]
    if last == "所" and name[_PLACE] in "镇乡" and len(name) > _LEAST_PLACED:
        return place + last  # 青山所 of 青山镇市场监管所
    if last not in _BY_PLACE or len(name) <= _LEAST or name[_PLACE] in _PLACED or word_tag(place) not in ("ns", "?"):
        return None
    return place + last


def by_number(name: str) -> str | None:
    """What a school or a hospital is called by its number alone: 三中, 附一院; None for any other."""
    attached = _ATTACHED.search(name)
    if attached:
        return f"附{attached['number'] or ''}{_ORDINAL_KIND[attached['kind']]}"
    ordinal = _ORDINAL.search(name) if "第" in name else None
    if ordinal is None or ordinal["kind"] not in _SCHOOLS or len(ordinal["number"]) > 1:
        return None
    if ordinal["body"] not in ("", "人民"):
        return None
    return ordinal["number"] + _ORDINAL_KIND[ordinal["kind"]]


def _says_too_little(content: str, ending: str) -> bool:
    """Whether the beginning of a name, with its ending, may be another body: a place alone, or two characters.

    But 材料学院 is 材料科学与工程学院, and 天润公司 a company by its mark.
    """
    place = content[-1] in "省市县区州镇乡" or word_tag(content) == "ns"
    return place or (len(content) < _LEAST - 1 and ending not in ("公司", "集团", "学院"))


def _straddles(content: str, name: str) -> bool:
    """Whether a word stands in a name only across the ends of two of its words: the 急救 of 应|急救|护培训中心."""
    if name.count(content) != 1 or word_tag(content) == "?":
        return False
    start, end = name.find(content), name.find(content) + len(content)
    places = list(itertools.accumulate(map(len, cut(name)), initial=0))
    return start not in places and end not in places


def _pieces(short: str, name: str) -> int:
    """In how many runs the characters stand in a name, in their order; 0 where they do not."""
    pieces, at, place = 0, 0, 0
    while at < len(short):
        size = next((size for size in range(len(short) - at, 0, -1) if name.find(short[at : at + size], place) >= 0), 0)
        if not size:
            return 0
        place = name.find(short[at : at + size], place) + size
        at += size
        pieces += 1
    return pieces


def completed(name: str, longer: str) -> str | None:
    """A name that begins with its level, with its place, where a longer one shows that (临江市总工会办公室)."""
    at = longer.find(name, 2, 4 + len(name))
    within = name.endswith("委") and longer.startswith("员会", at + len(name))  # 市卫生健康委 in …委员会
    return longer[: at + len(name)] if at >= 2 and not within else None


def _in_its_place(name: str) -> Iterator[str]:
    """What a company with its place in brackets is called: 法雷恩襄江, 三川电机（甬江） of 三川电机（甬江）有限公司."""
    match = _BRACKETED_PLACE.match(name) if name.endswith("公司") else None
    if match:
        mark, place = match["mark"], match["place"]
        yield from (f"{mark[:size]}{place}" for size in range(_PLACE, len(mark) + 1))
        yield f"{mark}({place})"


def _forms(name: str, others: Collection[str]) -> Iterator[str]:
    yield from _own_forms(name)
    for other in others:
        if name.startswith(other) and len(name) - len(other) >= _LEAST - 1 and _is_part(name[len(other) :]):
            yield name[len(other) :]
            yield from contracted(name[len(other) :])
        if _is_part(other) and any(each.endswith(other) for each in variants(name)):
            yield other


@lru_cache(maxsize=1 << 12)
def _own_forms(name: str) -> tuple[str, ...]:
    """The forms that a name has whatever else is named."""
    return tuple(_made(name))


def _made(name: str) -> Iterator[str]:
    level = _LEVEL.match(name)
    base = _LEGAL.sub("", name)
    for each in dict.fromkeys((name, base, without_level(name), *((level["rest"],) if level else ()))):
        yield from contracted(each)
    yield from (zone["rest"] for form in contracted(name) if (zone := _OF_ZONE.fullmatch(form)))
    yield from _without_committee(name)
    if name[0] in "省市县区":  # a mark is enough: 青苗社工 of 市青苗社会工作服务中心
        yield from (form for form in contracted(name[1:]) if form not in set_forms.CONTRACTED)
    if name.endswith(_BUREAUS):
        yield from ("局集团", "局集团公司")
    group = _OF_GROUP.match(name)
    if group:
        yield group["group"]
    if base != name and base.endswith(_CLASSES):
        yield base  # 江海农村商业银行 of a company
    yield from forms_of_branch(name)
    yield from _in_its_place(name)
    numbered = _NUMBERED.search(name)
    if numbered:
        yield numbered.group()
    yield from _of_builder(name, level)
    plant = _PLANT.search(name)
    if plant:
        yield plant["short"]
    ordinal = _ORDINAL.search(name)
    if ordinal:
        short = ordinal["number"] + _ORDINAL_KIND[ordinal["kind"]]
        yield short if len(short) > 2 else ""
        if level and not ordinal["kind"].endswith("公司"):
            yield level["level"] + short
            yield level["stem"] + short


def _of_builder(name: str, level: re.Match[str] | None) -> Iterator[str]:
    """What a builder is called by its number, behind its place or its level: 市三建, 青江三建; else nothing."""
    builder = _BUILDER.search(name)
    if builder:
        yield f"{level['level'] if level else ''}{builder['number']}建"
        if level and "建筑" in builder.group():
            yield f"{level['stem']}{builder['number']}建"


def _without_committee(name: str) -> Iterator[str]:
    """What some committees are called without that word: 江原省教育工会, 省教育工会; 青云县政协, 县政协."""
    conference = _CONFERENCE.fullmatch(name)
    if conference:
        short = f"{conference['place']}政协"
    else:
        short = name.removesuffix("委员会") if name.endswith("工会委员会") else ""
    level = _LEVEL.match(short)
    yield from filter(None, (short, level["rest"] if level else ""))


def contracted(name: str) -> Iterator[str]:
    """A name with set contractions."""
    for long, shorts in set_forms.CONTRACTIONS.items() if _CONTRACTED_IN.search(name) else ():
        if long in name:
            for short in shorts:
                yield name.replace(long, short)


def _is_part(rest: str) -> bool:
    return (
        rest in lexicon.OFFICES
        or rest.endswith(_PARTS)
        or (rest.endswith("公司") and not _LEGAL.fullmatch(rest))
        or (len(rest) >= _LEAST and rest.endswith(_DUTIES))
    )

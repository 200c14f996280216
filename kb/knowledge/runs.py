"""Runs of words that names of organisations are made of, over the words of jieba's dictionary.

Verbs, function words, digits and marks end a run; what stands in a name though it is one of these is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.knowledge import endings, lexicon
from kb.knowledge.extents import ENDINGS, LAND, REGION, WORDS_BETWEEN, is_deed, is_ended
from kb.knowledge.marks import (
    COMPANIES_OF_PLACES,
    LEGAL,
    MARKED,
    NO_MARKS,
    OPENING,
    ROLES,
    TERM,
    ends_mark,
    is_in_mark,
    is_mark_before_trade,
    is_of_mark,
    is_place_alone,
    is_place_and_mark,
    may_be_in_name,
)
from kb.knowledge.parting import joined, parted
from kb.knowledge.words import NUMBERED_BODIES, NUMERALS, UPPER, Word, is_placed, texts_of, words_of
from kb.text import word_tag

_INSIDE = re.compile(r"\((?:集团|股份|中国|国际|[\u4e00-\u9fff]{2,4})\)(?=[\u4e00-\u9fff]{0,8}(?:公司|集团|银行|合伙))")
_DEPENDS = lexicon.VERBS | {"联合会", "系", "内", "同", "转", "奉"}
"""Words of which it depends on what stands around them whether a name may have them."""
_JOINT_DEED = re.compile(r"[诊办审]|商(?![定议讨谈会])|签(?![订署约])")
"""Behind 联合会: the rest of a verb (联合会签, 联合会诊), not a deed of a 联合会 (签订)."""
_OF_EVENTS, _MOST_TO_COMMITTEE = frozenset(("组委会", "筹委会", "组织委员会")), 6
"""Whose name has a term in it (第十九届亚运会组委会; others have one of office), and how many words on they stand."""
_NUMBERED = re.compile(rf"[一二三四五六七八九十]{{1,2}}(?:{'|'.join(sorted(NUMBERED_BODIES))})")
_MOST_WORDS = 80
"""No name is nearly so long; text that never ends is cut here, so that its time grows with its length."""
_MOST_BEFORE_TRADE = 3
"""So many words at most before a trade that is a verb."""
_MOST_TO_BODY = 4
"""And from such a trade on to the word that says what kind of body it is."""
_PROFESSIONS = frozenset(("工程师", "医师", "讲师", "教授", "研究员", "护士长"))
_MARKED_BY_LATIN = ("公司", "集团", "厂", "银行")
"""Whose name may begin with Latin letters."""
_ABROAD, _MOST_OF_ABROAD = frozenset(("办事处", "联络处", "工作处")), 5
"""How those end that a body keeps elsewhere (青江海关驻石港办事处), and how many words on that may stand."""
_MOST_OF_INSPECTORS = 14
_JOINED_BEHIND = ("会", "总会", "社", "体", "党支部", "党委", "党总支", "团支部", "国")
"""What makes a word of 联合 even behind a whole name: 某集团联合党委;"""
_NOT_JOINED = (
    *(
        "社区",
        "社会",
        "社保",
        "社科",
        "社工",
        "会员",
        "会计",
        "会展",
        "国网",
        "国家",
        "国药",
        "国际",
        "国资",
        "国土",
        "国旅",
    ),
    *("体育", "体检", "体彩", "体校"),
)
"""but not this."""
_LEVEL_AND_DUTY = 2
"""So many words may stand behind a place before the mark of a society."""
_SOCIETIES_OF_MARKS = ("学会", "协会", "研究会", "商会", "联合会", "促进会")
"""Bodies that a verb may be the mark of, right behind their place: 湖东远望应急救援协会, 四川休闲食品商会."""
_PARTICLE = re.compile(r"所[\u4e00-\u9fff]{1,4}的")
_LEVELS = frozenset("省市县区州镇乡")
_AREAS = frozenset("区县市镇乡村道")
_COMMITTEE_OR_BODY = (*sorted(_OF_EVENTS), *ENDINGS)
_BODIES = tuple(endings.BODIES)
_ENDINGS = (*ENDINGS, *sorted(endings.LETTERS))
_BUILDERS = frozenset(f"{number}建" for number in NUMERALS)
_MOST_TO_COMPANY = 5
"""In so many words its company must end behind a mark that is an adjective."""
_LATIN = re.compile(r"(?!\d+(?:[kmg]?[vw]|k?va|[kcm]?m|[kmt]g|\d\dg|[kmgt]b|ml|kwh|hz|mpa)$)(?=\d*[a-z])[a-z\d]{2,12}")
"""Latin letters, with figures or without, in a name: tcl, b2b, 5g; not 10kv."""
_HOTLINE = re.compile(r"1(?:1[09]|2[02])|12[1-9]\d\d|9[56]\d{3,4}")
"""What everybody dials, in the name of whoever answers: 市120急救中心."""
_NO_LATIN_MARKS = re.compile(r"iso\d*|gb\d*|[a-z]*\d{3,}|\d?a+|\d?[a-z]\d?|\d+[a-z]+")
"""Standards, levels and the like, which no mark of a company is; 5g is none where it stands first."""
_MEASURES = frozenset("个处家所名余多分件起次户台套只人村辆支条座间张年月日天种项")
_SOCIETIES = ("委员会", "研究会", "分会", "专委会")
"""What stands behind a whole name and letters: 省质技协QC小组专业委员会."""
_DASHES, _MOST_BEHIND_LATIN = frozenset("-·—"), 8
"""Between the parts of a mark (一汽-大众); and so many words on the body of a name must stand."""
_MOST_BEHIND_DASH = 5
"""The word itself and four more."""


def runs_in(text: str) -> Iterator[list[Word]]:
    """The runs of a clause (folded); two with 和 or 与 between them may be one."""
    for run in _runs(text):
        if run:
            yield from parted(run)


def _runs(text: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    joint: list[Word] = []
    at = 0
    inside = {match.start(): match.end() for match in _INSIDE.finditer(text)} if "(" in text else {}
    words = words_of(text)
    for number, word in enumerate(words):
        start, at = at, at + len(word)
        if not run and not joint and _begins_nothing(word) and not _opens_mark(words, number):
            continue
        if not run and (_is_role(words, number) or (number and _is_role(words, number - 1))):
            continue
        if run and start < run[-1].end:
            continue  # a bracket that was taken with its content
        if run and start in inside:
            run.append(Word(text[start : inside[start]], start, inside[start]))
        elif len(run) < _MOST_WORDS and (_goes_in_always(word) or _goes_in(word, run, text, words, number, start)):
            run.append(Word(word, start, at))
        else:
            between = bool(run) and word in WORDS_BETWEEN and len(joint) < _MOST_WORDS
            if joint or between:
                parts = list(joined(joint, run))
                joint = [*parts.pop(), Word(word, start, at)] if between else []
                yield from parts
            else:
                yield run
            run = [Word("县", at - 1, at)] if word == "会同县" else []
    yield from joined(joint, run)


def _is_role(words: Sequence[str], number: int) -> bool:
    """Whether what somebody is to others stands there, before his name: 校友企业|滨川启衡科技有限公司."""
    word, *near = words[number : number + 3]
    if word not in lexicon.OF_ROLES or len(near) < 2 or near[0] not in ("企业", "单位"):
        return False
    return not near[1].endswith((*_ENDINGS, *_SOCIETIES_OF_MARKS))  # 爱心企业协会


def _goes_in(word: str, run: list[Word], text: str, words: list[str], number: int, start: int) -> bool:
    """Whether a word of a text (the `number`th, which begins at `start`) goes on a run, or begins one."""
    if len(word) == 1 and _is_another_word(word, run, text, start):
        return False
    if may_be_in_name(word):
        return not _is_verb(word, "".join(words[number + 1 : number + 3]), run)
    following = words[number + 1] if number + 1 < len(words) else ""
    if word in lexicon.TITLES:
        return following == "办公室" or (word in _PROFESSIONS and following in endings.BODIES)
    if word in ("上", "下", "前", "后") and (UPPER.match(text, start) or (not start and _is_of_land(following))):
        return True  # 下塘村, 下河口小学
    if word[0] == "第" and TERM.fullmatch(word):
        near = words[number + 1 : number + _MOST_TO_COMMITTEE]
        return next((each in _OF_EVENTS for each in near if each.endswith(_COMMITTEE_OR_BODY)), False)
    if run:
        of_role = all(each.text in lexicon.OF_ROLES or each.text.endswith(ROLES) for each in run)
        named = of_role and _opens_mark(words, number)  # 会员企业鼎盛建材集团
        return named or _goes_on(word, run, text, words, number, start)
    return (word in _BUILDERS and following == "公司") or _opens_mark(words, number)


def _is_another_word(word: str, run: list[Word], text: str, start: int) -> bool:
    """Whether a character that names may have is a word of its own where it stands."""
    if word == "系":
        return [len(each.text) for each in run[-2:]] == [1, 1]  # 潘越系1996届校友
    if word == "奉":
        return bool(run) and is_ended(texts_of(run))  # 消防救援大队奉支队命令
    if word == "内":
        return bool(run) and run[-1].text[-1] in _AREAS  # 园区内海丰冷链供应链有限公司
    if word == "转":
        return text[start - 1 : start] in ("已", "将", "均")  # 意见已转研发中心
    return word == "同" and REGION.match(text, start + 1) is not None  # 还同岭西省奶业协会


def _is_of_land(word: str) -> bool:
    """Whether a word is a place that is named after what is there: 河口, 石桥."""
    return word_tag(word) == "ns" and word[-1] in LAND | {"口"}


def _goes_on(word: str, run: list[Word], text: str, words: list[str], number: int, start: int) -> bool:
    """Whether a word that names do not have goes on a run all the same."""
    if word in lexicon.COUNTED or _NUMBERED.fullmatch(word):
        return True
    if word in lexicon.BREAKING_BUT_BEFORE:
        return "".join(words[number + 1 : number + 3]).startswith(lexicon.BREAKING_BUT_BEFORE[word])
    placed = is_placed(run[0].text) or REGION.fullmatch("".join(texts_of(run))) is not None
    if word in _DASHES or word[0].isascii():
        return _goes_on_in_latin(word, run, words, number, placed=placed)
    if is_mark_before_trade(words, number, COMPANIES_OF_PLACES) and is_place_alone(run):
        return True
    if (placed or run[0].text in _LEVELS) and _is_trade(word, run, words, number):
        return True
    if (
        any(map(text.__contains__, MARKED))
        and is_of_mark(word, run, placed=placed or is_place_and_mark(run))
        and is_in_mark(words, number, run)
    ):
        return True
    if word == "所":
        return not is_ended(texts_of(run)) and not _PARTICLE.match(text, start)
    if word == "会":
        return run[-1].text[-1] in "工学商协联总友" or run[-1].text in ("保障", "互助")
    return word in ("驻", "派驻") and _is_posted(run, text, words, number, start)


def _is_posted(run: list[Word], text: str, words: list[str], number: int, start: int) -> bool:
    """Whether 驻 says where a body has somebody, or where an office of its own is."""
    following = words[number + 1] if number + 1 < len(words) else ""
    if "纪检" in text[start : start + _MOST_OF_INSPECTORS]:
        return True  # 市纪委监委驻市卫健委纪检监察组
    at_home = is_placed(run[-1].text) or run[-1].text in _LEVELS or run[-1].text.endswith("政府")
    if at_home and is_placed(following):
        return True  # 莆阳市驻西安办事处
    return is_ended(texts_of(run)) and not _ABROAD.isdisjoint(words[number + 1 : number + _MOST_OF_ABROAD])


def _is_trade(word: str, run: list[Word], words: list[str], number: int) -> bool:
    """Whether a verb says what a body does whose name begins with its place: 中国烹饪协会, 中国物资再生协会."""
    if (
        len(word) != 2
        or word == "组织"
        or word_tag(word) != "v"
        or word in lexicon.BREAKING
        or _behind_place(run) > _MOST_BEFORE_TRADE
    ):
        return False
    following = words[number + 1 : number + 1 + _MOST_TO_BODY]
    at = next((at for at, each in enumerate(following) if each in endings.BODIES), None)
    if at is None or not all(map(may_be_in_name, following[:at])):
        return False
    if not is_deed(word) and (at == 0 or following[0].endswith("行业")):
        return True
    if not is_deed(word) and following[at] in _SOCIETIES_OF_MARKS and _behind_place(run) <= _LEVEL_AND_DUTY:
        return True  # 湖东远望应急救援协会, 翠屏区平安出行公益促进会
    near = at == 0 or (run[0].text in _LEVELS and not is_deed(word))
    return near and not is_ended(texts_of(run))  # 市预警信息发布中心, 市大气探测技术保障中心


def _behind_place(run: Sequence[Word]) -> int:
    """How many words stand behind the place that a run begins with, which is one word, known or not (云|溪|市)."""
    region = REGION.match("".join(texts_of(run)))
    end = run[0].start + (region.end() if region else 0)
    return sum(word.start >= end for word in run) + (region is not None)


def _opens_mark(words: list[str], number: int) -> bool:
    """Whether an adjective is the mark of a company that begins there: 宏远精密铸造公司; or letters are: TCL集团."""
    word = words[number]
    if word[0].isascii():
        return _opens_latin(words, number)
    if is_mark_before_trade(words, number, LEGAL):
        return True
    if len(word) != OPENING or not word_tag(word).startswith(("a", "z")) or word in NO_MARKS:
        return False
    near = words[number + 1 : number + _MOST_TO_COMPANY]
    at = next((at for at, each in enumerate(near) if each.endswith("集团")), None)
    of_group = at is not None and all(may_be_in_name(each) and not is_deed(each) for each in near[:at])
    return of_group or (any(each.endswith("公司") for each in near) and is_in_mark(words, number, []))


def _goes_on_in_latin(word: str, run: Sequence[Word], words: Sequence[str], number: int, *, placed: bool) -> bool:
    """Whether Latin letters, a hotline or a dash stand in the name that a run begins.

    上海ABB工程有限公司, 市120急救中心, 一汽-大众汽车有限公司
    """
    if word in _DASHES:
        single = all(len(each.text) == 1 for each in run)  # 澜|江·绿城物业…, which no dictionary has
        mark = single or (len(run) == 1 and not is_placed(run[0].text))
        return mark and _is_before_body(words[: number + _MOST_BEHIND_DASH], number, MARKED)
    texts = texts_of(run)
    if any(is_ended(texts[:end]) for end in range(1, len(texts) + 1)):
        return _LATIN.fullmatch(word) is not None and is_ended(texts) and _is_before_body(words, number, _SOCIETIES)
    if _LATIN.fullmatch(word):
        of_trade = word in lexicon.ACRONYMS  # 松山市IT行业协会, but not 微信App运营公司
        return _is_before_body(words, number, _ENDINGS) and not (of_trade and _is_before_body(words, number, ("公司",)))
    return (
        (placed or run[-1].text in _LEVELS) and _is_hotline(words, number) and _is_before_body(words, number, _ENDINGS)
    )


def _opens_latin(words: Sequence[str], number: int) -> bool:
    """Whether Latin letters are the mark of a company that begins there, or a hotline names a centre: 12345热线中心."""
    word = words[number]
    if _is_hotline(words, number):
        return _is_before_body(words, number, ("中心",))
    mark = _LATIN.fullmatch(word) and not _NO_LATIN_MARKS.fullmatch(word) and word not in lexicon.ACRONYMS
    return bool(mark) and _is_before_body(words, number, _MARKED_BY_LATIN)


def _is_hotline(words: Sequence[str], number: int) -> bool:
    """Whether a number is what everybody dials, and counts nothing: 120急救中心, not 120个服务中心."""
    following = words[number + 1][:1] if number + 1 < len(words) else ""
    return _HOTLINE.fullmatch(words[number]) is not None and following not in _MEASURES


def _is_before_body(words: Sequence[str], number: int, bodies: tuple[str, ...]) -> bool:
    """Whether a body stands behind a word, and nothing before it that no name has; brackets are passed over."""
    inside = False
    for word in words[number + 1 : number + 1 + _MOST_BEHIND_LATIN]:
        if word in "()":
            inside = word == "("
        elif not inside and word.endswith(bodies):
            return True
        elif ends_mark(word) and not _LATIN.fullmatch(word):
            return False
    return False


@lru_cache(maxsize=1 << 16)
def _goes_in_always(word: str) -> bool:
    """Whether a word goes on any run, and begins one, whatever stands around it."""
    return word not in _DEPENDS and may_be_in_name(word)


@lru_cache(maxsize=1 << 16)
def _begins_nothing(word: str) -> bool:
    """Whether no run begins with a word, whatever stands around it."""
    if word in ("线", "级"):
        return True  # 地铁2号线大剧院站, 5A级景区管理公司
    looked_at = (
        word in lexicon.TITLES
        or word in ("上", "下", "前", "后", "会同县")
        or word in _BUILDERS
        or TERM.fullmatch(word)
    )
    return not (looked_at or may_be_in_name(word))


def _is_verb(word: str, following: str, run: list[Word]) -> bool:
    """Whether a word that names have is a verb here, behind a run."""
    if word == "联合" and run and is_ended(texts_of(run)):  # 总工会联合医院…, 城北支行联合站团支部…
        return following.startswith(_NOT_JOINED) or not following.startswith(_JOINED_BEHIND)
    if word == "联合会":
        return _JOINT_DEED.match(following) is not None
    if word == "采购" and following.startswith(_BODIES):
        return False  # 物流与采购联合会
    return word in lexicon.VERBS and (
        following.startswith(("国网", "国家")) or not following.startswith(lexicon.JOINED)
    )

"""New names of organisations in running text: a grammar of endings over the words of jieba's dictionary.

A name is a run of words that names are made of, up to its last ending (公司, 协会, 局). Verbs, function words, digits
and marks end a run. It must have something of its own: a region, a word that no dictionary has, a level that stands
for the reader's own region (市水利局). What is only a class (会员单位, 乡镇水厂) is none. Precision before recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.knowledge import deeds, lexicon
from kb.parsing.lexicon import NOT_ORGANISATION_ENDINGS, ORGANISATION_ENDINGS
from kb.parsing.rows import is_organisation_name
from kb.text import cut, fold, word_tag

_HAN = re.compile(r"[\u3400-\u9fff〇]+$")
_REGION = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{1,7}?)(?P<level>自治区|自治州|自治县|特别行政区|新区|街道|社区|[省市县区州旗盟镇乡村])"
)
_NATION = re.compile(r"中国|中华|全国|国家|中共|国网|中央")
_INSIDE = re.compile(r"\((?:集团|股份|中国|国际|[\u4e00-\u9fff]{2,4})\)(?=[\u4e00-\u9fff]{0,8}(?:公司|集团|银行|合伙))")
_ENDINGS = sorted((*ORGANISATION_ENDINGS, *lexicon.ENDINGS), key=len, reverse=True)
_ENDING = re.compile(f"(?:{'|'.join(_ENDINGS)})$")
_NO_ENDINGS = (*NOT_ORGANISATION_ENDINGS, *lexicon.NO_ENDINGS)
_MAYBE_VERBS = lexicon.VERBS | {"联合会"}
_LAST = re.compile(f"[{''.join(sorted({*lexicon.LETTERS, *(each[-1] for each in (*_ENDINGS, *lexicon.OFFICES))}))}]")
_CLASSES_ALONE = frozenset(("银行", "医院", "大学", "小学", "中学", "幼儿园"))
_PREPOSITIONS = frozenset("向于和对为到在给同与由从")
_PLACE_BEHIND = re.compile(r"(?<=中心|大学|学院)\((?P<place>[\u4e00-\u9fff]{2,4})\)")
_UNIT = re.compile(r"(?:委员会|中心|分公司|联谊会|基金会|联盟|党支部|党总支|团委|团总支)$")
_LEAST_UNIT = 4
_NO_UNIT = lexicon.LEADING | {
    "会员",
    "单位",
    "企业",
    "各",
    "居民",
    "村民",
    "业主",
    "家长",
    "志愿者",
    "购物",
    "体验",
    "接待",
}
_ACTS = re.compile(
    rf"(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:近期|近日|又|还|已|先后|分别|共)*(?:[在为向与对将][^,]{{1,16}}?)?{deeds.DEEDS}|联合|会同|携手"
)
_OF_PARTY = re.compile(r"(?:党组|党委)(?=书记|副书记|成员|委员)")
_CELL = re.compile(r"[^\t\n\r]+")
_CLAUSE = re.compile("[^,。;:!?、]+")
_MOST = 34
_WORDS_BETWEEN = ("与", "和")
_CONNECTIVES = {ord(word): None for word in _WORDS_BETWEEN}
_SET_PHRASE = re.compile(r"(?:[省市县区州]委)?[省市县区州](?:人民)?(?:政府|党委|委)")
_NUMERALS = "0123456789一二三四五六七八九十"
_CHINESE_NUMERALS = frozenset("一二三四五六七八九十")
_NUMBERED_BODIES = (["厂"], ["局"], ["院"], ["建"], ["公司"], ["处"], ["队"])
_NUMBERED_BODIES_ALONE = frozenset("厂局院建处队")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}(?:局|公司|建)")
_MOST_BEFORE_TRADE, _MOST_BEFORE_MARK, _MOST_IN_MARK = 3, 6, 8
"""So many words at most before a trade that is a verb, and before a mark; and from there to the company's end."""
_COMPANIES = ("有限公司", "股份公司", "集团公司", "有限责任公司")
_PARTICLE = re.compile(r"所[\u4e00-\u9fff]{1,4}的")
_A_DEED = re.compile(deeds.DEEDS)
_UPPER = re.compile(r"[上下][\u4e00-\u9fff](?:区|县|镇|乡|街道)")


_SET_WITH_AND = re.compile("|".join(lexicon.WITH_AND))


class _Word(NamedTuple):
    """A word of a folded text: where it begins and ends."""

    text: str
    start: int
    end: int


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (characters of `text`) of each new name, in their order; they do not overlap."""
    for cell in _CELL.finditer(text):
        folded_text = fold(cell.group())
        for clause in _CLAUSE.finditer(folded_text.text):
            if not _LAST.search(clause.group()):
                continue
            for run in filter(None, _runs(clause.group())):
                for part in _parted(run):
                    found = _name_in(part) or _unit_in(part, clause.group())
                    if found is None:
                        continue
                    if clause.group()[found[1] - 1 : found[1] + 3] == "会员单位":
                        continue  # 建协会员单位 are members of 建协
                    if _OF_PARTY.match(clause.group(), found[1] - 2):
                        found = (found[0], found[1] - 2)  # the 党组 of 市教育局党组成员 is where a person sits
                    behind = _PLACE_BEHIND.match(clause.group(), found[1])
                    last = behind.end() if behind and word_tag(behind["place"]) == "ns" else found[1]
                    start, end = folded_text.span(clause.start() + found[0], clause.start() + last)
                    if cell.group().count("“", start, end) != cell.group().count("”", start, end):
                        continue  # the 科 of 市科协“科创中国”服务团 is no name's end
                    yield cell.start() + start, cell.start() + end


def _runs(text: str) -> Iterator[list[_Word]]:
    """The runs of words that names are made of; two with 和 or 与 between them may be one."""
    run: list[_Word] = []
    joint: list[_Word] = []
    at = 0
    inside = {match.start(): match.end() for match in _INSIDE.finditer(text)} if "(" in text else {}
    words: list[str] = []
    for word in cut(text):
        if word == "建" and words and words[-1] in _CHINESE_NUMERALS:
            words[-1] += word  # 三建公司
        else:
            words += _unglued(word, text) if word[0] in _PREPOSITIONS and len(word) > 1 else (word,)
    for number, word in enumerate(words):
        start, at = at, at + len(word)
        if run and start < run[-1].end:
            continue  # a bracket that was taken with its content
        if run and start in inside:
            run.append(_Word(text[start : inside[start]], start, inside[start]))
        elif _goes_in(word, run, text, words, number, start):
            run.append(_Word(word, start, at))
        else:
            if joint or not (run and word in _WORDS_BETWEEN):
                yield from _joined(joint, run)
                joint = []
            else:
                joint = [*run, _Word(word, start, at)]
            run = [_Word("县", at - 1, at)] if word == "会同县" else []
    yield from _joined(joint, run)


def _parted(run: list[_Word]) -> Iterator[list[_Word]]:
    """A run, or two where a body acts on one of another place: 甲集团援助乙县医院."""
    begun = 0
    for at in range(len(run) - 1):
        acts = _A_DEED.fullmatch(run[at].text) is not None
        levelled = at == begun and run[at + 1].text in "省市县区州镇乡"
        if acts and (levelled or _is_placed(run[at + 1].text)) and (at == begun or _is_ended(_texts(run[begun:at]))):
            if at > begun:
                yield run[begun:at]
            begun = at + 1
    yield run[begun:]


def _unglued(word: str, text: str) -> tuple[str, ...]:
    """A word that begins like a preposition, or the two that the dictionary takes for a person's name.

    向松山 in 向松山县医院捐赠 is one of its words.
    """
    if word_tag(word).startswith("nr") and _REGION.match(text, text.find(word) + 1):
        return word[0], word[1:]
    if word[1:] in ("上", "下") and _UPPER.match(text, text.find(word) + 1):
        return word[0], word[1:]  # 向上沙街道敬老院
    return (word,)


def _goes_in(word: str, run: list[_Word], text: str, words: list[str], number: int, start: int) -> bool:
    """Whether a word of a text (the `number`th, which begins at `start`) goes on a run, or begins one."""
    if word in lexicon.COUNTED and not run and start > 0 and text[start - 1] in _NUMERALS:
        return False  # the 年 of 2019年松江区印刷协会
    if run and len(word) == 1 and word in _CHINESE_NUMERALS and words[number + 1 : number + 2] in _NUMBERED_BODIES:
        return True  # 采油三厂
    if not run and number and words[number - 1] in _CHINESE_NUMERALS and word in _NUMBERED_BODIES_ALONE:
        return False
    if word in lexicon.TITLES:
        return words[number + 1 : number + 2] == ["办公室"]
    if _may_be_in_name(word):
        return word not in _MAYBE_VERBS or not _is_verb(word, "".join(words[number + 1 : number + 3]))
    if _NUMBERED.fullmatch(word):
        return bool(run)
    if word_tag(word) == "v" and run and _is_trade(word, run, words[number + 1 : number + 2]):
        return True
    if run and _is_in_mark(words, number, run):
        return True
    if word == "所":
        return bool(run) and not _is_ended(_texts(run)) and not _PARTICLE.match(text, start)
    if word == "会":
        return bool(run) and run[-1].text[-1] in "工学商协联总友"
    if word == "驻" and run and _is_placed(run[-1].text):
        return bool(words[number + 1 :]) and _is_placed(words[number + 1])  # 莆阳市驻西安办事处
    return word in ("上", "下") and _UPPER.match(text, start) is not None


def _is_placed(word: str) -> bool:
    """Whether a word is a place, or one for the whole country."""
    return word_tag(word) == "ns" or _NATION.fullmatch(word) is not None


def _is_trade(word: str, run: list[_Word], following: list[str]) -> bool:
    """Whether a verb says what a body does whose name begins with its place: 中国烹饪协会, 中国物资再生协会."""
    if len(word) != 2 or len(run) > _MOST_BEFORE_TRADE or not _is_placed(run[0].text):
        return False
    behind = bool(following) and following[0] in lexicon.BODIES
    return behind and _A_DEED.fullmatch(word) is None and word not in lexicon.BREAKING


def _is_in_mark(words: list[str], number: int, run: list[_Word]) -> bool:
    """Whether a word is a company's own, whatever else it means (甘肃银隆新能源充电科技有限公司): behind its place."""
    if not _is_placed(run[0].text) or len(run) > _MOST_BEFORE_MARK:
        return False
    for each in words[number : number + _MOST_IN_MARK]:
        if each.endswith(_COMPANIES):
            return True
        if not _HAN.match(each) or each in lexicon.FUNCTION or (len(each) > 1 and each in lexicon.BREAKING):
            return False
        if _A_DEED.fullmatch(each) and not _may_be_in_name(each):
            return False
    return False


@lru_cache(maxsize=1 << 16)
def _may_be_in_name(word: str) -> bool:
    if word in lexicon.BREAKING or word[0] in "我该" or not _HAN.match(word):
        return False
    known = word in lexicon.NAME_WORDS or word_tag(word) in lexicon.NAME_TAGS
    return known or len(word) == 1 or word[0] == "第"


def _is_verb(word: str, following: str) -> bool:
    """Whether a word that names have is a verb here."""
    if word == "联合会":
        return following.startswith(("商", "诊", "办", "审", "签"))
    return word in lexicon.VERBS and not following.startswith(lexicon.JOINED)


def _joined(joint: list[_Word], run: list[_Word]) -> Iterator[list[_Word]]:
    """One run, where the first of the two is no whole name and the second would be only a class; else both."""
    if not joint:
        yield run
        return
    first = joint[:-1]
    whole = "".join(word.text for word in (*joint, *run))
    at = joint[-1].start - joint[0].start
    if run and any(match.start() < at < match.end() for match in _SET_WITH_AND.finditer(whole)):
        yield joint + run
        return
    ended = max((end for end in range(1, len(first) + 1) if _is_ended(_texts(first[:end]))), default=0)
    rest = first[ended:]
    goes_on = 0 < len(rest) <= (2 if ended else 9) and not any(word.text in lexicon.PEOPLE for word in rest)
    goes_on = goes_on and not _SET_PHRASE.match("".join(_texts(run)))  # 决策部署和省委省政府 is no body
    if run and run[0].start == joint[-1].end and goes_on and _name_in(run) is None and _name_in(joint + run):
        yield joint + run
        return
    yield first
    yield run


def _name_in(run: list[_Word]) -> tuple[int, int] | None:
    """The place of the name in a run."""
    extent = _extent(_texts(run))
    return None if extent is None else (run[extent[0]].start, run[extent[1] - 1].end)


def _unit_in(run: list[_Word], clause: str) -> tuple[int, int] | None:
    """The place of a part of a body that is named by its duty alone (水质监测中心), where a clause says that it acts."""
    if not run or not (run[0].start == 0 or clause[run[0].start - 1] in "日月年●◆■★◎"):
        return None
    for end in range(len(run), 1, -1):
        name = "".join(word.text for word in run[:end])
        duty = name not in _ENDINGS and not name.startswith((*lexicon.CLASSES, *lexicon.GENERIC, *lexicon.DESCRIPTIVE))
        if _UNIT.search(name) and duty and len(name) > _LEAST_UNIT and not set(_texts(run[:end])) & _NO_UNIT:
            return (run[0].start, run[end - 1].end) if _ACTS.match(clause, run[end - 1].end) else None
    return None


@lru_cache(maxsize=1 << 14)
def _extent(words: tuple[str, ...]) -> tuple[int, int] | None:
    """Which words of a run are its name: from the first that belongs to it to the last ending."""
    for end in range(len(words), 0, -1):
        if not _is_ended(words[:end]):
            continue
        start = 0
        while start < end - 1 and words[start] in lexicon.LEADING:
            start += 1
        if end - start == 1 and words[start] in _ENDINGS:
            continue
        if end - start > 1 and words[start] in _CLASSES_ALONE:
            return None  # 银行合州分行 is a piece of a name
        name = "".join(words[start:end])
        if name in lexicon.OFFICES or (_has_form(name) and _is_its_own(words[start:end], name)):
            return start, end
    return None


def _has_form(name: str) -> bool:
    plain = name.translate(_CONNECTIVES)
    own = len(name) <= _MOST and name.endswith((*lexicon.ENDINGS, *lexicon.CLASS_ENDINGS))
    return (own or is_organisation_name(plain, _MOST)) and "各" not in name and not _SET_PHRASE.fullmatch(name)


def _is_ended(words: Sequence[str]) -> bool:
    """Whether words end as organisations do."""
    whole = "".join(words[-2:])[-8:]
    if whole.endswith(_NO_ENDINGS) and not whole.endswith(lexicon.ROOMS):
        return False
    if _ENDING.search(whole) or words[-1] in lexicon.OFFICES:
        return True
    return whole[-1:] in lexicon.LETTERS and len(words) > 1


def _is_its_own(words: Sequence[str], name: str) -> bool:
    """Whether words that end as organisations do are the name of one, not of a class of them."""
    region = _REGION.match(name)
    if region and region["stem"] + region["level"] not in lexicon.GENERIC and region["stem"] not in lexicon.GENERIC:
        return len(name) > region.end() + 1
    if _NATION.match(name):
        return True
    if name.startswith(lexicon.CLASSES):
        return False
    if name.startswith(lexicon.LEVELS) and not name.startswith(tuple(lexicon.GENERIC)):
        return len(words) > 1 and (len(name) > 3 or words[-1] in lexicon.ENDINGS)
    parts = (words[:end] for end in range(1, len(words)))
    if any(_is_ended(part) and _is_its_own(part, "".join(part)) for part in parts):
        return True  # a part of a body that is named before it
    weak = name.endswith(lexicon.WEAK_ENDINGS) and not name.endswith(lexicon.CLASS_ENDINGS)
    ending = _ENDING.search(name)
    body = name[: ending.start()] if ending else name[:-1]
    if name.endswith(lexicon.CLASS_ENDINGS) and 2 <= len(body) <= 3:
        return body not in lexicon.DESCRIPTIVE and words[0] not in lexicon.DESCRIPTIVE
    own, at = 0, 0
    for word in words:
        at += len(word)
        if at > len(body):
            break
        if word_tag(word) in lexicon.PROPER_TAGS or (len(word) == 1 and word not in "总分老新大小中"):
            own += len(word)
    return own >= 2 and (not weak or len(name) > 4)


def _texts(run: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(word.text for word in run)

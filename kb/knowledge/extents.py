"""Which words of a run are the name of an organisation: those up to its last ending, with something of its own.

A region, a word that no dictionary has, a level that stands for the reader's own region (市水利局), or a body that is
named before it. What is only a class (会员单位, 乡镇水厂) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kb.knowledge import endings, lexicon, phrases
from kb.parsing.lexicon import NOT_ORGANISATION_ENDINGS, ORGANISATION_ENDINGS
from kb.parsing.rows import is_organisation_name
from kb.text import word_tag

REGION = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{1,7}?)(?P<level>自治区|自治州|自治县|特别行政区|新区|街道|社区|[省市县区旗盟乡]|州(?!市(?![场政容民域])|[县区](?!域)|街道)|(?<![城乡])镇|(?<!农)村)"
)
REGIONS = re.compile(rf"(?:{REGION.pattern.replace('?P<stem>', '?:').replace('?P<level>', '?:')})+")
NATION = re.compile(
    r"中国|中华|全国|国家|国务院|第[一二三四五六七八九十百\d]{1,4}届|中共|国网|中央|国际|亚洲|亚太|南方|北方|华东|华北|华南|华中|西南|西北|东北|东南|江南|"
    r"长三角|珠三角|京津冀|粤港澳|环渤海|长江|黄河|淮河|海峡|关中|胶东|江淮|江汉|中原|岭南|巴蜀|潮汕|沂蒙|"
    r"中铁|中建|中交|中石油|中石化|中海油|中核|中广核|中粮|中航|中船|中车|中冶|水电(?=[一二三四五六七八九十]{1,2}局)|中煤|中铝|中烟|中储粮|国能|华能|华电|国药|"
    r"[冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂川蜀黔滇陕陇疆藏渝][东西南北中]"
)
SET_PHRASE = re.compile(r"(?:[省市县区州]委)?[省市县区州](?:人民)?(?:政府|党委|委)")
WORDS_BETWEEN = ("与", "和")
ENDINGS = sorted((*ORGANISATION_ENDINGS, *endings.ENDINGS), key=len, reverse=True)
_ENDING = re.compile(f"(?:{'|'.join(ENDINGS)})$")
_NO_ENDINGS = (*NOT_ORGANISATION_ENDINGS, *endings.NO_ENDINGS)
_MOST, _LEAST_OF_COMPANY, _LONGEST_CLASS = 34, 7, 2
_COUNTED = re.compile(
    r"^第.{1,3}[所家]|^[二两三四五六七八九十几多]{1,3}所|[一二两三四五六七八九十几多]处$|第[一二三四五六七八九十百]+次|[两二三四五六七八九十][省市县区][^第]"
)
"""市第十一次工商联代表大会, 安徽四省农机局: no body's name."""
_OF_LEVEL = re.compile(r"(?:国家|[省市县区州镇部])级(?!机关)")
"""国家级开发区, 省级医院: what kind of a body it is."""
_OF_LAND = re.compile(r"[\u4e00-\u9fff]{2,}(?:国家|省)级[\u4e00-\u9fff]{2,}?(?:[保新护发度]区|园区|公园|基地)")
"""But not 祁连山国家级自然保护区."""
_LEVEL_AND_CLASS = 3
"""Characters of the shortest name with a level."""
LAND = frozenset("岭山河湖湾沟坪坝寨庄塘桥铺垭坡溪洲岛滩埠崖坳墩屯堡潭渡垸圩岗峪")
"""Behind a word such a character makes it a place: 青石岭."""
_CONNECTIVES = {ord(word): None for word in WORDS_BETWEEN}
_SOME_OF = frozenset(("定点", "重点", "大型", "主要", "骨干", "龙头", "部分", "民营", "私营", "规上"))
"""Which of a class: 济宁市定点医院."""
_ELSEWHERE = frozenset(("商会", "分会", "分公司", "分局", "分行", "支行", "支公司", "联络会", "联络处", "办事处"))
"""What a body is elsewhere, or of those from elsewhere: a place before it is a name."""
_SOCIETIES = frozenset(("协会", "商会", "联合会", "促进会", "联盟"))
"""Bodies of those whose role stands before: 龙头企业协会."""
_OF_OFFICES = ("直机关工委", "直机关工作委员会", "直机关党工委")
"""What is over the party's branches in the offices of the reader's own place: 县直机关工委."""
_OF_ESTATES = ("业主委员会", "业委会")
"""Bodies that every housing estate may have."""
_CLASSES_ALONE = frozenset(("银行", "医院", "大学", "小学", "中学", "幼儿园"))
_LEGAL_FORMS = ("有限公司", "股份公司", "有限责任公司")
_GENERIC = tuple(lexicon.GENERIC)


@lru_cache(maxsize=1 << 14)
def extent(words: tuple[str, ...]) -> tuple[int, int] | None:
    """Which words (start, end) of a run are its name: from the first that belongs to it to the last ending; or None."""
    for end in range(len(words), 0, -1):
        if not is_ended(words[:end]):
            continue
        start = max((at + 1 for at in range(end - 1) if _is_role(words, at)), default=0)
        while start < end - 1 and words[start] in lexicon.LEADING and not _is_national(words[start], words[start:end]):
            start += 1
        if end - start == 1 and (words[start] in ENDINGS or words[start].endswith("公司")):
            continue
        if end - start > 1 and words[start] in _CLASSES_ALONE:
            return None  # 银行合州分行 is a piece of a name
        name = "".join(words[start:end])
        if name in lexicon.OFFICES or (_has_form(name) and _is_its_own(words[start:end], name)):
            return start, end
    return None


def _is_role(words: Sequence[str], at: int) -> bool:
    """Whether a word says what the body behind it is: 副会长单位; 驻街企业江洲华荣针织厂, 国家级青江经济技术开发区."""
    word, following = words[at : at + 2]
    if at and word == "企业" and words[at - 1] in lexicon.OF_ROLES:
        return True
    kind = (word == "企业" and following not in ENDINGS) or (at == 0 and _OF_LEVEL.fullmatch(word) is not None)
    of_role = word.endswith(lexicon.ROLES) and following not in _SOCIETIES  # 农业产业化龙头企业协会
    return of_role or (kind and word_tag(following) in lexicon.PROPER_TAGS)


def _is_national(word: str, words: Sequence[str]) -> bool:
    """Whether 全国 or 国有 is a part of a name: 全国空气净化设备商会, 国有青峰林场管护站."""
    if word == "国有":
        return len(words) > _LONGEST_CLASS and any(each.endswith(("林场", "农场", "牧场")) for each in words)
    return word == "全国" and words[-1].endswith(("中心", "商会", "协会", "学会", "联合会", "委员会", "联盟"))


def _has_form(name: str) -> bool:
    plain = name.translate(_CONNECTIVES)
    own = len(name) <= _MOST and name.endswith((*endings.ENDINGS, *endings.CLASS_ENDINGS, "系"))
    if name.endswith("街道") and REGIONS.fullmatch(name):
        return False  # 宁波市甬东区石井街道面雨量达386毫米
    if "各" in name or _is_of_level(name) or SET_PHRASE.fullmatch(name) or _COUNTED.search(name):
        return False
    return own or is_organisation_name(plain, _MOST)


def _is_of_level(name: str) -> bool:
    """Whether a name says of what level a body is, and so only what kind of one: 青云市市级医院."""
    return _OF_LEVEL.search(name) is not None and _OF_LAND.search(name) is None


def is_ended(words: Sequence[str]) -> bool:
    """Whether words end as organisations do."""
    whole = "".join(words[-3:])[-8:]
    of_trade = words[-1] == "协会" and len(words) > 1 and len(words[-2]) > 1  # 电商|协会, not 商|协会
    of_place = words[-1] == "工厂" and len(words) > 1 and word_tag(words[-2]) == "ns"  # 四平工厂
    if not (of_trade or of_place) and whole.endswith(_NO_ENDINGS) and not whole.endswith(endings.ROOMS):
        return False
    if _ENDING.search(whole) or words[-1] in lexicon.OFFICES:
        return True
    if whole[-1:] in ("站", "社", "股") and len(words) > 2:  # 市消防救援支队滨河站, 师范大学环保社, 县乡村振兴局综合股
        return any(is_ended(words[:at]) and not any(map(_is_deed_alone, words[at:])) for at in range(1, len(words) - 1))
    return whole[-1:] in endings.LETTERS and (len(words) > 1 or len(whole) > _LONGEST_CLASS + 1)


@lru_cache(maxsize=1 << 14)
def is_deed(word: str) -> bool:
    """Whether a word is one of what was done, and nothing more."""
    return phrases.DEED.fullmatch(word) is not None


def _is_deed_alone(word: str) -> bool:
    return word not in lexicon.NAME_WORDS and is_deed(word)


def _is_its_own(words: Sequence[str], name: str) -> bool:
    """Whether words that end as organisations do are the name of one, not of a class of them."""
    ending = _ENDING.search(name)
    of_region = _is_of_region(name, ending.start() if ending else len(name) - 1)
    if of_region is not None:
        return of_region
    if NATION.match(name) or _is_known_body(words[0]) or _is_national(words[0], words):
        return True  # 国有赤松林场
    if name.startswith(lexicon.CLASSES) and not name.endswith(_OF_OFFICES):
        return False
    if words[0] in lexicon.LEVELS or (name.startswith(lexicon.LEVELS) and not name.startswith(_GENERIC)):
        return _is_of_reader(words, name)
    if len(words) == 2 and words[1] in _ELSEWHERE and word_tag(words[0]) == "ns":
        return True  # 湖南分会
    parts = (words[:end] for end in range(1, len(words)))
    if any(is_ended(part) and _is_its_own(part, "".join(part)) for part in parts):
        return True  # a part of a body that is named before it
    if _is_company(words, name, ending.group() if ending else ""):
        return True
    return _tells(words, name, (name[: ending.start()] if ending else name[:-1]).removesuffix("分"))


def _is_known_body(word: str) -> bool:
    """Whether a word of the dictionary is the name of a body of some place: 沈阳药科大学."""
    return word_tag(word) == "nt" and any(word_tag(word[:size]) == "ns" for size in (2, 3) if len(word) > size + 1)


def _is_of_reader(words: Sequence[str], name: str) -> bool:
    """Whether a name that begins with its level alone is that of one body of the reader's own place."""
    if len(words) == 1 and len(name) <= _LEVEL_AND_CLASS:  # 市妇联 is a word of the dictionary, and so is 市中心
        return name[1:] in ENDINGS and not name.endswith("中心")
    if name[1:_LEVEL_AND_CLASS] in _SOME_OF and name[_LEVEL_AND_CLASS:] in ENDINGS:
        return False  # 市定点医院
    whole = len(words) > 1 or len(name) > _LEVEL_AND_CLASS
    return whole and (len(name) > 3 or words[-1] in endings.ENDINGS or words[-1] == "医院")


def _tells(words: Sequence[str], name: str, body: str) -> bool:
    """Whether what stands before the ending of a name, its `body`, is more than what kind of its class it is."""
    if name.endswith(_OF_ESTATES):
        return len(body) > _LONGEST_CLASS and body not in lexicon.GENERIC  # 锦绣花园业主委员会
    of_class = name.endswith(endings.CLASS_ENDINGS)
    if of_class and 2 <= len(body) <= 3:
        return body not in (lexicon.DESCRIPTIVE | lexicon.GENERIC) and words[0] not in lexicon.DESCRIPTIVE
    if len(words) == 2 and words[0] in lexicon.DESCRIPTIVE:
        return False  # 综合报社
    weak = name.endswith(endings.WEAK_ENDINGS) and not of_class
    return _own_characters(words, len(body)) >= 2 and (not weak or len(name) > 4)


def has_own_words(words: Sequence[str]) -> bool:
    """Whether two characters of the words at least are a body's own: no word of the dictionary, or a name in it."""
    return _own_characters(words, len("".join(words))) >= 2


def _is_of_region(name: str, body: int) -> bool | None:
    """Whether a name says more than a region, which it begins with; None where it begins with none.

    `body` is how many characters stand before its ending.
    """
    region = REGION.match(name)
    if region is None or region.end() > body:
        return None
    if region["stem"] in lexicon.GENERIC or region["stem"] + region["level"] in lexicon.GENERIC:
        return None
    rest = name[region.end() :]  # the middle of a city is no body, nor are its hospitals
    return len(rest) > 1 and rest != "中心" and not (rest[:2] in _SOME_OF and rest[2:] in ENDINGS)


def _is_company(words: Sequence[str], name: str, ending: str) -> bool:
    """Whether a name is a company's by its legal form, or by a first word that is no trade (长风滚装船务公司)."""
    trades = words[0] in lexicon.TRADES or (words[0][:2] in lexicon.TRADES and words[0][2:] in lexicon.TRADES)
    if trades and name.endswith(_LEGAL_FORMS):
        return False  # 连锁超市有限公司 is what is left of one
    if name.endswith(_LEGAL_FORMS) and len(name) > _LEAST_OF_COMPANY:
        return True
    several = len(words) > 2 or (len(words) > 1 and len(words[-1]) > _LONGEST_CLASS)
    if not ending.endswith(("公司", "集团")) or not several or len(words[0]) < 2:
        return False
    if len(words) == 2 and words[0].endswith("业"):
        return False  # 茶业有限公司 is what is left of one
    return not any(words[0] in each for each in (lexicon.TRADES, lexicon.DESCRIPTIVE, lexicon.NAME_WORDS))


def _own_characters(words: Sequence[str], body: int) -> int:
    """How many of the first `body` characters are in words that a name has of its own."""
    own, at, single = 0, 0, False
    for word, following in zip(words, (*words[1:], ""), strict=True):
        at += len(word)
        if at > body:
            break
        single = len(word) == 1 and (single or word not in "总分老新大小中")  # the 中 of 黔中财经大学
        if single or following in LAND or word_tag(word) in lexicon.PROPER_TAGS:
            own += len(word)
    return own

"""The words of a clause, by jieba's dictionary, as names of organisations are made of them.

The dictionary has words across two others (厂方向学院), and takes 三厂 or 会同 to pieces; that is mended here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.knowledge import endings, lexicon
from kb.knowledge.extents import LAND, NATION, REGION, is_deed
from kb.parsing.lexicon import SURNAMES
from kb.text import cut, listed, word_tag

HAN = re.compile(r"[\u3400-\u9fff〇]+$")
"""Nothing but Han characters."""
_PREPOSITIONS = frozenset("向于和对为到在给同与由从")
_TOWARDS = frozenset(("向东", "向南", "向西", "向北"))
_SURNAMES = frozenset("向于和")
"""Those of them that persons are called by as well: 县医院向松山."""
NUMERALS = frozenset("一二三四五六七八九十")
_NUMERAL = re.compile(rf"[{''.join(sorted(NUMERALS))}]{{1,2}}")
NUMBERED_BODIES = frozenset(listed("厂 局 院 建 公司 处 队 大队 中队 支队 分公司 项目部 分局 分厂 车间 科 庭"))
UPPER = re.compile(r"[上下前后][\u4e00-\u9fff](?:区|县|镇|乡|村|街道|社区)")
"""A place whose name begins with 上, 下, 前 or 后: 上沙街道, 前漾村."""
_OF_PLACE = re.compile(r"[头二三四五六七八九十][道里]")
_PLACED = re.compile(r"[\u4e00-\u9fff]{2,3}[省市县区州]")
_TITLE, _DRIVEN = 3, "开进"
_PERSONS = sorted((*lexicon.TITLES, "律师", "老师", "会员", "理事"), key=len, reverse=True)
_TITLED = re.compile(f"(?:{'|'.join(_PERSONS)})$")
_SPLIT_ENDS = frozenset((_DRIVEN[-1], *(title[-1] for title in _PERSONS)))
_LOOKED_AT = frozenset(("同", *_PREPOSITIONS, *(body[0] for body in NUMBERED_BODIES)))
"""Only words that begin or end so may be other words than the dictionary says."""
_JOINED_BODIES = (*endings.LETTERS, "学", "院", "校", "馆", "行", "会", "联", "社", "中心", "公司", "队")
_JOINED_TRADES = ("公司", "集团", "厂", "业", "药", "纸")
"""How companies end that are named without their class: 绿源乳业, 青江制药."""
_OF_UNIONS = frozenset(("的", "共有", "和", "与", "要", "是", "应", "等", "在", "建设"))
_OFFICES = listed(
    "供电所 派出所 司法所 市场监管所 研究所 事务所 管理所 财政所 检验所 植保所 质检所 药检所 计量所 土肥所 护理部 "
    "后勤部"
)
_PARTED = {
    "山海关": ("山", "海关"),
    "工会组织": ("工会", "组织"),
    "行为": ("行", "为"),
    "所在": ("所", "在"),
    "所在地": ("所", "在", "地"),
    "部分": ("部", "分"),
    "处在": ("处", "在"),
    "处于": ("处", "于"),
    "方向": ("方", "向"),
    "航向": ("航", "向"),
    "公司制": ("公司", "制"),
    "联合国": ("联合", "国"),
    "联合体": ("联合", "体"),
    "委派": ("委", "派"),
    "总和": ("总", "和"),
    "城市": ("城", "市"),
    "内向": ("内", "向"),
    "月经": ("月", "经"),
    "年率": ("年", "率"),
    "中学教师": ("中学", "教师"),
    "小学教师": ("小学", "教师"),
}
"""Words that the dictionary has across two others: 桐山海关, 交通工会组织小分队, 枕湖中学教师, 周伯年率队."""
_COMMISSIONS = frozenset(("健康", "改革", "建设", "信息化", "计生", "国资", "住建", "卫健", "发改"))
"""What a commission is for, before 委."""
_OF_CITIES = frozenset(
    listed(
        """
    人民 中医 总工 红十 公安 教育 财政 民政 妇联 第一 第二 第三 总商 工商 科协 文联 质量 农业 商务 水务 市场 交通 卫生
    应急 气象 慈善 审计 统计 税务 司法 先进
    """
    )
)
"""How what a city has begins."""
_NO_CITY = frozenset("各本该某全大中小老新多两几每我此")
"""Before 城市 it is a word: 各城市教育局."""
_MADE = frozenset("茶药酒鞋衣糖瓷图作")
_SAID = ("交流", "发言", "报告", "介绍", "经验", "典型")
"""Behind 作: what somebody does who speaks."""
_MARKED = ("集团", "公司", "银行", "医院", "药业", "大药房", "酒店")
"""Right behind a mark that ends with 和: 鼎和集团."""
_HALLS = "堂斋轩阁坊"
"""How the mark of a shop ends that may begin with 和: 和春堂."""
_DISEASE = ("感染", "的", "肺炎")
"""As headquarters were called in the first weeks of 2020: 新型冠状病毒感染的肺炎疫情防控指挥部."""
_BEFORE_MARKS = frozenset((*"与和同及向由为给对在到", "联合", "会同"))
"""What such a mark stands behind."""
_CLASSES = frozenset((*endings.LETTERS, *lexicon.LEVELS, *"校队站馆社会行店家企矿段港园村税"))
"""Single characters that are bodies of some kind, and no marks: 厂和公司."""
_OF_TOWNS = ("中心", "小学", "中学", "卫生院", "人民政府", "政府", "党委", "敬老院")
"""What every town has: 擂鼓|镇|中心小学."""
_OF_SAME = frozenset("市省县区镇乡村院校行城厂局")
"""Behind 同: of the same place or kind (与同市某公司签订…)."""
_LOOKED_BACK_FROM = frozenset(
    (*_PARTED, *LAND, "员", "协作", "协和", "化工厂", "和", "都", "镇", "乡", "街道", "肺炎", *_HALLS)
)
"""Only these may be other words because of what stands before them; and whatever stands behind 同."""
_SIDES = frozenset("厂校院店资甲乙中日韩美德俄对双")
"""Before 方: one of two sides (厂方向学院赠送车床)."""


_BEHIND = {"方向": _SIDES, "委派": _COMMISSIONS, "总和": frozenset("省市区县")}
"""Words that are two behind one of these."""


class Word(NamedTuple):
    """A word of a folded text: where it begins and ends."""

    text: str
    start: int
    end: int


def texts_of(run: Sequence[Word]) -> tuple[str, ...]:
    """The words of a run."""
    return tuple([word.text for word in run])


@lru_cache(maxsize=1 << 14)
def is_placed(word: str) -> bool:
    """Whether a word is a place, or one for the whole country."""
    return word_tag(word) == "ns" or NATION.fullmatch(word) is not None


def words_of(text: str) -> list[str]:
    """The words of a clause: 三厂 is one, 向松山 and 向上 are two where a place begins."""
    words: list[str] = []
    tokens = _with_titles(cut(text)) if "副" in text else cut(text)
    for word, following in zip(tokens, (*tokens[1:], ""), strict=True):
        if words and (words[-1] + word in lexicon.JOINED_WORDS or _is_place_of_number(words[-1], word)):
            words[-1] += word
        elif words and words[-1] == "中" and _is_of_party(words, word, text):
            words[-1:] = ["中共", word[1:]]
        elif words and (word in _LOOKED_BACK_FROM or words[-1] == "同") and _is_mended(words, word, following):
            continue
        elif word[0] not in _LOOKED_AT and word[-1] not in _SPLIT_ENDS:
            words.append(word)
        elif word in NUMBERED_BODIES and words and _NUMERAL.fullmatch(words[-1]):
            words[-1] += word
        elif words and words[-1] == "会" and word[0] == "同":
            words[-1] = "会同"  # 会同江岭省…, where the dictionary knows 同江
            words += [word[1:]] if word[1:] else []
        elif word[0] == "和" and len(word) == 2 and words and _joins(word, words[-1], text):
            words += word  # 县农业局和县财政局, 绿源乳业和丰沂乳品厂
        elif len(word) > 1 and word[0] in _PREPOSITIONS:
            words += _unglued(word, text, words, following)
        else:
            words += _untitled(word)
    return words


def _is_mended(words: list[str], word: str, following: str) -> bool:
    """Whether a word is another one, or two, behind these `words`, which then have it."""
    if word in _PARTED and _is_parted(word, words, following):
        words += _PARTED[word]
    elif word == "员" and following in ("企业", "单位") and words[-1].endswith("协会"):
        words[-1:] = [words[-1][:-1], "会员"]  # 区青企协会员企业
    elif word == "协作" and following in _SAID and words[-1] == "科":
        words[-1:] = ["科协", "作"]  # 公司科协作交流发言
    elif word == "协和" and len(words[-1]) == 1 and not following.startswith("医"):
        words[-1:] = [f"{words[-1]}协", "和"]  # 省质协和岚湖市质量协会
    elif word == "化工厂" and word_tag(f"{words[-1]}化") == "ns":
        words[-1:] = [f"{words[-1]}化", "工厂"]  # 通化工厂
    elif word == _DISEASE[-1] and tuple(words[-2:]) == _DISEASE[:-1]:
        words[-2:] = ["".join(_DISEASE)]
    elif word in _HALLS and words[-2:-1] == ["和"] and _begins_mark(words):
        words[-2:] = [f"和{words[-1]}{word}"]  # 和春堂
    elif words[-1] == "家" and len(words) > 1 and _is_of_family(words[-2], word):
        words[-2:] = [f"{words[-2]}家{word}"]  # 曹家堡
    elif (word == "都" and _is_of_mark(words, following)) or (
        len(words) > 1 and _are_one(words[-2], words[-1], word, following)
    ):
        words[-1] += word
    else:
        return False
    return True


def _is_of_party(words: Sequence[str], word: str, text: str) -> bool:
    """Whether 中 and a word are a committee of the party and the beginning of its place: 中|共鸣|溪市委."""
    opens = len(words) == 1 or words[-2] in _PREPOSITIONS
    return opens and word[0] == "共" and len(word) > 1 and _PLACED.match(text, text.find(f"中{word}") + 2) is not None


def _is_of_family(family: str, word: str) -> bool:
    """Whether a place is named after a family that lives there, which the dictionary cuts to pieces: 曹|家|堡."""
    return word in LAND and len(family) == 1 and family not in NUMERALS and HAN.match(family) is not None


def _is_of_mark(words: Sequence[str], following: str) -> bool:
    """Whether 都 ends a mark that no dictionary has, which stands first or behind its place: 河北|赵都|冶金."""
    first = len(words) == 1 or is_placed(words[-2]) or words[-2] in _PREPOSITIONS
    return first and words[-1] in SURNAMES and len(following) > 1 and word_tag(following).startswith(("n", "vn"))


def _are_one(before: str, word: str, other: str, following: str) -> bool:
    """Whether two words are one, by what stands before and behind them.

    澧县|复兴|镇, 与|同|塬|煤业, 与|鼎|和|集团
    """
    if word == "同":
        return before in ("与", "和") and len(other) == 1 and other not in _OF_SAME
    if other == "和":
        parts = (word, before) if len(before) == 1 and before not in _BEFORE_MARKS else (word,)  # 鹤|汀|安和医院
        mark = all(map(_may_be_of_mark, parts)) and (len(parts) > 1 or before in _BEFORE_MARKS)
        return mark and (following in _MARKED or following in lexicon.TRADES_BEHIND_MARKS)
    if other not in ("镇", "乡", "街道") or before[-1] not in "县市区州旗" or is_deed(word):
        return False
    return word_tag(word) in ("a", "an") or (word_tag(word) == "v" and following.startswith(_OF_TOWNS))


def _may_be_of_mark(word: str) -> bool:
    """Whether a character may be one of a mark: it is no class of bodies, and no word of sentences."""
    return len(word) == 1 and HAN.match(word) is not None and word not in _CLASSES and word not in lexicon.FUNCTION


def _begins_mark(words: Sequence[str]) -> bool:
    """Whether 和 and the character behind it, the last of these `words`, begin a mark: nothing is joined by 和."""
    joined = words[-3:-2] and words[-3] not in _BEFORE_MARKS
    return not joined and len(words[-1]) == 1


def _with_titles(tokens: list[str]) -> list[str]:
    """The words, with 副院长|江涛 where the dictionary knows 长江."""
    words: list[str] = []
    for word in tokens:
        title = f"副{words[-1]}长" if words[-2:-1] == ["副"] and word[0] == "长" and len(word) > 1 else ""
        if title in lexicon.TITLES:
            words[-2:] = [title, word[1:]]
        else:
            words.append(word)
    return words


def _is_place_of_number(number: str, word: str) -> bool:
    """Whether two words are a place that a number begins: 三道|岭, 五里|坡."""
    return number[-1] in "道里" and word[0] in LAND and _OF_PLACE.fullmatch(number) is not None


def _joins(word: str, before: str, text: str) -> bool:
    """Whether a word that begins with 和 joins a body to another one: 和县, 和丰 that the dictionary has, 和|平澜市."""
    region = REGION.match(text, text.find(word) + 1) if before.endswith(_JOINED_BODIES) else None
    if region and len(region["stem"]) > 1:
        return True
    if word == "和县":
        return not (before in _PREPOSITIONS | _BEFORE_MARKS or (word_tag(before) == "ns" and before[-1] not in "县区"))
    return word_tag(word) in ("nz", "nr") and before.endswith(_JOINED_TRADES)


def _is_parted(word: str, words: Sequence[str], following: str) -> bool:
    """Whether a word of the dictionary is two here: 交通工会组织文艺小分队, not 工会组织共有会员若干."""
    if word == "工会组织":
        return HAN.match(following) is not None and following not in _OF_UNIONS
    if word == "城市":  # 元城市人民医院
        return len(words[-1]) == 1 and words[-1] not in _NO_CITY and following[:2] in _OF_CITIES
    if word == "内向":
        return words[-1].endswith(("年", "月", "日", "天", "时", "周"))  # 三年内向县医院…
    if word == "月经":
        return words[-1].isdecimal()
    if word in ("联合国", "联合体"):
        return following[:1] in tuple("网药资彩校育检")  # 镇残联联合国网青禾县供电公司, 市体育局联合体彩中心
    if word in _BEHIND:
        return words[-1] in _BEHIND[word]  # 厂方向学院赠送车床, 省卫生健康委派出专家
    if word == "公司制":
        return following[:1] in _MADE  # 茶业公司制茶师, not 公司制改革
    if word == "处于":
        return following[:1].isdecimal() and words[-1] in lexicon.NAME_WORDS  # 高速公路管理处于6月18日
    if word == "处在":
        return len(words) > 1 and words[-2].endswith(("局", "厅", "委", "署", "部", "院"))  # 省监管局计量处在南昌
    single = len(words[-1]) == 1 and word != "部分"  # 三溪镇部分村组
    return single or f"{words[-1]}{word[0]}".endswith(_OFFICES)


def _untitled(word: str) -> tuple[str, ...]:
    """A word, or the two of a body and its head that the dictionary has as one: 协会会长, 事务所律师, 处处长."""
    if len(word) > len(_DRIVEN) and word.endswith(_DRIVEN):
        return word[: -len(_DRIVEN)], _DRIVEN  # 流动图书车开进…, where the dictionary has 车开进
    title = None if word in lexicon.TITLES else _TITLED.search(word)
    if title and (len(word) > _TITLE or word[0] == word[1]):
        return word[: title.start()], title.group()
    return (word,)


def _unglued(word: str, text: str, before: Sequence[str], following: str) -> tuple[str, ...]:
    """A word that begins like a preposition, or the two that the dictionary takes for a person's name.

    向松山 in 向松山县医院捐赠 is one of its words, and so is what stands behind people (代表群众向海…), or behind a
    body (医院从松山公司…).
    """
    if word in _TOWARDS and len(following) == 1 and HAN.match(following):
        return word[0], word[1]  # 还向东|屏理工大学
    if word[1] == "其" and len(word) > len("由其"):
        return word[0], "其", word[2:]  # 由其子公司…
    behind_body = bool(before) and before[-1].endswith(_JOINED_BODIES)
    if word_tag(word).startswith("nr") and (
        REGION.match(text, text.find(word) + 1)
        or (before and before[-1] in lexicon.PEOPLE)
        or (behind_body and (word[0] not in _SURNAMES or text.startswith(_OF_TOWNS, text.find(word) + len(word))))
    ):
        return word[0], word[1:]
    joins = word[0] == "同" and behind_body
    if joins and word_tag(word) == "ns" and REGION.match(text, text.find(word) + 1):
        return word[0], word[1:]  # 秘书处同江城市商会, where the dictionary knows 同江
    if word[1:] in ("上", "下") and UPPER.match(text, text.find(word) + 1):
        return word[0], word[1:]  # 向上沙街道敬老院
    return (word,)

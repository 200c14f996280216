"""Which words may be of the mark of a company, though names have no such word elsewhere: 腾飞食品有限公司.

And which words names have, whatever stands around them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from kb.knowledge import lexicon
from kb.knowledge.extents import ENDINGS, REGION, is_deed, is_ended
from kb.knowledge.words import HAN, NUMERALS, Word, is_placed, texts_of
from kb.text import word_tag

TERM = re.compile(r"第.{1,3}届")
"""Of what or of whom there is one after another: 第三届."""
MARKED = ("公司", "厂", "基金会", "合作社")
"""Who may have a mark of words that names do not have."""
_COMPANIES = ("有限公司", "股份公司", "集团公司", "有限责任公司")
_MOST_BEFORE_MARK, _MOST_IN_MARK = 6, 8
"""So many words at most before a mark, and from there to the company's end."""
OPENING = 2
"""Characters of a mark that is an adjective, and the least of any other word that is one."""
_ENDING_WORDS = frozenset(each for each in ENDINGS if len(each) > 2)
NO_MARKS = lexicon.DESCRIPTIVE | lexicon.LEADING | lexicon.BREAKING
"""Words that are no marks, wherever they stand."""
_NEVER = lexicon.BREAKING | lexicon.TITLES | lexicon.COUNTED
_TOWARDS = frozenset("给于到")
"""How words end that say to whom, and hold no name: 转赠给, 隶属于, 骑车到."""
_OF_SENTENCES = frozenset("vdmrpcuq")
"""How words are tagged that are of a sentence; which of them are marks as well is said in the lexicon."""
_MOST_OF_MARK = 3
LEGAL, COMPANIES_OF_PLACES, _MOST_TO_LEGAL = ("有限公司", "有限责任公司", "有限责任"), ("公司", "集团"), 6
"""How a company's name ends whose mark may be any word, alone and behind its place; and in how many words."""
_TRADES = tuple(sorted(lexicon.TRADES_BEHIND_MARKS))
_MOST_OF_PLACE, ROLES = 3, ("单位", "企业", "会员", "理事")
_WHEN = tuple("日天月年前后期时今初末底")
"""How words end that say when something was, and are no marks: 近日, 去年."""


@lru_cache(maxsize=1 << 16)
def may_be_in_name(word: str) -> bool:
    """Whether names have a word, whatever stands around it."""
    if (
        word in _NEVER
        or word[0] in "我该"
        or TERM.fullmatch(word)
        or not HAN.match(word)
        or (len(word) > 2 and word[-1] in _TOWARDS)
    ):
        return False
    if len(word) > 3 and word not in lexicon.JOINED_WORDS and not {word[:2], word[2:]}.isdisjoint(lexicon.BREAKING):
        return False  # 积极响应
    known = (
        word in lexicon.NAME_WORDS
        or word in lexicon.JOINED_WORDS
        or word in _ENDING_WORDS
        or word_tag(word) in lexicon.NAME_TAGS
    )
    return known or len(word) == 1 or word[0] == "第"


def ends_mark(word: str) -> bool:
    """Whether no mark of a company goes on with a word: 的, 向, 捐赠."""
    if word in lexicon.FUNCTION or not HAN.match(word) or (len(word) > 1 and word in lexicon.BREAKING):
        return True
    return is_deed(word) and not may_be_in_name(word)


def is_of_mark(word: str, run: list[Word], *, placed: bool) -> bool:
    """Whether a word may go on a company's mark, behind its place or what may be one that no dictionary has.

    华彩|家|纺|有限公司, 湄|澜|安畅|冷链|有限公司
    """
    if _is_second_of_mark(word, run[-1].text):
        return True
    unknown = len(run) > 1 and all(len(each.text) == 1 for each in run) and _may_be_mark(word)
    of_mark = run[0].text[0].isascii() or word_tag(run[0].text) == "nz"
    return (placed or unknown or of_mark) and not is_ended(texts_of(run))


def is_mark_before_trade(words: Sequence[str], number: int, companies: tuple[str, ...]) -> bool:
    """Whether a word that names do not have is the mark of a company, right before what that does: 腾飞|食品|有限公司.

    `companies` are how its name may end.
    """
    word = words[number]
    if len(word) < OPENING or not _begins_with_trade("".join(words[number + 1 : number + 3])):
        return False
    following = words[number + 1 : number + _MOST_TO_LEGAL]
    if word in NO_MARKS or not HAN.match(word) or is_deed(word):
        return False
    if word_tag(word)[0] in _OF_SENTENCES and word not in lexicon.MARKS_BESIDES:
        return False  # 了解农业有限公司需求, 首家农业公司
    at = next((at for at, each in enumerate(following) if each.endswith(companies)), None)
    return at is not None and all(map(may_be_in_name, following[:at]))


def is_place_alone(run: Sequence[Word]) -> bool:
    """Whether a run is a place and no more, known or not (岚|溪), behind what the company is to others or not."""
    own = [word for word in run if not word.text.endswith(ROLES)]
    unknown = 1 < len(own) <= _MOST_OF_PLACE and all(len(each.text) == 1 for each in own)
    known = len(own) == 1 and is_placed(own[0].text)
    return unknown or known or REGION.fullmatch("".join(texts_of(own))) is not None


def is_place_and_mark(run: Sequence[Word]) -> bool:
    """Whether a place begins a run, and characters of a mark stand behind it: 绫|溪|市|恒|美."""
    region = REGION.match("".join(texts_of(run)))
    if region is None:
        return False
    behind = [word for word in run if word.start >= run[0].start + region.end()]
    return 0 < len(behind) <= _MOST_OF_MARK and all(len(word.text) == 1 for word in behind)


def is_in_mark(words: list[str], number: int, run: list[Word]) -> bool:
    """Whether a word is a company's own, whatever else it means (甘肃银隆新能源充电科技有限公司)."""
    if len(run) > _MOST_BEFORE_MARK:
        return False
    near = [*words[number : number + _MOST_IN_MARK + 1], ""]
    for each, following in itertools.pairwise(near[: _MOST_IN_MARK + 1]):
        if (each + following).endswith(_COMPANIES) or each.endswith(MARKED):
            return True
        if ends_mark(each):
            return False
    return False


@lru_cache(maxsize=1 << 14)
def _begins_with_trade(text: str) -> bool:
    return text.startswith(_TRADES)


def _may_be_mark(word: str) -> bool:
    """Whether a word that names do not have may be a mark: an adjective, or a time of day or of the year (春晓)."""
    tag = word_tag(word)
    return tag.startswith("a") or (tag == "t" and not word.endswith(_WHEN))


def _is_second_of_mark(word: str, before: str) -> bool:
    """Whether a word may be the second character of a mark, whatever else it means: 松山|陇|运|物流|有限公司."""
    if not len(word) == len(before) == 1 or word in lexicon.FUNCTION:
        return False
    if word in ("能", "元", "台"):
        return before not in NUMERALS  # 徽能电气制造有限公司, 盛元保险公司, 宏台阀门公司
    return word_tag(before) in lexicon.PROPER_TAGS and word_tag(word).startswith(("v", "n"))

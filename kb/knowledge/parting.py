"""Where a run of words is two names, or two runs with 和 or 与 between them are one.

甲集团援助乙县医院 is two, and so is 陆明希望省医协; 省船舶 and 海洋装备学会 are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.knowledge import endings, lexicon
from kb.knowledge.extents import ENDINGS, NATION, SET_PHRASE, extent, is_deed, is_ended
from kb.knowledge.words import Word, is_placed, texts_of
from kb.parsing.lexicon import SURNAMES
from kb.text import word_tag

_LEVELS = frozenset("省市县区州镇乡")
_LEVEL_AND_DUTY, _SOCIETIES = 2, ("学会", "协会", "研究会")
"""Words of what is no body without the rest of its name, and what such a body is: 省船舶与海洋装备学会."""
_UNIVERSITIES = ("大学", "学院")
_OF_UNIVERSITY = ("学院", "研究院", "研究所", "系")
"""What a university has with 与 in its name: 质量与标准化研究院."""
_HANDED = "交"
_PLACE_AND_MARK = 3
"""Characters of a place that no dictionary has, and the first one of a mark: 临棠 景|和软装有限公司."""
_WHOLE = ("局", "段")
"""How a word ends that no name goes on with 和 behind."""
_ENDINGS = frozenset(ENDINGS)
_CLASSES = frozenset((*endings.LETTERS, *lexicon.LEVELS, *"校队站馆社会行店企矿段港园村税"))
"""Single characters that are bodies of some kind."""
_SET_WITH_AND = re.compile("|".join(lexicon.WITH_AND))


def parted(run: list[Word]) -> Iterator[list[Word]]:
    """A run, or two where a body acts on one of another place: 甲集团援助乙县医院."""
    begun = 0
    if len(run) > 1 and run[0].text == "希望" and run[1].text in _LEVELS:
        begun = 1
    while begun < len(run) - 1 and (
        _opens_deed(run[begun].text, run[begun + 1].text) or _acts_on(run[begun].text, run[begun + 1].text)
    ):
        begun += 1  # 新建村级服务站, 评估湖北…公司
    for at in range(begun, len(run) - 1):
        if run[at].text == _HANDED and run[at + 1].text in _LEVELS:
            begun = at + 1  # 将口罩交省红十字会
        elif run[at].text == "希望" and _is_of_place(run[at + 1].text) and _are_people(run[begun:at]):
            begun = at + 1  # 陆明希望省医协…, 企业希望市科协…
        if not is_deed(run[at].text):
            continue
        following = run[at + 1].text
        placed = is_placed(following) or (at == begun and (following in _LEVELS or following in lexicon.GENERIC))
        if placed and (at == begun or is_ended(texts_of(run[begun:at]))):
            if at > begun:
                yield run[begun:at]
            begun = at + 1
    yield run[begun:]


@lru_cache(maxsize=1 << 14)
def _acts_on(word: str, following: str) -> bool:
    """Whether a verb stands first, and the body that it acts on begins behind it: 审计|市|水务局."""
    verb = (len(word) > 1 and word_tag(word) in ("v", "vn")) or word in lexicon.ACTING_ON
    named = word in lexicon.TRADES or word[-1] == "行"  # 租赁…, 建行…
    return verb and not named and (_is_of_place(following) or (len(word) == 1 and following[0] in _LEVELS))


def _may_be_mark(word: str) -> bool:
    """Whether a character may begin the mark of a body that 和 ends: 市家和社会工作服务中心, not 市局和…."""
    return len(word) == 1 and word not in _CLASSES


def _are_people(run: Sequence[Word]) -> bool:
    """Whether words say who wishes for something: a person by his name, or those of a role."""
    roles = lexicon.PEOPLE | lexicon.LEADING
    return _is_person(run) or bool(run and run[-1].text in roles)


def _is_person(run: Sequence[Word]) -> bool:
    """Whether words are what a person is called: 陆|明, not the mark of a company (东方, 新)."""
    name = "".join(texts_of(run))
    return len(name) in (2, 3) and name[0] in SURNAMES and (len(run) > 1 or word_tag(name).startswith("nr"))


def _is_of_place(word: str) -> bool:
    """Whether a name may begin with a word that says where: a level, a place, or a part of the country."""
    return word in _LEVELS or is_placed(word) or NATION.match(word) is not None


@lru_cache(maxsize=1 << 14)
def _opens_deed(word: str, following: str) -> bool:
    """Whether a verb that stands first says what was done, and is no word of names: 新建基层工会, not 新建路小学."""
    verb = word_tag(word).startswith("v") or (word == "新建" and following in lexicon.CLASSES)
    return verb and len(word) > 1 and word not in lexicon.NAME_WORDS and is_deed(word)


def _is_mark_with_and(first: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether one character and 和 are the mark of the company that stands behind them: 安和财产保险公司."""
    single = all(len(word.text) == 1 and word.text not in _LEVELS for word in first)
    alone = single and (len(first) == 1 or (len(first) <= _PLACE_AND_MARK and run[0].text in lexicon.TRADES))
    return alone and run[-1].text.endswith(("公司", "集团", "银行"))


def joined(joint: list[Word], run: list[Word]) -> Iterator[list[Word]]:
    """The two as one run, where they are one name; else both."""
    if joint and run and _are_one_name(joint[:-1], joint[-1], run):
        yield joint + run
        return
    if joint:
        yield joint[:-1]
    yield run


def _are_one_name(first: list[Word], between: Word, run: list[Word]) -> bool:
    """Whether two runs with 和 or 与 between them are one name.

    So they are where the first is no whole name and the second would be only a class, a department or a college.
    """
    if run and (run[0].text in _ENDINGS or first[-1].text.endswith(_WHOLE)):
        return False  # 党和政府的关怀与工会的温暖, 各县水利局和乡镇水管站
    both = [*first, between, *run]
    at = between.start - both[0].start
    if any(match.start() < at < match.end() for match in _SET_WITH_AND.finditer("".join(texts_of(both)))):
        return True
    if run[0].start != between.end or SET_PHRASE.match("".join(texts_of(run))):
        return False  # 决策部署和省委省政府 is no body
    ended = max((end for end in range(1, len(first) + 1) if is_ended(texts_of(first[:end]))), default=0)
    rest = first[ended:]
    if between.text == "和" and _is_mark_with_and(first, run):
        return True
    of_duty = first[0].text in _LEVELS and len(rest) == _LEVEL_AND_DUTY and rest[1].text in lexicon.TRADES
    if not ended and of_duty and run[-1].text in _SOCIETIES:
        return True  # 省船舶与海洋装备学会
    if not 0 < len(rest) <= (2 if ended else 9) or any(word.text in lexicon.PEOPLE for word in rest):
        return False
    of_mark = between.text == "和" and len(first) > 1 and _may_be_mark(first[-1].text) and _is_of_place(first[-2].text)
    if not ended and not of_mark and any(len(word.text) == 1 for word in rest):
        return False  # 沙洲湾热电与…
    if ended:
        college = first[ended - 1].text.endswith(_UNIVERSITIES) and run[-1].text.endswith(_OF_UNIVERSITY)
        alone = not college and run[0].text not in lexicon.OFFICES  # 省环保厅科技与财务处
    else:
        alone = not of_mark
    return not (alone and extent(texts_of(run))) and extent(texts_of(both)) is not None

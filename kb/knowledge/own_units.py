"""The parts of whoever publishes that their duty, their number or their level alone names: 机械工程学院, 一分公司."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kb.knowledge import lexicon, set_forms
from kb.knowledge.acting import acts_from, acts_together
from kb.knowledge.publishing import publishing_body
from kb.model import Bulletin
from kb.text import cut, plain, word_tag

_UNIVERSITIES = ("大学", "学院", "研究院", "科学院", "设计院")
_OF_ALUMNI = re.compile(
    r"(?<=大学|学院)(?:校友(?:总?会|联络处|工作办公室)|教育(?:发展)?基金会|委员会|团委|党委|工会(?:委员会)?|学生会)$"
)
"""Who publishes for a university besides."""
_OF_UNITS = ("公司", "集团", "项目部", "经理部", "指挥部", "工会", "协会", "商会", "学会")
_OF_ORGAN = re.compile(r"(?<=公司|集团)(?:委员会|党委|团委|工会(?:委员会)?)$")
"""Who publishes for a company besides."""
_UNIT = re.compile(
    r"(?:(?<![\u4e00-\u9fff“\d])|(?<=[日月])|(?<=会同|联合))(?P<name>(?P<duty>[\u4e00-\u9fff]{2,5}?)(?:(?<=职工)医院|分公司|公司|公安分局|分厂|厂|中心|站|分会)(?P<organ>党支部|党总支|党委|工会|团委)?)"
)
_NUMBERED_UNIT = re.compile(
    r"(?:(?<![\u4e00-\u9fff“\d])|(?<=[日月、]))(?P<name>[一二三四五六七八九十]{1,2}(?:分公司|公司|分厂|分部|工区|车队)(?P<organ>党支部|党总支|党委|工会|团委)?)"
)
_NO_OWNERS = lexicon.NO_UNIT | lexicon.DESCRIPTIVE | lexicon.LEADING
_COLLEGE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月年晚午近由与和及同向在对为校]))"
    r"(?P<name>(?P<duty>(?![与和及同向由在对为校各])(?:[\u4e00-\u9fff]{2,6}?(?:[与和][\u4e00-\u9fff]{2,4})?|[法文理工农医商药林](?=学院)))(?:学院|研究院|研究所|计量所|检[验测]所|设计所|规划所))(?![院生会长]|校友(?!会|分会)|\d{2,4}[级届]|分会)"
)
_OFFICE_OF_TWO_DUTIES = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月由]))(?P<name>(?P<first>[\u4e00-\u9fff]{2})[与和](?P<second>[\u4e00-\u9fff]{2,6}?)(?:处|部|科|办公室))"
)
"""A department of any body that two duties name: 后勤与安全保卫处."""
_OF_UNIVERSITY = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[日月]))(?:图书馆|档案馆|校史馆|博物馆|后勤集团|招生办公室)")
"""What every university has: it is the publisher's where it acts."""
_OF_COURT = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月由]))(?:执行局|法警大队|(?:立案|刑事|民事|行政|审监)(?:审判)?[一二三]?庭)"
)
_SUBORDINATE = re.compile(
    r"(?:公司|集团|[局院厂]|中心|协会|学会|大学|学院|学校|医院)(?:所属|下属|旗下)的?"
    r"(?![各全多几]|[一二三四五六七八九十两\d]+[余多]?[个家座所名支条处])(?P<name>(?:(?![与和及同向在对为])[\u4e00-\u9fff]){2,8}?(?:实验室|中心|厂|站|所|公司|医院|学校|项目部|基地|[支大]队))"
)
_CAMPUS = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月由]))(?![各全本该新老两三个])[\u4e00-\u9fff]{2,3}(?<![个各])院区"
)
_BESIDE = re.compile(rf"[、和与](?:{'|'.join(set_forms.ORGANS)})")
_ORGAN = re.compile("|".join((*set_forms.PARTS, "校友分会", "校友会")))
_COMMITTEE_AND_GOVERNMENT = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日月由]))(?P<place>[\u4e00-\u9fff]{2,5}[镇乡])党委[、和与](?:人民)?政府"
)


def colleges(bulletin: Bulletin) -> Iterator[str]:
    """The colleges and institutes of the university that publishes, which their duty alone names: 机械工程学院."""
    if not _OF_ALUMNI.sub("", plain(publishing_body(bulletin))).endswith(_UNIVERSITIES):
        return
    for passage in bulletin.passages:
        for match in _COLLEGE.finditer(passage.text):
            first, _, second = match["duty"].replace("和", "与").partition("与")
            words = cut(first + second)
            if second and first.endswith(set_forms.ORGANS):
                continue  # 工会党支部与某学院…
            known = len(match["duty"]) == 1 or all(map(_is_of_duty, words))
            if known and not lexicon.NO_UNIT.intersection(words):
                organ = _ORGAN.match(passage.text, match.end())
                yield match["name"] + (organ.group() if organ else "")
        for match in _OF_UNIVERSITY.finditer(passage.text):
            if acts_from(passage.text, match.end()):
                yield match.group()


def offices(bulletin: Bulletin) -> Iterator[str]:
    """The departments that two duties name, where they act: 后勤与安全保卫处."""
    for passage in bulletin.passages:
        for match in _OFFICE_OF_TWO_DUTIES.finditer(passage.text):
            words = (match["first"], *cut(match["second"]))
            known = all(_is_of_duty(word) for word in words) and not _NO_OWNERS.intersection(words)
            if known and not match["first"].endswith(set_forms.ORGANS) and acts_from(passage.text, match.end()):
                yield match["name"]


def units(bulletin: Bulletin, defined: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What a company or a group that publishes calls its own by their duty or number alone, where they act: 拖轮公司.

    `defined` are the short forms that the bulletin defines: an office of 衡川公交 publishes for 衡川公交集团有限公司.
    """
    body = _OF_ORGAN.sub("", plain(publishing_body(bulletin)))
    kinds = ("分会",) if body.endswith("会") else ("公司", "公安分局", "职工医院", "厂", "中心", "站", "分会")
    companies = (form for name, forms in defined.items() if name.endswith(_OF_UNITS) for form in forms)
    if not (body.endswith(_OF_UNITS) or any(body.startswith(plain(form)) for form in companies)):
        return
    for passage in bulletin.passages:
        for match in _NUMBERED_UNIT.finditer(passage.text):
            if acts_from(passage.text, match.end()):
                yield match["name"]
        for match in _UNIT.finditer(passage.text):
            words = cut(match["duty"])
            known = all(map(_is_of_duty, words)) and not _NO_OWNERS.intersection((*words, match["duty"]))
            known = known and match["name"].removesuffix(match["organ"] or "").endswith(kinds)
            named = match["name"] in set_forms.CLASS_WORDS or match["duty"] in (passage.organisation or "")
            beside = _BESIDE.match(passage.text, match.end()) if match["organ"] else None
            if known and not named and acts_together(passage.text, beside.end() if beside else match.end()):
                yield match["name"]


def campuses(bulletin: Bulletin) -> Iterator[str]:
    """The campuses of the hospital that publishes, where they act: 城北院区, 中心院区."""
    if "医院" not in publishing_body(bulletin):
        return
    for passage in (each for each in bulletin.passages if "院区" in each.text):
        yield from (match.group() for match in _CAMPUS.finditer(passage.text) if acts_from(passage.text, match.end()))


def of_court(bulletin: Bulletin) -> Iterator[str]:
    """The parts of the court that publishes which have no name of their own, where they act: 执行局, 法警大队."""
    if not publishing_body(bulletin).endswith("法院"):
        return
    for passage in bulletin.passages:
        yield from (match.group() for match in _OF_COURT.finditer(passage.text) if acts_from(passage.text, match.end()))


def subordinates(bulletin: Bulletin) -> Iterator[str]:
    """The bodies that are said to belong to another one, where they act: 集团所属|沂东实验室."""
    for passage in bulletin.passages:
        for match in _SUBORDINATE.finditer(passage.text):
            if not lexicon.NO_UNIT.intersection(cut(match["name"])) and acts_from(passage.text, match.end()):
                yield match["name"]


@lru_cache(maxsize=1 << 12)
def _is_of_duty(word: str) -> bool:
    """Whether a word may say what a college teaches: a noun, and no body."""
    tag = word_tag(word)
    duty = word in lexicon.NAME_WORDS or ((tag[0] in "nvbjl?" or tag == "an") and tag not in ("ns", "nt", "nr"))
    return len(word) > 1 and word not in lexicon.BREAKING and duty


def governments(bulletin: Bulletin) -> Iterator[str]:
    """The governments that are named behind the committee of the same place: 青石镇党委、政府."""
    for passage in (each for each in bulletin.passages if "党委" in each.text and "政府" in each.text):
        yield from (f"{match['place']}政府" for match in _COMMITTEE_AND_GOVERNMENT.finditer(passage.text))

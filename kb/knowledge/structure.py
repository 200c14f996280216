"""The names that the structure of a bulletin proves: issuers, heads of paragraphs, recipients that are one body."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from kb.knowledge import endings, lexicon, phrases, set_forms
from kb.knowledge.marks import may_be_in_name
from kb.model import Bulletin
from kb.parsing.lexicon import ORGANISATION_ENDINGS, PARTNER_LABELS
from kb.parsing.rows import are_joint, is_organisation_name
from kb.text import compact, cut, word_tag

_GROUP = re.compile(
    r"[省市县区州]?(?:直属?|属|管)(?:机关|企业|单位|学校|企事业单位|国有企业|部门)+(?:工会|党委|党组织|团委)?"
)
"""Many bodies in one word: 市直机关工会, 市属企业."""
_OF_KIND = r"(?:企业|高校|院校|园区|基层|乡镇|街道|农村)(?:科协|工会|团委|学会|协会)"
"""What there are many of: 各市级学会、高校科协、企业科协."""
_NOBODY = re.compile(rf"{_GROUP.pattern}|{phrases.HEADQUARTERS.pattern}|{_OF_KIND}")
_CLASSES = frozenset(
    (
        *ORGANISATION_ENDINGS,
        *endings.UNITS,
        *set_forms.CLASS_WORDS,
        "子公司",
        "有限公司",
        "总公司",
        "直属单位",
        "机关处室",
    )
)
_SET = re.compile(
    r"《.{2,12}》(?:杂志社|报社|社|编辑部)|[省市县区州](?:台联|侨联|妇联|科协|文联|残联|工商联|社科联|贸促会|消委会|作协|记协|[计经教建科体农民]?委|人大|人大常委会|政协|政府|纪委)(?:办|办公室|办公厅)?|.{2,}(?:机关|[局部委署]\S{2,6}司)|[黄淮海]委|国网[\u4e00-\u9fff]{2,4}电力|人行[\u4e00-\u9fff]{2,4}中支"
)
"""One of the reader's own place, as recipients are named: 市委, 市人大, 县政府办."""
_SHORTEST, _SHORT, _LEVELS = 3, frozenset(("总工办", "总师办", "档案室")), frozenset("省市县区")
"""Characters of a recipient's name: 国资委, 总工办, 省防办; 司法所 and 街道办 are many."""
_OPENS_GROUP = re.compile(r"各[地省市县区州乡镇街道（）()、]{1,8}")
_OF_GROUP = (*"省市县区州乡镇", "自治", "直辖", "计划单列")
"""How the members of a list go on that opens so: 各省、自治区、直辖市质量协会."""
_MEMBERS_OF = re.compile(r"(?P<name>.{4,})各(?:成员|会员|理事)单位")
_OF_SOME = re.compile(r"有关|相关|各(?!界)|所属|直属(?!机关)|部分")
_OF_CLASS = re.compile(
    r"(?![省市县区州镇乡])[\u4e00-\u9fff]{1,4}(?:协会|学会|商会|联合会|促进会|公司|医院|学校|局)|红十字会|慈善(?:总)?会|工商联|妇联|残联|科协|文联|侨联"
)
"""What goes on with the classes of a list that opens with 各: 各省质量促进会、质量协会."""
_ROLE = re.compile(r"^(?:控股股东|主管单位|上级单位|挂靠单位|支持单位)(?=.{4})")
"""What a recipient is to whoever sends."""
_MANY = re.compile(
    r"(?:国有)?(?:林场|农场)|(?:社区)?卫生服务中心|卫生院|管理(?:中心|处|所|站)|收费站|[分子]公司|支行|项目部|(?:二级)?(?:院系|学院)|[科股]+室|[处科]室|站所|(?:党)?总?支部|车间|[村居]委会|派出所"
)
"""Classes of which nobody has only one: 发各分公司、管理中心."""
_CELLS = re.compile(r"[ \u00a0]{2,}|[\u3000\t]+")
_IN_BRACKETS = re.compile(r"^[（(]([^（）()]*)[）)]$")
_LABELLED = re.compile(r"^[\u4e00-\u9fff]{2,5}[:：]")
_PARTNER = re.compile(rf"^(?:{'|'.join(PARTNER_LABELS)})[:：]")
_ENTRY = re.compile(
    r"\s*(?:\d{1,3}[.、．)）]|[（(]\d{1,2}[)）])?\s*(?:\d{1,2}月\d{1,2}日\s*)?"
    r"(?P<names>(?!\d)[^：:，,。；;\s]{4,50})[：:](?=[^。]{0,40}\d)[^。!！?？]{2,80}$"
)
"""An entry of a list that says who and how much: 1.枕湖商会：口罩2万只（4月7日）."""
_PRINTED = re.compile(r"(?P<name>\S{4,30})[ \u3000\u00a0\t]+\S{6,11}日\s*印发")
_CREDITED = re.compile(r"[。！？”][（(](?P<name>[\u4e00-\u9fff]{3,12})[）)]\s*$")
_SEVERAL, _OF_DEPARTMENTS = 3, frozenset("科处室部队局所站院厂")
_SENT_IN = re.compile(r"(?:供稿|供图|报送|整理|摄影?|印发?|编印|编发|编辑|编)$")


def proven_names(bulletin: Bulletin) -> Iterator[str]:
    """The issuers, heads and recipients that are single bodies, and whoever printed or signed it."""
    return (
        name
        for name in _in_places(bulletin)
        if name not in _CLASSES and name[0] not in "本我该" and not _NOBODY.fullmatch(name)
    )


def printer_of(bulletin: Bulletin) -> str:
    """The office that a print record names (某局办公室 2019年8月12日印发); empty for none."""
    records = (_PRINTED.match(segment.text.strip()) for segment in bulletin.segments if segment.kind == "other")
    names = (compact(record["name"]) for record in records if record)
    return next(filter(is_organisation_name, names), "")


def _in_places(bulletin: Bulletin) -> Iterator[str]:
    yield from bulletin.issuer
    yield from _printers(bulletin)
    for passage in bulletin.passages:
        if passage.organisation:
            yield from filter(None, passage.organisation.split("、"))
        if passage.kind in ("list", "table"):
            entries = filter(None, map(_ENTRY.match, passage.text.split("\n")))
            names = itertools.chain.from_iterable(entry["names"].split("、") for entry in entries)
            yield from (name for name in names if is_organisation_name(name, most=25))
    yield from _credited(bulletin)
    for distribution in bulletin.distribution:
        for recipient in _single(distribution.recipients):
            name = compact(recipient)
            if name.startswith(lexicon.CLASSES):
                continue
            short = name[0] in _LEVELS or name.endswith("委") or name in _SHORT
            if (
                is_organisation_name(name, least=_SHORTEST if short else _SHORTEST + 1)
                or _SET.fullmatch(name)
                or name in lexicon.OFFICES
            ):
                yield recipient


def _credited(bulletin: Bulletin) -> Iterator[str]:
    """Whoever sent in what each of several paragraphs tells, in brackets behind its end: …责令整改2家。（稽查支队）"""
    ends = (_CREDITED.search(passage.text) for passage in bulletin.passages)
    names = [compact(match["name"]) for match in ends if match]
    if len(names) >= _SEVERAL:
        yield from (name for name in names if _is_department(name) or is_organisation_name(name, certain=True))


def _is_department(name: str) -> bool:
    """Whether who sent something in is a department, or an office of a place: no room, no person, and no sentence."""
    words = cut(name)
    if name[-1] not in _OF_DEPARTMENTS or name[0] in "各本我该" or name.endswith(("会议室", "活动室")):
        return False
    return all(map(may_be_in_name, words)) and word_tag(words[0]) not in ("nr", "d", "v")


def _single(recipients: Iterable[str]) -> Iterator[str]:
    """The recipients that are one body: not 各市、县红十字会, nor 省环境保护厅有关处室, nor 管理中心."""
    group = behind = False
    for recipient in recipients:
        name = compact(recipient)
        of_class = behind and _OF_CLASS.fullmatch(name) is not None
        behind = of_class or name.startswith("各")
        if of_class:
            continue
        of_members = _MEMBERS_OF.fullmatch(name)
        if of_members:
            yield of_members["name"]
        group = (group and name.startswith(_OF_GROUP)) or _OPENS_GROUP.fullmatch(name) is not None
        if not group and not _OF_SOME.search(name) and not _MANY.fullmatch(name):
            yield _ROLE.sub("", recipient)


def _printers(bulletin: Bulletin) -> Iterator[str]:
    """Whoever printed a bulletin, signed it, or sent in what it tells (（某公司 供稿）), from the lines that say so.

    And whoever had a part in it by a label: 协办：某中心, 组稿：某办公室.
    """
    yield from (name for names in bulletin.signers.values() for name in names if is_organisation_name(compact(name)))
    for segment in bulletin.segments:
        if segment.kind not in ("other", "masthead"):
            continue
        for cell in _CELLS.split(_IN_BRACKETS.sub(r"\1", segment.text.strip())):
            if segment.kind == "masthead" and not _PARTNER.match(cell):
                continue
            joint = are_joint(_SENT_IN.sub("", cell.strip()).split())  # the last with 供稿 behind it or not
            whole = "、".join(cell.split()) if joint else compact(cell)
            names = _SENT_IN.sub("", _LABELLED.sub("", compact(whole))).split("、")
            if all(map(is_organisation_name, names)):
                yield from names

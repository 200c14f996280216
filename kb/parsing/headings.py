"""What one line of running text opens: a heading, an organisation's paragraph, a list item, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from kb.model import Section
from kb.parsing import lexicon
from kb.parsing.captions import match_caption
from kb.parsing.companies import are_marks, is_company_behind
from kb.parsing.numerals import CHINESE, NUMERAL, number_of
from kb.parsing.rows import Row, are_joint, are_organisation_names, is_organisation_name
from kb.text import compact, cut, plain, word_tag

_LEVEL_1 = re.compile(rf"^(?P<label>[{CHINESE}]{{1,4}})[、.．](?P<heading>.+)$")
_LEVEL_2 = re.compile(rf"^[(（](?P<label>[{CHINESE}]{{1,4}})[)）][、.]?(?P<heading>.+)$")
_SHORT_FORM = re.compile(r"[（(](?:以下|下文|下)?(?:统一)?简?称[^（）()]*[）)]$")
_DEFINED = re.compile(
    r"[(（](?:以下|下文|下)?(?:统一)?[简下]称[为:：]?[“\"]?(?P<form>[\u4e00-\u9fff]{3,10})[”\"]?[)）]"
)
_FORMER_NAME = re.compile(r"[（(]原(?:名|称)?[：:]?[^（）()]{3,25}[）)]$")
_ROLE_NOTE = re.compile(r"[（(][^（）()]{0,10}(?:单位|企业|成员|会员|承包商|供应商|合作方)[）)]$")
_FORM_NOTE = re.compile(r"(?<=公司)[（(](?P<form>[^（）()]{3,10})[）)]$")
_RUN_PLACES = ("机场", "景区", "火车站", "高铁站", "客运站", "度假区", "大酒店")
_BEGUN = 2
_PLACE_NOTE = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,7})[）)]$")
_LEVELS = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "村")
_PLACED = ("公司", "集团", "厂", "社", "农场", "店", "企业", "事务所", "物业")
"""Behind whom any place in brackets says where he is; of others it may be a part of the name: 国家质检中心（河北）."""
_NO_LEVELS = ("院区", "校区", "厂区", "园区", "地区", "社区", "片区", "专区", "新区")
_BRACKETED = re.compile(r"^【(?P<heading>[^【】]{2,30})】$")
_MARKED = re.compile(rf"^[{lexicon.MARKS}](?P<heading>[^{lexicon.MARKS}]{{2,25}})[{lexicon.MARKS}]?$")
_NOT_LEVEL_1 = re.compile(r"^[一二三四五六七八九十][级类线期季等]")
_LIST = re.compile(rf"^(\d{{1,2}}[.、](?!\d)|[(（]\d{{1,2}}[)）]|\d{{1,2}}[)）]|[{lexicon.MARKS}])")
_SPACED_MARK = re.compile(r"\d{1,2}[.、．]\s+(?=\S)")
"""A number that stands apart; in compact form 1. 3月 is a bare 1.3月."""
_CONTENTS_HEAD = re.compile(lexicon.CONTENTS_HEAD)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MINOR = re.compile(r"^(?:(?P<third>\d{1,2})[.、](?!\d)|[(（](?P<fourth>\d{1,2})[)）])(?P<heading>[^,，。;；:：、]+)$")
_SPACED_NUMBER = re.compile(r"(?P<number>\d{1,2})[ \u3000\u00a0]{1,4}(?=[\u4e00-\u9fff])")
_HEAD_LABEL = re.compile(rf"^([(（][{CHINESE}\d]{{1,4}}[)）]|[{CHINESE}]{{1,3}}[、.]|\d{{1,2}}[.、])")
_RUN_IN = re.compile(r"^(?P<name>(?:[^:：,，。;；!！?？“”\"]|“[^“”]{1,8}”){2,50})[:：](?P<rest>.+)$")
_ENTRY = re.compile(r"^(?:\d{1,3}[.、])?(?P<name>[^:：,，。;；、]{4,40})[:：](?=[^。]{0,40}\d)[^。!！?？]{2,80}$")
_BRACKETED_RUN_IN = re.compile(r"^【(?P<name>[^【】]{2,30})】(?P<rest>[^【】].+)$")
_NUMBERED_RUN_IN = re.compile(
    rf"^(?:[(（][{CHINESE}]{{1,3}}[)）]|\d{{1,2}}[.、])(?P<name>[^。,，、;；:：]{{3,25}})。(?P<rest>.{{10,}})$"
)
_SPACED = re.compile(
    rf"^[{lexicon.MARKS}]?\s*(?P<name>[^\s,，。;；:：、!！?？]{{3,25}})"
    r"(?:[ \u3000\u00a0]{2,}|\u3000)(?P<rest>\S.{14,})$"
)
_DAY = re.compile(
    rf"(?:[{NUMERAL}]{{2,4}}年)?[{NUMERAL}]{{1,2}}月(?:[{NUMERAL}]{{1,3}}[日号]|[上中下]旬|底|初)?"
    rf"(?:[-—~～至、](?:[{NUMERAL}]{{1,2}}月)?[{NUMERAL}]{{1,3}}[日号])?|[{NUMERAL}]{{1,3}}[日号]"
)
_MOST_OF_HEAD = 12
_LEAST_TOLD = 8
"""Characters of an entry of a chronicle, at least."""
_SENTENCE_ENDS = tuple("。！!？?；;…")
_CLOSERS = '”’」』)）"'
_SUBTITLED, _FULL_LINE = ("——", "--", "—"), 25
_EXCLAIMED = re.compile(r"(?!.*(?:[:：；;。]|们[,，!！]))[^!！?？]{4,28}[!！?？]$")
_ATTACHMENT = re.compile(rf"^(附件\d*(?:[:：]|$)|[(（]?({'|'.join(lexicon.CONTACT_LABELS)}|来源)[:：])")
_SALUTATION = re.compile(
    r"^[^,，。；;]*(单位|部门|同志|会员|企业|学校|委员会|政府|局|处|科室|们|公司|支部|协会|党委|党组|社区|中心|医院|人员|朋友|读者|领导)"
    r"([(（][^)）]*[)）])?[:：]$|^(各|尊敬的|亲爱的|全体)[^,，。；;]{1,36}[:：]$"
)
_LEAD_IN = re.compile(r"([,，]|下列|如下|以下).*[:：]$|有[:：]$")
_SECTION_STARTS = frozenset(f"{CHINESE}(（【")
_RUN_IN_LEAST, _RUN_IN_MOST = 20, 51
_HEADING_MOST = 40
_SHORTEST_NAME, _LONG_NAME, _WHOLE_NAME = 4, 6, 7
_DOES = r"(?=[把将于在与对向为,，]|\d|组织|开展|举办|召开)"
"""Behind a shorter name that is one: what its bearer does."""
_DASHES = "—–-"
_SHORTEST_NUMBERED = 5
_NUMBERS = frozenset("(（0123456789")
_SHORTEST_MEANT = 3
"""Characters of a head that the text behind it means again: 炼钢厂：9月6日，该厂…."""
_TO_BE_FOUNDED = re.compile(rf"(?:{'|'.join(lexicon.FOUNDING)})(?!(?:办公室|协会|中心|委员会|银行|集团|公司)$)")
_TO_BE_CARED_FOR = re.compile(
    rf"(?:{'|'.join(lexicon.CARING)})"
    rf"(?:[\u4e00-\u9fff]{{0,6}}(?:{'|'.join(lexicon.CARED_FOR)})|(?:工作|领导|专项|健全)*(?:{'|'.join(lexicon.FORMED)}))$"
)
_MINOR_MOST = 20


def ends_sentence(text: str) -> bool:
    """Whether a compact text ends as a sentence does, closing quotes and brackets after its mark included."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def starts_body(row: Row) -> bool:
    """Whether the row is running text, so that the masthead and the headline end before it."""
    if row.is_rule:
        return False
    if len(row.compact) > lexicon.HEADLINE_MOST or ends_sentence(row.compact):
        return True
    if row.compact.endswith((":", "：")) and _LEAD_IN.search(row.compact):
        return True
    if len(row.compact) > lexicon.BODY_LEAST and len(row.cells) < 2:
        return True
    if is_contents_head(row) or row.compact.startswith(("编者按", "【编者按】", "按:", "按：")):
        return True
    return bool(match_section(row) or match_caption(row) or match_run_in(row)) or is_salutation(row)


def is_exclaimed(row: Row, following: Row | None, *, first: bool = False) -> bool:
    """Whether a row that ends in ！ or ？ is a headline: a short one, apart from the paragraph that stands below it.

    Or one with its subtitle or a marked head below it; the `first` row of a text also above a paragraph without indent.
    """
    if following is None or not _EXCLAIMED.match(row.compact):
        return False
    if row.indented and not (row.is_centred_under(following) or following.compact.startswith(_SUBTITLED)):
        return False
    if following.compact.startswith(_SUBTITLED):
        return True
    told = ends_sentence(following.compact) if following.indented else first and len(following.compact) >= _FULL_LINE
    return following.gap > 0 and (told or (first and match_marked(following) is not None))


def is_salutation(row: Row) -> bool:
    """Whether the row addresses its readers (各会员单位：), as the first row of a text may."""
    return len(row.compact) <= lexicon.BODY_LEAST and bool(_SALUTATION.match(row.compact))


def is_attachment(row: Row) -> bool:
    """Whether the row names attachments or contacts, not text (附件：1.… 联系人：…)."""
    return bool(_ATTACHMENT.match(row.compact))


def is_contents_head(row: Row) -> bool:
    """Whether the row is 目录, 本期要目 and the like, with any ornaments."""
    return bool(_CONTENTS_HEAD.fullmatch(row.compact.strip(f"{lexicon.MARKS}≡【】[]=—-:：·")))


def match_section(row: Row) -> Section | None:
    """The heading that a whole row is, or None; run-in headings that go on as a sentence are none."""
    text = row.compact
    if text[0] not in _SECTION_STARTS or len(text) > _HEADING_MOST or ends_sentence(text):
        return None
    for level, pattern in ((1, _LEVEL_1), (2, _LEVEL_2)):
        match = pattern.match(text)
        heading = match["heading"].rstrip(":：") if match else ""
        if match and heading and not (level == 1 and _is_run_of_numbers(match)) and "。" not in heading:
            return Section(match["label"], level, heading)
    if match := _BRACKETED.match(text):
        return Section("", 1, match["heading"])
    return None


def _is_run_of_numbers(match: re.Match[str]) -> bool:
    """Whether 一、二级人群 is meant: the number after the mark is the next one, and of something."""
    first, second = number_of(match["label"]), number_of(match["heading"][0])
    return bool(_NOT_LEVEL_1.match(match["heading"])) and first is not None and second == first + 1


def defined_in(rows: Iterable[Row]) -> frozenset[str]:
    """The short forms that a text defines, but for those of contests and the like: （以下简称“岚江泵协”）."""
    found = ((row.compact, match) for row in rows if "称" in row.compact for match in _DEFINED.finditer(row.compact))
    return frozenset(
        match["form"] for text, match in found if not text[: match.start()].rstrip("”》").endswith(lexicon.NO_BODIES)
    )


def match_run_in(row: Row, *, body: bool = False, like: bool = False, defined: Collection[str] = ()) -> str | None:
    """The organisation before the colon at the beginning of a row (徐州供电公司：…), or None; joint ones together.

    Or behind a number and before a full stop: （一）青禾水利工程局。承担左岸开挖的….

    What follows is a sentence or long; a short half without its full stop is a headline (上海：筑牢两张网). In the
    body, where headlines are rare, half a line of several clauses is enough. `like` says that there are such
    paragraphs before: then the mark of a company (诚泰仪表、申屿机电：…) is one that the text goes on to mean. What is
    `defined` as somebody's short form is one, too.
    """
    match = _RUN_IN.match(row.compact) if ":" in row.compact[:_RUN_IN_MOST] else None
    if match and row.compact[0].isdigit() and is_entry_of_list(row):
        return None  # 1.某某公司：口罩3万只、防护服200套
    match = match or (_BRACKETED_RUN_IN.match(row.compact) if row.compact[0] == "【" else None)
    if match is None:
        numbered = _NUMBERED_RUN_IN.match(row.compact) if row.compact[0] in _NUMBERS else None
        return numbered["name"] if numbered and _is_numbered_head(*numbered.group("name", "rest"), like=like) else None
    half = body and len(row.compact) >= _RUN_IN_LEAST and re.search(r"[，,、。；]", match["rest"])
    if not (half or ends_sentence(row.compact) or len(row.compact) > lexicon.BODY_LEAST):
        return None
    printed = match["name"].strip(lexicon.MARKS + _DASHES + "【】").rpartition("】")[2]  # behind its rubric
    name = _without_note(_HEAD_LABEL.sub("", printed))
    if len(name) < _SHORTEST_MEANT:
        return None  # nothing but marks
    brand = is_company_behind(name, [match["rest"]], like=False)  # 【恒毅医疗】恒毅医疗器械有限公司…
    brand = brand or are_marks(name, match["rest"], like=like)
    short = (like or is_meant_again(name, match["rest"])) and is_organisation_name(name, least=_SHORTEST_MEANT)
    known = brand or short or name in defined or are_organisation_names(name) or _is_run_place(name)
    return name if known and name not in lexicon.NOT_HEADS else None


def _is_run_place(name: str) -> bool:
    """Whether a name is that of a place that somebody runs, as a head is: 云台国际机场, 白鹭湖景区."""
    first, *rest = cut(name)
    return name.endswith(_RUN_PLACES) and len(rest) > 0 and not word_tag(first).startswith(("v", "m", "r"))


def is_entry_of_list(row: Row, before: Row | None = None) -> bool:
    """Whether a row is an entry of a list that says who and how much, which ends no sentence: 某某公司：口罩3万只.

    Behind another entry whoever is named like that is somebody: 鹤鸣大药房：口罩8万只.
    """
    match = _ENTRY.match(row.compact) if ":" in row.compact[:_RUN_IN_MOST] else None
    return match is not None and (
        is_organisation_name(match["name"]) or (before is not None and is_entry_of_list(before))
    )


def is_rubric(row: Row) -> bool:
    """Whether a row begins with a label in brackets and goes on behind it: 【简讯】3月5日，…."""
    return row.compact[0] == "【" and _BRACKETED_RUN_IN.match(row.compact) is not None


def is_numbered_run_in(row: Row) -> bool:
    """Whether a row opens with a number and a few words before a full stop: （一）青禾水利工程局。…, 2.社会力量。…."""
    return row.compact[0] in _NUMBERS and _NUMBERED_RUN_IN.match(row.compact) is not None


def _is_numbered_head(name: str, rest: str, *, like: bool) -> bool:
    """Whether what stands behind a number is somebody, whom the text behind it means again by 该局 or 项目部.

    Or there are such heads before (`like`), or he is of the reader's own place (市应急管理局). What is to be done may
    end like a name (援建某县人民医院).
    """
    known = like or is_meant_again(name, rest) or name[-3:] in rest or name[0] in _LEVELS
    least = _SHORTEST_MEANT if like or name[0] in _LEVELS else _SHORTEST_NUMBERED
    return known and is_organisation_name(name, 25, least=least) and not word_tag(cut(name)[0]).startswith("v")


def _is_to_be_done(name: str) -> bool:
    """Whether what ends like a name says what is to be done: 成立领导小组, 建设水厂; 建设集团 is a name."""
    return _TO_BE_FOUNDED.match(name) is not None or _TO_BE_CARED_FOR.match(name) is not None


def is_meant_again(name: str, text: str) -> bool:
    """Whether a text means somebody by 该局, or begins with the last word of his name (公司…)."""
    return f"该{name[-1]}" in text or f"该{name[-2:]}" in text or text.startswith(name[-2:])


def is_beside_bodies(section: Section, before: Section | None, below: Iterable[Row]) -> bool:
    """Whether the section `before`, which is somebody's, or the next one `below` is of the same level, and a body.

    （一）炼钢厂, （二）热轧带钢厂
    """
    if not section.label:
        return False
    if before is not None and before.level == section.level:
        return True
    found = (match_section(row) for row in below)
    following = next((each for each in found if each and each.level <= section.level), None)
    if following is None or following.level != section.level:
        return False
    return is_organisation_name(plain(following.heading), most=25, least=5)


def is_named_behind(name: str, behind: Sequence[str]) -> bool:
    """Whether the rows right behind a heading have it again, as they do where it is somebody's name."""
    if len(name) < _SHORTEST_NAME:  # 热轧厂, where the text begins with what it does
        return bool(behind) and re.match(re.escape(name) + _DOES, behind[0]) is not None
    called = (name, name[2:] if len(name) > _LONG_NAME else name, f"该{name[-1]}")
    return any(form in each for each in behind for form in called)


def head_of_topic(heading: str) -> str | None:
    """The organisation that a heading names before what it is about (青江市纺织商会：抱团接单), or None."""
    name, colon, topic = heading.replace("：", ":").partition(":")
    name = _without_note(name)
    known = is_organisation_name(name, most=25, least=5) and not _is_to_be_done(name)
    return name if colon and topic and known else None


def _without_note(name: str) -> str:
    """A head without what stands in brackets behind it: a short form, a role, or where it is (…公司（吉林））."""
    name = _ROLE_NOTE.sub("", _FORMER_NAME.sub("", _SHORT_FORM.sub("", name)))
    form = _FORM_NOTE.search(name)
    if form and _abbreviates(form["form"], name[: form.start()]):
        return name[: form.start()]  # 安岭轨道交通装备有限公司（安岭轨道公司）
    note = _PLACE_NOTE.search(name)
    if note is None:
        return name
    of_level = note["place"].endswith(_LEVELS) and not note["place"].endswith(_NO_LEVELS)
    of_city = word_tag(note["place"]) == "ns" and name.endswith(_PLACED, 0, note.start())
    return name[: note.start()] if of_level or of_city else name


def _abbreviates(form: str, name: str) -> bool:
    """Whether the characters of a form are some of a name's, in their order, as it begins."""
    rest = iter(name)
    return form[:_BEGUN] == name[:_BEGUN] and all(character in rest for character in form)


def match_spaced(row: Row) -> str | None:
    """The organisation before the wide blank at the beginning of a row, after any ornament (◆市水利局　　近日，…)."""
    match = _SPACED.match(row.text.strip())
    if match is None or not (ends_sentence(row.compact) or len(row.compact) > lexicon.BODY_LEAST):
        return None
    name = _without_note(compact(match["name"]))
    return name if is_organisation_name(plain(name), most=25) else None


def is_marked_and_spaced(row: Row) -> bool:
    """Whether a row begins with an ornament and a few words before a wide blank, as heads do (■豫宁劳务　　近日，…)."""
    return row.compact[0] in lexicon.MARKS and _SPACED.match(row.text.strip()) is not None


def is_told_behind_blank(row: Row) -> bool:
    """Whether a row is an entry and none of a table: a day, or a few words, and sentences behind a wide blank.

    3月15日　省质协召开会议。, ◆青溪县　截至26日，渔船已全部回港。
    """
    if row.table is not None or len(row.cells) < 2:
        return False
    head, *told = row.cells
    length = len("".join(told))
    if _DAY.fullmatch(head) is not None and ends_sentence(told[-1]) and length > _LEAST_TOLD:
        return True
    return len(told) == 1 and len(head) <= _MOST_OF_HEAD and told[-1].endswith("。") and length > _FULL_LINE


def match_alone(row: Row) -> str | None:
    """The organisation that a whole row is, with any ornaments, or None; joint ones, apart by blanks, together."""
    names = joint_names(row)
    if names:
        return names
    name = _without_note(row.compact.strip(lexicon.MARKS + "【】"))
    return name if is_organisation_name(name, most=25) else None


def is_short_head(row: Row, following: Row) -> bool:
    """Whether a whole row is the short name of a body which the text below it means again: 炼铁厂, above 该厂抽调…."""
    return is_organisation_name(row.compact, least=_SHORTEST_MEANT) and f"该{row.compact[-1]}" in following.compact


def match_before_colon(row: Row) -> str | None:
    """The organisation that a whole row is but for a colon at its end (洛河轴承研究所：), or None."""
    name = row.compact[:-1]
    whole = row.compact[-1] in ":：" and len(name) >= _WHOLE_NAME
    return name if whole and is_organisation_name(name, most=25) else None


def joint_names(row: Row) -> str | None:
    """The organisations, apart by blanks, that a whole row is, with 、 between them; None unless there are several."""
    names = [compact(name) for name in row.text.strip(lexicon.MARKS + "【】 \u3000").split()]
    return "、".join(names) if are_joint(names, most=25) else None


def match_marked(row: Row) -> Section | None:
    """The ◆ heading that a whole short row is (one among paragraphs, not an item among items), or None."""
    match = _MARKED.match(row.compact)
    return Section("", 1, match["heading"]) if match and not ends_sentence(row.compact) else None


def match_minor(row: Row) -> Section | None:
    """The heading of the third or fourth level (1. （1） ①) that a whole short row may be; the rows around decide."""
    text = row.compact
    if spaced := _SPACED_NUMBER.match(row.text):  # 1  试验概况
        text = f"{spaced['number']}.{text.removeprefix(spaced['number'])}"
    if row.text[0] in _CIRCLED:  # in one width ① is a bare 1
        number = str(_CIRCLED.index(row.text[0]) + 1)
        text = f"({number}){text.removeprefix(number)}"
    match = _MINOR.match(text)
    if match is None or ends_sentence(text) or len(match["heading"]) > _MINOR_MOST:
        return None
    return Section(match["third"] or match["fourth"], 3 if match["third"] else 4, match["heading"])


def is_spaced_item(row: Row) -> bool:
    """Whether a row is an item of a list whose mark stands apart, as Word writes it in web pages: 1.  抽查水表."""
    return row.table is None and len(row.cells) > 1 and _SPACED_MARK.match(row.text) is not None


def is_numbered(row: Row) -> bool:
    """Whether the row opens with the number of a heading, whatever follows (二、二级响应)."""
    return bool(_LEVEL_1.match(row.compact) or _LEVEL_2.match(row.compact))


def is_list_item(row: Row) -> bool:
    """Whether the row opens with the mark of a list item (1. （1） ① ●); 1.5万 is none."""
    return row.text[0] in _CIRCLED or bool(_LIST.match(row.compact) or _SPACED_MARK.match(row.text))

"""New names of organisations in running text, by a grammar of endings: runs of words, and what of them is a name.

Precision before recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kb.knowledge import class_words, endings, lexicon, phrases
from kb.knowledge.acting import BARE, acting_in, acts_from, may_act
from kb.knowledge.extents import ENDINGS, NATION, REGION, extent
from kb.knowledge.fixed_names import FIXED, PARTIES
from kb.knowledge.name_table import counts
from kb.knowledge.runs import runs_in
from kb.knowledge.words import Word, texts_of
from kb.text import cut, fold, word_tag

_ENDS = "".join(sorted({*endings.LETTERS, "股", *(each[-1] for each in (*ENDINGS, *lexicon.OFFICES))}))
_LAST = re.compile(rf"[{_ENDS}室](?<=[\u4e00-\u9fff][\u4e00-\u9fff)].)")
_BY_LAST = {
    last: tuple(
        each
        for each in sorted({*ENDINGS, *lexicon.OFFICES, *endings.UNITS, *endings.LETTERS, "室", "股"})
        if each[-1] == last
    )
    for last in _ENDS + "室"
}
"""The endings by their last character; hardly any clause has one, so that is asked first."""
_PLACE_BEHIND = re.compile(r"(?:(?<=中心|大学|学院|分会)|(?<=同乡会|校友会))\((?P<place>[\u4e00-\u9fff]{2,4})\)")
_SOME_PLACE = "北京"
"""A place that the dictionary knows."""
_SENDERS = (*endings.BODIES, "大学", "局")
"""Who sends a delegation: it acts, and not a body of that name."""
_LEVELS = frozenset("市县区镇乡")
_PLACE_BEFORE = re.compile(
    rf"(?:^|(?<=[向到在与和同给由对为于合应经据受请]))(?P<place>(?:(?![{''.join(sorted(lexicon.FUNCTION))}省市县区镇乡村两几多并])"
    r"[\u4e00-\u9fff]){2}|(?![我你他她它们])[\u4e00-\u9fff](?:和|都))$"
)
"""The first two characters of a clause, or behind a preposition: a place that no dictionary has (兰台镇人民政府)."""
_NO_PLACE = frozenset(("v", "vn", "d", "p", "c", "r", "m", "t", "u", "n", "b", "ad"))
_OF_PERSON = re.compile(r"副?(?:教授|主任|主管|医师|护士|科长|处长|部长|负责人|研究员|工程师)")
_LAND = frozenset("湾桥湖河山岭塘坪坝沟溪洲")
_NOT_OF_PLACE = frozenset(
    "".join(sorted(lexicon.FUNCTION)) + "经个省市县区镇乡村赴到往访问助捐入进在与和同及、了送局司受级"
)
_OF_MARKS = frozenset("三四五六七八九")
"""Numerals that open the mark of a company."""
_COUNTED_BY = frozenset("省市县区州镇乡村大家级个所院校厂")
"""Behind a numeral that counts."""
_UPPER = frozenset("省市县区州")
"""Levels whose places the dictionary knows, or which are no verbs: 鼓励市水务局."""
_OF_PLACE = (2, 3)
"""Characters of a place without its level."""
_ROLES = sorted((each for each in lexicon.LEADING if len(each) > 1), key=len, reverse=True)
_LEAST_BEHIND_IS = 6
_MEMBER = re.compile(rf"(?:{'|'.join(sorted(lexicon.OF_ROLES))})(?:企业|单位)(?=[\u4e00-\u9fff(]{{4}})")
_MOST_OF_PLACE = 3
_VERBS = lexicon.BREAKING | lexicon.VERBS
_AT_REQUEST = re.compile(
    r"(?<![\u4e00-\u9fff])(?:应(?=[\u4e00-\u9fff]{2,15}?(?:邀请|之邀|要求|请求|委托))|经(?=[\u4e00-\u9fff]{2,15}?(?:牵线|批准|同意|授权|推荐|协调|介绍))|据(?=[\u4e00-\u9fff]{2,15}?(?:预报|统计|介绍|通报|监测|测算|反映|透露|消息)))"
)
"""Before whoever asked for what was done, brought it about or told of it: 应|县局邀请, 经|坝阳县红十字会牵线."""
_PLACE_AND_HALF = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,6}}(?:单位|企业))?(?P<place>(?![{''.join(sorted(lexicon.FUNCTION))}])[\u4e00-\u9fff]{{2}})[\u4e00-\u9fff]"
)
"""A place and the first character of a mark, which is another word: before 荣纺织有限公司."""
_MOST_CUT = 2
_OPENING_MARKS, _MOST_LOOKED_AT = "同和与向为", 6
"""Prepositions that may open a mark, and how far it is looked at whether one does."""
_BEFORE = 10
_BOTH = ("(公司)", "(分公司)", "(营销部)")
"""What a bureau is besides: 省烟草专卖局（公司）, 石埠县局（营销部）."""
_MANY_BEFORE = re.compile(
    r"(?:各[省市县区州]{0,3}|[\d余多]+个[省市县区州]|[\d余多几两三四五六七八九十百]+[家个所]|各地?[省市县区州乡镇街道、（）()]{1,7}[、和及]|各地)$"
)
"""Before a class of bodies, which is no name."""
_THAT_BODY = re.compile(r"(?<=该)(?:分?公司|支公司|集团|支行|分行)(?=[\u4e00-\u9fff]{5})")
"""A class word for a body that was named before, and no beginning of a name: 该分公司|临洺关供电所党支部."""
_OF_ROPES = ("院感", "系固", "系泊", "系缆", "系留", "系紧", "系牢", "系好", "系挂")
"""Other words with the last character of a name: 来我区指导院感防控, and what ropes do (对岸桥防风系固)."""
_A_DAY = re.compile(r"(?:国际|世界|全国|中国)[\u4e00-\u9fff]+[日周月]$")
_LEARNT = re.compile(r"[了用使做制操如怎自看读写上]")
"""Behind 学会: it is a verb."""
_COUNTED_BEHIND = re.compile(r"\d+[余多]?[个家所座处](?:[，。；、,;]|$)|全覆盖")
"""Behind what is counted, or is everywhere, and has no name."""
_WISHED = re.compile(r"(?:希望|研究|讨论|审议|听取|通报)(?:学院|学校|公司|集团|协会|学会|商会|医院|企业)$")
"""A verb, and the word for a class: 调研时希望学院“把专业办到企业门口”, 研究商会换届."""
_TOWN = re.compile(r"(?!城|村)[\u4e00-\u9fff]{2,3}?(?:街道|镇|乡)(?=[\u4e00-\u9fff]{2})")
_OF_CLASS = re.compile(
    r"(?:县城|城区|镇区|市区|集镇|老城|新城)中心$|(?:新建(?![区县])|[扩改在续迁]建)[\u4e00-\u9fff]{1,6}$|[省市县区]?(?:异地商会|(?:大?中小学|高校(?!工委|工作委))[\u4e00-\u9fff]{2,4}|行业(?:协会|商会|分会|博物馆)|应急医院|方舱医院)$|(?:慈善|爱心|平价|生鲜|便民|连锁|社区)超市$|[\u4e00-\u9fff]{1,4}两公司$"
)
"""No one body: 区异地商会联谊活动; 泗陵、桐皋两公司."""
_AT_XINJIAN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[日由向与和同为给对到在]))新建(?:村|社区|街道|镇|乡|路)?"
    r"(?:村委会|居委会|居民委员会|办事处|合作社|卫生院|中心小学|中学|小学)$"
)
"""But what is at a place of that name is one body where it acts, or receives: 新建村委会, 新建路小学."""
_OF_PARTY = re.compile(r"(?:党组|(?<!机关)党委)(?=书记|副书记|成员|委员)")
_GOES_TOO_FAR = re.compile(
    r".{2,}(?:公司|集团|协会|学会|商会|医院|书馆|物馆|广场|大厦|[^教]委员会)(?P<is>系)$|.{2,}(?:所|会|站|局)(?P<settles>调处)$|.{2,}[社司行局](?P<new>新营业厅)$|.{2,}公司(?P<built>(?:新建|扩建|改建|建设|在建|自建)[\u4e00-\u9fff]{1,6})$"
)
"""What ends like a part of the body before it: 某公司系…, 司法所调处纠纷, 信用社新营业厅开业."""
_LABEL = re.compile(r"(?:附?[图表]|照片)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[\s:：.、]")
"""What opens a caption, and begins no name: 图一 县植保站…."""
_CORNERS = str.maketrans("「」『』", "“”“”")
_CELL = re.compile(r"(?: (?! ))?[^\t\n\r\u3000 ]+(?: (?! )[^\t\n\r\u3000 ]+)*")
_CLAUSE = re.compile("[^,。;:!?、【】]+")
_BEYOND = re.compile(r"、[^,。;:!?【】]{1,30}")


def names_in(text: str, places: AbstractSet[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Start and end (characters of `text`) of each new name, in their order; they do not overlap.

    `places` are known to be places, whatever the dictionary says (the 清源 of 清源市红十字会, in 清源师范学院).
    """
    text = text.translate(_CORNERS) if "「" in text or "『" in text else text
    label = _LABEL.match(text)
    for cell in _CELL.finditer(text, label.end() if label else 0):
        folded_text = fold(cell.group())
        for clause in _CLAUSE.finditer(folded_text.text):
            words = clause.group()
            if not _may_have_name(words):
                continue
            beyond = _BEYOND.match(folded_text.text, clause.end())
            for first, last in _names_in_clause(words, places, beyond.group() if beyond else ""):
                start, end = folded_text.span(clause.start() + first, clause.start() + last)
                before = cell.group()[max(0, start - _BEFORE) : start]
                quoted = before.endswith("“") and cell.group()[end : end + 1] == "”"
                if _MANY_BEFORE.search(before) or (quoted and not acts_from(cell.group(), end + 1)):
                    continue  # 6家营运分公司; 各市、州工商联; 命名为“特色学校”
                if counts(cell.group(), start) or _COUNTED_BEHIND.match(cell.group(), end):
                    continue  # 四省农机局, 新建儿童友好社区10个
                if cell.group().count("“", start, end) == cell.group().count("”", start, end):
                    yield cell.start() + start, cell.start() + end
                elif (opened := cell.group().find("“", start, end)) > start:
                    # The 科 of 市科协“科创中国” ends no name, but 市科协 is one.
                    named = list(_names_within(text, cell.start() + start, cell.start() + opened, places))
                    if not named and cell.group().startswith("”", end):  # 运营商“青云传媒有限公司”
                        named = list(_names_within(text, cell.start() + opened + 1, cell.start() + end, places))
                    yield from named


def _names_within(text: str, start: int, end: int, places: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Start and end of the names in a piece of a text without marks."""
    piece = fold(text[start:end])
    for found in _names_in_clause(piece.text, places):
        first, last = piece.span(*found)
        yield start + first, start + last


def _may_have_name(clause: str) -> bool:
    """Whether an ending stands in a clause, with two characters before its last one, or whatever may end what acts."""
    ended = any(clause.endswith(_BY_LAST[last.group()], 0, last.end()) for last in _LAST.finditer(clause))
    return ended or may_act(clause)


def _names_in_clause(clause: str, places: AbstractSet[str], beyond: str = "") -> Iterator[tuple[int, int]]:
    """Start and end of the names in a clause; `beyond` goes on with it behind 、."""
    fixed = [
        (_begin(clause, _behind_role(clause, each.start()), places), each.end())
        for needed, pattern in FIXED
        if needed in clause
        for each in pattern.finditer(clause)
    ]
    runs = [(run, found) for run in runs_in(clause) if (found := acting_in(run, clause, _name_in(run, places), beyond))]
    fixed = [
        (start, end) for start, end in fixed if not any(_goes_beyond(clause, found, start, end) for _, found in runs)
    ]
    yield from fixed
    for run, found in runs:
        if any(found[0] < end and start < found[1] for start, end in fixed):
            continue
        first, last = found
        if _OF_PERSON.match(clause, last):
            last = _without_room(run, first, last)
        if (
            clause.startswith(_OF_ROPES, last - 1)
            or clause.startswith("系统", last)
            or clause.startswith("会员单位", last - 1)
            or _A_DAY.match(clause, first, last + 1)
            or _WISHED.match(clause, first, last)
            or _is_of_class(clause, first, last)
            or (clause.endswith("学会", 0, last) and _LEARNT.match(clause, last))
        ):
            continue  # 建协会员单位 are members of 建协, 国际博物馆日 is a day; 学员学会了上网
        if too_far := _GOES_TOO_FAR.match(clause[first:last]):
            last -= len(too_far[too_far.lastgroup or 0])
        if _OF_PARTY.match(clause, last - 2):
            last -= 2  # the 党组 of 市教育局党组成员 is where a person sits
            body = clause[first:last]
            if body.endswith("组织") or body in BARE or REGION.fullmatch(body):
                continue
        whose = _THAT_BODY.match(clause, first, last)
        first = whose.end() if whose else first
        last = _without_delegation(clause, last)
        first = _begin(clause, first, places)
        both = next((note for note in _BOTH if clause.startswith(note, last)), "")
        last += len(both) if clause[last - 1] == "局" else 0
        behind = _PLACE_BEHIND.match(clause, last)
        first = 0 if first == 1 and _opens_mark(clause) else first
        first += clause.startswith("系", first) and last - first > _LEAST_BEHIND_IS  # 系云沧路桥第三工程处所为
        yield first, behind.end() if behind and word_tag(behind["place"]) == "ns" else last


def _behind_role(clause: str, start: int) -> int:
    """Where a name begins behind a word for what the body is, or what was done: 团体会员|…公司, 表扬了|…公司."""
    role = next((each for each in _ROLES if clause.startswith(each, start)), "")
    start += len(role)
    member = _MEMBER.match(clause, start)  # 校友企业|恒晟（滨陵）科技有限公司
    start = member.end() if member else start
    praised = clause[start + 2 : start + 3] == "了" and word_tag(clause[start : start + 2]).startswith("v")
    return start + len("表扬了") if praised else start


def _is_of_class(clause: str, first: int, last: int) -> bool:
    """Whether a name is what many bodies are, and none of its own."""
    if _OF_CLASS.match(clause, first, last) is None:
        return False
    return _AT_XINJIAN.match(clause, first, last) is None or not (last == len(clause) or acts_from(clause, last))


def _without_delegation(clause: str, last: int) -> int:
    """Where the name of the body ends that sent whom a name ends with: 孔敬职业教育中心|代表团."""
    sent = last - len(next((each for each in class_words.DELEGATIONS if clause.endswith(each, 0, last)), ""))
    return sent if clause.endswith(_SENDERS, 0, sent) else last


def _opens_mark(clause: str) -> bool:
    """Whether the numeral that a clause begins with opens a mark: 九|禾农业保险公司, not 三|农业公司."""
    return clause[0] in _OF_MARKS and clause[1] not in _COUNTED_BY and word_tag(clause[1:3]) == "?"


def _goes_beyond(clause: str, found: tuple[int, int], start: int, end: int) -> bool:
    """Whether a name holds another one and goes on: 市文旅局机关党委, 市纪委监委驻市卫健委纪检监察组.

    Or begins before it with Latin letters: DHL供应链（中国）有限公司.
    """
    placed = clause[start] in _UPPER and start - found[0] in _OF_PLACE  # 石盘|县工信局
    return found[0] <= start and (found[1] > end or (found[1] == end and (placed or clause[found[0]].isascii())))


def _begin(clause: str, first: int, places: AbstractSet[str]) -> int:
    """Where a name begins: at a preposition that opens its mark, or with its place."""
    if clause.startswith("月经", first):
        return first + len("月经")  # 2020年9月经市发改委批复
    if clause.startswith("接收", first - 1):
        return first + 1  # 区红十字会接|收宏景电子, as the dictionary cuts it
    if clause.startswith("应", first) and clause[first - 1 : first] in tuple("响叫供对"):
        return first + 1  # 响应县政府号召, which is not in 应县
    if _AT_REQUEST.match(clause, first):
        return first + 1
    if clause[first - 1 : first] in ("我", "本", "全") and clause[first] in _UPPER and _TOWN.match(clause, first + 1):
        return first + 1  # 我县|云溪街道退役军人服务站
    half = _PLACE_AND_HALF.fullmatch(clause, 0, first)
    if half and _is_half_a_mark(clause[first : first + _MOST_LOOKED_AT]):
        return half.start("place")  # 栖霞向|荣纺织有限公司, 会员单位栖霞至|善科技有限公司
    opens = first == 1 and clause[0] in _OPENING_MARKS and _is_half_a_mark(clause[first : first + _MOST_LOOKED_AT])
    if opens:
        return 0
    begin = _begin_of_place(clause, first, places)
    begin += _AT_REQUEST.match(clause, begin) is not None  # 据|云泽市气象台预报
    return begin if begin < first or not places else _behind_known_place(clause, first, places)


def _behind_known_place(clause: str, first: int, places: AbstractSet[str]) -> int:
    """Where a name begins that the dictionary cuts behind its place, which is known: 岳宁|联信通信公司, 同春药业."""
    if clause[first] in _LEVELS or REGION.match(clause, first, first + _MOST_OF_PLACE + 2):
        return first
    for size in range(_MOST_CUT + 1):
        at, cut_off = first - size - 2, clause[max(0, first - size) : first]
        if at < 0 or clause[at : at + 2] not in places:
            continue
        if not cut_off:
            return at
        if size == 1 and clause[first + 1 : first + 3] in lexicon.TRADES and cut_off not in lexicon.FUNCTION:
            return at  # of a mark of two characters the second one is left
        if size > 1 and cut_off not in _VERBS and phrases.DEED.match(cut_off) is None:
            return at
    return first


def _begin_of_place(clause: str, first: int, places: AbstractSet[str]) -> int:
    """Where a name begins that may seem to begin with 市 or 镇: before its place, where no dictionary has that."""
    if clause.startswith("中共", max(0, first - 2), first):
        return first - 2
    if clause.startswith(PARTIES, first):
        return first
    region = REGION.match(clause, first)
    known = clause[first] in _LAND and word_tag(clause[first : first + 2]) == "ns"
    if known or (region and len(region["stem"]) > 1 and word_tag(region.group()) == "ns"):
        return first  # 山东省 begins with no character of another place, nor does 湖北…公司
    before_level = clause[first] != "省" and clause[first + 1 : first + 2] in _LEVELS  # not 省市场监管局
    if clause[first] not in _LEVELS and (before_level or clause[first] in _LAND):
        return _wider(clause, first)
    if first and clause[first - 1 : first + 1] in places:
        return first - 1  # 台瓯三联铸造公司, where the dictionary knows 瓯
    if clause[first] not in _LEVELS:
        if NATION.match(clause, first):
            return first  # 国网清源县供电公司
        within = (at for at in (first + 1, first + 2) if clause[at : at + 2] in places and clause[at + 2] in _LEVELS)
        return next(within, first) if len(clause) > first + 4 else first
    if first > 1 and clause[first - 2 : first] in places:
        return first - 2
    found = _PLACE_BEFORE.search(clause, max(0, first - 3), first)
    if found is None or found["place"] in lexicon.BREAKING or _is_no_place(found["place"], clause[first]):
        return first
    return found.start("place")


def _is_half_a_mark(words: str) -> bool:
    """Whether a name would begin with one character and a trade: the mark has a character more, 同辉照明公司."""
    first, *rest = cut(words)
    return len(first) == 1 and first not in _COUNTED_BY and rest[:1] != [] and rest[0] in lexicon.TRADES


def _wider(clause: str, first: int) -> int:
    """Where a place begins of which only the last character is known: the 大成 of 大成桥镇, the 应 of 应山县."""
    at = first
    while (
        at
        and first - at < _MOST_OF_PLACE
        and not clause.endswith(("会同", "其中"), 0, at)
        and clause[at - 1] not in _NOT_OF_PLACE
        and "\u4e00" <= clause[at - 1] <= "\u9fff"
    ):
        at -= 1
    verb = first - at > 1 and clause[at:first] in _VERBS  # 建议园区管委会, 联合浚县农业局
    return at if first - at < _MOST_OF_PLACE and not verb else first


def _is_no_place(word: str, level: str) -> bool:
    """Whether two characters before a level are no place; a verb that tells no deed may be a town: 落水镇."""
    tag = word_tag(word)
    may_be_town = tag in ("v", "vn") and level not in _UPPER and phrases.DEED.match(word) is None
    return word in lexicon.VERBS or (tag in _NO_PLACE and not may_be_town)


def _name_in(run: Sequence[Word], places: AbstractSet[str]) -> tuple[int, int] | None:
    """The place of the name in a run; a place that the dictionary does not know stands there like any other."""
    words = texts_of(run)
    if places and not places.isdisjoint(words):
        words = tuple(_SOME_PLACE if word in places else word for word in words)
    found = extent(words)
    return None if found is None else (run[found[0]].start, run[found[1] - 1].end)


def _without_room(run: Sequence[Word], first: int, last: int) -> int:
    """Where the name of the hospital ends in which somebody has an office: 市中医院 in 市中医院内科主任医师."""
    words = [word for word in run if first <= word.start and word.end <= last]
    if len(words) < 3 or not words[-1].text.endswith("科"):
        return last
    shorter = extent(texts_of(words[:-1]))
    return words[shorter[1] - 1].end if shorter else last

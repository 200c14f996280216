"""How running text says when something was done: patterns of folded text, and the days that have names.

A new phrase should cost one word here and one test.
"""

from __future__ import annotations

import re

from kb.knowledge import deeds
from kb.parsing.numerals import ZEROS

_HAN = "一二三四五六七八九十"
_MONTH = rf"(?:\d{{1,2}}|[{_HAN}]{{1,2}}(?=月(?:份|[{_HAN}廿卅]{{1,3}}[日号至到]|[上中下]旬|[初底末间]|以来)))"
"""A numeral alone before 月 may be another word: 三月三, 一月一次."""
_DAY = rf"(?:\d{{1,2}}|[{_HAN}廿卅]{{1,3}})"
_YEAR = rf"(?:(?P<year>\d{{4}}|[{_HAN}{ZEROS}]{{4}})年|(?P<relative>今年|去年|上年|前年|当年|同年))?"
_START = rf"(?:{_YEAR}(?P<month>{_MONTH})月(?:份)?(?:(?P<day>{_DAY})(?:[日号]|(?=[至到~、-]{_DAY}[日号])))?)"
_END_MONTH = rf"(?P<end_month>\d{{1,2}}|[{_HAN}]{{1,2}})月(?:份)?"
_END = (
    rf"(?:(?:(?P<end_year>\d{{4}})年|(?P<end_relative>今年|次年|翌年))?(?:{_END_MONTH})?"
    rf"(?:(?:{_DAY}[日号](?:[至到~-]{_DAY}[日号])?、){{0,6}}(?:{_DAY}[日号][至到~-])?(?P<end_day>{_DAY})[日号])?)"
)
_HOUR = r"(?:上午|下午|晚间?|凌晨|中午|夜间)?(?:\d{1,2}(?:时|点)(?:\d{1,2}分?|半)?)?(?:上午|下午|晚|凌晨)?"
_THING = r"[线间点站室楼区台机池井塔厂库炉泵罐门仓]|窗口|通道|车间|工位"
_AS_DAY = (
    r"$|[,、;:~()（-]|[至到和与及]\d|上午|下午|晚|凌晨|清晨|早|中午|这一?天|当[天日]|以来|"
    r"[前后起](?![\u4e00-\u9fff]?[池门厅重置])|[在向为对赴于由将把给从又再还也已就](?!用)|到(?![站岗])|"
    rf"(?!{deeds.DEEDS}[\u4e00-\u9fff]{{0,2}}(?:{_THING})){deeds.DEEDS}"
)
"""Behind 3号 where it is a day, and no thing with that number (3号拌和站, 3号检修间, 3号前池)."""
DATE = re.compile(
    rf"(?=[\d今去上前当同{_HAN}])(?:(?<![\d.{_HAN}])|(?<=^\d\.)|(?<=^\d\d\.))(?:{_START}{_HOUR}(?:(?:至|到|-|~|、){_END})?|(?<![\]〕)第])(?P<only>\d{{1,2}})(?:日|号(?={_AS_DAY})(?!(?:[、和与及]\d{{1,2}}号){{1,6}}(?!{_AS_DAY})))(?:(?:至|到|-|~)(?P<only_end>\d{{1,2}})[日号])?)"
)
IN_FIGURES = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d./-])"
)
MONTHS = re.compile(
    r"(?<![\d.])(?:(?P<year>\d{4})年|(?P<relative>今年|去年|上年|前年))?(?P<first>\d{1,2})[至到~-](?P<last>\d{1,2})月(?!\d{1,2}[日号])"
)
YEAR_ALONE = re.compile(
    r"(?<!\d)(?:(?P<from>(?:19|20)\d\d)年?[至到~-](?P<to>(?:19|20)\d\d)年|(?P<year>(?:19|20)\d\d)年"
    r"|(?P<relative>今年|去年|上年|前年)|(?P<whole>全年))"
    rf"(?P<on>全年|以来|来|内|里|[,，]|共|累计|已|先后|$|(?={deeds.DEEDS}))?(?![度第级版春夏秋冬])"
)
"""A year that is all there is of a date: where a text begins with it, or where words behind it say so."""
MONTH_END = re.compile(r"[底末]")
_FEASTS = "夕宵明午秋阳至旦"
"""How the names of feasts end, most of them by the moon: 除夕当天."""
_DAYS = {
    "元旦": (1, 1),
    "学雷锋纪念日 学雷锋日": (3, 5),
    "三八 妇女节": (3, 8),
    "植树节": (3, 12),
    "消费者权益日": (3, 15),
    "世界水日": (3, 22),
    "气象日": (3, 23),
    "世界卫生日": (4, 7),
    "国家安全教育日": (4, 15),
    "地球日": (4, 22),
    "读书日": (4, 23),
    "航天日": (4, 24),
    "知识产权日": (4, 26),
    "五一 劳动节": (5, 1),
    "五四 青年节": (5, 4),
    "世界红十字日": (5, 8),
    "护士节 防灾减灾日": (5, 12),
    "博物馆日": (5, 18),
    "世界计量日": (5, 20),
    "科技工作者日": (5, 30),
    "无烟日": (5, 31),
    "六一 儿童节": (6, 1),
    "环境日": (6, 5),
    "爱眼日": (6, 6),
    "献血者日 献血日": (6, 14),
    "禁毒日": (6, 26),
    "七一 建党节": (7, 1),
    "八一 建军节": (8, 1),
    "医师节": (8, 19),
    "教师节": (9, 10),
    "烈士纪念日": (9, 30),
    "国庆 国庆节": (10, 1),
    "精神卫生日": (10, 10),
    "世界标准日": (10, 14),
    "世界粮食日": (10, 16),
    "扶贫日": (10, 17),
    "记者节": (11, 8),
    "消防日 消防宣传日": (11, 9),
    "双11 双十一": (11, 11),
    "糖尿病日": (11, 14),
    "艾滋病日": (12, 1),
    "残疾人日": (12, 3),
    "宪法日": (12, 4),
    "志愿者日": (12, 5),
    "双12 双十二": (12, 12),
    "国家公祭日": (12, 13),
}
"""Days that are the same in every year (month and day), by the names that bulletins have for them."""
SUNDAYS = {"助残日": (5, 3), "母亲节": (5, 2), "父亲节": (6, 3)}
"""Days that are a Sunday: the month, and the how manieth Sunday of it."""
NAMED_DAYS = {name: day for names, day in _DAYS.items() for name in names.split()}
NAMED = re.compile(
    r"(?<![\d.])(?P<figures>\d{1,2}[·•.]\d{1,2})当[天日]|(?P<habit>每年的?|每逢|历年)?(?:(?P<year>\d{4})年|(?P<relative>今年|去年|上年|前年|当年))?的?“?"
    rf"(?P<name>{'|'.join(sorted((*NAMED_DAYS, *SUNDAYS), key=len, reverse=True))})"
    r"”?(?:国际)?(?:[妇女劳动儿童建党军]{0,2}节)?”?(?:当[天日]|这一?天)"
)
"""Such a day where a text says that it was on it, and not before or around it: “七一”当天, “3·15”当天."""
NUMBERS = re.compile(r"\d+")
CLAUSE_END = re.compile("[,;]")
UNTIL = re.compile(r"(?:截至|截止|到|至)(?:目前)?$")
LASTS = ("开放", "持续", "延续", "延长", "展出", "运行", "坚持", "保持", "有效")
"""Before 至 or 到 and a date: what goes on until then, and was not done on that day (开放至4月底)."""
DEADLINE = re.compile(r"前(?![往去来后])|之前|以前")
_AT_THE_EVENT = r"[\u4e00-\u9fff]{0,4}(?:(?:仪式|活动|[推展博恳招][介览洽聘]会|[开闭]幕式)上|现场$)"
_OF_THE_EVENT = r"(?:本次|此次|该)?(?:(?:启动|开幕|捐赠|签约)?仪式|活动|会议|培训|演练|比赛|大赛|竞赛|论坛|展览)"
SAME = re.compile(
    rf"同(?:日|一天)|当(?:(?<![节日{_FEASTS}]当)日|(?<![节{_FEASTS}]当)(?<!生日当)天|晚|(?P<at_once>(?<=[还又也]当)场))|这天"
    r"|现(?P<there>(?:(?<=[还又也]现)场(?=为|向|给)|场(?=签[署订约]|捐)))|会(?P<meeting>(?<=[于在]会)[上后])"
)
"""The day that was told last, by a word for it, or (with a group) by what was there and then.

Each begins with its first character, to which `re` leaps.
"""
SAME_AT_FIRST = re.compile(
    rf"(?:上午|下午|晚上|傍晚)$|当场|会[前上后]|[赛演课]后|{_AT_THE_EVENT}|{_OF_THE_EVENT}由|会议期间|其间|[\u4e00-\u9fff]{{2,6}}结束[后时]|签约(?:仪式|之)?后"
)
"""What was there and then where a clause begins with it."""
NEXT = re.compile(r"(?P<after>(?<![了的对])[次翌]日)|(?<!的)第二天")
"""The day after what was told last; of what took several days 次日 is the one after their end, 第二天 the second."""
MONTH_TOLD = re.compile(r"(?:[当同]|(?P<this>本))月(?![均度票])")
"""The month that was told last, or that of the bulletin: 当月, 本月."""
OF_MONTH = re.compile(r"(?:(?P<last>上个?)|本)月$")
"""Before a day: it is one of the month of the bulletin, or of the one before that."""
ENDED = re.compile(r"(?:结业|闭幕|结束|落幕|收官)$")
"""Before 当天: the last day of what took several."""
HELD = re.compile(r"(?:召开|举行|举办|组织)了?$")
MEETING = re.compile(r"(?:(?![,;。、])[\u4e00-\u9fff“”\d]){0,24}?(?:会(?!员|计|展)|培训|论坛|讲座|班(?!组|次|子))")
"""Before and behind a part of a year that is a word of what somebody held: 召开2021年上半年工作推进会."""
THIS_WEEK = re.compile(r"本周\((?P<days>[^()]{5,24})\)")
"""Where a text says which days it means: 本周(3月31日至4月6日)."""
PART = re.compile(
    r"(?:(?P<year>\d{4})年|(?P<relative>今年|去年|上年))?(?:(?P<first>前)?第?(?P<quarter>[一二三四])个?季度|(?P<half>[上下])半年)"
)

"""Words for somebody named elsewhere, and whom they may mean: 公司, 我院, 该队, 双方, a leader without his body."""

from __future__ import annotations

import re

from kb.knowledge import deeds, phrases

TEAMS = frozenset(("医疗队", "救援队", "服务队", "工作队"))
"""Class words for a team that a body has sent: of several it is the publisher's."""
DELEGATIONS = frozenset(("代表团", "考察团", "访问团"))
"""Class words for those whom somebody sent who acted before."""
BY_CLASS_WORD = re.compile(
    r"由(?=[\u4e00-\u9fff]{2,4}(?:主办|承办|牵头|组织|举办))|被(?=[我该本][局院会站厂校所队][^,]{0,2}(?:处以|处罚|责令|查处|查封|立案|约谈|罚款|授予|评为|表彰|通报))"
)
"""Before a class word for whoever did it (演练由管委会主办, 被我局处以罚款)."""
TEAM_BEHIND = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}?)?(?:共产党员服务|党员突击|志愿服务|青年突击|党员先锋|(?:党员)?抢修)队"
)
"""Behind a class word: those of it who did it."""
_NO_OTHER_WORD = (
    r"(?![\u4e00-\u9fff]{0,2}(?<![主承协举合]办)(?:里的|的|们))"
    r"(?!(?<=(?<![我本该学医法书车究总分电水])[局院站厂馆校所矿])[长友士家员房区园外])"
)
"""Behind a class word: it is not whose something is, nor the beginning of 院长, 校友, 厂区 (but 我校外出…)."""
_CLASS_WORD = (
    r"(?:(?P<own>[我本])|(?P<that>该)|全|两家|两)?(?P<kind>公司|总公司|集团公司|集团|协会|学会|商会|公会|中心|医院|学校|支队|大队|中队|总队|局里|厅里|局|学院|院|研究所|所里|站|厂里|厂|"
    r"企业(?!家|们|的|在|和|与|代表|职工|员工|负责)|服务队|养护队|救援队|医疗队|队里|合作社|工会|街道|社区|管理处|处里|办事处|银行|支行|分行|行里|委员会|法院|书店|图书馆|省分行|市分行|省局|市局|县局|总会|分会|"
    r"本会|会里|单位|团队|(?:代表团|考察团|访问团)(?!成员|团员)|基金会|省委会|市委会|促进会|联谊会|研究会|红十字会|妇联|残联|科协|党委|支部|总行|省公司|市公司|县公司|会(?=[又还也共累已先联会向为于在与])|馆|校|"
    r"(?!(?<=全)[部会])(?<=[我本该全])[园局厂院校行馆所站段处队部社村镇店会关系股庭矿台库港司]|(?<=[我本该])机场|联盟|俱乐部|营业部|工作队|项目部|农场|电厂|水厂|中学|小学|幼儿园|管委会|专委会|联合社|联社|福利院|敬老院|公寓|酒店|宾馆|分厂|总厂|分公司|支公司|事业部|旅行社|联合会|办事处|酒店|街道党工委|党工委|学区|总队|园区|车站|收费站|苗圃|所)"
)
GENERIC = re.compile(rf"{_CLASS_WORD}{_NO_OTHER_WORD}")
"""A class word for somebody named elsewhere (公司, 我院, 该队)."""
CLASS_WORD = re.compile(_CLASS_WORD)
"""The same, whatever stands behind it."""
WITH_CLASS_WORD = re.compile(
    rf"(?:(?:联合|共同)?(?:主办|合办|牵头|发起)、|(?:当场|现场|又|还|也|再)*(?:与|和|及|同|、)){GENERIC.pattern}(?=[\u4e00-\u9fff])"
)
"""Behind names: somebody else acts with them, whom a class word means."""
ORGAN = re.compile(r"(?:工会|党委|党总支|党支部|团委|团支部|妇联)")
"""Behind a class word for the head: what its organ does, the head does."""
LED_BY = {
    "会长": ("会",),
    "理事长": ("会", "社"),
    "秘书长": ("会",),
    "局长": ("局",),
    "院长": ("院",),
    "主席": ("联", "联合会", "工会", "科协"),
    "馆长": ("馆",),
    "所长": ("所",),
    "站长": ("站",),
    "段长": ("段",),
    "厂长": ("厂",),
    "矿长": ("矿",),
    "队长": ("队",),
    "社长": ("社",),
    "关长": ("关",),
    "校长": ("校", "学院", "大学", "中学", "小学"),
    "行长": ("行",),
    "董事长": ("公司", "集团"),
    "总经理": ("公司", "集团"),
}
"""Whom a leader leads who is named without his body, by how its name ends."""
LEADER = re.compile(
    rf"(?:名誉|常务|执行|轮值)?副?(?P<title>{'|'.join(LED_BY)})[\u4e00-\u9fff]{{2,4}}?"
    r"(?:一行|带队|率队|率团|(?:率|带领)\d+[余多]?[名位人]|(?:率|带领)[^,]{2,14}?(?:赴|到|走访|考察)|(?:到|赴|深入|走进)[^,]{2,24}?(?:走访|调研|慰问|考察|看望))"
)
"""A leader who went somewhere with others (会长某某率队赴西宁考察)."""
BOTH = re.compile(
    r"双方|两个单位|两(?:家单位|家(?=联合|共同)|[家个]?(?P<kind>企业|公司|协会|学会|商会|(?<![家个])会|(?<=个)党?支部))|(?P<three>三方|三家(?:单位|企业|公司|协会))"
)
"""Two or three that act together; 两会 only where two associations publish."""
AFTER_CLASS = re.compile(
    rf"{phrases.ADVERBIAL.pattern}|{phrases.JOINTLY.pattern}|{deeds.DEEDS}|\d|累计|共|已|先后|分别|近日|日前|开展|的(?=\d)"
)
"""Behind a class word that only a name says: it is somebody who acts, and not the beginning of another word."""
CALLED_BY = {
    "省委会": ("省委员会", "省委会"),
    "市委会": ("市委员会", "市委会"),
    "街道": ("街道", "街道办事处", "街道办"),
    "社区": ("社区", "社区居委会", "社区居民委员会"),
    "关": ("海关",),
    "分会": ("分会", "工会"),
    **dict.fromkeys(("项目部", "项目"), ("项目部", "经理部")),
    "管委会": ("管理委员会", "管委会"),
    "专委会": ("专业委员会", "专委会"),
    "行": ("银行", "支行", "分行"),
    "园": ("园",),
    "司": ("公司", "集团"),
    "校": ("学校", "大学", "学院", "中学", "小学", "中专", "职专", "教育中心"),
    "学校": ("学校", "大学", "学院", "中学", "小学", "中专", "职专", "教育中心"),
    "会": ("会", "妇联", "科协", "侨联", "文联", "残联", "工商联", "社科联"),
    "本会": ("会",),
    "会里": ("会",),
}
"""How names end of those that a class word is used for; any other one is how they end."""
_COMPANIES = ("公司", "集团")
HELD_IN_NAME = {
    "总行": ("银行", ("银行", "公司")),
    **dict.fromkeys(("集团", "集团公司"), ("集团", _COMPANIES)),
    **dict.fromkeys(("省公司", "市公司", "县公司"), ("公司", _COMPANIES)),
    **dict.fromkeys(("省局", "市局", "县局"), ("局", ("局",))),
    "省分行": ("省分行", ("分行",)),
    "市分行": ("市分行", ("分行",)),
}
"""Class words for whoever has another word anywhere in its name, and how that ends: no bureau of a 集团."""
ANY_BODY = ("公司", "企业", "集团", "厂里", "单位", "团队", "该单位", "本单位")
"""Class words that any body may be called by; BODIES and NO_COMPANY say which bodies 公司 may mean."""
BODIES = ("公司", "集团", "厂", "银行", "合作社")
NO_COMPANY = tuple("支会局厅委校学院站所处科部队馆室党办府乡镇村")

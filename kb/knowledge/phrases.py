"""How sentences say who acts, when, and what is not done: the phrases of reports, as patterns of folded text.

A new phrase should cost one word here and one test.
"""

from __future__ import annotations

import re

from kb.knowledge import deeds, set_forms
from kb.parsing.lexicon import SURNAMES

BEGINS = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[日月年午晚近来经由与和同及向对为给在将把让又还我本该照据请被]))")
"""What stands there begins a word."""
SENTENCE = re.compile(r"[^。!?！？\n\t]+")
LABEL = re.compile(r"【[^【】]{1,30}】")
"""What a paragraph is about, before its text."""
MAY_TELL = re.compile(r"[\d二三四五六七八九十百千两]|一[百千万]|当[天日晚场]|同[日一]|[次翌]日|会上|这天|双方")
"""A number, a word for a day that was named before, or for two who were."""
CLAUSE = re.compile(r"(?:[^,;；:]|:(?!一是)|(?<=\d),(?=\d{3}))+")
LIGHT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}?(?:前夕|期间|当天|当日|次日|翌日|结束后|之际|假期|前后))?"
    r"(?:(?:据悉|同时|此外|另外|随后|其间|期间|会后|会上|活动中|当中|目前|日前|近日|近期|截至|截止|到|至|自|从|在|于|以来|起|止|"
    r"以前|之前|为止|同日|同一天|翌日|当日|当天|次日|随即|开始|上旬|中旬|下旬|初|底|末|上午|下午|晚间?|凌晨|中午|夜间|清晨|深夜|\d{1,2}(?:时|点)(?:\d{1,2}分|半)?|"
    r"(?:(?:本|我|协|商|学|联合)会)?(?:爱心|会员|校友|辖区|属地|(?:常务)?副?会长|(?:常务)?副?理事长|副?主席|执委|常务理事|理事|成员|兄弟|龙头|骨干|驻[街区地]|共建|结对|(?:对口|定点|结对|挂钩)?帮扶|对口)(?:企业|单位)|(?:本地|当地)?(?:民营企业|国有企业|民企|国企|央企|外企)|又|再|还|也|已|已经|先后|分别|累计|共同|联合(?!会)|由|这|此|今年|去年|上半年|下半年|一季度|二季度|三季度|四季度|"
    r"当晚|现场|活动现场|"
    r"\d{4}年|\d{1,2}月(?:份)?|\d{1,2}[日号]|、|:|其中|-|[·•【】●★◆■▲▪○▶※◇□△▽▼☆►➤✦❖◎▌▍]|\d{1,3}[.、)]|[一二三四五六七八九十]{1,3}、|\(\w{1,3}\)|[一二三四五六七八九十]是)\s*)*"
)
"""What may stand before who acts, and says only when or how: dates, 近日, 会上, 六一前夕, marks of lists."""
LIGHT_CLAUSE = re.compile(rf"{LIGHT.pattern}[,，]?")
TO = re.compile(
    r"(?:向|为|给|对|到|在|赴|往|从|至|于|把|将|帮|替|让|予|进|入|访|问|助|援|邀请|邀|慰问|走进|来到|前往|支援|驰援|送至|送到|送给|"
    r"捐给|赠给|赠予|捐赠给|交给|移交|走访|帮助|协助|指导|参观|考察|围绕|按照|根据|经|获|被|受|请|找|的|(?<![一二三四五六七八九十])是|及时|属|含|"
    r"位于|设在|派驻|进驻|赶到|赶赴|奔赴|抵达|落户|入驻|推动|促成|引导|督促|促使|动员)$"
)
"""Before a name: it is not who acts, but to whom, where or by whose order."""
WITH = re.compile(
    r"(?:又|还|也|再|已|已经|并|便|即|随即|立即|当即|迅速|紧急|连夜|先后|近日|日前|近期|随后|共同|,|:)*(?:与|和|同|跟|及|、|联合|会同|携手|牵手|协同|联手|偕|以及|连同)$"
)
"""Between names: they act together."""
HAPPENED_TO = re.compile(r"正在[\u4e00-\u9fff]{2,10}(?=的$)|停[产工业]|复[产工]|投产|受[灾损困]|脱贫|成立|开业")
"""What somebody did not do to anyone: 停产26天的某玻璃厂重新点火."""
WITH_THEM = re.compile(rf"{LIGHT.pattern}(?:联合|会同|携手|协同|邀请|与|和|同)")
"""Before the first name of a clause: whoever it is acts with the head above."""
GONE = re.compile(r"出访|访问(?!量)|组团|率[^,;]{0,12}团")
"""What somebody did whose delegation is spoken of from there on."""
ONLY_RECEIVES = re.compile(r"(?:接收|签收|代收)(?=[。;；]|$|,(?!并|又|办|安排|随后|再|发放|转))")
"""Behind 由 and a name: it got what others gave, and nothing more is told of it."""
RECEIVED_FROM = ("获得由", "收到由", "得到由", "交由", "转由")
"""Before a name: what somebody got is told, not what was done."""
RELATIVE = re.compile(
    rf"{LIGHT.pattern}(?:(?:正在|同在|同为|同属|地处|(?:总部|厂址|注册地)?(?:位于|设在)|坐落[于在]|来自)[^,;、:()]{{2,14}}的$|(?!(?:[^,;]*?)(?:[在向对把将与和跟从到由给被等]|为|组织|邀请|动员|委托|协调|安排|指导|支持|帮助|收到|接到|接受|推荐|表彰|感谢|引进|联系|走访|慰问|参观|考察))"
    r"[^,;、:()]{2,24}的)"
)
"""Before the first name of a clause: what is said of who acts (随团的某公司捐电脑60台)."""
OURS = re.compile(
    r"(?:[我本该]?(?:协会|学会|商会|联合会|促进会|联盟)(?:副?(?:会长|理事长)|常务理事|理事|会员|成员)(?:单位|企业)|[我本该](?:[院校局行厂所会馆段站]|公司|协会|集团|中心|学校|医院)|公司|集团|(?:协会|学会|商会|中心|医院)(?=所属|下属|旗下))(?:所属|下属|旗下)?的?(?:(?:全资|控股|参股)?子公司)?$|(?:其|^)(?:下属|所属|旗下)的?$|其?(?:(?:所属|下属|旗下)的?)?(?:(?:全资|控股|参股)(?:子公司|企业)|子公司)$"
)
"""Whose part the first name of a clause is (该行桥头支行)."""
JOINED = re.compile(r"签订|签署|签约|共建|共同|联合(?!会)|结对|合作(?!社)")
"""What was done by several is an event even where nobody says when."""
ROLE = re.compile(
    rf"(?:(?<=[\d日月年近上中下,])|^)(?:(?!{deeds.DEEDS}|[向为给对到在赴往从至于把将帮替让予进访助援由被受请找的与和同及联会携]|反映|举报|投诉|责成|要求|状告|欠(?!发达))[\u4e00-\u9fff]){{0,10}}"
    r"(?:(?:施工|建设|承修|检修|维保|养护|设备|安装|中标|总包|[省市县区社局委院校]属|承建|承办|主办|协作|帮扶|监理|参建|代建|运维|产权|业主|支援|援建)(?:单位|方|企业|机构)|供应商|运营方|供货商|客户|服务商|经销商|代理商|项目公司|(?:在外)?乡贤企业|外籍会员|会员(?:企业|单位)?|承保的|承建的|参建的)$"
)
"""What somebody is to others, before his name: 施工单位, 东西部协作单位, 上游供应商."""
LISTED_BEHIND = re.compile(
    r"[^:,;]{0,40}(?:收到|接收|接受|获赠)[^:,;]{0,16}(?:(?:\d+|[一二两三四五六七八九十])[余多]?[笔项批家件次个]|如下|名单|明细|捐[款赠]|物资):"
    r"|[^:,;]{0,12}捐[款赠][^:,;\d]{0,8}(?:如下|名单|明细):"
)
"""Before the first of those who are listed as givers: 今日收到捐赠三笔:|某公司捐…; what it counts is all they gave."""
WITH_GOVERNMENT = re.compile(
    r"[省市县区州镇乡](?:委|政府|人民政府|人大常委会|政协|委办公室|政府办公室)(?:、|与|和|同|会同|联合)$"
)
"""One of the reader's own government, which is named by its kind, before those it acts with."""
BEHIND_NAME = re.compile(
    r"名下的|承建的(?=[^,;]*被责令)|(?:所|急)需的?|需要的|(?:的|之)(?!.{0,8}(?:共同|联合|一起)|\d+[余多]?[名位个支台辆]|志愿者|工程师|专家|医护|队员|[\u4e00-\u9fff]{0,4}车|技术员|驾驶员|司机|乘务员|调度员|保洁员|网格员|护林员|研究员|员工|职工|民警|讲解员|教练员|医生|护士|律师|社工|工作人员|[\u4e00-\u9fff]{0,2}教师)"
)
"""Behind a name: it is not who acts, but whose something is (水务局的三名职工 are the ones who act)."""
RECEIVED = re.compile(
    r"(?:近日|日前|先后|陆续|当天|又|还|已|(?:\d{1,2}月)?\d{1,2}日)?(?:收到|接收|接受|接到|获得)(?:了|到)?(?:来自|由)?(?:[\u4e00-\u9fff]{2,8}?(?:单位|企业))?"
)
RECEIVED_LAST = re.compile(r"(?:收到|接收|接受)(?:了|到)?(?:来自|由)?(?:[\u4e00-\u9fff]{2,4}(?:企业|单位))?$")
RECEIVER = re.compile(r"[\u4e00-\u9fff]{1,14}$")
"""Whoever got something, right before that, by whatever word."""
GIVEN = re.compile(
    r"(?:(?:全体)?(?:干部)?(?:职工|员工|师生|党员|会员|医护人员))?"
    r"(?:第[一二三四五六七八九十\d]+批|首批|分批|再次|追加的?|陆续|先后|又|定向|无偿|友情)*(?:(?<=无偿)提供|配发|寄赠|捐款|捐赠|捐助|赠送|捐出|送来|发来|寄来|援助|赞助|拨付|下拨|下达(?![^,;]{0,20}(?:任务|指令|通知|命令|订单|要求))|划拨|发放)(?!(?:倡议书?|通知书?|证书|意向书?|申请书?|协议书?|清单|名单|函)(?:[,后\d]|$)|的?(?:感谢信|表扬信|贺信|慰问信|通知|文件|[捐受]赠证书|荣誉证书))"
)
"""Between somebody who received something and the body that gave it, and behind that one."""
_MORE = r"(?:、[\u4e00-\u9fff]{2,10})*"
"""Others who are named with them, and whom nobody here knows."""
_COUNT = r"\d+[余多]?"
_OF_THEM = rf"(?:等(?:单位|部门)?)?(?:{_COUNT}[家个])?"
_CAME = r"(?:参加|陪同|参会|到会|到场|出席|列席|与会|观摩|听课|聆听)"
_SPOKE = r"(?:汇报|发言|介绍|作?表态)"
_THOSE = r"(?:代表|领导|负责人|负责同志)"
_HEADS = rf"(?:{_THOSE}|主任|主席|书记|会长|校长|院长|经理)"
PUNISHED = re.compile(
    r"(?:因[^,;]{2,20}?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:已|曾|先后)?被(?:当场|依法|责令|立案)*"
    r"(?:(?:约谈|处罚|罚款|查处|警告|处以|吊销|取缔|通报批评|行政处罚)(?=[,;。]|$|[\d一两])|(?<=责令)(?:退还|退赔|整改|停业|停产|下架))"
)
"""Behind a name: he was punished, nobody says by whom, and did nothing."""
SENT_BY = re.compile(
    "|".join(
        (
            rf"{_OF_THEM}的?{_COUNT}[名位个][\u4e00-\u9fff]{{2,6}}?{_CAME}(?=$|[,;。])",
            rf"的{_COUNT}[名位个](?:专家|代表|教授|委员)(?:{_CAME}|授课|讲课)",
            rf"{_MORE}[等和及与]?{_COUNT}[家个](?:[\u4e00-\u9fff、]|(?<=[和及、]){_COUNT}(?=[家个])){{2,14}}?的?(?:{_HEADS}|干警|民警|干部|职工|骨干)[^,;]{{0,4}}(?:{_CAME}|{_SPOKE})",
            rf"[^,;]{{0,20}}(?:负责人|负责同志)(?:[、和及][^,;\d]{{2,12}})?等?共?{_COUNT}人{_CAME}",
            rf"{_MORE}等{_COUNT}支(?:队伍|代表队)的?{_COUNT}[名位][\u4e00-\u9fff]{{2,6}}?{_CAME}",
            rf"等(?:{_COUNT}[家个])?(?:单位|部门|企业|机构)的?{_COUNT}人(?:参训|受训|{_CAME})",
            rf"{_MORE}等?{_COUNT}[家个](?:成员|会员|相关|有关)(?:单位|企业)[^,;]{{0,10}}{_CAME}",
            rf"{_MORE}等?{_COUNT}[家个](?:单位|企业|部门|机构|医院|学校|高校|银行|协会)的{_COUNT}[名位][\u4e00-\u9fff]{{2,6}}?(?:在[^,;]{{0,6}})?(?:{_CAME}|参训|受训|提出)",
            rf"等?(?:我[省市县区])?{_COUNT}个(?:先进)?(?:集体|单位|班组|个人|组织|企业|项目|案例)[^,;]{{0,16}}(?:榜上有名|上榜|受到|获|被)",
            rf"{_OF_THEM}(?:单位|企业|部门|机构)?的?(?:有关|相关|主要|分管)?{_THOSE}(?:{_CAME}|{_SPOKE})",
        )
    )
)
"""Behind names: those who were only there."""
_TITLE_BEFORE = r"(?:党委|党组|常务|执行|内科|外科|第[一二三四五六七八九十]巡回指导组)?副?"
_EXPERTS = "教官|讲师|会员(?!单位|企业)|专家(?!组|团)|民警|律师|教授|研究员|工程师|医师|院士"
_LEADERS = "组长|书记|主席|市长|县长|区长|局长|主任|会长|理事长|秘书长|院长|校长|总经理|董事长|行长|部长|处长|科长"
_LEADS = (
    r"[和与]\d+[余多]?名(?:员工|职工|党员|干部|志愿者|队员|医护人员)|带队|率队|率|带领|一行|到会|主持召开|"
    r"[到赴][^。,]{1,30}(?:调研|考察|检查|督查|督导|查看|宣讲)|[与和同][^。,;]{2,40}?(?:签[订署约]|续签)|代表(?:公司|集团)(?=[向给]|捐|与[^,;]{2,20}签)"
)
_VISITS = "看望|慰问|走访"
_GOES = f"走进|深入|赴|前往|来到|到[^。,]{{2,20}}(?:查看|检查|检修|开展|进行)|义诊|检修|{_VISITS}"
SOMEBODY_OF = re.compile(
    rf"(?:(?:\d{{2,4}}[级届])?校友(?!会|分会|企业|工作|馆|办)|(?:\d+|[一二两三四五六七八九十])[余多]?[名位]{_TITLE_BEFORE}(?:{_EXPERTS}|{_LEADERS})(?![^。]{{0,20}}(?:{_LEADS}|{_GOES}))"
    rf"|(?:常委|(?:党组|党委|班子)(?:成员|委员)(?![^。]{{0,20}}(?:{_LEADS}|{_VISITS})))|{_TITLE_BEFORE}(?:(?:{_EXPERTS})(?![^。]{{0,20}}(?:{_LEADS}))|(?:护士|医生|教师|学生)(?=[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:在|于|为|成功|获|被|,))|(?:{_LEADERS})(?![^。]{{0,20}}(?:{_LEADS}|{_VISITS}))))"
)
"""Behind a name: somebody of it speaks or is there; he leads nobody, and is no leader who goes to see others."""
OF_THEIRS = re.compile(
    r"(?:出资|投资|创办|领办|参股|控股)(?:兴办|成立|建设)?的|的?(?:全资|控股|参股)?子公司|(?:系统)?(?:所属|直属|下属|下设|旗下|所辖|辖区|各)的?(?!的?(?:志愿者|职工|员工))|(?:系统)?(?:(?:常务)?副?(?:会长|理事长)|常务理事|理事|会员|成员|代管)(?:单位|企业|协会)"
)
"""Behind a name: it is not the body that acts, but those that belong to it."""
PART = re.compile(
    rf"(?!{_TITLE_BEFORE}(?:{_LEADERS}))"
    r"(?![与和同及联会携邀请组按要一])(?:(?![向对为给在到把将由从被往赴替受])[\u4e00-\u9fff]){0,5}(?:(?:科|(?<!家)庭|站)(?![技学普研]|[科庭站]?长[\u4e00-\u9fff]{2,3}(?:带队|率队|带领|率领|一行))|(?<![干全])部(?!署|分|门)|分院|分会(?!场)|分公司|支队|大队|(?:党委|工会|团委)(?!副?(?:书记|主席)|委员))"
)
"""Behind a name: a part of it acts."""
UNIT_BEHIND = re.compile(
    r"(?!当班|[与和同及向对为给在到把将由从被往赴替近日先已又还共累积认主及全迅联会携互(])[\u4e00-\u9fff]{1,10}?"
    r"(?:车间|仓库|工作队|抢修队|代表队|宣讲团|党支部|党总支|团总支|团支部|学习中心组|小组|班组)"
)
"""A part of a body that stands behind its name, and that no grammar of names knows."""
_PART = rf"(?:{'|'.join(set_forms.PARTS)})"
UNIT_OF = re.compile(
    rf"(?:(?:工会)?女职工委员会|{_PART}|第?[一二三四五六七八九十]{{1,2}}(?:管理区|作业区|生产队|分场)|[\u4e00-\u9fff]{{2,4}}?作业区|(?:民|刑|行政|立案|执行|审监|速裁|少年法|家事法)[一二三]?庭|(?:稽查|执行)局|缉私分局|(?:图书|档案|标本|校史)馆|驻[\u4e00-\u9fff]{{2,8}}?(?:办事处|联络处|纪检(?:监察)?组)|[\u4e00-\u9fffA-Za-z]{{1,7}}?(?:"
    r"(?:分?公司|支[队行部]|(?:援[\u4e00-\u9fff]{1,3}|抗疫)?医疗队|[分学]院|(?:车辆|工务|电务|供电|机务|客运|动车)段|总医院|分行|分局|[大中总分]队部?|专员办|频道|车间|班组|工区|"
    r"营业[部厅]|后勤集团|收费站|(?:供电|派出|司法|税务|车管)所|管理[处所站]|人民法庭|审判庭|联谊会|[一二三四五六七八九十]分部)|"
    rf"研究[院所]|[\u4e00-\u9fff\d]{{2,12}}?(?:项目部|经理部)|[\u4e00-\u9fff]{{2,4}}?工厂|(?:[一二三四五六七八九十]|[\u4e00-\u9fff]{{2,5}})(?<!公)司(?![法机令仪长])|居委会|[\u4e00-\u9fff]{{2,14}}?(?:重点|联合|工程|开放)实验室|志愿者协会|学生会|研究生会|专?业?委员会|专委会|监事会|分会|党支部|党总支|团支部|团总支|(?P<weak>中心|办公室|[科室站厂处系]|(?<![场住公派])所|(?<![参控入持配])股|部)){_PART}?)(?!分(?![公局会院行厂队一二两三四五六七八九十\d])|委员会|联合会|组织部|宣传部|统战部|办公室|理论学习|副?(?:书记|主席|主任|部长|秘书长|会长|队长|委员|成员|会员))"
)
"""What stands behind the name of a body where one of its parts is named; a `weak` one is a room if it does nothing."""
ORDERS = re.compile(r"(?:明确|再次|书面)?要求(?=[\u4e00-\u9fff])")
"""Right behind a name: who only wants others to do something did nothing."""
SAYS = re.compile(r"告诉|介绍|强调(?=[,:要])|表示|透露|指出|认为|说(?!明|法|服|话|唱|教|课)")
"""Who says so is not who did it."""
BRACKETS = re.compile(r"\([^)]*\)")
NOTE = re.compile(r"\([^()]*\)$")
"""In brackets at the end of a name: which part of the body, or where it is."""
JOINING = re.compile(r"(?:并|又|还|再|随后)?(?:联合|会同|携手|协同)")
"""A clause that says who acts with those of the clause before."""
INVITING = re.compile(rf"{LIGHT.pattern}(?:特|又|还|专门)?(?:邀请|请来|特邀|聘请|委托|组织|发动|调集|协调|调动)(?:了)?")
"""Between names: the second was asked to act with the first."""
EXPERT_OF = re.compile(
    r"的?(?:\d+[余多]?|[一二两三四五六七八九十])[名位个]|[^,]{0,20}?等\d|[^,;]{0,24}?(?:职工|员工|人员|代表|师生|干部|党员|志愿者|队员|企业家|会员企业)|的?[\u4e00-\u9fff]{0,4}(?:专家(?!团|组)|教授|民警|干警|教官|技师|劳模|工匠|学者|老师|工程师|农艺师|讲师|医生|律师|代表|负责人|同志|副?(?:所长|院长|馆长|校长|社长|台长|总经理|董事长|理事长|主席|主编|主任|处长|科长|站长|会长|秘书长|局长|书记))"
)
"""Behind a name: somebody of it was asked, and acts for himself."""
AT_PLACE = re.compile(r"^在[\u4e00-\u9fff]{2,6}(?=[与同]$|会同$|联合$)")
"""Between names that meet, or sign something: where they do;"""
MET = re.compile(r"[^,;。]{0,60}?(?:签[订署约]|召开|举行|举办|会谈|座谈|会商|达成|洽谈|缔结|合作)")
"""and what they do there: 甲在北京与乙签订…, not 在养老院与乙慰问…."""
WHOSE_LEADER = re.compile(rf"^{_TITLE_BEFORE}(?:{_LEADERS})[\u4e00-\u9fff]{{2,4}}(?=[与和同]$)")
"""Between names of those who sign something: by whom,"""
SIGNED = re.compile(r"[^,;。]{0,30}?(?:签[订署约]|续签)")
"""and behind the second one: that they did."""
ON_DAYS = re.compile(
    r"^(?:于|在|自|从)?(?:\d{1,2}月)?\d{1,2}[日号](?:[至到-](?:\d{1,2}月)?\d{1,2}[日号])?(?:起|上午|下午|晚)?(?=.)|^(?:当[天日晚]|同[日天]|[次翌]日)(?=.)"
)
"""Between names that act together: when."""
WHOSE_PLACE = re.compile(
    r"(?<=[与和同及合])(?:随行|同行|到访|来访|驻地|驻区|辖区|属地|当地|同城|对口|所在地|结对|沿线|邻近|相邻|毗邻|邻[省市县区]|来自[\u4e00-\u9fff]{2,6}|上游|下游|(?:监理|施工|设计|建设|成员|会员|帮扶|共建|协作|合作)(?:单位|方))内?的?$"
)
"""Between names that act together: where the second is."""
JOINTLY = re.compile(
    r"(?:又|还|也|再|并|近日|主动|积极|共同|牵头|当场|现场)*(?:与|同(?![在为是样时步期一处属行学事业城济心])|联合|会同|协同|携手|牵手)(?=[\u4e00-\u9fff])"
)
"""A clause under a head that says who acts with it."""
CAME_TO_US = re.compile(
    r"[到来赴]我?(?P<kind>公司|集团|协会|学会|商会|中心|医院|学院|学校|项目部?|事业部|(?<=我)[校所站行司矿]|[馆院局厂段会行矿]|校(?![园区]))"
    r"(?=[^,;]{0,12}(?:参观|考察|调研|交流|访问|洽谈|座谈|学习|观摩|检查|指导))"
)
"""What somebody did who was the guest of whoever publishes, if that is of the kind: 来馆考察, 到公司参观."""
CAME = re.compile(r"(?:到访|来访|造访)[,，]?$")
"""Before such a clause: somebody came, and what both did is what the clause tells: 一行14人到访, 与商会座谈."""
SIDE_BY_SIDE = re.compile(r"并肩|一道|一同|一起")
"""They did all together, and not only what such a clause says."""
ELIDED = re.compile(
    rf"(?:(?:已|共|累计|先后|陆续|还|并|又|主动|及时|积极|免费|连夜|全力|迅速)*(?:(?:面向|[向为给对在于从到])[^,;]{{1,24}}?|组织|针对[^,;]{{1,20}}?))?"
    rf"(?:已|共|累计|先后|分别|各)*{deeds.DEEDS}"
)
"""A clause that says nothing of who did it, but for the head above: 共向215户发放…, 在会宫村设立…"""
PREPOSITIONS = frozenset("在向从于到至自为由")
"""What `LIGHT` passes over, and what such a clause may begin with too: 近期|在三个村举办…."""
THEIR_PEOPLE = re.compile(
    rf"\d+[余多]?[名位个](?:在职|青年|机关|本部)?(?:干部职工|干部|职工|员工|党员|工作人员|技术人员|医护人员|民警|队员|志愿者|税干|教师|师生)[^,;]{{0,24}}?{deeds.DEEDS}"
)
"""A clause that begins with so many people: those of the head above."""
BARE_DEED = re.compile(
    rf"(?![\u4e00-\u9fff]{{2,10}}(?:仪式|会|活动|现场)上|[\u4e00-\u9fff]{{2}}中心(?!城))(?:已|共|累计|先后|陆续|分别|还|并|又|另|再次|主动)*{deeds.DEEDS}"
)
"""A clause that begins with what was done."""
HELD = re.compile(
    r"(?:已|还|又|再次|专门|迅速|立即|及时|联合|组织)*(?:召开|举办|举行|开展|启动|承办|主办|协办|走访|慰问|看望|参观)(?:了)?(?=[\u4e00-\u9fff“《])(?!仪式[上后])"
)
"""A clause that begins with what is an event by itself, whatever it was about."""
LEGAL = re.compile(r"(?:股份|集团|控股)?(?:有限|股份|集团)?(?:责任)?公司$")
AWARDS = re.compile(
    r"(?:联合)?(?:授予|评为|评定为|认定为|命名为|确定为|列为|表彰|通报表扬|通报批评|(?:依法)?(?:处以|处罚|行政处罚|罚款|约谈|立案|责令|查处|查封|关停|取缔|扣押|没收|吊销|暂扣)(?![^,;]{0,4}而))"
)
"""Behind whom 被 stands before: whoever gives a prize, or punishes, is who acts."""
SUBJECTED = re.compile(r"被(?:[我该本][局院会站厂校所队行社])?$")
"""Before whoever gives a prize, or punishes, or before a part of it: 被我局|执法大队立案."""
BETWEEN_ROLE = re.compile(
    r"^代表[^,;]{1,14}(?=[与和同]$)|^的\d+[余多]?[名位个][\u4e00-\u9fff“”]{2,6}(?=[与和同及]$)|(?:副?会长|副?理事长|常务理事|理事|监事长?|会员|成员|兄弟|帮扶|协作|合作|共建|校友|爱心|龙头|骨干|参建|结对)(?:单位|企业)$"
    r"|(?:本地|当地|同城)?(?:民营企业|国有企业|民企|国企|央企|外企)$"
    r"|(?<=[与和同及])[\u4e00-\u9fff]{0,6}(?:(?:客户|用户)(?:单位|企业|方)?|供应商|供货商|配套企业|配套厂家?|上游企业|下游企业)$"
)
"""Between names that act together: what the second is to somebody."""
AWARDED = re.compile(rf"被[^,;]{{2,24}}?{AWARDS.pattern}")
"""What is told of somebody to whom a prize was given: by whom, and that it was."""
WON_TITLE = re.compile(
    r"(?:荣获|获评|获得|夺得|摘得|获|被[^,;]{2,24}?(?:授予|评为|命名为|认定为|表彰为))[^,;]*?(?:称号|等奖|[金银铜]奖|冠军|亚军|季军|殊荣)"
)
"""What somebody won, which is an event in whatever month."""
IT_WAS_BY = re.compile(
    r"(?:本次|此次|该)?(?:(?:启动|开幕|捐赠|签约)?仪式|活动|会议|会务|培训|演练|比赛|大赛|竞赛|论坛|展览|义诊|讲座)由"
)
"""Before the first name of a clause: who did what the clause before it told,"""
DID_IT = re.compile(r"主办|承办|协办|合办|举办|组织|发起|牵头|主持")
"""where one of these words says that they did."""
WINS = re.compile(r"(?:的[^,;]{0,12}?|在[^,;]{2,16}?[中上])?(?:获|荣[获膺]|夺得|斩获|摘得|捧回)")
"""Behind a team of a body, which has no name of its own: what it won, its body did."""
HOSTED = re.compile(r"(?:共同|联合)?(?:承办|协办|运营|参与|支持|执行|出资)")
AMONG_THEM = re.compile(
    r"(?:等[^,]{0,20})?(?:双双|[均也都]|同时)?榜上有名|"
    r"[\u4e00-\u9fff]{1,4}(?:副?教授|讲师|专家|老师|工程师|博士)[^,;]{0,4}(?:授课|讲课)|"
    r"等\d+[余多]?[家个][^,;]{0,6}(?:参加|到会|参会|出席)(?:$|[,;])|"
    r"(?:等[^,;]{0,10})?的?\d*[余多]?[名位个]?(?:专家|教师|教授|医护人员|律师|嘉宾|(?:企业)?代表)[^,;]{0,4}(?:授课|讲课|到会|参会|出席|到场|提出|参加)|"
    r"的?(?:[一二三四]级)?副?(?:巡视员|调研员|组长|书记|主席|部长|局长|厅长|市长|县长|区长|主任|会长|理事长|秘书长|院长|校长|总经理|董事长|行长|处长)"
    r"[\u4e00-\u9fff]{2,4}(?:到会|到场|出席|莅临|应邀|主持|讲话|致辞|宣读|作[^,;]{0,8}(?:讲话|报告|致辞))[^,;]{0,8}(?=$|[,;])|"
    r"派员(?:到会|到场|出席|莅会)[^,;]{0,6}(?=$|[,;])|派员[^,;]{0,6}(?:观摩|旁听|列席)[^,;]{0,4}(?=$|[,;])|"
    r"等\d+[余多]?[家个](?:单位|企业|部门|机构)的\d+[余多]?[名位][^,;]{0,6}(?:在[^,;]{0,6})?(?:参加|参会|到会|观看|收看|收听)"
)
"""Whoever is among those that somebody else named, or came to what he did, is no actor."""
CONTRIBUTED = re.compile(r"[(（](?P<names>[^()（）]{2,60}?)\s*(?:供稿|来稿|撰稿)[)）]")
"""A line that says who sent in an article."""
HEADQUARTERS = re.compile(r"(?:集团|公司|总公司|协会|学会|商会|联合会|局|院|银行)?(?:总部|本部|本级|机关本部)")
"""A head for whoever publishes itself: 集团总部."""
CONTEST = re.compile(r"表彰|授牌|命名|认定|公布|揭晓|评出|评选|评估|考评|大赛|竞赛|比赛|比武")
"""Where somebody may be named best."""
WON = re.compile(
    r"(?:(?:的?“[^”]{1,20}”)?[\u4e00-\u9fff]{0,8}?等[^,;]{0,16}|\d+[余多]?[门个项件名篇][\u4e00-\u9fff]{2,6}?|[\u4e00-\u9fff]{1,4}?[\u4e00-\u9fff]{2,3})?(?:获评|荣获|荣膺|获得|被评为|被授予|夺得|勇夺|斩获|夺冠|入选|上榜)"
)
"""Whoever won or was named best where a contest or an awarding is told of before: that is no deed of his beside it."""
PRIZE = re.compile(r"(?<!等)\d+[余多]?(?![余多\da家个名届期号年月日级]|[^,;]{0,8}等奖)")
"""But how much he won, or gave, is."""
LED = ("牵头", "牵头下")
"""How a clause ends that says no more than who led what others did too."""
UNDER_LEAD = re.compile(r"牵头下")
"""Behind a name that 在 stands before: whoever bears it acted with the others."""
ADVERBS = re.compile(
    r"(?:逐[户一村家人]|分批|统一|代为|全额|免费|集中|直接|及时|连夜|陆续|全部|先后|分别|具体|定点|专门|组织|派人|派车|免费|无偿|分[一二两三四五六七八九十\d]+[批次路])*"
)
"""Behind those by whom it was done, how they did it: 由镇办公室逐户发放."""
TAKES_PART = re.compile(
    r"[^,;]{0,8}(?:带队|领队)(?=$|[,;])|(?:也|均|共同|现场|到场|全程)?(?:参加|参与|参演|配合|协助)(?:了)?(?:此次|本次)?[\u4e00-\u9fff]{0,4}(?=$|[,;])|派[出员][^,;]{0,14}(?:参加|参与|配合|参演)|选?派(?:出)?[^,;]{0,14}(?:参与|参加|授课|任教|讲课|执教)|组织[^,;]{0,14}(?:旁听|观摩)(?=$|[,;])|派员[^,;]{0,6}(?:指导|协助)|"
    r"(?:为[^,;]{1,6})?提供(?:了)?[\u4e00-\u9fff]{0,4}(?:支持|协助|配合)"
)
"""Behind names: they act with those of the clause before."""
SUFFERED = re.compile(
    r"发生[^,;]{0,6}(?:事故|火灾|泄漏|爆炸|险情|坍塌)|被[^,;]{0,16}(?:罚款|处罚|查处|约谈|责令|通报批评)"
)
"""What happened to somebody, to which others came."""
MISHAP = re.compile(
    r"失火|起火|着火|停[产工水电]|受[灾损困淹]|被淹|被困|进水|告急|短缺|倒塌|塌方|滞销|断[电水]|急需|紧缺"
)
"""What happened to somebody, to whom others then came."""
HOSTS_BESIDE = re.compile(r"(?:联合|共同)?(?:主办|合办|牵头|承办|发起|出资|策划|编写|主编|起草)、(?:会同|联合)?")
"""Behind the first of several that host something: what it did, before the next one (由协会主办、某公司承办)."""
HOSTING = re.compile(rf"^{HOSTS_BESIDE.pattern}")
"""The same at the beginning of what stands between two names that act together."""
HOSTS = re.compile(r"(?:共同|联合)?(?:主办|承办|协办|合办|牵头|发起|出资)")
"""Behind whoever hosts something."""
HOST = re.compile(r"主办|举办|合办|牵头|发起|补助")
"""Whoever hosts, or calls others together (HOST), and who carries it out (HOSTED) act together."""
GUIDED = re.compile(r"的?(?:业务|精心|大力|具体)?(?:指导|支持|领导|关心|统筹)(?:下)?$")
"""Behind a name to the end of a clause: who only guides or supports is not who did it."""
OF_A_RATE = re.compile(
    r"[^,;]{2,24}?(?:率|产值|产量|销量|营收|收入|利润|得分|满意度)(?:提高|提升|降|下降|上升|增长|达|为|同比|环比|较)"
)
"""Behind a month: which rate or output was so in it, and not when something was done."""
AFTER_DATE = re.compile(rf"[,、:]?{LIGHT.pattern}")
ADVERBIAL = re.compile(
    r"[在向为对就于由将把从给经按以因与和同被请让使随着通过根据围绕按照利用借助面向针对结合应全首正即便仍也又再还共均都]|"
    r"积极|认真|及时|迅速|成功|圆满|顺利|正式|专门|集中|统一|专题|深入|主动|陆续|连续|多次|现场|免费|紧急|火速|连夜"
)
"""Behind a date: how it was done, by who acted before."""
ANOTHER = re.compile(
    r"[\u4e00-\u9fff]{1,16}(?:社|协|会|局|处|厂|院|校|队|部|站|所|办|中心|公司|银行|集团|单位|企业|党委|支部|政府)"
    rf"(?:又|再|还|也|已|共|先后|分别|累计)?{deeds.DEEDS}"
)
"""Behind a date: somebody else, whom nobody here knows, and what he did."""
ABOUT_A_TIME = re.compile(
    r"(?:针对|为应对|面对|围绕)[^,]{0,2}(?:[一二三四]季度|[上下]半年|今年|去年)"
    r"|(?:据|根据|按照|依据|遵照)[^,\d]{0,8}(?:\d{4}年)?\d{1,2}月\d{1,2}[日号][^,]{0,30}?(?:报道|消息|通报|精神|要求|部署|通知|规定|预报|讯|决定|安排|指示)(?=[,;。]|$)"
)
"""How a clause begins that says for what something was done, or by whose word, and not when: 针对四季度订单不足."""
PURPOSE = re.compile(r"为(?!期)|按照|根据|围绕|针对|面对|随着|依照|遵照|响应|结合")
"""What for: whoever comes next acts."""
IN_ALL = re.compile(r"(?:止|间|期间)?(?:共|累计|先后|陆续|连续)|[\u4e00-\u9fff]{0,4}以来(?:已|共|累计)")
"""Behind a date: how much it was, of what was told before."""
COMPLETE = re.compile(
    r"捐款|捐赠|捐资|赠送|慰问(?!金|品)|走访|举办|召开|检查|培训|签订|签署|表彰|植树|参观|调研|座谈|投资|投入资金|去年"
)
"""What is an event by itself, and no preparation for the next: not 抽调, 组建, 筹集."""
DELIVERED = re.compile(
    r"(?:已|全部|正式|陆续|分批|一并)*(?:送[到达至往抵]|运[抵到达往]|交[到付至]|移交|转交|到[位账]|汇[入至往到]|发放到)(?![^,;]*\d)"
)
"""Behind a date: what became of what was told before, and no deed of its own."""
ANEW = re.compile(r"起?(?:上午|下午|晚)?[又还再另]")
"""Behind a date: something else."""
ITEM = re.compile("[一二三四五六七八九]是")
"""What stands before each of what a sentence lists: 一是…;二是…."""
NEXT_ITEM = re.compile("[二三四五六七八九]是")
"""How a clause begins that is another than the first of them."""
GOES_ON_WITH = re.compile(r"(?:又|还|再|并)(?:还)?(?:联合|会同|携手|协同|与|同)")
"""How a sentence begins that tells with whom those of the one before went on: 21日,又会同某局转移群众136人."""
TOGETHER_AGAIN = re.compile(r",?(?:又|还|再|再次)*(?:共同|联合|一道|携手|一起)")
"""The same go on together."""
GOES_SOMEWHERE = re.compile(rf"(?:到(?!\d|目前|今|年|[上中下]旬)|赴|前往|深入|走进|来到)[^,;]{{2,24}}?{deeds.DEEDS}")
"""How a clause begins that tells where those of the clause before went, and what they did there."""
GOES_ON = re.compile(r"并|又|还|另|同时|此外|其中|[为向给](?![期此了])|就(?![业近地诊餐医读是要能])")
"""The same go on."""
AROUND = re.compile(r"[^,;]{2,12}(?:[前后时]|之前|之后|期间|之际|间隙|过程中|结束后)$")
"""A clause that says no more than when: 签约前."""
LISTS_BESIDES = re.compile(r"(?:此外|另外|除此之外|与此同时),?[^。]{0,40}:$")
"""What leads in a list that is told besides, on no day that was told before."""
AT_EVENT = re.compile(r"[\u4e00-\u9fff]{0,8}(?:仪式|会议|会|活动|现场)(?:上|中|后|结束后)")
"""A clause that says no more than at what event something was done: 签约仪式上."""
THEN = re.compile(
    r"(?![^,;]{0,4}(?:疫情|汛|春|国庆|佳?节|假|寒|暑|两会|清明|五一|中秋|元旦|端午|十[二三四]五|高峰|迎峰|特殊|隔离|在校|任职|特护))"
    r"(?:(?:双方|两个党?支部)(?!此前|之前|累计|共有|已|曾)|[\u4e00-\u9fff]{0,8}(?:(?<!响应)(?<!行动)期间|会上|仪式上|活动[上中]|活动间隙|现场|当场|接[报令警]后|随[后即]|当即|立即|连夜|其间|其中|会[前后]|赛后|结束后|同期|同步(?![^,]{0,4}推进)|席间))"
)
"""How what happened in the course of what the sentence before tells begins: 会上, 抢修期间; not 春节期间."""
BEFELL = re.compile(
    r"失火|起火|着火|停[水电]|受[灾困淹]|被淹|被困|被[^,;]{0,8}(?:挖|撞|压|砸|冲|刮)[破断裂毁坏倒]|倒塌|塌方|断电|跳闸|突[遭降发]|普降|袭击|发生[^,;]{0,10}(?:事故|火灾|泄漏|险情|地震|坍塌|故障)"
)
"""What befell somebody on a day, when others did something: 8日21时许,一仓库起火。某消防救援站出动…."""
NEXT_DAY = re.compile(r"(?:于|至|到)?[次翌]日")
"""How a clause begins that says what came the day after: 连夜巡线,次日凌晨恢复供电."""
NEXT_DAY_AGAIN = re.compile(r"[次翌]日,?[又再还]")
"""How a clause begins that tells of something else done the day after: 次日又向…捐赠."""
UNTIL_THEN = re.compile(r"截至|截止|到目前|[到至](?=\d{1,2}[月日])")
"""Before a date: what came of it until then."""
UNTIL = re.compile(r"(?:截至|截止|直到|到|至|(?:将|须|请|应|拟|定|计划)于)$")
"""Before a date: not on that day, but until it."""
SINCE = re.compile(r"前|之前|以前|以来|为止|止")
"""Behind a date: since or before it; what began on a day (自8月3日起实行…) was done on it."""
DEED = re.compile(deeds.DEEDS)
COUNTED_DEED = re.compile(rf"{deeds.DEEDS}[^,;]{{0,14}}\d")
"""What was done, and how much of it."""
DONE_TO = re.compile(rf"(?:[向给][^,;]{{2,16}}?)?{deeds.DEEDS}")
"""Behind a name: what was done, said of to whom first or not."""
HAPPENED = re.compile(r"培训|恢复|启用|开放|开通|开班|服务|演出|展出|比赛")
"""What may be said of a body that has done nothing: 停水的青云小学恢复供水."""
AGAIN = re.compile(
    r"(?:重新|又|还|也|已|另|共|则|先后|主动|及时|专门|跟进|闻讯|得知后|第一时间|立即|迅速|连夜|率先|成功|顺利|正式)*"
)
"""Between who acts and what he did."""
AT_ONCE = re.compile(r"(?:提前|率先|迅速|立即|随即|连夜|紧急|及时|第一时间)*")
"""Before a deed: how soon."""
ALL_TOGETHER = re.compile(r"(?:等(?:\d+[余多]?家)?(?:单位|部门|企业)?)?(?:共同|联合|一道|携手)?")
"""What may stand behind the last name of those that act together, before what they did."""
ON_SOME_DAY = re.compile(r"(?:(?:于|在)?(?:\d{1,2}月)?\d{1,2}[日号](?:上午|下午|晚)?(?:正式|联合|共同)?)?")
"""What may stand behind all who did something, before that: 由某商会于7月25日正式发布."""
DIGIT = re.compile(r"\d")
COUNTED = re.compile(r"\d[余多]?[万亿千百]?[余多]?[\u4e00-\u9fff]{1,2}、$")
"""Before somebody who acts in a list of who gave what: 捐赠水泵13台、|乙捐赠…."""
BENEFICIARY = re.compile(r"(?:向|为|给|对|慰问|走访|捐给|赠给|赠予|捐赠给|送给|支援|驰援|帮助)$")
PLACE = re.compile(
    r"在(?P<place>[\u4e00-\u9fff\d]{2,16}?)(?:举办|举行|召开|开展|设立|组织|开设|启动|上演|演出|门口|设置)"
)

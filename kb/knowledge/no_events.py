"""How sentences say what is no event: who was there, how things are, what is planned, wished or called off.

Patterns of folded text; a new phrase should cost one word here and one test.
"""

from __future__ import annotations

import re

from kb.knowledge import deeds
from kb.text import branches

ATTENDED = re.compile(
    r"[^,]{0,40}?(?:负责人|代表|成员|领导|干部|党员|职工|群众|人员|嘉宾)[^,]{0,10}?\d+[余多]?[名位]?人?[^,]{0,6}"
    r"(?:参加|出席|到会|参会|列席)[^,]{0,8}$|[\u4e00-\u9fff]{2,12}(?:仪式|会议|会|式|活动|现场)上$|[\u4e00-\u9fff]{2,10}后$|[\u4e00-\u9fff]{2,6}现场$|[^,]{2,24}(?:到会|到场|出席|莅临)[\u4e00-\u9fff]{0,4}并?(?:指导|祝贺|讲话|观摩|致辞)$"
)
"""A step that says only who was there (各单位负责人共130余人参加会议), or where (签约仪式上)."""
LISTS_PLANS = re.compile(
    r"(?:要求|强调|建议|目标|计划|打算|方案|明确|承诺|指出|部署|安排|问题|不足|未完成|下一步|任务是|将(?=[^,。:]{2,16}:))[^。]{0,16}?[:,]?(?=一是)"
)
"""Before a list in a sentence: what it lists is to be done, or was not done."""
RECENTLY = re.compile(r"近日|日前|近期|每[天日晚周月]")
"""What happened on no day that is told, or on many."""
AGAIN_AND_AGAIN = re.compile(r"每|一年|年度|季度|个月|一月|定期|至少|经常|制度")
"""How often something is done, and not that it was."""
COMPARED = re.compile(r"同比|环比|最[高多]达|为平[日时]的|较年初|资产总额|不良贷款率|居全[省市县国区州]|签约率|覆盖率")
"""A number of a statistic: it is compared with that of another year."""
IS_STATE = re.compile(
    r"承担了?(?=[^,;]{1,24}任务(?:$|[,;。]))|(?:是|(?<=[司院馆会厂所社局站])系)[^,;]{0,24}(?:企业|单位|公司|机构|组织|医院|学校|馆|基地|设施)$|是一[家个所支名]|是[^,;]{0,12}最[^,;]{1,4}的|是[我全国省市县区][^,;]{0,6}首|成立于|始建于|位于|地处|全长(?=\d)"
)
"""What somebody is, in the clause that names him."""
STATE = re.compile(
    r"最多时|高峰时|有\d+[余多]?[\u4e00-\u9fff]{1,6}(?:被淹|受灾|受损)|[登上]台领奖|(?:营业|经营|占地)面积|建筑面积|年设计(?!师)|个年头|不少于|认真落实|统筹抓好|紧盯|早谋划|早部署|切实保障|坚持(?=[“以学])|每小时|单台|硬仗|攻坚战|承担(?=[^,;]{1,14}的[^,;]{0,6}(?:服务|供应|保障)(?:$|[,;。]))|是全(?=[省市县区国][^,;]{0,6}(?:有名|知名|唯一|最))|总投资|余额|团结(?:带领|引领)[^,;]{0,8}\d|近[两三四五六七八九十几]年(?:来|累计|共)|自\d{4}年[^,;]{0,20}以来|近年来(?=已有|累计|共)|成立[两三四五六七八九十\d]{1,3}年来|户均|运营着|企业突破(?=\d)|会员突破(?=\d)|总数突破|藏书[逾达]|年前(?:建成|成立)|据统计(?![^。]*(?:捐|举办|资助))|目前(?!已(?![有达]))|管辖|下辖|现有|共有|拥有|日均|人均|年均|平均|常年|年产|日产|日供|人口(?<!贫人口)|能力(?!比对|提升|建设|考核|测试|竞赛|扩项|验证)|总长|装机|日处理|多年来|长期|一直|历来"
)
"""How things are, not what was done."""
STATISTIC = re.compile(r"平均|率(?:为|达到?)?\d|在[院船册编]|注册[^,]{0,4}达")
"""Behind 截至 and a date: how things were then, and not what had been done."""
DONE_BY_THEN = re.compile(r"已|累计|共|完成")
_DISPOSED = (
    r"[^,;]{0,14}?(?:[报移]?送(?:[到往至给达交去上]|省|市|县)|报送|转[化交运送赠给]|录入|改(?:造)?[建成为]|捐[给至赠]|全部|汇[入总]|"
    r"发[放发]?[到给至]|[上移]?交[给到由至]|纳入|列入|作为|[装搬]?运[到往至]|用于|分(?:发)?[给到成]|[投应]用|于\d|拨付|转拨|划拨|整理|予以|装车|"
    r"颁发|上报|公布|开进|前移|[办搬设延伸移](?:[到进在至向]|入)|一一)"
)
"""What is done with something that 将 stands before: 将募集的衣物送到…, 将演练成果转化为…; else 将 tells of a plan."""
PRAISE = re.compile(r"认真落实|统筹抓好|紧盯|早谋划|早部署|切实保障|坚持[“以学]|一手抓")
"""What says how somebody works, since a day or always, and not what was done."""
GOT = re.compile(
    r"(?:收到|接到|得到|获赠)(?![^,;]*建议)[^,;]{0,24}?(?:锦旗|感谢信|表扬信|贺信|来信|牌匾)[^,;]*"
    r"|(?:收到|接到|接受|接收|获)[^,;]{0,24}?(?:[捐寄][赠款助资来]|善款|赠送|送来|转来|寄来|无偿提供)[^,;]*"
    r"|获赠[^,;]*|收到[^,;]{0,12}报告(?=\d)[^,;]*"
    r"|(?:如数|全部|已经?)收到(?=[,;。]|$)|收到[^,;]{0,40}?(?:报送|报来|上报)的[^,;]*"
    r"|接到[^,;]{2,30}?(?:通知|指令|报警|求援|求助|电话|报告)[^,;后]*(?=[,;。]|$)"
    r"|(?:收到|获得|得到|获)[^,;]{0,16}?(?:贷款|续贷|授信|补助|补贴|贴息|奖补|拨款|专项资金)[^,;]*"
)
"""What somebody was thanked or helped with, or given, which is no deed of his: 收到群众赠送的锦旗6面."""
OF_GOT = re.compile(r"共?(?:涉及|来自|折合|包括)|其中|信中|现将|主要集中|反映")
"""What a clause begins with that says more of what somebody got: 涉及捐赠单位87家."""
HOSTED_BY = re.compile(
    r"(?:本次|此次)?(?:会议|活动|大赛|比赛|论坛|年会|培训|仪式|演练)由[^,;]{2,40}?(?:承办|主办|协办|支持)$"
)
"""By whom an event was held that is told of before."""
_OBJECT = (
    r"的|所得|合格|到的|[品款车室]|金(?![额秋融属婚])|课堂|班(?![开子组])|讲座|设备|人员|窗口|阵地|资金|物资|报告|成果|"
    "台账|名单|清单"
)
"""Behind a word of a deed: it is a word of a thing (慰问品, 培训室)."""
_WHO_PLANS = ",日司局会场院校厂处所社还也道镇乡村部心队团行馆区县市委府"
"""Behind what 计划 is a verb: the last character of whoever does, or when."""
NOT_DONE = re.compile(
    "|".join(branches(dict.fromkeys(deeds.NOT_DONE, "")))
    + r"|计划(?<![按照据]计划)(?=[对在于将把为向投用开组新年今明派再])"
    + r"|计划(?<=\d{4}年计划)|计划(?=[^,;]{0,8}不少于)|计划(?<=还计划)"
    + r"|计划第[一二三四]季度|计划(?=[春夏秋冬]季)|计划(?=[一二两三四五\d]年内)|将另行|约定每"
    + r"|根据协议(?=[^。;]{0,16}(?:每[年月]|首期|将))|按照协议(?=[^。;]{0,16}(?:每[年月]|首期|将))"
    + rf"|拟(?<![模虚草比]拟)(?={deeds.DEEDS})"
    + r"|计划(?<![按照据]计划)(?:\d{1,2}|[一二三四五六七八九十]+)月|打算(?!盘)"
    + rf"|计划(?<=[{_WHO_PLANS}]计划)(?={deeds.DEEDS}(?![^,;]*已(?:全部)?完成))"
    + r"|今年(?:[一二三四]季度|[上下]半年|年?底)前(?:全部|全面)?(?:完成|建成)(?!了)"
    + rf"|将(?<![即必]将)(?={deeds.DEEDS}(?!{_OBJECT})(?!{_DISPOSED}))"
    + r"|将分[一二两三四五六七八九十\d]+[批期次年步](?=[^,;])"
    + r"|将每[年月周天日](?=[^,;的]{0,8}(?:选派|派出|举办|开展|组织|召开|提供))"
    + r"|月份,[\u4e00-\u9fff]{2,8}准备(?=召开|举办|组织|开展)"
    + r"|将(?<![即必]将)(?=[对向为](?![口方策讲阳数期])|与(?!会)|从(?!业)|以(?!往)|在(?![校岗建册编线]))"
    + rf"(?!{_DISPOSED}|[^,;]{{2,24}}的[^,;]{{0,16}}(?:装|发|送|转|交|整理|予以|汇|报|公布|办进)"
    + r"|[^,;]{2,24}的[^,;]{0,40}(?:送[到给往至达]|捐[给往赠]|交给|转交|运[到往抵]))"
    + r"|如果(?<![\u4e00-\u9fff]如果)|一旦(?<![\u4e00-\u9fff]一旦)|若(?!干)(?<![\u4e00-\u9fff]若)"
    + r"|承诺(?=[一二两三四五六七八九十\d]{1,3}年内|将|今后)|建成后|投产后|可新增"
    + r"|拟(?<=[年月后]拟)|拟(?:于|在)?\d{1,2}月"
    + r"|拟(?=[共从在为于对向派将用投组建举邀请聘选新与再召会赴到前联])"
    + r"|要(?<![只需主重紧简首若还必]要)(?=锚定|始终|坚持|加强|切实|进一步|继续|全面|严格|充分|着力|持续|认真|不断|"
    + r"牢固|深入|高度|抓好|做好)"
    + r"|要(?<=[,;:]要)(?=[把将对按从])|假定|假设(?![备施])|不属实|与事实不符|纯属谣言"
)
"""Each begins with its characters, what stands before them is looked at afterwards: `re` then leaps to where one is."""
PLANS = re.compile(rf"计划(?<=[{_WHO_PLANS}]计划)(?P<verb>[\u4e00-\u9fff]{{2}})(?![^,;]*已(?:全部)?完成)")
"""计划 behind whoever plans, where a verb may stand behind it that is no word of DEEDS: 总会计划筹募…."""
NOT_PLANNED = frozenset(("完成", "免疫"))
"""Verbs behind 计划 that say of what a plan is: 计划完成率."""
DONE_ALL_THE_SAME = re.compile(
    r"希望(?:小学|工程|中学|学校|厨房|之家|图书室)|建议(?!各|有关|相关|进一步|加强|加快|尽快|完善|应|要|将|对)|(?<=自愿|踊跃|积极|主动)报名|报名(?:参加|通道)|(?<![拟将])争取(?:到|了|[^,;]{0,10}(?:资金|项目|经费)[^,;]{0,4}\d)|本应急|"
    r"辟谣(?=口袋书|手册|展板|知识|科普|宣传)|(?<=为)(?:倡导|争取|希望)|取消(?=[^,;]{0,6}(?:休假|休息|假期))"
)
"""Where a word of NOT_DONE says nothing of plans: 希望小学, 收集建议, 报名参加."""

"""How a clause begins that tells what else was done, beside what the step before it tells."""

from __future__ import annotations

import re

from kb.knowledge import deeds

_SECOND = (
    r"捐赠|赠送|赠予|捐款|捐助|捐出|表彰|授予|颁发(?=[^,]{0,12}(?:执照|许可证|批文|登记证|不动产权证|房产证|林权证))|签订|签署|召开|举办|举行|"
    r"约谈|慰问|走访|看望|抽调|派驻|赠书|建立(?=[^,]*机制)|实施|出动|转交|选?派(?=\d[^,]{0,12}驻)|供餐|派出(?![^,]{2,20}(?:指导|安装|调试|授课|讲课|讲解|讲授|驻场))|开展|组织(?!部)|聘请|会商|讲授|培训(?=[^,]{0,12}\d)"
)
SECOND_DEED = re.compile(
    rf"(?:(?:并|同时)(?:还)?(?:当场|现场|一同|一起|共同|联合|先后|分别|逐[户一家个])?|随后(?:又|还)?|(?:会上|当场|仪式上)(?:还)?)(?:[向为把将对与于同在][^,]{{1,20}}?)?(?:加密)?(?P<deed>{_SECOND})(?!仪式)"
    r"|并(?:当场|现场|同时)?向[^,]{4,24}?发(?:放|出(?=[^,]*[书函]))"
    r"|(?:向[^,]{2,20}?(?P<gift>捐赠|赠送)|(?:从[^,]{2,16}?)?(?:紧急|连夜)?(?P<alone>捐赠|授予|调拨))(?=[^,]*(?:\d|称号))"
    r"|双方(?![^,;]{0,4}(?:将|计划|约定|同意|商定|决定|有意|拟))(?:(?=[^,]*(?:共同|一起|还))[^,]{0,24}?(?:参观|走访|慰问|看望|清扫|达成|出资|投资|购置|捐[款赠资]|资助)|[^,]{0,6}(?:签[署订]|续签|互[赠换]))"
    r"|并[与同和][^,\d]{2,24}?(?:公司|集团|[厂院校局所馆会行]|中心)[^,\d]{0,12}?(?:座谈|会商|洽谈|达成)"
    r"|并[为给向][^,;]{2,20}?送[去上来][^,;]*\d"
    r"|还(?:当场|现场|主动|自发|一同|共同)?(?:[向为给][^,]{1,20}?)?(?:送[上去来]|捐[出献赠]|赠送|献[上出])(?=[^,]*\d)(?![^,]*(?:锦旗|感谢信|表扬信|牌匾))"
    r"|(?:当[天日晚]|同[日天])(?:又|还(?!有))(?!新增|出现|发生|增加|确诊|有)(?=[^,]*\d)|其中\d[^,由]{0,10}?(?:无偿|免费)?(?:捐[给赠]|赠[给送])"
    r"|(?:并|同时)(?:对外)?公布(?=[^,;]*\d)|召集[^,;]{2,30}召开(?=[^,;]*会)"
    r"|(?<=;)(?:还)?(?:选派|派出|派驻|抽调)(?=\d)"
    r"|(?:(?<=;)|当场)(?:还)?[向为给][^,;]{1,20}?(?:发放|配发|赠送|送去)(?=[^,]*\d)"
)
"""A clause that tells of a second event by the same: 举办讲座, 并向学校捐赠图书80册."""
_PUBLISHED = re.compile(r"(?:发出|发布|印发|下发)[^,;]*[》\"”](?:的?(?:倡议书?|通知|公开信))?,?$")
"""Behind a step of which it is all: 向全体会员发出《倡议书》."""
_BESIDES = re.compile(rf"(?:同时|同日|当日|随即|并)(?:又|还)?(?:组建|成立|开通|设立|启动|{deeds.DEEDS})")
"""How a clause begins that tells what else the same did then."""
BY_RECEIVER = re.compile(
    rf"(?:(?<=后,)|并(?=[将把]|发放|分发|收治|转)|当即|立即)(?:又|还|已|将其|把[^,;]{{1,8}})?(?!捐|赠|奖|授|颁|罚|责|下|拨|援|资){deeds.DEEDS}[^,;]*\d"
)
"""Behind what somebody was given, or got as a punishment: what he did himself (收到口罩300只后,收治患者30人)."""
SIGNED_WITH = re.compile(r"[与同和](?=[^,;]{2,60}签[订署约下])")
"""Between whoever signs something and with whom: what he does besides, the other does not."""
GIFTS = re.compile(r"捐款|捐赠|捐助|捐资|赠送|赠予")
"""What is one event where nobody else receives it: 捐款20万元, 并捐赠礼盒500份."""
GIVES_ANEW = re.compile("[向为给]")
"""In such a clause: somebody else receives it."""
_SIGNED_ANEW = re.compile(r"又[与同和][^,;]{2,24}?(?:签[订署]|续签)")
"""A clause that tells with whom else somebody signed something: 又与泽南学院签订协议."""
BESIDES_WITH = re.compile(r"(?:并|同时)(?:还|又)?(?:联合|会同|携手|协同)")
"""How a clause begins that tells with whom those of the step before did something else."""


_MET, _SENT = (
    re.compile(r"召开[^,;]{0,24}会议?[,;](?:[^,;]*(?:成立|部署|传达|研究)[^,;]*[,;])?$"),
    re.compile(r"(?:抽调|派出|出动|选派)\d"),
)
"""A meeting, and right behind it whom those who met sent out."""
ALONE_AGAIN = re.compile(r"又(?:与|同|联合|会同|携手|协同)")
"""How a clause begins that tells with whom else somebody did something, and not those with whom before."""


def is_another_matter(text: str, start: int, clause: int, end: int) -> bool:
    """Whether a clause tells what else was done, whatever it is, behind a step that begins at `start`.

    发出《倡议书》,同日组建突击队11支; 与甲签订协议,又与乙签订协议; 召开会议,抽调64名干部组成8个组
    """
    if _SIGNED_ANEW.match(text, clause, end):
        return True
    if _SENT.match(text, clause, end) and _MET.search(text, start, clause):
        return True
    return _PUBLISHED.search(text, start, clause) is not None and _BESIDES.match(text, clause, end) is not None

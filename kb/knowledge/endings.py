"""How the names of organisations end, and what only seems to end one, as data (DESIGN 8). See also `lexicon`."""

from __future__ import annotations

from kb.text import listed

ENDINGS = listed(
    """
    联防联控机制 联防联控工作机制
    科协 工商联 妇联 残联 文联 侨联 党校 技校 律所 采石场 气象台 电视台 红十字会 联谊会 校友会 学生会 同乡会 董事会
    监事会 救援队 养护队 勘测队 服务队 消防队 管理站 推广站 气象站 水文站 服务站 示范站 工作站 实验站 科技馆
    科学技术馆 文化馆 档案馆 展览馆 供销社 旅行社 出版社 报社 杂志社 仁爱之家 卫健委 发改委 国资委 住建委 农业农村委
    经信委 工信委 疾控中心 血站 信用社 联社 分会 检测站 监测站 中转站 制品厂 美术馆 纪念馆 艺术馆 群艺馆 司法所 完小
    工务段 电务段 储备库 粮库 一建 二建 三建 四建 五建 六建 七建 八建 九建 十建 职教社 义工联 组委会 地质队 勘查队
    中专 职专 职高 监狱 看守所 戒毒所 台联 中心站 教学点 中心校 歌舞团 文工团 京剧团 乐团 话剧团 农信社 纪检监察组
    纪检组 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 一小 二小 三小 四小 五小 六小 实验中学 监督站 监理站
    植保站 水管站 兽医站 畜牧站 农技站 林业站 文化站 质检站 检疫站 防疫站 救助站 管护站 水利站 农机站 经管站 种子站
    土肥站 设计室 文化中心 贸促会 促进会 消保委 消委会 安委会 志联 植检站 车务段 机务段 车辆段 客运段 动车段 卫生站
    研究站 印社 诗社 护理院 饭庄 批发行 妇女会
    实践站 实践所 团工委 交警支队 老年公寓 联合社 饭店 煤矿 铁矿 金矿 铜矿 铅锌矿 锰矿 钨矿 锡矿 磷矿 石膏矿 萤石矿
    边检站 边防检查站 联络处 教委 计委 经委 建委 科委 体委 农委 经贸委 计生委 计经委 外经贸委 总站 检验站 养殖场
    农广校 少年宫 机关工委 引航站 株式会社 百货大楼 消防站 消防救援站 会馆 酒家 酒楼 联合体 调查队 老协 分校 分社
    船级社 广播电台 社区卫生服务中心 少年家事庭 家事庭 审判庭 人民法庭 法庭 立案庭 执法队 营业室 应急连 民兵连 大队部
    人寿 寿险 财险 产险 律协 消协 协作会 业主委员会 业委会 记协 作协 计生协 篮协 足协 乒协 羽协 田协 泳协 武协 棋协
    摄协 书协 美协 音协 舞协 剧协 曲协 民协 质协 青协 企协 军分区 中支 爱国会 青基会 技协 林科所 水科所 电大
    机械段 大修段 工务机械段 直属库 分库 俱乐部 苗圃 卫生室 管理段 道班 剧场 救护队
    接收站 保障会 互助会 文献馆 民俗馆 方志馆 天文馆 海洋馆 非遗馆 重点实验室 联合实验室
    大药房 交管站 劳保站 眼镜店 扑火队 灭火队 便利店 商行 督导室 人大常委会 分理处 妇委会 妇工委 儿基会 体科所 专员办
    特校 教研室
    """
)
"""Endings of names in running text beside those of `kb.parsing.lexicon`."""

BODIES = frozenset(
    listed(
        """
    协会 学会 商会 联合会 总会 促进会 基金会 公司 有限公司 集团 银行 研究院 研究所 设计院 学院 医院 中心 行业协会
    研究会 委员会 合作社 公会 总公司
    """
    )
)
"""Words for bodies that any trade may stand before."""

LETTERS = frozenset("局厅部委办处厂院所科系")
"""Single characters that end a name in running text; others end too many other words there."""

NO_ENDINGS = listed(
    """
    骗局
    云系 语系 关系 体系 联系 派系 水系 谱系 院系 科系 星系 母系 直系 干系 维系 执委 查处 惩处 判处 报告厅 会议厅 展厅
    大厅 餐厅 宴会厅 放映厅 演播厅 演奏厅 多功能厅 镇 乡 村 室 代表队 突击队 会商
    交界处 车间 班组 驻厂 地处 身处 会议室 教室 公园 广场 工厂
    服务区 布局 格局 结局 大局 开局 全局 时局 室办 之所 省部 大队部 院部 本部 内部 外部 上部 中部 东部 西部 南部 北部
    主办 承办 协办 举办 连办 开办 合办 创办 筹办 催办 督办 代办 民办 公办 中小学 帮办 交办 领办 分部 两委 街道社区
    中国工会
    小卖部 广场系 大厦系
    好办 先办 再办 怎么办 难处 用处 远处 一处 多处 几处 各处 总部 进厂 出厂 入厂 全厂 建厂 办厂 入院 出院 到院 来院 全院
    有所 负荷中心 大院 庭院 住院 候车室 候机室 候车厅 候机厅 商协会
    """
)
"""Endings of what is no organisation in running text, though it may be one at the head of a paragraph."""

NO_ROOMS = (
    "会议室",
    "报告厅",
    "总部",
    "内部",
    "本部",
    "外部",
    "全部",
    "干部",
    "各部",
    "一部",
    "现场",
    "广场",
    "工厂",
    "进厂",
    "出厂",
    "小卖部",
)
"""No parts of a body, whatever they end with."""

ROOMS = listed(
    """
    安全部 保全部 少先队大队部 小学大队部 中学大队部 学校大队部 办公室 研究室 教研室 设计室 化工厂 加工厂
    安全局 制造商协会 经销商协会 供应商协会 零售商协会 承包商协会 运营商协会
    """
)
"""Bodies all the same, though they end like one of these."""

SOCIETIES = ("协会", "学会", "商会", "研究会", "促进会", "中心")
"""Bodies that are told apart by every word of what they are for: 质量协会, 质量检验协会."""

_DUTIES = listed(
    """
    管理 金融 财务 保障 技术 质量 工程 宣传 运营 生产 业务 市场 发展 事务
    """
)

UNITS = (
    *("委员会", "中心", "分公司", "联谊会", "基金会", "联盟", "党支部", "党总支", "团委", "团总支"),
    *(f"{duty}部" for duty in _DUTIES),
    *(f"{duty}处" for duty in ("就业", "工作", "管理", "科研", "教务", "财务", "后勤", "保卫", "学生", "人事")),
    *(
        f"{kind}庭"
        for kind in ("民一", "民二", "民三", "刑", "刑一", "刑二", "行政", "执行", "审监", "速裁", "少年法", "家事法")
    ),
    *("车间", "工作站", "供应段", "房建段", "生活段", "综合段", "检修段", "分场", "分院"),
    *("系", "科", "分厂", "研究所", "管理所", "机关党委", "关工委", "学生工作部", "驻村工作队", "支队", "大队"),
)
"""Endings of parts of a body that are named by their duty alone, where a clause says that they act."""

PLACED = (
    *"站馆园场段库所院办委联协团社局处部科台矿厂店城宫港校圃闸区关",
    *(
        "枢纽",
        "大队",
        "养路队",
        "医疗队",
        "施工队",
        "飞行队",
        "机动队",
        "宣传队",
        "勘探队",
        "公园",
        "油田",
        "孵化器",
        "众创空间",
        "人大",
        "防指",
        "电大",
    ),
)
"""How bodies end that are known by their place and what they do, where a clause says that they act (云岭动物园);"""

FACILITIES = listed(
    """
    水电站 电站 泵站 变电站 车站 矿 煤矿 铁矿 服务区 园区 机场 码头 水库 景区
    孵化器 众创空间 养殖场 屠宰场 客运站 商会 海关 书城 书店
    """
)
"""And by any mark: 青石水电站;"""

NO_PLACED = (
    *(each for each in NO_ENDINGS if each not in FACILITIES),
    *listed(
        """
        校园 花园 家园 田园 游园 菜园 乐园 现场 会场 战场 赛场 考场 操场 立场 团队 军队 部队 排队 参赛队 社团 集团
        地区 城区 市区 县区 山区 灾区 辖区 片区 库区 厂区 郊区 牧区 农区 林区 校区 小区 城乡 县城 全城 新城 古城 老城
        省城 险段 学校 高校 院校 住所 场所 家长 干部 社会 全部 法院 医院 学院 商店 门店 旅店
        """
    ),
)
"""but not these."""

BRANDS = frozenset(
    listed(
        """
        移动 联通 电信 铁塔 石油 石化 烟草 中烟 邮政 顺丰 圆通 中通 韵达 交投 城投 建投 国投 地铁 国旅 广电 人保 国寿
        百货
        """
    )
)
"""What companies are called that every place has."""

WEAK_ENDINGS = listed(
    """
    车间 班组 项目部 室 队 站 部 科 处 所 馆 社 镇 乡 村 会 办 委 超市 酒店 商场 水务 公园 社区 街道 书店 车队 驿站
    农场 林场 集团 工作组 领导小组 指挥部 小组 党支部 支部 专班
    """
)
"""Endings that common words have too: before them stands a region, a body, or two characters that are no word."""

CLASS_ENDINGS = listed(
    """
    人民法庭 养老院 老年公寓 敬老院 派出所 小学 中学 幼儿园 医院 卫生院 供电所 收费站 分公司 支行 大学 学院 图书馆
    博物馆 合作社 社会工作服务中心 社工服务中心 公益基金会 养老服务中心 儿童康复中心 福利院 律所 事务所 研究院 研究所
    水厂
    """
)
"""Endings before which any noun is a name that does not say what kind of such a body it is (DESCRIPTIVE)."""

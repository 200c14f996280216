"""The words by which names are recognised, as data: folded, in simplified characters.

A new word should cost one entry here and one test.
"""

from __future__ import annotations

from kb.text import listed

NAME_WORDS = frozenset(
    listed(
        """
    建设 供电 供水 排水 防汛 抗旱 应急 监督 供销 救援 实验 服务 勘测 检测 检验 投资 管理 发展 综合 研究 宣传 改革 防控
    认可 控股
    防治 预防 贸易 发电 输电 变电 配电 测量 计量 融资 印染 生产 工作 教育 优化 改良 审批 调解 购销 采购 实践 维修 防御
    保卫 振兴 养护 种植 养殖 保护 提案 拌和 示范 控制 勘察 织绣 担保 登记 促进 指挥 建筑 设计 咨询 安装 制造 加工 运输
    运营 运检 保障 培训 评价 认证 审计 监察 监测 监理 收费 执法 执行 疾控 康复 治疗 护理 体检 体育 运动 演出 出版 印刷
    包装 装饰 装备 物流 仓储 配送 零售 批发 经营 开发 创新 推广 联合 联谊 互助 合作 共建 志愿 支援 援助 教学 科研 科普
    考试 招生 就业 创业 劳动 卫生 环卫 绿化 清洁 测试 试验 分析 鉴定 仲裁 公证 评审 信访 接待 通信 广播 电视 播音 新闻
    摄影 修理 改造 拆迁 征收 储备 救助 养老 托育 归国 返乡 治安 交警 巡逻 消防 警卫 气象 预报 地震 调度 统计 调查 征信
    支行 分行 站 办 交 建 涌 育才 育英 希望 规划 健康 平安 和平 幸福 文明 光明 繁荣 友好 团结 光荣 诚信 美好 美丽 特殊
    公共 普通 便民 惠民 快乐 阳光 公平 安定 兴旺 永久 长久 富强 民主 自由 合格 评定 侦查 稽查 巡察 督察 专卖 采油 炼油
    采矿 冶炼 零部件 开关 青年 少年 老年 未来 现代 当代 时代 世纪 通用 城管 快递 邮政 连锁 快餐 湿地 救护 精密 高新
    智能 绿色 生态 特种 造纸 造船 酿酒 酿造 制药 制衣 制鞋 炼钢 轧钢 铸造 锻造 印务 租赁 代理 拍卖 典当 航运 船务 货运
    客运 快运 速递 冷链 装卸 回收 再生 循环 纺织 高速 度量衡 帮扶 维权 指导 培育 孵化 公交 运管 路政 养路 检疫 防疫
    就业处 注册 审评 二次 超市 越剧 采血 献血 急救 急诊 门诊 住院 缉私 宣教 搜救 引航 协作 传习 离休 退休 离退休 强制
    万家 诊疗 灌溉 造林 护林 育苗 清淤 少儿 建行 交行 招行 侨办 打捞 导航 典当行
    冷冻 冷藏 速冻 保鲜 颐养 屠宰 烘焙 腌制 熏制
    """
    )
)
"""Verbs that stand in names; whatever other verb stands before an ending ends the name."""

JOINED_WORDS = frozenset(
    listed(
        """
    运维 运检 天都 新都 商都 瓷都 速运 快运 疫控 计划生育 医共 医共体 教共 教共体 医联体 国网 特校 儿基 儿基会
    体科 体科所 市监 市管 政数 职教 经信 水处理 强制隔离 网传 继续教育 社会组织 运营方 约谈 邻市 邻县 送变电
    经开 经开区 综保 综保区 曾任 现任 承办方 协办方 承建方 施工方 开放大学 直属机关 两新 中烟 顺丰 林科 林科所
    水科 水科所 关心下 关心下一 关心下一代 一公 一公局 二公 二公局 三公 三公局 四公 四公局 一航 一航局 二航
    二航局 三航 三航局 四航 四航局
    """
    )
)
"""Words that the dictionary does not have, and how they begin: they are put together word by word."""

BREAKING = frozenset(
    listed(
        """
    在 向 为 与 和 及 同 对 由 从 到 把 被 将 让 给 替 于 以 的 地 得 了 着 过 是 有 等 也 都 就 还 又 再 已 曾 并 而
    但 则 即 其 该 此 这 那 各 每 某 我 你 他 她 它 们 来 去 赴 驻 请 经 据 按 称 说 派 送 叫 归 属 要 首 第 全 多 近
    约 余 共 仅 只 不 未 无 没 家 名 位 个 所 一 二 三 四 五 六 七 八 九 十 两 几 半 日 月 时 后 前 起 至 间 因 由于
    随 跟 比 往 受 使 令 问 看 做 帮 找 用 拿 带 领 率 陪 接 迎 访 进 入 出 上 下 回 加 代 予 致 邀 聘 借 租 买 卖 捐
    献 运 搬 装 修 赠 仍 需 可 先 待 想 应 能 会 才 便 却 更 最 很 太 若 如 虽 且 兼 均 皆 愿 须 教 联合会商 仍需
    会同县 抢 查 抓 讲 听 换 寄 递 取 见 谢 停 拍 住 吃 坐 走 岁 元 次 场 套 份 件 台 辆 吨 批 户 项 条 张 种 号 今日
    近日 日前 目前 当日 当天 当晚 次日 同日 昨日 今年 去年 上午 下午 晚上 凌晨 期间 以来 其中 其余 各级 全体 全市 全省
    全县 全区 所属 下属 直属 所在 有关 相关 本次 此次 首批 首次 本市 本省 本县 多家 几家 两家 一家 三家 十余 百余 以及
    或者 或 暨 携手 会同 协同 联手 特邀 邀请 委托 来自 走进 走访 前往 奔赴 赶赴 驰援 支援 慰问 根据 按照 依托 通过 经过
    为了 关于 对于 围绕 依据 随着 因为 如果 认真 落实 贯彻 积极 主动 全力 深入 扎实 及时 迅速 持续 不断 切实 有效 共同
    广泛 大力 充分 严格 全面 逐步 进一步 坚决 热情 分别 陆续 先后 专门 附近 周边 对面 门前 门口 沿线 辖区 辖内 境内
    所辖 受灾 结对 帮扶 联系 荣获 深化 开创 助力 弘扬 惠及 赋能 面向 外设 考点 网传 当场 现有 动员 报 路由 供 免费
    游览 交由 转由 改由 转交 移交 递交 送往 运往 发往 赶往 派往 运抵 聘请 来到 赶到 回到 途经 祝贺 列席 任命 委派 指派
    选派 义剪 上线 投运 投用 并网 装运 调派 印发 参赛 运来 汇报 部署 约谈 结业 开进 合计 总计 参观 布置 盘点 复产 转产
    建议 启动 代管 旗下 依法 战 疫 牵线 直送 打造 引领 聚焦 践行 彰显 凝聚 搭建 构建 牵头 表彰 奖励 申报 上报 获评 特聘
    隶属 灾区 抵 联络 代表 以上 以下 主力 自 全资 获颁 广为 原名 更名 改名 定名 现藏 简称 以下简称 下称 作客 做客 配合
    计划 牵手 获 接到 收到 命名 曾任 现任 力争 年底 年初 年前 接入 全部 主要
    月份 全乡 全镇 全村 全校 全院 全厂 全行
    """
    )
)
"""Words that no name holds: what stands before or behind them is another phrase."""
BREAKING_BUT_BEFORE = {
    "计划": ("生育", "财务", "发展", "经营", "委", "局", "处", "科", "部", "司"),
    "代表": ("工作委员会", "工作委", "工作室", "工作站", "联络站", "联络处"),
    "以上": ("企业协会", "企业联合会", "企业商会"),
    "主力": ("救援队", "消防站"),
}
"""What they are words of names before all the same: 人大常委会代表工作委员会."""

TITLES = frozenset(
    listed(
        """
    秘书长 会长 副会长 理事长 副理事长 主席 副主席 书记 副书记 局长 副局长 处长 科长 主任 副主任 院长 副院长 校长
    副校长 园长 厂长 站长 所长 队长 经理 总经理 副总经理 董事长 部长 副部长 省长 市长 副市长 县长 副县长 区长 副区长
    镇长 乡长 馆长 行长 厅长 司长 社长 团长 总裁 教授 副教授 讲师 研究员 院士 工程师 医师 护士长 船长
    """
    )
)
"""What persons are called; a name holds them only before 办公室."""

VERBS = frozenset(("联合", "携手", "共建", "合作", "组织", "处理", "采购"))
"""Words of names that are verbs unless one of JOINED stands behind them (甲公司联合乙公司)."""
JOINED = listed(
    """
    会 社 联社 工会 大学 学院 医院 体 总 党 国 办 局 处 中心 部 站 所 厂 经济
    """
)

ENDINGS = listed(
    """
    科协 工商联 妇联 残联 文联 侨联 党校 技校 律所 采石场 气象台 电视台 红十字会 联谊会 校友会 学生会 同乡会 董事会
    监事会 救援队 养护队 勘测队 服务队 消防队 管理站 推广站 气象站 水文站 服务站 示范站 工作站 实验站 科技馆 文化馆
    档案馆 展览馆 供销社 旅行社 出版社 报社 杂志社 仁爱之家 卫健委 发改委 国资委 住建委 农业农村委 经信委 工信委
    疾控中心 血站 信用社 联社 分会 检测站 监测站 中转站 制品厂 美术馆 纪念馆 艺术馆 群艺馆 司法所 完小 工务段 电务段
    储备库 粮库
    一建 二建 三建 四建 五建 六建 七建 八建 九建 十建 职教社 义工联 组委会 地质队 勘查队 中专 职专 职高 监狱 看守所
    戒毒所 台联 中心站 教学点 中心校 歌舞团 文工团 京剧团 乐团 话剧团 农信社 纪检监察组 纪检组
    一中 二中 三中 四中 五中 六中
    七中 八中 九中 十中 一小 二小 三小 四小 五小 六小 实验中学 监督站 监理站 植保站 水管站 兽医站 畜牧站 农技站 林业站
    文化站 质检站 检疫站 防疫站 救助站 管护站 水利站 农机站 经管站 种子站 土肥站 设计室 文化中心 贸促会 促进会 消保委
    消委会 安委会 志联 植检站 车务段 机务段 车辆段 客运段 卫生站 研究站 实践站 实践所 团工委 交警支队 老年公寓
    联合社 饭店 煤矿 铁矿 边检站 边防检查站 联络处 教委 计委 经委 建委 科委 体委 农委 经贸委 计生委 计经委 外经贸委
    总站 检验站 养殖场 农广校 少年宫 机关工委 引航站 株式会社 百货大楼 消防站 消防救援站 会馆 酒家 酒楼 联合体
    分校 分社 船级社 广播电台 社区卫生服务中心 少年家事庭 家事庭 审判庭 法庭 立案庭 执法队 营业室 应急连 民兵连
    大队部 人寿 寿险 财险 产险 律协 消协
    记协 作协 计生协 篮协 足协 乒协 羽协 田协 泳协 武协 棋协 摄协 书协 美协 音协 舞协 剧协 曲协 民协 质协 青协 企协
    军分区 中支 爱国会 青基会 技协 林科所 水科所 电大
    人大常委会 分理处 妇委会 妇工委 儿基会 体科所 专员办 特校 教研室
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
COUNTED = frozenset("年届期次个号")
"""What stands behind a number, and begins no name."""
LETTERS = frozenset("局厅部委办处厂院所科系")
"""Single characters that end a name in running text; others end too many other words there."""
NO_ENDINGS = listed(
    """
    关系 体系 联系 派系 水系 谱系 院系 科系 星系 母系 直系 干系 维系 执委 查处 惩处 判处 报告厅 会议厅 展厅 大厅 餐厅
    宴会厅 放映厅 镇 乡 村 室 代表队 突击队 会商 交界处 车间 班组 驻厂 地处 身处 会议室 教室 公园 广场 工厂 服务区
    布局 格局 结局 大局 开局 全局 时局 室办
    之所 省部 大队部 院部 本部 内部 外部 上部 中部 东部 西部 南部 北部 主办 承办 协办 举办 开办 合办 创办 筹办 催办
    督办 代办
    帮办 交办 领办 分部 两委
    街道社区 中国工会 好办 先办 再办 怎么办 难处 用处 远处 一处 多处 几处 各处 总部 进厂 出厂 入厂 全厂 建厂
    入院 出院 到院 来院 全院 庭院 住院 候车室 候机室 候车厅 候机厅 商协会
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
)
"""No parts of a body, whatever they end with."""
ROOMS = listed(
    """
    安全部 保全部 办公室 研究室 教研室 设计室 化工厂 加工厂
    制造商协会 经销商协会 供应商协会 零售商协会 承包商协会 运营商协会
    """
)
"""Bodies all the same, though they end like one of these."""

LEADING = frozenset(
    listed(
        """
    公司 会员 单位 企业 成员 理事 代表 专家 职工 员工 负责人 主任 同志 记者 通讯员 全国 先进 优秀 会员单位 会员企业
    兄弟单位 主管部门 主办 承办 协办 第三方 省内 市内 省外 高校 事故 责任单位 上级 当地 本地 附近 周边 合作 龙头企业
    异地
    重点 部分 个别 少数 多数 其他 另外 同时 图 收购商 承建单位 总承包单位 主办方 承办方 协办方
    运营方 承建方 施工方 地址 地点 时间 联系人 来源 供稿 主题 活动 供应商
    客户 用户 厂家 商户 业主 施工单位 建设单位 监理单位 设计单位 总承包 牵头 对口 定点 协作 受援 对方 集体 机构 部门
    生产厂家 生产企业 制造商 经销商 原 分包 分包单位 总包单位 副会长单位 理事单位 社会 爱心 国有 民营 私营 外资 驻地
    上市公司 现 上游 下游 邻市 邻县 邻省 邻区 基层 一线
    """
    )
)
"""Words before a name that say what somebody is and do not belong to it."""
ROLES = (
    "供应商",
    "供货商",
    "客户",
    "单位",
    "子公司",
    "股东",
    "会员企业",
    "成员企业",
    "龙头企业",
    "爱心企业",
    "骨干企业",
    "会员",
    "成员",
)
"""Words that say what a body is to another one end so: 协会副会长单位."""
OF_ROLES = frozenset(("会员", "成员", "理事", "龙头", "爱心", "骨干", "企业", "单位"))
"""And of these they are made."""
TRADES = frozenset(
    listed(
        """
    劳务 物业 物流 保险 电梯 环卫 运输 旅游 客运 出租 公交 供水 燃气 热力 电力 通信 网络 互联网 软件 培训 家政 保洁 保安
    房地产 租赁 投资 担保 小额 贷款 外卖 快递 电商 水电 汽车 食品 医药 服装 矿业 路桥 市政 园林 绿化 广告 文化 传媒 粮油
    机电 钢铁 化工 石油 石化 煤炭 造纸 纺织 制药 能源 环保 科技 信息 人力 资源 证券 基金 信托 期货 航空 铁路 港口 码头
    船舶 海运 货运 冷链 连锁 生物 种业 农机 饲料 肥料 建材 水泥 玻璃 陶瓷 家具 包装 印刷 出版 装饰 装修 城建 地产
    水务 排水 家电
    """
    )
)
"""What a company does: with one of these words first, it is a class of companies, and no one of them."""

_DUTIES = listed(
    """
    管理 金融 财务 保障 技术 质量 工程 宣传 运营 生产 业务 市场 发展 事务
    """
)
UNITS = (
    *("委员会", "中心", "分公司", "联谊会", "基金会", "联盟", "党支部", "党总支", "团委", "团总支"),
    *(f"{duty}部" for duty in _DUTIES),
    *(f"{duty}处" for duty in ("就业", "工作", "管理", "科研", "教务", "财务", "后勤", "保卫", "学生", "人事")),
    *("系", "科", "分厂", "研究所", "管理所", "机关党委", "关工委", "学生工作部", "驻村工作队", "支队", "大队"),
)
"""Endings of parts of a body that are named by their duty alone, where a clause says that they act."""
PLACED = (
    *"站馆园场段队库所院办委联协团社局处部科台矿厂店城宫港校圃闸区",
    *("枢纽", "大队", "公园", "油田", "孵化器", "众创空间", "人大", "防指", "电大"),
)
"""How bodies end that are known by their place and what they do, where a clause says that they act (云岭动物园);"""
FACILITIES = listed(
    """
    水电站 电站 泵站 变电站 车站 矿 煤矿 铁矿 服务区 园区 机场 码头 水库 景区
    孵化器 众创空间 养殖场 屠宰场 客运站 商会
    """
)
"""And by any mark: 青石水电站;"""
NO_PLACED = (
    *(each for each in NO_ENDINGS if each not in FACILITIES),
    *listed(
        """
        校园 花园 家园 田园 游园 菜园 乐园 现场 会场 战场 赛场 考场 操场 立场 团队 军队 部队 排队 参赛队 社团 集团
        地区 城区 市区 县区 山区 灾区 辖区 片区 库区 厂区 郊区 牧区 农区 林区 校区 小区 城乡 县城 全城 新城 古城 老城
        省城 学校 高校 院校 住所 场所 家长 干部 社会 全部 法院 医院 学院 商店 门店 店
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
NO_UNIT = LEADING | {
    "各",
    "院内",
    "校内",
    "厂内",
    "市内",
    "居民",
    "村民",
    "业主",
    "家长",
    "志愿者",
    "购物",
    "体验",
    "产业",
    "接待",
}
"""Words that no part of a body is named by."""

GENERIC = frozenset(
    listed(
        """
    本 我 该 贵 全 各 乡镇 乡村 城市 农村 社区 小区 地区 校区 园区 厂区 景区 灾区 山区 城区 郊区 片区 区域 县市 市县
    市区 县区 镇街 都市 门市 超市 上市 股市 楼市 夜市 集市 菜市 本市 本县 本区 本省 外省 外市 外县 邻省 邻市 邻县
    全省 全市 全县 全区 全镇 全乡 各省 各市 各县 各区 两市 两县 两区 多市 多县 省市 省内 市内 县内 区内
    县乡 市州
    """
    )
)
"""What looks like a region and is none of its own."""

CLASSES = listed(
    """
    院内 校内 厂内 县内 分厂 高校 院校 公共 市属 市直 县属 县直 区属 区直 省属 省直 部属 驻外 非国有 辖内 校企 厂办
    校友 系统
    企事业 现有 参训 直属 基层 省级 市级 县级 区级 乡级 镇级 村级
    """
)
"""Beginnings that look like a level (LEVELS) and stand for a class."""

LEVELS = listed("省 市 县 区 州 镇 乡 旗 盟 街道 园区 总行 分行 集团 校 院 厂")
"""A name may begin with one of these alone: the region is the reader's own (市水利局)."""

WEAK_ENDINGS = listed(
    """
    车间 班组 项目部 室 队 站 部 科 处 所 馆 社 镇 乡 村 会 办 委 超市 酒店 商场 水务 公园 社区 街道 书店 车队 驿站
    农场 林场 集团 工作组 领导小组 指挥部 小组 党支部 支部 专班
    """
)
"""Endings that common words have too: before them stands a region, a body, or two characters that are no word."""

CLASS_ENDINGS = listed(
    """
    养老院 老年公寓 敬老院 派出所 小学 中学 幼儿园 医院 卫生院 供电所 收费站 分公司 支行 大学 学院 图书馆 博物馆 合作社
    社会工作服务中心 社工服务中心 公益基金会 养老服务中心 儿童康复中心 福利院 律所 事务所 研究院 研究所 水厂
    """
)
"""Endings before which any noun is a name that does not say what kind of such a body it is (DESCRIPTIVE)."""
DESCRIPTIVE = frozenset(
    listed(
        """
    公共 核心 困难 贫困 在校 公民办 热心
    产业 实训 托养 数控 中心 乡镇 民办 公办 社区 定点 三甲 县级 省级 市级 村级 区级 专科 综合 附属 附近 老年 特殊
    职业 技工 民营 农民 专业 重点 普通 高等 本地 外地 公立 私立 示范 农村 城市 城区 郊区 山区 边远 乡村 国有 大型
    小型 中型 骨干 联办 直属 基层 街道 村 市 县 区 省 镇 乡 会员 企业 单位 各类 方舱 发热 野战 流动
    移动 数字 电子 高水平 教学
    网络 科学 会计 会计师 律师 参训 兄弟 工程 建筑 设计 农业 工业 林业 渔业 劳务 旅游 贸易 集体 一流 顶尖 知名 名牌 首任
    """
    )
)

PEOPLE = frozenset(
    listed(
        """
    干部 职工 员工 师生 教师 学生 志愿者 代表 领导 党员 群众 专家 人员 居民 民警
    """
    )
)

OFFICES = frozenset(
    listed(
        """
    教务处 财务处 人事处 后勤处 学生处 科研处 保卫处 总务处 基建处 国资处 宣传部 组织部 统战部 人事部 财务部 审计部
    工程部 安全部 综合部 市场部 团市委 团县委 团区委 团省委 物资部 生产部 技术部 研究生院 党政办公室 人力资源部
    护理部 医务部 医务科 医务室 信息科技部 党委组织部 党委宣传部 党委统战部 校党委 院党委 校纪委 院纪委 校团委
    院团委 省委党校 市委党校 县委党校 医院工会 学校工会 院工会 校工会 商会秘书处 协会秘书处 学会秘书处 集团工会 集团团委
    外交部 教育部 科技部 公安部 民政部 司法部 财政部 水利部 商务部 自然资源部 生态环境部 交通运输部 农业农村部
    应急管理部 工业和信息化部 文化和旅游部 人力资源和社会保障部 住房和城乡建设部 科学技术部 审计署 海关总署 税务总局
    """
    )
)
"""Parts of a body, and of the central government, that are known by these names alone."""
FUNCTION = frozenset("的了在和与向为是将被把由从对等及于以至到给让使也都就还又再已不未没其该各")
"""Characters that no trade mark is made of."""

PROPER_TAGS = frozenset(("ns", "nz", "nr", "nrt", "nrfg", "j", "?"))
"""jieba's tags of words that make a name one's own; `?` is a word that its dictionary does not have."""
NAME_TAGS = frozenset(
    listed(
        """
    n nr nrt nrfg ns nt nz ng vn an b j s f l i eng g zg ag vg x h ? q
    """
    )
)
"""jieba's tags of words that may stand in a name."""

WITH_AND = listed(
    """
    公共就业和人才
    住房和城乡建设 发展和改革 人力资源和社会保障 工业和信息化 经济和信息化 科技和工业信息化 自然资源和规划
    规划和自然资源 卫生和计划生育 文化和旅游 文化广电和旅游
    文体广电和旅游 教育和体育 教育和科技 市场和质量监督 民族和宗教
    国土资源和房屋 水利和湖泊 林业和草原 粮食和物资储备 司法和行政 交通和城市管理 农业和农村 统计和大数据 园林和林业
    城市管理和综合执法 安全生产和消防 扶贫和移民 物流与采购 物流与供应链 交通运输和物流
    """
)
"""Duties of public bodies in which 和 joins no two bodies."""

"""The words by which layout is recognised, as data. A new form should cost one entry here and one test.

All entries are in plain form: one width, simplified characters, no blanks (`kb.text.plain`).
"""

from __future__ import annotations

from kb.text import listed

KIND_WORDS = listed(
    """
    快讯 专讯 战报 摘报 要报 续报 速报 电子报
    简报 快报 专报 信息 动态 通讯 简讯 会讯 会刊 通报 要情 日报 周报 旬报 月报 季报 综报 晚报 反馈 内参 参阅
    情况反映 工作交流 舆情 要闻 月刊 季刊 周刊 专刊 简刊 资讯 资讯报
    """
)
"""Words that end the name of a series (FORMS 1.1). 信息 and 动态 are ordinary words too: masthead position only."""

GENERIC_NAMES = listed(
    """
    工作简报 工作动态 工作信息 工作通讯 工作专报 情况简报 信息简报 动态简报 专题简报 工作快报 情况专报 工作通报
    情况续报 情况通报 活动简报 工作周报 工作月报 会议简报 大会简报 会务简报 会议快讯 大会快讯 会议快报 大会快报
    会议信息 大会信息 每日快报 每日快讯 每日动态 每日信息
    每周动态 每周快讯 每周信息
    """
)
"""Names of series that many offices have: words above one that are no office's name belong to it."""

SERIES_MOST = 30
HEADLINE_MOST = 60
PROMISED_MOST = 90
BODY_LEAST = 40
"""Lengths in characters without blanks: a longer line is no series, no headline; a line above BODY_LEAST is body."""

MARKS = "●★◆■▲▪·•○▶※◇□△▽▼☆►➤✦❖◎▌▍"
"""Ornaments before headings, items of lists and contents."""

ORGANISATION_ENDINGS = listed(
    """
    工务段 电务段 车务段 机务段 客运段 车辆段 供电段 动车段 通信段 信用社 气象台 科技馆 文化馆 仲裁院 养老院 公寓
    服务区 营业部 项目部 经理部 专班 律所 车队 驿站 农场 林场 牧场 管委会 开发区 超市 酒店 剧院 剧团 书店 邮局 商场 冷库
    陵园 公园 敬老院 福利院 协会 学会 商会 联合会 总会 促进会 基金会 委员会 理事会 工会 联盟 研究会 公司 集团 银行
    分行 支行 合作社 事务所 研究院 研究所 设计院 检测院 科学院 学院 大学 学校 中学 小学 幼儿园 医院 卫生院 中心
    办公室 管理处 管理局 分局 支队 大队 总队 中队 服务队 志愿队 党委 党组 党支部 党总支 支部 团委 团总支 政府 法院
    检察院 指挥部综合组 直属库 分库 粮库 储备库 军分区 人武部 俱乐部
    海关 出版社 报社 电视台 广播站 工作站 服务站 收费站 供电所 派出所 街道 社区 居委会 村委会 水厂 电厂 工厂 车间
    班组 商行 实验室 图书馆 博物馆 公会 管理所 救援队 艺术团 合唱团 建设集团 水务 指挥部 领导小组 工作组 国小 国中 防指
    工商联 科协 妇联 残联 文联 侨联 红会 慈善会 联社 党校 疾控中心 分署 联合体 医联体 秘书组 监察组
    煤矿 铁矿 铜矿 金矿 质协 企联 设协
    """
)
ORGANISATION_LETTERS = frozenset("局厅部委办处站队厂院所科室社馆镇乡村会系股")
NOT_ORGANISATION_ENDINGS = listed(
    """
    关系 体系 联系 现场 内部 全部 干部 一部 好处 深处 到处 益处 之处 机会 社会 大会 工作会 座谈会 推进会 发布会 培训会
    动员会 交流会 研讨会 年会 会议室 学会了 场所 全会 开幕会 总结会 协调会 例会 部署会 启动会 报告会 评审会 表彰会
    宣讲会 分享会 晚会 常委 运动会 展会 聚会 集会 茶话会 联欢会 视频会 调度会 会议 通报会 分析会 观摩会 听证会 推介会
    发表会 答辩会 职代会 团拜会 乡村 农村 博览会 展览会 交易会 展销会 下乡 返乡 回乡 家乡 还乡 驻村 入村 进村 会商会
    办公会 学习会 生活会 组织会 誓师会 比武会 调研会 沟通会 面谈会 介绍会 举办 开办 见面会 对接会 洽谈会 恳谈会 碰头会
    执委 家长会 新局 大局 全局 结局 开局 格局 布局 棋局 胜局 破局 僵局 困局 定局 终局 变局 战局 危局 时局 入局
    主办 承办 协办 通办 快办 代办 帮办 出院 住院 入院 出厂 进厂 入室 开馆 闭馆 重镇 维系 情系 心系
    排队 入队 领队 归队 组队 带队 首站 到站 进站 出站
    """
)
ENDINGS_ALL_THE_SAME = ("安全部", "保全部")
"""Departments, though they end like one of these."""
NOT_ORGANISATION = (
    r"^(?:股份|集团)?有限(?:责任)?公司$|[二三四五六七八九十百千余两多\d][十百千余]处$|"
    r"((?<![先前奋促])进|入|到|访|问|(?<![仁博友慈])爱|(?<!互)助|(?<![供采])暖|(?<!普)惠|系|(?<!配)送)(社区|街道|乡村|学校|小学|中学|大学|医院|公司|集团|工厂|车间|班组)$"
    r"|^[建办创打配设选].{0,2}一[个条支批座](?=.)|(?:帮扶|助脱贫|走进|情系|爱满|心系)[\u4e00-\u9fff]{0,6}[乡镇村]$"
)
"""What is of a company alone; a verb before the ending: an event at an organisation (志愿服务进社区), not one."""

ACTING_WORDS = listed(
    """
    认定 参加 组团 喜获 圆满 召开 举办 举行 开展 启动 荣获 获评 走进 慰问
    捐赠(?!服务中心|接收|管理中心|站)
    """
)
"""Patterns of words that no name of an organisation holds: a line with one tells of a deed (集团召开安全生产会)."""
FOUNDING = listed("成立 组建 设立 筹建 走进 走访 慰问 援建 捐建 携手 打造 深化")
"""What a heading says is to be done with any body that stands behind it."""
CARING = listed(
    """
    关爱 推进 改造 服务 建设 关心 帮扶 守护 创建 加强 完善 建立 整治 优化 强化 助力 升级 建好 办好 用好 规范 健全 提升
    整顿 清理 发挥 做好 抓好 建成 开通 引进
    """
)
"""And with one of CARED_FOR; some names begin with the same words (建设集团, 帮扶协会, 建设路小学)."""
CARED_FOR = listed("敬老院 福利院 养老院 水厂 电厂 数字银行 队伍 乡村 车间 车站 班组 食堂 书屋 农场")
FORMED = ("小组", "专班")
"""And with one of FORMED right behind it: 优化营商环境工作专班 is a body, and says what for."""
GROUP_WORDS = listed(
    """
    来自 兄弟 直属基层 基层 所属 下属 各 全体 有关 相关 我 该 本公司 本局 本院 本单位 本会 本协会 市领导 地方
    """
)
"""Beginnings of a name that stands for a group or for somebody named elsewhere (各会员单位, 该局)."""

TRADES_OF_MARKS = frozenset(
    listed(
        """
    科技 铸造 仪表 机电 泵业 纺织 食品 药业 医药 制药 物流 建材 化工 石化 钢铁 电子 电气 电器 机械 重工 汽车
    能源 环保 材料 生物 股份 集团 实业 置业 控股 商贸 贸易 乳业 酒业 茶业 纸业 铝业
    铜业 服饰 服装 家居 家具 玻璃 陶瓷 水泥 橡胶 包装 印务 印刷 传媒 地产 建工 路桥 装备 装饰
    软件 通信 光电 半导体 电缆 线缆 轴承 阀门 密封 密封件 模具 工具 船舶 航空 港务 海运 速递
    速运 快递 快运 供应链 冷链 连锁 超市 医疗 器械 饲料 种业 肥业 农机 农资 粮油 油脂 燃气 热力 水务 电力 电梯
    检测 认证 化学 流体 精工 精密 动力 新能源 新材料 客运 货运 运输 机床 焊接 电源 电机 制造
    保险 银行 证券 物业 家政 仓储 竹业 环卫 水泵 门窗 家纺 管业 阀业 灯具 管道 建筑 电工 茶叶 油品 农牧 牧业 渔业
    特钢 重汽 重机 轮胎 石材 木业 制衣 印染 针织 毛纺 化纤 辅料 塑业 塑胶 矿业 煤业 焦化 化肥 农化 光伏 冶金 五金
    卫浴 洁具 厨具 玩具 文具 日化 医械 国贸 工贸 造船 制鞋 鞋业 米业 面业 糖业 盐业 液压 餐饮 大药房
        """
    )
)
"""What a company does, behind its mark (申屿机电); what a place has too (旅游, 工程, 生态) is none."""

NO_MARKS = frozenset(
    listed("低碳 双碳 非遗 雪亮 小微 云上 暖心 惠民 民生 绿美 数智 清廉 平安 智慧 文明 红色 慈善 爱心 公益")
)
"""What a paragraph is about, before a trade: 低碳环保."""

NOT_HEADS = frozenset(
    listed(
        """
    报送 抄报 抄送 发送 呈报 呈送 分送 发至 主送 送阅 报 送 发 附件 联系人 联系电话 电话 来源 责任编辑 责编 编辑
    审核 审定 撰稿 供稿 校对 问 答 时间 地点 主持 主持人 出席 列席 请假 原标题 注 说明 标准依据 编者按 按 按语 网址
    邮箱 主题词
    """
    )
)
"""Words before a colon at the beginning of a line that are no organisation (FORMS 4.1)."""

CLASSIFICATIONS = listed("绝密 机密 秘密 内部资料 内部参考 内部参阅 内部刊物 内部文件 内部材料 内部交流 内部")
CLASSIFICATION_TAIL = r"(?:注意|不得|不准|妥善|请勿|严禁|仅供|限|供(?![销电水热暖气应货]))[\u4e00-\u9fff]{1,8}"
URGENCIES = frozenset(("特急", "加急", "急件", "平急", "特提"))

ISSUER_LABELS = listed(
    """
    编发单位 编印单位 编制单位 编辑单位 编写单位 主办单位 承办单位 协办单位 联合主办单位 联合主办 共同主办 联合编印
    主办部门 承办部门 编发部门 编印部门 发行单位
    出版 发行机关 发布单位 发布机构 出版单位 联合编发 主办 承办 编印 编发 编辑部 主编 编制
    """
)
PARTNER_LABELS = ("协办", "指导", "主管", "主管单位", "主管部门", "支持单位", "指导单位", "技术支持")
"""Who had a part in a bulletin, and did not compile it."""
ISSUER_TAILS = listed("联合主办 联合编印 协办 合编 合办 主编 主办 承办 编印 编发 编制 编写 编辑 出版 编")

CONTENTS_HEAD = r"目录|要目|导读|内容提要|要闻导读|本期[\u4e00-\u9fff]{2}"
"""Two characters after 本期 at the top (目录 要目 导读 看点 提要 关注) head a list of contents."""

DISTRIBUTION_LABEL = (
    r"(?:(?:本期)?[抄报送发呈分主下上转寄致赠传阅至、]{1,7}(?:单位|部门|对象|范围)?|存档?|收件|正本|副本|发放)"
)
"""Any word made of the characters for reporting, copying and sending (抄报, 呈送, 分发, 报、送, 赠阅, 发至, 上报)."""

NO_BODIES = listed(
    """
    大赛 竞赛 比赛 活动 行动 平台 系统 项目 工程 会议 大会 年会 峰会 论坛 展会 博览会 运动会 计划 规划 方案 办法 规定
    条例 标准 意见 通知 制度 机制 软件 方法 技术 产品 工法 基地
    """
)
"""How what ends that has a short form (…技能大赛（以下简称“技能大赛”）) and is nobody."""

SIGNER_LABELS = listed(
    """
    责任编辑 执行编辑 编辑 责编 主编 编审 审核 审定 审阅 审稿 签发 撰稿 供稿 校对 校稿 编校 核稿 统稿 拟稿 排版
    摄影 分析 发行人 总编辑 副主编 社论主笔 主笔 编写 起草 编辑部主任 审签 复核 初审 终审 责任校对 采编 文字
    图片 责任人 撰稿人 审稿人 审核人 编辑人 校对人 供稿人 拟稿人 制作人 审批 编委 总编 记者 通讯员 值班编辑 值班
    值班员 值班主任 主审 美编 文编 录入 责校 制表 制图 监制 策划 打印 填报 签发人
    """
)
SIGNER_ENDINGS = listed(
    """
    稿 核 编 审 签 校 制作 写 辑 校对 打印 印制 阅 审定 记录 值班 摄影 监制 策划 排版 发布 签发 执笔 核发 编发
    """
)
"""Any role of up to five characters that ends so, in a short line at the end (组稿, 校核, 美编)."""

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤时"
    "穆农司卓古吉缪简项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘厉伊仝郜海阚屠朴盖廉禹井漆巴丰卿宣晋初"
)
"""The first characters of most persons' names."""
LONG_SURNAMES = listed(
    """
    欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 轩辕 闻人 百里 呼延 南宫 独孤 澹台 濮阳 淳于
    申屠 仲孙 钟离 宇文 长孙 鲜于 拓跋 赫连 公冶 宗政 司空 第五
    """
)
SURNAME = rf"(?:[{SURNAMES}]|{'|'.join(LONG_SURNAMES)})"
"""A regular expression for the surname that a person's name begins with."""

CONTACT_LABELS = ("联系人", "联系电话", "电话", "电子邮箱", "邮箱", "地址", "传真", "邮编", "网址", "投稿邮箱")

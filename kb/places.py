"""Where an organisation is, by its name alone: the province, and the city where the name says it. An inference.

The table is that of the administrative divisions at province and prefecture level (GB/T 2260, as of 2023), without the
words for the level. Stems that are ordinary words or brands too count only with their level (安康市 but not 安康).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kb.text import folded

PROVINCES: dict[str, str] = {
    "北京": "",
    "天津": "",
    "上海": "",
    "重庆": "",
    "河北": "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    "山西": "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    "内蒙古": "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善",
    "辽宁": "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    "吉林": "长春 四平 辽源 通化 白山 松原 白城 延边",
    "黑龙江": "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭",
    "江苏": "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    "浙江": "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    "安徽": "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    "福建": "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    "江西": "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    "山东": "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    "河南": "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店",
    "湖北": "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施",
    "湖南": "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西",
    "广东": "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    "广西": "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    "海南": "海口 三亚 三沙 儋州",
    "四川": "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 "
    "阿坝 甘孜 凉山",
    "贵州": "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南",
    "云南": "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
    "西藏": "拉萨 日喀则 昌都 林芝 山南 那曲 阿里",
    "陕西": "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    "甘肃": "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南",
    "青海": "西宁 海东 海北 黄南 果洛 玉树 海西",
    "宁夏": "银川 石嘴山 吴忠 固原 中卫",
    "新疆": "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰",
    "香港": "",
    "澳门": "",
    "台湾": "台北 高雄 台中 台南 基隆",
}
NAMESAKES = frozenset(("吉林",))
"""Provinces with a city of the same name."""
_IN_ORDER = "京津沪渝冀晋蒙辽吉 苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘   港澳 "
SHORT: dict[str, str] = dict(zip(PROVINCES, map(str.strip, _IN_ORDER), strict=True)) | {"四川": "川蜀", "陕西": "陕秦"}
SHORT |= {"甘肃": "甘陇"}
"""The characters that each province is said by; none of those that are ordinary words too (黑 青 宁 新 台, 贵 云)."""
_WORDS_TOO = frozenset(
    (
        *("安康", "吉安", "泰安", "长治", "朝阳", "中山", "兴安", "白山", "黑河", "白银", "天水", "北海"),
        *("三明", "宁德", "山南", "海东", "海北", "海西", "黄山", "黄石", "东营", "德州", "日照", "大同"),
        *("阿里", "来宾", "资阳", "永州", "平凉", "定西", "吴忠", "中卫", "巴中", "达州", "广元", "广安"),
        *("内江", "河源", "清远", "云浮", "南平", "红河", "怒江", "凉山", "黄南", "甘南", "黔南", "湘西"),
        *("和田", "哈密", "通化", "四平", "松原", "白城", "本溪", "抚顺", "宜春", "伊春", "新乡", "周口"),
        *("信阳", "孝感", "十堰", "安顺", "保山", "文山", "大理", "新余", "九江", "三沙"),
    )
)
_LEVEL = r"(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区|州|地区|盟)"


@dataclass(frozen=True, slots=True)
class Region:
    """A province, and a city in it where the name says it."""

    province: str
    city: str | None = None

    @property
    def written(self) -> str:
        """The region as decisions have it: 江苏, 江苏 徐州."""
        return f"{self.province} {self.city or ''}".rstrip()


def _cities() -> dict[str, str]:
    return {city: province for province, cities in PROVINCES.items() for city in cities.split()}


_CITIES = _cities()
_BEGINNING = re.compile(
    rf"(?:国网|国家电网|中国移动|中国电信|中国联通|中国铁塔|中国石油|中国石化|中共|共青团|民革|民盟|民建|民进)?"
    rf"(?:(?P<province>{'|'.join(PROVINCES)})(?P<level>{_LEVEL})?)?"
    rf"(?:(?P<city>{'|'.join(sorted(_CITIES, key=len, reverse=True))})(?P<city_level>{_LEVEL})?)?"
)


_OF_STREET = re.compile(r"[东西南北中一二三四五]?(?:路|大道|街(?!道)|巷|胡同)")
"""Behind a place: a street that is called after it, which may be anywhere (湖南路小学)."""
_ELSEWHERE = re.compile(
    rf"(?:银行|公司|集团|大学|学院|保险|证券)(?:股份|控股)?(?:有限(?:责任)?公司)?"
    rf"(?P<place>(?:(?:{'|'.join(PROVINCES)})(?:{_LEVEL})?)?(?:(?:{'|'.join(_CITIES)})(?:{_LEVEL})?)?)"
    r"[\u4e00-\u9fff]{0,6}(?:分行|支行|分公司|办事处|代表处|研究院|分院|校区)$"
)
"""What a body has elsewhere, with its place behind the name of the body: 某某银行上海分行."""


def province_of(city: str) -> str:
    """The province of a city at prefecture level, with or without its level; empty for any other place."""
    return _CITIES.get(city, "") or _CITIES.get(re.sub(f"{_LEVEL}$", "", city), "")


def is_place(name: str) -> bool:
    """Whether a name is that of a province or a city, without the words for its level."""
    return name in _CITIES or name in PROVINCES


@lru_cache(maxsize=20_000)
def region_of(name: str) -> Region | None:
    """Where an organisation is by its name, or None where the name does not say it or contradicts itself.

    What a body has elsewhere is there (杭州银行上海分行), and a street is called after any place (北京路小学).
    """
    plain_name = folded(name)
    elsewhere = _ELSEWHERE.search(plain_name)
    if elsewhere and elsewhere["place"]:
        plain_name = elsewhere["place"]
    match = _BEGINNING.match(plain_name)
    assert match is not None
    if not (match["level"] or match["city_level"]) and _OF_STREET.match(plain_name, match.end()):
        return None
    province, city = match["province"], match["city"]
    if city and _CITIES[city] != (province or _CITIES[city]):
        city = None  # 河北海西公司 is in 河北, whatever 海西 is
    if city and not province and city in _WORDS_TOO and not match["city_level"]:
        return None
    if province == "吉林" and match["level"] == "市":
        return Region("吉林", "吉林")
    if city:
        return Region(_CITIES[city], city)
    return Region(province) if province else None


def place_before(name: str) -> str:
    """The province or city of the table that a folded name begins with, without the words for its level; or nothing."""
    match = _BEGINNING.match(name)
    assert match is not None
    return match["province"] or match["city"] or "" if match.start("province") == 0 or match.start("city") == 0 else ""

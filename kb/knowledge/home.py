"""Whose a body is that is named by its level alone: 县水利局 in a bulletin of 丰县 is 丰县水利局.

Beside the bulletins of other counties it must not be theirs. Its name in the bulletin stays as it is printed
(`kb.model.Organisation`); where the place of the reader's own level is not certain, it has no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kb.knowledge.extents import REGION
from kb.places import PROVINCES, region_of
from kb.text import listed

_LEVELS = frozenset("省市县区州旗镇乡")
_OF_NATION = re.compile(r"^(?:国网|中共|中国|国家税务总局)")
_OTHER_WORDS = tuple(
    listed(
        """
        市场 市民 市容 市政公 市政工 市郊 市域 市县 省际 省市 区域 区块 区县 县域 县区 县乡 州际 州县 镇江 镇街 镇村
        乡村 乡镇 旗舰
        """
    )
)
"""What begins with a level, and is another word."""
_NO_PROVINCES = frozenset(listed("北京 天津 上海 重庆 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾"))
_NO_CITIES = frozenset(
    listed(
        """
        延边 恩施 湘西 阿坝 甘孜 凉山 黔西南 黔东南 黔南 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 临夏 甘南 海北
        黄南 果洛 玉树 海西 昌吉 博尔塔拉 巴音郭楞 克孜勒苏 伊犁 大兴安岭 阿里 阿克苏 喀什 和田 塔城 阿勒泰 兴安
        锡林郭勒 阿拉善
        """
    )
)
"""Prefectures, regions and leagues, which are no cities (GB/T 2260)."""
_GOVERNMENT = re.compile(r"^(?P<place>.+)政府(?P<rest>办公?室)?$")


def homes_of(publisher: str, heads: Iterable[str]) -> dict[str, str]:
    """By level the place that a publisher is in (县: 丰县), the nearest; none where a head is of another such place."""
    homes: dict[str, str] = {}
    rest = _OF_NATION.sub("", publisher)
    for _ in _LEVELS:
        region = REGION.match(rest)
        if region is None or region["level"] not in _LEVELS or rest[region.end("stem") :].startswith(_OTHER_WORDS):
            break
        end = region.end()
        end += region["level"] == "州" and rest[end : end + 1] in ("市", "县", "区")  # 徐州市
        homes[rest[end - 1]] = rest[:end]
        rest = rest[end:]
    known = region_of(publisher)
    if known and known.province in PROVINCES and known.province not in _NO_PROVINCES:
        homes.setdefault("省", f"{known.province}省")
    if known and known.city and known.city not in _NO_CITIES:
        homes.setdefault("市", f"{known.city}市")
    for head in heads:
        for level, place in homes_of(head, ()).items():
            if homes.get(level, place) != place:
                del homes[level]
    return homes


def at_home(name: str, homes: Mapping[str, str]) -> str | None:
    """The name of a body with its place, where it is named by its level alone; None for others, or if none is known."""
    place = homes.get(name[0])
    if place is None or name.startswith(_OTHER_WORDS):
        return None
    whole = place + name[1:]
    government = _GOVERNMENT.match(whole)
    if government and not government["place"].endswith("人民"):
        return f"{government['place']}人民政府{government['rest'] or ''}"
    return whole

"""Whose a body is that is named by its level alone: 县水利局 in a bulletin of 丰县 is 丰县水利局.

Beside the bulletins of other counties it must not be theirs. Its name in the bulletin stays as it is printed
(`kb.model.Organisation`); where the place of the reader's own level is not certain, it has no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kb.knowledge.extents import REGION
from kb.places import PROVINCES, region_of
from kb.text import listed, word_tag

LEVELS = frozenset("省市县区旗镇乡")
"""How a name begins that leaves its place to the reader."""
_NATIONAL = ("中国", "中华", "全国", "国际", "国家")
"""How bodies begin that have no place."""
_PARTIES = "政协|中共|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
_BEFORE_PLACE = re.compile(rf"^(?:国网|国家税务总局|武警|{_PARTIES})")
"""What may stand before the place of a body."""
_LONGEST_STEM = 3
"""Characters of a place without its level, by which it is not taken for more (江苏电力|丰县, 经济技术开发|区)."""
_ELSEWHERE_TOO = re.compile(r"银行|集团|股份|保险|证券")
"""Who has bodies of his own in other cities; only a city that he prints himself is his."""
_OTHER_WORDS = tuple(
    listed(
        """
        市场 市民 市容 市政公 市政工 市郊 市域 市县 市中 市南 市北 市辖 省际 区域 区块 区县 县域 县区 县乡 县镇
        镇江 镇街 镇村 乡村 乡镇 旗舰
        """
    )
)
"""What begins with a level, and is another word."""
_NO_PROVINCES = frozenset(listed("北京 天津 上海 重庆 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾"))
"""Of the province level, and called otherwise (GB/T 2260)."""
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
_GOVERNMENT = re.compile(r"^(?P<place>.+)政府(?P<office>办公室|办)?$")


def homes_of(publisher: str, heads: Iterable[str], text: str = "") -> dict[str, str]:
    """By level the place that a publisher is in (县: 丰县).

    None of a level of which the text names another place (武汉市), or a head is. A district stands with its city where
    the publisher prints that: there are many of one name.
    """
    if publisher.startswith(_NATIONAL):
        return {}
    homes: dict[str, str] = {}
    rest = _BEFORE_PLACE.sub("", publisher)
    while (place := _place_at(rest)) and place[-1] not in homes:
        homes[place[-1]] = homes.get("市", "") + place if place[-1] == "区" else place
        rest = rest[len(place) :]
    known = region_of(publisher)
    if known and known.province in PROVINCES and known.province not in _NO_PROVINCES:
        homes.setdefault("省", f"{known.province}省")
    if known and known.city and known.city not in _NO_CITIES and not _ELSEWHERE_TOO.search(publisher):
        homes.setdefault("市", f"{known.city}市")
    others = (place for head in heads for place in homes_of(head, ()).items())
    for level, place in (*others, *_named_in(text, homes)):
        if homes.get(level, place) != place:
            del homes[level]
    return homes


def _place_at(text: str) -> str:
    """The place that a name begins with, with its level; empty for none."""
    region = REGION.match(text)
    if region is None or len(region["stem"]) > _LONGEST_STEM:
        return ""
    end = region.end()
    end += region["level"] == "州" and text[end : end + 1] in ("市", "县", "区")  # 徐州市
    other = text[region.end("stem") :].startswith(_OTHER_WORDS)
    return text[:end] if text[end - 1] in LEVELS and not other else ""


def _named_in(text: str, homes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The known places that a text names, of the levels of the homes."""
    for level in homes if text else ():
        for place in set(re.findall(rf"[\u4e00-\u9fff]{{2}}{level}", text)):
            if word_tag(place[:-1]) == "ns" and not homes[level].endswith(place):
                yield level, place


def at_home(name: str, homes: Mapping[str, str]) -> str | None:
    """The name of a body with its place, where it is named by its level alone; None for others, or if none is known."""
    place = homes.get(name[0])
    if place is None or name.startswith(_OTHER_WORDS):
        return None
    whole = place + name[1:]
    government = _GOVERNMENT.match(whole)
    if government and not government["place"].endswith("人民"):
        return f"{government['place']}人民政府{'办公室' if government['office'] else ''}"
    return whole

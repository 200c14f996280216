"""What branches of bodies of the whole country are called by their place, zones and bureaus by what they are.

国网江苏省电力有限公司徐州供电分公司    国网徐州供电公司
中国移动通信集团云岭有限公司            云岭移动
云岭高新技术产业开发区管理委员会        高新区管委会
中国建筑第三工程局有限公司              中建三局
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.text import word_tag

_BRANCHES = (
    (
        re.compile(r"国网.{2,12}有限公司(?P<place>[\u4e00-\u9fff]{2,5}?)供电(?:分)?公司"),
        ("{place}供电公司", "国网{place}供电公司"),
    ),
    (
        re.compile(r"中国国际贸易促进委员会(?P<place>[\u4e00-\u9fff]{2,6}?[省市县区])(?:委员会|分会|支会)"),
        ("{place}贸促会", "{level}贸促会"),
    ),
    (
        re.compile(
            r"中国(?P<brand>邮政|联通|石化|人寿)[\u4e00-\u9fff]*?(?:公司)?(?P<place>[\u4e00-\u9fff]{2,4}?)[省市县区]?(?:分|支)公司"
        ),
        ("{place}{brand}",),
    ),
    *(
        (
            re.compile(rf"{body}(?P<place>[\u4e00-\u9fff]{{2,5}}?)[省市县区]?(?:有限公司|分公司)"),
            (f"{{place}}{brand}", f"{{place}}{brand}公司", f"中国{brand}{{place}}分公司", f"{brand}{{place}}分公司"),
        )
        for brand, body in (
            ("移动", r"中国移动通信集团(?:[\u4e00-\u9fff]{2,4}有限公司)?"),
            ("电信", r"中国电信(?:集团)?(?:股份)?(?:有限公司)?"),
            ("联通", r"中国联合网络通信(?:集团)?(?:有限公司)?"),
            ("铁塔", r"中国铁塔(?:股份)?(?:有限公司)?"),
        )
    ),
    (
        re.compile(r"中国石油(?:天然气股份有限公司)?(?P<place>[\u4e00-\u9fff]{2,4}?)销售分公司"),
        ("{place}石油", "{place}销售", "中国石油{place}销售分公司", "中石油{place}分公司"),
    ),
    (
        re.compile(r"中国石化销售(?:股份)?有限公司(?:[\u4e00-\u9fff]{2,4})?(?P<place>[\u4e00-\u9fff]{2,4}?)石油分公司"),
        ("{place}石油", "{place}石化", "中国石化{place}石油分公司", "中石化{place}分公司"),
    ),
    (
        re.compile(
            r"(?:国网)?(?P<place>[\u4e00-\u9fff]{2,4}?)[市县区]?(?:供电|电力|烟草|邮政|供水|燃气|热力|公交)(?:分)?公司"
        ),
        ("{place}公司",),
    ),
    (
        re.compile(r"[\u4e00-\u9fff]{2,4}(?:省|自治区)烟草公司(?P<place>[\u4e00-\u9fff]{2,4}?)[市州区县](?:分)?公司"),
        ("{place}烟草", "{place}烟草公司", "{place}市烟草公司"),
    ),
    (
        re.compile(
            r"(?!中国|国网|国家)(?P<brand>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2,4}(?P<place>[\u4e00-\u9fff]{2,3})[省市](?:分)?公司"
        ),
        ("{place}{brand}",),
    ),
    (re.compile(r".{2,}[（(](?P<place>[\u4e00-\u9fff]{2,4})[）)](?:股份)?有限(?:责任)?公司"), ("{place}公司",)),
    (re.compile(r"团(?P<place>[\u4e00-\u9fff]{2,4}?[省市县区])委"), ("团{level}委",)),
    (
        re.compile(r"共青团(?P<place>[\u4e00-\u9fff]{2,4}?[省市县区])委员会"),
        ("{stem}团{level}委", "团{place}委", "团{level}委", "共青团{place}委", "共青团{level}委"),
    ),
)
"""Branches that are called by their place: 国网江苏省电力有限公司徐州供电分公司 is 国网徐州供电公司."""
_LEVEL_OF_BRANCH = re.compile(r"(?<=.{2})[省市县区](?=(?:分行|支行|分公司|支公司)$)")
_ZONES = {
    "高新区管委会": "高新技术产业开发区管理委员会",
    "经开区管委会": "经济技术开发区管理委员会",
    "开发区管委会": "开发区管理委员会",
}
"""The committees of zones, which every city has."""
_NUMBERED_BUREAU = re.compile(r"中国(?P<trade>建筑|水利水电)第(?P<number>[一二三四五六七八九十]{1,2})工程局")
_BRANDS_OF_BUREAUS = {"建筑": ("中建",), "水利水电": ("水电", "中国水电")}


def forms_of_branch(name: str) -> Iterator[str]:
    """The forms of a name that is a branch, a zone or a bureau with a number; none for any other."""
    yield from (zone for zone, whole in _ZONES.items() if name.endswith(whole))
    yield from _of_bureau(name)
    yield from _of_branch(name)


def without_level(name: str) -> str:
    """The name of a branch without the level of its place: 青禾支行 of 青禾县支行."""
    return _LEVEL_OF_BRANCH.sub("", name)


def _of_bureau(name: str) -> Iterator[str]:
    """What a company is called that was a bureau with a number: 中建三局; nothing for any other body."""
    bureau = _NUMBERED_BUREAU.match(name)
    if bureau is None:
        return
    for brand in _BRANDS_OF_BUREAUS[bureau["trade"]]:
        yield f"{brand}{bureau['number']}局"


def _of_branch(name: str) -> Iterator[str]:
    """What the branch of a body of the whole country is called by its place."""
    for pattern, forms in _BRANCHES:
        branch = pattern.fullmatch(name)
        if branch and not ("brand" in branch.groupdict() and word_tag(branch["place"]) not in ("ns", "nr", "?")):
            place = branch["place"]
            yield from (form.format(**branch.groupdict(), stem=place[:-1], level=place[-1]) for form in forms)

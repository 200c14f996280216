"""What bodies are called by their duty, trade or class alone, as others are too: 青云消防, 热力公司, 公司工会."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ORGAN = re.compile(
    r".{2,}?(?P<kind>集团|分公司|支公司|分行|支行|公司|分厂|厂|局|处|段|院|中心|大学|学院|学校|中学|小学|农场)(?:股份)?(?:有限|责任)*(?:公司)?"
    r"(?P<organ>工会|党委|团委|党支部|党总支|妇委会)(?:委员会)?"
)
_ORGANS = ("工会", "党委", "团委", "支部", "总支", "委会", "委员会")
_SCHOOL = dict.fromkeys(("大学", "学院", "学校", "中学", "小学"), "校")
_OF_TRADE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}?[市县区]?(?P<trade>热力|供热|供水|自来水|燃气|公交|环卫|水务|排水|盐业)(?:集团|股份)?有限(?:责任)?公司"
    r"|中国(?P<brand>移动|电信|联通|铁塔|邮政)[\u4e00-\u9fff]*分公司)$"
)
_BY_DUTY = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,3})[市县区州](?:公安局(?=交警))?(?P<duty>消防(?=救援)|交警|公安|税务)(?:救援)?(?:[支大]队|局)"
)
"""Bodies that are called by their place and what they do, without a class: 广安交警."""
_BRANCH_OF_BANK = re.compile(
    r"[\u4e00-\u9fff]{2,10}银行(?:股份有限公司)?(?P<branch>[\u4e00-\u9fff]{2,4}?(?:(?P<level>[省市])分行|[\u4e00-\u9fff]?(?:分行|支行)))"
)
_RANKED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,4}?[省市县区州])(?P<duty>[\u4e00-\u9fff]{2,8}?)(?P<rank>总队|支队|大队|中队)"
)
"""A detachment of a place: 青屏县|消防救援|大队."""


def by_duty(name: str) -> str | None:
    """What the fire brigade, the police and the like of a place are called by its name: 沧屏消防; None for others."""
    found = _BY_DUTY.fullmatch(name)
    return f"{found['place']}{found['duty']}" if found else None


def by_rank(name: str, publisher: str) -> str | None:
    """What a detachment that publishes calls one above or below it of the same duty: 青屏县大队, 省总队; else None."""
    own, other = _RANKED.fullmatch(name), _RANKED.fullmatch(publisher)
    if own is None or other is None or name == publisher or own["duty"] != other["duty"]:
        return None
    return f"{own['place']}{own['rank']}"


def by_bank(name: str, publisher: str) -> Iterator[str]:
    """What the branch of a bank is called by its place (青禾县支行), or by its level where it publishes (省分行)."""
    branch = _BRANCH_OF_BANK.fullmatch(name)
    if branch and name == publisher and branch["level"]:
        yield f"{branch['level']}分行"
    if branch:
        yield branch["branch"]


def by_organ(name: str) -> str | None:
    """What an organ is called by the class of its body: 集团工会, 校团委; None for any other."""
    organ = _ORGAN.fullmatch(name) if name.endswith(_ORGANS) else None
    return f"{_SCHOOL.get(organ['kind'], organ['kind'])}{organ['organ']}" if organ else None


def by_trade(name: str) -> str | None:
    """What a company is called of which every place has one: 热力公司, 移动公司; None for any other body."""
    company = _OF_TRADE.match(name)
    return f"{company['trade'] or company['brand']}公司" if company else None

"""Short forms that follow from a full name by the habits of the language, where nobody defines them.

    青禾水务集团有限公司         青禾水务, 青禾水务集团      the legal form goes, and what says no more than it
    鹤汀智涌仪表有限公司         智涌仪表                   so may the place
    云岭省市场监督管理局         省市场监督管理局, 省市场监管局  the reader knows the region; set contractions
    泠川交建第四工程有限公司      四公司
    泠川交建沅陂分公司           沅陂分公司                 where the body that it belongs to is named too

They are only candidates: one counts where the bulletin uses it, and for one organisation only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kb.knowledge import lexicon

_LEGAL = re.compile(r"[(（]?(?:集团|控股)?[)）]?(?:股份|实业)?(?:有限责任公司|股份有限公司|有限公司|公司)$")
_COMPANY = re.compile(r"公司$")
_TRADE = re.compile(r"(?:科技|技术|材料|实业|制造|工程|设备|服务|发展|集团|控股|股份)$")
_LEVEL = re.compile(r"^(?P<stem>[\u4e00-\u9fff]{2,4}?)(?P<rest>(?P<level>[省市县區区州縣])[\u4e00-\u9fff]{2,})$")
_ORDINAL = re.compile(
    r"第(?P<number>[一二三四五六七八九十]{1,2})(?P<body>[\u4e00-\u9fff]*?)(?P<kind>公司|医院|中学|小学)$"
)
_ORDINAL_KIND = {"公司": "公司", "医院": "院", "中学": "中", "小学": "小"}
_LEAST = 4


def short_forms(name: str, others: Collection[str]) -> Iterator[str]:
    """Forms that may stand for a name, itself not among them; `others` are the other names that are known."""
    for form in dict.fromkeys(_forms(name, others)):
        if form != name and len(form) >= 3:
            yield form


def _forms(name: str, others: Collection[str]) -> Iterator[str]:
    level = _LEVEL.match(name)
    if level:
        yield from _contracted(level["rest"])
    yield from _contracted(name)
    ordinal = _ORDINAL.search(name)
    if ordinal:
        short = ordinal["number"] + _ORDINAL_KIND[ordinal["kind"]]
        yield short if len(short) > 2 else ""
        if level and ordinal["kind"] != "公司":
            yield level["level"] + short
    if _COMPANY.search(name) and not name.endswith("分公司"):
        yield from _of_company(name)
    for other in others:
        rest = name[len(other) :]
        if name.startswith(other) and len(rest) >= _LEAST - 1 and _is_part(rest):
            yield rest
        if name.endswith(other) and _is_part(other):
            yield other


def _contracted(name: str) -> Iterator[str]:
    """The name itself, and with set contractions; at least with a level before what is left."""
    if len(name) >= _LEAST:
        yield name
    for long, shorts in lexicon.CONTRACTIONS.items():
        if long in name:
            for short in shorts:
                yield name.replace(long, short)


def _of_company(name: str) -> Iterator[str]:
    base = _LEGAL.sub("", name)
    heads = [base]
    if len(base) >= _LEAST + 2:
        heads.append(base[2:])
    region = re.match(r"([\u4e00-\u9fff]{2,3})[省市县区](?=[\u4e00-\u9fff]{2})", base)
    if region:
        heads += [base[region.end() :], region[1] + base[region.end() :]]
    for head in heads:
        shorter = _TRADE.sub("", head)
        for form in (head, f"{head}公司", f"{head}集团", shorter, head[:-1] if head.endswith("料") else ""):
            if len(form) >= _LEAST:
                yield form


def _is_part(rest: str) -> bool:
    return rest in lexicon.OFFICES or rest.endswith(
        ("分公司", "支行", "分行", "分局", "支队", "大队", "秘书处", "工会")
    )

"""Whose bulletin it is: the body that an organ or a department of it publishes for, and what its own are called."""

from __future__ import annotations

import re
from collections.abc import Collection

from kb.identity import publisher_of
from kb.knowledge import set_forms
from kb.knowledge.names import names_in
from kb.knowledge.structure import printer_of
from kb.model import Bulletin
from kb.parsing.rows import is_department
from kb.text import compact, plain

_OF_BODY = re.compile(r"^(?:中共|共青团)(?P<body>.+?)(?:委员会.*)?$")
PLACES = ("省", "市", "县", "区", "州", "旗", "镇", "乡", "村", "街道", "社区")
"""How ends what a committee of the party is of that is a place and no body."""
_DEPARTMENT = re.compile(
    r"^(?P<body>.{2,}(?:[协学商究进金合总]会|总工会|科协|侨联|文联|残联|妇联|公司|集团|大学|中学|学校|银行|支行|分行|政府|电视台|海关|中心|[支大总]队|[局厅院厂段所馆站校矿])(?:[（(]公司[）)])?)(?!长)"
    r"(?:(?:党委|工会|团委)(?:[\u4e00-\u9fff]{2,4}[科部处室])?|工会委员会|办公室|(?:(?!公司|分行|支行|中心|委员会|项目|经理部)[\u4e00-\u9fff]){2,7}[科部处室])$"
)
"""A department or an organ of a body that publishes: 石河机务段党委宣传科, 青禾矿业有限公司工会委员会."""
_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
"""What a department is besides: …公司办公室（党委办公室）."""


def publishing_body(bulletin: Bulletin) -> str:
    """Whose bulletin it is; of an organ or a department the body that it is in, or that its series is named after.

    Where nobody is said to have compiled it, that of the office that had it printed. Empty for none.
    """
    publisher = publisher_of(bulletin)
    issuer = _NOTE.sub("", bulletin.publisher or next(iter(bulletin.issuer), "") or printer_of(bulletin))
    nearest = _DEPARTMENT.match(issuer)
    if nearest:
        return nearest["body"]
    if not publisher or is_department(plain(publisher)):  # 衡川师范大学工作简报, by its 党委办公室
        named = named_by_series(bulletin)
        if named:
            return named
    return _OF_BODY.sub(r"\g<body>", publisher)


def named_by_series(bulletin: Bulletin) -> str:
    """The body that the name of a series begins with: 翠屏区云岭路小学工作简报. Empty for none."""
    first, last = next(names_in(bulletin.series or ""), (0, 0))
    return (bulletin.series or "")[:last] if not first else ""


def of_publisher(publisher: str, heads: Collection[str], names: Collection[str]) -> dict[str, list[str]]:
    """What the publisher's own are called that are named in full too: 检测中心 as a head, 集团检测中心.

    The duty alone is one where no other body has such a part.
    """
    kinds = [kind for kind in set_forms.CLASS_WORDS if is_called(publisher, kind)]
    kinds += [publisher[-1:]]  # 馆办公室
    known = dict.fromkeys((*heads, *names))
    found = {}
    for whole in (each for each in known if publisher and each.startswith(publisher) and each != publisher):
        duty = whole.removeprefix(publisher)
        duty = "工会" if duty == "工会委员会" else duty
        forms = [f"{kind}{duty}" for kind in kinds]
        others = (each for each in known if each.endswith(duty) and each not in (whole, duty, *forms))
        forms += [duty] if duty not in set_forms.PARTS and not any(others) else []
        if called := [form for form in forms if form in known]:
            found[whole] = called
    return found


def is_called(name: str, kind: str) -> bool:
    """Whether a body may be called by a class word where it is known who is meant."""
    name = compact(name)
    of_level = kind not in set_forms.LEVELLED or kind[0] in name
    return "、" not in name and len(name) > len(kind) and name.endswith(set_forms.CLASS_WORDS[kind]) and of_level

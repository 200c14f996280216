"""The words on the page (DESIGN section 10) and the few filters that templates use."""

from __future__ import annotations

import datetime as dt
import re

from flask import Flask
from markupsafe import Markup

from indexer import ledger_request
from indexer.ledger_row import LedgerRow, amount
from kb.decisions import described

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

FACETS = {
    "series": "简报",
    "issue": "期号",
    "organisation": "单位",
    "issuer": "编发单位",
    "region": "地区",
    "year": "年份",
    "volume": "年号",
    "month": "月份",
    "activity": "活动类型",
    "member": "会员",
    "kind": "性质",
    "city": "城市",
}
DIMENSIONS = {dimension: FACETS[dimension] for dimension in ledger_request.DIMENSIONS}
SORTS = {"relevance": "相关度", "newest": "时间新→旧", "oldest": "时间旧→新", "issue": "期号"}
ORDERS = {"bulletins": "提到的期数", "name": "名称（拼音）"}
MATCHES = {"smart": "模糊", "exact": "精确", "identical": "逐字（含标点）"}
WITHINS = {"all": "全文", "headline": "标题", "organisation": "单位", "activity": "活动"}
RELAXED = {
    "bulletin": "没有一段同时含有全部检索词。以下各期在全期范围内含有全部检索词：",
    "most": "没有一段同时含有全部检索词。以下各段含有其中大部分：",
    "any": "没有一段同时含有全部或大部分检索词。以下各段含有其中之一：",
}
KINDS = {
    "caption": "图表题",
    "list": "条目",
    "table": "表格",
    "masthead": "报头",
    "headline": "标题",
    "heading": "小标题",
    "contents": "目录",
    "distribution": "报送抄送",
    "signers": "编审",
    "other": "其他",
}
FIELDS = {
    "series": "简报名称",
    "issue": "期号",
    "issuer": "编发单位",
    "date": "日期",
    "articles": "标题",
    "version": "版本",
    "source": "原文件",
}


def register(app: Flask) -> None:
    """Gives the templates the words and the filters."""
    app.jinja_env.globals.update(
        DIMENSIONS=DIMENSIONS,
        FACETS=FACETS,
        SORTS=SORTS,
        ORDERS=ORDERS,
        MATCHES=MATCHES,
        WITHINS=WITHINS,
        RELAXED=RELAXED,
        KINDS=KINDS,
        FIELDS=FIELDS,
    )
    app.jinja_env.filters["amount"] = amount
    app.jinja_env.filters["decision"] = described
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["xml"] = xml
    app.jinja_env.filters["passage_name"] = passage_name


def xml(value: object) -> Markup:
    """A value as text of an XML document: escaped, without the control characters that XML may not hold."""
    return Markup.escape(_NOT_IN_XML.sub("", str(value)))


def actor(row: LedgerRow, name: str) -> str:
    """An actor of a row with its name at the time, where it had another one."""
    then = dict(row.then).get(name)
    return f"{name}（时称{then}）" if then else name


def moment(value: str) -> str:
    """A moment in ISO form as local date and time to the minute."""
    return dt.datetime.fromisoformat(value).astimezone().strftime("%Y-%m-%d %H:%M")


def passage_name(passage_id: str) -> str:
    """第9段 for p9; nothing for segments, which have no number that a reader could count."""
    return f"第{passage_id[1:]}段" if passage_id.startswith("p") else ""

"""What a bulletin tells of those whom it only calls by a name that others know is in the ledger too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kb.settings import Settings
from tests.kb.test_importing import kb

HEAD = "节水简报\n2021年第{}期\n青云市节水协会\n2021年{}月20日\n水厂改造圆满完成\n"


def activities(settings: Settings, *options: str) -> list[tuple[list[str], str]]:
    told: Any = json.loads(kb(settings.data, "activities", "--sort", "oldest", "--json", *options).stdout)
    return [(row["organisations"], row["text"]) for row in told["activities"]]


def test_a_short_name_of_a_list_or_of_another_bulletin_acts(settings: Settings, tmp_path: Path) -> None:
    texts = [
        "3月1日，柯桥印染有限责任公司（以下简称柯桥印染）捐款5万元。",
        "4月2日，柯桥印染向水利局捐款60万元。4月5日，昌达向灾区捐款10万元。",
        "5月6日，青云市水务局与柯桥印染签订协议，投资30万元。",
    ]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, text in enumerate(texts, 1):
        (inbox / f"{number}.txt").write_text(HEAD.format(number, number + 2) + text, encoding="utf-8")
    kb(settings.data, "sync", str(inbox))
    company = "柯桥印染有限责任公司"
    own = [
        ([company], texts[0].removesuffix("。")),
        ([company], "4月2日，柯桥印染向水利局捐款60万元"),
        (["青云市水务局", company], texts[2].removesuffix("。")),
    ]
    assert activities(settings) == own

    members = tmp_path / "会员.csv"
    members.write_text("名称,简称\n昌达重型机械有限公司,昌达\n", encoding="utf-8")
    kb(settings.data, "organisations", "members", str(members))
    more = (["昌达重型机械有限公司"], "4月5日，昌达向灾区捐款10万元")
    assert activities(settings) == [*own[:2], more, own[2]]
    assert activities(settings, "--member", "是") == [more]
    kb(settings.data, "index", "build")
    assert activities(settings) == [*own[:2], more, own[2]]

    (hit,) = json.loads(kb(settings.data, "search", "昌达向灾区", "--json").stdout)["hits"]
    place = f"{hit['bulletin']['id']}#{hit['passages'][0]['id']}"
    kb(settings.data, "correct", place, "--activity", "2", "quantities=12万元")
    told = json.loads(kb(settings.data, "activities", "--member", "是", "--json").stdout)
    assert told["sums"] == {"元": 120_000}
    kb(settings.data, "import", "--again", str(inbox))
    kb(settings.data, "index", "build")
    assert json.loads(kb(settings.data, "activities", "--member", "是", "--json").stdout)["sums"] == {"元": 120_000}
    kb(settings.data, "decisions", "undo", "3")
    assert kb(settings.data, "correct", place, "--activity", "2", "--drop").exit_code == 0
    assert activities(settings) == own
    listed = json.loads(kb(settings.data, "decisions", "list", "--json").stdout)["decisions"]
    assert [each["kind"] for each in listed if each["lapsed"]] == []
    kb(settings.data, "decisions", "undo", "1-9")
    assert activities(settings) == own


def test_a_longer_name_that_is_known_is_not_the_shorter_one_in_it(settings: Settings, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    texts = [
        "4月2日，昌达向灾区捐款10万元。",
        "4月5日，昌达安监向灾区捐款20万元。",
        "4月6日，昌达花卉向灾区捐款30万元。4月7日，昌达职工向灾区捐款40万元。",
        "4月6日，昌达安全监督管理部（以下简称昌达安监）开会。",
    ]
    for number, text in enumerate(texts, 1):
        (inbox / f"{number}.txt").write_text(HEAD.format(number, 4) + text, encoding="utf-8")
    kb(settings.data, "sync", str(inbox))
    members = tmp_path / "会员.csv"
    members.write_text("名称,简称\n昌达重型机械有限公司,昌达\n", encoding="utf-8")
    kb(settings.data, "organisations", "members", str(members))
    company = ["昌达重型机械有限公司"]
    assert activities(settings, "--member", "是") == [
        (company, "4月2日，昌达向灾区捐款10万元"),
        (company, "4月7日，昌达职工向灾区捐款40万元"),
    ]


def test_a_bulletin_that_comes_later_says_who_is_meant_by_a_short_form(settings: Settings, tmp_path: Path) -> None:
    texts = ["4月2日，柯桥印染向水利局捐款60万元。", "3月1日，柯桥印染有限责任公司（以下简称柯桥印染）捐款5万元。"]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    actors = []
    for number, text in enumerate(texts, 1):
        (inbox / f"{number}.txt").write_text(HEAD.format(number, 4) + text, encoding="utf-8")
        kb(settings.data, "sync", str(inbox))
        actors.append([row[0] for row in activities(settings)])
    company = ["柯桥印染有限责任公司"]
    assert actors == [[["柯桥印染"]], [company, company]]
    kb(settings.data, "organisations", "split", "柯桥印染")
    assert [row[0] for row in activities(settings)] == [company, ["柯桥印染"]]
    kb(settings.data, "decisions", "undo", "1")
    assert [row[0] for row in activities(settings)] == [company, company]

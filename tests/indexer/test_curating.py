"""Curators at the command line, on a real data directory: what they decide is searched, survives, and is undone."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kb.cli import main
from kb.curation.deciding import decide
from kb.decisions import Decision
from kb.settings import Settings
from kb.store import open_store

HEAD = "节水简报\n2021年第{}期\n青云市节水协会\n2021年{}月20日\n水厂改造圆满完成\n"
TEXTS = [
    "3月1日，青云市水务局向白石县供水公司捐赠水泵6台，价值1.2万元。",
    "市水务局干部到场指导。4月2日，青云市水务局组织干部职工30人参加植树。",
    "5月6日，松山市水利局举办培训班两期，参加人员120余人次。松山市水利局节水科作了讲解。",
]

Kb = Callable[..., Result]


@pytest.fixture
def kb(settings: Settings, tmp_path: Path) -> Kb:
    """The command on a data directory with three bulletins."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number, text in enumerate(TEXTS, 1):
        (folder / f"{number}.txt").write_text(HEAD.format(number, number + 2) + text, encoding="utf-8")

    def run(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["--data", str(settings.data), *arguments])
        assert result.exit_code == code, result.output
        return result

    run("sync", str(folder))
    return run


def data(result: Result) -> Any:
    return json.loads(result.stdout)


def actors(kb: Kb, *options: str) -> list[list[str]]:
    return [
        row["organisations"] for row in data(kb("activities", "--sort", "oldest", "--json", *options))["activities"]
    ]


def bulletin(kb: Kb, words: str) -> tuple[str, str]:
    hit = data(kb("search", words, "--json"))["hits"][0]
    return hit["bulletin"]["id"], hit["passages"][0]["id"]


def test_organisations_are_merged_and_parted_again(kb: Kb, settings: Settings, tmp_path: Path) -> None:
    assert actors(kb, "--org", "松山市水利局") == [["松山市水利局"]]
    kb("organisations", "merge", "松山市水利局", "青云市水务局", "--reason", "试一试")
    assert actors(kb, "--org", "青云市水务局") == actors(kb, "--org", "松山市水利局") == [["青云市水务局"]] * 3
    kb("import", "--again", str(tmp_path / "inbox"))
    kb("index", "build")
    assert len(actors(kb, "--org", "松山市水利局")) == 3
    shown = data(kb("organisations", "show", "松山市水利局", "--json"))
    assert shown["name"] == "青云市水务局"
    assert [each["reason"] for each in shown["decisions"]] == ["试一试"]
    assert "矛盾" in kb("organisations", "merge", "松山市水利局", "青云市节水协会", code=2).stderr
    kb("decisions", "undo", "1")
    assert actors(kb, "--org", "松山市水利局") == [["松山市水利局"]]
    assert data(kb("decisions", "list", "--json"))["decisions"] == []
    (undone,) = data(kb("decisions", "list", "--all", "--json"))["decisions"]
    assert undone["undone"]
    with open_store(settings.store_url) as store:
        assert store.counts()["decisions"] == 0


def test_a_renamed_organisation_is_found_by_its_old_name_and_shown_with_the_name_of_the_time(kb: Kb) -> None:
    kb("organisations", "rename", "青云市水务局", "青云市水利局", "--since", "2021-04-01")
    rows = data(kb("activities", "--sort", "oldest", "--org", "青云市水务局", "--json"))["activities"]
    assert [(row["organisations"], row["names_then"]) for row in rows] == [
        (["青云市水利局"], {"青云市水利局": "青云市水务局"}),
        (["青云市水利局"], {}),
    ]


def test_units_members_and_regions_are_filters(kb: Kb, tmp_path: Path) -> None:
    listed = tmp_path / "会员.csv"
    listed.write_text("名称,简称,省,市,入会\n松山市水利局,松山水利,江苏,徐州,2015\n", encoding="gb18030")
    kb("organisations", "members", str(listed))
    assert actors(kb, "--member", "是") == [["松山市水利局"]]
    assert actors(kb, "--region", "江苏") == [["松山市水利局"]]
    assert data(kb("search", "--member", "是", "--json"))["total"]["bulletins"] == 1
    kb("organisations", "parent", "松山市水利局", "青云市水务局")
    assert len(actors(kb, "--org", "青云市水务局")) == 2
    assert len(actors(kb, "--org", "青云市水务局", "--units")) == 3
    shown = data(kb("organisations", "show", "松山水利", "--json"))
    assert (shown["member_since"], shown["parent"]) == ("2015", {"name": "青云市水务局", "inferred": False})
    listed.write_text("名称\n青云市水务局\n", encoding="utf-8")
    kb("organisations", "members", str(listed))
    assert len(actors(kb, "--member", "是")) == 2
    assert actors(kb, "--region", "江苏") == []


def test_a_masthead_and_activities_are_corrected_and_a_bulletin_withdrawn(kb: Kb, tmp_path: Path) -> None:
    identity, passage = bulletin(kb, "水泵")
    kb("correct", identity[:6], "number=9", "date=2021-03-31")
    shown = data(kb("show", identity, "--json"))
    assert (shown["issue"]["number"], shown["date"]) == (9, "2021-03-31")
    kb("correct", f"{identity}#{passage}", "quantities=水泵7台", "--reason", "核对原件")
    (row,) = data(kb("activities", "水泵", "--json"))["activities"]
    assert [(each["value"], each["unit"]) for each in row["quantities"]] == [(7, "台")]
    kb("decisions", "undo", "2")
    kb("correct", f"{identity}#{passage}", "--drop")
    assert data(kb("activities", "水泵", "--json"))["total"] == 0
    kb("correct", f"{identity}#{passage}", "--add", "白石县供水公司捐赠水泵6台", "单位=白石县供水公司", "类型=捐赠")
    assert actors(kb, "水泵") == [["白石县供水公司"]]
    kb("withdraw", identity, "--reason", "不宜公开")
    assert data(kb("search", "水泵", "--json"))["total"]["bulletins"] == 0
    assert len(data(kb("index", "status", "--json"))["generations"]) == 1
    kb("import", "--again", str(tmp_path / "inbox"))
    kb("index", "build")
    assert data(kb("search", "水泵", "--json"))["total"]["bulletins"] == 0
    assert data(kb("status", "--json"))["withdrawn"] == 1
    kb("decisions", "undo", "2", code=2)  # undone already
    kb("decisions", "undo", "6-9", code=2)  # nobody has these
    assert data(kb("status", "--json"))["withdrawn"] == 1
    kb("decisions", "undo", "2-5")  # of a range those are that hold
    assert data(kb("search", "水泵", "--json"))["total"]["bulletins"] == 1


def test_a_file_of_decisions_is_taken_whole_or_not_at_all(kb: Kb, tmp_path: Path) -> None:
    kb("organisations", "confirm", "青云市水务局")
    path = tmp_path / "d.csv"
    kb("decisions", "export", str(path))
    text = path.read_bytes().decode("utf-8-sig")
    bad = f"{text},别名,青云市水务局,水务\r\n,别名,松山市水利局,水务\r\n"
    path.write_text(bad, encoding="utf-8")
    assert "第 4 行" in kb("decisions", "import", str(path), code=2).stderr
    assert len(data(kb("decisions", "list", "--json"))["decisions"]) == 1
    path.write_text(f"{text},别名,青云市水务局,市水务局\r\n".replace("1,确认", "1,确认"), encoding="gb18030")
    kb("decisions", "import", str(path), "--dry-run")
    assert len(data(kb("decisions", "list", "--json"))["decisions"]) == 1
    kb("decisions", "import", str(path))
    assert len(data(kb("decisions", "list", "--json"))["decisions"]) == 2
    exported = kb("decisions", "export", "-").stdout
    assert exported.count("[[decision]]") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("organisations", "merge", "没有这一家", "青云市水务局"),
        ("organisations", "describe", "青云市水务局"),
        ("organisations", "describe", "青云市水务局", "--region", "月球"),
        ("organisations", "alias", "青云市水务局", "水务", "--from", "2021-13"),
        ("organisations", "alias", "青云市节水协会", "协会"),
        ("organisations", "alias", "青云市节水协会", "协会", "--from", "2020"),
        ("correct", "0000", "number=3"),
        ("withdraw", "0000"),
        ("decisions", "undo", "77"),
        ("decisions", "undo", "x"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(kb: Kb, arguments: tuple[str, ...]) -> None:
    assert kb(*arguments, code=2).stderr
    assert data(kb("decisions", "list", "--all", "--json"))["decisions"] == []


@pytest.mark.parametrize("name", ["1.txt", "更正.txt"])
def test_the_corrected_file_of_an_office_is_a_version_of_the_bulletin_that_was_corrected(
    kb: Kb, tmp_path: Path, name: str
) -> None:
    identity, _ = bulletin(kb, "水泵")
    kb("correct", identity, "number=9")
    (tmp_path / "inbox" / name).write_text(HEAD.format(9, 3) + TEXTS[0] + "\n特此更正。", encoding="utf-8")
    kb("sync", str(tmp_path / "inbox"))
    assert bulletin(kb, "特此更正") == (identity, "p2")
    status = data(kb("status", "--json"))
    assert (status["bulletins"], status["versions"]) == (3, 4)
    (row,) = data(kb("activities", "水泵", "--json"))["activities"]
    assert row["also"] == []


def test_the_issue_that_rightly_has_a_number_stands_beside_the_one_that_was_printed_with_it(
    kb: Kb, tmp_path: Path
) -> None:
    """Short issues of a form are alike word for word; the day says that they are two."""
    identity, _ = bulletin(kb, "水泵")
    kb("correct", identity, "number=9")
    text = HEAD.format(1, 2).replace("圆满", "顺利") + TEXTS[0].replace("3月", "2月").replace("6台", "5台")
    (tmp_path / "inbox" / "0.txt").write_text(text, encoding="utf-8")
    kb("sync", str(tmp_path / "inbox"))
    found = [hit["bulletin"] for hit in data(kb("search", "水泵", "--json"))["hits"]]
    issues = {each["issue"]: each["id"] for each in found}
    assert issues.keys() == {"2021年第1期", "2021年第9期"}
    right = issues["2021年第1期"]
    assert right != identity
    assert "期号可能有误" not in kb("show", right).stdout


def test_a_word_for_a_class_is_somebodys_in_a_bulletin(kb: Kb) -> None:
    identity, _ = bulletin(kb, "水泵")
    kb("organisations", "alias", "青云市节水协会", "协会", "--bulletin", identity)
    assert [each["value"] for each in data(kb("decisions", "list", "--json"))["decisions"]] == ["协会"]


def test_what_an_undone_renaming_leaves_on_the_new_name_is_said(kb: Kb) -> None:
    kb("organisations", "rename", "青云市水务局", "青云市水利局", "--reason", "机构改革")
    kb("organisations", "alias", "青云市水利局", "青水利")
    kb("organisations", "confirm", "松山市水利局")
    said = kb("decisions", "undo", "1").stderr
    assert "第 2 号（青云市水利局）决定说的是撤销的改名里的新名称" in said
    assert "第 3 号" not in said
    assert "注意" not in kb("decisions", "undo", "2").stderr


def test_the_wrong_use_of_correct_is_said(kb: Kb) -> None:
    identity, passage = bulletin(kb, "水泵")
    for arguments in (
        (identity,),
        (identity, "--drop"),
        (f"{identity}#{passage}",),
        (f"{identity}#{passage}", "type=捐赠", "--drop"),
        (f"{identity}#p99", "type=捐赠"),
        (f"{identity}#{passage}", "--activity", "9", "type=捐赠"),
        (f"{identity}#{passage}", "type=吃饭"),
        (identity, "number=三"),
        (identity, "number=0"),
        (identity, "running_number=0"),
    ):
        assert kb("correct", *arguments, code=2).stderr


def test_the_worklist_names_likely_duplicates_and_unproven_names(kb: Kb) -> None:
    work = data(kb("organisations", "worklist", "--json"))
    assert "松山市水利局" in work["unconfirmed"]
    assert "青云市节水协会" not in work["unconfirmed"]  # it is the issuer
    kb("organisations", "confirm", "松山市水利局")
    assert "松山市水利局" not in data(kb("organisations", "worklist", "--json"))["unconfirmed"]
    assert "未经确认" in kb("organisations", "worklist").stdout


def test_a_bulletin_that_a_file_withdraws_does_not_come_back_with_an_older_index(kb: Kb, tmp_path: Path) -> None:
    identifier, _ = bulletin(kb, "水泵")
    kb("organisations", "confirm", "青云市水务局")  # an older index with the bulletin is there
    path = tmp_path / "decisions.csv"
    path.write_text(f"决定,对象,范围,理由\n撤下,,简报 {identifier},有误\n", encoding="utf-8")
    said = kb("decisions", "import", str(path)).stderr
    assert "以前的索引" in said
    kb("index", "rollback", code=1)
    assert data(kb("search", "水泵", "--json"))["hits"] == []


def test_what_a_file_would_be_refused_for_is_said_before_it_is_taken(kb: Kb, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    rows = ("别名,青云市水务局,水局", "别名,松山市水利局,水局")
    path.write_text("\n".join(("决定,对象,内容", *rows)), encoding="utf-8")
    assert "第 3 行" in kb("decisions", "import", "--dry-run", str(path), code=2).stderr
    members = tmp_path / "members.csv"
    members.write_text("名称,简称\n松山市水利局,青云市水务局\n青云市水务局,\n", encoding="utf-8")
    assert "自己是一家单位" in kb("organisations", "members", "--dry-run", str(members), code=2).stderr
    assert data(kb("decisions", "list", "--json"))["decisions"] == []


def test_a_decision_whose_text_is_gone_is_listed_as_idle(kb: Kb, tmp_path: Path) -> None:
    identifier, passage = bulletin(kb, "水泵")
    kb("correct", f"{identifier}#{passage}", "数量=水泵9台")
    changed = tmp_path / "inbox" / "1.txt"
    changed.write_text(HEAD.format(1, 3) + TEXTS[0].replace("捐赠水泵", "共捐赠水泵"), encoding="utf-8")
    kb("sync", str(tmp_path / "inbox"))
    sums = data(kb("activities", "--org", "青云市水务局", "--from", "2021-03", "--to", "2021-03", "--json"))["sums"]
    assert sums["台"] == 9  # nearly the same words
    changed.write_text(
        HEAD.format(1, 3) + "今年以来水厂运行平稳，用水总量比上年下降百分之三，成效明显。", encoding="utf-8"
    )
    assert "1 条人工决定不起作用" in kb("sync", str(tmp_path / "inbox")).stderr
    (decision,) = data(kb("decisions", "list", "--json"))["decisions"]
    assert decision["lapsed"] is True
    assert "不起作用" in kb("decisions", "list").stdout


def test_a_scope_is_a_bulletin_or_a_series_that_there_is(kb: Kb) -> None:
    identifier, _ = bulletin(kb, "水泵")
    kb("organisations", "alias", "青云市水务局", "局里", "--bulletin", identifier[:4])
    (decision,) = data(kb("decisions", "list", "--json"))["decisions"]
    assert decision["bulletin"] == identifier
    assert "没有编号" in kb("organisations", "alias", "青云市水务局", "局", "--bulletin", "zzz", code=2).stderr
    wrong = kb("organisations", "alias", "青云市水务局", "局里头", "--series", "0123456789ab", code=2)
    assert "没有编号为 0123456789ab" in wrong.stderr


def test_who_acted_is_known_by_a_short_form_and_a_new_name_is_told(kb: Kb) -> None:
    identity, passage = bulletin(kb, "植树")
    kb("organisations", "alias", "松山市水利局", "松水局")
    kb("correct", f"{identity}#{passage}", "单位=松水局；date=2021-4-3")
    (row,) = data(kb("activities", "植树", "--json"))["activities"]
    assert (row["organisations"], row["date"]) == (["松山市水利局"], "2021-04-03")
    kb("decisions", "undo", "2")
    assert "没有名为“没有的水局”的单位" in kb("correct", f"{identity}#{passage}", "单位=没有的水局").stderr


def test_a_misprinted_name_is_neither_split_nor_rejected_and_a_short_one_is_a_member_by_its_full_name(
    kb: Kb, tmp_path: Path
) -> None:
    for command in ("split", "reject"):
        assert "没有名为“打错的名字”的单位" in kb("organisations", command, "打错的名字", code=2).stderr
    kb("organisations", "alias", "松山市水利局", "松水局")
    listed = tmp_path / "m.csv"
    listed.write_text("名称\n松水局\n", encoding="utf-8")
    assert "按全称记为会员" in kb("organisations", "members", str(listed)).stderr
    members = data(kb("organisations", "list", "--members", "--json"))["organisations"]
    assert [each["name"] for each in members] == ["松山市水利局"]


def test_what_was_withdrawn_does_not_come_back_though_the_withdrawal_was_killed(
    kb: Kb, settings: Settings, tmp_path: Path
) -> None:
    for name in ("青云市水务局", "松山市水利局"):
        kb("organisations", "confirm", name)
    identity, _ = bulletin(kb, "水泵")
    with open_store(settings.store_url) as store:  # as if killed behind this
        decide(store, [Decision(kind="withdraw", bulletin=identity)])
    kb("sync", str(tmp_path / "inbox"))
    kb("index", "rollback", code=1)
    assert data(kb("search", "水泵", "--json"))["total"]["bulletins"] == 0
    kb("organisations", "confirm", "青云市节水协会")
    kb("index", "rollback")
    assert data(kb("search", "水泵", "--json"))["total"]["bulletins"] == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("organisations", "merge", "青云市水务局"), "缺少 INTO"),
        (("organisations", "members", "没有.csv"), "没有.csv 不存在"),
        (("organisations", "describe", "青云市水务局", "--kind", "公司"), "“公司”应为其中之一"),
        (("serch", "水泵"), "没有 serch 这个命令"),
        (("search", "水泵", "--sizee", "3"), "没有 --sizee 这个选项"),
        (("organisations", "list", "--size", "很多"), "“很多”不是数"),
        (("organisations", "list", "--kind", "公司"), "没有“公司”这种性质"),
        (("organisations", "list", "--region", "江苏 徐州"), "没有“江苏 徐州”这个地区"),
    ],
)
def test_a_command_that_is_typed_wrongly_is_told_in_chinese(kb: Kb, typed: tuple[str, ...], said: str) -> None:
    assert f"错误：{said}" in kb(*typed, code=2).stderr.replace("FILE：", "").replace("--kind：", "").replace(
        "--size：", ""
    )


def test_one_event_is_parted_or_joined_by_a_curator(kb: Kb, tmp_path: Path) -> None:
    for number, text in enumerate(
        (
            "3月1日，青云市水务局向白石县供水公司捐赠水泵6台，价值1.2万元，附有图纸。",
            "5月6日，松山市水利局开办业务讲座两期，到场130余人次。",
        ),
        4,
    ):
        (tmp_path / "inbox" / f"{number}.txt").write_text(HEAD.format(number, number + 2) + text, encoding="utf-8")
    kb("sync", str(tmp_path / "inbox"))

    def sums() -> tuple[int, dict[str, float]]:
        told = data(kb("activities", "--json"))
        return told["total"], told["sums"]

    assert sums() == (4, {"台": 6, "元": 12000, "人": 30, "期": 4, "人次": 250})
    second, lecture = bulletin(kb, "附有图纸"), bulletin(kb, "业务讲座")
    training = bulletin(kb, "培训班")
    kb("correct", "#".join(second), "事件=第二次捐赠", "--reason", "另一批")
    for place in (lecture, training):
        kb("correct", "#".join(place), "event=五月讲座")
    assert sums() == (4, {"台": 12, "元": 24000, "人": 30, "期": 2, "人次": 120})
    kb("import", "--again", str(tmp_path / "inbox"))
    kb("index", "build")
    assert sums()[1]["台"] == 12
    (joined,) = [row for row in data(kb("activities", "--json"))["activities"] if row["event"] == "五月讲座"]
    assert len(joined["also"]) == 1
    kb("decisions", "undo", "1-3")
    assert sums() == (4, {"台": 6, "元": 12000, "人": 30, "期": 4, "人次": 250})


def test_the_worklist_merges_into_the_full_name_and_forgets_what_was_decided(kb: Kb, tmp_path: Path) -> None:
    for number, (series, name) in enumerate(
        (("甲城", "市民政局"), ("乙城", "市民政局"), ("丙城", "松山市民政局"), ("丁城", "白石县供水公司工会")), 4
    ):
        (tmp_path / "inbox" / f"{number}.txt").write_text(
            f"{series}简报\n2021年第{number}期\n{series}节水协会\n2021年6月20日\n节水宣传活动在此\n"
            f"6月1日，{name}召开会议，到会30人。6月2日，松山市水利有限公司捐款5万元。",
            encoding="utf-8",
        )
    kb("sync", str(tmp_path / "inbox"))

    def pairs() -> list[tuple[str, str]]:
        return [(each["name"], each["other"]) for each in data(kb("organisations", "worklist", "--json"))["duplicates"]]

    assert ("市民政局", "松山市民政局") not in pairs()  # that of several cities
    kb("organisations", "alias", "松山市水利有限公司", "松山水利")
    assert "松山市水利有限公司" not in data(kb("organisations", "worklist", "--json"))["unconfirmed"]


def test_the_name_of_the_time_is_of_the_line_to_which_the_text_belongs(kb: Kb) -> None:
    kb("organisations", "rename", "青云市水务局", "青云市水利局", "--since", "2021-12")
    kb("organisations", "merge", "松山市水利局", "青云市水利局")
    rows = data(kb("activities", "--sort", "oldest", "--json"))["activities"]
    assert [row["names_then"] for row in rows] == [{"青云市水利局": "青云市水务局"}] * 2 + [{}]


def test_a_withdrawn_bulletin_says_so_and_a_mistyped_directory_stays_none(kb: Kb, settings: Settings) -> None:
    identifier, _ = bulletin(kb, "水泵")
    kb("withdraw", identifier)
    assert "已撤下" in kb("show", identifier).stderr
    nowhere = settings.data.parent / "nodata"
    result = CliRunner().invoke(main, ["--data", str(nowhere), "decisions", "undo", "1"])
    assert result.exit_code != 0
    assert not nowhere.exists()


def test_a_decision_that_was_kept_says_so_where_the_index_could_not_be_made(
    kb: Kb, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("indexer.sync.bring_up_to_date", full)
    said = kb("organisations", "confirm", "松山市水利局", code=1).stderr
    assert "新增 1 条决定；决定已保存，索引还没有更新" in said
    assert "错误：磁盘已满" in said
    monkeypatch.undo()
    kb("index", "build")
    assert "松山市水利局" not in data(kb("organisations", "worklist", "--json"))["unconfirmed"]


def more(kb: Kb, tmp_path: Path, *texts: str) -> None:
    """More bulletins beside the three."""
    for number, text in enumerate(texts, 4):
        (tmp_path / "inbox" / f"{number}.txt").write_text(HEAD.format(number, number + 2) + text, encoding="utf-8")
    kb("sync", str(tmp_path / "inbox"))


METERS = "岚江恒准仪表有限公司（以下简称“恒准仪表”）是老牌企业，大家都说它办得好。"


def test_an_alias_that_is_another_ones_is_refused_with_its_row_and_nothing_is_taken(kb: Kb, tmp_path: Path) -> None:
    more(kb, tmp_path, f"{METERS}6月6日，恒准仪表捐赠额温枪20支。")
    refused = kb("organisations", "alias", "青云市水务局", "恒准仪表", code=2).stderr
    assert "岚江恒准仪表有限公司" in refused
    listed = tmp_path / "会员.csv"
    listed.write_text("名称,简称\n松山市水利局,松山水利\n青云市水务局,恒准仪表\n", encoding="utf-8")
    assert "第 3 行" in kb("organisations", "members", str(listed), code=2).stderr
    assert data(kb("decisions", "list", "--json"))["decisions"] == []
    kb("organisations", "split", "恒准仪表", "--as", "青云市水务局")
    kb("organisations", "alias", "青云市水务局", "恒准仪表")
    assert ["青云市水务局"] in actors(kb, "--from", "2021-06")


def test_a_form_that_means_another_one_in_a_bulletin_does_so_in_the_ledger(kb: Kb, tmp_path: Path) -> None:
    more(kb, tmp_path, f"{METERS}6月6日，恒准仪表举办开放日，接待职工20人。")
    (identity, _) = bulletin(kb, "开放日")
    assert actors(kb, "--from", "2021-06-01") == [["岚江恒准仪表有限公司"]]
    kb("organisations", "split", "恒准仪表", "--as", "岚江衡准仪表有限公司", "--bulletin", identity)
    assert actors(kb, "--from", "2021-06-01") == [["岚江衡准仪表有限公司"]]
    kb("decisions", "undo", "1")
    kb("organisations", "reject", "恒准仪表", "--bulletin", identity)
    assert actors(kb, "--from", "2021-06-01") == []


def test_a_split_goes_to_the_full_name_and_a_misprint_is_told(kb: Kb, tmp_path: Path) -> None:
    more(kb, tmp_path, f"{METERS}6月6日，恒准仪表捐赠额温枪20支。", "7月6日，岚江衡准仪表有限公司捐赠额温枪50支。")
    kb("organisations", "split", "岚江衡准仪表有限公司", "--as", "恒准仪表")
    assert actors(kb, "--org", "恒准仪表") == [["岚江恒准仪表有限公司"]] * 2
    kb("decisions", "undo", "1")
    assert "岚江恒淮仪表厂" in kb("organisations", "split", "岚江衡准仪表有限公司", "--as", "岚江恒淮仪表厂").stderr


def test_names_are_resolved_without_an_index_and_what_is_undone_is_said(
    kb: Kb, settings: Settings, tmp_path: Path
) -> None:
    more(kb, tmp_path, f"{METERS}6月6日，恒准仪表捐赠额温枪20支。")
    shutil.rmtree(settings.data / "index")
    file = tmp_path / "决定.csv"
    file.write_text("决定,对象,内容\n上级,恒准仪表,松山市水利局\n", encoding="utf-8")
    kb("decisions", "import", str(file))
    (held,) = data(kb("decisions", "list", "--json"))["decisions"]
    assert held["subject"] == "岚江恒准仪表有限公司"
    file.write_text("编号,决定,对象,内容,处理\n1,上级,岚江恒准仪表有限公司,松山市水利局,撤销\n", encoding="utf-8")
    assert "撤销第 1 号决定：上级 岚江恒准仪表有限公司" in kb("decisions", "import", str(file)).stderr


def test_one_renaming_has_one_day_and_a_number_by_hand_undoes_nothing_else(kb: Kb, tmp_path: Path) -> None:
    kb("organisations", "rename", "青云市水务局", "青云市水利局", "--since", "2016-12")
    assert (
        "两个日期" in kb("organisations", "rename", "青云市水务局", "青云市水利局", "--since", "2018-05", code=2).stderr
    )
    file = tmp_path / "决定.csv"
    file.write_text("编号,决定,对象,内容\n1,别名,松山市水利局,松水\n", encoding="utf-8")
    assert "编号留空" in kb("decisions", "import", str(file), code=2).stderr
    kb("decisions", "export", str(file))
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("2016-12", "Dec-16"), encoding="utf-8")
    kb("decisions", "import", str(file))
    assert [each["since"] for each in data(kb("decisions", "list", "--json"))["decisions"]] == ["2016-12"]


def test_an_activity_within_a_known_one_is_not_added_twice(kb: Kb) -> None:
    identity, passage = bulletin(kb, "水泵")
    refused = kb(
        "correct",
        f"{identity}#{passage}",
        "--add",
        "捐赠水泵6台",
        "单位=青云市水务局",
        "类型=捐赠",
        "数量=水泵6台",
        code=2,
    )
    assert "更正它" in refused.stderr


def test_a_decision_survives_a_word_more_behind_a_head(kb: Kb, tmp_path: Path) -> None:
    text = "青云市水务局：6月6日，组织干部职工到白石县河道清理垃圾30吨。大家都说办得好，连声道谢，直到天黑才散去。"
    more(kb, tmp_path, text)
    identity, passage = bulletin(kb, "清理垃圾")
    kb("correct", f"{identity}#{passage}", "--drop")
    assert actors(kb, "--from", "2021-06") == []
    more(kb, tmp_path, text.replace("到白石县", "免费到白石县"))
    assert actors(kb, "--from", "2021-06") == []


def test_what_a_curator_corrected_goes_before_what_another_bulletin_prints(kb: Kb, tmp_path: Path) -> None:
    sentence = "6月6日，青云市水务局向白石县供水公司捐赠资金400万元。"
    more(kb, tmp_path, sentence)
    other = tmp_path / "inbox" / "9.txt"
    other.write_text(
        f"供水简报\n2021年第2期\n青云市供水协会\n2021年6月25日\n灾后重建见闻\n{sentence}", encoding="utf-8"
    )
    kb("sync", str(tmp_path / "inbox"))
    (row,) = data(kb("activities", "--from", "2021-06", "--json"))["activities"]
    assert len(row["also"]) == 1
    kb("correct", f"{row['also'][0]['bulletin']['id']}#{row['also'][0]['passage']}", "quantities=资金40万元")
    told = data(kb("activities", "--from", "2021-06", "--json"))
    assert (told["total"], told["sums"]) == (1, {"元": 400000})


def one_event_told_twice(kb: Kb, tmp_path: Path) -> tuple[Any, Any]:
    """The row of an event of June, and what another bulletin tells of it in other words."""
    more(kb, tmp_path, "6月6日，青云市水务局向白石县供水公司捐赠资金400万元。")
    (tmp_path / "inbox" / "9.txt").write_text(
        "供水简报\n2021年第2期\n青云市供水协会\n2021年6月25日\n灾后重建见闻\n"
        "白石县的通水工程有了着落。6月6日，青云市水务局向白石县供水公司捐助资金400万元，用于改造管网。",
        encoding="utf-8",
    )
    kb("sync", str(tmp_path / "inbox"))
    (row,) = data(kb("activities", "--from", "2021-06", "--json"))["activities"]
    (other,) = row["also"]
    return row, other


@pytest.mark.parametrize(
    "values", [("quantities=资金40万元",), ("date=2021-06-07",), ("organisations=松山市水利局",), ("type=慰问",)]
)
def test_what_a_curator_corrected_is_the_event_that_another_bulletin_tells_of_in_other_words(
    kb: Kb, tmp_path: Path, values: tuple[str, ...]
) -> None:
    row, other = one_event_told_twice(kb, tmp_path)
    for number, told in enumerate((row, other), 1):
        kb("correct", f"{told['bulletin']['id']}#{told['passage']}", *values)
        everything = data(kb("activities", "--json"))["activities"]
        (found,) = data(kb("activities", "--from", "2021-06", "--json"))["activities"]
        assert (found["passage"], found["bulletin"]["id"]) == (told["passage"], told["bulletin"]["id"])
        assert len(found["also"]) == 1
        assert found in everything
        kb("decisions", "undo", str(number))


def test_what_curators_corrected_to_two_days_is_two_events(kb: Kb, tmp_path: Path) -> None:
    row, other = one_event_told_twice(kb, tmp_path)
    for told, day in ((row, "2021-06-07"), (other, "2021-06-08")):
        kb("correct", f"{told['bulletin']['id']}#{told['passage']}", f"date={day}")
    found = data(kb("activities", "--from", "2021-06", "--sort", "oldest", "--json"))["activities"]
    assert [(each["date"], each["also"]) for each in found] == [("2021-06-07", []), ("2021-06-08", [])]


def test_a_list_takes_no_edit_of_a_curator_back(kb: Kb, tmp_path: Path) -> None:
    listed, file = tmp_path / "会员.csv", tmp_path / "决定.csv"
    listed.write_text("名称,简称\n松山市水利局,松山水利\n", encoding="utf-8")
    kb("organisations", "members", str(listed))
    kb("decisions", "export", str(file))
    file.write_text(file.read_text(encoding="utf-8-sig").replace(",松山水利,", ",松水局,"), encoding="utf-8")
    kb("decisions", "import", str(file))
    listed.write_text("名称\n松山市水利局\n", encoding="utf-8")
    kb("organisations", "members", str(listed))
    assert "松水局" in [each["value"] for each in data(kb("decisions", "list", "--json"))["decisions"]]


def test_what_a_rejected_body_calls_itself_is_nobodys(kb: Kb, tmp_path: Path) -> None:
    more(
        kb,
        tmp_path,
        "6月6日，松桥水务集团有限公司捐赠水泵2台。大家都说办得好。",
        "7月6日，松阳水务有限公司（以下简称“松水务”）捐赠水泵3台。7月7日，松水务检修水泵4台。",
    )
    kb("organisations", "alias", "松桥水务集团有限公司", "松水")
    kb("organisations", "split", "松水务", "--as", "松阳水务有限公司")
    kb("organisations", "reject", "松阳水务有限公司")
    assert actors(kb, "--from", "2021-06") == [["松桥水务集团有限公司"]]


def test_a_bulletin_is_not_corrected_into_a_secret(kb: Kb) -> None:
    identity, _ = bulletin(kb, "水泵")
    assert "withdraw" in kb("correct", identity, "classification=机密★三年", code=2).stderr

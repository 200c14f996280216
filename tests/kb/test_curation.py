"""What curators decide on bulletins and activities takes effect, survives, and can be undone; files come and go whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kb.curation.curating import curated, is_withdrawn
from kb.curation.deciding import DecisionsRefused, decide, lapsed, normaliser
from kb.curation.fields import ACTIVITY, MASTHEAD, FieldProblem, corrected, values_of
from kb.curation.files import changes_in, decisions_to_file, read_decisions, read_members
from kb.decisions import Decision
from kb.errors import NotFound, TableRefused
from kb.knowledge.authority import Authority, Statement, build_authority
from kb.model import Issue
from kb.settings import Settings
from kb.store import Store, open_store
from kb.stored import StoredBulletin
from tests.kb.test_store import add

PROOF = "3月1日，青云市水务局向白石县供水公司捐赠水泵6台"
TEXT = f"节水简报\n2021年第3期\n青云市节水协会\n2021年3月20日\n水厂改造圆满完成\n{PROOF}。\n各单位认真落实上级要求，取得了明显成效，群众反映良好。"


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings.store_url) as opened:
        add(opened, TEXT)
        yield opened


def only(store: Store) -> StoredBulletin:
    (stored,) = store.bulletins()
    return stored


def effective(store: Store) -> StoredBulletin:
    return curated(only(store), store.decisions())


def on_activity(store: Store, kind: str, value: str = "", proof: str = PROOF) -> Decision:
    stored = only(store)
    (key,) = (each.key for each in stored.bulletin.passages if "捐赠" in each.text)
    return Decision(kind=kind, subject=proof, value=value, bulletin=stored.id, passage=key)  # type: ignore[arg-type]


def test_a_masthead_is_corrected_and_the_extracted_one_kept(store: Store) -> None:
    before = only(store)
    (made,) = decide(
        store, [Decision(kind="correct", bulletin=before.id, value="期号=4；date=2021-03-21；series=节水通讯")]
    ).made
    after = effective(store)
    assert (after.bulletin.issue.number, after.bulletin.date) == (4, "2021-03-21")
    assert after.series_id != before.series_id
    assert only(store) == before
    assert store.changes()[before.id] == store.revision > before.change
    add(store, TEXT)  # the same file again
    assert effective(store) == after
    decide(store, [], [made.number])
    assert effective(store).bulletin == before.bulletin
    assert [each.undone != "" for each in store.decisions(undone=True)] == [True]


def test_activities_are_changed_dropped_and_added(store: Store) -> None:
    (activity,) = only(store).bulletin.activities
    assert activity.type == "捐赠"
    (change,) = decide(
        store, [on_activity(store, "change", "类型=合作交流；数量=水泵7台、资金约3.5万元；日期=2021-03-02")]
    ).made
    (changed,) = effective(store).bulletin.activities
    assert (changed.type, changed.date, changed.date_inferred) == ("合作交流", "2021-03-02", False)
    assert [(each.value, each.unit, each.exact) for each in changed.quantities] == [
        (7, "台", True),
        (35000, "元", False),
    ]
    with pytest.raises(DecisionsRefused, match=f"decisions undo {change.number}"):
        decide(store, [on_activity(store, "drop")])
    decide(store, [on_activity(store, "drop")], [change.number])
    assert effective(store).bulletin.activities == ()
    decide(store, [on_activity(store, "add", "单位=白石县供水公司；类型=会议", "白石县供水公司捐赠水泵6台")])
    (added,) = effective(store).bulletin.activities
    assert (added.organisations, added.text) == (("白石县供水公司",), "白石县供水公司捐赠水泵6台")


def test_a_changed_activity_stands_though_it_is_no_longer_extracted(store: Store) -> None:
    decision = on_activity(store, "change", "organisations=青云市水务局；type=捐赠")
    stored = only(store)
    version = stored.versions[0]
    without = replace(stored, versions=(replace(version, bulletin=replace(version.bulletin, activities=())),))
    assert [each.type for each in curated(without, [decision]).bulletin.activities] == ["捐赠"]
    assert curated(without, [replace(decision, subject="某局向某公司赠送了电脑")]).bulletin.activities == ()


@pytest.mark.parametrize(
    ("old", "new", "stands"),
    [
        ("向白石县", "向了白石县", True),  # a character more: another passage, nearly the same proof
        ("水泵6台", "水泵7台", True),
        ("捐赠水泵6台", "介绍了节水的经验，双方还交换了意见", False),
        ("3月1日", "3月11日", False),
        ("捐赠水泵", "未捐赠水泵", False),
        ("向白石县供水公司", "向松山县供水公司", False),  # a sibling of it
    ],
)
def test_a_decision_survives_a_corrected_text_that_still_has_its_proof(
    store: Store, old: str, new: str, *, stands: bool
) -> None:
    (made,) = decide(store, [on_activity(store, "change", "数量=水泵9台")]).made
    assert old in TEXT
    add(store, TEXT.replace(old, new), sha="2")
    changed = [quantity.value for each in effective(store).bulletin.activities for quantity in each.quantities]
    assert (changed == [9]) is stands
    assert lapsed(store.decisions(), store) == ([] if stands else [made])


def test_a_withdrawn_bulletin_is_not_served_whatever_is_imported(store: Store) -> None:
    decide(store, [Decision(kind="withdraw", bulletin=only(store).id)])
    add(store, TEXT.replace("成效", "成绩"), sha="2")
    assert is_withdrawn(store.decisions())


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("number=x", "整数"),
        ("nummer=3", "可用的字段"),
        ("date=2021-02-30", "日期"),
        ("number=3；number=4", "两次"),
        ("visibility=secret", "其中之一"),
    ],
)
def test_fields_that_cannot_be_are_refused(value: str, message: str) -> None:
    with pytest.raises(FieldProblem, match=message):
        values_of(value, MASTHEAD)


@pytest.mark.parametrize("value", ["quantities=很多", "type=吃", "date=2021-03-05/2021-03-01", "organisations="])
def test_fields_of_activities_that_cannot_be_are_refused(value: str) -> None:
    with pytest.raises(FieldProblem):
        values_of(value, ACTIVITY)


def test_decisions_on_what_there_is_not_are_refused_and_nothing_is_kept(store: Store) -> None:
    good = Decision(kind="confirm", subject="青云市节水协会")
    for bad in (
        Decision(kind="withdraw", bulletin="0" * 12),
        on_activity(store, "drop", proof="没有这样的原文"),
        on_activity(store, "add", "类型=捐赠"),
        replace(on_activity(store, "drop"), passage="0" * 12 + "-1", subject="没有这样的原文"),
        on_activity(store, "change", "type=吃饭"),
        on_activity(store, "add", "单位=青云市水务局"),  # there is one already
        Decision(kind="region", subject="青云市节水协会", value="江苏 杭州"),
        Decision(kind="alias", subject="青云市节水协会", value="节协", series="0123456789ab"),
        Decision(kind="reject", subject="青云市节水协会", bulletin="0" * 12),
        Decision(kind="pinyin", subject="青云市节水协会", value="123 xx"),
        Decision(kind="region", subject="青云市节水协会", value="月球"),
    ):
        with pytest.raises(DecisionsRefused):
            decide(store, [good, bad])
    with pytest.raises(NotFound):
        decide(store, [good], [99])
    assert store.decisions() == []


def test_a_decision_that_holds_already_is_not_taken_twice(store: Store) -> None:
    good = Decision(kind="confirm", subject="青云市节水协会")
    assert decide(store, [good, good]).known == 0
    revision = store.revision
    assert decide(store, [replace(good, reason="再说一次")]).known == 1
    assert store.revision == revision


@pytest.mark.parametrize("ending", ["csv", "xlsx", "toml"])
def test_decisions_go_to_a_file_and_back(store: Store, tmp_path: Path, ending: str) -> None:
    made = decide(
        store,
        [
            Decision(
                kind="alias",
                subject="青云市节水协会",
                value="=节协",
                series=only(store).series_id or "",
                since="2020-01",
                reason='说"明',
            ),
            Decision(kind="merge", subject="青云市水务局", value="青云市水利局", reason="机构改革"),
            on_activity(store, "change", "类型=慰问"),
        ],
    ).made
    path = tmp_path / f"decisions.{ending}"
    path.write_bytes(decisions_to_file(made, path))
    edited = read_decisions(path)
    assert [each.number for each in edited] == [each.number for each in made]
    assert changes_in(edited, store.decisions()) == changes_in([], store.decisions())
    with pytest.raises(TableRefused, match="第 1 号"):
        changes_in([replace(each, check="") for each in edited], [])  # as an older programme wrote it

    elsewhere = changes_in(edited, [replace(each, subject="别的单位") for each in made])
    assert elsewhere.undone == frozenset()
    assert [(each.content, each.made) for each in elsewhere.made] == [(each.content, each.made) for each in made]
    decide(store, [], [each.number for each in made])
    again = decide(store, [replace(each, made="2024-03-05") for each in elsewhere.made]).made
    assert {each.made for each in again} == {"2024-03-05"}
    with pytest.raises(TableRefused, match="另一个库"):
        changes_in([replace(edited[0], undo=True)], [])


def test_an_edited_workbook_changes_what_was_edited(store: Store, tmp_path: Path) -> None:
    made = decide(
        store,
        [
            Decision(kind="merge", subject="青云市水务局", value="青云市水利局"),
            Decision(kind="member", subject="青云市节水协会", since="2019"),
        ],
    ).made
    path = tmp_path / "决定.xlsx"
    path.write_bytes(decisions_to_file(made, path))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["D2"] = "  青云市水利水务局　"
    sheet["J3"] = "撤销"
    sheet.append([None, "别名", "白石县供水公司", "白石供水", None, __import__("datetime").datetime(2020, 3, 1)])
    book.save(path)
    change = changes_in(read_decisions(path), store.decisions())
    assert change.undone == {each.number for each in made}
    assert [(each.kind, each.value, each.since) for each in change.made] == [
        ("merge", "青云市水利水务局", ""),
        ("alias", "白石供水", "2020-03-01"),
    ]
    assert list(change.made.values()) == ["第 2 行", "第 4 行"]
    taken = decide(store, change.made, change.undone, change.made)
    assert {each.subject for each in taken.made} == {each.subject for each in store.decisions()}


def test_a_table_that_excel_has_saved_in_its_own_way_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "决定;对象;内容;自\r\n 别名;　青云市节水协会;节协;2020/3/1\r\n;;;\r\n别名;白石县供水公司;白石供水;2021年5月\r\n".encode(
            "gb18030"
        )
    )
    assert [(each.place, each.decision.subject, each.decision.since) for each in read_decisions(path)] == [
        ("第 2 行", "青云市节水协会", "2020-03-01"),
        ("第 4 行", "白石县供水公司", "2021-05"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "缺少列名"),
        ("对象,内容\n甲,乙", "缺少列名"),
        ("决定,对象\n吃饭,青云", "第 2 行"),
        ("决定,对象,自\n会员,青云市,昨天", "第 2 行.*日期"),
        ("决定,对象,范围\n别名,青云市,北京", "第 2 行.*范围"),
        ("编号,决定,对象\n1.5,会员,青云市", "第 2 行.*编号"),
        ("决定,决定,对象\n会员,会员,青云市", "两列"),
        ('决定,对象\n"会员,青云市', "CSV"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_with_its_row(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableRefused, match=message):
        read_decisions(path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    toml = tmp_path / "a.toml"
    toml.write_text('[[decision]]\nkind = "merge"\nsubject = 3', encoding="utf-8")
    for path in (broken, toml):
        with pytest.raises(TableRefused):
            read_decisions(path)
    with pytest.raises(TableRefused):
        decisions_to_file([], tmp_path / "a.docx")


def test_contradictions_in_a_file_name_their_rows_and_nothing_is_taken(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("决定,对象,内容\n别名,青云市节水协会,节协\n别名,松山市节水协会,节协\n", encoding="utf-8")
    change = changes_in(read_decisions(path), store.decisions())
    with pytest.raises(DecisionsRefused, match="第 3 行"):
        decide(store, change.made, change.undone, change.made)
    assert store.decisions() == []


def test_a_list_of_members_takes_the_place_of_the_one_before(store: Store, tmp_path: Path) -> None:
    def written(*rows: tuple[object, ...]) -> Path:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (("会员名称", "简称", "省份", "城市", "入会时间"), *rows):
            sheet.append(row)
        path = tmp_path / "会员.xlsx"
        book.save(path)
        return path

    first = read_members(
        written((" 青云市节水协会", "节协", "江苏省", "徐州市", 2015), ("白石县供水公司", None, None, None, None)),
        store.decisions(),
    )
    decide(store, first.made, first.undone, first.made)
    held = {(each.kind, each.subject, each.value, each.since) for each in store.decisions()}
    assert held == {
        ("member", "青云市节水协会", "", "2015"),
        ("alias", "青云市节水协会", "节协", ""),
        ("region", "青云市节水协会", "江苏 徐州", ""),
        ("member", "白石县供水公司", "", ""),
    }
    by_hand = decide(store, [Decision(kind="member", subject="松山市节水协会")]).made[0]
    second = read_members(written(("青云市节水协会", None, "江苏", "徐州", "2015年")), store.decisions())
    decide(store, second.made, second.undone, second.made)
    assert {(each.kind, each.subject) for each in store.decisions()} == {
        ("member", "青云市节水协会"),
        ("region", "青云市节水协会"),
        ("member", "松山市节水协会"),
    }
    assert by_hand in store.decisions()
    with pytest.raises(TableRefused, match="第 2 行"):
        read_members(written(("青云市节水协会", None, "月球", None, None)), [])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["编号,决定,对象,处理", "1,确认,青云市水务局,删掉吧"], "不明白处理"),
        (
            ["编号,决定,对象,处理", "1,确认,青云市水务局,撤销", "1,确认,青云市节水协会,"],
            "第 3 行：第 1 号决定在第 2 行已有",
        ),
    ],
)
def test_a_file_that_says_something_unclear_is_refused_with_its_row(
    store: Store, tmp_path: Path, rows: list[str], message: str
) -> None:
    decide(store, [Decision(kind="confirm", subject="青云市水务局")])
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(TableRefused, match=message):
        changes_in(read_decisions(path), store.decisions())


def test_a_list_without_members_is_refused_and_several_short_names_are_several(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text("名称,简称,省,市\n", encoding="utf-8")
    with pytest.raises(TableRefused, match="没有一家会员"):
        read_members(path, [])
    path.write_text("名称,简称,省,市\n青云市水务局,青云水务、青水,,青岛\n", encoding="utf-8")
    made = list(read_members(path, []).made)
    assert [(each.kind, each.value) for each in made] == [
        ("member", ""),
        ("alias", "青云水务"),
        ("alias", "青水"),
        ("region", "山东 青岛"),
    ]


def test_days_are_kept_as_they_sort_however_they_are_typed(store: Store) -> None:
    decide(store, [on_activity(store, "change", "date=2021-3-5/2021-3-8")])
    assert effective(store).bulletin.activities[0].date == "2021-03-05/2021-03-08"
    decide(store, [Decision(kind="correct", bulletin=only(store).id, value="date=2021-4-2")])
    assert effective(store).bulletin.date == "2021-04-02"
    (made,) = decide(store, [Decision(kind="member", subject="青云市水务局", since="2019-9")]).made
    assert made.since == "2019-09"
    (made,) = decide(store, [Decision(kind="region", subject="青云市水务局", value="安徽省　合肥市")]).made
    assert made.value == "安徽 合肥"


@pytest.mark.parametrize(
    ("value", "label"),
    [("number=41", "第41周"), ("number=5-6", "第5-6周"), ("期号=7；label=第七号", "第七号")],
)
def test_a_corrected_number_keeps_its_unit_and_may_be_double(store: Store, value: str, label: str) -> None:
    bulletin = effective(store).bulletin
    weekly = replace(bulletin, issue=replace(bulletin.issue, label="第40周", number=40))
    assert corrected(weekly, values_of(value, MASTHEAD)).issue.label == label
    of_both = replace(weekly, issue=replace(weekly.issue, label="第41号（总第120期）"))
    assert corrected(of_both, values_of("number=42", MASTHEAD)).issue.label == "第42号"
    bare = replace(bulletin, issue=Issue())
    assert corrected(bare, values_of("running_number=1268", MASTHEAD)).issue.label == "总第1268期"
    assert corrected(bare, values_of("supplement=是；year=2020", MASTHEAD)).issue.label == "增刊"
    with pytest.raises(FieldProblem):
        values_of("number=6-5", MASTHEAD)


def test_a_change_finds_the_activity_whose_whole_proof_it_has(store: Store) -> None:
    decide(store, [on_activity(store, "add", "单位=青云市节水协会；类型=培训", proof="捐赠水泵6台")])
    decide(store, [on_activity(store, "change", "地点=临枫市", proof="捐赠水泵6台")])
    assert {each.type: each.place for each in effective(store).bulletin.activities} == {"捐赠": None, "培训": "临枫市"}


def test_a_change_of_what_is_no_longer_added_does_nothing_and_is_told(store: Store) -> None:
    add_, change = (
        decide(store, [on_activity(store, kind, value, proof="群众反映良好")]).made[0]
        for kind, value in (("add", "单位=青云市节水协会；类型=培训"), ("change", "日期=2021-03-15"))
    )
    assert lapsed(store.decisions(), store) == []
    decide(store, [], [add_.number])
    assert [each.number for each in lapsed(store.decisions(), store)] == [change.number]


def test_two_answers_on_one_activity_contradict_each_other_though_their_proofs_differ(store: Store) -> None:
    decide(store, [on_activity(store, "change", "type=志愿服务")])
    with pytest.raises(DecisionsRefused, match="矛盾"):
        decide(store, [on_activity(store, "change", "type=培训", proof=PROOF[:-4])])
    decide(store, [on_activity(store, "change", "地点=临枫市", proof=PROOF[:-4])])
    passage = next(each.id for each in only(store).bulletin.passages if "捐赠" in each.text)
    by_number = replace(on_activity(store, "change", "受益方=白石县供水公司"), passage=passage)
    (made,) = decide(store, [by_number]).made
    assert made.passage == on_activity(store, "change").passage  # 段 p2 in a file


def test_the_same_edited_file_may_be_taken_twice_and_excel_narrows_no_month(store: Store, tmp_path: Path) -> None:
    decide(store, [Decision(kind="alias", subject="青云市水务局", value="老水务", until="2020-03")])
    path = tmp_path / "决定.csv"
    path.write_bytes(decisions_to_file(store.decisions(), path))
    text = path.read_text("utf-8-sig").replace("2020-03", "2020/3/1").replace("老水务", "旧水务")
    path.write_text(text, encoding="utf-8")
    for _ in range(2):
        change = changes_in(read_decisions(path), store.decisions(undone=True))
        decide(store, change.made, change.undone, change.made)
        assert [(each.value, each.until) for each in store.decisions()] == [("旧水务", "2020-03")]
    path.write_bytes(decisions_to_file(store.decisions(), path))
    lines = path.read_text("utf-8-sig").splitlines()
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("处理")] = "撤销"
    path.write_text("\n".join((lines[0], ",".join(cells))), encoding="utf-8")
    for _ in range(2):  # the second time it is undone already
        change = changes_in(read_decisions(path), store.decisions(undone=True))
        decide(store, change.made, change.undone, change.made)
        assert store.decisions() == []
        assert change.lapsed == ()
    path.write_text("\n".join(lines), encoding="utf-8")  # as it was before
    change = changes_in(read_decisions(path), store.decisions(undone=True))
    assert (change.made, change.undone, change.lapsed) == ({}, frozenset(), ("第 2 行",))


def test_an_alias_that_curators_gave_is_no_full_name(store: Store) -> None:
    company = "青禾水务集团有限公司"
    said = decide(store, [Decision(kind="alias", subject=company, value="老水务"), *_RENAMED]).made
    known = build_authority([Statement(company), Statement("青云市水利局")], said)
    taken = decide(
        store,
        [Decision(kind="pinyin", subject="老水务", value="qing he"), Decision(kind="confirm", subject="青云市水务局")],
        authority=known,
    )
    assert [each.subject for each in taken.made] == [company, "青云市水务局"]
    assert not taken.unknown


def test_a_file_that_calls_somebody_by_a_short_form_may_be_taken_twice(
    store: Store, authority: Authority, tmp_path: Path
) -> None:
    decide(store, [Decision(kind="parent", subject="青禾水务集团有限公司", value="别的协会")], authority=authority)
    path = tmp_path / "决定.csv"
    path.write_bytes(decisions_to_file(store.decisions(), path))
    path.write_text(path.read_text("utf-8-sig").replace("别的协会", "节水协会"), encoding="utf-8")
    for _ in range(2):
        change = changes_in(read_decisions(path), store.decisions(undone=True), normaliser(store, authority))
        decide(store, change.made, change.undone, change.made, authority)
        assert [each.value for each in store.decisions()] == ["青云市节水协会"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "决定,对象,日期\n确认,青云市水务局,2020-03", "第 2 行：作出决定的日期“2020-03”不是一天"),
        ("a.toml", '[[decision]]\nkind = "confirm"\nsubject = "青云"\nmade = "2020"', "“2020”不是一天"),
        ("a.csv", '决定,对象\n确认,青云市水务局\n确认,"青云', "从第 3 行起引号不成对"),
        ("a.toml", '[[decision]]\nkind = "confirm"\nsubject = 青云', "第 3 行第 11 列"),
        ("b.toml", "甲".encode("gbk"), "不是 UTF-8"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 60, "不是能读的 Excel 工作簿"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "另存为不带密码的 .xlsx"),
    ],
)
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(TableRefused) as refused:
        list(read_decisions(path))
    assert message in str(refused.value)


def test_where_a_member_is_the_list_says(store: Store, tmp_path: Path) -> None:
    decide(store, [Decision(kind="region", subject="青云市水务局", value="安徽 合肥")])
    path = tmp_path / "会员.csv"
    path.write_text("名称,省,市\n青云市水务局,江苏省,江苏省徐州市\n重庆水务局,重庆市,重庆市\n", encoding="utf-8")
    change = read_members(path, store.decisions())
    decide(store, change.made, change.undone, change.made)
    regions = {each.subject: each.value for each in store.decisions() if each.kind == "region"}
    assert regions == {"青云市水务局": "江苏 徐州", "重庆水务局": "重庆"}


@pytest.fixture
def authority() -> Authority:
    company = "青禾水务集团有限公司"
    return build_authority(
        [
            *(Statement(name, proven=True) for name in (company, "青云市水务局", "青云市节水协会", "白石县供水公司")),
            Statement(company, "青禾水务"),
            Statement("青云市节水协会", "节水协会"),
        ]
    )


_RENAMED = (Decision(kind="rename", subject="青云市水利局", value="青云市水务局"),)


def test_decisions_speak_of_organisations_by_any_of_their_names(store: Store, authority: Authority) -> None:
    said = [
        Decision(kind="parent", subject="青禾水务", value="节水协会"),
        Decision(kind="region", subject="青禾水务", value="江苏 徐州"),
        Decision(kind="rename", subject="青禾水务", value="青禾环境集团"),
        Decision(kind="confirm", subject="没有这一家"),
        on_activity(store, "change", "单位=青禾水务、谁也不是"),
    ]
    taken = decide(store, said, places={said[3]: "第 5 行"}, authority=authority)
    company = "青禾水务集团有限公司"
    assert [(each.subject, each.value) for each in taken.made[:3]] == [
        (company, "青云市节水协会"),
        (company, "江苏 徐州"),
        (company, "青禾环境集团"),
    ]
    assert taken.made[4].value == f"organisations={company}、谁也不是"
    assert taken.unknown == {"没有这一家": "第 5 行", "谁也不是": ""}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (Decision(kind="alias", subject="青云市水务局", value="白石县供水公司"), "自己是一家单位"),
        (Decision(kind="rename", subject="青云市水务局", value="节水协会"), "青云市节水协会的简称"),
        (Decision(kind="alias", subject="青云市水务局", value="水"), "至少两个字"),
        (Decision(kind="rename", subject="青云市水务局", value="“”"), "至少两个字"),
    ],
)
def test_a_name_of_somebody_else_is_no_other_name(
    store: Store, authority: Authority, wrong: Decision, message: str
) -> None:
    with pytest.raises(DecisionsRefused, match=message):
        decide(store, [wrong], authority=authority)


def test_a_new_name_may_be_known_from_later_bulletins(store: Store, authority: Authority) -> None:
    renamed = Decision(kind="rename", subject="青云市水务局", value="白石县供水公司")
    assert len(decide(store, [renamed], authority=authority).made) == 1


def test_decisions_of_one_file_stand_beside_each_other(store: Store) -> None:
    moved = Decision(kind="correct", bulletin=only(store).id, value="简报名称=云岭质量简报")
    (made,) = decide(store, [moved]).made
    series = curated(only(store), [made]).series_id or ""
    decide(store, [], [made.number])
    alias = Decision(kind="alias", subject="青云市水务局", value="水务", series=series)
    added = on_activity(store, "add", "单位=白石县供水公司；类型=会议", "白石县供水公司捐赠水泵6台")
    with pytest.raises(DecisionsRefused, match="简报系列"):
        decide(store, [moved, replace(alias, series="123456789abc")])
    taken = decide(
        store,
        [
            moved,
            alias,
            on_activity(store, "drop"),
            added,
            replace(added, kind="change", value="数量=水泵9台"),
        ],
    )
    assert len(taken.made) == 5


def test_an_undoing_by_which_others_contradict_each_other_says_which(store: Store) -> None:
    for decision in (
        Decision(kind="parent", subject="青云市水务局", value="云岭省质量协会"),
        Decision(kind="merge", subject="青云市第一小学", value="云岭省质量协会"),
        Decision(kind="merge", subject="松山市水利局", value="青云市水务局"),
        Decision(kind="parent", subject="松山市水利局", value="青云市第一小学"),
    ):
        decide(store, [decision])
    with pytest.raises(DecisionsRefused, match=r"撤销之后.*请一并撤销"):
        decide(store, [], [2])
    assert decide(store, [], [2, 4]).undone == 2


def test_a_curator_takes_over_what_a_list_of_members_said(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "会员.csv"
    path.write_text("名称,简称,省\n青云市水务局,青水,江苏\n合计：1家,,\n", encoding="utf-8")
    change = read_members(path, store.decisions())
    decide(store, change.made, change.undone)
    assert {each.subject for each in store.decisions()} == {"青云市水务局"}
    own = Decision(kind="alias", subject="青云市水务局", value="青水", reason="馆长核定")
    assert decide(store, [own]).made[0].reason == "馆长核定"
    path.write_text("名称\n青云市水务局\n", encoding="utf-8")
    change = read_members(path, store.decisions(undone=True))
    decide(store, change.made, change.undone)
    assert [(each.kind, each.value) for each in store.decisions()] == [("member", ""), ("alias", "青水")]


def test_one_field_by_two_names_is_one_decision(store: Store) -> None:
    first = Decision(kind="correct", bulletin=only(store).id, value="number=6")
    decide(store, [first])
    assert decide(store, [replace(first, value="期号=6")]).known == 1


def test_a_split_beside_a_merge_in_one_file_contradicts_it(store: Store) -> None:
    merged = Decision(kind="merge", subject="青云市水务局", value="松山市水利局")
    with pytest.raises(DecisionsRefused, match="矛盾"):
        decide(store, [merged, Decision(kind="split", subject="青云市水务局")])

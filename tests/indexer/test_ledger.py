"""The ledger of the samples: every row is in its passage, and what is asked of it holds."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import InvalidRequest
from indexer.events import events_of
from indexer.generation import Generation, open_current
from indexer.ledger import Ledger, ledger
from indexer.ledger_request import parse_ledger_request
from indexer.telling import Telling
from indexer.terms import Analyzer
from kb.settings import Settings
from tests.conftest import fill


def ask(samples: Generation, analyzer: Analyzer, **values: str | list[str]) -> Ledger:
    lists = {name: [value] if isinstance(value, str) else value for name, value in values.items()}
    return ledger(parse_ledger_request(lists), samples, analyzer)


@pytest.fixture(scope="module")
def everything(samples: Generation, analyzer: Analyzer) -> Ledger:
    return ask(samples, analyzer)


def test_the_ledger_holds_every_activity_of_every_bulletin(samples: Generation, everything: Ledger) -> None:
    whole = [samples.records.read(bulletin) for bulletin in samples.records.catalogue.entries]
    told = len(everything.rows) + sum(len(row.also) for row in everything.rows)
    assert told == sum(len(record.bulletin.activities) for record in whole if record)
    assert len(everything.rows) > 300
    for row in everything.rows:
        record = samples.records.read(row.bulletin.id)
        assert record is not None
        text = next(part.text for part in record.bulletin.passages if part.id == row.activity.passage)
        assert text[row.activity.start : row.activity.end] == row.activity.text


def test_the_newest_come_first_unless_the_oldest_are_wanted(
    samples: Generation, analyzer: Analyzer, everything: Ledger
) -> None:
    dates = [row.date or "" for row in everything.rows]
    assert dates == sorted(dates, reverse=True)
    assert [row.to_json() for row in ask(samples, analyzer, sort="oldest").rows] == [
        row.to_json() for row in reversed(everything.rows)
    ]


def test_conditions_hold_for_each_row(samples: Generation, analyzer: Analyzer, everything: Ledger) -> None:
    (name, count), *_ = everything.most("organisation", 1)
    named = ask(samples, analyzer, org=name)
    assert len(named.rows) == count
    assert all(name in row.actors for row in named.rows)
    given = ask(samples, analyzer, type=["捐赠", "慰问"], **{"from": "2020", "to": "2021-06"})
    assert given.rows
    assert {row.activity.type for row in given.rows} <= {"捐赠", "慰问"}
    assert all("2020" <= (row.date or "") <= "2021-06-99" for row in given.rows)
    assert len(ask(samples, analyzer, q="口罩").rows) < len(everything.rows)


def test_the_date_is_that_of_the_activity_not_of_the_bulletin(
    samples: Generation, analyzer: Analyzer, everything: Ledger
) -> None:
    earlier = [
        row for row in everything.rows if row.activity.date and row.activity.date[:4] < (row.bulletin.date or "")[:4]
    ]
    assert earlier  # a December in a January bulletin
    row = earlier[0]
    assert row.date is not None
    found = ask(samples, analyzer, **{"from": row.date.split("/")[0], "to": row.date.split("/")[0]})
    assert row.to_json() in [each.to_json() for each in found.rows]


def test_sums_are_of_one_unit_each(everything: Ledger) -> None:
    metres = sum(each.value for row in everything.rows for each in row.activity.quantities if each.unit == "元")
    assert everything.sums["元"] == pytest.approx(metres)


def test_a_name_in_another_script_is_the_same_actor(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    body = "{}檢修水泵{}台，一直忙到天黑才散去，大家都說好，連聲道謝，隊員們這才收拾工具回家。"
    for number, text in (
        (1, body.format("3月1日，青雲市水務局", 6)),
        (2, "青云市水务局的同志们都很辛苦，大家都说好，连声道谢，忙到天黑才走。"),
    ):
        (tmp_path / f"{number}.txt").write_text(
            f"节水简报\n2021年第{number}期\n青云市节水协会 2021年3月20日\n标题第{number}号在此\n{text}",
            encoding="utf-8",
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        (row,) = ask(generation, analyzer, org="青云市水务局").rows
        assert row.activity.organisations == ("青雲市水務局",)


def test_an_event_that_is_told_twice_is_one_row_with_two_proofs(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    tail = "，一直忙到天黑才散去，大家都说好，连声道谢，队员们这才收拾工具回家。"
    told = [
        f"3月1日，青云市水务局检修水泵6台{tail}",
        f"据了解，3月1日，青云市水务局共检修水泵6台，保证了供水{tail}",
        f"3月1日，青云市水务局检修水泵7台{tail}",
    ]
    for number, text in enumerate(told, 1):
        (tmp_path / f"{number}.txt").write_text(
            f"节水简报\n2021年第{number}期\n青云市节水协会 2021年3月20日\n标题第{number}号在此\n{text}",
            encoding="utf-8",
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        merged = ask(generation, analyzer)
        assert sorted(len(row.also) for row in merged.rows) == [0, 1]
        assert merged.sums == {"台": 13}
        apart = ask(generation, analyzer, apart="1")
        assert (len(apart.rows), apart.sums) == (3, {"台": 19})


def test_what_was_asked_before_changes_no_answer(samples: Generation, analyzer: Analyzer, settings: Settings) -> None:
    """Rows are kept with a generation: asked one after another, again, and at once, they are those of a fresh one."""
    (name, _), *_ = ask(samples, analyzer).most("organisation", 1)
    asked: list[dict[str, str | list[str]]] = [
        {},
        {"apart": "1"},
        {"sort": "oldest"},
        {"org": name},
        {"org": name, "apart": "1"},
        {"org": name, "units": "1"},
        {"type": ["捐赠", "慰问"]},
        {"from": "2020", "to": "2021-06"},
        {"q": "捐赠"},
        {"q": "捐赠", "in": "headline"},
        {"q": "捐赠 水", "scope": "bulletin"},
        {"unit": "元", "by": "org,year"},
    ]
    asked += [
        {"q": word} for word in ("培训", "会议", "检查", "活动", "服务", "公司", "协会", "组织", "开展")
    ]  # more than are kept
    directory = samples.directory
    fresh = []
    for each in asked:
        with Generation(directory, analyzer.fingerprint, settings) as generation:
            fresh.append(ask(generation, analyzer, **each).to_json())
    assert len({len(answer["activities"]) for answer in fresh}) > len(asked) // 2
    with Generation(directory, analyzer.fingerprint, settings) as generation, ThreadPoolExecutor(8) as readers:
        for _ in range(2):
            answers = readers.map(lambda each: ask(generation, analyzer, **each).to_json(), asked)
            assert list(answers) == fresh


def test_what_is_kept_goes_with_the_last_reader(samples: Generation, analyzer: Analyzer, settings: Settings) -> None:
    """Or the files of a generation that was replaced would take up the disk until Python's collector comes by."""
    generation = Generation(samples.directory, analyzer.fingerprint, settings)
    assert ask(generation, analyzer).rows
    searcher = weakref.ref(generation.searcher)
    gc.collect()
    gc.disable()
    try:
        del generation
        assert searcher() is None
    finally:
        gc.enable()


def test_whoever_acted_in_an_event_of_curators_has_it(everything: Ledger) -> None:
    one = everything.rows[0]
    other = next(row for row in everything.rows if set(row.actors).isdisjoint(one.actors))
    tellings = [Telling(replace(row, activity=replace(row.activity, event="一次")), str) for row in (one, other)]
    (joined,) = (telling.row for telling in events_of(tellings))
    assert set(joined.actors) == {*one.actors, *other.actors}
    assert set(joined.regions) == {*one.regions, *other.regions}
    assert len(joined.also) == 1


_TAIL = "大家一直忙到天黑才散去，都说这样的好事要多做，队员们这才收拾工具回家。"


@pytest.mark.parametrize(
    ("bulletins", "rows", "sums"),
    [
        (  # the same to three receivers on one day, in one bulletin
            {
                1: (
                    "青云市水务局",
                    ["青云第一中学捐赠口罩100只", "青云第二中学捐赠口罩100只", "青云市医院捐赠手套100只"],
                )
            },
            3,
            {"只": 300},
        ),
        ({1: ("甲城节水协会", ["张家村捐赠口罩100只", "李家村捐赠口罩100只"])}, 2, {"只": 200}),
        (  # in two bulletins to two organisations
            {1: ("甲城节水协会", ["青云第一中学捐赠口罩100只"]), 2: ("乙城节水协会", ["青云第二中学捐赠口罩100只"])},
            2,
            {"只": 200},
        ),
        (
            {1: ("甲城节水协会", ["青云市医院捐赠口罩100只"]), 2: ("乙城节水协会", ["青云市医院捐赠手套100只"])},
            2,
            {"只": 200},
        ),
        (  # two that tell more than a third, but not the same
            {
                1: ("甲城节水协会", ["某处捐款5万元"]),
                2: ("乙城节水协会", ["青云第一中学捐款5万元、捐赠口罩200只"]),
                3: ("丙城节水协会", ["青云第二中学捐款5万元、捐赠电脑3台"]),
            },
            3,
            {"元": 150000, "只": 200, "台": 3},
        ),
        ({1: ("甲城节水协会", ["张家村捐赠口罩100只"]), 2: ("乙城节水协会", ["李家村捐赠口罩100只"])}, 2, {"只": 200}),
        (  # one tells more than the other
            {1: ("甲城节水协会", ["青云市医院捐款5万元"]), 2: ("乙城节水协会", ["青云市医院捐款5万元、捐赠口罩200只"])},
            1,
            {"元": 50000, "只": 200},
        ),
    ],
)
def test_only_what_is_certain_is_one_event(
    settings: Settings,
    analyzer: Analyzer,
    tmp_path: Path,
    bulletins: dict[int, tuple[str, list[str]]],
    rows: int,
    sums: dict[str, float],
) -> None:
    for number, (office, gifts) in bulletins.items():
        text = "\n".join(f"3月5日，青云市水务集团有限公司向{gift}。{_TAIL}" for gift in gifts)
        (tmp_path / f"{number}.txt").write_text(
            f"{office}简报\n2021年第{number}期\n{office} 2021年3月20日\n标题第{number}号在此\n{text}", encoding="utf-8"
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        found = ask(generation, analyzer, org="青云市水务集团有限公司")
        assert (len(found.rows), found.sums) == (rows, sums)


def test_what_a_series_prints_without_a_day_issue_after_issue_are_many_events(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    text = f"青云市水务集团有限公司慰问困难职工50人，发放慰问金5万元。{_TAIL}"
    for month in range(1, 7):
        (tmp_path / f"{month}.txt").write_text(
            f"水务简报\n2021年第{month}期\n甲城节水协会 2021年{month}月20日\n{month}月的标题在此\n{text}",
            encoding="utf-8",
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        assert ask(generation, analyzer).sums == {"元": 300000, "人": 300}


def test_a_report_without_a_day_that_two_offices_print_is_one_event(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    text = f"青云市水务集团有限公司为敬老院安装净水器12台。{_TAIL}"
    for office, day in (
        ("甲城节水协会", "2021年3月20日"),
        ("乙城节水协会", "2021年4月2日"),
        ("丙城节水协会", "2021年12月1日"),
    ):
        (tmp_path / f"{office}.txt").write_text(
            f"{office}简报\n2021年第1期\n{office} {day}\n{office}的标题在此\n{text}", encoding="utf-8"
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        found = ask(generation, analyzer, org="青云市水务集团有限公司")
        assert found.sums == {"台": 24}  # nine months later it was done again
        assert sorted(len(row.also) for row in found.rows) == [0, 1]
        table = ask(generation, analyzer, by="issuer").table()
        assert table is not None
        assert {issuer: cell.rows for issuer, cell in table.row_totals.items()} == dict.fromkeys(
            ("甲城节水协会", "乙城节水协会", "丙城节水协会"), 1
        )
        for issuer in table.row_values:
            assert len(ask(generation, analyzer, issuer=issuer).rows) == 1
        assert table.total.rows == 2


@pytest.mark.parametrize("by", ["org,year", "type,month", "region,type", "issuer", "year,issuer", "org,region"])
def test_every_cell_of_a_table_opens_its_rows(samples: Generation, analyzer: Analyzer, by: str) -> None:
    found = ask(samples, analyzer, by=by, unit="人")
    table = found.table()
    assert table is not None
    assert table.total.rows == len(found.rows)
    assert all(row.amount("人") or row.left_out for row in found.rows)
    cells = list(table.cells.items()) or [((row, ""), cell) for row, cell in table.row_totals.items()]
    assert cells
    for (row, column), cell in cells[:40]:
        chosen = {str(table.rows): row} | ({str(table.columns): column} if table.columns else {})
        opened = ledger(found.request.opened(**chosen), samples, analyzer)
        assert (len(opened.rows), opened.sums.get("人")) == (cell.rows, cell.amount)
    assert sum(cell.rows for cell in table.row_totals.values()) >= table.total.rows


def test_a_table_of_chosen_organisations_counts_no_others(samples: Generation, analyzer: Analyzer) -> None:
    names = [name for name, _ in ask(samples, analyzer).most("organisation", 3)]
    table = ask(samples, analyzer, org=names, by="org,year").table()
    assert table is not None
    assert set(table.row_values) == set(names)


def test_times_in_words_are_those_of_the_activities(
    samples: Generation, analyzer: Analyzer, everything: Ledger
) -> None:
    found = ask(samples, analyzer, when="2021年上半年")
    assert found.rows
    assert len(found.rows) < len(everything.rows)
    assert all("2021-01" <= (row.date or "")[:7] <= "2021-06" or "/" in (row.date or "") for row in found.rows)
    by_year = ask(samples, analyzer, year="2021")
    assert {(row.date or "")[:4] for row in by_year.rows} == {"2021"}


@pytest.mark.parametrize("values", [{"by": "org,year,type"}, {"by": "planet"}, {"unit": "很长" * 9}, {"when": "明天"}])
def test_what_cannot_be_asked_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(InvalidRequest):
        parse_ledger_request({name: [value] for name, value in values.items()})


def test_a_ledger_survives_its_address() -> None:
    request = parse_ledger_request(
        {"org": ["甲"], "by": ["org", "year"], "unit": ["套"], "apart": ["1"], "when": ["去年"]}
    )
    values: dict[str, list[str]] = {}
    for name, value in request.parameters():
        values.setdefault(name, []).append(value)
    assert parse_ledger_request(values) == request


def filled(
    settings: Settings, analyzer: Analyzer, folder: Path, bulletins: dict[str, tuple[str, list[str]]]
) -> Generation:
    """A generation of bulletins, each by an office (its series), with a date and paragraphs."""
    for office, (date, paragraphs) in bulletins.items():
        text = "\n".join(f"{each}。{_TAIL}" for each in paragraphs)
        (folder / f"{office}.txt").write_text(
            f"{office}简报\n{date[:4]}年第1期\n{office} {date}\n{office}的标题在此\n{text}", encoding="utf-8"
        )
    fill(settings, [folder], analyzer)
    return open_current(settings, analyzer)


BODY = "青云市水务集团有限公司"


@pytest.mark.parametrize(
    ("told", "rows", "sums"),
    [
        ([f"{BODY}举办质量管理培训班，培训职工50人", f"{BODY}举办消防安全培训班，培训职工50人"], 2, {"人": 100}),
        ([f"{BODY}在金山街道清扫积雪，出动职工20名", f"{BODY}在象山街道清扫积雪，出动职工20名"], 2, {"名": 40}),
        ([f"{BODY}召开安全例会，30名职工参加", f"{BODY}召开质量例会，30名职工参加"], 2, {"名": 60}),
        ([f"{BODY}举办培训班，培训职工50人", f"{BODY}举办消防安全培训班，培训职工50人"], 1, {"人": 50}),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_events_on_other_subjects_and_in_other_places_are_apart(
    settings: Settings,
    analyzer: Analyzer,
    tmp_path: Path,
    told: list[str],
    rows: int,
    sums: dict[str, float],
    apart: bool,  # noqa: FBT001  # in two bulletins
) -> None:
    paragraphs = [f"3月8日，{each}" for each in told]
    bulletins = {"甲城节水协会": ("2021年3月20日", paragraphs)}
    if apart:
        bulletins = {
            office: ("2021年3月20日", [each])
            for office, each in zip(("甲城节水协会", "乙城节水协会"), paragraphs, strict=True)
        }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert (len(found.rows), found.sums) == (rows, sums)


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        (f"{BODY}与青云电力有限公司联合向青云市医院捐赠图书1200册", "青云电力有限公司向青云市医院捐赠图书1200册", 1),
        (f"{BODY}与青云电力有限公司联合向青云市医院捐赠图书1200册", "青云电力有限公司捐赠图书1200册", 2),
        (f"{BODY}向青云市医院捐赠棉衣100件", f"{BODY}为青云市医院的病人送上棉衣100件", 1),
        (f"{BODY}为青云第一中学捐款8万元", f"{BODY}向青云第一中学捐赠助学金80000元", 1),
        (f"{BODY}向青云市医院捐赠棉衣100件", f"{BODY}为青云第一中学的学生送上棉衣100件", 2),
    ],
)
def test_what_two_offices_tell_in_other_words_is_one_event_if_it_is_for_the_same(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, one: str, other: str, rows: int
) -> None:
    bulletins = {
        "甲城节水协会": ("2021年3月20日", [f"3月9日，{one}"]),
        "乙城节水协会": ("2021年3月20日", [f"3月9日，{other}"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer)
        assert len(found.rows) == rows
        if rows == 1 and BODY in one and "电力" in one:
            assert set(found.rows[0].actors) == {BODY, "青云电力有限公司"}
            assert len(ask(generation, analyzer, org="青云电力有限公司").rows) == 1


def test_what_sums_up_other_rows_is_in_no_sum(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    bulletins = {
        "甲城节水协会": ("2021年3月20日", [f"3月5日，{BODY}向青云市医院捐赠口罩2000只"]),
        "乙城节水协会": ("2021年4月20日", [f"4月2日，{BODY}向青云第一中学捐赠口罩6000只"]),
        "丙城节水协会": ("2021年4月28日", [f"截至4月20日，{BODY}累计捐赠口罩8000只、棉衣30件"]),
        "丁城节水协会": ("2022年1月9日", [f"2021年全年，{BODY}捐赠口罩10000只"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert len(found.rows) == 4
        assert found.sums == {"只": 10000, "件": 30}  # the year has more than the two gifts that are told
        table = ask(generation, analyzer, org=BODY, by="year", unit="只").table()
        assert table is not None
        assert table.total.amount == 10000
        quantities = [quantity for row in found.rows for quantity in row.to_json()["quantities"]]
        assert [each["value"] for each in quantities if each["total"]] == [8000]  # both are told
        assert sorted(each["value"] for each in quantities if each["within"]) == [2000, 6000]
        spring = ask(generation, analyzer, org=BODY, when="2021-03/2021-04")
        assert spring.sums == {"只": 8000}
        assert sorted(row.why_left_out for row in spring.rows) == ["", "", "跨期", "跨期"]
        assert ask(generation, analyzer, org=BODY, apart="1").sums == {"只": 26000, "件": 30}


def test_a_total_of_another_body_or_thing_is_none(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    bulletins = {
        "甲城节水协会": ("2021年3月20日", [f"3月5日，{BODY}向青云市医院捐赠口罩2000只"]),
        "乙城节水协会": (
            "2021年4月20日",
            [f"截至4月10日，{BODY}累计捐赠手套3000只", "截至4月11日，青云电力有限公司累计捐赠口罩5000只"],
        ),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        assert ask(generation, analyzer).sums == {"只": 10000}


def test_what_goes_on_beyond_the_days_asked_for_is_shown_and_in_no_sum_nor_month(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    bulletins = {
        "甲城节水协会": ("2021年5月20日", [f"1月至3月，{BODY}捐赠口罩8000只", f"3月5日，{BODY}捐赠棉衣20件"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        for when in ("2021年3月", "2021年1月"):
            found = ask(generation, analyzer, when=when)
            assert "只" not in found.sums
            assert [row.beyond for row in found.rows if row.amount("件") == 0] == [True]
        assert ask(generation, analyzer, when="2021年一季度").sums == {"只": 8000, "件": 20}
        table = ask(generation, analyzer, by="month").table()
        assert table is not None
        assert table.row_values == ("2021-03", "不详")
        assert {row.date for row in ask(generation, analyzer, month="2021-03").rows} == {"2021-03-05"}


def test_units_of_an_issuer_are_not_chosen_with_it(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    bulletins = {
        "甲城节水协会": ("2021年3月20日", [f"3月5日，{BODY}捐赠口罩2000只", f"3月6日，{BODY}工会捐赠棉衣20件"]),
        "甲城节水协会秘书处": ("2021年3月21日", [f"3月7日，{BODY}捐赠口罩3000只"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        for by in ("issuer,year", "org,issuer", "issuer"):
            found = ask(generation, analyzer, org=BODY, units="1", by=by)
            table = found.table()
            assert table is not None
            cells = list(table.cells.items()) or [((row, ""), cell) for row, cell in table.row_totals.items()]
            for (row, column), cell in cells:
                chosen = {str(table.rows): row} | ({str(table.columns): column} if table.columns else {})
                assert len(ledger(found.request.opened(**chosen), generation, analyzer).rows) == cell.rows


def test_bodies_of_two_counties_that_are_named_by_their_level_are_two(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    told = "2月4日，县红十字会向县人民医院捐赠口罩2000只"
    bulletins = {"丰县人民政府": ("2021年2月20日", [told]), "睢宁县人民政府": ("2021年2月20日", [told])}
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer)
        assert {row.actors for row in found.rows} == {("丰县红十字会",), ("睢宁县红十字会",)}
        assert found.sums == {"只": 4000}
        assert len(ask(generation, analyzer, org="丰县红十字会").rows) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5月20日，{}举办今年第二期质量管理培训班，培训职工120人", "3月5日，{}举办安全生产培训班，培训职工80人"),
        ("3月，{}向江海市红十字会捐款10万元用于修桥", "3月5日，{}向江海市第一中学捐款2万元"),
        ("3月至5月，{}举办焊工培训班，培训职工120人", "4月10日，{}举办财务人员培训班，培训职工50人"),
        ("2021年，{}投入500万元建成污水站1座", "2021年5月6日，{}投入20万元建成水窖1座"),
        ("6月以来，{}累计捐款8万元", "2月5日，{}捐款2万元"),
        ("5月12日，{}举办培训班，累计培训职工120人", "3月5日，{}举办培训班，培训职工80人"),
        ("一季度，{}和青云电力有限公司共捐赠口罩8000只", "2月5日，青云电力有限公司捐赠口罩2000只"),
    ],
)
def test_what_is_no_sum_of_the_other_row_is_counted(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, first: str, second: str
) -> None:
    bulletins = {"甲城节水协会": ("2021年12月20日", [first.format(BODY), second.format(BODY)])}
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer)
        assert len(found.rows) == 2
        assert not any(row.totals for row in found.rows)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        ("在城关镇开展义诊，服务群众30人", "在城关镇慰问困难群众，慰问群众30人", 2),
        ("在江海市举办安全培训班，培训职工40人", "在江海市举办焊工大赛，参赛职工40人", 2),
        ("在捐赠仪式上捐赠资金6万元", "向江海市红十字会捐赠资金6万元", 1),
        ("在全力保障生产的同时捐款7万元", "向江海市红十字会捐款7万元", 1),
    ],
)
def test_deeds_of_other_types_are_apart_and_a_ceremony_is_nobody(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, one: str, other: str, rows: int, *, apart: bool
) -> None:
    told = [f"3月8日，{BODY}{each}" for each in (one, other)]
    bulletins = {"甲城节水协会": ("2021年3月20日", told)}
    if apart:
        bulletins = {f"{at}城节水协会": ("2021年3月20日", [each]) for at, each in zip("甲乙", told, strict=True)}
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert len(found.rows) == (rows if apart else 2)


def test_every_actor_of_an_event_that_is_told_with_fewer_opens_it(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    bulletins = {
        "甲城节水协会": ("2021年3月20日", [f"3月8日，{BODY}与青云电力有限公司联合向青云市医院捐款5万元"]),
        "乙城节水协会": ("2021年3月20日", [f"3月8日，{BODY}向青云市医院捐款5万元、口罩200只"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        for unit in ("元", "只"):
            found = ask(generation, analyzer, by="org", unit=unit)
            table = found.table()
            assert table is not None
            for value, cell in table.row_totals.items():
                opened = ledger(found.request.opened(organisation=value), generation, analyzer)
                assert (len(opened.rows), opened.sums.get(unit)) == (cell.rows, cell.amount)


@pytest.mark.parametrize(
    ("bulletins", "sums"),
    [
        (  # to others, whatever the money is called
            [["慰问贾汪村困难户20户，发放慰问金2万元", "慰问铜山村困难户20户，发放慰问金2万元"]],
            {"户": 40, "元": 40_000},
        ),
        (
            [["慰问退休职工30名，发放慰问金3万元", "慰问困难职工30名，发放慰问金3万元"]],
            {"名": 60, "元": 60_000},
        ),
        ([["看望一线交警，送去慰问品价值1万元"], ["看望一线环卫工人，送去慰问品价值1万元"]], {"元": 20_000}),
        (  # the same in other words
            [["走访慰问困难职工20户，送去慰问金2万元"], ["看望慰问20户困难职工，发放慰问金20000元"]],
            {"户": 20, "元": 20_000},
        ),
        ([["向青云县医院捐赠药品价值30万元"], ["向青云县医院捐赠价值30万元的药品"]], {"元": 300_000}),
        (  # once short and once in full, in one bulletin
            [["向青云县慈善总会捐款15万元", "向青云县慈善总会捐款15万元，用于资助困难学生30名"]],
            {"元": 150_000, "名": 30},
        ),
        (
            [["向青云县慈善总会捐款15万元", "又向青云县慈善总会捐款15万元，用于资助困难学生30名"]],
            {"元": 300_000, "名": 30},
        ),
    ],
)
def test_whom_gifts_were_for_tells_them_apart(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, bulletins: list[list[str]], sums: dict[str, float]
) -> None:
    for number, told in enumerate(bulletins, 1):
        text = "\n".join(f"5月10日，青云市水务局{each}。{_TAIL}" for each in told)
        (tmp_path / f"{number}.txt").write_text(
            f"{'甲乙'[number - 1]}城简报\n2021年第{number}期\n甲城节水协会 2021年6月20日\n标题第{number}号在此\n{text}",
            encoding="utf-8",
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        assert ask(generation, analyzer, org="青云市水务局").sums == sums


def test_a_month_is_one_event_of_two_series_only_in_the_same_words(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    for series, deed in (("甲", "5月，青云市水务局培训职工300人次"), ("乙", "5月，青云市水务局共培训职工300人次")):
        (tmp_path / f"{series}.txt").write_text(
            f"{series}城简报\n2021年第1期\n{series}城节水协会 2021年6月20日\n标题在此\n{deed}。{_TAIL}",
            encoding="utf-8",
        )
    for series, month in (("丙", 4), ("丁", 5)):
        (tmp_path / f"{series}.txt").write_text(
            f"{series}城简报\n2021年第1期\n{series}城节水协会 2021年{month}月20日\n标题在此\n"
            f"上月，松山市水利局捐款5万元。{_TAIL}",
            encoding="utf-8",
        )
    fill(settings, [tmp_path], analyzer)
    with open_current(settings, analyzer) as generation:
        assert ask(generation, analyzer, org="青云市水务局").sums == {"人次": 300}
        gifts = ask(generation, analyzer, org="松山市水利局")
        assert ([row.date for row in gifts.rows], gifts.sums) == (["2021-04", "2021-03"], {"元": 100_000})


def told_by_two(settings: Settings, analyzer: Analyzer, folder: Path, one: str, other: str) -> Generation:
    bulletins = {f"{at}城节水协会": ("2021年3月20日", [each]) for at, each in zip("甲乙", (one, other), strict=True)}
    return filled(settings, analyzer, folder, bulletins)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("到东门社区义诊，服务群众100人次", "到西门社区义诊，服务群众100人次"),
        ("前往松树小学捐赠图书200册", "前往柏树小学捐赠图书200册"),
        ("深入李家村修建道路300米", "深入王家村修建道路300米"),
        ("举办急救知识培训，培训职工50人", "举办法律知识培训，培训职工50人"),
        ("举办护理技能竞赛，参赛职工60名", "举办焊接技能竞赛，参赛职工60名"),
        ("资助学生小王5000元", "资助学生小李5000元"),
        ("捐赠资金10万元用于石门镇修路", "捐赠资金10万元用于柳河镇助学"),
    ],
)
def test_what_was_done_elsewhere_or_for_others_is_another_event(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, one: str, other: str
) -> None:
    with told_by_two(settings, analyzer, tmp_path, f"3月8日，{BODY}{one}", f"3月8日，{BODY}{other}") as generation:
        assert len(ask(generation, analyzer, org=BODY).rows) == 2


@pytest.mark.parametrize(
    ("one", "other", "sums"),
    [
        ("3月8日，{}组织210名志愿者清理垃圾15吨", "3月8日，{}组织志愿者210人清理垃圾15吨", {"吨": 15}),
        ("3月8日，{}向松山小学捐赠图书1200册", "3月8日，{}为松山小学捐赠图书1200本", {}),
        (
            "3月8日，{}向市医院捐赠口罩200只、防护服50套",
            "3月8日，{}向市医院捐款5万元、口罩200只",
            {"只": 200, "套": 50, "元": 50000},
        ),
        ("3月8日至10日，{}培训职工1200人次", "3月8日，{}培训职工1200人次", {"人次": 1200}),
        ("3月8日，{}捐赠净化器30台", "3月8日，{}安装净化器30台", {"台": 30}),
        (
            "3月8日，{}、青云电力有限公司共同向松山小学捐赠净水设备4套，价值20万元",
            "3月8日，{}向松山小学捐赠净水设备4套",
            {"套": 4, "元": 200000},
        ),
    ],
)
def test_one_event_in_other_words_is_summed_once(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, one: str, other: str, sums: dict[str, float]
) -> None:
    with told_by_two(settings, analyzer, tmp_path, one.format(BODY), other.format(BODY)) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert len(found.rows) == 1
        assert {unit: found.sums[unit] for unit in sums} == sums


def test_two_gifts_of_one_day_are_two(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    one, other = f"3月8日，{BODY}向市医院捐赠口罩200只、手套50双", f"3月8日，{BODY}向市医院捐赠口罩300只、手套50双"
    with told_by_two(settings, analyzer, tmp_path, one, other) as generation:
        assert len(ask(generation, analyzer, org=BODY).rows) == 2


def test_parts_and_shares_count_as_they_are(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    bulletins = {
        "甲城节水协会": (
            "2021年3月20日",
            [
                f"3月5日，{BODY}捐赠口罩7.2万只，其中儿童口罩2万只",
                f"3月6日，{BODY}向12所学校各捐赠图书100册，共1200册",
                f"3月7日，{BODY}、青云电力有限公司各捐款2万元",
            ],
        )
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert (found.sums["只"], found.sums["册"], found.sums["元"]) == (72000, 1200, 40000)
        written = [quantity for row in found.rows for quantity in row.quantities]
        assert {"儿童口罩20,000只（已含在前数中）", "图书100册×12", "捐款20,000元×2"} <= set(written)


def test_what_is_counted_since_the_year_began_is_of_the_days_until_the_bulletin(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    bulletins = {
        "甲城节水协会": ("2021年6月20日", [f"今年以来，{BODY}累计培训职工20000人次"]),
        "乙城节水协会": ("2021年7月20日", [f"今年以来，{BODY}累计培训职工25000人次"]),
        "丙城节水协会": ("2021年8月20日", [f"截至8月20日，{BODY}累计运送物资216车次"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert found.sums == {"人次": 25000, "车次": 216}
        assert ask(generation, analyzer, org=BODY, when="2021-06").sums == {}
        assert not ask(generation, analyzer, org=BODY, when="2021-12").rows
        day = ask(generation, analyzer, org=BODY, when="2021-08-20")
        assert (len(day.rows), day.sums) == (1, {})  # counted since January


def test_cells_open_what_they_count_where_an_event_names_fewer_in_one_bulletin(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    both = f"3月8日，{BODY}、青云电力有限公司共同向松山小学捐赠净水设备4套"
    one = "3月8日，青云电力有限公司向松山小学捐赠净水设备4套"
    with told_by_two(settings, analyzer, tmp_path, both, one) as generation:
        found = ask(generation, analyzer, by="org,issuer", unit="套")
        table = found.table()
        assert table is not None
        assert (BODY, "乙城节水协会") in table.cells
        for (body, issuer), cell in table.cells.items():
            opened = ledger(found.request.opened(organisation=body, issuer=issuer), generation, analyzer)
            assert (len(opened.rows), opened.sums["套"]) == (cell.rows, cell.amount)


def test_an_impossible_number_takes_no_page_down(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    bulletins = {"甲城节水协会": ("2021年3月20日", [f"3月5日，{BODY}捐款1{'0' * 310}元、口罩20只"])}
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert found.sums == {"只": 20}
        assert [row.quantities for row in found.rows] == [("口罩20只",)]


@pytest.mark.parametrize(
    ("one", "other", "rows", "sums"),
    [
        ("5月6日，{}向市医院捐赠医用口罩5000只", "5月6日，{}向市医院捐赠医用手套5000只", 2, {"只": 10000}),
        ("1月至2月，{}共捐款80万元", "2月28日前后，{}参观。截至2月28日，{}累计捐款80万元", 2, {"元": 800000}),
        (
            "3月5日，{}慰问40户，每户发放慰问金500元",
            "3月5日，{}慰问40户，共发放慰问金2万元",
            1,
            {"户": 40, "元": 20000},
        ),
        ("2020年以来，{}累计捐款90万元", "3月5日，{}向市医院捐款20万元", 2, {"元": 900000}),
        ("1月至3月，{}共培训职工200人", "3月5日，{}培训职工80名", 2, {"人": 200}),
    ],
)
def test_what_is_the_same_is_summed_once_however_it_is_written(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, one: str, other: str, rows: int, sums: dict[str, float]
) -> None:
    bulletins = {
        f"{at}城节水协会": ("2021年5月20日", [each.replace("{}", BODY)])
        for at, each in zip("甲乙", (one, other), strict=True)
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert (len(found.rows), found.sums) == (rows, sums)


@pytest.mark.parametrize("day", ["26", "31"])
def test_the_month_in_which_a_total_ends_is_a_part_of_it(
    settings: Settings, analyzer: Analyzer, tmp_path: Path, day: str
) -> None:
    told = [f"8月，{BODY}慰问职工800户", f"截至8月25日，{BODY}累计慰问职工3600户"]
    with filled(settings, analyzer, tmp_path, {"甲城节水协会": (f"2021年8月{day}日", told)}) as generation:
        found = ask(generation, analyzer, org=BODY)
        assert (len(found.rows), found.sums) == (2, {"户": 3600})


def test_what_is_told_years_later_is_told_by_itself(settings: Settings, analyzer: Analyzer, tmp_path: Path) -> None:
    bulletins = {
        "甲城节水协会": ("2020年3月20日", [f"2020年3月5日，{BODY}、青云电力有限公司向市医院捐款5万元"]),
        "乙城节水协会": ("2022年6月20日", [f"2020年3月5日，{BODY}向市医院捐款5万元"]),
    }
    with filled(settings, analyzer, tmp_path, bulletins) as generation:
        found = ask(generation, analyzer, by="org,issuer", unit="元")
        table = found.table()
        assert table is not None
        for (body, issuer), cell in table.cells.items():
            assert (
                len(ledger(found.request.opened(organisation=body, issuer=issuer), generation, analyzer).rows)
                == cell.rows
            )

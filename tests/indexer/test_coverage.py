"""What an archive has and lacks is told rightly."""

from __future__ import annotations

from pathlib import Path

from indexer.coverage import coverage_of
from indexer.generation import open_current
from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.curation.deciding import decide
from kb.decisions import Decision
from kb.settings import Settings
from kb.store import open_store
from tests.conftest import fill

BODY = "为做好今年的节水工作，青云市水务局开展了形式多样的宣传活动，取得了明显成效。"


def write(folder: Path, number: int, date: str, headline: str, body: str = BODY) -> None:
    text = f"节水简报\n2021年第{number}期\n青云市节水协会\n2021年{date}日\n{headline}\n{body}"
    (folder / f"{number}-{date}.txt").write_text(text, encoding="utf-8")


def test_missing_duplicate_and_out_of_order_issues_parts_and_silent_members(
    settings: Settings, tmp_path: Path, analyzer: Analyzer
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    write(folder, 1, "1月5", "节水典型（二）")
    write(folder, 2, "2月5", "节水典型（三）")
    write(folder, 5, "5月5", "节水典型（五）")
    write(folder, 6, "4月5", "松山见闻", BODY.replace("青云市水务局", "松山市水利局"))
    write(folder, 8, "12月20", "年终小结", BODY.replace("青云市水务局", "白石县供水公司"))
    fill(settings, [folder], analyzer)
    with open_store(settings.store_url) as store:
        wrong = min(store.changes())
        for name in ("青云市水务局", "白石县供水公司", "临溪市质量协会"):
            decide(store, [Decision(kind="member", subject=name)])
        bring_up_to_date(store, settings, analyzer)
        with open_current(settings, analyzer) as generation:
            found = coverage_of(generation, 6)
        (volume,) = found.series[0].volumes
        assert (volume.year, volume.bulletins, volume.first, volume.last) == (2021, 5, 1, 8)
        assert (volume.missing, volume.duplicates, volume.out_of_order) == (("3-4", "7"), (), (6,))
        (parts,) = found.parts
        assert (parts.headline, parts.bulletins, parts.last, parts.missing) == ("节水典型", 3, 5, ("1", "4"))
        assert [(each.name, each.last) for each in found.silent] == [
            ("临溪市质量协会", None),
            ("青云市水务局", "2021-05-05"),
        ]
        assert (found.members, found.until, found.years) == (3, "2021-12-20", (2021,))
        number = next(each.bulletin.issue.number for each in store.bulletins() if each.id != wrong)
        decide(store, [Decision(kind="correct", bulletin=wrong, value=f"number={number}")])
        bring_up_to_date(store, settings, analyzer)
    with open_current(settings, analyzer) as generation:
        assert coverage_of(generation).series[0].volumes[0].duplicates == (number,)
        assert coverage_of(generation, 12).silent[-1].name == "临溪市质量协会"


def test_running_numbers_and_bulletins_without_a_number_are_told_of(
    settings: Settings, tmp_path: Path, analyzer: Analyzer
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for running in (101, 102, 105):
        (folder / f"{running}.txt").write_text(
            f"节水快报\n（总第{running}期）\n松山市节水协会\n见闻之{running}\n{BODY}", encoding="utf-8"
        )
    (folder / "无.txt").write_text(f"节水快报\n松山市节水协会\n没有编号的一期\n{BODY}", encoding="utf-8")
    fill(settings, [folder], analyzer)
    with open_store(settings.store_url) as store:
        for name in ("青云市水务局", "临溪市质量协会"):
            decide(store, [Decision(kind="member", subject=name)])
        bring_up_to_date(store, settings, analyzer)
    with open_current(settings, analyzer) as generation:
        found = coverage_of(generation)
    (series,) = found.series
    assert series.running is not None
    assert (series.running.bulletins, series.running.first, series.running.last) == (3, 101, 105)
    assert (series.running.missing, series.volumes, series.unnumbered) == (("103-104",), (), 1)
    assert {each.name: each.undated for each in found.silent} == {"青云市水务局": True, "临溪市质量协会": False}


def test_the_last_issue_of_a_year_is_missed_by_its_running_number(
    settings: Settings, tmp_path: Path, analyzer: Analyzer
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for year, number, running in ((2020, 1, 1), (2020, 3, 3), (2021, 1, 5), (2021, 2, 6)):
        (folder / f"{running}.txt").write_text(
            f"节水快报\n{year}年第{number}期（总第{running}期）\n松山市节水协会\n{year}年{number * 2}月5日\n"
            f"见闻之{running}\n{BODY}",
            encoding="utf-8",
        )
    fill(settings, [folder], analyzer)
    with open_current(settings, analyzer) as generation:
        (series,) = coverage_of(generation).series
    assert [volume.missing for volume in series.volumes] == [("2",), ()]
    assert series.missing_running == ("2", "4")


def test_a_member_that_is_named_in_the_month_is_not_silent(
    settings: Settings, tmp_path: Path, analyzer: Analyzer
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number, date, body in (
        (5, "5月", BODY.replace("青云市水务局", "松山市水利局")),
        (11, "11月20日", BODY),
    ):
        (folder / f"{number}.txt").write_text(
            f"节水简报\n2021年第{number}期\n青云市节水协会\n2021年{date}\n第{number}期的见闻\n{body}", encoding="utf-8"
        )
    fill(settings, [folder], analyzer)
    with open_store(settings.store_url) as store:
        decide(store, [Decision(kind="member", subject="松山市水利局")])
        bring_up_to_date(store, settings, analyzer)
    with open_current(settings, analyzer) as generation:
        assert coverage_of(generation, 6).silent == ()
        assert [each.last for each in coverage_of(generation, 5).silent] == ["2021-05"]


def test_missing_first_issues_and_members_that_only_their_units_stand_for(
    settings: Settings, tmp_path: Path, analyzer: Analyzer
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    write(folder, 2, "2月5", "节水宣传周侧记")
    write(folder, 3, "3月5", "节水宣传周再记")
    write(folder, 4, "12月5", "年终小结", BODY.replace("青云市水务局", "青云市水务局工会"))
    fill(settings, [folder], analyzer)
    with open_store(settings.store_url) as store:
        decide(store, [Decision(kind="member", subject="青云市水务局")])
        bring_up_to_date(store, settings, analyzer)
    with open_current(settings, analyzer) as generation:
        found = coverage_of(generation, 3)
        assert found.series[0].volumes[0].missing == ("1",)
        assert found.silent == ()


def test_an_archive_may_begin_in_the_middle_of_a_year(settings: Settings, tmp_path: Path, analyzer: Analyzer) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    write(folder, 25, "7月5", "节水宣传周侧记")
    write(folder, 27, "8月5", "节水宣传周再记")
    fill(settings, [folder], analyzer)
    with open_current(settings, analyzer) as generation:
        assert coverage_of(generation).series[0].volumes[0].missing == ("26",)

"""The pages and the JSON, over the sample corpus, through the application's own client."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from flask.testing import FlaskClient
from openpyxl import load_workbook

from indexer.sync import bring_up_to_date
from indexer.terms import Analyzer
from kb.curation.deciding import decide
from kb.decisions import Decision
from kb.settings import Settings
from kb.spreadsheets import Table, to_xlsx
from kb.store import open_store
from tests.conftest import fill
from web.app import create_app

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client(sample_settings: Settings, analyzer: Analyzer) -> FlaskClient:
    return create_app(sample_settings, analyzer).test_client()


def status_of(client: FlaskClient, url: str) -> int:
    """The status of an address, its body read and closed (a static file is a file)."""
    with client.get(url, follow_redirects=True) as response:
        return response.status_code


def html(client: FlaskClient, url: str, *, status: Any = 200, **query: Any) -> str:
    response = client.get(url, query_string=query or None)
    assert response.status_code == status
    return response.get_data(as_text=True)


def test_html_and_json_give_the_same_totals(client: FlaskClient) -> None:
    page = client.get("/search.json", query_string={"q": "捐赠", "size": "100"}).get_json()
    assert page == {
        **client.get("/api/v1/search", query_string={"q": "捐赠", "size": "100"}).get_json(),
        "took_ms": page["took_ms"],
    }
    shown = re.sub(r"</?b>", "", html(client, "/search", q="捐赠", size="100"))
    assert f"共 {page['total']['bulletins']} 期，{page['total']['passages']} 段" in shown
    assert shown.count('class="where"') == page["total"]["passages"]


def test_the_json_has_the_keys_of_the_contract(client: FlaskClient) -> None:
    page = client.get("/api/v1/search", query_string={"q": "捐赠", "size": "100"}).get_json()
    assert {"query", "total", "took_ms", "generation", "hits", "facets", "page"} <= set(page)
    assert {"text", "understood", "relaxed", "expanded"} <= set(page["query"])
    assert set(page["hits"][0]) == {"bulletin", "score", "passages"}
    assert set(page["hits"][0]["bulletin"]) == {"id", "source", "series", "issue", "date", "headline", "url"}
    assert set(page["hits"][0]["passages"][0]) == {"id", "text", "highlights", "snippet", "url"}
    assert set(page["facets"]) == {
        "series",
        "issue",
        "issuer",
        "organisation",
        "region",
        "year",
        "month",
        "activity",
        "member",
    }
    assert set(page["facets"]["year"][0]) == {"value", "label", "bulletins", "passages", "selected", "url"}
    assert page["page"] == {"number": 1, "size": 100, "pages": 1}


def test_every_facet_link_and_page_link_of_a_page_works(client: FlaskClient) -> None:
    shown = html(client, "/search", q="节水", size="3")
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', shown)}
    assert len(links) > 20
    for link in links:
        assert status_of(client, link) == 200, link


def test_a_hit_leads_to_its_passage_with_the_words_marked(client: FlaskClient) -> None:
    page = client.get("/search.json", query_string={"q": "捐赠", "size": "100"}).get_json()
    for hit in page["hits"]:
        url, anchor = hit["passages"][0]["url"].split("#")
        shown = html(client, url)
        assert f'id="{anchor}"' in shown
        assert '<mark id="h1">' in shown
        assert "命中" in shown


def test_the_reading_page_shows_every_part_once_and_leads_to_its_neighbours(client: FlaskClient) -> None:
    page = client.get("/search.json", query_string={"q": "2021年第4期"}).get_json()
    hit = next(hit for hit in page["hits"] if hit["bulletin"]["series"] == "云岭节水简报")
    shown = html(client, hit["bulletin"]["url"])
    whole = client.get(f"/api/v1/bulletins/{hit['bulletin']['id']}").get_json()
    ids = [part["id"] for part in (*whole["segments"], *(p for a in whole["articles"] for p in a["passages"]))]
    assert all(shown.count(f'id="{part}"') == 1 for part in ids)
    assert "上一期 2021年第3期" in shown
    assert "下一期 2021年增刊" in shown  # by date it stands between numbers 4 and 6
    assert all(each in shown for each in ("编发单位", "报送", "来源"))


def test_queries_are_shown_as_text_never_as_markup(client: FlaskClient) -> None:
    shown = html(client, "/search", q='<script>alert(1)</script>"><img src=x>')
    assert "<script" not in shown
    assert "<img" not in shown


def test_zero_hits_are_answered_helpfully(client: FlaskClient) -> None:
    shown = html(client, "/search", q='"飞碟降落"', year="2021")
    assert "未检索到" in shown
    assert "去掉筛选条件" in shown
    assert re.search(r"已检索 \d\d+ 期", shown)
    assert "缺 《云岭节水简报》2021年第5期" in shown


def test_a_weaker_search_is_named(client: FlaskClient) -> None:
    assert "其中之一" in html(client, "/search", q="节水 飞碟降落")


def test_what_is_chosen_can_be_undone(client: FlaskClient) -> None:
    shown = html(client, "/search", q="捐赠", year="2021", **{"from": "2021-01", "to": "2021-12"})
    assert "年份：2021" in shown
    assert "日期：2021-01 至 2021-12" in shown
    assert "清除全部" in shown


def test_the_words_of_a_headline_query_are_marked_in_the_headline_alone(client: FlaskClient) -> None:
    page = client.get("/search.json", query_string={"q": "标题:涓滴"}).get_json()
    assert page["total"]["bulletins"] == 3
    assert "<mark>涓滴</mark>" in html(client, "/search", q="标题:涓滴")
    marked = [p["id"] for hit in page["hits"] for p in hit["passages"] if p["highlights"]]
    assert len(marked) == 3
    assert all(each.startswith("s") for each in marked)


def test_the_home_page_lists_series_the_newest_and_gaps(client: FlaskClient) -> None:
    shown = html(client, "/")
    assert "云岭节水简报" in shown
    assert "《云岭节水简报》2021年第5期" in shown
    assert "数据更新于" in shown


def test_help_shows_queries_that_work(client: FlaskClient) -> None:
    shown = html(client, "/help")
    for query in re.findall(r"<tr><td>(.*?)</td>", shown):
        for one in query.split(" · "):
            assert client.get("/search.json", query_string={"q": one}).get_json()["query"]["notices"] == [], one


def test_the_csv_opens_in_excel_and_holds_no_formula(client: FlaskClient) -> None:
    response = client.get("/search.csv", query_string={"q": "捐赠", "size": "100"})
    assert response.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))
    total = client.get("/search.json", query_string={"q": "捐赠", "size": "100"}).get_json()["total"]["passages"]
    assert len(rows) == total + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_workbook_holds_the_same_rows_as_text(client: FlaskClient) -> None:
    response = client.get("/search.xlsx", query_string={"q": "捐赠", "size": "100"})
    sheet = load_workbook(io.BytesIO(response.data)).active
    assert sheet is not None
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    text = (
        client.get("/search.csv", query_string={"q": "捐赠", "size": "100"})
        .get_data(as_text=True)
        .removeprefix("\ufeff")
    )
    assert rows == [tuple(row) for row in csv.reader(io.StringIO(text))]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_the_feed_is_well_formed(client: FlaskClient) -> None:
    root = ET.fromstring(client.get("/search.atom", query_string={"q": "捐赠 <"}).data)
    assert root.tag == f"{ATOM}feed"
    ET.fromstring(client.get("/search.atom?q=%01x").data)
    root = ET.fromstring(client.get("/search.atom", query_string={"q": "捐赠", "size": "100"}).data)
    assert len(root.findall(f"{ATOM}entry")) >= 3


def test_errors_are_pages_in_chinese_and_json_where_json_was_asked(client: FlaskClient) -> None:
    assert "参数 page" in html(client, "/search", status=400, page="0")
    assert "没有这一期简报" in html(client, "/bulletins/none", status=404)
    assert "地址不对" in html(client, "/nothing", status=404)
    assert client.get("/api/v1/search?sort=best").get_json()["error"]["status"] == 400
    assert client.get("/api/v1/bulletins/none").status_code == 404
    assert client.post("/search").status_code == 405


def test_every_answer_forbids_scripts_and_frames(client: FlaskClient) -> None:
    for url in ("/", "/search", "/help", "/nothing", "/search.json", "/static/style.css"):
        with client.get(url) as response:
            policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
    for url in ("/", "/search?q=捐赠", "/help"):
        shown = html(client, url)
        assert "<script" not in shown
        assert " style=" not in shown
        assert "http://" not in shown
        assert "https://" not in shown


def test_without_an_index_the_page_says_what_to_do(settings: Settings, analyzer: Analyzer) -> None:
    client = create_app(settings, analyzer).test_client()
    assert "kb sync" in html(client, "/", status=503)
    assert client.get("/healthz").status_code == 503


def test_healthz_answers_when_the_server_can_search(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json()["status"] == "ok"
    assert status_of(client, "/favicon.ico") == 200


def test_the_ledger_shows_each_activity_with_its_proof(client: FlaskClient) -> None:
    found = client.get("/api/v1/activities", query_string={"type": "捐赠"}).get_json()
    assert found["total"] == len(found["activities"]) > 10
    page = html(client, "/activities", type="捐赠", size="100")
    assert f"共 <b>{found['total']}</b> 项活动" in page
    for row in found["activities"]:
        assert row["type"] == "捐赠"
        assert all(f'href="{other["url"]}"' in page for other in row["also"])
        assert f'href="{row["url"]}"' in page
    first = found["activities"][0]
    assert f'id="{first["passage"]}"' in html(client, first["url"].split("#")[0])


def test_the_ledger_is_exported_whole(client: FlaskClient) -> None:
    total = client.get("/activities.json").get_json()["total"]
    response = client.get("/activities.csv", query_string={"size": "5"})
    rows = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"))))
    assert len(rows) == total + 1
    assert rows[0][:3] == ["日期", "日期依据", "单位"]
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    book = load_workbook(io.BytesIO(client.get("/activities.xlsx").get_data()))
    assert book.active is not None
    assert book.active.max_row == total + 1


def test_a_ledger_without_rows_says_why_and_where_to_look(client: FlaskClient) -> None:
    page = html(client, "/activities", org="没有这一家")
    assert "没有符合条件的活动" in page
    assert "<script" not in html(client, "/activities", q="<script>alert(1)</script>", org='"><b>')
    html(client, "/activities", page="9999")
    html(client, "/activities", status=400, **{"from": "2020-13"})


def test_an_organisation_has_a_page_and_a_dossier(client: FlaskClient) -> None:
    page = html(client, "/organisations")
    names = re.findall(r'<a href="/organisations/([^"]+)">([^<]+)</a>', page)
    assert len(names) > 100
    address, name = next(each for each in names if each[0] != "worklist")
    shown = html(client, f"/organisations/{address}")
    told = client.get(f"/api/v1/organisations/{address}").get_json()
    assert told["name"] == name
    assert f"提到 {told['total']['bulletins']} 期" in shown
    assert all(form["form"] in shown for form in told["forms"])
    book = load_workbook(io.BytesIO(client.get(f"/organisations/{address}/dossier.xlsx").get_data()))
    assert book.sheetnames == ["活动台账", "其余相关段落"]
    assert book["活动台账"].max_row == told["activities"]["total"] + 1
    assert html(client, "/organisations", q="没有这一家").count("没有这样的单位") == 1
    html(client, "/organisations/没有这一家", status=404)


def test_a_dossier_in_word_has_every_activity_and_every_other_passage(client: FlaskClient) -> None:
    name = "青禾水务集团有限公司"
    told = client.get(f"/api/v1/organisations/{name}").get_json()
    response = client.get(f"/organisations/{name}/dossier.docx")
    assert response.status_code == 200
    document = Document(io.BytesIO(response.get_data()))
    (table,) = document.tables
    assert len(table.rows) == told["activities"]["total"] + 1
    shown = "\n".join(cell.text for row in table.rows for cell in row.cells)
    assert all(row["text"] in shown for row in told["activities"]["activities"])
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    book = load_workbook(io.BytesIO(client.get(f"/organisations/{name}/dossier.xlsx").get_data()))
    rest = [row[0] for row in book["其余相关段落"].iter_rows(min_row=2, min_col=6, max_col=6, values_only=True)]
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert rest
    assert all(re.sub(r"[\t\n]", "", str(text))[:20] in re.sub(r"[\t\n]", "", written) for text in rest)
    assert "rId" not in written


def test_an_organisation_is_found_by_how_it_is_read(client: FlaskClient) -> None:
    assert "青禾水务集团有限公司" in html(client, "/organisations", q="qhsw")
    assert "青禾水务集团有限公司" in html(client, "/organisations", q="qinghe shuiwu")
    assert "没有这样的单位" in html(client, "/organisations", q="zzzzqq")


def test_a_table_on_the_page_opens_its_rows(client: FlaskClient) -> None:
    page = html(client, "/activities", by="type,year", unit="元")
    table = page[page.index('class="ledger cross"') :]
    links = re.findall(r'<a href="(/activities\?[^"]+)">(\d+)</a>', table)
    assert len(links) > 10
    for address, rows in links[:12]:
        assert f"共 <b>{rows}</b> 项活动" in html(client, address.replace("&amp;", "&"))
    assert "quantity" not in page
    html(client, "/activities", status=400, by="type,planet")
    html(client, "/activities", status=400, when="明天")
    assert "2021-01-01 至 2021-06-30" in html(client, "/activities", when="2021年上半年")


def test_the_archive_shows_what_it_has_and_lacks(client: FlaskClient) -> None:
    page = html(client, "/coverage")
    told = client.get("/api/v1/coverage").get_json()
    assert all(series["label"] in page for series in told["series"])
    assert any(volume["missing"] for series in told["series"] for volume in series["volumes"])
    assert "缺" in page
    html(client, "/coverage", status=400, months="0")
    work = client.get("/api/v1/worklist").get_json()
    page = html(client, "/organisations/worklist")
    assert work["duplicates"]
    assert work["duplicates"][0]["why"] in page


def test_a_ledger_as_a_workbook_has_its_quantities_and_its_table(client: FlaskClient) -> None:
    book = load_workbook(io.BytesIO(client.get("/activities.xlsx?by=type,year&unit=人").get_data()))
    assert book.sheetnames == ["活动台账", "数量", "统计（项数）", "统计（人）"]
    first, *rows = book["数量"].iter_rows(values_only=True)
    assert first[:2] == ("数值", "计量单位")
    assert rows
    assert all(isinstance(row[0], int | float) for row in rows)
    amounts = list(book["统计（人）"].iter_rows(values_only=True))
    found = client.get("/activities.json?by=type,year&unit=人").get_json()
    assert amounts[-1][0] == "合计"
    assert amounts[-1][-1] == found["table"]["total"]["amount"] == found["sums"]["人"]


def test_what_xml_may_not_hold_is_left_out_of_a_workbook() -> None:
    book = load_workbook(io.BytesIO(to_xlsx(Table("表", {"题": 9}, [("水\ufffe泵\uffff六\x02台\ud800",)]))))
    assert [[cell.value for cell in row] for row in book.active.iter_rows()] == [["题"], ["水泵六台"]]


def test_a_unit_that_no_sheet_may_be_called_is_no_error(client: FlaskClient) -> None:
    assert client.get("/activities.xlsx?by=type&unit=a/b*[c]").status_code == 200


def test_behind_the_last_page_of_a_ledger_is_the_last_page(client: FlaskClient) -> None:
    page = client.get("/activities?page=9999").get_data(as_text=True)
    assert "没有符合条件的活动" not in page
    assert 'aria-current="page"' in page


def test_the_ledger_is_narrowed_by_series_issuer_and_unit_and_all_of_it_is_cleared(client: FlaskClient) -> None:
    page = html(client, "/activities")
    aside = page[page.index('id="filters"') : page.index("</aside>")]
    for label, parameter in (("简报", "series"), ("编发单位", "issuer"), ("单位", "org"), ("活动类型", "type")):
        block = aside[aside.index(f"<h2>{label}") :].split("</section>")[0]
        address, count = re.findall(
            rf'href="(/activities\?[^"]*{parameter}=[^"]+)".*?class="count">(\d+)<', block, re.DOTALL
        )[-1]  # of those that do not stand there at once too
        assert f"共 <b>{count}</b> 项活动" in html(client, address.replace("&amp;", "&"))
    assert aside.count("<option") > 60  # every unit can be chosen
    narrowed = html(client, "/activities", unit="套", sort="oldest", when="2021年")
    assert 'class="clear" href="/activities"' in narrowed
    years = re.findall(r"year=(\d{4})", aside)
    assert years == sorted(years, reverse=True)
    dates = narrowed[narrowed.index("<h2>活动日期") : narrowed.index("数量单位</h2>")]
    assert 'name="when"' not in dates  # dates that are typed take the place of the words


def test_members_are_a_list_of_their_own_and_a_table_of_them_has_no_others(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    text = "3月1日，青云市水务局、松山市水利局联合检修水泵6台，一直忙到天黑才散去，大家都说好，连声道谢。"
    (tmp_path / "1.txt").write_text(
        f"节水简报\n2021年第1期\n青云市节水协会 2021年3月20日\n标题在此\n{text}", encoding="utf-8"
    )
    fill(settings, [tmp_path], analyzer)
    with open_store(settings.store_url) as store:
        for name in ("青云市水务局", "从未提到的水厂"):
            decide(store, [Decision(kind="member", subject=name)])
        bring_up_to_date(store, settings, analyzer)
    client = create_app(settings, analyzer).test_client()
    everybody = client.get("/api/v1/organisations").get_json()["organisations"]
    members = client.get("/organisations.json?member=是").get_json()["organisations"]
    assert "松山市水利局" in {each["name"] for each in everybody}
    assert [(each["name"], each["bulletins"]) for each in members] == [("青云市水务局", 1), ("从未提到的水厂", 0)]
    page = html(client, "/organisations", member="是")
    assert "从未提到的水厂" in page
    assert "松山市水利局" not in page
    table = client.get("/api/v1/activities?member=是&by=org").get_json()["table"]
    assert table["row_values"] == ["青云市水务局"]
    found = client.get("/organisations/青云市水务局/dossier.docx")
    assert "filename*=UTF-8''%E9%9D%92%E4%BA%91" in found.headers["Content-Disposition"]
    assert "最早见于" in html(client, "/organisations/青云市水务局").split("名称</h2>")[1].split("</section>")[0]
    assert client.get("/organisations/").status_code == 200


def test_values_of_one_facet_add_up_by_clicking(client: FlaskClient) -> None:
    page = html(client, "/activities", type="捐赠")
    types = page[page.index("活动类型</h2>") : page.index("</section>", page.index("活动类型</h2>"))]
    other = re.search(
        r'<a href="([^"]+)"><span class="tick" aria-hidden="true">☐</span><span class="label">慰问', types
    )
    assert other is not None
    both = client.get(other[1].replace("&amp;", "&").replace("/activities", "/activities.json")).get_json()
    assert set(both["types"]) == {"捐赠", "慰问"}


def test_a_table_has_counts_and_amounts_in_cells_of_their_own(client: FlaskClient) -> None:
    page = html(client, "/activities", by="type,year", unit="元")
    told = client.get("/activities.json?by=type,year&unit=元").get_json()["table"]
    total = told["total"]
    assert f"<td>{total['rows']}</td><td>{total['amount']:,.0f}</td>" in page
    assert sum(each["rows"] for each in told["row_totals"].values()) >= total["rows"]
    assert set(told["column_totals"]) == set(told["column_values"])
    assert 'class="ledger cross"' not in html(client, "/activities", by="type", org="没有这一家")


@pytest.mark.parametrize(
    "query",
    [
        {"type": "捐款"},
        {"region": "江苏某某"},
        {"region": "江苏 徐州"},
        {"unit": "万元"},
        {"member": "1"},
        {"from": "2026", "to": "2024"},
    ],
)
def test_what_there_cannot_be_is_refused_with_what_there_is(client: FlaskClient, query: dict[str, str]) -> None:
    came_from = "http://localhost/activities?type=捐赠"
    response = client.get("/activities", query_string=query, headers={"Referer": came_from})
    assert response.status_code == 400
    assert 'href="/activities?type=捐赠">返回上一页' in response.get_data(as_text=True)


def test_dates_and_regions_as_people_write_them(client: FlaskClient) -> None:
    one = client.get("/activities.json?from=2021年1月&to=2021年6月30日&region=江苏省").get_json()
    other = client.get("/activities.json?from=2021-01&to=2021-06-30&region=江苏").get_json()
    assert one == other
    assert client.get("/activities.json?by=type,type").get_json()["table"]["columns"] is None


def test_an_organisation_is_reached_from_a_search_and_a_bulletin(client: FlaskClient) -> None:
    page = html(client, "/search", q="青禾水务")
    assert 'href="/organisations/%E9%9D%92%E7%A6%BE' in page
    assert "dossier.docx" in page
    hit = client.get("/search.json?q=青禾水务").get_json()["hits"][0]["bulletin"]["id"]
    assert 'href="/organisations/' in html(client, f"/bulletins/{hit}").split("文中单位")[1]


def test_a_dossier_may_be_of_a_year_and_with_units(client: FlaskClient) -> None:
    name = "青禾水务集团有限公司"
    whole = client.get(f"/activities.json?org={name}&when=2021年").get_json()
    response = client.get(f"/organisations/{name}/dossier.xlsx?when=2021年")
    assert "2021%E5%B9%B4" in response.headers["Content-Disposition"]
    rows = list(load_workbook(io.BytesIO(response.get_data()))["活动台账"].iter_rows(values_only=True))
    assert len(rows) - 1 == whole["total"] > 0
    data = client.get(f"/organisations/{name}/dossier.docx?when=2021年&units=1").get_data()
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    assert "2021-01-01 至 2021-12-31，连同下属单位" in text
    assert "dossier.docx?when=" in html(client, "/activities", org=name, when="2021年")


def test_a_cell_of_the_coverage_opens_the_issues_of_its_year(
    settings: Settings, analyzer: Analyzer, tmp_path: Path
) -> None:
    body = "青云市水务局开展了形式多样的宣传活动，取得了明显成效，群众反映良好，大家都说好。"
    for number, date in ((6, "2024年12月20日"), (7, "2025年1月6日")):
        (tmp_path / f"{number}.txt").write_text(
            f"节水简报\n2024年第{number}期\n青云市节水协会\n{date}\n节水宣传\n{body}", encoding="utf-8"
        )
    fill(settings, [tmp_path], analyzer)
    client = create_app(settings, analyzer).test_client()
    cell = re.search(r'<a href="([^"]+)">2 期</a>', html(client, "/coverage"))
    assert cell is not None
    address = cell[1].replace("&amp;", "&")
    assert client.get(address.replace("/search", "/search.json")).get_json()["total"]["bulletins"] == 2
    assert "年号：2024" in html(client, address)
    found = client.get("/search.json?q=期:2024年第7期").get_json()
    assert found["total"]["bulletins"] == 1

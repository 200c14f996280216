"""Whole bulletins as offices type them: mastheads on one line and in frames, pages of websites, Word. The texts are our own."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from PIL import Image

from kb.model import Bulletin
from kb.parsing import parse
from kb.reading import read_document
from kb.reading.bytes import FileBytes
from tests.kb.test_html import FOOT
from tests.kb.test_parsing import document_of

FIRST = "3月5日，青云市节水协会组织专家12名开展检查，检查设备300台，发现隐患14处，当场整改9处，其余限期完成。"
SECOND = "与会人员表示要把节水措施落到每一个车间、每一个班组，确保全年目标任务圆满完成，让节水成为大家的习惯。"
HEADLINE = "会员单位扎实开展节水工作"
BODY = f"\n\n{HEADLINE}\n\n　　{FIRST}\n　　{SECOND}\n"


def of_text(text: str) -> Bulletin:
    return parse(document_of(text)).bulletin


def of_page(body: str) -> Bulletin:
    page = f"<html><head><meta charset='utf-8'></head><body>{body}{FOOT}</body></html>"
    return parse(read_document(FileBytes("a.html", page.encode(), "0" * 64))).bulletin


def of_word(document) -> Bulletin:
    out = io.BytesIO()
    document.save(out)
    return parse(read_document(FileBytes("a.docx", out.getvalue(), "0" * 64))).bulletin


def centred(document, text: str) -> None:
    document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize(
    ("masthead", "number", "year", "date"),
    [
        ("节水简报 2024年第5期 总第55期 青云市节水协会 5月20日", 5, 2024, "2024-05-20"),
        ("节水简报\n第5期｜总第55期｜2024-05-20｜青云市节水协会主办", 5, 2024, "2024-05-20"),
        ("┏━━━━┓\n┃　节水简报　┃\n┃　2024年第5期　┃\n┗━━━━┛\n青云市节水协会　2024年5月20日", 5, 2024, "2024-05-20"),
        ("节水简报\n2023—2024学年第二学期  第5期\n青云市节水协会主办    2024年5月20日", 5, 2023, "2024-05-20"),
        ("节水简报\n（5）\n青云市节水协会编  二〇二四年五月二十日", 5, 2024, "2024-05-20"),
        ("节水简报\n2024·5\n青云市节水协会  编印\n（供领导同志参阅）", 5, 2024, None),
        ("节水简报\n2024/05/20\nNO.:2024-5\n承办：青云市节水协会", 5, 2024, "2024-05-20"),
        ("节水简报\n〔2024〕 5\n\n青云市节水协会        2024.5.20", 5, 2024, "2024-05-20"),
        ("节水简报\n2024年第5期（5月20日　四月十三　星期一）\n青云市节水协会", 5, 2024, "2024-05-20"),
        ("节水简报\n二〇二四年第伍期\n\n青云市节水协会编印\n二〇二四年元月八日", 5, 2024, "2024-01-08"),
        ("节水简报\n第5期 · 2024年5月号\n青云市节水协会编印", 5, 2024, "2024-05"),
        ("節水快訊　　第5期\n青云市节水协会　編印　　　　113.05.20", 5, 2024, "2024-05-20"),
        ("节水简报\n2024年第5期 · 第二季度\n青云市节水协会编", 5, 2024, None),
        ("内部资料　　　　　　　　特　急\n节水简报\n2024年第5期\n青云市节水协会编", 5, 2024, None),
        ("内部参考\n\n节水简报\n2024年第5期\n青云市节水协会编", 5, 2024, None),
        ("领导批示：\n节水简报\n2024年第5期\n青云市节水协会编", 5, 2024, None),
        ("节水简报\n启智 · 明礼 · 节水 · 惜水\n2024年第5期\n青云市节水协会编", 5, 2024, None),
        ("节水简报\n第5期\n7月19日18时\n青云市节水协会", 5, None, None),
        ("节水续报\n（第五报）\n青云市节水协会\n截至2024年5月20日18时", 5, None, None),
    ],
)
def test_a_masthead_as_it_is_typed(masthead: str, number: int, year: int | None, date: str | None) -> None:
    bulletin = of_text(masthead + BODY)
    assert (bulletin.issue.number, bulletin.issue.year, bulletin.date) == (number, year, date)
    assert bulletin.issuer == ("青云市节水协会",)
    assert bulletin.series is not None
    assert [article.headline for article in bulletin.articles] == [HEADLINE]


@pytest.mark.parametrize(
    ("end", "distribution", "signers"),
    [
        ("报  送\n    市水务局、县政府\n发  送\n    各会员单位", {"报送": 2, "发送": 1}, {}),
        ("报：市水务局，市委节约用水工作\n    领导小组成员。\n发：各会员单位", {"报": 3, "发": 1}, {}),
        ("报：市水务局\n发：各会员单位\n印一百五十份", {"报": 1, "发": 1}, {}),
        ("报：市水务局\n发：各会员单位\n　　　本期共印120份", {"报": 1, "发": 1}, {}),
        ("报：市水务局\n本期送：北关区委\n　　　（共印18份，用后收回）", {"报": 1, "本期送": 1}, {}),
        ("报：市水务局\n发：各会员单位\n市节水办综合科    2024年11月9日印发（共印55份）", {"报": 1, "发": 1}, {}),
        ("传阅：一至六组组长、村小学", {"传阅": 2}, {}),
        ("正本：本縣各鄉鎮市公所\n副本：縣議會、本府各局處", {"正本": 1, "副本": 2}, {}),
        ("（撰稿  甘霖    审核  伊婕）\n报：市水务局", {"报": 1}, {"撰稿": ("甘霖",), "审核": ("伊婕",)}),
        ("报：市水务局\n执笔：韩小楠（队员）", {"报": 1}, {"执笔": ("韩小楠",)}),
        (
            "报：市水务局\n值班主任：韩樾　　编制：闻人翊",
            {"报": 1},
            {"值班主任": ("韩樾",), "编制": ("闻人翊",)},
        ),
        ("报：市水务局 责任编辑：卓玛", {"报": 1}, {"责任编辑": ("卓玛",)}),
    ],
)
def test_an_end_as_it_is_typed(end: str, distribution: dict[str, int], signers: dict[str, tuple[str, ...]]) -> None:
    bulletin = of_text(f"节水简报\n2024年第5期\n青云市节水协会编{BODY}\n{end}")
    assert {each.kind: len(each.recipients) for each in bulletin.distribution} == distribution
    assert bulletin.signers == signers
    assert len(bulletin.passages) == 2


def test_who_made_it_may_stand_in_the_masthead() -> None:
    masthead = "节水简报\n2024年第5期\n青云市节水协会    2024年7月9日\n签发：陆怀远        审核：邹敏        撰稿：童佳"
    bulletin = of_text(masthead + BODY)
    assert bulletin.signers == {"签发": ("陆怀远",), "审核": ("邹敏",), "撰稿": ("童佳",)}
    assert bulletin.headline == HEADLINE


def test_a_form_around_the_whole_page_is_its_text() -> None:
    text = "".join(f"<p>　　{FIRST}{SECOND}</p>" for _ in range(3))
    bulletin = of_page(
        f"<form name='content'><h2>节水简报（第五期）</h2><div>{text}</div><p>附件【台账.xlsx】已下载12次</p></form>"
    )
    assert (bulletin.series, bulletin.issue.number, len(bulletin.passages)) == ("节水简报", 5, 3)
    with_search = of_page(f"<form>站内搜索<input></form><div>{text}</div>")
    assert [passage.text[:4] for passage in with_search.passages] == [FIRST[:4]] * 3


def test_the_words_of_a_website_are_no_text() -> None:
    table = (
        "<table><tr><td>索引号：</td><td>wc/2024-1</td></tr><tr><td>发布机构：</td><td>青云市水务局</td></tr></table>"
    )
    top = "<h1>节水简报｜第5期：会员单位节水忙</h1><p>青云市节水协会 青云节水 2024-05-20 18:04</p><p>点击上方“青云节水”关注我们</p>"
    masthead = "<p>节水简报</p><p>第5期</p><p>青云市节水协会编</p><p>2024年5月20日</p>"
    text = f"<h3>{HEADLINE}</h3><p>　　{FIRST}</p><p>PART ONE</p><p>　　{SECOND}</p><p>— END —</p><p>往期回顾</p>"
    bulletin = of_page(f"<div>{table}{top}{masthead}{text}</div>")
    assert (bulletin.series, bulletin.issue.number, bulletin.date) == ("节水简报", 5, "2024-05-20")
    assert [article.headline for article in bulletin.articles] == [HEADLINE]
    assert [passage.text.strip()[:4] for passage in bulletin.passages] == [FIRST[:4], SECOND[:4]]


def test_rows_of_numbers_are_data_and_no_words_of_a_website() -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("批次", "不合格"), (1, 5), (0, 6), ("阅读", "12次"))
    )
    bulletin = of_page(f"<div><h3>{HEADLINE}</h3><p>　　{FIRST}</p><table>{rows}</table><p>　　{SECOND}</p></div>")
    (table,) = (passage.text for passage in bulletin.passages if passage.kind == "table")
    assert table.split("\n") == ["批次\t不合格", "1\t5", "0\t6", "阅读\t12次"]


def test_items_whose_number_stands_apart_are_no_table() -> None:
    items = "".join(f"<p>{number}.&nbsp; {FIRST}</p>" for number in (1, 2, 3))
    bulletin = of_page(f"<div><p>节水简报</p><p>第5期</p><h3>{HEADLINE}</h3>{items}</div>")
    assert [passage.kind for passage in bulletin.passages] == ["list"] * 3


def test_a_list_of_contents_whose_links_are_gone_takes_no_headline() -> None:
    table = (
        "<table><tr><td>领域</td><td>项目</td><td>投资</td></tr><tr><td>水务</td><td>二期</td><td>8.6</td></tr></table>"
    )
    articles = f"<h2>【工作动态】</h2><h3>{HEADLINE}</h3><p>　　{FIRST}</p>{table}<h3>节水宣传周启动仪式举行</h3><p>　　{SECOND}</p>"
    bulletin = of_page(f"<div><p>节水简报</p><p>第5期</p><p>本期要目</p>{articles}</div>")
    assert [article.headline for article in bulletin.articles] == [HEADLINE, "节水宣传周启动仪式举行"]


def test_a_headline_in_two_halves_begins_an_article() -> None:
    document = docx.Document()
    for text in ("节水简报", "第5期", "节水进课堂　小手拉大手"):
        centred(document, text)
    document.add_paragraph(f"{FIRST}（节水办 陆怀远）")
    centred(document, "书香伴成长　亲子共读启动")
    document.add_paragraph(SECOND)
    headlines = [article.headline for article in of_word(document).articles]
    assert headlines == ["节水进课堂 小手拉大手", "书香伴成长 亲子共读启动"]


def test_a_headline_is_whole_where_the_contents_list_has_half_of_it() -> None:
    contents = "<p>本期导读</p><p>节水宣传周启动仪式举行</p><p>奖学金颁发</p><p>各地动态</p>"
    articles = f"<h2>【会员动态】</h2><h3>节水宣传周启动仪式举行</h3><p>　　{FIRST}</p><h3>奖学金颁发<br>84名学子受助</h3><p>　　{SECOND}</p>"
    bulletin = of_page(f"<div><p>节水简报</p><p>第5期</p>{contents}{articles}</div>")
    assert [article.headline for article in bulletin.articles][:2] == [
        "节水宣传周启动仪式举行",
        "奖学金颁发 84名学子受助",
    ]


def test_the_caption_of_a_table_in_a_page_is_read() -> None:
    table = "<table><caption>主要检验情况</caption><tr><td>类别</td><td>批次</td></tr><tr><td>水表</td><td>402</td></tr></table>"
    bulletin = of_page(
        f"<div><p>节水简报</p><p>第5期</p><h3>{HEADLINE}</h3><p>　　{FIRST}</p>{table}<p>　　{SECOND}</p></div>"
    )
    assert any("主要检验情况" in passage.text for passage in bulletin.passages)


def test_a_masthead_in_the_cells_of_one_row() -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "青云市人民医院"
    left.add_paragraph("护理质量简讯")
    right.text = "第5期"
    right.add_paragraph("2024年5月")
    centred(document, HEADLINE)
    document.add_paragraph(FIRST)
    bulletin = of_word(document)
    assert (bulletin.series, bulletin.issue.number, bulletin.date) == ("护理质量简讯", 5, "2024-05")


def test_who_printed_it_is_no_recipient() -> None:
    bulletin = of_text(f"节水简报\n第5期\n{BODY}\n抄送：县指挥部、各水管所\n青云县水务局办公室\n2011年7月9日印发")
    assert [each.recipients for each in bulletin.distribution] == [("县指挥部", "各水管所")]
    assert bulletin.date == "2011-07-09"


def test_a_series_may_begin_with_a_word_that_warns_elsewhere() -> None:
    bulletin = of_text(f"供 销 合 作 简 报\n第3期　　青云县供销社办公室编　　2024年2月28日{BODY}")
    assert bulletin.series == "供销合作简报"


def test_the_month_and_who_compiles_in_one_cell() -> None:
    bulletin = of_text(f"德育简报（第8期）\n2023年10月 · 政教处编印{BODY}")
    assert (bulletin.date, bulletin.issuer) == ("2023-10", ("政教处",))


@pytest.mark.parametrize("how", ["blanks", "format", "style"])
def test_a_headline_at_the_margin_of_indented_paragraphs(how: str) -> None:
    document = docx.Document()
    document.styles["Body Text"].paragraph_format.first_line_indent = Pt(24)
    for text in ("节水简报", "第5期"):
        centred(document, text)
    document.add_paragraph("")
    for headline in (HEADLINE, "节水宣传周启动仪式举行"):
        document.add_paragraph(headline)
        for text in (FIRST, SECOND):
            paragraph = document.add_paragraph(f"　　{text}" if how == "blanks" else text)
            paragraph.style = "Body Text" if how == "style" else "Normal"
            if how == "format":
                paragraph.paragraph_format.first_line_indent = Pt(24)
    bulletin = of_word(document)
    assert [article.headline for article in bulletin.articles] == [HEADLINE, "节水宣传周启动仪式举行"]
    assert [len(article.passages) for article in bulletin.articles] == [2, 2]


def test_the_text_of_an_account_is_hidden_until_its_scripts_have_run() -> None:
    text = "".join(f"<p style='text-indent:2em'>{FIRST}{SECOND}</p>" for _ in range(3))
    hidden = f"<div style='visibility: hidden; opacity: 0'><p>节水简报</p><p>第5期</p><h3>{HEADLINE}</h3>{text}</div>"
    bulletin = of_page(f"<h1>节水简报 | 第5期：{HEADLINE}</h1>{hidden}<div style='visibility:hidden'>读者不见</div>")
    assert (bulletin.series, bulletin.headline, len(bulletin.passages)) == ("节水简报", HEADLINE, 3)


@pytest.mark.parametrize(
    ("masthead", "series"),
    [
        ("科 研 动 态（双月刊）\n2018年第2期  总第46期", "科研动态"),
        ("护理园地（2016年6月）\n第6期\n青云市医院编", "护理园地"),
        (
            "优化营商环境工作简报（第5期）\n优　化　营　商　环　境\n工　作　简　报\n第5期\n青云县领导小组办公室",
            "优化营商环境工作简报",
        ),
    ],
)
def test_what_belongs_to_the_name_of_a_series(masthead: str, series: str) -> None:
    bulletin = of_text(masthead + BODY)
    assert (bulletin.series, bulletin.headline) == (series, HEADLINE)
    assert series not in "".join(bulletin.issuer)


def test_columns_between_stars_head_what_is_below_them() -> None:
    text = f"节水简报\n第5期\n青云市节水协会编\n\n★学术交流★\n\n{HEADLINE}\n\n　　{FIRST}\n\n★项目进展★\n\n节水技术项目通过检查\n\n　　{SECOND}\n"
    bulletin = of_text(text)
    assert [article.headline for article in bulletin.articles] == [HEADLINE, "节水技术项目通过检查"]


def test_until_when_a_report_tells_is_no_headline() -> None:
    bulletin = of_text(f"节水简报\n第5期\n青云市节水协会编{BODY}".replace(HEADLINE, f"{HEADLINE}\n（截至7月9日8时）"))
    assert bulletin.headline == HEADLINE


def test_a_series_over_two_rows_whose_second_begins_with_a_preposition() -> None:
    bulletin = of_text(f"青云市巩固拓展脱贫攻坚成果\n同乡村振兴有效衔接工作简报\n第7期\n青云市领导小组办公室{BODY}")
    assert bulletin.series == "青云市巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作简报"
    assert of_text(f"和平区信息\n第7期\n和平区委办公室{BODY}").series == "和平区信息"


def test_persons_beside_where_they_work_wrote_it() -> None:
    by = "省社会科学院农村发展研究所　袁书简　霍青"
    bulletin = of_text(f"决策参考\n第7期\n青云市水利局编{BODY}".replace(HEADLINE, f"{HEADLINE}\n{by}"))
    assert bulletin.headline == HEADLINE
    assert len(bulletin.passages) == 2


def test_a_row_below_a_picture_says_what_it_shows() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(picture, "PNG")
    document = docx.Document()
    for text in ("节水简报", "第5期", HEADLINE):
        centred(document, text)
    document.add_paragraph(FIRST)
    picture.seek(0)
    document.add_picture(picture)
    centred(document, "师生在操场集合清点人数")
    centred(document, "节水演练进校园　安全知识记心间")
    document.add_paragraph(SECOND)
    centred(document, "▲整治后的打铁巷")
    bulletin = of_word(document)
    assert [article.headline for article in bulletin.articles] == [HEADLINE, "节水演练进校园 安全知识记心间"]
    assert [passage.kind for passage in bulletin.passages] == ["paragraph", "caption", "paragraph", "caption"]


def test_what_stands_in_cells_at_the_end_says_who_made_it() -> None:
    document = docx.Document()
    for text in ("节水简报", "第5期", HEADLINE):
        centred(document, text)
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("主编", "陆怀远", "责任编辑", "易知行、白鹭洲"), strict=True):
        cell.text = text
    assert of_word(document).signers == {"主编": ("陆怀远",), "责任编辑": ("易知行", "白鹭洲")}


def test_a_table_behind_the_word_for_attachments_is_text() -> None:
    document = docx.Document()
    for text in ("节水简报", "第5期", HEADLINE):
        centred(document, text)
    document.add_paragraph(FIRST)
    document.add_paragraph("附件：各县区节水情况表")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("县区", "检查", "整改"), ("望汀区", "21", "6")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("报：市水务局")
    bulletin = of_word(document)
    assert [passage.kind for passage in bulletin.passages] == ["paragraph", "table"]
    assert [each.kind for each in bulletin.distribution] == ["报"]


def test_a_page_header_may_say_who_compiles() -> None:
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = "节水简报"
    header.add_paragraph("第5期")
    header.add_paragraph("青云市节水协会编印\t2024年5月20日")
    centred(document, HEADLINE)
    document.add_paragraph(FIRST)
    bulletin = of_word(document)
    assert (bulletin.series, bulletin.issuer, bulletin.date) == ("节水简报", ("青云市节水协会",), "2024-05-20")


def test_headings_with_a_number_and_blanks() -> None:
    text = f"节水简报\n第5期\n青云市节水协会编\n\n{HEADLINE}\n（作者：陆怀远）\n1  检查概况\n{FIRST}\n2  主要结论\n{SECOND}\n"
    bulletin = of_text(text)
    assert bulletin.headline == HEADLINE
    assert [section.heading for section in bulletin.articles[0].sections] == ["检查概况", "主要结论"]


def test_items_of_a_list_below_indented_paragraphs_stay_apart() -> None:
    text = f"<p style='text-indent:2em'>{FIRST}</p>" * 2 + "<p style='text-indent:2em'>请严格做到：</p>"
    items = f"<ol><li>{FIRST}</li><li>{SECOND}</li></ol>"
    bulletin = of_page(f"<div><p>节水简报</p><p>第5期</p><h3>{HEADLINE}</h3>{text}{items}</div>")
    assert len(bulletin.passages) == 5


def test_bars_between_roles_and_behind_them() -> None:
    for end in ("编辑：骆小满 ｜ 审核：桑榆", "编辑 | 骆小满\n审核 | 桑榆"):
        bulletin = of_text(f"节水简报\n2024年第5期\n青云市节水协会编{BODY}\n{end}")
        assert bulletin.signers == {"编辑": ("骆小满",), "审核": ("桑榆",)}

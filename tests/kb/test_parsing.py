"""Layout, form by form. The texts are our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.contract import bulletin_to_json
from kb.model import Bulletin, Document, Line
from kb.parsing import parse
from kb.understanding import understand

BODY = "今年以来，各会员单位按照年初部署，扎实推进节水改造，用水总量比上年下降百分之三，成效明显。"


def document_of(text: str, name: str = "a.txt") -> Document:
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    return Document(name, "txt", "utf-8", "0" * 64, lines)


def bulletin_of(text: str, name: str = "a.txt") -> Bulletin:
    return understand(document_of(text, name)).bulletin


def passages_of(body: str) -> list[str]:
    return [passage.text for passage in bulletin_of(f"节水简报\n第1期\n2021年3月1日\n标题在此\n{body}").passages]


@pytest.mark.parametrize(
    ("masthead", "series", "number", "issuer", "date"),
    [
        ("节水 简 报\n第三期\n青云市节水协会\n2021年3月1日", "节水简报", 3, ["青云市节水协会"], "2021-03-01"),
        ("节水简报\n青云市节水协会  第３期\n2021年3月1日", "节水简报", 3, ["青云市节水协会"], "2021-03-01"),
        (
            "节水动态\n青云市节水协会\n宣传部编 第3期(总第9期) 2021年3月1日",
            "节水动态",
            3,
            ["青云市节水协会宣传部"],
            "2021-03-01",
        ),
        ("节水信息（第3期）\n编发单位：青云市水务局\n2021-03-01", "节水信息", 3, ["青云市水务局"], "2021-03-01"),
        (
            "青云市节水\n简 报\n2021年第3期\n青云市水务局    2021年3月1日",
            "青云市节水简报",
            3,
            ["青云市水务局"],
            "2021-03-01",
        ),
        ("节水周报\n第3期\n青云市水务局 主办\n二〇二一年三月一日", "节水周报", 3, ["青云市水务局"], "2021-03-01"),
        ("节水快报\n2021年3月1日", "节水快报", None, [], "2021-03-01"),
    ],
)
def test_mastheads_in_any_order(masthead: str, series: str, number: int | None, issuer: list[str], date: str) -> None:
    bulletin = bulletin_of(f"{masthead}\n水厂改造圆满完成\n{BODY}")
    assert (bulletin.series, bulletin.issue.number, list(bulletin.issuer), bulletin.date) == (
        series,
        number,
        issuer,
        date,
    )
    assert bulletin.headline == "水厂改造圆满完成"
    assert [passage.text for passage in bulletin.passages] == [BODY]


def wrapped(text: str, width: int = 30, indent: str = "") -> str:
    text = indent + text
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


LONG = (
    "4月以来，禾城市志愿服务联合会闻令而动，组织三百余名志愿者进驻二十六个社区，协助开展登记和物资配送，"
    "累计服务群众一万两千余人次，为独居老人送药四百余次，得到了社区居民的一致好评，也锻炼了队伍。"
)


@pytest.mark.parametrize("indent", ["", "　　"])
def test_fixed_line_ends_neither_swallow_the_first_line_nor_cut_paragraphs(indent: str) -> None:
    body = "\n".join(
        wrapped(each, indent=indent) for each in (LONG, LONG.replace("4月", "5月"), LONG.replace("4月", "6月"))
    )
    bulletin = bulletin_of(f"志愿简报\n第3期\n2022年6月9日\n众志成城守家园 志愿红映禾城\n{body}")
    assert bulletin.headline == "众志成城守家园 志愿红映禾城"
    assert bulletin.passages[0].text.startswith("4月以来，禾城市志愿服务联合会闻令而动，组织三百余名志愿者")
    if indent:
        assert bulletin.passages[0].text == LONG


def test_a_notice_has_its_own_headline_under_the_letterhead() -> None:
    text = (
        f"江岭省人民政府办公厅文件\n江政办发〔2020〕15号\n\n关于做好春季造林绿化工作的通知\n\n各市人民政府：\n\n{BODY}"
    )
    bulletin = bulletin_of(text)
    assert bulletin.headline == "关于做好春季造林绿化工作的通知"
    assert [passage.text for passage in bulletin.passages] == [BODY]
    assert bulletin.issue.label is None


def test_an_editors_note_before_the_headline_belongs_to_the_article() -> None:
    text = f"节水简报\n第1期\n2021年3月1日\n\n编者按：{BODY}\n\n水厂改造圆满完成\n\n{BODY}{BODY}"
    bulletin = bulletin_of(text)
    assert [article.headline for article in bulletin.articles] == ["水厂改造圆满完成"]
    assert len(bulletin.passages) == 2


def test_short_articles_that_end_with_their_contributor_stay_apart() -> None:
    one = "{}\n\n青云水务公司更换水表三百只。\n\n（青云水务公司 供稿）\n\n"
    text = (
        "节水简报\n第1期\n2021年3月1日\n\n"
        + one.format("水表换新进行时")
        + one.format("再生水送进热电厂里")
        + one.format("小水滴走进大课堂")
    )
    assert [article.headline for article in bulletin_of(text).articles] == [
        "水表换新进行时",
        "再生水送进热电厂里",
        "小水滴走进大课堂",
    ]


def test_a_section_heading_that_only_ends_like_a_body_is_none() -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n一、夜间急诊排队\n{BODY}\n二、青云水务公司\n{BODY}")
    assert [passage.organisation for passage in bulletin.passages] == [None, "青云水务公司"]


def test_a_lead_in_to_a_list_is_text_and_no_salutation() -> None:
    line = "经研究，决定授予下列单位“节水先进单位”称号："
    assert line in [
        passage.text for passage in bulletin_of(f"节水简报\n第1期\n标题在此\n{line}\n1.青云水务公司").passages
    ]


def test_what_is_no_bulletin_is_one_article_with_doubts() -> None:
    bulletin = bulletin_of(f"{BODY}\n\n{BODY}")
    assert len(bulletin.passages) == 2
    assert {doubt.field for doubt in bulletin.doubts} >= {"series", "issue", "issuer", "date"}


def test_a_dispatch_number_is_no_issue_number() -> None:
    bulletin = bulletin_of(f"青云市水务局文件\n青水发〔2021〕12号\n关于加强节水工作的通知\n各有关单位：\n{BODY}")
    assert bulletin.issue.label is None


def test_the_number_in_the_file_name_counts_where_the_masthead_has_none() -> None:
    bulletin = bulletin_of(f"节水简报\n2021年3月1日\n水厂改造\n{BODY}", name="节水简报第8期.txt")
    assert bulletin.issue.number == 8
    assert "issue" in {doubt.field for doubt in bulletin.doubts}


def test_two_dates_of_different_years_are_a_doubt() -> None:
    bulletin = bulletin_of(f"节水简报\n2021年第1期\n2020年12月30日\n年终盘点\n{BODY}")
    assert bulletin.date == "2020-12-30"
    assert bulletin.issue.year == 2021
    assert "date" in {doubt.field for doubt in bulletin.doubts}


@pytest.mark.parametrize("line", ["秘 密", "内部资料 注意保存", "机密★1年"])
def test_the_classification_is_kept_as_written(line: str) -> None:
    bulletin = bulletin_of(f"{line}\n节水简报\n第1期\n2021年1月1日\n标题在此\n{BODY}")
    assert bulletin.classification == line.replace(" ", "")


def test_a_paragraph_broken_in_mid_word_is_whole_again() -> None:
    assert passages_of(
        "今年以来会员单位按照年初的部署和上级有关文件的要求，在全市范围内扎实推进各项节水改\n\n造工作，成效明显。"
    ) == ["今年以来会员单位按照年初的部署和上级有关文件的要求，在全市范围内扎实推进各项节水改造工作，成效明显。"]


def test_a_broken_paragraph_goes_on_past_a_caption_and_a_page_header() -> None:
    body = "今年以来会员单位按照年初的部署和上级有关文件的要求，在全市范围内扎实推进各项节水改\n\n图1 改造现场\n\n节水简报\n\n- 2 -\n\n造工作，成效明显。"
    assert passages_of(body) == [
        "今年以来会员单位按照年初的部署和上级有关文件的要求，在全市范围内扎实推进各项节水改造工作，成效明显。",
        "图1 改造现场",
    ]


@pytest.mark.parametrize(
    "following",
    [
        "二、下一步打算",
        "青云水务公司：公司投资改造了老旧管网，漏损率大幅下降，受到用户好评。",
        "1. 更换水表",
    ],
)
def test_what_opens_a_new_part_never_continues_a_paragraph(following: str) -> None:
    texts = passages_of(
        f"今年以来会员单位按照年初的部署和上级有关文件的要求，在全市范围内扎实推进各项节水改造工作\n\n{following}\n\n{BODY}"
    )
    assert texts[0] == "今年以来会员单位按照年初的部署和上级有关文件的要求，在全市范围内扎实推进各项节水改造工作"


def test_indented_paragraphs_are_told_apart_by_their_indents() -> None:
    body = "\n".join(
        [
            "　　第一段写到这里恰好在行末结束了。",
            "这一句还在第一段里面没有缩进。",
            "　　第二段从这里开始写。",
            "　　第三段。",
        ]
    )
    assert passages_of(body) == [
        "第一段写到这里恰好在行末结束了。这一句还在第一段里面没有缩进。",
        "第二段从这里开始写。",
        "第三段。",
    ]


def test_sections_and_their_passages() -> None:
    text = f"节水简报\n第1期\n2021年3月1日\n标题在此\n一、基本情况\n{BODY}\n（一）工业节水\n{BODY}\n【简讯】\n{BODY}\n一、二级响应说明\n{BODY}"
    article = bulletin_of(text).articles[0]
    assert [(section.label, section.level, section.heading) for section in article.sections] == [
        ("一", 1, "基本情况"),
        ("一", 2, "工业节水"),
        ("", 1, "简讯"),
    ]
    assert [passage.section for passage in article.passages if passage.text == BODY] == ["一", "一", "", ""]


def test_run_in_numbers_are_no_sections() -> None:
    article = bulletin_of(
        f"节水简报\n第1期\n标题在此\n一、二级管网改造提前完成，全市供水能力显著提高。\n{BODY}"
    ).articles[0]
    assert article.sections == ()


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        ("青云水务公司：公司投资改造了老旧管网，漏损率大幅下降，受到了用户的一致好评。", "青云水务公司"),
        ("青云市节水协会：协会组织了三场培训，参加人员达到一百二十余人，反响很好。", "青云市节水协会"),
        ("青云水务集团有限公司（原青云供水总公司）：公司改造了老旧管网，受到了用户好评。", "青云水务集团有限公司"),
        ("联系人：张同志，电话五五五一二三四，欢迎来电咨询节水事宜，我们将及时答复。", None),
        ("各有关单位：请按照要求于三月底之前报送节水工作总结，逾期不再受理。", None),
        ("会议强调：要把节水工作摆在更加突出的位置，切实抓紧抓好，抓出成效。", None),
        ("活动现场：志愿者向过往群众发放节水手册，讲解节水知识，气氛十分热烈。", None),
    ],
)
def test_organisation_heads_and_their_false_friends(line: str, organisation: str | None) -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n{line}")
    heads = [passage.organisation for passage in bulletin.passages if passage.text == line]
    assert heads in ([organisation], [])


def test_an_organisation_keeps_its_paragraphs_until_a_figure() -> None:
    head = "青云水务公司：公司投资改造了老旧管网，漏损率大幅下降，受到了用户的一致好评。"
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{head}\n{BODY}\n图 2 改造现场\n{BODY}")
    assert [passage.organisation for passage in bulletin.passages] == ["青云水务公司", "青云水务公司", None, None]


def test_an_organisation_alone_on_its_line_heads_what_follows() -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n青云市水务局\n\n{BODY}")
    assert [passage.organisation for passage in bulletin.passages] == [None, "青云市水务局"]


@pytest.mark.parametrize(
    ("line", "number", "caption"),
    [
        ("图1 改造现场", 1, "改造现场"),
        ("图 4 改造现场", 4, "改造现场"),
        ("图3：改造现场", 3, "改造现场"),
        ("图一 改造现场", 1, "改造现场"),
        ("图：改造现场", None, "改造现场"),
    ],
)
def test_captions(line: str, number: int | None, caption: str) -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n{line}\n\n{BODY}")
    assert [(figure.number, figure.caption) for figure in bulletin.figures] == [(number, caption)]


@pytest.mark.parametrize(
    "line", ["图书馆里坐满了前来听课的读者，大家认真做着笔记。", "表示感谢的还有来自各地的用户代表，他们送来锦旗。"]
)
def test_words_that_begin_like_captions_are_none(line: str) -> None:
    assert bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n{line}").figures == ()


def test_a_table_is_one_passage_with_its_cells() -> None:
    bulletin = bulletin_of(
        f"节水简报\n第1期\n标题在此\n{BODY}\n表1 节水量\n单位\t吨数\n水务公司\t30\n纺织厂\t12\n{BODY}"
    )
    assert [(p.kind, p.text) for p in bulletin.passages][1:3] == [
        ("caption", "表1 节水量"),
        ("table", "单位\t吨数\n水务公司\t30\n纺织厂\t12"),
    ]


def test_a_contents_list_promises_the_headlines() -> None:
    text = (
        f"节水简报\n第1期\n2021年3月1日\n本期目录\n1.水厂改造圆满完成…………1\n2.节水培训走进校园…………3\n"
        f"水厂改造圆满完成\n{BODY}\n节水培训走进校园\n{BODY}"
    )
    bulletin = bulletin_of(text)
    assert [article.headline for article in bulletin.articles] == ["水厂改造圆满完成", "节水培训走进校园"]
    assert [len(article.passages) for article in bulletin.articles] == [1, 1]


@pytest.mark.parametrize(
    ("headline", "part"), [("众人拾柴（七）", 7), ("众人拾柴(12)", 12), ("众人拾柴③：水厂", 3), ("众人拾柴", None)]
)
def test_the_part_of_a_headline(headline: str, part: int | None) -> None:
    article = bulletin_of(f"节水简报\n第1期\n{headline}\n{BODY}").articles[0]
    assert (article.headline, article.part) == (headline, part)


def test_distribution_signers_and_print_record() -> None:
    text = (
        f"节水简报\n第1期\n标题在此\n{BODY}\n\n报送：省水利厅、市政府办公室（综合科、信息科）\n抄  送: 各县水务局，各会员单位。\n"
        "编辑：王某    审核：李某\n青云市水务局办公室          2021年3月5日印发\n共印60份"
    )
    bulletin = bulletin_of(text)
    assert [(each.kind, each.recipients) for each in bulletin.distribution] == [
        ("报送", ("省水利厅", "市政府办公室（综合科、信息科）")),
        ("抄送", ("各县水务局", "各会员单位")),
    ]
    assert bulletin.signers == {"编辑": ("王某",), "审核": ("李某",)}
    assert bulletin.date == "2021-03-05"
    assert [passage.text for passage in bulletin.passages] == [BODY]


def test_recipients_go_on_over_lines_without_a_label() -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n报：市委、市政府、市水务局\n市农业局、各科室")
    assert bulletin.distribution[0].recipients == ("市委", "市政府", "市水务局", "市农业局", "各科室")


def test_an_editor_on_the_line_of_the_issuer_is_none() -> None:
    text = f"节水动态\n2024年第2期\n标题在此\n{BODY}\n主办：云岭省图书馆学会        编辑：学会秘书处"
    assert bulletin_of(text).issuer == ("云岭省图书馆学会",)


def test_a_signature_at_the_end_dates_a_bulletin_without_a_date() -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n青云市水务局\n二〇二一年三月一日")
    assert bulletin.date == "2021-03-01"
    assert [passage.text for passage in bulletin.passages] == [BODY]


def test_a_rule_may_stand_between_the_signature_and_the_recipients() -> None:
    for rule in ("━━━━━━━━━━━━━━", "————————", "\n———————\n\n"):
        bulletin = bulletin_of(
            f"法院简报\n第二十一期\n平澜县人民法院办公室\n━━━━━━━━\n标题在此\n{BODY}\n\n"
            f"　　　　　　平澜县人民法院\n　　　　　　二○二四年四月十五日\n{rule}\n报：县委、县政府。\n送：县司法局。\n（共印60份）"
        )
        assert bulletin.date == "2024-04-15"
        assert [passage.text for passage in bulletin.passages] == [BODY]
        assert [each.recipients for each in bulletin.distribution] == [("县委", "县政府"), ("县司法局",)]


def test_the_key_of_a_passage_survives_another_layout_and_tells_repeats_apart() -> None:
    first, second = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n\n{BODY}").passages
    assert first.key != second.key
    other = bulletin_of(f"节水 简 报\n\n第1期\n\n标题在此\n\n　　{BODY}").passages[0]
    assert other.key == first.key


def test_every_line_with_a_letter_is_in_exactly_one_part() -> None:
    text = f"节水简报\n第1期\n———\n标题在此\n一、情况\n{BODY}\n图1 现场\n- 2 -\n{BODY}\n报送：市水务局\n编辑：王某"
    parts = bulletin_of(text).parts
    covered = sorted(line for part in parts for line in {part.lines[0], part.lines[1]})
    assert covered == list(range(1, 12))


LINES = st.lists(
    st.sampled_from(
        [
            "节水简报",
            "第1期",
            "2021年3月1日",
            "一、情况",
            "图1 现场",
            "报送：市水务局",
            "编辑：王某",
            "- 3 -",
            "目录",
            "",
            BODY,
            "1.条目",
        ]
    )
    | st.text(alphabet="节水一二、。：（）()期第0 　:1.【】◆\t图表", max_size=12),
    max_size=14,
)


def test_a_number_without_a_heading_is_no_section() -> None:
    assert all(not article.sections for article in bulletin_of(f"节水简报\n第1期\n一、:\n{BODY}").articles)


@given(LINES)
def test_any_lines_are_parsed_and_none_is_lost(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    parsed = parse(document)
    bulletin_to_json(parsed.bulletin)
    kept = "".join("".join(part.text.split()) for part in parsed.bulletin.parts)
    wanted = "".join("".join(line.split()) for line in lines)
    assert sorted(kept) == sorted(wanted)
    assert [label.line for label in parsed.labels] == sorted(label.line for label in parsed.labels)
    assert len({part.id for part in parsed.bulletin.parts}) == len(parsed.bulletin.parts)


@pytest.mark.parametrize(
    ("row", "distribution", "signers"),
    [
        ("分发：各科室", [("分发", ("各科室",))], {}),
        ("呈：县委  抄送：各乡镇", [("呈", ("县委",)), ("抄送", ("各乡镇",))], {}),
        ("组稿：佟某    校核：仇某", [], {"组稿": ("佟某",), "校核": ("仇某",)}),
        ("执笔 | 从某", [], {"执笔": ("从某",)}),
    ],
)
def test_labels_at_the_end_are_known_by_their_characters(
    row: str, distribution: list[object], signers: dict[str, tuple[str, ...]]
) -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n2021年3月1日\n标题在此\n{BODY}\n报送：市水务局\n{row}")
    assert [(each.kind, each.recipients) for each in bulletin.distribution[1:]] == distribution
    assert bulletin.signers == signers


@pytest.mark.parametrize(
    "line", [" " * 50_000 + "x", "。" * 50_000, "编 " * 20_000, "报、" * 20_000 + "：", "第一" * 30_000]
)
def test_long_lines_of_one_kind_take_no_time_out_of_proportion(line: str) -> None:
    assert bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n报送：市水务局{line}").series == "节水简报"


def test_a_second_issue_in_one_file_is_a_doubt() -> None:
    one, other = (f"节水简报\n第{number}期\n青云市节水协会\n2021年3月1日\n标题在此\n{BODY}" for number in (1, 2))
    assert [doubt.message for doubt in bulletin_of(f"{one}\n{other}").doubts if doubt.line] == [
        "文中另有期号“第2期”，可能是两期简报合在一个文件里，请拆开后再导入"
    ]
    assert not [doubt for doubt in bulletin_of(one).doubts if doubt.line]


def test_a_date_below_the_headline_dates_a_text_without_a_masthead() -> None:
    plain_text = (
        "市总工会开展“送清凉”慰问活动\n2023年8月5日\n"
        "8月4日，市总工会开展夏季职工慰问活动，为坚守岗位的一线职工送去慰问品。"
    )
    bulletin = bulletin_of(plain_text)
    assert (bulletin.date, bulletin.headline) == ("2023-08-05", "市总工会开展“送清凉”慰问活动")
    signed = bulletin_of(f"{plain_text}\n青云市总工会\n2023年8月6日")
    assert signed.date == "2023-08-06"


def test_what_somebody_did_is_no_issuer_and_no_head() -> None:
    bulletin = bulletin_of(
        "临夏州环境保护协会年会成功举办\n2026年2月2日\n1月31日，年会在县城召开，会员三十余人到会，大家都说办得好，直到天黑才散去。"
    )
    assert bulletin.issuer == ()
    text = "节水简报\n第1期\n标题在此\n首段文字在此，说的是全市节水工作，足够长，一眼看去不像标题也不像别的什么。\n集团召开半年安全生产视频会\n6月10日，各单位参加会议，足够长的一段文字，说的是安全生产的事，没有别的。"
    assert all(passage.organisation is None for passage in bulletin_of(text).passages)


def test_a_run_in_head_behind_a_figure_is_no_headline() -> None:
    text = (
        "节水简报\n第1期\n标题在此\n赣州市质量协会：2月3日，协会联合标准化研究所编印手册2000册，免费发放给中小企业，受到一致欢迎。\n\n"
        "图1 工人抢装管线\n\n鹰潭信铜线缆股份有限公司：作为首批复工企业，公司于2月12日恢复生产，当\n"
        "日到岗员工412人，到岗率达到83%。公司董事长说，质量上绝不能打折扣，一根电缆连着千家万户。"
    )
    bulletin = bulletin_of(text)
    assert len(bulletin.articles) == 1
    assert bulletin.passages[-1].organisation == "鹰潭信铜线缆股份有限公司"


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("青江理工大学\n党委办公室、校长办公室编", ("青江理工大学党委办公室", "青江理工大学校长办公室")),
        ("青江市外贸企业商会\n商会秘书处编", ("青江市外贸企业商会秘书处",)),
    ],
)
def test_departments_below_their_body(lines: str, issuer: tuple[str, ...]) -> None:
    bulletin = bulletin_of(f"工作简报\n第1期\n{lines}　　2021年3月1日\n标题在此\n{BODY}")
    assert bulletin.issuer == issuer


CHATTER = (
    "连日来，大家都说好，直到天黑才散去，路上还下起了小雨，屋里暖洋洋的，第二天又照常上班，一切如旧，没有什么好说的。"
)


def test_a_headline_may_stand_behind_an_editors_note() -> None:
    top = ("工作简报", "第8期", "青江市总工会 2023年4月18日", "", f"【编者按】{CHATTER}", "")
    before_section = bulletin_of(
        "\n".join((*top, "抓春耕 强产业 促和美", "——工作扫描", "", "一、高位推动", "", CHATTER))
    )
    assert [each.headline for each in before_section.articles] == ["抓春耕 强产业 促和美 ——工作扫描"]
    of_two_cells = bulletin_of("\n".join((*top, "决战高温“烤”验  坚守光明防线", "", CHATTER)))
    assert [each.headline for each in of_two_cells.articles] == ["决战高温“烤”验 坚守光明防线"]


def test_a_headline_may_stand_behind_the_first_heading() -> None:
    text = ("支行简报", "第8期", "青江银行青屏支行 2023年4月18日", "", "【要闻】", "", "金融活水润春耕", "", CHATTER)
    assert [each.headline for each in bulletin_of("\n".join(text)).articles] == ["金融活水润春耕"]


def test_a_contents_list_ends_where_the_marks_end() -> None:
    head = (
        "汇通信息",
        "第8期",
        "青江银行办公室 2023年4月18日",
        "",
        "【本期要点】",
        "● 支持小微企业的举措",
        "● 各地分行动态",
        "",
    )
    bulletin = bulletin_of("\n".join((*head, "青江银行：", "金融活水精准滴灌 倾情服务实体经济", "", CHATTER)))
    assert [each.headline for each in bulletin.articles] == ["青江银行： 金融活水精准滴灌 倾情服务实体经济"]


def test_the_last_item_of_a_contents_list_may_be_called_otherwise_below() -> None:
    items = ("学校党委部署启动学习教育", "马克思主义学院把思政课讲到田间")
    lines = ["党建简报", "第6期", "青江大学 2024年5月10日", "", *(f"★ {item}" for item in items), "★ 简讯四则", ""]
    for item in items:
        lines += [item, "", CHATTER, ""]
    assert [each.headline for each in bulletin_of("\n".join(lines)).articles] == list(items)


@pytest.mark.parametrize(
    ("label", "number", "year"),
    [
        ("二〇二三年  第六期", 6, 2023),
        ("2024年 　第7期（总第163期）", 7, 2024),
        ("2025年第38周（9月15日—9月21日）", 38, 2025),
        ("2024年5月合刊（第9-10期）", 9, 2024),
    ],
)
def test_an_issue_label_may_be_written_in_parts(label: str, number: int, year: int) -> None:
    bulletin = bulletin_of(
        "\n".join(("商会会讯", label, "青江市家电商会 主办", "", "出海有伴 同行致远纪实", "", CHATTER))
    )
    assert (bulletin.issue.number, bulletin.issue.year) == (number, year)
    assert bulletin.articles[0].headline == "出海有伴 同行致远纪实"


def test_a_department_may_say_the_class_of_its_body_again() -> None:
    text = (
        "北方钢铁集团",
        "抗疫专报",
        "第十二期",
        "集团总经理办公室编",
        "2020年3月2日",
        "",
        "炉火不熄战疫不止",
        "",
        CHATTER,
    )
    assert bulletin_of("\n".join(text)).issuer == ("北方钢铁集团总经理办公室",)


@pytest.mark.parametrize(
    ("body", "department", "whole"),
    [
        ("青云矿业集团", "集团公司党委宣传部", "青云矿业集团公司党委宣传部"),
        ("石帆县人民医院", "人民医院护理部", "石帆县人民医院护理部"),
        ("青云大学", "大学生工作处", "青云大学大学生工作处"),
        ("青云市委党校", "校委办公室", "青云市委党校校委办公室"),
        ("青云市水务局", "局办公室", "青云市水务局办公室"),
        ("中共青云石化公司委员会", "党委宣传部（企业文化部）", "中共青云石化公司委员会党委宣传部（企业文化部）"),
        ("江左水务集团有限公司", "集团安全环保部", "江左水务集团有限公司安全环保部"),
        (
            "中铁路建第五工程局集团有限公司",
            "青云铁路二线第3标段项目经理部",
            "中铁路建第五工程局集团有限公司青云铁路二线第3标段项目经理部",
        ),
    ],
)
def test_a_department_below_its_body_is_joined_to_it(body: str, department: str, whole: str) -> None:
    text = f"节水简报\n第3期\n{body}\n{department}\n\n水厂改造圆满完成\n{CHATTER}"
    assert bulletin_of(text).issuer == (whole,)


@pytest.mark.parametrize("headline", ["从教室到实验室", "争创一流服务中心", "劳模创新工作室"])
def test_a_headline_below_the_issuer_is_no_department(headline: str) -> None:
    bulletin = bulletin_of(f"节水简报\n第3期\n2021年3月1日\n青云市税务局\n{headline}\n{CHATTER}")
    assert (bulletin.issuer, bulletin.headline) == (("青云市税务局",), headline)


@pytest.mark.parametrize(
    ("body", "department"),
    [("青江市人民政府", "政府采购中心"), ("江州大学", "大学城管委会"), ("青江市人民政府", "府前街道办事处")],
)
def test_another_body_that_begins_like_the_class_of_the_first_is_no_department(body: str, department: str) -> None:
    text = f"节水简报\n第3期\n{body}\n{department}\n2021年3月1日\n水厂改造圆满完成\n{CHATTER}"
    assert bulletin_of(text).issuer == (body, department)


def heads_of(text: str) -> list[str | None]:
    bulletin = bulletin_of(f"节水简报\n第3期\n青江市水务局\n2021年3月1日\n水厂改造圆满完成\n{text}")
    return [passage.organisation for passage in bulletin.passages]


@pytest.mark.parametrize(
    "heading", ["一、成立领导小组：加强组织", "一、建设水厂：解决饮水", "一、关爱敬老院：情暖老人"]
)
def test_what_is_to_be_done_before_a_colon_is_no_head(heading: str) -> None:
    assert heads_of(f"{heading}\n{CHATTER}") == [None]


@pytest.mark.parametrize(
    ("heading", "text", "head"),
    [
        ("青荷净水", "青荷净水科技有限公司举办讲座。", "青荷净水科技有限公司"),
        ("安全生产", "安全生产工作是公司发展的生命线。", None),
        ("企业文化", "企业文化建设公司先行。", None),
        ("光明乳业", "光明乳业公司捐赠牛奶300箱。", "光明乳业"),
    ],
)
def test_a_topic_before_a_word_for_the_company_is_none(heading: str, text: str, head: str | None) -> None:
    assert heads_of(f"【{heading}】\n{text}{CHATTER}") == [head]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("中国银行（香港）", "中国银行（香港）"),
        ("国家质检所（河北）", "国家质检所（河北）"),
        ("青江市人民医院（东院区）", "青江市人民医院（东院区）"),
        ("青江中医院（石帆县）", "青江中医院"),
        ("江南制药有限公司（吉林）", "江南制药有限公司"),
    ],
)
def test_only_of_a_company_the_place_behind_is_where_it_is(name: str, head: str) -> None:
    assert heads_of(f"{name}：{CHATTER}") == [head]


MASTHEAD = "节水简报\n第3期\n青江市水务局\n2021年3月1日\n\n"
NOTE = f"{MASTHEAD}编者按：{CHATTER}\n"


@pytest.mark.parametrize("line", ["主要做法如下", "基本情况：", "具体做法是", "一、加强领导\n领导小组成立"])
def test_what_leads_over_to_the_text_behind_an_editors_note_is_no_headline(line: str) -> None:
    assert [each.headline for each in bulletin_of(f"{NOTE}{line}\n{CHATTER}").articles] == [None]


@pytest.mark.parametrize(
    "byline",
    [
        "王小明  李小红",
        "王 小 明  李 小 红",
        "（通讯员 王小明）",
        "文/王小明",
        "作者：王小明",
        "本报记者 王小明",
        "王小明",
    ],
)
def test_a_byline_is_neither_headline_nor_text(byline: str) -> None:
    text = f"{MASTHEAD}水厂改造圆满完成\n{byline}\n{CHATTER}\n\n青江节水见成效显著\n{byline}\n{CHATTER}"
    bulletin = bulletin_of(text)
    assert [each.headline for each in bulletin.articles] == ["水厂改造圆满完成", "青江节水见成效显著"]
    assert [passage.text for passage in bulletin.passages] == [CHATTER, CHATTER]


@pytest.mark.parametrize(
    "line",
    [
        "唐诗 宋词",
        "车更畅 路更安",
        "石帆县",
        "高质量",
        "青江市总工会",
        "强党性 严作风",
        "解难题 解民忧",
        "石家庄",
        "秦皇岛、张家口",
        "华为",
    ],
)
def test_what_is_no_persons_name_is_no_byline(line: str) -> None:
    bulletin = bulletin_of(f"{MASTHEAD}水厂改造圆满完成\n\n{line}\n{CHATTER}")
    assert line in f"{bulletin.articles[0].headline}{[each.organisation for each in bulletin.passages]}"


def test_a_short_headline_with_a_byline_begins_an_article() -> None:
    text = f"{MASTHEAD}水厂改造圆满完成\n{CHATTER}\n\n春天的约定\n王小明\n{CHATTER}"
    assert [each.headline for each in bulletin_of(text).articles] == ["水厂改造圆满完成", "春天的约定"]


def test_an_item_without_the_mark_of_those_before_it_may_be_promised_too() -> None:
    titles = ("水厂改造圆满完成", "节水宣传进万家", "抗旱保供有力有效")
    listed = f"目录\n● {titles[0]}\n● {titles[1]}\n\n{titles[2]}\n"
    text = "\n\n".join((f"{MASTHEAD}{listed}", *(f"{title}\n{CHATTER}" for title in titles)))
    assert [each.headline for each in bulletin_of(text).articles] == list(titles)


def test_a_rubric_above_its_articles_is_no_item_of_the_contents() -> None:
    titles = ("市总商会召开年会", "会员企业踊跃捐款")
    body = "\n\n".join(f"商会要闻\n\n{title}\n{CHATTER}" for title in titles)
    bulletin = bulletin_of(f"{MASTHEAD}目录\n1.{titles[0]}\n2.{titles[1]}\n\n{body}")
    assert "商会要闻" not in [each.headline for each in bulletin.articles]


PAGE = ("您当前的位置：首页 > 商会之窗 > 商会快讯", "发布时间：2022-01-13 09:26    浏览量：218")


def test_the_words_of_a_website_are_no_text() -> None:
    lines = (
        *PAGE,
        "",
        MASTHEAD,
        "水厂改造圆满完成",
        "字号：大 中 小 打印",
        CHATTER,
        "分享会上大家畅所欲言。",
        "上一篇：抗旱",
    )
    bulletin = bulletin_of("\n".join(lines))
    assert (bulletin.series, bulletin.date, bulletin.headline) == ("节水简报", "2021-03-01", "水厂改造圆满完成")
    assert [passage.text for passage in bulletin.passages] == [CHATTER, "分享会上大家畅所欲言。"]
    assert all(line in "".join(each.text for each in bulletin.segments) for line in PAGE)


@pytest.mark.parametrize(
    "lines",
    [
        "微信文章《春耕忙》\n阅读量：120000次",
        "关闭小煤矿12家",
        "分享经验 共谋发展",
        "返回岗位的劳模",
        "访问量：32000次",
    ],
)
def test_lines_that_a_bulletin_has_too_are_its_text(lines: str) -> None:
    bulletin = bulletin_of(f"{MASTHEAD}水厂改造圆满完成\n{CHATTER}\n{lines}\n{CHATTER}")
    said = f"{[each.headline for each in bulletin.articles]}{[each.text for each in bulletin.passages]}"
    assert all(line in said for line in lines.split("\n"))


def test_a_headline_beside_the_words_of_a_website_stays() -> None:
    bulletin = bulletin_of(f"{PAGE[0]}\n分享经验 共谋发展\n{PAGE[1]}\n{CHATTER}\n关闭窗口")
    assert bulletin.headline == "分享经验 共谋发展"


def test_a_line_that_says_who_took_the_picture_is_a_caption() -> None:
    caption = "抽水机在麻柳村提灌站昼夜运转（乡党政办 摄）"
    bulletin = bulletin_of(f"{MASTHEAD}水厂改造圆满完成\n{CHATTER}\n\n{caption}\n\n青江节水见成效显著\n{CHATTER}")
    assert [each.headline for each in bulletin.articles] == ["水厂改造圆满完成", "青江节水见成效显著"]
    assert [each.text for each in bulletin.passages if each.kind == "caption"] == [caption]


@pytest.mark.parametrize("label", ["获奖学校", "试点幼儿园", "定点医院", "优秀团队"])
def test_a_label_before_a_list_is_nobody(label: str) -> None:
    assert heads_of(f"{CHATTER}\n{label}：\n开展义诊活动，{CHATTER}") == [None, None, None]


def test_a_name_with_a_colon_is_the_head_of_what_means_it_again() -> None:
    assert heads_of(f"{CHATTER}\n洛河轴承研究所：\n该所举办讲座，{CHATTER}") == [None, "洛河轴承研究所"]


@pytest.mark.parametrize("label", ["交流发言", "主持人", "先进个人"])
def test_whoever_speaks_inside_an_article_begins_none(label: str) -> None:
    bulletin = bulletin_of(f"{MASTHEAD}水厂改造圆满完成\n{CHATTER}\n{label}\n王小明\n王小明发言，{CHATTER}")
    assert [each.headline for each in bulletin.articles] == ["水厂改造圆满完成"]


@pytest.mark.parametrize("line", ["青江市第一小学：王小明、李立新", "王小明、李立新、赵大勇"])
def test_a_list_of_names_is_no_byline(line: str) -> None:
    bulletin = bulletin_of(f"{MASTHEAD}全市优秀教师名单\n{line}\n{CHATTER}")
    assert line in f"{bulletin.headline}{[each.text for each in bulletin.passages]}"


def test_what_stands_apart_and_comes_back_in_the_print_record_is_no_contents() -> None:
    titles, issuer = ("市总商会召开年会", "会员企业踊跃捐款"), "青江市总商会办公室编"
    body = "\n\n".join(f"{title}\n{CHATTER}" for title in titles)
    text = f"商会简报\n第3期\n目录\n1.{titles[0]}\n2.{titles[1]}\n\n{issuer}\n\n{body}\n\n{issuer}\n2021年3月8日印发"
    bulletin = bulletin_of(text)
    assert (bulletin.issuer, [each.headline for each in bulletin.articles]) == (("青江市总商会办公室",), list(titles))


def test_whoever_looked_at_it_is_neither_issuer_nor_headline() -> None:
    issuer, checked = "鲁丘水泥股份有限公司工会", "中共鲁丘水泥股份有限公司委员会工作部"
    text = (
        f"工会简报\n（第六期）\n\n{checked}　审核\n{issuer}　编印\n2020年7月31日\n\n战高温　促生产　送清凉\n\n{CHATTER}"
    )
    bulletin = bulletin_of(text)
    assert (bulletin.issuer, bulletin.headline) == ((issuer,), "战高温 促生产 送清凉")


@pytest.mark.parametrize("line", ["——记石帆县税务局 王小明", "石帆县税务局 王小明\n用心服务每一天"])
def test_a_subtitle_with_a_person_in_it_is_no_byline(line: str) -> None:
    bulletin = bulletin_of(f"{MASTHEAD}最美税务人\n{line}\n{CHATTER}")
    assert (bulletin.headline or "").endswith(line.rsplit("\n", maxsplit=1)[-1].lstrip("—"))


@pytest.mark.parametrize("head", ["优化营商环境工作专班", "推进项目工作专班"])
def test_a_task_force_is_a_head_whatever_it_cares_for(head: str) -> None:
    assert heads_of(f"{CHATTER}\n{head}：3月6日，专班走访企业12家，{CHATTER}") == [None, head]


def test_an_editors_note_behind_the_contents_is_no_article() -> None:
    titles = ("市总商会召开年会", "会员企业踊跃捐款")
    body = "\n\n".join(f"{title}\n{CHATTER}" for title in titles)
    bulletin = bulletin_of(
        f"商会简报\n第3期\n目录\n1.{titles[0]}\n2.{titles[1]}\n\n编者按\n\n{CHATTER}\n\n{body}\n\n编者按\n{CHATTER}"
    )
    assert "编者按" not in [each.headline for each in bulletin.articles]


def test_what_leads_over_to_names_below_the_headline_is_none() -> None:
    text = f"{MASTHEAD}水厂改造圆满完成\n出席会议的领导有：\n王小明 李立新 张伟\n{CHATTER}"
    assert bulletin_of(text).headline == "水厂改造圆满完成"


def test_a_head_stands_behind_its_rubric() -> None:
    assert heads_of(f"{CHATTER}\n【校友动态】青江大学武汉校友会：3月6日，校友会举办讲座3场，{CHATTER}") == [
        None,
        "青江大学武汉校友会",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2020年第1期          2020年1月10日          共4版",
        "2020年第1期    内部交流    2020年1月10日",
        "2020年第1期          2020年1月10日          云内资准字第12号",
    ],
)
def test_what_printers_need_to_know_hides_no_issue_number(line: str) -> None:
    bulletin = bulletin_of(f"青江公交简讯\n\n{line}\n\n岁末年初保安全　公交服务暖民心\n\n{BODY}")
    assert (bulletin.issue.number, bulletin.date) == (1, "2020-01-10")
    assert bulletin.articles[0].headline == "岁末年初保安全 公交服务暖民心"


def test_an_address_beside_the_issuer_hides_nobody() -> None:
    line = "青江电子行业协会秘书处编          电子邮箱：huixun@example.cn"
    bulletin = bulletin_of(f"青江电子会讯\n第8期\n{line}\n标题在此\n{BODY}")
    assert bulletin.issuer == ("青江电子行业协会秘书处",)
    remark = bulletin_of(f"青江市科学技术协会（微信公众号：科创青江）\n\n科协简报\n第8期\n标题在此\n{BODY}")
    assert remark.issuer == ("青江市科学技术协会",)


def test_joint_issuers_may_say_so_behind_their_names() -> None:
    line = "中共柳集镇委员会、柳集镇人民政府主办　　　　2024年7月22日"
    bulletin = bulletin_of(f"柳集镇工作简报\n（第7期）\n{line}\n标题在此\n{BODY}")
    assert (bulletin.issuer, bulletin.date) == (("中共柳集镇委员会", "柳集镇人民政府"), "2024-07-22")


@pytest.mark.parametrize(
    "line",
    [
        "编辑：倪小舟        2023年11月27日印发",
        "2023年11月27日印发        编辑：倪小舟",
        "编辑：倪小舟                    二〇二三年十一月二十七日",
    ],
)
def test_a_date_beside_the_editors_is_that_of_the_bulletin_and_no_editor(line: str) -> None:
    bulletin = bulletin_of(f"消防工作简报\n第4期\n标题在此\n{BODY}\n\n报：市委办公室\n\n{line}")
    assert (bulletin.date, bulletin.signers) == ("2023-11-27", {"编辑": ("倪小舟",)})


def test_a_headline_that_ends_like_a_bureau_is_no_issuer() -> None:
    bulletin = bulletin_of(
        f"烟草工作简报\n第3期\n青江市烟草专卖局（公司）办公室  2025年1月14日\n\n岁末年初抓开局\n\n{BODY}"
    )
    assert bulletin.issuer == ("青江市烟草专卖局（公司）办公室",)
    assert bulletin.articles[0].headline == "岁末年初抓开局"


@pytest.mark.parametrize(
    "issuer",
    [
        "青江市发改委社会信用处",
        "青江市经信局资源综合利用处",
        "中共青江市委督查落实处",
        "青江市城市照明处",
        "青江理工大学给排水系",
    ],
)
def test_departments_that_end_like_other_words_are_issuers(issuer: str) -> None:
    bulletin = bulletin_of(f"工作简报\n第3期\n{issuer}\n2021年3月8日\n开展业务培训成效好\n{BODY}")
    assert bulletin.issuer == (issuer,)
    assert bulletin.articles[0].headline == "开展业务培训成效好"


@pytest.mark.parametrize("issuer", ["青江市总工会办", "青江市地质三队"])
def test_a_name_beside_the_issue_number_and_the_date_is_the_issuer(issuer: str) -> None:
    bulletin = bulletin_of(f"工作简报\n第3期    2021年3月8日    {issuer}\n开展业务培训成效好\n{BODY}")
    assert bulletin.issuer == (issuer,)


@pytest.mark.parametrize(
    "headline",
    ["CNAS17025认可评审顺利通过", "CNG3号加气站建成投产", "电话：7×24小时服务不打烊", "微信：小程序里的大民生"],
)
def test_a_headline_that_begins_like_an_imprint_is_one(headline: str) -> None:
    bulletin = bulletin_of(f"工作简报\n第3期\n青江市总工会    2021年3月8日\n\n{headline}\n\n{BODY}")
    assert bulletin.articles[0].headline == headline


UNDER_A_HEAD = f"青云水务公司：3月1日，公司捐款3万元，用于帮扶困难职工家庭，受到各方面一致好评。\n\n{{}}{BODY}"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("北屿流体科技：公司近日", "北屿流体科技"),
        ("诚泰仪表、申屿机电：3月6日，两公司", "诚泰仪表、申屿机电"),
        ("三联铸造：三联还", "三联铸造"),
        ("江河水泵：3月28日，公司", "江河水泵"),
        ("海隅仓储：3月8日，公司", "海隅仓储"),
        ("【天弈纺织】公司", "天弈纺织"),
        ("炼钢厂：9月6日，该厂", "炼钢厂"),
    ],
)
def test_marks_and_short_names_are_heads_where_the_text_means_them(line: str, head: str) -> None:
    text = f"节水简报\n第1期\n2021年3月1日\n标题在此\n{UNDER_A_HEAD.format(line)}"
    assert bulletin_of(text).passages[-1].organisation == head


@pytest.mark.parametrize(
    "words",
    [
        "安全生产",
        "降本增效",
        "科技兴企",
        "云上服务",
        "大爱无疆",
        "主要做法",
        "领导重视",
        "新闻链接",
        "校园文化",
        "暖心工程",
        "文明旅游",
        "绿色建筑",
        "平安管道",
    ],
)
def test_what_a_paragraph_is_about_is_no_mark(words: str) -> None:
    text = f"节水简报\n第1期\n2021年3月1日\n标题在此\n{UNDER_A_HEAD.format(words + '：公司')}"
    assert bulletin_of(text).passages[-1].organisation in (None, "青云水务公司")


@pytest.mark.parametrize("headline", ["全员行动，守护碧水！", "水费为何不升反降？"])
def test_a_headline_may_end_as_an_exclamation_or_a_question(headline: str) -> None:
    text = (
        f"节水简报\n第1期\n青云市节水协会　2021年3月1日\n\n{headline}\n\n　　{BODY}\n\n"
        f"节水宣传周圆满落幕了吗？\n\n　　{BODY}"
    )
    bulletin = bulletin_of(text)
    assert [each.headline for each in bulletin.articles] == [headline, "节水宣传周圆满落幕了吗？"]
    assert len(bulletin.passages) == 2


def test_a_rubric_with_a_mark_above_the_first_headline_is_a_section() -> None:
    text = f"节水简报\n第1期\n青云市节水协会　2021年3月1日\n\n▌协会动态\n\n水厂改造圆满完成\n\n　　{BODY}"
    bulletin = bulletin_of(text)
    assert (bulletin.series, bulletin.headline) == ("节水简报", "水厂改造圆满完成")
    assert [each.heading for each in bulletin.articles[0].sections] == ["协会动态"]


def test_marks_with_nothing_between_them_are_no_heads() -> None:
    found = bulletin_of(
        "节水简报\n第1期\n标题在此\n青云密封件有限公司：公司捐款3万元。\n诚泰仪表、、申屿机电：公司捐款3万元。"
    )
    assert found.passages[0].organisation == "青云密封件有限公司"


def test_whoever_sent_in_one_of_several_sections_is_credited_with_it_alone() -> None:
    item = "★ {}\n3月1日，大家到{}参加活动，一直到天黑才散去，收获很大。\n"
    text = "节水周报\n第1期\n青云市节水协会\n2021年3月2日\n【一周要闻】\n"
    text += item.format("水厂开放日里暖意浓", "东湖") + item.format("赛道上的小蓝帽", "西湖")
    text += "（松山县水务局 供稿）\n" + item.format("热血青春在行动", "南湖")
    credited = {each.text[5:13]: each.organisation for each in bulletin_of(text).passages}
    assert list(credited.values()) == [None, "松山县水务局", None]


def test_whoever_sent_in_an_article_of_several_sections_is_credited_with_all_of_it() -> None:
    text = "节水周报\n第1期\n青云市节水协会\n2021年3月20日\n【经验交流】\n青云市水务局多措并举抓节水\n一、抓宣传\n"
    text += "3月1日，局里组织干部120人走进社区宣传节水，发放资料300份。\n二、抓检查\n3月2日，检查组到企业检查设备40台，发现问题6个。\n"
    text += "（青云市水务局 供稿）\n【工作动态】\n3月3日，松山县水务局召开会议3场，大家都说好，一直到天黑。\n"
    assert [each.organisation for each in bulletin_of(text).passages] == ["青云市水务局", "青云市水务局", None]


def test_a_blank_line_parts_no_rows_that_begin_with_who_gave() -> None:
    rows = ("澜州澄川电器有限公司    2月10日捐款5万元", "榆陵县石坪建材厂    2月13日捐款2万元")
    text = f"节水简报\n第1期\n青云市节水协会 2020年3月1日\n标题在此\n一、经协会转捐\n\n{rows[0]}\n\n{rows[1]}\n\n2月25日，协会把口罩交给市红十字会，大家都说好。"
    bulletin = bulletin_of(text)
    assert [each.kind for each in bulletin.passages] == ["table", "paragraph"]
    found = [(each.organisations, each.date) for each in bulletin.activities]
    assert found[:2] == [
        (("澜州澄川电器有限公司",), "2020-02-10"),
        (("榆陵县石坪建材厂",), "2020-02-13"),
    ]


def test_sentences_behind_a_few_words_and_a_wide_blank_are_no_rows() -> None:
    told = "◆{}　截至26日14时，应撤离的412艘渔船已全部回港，大家都上了岸，无一人伤亡。"
    text = f"节水简报\n第1期\n标题在此\n【各地情况】\n{told.format('珊湾区')}\n{told.format('磐浦县')}"
    assert {each.kind for each in bulletin_of(text).passages} == {"list"}


def test_a_long_last_cell_does_not_take_a_table_to_pieces() -> None:
    rows = ("单位        一季度工作情况", "食品科      走访企业12家，协调解决问题8个，全面完成目标任务，大家都很满意。")
    lead = "3月1日，大家到东湖参加活动，一直到天黑才散去，收获很大。"
    text = "\n".join(("节水简报", "第1期", "标题在此", lead, *rows, "药品科      检查药店8家。"))
    assert [each.kind for each in bulletin_of(text).passages] == ["paragraph", "table"]


def test_a_short_head_beside_other_bodies_is_one() -> None:
    heads = ("（一）炼钢厂", "（二）热轧带钢厂", "（三）能动厂")
    told = "自6月以来，小组采集数据1260组，组织现场试验47炉次，命中率大幅提高，效果很好。"
    bulletin = bulletin_of(
        "质量简报\n第1期\n2024年5月20日\n标题在此\n" + "\n".join(f"{head}\n{told}" for head in heads)
    )
    assert [passage.organisation for passage in bulletin.passages] == ["炼钢厂", "热轧带钢厂", "能动厂"]


@pytest.mark.parametrize("head", ["◆槐安堂医药", "◆丰和乳业"])
def test_a_mark_and_a_trade_beside_other_heads_is_one(head: str) -> None:
    bulletin = bulletin_of(
        "商会简报\n第1期\n2024年5月20日\n标题在此\n◆砺岩建工集团：4月10日，集团抽调46名骨干抢建板房120间，连续奋战三天三夜。\n"
        f"{head}：作为民生保供企业，公司近日推出送货上门服务，累计送货上门4100余单，广受好评。"
    )
    assert [passage.organisation for passage in bulletin.passages] == ["砺岩建工集团", head[1:]]
    assert bulletin.passages[-1].text.startswith(head)


def test_what_ends_like_a_town_and_tells_of_going_there_is_no_body() -> None:
    bulletin = bulletin_of(
        "青年简报\n第1期\n2024年5月20日\n标题在此\n【支教进山乡】7月11日，外国语学院32名队员开办公益课堂，陪伴留守儿童度假。"
    )
    assert [passage.organisation for passage in bulletin.passages] == [None]


@pytest.mark.parametrize("head", ["岚江质协", "岚江泵协", "恒澍机电"])
def test_a_short_form_that_is_defined_is_a_head(head: str) -> None:
    bulletin = bulletin_of(
        f"抗洪简报\n第6期\n华夏泵业协会\n2023年8月9日\n标题在此\n7月30日，岚江省某某单位（以下简称“{head}”）闻令而动，大家都说好。\n"
        f"{head}：8月1日凌晨，接到求援电话后连夜寻找货源，当天下午发车，驰援灾区，深受好评。"
    )
    assert bulletin.passages[-1].organisation == head

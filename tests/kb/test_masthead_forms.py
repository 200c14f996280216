"""The ways to write a masthead: number, date and issuer in any order, on one line or on several. The texts are our own."""

from __future__ import annotations

import pytest

from kb.model import Bulletin
from kb.parsing import parse
from kb.parsing.issues import find_issue
from tests.kb.test_parsing import document_of

HEADLINE = "会员单位扎实开展节水工作"
TEXT = (
    f"\n\n{HEADLINE}\n\n　　3月5日，青云市节水协会组织专家12名开展检查，检查设备300台，发现隐患14处，当场整改9处。\n"
    "　　与会人员表示要把节水措施落到每一个车间、每一个班组，确保全年目标任务圆满完成。\n"
)


def masthead_of(masthead: str) -> Bulletin:
    return parse(document_of(masthead + TEXT)).bulletin


@pytest.mark.parametrize(
    ("masthead", "series", "year", "number", "running", "date", "issuer"),
    [
        (
            "节水简报\n2024年第5期（总第55期）\n青云市节水协会编    2024年5月20日",
            "节水简报",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        ("节水简报\n（2024年5月号）\n青云市节水协会主办", "节水简报", 2024, 5, None, None, ("青云市节水协会",)),
        (
            "《质量兴水》简报\n第5期\n青云市节水协会编\n2024年5月20日",
            "《质量兴水》简报",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n\n2024\n第5期\n\n青云市节水协会\n2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        ("节水信息\n第5期\n2024年\n青云市节水协会编\n★★★★★★", "节水信息", 2024, 5, None, None, ("青云市节水协会",)),
        (
            "节水工作月报（2024年5月）\n\n青云市节水协会",
            "节水工作月报",
            None,
            None,
            None,
            "2024-05",
            ("青云市节水协会",),
        ),
        (
            "2024年“节水周”活动简报\n第三期\n青云市节水协会\n5月20日",
            "“节水周”活动简报",
            2024,
            3,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第7期、第8期合刊\n\n青云市节水协会\n2024年8月20日",
            "节水信息",
            2024,
            7,
            None,
            "2024-08-20",
            ("青云市节水协会",),
        ),
        (
            "节水工作动态\n第17期\n主办部门：青云水务集团信息中心        责任编辑：王小明\n审核：李大山        2024年5月20日",
            "节水工作动态",
            2024,
            17,
            None,
            "2024-05-20",
            ("青云水务集团信息中心",),
        ),
        (
            "青雲學會通訊\n\n第60期\n\n發行單位：青雲水利學會秘書處\n中華民國112年3月15日",
            "青雲學會通訊",
            2023,
            60,
            None,
            "2023-03-15",
            ("青雲水利學會秘書處",),
        ),
        (
            "节水  护水  爱水\n\n青 云 之 声\n\n第12期（总第75期）\n青云市节水协会 编\n2024年5月20日",
            "青云之声",
            2024,
            12,
            75,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "内部资料                   编号：0023\n注意保存\n\n节 水 专 报\n\n第 7 期\n\n青云市节水协会          2024年5月20日\n══════",
            "节水专报",
            2024,
            7,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "2024年5月20日    星期一\n\n青云市防汛抗旱\n每日快报\n\n第 27 号\n\n青云市防汛抗旱指挥部综合组",
            "青云市防汛抗旱每日快报",
            2024,
            27,
            None,
            "2024-05-20",
            ("青云市防汛抗旱指挥部综合组",),
        ),
        (
            "重要天气专报\n2024年第17期\n青云市气象局　　　签发：汪　洋\n2024年5月20日\n————",
            "重要天气专报",
            2024,
            17,
            None,
            "2024-05-20",
            ("青云市气象局",),
        ),
        (
            "青年快讯\n2024年第9期\n（青云市青年志愿者协会主办　2024年5月6日出版）",
            "青年快讯",
            2024,
            9,
            None,
            "2024-05-06",
            ("青云市青年志愿者协会",),
        ),
        (
            "会议快讯\n2024年第2号\n会务组编　　　　　2024年5月20日（星期一）",
            "会议快讯",
            2024,
            2,
            None,
            "2024-05-20",
            ("会务组",),
        ),
        (
            "★ 节 水 信 息 ★\n第7期（总第38期）\n青云市节水协会 主办\n2024年5月20日",
            "节水信息",
            2024,
            7,
            38,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水简报\n第5期\n主管：青云市水务局\n主办：青云市节水协会\n2024年5月20日",
            "节水简报",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "物资工作专报\n第3期\n青云县防控指挥部物资保障组　　2024年5月20日",
            "物资工作专报",
            2024,
            3,
            None,
            "2024-05-20",
            ("青云县防控指挥部物资保障组",),
        ),
        (
            "税收工作动态\n第10期\n国家税务总局青云市松岭区税务\n局办公室\n2024年3月22日",
            "税收工作动态",
            2024,
            10,
            None,
            "2024-03-22",
            ("国家税务总局青云市松岭区税务局办公室",),
        ),
        (
            "节水简报 第九期  青云市节水协会办公室  2024.5.20",
            "节水简报",
            2024,
            9,
            None,
            "2024-05-20",
            ("青云市节水协会办公室",),
        ),
        (
            "节水简报 第33期 青云市节水协会办公室 2024年5月20日",
            "节水简报",
            2024,
            33,
            None,
            "2024-05-20",
            ("青云市节水协会办公室",),
        ),
        (
            "节水简报 NO.15\n青云市节水协会\n2024年5月20日",
            "节水简报",
            2024,
            15,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (  # a name that is broken within a word
            "节水简报\n\n第四期\n\n青云市水源地保护专项整治行动领导\n小组办公室            2024年5月20日\n————",
            "节水简报",
            2024,
            4,
            None,
            "2024-05-20",
            ("青云市水源地保护专项整治行动领导小组办公室",),
        ),
        (  # a name too long for one line
            "乡村振兴工作简报\n\n（第36期）\n\n岚溪县巩固脱贫成果同乡村振兴有效衔接工作\n领导小组办公室　　　　2022年11月18日\n————",
            "乡村振兴工作简报",
            2022,
            36,
            None,
            "2022-11-18",
            ("岚溪县巩固脱贫成果同乡村振兴有效衔接工作领导小组办公室",),
        ),
        (
            "节水简报\n2024年5月号\u3000总第55期\n主办：青云市节水协会\u3000\u30002024年5月20日",
            "节水简报",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水简报\n二〇二四年第五期\n青云市节水协会\u3000\u30005月20日",
            "节水简报",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水简报\n第5期\n2024年5月20日\n青云市节水协会",
            "节水简报",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水简报\n2024年第5期\n5月20日\n青云市节水协会办公室",
            "节水简报",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会办公室",),
        ),
        ("节水简报\nNO.5\n青云市节水协会 2024年5月20日", "节水简报", 2024, 5, None, "2024-05-20", ("青云市节水协会",)),
        (
            "节水简报\n2024·5（总55）\n青云市节水协会 2024年5月20日",
            "节水简报",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        ("节水简报\n2024.05（总第55期）\n青云市节水协会", "节水简报", 2024, 5, 55, None, ("青云市节水协会",)),
        (
            "节水快讯\n第5期（总55期）\n青云市节水协会秘书处编 2024.5.20",
            "节水快讯",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会秘书处",),
        ),
        (
            "节水动态\n2024年第5-6期合刊\n青云市节水协会 2024年6月20日",
            "节水动态",
            2024,
            5,
            None,
            "2024-06-20",
            ("青云市节水协会",),
        ),
        (
            "节水动态\n2024年第五、六期（合刊）\n青云市节水协会 2024年6月20日",
            "节水动态",
            2024,
            5,
            None,
            "2024-06-20",
            ("青云市节水协会",),
        ),
        (
            "节水之声\n2024年夏季号（总第12期）\n青云市节水协会 2024年6月20日",
            "节水之声",
            2024,
            None,
            12,
            "2024-06-20",
            ("青云市节水协会",),
        ),
        (
            "节水之声\n2024年第2期·夏\n青云市节水协会 2024年6月20日",
            "节水之声",
            2024,
            2,
            None,
            "2024-06-20",
            ("青云市节水协会",),
        ),
        (
            "青云市节水协会\n工作简报\n第5期\n青云市节水协会秘书处      2024年5月20日",
            "工作简报",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会秘书处",),
        ),
        (
            "节水周报\n2024年第20周（5月13日—5月19日）\n青云市节水协会 2024年5月20日",
            "节水周报",
            2024,
            20,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n〔2024〕5号\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第〔5〕期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第（5）期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第 5 期 总第 55 期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n总第55期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            None,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n（第5期）\n青云市节水协会\u3000\u3000\u3000\u3000\u3000\u3000二○二四年五月二十日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年度第5期\n编印单位：青云市节水协会\u3000编印日期：2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\u3000第5期\n青云市节水协会办公室编\u3000\u30002024-05-20",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会办公室",),
        ),
        (
            "【节水信息】\n2024年第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节 水 信 息\n2024年第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期\n主办：青云市节水协会\u3000承办：青云市水务集团有限公司\n2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会", "青云市水务集团有限公司"),
        ),
        (
            "节水信息\n2024年第5期\n青云市节水协会\n青云市水务集团有限公司\n2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会", "青云市水务集团有限公司"),
        ),
        (
            "节水信息\n2024年第5期\n青云市节水协会 青云市水务局 合编\n2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会", "青云市水务局"),
        ),
        (
            "内部资料  注意保存\n节水信息\n2024年第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期（总第55期）\n青云市节水协会编印\u3000\u30002024年5月20日出版",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期（总第55期）  2024年5月20日（星期一）\n青云市节水协会编印",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期（总第55期）\n青云市节水协会\u3000签发：张大明\n2024年5月20日",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第5期  总第55期  2024年5月20日  青云市节水协会主办",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息（第5期）\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "青云节水\nQINGYUN JIESHUI\n2024年第5期\n青云市节水协会\u30002024年5月20日",
            "青云节水",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期 / 总第55期\n青云市节水协会\u30002024/5/20",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n增刊第2期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            2,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第5期\n（2024年5月20日）\n青云市节水协会",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第五期\n青云市节水协会                  2024年5月20日\n━━━━━━━━━━━━━━",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "中共青云市委办公室编\n青云信息\n第5期\n2024年5月20日",
            "青云信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("中共青云市委办公室",),
        ),
        (
            "节水信息\n2024年第5期\n发行：青云市节水协会\u3000日期：5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            (),
        ),
        (
            "节水信息\n期号：2024-05\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第5期（本月第2期）\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息·抗旱专刊\n第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息·抗旱专刊",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n（抗旱专刊）\n第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n抗旱专刊之三\n第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期\u3000总第55期\u3000本期共4版\n青云市节水协会主办\u30002024年5月20日\u3000星期一",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5期\n青云市节水协会\n地址：青云市解放路1号\u3000电话：0551-1234567\n2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "青云市节水协会主办\n节水信息\n2024.5.20  第5期",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        ("节水信息\n2024年05月20日 第5期 （总第55期）", "节水信息", 2024, 5, 55, "2024-05-20", ()),
        (
            "节水信息\n第５期（总第５５期）\n青云市节水协会\u3000２０２４年５月２０日",
            "节水信息",
            2024,
            5,
            55,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n[2024]第5期\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第5期\n青云市节水协会综合部\u3000\u3000二零二四年五月二十日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会综合部",),
        ),
        (
            "节水信息\n第5期\n出刊：2024年5月20日\u3000\u3000编辑：青云市节水协会秘书处",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会秘书处",),
        ),
        (
            "节水信息\n2024年第5期\n编发：青云市节水协会\u3000\u3000时间：2024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n第5期（2024年）\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
        (
            "节水信息\n2024年第5辑\n青云市节水协会\u30002024年5月20日",
            "节水信息",
            2024,
            5,
            None,
            "2024-05-20",
            ("青云市节水协会",),
        ),
    ],
)
def test_every_element_is_found_and_none_becomes_the_headline(
    masthead: str,
    series: str,
    year: int,
    number: int | None,
    running: int | None,
    date: str | None,
    issuer: tuple[str, ...],
) -> None:
    found = masthead_of(masthead)
    issue = found.issue
    assert (found.series, issue.year, issue.number, issue.running_number) == (series, year, number, running)
    assert (found.date, found.issuer) == (date, issuer)
    assert found.headline == HEADLINE


def test_a_body_whose_office_has_a_short_form_of_it_is_its_letterhead_only() -> None:
    found = masthead_of(
        "北岭钢铁集团有限责任公司\n质量管理简报\n〔2021〕第9期\n北岭钢铁质量管理部 编印    2021年9月28日"
    )
    assert found.issuer == ("北岭钢铁质量管理部",)


def test_two_bodies_on_lines_of_their_own_publish_together() -> None:
    found = masthead_of("驻村帮扶简报\n第三十一期\n\n中共岑岭县委组织部\n岑岭县乡村振兴局")
    assert found.issuer == ("中共岑岭县委组织部", "岑岭县乡村振兴局")


def test_who_had_a_part_in_it_is_no_issuer() -> None:
    found = masthead_of("泵阀动态\n2023年第9期\n主办：台瓯泵阀行业协会\n协办：台瓯市泵阀产品检测中心\n2023年9月28日")
    assert found.issuer == ("台瓯泵阀行业协会",)


@pytest.mark.parametrize("mark", ["◎", "▌", "●"])
def test_a_list_of_contents_may_have_any_mark_before_its_head(mark: str) -> None:
    listed = f"{mark} 本期要目\n1.{HEADLINE}\n2.水厂改造完成"
    found = masthead_of(f"节水简报\n第1期\n青云市节水协会 2024年5月20日\n{listed}")
    assert found.headline == HEADLINE


def test_a_list_of_contents_may_stand_in_one_row() -> None:
    found = masthead_of("职工之家\n总第208期\n导读：劳动竞赛保供电｜送清凉到一线｜暑期托管解难题")
    assert found.headline == HEADLINE


def test_who_compiled_it_may_stand_at_its_end_beside_the_editors() -> None:
    text = f"节水简报\n第1期\n2024年5月20日{TEXT}\n报送：青云市水务局\n青云市节水协会秘书处编　　责编：叶小满　　印数：450份"
    found = parse(document_of(text)).bulletin
    assert found.issuer == ("青云市节水协会秘书处",)
    assert [each for one in found.distribution for each in one.recipients] == ["青云市水务局"]
    assert found.signers == {"责编": ("叶小满",)}


@pytest.mark.parametrize("headline", ["农历新年送温暖暖人心", "疫情防控特刊（一）", "Come on Wuhan"])
def test_a_headline_right_below_is_none_of_it(headline: str) -> None:
    text = f"节水简报\n第1期\n青云市节水协会编    2024年5月20日\n{headline}" + TEXT.replace(f"\n\n{HEADLINE}", "")
    assert parse(document_of(text)).bulletin.headline == headline


def test_who_looked_it_over_or_sent_it_in_does_not_publish_it() -> None:
    found = masthead_of("节水简报\n第1期\n青云市节水协会编\n审核：青云市商务局\n2024年5月20日")
    assert found.issuer == ("青云市节水协会",)


def test_a_day_that_may_be_of_the_next_year_stays_open() -> None:
    assert masthead_of("节水简报\n2020年第24期    1月5日\n青云市节水协会编").date is None


@pytest.mark.parametrize("row", ["NO.20200305", "12345.6（总7）", "2019年10月号角吹响"])
def test_a_serial_or_a_sentence_is_no_number(row: str) -> None:
    found = find_issue(row)
    assert found is None or found.issue.number is None


def test_an_issuer_in_brackets_beside_the_number_is_one() -> None:
    assert masthead_of("节水简报\n第5期（青云市商务局编）\n2024年5月20日").issuer == ("青云市商务局",)


def test_whoever_has_a_role_of_his_own_publishes_under_the_name_that_is_printed() -> None:
    found = masthead_of("节水简报\n第1期\n主办单位：青云市节水协会    承办：协会秘书处\n2024年5月20日")
    assert found.issuer == ("青云市节水协会", "协会秘书处")
    found = masthead_of("节水简报\n第1期\n主办：青云市节水协会    承办：青云市节水协会秘书处\n2024年5月20日")
    assert found.issuer == ("青云市节水协会", "青云市节水协会秘书处")


def test_the_department_of_a_centre_stands_on_the_line_below_it() -> None:
    found = masthead_of("保畅工作简报\n〔2024〕第3期\n黔东高速公路管理中心\n综合部编\n2024年5月20日")
    assert found.issuer == ("黔东高速公路管理中心综合部",)


def test_what_must_be_kept_may_stand_apart_beside_who_compiles() -> None:
    found = masthead_of("节水会讯\n2024年 第4期\n青云市节水协会　主办　　　　　内部资料　注意保存\n2024年5月20日")
    assert (found.issuer, found.classification) == (("青云市节水协会",), "内部资料注意保存")


def test_the_kind_of_a_series_may_stand_below_its_name() -> None:
    found = masthead_of("青云市节水协会防旱保供\n快　讯\n第7期\n2024年5月20日    青云市节水协会秘书处")
    assert found.series == "青云市节水协会防旱保供快讯"


@pytest.mark.parametrize(
    ("masthead", "issuer"),
    [
        (
            "节水简报\n\n第6期\n\n青云市慈善总会\n青云市节水志愿者协会\n2024年5月20日",
            ("青云市慈善总会", "青云市节水志愿者协会"),
        ),
        ("节水简报\n第6期\n青云市节水协会编\n", ("青云市节水协会",)),
        ("节水简报\n第6期\n", ()),
        ("节水动态\n第八期\n青云市节水协会研究室\n二O二四年五月二十日", ("青云市节水协会研究室",)),
    ],
)
@pytest.mark.parametrize("headline", ["节水包裹送到十二所山区小学", "节水大篷车开进云台乡中心小学", "节水宣讲进渔村"])
def test_a_headline_that_ends_like_a_body_is_no_issuer(masthead: str, issuer: tuple[str, ...], headline: str) -> None:
    bulletin = parse(document_of(f"{masthead}\n{TEXT}".replace(HEADLINE, headline))).bulletin
    assert bulletin.issuer == issuer
    assert [article.headline for article in bulletin.articles] == [headline]


def test_the_week_that_a_bulletin_is_of_says_its_year() -> None:
    bulletin = masthead_of("节水周报\n\n（第 32 周）\n\n2024年8月5日—8月11日\n\n主办：青云市节水协会\n=======")
    assert (bulletin.issue.year, bulletin.issue.number, bulletin.date) == (2024, 32, None)


@pytest.mark.parametrize(
    "end",
    [
        "　　　　　　　　　　　　　　节水为何受欢迎？\n\n◆青云市水务局\n　　3月4日，26名职工到福利院检修线路，更换灯具58盏、插座40个，受到一致好评。",
        "　　　　　　　　　　　　　　节水为何受欢迎？\n　　　　　　　　　　——青云市节水协会答问\n\n　　3月4日，协会组织职工到福利院检修线路，更换灯具58盏，受到一致好评。",
        "节水为何受欢迎？\n\n3月4日，青云市节水协会组织职工到福利院检修线路，更换灯具58盏，受到\n一致好评，忙到天黑。",
    ],
)
def test_a_headline_may_end_in_a_question(end: str) -> None:
    text = f"节水简报\n第6期\n青云市节水协会\n2024年5月20日\n\n{end}"
    (article,) = parse(document_of(text)).bulletin.articles
    assert article.headline is not None
    assert article.headline.startswith("节水为何受欢迎？")
    assert len(article.passages) == 1


def test_a_headline_that_counts_places_is_no_head() -> None:
    text = TEXT.replace(HEADLINE, "管网所半月查漏三十处")
    (article,) = parse(document_of(f"节水简报\n第6期\n青云市节水协会\n2024年5月20日{text}")).bulletin.articles
    assert (article.headline, article.passages[0].organisation) == ("管网所半月查漏三十处", None)


def test_who_signs_for_it_has_the_role_that_is_printed() -> None:
    for role in ("签发", "签发人"):
        assert masthead_of(f"节水简报\n第5期\n青云市节水协会　{role}：汪洋\n2024年5月20日").signers == {role: ("汪洋",)}


@pytest.mark.parametrize("number", ["第      期", "第  期（总第  期）"])
def test_a_form_may_not_be_filled_in(number: str) -> None:
    bulletin = masthead_of(f"节水专报\n{number}\n青云市节水协会督查室                    2024年  月  日")
    assert (bulletin.series, bulletin.issuer, bulletin.date) == ("节水专报", ("青云市节水协会督查室",), None)
    assert bulletin.headline == HEADLINE


def test_a_day_without_any_year_is_no_headline() -> None:
    bulletin = masthead_of("第 2 号简报\n全市职工节水大赛组委会办公室    5月22日")
    assert (bulletin.issuer, bulletin.headline) == (("全市职工节水大赛组委会办公室",), HEADLINE)


def test_who_serves_a_meeting_compiles_below_its_name() -> None:
    masthead = (
        "青云市节水协会第九届二次会员大会\n会议快讯\n第6号\n青云市节水协会第九届二次会员大会\n秘书处编\n2024年1月11日"
    )
    bulletin = masthead_of(masthead)
    assert bulletin.issuer == ("青云市节水协会第九届二次会员大会秘书处",)
    assert (bulletin.series, bulletin.headline) == ("青云市节水协会第九届二次会员大会会议快讯", HEADLINE)


@pytest.mark.parametrize("below", ["来源：青云水务网", "（来源：青云水务网）", "调研科　沈若川", "转载自：青云日报"])
@pytest.mark.parametrize("above", ["", "　　编者按：本期刊发青云市节水协会的做法，供各单位学习借鉴。\n\n"])
def test_where_an_article_comes_from_is_no_headline(above: str, below: str) -> None:
    head = f"　　　　　　　　　　　　把水表装到田埂上\n　　　　　　　　　　　　　{below}"
    text = TEXT.replace(HEADLINE, above + head)
    (article,) = parse(document_of(f"节水简报\n第6期\n青云市节水协会\n2024年5月20日{text}")).bulletin.articles
    assert article.headline == "把水表装到田埂上"
    assert len(article.passages) == (3 if above else 2)


def test_the_first_numbered_heading_belongs_to_the_text() -> None:
    text = "\n\n　　　　　　　　五月份节水检查情况通报\n\n  1. 水表\n  本月抽查水表240只，青云市节水协会3月5日组织7家企业的31名职工进行了培训。\n  2. 管网\n  全市上报漏点43处，均已修复，用水单位表示满意。\n"
    bulletin = parse(document_of(f"节水月报\n2024年5月\n青云市节水协会{text}")).bulletin
    assert bulletin.headline == "五月份节水检查情况通报"
    assert [section.heading for article in bulletin.articles for section in article.sections] == ["水表", "管网"]


def test_a_headline_over_two_lines_below_an_editors_note() -> None:
    text = "\n\n编者按：本期刊发节水检查的做法，供各单位学习借鉴。\n\n青云县对二十所学校\n开展节水检查\n\n3月5日，青云县节水协会组织专家12名开展检查，检查设备300台，发现隐患14处，当场整改9处，师生反响很好。\n"
    (article,) = parse(document_of(f"节水简报\n第6期\n青云县节水协会\n2024年5月20日{text}")).bulletin.articles
    assert (article.headline, len(article.passages)) == ("青云县对二十所学校开展节水检查", 2)


def test_the_first_of_several_bodies_with_marks_belongs_to_the_text() -> None:
    text = "".join(
        f"\n◆{name}\n\n　　3月5日，{name}组织7家企业的31名职工进行了节水培训，大家都说办得好。\n"
        for name in ("青云水务集团", "第一水厂", "管网分公司")
    )
    bulletin = parse(document_of(f"青云水务一周要情\n（第34周）\n8月21日至8月27日\n{text}")).bulletin
    assert bulletin.issuer == ()
    assert [passage.organisation for passage in bulletin.passages] == ["青云水务集团", "第一水厂", "管网分公司"]


def test_an_office_beside_who_signs_it_publishes() -> None:
    bulletin = masthead_of("栗坞镇工作简报\n（2022年11月）\n\n栗坞镇党政综合办公室          签发人：方建邦\n")
    assert bulletin.issuer == ("栗坞镇党政综合办公室",)
    assert bulletin.headline == HEADLINE


@pytest.mark.parametrize(
    "masthead",
    [
        "■会员风采\n节水简报\n2021年第3期\n青云市节水协会 2021年3月30日",
        "节水简报\n■青云市节水协会\n2021年第3期\n2021年3月30日",
        "节水简报\n2021年第3期\n■青云市节水协会主办\n2021年3月30日",
    ],
)
def test_a_mark_in_the_masthead_does_not_end_it(masthead: str) -> None:
    text = "".join(
        f"\n■{name}\n　　3月5日，{name}组织7家企业的31名职工进行了节水培训，大家都说办得好。\n"
        for name in ("青云水务集团", "第一水厂", "管网分公司")
    )
    bulletin = parse(document_of(masthead + text)).bulletin
    assert (bulletin.issue.label, bulletin.issuer, bulletin.date) == ("2021年第3期", ("青云市节水协会",), "2021-03-30")
    assert [passage.organisation for passage in bulletin.passages] == ["青云水务集团", "第一水厂", "管网分公司"]


def test_a_list_of_recipients_with_marks_above_the_text() -> None:
    bulletin = masthead_of("节水简报\n2021年第3期\n★报：青云市水务局\n★送：各会员单位\n青云市节水协会 2021年3月30日\n")
    assert [(each.kind, each.recipients) for each in bulletin.distribution] == [
        ("报", ("青云市水务局",)),
        ("送", ("各会员单位",)),
    ]
    assert bulletin.issuer == ("青云市节水协会",)


@pytest.mark.parametrize(
    ("line", "signers"),
    [
        ("签发：王明 青云市节水协会 2021年3月30日", {"签发": ("王明",)}),
        ("青云市节水协会　王明签发　2021年3月30日", {"签发": ("王明",)}),
        ("主编：王明　责编：李华　青云市节水协会　3月30日", {"主编": ("王明",), "责编": ("李华",)}),
    ],
)
def test_persons_beside_the_body_and_the_date(line: str, signers: dict[str, tuple[str, ...]]) -> None:
    bulletin = masthead_of(f"节水简报\n2021年第3期\n{line}\n")
    assert (bulletin.issuer, bulletin.date, bulletin.signers) == (("青云市节水协会",), "2021-03-30", signers)
    assert bulletin.headline == HEADLINE


@pytest.mark.parametrize("bar", ["／", " | ", "·", "—", "｜"])
def test_recipients_apart_by_bars(bar: str) -> None:
    text = f"节水简报\n2021年第3期\n青云市节水协会 2021年3月30日{TEXT}\n\n抄送：青云市水务局{bar}青云市民政局\n"
    (distribution,) = parse(document_of(text)).bulletin.distribution
    assert distribution.recipients == ("青云市水务局", "青云市民政局")


@pytest.mark.parametrize("name", ["前进社区居委会", "促进企业协会", "进山中学", "青云市引进企业服务中心"])
def test_a_body_with_the_word_for_going_in_its_name(name: str) -> None:
    text = (
        f"节水简报\n2021年第3期\n{name} 2021年3月30日\n\n{name}：3月5日，组织职工31名进行了节水培训，大家都说办得好。\n"
    )
    bulletin = parse(document_of(text)).bulletin
    assert bulletin.issuer == (name,)
    assert [passage.organisation for passage in bulletin.passages] == [name]

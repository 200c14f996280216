"""Activities: partners of contracts, guests and hosts, and what is listed below orders, plans and gifts."""

from __future__ import annotations

import pytest

from tests.kb.test_activities import TAIL, activities
from tests.kb.test_parsing import bulletin_of

SUPPLY, COLLEGE = "青云市供水集团", "云岭大学"


def told(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Who acted (、 between them) and when, in the order of the text; the bulletin is of 2021-03-30."""
    found = activities(*paragraphs, date="2021年3月30日")
    return [("、".join(each.organisations), each.date) for each in found]


@pytest.mark.parametrize(
    "done",
    [
        "走访企业3家：青云市供水集团、青云市排水公司、青屏自来水公司",
        "慰问企业2家：青云市供水集团、青云市排水公司",
        "公布先进集体名单：青云市供水集团、青云市排水公司",
        "培训会员单位如下：青云市供水集团30人、青云市排水公司20人",
    ],
)
def test_those_who_are_listed_behind_a_deed_did_not_do_it(done: str) -> None:
    assert told(f"3月5日，协会{done}{TAIL}") == [("青云市节水协会", "2021-03-05")]


@pytest.mark.parametrize("got", ["协会收到捐赠三笔", "今日收到捐赠三笔", "协会接收捐赠物资", "协会3月30日收到锦旗2件"])
def test_those_who_are_listed_behind_what_was_got_gave_it(got: str) -> None:
    found = activities(f"{got}：{SUPPLY}捐款5万元，青云市排水公司捐款2万元{TAIL}", date="2021年3月30日")
    assert [each.organisations for each in found] == [(SUPPLY,), ("青云市排水公司",)]
    assert [[quantity.value for quantity in each.quantities] for each in found] == [[50000], [20000]]


@pytest.mark.parametrize(
    ("behind", "events"),
    [
        ("双方共同走访企业5家", [f"{SUPPLY}、{COLLEGE}"] * 2),
        ("双方将共同投资200万元", [f"{SUPPLY}、{COLLEGE}"]),
        ("双方约定共同出资200万元", [f"{SUPPLY}、{COLLEGE}"]),
        ("根据协议，双方共同出资200万元建设实验室", [f"{SUPPLY}、{COLLEGE}"]),
        ("又与泽南学院签订服务合同2份", [f"{SUPPLY}、{COLLEGE}", f"{SUPPLY}、泽南学院"]),
    ],
)
def test_what_follows_a_contract(behind: str, events: list[str]) -> None:
    found = told(f"3月10日，{SUPPLY}与{COLLEGE}签订合作协议，{behind}{TAIL}")
    assert found == [(event, "2021-03-10") for event in events]


@pytest.mark.parametrize(
    ("place", "hosted"), [("来会", True), ("到协会", True), ("到学校", False), ("到医院", False), ("赴学会", False)]
)
def test_a_guest_signs_with_a_host_of_the_kind_that_is_said(place: str, *, hosted: bool) -> None:
    guest = (SUPPLY, "2021-03-10")
    both = (f"{SUPPLY}、青云市节水协会", "2021-03-10")
    assert told(f"3月10日，{SUPPLY}{place}考察，双方签订合作协议{TAIL}") == ([guest, both] if hosted else [guest])


def test_what_guests_and_hosts_did_not_sign_is_no_event() -> None:
    assert told(f"3月10日，{SUPPLY}来会考察，双方未签订协议{TAIL}") == [(SUPPLY, "2021-03-10")]


@pytest.mark.parametrize(
    "lead",
    [
        "青云市供水集团要求各单位做好以下工作：",
        "青云市供水集团制定年度工作计划如下：",
        "青云市供水集团向全市企业发出倡议：",
        "青云市供水集团下一步工作要点：",
        "青云市供水集团部署防汛工作，重点任务为：",
        "青云市供水集团与云岭大学签订协议，协议主要内容如下：",
    ],
)
def test_what_is_listed_below_an_order_or_a_plan_is_no_event(lead: str) -> None:
    found = activities(f"3月1日，{lead}", "1.检修管网50公里；", "2.组织培训2场；")
    assert not any(each.quantities for each in found)


def test_what_is_listed_below_a_review_was_not_done_on_the_day_of_the_meeting() -> None:
    found = activities(f"3月4日，{SUPPLY}召开年会，总结了2020年的工作：", "1.检修管网50公里；", "2.组织培训2场；")
    assert [each.date for each in found] == ["2021-03-04", None, None]


def test_what_was_done_by_a_day_is_listed_with_it() -> None:
    found = activities(f"截至3月8日，{SUPPLY}完成以下工作：", "1.检修管网50公里；", "2.组织培训2场；")
    assert [each.date for each in found] == ["2021-03-08", "2021-03-08"]


@pytest.mark.parametrize(
    "said", [f"经双方商定，{SUPPLY}捐款5万元", f"经研究商定，{SUPPLY}捐款5万元", f"王明表示，{SUPPLY}已检修管网50公里"]
)
def test_what_was_agreed_or_said_to_have_been_done_was_done(said: str) -> None:
    assert told(f"3月12日，{said}{TAIL}") == [(SUPPLY, "2021-03-12")]


@pytest.mark.parametrize(
    "meeting",
    [
        "召开2021年上半年工作推进会",
        "召开2020年第四季度安全例会",
        "举办2020年第四季度培训班",
        "组织召开2021年第二季度部署会",
    ],
)
def test_the_part_of_a_year_that_a_meeting_is_about_is_not_when_it_was(meeting: str) -> None:
    assert told(f"协会{meeting}，80人参加{TAIL}") == [("青云市节水协会", None)]


@pytest.mark.parametrize("word", ["据3月12日《青云日报》报道", "根据3月12日全市会议精神"])
def test_the_day_of_a_report_or_an_order_is_not_that_of_the_deed(word: str) -> None:
    assert told(f"{word}，{SUPPLY}检修管网50公里{TAIL}") == [(SUPPLY, None)]


def test_a_week_that_a_text_names_is_meant_below_it_and_never_one_to_come() -> None:
    found = told(
        f"周三，协会举办培训1场，50人参加{TAIL}",
        f"本周（3月29日至4月4日）天气以晴为主{TAIL}",
        f"本周（3月15日至21日），青云市排水公司检修管网60公里{TAIL}",
        f"周三，协会举办培训1场，60人参加{TAIL}",
    )
    assert [date for _, date in found] == ["2021-03-24", "2021-03-15/2021-03-21", "2021-03-17"]


def test_what_somebody_without_a_name_gave_is_not_given_by_the_next() -> None:
    (activity,) = activities(f"3月1日，张明捐款5000元；协会同时捐赠水桶50个{TAIL}")
    assert [quantity.value for quantity in activity.quantities] == [50]


def test_what_was_only_discussed_with_others_is_no_gift() -> None:
    found = activities(f"3月9日，协会召开会议，并会同{COLLEGE}研究捐赠水桶50个事宜{TAIL}")
    assert [each.type for each in found] == ["会议"]


def test_the_first_three_are_no_three() -> None:
    (activity,) = activities(f"3月10日，协会表彰了前三名{TAIL}")
    assert activity.quantities == ()


def test_kinds_of_companies_before_their_names() -> None:
    assert told(f"3月1日，本地民营企业云岭水务公司、央企青云水务集团共同捐款5万元{TAIL}") == [
        ("云岭水务公司、青云水务集团", "2021-03-01")
    ]


def test_a_part_of_ours_and_one_of_the_same_duty_elsewhere() -> None:
    text = f"水务简报\n第1期\n青云市水务局\n2021年3月30日\n标题在此\n3月5日，我局水政监察支队检查企业20家，岚州市水政监察支队派员12人参加{TAIL}"
    named = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert named["岚州市水政监察支队"] == ()


def test_a_part_of_ours_punishes() -> None:
    found = activities(f"3月6日，青屏自来水公司被我会执法大队立案，罚款5万元{TAIL}", date="2021年3月30日")
    assert [each.organisations for each in found] == [("执法大队",)]


def test_the_committee_of_a_guest_is_not_ours() -> None:
    text = (
        "水务简报\n第1期\n青云市水务局\n2021年3月30日\n标题在此\n"
        f"3月5日，青云水务集团机关党委一行12人来局考察{TAIL}\n3月6日，机关党委组织党员30名植树{TAIL}"
    )
    assert [each.organisations for each in bulletin_of(text).activities] == [("青云水务集团机关党委",), ("机关党委",)]


@pytest.mark.parametrize("whose", ["法学院校友", "法学院1988级校友王明"])
def test_those_who_were_at_a_college_are_not_the_college(whose: str) -> None:
    text = f"云大简报\n第1期\n云岭大学\n2021年3月30日\n标题在此\n3月5日，{whose}捐款5万元{TAIL}\n3月6日，法学院捐款6万元{TAIL}"
    assert [each.date for each in bulletin_of(text).activities] == ["2021-03-06"]


def test_a_contest_with_a_short_form_is_nobody() -> None:
    text = (
        "水务简报\n第1期\n青云市水务局\n2021年3月30日\n标题在此\n"
        f"3月5日，我局开展全市节水技能大赛（以下简称“技能大赛”），选手50人参加{TAIL}\n技能大赛：3月7日，召开总结会，选手30人参加{TAIL}"
    )
    assert [each.name for each in bulletin_of(text).organisations] == ["青云市水务局"]


@pytest.mark.parametrize(
    "names", [("贵州工业职业技术学院", "贵州职业技术学院"), ("云岭工业园区管委会", "云岭园区管委会")]
)
def test_a_body_of_industry_is_not_the_one_without(names: tuple[str, str]) -> None:
    found = activities(*(f"3月5日，{name}捐款5万元{TAIL}" for name in names))
    assert [each.organisations[0] for each in found] == list(names)


def test_the_head_of_a_table_may_stand_below_its_title() -> None:
    table = "\n".join(
        (
            "附表\t部分会员单位捐赠一览表",
            "序号\t单位名称\t捐赠款物\t接收单位\t捐赠日期",
            "1\t青云市供水集团\t现金100万元\t青云市红十字会\t1月30日",
            "2\t青云市排水公司\t测温仪60台\t青云市教育局\t2月9日",
        )
    )
    text = f"节水简报\n第5期\n云岭省节水协会　　2021年3月5日\n\n会员单位捐赠情况\n1月28日，协会召开会议{TAIL}\n\n{table}\n\n编辑：周莹　审核：佟立国\n"
    found = [each for each in bulletin_of(text).activities if each.type == "捐赠"]
    assert [(each.organisations[0], each.date, each.beneficiaries) for each in found] == [
        ("青云市供水集团", "2021-01-30", ("青云市红十字会",)),
        ("青云市排水公司", "2021-02-09", ("青云市教育局",)),
    ]


def test_with_whom_somebody_goes_on_is_not_with_whom_he_began() -> None:
    found = told(f"3月6日，协会联合{COLLEGE}走访企业4家；13日，又会同泽南学院走访企业3家{TAIL}")
    assert found == [(f"青云市节水协会、{COLLEGE}", "2021-03-06"), ("青云市节水协会、泽南学院", "2021-03-13")]


def test_the_month_of_a_rate_is_not_when_something_was_done() -> None:
    assert told(f"{SUPPLY}质量部组织小组23个开展攻关，3月份合格率提高到99.6%{TAIL}") == [(f"{SUPPLY}质量部", None)]


def test_two_branches_are_both_who_were_there() -> None:
    found = told(f"3月9日，{SUPPLY}党支部与{COLLEGE}党支部开展主题党日。两个支部还慰问职工3名{TAIL}")
    assert [actors for actors, _ in found] == [f"{SUPPLY}党支部、{COLLEGE}党支部"] * 2


def test_the_units_of_a_group_act_by_their_duty() -> None:
    text = (
        "港区动态\n第1期\n临岬港务集团有限公司办公室主办　2021年1月6日\n\n标题在此\n"
        f"拖轮公司、港口医院接报后立即启动应急预案，派出拖轮2艘{TAIL}\n"
        f"12月9日，散货公司“降低门机抓斗洒漏率”课题获一等奖{TAIL}\n1月1日至3日，港口公安分局出动警力150人次{TAIL}"
    )
    assert ["、".join(each.organisations) for each in bulletin_of(text).activities] == [
        "拖轮公司、港口医院",
        "散货公司",
        "港口公安分局",
    ]


def test_the_campuses_of_a_hospital_act() -> None:
    text = (
        "疫情防控日报\n第41期\n云汐市人民医院集团疫情防控指挥部办公室　编\n2021年3月7日\n\n标题在此\n"
        f"3月5日，城北院区派出医护人员5人{TAIL}\n各院区、三个院区都要做好防控{TAIL}"
    )
    bulletin = bulletin_of(text)
    assert [each.organisations for each in bulletin.activities] == [("城北院区",)]
    assert "云汐市人民医院" not in {each.name for each in bulletin.organisations}


@pytest.mark.parametrize(
    ("head", "form"),
    [
        ("酿造一厂", "一厂"),
        ("岭建七局有限责任公司", "七局"),
        ("淮岭重型轴承集团有限公司", "淮岭重轴"),
        ("众联网络南屿省分公司", "南屿众联"),
        ("岭东路桥建设集团", "路桥集团"),
    ],
)
def test_what_paragraphs_call_their_head(head: str, form: str) -> None:
    text = f"会员动态\n第1期\n青云市企业联合会\n2021年3月30日\n\n标题在此\n{head}：3月5日，{form}与青云市水务局联合开展演练，73名职工参演{TAIL}"
    bulletin = bulletin_of(text)
    assert [each.organisations for each in bulletin.activities] == [(head, "青云市水务局")]
    assert form in next(each.aliases for each in bulletin.organisations if each.name == head)


def test_a_short_form_that_one_head_acts_by_is_its_own() -> None:
    text = (
        "质量快讯\n第1期\n全国质量改进联合会\n2021年3月30日\n\n标题在此\n"
        f"淮岭省质量协会：3月17日，省质协联合省企业联合会举办讲座，2600人收看{TAIL}\n"
        f"百岫服饰有限公司：3月24日，江汀省质量管理协会到公司调研{TAIL}"
    )
    first, *_ = bulletin_of(text).activities
    assert first.organisations == ("淮岭省质量协会", "省企业联合会")


def test_a_paragraph_with_a_number_of_a_list_tells_who_acts() -> None:
    assert told(f"四、{SUPPLY}会同{COLLEGE}在两个路口开设通道，3月11日共查验货车1863辆{TAIL}") == [
        (f"{SUPPLY}、{COLLEGE}", "2021-03-11")
    ]


def test_where_those_went_who_are_named_in_the_clause_before() -> None:
    assert told(f"3月11日，{SUPPLY}由副总经理王明带队，到{COLLEGE}门口检查管网情况{TAIL}") == [(SUPPLY, "2021-03-11")]


def test_a_title_is_an_event_of_its_month() -> None:
    assert told(f"去年11月，{SUPPLY}荣获“全省安全文化建设示范企业”称号{TAIL}") == [(SUPPLY, "2020-11")]


def test_what_was_called_off_may_be_why_something_was_done() -> None:
    found = told(f"3月3日，因雷雨天气取消演出2场，{SUPPLY}为游客办理退票460张{TAIL}")
    assert [actors for actors, _ in found] == [SUPPLY]
    assert told(f"3月3日，{SUPPLY}取消演出2场，游客460人退票{TAIL}") == []


def test_that_enterprise_is_the_one_that_was_helped() -> None:
    text = f"{SUPPLY}：3月2日，得知泽南医疗器械有限公司停水，集团出动抢修车3台{TAIL}该企业已于3月3日恢复生产线2条{TAIL}"
    assert told(text)[-1] == ("泽南医疗器械有限公司", "2021-03-03")


def test_at_an_event_the_publisher_acts_behind_a_semicolon() -> None:
    found = told(f"3月5日，{SUPPLY}捐赠水泵6台；仪式上，协会为首批31名导师颁发了聘书{TAIL}")
    assert [actors for actors, _ in found] == [SUPPLY, "青云市节水协会"]


@pytest.mark.parametrize("unit", ["执行局", "法警大队", "立案庭"])
def test_the_parts_of_a_court_act(unit: str) -> None:
    text = (
        f"法院简报\n第1期\n青云市人民法院\n2021年3月30日\n标题在此\n3月4日，{unit}出动干警42人，拘传被执行人19人{TAIL}"
    )
    assert [each.organisations for each in bulletin_of(text).activities] == [(unit,)]


@pytest.mark.parametrize("department", ["企业管理科", "企业文化部", "安全质量部"])
def test_a_department_acts_by_what_it_does_and_in_which_way(department: str) -> None:
    assert told(f"3月6日，{department}以视频方式举办培训2期，380人参加{TAIL}") == [(department, "2021-03-06")]


def test_our_company_by_one_character() -> None:
    text = f"供水简报\n第1期\n青云市供水集团有限公司\n2021年3月30日\n标题在此\n3月19日，我司向临江街道办事处捐赠瓶装水800箱{TAIL}"
    assert [each.organisations for each in bulletin_of(text).activities] == [("青云市供水集团有限公司",)]


def test_what_is_said_to_belong_to_a_body_acts() -> None:
    assert told(f"3月6日，集团所属沂东实验室抽调技术员12名{TAIL}") == [("沂东实验室", "2021-03-06")]
    assert told(f"3月6日，集团所属五座水厂抽调技术员12名{TAIL}") == []


@pytest.mark.parametrize("place", ["云台国际机场", "白鹭湖景区"])
def test_a_place_that_somebody_runs_is_a_head(place: str) -> None:
    assert told(f"{place}：3月17日零时起，对货物实行消毒，已消毒货物312吨{TAIL}") == [(place, "2021-03-17")]


def test_what_was_held_under_a_head_of_its_own_line_below_a_rubric() -> None:
    text = (
        "节水简报\n2021年第3期\n青云市节水协会 2021年3月30日\n\n会员动态\n\n"
        f"青云市供水集团\n\n3月5日召开会议，部署防汛工作{TAIL}\n\n青云市排水公司\n\n3月6日，召开会议，部署防汛工作{TAIL}\n"
    )
    bulletin = bulletin_of(text)
    assert bulletin.issuer == ("青云市节水协会",)
    assert [(each.organisations, each.date) for each in bulletin.activities] == [
        (("青云市供水集团",), "2021-03-05"),
        (("青云市排水公司",), "2021-03-06"),
    ]


def test_a_short_head_that_is_meant_again() -> None:
    text = f"磐钢简报\n第19期\n磐石钢铁集团有限公司\n2021年3月30日\n\n标题在此\n\n一个月来，各单位开展质量攻关，取得明显成效{TAIL}\n\n炼铁厂\n\n针对入炉料波动，该厂抽调12名技术骨干成立攻关组{TAIL}\n"
    assert [each.organisations for each in bulletin_of(text).activities] == [("炼铁厂",)]


def test_whom_a_meeting_sent_out_is_told_by_itself() -> None:
    found = activities(f"3月5日，{SUPPLY}召开防汛会议，抽调64名干部组成8个包保组，分赴各水厂{TAIL}")
    assert [[quantity.value for quantity in each.quantities] for each in found] == [[], [64, 8]]


def test_what_a_ministry_did_not_hand_over() -> None:
    text = f"民政部高度重视{TAIL}{SUPPLY}接到泽南省工信厅下达的保供任务后，于3月3日提前复工，首批到岗工人46名，3月8日全部交付{TAIL}"
    assert {actors for actors, _ in told(text)} == {SUPPLY}


def test_a_month_of_last_year_is_told_aside() -> None:
    found = told(f"去年12月起试行的做法，今冬已在各县推开{TAIL}", f"20日，{SUPPLY}到云岭大学调研管网情况{TAIL}")
    assert [date for _, date in found] == ["2021-03-20"]

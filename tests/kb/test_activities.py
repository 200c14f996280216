"""Activities: who, when, what, how much, and the characters that prove it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.knowledge.event_dates import Calendar
from kb.knowledge.quantities import quantities_in
from kb.model import Activity
from kb.text import fold
from tests.accuracy import sample_pairs
from tests.kb.test_parsing import bulletin_of
from tests.knowledge_accuracy import knowledge_accuracy

TAIL = "，大家都说办得好，连声道谢，直到天黑才散去。"


def activities(*paragraphs: str, date: str = "2021年3月20日") -> tuple[Activity, ...]:
    text = "\n".join(("节水简报", "2021年第1期", f"青云市节水协会 {date}", "标题在此", *paragraphs))
    return bulletin_of(text).activities


def test_an_activity_has_its_proof() -> None:
    (activity,) = activities(f"3月5日，青云市水务局向青云市第三人民医院捐赠口罩1.2万只、消毒液300瓶{TAIL}")
    assert activity.organisations == ("青云市水务局",)
    assert (activity.date, activity.date_inferred, activity.type) == ("2021-03-05", True, "捐赠")
    assert activity.beneficiaries == ("青云市第三人民医院",)
    assert [(each.value, each.unit, each.item) for each in activity.quantities] == [
        (12000, "只", "口罩"),
        (300, "瓶", "消毒液"),
    ]
    assert activity.text.startswith("3月5日，青云市水务局")


def test_all_who_acted_together_are_actors() -> None:
    (activity,) = activities(
        f"3月5日，青云市水务局（以下简称“市水务局”）会同松山县总工会、白石县红十字会慰问职工60名{TAIL}"
    )
    assert activity.organisations == ("青云市水务局", "松山县总工会", "白石县红十字会")


def test_class_words_are_resolved_where_it_is_certain() -> None:
    found = activities(
        f"青云水务集团有限公司：3月5日，公司检修水泵20台{TAIL}",
        f"3月6日，公司与松山县总工会签订协议，为职工120名体检{TAIL}",
        f"松山县总工会：工会活动丰富多彩{TAIL}3月7日，公司检修水泵8台{TAIL}",
    )
    assert [each.organisations for each in found] == [
        ("青云水务集团有限公司",),
        ("青云水务集团有限公司", "松山县总工会"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"下一步，青云市水务局将组织职工200名参加培训{TAIL}",
        f"青云市水务局计划于4月投入资金300万元改造管网{TAIL}",
        f"希望青云市水务局派出20名职工支援{TAIL}",
        f"原定3月5日由青云市水务局举办的演练已取消，200名职工没有到场{TAIL}",
        f"有居民3月5日送来锦旗2面，感谢抢修的师傅{TAIL}",
        f"青云市水务局成绩显著，是全市学习的榜样{TAIL}",
        f"青云市水务局负责人介绍，全市有用水户126万户，下降12%{TAIL}",
        f"在青云市水务局的支持下，公司团委捐赠棉衣80件{TAIL}",
        f"3月5日，青云市水务局95598服务台收到客户赠送的锦旗2面{TAIL}",
        f"3月5日，青云市水务局收到松山县人民政府发来的感谢信，信中称赞职工顶得上{TAIL}",
        f"青云市水务局因此获得无还本续贷600万元{TAIL}",
        f"3月5日，青云市水务局还收到贷款贴息补助8.6万元{TAIL}",
        f"青云市水务局局长在会上强调，要把节水刻在心里，坚决守住两条底线{TAIL}",
        f"3月5日，青云市水务局名下的11辆货车被依法查封{TAIL}",
    ],
)
def test_what_has_not_happened_or_nobody_did_is_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_what_was_done_beside_thanks_is_a_deed() -> None:
    (visit,) = activities(f"3月5日，青云市水务局走访企业20家，收到锦旗3面{TAIL}")
    assert [each.unit for each in visit.quantities][:1] == ["家"]
    (gift,) = activities(f"3月5日，青云市第一中学收到校友企业松山县供水有限公司捐赠的图书300册{TAIL}")
    assert gift.organisations == ("松山县供水有限公司",)


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("3月5日，青云市水务局收到松山县人民政府送来的锦旗一面", "松山县人民政府"),
        ("近日，厂图书馆收到青云市水务局赠送的地图87幅", "青云市水务局"),
        ("公司还收到松山县供水有限公司赠送的标准单行本200册", "松山县供水有限公司"),
    ],
)
def test_whoever_gave_what_others_got_acts(text: str, giver: str) -> None:
    (activity,) = activities(f"{text}{TAIL}")
    assert activity.organisations == (giver,)


def test_what_a_drill_assumes_and_what_is_denied_never_was() -> None:
    for text in (
        "演练假定青云市水务局储罐破裂，企业紧急疏散群众800人",
        "网上关于“青云市水务局3月5日停水”的说法不属实，青云市水务局当日供水300吨",
        "春节前，青云市水务局拟联合松山县总工会走访困难家庭500户",
    ):
        assert activities(f"{text}{TAIL}") == (), text


def test_a_dated_deed_of_somebody_who_is_named_is_one() -> None:
    (activity,) = activities(f"3月5日，青云市水务局结合“学雷锋”活动，组织青年志愿者走进白石社区{TAIL}")
    assert (activity.organisations, activity.date) == (("青云市水务局",), "2021-03-05")
    assert activities(f"3月以来，青云市水务局组织志愿者走进社区{TAIL}") == ()
    assert activities(f"青云市水务局要求，各站须于3月5日前完成检修{TAIL}") == ()


def test_whose_members_act_is_not_who_acts() -> None:
    assert activities(f"截至3月5日，青云市节水协会会员单位和广大职工捐款累计25万元，另外还捐赠大批物资{TAIL}") == ()
    (activity,) = activities(f"3月5日，青云市节水协会会长单位松山县供水有限公司捐赠口罩5000个{TAIL}")
    assert activity.organisations == ("松山县供水有限公司",)


def test_what_a_part_did_or_somebody_tells_is_not_put_down_to_the_whole() -> None:
    (activity,) = activities(f"3月5日，松山县供水有限公司灌装二车间开展竞赛，查改隐患47项{TAIL}")
    assert activity.organisations == ("松山县供水有限公司灌装二车间",)
    (activity,) = activities(
        f"白石县供水有限公司：近日，青云市总工会负责人介绍，该公司3月5日为120名职工办理了保障{TAIL}"
    )
    assert activity.organisations == ("白石县供水有限公司",)


def test_under_a_head_nobody_needs_to_be_named() -> None:
    found = activities(
        f"松山县供水有限公司：该公司抽调36名职工深入乡镇{TAIL}"
        f"3月18日，与青云市水务局签署协议，派出职工20名{TAIL}"
        f"截至3月19日，已向15家合作社供水2460吨{TAIL}"
    )
    assert [each.organisations for each in found] == [
        ("松山县供水有限公司",),
        ("松山县供水有限公司", "青云市水务局"),
        ("松山县供水有限公司",),
    ]


def test_who_hosts_and_who_carries_out_act_together() -> None:
    (activity,) = activities(
        f"由青云市水务局、松山县总工会主办，白石县供水有限公司承办的技能竞赛于3月8日在青云举行，92名选手参加{TAIL}"
    )
    assert activity.organisations == ("青云市水务局", "松山县总工会", "白石县供水有限公司")
    assert activity.date == "2021-03-08"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("3月5日，松山县供水有限公司抽检水样6批。该公司还更换水表40只", "松山县供水有限公司"),
        ("3月5日，松山县图书馆展出图书600册。随后，图书馆接待读者90人次", "松山县图书馆"),
        ("近日，该公司石坝水厂检修水泵6台，石坝水厂又更换水表40只", "石坝水厂"),
        ("——松山县总工会、白石县总工会3月5日共同筹措棉衣500件", "松山县总工会、白石县总工会"),
        ("3月5日，松山县供水有限公司（以下简称“松山供水”）抽检水样6批，松山供水的做法值得推广", "松山县供水有限公司"),
    ],
)
def test_who_is_meant(text: str, actors: str) -> None:
    found = activities(f"{text}{TAIL}")
    assert found
    assert {"、".join(each.organisations) for each in found} == {actors}


def test_a_head_in_brackets_and_a_numbered_line_with_a_date() -> None:
    (first, second) = activities(
        f"【松山县供水有限公司】3月5日，公司邀请青云市水务局检测阀门7处{TAIL}", f"1.3月8日，公司更换水表40只{TAIL}"
    )
    assert first.organisations == second.organisations == ("松山县供水有限公司",)
    assert (first.date, second.date) == ("2021-03-05", "2021-03-08")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("开放毕业设计答辩12场，邀请企业工程师35名担任评委", ["毕业设计答辩", "企业工程师"]),
        ("在白榆县三个镇架设望远镜5台，陪同老人82名观看土星", ["镇", "望远镜", "老人"]),
        ("6月15日起推出晚间窗口4个，售出套餐2700份", ["晚间窗口", "套餐"]),
    ],
)
def test_what_is_counted_is_no_deed(text: str, items: list[str]) -> None:
    folded_text = fold(text)
    assert [each.item for each in quantities_in(text, folded_text, 0, len(folded_text.text))] == items


def test_somebody_who_is_there_is_not_the_body() -> None:
    assert activities(f"3月5日，青云市水务局局长胡某见证签约，松山县的60名群众参加{TAIL}") == ()
    (activity,) = activities(f"3月5日，青云市水务局局长胡某带队走访企业6家{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_several_who_sign_need_no_day() -> None:
    (activity,) = activities(f"青云市水务局与松山县总工会签订协议{TAIL}")
    assert (activity.organisations, activity.date) == (("青云市水务局", "松山县总工会"), None)


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("召开志愿服务工作推进会，60人参会", "会议"),
        ("举办返岗安全培训班，培训职工430人", "培训"),
        ("开展联学共建，重温入党誓词，45名党员参加", "党建"),
        ("给高温岗位职工送去西瓜3500公斤", "慰问"),
        ("召开大会，表彰先进个人6名", "评选表彰"),
        ("为23名新生发放助学金11.5万元", "捐赠"),
        ("实行封闭管理，156名职工轮班", "防控措施"),
        ("制作短视频15条，在车站滚动播放", "宣传倡议"),
        ("调集查勘车28辆", "服务保障"),
    ],
)
def test_the_type_is_that_of_the_main_deed(deed: str, kind: str) -> None:
    (activity, *_) = activities(f"3月5日，青云市水务局{deed}{TAIL}")
    assert activity.type == kind


def test_a_plan_behind_a_deed_does_not_undo_it() -> None:
    (activity,) = activities(f"3月5日，青云市水务局与松山县总工会签订协议，将在年内投入300万元改造管网{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县总工会")
    assert activity.quantities == ()


def test_a_head_with_a_wide_blank_is_one() -> None:
    (activity,) = activities(f"◆松山县总工会　　3月5日，在县医院举办健康讲座，230名职工到场聆听{TAIL}")
    assert activity.organisations == ("松山县总工会",)


def test_several_events_in_a_sentence_are_several_activities() -> None:
    found = activities(f"3月1日，青云市水务局排查隐患30处，3月4日更换阀门12只{TAIL}")
    assert [(each.date, [quantity.value for quantity in each.quantities]) for each in found] == [
        ("2021-03-01", [30]),
        ("2021-03-04", [12]),
    ]


def test_our_own_is_the_publisher_and_nobody_named_last() -> None:
    text = (
        "医院简讯\n2021年第1期\n青云市第一人民医院党委办公室 2021年3月20日\n标题在此\n"
        f"3月1日，我院向松山县人民医院捐赠呼吸机2台{TAIL}\n3月2日，医院召开大会，到会代表102人{TAIL}"
    )
    bulletin = bulletin_of(text)
    assert [each.organisations for each in bulletin.activities] == [("青云市第一人民医院",)] * 2
    assert "青云市第一人民医院" in {each.name for each in bulletin.organisations}


def test_what_somebody_unknown_did_is_not_put_down_to_who_acted_before() -> None:
    found = activities(f"3月9日，青云水务有限公司捐款30万元；同日，路过的商户认捐10万元{TAIL}")
    assert [[quantity.value for quantity in each.quantities] for each in found] == [[300_000]]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("市水务局联合松山县总工会、白石县红十字会慰问职工60名", "青云市水务局、松山县总工会、白石县红十字会"),
        ("市水务局3月5日至8日会同松山县总工会慰问职工60名", "青云市水务局、松山县总工会"),
        ("市水务局近日针对管网老化问题开会，3月5日会同松山县总工会检修水泵20台", "青云市水务局、松山县总工会"),
        ("市水务局与驻地的松山县总工会联合慰问职工60名", "青云市水务局、松山县总工会"),
        ("市水务局聘请白石科技有限公司检修水泵20台", "青云市水务局、白石科技有限公司"),
        (
            "3月5日，市水务局举行演练，松山县总工会、白石县红十字会参加演练",
            "青云市水务局、松山县总工会、白石县红十字会",
        ),
        ("3月5日，由松山县总工会指导，市水务局举办讲座，职工60名听讲", "青云市水务局"),
        ("3月5日，市水务局邀请松山县总工会王教授讲课，职工60名听讲", "青云市水务局"),
        ("3月5日，白石科技有限公司被松山县总工会授予“先进单位”称号，奖金2万元", "松山县总工会"),
        ("3月5日，水泵20台由白石科技有限公司捐赠", "白石科技有限公司"),
        ("松山县总工会开展活动，3月5日，该会与白石县红十字会慰问职工60名", "松山县总工会、白石县红十字会"),
        ("松山县总工会与白石县红十字会商谈，3月5日双方签订协议，投入资金2万元", "松山县总工会、白石县红十字会"),
        ("市水务局、松山县总工会和协会联合举办讲座，职工60名听讲", "青云市水务局、松山县总工会、青云市节水协会"),
    ],
)
def test_with_whom_somebody_acts(text: str, actors: str) -> None:
    found = activities(f"近日，青云市水务局（以下简称“市水务局”）开会{TAIL}", f"{text}{TAIL}")
    assert "、".join(found[-1].organisations) == actors


def test_whoever_was_named_goes_on_with_those_for_whom_he_acts() -> None:
    (activity,) = activities(f"近日，松山县侨联与青云市人民医院联手，为老归侨免费体检，共有94位老人受益{TAIL}")
    assert activity.organisations == ("松山县侨联", "青云市人民医院")


def test_a_number_with_a_comma_is_one_number() -> None:
    (activity,) = activities(f"3月5日，青云市水务局发放口罩1,200只{TAIL}")
    assert [each.value for each in activity.quantities] == [1200]


def test_what_came_of_a_deed_until_a_day_belongs_to_it() -> None:
    (activity,) = activities(f"3月5日，青云市水务局启动献策活动，截至3月18日收到建议120条{TAIL}")
    assert (activity.date, [each.value for each in activity.quantities]) == ("2021-03-05", [120])


@pytest.mark.parametrize(
    "sentence",
    [
        f"青云市水务局是一家成立于2015年的单位，有职工90名{TAIL}",
        f"青云市水务局服务城区人口98万，日供水35万立方米{TAIL}",
        f"青云市水务局、松山县总工会等12家成员单位负责人参加会议{TAIL}",
        f"青云市水务局拟对20台水泵进行检修{TAIL}",
        f"青云市水务局要认真检修水泵20台{TAIL}",
        f"新泵站由青云市水务局设计，建成后可新增水量3万吨{TAIL}",
    ],
)
def test_how_things_are_or_shall_be_is_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_every_proof_is_a_piece_of_its_passage() -> None:
    text = (
        "节水简报\n2021年第1期\n标题在此\n3 月 5 日，“青云市水务局”派出ＱＣ小组２０个检修水泵６台，一直忙到深夜才离开。"
    )
    bulletin = bulletin_of(text)
    passages = {passage.id: passage.text for passage in bulletin.passages}
    for activity in bulletin.activities:
        assert passages[activity.passage][activity.start : activity.end] == activity.text


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2021-04-30", "市工信局发文（连工信发[2021]26号）", None),
        ("2021-04-30", "于2021年4月8至9日在海州举办", "2021-04-08/2021-04-09"),
        ("2021-04-12", "截至3月末，已发放", "2021-03-31"),
        ("2021-04-12", "3月底，完成检修", "2021-03"),
        ("2021-06-30", "一季度，开展检查", "2021-01/2021-03"),
        ("2021-02-10", "四季度，开展检查", "2020-10/2020-12"),
        ("2021-06-30", "2020年下半年，开展检查", "2020-07/2020-12"),
        ("2021-06-30", "在地铁3号线检查", None),
        ("2021-06-30", "7号楼、2号泵站", None),
        ("2021-01-11", "12月28日", "2020-12-28"),
        ("2021-01-11", "1月4日", "2021-01-04"),
        ("2021-06-30", "3月5日至8日", "2021-03-05/2021-03-08"),
        ("2021-06-30", "2月28日至3月2日", "2021-02-28/2021-03-02"),
        ("2021-06-30", "1月至6月", "2021-01/2021-06"),
        ("2021-06-30", "5月以来", "2021-05"),
        ("2021-06-30", "截至6月8日18时", "2021-06-08"),
        ("2021-06-30", "去年9月", "2020-09"),
        ("2021-06-30", "2019年12月1日", "2019-12-01"),
        ("2023-04-25", "上周五，召开会议", "2023-04-21"),
        ("2022-11-14", "上周五，召开会议", "2022-11-11"),
        ("2022-11-14", "本周三上午，召开会议", "2022-11-09"),
        ("2022-11-14", "本周，召开会议", "2022-11-07/2022-11-13"),
        ("2022-11-18", "本周，召开会议", "2022-11-14/2022-11-18"),
        ("2022-11-18", "上周，召开会议", "2022-11-07/2022-11-13"),
        ("2022-11-18", "上周末，召开会议", "2022-11-12/2022-11-13"),
        ("2022-11-18", "上个星期二，召开会议", "2022-11-08"),
        ("2022-11-18", "上周年庆典", None),
        ("2022-11", "上周五，召开会议", None),
        ("2021-06-30", "3月28日至2日", "2021-03-28/2021-04-02"),
        ("2021-06-30", "28日至2日", "2021-06-28/2021-07-02"),
        ("2021-06-30", "3月18日至2日", "2021-03-18"),  # a misprint
        ("2021-06-30", "2月30日", None),
        ("2021-03-20", "“三八”节当天，慰问女工", "2021-03-08"),
        (None, "3月5日", None),
    ],
)
def test_dates_of_events(today: str | None, text: str, expected: str | None) -> None:
    found = [each.value for each in Calendar(today, None).dates_in(fold(text).text)]
    assert found == ([expected] if expected or today is None else [])


def test_the_day_that_was_told_last_is_the_last_one_in_the_text() -> None:
    calendar = Calendar("2021-07-20", None)
    calendar.dates_in("2021.3.5开始;3月8日结束")
    following = calendar.same_day("次日恢复")
    assert following is not None
    assert following.value == "2021-03-09"
    assert calendar.year_in("2020至2018年共办10讲") is None


def test_a_day_alone_is_of_the_month_that_was_named_last() -> None:
    calendar = Calendar("2021-07-20", None)
    assert [each.value for each in calendar.dates_in("7月10日开始,11日凌晨结束")] == ["2021-07-10", "2021-07-11"]
    following = calendar.same_day("次日恢复")
    assert following is not None
    assert following.value == "2021-07-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("捐赠口罩1.2万只", [(12000, "只", "口罩", True)]),
        ("价值3.5万元", [(35000, "元", "价值", True)]),
        ("培训120余人次", [(120, "人次", "", False)]),
        ("近百名职工", [(100, "名", "职工", False)]),
        ("演练两场", [(2, "场", "演练", True)]),
        ("手套1,200副", [(1200, "副", "手套", True)]),
        ("捐款1亿2000万元", [(120_000_000, "元", "捐款", True)]),
        ("捐款2万3千元", [(23_000, "元", "捐款", True)]),
        ("捐款三万五千元", [(35_000, "元", "捐款", True)]),
        ("捐款三万零五百元", [(30_500, "元", "捐款", True)]),
        ("口罩2万5千余只", [(25_000, "只", "口罩", False)]),
        ("接待十二万三千二百人次", [(123_200, "人次", "", True)]),
        ("惠及数万2千人", []),
        ("筹集1千2百万元", [(12_000_000, "元", "", True)]),
        ("筹集1亿2千3百万元", [(123_000_000, "元", "", True)]),
        ("筹集3亿5000多万元", [(350_000_000, "元", "", False)]),
        ("筹集3千多万元", [(30_000_000, "元", "", False)]),
        ("接待1万2千余人次", [(12_000, "人次", "", False)]),
        ("接待三万五千余人次", [(35_000, "人次", "", False)]),
        ("捐款2万三四千元", []),
        ("捐赠口罩1，200只", [(1200, "只", "口罩", True)]),
        ("组织五队", [(5, "队", "", True)]),
        ("开通热线12345，20名志愿者参加", [(20, "名", "志愿者", True)]),
        ("开通热线8，10户困难群众参加", [(10, "户", "困难群众", True)]),
        ("接待返鄉旅客2300餘人次", [(2300, "人次", "返鄉旅客", False)]),
        ("第3期、3天、19分钟、50%、12岁、9时", []),
        ("捐赠一次性口罩8700个", [(8700, "个", "一次性口罩", True)]),
        ("普通医用口罩3万个", [(30000, "个", "普通医用口罩", True)]),
        ("捐赠10台价值12万元的净化器", [(10, "台", "净化器", True), (120000, "元", "价值", True)]),
        ("到公司4名困难职工家中", [(4, "名", "困难职工家中", True)]),
        ("设置互动展项62个", [(62, "个", "互动展项", True)]),
        ("查出隐患9处", [(9, "处", "隐患", True)]),
        ("出动抢修人员30人", [(30, "人", "抢修人员", True)]),
        ("送去慰问金5000元", [(5000, "元", "慰问金", True)]),
        ("捐款3万元", [(30000, "元", "捐款", True)]),
        ("药品价值5万元", [(50000, "元", "药品", True)]),
        ("宣传品价值合计3万元", [(30000, "元", "宣传品", True)]),
        ("捐款捐物合计3万元", [(30000, "元", "捐款捐物", True)]),
        ("发放创业贷款300万元", [(3000000, "元", "创业贷款", True)]),
        ("检修设备45台", [(45, "台", "设备", True)]),
        ("捐赠N95口罩300只、84消毒液20桶", [(300, "只", "N95口罩", True), (20, "桶", "84消毒液", True)]),
        ("来自28家企业的56名选手参赛", [(28, "家", "企业", True), (56, "名", "选手", True)]),
        ("26名党员志愿者同台演出", [(26, "名", "党员志愿者", True)]),
        ("“两节”期间，齐聚一堂，用17个小时，两家企业，一站式服务", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[float, str, str, bool]]) -> None:
    folded_text = fold(text)
    found = quantities_in(text, folded_text, 0, len(folded_text.text))
    assert [(each.value, each.unit, each.item, each.exact) for each in found] == expected


def test_the_samples_are_understood() -> None:
    """The figures that were reached; none may fall."""
    tallies = knowledge_accuracy(sample_pairs()).tallies
    names, events = tallies["organisation"], tallies["activity"]
    assert names.right / (names.right + names.invented) >= 0.98
    assert names.f1 >= 0.97
    assert tallies["alias"].f1 >= 0.95
    assert events.right / (events.right + events.invented) >= 0.96
    assert events.right / (events.right + events.missing) >= 0.88
    assert tallies["date"].f1 >= 0.98
    assert tallies["type"].f1 >= 0.88
    assert tallies["quantity"].f1 >= 0.95


def test_the_real_bulletin_has_proofs_that_are_pieces_of_it(seed: Path) -> None:
    from kb.reading import read
    from kb.understanding import understand

    bulletin = understand(read(seed)).bulletin
    passages = {passage.id: passage.text for passage in bulletin.passages}
    assert len(bulletin.organisations) > 12
    assert bulletin.activities
    for activity in bulletin.activities:
        assert passages[activity.passage][activity.start : activity.end] == activity.text


def test_a_day_that_comes_behind_the_deed_is_its_day() -> None:
    (activity,) = activities(f"青云市水务局抽调技术骨干8人，于3月11日至14日走访用水企业9家{TAIL}")
    assert activity.date == "2021-03-11/2021-03-14"
    assert [(each.value, each.unit) for each in activity.quantities] == [(8, "人"), (9, "家")]


def test_a_class_word_with_an_organ_is_the_organ_above() -> None:
    (activity,) = activities(f"青云机床厂工会：厂工会3月4日开办缝纫班，65名职工参加{TAIL}")
    assert activity.organisations == ("青云机床厂工会",)


def test_a_leader_who_goes_somewhere_leads_the_publisher() -> None:
    (activity,) = activities(f"3月10日，会长林长海率队赴西江考察，走访企业6家{TAIL}")
    assert activity.organisations == ("青云市节水协会",)
    assert activities(f"3月10日，局长林长海率队赴西江考察，走访企业6家{TAIL}") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        f"青云市水务局原计划3月开工的泵站缺少资金，投入的300万元没有到位{TAIL}",
        f"3月8日，青云市水务局还将组织职工200名参加培训{TAIL}",
        f"3月23日，青云市水务局拟召开网络培训会，200人参加{TAIL}",
        f"报告显示，去年青云市水务局接待访客312万人次{TAIL}",
        f"青云市水务局3月6日承诺捐赠的50万元尚未到账{TAIL}",
    ],
)
def test_what_is_still_to_come_is_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_experts_of_a_body_who_were_there_are_not_who_acts() -> None:
    (activity,) = activities(f"3月6日，青云市水务局召开评审会，松山县研究院的11位专家参加审查{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_a_second_event_of_the_same_sentence_is_an_activity_of_its_own() -> None:
    first, second = activities(f"3月6日，青云市水务局为松山县第三小学举办讲座2场，并向该校捐赠图书80册{TAIL}")
    assert [(each.type, each.date) for each in (first, second)] == [("培训", "2021-03-06"), ("捐赠", "2021-03-06")]
    assert [[(each.value, each.unit) for each in activity.quantities] for activity in (first, second)] == [
        [(2, "场")],
        [(80, "册")],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"3月6日召开会议，青云市水务局、松山县总工会负责人共130余人参加会议{TAIL}",
        f"一季度，青云市水务局累计供水3.4亿吨，同比增长4.1%{TAIL}",
    ],
)
def test_who_was_there_and_what_is_compared_are_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_those_who_belong_to_the_body_above_act_themselves() -> None:
    (activity,) = activities(f"青云电缆集团：集团旗下的松山特种电缆有限公司3月8日向白石县聋哑学校捐赠电线1.2万米{TAIL}")
    assert activity.organisations == ("松山特种电缆有限公司",)


def test_a_day_behind_which_a_sum_stands_is_that_of_the_deed_before() -> None:
    (activity,) = activities(f"青云市水务局开展节水检查，3月10日至12日共出动检查人员84人次，检查单位57家{TAIL}")
    assert activity.date == "2021-03-10/2021-03-12"
    assert [each.value for each in activity.quantities] == [84, 57]


def test_a_month_is_no_day_that_is_meant_later() -> None:
    first, second = activities(
        f"3月6日，青云市水务局召开会议，60人参加{TAIL}自2021年2月起全市供水平稳。会上，松山县总工会发放水表20块{TAIL}"
    )
    assert (first.date, second.date) == ("2021-03-06", "2021-03-06")


def test_what_happens_every_day_or_lately_has_no_day() -> None:
    _, second = activities(
        f"3月6日，青云市水务局检修水泵20台{TAIL}近日，松山县总工会在当天值班的职工中发放毛巾80条{TAIL}"
    )
    assert second.date is None


def test_dates_may_be_written_in_chinese_numerals() -> None:
    calendar = Calendar("2005-10-28", 2005)
    texts = ("十月上旬", "八月三日", "二○○三年五月八日至十日", "三月三", "一月一次")
    assert [[each.value for each in calendar.dates_in(fold(text).text)] for text in texts] == [
        ["2005-10"],
        ["2005-08-03"],
        ["2003-05-08/2003-05-10"],
        [],
        [],
    ]


def test_what_began_on_a_day_was_done_on_it() -> None:
    (activity,) = activities(f"为方便群众，青云市水务局自3月3日起实行夜间办理{TAIL}")
    assert activity.date == "2021-03-03"
    assert activities(f"自4月1日起，青云市水务局实行新收费标准{TAIL}") == ()  # after the bulletin


def test_the_last_day_of_a_course_is_its_end() -> None:
    found = activities(
        f"3月1日至9日，青云市水务局举办培训班，学员45名。结业当天，青云市水务局与白石县供水公司签订协议2份{TAIL}"
    )
    assert [each.date for each in found] == ["2021-03-01/2021-03-09", "2021-03-09"]


def test_what_came_of_it_until_a_day_is_no_second_event() -> None:
    (activity,) = activities(f"3月1日，青云市水务局开通热线，至3月15日共受理求助340件{TAIL}")
    assert (activity.date, [each.value for each in activity.quantities]) == ("2021-03-01", [340])


def test_what_a_paragraph_is_about_is_no_deed() -> None:
    (activity,) = activities(f"【培训交流】3月1日，青云市水务局举办讲座2场{TAIL}")
    assert activity.text.startswith("3月1日")


def test_a_delegation_is_of_who_acted_before() -> None:
    found = activities(
        f"3月1日至5日，青云市水务局派出6人访问白石县供水公司{TAIL}3月4日，代表团与松山县供水公司签订备忘录2份{TAIL}"
    )
    assert found[-1].organisations == ("青云市水务局", "松山县供水公司")


def test_a_delegation_that_came_is_not_of_the_host() -> None:
    (activity,) = activities(f"3月3日，青云市水务局接待客人20名{TAIL}代表团参观展厅3个，捐赠图书200册{TAIL}")
    assert activity.text.startswith("3月3日")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青云市水务局组织疏散演练一次", [(1, "次")]),
        ("每两小时巡查一次", []),
        ("全部统一管理", []),
        ("更新设备40台（套）", [(40, "台（套）")]),
        ("实行三班两倒", []),
        ("解决最后一公里问题", []),
        ("职工分三班轮换", []),
        ("接种3.5万头份", [(35000, "头份")]),
    ],
)
def test_what_counts_and_what_does_not(text: str, expected: list[tuple[float, str]]) -> None:
    folded_text = fold(text)
    found = quantities_in(text, folded_text, 0, len(folded_text.text))
    assert [(each.value, each.unit) for each in found] == expected


def test_a_count_in_words_is_a_count() -> None:
    (activity,) = activities(f"青云市水务局为学员专门讲授技术课程两场{TAIL}")
    assert [(each.value, each.unit) for each in activity.quantities] == [(2, "场")]


@pytest.mark.parametrize(
    "sentence",
    [
        "青云市水务局开展进千家门、知千家情活动",
        "青云市水务局完善两项机制，开展三项行动，抓好四项重点工作",
        "青云市水务局每年举办培训班两期",
        "青云市水务局定期组织演练一次",
        "青云市水务局建立例会制度，三个月召开会议一次",
    ],
)
def test_what_is_done_in_general_is_no_event(sentence: str) -> None:
    assert activities(f"{sentence}{TAIL}") == ()


def test_who_hosts_and_who_helps_are_named_in_a_row() -> None:
    (activity,) = activities(f"3月1日，由青云市水务局主办、松山县总工会协办的培训班开班，45名学员参加{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县总工会")


@pytest.mark.parametrize(
    "sentence",
    [
        f"青云市水务局称，若水位继续上涨，将增派两个小组200人{TAIL}",
        f"根据协议，青云市水务局将每月选派专家2名{TAIL}",
    ],
)
def test_what_is_to_happen_on_a_condition_or_every_month_is_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_a_short_title_of_the_contents_ends_what_stands_above() -> None:
    text = (
        "社团动态\n第9期\n松山区社团服务中心\n2021年3月20日\n★ 社区里来了新邻居\n★ 小项目托起大民生\n★ 简讯\n"
        f"社区里来了新邻居\n居民都说好{TAIL}\n小项目托起大民生\n青云市水务局：3月1日，该局检修水泵20台{TAIL}\n"
        f"简讯\n●3月5日，邀请青云市总工会讲课2场{TAIL}"
    )
    bulletin = bulletin_of(text)
    assert [each.headline for each in bulletin.articles][-1] == "简讯"
    assert bulletin.passages[-1].organisation is None


def test_a_leader_who_visits_is_of_the_publisher() -> None:
    (activity,) = activities(f"3月4日，副会长陈国华到受灾的两家企业走访调研，送去水泵20台{TAIL}")
    assert activity.organisations == ("青云市节水协会",)


def test_with_whom_a_delegation_signs() -> None:
    (activity,) = activities(f"松山县总工会主席陈国华率团参会，并与白石县总工会签订交流协议{TAIL}")
    assert activity.organisations == ("松山县总工会", "白石县总工会")


def test_what_is_a_slogan_or_a_season_is_no_quantity() -> None:
    text = "坚持“四个服务”定位，“五一”期间照常开放，“两节”送温暖"
    assert list(quantities_in(text, fold(text), 0, len(fold(text).text))) == []


def test_a_head_behind_a_number_and_before_a_full_stop_is_one() -> None:
    found = activities(
        "一、比进度",
        f"（一）青禾水利工程局。项目上足人马，3月1日，该局新增台车20台{TAIL}",
        f"（二）松山水电工程局。3月2日，该局浇筑混凝土300吨{TAIL}",
    )
    assert [each.organisations for each in found] == [("青禾水利工程局",), ("松山水电工程局",)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"3月3日，青云市水务局赠送棉衣若干，若干志愿者参加，共60人{TAIL}", 60),
        (f"3月3日，青云市水务局将向企业募捐的水泵5000只分发给社区{TAIL}", 5000),
        (f"3月3日，青云市水务局发放“如果遇到火灾怎么办”宣传册500册{TAIL}", 500),
        (f"3月3日，青云市水务局讲授一旦溺水如何自救的知识，120人参加{TAIL}", 120),
        (f"3月3日，青云市水务局将每月的检测数据汇编成册，发放200册{TAIL}", 200),
        (f"3月3日，青云市水务局强调安全，检查工地30处{TAIL}", 30),
        (f"3月3日，青云市水务局为“9家企业”授牌，发放牌匾{TAIL}", 9),
    ],
)
def test_words_of_plans_may_be_words_of_deeds(text: str, value: float) -> None:
    (activity,) = activities(text)
    assert value in [each.value for each in activity.quantities]


def test_what_is_to_be_done_behind_a_number_is_no_head() -> None:
    found = activities(
        f"（一）援建松山县人民医院。3月3日，青云市水务局派出职工20名{TAIL}",
        f"（二）支持青云市慈善总会。3月4日，青云市水务局向其捐款5万元{TAIL}",
    )
    assert [each.organisations for each in found] == [("青云市水务局",), ("青云市水务局",)]


def test_a_proof_begins_with_the_mark_of_its_first_word() -> None:
    (activity,) = activities(f"“三八”前夕，青云市水务局慰问职工60名{TAIL}")
    assert activity.text.startswith("“三八”前夕")


def test_what_is_said_at_a_ceremony_is_no_deed() -> None:
    found = activities(
        f"3月1日，青云市水务局向白石县供水公司捐赠水泵2台{TAIL}捐赠仪式上，经理说，企业的根在这里，一家人都在{TAIL}"
    )
    assert len(found) == 1


def test_whoever_is_among_those_that_somebody_names_has_done_nothing() -> None:
    (activity,) = activities(
        f"3月6日，青云市总工会公布先进名单，表彰先进集体5个，松山县总工会、白石县总工会等单位榜上有名{TAIL}"
    )
    assert activity.organisations == ("青云市总工会",)


def test_before_a_meeting_is_its_day_and_whoever_was_engaged_is_an_event_of_its_own() -> None:
    found = activities(
        f"3月6日，青云市水务局召开座谈会，120人参加{TAIL}会前，青云市水务局与松山县供水公司签订协议2份{TAIL}",
        f"3月7日，青云市科协为10名科技工作者颁发证书，并聘请教授6人为科普专家{TAIL}",
    )
    assert [each.date for each in found] == ["2021-03-06", "2021-03-06", "2021-03-07", "2021-03-07"]


def test_the_cadres_of_a_body_are_no_part_of_it() -> None:
    (activity,) = activities(f"松山县退休干部服务中心老干部主动缴纳“特殊党费”3.85万元{TAIL}")
    assert (activity.organisations, activity.type) == (("松山县退休干部服务中心",), "党建")


@pytest.mark.parametrize(
    "deed",
    ["召回电热水壶2350只", "包下大巴，接回员工148名", "购买棉被300床", "为儿童编织围巾200条", "今年共招录职工5名"],
)
def test_more_verbs_tell_a_deed(deed: str) -> None:
    (activity,) = activities(f"松山县供水公司{deed}{TAIL}")
    assert activity.organisations == ("松山县供水公司",)


def test_the_two_that_publish_are_both_associations() -> None:
    text = "\n".join(
        (
            *("建设会讯", "2021年第1期", "联合主办：青江省建筑业协会", "          松山市勘察设计协会", "标题在此"),
            f"3月5日，白石县总工会慰问职工20名{TAIL}3月6日，两家协会召开交流会，发布案例22个{TAIL}",
            f"3月7日，两会与白石县供水公司签订协议2份{TAIL}下半年，两家协会将联合组队参加比赛8场{TAIL}",
        )
    )
    both = ("青江省建筑业协会", "松山市勘察设计协会")
    found = {each.date: each.organisations for each in bulletin_of(text).activities}
    assert found == {"2021-03-05": ("白石县总工会",), "2021-03-06": both, "2021-03-07": (*both, "白石县供水公司")}


def test_a_number_in_the_title_of_a_book_counts_nothing() -> None:
    (activity,) = activities(f"3月6日，青云市水务局编印《常见问题一百例》，发放300册{TAIL}")
    assert [(each.value, each.unit) for each in activity.quantities] == [(300, "册")]


@pytest.mark.parametrize("role", ["施工单位", "东西部协作单位", "项目承办机构", "施工方", "上游供应商"])
def test_what_somebody_is_to_others_stands_before_who_acts(role: str) -> None:
    (activity,) = activities(f"3月6日，{role}松山县供水公司捐赠口罩800只{TAIL}")
    assert activity.organisations == ("松山县供水公司",)


@pytest.mark.parametrize("words", ["还向车站捐赠", "结合科技下乡捐赠", "一直坚持科学管理，捐赠"])
def test_what_somebody_did_is_no_part_of_him(words: str) -> None:
    (activity,) = activities(f"松山县总工会：3月6日，市红十字会{words}自动体外除颤器2台{TAIL}")
    assert activity.organisations == ("市红十字会",)


def test_what_was_done_lately_is_not_of_the_day_that_the_sentence_has_before() -> None:
    found = activities(f"青云市水务局于3月1日检修水泵20台；松山县文化馆近日组织巡演，送戏9场{TAIL}")
    assert [each.date for each in found] == ["2021-03-01", None]


def test_whoever_gave_is_the_actor_and_not_who_received() -> None:
    found = activities(
        f"3月6日，青云市第三医院收到松山县供水公司捐赠的口罩800只{TAIL}",
        f"青云市第三医院：3月7日，收到白石县总工会捐赠的“希望厨房”设备12套{TAIL}",
    )
    assert [each.organisations for each in found] == [("松山县供水公司",), ("白石县总工会",)]


def test_another_day_behind_a_semicolon_begins_another_activity() -> None:
    found = activities(
        f"松山县供水公司：3月6日，公司向青云市红十字会捐款50万元；次日，又为青云市第三医院送去护目镜300副{TAIL}"
    )
    assert [(each.organisations, each.date) for each in found] == [
        (("松山县供水公司",), "2021-03-06"),
        (("松山县供水公司",), "2021-03-07"),
    ]


def test_the_next_day_is_the_one_after_the_day_told_before_it() -> None:
    found = activities(
        "松山县供水公司：3月6日，公司向青云市红十字会捐款50万元；次日，又为青云市第三医院送去护目镜300副；"
        f"3月12日，再向白石县人民医院捐赠口罩2000只{TAIL}"
    )
    assert [each.date for each in found] == ["2021-03-06", "2021-03-07", "2021-03-12"]


def test_what_was_afterwards_takes_the_day_its_sentence_tells() -> None:
    found = activities(
        "松山县供水公司：3月6日，公司举办安全生产培训班。会后，公司趁热打铁，于3月9日向青云市红十字会捐款50万元" + TAIL
    )
    assert [each.date for each in found] == ["2021-03-06", "2021-03-09"]


@pytest.mark.parametrize("who", ["民警", "讲解员", "书法教师", "教练员"])
def test_the_people_of_a_body_act_for_it(who: str) -> None:
    (activity,) = activities(f"3月6日，松山县文化馆的{who}走进学校，为40名学生上了一堂课{TAIL}")
    assert activity.organisations == ("松山县文化馆",)


def test_whoever_punishes_is_the_actor() -> None:
    (activity,) = activities(f"3月6日，白石县石料公司停运设施，被青云市环保局处以罚款12万元{TAIL}")
    assert activity.organisations == ("青云市环保局",)


def test_what_others_are_to_somebody_stands_between_joint_actors() -> None:
    (activity,) = activities(f"3月6日，会长单位松山县供水公司与副会长单位白石县石料公司共同出资50万元设立基金{TAIL}")
    assert activity.organisations == ("松山县供水公司", "白石县石料公司")
    assert activity.type == "捐赠"


def test_the_day_of_a_feast_is_not_the_day_before() -> None:
    found = activities(f"3月6日，青云市水务局检修水泵20台{TAIL}重阳节当天，松山县总工会慰问老人30名{TAIL}")
    assert [each.date for each in found] == ["2021-03-06", None]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("国际护士节当天", "2020-05-12"),
        ("“三八”妇女节当天", "2021-03-08"),
        ("元旦当天", "2021-01-01"),
        ("国际护士节前夕", None),
        ("护士节期间", None),
        ("2019年国庆节当天", "2019-10-01"),
        ("每年国庆节当天", None),
    ],
)
def test_a_day_that_is_the_same_in_every_year_is_known_by_its_name(words: str, date: str | None) -> None:
    (activity,) = activities(f"{words}，松山县总工会慰问护士30名，送去鲜花{TAIL}")
    assert activity.date == date


def test_the_last_day_of_an_exhibition_is_not_the_day_that_was_told() -> None:
    calendar = Calendar("2021-07-20", None)
    list(calendar.dates_in("5月18日,展览开幕,持续至8月18日"))
    same = calendar.same_day("开幕当天接待观众")
    assert same is not None
    assert same.value == "2021-05-18"


def test_a_title_in_brackets_is_no_part_of_a_proof() -> None:
    (activity,) = activities(f"【青云市科协组织大家走进学校】春节前夕，青云市科协慰问老人30名{TAIL}")
    assert activity.text.startswith("春节前夕")


def test_who_fought_side_by_side_did_it_together() -> None:
    (activity,) = activities(
        f"3月6日，青云市水务局出动挖掘机8台，与松山县总工会干部并肩奋战19小时，填筑砂石料4300余方{TAIL}"
    )
    assert activity.organisations == ("青云市水务局", "松山县总工会")
    assert [(each.value, each.unit) for each in activity.quantities] == [(8, "台"), (4300, "方")]


def test_whoever_came_to_it_is_no_actor() -> None:
    (activity,) = activities(f"3月6日，青云市科协举办推介会，松山县总工会等机构的70多名代表到会{TAIL}")
    assert activity.organisations == ("青云市科协",)


def test_a_second_deed_at_the_same_time_is_an_activity_of_its_own() -> None:
    found = activities(f"3月6日，青云市供水公司向慈善总会捐款8万元，同时向松山县医院赠送护目镜1200副{TAIL}")
    assert [each.quantities[0].value for each in found] == [80000, 1200]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("深入贯彻党的二十大精神，走访困难职工30户", "慰问"),
        ("在敬老活动中捐款3万元", "捐赠"),
        ("传达学习中央全会精神，30人参加", "党建"),
        ("举办党的二十大精神宣讲，30人参加", "党建"),
        ("组织职工120名观看党的二十大开幕会直播", "党建"),
        ("组织党员36名自愿捐款3万元", "捐赠"),
        ("追加爱心款2万元", "捐赠"),
        ("发动职工筹集口罩3000只", "捐赠"),
        ("公布评估结果，9家单位入选", "评选表彰"),
        ("邀请江陵律师事务所律师讲授法律知识2场", "培训"),
    ],
)
def test_what_a_deed_is_done_for_is_not_its_type(text: str, kind: str) -> None:
    (activity,) = activities(f"3月6日，青云市水务局{text}{TAIL}")
    assert activity.type == kind


def test_what_the_receiver_does_afterwards_is_not_done_by_the_giver() -> None:
    found = activities(
        f"3月6日，青云市第三医院收到松山县供水公司捐赠的口罩800只后，收治患者30人{TAIL}",
        f"3月7日，松山县供水公司收到青云市慈善总会捐赠倡议书后，捐款3万元{TAIL}",
        f"3月8日，白石县石料公司被青云市环保局约谈后，投入20万元整改{TAIL}",
        f"3月9日，白石县石料公司被青云市环保局约谈而投入30万元{TAIL}",
    )
    assert [(each.organisations, [one.value for one in each.quantities]) for each in found] == [
        (("松山县供水公司",), [800]),
        (("青云市第三医院",), [30]),
        (("松山县供水公司",), [30000]),
        (("青云市环保局",), []),
        (("白石县石料公司",), [200000]),
        (("白石县石料公司",), [300000]),
    ]


@pytest.mark.parametrize("words", ["群众反映施工单位", "工人举报建设单位", "责成施工单位"])
def test_whoever_is_complained_of_does_not_act(words: str) -> None:
    assert activities(f"3月6日，{words}松山县供水公司噪声扰民3次{TAIL}") == ()


def test_what_is_handed_over_is_a_second_activity_unless_it_closes_the_first() -> None:
    def deeds(text: str) -> int:
        return len(activities(f"3月6日，青云市水务局{text}{TAIL}"))

    assert deeds("走访企业30家，并颁发用水许可证5份") == 2
    assert deeds("举办培训班，培训学员120名，并颁发职业资格证118本") == 1
    assert deeds("举行结业仪式，并为30名学员颁发证书") == 1


@pytest.mark.parametrize(
    "text",
    [
        "白石县石料公司被青云市环保局立案查处，罚款5万元，扣押设备3台",
        "白石县石料公司被青云市环保局授予称号，颁发奖牌1块，发放奖金5万元",
        "青云市第三医院收到青云市环保局捐赠的口罩800只，价值3万元，该局还派出志愿者12人",
    ],
)
def test_what_goes_on_behind_a_gift_or_a_fine_is_done_by_whoever_gave_it(text: str) -> None:
    assert {each.organisations for each in activities(f"3月6日，{text}{TAIL}")} == {("青云市环保局",)}


def test_whoever_sends_somebody_along_takes_part() -> None:
    (activity,) = activities(f"3月6日，青云市水务局举行演练，松山县消防救援大队派员现场指导，120人参加{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县消防救援大队")


def test_whoever_only_came_to_an_accident_acts_alone() -> None:
    found = activities(f"3月6日，白石县石料公司发生事故，青云市应急局派员指导救援，转移群众32人{TAIL}")
    assert "白石县石料公司" not in {name for each in found for name in each.organisations}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("青云市水务局围绕汛前准备组织演练3次", 1),
        ("7月份，青云市水务局准备召开会议3次", 0),
        ("网传青云市水务局赞助50万元，纯属谣言", 0),
    ],
)
def test_what_is_only_prepared_is_not_done(text: str, count: int) -> None:
    assert len(activities(f"3月6日，{text}{TAIL}")) == count


def test_one_by_one_counts_nothing_and_what_is_online_begins_so() -> None:
    (activity,) = activities(f"3月6日，青云市水务局捐赠在线浊度仪8台，货车一家一家送上门{TAIL}")
    assert [(each.value, each.unit, each.item) for each in activity.quantities] == [(8, "台", "在线浊度仪")]


@pytest.mark.parametrize("body", ["青云医院（石帆院区）", "青云商会（上海）"])
def test_a_head_with_a_note_is_meant_by_its_class(body: str) -> None:
    kind = body.partition("（")[0][-1]
    found = activities(f"（一）{body}：爱心助学\n3月6日，该{kind}向石帆县中心小学捐赠口罩400只{TAIL}")
    assert [each.organisations for each in found] == [(body,)]


def test_a_prize_given_by_somebody_is_an_activity_of_his() -> None:
    found = activities(f"3月6日，石帆县第一中学被青云市教育局评为先进集体后，组织教师32人参观{TAIL}")
    assert [each.organisations for each in found] == [("青云市教育局",), ("石帆县第一中学",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("学习贯彻党的二十大精神，职工120人参加", "党建"),
        ("筹集救灾物资3000件", "服务保障"),
        ("筹集口罩3000只", "捐赠"),
    ],
)
def test_types_of_what_is_done_alone(text: str, kind: str) -> None:
    assert [each.type for each in activities(f"3月6日，青云市应急局{text}{TAIL}")] == [kind]


def test_whoever_brings_his_people_to_listen_takes_part() -> None:
    (activity,) = activities(f"3月6日，青云市水务局举办讲座3场，松山县茶叶协会组织60余名茶农旁听{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县茶叶协会")


@pytest.mark.parametrize(
    ("words", "values"), [("侦破一起盗窃案件", [1]), ("化解劳务纠纷一起", [1]), ("和村民一起植树", [])]
)
def test_a_case_is_counted_and_what_several_do_together_is_not(words: str, values: list[float]) -> None:
    (activity,) = activities(f"3月6日，青云市公安局{words}{TAIL}")
    assert [each.value for each in activity.quantities if each.unit == "起"] == values


@pytest.mark.parametrize(
    "text",
    [
        "青云市总工会副主席薛敏到项目部看望建设者，送去慰问品价值5万元",
        "青云市第一医院8名医师走进梧桐社区，为72位老人体检",
        "青云市地质学会举办“石头会说话”研学活动，63个家庭参加",
        "青云市供电公司在纱厂新村安装充电桩60个，目前已投入使用",
    ],
)
def test_leaders_and_experts_who_go_somewhere_act_for_their_body(text: str) -> None:
    (activity,) = activities(f"3月6日，{text}{TAIL}")
    assert text.startswith(activity.organisations)


def test_whoever_only_speaks_at_what_others_hold_acts_for_nobody() -> None:
    found = activities(f"3月6日，青云市总工会举办讲座，青云大学教授王小明赴会场授课，120人参加{TAIL}")
    assert [each.organisations for each in found] == [("青云市总工会",)]


@pytest.mark.parametrize(
    "text",
    [
        "随团的青云市水务局另捐电脑60台",
        "邻区的青云市水务局组织9个单位前来学习",
    ],
)
def test_what_is_said_of_who_acts_stands_before_him(text: str) -> None:
    assert [each.organisations for each in activities(f"3月6日，{text}{TAIL}")] == [("青云市水务局",)]


@pytest.mark.parametrize("text", ["组织所属的青云市水务局捐赠口罩300只", "收到热心的青云市水务局捐赠的口罩300只"])
def test_whom_others_have_act_is_not_told_of(text: str) -> None:
    found = activities(f"3月6日，松山县总工会{text}{TAIL}")
    assert ("青云市水务局",) not in [each.organisations for each in found][1:]


@pytest.mark.parametrize(
    "text",
    [
        "举行无脚本应急演练3场",
        "为倡导移风易俗，举办讲座3场",
        "开通报名通道，受理申请341份",
        "从省水利厅争取抗旱资金15万元，解决饮水难题",
    ],
)
def test_words_of_plans_in_words_of_deeds(text: str) -> None:
    assert len(activities(f"3月6日，青云市水务局{text}{TAIL}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "今年，青云市水务局计划种植水稻28万亩",
        "青云市水务局今年二季度前完成38个小区改造",
        "青云市水务局近三年累计获得授权专利412件",
        "青云市水务局将会同县财政局拨付资金200万元",
        "青云市水务局目前已有志愿者120人，提供服务",
        "青云市水务局团结带领120名职工开展服务",
        "青云市水务局推出一批举措，走进千家万户",
        "青云市水务局还计划投入资金300万元改造管网",
        "青云市水务局计划三年内投入资金300万元改造管网",
        "青云市水务局计划新建水厂3座，已完成投资3亿元",
        "培训120人的讲座，青云市水务局将另行安排",
        "青云市水务局：据统计，全局管理干支渠418公里，提供服务",
        "青云市水务局自2016年推行质量管理以来，累计取得专利19项",
        "青云市水务局成立三年来，服务足迹遍及8个县区",
        "青云市水务局五年前建成，提供服务岗位120个",
        "根据协议，青云市水务局每年接收实习生60名",
        "青云市水务局运营着全市5家服务中心",
        "青云市水务局、松山县总工会的5名专家授课",
    ],
)
def test_what_is_planned_or_counted_over_years_is_no_event(text: str) -> None:
    assert activities(f"{text}{TAIL}") == ()


def test_an_old_pupil_is_not_his_school() -> None:
    found = activities(f"青云市第二中学：3月1日，学校举办讲座3场。3月2日，校友陈砚舟捐资50万元{TAIL}")
    assert [each.date for each in found] == ["2021-03-01"]


@pytest.mark.parametrize(
    "text",
    [
        "3月6日，松山县总工会举办培训班。青云市水务局当天同步开展应急演练",
        "3月6日，青云市水务局紧急调拨家庭救灾包1200个",
        "青云市水务局：水务局层面，3月6日，局长王强率队走访白石县红十字会",
    ],
)
def test_who_acts_on_a_day(text: str) -> None:
    found = activities(f"{text}{TAIL}")
    assert (found[-1].organisations, found[-1].date) == (("青云市水务局",), "2021-03-06")


@pytest.mark.parametrize(
    "words", ["松山县总工会、白石县红十字会、物资科等16个部门负责人汇报进展", "松山县总工会等11家单位主席参会"]
)
def test_whoever_reports_at_a_meeting_of_others_has_held_none(words: str) -> None:
    (activity,) = activities(f"3月6日，青云市水务局召开推进会，{words}{TAIL}")
    assert activity.organisations == ("青云市水务局",)


@pytest.mark.parametrize(
    "text", ["青云市水务局举办演练3场，松山县总工会派员参演", "青云市水务局牵手松山县总工会培训职工120名"]
)
def test_who_sends_his_people_or_goes_hand_in_hand_takes_part(text: str) -> None:
    (activity,) = activities(f"3月6日，{text}{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县总工会")


def test_who_is_named_again_with_another_deed_did_two_things() -> None:
    found = activities(f"3月6日，青云市水务局捐款3万元，青云市水务局派出技术员30名{TAIL}")
    assert [(each.type, [one.value for one in each.quantities]) for each in found] == [
        ("捐赠", [30000]),
        ("服务保障", [30]),
    ]


@pytest.mark.parametrize(
    "text", ["新希望集团捐款5万元", "青云市水务局计划检修线路12条已完成", "青云市水务局慰问近两年入职职工30人"]
)
def test_words_of_plans_in_names_and_of_what_is_done(text: str) -> None:
    assert len(activities(f"{text}{TAIL}")) == 1


@pytest.mark.parametrize(
    "words", ["还当场向白石县红十字会捐款", "于会后捐款", "赛后，松山县总工会捐款", "招聘会上，松山县总工会捐款"]
)
def test_what_is_done_there_and_then_has_the_day_that_was_told(words: str) -> None:
    who = "" if words.startswith(("赛", "招")) else "松山县总工会"
    found = activities(f"3月6日，青云市水务局举办比赛3场。{who}{words}3万元{TAIL}")
    assert (found[-1].organisations, found[-1].date) == (("松山县总工会",), "2021-03-06")


def test_whoever_came_from_several_bodies_has_held_nothing() -> None:
    found = activities(f"青云市水务局举办培训班3期，松山县总工会、白石县红十字会等单位的210名窗口人员参加{TAIL}")
    assert [each.organisations for each in found] == [("青云市水务局",)]


def test_a_clause_that_says_when_goes_on_with_what_was_done() -> None:
    (activity,) = activities(f"青云市水务局抽调技术员15名组成服务队，3月9日起进驻村庄检修水泵20台{TAIL}")
    assert (activity.date, [each.value for each in activity.quantities]) == ("2021-03-09", [15, 20])


@pytest.mark.parametrize("words", ["3月9日会同松山县总工会慰问职工60名", "3月9日物业公司慰问职工60名"])
def test_others_behind_a_date_begin_another_activity(words: str) -> None:
    found = activities(f"青云市水务局检修水泵20台，{words}{TAIL}")
    assert (found[0].date, [each.value for each in found[0].quantities]) == (None, [20])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("捐款3万元", "3月4日为青云市第一中学送去图书500册"),
        ("组织120人植树", "3月4日慰问困难户30户"),
        ("检修水泵20台", "3月4日又走访企业30家"),
    ],
)
def test_what_is_an_event_by_itself_has_not_the_date_of_the_next(first: str, second: str) -> None:
    found = activities(f"青云市水务局{first}，{second}{TAIL}")
    assert [each.date for each in found] == [None, "2021-03-04"]


def test_what_is_done_by_an_agreement_is_done() -> None:
    (activity,) = activities(f"3月2日，青云市水务局根据协议向松山县供水有限公司捐赠水泵30台{TAIL}")
    assert activity.type == "捐赠"


def test_a_leader_who_gives_gives_for_his_body() -> None:
    (activity,) = activities(f"3月3日，青云市水务局书记到会并现场捐款3万元{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_behind_the_signing_is_no_event() -> None:
    found = activities(f"3月1日，青云市水务局与松山县总工会签约。签约之后，松山县总工会走访企业12家{TAIL}")
    assert [each.type for each in found] == ["合作交流", "调研"]


def test_whoever_helps_all_along_takes_part() -> None:
    (activity,) = activities(f"3月6日，青云市水务局检修水泵30台，松山县农业技术服务中心全程协助{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县农业技术服务中心")


def test_a_bureau_inside_a_body_acts_for_itself() -> None:
    found = activities(f"青云市中级人民法院：3月6日，该院执行局拘传被执行人94人，处置财产3件{TAIL}")
    assert found[-1].organisations == ("执行局",)


@pytest.mark.parametrize(
    "sentence",
    [
        "春运期间，青云市水务局将招募志愿者800名，在高铁站提供引导服务",
        "青云市水务局还将对供水公司12家进行督查",
        "6月上旬，青云市水务局将组队参加运动会3场",
        "青云市水务局计划第四季度再派出医疗队10支",
        "青云市水务局紧盯种子、化肥、农机三个环节，切实保障全县32万亩春播任务",
        "今年以来，青云市水务局早部署、早行动，落实早稻面积18.6万亩",
        "青云市水务局承担县城7.8万户居民的供水服务",
        "上半年，青云市水务局签约服务覆盖21.6万人，签约率居全市前列",
        "青云市水务局承建的昌浦高铁三标段全长41公里",
    ],
)
def test_plans_praise_and_rates_are_no_activities(sentence: str) -> None:
    assert activities(f"{sentence}{TAIL}") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "将募集的衣物300件送到福利院",
        "将捐赠口罩300只发放到社区",
        "将演练成果12项转化为制度",
        "将检修人员分成5组",
        "将慰问品100份一一送上",
        "将募集资金10万元拨付灾区",
        "将体检车开进厂区，为120名职工体检",
        "将向青云市人民医院捐赠的口罩1万只全部装车发运",
    ],
)
def test_what_is_done_with_a_thing_behind_a_preposition_is_no_plan(sentence: str) -> None:
    (activity,) = activities(f"3月6日，青云市水务局{sentence}{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_who_won_beside_a_contest_did_nothing_else() -> None:
    (activity,) = activities(
        f"3月6日，青云市水务局公布考评结果，表彰单位12家，松山县供水公司获评先进集体，白石县石料公司会计张三被评为标兵{TAIL}"
    )
    assert activity.organisations == ("青云市水务局",)
    (alone,) = activities(f"3月6日，松山县供水公司获评全省先进集体{TAIL}")
    assert alone.organisations == ("松山县供水公司",)


def test_who_led_and_who_took_part_did_one_thing() -> None:
    (activity,) = activities(f"3月6日，由青云市水务局牵头，松山县供水公司、白石县石料公司开展演练，120人参加{TAIL}")
    assert activity.organisations == ("青云市水务局", "松山县供水公司", "白石县石料公司")


def test_whoever_is_invited_by_others_is_no_actor_beside_the_head() -> None:
    (activity,) = activities(
        f"松山县总工会：3月6日，青云市水务局举办节水培训，邀请白石县供水公司工程师李四授课，共有98人参加{TAIL}"
    )
    assert activity.organisations == ("青云市水务局",)


def test_what_happened_to_a_factory_does_not_hide_what_it_did() -> None:
    found = activities(f"3月5日，青云市水务局检修水泵20台{TAIL}2月19日，停产26天的江洲玻璃厂重新点火，复工120人{TAIL}")
    assert [each.organisations for each in found] == [("青云市水务局",), ("江洲玻璃厂",)]


def test_an_afternoon_and_ten_days_are_times() -> None:
    found = activities(
        f"3月1日上午，青云市水务局检修水泵20台{TAIL}下午，青云市水务局会同松山县总工会慰问职工12名{TAIL}",
        f"3月中旬，青云市水务局会员赴松山县考察供水{TAIL}",
        f"3月中旬，青云市水务局组织干部赴松山县考察供水{TAIL}",
    )
    assert [each.date for each in found][:2] == ["2021-03-01", "2021-03-01"]
    assert found[-1].date == "2021-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "12月上旬，青云市水务局将对在建项目9个进行全覆盖检查",
        "4月，青云市水务局将在新区举办讲座3场",
        "青云市水务局是松山、白石等地12家供水企业的牵头单位",
    ],
)
def test_a_preposition_behind_a_word_for_what_is_to_come_is_a_plan(sentence: str) -> None:
    assert activities(f"{sentence}{TAIL}") == ()


def test_a_customer_signs_as_well() -> None:
    (activity,) = activities(f"3月6日，青云市水务局与越南客户东明机电公司签订协议，采购水泵20台{TAIL}")
    assert activity.organisations == ("青云市水务局", "东明机电公司")


def test_who_sent_in_an_article_did_not_do_what_others_did() -> None:
    others = f"7月15日，蓝帆救援出动冲锋舟8艘，转移群众640余人{TAIL}"
    assert activities(others, "（青云市水务局办公室 供稿）") == ()
    (own,) = activities(f"7月15日，青云市水务局出动冲锋舟8艘，转移群众640余人{TAIL}", "（青云市水务局办公室 供稿）")
    assert own.organisations == ("青云市水务局",)


def test_a_headquarters_is_whoever_publishes() -> None:
    text = (
        "燃气简报\n2021年第1期\n华曜燃气集团有限公司 2021年3月20日\n标题在此\n"
        f"集团总部：3月5日，集团召开视频调度会，所属子公司负责人14人参加{TAIL}"
    )
    bulletin = bulletin_of(text)
    assert [each.name for each in bulletin.organisations] == ["华曜燃气集团有限公司"]
    assert [each.organisations for each in bulletin.activities] == [("华曜燃气集团有限公司",)]


@pytest.mark.parametrize(
    "sentence",
    ["3月以来，青云市水务局认真落实部署，一手抓防控，一手抓保畅，1,300多名职工坚守岗位", "会议由青云市水务局承办"],
)
def test_how_somebody_works_and_who_hosts_are_no_events(sentence: str) -> None:
    assert activities(f"{sentence}。大家都说办得好，连声道谢，直到天黑才散去。") == ()


def test_what_somebody_won_is_not_the_organisers() -> None:
    found = activities(f"3月5日，青云市水务局公布考评结果，松山县供水公司获评优秀并获得奖金2万元{TAIL}")
    (own,) = (each for each in found if each.organisations == ("松山县供水公司",))
    assert [(each.value, each.unit) for each in own.quantities] == [(20000, "元")]
    (named,) = activities(f"3月6日，青云市水务局公布考评结果，松山县供水公司等10家单位荣获先进集体{TAIL}")
    assert named.organisations == ("青云市水务局",)


@pytest.mark.parametrize(
    "deed",
    [
        *(
            "破获诈骗案件6起",
            "查验货物80批",
            "整治占道经营32处",
            "送岗位300个",
            "发展党员12名",
            "打井6眼",
            "命名示范户12个",
        ),
        *("陪护病人20名", "采访劳模8名", "复垦土地60亩", "取缔黑作坊2家", "上党课3场", "摘得金牌3枚", "放流鱼苗20万尾"),
    ],
)
def test_ever_more_verbs_tell_a_deed(deed: str) -> None:
    (activity,) = activities(f"3月5日，青云市水务局{deed}{TAIL}")
    assert activity.organisations == ("青云市水务局",)


@pytest.mark.parametrize("state", ["整治后的街道焕然一新", "注册资本3000万元", "发展势头喜人，用户达12万户"])
def test_some_of_them_only_where_they_say_of_how_many(state: str) -> None:
    assert activities(f"青云市水务局{state}{TAIL}") == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3月5日，青云市水务局检修水泵20台。当月，青云市水务局减免水费3万元", "2021-03"),
        ("1月5日，青云市水务局检修水泵20台。本月，青云市水务局减免水费3万元", "2021-03"),
        ("2019年1月5日，青云市水务局检修水泵20台。同年3月至5月，青云市水务局减免水费3万元", "2019-03/2019-05"),
        ("3月5日，青云市水务局要求4月8日前完成抢修。同日，青云市水务局减免水费3万元", "2021-03-05"),
        ("3月2日、5日、8日，青云市水务局检修水泵20台", "2021-03-02/2021-03-08"),
        ("3月5日，青云市水务局检修水泵20台。当晚，青云市水务局慰问职工60名", "2021-03-05"),
    ],
)
def test_months_and_days_that_were_told(text: str, date: str) -> None:
    assert activities(f"{text}{TAIL}")[-1].date == date


def test_a_review_is_of_its_year() -> None:
    text = (
        "节水简报\n2024年第1期\n青云市节水协会 2024年1月16日\n节水惠民——青云市节水协会2023年工作回眸\n"
        f"1月13日，青云市节水协会举办讲座3场{TAIL}"
    )
    assert [each.date for each in bulletin_of(text).activities] == ["2023-01-13"]


def test_what_befell_somebody_is_not_his_deed() -> None:
    (activity,) = activities(f"3月5日，青云市彩云针织厂失火，协会连夜协调仓库2600平方米供其周转{TAIL}")
    assert activity.organisations == ("青云市节水协会",)


def test_who_was_there_in_a_list_held_nothing() -> None:
    (activity,) = activities(
        "3月5日，青云市水务局召开会议，金沟铜矿、北梁铁矿、青云市供水公司等12家单位的210余名干部在分会场参加。"
    )
    assert activity.organisations == ("青云市水务局",)
    assert [each.value for each in activity.quantities] == [12, 210]


def test_a_day_behind_what_was_afterwards_is_the_day() -> None:
    found = activities(
        f"3月5日，青云市水务局召开会议3场。会后，青云市水务局组成3个检查组，于3月6日至8日检查水厂12座{TAIL}"
    )
    assert len(found) == 2
    assert [each.value for each in found[1].quantities] == [3, 12]


def test_who_goes_on_with_another_behind_a_day_is_whoever_acted() -> None:
    found = activities(f"青云市水务局为26名职工更换棉被，3月6日又与松山县总工会共同走访困难户18户{TAIL}")
    assert [each.organisations for each in found] == [("青云市水务局",), ("青云市水务局", "松山县总工会")]


def test_what_somebody_is_doing_stands_before_him() -> None:
    (activity,) = activities(f"3月5日中午，正在附近施工的松山县供水有限公司送来水泵2台{TAIL}")
    assert activity.organisations == ("松山县供水有限公司",)


def test_the_day_after_is_when_and_no_event() -> None:
    (activity,) = activities(
        f"3月5日，青云市水务局便与随行的松山县供水有限公司签订协议2份{TAIL}",
    )
    assert activity.organisations == ("青云市水务局", "松山县供水有限公司")
    found = activities(f"3月5日，青云银行发放贷款30万元。贷款到账次日，青云市水务局便检修水泵20台{TAIL}")
    assert [each.date for each in found] == ["2021-03-05", "2021-03-06"]


def test_a_number_in_ten_thousands_and_more_is_one() -> None:
    (activity,) = activities(f"3月5日，青云市水务局组织职工捐款15万3600元{TAIL}")
    assert [each.value for each in activity.quantities] == [153600]


def test_who_hosts_behind_a_definition_hosts_with_whoever_carries_out() -> None:
    found = activities(
        "3月5日，由中共安陵市委社会工作部（以下简称市委社会工作部）、共青团安陵市委主办，"
        "安陵市志愿服务联合会（以下简称“市志联”）承办的启动仪式在人民广场举行，设摊62个。"
    )
    assert [each.organisations for each in found] == [
        ("中共安陵市委社会工作部", "共青团安陵市委", "安陵市志愿服务联合会")
    ]


def test_what_has_no_date_is_of_the_year_in_which_a_website_put_it_up() -> None:
    text = (
        "您当前的位置：首页 > 工会动态\n\n衡西高新区工会工作简报\n\n发布时间：2020-09-18 16:22:05　　来源：总工会　　浏览量：213\n\n"
        f"（第9期）\n\n高新区稳岗位促复工\n\n12月3日，衡西市总工会组织职工120名参加培训{TAIL}2月10日，衡西市总工会协调包车41台次{TAIL}"
    )
    bulletin = bulletin_of(text)
    assert bulletin.date is None
    assert [each.date for each in bulletin.activities] == ["2019-12-03", "2020-02-10"]


def test_who_came_to_speak_or_to_watch_did_nothing_else() -> None:
    (activity,) = activities(
        "3月5日，青云市水务局召开推进会，松山县总工会主席孙立群出席并讲话，"
        f"白石县红十字会派员现场观摩，职工46人参加{TAIL}"
    )
    assert activity.organisations == ("青云市水务局",)
    assert [each.value for each in activity.quantities] == [46]


def test_a_number_in_the_name_of_a_ship_counts_nothing() -> None:
    (activity,) = activities(f"3月5日，青云市水务局租用“闽顺16”轮装运标准箱182个{TAIL}")
    assert [each.value for each in activity.quantities] == [182]


@pytest.mark.parametrize(
    ("when", "date"),
    [
        *(("2021.3.5", "2021-03-05"), ("2021-03-05", "2021-03-05"), ("2021/3/5", "2021-03-05"), ("昨天", "2021-03-19")),
        *(("1至2月", "2021-01/2021-02"), ("2020年1—11月", "2020-01/2020-11"), ("3月5、6日", "2021-03-05/2021-03-06")),
        *(
            ("2020年", "2020"),
            ("去年", "2020"),
            ("今年以来", "2021"),
            ("2018年至2020年", "2018/2020"),
            ("上月", "2021-02"),
        ),
        *(("今天上午", "2021-03-20"), ("全年", "2020"), ("近日", None), ("近年来", None)),
    ],
)
def test_dates_in_other_forms(when: str, date: str | None) -> None:
    (activity,) = activities(f"{when}，青云市水务局组织志愿者20名清扫街道{TAIL}")
    assert activity.date == date


def test_a_year_is_no_date_where_it_is_that_of_something_else() -> None:
    (activity,) = activities(f"青云市水务局向职工发放2019年度质量手册300册{TAIL}")
    assert activity.date is None


def test_a_row_of_a_table_may_say_who_gave_what() -> None:
    text = (
        "节水简报\n2021年第1期\n青云市节水协会 2021年3月20日\n标题在此\n"
        f"青云市水务局召开会议3场{TAIL}\n\n附：部分单位捐赠情况\n1. 青云市温州商会\t捐款128万元\n2. 松山县总工会\t捐赠雨衣2000件\n"
        "3. 白石县红十字会\t联系人：王明\n"
    )
    found = bulletin_of(text).activities[1:]
    assert [(each.organisations, [q.value for q in each.quantities]) for each in found] == [
        (("青云市温州商会",), [1280000]),
        (("松山县总工会",), [2000]),
    ]


def test_a_thousand_people_walking_are_no_count() -> None:
    (activity,) = activities(f"3月5日，青云市水务局组织千人健步走，1200人参加{TAIL}")
    assert [each.value for each in activity.quantities] == [1200]


def test_members_by_name_are_not_their_society() -> None:
    assert activities(f"3月5日，青云市收藏家协会会员姚伯仁向博物馆捐赠文书47件{TAIL}") == ()


def test_whoever_paid_for_a_body_is_not_who_acts() -> None:
    (activity,) = activities(f"3月5日，青云市水务局出资的松山县供水有限公司向村民送水120吨{TAIL}")
    assert activity.organisations == ("松山县供水有限公司",)


def test_a_head_before_a_blank_and_a_day_is_no_part_of_the_proof() -> None:
    text = (
        "节水简报\n2021年第1期\n青云市节水协会 2021年3月20日\n标题在此\n"
        f"松山县供水有限公司　　3月6日，公司与青云市水务局签订协议2份{TAIL}"
    )
    (activity,) = bulletin_of(text).activities
    assert activity.text.startswith("3月6日，公司")
    assert activity.organisations == ("松山县供水有限公司", "青云市水务局")


@pytest.mark.parametrize(
    "sentence",
    [
        f"青云市水务局承诺三年内向企业授信5亿元{TAIL}",
        f"青云市水务局要求，各单位倒排工期，3月15日前完成抢修5处{TAIL}",
        f"青云市水务局营业面积1.2万平方米，引进品牌86个{TAIL}",
        "市应急管理局、青云市水务局和21家社会组织负责人参加。",
        f"县委常委、松山县总工会主席孙立群出席，19个乡镇的干部46人参加{TAIL}",
        f"4月中旬，青云市水务局将举办科技节，松山县总工会协办，欢迎组队参加{TAIL}",
    ],
)
def test_what_is_promised_or_asked_for_and_who_came_are_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_several_who_give_a_prize_are_all_actors() -> None:
    (activity,) = activities(f"3月5日，青云水务公司被青云市应急管理局、青云市总工会联合授予“抗疫先进单位”称号{TAIL}")
    assert activity.organisations == ("青云市应急管理局", "青云市总工会")


def test_what_is_passed_on_is_done() -> None:
    (activity,) = activities(f"3月5日，青云市慈善会将首批12万元转拨云顶乡人民政府{TAIL}")
    assert activity.organisations == ("青云市慈善会",)


def test_a_team_is_the_publishers() -> None:
    text = (
        "工作专报\n第11期\n澧南市人民医院党委宣传部　2020年4月1日\n标题在此\n"
        f"2月13日，澧南市人民医院援鄂医疗队26人出发{TAIL}2月16日，医疗队与江苏省浦阳市中医院医疗队共同接管病区，开放床位52张{TAIL}"
        f"3月15日，医疗队把口罩800只转赠给汉水医院{TAIL}"
    )
    assert bulletin_of(text).activities[-1].organisations == ("澧南市人民医院援鄂医疗队",)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("青云市水务局立即会同松山县供水有限公司抢修管道3处", ("青云市水务局", "松山县供水有限公司")),
        ("青云市水务局全资子公司松山县供水有限公司捐赠水车12台", ("松山县供水有限公司",)),
        ("子公司松山县供水有限公司捐赠水车12台", ("松山县供水有限公司",)),
        ("该集团所属子公司松山县供水有限公司捐赠水车12台", ("松山县供水有限公司",)),
        ("校友创办的松山县供水有限公司成功上市，募集资金3亿元", ("松山县供水有限公司",)),
        ("青云市总工会代表1800名职工与松山县供水有限公司签订合同2份", ("青云市总工会", "松山县供水有限公司")),
        ("松山县供水有限公司一行14人到访，与青云市总工会就对接座谈", ("松山县供水有限公司", "青云市总工会")),
        ("青云市总工会走进松山县第一中学，并与该校签订协议2份", ("青云市总工会", "松山县第一中学")),
    ],
)
def test_who_acts_with_whom(sentence: str, actors: tuple[str, ...]) -> None:
    assert activities(f"3月5日，{sentence}{TAIL}")[-1].organisations == actors


def test_a_subsidiary_acts_itself_under_the_head_of_its_company() -> None:
    found = activities(
        f"青云水务集团有限公司：3月5日，公司捐款3万元。3月6日，其全资子公司松山县供水有限公司又捐赠水车12台{TAIL}"
    )
    assert [each.organisations for each in found] == [("青云水务集团有限公司",), ("松山县供水有限公司",)]


def test_the_items_of_a_list_are_of_whoever_leads_it_in() -> None:
    lead = "疫情发生后，青云电力有限公司开通绿色通道。截至3月15日，公司累计捐赠物资折合人民币18.6万元，明细如下："
    found = activities(
        lead,
        "1.3月2日，向松山市红十字会捐赠口罩8000盒；",
        "2.3月5日，与青云市医药行业协会共同向松山市人民医院捐赠隔离衣600件；",
        "3.3月8日，子公司青云大药房连锁有限公司向松山市教育局捐赠消毒液3吨。",
        "3月9日，向松山市教育局捐赠桌椅30套。" + TAIL,
    )
    assert [each.organisations for each in found[1:]] == [
        ("青云电力有限公司",),
        ("青云电力有限公司", "青云市医药行业协会"),
        ("青云大药房连锁有限公司",),
    ]


def test_what_was_done_beside_what_was_published_is_by_itself() -> None:
    found = activities(f"3月5日，青云市节水协会发出《倡议书》，同日组建突击队11支、226人{TAIL}")
    assert [(each.type, [quantity.value for quantity in each.quantities]) for each in found] == [
        ("宣传倡议", []),
        ("其他", [11, 226]),
    ]


def test_a_neighbour_acts_itself_under_the_head_of_another() -> None:
    found = activities(
        f"青云密封件有限公司：3月5日，公司捐款3万元。同在海屿工业园的松山县供水有限公司闻讯支援水泵6台{TAIL}"
    )
    assert [each.organisations for each in found] == [("青云密封件有限公司",), ("松山县供水有限公司",)]


def test_marks_before_a_colon_are_heads_among_other_heads() -> None:
    found = activities(
        f"青云密封件有限公司：3月5日，公司捐款3万元{TAIL}",
        f"诚泰仪表、申屿机电：3月6日，两公司设立助学金，各捐30万元{TAIL}",
    )
    assert found[-1].organisations == ("诚泰仪表", "申屿机电")


def test_behind_a_label_the_company_is_not_one_that_was_named_before() -> None:
    found = activities(
        f"3月1日，青云市总工会到云栈智能科技股份有限公司考察，参加职工32名{TAIL}",
        f"【天弈纺织】3月5日，公司第二条生产线投产，新增岗位85个{TAIL}",
    )
    assert ("云栈智能科技股份有限公司",) not in [each.organisations for each in found]


def test_what_somebody_only_agrees_to_is_none() -> None:
    assert activities(f"3月5日，松山县供水有限公司答应补种苗木4200株{TAIL}") == ()


def test_the_two_feasts_and_one_more_round_are_no_counts() -> None:
    (activity,) = activities(f"中秋、国庆两节前夕，青云市总工会走访职工43户，签订新一轮合同2份{TAIL}")
    assert [each.value for each in activity.quantities] == [43, 2]


def test_a_bulletin_whose_day_has_no_year_has_that_of_its_number() -> None:
    text = f"节水简报\n2019年第1期　　1月28日\n青云市总工会主办\n标题在此\n12月28日，青云市总工会慰问职工60名{TAIL}"
    (activity,) = bulletin_of(text).activities
    assert activity.date == "2018-12-28"


@pytest.mark.parametrize(
    "sentence",
    [
        f"松山县供水有限公司因未签合同被当场约谈，整改问题3处{TAIL}",
        f"松山县第一医院护士陶然在省里成功捐献造血干细胞205毫升{TAIL}",
        f"受连续降雨影响，松山县供水有限公司有340亩农田被淹{TAIL}",
        f"松山县第一医院、松山县总工会等10家单位登台领奖{TAIL}",
        f"二季度，青云市环翠街道计划引进物业企业2家{TAIL}",
    ],
)
def test_who_was_punished_or_suffered_and_what_a_person_did_are_none(sentence: str) -> None:
    assert activities(sentence) == ()


def test_several_of_a_body_act_with_another() -> None:
    (activity,) = activities(f"3月5日，松山县供水有限公司的6名技术员与青云市水务局抢修管道3处{TAIL}")
    assert activity.organisations == ("松山县供水有限公司", "青云市水务局")


def test_whoever_urgently_needs_something_is_not_who_brings_it() -> None:
    found = activities(
        f"松山县供水有限公司：3月5日，青云市第三人民医院扩容急需用电，公司连夜组织施工，敷设电缆30米{TAIL}"
    )
    assert [each.organisations for each in found] == [("松山县供水有限公司",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "青云市市场监督管理局通报被查处企业12家",
        "松山县供水有限公司向被约谈企业捐赠口罩500只",
        "青云市总工会组织会员学习被处罚案例，120人参加",
    ],
)
def test_whoever_else_was_punished_does_not_hide_who_acts(sentence: str) -> None:
    assert len(activities(f"3月5日，{sentence}{TAIL}")) == 1


def test_what_two_did_is_told_behind_the_fair_to_which_people_came() -> None:
    found = activities(f"3月5日，松山县供水有限公司举办展会，120人前来参观，并与青云职业技术学院签订协议2份{TAIL}")
    assert [each.organisations for each in found] == [
        ("松山县供水有限公司",),
        ("松山县供水有限公司", "青云职业技术学院"),
    ]


def test_two_of_something_may_be_written_so() -> None:
    (activity,) = activities(f"3月5日，松山县供水有限公司捐赠水泵二台、帐篷二顶{TAIL}")
    assert [(each.value, each.unit) for each in activity.quantities] == [(2, "台"), (2, "顶")]


def test_titles_in_a_row_take_time_in_proportion() -> None:
    assert activities(f"3月5日，{'副院长江' * 2000}{TAIL}") == ()


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        (
            "3月5日，青云市“质量月”启动仪式举行，仪式由青云市水务局、松山县总工会联合主办，松山县供水有限公司承办，300人参加",
            ("青云市水务局", "松山县总工会", "松山县供水有限公司"),
        ),
        ("3月5日，青云市水务局收到会员单位松山县供水有限公司捐赠的口罩500只", ("松山县供水有限公司",)),
        ("3月5日，青云市水务局在海州与松山县供水有限公司签订协议2份", ("青云市水务局", "松山县供水有限公司")),
        (
            "3月5日，青云市水务局举办培训班，松山县总工会等单位的118人参训",
            ("青云市水务局",),
        ),
    ],
)
def test_who_did_it_of_all_who_are_named(sentence: str, actors: tuple[str, ...]) -> None:
    (activity,) = activities(f"{sentence}{TAIL}")
    assert activity.organisations == actors


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("“3·15”当天，青云市水务局发放折页2600份", "2021-03-15"),
        ("中秋前夕，青云市水务局为职工送上月饼310份", None),
        ("青云市水务局在2号沉淀池检修水泵20台", None),
    ],
)
def test_days_and_what_only_looks_like_one(sentence: str, date: str | None) -> None:
    (activity,) = activities(f"{sentence}{TAIL}")
    assert activity.date == date


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("青云市水务局发出《支援灾区恢复生产倡议书》120份", "宣传倡议"),
        ("青云市水务局就复工用工等问题开展问卷调查，回收问卷286份", "调研"),
        ("青云市水务局开通计量服务热线，解答咨询412个", "服务保障"),
        ("青云市水务局将1200箱食醋送到松山县总工会", "捐赠"),
        ("青云市水务局把绿豆汤4800杯送到装卸工手中", "慰问"),
        ("青云市水务局走访松山县第一中学，发放慰问金8.5万元", "慰问"),
        ("青云市水务局对讲解员等712人进行核酸检测", "防控措施"),
        ("青云市水务局举办线上宣贯会，1.8万人次收看", "培训"),
    ],
)
def test_the_type_is_that_of_the_deed_and_not_of_what_it_is_about(sentence: str, kind: str) -> None:
    (activity,) = activities(f"3月5日，{sentence}{TAIL}")
    assert activity.type == kind


def test_trains_and_one_after_the_other_are_no_counts() -> None:
    (activity,) = activities(f"3月5日，青云市水务局在7504次列车上对水泵逐一排查，整改隐患17项，授课6讲{TAIL}")
    assert [(each.value, each.unit) for each in activity.quantities] == [(17, "项"), (6, "讲")]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("松山县供水有限公司总经理赵振国代表公司向青云市总工会捐款10万元", ("松山县供水有限公司",)),
        ("松山县第一医院2名医师现场义诊86人次", ("松山县第一医院",)),
        ("青云市农机研究所8名研究员到松山县供水有限公司查看，提出建议9条", ("青云市农机研究所",)),
        ("青云市水务局热工计量所研制出校准装置8套", ("青云市水务局热工计量所",)),
        ("第一税务分局增设窗口2个", ("第一税务分局",)),
        ("综采一队更换支架8台", ("综采一队",)),
        ("热处理车间连夜抢修水泵2台", ("热处理车间",)),
        ("研发中心3月5日至6日组织评价2场", ("研发中心",)),
    ],
)
def test_who_is_of_whom_and_acts(sentence: str, actors: tuple[str, ...]) -> None:
    (activity,) = activities(f"3月5日，{sentence}{TAIL}")
    assert activity.organisations == actors


def test_three_of_them_are_those_that_acted_together() -> None:
    found = activities(
        f"3月5日，青云市水务局、松山县总工会和白石县供水有限公司采集水样94份{TAIL}"
        f"青云县农机站派出技术员6人配合。3月9日，三方召开会商会3场{TAIL}"
    )
    assert found[-1].organisations == ("青云市水务局", "松山县总工会", "白石县供水有限公司")


def test_who_accepts_for_a_body_gives_nothing() -> None:
    found = activities(f"3月5日，松山县总工会捐赠书包50个，青云小学副校长蒋文涛代表学校接受捐赠{TAIL}")
    assert [each.organisations for each in found] == [("松山县总工会",)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月5日至7日，青云市水务局培训职工60人。次日，青云市水务局检修水泵20台", "2021-03-08"),
        ("3月5日，青云市水务局通报1至2月情况8条。9日，青云市水务局检修水泵20台", "2021-03-09"),
        ("3月5日，青云市水务局到2号船坞检修水泵3台。当天下午，青云市水务局送去西瓜30个", "2021-03-05"),
    ],
)
def test_days_that_another_day_gives(text: str, day: str) -> None:
    assert activities(f"{text}{TAIL}")[-1].date == day


def test_the_day_of_the_disabled_is_a_sunday() -> None:
    (activity,) = activities(f"助残日当天，青云市水务局检修水泵20台{TAIL}", date="2022年6月20日")
    assert activity.date == "2022-05-15"


def test_until_when_it_goes_on_is_not_when_it_was_done() -> None:
    (activity,) = activities(f"青云市水务局推出课程5门，免费开放至2月底{TAIL}")
    assert activity.date is None


def test_what_has_a_day_after_that_of_the_bulletin_is_still_to_come() -> None:
    assert activities(f"3月25日，松山县供水有限公司接受复查3项{TAIL}") == ()


def test_a_review_of_a_year_that_came_out_in_it_looks_back_on_the_year_before_too() -> None:
    text = (
        "节水简报\n2021年第3期\n青云市节水协会 2021年2月11日\n2021年春运保畅工作综述\n"
        f"12月20日，青云市水务局排查隐患28处{TAIL}"
    )
    (activity,) = bulletin_of(text).activities
    assert activity.date == "2020-12-20"


def test_the_expert_whom_somebody_invites_does_not_act_for_his_body() -> None:
    (activity,) = activities(f"3月5日，青云市水务局邀请云岭大学质量研究所所长刘启授课，听众80人{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_departments_whose_heads_came_to_a_meeting_did_not_call_it() -> None:
    found = activities(
        f"3月5日，青云市水务局召开分析会，市发改委、市统计局、市财政局等14个部门和9个镇街主要负责人参加会议{TAIL}"
    )
    assert [each.organisations for each in found] == [("青云市水务局",)]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("15号，青云市水务局举办讲座3场", "2021-03-15"),
        ("18号（周四），青云市水务局捐款3万元", "2021-03-18"),
        ("截止到3月15日，青云市水务局巡查300次", "2021-03-15"),
        ("一直到3月15日，青云市水务局开展巡查300次", "2021-03-15"),
        ("青云市水务局检修3号、4号、5号闸门3座", None),
        ("青云市水务局在3号拌和站开展演练2场", None),
        ("青云市水务局检修1号起重机2台", None),
    ],
)
def test_days_by_their_number_and_things_by_theirs(sentence: str, day: str | None) -> None:
    (activity,) = activities(f"{sentence}{TAIL}")
    assert activity.date == day


def test_the_second_day_is_that_of_what_is_told_and_the_next_one_is_behind_it() -> None:
    told = "3月5日至7日，青云市水务局举办培训班3期。"
    second = activities(f"{told}第二天，松山县总工会组织参观3处{TAIL}")[-1]
    after = activities(f"{told}次日，松山县总工会组织参观3处{TAIL}")[-1]
    assert (second.date, after.date) == ("2021-03-06", "2021-03-08")


@pytest.mark.parametrize(
    "sentence",
    [
        "青云市水务局在养老院和松山县总工会慰问老人300人",
        "青云市水务局在工地和松山县供水有限公司慰问职工300人",
    ],
)
def test_where_somebody_went_did_not_act_with_him(sentence: str) -> None:
    (activity,) = activities(f"3月5日，{sentence}{TAIL}")
    assert activity.organisations == ("青云市水务局",)


@pytest.mark.parametrize(
    "sentence",
    [
        "青云市水务局要求松山县供水有限公司开展检查，检查管道300米",
        "松山县供水有限公司总经理李明代表公司承诺，年内投资300万元",
        "松山县供水有限公司总经理李明代表公司参加会议，80人参加",
        "青云市节水协会副会长李明与代表企业座谈，30人参加",
    ],
)
def test_orders_promises_and_who_was_only_there_are_none(sentence: str) -> None:
    assert activities(f"3月5日，{sentence}{TAIL}") == ()


def test_what_others_were_told_to_hold_was_not_held() -> None:
    found = activities(
        f"3月5日，青云市节水协会发布通知，定于6月举办大赛，大赛由青云市水务局主办、松山县总工会承办{TAIL}"
    )
    assert [name for each in found for name in each.organisations if name != "青云市节水协会"] == []


def test_a_meeting_that_others_hold_with_whoever_called_it_is_one_event() -> None:
    (activity,) = activities(
        f"3月5日，青云市节水协会召开会议，会议由青云市水务局、松山县总工会共同组织，80人参加{TAIL}"
    )
    assert activity.organisations == ("青云市节水协会", "青云市水务局", "松山县总工会")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("青云市水务局将样品300份送往实验室检测", "质量活动"),
        ("松山县供水有限公司将煤炭3000吨送到电厂", "服务保障"),
        ("青云市水务局走访企业12家，送上服务卡300张", "调研"),
        ("青云市水务局就业技能培训班举行开班仪式，80人参加", "培训"),
        ("青云市水务局向心理援助热线捐赠口罩3000只", "捐赠"),
        ("青云市水务局发出捐款倡议并组织募捐，共收到捐款15万元", "捐赠"),
    ],
)
def test_what_is_hauled_is_no_gift(sentence: str, kind: str) -> None:
    (activity,) = activities(f"3月5日，{sentence}{TAIL}")
    assert activity.type == kind


def test_unclosed_titles_and_definitions_in_a_row_take_time_in_proportion() -> None:
    assert len(activities(f"3月5日，青云市水务局捐款5万元{'《' * 20000}{TAIL}")) == 1
    assert activities(f"3月5日，{'青云公司（简称“青云”）' * 2000}车间{TAIL}") == ()


def test_what_is_left_of_a_company_of_a_level_alone_is_read() -> None:
    assert activities(f"3月5日，李明希望省集团有限公司加大投入，省集团捐款3万元{TAIL}") is not None


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("青云市水务局向松山县第一小学捐款20万元，并捐赠礼盒500份", 1),
        ("青云市水务局向松山县第一小学捐款20万元，并向松山县第二小学捐赠礼盒500份", 2),
    ],
)
def test_more_of_a_gift_is_no_second_one(sentence: str, count: int) -> None:
    assert len(activities(f"3月5日，{sentence}{TAIL}")) == count


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("青云市节水协会会长李明到松山县第一小学调研，走访教师30人", ("青云市节水协会",)),
        ("青云市节水协会会长李明和6名员工吃住在岗，检修水表300块", ("青云市节水协会",)),
        (
            "青云市供电公司（简称公司）开会。公司“红电工”共产党员服务队联合松山县供电所检修线路3条",
            ("青云市供电公司", "松山县供电所"),
        ),
    ],
)
def test_somebody_of_a_body_acts_for_it(sentence: str, expected: tuple[str, ...]) -> None:
    (activity,) = activities(f"3月5日，{sentence}{TAIL}")
    assert activity.organisations == expected


def test_the_entries_of_a_chronicle_are_events_of_their_days() -> None:
    found = activities(
        "附：2020年大事记",
        "1月15日　青云市水务局召开会议，80人参加。",
        "3月15日　松山县总工会在人民广场开展宣传，发放资料430份。",
    )
    assert [(each.organisations, each.date) for each in found] == [
        (("青云市水务局",), "2020-01-15"),
        (("松山县总工会",), "2020-03-15"),
    ]


def test_of_several_numbered_heads_one_need_not_be_named_again() -> None:
    found = activities(
        f"（一）青云市水务局。3月2日，青云市水务局检查管道300米{TAIL}",
        f"（二）松山县总工会。与青云市节水办组成检查组，3月4日检查企业63家{TAIL}",
    )
    assert "松山县总工会" in found[-1].organisations


@pytest.mark.parametrize("deed", ["停运变压器3台", "封锁区间3处，扣停列车7列", "逐一发函30份"])
def test_more_deeds_that_tell_of_how_many(deed: str) -> None:
    (activity,) = activities(f"3月5日，青云市水务局{deed}{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_what_is_handed_on_is_a_gift() -> None:
    (activity,) = activities(f"3月5日，青云市水务局向松山县总工会移交救灾款60万元{TAIL}")
    assert activity.type == "捐赠"


def gifts(body: str) -> list[tuple[str, str | None, float, str, tuple[str, ...]]]:
    text = f"节水简报\n第5期\n云岭省节水协会　　2021年2月5日\n\n协会召开会议\n1月28日，协会召开会议，大家都说好，一直开到天黑才散去。\n\n{body}\n\n编辑：周莹　审核：佟立国\n"
    return [
        (each.organisations[0], each.date, quantity.value, quantity.unit, each.beneficiaries)
        for each in bulletin_of(text).activities
        if each.type == "捐赠"
        for quantity in each.quantities[:1]
    ]


def test_a_list_under_a_title_that_says_so_tells_who_gave_what() -> None:
    listed = "青云参药集团股份有限公司：现金100万元、口服液3万盒\n\n白城市鹤鸣大药房：口罩8万只\n\n青云省医药协会：血氧仪300台"
    assert gifts(f"爱心捐赠榜\n（1月16日—2月3日）\n\n{listed}") == [
        ("青云参药集团股份有限公司", "2021-01-16/2021-02-03", 1_000_000, "元", ()),
        ("白城市鹤鸣大药房", "2021-01-16/2021-02-03", 80_000, "只", ()),
        ("青云省医药协会", "2021-01-16/2021-02-03", 300, "台", ()),
    ]
    assert gifts(f"会员单位概况\n\n{listed.replace('现金100万元', '职工100人')}") == []
    assert gifts(f"拟捐赠物资清单\n\n{listed}") == []


def test_the_head_of_a_table_says_who_gave_what_to_whom() -> None:
    table = "序号    捐赠单位    受赠单位    款物\n1    海通水产专业合作社    昌黎县人民医院    5万元\n2    鲅鱼圈冷链商会    红旗镇人民政府    口罩3.5万只"
    assert gifts(f"表1 会员捐赠情况\n{table}") == [
        ("海通水产专业合作社", None, 50_000, "元", ("昌黎县人民医院",)),
        ("鲅鱼圈冷链商会", None, 35_000, "只", ("红旗镇人民政府",)),
    ]
    money = "序号    单位名称    金额（万元）\n1    青云水务集团有限公司    5\n2    松山港务集团有限公司    3.5"
    assert [(each[0], each[2], each[3]) for each in gifts(f"表1 会员捐款一览表\n{money}")] == [
        ("青云水务集团有限公司", 50_000, "元"),
        ("松山港务集团有限公司", 35_000, "元"),
    ]
    assert gifts(f"表1 会员产值一览表\n{money}") == []


@pytest.mark.parametrize(
    "title",
    [
        *(
            "捐赠物资发放情况",
            "捐赠物资分配表",
            "捐款去向",
            "善款支出明细",
            "捐赠对象名单",
            "受捐单位名单",
            "获捐单位名单",
        ),
        *(
            "捐款目标",
            "捐款任务分解表",
            "预捐款名单",
            "承诺捐款名单",
            "将捐赠的物资清单",
            "未捐款单位名单",
            "捐赠仪式参加人员名单",
        ),
        *("捐赠单位风采", "捐助困难职工名单"),
    ],
)
def test_who_has_received_or_is_to_give_is_no_giver(title: str) -> None:
    assert gifts(f"{title}\n\n青云县人民医院：20万元\n\n青云县水利局：口罩300只") == []


def test_the_nearest_title_decides_and_holds_for_what_is_below_it() -> None:
    table = "单位    数量\n青云县水利局    500吨\n青云县教育局    300吨"
    assert gifts(f"图1 捐赠仪式现场\n各单位二季度用水量\n{table}") == []
    assert gifts(f"爱心捐赠榜\n\n青云县水利局：口罩300只\n\n表2 各单位抗疫物资库存\n{table}") == [
        ("青云县水利局", None, 300, "只", ())
    ]


@pytest.mark.parametrize(
    ("head", "row", "amount"),
    [
        ("捐款（万元）    其中：现金    其中：物资折款", "10    6    4", 100_000),
        ("2月捐款（万元）    3月捐款（万元）    合计金额（万元）", "4    6    10", 100_000),
        ("应捐金额（元）    实捐金额（元）", "100    80", 80),
        ("金额（元）    大写金额", "300    叁佰元", 300),
    ],
)
def test_no_column_of_a_table_of_gifts_is_counted_twice(head: str, row: str, amount: float) -> None:
    table = f"捐赠单位    {head}\n青云县水利局    {row}\n青云县教育局    {row.replace('10', '0').replace('80', '0')}"
    assert gifts(f"表1 捐款情况\n{table}")[0][2:4] == (amount, "元")


def test_a_caption_holds_in_a_later_article_too() -> None:
    table = "序号    捐赠单位    款物\n1    青云县水利局    5万元\n2    青云县教育局    3万元"
    later = "二、抗疫行动\n\n2月1日，协会召开会议，大家都说好，一直开到天黑才散去。\n\n"
    assert len(gifts(f"{later}表1 会员捐赠情况\n{table}")) == 2
    text = (
        "节水简报\n第5期\n云岭省节水协会　　2021年2月5日\n目录\n一、协会召开会议\n二、会员踊跃捐赠\n\n"
        "一、协会召开会议\n1月28日，协会召开会议，大家都说好，一直开到天黑才散去。\n\n"
        f"二、会员踊跃捐赠\n会员纷纷行动起来，为抗击疫情出力，大家都说好。\n表1 会员捐赠情况\n{table}\n"
    )
    assert [each.organisations for each in bulletin_of(text).activities if each.type == "捐赠"] == [
        ("青云县水利局",),
        ("青云县教育局",),
    ]


def test_an_entry_may_say_that_it_gave() -> None:
    assert gifts("捐款情况如下：\n\n青云县水利局：128人，捐款1.2万元") == [("青云县水利局", None, 12_000, "元", ())]


@pytest.mark.parametrize(
    "plan",
    [
        "今年，青云市慈善总会计划筹募善款1200万元，新建工作站20个",
        "春节前，青云市水务局党委还将组织班子成员分赴14个乡镇走访",
        "青云市节水协会计划购置水表300块",
    ],
)
def test_plans_in_any_verb_are_none(plan: str) -> None:
    assert activities(plan + TAIL) == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("3月2日，青云市节水协会理事长李明到松山市水利局检查节水工作，查看泵站3座", "青云市节水协会"),
        ("3月2日，青云市工商联党组成员陈志刚一行到南源镇慰问企业5家", "青云市工商联"),
        ("3月2日，青云市节水协会秘书长李明与松山市节水协会会长王芳续签合作备忘录", "青云市节水协会 松山市节水协会"),
        ("3月2日，青云市博物馆邀请松山市博物馆馆长李明作讲座，80人到场", "青云市博物馆"),
        ("3月2日，青云市博物馆学会公布优秀陈列评选结果，松山市博物馆“江河”陈列等15个项目入选", "青云市博物馆学会"),
        ("3月2日，青云市机械厂“淬火”QC小组荣膺全国优秀质量小组称号", "青云市机械厂"),
        ("3月2日，青云市节水协会召开理事会，31名理事出席，松山市水利局派员到会指导", "青云市节水协会"),
    ],
)
def test_whose_leaders_sign_go_and_speak(text: str, actors: str) -> None:
    assert activities(text + TAIL)[0].organisations == tuple(actors.split())


def test_a_class_word_is_not_the_body_before_a_part_of_another() -> None:
    text = "3月1日，张掖中心支公司与青云县畜牧站举办培训班。3月2日，甘岭支公司党支部捐款300元。支公司还办理保险320头。"
    assert [each.organisations[0] for each in activities(text + TAIL)] == ["张掖中心支公司", "甘岭支公司党支部"]


def test_a_leader_without_his_body_is_of_whoever_acted_last() -> None:
    text = "青云市医院3月1日选派医生7名，所到之处有松山市医院。3月4日，院长李明带队赴银川，与银川市医院签署备忘录。"
    (*_, last) = activities(text + TAIL)
    assert last.organisations == ("青云市医院", "银川市医院")


def test_a_part_that_is_called_by_a_verb_is_not_what_was_done() -> None:
    text = "3月1日，青云矿业有限公司与松山职业学院签署协议。3月2日，维修中心“铁马”QC小组获竞赛金奖。"
    assert [each.date for each in activities(text + TAIL)] == ["2021-03-01"]


@pytest.mark.parametrize(
    "text",
    [
        "完成纺机二村外墙修缮",
        "分发到采掘一队、采掘二队",
        "1月13日是腊八节，开展活动",
        "实行三班轮换",
        "检修三轮车",
        "每餐再减2元",
    ],
)
def test_numbers_in_other_words_count_nothing(text: str) -> None:
    assert [each for activity in activities(f"3月2日，青云市水务局{text}{TAIL}") for each in activity.quantities] == []


def test_a_caption_moves_no_day_of_the_text() -> None:
    text = (
        "节水简报\n2021年第5期\n云岭省节水协会　　2021年4月5日\n\n协会召开会议\n"
        f"1月10日，青云县水利局召开会议{TAIL}\n图1 3月10日捐赠仪式现场\n12日，青云县水利局检修水泵5台{TAIL}"
    )
    assert [each.date for each in bulletin_of(text).activities] == ["2021-01-10", "2021-01-12"]


@pytest.mark.parametrize("title", ["未来社区爱心捐赠名单", "将台镇爱心捐赠榜", "目标责任单位捐赠名单"])
def test_a_place_in_a_title_is_no_plan(title: str) -> None:
    assert gifts(f"{title}\n\n青云县水利局：口罩300只\n\n青云县教育局：口罩200只")[0][2] == 300


def test_a_website_that_gives_no_day_that_there_is_dates_nothing() -> None:
    text = f"节水简报\n青云市节水协会\n发布时间：2021-06-31\n标题在此\n昨天，青云市水务局检修水泵6台{TAIL}"
    assert [each.date for each in bulletin_of(text).activities] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "3月2日，青云县红十字会收到社会捐款126万元，涉及捐赠单位87家",
        "3月2日，青云县教育局收到该公司捐赠的方便食品800箱",
        "3月2日，青云市医院收到松山市红十字会转来的社会捐款137万元",
        "3月2日，青云市医院接受社会捐赠防护服200套，全部用于一线",
    ],
)
def test_what_was_given_is_no_deed_of_whoever_got_it(text: str) -> None:
    assert not activities(text + TAIL)


@pytest.mark.parametrize(
    "giver",
    ["松山商会第二批捐赠", "松山商会无偿提供", "协作结对单位松山商会捐赠", "松山商会再次捐赠"],
)
def test_who_gave_what_was_received_acts(giver: str) -> None:
    text = f"3月2日，青云县红十字会收到{giver}的棉被460床。松山商会和云岭省商会都在场{TAIL}"
    assert [each.organisations for each in activities(text)] == [("松山商会",)]


def test_a_letter_to_all_is_an_appeal() -> None:
    (activity,) = activities(f"3月2日，青云市医院发出《致全体党员的一封信》{TAIL}")
    assert (activity.organisations, activity.type) == (("青云市医院",), "宣传倡议")


def test_days_of_two_periods_are_one_from_the_first_to_the_last() -> None:
    (activity,) = activities(f"3月4日至8日、11日至15日，青云市水务局举办培训班2期{TAIL}")
    assert activity.date == "2021-03-04/2021-03-15"


def test_who_acts_on_the_next_day_acts_then() -> None:
    text = f"3月4日夜间，红崖村突发山洪，部分农田被冲毁，青云县信用社次日开通绿色通道，发放贷款57万元{TAIL}"
    assert [each.date for each in activities(text)] == ["2021-03-05"]


def test_the_most_that_there_ever_was_is_no_deed() -> None:
    assert activities(f"去年12月以来，青云市医院急诊日接诊量最高达1437人次，为平日的2.6倍{TAIL}") == ()


def test_what_is_done_to_both_ends_counts_no_heads() -> None:
    (activity,) = activities(f"3月2日，青云建工有限公司对在建的23个项目实行“做两头、歇中间”，搭设凉棚61处{TAIL}")
    assert [(each.value, each.unit, each.item) for each in activity.quantities] == [
        (23, "个", "项目"),
        (61, "处", "凉棚"),
    ]


def test_a_club_under_its_name_is_that_club() -> None:
    text = (
        "节水简报\n2021年第5期\n云岭省体育总会　　2021年4月5日\n\n会员动态\n\n飞羽羽毛球俱乐部\n"
        f"3月5日，俱乐部培训青少年268名{TAIL}\n该俱乐部10名教练员3月6日走进青云县小学，送上体验课2节{TAIL}"
    )
    bulletin = bulletin_of(text)
    assert {name for each in bulletin.activities for name in each.organisations} == {"飞羽羽毛球俱乐部"}
    assert "俱乐部" not in {each.name for each in bulletin.organisations}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("青云县红十字会收到该公司捐赠的棉被460床", "松山纺织有限公司"),
        ("镇便民服务中心收到青云县审批局配发的终端2台", "青云县审批局"),
        ("云岭省节水协会常务副会长单位松山纺织有限公司向青云县小学赠送图书300册", "松山纺织有限公司"),
        ("在外乡贤企业松山纺织有限公司捐款20万元", "松山纺织有限公司"),
        ("团体标准由青云市节水协会于3月5日正式发布，21家企业签署承诺书", "青云市节水协会"),
    ],
)
def test_who_gives_and_publishes(text: str, actors: str) -> None:
    found = activities(f"3月2日，松山纺织有限公司检修水泵5台。3月5日，{text}{TAIL}")
    assert found[-1].organisations == tuple(actors.split())


@pytest.mark.parametrize(
    "text",
    [
        "3月8日，青云市节水协会还将举行“金秋助学”发放仪式",
        "按照协议，青云县旅行社有限公司与松山县旅游协会2021年计划互送游客不少于2万人次",
    ],
)
def test_plans_for_a_gala_and_a_year_are_none(text: str) -> None:
    assert activities(text + TAIL) == ()


def test_an_organ_under_a_head_is_that_of_the_head() -> None:
    text = (
        "节水简报\n2021年第5期\n沧澜化工集团有限公司工会委员会主办　　2021年4月5日\n\n基层动态\n\n"
        f"沧澜热电有限责任公司工会：3月5日，公司工会举办比赛，18名选手登台{TAIL}"
    )
    assert [each.organisations for each in bulletin_of(text).activities] == [("沧澜热电有限责任公司工会",)]


@pytest.mark.parametrize(
    "text",
    [
        "7月11日，青云市矿山救护大队接到市应急管理局通知：红崖沟煤矿发生透水，6名矿工被困",
        "2月8日，松山市商务局已如数收到",
        "3月2日，青云市节水协会收到26家会员单位报送的活动信息1300条",
        "3月2日，青云培训中心有限公司被责令退还学费11万元",
        "3月2日，青云矿业集团救护队、松山煤业救护队等5支队伍的86名队员参加",
    ],
)
def test_what_came_to_somebody_is_no_deed(text: str) -> None:
    assert not activities(text + TAIL)


def test_what_was_done_at_once_behind_its_day() -> None:
    (activity,) = activities(f"青云水务有限公司闻汛而动，于3月2日提前启动防汛Ⅲ级应急响应{TAIL}")
    assert (activity.organisations, activity.date) == (("青云水务有限公司",), "2021-03-02")


def test_a_month_and_through_whom_are_no_word() -> None:
    text = f"节水简报\n第5期\n\n工程2020年9月经市发展和改革委员会批复立项{TAIL}"
    (found,) = bulletin_of(text).organisations
    assert found.name == "市发展和改革委员会"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("针对企业复工后到岗率偏低，青云市节水协会3月2日举办培训班2期", "培训"),
        ("3月2日，青云收费站有限公司检测体温300人次", "防控措施"),
        ("3月2日，青云公交有限公司引导返岗务工人员640人次", "其他"),
        ("3月2日，青云机械厂开设“质量小课堂”6期", "培训"),
    ],
)
def test_the_type_is_not_that_of_what_it_was_done_for(text: str, kind: str) -> None:
    assert [each.type for each in activities(text + TAIL)] == [kind]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("会上，青云县水利局表彰先进集体8个", "2021-03-02"),
        ("抢修期间，青云县水利局调派水车3辆", "2021-03-02"),
        ("青云县水利局当场捐款2万元", "2021-03-02"),
        ("春节期间，青云县水利局检修水泵20台", None),
        ("青云县水利局检修水泵20台", None),
    ],
)
def test_what_happened_in_the_course_of_an_event_was_then(text: str, date: str | None) -> None:
    found = activities(f"3月2日，松山市节水协会召开会议，60人参加。{text}{TAIL}")
    assert [each.date for each in found] == ["2021-03-02", date]
    assert found[1].date_inferred is (date is not None)


def test_a_team_that_is_called_by_a_deed_is_nobody_before_it() -> None:
    text = "3月2日，柳河镇敬老院还收到松山农资有限公司捐款2万元。面对大客流，执勤一队3月3日查验旅客2400人"
    assert [each.organisations for each in activities(text + TAIL)] == [("松山农资有限公司",)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("当日，价值4.5万元的补贴由松山县总工会逐户发放到位", ["松山县总工会"]),
        ("截至3月15日，这批物资已由松山县红十字会分批转送到9个隔离点", ["松山县红十字会"]),
        ("3月8日，由松山县供水公司投资建设的冷链仓储中心建成投用，首日入库椪柑46吨", ["松山县供水公司"]),
        (
            "由松山县慈善基金会出资、松山县公益服务中心执行的助学项目日前完成发放，108名学生领到助学金21.6万元",
            ["松山县慈善基金会", "松山县公益服务中心"],
        ),
        (
            "3月9日，在松山县总工会牵头下，松山县文化馆与松山县图书馆共同完成改造",
            ["松山县总工会", "松山县文化馆", "松山县图书馆"],
        ),
        ("3月8日，下浦村村民委员会收到松山县慈善基金会拨付的重建款20万元", ["松山县慈善基金会"]),
        ("3月8日，青云市图书馆收到校友企业松山县供水公司捐赠的奖学金50万元", ["松山县供水公司"]),
        ("3月8日，枫林镇敬老院收到松山县总工会职工捐赠的电风扇30台", ["松山县总工会"]),
        ("近日，青云市社工中心获赠爱心物资200份，由松山县供水公司捐赠", ["松山县供水公司"]),
        ("截至3月15日，松山县供水公司已调入各类管材9860吨", ["松山县供水公司"]),
    ],
)
def test_by_whom_it_was_done_is_who_acts(text: str, actors: list[str]) -> None:
    (activity,) = activities(f"{text}{TAIL}")
    assert list(activity.organisations) == actors


@pytest.mark.parametrize(
    "text",
    [
        "石羊镇卫生院所需的两台呼吸机，也已由爱心企业送到",
        "3月5日，青云市图书馆获赠图书400册",
        "3月5日，青云市图书馆收到松山县总工会发来的感谢信，信中写道：“你们的采样亭，少淋了十几场雨”",
        "青云市图书馆系一级图书馆，开放座位620张，年接待31万余人次，是联盟首批成员单位",
        "青云市质量协会与全国标杆培训中心没有任何合作，请会员单位注意甄别",
    ],
)
def test_what_is_needed_got_or_denied_is_no_deed(text: str) -> None:
    assert activities(f"{text}{TAIL}") == ()


def test_each_of_those_that_give_in_one_sentence_gives_what_is_his() -> None:
    found = activities(
        f"3月5日，各企业驰援灾区，其中松山县供水公司捐赠水泵10台，青云环保有限公司捐赠编织袋1.5万条{TAIL}",
        f"3月6日，松山县供水公司捐赠水泵13台、青云环保有限公司捐赠编织袋1.8万条{TAIL}",
    )
    assert [(each.organisations, each.quantities[0].value, len(each.quantities)) for each in found] == [
        (("松山县供水公司",), 10, 1),
        (("青云环保有限公司",), 15000, 1),
        (("松山县供水公司",), 13, 1),
        (("青云环保有限公司",), 18000, 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("捐赠口罩7.2万只，其中儿童口罩2万只", [(72000, "口罩", 1), (20000, "儿童口罩", 0)]),
        ("捐赠总价值12.6万元的物资，其中棉被6万元", [(126000, "总价值", 1), (60000, "棉被", 0)]),
        ("培训42名，其中5名为残疾人，另培训教师3名", [(42, "", 1), (5, "", 0), (3, "教师", 1)]),
        ("送去棉衣300件、棉被200件，共500件", [(300, "棉衣", 1), (200, "棉被", 1), (500, "", 0)]),
        ("送去棉衣300件、棉被200件，共510件", [(300, "棉衣", 1), (200, "棉被", 1), (510, "", 1)]),
        ("向12所学校各捐赠图书100册，共1200册", [(12, "学校", 1), (100, "图书", 12), (1200, "", 0)]),
        ("慰问90户困难家庭，每户发放500元", [(90, "困难家庭", 1), (500, "", 90)]),
        ("每户发放500元", [(500, "", 1)]),
        ("送去棉衣300件、棉被200件，共计500件", [(300, "棉衣", 1), (200, "棉被", 1), (500, "", 0)]),
        ("向12所学校各赠送图书100册、篮球10个", [(12, "学校", 1), (100, "图书", 12), (10, "篮球", 12)]),
        ("走访困难户20户，送去大米和面粉各20袋", [(20, "困难户", 1), (20, "面粉", 2)]),
        (
            "捐赠口罩1万只（其中儿童口罩2000只）、手套5000只",
            [(10000, "口罩", 1), (2000, "儿童口罩", 0), (5000, "手套", 1)],
        ),
        ("培训120人，其中一半为女性，慰问困难职工50人", [(120, "", 1), (50, "困难职工", 1)]),
        ("慰问老人120名，为各位老人送上慰问金3万元", [(120, "老人", 1), (30000, "慰问金", 1)]),
        ("组织党员20人，走访慰问老党员，每人发放慰问金500元", [(20, "党员", 1), (500, "慰问金", 1)]),
        ("出动志愿者135名，修理各类物品684件", [(135, "志愿者", 1), (684, "修理各类物品", 1)]),
        ("走访3个村，为各单位职工服务90人次", [(3, "村", 1), (90, "", 1)]),
        ("发放用电宣传单400份", [(400, "用电宣传单", 1)]),
        ("捐口罩2000只", [(2000, "口罩", 1)]),
        ("举办培训3场，每场60人", [(3, "", 1), (60, "", 3)]),
        ("捐赠水泵10台，每台3000元", [(10, "水泵", 1), (3000, "", 10)]),
        ("捐赠消防车2辆，价格每辆50万元", [(2, "消防车", 1), (500000, "", 0)]),
        ("投入收费人员860人次", [(860, "收费人员", 1)]),
        ("向甲村、石门村和白石村各捐赠水泵2台", [(2, "水泵", 3)]),
        ("向和县、共和村各捐款2万元", [(20000, "捐款", 2)]),
        ("志愿者由20人增加到85人", [(20, "", 0), (85, "", 1)]),
        ("捐款30万元，比去年增加10万元", [(300000, "捐款", 1), (100000, "", 0)]),
        ("捐赠棉衣120件、棉被90床，共210件", [(120, "棉衣", 1), (90, "棉被", 1), (210, "", 0)]),
        ("为每个社区安装净水器1台，共安装120台", [(1, "净水器", 0), (120, "", 1)]),
    ],
)
def test_how_often_a_quantity_counts_in_a_sum(text: str, expected: list[tuple[float, str, int]]) -> None:
    told = fold(text)
    found = quantities_in(text, told, 0, len(told.text))
    assert [(each.value, each.item, each.times) for each in found] == expected


def test_what_several_gave_each_counts_for_all_of_them() -> None:
    (activity,) = activities(f"3月5日，松山县供水公司、青云环保有限公司各捐款2万元{TAIL}")
    assert [each.summed for each in activity.quantities] == [40000]


def test_vague_numbers_are_not_exact_and_impossible_ones_no_amount() -> None:
    text = f"捐款1{'0' * 310}元，送去药品数十箱、资料上千条、面粉3至5吨"
    told = fold(text)
    found = quantities_in(text, told, 0, len(told.text))
    assert [(each.value, each.unit, each.exact) for each in found] == [(1000, "条", False), (5, "吨", False)]


@pytest.mark.parametrize(
    ("today", "text", "value"),
    [
        ("2026-01-05", "上月28日，检修水泵", "2025-12-28"),
        ("2026-01-05", "本月3日，检修水泵", "2026-01-03"),
        ("2025-07-10", "上月15日，开会", "2025-06-15"),
        ("2026-01-10", "2月，巡诊40场", "2025-02"),
        ("2026-01-28", "2月1日，开会", "2026-02-01"),
        ("2026-01-20", "去年12月28日至今年1月15日，巡诊", "2025-12-28/2026-01-15"),
        ("2026-01-20", "从去年12月到今年1月，巡诊", "2025-12/2026-01"),
        ("2026-01-20", "2024年11月至次年1月，巡诊", "2024-11/2025-01"),
        ("2025-07-10", "去年3月至今年5月，巡诊", "2024-03/2025-05"),
    ],
)
def test_days_of_the_last_month_and_periods_over_the_turn_of_a_year(today: str, text: str, value: str) -> None:
    calendar = Calendar(today, int(today[:4]))
    calendar.dates_in("去年11月，举办展览5场")
    assert [each.value for each in calendar.dates_in(text)] == [value]


def test_what_is_of_a_month_that_has_not_come_was_not_done() -> None:
    assert activities(f"青云市水务局4月检修水泵20台{TAIL}", date="2021年3月10日") == ()


def test_rows_of_a_list_of_gifts_may_begin_with_their_day() -> None:
    rows = "8月2日\t松山县供水公司\t捐款385,600元\n8月9日\t松山县总工会、白石县红十字会\t共同捐款66万元\n8月10日\t某人\t捐款1元"
    names = f"松山县供水公司、松山县总工会、白石县红十字会都捐了款{TAIL}"
    found = activities(names, rows, date="2021年9月20日")
    assert [(each.organisations, each.date, each.quantities[0].value) for each in found] == [
        (("松山县供水公司",), "2021-08-02", 385600),
        (("松山县总工会", "白石县红十字会"), "2021-08-09", 660000),
    ]


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ("松山县蓝天救援队", "志愿服务"),
        ("松山县志愿者协会", "志愿服务"),
        ("松山县志愿者协会、松山县消防救援大队", "服务保障"),
        ("松山县水务局", "服务保障"),
    ],
)
def test_what_volunteers_do_is_voluntary(actors: str, expected: str) -> None:
    (activity,) = activities(f"3月8日夜，{actors}出动冲锋舟9艘，转移被困群众412人{TAIL}")
    assert activity.type == expected


def test_what_is_given_besides_is_a_gift() -> None:
    (activity,) = activities(f"3月8日，松山县供水公司另捐柴油发电机40台{TAIL}")
    assert activity.type == "捐赠"


def test_all_who_gave_together_act_and_what_is_behind_a_semicolon_has_its_day() -> None:
    (gift,) = activities(f"松山县福利院3月8日收到松山县妇联和白石县供水公司送来的童装210套{TAIL}")
    assert gift.organisations == ("松山县妇联", "白石县供水公司")
    found = activities(
        f"青云市水务局自2月起检修水泵20台；松山县总工会联合白石县红十字会，于3月18日向敬老院捐赠棉被30床{TAIL}"
    )
    assert [each.date for each in found][1:] == ["2021-03-18"]


def test_a_day_alone_is_of_the_month_with_which_a_paragraph_began() -> None:
    found = activities(
        f"3月8日，青云市水务局收到群众送来的锦旗，感谢松山县水利局2月21日救起一名走失老人{TAIL}",
        f"10日，青云市水务局检修水泵20台{TAIL}",
    )
    assert found[-1].date == "2021-03-10"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3月8日21时许，松山镇一仓库起火。松山县消防救援大队出动消防车9辆，22时将明火扑灭", "2021-03-08"),
        ("3月8日夜间，松山镇普降大雪。松山县水利局随即启动预案，46名职工更换水管17根", "2021-03-08"),
        ("3月8日夜间，水管爆裂。松山县水利局12人冒雪巡线，次日凌晨恢复供水", "2021-03-08/2021-03-09"),
        ("3月8日，松山县水利局检修水泵20台，保证了次日14座水厂正点开机", "2021-03-08"),
        (
            "3月1日至7日，松山县水利局举办募捐周活动，80家单位参加。其中，青云市水泵厂捐款20万元",
            "2021-03-01/2021-03-07",
        ),
        ("3月8日，松山县水利局举办启动仪式，80人参加。青云市水泵厂等8家企业现场签署承诺书", "2021-03-08"),
        ("2月8日，松山县水利局启动治理工程；截至3月10日，施工方青云建工集团有限公司已清淤12公里", "2021-03-10"),
        ("截至3月10日，青云农商银行放款19笔；松山县税务局减免税费113万元", None),
    ],
)
def test_when_it_was_by_what_is_told_before(text: str, date: str | None) -> None:
    assert activities(text + TAIL)[-1].date == date


def test_the_entries_of_a_list_have_the_date_of_the_paragraph_that_leads_them_in() -> None:
    found = activities(
        "3月1日至10日，青云市红十字会接收捐赠情况公示如下：",
        "1.松山建材集团有限公司捐赠现金10万元；",
        "2.白石县餐饮行业协会捐赠餐券500张；",
        "3.青云商会：口罩2万只、防护面屏300个（3月7日）",
        "4.松山县书画协会　现金3.5万元；",
    )
    assert [(each.organisations[0], each.date) for each in found] == [
        ("松山建材集团有限公司", "2021-03-01/2021-03-10"),
        ("白石县餐饮行业协会", "2021-03-01/2021-03-10"),
        ("青云商会", "2021-03-07"),
        ("松山县书画协会", "2021-03-01/2021-03-10"),
    ]


def test_the_heading_of_a_list_says_when_and_that_it_was_given() -> None:
    found = activities(
        "一、2021年2月捐赠名录",
        "1.松山建材集团有限公司：现金10万元；",
        "2.白石县餐饮行业协会：餐券500张。",
        "二、其他工作",
        f"3月5日，松山建材集团有限公司、白石县餐饮行业协会参加了会议{TAIL}",
    )
    assert [(each.organisations[0], each.date) for each in found[:2]] == [
        ("松山建材集团有限公司", "2021-02"),
        ("白石县餐饮行业协会", "2021-02"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "3月7日，松山县水利局党支部与石桥村党支部签订共建协议，并走访困难群众9户，向石桥小学捐赠图书320册",
            [("松山县水利局党支部", "石桥村党支部"), ("松山县水利局党支部",), ("松山县水利局党支部",)],
        ),
        (
            "3月9日，松山县水利局派出3名专家到我市现场指导，并与我会加密会商4次",
            [("松山县水利局",), ("松山县水利局", "青云市节水协会")],
        ),
        (
            "3月9日，松山县水利局前往白石水泵厂，办理工资卡138张，双方还就代发工资业务达成合作意向",
            [("松山县水利局",), ("松山县水利局", "白石水泵厂")],
        ),
        (
            "3月4日，松山县水利局与白石县实验小学开设讲堂2场；当天下午，该局又组织8名志愿者到社区帮助老人",
            [("松山县水利局", "白石县实验小学"), ("松山县水利局",)],
        ),
        ("3月6日，松山县水利局举办学术年会，80人参加，会上表彰论文12篇", [("松山县水利局",), ("松山县水利局",)]),
        ("3月6日，松山县水利局捐赠路灯50盏，并派出6名技术员上门安装调试", [("松山县水利局",)]),
        (
            "3月2日，松山县水利局检修水泵2台。3月3日，又会同白石水泵厂检修水泵3台",
            [("松山县水利局",), ("松山县水利局", "白石水泵厂")],
        ),
        ("3月7日，由松山县水利局主办，我会承办的大赛举行，80人参加", [("松山县水利局", "青云市节水协会")]),
        ("3月7日，由松山县水利局主办、我会承办的大赛举行，80人参加", [("松山县水利局", "青云市节水协会")]),
        ("3月7日，白石水泵厂被松山县水利局认定为节水企业", [("松山县水利局",)]),
        ("3月7日，辖区企业白石水泵厂捐赠水桶120个", [("白石水泵厂",)]),
        ("3月7日，松山县水利局与白石水泵厂签订协议，后者将分三批供应水泵62台", [("松山县水利局", "白石水泵厂")]),
    ],
)
def test_what_else_a_sentence_tells_and_who_did_it(text: str, told: list[tuple[str, ...]]) -> None:
    assert [each.organisations for each in activities(f"{text}{TAIL}")] == told


def test_under_a_head_with_a_number_and_a_full_stop() -> None:
    found = activities(
        "1.市应急管理局。4日从城北仓库调运编织袋2万条支援松山县。",
        "2.县妇联。近期在柏树湾村等3个村举办竹编技能培训班，培训妇女95人，其中脱贫人口31人。",
        "3.社会力量。截至6日，有人送来方便面200箱，都收下了。",
        "4.县税务局。3月9日，12名干部职工到柏树湾村帮助缺劳力农户抢收水稻27亩。",
    )
    assert [each.organisations for each in found] == [("市应急管理局",), ("县妇联",), ("县税务局",)]


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("开展机动车排放专项整治，检查机构14家", "其他"),
        ("对企业复工情况开展问卷调查，收回问卷218份", "调研"),
        ("开展期中教学检查，听课216门次，召开座谈会2场", "质量活动"),
        ("开设法律门诊，当场受理法律援助申请2件", "服务保障"),
        ("组织20名员工到社区打扫卫生", "志愿服务"),
        ("为职工送去热饮和手套320副", "慰问"),
        ("向职工书屋赠书600册", "捐赠"),
        ("为旅客送上热水和方便面160份", "服务保障"),
        ("出动消防车9辆，将明火扑灭", "服务保障"),
        ("发布暴雨预警信号23期", "服务保障"),
    ],
)
def test_types_of_more_deeds(deed: str, kind: str) -> None:
    (activity,) = activities(f"3月5日，青云市水务局{deed}{TAIL}")
    assert activity.type == kind


def test_what_was_done_the_day_after_and_what_had_come_of_it_by_then_are_told_by_themselves() -> None:
    found = activities(
        f"3月12日，白石水泵厂组织60人清雪，次日又向清泉社区居委会捐赠融雪剂5吨{TAIL}",
        f"今年2月，白石水泵厂与柏树坪村股份经济合作社签订协议，截至3月10日，该厂已收购马铃薯1260吨{TAIL}",
        f"截至3月10日，白石水泵厂在册职工512人，平均年龄41岁{TAIL}",
    )
    assert [(each.type, each.date) for each in found] == [
        ("其他", "2021-03-12"),
        ("捐赠", "2021-03-13"),
        ("合作交流", "2021-02"),
        ("其他", "2021-03-10"),
    ]


def test_an_entry_may_have_its_day_before_those_who_gave() -> None:
    (first, second) = activities(
        f"感谢各位捐赠人{TAIL}",
        "爱心捐赠名单",
        "3月8日　云湖区建材商会：现金5万元",
        "3月10日　石漳农村商业银行、汇宁粮油贸易有限公司：大米2吨",
        f"款物都已入库{TAIL}",
    )
    assert (first.organisations, first.date) == (("云湖区建材商会",), "2021-03-08")
    assert (second.organisations, second.date) == (("石漳农村商业银行", "汇宁粮油贸易有限公司"), "2021-03-10")


def test_a_weekday_alone_is_the_last_one_before_the_bulletin() -> None:
    found = [each.value for each in Calendar("2023-06-12", None).dates_in("周五,举行比赛;每周三训练")]
    assert found == ["2023-06-09"]


def test_the_first_three_quarters_are_nine_months() -> None:
    (activity,) = activities(f"2020年前三季度，青云市水务局为小微企业减免检测费6.8万元{TAIL}")
    assert activity.date == "2020-01/2020-09"


def test_what_became_of_a_gift_on_a_day_dates_it() -> None:
    (gift,) = activities(f"青云市水务局员工捐款2.36万元，3月13日送到松山县第一中学{TAIL}")
    assert (gift.date, [each.value for each in gift.quantities]) == ("2021-03-13", [23600])


def test_a_list_has_the_day_of_its_title_and_an_entry_its_own() -> None:
    found = activities(
        TAIL[1:], "会员企业捐赠情况（截至3月15日）：", "1.松山县供水公司捐赠面包1800箱；", "2.白石县石料公司捐款5万元。"
    )
    assert [each.date for each in found] == ["2021-03-15", "2021-03-15"]
    found = activities(TAIL[1:], "爱心捐赠榜", "松山县供水公司：3月11日捐赠电动轮椅20台", "白石县石料公司：水泵20台")
    assert [each.date for each in found] == ["2021-03-11", None]


def test_a_table_is_led_in_by_how_much_it_has() -> None:
    found = activities(
        "本周，青云市红十字会共接收抗疫捐赠款物15笔，合计136.2万元。5万元以上的有：",
        "3月18日　松山县供水公司　方便面800箱、矿泉水500箱",
        "3月22日　白石县石料公司、松山县慈善总会　移动板房12间",
    )
    assert [(each.date, len(each.organisations)) for each in found if each.type == "捐赠"] == [
        ("2021-03-18", 1),
        ("2021-03-22", 2),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "并逐户走访了32名队员的家庭",
        "并为该局26名人员讲授快检知识",
        "并向工地的230名建设者发放毛巾",
        "并向5家企业发出建议书",
    ],
)
def test_more_second_deeds_are_by_themselves(second: str) -> None:
    found = activities(f"3月11日，青云市水务局举办讲座3场，{second}{TAIL}")
    assert len(found) == 2


def test_what_was_hit_befell_somebody_on_its_day() -> None:
    found = activities(
        f"3月6日22时许，一处供水主管被施工机械挖破，停供1.1万户。接到报告后，青云市水务局立即启动应急预案，46名抢修人员赶赴现场{TAIL}"
    )
    assert [each.date for each in found] == ["2021-03-06"]


def test_a_weekly_counts_from_the_last_day_that_its_masthead_has() -> None:
    text = "后勤工作周报\n（第9周）\n2021年4月26日—4月30日\n\n【要闻】\n上周五，青云市水务局一行6人来校调研食堂用水。\n"
    assert [each.date for each in bulletin_of(text).activities] == ["2021-04-23"]


def test_committee_and_government_act_and_so_do_marks_of_a_group() -> None:
    (activity,) = activities(f"9日，县委、县政府组织转移群众6842人{TAIL}")
    assert activity.organisations == ("县委", "县政府")
    assert not activities(f"县委、县政府高度重视，3月9日作了部署{TAIL}")
    (activity,) = activities(f"集团旗下的康禾物流当晚抽调12台冷藏车组成应急车队{TAIL}")
    assert activity.organisations == ("康禾物流",)


def test_the_next_item_of_a_list_in_a_sentence_is_a_deed_of_its_own_and_has_its_own_day() -> None:
    found = activities(
        "松山县供水公司：公司把活动结合起来，一是3月10日清理标准，废止9项；"
        f"二是3月16日邀请省标准化研究院专家到厂授课，73人参加；三是与松山学院签订协议2份{TAIL}"
    )
    assert [(each.date, len(each.organisations)) for each in found] == [("2021-03-10", 1), ("2021-03-16", 1), (None, 2)]


def test_a_table_of_gifts_has_a_column_of_days_and_a_generator_tells_of_no_deed() -> None:
    found = activities(
        "灾害发生后，会员单位纷纷伸出援手，捐赠明细如下：",
        "捐赠单位　　　　　　捐赠内容　　　　　　日期",
        "东河股份有限公司　　　　　　柴油20吨　　　　　　3月5日",
        "松山县石油销售公司　　　加油卡15万元　　　3月7日",
        TAIL[1:],
        "【爱心榜】（部分，排名不分先后）",
        "1.青云恒力机床有限公司  捐款20万元，柴油发电机组6台",
        "2.青云市宏达液压件厂  捐款5万元",
    )
    assert [(each.date, [quantity.value for quantity in each.quantities]) for each in found] == [
        ("2021-03-05", [20]),
        ("2021-03-07", [150000]),
        (None, [200000, 6]),
        (None, [50000]),
    ]


def test_items_of_a_list_in_a_sentence_name_who_acts_and_take_no_day_from_one_another() -> None:
    found = activities(
        f"3月1日，青云市水务局召开会议3场{TAIL}会后，各单位边议边改：一是县教育局3月3日起在57所学校设立公示栏；"
        f"二是县市场监管局检查经营户187户；三是县财政局追加补贴18万元{TAIL}"
    )
    assert [(each.organisations, each.date) for each in found][1:] == [
        (("县教育局",), "2021-03-03"),
        (("县市场监管局",), None),
        (("县财政局",), None),
    ]


def test_a_weekly_says_in_its_masthead_which_days_it_covers() -> None:
    text = (
        "青云志愿服务周报\n（2023年第11周）\n主办：青云市志愿者联合会　　指导：市文明办\n统计周期：3月13日至19日\n\n"
        "【要闻】\n青云市应急救援协会：周二夜间，该会16名队员在山区搜寻走失老人，5小时后将其带下山。\n"
    )
    bulletin = bulletin_of(text)
    assert bulletin.issuer == ("青云市志愿者联合会",)
    assert [each.headline for each in bulletin.articles] == [None]
    assert [each.date for each in bulletin.activities] == ["2023-03-14"]


@pytest.mark.parametrize(
    "head",
    [
        "下一步，青云市水务局将做好三项工作：",
        "青云市水务局计划完成三项任务：",
        "3月10日，市政府召开会议强调：",
        "青云市水务局对下属单位提出三点要求：",
        "青云市水务局印发方案，明确：",
        "青云市水务局承诺今年办好三件实事，",
        "检查发现青云市水务局有三个问题：",
    ],
)
def test_what_is_listed_as_a_plan_is_no_deed(head: str) -> None:
    found = activities(f"{head}一是举办培训班3期；二是慰问职工60名；三是检修水泵20台{TAIL}")
    assert not [each for each in found if "二是" in each.text or "三是" in each.text]


def test_the_day_before_a_list_in_a_sentence_is_that_of_all_its_items() -> None:
    found = activities(f"3月5日，青云市水务局一是捐赠口罩2万只；二是慰问职工60名；三是检修水泵20台{TAIL}")
    assert [each.date for each in found] == ["2021-03-05"] * 3


@pytest.mark.parametrize("who", ["市政协委员、恒丰食品有限公司总经理王明", "青云市政协委员王明"])
def test_a_member_of_the_conference_is_not_the_conference(who: str) -> None:
    assert not activities(f"3月5日，{who}捐款20万元{TAIL}")


def test_only_a_column_of_days_says_when_something_was_given() -> None:
    found = activities(
        "爱心捐赠明细如下：",
        "捐赠单位　　　　　　捐赠物资　　　　　　有效期至",
        "东河股份有限公司　　　　　　口罩20箱　　　　　　12月5日",
        "松山县石油公司　　　检测试剂300盒　　　12月7日",
    )
    assert [(each.type, each.date) for each in found] == [("捐赠", None), ("捐赠", None)]


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("检修水泵20台", "服务保障"),
        ("采购口罩2万只", "防控措施"),
        ("购置水泵20台", "其他"),
        ("拨付资金300万元", "服务保障"),
        ("捐款2万元", "捐赠"),
    ],
)
@pytest.mark.parametrize("when", ["", "3月12日，", "2021年3月12日，", "12日，"])
def test_the_day_does_not_tell_the_type(when: str, deed: str, kind: str) -> None:
    (activity,) = activities(f"{when}青云市水务局{deed}。")
    assert activity.type == kind


def test_a_short_name_below_other_heads_is_a_head() -> None:
    found = activities(
        f"青云市检测认证协会与沧湾博检技术服务有限公司3月1日开展开放日活动，市民120人参加{TAIL}",
        f"岚海泽衡认证有限公司：3月2日，派出审核员9名进驻园区{TAIL}",
        f"沧湾博检：3月3日，公司向松山县水务局捐赠试剂500盒{TAIL}",
        f"3月4日，公司检修水泵20台{TAIL}",
    )
    assert [each.organisations for each in found[1:]] == [
        ("岚海泽衡认证有限公司",),
        ("沧湾博检技术服务有限公司",),
        ("沧湾博检技术服务有限公司",),
    ]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("3月6日，青云市水务局为学校修缮围墙40米，还捐出图书320册。", "还捐出图书320册"),
        ("3月6日，青云市水务局组织核酸检测4轮、1360人次；为工人发放口罩2500只。", "为工人发放口罩2500只"),
        ("3月6日，青云市水务局组织班组长30名观摩，当场向班组配发刀具40把。", "当场向班组配发刀具40把"),
    ],
)
def test_what_was_given_besides_is_a_deed_of_its_own(sentence: str, second: str) -> None:
    first, other = activities(sentence)
    assert first.organisations == other.organisations == ("青云市水务局",)
    assert other.text == second


def test_what_two_gave_each_other_both_gave() -> None:
    *_, both = activities("3月6日，青云市水务局一行15人到松山县水务局观摩，双方互赠资料6套。")
    assert (both.organisations, both.text) == (("青云市水务局", "松山县水务局"), "双方互赠资料6套")


@pytest.mark.parametrize(
    "deed",
    [
        "为松山县运去帐篷260顶",
        "把融雪剂620吨提前运抵岗亭",
        "试装驱鸟装置28套",
        "布设气象站6部",
        "办理延期还本付息146户",
        "自筹资金1.8万元安装报警器",
        "连夜调出泵车12台",
    ],
)
def test_more_verbs_tell_deeds(deed: str) -> None:
    (activity,) = activities(f"3月6日，青云市水务局{deed}{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_what_is_not_given_yet_is_no_gift() -> None:
    listed = "爱心榜\n\n1.青云县水利局：拟于2月底前捐赠口罩100只。\n\n2.松山县水务局：向6个社区捐赠口罩200只。"
    assert gifts(listed) == [("松山县水务局", None, 6, "个", ())]
    assert not activities(f"青云市水务局表示，今后三年将为妇女创业提供不低于5亿元的贷款支持{TAIL}")


def test_an_entry_may_have_a_comma_behind_who_gave() -> None:
    assert gifts("爱心榜\n\n1．青云县水利局，冬衣126件、棉被18床；\n\n2．松山县水务局，自行车15辆。") == [
        ("青云县水利局", None, 126, "件", ()),
        ("松山县水务局", None, 15, "辆", ()),
    ]


def test_the_week_of_a_weekly_is_that_of_its_masthead() -> None:
    text = f"节水周报\n第12期\n2025年5月17日—5月23日\n青云市节水协会\n标题在此\n本周，青云市水务局检修水泵20台{TAIL}"
    (activity,) = bulletin_of(text).activities
    assert activity.date == "2025-05-17/2025-05-23"


def test_last_year_is_that_before_the_bulletin_also_in_a_review() -> None:
    text = f"节水简报\n第12期\n青云市节水协会 2021年1月8日\n2020年节水工作综述\n去年9月，青云市水务局检修水泵20台{TAIL}"
    (activity,) = bulletin_of(text).activities
    assert activity.date == "2020-09"


def test_what_others_did_at_the_same_time_was_on_the_same_day() -> None:
    _, other = activities("3月6日，青云市水务局走访职工60名。松山县水务局同步为职工送去保温杯200个。")
    assert (other.organisations, other.date) == (("松山县水务局",), "2021-03-06")


def test_a_member_of_a_committee_who_inspects_acts_for_the_body() -> None:
    (activity,) = activities(f"3月6日，省联社党委委员、副主任罗长青到青云市水务局督导，并实地察看管网{TAIL}")
    assert activity.organisations == ("省联社",)


def test_the_title_of_a_table_may_say_in_which_unit_its_amounts_are() -> None:
    table = "\n".join(
        (
            "表1  捐款明细（单位：元）",
            "序号\t捐赠单位（个人）\t金额\t到账日期",
            "1\t澜溪宏泰水泥有限公司\t200000\t1月9日",
            "2\t青云县水利局\t54316.5\t1月11日",
        )
    )
    assert gifts(table) == [
        ("澜溪宏泰水泥有限公司", "2021-01-09", 200_000, "元", ()),
        ("青云县水利局", "2021-01-11", 54_316.5, "元", ()),
    ]


def test_the_title_of_a_list_in_brackets_says_when() -> None:
    listed = "附：近期会员企业捐赠名录（1月9日至16日）\n\n1.青云县水利局　捐款20万元（松山县红十字会接收）"
    assert gifts(listed) == [("青云县水利局", "2021-01-09/2021-01-16", 200_000, "元", ())]


def test_a_day_of_january_behind_december_is_of_the_new_year_in_a_review() -> None:
    text = f"节水简报\n第12期\n青云市节水协会 2018年1月8日\n2017年工作回顾\n12月28日，青云市水务局检修水泵20台{TAIL}\n1月3日，青云市水务局检修水泵30台{TAIL}"
    assert [each.date for each in bulletin_of(text).activities] == ["2017-12-28", "2018-01-03"]


@pytest.mark.parametrize("second", ["双方还签订了维保协议3份。", "松山县水务局立即启动应急预案，出动抢修车3辆。"])
def test_what_followed_at_once_was_on_the_same_day(second: str) -> None:
    found = activities(f"3月6日，青云市水务局与松山县水务局召开会议3场。{second}")
    assert [each.date for each in found] == ["2021-03-06", "2021-03-06"]


def test_the_day_of_shops_is_a_date() -> None:
    (activity,) = activities(f"“双11”当天，青云市水务局开播18场，卖出脐橙6.8万箱{TAIL}")
    assert activity.date == "2020-11-11"


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("3月6日，青云市水务局生产口罩60万只，其中30万只无偿捐给省教育厅。", "其中30万只无偿捐给省教育厅"),
        ("3月6日，青云市水务局接入发电车2台，当晚又为安置点架设线路600米。", "当晚又为安置点架设线路600米"),
        ("3月6日，青云市水务局走访5个村，并向松山县民政局转交慰问金50万元。", "并向松山县民政局转交慰问金50万元"),
        ("3月6日，青云市水务局捐赠水泵2台，并派4名技术员驻点指导。", "并派4名技术员驻点指导"),
        ("3月6日，青云市水务局报送专报6期；选派4名骨干进驻松山县水务局。", "选派4名骨干进驻松山县水务局"),
    ],
)
def test_more_deeds_of_their_own(sentence: str, second: str) -> None:
    assert [each.text for each in activities(sentence)][1:] == [second]


def test_kinds_and_poles_are_counted() -> None:
    (activity,) = activities(f"3月6日，青云市水务局组立电杆164基，抽检12类产品{TAIL}")
    assert [(each.value, each.unit) for each in activity.quantities] == [(164, "基"), (12, "类")]


@pytest.mark.parametrize(
    "text",
    [
        f"1月份，青云市水务局将重点抓好景观亮化工作，并会同松山县水务局检查管网3次{TAIL}",
        f"3月中旬，青云市水务局到岗人员不足，一度有2条生产线停产{TAIL}",
    ],
)
def test_what_is_intended_or_stood_still_is_no_deed(text: str) -> None:
    assert not activities(text)


def test_a_detachment_is_called_by_its_place_and_rank() -> None:
    text = f"消防简报\n第1期\n青云市消防救援支队 2021年3月20日\n标题在此\n青屏县大队：3月6日，大队出动48人、橡皮艇5艘{TAIL}\n3月7日，青屏县消防救援大队接受省消防救援总队检查3次，省总队很满意。"
    bulletin = bulletin_of(text)
    forms = {each.name: each.aliases for each in bulletin.organisations}
    assert (forms["青屏县消防救援大队"], forms["省消防救援总队"]) == (("青屏县大队",), ("省总队",))
    assert bulletin.activities[0].organisations == ("青屏县消防救援大队",)


def test_idioms_count_nothing() -> None:
    (activity,) = activities(
        f"3月6日，青云市水务局走访职工60名，不漏一户、不落一人，一面宣传一面登记，托人四处打听，获赠锦旗一面{TAIL}"
    )
    assert [(each.value, each.unit) for each in activity.quantities] == [(60, "名"), (1, "面")]


@pytest.mark.parametrize(
    "sentence",
    [
        "3月6日，青云市红十字会收到善款30万元，其中5万元由爱心人士捐赠给松山县敬老院。",
        "3月6日，受疫情影响，青云市宏达化工有限公司减收30万元。",
    ],
)
def test_what_others_gave_or_befell_somebody_is_no_deed(sentence: str) -> None:
    assert not activities(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "3月6日，青云市水务局抢修水泵20台，村民们感激不已，还送来锦旗3面。",
        "3月6日，青云市卫健局排查密接者120人，当天又新增确诊病例3例。",
    ],
)
def test_what_came_of_a_deed_is_no_second_one(sentence: str) -> None:
    assert len(activities(sentence)) == 1


def test_what_two_had_done_before_is_of_no_day() -> None:
    _, before = activities("3月6日，青云市水务局与松山县水务局召开会议3场。双方此前已合作完成项目12个。")
    assert before.date is None


@pytest.mark.parametrize("plan", ["计划捐款2.3万元", "即将捐赠口罩100只", "将捐赠午餐400份", "已承诺捐赠棉被50床"])
def test_a_plan_in_a_list_of_gifts_is_none(plan: str) -> None:
    assert gifts(f"爱心榜\n\n1.青云县水利局：{plan}；\n\n2.松山县水务局：捐款200元。") == [
        ("松山县水务局", None, 200, "元", ())
    ]


@pytest.mark.parametrize("head", ["捐款人联系电话", "捐款人数", "捐款收据号", "捐款次数"])
def test_only_a_column_of_money_has_the_unit_of_the_title(head: str) -> None:
    table = f"捐款明细（单位：元）\n捐赠单位\t{head}\t捐款金额\n青云县水利局\t8345\t5000"
    assert gifts(table) == [("青云县水利局", None, 5000, "元", ())]


def test_an_entry_of_a_list_is_no_head_of_what_follows() -> None:
    found = activities(
        "岚海泽衡认证有限公司：3月2日，公司向两家单位捐赠防疫物资20箱，去向如下：",
        "松山县红十字会：医用口罩3000只",
        "青云市红十字会：防护服100套",
        f"3月5日，公司派出审核员9名进驻园区{TAIL}",
    )
    assert found[-1].organisations == ("岚海泽衡认证有限公司",)


def test_january_in_a_review_by_topics_is_of_its_year() -> None:
    text = f"节水简报\n第12期\n青云市节水协会 2018年3月8日\n2017年工作回顾\n11月20日，青云市水务局发放资料300份{TAIL}\n1月10日，青云市水务局慰问党员30名{TAIL}"
    assert [each.date for each in bulletin_of(text).activities] == ["2017-11-20", "2017-01-10"]


def test_grades_and_foundations_are_no_quantities() -> None:
    (activity,) = activities(f"3月6日，青云市疾控中心接种2类疫苗300支，3基础浇筑完成{TAIL}")
    assert [(each.value, each.unit) for each in activity.quantities] == [(300, "支")]


def test_a_day_of_the_week_before_a_place_is_one() -> None:
    (activity,) = activities(f"青云市水务局把服务点搬进社区，周三在桃园社区办理业务120人次{TAIL}", date="2021年3月19日")
    assert activity.date == "2021-03-17"


def test_a_day_of_the_week_is_a_day() -> None:
    (activity,) = activities(f"上周二，协会秘书长带队走访青云供水有限公司，听取意见{TAIL}", date="2021年3月30日")
    assert (activity.date, activity.type) == ("2021-03-23", "调研")


@pytest.mark.parametrize("society", ["云溪县妇联", "云溪县科协", "云溪县工商联"])
def test_this_society_is_the_one_above_whatever_it_is_called(society: str) -> None:
    (activity,) = activities(f"{society}：3月14日，该会与县水利局共同举办节水培训班，52人参加{TAIL}")
    assert activity.organisations == (society, "县水利局")


@pytest.mark.parametrize("mark", ["；", "。"])
def test_a_partner_does_not_go_on_into_what_is_dated_anew(mark: str) -> None:
    first = "青坪区妇联：与区图书馆联合举办阅读会三场"
    _, second = activities(f"{first}{mark}3月10日，组织36名志愿者到福利中心慰问老人{TAIL}")
    assert second.organisations == ("青坪区妇联",)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "3月12日，由协会主办、临沱天岭水泥有限公司承办的论坛举行，200人参加",
            ("青云市节水协会", "临沱天岭水泥有限公司"),
        ),
        ("3月12日，青云市水务局与用户东岩车轮有限公司签订协议", ("青云市水务局", "东岩车轮有限公司")),
        ("3月12日，青云市水务局与来自江州的江陌市水利局签订协议", ("青云市水务局", "江陌市水利局")),
        ("3月12日，青云市水务局与邻市的江陌市水利局签订协议", ("青云市水务局", "江陌市水利局")),
    ],
)
def test_more_of_who_acts_together(sentence: str, expected: tuple[str, ...]) -> None:
    (activity,) = activities(f"{sentence}{TAIL}")
    assert activity.organisations == expected


@pytest.mark.parametrize("deed", ["将善款30万元移交省红十字会", "会同县供水公司踏勘水源地3处"])
def test_what_is_handed_over_or_inspected_is_a_deed(deed: str) -> None:
    assert activities(f"3月12日，青云市水务局{deed}{TAIL}")


def test_a_month_is_not_that_of_others_behind_a_semicolon() -> None:
    found = activities(f"2月份，青云市水务局走访企业12家；松山县水务局完成改造3项{TAIL}")
    assert [each.date for each in found] == ["2021-02", None]


def test_who_gave_is_listed_behind_the_sum_of_some_days() -> None:
    lead = "4月1日至28日，总会共接收捐赠资金186.3万元。其中万元以上捐赠单位（个人）如下："
    text = f"慈善简报\n第4期\n青云市慈善总会 2022年4月30日\n标题在此\n4月爱心榜\n\n{lead}\n\n1.松山县水务局    50万元\n2.青云县水利局    3万元\n"
    dates = [each.date for each in bulletin_of(text).activities if each.type == "捐赠" and "水" in each.text]
    assert dates == ["2022-04-01/2022-04-28"] * 2


def test_our_mine_is_the_one_that_publishes() -> None:
    text = f"安全简报\n第7期\n北沟煤矿 2019年7月2日\n标题在此\n6月19日，我矿组织应急演练，186人参加{TAIL}"
    assert [each.organisations for each in bulletin_of(text).activities] == [("北沟煤矿",)]


@pytest.mark.parametrize("plan", ["将择优推荐8项成果参赛", "将适时开展检查3次", "将分批培训骨干300名"])
def test_what_will_be_done_some_time_is_a_plan(plan: str) -> None:
    assert not activities(f"根据安排，青云市水务局{plan}{TAIL}")


def test_whoever_got_what_others_gave_did_nothing() -> None:
    (activity,) = activities(f"3月5日，青云供水集团捐赠编织袋200条，由松山县水务局接收{TAIL}")
    assert activity.organisations == ("青云供水集团",)


def test_a_day_is_of_the_event_that_was_told_before_a_look_back() -> None:
    found = activities(
        f"3月18日至19日，青云市水务局举办发布会，60人参加{TAIL}",
        f"2月10日至16日，青云市水务局组织专家11名初审成果{TAIL}",
        f"19日下午，青云市水务局授予6个小组一等奖{TAIL}",
        date="2021年3月30日",
    )
    assert [each.date for each in found] == ["2021-03-18/2021-03-19", "2021-02-10/2021-02-16", "2021-03-19"]


def test_what_was_given_on_the_same_day_is_another_event() -> None:
    first, second = activities(f"3月5日，青云集团向松山县红十字会捐款200万元，同日又将6台消毒机送到松山县医院{TAIL}")
    assert (first.date, second.date) == ("2021-03-05", "2021-03-05")
    assert [each.unit for each in second.quantities] == ["台"]


@pytest.mark.parametrize("then", ["3月9日，举办培训班，60人参加", "当天又走访农户30户", "同日又捐款3万元"])
def test_without_a_head_whoever_acted_goes_on_alone(then: str) -> None:
    found = activities(f"3月5日，青云市水务局走访企业3家。{then}{TAIL}")
    assert [each.organisations for each in found] == [("青云市水务局",)] * 2


@pytest.mark.parametrize("then", ["联合开展义诊，义诊80人次", "共同约谈企业2家"])
def test_partners_go_on_where_it_is_said(then: str) -> None:
    found = activities(f"青云市残联：3月5日，与青云市水务局联合走访残疾人30户；3月9日，{then}{TAIL}")
    assert found[-1].organisations == ("青云市残联", "青云市水务局")


def test_a_look_back_has_days_of_its_own() -> None:
    found = activities(
        f"3月10日至20日，青云市水务局开展检查，检查企业60家{TAIL}",
        f"2月8日，青云市水务局召开会议，60人参加。12日，青云市水务局走访企业12家{TAIL}",
        date="2021年3月30日",
    )
    assert found[-1].date == "2021-02-12"


def test_whoever_received_and_went_on_acts() -> None:
    found = activities(f"口罩2000只由青云市水务局接收，并发放给群众300户{TAIL}")
    assert [each.organisations for each in found] == [("青云市水务局",)]


@pytest.mark.parametrize("lead", ["社会各界踊跃捐赠。受赠情况如下：", "3月，我会接受捐款50万元。救助名单如下："])
def test_a_list_of_those_who_got_something_has_no_givers(lead: str) -> None:
    assert gifts(f"爱心榜\n\n{lead}\n\n1.青云市第一中学：口罩5000只\n2.青云市福利院：口罩300只") == []


@pytest.mark.parametrize("number", ["8、", "8.", "8)", "（8）", "12、"])
def test_the_number_of_an_item_stands_before_who_acts(number: str) -> None:
    (activity,) = activities(
        f"3月2日，青云市水务局召开会议，30人参加{TAIL}", f"{number}青云供水集团于3月5日更换水表12台{TAIL}"
    )[1:]
    assert (activity.organisations, activity.date) == (("青云供水集团",), "2021-03-05")


@pytest.mark.parametrize(
    ("said", "actors"),
    [
        ("17日，同行的青云文具有限公司向松山中学捐赠图书1500册", ("青云文具有限公司",)),
        ("本地民企青云文具有限公司捐赠图书1500册", ("青云文具有限公司",)),
        ("青云市水务局当天联合市志愿者协会，向环卫工人赠送糕点500盒", ("青云市水务局", "市志愿者协会")),
        ("3月7日，青云市水务局与用户单位松山轴承有限公司开展技术交流", ("青云市水务局", "松山轴承有限公司")),
        ("3月7日，青云市水务局主席汪庭柏带队走访企业3家", ("青云市水务局",)),
    ],
)
def test_what_stands_around_those_who_act(said: str, actors: tuple[str, ...]) -> None:
    found = activities(f"青云市水务局{{}}市志愿者协会开展会商，30人参加{TAIL}".format("与"), f"{said}{TAIL}")
    assert found[-1].organisations == actors


def test_two_of_whom_one_is_unknown_are_not_those_of_the_sentence_before() -> None:
    found = activities(
        f"3月6日，石桥镇卫生院举办讲座，30人参加。3月15日，某厂与松山轴承有限公司开展交流，双方9名技术人员参加{TAIL}"
    )
    assert [each.organisations for each in found] == [("石桥镇卫生院",)]


def test_whoever_sent_somebody_to_a_meeting_does_not_hold_it() -> None:
    (activity,) = activities(
        f"3月10日，青云市教育局召开推进会，市委编办、市财政局、某督导室负责同志和校长共132人与会{TAIL}"
    )
    assert activity.organisations == ("青云市教育局",)


@pytest.mark.parametrize(
    "won",
    ["获一等奖", "夺得一等奖", "“暖芯”小组在全省大赛中获一等奖", "“啄木鸟”小组的课题获评一类成果", "斩获金奖"],
)
def test_what_a_team_won_its_body_did(won: str) -> None:
    (activity,) = activities(f"3月12日，青云市第一医院{won}{TAIL}")
    assert (activity.organisations, activity.date) == (("青云市第一医院",), "2021-03-12")


def test_rumours_that_are_answered_are_no_denial() -> None:
    (activity,) = activities(f"针对“水质下降”的不实说法，青云市水务局3月6日随机抽检28批次，全部合格{TAIL}")
    assert activity.date == "2021-03-06"


def test_a_generator_that_is_brought_is_no_plan() -> None:
    (activity,) = activities(f"3月6日，青云供水集团将发电机38台、水管600根、照明灯120盏送达沿海7个村{TAIL}")
    assert [each.value for each in activity.quantities] == [38, 600, 120, 7]


def test_the_day_of_one_of_them_is_not_that_of_all() -> None:
    (activity,) = activities(f"青云市商务局投入资金480万元，新建冷库两座，其中一座已于3月10日投入使用{TAIL}")
    assert activity.date is None


def test_how_much_each_costs_less_is_no_quantity() -> None:
    (activity,) = activities(f"青云邮政公司在12个村增设揽收点，寄递费每单降低1.8元{TAIL}")
    assert [(each.value, each.times) for each in activity.quantities] == [(12, 1), (1.8, 0)]
    (gift,) = activities(f"3月5日，青云邮政公司把寄递费每单降低1.8元，捐款3万元{TAIL}")
    assert [(each.value, each.times) for each in gift.quantities] == [(1.8, 0), (30_000, 1)]


def test_an_agreement_in_the_afternoon_is_another_event() -> None:
    first, second = activities(
        f"3月20日，青云市水务局开放实验室6个，接待公众450人次；下午，又与松山大学签订合作协议{TAIL}"
    )
    assert (first.organisations, second.organisations) == (("青云市水务局",), ("青云市水务局", "松山大学"))
    assert second.date == "2021-03-20"


def test_entries_without_marks_have_the_day_of_what_leads_them_in() -> None:
    found = activities(
        f"{TAIL[1:]}3月12日，青云商会组织15家企业开展助学活动，60人参加。其中：",
        "青云实业集团有限公司捐赠助学金30万元；",
        "松山建材有限公司捐赠课桌椅200套；",
    )
    assert [each.date for each in found] == ["2021-03-12"] * 3


def test_under_a_head_in_brackets_somebody_is_faced_with_something() -> None:
    (activity,) = activities(f"【青云市总工会】3月14日，面向快递员举办心理健康讲座两场，120余人参加{TAIL}")
    assert activity.organisations == ("青云市总工会",)


@pytest.mark.parametrize("body", ["松山供电所", "松山轧钢厂", "松山电务段"])
def test_a_leader_with_some_of_his_people_acts_for_his_body(body: str) -> None:
    found = activities(f"{body}：14日上午渡轮停航，{body[-1]}长陈阿海带领3名员工抢修线路两处，清理垃圾3吨{TAIL}")
    assert [each.organisations for each in found] == [(body,)]


def test_two_tables_of_gifts_with_captions() -> None:
    text = (
        "表1　企业捐赠物资登记表\n序号　捐赠单位　捐赠物资　接收单位　捐赠日期\n"
        "1　青云食品有限公司　方便面1200箱　市红十字会　3月8日\n2　松山建工集团有限公司　防护服800套　市第二人民医院　3月9日\n\n"
        "表2　所属商会捐款统计表（截至3月20日）\n单位\t金额（万元）\t接收单位\n青云市建材商会\t86.5\t市慈善总会\n合　计\t86.5\n"
    )
    found = activities(f"3月2日，青云市工商联发出倡议书{TAIL}", text)
    assert [(each.organisations, each.date, each.quantities[0].value) for each in found[1:]] == [
        (("青云食品有限公司",), "2021-03-08", 1200),
        (("松山建工集团有限公司",), "2021-03-09", 800),
        (("青云市建材商会",), "2021-03-20", 865_000),
    ]


@pytest.mark.parametrize("came", ["来协会考察，双方签订了协议", "到协会参观交流。双方签署共建协议"])
def test_a_guest_and_whoever_publishes_are_both(came: str) -> None:
    found = activities(f"3月5日，松山市档案馆馆长吴守廉一行8人{came}{TAIL}")
    assert [each.organisations for each in found] == [("松山市档案馆",), ("松山市档案馆", "青云市节水协会")]


def test_what_is_done_besides_with_others_is_another_event() -> None:
    first, second = activities(f"3月5日，青云市医院协会发出倡议书，并会同松山护理学会设立账户2个{TAIL}")
    assert first.organisations == ("青云市医院协会",)
    assert second.organisations == ("青云市医院协会", "松山护理学会")


def test_what_is_brought_besides_is_another_event() -> None:
    first, second = activities(f"3月5日，青云市总工会走访企业3家，并为职工送去饮料120份{TAIL}")
    assert [each.value for each in second.quantities] == [120]
    assert second.organisations == first.organisations == ("青云市总工会",)


def test_a_talk_with_a_body_besides_is_another_event() -> None:
    first, second = activities(f"3月5日，青云市商会走访企业3家，并同松山市人才中心座谈{TAIL}")
    assert (first.organisations, second.organisations) == (("青云市商会",), ("青云市商会", "松山市人才中心"))


def test_what_is_listed_of_a_sum_has_no_day_of_another_sentence() -> None:
    found = activities(
        f"3月2日，青云商会联合松山基金会发起募捐。截至3月18日，青云商会募集款物折合286万元。其中，青禾藤业公司捐款30万元{TAIL}"
    )
    assert (found[0].date, found[-1].date) == ("2021-03-02", None)


def test_a_list_that_is_told_besides_has_no_day_of_what_was_told_before() -> None:
    found = activities(
        f"青云市总工会于3月7日发出倡议书，3月16日移交善款21万元{TAIL}此外，部分单位还伸出援手：",
        "1.青云商业公司：捐赠矿泉水500箱；",
    )
    assert found[-1].date is None


def test_a_weekly_says_in_its_text_which_days_it_means() -> None:
    text = f"森林防火工作周报\n（第14周）\n青云县林业局\n标题在此\n本周（3月31日至4月6日），我县晴热少雨{TAIL}\n青云县气象局本周发布预警3次{TAIL}\n青云县林业局\n2022年4月7日"
    assert bulletin_of(text).activities[-1].date == "2022-03-31/2022-04-06"


def test_an_attached_list_with_its_days_in_brackets() -> None:
    found = activities(
        f"3月2日，青云市商会召开会议，30人参加{TAIL}",
        "\n附：“暖冬行动”捐赠明细（2021年3月3日至11日）",
        "\n青云农资有限公司：棉被30床",
        "\n松山百货超市：羽绒服25件、手套100双",
    )
    assert [each.date for each in found[1:]] == ["2021-03-03/2021-03-11"] * 2


@pytest.mark.parametrize(
    ("told", "actors"),
    [
        ("救灾物资由青云物流有限公司分三批免费运抵松山县，价值3万元", ("青云物流有限公司",)),
        ("承修单位松山工程公司增派30名焊工参战", ("松山工程公司",)),
        ("针对网传“水质下降”的说法，青云市水务局3月6日公布检验结果4批次", ("青云市水务局",)),
        ("3月6日，青云街道党工委书记杜敏主持召开调度会，12个社区书记参会", ("青云街道党工委",)),
    ],
)
def test_who_acts_in_other_words(told: str, actors: tuple[str, ...]) -> None:
    assert activities(f"{told}{TAIL}")[-1].organisations == actors


def test_a_depot_and_a_customs_house_are_meant_by_their_class() -> None:
    depot = activities(f"榆湾直属库：3月7日，该库与松山银行签订合同，落实资金5000万元{TAIL}")
    assert depot[0].organisations == ("榆湾直属库", "松山银行")
    text = f"关情\n第1期\n望屿海关 2021年3月30日\n标题在此\n3月14日，关长贺知远带队走访企业8家，收集问题23个{TAIL}"
    assert bulletin_of(text).activities[0].organisations == ("望屿海关",)


def test_what_both_agreed_to_do_is_a_plan() -> None:
    found = activities(f"3月5日，青云市水务局与松山大学开展交流，双方商定，下半年联合攻关3项{TAIL}")
    assert len(found) <= 1


def test_behind_a_semicolon_a_class_word_acts_behind_what_is_planned() -> None:
    found = activities(
        f"3月5日，青云市商会召开会议。会上，青云市商会与松山市人民政府签署协议，首期拟投入2000万元；商会还向32名能手颁发了证书{TAIL}"
    )
    assert [each.organisations for each in found[1:]] == [("青云市商会", "松山市人民政府"), ("青云市商会",)]


def test_the_first_of_some_gifts_that_are_counted_is_one() -> None:
    found = activities(f"今日收到捐赠两笔：青云建材有限公司捐赠口罩2000只；松山粮油公司捐赠大米50袋{TAIL}")
    assert [each.organisations for each in found] == [("青云建材有限公司",), ("松山粮油公司",)]


def test_orders_that_are_put_off_are_no_plan() -> None:
    (activity,) = activities(f"松山润田设备有限公司推迟外贸订单，一周赶制水泵380台{TAIL}")
    assert activity.organisations == ("松山润田设备有限公司",)


def test_experts_of_a_body_act_for_themselves() -> None:
    (activity,) = activities(f"3月10日，青云市水务局请来松山县农技站的两名农艺师，讲授技术，58人听课{TAIL}")
    assert activity.organisations == ("青云市水务局",)


def test_a_branch_is_meant_behind_its_own_organ() -> None:
    found = activities(
        f"3月5日，青云银行雾坪县支行走访企业3家。雾坪县支行党支部选派村官9名。3月6日，支行捐款1.26万元{TAIL}"
    )
    assert found[-1].organisations == ("青云银行雾坪县支行",)


@pytest.mark.parametrize(
    "plan",
    ["会议提出，2022年青云市水务局要办好四件实事", "青云市水务局表示，9月底前完成全部3台锅炉的改造"],
)
def test_what_is_wanted_or_promised_is_a_plan(plan: str) -> None:
    assert not activities(f"{plan}{TAIL}")


def test_a_quarter_that_something_is_about_is_no_date() -> None:
    found = activities(
        f"针对四季度订单不足等困难，青云市五金协会去年11月组建服务队2支{TAIL}",
        f"17日下午，青云市第一医院召开三季度医疗质量分析会，通报抽查病历150份{TAIL}",
    )
    assert [each.date for each in found] == ["2020-11", "2021-03-17"]


@pytest.mark.parametrize(
    ("told", "actors"),
    [
        ("3月13日，泰锦印染有限公司因擅自停运治污设施，被我会处以罚款8.5万元", ("青云市节水协会",)),
        ("3月13日，大岭石料厂被松山县环保局查封", ("松山县环保局",)),
        ("3月13日，松山设计院受青云集团委托完成了9个站点的改造设计", ("松山设计院",)),
        ("青云银行城北支行联合站团支部兑换零钱2.6万元", ("青云银行城北支行",)),
    ],
)
def test_who_punishes_and_who_acts_for_others(told: str, actors: tuple[str, ...]) -> None:
    assert activities(f"{told}{TAIL}")[-1].organisations[:1] == actors


def test_the_staff_of_hospitals_who_were_taught_teach_nobody() -> None:
    (activity,) = activities(
        f"3月19日，青云市中心血站举办培训班，松山市第一医院、市妇幼保健院等9家医院的62名骨干参训{TAIL}"
    )
    assert activity.organisations == ("青云市中心血站",)


def test_all_who_belong_to_a_body_give_for_it() -> None:
    assert (
        gifts("爱心捐赠榜\n\n青云市第一医院全体医护人员：3600元\n\n青云市医药协会：血氧仪300台")[0][0]
        == "青云市第一医院"
    )


def test_the_branch_of_a_union_is_meant_by_its_class() -> None:
    (activity,) = activities(f"矿山分公司工会：3月5日，该分会与石岭镇中心卫生院开展义诊，为职工量血压140人次{TAIL}")
    assert activity.organisations == ("矿山分公司工会", "石岭镇中心卫生院")


@pytest.mark.parametrize(("weekday", "date"), [("周一", "2023-11-13"), ("周四", "2023-11-16"), ("周日", "2023-11-19")])
def test_a_weekday_is_in_the_week_that_a_weekly_tells_of(weekday: str, date: str) -> None:
    text = f"梧桐里一周工作简报（第46周）\n（2023年11月13日—11月19日）\n标题在此\n{weekday}，青云市水务局召开会议，30人参加{TAIL}\n青云市水务局\n2023年11月20日"
    assert bulletin_of(text).activities[0].date == date


def test_under_whose_lead_something_was_done_is_no_event() -> None:
    found = activities(
        f"青云市质量协会：7月31日至8月4日，在协会协调下，会长单位松山重型机械有限公司出动挖掘机9台，转移群众410人{TAIL}",
        date="2021年8月20日",
    )
    assert [each.organisations for each in found] == [("松山重型机械有限公司",)]


def test_a_visit_for_some_end_is_an_event() -> None:
    (activity,) = activities(f"3月14日，青云分公司总经理高志远一行到松山市水务局，就平台建设进行对接{TAIL}")
    assert activity.organisations == ("青云分公司",)


def test_the_staff_of_several_courts_who_came_do_nothing() -> None:
    (activity,) = activities(
        f"3月6日，青云市法院召开部署会，执行局、法警大队及4个人民法庭的干警参加，评出先进3名{TAIL}"
    )
    assert activity.organisations == ("青云市法院",)

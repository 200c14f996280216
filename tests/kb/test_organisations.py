from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.decisions import Decision
from kb.knowledge.authority import (
    Authority,
    Differences,
    Statement,
    build_authority,
    differences,
    statements_of,
)
from kb.knowledge.home import at_home, homes_of
from kb.knowledge.meanings import Where
from kb.knowledge.name_table import name_table
from kb.model import BY_ACTING, PROVEN, Bulletin, Organisation
from tests.kb.test_parsing import BODY, bulletin_of

DEFINED = "为做好节水工作，青云市节水协会（以下简称“青云节协”）举办了培训班，青云节协负责人到场讲话。"


def test_a_defined_short_form_is_an_alias_and_its_mentions_are_exact() -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{DEFINED}")
    (organisation,) = bulletin.organisations
    assert (organisation.name, organisation.aliases) == ("青云市节水协会", ("青云节协",))
    text = bulletin.passages[0].text
    assert [mention.text for mention in organisation.mentions] == ["青云市节水协会", "青云节协", "青云节协"]
    assert all(text[mention.start : mention.end] == mention.text for mention in organisation.mentions)


def test_recipients_that_are_groups_are_no_organisations() -> None:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{BODY}\n报送：青云市水务局、各会员单位、市领导")
    assert [organisation.name for organisation in bulletin.organisations] == ["青云市水务局"]


def test_a_head_in_its_short_form_gets_the_full_name() -> None:
    head = "青云节协：协会组织了三场培训，参加人员达到一百二十余人，群众反响很好，收效明显。"
    text = f"节水简报\n第1期\n标题在此\n{DEFINED}\n\n青云节协\n\n{BODY}\n{head}"
    bulletin = bulletin_of(text)
    assert {organisation.name for organisation in bulletin.organisations} >= {"青云市节水协会"}


def test_the_longest_name_wins_and_a_shared_form_finds_nobody() -> None:
    table = name_table([("青云水务公司", ["水务"]), ("青云水务公司工会", ["工会", "水务"])])
    assert [name for _, _, name in table.find("青云水务公司工会和青云水务公司")] == ["青云水务公司工会", "青云水务公司"]
    assert list(table.find("水务")) == []


def authority_of(*bulletins: list[Organisation]) -> Authority:
    return build_authority(statement for each in bulletins for statement in statements_of(each))


def test_one_name_in_two_scripts_is_one_organisation() -> None:
    traditional = [Organisation("青雲市節水協會")]
    authority = authority_of(traditional, [Organisation("青云市节水协会")])
    assert authority.inside(traditional).canonical(["青雲市節水協會"]) == ("青云市节水协会",)
    assert authority.inside([]).found_in("青雲市節水協會") == ["青云市节水协会"]


def test_a_short_form_is_valid_everywhere_only_if_all_mean_the_same_by_it() -> None:
    here, there = [Organisation("青云市节水协会", ("节协", "青云节协"))], [Organisation("松山市节水协会", ("节协",))]
    authority = authority_of(here, there)
    assert authority.inside([]).found_in("节协与青云节协") == ["青云市节水协会"]
    assert authority.inside(here).found_in("节协开会") == ["青云市节水协会"]
    assert authority.inside(there).found_in("节协开会") == ["松山市节水协会"]
    assert authority.inside(there).canonical(["节协"]) == ("松山市节水协会",)
    assert authority.inside([]).forms("青云市节水协会") == ("青云市节水协会", "青云节协")


COMPANY = "云岭省丰泽特种钢铁有限公司"
CALLED = [Organisation(COMPANY, ("丰泽特钢",))]
ALONE = [Organisation("丰泽特钢", confidence=BY_ACTING)]


def test_whoever_only_acts_under_a_short_form_that_others_know_is_that_company() -> None:
    authority = authority_of(CALLED, ALONE)
    assert authority.inside(ALONE).canonical(["丰泽特钢"]) == (COMPANY,)
    assert (
        authority.inside(ALONE).found_in("丰泽特钢捐款") == authority.inside([]).found_in("丰泽特钢捐款") == [COMPANY]
    )
    assert authority.canonical("丰泽特钢") == COMPANY
    assert not authority.is_name("丰泽特钢")
    assert authority.forms == {COMPANY: ("丰泽特钢",)}
    assert differences(authority_of(ALONE), authority).forms == {"丰泽特钢", COMPANY}


@pytest.mark.parametrize(
    "other",
    [
        [Organisation("丰泽特钢", confidence=PROVEN)],  # a paragraph's head: it may be a body of its own
        [Organisation("丰泽特钢", confidence=0.92)],  # the grammar of names knows it
        [Organisation("松山市丰泽特殊钢材有限公司", ("丰泽特钢",))],  # two are called so
        [Organisation("松山市丰泽特种钢铁有限公司")],  # another one may be called so
    ],
)
def test_a_name_that_may_be_another_one_is_not_taken_for_a_company(other: list[Organisation]) -> None:
    assert authority_of(CALLED, ALONE, other).inside(ALONE).canonical(["丰泽特钢"]) == ("丰泽特钢",)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("青云市人民医院", "人民医院"),  # every place has one
        ("青云市供电公司", "供电公司"),
        ("青云市自来水有限公司", "自来水公司"),
        ("青云市新华书店有限公司", "新华书店"),
        ("松山港务集团有限公司", "港务集团"),
        ("松山宏达集团有限公司", "宏达集团"),
        ("青云市望川燃气有限公司", "青云公司"),
        ("青云燃气有限公司第一分公司", "第一分公司"),
        ("中国电力集团有限公司青云发电厂", "青云发电厂"),
    ],
)
def test_a_name_that_others_have_too_is_nobody_elses(name: str, form: str) -> None:
    here = [Organisation(form, confidence=BY_ACTING)]
    assert authority_of([Organisation(name, (form,))], here).inside(here).canonical([form]) == (form,)


def test_a_company_keeps_its_short_form_under_a_new_name() -> None:
    statements = [each for bulletin in (CALLED, ALONE) for each in statements_of(bulletin)]
    authority = build_authority(statements, [Decision(kind="rename", subject=COMPANY, value="云岭特钢集团")])
    assert authority.canonical("丰泽特钢") == "云岭特钢集团"
    elsewhere = Decision(kind="split", subject="丰泽特钢", value="松山市水务局", series="s1")
    assert build_authority([*statements, Statement("松山市水务局")], [elsewhere]).canonical("丰泽特钢") == COMPANY


def test_what_curators_decide_on_a_short_form_stands_above() -> None:
    statements = [each for bulletin in (CALLED, ALONE) for each in statements_of(bulletin)]
    for kind in ("split", "confirm"):
        authority = build_authority(statements, [Decision(kind=kind, subject="丰泽特钢")])
        assert authority.canonical("丰泽特钢") == "丰泽特钢"


def test_what_one_authority_says_otherwise_than_another() -> None:
    here, there = [Organisation("青云市节水协会", ("青节协",))], [Organisation("松山市节水协会", ("青节协",))]
    assert differences(authority_of(here), authority_of(here, here)) == Differences(frozenset(), frozenset())
    changed = differences(authority_of(here), authority_of(here, there))
    assert changed.forms == {"青节协", "松山市节水协会"}  # the short form now finds nobody
    assert changed.names == {"青云市节水协会", "松山市节水协会"}
    printed = differences(authority_of([Organisation("青雲市節水協會")]), authority_of(here))
    assert printed.names == {"青雲市節水協會", "青云市节水协会"}


def names_of(text: str) -> dict[str, tuple[str, ...]]:
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{text}")
    return {each.name: each.aliases for each in bulletin.organisations}


def test_a_piece_of_a_longer_name_is_no_organisation() -> None:
    assert list(names_of("12月28日，霁川安居板业股份有限公司（以下简称“安居板业”）建成投产，各方面反映良好。")) == [
        "霁川安居板业股份有限公司"
    ]


def test_a_duty_with_and_in_it_is_of_one_body() -> None:
    found = names_of("应青澜市住房和城乡建设局邀请，协会派出专家到场，取芯45组，查阅生产记录30份。")
    assert list(found) == ["青澜市住房和城乡建设局"]


def test_a_secondary_school_is_no_enumeration() -> None:
    found = names_of("今年春天，鹿鸣县职业中等专业学校（以下简称“鹿鸣职专”）把实训场搬到了窑边，收效明显。")
    assert found == {"鹿鸣县职业中等专业学校": ("鹿鸣职专",)}


def test_several_bodies_in_one_word_are_not_the_one_whose_short_form_it_holds() -> None:
    text = "9月6日，石峡县职业学校开学，县职业学校校长讲话。学会向三县职业学校捐赠教材2100册。"
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{text}")
    (school,) = (each for each in bulletin.organisations if each.name == "石峡县职业学校")
    assert [mention.text for mention in school.mentions] == ["石峡县职业学校", "县职业学校"]


def test_joint_heads_are_two_organisations_and_a_head_sheds_its_short_form() -> None:
    found = names_of(f"【墨溪区应急管理局 墨溪区教育局】\n{BODY}\n霁川安居板业股份有限公司（简称“安居板业”）：{BODY}")
    assert {"墨溪区应急管理局", "墨溪区教育局", "霁川安居板业股份有限公司"} <= found.keys()


def test_groups_among_recipients_are_none() -> None:
    found = names_of(f"{BODY}\n发送：市直机关工会、市属企业、青云市水务局")
    assert "青云市水务局" in found
    assert not {"市直机关工会", "市属企业"} & found.keys()


def test_a_set_phrase_of_party_and_government_takes_nothing_before_it() -> None:
    text = "青云市水务局认真落实国务院决策部署和省委省政府工作要求，3月1日起检修水泵6台。"
    assert list(names_of(text)) == ["青云市水务局"]


def test_a_rejection_in_a_series_takes_no_form_from_another_organisation() -> None:
    """What the bulletin means by 望川供水 is its own; and of a merged name only the name itself is rejected."""
    statements = [Statement("望川水库管理处"), Statement("望川水库管理处", "望川供水"), Statement("松山市水务局")]
    decisions = [Decision(kind="reject", subject="望川水库管理处", series="s1")]
    authority = build_authority(statements, decisions)
    own = [Organisation("松山市水务局", ("望川供水",), (), 0.99)]
    assert authority.inside(own, Where(series="s1")).canonical(["望川供水"]) == ("松山市水务局",)
    assert authority.inside((), Where(series="s1")).found_in("望川供水一切正常") == []
    assert authority.inside((), Where(series="s2")).found_in("望川供水一切正常") == ["望川水库管理处"]
    assert "望川供水" in differences(build_authority(statements), authority).forms


PIECES = (
    *(
        "3月5日",
        "会同",
        "青云市水务局",
        "有限公司",
        "（以下简称“",
        "市水",
        "”）",
        "和",
        "与",
        "公司",
        "集团",
        "协会会长",
    ),
    *(
        "第三建筑工程有限公司",
        "，",
        "。",
        "；",
        "：",
        "捐赠",
        "20余万元",
        "三建",
        "驻",
        "西安",
        "办事处",
        "省",
        "市",
        "该",
        "所",
    ),
    *(
        "党委书记",
        "会员单位",
        "向上沙街道",
        "一站式",
        "“",
        "”",
        "县市场",
        "将于",
        "由",
        "主办",
        "承办",
        "建",
        "一",
        "名",
        "\u3000",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_whatever_is_said_is_read(pieces: list[str]) -> None:
    """Names and activities come from any sequence of their parts without an error, each a piece of its passage."""
    bulletin = bulletin_of(
        f"节水简报\n第1期\n青云市节水协会 2021年3月20日\n标题在此\n{''.join(pieces)}，一直忙到天黑才散去，大家都说办得好。"
    )
    passages = {passage.id: passage.text for passage in bulletin.passages}
    for organisation in bulletin.organisations:
        assert all(passages[each.passage][each.start : each.end] == each.text for each in organisation.mentions)
    for activity in bulletin.activities:
        assert passages[activity.passage][activity.start : activity.end] == activity.text


def test_a_part_that_is_named_after_a_short_form_is_one_of_its_own() -> None:
    text = (
        "霁川安居板业股份有限公司（以下简称“安居板业”）连续生产。9月1日起，安居板业涂装二车间开展劳动竞赛，查改隐患47项。"
        "9月3日，安居板业团支部慰问职工6人。9月5日，安居板业联合青云市水务局共建营业厅。安居板业会议室坐满了人。"
    )
    found = names_of(text)
    assert set(found) == {"霁川安居板业股份有限公司", "安居板业涂装二车间", "安居板业团支部", "青云市水务局"}


def test_a_weak_part_acts_or_is_a_room() -> None:
    text = "霁川安居板业股份有限公司（以下简称“安居板业”）4月2日{}，各方面反映良好。"
    assert "安居板业质检科" in names_of(text.format("停产检修，安居板业质检科抽检板材16组"))
    assert "安居板业质检科" not in names_of(text.format("停产检修，安居板业质检科的灯亮到天明"))


def test_a_part_under_a_class_word_is_one_of_the_body_above() -> None:
    text = f"霁川安居板业股份有限公司：3月5日，公司工会慰问职工6人，{BODY}\n松山县供水有限公司：公司工会慰问职工9人，{BODY}"
    found = names_of(text)
    assert found["霁川安居板业股份有限公司工会"] == ("公司工会",)
    assert "松山县供水有限公司工会" in found
    assert "公司工会" not in found


def test_recipients_that_are_many_are_none() -> None:
    bulletin = bulletin_of(
        f"节水简报\n第1期\n标题在此\n3月1日，大家都来了，{BODY}\n"
        "报送：省环境保护厅有关处室、市台联、工业和信息化部消费品工业司\n发送：各市（州）、县红十字会，西南检测联盟各成员单位"
    )
    assert [each.name for each in bulletin.organisations] == ["市台联", "工业和信息化部消费品工业司", "西南检测联盟"]


def test_who_printed_and_who_sent_in_are_named() -> None:
    bulletin = bulletin_of(
        f"节水简报\n第1期\n标题在此\n3月1日，大家都来了，{BODY}\n（松山县农机推广站 供稿）\n"
        "报送：市委\n青云市水务局办公室          2021年3月2日印发"
    )
    names = [each.name for each in bulletin.organisations]
    assert {"青云市水务局办公室", "松山县农机推广站"} <= set(names)


def test_a_definition_may_come_behind_other_words_and_shows_where_a_name_begins() -> None:
    text = (
        f"3月5日，东海湖泊与湿地研究所（英文缩写EILW，以下简称“湖湿所”）检查，{BODY}\n"
        f"批复同意松山县水务技术中心（简称“水技中心”）筹建，{BODY}"
    )
    assert names_of(text) == {"东海湖泊与湿地研究所": ("湖湿所",), "松山县水务技术中心": ("水技中心",)}


def test_a_part_that_is_called_by_its_body_is_one_organisation() -> None:
    text = (
        "1月7日，集团公司工会启动劳动竞赛，大家都来了，现场气氛热烈。"
        "1月9日，集团公司工会主席冒着严寒为15名养路工送去慰问金2万元，大家都说好。"
    )
    bulletin = bulletin_of(f"节水简报\n第1期\n松山水务集团有限公司　　2023年2月1日\n标题在此\n{text}")
    mentions = {each.name: [mention.text for mention in each.mentions] for each in bulletin.organisations}
    assert mentions == {"松山水务集团有限公司": [], "集团公司工会": ["集团公司工会", "集团公司工会"]}
    assert bulletin.organisations[-1].identity == "松山水务集团有限公司工会"


def test_every_process_gives_them_in_the_same_order(tmp_path: Path) -> None:
    parts = ("工会", "团委", "妇联", "审计部", "财务部", "供应处")
    text = "".join(f"1月7日，集团公司{part}启动竞赛。1月9日，集团公司{part}主席看望职工。" for part in parts)
    file = tmp_path / "a.txt"
    file.write_text(f"节水简报\n第1期\n松山水务集团有限公司　　2023年2月1日\n标题在此\n{text}", encoding="utf-8")
    said = {
        subprocess.run(
            [sys.executable, "-c", "from kb.cli import main; main()", "parse", str(file), "--json"],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(said) == 1


def test_a_form_in_brackets_right_behind_a_name_is_its_alias() -> None:
    text = f"松山县人民医院（县医院）义诊，青云市水务集团有限公司（松山）到场，{BODY}"
    assert names_of(text) == {"松山县人民医院": ("县医院",), "青云市水务集团有限公司": ()}


def test_a_head_without_its_place_is_the_head_in_its_own_paragraph() -> None:
    text = f"【湖东县红十字会】\n县红十字会组织志愿者清淤，{BODY}\n【宁阳县红十字会】\n近日，县红十字会调拨棉被，{BODY}"
    bulletin = bulletin_of(f"节水简报\n第1期\n标题在此\n{text}")
    mentions = {each.name: [mention.text for mention in each.mentions] for each in bulletin.organisations}
    assert mentions["湖东县红十字会"] == mentions["宁阳县红十字会"] == ["县红十字会"]
    assert "县红十字会" not in mentions


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("永泽农村商业银行股份有限公司", "永泽农商银行"),
        ("青岩区实验小学", "青岩实验小学"),
        ("云岭市第一中学", "云岭一中"),
        ("市老科技工作者协会", "市老科协"),
        ("青岩区职业教育中心", "区职教中心"),
    ],
)
def test_short_forms_by_habit(name: str, form: str) -> None:
    found = names_of(f"3月5日，{name}召开会议，{BODY}\n会后，{form}组织职工参观，{BODY}")
    assert form in found[name]


def test_the_parts_of_two_societies_are_two_organisations_under_the_same_words() -> None:
    def of(publisher: str) -> Bulletin:
        return bulletin_of(
            f"节水简报\n第1期\n{publisher} 2021年3月1日\n标题在此\n3月1日，协会秘书处走访企业30家，{BODY}"
        )

    here, there = of("青云市节水协会"), of("松山市节水协会")
    for bulletin in (here, there):
        (activity,) = bulletin.activities
        assert activity.organisations == ("协会秘书处",)
    authority = build_authority(statement for each in (here, there) for statement in statements_of(each.organisations))
    names = [authority.inside(each.organisations).canonical(["协会秘书处"]) for each in (here, there)]
    assert names == [("青云市节水协会秘书处",), ("松山市节水协会秘书处",)]
    assert authority.inside(here.organisations).found_in("协会秘书处开会") == ["青云市节水协会秘书处"]
    assert authority.canonical("协会秘书处") is None


def test_a_part_has_the_name_that_its_bulletin_shows() -> None:
    def named(text: str) -> dict[str, str | None]:
        bulletin = bulletin_of(f"节水简报\n第1期\n青云市节水协会 2021年3月1日\n标题在此\n{text}\n{BODY}")
        return {each.name: each.identity for each in bulletin.organisations if "秘书处" in each.name}

    assert named(f"3月1日，协会秘书处走访企业30家，{BODY}") == {"协会秘书处": "青云市节水协会秘书处"}
    shown = "3月1日，青云市节水协会秘书处走访企业30家。3月2日，协会秘书处走访企业40家。"
    assert named(shown) == {"青云市节水协会秘书处": None}


def society(name: str, text: str) -> Bulletin:
    return bulletin_of(f"节水简报\n第1期\n{name} 2021年3月2日\n标题在此\n{text}")


OFFICE = f"3月1日，协会秘书处走访企业30家，{BODY}"


def authority_over(bulletins: list[Bulletin], *decisions: Decision) -> Authority:
    return build_authority(
        (statement for each in bulletins for statement in statements_of(each.organisations)), decisions
    )


def test_a_form_that_a_bulletin_uses_for_two_bodies_is_the_name_of_neither() -> None:
    text = f"{OFFICE}\n江北市质量协会：3月2日，协会秘书处走访企业40家，{BODY}"
    bulletin = society("青云市节水协会", text)
    assert [each.organisations for each in bulletin.activities] == [
        ("青云市节水协会秘书处",),
        ("江北市质量协会秘书处",),
    ]
    assert "协会秘书处" not in {each.name for each in bulletin.organisations}


def test_a_body_has_one_name_in_a_bulletin() -> None:
    bulletin = society("青云市节水协会", f"3月1日，我协会秘书处走访企业30家，{BODY}\n{OFFICE}")
    assert [(each.name, each.identity) for each in bulletin.organisations if "秘书处" in each.name] == [
        ("协会秘书处", "青云市节水协会秘书处")
    ]


@pytest.mark.parametrize("rejected", ["青云市节水协会秘书处", "协会秘书处"])
def test_who_rejects_one_body_moves_nothing_to_another(rejected: str) -> None:
    here, there = society("青云市节水协会", OFFICE), society("江北市质量协会", OFFICE)
    authority = authority_over([here, there], Decision(kind="reject", subject=rejected))
    names = [authority.inside(each.organisations).canonical(["协会秘书处"]) for each in (here, there)]
    mine = () if rejected != "协会秘书处" else ("青云市节水协会秘书处",)
    assert names == [mine, ("江北市质量协会秘书处",)]


def test_a_part_behind_a_definition_and_behind_its_short_form_is_one() -> None:
    bank = "青云银行瀛川分行"
    text = f"{bank}（以下简称“瀛川分行”）党委走访企业30家，{BODY}\n3月2日，瀛川分行党委走访企业40家，{BODY}"
    organisations = {each.name: each.aliases for each in society("青云市节水协会", text).organisations}
    assert organisations[f"{bank}党委"] == ("瀛川分行党委",)


@pytest.mark.parametrize("line", ["3月6日，二小心系灾区，捐款3万元。", "3月6日，二小部分教师120人献血。"])
def test_a_school_by_its_number_before_another_word(line: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n3月5日，青云市第二小学召开会议，60人参加。{line}"
    assert names_of(text)["青云市第二小学"] == ("二小",)


def test_a_station_of_a_line_is_nobody() -> None:
    assert names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，地铁2号线大剧院站开通，120人参加。") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("宏达集团捐赠口罩300只", ["宏达集团"]),
        ("民营集团捐赠口罩300只", []),
        ("央企集团捐赠口罩300只", []),
        ("宏达集团化运作取得成效30项", []),
    ],
)
def test_a_group_that_acts_is_named_by_its_mark(text: str, names: list[str]) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{text}，反响很好。")) == names


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("洛河轴承研究所", "洛轴所"),
        ("澜阳江检修安装分公司", "检修分公司"),
        ("蚌埠顺风达供应链公司", "顺风达"),
        ("阳光花朵儿童服务中心", "阳光花朵"),
        ("绿源农民专业合作社", "绿源"),
        ("马克思主义学院", "马院"),
        ("体育学院研究生会", "体院研会"),
        ("古蔺生态环境局", "古蔺局"),
        ("青云市总工会", "市工会"),
    ],
)
def test_what_the_paragraphs_under_a_head_call_it(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}：3月6日，{form}举办讲座3场，听众120人，反响很好，收效明显。"
    assert names_of(text)[name] == (form,)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("青云大学附属医院", "青云医院"),
        ("青云职业技术学院", "青云学院"),
        ("青云市女企业家商会", "市商会"),
        ("宏达建设集团青云分公司", "宏达集团"),
        ("青云港务集团第二港埠公司", "青云集团公司"),
        ("青云水务集团", "云水集团"),
        ("青云市公安局望湖分局", "市公安局"),
        ("青云省沂川市医学会", "省医学会"),
        ("青云市农业科学研究院畜牧研究所", "农科所"),
        ("中国农业银行青云望湖支行", "中国银行"),
        ("中铁十二局集团第三工程有限公司", "十二局公司"),
        ("沂川大学法学院", "沂川法院"),
        ("张兰食品有限公司", "张兰"),
        ("王强律师事务所", "王强"),
        ("澧江大桥工程公司", "澧江大桥"),
    ],
)
def test_under_a_head_another_body_or_a_person_may_act(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}：3月6日，{form}举办讲座3场，听众120人，反响很好，收效明显。"
    assert form not in names_of(text)[name]


def test_the_mark_of_a_body_is_not_what_its_parts_are_called() -> None:
    name = "宏达机械有限公司工会"
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}：3月6日，宏达机械举办讲座3场，听众120人，反响很好，收效明显。"
    assert names_of(text)[name] == ()


@pytest.mark.parametrize(
    "words", ["检验所举办", "青云举办", "研究开发", "计量检测", "质检中心举办", "云岭计量测试研究院举办"]
)
def test_neither_class_nor_place_nor_deed_is_what_a_head_is_called(words: str) -> None:
    name = "青云计量测试检验所"
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}：3月6日，{words}讲座3场，听众120人，反响很好，收效明显。"
    assert names_of(text)[name] == ()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("3月6日，市篮协第四届会员代表大会召开，76名代表参加。", "市篮协"),
        ("3月6日，市一医院举办讲座3场，听众120人。", "市一医院"),
        ("3月6日，地区应急管理局举行演练，120人参加。", "地区应急管理局"),
        ("3月6日，“小蓝帽”志愿服务队引导乘客120人次。", "“小蓝帽”志愿服务队"),
        ("3月6日，园区内海丰冷链供应链有限公司捐赠口罩300只。", "海丰冷链供应链有限公司"),
    ],
)
def test_names_of_a_fixed_form(sentence: str, name: str) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n{sentence}")) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "建设美丽庭院30个。",
        "走访市定点医院3家。",
        "我市新建基层工会412家。",
        "新建村级服务站96个。",
        "全市各协举办讲座3场。",
    ],
)
def test_classes_of_a_fixed_form_are_nobody(sentence: str) -> None:
    assert names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}") == {}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("皖江重型电机集团", "皖重电机"),
        ("皖江电力装备行业协会", "皖江电装协"),
        ("长兴天霓无纺科技有限公司", "天霓无纺"),
        ("青云市红十字会", "青云红会"),
        ("四川省质量提升促进会", "川质促会"),
        ("安徽省设备管理工作者协会", "皖设协"),
        ("临岚市浙江商会", "临岚浙商会"),
    ],
)
def test_words_of_a_name_by_their_beginnings(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}召开会议3场，{BODY}\n3月6日，{form}举办讲座3场，{BODY}"
    assert names_of(text)[name] == (form,)


@pytest.mark.parametrize(
    ("name", "form"),
    [("沧屏市消防救援支队", "沧屏消防"), ("广安市公安局交警支队", "广安交警"), ("青云市公安局", "青云公安")],
)
def test_bodies_called_by_what_they_do(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}召开会议3场，{BODY}\n3月6日，{form}出动120人，{BODY}"
    assert names_of(text)[name] == (form,)


@pytest.mark.parametrize("sentence", ["建设教学医院3家。", "召开异地商会座谈会3场。"])
def test_what_kind_of_its_class_a_body_is_names_none(sentence: str) -> None:
    assert names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}") == {}


def test_who_visits_a_body_is_no_part_of_what_is_defined() -> None:
    name = "四川蜀峰气体装备股份有限公司"
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，副秘书长林霁一行走访{name}（简称“蜀峰气体”），{BODY}"
    assert names_of(text) == {name: ("蜀峰气体",)}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("云河供电公司变电检修室48名检修人员连夜抢修变压器3台", "云河供电公司变电检修室"),
        ("云河电视台新闻综合频道推出直播3场", "云河电视台新闻综合频道"),
        ("市工商联会员服务部分三路走访企业42家", "市工商联会员服务部"),
    ],
)
def test_parts_that_act_with_their_people_or_in_several_ways(text: str, part: str) -> None:
    bodies = "云河供电公司、云河电视台、市工商联召开会议3场"
    assert part in names_of(f"节水简报\n第1期\n标题在此\n{bodies}，{BODY}\n3月6日，{text}，{BODY}")


def test_classes_among_the_recipients_are_nobody() -> None:
    lists = (
        "报送：云岭省农业农村厅、控股股东恒泽集团\n发送：各县林草局、国有林场，各分公司、管理中心，各地、州、市轻纺工会"
    )
    names = names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n{lists}")
    assert list(names) == ["云岭省农业农村厅", "恒泽集团"]


def test_what_every_place_has_is_no_short_form() -> None:
    text = f"节水简报\n第1期\n标题在此\n青江市农业农村局召开会议3场。各县区农业农村局检查3次，{BODY}"
    assert names_of(text)["青江市农业农村局"] == ()


def test_an_insurer_is_above_its_branch() -> None:
    name = "中岳安澜财产保险股份有限公司豫北分公司"
    text = f"节水简报\n第1期\n标题在此\n{name}召开会议3场。3月6日，中岳安澜财险捐款5万元，{BODY}"
    assert "中岳安澜财险" not in names_of(text)[name]


def test_the_court_and_the_tax_office_are_two() -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，青云区法院联合国家税务总局宁川市税务局召开会议3场。"
    assert list(names_of(text)) == ["青云区法院", "国家税务总局宁川市税务局"]


def test_an_office_with_a_second_name_is_of_its_body() -> None:
    issuer = "国网滨陵供电公司办公室（党委办公室）"
    text = f"节水简报\n第1期\n{issuer}\n2021年3月8日\n标题在此\n{BODY}\n3月6日，公司工会慰问职工120名，{BODY}"
    assert "公司工会" in names_of(text)


def test_what_a_masthead_joins_to_its_body_is_defined_by_its_end() -> None:
    body, part = "中岚路桥工程集团有限公司", "澧江特大桥项目经理部"
    text = f"建设简报\n第1期\n{body}\n{part}编\n2021年3月8日\n标题在此\n{part}（以下简称“澧江项目部”）召开会议，{BODY}"
    assert set(names_of(text)[body + part]) == {part, "澧江项目部"}


def test_a_branch_has_its_bank_where_a_longer_name_shows_it() -> None:
    text = (
        f"节水简报\n第1期\n标题在此\n青云银行云州分行清源支行召开会议12场。3月5日，云州分行举办培训班，74人参加，{BODY}"
    )
    assert names_of(text) == {"青云银行云州分行清源支行": (), "青云银行云州分行": ("云州分行",)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("红柳农场设立检查站3个，登记车辆890台次。", "红柳农场"),
        ("清河市慈心公益基金会捐赠口罩300只。", "清河市慈心公益基金会"),
        ("县教研室派出教研员6名，听课92节。", "县教研室"),
        ("“蓝盾应急救援队”转移村民83人。", "蓝盾应急救援队"),
    ],
)
def test_marks_and_classes_of_whoever_acts(sentence: str, name: str) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}")) == [name]


def test_schools_behind_a_number_are_nobody() -> None:
    assert names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，走访5所山区学校，发放图书300册。") == {}


def test_an_insurer_in_short() -> None:
    name = "岭安财产保险股份有限公司粤海分公司"
    text = f"节水简报\n第1期\n标题在此\n{name}召开会议3场。3月6日，岭安财险粤海分公司预付赔款300万元，{BODY}"
    assert names_of(text) == {name: ("岭安财险粤海分公司",)}


def test_the_parts_of_a_station_behind_its_class() -> None:
    bulletin = society("涂山市广播电视台", f"3月1日，台技术中心抢修发射机3台，{BODY}\n3月2日，购置3台办公设备，{BODY}")
    assert [each.name for each in bulletin.organisations if each.name.startswith("台")] == ["台技术中心"]


def test_the_grid_company_behind_who_acts_with_it_is_no_united_nations() -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，云水镇残联联合国网青禾县供电公司，为残疾人家庭检修线路39处。"
    assert list(names_of(text)) == ["云水镇残联", "国网青禾县供电公司"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("团青溪县委开展结对活动3场，帮助儿童22名。", "团青溪县委"),
        ("控股股东恒泽药业集团捐赠口罩300只。", "恒泽药业集团"),
        ("宏图建设集团捐赠口罩300只。", "宏图建设集团"),
        ("网格员冒雪骑车到市中医院取药120份。", "市中医院"),
        ("拨款修复河堤，并请县水利局派员勘测3次。", "县水利局"),
        ("江城开关接到国网青禾县供电公司的求助3次。", "国网青禾县供电公司"),
        ("省船舶与海洋装备学会举办讲座3场。", "省船舶与海洋装备学会"),
        ("安和财产保险衡州中心支公司承保收割机23台。", "安和财产保险衡州中心支公司"),
        ("徽能电气制造有限公司捐赠口罩300只。", "徽能电气制造有限公司"),
        ("沙塘粮食储备库收购小麦300吨。", "沙塘粮食储备库"),
        ("云岭市农业产业化龙头企业协会捐赠稻种30吨。", "云岭市农业产业化龙头企业协会"),
        ("会同“暖阳”社会工作服务中心举办讲座3场。", "“暖阳”社会工作服务中心"),
        ("区青企协会员企业老湘味食品公司捐赠口罩300只。", "老湘味食品公司"),
        ("县计划生育协会捐赠口罩300只。", "县计划生育协会"),
        ("市发展计划局举办讲座3场。", "市发展计划局"),
        ("会上命名浚县农业农村局等3个单位。", "浚县农业农村局"),
        ("该所联合浚县农业农村局举办讲座3场。", "浚县农业农村局"),
    ],
)
def test_committees_of_the_league_and_what_a_company_is_to_another(sentence: str, name: str) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}")) == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("四川远望应急救援协会举办讲座3场。", "四川远望应急救援协会"),
        ("四川休闲食品商会捐赠食品300箱。", "四川休闲食品商会"),
        ("云岭市物流与采购协会召开会议3场。", "云岭市物流与采购协会"),
        ("海陵市残疾人联合会签订协议3份。", "海陵市残疾人联合会"),
        ("怀岭天都水泥有限公司捐赠水泥200吨。", "怀岭天都水泥有限公司"),
        ("顺达速运临澜分公司配送蔬菜1,800份。", "顺达速运临澜分公司"),
        ("药学部举办义诊3场。", "药学部"),
        ("特种设备安全监察股召集单位16家开会。", "特种设备安全监察股"),
        ("急诊科党支部的党员们为儿童38名测量身高。", "急诊科党支部"),
        ("建设分公司质量安全部排查隐患12个。", "建设分公司质量安全部"),
        ("市纪委监委驻卫生健康委纪检组检查项目3个。", "市纪委监委驻卫生健康委纪检组"),
    ],
)
def test_marks_that_are_verbs_and_departments(sentence: str, name: str) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}")) == [name]


@pytest.mark.parametrize("sentence", ["新建儿童友好社区10个。", "个别村党支部记录不规范3次。"])
def test_what_is_counted_behind_is_nobody(sentence: str) -> None:
    assert names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}") == {}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("湖东路桥第三工程公司", "路桥三公司"),
        ("鄱东铁路建设工程局第二工程公司", "鄱东二公司"),
        ("宏岳特殊钢有限公司", "宏岳特钢"),
        ("物资贸易分公司", "物贸分公司"),
    ],
)
def test_companies_by_their_numbers_and_by_every_word(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{name}召开会议3场，{BODY}\n3月6日，{form}举办讲座3场，{BODY}"
    assert names_of(text) == {name: (form,)}


def named_in(text: str) -> dict[str, tuple[str, ...]]:
    """The organisations of a bulletin with its own masthead, each with its other forms."""
    return {each.name: each.aliases for each in bulletin_of(text).organisations}


def test_a_bureau_that_is_a_company_is_called_so_by_its_level() -> None:
    text = (
        "烟草工作简报\n第3期\n安岭市烟草专卖局（公司）办公室  2025年1月14日\n\n标题在此\n\n"
        f"{BODY}安岭市烟草专卖局（公司）统筹工作。1月10日，市局（公司）召开座谈会，32人参加。"
        "1月11日，市局（公司）稽查支队查扣卷烟1,260条。"
    )
    found = named_in(text)
    assert found["安岭市烟草专卖局（公司）"] == ("市局（公司）",)
    assert "市局（公司）稽查支队" in found
    defined = text.replace("统筹工作", "（以下简称“市局（公司）”）统筹工作")
    assert named_in(defined)["安岭市烟草专卖局（公司）"] == ("市局（公司）",)


def test_a_branch_that_is_defined_without_a_legal_form_is_the_one_in_the_masthead() -> None:
    text = (
        "工作动态\n第14期\n青云电信股份有限公司岚州分公司综合部编  2023年7月28日\n标题在此\n"
        f"7月16日，青云电信岚州分公司（以下简称“岚州电信”）派出抢修队伍8支，{BODY}"
    )
    assert named_in(text)["青云电信股份有限公司岚州分公司"] == ("青云电信岚州分公司", "岚州电信")


def test_a_name_that_is_defined_has_its_city_where_the_masthead_shows_it_but_needs_no_province() -> None:
    text = "教育信息\n第2期\n{}  2021年11月18日\n标题在此\n今年以来，云湖区教育局（下称“区教育局”）举办培训3场，" + BODY
    assert "江城市云湖区教育局" in named_in(text.format("江城市云湖区教育局"))
    assert "云湖市教育局" in named_in(text.replace("云湖区", "云湖市").format("江海省云湖市教育局"))


def test_of_a_name_without_its_legal_form_and_the_whole_one_the_whole_is_meant() -> None:
    text = (
        "水务简报\n第3期\n云川市水务集团有限公司办公室编  2024年1月30日\n标题在此\n"
        f"云川市水务集团有限公司召开会议3场，{BODY}1月26日，云川水务集团召开会议3场。近日，云川市水务集团与某校签约，{BODY}"
    )
    assert set(named_in(text)["云川市水务集团有限公司"]) == {"云川市水务集团", "云川水务集团"}


def test_of_two_bureaus_that_of_the_series_is_at_home() -> None:
    text = (
        "青岚县绿化与防火工作专报\n（第六期）\n\n标题在此\n\n"
        f"今春以来，青岚县林业局举办培训3场，{BODY}2月18日，县林业局召开会议3场。3月20日，县林业局与荆溪县林业局签订协议。"
    )
    assert named_in(text)["青岚县林业局"] == ("县林业局",)


def test_classes_behind_each_of_many_are_nobody_and_no_short_form() -> None:
    text = (
        "质量简报\n第1期\n湖东省质量协会秘书处编  2021年9月28日\n标题在此\n"
        f"湖东省质量协会会同各市质量协会举办培训3场，{BODY}\n\n发送：各省质量促进会、质量协会，各会员单位"
    )
    assert named_in(text)["湖东省质量协会"] == ()
    assert "质量协会" not in named_in(text)


def test_the_halves_of_a_headline_are_read_apart() -> None:
    name = "国网闽东电力有限公司芦州供电公司"
    text = f"电力简报\n第1期\n{name}办公室编  2021年9月28日\n战台风 保供电 芦州供电公司打赢阻击战\n{name}抢修线路3条，{BODY}"
    assert named_in(text)[name] == ("芦州供电公司",)


@pytest.mark.parametrize(
    ("publisher", "series", "forms"),
    [
        ("岳川省科学技术协会", "岳川省科协动态", ("岳川省科协",)),
        ("岳川省科学技术协会", "岳川科协动态", ()),  # it may be about any of the province
        ("贵州黔畅高速公路集团有限公司", "黔畅高速工作动态", ()),  # it may be what the bulletin is about
        ("临江市公共交通集团有限公司", "临江公交集团动态", ("临江公交集团",)),
    ],
)
def test_a_company_has_its_short_form_in_the_name_of_its_series_only_if_that_says_so(
    publisher: str, series: str, forms: tuple[str, ...]
) -> None:
    assert named_in(f"{series}\n第1期\n{publisher}  2021年3月1日\n标题在此\n{BODY}") == {publisher: forms}


def test_a_body_that_begins_like_another_one_is_no_proof_of_a_short_form() -> None:
    bodies = "海陵机场集团有限公司召开会议3场，海陵机场医院接诊120人"
    assert (
        named_in(f"机场简报\n第1期\n海陵机场集团有限公司  2021年3月1日\n标题在此\n{bodies}，{BODY}")[
            "海陵机场集团有限公司"
        ]
        == ()
    )


def test_the_words_of_a_paper_are_of_nobody() -> None:
    text = f"云州顺泰冷链物流股份有限公司捐赠口罩300只，{BODY}会上发布《云州冷链行业自律公约》，{BODY}"
    assert names_of(text)["云州顺泰冷链物流股份有限公司"] == ()


def test_the_parts_of_an_administration_under_its_head() -> None:
    bulletin = bulletin_of(f"沧平高速公路管理处：9月17日，管理处党总支开展演练3场，参加80人，{BODY}")
    found = {each.name: each.identity for each in bulletin.organisations}
    assert found["管理处党总支"] == "沧平高速公路管理处党总支"


def test_the_same_words_under_two_heads_are_two_bodies_with_their_whole_names() -> None:
    text = (
        f"节水简报\n第1期\n标题在此\n青云水务有限公司：3月1日，公司工会慰问职工30人，{BODY}\n"
        f"松山水务有限公司：3月2日，公司工会慰问职工40人，{BODY}"
    )
    assert {"青云水务有限公司工会", "松山水务有限公司工会"} <= set(names_of(text))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("与轴承供应商瑞通精工有限公司签约3份。", "瑞通精工有限公司"),
        ("迎来德国客户施耐特轴承公司代表7人。", "施耐特轴承公司"),
        ("【东港区】东港区食安办10月20日检查门店30家。", "东港区食安办"),
        ("会同市公共就业和人才服务中心举办招聘会3场。", "市公共就业和人才服务中心"),
    ],
)
def test_what_a_company_is_to_another_one_and_what_stands_behind_a_label(sentence: str, name: str) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n{sentence}")) == [name]


def test_a_part_of_a_town_is_no_department() -> None:
    assert "库区三溪镇部" not in names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n库区三溪镇部分低洼村组进水3处，{BODY}")


def test_who_is_sent_to_a_body_is_no_part_of_what_is_defined() -> None:
    text = f"节水简报\n第1期\n标题在此\n组织12名专家赴沅江重型机械有限公司（简称沅江重机）走访，{BODY}"
    assert names_of(text) == {"沅江重型机械有限公司": ("沅江重机",)}


def test_the_committee_of_a_trade_union_is_called_without_that_word() -> None:
    text = (
        "教工之声\n第9期\n江原省教育工会主办  2021年10月30日\n标题在此\n"
        f"江原省教育工会委员会（简称江原省教育工会）部署工作，{BODY}10月11日，省教育工会走访高校6所，{BODY}"
    )
    assert set(named_in(text)["江原省教育工会委员会"]) == {"江原省教育工会", "省教育工会"}
    assert len([name for name in named_in(text) if "教育工会" in name]) == 1


def test_the_parts_of_an_administration_that_publishes() -> None:
    text = (
        "水库简报\n第3期\n湖东省清溪河水库管理局  2021年7月30日\n标题在此\n"
        f"7月12日，局调度中心组织演练3场，{BODY}7月14日，局机关党委将棉被260床送到安置点，{BODY}"
    )
    assert {"局调度中心", "局机关党委"} <= set(named_in(text))


def test_bodies_that_are_joined_are_no_part_of_the_first() -> None:
    found = names_of(
        f"7月3日，邀请沙洲县应急管理局和县消防救援大队的专家授课3场，{BODY}沙洲县应急管理局召开会议3场，{BODY}"
    )
    assert list(found) == ["沙洲县应急管理局", "县消防救援大队"]


def test_an_office_of_the_head_of_a_hospital_is_in_the_hospital() -> None:
    text = f"医院简报\n第1期\n澜江市第二人民医院院长办公室  2021年3月1日\n标题在此\n5月22日，我院举办培训3场，{BODY}"
    assert "澜江市第二人民医院院" not in named_in(text)


def test_offices_side_by_side_publish_for_whom_the_series_is_named_after() -> None:
    text = (
        "衡川师范大学工作简报\n2023年第9期\n党委办公室　校长办公室 编\n标题在此\n"
        f"{BODY}\n3月6日，数学科学学院举办讲座3场，{BODY}\n3月8日，图书馆与衡川市新华书店举办展览2场，{BODY}"
    )
    bulletin = bulletin_of(text)
    assert bulletin.issuer == ("党委办公室", "校长办公室")
    assert {"数学科学学院", "图书馆", "衡川市新华书店"} <= {each.name for each in bulletin.organisations}


def test_a_department_with_the_short_form_of_its_body_has_it_already() -> None:
    text = f"纺织通讯\n第5期\n主办：浙江省纺织印染业联合会\n承办：浙纺联绿色发展部\n标题在此\n{BODY}"
    assert bulletin_of(text).issuer == ("浙江省纺织印染业联合会", "浙纺联绿色发展部")


def test_what_a_company_counts_its_parts_by_names_them() -> None:
    text = (
        "衡川公交简报\n第29期\n衡川公交防控领导小组办公室\n标题在此\n"
        f"衡川市公共交通集团有限责任公司（以下简称衡川公交）出动车辆20台，{BODY}\n"
        f"一分公司从4月7日起抽调驾驶员64名，{BODY}\n二分公司党总支组织党员21名值守，{BODY}\n维修公司赶制帘子400套，{BODY}"
    )
    found = {each.name for each in bulletin_of(text).organisations}
    assert {"一分公司", "二分公司党总支", "维修公司"} <= found


def test_departments_side_by_side_act_together() -> None:
    text = f"医院动态\n第6期\n临澜市中心医院院长办公室编印\n标题在此\n3月6日，检验科、护理部抽调18名骨干支援，{BODY}"
    assert {"检验科", "护理部"} <= {each.name for each in bulletin_of(text).organisations}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("中国工商银行股份有限公司云岭分行", "工行云岭分行"),
        ("中国农业银行股份有限公司青禾县支行", "农行青禾支行"),
        ("中国移动通信集团云岭有限公司", "云岭移动"),
        ("中国电信股份有限公司云岭分公司", "云岭电信"),
        ("中国石油天然气股份有限公司云岭销售分公司", "云岭石油"),
        ("云岭高新技术产业开发区管理委员会", "高新区管委会"),
        ("云岭城市建设投资集团有限公司", "云岭城投"),
        ("云岭钢铁集团有限公司", "云钢集团"),
        ("中国建筑第三工程局有限公司", "中建三局"),
        ("云岭市青年志愿者协会", "市青协"),
        ("云岭市中医医院", "市中医院"),
        ("共青团丰乐县委员会", "团丰乐县委"),
        ("中国农业银行望海支行", "农行望海支行"),
        ("区关心下一代工作委员会", "区关工委"),
    ],
)
def test_committees_and_banks_have_their_set_forms(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{BODY}\n{name}召开会议3场，{BODY}\n3月6日，{form}举办讲座3场，{BODY}"
    assert names_of(text)[name] == (form,)


def test_the_committee_of_a_body_is_called_by_its_class() -> None:
    text = (
        "团情快报\n第12期\n共青团西州理工职业学院委员会\n标题在此\n"
        f"3月6日，学院团委发出倡议书200份，{BODY}\n3月8日，学院青年志愿者协会植树120株，{BODY}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["共青团西州理工职业学院委员会"] == ("学院团委",)
    assert "学院青年志愿者协会" in found


def test_the_government_behind_its_committee_and_the_town_at_home() -> None:
    text = (
        "青石镇工作简报\n第7期\n青石镇党政办公室\n标题在此\n"
        f"4月3日，青石镇党委、政府召开推进会，63人参加，{BODY}\n4月5日，镇政府设立检查站22个，{BODY}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["青石镇政府"] == ("镇政府",)


def test_a_street_acts_as_its_office_where_one_of_its_bodies_publishes() -> None:
    text = (
        "石井防台专报\n第5期\n石井街道防汛防台指挥部办公室\n标题在此\n"
        f"石井街道办事处派出干部295人，{BODY}\n7月28日，石井街道召开会议3场，{BODY}\n宁波市甬东区石井街道面雨量达386毫米，{BODY}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["石井街道办事处"] == ("石井街道",)
    assert "宁波市甬东区石井街道" not in found


def test_an_insurer_and_a_headquarters_by_their_set_forms() -> None:
    name = "中国人民财产保险股份有限公司宁波市分公司"
    assert names_of(f"{name}赔付30万元，{BODY}\n3月6日，人保财险宁波市分公司召开会议3场，{BODY}")[name] == (
        "人保财险宁波市分公司",
    )
    assert names_of(f"区防汛防台抗旱指挥部派出专家3名，{BODY}\n3月6日，区防指召开会议3场，{BODY}") == {
        "区防汛防台抗旱指挥部": ("区防指",)
    }


def test_heads_in_brackets_may_be_marks_and_end_what_stands_above() -> None:
    text = (
        "质量动态\n2022年第7期\n临沪市质量管理协会\n标题在此\n"
        f"【临沪港集团】4月2日起，临沪港集团有限公司实行闭环管理，{BODY}\n"
        f"【恒毅医疗】恒毅医疗器械（临沪）有限公司是防护服生产企业。3月16日，公司召回41名员工，{BODY}\n"
        f"【简讯】4月4日，公司举办讲座3场，{BODY}"
    )
    bulletin = bulletin_of(text)
    assert [passage.organisation for passage in bulletin.passages] == [
        "临沪港集团有限公司",
        "恒毅医疗器械（临沪）有限公司",
        None,
    ]
    actors = [name for each in bulletin.activities for name in each.organisations]
    assert actors == ["临沪港集团有限公司", "恒毅医疗器械（临沪）有限公司"]


def test_of_another_city_is_not_who_is_meant_at_home() -> None:
    text = (
        "商会会讯\n第1期\n贵阳市泉漳商会\n标题在此\n"
        f"1月5日，市工商联走访商会，收集问题11条，{BODY}\n\n报：市工商联、市民政局、泉州市工商联"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["泉州市工商联"] == ()
    assert found["市工商联"] == ()


def test_how_a_company_besides_begins_is_no_short_form() -> None:
    text = (
        "油田通讯\n第1期\n中国石油渤东油田分公司\n标题在此\n"
        f"1月5日，中国石油渤东油田分公司召开会议3场，{BODY}\n\n报：中国石油天然气集团有限公司工会"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert "中国石油" not in found["中国石油渤东油田分公司"]


def test_a_pupil_who_learnt_something_is_no_society() -> None:
    assert names_of(f"68岁的学员宋桂兰学会了网上挂号，{BODY}") == {}


def test_departments_with_their_party_branches_act() -> None:
    found = names_of(
        f"网络运营部党支部设立责任区8个，{BODY}渠道运营部还联合云州市老年大学开办课堂3期，{BODY}\n"
        f"政企客户事业部党支部组织党员41名祭扫，{BODY}"
    )
    assert {"网络运营部党支部", "渠道运营部", "政企客户事业部党支部"} <= set(found)


def test_the_body_that_the_series_names_with_its_place_publishes() -> None:
    text = (
        "翠屏区云岭路小学工作简报\n第3期\n标题在此\n"
        f"3月6日，学校举办讲座3场，{BODY}\n3月14日，翠屏区教育局与我校共同开展讲座2场，{BODY}\n\n云岭路小学政教处\n2023年4月3日"
    )
    bulletin = bulletin_of(text)
    assert [each.organisations for each in bulletin.activities] == [
        ("翠屏区云岭路小学",),
        ("翠屏区教育局", "翠屏区云岭路小学"),
    ]


def test_a_part_is_called_after_the_class_of_its_body() -> None:
    text = (
        "学前教育简报\n第5期\n河阳市教育局\n标题在此\n【豫北机械厂幼儿园】\n"
        f"5月30日，厂幼儿园与市第二人民医院签订协议2份，{BODY}6月9日，该园举办开放日，318名家长参加，{BODY}"
    )
    bulletin = bulletin_of(text)
    assert {each.name: each.aliases for each in bulletin.organisations}["豫北机械厂幼儿园"] == ("厂幼儿园",)
    assert [each.organisations[0] for each in bulletin.activities] == ["豫北机械厂幼儿园", "豫北机械厂幼儿园"]


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("沂北热力有限公司", "热力公司", ("热力公司",)),
        ("中国移动安陵分公司", "移动公司", ("移动公司",)),
        ("岚川火车站", "岚川站", ("岚川站",)),
        ("青山镇市场监管所", "青山所", ("青山所",)),
        ("甘肃省供销合作社联合社", "供销合作社", ()),
        ("沂北市总工会劳动竞赛办公室", "沂北市总工会办公室", ()),
    ],
)
def test_what_every_place_has_is_called_by_what_it_is(name: str, form: str, expected: tuple[str, ...]) -> None:
    text = f"{name}召开会议3场，{BODY}\n3月6日，{form}举办讲座3场，{BODY}"
    assert names_of(text)[name] == expected


def test_a_branch_in_line_with_whoever_publishes() -> None:
    text = (
        "市场监管信息\n第4期\n青桐市市场监督管理局办公室主办\n标题在此\n"
        f"高新区市场监督管理分局：10月30日，高新区分局举办讲座3场，{BODY}\n各县区市场监管局90人参加，{BODY}\n"
        f"望湖区市场监督管理局召开会议3场，{BODY}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["高新区市场监督管理分局"] == ("高新区分局",)
    assert found["望湖区市场监督管理局"] == ()


def test_what_a_text_has_only_in_a_longer_form_is_none() -> None:
    text = f"市质协女质量工作者分会举办讲座3场，{BODY}\n青云市质量协会（以下简称市质协）召开会议3场，{BODY}\n7月7日，女质量工作者分会走访26户，{BODY}"
    assert names_of(text)["市质协女质量工作者分会"] == ("女质量工作者分会",)


def test_a_definition_behind_another_one_is_of_its_own_name() -> None:
    found = names_of(
        "云峄县农业农村局（以下简称县农业农村局）会同县供销合作社联合社（以下简称县供销社）开展检查3次，"
        f"平川县供销电商服务有限公司（简称平川供销电商）与中国邮政集团有限公司平川县分公司（简称平川邮政）签订协议，{BODY}"
    )
    assert found == {
        "云峄县农业农村局": ("县农业农村局",),
        "县供销合作社联合社": ("县供销社",),
        "平川县供销电商服务有限公司": ("平川供销电商",),
        "中国邮政集团有限公司平川县分公司": ("平川邮政",),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("对11处农村水厂逐一取样检测", []),
        ("各县水利局和乡镇水管站落实责任", []),
        ("国有青峰林场造林1850亩", ["国有青峰林场"]),
        ("元城市人民医院召开会议3场", ["元城市人民医院"]),
        ("市社联会组织行业协会商会负责人考察", []),
        ("3月2日起，心血管内科每周三安排专家坐诊", ["心血管内科"]),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert list(names_of(f"{text}，{BODY}")) == names


def test_colleges_and_leagues_in_short() -> None:
    text = (
        "岚州理工大学简报\n第7期\n岚州理工大学党委办公室\n标题在此\n"
        f"材料科学与工程学院召开会议3场，{BODY}\n3月6日，材料学院举办讲座3场，{BODY}"
    )
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["材料科学与工程学院"] == ("材料学院",)
    text = f"3月5日，团淇源区委召开会议3场，{BODY}\n3月6日，团区委举办讲座3场，{BODY}"
    assert names_of(text) == {"团淇源区委": ("团区委",)}


def test_a_part_by_the_short_form_of_its_body_is_the_part_that_has_its_whole_name() -> None:
    text = (
        f"高速公路无锡管理处（简称“无锡处”）召开会议3场，{BODY}\n高速公路无锡管理处党总支组织党员20名值守，{BODY}\n"
        f"无锡处党总支挑选党员16名支援，{BODY}"
    )
    found = names_of(text)
    assert found["高速公路无锡管理处党总支"] == ("无锡处党总支",)
    assert found["高速公路无锡管理处"] == ("无锡处",)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("公司还同岭西省奶业协会捐赠奶粉30箱。", ["岭西省奶业协会"]),
        ("秘书处同江城市商会签订协议2份。", ["秘书处", "江城市商会"]),
        ("副院长江涛带队到县法院督查3次。", ["县法院"]),
        ("旁听果农诉县绿源果业合作社一案3次。", ["县绿源果业合作社"]),
        ("定向资助沙湾乡中心小学3万元。", ["沙湾乡中心小学"]),
        ("县学生资助管理中心发放助学金3万元。", ["县学生资助管理中心"]),
        ("空港海关举办讲座3场。", ["空港海关"]),
        ("青江市诉调对接中心举办讲座3场。", ["青江市诉调对接中心"]),
        ("青江市推动绿色发展促进会举办讲座3场。", ["青江市推动绿色发展促进会"]),
        ("校友企业远桥救援装备公司捐出冲锋舟25艘。", ["远桥救援装备公司"]),
        ("盛元保险代理有限公司榕海分公司受罚3次。", ["盛元保险代理有限公司榕海分公司"]),
        ("宏台阀门公司派来电工4人。", ["宏台阀门公司"]),
        ("安捷配送公司捐赠奶粉30箱。", ["安捷配送公司"]),
        ("仁爱医院捐赠口罩300只。", ["仁爱医院"]),
        ("澜桥区劳动争议联合调处中心受理案件31件。", ["澜桥区劳动争议联合调处中心"]),
        ("县教育局教学研究室到14所小学听课86节。", ["县教育局教学研究室"]),
    ],
)
def test_marks_prepositions_and_titles_around_names(sentence: str, names: list[str]) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}")) == names


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("临泽县供电公司工会", "临泽公司工会"),
        ("华灵电力建设工程有限公司工会", "华灵电建工会"),
        ("汀川经济技术开发区总工会", "经开区总工会"),
    ],
)
def test_an_organ_by_what_its_body_is_called(name: str, form: str) -> None:
    text = f"节水简报\n第1期\n标题在此\n{name}召开会议3场，{BODY}\n3月6日，{form}举办讲座3场，{BODY}"
    assert names_of(text) == {name: (form,)}


def test_what_every_place_has_is_no_short_form_of_a_society_with_another_name() -> None:
    text = f"节水简报\n第1期\n标题在此\n桐岭县老科技工作者协会义诊3场，{BODY}\n3月6日，桐岭县科协举办讲座3场，{BODY}"
    assert names_of(text) == {"桐岭县老科技工作者协会": (), "桐岭县科协": ()}


def test_a_railway_is_not_the_company_that_is_named_after_it() -> None:
    text = f"节水简报\n第1期\n标题在此\n宜柏铁路有限责任公司召开会议3场，{BODY}\n3月6日，宜柏铁路梅坪隧道贯通，{BODY}"
    assert names_of(text) == {"宜柏铁路有限责任公司": ()}


def test_a_head_that_is_a_mark_is_the_one_company_below_that_begins_so() -> None:
    text = f"节水简报\n第1期\n标题在此\n速通物流：5月6日，速通物流集团汇州分公司捐款3万元，{BODY}"
    assert names_of(text) == {"速通物流集团汇州分公司": ("速通物流",)}


def test_a_place_that_no_dictionary_has_is_known_from_another_name() -> None:
    text = f"泵阀动态\n第9期\n台瓯市泵阀行业协会  2023年9月28日\n标题在此\n3月6日，台瓯三联铸造有限责任公司捐款3万元，{BODY}"
    assert "台瓯三联铸造有限责任公司" in named_in(text)


def test_the_divisions_of_a_court_and_the_colleges_of_alumni() -> None:
    court = society("青陵县人民法院", f"3月1日，我院民二庭走访企业9家，{BODY}")
    assert {each.name: each.identity for each in court.organisations}["民二庭"] == "青陵县人民法院民二庭"
    alumni = society("江左大学校友总会", f"3月1日，土木工程学院校友分会接待校友37名，{BODY}")
    assert "土木工程学院校友分会" in {each.name for each in alumni.organisations}


def test_who_had_a_part_in_a_bulletin_is_named() -> None:
    text = (
        "节水简报\n第1期\n主办：青云市节水协会\n协办：青云市泵阀检测中心\n2021年3月1日\n标题在此\n"
        f"{BODY}\n{BODY}\n审稿：宋慧　　组稿：青云市水务局办公室"
    )
    assert {"青云市泵阀检测中心", "青云市水务局办公室"} <= set(named_in(text))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("集团旗下的申检生物技术（上海）有限公司检测样品30份。", ["申检生物技术（上海）有限公司"]),
        ("市人民政府召开质量大会，授予企业2家称号。", ["市人民政府"]),
        ("项目总承包方江西虔州建工集团有限公司（以下简称虔州建工）展示设备3台。", ["江西虔州建工集团有限公司"]),
        ("推动禾川鸿泰机械制造有限公司组建支部3个。", ["禾川鸿泰机械制造有限公司"]),
        ("梧江市台胞台属联谊会举办夏令营3期。", ["梧江市台胞台属联谊会"]),
        ("市计量检定测试所检定器具30台件。", ["市计量检定测试所"]),
        ("文华书城举办讲座3场。", ["文华书城"]),
        ("对岸桥防风系固检查3次。", []),
    ],
)
def test_who_is_behind_a_role_and_what_ropes_do(sentence: str, names: list[str]) -> None:
    assert list(names_of(f"节水简报\n第1期\n标题在此\n{BODY}\n3月6日，{sentence}")) == names


def test_a_company_of_a_line_by_its_place_alone() -> None:
    text = f"节水简报\n第1期\n标题在此\n青岚供电公司召开会议3场，{BODY}\n3月6日，青岚公司举办讲座3场，{BODY}"
    assert names_of(text) == {"青岚供电公司": ("青岚公司",)}


def test_the_word_for_a_part_that_every_body_has_is_no_form() -> None:
    found = society("青云市节水协会", f"3月1日，青云市节水协会秘书处走访企业9家，秘书处收集意见30条，{BODY}")
    assert {each.name: each.aliases for each in found.organisations}["青云市节水协会秘书处"] == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("榕湖轨道交通有限公司", "轨道交通"),
        ("金岷流域水电开发有限公司", "金岷流域"),
        ("青云县城头古镇旅游开发有限公司", "城头古镇"),
        ("柳坪林场", "柳坪场"),
    ],
)
def test_a_trade_or_a_place_is_no_form_of_who_works_there(name: str, form: str) -> None:
    found = names_of(f"3月5日，{name}召开会议，{BODY}\n来自{form}镇等地的代表，{BODY}")
    assert form not in found[name]


def test_the_bureau_whose_part_is_named_is_named() -> None:
    found = names_of(f"4月20日，国家税务总局临江县税务局机关党支部开展活动，{BODY}\n临江县税务局派员参加，{BODY}")
    assert found["国家税务总局临江县税务局"] == ("临江县税务局",)


def test_a_part_may_stand_behind_the_definition_of_its_body() -> None:
    found = names_of(
        f"近日，青云卷烟有限责任公司（简称“青云卷烟”）卷包车间开展活动，收集照片312张，{BODY}\n"
        f"松山纺织集团有限公司（以下简称“松山集团”）工会委员会（以下简称集团工会）走访职工60户，{BODY}"
    )
    assert "青云卷烟有限责任公司卷包车间" in found
    assert "集团工会" in found["松山纺织集团有限公司工会委员会"]
    assert all(name[0] not in "）)" for name in found)


@pytest.mark.parametrize(
    ("publisher", "name", "whose"),
    [
        ("丰县人民政府", "县水利局", "丰县水利局"),
        ("江苏省徐州市丰县人民政府", "市水利局", "徐州市水利局"),
        ("江苏省徐州市丰县人民政府", "县政府办公室", "丰县人民政府办公室"),
        ("国网徐州供电公司", "省水利厅", "江苏省水利厅"),  # by the table of places
        ("国网徐州供电公司", "县水利局", None),
        ("翠屏区教育局", "区妇联", "翠屏区妇联"),
        ("翠屏区教育局", "市妇联", None),
        ("中国质量协会", "省质协", None),
        ("松山市质量协会", "市场监管局", None),
        ("江苏省质量协会", "省市场监督管理局", "江苏省市场监督管理局"),
        ("政协丰县委员会", "县水利局", "丰县水利局"),
        ("九三学社徐州市委", "市水利局", "徐州市水利局"),
        ("国网江苏电力丰县供电公司", "县水利局", None),
        ("南京市鼓楼区教育局", "区妇联", "南京市鼓楼区妇联"),
        ("徐州经济技术开发区管委会", "区教育局", None),
        ("济南市水利局", "市中区教育局", None),
        ("南京银行", "市红十字会", None),
        ("中国县镇供水协会", "镇卫生院", None),
        ("丰县人民政府", "县政府办", "丰县人民政府办公室"),
    ],
)
def test_who_is_named_by_the_level_alone_is_of_the_place_of_the_publisher(
    publisher: str, name: str, whose: str | None
) -> None:
    assert at_home(name, homes_of(publisher, ())) == whose


def test_nobody_knows_whose_city_is_meant_where_heads_are_of_another_one() -> None:
    assert at_home("市妇联", homes_of("松山市质量协会", ("松山市水务局",))) == "松山市妇联"
    assert at_home("市妇联", homes_of("松山市质量协会", ("临枫市水务局",))) is None
    assert at_home("市妇联", homes_of("松山市质量协会", (), "考察团赴杭州市，市妇联介绍了经验")) is None
    assert at_home("市妇联", homes_of("松山市质量协会", (), "全市各县市和本市企业")) == "松山市妇联"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("法雷恩汽车电子（襄江）有限公司", "法雷恩襄江"),
        ("三川电机（甬江）有限公司", "三川电机（甬江）"),
        ("ABB（中国）有限公司", "ABB中国"),
        ("陶森化学（中国）投资有限公司", "陶森中国"),
    ],
)
def test_a_company_with_its_place_in_brackets_is_called_by_both(name: str, form: str) -> None:
    assert names_of(f"5月3日，{name}捐款3万元，{BODY}\n5月6日，{form}举办讲座3场，{BODY}")[name] == (form,)


@pytest.mark.parametrize("before", ["表扬了", "慰问了", "母公司", "子公司"])
def test_what_was_done_or_whose_it_is_stands_before_a_name_with_brackets(before: str) -> None:
    assert "奥斯曼电子（中国）有限公司" in names_of(f"5月3日，县领导走访时{before}奥斯曼电子（中国）有限公司，{BODY}")


def test_recipients_of_three_characters_and_groups_of_secretaries_are_bodies() -> None:
    named = "省委教育工作领导小组秘书组、国资委、总工办、黄委、国网云岭电力"
    bulletin = bulletin_of(
        f"节水简报\n第1期\n青云市节水协会\n2021年3月1日\n标题在此\n{BODY}\n报送：{named}\n发送：二级院系、科股室、总支部"
    )
    names = {each.name for each in bulletin.organisations}
    assert set(named.split("、")) <= names
    assert names.isdisjoint(("二级院系", "科股室", "总支部", "街道办", "司法所", "财政所", "监事会"))


@pytest.mark.parametrize("city", ["澜州市", "松山市"])
def test_what_the_city_at_home_has_is_not_that_of_another_one(city: str) -> None:
    text = f"节水简报\n第1期\n{city}气象局\n标题在此\n市气象台与邻近的温屿市气象台会商3次，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["温屿市气象台"] == ()


def test_a_market_behind_a_prefecture_is_no_city() -> None:
    text = f"节水简报\n第1期\n凉山州市场监督管理局\n标题在此\n州气象局与甘孜州气象局会商3次，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["甘孜州气象局"] == ()


def test_whoever_sent_in_several_items_is_named_behind_them() -> None:
    items = [
        f"●3月{day}日，局里召开会议{day}场，大家都说好。（{name}）"
        for day, name in enumerate(("党建科", "人事科", "机关工会"), 3)
    ]
    assert {"党建科", "人事科", "机关工会"} <= set(names_of("\n".join(items)))
    assert "党建科" not in names_of(items[0])


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("云珩医疗集团第二医院", "二院"),
        ("青云市第二人民医院", "二院"),
        ("第二水厂", "二水厂"),
        ("青云市女企业家协会", "市女企协"),
        ("青云市安全生产委员会办公室", "市安委办"),
        ("澜州经济开发区总工会", "经开区总工会"),
        ("云澜机场海关", "机场海关"),
    ],
)
def test_forms_that_are_set_by_number_or_by_the_language(name: str, form: str) -> None:
    assert names_of(f"3月2日，{name}召开会议3场，{BODY}\n3月3日，{form}慰问职工30名，{BODY}")[name] == (form,)


def test_a_bureau_that_is_a_company_is_called_by_its_level_with_both() -> None:
    name = "岫川市烟草专卖局（公司）"
    text = f"烟草简讯\n第1期\n{name}办公室 2024年7月15日\n标题在此\n3月2日，市局（公司）召开会议3场，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}[name] == ("市局（公司）",)


def test_the_level_is_a_form_beside_a_shorter_one_that_is_defined() -> None:
    text = f"工会简报\n第1期\n临澴市总工会 2024年7月15日\n标题在此\n3月2日，临澴市总工会（以下简称“市总”）召开会议3场，{BODY}\n下一步，市总工会将慰问职工，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations} == {
        "临澴市总工会": ("市总", "市总工会")
    }


def test_what_a_company_runs_is_no_form_of_its_name() -> None:
    assert names_of(f"3月2日，栖江有轨电车有限公司检修车辆12台，{BODY}\n地铁和有轨电车T1线平稳运行，{BODY}") == {
        "栖江有轨电车有限公司": ()
    }


def test_the_league_of_another_city_is_not_the_one_at_home() -> None:
    text = f"简报\n第1期\n岚州市志愿服务联合会 2021年1月5日\n标题在此\n3月1日，团市委召开会议3场，{BODY}\n3月2日，共青团泊阳市委来我市考察，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["共青团泊阳市委"] == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [("白麓公路管理站", "白麓站"), ("江渚大学附属第一医院", "附一院"), ("江渚大学附属中学", "附中")],
)
def test_forms_by_place_and_by_what_a_body_is_attached_to(name: str, form: str) -> None:
    assert names_of(f"3月2日，{name}召开会议3场，{BODY}\n3月3日，{form}慰问职工30名，{BODY}")[name] == (form,)


def test_a_company_is_no_form_of_its_branch() -> None:
    text = f"烟草动态\n第1期\n岚州市烟草公司栖云分公司 2024年7月15日\n标题在此\n3月2日，栖云分公司召开会议3场，{BODY}\n3月3日，岚州市烟草公司组织检查3次，{BODY}"
    assert "岚州市烟草公司" not in {form for each in bulletin_of(text).organisations for form in each.aliases}


def test_a_company_without_its_legal_form_is_the_one_whose_branch_publishes() -> None:
    text = f"西南一周\n第1期\n岱屿建工集团有限公司西南分公司 2024年7月15日\n标题在此\n3月2日，岱屿建工集团召开会议3场，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["岱屿建工集团有限公司"] == (
        "岱屿建工集团",
    )


def test_the_colleges_of_a_university_whose_league_publishes() -> None:
    text = f"江渚青年\n第1期\n共青团江渚大学委员会 2024年7月15日\n标题在此\n3月2日，法学院举办讲座3场，{BODY}\n3月3日，农学院走访农户30户，{BODY}"
    assert {"法学院", "农学院"} <= {each.name for each in bulletin_of(text).organisations}


def test_what_a_gift_is_for_is_in_no_name() -> None:
    assert names_of(f"3月2日，协会捐款50万元，用于江东省水泵协会（简称江东泵协）采购配件，{BODY}")[
        "江东省水泵协会"
    ] == ("江东泵协",)


def test_a_society_of_artists_is_no_other_one() -> None:
    text = f"文艺动态\n第1期\n砚州市文联 2025年6月3日\n标题在此\n3月2日，市网络作家协会召开会议3场，{BODY}\n3月3日，市作协开展采风3次，{BODY}"
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["市网络作家协会"] == ()
    assert "市作协" in found
    assert names_of(f"3月2日，砚州市作家协会召开会议3场，{BODY}\n3月3日，市作协慰问职工30名，{BODY}")[
        "砚州市作家协会"
    ] == ("市作协",)


def test_a_branch_of_a_bank_publishes_by_its_department() -> None:
    text = f"普惠金融动态\n第1期\n中禾银行云澜省分行普惠金融事业部 2020年1月9日\n标题在此\n12月6日，省分行召开推进会，47人参加，{BODY}\n12月8日，中禾银行雾坪县支行走访农户30户，{BODY}\n12月9日，雾坪县支行捐款3万元，{BODY}"
    bulletin = bulletin_of(text)
    found = {each.name: each.aliases for each in bulletin.organisations}
    assert "省分行" in found["中禾银行云澜省分行"]
    assert found["中禾银行雾坪县支行"] == ("雾坪县支行",)
    assert bulletin.activities[0].organisations == ("中禾银行云澜省分行",)


def test_an_association_is_called_by_its_place_under_its_head() -> None:
    text = f"简报\n第1期\n中国排灌协会 2023年8月14日\n标题在此\n泽南省排灌机械协会：8月5日，协会召开会议，18人到会。会上，泽南协会向松山市红十字会捐款20万元，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["泽南省排灌机械协会"] == ("泽南协会",)


def test_the_companies_of_a_group_whose_committee_publishes() -> None:
    text = f"党建动态\n第1期\n中共泓晏化工集团有限公司委员会 2022年7月8日\n标题在此\n7月1日，精细化工公司党委扎实开展活动，投入18万元更换空调，{BODY}"
    assert "精细化工公司党委" in {each.name for each in bulletin_of(text).organisations}


def test_the_branches_of_a_union_act_by_their_duty() -> None:
    text = f"地铁工会之声\n第1期\n江澜地铁运营有限公司工会 2023年8月28日\n标题在此\n8月10日，车辆分会召开评审会，评出成果27项，{BODY}"
    assert "车辆分会" in {each.name for each in bulletin_of(text).organisations}


def test_a_play_on_words_in_a_title_is_no_form() -> None:
    text = f"望屿关情\n第1期\n望屿海关 2019年7月5日\n标题在此\n3月2日，我关召开会议3场，{BODY}"
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["望屿海关"] == ()


def test_a_branch_has_the_whole_name_that_its_series_has() -> None:
    text = f"九寰通信栖梧分公司一周要情\n（第46周）\n栖梧分公司综合部编\n2022年11月18日\n标题在此\n11月15日，分公司召开会议3场，{BODY}\n11月16日，栖梧分公司组织检查3次，{BODY}"
    bulletin = bulletin_of(text)
    found = {each.name: each.aliases for each in bulletin.organisations}
    assert found["九寰通信栖梧分公司"] == ("栖梧分公司",)
    assert {each.organisations for each in bulletin.activities} == {("九寰通信栖梧分公司",)}

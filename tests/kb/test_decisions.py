"""Decisions agree with one another or are refused, and the authority says what they say."""

from __future__ import annotations

import pytest

from kb.contradictions import problems
from kb.decisions import Decision, Kind, problem_of
from kb.knowledge.authority import Authority, Differences, build_authority, differences, statements_of
from kb.knowledge.facts import FormerName, kind_of, name_at, region_named
from kb.knowledge.hierarchy import hierarchy_of
from kb.knowledge.meanings import Where
from kb.model import Organisation
from kb.places import Region

OLD, NEW, BUREAU, UNIT = "青云市电力局", "青云供电公司", "松山市水务局", "青云供电公司调控中心"


def said(kind: Kind, subject: str, value: str = "", **more: str) -> Decision:
    return Decision(kind=kind, subject=subject, value=value, **more)  # type: ignore[arg-type]


def authority(*decisions: Decision, bulletins: tuple[list[Organisation], ...] = ()) -> Authority:
    named = bulletins or ([Organisation(OLD, ("电力局",)), Organisation(NEW), Organisation(BUREAU, ("水务局",))],)
    assert problems(decisions, ()) == []
    return build_authority((statement for each in named for statement in statements_of(each)), decisions)


def found(held: Authority, text: str, *own: Organisation, **where: str) -> list[str]:
    return held.inside(own, Where(**where)).found_in(text)


def test_merged_names_and_all_their_forms_are_one_organisation() -> None:
    held = authority(said("merge", OLD, NEW))
    assert found(held, f"{OLD}、{NEW}、电力局开会") == [NEW]
    assert held.inside([Organisation(OLD, ("我局",))]).canonical(["我局", OLD]) == (NEW,)
    assert held.canonical(OLD) == NEW
    assert set(held.forms[NEW]) == {OLD, "电力局"}


def test_a_form_in_both_scripts_is_one() -> None:
    held = authority(bulletins=([Organisation(NEW, ("电力局",))], [Organisation(NEW, ("電力局",))]))
    assert held.forms[NEW] == ("电力局",)
    assert found(held, "電力局开会") == [NEW]


def test_a_renamed_organisation_has_its_names_in_time() -> None:
    held = authority(
        said("rename", OLD, "青云电力公司", since="2005-06"), said("rename", "青云电力公司", NEW, since="2013-03-01")
    )
    assert found(held, f"{OLD}与青云电力公司") == [NEW]
    facts = held.facts[NEW]
    assert facts.names == (
        FormerName(OLD, "", "2005-06"),
        FormerName("青云电力公司", "2005-06", "2013-03-01"),
        FormerName(NEW, "2013-03-01", ""),
    )
    assert [name_at(facts, date) for date in ("2001", "2005-06-30", "2010-01", "2013-03-01", "2020", None)] == [
        OLD,
        "青云电力公司",
        "青云电力公司",
        NEW,
        NEW,
        None,
    ]


def test_an_alias_holds_where_it_is_said_to_and_a_bulletins_own_definition_before_one_everywhere() -> None:
    everywhere = authority(said("alias", NEW, "电网"))
    assert found(everywhere, "电网检修") == [NEW]
    assert found(everywhere, "电网检修", Organisation(BUREAU, ("电网",))) == [BUREAU]
    here = authority(said("alias", NEW, "电网", series="a" * 12, since="2010", until="2012"))
    assert found(here, "电网检修") == []
    assert found(here, "电网检修", series="a" * 12, date="2011-05-01") == [NEW]
    assert found(here, "电网检修", series="a" * 12, date="2013-01-01") == []
    assert found(here, "电网检修", series="a" * 12) == []  # nobody knows when
    assert found(here, "电网检修", Organisation(BUREAU, ("电网",)), series="a" * 12, date="2012") == [NEW]


def test_a_split_form_is_an_organisation_of_its_own_or_another_one_in_its_place() -> None:
    held = authority(said("split", "电力局"))
    assert found(held, f"{OLD}和电力局") == [OLD, "电力局"]
    assert found(held, "电力局", Organisation(OLD, ("电力局",))) == ["电力局"]
    there = authority(said("split", BUREAU, "松山市水务局（西区）", bulletin="b" * 12))
    assert found(there, BUREAU) == [BUREAU]
    assert found(there, BUREAU, Organisation(BUREAU), bulletin="b" * 12) == ["松山市水务局（西区）"]


def test_what_is_rejected_is_found_nowhere_and_acts_nowhere() -> None:
    held = authority(said("reject", OLD))
    assert found(held, f"{OLD}开会", Organisation(OLD)) == []
    names = held.inside([Organisation(OLD), Organisation(NEW)])
    assert names.canonical([OLD, NEW]) == (NEW,)
    here = authority(said("reject", BUREAU, bulletin="b" * 12))
    assert found(here, BUREAU, bulletin="b" * 12) == []
    assert found(here, BUREAU) == [BUREAU]


def test_facts_are_those_said_else_inferred_from_the_name() -> None:
    held = authority(
        said("region", BUREAU, "江苏省 徐州市"), said("member", BUREAU, since="2015"), said("kind", OLD, "企业")
    )
    assert held.region(BUREAU) == Region("江苏", "徐州")
    assert held.region("南京市水务局") == Region("江苏", "南京")
    assert (held.is_member(BUREAU), held.is_member(OLD)) == (True, False)
    assert held.facts[OLD].kind == "企业"
    assert [kind_of(name) for name in (OLD, NEW, "青云市质量协会", "青云大学", "青云市第一医院")] == [
        "机关",
        "企业",
        "社会组织",
        "学校",
        "医院",
    ]
    assert region_named("月球") is None
    for text, region in (
        ("江苏省徐州市", Region("江苏", "徐州")),
        ("江苏 江苏省徐州市", Region("江苏", "徐州")),
        ("吉林省 吉林市", Region("吉林", "吉林")),
        ("重庆市 重庆市", Region("重庆")),
        ("北京市朝阳区", Region("北京", "朝阳区")),
        ("江苏某某", None),
        ("浙江 徐州", None),
    ):
        assert region_named(text) == region, text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("中建三局", "企业"),
        ("松山铁路局", "企业"),
        ("青云供电局", "企业"),
        ("工商银行青云分行", "企业"),
        ("青云市水务局", "机关"),
        ("省国资委", "机关"),
        ("阳光业主委员会", "其他"),
        ("水泵专业委员会", "社会组织"),
        ("青云市疾控中心", "事业单位"),
    ],
)
def test_what_sort_of_body_a_name_says(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_units_are_inferred_from_names_unless_curators_say_otherwise() -> None:
    bulletins = ([Organisation(NEW), Organisation(UNIT), Organisation("中国银行"), Organisation("中国银行业协会")],)
    held = hierarchy_of(authority(bulletins=bulletins))
    assert held.units == {NEW: (UNIT,)}
    assert held.parents[UNIT].inferred
    assert held.with_units(NEW) == (NEW, UNIT)
    none = hierarchy_of(authority(said("parent", UNIT, "无"), said("parent", NEW, "中国银行"), bulletins=bulletins))
    assert none.units == {"中国银行": (NEW,)}
    assert not none.parents[NEW].inferred
    reverse = hierarchy_of(authority(said("parent", NEW, UNIT), bulletins=bulletins))
    assert reverse.units == {UNIT: (NEW,)}  # nobody is above himself


def test_a_unit_is_no_word_that_begins_like_its_body() -> None:
    names = ("青云大学", "青云大学城派出所", "青云大学医院", "青云农场", "青云农场医院")
    held = hierarchy_of(authority(bulletins=([Organisation(name) for name in names],)))
    assert held.units == {"青云大学": ("青云大学医院",), "青云农场": ("青云农场医院",)}


def test_what_every_body_has_holds_in_its_own_bulletins_only() -> None:
    own = [Organisation("青禾集团有限公司工会", ("集团工会",)), Organisation("青禾集团有限公司", ("青禾集团",))]
    held = authority(bulletins=(own,))
    assert held.inside(()).found_in("青禾集团、集团工会到会") == ["青禾集团有限公司"]
    assert held.inside(own).found_in("集团工会到会") == ["青禾集团有限公司工会"]


def test_what_decisions_touch_is_told() -> None:
    before = authority()
    merged = differences(before, authority(said("merge", OLD, NEW)))
    assert {OLD, NEW} <= merged.names
    assert OLD in merged.forms
    moved = differences(before, authority(said("region", BUREAU, "江苏")))
    assert moved == Differences(frozenset(), frozenset({BUREAU}))
    here = differences(before, authority(said("alias", NEW, "电网", bulletin="b" * 12)))
    assert here.forms == {"电网"}


def test_a_split_in_some_bulletins_says_who_it_is_there_and_holds_there_alone() -> None:
    assert problem_of(said("split", "电力局", bulletin="b" * 12)) is not None
    held = authority(said("split", "电力局", BUREAU, bulletin="b" * 12))
    assert found(held, "电力局开会", bulletin="b" * 12) == [BUREAU]
    assert found(held, "电力局开会", bulletin="c" * 12) == [OLD]
    merged = authority(said("merge", "电力局", NEW), said("split", "电力局", BUREAU, bulletin="b" * 12))
    assert found(merged, "电力局开会", bulletin="b" * 12) == [BUREAU]


@pytest.mark.parametrize(("one", "other"), [(OLD, BUREAU), (BUREAU, OLD)])
def test_what_is_said_of_one_bulletin_holds_before_its_series_and_that_before_a_time(one: str, other: str) -> None:
    series, bulletin = "5" * 12, "b" * 12
    where = {"series": series, "bulletin": bulletin, "date": "2020-03-05"}
    assert found(
        authority(said("alias", one, "大局", series=series), said("alias", other, "大局", bulletin=bulletin)),
        "大局开会",
        **where,
    ) == [other]
    assert found(
        authority(said("alias", one, "大局", since="2019"), said("alias", other, "大局", series=series)),
        "大局开会",
        **where,
    ) == [other]


def test_what_was_split_off_can_be_renamed_and_merged() -> None:
    assert found(authority(said("split", "电力局"), said("rename", "电力局", "电力公司")), "电力局开会") == ["电力公司"]
    assert found(authority(said("split", "电力局"), said("merge", "电力局", BUREAU)), "电力局开会") == [BUREAU]
    (problem,) = problems([said("split", OLD)], [said("merge", OLD, NEW)])
    assert problem.other is not None  # to be undone first


def test_a_split_in_one_bulletin_without_a_name_as_older_programmes_took_it_is_read() -> None:
    statements = (statement for each in (OLD, NEW) for statement in statements_of([Organisation(each, ("电力局",))]))
    held = build_authority(statements, [said("split", "电力局", bulletin="b" * 12)])
    assert found(held, "电力局开会", bulletin="b" * 12) == ["电力局"]


def test_the_name_of_a_member_is_no_short_form_of_another_organisation() -> None:
    named = ([Organisation("国网青云供电分公司", (NEW,))], [Organisation(NEW)])
    before, after = authority(bulletins=named), authority(said("member", NEW), bulletins=named)
    own = Organisation("国网青云供电分公司", (NEW,))
    assert found(before, f"{NEW}开会", own) == ["国网青云供电分公司"]
    assert found(after, f"{NEW}开会", own) == [NEW]
    assert NEW in differences(before, after).forms


def test_names_in_time_stay_where_what_was_renamed_is_merged() -> None:
    held = authority(said("rename", OLD, "青云电力公司", since="2019-1"), said("merge", "青云电力公司", NEW))
    facts = held.facts[NEW]
    assert name_at(facts, "2017-05-01") == OLD
    assert name_at(facts, "2020-05-01") == NEW  # which is what it was merged with


def test_a_circle_is_found_behind_two_predecessors_and_names_who_is_in_the_way() -> None:
    held = [
        said("predecessor", NEW, OLD, number="1"),
        said("predecessor", NEW, BUREAU, number="2"),
    ]
    (problem,) = problems([said("predecessor", OLD, NEW)], held)
    assert problem.message == "前身绕回了自己"
    assert problem.other == held[0]
    long = [said("parent", f"某{place}处", f"某{place + 1}处") for place in range(3000)]
    assert problems([said("parent", "某3000处", "某0处")], long)


@pytest.mark.parametrize(
    ("held", "new"),
    [
        (said("merge", OLD, NEW), said("merge", OLD, BUREAU)),
        (said("merge", OLD, NEW), said("rename", OLD, BUREAU)),
        (said("alias", OLD, "供电"), said("alias", NEW, "供电")),
        (said("alias", OLD, "供电", since="2010", until="2015"), said("alias", NEW, "供电", since="2015-12-31")),
        (said("alias", OLD, "供电", bulletin="b" * 12), said("split", "供电", BUREAU, bulletin="b" * 12)),
        (said("alias", OLD, "供电"), said("split", "供电")),
        (said("reject", "供电"), said("split", "供电")),
        (said("predecessor", NEW, OLD, since="2018"), said("predecessor", NEW, OLD, since="2019")),
        (said("reject", OLD), said("confirm", OLD)),
        (said("reject", NEW), said("merge", OLD, NEW)),
        (said("parent", UNIT, NEW), said("parent", UNIT, BUREAU)),
        (said("kind", OLD, "企业"), said("kind", OLD, "机关")),
        (said("member", OLD, since="2015"), said("member", OLD, since="2016")),
        (said("merge", OLD, NEW), said("merge", NEW, OLD)),
        (said("parent", NEW, BUREAU), said("parent", BUREAU, NEW)),
        (said("parent", UNIT, NEW), said("merge", NEW, UNIT)),
        (said("predecessor", NEW, OLD), said("predecessor", OLD, NEW)),
        (said("member", OLD), said("alias", NEW, OLD)),
        (said("confirm", OLD), said("alias", NEW, OLD)),
        (said("rename", OLD, NEW), said("rename", BUREAU, NEW)),
        (said("rename", OLD, NEW, since="2022"), said("rename", NEW, BUREAU, since="2020")),
    ],
)
def test_what_contradicts_is_refused_in_either_order(held: Decision, new: Decision) -> None:
    assert problems([new], [held])
    assert problems([held], [new])
    assert problems([held, new], [])


def test_what_held_before_a_rule_came_stops_nothing_new() -> None:
    held = [said("rename", OLD, NEW, since="2024"), said("rename", NEW, BUREAU, since="2020")]
    assert problems([said("confirm", UNIT)], held) == []


def test_two_names_of_one_organisation_have_one_parent_and_one_kind() -> None:
    held = [said("kind", OLD, "机关"), said("kind", NEW, "企业"), said("parent", OLD, BUREAU)]
    assert problems(held, []) == []
    (problem,) = problems([said("merge", OLD, NEW)], held)
    assert problem.decision.kind == "merge"
    assert problems([said("kind", NEW, "企业")], [said("merge", OLD, NEW), said("kind", OLD, "机关")])
    assert problems([said("parent", NEW, BUREAU)], [said("merge", OLD, NEW), said("parent", OLD, BUREAU)]) == []


@pytest.mark.parametrize(
    ("held", "new"),
    [
        (said("alias", OLD, "供电", since="2010", until="2014"), said("alias", NEW, "供电", since="2015")),
        (said("alias", OLD, "供电", series="a" * 12), said("alias", NEW, "供电", series="b" * 12)),
        (said("alias", OLD, "供电"), said("alias", NEW, "供电", bulletin="b" * 12)),
        (said("merge", OLD, NEW), said("merge", BUREAU, NEW)),
        (said("confirm", OLD), said("member", OLD)),
        (said("member", OLD), said("merge", OLD, NEW)),
        (said("member", OLD), said("alias", NEW, OLD, bulletin="b" * 12)),
        (said("rename", OLD, NEW, since="2020"), said("rename", NEW, BUREAU, since="2022")),
    ],
)
def test_what_agrees_is_taken(held: Decision, new: Decision) -> None:
    assert problems([new], [held]) == []


@pytest.mark.parametrize(
    "decision",
    [
        said("merge", OLD),
        said("merge", "", NEW),
        said("merge", OLD, OLD),
        said("merge", OLD, NEW, series="a" * 12),
        said("kind", OLD, "什么"),
        said("alias", OLD, "供电", since="2020-13"),
        said("alias", OLD, "供电", since="2020", until="2019"),
        said("confirm", OLD, since="2020"),
        said("correct", "", "number=3"),
        said("drop", "原文在此", bulletin="b" * 12),
        said("merge", OLD, "换\n行"),
        said("confirm", "很长" * 2000),
    ],
)
def test_what_is_no_decision_is_refused(decision: Decision) -> None:
    assert problem_of(decision)


@pytest.mark.parametrize("form", ["质协", "省质协"])
def test_a_form_that_others_have_too_holds_where_it_is_defined_and_where_curators_say_so(form: str) -> None:
    name = "江海省质量协会"
    own, others = [Organisation(name, (form,))], [Organisation(BUREAU)]
    held = authority(bulletins=(own, others))
    assert found(held, f"{form}开会", *own) == [name]
    assert found(held, f"{form}开会", *others) == []  # in the bulletin of another association
    assert held.canonical(form) == name  # who asks for it means the only one there is
    assert found(authority(said("alias", name, form), bulletins=(own, others)), f"{form}开会", *others) == [name]
    telling = authority(bulletins=([Organisation(name, ("江质协",))], others))
    assert found(telling, "江质协开会", *others) == [name]

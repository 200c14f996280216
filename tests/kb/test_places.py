"""Where an organisation is, by its name: inferred only where the name says it."""

from __future__ import annotations

import pytest

from kb.places import PROVINCES, SHORT, Region, region_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江苏省质量管理协会", Region("江苏")),
        ("徐州供电公司", Region("江苏", "徐州")),
        ("国网江苏省电力有限公司", Region("江苏")),
        ("湖南长沙供电公司", Region("湖南", "长沙")),
        ("重慶市紅十字會", Region("重庆")),
        ("内蒙古自治区总工会", Region("内蒙古")),
        ("吉林省总工会", Region("吉林")),
        ("吉林市总工会", Region("吉林", "吉林")),
        ("安康市水务局", Region("陕西", "安康")),
        ("安康供水公司", None),  # a brand
        ("河北海西公司", Region("河北")),
        ("中国质量协会", None),
        ("青禾水务集团有限公司", None),
        ("北京路小学", None),  # a street of any town
        ("湖南路街道办事处", None),
        ("南京东路街道办事处", None),
        ("南京市北京东路小学", Region("江苏", "南京")),
        ("杭州银行股份有限公司上海分行", Region("上海")),
        ("长沙银行广州分行", Region("广东", "广州")),
        ("西安交通大学苏州研究院", Region("江苏", "苏州")),
        ("中国农业银行瀛川分行", None),
        ("上海大学", Region("上海")),
    ],
)
def test_a_region_is_inferred_from_the_name(name: str, expected: Region | None) -> None:
    assert region_of(name) == expected


def test_no_ordinary_word_is_a_province() -> None:
    assert not set("黑青宁新台贵云").intersection("".join(SHORT.values()))
    assert (SHORT["四川"], SHORT["安徽"]) == ("川蜀", "皖")


def test_the_table_has_every_province_and_each_city_once() -> None:
    cities = [city for cities in PROVINCES.values() for city in cities.split()]
    assert len(PROVINCES) == 34
    assert len(cities) == len(set(cities)) > 330
    for province, names in PROVINCES.items():
        for city in names.split():
            assert region_of(f"{city}市总工会") == Region(province, city)

"""Names in running text: found whole, and only where they are names."""

from __future__ import annotations

import pytest

from kb.knowledge.aliases import aliases_of
from kb.knowledge.contractions import _grown, is_contraction
from kb.knowledge.form_owners import Publisher
from kb.knowledge.listed_names import listed_in
from kb.knowledge.name_table import name_table
from kb.knowledge.names import names_in
from kb.knowledge.short_forms import is_short_for, short_forms
from kb.model import Organisation
from tests.kb.test_parsing import bulletin_of

NOBODY = Publisher("", "", "")


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in names_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日，青云市水务局向青云市第三人民医院捐赠口罩。", ["青云市水务局", "青云市第三人民医院"]),
        ("会上，青云市节水协会联合松山县供水有限公司签订协议。", ["青云市节水协会", "松山县供水有限公司"]),
        ("市水利局会同县交通运输局检查。", ["市水利局", "县交通运输局"]),
        ("青云县自然资源和规划局派员到场。", ["青云县自然资源和规划局"]),
        ("青云省水务集团（松山）有限公司复工。", ["青云省水务集团（松山）有限公司"]),
        ("慰问青云市总工会，走进柳汀街道派出所。", ["青云市总工会", "柳汀街道派出所"]),
        ("青雲市歸國華僑聯合會主辦。", ["青雲市歸國華僑聯合會"]),
        ("单位\t青云恒固货架有限公司\t松山木业有限公司", ["青云恒固货架有限公司", "松山木业有限公司"]),
        ("与上沙区社会保险中心联合开设专窗。", ["上沙区社会保险中心"]),
        ("栖川建工会同霁川律所走访。", ["霁川律所"]),
        ("当即联系中国五金制品协会。", ["中国五金制品协会"]),
        ("中国烹饪协会、中国物资再生协会到会。", ["中国烹饪协会", "中国物资再生协会"]),
        ("神舟建筑集团援助松山县铭传乡南分路社区。", ["神舟建筑集团", "松山县铭传乡南分路社区"]),
        ("举办2019年松山区印刷协会年会。", ["松山区印刷协会"]),
        (
            "珠海派诺科技股份有限公司、甘肃银隆新能源充电科技有限公司捐款。",
            ["珠海派诺科技股份有限公司", "甘肃银隆新能源充电科技有限公司"],
        ),
        ("青云市总工会党组书记到场。", ["青云市总工会"]),
        ("中国建筑三局（集团）有限公司中标。", ["中国建筑三局（集团）有限公司"]),
        ("青云市采油三厂党总支慰问。", ["青云市采油三厂党总支"]),
        ("莆阳市驻西安办事处、省妇联、省科协到会。", ["莆阳市驻西安办事处", "省妇联", "省科协"]),
        ("国家管道产品质量检验检测中心（河北）出具报告。", ["国家管道产品质量检验检测中心（河北）"]),
        ("4月30日，水质监测中心采集水样276份。", ["水质监测中心"]),
        ("兰台镇人民政府闻讯后派人支援。", ["兰台镇人民政府"]),
        ("联合县市场监督管理局检查，昌和市消费者协会到场。", ["县市场监督管理局", "昌和市消费者协会"]),
        ("质量部会同江岭省药品检验研究院走访。", ["江岭省药品检验研究院"]),
        ("共青团岭北县委组织青年植树。", ["共青团岭北县委"]),
        ("与县农业农村局、市经信局签订协议。", ["县农业农村局", "市经信局"]),
        (
            "4月30日，急诊科走进社区，变压器分厂开展竞赛，物资采购部对供应商开展审核。",
            ["急诊科", "变压器分厂", "物资采购部"],
        ),
        ("同日，我院热工计量研究所派出小分队。", ["热工计量研究所"]),
        ("青云市中医院内科主任医师到场。", ["青云市中医院"]),
        ("青云市总工会　市科协组织义诊。", ["青云市总工会", "市科协"]),
        ("县水利局、县农业局和县财政局检查。", ["县水利局", "县农业局", "县财政局"]),
        ("大队与县文化广电和旅游局签约。", ["县文化广电和旅游局"]),
        ("桐山海关与县总工会座谈。", ["桐山海关", "县总工会"]),
        ("松山县消防救援大队滨河站开放。", ["松山县消防救援大队滨河站"]),
        ("青云理工大学仪器工程系承办。", ["青云理工大学仪器工程系"]),
        ("松山县农村信用合作联社捐款。", ["松山县农村信用合作联社"]),
        ("长风滚装船务公司开出专班。", ["长风滚装船务公司"]),
        ("驻街单位青云市地矿局到场，协会副会长单位锦绣坊服饰有限公司捐款。", ["青云市地矿局", "锦绣坊服饰有限公司"]),
        ("全国空气净化设备商会、中国湖泊科普联盟到会。", ["全国空气净化设备商会", "中国湖泊科普联盟"]),
        ("中科海澜（苏州）催化技术研究所签约。", ["中科海澜（苏州）催化技术研究所"]),
        ("县安委办督查，市图书馆、省工商局到场。", ["县安委办", "市图书馆", "省工商局"]),
        ("中共松山县委党校授课。", ["中共松山县委党校"]),
        ("浙江省人民政府驻兰州办事处到会。", ["浙江省人民政府驻兰州办事处"]),
        ("动员金穗水稻种植专业合作社代耕。", ["金穗水稻种植专业合作社"]),
        ("6月24日，市文旅局机关党委组织党员参观。", ["市文旅局机关党委"]),
        ("联合岚州市烹饪协会慰问岚州国际饭店。", ["岚州市烹饪协会", "岚州国际饭店"]),
        ("县法院、市妇联在市中心设点。", ["县法院", "市妇联"]),
        ("邀请江陵惠民律师事务所律师授课，特邀黔中财经大学教授点评。", ["江陵惠民律师事务所", "黔中财经大学"]),
        ("华彩家纺有限公司第一时间捐款。", ["华彩家纺有限公司"]),
        ("交由松山县红十字会分发，供青云市红十字会使用。", ["松山县红十字会", "青云市红十字会"]),
        ("巴城岭南会馆、锦江春酒楼捐款。", ["巴城岭南会馆", "锦江春酒楼"]),
        ("区烘焙餐饮行业协会组织会员。", ["区烘焙餐饮行业协会"]),
        ("区社会组织综合党委检查。", ["区社会组织综合党委"]),
        ("运营方青云捷速网络科技有限公司整改。", ["青云捷速网络科技有限公司"]),
        ("该局白河口市场监管所党支部慰问。", ["白河口市场监管所党支部"]),
        ("由湄澜安畅冷链物流有限公司消杀。", ["湄澜安畅冷链物流有限公司"]),
        ("国家认证认可监督管理委员会发函。", ["国家认证认可监督管理委员会"]),
        ("市轻纺工会组织文艺小分队慰问。", ["市轻纺工会"]),
        ("松山总工会联合医院心理科开课。", ["松山总工会"]),
        ("作客青云广播电视台，曾任省胸科医院院长。", ["青云广播电视台", "省胸科医院"]),
        ("培训乡镇卫生院骨干，与松山陇运物流有限公司签约。", ["松山陇运物流有限公司"]),
        ("向恒远精密铸造公司发放贷款。", ["恒远精密铸造公司"]),
        ("澜江分行为松山瑞谷材料公司授信。", ["澜江分行", "松山瑞谷材料公司"]),
        ("收到校友企业滨溪启衡材料有限公司的来函。", ["滨溪启衡材料有限公司"]),
        ("慰问会员企业滨溪启衡材料有限公司，爱心企业协会到场。", ["滨溪启衡材料有限公司"]),
        ("市法律援助中心受理绫水市恒美家纺有限公司的申请。", ["市法律援助中心", "绫水市恒美家纺有限公司"]),
        ("会同青浦高速公路管理处于6月18日整改。", ["青浦高速公路管理处"]),
        ("郢城市先进制造研究院派员，市先进集体到场。", ["郢城市先进制造研究院"]),
        ("台城市总商会来访，各城市教育局到会。", ["台城市总商会"]),
        ("松山市预制菜行业商会举办展会。", ["松山市预制菜行业商会"]),
        ("在大件车间、装配车间开展互检。", ["装配车间"]),
        ("有企业希望市科协多来。", ["市科协"]),
        ("与澜江大学环境与市政工程学院签订协议。", ["澜江大学环境与市政工程学院"]),
        ("松山自然博物馆、省自然科学基金委员会到会。", ["松山自然博物馆", "省自然科学基金委员会"]),
        ("沅水食药检测服务有限公司系本市企业。", ["沅水食药检测服务有限公司"]),
        ("县司法局石臼司法所调处纠纷12起。", ["县司法局石臼司法所"]),
        ("第三季度市科技馆接待观众。", ["市科技馆"]),
    ],
)
def test_a_name_is_found_whole(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name in expected] == expected


def test_a_place_that_the_bulletin_shows_makes_a_name() -> None:
    text = "清源师范学院和清源农商银行捐款。"
    assert names(text) == []
    found = [text[start:end] for start, end in names_in(text, frozenset(("清源",)))]
    assert found == ["清源师范学院", "清源农商银行"]


@pytest.mark.parametrize(
    "text",
    [
        "各会员单位、乡镇水厂和社区医院都要落实。",
        "为困难大学新生发放助学金，原料进厂检验，分公司举办比赛，集团党委书记讲话。",
        "全市中小学校开展志愿服务进社区活动。",
        "公司与协会商定，由车间班组负责。",
        "在市中心都设分公司。",
        "将举办第六届科技活动周暨院所开放日，民营企业和商协会在朔州站候车厅参加。",
        "召开全县工作推进会、座谈会和现场会。",
        "他学会了检修，一处处排查，全部办完。",
        "市属企业工会、市直机关工会都来了。",
        "县政府、市委要求加强值守。",
        "17家乡镇水厂、41个小区和受灾小学。",
        "我们认真落实省公司部署，全力做好保电工作。",
        "32个省级工商联和省内高校都响应了。",
        "并荣获公益平台所颁发的捐赠证书。",
        "开创平台深化支部协同共进工作。",
        "市建协会员单位积极响应。",
        "粮价处于6月以来的低位，库区处于24小时值守状态。",
        "秘书长孔德康做了报告。",
        "有关部门依法立案查处。",
        "所属6家营运分公司负责人参加。",
        "各市、州工商联要学习借鉴。",
        "被命名为“湖泊科学特色学校”。",
        "派出专班驻厂办公，地处山区。",
        "高校科协、公共图书馆都来了。",
    ],
)
def test_what_is_only_a_class_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("青禾水务集团有限公司", {"青禾水务", "青禾水务集团"}),
        ("鹤汀智涌仪表有限公司", {"智涌仪表", "鹤汀智涌仪表"}),
        ("云岭省市场监督管理局", {"省市场监督管理局", "省市场监管局"}),
        ("唐山丰泽特种钢铁有限公司", {"丰泽特钢"}),
        ("秦皇岛港城供水有限责任公司", {"港城供水"}),
        ("竹溪乡水利管理站", {"乡水管站"}),
        ("石屏山发电厂", {"石屏山电厂"}),
        ("中共柳荫街道工作委员会", {"柳荫街道党工委"}),
        ("安河县总工会", {"安河县总", "县总"}),
        ("柳河市公共交通集团有限公司", {"柳河公交集团"}),
        ("碧江供电局输电管理所", {"输电管理所"}),
        ("泠川交建第四工程有限公司", {"四公司"}),
        ("临枫市第三人民医院", {"市三院"}),
        ("嵩平县科学技术协会", {"县科协", "嵩平县科协"}),
        ("永兴超市连锁有限公司", {"永兴超市"}),
        ("广州恒净过滤器厂", {"恒净厂"}),
        ("泽远重工集团有限公司", {"泽远重工集团"}),
        ("江海农村商业银行股份有限公司", {"江海农村商业银行"}),
        ("清溪县防汛抗旱指挥部办公室", {"县防办"}),
        ("水稻研究所", {"水稻所"}),
        ("青岭市供水集团有限公司", {"供水集团"}),
        ("松山区社会组织联合会", {"区社联会"}),
        ("市青苗社会工作服务中心", {"青苗社工"}),
        ("青岭市启明社会工作服务中心", {"启明社工"}),
        ("云池山风景区管理委员会", {"云池山管委会"}),
        ("共青团云岭科技大学委员会", {"云岭科技大学团委"}),
        ("中州水利水电第四工程局", {"水电四局"}),
        ("合肥澜盛橡塑制品有限公司", {"澜盛橡塑"}),
        ("麦岚记餐饮有限公司", {"麦岚记"}),
        ("松山县消防救援大队", {"消防大队"}),
        ("海悦度假酒店", {"海悦酒店"}),
    ],
)
def test_short_forms_follow_from_a_name(name: str, forms: set[str]) -> None:
    for form in forms:
        assert form in aliases_of([name], {}, f"{name}开会。会后，{form}组织植树。", (), NOBODY, {})[name]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("松山县石屏镇卫生院", "县卫生院"),  # of a wider place
        ("金屿机场海关", "金屿海关"),  # another customs house
        ("泠江银行槐堰分行", "泠江银行"),  # the body above
        ("青岚市消防安全委员会办公室", "市委办公室"),
        ("徐州供电公司", "供电公司"),  # a class
        ("云津市轨道交通建设有限公司", "市轨道交通"),
        ("松山区社会组织联合会", "区社会"),
        ("青岭市鼎泰模具有限公司", "青岭市"),
        ("云岫山旅游开发有限公司", "云岫山"),
        ("省消费者权益保护委员会", "消委会"),
    ],
)
def test_what_tells_too_little_is_no_short_form(name: str, form: str) -> None:
    assert form not in aliases_of([name], {}, f"{name}开会。会后，{form}组织植树。", (), NOBODY, {})[name]


def test_what_may_stand_for_two_stands_for_neither() -> None:
    names_ = ["柳河市第一建设有限公司", "柳河市第一建材有限公司"]
    assert aliases_of(names_, {}, "会后，市第一建有限公司、柳河一建到场。", (), NOBODY, {}) == {
        name: [] for name in names_
    }


def test_of_two_the_one_at_home_is_meant() -> None:
    names_ = ["鹭川市总工会", "泉溪市总工会"]
    text = "鹭川市总工会开会，泉溪市总工会到场。会后，市总工会组织植树。"
    assert aliases_of(names_, {}, text, (), NOBODY, {}) == {name: [] for name in names_}
    at_home = Publisher("鹭川市总工会", "鹭川市", "")
    assert aliases_of(names_, {}, text, (), at_home, {}) == {"鹭川市总工会": ["市总工会"], "泉溪市总工会": []}


def test_what_bulletins_are_called_has_a_short_form_of_the_publisher_alone() -> None:
    names_ = ["岳川省科学技术协会", "岳川科普协作有限公司"]
    publisher = Publisher("岳川省科学技术协会", "岳川省", "岳川省科协动态")
    assert aliases_of(names_, {}, "岳川科普协作有限公司到场。", (), publisher, {}) == {
        names_[0]: ["岳川省科协"],
        names_[1]: [],
    }
    assert aliases_of(names_[:1], {}, "", (), Publisher("", "", "竹协会讯"), {}) == {names_[0]: []}


def organisations(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    text = "\n".join(("节水简报", "第1期", "标题在此", *paragraphs))
    return {each.name: each.aliases for each in bulletin_of(text).organisations}


def test_names_that_are_short_for_longer_ones_are_aliases() -> None:
    text = (
        "节水简报\n第1期\n临江市总工会办公室 2021年3月20日\n标题在此\n"
        "3月1日，石城管道技术研究院有限公司、河北瑞丰保温材料有限公司、松山市第二医院到会，大家都说办得好。\n"
        "3月2日，市总工会与石城管道院、瑞丰公司签约，市医院也来祝贺，直到天黑才散去，路上还下起了小雨。"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["临江市总工会"] == ("市总工会",)
    assert found["石城管道技术研究院有限公司"] == ("石城管道院",)
    assert found["河北瑞丰保温材料有限公司"] == ("瑞丰公司",)
    assert found["松山市第二医院"] == ()  # 市医院 may be another one


def test_a_name_that_is_defined_twice_has_both_forms() -> None:
    text = (
        "节水简报\n第1期\n标题在此\n由江淮建设工程集团有限公司（以下简称“江淮建工”或“江淮集团”）承建，"
        "江淮建工派人到场，一直忙到天黑才走。"
    )
    (found,) = (each for each in bulletin_of(text).organisations if each.name.startswith("江淮"))
    assert found.aliases == ("江淮建工", "江淮集团")


def test_of_societies_every_word_counts() -> None:
    """青江市质量检验协会 is another one; by its initials (青江市质检协会) it may be called."""
    found = organisations(
        "3月1日，青江市质量检验协会推荐班组5个，青江市质量协会派出专家4人到场，青江市质检协会还办了培训，路上下起了小雨。"
    )
    assert found == {"青江市质量检验协会": ("青江市质检协会",), "青江市质量协会": ()}


def test_a_committee_of_the_party_is_defined_by_what_its_own_call_it() -> None:
    found = organisations(
        "中共临岳理工大学委员会（以下简称校党委）开会。会后，校党委组织植树，直到天黑才散去，路上还下起了小雨。"
    )
    assert found == {"中共临岳理工大学委员会": ("校党委",)}


def test_what_a_company_is_to_others_or_a_verb_is_no_part_of_the_name_that_is_defined_behind_it() -> None:
    for before, others in (("校友企业", ()), ("市法律援助中心受理", ("市法律援助中心",))):
        found = organisations(
            f"昨天，{before}绫水市恒美家纺有限公司（以下简称“恒美家纺”）的来函，大家都说好，忙到天黑。"
        )
        assert found == {"绫水市恒美家纺有限公司": ("恒美家纺",), **dict.fromkeys(others, ())}


def test_the_words_of_an_editor_are_no_part_of_the_name_that_is_defined_behind_them() -> None:
    for words in ("本期选登", "本刊摘登", "现刊登", "本期编发"):
        found = organisations(
            f"{words}岭北省计量测试促进会（简称岭北量促会）送来的材料，路上还下起了小雨，大家都说好。"
        )
        assert list(found) == ["岭北省计量测试促进会"], words


def test_a_short_form_counts_where_it_is_used_and_for_one_only() -> None:
    found = organisations(
        "3月1日，青禾水务集团有限公司检修管网，青禾水务派出20名职工到场，夜里才收工，居民都说放心。",
        "青云市水务局和松山市水务局都派员参加，市水务局的同志讲了话，气氛热烈，大家都说好。",
    )
    assert found["青禾水务集团有限公司"] == ("青禾水务",)
    assert found["青云市水务局"] == found["松山市水务局"] == ()  # nobody can tell which one 市水务局 is


def test_a_union_is_no_mention_of_its_company() -> None:
    found = organisations(
        "霁川安居板业股份有限公司（以下简称“安居板业”）成立二十年，职工都说好，大家一起努力向前走。",
        "12月22日，安居板业工会慰问困难职工64户，送去慰问金9.6万元，人人都很感动，屋里暖洋洋的。",
    )
    assert "安居板业工会" in found


def test_a_class_word_is_no_alias() -> None:
    assert organisations("青云市节水协会（以下简称“协会”）召开会议，协会负责人到场讲话，大家都说开得好。") == {
        "青云市节水协会": ()
    }


def test_mentions_are_exact() -> None:
    bulletin = bulletin_of(
        "节水简报\n第1期\n标题在此\n3月1日，青云市水务局检查泵站，青云市水务局局长到场，一直忙到天黑才走。"
    )
    organisation: Organisation = next(each for each in bulletin.organisations if each.name == "青云市水务局")
    text = bulletin.passages[0].text
    assert [text[mention.start : mention.end] for mention in organisation.mentions] == ["青云市水务局"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省农机厅技术推广处处长到会讲话", ["省农机厅技术推广处"]),
        ("青云工学院继续教育中心的老师授课", ["青云工学院继续教育中心"]),
        ("近日，该社获评青江市农业农村局“示范合作社”", ["青江市农业农村局"]),
        ("向青江县柳溪乡双塔小学捐赠图书", ["青江县柳溪乡双塔小学"]),
        ("会上，市教委与市计委联合发文", ["市教委", "市计委"]),
        ("原定与邻县合作社举行的比赛取消", []),
        ("大会特聘市第四人民医院的医生", ["市第四人民医院"]),
        ("青江市图书馆流动图书车开进石桥小学", ["青江市图书馆", "石桥小学"]),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in names_in(text)] == expected


def test_what_a_list_of_so_many_companies_names_are_companies() -> None:
    text = "听取青穗农机、澜滨电缆、沅陂食品三家企业的意见，走访纺织、印染、制革等5家企业，与《青江日报》社座谈"
    assert [text[start:end] for start, end in listed_in(text)] == [
        "《青江日报》社",
        "青穗农机",
        "澜滨电缆",
        "沅陂食品",
    ]


def test_a_part_begins_where_its_body_begins() -> None:
    found = organisations(
        "三泽开关厂：近日，三泽开关厂质检科举办竞赛，96名职工参加，厂里上下都说这个办法好，明年还要办。"
    )
    assert "三泽开关厂质检科" in found
    assert "泽开关厂质检科" not in found


def test_the_place_of_a_body_is_no_part_of_the_name_that_is_defined() -> None:
    text = (
        "农合动态\n第1期\n云岭省青江市农民合作经济组织联合会 2021年3月20日\n标题在此\n"
        "青江市农民合作经济组织联合会（以下简称“市农合联”）办了三件事，市农合联的同志都说好，路上还下起了小雨。"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found == {"青江市农民合作经济组织联合会": ("市农合联", "云岭省青江市农民合作经济组织联合会")}


def test_of_two_with_the_same_name_in_two_places_the_publisher_is_meant() -> None:
    names_ = ["云岭省柳桥商会", "青江柳桥商会"]
    text = "云岭省柳桥商会到青江柳桥商会走访。会后，柳桥商会组织植树。"
    home = Publisher("云岭省柳桥商会", "云岭省", "")
    assert aliases_of(names_, {}, text, (), home, {}) == {"云岭省柳桥商会": ["柳桥商会"], "青江柳桥商会": []}


def test_parts_behind_a_definition_and_behind_class_words() -> None:
    text = (
        "海关信息\n第1期\n石港海关办公室 2021年3月20日\n春运　保畅通\n石港海关全力以赴\n"
        "3月1日，青禾水务集团有限公司（以下简称“青禾水务”）工会慰问职工60名，大家都说好，路上还下起了小雨。\n"
        "3月2日，石港海关驻白沙港办事处查验货物30票，石港海关派人到场，直到天黑才散去，路上还下起了小雨。"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert "青禾水务集团有限公司工会" in found
    assert found["青禾水务集团有限公司工会"] == ()
    assert "石港海关驻白沙港办事处" in found
    assert "石港海关" in found  # the line of the headline before it is no part of its name


def test_the_committee_that_the_masthead_shows_is_the_partys_or_the_unions() -> None:
    text = (
        "工会简报\n第1期\n青岭铁路局集团有限公司工会委员会办公室 2021年3月20日\n标题在此\n"
        "3月1日，集团公司工会慰问职工60名，大家都说好，直到天黑才散去，路上还下起了小雨，屋里暖洋洋的。"
    )
    assert "青岭铁路局集团有限公司工会委员会" in {each.name for each in bulletin_of(text).organisations}


def test_what_a_bracket_in_the_name_of_the_publisher_closes_belongs_to_it() -> None:
    text = (
        "烟草简报\n第1期\n青江市烟草专卖局（公司）办公室 2021年3月20日\n标题在此\n"
        "3月1日，青江市烟草专卖局（公司）（以下简称市局）召开会议，60名职工参加，大家都说好，路上还下起了小雨。"
    )
    assert {each.name: each.aliases for each in bulletin_of(text).organisations}["青江市烟草专卖局（公司）"] == (
        "市局",
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("青江市第一中学图书馆", "市图书馆"),  # the library of a school
        ("青江市少年儿童图书馆", "市图书馆"),
        ("康宁中心医院", "康宁中医院"),  # another hospital
        ("江北仁泽妇产医院", "江北仁泽医院"),
        ("青江市质量检验协会", "青江市质量协会"),  # another society
        ("青江市青少年科技活动中心", "青江市青少年活动中心"),
        ("青江市中西医结合医院", "青江市中医院"),
        ("霁川省质量振兴协会", "质量协会"),
        ("学校红十字会学生分会", "校学生会"),
    ],
)
def test_what_leaves_out_whose_it_is_is_no_short_form(name: str, form: str) -> None:
    assert form not in aliases_of([name], {}, f"{name}开会。会后，{form}组织植树。", (), NOBODY, {})[name]


@pytest.mark.parametrize("text", ["市第十一次工商联大会", "邻近四省农机局", "在青江布局", "抵青江市第四人民医院"])
def test_what_counts_or_happens_is_no_name(text: str) -> None:
    assert [text[start:end] for start, end in names_in(text)] in ([], ["青江市第四人民医院"])


def test_the_colleges_of_a_university_are_named_by_what_they_teach() -> None:
    body = "3月1日，机械工程学院与材料科学与工程学院联合举办讲座2场，各学院师生都来了，路上还下起了小雨，屋里暖洋洋的。"
    head = "工作简报\n第1期\n{} 2021年3月20日\n标题在此\n"
    found = {each.name for each in bulletin_of(head.format("青江理工大学") + body).organisations}
    assert {"机械工程学院", "材料科学与工程学院"} <= found
    found = {each.name for each in bulletin_of(head.format("青江市节水协会") + body).organisations}
    assert "材料科学与工程学院" not in found


@pytest.mark.parametrize(
    "text",
    [
        "在北京市、上海市、南京市三家企业检查",
        "黄石港、西塞山、下陆区三家公司捐款",
        "张三丰、李四光、王五魁三家企业捐款",
        "青穗农机、澜滨电缆、沅陂食品两家企业签约",
        "青穗农机、澜滨电缆、沅陂食品三家企业负责人到会",
    ],
)
def test_places_persons_and_lists_of_another_number_are_no_companies(text: str) -> None:
    assert list(listed_in(text)) == []


def test_of_a_company_and_its_own_the_short_form_means_the_company() -> None:
    names_ = ["云岭电网有限责任公司", "云岭电网检修公司"]
    assert aliases_of(
        names_, {}, "云岭电网有限责任公司开会，云岭电网检修公司到场。会后，云岭电网植树。", (), NOBODY, {}
    ) == {
        "云岭电网有限责任公司": ["云岭电网"],
        "云岭电网检修公司": [],
    }


def test_a_street_is_its_office_where_that_publishes() -> None:
    text = "青荷街道办事处开会。会后，青荷街道组织植树。"
    assert aliases_of(["青荷街道办事处"], {}, text, (), NOBODY, {}) == {"青荷街道办事处": []}
    home = Publisher("青荷街道办事处", "", "")
    assert aliases_of(["青荷街道办事处"], {}, text, (), home, {}) == {"青荷街道办事处": ["青荷街道"]}


def test_a_bureau_is_called_by_its_place_by_one_of_the_same_duty() -> None:
    names_ = ["梅岭区市场监管局", "梅岭区教育局"]
    text = "梅岭区市场监管局、梅岭区教育局开会。会后，梅岭区局植树。"
    home = Publisher("青江市市场监督管理局", "青江市", "")
    assert aliases_of(names_, {}, text, (), home, {}) == {"梅岭区市场监管局": ["梅岭区局"], "梅岭区教育局": []}
    assert aliases_of(names_, {}, text, (), Publisher("青江市烟草专卖局", "青江市", ""), {})["梅岭区市场监管局"] == []


MASTHEAD = "工作简报\n第1期\n{} 2021年3月20日\n标题在此\n"
REST = "，大家都说好，直到天黑才散去，路上还下起了小雨，屋里暖洋洋的，第二天又照常上班，一切如旧。"


def test_an_institute_names_its_own_by_what_they_study() -> None:
    body = f"3月1日，地基与基础研究所在现场完成试验2次{REST}"
    found = {each.name for each in bulletin_of(MASTHEAD.format("西岭岩土工程研究院") + body).organisations}
    assert "地基与基础研究所" in found


def test_the_publisher_is_the_body_nearest_to_its_department() -> None:
    body = f"3月1日，段党委慰问职工60名，石河机务段全力以赴{REST}"
    found = bulletin_of(MASTHEAD.format("青岭铁路局集团公司石河机务段党委宣传科") + body).organisations
    assert {"石河机务段", "段党委"} <= {each.name for each in found}
    (party,) = (each for each in found if each.name == "段党委")
    assert party.identity == "石河机务段党委"


def test_the_youth_of_a_school_is_its_committee() -> None:
    body = f"共青团青江理工大学委员会（简称校团委）开会。5月4日，校团委召开大会，表彰团员60名{REST}"
    found = {
        each.name: each.aliases
        for each in bulletin_of(MASTHEAD.format("共青团青江理工大学委员会") + body).organisations
    }
    assert found["共青团青江理工大学委员会"] == ("校团委",)
    assert "校团委" not in found


def test_whoever_helped_to_publish_is_an_issuer() -> None:
    bulletin = bulletin_of(
        "社团动态\n第9期\n松山区社团服务中心主办    松山区社团联合会协办\n2021年3月20日\n标题在此\n" + REST
    )
    assert bulletin.issuer == ("松山区社团服务中心", "松山区社团联合会")


def test_a_name_in_marks_of_another_width_is_one_name() -> None:
    body = f"顺达仓储（青江）有限公司\n3月1日，顺达仓储(青江)有限公司腾出仓库2座，顺达仓储又派人60名{REST}"
    found = [
        each for each in bulletin_of(MASTHEAD.format("青江市物流协会") + body).organisations if "顺达" in each.name
    ]
    assert len(found) == 1
    assert "顺达仓储" in found[0].aliases


def test_a_caption_with_a_numeral_counts_no_bodies() -> None:
    body = f"青江市华侨医院：3月1日，医院派出医师60名{REST}\n图二　市华侨医院医师测量血压"
    found = {each.name: each.aliases for each in bulletin_of(MASTHEAD.format("青江市侨联") + body).organisations}
    assert found["青江市华侨医院"] == ("市华侨医院",)


def test_a_branch_behind_a_class_word_is_of_the_head() -> None:
    body = f"青江农村商业银行股份有限公司：3月1日，该行石梁支行发放贷款60笔{REST}"
    organisations = bulletin_of(MASTHEAD.format("青江县乡村振兴局") + body).organisations
    found = {each.name: each.identity for each in organisations}
    assert found["石梁支行"] == "青江农村商业银行股份有限公司石梁支行"


def test_a_name_in_latin_letters_is_another_form() -> None:
    body = f"青岭高校图书馆联盟（Qingling Academic Library Alliance，简称QALA）成立。3月1日，QALA召开会议{REST}"
    found = {
        each.name: each.aliases for each in bulletin_of(MASTHEAD.format("青岭高校图书馆联盟") + body).organisations
    }
    assert {"QALA", "Qingling Academic Library Alliance"} <= set(found["青岭高校图书馆联盟"])


def test_heads_are_called_by_the_short_form_of_their_level() -> None:
    body = f"白塔区红十字会：3月1日，区红会培训村医60名{REST}\n沅阳区红十字会：3月2日，区红会培训村医80名{REST}"
    found = bulletin_of(MASTHEAD.format("青江市红十字会") + body).activities
    assert [each.organisations for each in found] == [("白塔区红十字会",), ("沅阳区红十字会",)]


def test_the_organ_of_a_head_is_called_after_its_class() -> None:
    body = f"建筑学院团委：3月10日，学院团委测绘农房62栋{REST}\n外国语学院团委：3月8日，学院团委选派志愿者76人{REST}"
    bulletin = bulletin_of(MASTHEAD.format("共青团青江理工大学委员会") + body)
    assert [each.organisations for each in bulletin.activities] == [("建筑学院团委",), ("外国语学院团委",)]
    assert "学院团委" not in {each.name for each in bulletin.organisations}


def test_whoever_sent_it_in_is_no_person() -> None:
    body = f"3月1日，活动顺利举行{REST}\n（急诊科 罗晓敏、护理部 沈秋月 供稿）"
    found = {each.name for each in bulletin_of(MASTHEAD.format("青江市中医院") + body).organisations}
    assert not any("罗晓敏" in name or "沈秋月" in name for name in found)


def test_what_a_group_calls_its_own_by_their_duty_are_bodies_where_they_act() -> None:
    body = (
        f"3月1日，拖轮公司党支部联合青江海关开展活动60次{REST}\n3月2日，工程公司的老张来了，集团公司召开会议2次{REST}"
    )
    found = {each.name for each in bulletin_of(MASTHEAD.format("青江港口集团有限公司") + body).organisations}
    assert "拖轮公司党支部" in found
    assert not {"工程公司", "集团公司"} & found
    of_society = {each.name for each in bulletin_of(MASTHEAD.format("青江市港口协会") + body).organisations}
    assert "拖轮公司党支部" not in of_society


@pytest.mark.parametrize(
    "text",
    [
        "进驻松山县三处安置点。",
        "所属各农场有限公司抢抓农时。",
        "市供销社召集五家企业。",
    ],
)
def test_several_places_or_bodies_are_no_name(text: str) -> None:
    assert names(text) in ([], ["市供销社"])


def test_a_word_that_holds_a_conjunction_does_not_cut_a_definition() -> None:
    body = f"青江市仁和医疗集团（以下称“集团”或“仁和集团”）成立。3月1日，仁和集团义诊60人{REST}"
    found = {each.name: each.aliases for each in bulletin_of(MASTHEAD.format("青江市卫生健康委") + body).organisations}
    assert found["青江市仁和医疗集团"] == ("仁和集团",)
    assert "医疗集团" not in found


def test_bodies_of_a_number_are_no_short_form() -> None:
    body = f"青岭米业股份公司：3月1日，公司发货60吨{REST}\n3月2日，对下属6家米业公司抽检60批{REST}"
    found = {each.name: each.aliases for each in bulletin_of(MASTHEAD.format("青江市粮食局") + body).organisations}
    assert "米业公司" not in found["青岭米业股份公司"]


def test_how_another_name_ends_is_no_short_form() -> None:
    names_ = ["松山县文化市场执法大队", "松山县交通运输执法大队"]
    text = "松山县文化市场执法大队、松山县交通运输执法大队开会。会后，执法大队出动。"
    assert aliases_of(names_, {}, text, (), NOBODY, {}) == {names_[0]: [], names_[1]: []}


def test_a_bureau_of_one_line_is_a_word_of_its_own() -> None:
    home = Publisher("青江市气象局", "青江市", "")
    text = "松山县气象局发布预警。松山县局部地区出现暴雨。"
    assert aliases_of(["松山县气象局"], {}, text, (), home, {}) == {"松山县气象局": []}


def test_the_publisher_is_one_body_whatever_else_is_named() -> None:
    body = f"8月3日，松山供电局检修线路50条{REST}\n8月5日，青禾县松山供电局检修线路30条{REST}"
    found = [each.name for each in bulletin_of(MASTHEAD.format("青禾集团有限公司松山供电局") + body).organisations]
    assert found.count("青禾集团有限公司松山供电局") == 1
    assert "松山供电局" not in found


def test_words_in_latin_letters_are_a_name_if_they_say_a_body() -> None:
    body = f"松山玻璃厂（CEO Wang Lin，简称“松玻”）捐款。3月1日，松玻捐赠玻璃60箱{REST}"
    found = {each.name: each.aliases for each in bulletin_of(MASTHEAD.format("青江市工商联") + body).organisations}
    assert found["松山玻璃厂"] == ("松玻",)


def test_a_union_that_has_members_has_not_done_anything() -> None:
    assert names("青江市工会组织共有会员3000人。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("协会联合省市场监管局检查。", ["省市场监管局"]),
        ("上游供应商白石矿业有限公司到会。", ["白石矿业有限公司"]),
        ("楚南送变电工程有限公司投运。", ["楚南送变电工程有限公司"]),
        ("民盟江澜省委会、民进临浦市委会来访。", ["民盟江澜省委会", "民进临浦市委会"]),
        ("正衡（青江）律师事务所指派律师。", ["正衡（青江）律师事务所"]),
        ("邻市丹溪市律师协会回访。", ["丹溪市律师协会"]),
        ("将口罩交省红十字会，配合市消防救援支队转移。", ["省红十字会", "市消防救援支队"]),
        ("经沈阳市经开区管委会批准，送到郫都区望江社区居委会。", ["沈阳市经开区管委会", "郫都区望江社区居委会"]),
        ("市预警信息发布中心、市大气探测技术保障中心值守。", ["市预警信息发布中心", "市大气探测技术保障中心"]),
        ("送到松山县第一中学和县福利院。", ["松山县第一中学", "县福利院"]),
        ("中南环联专家委员会赴永州市道源造纸有限公司。", ["中南环联专家委员会", "永州市道源造纸有限公司"]),
        ("联合星途机器人（青江）有限公司，联合山东省衡器协会。", ["星途机器人（青江）有限公司", "山东省衡器协会"]),
        ("推荐案例获全国高职高专图书馆联盟表彰。", ["全国高职高专图书馆联盟"]),
        ("青江电缆与关中工业大学签约。", ["关中工业大学"]),
        ("白源乳业和丰沂金牧乳品厂发表承诺书。", ["丰沂金牧乳品厂"]),
        ("从老挝采购医用外科口罩。", []),
        ("市物资采购中心、中国物流与采购联合会到会。", ["市物资采购中心", "中国物流与采购联合会"]),
        ("转赠给青江市人民医院。", ["青江市人民医院"]),
        ("理事长胡冬生代表合作社致辞。", []),
        ("韩方企业汉海航运株式会社、园区消防救援大队到场。", ["汉海航运株式会社", "园区消防救援大队"]),
        ("省生态环境厅科技与财务处、丰泽市律协到会。", ["省生态环境厅科技与财务处", "丰泽市律协"]),
        (
            "走进清溪市第三强制隔离戒毒所、青江市军队离休退休干部服务中心。",
            ["清溪市第三强制隔离戒毒所", "青江市军队离休退休干部服务中心"],
        ),
        ("洪家渡镇党委书记与市纪委监委驻市卫健委纪检监察组到场。", ["市纪委监委驻市卫健委纪检监察组"]),
        ("协会与省市场监管局计量处在南昌开会。", ["省市场监管局计量处"]),
        ("县支农主力银行到会。", []),
        ("石门云茶专业合作社与杭州清和茶业有限公司签约。", ["石门云茶专业合作社", "杭州清和茶业有限公司"]),
        ("泰国电器制造商协会来访。", ["泰国电器制造商协会"]),
        ("会同北辰律师事务所在地铁站普法。", ["北辰律师事务所"]),
        ("共青团省委、区法院少年家事庭到会。", ["共青团省委", "区法院少年家事庭"]),
        (
            "青江市云溪市越剧传习中心、全国低压电器检测协作中心演出。",
            ["青江市云溪市越剧传习中心", "全国低压电器检测协作中心"],
        ),
        ("中铁合肥货运中心、街道综合行政执法队到场。", ["中铁合肥货运中心", "街道综合行政执法队"]),
        ("市卫健委机关党委书记到场。", ["市卫健委机关党委"]),
        ("学生工作处邀请专家，招生就业处举办双选会。", ["学生工作处", "招生就业处"]),
        ("湘南省图书馆学会第十届理事会第三次会议召开。", ["湘南省图书馆学会"]),
        ("厂方向学院赠送车床，西河老年大学青原分校写春联。", ["西河老年大学青原分校"]),
        ("湖南友和奥莱商贸公司与惠民连锁超市有限公司签约。", ["湖南友和奥莱商贸公司", "惠民连锁超市有限公司"]),
        ("急企业之所急，网传省侨联停办。", ["省侨联"]),
        ("送往五所山区学校，14个市州供电公司参加，走进非国有博物馆。", []),
        ("学会积极响应省科协号召。", ["省科协"]),
        ("为柏林县三道岭小学捐款，应绥滨县住建局请求到场。", ["柏林县三道岭小学", "绥滨县住建局"]),
        (
            "青江学院化学与环境学院、省药监局医疗器械注册管理处到会。",
            ["青江学院化学与环境学院", "省药监局医疗器械注册管理处"],
        ),
        ("隶属于青江大学，原名松山冶金学院，现青江理工大学。", ["青江大学", "松山冶金学院", "青江理工大学"]),
        ("途经沙田市中心，建成国家级开发区，广为市民所识。", []),
        ("自青江市总工会来，全资子公司到会。", ["青江市总工会"]),
        ("青禾人寿、青江引航站参加。", ["青禾人寿", "青江引航站"]),
    ],
)
def test_what_stands_before_a_name_belongs_to_it_or_not(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_bureau_is_called_by_its_level_alone_by_one_of_the_same_duty() -> None:
    names_ = ["省质量技术监督局", "青江市质量技术监督局", "青江市教育局"]
    text = "省质量技术监督局、青江市质量技术监督局、青江市教育局开会。按照省局部署，市局检查三天。"
    found = aliases_of(names_, {}, text, (), Publisher("青江市质量技术监督局", "青江市", ""), {})
    assert found == {names_[0]: ["省局"], names_[1]: ["市局"], names_[2]: []}
    assert aliases_of(names_, {}, text, (), Publisher("青江市商务局", "青江市", ""), {})[names_[1]] == []


def test_the_place_and_trade_of_a_grid_company_are_no_short_form_of_it() -> None:
    names_ = ["国网松山省电力公司", "松山省电力装备行业协会"]
    assert aliases_of(names_, {}, "\n".join(names_), (), NOBODY, {})["国网松山省电力公司"] == []


def test_a_committee_that_is_defined_by_its_short_name_is_the_one_of_the_masthead() -> None:
    body = f"红枫社区党委（以下简称“社区党委”）开会。3月1日，社区党委慰问老人60名{REST}\n社区居委会3月2日发放口罩600只{REST}"
    bulletin = bulletin_of(MASTHEAD.format("中共青江市云台区红枫街道红枫社区委员会") + body)
    found = {each.name: set(each.aliases) for each in bulletin.organisations}
    assert found["中共青江市云台区红枫街道红枫社区委员会"] >= {"红枫社区党委", "社区党委"}
    assert "社区居委会" in found
    assert not [name for name in found if name.endswith("红枫社区")]


def test_a_bureau_of_the_city_is_not_the_one_of_its_district() -> None:
    assert not is_short_for("市财政局", "青江市望湖区财政局")
    assert is_short_for("区财政局", "青江市望湖区财政局")


def test_a_piece_of_a_mark_with_a_numeral_is_no_name() -> None:
    found = organisations(f"3月1日，青云市水务局联合中水九川工程局有限公司检查水泵20台{REST}")
    assert not [name for name in found if name.startswith("川工程局")]


def test_a_body_of_every_place_is_no_short_form_of_another() -> None:
    names_ = ["青江市科学技术普及协会", "青江市科学技术协会"]
    text = "青江市科学技术普及协会、青江市科学技术协会开会。会后，市科学技术协会植树。"
    assert aliases_of(names_, {}, text, (), NOBODY, {})["青江市科学技术普及协会"] == []


def test_a_head_that_a_company_is_called_by_is_that_company() -> None:
    text = MASTHEAD.format("青江省环保促进会")
    text += f"【荆楚净源膜】\n3月1日，荆楚净源膜科技有限公司检修水泵20台{REST}公司党支部3月2日清运垃圾8吨{REST}\n"
    text += f"【仁德生物】\n3月3日，仁德生物与青江医科大学研制试剂盒2种{REST}\n【节约用水】\n节约用水人人有责{REST}\n"
    bulletin = bulletin_of(text)
    heads = {passage.text[:4]: passage.organisation for passage in bulletin.passages}
    assert heads == {"3月1日": "荆楚净源膜科技有限公司", "3月3日": "仁德生物", "节约用水": None}
    found = {each.name: each.aliases for each in bulletin.organisations}
    assert found["荆楚净源膜科技有限公司"] == ("荆楚净源膜",)
    assert "公司党支部" in found
    assert "仁德生物" in found


def test_a_defined_form_is_no_piece_of_a_longer_one() -> None:
    name = "江淮汇通银行股份有限公司安徽省分行"
    text = f"江淮汇通银行安徽省分行：金融活水。{name}（简称省分行）开会。会后，省分行植树。"
    assert aliases_of([name], {name: ["省分行"]}, text, (), NOBODY, {})[name] == ["江淮汇通银行安徽省分行"]


def test_a_group_is_no_short_form_of_its_branch() -> None:
    name = "华赣医药物流集团南城分公司"
    text = f"{name}开会。华赣医药物流集团的人来了，华赣医药物流也来了。"
    assert not {"华赣医药物流集团", "华赣医药物流"} & set(aliases_of([name], {}, text, (), NOBODY, {})[name])


def test_a_body_of_another_place_is_not_meant() -> None:
    text = "清溪市律师协会开会。丰泽市律协走访，走进市律协。"
    assert aliases_of(["清溪市律师协会"], {}, text, (), NOBODY, {})["清溪市律师协会"] == ["市律协"]
    text = "清溪市律师协会开会。丰泽市律协走访。"
    assert aliases_of(["清溪市律师协会"], {}, text, (), NOBODY, {})["清溪市律师协会"] == []


def test_the_part_of_a_body_is_called_after_its_defined_form() -> None:
    owner = "青江省环保产业促进联合会"
    found = aliases_of([owner, f"{owner}秘书处"], {owner: ["青环联"]}, "据青环联秘书处统计，一切如旧。", (), NOBODY, {})
    assert "青环联秘书处" in found[f"{owner}秘书处"]


def test_a_school_is_called_by_its_number_alone_where_a_word_begins() -> None:
    name = "青江区第三中学"
    assert aliases_of([name], {}, f"{name}开会。会后，三中植树。", (), NOBODY, {})[name] == ["三中"]
    assert aliases_of([name], {}, f"{name}学习三中全会精神。", (), NOBODY, {})[name] == []
    assert aliases_of([name], {}, f"{name}与白石三中结对。", (), NOBODY, {})[name] == []


def test_an_organ_beside_another_one_is_of_the_same_body() -> None:
    found = organisations(
        f"松山县医院工会开会{REST}", f"3月1日，松山县医院工会、团委慰问老人60名{REST}", f"工会和团委都来了{REST}"
    )
    assert {"松山县医院工会", "松山县医院团委"} <= set(found)
    assert found["松山县医院团委"] == ()


def test_where_a_head_is_stands_in_brackets_and_belongs_to_no_name() -> None:
    text = MASTHEAD.format("中国质量促进会")
    text += f"松原嘉禾化纤股份有限公司（吉林）：2月10日，公司捐款50万元{REST}\n"
    text += f"国家管道质量检测中心（河北）：2月11日，中心检测水样60份{REST}\n丰穗合作社（双塘镇）\n2月12日，合作社捐款8万元{REST}\n"
    bulletin = bulletin_of(text)
    heads = [passage.organisation for passage in bulletin.passages]
    assert heads == ["松原嘉禾化纤股份有限公司", "国家管道质量检测中心（河北）", "丰穗合作社"]
    assert [each.organisations for each in bulletin.activities] == [(head,) for head in heads]


def test_a_list_of_every_province_names_nobody() -> None:
    text = f"{MASTHEAD.format('中国质量促进会')}正文在此{REST}\n送：各省、自治区、直辖市质量协会，中国标准化协会\n"
    found = {each.name for each in bulletin_of(text).organisations}
    assert found == {"中国质量促进会", "中国标准化协会"}


def test_the_label_of_a_caption_begins_no_name() -> None:
    assert names("图一 县植保站技术员查看麦苗") == ["县植保站"]


def test_the_press_of_a_paper_is_named_by_its_title() -> None:
    text = "《现场质量》杂志社、《青江日报》社到会。"
    assert [text[start:end] for start, end in listed_in(text)] == ["《现场质量》杂志社", "《青江日报》社"]


def test_a_branch_of_the_grid_is_called_by_its_place() -> None:
    name = "国网青江省电力有限公司松山供电分公司"
    text = f"{name}、{name}办公室开会。国网松山供电公司办公室植树，松山供电公司慰问。"
    found = aliases_of([name, f"{name}办公室"], {}, text, (), NOBODY, {})
    assert {"国网松山供电公司", "松山供电公司"} <= set(found[name])
    assert "国网松山供电公司办公室" in found[f"{name}办公室"]


def test_an_organ_has_one_name_however_it_is_called() -> None:
    text = MASTHEAD.format("青江省水务有限公司松山分公司")
    text += f"青江省水务有限公司松山分公司（简称松山公司）开会。3月1日，松山公司党委慰问老人60名{REST}"
    text += f"会上，公司党委表彰党员8名{REST}"
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert found["松山公司党委"] == ("公司党委",)
    assert "公司党委" not in found


def test_two_that_sent_it_in_are_two() -> None:
    text = MASTHEAD.format("青江市水务集团")
    text += f"3月1日，管网运维中心检修水泵20台{REST}\n（管网运维中心 城东供水分公司 供稿）\n"
    found = {each.name for each in bulletin_of(text).organisations}
    assert {"管网运维中心", "城东供水分公司"} <= found
    assert "管网运维中心城东供水分公司" not in found


def test_the_hosts_of_two_roles_are_two_bodies() -> None:
    text = "贸促通讯\n2021年第1期\n主办：中国国际贸易促进委员会宁川市委员会\n承办：宁川国际商会秘书处  2021.03.20\n标题在此\n"
    bulletin = bulletin_of(f"{text}3月1日，市贸促会慰问企业20家{REST}")
    assert bulletin.issuer == ("中国国际贸易促进委员会宁川市委员会", "宁川国际商会秘书处")
    (activity,) = bulletin.activities
    assert activity.organisations == ("中国国际贸易促进委员会宁川市委员会",)


def test_a_street_that_publishes_with_its_committee_is_its_office() -> None:
    text = "桃源街道情况反映\n第1期\n中共临溪市文昌区桃源街道工作委员会\n临溪市文昌区桃源街道办事处\n2021年3月20日\n标题在此\n"
    bulletin = bulletin_of(f"{text}3月1日，桃源街道组织演练，90余人参加{REST}")
    assert [each.organisations for each in bulletin.activities] == [("临溪市文昌区桃源街道办事处",)]


def test_what_a_company_is_to_another_body_is_no_part_of_the_name_that_is_defined() -> None:
    found = organisations(f"社属企业云岭惠农农资有限公司（简称惠农公司）送货320车次{REST}")
    assert found["云岭惠农农资有限公司"] == ("惠农公司",)


def test_the_office_of_a_committee_is_called_by_three_characters() -> None:
    name = "中共云岭县委办公室"
    assert "县委办" in aliases_of([name], {}, f"{name}开会。会后，县委办植树。", (), NOBODY, {})[name]


def test_the_organisation_before_what_a_heading_is_about_is_the_head() -> None:
    text = MASTHEAD.format("临嵩市工商业联合会")
    text += f"一、临嵩市纺织服装商会：抱团接单，共克时艰\n3月1日，商会慰问企业20家{REST}\n二、重点工作：稳岗\n3月2日，一切照旧{REST}\n"
    bulletin = bulletin_of(text)
    assert [passage.organisation for passage in bulletin.passages] == ["临嵩市纺织服装商会", None]
    assert [each.organisations for each in bulletin.activities] == [("临嵩市纺织服装商会",)]


def test_a_company_whose_part_alone_is_named_in_full_has_its_short_form() -> None:
    found = organisations(
        f"3月1日，霖州轨道交通集团有限公司盾构管理中心培训职工20名{REST}", f"霖州轨道集团提供食宿{REST}"
    )
    assert found["霖州轨道交通集团有限公司"] == ("霖州轨道集团",)
    alone = organisations(f"3月1日，霖州轨道交通集团有限公司盾构管理中心培训职工20名{REST}")
    assert "霖州轨道交通集团有限公司" not in alone


def test_a_place_that_is_known_cuts_no_name_of_the_whole_country() -> None:
    text = MASTHEAD.format("清源县应急管理局") + f"3月1日，国网清源县供电公司抢修线路8条{REST}"
    assert "国网清源县供电公司" in {each.name for each in bulletin_of(text).organisations}


def test_what_kind_of_a_university_it_is_is_not_left_out() -> None:
    text = "滇南理工大学侨联开会。滇南大学侨联植树。"
    assert aliases_of(["滇南理工大学侨联"], {}, text, (), NOBODY, {})["滇南理工大学侨联"] == []


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("衡阳供电公司", "衡阳公司"),
        ("共青团禾川市委员会", "禾川团市委"),
        ("沣野县农民合作社联合会", "县农合联"),
    ],
)
def test_what_everybody_calls_a_body_is_a_short_form(name: str, form: str) -> None:
    assert form in aliases_of([name], {}, f"{name}开会。会后，{form}植树。", (), NOBODY, {})[name]


def test_a_defined_name_in_fewer_words_is_that_of_the_masthead() -> None:
    text = (
        MASTHEAD.format("沣野县农民合作社联合会")
        + f"县合作社联合会（简称县农合联）开会。3月1日，县农合联慰问老人60名{REST}"
    )
    found = {each.name: set(each.aliases) for each in bulletin_of(text).organisations}
    assert found["沣野县农民合作社联合会"] >= {"县合作社联合会", "县农合联"}
    assert "县合作社联合会" not in found


def test_the_press_of_a_paper_is_a_recipient() -> None:
    text = f"{MASTHEAD.format('中国质量促进会')}正文在此{REST}\n送：各会员单位，《现场质量》杂志社\n"
    assert "《现场质量》杂志社" in {each.name for each in bulletin_of(text).organisations}


def test_a_head_before_a_date_is_no_part_of_the_proof() -> None:
    text = MASTHEAD.format("青江省质量协会") + f"井冈瓷业集团：9月11日，集团总工会举办竞赛，48名选手参加{REST}\n"
    (activity,) = bulletin_of(text).activities
    assert activity.text.startswith("9月11日")


def test_what_kind_of_its_class_a_body_is_is_no_short_form_of_it() -> None:
    name = "武汉市江汉方舱医院"
    assert aliases_of([name], {}, f"{name}休舱。会后，方舱医院关门。", (), NOBODY, {})[name] == []
    assert aliases_of(["洮阳县人民医院"], {}, "洮阳县人民医院开会。县医院义诊。", (), NOBODY, {})["洮阳县人民医院"] == [
        "县医院"
    ]


def test_of_two_companies_of_a_place_neither_is_called_by_it() -> None:
    names_ = ["苍岭水泥（平沙）有限公司", "平沙港务有限责任公司"]
    found = aliases_of(names_, {}, f"{names_[0]}、{names_[1]}开会。会后，平沙公司植树。", (), NOBODY, {})
    assert not [form for forms in found.values() for form in forms if form == "平沙公司"]


def test_a_line_that_never_ends_has_no_short_form() -> None:
    choices, pairs = ("甲", "乙", "丙"), {one + other for one in "甲乙丙" for other in "甲乙丙"}
    assert len(list(_grown([choices] * 3, pairs))) == 27
    assert list(_grown([choices] * 9, pairs)) == []  # of nineteen thousand; a masthead of 260 characters has no memory


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("祁连山国家级自然保护区管理局巡护30次。", ["祁连山国家级自然保护区管理局"]),
        ("国家级青江经济技术开发区管委会走访企业。", ["青江经济技术开发区管委会"]),
        ("省级医院、国家级开发区管委会举办讲座。", []),
        ("杭州第十九届亚运会组委会举办培训。", ["杭州第十九届亚运会组委会"]),
        ("青云市商会第六届二次理事会召开。", ["青云市商会"]),
        ("第八届青云市总工会组委会召开会议。", ["青云市总工会组委会"]),
        ("青江市人大常委会代表工作委员会调研3次。", ["青江市人大常委会代表工作委员会"]),
        ("青江市规模以上企业协会举办讲座。", ["青江市规模以上企业协会"]),
        ("青江市主力救援队出动30人。", ["青江市主力救援队"]),
        ("青江市规模以上工业企业复工30家。", []),
        ("石帆县县级医院、青云市县级公立医院义诊。", []),
        ("会员企业鼎盛建材集团捐款50万元。", ["鼎盛建材集团"]),
        ("县总工会建议园区管委会关注。", ["县总工会", "园区管委会"]),
        ("会长一行到中航精密铸造（平州）有限公司调研。", ["中航精密铸造（平州）有限公司"]),
        ("力争年底前接入全部水厂视频。", []),
        ("县医共体总医院抽调骨干。", ["县医共体总医院"]),
        ("大连海丰餐饮管理有限公司派出厨师。", ["大连海丰餐饮管理有限公司"]),
        ("为遵义恒昌化工有限公司检修。", ["遵义恒昌化工有限公司"]),
        ("会上，合肥云杉物业服务集团捐款。", ["合肥云杉物业服务集团"]),
        ("河南牧岭冷冻食品检验研究院完成检验。", ["河南牧岭冷冻食品检验研究院"]),
        ("产品开封后检验，开封市总工会送来图书。", ["开封市总工会"]),
        ("在青江市主要商场宣传。", []),
        ("转送济宁市定点医院，石帆县农村信用社捐款。", ["石帆县农村信用社"]),
        ("云岭茶业公司制茶师段秀兰等4位。", ["云岭茶业公司"]),
    ],
)
def test_levels_terms_and_numbers_in_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_number_of_a_school_ends_a_word() -> None:
    school = "青江市第一中学"
    for text, expected in (
        ("会后，一中举办培训。", ["一中"]),
        ("会后，一中队出动。", []),
        ("近一中心镇有30户。", []),
        ("会后，一中学生捐款，一中队出动。", ["一中"]),
        ("会后，一中心理健康中心开放。", ["一中"]),
    ):
        assert aliases_of([school], {}, f"{school}举办讲座。{text}", (), NOBODY, {})[school] == expected
    assert list(name_table([(school, ["一中"])]).find("一中队出动")) == []


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("东南电网有限公司安全监察部", "东南电网有限公司临淮供电公司安全监察部"),
        ("工程部", "第二工程局项目经理部"),
    ],
)
def test_a_department_is_none_of_another_body(short: str, name: str) -> None:
    assert not is_short_for(short, name)


def test_a_department_may_be_called_by_the_first_of_its_duties() -> None:
    assert is_short_for("安全部", "青云建设集团安全生产管理部")


def test_a_class_is_no_short_form() -> None:
    names_ = ["芦城市餐饮行业协会", "麻柳村党支部", "市卫健委机关党委", "松亭县银龄互助会"]
    text = "、".join(names_) + "开会。会后，行业协会、村党支部、互助会和市卫健委党委表态。"
    found = aliases_of(names_, {}, text, (), NOBODY, {})
    assert [form for forms in found.values() for form in forms] == []


def test_a_university_is_above_its_companies_and_no_short_form_of_one() -> None:
    names_ = ["滨海海事大学后勤集团", "滨海海事大学"]
    assert aliases_of(names_, {}, f"{names_[0]}开会。会上，{names_[1]}授牌。", (), NOBODY, {})[names_[0]] == []


def test_several_of_a_class_are_no_short_form_of_one() -> None:
    name = "省民间文艺家协会"
    assert aliases_of([name], {}, f"{name}等12个文艺家协会到会。", (), NOBODY, {})[name] == []


def test_the_department_of_every_committee_is_no_short_form_of_one() -> None:
    assert aliases_of(["区委组织部"], {}, "区委组织部开会。会后，组织部表态。", (), NOBODY, {})["区委组织部"] == []


def test_what_a_bureau_calls_its_branches_that_have_no_level() -> None:
    publisher = Publisher("泸江市生态环境局", "泸江", "")
    names_ = ["泸江市生态环境局", "合江生态环境局"]
    assert aliases_of(names_, {}, f"{names_[1]}开会。会后，合江局植树。", (), publisher, {})[names_[1]] == ["合江局"]


def test_a_union_of_graduates_in_short() -> None:
    name = "体育学院研究生会"
    assert aliases_of([name], {}, f"{name}开会。会后，体育学院研会植树。", (), NOBODY, {})[name] == ["体育学院研会"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("临河公路管理处", "临河处"),
        ("青江港务集团有限公司工会", "集团工会"),
        ("青江职业技术大学团委", "校团委"),
        ("中国邮政集团有限公司沂川市分公司", "沂川邮政"),
    ],
)
def test_forms_by_place_organ_and_brand(name: str, form: str) -> None:
    assert form in aliases_of([name], {}, f"{name}开会。会后，{form}组织植树。", (), NOBODY, {})[name]


def test_an_organ_of_another_body_than_the_publisher_keeps_its_name() -> None:
    name = "青江港务集团有限公司工会"
    publisher = Publisher("梧川港口集团有限公司", "", "")
    assert aliases_of([name], {}, f"{name}开会。会后，集团工会组织植树。", (), publisher, {}) == {name: []}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "云岭动物园",
            "云岭火车站",
            "野鹿坡车站",
            "青石水电站",
            "云岭地震台",
            "云岭军分区",
            "云岭市政协",
            "云岭市人大",
        ),
        *("云岭工电段", "云岭农贸市场", "云岭侨办", "云岭房协", "青岑服务区", "云岭景区", "云岭移动", "云岭石化"),
        *("青石矿工会", "青石煤矿党委", "民建云岭市委", "九三学社云岭市委", "民进云岭市委会", "云岭团市委"),
        *("云岭商会", "云岭电商协会", "云岭开放大学", "云岭市少儿图书馆", "中交一公局", "水电十四局", "建行云岭支行"),
        *("人行云岭中支", "云岭直属机关工委", "云岭林科所", "云岭打捞局", "云岭大学科技园", "云岭农产品加工园区"),
    ],
)
def test_what_is_of_a_place_is_a_name_where_it_acts(name: str) -> None:
    assert names(f"3月5日，{name}组织志愿者20名清扫街道。") == [name]


@pytest.mark.parametrize(
    "text",
    [
        *("云岭市青禾区组织志愿者20名。", "云岭市民组织活动3场。", "云岭校园开展活动5场。", "云岭城区开展检查3次。"),
        *("在云岭动物园举行活动2场。", "近日，云岭市参赛队获得奖牌3枚。", "云岭会场设置展位30个。", "走进云岭火车站。"),
    ],
)
def test_places_and_people_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他历任青云市水务局副局长、松山大学党委书记。", ["青云市水务局", "松山大学"]),
        ("青云水泥加入青云省建材协会。", ["青云省建材协会"]),
        ("被告青云恒固货架有限公司到庭。", ["青云恒固货架有限公司"]),
        ("由青云恒固货架有限公司、松山公司两间公司出资。", ["青云恒固货架有限公司", "松山公司"]),
        ("运营商「青云恒固货架有限公司」捐款。", ["青云恒固货架有限公司"]),
        ("运营商“青云恒固货架有限公司”捐款。", ["青云恒固货架有限公司"]),
        ("市科协“科创中国”科技服务团开展服务。", ["市科协"]),
        ("松山军分区政委到场。", ["松山军分区"]),
        ("青云市第一医院从松山公司获得捐赠10万元。", ["青云市第一医院", "松山公司"]),
    ],
)
def test_what_stands_before_a_name_is_none_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("闽航向屏南县棠口镇卫生院捐赠电脑。", ["屏南县棠口镇卫生院"]),
        ("受台风外围云系影响。", []),
        ("青云县支行向青云县复兴镇中心学校捐赠电脑。", ["青云县支行", "青云县复兴镇中心学校"]),
        ("青云市水务局与同塬煤业松山销售公司开会。", ["青云市水务局", "同塬煤业松山销售公司"]),
        ("青云分公司与鼎和集团信息中心开发程序。", ["青云分公司", "鼎和集团信息中心"]),
        ("松山精密机械（山东）有限公司科协作交流发言。", ["松山精密机械（山东）有限公司科协"]),
        ("8名研究员到松山精密机械（山东）有限公司查看。", ["松山精密机械（山东）有限公司"]),
        ("青云县医院与青云曹家堡机场在厅内举行仪式。", ["青云县医院", "青云曹家堡机场"]),
        ("市企业科协联合会女科技工作者工作委员会开会。", ["市企业科协联合会女科技工作者工作委员会"]),
        ("生态环境部华东核与辐射安全监督站派人到场。", ["生态环境部华东核与辐射安全监督站"]),
        ("省印刷复制业协会、江苏省质量协作会到会。", ["省印刷复制业协会", "江苏省质量协作会"]),
        ("锦绣花园业主委员会成立，住宅小区业主委员会到会。", ["锦绣花园业主委员会"]),
        ("并在青云试点建设“质量管家”服务站。", []),
        ("检修分场34名党员连续奋战19个小时完成抢修。", ["检修分场"]),
        ("货运部按照与松山县商会签订的协议运抵货物18吨。", ["货运部", "松山县商会"]),
        ("客户关系部“海燕”班组获评最美窗口。", ["客户关系部"]),
        ("学习智慧图书馆建设经验。", []),
    ],
)
def test_words_that_mean_something_else_in_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青云高新区生态环境和应急管理局开会。", ["青云高新区生态环境和应急管理局"]),
        ("县直机关工委、县驻村办到会。", ["县直机关工委", "县驻村办"]),
        ("国有青峰林场松山管护站榜上有名。", ["国有青峰林场松山管护站"]),
        ("县森林防灭火指挥部办公室、县林业局森林防火股到会。", ["县森林防灭火指挥部办公室", "县林业局森林防火股"]),
        ("省林业有害生物防治检疫总站派人。", ["省林业有害生物防治检疫总站"]),
        ("青云市税务局收入规划核算科获奖。", ["青云市税务局收入规划核算科"]),
        ("国家统计局青云调查队到会。", ["国家统计局青云调查队"]),
        ("与沈阳药科大学共建实验室。", ["沈阳药科大学"]),
        ("邀请江西财经大学法学院教授授课。", ["江西财经大学法学院"]),
        ("姑塘人民法庭庭长带队。", ["姑塘人民法庭"]),
        (
            "与青云区工商业联合会商会人民调解委员会联合调解。",
            ["青云区工商业联合会商会人民调解委员会"],
        ),
        ("施国良希望浙中物流协会当好桥梁。", ["浙中物流协会"]),
        ("对全市43个社区养老服务站走访。", []),
        ("就校园快递服务中心共建事宜交换意见。", []),
        ("开发区协调青云农村商业银行股份有限公司放贷。", ["青云农村商业银行股份有限公司"]),
    ],
)
def test_names_of_offices_courts_and_universities(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "verb",
    [
        *(
            "推荐",
            "审计",
            "评估",
            "命令",
            "监督",
            "鼓励",
            "查处",
            "收购",
            "慰问",
            "授予",
            "吸收",
            "增补",
            "通报",
            "调任",
        ),
        *(
            "落户",
            "指导",
            "培育",
            "整治",
            "告知",
            "毗邻",
            "参观",
            "感谢",
            "托管",
            "重组",
            "领导",
            "协助",
            "致函",
            "协调",
        ),
    ],
)
@pytest.mark.parametrize(
    "name", ["湖北郴宏建设集团有限公司", "市水务局", "青云县供电公司", "中国五金制品协会", "山东鲁北标准化咨询有限公司"]
)
def test_a_verb_right_before_a_name_is_none_of_it(verb: str, name: str) -> None:
    assert names(f"会议决定，{verb}{name}等10家单位。") == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通化工厂、四平工厂开展内审。", ["通化工厂", "四平工厂"]),
        ("动力分厂提前完成检修3台。", ["动力分厂"]),
        ("新纺社区居委会动用社区资金3.6万元。", ["新纺社区居委会"]),
        ("云岭科技大学质量与标准化研究院成立。", ["云岭科技大学质量与标准化研究院"]),
    ],
)
def test_plants_and_institutes(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_plants_that_act_side_by_side() -> None:
    text = "矿山分厂、机电车间组建突击队6支。"
    assert {text[start:end] for start, end in listed_in(text)} == {"矿山分厂", "机电车间"}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "云岭县呈坎镇人民政府",
            "云岭县转水村村委会",
            "云岭任远律师事务所",
            "云岭任和堂药业有限公司",
            "云岭市转龙小学",
        ),
        *("云岭市回国留学人员联谊会", "云岭市连锁加盟协会", "云岭市水权试点管理处", "云岭市军民对接促进会"),
        *("云岭市水务局局属水文站", "东方希望重庆水泥有限公司", "新希望云岭乳业有限公司", "云岭县希望中国公益基金会"),
        *("呈贡区水务局", "通道县水务局", "合作市水务局", "永年区水务局", "建行云岭支行", "再生资源综合利用公司"),
    ],
)
def test_words_that_end_names_elsewhere_are_words_of_these(name: str) -> None:
    assert names(f"5月12日，{name}捐款3万元。") == [name]


@pytest.mark.parametrize(
    "text",
    [
        *("走访上门服务公司，城市污水处理厂到场。", "所有车间完成检修30台。", "生产车间开展消毒30次。"),
        *("第三季度税务所走访30户。", "为矿工会诊30人。", "培训中心在城南新区，占地300亩。"),
    ],
)
def test_classes_rooms_and_quarters_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_verb_or_a_word_for_what_a_body_is_is_no_part_of_the_name_that_is_defined() -> None:
    text = f"会议决定，授予云岭郴宏建设集团有限公司（以下简称郴宏建设）奖牌。3月1日，郴宏建设捐款3万元{REST}"
    assert "云岭郴宏建设集团有限公司" in organisations(text)
    assert names("团体会员解池盐化（集团）有限责任公司捐款3万元。") == ["解池盐化（集团）有限责任公司"]


def test_the_team_of_a_body_that_has_two_marks_at_its_end() -> None:
    text = "烟草简报\n第1期\n青江市烟草专卖局（公司）办公室 2021年3月20日\n标题在此\n"
    bulletin = bulletin_of(f"{text}3月1日，市烟草专卖局（公司）专卖稽查支队走访商户60户{REST}")
    assert [each.organisations for each in bulletin.activities] == [("市烟草专卖局（公司）专卖稽查支队",)]


def test_a_room_that_is_opened_does_nothing() -> None:
    body = f"青江供水有限公司（简称青江公司）开会。3月1日，青江公司{{}}{REST}"
    assert "青江公司化验室" not in organisations(body.format("化验室投入运行"))
    assert "青江公司化验室" in organisations(body.format("化验室检测样品60份"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受无为市退役军人事务局委托，开班3期。", ["无为市退役军人事务局"]),
        ("受东乡区水务局委托，开班3期。", ["东乡区水务局"]),
        ("和县水务局捐款3万元，安徽省和县水务局到场。", ["和县水务局", "安徽省和县水务局"]),
        ("在镇党委、镇政府和县妇联的领导下", ["镇党委", "镇政府", "县妇联"]),
        ("在县政府的领导和县卫生健康局的指导下", ["县卫生健康局"]),
        ("即墨区水务局、同心县水务局、让胡路区水务局到场。", ["即墨区水务局", "同心县水务局", "让胡路区水务局"]),
        ("马边彝族自治县教育局、通道侗族自治县教育局到场。", ["马边彝族自治县教育局", "通道侗族自治县教育局"]),
        ("三台镇人民政府、张山镇人民政府捐款3万元。", ["三台镇人民政府", "张山镇人民政府"]),
        ("三个镇人民政府捐款3万元。", []),
        ("泰国孔敬职业教育中心代表团来访。", ["泰国孔敬职业教育中心"]),
        ("宁江市好邻居超市有限公司捐款3万元。", ["宁江市好邻居超市有限公司"]),
        ("返乡办厂，带动就业30人。", []),
        ("九禾农业保险股份有限公司会同市农业农村局走访。", ["九禾农业保险股份有限公司", "市农业农村局"]),
        ("三县农业公司、四省农机局到场。", []),
    ],
)
def test_places_that_the_dictionary_takes_for_other_words(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name != "镇人民政府"] == expected


def test_brands_of_one_place_side_by_side() -> None:
    text = "次日，清浦移动、清浦电信和清浦铁塔签署备忘录。"
    assert [text[start:end] for start, end in listed_in(text)] == ["清浦移动", "清浦电信", "清浦铁塔"]


def test_a_form_keeps_the_number_of_the_body_and_is_none_of_its_head() -> None:
    hospital, society = "澄川市第二人民医院", "岳宁市质量协会"
    text = f"{hospital}开诊。接到澄川市人民医院的申请，市二医院到场。{society}走访。岳宁市质协会长方建国表示感谢。"
    forms = aliases_of([hospital, society], {}, text, (), NOBODY, {})
    assert forms == {hospital: ["市二医院"], society: ["岳宁市质协"]}


def test_a_defined_name_is_as_wide_as_in_running_text() -> None:
    text = f"3月1日，中国联合网络通信有限公司临沅市分公司（以下简称临沅联通）检修线路3条{REST}"
    assert organisations(text)["中国联合网络通信有限公司临沅市分公司"] == ("临沅联通",)


def test_the_place_of_a_publisher_stands_behind_the_grid() -> None:
    text = (
        "工会工作简报\n2021年第3期\n国网芦原县供电公司工会委员会编　　2021年4月2日\n标题在此\n"
        f"次日，芦原县总工会慰问职工60名，县总工会送来蛋糕，江西省总工会发来贺信{REST}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert (found["芦原县总工会"], "县总工会" in found) == (("县总工会",), False)


LATIN = [
    "ABB（中国）有限公司",
    "TCL科技集团股份有限公司",
    "LG化学（南京）新能源电池有限公司",
    "DHL供应链（中国）有限公司",
    "上海ABB工程有限公司",
    "广东OPPO移动通信有限公司",
    "青云B2B电子商务协会",
    "青云省3D打印协会",
    "松山市5A景区管理处",
    "松山市IT行业协会",
    "松山市120急救中心",
    "青云12315投诉中心",
    "市12345政务服务热线中心",
    "一汽-大众汽车有限公司",
    "澜江·绿城物业服务有限公司",
]


@pytest.mark.parametrize("name", LATIN)
@pytest.mark.parametrize("sentence", ["{}捐款3万元", "省水务协会向{}赠送口罩500只", "省水务协会联合{}举办培训班"])
def test_letters_hotlines_and_dashes_are_in_names_as_they_are_printed(name: str, sentence: str) -> None:
    assert name in organisations(f"5月12日，{sentence.format(name)}{REST}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过ISO9001认证后，3家IT公司、5家APP运营公司和QC小组到会", set()),
        ("青云公司引进SAP公司的系统，10kV配电公司完成检修", {"青云公司"}),
        ("A公司、B公司先后捐款，AAA级信用企业到访", set()),
        ("采购N95口罩500只、LED灯30套、GE医疗CT机1台", set()),
        ("110个便民服务中心开展活动，青云市120个社区服务中心开展义诊", set()),
        ("青云县市场监管局检查药房30家、宾馆20家", {"青云县市场监管局"}),
        ("节水周-青云纺织厂发放资料，企业微信App运营公司和BOT项目公司到会", {"青云纺织厂"}),
        ("子公司金穗源（文川）面业有限公司捐款3万元", {"金穗源（文川）面业有限公司"}),
    ],
)
def test_letters_that_are_no_name(text: str, expected: set[str]) -> None:
    assert set(organisations(f"5月12日，{text}{REST}")) - {"云岭省节水协会"} == expected


def test_a_short_form_in_letters_is_that_of_the_whole_name() -> None:
    defined = (
        f"5月12日，TCL科技集团股份有限公司（简称TCL）捐款3万元，ABB（中国）有限公司（以下简称“ABB中国”）到会{REST}"
    )
    found = organisations(defined, f"5月13日，TCL、ABB中国捐款3万元{REST}")
    assert found["TCL科技集团股份有限公司"] == ("TCL",)
    assert found["ABB（中国）有限公司"] == ("ABB中国",)
    derived = organisations(f"5月12日，TCL科技集团股份有限公司捐款3万元{REST}", f"5月13日，TCL集团捐款3万元{REST}")
    assert derived["TCL科技集团股份有限公司"] == ("TCL集团",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议增补青云鼎丰建材集团有限公司为副会长单位", {"青云鼎丰建材集团有限公司"}),
        ("该分公司临关供电所党支部召开会议", {"临关供电所党支部"}),
        ("河北赵都冶金有限公司捐款3万元", {"河北赵都冶金有限公司"}),
        ("赵都冶金公司捐款3万元", {"赵都冶金公司"}),
        ("青云石刻文献馆捐款3万元", {"青云石刻文献馆"}),
        ("北疆工业大学寒区交通重点实验室通过验收", {"北疆工业大学寒区交通重点实验室"}),
    ],
)
def test_verbs_before_names_and_marks_that_no_dictionary_has(text: str, expected: set[str]) -> None:
    assert set(organisations(f"5月12日，{text}{REST}")) - {"云岭省节水协会"} == expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("东泉镇中心小学", "东泉镇中学"),
        ("青云市云浦区人民政府杏林街道办事处党政综合办公室", "区政府办"),
        ("安徽省设备管理协会", "设备管理协会"),
    ],
)
def test_what_is_somebody_else_is_no_short_form(name: str, form: str) -> None:
    text = f"5月12日，{name}开会{REST}5月13日，松州、淮南两市{form.removeprefix('东泉镇')}与东泉镇中学到会{REST}"
    assert form not in organisations(text)[name]


def test_an_alliance_of_hospitals_has_the_short_form_that_is_defined() -> None:
    text = f"渭南区域医疗联合体（以下简称“渭南医联体”）5月12日开会{REST}5月13日，渭南医联体捐款3万元{REST}"
    assert organisations(text)["渭南区域医疗联合体"] == ("渭南医联体",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省水务协会副主席李明到青云县调研基层科协组织建设", {"省水务协会"}),
        ("市委调研室举办座谈会", {"市委调研室"}),
        ("村办茶厂加工鲜叶2吨", set()),
    ],
)
def test_what_is_gone_to_see_and_what_a_village_runs(text: str, expected: set[str]) -> None:
    assert set(organisations(f"5月12日，{text}{REST}")) - {"云岭省节水协会"} == expected


def test_tobacco_and_the_grid_are_called_by_their_place() -> None:
    tobacco = f"5月12日，甘肃省烟草公司酒泉市公司开会{REST}5月13日，酒泉烟草收到提案217条{REST}"
    assert organisations(tobacco)["甘肃省烟草公司酒泉市公司"] == ("酒泉烟草",)
    heads = (
        f"白银供电公司：5月14日，国网白银供电公司计量中心更换电表64只{REST}",
        f"青云水泵厂：5月15日，该厂检修水泵6台{REST}",
    )
    assert organisations(*heads)["国网白银供电公司"] == ("白银供电公司",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("同辉照明（松山）有限公司捐赠应急灯600盏", "同辉照明（松山）有限公司"),
        ("松棠景和软装有限公司捐赠棉被200床", "松棠景和软装有限公司"),
        ("颍口直属库连夜打开食堂", "颍口直属库"),
        ("沙岗分库联合松山县供销社设立服务站", "沙岗分库"),
        ("由柳河工务机械段承担施工", "柳河工务机械段"),
        ("送松山军分区", "松山军分区"),
        ("省农村合作交流促进会与松山县水利局签订协议", "省农村合作交流促进会"),
        ("国际水稻育种联盟中国代表处一行4人到站考察", "国际水稻育种联盟中国代表处"),
        ("松山县市民子女关爱协会召开会议", "松山县市民子女关爱协会"),
        ("会安县质量提升服务中心向公司赠书", "会安县质量提升服务中心"),
        ("县文化馆联合县黎锦技艺传承中心办班", "县黎锦技艺传承中心"),
        ("石门坳苗圃供应容器苗", "石门坳苗圃"),
        ("联合省立同德医院办班", "省立同德医院"),
        ("立即电话叫应县应急管理局", "县应急管理局"),
        ("省分公司人力资源部借用浙江澄湖学院场地", "浙江澄湖学院"),
    ],
)
def test_names_that_offices_have(text: str, name: str) -> None:
    assert name in [text[start:end] for start, end in names_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "对雨情、水情、工情逐站逐库研判3次",
        "向48名受灾家庭大学新生发放助学金",
        "贷款审批权限下放到县域支行",
        "作为淮海电网负荷中心的主力电源",
        "今年1月至10月，俱乐部免费培训子女268名",
        "举办新任支公司经理培训班",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert list(names_in(text)) == []


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("磨石县慈善会", "磨石县慈善义工联合会"),
        ("柳河工务段", "柳河工务机械段"),
        ("农机合作社", "陇溪县禾丰农机专业合作社"),
        ("临湖理工大学", "中共临湖理工大学委员会"),
        ("县医院", "县中医院"),
        ("县第一中学", "县第一职业中学"),
    ],
)
def test_another_body_is_no_short_form(short: str, name: str) -> None:
    assert not is_contraction(short, name)
    assert not is_short_for("市急救中心", "市红十字会应急救护培训中心")


def test_the_mark_of_a_cooperative_is_its_short_form() -> None:
    assert is_contraction("兴旺合作社", "兴旺水稻种植专业合作社")


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [
        ("江北仁泽医院", "江北仁泽妇产医院", False),
        ("沙河试验站", "沙河水稻试验站", False),
        ("松山市青少年活动中心", "松山市青少年科技活动中心", False),
        ("县消防大队", "松山县消防救援大队", True),
        ("区审批局", "松山区行政审批局", True),
        ("蓝羚救援队", "松山市蓝羚应急救援队", True),
        ("提案工作委员会", "大会提案工作委员会", True),
    ],
)
def test_a_word_left_out_of_the_middle_says_another_body(short: str, name: str, *, same: bool) -> None:
    text = f"{name}3月1日召开会议。3月2日，{short}召开会议"
    assert (short in aliases_of([name, short], {}, text, (), NOBODY, {}).get(name, [])) is same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("中共鸣溪市社会组织综合委员会9月27日举办培训班", "中共鸣溪市社会组织综合委员会"),
        ("鸣溪市公益助学捐赠服务中心发放助学金", "鸣溪市公益助学捐赠服务中心"),
        ("鸣溪市中西医结合学会组织17名专家义诊", "鸣溪市中西医结合学会"),
        ("鸣溪市农村合作经济组织联合会举办直播", "鸣溪市农村合作经济组织联合会"),
        ("港区消防救援大队奉支队命令出动", "港区消防救援大队"),
        ("联合省农科院植保所在枫林镇举办培训班", "省农科院植保所"),
        ("向临湖区关爱退役军人协会捐赠20万元", "临湖区关爱退役军人协会"),
        ("云朔铁路职工互助保障会另支付互助金41万元", "云朔铁路职工互助保障会"),
        ("设备由其子公司滨浦云杉智能设备有限公司安装", "滨浦云杉智能设备有限公司"),
        ("经坝阳县红十字会牵线", "坝阳县红十字会"),
        ("应县局邀请", "县局"),
        ("省消委会投诉部主任到场授课", "省消委会投诉部"),
    ],
)
def test_names_whole_and_without_what_stands_before_them(text: str, name: str) -> None:
    assert name in [text[start:end] for start, end in names_in(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由岳宁联信通信有限公司协办", "岳宁联信通信有限公司"),
        ("药品由岳宁同春药业连锁有限公司赞助", "岳宁同春药业连锁有限公司"),
        ("联合岳宁师范学院心理学系设立驿站", "岳宁师范学院心理学系"),
    ],
)
def test_a_name_begins_at_the_place_that_is_known(text: str, name: str) -> None:
    assert name in [text[start:end] for start, end in names_in(text, frozenset(("岳宁",)))]


@pytest.mark.parametrize(
    "text", ["商请兄弟省份红十字会支援", "调研时希望学院“把专业办到企业门口”", "实现大型商超维权服务站全覆盖"]
)
def test_what_is_somebody_of_many_or_a_wish_is_no_name(text: str) -> None:
    assert list(names_in(text)) == []


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("湖南安澜律师事务所", "湖南安澜天平律师事务所"),
        ("北京衡则律师事务所", "北京衡则(临沅)律师事务所"),
        ("大水井村", "大水井村股份经济合作社"),
        ("土地整治", "青屏县城乡土地整治有限责任公司"),
        ("滨浦软件园", "滨浦软件园物业管理有限公司"),
    ],
)
def test_less_than_a_name_is_somebody_or_something_else(form: str, name: str) -> None:
    text = f"3月1日，{name}召开会议。3月2日，{form}的工作人员到会"
    assert form not in aliases_of([name], {}, text, (), NOBODY, {}).get(name, [])


def test_a_form_is_no_piece_of_a_longer_one_nor_of_other_names() -> None:
    councils = ("松山区消费者权益保护委员会", "松山区消委会开会。各县区消委会参加")
    assert aliases_of([councils[0]], {}, f"{councils[0]}、{councils[1]}", (), NOBODY, {})[councils[0]] == [
        "松山区消委会"
    ]
    names = ["松川职业技术学院", "松川职业技术学院党政办公室", "松川职业技术教育集团"]
    assert aliases_of(names, {}, "，".join(names), (), NOBODY, {})[names[2]] == []
    headquarters = "省抗震救灾指挥部"
    assert not aliases_of([headquarters], {}, f"红会成立抗震救灾指挥部，报{headquarters}", (), NOBODY, {})[headquarters]


def test_parts_that_two_duties_or_numbers_name() -> None:
    found = organisations(
        f"5月12日，后勤与安全保卫处会同松山县公安局开展演练{REST}",
        f"柳沟农场有限公司第三管理区播种大豆300亩{REST}",
        f"5月13日，县红十字会备灾救灾中心分4批次发运帐篷300顶{REST}",
    )
    assert {"后勤与安全保卫处", "柳沟农场有限公司第三管理区"} <= set(found)


def test_a_department_named_in_full_is_that_of_the_publisher_where_its_head_or_class_stands() -> None:
    text = (
        "质量月报\n第1期\n青禾钢铁集团有限公司办公室 2021年10月20日\n标题在此\n"
        f"检测中心：9月3日，青禾钢铁集团有限公司检测中心举办比武{REST}\n9月4日，集团检测中心送检钢样12个{REST}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert set(found["青禾钢铁集团有限公司检测中心"]) == {"检测中心", "集团检测中心"}


def test_the_committee_beside_a_union_is_of_its_body() -> None:
    found = organisations(f"岱北车务段工会：12月30日，段团委、女工委共同举办开放日{REST}")
    assert "段团委" in found


def test_an_association_that_others_join_keeps_its_last_character() -> None:
    text = f"青云蜡协会同松山县总工会捐款{REST}", f"3月2日，青云蜡协捐赠蜡烛300支{REST}"
    assert "青云蜡协会" not in organisations(*text)


def test_the_union_of_the_company_is_not_that_of_its_branch() -> None:
    text = (
        "工会简报\n第1期\n青禾机务有限公司工会委员会 2021年10月20日\n标题在此\n"
        f"南浦分公司工会：9月3日，公司工会慰问职工30人{REST}"
    )
    found = {each.name: each.aliases for each in bulletin_of(text).organisations}
    assert "公司工会" in found["青禾机务有限公司工会委员会"]


def test_departments_that_another_one_works_with() -> None:
    text = f"9月3日，青云市第一医院感控科联合后勤保障部、检验科、保卫科开展演练{REST}"
    assert {"检验科", "保卫科"} <= set(organisations(text))


def test_a_bureau_is_no_short_form_of_what_is_named_after_it() -> None:
    name, bureau = "青峰岭林业局多种经营公司", "青峰岭林业局"
    text = f"{name}5月10日签订协议。5月11日，{bureau}组织巡护"
    assert bureau not in aliases_of([name], {}, text, (), NOBODY, {})[name]


def test_a_place_that_the_dictionary_joins_to_a_body() -> None:
    text = "由远驰物流集团工会和平澜市送温暖基金会组成"
    assert [text[start:end] for start, end in names_in(text)] == ["远驰物流集团工会", "平澜市送温暖基金会"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青云市新型冠状病毒感染的肺炎疫情防控工作领导小组办公室召开会议。",
            ["青云市新型冠状病毒感染的肺炎疫情防控工作领导小组办公室"],
        ),
        ("县新型冠状病毒感染的肺炎疫情防控指挥部召开会议。", ["县新型冠状病毒感染的肺炎疫情防控指挥部"]),
        ("青云省应对新冠肺炎疫情工作领导小组检查企业。", ["青云省应对新冠肺炎疫情工作领导小组"]),
        ("国务院联防联控机制召开会议。", ["国务院联防联控机制"]),
        ("国务院安委会办公室督查。国务院总理视察公司。", ["国务院安委会办公室"]),
        ("感染的患者送到青云市第一人民医院。", ["青云市第一人民医院"]),
        ("鹤汀安和医院儿科走进松山县第二小学。", ["鹤汀安和医院儿科", "松山县第二小学"]),
        ("与和春堂医药连锁有限公司云埠分公司签约。", ["和春堂医药连锁有限公司云埠分公司"]),
        ("患者和医院都满意。市、县和学校配合。", []),
        ("会长周伯年率商会考察组一行11人赴松山县。", []),
    ],
)
def test_headquarters_of_epidemics_and_marks_with_a_conjunction(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_headquarters_of_the_first_weeks_define_their_short_form_and_issue_bulletins() -> None:
    bulletin = bulletin_of(
        "疫情防控工作简报\n第17期\n青云县新型冠状病毒感染的肺炎疫情防控指挥部办公室　2020年2月19日\n\n标题\n"
        "2月18日，县新型冠状病毒感染的肺炎疫情防控指挥部（以下简称“县指挥部”）召开会议。县指挥部检查企业3家。\n"
    )
    assert bulletin.issuer == ("青云县新型冠状病毒感染的肺炎疫情防控指挥部办公室",)
    forms = {each.name: each.aliases for each in bulletin.organisations}
    assert "县指挥部" in forms["青云县新型冠状病毒感染的肺炎疫情防控指挥部"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现金已交松山县红十字会统一调配。", ["松山县红十字会"]),
        ("青云交投集团、交建集团签约。", ["青云交投集团", "交建集团"]),
        ("委员企业青禾生态农业公司捐款。", ["青禾生态农业公司"]),
    ],
)
def test_who_is_named_behind_a_verb_or_a_role(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_conference_of_a_place_is_called_by_its_level() -> None:
    assert {"县政协", "县教育局"} <= set(organisations("县政协会同县教育局走访食堂。"))
    found = organisations("政协青云县委员会7月3日召开会议。7月5日，县政协走访学校。")
    assert found["政协青云县委员会"] == ("县政协",)


def test_marks_that_act_side_by_side_are_both_names() -> None:
    assert {"宏盛仓储", "三友速运"} <= set(organisations("3月13日，宏盛仓储、三友速运联合向防疫卡口捐赠方便面80箱。"))
    assert "新纶印染" in organisations("2月12日，新纶印染向市红十字会捐款30万元。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("授予澄岭特钢等20家企业“质量标杆”称号。", {"澄岭特钢"}),
        ("派员赴瑞达轮胎、宏联纺织上门辅导。", {"瑞达轮胎", "宏联纺织"}),
        ("走访建筑建材等5家企业，走访餐饮、建材等5家企业。", set()),
        ("指导青云水泥集团检修设备20台。", {"青云水泥集团"}),
    ],
)
def test_marks_of_some_that_are_counted_are_names(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("据云泽市气象台预报，明日有雪。", ["云泽市气象台"]),
        ("组成6支春耕服务队，分片包干。", []),
        ("13家地市供电公司的52个小组登台发布。", []),
        ("决赛在岷东广播电视台演播厅举行。", ["岷东广播电视台"]),
        ("水工二所完成报告1份。", ["水工二所"]),
        ("5月28日，勘察分院抽调钻机8台。", ["勘察分院"]),
        ("3月1日，南河信用社新营业厅对外营业。", ["南河信用社"]),
        ("3月1日，泽东动车段检修列车20组。", ["泽东动车段"]),
        ("约谈问题奶酪进口商禾源祥贸易有限公司。", ["禾源祥贸易有限公司"]),
        ("青云省供应商协会捐款2万元。", ["青云省供应商协会"]),
        ("我县云溪街道退役军人服务站榜上有名。", ["云溪街道退役军人服务站"]),
        ("我县水利局召开会议3场。", ["县水利局"]),
        ("泗陵、桐皋两公司恢复供电。", []),
        ("区异地商会联谊活动取消。", []),
        ("14日，前漾村党支部走访农户3户。", ["前漾村党支部"]),
        ("市海洋与渔业局召回渔船1083艘。", ["市海洋与渔业局"]),
    ],
)
def test_names_end_where_they_do(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("role", ["会员单位", "协会副会长单位", "青云集团子公司"])
def test_any_word_is_a_mark_behind_what_a_company_is_to_others(role: str) -> None:
    assert "宏远国贸" in organisations(f"3月1日，{role}宏远国贸捐款20万元。")
    assert "发放电子" not in organisations(f"3月1日，青云市水务局为{role}发放电子体温计20支。")


def test_what_a_town_has_acts_by_its_level() -> None:
    assert {"镇人大", "镇总工会"} <= set(organisations("15日，镇人大、镇总工会走访慰问4个隔离点。"))
    assert {"镇团委", "镇妇联"} <= set(organisations("镇团委、镇妇联联合发出倡议书3份。"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合作企业恒邦支护材料有限公司捐款15万元。", {"恒邦支护材料有限公司"}),
        ("石岫县婚庆服务协会举办婚礼3场。", {"石岫县婚庆服务协会"}),
        ("县妇联又会同县法院、县公安局开展宣讲。", {"县妇联", "县法院", "县公安局"}),
        ("全市法院审结案件30件。", set()),
        ("与设备商德立机械合作，改造压片机3台。", {"德立机械"}),
        ("在应急医院建设中作了大量工作。", set()),
        ("建好一个车间，帮扶3户。", set()),
        ("协会为会员企业联系银行发放贷款3000万元。", set()),
        ("集团组织子公司青年电工开展竞赛3场。", set()),
        ("会员单位平价超市供应蔬菜20吨。", set()),
        ("铁路工程指挥部与驻地县公安局联合巡逻30次。", {"铁路工程指挥部", "县公安局"}),
        ("我县城乡规划局召开会议3场。", {"县城乡规划局"}),
        ("先后接待明湖市第九中学学生260人次。", {"明湖市第九中学"}),
        ("市接待服务中心召开会议3场。", {"市接待服务中心"}),
        ("3名职工受到公司表彰。", set()),
        ("管理方滨岚渔港实业集团检修码头3座。", {"滨岚渔港实业集团"}),
        ("区红十字会接收宏景电子（云栈）有限公司捐赠的口罩5000只。", {"区红十字会", "宏景电子（云栈）有限公司"}),
    ],
)
def test_more_of_whom_a_text_names(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月24日，会长办公会研究商会换届工作，60人参加。", set()),
        ("慈善超市销售商品300件。", set()),
        ("石漳联通有限公司岚湖省分公司认真落实集团公司部署。", {"石漳联通有限公司岚湖省分公司"}),
        ("云沔质协和市女企业家协会慰问医护人员60名。", {"云沔质协", "市女企业家协会"}),
        ("北京协和医院派出医生3名。", {"北京协和医院"}),
        ("青濛固泰防水集团捐赠防护服1500套。", {"青濛固泰防水集团"}),
        ("省散装水泥办公室检查企业12家。", {"省散装水泥办公室"}),
        ("石埠县烟草专卖局（营销部）检查店铺57家。", {"石埠县烟草专卖局（营销部）"}),
    ],
)
def test_where_a_name_ends_and_what_is_none(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected


@pytest.mark.parametrize(
    "name",
    [
        "乌陵春晓食品有限公司",
        "临沔奋进建材有限公司",
        "栖霞开拓食品有限公司",
        "南浔超越电子集团",
        "鹤岭奔腾新材料集团有限公司",
        "云浦至诚医药集团",
        "栖霞至善科技有限责任公司",
        "桐皋回春建筑工程股份有限公司",
        "泽川嘉和医药有限公司",
        "远航机械有限责任公司",
        "岚溪商会",
    ],
)
def test_any_word_is_a_mark_right_before_what_a_company_does(name: str) -> None:
    assert set(organisations(f"3月2日，{name}捐赠口罩3000只。")) == {name}
    if name.endswith("公司"):
        assert set(organisations(f"3月2日，会员单位{name}捐款3万元。")) == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月2日，走访物流公司12家。", set()),
        ("3月2日，市商务局联系食品有限公司。", {"市商务局"}),
        ("其中岭口安居机械公司捐款5万元。", {"岭口安居机械公司"}),
        ("3月2日，向萧县人民医院捐赠口罩3000只。", {"萧县人民医院"}),
        ("与沔县水利局座谈，向沔县水利局赠送图书30册。", {"沔县水利局"}),
        ("了解食品有限公司发展情况，捐款2万元。", set()),
        ("岚溪首家农业科技公司开业，接待顾客300人。", set()),
        ("县慈善超市发放物资300份。", {"县慈善超市"}),
    ],
)
def test_what_a_verb_or_a_preposition_is_before_a_name(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected


def test_a_lot_of_a_works_is_called_by_its_number() -> None:
    assert "二标项目部" in set(short_forms("中岳铁建二标项目部", ()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月2日，支持榕溪果业有限公司新建冷库两座。", {"榕溪果业有限公司"}),
        ("3月2日，投入资金480万元，新建冷库两座。", set()),
        ("3月2日，在县城中心市场开展宣传，发放传单300份。", set()),
        ("3月2日，民企恒硕电力工程有限公司提供吊车4台。", {"恒硕电力工程有限公司"}),
        ("3月2日，云福便利店捐赠面包300个。", {"云福便利店"}),
        ("3月2日，新建区人民医院捐款3万元。", {"新建区人民医院"}),
    ],
)
def test_what_is_built_where_and_by_whom_is_in_no_name(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected


def test_a_department_by_which_something_is_held_acts() -> None:
    assert "质量技术部" in set(organisations("3月2日，由质量技术部主办的讲座开讲，88人听课。"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月2日，市摄协选送作品3件。", {"市摄协"}),
        ("3月2日，市民协、市曲协举办晚会。", {"市民协", "市曲协"}),
        ("3月2日，市民协助民警抓获小偷。", set()),
        ("3月2日，实地检查青云水库管理处仓库。", {"青云水库管理处"}),
        ("3月2日，连夜通报甘棠市市场监督管理局。", {"甘棠市市场监督管理局"}),
        ("3月2日，向全市中小学图书馆赠书300册。", set()),
        ("3月2日，国有赤松林场派出队员12名。", {"国有赤松林场"}),
        ("6月28日，机关党委与望屿港务集团党委联合开展活动。", {"机关党委", "望屿港务集团党委"}),
    ],
)
def test_societies_forests_and_what_stands_before_names(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) >= expected
    assert expected or not set(organisations(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月2日，新建村委会捐款5万元。", {"新建村委会"}),
        ("3月2日，新建路小学开展节水课。", {"新建路小学"}),
        ("3月2日，投入500万元新建小学教学楼。", set()),
        ("3月2日，社会保险办理服务中心接待群众50人。", {"社会保险办理服务中心"}),
        ("3月2日，青云市信息通报中心召开会议。", {"青云市信息通报中心"}),
        ("3月2日，市高校工委召开会议。", {"市高校工委"}),
        ("3月2日，国有林场植树50亩。", set()),
        ("3月2日，市总工会联合社保局开展活动。", {"市总工会"}),
        ("3月2日，市医药协会联合国药集团开展活动。", {"市医药协会", "国药集团"}),
        ("3月2日，高新区美协举办展览。", {"高新区美协"}),
        ("3月2日，社区美协举办展览。", set()),
        ("3月2日，与区书协举办展览。", {"区书协"}),
    ],
)
def test_words_that_names_have_only_at_some_places(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月2日，石盘县人社局举办招聘会。", {"石盘县人社局"}),
        ("3月2日，与石盘县卫健委座谈。", {"石盘县卫健委"}),
        ("3月2日，省卫生健康委派出专家14人。", {"省卫生健康委"}),
        ("3月2日，市住建局燃气科检查用户86家。", {"市住建局燃气科"}),
        ("3月2日，公司委派专家14人。", set()),
    ],
)
def test_bureaus_by_their_short_duties(text: str, expected: set[str]) -> None:
    assert set(organisations(text)) == expected

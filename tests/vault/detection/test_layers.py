"""One example a rule: what each layer is for."""

import pytest

from vault.detection import Party, detect
from vault.detection.numbers.checks import citizen_id, credit_code, luhn


def masked(text):
    return [(text[s.start : s.end], s.type) for s in detect(text).spans]


@pytest.mark.parametrize(
    ("text", "value", "type"),
    [
        ("联系电话：138 2233 4455", "138 2233 4455", "PHONE"),
        ("手机号1592\n2017 763", "1592\n2017 763", "PHONE"),
        ("电话一八二零八九一二三四五", "一八二零八九一二三四五", "PHONE"),
        ("座机（0757）83990021转802", "（0757）83990021转802", "PHONE"),
        ("身份证号 511702 19550101 7316", "511702 19550101 7316", "ID"),
        ("护照号码E23456789", "E23456789", "ID"),
        ("统一社会信用代码：92440703MA4X7K2P41", "92440703MA4X7K2P41", "USCC"),
        ("号牌为粤J·7K3M2", "粤J·7K3M2", "PLATE"),
        ("悬挂江门B90817号牌", "江门B90817", "PLATE"),
        ("账号4405 0167 0101 0000 8821", "4405 0167 0101 0000 8821", "BANK"),
        ("抖音号：dy_lamoxiang520", "dy_lamoxiang520", "WECHAT"),
        ("QQ是765432109", "765432109", "QQ"),
        ("位于113.0832,22.5901附近", "113.0832,22.5901", "GPS"),
        ("一九八八年十月二日出生", "一九八八年十月二日", "DOB"),
        ("江公（蓬）行罚决字〔2024〕00123号", "江公（蓬）行罚决字〔2024〕00123号", "CASENO"),
        ("（2023）粤07民终2291号", "（2023）粤07民终2291号", "CASENO"),
        ("执法证号：J44070312005", "J44070312005", "CERT"),
        ("运单号SF1403928817265", "SF1403928817265", "OTHERID"),
        ("住环市街道丹灶里9巷6号二楼，", "环市街道丹灶里9巷6号二楼", "ADDR"),
        ("在农林横路33号对面摆卖", "农林横路33号对面", "ADDR"),
        ("住江门市蓬江区建设三路137号之一102，", "建设三路137号之一102", "ADDR"),
        ("在丰乐路与白石大道交界处", "丰乐路与白石大道交界处", "ADDR"),
        ("当事人：陈记烧腊店", "陈记烧腊店", "SHOP"),
        ("江门市恒达建筑垃圾清运有限公司", "江门市恒达建筑垃圾清运有限公司", "ORG"),
        ("由陈所长带队", "陈所长", "PERSON"),
        ("阿依古丽·买买提到场", "阿依古丽·买买提", "PERSON"),
        ("老乡其其格在场", "其其格", "PERSON"),
        ("姓名：时光", "时光", "PERSON"),
        ("摊主叫猪肉荣。", "猪肉荣", "NICK"),
        ("外号“大只佬”", "大只佬", "NICK"),
        ("她怀孕七个月", "怀孕七个月", "HEALTH"),
        ("学生就读于紫茶小学三（1）班", "紫茶小学三（1）班", "SCHOOL"),
    ],
)
def test_found_whole(text, value, type):
    start = text.index(value)
    spans = [s for s in detect(text).spans if s.start <= start and start + len(value) <= s.end]
    assert spans, masked(text)
    assert spans[0].type == type


@pytest.mark.parametrize(
    "text",
    [
        "根据国办发〔2023〕27号文件",
        "设备编号AWA5688，批号20240301",
        "附近一家水果店和两间五金店",
        "城市道路两侧的商铺",
        "《工业企业厂界环境噪声排放标准》",
        "当事人陈述、申辩的权利",
        "邮编529000",
        "证据一\n份数：1\n时长：3分07秒\n证据二\n份数：2",
    ],
)
def test_left_alone(text):
    assert masked(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("废品倒在丰乐桥底，没人管。", "丰乐桥底"),
        ("他把车停在学校后门。", "学校后门"),
        ("佢成日喺菜市场门口霸住条路", "菜市场门口"),
        ("已由逄所带队到场。", "逄所"),
        ("我姓农叫农有财我家在这边", "农有财"),
        ("隔壁的牛杂佬可以作证", "牛杂佬"),
        ("代收人：郁 长 庚（父子）", "郁 长 庚"),
    ],
)
def test_spoken_places_and_rare_names_are_hidden(text, value):
    assert value in [found for found, _ in masked(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("送气员系公司员工木子，车牌不详。", "木子"),
        ("卖臭豆腐的湖海自称残疾。", "湖海"),
    ],
)
def test_whoever_may_be_a_person_is_at_least_suspected(text, value):
    found = detect(text)
    start = text.index(value)
    seen = [(s.start, s.end) for s in [*found.spans, *found.suspects]]
    assert any(s <= start and start + len(value) <= e for s, e in seen)


def test_a_law_raises_no_suspicion_of_persons():
    law = "".join(
        f"第{n}条　经营者应当在市场门口设置垃圾收集容器，由高度负责的单位管理。\n" for n in "一二三四五六"
    )
    assert detect(law).suspects == []


def test_chat_speakers_are_found():
    text = "大圣归来 20:11\n楼下又烧纸\n阿Sa 20:12\n系咪19幢\n大圣归来 20:13\n系"
    values = [v for v, _ in masked(text)]
    assert values.count("大圣归来") == 2 and "阿Sa" in values


def test_check_digits():
    assert citizen_id("11010519491231002X") and not citizen_id("110105194912310021")
    assert credit_code("91350100M000100Y43") and not credit_code("91350100M000100Y44")
    assert luhn("79927398713") and not luhn("79927398710")


_FORMS = {
    "CASENO": "粤江蓬城罚字2024第12号 江蓬环市综执简〔2024〕A018号 粤江蓬荷塘责通〔二〇二四〕十八号 2024粤0703行审45号 2024年蓬综罚第18号 蓬综罚2024-018号",
    "PLATE": "粤J学0123 粤新会渔40518 蓬江B50273 江门F18804 WJ粤1234 粤J杠88K12 粤H75628黄 湘L七Q零九八",
    "ID": "M1234567(8) 1234567(8) E12345678",
    "OTHERID": "KP-SH-00417 1187043266591 XHK2025-崖-011 粤阳独字第0045817号",
    "WECHAT": "sansukgung1988",
    "PHONE": "0756-8991047 一三六，三一八零，九九二七 (852)93380174",
}


@pytest.mark.parametrize("frame", ["，详见{}，", "：{}。", "（{}）", "上述材料为{}，已归档。", "	{}	"])
@pytest.mark.parametrize("value", [value for values in _FORMS.values() for value in values.split(" ")])
def test_numbers_of_any_form_are_hidden_whole_wherever_they_stand(frame, value):
    text = "情况说明" + frame.format(value) + "请核对"
    start = text.index(value)
    covered = {i for span in detect(text).spans for i in range(span.start, span.end)}
    assert covered >= set(range(start, start + len(value)))


@pytest.mark.parametrize(
    "text",
    [
        "执行标准GB/T 31950-2015",
        "2024-03-05 08:30巡查",
        "罚款人民币1000000元",
        "残留量412mg/kg",
        "型号HK-20481的声级计",
        "批号20240305117",
        "《广东省城市绿化条例》第三十六条",
        "国发〔2013〕23号",
        "拨打12345热线",
        "面积1234567平方米",
    ],
)
def test_numbers_that_lead_to_nobody_stay(text):
    assert not detect("经查，" + text + "，情况属实。").spans


@pytest.mark.parametrize(
    "phrase",
    [
        "左手食指、中指末节离断",
        "鼻骨骨折，耳膜穿孔",
        "怀孕七个多月、血压偏高",
        "糖尿病十二年，吃二甲双胍",
        "装了心脏起搏器",
        "矽肺三期",
        "摔断两根肋骨",
        "右眼白内障",
        "缝了四针",
        "上个月还去住院了",
    ],
)
@pytest.mark.parametrize("frame", ["他母亲{}，靠邻居照顾", "王某\t女\t{}\t同意", "当事人的女儿{}。"])
def test_what_is_told_of_somebodys_health_is_hidden_whole(frame, phrase):
    text = frame.format(phrase)
    start = text.index(phrase)
    covered = {i for span in detect(text).spans for i in range(span.start, span.end)}
    assert covered >= set(range(start, start + len(phrase)))


def test_what_cures_an_illness_tells_of_nobodys_health():
    assert not [span for span in detect("包装上宣称可治愈糖尿病。").spans if span.type == "HEALTH"]


@pytest.mark.parametrize(
    ("text", "roster", "stays"),
    [
        ("白云在白云区卖水果，白云区城管到场。", ("白云",), "白云区"),
        ("回执请寄中山市。", (), "中山市"),
        ("依据食品安全法第一百四十八条，安全应当退款。", ("安全",), "食品安全法第一百四十八条"),
        ("依据江门市韦德管理条例第三条，韦德应当退款。", ("韦德",), "江门市韦德管理条例第三条"),
        ("并处罚款人民币伍佰元。", (), "伍佰元"),
    ],
)
def test_districts_laws_and_amounts_stay_whoever_is_called_like_them(text, roster, stays):
    start = text.index(stays)
    spans = detect(text, tuple(Party(name) for name in roster)).spans
    assert not [span for span in spans if span.start < start + len(stays) and start < span.end]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("4月18日|罚款500元 荷执罚〔2024〕12号|容咏诗", "罚款500元"),
        ("查询编号TC240403017，咨询0750-12345。", "0750-12345"),
        ("见证人 夏至（东侯社 区居委 会）", "东侯社 区居委 会"),
        ("承办：岳麓区城市管理和综合执法局望月湖中队。他住望月湖小区3栋。", "望月湖中队"),
        ("住新桥街28号。12月1日\n新桥街道办事处", "新桥街道办事处"),
        ("材料已移送苏州市烟草专卖局。", "苏州市烟草专卖局"),
        ("请发至dlzfb@shunde.gov.cn。", "dlzfb@shunde.gov.cn"),
    ],
)
def test_sums_hotlines_and_agencies_stay_in_any_form(text, stays):
    start = text.index(stays)
    assert not [s for s in detect(text).spans if s.start < start + len(stays) and start < s.end]


@pytest.mark.parametrize(
    "agency",
    [
        "古镇镇建筑垃圾临时消纳点",
        "坡子街街道三防办",
        "天心区园林绿化中心",
        "市妇幼保健院",
        "江门市蓬江区融媒体中心",
        "大泽镇财政所",
        "望月湖街道平安法治办",
    ],
)
@pytest.mark.parametrize(
    "carrier", ["现移送{}处理。", "由{}、区住建局共同整治。", "|{}|已转办|", "{}\n2024年3月15日"]
)
def test_public_offices_stay_with_the_place_they_belong_to(agency, carrier):
    assert [(s.type, s.start) for s in detect(carrier.format(agency)).spans] == []


def test_a_landmark_is_an_address_though_the_house_is_public():
    text = "当事人在棠下镇中转站旁边摆摊"
    assert any(s.type == "ADDR" for s in detect(text).spans)


def test_a_speaker_is_hidden_without_the_agency():
    text = "潘多（物业）：桩是我们的。\n包河区消防救援大队芮参谋：电池进楼要罚。"
    hidden = "".join(text[s.start : s.end] for s in detect(text).spans)
    assert "芮参谋" in hidden and "大队" not in hidden


def test_an_office_that_signs_before_the_number_stays():
    text = "天津市滨海新区城市管理综合执法支队　津滨执责改〔2025〕0388"
    assert [text[s.start : s.end] for s in detect(text).spans] == ["津滨执责改〔2025〕0388"]

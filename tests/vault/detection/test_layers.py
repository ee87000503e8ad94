"""One example a rule: what each layer is for."""

import pytest

from vault.detection import detect
from vault.detection.checks import citizen_id, credit_code, luhn


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

"""What is told of somebody's health goes as a whole; what is told of things and of everybody stays."""

import pytest

from vault.detection import detect


def covered(text):
    return {i for span in detect(text).spans for i in range(span.start, span.end)}


def health(text):
    return [text[span.start : span.end] for span in detect(text).spans if span.type == "HEALTH"]


@pytest.mark.parametrize(
    "phrase",
    [
        "去年中过风，现在说话还不利索",
        "肺上动过刀",
        "怀起五个多月",
        "挺着肚子快生了",
        "前列腺不好，带着尿袋",
        "本就患有神经衰弱",
        "痛风犯了 下不来床",
        "耳朵背得厉害，一只眼看不见",
        "额头缝了四针",
        "视力只有0.02",
        "先天聋，带人工耳蜗",
        "腰直不起来",
        "每周二四六要去透析",
        "长期服用华法林",
        "狗毛过敏，一碰就起风团",
    ],
)
@pytest.mark.parametrize("frame", ["他母亲{}。", "投诉人说自己{}，要求处理。"])
def test_the_telling_goes_from_the_person_to_its_last_clause(frame, phrase):
    text = frame.format(phrase)
    start = text.index(phrase)
    assert covered(text) >= {start + i for i, char in enumerate(phrase) if char not in "， "}


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("他右手骨折，医疗费1260元由乙方承担。", "1260元"),
        ("我妈有哮喘，2024年3月5日投诉过。", "2024年3月5日"),
        ("她怀孕七个月，白沙街道综合行政执法队准予延期。", "白沙街道综合行政执法队"),
        ("老人有高血压，要求罚款二百元。", "要求罚款二百元"),
    ],
)
def test_sums_dates_and_agencies_end_the_telling(text, stays):
    start = text.index(stays)
    assert not covered(text) & set(range(start, start + len(stays)))
    assert health(text)


@pytest.mark.parametrize(
    "text",
    [
        "水龙头坏了，扶手断了，桌腿也断了两条。",
        "门口桥头路面积水较深，行人出行不便。",
        "煤气管脱落，未安装自闭阀。",
        "盲道被占，行走不便。",
        "现场的轮椅和助听器样品摆放在店外。",
        "该产品含致癌物质。",
        "铲除牛皮癣广告12处。",
        "如有发热、咳嗽请及时就医。",
        "患有霍乱等消化道传染病的人员不得从事接触直接入口食品的工作。",
        "从业人员健康证已过期。",
        "进去以后外头看不见。",
    ],
)
def test_things_advice_and_rules_tell_of_nobodys_health(text):
    assert not health(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("文明阿姨膝盖换过关节，上下楼要侧身", "膝盖换过关节"),
        ("玩耍时双眼进石粉，由邻居送医", "双眼进石粉"),
        ("女儿用餐时被鱼刺卡喉，店长态度生硬", "被鱼刺卡喉"),
        ("一个小女孩手背起了水泡。我带她去医院", "手背起了水泡"),
        ("学徒去年手被机油烫起泡，植过皮，公司赔了", "手被机油烫起泡，植过皮"),
        ("收母,古劳镇,同儿子,轮椅，半边瘫,帮推回家", "轮椅，半边瘫"),
        ("听说孩子呼吸道灼伤，这还得了", "呼吸道灼伤"),
        ("本人自述有矽肺二期，不能劳累，可申请街道法律援助站协助", "有矽肺二期，不能劳累"),
        ("去看婆婆，中风后右手不能动，帮她把消防通道的柴搬开", "中风后右手不能动"),
    ],
)
def test_what_befell_a_body_is_hidden_whole(text, value):
    begin = text.index(value)
    hidden = {i for s in detect(text).spans for i in range(s.start, s.end)}
    assert "".join(text[i] for i in range(begin, begin + len(value)) if i not in hidden).strip("，") == ""


@pytest.mark.parametrize(
    "text",
    [
        "天台加建彩钢板房一间",
        "现场未见骨折，无骨折",
        "残疾人专用停车位被占，盲人通道被堵",
        "墙面起了泡，水管被车压断了，手被占用",
        "一高一矮两名男子到赛罕区大学东街开店",
    ],
)
def test_what_befell_a_thing_is_nobodys_illness_nor_school(text):
    assert [s for s in detect(text).spans if s.type in ("HEALTH", "SCHOOL")] == []


@pytest.mark.parametrize(
    "phrase",
    [
        "右肾摘了，靠一个肾撑着",
        "两条腿没得力气",
        "左手虎口烫起水泡",
        "怀着娃，快六个月了",
        "脑壳受过伤，认不得人",
        "脚杆肿得穿不进鞋",
        "半边身郁唔到，要人扶",
        "记性坏脱了，屋里门也寻不着",
        "支架放了两个，走几步就喘",
        "一变天就喘，药不离身",
        "小产才半个月",
        "二级肢体残疾，拄双拐",
        "常年吃二甲双胍",
        "血压高到一百八，医生嘱静卧",
        "精神不太好，一直在吃奥氮平",
    ],
)
@pytest.mark.parametrize("frame", ["他老伴{}。", "投诉人称本人{}，要求处理。"])
def test_ailments_told_in_everyday_words_are_hidden_whole(frame, phrase):
    text = frame.format(phrase)
    start = text.index(phrase)
    assert covered(text) >= {start + i for i, char in enumerate(phrase) if char not in "， "}


@pytest.mark.parametrize(
    "text",
    [
        "两把伞的伞骨断了一根，桌脚也裂了。",
        "猪肝切剩一半，羊肚卖完了。",
        "路灯坏了，前面看不清。",
        "他家的狗腿断了，猫也病了。",
        "现场无人受伤，围挡被车撞破。",
        "预防登革热，清除积水。",
        "该药宣称可根治高血压、关节炎。",
        "祝他早日出院。",
        "厨房安装抽风机一台，水喉堵塞。",
        "人手不够，手续没办好。",
        "怀疑该店无证经营，生产记录不全。",
    ],
)
def test_things_beasts_and_cures_are_nobodys_ailment(text):
    assert not health(text)


def test_an_ailment_broken_by_ocr_is_hidden_over_the_breaks():
    text = "甲 方 王 大 妹 踩 到\n铁 钉 ， 脚 掌\n穿 了 个 洞 ， 流\n血 不 止 。 \n乙 方 愿 意 赔 。"
    hidden = covered(text)
    for word in ("脚 掌", "穿 了 个 洞"):
        start = text.index(word)
        assert all(i in hidden for i in range(start, start + len(word)) if text[i] != " ")

"""Shops and firms without a word of a trade: what the words around them say."""

import pytest

from vault.detection import detect


def hidden(text):
    found = bytearray(len(text))
    for span in detect(text).spans:
        found[span.start : span.end] = b"\x01" * (span.end - span.start)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("鼎峰称总包进度款未到；总包宏泰建工称已付至82%。", "宏泰建工"),
        ("执法队员调取了宠物医院汪星人的记录，会员尾号3306。", "汪星人"),
        ("14:30 下午复查铠立，边角料已清，拍照上传。", "铠立"),
        ("巡查药店三家：康健堂、一心、百草堂大药房。一心的执业药师不在岗。", "一心"),
        ("冷静后来回忆，她在半亩花田上晚班，回家已是十一点。", "半亩花田"),
        ("联系人\n牛贵芳\n手机\n无，找隔壁今生有约转，3319 276\n", "今生有约"),
        ("被检查单位|二十三号\n经营者|植成林\n", "二十三号"),
        ("我把车停在旧街，人在横沙住，晚上要去医院。", "横沙"),
        ("场所名称：好运来\n负责人：游泳\n", "好运来"),
        ("关于移送汕头市龙湖区雨润美容店涉嫌非法行医线索的函", "汕头市龙湖区雨润美容店"),
        ("我办在巡查中发现新会区双水镇宏基沙场（经营者鲍国强）超高堆放。", "新会区双水镇宏基沙场"),
        ("约谈湖南捷搬物流有限公司。湖南捷搬现场主管到场。", "湖南捷搬"),
        (
            "序,店招,经营者,地址,电话\n1,三碗不过岗,税远,治平路23号附4号,13882761945\n2,慢慢来,母丹,桂花街2号,13882761946\n",
            "慢慢来",
        ),
    ],
)
def test_shops_and_places_that_the_sentence_tells_of_are_hidden(text, value):
    start = text.rindex(value)
    assert all(hidden(text)[start : start + len(value)]), [text[s.start : s.end] for s in detect(text).spans]


@pytest.mark.parametrize(
    "text",
    [
        "隔壁的店员说他在公司上班，住在公司宿舍。",
        "当事人经营水果，由物业统一清运垃圾。",
        "市民曾下楼跟老板沟通，老板答应关小音箱。",
        "移送苏州市烟草专卖局和岳麓区城市管理和综合执法局望月湖中队处理。",
        "施工单位应当在工地门口设置围挡，由项目经理负责。",
    ],
)
def test_sentences_about_no_shop_in_particular_stay(text):
    assert detect(text).spans == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("他开的那个店叫再回首，专卖旧书。", "再回首"),
        ("那个店叫什么初见还是如初我也分不清，反正卖奶茶的。", "如初"),
        ("他那家店的名字是不如归去，开了三年。", "不如归去"),
        ("招牌写着“日子”，旁边是五金店。", "日子"),
        ("路口那家面馆的招牌是祖母的锅。", "祖母的锅"),
        ("问：再回首是你开的吗？", "再回首"),
        ("车身喷“速达”字样的面包车停在门口。", "速达"),
        ("执法人员向“晚风”和“听雨”两家酒馆送达文书。", "晚风"),
        ("下午贴“春风”的整改单，店员代收。", "春风"),
        ("序号\t店名\t地点\t事由\n1\t好久\t小榄\t占道\n2\t时光\t店内\t占道\n", "时光"),
        ("档号/档名/业主/欠费/电话\nA-1/归来/麦子/0/无\nA-2/(空)/—/—/—\n", "归来"),
        ("楼栋|房号|租客|情况\n同上|503|朱江|空房\n同上|602|马雀|跑外卖\n", "503"),
    ],
)
def test_what_the_text_calls_a_sign_is_hidden_whatever_its_words(text, value):
    start = text.rindex(value)
    assert all(hidden(text)[start : start + len(value)]), [text[s.start : s.end] for s in detect(text).spans]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("东主是昌茂。", "昌茂"),
        ("物业恒嘉居派庞主管上门。", "恒嘉居"),
        ("佢话荣基承包咗成条街。", "荣基"),
        ("样品我送陕西准衡检测检验。", "陕西准衡检测"),
        ("楼下音乐餐厅青禾每天放音响到凌晨。", "音乐餐厅青禾"),
        ("王文（阿婆米粉）提出，外摆时间应放宽。", "阿婆米粉"),
    ],
)
def test_firms_that_somebody_has_dealings_with_are_hidden(text, value):
    start = text.rindex(value)
    assert all(hidden(text)[start : start + len(value)]), [text[s.start : s.end] for s in detect(text).spans]


@pytest.mark.parametrize(
    "text",
    [
        "检查时间：上午，天气多云。那天天上白云很厚，他们神色很自然。",
        "楼道前后对比：一张旧床垫，“睡”了三个月。",
        "他把视频发到抖音，6月12日床垫下楼。",
        "样品送检测中心检验，车是租的，是老板的。",
        "招牌是新换的，比原来大了一倍。",
        "店里叫员工把桌子搬进去，门口那间铺叫什么来着我忘了。",
        "那辆货车是你开的吗？这家店是你经营的吗？",
        "门上贴“福”字，墙上贴“严禁烟火”字样。",
        "招牌写着禁止停车。",
        "店的名字，我记不清了，反正卖奶茶。",
        "一、“拔钉”行动拆出安全通道。",
    ],
)
def test_words_about_a_sign_stay(text):
    assert detect(text).spans == []

"""Numbers: whatever their label, their form, their gaps and the way they were scanned, none of their figures is left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.detection import detect


def left(text: str, value: str) -> str:
    """The letters and figures of `value` that stay readable in `text`."""
    begin = text.index(value)
    hidden = {i for s in detect(text).spans for i in range(s.start, s.end)}
    return "".join(text[i] for i in range(begin, begin + len(value)) if text[i].isalnum() and i not in hidden)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # births
        ("性 别：女   出生：八 六 年三 月初 九\n身份证", "八 六 年三 月初 九"),
        ("农夫，壮族，1990-5-2生，住", "1990-5-2"),
        ("我叫别离，九0年八月廿三生", "九0年八月廿三"),
        ("出生年月：农历一九七九年腊月十六", "农历一九七九年腊月十六"),
        ("生日（8/12）", "8/12"),
        ("民国七十二年五月三日生", "民国七十二年五月三日"),
        ("张建国（1962-04-07）、李秀英", "1962-04-07"),
        ("DOB: 12 May 1990", "12 May 1990"),
        ("姓名\t性别\t出生日期\t备注\n农夫\t男\t1983.5.6\t无", "1983.5.6"),
        # cases
        ("开具责改单义稠综改0501-2。", "义稠综改0501-2"),
        ("单子上写的是景允综扣2024-11-03-2。", "景允综扣2024-11-03-2"),
        ("案号：厦思中综〔2024〕案字40号", "厦思中综〔2024〕案字40号"),
        ("编号：番石楼简罚2024年1202号", "番石楼简罚2024年1202号"),
        ("存档号2024-建综-档-0172。", "2024-建综-档-0172"),
        ("收到会 城罚决字\n〔2O23〕 第 2O5号", "会 城罚决字\n〔2O23〕 第 2O5号"),
        ("文书编号：（鱼峰）市监当罚〔2025〕118号", "（鱼峰）市监当罚〔2025〕118号"),
        ("立案2宗，案号福综执犬〔2025〕6、7号。", "福综执犬〔2025〕6、7号"),
        ("编号 泗燃告 2O25 - 0l93", "泗燃告 2O25 - 0l93"),
        ("不服0117号处罚决定", "0117号"),
        ("案号,当事人,联系电话\n江综罚0032,陈伟,无", "江综罚0032"),
        # plates
        ("车牌是湘A牌D7K330车主", "湘A牌D7K330"),
        ("只看到粤S3?29。", "粤S3?29"),
        ("申请人电车（南宁·N37K16）", "南宁·N37K16"),
        ("其中广州0F7713正在飞线充电", "广州0F7713"),
        ("川A2Q0Z9电，贴单", "川A2Q0Z9电"),
        # the next number of a list has the first one's beginning
        ("决定书（茂南城执〔2023〕罚字0208号、0209号）", "茂南城执〔2023〕罚字0208号、0209号"),
        ("电话0750-3329516转8012/13找", "0750-3329516转8012/13"),
        ("粤J20345、20346两辆", "20346"),
        # cases
        ("案号沪公刑诉字2025第00981号，", "沪公刑诉字2025第00981号"),
        ("鉴定书中劳鉴2023-118630在卷", "中劳鉴2023-118630"),
        ("责令改正通知书\nNO.0OO4172\n你店", "0OO4172"),
        ("通知书（第0032号）已收到", "第0032号"),
        ("白综罚〔24〕12号", "白综罚〔24〕12号"),
        ("我那张是会城综罚七号", "会城综罚七号"),
        ("蓬环罚字〔2024〕第壹拾贰号", "蓬环罚字〔2024〕第壹拾贰号"),
        ("沙 信 转 字 2 0 2 4 - 0 1 7 号", "沙 信 转 字 2 0 2 4 - 0 1 7 号"),
        ("（ 2O24 ）粤 0703 行初 118 号", "2O24 ）粤 0703 行初 118 号"),
        ("粤江司鉴〔2024〕法临鉴字第0123号", "粤江司鉴〔2024〕法临鉴字第0123号"),
        # dictated, with the pauses and the counting of one who dictates
        (
            "身份证号她报了，四四零七幺幺，一九九六零八一四三零二五，核对无误",
            "四四零七幺幺，一九九六零八一四三零二五",
        ),
        ("电话幺三八逗号零零幺三逗号八零零零", "幺三八逗号零零幺三逗号八零零零"),
        ("号码幺三八三个零幺三八四个零", "幺三八三个零幺三八四个零"),
        (
            "卡号六二二八，四八零一，二三四五，六七八九，零一二",
            "六二二八，四八零一，二三四五，六七八九，零一二",
        ),
        ("身份证四四幺二八四开头，记不全", "四四幺二八四"),
        ("手机尾号八〇〇三", "八〇〇三"),
        # groups of all kinds
        ("电：0743·8512790", "0743·8512790"),
        ("来电400-8832-617转802", "400-8832-617转802"),
        ("138～0013～8000", "138～0013～8000"),
        ("款打入6228 4801 5566 8/903 214", "6228 4801 5566 8/903 214"),
        ("身份证：440703，19850101，2345", "440703，19850101，2345"),
        ("澳门居民身份证1/234567/8", "1/234567/8"),
        ("快递面单，YT 7 2 0 9 8 8 1 4 4 6 3，", "YT 7 2 0 9 8 8 1 4 4 6 3"),
        ("凭证XH 0090417733", "XH 0090417733"),
        ("爱彼迎订单HMXK4F9TZ2；", "HMXK4F9TZ2"),
        ("C证粤建安C3(2021)0088165", "粤建安C3(2021)0088165"),
        ("对方号langlang_TJ", "langlang_TJ"),
        ("坐标X=2497812.34，Y=38405612.78", "X=2497812.34，Y=38405612.78"),
        ("chenwei@\n163.com", "chenwei@\n163.com"),
        # plates of all who have their own
        ("在位：澳MX-42-87", "澳MX-42-87"),
        ("两地车粤Z·AB12港／TV8723", "TV8723"),
        ("粵·B·D6621 8（绿牌）", "粵·B·D6621 8"),
        ("民航·B0032", "民航·B0032"),
        ("一辆使014578小车", "使014578"),
        ("拖拉机粤09·12345", "粤09·12345"),
        ("船尾写闽晋渔养01772", "闽晋渔养01772"),
        ("车牌是苏州昆山 C58816", "苏州昆山 C58816"),
        ("冀A12345 挂", "冀A12345 挂"),
        ("电动车号牌呼和浩特 308216，充电", "呼和浩特 308216"),
        ("摊位证有，西马市摊证041号。", "西马市摊证041号"),
        # births
        ("女（性别） 83年1月9日（出生）", "83年1月9日"),
        ("出 生 ：1995 年 O2 月\n27 日", "1995 年 O2 月\n27 日"),
        ("正月初九的生日", "正月初九"),
        ("出生年月日 1968 12 28", "1968 12 28"),
        ("他是六八年十二月生的", "六八年十二月"),
        # telephones and tails
        ("电话幺三六零二八八空格七幺四九逗号", "幺三六零二八八空格七幺四九"),
        ("联 系电话： l3859 92O\n74l\n", "l3859 92O\n74l"),
        ("Tel13800138000", "13800138000"),
        ("手机尾号\t7630", "7630"),
        ("证我没看清，后面几位是…0417。", "0417"),
        # certificates and the rest
        ("骆宾（浙G2107 0096）、何必（浙G2107 0103）", "浙G2107 0103"),
        ("證號粤T执2043", "粤T执2043"),
        ("证号，肇端水排字2023第217。", "肇端水排字2023第217"),
        ("车架刻号HFZG 0028、HFZG 0031，无合格证", "HFZG 0031"),
        ("邮件号XA 4471 2096 833", "XA 4471 2096 833"),
        ("表   号：1807 0044 29", "1807 0044 29"),
        ("合同LY-2403-066到期", "LY-2403-066"),
        ("加个微信聊？LL-yinchu66", "LL-yinchu66"),
        ("发到njyc#qq.com", "njyc#qq.com"),
        ("定位X:113.85702 Y:22.08933", "X:113.85702 Y:22.08933"),
    ],
)
def test_odd_forms_are_hidden_whole(text, value):
    assert left(text, value) == ""


@pytest.mark.parametrize(
    "text",
    [
        "根据国发〔2013〕23号、粤府〔2020〕5号和江府告〔2024〕1号",
        "执行GB 12348-2008、GB/T 3785.1-2010和DB44/T 1234-2013标准",
        "可拨打12345、0750-12345或者12315投诉",
        "2024年3月5日送达，2024-03-06复查，责令2024年5月1日前改正",
        "检查2024-11-03，拍摄于2024-11-03",
        "罚2000元，罚款人民币伍佰元整（¥500.00）",
        "一辆无牌电动车，设备型号AWA5688，批号20240301",
        "《公共场所卫生管理条例》1987年4月1日国务院发布，1987年4月1日起施行",
        "邮编529000，图斑号17-0429，门牌号1203",
        "其子刚出生，2024年3月5日又来",
        "日期|时段|巡查点\n07-01|19:40|公园\n07-02|21:30|路口",
        "本店成立于1998年5月6日",
        "竣工日期1998.12.1，1999.3.1投入使用",
        "事发于2024年3月15日，女，路过",
        "3月15日生意不好，3月16日生日会散场",
        "file_01.jpg、IMG_20240315.jpg、DSC00123.JPG",
        "合同签到2027年，押金¥1,275，共12,345.67元",
        "《关于开展专项整治的通知》（江城管〔2024〕12号）",
        "声校准器AWA6221B，电动车48V20Ah",
        "上午9:00-11:30、12-15日、3，5号楼",
    ],
)
def test_what_leads_to_nobody_stays(text):
    numbers = {"PHONE", "ID", "USCC", "PLATE", "BANK", "WECHAT", "QQ", "CASENO", "CERT", "DOB", "OTHERID"}
    assert [(text[s.start : s.end], s.type) for s in detect(text).spans if s.type in numbers] == []


def test_a_number_broken_by_the_width_of_the_page_goes_on_in_the_next_line():
    text = (
        "因 本人 经营 的 木材 加工 点 粉尘 收集 装 置\n损 坏，致 木 屑 飘 散 至 邻 居 家中，其 孩 子 过\n"
        "敏，本人 深 表 歉 意。他的微信号是 laohao_\ntiepeng，租约编号 XL-2O22-\n0093，以后 联 系。"
    )
    assert left(text, "laohao_\ntiepeng") == ""
    assert left(text, "XL-2O22-\n0093") == ""


FIGURES = "0123456789"


def figures(least: int, most: int | None = None):
    return st.text(FIGURES, min_size=least, max_size=most or least)


def grouped(value: str, gap: str) -> str:
    return gap.join(value[i : i + 4] for i in range(0, len(value), 4))


def noisy(values):
    """A number as it is typed, spoken or scanned."""
    return st.one_of(
        values,
        values.map(lambda v: grouped(v, " ")),
        values.map(lambda v: grouped(v, "-")),
        values.map(lambda v: v[:5] + "\n" + v[5:]),
        values.map(lambda v: "".join(chr(ord(c) + 0xFEE0) for c in v)),
        values.map(lambda v: "".join("〇幺二三四五六七八九"[int(c)] for c in v)),
        values.map(lambda v: v.replace("0", "O", 1).replace("1", "l", 1)),
    )


SEPARATORS = st.sampled_from(["：", ":", " ", "", "是", "为", "\t", "｜", "：　", " : ", "\n"])
CASE_HEADS = st.sampled_from(
    ["江蓬白沙综罚", "杭上小营综责改", "义稠综执扣", "嘉外城罚告", "泗燃罚", "番石楼简罚"]
)


@st.composite
def births(draw):
    year, month, day = draw(st.integers(1935, 2012)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    chinese = "".join("〇一二三四五六七八九"[int(c)] for c in str(year))
    moon = draw(st.sampled_from("正二三四五六七八九十冬腊"))
    new = draw(st.sampled_from(["初一", "初九", "十五", "廿三", "二十八"]))
    return draw(
        st.sampled_from(
            [
                f"{year}年{month}月{day}日",
                f"{year}-{month}-{day}",
                f"{year}.{month:02}.{day:02}",
                f"{year}{month:02}{day:02}",
                f"{year % 100:02}年{month}月{day}号",
                f"{chinese}年{moon}月{new}",
                f"{chinese[2:]}年{moon}月{new}",
                f"农历{chinese}年{moon}月{new}",
                f"{year}年农历{moon}月{new}",
                f"{year} 年 {month} 月 {day} 日",
            ]
        )
    )


@st.composite
def cases(draw):
    head, year = draw(CASE_HEADS), draw(st.integers(2018, 2027))
    number = draw(st.integers(1, 99999))
    brackets = draw(st.sampled_from(["〔〕", "[]", "（）", "()", "【】", "﹝﹞", "<>", "{}"]))
    return draw(
        st.sampled_from(
            [
                f"{head}{brackets[0]}{year}{brackets[1]}{number}号",
                f"{head}字{brackets[0]}{year}{brackets[1]}第{number:04}号",
                f"{head}{brackets[0]} {year} {brackets[1]} 第 {number} 号",
                f"{head}{brackets[0]}{year}{brackets[1]}{number}",
                f"{head}字{year}第{number}号",
                f"{head}{year}年第{number}号",
                f"{head}{year}-{number:05}",
                f"（{year}）{head}字第{number}号",
                f"{head}字第{number}号",
            ]
        )
    )


LABELLED = [
    (["联系电话", "手机", "联系方式", "致电", "机主"], noisy(figures(9).map(lambda v: "13" + v))),
    (["手机尾号", "尾号", "电话后四位"], figures(4)),
    (["公民身份号码", "身份证", "证件号码"], noisy(figures(12).map(lambda v: "440703" + v))),
    (["银行卡号", "账号", "农信卡"], noisy(figures(13).map(lambda v: "622848" + v))),
    (["出生日期", "出生", "生于", "出生年月", "农历生日"], births()),
    (["案号", "文号", "文书编号", "决定书", "收到"], cases()),
    (
        ["执法证号", "许可证编号", "证号", "警号", "健康证号", "备案号"],
        st.one_of(figures(5, 6), figures(8, 16), figures(7).map(lambda v: "J" + v)),
    ),
    (
        [
            "订单号",
            "快递单号",
            "合同编号",
            "水表号",
            "户号",
            "住院号",
            "票据号",
            "缴款码",
            "病历号",
            "流水号",
        ],
        st.one_of(
            figures(8, 20), figures(8).map(lambda v: "YT" + v), figures(12).map(lambda v: grouped(v, " "))
        ),
    ),
    (
        ["车牌", "号牌号码", "电动车", "驾驶"],
        st.one_of(
            figures(5).map(lambda v: "粤J" + v),
            figures(5).map(lambda v: "粤JD" + v + "绿"),
            figures(5).map(lambda v: "川A·" + v),
            figures(5).map(lambda v: "江门A" + v),
            figures(4).map(lambda v: "浙B" + v + "挂"),
        ),
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_figure_of_a_labelled_number_is_left(data):
    names, values = data.draw(st.sampled_from(LABELLED))
    label, separator, value = data.draw(st.sampled_from(names)), data.draw(SEPARATORS), data.draw(values)
    before = data.draw(st.sampled_from(["", "经查，", "当事人陈伟，", "备注："]))
    after = data.draw(st.sampled_from(["。", "，", "\n", "；", "）", "，已核实。"]))
    text = f"{before}{label}{separator}{value}{after}"
    assert left(text, value) == "", text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("快递面单 YTO 八零四四 后头 7713 两段，收件人不详。", "八零四四"),
        ("立案号为 穗番综（简）2024临19丙。", "穗番综（简）2024临19"),
        ("病案号：住院 00-88-41戊，出院小结一份。", "00-88-41"),
    ],
)
def test_a_number_of_no_known_form_goes_by_what_stands_around_it(text, value):
    hidden = [text[s.start : s.end] for s in detect(text).spans]
    assert any(value in one for one in hidden), hidden


@pytest.mark.parametrize(
    "text",
    [
        "本机关依据第20条处罚款300元，扣押气瓶12只，批号B2204。",
        "当日气温零下十二度，能见度1200米，检查持续35分钟。",
    ],
)
def test_sums_and_measures_are_numbers_of_nobody(text):
    assert not detect(text).spans

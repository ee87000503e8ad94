"""Invented cases with planted leaks, for readers to practise on (pure). No real case ever enters here.

A paper is an invented text as the desk would publish it, with three to six values left in the open. The same seed gives
the same paper. Names and numbers are drawn, so nobody learns a paper by heart.
"""

import random
import re
from dataclasses import dataclass

from .. import conventions
from ..conventions import Entity

FEWEST, MOST = 3, 6
_CLAUSE = re.compile(r"[^，。；]+[，。；]?")
_SLOT = re.compile(r"\{(\w+)\}")
_SURNAMES = "温麦区冼关甄"
_GIVEN = ["雨桐", "子轩", "佩珊", "国栋", "少芬", "锦辉", "嘉敏", "志坚", "婉仪", "启明"]
_ROADS = ["荷塘里", "榕荫巷", "石桥直街", "云步大道", "涌口坊"]
_SHOPS = ["阿婆云吞店", "双喜烧腊档", "福来水果店", "明记五金铺", "甜甜奶茶店"]
_ESTATES = ["听涛花园", "丽水新村", "翠湖公寓"]
_SCHOOLS = ["启智小学三年级二班", "云步中学初二四班"]

_CASES = (
    "2024年5月，{person}在{road}经营的{shop}门前摆出六张折台，占用人行道约八平方米。邻居{other}拨打投诉电话，留下的号码是{phone}。"
    "执法人员到场时，{nick}正在收摊，称位置就在{estate}东门对面。当事人提供的身份证号为{id}，现场拍照取证。"
    "依据《城市市容和环境卫生管理条例》，责令当场改正，处以罚款三百元。{again}当日缴清罚款，表示以后收摊不过线。",
    "{other}反映，{estate}一住户养的大型犬没有拴绳，在电梯里扑倒一名儿童。经查，犬主为{person}，住在{road}，联系电话{phone}。"
    "被扑倒的孩子在{school}就读，由其母亲带到医院检查，{health}。犬只没有办理登记，{nick}承认平时也不拴绳。"
    "依据《广东省动物防疫条例》，处以罚款五百元，并责令补办登记。{again}已经带犬只注射疫苗。",
    "2024年3月，巡查发现一辆车牌为{plate}的小货车在{road}倾倒装修废料约两立方米。司机{person}称，废料来自{shop}的翻新工程。"
    "店主{other}说，清运费用通过微信{wechat}转给了司机。现场有居民指认，{nick}上个月也在同一处倒过。"
    "依据《城市建筑垃圾管理规定》，责令清除，处以罚款两千元。{again}在期限内清走了全部废料，照片由{estate}管理处提供。",
    "一名未成年人在{road}的{shop}购买了烟花，在{estate}空地上燃放。其监护人{person}（电话{phone}）到场后配合处理。"
    "孩子出生日期为{dob}，在{school}读书，当日没有人受伤。店主{other}承认没有查验年龄，证照号码为{cert}。"
    "依据《烟花爆竹安全管理条例》，对经营者处以罚款。{nick}说，以后卖东西先看证件，{again}也已经对孩子进行了教育。",
)


@dataclass(frozen=True)
class Paper:
    """One exercise: the text clause by clause, and which clauses hold a planted leak."""

    clauses: tuple[str, ...]
    leaks: frozenset[int]


def make(seed: int) -> Paper:
    """The paper of this number."""
    draw = random.Random(f"drill {seed}")
    plain, masked = _values(draw)
    clauses = _CLAUSE.findall(draw.choice(_CASES))
    open_ones = [number for number, clause in enumerate(clauses) if _SLOT.search(clause)]
    leaks = frozenset(draw.sample(open_ones, min(draw.randint(FEWEST, MOST), len(open_ones))))
    filled = []
    for number, clause in enumerate(clauses):
        slots = _SLOT.findall(clause)
        leaking = draw.choice(slots) if number in leaks else None
        filled.append(_SLOT.sub(lambda m, one=leaking: (plain if m[1] == one else masked)[m[1]], clause))
    return Paper(tuple(filled), leaks)


def told(seed: int) -> str:
    """An invented case with nothing hidden, as an office would write it down."""
    draw = random.Random(f"told {seed}")
    plain, _ = _values(draw)
    return _SLOT.sub(lambda slot: plain[slot[1]], draw.choice(_CASES))


def _values(draw: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """What the slots hold in the raw text, and in the anonymised one."""
    first, second = draw.sample(_SURNAMES, 2)
    given, other = draw.sample(_GIVEN, 2)
    digits = lambda count: "".join(draw.choices("0123456789", k=count))  # noqa: E731
    road, shop, school = draw.choice(_ROADS), draw.choice(_SHOPS), draw.choice(_SCHOOLS)
    born = f"20{draw.randint(11, 14)}年{draw.randint(1, 12)}月{draw.randint(1, 28)}日"
    plain = {
        "person": first + given,
        "again": given,
        "nick": f"阿{given[-1]}",
        "other": second + other,
        "road": f"{road}{draw.randint(3, 180)}号",
        "shop": shop,
        "estate": draw.choice(_ESTATES),
        "school": school,
        "phone": f"1{draw.choice('356789')}{digits(9)}",
        "id": f"440700{draw.randint(1960, 1999)}{draw.randint(1, 12):02}{draw.randint(1, 28):02}{digits(4)}",
        "plate": f"粤J{digits(5)}",
        "wechat": f"wx_{digits(7)}",
        "dob": born,
        "cert": f"JY1440{digits(8)}",
        "health": f"{second}姓女童右手骨裂",
    }
    kinds = {"person": "PERSON", "other": "PERSON", "shop": "SHOP", "nick": "NICK"}
    names = conventions.replacements([Entity(key, kind, plain[key]) for key, kind in kinds.items()])
    fixed = conventions.HOUSE.fixed
    masked = names | {
        "again": names["person"],
        "nick": "当事人",
        "road": "某路段",
        "estate": "某小区",
        "school": fixed["SCHOOL"],
        "phone": fixed["PHONE"],
        "id": fixed["ID"],
        "plate": fixed["PLATE"],
        "wechat": fixed["WECHAT"],
        "dob": "〔出生日期〕",
        "cert": fixed["CERT"],
        "health": fixed["HEALTH"],
    }
    return plain, masked

"""Random values in the place of marked ones: names, nicknames, addresses, shops, firms, numbers.

Strings are meant to say little: whoever reads the variants has to learn from what stands around them.
"""

import re
from pathlib import Path
from random import Random

from vault.detection.lexicon import words_of
from vault.detection.normalise import DATA
from vault.detection.persons import names

_POST = re.compile(rf"(?:{names.TITLE_LONG}|{names.TITLE_SHORT})$")
_KIN_NICK = words_of("nick_tails", "training")
_HEADS = words_of("nick_heads", "training")
_ROADS = words_of("roads", "training")
_VILLAGES = words_of("villages", "training")
_ESTATES = words_of("estates", "training")
_TRADES_AT = words_of("landmarks", "training")
_SIDES = words_of("sides", "training")
_BUILT = words_of("buildings", "training")
_FORMS = words_of("forms", "trades")
_TRADES = words_of("trades", "trades")
_INDUSTRIES = words_of("industries", "training")
_CITIES = words_of("cities", "training")
_TOWNS = words_of("towns", "training")
_FOREIGN_FIRST = words_of("foreign_first", "training")
_FOREIGN_LAST = words_of("foreign_last", "training")
_MINORITY = words_of("minority", "training")
_HEALTH = words_of("health", "training")
_SCHOOL_KINDS = words_of("schools", "training")
_CLASS = words_of("classes", "training")
_DIGITS = "0123456789"
_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_CHAT_BITS = words_of("chat", "training")
_MARKS = ["", "", "🚚", "☀️", "🌹", "~~", "😊", "🍀", "❤", "!", "²", "88", "_168", "oo"]
_BEYOND = words_of("beyond", "training")
_NUMERAL = "一二三四五六七八九十"


class Words:
    """Ordinary words, place names and real names of jieba's dictionary, by part of speech."""

    def __init__(self):
        import jieba

        lists: dict[str, list[str]] = {"word": [], "place": [], "name": [], "thing": []}
        weights: dict[str, list[int]] = {"word": []}
        kinds = {
            "n": "word",
            "v": "word",
            "a": "word",
            "vn": "word",
            "an": "word",
            "ad": "word",
            "z": "word",
            "d": "word",
        }
        kinds |= {"ns": "place", "nr": "name", "nz": "thing", "l": "thing", "i": "thing", "t": "thing"}
        with open(Path(jieba.__file__).with_name("dict.txt"), encoding="utf-8") as file:
            for line in file:
                word, count, tag = line.split()
                kind = kinds.get(tag)
                if kind is None or not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word) or int(count) < 4:
                    continue
                if kind == "word" and len(word) > 2 and int(count) < 200:
                    continue
                lists[kind].append(word)
                if kind == "word":
                    weights[kind].append(int(count) ** 0.5)
        self.lists = lists
        self.two = [w for w in lists["word"] if len(w) == 2]
        total, self._heights = 0.0, []
        for word, weight in zip(lists["word"], weights["word"], strict=True):
            total += weight if len(word) == 2 else weight / 6
            self._heights.append(total)
        self._total = total

    def word(self, dice: Random) -> str:
        """An ordinary word, common ones more often."""
        from bisect import bisect

        return self.lists["word"][bisect(self._heights, dice.random() * self._total)]


class Values:
    """One source of random values. The same dice give the same values."""

    def __init__(self, dice: Random, words: Words):
        self.dice, self.words = dice, words
        given = [
            line.split() for line in (DATA / "given.txt").read_text("utf-8").splitlines() if line[:1] != "#"
        ]
        self._first = [(c, 2.0 ** float(a) / (n + 12)) for n, (c, a, _) in enumerate(given)]
        self._last = [(c, 2.0 ** float(b) / (n + 12)) for n, (c, _, b) in enumerate(given)]
        lines = [x for x in (DATA / "surnames.txt").read_text("utf-8").splitlines() if x[:1] != "#"]
        self.common, self.rare, self.compound = list(lines[0]), list(lines[1]), lines[2].split()
        self._weights = [1.0 / (n + 10) for n in range(len(self.common))]
        placed = [x for x in (DATA / "places.txt").read_text("utf-8").splitlines() if x[:1] != "#"]
        self.districts = placed[2].split()
        self.word_names = sorted(w for w in names.words() if len(w) <= 3)
        self.chars = [c for c, _ in self._first]

    # persons

    def _given_char(self, first: bool) -> str:
        table = self._first if first else self._last
        if self.dice.random() < 0.12:
            return self.dice.choice(self.chars)
        return self.dice.choices([c for c, _ in table[:900]], [w for _, w in table[:900]])[0]

    def surname(self) -> str:
        """A surname: common, rare or compound."""
        roll = self.dice.random()
        if roll < 0.70:
            return self.dice.choices(self.common, self._weights)[0]
        if roll < 0.95:
            return self.dice.choice(self.rare + self.common)
        return self.dice.choice(self.compound)

    def given(self) -> str:
        """A given name of one or two characters, or an ordinary word."""
        roll = self.dice.random()
        if roll < 0.20:
            return self._given_char(False)
        if roll < 0.78:
            return self._given_char(True) + self._given_char(False)
        if roll < 0.82:
            return self._given_char(True) * 2
        return self.dice.choice(self.words.two) if roll < 0.88 else self._word2()

    def _word2(self) -> str:
        for _ in range(9):
            word = self.words.word(self.dice)
            if len(word) == 2:
                return word
        return "平安"

    def person(self) -> str:
        """A person's full name of any sort."""
        roll = self.dice.random()
        if roll < 0.62:
            return self.surname() + self.given()
        if roll < 0.74:
            return self.dice.choice(self.word_names)
        if roll < 0.83:
            return self._word2()
        if roll < 0.88:
            return self.dice.choice(self.words.lists["name"])
        if roll < 0.93:
            return "".join(self.dice.choice(_MINORITY) for _ in range(self.dice.randint(3, 5)))
        if roll < 0.96:
            return self.dotted()
        if roll < 0.98:
            return (
                self._given_char(True)
                + self._given_char(False)
                + self.dice.choice(["", self._given_char(False)])
            )
        return self.latin()

    def dotted(self) -> str:
        """阿依古丽·买买提"""
        parts = [
            "".join(self.dice.choice(_MINORITY) for _ in range(self.dice.randint(2, 4))) for _ in range(2)
        ]
        return "·".join(parts)

    def latin(self) -> str:
        """A Latin name of one or two words."""
        first = self.dice.choice(_FOREIGN_FIRST)
        return first if self.dice.random() < 0.4 else f"{first} {self.dice.choice(_FOREIGN_LAST)}"

    def nickname(self) -> str:
        """A nickname, or the name a person bears in a chat."""
        dice, roll = self.dice, self.dice.random()
        if roll < 0.22:
            return dice.choice(_HEADS) + dice.choice([self._given_char(False), self.surname()])
        if roll < 0.34:
            return dice.choice([self._given_char(False), self.surname(), dice.choice(_HEADS)]) + dice.choice(
                _KIN_NICK
            )
        if roll < 0.42:
            return self._given_char(True) * 2 + dice.choice(["", "", "姐", "哥", "妈", "仔"])
        if roll < 0.52:
            return self._word2() + dice.choice(["", *_KIN_NICK])
        if roll < 0.60:
            return self._word2() + dice.choice([self._given_char(False), "婆", "佬", "仔", "王", "妹"])
        if roll < 0.66:
            return dice.choice(_HEADS) + self._given_char(True) + self._given_char(False)
        if roll < 0.72:
            return dice.choice(_NUMERAL) + dice.choice(_KIN_NICK)
        if roll < 0.78:
            return (
                dice.choice(["阿", "", "大", "小"])
                + dice.choice(_FOREIGN_FIRST)
                + dice.choice(["", "哥", "姐", "仔", "sir"])
            )
        if roll < 0.91:
            return self._chat_name()
        bits = "".join(
            dice.choice([dice.choice(_CHAT_BITS), self._word2()]) for _ in range(dice.randint(1, 3))
        )
        return bits + dice.choice(["", "", "", "", "~", "168", "-白沙", "_88", "2024", "A", "🌸", "(三楼)"])

    def _chat_name(self) -> str:
        """How people call themselves in chats: by shop, by post, by whose they are."""
        dice, roll = self.dice, self.dice.random()
        if roll < 0.25:
            place = self.place_core() + dice.choice(["中队", "物业", "社区", "街市", "二队"])
            name = dice.choice([self.person(), "老" + self.surname(), self._given_char(False) + "姐"])
            return dice.choice([self.shop(), place]) + dice.choice("-—_@ ·") + name
        if roll < 0.5:
            whose = dice.choice([self._word2(), self._given_char(True) * 2, self.surname() + "sir"])
            what = dice.choice(
                ["老婆", "妈妈", "铲屎官", "日常", "小店", "朋友", "小号", "厨房", self._word2()]
            )
            return f"{whose}的{what}"
        if roll < 0.7:
            trade = dice.choice([*_INDUSTRIES, *_TRADES[:80]])
            return f"A{trade}{dice.choice('小老阿')}{self.surname()}{dice.choice(_MARKS)}"
        phrase = [dice.choice(self.words.lists["thing"]), dice.choice(_FOREIGN_FIRST), self._word2()]
        return dice.choice(phrase) + dice.choice(_MARKS)

    # places

    def place_core(self) -> str:
        """The own name of a road, a village, a compound: one to three characters."""
        dice, roll = self.dice, self.dice.random()
        if roll < 0.35:
            return "".join(dice.choice(self.chars[:700]) for _ in range(2))
        if roll < 0.5:
            return self._given_char(True) + self._given_char(False)
        if roll < 0.65:
            return dice.choice(self.words.lists["place"])[:3].rstrip("市县区镇乡村省州") or "长安"
        if roll < 0.85:
            return self._word2()
        if roll < 0.9:
            return dice.choice(self.common) + dice.choice(["屋", "家", "厝", "边", "坑"])
        if roll < 0.95:
            return dice.choice(self.chars[:700])
        return "".join(dice.choice(self.chars[:700]) for _ in range(3))

    def number(self) -> str:
        dice = self.dice
        plain = str(dice.choice([dice.randint(1, 30), dice.randint(1, 300), dice.randint(1, 2000)]))
        roll = dice.random()
        if roll < 0.12:
            return f"{plain}-{dice.randint(1, 30)}"
        if roll < 0.2:
            return dice.choice(_NUMERAL) + dice.choice(["", "十", "十" + dice.choice(_NUMERAL[:9])])
        return plain

    def _door(self) -> str:
        dice = self.dice
        tail = dice.choice(
            [
                "号",
                "号",
                "号",
                "号",
                "",
                "号之" + dice.choice(_NUMERAL[:6]),
                f"号{dice.randint(1, 12)}铺",
                "号铺",
                "号档",
                "号首层",
            ]
        )
        text = self.number() + tail
        if dice.random() < 0.35:
            text += f"{self.number()}{dice.choice(_BUILT)}{dice.choice(['', str(dice.randint(101, 3208)), str(dice.randint(101, 3208)) + dice.choice(['室', '房', '号', ''])])}"
        return text

    def address(self, like: str = "") -> str:
        """An address: of the same scale as `like`, when given."""
        dice = self.dice
        if like and dice.random() < 0.55:
            return self._mutate_address(like)
        roll = dice.random()
        road = self.place_core() + dice.choice(_ROADS)
        if roll < 0.25:
            text = road + (self._door() if dice.random() < 0.8 else "")
        elif roll < 0.37:
            text = (
                self.place_core()
                + dice.choice(_VILLAGES)
                + dice.choice(
                    [
                        "",
                        self.place_core() + dice.choice([*_ROADS[7:9], "里", "巷", "围", "组", "队"]),
                        self.number() + dice.choice(["队", "组", "巷", "号"]),
                    ]
                )
            )
            if dice.random() < 0.5:
                text += self._door()
        elif roll < 0.52:
            text = (
                dice.choice([road, road + self._door(), "", ""]) + self.place_core() + dice.choice(_ESTATES)
            )
            if dice.random() < 0.7:
                text += (
                    dice.choice(["", f"{dice.choice('ABCDE东西南北一二三')}区", "二期"])
                    + f"{self.number()}{dice.choice(_BUILT)}"
                    + dice.choice(
                        [
                            "",
                            str(dice.randint(101, 3208)),
                            f"{dice.randint(1, 4)}单元{dice.randint(101, 999)}房",
                        ]
                    )
                )
        elif roll < 0.67:
            spot = dice.choice(
                [self.place_core(), road, self.place_core() + dice.choice(_ESTATES), "", "", "旧", "老"]
            ) + dice.choice(_TRADES_AT)
            text = spot + dice.choice([*_SIDES, *[""] * 12])
        elif roll < 0.77:
            text = (
                road
                + dice.choice(["与", "和", "、", "跟"])
                + self.place_core()
                + dice.choice(_ROADS)
                + dice.choice(["交界处", "交汇处", "路口", "十字路口", "交叉口", "交界", "之间", ""])
            )
        elif roll < 0.85:
            text = dice.choice(
                [
                    f"{dice.randint(1, 30)}{dice.choice(_BUILT)}{dice.randint(101, 3208)}",
                    f"{dice.choice('ABCDEF')}座{dice.randint(1, 40)}{dice.choice(['楼', '层', '04', '02室'])}",
                    f"{dice.choice('ABCDEF')}{dice.randint(1, 99)}{dice.choice(['档', '铺', '号档', '号铺', '摊位'])}",
                    f"{dice.randint(1, 40)}-{dice.randint(1, 4)}-{dice.randint(101, 999)}",
                    f"{dice.randint(101, 3208)}{dice.choice(['房', '室', '', '铺'])}",
                    f"{dice.choice(_NUMERAL)}楼{dice.randint(101, 999)}",
                    f"{self.number()}{dice.choice(['号铺', '号档口', '号摊', '幢', '号楼'])}",
                ]
            )
        elif roll < 0.93:
            text = self.place_core() + dice.choice(
                [
                    "",
                    "大",
                    "新",
                    "老",
                    "桥",
                    "山",
                    "口",
                    "尾",
                    "边",
                    "头",
                    "脚",
                    "背",
                    "洲",
                    "涌",
                    "塘",
                    "围",
                    "桥头",
                    "桥底",
                    "河边",
                    "山脚",
                    "坑口",
                ]
            )
            text += dice.choice(["", "", *_SIDES[:12]])
        else:
            text = road + self._door() + dice.choice(_SIDES)
        if dice.random() < 0.2:
            text = self.place_core() + dice.choice(_TOWNS) + text
        if dice.random() < 0.1:
            text += dice.choice(_BEYOND)
        elif dice.random() < 0.03:
            text += (
                f"，原“{self.brand()}”旧址"
                if dice.random() < 0.5
                else f"({self.place_core()}{dice.choice(_SIDES)})"
            )
        return text

    def _mutate_address(self, like: str) -> str:
        """The same grammar with other names and numbers."""
        dice = self.dice

        def renamed(match: re.Match) -> str:
            core = self.place_core()
            return core + match.group("tail")

        tails = "大道|横路|直街|中路|东路|西路|南路|北路|路|街道|街|巷|里|坊|村委会|社区|新村|村|镇|乡|花园|小区|家园|公寓|大厦|广场|市场|雅苑|豪庭|苑|城|湾|园|围|屯|队|组|涌|桥|码头|祠堂|公园|小学|中学|工业区|酒店|超市"
        text = re.sub(
            rf"[\u4e00-\u9fff]{{1,4}}?(?P<tail>{tails})(?![\u4e00-\u9fff]?某)",
            renamed,
            re.sub(r"\s", "", like),
        )
        text = re.sub(r"\d+", lambda m: str(dice.randint(1, 10 ** len(m.group()))), text)
        if text == like or (text == re.sub(r"\s", "", like) and len(text) <= 5):
            for side in _SIDES:
                if text.endswith(side) and len(text) > len(side):
                    return self.place_core() + dice.choice([*_TRADES_AT, "店", "铺", "档"]) + side
            return self.place_core() + dice.choice(_TRADES_AT + _VILLAGES)
        return text

    # shops and firms

    def brand(self) -> str:
        """The own part of a shop's or firm's name."""
        dice, roll = self.dice, self.dice.random()
        if roll < 0.2:
            return self._given_char(True) + self._given_char(False)
        if roll < 0.35:
            return self._word2()
        if roll < 0.45:
            return self._word2() + self._word2()
        if roll < 0.55:
            return self.surname() + dice.choice(["记", "氏", "家", "叔", "姐", "婆", "师傅", "妈"])
        if roll < 0.65:
            return dice.choice(["老", "阿", "小", "大", "胖", "肥仔", "好", "新", "真"]) + self._given_char(
                False
            )
        if roll < 0.75:
            return (
                self._word2()
                + dice.choice(["的", "与", "和", "有", "在", "不", "遇见", "很"])
                + self._word2()
            )
        if roll < 0.83:
            return dice.choice(self.words.lists["thing"])
        if roll < 0.88:
            return dice.choice(_FOREIGN_FIRST) + dice.choice(["", " " + dice.choice(_FOREIGN_LAST), "'s"])
        if roll < 0.93:
            return "".join(self._given_char(True) for _ in range(3))
        return dice.choice(self.words.lists["place"]) + dice.choice(["", self._word2()])

    def shop(self, like: str = "") -> str:
        """A shop's sign, half of them without a word of its trade."""
        dice = self.dice
        text = self.brand()
        if dice.random() < 0.6:
            text += dice.choice(_TRADES)
        elif len(text) < 3:
            text += dice.choice([self._word2(), "记", "家", "小厨", "屋", "时光", "里"])
        if dice.random() < 0.12:
            text = dice.choice(_CITIES) + text
        elif dice.random() < 0.05:
            text += f"({self.place_core()}店)"
        return text

    def firm(self, like: str = "") -> str:
        """A private company, whole or by its short name."""
        dice, roll = self.dice, self.dice.random()
        brand = dice.choice(
            [
                self._given_char(True) + self._given_char(False),
                self._word2(),
                "".join(self._given_char(True) for _ in range(3)),
                self.brand(),
            ]
        )
        whole = like == "" or len(like) >= 8
        if whole and roll < 0.75:
            return (
                dice.choice([*_CITIES, "", ""])
                + brand
                + dice.choice(_INDUSTRIES)
                + dice.choice(
                    ["有限公司"] * 6
                    + ["有限责任公司", "股份有限公司", "厂", "集团", "有限公司江门分公司", "工程部", "经营部"]
                )
            )
        if roll < 0.85:
            return brand + dice.choice(
                [
                    *_FORMS,
                    "公司",
                    "公司",
                    "物业",
                    "物业",
                    "集团",
                    "厂",
                    "快递",
                    "科技",
                    "建设",
                    "地产",
                    "物流",
                ]
            )
        return brand + dice.choice(_INDUSTRIES)

    def school(self, like: str = "") -> str:
        """A school, a class, or both."""
        dice, roll = self.dice, self.dice.random()
        if roll < 0.3 and (not like or len(re.sub(r"\W", "", like)) <= 5):
            return dice.choice(_CLASS)
        school = self.place_core() + dice.choice(_SCHOOL_KINDS)
        return school + (dice.choice(_CLASS) if roll < 0.65 else "")

    def health(self) -> str:
        return self.dice.choice(_HEALTH)

    def scrambled(self, like: str) -> str:
        """The same shape with other digits and letters."""
        dice = self.dice
        return "".join(
            dice.choice(_DIGITS)
            if c.isdigit() and c.isascii()
            else dice.choice(_UPPER)
            if "A" <= c <= "Z"
            else c
            for c in like
        )

    def titled(self, like: str) -> str:
        """A surname with a post or a form of address, of the kind of `like`."""
        post = _POST.search(like)
        if post and self.dice.random() < 0.4:
            return self.surname() + post.group()
        return self.surname() + self.dice.choice(
            [
                *names.TITLES_LONG[:70],
                "队",
                "所",
                "工",
                "总",
                "局",
                "科",
                "生",
                "伯",
                "姨",
                "sir",
                "先生",
                "女士",
                "队长",
                "主任",
                "所长",
                "科长",
                "师傅",
                "老师",
                "经理",
            ]
        )

"""占道经营: tables carried out onto the pavement, and carried in again."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import WIDE, Picture, Say, Story

EVENING = {"evening": True, "trade": 0}
DUSK = {"evening": True}

STORY = Story(
    slug="zhuoyi-bai-dao-renxingdao",
    number=1,
    case="zhuoyi-bai-dao-renxingdao",
    title="店里坐不下，能把桌椅摆到人行道上吗？",
    introduction="夏天生意好，桌椅往门口一摆，街坊就要绕到马路上走。这条路，是谁的？",
    takeaway="桌椅、招牌、炉灶都放在店门里面，门前的路留给行人。想在门口搞活动，先向街道申请，批下来再摆。",
    cover=3,
    pictures=(
        Picture(
            Scene(
                "arcade",
                (
                    Figure("shopkeeper", "think", "thinking", x=1.05, z=3.9, facing="left"),
                    Figure("aunt", "sit_eat", "happy", x=-2.5, z=6.9, holds="chopsticks"),
                    Figure(
                        "young_man", "sit_eat", "happy", x=-0.75, z=7.1, facing="left", holds="chopsticks"
                    ),
                    Figure("girl", "stand", "delighted", x=-1.55, z=7.7),
                ),
                (
                    Prop("table", -1.6, 6.8),
                    Prop("stool", -2.45, 7.0),
                    Prop("stool", -0.8, 7.2),
                    Prop("table", 2.6, 7.4),
                    Prop("stool", 3.3, 7.3),
                ),
                {"eye": 1.5, "horizon": 0.56, "focal": 0.98},
                EVENING,
            ),
            "傍晚的骑楼街，砂锅粥店里坐满了客人，围着红围裙的老板托着下巴在想办法。",
            (
                Say("narration", "夏天的晚上，砂锅粥店里坐满了人。", 0.03, 0.04, 10),
                Say("thought", "门口那么宽，摆几张桌子不就行了？", -0.03, 0.05, 8, 0, "老板"),
            ),
        ),
        Picture(
            Scene(
                "lane",
                (
                    Figure("shopkeeper", "carry", "happy", x=0.85, z=4.0, facing="left", holds="table"),
                    Figure("aunt", "sit_eat", "happy", x=-2.75, z=5.6, holds="chopsticks"),
                    Figure("man", "sit_eat", "delighted", x=-1.25, z=5.8, facing="left", holds="chopsticks"),
                ),
                (
                    Prop("table", -2.0, 5.3),
                    Prop("stool", -2.75, 5.7),
                    Prop("stool", -1.3, 5.9),
                    Prop("table", -2.0, 8.0),
                    Prop("stool", -1.3, 7.9),
                    Prop("stool", -2.8, 8.0),
                    Prop("table", -2.0, 10.8),
                    Prop("stool", -1.3, 10.7),
                    Prop("table", -2.0, 13.8),
                    Prop("stool", -1.2, 3.9),
                    Prop("stool", -0.75, 4.6),
                ),
                {"eye": 2.6, "horizon": 0.3, "focal": 1.0, "x": -0.3},
                DUSK,
            ),
            "老板高高兴兴地把桌子搬出来，桌椅一张接一张，把门前的人行道摆满了。",
            (
                Say("narration", "六张桌子、二十几张胶凳，人行道只剩一条缝。", 0.03, 0.04, 12),
                Say("speech", "外面凉快，外面坐！", -0.05, 0.14, 5, 0, "老板"),
            ),
        ),
        Picture(
            Scene(
                "lane",
                (
                    Figure("young_woman", "push", "worried", x=0.05, z=4.6, clothes="blouse"),
                    Figure("grandpa", "stick", "worried", x=-1.1, z=4.4, holds="stick"),
                    Figure("uncle", "sit_eat", "happy", x=-2.9, z=6.4, holds="chopsticks"),
                ),
                (
                    Prop("stroller", 1.18, 4.5),
                    Prop("table", -2.35, 5.9),
                    Prop("stool", -1.5, 6.3),
                    Prop("table", -2.2, 8.6),
                    Prop("stool", -1.5, 8.6),
                    Prop("car", 3.5, 10.5, {"flip": -1, "colour": "#7FB0AE"}),
                ),
                {"eye": 1.7, "horizon": 0.5, "focal": 1.05, "x": -0.3},
                DUSK,
            ),
            "人行道被桌椅占满，推婴儿车的妈妈和拄拐杖的爷爷只好走到马路上，后面来了一辆汽车。",
            (
                Say("speech", "过不去，只能走马路了。", 0.3, 0.04, 8, 0, "妈妈"),
                Say("speech", "慢点，后面有车！", 0.02, 0.18, 5, 1, "爷爷"),
            ),
        ),
        Picture(
            Scene(
                "arcade",
                (
                    Figure("officer", "explain", "explain", x=-0.75, z=3.7),
                    Figure("officer_woman", "hold", "kind", x=-1.75, z=4.1, holds="clipboard"),
                    Figure("shopkeeper", "scratch", "embarrassed", x=0.95, z=3.7, facing="left"),
                ),
                (Prop("table", 2.35, 4.9), Prop("stool", 1.7, 5.2), Prop("stool", 3.0, 5.0)),
                {"eye": 1.5, "horizon": 0.58, "focal": 1.05},
                EVENING,
            ),
            "两位执法人员来到店门口，和气地同老板说话，老板不好意思地摸摸头。",
            (
                Say(
                    "speech",
                    "老板，人行道是大家走的路。今天先提醒，请搬回店里。",
                    0.03,
                    0.03,
                    11,
                    0,
                    "执法人员",
                ),
                Say("speech", "好好好，马上搬！", -0.04, 0.14, 5, 2, "老板"),
            ),
        ),
        Picture(
            Scene(
                "lane",
                (
                    Figure("aunt", "phone", "worried", x=1.1, z=3.0, facing="left", holds="phone"),
                    Figure("man", "sit_eat", "happy", x=-2.2, z=5.6, holds="chopsticks"),
                    Figure(
                        "young_man", "sit_eat", "delighted", x=-0.75, z=5.8, facing="left", holds="chopsticks"
                    ),
                ),
                (
                    Prop("table", -1.5, 5.4),
                    Prop("stool", -2.2, 5.7),
                    Prop("stool", -0.8, 5.9),
                    Prop("table", -1.8, 8.4),
                    Prop("stool", -1.1, 8.5),
                    Prop("stool", -2.5, 8.6),
                ),
                {"eye": 1.5, "horizon": 0.5, "focal": 1.0, "x": -0.2},
                DUSK,
            ),
            "两个星期后，同一个地方又摆出了桌椅，街坊阿姨在打电话。",
            (
                Say("narration", "搬了。可是两个星期后……", 0.03, 0.04, 12),
                Say("speech", "喂，12345 吗？桌椅又摆出来了。", 0.3, 0.2, 8, 0, "街坊"),
            ),
            WIDE,
        ),
        Picture(
            Scene(
                "arcade",
                (
                    Figure("shopkeeper", "shrug", "worried", x=-0.9, z=3.3),
                    Figure("officer", "explain", "firm", x=0.95, z=3.3, facing="left"),
                ),
                (Prop("table", -2.4, 4.9), Prop("stool", -1.75, 5.2)),
                {"eye": 1.5, "horizon": 0.62, "focal": 1.05},
                EVENING,
            ),
            "执法人员再次来到店门口，老板摊开双手，一脸为难。",
            (
                Say("speech", "客人都想坐外面吹吹风，我也没办法呀。", 0.03, 0.03, 8, 0, "老板"),
                Say("speech", "上次是提醒。答应了又摆，这次要立案了。", -0.03, 0.08, 9, 1, "执法人员"),
            ),
        ),
        Picture(
            Scene(
                "dots",
                (
                    Figure("officer", "point_up", "explain", x=-0.42, z=2.15),
                    Figure("shopkeeper", "stand", "embarrassed", x=0.5, z=2.2, facing="left"),
                ),
                (),
                {"eye": 1.5, "horizon": 0.78, "focal": 0.92},
            ),
            "近景：执法人员抬手讲解法条，老板低着头听。",
            (
                Say(
                    "quotation",
                    "《城市市容和环境卫生管理条例》第十四条：任何单位和个人都不得在街道两侧和公共场地堆放物料……",
                    0.03,
                    0.03,
                    23,
                ),
                Say(
                    "speech", "没批准就占用，要清走，还可以罚款。这次罚五百元。", 0.02, 0.23, 9, 0, "执法人员"
                ),
                Say("speech", "原来门口不等于我家的。", -0.03, 0.3, 6, 1, "老板"),
            ),
        ),
        Picture(
            Scene(
                "lane",
                (
                    Figure("shopkeeper", "wave", "happy", x=-2.15, z=4.9),
                    Figure("young_woman", "push", "happy", x=-0.2, z=5.4, facing="left", clothes="blouse"),
                    Figure("grandpa", "stick_wave", "happy", x=0.75, z=3.9, facing="left", holds="stick"),
                    Figure("officer", "thumb", "happy", x=2.05, z=4.7, facing="left"),
                ),
                (
                    Prop("stroller", -1.3, 5.3, {"flip": -1}),
                    Prop("table", -4.0, 6.8),
                    Prop("stool", -3.6, 7.4),
                    Prop("table", -4.0, 9.2),
                ),
                {"eye": 1.6, "horizon": 0.52, "focal": 1.0, "x": 0.1},
            ),
            "人行道空了出来，妈妈推着婴儿车、爷爷拄着拐杖轻松走过，老板在店门口招手，桌椅都在店里。",
            (
                Say("speech", "里面坐不下就发号，大家稍等一等！", 0.03, 0.05, 9, 0, "老板"),
                Say("speech", "路通了，心也顺了。", 0.5, 0.13, 5, 2, "爷爷"),
                Say(
                    "narration", "桌椅收进店，路留给大家。想在门口办活动，先申请，批了再摆。", 0.03, 0.86, 29
                ),
            ),
        ),
    ),
)

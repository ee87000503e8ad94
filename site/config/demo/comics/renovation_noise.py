"""噪声: a drill in the hour when the house sleeps."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import Picture, Say, Story

STORY = Story(
    slug="wuxiu-shijian-dian-zuan",
    number=6,
    case="wuxiu-shijian-dian-zuan",
    title="自己家装修，中午开电钻也要管？",
    introduction="墙是自己家的，声音是大家的。赶工期，也要让楼下睡个午觉。",
    takeaway="先问清装修时间，午休和晚上不做有响声的活；在电梯口贴张告示，写明哪几天、几点到几点最吵。",
    cover=1,
    pictures=(
        Picture(
            Scene(
                "home",
                (
                    Figure("young_woman", "cover_ears", "worried", x=0.25, z=3.0, clothes="dress"),
                    Figure("toddler", "cover_ears", "sad", x=-0.75, z=3.0),
                ),
                (Prop("waves", 1.2, 3.4, {"y": 2.3, "size": 0.9, "flip": -1}),),
                {"eye": 1.25, "horizon": 0.56, "focal": 0.88},
            ),
            "中午的客厅，年轻妈妈和小宝宝都捂着耳朵，红色的声波从楼上传下来。",
            (
                Say("sound", "突突突突", 0.49, 0.05, 4),
                Say("narration", "中午一点，宝宝刚睡着。", 0.03, 0.04, 11),
                Say("speech", "一天吵醒三回了……", 0.04, 0.2, 6, 0, "妈妈"),
            ),
        ),
        Picture(
            Scene(
                "corridor",
                (
                    Figure("volunteer", "leaflet", "explain", x=-0.95, z=3.3, holds="leaflet"),
                    Figure(
                        "young_man", "shrug", "embarrassed", x=0.95, z=3.6, facing="left", clothes="checks"
                    ),
                ),
                (),
                {"eye": 1.5, "horizon": 0.6, "focal": 0.95},
            ),
            "家门口，社区网格员递上整改通知，业主摊手为难。",
            (
                Say("speech", "午休时间先停一停，好吗？", 0.04, 0.06, 7, 0, "网格员"),
                Say("speech", "工期赶，孩子等着搬进来。", -0.04, 0.08, 6, 1, "业主"),
                Say("narration", "劝了两次，通知也签了字，电锤照响。", 0.05, -0.03, 24),
            ),
        ),
        Picture(
            Scene(
                "dots",
                (
                    Figure("officer_senior", "point_up", "explain", x=-0.6, z=2.3),
                    Figure(
                        "young_man", "scratch", "embarrassed", x=0.62, z=2.4, facing="left", clothes="checks"
                    ),
                ),
                (),
                {"eye": 1.5, "horizon": 0.8, "focal": 0.92},
            ),
            "近景：老队员抬手讲解法条，业主挠头。",
            (
                Say(
                    "quotation",
                    "《噪声污染防治法》第六十六条：对已竣工交付使用的住宅楼……进行室内装修活动，应当按照规定限定作业时间……",
                    0.03,
                    0.03,
                    24,
                ),
                Say("speech", "先劝后罚，劝不听才罚：警告，罚三百元。", 0.03, 0.28, 8, 0, "执法人员"),
                Say("speech", "早知道先问问时间。", -0.04, 0.33, 5, 1, "业主"),
            ),
        ),
        Picture(
            Scene(
                "corridor",
                (
                    Figure("young_man", "wave_near", "happy", x=-1.15, z=3.6, clothes="checks"),
                    Figure("young_woman", "stand", "happy", x=0.75, z=3.5, facing="left", clothes="dress"),
                    Figure("toddler", "wave", "happy", x=0.0, z=3.3, facing="left"),
                ),
                (Prop("paper_sheet", 0.1, 5.0, {"y": 1.8, "size": 0.62}),),
                {"eye": 1.35, "horizon": 0.54, "focal": 0.95},
                {"door": 1.9},
            ),
            "电梯口贴了施工告示，业主向带着宝宝的邻居打招呼，大家都笑了。",
            (
                Say("speech", "几点到几点吵，我都贴出来了。", 0.12, 0.05, 8, 0, "业主"),
                Say("speech", "周末上午你做，我们去公园！", -0.04, 0.09, 7, 1, "邻居"),
                Say("narration", "和邻居商量，比赶工更快。", 0.05, -0.03, 24),
            ),
        ),
    ),
)

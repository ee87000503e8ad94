"""养犬: a gentle dog without a lead frightens a child."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import WIDE, Picture, Say, Story

GOLDEN = {"coat": "#DDAE62", "size": 1.25}
OWNER = {"clothes": "hoodie"}

STORY = Story(
    slug="liugou-bu-qiansheng",
    number=2,
    case="liugou-bu-qiansheng",
    title="“它很乖，不咬人”，遛狗可以不牵绳吗？",
    introduction="你知道它乖，别人不知道。一根绳，牵住的是大家的安心。",
    takeaway="出门先扣绳，进了家门再松开。疫苗按时打，登记办好，狗牌挂上，粪便随手收走。",
    cover=2,
    pictures=(
        Picture(
            Scene(
                "park",
                (
                    Figure("young_man", "wave", "happy", x=-1.2, z=4.2, **OWNER),
                    Figure("girl", "stand", "kind", x=3.0, z=9.0, facing="left"),
                    Figure("woman", "stand", "kind", x=3.7, z=9.4, facing="left"),
                ),
                (Prop("dog", 0.7, 4.5, {**GOLDEN, "mood": "run"}), Prop("bench", -3.6, 7.4)),
                {"eye": 1.5, "horizon": 0.5, "focal": 1.05},
            ),
            "傍晚的小区花园，年轻人放开了金毛，狗欢快地跑了出去，绳子没有牵。远处有妈妈带着女孩。",
            (
                Say("narration", "傍晚，小区花园里很热闹。", 0.03, 0.04, 12),
                Say("speech", "去吧，跑一跑！", 0.1, 0.17, 7, 0, "小某"),
            ),
        ),
        Picture(
            Scene(
                "park",
                (Figure("girl", "startled", "scared", x=0.95, z=3.0, facing="left"),),
                (
                    Prop("dog", -0.75, 3.0, {**GOLDEN, "mood": "run", "size": 1.4}),
                    Prop("dust", -1.85, 3.0),
                ),
                {"eye": 0.95, "horizon": 0.5, "focal": 1.05},
            ),
            "金毛朝一个小女孩直扑过去，女孩吓得张开双手往后退。",
            (Say("sound", "汪！", 0.08, 0.12, 2), Say("shout", "别过来！", -0.05, 0.06, 4, 0, "女孩")),
            WIDE,
        ),
        Picture(
            Scene(
                "park",
                (
                    Figure("woman", "squat", "worried", x=0.55, z=3.1, facing="left"),
                    Figure("girl", "weep", "sad", x=-0.25, z=3.0),
                    Figure("young_man", "run", "embarrassed", x=-2.2, z=4.8, **OWNER),
                ),
                (Prop("dog", 1.75, 4.2, {**GOLDEN, "mood": "sit"}), Prop("dust", -2.9, 4.8)),
                {"eye": 1.2, "horizon": 0.5, "focal": 1.0},
            ),
            "女孩吓哭了，妈妈蹲下来护着她，狗的主人从远处跑过来。",
            (
                Say("speech", "别怕别怕，它很乖，不咬人的！", 0.03, 0.04, 7, 2, "小某"),
                Say("speech", "你知道它乖，可孩子不知道呀。", -0.04, 0.14, 8, 0, "妈妈"),
            ),
        ),
        Picture(
            Scene(
                "estate",
                (
                    Figure("officer_woman", "explain", "explain", x=-0.95, z=3.4),
                    Figure("officer", "stand", "kind", x=-1.8, z=4.3),
                    Figure("young_man", "scratch", "embarrassed", x=0.95, z=3.5, facing="left", **OWNER),
                ),
                (Prop("dog", 1.65, 4.0, {**GOLDEN, "flip": -1, "mood": "sit"}),),
                {"eye": 1.45, "horizon": 0.54, "focal": 1.0},
            ),
            "两天后在小区路上，执法人员遇见又没有牵绳的狗主人，主人不好意思地摸头。",
            (
                Say("narration", "街坊反映后，执法人员来到小区。", 0.03, 0.04, 15),
                Say("speech", "带狗下楼，绳子呢？疫苗和登记办了吗？", 0.03, 0.16, 10, 0, "执法人员"),
                Say("speech", "就下来一小会儿……", -0.04, 0.2, 5, 2, "小某"),
            ),
        ),
        Picture(
            Scene(
                "estate",
                (
                    Figure("officer_woman", "point", "explain", x=-1.25, z=3.1),
                    Figure("young_man", "think", "thinking", x=1.3, z=3.2, facing="left", **OWNER),
                ),
                (Prop("leash_board", 0.2, 3.9, {"size": 1.0}),),
                {"eye": 1.5, "horizon": 0.74, "focal": 0.95},
            ),
            "执法人员指着画有牵绳标志的告示牌讲解，狗主人托着下巴听。",
            (
                Say(
                    "quotation",
                    "《江门市文明行为促进条例》第二十三条：在城市市区范围内携带犬只外出，应当由完全民事行为能力人用牵引带牵领或者装入笼内……",
                    0.03,
                    0.03,
                    25,
                ),
                Say("speech", "大人牵好绳，再出门。这次责令改正，罚一百元。", 0.02, 0.285, 8, 0, "执法人员"),
                Say("thought", "一百元，买不回别人的安心。", -0.02, 0.31, 7, 1, "小某"),
            ),
        ),
        Picture(
            Scene(
                "park",
                (
                    Figure("young_man", "bow", "embarrassed", x=-1.05, z=3.3, **OWNER),
                    Figure("girl", "wave", "happy", x=0.7, z=3.1, facing="left"),
                    Figure("woman", "stand", "kind", x=1.5, z=3.5, facing="left"),
                ),
                (Prop("dog", -0.15, 3.7, {**GOLDEN, "mood": "sit"}, leash=0),),
                {"eye": 1.25, "horizon": 0.52, "focal": 1.0},
            ),
            "狗主人牵着狗，弯腰向女孩和妈妈道歉，金毛乖乖坐着，女孩笑着挥手。",
            (
                Say("speech", "对不起，吓到你了。", 0.06, 0.07, 5, 0, "小某"),
                Say("speech", "牵着绳，它就是乖狗狗！", 0.52, 0.05, 6, 1, "女孩"),
            ),
        ),
        Picture(
            Scene(
                "plaza",
                (
                    Figure("officer_woman", "explain", "happy", x=-0.75, z=6.0),
                    Figure("officer", "leaflet", "explain", x=0.5, z=6.0, holds="leaflet"),
                    Figure("young_man", "leash", "delighted", x=2.15, z=4.9, facing="left", **OWNER),
                    Figure("grandpa", "stick", "happy", x=3.0, z=5.9, facing="left", holds="stick"),
                    Figure("girl", "cheer", "delighted", x=-1.95, z=5.0),
                    Figure("boy", "leaflet", "surprised", x=-2.55, z=5.2, holds="leaflet"),
                    Figure("shopkeeper", "think", "thinking", x=-2.75, z=7.0),
                ),
                (
                    Prop("stall", 0, 6.4, {"wide": 2.6}),
                    Prop("stall_table", -0.1, 5.2, {"wide": 2.6}),
                    Prop("dog", 1.3, 4.8, {**GOLDEN, "mood": "sit", "size": 1.1, "flip": -1}, leash=2),
                ),
                {"eye": 1.6, "horizon": 0.57, "focal": 0.9},
            ),
            "周末的普法小摊，绿白条纹的棚子下，执法人员派发传单，年轻人牵着狗来听，老人、孩子和店主围在旁边。",
            (
                Say("narration", "周末，普法小摊。", 0.02, 0.03, 8),
                Say("speech", "办登记，带上这张单子。", 0.37, 0.03, 6, 1, "执法人员"),
                Say("speech", "给邻居也带几张！", -0.02, 0.19, 5, 2, "小某"),
            ),
        ),
        Picture(
            Scene(
                "promenade",
                (
                    Figure("young_man", "leash", "happy", x=-1.0, z=4.3, **OWNER),
                    Figure("grandma", "wave", "happy", x=1.5, z=4.5, facing="left"),
                    Figure("boy", "cheer", "delighted", x=2.2, z=4.9, facing="left"),
                ),
                (Prop("dog", 0.45, 4.4, {**GOLDEN}, leash=0),),
                {"eye": 1.45, "horizon": 0.44, "focal": 1.0},
            ),
            "江边步道上，年轻人牵着绳遛狗，奶奶和小男孩笑着打招呼。",
            (
                Say("speech", "绳扣好，袋子带上，出发！", 0.05, 0.06, 7, 0, "小某"),
                Say("speech", "这样遛，我们都放心。", 0.55, 0.07, 5, 1, "奶奶"),
                Say("narration", "养狗三件事：按时打疫苗，登记挂牌，出门牵绳。", 0.04, -0.03, 24),
            ),
        ),
    ),
)

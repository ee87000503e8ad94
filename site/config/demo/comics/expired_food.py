"""食品过期: one loaf, four days too old."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import Picture, Say, Story

STORY = Story(
    slug="huojia-shang-de-guoqi-mianbao",
    number=7,
    case="huojia-shang-de-guoqi-mianbao",
    title="一袋过期面包八块五，为什么要赔一千？",
    introduction="价钱小，事情不小。货架上的日期，店家和顾客都要看一眼。",
    takeaway="每天开门先看货架，快到期的摆前面，过期的当场拿下来，剪开包装再扔。",
    cover=1,
    pictures=(
        Picture(
            Scene(
                "grocery",
                (
                    Figure("young_woman", "leaflet", "surprised", x=-0.75, z=2.7, holds="packet"),
                    Figure("shopwoman", "stand", "worried", x=1.35, z=3.9, facing="left"),
                ),
                (
                    Prop("counter", 1.4, 3.0, {"wide": 1.9}),
                    Prop("calendar", 2.75, 5.7, {"y": 2.65, "size": 0.45}),
                ),
                {"eye": 1.45, "horizon": 0.58, "focal": 0.95},
            ),
            "便利店里，顾客看着手里的面包袋，一脸惊讶，柜台后的老板娘担心地看过来。",
            (
                Say("speech", "咦，这袋面包过期四天了？", 0.04, 0.06, 7, 0, "顾客"),
                Say("speech", "哎呀，一星期没清点了……", -0.04, 0.09, 6, 1, "店主"),
            ),
        ),
        Picture(
            Scene(
                "grocery",
                (
                    Figure("officer_woman", "point_near", "neutral", x=-1.3, z=3.4),
                    Figure("shopwoman", "lift", "embarrassed", x=0.95, z=3.6, facing="left"),
                ),
                (
                    Prop("carton", 0.05, 3.3, {"y": 0.0, "size": 0.5}),
                    Prop("carton", -0.35, 3.4, {"y": 0.0, "size": 0.46, "mark": "#1F5B5B"}),
                    Prop("carton", 0.42, 3.35, {"y": 0.0, "size": 0.44, "colour": "#CFE4E6"}),
                ),
                {"eye": 1.4, "horizon": 0.5, "focal": 0.98},
            ),
            "执法人员检查货架，老板娘弯腰把过期的食品一件件拿下来放在地上。",
            (
                Say("narration", "第二天，货架上又找到八件过期食品。", 0.03, 0.04, 17),
                Say("speech", "都拿下来，一件也不留。", 0.04, 0.17, 6, 0, "执法人员"),
                Say("speech", "我退款，也赔顾客。", -0.05, 0.22, 5, 1, "店主"),
            ),
        ),
        Picture(
            Scene(
                "grocery",
                (
                    Figure("shopwoman", "think", "worried", x=-0.62, z=2.2),
                    Figure("officer_woman", "point_up", "explain", x=0.5, z=2.3, facing="left"),
                ),
                (),
                {"eye": 1.38, "horizon": 0.77, "focal": 0.92},
            ),
            "近景：执法人员讲解法条，老板娘托着下巴认真听。",
            (
                Say(
                    "quotation",
                    "《食品安全法》第五十四条：食品经营者应当按照保证食品安全的要求贮存食品，定期检查库存食品，及时清理变质或者超过保质期的食品。",
                    0.03,
                    0.03,
                    26,
                ),
                Say("speech", "八块五，要赔一千？", 0.05, 0.36, 5, 0, "店主"),
                Say("speech", "明知过期还卖，赔价款十倍，不足一千按一千。", -0.03, 0.28, 9, 1, "执法人员"),
            ),
        ),
        Picture(
            Scene(
                "grocery",
                (
                    Figure("shopwoman", "reach_up", "happy", x=-1.2, z=3.7, holds="packet"),
                    Figure("young_woman", "hold", "happy", x=0.65, z=3.3, facing="left", holds="basket"),
                    Figure("boy", "thumb", "delighted", x=1.4, z=3.4, facing="left"),
                ),
                (Prop("bin", 2.5, 4.4),),
                {"eye": 1.4, "horizon": 0.54, "focal": 0.98},
            ),
            "早上开门，老板娘在整理货架，顾客提着篮子和孩子一起看日期，都笑着。",
            (
                Say("speech", "开门第一件事，看日期！", 0.05, 0.05, 6, 0, "店主"),
                Say("speech", "我也看一眼，小票留着。", -0.08, 0.08, 6, 1, "顾客"),
                Say("narration", "快到期的摆前面，过期的当场下架，一天也不卖。", 0.05, -0.03, 24),
            ),
        ),
    ),
)

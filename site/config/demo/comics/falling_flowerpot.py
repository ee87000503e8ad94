"""高空抛物: a flower pot left outside the railing in a typhoon."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import TALL, Picture, Say, Story

STORY = Story(
    slug="yangtai-huapen-zhuiluo",
    number=3,
    case="yangtai-huapen-zhuiluo",
    title="台风天，阳台外的花盆掉下去，谁来赔？",
    introduction="没有人推，也没有人扔，花盆自己掉下去的，就不用负责吗？",
    takeaway="花盆、拖把、衣架都收进护栏里面。台风来之前，先收阳台，再收衣服。",
    cover=3,
    pictures=(
        Picture(
            Scene(
                "balcony",
                (Figure("man", "cross", "kind", x=0.55, z=3.1, facing="left"),),
                (
                    Prop("flowerpot", -0.95, 2.1, {"y": 1.0, "size": 0.5, "angle": 0.06}),
                    Prop("flowerpot", -0.5, 2.1, {"y": 1.0, "size": 0.44, "angle": 0.1}),
                    Prop("flowerpot", -0.1, 2.1, {"y": 1.0, "size": 0.48, "angle": 0.08}),
                    Prop("wind", -0.5, 2.6, {"y": 1.95, "size": 0.5}),
                ),
                {"eye": 1.55, "horizon": 0.6, "focal": 0.98},
            ),
            "阳台上，一位住户抱着胳膊看天，护栏外面的花架上摆着几盆花，风刮起来了。",
            (
                Say("narration", "台风预报发了一整天。", 0.03, 0.04, 10),
                Say("thought", "花盆一直放外面，没事的吧？", -0.03, 0.05, 7, 0, "住户"),
            ),
        ),
        Picture(
            Scene(
                "tower_foot",
                (Figure("grandpa", "stick", "neutral", x=1.15, z=5.2, facing="left", holds="stick"),),
                (
                    Prop("car", -1.5, 6.0, {"colour": "#7FB0AE"}),
                    Prop("falling_pot", 0.15, 5.0, {"y": 2.6, "size": 0.72}),
                    Prop("wind", 1.5, 5.6, {"y": 3.1, "size": 0.7}),
                ),
                {"eye": 1.5, "horizon": 0.69, "focal": 1.1},
            ),
            "长格：花盆从高楼直直掉下来，楼下停着一辆车，一位老人正拄着拐杖走过。",
            (
                Say("narration", "下午三点，一阵大风——", 0.03, 0.025, 12),
                Say("sound", "呼——", 0.62, 0.1, 3),
            ),
            TALL,
        ),
        Picture(
            Scene(
                "tower_foot",
                (Figure("grandpa", "startled", "scared", x=1.5, z=4.0, facing="left", holds="stick"),),
                (
                    Prop("car", -0.85, 5.0, {"cracked": True, "colour": "#7FB0AE", "size": 1.15}),
                    Prop("broken_pot", 0.35, 4.2, {"size": 0.62}),
                ),
                {"eye": 1.4, "horizon": 0.5, "focal": 1.05},
            ),
            "花盆砸碎了汽车的挡风玻璃，碎片和泥土散了一地，老人吓得往后一仰。",
            (
                Say("sound", "哐！", 0.08, 0.1, 2),
                Say("speech", "哎呀！就差两步……", -0.05, 0.06, 5, 0, "爷爷"),
            ),
        ),
        Picture(
            Scene(
                "estate",
                (
                    Figure("aunt", "point_up", "worried", x=-1.3, z=3.3),
                    Figure("officer", "look_up", "firm", x=0.15, z=3.5),
                    Figure(
                        "officer_woman", "read", "neutral", x=1.5, z=3.6, facing="left", holds="clipboard"
                    ),
                ),
                (
                    Prop("broken_pot", 0.9, 5.0, {"size": 0.5}),
                    Prop("camera_eye", 2.75, 4.2, {"y": 2.9, "flip": -1}),
                ),
                {"eye": 1.5, "horizon": 0.6, "focal": 0.98},
            ),
            "街坊阿姨指着楼上，执法人员抬头看，另一位在做记录，旁边有监控。",
            (
                Say("speech", "从上面掉下来的，这么高，要命的！", 0.03, 0.05, 8, 0, "街坊"),
                Say("speech", "先看有没有人受伤，再看监控。", 0.5, 0.13, 7, 1, "执法人员"),
            ),
        ),
        Picture(
            Scene(
                "corridor",
                (
                    Figure("officer", "explain", "neutral", x=-0.75, z=2.1, turned=True),
                    Figure("man", "sorry", "embarrassed", x=0.85, z=3.4, facing="left"),
                ),
                (),
                {"eye": 1.5, "horizon": 0.6, "focal": 0.95},
            ),
            "住户家门口，执法人员上门询问，住户双手合十，一脸歉意。",
            (
                Say("speech", "监控看到，花盆是从您家阳台掉下来的。", 0.03, 0.04, 9, 0, "执法人员"),
                Say("speech", "是我放的。台风天，忘了收。", -0.04, 0.08, 7, 1, "住户"),
            ),
        ),
        Picture(
            Scene(
                "dots",
                (
                    Figure("man", "stand", "worried", x=-0.62, z=2.35),
                    Figure("officer", "point_up", "explain", x=0.5, z=2.3, facing="left"),
                ),
                (),
                {"eye": 1.5, "horizon": 0.8, "focal": 0.92},
            ),
            "近景：执法人员讲解民法典，住户认真听。",
            (
                Say(
                    "quotation",
                    "《民法典》第一千二百五十四条：禁止从建筑物中抛掷物品。从建筑物中抛掷物品或者从建筑物上坠落的物品造成他人损害的，由侵权人依法承担侵权责任……",
                    0.03,
                    0.03,
                    25,
                ),
                Say("speech", "没人推，自己掉的，也要赔？", 0.04, 0.32, 7, 0, "住户"),
                Say("speech", "扔的不行，掉下来砸到了，也要赔。", -0.04, 0.33, 8, 1, "执法人员"),
            ),
        ),
        Picture(
            Scene(
                "office",
                (
                    Figure("man", "bow", "embarrassed", x=-1.3, z=3.0, facing="right"),
                    Figure("officer_woman", "hold", "kind", x=0.15, z=4.3, facing="left", holds="clipboard"),
                    Figure("uncle", "handshake", "relieved", x=1.45, z=3.0, facing="left", clothes="polo"),
                ),
                (),
                {"eye": 1.5, "horizon": 0.58, "focal": 0.9},
            ),
            "街道调解室的柜台前，住户向车主弯腰道歉，车主伸手和解，工作人员微笑。",
            (
                Say("speech", "车的损失三千二百元，我全赔。", 0.03, 0.05, 8, 0, "住户"),
                Say("speech", "人没事就好。", -0.04, 0.09, 6, 2, "车主"),
                Say(
                    "narration",
                    "街道给予警告，罚款二百元。人民调解，不收费。",
                    0.08,
                    -0.03,
                    24,
                ),
            ),
        ),
        Picture(
            Scene(
                "balcony",
                (
                    Figure("man", "wave", "happy", x=0.75, z=3.0, facing="left"),
                    Figure("boy", "hold", "delighted", x=-0.5, z=3.0, y=0.3, holds="pot"),
                ),
                (
                    Prop("flowerpot", -1.3, 2.75, {"y": 0.62, "size": 0.6}),
                    Prop("flowerpot", 1.42, 2.75, {"y": 0.62, "size": 0.62}),
                    Prop("flowerpot", -1.02, 2.65, {"y": 0.6, "size": 0.5}),
                ),
                {"eye": 1.55, "horizon": 0.56, "focal": 0.98},
            ),
            "阳台上，花盆全部收进了护栏里面，住户和孩子一起搬最后一盆，笑着挥手。",
            (
                Say("speech", "台风要来，先收阳台！", 0.5, 0.04, 5, 0, "住户"),
                Say(
                    "narration",
                    "护栏外面，什么也不放。东西松了，马上告诉物业。",
                    0.08,
                    -0.03,
                    26,
                ),
            ),
        ),
    ),
)

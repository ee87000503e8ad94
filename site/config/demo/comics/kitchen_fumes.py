"""油烟: the cleaner is there, but switched off at meal time."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import Picture, Say, Story

STORY = Story(
    slug="youyan-jinghuaqi-bu-kai",
    number=4,
    case="youyan-jinghuaqi-bu-kai",
    title="装了油烟净化器，饭点却关着，行吗？",
    introduction="机器挂在墙上，开关在老板手里，油烟进了楼上人家的窗。",
    takeaway="开火之前先开净化器，收火之后再关。滤网每个月至少洗一次，记下来，拍张照。",
    cover=2,
    pictures=(
        Picture(
            Scene(
                "home",
                (
                    Figure("aunt", "cover_ears", "worried", x=0.9, z=3.0, facing="left"),
                    Figure("boy", "sit", "tired", x=2.4, z=4.6, facing="left"),
                ),
                (
                    Prop("smoke", -1.5, 4.9, {"y": 0.9, "size": 0.8}),
                    Prop("smoke", -2.4, 5.0, {"y": 0.8, "size": 0.7}),
                ),
                {"eye": 1.45, "horizon": 0.54, "focal": 0.82},
            ),
            "楼上的客厅里，油烟从窗外涌进来，阿姨捂着头，孩子皱着眉坐在沙发上。",
            (
                Say("narration", "一到饭点，楼上就不敢开窗。", 0.03, 0.04, 14),
                Say("speech", "又来了！窗玻璃上一层油。", -0.04, 0.06, 7, 0, "街坊"),
            ),
        ),
        Picture(
            Scene(
                "kitchen",
                (
                    Figure("cook", "cook", "embarrassed", x=-0.75, z=3.1, holds="ladle"),
                    Figure("officer", "point_up", "firm", x=1.5, z=3.2, facing="left"),
                ),
                (
                    Prop("stove", 0.35, 4.2),
                    Prop("smoke", 0.35, 4.0, {"y": 1.2, "size": 0.62}),
                    Prop("filter_unit", -2.6, 5.2, {"y": 2.35}),
                ),
                {"eye": 1.45, "horizon": 0.6, "focal": 0.86},
            ),
            "饭店厨房烟雾腾腾，厨师正在炒菜，墙上的油烟净化器没有开，执法人员抬手指着它。",
            (
                Say("speech", "一开净化器，厨房就闷热……", 0.03, 0.05, 7, 0, "店长"),
                Say("speech", "装了不开，和没装一样。", -0.03, 0.08, 6, 1, "执法人员"),
            ),
        ),
        Picture(
            Scene(
                "kitchen",
                (
                    Figure("cook", "stand", "worried", x=-0.62, z=2.4),
                    Figure("officer_woman", "stand", "explain", x=0.62, z=2.25, facing="left"),
                ),
                (Prop("filter_unit", -2.6, 5.2, {"y": 2.35}),),
                {"eye": 1.5, "horizon": 0.75, "focal": 0.92},
            ),
            "近景：执法人员讲解法条，厨师认真听。",
            (
                Say(
                    "quotation",
                    "《大气污染防治法》第八十一条：排放油烟的餐饮服务业经营者应当安装油烟净化设施并保持正常使用……",
                    0.03,
                    0.03,
                    24,
                ),
                Say("speech", "楼上也是我的客人啊。", 0.05, 0.33, 6, 0, "店长"),
                Say("speech", "测出来超标一倍多。责令改正，罚五千元。", -0.04, 0.25, 8, 1, "执法人员"),
            ),
        ),
        Picture(
            Scene(
                "kitchen",
                (
                    Figure("cook", "thumb", "happy", x=-0.35, z=3.1, facing="left"),
                    Figure("aunt", "wave", "happy", x=1.6, z=3.3, facing="left", holds="basket"),
                ),
                (
                    Prop("stove", 0.7, 4.2),
                    Prop("filter_unit", -2.3, 5.2, {"y": 2.0, "on": True}),
                ),
                {"eye": 1.45, "horizon": 0.58, "focal": 0.86},
            ),
            "净化器亮着绿灯，厨房里没有油烟，厨师竖起大拇指，楼上的阿姨提着菜篮笑着打招呼。",
            (
                Say("speech", "先开净化器，再开火！", 0.2, 0.05, 6, 0, "店长"),
                Say("speech", "窗能开啦，真香！", -0.03, 0.07, 5, 1, "街坊"),
                Say("narration", "开火先开机，收火再关机；滤网每月洗，洗了留记录。", 0.04, -0.03, 24),
            ),
        ),
    ),
)

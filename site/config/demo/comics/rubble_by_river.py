"""建筑垃圾: rubble tipped by the river at night."""

from comics.figures import Figure, Prop, Scene
from config.demo.comics.story import Picture, Say, Story

STORY = Story(
    slug="zhuangxiu-laji-dao-hebian",
    number=5,
    case="zhuangxiu-laji-dao-hebian",
    title="装修垃圾半夜倒在河边，省下八百，罚了十万",
    introduction="业主付了清运费，碎砖却去了河堤。天黑，不等于没人看见。",
    takeaway="装修垃圾装好袋、盖好布，按规定的路线运到规定的地方，每一车的联单都留着。",
    cover=2,
    pictures=(
        Picture(
            Scene(
                "home",
                (
                    Figure("woman", "leaflet", "kind", x=-0.95, z=3.3, holds="envelope"),
                    Figure("worker", "thumb", "happy", x=0.9, z=3.3, facing="left"),
                ),
                (Prop("rubble", 2.2, 4.3, {"size": 0.7}),),
                {"eye": 1.45, "horizon": 0.58, "focal": 0.95},
            ),
            "正在装修的客厅，业主把清运费交给戴安全帽的施工负责人，旁边堆着装好的碎砖。",
            (
                Say("speech", "清运费给您，要运到消纳场哦。", 0.03, 0.05, 8, 0, "业主"),
                Say("speech", "放心，包在我身上！", -0.04, 0.09, 5, 1, "施工负责人"),
            ),
        ),
        Picture(
            Scene(
                "promenade",
                (Figure("worker", "lift", "doubt", x=1.0, z=4.1, facing="right", holds=None),),
                (
                    Prop("truck", -0.9, 5.2, {"covered": False}),
                    Prop("rubble", 2.2, 4.1, {"size": 0.6}),
                    Prop("camera_eye", -2.35, 5.8, {"y": 2.75}),
                ),
                {"eye": 1.5, "horizon": 0.52, "focal": 1.0},
                {"dark": True},
            ),
            "深夜的河堤，货车停在路边，施工负责人正把碎砖卸在河边，路灯下有监控。",
            (
                Say("narration", "凌晨两点，河堤边。", 0.03, 0.04, 9),
                Say(
                    "thought",
                    "去消纳场要排队，倒这儿，没人看见。",
                    -0.04,
                    0.05,
                    8,
                    0,
                    "施工负责人",
                ),
            ),
        ),
        Picture(
            Scene(
                "promenade",
                (
                    Figure("officer", "point", "firm", x=-1.6, z=4.3),
                    Figure("worker", "bow", "embarrassed", x=1.75, z=4.4, facing="left"),
                ),
                (Prop("rubble", 0.15, 4.9, {"size": 0.9}),),
                {"eye": 1.45, "horizon": 0.64, "focal": 1.0},
            ),
            "白天的河堤，执法人员指着地上的碎砖袋，施工负责人低头认错。",
            (
                Say(
                    "quotation",
                    "《固体废物污染环境防治法》第六十三条：工程施工单位不得擅自倾倒、抛撒或者堆放工程施工过程中产生的建筑垃圾。",
                    0.03,
                    0.03,
                    25,
                ),
                Say("speech", "监控都拍到了。罚十万元，是最低的一档。", 0.03, 0.285, 10, 0, "执法人员"),
                Say("speech", "我马上清走！", -0.04, 0.32, 6, 1, "施工负责人"),
            ),
        ),
        Picture(
            Scene(
                "site",
                (
                    Figure("worker", "wave", "happy", x=-0.2, z=3.8, facing="right"),
                    Figure("woman", "read", "happy", x=1.5, z=3.9, facing="left", holds="leaflet"),
                ),
                (
                    Prop("truck", -1.5, 5.6, {"flip": -1}),
                    Prop("rubble", 2.9, 5.4, {"size": 0.6, "loose": False}),
                ),
                {"eye": 1.45, "horizon": 0.5, "focal": 1.0},
            ),
            "小区装修垃圾点，垃圾装在袋里、盖好篷布的车准备出发，业主拿着联单点头。",
            (
                Say("speech", "盖好篷布，按路线走！", 0.12, 0.08, 6, 0, "施工负责人"),
                Say("speech", "联单齐了，再付尾款。", -0.04, 0.1, 6, 1, "业主"),
                Say("narration", "看见半夜倒垃圾的车，记下时间，打 12345。", 0.05, -0.03, 24),
            ),
        ),
    ),
)

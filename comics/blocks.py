"""Panels and balloons as stream blocks. Wagtail also says "panel" for a piece of its edit form: `PanelBlock` is the comic one."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

KINDS = [
    ("speech", "对白"),
    ("thought", "心想"),
    ("narration", "旁白"),
    ("sound", "拟声"),
    ("quotation", "法条"),
]


def _fraction(label: str, default: float):
    return blocks.FloatBlock(label=label, default=default, min_value=-0.5, max_value=1.5)


class BalloonBlock(blocks.StructBlock):
    """One balloon. Its box and the end of its tail are fractions of the panel, origin top left."""

    kind = blocks.ChoiceBlock(KINDS, label="类型", default="speech")
    speaker = blocks.CharBlock(label="说话人", required=False, max_length=20)
    text = blocks.TextBlock(label="文字", max_length=200)
    x = _fraction("左", 0.05)
    y = _fraction("上", 0.05)
    w = _fraction("宽", 0.4)
    h = _fraction("高", 0.2)
    tail_x = blocks.FloatBlock(label="尾巴横", required=False)
    tail_y = blocks.FloatBlock(label="尾巴纵", required=False)
    vertical = blocks.BooleanBlock(label="竖排", required=False, default=False)

    class Meta:
        label = "气泡"
        icon = "comment"


class PanelBlock(blocks.StructBlock):
    """One drawing without text, what it shows in words, and its balloons in reading order."""

    image = ImageChooserBlock(label="画面", help_text="没有文字的画面，文字都放在气泡里。")
    alt_text = blocks.CharBlock(
        label="画面说明", max_length=200, help_text="给看不见画面的人听：谁、在哪里、在做什么。"
    )
    balloons = blocks.ListBlock(BalloonBlock(), label="气泡", default=[])

    class Meta:
        label = "一格"
        icon = "image"

"""Panels and balloons as stream blocks. Wagtail also says "panel" for a piece of its edit form: `PanelBlock` is the comic one."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .notation import plain
from .spec import KINDS, MAX_NOTE, MAX_TEXT

# Nothing is required here: what an episode lacks is told panel by panel, and all at once, by `checks` before it goes out.


class WordsBlock(blocks.TextBlock):
    """What is said, with its notation (see `notation`), which search does not see."""

    def get_searchable_content(self, value):
        return [plain(value)] if value else []


class BalloonBlock(blocks.StructBlock):
    """One balloon. Its box and the end of its tail are fractions of the panel, origin top left."""

    kind = blocks.ChoiceBlock(list(KINDS.items()), label="类型", default="speech")
    speaker = blocks.CharBlock(label="说话人", required=False, max_length=20)
    text = WordsBlock(label="文字", required=False, max_length=MAX_TEXT, rows=2)
    x = blocks.FloatBlock(label="左", default=0.05, min_value=0, max_value=1)
    y = blocks.FloatBlock(label="上", default=0.05, min_value=0, max_value=1)
    w = blocks.FloatBlock(label="宽", default=0.4, min_value=0.02, max_value=1)
    h = blocks.FloatBlock(label="高", default=0.2, min_value=0.02, max_value=1)
    tail_x = blocks.FloatBlock(label="尾巴横", required=False, min_value=0, max_value=1)
    tail_y = blocks.FloatBlock(label="尾巴纵", required=False, min_value=0, max_value=1)
    vertical = blocks.BooleanBlock(label="竖排", required=False, default=False)
    bare = blocks.BooleanBlock(label="无底色", required=False, default=False)

    class Meta:
        label = "气泡"
        icon = "comment"
        label_format = "{speaker} {text}"


class PanelBlock(blocks.StructBlock):
    """One drawing without text, what it shows in words, and its balloons in reading order.

    `scene` is the drawing as data when it was made of stock figures (`comics.figures.saved`); the picture is made from it.
    """

    image = ImageChooserBlock(label="画面", required=False, help_text="没有文字的画面，文字都放在气泡里。")
    alt_text = blocks.CharBlock(
        label="画面说明",
        required=False,
        max_length=500,
        help_text="给看不见画面的人听：谁、在哪里、在做什么。",
    )
    note = blocks.CharBlock(
        label="给画师的话",
        required=False,
        max_length=MAX_NOTE,
        search_index=False,
        help_text="印在分镜脚本上，不给读者看。",
    )
    scene = blocks.TextBlock(
        label="素材画面", required=False, max_length=20_000, search_index=False, form_classname="desk-scene"
    )
    balloons = blocks.ListBlock(BalloonBlock(), label="气泡", default=[], collapsed=True)

    class Meta:
        label = "画格"
        icon = "image"
        label_format = "{alt_text}"


class PanelsBlock(blocks.StreamBlock):
    """The panels of an episode, in reading order."""

    panel = PanelBlock()

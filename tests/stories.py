"""Pages told in full: a case with its law, an episode with its drawings. For tests that look at whole pages."""

import datetime

from factories import CasePageFactory, EpisodePageFactory, OffenceFactory, PictureFactory

from cases.models import Provision, Statute
from comics.episodes import value_of
from comics.spec import Balloon


def enact() -> Provision:
    """An article of an invented local law."""

    statute = Statute.objects.create(
        title="江川市市容管理条例", version_date=datetime.date(2021, 3, 1), digest="0"
    )
    return Provision.objects.create(
        statute=statute,
        position=1,
        label="第十四条",
        number=14,
        text="任何单位和个人不得占用城市道路摆摊设点。\n违反前款规定的，处五百元罚款。",
    )


def tell(case_index, provision, **kwargs):
    """A case page with every part filled."""
    case = CasePageFactory(
        parent=case_index,
        offence=OffenceFactory(),
        happened_on=datetime.date(2024, 3, 5),
        law=[("provision", {"plain": "人行道是给大家走路的。", "provision": provision})],
        decision="<p>罚款<b>五百元</b>。</p>",
        reasons="<p>第一次被查到。</p>",
        advice=[("step", "桌椅只摆在店里。"), ("step", "想摆到门外，先申请。")],
        remedy="<p>在限期以前收回。</p>",
        where_to_ask="<p>街道综合执法办。</p>",
        **kwargs,
    )
    case.tags.add("商铺", "夜间")
    case.save()
    return case


def draw(series, *cases, panels=3, **kwargs):
    """An episode with drawings, balloons and its cases."""
    balloons = [
        value_of(Balloon("narration", "傍晚六点，老街上的面馆。", x=0.05, y=0.03, w=0.45, h=0.18)),
        value_of(
            Balloon("speech", "桌子摆出去两张！", "老板", x=0.5, y=0.05, w=0.45, h=0.3, tail=(0.6, 0.6))
        ),
    ]
    episode = EpisodePageFactory(
        parent=series, introduction="桌子越摆越远。", takeaway="先申请，按线摆。", **kwargs
    )
    episode.panels = [
        ("panel", {"image": PictureFactory(), "alt_text": "老板往门外搬桌子", "balloons": balloons})
        for _ in range(panels)
    ]
    episode.cases.set(cases)
    episode.save()
    return episode

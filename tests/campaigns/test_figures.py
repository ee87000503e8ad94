"""The figures of the demo street, as printed; and of other scopes, periods and trees."""

from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories import CasePageFactory, EpisodePageFactory

from campaigns import ahead, chain, figures, ledger, rollups, tallies
from campaigns.models import (
    Activity,
    Affiliation,
    Balance,
    Organisation,
    Placement,
    QuarantinedEvent,
    ShortCode,
    TallyEvent,
    Transfer,
)
from campaigns.periods import resolve
from config.demo import outreach
from config.roles import EDITOR, OFFICER, STOREKEEPER

pytestmark = [pytest.mark.data, pytest.mark.django_db]
CUT = "2024-02-29"
TABLES = (Activity, Balance, Organisation, Placement, ShortCode, TallyEvent, Transfer)


@pytest.fixture
def demo(series, case_index):
    """What the demo builds on: seven episodes, the first and the last with a case, and three logins."""
    case = CasePageFactory(parent=case_index)
    episodes = [EpisodePageFactory(parent=series, number=n) for n in range(1, 8)]
    episodes[0].cases.set([case])
    episodes[0].save()
    episodes[6].cases.set([CasePageFactory(parent=case_index)])
    episodes[6].save()
    users = {
        role: get_user_model().objects.create_user(f"demo-{n}")
        for n, role in enumerate((EDITOR, OFFICER, STOREKEEPER))
    }
    return {"episodes": episodes, "users": users}


def printed(*arguments):
    out = StringIO()
    call_command("figures", *arguments, stdout=out)
    return out.getvalue()


def test_the_demo_prints_the_published_sentences(demo):
    built = outreach.build(**demo)
    assert printed("--since", "改革以来", "--until", CUT) == (
        "改革以来，共开展“普法小摊”宣传活动11次，走访商户2500多户，派发各类宣传资料1.3万份。\n"
        "执法改革至今已推出原创漫画7期在报刊、公众号、视频号等媒体平台推送，阅读点击量达20万。\n"
    )
    everything = printed("--since", "2022年至今", "--until", CUT, "--all")
    assert (
        "2022年至今“执法+普法”工作获区级以上单位媒体采纳的稿件达39篇，"
        "并通过新闻客户端、政府门户网站以及20多个微信公众号推送。" in everything
    )
    everything = printed("--since", "改革以来", "--until", CUT, "--all")
    assert "执法改革至今，共收到群众锦旗5面，收到12345政府服务热线群众表扬信11宗。" in everything
    assert "办理案件6127宗，其中办理行政处罚案件672宗，行政检查案件5455宗。" in everything
    assert "举办学法考试13次，考试覆盖率100%。" in everything

    # The books agree with each other.
    found = figures.collect(resolve("改革以来", CUT, today=date(2024, 5, 1)))
    assert found.value("merchants") == outreach.SHOPS
    assert found.value("leaflets") == sum(stall[4] for stall in outreach.STALLS)
    for activity in Activity.objects.filter(kind="stall", status="closed"):
        given = {line.edition.pk: line.given for line in ledger.stall_lines(activity)}
        assert given == tallies.leaflets(activity)
        assert all(line.left == 0 for line in ledger.stall_lines(activity))
    assert found.value("leaflets") == sum(
        sum(tallies.leaflets(activity).values()) for activity in Activity.objects.filter(kind="stall")
    )
    assert ledger.drift() == []
    assert rollups.differences() == []
    assert not QuarantinedEvent.objects.exists()
    for figure in found:
        assert figure.evidence().exists() == bool(figure.value)
    assert sum(figures.by_month(found.period, "leaflets").values()) == found.value("leaflets")
    assert sum(figures.by_month(found.period, "stalls").values()) == 11
    assert sum(figures.by_month(found.period, "advised").values()) == found.value("advised")

    # Another organisation, another period, nothing yet.
    assert printed("--since", "改革以来", "--until", CUT, "--organisation", "堤边社区").startswith(
        "改革以来，堤边社区共开展“普法小摊”宣传活动2次，走访商户120户，派发各类宣传资料2430份。\n"
        "执法改革至今，堤边社区尚未推出原创漫画。"
    )
    assert printed("--since", "2023年第二季度", "--organisation", "pengjiang").startswith(
        "2023年第二季度，蓬江区共开展“普法小摊”宣传活动1次，走访商户"
    )
    assert printed("--since", "2020-01-01", "--until", "2020-02-01") == (
        "2020年1月1日至2020年2月1日，尚未开展普法摆摊、走访和资料派发。\n"
        "2020年1月1日至2020年2月1日，尚未推出原创漫画。\n"
    )
    for wrong, says in (
        (("--since", "从前"), "可以写：改革以来"),
        (("--organisation", "海岛"), "没有名为“海岛”的单位"),
    ):
        with pytest.raises(CommandError, match=says):
            printed(*wrong)

    # The chain, both ways.
    reach = chain.from_case(demo["episodes"][0].cases.get())
    assert [episode.pk for episode in reach.episodes] == [demo["episodes"][0].pk]
    assert reach.copies == sum(stall.copies for stall in reach.stalls) > 0
    assert reach.scans > 0 < reach.advised
    assert reach.reads == sum(outreach.READS[0])
    with CaptureQueriesContext(connection) as queries:
        chain.from_case(demo["episodes"][0].cases.get())
    assert len(queries) <= 9
    told = next(stall for stall in reach.stalls if stall.copies)
    origin = chain.from_stall(told.activity)
    assert demo["episodes"][0].pk in [episode.pk for episode in origin.episodes]
    assert origin.cases

    # Residents are told where today's stall hands out the newest leaflet.
    (place,) = ahead.pickup_places(demo["episodes"][6].cases.get())["pickup_places"]
    assert "长堤历史文化街区" in place.name

    # Nothing the second time.
    before = [table.objects.count() for table in TABLES]
    assert outreach.build(**demo) == built
    assert [table.objects.count() for table in TABLES] == before


def test_figures_ask_few_queries(street, django_assert_max_num_queries):
    period = resolve("改革以来", CUT, today=date(2024, 5, 1))
    with django_assert_max_num_queries(18):
        figures.all_sentences(figures.collect(period, street))


def test_a_street_that_moved_counts_where_it_was(street, new_stall):
    old, new = (
        Organisation.objects.create(name=name, slug=slug) for name, slug in (("旧区", "old"), ("新区", "new"))
    )
    moved = date(2023, 1, 1)
    Affiliation.objects.create(organisation=street, parent=old, until=moved)
    Affiliation.objects.create(organisation=street, parent=new, since=moved)
    for day in (date(2022, 12, 31), moved, date(2023, 6, 1)):
        stall = new_stall(held_on=day)
        stall.co_organisers.add(old, new)
        stall.mark("closed")
    period = resolve("2022年至今", CUT, today=date(2024, 5, 1))
    assert figures.collect(period, old).value("stalls") == 1
    assert figures.collect(period, new).value("stalls") == 2
    assert figures.collect(period, street).value("stalls") == 3
    assert figures.collect(period).value("stalls") == 3

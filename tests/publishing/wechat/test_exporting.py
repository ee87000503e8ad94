"""From a published page to a package, by command and by button."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from factories import CasePageFactory, EpisodePageFactory, PictureFactory
from PIL import Image

from cases import guards
from comics.episodes import stream_of
from comics.spec import Balloon, Panel
from publishing.reading import NotAnArticle
from publishing.wechat import rules
from publishing.wechat.exporting import NotPublished, export


@pytest.fixture
def case(case_index):
    return CasePageFactory(
        parent=case_index,
        title="能把桌椅摆到人行道上吗？",
        slug="zhuoyi",
        what_happened='<p>桌子<b>摆</b>出来了。</p><ul><li>先劝</li><li>再罚，见<a href="https://a.example/">这里</a></li></ul>',
    )


@pytest.fixture
def episode(series, case):
    picture = PictureFactory()
    panels = [
        Panel(
            "01.png",
            "老板搬桌子",
            (Balloon("speech", "里面坐不下啦！", "老板", 0.05, 0.05, 0.5, 0.3, (0.4, 0.6)),),
        ),
        Panel("02.png", "队员敬礼", (Balloon("narration", "第二天", x=0.05, y=0.05, w=0.5, h=0.2),)),
    ]
    page = EpisodePageFactory(
        parent=series,
        title="桌子回家",
        slug="zhuozi",
        takeaway="桌椅放回店里。",
        panels=stream_of(panels, [picture.pk] * 2),
    )
    page.cases.set([case])
    page.save()
    return page


def files_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name.split("/", 1)[1]: package.read(name) for name in package.namelist()}


def test_a_case_with_its_comic_becomes_a_sound_package(case, episode):
    data = export(case)
    assert data == export(case)
    files = files_of(data)
    html = files["article.html"].decode()
    assert not rules.check_html(html)
    assert "<strong>摆</strong>" in html and "· 先劝" in html and "[1] https://a.example/" in html
    assert 'alt="老板搬桌子"' in html and "里面坐不下啦！" in html
    assert Image.open(io.BytesIO(files["images/01.jpg"])).width == 1080
    assert Image.open(io.BytesIO(files["cover-235x1.jpg"])).size == (1800, 766)
    assert Image.open(io.BytesIO(files["poster.jpg"])).size == (1080, 1920)
    left, top, right, bottom = map(
        float, json.loads(files["manifest.json"])["cover"]["pic_crop_1_1"].split("_")
    )
    assert (right - left) * 1800 == pytest.approx((bottom - top) * 766, abs=2)


def test_an_episode_carries_its_law_and_takeaway(episode):
    files = files_of(export(episode))
    assert "桌椅放回店里。" in files["article.txt"].decode()


def test_the_command_writes_the_file_or_says_why_not(case, episode, tmp_path, capsys):
    out = tmp_path / "包.zip"
    call_command("export_wechat", case.pk, out=out)
    assert out.read_bytes() == export(case)
    case.unpublish()
    with pytest.raises(CommandError, match="还没有发布"):
        call_command("export_wechat", case.pk, out=tmp_path / "b.zip")
    with pytest.raises(CommandError, match="没有编号"):
        call_command("export_wechat", 999_999, out=tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["包.zip"]


def test_only_published_articles_leave(case, home):
    with pytest.raises(NotAnArticle):
        export(home)
    case.unpublish()
    with pytest.raises(NotPublished):
        export(case)


def test_a_balloon_that_is_too_small_stops_the_package_and_is_named(episode):
    raw = episode.panels.raw_data
    raw[1]["value"]["balloons"][0]["value"] |= {"text": "太长的话" * 40, "w": 0.05, "h": 0.03}
    episode.panels = [dict(block) for block in raw]
    type(episode).objects.filter(pk=episode.pk).update(panels=episode.panels)
    with pytest.raises(ValueError, match="第2格第1个气泡"):
        export(type(episode).objects.get(pk=episode.pk))


def test_the_screen_lists_what_is_wrong_or_offers_the_download(case, episode, admin_client, monkeypatch):
    screen = admin_client.get(reverse("publishing_wechat:check", args=[case.pk])).content.decode()
    assert "检查全部通过" in screen
    answer = admin_client.get(reverse("publishing_wechat:download", args=[case.pk]))
    assert answer["Content-Type"] == "application/zip" and answer.content == export(case)
    preview = admin_client.get(reverse("publishing_wechat:show", args=[case.pk])).content.decode()
    assert "复制正文" in preview and 'images/01.jpg"' not in preview
    monkeypatch.setattr(guards, "_guards", [lambda outgoing: [guards.Finding("标题", "里有真实姓名")]])
    screen = admin_client.get(reverse("publishing_wechat:check", args=[case.pk])).content.decode()
    assert "里有真实姓名" in screen and "下载发布包" not in screen
    answer = admin_client.get(reverse("publishing_wechat:download", args=[case.pk]))
    assert answer.status_code == 409
    answer = admin_client.get(reverse("publishing_wechat:show", args=[case.pk]))
    assert answer.status_code == 409


def test_a_case_without_a_picture_says_that_it_has_no_cover(case, admin_client):
    screen = admin_client.get(reverse("publishing_wechat:check", args=[case.pk])).content.decode()
    assert "没有封面" in screen and "下载发布包" not in screen

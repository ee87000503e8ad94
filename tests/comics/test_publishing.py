"""A draft may be half done; what is published may not."""

import pytest
from django.urls import reverse
from factories import CasePageFactory, EpisodePageFactory, PictureFactory
from wagtail.test.utils.form_data import nested_form_data, streamfield

from comics import episodes, spec

GOOD = spec.Balloon("speech", "路边多摆两桌", "阿强", 0.05, 0.05, 0.4, 0.3, (0.3, 0.6))


@pytest.fixture
def page(series):
    return EpisodePageFactory(parent=series, title="一期", slug="yi", number=1, live=False)


def form(page, panels, cases=(), **changes):
    """The editor's form as the browser sends it."""
    values = []
    for picture, alt, balloons in panels:
        items = []
        for index, balloon in enumerate(balloons):
            fields = {k: "" if v is None else str(v) for k, v in episodes.value_of(balloon).items()}
            fields["vertical"] = ""
            items.append({"value": fields, "order": str(index), "deleted": "", "id": ""})
        values.append(
            (
                "panel",
                {
                    "image": str(picture or ""),
                    "alt_text": alt,
                    "balloons": {"count": str(len(items)), **{str(i): item for i, item in enumerate(items)}},
                },
            )
        )
    data = {
        "title": page.title,
        "slug": page.slug,
        "number": str(page.number),
        "cover_panel": "1",
        "takeaway": "",
        "introduction": "",
        "credits": "",
        "tags": "",
        "seo_title": "",
        "search_description": "",
        "panels": streamfield(values),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    } | changes
    return nested_form_data(data) | {"cases": [str(case.pk) for case in cases]}


def send(client, page, panels, publish=True, **changes):
    data = form(page, panels, **changes)
    if publish:
        data["action-publish"] = "1"
    return client.post(f"/admin/pages/{page.pk}/edit/", data)


def errors(response):
    """Every sentence that the editor shows, at whichever block."""
    assert response.status_code == 200, "it was let through"
    return "\n".join(
        sentence
        for faults in response.context["form"].errors.as_data().values()
        for fault in faults
        for sentence in sentences(fault)
    )


def sentences(fault):
    if not hasattr(fault, "block_errors"):
        return list(fault.messages)
    below = [sentence for child in fault.block_errors.values() for sentence in sentences(child)]
    return [*below, *fault.non_block_errors]


def test_a_whole_episode_is_published_and_read_back(admin_client, page):
    picture = PictureFactory(file__width=640, file__height=480)
    response = send(admin_client, page, [(picture.pk, "饭店门口", [GOOD])])
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.live
    assert episodes.spec_of(page)[0].panels[0].balloons == (GOOD,)


def test_a_draft_may_lack_everything(admin_client, page):
    half = spec.Balloon("speech", "", "阿强")
    assert send(admin_client, page, [(None, "", [half])], publish=False).status_code == 302
    page.refresh_from_db()
    assert len(page.get_latest_revision_as_object().panels) == 1


def test_without_panels_nothing_is_published(admin_client, page):
    assert "还没有画格" in errors(send(admin_client, page, []))


def test_a_text_that_does_not_fit_is_named(admin_client, page):
    picture = PictureFactory(file__width=640, file__height=480)
    tight = spec.Balloon("speech", "很长的话" * 40, "阿强", 0.05, 0.05, 0.1, 0.05)
    assert "第1格第2个气泡" in errors(send(admin_client, page, [(picture.pk, "饭店门口", [GOOD, tight])]))


def test_everything_that_a_panel_lacks_is_told_at_once(admin_client, page):
    picture = PictureFactory(file__width=640, file__height=480)
    tight = spec.Balloon("speech", "很长的话" * 40, "阿强", 0.05, 0.05, 0.1, 0.05)
    empty = spec.Balloon("speech", "", "阿强", 0.05, 0.05, 0.4, 0.3)
    told = errors(send(admin_client, page, [(picture.pk, "", [tight]), (None, "", [empty])]))
    for sentence in (
        "第1格：还没有画面说明",
        "第1格第1个气泡：文字放不下",
        "第2格：还没有画面",
        "第2格第1个气泡：没有文字",
    ):
        assert sentence in told
    assert "必需" not in told


def test_too_many_panels_are_told(admin_client, page):
    assert "一期最多 100 格" in errors(send(admin_client, page, [(None, "", [])] * 101))


def test_letters_that_cannot_be_read_on_the_drawing_are_named(admin_client, page):
    picture = PictureFactory(file__width=640, file__height=480, file__color="#3a4048")
    bare = spec.Balloon("narration", "三天以后", x=0.5, y=0.05, w=0.4, h=0.3, bare=True)
    told = errors(send(admin_client, page, [(picture.pk, "饭店门口", [GOOD, bare])]))
    assert "第1格第2个气泡：字和画面对比不够，请加底色" in told


def test_a_balloon_outside_the_picture_is_named(admin_client, page):
    picture = PictureFactory(file__width=640, file__height=480)
    outside = spec.Balloon("speech", "好", "阿强", 0.9, 0.05, 0.4, 0.3)
    assert "超出了画面" in errors(send(admin_client, page, [(picture.pk, "饭店门口", [outside])]))


def test_drawing_and_alt_text_are_asked_for(admin_client, page):
    assert send(admin_client, page, [(None, "", [GOOD])]).status_code == 200
    page.refresh_from_db()
    assert not page.live


def test_a_cover_that_is_not_there_is_refused(admin_client, page):
    picture = PictureFactory(file__width=640, file__height=480)
    answer = send(admin_client, page, [(picture.pk, "饭店门口", [GOOD])], cover_panel="4")
    assert "封面选的是第4格" in errors(answer)


def test_a_number_is_used_once_in_a_series(admin_client, page, series):
    EpisodePageFactory(parent=series, number=2, live=False)
    assert "已经有第 2 期" in errors(send(admin_client, page, [], publish=False, number="2"))


def test_a_new_episode_gets_the_next_number(admin_client, page, series):
    response = admin_client.get(f"/admin/pages/add/comics/episodepage/{series.pk}/")
    assert response.context["form"]["number"].value() == 2


def test_who_publishes_without_a_case_is_told(admin_client, page, case_index):
    picture = PictureFactory(file__width=640, file__height=480)
    panels = [(picture.pk, "饭店门口", [GOOD])]
    told = [str(m) for m in admin_client.get(send(admin_client, page, panels).url).context["messages"]]
    assert any("还没有对应案例" in message for message in told)
    case = CasePageFactory(parent=case_index)
    answer = send(admin_client, page, panels, cases=[case])
    told = [str(m) for m in admin_client.get(answer.url).context["messages"]]
    assert not any("还没有对应案例" in message for message in told)


def test_many_at_once_publishes_the_whole_and_names_what_the_others_lack(admin_client, series):
    picture = PictureFactory(file__width=640, file__height=480)

    def draft(number, alt, balloon=GOOD):
        panels = episodes.stream_of([spec.Panel("", alt, (balloon,))], [picture.pk])
        page = EpisodePageFactory(
            parent=series, title=f"第{number}期", number=number, live=False, panels=panels
        )
        page.save_revision()
        return page

    whole, half = draft(1, "饭店门口"), draft(2, "")
    full = draft(3, "饭店门口", spec.Balloon("speech", "很长的话" * 40, "阿强", 0.05, 0.05, 0.1, 0.05))
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    answer = admin_client.post(f"{address}?id={half.pk}&id={full.pk}&id={whole.pk}&next=/admin/", follow=True)
    whole.refresh_from_db()
    half.refresh_from_db()
    full.refresh_from_db()
    assert whole.live and not half.live and not full.live
    text = answer.content.decode()
    assert "已发布 1 个页面" in text and "第1格：还没有画面说明" in text
    assert "第1格第1个气泡：文字放不下" in text

"""The desk as staff use it, in a real browser."""

import io
import json

import pytest
from factories import EpisodePageFactory, PictureFactory
from PIL import Image

from comics import anchors, episodes, figures, spec
from comics.models import EpisodePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PANELS = [
    spec.Panel(
        "",
        "饭店门口",
        (
            spec.Balloon("speech", "多摆两桌", "阿强", 0.1, 0.1, 0.3, 0.25, (0.3, 0.6)),
            spec.Balloon("narration", "傍晚", x=0.55, y=0.8, w=0.4, h=0.12),
        ),
    )
]


@pytest.fixture
def episode(transactional_db, series):
    picture = PictureFactory(file__width=800, file__height=600, file__color="#cfe0ea")
    page = EpisodePageFactory(
        parent=series,
        title="一期",
        slug="yi",
        number=1,
        live=False,
        panels=episodes.stream_of(PANELS, [picture.pk]),
    )
    page.save_revision()
    return page


@pytest.fixture(scope="module")
def window(browser):
    """One tab for all tests here: the editor's scripts are fetched and compiled once, which is most of loading it."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(episode, live_server, window, client, admin_user):
    """The page editor of the episode, signed in, its first preview drawn."""
    client.force_login(admin_user)
    window.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    faults = []

    def note(error):
        faults.append(str(error))

    window.on("pageerror", note)
    window.goto(f"{live_server.url}/admin/pages/{episode.pk}/edit/")
    window.wait_for_selector(".desk-picture[src^='data:']")
    yield window
    window.mouse.up()
    window.keyboard.up("Alt")
    window.evaluate("localStorage.clear(); sessionStorage.clear()")
    window.goto("about:blank")
    window.remove_listener("pageerror", note)
    window.context.clear_cookies()
    assert not faults


def picture(tab):
    return tab.locator(".desk-picture").first.get_attribute("src")


def new_picture(tab, old):
    tab.wait_for_function(
        "old => document.querySelector('.desk-picture').getAttribute('src') !== old", arg=old
    )


def save(tab, until="commit"):
    """Save by hand when every preview has come, and wait for Wagtail's answer; drawing the editor again is dear."""
    tab.wait_for_function("!document.querySelector('.desk[aria-busy]')")
    with tab.expect_navigation(wait_until=until):
        tab.get_by_role("button", name="保存草稿").click()


def balloons(episode):
    episode.refresh_from_db()
    return episodes.spec_of(episode.get_latest_revision_as_object())[0].panels[0].balloons


def drag(tab, target, across, down):
    box = target.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + across, y + down, steps=5)
    tab.mouse.up()


def test_drag_type_save(editor, episode):
    before = picture(editor)
    stage = editor.locator(".desk-stage").first
    stage.scroll_into_view_if_needed()
    width = stage.bounding_box()["width"]
    drag(editor, editor.locator(".desk-box").first, width * 0.2, width * 0.1)
    new_picture(editor, before)
    dragged = picture(editor)
    editor.locator(".desk-text").first.fill("人行道要留给行人")
    new_picture(editor, dragged)
    save(editor)
    moved, untouched = balloons(episode)
    assert moved.text == "人行道要留给行人"
    assert abs(moved.x - 0.3) < 0.03 and moved.y > 0.15
    assert (moved.w, moved.h, moved.tail) == (0.3, 0.25, (0.3, 0.6))
    assert untouched == PANELS[0].balloons[1]


def test_resize_and_tail(editor, episode):
    stage = editor.locator(".desk-stage").first
    stage.scroll_into_view_if_needed()
    width = stage.bounding_box()["width"]
    editor.locator(".desk-box").first.click()
    drag(editor, editor.locator(".desk-box.is-selected .desk-handle-se"), width * 0.1, 0)
    drag(editor, editor.locator(".desk-tail").first, width * 0.1, 0)
    save(editor)
    first = balloons(episode)[0]
    assert abs(first.w - 0.4) < 0.02 and first.x == 0.1
    assert abs(first.tail[0] - 0.4) < 0.02


def test_everything_by_keyboard(editor, episode):
    editor.locator(".desk-box").first.focus()
    editor.keyboard.press("ArrowRight")
    editor.keyboard.press("Shift+ArrowDown")
    editor.keyboard.press("Tab")  # its tail
    editor.keyboard.press("ArrowUp")
    editor.keyboard.press("Tab")
    editor.keyboard.press("Control+d")
    editor.keyboard.press("Delete")
    editor.keyboard.press("Control+d")
    editor.keyboard.press("Alt+ArrowUp")
    save(editor)
    first, copy, second = balloons(episode)
    assert (first.x, first.h) == (0.11, 0.26) and first.tail == (0.3, 0.59)
    assert (copy.text, second.text) == ("傍晚", "傍晚") and copy.y != second.y


def test_a_balloon_is_copied_to_another_panel(editor, episode):
    editor.locator(".bench input[type=file]").set_input_files(files("画2.png"))
    editor.get_by_text("放入了 1 张画面").wait_for()
    editor.locator(".desk-box").first.focus()
    editor.keyboard.press("Control+c")
    second = editor.locator(".desk").nth(1)
    second.get_by_role("button", name="粘贴").click()
    second.locator(".desk-box").first.focus()
    editor.keyboard.press("Control+v")
    assert second.locator(".desk-box").count() == 2
    save(editor)
    episode.refresh_from_db()
    panels = episode.get_latest_revision_as_object().panels
    pasted = [episodes.balloon_of(value) for value in panels[1].value["balloons"]]
    assert pasted[0] == PANELS[0].balloons[0]
    assert pasted[1].text == pasted[0].text and pasted[1].x > pasted[0].x


def test_edges_meet_edges_unless_the_key_is_held(editor, episode):
    stage = editor.locator(".desk-stage").first
    stage.scroll_into_view_if_needed()
    width = stage.bounding_box()["width"]
    first = editor.locator(".desk-box").first
    drag(editor, first, -width * 0.066, 0)
    assert first.evaluate("box => box.style.left") == "3%"  # the margin
    editor.keyboard.down("Alt")
    drag(editor, first, width * 0.005, 0)
    editor.keyboard.up("Alt")
    assert first.evaluate("box => box.style.left") != "3%"
    corner = first.locator(".desk-handle-se")
    box, handle = first.bounding_box(), corner.bounding_box()
    middle = handle["x"] + handle["width"] / 2
    aim = stage.bounding_box()["x"] + width * 0.503
    drag(editor, corner, aim - middle, 0)
    right = editor.evaluate(
        "() => { const s = document.querySelector('.desk-box').style; return parseFloat(s.left) + parseFloat(s.width); }"
    )
    assert abs(right - 50) < 0.02  # the middle of the panel
    assert box["width"] < first.bounding_box()["width"]


def test_panels_change_places_by_keyboard_and_by_dragging(editor, episode):
    editor.locator(".bench input[type=file]").set_input_files(files("画2.png", "画3.png"))
    editor.get_by_text("放入了 2 张画面").wait_for()
    film = editor.locator(".film-open")
    film.nth(2).focus()
    editor.keyboard.press("Alt+ArrowLeft")
    film.nth(0).drag_to(film.nth(2))
    save(editor)
    episode.refresh_from_db()
    panels = episode.get_latest_revision_as_object().panels
    assert [len(panel.value["balloons"]) for panel in panels] == [0, 0, 2]
    colours = [Image.open(panel.value["image"].file).getpixel((5, 5)) for panel in panels[:2]]
    assert colours == [(0, 128, 0), (255, 0, 0)]


def test_a_panel_is_drawn_with_stock_figures_and_drawn_on_later(editor, episode):
    def drawn():
        """Wait until the picture shows the scene as it stands."""
        editor.wait_for_function(
            "document.querySelector('.scenery').dataset.drawn && !document.querySelector('.scenery-stage[aria-busy]')"
        )
        return json.loads(editor.evaluate("document.querySelector('.scenery').dataset.drawn"))

    before = picture(editor)
    editor.get_by_role("button", name="用素材画").first.click()
    (speaker,) = drawn()["figures"]
    assert speaker["name"] == "阿强"
    editor.get_by_role("tab", name="地方").click()
    editor.locator("[data-name=market]").click()
    editor.get_by_role("tab", name="人物").click()
    editor.locator(".scenery-drawer[data-name=add] summary").click()
    editor.locator(".scenery-drawer[data-name=add] [data-name=officer]").click()
    editor.locator(".scenery-drawer[data-name=expression] [data-name=surprised]").click()
    box = editor.locator(".scenery-box.is-selected")
    box.focus()
    editor.keyboard.press("ArrowLeft")
    width = editor.locator(".scenery-stage").bounding_box()["width"]
    drag(editor, editor.locator(".scenery-box").first, width * 0.1, 0)
    editor.keyboard.press("Control+z")
    editor.keyboard.press("Control+y")
    editor.get_by_role("button", name="放进画格").last.click()
    new_picture(editor, before)
    save(editor, until="load")
    episode.refresh_from_db()
    panel = episode.get_latest_revision_as_object().panels[0].value
    scene = json.loads(panel["scene"])
    assert scene["background"] == "market"
    assert [one["kind"] for one in scene["figures"]][1] == "officer"
    assert scene["figures"][1]["expression"] == "surprised"
    told = anchors.speakers(*[(one := figures.from_data(scene)[0]), figures.draw(one)])["阿强"]
    tail = balloons(episode)[0].tail
    assert tail == anchors.tail_to((0.25, 0.225), told)
    assert panel["alt_text"] == "饭店门口", "what was written stays"
    editor.wait_for_selector(".desk-picture[src^='data:']")
    editor.get_by_role("button", name="改素材画").first.click()
    assert drawn()["figures"] == scene["figures"]
    editor.get_by_role("button", name="不改了").last.click()


def test_a_finger_chooses_first_and_carries_then(episode, live_server, browser, client, admin_user):
    client.force_login(admin_user)
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    tab = context.new_page()
    tab.goto(f"{live_server.url}/admin/pages/{episode.pk}/edit/")
    tab.locator(".desk-stage").first.scroll_into_view_if_needed()
    tab.wait_for_selector(".desk-picture[src^='data:']")
    box = tab.locator(".desk-box").first

    def swipe():
        """A finger on the middle of the balloon that goes 40 px to the right."""
        box.evaluate(
            """box => {
                const frame = box.getBoundingClientRect();
                const at = (name, dx) => box.dispatchEvent(new PointerEvent(name, {
                    pointerId: 7, pointerType: 'touch', isPrimary: true, bubbles: true, cancelable: true, button: 0,
                    clientX: frame.x + frame.width / 2 + dx, clientY: frame.y + frame.height / 2,
                }));
                HTMLElement.prototype.setPointerCapture = () => {};
                at('pointerdown', 0); at('pointermove', 40); at('pointerup', 40);
            }"""
        )
        return float(box.evaluate("box => parseFloat(box.style.left)"))

    assert swipe() == 10
    assert swipe() > 15
    sizes = tab.locator(".desk-box.is-selected .desk-handle").evaluate_all(
        "all => all.map(one => { const s = getComputedStyle(one, '::after'); return [parseFloat(s.width), parseFloat(s.height)]; })"
    )
    assert len(sizes) == 4 and all(min(size) >= 44 for size in sizes)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_what_the_server_refused_stays_said_beside_what_does_not_fit(editor):
    editor.locator(".desk-text").nth(1).fill("很长的话" * 45)
    editor.wait_for_selector(".desk-row.is-misfit")
    editor.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(['words'], '画.png', {type: 'image/png'}));
            document.querySelector('.desk-stage').dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true}));
        }"""
    )
    editor.get_by_text("认不出这个文件").wait_for()
    editor.locator("select[name=face]").select_option("sans")  # another picture is asked for
    editor.wait_for_function("!document.querySelector('.desk[aria-busy]')")
    said = editor.locator(".desk-status").first.inner_text()
    assert "认不出这个文件" in said and "第 2 个气泡" in said


def test_saving_takes_the_words_that_are_being_typed(editor, episode):
    editor.locator(".desk-text").first.focus()
    editor.keyboard.press("Control+End")
    editor.keyboard.type("啊")
    with editor.expect_navigation(wait_until="commit"):
        editor.keyboard.press("Control+s")
    assert balloons(episode)[0].text == "多摆两桌啊"


def test_undo_takes_back_and_redo_gives_again(editor, episode):
    editor.locator(".desk-box").first.focus()
    editor.keyboard.press("Delete")
    assert editor.locator(".desk-box").count() == 1
    editor.get_by_role("button", name="撤销").click()
    assert editor.locator(".desk-box").count() == 2
    editor.get_by_role("button", name="重做").click()
    editor.get_by_role("button", name="撤销").click()
    save(editor)
    assert balloons(episode) == PANELS[0].balloons


def test_a_text_that_does_not_fit_is_named_at_once(editor):
    editor.locator(".desk-text").nth(1).fill("很长的话" * 45)
    editor.wait_for_selector(".desk-row.is-misfit")
    assert "第 2 个气泡" in editor.locator(".desk-status").first.inner_text()
    editor.locator(".desk-text").nth(1).fill("短")
    editor.wait_for_selector(".desk-row.is-misfit", state="detached")


def test_typing_in_wagtails_own_fields_reaches_the_stage(editor, episode):
    before = picture(editor)
    editor.locator(".desk-drawer > summary").first.click()
    editor.locator(".desk-drawer [data-panel-toggle]").first.click()
    editor.locator("[name$='-x']").first.fill("0.5")
    editor.locator("[name$='-x']").first.blur()
    new_picture(editor, before)
    save(editor)
    assert balloons(episode)[0].x == 0.5


def png(colour):
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(buffer, "PNG")
    return buffer.getvalue()


def files(*names):
    return [
        {"name": name, "mimeType": "image/png", "buffer": png(colour)}
        for name, colour in zip(names, ("red", "green", "blue"), strict=False)
    ]


def test_many_drawings_become_panels_in_order_of_their_names(editor, episode):
    editor.locator(".bench input[type=file]").set_input_files(files("画10.png", "画2.png"))
    editor.get_by_text("放入了 2 张画面").wait_for()
    save(editor)
    episode.refresh_from_db()
    panels = episode.get_latest_revision_as_object().panels
    assert len(panels) == 3
    colours = [Image.open(panel.value["image"].file).getpixel((5, 5)) for panel in panels[1:]]
    assert colours == [(0, 128, 0), (255, 0, 0)]


def test_a_second_handful_waits_for_the_first_and_what_is_no_picture_is_named_once(editor, episode):
    chooser = editor.locator(".bench input[type=file]")
    words = [{"name": name, "mimeType": "text/plain", "buffer": b"words"} for name in ("a.txt", "b.txt")]
    chooser.set_input_files(files("画9.png"))
    chooser.set_input_files([*words, *files("", "画1.png")[1:]])
    editor.get_by_text("放入了 1 张画面。没有放入：“a.txt”、“b.txt”：认不出这个文件").wait_for()
    save(editor)
    episode.refresh_from_db()
    panels = episode.get_latest_revision_as_object().panels
    colours = [Image.open(panel.value["image"].file).getpixel((5, 5)) for panel in panels[1:]]
    assert colours == [(255, 0, 0), (0, 128, 0)]


def test_the_script_makes_panels_that_wait_for_their_drawing(editor, episode):
    editor.get_by_role("button", name="写台词").click()
    script = editor.locator(".bench-script")
    editor.wait_for_function("document.querySelector('.bench-script').value.includes('阿强：多摆两桌')")
    script.fill(script.input_value().replace("多摆两桌", "收进店里") + "\n\n画面：收摊\n队员：谢谢配合")
    editor.get_by_role("button", name="放进画格").click()
    editor.get_by_text("台词放进了 2 格").wait_for()
    editor.locator(".bench input[type=file]").set_input_files(files("收摊.png"))
    editor.get_by_text("放入了 1 张画面").wait_for()
    save(editor)
    episode.refresh_from_db()
    told, _ = episodes.spec_of(episode.get_latest_revision_as_object())
    assert [panel.alt for panel in told.panels] == ["饭店门口", "收摊"]
    first, second = told.panels
    assert first.balloons[0].text == "收进店里" and first.balloons[0].x == 0.1
    assert (second.balloons[0].speaker, second.balloons[0].text) == ("队员", "谢谢配合")


def test_the_desk_tells_whether_the_words_have_been_read(editor):
    editor.get_by_text("台词还没有人审过。也可以先画。").wait_for()
    editor.get_by_role("link", name="审台词").first.click()
    editor.get_by_label("谁审的？").fill("陈书记")
    editor.get_by_role("button", name="台词审过了").click()
    editor.get_by_text("陈书记（admin登记）于").wait_for()
    editor.get_by_role("link", name="回去改").click()
    editor.wait_for_selector(".bench-review.is-current")


def test_a_new_drawing_keeps_the_balloons(editor, episode):
    before = picture(editor)
    editor.evaluate(
        """async (data) => {
            const file = new File([new Uint8Array(data)], '新画.png', {type: 'image/png'});
            const transfer = new DataTransfer();
            transfer.items.add(file);
            document.querySelector('.desk-stage').dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true}));
        }""",
        list(png("yellow")),
    )
    editor.get_by_text("画面已经换好").wait_for()
    new_picture(editor, before)
    save(editor)
    episode.refresh_from_db()
    panel = episode.get_latest_revision_as_object().panels[0].value
    assert Image.open(panel["image"].file).getpixel((5, 5)) == (255, 255, 0)
    assert balloons(episode) == PANELS[0].balloons


def test_words_are_stressed_by_a_button_and_rare_ones_get_pinyin(editor):
    text = editor.get_by_label("第1个气泡的文字")
    row = editor.locator(".desk-row").first
    before = picture(editor)
    text.fill("不许觊觎")
    text.evaluate("field => field.setSelectionRange(0, 2)")
    row.get_by_role("button", name="着重").click()
    assert text.input_value() == "*不许*觊觎"
    row.get_by_role("button", name="着重").click()
    assert text.input_value() == "不许觊觎"
    row.get_by_role("button", name="着重").click()
    editor.get_by_role("button", name="生僻字加拼音").first.click()
    editor.wait_for_function("document.querySelector('.desk-text').value === '*不许*觊觎（jì yú）'")
    editor.wait_for_function("before => document.querySelector('.desk-picture').src !== before", arg=before)


def test_another_face_is_seen_at_once(editor):
    before = picture(editor)
    editor.locator("select[name=face]").select_option("sans")
    editor.wait_for_function("before => document.querySelector('.desk-picture').src !== before", arg=before)


def test_an_episode_with_a_chinese_title_saves_itself_from_the_first_word(editor, episode, live_server):
    editor.goto(f"{live_server.url}/admin/pages/add/comics/episodepage/{episode.get_parent().pk}/")
    editor.wait_for_selector(".bench")
    editor.locator("#id_title").fill("把桌椅收回来")
    editor.locator("#id_title").blur()
    with editor.expect_navigation():
        editor.get_by_role("button", name="保存草稿").click()
    made = EpisodePage.objects.exclude(pk=episode.pk).get()
    assert (made.title, made.slug, made.number) == ("把桌椅收回来", "episode-2", 2)


def test_a_new_balloon_is_put_where_nothing_is_covered(editor, episode):
    for name in ("旁白", "对白", "对白"):
        editor.get_by_role("toolbar", name="气泡").get_by_role("button", name=name).click()
        editor.keyboard.type("新的话")
    save(editor)
    found = balloons(episode)
    assert len(found) == 5
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            apart = one.x + one.w <= other.x or other.x + other.w <= one.x
            assert apart or one.y + one.h <= other.y or other.y + other.h <= one.y


def test_panels_that_were_sent_back_are_named_and_marked(editor, episode):
    editor.locator(".bench input[type=file]").set_input_files(files("画2.png"))
    editor.get_by_text("放入了 1 张画面").wait_for()
    save(editor, until="load")
    editor.locator("footer [data-w-dropdown-target=toggle]").last.click()
    with editor.expect_navigation():
        editor.locator("footer button[name=action-publish]").click()
    editor.get_by_text("第 2 格要改，要改什么写在那一格开头").wait_for()
    editor.wait_for_function("document.querySelectorAll('.film-number')[1].textContent === '2 改'")
    editor.get_by_text("第2格：还没有画面说明").first.wait_for()
    words = editor.locator("[name$='-alt_text']").nth(1)
    words.fill("收摊")
    words.blur()
    editor.wait_for_function("document.querySelectorAll('.film-number')[1].textContent === '2'")

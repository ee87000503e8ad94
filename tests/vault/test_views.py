"""The vault's screens: who gets in, what they answer, and what they never leave behind."""

import json
import logging
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse

from cases.models import CasePage
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import Access, Marking, RawCase
from vault.review.marks import Marks
from vault.review.people import Person
from vault.review.steps import marking_of

RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。\n孙大海承认事实，高兴地接受处罚。"
VALUES = ("孙大海", "13822345678", "〔2024〕8号")

pytestmark = pytest.mark.django_db


def account(name, *permissions):
    user = User.objects.create_user(name, password="x", first_name=name)
    codenames = [permission.split(".")[1] for permission in permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
    return user


@pytest.fixture
def editor():
    return account("editor", "vault.take_in_case", "vault.review_case")


@pytest.fixture
def reviewer():
    return account("reviewer", "vault.review_case", "vault.approve_case")


@pytest.fixture
def case():
    return take_in(RAW, number="江罚〔2024〕8号", source="街道", roster=[Party("孙大海", "当事人")])


def post_json(client, case, **wish):
    url = reverse("vault:change", args=[case.pk])
    return client.post(
        url, json.dumps(wish), content_type="application/json", headers={"accept": "application/json"}
    )


def settle(client, case):
    state = client.get(reverse("vault:state", args=[case.pk])).json()
    for start, end, _, decision in state["suspects"]:
        if not decision:
            state = post_json(
                client, case, version=state["version"], action="dismiss", start=start, end=end
            ).json()
    for question in state["questions"]:
        wish = {"action": "answer", "question": question["code"], "yes": False}
        state = post_json(client, case, version=state["version"], **wish).json()
    return state


def roster_form(*names, **fields):
    form = {"roster-TOTAL_FORMS": str(len(names)), "roster-INITIAL_FORMS": "0"}
    for number, name in enumerate(names):
        form[f"roster-{number}-name"] = name
    return form | fields


def test_the_whole_way_through_the_screens(client, editor, reviewer, case_index):
    client.force_login(editor)
    page = client.get(reverse("vault:cases"))
    assert "还没有案卷" in page.text
    answer = client.post(reverse("vault:paste"), roster_form("孙大海", text=RAW, number="江罚〔2024〕8号"))
    case = RawCase.objects.get()
    assert answer.url == case.get_absolute_url()
    state = settle(client, case)
    client.post(reverse("vault:submit", args=[case.pk]), {"version": state["version"]})

    client.force_login(reviewer)
    assert client.get(case.get_absolute_url()).url == reverse("vault:read", args=[case.pk])
    assert client.get(reverse("vault:state", args=[case.pk])).status_code == 409
    cold = client.get(reverse("vault:read", args=[case.pk]))
    assert "孙某" in cold.text
    assert not any(value in cold.text for value in VALUES)
    client.post(reverse("vault:read", args=[case.pk]), {"answer": "no"})
    assert client.get(reverse("vault:state", args=[case.pk])).json()["text"] == RAW
    answer = client.post(reverse("vault:decide", args=[case.pk]), {"decision": "approve"}, follow=True)
    page = CasePage.objects.get()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer.text
    assert not any(value in page.what_happened + page.title + page.slug for value in VALUES)
    assert client.get(reverse("vault:history", args=[case.pk])).status_code == 200


def test_the_first_reader_cannot_approve(client, case):
    both = account("both", "vault.review_case", "vault.approve_case")
    client.force_login(both)
    state = settle(client, case)
    client.post(reverse("vault:submit", args=[case.pk]), {"version": state["version"]})
    for name, data in (("read", {"answer": "no"}), ("decide", {"decision": "approve"})):
        client.post(reverse(f"vault:{name}", args=[case.pk]), data)
    case.refresh_from_db()
    assert case.status == RawCase.Status.SUBMITTED


def test_a_returned_case_carries_its_reason_to_the_first_reader(client, editor, reviewer, case):
    client.force_login(editor)
    state = settle(client, case)
    client.post(reverse("vault:submit", args=[case.pk]), {"version": state["version"]})
    client.force_login(reviewer)
    client.post(reverse("vault:read", args=[case.pk]), {"answer": "yes", "reason": "街坊一看就知道"})
    client.force_login(editor)
    mine = client.get(reverse("vault:cases"), {"status": "mine"})
    assert "街坊一看就知道" in mine.text
    page = client.get(case.get_absolute_url()).text
    assert "街坊一看就知道" in page and 'name="answer"' in page and "reviewer退回" in page
    state = client.get(reverse("vault:state", args=[case.pk])).json()
    assert state["unchanged"]
    unchanged = client.post(
        reverse("vault:submit", args=[case.pk]), {"version": state["version"]}, follow=True
    )
    assert "什么都没有改" in unchanged.text
    case.refresh_from_db()
    assert case.status == RawCase.Status.RETURNED
    handed = {"version": state["version"], "answer": "文中没有写在哪里"}
    client.post(reverse("vault:submit", args=[case.pk]), handed)
    client.force_login(reviewer)
    assert "文中没有写在哪里" not in client.get(reverse("vault:read", args=[case.pk])).text, "read cold first"
    client.post(reverse("vault:read", args=[case.pk]), {"answer": "no"})
    page = client.get(case.get_absolute_url()).text
    assert "街坊一看就知道" in page and "文中没有写在哪里" in page


def test_the_history_counts_characters_as_a_person_does(client, editor, case):
    client.force_login(editor)
    state = client.get(reverse("vault:state", args=[case.pk])).json()
    assert RAW[3:6] == "孙大海"
    post_json(client, case, version=state["version"], action="remove", start=3, end=6)
    page = client.get(reverse("vault:history", args=[case.pk])).text
    assert "第 4–6 字" in page and f"{case.get_absolute_url()}#3" in page
    assert "去掉标记：姓名“孙某”" in page


def test_the_history_reads_from_what_to_what(client, editor, case):
    client.force_login(editor)
    now = client.get(reverse("vault:state", args=[case.pk])).json()
    for wish in (
        {"action": "rename", "start": 3, "end": 6, "replacement": "孙某甲"},
        {"action": "rename", "start": 3, "end": 6, "replacement": "孙大海"},
        {"action": "undo"},
        {"action": "rename", "start": 3, "end": 6, "replacement": ""},
        {"action": "retype", "start": 3, "end": 6, "type": "NICK"},
        {"action": "remove", "start": 3, "end": 6},
        {"action": "undo"},
    ):
        now = post_json(client, case, version=now["version"], **wish).json()
    page = client.get(reverse("vault:history", args=[case.pk])).text
    for line in (
        "改替换词：姓名“孙某” → “孙某甲”",
        "改替换词：姓名“孙某甲” → “〔含案卷内容，不记，摘要 ",
        "撤销“改替换词”：姓名“〔含案卷内容，不记，摘要 ",
        "改替换词：姓名“孙某甲” → （删去）",
        "改类别：姓名（删去） → 称呼、外号“",
        "撤销“去掉标记”：没有标记 → 称呼、外号“",
    ):
        assert line in page
    assert "孙大海" not in page


ADDRESSES = (
    "desk",
    "state",
    "change",
    "submit",
    "roster",
    "read",
    "decide",
    "draft",
    "history",
    "exemptions",
)


@pytest.mark.parametrize("name", [*ADDRESSES, "cases", "paste", "upload", "template", "stopped"])
def test_the_unentitled_find_nothing_there(client, case, name):
    url = reverse(f"vault:{name}", args=[case.pk] if name in ADDRESSES else [])
    client.force_login(account("stranger"))
    assert client.get(url).status_code == client.post(url).status_code == 404
    client.logout()
    assert "login" in client.get(url).url


@pytest.mark.parametrize(
    ("permission", "refused"),
    [
        ("vault.take_in_case", set(ADDRESSES) - {"roster"} | {"stopped"}),
        ("vault.review_case", {"read", "decide", "paste", "upload", "template"}),
        ("vault.approve_case", {"change", "submit", "roster", "paste", "upload", "template"}),
    ],
)
def test_each_permission_opens_its_own_doors(client, case, permission, refused):
    client.force_login(account("one", permission))
    closed = {
        name
        for name in [*ADDRESSES, "cases", "paste", "upload", "template", "stopped"]
        if client.get(reverse(f"vault:{name}", args=[case.pk] if name in ADDRESSES else [])).status_code
        == 404
    }
    assert closed == refused


def test_no_browser_keeps_what_it_is_shown(client, editor, case):
    client.force_login(editor)
    for name in ("desk", "state", "roster", "history"):
        assert "no-store" in client.get(reverse(f"vault:{name}", args=[case.pk]))["Cache-Control"]
    page = client.get(case.get_absolute_url()).text
    assert not any(value in page for value in VALUES)
    assert Access.objects.filter(what="text", by_name="editor").count() == 1


def test_a_fault_leaves_no_value_in_page_log_or_mail(
    client, editor, case, caplog, mailoutbox, settings, monkeypatch
):
    settings.ADMINS = [("a", "a@example.org")]
    client.force_login(editor)
    client.raise_request_exception = False

    def explode(text, *args):
        raise RuntimeError(f"exploded over {text}")

    monkeypatch.setattr("vault.review.machine.detect", explode)
    with caplog.at_level(logging.DEBUG):
        answer = client.get(reverse("vault:state", args=[case.pk]), headers={"accept": "application/json"})
    assert answer.status_code == 500
    said = answer.text + caplog.text + "".join(mail.body + mail.subject for mail in mailoutbox)
    assert "RuntimeError" in caplog.text
    assert not any(value in said for value in VALUES)


def test_a_page_that_failed_has_its_head_and_a_way_back(client, editor, case, monkeypatch):
    def explode(*args):
        raise ValueError

    monkeypatch.setattr("vault.views.listing._waiting_for", explode)
    client.force_login(editor)
    page = client.get(reverse("vault:cases"))
    assert page.status_code == 500 and "这一步没有做成" in page.text
    assert "w-slim-header" in page.text


def test_a_case_that_cannot_be_decrypted_is_explained(client, editor, case):
    with connections["vault"].cursor() as cursor:
        cursor.execute("UPDATE vault_rawcase SET number = %s, text = %s", [b"gAAAAABnot", b"gAAAAABnot"])
    client.force_login(editor)
    for url in (reverse("vault:cases"), case.get_absolute_url()):
        answer = client.get(url)
        assert answer.status_code == 500
        assert "密钥" in answer.text and "Traceback" not in answer.text


def test_the_later_editor_is_told(client, editor, case):
    client.force_login(editor)
    state = client.get(reverse("vault:state", args=[case.pk])).json()
    first = state["spans"][0]
    wish = {
        "version": state["version"],
        "action": "rename",
        "start": first[0],
        "end": first[1],
        "replacement": "甲某",
    }
    assert post_json(client, case, **wish).status_code == 200
    late = post_json(client, case, **wish | {"replacement": "乙某"})
    assert late.status_code == 409
    assert "刚刚被editor改过" in late.json()["error"]
    assert late.json()["spans"][0][4] == "甲某"


def test_what_a_late_editor_is_sent_counts_as_reading(client, editor, case):
    """Somebody who never opened the page, and guesses at a version, is shown raw words all the same."""
    marking_of(case, Person(None, "甲"))
    client.force_login(editor)
    wish = {"version": 0, "action": "rename", "start": 0, "end": 3, "replacement": "甲某"}
    assert post_json(client, case, **wish).status_code == 409
    assert Access.objects.filter(case_uuid=case.pk, by_id=editor.pk, what="text").count() == 1


@pytest.mark.parametrize(
    "wish",
    [
        "not json",
        "[]",
        "{}",
        '{"version": "x", "action": "add"}',
        '{"version": 1, "action": "explode", "start": 0, "end": 1}',
        '{"version": 1, "action": "add", "start": 0, "end": 99999, "type": "PERSON"}',
        '{"version": 1, "action": "add", "start": 0, "end": 2, "type": "NONSENSE"}',
        '{"version": 1, "action": "merge", "start": 0, "end": 2, "into": 5}',
    ],
)
def test_a_wish_that_makes_no_sense_is_refused_in_chinese(client, editor, case, wish):
    client.force_login(editor)
    client.get(reverse("vault:state", args=[case.pk]))
    before = Marking.objects.get().state
    answer = client.post(reverse("vault:change", args=[case.pk]), wish, content_type="application/json")
    assert answer.status_code == 400
    assert re.search("[一-龥]", answer.json()["error"])
    assert Marking.objects.get().state == before


def test_a_case_waits_for_its_roster(client, editor):
    client.force_login(editor)
    files = [
        SimpleUploadedFile("甲.txt", RAW.encode("gb18030")),
        SimpleUploadedFile("坏.docx", b"PK\x03\x04 broken"),
    ]
    answer = client.post(reverse("vault:upload"), {"files": files, "source": "街道"})
    assert "已收，待补名册" in answer.text and "文件不完整" in answer.text
    case = RawCase.objects.get()
    assert client.get(case.get_absolute_url()).url == reverse("vault:roster", args=[case.pk])
    bad = client.post(reverse("vault:roster", args=[case.pk]), roster_form(""))
    assert "至少要有一个" in bad.text
    client.post(reverse("vault:roster", args=[case.pk]), roster_form("孙大海"))
    assert client.get(case.get_absolute_url()).status_code == 200


def test_a_roster_that_does_not_fit_its_text_is_a_question(client, editor):
    """Of the clerk, beside the text and with the names; in messages and reports it stays without them."""
    client.force_login(editor)
    form = roster_form("孙大海", "温雨桐", "孙大海", text=RAW)
    page = client.post(reverse("vault:paste"), form, follow=True)
    case = RawCase.objects.get()
    assert page.redirect_chain[-1][0] == reverse("vault:roster", args=[case.pk])
    assert "找不到“<strong>温雨桐" in page.text and "“<strong>孙大海</strong>”写了不止一行" in page.text
    assert case.get_absolute_url() in page.text
    said = [str(message) for message in page.context["messages"]]
    assert any("1 行在原文里找不到" in one for one in said) and "温雨桐" not in "".join(said)
    url = reverse("vault:roster", args=[case.pk])
    assert client.post(url, roster_form("孙大海", "温雨桐", "孙大海")).url == case.get_absolute_url()
    assert client.post(url, roster_form("孙大海", "麦国栋")).url == url
    assert client.post(url, roster_form("孙大海")).url == case.get_absolute_url()
    lines = client.get(reverse("vault:state", args=[case.pk])).json()["roster"]
    assert [(line["absent"], line["twice"]) for line in lines] == [(False, False)]


def test_two_of_one_name_are_told_apart_mention_by_mention(client, editor):
    text = "当事人温雨桐（男）与证人温雨桐（女）同名，两人都在场。"
    case = take_in(text, roster=[Party("温雨桐", "当事人"), Party("温雨桐", "证人")])
    client.force_login(editor)
    state = client.get(reverse("vault:state", args=[case.pk])).json()
    assert all(line["twice"] for line in state["roster"])
    at = text.rindex("温雨桐")
    after = post_json(client, case, version=state["version"], action="split", start=at, end=at + 3).json()
    marks = Marks.load(Marking.objects.get(case=case).state)
    first, second = (span for span in marks.spans if text[span.start : span.end] == "温雨桐")
    assert first.entity != second.entity and first.replacement != second.replacement
    assert not after["leftovers"]


def test_the_form_keeps_what_was_typed_when_the_roster_is_missing(client, editor):
    client.force_login(editor)
    answer = client.post(reverse("vault:paste"), roster_form("", text=RAW))
    assert "名册里至少要有一个人或单位" in answer.text
    assert "孙大海承认事实" in answer.text
    assert not RawCase.objects.exists()


def test_attachments_come_back_as_they_came(client, reviewer):
    case = take_in(RAW, roster=[Party("孙大海")], attachments=[("笔录 孙.txt", b"<script>1</script>")])
    client.force_login(reviewer)
    attachment = case.attachments.get()
    answer = client.get(reverse("vault:attachment", args=[case.pk, attachment.pk]))
    assert answer.content == b"<script>1</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    other = take_in(RAW + "另一件。", roster=[Party("孙大海")])
    assert client.get(reverse("vault:attachment", args=[other.pk, attachment.pk])).status_code == 404


def test_whoever_was_stopped_finds_the_case(client, reviewer, case):
    client.force_login(reviewer)
    answer = client.post(reverse("vault:stopped"), {"text": "感谢孙大海配合"})
    assert case.get_absolute_url() in answer.text
    assert "孙大海" not in answer.text
    assert case.get_absolute_url() not in client.post(reverse("vault:stopped"), {"text": "你好"}).text


def test_a_phrase_is_asked_for_and_given_on_the_screen(client, editor, reviewer, case):
    RawCase.objects.update(status=RawCase.Status.APPROVED)
    url = reverse("vault:exemptions", args=[case.pk])
    client.force_login(editor)
    client.post(url, {"phrase": "孙大海鲜"})
    client.force_login(reviewer)
    assert case.short_id in client.get(reverse("vault:cases"), {"status": "mine"}).text
    client.post(url, {"give": case.exemptions.get().pk})
    assert case.exemptions.get().approved_by_name == "reviewer"


def test_cases_are_found_by_what_staff_call_them(client, editor, case):
    client.force_login(editor)
    take_in(RAW + "又一件。", number="江罚〔2024〕9号", source="法院", roster=[Party("孙大海")])
    for words in ("江罚(2024) 8", "街道", case.short_id):
        page = client.post(reverse("vault:cases"), {"words": words}).text
        assert "江罚〔2024〕8号" in page and "江罚〔2024〕9号" not in page
    assert "没有找到" in client.post(reverse("vault:cases"), {"words": "孙大海"}).text
    assert "江罚〔2024〕8号" not in client.post(
        reverse("vault:cases") + "?status=approved", {"words": "江罚"}
    ).text.replace('value="江罚"', "")

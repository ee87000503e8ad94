"""Long lists: looked at before anything is written, worked off in batches, with a report of what was left out."""

import io

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from vault.detection.spans import Party
from vault.intake import lists
from vault.intake.reading import UnreadableFile
from vault.intake.registering import take_in
from vault.known import digests
from vault.known.guard import values_of_case
from vault.models import ImportJob, ImportRow, RawCase
from vault.review import steps
from vault.review.marks import Marks
from vault.review.people import Person

pytestmark = [pytest.mark.data, pytest.mark.django_db(databases=["default", "vault"])]
ME = Person(5, "收案人")


def listed(rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cases(count: int, header=("案号", "正文", "当事人")):
    body = [
        [f"测罚〔2024〕{n}号", f"当事人温雨桐{n}在门前摆放桌椅，占用人行道。", f"温雨桐{n}"]
        for n in range(count)
    ]
    return listed(
        [header, *body, ["测罚〔2024〕0号", "又是第一件，案号相同的案件。", "温雨桐0"], ["9", "短", "温某"]]
    )


def test_nothing_is_written_before_the_columns_are_confirmed():
    job = lists.prepare("清单.xlsx", cases(3), "三月", ME)
    assert len(lists.documents(job)) == 5
    assert not RawCase.objects.exists() and not ImportRow.objects.exists()


def test_unknown_headers_can_be_mapped_by_hand():
    job = lists.prepare("清单.xlsx", cases(2, ("案号", "经过", "谁")), "", ME)
    with pytest.raises(UnreadableFile, match="正文、当事人"):
        lists.documents(job)
    lists.begin(job, {"number": 0, "text": 1, "name": 2})
    assert job.rows.count() == 4


def test_a_job_is_left_and_taken_up_again_without_losing_or_repeating(monkeypatch):
    monkeypatch.setattr(lists, "_ROWS_PER_TRANSACTION", 4)
    job = lists.prepare("清单.xlsx", cases(6), "三月", ME)
    lists.begin(job, job.table["where"])
    lists.begin(job, job.table["where"] if job.table else {"text": 1, "name": 2})
    lists.work(job, seconds=0)
    assert RawCase.objects.count() == 4 and job.status == ImportJob.Status.RUNNING
    while ImportJob.objects.get(pk=job.pk).status != ImportJob.Status.DONE:
        lists.work(job, seconds=0)
    assert RawCase.objects.count() == 6
    assert [lists.outcome(row) for row in job.rows.all()] == ["已收"] * 6 + ["重复", "没收"]
    assert all(row.document == {} for row in job.rows.all())
    report = lists.report(job)
    assert "第8行,重复" in report and "太短" in report
    assert "温雨桐" not in report and "测罚" not in report


def test_a_batch_that_is_cut_off_is_taken_up_where_it_began(monkeypatch):
    job = lists.prepare("清单.xlsx", cases(6), "三月", ME)
    lists.begin(job, job.table["where"])
    take_in, taken = lists.take_in, []

    def cut_off(*args, **kwargs):
        if len(taken) == 3:
            raise MemoryError
        taken.append(args)
        return take_in(*args, **kwargs)

    monkeypatch.setattr(lists, "take_in", cut_off)
    with pytest.raises(MemoryError):
        lists.work(job)
    assert not RawCase.objects.exists() and not job.rows.filter(done=True).exists()
    monkeypatch.setattr(lists, "take_in", take_in)
    lists.work(job)
    assert RawCase.objects.count() == 6 and ImportJob.objects.get(pk=job.pk).status == ImportJob.Status.DONE


def test_a_case_of_a_list_is_known_to_the_guard_like_one_taken_in_by_hand():
    job = lists.prepare("清单.xlsx", cases(1), "三月", ME)
    lists.begin(job, job.table["where"])
    lists.work(job)
    case = RawCase.objects.first()
    kept = set(case.digests.values_list("digest", "length"))
    assert kept
    case.digests.all().delete()
    digests.remember(case, values_of_case(case))
    assert set(case.digests.values_list("digest", "length")) == kept


def test_the_way_through_the_screens(client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
    client.force_login(user)
    file = SimpleUploadedFile("清单.xlsx", cases(2))
    answer = client.post(reverse("vault:upload"), {"files": file, "source": ""}, follow=True)
    assert "一共 4 件" in answer.text and "1 件案号在清单里重复" in answer.text
    job = ImportJob.objects.get()
    columns = {what: str(at) for what, at in job.table["where"].items()}
    client.post(reverse("vault:import_job", args=[job.pk]), columns | {"begin": "1"})
    now = client.post(
        reverse("vault:import_step", args=[job.pk]), headers={"accept": "application/json"}
    ).json()
    assert now == {"total": 4, "done": 4, "new": 2, "double": 1, "refused": 1, "finished": True}
    assert "没有收进来的" in client.get(reverse("vault:import_job", args=[job.pk])).text
    other = User.objects.create_user("other", password="x")
    other.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
    client.force_login(other)
    assert client.get(reverse("vault:import_job", args=[job.pk])).status_code == 404


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("当事人温雨桐电话1\u200b38\u202e22345678，在门前摆卖。", "13822345678"),
        ("当事人温雨桐👨\u200d👩\u200d👧电话138２２345678，在门前摆卖。", "👨\u200d👩\u200d👧"),
        ("当事人温雨桐和⻢明电话13822345678，在门前摆卖。", "马明"),
        ("当事人溫雨桐电话𝟏𝟑𝟖22345678，在门前摆卖。", "𝟏𝟑𝟖22345678"),
    ],
)
def test_odd_characters_hide_no_number(text, kept):
    case = take_in(text, roster=[Party("温雨桐")])
    assert kept in case.text
    marks = Marks.load(steps.marking_of(case, ME).state)
    clear = steps.anonymised(case, marks)
    assert "345678" not in clear
    assert not steps.leftovers(case, marks)


def test_two_people_of_one_name_are_taken_in():
    text = "当事人温雨桐（男）与证人温雨桐（女）同名，两人都在场。"
    case = take_in(text, roster=[Party("温雨桐", "当事人"), Party("温雨桐", "证人")])
    assert case.parties.count() == 2
    assert "雨桐" not in steps.anonymised(case, Marks.load(steps.marking_of(case, ME).state))


def test_several_lists_at_once_are_each_looked_at_first(client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
    client.force_login(user)
    given = [
        SimpleUploadedFile("一月.xlsx", cases(2)),
        SimpleUploadedFile("二月.xlsx", cases(1, ("甲列", "乙列", "丙列"))),
        SimpleUploadedFile("坏.xlsx", b"PK\x03\x04 broken"),
        SimpleUploadedFile("单件.txt", "当事人温雨桐在门前摆放桌椅，占用人行道。".encode()),
    ]
    page = client.post(reverse("vault:upload"), {"files": given, "source": ""})
    assert RawCase.objects.count() == 1
    jobs = {job.name: job for job in ImportJob.objects.all()}
    assert set(jobs) == {"一月.xlsx", "二月.xlsx"}
    assert all(reverse("vault:import_job", args=[job.pk]) in page.text for job in jobs.values())
    assert "文件不完整" in page.text
    asked = client.get(reverse("vault:import_job", args=[jobs["二月.xlsx"].pk])).text
    assert "没有认出哪一列是“正文”、哪一列是“当事人”" in asked and "第 1 列：甲列" in asked
    mapped = client.post(
        reverse("vault:import_job", args=[jobs["二月.xlsx"].pk]), {"number": "0", "text": "1", "name": "2"}
    )
    assert "一共 3 件" in mapped.text


def test_the_preview_says_how_many_are_known_already(client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
    client.force_login(user)
    take_in(
        "当事人温雨桐1在门前摆放桌椅，占用人行道。",
        number="测罚(2024) 1号",
        source="三月",
        roster=[Party("温雨桐1")],
    )
    job = lists.prepare("清单.xlsx", cases(4), "三月", Person(user.pk, "收案人"))
    assert "1 件以前收过，不再收" in client.get(reverse("vault:import_job", args=[job.pk])).text


def test_the_preview_says_what_becomes_of_the_other_columns(client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
    client.force_login(user)
    rows = [
        ["案号", "承办部门", "正文", "处罚日期", "当事人"],
        ["1", "城管", "当事人温雨桐在门前摆放桌椅。", "2024年5月1日", "温雨桐"],
    ]
    job = lists.prepare("清单.xlsx", listed(rows), "", Person(user.pk, "收案人"))
    page = client.get(reverse("vault:import_job", args=[job.pk])).text
    assert "写在正文后面：处罚日期。" in page and "不收：承办部门。" in page


def test_a_word_in_a_case_is_no_header():
    job = lists.prepare(
        "清单.xlsx",
        listed([["甲列", "乙列", "丙列"], ["当事人", "在门前摆放桌椅，占用人行道。", "温雨桐"]]),
        "",
        ME,
    )
    assert job.table["rows"][job.table["header"]] == ["甲列", "乙列", "丙列"]


def test_rows_that_are_only_formatted_do_not_count():
    book = Workbook()
    for row in (["案号", "正文", "当事人"], ["1", "当事人温雨桐在门前摆放桌椅。", "温雨桐"]):
        book.active.append(row)
    book.active.cell(row=60_000, column=1).number_format = "@"
    out = io.BytesIO()
    book.save(out)
    assert len(lists.documents(lists.prepare("清单.xlsx", out.getvalue(), "", ME))) == 1

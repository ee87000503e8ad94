"""Raw text is never in what a browser keeps, an address, a header, a log or a mail: every view of the vault, also when it fails."""

import logging
import sys

import pytest
from django.contrib.auth.models import User
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import URLPattern, reverse
from django.views.debug import ExceptionReporter

from vault import urls
from vault.access import lock, second_factor
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.models import RawCase

RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。"
VALUES = ("孙大海", "13822345678", "孙大海".encode("unicode_escape").decode(), "8号案", "%E5%AD%99%E5%A4%A7")
NAMES = sorted(pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern))

pytestmark = pytest.mark.django_db


def address(name, case):
    pattern = next(pattern for pattern in urls.urlpatterns if pattern.name == name)
    wanted = {"uuid": case.pk, "pk": case.attachments.get().pk}
    return reverse(f"vault:{name}", kwargs={key: wanted[key] for key in pattern.pattern.converters})


def asked(client, name, case, **extra):
    form = {"text": RAW, "phrase": "孙大海鲜", "reason": "孙大海", "number": "8号案", "vault-proof": "孙大海"}
    url = address(name, case)
    return [client.get(url, **extra), client.post(url, form, **extra)]


@pytest.fixture
def case(client):
    client.force_login(User.objects.create_superuser("boss", password="x"))
    return take_in(
        RAW, number="8号案", roster=[Party("孙大海", "当事人")], attachments=[("孙大海.txt", b"x")]
    )


def holds_a_value(text: str) -> bool:
    return any(value in text for value in VALUES)


@pytest.mark.parametrize(
    "status", [RawCase.Status.MARKING, RawCase.Status.SUBMITTED, RawCase.Status.APPROVED]
)
def test_headers_addresses_cookies_and_logs_hold_no_value(client, case, caplog, status):
    client.get(reverse("vault:state", args=[case.pk]))
    RawCase.objects.update(status=status)
    with caplog.at_level(logging.DEBUG):
        answers = [(name, answer) for name in NAMES for answer in asked(client, name, case)]
    for name, answer in answers:
        assert not holds_a_value(str(answer.cookies)), name
        headers = {key: value for key, value in answer.headers.items() if key != "Content-Disposition"}
        assert not holds_a_value(str(headers)), name
        if answer.status_code not in (404, 405):
            assert "no-store" in answer["Cache-Control"], name
    assert not holds_a_value(caplog.text)


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_in_any_view_says_nothing(client, case, caplog, mailoutbox, settings, monkeypatch, name):
    settings.ADMINS = [("a", "a@example.org")]
    client.raise_request_exception = False

    def explode(*args, **kwargs):
        raise RuntimeError(f"exploded over {RAW}")

    module = sys.modules[next(p for p in urls.urlpatterns if p.name == name).callback.__module__]
    for function in ("render", "redirect", "JsonResponse", "HttpResponse", "get_object_or_404"):
        monkeypatch.setattr(module, function, explode, raising=False)
    monkeypatch.setattr(lock, "render", explode)
    monkeypatch.setattr(second_factor, "is_set_up", explode)
    with caplog.at_level(logging.DEBUG):
        answers = asked(client, name, case)
    assert any(answer.status_code == 500 for answer in answers)
    said = caplog.text + "".join(str(mail.message()) + mail.body for mail in mailoutbox)
    said += "".join(answer.text for answer in answers if answer.status_code == 500)
    assert not holds_a_value(said)


def test_an_error_report_of_any_page_holds_no_variable_and_no_field():
    request = RequestFactory().post("/admin/pages/1/edit/", {"body": RAW})
    known = RAW
    try:
        raise KeyError(len(known))
    except KeyError:
        reporter = ExceptionReporter(request, *sys.exc_info())
    assert not holds_a_value(reporter.get_traceback_html() + reporter.get_traceback_text())


@pytest.mark.parametrize(("name", "field"), [("upload", "files"), ("paste", "attachments")])
def test_a_large_file_is_never_put_down_in_the_clear(client, case, settings, monkeypatch, name, field):
    """A folder for temporary files is nobody's vault, least of all when the process is killed in between."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    def on_the_disk(*args, **kwargs):
        raise AssertionError("a file of the vault was written to the disk")

    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", on_the_disk)
    file = SimpleUploadedFile("二.txt", ("当事人：周启明（当事人）\n" + RAW * 9).encode())
    form = {"text": RAW * 2, "roster-TOTAL_FORMS": 1, "roster-INITIAL_FORMS": 0, "roster-0-name": "孙大海"}
    client.post(reverse(f"vault:{name}"), form | {field: file})
    assert RawCase.objects.count() == 2

"""No known value leaves by mail: comments and refusals are sent to whoever follows a page."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from factories import CasePageFactory
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.keys import crypto

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guarded(settings):
    settings.MAIL_BACKEND, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "config.mail.GuardedMail"
    settings.ADMINS = [("值班", "duty@example.org")]
    take_in("当事人孙大海在门前摆放桌椅，占道经营。", roster=[Party("孙大海")])


def sent() -> str:
    return "".join(str(message.message()) + message.body + message.subject for message in mail.outbox)


@pytest.mark.parametrize("place", ["subject", "body", "html", "attachment"])
def test_a_message_with_a_value_comes_without_its_words(place):
    words = {
        each: "孙 大海说" if each == place else "某某说" for each in ("subject", "body", "html", "attachment")
    }
    message = EmailMultiAlternatives(words["subject"], words["body"], to=["a@example.org"])
    message.attach_alternative(f"<p>{words['html']}</p>", "text/html")
    message.attach(f"{words['attachment']}.txt", "甲", "text/plain")
    assert message.send() == 1
    assert mail.outbox[0].to == ["a@example.org"] and "请登录后台" in mail.outbox[0].body
    assert "大海" not in sent() and not mail.outbox[0].attachments


def test_a_reviewers_refusal_is_not_sent_with_a_name_in_it(case_index):
    author = User.objects.create_superuser("author", "author@example.org", "x")
    boss = User.objects.create_superuser("boss", "boss@example.org", "x")
    task = GroupApprovalTask.objects.create(name="审核")
    workflow = Workflow.objects.create(name="审核流程")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page = CasePageFactory(parent=case_index, live=False)
    page.save_revision(user=author)
    state = workflow.start(page, author)
    state.current_task_state.reject(user=boss, comment="第二段写着孙大海的真名")
    assert any("author@example.org" in message.to for message in mail.outbox)
    assert "孙大海" not in sent()


def test_honest_mail_and_the_alarm_of_a_lost_key_are_sent_as_they_are(settings):
    mail.send_mail("请审核", "案例页等您审核。", None, ["a@example.org"])
    assert mail.outbox[0].body == "案例页等您审核。"
    settings.VAULT_KEY = crypto.Fernet.generate_key().decode()
    mail.mail_admins("警报", "有案卷打不开。")
    mail.send_mail("请审核", "案例页等您审核。", None, ["a@example.org"])
    assert [message.body == "有案卷打不开。" for message in mail.outbox] == [False, True, False]
    assert "请登录后台" in mail.outbox[2].body

"""Mail is an exit like any other: Wagtail sends what staff wrote in comments and refusals to whoever follows a page.

A notice that holds a known value still comes, without its words: whoever gets it reads them where only staff do.
"""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from cases import guards

INSTEAD = "后台有一条给您的通知，里面有案卷库登记过的内容，不能写在邮件里。请登录后台查看：{address}/admin/"


class GuardedMail(BaseEmailBackend):
    """Shows every message to the guards, then hands it to the office's own backend (`MAIL_BACKEND`)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._carrier = get_connection(settings.MAIL_BACKEND, *args, **kwargs)

    def open(self):
        return self._carrier.open()

    def close(self):
        return self._carrier.close()

    def send_messages(self, email_messages):
        return self._carrier.send_messages([_harmless(message) for message in email_messages])


def _harmless(message):
    """`message`, or one that only says that there is something to read."""
    texts = [("标题", message.subject), ("正文", message.body)]
    texts += [("正文", str(content)) for content, *_ in getattr(message, "alternatives", ())]
    texts += [("附件", str(each)) for each in message.attachments]
    found = guards.findings(guards.Outgoing("邮件", tuple(texts)))
    held = any(finding.place in dict(texts) for finding in found)
    if not found or (not held and _is_to_those_on_duty(message)):
        return message
    return EmailMultiAlternatives(
        f"{settings.EMAIL_SUBJECT_PREFIX}后台通知",
        INSTEAD.format(address=settings.WAGTAILADMIN_BASE_URL),
        message.from_email,
        to=message.to,
        cc=message.cc,
        bcc=message.bcc,
    )


def _is_to_those_on_duty(message) -> bool:
    """Whether it is an alarm: when the vault cannot be opened, they are the ones who must hear of it."""
    return set(message.recipients()) <= {address for _, address in settings.ADMINS}

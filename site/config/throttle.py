"""How logins are slowed down: five wrong passwords for one account, ten accounts tried from one address.

What was typed is not kept: django-axes would store the whole form, and a form that was carried through the vault's lock
holds raw text.
"""

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_failure_limit
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models.signals import pre_save
from django.dispatch import receiver

from .client_address import is_the_visitors


class Throttle(AxesDatabaseHandler):
    """Axes' own counting by account and address, and the number of accounts that one address has tried."""

    def get_failures(self, request, credentials=None) -> int:
        """Wrong tries so far; the limit itself once this address has tried too many accounts."""
        failures = super().get_failures(request, credentials)
        if is_the_visitors(request) and self._accounts(request) >= settings.THROTTLE_ACCOUNTS_PER_ADDRESS:
            return max(failures, get_failure_limit(request, credentials))
        return failures

    def _accounts(self, request) -> int:
        recent = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
        )
        return recent.order_by().values("username").distinct().count()


@receiver(pre_save, sender=AccessAttempt, dispatch_uid="config.throttle")
def keep_no_form(sender, instance, **kwargs):
    """Let no field of any form into the table of failed logins."""
    instance.get_data = instance.post_data = ""

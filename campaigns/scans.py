"""Counting scans: one upsert, per hour and class of client. Nothing about who scanned is kept."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from .models import Scan, ShortCode


def client_class(user_agent: str) -> str:
    """WeChat, a telephone's browser, a computer, or something else (robots included)."""
    agent = user_agent.lower()
    if not agent or any(robot in agent for robot in ("bot", "spider", "crawl", "curl", "python")):
        return Scan.Client.OTHER
    if "micromessenger" in agent:
        return Scan.Client.WECHAT
    if any(phone in agent for phone in ("mobile", "android", "iphone", "harmony")):
        return Scan.Client.PHONE
    return Scan.Client.COMPUTER


def record(code: ShortCode, client: str, *, at: datetime | None = None) -> None:
    """Add one scan to its hour."""
    hour = (at or timezone.now()).replace(minute=0, second=0, microsecond=0)
    field = Scan._meta.get_field("hour")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO campaigns_scan (code_id, hour, client, quantity) VALUES (%s, %s, %s, 1)"
            " ON CONFLICT (code_id, hour, client) DO UPDATE SET quantity = campaigns_scan.quantity + 1",
            [code.pk, field.get_db_prep_save(hour, connection), client],
        )


def code_for(edition, activity=None) -> ShortCode:
    """The code of an edition at a stall, or without one; made when first asked for."""
    return ShortCode.objects.get_or_create(edition=edition, activity=activity)[0]

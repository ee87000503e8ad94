"""The totals of activities, proved and rebuilt from the events. Reading them is what keeps a year's figures quick."""

from django.db import connection, transaction
from django.db.models import Sum

from .models import ActivityTotal, TallyEvent

Key = tuple[int, str, str]


def _true() -> dict[Key, int]:
    rows = (
        TallyEvent.objects.order_by()
        .values_list("activity", "measure", "subject")
        .annotate(n=Sum("quantity"))
    )
    return {(activity, measure, subject): n for activity, measure, subject, n in rows.iterator()}


def differences() -> list[tuple[Key, int, int]]:
    """Totals that are not what their events add up to: (key, kept, true). Empty when all is well."""
    true = _true()
    wrong = []
    for activity, measure, subject, kept in ActivityTotal.objects.values_list(
        "activity", "measure", "subject", "quantity"
    ).iterator():
        added = true.pop((activity, measure, subject), 0)
        if kept != added:
            wrong.append(((activity, measure, subject), kept, added))
    return sorted(wrong + [(key, 0, added) for key, added in true.items() if added])


def rebuild() -> int:
    """Write all totals anew; the number of rows. Events that arrive meanwhile wait for it."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE campaigns_activitytotal IN EXCLUSIVE MODE")
        ActivityTotal.objects.all().delete()
        rows = [
            ActivityTotal(activity_id=activity, measure=measure, subject=subject, quantity=quantity)
            for (activity, measure, subject), quantity in _true().items()
        ]
        ActivityTotal.objects.bulk_create(rows, batch_size=500)
    return len(rows)

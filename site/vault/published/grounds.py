"""What the public is told of a case that was taken back: a ground of law, never a detail."""

from ..models import RawCase, Withdrawal


def public_ground(page) -> str:
    """The ground on which the case of `page` was taken back; empty when it was not."""
    if not getattr(page, "source_ref", None):
        return ""
    if not RawCase.objects.filter(pk=page.source_ref, status=RawCase.Status.WITHDRAWN).exists():
        return ""
    last = Withdrawal.objects.filter(case_uuid=page.source_ref).only("ground").last()
    return last.get_ground_display() if last else ""

"""Handing out the files that came with a case."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from ..access import diary, door
from ..models import Access, Attachment
from ..review.people import Person


@door.door(door.REVIEW, door.APPROVE)
def download(request, uuid, pk):
    """One attachment, always as a download: a browser must not run what somebody sent."""
    attachment = get_object_or_404(Attachment.objects.select_related("case"), pk=pk, case_id=uuid)
    diary.saw(attachment.case, Access.What.ATTACHMENT, Person.of(request.user))
    return HttpResponse(
        attachment.content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(attachment.name)}",
            "X-Content-Type-Options": "nosniff",
        },
    )

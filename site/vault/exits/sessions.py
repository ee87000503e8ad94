"""What browsers' sessions hold on the server: messages that were not yet shown, forms half done."""

import json
from collections.abc import Iterator

from django.contrib.sessions.models import Session

from .sight import Artefact
from .versions import strings

KIND = "会话"


def artefacts() -> Iterator[Artefact]:
    """One artefact a session, by its place in the table: the key would let in whoever reads it."""
    for number, session in enumerate(Session.objects.order_by("pk").iterator(), 1):
        held = json.loads(json.dumps(session.get_decoded(), default=str))
        yield Artefact(KIND, f"第 {number} 个会话", (("内容", "\n".join(strings(held))),))

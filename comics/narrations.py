"""The recorded narration of an episode's video: put on, taken off, and whether the words have changed since."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.db import transaction

from . import spec
from .models import EpisodePage, Narration
from .notation import plain
from .renderers.sound import Recording


def of(page: EpisodePage) -> Narration | None:
    """What was put on `page`, whichever of its versions that is."""
    return Narration.objects.filter(episode_id=page.pk).select_related("put_on_by").first()


def recording_of(page: EpisodePage) -> Recording | None:
    """The narration of `page` as the renderers know it. Its file is opened only when it is read."""
    kept = of(page)
    return kept and Recording(kept.seconds, kept.digest, lambda: _read(kept))


def _read(kept: Narration) -> bytes:
    try:
        with kept.file.open("rb") as file:
            return file.read()
    except OSError:
        raise spec.ComicError("旁白录音的文件丢了，请重新放上，或拿掉旁白") from None


def put_on(page: EpisodePage, recording: Recording, user=None) -> None:
    """Keep `recording` as the narration of `page`, in place of any other."""
    with transaction.atomic():
        take_off(page)
        Narration.objects.create(
            episode_id=page.pk,
            file=ContentFile(recording.read(), name=f"{secrets.token_hex(10)}.m4a"),
            seconds=recording.seconds,
            digest=recording.digest,
            words=words_of(page),
            put_on_by=user,
        )


def take_off(page: EpisodePage) -> None:
    """Forget the narration of `page`, if it has one."""
    Narration.objects.filter(episode_id=page.pk).delete()


def words_of(page: EpisodePage) -> str:
    """A hash of everything in `page` that is read aloud."""
    said = [plain(balloon["text"] or "") for panel in page.panels for balloon in panel.value["balloons"]]
    return hashlib.sha256("\n".join([page.title, *said, page.takeaway]).encode()).hexdigest()

"""Take cases in: checked, recognised when they come twice, encrypted, and never half-written."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ..access import diary
from ..detection.spans import Party
from ..known import digests, disguises
from ..known.guard import values_of_case
from ..known.values import values_of
from ..models import Attachment, Decision, Marking, Pepper, RawCase
from ..review.people import COMMAND_LINE, Person
from . import rosters
from .reading import Document, strangers

SHORTEST = 10
LONGEST = 200_000
# Characters that show nothing but split a number or turn a name around for the reader's eye, not for the machine's.
# The joiner within emoji stays.
_UNSEEN = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
# A PDF's 马 may be the radical ⻢, which looks the same and is in no roster.
_AS_READ = {**disguises.RADICALS, **_UNSEEN}
LARGEST_ATTACHMENT = 20 * 1024 * 1024


class CannotTakeIn(ValidationError):
    """A case was refused; nothing of it was kept. The message is Chinese and names no value of the case."""


class AlreadyTakenIn(CannotTakeIn):
    """The same case is already in the vault, as `case`."""

    def __init__(self, case: RawCase):
        self.case = case
        super().__init__(f"这个案卷收过了（{case.short_id}，{case.get_status_display()}），没有重复收。")


def take_in(
    text: str,
    *,
    number: str = "",
    source: str = "",
    roster: Sequence[Party] = (),
    attachments: Sequence[tuple[str, bytes]] = (),
    by: Person = COMMAND_LINE,
) -> RawCase:
    """Put one case into the vault.

    `attachments` are (file name, content). Without a roster the case is held as 待补名册 until somebody fills it in.
    Raises `CannotTakeIn` for a text that is empty, too short, too long or written for a program, `AlreadyTakenIn` for a case whose number and
    source (or, without a number, whose text) are already there.
    """
    text = _clean_text(text)
    roster = rosters.clean(roster)
    for name, content in attachments:
        if len(content) > LARGEST_ATTACHMENT:
            raise CannotTakeIn(f"附件“{name}”超过 20 MB，请压缩或分开后再传。")
    number, source = " ".join(number.split()), " ".join(source.split())
    pepper = Pepper.value()
    fingerprint = _fingerprint(number, source, text, pepper)
    if double := RawCase.objects.filter(fingerprint=fingerprint).first():
        raise AlreadyTakenIn(double)
    try:
        with transaction.atomic(using="vault"):
            case = RawCase.objects.create(
                number=number,
                source=source,
                text=text,
                fingerprint=fingerprint,
                characters=len(text),
                status=RawCase.Status.MARKING if roster else RawCase.Status.AWAITING_ROSTER,
                has_minor=rosters.has_minor(roster),
                taken_in_by_id=by.id,
                taken_in_by_name=by.name,
            )
            # Nothing is read back of a case that is new: a long list is taken in twice as fast.
            rosters.add(case, roster)
            digests.remember_new(case, values_of(roster, (), number), pepper)
            Attachment.objects.bulk_create(
                Attachment(case=case, name=name, content=content, size=len(content))
                for name, content in attachments
            )
            diary.note(case, Decision.Action.TAKEN_IN, by)
    except IntegrityError:
        # Two people took the same case in at the same moment.
        if double := RawCase.objects.filter(fingerprint=fingerprint).first():
            raise AlreadyTakenIn(double) from None
        raise
    return case


def known(documents: Sequence[Document], source: str) -> int:
    """How many of `documents` are in the vault already, by number and source or by their text."""
    prints, pepper = set(), Pepper.value()
    for one in documents:
        try:
            text = one.text if disguises.bare(one.number) else _clean_text(one.text)
        except CannotTakeIn:
            continue
        prints.add(_fingerprint(one.number, " ".join((one.source or source).split()), text, pepper))
    prints = list(prints)
    batches = (prints[at : at + 500] for at in range(0, len(prints), 500))
    return sum(RawCase.objects.filter(fingerprint__in=batch).count() for batch in batches)


def write_roster(case: RawCase, roster: Sequence[Party], by: Person) -> None:
    """Replace the roster of `case`. Raises `CannotTakeIn` when it is empty or the case is past changing."""
    roster = rosters.clean(roster)
    if not roster:
        raise CannotTakeIn("名册里至少要有一个人或单位。")
    with transaction.atomic(using="vault"):
        case = RawCase.objects.select_for_update().get(pk=case.pk)
        if fault := rosters.why_closed(case):
            raise CannotTakeIn(fault)
        if case.status == RawCase.Status.AWAITING_ROSTER:
            case.status = RawCase.Status.MARKING
        rosters.store(case, roster)
        case.save(update_fields=["has_minor", "status"])
        digests.remember(case, values_of_case(case))
        # The marks were made with the old roster: until the machine has looked again, nobody hands the case in.
        Marking.objects.filter(case=case).update(detector="")
        diary.note(case, Decision.Action.ROSTER, by, count=len(roster))


def _clean_text(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")
    text = "".join(char for char in text if char in "\n\t" or (ord(char) >= 32 and char != "\x7f"))
    text = text.translate(_AS_READ).strip()
    if (stranger := strangers.of_text(text)) and stranger.text:
        raise CannotTakeIn(f"正文{stranger.text}")
    length = len(disguises.bare(text[: SHORTEST * 10]))
    if not length:
        raise CannotTakeIn("没有正文。")
    if length < SHORTEST:
        raise CannotTakeIn(f"正文太短（不到 {SHORTEST} 个字），不像一个案件。")
    if len(text) > LONGEST:
        raise CannotTakeIn(
            f"正文有 {len(text)} 字，超过 {LONGEST} 字的上限。请只放一个案件的文书，其余作附件。"
        )
    return text


def _fingerprint(number: str, source: str, text: str, pepper: bytes) -> str:
    """Case number and source name a case; without a number its text does."""
    known = (
        f"{disguises.bare(number)}\n{disguises.bare(source)}"
        if disguises.bare(number)
        else disguises.bare(text)
    )
    return digests.digest(known, pepper)

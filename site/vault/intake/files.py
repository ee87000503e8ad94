"""Take in whole files, each on its own: one bad file, or one bad row, stops nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..detection.spans import Party
from ..models import RawCase
from ..review.people import COMMAND_LINE, Person
from . import rosters
from .reading import UnreadableFile, files
from .registering import AlreadyTakenIn, CannotTakeIn, take_in


@dataclass(frozen=True)
class Outcome:
    """What became of one case of one file."""

    file: str
    place: str
    case: RawCase | None
    message: str
    is_new: bool

    @property
    def where(self) -> str:
        return f"{self.file} {self.place}".strip()


def import_files(
    named: Iterable[tuple[str, bytes]],
    *,
    source: str = "",
    given: Mapping[str, Sequence[Party]] | None = None,
    keep_original: bool = True,
    by: Person = COMMAND_LINE,
) -> list[Outcome]:
    """Take in every case of the files `named` (name, content) and say what became of each.

    `source` is used where the file tells none; `given` (file name to the lines of a roster) where the file has no roster.
    The file itself is kept as an encrypted attachment of its case, unless it is a list of many cases.
    """
    outcomes: list[Outcome] = []
    for name, data in named:
        try:
            documents = files.read(name, data)
        except UnreadableFile as fault:
            outcomes.append(Outcome(name, "", None, str(fault), False))
            continue
        for document in documents:
            is_list = bool(document.place)
            roster = document.roster or (given or {}).get(name, ())
            try:
                case = take_in(
                    document.text,
                    number=document.number,
                    source=document.source or source,
                    roster=roster,
                    attachments=[(name, data)] if keep_original and not is_list else [],
                    by=by,
                )
            except AlreadyTakenIn as double:
                outcomes.append(Outcome(name, document.place, double.case, double.messages[0], False))
            except CannotTakeIn as fault:
                outcomes.append(Outcome(name, document.place, None, fault.messages[0], False))
            else:
                message = f"已收，{case.get_status_display()}。{rosters.remark(case.text, roster)}"
                outcomes.append(Outcome(name, document.place, case, message, True))
    return outcomes

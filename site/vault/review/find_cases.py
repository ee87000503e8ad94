"""Find cases by what staff call them. The vault cannot search what it encrypts, so each name is opened and compared."""

from uuid import UUID

from django.db.models import QuerySet

from ..known import disguises
from ..models import Attachment


def find_cases(cases: QuerySet, words: str, most: int) -> list[UUID]:
    """The first `most` of `cases` whose case number, source, short number or file name holds `words`.

    Brackets, spaces and punctuation do not count: 江罚(2024)8号 finds 江罚〔2024〕8号.
    """
    wanted = disguises.bare(words)
    if not wanted:
        return []
    files: dict[UUID, str] = {}
    for case, name in Attachment.objects.values_list("case_id", "name"):
        files[case] = f"{files.get(case, '')}\n{disguises.bare(name)}"
    found = []
    for pk, number, source in cases.values_list("pk", "number", "source").iterator(chunk_size=500):
        named = (disguises.bare(number), disguises.bare(source), files.get(pk, ""))
        if pk.hex.startswith(wanted) or any(wanted in name for name in named):
            found.append(pk)
            if len(found) == most:
                break
    return found

"""Write the two logs. Nothing that is written here may hold a value of a case."""

from ..models import Access, Decision, RawCase
from ..review.people import Person


def note(case: RawCase, action: str, by: Person, **details) -> Decision:
    """Log one decision. `details`: start, end (offsets), kind_before, kind_after (types), said_before, said_after
    (replacements that hold no value), undone (an action), count."""
    return Decision.objects.create(
        case_uuid=case.pk, by_id=by.id, by_name=by.name, action=Decision.Action(action), **details
    )


def saw(case: RawCase, what: str, by: Person) -> Access:
    """Log that somebody was shown something of a case."""
    return Access.objects.create(case_uuid=case.pk, by_id=by.id, by_name=by.name, what=Access.What(what))

"""Who did something in the vault: an id and a name, kept as values because accounts live in the other database."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model

SENIOR = "vault.approve_sensitive_case"


@dataclass(frozen=True)
class Person:
    """Someone who acts. `id` is the account's primary key, None for the command line."""

    id: int | None
    name: str
    senior: bool = field(default=False, compare=False)
    """Whether they may be the second reader of a case with minors, health or an open re-identification question."""

    @classmethod
    def of(cls, user) -> "Person":
        senior = user.has_perm(SENIOR)
        return cls(user.pk, user.get_full_name() or user.get_username(), senior)


def seniors() -> list[Person]:
    """Who may be named as the second reader of a sensitive case, by name."""
    accounts = get_user_model().objects.with_perm(
        SENIOR, backend="django.contrib.auth.backends.ModelBackend", include_superusers=False
    )
    return sorted((Person.of(user) for user in accounts if user.is_active), key=lambda one: one.name)


MACHINE = Person(None, "机器")
COMMAND_LINE = Person(None, "命令行")

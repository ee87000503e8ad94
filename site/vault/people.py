"""Who did something in the vault: an id and a name, kept as values because accounts live in the other database."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """Someone who acts. `id` is the account's primary key, None for the command line."""

    id: int | None
    name: str
    senior: bool = field(default=False, compare=False)
    """Whether they may be the second reader of a case with minors, health or an open re-identification question."""

    @classmethod
    def of(cls, user) -> "Person":
        senior = user.has_perm("vault.approve_sensitive_case")
        return cls(user.pk, user.get_full_name() or user.get_username(), senior)


COMMAND_LINE = Person(None, "命令行")

"""Who did something in the vault: an id and a name, kept as values because accounts live in the other database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Someone who acts. `id` is the account's primary key, None for the command line."""

    id: int | None
    name: str

    @classmethod
    def of(cls, user) -> "Person":
        return cls(user.pk, user.get_full_name() or user.get_username())


COMMAND_LINE = Person(None, "命令行")

"""What a person is told when the outreach books say no."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A rule of the books said no. `str()` of `messages[0]` is a Chinese sentence that says what to do next."""

    def __init__(self, message: str, code: str = "refused"):
        super().__init__(message, code=code)

    def __str__(self):
        return self.messages[0]

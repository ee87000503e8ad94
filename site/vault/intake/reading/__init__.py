"""Read what offices send: text, Markdown, Word, Excel. Pure: bytes in, documents out, Chinese faults."""

from dataclasses import dataclass, field

from vault.detection.spans import Party


class UnreadableFile(Exception):
    """The file cannot be read. The message is a Chinese sentence that says what to do; it holds no content."""


@dataclass
class Document:
    """One case as a file tells it."""

    text: str
    number: str = ""
    source: str = ""
    roster: list[Party] = field(default_factory=list)
    place: str = ""
    """Where in the file it stood: 第3行. Empty when the file is one case."""

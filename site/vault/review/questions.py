"""What masks cannot answer: whether somebody can be told although every name is gone (pure).

Asked of the first reader, who knows the raw text. 个人信息保护法 art. 28 (health, everything about minors under 14),
未成年人保护法 art. 103 (nothing that could identify a minor).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..detection.spans import Span
from .clues import Clue, clues


@dataclass(frozen=True)
class Question:
    """One question; answered yes, the case needs a senior as its second reader."""

    label: str
    text: str


QUESTIONS = {
    "minor": Question("未成年人", "留下的学校、班级、年龄、家人或住处，合起来能认出这个孩子吗？"),
    "health": Question("健康", "留下的病情、伤情、残疾，身边的人能对上是谁吗？"),
    "only": Question("独此一家", "留下的行当、名气加位置，那一带是不是只有这一家？"),
    "when_where": Question("时间加地点", "留下的确切日期加地点，能查到或想起是哪一家、哪个人吗？"),
    "kin": Question("亲属", "留下的亲属关系（某某的妻子、店主的儿子），能让街坊认出人吗？"),
    "post": Question("职务、职业、身份", "留下的职务、少见的职业、国籍或民族，那一带是不是只有这一个人？"),
    "event": Question("特别的事", "这件事上过新闻、街坊都议论过，或者只发生过一回，一说就知道是谁吗？"),
    "feature": Question("外貌、东西", "留下的外貌、少见的车或宠物，街坊能对上是谁吗？"),
    "whole": Question("合起来", "把留下的都放在一起：住在附近的人、认识当事人的人，读了能想到是谁吗？"),
}
SENIOR = frozenset({"minor", "health"})
"""Questions that ask for a senior whatever is answered."""


@dataclass(frozen=True)
class Asked:
    """A question that a case raises, with what in its text raises it."""

    code: str
    clues: tuple[Clue, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """What the public would read, each once."""
        return frozenset(clue.words for clue in self.clues)


def asked(text: str, spans: Sequence[Span], has_minor: bool) -> tuple[Asked, ...]:
    """The questions that `text` with these marks raises, most personal first; the last one always."""
    found = dict(clues(text, tuple(spans)))
    if has_minor:
        found.setdefault("minor", ())
    return tuple(Asked(code, found.get(code, ())) for code in QUESTIONS if code in found or code == "whole")


def answer_to(question: Asked, answers: Mapping[str, Mapping]) -> bool | None:
    """What was answered; None while nobody has, or since the text has come to hold more than was asked about."""
    given = answers.get(question.code)
    if given is None or (not given["yes"] and question.words - set(given["seen"])):
        return None
    return given["yes"]


def given(question: Asked, yes: bool) -> dict:
    """An answer as it is kept: with the words that it was given about."""
    return {"yes": yes, "seen": sorted(question.words)}


def needs_senior(questions: Iterable[Asked], answers: Mapping[str, Mapping]) -> bool:
    """Whether a senior must be the second reader: minors or health in the case, or any question answered yes."""
    return any(one.code in SENIOR or answer_to(one, answers) for one in questions)

"""What masks cannot answer: whether somebody can be told although every name is gone (pure).

Asked of the first reader, who knows the raw text. 个人信息保护法 art. 28 (health, everything about minors under 14),
未成年人保护法 art. 103 (nothing that could identify a minor).
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One question; answered yes, the case needs a senior as its second reader."""

    label: str
    text: str


QUESTIONS = {
    "minor": Question("未成年人", "留下的学校、班级、年龄、家人或住处，合起来能认出这个孩子吗？"),
    "health": Question("健康", "留下的病情、伤情、残疾，身边的人能对上是谁吗？"),
    "only": Question("独此一家", "留下的行当加位置，那一带是不是只有这一家？"),
    "when_where": Question("时间加地点", "留下的确切日期加地点，能查到或想起是哪一家、哪个人吗？"),
    "kin": Question("亲属", "留下的亲属关系（某某的妻子、店主的儿子），能让街坊认出人吗？"),
}
_ALWAYS = ("only", "when_where", "kin")


def asked(has_minor: bool, types: Iterable[str]) -> tuple[str, ...]:
    """The questions for a case with marks of these `types`, most personal first."""
    kinds = set(types)
    minor = ("minor",) if has_minor or "SCHOOL" in kinds else ()
    health = ("health",) if "HEALTH" in kinds else ()
    return (*minor, *health, *_ALWAYS)


def needs_senior(questions: Iterable[str], answers: dict[str, bool]) -> bool:
    """Whether a senior must be the second reader: minors or health in the case, or any question answered yes."""
    return any(code in {"minor", "health"} or answers.get(code) for code in questions)

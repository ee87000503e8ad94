"""What lettering cannot do, said so that staff can put it right."""

from dataclasses import dataclass

from comics.spec import ComicError, where


@dataclass(frozen=True)
class Overflow:
    """One balloon that cannot be lettered. `panel` and `balloon` count from 0, −1 for the title or takeaway block."""

    panel: int
    balloon: int
    text: str
    reason: str = "文字放不下，请放大气泡或写短一些"

    def __str__(self) -> str:
        line = " ".join(self.text.split())
        short = line if len(line) <= 12 else line[:12] + "…"
        place = where(self.panel, self.balloon) if self.panel >= 0 else "标题或结尾"
        return f"{place}（“{short}”）：{self.reason}"


class DoesNotFit(ComicError):
    """Some balloons cannot be lettered; `overflows` names them all. Raised at export, never while editing."""

    def __init__(self, overflows: list[Overflow]):
        self.overflows = overflows
        super().__init__("；".join(str(overflow) for overflow in overflows))

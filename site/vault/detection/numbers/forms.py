"""What the rules for numbers share: one form and what may stand between its parts."""

import re
from collections.abc import Callable, Iterator

from ..lexicon import words_of

SEP = r"[ \t\n\-._·/]{0,3}"  # what may stand inside one number: gaps, dashes, a broken line
GAP = r"[ \n\-.]{0,3}"
COLON = (
    r"[ \t\n]*(?:[((][^()\n]{0,12}[))])?[ \t\n]*"
    r"(?:[:;|=]|分别[为是:]|为|是|系|号?码?(?:为|是|:)|登记为|,)?[ \t\n|\"“'(\[]*"
)
PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_HOTLINES = re.compile(
    r"(?:0\d{2,3})?(?:12\d{3}|11[0249]|12[02]|95\d{3}|96\d{3,4}|100\d{2}|123(?:15|19|28|33|45|48|66|95))$"
)


def label(words: str) -> str:
    """A label of these words, whose characters OCR may have set apart."""
    return "(?:" + "|".join(r"[ ]{0,3}".join(map(re.escape, word)) for word in words.split()) + ")"


def labels(section: str) -> str:
    """A label of the words of one section of `data/lexicon/numbers.txt`."""
    return label(" ".join(words_of(section, "numbers")))


REACH = 90
"""No form is longer before the cue by which it is found."""


class Rule:
    """One form: its type, its pattern with the group `v`, and what else must hold of the value.

    `cue`: a short pattern that stands in every match. A form that may begin with any word is then only tried around it.
    """

    def __init__(
        self,
        type: str,
        pattern: str,
        holds: Callable[[str], bool] | None = None,
        flags: int = re.IGNORECASE,
        *,
        cue: str = "",
    ):
        self.type = type
        self.pattern = re.compile(pattern, flags)
        self.holds = holds
        self.cue = re.compile(cue, flags) if cue else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the form stands, without the punctuation at its end."""
        for match in self._matches(text):
            start, end = match.span("v")
            while end > start and text[end - 1] in " \t\n-._·/,;:":
                end -= 1
            if end > start and (self.holds is None or self.holds(_bare(text[start:end]))):
                yield start, end

    def _matches(self, text: str) -> Iterator[re.Match]:
        if not self.cue:
            yield from self.pattern.finditer(text)
            return
        free = 0
        for cue in self.cue.finditer(text):
            places = range(max(free, cue.start() - REACH), cue.end())
            match = next((found for at in places if (found := self.pattern.match(text, at))), None)
            if match:
                yield match
                free = match.end()


def _bare(value: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", value)


def digits(least: int, most: int = 40) -> Callable[[str], bool]:
    """Whether a value has so many digits."""
    return lambda v: least <= sum(c.isdigit() for c in v) <= most


_THING = re.compile(
    r"(?:秤|[钢气药酒油]瓶|瓶身|煤气罐|罐身|桶身|箱身|灯箱|[榕樟槐桂柳柏杉果大]树|榕|充电桩|单车|叉车|吊机|桩机|喇叭|音箱|电表箱|消防栓|灭火器)"
    r"(?:的)?(?:编?号码?|编?码|序列?号)?(?:分别|尾数)?(?:[为是:]|\s)*$"
)


def of_a_thing(text: str, start: int) -> bool:
    """Whether the words before a number say that a thing bears it and nobody: 钢瓶号, 电子秤编号, 榕树编号."""
    return bool(_THING.search(text[max(0, start - 12) : start]))


def not_hotline(value: str) -> bool:
    """Whether it is anything but 12345, 110 and the like."""
    return not _HOTLINES.match(value)


def is_code(value: str) -> bool:
    """A code has a digit in it, and more than a year."""
    return sum(c.isdigit() for c in value) >= 3 and not re.fullmatch(r"(?:19|20)\d\d", value)

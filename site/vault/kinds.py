"""The kinds of marks as readers see them: a Chinese word, a group with one colour and sign, a usual replacement."""

from dataclasses import dataclass

from .detection.spans import Span
from .marks import Marks


@dataclass(frozen=True)
class Kind:
    """One kind of mark."""

    label: str
    group: str
    """`person`, `firm`, `place`, `number` or `fact`: what decides colour and sign."""
    word: str
    """What usually stands in its place."""


KINDS = {
    "PERSON": Kind("姓名", "person", "某人"),
    "NICK": Kind("称呼、外号", "person", "某人"),
    "SHOP": Kind("店名", "firm", "某店"),
    "ORG": Kind("公司、单位", "firm", "某公司"),
    "ADDR": Kind("地址", "place", "某处"),
    "SCHOOL": Kind("学校、班级", "place", "某学校"),
    "GPS": Kind("坐标", "place", "〔位置〕"),
    "PHONE": Kind("电话", "number", "〔电话〕"),
    "ID": Kind("身份证件号", "number", "〔证件号〕"),
    "USCC": Kind("统一社会信用代码", "number", "〔信用代码〕"),
    "PLATE": Kind("车牌", "number", "〔车牌〕"),
    "BANK": Kind("银行账号", "number", "〔账号〕"),
    "WECHAT": Kind("微信、抖音号", "number", "〔微信号〕"),
    "QQ": Kind("QQ", "number", "〔QQ号〕"),
    "EMAIL": Kind("邮箱", "number", "〔邮箱〕"),
    "CASENO": Kind("案号", "number", "〔案号〕"),
    "CERT": Kind("执法证、许可证号", "number", "〔证号〕"),
    "OTHERID": Kind("其他编号", "number", "〔编号〕"),
    "DOB": Kind("出生日期", "fact", "〔出生日期〕"),
    "HEALTH": Kind("健康情况", "fact", "〔健康情况〕"),
}
GROUPS = {
    "person": ("人", "人"),
    "firm": ("店铺单位", "店"),
    "place": ("地点", "地"),
    "number": ("号码", "号"),
    "fact": ("其他", "他"),
}


def proposal(kind: str, words: str, text: str, marks: Marks) -> tuple[str, str]:
    """What should stand in the place of `words`, and the entity they are: as where they are already marked."""
    for span in marks.spans:
        if text[span.start : span.end] == words:
            return span.replacement, span.entity
    if kind == "PERSON":
        return _name(words, marks.spans), f"{kind}:{words}"
    return KINDS[kind].word, f"{kind}:{words}"


def _name(words: str, spans: tuple[Span, ...]) -> str:
    """张某, or 张某甲 where another 张某 is there already."""
    plain = f"{words[:1]}某"
    taken = {span.replacement for span in spans}
    return next(
        (name for name in (plain, *(plain + stem for stem in "甲乙丙丁戊己庚辛壬癸")) if name not in taken),
        plain,
    )

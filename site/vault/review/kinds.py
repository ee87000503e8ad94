"""The kinds of marks as readers see them: a Chinese word, and a group with one colour and sign."""

from dataclasses import dataclass

from .. import conventions
from .marks import Marks


@dataclass(frozen=True)
class Kind:
    """One kind of mark."""

    label: str
    group: str
    """`person`, `firm`, `place`, `number` or `fact`: what decides colour and sign."""


KINDS = {
    "PERSON": Kind("姓名", "person"),
    "NICK": Kind("称呼、外号", "person"),
    "SHOP": Kind("店名", "firm"),
    "ORG": Kind("公司、单位", "firm"),
    "ADDR": Kind("地址", "place"),
    "SCHOOL": Kind("学校、班级", "place"),
    "GPS": Kind("坐标", "place"),
    "PHONE": Kind("电话", "number"),
    "ID": Kind("身份证件号", "number"),
    "USCC": Kind("统一社会信用代码", "number"),
    "PLATE": Kind("车牌", "number"),
    "BANK": Kind("银行账号", "number"),
    "WECHAT": Kind("微信、抖音号", "number"),
    "QQ": Kind("QQ", "number"),
    "EMAIL": Kind("邮箱", "number"),
    "CASENO": Kind("案号", "number"),
    "CERT": Kind("执法证、许可证号", "number"),
    "OTHERID": Kind("其他编号", "number"),
    "DOB": Kind("出生日期", "fact"),
    "HEALTH": Kind("健康情况", "fact"),
}
GROUPS = {
    "person": ("人", "人"),
    "firm": ("店铺单位", "店"),
    "place": ("地点", "地"),
    "number": ("号码", "号"),
    "fact": ("其他", "他"),
}


def proposal(kind: str, words: str, text: str, marks: Marks) -> tuple[str, str]:
    """What should stand in the place of `words`, and the entity they are.

    As where the same words are marked already; else by the house's conventions, numbered past what is taken.
    """
    for span in marks.spans:
        if text[span.start : span.end] == words and span.type == kind:
            return span.replacement, span.entity
    return fresh(kind, words, marks), f"{kind}:{words}"


def fresh(kind: str, words: str, marks: Marks) -> str:
    """What could stand in the place of `words` that stands for nothing else in these marks yet."""
    entity = f"{kind}:{words}"
    word = conventions.replacements([conventions.Entity(entity, kind, words)])[entity]
    if KINDS[kind].group not in {"person", "firm"}:
        return word
    taken = {span.replacement for span in marks.spans}
    numbered = (
        word + conventions.ordinal(n) if KINDS[kind].group == "person" else conventions.ordinal(n) + word[1:]
        for n in range(len(taken) + 1)
    )
    return next(name for name in (word, *numbered) if name not in taken)

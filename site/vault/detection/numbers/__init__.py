"""Numbers with a form of their own: the rules with check digits, and those led by a label.

After a label such as 身份证号 a number is masked even when its check digit is wrong: people mistype. Without a label
the form must be right. One module for each kind of number; the labels are in `data/lexicon/numbers.txt`.
"""

import re

from ..draft import Draft
from . import accounts, births, cases, forms, globe, identity, money, papers, phones, plates

_RULES = tuple(
    rule
    for kind in (accounts, identity, plates, money, phones, globe, births, cases, papers)
    for rule in kind.RULES
)

# Numbers that lead to nobody, whatever label of the list above may end just before them.
_NEUTRAL_BEFORE = re.compile(
    r"(?:批次|批号|生产批号|产品批号|序|设备|仪器|型|规格|产品|型号|标准|邮政|邮|行|第|附件|(?<![水电气])表(?!号|[ ]号)|图|页|照片|证据|清单|版本|物料|商品|条码|声级计|仪表|垃圾桶|路灯|灯杆|井盖|树木|古树|案由|执行标准|监控|摄像头|探头|执法记录仪|记录仪|设施|地块)"
    r"[ ]?(?:编)?(?:号|码)?(?:码|为|是|:|\s)*$"
)


def find(draft: Draft) -> None:
    """Mark every formatted number of the draft."""
    text = draft.text
    for rule in _RULES:
        for start, end in rule.find(text):
            if rule.type in ("CERT", "OTHERID", "CASENO") and (
                _NEUTRAL_BEFORE.search(text[max(0, start - 14) : start]) or forms.of_a_thing(text, start)
            ):
                continue
            if rule.type == "CASENO":
                start = cases.start_of(draft, start, end)
                if start < 0:
                    continue
            draft.add(start, end, rule.type, "rule")

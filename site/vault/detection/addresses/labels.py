"""住址：…: what follows such a label is an address whatever it looks like."""

import re

from ..draft import HAN, Draft
from . import divisions

LABEL = re.compile(
    r"(?:户籍所在地|户籍地址|户籍地|户籍住址|户籍|籍贯|居住地址|居住地|现居住地|现居住于|现居住在|现居|现住址|现住|暂住地址|暂住地|暂住|租住|常住地|家庭住址|家庭地址|家住|通讯地址|通信地址|联系地址|送达地址|收件地址|收货地址|寄件地址|邮寄地址|配送地址|住所地|住所|住址|住|地址|经营场所|经营地址|经营地点|营业场所|营业地址|注册地址|登记地址|办公地址|场所地址|案发地点|案发地|事发地点|事发地|发生地点|违法地点|违法行为地|检查地点|勘验地点|调查地点|询问地点|送达地点|现场地点|听证地点|调解地点|施工地点|项目地址|工程地址|工程地点|地点|位置|坐落|房屋坐落|房屋地址|物业地址|门牌号|门牌|房号|业主房号|单元房号|定位|具体位置)(?:[((][^()\n]{1,12}[))])?[ ]?(?:[:|\t]|为|是|在|于|系)[ \t]*"
)
_VALUE_END = re.compile(
    r"[,。;:\n\t|!?“”\"<>《》]|[ ]{2,}|(?=(?:联系|电话|手机|邮编|身份证|公民身份|法定代表|负责人|经营者|经营范围|统一社会|性别|姓名|年龄|民族|职业|文化程度|工作单位))"
)


def find(draft: Draft) -> None:
    """住址：…: what follows the label is an address to the end of the phrase, whatever it looks like."""
    text = draft.text
    for match in LABEL.finditer(text):
        start = match.end()
        stop = _VALUE_END.search(text, start)
        end = stop.start() if stop else len(text)
        if end - start > 60 or end - start < 2:
            continue
        begin = divisions.after_divisions(text, start, end)
        value = text[begin:end]
        too_little = end - begin < 2 or not re.search(f"[{HAN}]", value)
        if too_little and not re.fullmatch(r"[A-Za-z]?[\d\-]{2,8}[A-Za-z]?", value):
            continue
        if re.match(
            r"(?:不详|无|同上|哪|什么|何处|\d{1,4}年|\d{1,2}月\d|[^,。]{0,6}(?:编号|备注|电话|姓名|时间|内容|日期)$|见|详见|保密|本局|我局|本所|我所|我队|本队|执法队|办公室|询问室|会议室|调解室|现场|无固定|当事人)",
            value,
        ):
            continue
        protected = [(s, e) for s, e in draft.protected if s < end and begin < e]
        if protected:
            continue
        colon = match.group().rstrip()[-1:] in ":|" or "\t" in match.group()
        if colon and re.search(
            r"(?:[号栋座幢房室铺档村路街巷里镇乡道园区城苑厦场楼围坊队组桥边口旁侧]|\d)", value
        ):
            draft.add(begin, end, "ADDR", "address")

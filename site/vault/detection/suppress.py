"""What must stay: names of laws, articles, agencies. Only the layers that guess respect it, never the roster."""

import re

from .draft import HAN, Draft

_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_LEGAL = re.compile(
    r"(?:法|法典|条例|规定|办法|标准|规范|细则|通则|意见|通知|方案|规程|目录|解释|公约|宪法|规则|基准|清单|指引|指南|制度|章程|准则|通告|公告|纲要|要求|决定|程序|须知|守则|倡议书|告知书|通知书|决定书|笔录|承诺书|确认书|回证|报告|申请书|审批表|登记表|记录表|意见书|证明|协议书?|合同|台账|杂志|日报|晚报)(?:[((][^()]{0,20}[))])?$"
)
_ARTICLE = re.compile(
    r"第[零〇一二三四五六七八九十百千\d]{1,7}[条款项章节编目](?:之[一二三四五六七八九十])?(?:第?[((]?[一二三四五六七八九十\d]{1,3}[))]?[款项目])*"
)
_BODY = (
    "人民政府|街道办事处|办事处|街道办|镇政府|区政府|市政府|县政府|乡政府|公安分局|公安局|派出所|管理局|监督管理局|监管局|执法局|"
    "综合行政执法队|综合行政执法局|行政执法队|执法大队|执法中队|执法支队|执法队|执法办公室|综合行政执法办公室|执法办|城管大队|城管中队|城管办|城管局|城管执法局|城管队|"
    "中级人民法院|高级人民法院|人民法院|法院|人民检察院|检察院|司法所|司法局|税务局|税务所|民政局|信访局|信访办|生态环境局|环保局|住房和城乡建设局|住建局|规划局|自然资源局|自然资源所|市场监督管理所|市场监管所|市监所|工商所|"
    "消防救援大队|消防大队|消防中队|交警大队|交警中队|巡警大队|卫生健康局|卫健局|卫生监督所|农业农村局|教育局|财政局|审计局|应急管理局|应急办|人社局|医保局|统计局|水务局|交通运输局|发改局|文广旅体局|妇联|团委|工会|"
    "党工委|纪工委|党政办|综治办|平安办|政法委|仲裁委员会|人民调解委员会|调解委员会|居民委员会|居委会|社区居委会|公共服务办公室|服务中心|党群服务中心|综治中心|网格中心|指挥中心|维稳办|城建办|规划建设办|安监办|热线平台|"
    "人大常委会|人大|政协|党校|海关|疾控中心|公证处|不动产登记中心|消费者委员会|消委会|街道党委|镇党委|纪委|组织部|宣传部|统战部"
)
_AGENCY = re.compile(rf"(?:[{HAN}]{{0,22}}?)(?:{_BODY})(?![路街巷村里])")
_STOP = re.compile(
    r"(?:本案由|本案|由|向|到|在|至|经|和|与|及|对|被|的|据|是|为|请|找|去|给|从|报|将|会同|联合|通过|根据|依据|按照|关于|接|因|以及|移送|配合|协助|陪同|告知|提交|诉|一案|作出|邀请|前往|组织|委托|抄送|报送|现由|原|系|了|后|其|该|我|你|你们|他|她|于)"
)


def find(draft: Draft) -> None:
    """Note the protected stretches of the draft."""
    text = draft.text
    for match in _TITLE.finditer(text):
        if _LEGAL.search(match.group(1)) and not _names_a_case(match.group(1)):
            draft.protected.append(match.span())
    for match in _ARTICLE.finditer(text):
        draft.protected.append(match.span())
    for match in _AGENCY.finditer(text):
        start, end = match.span()
        if text[end - 4 : end] in ("村民委员", "居民委员"):
            continue
        draft.protected.append((_agency_start(draft, start, end), end))


def _names_a_case(title: str) -> bool:
    return title.startswith("关于对") or "诉" in title


def _agency_start(draft: Draft, start: int, end: int) -> int:
    """Where an agency's name begins: after the last little word before it, at the start of a word."""
    head = draft.text[start:end]
    cut = 0
    for match in _STOP.finditer(head[: max(0, len(head) - 3)]):
        if start + match.end() in draft.edges or start + match.start() in draft.edges:
            cut = match.end()
    return start + cut

"""Telephones, mobile and fixed."""

import re

from ..draft import HAN
from .forms import COLON, GAP, Rule, digits, label, labels, not_hotline

_BEGINS_AS_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{2}){0,3}$")
MOBILE = rf"1{GAP}[3-9](?:{GAP}\d){{9}}"
COUNTRY = r"(?:[((]?(?:\+|00)?[ ]?86[))]?[ \-]{0,2})?"
AREA = r"(?:[((]?0(?:10|2\d|[3-9]\d{2})[))]?)"
_OTHER = (
    r"(?:[/、或][ ]?\d{1,4}(?![\d年月日时号元./:%]))?"  # 转8012/13, 3329516/7: another of the same beginning
)
EXTENSION = rf"(?:(?:[ ,(\-]{{0,2}}(?:转|分机号?|内线|ext\.?|#)[ :]?\d{{1,6}}|-\d{{3,5}}(?!\d))?{_OTHER})"
_SEPARATOR = r"[ ·_/,、~*()\-.]{1,3}"

RULES = (
    Rule(
        "PHONE",
        rf"(?:拨打|致电|打|拨|call|Call|电话|电)[{HAN}]{{0,8}}(?P<v>(?:0\d{{2,3}}[ \-]?)?[2-8]\d{{2,3}}[ \-]?\d{{4}}{EXTENSION})(?!\d)",
        not_hotline,
    ),
    Rule(
        "PHONE",
        rf"(?:(?<![\dA-Za-z_.])|(?<=tel)|(?<=mob)|(?<=phone))(?P<v>{COUNTRY}{MOBILE}{EXTENSION})(?!\d)",
    ),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>{COUNTRY}{AREA}[ \-·._]{{0,3}}[2-8]\d{{2,3}}[ \-]?\d{{4}}{EXTENSION})(?!\d)",
        lambda v: len(v) >= 10,
    ),
    Rule(  # typed in odd groups
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>{AREA}[ \-·._]{{1,3}}[2-8](?:[ \-·._]?\d){{6,7}}{EXTENSION})(?!\d)",
    ),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>0(?:[ ]\d){{2,3}}[ ]?[ \-][ ]?[2-8](?:[ ]\d){{6,7}}{EXTENSION})(?!\d)",
    ),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>{COUNTRY}1[3-9]\d{_SEPARATOR}\d{{4}}{_SEPARATOR}\d{{4}})(?![\d.]|,\d|[元年])",
    ),
    Rule("PHONE", r"(?P<v>[(](?:852|853|886)[)][ \-]?\d(?:[ \-]{0,2}\d){7,8})(?!\d)"),
    Rule("PHONE", r"(?P<v>\+[ ]?\d{1,3}[ \-]?[(]?\d(?:[ \-()]{0,2}\d){6,11})(?!\d)"),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>[48]00(?:[ \-]?\d{{3,4}}[ \-]?\d{{3,4}})(?<=\d{{3}}){EXTENSION})(?!\d)",
        lambda v: v[:10].isdigit() and len(v) <= 16,
    ),
    Rule(
        "PHONE",
        r"(?<![\dA-Za-z_.])(?P<v>(?:\+|00)(?:852|853|886|84|60|65|1|44|81|82)[ \-]?\d[\d \-]{6,12}\d)(?!\d)",
    ),
    Rule(
        "PHONE",
        rf"{labels('phones')}(?:号码?|[((][^()]{{1,6}}[))])?{COLON}(?P<v>[((]?\d(?:[ \-()]{{0,2}}\d){{5,14}}{EXTENSION})(?!\d)",
        lambda v: digits(6)(v) and not_hotline(v) and not _BEGINS_AS_DATE.match(v),
    ),
    Rule(
        "PHONE",
        rf"(?<![\dA-Za-z_.])(?P<v>[2-8]\d{{2,3}}[ \-]?\d{{4}}{EXTENSION})(?=[ ]*[((](?:座机|家里|电话|固话|办公|宅电|家|店))",
    ),
    Rule("PHONE", rf"{label('短号 分机号 分机')}{COLON}(?P<v>\d{{3,6}})(?!\d)", not_hotline),
)

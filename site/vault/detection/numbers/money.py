"""Bank accounts and cards."""

from ..draft import HAN
from . import checks
from .forms import COLON, GAP, SEP, Rule, digits, labels

RULES = (
    Rule(
        "BANK",
        rf"{labels('accounts')}(?:号码?|[((]?尾号[))]?|末四位|后四位|为|是|:|\s|[{HAN}]{{2,12}}(?:银行|支行|信用社|农商行|对应的)){{0,4}}{COLON}(?P<v>\d(?:{SEP}\d){{8,24}})",
        digits(9),
    ),
    Rule(
        "BANK",
        rf"{labels('cards')}[^\d\n。;]{{0,10}}(?:尾号|末四位|后四位)(?:为|是|:|\s)*(?P<v>\d{{4}})(?!\d)",
    ),
    Rule(
        "BANK",
        rf"(?<![\dA-Za-z.])(?P<v>[3-9]\d{{3}}(?:{GAP}\d){{12,15}})(?![\dA-Za-z])",
        lambda v: checks.luhn(v) or v[:2] in ("62", "60", "95"),
    ),
    Rule("BANK", rf"(?<![\dA-Za-z.])(?P<v>6[02]\d\d(?:{SEP}\d){{12,15}})(?![\dA-Za-z])", digits(16, 19)),
    # A card number in groups of four, or after the name of a bank
    Rule("BANK", r"(?<![\dA-Za-z.])(?P<v>\d{4}(?:[ \-]\d{4}){3,4}(?:[ \-]\d{1,3})?)(?![\dA-Za-z])"),
    Rule(
        "BANK",
        rf"(?:银行|支行|分行|信用社|农商行|户口|个户口)[{HAN}]{{0,8}}[,:; ]{{0,3}}(?P<v>\d(?:{SEP}\d){{11,22}})(?!\d)",
    ),
)

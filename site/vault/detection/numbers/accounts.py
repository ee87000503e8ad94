"""E-mail, chat and video accounts."""

from .forms import Rule, labels

_COMMON_LATIN = frozenset(
    ["wechat", "weixin", "alipay", "douyin", "whatsapp", "telegram", "android", "iphone"]
)

RULES = (
    # E-mail first: its name may look like any other number.
    Rule(
        "EMAIL",
        r"(?P<v>[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}[ ]?(?:@\n?|\(at\)|\[at\]|#at#|[ ]at[ ]|艾特|#(?=(?:qq|163|126|139|189|sina|gmail|outlook|hotmail|foxmail|aliyun|yeah)\b))[ ]?[A-Za-z0-9\-]+(?:(?:[ ]?[.。点][ ]?|[ ]?[(\[]dot[)\]][ ]?|[ ]dot[ ]|,(?=(?:com|cn|net|org)\b))[A-Za-z0-9\-]{2,}){1,4})",
    ),
    Rule(
        "WECHAT",
        r"(?<![A-Za-z0-9_.@/])(?!(?:file|img|image|pic|photo|vid|video|scan|rec)_)(?P<v>(?=[A-Z0-9_]*[a-z])[A-Za-z][A-Za-z0-9]{1,20}_[A-Za-z0-9_]{2,20})(?![A-Za-z0-9@]|\.[A-Za-z0-9])",
        None,
        0,
    ),
    Rule("WECHAT", r"(?P<v>wxid_[A-Za-z0-9_\-]{4,30})"),
    Rule(
        "WECHAT",
        rf"{labels('handles')}[ ]?(?:号|ID|账号|帐号|账户|同号)?(?:[((][^()\n]{{0,10}}[))])?[ ]*(?:[:;|=(\[]|为|是|叫|\s)*[“\"']?(?P<v>[A-Za-z0-9][A-Za-z0-9_\-.·]{{4,29}})(?![A-Za-z0-9@])",
        lambda v: len(v) >= 5 and v.lower() not in _COMMON_LATIN,
    ),
    Rule(
        "QQ",
        rf"{labels('qq')}[ ]?(?:号码?|为|是|:|\s|账号|[((][^()\n]{{0,8}}[))]){{0,3}}[“\"']?(?P<v>[1-9](?:[ \-]?\d){{4,11}})(?!\d)",
    ),
)

"""Check digits of the numbers that carry one."""

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def citizen_id(digits: str) -> bool:
    """Whether 18 characters are a valid 公民身份号码 (GB 11643-1999)."""
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    total = sum(int(d) * w for d, w in zip(digits, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[17].upper()


def citizen_id_shape(digits: str) -> bool:
    """Whether 18 or 15 characters hold a possible birthday where an id has it."""
    born = digits[6:14] if len(digits) == 18 else "19" + digits[6:12]
    if len(digits) not in (15, 18) or not born.isdigit():
        return False
    return 1880 <= int(born[:4]) <= 2100 and 1 <= int(born[4:6]) <= 12 and 1 <= int(born[6:8]) <= 31


def credit_code(code: str) -> bool:
    """Whether 18 characters are a valid 统一社会信用代码 (GB 32100-2015)."""
    code = code.upper()
    if len(code) != 18 or any(c not in _USCC_CHARS for c in code):
        return False
    total = sum(_USCC_CHARS.index(c) * w for c, w in zip(code, _USCC_WEIGHTS, strict=False))
    return _USCC_CHARS[(31 - total % 31) % 31] == code[17]


def luhn(digits: str) -> bool:
    """Whether a card number passes ISO/IEC 7812's check."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0

"""Chinese numerals as laws write them, to numbers and back. Pure."""

_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("0123456789", range(10), strict=True)),
    **dict(zip("０１２３４５６７８９", range(10), strict=True)),
    "○": 0,
    "零": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_OLD = str.maketrans({"廿": "二十", "卅": "三十"})
_WRITTEN = "零一二三四五六七八九"

NUMERAL = r"[〇○零一二三四五六七八九十百千两廿卅0-9０-９]+"
"""The pattern of one numeral in either writing."""


def read(numeral: str) -> int:
    """Return the number that `numeral` writes: 一百二十 → 120, 十 → 10, 1254 → 1254, 二〇二一 → 2021,
    廿一 → 21.

    Raises ValueError for anything that is not a numeral.
    """
    if not numeral:
        raise ValueError("an empty numeral")
    numeral = numeral.translate(_OLD)
    if not any(sign in _UNITS for sign in numeral):
        number = 0
        for sign in numeral:
            number = number * 10 + _digit(sign, numeral)
        return number
    total, pending, last_unit = 0, None, 10_000
    for sign in numeral:
        if sign in _UNITS:
            unit = _UNITS[sign]
            if unit >= last_unit:
                raise ValueError(f"not a numeral: {numeral}")
            total += (1 if pending is None or pending == 0 else pending) * unit
            pending, last_unit = None, unit
        else:
            if pending:
                raise ValueError(f"not a numeral: {numeral}")
            pending = _digit(sign, numeral)
    return total + (pending or 0)


def write(number: int) -> str:
    """Return `number` (1 to 9999) in Chinese as laws write it: 10 → 十, 110 → 一百一十, 101 → 一百零一."""
    if not 1 <= number <= 9999:
        raise ValueError("laws number from 1 to 9999")
    written = ""
    gap = False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if gap else "") + _WRITTEN[digit] + sign
            gap = False
        elif written:
            gap = True
    return written[1:] if written.startswith("一十") else written


def _digit(sign: str, numeral: str) -> int:
    if sign not in _DIGITS:
        raise ValueError(f"not a numeral: {numeral}")
    return _DIGITS[sign]

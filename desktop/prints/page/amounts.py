"""Amounts of money in figures and in Chinese capitals."""

from record.measures import Fen

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "兆")
LIMIT = Fen(10**18)


def figures(amount: Fen) -> str:
    """Write an amount in figures: ``1,234.50``."""
    return f"{amount:,.2f}"


def capitals(amount: Fen) -> str:
    """Write an amount in Chinese capitals, after the rules for filling in bills (1997).

    It is below 10^16 yuan; a negative amount begins with 负. Raises ``ValueError`` above that.
    """
    if abs(int(amount)) >= LIMIT:
        raise ValueError(amount)
    whole, cents = divmod(abs(int(amount)), 100)
    jiao, fen = divmod(cents, 10)
    text = _whole(whole) + "元" if whole or not cents else ""
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif fen and whole:
        text += "零"
    text += _DIGITS[fen] + "分" if fen else "整"
    return ("负" if amount < 0 else "") + text


def _whole(number: int) -> str:
    if not number:
        return _DIGITS[0]
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if text and group and (gap or group < 1000):
            text += _DIGITS[0]
        if group:
            text += _group(group) + _GROUPS[place]
        gap = not group
    return text


def _group(number: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (_DIGITS[0] if gap and text else "") + _DIGITS[digit] + _UNITS[place]
        gap = not digit
    return text

"""What people type, before it is read: full-width signs, strange blanks and invisible marks."""

_PLAIN = str.maketrans({
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "。｡"), "."),
    **dict.fromkeys(map(ord, "∶﹕"), ":"),
    **dict.fromkeys(map(ord, "‐‑‒–−"), "-"),
    # Windows puts marks of direction around copied dates; they are never seen.
    **dict.fromkeys((0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)), None),
    **dict.fromkeys(range(0x2066, 0x206A), None),
})  # fmt: skip


def plain(text: str) -> str:
    """Return digits, points and signs as the ASCII ones, and any run of blanks as one.

    An input method writes ``３５。６`` and U+3000, a copied table tabs and no-break blanks.
    """
    return " ".join(text.translate(_PLAIN).split())

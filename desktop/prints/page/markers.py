"""Corner markers of sheets that are signed: ArUco DICT_4X4_50 as cells to draw.

One number per marker: 16 bits, row by row from the top left, a set bit is a white cell. The table
is OpenCV's predefined dictionary; a test compares it with ``cv2.aruco``.
"""

CELLS = 6
_BITS = (
    0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2, 0xFEDA, 0xCF56,
    0xF991, 0x11A7, 0x0EB7, 0x2A0F, 0x24B1, 0x263E, 0x4665, 0x6600, 0x6C5E, 0x76AF,
    0x868B, 0xB02B, 0xCCD5, 0xDD82, 0xFE47, 0x9471, 0xACE4, 0xA554, 0x2123, 0x346F,
    0x4415, 0x57B2, 0x9ECF, 0xF0CB, 0x08AE, 0x0929, 0x1875, 0x04FF, 0x0DF6, 0x1C5A,
    0x1718, 0x2A28, 0x328C, 0x38B2, 0x24E8, 0x2EEB, 0x2D3F, 0x4B64, 0x502E, 0x5013,
)  # fmt: skip


def white_cells(marker: int) -> tuple[tuple[int, int], ...]:
    """Return (column, row) of the white cells in the 6 by 6 grid of a marker (0 to 49).

    Raises ``IndexError`` for an id outside the dictionary.
    """
    bits = _BITS[marker]
    return tuple(
        (column + 1, row + 1)
        for row in range(4)
        for column in range(4)
        if bits >> (15 - 4 * row - column) & 1
    )

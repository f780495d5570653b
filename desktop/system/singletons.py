"""Keep Python's singletons alive under PySide6 6.12 on Python 3.11.

PySide6 6.12 hands out None, True and False without counting the reference. That is right from
Python 3.12 on, where they are immortal (PEP 683). On 3.11 nearly every call into Qt loses one
reference, and after some ten thousand calls the interpreter aborts with "deallocating None".
Measured on 6.12.0; 6.11.3 loses none.
"""

import ctypes
import sys

PLENTY = 1 << 48


def hold() -> None:
    """Give the singletons more references than a program can lose; harmless when repeated."""
    if sys.version_info >= (3, 12):
        return
    for thing in (None, True, False, Ellipsis, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(thing))
        if count.value < PLENTY:
            count.value += PLENTY

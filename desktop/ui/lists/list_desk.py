"""What every list of a window calls: its services, who a copy is for, and the printer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.services.lists.lists import Lists
from desktop.services.papers.copies import Copy


@dataclass(frozen=True)
class ListDesk:
    """The services of lists. ``ask_copy`` returns whom a copy is for, or None for nobody.

    It is given whether paper is printed, else a file is written. ``print_pdf`` takes the window,
    the PDF, the name of the job, how many copies, and what records how many were taken; it tells
    whether a printer was chosen.
    """

    lists: Lists
    ask_copy: Callable[[Copy, QWidget, bool], Copy | None]
    print_pdf: Callable[[QWidget, bytes, str, int, Callable[[int], None]], bool]

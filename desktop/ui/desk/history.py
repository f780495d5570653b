"""Where a person has been, so that Alt+Left leads back."""

from desktop.ui.window.visit import Visit

LONGEST = 50


class History:
    """Keep the last visits and where among them we are."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    def go(self, visit: Visit) -> None:
        """Note a new visit; what lay ahead is forgotten. The same visit again is not noted."""
        if self._visits and self._visits[self._at] == visit:
            return
        self._visits = [*self._visits[: self._at + 1], visit][-LONGEST:]
        self._at = len(self._visits) - 1

    def step(self, by: int) -> Visit | None:
        """Move one visit back (-1) or forward (1); returns it, or None at the end."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self._visits[self._at]

"""One look at every file that comes in, while whoever brought it is still there."""

from collections.abc import Sequence
from contextlib import suppress

from desktop.evidence.asking.decoder import LOCKED, Decoder
from desktop.evidence.files.file_types import is_picture
from desktop.evidence.files.inspection import Inspection
from desktop.evidence.files.vault import Taken, Vault
from desktop.progress import NoProgress, Progress
from desktop.services.evidence.arrivals import Looked, cut_of
from desktop.services.evidence.passwords import Passwords
from record.problems import Problem


class FirstLook:
    """Look at files that are safe in the vault; the child does it, bounded in time."""

    def __init__(self, vault: Vault, decoder: Decoder, passwords: Passwords) -> None:
        self._vault = vault
        self._decoder = decoder
        self._passwords = passwords
        # Whatever is shown later, of a dossier or a copy, opens with what is kept here.
        decoder.password_of = passwords.of

    def at(
        self,
        taken: Taken,
        inspection: Inspection,
        progress: Progress | None = None,
        passwords: Sequence[str] = (),
    ) -> Looked:
        """Return what a file tells, or why it cannot be shown; raises ``Cancelled`` only."""
        if not inspection.shown:
            return Looked(taken, inspection, not_shown=inspection.why_not_shown)
        path = self._vault.path_of(taken.sha256)
        try:
            if is_picture(inspection.media_type):
                return Looked(taken, inspection, self._decoder.describe(path))
            told = self._decoder.look_at(path, progress or NoProgress())
            return Looked(taken, inspection, said=told.remarks, cut=cut_of(told))
        except Problem as problem:
            if problem.code == LOCKED and self._opens(taken.sha256, passwords):
                return Looked(taken, inspection, said=(LOCKED,))
            return Looked(taken, inspection, not_shown=problem.code)

    def unlock(self, sha256: str, password: str) -> None:
        """Keep the password of a locked file on this device; raises ``evidence.wrong_password``."""
        self._decoder.unlock(self._vault.path_of(sha256), password)
        self._passwords.keep(sha256, password)

    def _opens(self, sha256: str, passwords: Sequence[str]) -> bool:
        for password in passwords:
            with suppress(Problem):
                self.unlock(sha256, password)
                return True
        return False

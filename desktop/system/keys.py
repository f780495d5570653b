"""Keep secrets with the operating system, and in a private file where it keeps none."""

import base64
import contextlib
import secrets
from pathlib import Path

from desktop.system.interface import System
from record.problems import Problem

KEYRING, FILE = "keyring", "file"
_SERVICE = "Forecourt Casebook"


class KeyStore:
    """Secrets of one data folder, by name; ``keyprot`` tells where a new one would go.

    On Windows the keyring is the Credential Manager, which seals with DPAPI. A marker file names
    each secret's place in the keyring: a keyring that is not reachable today must never look
    like a device that has no key yet, and the folder may be moved.
    """

    def __init__(self, folder: Path, system: System) -> None:
        self._folder = folder
        self._system = system

    @property
    def keyprot(self) -> str:
        """``keyring`` or ``file``: how secrets of this folder are kept."""
        marks = {p.suffix.removeprefix(".") for p in self._folder.glob("*.*")}
        return FILE if "secret" in marks else KEYRING

    def put(self, name: str, secret: bytes) -> str:
        """Keep a secret, replacing the one of that name; returns ``keyring`` or ``file``."""
        import keyring
        from keyring.errors import KeyringError

        self._system.private_folder(self._folder)
        text = base64.b64encode(secret).decode("ascii")
        user = f"{name}-{secrets.token_hex(8)}"
        try:
            keyring.set_password(_SERVICE, user, text)
            kept = keyring.get_password(_SERVICE, user) == text
        except KeyringError:
            kept = False
        if kept:
            self._system.private_file(self._marker(name), user.encode("ascii"))
            self._system.remove(self._file(name))
            return KEYRING
        self._system.private_file(self._file(name), text.encode("ascii"))
        self._system.remove(self._marker(name))
        return FILE

    def get(self, name: str) -> bytes | None:
        """Return a secret, or None when none was ever put.

        Raises ``Problem('system.key_unreachable')`` when the keyring that holds it does not
        answer or lost it.
        """
        if self._file(name).exists():
            with self._system.open_regular(self._file(name)) as file:
                return base64.b64decode(file.read())
        if not self._marker(name).exists():
            return None
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(_SERVICE, self._marker(name).read_text("ascii"))
        except KeyringError as error:
            raise Problem("system.key_unreachable") from error
        if text is None:
            raise Problem("system.key_unreachable")
        return base64.b64decode(text)

    def forget(self, name: str) -> None:
        """Remove a secret wherever it is kept; absent is done."""
        import keyring
        from keyring.errors import KeyringError

        with contextlib.suppress(KeyringError, FileNotFoundError):
            keyring.delete_password(_SERVICE, self._marker(name).read_text("ascii"))
        self._system.remove(self._file(name))
        self._system.remove(self._marker(name))

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.secret"

    def _marker(self, name: str) -> Path:
        return self._folder / f"{name}.keyring"

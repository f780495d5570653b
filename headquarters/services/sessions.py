"""Sessions: a device proves its key and gets a token for a quarter of an hour."""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from headquarters.services.house import House
from headquarters.services.limits import Limit
from headquarters.store import devices, entries
from headquarters.store.devices import Device
from record.journal.envelope import Envelope, opened, unchecked
from record.journal.exchange import SESSION_TYPE, TOKEN_LIFE_S, Nonce, Session, SessionProof
from record.problems import Problem

_NONCE_LIFE_S = 60
_LIFE = timedelta(seconds=TOKEN_LIFE_S)


class Sessions:
    """Open sessions and recognise their tokens; only hashes of tokens are kept."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._failures = Limit(per_minute=20, burst=20)

    def nonce(self) -> Nonce:
        """Give something to sign; it is recognised later without having been kept."""
        now = self._house.clock()
        return Nonce(
            nonce=self._stamped(f"{int(now.timestamp())}.{secrets.token_hex(12)}"),
            server_time=now,
        )

    def open(self, envelope: Envelope, address: str) -> Session:
        """Open a session for the device that signed the proof; ``address`` is who asks.

        Raises ``Problem`` with code ``hq.too_fast``, ``hq.malformed``, ``hq.proof`` or
        ``hq.revoked``.
        """
        self._failures.check(address)
        try:
            claimed = unchecked(envelope, SessionProof)
        except Problem as problem:
            raise Problem("hq.malformed", why=str(problem.facts.get("why", ""))) from problem
        now = self._house.clock()
        token = secrets.token_urlsafe(32)
        with self._house.database.writing() as connection:
            device = devices.get_device(connection, claimed.dev)
            keys = devices.find_keys(connection, claimed.dev)
            if device is None or not keys or not self._proves(envelope, keys[0], now):
                self._failures.take(address)
                raise Problem("hq.proof")
            if device.revoked_at is not None:
                raise Problem("hq.revoked")
            if not devices.put_session(
                connection, _hash(token), claimed.nonce, device.dev, now + _LIFE
            ):
                raise Problem("hq.proof")
            heads = entries.find_heads(connection, device.dev)
        return Session(
            token=token, exp=now + _LIFE, server_time=now, heads=heads, log=self._house.log
        )

    def device_of(self, token: str) -> Device:
        """Find the device a token was given to; raises ``Problem('hq.token')``."""
        with self._house.database.reading() as connection:
            device = devices.find_session(connection, _hash(token), self._house.clock())
        if device is None:
            raise Problem("hq.token")
        return device

    def _proves(self, envelope: Envelope, key: bytes, now: datetime) -> bool:
        try:
            proof = opened(envelope, SessionProof, SESSION_TYPE, key)
        except Problem:
            return False
        return proof.aud == self._house.kid and self._is_fresh(proof.nonce, now)

    def _is_fresh(self, nonce: str, now: datetime) -> bool:
        text, _, _ = nonce.rpartition(".")
        if not hmac.compare_digest(self._stamped(text).encode(), nonce.encode()):
            return False
        given = datetime.fromtimestamp(int(text.partition(".")[0]), UTC)
        return abs((now - given).total_seconds()) <= _NONCE_LIFE_S

    def _stamped(self, text: str) -> str:
        stamp = hmac.digest(bytes(self._house.key), f"nonce {text}".encode(), "sha256")
        return f"{text}.{base64.urlsafe_b64encode(stamp[:16]).decode()}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

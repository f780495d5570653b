"""How the service is reached: encrypted or on loopback, and what it does when its stores fail."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from headquarters.asgi import Server, Tls
from headquarters.services.office import Office
from headquarters.settings import Settings
from headquarters.store.objects import Objects
from record.problems import Problem
from tests.headquarters.world import Headquarters, refused
from tests.patience import PATIENCE_S


@pytest.fixture
def tls(tmp_path: Path) -> Tls:
    """A certificate for loopback, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "headquarters")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    files = Tls(str(tmp_path / "证书.pem"), str(tmp_path / "私钥.pem"))
    pem = serialization.Encoding.PEM
    Path(files.certificate).write_bytes(certificate.public_bytes(pem))
    Path(files.key).write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


@pytest.fixture
def encrypted(tls: Tls, tmp_path: Path) -> Iterator[str]:
    server = Server(Office(Settings(tmp_path / "总部 数据")), tls)
    listening = server.listen("127.0.0.1", 0)
    ready = threading.Event()
    server.on_listening = lambda _: ready.set()  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    assert ready.wait(PATIENCE_S)
    yield server.address(listening)
    server.should_exit = True
    thread.join(PATIENCE_S)


def test_with_a_certificate_everything_is_encrypted(encrypted: str, tls: Tls):
    trusting = ssl.create_default_context(cafile=tls.certificate)
    assert encrypted.startswith("https://")
    assert httpx.get(f"{encrypted}/healthz", verify=trusting).status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{encrypted}/healthz")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(encrypted.replace("https", "http"))


def test_a_store_that_does_not_answer_is_a_problem_and_not_a_crash(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    objects = Objects("s3://evidence/x?endpoint=http://127.0.0.1:1")
    with pytest.raises(Problem) as caught:
        objects.create("a", b"1")
    assert caught.value.code == "hq.unavailable"


def test_when_the_store_is_down_entries_go_on_and_uploads_wait(alone: Headquarters):
    device = alone.device()
    content = b"a picture"
    device.pushed(device.with_file(content))
    location = device.begin(content).headers["Location"]
    folder = alone.settings.data / "files"
    folder.rename(folder.with_name("gone"))
    folder.write_bytes(b"a file where the folder was")
    answer = device.patch(location, 0, content)
    assert refused(answer) == (503, "unavailable")
    assert answer.headers["Retry-After"]
    assert device.pushed(device.make()).new == 1
    folder.unlink()
    folder.with_name("gone").rename(folder)
    assert device.patch(location, 0, content).status_code == 204
    assert device.receipt(device.upload(content))


def test_what_no_route_knows_is_a_problem_document(hq: Headquarters):
    assert refused(hq.http.get("/nothing")) == (404, "not_found")
    assert refused(hq.http.delete("/v1/entries")) == (404, "not_found")
    assert refused(hq.device().get("/feed", params={"wait": "x"})) == (400, "malformed")

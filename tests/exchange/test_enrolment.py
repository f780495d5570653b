"""Becoming a desk of a headquarters, and being refused; certificates that do not match."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.app import is_enrolled
from desktop.clock import SystemClock
from desktop.progress import NoProgress
from desktop.services.desk.enrolment import Enrolment
from desktop.services.desk.headquarters import ATTENTION
from desktop.services.desk.session import Device
from desktop.sync import transport
from desktop.system.choice import this_system
from record.problems import Problem
from tests.exchange.chaos import BadLine
from tests.exchange.desks import Region, chain, held_by, record, sync
from tests.headquarters.world import Headquarters


def enrol(folder: Path, address: str, code: str) -> Device:
    return Enrolment(this_system(), SystemClock()).enrol(folder, address, code, NoProgress())


def refusal(folder: Path, address: str, code: str) -> str:
    with pytest.raises(Problem) as caught:
        enrol(folder, address, code)
    return caught.value.code


def test_a_code_makes_a_folder_a_desk_once(hq: Headquarters, tmp_path: Path):
    folder, station = tmp_path / "案卷 数据", hq.station()
    code = hq.office.enrolments.invite(station=station).text
    device = enrol(folder, hq.url, code)
    assert (device.role, device.station) == ("station", station)
    assert is_enrolled(folder)
    assert refusal(folder, hq.url, code) == "device.already_enrolled"
    assert refusal(tmp_path / "另一台", hq.url, code) == "hq.used_code"


def test_a_refused_code_leaves_no_half_desk_behind(hq: Headquarters, tmp_path: Path):
    folder = tmp_path / "案卷 数据"
    wrong = hq.office.enrolments.invite(station=hq.station()).text[:-1]
    assert refusal(folder, hq.url, "说不清楚") == "hq.unreadable_code"
    assert refusal(folder, hq.url, wrong) == "hq.unreadable_code"
    assert refusal(folder, hq.url, "0000-0000-0000") == "hq.bad_code"
    assert not is_enrolled(folder)
    enrol(folder, hq.url, hq.office.enrolments.invite(station=hq.station()).text)
    assert is_enrolled(folder)


def test_a_lost_answer_does_not_burn_the_code(hq: Headquarters, tmp_path: Path, line: BadLine):
    folder = tmp_path / "案卷 数据"
    code = hq.office.enrolments.invite(station=hq.station()).text
    line.drop_reply_to = b"POST /v1/enrol "
    assert refusal(folder, line.url, code) == "sync.offline"
    assert enrol(folder, line.url, code).dev


def test_a_code_of_another_headquarters_is_not_shown_to_this_one(
    hq: Headquarters, alone: Headquarters, tmp_path: Path, line: BadLine
):
    code = hq.office.enrolments.invite(station=hq.station()).text
    line.target = alone.url
    assert refusal(tmp_path / "案卷 数据", line.url, code) == "sync.other_headquarters"
    assert line.bytes_up < 400


def test_an_address_without_encryption_is_for_this_machine_only(tmp_path: Path):
    for address, code in (
        ("http://hq.example", "sync.plain_http"),
        ("file:///etc/passwd", "sync.bad_address"),
        ("总部", "sync.bad_address"),
    ):
        assert refusal(tmp_path / "案卷 数据", address, "0000-0000-0000") == code


def test_a_login_page_is_not_mistaken_for_headquarters(
    hq: Headquarters, tmp_path: Path, line: BadLine
):
    line.portal = True
    code = hq.office.enrolments.invite(station=hq.station()).text
    assert refusal(tmp_path / "案卷 数据", line.url, code) == "sync.not_headquarters"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for loopback, with its key, that no authority has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "headquarters")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1))
    builder = builder.not_valid_after(now + timedelta(hours=1)).add_extension(
        x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
    )
    pem = serialization.Encoding.PEM
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = tmp_path / "证书.pem"
    signed = builder.sign(key, hashes.SHA256()).public_bytes(pem)
    file.write_bytes(key.private_bytes(pem, form, plain) + signed)
    return file


def test_a_certificate_nobody_vouches_for_gets_nothing(
    hq: Headquarters, region: Region, line: BadLine, certificate: Path
):
    folder = region.enrol(station=region.first)
    line.tls = serving(certificate)
    station = region.open(folder, address=line.url)
    record(station)
    with pytest.raises(Problem) as caught:
        sync(station)
    assert caught.value.code == "sync.certificate"
    status = station.headquarters.status()
    assert (status.state, status.waiting_entries) == (ATTENTION, 1)
    assert line.bytes_up == 0


def test_a_companys_own_authority_is_believed(
    hq: Headquarters,
    region: Region,
    line: BadLine,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    folder = region.enrol(station=region.first)
    line.tls = serving(certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    transport.trusted.cache_clear()
    station = region.open(folder, address=line.url)
    transport.trusted.cache_clear()
    record(station)
    sync(station)
    assert held_by(hq, chain(station)) == 1


def serving(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context

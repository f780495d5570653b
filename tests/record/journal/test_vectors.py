import base64
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from record.journal import entry, hlc, kinds, receipts
from record.journal.envelope import Envelope
from record.journal.ids import key_id
from record.problems import Problem
from tests.record.writers import folded

FOLDER = Path(__file__).parent / "vectors"


def vectors(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def taken(said: dict[str, Any]) -> entry.Entry:
    parts = {name: raw(part) for name, part in said["parts"].items()}
    return entry.read(said["header"].encode(), (raw(said["signature"]),), parts)


@pytest.mark.parametrize("name", ["chain", "kinds"])
def test_the_entries_of_the_vectors_are_read_and_verify(name: str) -> None:
    said = vectors(name)
    before = entry.FIRST
    for number, one in enumerate(said["entries"], start=1):
        made = taken(one)
        entry.verify(made, raw(said["public_key"]))
        assert (made.header.seq, made.header.prev, made.id) == (number, before, one["hash"])
        assert made.body() == one["body"].encode()
        before = made.id
    everything = vectors("chain")["entries"] + vectors("kinds")["entries"]
    shown = {json.loads(one["header"])["kind"] for one in everything}
    assert shown == set(kinds.BODIES)


def test_the_same_seed_signs_the_same_bytes() -> None:
    said = vectors("chain")
    key = Ed25519PrivateKey.from_private_bytes(raw(said["private_key_seed"]))
    for one in said["entries"]:
        message = _encoding(said["type"], one["header"].encode())
        assert key.sign(message) == raw(one["signature"])


def test_a_stranger_verifies_the_chain_with_hashlib_and_cryptography() -> None:
    said = vectors("chain")
    public = raw(said["public_key"])
    assert hashlib.sha256(public).hexdigest()[:16] == said["key_id"]
    before = "0" * 64
    for one in said["entries"]:
        message = _encoding(said["type"], one["header"].encode())
        Ed25519PublicKey.from_public_bytes(public).verify(raw(one["signature"]), message)
        header = json.loads(one["header"])
        part = raw(one["parts"]["b"])
        assert header["prev"] == before
        assert header["parts"]["b"]["h"] == hashlib.sha256(b"sj.part.v1\x00" + part).hexdigest()
        assert part[16:].decode() == one["body"]
        before = hashlib.sha256(message).hexdigest()
        assert before == one["hash"]
        with pytest.raises(InvalidSignature):
            Ed25519PublicKey.from_public_bytes(public).verify(raw(one["signature"]), message + b" ")


def test_openssl_verifies_an_entry(tmp_path: Path) -> None:
    said = vectors("chain")
    one = said["entries"][1]
    key = Ed25519PublicKey.from_public_bytes(raw(said["public_key"]))
    kind, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    (tmp_path / "key.pem").write_bytes(key.public_bytes(kind, form))
    (tmp_path / "signed").write_bytes(_encoding(said["type"], one["header"].encode()))
    (tmp_path / "sig").write_bytes(raw(one["signature"]))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin"]
    said_so = subprocess.run(
        [*command, "-in", "signed", "-sigfile", "sig"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Verified Successfully" in said_so.stdout


@pytest.mark.parametrize("case", vectors("refused")["cases"], ids=lambda case: case["name"])
def test_what_the_vectors_refuse_is_refused(case: dict[str, Any]) -> None:
    parts = {name: raw(part) for name, part in case["parts"].items()}
    found = ""
    try:
        made = entry.read(raw(case["header"]), (raw(case["signature"]),), parts)
        entry.verify(made, raw(vectors("refused")["public_key"]))
    except Problem as problem:
        found = problem.code
    assert found == case["result"]


def test_the_receipts_of_the_vectors_hold() -> None:
    said = vectors("receipts")
    ack, blob = (_envelope(one["envelope"]) for one in said["receipts"])
    last = vectors("chain")["entries"][-1]
    assert receipts.read_ack(ack, raw(said["public_key"])).eh == last["hash"]
    assert receipts.read_blob_receipt(blob, raw(said["public_key"])).sha256 == "a" * 64
    assert [receipts.short_code(e) for e in (ack, blob)] == [
        one["short_code"] for one in said["receipts"]
    ]


def test_the_clock_of_the_vectors_is_ours() -> None:
    said = vectors("clock")
    for last, wall, wanted in said["after"]:
        assert hlc.after(last, wall) == wanted
    for last, remote, wall, wanted in said["witness"]:
        assert hlc.witness(last, remote, wall) == wanted


def test_the_fold_of_the_vectors_is_ours() -> None:
    said = vectors("fold")
    case = folded(*(taken(one) for one in vectors("chain")["entries"]), taken(said["other_entry"]))
    wanted = said["expected"]
    assert (case.summary, case.entries) == (wanted["summary"], wanted["entries"])
    assert list(case.last_key) == wanted["last_key"]
    assert {e.id: e.exhibit_no for e in case.evidence.values()} == wanted["exhibits"]
    for path, both in wanted["two_versions"].items():
        found = case.two_versions[path]
        assert {name: getattr(found, name) for name in both} == both
    assert case.two_versions.keys() == wanted["two_versions"].keys()


def test_a_key_has_the_name_that_the_vectors_give() -> None:
    said = vectors("chain")
    assert key_id(raw(said["public_key"])) == said["key_id"]


def _encoding(kind: str, header: bytes) -> bytes:
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(header), header)


def _envelope(said: dict[str, Any]) -> Envelope:
    return msgspec.convert(said, Envelope)

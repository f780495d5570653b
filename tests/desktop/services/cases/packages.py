"""Case packages, and what somebody who tampers with one may do to it."""

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from record.journal.envelope import Envelope
from record.journal.ids import key_id
from record.proof.files import ALGORITHMS, rendered
from tests.desktop.desk import DEV

JOURNAL = f"data/journal/{DEV}.st-1203"
Mutation = Callable[[Path], None]


def regenerate(bag: Path, *, sealed: bool = False) -> None:
    """Do what a forger can do: make every manifest, and the seal, fit again."""
    files = {f.relative_to(bag).as_posix(): f for f in bag.rglob("*") if f.is_file()}
    names = [n for n in files if not n.startswith(("manifest-", "tagmanifest-"))]
    if sealed:
        last = max(n for n in names if n.endswith(".hdr")).removesuffix("hdr")
        listed = [n for n in names if n != "data/seal.txt" and not n.startswith(last)]
        (bag / "data/seal.txt").write_bytes(
            rendered({n: hashlib.sha256(files[n].read_bytes()).hexdigest() for n in listed})
        )
    for algorithm in ALGORITHMS:
        hashes = {n: hashlib.new(algorithm, files[n].read_bytes()).hexdigest() for n in names}
        payload = {n: h for n, h in hashes.items() if n.startswith("data/")}
        (bag / f"manifest-{algorithm}.txt").write_bytes(rendered(payload))
    for algorithm in ALGORITHMS:
        tags = [n for n in names if not n.startswith("data/")]
        tags += [f"manifest-{a}.txt" for a in ALGORITHMS]
        real = {n: hashlib.new(algorithm, (bag / n).read_bytes()).hexdigest() for n in tags}
        (bag / f"tagmanifest-{algorithm}.txt").write_bytes(rendered(real))


def flip(name: str, at: int = 20) -> Mutation:
    def change(bag: Path) -> None:
        file = _one(bag, name)
        raw = bytearray(file.read_bytes())
        raw[at % len(raw)] ^= 1
        file.write_bytes(raw)

    return change


def drop(name: str) -> Mutation:
    return lambda bag: _one(bag, name).unlink()


def cut(name: str) -> Mutation:
    return lambda bag: write(_one(bag, name), _one(bag, name).read_bytes()[:-1])


def put(name: str, data: bytes) -> Mutation:
    return lambda bag: write(bag / name, data)


def swap(one: str, other: str) -> Mutation:
    def change(bag: Path) -> None:
        a, b = _one(bag, one), _one(bag, other)
        first, second = a.read_bytes(), b.read_bytes()
        a.write_bytes(second)
        b.write_bytes(first)

    return change


def with_manifests(change: Mutation, *, sealed: bool = False) -> Mutation:
    def both(bag: Path) -> None:
        change(bag)
        regenerate(bag, sealed=sealed)

    return both


def foreign_key(bag: Path) -> None:
    """Sign every entry with another key that the bag vouches for, all hashes made to fit."""
    foreign = SigningKey(b"f" * 32)
    keys = json.loads((bag / "data/keys.json").read_bytes())
    keys["devices"][0]["key"] = base64.b64encode(bytes(foreign.verify_key)).decode()
    write(bag / "data/keys.json", json.dumps(keys).encode())


def resigned(bag: Path) -> None:
    """Name a foreign key properly and sign anew with it, leaving the headers alone."""
    foreign = SigningKey(b"f" * 32)
    public = bytes(foreign.verify_key)
    keys = json.loads((bag / "data/keys.json").read_bytes())
    keys["devices"].append(
        {"dev": DEV, "kid": key_id(public), "key": base64.b64encode(public).decode()}
    )
    write(bag / "data/keys.json", json.dumps(keys).encode())
    for header in bag.glob(f"{JOURNAL}/*.hdr"):
        raw = header.read_bytes()
        message = b"DSSEv1 32 application/vnd.sj.entry.v1+json %d %s" % (len(raw), raw)
        header.with_suffix(".sig").write_bytes(foreign.sign(message).signature)


def foreign_headquarters(bag: Path) -> None:
    """Replace headquarters by somebody else in keys and receipts."""
    other = SigningKey(b"h" * 32)
    public = bytes(other.verify_key)
    keys = json.loads((bag / "data/keys.json").read_bytes())
    named = {"kid": key_id(public), "key": base64.b64encode(public).decode()}
    write(bag / "data/keys.json", json.dumps(keys | {"headquarters": [named]}).encode())
    for file in bag.glob("data/receipts/*.json"):
        sealed = msgspec.json.decode(file.read_bytes(), type=Envelope)
        kind = sealed.payload_type.encode()
        message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(sealed.payload), sealed.payload)
        signature = {"keyid": key_id(public), "sig": other.sign(message).signature}
        again = msgspec.to_builtins(sealed) | {"signatures": [signature]}
        file.write_bytes(msgspec.json.encode(again))


def _one(bag: Path, name: str) -> Path:
    return min(bag.glob(name))


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


SECOND, THIRD, LAST = (f"{JOURNAL}/000000000{n}" for n in (2, 3, 6))
CHANGES: dict[str, Mutation] = {
    "a byte of an original": flip("data/blobs/*"),
    "a byte of a header": flip(f"{SECOND}.hdr"),
    "a byte of a signature": flip(f"{SECOND}.sig"),
    "a byte of a part": flip(f"{SECOND}.b.part"),
    "a salt": flip(f"{SECOND}.b.part", 0),
    "a byte of the case": flip("data/case.json"),
    "a byte of the index": flip("data/index.csv"),
    "a byte of the dossier": flip("data/dossier.pdf", 3),
    "a byte of the keys": flip("data/keys.json", 60),
    "a byte of a receipt": flip("data/receipts/chain-*"),
    "a byte of a key file": flip("data/keys/*.pem", 40),
    "a byte of the seal": flip("data/seal.txt"),
    "a byte of the instructions": flip("VERIFY.txt"),
    "a byte of bag-info": flip("bag-info.txt"),
    "an original is missing": drop("data/blobs/*"),
    "a header is missing": drop(f"{THIRD}.hdr"),
    "a signature is missing": drop(f"{THIRD}.sig"),
    "a part is missing": drop(f"{SECOND}.b.part"),
    "a receipt is missing": drop("data/receipts/chain-*"),
    "the keys are missing": drop("data/keys.json"),
    "the case is missing": drop("data/case.json"),
    "the seal is missing": drop("data/seal.txt"),
    "an original is cut": cut("data/blobs/*"),
    "a header is cut": cut(f"{THIRD}.hdr"),
    "a part is cut": cut(f"{SECOND}.b.part"),
    "a signature is cut": cut(f"{THIRD}.sig"),
    "a file too many": put("data/blobs/" + "0" * 64, b"x"),
    "a file in the journal": put(f"{JOURNAL}/readme.txt", b"x"),
    "headers reordered": swap(f"{SECOND}.hdr", f"{THIRD}.hdr"),
    "signatures reordered": swap(f"{SECOND}.sig", f"{THIRD}.sig"),
    "parts swapped": swap(f"{SECOND}.b.part", f"{JOURNAL}/0000000004.b.part"),
    "a foreign key": foreign_key,
    "signed anew by a foreign key": resigned,
}
ALONE: dict[str, Mutation] = {
    "a manifest": flip("manifest-sha256.txt"),
    "a manifest of the other kind": flip("manifest-sha512.txt"),
    "a tag manifest": flip("tagmanifest-sha256.txt", -2),
    "a manifest is missing": drop("manifest-sha512.txt"),
    "a tag manifest is missing": drop("tagmanifest-sha512.txt"),
    "a blank line in a tag manifest": lambda bag: write(
        bag / "tagmanifest-sha256.txt", (bag / "tagmanifest-sha256.txt").read_bytes() + b"\n"
    ),
    "bagit.txt": flip("bagit.txt"),
    "the last entry is missing": lambda bag: [f.unlink() for f in bag.glob(f"{LAST}.*")].clear(),
    "an entry in the middle is missing": lambda bag: [
        f.unlink() for f in bag.glob(f"{THIRD}.*")
    ].clear(),
}

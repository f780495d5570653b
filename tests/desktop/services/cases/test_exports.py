import base64
import hashlib
import json
import subprocess
import sys
import zipapp
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import bagit
import msgspec
import pytest
from nacl.signing import SigningKey

import record.proof
from desktop.progress import Cancelled, NoProgress
from desktop.services.cases.exports import verify
from desktop.store import blobs, journal, keep
from record.codes import CustodyAct
from record.journal.envelope import Envelope
from record.journal.ids import key_id
from record.journal.invitation import fingerprint
from record.journal.receipts import Ack, BlobReceipt, make_ack, make_blob_receipt
from record.problems import Problem
from record.proof.files import ALGORITHMS, rendered
from tests.desktop.desk import DEV, HQ, KEY, START, Desk, a_desk

HQ_NAME = fingerprint(bytes(HQ.verify_key))
JOURNAL = f"data/journal/{DEV}.st-1203"
PICTURE = b"\xff\xd8\xff a picture"
Mutation = Callable[[Path], None]


class Impatient(NoProgress):
    """Cancel at the first chance."""

    def check(self) -> None:
        raise Cancelled


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with a_desk(tmp_path_factory.mktemp("案卷 数据")) as opened:
        yield opened


@pytest.fixture(scope="module")
def clean(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    other, case = desk.a_case(), desk.a_case(**{"complainant.name": "周𠮷"})
    desk.cases.note(other.id, "another complaint")
    case = desk.add_file(case, PICTURE, "=cmd|照片 一.jpg")
    desk.cases.note(case.id, "看过现场")
    _receive(desk)
    target = tmp_path_factory.mktemp("导出 目录")
    return desk.exports.export(case.id, target, NoProgress(), "诉讼", b"%PDF-1.7 dossier")


@pytest.fixture
def bag(clean: Path, tmp_path: Path) -> Path:
    copied = tmp_path / clean.name
    for file in clean.rglob("*"):
        if file.is_file():
            target = copied / file.relative_to(clean)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return copied


def _receive(desk: Desk) -> None:
    """Keep the receipts that headquarters would have sent."""
    with desk.database.write() as connection:
        head = journal.get_head(connection, DEV, "st:1203")
        ack = Ack(
            dev=DEV, stream="st:1203", seq=head.seq, eh=head.eh, recv=START, log="l", hq_kid="k"
        )
        raw = msgspec.json.encode(make_ack(ack, HQ))
        keep.put_receipt(connection, "ack", f"st:1203:{head.seq}", raw)
        h = hashlib.sha256(PICTURE).hexdigest()
        held = BlobReceipt(sha256=h, size=len(PICTURE), recv=START, store="s", log="l", hq_kid="k")
        blobs.put_state(connection, h, receipt=msgspec.json.encode(make_blob_receipt(held, HQ)))


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
    return lambda bag: _write(_one(bag, name), _one(bag, name).read_bytes()[:-1])


def put(name: str, data: bytes) -> Mutation:
    return lambda bag: _write(bag / name, data)


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
    _write(bag / "data/keys.json", json.dumps(keys).encode())


def resigned(bag: Path) -> None:
    """Name a foreign key properly and sign anew with it, leaving the headers alone."""
    foreign = SigningKey(b"f" * 32)
    public = bytes(foreign.verify_key)
    keys = json.loads((bag / "data/keys.json").read_bytes())
    keys["devices"].append(
        {"dev": DEV, "kid": key_id(public), "key": base64.b64encode(public).decode()}
    )
    _write(bag / "data/keys.json", json.dumps(keys).encode())
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
    _write(bag / "data/keys.json", json.dumps(keys | {"headquarters": [named]}).encode())
    for file in bag.glob("data/receipts/*.json"):
        sealed = msgspec.json.decode(file.read_bytes(), type=Envelope)
        kind = sealed.payload_type.encode()
        message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(sealed.payload), sealed.payload)
        signature = {"keyid": key_id(public), "sig": other.sign(message).signature}
        again = msgspec.to_builtins(sealed) | {"signatures": [signature]}
        file.write_bytes(msgspec.json.encode(again))


def _one(bag: Path, name: str) -> Path:
    return min(bag.glob(name))


def _write(path: Path, data: bytes) -> None:
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
    "a file beside the payload": put("notes.txt", b"x"),
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
    "a blank line in a tag manifest": lambda bag: _write(
        bag / "tagmanifest-sha256.txt", (bag / "tagmanifest-sha256.txt").read_bytes() + b"\n"
    ),
    "bagit.txt": flip("bagit.txt"),
    "the last entry is missing": lambda bag: [f.unlink() for f in bag.glob(f"{LAST}.*")].clear(),
    "an entry in the middle is missing": lambda bag: [
        f.unlink() for f in bag.glob(f"{THIRD}.*")
    ].clear(),
}


def test_a_clean_package_holds_for_us_and_for_others(clean: Path, tmp_path: Path) -> None:
    verdict = verify(clean, HQ_NAME)
    assert verdict.ok, [str(line) for line in verdict.lines if not line.ok]
    assert {line.code for line in verdict.lines} >= {"chain.whole", "seal.holds", "receipt.holds"}
    assert bagit.Bag(str(clean)).validate()
    checked = subprocess.run(
        ["sha256sum", "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"],
        cwd=clean,
        check=False,
    )
    assert checked.returncode == 0


def test_a_package_in_a_zip_holds_too(clean: Path, tmp_path: Path) -> None:
    packed = tmp_path / "案件 包.zip"
    with zipfile.ZipFile(packed, "w") as out:
        for file in clean.rglob("*"):
            out.write(file, Path(clean.name) / file.relative_to(clean))
    assert verify(packed, HQ_NAME).ok
    packed.write_bytes(packed.read_bytes()[:-40])
    assert not verify(packed).ok


@pytest.mark.parametrize("name", [*CHANGES, *ALONE])
def test_a_change_is_found(bag: Path, name: str) -> None:
    (CHANGES | ALONE)[name](bag)
    assert not verify(bag).ok


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_under_new_manifests(bag: Path, name: str) -> None:
    with_manifests(CHANGES[name])(bag)
    assert not verify(bag).ok


@pytest.mark.parametrize("name", [name for name in CHANGES if " the seal" not in f" {name}"])
def test_a_change_is_found_under_new_manifests_and_a_new_seal(bag: Path, name: str) -> None:
    with_manifests(CHANGES[name], sealed=True)(bag)
    assert not verify(bag).ok


def test_another_headquarters_is_found_by_its_name(bag: Path) -> None:
    with_manifests(foreign_headquarters)(bag)
    codes = {line.code for line in verify(bag, HQ_NAME).lines if not line.ok}
    assert codes >= {"key.other", "seal.broken"}


def test_manifests_made_anew_of_an_unchanged_package_hold(bag: Path) -> None:
    regenerate(bag)
    assert verify(bag, HQ_NAME).ok


def test_openssl_verifies_an_entry_as_the_instructions_say(bag: Path, tmp_path: Path) -> None:
    header = bag / f"{SECOND}.hdr"
    raw = header.read_bytes()
    signed = tmp_path / "signed"
    signed.write_bytes(b"DSSEv1 32 application/vnd.sj.entry.v1+json %d " % len(raw) + raw)
    kid = key_id(bytes(KEY.verify_key))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", f"data/keys/{kid}.pem"]
    command += ["-rawin", "-in", str(signed), "-sigfile", f"{SECOND}.sig"]
    said = subprocess.run(command, cwd=bag, capture_output=True, text=True, check=False)
    assert "Verified Successfully" in said.stdout
    instructions = (bag / "VERIFY.txt").read_text("utf-8")
    assert "DSSEv1 32 application/vnd.sj.entry.v1+json %d" in instructions
    assert "openssl pkeyutl -verify -pubin" in instructions


def test_one_file_verifies_without_this_program(clean: Path, tmp_path: Path) -> None:
    source = Path(record.proof.__file__).parent
    staged = tmp_path / "app" / "record" / "proof"
    for file in source.glob("*.py"):
        _write(staged / file.name, file.read_bytes())
    _write(staged.parent / "__init__.py", b"")
    single = tmp_path / "verify.pyz"
    zipapp.create_archive(staged.parents[1], single, main="record.proof.__main__:command")
    said = subprocess.run(
        [sys.executable, "-I", str(single), str(clean), HQ_NAME],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert "The seal holds" in said.stdout


def test_other_cases_show_no_content_and_the_index_no_formula(clean: Path) -> None:
    text = "".join(f.read_text("utf-8", "replace") for f in clean.rglob("*") if f.is_file())
    assert "another complaint" not in text
    assert "看过现场" in text
    assert "'=cmd|照片 一.jpg" in text


def test_the_export_is_recorded_with_its_purpose(desk: Desk, clean: Path) -> None:
    case = desk.cases.by_number(clean.name)
    [event] = [each for each in case.custody if each.to == clean.name]
    assert (event.event, event.purpose) == ("EXPORTED", "诉讼")
    assert event.found == hashlib.sha256((clean / "data/seal.txt").read_bytes()).hexdigest()


def test_a_second_export_takes_another_name_and_holds(desk: Desk, clean: Path) -> None:
    case = desk.cases.by_number(clean.name)
    again = desk.exports.export(case.id, clean.parent, NoProgress())
    assert again.name == f"{clean.name}-2"
    assert verify(again).ok


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_file_that_is_not_what_it_was_is_not_exported(tmp_path: Path, damage: str) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.add_file(desk.a_case(), b"picture")
        file = desk.vault.path_of(hashlib.sha256(b"picture").hexdigest())
        desk.system.remove(file)
        if damage == "changed":
            file.write_bytes(b"forged!")
        with pytest.raises(Problem) as caught:
            desk.exports.export(case.id, tmp_path / "出", NoProgress())
        wanted = {"gone": "export.file_missing", "changed": "export.file_changed"}
        assert caught.value.code == wanted[damage]
        assert list((tmp_path / "出").iterdir()) == []
        assert desk.cases.get(case.id).custody[-1].event == CustodyAct.CREATED


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.add_file(desk.a_case(), b"picture")
        with pytest.raises(Cancelled):
            desk.exports.export(case.id, tmp_path / "出", Impatient())
        assert list((tmp_path / "出").iterdir()) == []
        assert desk.cases.get(case.id).custody[-1].event == CustodyAct.CREATED


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with a_desk(tmp_path / "数据") as desk:
        case = desk.a_case()
        with pytest.raises(Problem) as caught:
            desk.exports.export(case.id, tmp_path / "file", NoProgress())
        assert caught.value.code == "export.not_written"


@pytest.mark.parametrize("what", ["nothing", "empty folder", "not a zip", "text"])
def test_what_is_no_package_is_said(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x"
    if what == "nothing":
        with pytest.raises(Problem) as caught:
            verify(path)
        assert caught.value.code == "verify.nothing_there"
        return
    if what == "empty folder":
        path.mkdir()
    else:
        path.write_bytes(b"PK\x03\x04 broken" if what == "not a zip" else b"hello")
    assert not verify(path).ok

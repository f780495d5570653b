"""The whole verification of a bag: manifests, keys, chains, files, receipts, and the seal."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from record.proof.files import MANIFESTS, SEAL, Files, differences, manifests, rendered
from record.proof.findings import Finding, Verdict, holds, wrong
from record.proof.journal import Journal, read_chains, read_keys
from record.proof.pad import signatures
from record.proof.places import SeveralBagsError, bag_at
from record.proof.primitives import (
    ACK_TYPE,
    BLOB_TYPE,
    UNREADABLE,
    decoded,
    is_signed,
    pae,
    strictly,
)

CASE = "data/case.json"


def verify(path: Path, fingerprint: str = "") -> Verdict:
    """Verify the bag in a folder or a zip, below whatever folders, believing nothing in it.

    ``fingerprint`` names headquarters' key when it is known from elsewhere. Never raises for
    what a bag may hold.
    """
    try:
        files = Files(bag_at(path))
    except SeveralBagsError as several:
        return Verdict(ok=False, lines=(wrong("bag.several", ", ".join(several.args)),))
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError):
        return Verdict(ok=False, lines=(wrong("bag.unreadable", path.name),))
    try:
        if not files.is_bag:
            return Verdict(ok=False, lines=(wrong("bag.unreadable", path.name),))
        lines = tuple(_findings(files, fingerprint))
    finally:
        files.close()
    return Verdict(all(line.ok for line in lines), lines)


def _findings(files: Files, fingerprint: str) -> Iterator[Finding]:
    journal = Journal()
    yield from manifests(files)
    yield from read_keys(files, journal, fingerprint)
    yield from read_chains(files, journal)
    yield from _blobs(files, journal)
    yield from signatures(journal)
    yield from _receipts(files, journal)
    yield from _seal(files, journal)


def _blobs(files: Files, journal: Journal) -> Iterator[Finding]:
    found: list[Finding] = []
    try:
        case_id = strictly(files.read(CASE))["id"]
        mine = [e for e in journal.entries if e.header["case"] == case_id]
        refs = {(b["h"], b["n"]) for e in mine for b in e.header.get("blobs", [])}
    except UNREADABLE:
        yield wrong("entry.unreadable", CASE)
        return
    held = {name.rpartition("/")[2]: name for name in files.under("blobs")}
    for h, name in held.items():
        real = files.digests[name]
        if name in files.unreadable:
            continue
        if real.sha256 != h or name != f"data/blobs/{h}":
            found.append(wrong("blob.changed", name))
        elif (h, real.size) not in refs:
            found.append(wrong("blob.unknown", name))
    left_out = journal.withheld(_sealed(files))
    gone = journal.erased() | left_out
    found += [wrong("blob.missing", h) for h, _ in sorted(refs) if h not in held and h not in gone]
    if refs and left_out:
        yield holds("blob.withheld", str(len(left_out)))
    yield from found or [holds("blob.whole", str(len(held)))]


def _sealed(files: Files) -> str:
    return files.digests[SEAL].sha256 if SEAL in files.names else ""


def _receipts(files: Files, journal: Journal) -> Iterator[Finding]:
    names = files.under("receipts")
    found = [wrong("receipt.wrong", n) for n in names if not _receipt(files, journal, n)]
    if names:
        yield from found or [holds("receipt.holds", str(len(names)))]
    else:
        yield holds("receipt.none")


def _receipt(files: Files, journal: Journal, name: str) -> bool:
    try:
        envelope = strictly(files.read(name))
        payload, kind = decoded(envelope["payload"]), envelope["payloadType"]
        signed = any(
            is_signed(
                journal.headquarters.get(signature["keyid"], b""),
                pae(kind, payload),
                decoded(signature["sig"]),
            )
            for signature in envelope["signatures"]
        )
        agrees = {ACK_TYPE: _acknowledges, BLOB_TYPE: _holds_file}[kind]
        return signed and agrees(files, journal, strictly(payload))
    except UNREADABLE:
        return False


def _acknowledges(_files: Files, journal: Journal, said: dict[str, Any]) -> bool:
    names = ("dev", "stream", "seq")
    wanted = [said[name] for name in names]
    return any(
        link.eh == said["eh"] and [link.header[name] for name in names] == wanted
        for link in journal.entries
    )


def _holds_file(files: Files, journal: Journal, said: dict[str, Any]) -> bool:
    h, size = said["sha256"], said["size"]
    named = any(
        (blob["h"], blob["n"]) == (h, size)
        for link in journal.entries
        for blob in link.header.get("blobs", [])
    )
    digest = files.digests.get(f"data/blobs/{h}")
    return named and (digest is None or (digest.sha256, digest.size) == (h, size))


def _seal(files: Files, journal: Journal) -> Iterator[Finding]:
    raw = files.read(SEAL)
    sealed = _sealed(files)
    own = next((link for link, said in journal.seals() if said == sealed), None)
    if own is None:
        yield wrong("seal.missing")
        return
    outside = {SEAL, *MANIFESTS, *(n for n in files.names if n.startswith(f"{own.place}."))}
    listed = [n for n in files.names if n not in outside and n not in files.extra]
    inside = {n: files.digests[n].sha256 for n in listed}
    if raw == rendered(inside):
        yield holds("seal.holds", own.place)
    else:
        for name, _, _ in differences(raw, inside):
            yield wrong("seal.broken", name)

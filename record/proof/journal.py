"""Entries in a bag: keys, signatures, parts and chains."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from record.proof.files import Files
from record.proof.findings import Finding, holds, wrong
from record.proof.primitives import (
    ENTRY_TYPE,
    FIRST,
    SALT,
    UNREADABLE,
    decoded,
    fingerprint,
    is_signed,
    key_id,
    pae,
    part_hash,
    strictly,
)

KEYS = "data/keys.json"
EXPORTED, ERASE = "EXPORTED", "erase.apply"
_FILE = re.compile(r"data/journal/([\w.-]+)/([0-9]{10})\.(hdr|sig|[0-9A-Za-z_-]{1,16}\.part)")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Link:
    """An entry as it lies in the bag: path without ending, header, entry hash and bodies."""

    place: str
    header: dict[str, Any]
    eh: str
    bodies: dict[str, bytes]


@dataclass
class Journal:
    """What the bag holds of the journal."""

    devices: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    headquarters: dict[str, bytes] = field(default_factory=dict)
    chains: dict[str, list[Link]] = field(default_factory=dict)

    @property
    def entries(self) -> list[Link]:
        """Every entry, chain by chain."""
        return [link for links in self.chains.values() for link in links]

    def seals(self) -> Iterator[tuple[Link, str]]:
        """Yield each entry that recorded an export, and the hash of what it sealed."""
        for link in self.entries:
            body = _body(link) if link.header["kind"] == "access.log" else {}
            sealed = str(body.get("found", ""))
            if body.get("event") == EXPORTED and _HASH.fullmatch(sealed):
                yield link, sealed

    def bodies(self, kind: str) -> Iterator[tuple[Link, dict[str, Any]]]:
        """Yield each entry of a kind with what it says; an erased or broken body says nothing."""
        for link in self.entries:
            if link.header["kind"] == kind:
                yield link, _body(link)

    def erased(self) -> set[str]:
        """Return the hashes of parts and files that headquarters ordered to be erased."""
        orders = [e for e in self.entries if (e.header["kind"], e.header["role"]) == (ERASE, "hq")]
        return {str(target) for order in orders for target in _body(order).get("targets", [])}

    def withheld(self, sealed: str) -> set[str]:
        """Return the hashes of files that the export of this seal left out, as its entry says."""
        for link, said in self.seals():
            facts = _body(link).get("facts", {}) if said == sealed else {}
            if isinstance(facts, dict) and isinstance(facts.get("withheld"), list):
                return {str(h) for h in facts["withheld"]}
        return set()


def read_keys(files: Files, journal: Journal, given: str) -> Iterator[Finding]:
    """Read the public keys; ``given`` is the fingerprint of headquarters' key, if it is known."""
    try:
        keys = strictly(files.read(KEYS))
        rows = [(k["kid"], k["dev"], decoded(k["key"])) for k in keys["devices"]]
        rows += [(k["kid"], "", decoded(k["key"])) for k in keys["headquarters"]]
    except UNREADABLE:
        yield wrong("key.unreadable", KEYS)
        return
    for kid, dev, key in rows:
        if key_id(key) != kid or len(key) != 32:
            yield wrong("key.wrong", str(kid))
        elif dev:
            journal.devices[kid] = (dev, key)
        else:
            journal.headquarters[kid] = key
            yield holds("key.headquarters", f"{fingerprint(key)} ({kid})")
    known = {fingerprint(key).replace("-", "") for key in journal.headquarters.values()}
    if given and given.replace("-", "").upper() not in known:
        yield wrong("key.other", given)


def read_chains(files: Files, journal: Journal) -> Iterator[Finding]:
    """Read every entry and check signatures, parts and links."""
    stems: dict[str, list[str]] = {}
    for name in files.under("journal"):
        if _FILE.fullmatch(name):
            folder, _, file = name.rpartition("/")
            number, _, ending = file.partition(".")
            stems.setdefault(f"{folder}/{number}", []).append(ending)
        else:
            yield wrong("file.extra", name)
    for stem, endings in sorted(stems.items()):
        try:
            link = _read(files, stem, [e for e in endings if e.endswith(".part")])
            yield from _signed(files, journal, link)
            yield from _parts(link)
        except UNREADABLE:
            yield wrong("entry.unreadable", stem)
            continue
        journal.chains.setdefault(stem.split("/")[2], []).append(link)
    for name, links in journal.chains.items():
        broken = [wrong("chain.broken", link.place) for link in _loose(name, links)]
        ends = f"{name} {links[0].header['seq']}-{links[-1].header['seq']}"
        yield from broken or [holds("chain.whole", ends)]
    if not journal.chains:
        yield wrong("chain.none")


def _read(files: Files, stem: str, parts: list[str]) -> Link:
    raw = files.read(f"{stem}.hdr")
    header = strictly(raw)
    if header["v"] != 1 or not all(isinstance(header[n], int) for n in ("seq", "hlc")):
        raise ValueError(stem)
    bodies = {ending.removesuffix(".part"): files.read(f"{stem}.{ending}") for ending in parts}
    names = ("dev", "kid", "stream", "kind", "case", "role", "prev")
    if not all(isinstance(header[name], str) for name in names):
        raise TypeError(stem)
    return Link(stem, header, hashlib.sha256(pae(ENTRY_TYPE, raw)).hexdigest(), bodies)


def _signed(files: Files, journal: Journal, link: Link) -> Iterator[Finding]:
    dev, key = journal.devices.get(link.header["kid"], ("", b""))
    message = pae(ENTRY_TYPE, files.read(f"{link.place}.hdr"))
    holds_here = is_signed(key, message, files.read(f"{link.place}.sig"))
    if dev != link.header["dev"] or not holds_here:
        yield wrong("entry.signature", link.place)


def _parts(link: Link) -> Iterator[Finding]:
    named = link.header.get("parts", {})
    for name, part in link.bodies.items():
        said = (named[name]["h"], named[name]["n"]) if name in named else None
        if said != (part_hash(part), len(part) - SALT):
            yield wrong("entry.part", f"{link.place}.{name}.part")


def _loose(name: str, links: list[Link]) -> Iterator[Link]:
    before: Link | None = None
    for link in links:
        header = link.header
        own = f"{header['dev']}.{header['stream']}".replace(":", "-")
        placed = own == name and link.place.endswith(f"/{header['seq']:010d}")
        first = (header["seq"] == 1) == (header["prev"] == FIRST)
        if not (placed and first and _follows(before, link)):
            yield link
        before = link


def _follows(before: Link | None, link: Link) -> bool:
    if before is None:
        return True
    linked = (link.header["seq"], link.header["prev"]) == (before.header["seq"] + 1, before.eh)
    return linked and bool(link.header["hlc"] > before.header["hlc"])


def _body(link: Link) -> dict[str, Any]:
    try:
        body = strictly(link.bodies["b"][SALT:])
    except UNREADABLE:
        return {}
    return body if isinstance(body, dict) else {}

"""The files of a bag, in a folder or in a zip, and the manifests that list them (RFC 8493).

What lies beside the payload and is no file of a bag is somebody else's: it is named and changes
nothing. What lies below ``data`` and is listed nowhere makes the bag incomplete, whatever it is.
"""

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from record.proof.findings import Finding, holds, remark, wrong
from record.proof.places import MARKS, prefix_of

ALGORITHMS = ("sha256", "sha512")
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SEAL = "data/seal.txt"
MANIFESTS = tuple(f"{kind}manifest-{name}.txt" for kind in ("", "tag") for name in ALGORITHMS)
_TAGS = frozenset({"bagit.txt", "bag-info.txt", "VERIFY.txt", *MANIFESTS})
_LISTS = (*MANIFESTS[: len(ALGORITHMS)], SEAL)
_PAYLOAD = "data/"
_BLOCK, _MOST_READ = 1024 * 1024, 64 * 1024 * 1024
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Digest:
    """The hashes of a file and its bytes; of one that can't be read there are none."""

    sha256: str
    sha512: str
    size: int


class Files:
    """The files of a bag by name, each hashed once, and the names of what lies beside them.

    Raises ``OSError``, ``BadZipFile`` or ``SeveralBagsError``.
    """

    def __init__(self, path: Path) -> None:
        self._root = path
        self._zip = zipfile.ZipFile(path) if path.is_file() else None
        self.strange: list[str] = []
        self._around: list[str] = []
        found = dict(self._zipped() if self._zip else self._in_folder())
        own = {name for name in found if _is_own(name)}
        self._places = found
        self._beside = sorted(found.keys() - own)
        self.names = sorted(own)
        self.digests = {name: self._digest(name) for name in self.names}
        self.unreadable = [n for n, digest in self.digests.items() if not digest.sha256]

    @property
    def is_bag(self) -> bool:
        """Whether there is anything that a bag is known by."""
        return any(mark in self.names for mark in MARKS)

    def close(self) -> None:
        """Close the zip."""
        if self._zip:
            self._zip.close()

    def read(self, name: str) -> bytes:
        """Return a small file, or nothing when there is none or it can't be read."""
        if name not in self._places:
            return b""
        try:
            with self._open(name) as file:
                return file.read(_MOST_READ)
        except _UNREADABLE:
            return b""

    def under(self, folder: str) -> list[str]:
        """Return the files below a folder of the payload, without those listed nowhere."""
        place = f"{_PAYLOAD}{folder}/"
        return [n for n in self.names if n.startswith(place) and n not in self.extra]

    @cached_property
    def extra(self) -> frozenset[str]:
        """The files of the payload that no manifest and no seal lists."""
        lists = [self.read(name) for name in _LISTS if name in self._places]
        listed = {name for raw in lists for name, _ in _lines(raw)}
        payload = {name for name in self.names if name.startswith(_PAYLOAD)}
        return frozenset(payload - listed) if lists else frozenset()

    def foreign(self) -> list[str]:
        """Return what lies beside the bag's own files: files by name, folders once with a count."""
        names = [*self._beside, *self._around]
        tops = Counter(f"{n.partition('/')[0]}/" if "/" in n else n for n in names)
        return sorted(f"{top} ({n})" if n > 1 else top for top, n in tops.items())

    def listed_beside(self, raw: bytes, algorithm: str) -> dict[str, str]:
        """Return the hashes of those foreign files that a tag manifest lists."""
        listed = {name for name, _ in _lines(raw)} & set(self._beside)
        return {name: str(getattr(self._digest(name), algorithm)) for name in listed}

    def _digest(self, name: str) -> Digest:
        hashes, size = [hashlib.new(algorithm) for algorithm in ALGORITHMS], 0
        try:
            with self._open(name) as file:
                while block := file.read(_BLOCK):
                    size += len(block)
                    for seen in hashes:
                        seen.update(block)
        except _UNREADABLE:
            return Digest("", "", 0)
        return Digest(hashes[0].hexdigest(), hashes[1].hexdigest(), size)

    def _open(self, name: str) -> IO[bytes]:
        return self._zip.open(self._places[name]) if self._zip else (self._root / name).open("rb")

    def _in_folder(self) -> Iterator[tuple[str, str]]:
        if not self._root.is_dir():
            raise FileNotFoundError(self._root.name)
        for path in self._root.rglob("*"):
            name = path.relative_to(self._root).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                (self.strange if _is_own(name) else self._around).append(name)
            elif path.is_file():
                yield name, name

    def _zipped(self) -> Iterator[tuple[str, str]]:
        members = [i.filename for i in self._zip.infolist() if not i.is_dir()] if self._zip else []
        # Some programs of Windows write backslashes between folders.
        plain = {member: member.replace("\\", "/") for member in members}
        top = prefix_of(plain.values())
        times = Counter(plain[member] for member in members if plain[member].startswith(top))
        self.strange += sorted(name for name, count in times.items() if count > 1)
        for member, name in plain.items():
            if name.startswith(top):
                yield name.removeprefix(top), member
            else:
                self._around.append(name)


def _is_own(name: str) -> bool:
    return name in _TAGS or f"{name}/".startswith(_PAYLOAD)


def manifests(files: Files) -> Iterator[Finding]:
    """Compare every file with every manifest; a manifest has only one right form."""
    found = [wrong("file.strange", name) for name in files.strange]
    found += [wrong("file.unreadable", name) for name in files.unreadable]
    found += [wrong("file.extra", name) for name in sorted(files.extra)]
    tags = [n for n in files.names if not n.startswith((_PAYLOAD, "tagmanifest-"))]
    payload = [n for n in files.names if n.startswith(_PAYLOAD) and n not in files.extra]
    for algorithm in ALGORITHMS:
        found += _manifest(files, f"manifest-{algorithm}.txt", payload, algorithm)
        found += _manifest(files, f"tagmanifest-{algorithm}.txt", tags, algorithm)
    if files.read("bagit.txt") != BAGIT:
        found.append(wrong("bag.unreadable", "bagit.txt"))
    # Both kinds of manifest tell of the same file.
    yield from dict.fromkeys(found) or [holds("bag.whole", str(len(files.names)))]
    yield from (remark("file.foreign", name) for name in files.foreign())


def rendered(digests: dict[str, str]) -> bytes:
    """Write a manifest: a hash, two blanks and a path on each line, sorted by path."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


def differences(raw: bytes, real: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield path, hash listed and hash found (or "") of every line that does not agree."""
    said = dict(_lines(raw))
    for path in sorted(said.keys() | real.keys()):
        if path not in real or said.get(path) != real[path]:
            yield path, said.get(path, ""), real.get(path, "")


def _lines(raw: bytes) -> Iterator[tuple[str, str]]:
    for line in raw.decode(errors="replace").split("\n"):
        digest, _, name = line.partition("  ")
        if name:
            yield name, digest


def _manifest(files: Files, name: str, wanted: Iterable[str], algorithm: str) -> list[Finding]:
    if name not in files.names:
        return [wrong("file.missing", name)]
    raw = files.read(name)
    real = {path: str(getattr(files.digests[path], algorithm)) for path in wanted}
    if name.startswith("tag"):
        real |= files.listed_beside(raw, algorithm)
    if raw == rendered(real):
        return []
    differing = list(differences(raw, real))
    found = [
        _differs(path, listed, there=path in real)
        for path, listed, _ in differing
        if path not in files.unreadable
    ]
    return found if differing else [wrong("manifest.wrong", name)]


def _differs(path: str, listed: str, *, there: bool) -> Finding:
    if not there:
        return wrong("file.missing", path)
    return wrong("file.changed" if listed else "file.extra", path)

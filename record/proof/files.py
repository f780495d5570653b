"""The files of a bag, in a folder or in a zip, and the manifests that list them (RFC 8493)."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from record.proof.findings import Finding, holds, wrong

ALGORITHMS = ("sha256", "sha512")
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFESTS = tuple(f"{kind}manifest-{name}.txt" for kind in ("", "tag") for name in ALGORITHMS)
_TAGS = frozenset({"bagit.txt", "bag-info.txt", "VERIFY.txt", *MANIFESTS})
_BLOCK, _MOST_READ = 1024 * 1024, 64 * 1024 * 1024


@dataclass(frozen=True)
class Digest:
    """The hashes of a file and its bytes."""

    sha256: str
    sha512: str
    size: int


class Files:
    """The files of a bag by name, each hashed once. Raises ``OSError`` or ``BadZipFile``."""

    def __init__(self, path: Path) -> None:
        self._root = path
        self._zip = zipfile.ZipFile(path) if path.is_file() else None
        self.strange: list[str] = []
        self._inside = dict(self._zipped() if self._zip else self._in_folder())
        self.names = sorted(self._inside)
        self.digests = {name: self._digest(name) for name in self.names}

    def close(self) -> None:
        """Close the zip."""
        if self._zip:
            self._zip.close()

    def read(self, name: str) -> bytes:
        """Return a small file, or nothing when there is none."""
        if name not in self._inside:
            return b""
        with self._open(name) as file:
            return file.read(_MOST_READ)

    def under(self, folder: str) -> list[str]:
        """Return the files below a folder of the payload."""
        return [name for name in self.names if name.startswith(f"data/{folder}/")]

    def _digest(self, name: str) -> Digest:
        hashes, size = [hashlib.new(algorithm) for algorithm in ALGORITHMS], 0
        with self._open(name) as file:
            while block := file.read(_BLOCK):
                size += len(block)
                for seen in hashes:
                    seen.update(block)
        return Digest(hashes[0].hexdigest(), hashes[1].hexdigest(), size)

    def _open(self, name: str) -> IO[bytes]:
        return self._zip.open(self._inside[name]) if self._zip else (self._root / name).open("rb")

    def _in_folder(self) -> Iterator[tuple[str, str]]:
        if not self._root.is_dir():
            raise FileNotFoundError(self._root.name)
        for path in self._root.rglob("*"):
            name = path.relative_to(self._root).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                self.strange.append(name)
            elif path.is_file():
                yield name, name

    def _zipped(self) -> Iterator[tuple[str, str]]:
        names = [i.filename for i in self._zip.infolist() if not i.is_dir()] if self._zip else []
        tops = {name.partition("/")[0] for name in names}
        top = f"{tops.pop()}/" if len(tops) == 1 else ""
        self.strange += sorted({name for name in names if names.count(name) > 1})
        yield from ((name.removeprefix(top), name) for name in names)


def manifests(files: Files) -> Iterator[Finding]:
    """Compare every file with every manifest; a manifest has only one right form."""
    found = [wrong("file.strange", name) for name in files.strange]
    tags = [n for n in files.names if not n.startswith("data/")]
    listed = [n for n in tags if not n.startswith("tagmanifest-")]
    payload = [n for n in files.names if n.startswith("data/")]
    for algorithm in ALGORITHMS:
        found += _manifest(files, f"manifest-{algorithm}.txt", payload, algorithm)
        found += _manifest(files, f"tagmanifest-{algorithm}.txt", listed, algorithm)
    found += [wrong("file.extra", name) for name in tags if name not in _TAGS]
    if files.read("bagit.txt") != BAGIT:
        found.append(wrong("bag.unreadable", "bagit.txt"))
    yield from found or [holds("bag.whole", str(len(files.names)))]


def rendered(digests: dict[str, str]) -> bytes:
    """Write a manifest: a hash, two blanks and a path on each line, sorted by path."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


def differences(raw: bytes, real: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield path, hash listed and hash found (or "") of every line that does not agree."""
    lines = (line.partition("  ") for line in raw.decode(errors="replace").split("\n"))
    said = {name: digest for digest, _, name in lines if name}
    for path in sorted(said.keys() | real.keys()):
        if said.get(path) != real.get(path):
            yield path, said.get(path, ""), real.get(path, "")


def _manifest(files: Files, name: str, wanted: list[str], algorithm: str) -> list[Finding]:
    if name not in files.names:
        return [wrong("file.missing", name)]
    real = {path: str(getattr(files.digests[path], algorithm)) for path in wanted}
    raw = files.read(name)
    if raw == rendered(real):
        return []
    found = [_differs(*difference) for difference in differences(raw, real)]
    return found or [wrong("manifest.wrong", name)]


def _differs(path: str, listed: str, there: str) -> Finding:
    if not there:
        return wrong("file.missing", path)
    return wrong("file.changed" if listed else "file.extra", path)

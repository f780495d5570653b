"""Every rule set that was released, and which of them a case is folded by.

A released set is never edited: its digest is written down beside it. A later set is another
folder, so a case of last year folds by last year's rules for as long as it is kept.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property

import msgspec

from record.problems import Problem
from record.rules import ruleset
from record.rules.book import Ruleset
from record.rules.calendar import local

LIST = "released.toml"
_VERSION = re.compile(r"[0-9]{4}\.[0-9]{1,4}")


class Release(msgspec.Struct, frozen=True):
    """A rule set as it was released: its version (``2026.1``) and its files, name to TOML text."""

    version: str
    files: dict[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the lines ``<SHA-256 of a file>  <name>``, sorted by name, as hex digits."""
        lines = (f"{_sha256(text)}  {name}\n" for name, text in sorted(self.files.items()))
        return _sha256("".join(lines))

    def read(self) -> Ruleset:
        """Read and check it.

        Raises ``Problem('rules.bad_version')`` when its files name another version or one that
        can't be released, and ``Problem('rules.bad_file')``.
        """
        rules = ruleset.parse({name: text.encode() for name, text in self.files.items()})
        if rules.version != self.version or not _VERSION.fullmatch(self.version):
            raise Problem("rules.bad_version", version=self.version[:20])
        return rules


class _Known:
    """A released set, read at its first use by whichever book asks."""

    def __init__(self, release: Release) -> None:
        self.release = release

    @cached_property
    def rules(self) -> Ruleset:
        return self.release.read()


class Rulebook:
    """The released rule sets that a program knows, at least one; each is read at its first use."""

    def __init__(self, releases: Iterable[Release]) -> None:
        known = sorted(releases, key=lambda release: order(release.version))
        self._known = {release.version: _Known(release) for release in known}
        if not self._known:
            raise ValueError("a rulebook holds at least one rule set")

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions, oldest first."""
        return tuple(self._known)

    @property
    def newest(self) -> Ruleset:
        """The set released last, in force or not."""
        return self._get(self.versions[-1])

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each set by version, oldest first."""
        return {version: known.release.digest for version, known in self._known.items()}

    def release(self, version: str) -> Release | None:
        """Return a set as it was released, or None."""
        known = self._known.get(version)
        return known.release if known else None

    def of(self, version: str) -> Ruleset:
        """Return the set that a case naming this version is folded by.

        That is the set of this version. When it is not known here: the newest known one that is
        older, so that both sides agree as soon as they know the same sets; else the first.
        """
        if version in self._known:
            return self._get(version)
        asked = order(version)
        older = [known for known in self.versions if order(known) <= asked]
        return self._get(older[-1] if older else self.versions[0])

    def in_force(self, day: date) -> Ruleset:
        """Return the newest set in force on a day, which a new case names."""
        for version in reversed(self.versions):
            rules = self._get(version)
            if rules.in_force <= day:
                return rules
        return self._get(self.versions[0])

    def in_force_at(self, moment: datetime) -> Ruleset:
        """Return the newest set in force at a moment, by the days of its own zone."""
        for version in reversed(self.versions):
            rules = self._get(version)
            if rules.in_force <= local(moment, rules.calendar).date():
                return rules
        return self._get(self.versions[0])

    def extended(self, releases: Iterable[Release]) -> "Rulebook":
        """Return a book with more sets; a version that is known already stays as it is."""
        book = Rulebook([*releases, *(known.release for known in self._known.values())])
        # What one book has read, all books that share the set have.
        book._known.update(self._known)
        return book

    def _get(self, version: str) -> Ruleset:
        return self._known[version].rules


def order(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by; a name that is no version comes before all."""
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else ()


def released(files: Mapping[str, bytes]) -> Rulebook:
    """Read the book that comes with the program: path below the folder of rules to bytes.

    The list ``released.toml`` names each version with its digest; a folder that it does not name
    is still being worked on. Raises ``Problem('rules.changed')`` for a set that was edited after
    its release or is gone, and ``Problem('rules.bad_file')`` for a list that can't be read.
    """
    texts = {name: _text(name, content) for name, content in files.items()}
    releases = [release_in(texts, version) for version in _digests(texts)]
    for release in releases:
        if release.digest != _digests(texts)[release.version]:
            raise Problem("rules.changed", version=release.version)
    return Rulebook(releases)


def release_in(texts: Mapping[str, str], version: str) -> Release:
    """Return the set of a version from the texts below the folder of rules."""
    folder = f"{version}/"
    files = {n.removeprefix(folder): text for n, text in texts.items() if n.startswith(folder)}
    return Release(version, files)


def _digests(texts: Mapping[str, str]) -> dict[str, str]:
    try:
        return msgspec.convert(tomllib.loads(texts.get(LIST, "")), dict[str, str])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Problem("rules.bad_file", file=LIST, line=1, why=str(error)) from error


def _text(name: str, content: bytes) -> str:
    """Read a file; a checkout with other ends of lines holds the same rules."""
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Problem("rules.bad_file", file=name, line=1, why="not UTF-8") from error


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

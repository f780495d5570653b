"""Lay out a store as a release had it: its tables, its entries, its folded cases."""

from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

import headquarters.store
from desktop.paths import DataFolder
from desktop.services.desk.device import database_key
from desktop.store.opening import go_back, open_database
from desktop.system.choice import this_system
from desktop.system.keys import KeyStore
from headquarters.settings import Settings
from headquarters.store.database import Database
from record.folding.fold import Placed
from record.journal.exchange import station_of
from tests.builders import make_desk
from tests.previous.releases import Release

MIGRATIONS = Path(str(headquarters.store.__file__)).with_name("migrations")


def lay_out_desk(folder: Path, release: Release) -> Path:
    """Make a region's folder with the store of a release."""
    place = DataFolder(make_desk(folder, "region"))
    database = open_database(place.database, database_key(KeyStore(place.keys, this_system())))
    go_back(database, release.about.tables.desktop)
    with database.write() as connection:
        for placed in release.entries:
            _put(connection, "entry", _entry(placed) | {"signed": placed.entry.signed})
            _put_parts(connection, placed)
            recv = placed.recv.isoformat() if placed.recv else ""
            _put(
                connection,
                "placed",
                {"eh": placed.entry.id, "eff": placed.eff, "recv": recv, "pos": placed.pos},
            )
        for end in _ends(release).values():
            header = end.entry.header
            chain = {"dev": header.dev, "stream": header.stream, "seq": header.seq}
            more = {"eh": end.entry.id, "hlc": header.hlc, "acked_seq": 0}
            _put(connection, "head", chain | more)
        for case_id, text in release.cases.items():
            _put(connection, "case_row", {"id": case_id} | _zeros(connection, "case_row"))
            document = msgspec.msgpack.encode(msgspec.json.decode(text))
            _put(connection, "case_document", {"id": case_id, "document": document})
    database.close()
    return folder


def lay_out_headquarters(folder: Path, release: Release) -> Settings:
    """Make headquarters' folder with the store of a release, everything folded."""
    settings = Settings(folder)
    folder.mkdir(parents=True)
    database = Database(settings.database_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, release.about.tables.headquarters)
    with database.writing() as connection:
        _put_devices(connection, release)
        for placed in release.entries:
            header = placed.entry.header
            row = {
                "station": station_of(header.stream),
                "prev": header.prev,
                "kv": header.kv,
                "eff": placed.eff,
                "recv": placed.recv,
                "pos": placed.pos,
                "held": False,
                "via": "",
                "header": placed.entry.signed,
            }
            _put(connection, "entry", _entry(placed) | row)
            _put_parts(connection, placed)
        for end in _ends(release).values():
            header = end.entry.header
            chain = {"dev": header.dev, "stream": header.stream, "seq": header.seq}
            more = {"eh": end.entry.id, "eff": end.eff, "recv": end.recv, "state": "ok"}
            _put(connection, "head", chain | more)
        for case_id, text in release.cases.items():
            told = msgspec.json.decode(text)
            row = {name: told[name] for name in ("station", "case_no", "status", "stage")}
            row |= {name: told[name] for name in ("severity", "validity", "category")}
            row |= {"case_id": case_id, "words": "", "document": text.encode()}
            row["recorded_at"] = release.entries[0].recv
            _put(connection, "case", row)
        last = max(placed.pos or 0 for placed in release.entries)
        _put(connection, "setting", {"name": "folded", "value": str(last).encode()})
    database.close()
    return settings


def _entry(placed: Placed) -> dict[str, Any]:
    header = placed.entry.header
    return {
        "eh": placed.entry.id,
        "dev": header.dev,
        "stream": header.stream,
        "seq": header.seq,
        "kind": header.kind,
        "case_id": header.case,
        "hlc": header.hlc,
        "signatures": msgspec.msgpack.encode(placed.entry.signatures),
    }


def _put_parts(connection: Connection, placed: Placed) -> None:
    for name, held in placed.entry.parts.items():
        h = placed.entry.header.parts[name].h
        row = {"eh": placed.entry.id, "name": name, "h": h, "bytes": held}
        known = _table(connection, "part").c
        _put(connection, "part", {k: v for k, v in row.items() if k in known})


def _put_devices(connection: Connection, release: Release) -> None:
    for known in release.about.devices:
        row = {"dev": known.dev, "role": "station", "station": "", "region": "", "app": ""}
        row |= {"fingerprint": "", "keyprot": "", "replaces": ""}
        enrolled = release.entries[0].recv
        _put(connection, "device", row | {"enrolled_at": enrolled})
        key = {"kid": known.kid, "dev": known.dev, "public_key": known.key}
        _put(connection, "device_key", key)


def _ends(release: Release) -> dict[tuple[str, str], Placed]:
    """Return the last entry of each chain."""
    ends: dict[tuple[str, str], Placed] = {}
    for placed in release.entries:
        header = placed.entry.header
        last = ends.setdefault((header.dev, header.stream), placed)
        if header.seq > last.entry.header.seq:
            ends[(header.dev, header.stream)] = placed
    return ends


def _zeros(connection: Connection, name: str) -> dict[str, Any]:
    """Return nothing for every column that must hold something."""
    return {
        column.name: "" if isinstance(column.type, sa.String) else 0
        for column in _table(connection, name).c
        if not column.primary_key and column.name != "id"
    }


def _put(connection: Connection, name: str, row: Mapping[str, Any]) -> None:
    utc = {k: v.astimezone(UTC) if hasattr(v, "astimezone") else v for k, v in row.items()}
    connection.execute(_table(connection, name).insert().values(utc))


def _table(connection: Connection, name: str) -> sa.Table:
    """Return a table as it stands at this revision, whatever later programs call its columns."""
    known: dict[str, sa.Table] = connection.info.setdefault("tables", {})
    if name not in known:
        known[name] = sa.Table(name, sa.MetaData(), autoload_with=connection)
    return known[name]

"""What the verbs of ``casebook-hq`` do; each returns what it found as one JSON object."""

import argparse
import ipaddress
import json
import os
import sys
import threading
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from headquarters.problems import sentence
from headquarters.services import house
from headquarters.services.checks import Checks
from headquarters.services.enrolments import Enrolments
from headquarters.services.folding import Folding
from headquarters.services.house import House
from headquarters.services.places import NewMember, Places, StartPin, World, codes_of
from headquarters.settings import Settings
from record.journal.invitation import Invitation
from record.journal.station import Recorder, Region, Station
from record.problems import Problem

if TYPE_CHECKING:
    from headquarters.asgi import Server


def serve(asked: argparse.Namespace) -> dict[str, Any]:
    """Run the service until it is told to stop."""
    # The web server is for this verb alone.
    from headquarters.asgi import Server, Tls
    from headquarters.services.office import Office

    tls = Tls(asked.certificate, asked.key) if asked.certificate or asked.key else None
    if tls is None and not asked.behind_proxy and not _is_loopback(asked.host):
        raise Problem("hq.plain_http", host=asked.host)
    for file in (asked.certificate, asked.key):
        if (asked.certificate or asked.key) and not Path(file).is_file():
            raise Problem("hq.no_certificate", file=file)
    office = Office(_settings(asked))
    server = Server(office, tls, behind_proxy=asked.behind_proxy)
    listening = server.listen(asked.host, asked.port)

    def ready(address: str) -> None:
        print(json.dumps({"listening": address, "pid": os.getpid()}), flush=True)

    server.on_listening = ready  # type: ignore[method-assign]  # the one place that listens
    if asked.stop_with_stdin:
        threading.Thread(target=_stop_with_stdin, args=[server], daemon=True).start()
    server.run([listening])
    return {"stopped": True}


def _stop_with_stdin(server: "Server") -> None:
    """End when whoever started us is gone: no orphan stays behind a killed desktop."""
    sys.stdin.buffer.read()
    server.should_exit = True


def region_add(asked: argparse.Namespace) -> dict[str, Any]:
    """Add or rename a region."""
    region = Region(code=asked.code, name=asked.name)
    return _added(asked, World(region=(region,)), region)


def station_add(asked: argparse.Namespace) -> dict[str, Any]:
    """Add or change a station."""
    station = Station(
        code=asked.code,
        name=asked.name,
        region=asked.region,
        address=asked.address,
        phone=asked.phone,
        company=asked.company,
        nozzles=dict(_pair(text) for text in asked.nozzle),
        cameras=tuple(Recorder(camera=a, view=b) for a, b in map(_pair, asked.camera)),
    )
    return _added(asked, World(station=(station,)), station)


def person_add(asked: argparse.Namespace) -> dict[str, Any]:
    """Add or change a person; returns the start PIN."""
    member = NewMember(
        person_id=asked.id,
        name=asked.name,
        role=asked.role,
        staff_no=asked.staff_no,
        station=asked.station,
        region=asked.region,
        phone=asked.phone,
        start_pin=asked.start_pin,
    )
    (pin,) = Places(_house(asked)).add(World(member=(member,)))
    return {"added": msgspec.to_builtins(pin)}


def code(asked: argparse.Namespace) -> dict[str, Any]:
    """Make a one-time enrolment code, and its QR picture."""
    invitation = _invite(_house(asked), asked, asked.station or "", asked.region or "")
    if asked.qr:
        _write_qr(invitation, Path(asked.qr))
    return {**_code_facts(invitation), "show_qr": not asked.qr and not asked.json}


def load(asked: argparse.Namespace) -> dict[str, Any]:
    """Add places and people from a file; returns codes and start PINs."""
    world = _read_world(Path(asked.file))
    opened = _house(asked)
    pins = Places(opened).add(world)
    codes = [
        {"station": station, "region": region}
        | _code_facts(_invite(opened, asked, station, region))
        for station, region in codes_of(world)
    ]
    return {"codes": codes, "members": [msgspec.to_builtins(pin) for pin in pins]}


def device_revoke(asked: argparse.Namespace) -> dict[str, Any]:
    """Refuse a lost device from now on."""
    Enrolments(_house(asked)).revoke(asked.dev)
    return {"revoked": asked.dev}


def check(asked: argparse.Namespace) -> dict[str, Any]:
    """Verify every chain, signature, part, file and receipt."""
    report = Checks(_house(asked)).run()
    findings = [
        {"problem": found.code, "sentence": sentence(found, asked.language)}
        for found in report.findings
    ]
    return {
        "chains": report.chains,
        "entries": report.entries,
        "files": report.files,
        "receipts": report.receipts,
        "findings": findings,
    }


def rebuild(asked: argparse.Namespace) -> dict[str, Any]:
    """Fold every case anew from the log."""
    return {"folded": Folding(_house(asked)).rebuild()}


def _settings(asked: argparse.Namespace) -> Settings:
    return Settings(
        data=Path(asked.data).absolute(),
        database=asked.database,
        objects=asked.objects,
    )


def _house(asked: argparse.Namespace) -> House:
    return house.build(_settings(asked))


def _added(
    asked: argparse.Namespace, world: World, value: Region | Station | StartPin
) -> dict[str, Any]:
    Places(_house(asked)).add(world)
    return {"added": msgspec.to_builtins(value)}


def _invite(opened: House, asked: argparse.Namespace, station: str, region: str) -> Invitation:
    return Enrolments(opened).invite(station=station, region=region, address=asked.address)


def _code_facts(invitation: Invitation) -> dict[str, Any]:
    return {"code": invitation.text, "link": invitation.link}


def _read_world(file: Path) -> World:
    try:
        text = file.read_text(encoding="utf-8")
        read = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
        return msgspec.convert(read, World)
    except OSError as error:
        raise Problem("hq.unreadable_file", file=str(file)) from error
    except (ValueError, RecursionError) as error:
        raise Problem("hq.bad_file", file=str(file), why=str(error)[:200]) from error


def _write_qr(invitation: Invitation, file: Path) -> None:
    import segno

    try:
        with file.open("wb") as stream:
            segno.make(invitation.link, error="m").save(stream, kind="png", scale=8)
    except OSError as error:
        raise Problem("hq.unusable_folder", folder=str(file.parent)) from error


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition("=")
    return first.strip(), second.strip()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

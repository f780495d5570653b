"""``casebook-hq``: run headquarters, enter places and people, hand out codes, check everything.

``--json`` prints one JSON object. Exit 0 when done, 1 when refused, 2 for wrong usage.
"""

import argparse
import ipaddress
import json
import os
import sys
import threading
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from headquarters import logs
from headquarters.asgi import Server, Tls
from headquarters.problems import sentence
from headquarters.services import house
from headquarters.services.checks import Checks
from headquarters.services.enrolments import Enrolments
from headquarters.services.folding import Folding
from headquarters.services.house import House
from headquarters.services.office import Office
from headquarters.services.places import NewMember, Places, StartPin, World, codes_of
from headquarters.settings import Settings
from record.journal.invitation import Invitation
from record.journal.station import Recorder, Region, Station
from record.problems import Problem

Verb = Callable[[argparse.Namespace], dict[str, Any]]
_PORT = 8470
_REGIONAL = {"area_manager", "regional_manager"}
_ROLES = ["manager", "shift_leader", "measurement_officer", "attendant", *sorted(_REGIONAL)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = _parser().parse_args(arguments)
    logs.begin()
    try:
        answer: dict[str, Any] = asked.verb(asked)
    except Problem as problem:
        answer = {"problem": problem.code, "sentence": sentence(problem, asked.language)}
    refused = "problem" in answer or bool(answer.get("findings"))
    if asked.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        _say(answer)
    return 1 if refused else 0


def _serve(asked: argparse.Namespace) -> dict[str, Any]:
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


def _stop_with_stdin(server: Server) -> None:
    """End when whoever started us is gone: no orphan stays behind a killed desktop."""
    sys.stdin.buffer.read()
    server.should_exit = True


def _region_add(asked: argparse.Namespace) -> dict[str, Any]:
    region = Region(code=asked.code, name=asked.name)
    return _added(asked, World(region=(region,)), region)


def _station_add(asked: argparse.Namespace) -> dict[str, Any]:
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


def _person_add(asked: argparse.Namespace) -> dict[str, Any]:
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


def _code(asked: argparse.Namespace) -> dict[str, Any]:
    invitation = _invite(_house(asked), asked, asked.station or "", asked.region or "")
    if asked.qr:
        _write_qr(invitation, Path(asked.qr))
    return {**_code_facts(invitation), "show_qr": not asked.qr and not asked.json}


def _load(asked: argparse.Namespace) -> dict[str, Any]:
    world = _read_world(Path(asked.file))
    opened = _house(asked)
    pins = Places(opened).add(world)
    codes = [
        {"station": station, "region": region}
        | _code_facts(_invite(opened, asked, station, region))
        for station, region in codes_of(world)
    ]
    return {"codes": codes, "members": [msgspec.to_builtins(pin) for pin in pins]}


def _device_revoke(asked: argparse.Namespace) -> dict[str, Any]:
    Enrolments(_house(asked)).revoke(asked.dev)
    return {"revoked": asked.dev}


def _check(asked: argparse.Namespace) -> dict[str, Any]:
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


def _rebuild(asked: argparse.Namespace) -> dict[str, Any]:
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


def _say(answer: dict[str, Any]) -> None:
    show_qr = answer.pop("show_qr", False)
    for name, value in answer.items():
        if isinstance(value, list):
            for item in value:
                print(item.get("sentence") or "  ".join(str(v) for v in item.values() if v))
        elif name == "sentence":
            print(value, file=sys.stderr)
        else:
            print(f"{name}: {value}")
    if show_qr:
        import segno

        segno.make(answer["link"], error="m").terminal(compact=True)


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    env = os.environ.get
    common.add_argument("--data", default=env("CASEBOOK_HQ_DATA", "headquarters-data"))
    common.add_argument("--database", default=env("CASEBOOK_HQ_DATABASE", ""))
    common.add_argument("--objects", default=env("CASEBOOK_HQ_OBJECTS", ""))
    common.add_argument("--json", action="store_true")
    common.add_argument("--language", choices=["zh", "en"], default=env("CASEBOOK_LANGUAGE", "zh"))
    parser = argparse.ArgumentParser(prog="casebook-hq", description="Run headquarters.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(owner: Any, name: str, work: Verb, said: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = owner.add_parser(
            name, parents=[common], help=said, description=said
        )
        made.set_defaults(verb=work)
        return made

    def noun(name: str, said: str) -> Any:
        made = verbs.add_parser(name, help=said, description=said)
        return made.add_subparsers(required=True, metavar="VERB")

    _add_serve(verb(verbs, "serve", _serve, "Run the service until it is told to stop."))
    region = verb(noun("region", "Regions."), "add", _region_add, "Add or rename a region.")
    region.add_argument("--code", required=True)
    region.add_argument("--name", required=True)
    _add_station(verb(noun("station", "Stations."), "add", _station_add, "Add or change one."))
    _add_person(verb(noun("person", "People."), "add", _person_add, "Add or change a person."))
    revoke = verb(noun("device", "Devices."), "revoke", _device_revoke, "Refuse a lost device.")
    revoke.add_argument("dev")
    _add_code(verb(verbs, "code", _code, "Make a one-time enrolment code."))
    load = verb(verbs, "load", _load, "Add places and people from a file; give codes for all.")
    load.add_argument("file", help="TOML or JSON with region, station and member tables")
    load.add_argument("--address", default="")
    verb(verbs, "check", _check, "Verify every chain, signature, part, file and receipt.")
    verb(verbs, "rebuild", _rebuild, "Fold every case anew from the log.")
    return parser


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=_PORT, help="0 takes any free port")
    parser.add_argument("--certificate", default="", help="PEM file; needs --key")
    parser.add_argument("--key", default="", help="PEM file of the certificate's key")
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy in front has TLS")
    parser.add_argument("--stop-with-stdin", action="store_true", help="end when stdin closes")


def _add_station(parser: argparse.ArgumentParser) -> None:
    for name in ("code", "name", "region"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("address", "phone", "company"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--nozzle", action="append", default=[], metavar="NO=PRODUCT")
    parser.add_argument("--camera", action="append", default=[], metavar="NAME=VIEW")


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", required=True, choices=_ROLES)
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--station", default="")
    place.add_argument("--region", default="")
    for name in ("id", "staff-no", "phone", "start-pin"):
        parser.add_argument(f"--{name}", default="")


def _add_code(parser: argparse.ArgumentParser) -> None:
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--station")
    place.add_argument("--region")
    parser.add_argument("--address", default="", help="where devices reach headquarters")
    parser.add_argument("--qr", default="", metavar="FILE.png")

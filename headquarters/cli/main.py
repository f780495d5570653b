"""``casebook-hq``: run headquarters, enter places and people, hand out codes, check everything.

``--json`` prints one JSON object. Exit 0 when done, 1 when refused, 2 for wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from headquarters import logs
from headquarters.problems import sentence
from record.codes import Role
from record.control_characters import clean
from record.problems import Problem

_PORT = 8470
_REGIONAL = {Role.AREA_MANAGER, Role.REGIONAL_MANAGER}
_ROLES = [
    Role.MANAGER,
    Role.SHIFT_LEADER,
    Role.MEASUREMENT_OFFICER,
    Role.ATTENDANT,
    *sorted(_REGIONAL),
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = _parser().parse_args(arguments)
    taken_out = clean(vars(asked))
    logs.begin()
    verbs = import_module("headquarters.cli.verbs")
    try:
        answer: dict[str, Any] = getattr(verbs, asked.work)(asked)
    except Problem as problem:
        answer = {"problem": problem.code, "sentence": sentence(problem, asked.language)}
    if taken_out:
        answer["control_characters_taken_out"] = taken_out
    refused = "problem" in answer or bool(answer.get("findings"))
    if asked.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        _say(answer)
    return 1 if refused else 0


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

    def verb(owner: Any, name: str, work: str, said: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = owner.add_parser(
            name, parents=[common], help=said, description=said
        )
        made.set_defaults(work=work)
        return made

    def noun(name: str, said: str) -> Any:
        made = verbs.add_parser(name, help=said, description=said)
        return made.add_subparsers(required=True, metavar="VERB")

    _add_serve(verb(verbs, "serve", "serve", "Run the service until it is told to stop."))
    region = verb(noun("region", "Regions."), "add", "region_add", "Add or rename a region.")
    region.add_argument("--code", required=True)
    region.add_argument("--name", required=True)
    _add_station(verb(noun("station", "Stations."), "add", "station_add", "Add or change one."))
    _add_person(verb(noun("person", "People."), "add", "person_add", "Add or change a person."))
    revoke = verb(noun("device", "Devices."), "revoke", "device_revoke", "Refuse a lost device.")
    revoke.add_argument("dev")
    _add_code(verb(verbs, "code", "code", "Make a one-time enrolment code."))
    load = verb(verbs, "load", "load", "Add places and people from a file; give codes for all.")
    load.add_argument("file", help="TOML or JSON with region, station and member tables")
    load.add_argument("--address", default="")
    verb(verbs, "check", "check", "Verify every chain, signature, part, file and receipt.")
    verb(verbs, "rebuild", "rebuild", "Fold every case anew from the log.")
    return parser


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=_PORT, help="0 takes any free port")
    parser.add_argument("--certificate", default="", help="PEM file; needs --key")
    parser.add_argument("--key", default="", help="PEM file of the certificate's key")
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy in front has TLS")
    parser.add_argument("--stop-with-stdin", action="store_true", help="end when stdin closes")


def _port(typed: str) -> int:
    # Help is said without loading what reads numbers.
    from record.measures import number

    found = number(typed)
    if found not in range(65_536):
        raise ValueError(typed)
    return int(found)


def _add_station(parser: argparse.ArgumentParser) -> None:
    for name in ("code", "name", "region"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("address", "phone", "company"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--nozzle", action="append", default=[], metavar="NO=PRODUCT")
    parser.add_argument("--camera", action="append", default=[], metavar="NAME=VIEW")


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", required=True, choices=[role.value for role in _ROLES])
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

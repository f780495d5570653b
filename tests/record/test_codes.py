from enum import StrEnum

import msgspec
import pytest

from record import codes, wire
from record.codes import Code, ExhibitStatus, Status

CODES = [each for each in vars(codes).values() if isinstance(each, type) and Code in each.__bases__]


class Stands(msgspec.Struct, frozen=True):
    status: ExhibitStatus = ExhibitStatus.ACTIVE


@pytest.mark.parametrize("kind", CODES)
def test_a_code_stands_in_entries_and_stored_cases_as_its_text(kind: type[StrEnum]) -> None:
    for code in kind:
        assert wire.encode(code) == b'"%s"' % code.value.encode()
        assert wire.pack(code) == wire.pack(code.value)
        assert wire.plain({code: code}) == {code.value: code.value}
        assert type(wire.plain(code)) is str


def test_a_word_of_a_newer_program_is_kept_and_is_no_member() -> None:
    read = wire.decoder(Stands)(b'{"status":"LENT_OUT"}')
    assert read.status == "LENT_OUT"
    assert read.status not in set(ExhibitStatus)
    assert wire.encode(read) == b'{"status":"LENT_OUT"}'
    assert wire.unpacker(Stands)(wire.pack(read)) == read
    assert "LENT_OUT" not in [status.value for status in ExhibitStatus]


def test_what_is_no_text_is_still_refused() -> None:
    for found in (b"3", b"null", b"[]"):
        with pytest.raises(msgspec.ValidationError):
            wire.decoder(Stands)(b'{"status":%s}' % found)


def test_a_member_is_found_by_its_text() -> None:
    assert Status("CLOSED") is Status.CLOSED
    assert {"CLOSED": 1}[Status.CLOSED] == 1
    assert f"{Status.CLOSED}" == "CLOSED"

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from desktop.store import numbers
from desktop.store.tables import kept, metadata
from record.case_numbers import CaseNumber, file_name, read, short, spelled
from record.journal.ids import ALPHABET, device_id

NEW, OLD = "TS-1203-20261130-7KQ4MZ-01", "TS-1203-20261121-A03"
STATIONS = st.from_regex(r"[0-9A-Z]{1,8}(-[0-9A-Z]{1,4})?", fullmatch=True)
DAYS = st.dates(date(1970, 1, 1), date(2200, 12, 31))
DEVICES = st.text(ALPHABET, min_size=6, max_size=6) | st.sampled_from(ALPHABET)
NUMBERS = st.builds(
    CaseNumber, station=STATIONS, day=DAYS, device=DEVICES, count=st.integers(1, 10**6)
)
IDS = st.lists(
    st.builds(device_id, st.integers(0, 2**47), st.binary(min_size=10, max_size=10)),
    min_size=2,
    max_size=5,
    unique_by=lambda dev: dev[-6:],
)
DRAWS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(-3, 3), st.booleans()), min_size=1, max_size=30
)


@given(NUMBERS)
def test_a_number_of_either_pattern_is_read_as_it_was_written(number: CaseNumber) -> None:
    assert read(number.text) == number
    assert spelled(number.text) == number.text


@given(NUMBERS, NUMBERS)
def test_two_numbers_are_never_written_alike(one: CaseNumber, other: CaseNumber) -> None:
    assert (one == other) == (one.text == other.text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ts-1203-20261130-7kq4mz-01", NEW),
        (" TS 1203 20261130 7KQ4MZ 01 ", NEW),
        ("TS－1203－20261130－7KQ4MZ－01", NEW),
        ("ＴＳ–1203–20261130–7kq4mz–01", NEW),
        ("ts-1203-20261121-a03", OLD),
        ("TS-1203-20261399-A03", "TS-1203-20261399-A03"),
        ("TS-1203", "TS-1203"),
        ("鄂C·6Q215", "鄂C·6Q215"),
        ("", ""),
    ],
)
def test_what_people_type_is_taken_as_meant(typed: str, meant: str) -> None:
    assert spelled(typed) == meant


def test_a_number_is_shortened_for_lists_and_made_fit_for_file_names() -> None:
    assert (short(NEW), short(OLD), short("0199aa00")) == ("1130-7KQ4MZ-01", "1121-A03", "0199aa00")
    assert (file_name(NEW), file_name("TS-a:b-1")) == (NEW, "TS-a_b-1")


@given(IDS, DRAWS)
def test_no_two_devices_of_a_station_draw_one_number_whatever_their_clocks_and_backups_say(
    devs: Sequence[str], draws: Sequence[tuple[int, int, bool]]
) -> None:
    engines = [sa.create_engine("sqlite://") for _ in devs]
    for engine in engines:
        metadata.create_all(engine, tables=[kept])
    drawn: dict[str, str] = {}
    used: set[str] = set()
    for chosen, days, restored in draws:
        which = chosen % len(devs)
        dev, engine = devs[which], engines[which]
        at = datetime(2026, 11, 30 - 3 + days, 9, tzinfo=UTC)
        with engine.connect() as connection:
            number = numbers.draw(connection, "1203", dev, at)
            # What a restored backup forgets is the device's own; it never meets another's.
            if restored:
                connection.rollback()
            else:
                assert number not in used
                used.add(number)
                connection.commit()
        assert drawn.setdefault(number, dev) == dev
    for engine in engines:
        engine.dispose()

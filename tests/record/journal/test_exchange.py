from datetime import UTC, datetime

import msgspec
import pytest
from nacl.signing import SigningKey

from record.journal import entry, envelope, exchange, ids, invitation, kinds, receipts
from record.journal.station import Reference, Station
from record.problems import Problem

KEY = SigningKey(bytes(range(32)))
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def an_entry() -> entry.Entry:
    header = entry.Header(
        dev="01HF7YAT00ABCDEFGHJKMNPQRS",
        kid=ids.key_id(bytes(KEY.verify_key)),
        stream="st:1203",
        seq=1,
        prev=entry.FIRST,
        hlc=1,
        clk=entry.ClockReading(wall=AT),
        kind=kinds.NOTE_ADD,
        case="c1",
        actor="u1",
        role="station",
    )
    return entry.sign(header, {"b": '{"text":"张三"}'.encode()}, {"b": b"s" * 16}, KEY)


def test_an_entry_comes_back_from_the_wire_byte_for_byte():
    sent = an_entry()
    push = exchange.Push(log="l", entries=(exchange.to_wire(sent),))
    read = exchange.decode(msgspec.json.encode(push), exchange.Push)
    arrived = exchange.from_wire(read.entries[0])
    entry.verify(arrived, bytes(KEY.verify_key))
    assert arrived == sent


def test_an_own_entry_travels_back_without_its_parts():
    wire = exchange.to_wire(an_entry(), parts=False)
    assert exchange.from_wire(wire).body() is None


@pytest.mark.parametrize("raw", [b"<html>", b"", b'{"log":1}', b"[" * 100_000, b"\xff\xfe"])
def test_what_is_not_an_answer_of_headquarters_is_malformed(raw: bytes):
    with pytest.raises(Problem) as caught:
        exchange.decode(raw, exchange.Push)
    assert caught.value.code == "hq.malformed"


def test_a_header_with_a_repeated_key_is_malformed():
    signed = an_entry().signed.replace(b'"seq":1,', b'"seq":1,"seq":2,')
    with pytest.raises(Problem) as caught:
        exchange.from_wire(exchange.WireEntry(signed, (), {}))
    assert caught.value.code == "entry.malformed"


def test_a_receipt_is_verified_and_gets_a_short_code():
    ack = receipts.Ack(dev="d", stream="st:1", seq=3, eh="e" * 64, recv=AT, log="l", hq_kid="k")
    sealed = receipts.make_ack(ack, KEY)
    assert receipts.read_ack(sealed, bytes(KEY.verify_key)) == ack
    assert len(receipts.short_code(sealed).replace("-", "")) == receipts.CODE_LENGTH


def test_a_changed_receipt_is_refused():
    ack = receipts.Ack(dev="d", stream="st:1", seq=3, eh="e" * 64, recv=AT, log="l", hq_kid="k")
    sealed = receipts.make_ack(ack, KEY)
    changed = msgspec.structs.replace(sealed, payload=sealed.payload.replace(b"3", b"4"))
    with pytest.raises(Problem) as caught:
        receipts.read_ack(changed, bytes(KEY.verify_key))
    assert caught.value.code == "envelope.bad_signature"


def test_a_receipt_for_a_file_does_not_pass_as_a_receipt_for_a_chain():
    file = receipts.BlobReceipt(sha256="a" * 64, size=1, recv=AT, store="s", log="l", hq_kid="k")
    with pytest.raises(Problem) as caught:
        receipts.read_ack(receipts.make_blob_receipt(file, KEY), bytes(KEY.verify_key))
    assert caught.value.code == "envelope.wrong_type"


def test_a_rotation_needs_both_keys():
    other = SigningKey(bytes(32))
    document = exchange.Rotate(dev="d", pubkey=bytes(other.verify_key))
    sealed = envelope.seal(document, exchange.ROTATE_TYPE, KEY)
    with pytest.raises(Problem):
        envelope.opened(
            sealed,
            exchange.Rotate,
            exchange.ROTATE_TYPE,
            bytes(KEY.verify_key),
            bytes(other.verify_key),
        )


def test_reference_data_is_signed():
    world = Reference(stations=(Station(code="1203", name="站", region="R1"),))
    sealed = envelope.seal(world, exchange.REFERENCE_TYPE, KEY)
    assert exchange.reference_of(sealed, bytes(KEY.verify_key)) == world


@pytest.mark.parametrize("short", [False, True])
def test_an_invitation_is_read_as_typed_and_as_scanned(short: bool):
    pinned = "" if short else invitation.fingerprint(bytes(KEY.verify_key))
    made = invitation.Invitation("0123456789AB", pinned, "https://总部.example:8470")
    assert invitation.read(made.link) == made
    typed = f"  {made.text.lower().replace('0', 'o').replace('-', ' ')} "
    assert invitation.read(typed) == msgspec.structs.replace(made, address="")


@pytest.mark.parametrize("typed", ["", "0123", "0123456789AB0", "汉字汉字汉字汉字汉字汉字"])
def test_what_is_not_a_code_is_refused(typed: str):
    with pytest.raises(Problem) as caught:
        invitation.read(typed)
    assert caught.value.code == "hq.unreadable_code"

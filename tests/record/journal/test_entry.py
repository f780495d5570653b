import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from record.journal import entry, ids, kinds
from record.problems import Problem
from tests.record.writers import Writer


def refused(signed: bytes, parts: dict[str, bytes] | None = None) -> str:
    with pytest.raises(Problem) as caught:
        entry.read(signed, (b"s" * 64,), parts or {})
    assert caught.value.code == "entry.malformed"
    return str(caught.value.facts["why"])


def header_with(**fields: object) -> bytes:
    made = msgspec.json.decode(Writer().write(kinds.NOTE_ADD, {"text": "x"}).signed)
    return msgspec.json.encode(made | fields)


@given(st.binary(max_size=2000), st.binary(min_size=16, max_size=16), st.text(max_size=30))
def test_an_entry_comes_back_as_it_was_signed(body: bytes, salt: bytes, stranger: str) -> None:
    key = SigningKey(b"k" * 32)
    made = Writer().write(kinds.NOTE_ADD, {"text": "x"})
    header = msgspec.structs.replace(made.header, kid=ids.key_id(bytes(key.verify_key)))
    signed = entry.sign(header, {"b": body}, {"b": salt}, key)
    again = entry.read(signed.signed, signed.signatures, signed.parts)
    entry.verify(again, bytes(key.verify_key))
    assert again == signed
    assert again.body() == body
    assert again.id == entry.entry_hash(signed.signed)


def test_unknown_fields_of_a_header_are_kept_and_ignored() -> None:
    signed = header_with(later={"a": [1, 2.5, "é"]})
    assert entry.read(signed, (), {}).signed == signed


def test_a_header_with_blanks_and_escapes_of_another_program_is_read() -> None:
    made = msgspec.json.decode(header_with())
    text = msgspec.json.format(msgspec.json.encode(made), indent=1).replace(
        b"note.add", b"note\\u002eadd"
    )
    assert entry.read(text, (), {}).header.kind == kinds.NOTE_ADD


@pytest.mark.parametrize(
    "signed",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"\xef\xbb\xbf" + header_with(),
        header_with()[:-1],
        header_with() + b"x",
        header_with(seq=0),
        header_with(seq=2**63),
        header_with(hlc=-1),
        header_with(hlc=2**63),
        header_with(hlc=1.5),
        header_with(kv=0),
        header_with(v=2),
        header_with(prev="a" * 63),
        header_with(prev="A" * 64),
        header_with(prev="a" * 64),
        header_with(seq=2, prev=entry.FIRST),
        header_with(case="../../etc"),
        header_with(case="x" * 65),
        header_with(dev=""),
        header_with(dev="d" * 27),
        header_with(actor="张三"),
        header_with(clk={"wall": "2026-11-21T10:00:00"}),
        header_with(blobs=[{"h": "a" * 63 + "/", "n": 1, "t": "image/png"}]),
        header_with(blobs=[{"h": "a" * 64, "n": -1, "t": "image/png"}]),
        header_with(blobs=[{"h": "a" * 64, "n": 1, "t": "image/png\r\n"}]),
        header_with(blobs=[{"h": "a" * 64, "n": 1, "t": "image/png"}] * 16),
        header_with(later="x" * 8200),
        header_with().replace(b'"v":1', b'"v":1,"later":' + b"[" * 4000 + b"]" * 4000),
        header_with().replace(b'"v":1', b'"v":1,"later":NaN'),
        header_with().replace(b'"v":1', b'"v":1,"later":"\\ud800"'),
        header_with().replace(b'"v":1', b'"v":1,"later":"\xed\xa0\x80"'),
        header_with().replace(b'"v":1', b'"v":1,"later":' + b"9" * 5000),
    ],
)
def test_what_is_no_header_is_malformed(signed: bytes) -> None:
    refused(signed)


@pytest.mark.parametrize(
    "doubled",
    [
        b'"v":1,"v":1',
        b'"v":1,"later":1e5,"seq":1',
        b'"v":1,"later":{"a":1,"a":2}',
        b'"v":1,"later":1e5,"\\u0073eq":1',
    ],
)
def test_a_repeated_key_is_refused_however_it_is_written(doubled: bytes) -> None:
    assert refused(header_with().replace(b'"v":1', doubled)) == "a key is repeated"


def test_a_part_that_the_header_does_not_name_is_malformed() -> None:
    made = Writer().write(kinds.NOTE_ADD, {"text": "x"})
    refused(made.signed, {"c": b"s" * 20})
    refused(made.signed, {"b": b"short"})
    refused(made.signed, {"b": b"s" * (entry.MAX_PART + entry.SALT + 1)})


def test_a_swapped_part_another_key_and_a_changed_header_do_not_verify() -> None:
    writer = Writer()
    key = bytes(writer.key.verify_key)
    one, two = (writer.write(kinds.NOTE_ADD, {"text": t}) for t in ("one", "two"))
    changed = one.signed.replace(b'"u_1"', b'"u_2"')
    for wrong, public, code in (
        (msgspec.structs.replace(one, parts=two.parts), key, "entry.part_hash"),
        (one, bytes(SigningKey(b"x" * 32).verify_key), "entry.wrong_key"),
        (entry.read(changed, one.signatures, one.parts), key, "entry.bad_signature"),
        (msgspec.structs.replace(one, signatures=()), key, "entry.bad_signature"),
        (msgspec.structs.replace(one, signatures=(b"",)), key, "entry.bad_signature"),
    ):
        with pytest.raises(Problem) as caught:
            entry.verify(wrong, public)
        assert caught.value.code == code


def test_an_entry_still_verifies_when_its_part_was_erased() -> None:
    writer = Writer()
    made = writer.write(kinds.NOTE_ADD, {"text": "13800132046"})
    entry.verify(msgspec.structs.replace(made, parts={}), bytes(writer.key.verify_key))


def test_what_is_too_large_is_not_signed() -> None:
    with pytest.raises(ValueError, match="part too large"):
        Writer().write(kinds.NOTE_ADD, b"x" * (entry.MAX_PART + 1))

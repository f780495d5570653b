"""Codes, keys, sessions and revocation."""

from datetime import timedelta

import msgspec
import pytest
from nacl.signing import SigningKey

from headquarters.services import enrolments
from record.journal import exchange, ids, invitation
from record.journal.envelope import Envelope, seal
from record.problems import Problem
from tests.headquarters.world import Device, Headquarters, refused


def new_device(hq: Headquarters) -> Device:
    return Device(hq, SigningKey.generate())


def test_a_code_enrols_one_device_and_carries_the_fingerprint_of_headquarters(hq: Headquarters):
    station = hq.station()
    made = hq.office.enrolments.invite(station=station, address="https://总部.example")
    assert made.fingerprint == invitation.fingerprint(hq.office.house.public_key)
    device = new_device(hq)
    typed = invitation.read(made.text.lower()).code
    answer = hq.http.post("/v1/enrol", content=device.asking(typed))
    enrolled = exchange.decode(answer.content, exchange.Enrolled)
    assert (answer.status_code, enrolled.role, enrolled.station) == (201, "station", station)
    assert enrolled.streams == (f"st:{station}",)
    assert enrolled.hq_keys[0].key == hq.office.house.public_key


def test_the_same_key_may_ask_again_after_a_lost_answer(hq: Headquarters):
    code = hq.office.enrolments.invite(station=hq.station()).code
    asking = new_device(hq).asking(code)
    first, again = (hq.http.post("/v1/enrol", content=asking).json()["dev"] for _ in range(2))
    assert first == again


def test_a_used_code_is_refused(hq: Headquarters):
    code = hq.office.enrolments.invite(station=hq.station()).code
    hq.http.post("/v1/enrol", content=new_device(hq).asking(code))
    answer = hq.http.post("/v1/enrol", content=new_device(hq).asking(code))
    assert refused(answer) == (410, "used_code")


def test_an_expired_code_is_refused(hq: Headquarters):
    code = hq.office.enrolments.invite(region=hq.region()).code
    hq.clock.ahead = enrolments.LIFE + timedelta(minutes=1)
    answer = hq.http.post("/v1/enrol", content=new_device(hq).asking(code))
    assert refused(answer) == (410, "expired_code")


@pytest.fixture
def desk(hq: Headquarters) -> enrolments.Enrolments:
    """Enrolments that have not refused anybody yet."""
    return enrolments.Enrolments(hq.office.house)


def asked(device: Device, code: str) -> Envelope:
    return exchange.decode(device.asking(code), Envelope)


def test_a_code_is_dead_after_five_wrong_guesses(hq: Headquarters, desk: enrolments.Enrolments):
    code = desk.invite(station=hq.station()).code
    guess = code[:4] + "00000000"
    for _ in range(enrolments.MAX_TRIES):
        with pytest.raises(Problem) as caught:
            desk.enrol(asked(new_device(hq), guess), "here")
        assert caught.value.code == "hq.bad_code"
    with pytest.raises(Problem) as caught:
        desk.enrol(asked(new_device(hq), code), "here")
    assert caught.value.code == "hq.used_code"


def test_guessing_is_slowed_down_by_address(hq: Headquarters, desk: enrolments.Enrolments):
    def code_of_refusal(address: str) -> str:
        with pytest.raises(Problem) as caught:
            desk.enrol(asked(new_device(hq), "000000000000"), address)
        return caught.value.code

    codes = [code_of_refusal("10.0.0.1") for _ in range(12)]
    assert codes[0] == "hq.bad_code"
    assert codes[-1] == "hq.too_fast"
    assert code_of_refusal("10.0.0.2") == "hq.bad_code"


def test_somebody_elses_key_cannot_be_enrolled(hq: Headquarters, desk: enrolments.Enrolments):
    code = desk.invite(station=hq.station()).code
    wanted = exchange.Enrol(code=code, pubkey=new_device(hq).public_key)
    forged = seal(wanted, exchange.ENROL_TYPE, SigningKey.generate())
    with pytest.raises(Problem) as caught:
        desk.enrol(forged, "here")
    assert caught.value.code == "hq.proof"


def test_the_database_holds_neither_codes_nor_tokens(alone: Headquarters):
    code = alone.office.enrolments.invite(station=alone.station()).code
    device = alone.device()
    alone.office.stop()
    held = b"".join(f.read_bytes() for f in alone.settings.data.glob("*.db*"))
    assert device.dev.encode() in held
    assert code.encode() not in held
    assert code[4:].encode() not in held
    assert device.token.encode() not in held
    assert bytes(alone.office.house.key) not in held


def test_a_proof_opens_one_session_only(hq: Headquarters):
    device = hq.device()
    proof = msgspec.json.encode(device.proof())
    assert hq.http.post("/v1/session", content=proof).status_code == 201
    assert refused(hq.http.post("/v1/session", content=proof)) == (401, "proof")


def test_a_proof_for_another_headquarters_is_refused(hq: Headquarters):
    device = hq.device()
    nonce = hq.http.get("/v1/session/nonce").json()["nonce"]
    proof = exchange.SessionProof(dev=device.dev, nonce=nonce, aud="other", time=hq.clock())
    sealed = seal(proof, exchange.SESSION_TYPE, device.key)
    answer = hq.http.post("/v1/session", content=msgspec.json.encode(sealed))
    assert refused(answer) == (401, "proof")


def test_an_old_or_invented_nonce_is_refused(hq: Headquarters):
    device = hq.device()
    proof = device.proof()
    hq.clock.ahead = timedelta(minutes=2)
    answer = hq.http.post("/v1/session", content=msgspec.json.encode(proof))
    assert refused(answer) == (401, "proof")
    for nonce in ("", "x", "1.2.3", "汉"):
        made = exchange.SessionProof(
            dev=device.dev, nonce=nonce, aud=hq.office.house.kid, time=hq.clock()
        )
        sealed = msgspec.json.encode(seal(made, exchange.SESSION_TYPE, device.key))
        assert refused(hq.http.post("/v1/session", content=sealed)) == (401, "proof")


def test_a_token_ends_after_a_quarter_of_an_hour(hq: Headquarters):
    device = hq.device()
    assert device.get("/heads").status_code == 200
    hq.clock.ahead = timedelta(minutes=16)
    assert refused(device.get("/heads")) == (401, "token")


def test_a_session_tells_where_the_own_chains_end(hq: Headquarters):
    device = hq.device()
    value = device.make()
    device.pushed(value)
    answer = hq.http.post("/v1/session", content=msgspec.json.encode(device.proof()))
    session = exchange.decode(answer.content, exchange.Session)
    assert [(h.seq, h.eh) for h in session.heads] == [(1, value.id)]
    assert session.log == hq.office.house.log


def test_a_revoked_device_is_out_at_once_and_its_late_entries_are_held_back(hq: Headquarters):
    region = hq.region()
    device, boss = hq.device(station=hq.station(region)), hq.device(region=region)
    early = device.make()
    device.pushed(early)
    hq.office.enrolments.revoke(device.dev)
    late = device.make()
    assert refused(device.push(late)) == (401, "token")
    answer = hq.http.post("/v1/session", content=msgspec.json.encode(device.proof()))
    assert refused(answer) == (403, "revoked")
    assert boss.pushed(late).quarantined == 1
    assert [s.h for s in boss.pull_until(1)] == [early.signed]


def test_a_key_is_changed_by_the_old_one_and_the_device_gets_a_new_name(hq: Headquarters):
    device, key = hq.device(), SigningKey.generate()
    wanted = exchange.Rotate(dev=device.dev, pubkey=bytes(key.verify_key))
    both = msgspec.json.encode(seal(wanted, exchange.ROTATE_TYPE, device.key, key))
    answer = hq.http.post("/v1/enrol/rotate", content=both)
    enrolled = exchange.decode(answer.content, exchange.Enrolled)
    assert answer.status_code == 201
    assert enrolled.dev != device.dev
    assert enrolled.station == device.station
    again = hq.http.post("/v1/enrol/rotate", content=both)
    assert again.json()["dev"] == enrolled.dev


def test_a_key_cannot_be_changed_without_the_old_one(hq: Headquarters):
    device, key = hq.device(), SigningKey.generate()
    wanted = exchange.Rotate(dev=device.dev, pubkey=bytes(key.verify_key))
    alone = msgspec.json.encode(seal(wanted, exchange.ROTATE_TYPE, key))
    assert refused(hq.http.post("/v1/enrol/rotate", content=alone)) == (401, "proof")


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"payloadType":"x","payload":"e30=","signatures":[]}']
)
@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/enrol/rotate", "/v1/session"])
def test_what_is_not_an_envelope_is_malformed(hq: Headquarters, path: str, body: bytes):
    assert refused(hq.http.post(path, content=body)) == (400, "malformed")


def test_who_is_there_is_told_to_anybody_and_signed(hq: Headquarters):
    info = exchange.decode(hq.http.get(exchange.WELL_KNOWN).content, exchange.ServerInfo)
    assert info.log == hq.office.house.log
    assert ids.key_id(info.keys[0].key) == info.keys[0].kid
    assert hq.http.get("/healthz").status_code == 200
    assert hq.http.get("/readyz").status_code == 200


def test_no_two_devices_get_ids_that_end_alike(hq: Headquarters, monkeypatch: pytest.MonkeyPatch):
    real = enrolments.secrets.token_bytes
    drawn = iter([b"0" * 10, b"1" * 6 + b"0" * 4, b"2" * 10])
    monkeypatch.setattr(
        enrolments.secrets, "token_bytes", lambda n: next(drawn) if n == 10 else real(n)
    )
    ends = [hq.device().dev[-6:] for _ in range(2)]
    assert ends[0] != ends[1]
    assert next(drawn, None) is None

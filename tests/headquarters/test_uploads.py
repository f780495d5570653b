"""Files in pieces: rights before bytes, offsets, checksums, and receipts only for what was read."""

import base64
import hashlib
import secrets
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from headquarters.store import blobs
from record.journal import exchange, receipts
from record.journal.entry import BlobRef
from record.journal.envelope import Envelope
from tests.headquarters.world import Device, Headquarters, checksum, facts, refused

KIB = 1024


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def ready(hq: Headquarters, content: bytes, station: str = "") -> Device:
    """Make a device whose entry names the file."""
    device = hq.device(station=station)
    answer = device.pushed(device.with_file(content))
    assert len(answer.wanted_blobs) == 1
    return device


def test_a_file_sent_in_pieces_is_stored_and_gets_a_signed_receipt(hq: Headquarters):
    content = secrets.token_bytes(700 * KIB)
    device = ready(hq, content)
    h = device.upload(content, 256 * KIB)
    envelope = exchange.decode(device.get(f"/blobs/{h}/receipt").content, Envelope)
    receipt = receipts.read_blob_receipt(envelope, hq.office.house.public_key)
    assert (receipt.sha256, receipt.size, receipt.log) == (h, len(content), hq.office.house.log)
    assert device.get(f"/blobs/{h}").content == content


def test_a_large_file_is_joined_and_can_be_read_in_ranges(hq: Headquarters):
    content = secrets.token_bytes(9 * KIB * KIB)
    device = ready(hq, content)
    h = device.upload(content)
    answer = device.get(f"/blobs/{h}", headers={"Range": "bytes=8388600-8388619"})
    assert answer.status_code == 206
    assert answer.content == content[8388600:8388620]
    assert answer.headers["content-range"] == f"bytes 8388600-8388619/{len(content)}"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert device.get(f"/blobs/{h}").content == content


@pytest.mark.parametrize(
    ("asked", "got"), [("bytes=2-", (2, 6)), ("bytes=-2", (4, 6)), ("bytes=4-99", (4, 6))]
)
def test_a_range_is_read_from_either_end(hq: Headquarters, asked: str, got: tuple[int, int]):
    content = secrets.token_bytes(6)
    device = ready(hq, content)
    h = device.upload(content)
    answer = device.get(f"/blobs/{h}", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (206, content[slice(*got)])


@pytest.mark.parametrize("asked", ["bytes=6-", "bytes=3-1", "bytes=-0", "lines=1-2", "bytes=a-"])
def test_a_range_that_is_not_there_is_refused(hq: Headquarters, asked: str):
    content = secrets.token_bytes(6)
    device = ready(hq, content)
    h = device.upload(content)
    assert refused(device.get(f"/blobs/{h}", headers={"Range": asked})) == (416, "range")


def test_an_empty_file_is_stored_by_asking_for_it(hq: Headquarters):
    device = ready(hq, b"")
    location = device.begin(b"").headers["Location"]
    assert device.tus("HEAD", location.removeprefix("/v1")).status_code == 200
    assert device.get(f"/blobs/{hash_of(b'')}/receipt").status_code == 200


def test_an_upload_for_a_file_no_entry_names_is_refused(hq: Headquarters):
    assert refused(hq.device().begin(b"stranger")) == (403, "not_referenced")


def test_an_upload_of_another_size_than_the_entry_says_is_refused(hq: Headquarters):
    content = b"six..."
    device = ready(hq, content)
    answer = device.begin(content, **{"Upload-Length": "7"})
    assert refused(answer) == (400, "malformed")


def test_a_file_over_two_gibibytes_is_too_large(hq: Headquarters):
    device = hq.device()
    size = exchange.MAX_BLOB + 1
    device.pushed(device.make(blobs=(BlobRef("a" * 64, size, "video/mp4"),)))
    name = base64.b64encode(b"a" * 64).decode()
    answer = device.tus(
        "POST",
        "/uploads",
        headers={"Upload-Length": str(size), "Upload-Metadata": f"sha256 {name}"},
    )
    assert refused(answer) == (413, "too_large")


def test_a_wrong_checksum_leaves_the_offset_where_it_was(hq: Headquarters):
    content = secrets.token_bytes(KIB)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    answer = device.patch(location, 0, content, **{"Upload-Checksum": checksum(b"other")})
    assert refused(answer) == (460, "checksum")
    state = device.tus("HEAD", location.removeprefix("/v1"))
    assert state.headers["Upload-Offset"] == "0"
    assert device.patch(location, 0, content).status_code == 204


def test_a_piece_without_a_checksum_is_malformed(hq: Headquarters):
    content = b"abc"
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    answer = device.patch(location, 0, content, **{"Upload-Checksum": "md5 abc"})
    assert refused(answer) == (400, "malformed")


def test_a_piece_at_another_offset_is_refused_and_told_the_right_one(hq: Headquarters):
    content = secrets.token_bytes(2 * KIB)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    device.patch(location, 0, content[:KIB])
    answer = device.patch(location, 0, content[:KIB])
    assert refused(answer) == (409, "upload_offset")
    assert facts(answer)["offset"] == KIB


def test_more_bytes_than_announced_are_refused(hq: Headquarters):
    content = secrets.token_bytes(KIB)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    assert refused(device.patch(location, 0, content + b"!")) == (413, "too_large")


def test_a_piece_over_eight_mebibytes_is_refused(hq: Headquarters):
    content = bytes(exchange.MAX_CHUNK + 1)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    assert refused(device.patch(location, 0, content)) == (413, "too_large")


def test_two_pieces_at_one_offset_make_one(hq: Headquarters):
    content = secrets.token_bytes(600 * KIB)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    half = content[: 300 * KIB]
    codes: list[int] = []
    threads = [
        threading.Thread(target=lambda: codes.append(device.patch(location, 0, half).status_code))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [204, 409, 409, 409]
    assert device.patch(location, len(half), content[len(half) :]).status_code == 204


def test_the_same_file_again_goes_on_with_the_same_upload(hq: Headquarters):
    content = secrets.token_bytes(KIB)
    device = ready(hq, content)
    first, again = device.begin(content), device.begin(content)
    assert first.headers["Location"] == again.headers["Location"]
    device.upload(content)
    stored = device.begin(content)
    assert stored.status_code == 200
    assert stored.headers["Location"].endswith("/receipt")


def test_a_file_that_is_not_what_its_hash_says_is_thrown_away(hq: Headquarters):
    content, other = secrets.token_bytes(KIB), secrets.token_bytes(KIB)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    device.patch(location, 0, other)
    state = device.tus("HEAD", location.removeprefix("/v1"))
    assert state.status_code == exchange.CHECKSUM_MISMATCH
    receipt = device.get(f"/blobs/{hash_of(content)}/receipt")
    assert refused(receipt) == (404, "not_stored_yet")
    assert device.upload(content)


def test_a_file_shared_by_two_stations_is_stored_once_and_read_by_reference(hq: Headquarters):
    content = secrets.token_bytes(KIB)
    first, second = ready(hq, content), hq.device()
    h = first.upload(content)
    assert refused(second.get(f"/blobs/{h}")) == (404, "not_found")
    assert second.pushed(second.with_file(content)).wanted_blobs == (h,)
    second.upload(content)
    assert second.get(f"/blobs/{h}").content == content
    assert second.receipt(h) == first.receipt(h)


def test_to_name_a_file_is_not_to_have_it(hq: Headquarters):
    """Hashes are printed on papers: one who read a hash must not get the picture."""
    content = secrets.token_bytes(KIB)
    owner, thief = ready(hq, content), hq.device()
    h = owner.upload(content)
    thief.pushed(thief.with_file(content))
    assert refused(thief.get(f"/blobs/{h}")) == (404, "not_stored_yet")
    assert refused(thief.get(f"/blobs/{h}/receipt")) == (404, "not_stored_yet")
    states = thief.post("/blobs:have", exchange.BlobsAsked((h,))).json()["blobs"]
    assert states[0]["state"] == "wanted"
    location = thief.begin(content).headers["Location"]
    thief.patch(location, 0, secrets.token_bytes(KIB))
    assert thief.tus("HEAD", location.removeprefix("/v1")).status_code == 460
    assert refused(thief.get(f"/blobs/{h}")) == (404, "not_stored_yet")


def test_what_is_wanted_uploading_stored_and_refused_is_told(hq: Headquarters):
    contents = [secrets.token_bytes(KIB) for _ in range(4)]
    device = hq.device()
    device.pushed(*[device.with_file(content) for content in contents[:3]])
    device.upload(contents[0])
    location = device.begin(contents[1]).headers["Location"]
    device.patch(location, 0, contents[1][:100])
    asked = exchange.BlobsAsked(tuple(map(hash_of, contents)))
    states = exchange.decode(device.post("/blobs:have", asked).content, exchange.BlobStates).blobs
    assert [s.state for s in states] == ["stored", "uploading", "wanted", "refused"]
    assert (states[1].url, states[1].offset) == (location, 100)


def test_a_fourth_open_upload_is_refused_until_one_ends(hq: Headquarters):
    contents = [secrets.token_bytes(KIB) for _ in range(4)]
    device = hq.device()
    device.pushed(*[device.with_file(content) for content in contents])
    begun = [device.begin(content) for content in contents]
    assert [answer.status_code for answer in begun] == [201, 201, 201, 429]
    location = begun[0].headers["Location"].removeprefix("/v1")
    assert device.tus("DELETE", location).status_code == 204
    assert device.tus("HEAD", location).status_code == 410
    assert device.begin(contents[3]).status_code == 201


def test_a_day_has_a_quota(hq: Headquarters):
    device = hq.device()
    refs = tuple(BlobRef(f"{n:064x}", exchange.MAX_BLOB, "video/mp4") for n in range(100, 103))
    device.pushed(*[device.make(blobs=(ref,)) for ref in refs])

    def begin(ref: BlobRef) -> int:
        name = base64.b64encode(ref.h.encode()).decode()
        wanted = {"Upload-Length": str(ref.n), "Upload-Metadata": f"sha256 {name}"}
        return device.tus("POST", "/uploads", headers=wanted).status_code

    assert [begin(ref) for ref in refs] == [201, 201, 429]


def test_an_upload_without_movement_for_a_week_is_gone(hq: Headquarters):
    content = secrets.token_bytes(KIB)
    device = ready(hq, content)
    location = device.begin(content).headers["Location"]
    device.patch(location, 0, content[:100])
    hq.clock.ahead = timedelta(days=8)
    hq.office.finaliser.sweep()
    device.sign_in()
    assert device.tus("HEAD", location.removeprefix("/v1")).status_code == 410
    assert device.begin(content).headers["Upload-Offset"] == "0"


def files_of(hq: Headquarters) -> set[Path]:
    return {path for path in (hq.settings.data / "files").rglob("*") if path.is_file()}


def test_nothing_is_written_for_who_has_no_right(alone: Headquarters):
    content = secrets.token_bytes(KIB)
    device, stranger = ready(alone, content), alone.device()
    location = device.begin(content).headers["Location"]
    before = files_of(alone)
    assert refused(stranger.patch(location, 0, content)) == (404, "not_found")
    stranger.token = "made-up"
    assert refused(stranger.patch(location, 0, content)) == (401, "token")
    assert files_of(alone) == before


@pytest.mark.parametrize("name", ["..%2F..%2Fetc%2Fpasswd", "a%00b", "%2E%2E", "C:%5Cx", "汉字"])
def test_an_id_that_looks_like_a_path_is_simply_not_found(hq: Headquarters, name: str):
    device = hq.device()
    for path in ("uploads", "blobs", "parts", "entries"):
        answer = device.tus("HEAD" if path == "uploads" else "GET", f"/{path}/{name}")
        # PostgreSQL says of a NUL that no name can hold it.
        assert answer.status_code in {404, 400 if "%00" in name else 404}, (path, answer.text)


def test_a_lost_piece_in_the_store_never_earns_a_receipt(alone: Headquarters):
    content = secrets.token_bytes(KIB)
    device = ready(alone, content)
    location = device.begin(content).headers["Location"]
    device.patch(location, 0, content[:512])
    (piece,) = files_of(alone)
    piece.chmod(0o600)
    piece.write_bytes(bytes(512))
    device.patch(location, 512, content[512:])
    assert device.tus("HEAD", location.removeprefix("/v1")).status_code == 460
    with alone.office.house.database.reading() as connection:
        assert blobs.get_blob(connection, hash_of(content)) is None


def test_what_of_tus_is_spoken_is_told(hq: Headquarters):
    answer = hq.http.options("/v1/uploads")
    assert answer.status_code == 204
    assert "checksum" in answer.headers["Tus-Extension"]
    device = hq.device()
    assert refused(device.request("POST", "/uploads")) == (412, "tus_version")


def test_a_piece_may_come_as_a_post_that_says_patch(hq: Headquarters):
    content = secrets.token_bytes(3000)
    device = ready(hq, content)
    url = device.begin(content).headers["Location"].removeprefix("/v1")
    piece = {
        "Tus-Resumable": "1.0.0",
        "Content-Type": exchange.TUS_CHUNK_TYPE,
        "Upload-Offset": "0",
        "Upload-Checksum": checksum(content),
    }
    plain = device.request("POST", url, content=content, headers=piece)
    assert refused(plain) == (404, "not_found")
    as_patch = {"X-HTTP-Method-Override": "patch"}
    answer = device.request("POST", url, content=content, headers=piece | as_patch)
    assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(len(content)))


def test_an_upload_may_be_given_up_by_a_post_that_says_delete(hq: Headquarters):
    content = secrets.token_bytes(3000)
    device = ready(hq, content)
    url = device.begin(content).headers["Location"].removeprefix("/v1")
    as_delete = {"Tus-Resumable": "1.0.0", "X-HTTP-Method-Override": "DELETE"}
    assert device.request("POST", url, headers=as_delete).status_code == 204

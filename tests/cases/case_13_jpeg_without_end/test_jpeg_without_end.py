"""A JPEG that lacks its end marker is shown, with a word on it (Pillow 4414, 2038; dahua 658)."""

from pathlib import Path

from desktop.evidence.asking.decoder import Decoder

WITHOUT_END = Path(__file__).with_name("noeoi.jpg")


def test_a_jpeg_without_its_last_two_bytes_is_shown_whole(decoder: Decoder) -> None:
    shown = decoder.preview(WITHOUT_END, 320, 320)
    assert (shown.width, shown.height) == (320, 240)
    told = decoder.describe(WITHOUT_END)
    assert (told.early, told.missing) == (True, 0)


def test_half_of_it_is_shown_and_the_other_half_is_said_to_be_missing(
    decoder: Decoder, tmp_path: Path
) -> None:
    half = tmp_path / "半张.jpg"
    half.write_bytes(WITHOUT_END.read_bytes()[: WITHOUT_END.stat().st_size // 2])
    told = decoder.describe(half)
    assert told.missing_side == "lower"
    assert 40 <= told.missing <= 60
    whole, shown = (decoder.preview(path, 320, 320) for path in (WITHOUT_END, half))
    upper = 320 * 3 * 100
    assert shown.rgb[:upper] == whole.rgb[:upper]
    assert shown.rgb[-upper // 4 :] != whole.rgb[-upper // 4 :]

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageOps

from desktop.prints.page.blocks import Picture
from desktop.prints.page.page import Content, Imprint, print_document
from desktop.prints.page.pictures import bare_jpeg, prepare

GPS = 0x8825


def _jpeg(size: tuple[int, int], orientation: int = 1, **options: object) -> bytes:
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    picture.paste("blue", (size[0] // 2, 0, size[0], size[1] // 2))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "secret place"
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=90, exif=exif, comment=b"secret comment", **options)
    return written.getvalue()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_keeps_its_picture_and_loses_everything_hidden(progressive: bool):
    data = _jpeg((200, 120), progressive=progressive) + b"\xff\xd8 another picture \xff\xd9"
    bare = bare_jpeg(data)
    assert b"secret" not in bare
    assert b"another" not in bare
    same = np.array(Image.open(io.BytesIO(bare))) == np.array(Image.open(io.BytesIO(data)))
    assert same.all()


def test_a_picture_that_fits_print_is_embedded_without_encoding_it_again(imprint: Imprint):
    data = _jpeg((800, 600))
    content = Content("t", "t", "1", [Picture("ab" * 32, "图", 80)], {"ab" * 32: data})
    assert bare_jpeg(data) in print_document(content, imprint).pdf


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_stands_upright(orientation: int, imprint: Imprint):
    data = _jpeg((400, 240), orientation)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    prepared = prepare(data, 100, 100)
    assert prepared is not None
    assert prepared.ratio == pytest.approx(upright.width / upright.height)

    content = Content("t", "t", "1", [Picture("ab" * 32, "图", 60)], {"ab" * 32: data})
    document = pypdfium2.PdfDocument(print_document(content, imprint).pdf)
    drawn = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    tall = min(60, 170 / prepared.ratio)
    wide = tall * prepared.ratio
    scale = 2 / 25.4 * 72
    box = (105 - wide / 2, 21, 105 + wide / 2, 21 + tall)
    shown = drawn.crop(tuple(round(v * scale) for v in box)).resize(upright.size)
    difference = np.abs(np.array(shown, int) - np.array(upright.convert("RGB"), int))
    assert np.median(difference) < 6
    assert difference.mean() < 10


def test_a_picture_finer_than_print_is_made_smaller():
    data = _jpeg((4000, 3000))
    prepared = prepare(data, 80, 60)
    assert prepared is not None
    assert len(prepared.image.jpeg_fh().read()) < len(data) / 3


def test_transparency_lies_on_white(imprint: Imprint):
    written = io.BytesIO()
    Image.new("RGBA", (40, 40), (255, 0, 0, 0)).save(written, "PNG")
    prepared = prepare(written.getvalue(), 50, 50)
    assert prepared is not None
    assert set(prepared.image.getRGBData()) == {255}


@pytest.mark.parametrize("data", [b"", b"not a picture", _jpeg((64, 64))[:40], b"\xff\xd8\xff\xd9"])
def test_a_broken_picture_leaves_a_frame_that_says_so(data: bytes, imprint: Imprint, extracted):
    content = Content("t", "t", "1", [Picture("ab" * 32, "图一")], {"ab" * 32: data})
    text = extracted(print_document(content, imprint).pdf)
    assert "图片不在本机" in text
    assert "ab" * 32 in text

"""QR codes of any kind, read off pixels."""

import numpy as np
import zxingcpp

_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def texts_in(width: int, height: int, rgb: bytes) -> tuple[str, ...]:
    """Return the texts of all QR codes in a picture of RGB bytes."""
    pixels = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
    return tuple(each.text for each in zxingcpp.read_barcodes(pixels, formats=_QR_ONLY))

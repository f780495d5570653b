"""What came of taking a still again, in a person's words."""

from PySide6.QtCore import QCoreApplication

from desktop.services.footage.reproducing import Compared, Difference, Reproduction

translate = QCoreApplication.translate


def differences(result: Reproduction) -> list[str]:
    """Name every difference in a sentence."""
    said = [_said(difference) for difference in result.differences]
    apart = result.pixels
    if apart is not None:
        words = translate("ReproductionWords", "{0} of {1} pixels differ, at most by {2} of 255.")
        said.append(words.format(f"{apart.pixels:,}", f"{apart.of:,}", apart.largest))
    return list(dict.fromkeys(said))


def _said(difference: Difference) -> str:
    words: dict[str, str] = {
        Compared.FILE: translate("ReproductionWords", "The original is another file."),
        Compared.DECODER: translate(
            "ReproductionWords", "It was decoded by another version ({0}, now {1})."
        ),
        Compared.COLOUR: translate(
            "ReproductionWords", "Its colours were converted another way ({0}, now {1})."
        ),
        Compared.FRAME: translate("ReproductionWords", "The original no longer gives this frame."),
        Compared.STILL: translate(
            "ReproductionWords", "The picture kept is not the one that was recorded."
        ),
        Compared.PIXELS: translate(
            "ReproductionWords", "The original gives other pixels than were recorded."
        ),
    }
    otherwise = translate("ReproductionWords", "Recorded otherwise: {2} ({0}, now {1}).")
    return words.get(difference.what, otherwise).format(
        difference.expected, difference.found, difference.name
    )

"""Why nothing was found, in words: the likely cause, the spellings tried, where nobody looked."""

from PySide6.QtCore import QCoreApplication

from desktop.services.cases.finding import Cause, Nothing, Unsearched
from desktop.ui.words.case import full

translate = QCoreApplication.translate


def cause(nothing: Nothing) -> str:
    """Return the likely cause in a sentence."""
    match nothing.cause:
        case Cause.FILTERS:
            return translate(
                "FindingWords",
                "The filters hide %n case(s) with these words.",
                "",
                nothing.found_instead,
            )
        case Cause.CODE_MISREAD:
            return translate(
                "FindingWords", "The check characters of this code don't fit: one was misread."
            )
        case Cause.ONE_WORD:
            words = translate(
                "FindingWords",
                "“{0}” stands nowhere; without it %n case(s) are found.",
                "",
                nothing.found_instead,
            )
            return words.format(nothing.without)
        case Cause.TOO_SHORT:
            return translate("FindingWords", "That is very short; a third character finds more.")
        case _:
            return translate("FindingWords", "Nothing here has these words or this number.")


def tried() -> tuple[str, ...]:
    """Return the spellings that every search tries by itself."""
    return (
        translate("FindingWords", "with and without dashes · full and half width"),
        translate("FindingWords", "O as 0, I as 1 · ○ as 〇 · simplified and traditional"),
        translate("FindingWords", "case numbers, hashes, plates, telephones, seals, paper codes"),
    )


def unsearched(nothing: Nothing) -> str:
    """Return the places where nobody looked, in a sentence."""
    return translate("FindingWords", "; ").join(
        _place(place, nothing) for place in nothing.unsearched
    )


def sentences(nothing: Nothing) -> str:
    """Return all of it as lines: the cause, what was tried, where nobody looked."""
    return "\n".join(
        (
            cause(nothing),
            translate("FindingWords", "Tried: {0}").format(" · ".join(tried())),
            translate("FindingWords", "Not searched: {0}").format(unsearched(nothing)),
        )
    )


def _place(place: Unsearched, nothing: Nothing) -> str:
    match place:
        case Unsearched.OTHER_STATIONS:
            return translate("FindingWords", "other stations (this desk sees its own)")
        case Unsearched.NOT_YET_INDEXED:
            return translate(
                "FindingWords", "%n case(s) whose index is being made anew", "", nothing.waiting
            )
        case Unsearched.LATER_AT_HEADQUARTERS if nothing.as_of is not None:
            words = translate("FindingWords", "what reached headquarters after {0}")
            return words.format(full(nothing.as_of))
        case Unsearched.LATER_AT_HEADQUARTERS:
            return translate("FindingWords", "headquarters (never met yet)")
        case _:
            return translate("FindingWords", "words inside pictures, films and scans")

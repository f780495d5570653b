from desktop.app import Application
from tests.builders import COLLEAGUE, MANAGER


def test_what_is_typed_comes_back_to_the_same_person_only(station: Application) -> None:
    station.drafts.keep("new", "summary", "车子发")
    station.drafts.keep("new", "summary", "车子发抖")
    station.drafts.keep("new", "complainant.name", "周")
    assert station.drafts.of("new") == {"summary": "车子发抖", "complainant.name": "周"}
    station.session.member = COLLEAGUE
    assert station.drafts.of("new") == {}
    station.session.sign_out()
    assert station.drafts.of("new") == {}
    station.session.member = MANAGER
    station.drafts.drop("new", "summary")
    assert station.drafts.of("new") == {"complainant.name": "周"}
    station.drafts.drop("new")
    assert station.drafts.of("new") == {}


def test_a_draft_holds_whatever_a_keyboard_can_send(station: Application) -> None:
    station.drafts.keep("new", "narrative", "𠮷\x00半\ud842" + "长" * 10_000)
    kept = station.drafts.of("new")["narrative"]
    assert kept.startswith("𠮷半")
    assert kept.endswith("长" * 10_000)

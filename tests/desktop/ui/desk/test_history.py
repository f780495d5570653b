from desktop.ui.desk.history import LONGEST, History
from desktop.ui.window.visit import ToCase, ToCases, ToSync, ToToday


def _been(*visits):
    history = History()
    for visit in visits:
        history.go(visit)
    return history


def test_back_and_forward_walk_along_what_was_visited():
    history = _been(ToToday(), ToCases(), ToCase("c1"))
    assert history.step(-1) == ToCases()
    assert history.step(-1) == ToToday()
    assert history.step(1) == ToCases()


def test_there_is_nothing_before_the_first_and_after_the_last():
    history = _been(ToToday())
    assert history.step(-1) is None
    assert history.step(1) is None
    assert History().step(-1) is None


def test_the_same_visit_again_is_noted_once():
    history = _been(ToToday(), ToCases(), ToCases())
    assert history.step(-1) == ToToday()


def test_the_same_page_with_another_case_is_another_visit():
    history = History()
    history.go(ToCase("c1"))
    history.go(ToCase("c2"))
    assert history.step(-1) == ToCase("c1")


def test_a_new_visit_forgets_what_lay_ahead():
    history = _been(ToToday(), ToCases(), ToCase("c1"))
    history.step(-1)
    history.go(ToSync())
    assert history.step(1) is None
    assert history.step(-1) == ToCases()


def test_only_the_last_visits_are_kept():
    history = _been(*(ToCase(f"c{n}") for n in range(LONGEST + 5)))
    back = [history.step(-1) for _ in range(LONGEST)]
    assert back[LONGEST - 2] == ToCase("c5")
    assert back[-1] is None

from desktop.ui.desk.history import LONGEST, History, Visit


def _been(*names):
    history = History()
    for name in names:
        history.go(Visit(name))
    return history


def test_back_and_forward_walk_along_what_was_visited():
    history = _been("today", "cases", "case")
    assert history.step(-1) == Visit("cases")
    assert history.step(-1) == Visit("today")
    assert history.step(1) == Visit("cases")


def test_there_is_nothing_before_the_first_and_after_the_last():
    history = _been("today")
    assert history.step(-1) is None
    assert history.step(1) is None
    assert History().step(-1) is None


def test_the_same_visit_again_is_noted_once():
    history = _been("today", "cases", "cases")
    assert history.step(-1) == Visit("today")


def test_the_same_page_with_another_case_is_another_visit():
    history = History()
    history.go(Visit("case", {"case_id": "c1"}))
    history.go(Visit("case", {"case_id": "c2"}))
    assert history.step(-1) == Visit("case", {"case_id": "c1"})


def test_a_new_visit_forgets_what_lay_ahead():
    history = _been("today", "cases", "case")
    history.step(-1)
    history.go(Visit("sync"))
    assert history.step(1) is None
    assert history.step(-1) == Visit("cases")


def test_only_the_last_visits_are_kept():
    history = _been(*(f"page {n}" for n in range(LONGEST + 5)))
    back = [history.step(-1) for _ in range(LONGEST)]
    assert back[LONGEST - 2] == Visit("page 5")
    assert back[-1] is None

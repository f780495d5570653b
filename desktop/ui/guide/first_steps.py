"""First steps: a course in the practice station that ends with a printed confirmation."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.cases.first_steps import Course, FirstSteps, Lesson
from desktop.ui.guide.ui_first_steps import Ui_FirstStepsDialog
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.place import NewEvidence
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToCase, ToNewCase, ToStills, Visit
from record.codes import ExhibitKind
from record.problems import Problem

SIZE = (620, 560)


class FirstStepsDialog(Dialog):
    """Show what was done and what is next, as the record has it. ``asked`` carries the Visit."""

    asked = Signal(object)

    def __init__(self, steps: FirstSteps, prompts: Prompts, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._steps, self._prompts = steps, prompts
        self.rows: dict[Lesson, Button] = {}
        self.ui = Ui_FirstStepsDialog()
        self.ui.setupUi(self)
        self.ui.restartButton.clicked.connect(self.restart)
        self.ui.leaveButton.clicked.connect(self.leave)
        self.ui.closeButton.clicked.connect(self.reject)
        self.course = Course()
        self._do(steps.resume)
        fit_screen(self, *SIZE)

    def restart(self) -> None:
        """Begin anew: only what is done from now on counts."""
        self._do(self._steps.start)

    def leave(self) -> None:
        """Put the course aside and close."""
        self._do(self._steps.leave)
        self.reject()

    def _do(self, act: Callable[[], Course]) -> None:
        try:
            self._show(act())
        except Problem as problem:
            self._prompts.show_problem(problem)

    def _show(self, course: Course) -> None:
        self.course = course
        clear(self.ui.lessonsLayout)
        self.rows.clear()
        for number, lesson in enumerate(Lesson, 1):
            self.ui.lessonsLayout.addWidget(self._row(number, lesson))
        self.ui.lessonsLayout.addStretch(1)
        if course.following is None:
            done = self.tr("Done: a complaint, its evidence and a printed confirmation.")
            self.ui.stateText.setText(done)
        else:
            told = self.tr("{0} of {1} done. What is done is read from the record.")
            self.ui.stateText.setText(told.format(len(course.done), len(Lesson)))

    def _row(self, number: int, lesson: Lesson) -> QFrame:
        done, following = lesson in self.course.done, lesson == self.course.following
        title, how, act = self._words(lesson)
        card = QFrame()
        card.setProperty("look", "card")
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 10, 14, 10)
        line.setSpacing(12)
        line.addWidget(Icon("circle-check" if done else "circle", "good" if done else "muted"))
        words = QVBoxLayout()
        words.setSpacing(2)
        state = self.tr("done") if done else self.tr("next") if following else ""
        words.addWidget(Text(f"{number}  {title}" + (f" · {state}" if state else ""), "strong"))
        words.addWidget(Text(how, "muted").wrapped())
        line.addLayout(words, 1)
        button = Button(act, "primary" if following else "secondary")
        button.setToolTip(how)
        button.setAccessibleName(f"{act}: {title}")
        button.setEnabled(lesson == Lesson.COMPLAINT or bool(self.course.case_id))
        on_press(button, self._go, lesson)
        line.addWidget(button)
        self.rows[lesson] = button
        return card

    def _go(self, lesson: Lesson) -> None:
        case_id = self.course.case_id
        visits: dict[Lesson, Visit] = {
            Lesson.COMPLAINT: ToNewCase(),
            Lesson.STILL: ToStills(case_id),
            Lesson.SAMPLE_PHOTO: ToCase(case_id, NewEvidence(ExhibitKind.SAMPLE_PHOTO)),
            Lesson.CONFIRMATION: ToCase(case_id),
        }
        self.accept()
        self.asked.emit(visits[lesson])

    def _words(self, lesson: Lesson) -> tuple[str, str, str]:
        return {
            Lesson.COMPLAINT: (
                self.tr("Record a complaint"),
                self.tr("Six fields while the customer talks; anything may be made up."),
                self.tr("New complaint"),
            ),
            Lesson.STILL: (
                self.tr("Take a still"),
                self.tr("Open footage, say why, and keep one frame."),
                self.tr("To the footage"),
            ),
            Lesson.SAMPLE_PHOTO: (
                self.tr("Add a photo of a sample"),
                self.tr("Any picture will do: drop it, paste it or choose it."),
                self.tr("Add the photo"),
            ),
            Lesson.CONFIRMATION: (
                self.tr("Print the confirmation"),
                self.tr("Choose it under Print. It comes out of the printer, marked as practice."),
                self.tr("To the case"),
            ),
        }[lesson]

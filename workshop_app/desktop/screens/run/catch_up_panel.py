"""Late or early on the whole day: a proposal, its lines, and what else could be done.

Lays out and says what was pressed; nothing is applied before a press.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.desktop.screens.run.faces import CatchUpFace, GivingFace
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.elided import ElidedLabel
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.shapes import ShapeMark
from workshop_app.i18n.translate import _

ICON, MARK, FIGURES = 20, 13, 15


class GivingRow(QWidget):
    """One phase: from how many minutes to how many; by hand, with − and +."""

    asked = Signal(object, int)
    """Key of the phase, minutes more that it is to give."""

    def __init__(self) -> None:
        super().__init__()
        self._key: UUID | None = None
        self._mark = ShapeMark("circle", "forces", MARK)
        self._title = ElidedLabel("", "body")
        self._before, self._after = label("", "secondary"), label("", "body")
        self._after.setFont(sized_font(FIGURES, 700, tabular=True))
        self._more = icon_button("minus", "", scale="small", on_click=lambda: self._ask(1))
        self._less = icon_button("plus", "", scale="small", on_click=lambda: self._ask(-1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._mark)
        row.addWidget(self._title, 1)
        for part in (self._before, self._after, self._more, self._less):
            row.addWidget(part)

    def show_line(self, face: GivingFace, by_hand: bool) -> None:
        self._key = face.key
        self._mark.setVisible(bool(face.shape))
        if face.shape:
            self._mark.set_shape(face.shape, face.tone)
        self._title.say(face.title)
        self._before.setText(f"{face.before} →" if face.given and not by_hand else "")
        self._after.setText(face.after)
        for button, words in (
            (self._more, _("Une minute de moins pour « {phase} »", phase=face.title)),
            (self._less, _("Une minute de plus pour « {phase} »", phase=face.title)),
        ):
            button.setVisible(by_hand)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._more.setEnabled(face.given < face.most)
        self._less.setEnabled(face.given > 0)

    def _ask(self, by: int) -> None:
        self.asked.emit(self._key, by)


class CatchUpPanel(Panel):
    applied = Signal()
    adjusted = Signal()
    other_asked = Signal()
    """« Finir à 12 h 04 », or giving away minutes in hand."""
    minutes_asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(_("Retard"), "panel-signal")
        self.title.setWordWrap(False)
        self._icon = QLabel()
        self.title_row.insertWidget(0, self._icon)
        self._why = label("", "secondary", wrap=True)
        self._rows: list[GivingRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(1))
        self._apply = Button(_("Rattraper"), icon_name="check", scale="small")
        self._apply.clicked.connect(self.applied)
        self._adjust = Button(_("Ajuster"), scale="small", on_click=self.adjusted.emit)
        self._other = Button("", "quiet", scale="small", on_click=self.other_asked.emit)
        self.body.addWidget(self._why)
        self.body.addLayout(self._lines)
        row = Flow()
        for button in (self._apply, self._adjust, self._other):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.body.addLayout(row)

    def show_face(self, face: CatchUpFace) -> None:
        self.set_title(face.title)
        self.set_look("panel-signal" if face.is_late else "panel")
        ink = "state.signal.text" if face.is_late else "neutral.text_secondary"
        self._icon.setPixmap(pixmap("late", ink, ICON))
        self._why.setText(face.why)
        self._show_lines(face.lines, face.by_hand)
        self._apply.setVisible(face.is_late and (face.can_apply or face.by_hand))
        self._apply.setEnabled(face.can_apply)
        self._adjust.setVisible(face.can_adjust)
        self._adjust.setText(_("Proposition") if face.by_hand else _("Ajuster"))
        self._other.setText(face.other)
        self._other.setVisible(bool(face.other))

    def aim(self) -> None:
        """The first thing that can be pressed."""
        for button in (self._apply, self._adjust, self._other):
            if not button.isHidden() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show_lines(self, lines: Sequence[GivingFace], by_hand: bool) -> None:
        while len(self._rows) < len(lines):
            row = GivingRow()
            row.asked.connect(self.minutes_asked)
            self._rows.append(row)
            self._lines.addWidget(row)
        for row in self._rows[len(lines) :]:
            row.hide()
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line, by_hand)
            row.show()

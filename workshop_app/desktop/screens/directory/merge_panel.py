"""Two entries side by side, and what to keep where they differ. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.screens.directory.panels import Filled
from workshop_app.desktop.screens.directory.wording import Choice, MergeFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.elided import ElidedLabel, ElidedRadio
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.i18n.translate import _


class MergePanel(Panel):
    merge_asked = Signal(object)
    """{field: value} of what was chosen."""
    apart_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.buttons.addWidget(
            icon_button("x", _("Laisser comme avant"), "quiet", "small", self.left.emit)
        )
        self._reason = label("", "signal", wrap=True)
        self._entries, self._choices = Filled(), Filled()
        self._groups: dict[str, QButtonGroup] = {}
        note = _("Les ateliers passés gardent ce que leur liste disait. Cela peut s'annuler.")
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.merge = Button(_("Fusionner"), icon_name="layers", on_click=self._give)
        self.apart = Button(" ", "quiet", on_click=self.apart_asked.emit)
        for widget in (self._reason, self._entries, line(), self._choices):
            self.body.addWidget(widget)
        self.body.addWidget(label(note, "caption", wrap=True))
        row.addWidget(self.merge)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_face(self, face: MergeFace) -> None:
        self.set_title(face.title)
        self._reason.setText(face.reason)
        self._reason.setVisible(bool(face.reason))
        self._entries.fill([_entry(name, detail) for name, detail in face.entries])
        self._groups.clear()
        self._choices.fill([self._choice(choice) for choice in face.choices])
        self.apart.setText(face.apart)
        self.apart.setVisible(bool(face.apart))

    def chosen(self) -> dict[str, str]:
        """What is ticked now."""
        return {
            field: button.whole()
            for field, group in self._groups.items()
            if isinstance(button := group.checkedButton(), ElidedRadio)
        }

    def _choice(self, choice: Choice) -> QWidget:
        box = QWidget()
        box.setAccessibleName(choice.label)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(choice.label, "label"))
        group = QButtonGroup(box)
        for value in choice.values:
            button = ElidedRadio(value)
            button.setAccessibleName(f"{choice.label} : {value}")
            group.addButton(button)
            column.addWidget(button)
        group.buttons()[0].setChecked(True)
        self._groups[choice.field] = group
        return box

    def _give(self) -> None:
        self.merge_asked.emit(self.chosen())


def _entry(name: str, detail: Sequence[str]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(name, "label", wrap=True))
    for told in detail:
        column.addWidget(ElidedLabel(told, "caption"))
    return box

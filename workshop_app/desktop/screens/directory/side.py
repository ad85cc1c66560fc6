"""The right column of « Répertoire »: one panel at a time. Decides which is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from workshop_app.desktop.screens.directory.merge_panel import MergePanel
from workshop_app.desktop.screens.directory.panels import (
    PersonPanel,
    SeveralPanel,
    StructurePanel,
    SummaryPanel,
)
from workshop_app.desktop.screens.directory.wording import (
    MergeFace,
    PersonFace,
    StructureFace,
    SummaryFace,
)
from workshop_app.desktop.tokens import space


class SideColumn(QWidget):
    left = Signal()
    """The panel shown was closed."""
    merging_asked = Signal()
    for_good_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary, self.person, self.several = SummaryPanel(), PersonPanel(), SeveralPanel()
        self.structure, self.merge = StructurePanel(), MergePanel()
        self._panels = (self.summary, self.person, self.several, self.structure, self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        for panel in self._panels:
            column.addWidget(panel)
            panel.hide()
        column.addStretch(1)
        self.person.left.connect(self.left)
        self.structure.left.connect(self.left)
        self.person.for_good_asked.connect(self.for_good_asked)
        self.several.for_good_asked.connect(self.for_good_asked)
        self.several.merge_asked.connect(self.merging_asked)

    def show_summary(self, face: SummaryFace) -> None:
        self.summary.show_face(face)
        self._show(self.summary)

    def show_person(self, face: PersonFace) -> None:
        self.person.show_face(face)
        self._show(self.person)

    def show_several(self, count: int, names: str, may_merge: bool) -> None:
        self.several.show_people(count, names, may_merge)
        self._show(self.several)

    def show_structure(self, face: StructureFace) -> None:
        self.structure.show_face(face)
        self._show(self.structure)

    def show_merge(self, face: MergeFace) -> None:
        self.merge.show_face(face)
        self._show(self.merge)

    def focus_first(self) -> None:
        """On the first thing to press of the panel shown."""
        shown = next(panel for panel in self._panels if not panel.isHidden())
        buttons = [b for b in shown.findChildren(QAbstractButton) if b.isVisible()]
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, panel: QWidget) -> None:
        for one in self._panels:
            one.setVisible(one is panel)

"""The right column of « Participants »: one panel about who is chosen, and who comes below.

Decides which panel is seen; each of them decides what it says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.desktop.screens.people.decision_faces import DecisionShown, PlacesShown
from workshop_app.desktop.screens.people.decision_panel import DecisionPanel, PlacesPanel
from workshop_app.desktop.screens.people.imports_panel import ImportsPanel
from workshop_app.desktop.screens.people.person_panel import AddPanel, PersonPanel
from workshop_app.desktop.screens.people.side_panels import SeveralPanel, SummaryPanel
from workshop_app.desktop.tokens import space
from workshop_app.services.people_list import PersonRow


class SideColumn(QWidget):
    remove_asked = Signal()
    referents_asked = Signal(bool)
    join_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person, self.adding = PersonPanel(), AddPanel()
        self.several, self.summary, self.imports = SeveralPanel(), SummaryPanel(), ImportsPanel()
        self.decision, self.places = DecisionPanel(), PlacesPanel()
        self._panels = (self.person, self.adding, self.several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self.decision)
        self.decision.hide()
        for panel in self._panels:
            column.addWidget(panel)
            panel.hide()
        column.addWidget(self.places)
        self.places.hide()
        column.addWidget(self.summary)
        column.addWidget(self.imports)
        column.addStretch(1)
        self.person.remove_asked.connect(self.remove_asked)
        self.several.remove_asked.connect(self.remove_asked)
        self.several.referents_asked.connect(self.referents_asked)
        self.several.join_asked.connect(self.join_asked)

    def show_decision(self, shown: DecisionShown | None) -> None:
        """Above the fields of the person, in a workshop that recruits."""
        self.decision.setVisible(shown is not None)
        if shown is not None:
            self.decision.show_decision(shown)

    def show_places(self, shown: PlacesShown | None) -> None:
        """Instead of who comes, in a workshop that recruits."""
        self.places.setVisible(shown is not None)
        self.summary.setVisible(shown is None)
        if shown is not None:
            self.places.show_places(shown)

    def show_nobody(self) -> None:
        self._show(None)

    def show_person(self, row: PersonRow) -> None:
        self.person.show_row(row)
        self._show(self.person)

    def show_several(self, rows: Sequence[PersonRow]) -> None:
        self.several.show_rows(rows)
        self._show(self.several)

    def show_adding(self) -> None:
        self._show(self.adding)
        self.adding.begin()

    def refuse(self, field: str, said: str) -> None:
        """Under the field of the form, or of the person shown."""
        shown = self.person if self.adding.isHidden() else self.adding
        shown.set_error(field, said)

    def _show(self, panel: QWidget | None) -> None:
        for one in self._panels:
            one.setVisible(one is panel)

"""What « Préparer la salle » looks like: three columns that become two, then one; diagnoses below.

Lays out and says what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.room.faces import CardFace, RoomFace
from workshop_app.desktop.screens.room.how_to import (
    SYSTEMS,
    firewall_steps,
    firewall_title,
    leaving_notes,
    system_label,
    wifi_steps,
    wifi_title,
)
from workshop_app.desktop.screens.room.panels import (
    AddressesPanel,
    LeavingPanel,
    LinkedPanel,
    WifiPanel,
)
from workshop_app.desktop.screens.room.sheet_panel import SheetPanel
from workshop_app.desktop.screens.room.steps_sheet import StepsSheet
from workshop_app.desktop.screens.room.trial_panel import TrialPanel
from workshop_app.desktop.tasks import Refusal
from workshop_app.desktop.theme import set_look, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import label, scrolled
from workshop_app.domain.room import System, WifiSource
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.ports import Written

THREE, TWO = 1_140, 640
"""Widths of the page from which there are so many columns."""
ICON = 20
CLOCK = 21
RESULT = "room-paper"


class RoomPage(Page):
    acted = Signal(str)
    record_chosen = Signal(Path)
    ready_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Préparer la salle"))
        self._clock = label("", "body")
        self._clock.setFont(sized_font(CLOCK, 700, tabular=True))
        self.record = Button(_("Imprimer le constat"), icon_name="print")
        self.record.clicked.connect(self._ask_where)
        self.ready = Button(_("La salle est prête"), "primary", "check")
        self.ready.clicked.connect(self.ready_asked)
        self.add_action(label(_("Il est"), "secondary"))
        self.add_action(self._clock)
        self.add_action(self.record)
        self.add_action(self.ready)
        self._said = label("", "secondary", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        self.addresses, self.wifi = AddressesPanel(), WifiPanel()
        self.sheet, self.linked = SheetPanel(), LinkedPanel()
        self.trial, self.leaving = TrialPanel(), LeavingPanel(leaving_notes())
        self.cards = CardRow()
        self.cards.acted.connect(self.acted)
        self._columns = 0
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space("grid_gap"))
        self._lay_out(3)
        area = scrolled(self._inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area, 1)
        self._inside.hide()

    # what the presenter says

    def show_room(self, face: RoomFace) -> None:
        look = ("success", "check") if face.complete else ("signal", "waiting")
        self.count.say(face.count, *look)
        self._clock.setText(face.clock)
        self._said.setText(face.ready)
        self._said.setVisible(bool(face.ready))
        self.addresses.show_addresses(face)
        self.wifi.show_wifi(face)
        self.sheet.show_sheet(face)
        self.linked.show_linked(face)
        self.trial.show_trial(face)
        self.leaving.said.setText(face.leaving)
        self.cards.show_cards(face.cards)
        self._inside.show()

    def show_sheet(self, content: bytes | None) -> None:
        self.sheet.page.show_page(content)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def show_field_refusal(self, field: str, said: str) -> None:
        self.wifi.fields[field].set_error(said)

    def show_how(self, source: WifiSource, system: System) -> None:
        choices = [
            (system_label(each), wifi_steps(source, each))
            for each in (SYSTEMS if source == "laptop" else (system,))
        ]
        first = SYSTEMS.index(system) if source == "laptop" else 0
        self._steps = StepsSheet(self.window(), wifi_title(source), choices, first)

    def show_firewall(self, system: System, number: str) -> None:
        choices = [(system_label(each), firewall_steps(each, number)) for each in SYSTEMS]
        self._steps = StepsSheet(self.window(), firewall_title(), choices, SYSTEMS.index(system))

    def show_writing(self) -> None:
        self.banners.show_banner("info", _("Mise en page…"), closable=False, key=RESULT)

    def show_written(self, said: str, document: Written) -> None:
        self.banners.show_document(said, document.path, document.pages, RESULT)

    def show_not_written(self, refusal: Refusal) -> None:
        said = sentence(refusal.code, refusal.values)
        self.banners.show_banner("error", said, key=RESULT)

    def print_button(self) -> QAbstractButton:
        return self.sheet.print

    def panels(self) -> Sequence[QWidget]:
        return [self.addresses, self.wifi, self.sheet, self.linked, self.trial, self.cards]

    # laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width()
        self._lay_out(3 if wide >= THREE else 2 if wide >= TWO else 1)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        places: dict[int, tuple[tuple[QWidget, ...], ...]] = {
            3: (
                (self.addresses, self.wifi),
                (self.sheet, self.linked),
                (self.trial, self.leaving),
            ),
            2: (
                (self.addresses, self.wifi, self.linked),
                (self.sheet, self.trial, self.leaving),
            ),
            1: ((self.addresses, self.wifi, self.sheet, self.linked, self.trial, self.leaving),),
        }
        for at in range(3):
            self._grid.setColumnStretch(at, 0)
        for at, several in enumerate(places[columns]):
            column = QVBoxLayout()
            column.setSpacing(space("grid_gap"))
            for widget in several:
                column.addWidget(widget)
            column.addStretch(1)
            self._grid.addLayout(column, 0, at)
            self._grid.setColumnStretch(at, 1)
        self._grid.addWidget(self.cards, 1, 0, 1, columns)
        self._grid.setRowStretch(0, 1)

    def _ask_where(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le PDF"),
            _("constat-de-la-salle.pdf"),
            [_("Document PDF (*.pdf)")],
            self.record_chosen.emit,
        )


class CardRow(QWidget):
    """The diagnoses: as many beside each other as there is room for."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._faces: tuple[CardFace, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space("grid_gap"))
        self.shown: dict[str, DiagnosisCard] = {}

    def show_cards(self, faces: tuple[CardFace, ...]) -> None:
        if faces == self._faces:
            return
        self._faces = faces
        for face in faces:
            if face.topic not in self.shown:
                self.shown[face.topic] = DiagnosisCard()
                self.shown[face.topic].acted.connect(self.acted)
                self._row.addWidget(self.shown[face.topic], 1)
            self.shown[face.topic].show_card(face)


class DiagnosisCard(QFrame):
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._act = ""
        column = QVBoxLayout(self)
        edge = space("panel_padding")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        self._icon = QLabel()
        self.title = label("", "panel-title", wrap=True)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.detail = label("", "secondary", wrap=True)
        column.addWidget(self.detail)
        column.addStretch(1)
        self.button = Button("", scale="small", on_click=lambda: self.acted.emit(self._act))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_card(self, face: CardFace) -> None:
        self._act = face.act
        plain = face.look == "plain"
        set_look(self, role="sunken" if plain else f"banner-{face.look}")
        ink = "neutral.text_secondary" if plain else f"state.{face.look}.text"
        self._icon.setPixmap(pixmap(face.icon, ink, ICON))
        self.title.setText(face.title)
        self.detail.setText(face.detail)
        self.button.setText(face.button)
        self.button.setVisible(bool(face.button))
        self.button.setAccessibleDescription(face.title)
        self.setAccessibleName(f"{face.title}. {face.detail}")

"""While no phone is there: the two QR codes in large, with what can be typed instead."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.projector.paint_doors import paint_code
from workshop_app.desktop.screens.run.faces import TableDoorFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _
from workshop_app.services.projection.brief import Door

LEAST, LARGEST = 120, 320


class CodeSquare(QWidget):
    """One QR code, as large as its place allows."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self.setMinimumSize(LEAST, LEAST)
        self.setMaximumSize(LARGEST, LARGEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Code à scanner : {title}", title=door.title))

    def sizeHint(self) -> QSize:
        return QSize(LARGEST, LARGEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = float(min(self.width(), self.height()))
        square = QRectF(0.0, 0.0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        paint_code(QPainter(self), square, self._door.matrix)


class DoorsPanel(Panel):
    tables_asked = Signal()
    address_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Aucun téléphone relié"))
        self._doors: tuple[Door, ...] | None = None
        tables = Button(_("Voir les tables"), scale="small", on_click=self.tables_asked.emit)
        self.buttons.addWidget(tables)
        self._row = QHBoxLayout()
        self._row.setSpacing(space(6))
        self.body.addLayout(self._row, 1)

    def show_doors(self, doors: tuple[Door, ...]) -> None:
        if doors == self._doors:
            return
        self._doors = doors
        _fill(self._row, doors)
        if not doors:
            self._row.addWidget(self._no_address(), 1)

    def _no_address(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.addStretch(1)
        sentence = _("L'adresse du formulaire n'est pas encore choisie.")
        column.addWidget(label(sentence, "strong-title", wrap=True))
        open_it = Button(_("Ouvrir la présentation"), on_click=self.address_asked.emit)
        column.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return made


class TableDoorPanel(Panel):
    """The codes of one table, for the phone that takes over."""

    projected = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Un autre téléphone"))
        self.title.setWordWrap(False)
        self._doors: tuple[Door, ...] | None = None
        self._project = Button("", scale="small", on_click=self.projected.emit)
        back = Button(_("Revenir aux tables"), scale="small", on_click=self.closed.emit)
        for button in (self._project, back):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons.addWidget(button)
        self._back = back
        self._joined = label("", "success")
        self._why = label(
            _("La table continue sous ce code : ses cartes et ses numéros se suivent."),
            "caption",
            True,
        )
        self._row = QHBoxLayout()
        self._row.setSpacing(space(6))
        self.body.addWidget(self._why)
        self.body.addWidget(self._joined)
        self.body.addLayout(self._row, 1)

    def show_door(self, face: TableDoorFace) -> None:
        self.set_title(face.title)
        shown = _("Ne plus projeter") if face.is_projected else _("Montrer à la salle")
        self._project.setText(shown)
        self._project.setEnabled(bool(face.doors))
        self._joined.setText(face.joined)
        self._joined.setVisible(bool(face.joined))
        self._why.setVisible(not face.joined)
        if face.doors != self._doors:
            self._doors = face.doors
            _fill(self._row, face.doors)

    def aim(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _fill(row: QHBoxLayout, doors: tuple[Door, ...]) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for door in doors:
        row.addWidget(door_column(door), 1)


def door_column(door: Door) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(1))
    column.addWidget(CodeSquare(door), 1, Qt.AlignmentFlag.AlignHCenter)
    for text, role in (
        (f"{door.number}  {door.title}", "panel-title"),
        (door.main, "strong-title"),
        (door.detail, "secondary"),
    ):
        line = label(text, role)
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(line)
    return made

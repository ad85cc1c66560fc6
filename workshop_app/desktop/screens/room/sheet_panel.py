"""The two-square sheet as it will print, and what is done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from workshop_app.desktop.screens.room.faces import RoomFace
from workshop_app.desktop.screens.room.panels import StepPanel
from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import radius
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.pdf_preview import Pages
from workshop_app.i18n.translate import _

AIR = 14
RATIO = 2**0.5
"""Half an A4 page lies down: as wide as an A5 is long."""
LEAST, USUAL = 200, 360


class HalfPage(QWidget):
    """The upper half of the first page of a PDF: the sheet of one table."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = Pages()
        self._said = _("Mise en page…")
        self.setAccessibleName(_("La feuille à deux carrés, comme elle sera imprimée"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, content: bytes | None) -> None:
        if content is None:
            self._pages.close()
            self._said = _("La feuille n'a pas pu être mise en page.")
        else:
            self._pages.load(content)
        self.update()

    def has_page(self) -> bool:
        return self._pages.count() > 0

    def sizeHint(self) -> QSize:
        return QSize(USUAL, self.heightForWidth(USUAL))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(LEAST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((width - 2 * AIR) / RATIO) + 2 * AIR

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutral.sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), radius("card"), radius("card"))
        room = self.rect().adjusted(AIR, AIR, -AIR, -AIR)
        wide = min(room.width(), round(room.height() * RATIO))
        sheet = QRect(0, 0, wide, round(wide / RATIO))
        sheet.moveCenter(room.center())
        painter.fillRect(sheet, color("neutral.surface"))
        if not self.has_page():
            painter.setPen(color("neutral.text_secondary"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._said)
            return
        ratio = self.devicePixelRatioF()
        drawn = self._pages.picture(0, QSize(wide, round(wide * RATIO)), ratio)
        upper = QRectF(0, 0, wide * ratio, wide / RATIO * ratio)
        painter.drawImage(QRectF(sheet), drawn, upper)


class SheetPanel(StepPanel):
    print_chosen = Signal(Path)
    project_asked = Signal()
    local_name_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__(_("La feuille à deux carrés"))
        self.page = HalfPage()
        self.body.addWidget(self.page, 1)
        row = QWidget()
        flow = Flow(row)
        self.print = Button(_("Imprimer"), icon_name="print", scale="small")
        self.print.clicked.connect(self._ask_where)
        self.project = Button(_("Projeter"), icon_name="projector", scale="small")
        self.project.clicked.connect(self.project_asked)
        self._typed = label("", "secondary")
        for widget in (self.print, self.project, self._typed):
            flow.addWidget(widget)
        self.body.addWidget(row)
        self.local = QCheckBox(_("Donner aussi un nom à taper : tablee.local"))
        self.local.setToolTip(
            _("Les iPhone et bien des Android le comprennent ; les chiffres marchent partout.")
        )
        self.local.clicked.connect(self.local_name_chosen)
        self.body.addWidget(self.local)

    def show_sheet(self, face: RoomFace) -> None:
        self.mark.show_done("sheet" in face.done)
        self.print.setText(face.print_words)
        self._typed.setText(face.typed_too)
        self.local.setChecked(face.local_name)

    def _ask_where(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le PDF"),
            _("feuilles-a-deux-carres.pdf"),
            [_("Document PDF (*.pdf)")],
            self.print_chosen.emit,
        )

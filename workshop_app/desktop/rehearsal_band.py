"""Above every page of a rehearsal: that nothing is kept, how fast time goes, what may be provoked,
and the way back.

Decides what is offered at which width; what the tables make of it is decided by the hall.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.domain.rehearsal import SPEEDS
from workshop_app.i18n.translate import _, n_
from workshop_app.services.rehearsal import Hall

NARROW = 1_240
"""Under it, what may be provoked is in a menu."""
MARK = 18


class RehearsalBand(QFrame):
    stop_asked = Signal()

    def __init__(self, hall: Hall, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = hall
        set_look(self, role="banner-signal")
        self.setAccessibleName(_("Répétition – rien n'est gardé"))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(1), space(3), space(1))
        row.setSpacing(space(3))
        picture = QLabel()
        picture.setPixmap(pixmap("play", "state.signal.text", MARK))
        row.addWidget(picture)
        row.addWidget(label(_("Répétition – rien n'est gardé"), "signal"))
        self.told = label("", "caption")
        row.addWidget(self.told, 1)
        self.speed = Segment(
            _("Vitesse du temps"), [(str(speed), f"× {speed}") for speed in SPEEDS]
        )
        self.speed.choose(str(hall.speed))
        self.speed.chosen.connect(lambda speed: hall.pace(int(speed)))
        row.addWidget(self.speed)
        self.provoke: dict[str, Button] = {}
        for name, (said, act) in self._events().items():
            self.provoke[name] = Button(said, scale="small", on_click=act)
            row.addWidget(self.provoke[name])
        self.more = Button(_("Provoquer…"), scale="small", on_click=self._open_menu)
        row.addWidget(self.more)
        self.stop = Button(
            _("Arrêter et tout effacer"), icon_name="x", scale="small", on_click=self._stop
        )
        row.addWidget(self.stop)
        self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, wide: int) -> None:
        for button in self.provoke.values():
            button.setVisible(wide >= NARROW)
        self.more.setVisible(wide < NARROW)

    def _events(self) -> dict[str, tuple[str, Callable[[], None]]]:
        return {
            "lose": (_("Une table se perd"), self._lose),
            "call": (_("Une table appelle"), self._call),
            "write": (_("Tout le monde écrit"), self._write),
        }

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for said, act in self._events().values():
            menu.addAction(said).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lose(self) -> None:
        self._say_of(self._hall.lose_one(), _("La table {n} ne répond plus pour quelques minutes."))

    def _call(self) -> None:
        self._say_of(self._hall.call_from_one(), _("La table {n} appelle."))

    def _write(self) -> None:
        tables = self._hall.all_write()
        self.told.setText(
            n_("{n} table écrit.", "{n} tables écrivent.", tables) if tables else _nobody()
        )

    def _say_of(self, table: int | None, said: str) -> None:
        self.told.setText(_nobody() if table is None else said.format(n=table))

    def _stop(self) -> None:
        self.stop_asked.emit()


def _nobody() -> str:
    return _("Aucune table n'est encore arrivée.")

"""The window of the hall: one painted picture, on the second screen if there is one.

Decides where it opens and what its keys ask; what it shows is given. It has no widget in it: no
message, no error, no tooltip can ever appear on the projector.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.placement import (
    Placement,
    Screen,
    beside,
    choose_screen,
    is_copied,
)
from workshop_app.i18n.translate import _
from workshop_app.services.projection.picture import Picture, spoken

SMALLEST = QSize(320, 180)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TURNS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def screens_now() -> Sequence[Screen]:
    """Those plugged in, in the order the system numbers them."""
    return [
        Screen(screen.name(), screen.geometry().getRect())  # type: ignore[arg-type]
        for screen in QGuiApplication.screens()
    ]


class ProjectorWindow(QWidget):
    placed = Signal(object)
    """Its `Placement`, or None once it has left the screen."""
    screens_told = Signal()
    """Screens came, went or moved, and it stands where it stood."""
    next_asked = Signal()
    back_asked = Signal()
    black_asked = Signal()
    pause_asked = Signal()
    page_turned = Signal(int)
    """Maj + arrow: so many pages of a list further."""

    def __init__(
        self,
        console: Callable[[], str],
        screens: Callable[[], Sequence[Screen]] = screens_now,
        rehearsal: bool = False,
    ) -> None:
        """`console` tells the name of the screen on which the facilitator works."""
        super().__init__()
        self._rehearsal = rehearsal
        self._console, self._screens = console, screens
        self._content: Picture | None = None
        self._placement: Placement | None = None
        self._wanted = ""
        self._unplugged = False
        self.setWindowTitle(_("Projecteur"))
        self.setAccessibleName(_("Projecteur"))
        self.setMinimumSize(SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._listen()

    def show_content(self, content: Picture) -> None:
        if content != self._content:
            self._content = content
            self.setAccessibleDescription(spoken(content))
            self.update()

    def placement(self) -> Placement | None:
        """Where it stands; None while closed."""
        return self._placement

    def choices(self) -> tuple[str, ...]:
        """Names of the screens it may stand on: all but the console's and its copies."""
        return tuple(screen.name for screen in beside(self._screens(), self._console()))

    def is_copied(self) -> bool:
        """The projector copies the console's screen: the system must be told to extend it."""
        return is_copied(self._screens(), self._console())

    def open(self, wanted: str = "") -> None:
        """On the screen named, else on the second one, else as a window."""
        self._wanted = wanted or self._wanted
        self._unplugged = False
        self._stand(choose_screen(self._screens(), self._console(), self._wanted))

    def leave(self) -> None:
        """Off the screen; the next `open` brings it back."""
        self._unplugged = False
        self._withdraw()

    def screens_changed(self) -> None:
        """A screen came, went or moved: follow it, or leave rather than cover the console."""
        known = self._screens()
        if not known:
            return
        if self._placement is None and not self._unplugged:
            self.screens_told.emit()
            return
        target = choose_screen(known, self._console(), self._wanted)
        was_full = self._unplugged or (self._placement is not None and self._placement.is_full)
        if was_full and not target.is_full:
            self._unplugged = True
            self._withdraw()
        elif target != self._placement:
            self._unplugged = False
            self._stand(target)
        else:
            self.screens_told.emit()

    def is_unplugged(self) -> bool:
        """True when its screen went away while it was open."""
        return self._unplugged

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_projector(QPainter(self), QRectF(self.rect()), self._content, self._rehearsal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What changes the phase needs Maj: a remote control that clicks by itself does not."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.leave()
        elif event.key() in ENTER and shifted:
            self.next_asked.emit()
        elif event.key() == Qt.Key.Key_Backspace and shifted:
            self.back_asked.emit()
        elif event.key() == Qt.Key.Key_Space and shifted:
            self.pause_asked.emit()
        elif event.key() == Qt.Key.Key_B:
            self.black_asked.emit()
        elif event.key() == Qt.Key.Key_F11 and self._placement is not None:
            self._fill_the_screen()
        elif event.key() in TURNS and shifted:
            self.page_turned.emit(TURNS[event.key()])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._placement = None
        self.placed.emit(None)
        super().closeEvent(event)

    def _stand(self, placement: Placement) -> None:
        """Full screen by its state: `showFullScreen` would take the keys from the console. It is
        not hidden meanwhile: a window manager forgets the state of what goes and comes.
        """
        self._placement, before = placement, QApplication.activeWindow()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setGeometry(*placement.box)
        screen = _screen_named(placement.screen)
        if screen is not None:
            self.setScreen(screen)
        if placement.is_full:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.show()
            if before is not None and before is not self:
                before.activateWindow()  # what was a window and fills a screen asks for the keys
        else:
            self.unsetCursor()
            self.showNormal()
            self.activateWindow()  # F11 is pressed in it
        self.placed.emit(placement)

    def _fill_the_screen(self) -> None:
        """A window on the only screen, or back: the system copies it to the projector. What was
        chosen, not what happens: it never covers the console by itself."""
        if self._placement is not None and not self._placement.is_full:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _withdraw(self) -> None:
        self._placement = None
        self.hide()
        self.placed.emit(None)

    def _listen(self) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # a widget exists only in an application
        app.screenAdded.connect(self._follow)
        app.screenRemoved.connect(lambda _screen: self.screens_changed())
        app.primaryScreenChanged.connect(lambda _screen: self.screens_changed())
        for screen in app.screens():
            screen.geometryChanged.connect(lambda _box: self.screens_changed())

    def _follow(self, screen: QScreen) -> None:
        """« Étendre » and « Dupliquer » move screens without any coming or going."""
        screen.geometryChanged.connect(lambda _box: self.screens_changed())
        self.screens_changed()


def _screen_named(name: str) -> QScreen | None:
    return next((screen for screen in QGuiApplication.screens() if screen.name() == name), None)

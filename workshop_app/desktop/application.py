"""Starts Qt, opens the library and the desk, and closes everything in order."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from workshop_app.desktop.alerts import catch_what_escapes, said
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.outside import Outside
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.app_icon import app_icon
from workshop_app.i18n.translate import _, language
from workshop_app.services.ports import Surroundings


class Opened(Protocol):
    """A library that was opened for the desk."""

    @property
    def outside(self) -> Outside: ...

    def keep_out_this_thread(self) -> None:
        """From now on reading the library in this thread is a bug: it would freeze the screen."""

    def close(self) -> None: ...


def run(
    open_library: Callable[[], Opened],
    habits: Path,
    workshop: UUID | None = None,
    ready: Callable[[], None] = lambda: None,
    crashed: bool = False,
) -> int:
    """The window, until it is closed. `ready` is called once it is on screen; `crashed` tells that
    the program died the last time.

    Raises Surroundings when the library cannot be opened: it was said in a window too.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tablée")
    app.setDesktopFileName("tablee")
    app.setWindowIcon(app_icon())
    apply_theme(app)
    _speak(app)
    try:
        opened = open_library()
    except Surroundings as refusal:
        _say_alone(app, refusal)
        raise
    with closing(opened):
        opened.keep_out_this_thread()
        desk = Desk(opened.outside, UiState(habits))
        if crashed:
            desk.tell_of_crash()
        return _show(app, desk, workshop, ready)


def _show(app: QApplication, desk: Desk, workshop: UUID | None, ready: Callable[[], None]) -> int:
    give_back = catch_what_escapes(desk.say)
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    desk.window.closing.connect(app.quit)
    desk.open(workshop)
    QTimer.singleShot(0, ready)
    status = app.exec()
    desk.close()
    give_back()
    return status


def _speak(app: QApplication) -> None:
    """Qt's own buttons and menus in the language of the desk."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language()), "qtbase", "_", folder):
        app.installTranslator(translator)
    QLocale.setDefault(QLocale(language()))


def _say_alone(app: QApplication, refusal: Surroundings) -> None:
    """There is no window to say it in: one of its own."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Tablée"), said(refusal))
    box.addButton(_("Fermer"), QMessageBox.ButtonRole.RejectRole)
    box.finished.connect(app.quit)
    box.show()
    app.exec()

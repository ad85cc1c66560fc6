"""Starts Qt, opens the library and the desk, and closes everything in order."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from workshop_app.desktop.alerts import catch_what_escapes, said
from workshop_app.desktop.black_box import chosen_folder
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.outside import Outside
from workshop_app.desktop.sound import Speaker
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.app_icon import app_icon
from workshop_app.i18n.translate import _, language
from workshop_app.services.black_box import Recovered
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
    recover: Callable[[Sequence[Path]], Recovered] | None = None,
) -> int:
    """The window, until it is closed. `ready` is called once it is on screen; `crashed` tells that
    the program died the last time; `recover` opens the last copies of a library that cannot be
    read, those of the folders given included.

    Raises Surroundings when the library cannot be opened: it was said in a window too.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tablée")
    app.setDesktopFileName("tablee")
    app.setWindowIcon(app_icon())
    apply_theme(app)
    _speak(app)
    state, found = UiState(habits), None
    try:
        opened = open_library()
    except Surroundings as refusal:
        if recover is None or not _say_alone(app, refusal):
            raise
        found = _recovered(app, recover, state)
        opened = open_library()
    with closing(opened):
        opened.keep_out_this_thread()
        desk = Desk(opened.outside, state, sound=Speaker())
        if found is not None:
            desk.tell_of_recovery(found)
        elif crashed:
            desk.tell_of_crash()
        return _show(app, desk, workshop, ready)


def _recovered(
    app: QApplication, recover: Callable[[Sequence[Path]], Recovered], habits: UiState
) -> Recovered:
    folder = chosen_folder(habits)
    try:
        return recover([folder] if folder else [])
    except Surroundings as refusal:
        _say_alone(app, refusal)
        raise


def _show(app: QApplication, desk: Desk, workshop: UUID | None, ready: Callable[[], None]) -> int:
    give_back = catch_what_escapes(desk.say)
    # `quit` would ask the window, which asks whether to leave the phones: a machine that is shut
    # down waits for no answer.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.exit(0))
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


def _say_alone(app: QApplication, refusal: Surroundings) -> bool:
    """There is no window to say it in: one of its own. True: the last copy is asked for."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Tablée"), said(refusal))
    box.addButton(_("Fermer"), QMessageBox.ButtonRole.RejectRole)
    last = None
    if refusal.code == "library_unreadable":
        last = box.addButton(_("Ouvrir la dernière copie"), QMessageBox.ButtonRole.ActionRole)
    box.finished.connect(app.quit)
    box.show()
    app.exec()
    return last is not None and box.clickedButton() is last

"""« Répétition à blanc » from the real desk: a program of its own, on a copy, with its own window.

One window at a time: the real one hides once the other is open, and comes back when it is over,
however that happened. Decides what is said then.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QWidget

from workshop_app.desktop.widgets.banner import Kind
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _
from workshop_app.services.rehearsal import Rehearsals

KEY = "rehearsal"
REFUSED = 2
PATIENCE_MS = 5_000
"""For its folder to be wiped when this desk closes first."""


class RehearsalLaunch(QObject):
    def __init__(
        self,
        rehearsals: Rehearsals,
        window: QWidget,
        front: Callable[[], Page | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._rehearsals, self._window, self._front = rehearsals, window, front
        self._process: QProcess | None = None

    def start(self, workshop: UUID) -> None:
        """One at a time."""
        if self._process is not None:
            return
        program, *words = self._rehearsals.command(workshop)
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._opened)
        process.finished.connect(self._over)
        process.errorOccurred.connect(self._failed)
        process.start(program, words)
        self._say(
            "info",
            _("La répétition s'ouvre…"),
            _("Sur une copie, dans une autre fenêtre. Celle-ci revient quand elle est finie."),
        )

    def close(self) -> None:
        """This desk closes: what it began ends too, and is wiped."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        if not process.waitForFinished(PATIENCE_MS):
            process.kill()
            process.waitForFinished(PATIENCE_MS)
        self._rehearsals.wipe()

    def _opened(self) -> None:
        self._withdraw()
        self._window.hide()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._come_back()
            self._say("error", _("La répétition n'a pas pu s'ouvrir."), _untouched())

    def _over(self, status: int, how: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        out, err = (
            bytes(heard.data()).decode("utf-8", "replace").strip().splitlines()
            for heard in (process.readAllStandardOutput(), process.readAllStandardError())
        )
        self._come_back()
        self._rehearsals.wipe()
        if how == QProcess.ExitStatus.NormalExit and status == 0:
            self._say("success", out[-1] if out else _("La répétition est finie."), _untouched())
        elif how == QProcess.ExitStatus.NormalExit and status == REFUSED and err:
            self._say("error", _("La répétition n'a pas pu s'ouvrir."), err[-1])
        else:
            self._say("error", _("La répétition s'est arrêtée d'un coup."), _untouched())

    def _come_back(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _say(self, kind: Kind, result: str, detail: str) -> None:
        if page := self._front():
            page.banners.show_banner(kind, result, detail, key=KEY)

    def _withdraw(self) -> None:
        if page := self._front():
            page.banners.withdraw(KEY)


def _untouched() -> str:
    return _("Rien n'en reste ; vos ateliers n'ont pas été touchés.")

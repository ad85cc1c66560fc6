"""The paper of the door: the sheet to sign, certificates of one person or of everybody.

Asks where, writes in the jobs thread, says where it went on the page that asked. Decides nothing of
what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from workshop_app.desktop.alerts import said
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _, n_
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.certificates import certificates
from workshop_app.services.ports import Clock, Printer, Watch, Written

RESULT = "door-paper"


class DoorPaper:
    def __init__(self, tasks: Tasks, clock: Clock, printer: Callable[[], Printer]) -> None:
        self._tasks, self._clock, self._printer = tasks, clock, printer
        self._dialog: QFileDialog | None = None

    def certify(self, page: Page, only: Sequence[UUID] | None = None) -> None:
        """Certificates of these people, or of everybody who came; said at once when there is none
        to make."""
        ask = partial(certificates, now=self._clock.now(), only=only)
        self._tasks.query(
            "certificates", ask, partial(self._ask_where, page), partial(_refuse, page)
        )

    def _ask_where(self, page: Page, content: Certificates) -> None:
        name = _("attestations.pdf")
        if len(content.of) == 1:
            name = _("attestation.pdf")
        self._dialog = ask_to_save(
            page,
            _("Enregistrer le PDF"),
            name,
            [_("Document PDF (*.pdf)")],
            partial(self._write, page, content),
        )

    def _write(self, page: Page, content: Certificates, target: Path) -> None:
        def work(watch: Watch) -> Written:
            return self._printer().certificates(content, target, watch)

        self._tasks.job(work, partial(_written, page), partial(_refuse, page))


def _written(page: Page, document: Written) -> None:
    path = document.path
    page.banners.show_banner(
        "success",
        n_("{n} attestation enregistrée.", "{n} attestations enregistrées.", document.pages),
        str(path),
        action=(_("Ouvrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
        key=RESULT,
    )


def _refuse(page: Page, refusal: Refusal) -> None:
    page.banners.show_banner("error", said(refusal), key=RESULT)

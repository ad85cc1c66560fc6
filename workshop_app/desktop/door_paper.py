"""The paper of the door: the sheet to sign, certificates of one person or of everybody.

Asks where, writes in the jobs thread, says where it went on the page that asked. Decides nothing of
what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from workshop_app.desktop.alerts import said
from workshop_app.desktop.kit_writer import KitWriter, PaperOrder, Told
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import _, n_
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.certificates import certificates
from workshop_app.services.kit_desk import KitReading
from workshop_app.services.ports import Clock, Printer, Watch, Written

RESULT = "door-paper"


class DoorPaper:
    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], Printer],
        address: Callable[[Workshop], str],
    ) -> None:
        """`printer` is called in the jobs thread, `address` in a queries thread."""
        self._tasks, self._clock, self._printer = tasks, clock, printer
        self._writer = KitWriter(tasks, clock, printer, address)
        self._dialog: QFileDialog | None = None

    def sheet(self, page: Page) -> None:
        """Where people sign; once somebody was confirmed, who came."""
        self._ask(page, _("feuille-d-emargement.pdf"), partial(self._write_sheet, page))

    def certify(self, page: Page, only: Sequence[UUID] | None = None) -> None:
        """Certificates of these people, or of everybody who came; said at once when there is none
        to make."""
        ask = partial(certificates, now=self._clock.now(), only=only)

        def found(content: Certificates) -> None:
            several = len(content.of) > 1
            name = _("attestations.pdf") if several else _("attestation.pdf")
            self._ask(page, name, partial(self._write_certificates, page, content))

        self._tasks.query("certificates", ask, found, partial(_refuse, page))

    def _ask(self, page: Page, name: str, write: Callable[[Path], None]) -> None:
        kinds = [_("Document PDF (*.pdf)")]
        self._dialog = ask_to_save(page, _("Enregistrer le PDF"), name, kinds, write)

    def _write_sheet(self, page: Page, target: Path) -> None:
        order = PaperOrder(("emargement",))

        def begun(_job: Job, _order: PaperOrder) -> None: ...

        def written(document: Written, _order: PaperOrder) -> None:
            _say_written(page, _("La feuille d'émargement est enregistrée."), document)

        def choose(_reading: KitReading) -> PaperOrder:
            return order

        told = Told(begun, written, lambda: None, partial(_refuse, page))
        _say_begun(page)
        self._writer.write(choose, target, told)

    def _write_certificates(self, page: Page, content: Certificates, target: Path) -> None:
        def work(watch: Watch) -> Written:
            return self._printer().certificates(content, target, watch)

        def written(document: Written) -> None:
            count = len(content.of)
            told = n_("{n} attestation enregistrée.", "{n} attestations enregistrées.", count)
            _say_written(page, told, document)

        _say_begun(page)
        self._tasks.job(work, written, partial(_refuse, page))


def _say_begun(page: Page) -> None:
    page.banners.show_banner("info", _("Mise en page…"), closable=False, key=RESULT)


def _say_written(page: Page, told: str, document: Written) -> None:
    page.banners.show_document(told, document.path, document.pages, RESULT)


def _refuse(page: Page, refusal: Refusal) -> None:
    page.banners.show_banner("error", said(refusal), key=RESULT)

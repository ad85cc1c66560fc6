"""What « Compte rendu » looks like: the pages as they will be, for whom, which sections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.report.presenter import Laid, SectionLine
from workshop_app.desktop.screens.report.sections import SectionList
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.pdf_preview import PdfPreview
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _, n_

SETTLE_MS = 400
SIDE = 400
SIDE_NARROW = 320
NARROW = 1100


class ReportView(Page):
    audience_chosen = Signal(bool)
    """True: the version to share."""
    sections_changed = Signal(object, object)
    save_asked = Signal(object)
    """A `Path`."""
    word_asked = Signal(object)
    """The same."""
    slides_asked = Signal()
    """Those that close the day."""
    settled = Signal()
    """Nothing has changed for a moment: lay it out."""

    def __init__(self) -> None:
        super().__init__(_("Compte rendu"))
        self._dialog: QFileDialog | None = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.settled)
        self.slides = Button(_("Diaporama"), icon_name="slides", on_click=self.slides_asked.emit)
        self.add_action(self.slides)
        self.word = Button(_("Document Word"), icon_name="file-text", on_click=self._ask_where_word)
        self.add_action(self.word)
        self.save = Button(_("Enregistrer le PDF"), "primary", "download", on_click=self._ask_where)
        self.add_action(self.save)
        self.preview = PdfPreview()
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self._build_audience())
        column.addWidget(self._build_sections(), 1)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self.preview, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    def print_button(self) -> Button:
        return self.save

    def panels(self) -> Sequence[QWidget]:
        return [self.preview, self._side]

    def show_choice(self, shareable: bool, lines: Sequence[SectionLine]) -> None:
        self._share.setChecked(shareable)
        self._internal.setChecked(not shareable)
        self.sections.show_lines(lines)
        ticked = sum(line.ticked for line in lines)
        self._ticked.say(_("{n} sur {all}", n=ticked, all=len(lines)))

    def show_waiting(self) -> None:
        self.count.say(_("Mise en page…"))
        self.preview.show_waiting(_("Mise en page…"))

    def show_pages(self, laid: Laid) -> None:
        self.count.say(
            n_("{n} page, à jour", "{n} pages, à jour", laid.written.pages), "success", "check"
        )
        self.preview.show_document(laid.content)
        self.banners.withdraw("signs")
        if laid.written.missing_signs:
            self.banners.show_banner(
                "signal",
                _(
                    "Des signes n'existent dans aucune police : {signs}",
                    signs=laid.written.missing_signs,
                ),
                _("Ils sont imprimés par leur numéro ; rien ne manque aux cartes."),
                key="signs",
            )

    def settle(self) -> None:
        self._settling.start()

    def show_saved(self, path: Path, pages: int) -> None:
        self.banners.show_banner(
            "success",
            _("Compte rendu enregistré."),
            _saved_detail(path, pages),
            action=(_("Ouvrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            key="saved",
        )

    def show_refusal(self, said: str) -> None:
        self.preview.show_waiting("")
        self.banners.show_banner("error", said, key="refused")

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._side.setFixedWidth(SIDE if self.width() >= NARROW else SIDE_NARROW)

    def _build_audience(self) -> Panel:
        panel = Panel(_("Pour qui ?"))
        self._group = QButtonGroup(self)
        self._share = self._audience(
            panel, _("Version à partager"), _("En nombre, sans noms ni coordonnées")
        )
        self._internal = self._audience(
            panel, _("Version interne"), _("Avec la liste des participants, table par table")
        )
        self._share.clicked.connect(lambda: self.audience_chosen.emit(True))
        self._internal.clicked.connect(lambda: self.audience_chosen.emit(False))
        return panel

    def _audience(self, panel: Panel, name: str, detail: str) -> QRadioButton:
        button = QRadioButton(name)
        button.setAccessibleDescription(detail)
        self._group.addButton(button)
        panel.body.addWidget(button)
        caption = label(detail, "caption", wrap=True)
        caption.setContentsMargins(26, 0, 0, 4)
        panel.body.addWidget(caption)
        return button

    def _build_sections(self) -> Panel:
        panel = Panel(_("Sections"))
        self._ticked = Tag()
        panel.title_row.insertWidget(1, self._ticked)
        self.sections = SectionList()
        self.sections.changed.connect(self.sections_changed)
        panel.buttons.addWidget(
            Button(_("Tout cocher"), "quiet", scale="small", on_click=self.sections.tick_all)
        )
        panel.body.addWidget(self.sections, 1)
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return panel

    def _ask_where(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le compte rendu"),
            _("compte-rendu.pdf"),
            [_("Document PDF (*.pdf)")],
            self.save_asked.emit,
        )

    def _ask_where_word(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le compte rendu pour le modifier"),
            _("compte-rendu.docx"),
            [_("Document Word (*.docx)")],
            self.word_asked.emit,
        )

    def sizeHint(self) -> QSize:
        return QSize(1180, 860)


def _saved_detail(path: Path, pages: int) -> str:
    """A text to be edited has as many pages as the program that opens it makes."""
    if not pages:
        return str(path)
    return n_("{path}, {n} page", "{path}, {n} pages", pages, path=path)

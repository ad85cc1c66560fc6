"""What « Fiche projet » looks like: the fields on the left, the page and the call they make on the
right. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.project.panels import (
    CalendarPanel,
    CallPanel,
    LinesPanel,
    PagePanel,
    PromisePanel,
)
from workshop_app.desktop.screens.project.presenter import Laid, SheetShown
from workshop_app.desktop.screens.text_panel import TextPanel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import label, scrolled
from workshop_app.desktop.widgets.skeleton import LoadingRows
from workshop_app.i18n.translate import _
from workshop_app.services.project_words import shortened_words

SIDE_WIDE, SIDE_NARROW = 372, 320
NARROW = 1_100
TEXT_HIGH = 96
RECRUITMENT = "recruitment"


class ProjectView(Page):
    field_typed = Signal(str, str)
    promise_changed = Signal(int, int)
    form_chosen = Signal(str)
    save_asked = Signal(object)
    """A `Path`."""
    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Fiche projet"), parent)
        self._dialog: QFileDialog | None = None
        self.save = Button(
            _("Enregistrer la fiche"), "primary", "download", on_click=self._ask_where
        )
        self.add_action(self.save)
        self._build_left()
        self._build_side()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
        self._stack = QStackedWidget()
        self._loading = LoadingRows(12)
        self._stack.addWidget(self._loading)
        self._scrolled = scrolled(inside)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._scrolled)
        self.body.addWidget(self._stack, 1)

    def offer_recruitment(self) -> None:
        """The page of the rules is there: it can be opened from here."""
        self.recruit.show()

    def print_button(self) -> Button:
        return self.save

    def panels(self) -> Sequence[QWidget]:
        return [
            self.who.fields["title"].field,
            self.what.fields["context"].field,
            self.whom.fields["wanted"].field,
            self.promise,
            self.calendar,
            self.page,
            self.call,
        ]

    def show_sheet(self, shown: SheetShown) -> None:
        self._stack.setCurrentWidget(self._scrolled)
        for panel in (self.who, self.what, self.whom, self.promise):
            panel.show_values(shown.values)
        for texts in (self.what, self.whom):
            texts.set_untouched(shown.untouched)
        amber = shown.promise_tone == "amber"
        self.promise.show_promise(shown.on_site, shown.remote, shown.promise_note, amber)
        self._rules.setText(shown.rules)
        self.calendar.show_lines(shown.calendar, shown.by_quarter)
        self.call.show_text(shown.call)

    def forget(self) -> None:
        self._stack.setCurrentWidget(self._loading)
        self.banners.clear()
        for panel in (self.who, self.what, self.whom, self.promise):
            panel.forget()

    def show_field_refused(self, field: str, said: str) -> None:
        if field == "promise":
            self.promise.set_error(said)
        for panel in (self.who, self.what, self.whom, self.promise):
            if field in panel.fields:
                panel.fields[field].set_error(said)

    def clear_refusal(self, field: str) -> None:
        for panel in (self.who, self.what, self.whom, self.promise):
            if field in panel.fields:
                panel.fields[field].clear_error()

    def show_waiting(self) -> None:
        self.page.wait()

    def show_page(self, laid: Laid) -> None:
        self.page.show_page(laid.content, laid.shortened)
        self.banners.withdraw("signs")
        if laid.missing_signs:
            self.banners.show_banner(
                "signal",
                _("Des signes n'existent dans aucune police : {signs}", signs=laid.missing_signs),
                _("Ils sont imprimés par leur numéro ; rien ne manque au texte."),
                key="signs",
            )

    def show_no_page(self, said: str) -> None:
        self.page.show_none(said)

    def show_saved(self, path: Path, shortened: Sequence[str]) -> None:
        self.banners.show_banner(
            "signal" if shortened else "success",
            _("Fiche projet enregistrée."),
            shortened_words(shortened) if shortened else str(path),
            action=(_("Ouvrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            note=str(path) if shortened else "",
            key="saved",
        )

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._side.setFixedWidth(SIDE_NARROW if narrow else SIDE_WIDE)

    def _build_left(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.who = LinesPanel(
            {
                "title": _("Titre"),
                "organiser": _("Organisateur"),
                "leader": _("Porteur de projet"),
                "technical_referent": _("Référent technique"),
            }
        )
        self.what = TextPanel(
            {
                "context": _("Contexte"),
                "objectives": _("Objectifs, un par ligne"),
                "results": _("Résultats attendus, un par ligne"),
            }
        )
        self.whom = TextPanel(
            {
                "wanted": _("Participants recherchés"),
                "conditions": _("Autres conditions"),
                "costs": _("Frais"),
            },
            TEXT_HIGH,
        )
        self.whom.body.addWidget(self._build_rules())
        self.promise, self.calendar = PromisePanel(), CalendarPanel()
        for panel in (self.who, self.what, self.whom, self.promise):
            panel.field_typed.connect(self.field_typed)
        for each in (self.who, self.what, self.whom, self.promise, self.calendar):
            column.addWidget(each)
        column.addStretch(1)
        self.promise.promise_changed.connect(self.promise_changed)
        self.calendar.form_chosen.connect(self.form_chosen)
        self.calendar.calendar_asked.connect(lambda: self.page_asked.emit("calendar"))

    def _build_rules(self) -> QWidget:
        """What the rules of recruitment say, in one sentence."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(label(_("Règles de recrutement"), "label"))
        self._rules = label("", "secondary", wrap=True)
        row.addWidget(self._rules, 1)
        self.recruit = Button(
            _("Recrutement"), "quiet", "recruit", "small", lambda: self.page_asked.emit(RECRUITMENT)
        )
        self.recruit.hide()
        row.addWidget(self.recruit)
        return box

    def _build_side(self) -> None:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.page, self.call = PagePanel(), CallPanel()
        column.addWidget(self.page)
        column.addWidget(self.call)
        column.addStretch(1)
        self._side.setFixedWidth(SIDE_WIDE)
        self.call.copy_asked.connect(self._copy)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.banners.show_banner(
            "success",
            _("Appel à candidatures copié."),
            _("Collez-le dans votre courriel ou votre lettre d'information."),
            key="copied",
        )

    def _ask_where(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer la fiche projet"),
            _("fiche-projet.pdf"),
            [_("Document PDF (*.pdf)")],
            self.save_asked.emit,
        )

"""What « Présentation » looks like: the day, its rules, its categories; what is missing. Decides
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.hall.side_panels import VisitPanel
from workshop_app.desktop.screens.presentation.identity_panel import IdentityPanel, TextsPanel
from workshop_app.desktop.screens.presentation.link_panel import (
    LinkFace,
    LinkPanel,
    follow_words,
    sorting_words,
)
from workshop_app.desktop.screens.presentation.list_panels import CategoriesPanel, RulesPanel
from workshop_app.desktop.screens.presentation.pages_panel import PagesPanel
from workshop_app.desktop.screens.presentation.presenter import Place
from workshop_app.desktop.screens.presentation.reading_panel import ReadingPanel
from workshop_app.desktop.screens.presentation.retention_panel import RetentionPanel
from workshop_app.desktop.screens.presentation.side_panels import ChecklistPanel, PhonesPanel
from workshop_app.desktop.screens.presentation.wording import (
    AddressLine,
    CheckLine,
    PageLine,
    RetentionLine,
)
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import scrolled
from workshop_app.desktop.widgets.skeleton import LoadingRows
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.labels import model_label
from workshop_app.i18n.translate import _

SIDE_WIDE, SIDE_NARROW = 352, 304
NARROW = 1_100
CODE = "code"
FAILURE = "presentation-failure"


class PresentationView(Page):
    field_typed = Signal(str, str)
    tables_chosen = Signal(int)
    poster_asked = Signal()
    rule_add_asked = Signal()
    rule_edited = Signal(int, str, str)
    rule_moved = Signal(int, int)
    rule_removed = Signal(int)
    category_add_asked = Signal()
    category_edited = Signal(int, str, str)
    category_moved = Signal(int, int)
    category_removed = Signal(int)
    look_chosen = Signal(int, str, str)
    address_chosen = Signal(str)
    addresses_asked = Signal()
    mend_asked = Signal(str)
    page_switched = Signal(str, bool)
    hall_asked = Signal()
    slides_asked = Signal()
    rehearsal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Présentation"), parent)
        self._model = Tag()
        self.add_tag(self._model)
        self.slides = Button(_("Diaporama"), icon_name="slides", on_click=self.slides_asked.emit)
        self.add_action(self.slides)
        self.rehearse = Button(
            _("Répétition à blanc"), "primary", "play", on_click=self.rehearsal_asked.emit
        )
        self.add_action(self.rehearse)
        self._build_left()
        self._build_side()
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(space(4))
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._side)
        self._stack = QStackedWidget()
        self._loading = LoadingRows(12)
        self._stack.addWidget(self._loading)
        self._scrolled = scrolled(inside)
        self._stack.addWidget(self._scrolled)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def panels(self) -> Sequence[QWidget]:
        return [
            self.identity.fields["title"].field,
            self.texts.fields["context"].field,
            self.rules.lines,
            self.categories.lines,
            self.phones,
            self.visit,
        ]

    def show_fields(self, values: Mapping[str, str], tables: int) -> None:
        self._stack.setCurrentWidget(self._scrolled)
        self.identity.show_values(values, tables)
        self.texts.show_values(values)
        self.phones.show_values(values)

    def forget(self) -> None:
        self._stack.setCurrentWidget(self._loading)
        self.banners.clear()
        self.identity.forget()
        self.texts.forget()
        for panel in (self.rules, self.categories):
            panel.set_error("")
            panel.lines.drop_edit()

    def show_model(self, model: str, untouched: frozenset[str]) -> None:
        self._model.say(_("Modèle : {model}", model=model_label(model)))
        self.identity.set_untouched(untouched)
        self.texts.set_untouched(untouched)

    def show_lists(self, workshop: Workshop, frozen: frozenset[str]) -> None:
        self.rules.show_rules(workshop.rules)
        self.categories.show_categories(workshop.categories, frozen)

    def show_checklist(self, title: str, lines: Sequence[CheckLine]) -> None:
        self.checklist.show_lines(title, lines)

    def show_addresses(self, lines: Sequence[AddressLine], chosen: str, lost: str) -> None:
        self.phones.show_lines(lines, chosen, lost)

    def show_retention(self, line: RetentionLine) -> None:
        self.retention.show_line(line)

    def show_reading(self, reads_first: bool, tables: int) -> None:
        self.reading.show_choice(reads_first, tables)

    def show_follow(self, face: LinkFace) -> None:
        self.follow.show_face(face)

    def show_sorting(self, face: LinkFace) -> None:
        self.sorting.show_face(face)

    def show_link_refused(self, said: str) -> None:
        self.show_failure(said, "")

    def show_code_changed(self, table: int, print_again: Callable[[], object]) -> None:
        self.banners.show_banner(
            "signal",
            _("La table {n} a un nouveau code.", n=table),
            _("L'ancien ne mène plus nulle part. Imprimez son panneau et sa fiche, ou annulez."),
            action=(_("Kit à imprimer"), print_again),
            key=CODE,
        )

    def show_pages(self, lines: Sequence[PageLine]) -> None:
        self.pages.show_lines(lines)

    def show_field_refused(self, field: str, said: str) -> None:
        if self.identity.owns(field):
            self.identity.set_error(field, said)
        elif field in self.texts.fields:
            self.texts.fields[field].set_error(said)
        elif field in self.phones.wifi:
            self.phones.wifi[field].set_error(said)

    def show_list_refused(self, place: Place, said: str) -> None:
        panel = self.rules if place == "rules" else self.categories
        panel.set_error(said)

    def clear_refusal(self, where: str) -> None:
        if where == "rules":
            self.rules.set_error("")
        elif where == "categories":
            self.categories.set_error("")
        elif self.identity.owns(where):
            self.identity.clear_error(where)
        elif where in self.texts.fields:
            self.texts.fields[where].clear_error()

    def show_failure(self, result: str, detail: str) -> None:
        self.banners.show_banner("error", result, detail, key=FAILURE)

    def edit_last(self, place: Place) -> None:
        panel = self.rules if place == "rules" else self.categories
        self._scrolled.ensureWidgetVisible(panel.lines)
        panel.lines.edit_last()

    def choose_address(self) -> None:
        self._scrolled.ensureWidgetVisible(self.phones)
        self.phones.focus_addresses()

    def open_slides(self) -> None:
        self.slides.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two lists go one under the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._side.setFixedWidth(SIDE_NARROW if narrow else SIDE_WIDE)
        self._lists.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _build_left(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.identity, self.texts = IdentityPanel(), TextsPanel()
        column.addWidget(self.identity)
        column.addWidget(self.texts)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(space("grid_gap"))
        self.rules, self.categories = RulesPanel(), CategoriesPanel()
        self._lists.addWidget(self.rules, 1)
        self._lists.addWidget(self.categories, 1)
        column.addLayout(self._lists)
        column.addStretch(1)

    def _build_side(self) -> None:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.checklist, self.phones = ChecklistPanel(), PhonesPanel()
        column.addWidget(self.checklist)
        column.addWidget(self.phones)
        self.pages, self.retention = PagesPanel(), RetentionPanel()
        self.reading, self.follow = ReadingPanel(), LinkPanel(follow_words())
        self.sorting = LinkPanel(sorting_words())
        self.visit = VisitPanel()
        plan = Button(_("Plan de salle"), icon_name="map", on_click=self.hall_asked.emit)
        self.visit.body.addWidget(plan, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.visit)
        column.addWidget(self.reading)
        column.addWidget(self.follow)
        column.addWidget(self.sorting)
        column.addWidget(self.retention)
        column.addWidget(self.pages)
        column.addStretch(1)
        self._side.setFixedWidth(SIDE_WIDE)

    def _connect(self) -> None:
        for panel in (self.identity, self.texts, self.phones):
            panel.field_typed.connect(self.field_typed)
        self.identity.tables_chosen.connect(self.tables_chosen)
        rules, categories = self.rules, self.categories
        rules.add_asked.connect(self.rule_add_asked)
        rules.poster_asked.connect(self.poster_asked)
        rules.lines.edited.connect(self.rule_edited)
        rules.lines.moved.connect(self.rule_moved)
        rules.lines.removed.connect(self.rule_removed)
        categories.add_asked.connect(self.category_add_asked)
        categories.lines.edited.connect(self.category_edited)
        categories.lines.moved.connect(self.category_moved)
        categories.lines.removed.connect(self.category_removed)
        categories.look_chosen.connect(self.look_chosen)
        self.phones.address_chosen.connect(self.address_chosen)
        self.phones.again_asked.connect(self.addresses_asked)
        self.pages.switched.connect(self.page_switched)
        self.checklist.mend_asked.connect(self.mend_asked)

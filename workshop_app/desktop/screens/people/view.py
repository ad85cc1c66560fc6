"""What « Participants » looks like: the list, its filters, the right column, the import. Decides
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.people.columns_panel import ColumnsPanel
from workshop_app.desktop.screens.people.decision_faces import Act, DecisionShown, PlacesShown
from workshop_app.desktop.screens.people.filter_row import FilterRow
from workshop_app.desktop.screens.people.filters import FilterTags, filter_menu
from workshop_app.desktop.screens.people.import_words import PreviewShown
from workshop_app.desktop.screens.people.line_cards import LineCards
from workshop_app.desktop.screens.people.line_words import LinesShown
from workshop_app.desktop.screens.people.presenter import Choice
from workshop_app.desktop.screens.people.preview_panel import PreviewPanel
from workshop_app.desktop.screens.people.side import SideColumn
from workshop_app.desktop.screens.people.table import PeopleTable
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_open, ask_to_save
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.skeleton import LoadingBanner, LoadingRows
from workshop_app.domain.intake import ToCheck
from workshop_app.domain.list_lines import ListImport
from workshop_app.i18n.translate import _, n_
from workshop_app.services.list_columns import ColumnUse, FilterChoice, Filters
from workshop_app.services.people_list import PersonRow, Share
from workshop_app.services.values import ValueUsed

SIDE_WIDE, SIDE_NARROW = 320, 284
NARROW = 1000
LINES_PART, LEAST_LINES = 0.6, 160
"""Of the height of the list, and pixels."""
RESULT, FAILURE = "people-result", "people-failure"


class PeopleView(Page):
    search_typed = Signal(str)
    filter_chosen = Signal(str)
    sort_asked = Signal(str, bool)
    selection_changed = Signal(object)
    add_asked = Signal()
    add_left = Signal()
    person_given = Signal(object)
    field_changed = Signal(object, str, object)
    attribute_changed = Signal(object, str, str)
    """Key of a person, heading, value."""
    referents_asked = Signal(object, bool)
    join_asked = Signal(object)
    remove_asked = Signal(object)
    file_given = Signal(object)
    """A `Path`."""
    text_given = Signal(str)
    stop_asked = Signal()
    import_left = Signal()
    line_answered = Signal(object, object)
    """Key of a doubtful line, `doubts.Choice`."""
    line_asked = Signal(object)
    import_back_asked = Signal(object)
    columns_asked = Signal()
    export_asked = Signal(object)
    """A `Path`."""
    filters_asked = Signal()
    filter_set = Signal(str, str)
    filter_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Participants"), parent)
        self.setAcceptDrops(True)
        self._dialog: QFileDialog | None = None
        self._value_columns: Sequence[str] = ()
        self._recruits = False
        self._build_header()
        self._build_reading()
        self._build_body()
        self.show_loading()

    def panels(self) -> Sequence[QWidget]:
        return [self.table, self._side]

    # the list

    def forget(self) -> None:
        self.banners.clear()
        self.undo.dismiss()
        self.clear_filters()
        self.table.clearSelection()
        self.lines.forget()
        self.preview.lines.forget()
        self.show_filters({})

    def show_loading(self) -> None:
        self._set_list_shown(False)
        self._stack.setCurrentWidget(self._loading)

    def show_empty(self) -> None:
        self.count.say("")
        self._set_list_shown(False)
        self._show_idle(self._empty)

    def show_people(self, rows: Sequence[PersonRow], total: int, said_if_none: str) -> None:
        if self._recruits:
            self.count.say(n_("{n} candidature", "{n} candidatures", total))
        else:
            self.count.say(n_("{n} personne", "{n} personnes", total))
        self._set_list_shown(True)
        self.table.show_rows(rows)
        self._none.setText(said_if_none)
        self._listed.setCurrentWidget(self.table if rows else self._none)
        self._show_idle(self._list)

    def show_recruiting(self, places: PlacesShown | None) -> None:
        """The columns, filters and places of a call for candidates; None: nobody recruits here."""
        recruits = places is not None
        if recruits != self._recruits:
            self._recruits = recruits
            self._filters.show_recruiting(recruits)
            self.table.show_recruiting(recruits)
        self.side.show_places(places)

    def show_counts(self, counts: Mapping[Choice, int]) -> None:
        for choice, count in counts.items():
            self.filter.set_count(choice, count)

    def show_shares(self, types: Sequence[Share], departements: Sequence[Share]) -> None:
        self.side.summary.show_shares(types, departements)

    def clear_filters(self) -> None:
        self.filter.choose("all")
        self.search_field.clear()

    def choose_person(self, key: UUID) -> None:
        self.table.choose_person(key)

    # the right column

    def show_decision(self, shown: DecisionShown | None) -> None:
        self.side.show_decision(shown)

    def ask_reason(self, act: Act, shown: DecisionShown) -> None:
        self.side.decision.ask_reason(act, shown)

    def refuse_date(self, said: str) -> None:
        self.side.decision.refuse_date(said)

    def copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.banners.show_banner("success", said, key=RESULT)

    def show_nobody_chosen(self) -> None:
        self.side.show_nobody()

    def show_person(self, row: PersonRow) -> None:
        self.side.show_person(row)

    def show_several(self, rows: Sequence[PersonRow]) -> None:
        self.side.show_several(rows)

    def show_adding(self) -> None:
        self._show_idle(self._list)
        self.side.show_adding()

    def show_added(self, said: str) -> None:
        self.side.adding.show_added(said)

    def show_field_refused(self, field: str, said: str) -> None:
        self.side.refuse(field, said)

    def show_imports(self, imports: Sequence[ListImport]) -> None:
        self.side.imports.show_imports(imports)

    # doubtful lines

    def show_lines(self, lines: LinesShown) -> None:
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines.faces))
        self._fit_lines()

    def refuse_line(self, key: UUID, said: str) -> None:
        self.lines.refuse(key, said)

    # filters and columns

    def choose_filter(self, choice: Choice) -> None:
        self.filter.choose(choice)

    def show_filter_menu(self, choices: Sequence[FilterChoice]) -> None:
        menu = filter_menu(self, choices, self.filter_set.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._filters.open_menu(menu)

    def show_filters(self, filters: Filters) -> None:
        self._tags.show_filters(filters)

    def open_columns(self) -> None:
        self._set_list_shown(False)
        self._set_header_shown(False)
        self._stack.setCurrentWidget(self.columns)

    def leave_columns(self) -> None:
        if self._stack.currentWidget() is self.columns:
            self._set_header_shown(True)
            self._set_list_shown(True)
            self._stack.setCurrentWidget(self._list)

    def show_columns(
        self, rows: Sequence[ColumnUse], criteria: Sequence[str], badge: Sequence[str]
    ) -> None:
        self.columns.show_columns(rows, criteria, badge)

    def choose_column(self, name: str) -> None:
        self.columns.choose(name)

    def show_values(self, name: str, groups: Sequence[ValueUsed]) -> None:
        self.columns.show_values(name, groups)

    # what happened

    def show_failure(self, result: str, detail: str) -> None:
        self.banners.show_banner("error", result, detail, key=FAILURE)

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None:
        self.undo.offer(said, take_back)

    # the import

    def show_reading(self, said: str) -> None:
        self.banners.withdraw(FAILURE)
        self.reading.say(said)
        self.reading.set_progress(None)
        self.reading.show()
        self._import.refuse(_("Une liste est en cours de lecture."))

    def show_progress(self, share: float) -> None:
        self.reading.set_progress(share, _("{n} %", n=round(100 * share)))

    def show_preview(self, shown: PreviewShown) -> None:
        self.reading.hide()
        self.preview.show_list(shown)
        self._value_columns = shown.value_columns
        if self._stack.currentWidget() is self.preview:
            return
        self._set_list_shown(False)
        self._set_header_shown(False)
        self.preview.begin()
        self.preview.show_list(shown)
        self._stack.setCurrentWidget(self.preview)
        self.preview.apply_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_preview_values(self, column: str, groups: Sequence[ValueUsed]) -> None:
        self.preview.show_values(self._value_columns, column, groups)

    def refuse_preview_line(self, check: ToCheck, said: str) -> None:
        self.preview.lines.refuse(check, said)

    def leave_import(self) -> None:
        self.reading.hide()
        self._import.allow()
        self._set_header_shown(True)
        if self._stack.currentWidget() is self.preview:
            has_people = self.table.people.rowCount() > 0
            self._set_list_shown(has_people)
            self._stack.setCurrentWidget(self._list if has_people else self._empty)

    def show_result(
        self,
        result: str,
        detail: str,
        note: str,
        see: tuple[str, Callable[[], object]] | None,
        take_back: Callable[[], object] | None,
    ) -> None:
        out = (_("Annuler l'import"), take_back) if take_back else None
        self.banners.show_banner(
            "info", result, detail, see, out, note, icon_name="circle-check", key=RESULT
        )

    def show_saved(self, result: str, detail: str) -> None:
        self.banners.show_banner("success", result, detail, key=RESULT)

    def show_refused_file(self, result: str, detail: str) -> None:
        other = (_("Autre fichier"), self.ask_file)
        self.banners.show_banner("error", result, detail, other, key=FAILURE)

    def ask_file(self) -> None:
        """Opens the file dialog and returns at once."""
        filters = [
            _("Tableaux (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"),
            _("Tous les fichiers (*)"),
        ]
        self._dialog = ask_to_open(self, _("Importer une liste"), filters, self.file_given.emit)

    def ask_export(self) -> None:
        """Opens the file dialog and returns at once."""
        filters = [_("Tableur (*.xlsx)"), _("Texte séparé par des points-virgules (*.csv)")]
        name = f"{_('Participants')}.xlsx"
        title = _("Enregistrer la liste")
        self._dialog = ask_to_save(self, title, name, filters, self.export_asked.emit)

    def paste(self) -> None:
        """The cells a spreadsheet put on the clipboard, or the file that was copied."""
        clipboard = QGuiApplication.clipboard()
        copied = clipboard.mimeData()
        urls = copied.urls() if copied is not None and copied.hasUrls() else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            self.file_given.emit(files[0])
        else:
            self.text_given.emit(clipboard.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.preview:
            self.import_left.emit()
        elif event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.columns:
            self.columns.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._drop_here.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_here.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_here.hide()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_given.emit(paths[0])

    # making it

    def _build_header(self) -> None:
        self.search_field = SearchField(_("Nom, structure"))
        self.search_field.searched.connect(self.search_typed)
        self._paste = Button(_("Coller"), icon_name="paste", on_click=self.paste)
        self._paste.setToolTip(_("Coller les cellules copiées d'un tableur"))
        self._add = Button(_("Ajouter"), icon_name="walk_in", on_click=self.add_asked.emit)
        self._import = Button(_("Importer une liste"), "primary", "import", on_click=self.ask_file)
        for widget in (self.search_field, self._paste, self._add, self._import):
            self.add_action(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(SIDE_NARROW if event.size().width() < NARROW else SIDE_WIDE)
        self._fit_lines()

    def _fit_lines(self) -> None:
        """As high as the doubtful lines need, and never more than most of the list."""
        if not self.lines.isHidden():
            most = max(LEAST_LINES, int(self._left.height() * LINES_PART))
            self.lines.setFixedHeight(min(self.lines.content_height() + 2, most))

    def _build_reading(self) -> None:
        self.reading = LoadingBanner("", "file")
        self.reading.stop_asked.connect(self.stop_asked)
        self.reading.hide()
        self.body.addWidget(self.reading)
        self._drop_here = Panel(_("Déposer la liste ici"), "panel-info")
        self._drop_here.hide()
        self.body.addWidget(self._drop_here)

    def _build_body(self) -> None:
        self._build_list()
        self._build_side()
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
        self.preview = PreviewPanel()
        self.preview.left.connect(self.import_left)
        self.columns = ColumnsPanel()
        self.columns.export_asked.connect(self.ask_export)
        self._loading = LoadingRows(12)
        self._empty = EmptyState(
            "participants",
            _("Aucun participant pour l'instant"),
            _(
                "Importez un tableau, ou collez-le depuis votre tableur. "
                "Les colonnes sont reconnues."
            ),
            [
                Button(_("Importer une liste"), icon_name="import", on_click=self.ask_file),
                Button(_("Coller"), icon_name="paste", on_click=self.paste),
                Button(_("Ajouter"), "quiet", "walk_in", on_click=self.add_asked.emit),
            ],
        )
        self._stack = QStackedWidget()
        for part in (self._loading, self._empty, self._list, self.preview, self.columns):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def _build_list(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self._filters = FilterRow()
        self.filter = self._filters.choice
        self.filter.chosen.connect(self.filter_chosen)
        self._filters.filters_asked.connect(self.filters_asked)
        self._filters.columns_asked.connect(self.columns_asked)
        column.addWidget(self._filters)
        self._tags = FilterTags()
        self._tags.taken_off.connect(self.filter_off)
        column.addWidget(self._tags)
        self.lines = LineCards()
        self.lines.answered.connect(self.line_answered)
        self.lines.see_asked.connect(self.line_asked)
        self.lines.hide()
        column.addWidget(self.lines)
        self.table = PeopleTable()
        self.table.chosen_changed.connect(self._tell_chosen)
        self.table.sort_asked.connect(self.sort_asked)
        self.table.remove_asked.connect(self._ask_removal)
        self.table.referents_asked.connect(self._ask_referents)
        self.table.edit_asked.connect(self._edit)
        self._none = label("", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._listed = QStackedWidget()
        self._listed.addWidget(self.table)
        self._listed.addWidget(self._none)
        column.addWidget(self._listed, 1)

    def _build_side(self) -> None:
        self.side = SideColumn()
        self.side.person.field_changed.connect(self.field_changed)
        self.side.person.left.connect(self.table.clearSelection)
        self.side.adding.given.connect(self.person_given)
        self.side.adding.left.connect(self.add_left)
        self.side.person.attribute_changed.connect(self.attribute_changed)
        self.side.imports.take_back_asked.connect(self.import_back_asked)
        self.side.referents_asked.connect(self._ask_referents)
        self.side.join_asked.connect(lambda: self.join_asked.emit(self.table.chosen()))
        self.side.remove_asked.connect(self._ask_removal)
        self._side = scrolled(self.side)
        self._side.setFixedWidth(SIDE_WIDE)

    # small gestures

    def _show_idle(self, part: QWidget) -> None:
        """The list or its absence, unless a preview or the columns wait for an answer."""
        if self._stack.currentWidget() not in (self.preview, self.columns):
            self._stack.setCurrentWidget(part)

    def _set_list_shown(self, shown: bool) -> None:
        self.search_field.setVisible(shown)

    def _set_header_shown(self, shown: bool) -> None:
        for button in (self._paste, self._add, self._import):
            button.setVisible(shown)

    def _tell_chosen(self, keys: Sequence[UUID]) -> None:
        self.selection_changed.emit(keys)

    def _ask_removal(self) -> None:
        self.remove_asked.emit(self.table.chosen())

    def _ask_referents(self, referent: bool) -> None:
        self.referents_asked.emit(self.table.chosen(), referent)

    def _edit(self) -> None:
        if self.side.person.isVisible():
            self.side.person.focus_first()

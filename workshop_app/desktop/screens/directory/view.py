"""What « Répertoire » looks like: the lists, the right column, the report. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.directory.listing import Mode
from workshop_app.desktop.screens.directory.questions import Question
from workshop_app.desktop.screens.directory.report_panel import ReportPanel, ask_for_good
from workshop_app.desktop.screens.directory.side import SideColumn
from workshop_app.desktop.screens.directory.tables import make_tables
from workshop_app.desktop.screens.directory.wording import (
    MergeFace,
    PersonFace,
    StructureFace,
    SummaryFace,
)
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import label, scrolled
from workshop_app.desktop.widgets.rows_table import MenuLine
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.skeleton import LoadingBanner, LoadingRows
from workshop_app.i18n.translate import _, n_

SIDE_WIDE, SIDE_NARROW = 332, 292
NARROW = 1000
MOST_OFFERED = 15
FAILURE, DONE = "directory-failure", "directory-done"


class DirectoryView(Page):
    search_typed = Signal(str)
    mode_chosen = Signal(str)
    sort_asked = Signal(str, bool)
    selection_changed = Signal(object)
    invitation_chosen = Signal(object)
    """The key of a workshop."""
    merging_asked = Signal()
    for_good_asked = Signal(str)
    report_given = Signal(object, str)
    """Path, text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Répertoire"), parent)
        self._dialog: QFileDialog | None = None
        self._offered: Sequence[tuple[UUID, str]] = ()
        self._mode: Mode = "people"
        self._build_header()
        self._build_list()
        self._build_body()
        self.show_loading()

    def panels(self) -> Sequence[QWidget]:
        return [self.tables[self._mode], self._side]

    # the list

    def show_loading(self) -> None:
        self.search_field.hide()
        self._show_idle(self._loading)

    def show_empty(self) -> None:
        self.count.say("")
        self.search_field.hide()
        self._show_idle(self._empty)

    def show_counts(self, counts: Mapping[Mode, int]) -> None:
        self.count.say(n_("{n} personne", "{n} personnes", counts["people"]))
        for mode, count in counts.items():
            self.kind.set_count(mode, count)

    def show_mode(self, mode: Mode) -> None:
        self._mode = mode
        self.kind.choose(mode)
        self.tables[mode].clearSelection()
        self._listed.setCurrentWidget(self.tables[mode])

    def show_rows(self, mode: Mode, rows: Sequence[Any], said_if_none: str) -> None:
        self.search_field.show()
        self.tables[mode].show_rows(rows)
        self._none.setText(said_if_none)
        self._listed.setCurrentWidget(self.tables[mode] if rows else self._none)
        self._show_idle(self._list)

    def choose(self, mode: Mode, key: str) -> None:
        self.tables[mode].choose([key], key)
        self.tables[mode].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_choice(self, mode: Mode) -> None:
        self.tables[mode].clearSelection()

    def clear_search(self) -> None:
        self.search_field.clear()

    def show_invitations(self, gatherings: Sequence[tuple[UUID, str]], chosen: int) -> None:
        self._offered = gatherings
        if not chosen:
            self.invite.refuse(_("Choisissez d'abord une personne dans la liste."))
        elif not gatherings:
            self.invite.refuse(_("Aucun atelier n'est à venir : créez-en un d'abord."))
        else:
            self.invite.allow()

    # the right column

    def show_summary(self, face: SummaryFace) -> None:
        self.side.show_summary(face)

    def show_person(self, face: PersonFace) -> None:
        self.side.show_person(face)

    def show_several(self, count: int, names: str, may_merge: bool) -> None:
        self.side.show_several(count, names, may_merge)

    def show_structure(self, face: StructureFace) -> None:
        self.side.show_structure(face)

    def show_merge(self, face: MergeFace) -> None:
        self.side.show_merge(face)

    # what happened

    def ask(self, question: Question, act: Callable[[bool], None]) -> None:
        ask_for_good(self.window(), question, act)

    def show_erasing(self, said: str) -> None:
        self.banners.withdraw(FAILURE)
        self.working.say(said)
        self.working.set_progress(None)
        self.working.show()
        self.setEnabled(False)

    def show_progress(self, share: float) -> None:
        self.working.set_progress(share, _("{n} %", n=round(100 * share)))

    def leave_erasing(self) -> None:
        self.working.hide()
        self.setEnabled(True)

    def show_report(self, parts: Sequence[Sequence[str]], text: str) -> None:
        self.report.show_parts(parts, text)
        self._stack.setCurrentWidget(self.report)
        self.search_field.hide()
        self.invite.hide()
        self.report.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_report(self) -> None:
        self.invite.show()
        self.search_field.setVisible(self._idle is self._list)
        self._stack.setCurrentWidget(self._idle)

    def show_failure(self, result: str, detail: str) -> None:
        self.banners.show_banner("error", result, detail, key=FAILURE)

    def show_done(self, said: str) -> None:
        self.banners.show_banner("info", said, key=DONE)

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None:
        self.undo.offer(said, take_back, "check")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self.report:
            self.leave_report()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(SIDE_NARROW if event.size().width() < NARROW else SIDE_WIDE)

    # making it

    def _build_header(self) -> None:
        self.search_field = SearchField(_("Nom, structure, courriel"), 260)
        self.search_field.searched.connect(self.search_typed)
        self.invite = Button(
            _("Inviter dans un atelier"), "primary", "walk_in", on_click=self._offer_workshops
        )
        self.add_action(self.search_field)
        self.add_action(self.invite)
        self.working = LoadingBanner("", "trash-2", stoppable=False)
        self.working.hide()
        self.body.addWidget(self.working)

    def _build_list(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self.kind = Segment(
            _("Fiches montrées"),
            [
                ("people", _("Personnes")),
                ("structures", _("Structures")),
                ("alike", _("À rapprocher")),
                ("removed", _("Retirées")),
            ],
        )
        self.kind.chosen.connect(self.mode_chosen)
        column.addWidget(self.kind)
        self.tables = make_tables()
        self._listed = QStackedWidget()
        for mode, table in self.tables.items():
            table.chosen_changed.connect(partial(self._tell_chosen, mode))
            table.sort_asked.connect(self.sort_asked)
            table.row_opened.connect(lambda _row: self.side.focus_first())
            self._listed.addWidget(table)
        for mode in ("people", "removed"):
            self.tables[mode].offer_menu(self._menu)
        self._none = label("", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._listed.addWidget(self._none)
        column.addWidget(self._listed, 1)

    def _build_body(self) -> None:
        self.side = SideColumn()
        self.side.left.connect(lambda: self.clear_choice(self._mode))
        self.side.merging_asked.connect(self.merging_asked)
        self.side.for_good_asked.connect(self.for_good_asked)
        self._side = scrolled(self.side)
        self._side.setFixedWidth(SIDE_WIDE)
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
        self.report = ReportPanel()
        self.report.left.connect(self.leave_report)
        self.report.copy_asked.connect(self._copy)
        self.report.save_asked.connect(self._ask_where)
        self._loading = LoadingRows(12)
        self._empty = EmptyState(
            "participants",
            _("Personne n'est connu pour l'instant"),
            _("Le répertoire se remplit tout seul : chaque liste importée y ajoute les siens."),
        )
        self._idle: QWidget = self._loading
        self._stack = QStackedWidget()
        for part in (self._loading, self._empty, self._list, self.report):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    # small gestures

    def _show_idle(self, part: QWidget) -> None:
        """The list or its absence, unless a report is being read."""
        self._idle = part
        if self._stack.currentWidget() is not self.report:
            self._stack.setCurrentWidget(part)
        else:
            self.search_field.hide()

    def _tell_chosen(self, mode: Mode, keys: Sequence[str]) -> None:
        if mode == self._mode:
            self.selection_changed.emit(keys)

    def _menu(self) -> Sequence[MenuLine]:
        several = len(self.tables[self._mode].chosen()) > 1
        lines: list[MenuLine] = []
        if self.invite.isEnabled():
            lines.append(("walk_in", _("Inviter dans un atelier"), self._offer_workshops))
        if several:
            lines.append(("layers", _("Fusionner"), self.merging_asked.emit))
        lines.append(
            ("eye-off", _("Rendre anonyme partout"), partial(self.for_good_asked.emit, "anonymise"))
        )
        lines.append(("erase", _("Effacer partout"), partial(self.for_good_asked.emit, "erase")))
        return lines

    def _offer_workshops(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words in self._offered[:MOST_OFFERED]:
            action = QAction(icon("calendar"), words.replace("&", "&&"), menu)
            action.triggered.connect(partial(self._choose_workshop, key))
            menu.addAction(action)
        corner = self.invite.mapToGlobal(QPoint(0, self.invite.height() + 4))
        menu.popup(corner - QPoint(max(0, menu.sizeHint().width() - self.invite.width()), 0))

    def _choose_workshop(self, key: UUID, _checked: bool = False) -> None:
        self.invitation_chosen.emit(key)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.text)
        self.show_done(_("Le compte rendu de l'effacement est copié."))

    def _ask_where(self) -> None:
        filters = [_("Textes (*.txt)")]
        self._dialog = ask_to_save(
            self, _("Enregistrer le compte rendu"), _("effacement.txt"), filters, self._give
        )

    def _give(self, path: Path) -> None:
        self.report_given.emit(path, self.report.text)

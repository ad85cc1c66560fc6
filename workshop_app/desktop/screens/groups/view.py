"""What the page of groups looks like. Lays out and says what was done; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.groups.columns import Columns
from workshop_app.desktop.screens.groups.person_menu import Gestures, people_menu, tables_menu
from workshop_app.desktop.screens.groups.rounds_bar import RoundsBar
from workshop_app.desktop.screens.groups.rules_panel import RulesPanel
from workshop_app.desktop.screens.groups.sheet_panel import SheetPanel
from workshop_app.desktop.screens.groups.shown import GroupsShown, Member
from workshop_app.desktop.screens.groups.start_panel import StartPanel
from workshop_app.desktop.screens.groups.toolbar import Toolbar
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.i18n.translate import _
from workshop_app.services.balance import Balance, Proposal

PATIENCE_MS = 300
"""Shorter than this, no one needs to be told that a split is under way."""


class GroupsView(Page):
    split_asked = Signal(int)
    colouring_asked = Signal(str)
    hovered = Signal(object, int)
    """People held over a table."""
    let_go = Signal()
    move_asked = Signal(object, int)
    """People, to a table."""
    swap_asked = Signal(UUID, UUID)
    proposal_accepted = Signal(Proposal)
    lock_asked = Signal(object, bool)
    referent_asked = Signal(UUID, bool)
    reserve_asked = Signal(UUID, bool)
    host_asked = Signal(UUID, bool)
    together_asked = Signal(object)
    apart_asked = Signal(object)
    mode_asked = Signal(str, str)
    """A criterion, and what is asked of it."""
    rule_removed = Signal(UUID)
    criteria_asked = Signal(list)
    people_asked = Signal()
    repair_asked = Signal()
    round_asked = Signal(int)
    rounds_asked = Signal(int)
    hosts_asked = Signal()
    save_asked = Signal(Path)
    print_asked = Signal()
    note_chosen = Signal(Path)

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(_("Groupes"))
        self._take_back = undo
        self._members: dict[UUID, Member] = {}
        self._tables = 0
        self._menu: QMenu | None = None
        self._job: Job | None = None
        self._paper_job: Job | None = None
        self._gestures = Gestures(
            self.move_asked.emit,
            self.swap_asked.emit,
            self.lock_asked.emit,
            self.referent_asked.emit,
            self.reserve_asked.emit,
            self.host_asked.emit,
            self.together_asked.emit,
            self.apart_asked.emit,
        )
        self._build_header(undo, redo)
        self._build_working()
        self.columns, self.sheet, self.rounds = Columns(), SheetPanel(), RoundsBar()
        self.toolbar, self.rules, self.start = Toolbar(), RulesPanel(), StartPanel()
        self.rules.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nobody())
        self._pages.addWidget(self.start)
        self._pages.addWidget(self._tables_page())
        # Nothing is said before the first reading: an empty list is news.
        self._pages.addWidget(QWidget())
        self._pages.setCurrentIndex(3)
        across = QHBoxLayout()
        across.setSpacing(space("grid_gap"))
        across.addWidget(self._pages, 1)
        across.addWidget(self.rules)
        self.body.addLayout(across, 1)
        self._bind()

    # what the presenter says

    def show_page(self, shown: GroupsShown) -> None:
        self._members = {member.person: member for member in shown.members}
        self._tables = shown.tables
        self.count.say(shown.count)
        seated = not shown.empty
        self._pages.setCurrentIndex({"people": 0, "split": 1, "": 2}[shown.empty])
        for button in (self._history, self.repair, self.again):
            button.setVisible(seated)
        self.rules_button.setVisible(shown.empty != "people")
        if shown.empty == "people":
            self.rules_button.setChecked(False)
        self.rules.show_rules(shown.rules, shown.tables, shown.people)
        if shown.empty == "split":
            self.start.show_people(shown.people, shown.tables)
        if seated:
            hosts = any(member.host for member in shown.members)
            self.toolbar.show_colours(shown.colourings, shown.colouring, shown.legend, hosts)
            self.rounds.show_rounds(shown.rounds, shown.round, shown.rules.rounds)
            self.columns.show_columns(shown.columns)
            self.sheet.show_drawn(shown.drawn)
            self.show_balance(shown.balance)

    def show_preview(self, balance: Balance) -> None:
        """With somebody in the hand: as it would be."""
        self.sheet.show_balance(balance)

    def show_balance(self, balance: Balance | None) -> None:
        self.sheet.setVisible(balance is not None)
        if balance is not None:
            self.sheet.show_balance(balance)

    def show_working(self, job: Job) -> None:
        self._job = job
        self.again.refuse(_("Une répartition est en cours."))
        self._show_progress(0.0)
        self._patience.start()
        job.progress.connect(self._show_progress)
        job.ended.connect(self._end_working)

    def show_done(self, said: str) -> None:
        self.banners.withdraw("refused")
        self.undo.offer(said, self._take_back, "shuffle")

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def ask_where(self, name: str) -> None:
        """Opens the file dialog and returns at once."""
        self._dialog = ask_to_save(
            self, _("Enregistrer le PDF"), name, [_("Document PDF (*.pdf)")], self.save_asked.emit
        )

    def ask_note_file(self, name: str) -> None:
        """The same, for the note."""
        kinds = [_("Document PDF (*.pdf)")]
        self._dialog = ask_to_save(self, _("Imprimer la note"), name, kinds, self.note_chosen.emit)

    def show_writing(self, job: Job) -> None:
        self._writing.follow(job)
        self._paper_job = job

    def show_saved(self, said: str, path: Path, pages: int) -> None:
        self.banners.withdraw("refused")
        self.banners.show_document(said, path, pages, "saved")

    def menu(self) -> QMenu | None:
        """The menu that is open, if any."""
        return self._menu

    def panels(self) -> Sequence[QWidget]:
        return [self.columns, self.rules] if self.rules.isVisible() else [self.columns]

    # building

    def _build_header(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history = HistoryButtons(undo, redo)
        self.allow_history = self._history.allow
        self.rules_button = Button(_("Règles"), icon_name="settings")
        self.rules_button.setCheckable(True)
        self.repair = Button(
            _("Réparer après émargement"), icon_name="repair", on_click=self.repair_asked.emit
        )
        self.again = Button(_("Répartir à nouveau"), "primary", "shuffle", on_click=self._again)
        for button in (self._history, self.rules_button, self.repair, self.again):
            self.add_action(button)
            button.hide()

    def _build_working(self) -> None:
        self._working = LoadingBanner(_("Répartition en cours"), "shuffle")
        self._working.hide()
        self._working.stop_asked.connect(self._stop)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._working.show)
        self.body.addWidget(self._working)
        self._writing = LoadingBanner(_("Mise en page…"), "print")
        self._writing.hide()
        self._writing.stop_asked.connect(self._stop_writing)
        self.body.addWidget(self._writing)

    def _nobody(self) -> QWidget:
        go = Button(_("Importer une liste"), "primary", "import", on_click=self.people_asked.emit)
        return EmptyState(
            "users",
            _("Personne à répartir pour l'instant."),
            _("Les tables se forment à partir de la liste des participants."),
            [go],
        )

    def _tables_page(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.toolbar)
        column.addWidget(self.rounds)
        column.addWidget(self.columns, 1)
        column.addWidget(self.sheet)
        return made

    def _bind(self) -> None:
        self.start.split_asked.connect(self.split_asked)
        self.toolbar.colouring_asked.connect(self.colouring_asked)
        self.columns.hovered.connect(self.hovered)
        self.columns.let_go.connect(self.let_go)
        self.columns.dropped.connect(self.move_asked)
        self.columns.menu_asked.connect(self._open_menu)
        self.columns.table_asked.connect(self._open_tables)
        self.columns.picked_changed.connect(self.toolbar.show_picked)
        self.columns.laid_out.connect(self._align)
        self.sheet.exchange_asked.connect(self.proposal_accepted)
        self.sheet.print_asked.connect(self.print_asked)
        self.rounds.round_asked.connect(self.round_asked)
        self.rules.rounds.rounds_asked.connect(self.rounds_asked)
        self.rules.rounds.hosts_asked.connect(self.hosts_asked)
        self.rules.rule_removed.connect(self.rule_removed)
        self.rules.criteria_asked.connect(self.criteria_asked)
        self.rules.mode_asked.connect(self.mode_asked)
        self.rules.closing.clicked.connect(partial(self.rules_button.setChecked, False))
        self.rules_button.toggled.connect(self.rules.setVisible)

    # doing

    def _align(self) -> None:
        """The figures stand under the columns they measure, and scroll with them."""
        here, there = (
            self.columns.viewport().mapToGlobal(QPoint()),
            self.sheet.mapToGlobal(QPoint()),
        )
        left = here.x() - there.x()
        self.sheet.follow([(left + start, wide) for start, wide in self.columns.spans()])

    def _again(self) -> None:
        self.split_asked.emit(self.rules.tables.value())

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stop_writing(self) -> None:
        if self._paper_job is not None:
            self._paper_job.cancel()

    def _show_progress(self, share: float) -> None:
        self._working.set_progress(share, _("{n} %", n=round(100 * share)))

    def _end_working(self) -> None:
        self._job = None
        self.again.allow()
        self._patience.stop()
        self._working.hide()

    def _open_menu(self, people: Sequence[UUID], where: QPoint) -> None:
        members = [self._members[person] for person in people]
        everybody = list(self._members.values())
        self._popup(people_menu(self, members, everybody, self._tables, self._gestures), where)

    def _open_tables(self, people: Sequence[UUID], where: QPoint) -> None:
        members = [self._members[person] for person in people]
        everybody = list(self._members.values())
        self._popup(tables_menu(self, members, everybody, self._tables, self._gestures), where)

    def _popup(self, menu: QMenu, where: QPoint) -> None:
        self._menu = menu
        menu.destroyed.connect(self._forget_menu)
        menu.popup(where)

    def _forget_menu(self) -> None:
        self._menu = None

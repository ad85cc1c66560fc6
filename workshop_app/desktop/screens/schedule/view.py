"""What the page of the schedule looks like. Lays out and says what was asked; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import MethodFace, ScheduleShown
from workshop_app.desktop.screens.schedule.method_panel import MethodPanel
from workshop_app.desktop.screens.schedule.phase_list import PhaseList
from workshop_app.desktop.screens.schedule.plan_panel import PlanPanel
from workshop_app.desktop.screens.schedule.source_menu import (
    SourceFace,
    SourceIntents,
    source_menu,
)
from workshop_app.desktop.screens.schedule.start_page import StartPage
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.file_dialogs import ask_to_open, ask_to_save
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.i18n.translate import _

ROOMY, NARROWEST = 1150, 640
"""Pixels of the page from which the methods stand beside the schedule by themselves."""


class ScheduleView(Page):
    add_asked = Signal(object)
    """Behind this phase; None: last."""
    break_asked = Signal(object)
    """The same."""
    step_asked = Signal(UUID, int)
    move_asked = Signal(UUID, int)
    remove_asked = Signal(UUID)
    change_asked = Signal(UUID, str, object)
    track_asked = Signal(UUID, object)
    """Phase, `TrackAsked`."""
    part_changed = Signal(UUID, object)
    """Phase, `PartAsked`."""
    times_asked = Signal(time, time)
    apply_asked = Signal()
    spread_asked = Signal()
    free_asked = Signal(bool)
    start_asked = Signal(str)
    method_added = Signal(str, object)
    """A method, behind this phase; None: last."""
    method_given = Signal(str, UUID)
    part_asked = Signal(UUID, int, int)
    parts_refused = Signal(UUID)
    groups_asked = Signal(UUID)
    forum_asked = Signal(UUID)
    conductor_asked = Signal()
    sources_asked = Signal()
    past_asked = Signal(UUID)
    """The schedule of this workshop."""
    file_asked = Signal(Path)
    keep_asked = Signal(Path)
    """This schedule, to a file."""
    save_asked = Signal(Path)
    lengths_asked = Signal()
    """Each phase as long as it took the last time."""
    own_added = Signal(str, object)
    """One of « Mes phases », behind this phase; None: last."""
    own_given = Signal(str, UUID)
    phase_kept = Signal(UUID)
    schedule_kept = Signal()
    own_renamed = Signal(str, str)
    own_removed = Signal(str)
    own_read = Signal(Path)
    own_written = Signal(str, Path)

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(_("Déroulé"))
        self._take_back = undo
        history = HistoryButtons(undo, redo)
        self.allow_history = history.allow
        self.add_action(history)
        self.methods_button = Button(_("Méthodes"), icon_name="stack")
        self.methods_button.setCheckable(True)
        self.add_action(self.methods_button)
        self.sources = Button(
            _("Reprendre"), icon_name="folder-open", on_click=self.sources_asked.emit
        )
        self.sources.setToolTip(_("Le déroulé d'un autre atelier ou d'un fichier ; l'enregistrer"))
        self.sources.setAccessibleName(_("Reprendre un déroulé"))
        self.add_action(self.sources)
        self.conductor = Button(
            _("Conducteur"), icon_name="print", on_click=self.conductor_asked.emit
        )
        self.conductor.setToolTip(_("Le déroulé sur papier : heures, notes, qui fait quoi"))
        self.add_action(self.conductor)
        self.pause = icon_button("break", _("Ajouter une pause"), on_click=self._add_break)
        self.add_action(self.pause)
        self.add = Button(_("Ajouter une phase"), "primary", "plus", on_click=self._add)
        self.add_action(self.add)
        self.plan, self.list, self.start = PlanPanel(), PhaseList(), StartPage()
        self._pages = QStackedWidget()
        # A window pulled narrower passes the width at which the methods give their place back.
        self._pages.setMinimumWidth(NARROWEST)
        self._pages.addWidget(self._planned())
        self._pages.addWidget(self.start)
        # Nothing is said before the first reading.
        self._pages.addWidget(QWidget())
        self._pages.setCurrentIndex(2)
        self.methods = MethodPanel()
        self.methods.hide()
        across = QHBoxLayout()
        across.setSpacing(space("grid_gap"))
        across.addWidget(self._pages, 1)
        across.addWidget(self.methods)
        self.body.addLayout(across, 1)
        self._writing = LoadingBanner(_("Mise en page…"), "print")
        self._writing.hide()
        self._writing.stop_asked.connect(self._stop)
        self.body.addWidget(self._writing)
        self._job: Job | None = None
        self._asked_for_methods: bool | None = None
        self._lengths = ""
        self._roomy = False
        self._bind()

    def show_page(self, shown: ScheduleShown) -> None:
        self.count.say(shown.count)
        self.plan.show_plan(shown.plan)
        self.list.show_phases(shown.phases, shown.categories)
        self.start.show_starts(shown.starts)
        self._pages.setCurrentIndex(0 if shown.phases else 1)
        if shown.phases:
            self.conductor.allow()
        else:
            self.conductor.refuse(_("Le déroulé est vide."))
        self._offer_lengths(shown.lengths)
        self.methods.show_methods(shown.methods)
        self._aim()

    def _offer_lengths(self, said: str) -> None:
        """Once: closed, it comes back only when there is something else to say."""
        if said == self._lengths:
            return
        self._lengths = said
        self.banners.withdraw("lengths")
        if said:
            action = (_("Prendre les durées réelles"), self.lengths_asked.emit)
            self.banners.show_banner("info", said, action=action, key="lengths")

    def open_new(self, phase: UUID) -> None:
        """A phase that was just added: its title is to be typed."""
        row = self.list.open_phase(phase)
        assert row.editor is not None
        row.editor.title.setFocus(Qt.FocusReason.OtherFocusReason)
        row.editor.title.selectAll()

    def show_own(self, faces: Sequence[MethodFace]) -> None:
        self.methods.show_own(faces)

    def reveal_own(self, key: str) -> None:
        self.methods.reveal(key)

    def offer_undo(self, said: str, undo: Callable[[], object], icon_name: str) -> None:
        self.banners.withdraw("refused")
        self.undo.offer(said, undo, icon_name)

    def show_removed(self, said: str) -> None:
        self.undo.offer(said, self._take_back)

    def show_sources(self, sources: Sequence[SourceFace]) -> None:
        """Opens under its button, at once or as soon as the library has answered."""
        kept = bool(self.list.rows())
        intents = SourceIntents(self.past_asked.emit, self._ask_file, self._ask_keep)
        self.menu = menu = source_menu(self, sources, kept, intents)
        menu.popup(self.sources.mapToGlobal(self.sources.rect().bottomLeft()))

    def show_taken(self, said: str) -> None:
        self.banners.withdraw("refused")
        self.undo.offer(said, self._take_back)

    def show_kept(self, path: Path) -> None:
        self.banners.withdraw("refused")
        said = _("Le déroulé est enregistré.")
        self.banners.show_banner("success", said, str(path), key="saved")

    def _ask_file(self) -> None:
        kinds = [_("Déroulés (*.json *.csv *.xlsx *.ods)")]
        self._dialog = ask_to_open(self, _("Lire un déroulé"), kinds, self.file_asked.emit)

    def _ask_keep(self) -> None:
        kinds = [_("Déroulé de Tablée (*.json)"), _("Tableau (*.csv)")]
        asked = _("Enregistrer le déroulé")
        self._dialog = ask_to_save(self, asked, _("deroule.json"), kinds, self.keep_asked.emit)

    def show_refusal(self, said: str) -> None:
        self.plan.drop()
        self.banners.show_banner("error", said, key="refused")

    def ask_where(self, name: str) -> None:
        """Opens the file dialog and returns at once."""
        self._dialog = ask_to_save(
            self, _("Enregistrer le PDF"), name, [_("Document PDF (*.pdf)")], self.save_asked.emit
        )

    def show_writing(self, job: Job) -> None:
        self._job = job
        self._writing.follow(job)

    def show_saved(self, said: str, path: Path, pages: int) -> None:
        self.banners.withdraw("refused")
        self.banners.show_document(said, path, pages, "saved")

    def print_button(self) -> QAbstractButton:
        return self.conductor

    def panels(self) -> Sequence[QWidget]:
        rows = self.list.rows()
        found: list[QWidget] = [self.plan.starts, *rows[:1]]
        return [*found, self.methods] if self.methods.isVisible() else found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the schedule where there is room; elsewhere when asked for."""
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY
        if roomy == self._roomy:
            return
        self._roomy = roomy
        wanted = self._asked_for_methods is not False if roomy else False
        self.methods_button.setChecked(wanted)
        self._show_methods()

    def _planned(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self.plan)
        column.addWidget(self.list, 1)
        return made

    def _bind(self) -> None:
        self.list.stepped.connect(self.step_asked)
        self.list.moved.connect(self.move_asked)
        self.list.removed.connect(self.remove_asked)
        self.list.changed.connect(self.change_asked)
        self.list.track_asked.connect(self.track_asked)
        self.list.part_changed.connect(self.part_changed)
        self.plan.times_changed.connect(self.times_asked)
        self.plan.apply_asked.connect(self.apply_asked)
        self.plan.spread_asked.connect(self.spread_asked)
        self.plan.free_asked.connect(self.free_asked)
        self.start.taken.connect(self.start_asked)

        self.list.part_stepped.connect(self.part_asked)
        self.list.parts_refused.connect(self.parts_refused)
        self.list.groups_asked.connect(self.groups_asked)
        self.list.forum_asked.connect(self.forum_asked)
        self.list.opened.connect(self._aim)
        self.methods.add_asked.connect(self._add_method)
        self.methods.give_asked.connect(self._give_method)
        self.methods.dragged.connect(self._hold_method)
        self.methods.dropped.connect(self._drop_method)
        self.methods.phase_kept.connect(self._keep_phase)
        self.methods.schedule_kept.connect(self.schedule_kept)
        self.methods.renamed.connect(self.own_renamed)
        self.methods.removed.connect(self.own_removed)
        self.methods.import_asked.connect(self._ask_own_file)
        self.methods.export_asked.connect(self._ask_own_target)
        self.methods_button.toggled.connect(self._show_methods)
        self.methods_button.clicked.connect(self._remember_methods)

    def _add(self) -> None:
        self.add_asked.emit(self.list.current())

    def _add_break(self) -> None:
        self.break_asked.emit(self.list.current())

    def _show_methods(self) -> None:
        """Beside the schedule; where there is no room for both, in its place."""
        wanted = self.methods_button.isChecked()
        self.methods.stand_beside(self._roomy)
        self.methods.setVisible(wanted)
        self._pages.setVisible(self._roomy or not wanted)

    def _back_to_the_schedule(self) -> None:
        if not self._roomy:
            self.methods_button.setChecked(False)

    def _add_method(self, key: str) -> None:
        self._back_to_the_schedule()
        self._tell_added(key, self.list.current())

    def _give_method(self, key: str) -> None:
        row = self.list.open_row()
        if row is not None:
            self._back_to_the_schedule()
            self._tell_given(key, row.face.id)

    def _hold_method(self, key: str, at: QPoint) -> None:
        can_give = self.methods.card(key).face.can_be_given
        self.list.hold_method(self.list.method_target(can_give, at))

    def _drop_method(self, key: str, at: QPoint) -> None:
        """Let go elsewhere than on the schedule, nothing happens."""
        self.list.hold_method(None)
        target = self.list.method_target(self.methods.card(key).face.can_be_given, at)
        if target is not None and target.gives:
            self._tell_given(key, target.phase)
        elif target is not None:
            self._tell_added(key, target.phase)

    def _tell_added(self, key: str, after: UUID | None) -> None:
        own = self.methods.card(key).face.template is not None
        (self.own_added if own else self.method_added).emit(key, after)

    def _tell_given(self, key: str, phase: UUID) -> None:
        own = self.methods.card(key).face.template is not None
        (self.own_given if own else self.method_given).emit(key, phase)

    def _keep_phase(self) -> None:
        row = self.list.open_row()
        if row is not None:
            assert row.editor is not None
            row.editor.flush()
            self.phase_kept.emit(row.face.id)

    def _ask_own_file(self) -> None:
        kinds = [_("Déroulés (*.json *.csv *.xlsx *.ods)")]
        self._dialog = ask_to_open(self, _("Lire un déroulé"), kinds, self.own_read.emit)

    def _ask_own_target(self, key: str) -> None:
        name = f"{self.methods.card(key).face.title}.json".replace("/", "-")
        kinds = [_("Déroulé de Tablée (*.json)")]
        asked = _("Enregistrer le déroulé")
        write = partial(self.own_written.emit, key)
        self._dialog = ask_to_save(self, asked, name, kinds, write)

    def _remember_methods(self) -> None:
        self._asked_for_methods = self.methods_button.isChecked()

    def _aim(self) -> None:
        """The phase that a method can be given to: the one that is open and has not begun."""
        row = self.list.open_row()
        self.methods.show_target(row.face.title if row is not None and not row.face.begun else "")
        self.methods.allow_keeping(row is not None)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

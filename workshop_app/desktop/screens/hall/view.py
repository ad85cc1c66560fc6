"""What « Plan de la salle » looks like: the plan; beside it what is chosen, the hall, the visit.

Decides nothing of where things may stand; lays out, and emits what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workshop_app.desktop.screens.hall.canvas import HallCanvas
from workshop_app.desktop.screens.hall.side_panels import RoomPanel, ThingPanel, VisitPanel
from workshop_app.desktop.screens.hall.things import Thing, marker
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.domain.hall import MARKER_KINDS, METRE, HallPlan, MarkerKind
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.hall_drawing import kind_word

SIDE, SIDE_NARROW, NARROW = 352, 304, 1100
RESULT, REFUSED = "hall-result", "hall-refused"
MARKER_ICONS: dict[MarkerKind, str] = {
    "entrance": "log-in",
    "door": "door-open",
    "screen": "presentation",
    "stage": "layers",
    "projector": "projector",
    "socket": "plug",
    "welcome": "user-check",
    "wall": "sticky-note",
    "wifi": "router",
    "coffee": "coffee",
    "pillar": "grid-3x3",
    "note": "info",
}
Moves = Mapping[int, tuple[int, int]]


class HallView(Page):
    moved = Signal(object, object)
    marker_asked = Signal(str, object)
    """Kind, and where in half metres, or None."""
    marker_named = Signal(int, str)
    markers_removed = Signal(object)
    resized = Signal(int, int)
    shaped = Signal(str)
    arranged = Signal(bool)
    """Whether the rows are staggered."""
    print_asked = Signal()
    save_asked = Signal(object)

    def __init__(
        self,
        undo: Callable[[], object],
        redo: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Plan de la salle"), parent)
        history = HistoryButtons(undo, redo)
        self.allow_history = history.allow
        self._plan: HallPlan | None = None
        self._dialog: QFileDialog | None = None
        self._job: Job | None = None
        self._noted: int | None = None
        self._build_header(history)
        self.writing = LoadingBanner("", "print")
        self.writing.stop_asked.connect(self._stop)
        self.writing.hide()
        self.body.addWidget(self.writing)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self._build_plan(), 1)
        self._side = self._build_side()
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    def print_button(self) -> Button:
        return self.save

    def panels(self) -> Sequence[QWidget]:
        return [self.canvas, self.thing, self.room, self.visit]

    # what is shown

    def show_plan(self, plan: HallPlan) -> None:
        self._plan = plan
        tables = n_("{n} table", "{n} tables", len(plan.spots))
        metres = [typography.decimal(n / METRE, language()) for n in (plan.width, plan.depth)]
        self.count.say(
            _("{tables}, {width} × {depth} m", tables=tables, width=metres[0], depth=metres[1])
        )
        self.canvas.show_plan(plan)
        self.room.show_plan(plan)
        self.visit.show_plan(plan)
        self.thing.show_things(plan, self.canvas.choice())

    def choose_marker(self, key: int) -> None:
        self.canvas.choose([Thing("marker", key)])
        self.canvas.setFocus()

    def say_visit_refused(self, said: str) -> None:
        self.visit.say_visit_refused(said)

    def show_refused(self, said: str) -> None:
        self.banners.show_banner("error", said, key=REFUSED)

    def clear_refusal(self) -> None:
        self.banners.withdraw(REFUSED)

    # files

    def ask_where(self, name: str) -> None:
        """Opens the file dialog and returns at once."""
        kinds = [_("Document PDF (*.pdf)")]
        self._dialog = ask_to_save(self, _("Enregistrer le PDF"), name, kinds, self.save_asked.emit)

    def show_writing(self, job: Job) -> None:
        self.writing.say(_("{name} : mise en page…", name=_("Plan de la salle")))
        self.writing.follow(job)
        self._job = job

    def show_saved(self, path: Path, pages: int) -> None:
        self.banners.withdraw(REFUSED)
        self.banners.show_document(_("Le plan est enregistré."), path, pages, RESULT)

    def show_refused_file(self, said: str) -> None:
        self.banners.show_banner(
            "error", said, action=(_("Autre dossier"), self.print_asked.emit), key=REFUSED
        )

    # menus

    def marker_menu(self, at: tuple[int, int] | None) -> QMenu:
        """Everything that can be put on the plan, there or where there is room."""
        menu = QMenu(self)
        for kind in MARKER_KINDS:
            action = QAction(icon(MARKER_ICONS[kind]), kind_word(kind), menu)
            action.triggered.connect(partial(self._ask_marker, kind, at))
            menu.addAction(action)
        return menu

    def thing_menu(self, where: QPoint) -> QMenu:
        """What can be done with what is chosen; with nothing, what can be added there."""
        if not self.canvas.choice():
            x, y = self.canvas.metres_at(QPointF(self.canvas.mapFromGlobal(where)))
            menu = self.marker_menu((round(x * METRE), round(y * METRE)))
            menu.setTitle(_("Ajouter ici"))
            return menu
        menu = QMenu(self)
        for words, name, way in (
            (_("Vers la gauche"), "arrow-left", (-1, 0)),
            (_("Vers la droite"), "arrow-right", (1, 0)),
            (_("Vers le haut"), "arrow-up", (0, -1)),
            (_("Vers le bas"), "arrow-down", (0, 1)),
        ):
            menu.addAction(icon(name), words, partial(self.canvas.push, *way))
        if any(thing.kind == "marker" for thing in self.canvas.choice()):
            menu.addSeparator()
            menu.addAction(icon("pencil"), _("Écrire la note"), self.thing.write_note)
            menu.addAction(icon("erase"), _("Retirer du plan"), self._remove)
        return menu

    # making it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._side.setFixedWidth(SIDE_NARROW if narrow else SIDE)

    def _build_header(self, history: HistoryButtons) -> None:
        self.arrange = Button(_("Ranger les tables"), icon_name="layout-grid")
        rows = QMenu(self)
        rows.addAction(_("En rangées droites"), partial(self.arranged.emit, False))
        rows.addAction(_("En quinconce"), partial(self.arranged.emit, True))
        self.arrange.setMenu(rows)
        self.add = Button(_("Repère"), icon_name="plus")
        self.add.setAccessibleName(_("Ajouter un repère"))
        self.add.setMenu(self.marker_menu(None))
        self.save = Button(
            _("Imprimer le plan"), "primary", "print", on_click=self.print_asked.emit
        )
        for widget in (history, self.arrange, self.add, self.save):
            self.add_action(widget)

    def _build_plan(self) -> Panel:
        panel = Panel()
        panel.setAccessibleName(_("Plan de la salle"))
        self.canvas = HallCanvas()
        self.canvas.moved.connect(self.moved)
        self.canvas.removed.connect(self.markers_removed)
        self.canvas.chosen.connect(self._chosen)
        self.canvas.note_asked.connect(lambda: self.thing.write_note())
        self.canvas.menu_asked.connect(self._open_menu)
        panel.body.addWidget(self.canvas, 1)
        said = _("Un carreau fait un mètre. Les prises et les notes sont pour l'équipe seulement.")
        panel.body.addWidget(label(said, "caption", wrap=True))
        return panel

    def _build_side(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.thing, self.room, self.visit = ThingPanel(), RoomPanel(), VisitPanel()
        self.thing.moved.connect(self._move_only)
        self.thing.named.connect(self._name)
        self.thing.removed.connect(self._remove)
        self.room.resized.connect(self.resized)
        self.room.shaped.connect(self.shaped)
        for panel in (self.thing, self.room, self.visit):
            column.addWidget(panel)
        column.addStretch(1)
        return scrolled(inside)

    def _chosen(self, things: frozenset[Thing]) -> None:
        self.thing.leave_note()
        only = next(iter(things)) if len(things) == 1 else None
        self._noted = only.key if only is not None and only.kind == "marker" else None
        if self._plan is not None:
            self.thing.show_things(self._plan, things)

    def _name(self, note: str) -> None:
        if self._noted is not None:
            self.marker_named.emit(self._noted, note)

    def _move_only(self, x: int, y: int) -> None:
        """What is chosen goes where the two fields say."""
        for thing in self.canvas.choice():
            there: Moves = {thing.key: (x, y)}
            self.moved.emit(
                there if thing.kind == "table" else {}, {} if thing.kind == "table" else there
            )

    def _remove(self) -> None:
        self.markers_removed.emit(self._chosen_markers(self.canvas.choice()))

    def _chosen_markers(self, things: Iterable[Thing]) -> list[int]:
        plan = self._plan
        return [t.key for t in sorted(things) if plan is not None and marker(plan, t) is not None]

    def _ask_marker(self, kind: MarkerKind, at: tuple[int, int] | None, _on: bool = False) -> None:
        self.marker_asked.emit(kind, at)

    def _open_menu(self, where: QPoint) -> None:
        self.thing_menu(where).popup(where)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

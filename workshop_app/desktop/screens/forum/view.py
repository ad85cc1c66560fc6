"""What the page of the open forum looks like. Lays out and says what was asked; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.forum.grid import MarketGrid
from workshop_app.desktop.screens.forum.presenter import Cell, ForumShown, TopicFace
from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.domain.forum import LONGEST_PROPOSER, LONGEST_TOPIC
from workshop_app.i18n.translate import _

SIDE = 284


class ForumPage(Page):
    proposed = Signal(str, str, object)
    """Topic, who proposes it, cell."""
    changed = Signal(UUID, str, str)
    place_asked = Signal(UUID, object)
    withdraw_asked = Signal(UUID)
    places_named = Signal(str)
    project_asked = Signal()
    save_asked = Signal(Path)
    schedule_asked = Signal()

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(_("Forum ouvert"))
        self._take_back = undo
        self._editing: UUID | None = None
        self._shown: ForumShown | None = None
        self._job: Job | None = None
        self._header(undo, redo)
        self.topic, self.proposer, self.places = _Field(), _Field(), QLineEdit()
        self.grid = MarketGrid()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._market())
        self._pages.addWidget(self._none())
        # Nothing is said before the first reading.
        self._pages.addWidget(QWidget())
        self._pages.setCurrentIndex(2)
        self.body.addWidget(self._pages, 1)
        self._writing = LoadingBanner(_("Mise en page…"), "print")
        self._writing.hide()
        self._writing.stop_asked.connect(self._stop)
        self.body.addWidget(self._writing)
        self._bind()

    # what the presenter says

    def show_forum(self, shown: ForumShown) -> None:
        self._shown = shown
        self._pages.setCurrentIndex(0)
        self.count.say(shown.count)
        self.grid.show_forum(shown)
        self._named.show_value(", ".join(shown.places))
        self._show_waiting(shown.waiting)
        self._show_target()
        for button in (self._history, self.projecting, self.printing, self.add):
            button.show()

    def show_none(self) -> None:
        self._pages.setCurrentIndex(1)
        self.count.say("")
        for button in (self._history, self.projecting, self.printing, self.add):
            button.hide()

    def clear_entry(self) -> None:
        """Kept: the next one can be typed."""
        self._stop_editing()
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry_refusal(self, said: str) -> None:
        self._topic.set_error(said)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def show_removed(self, said: str) -> None:
        self.undo.offer(said, self._take_back)

    def show_writing(self, job: Job) -> None:
        self._job = job
        self._writing.follow(job)

    def show_saved(self, said: str, path: Path, pages: int) -> None:
        self.banners.withdraw("refused")
        self.banners.show_document(said, path, pages, "saved")

    def print_button(self) -> QAbstractButton:
        return self.printing

    def panels(self) -> Sequence[QWidget]:
        return [self.topic, self.grid]

    # building

    def _header(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history = HistoryButtons(undo, redo)
        self.allow_history = self._history.allow
        self.projecting = Button(
            _("Projeter la grille"), icon_name="projector", on_click=self.project_asked.emit
        )
        self.printing = Button(_("Imprimer en A3"), icon_name="print", on_click=self._ask_where)
        self.add = Button(_("Ajouter le sujet"), "primary", "plus", on_click=self._keep)
        for button in (self._history, self.projecting, self.printing, self.add):
            self.add_action(button)
            button.hide()

    def _market(self) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space("grid_gap"))
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self._entry())
        column.addWidget(self._places_panel())
        column.addWidget(self._waiting_panel(), 1)
        across.addWidget(side)
        panel = Panel(_("Place du marché"))
        self._area = scrolled(self.grid)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        panel.body.addWidget(self._area, 1)
        across.addWidget(panel, 1)
        return made

    def _entry(self) -> Panel:
        self._panel = Panel(_("Un sujet"))
        self.topic.setMaxLength(LONGEST_TOPIC)
        self.proposer.setMaxLength(LONGEST_PROPOSER)
        self._topic = Labelled(_("Sujet, comme il a été dit"), self.topic)
        self._panel.body.addWidget(self._topic)
        self._panel.body.addWidget(Labelled(_("Proposé par"), self.proposer))
        self._target = label("", "caption", wrap=True)
        self._panel.body.addWidget(self._target)
        return self._panel

    def _places_panel(self) -> Panel:
        panel = Panel(_("Lieux"))
        self.places.setAccessibleName(_("Lieux, séparés par des virgules"))
        self._named = InPlace(self.places, while_typing=False)
        panel.body.addWidget(self.places)
        panel.body.addWidget(label(_("Séparés par des virgules."), "caption", wrap=True))
        return panel

    def _waiting_panel(self) -> Panel:
        panel = Panel(_("En attente d'une case"))
        inside = QWidget()
        self._waiting = QVBoxLayout(inside)
        self._waiting.setContentsMargins(0, 0, 0, 0)
        self._waiting.setSpacing(space(1))
        self._waiting.addStretch(1)
        area: QScrollArea = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel.body.addWidget(area, 1)
        self._rows: list[WaitingRow] = []
        return panel

    def _none(self) -> QWidget:
        go = Button(_("Déroulé"), "primary", "schedule", on_click=self.schedule_asked.emit)
        return EmptyState(
            "layout-grid",
            _("Aucune phase n'est un forum ouvert."),
            _("Dans Déroulé, ajoutez la méthode « Forum ouvert »."),
            [go],
        )

    def _bind(self) -> None:
        for field in (self.topic, self.proposer):
            field.returnPressed.connect(self._keep)
            field.left.connect(self._stop_editing)
        self._named.committed.connect(self.places_named)
        self.grid.moved.connect(self._show_target)
        self.grid.moved.connect(self._bring_into_sight)
        self.grid.write_asked.connect(self._write)
        self.grid.place_asked.connect(self.place_asked)
        self.grid.withdraw_asked.connect(self.withdraw_asked)

    # doing

    def _keep(self) -> None:
        self._topic.clear_error()
        if self._editing is not None:
            self.changed.emit(self._editing, self.topic.text(), self.proposer.text())
        else:
            self.proposed.emit(self.topic.text(), self.proposer.text(), self.grid.cell())

    def _write(self) -> None:
        """In the cell that is looked at: what stands there, or a new topic."""
        topic = self.grid.topic()
        self._stop_editing()
        if topic is not None:
            self._editing = topic.id
            self.topic.setText(topic.title)
            self.proposer.setText(topic.proposer)
            self._panel.set_title(_("Corriger un sujet"))
            self.add.setText(_("Garder"))
            self._show_target()
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)
        self.topic.selectAll()

    def _stop_editing(self) -> None:
        self._editing = None
        self.topic.clear()
        self.proposer.clear()
        self._topic.clear_error()
        self._panel.set_title(_("Un sujet"))
        self.add.setText(_("Ajouter le sujet"))
        self._show_target()

    def _show_target(self) -> None:
        """Where what is typed will stand."""
        shown, cell = self._shown, self.grid.cell()
        if shown is None or cell is None or self._editing is not None:
            self._target.setText("")
            return
        if cell in shown.cells:
            said = _("Ira dans la première case libre.")
        else:
            place, session = shown.places[cell[1]], shown.sessions[cell[0]][0]
            said = _("Ira dans la case choisie : {session}, {place}.", session=session, place=place)
        self._target.setText(said)

    def _bring_into_sight(self) -> None:
        cell = self.grid.cell()
        if cell is not None:
            box = self.grid.rect_of(cell).toRect()
            middle = box.center()
            self._area.ensureVisible(
                middle.x(), middle.y(), box.width() // 2 + 8, box.height() // 2 + 8
            )

    def _show_waiting(self, faces: Sequence[TopicFace]) -> None:
        for row in self._rows:
            self._waiting.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [WaitingRow(face) for face in faces]
        for place, row in enumerate(self._rows):
            row.place.clicked.connect(partial(self._place, row.face.id))
            row.away.clicked.connect(partial(self.withdraw_asked.emit, row.face.id))
            self._waiting.insertWidget(place, row)

    def waiting_rows(self) -> list[WaitingRow]:
        return self._rows

    def _place(self, topic: UUID) -> None:
        cell: Cell | None = self.grid.cell()
        if cell is not None:
            self.place_asked.emit(topic, cell)

    def _ask_where(self) -> None:
        self._dialog = ask_to_save(
            self,
            _("Enregistrer le PDF"),
            _("place-du-marche.pdf"),
            [_("Document PDF (*.pdf)")],
            self.save_asked.emit,
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()


class _Field(QLineEdit):
    left = Signal()
    """Échap: never mind."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WaitingRow(QWidget):
    """A topic without a cell."""

    def __init__(self, face: TopicFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(label(face.title, wrap=True), 1)
        self.place = Button(_("Placer"), scale="small")
        self.place.setToolTip(_("Dans la case choisie de la grille"))
        self.place.setAccessibleDescription(face.title)
        self.away = Button("", "quiet", "x", "small")
        self.away.setAccessibleName(_("Retirer {topic}", topic=face.title))
        row.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

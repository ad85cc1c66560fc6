"""What the page « Essentiel » looks like: the list, and beside it what the moment asks for.

Lays out and says what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.essential.faces import EssentialShown, Stage, ThreadFace
from workshop_app.desktop.screens.essential.item_list import ItemList
from workshop_app.desktop.screens.essential.matrix_panel import MatrixPanel
from workshop_app.desktop.screens.essential.open_panel import EntryPanel, ProgressPanel
from workshop_app.desktop.screens.essential.prepare_panel import PreparePanel
from workshop_app.desktop.screens.essential.thread_panel import LinePanel, ThreadPanel
from workshop_app.desktop.screens.in_place import NoWheel
from workshop_app.desktop.tasks import Job
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import ask
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.file_dialogs import ask_to_save
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _
from workshop_app.services.ballot_papers import BallotPaper

SIDE = 400
PAGES: dict[Stage, int] = {"none": 0, "draft": 1, "open": 1, "closed": 1}


class EssentialPage(Page):
    prepare_asked = Signal()
    open_asked = Signal()
    close_asked = Signal()
    close_confirmed = Signal()
    reopen_asked = Signal()
    remove_asked = Signal()
    project_asked = Signal()
    codes_asked = Signal(Path)
    vote_chosen = Signal(UUID)
    item_chosen = Signal(UUID)
    toggled = Signal(object, bool)
    changed = Signal(str, object)
    line_set = Signal(int)
    line_moved = Signal(int)
    paper_asked = Signal(int)
    ballot_kept = Signal(int, object)

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(_("Essentiel"))
        self._take_back = undo
        self._stage: Stage | None = None
        self._header(undo, redo)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._none())
        self._pages.addWidget(self._both())
        self._pages.addWidget(QWidget())  # nothing is said before the first reading
        self._pages.setCurrentIndex(2)
        self.body.addWidget(self._pages, 1)
        self._writing = LoadingBanner(_("Mise en page…"), "print")
        self._writing.hide()
        self.body.addWidget(self._writing)
        self._bind()

    # what the presenter says

    def show_essential(self, shown: EssentialShown) -> None:
        self._pages.setCurrentIndex(PAGES[shown.stage])
        self._panel.set_title(shown.title)
        self._note.setText(shown.note)
        self._show_state(shown)
        self._show_votes(shown)
        self.list.show_rows(shown.rows, shown.stage)
        if shown.stage == "draft":
            self.preparing.show_vote(shown)
        elif shown.stage == "open":
            self.progressing.show_progress(shown)
            if self._stage != "open":
                self.entry.hide()
            self.entry.offer(shown)
        elif shown.stage == "closed":
            self.line.show_line(shown)
            self.matrix.show_matrix(shown.matrix)
        if shown.stage != "none":
            self._side.setCurrentIndex({"draft": 0, "open": 1, "closed": 2}[shown.stage])
        self._show_actions(shown.stage)
        self._stage = shown.stage

    def show_thread(self, face: ThreadFace | None) -> None:
        self.thread_panel.show_thread(face)

    def show_paper(self, paper: BallotPaper) -> None:
        self.entry.show_paper(paper)

    def show_entry_refusal(self, said: str) -> None:
        self.entry.show_refusal(said)

    def show_entry_kept(self, said: str) -> None:
        self.undo.offer(said, self._take_back, "check")

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="refused")

    def show_done(self, said: str) -> None:
        self.banners.withdraw("refused")
        self.undo.offer(said, self._take_back, "check")

    def show_for_good(self, said: str) -> None:
        self.banners.show_banner("success", said, key="sealed")

    def ask_to_close(self, shown: EssentialShown) -> None:
        detail = _(
            "{voted}. Plus aucun bulletin ne sera pris, et chacun perd tout lien avec son billet : "
            "ce vote ne se rouvrira pas.",
            voted=shown.voted,
        )
        self._dialog = ask(
            self.window(),
            _("Clore le vote ?"),
            detail,
            safe=_("Laisser ouvert"),
            act=_("Clore le vote"),
            on_act=self.close_confirmed.emit,
        )

    def show_writing(self, job: Job) -> None:
        self._writing.follow(job)

    def show_saved(self, said: str, path: Path, pages: int) -> None:
        self.banners.show_document(said, path, pages, "saved")

    def print_button(self) -> QAbstractButton:
        return self.preparing.print_codes

    def panels(self) -> Sequence[QWidget]:
        return [self.list, self._side]

    # building

    def _header(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._history = HistoryButtons(undo, redo)
        self.allow_history = self._history.allow
        self.votes = QComboBox()
        self.votes.setAccessibleName(_("Vote affiché"))
        self.votes.activated.connect(self._choose_vote)
        NoWheel(self.votes)
        self.typing = Button(_("Saisir un vote"), icon_name="hand", on_click=self._type)
        self.projecting = Button(
            _("Projeter"), icon_name="projector", on_click=self.project_asked.emit
        )
        self.showing = Button(
            _("Projeter l'essentiel"), "primary", "projector", on_click=self.project_asked.emit
        )
        self.opening = Button(_("Ouvrir le vote"), "primary", "vote", on_click=self.open_asked.emit)
        self.closing = Button(
            _("Clore le vote"), "primary", "check", on_click=self.close_asked.emit
        )
        for widget in (
            self.votes,
            self._history,
            self.typing,
            self.projecting,
            self.showing,
            self.opening,
            self.closing,
        ):
            self.add_action(widget)
            widget.hide()

    def _none(self) -> QWidget:
        self.first = Button(
            _("Préparer un vote"), "primary", "vote", on_click=self.prepare_asked.emit
        )
        return EmptyState(
            "vote",
            _("Rien n'est encore choisi."),
            _("Les tables, ou chacun, pèsent les thèmes et les cartes ; l'essentiel en sort."),
            [self.first],
        )

    def _both(self) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space("grid_gap"))
        self._panel = Panel(_("L'essentiel"))
        self.state_tag = Tag()
        self._panel.buttons.addWidget(self.state_tag)
        self._note = label("", "secondary", wrap=True)
        self._panel.body.addWidget(self._note)
        self.list = ItemList()
        self._panel.body.addWidget(self.list, 1)
        across.addWidget(self._panel, 1)
        self._side = QStackedWidget()
        self._side.setFixedWidth(SIDE)
        self.preparing = PreparePanel()
        self._side.addWidget(_area(_alone(self.preparing)))
        self._side.addWidget(self._open_side())
        self._side.addWidget(self._closed_side())
        across.addWidget(self._side)
        return made

    def _open_side(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.progressing, self.entry = ProgressPanel(), EntryPanel()
        self.entry.hide()
        column.addWidget(self.progressing)
        column.addWidget(self.entry, 1)
        column.addStretch(0)
        column.setAlignment(self.progressing, Qt.AlignmentFlag.AlignTop)
        return made

    def _closed_side(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        self.line, self.matrix, self.thread_panel = LinePanel(), MatrixPanel(), ThreadPanel()
        column.addWidget(self.line)
        column.addWidget(self.matrix)
        column.addWidget(self.thread_panel, 1)
        return _area(inside)

    def _bind(self) -> None:
        self.list.toggled.connect(self.toggled)
        self.list.chosen.connect(self.item_chosen)
        self.list.chosen.connect(self.matrix.show_here)
        self.list.line_moved.connect(self.line_moved)
        self.preparing.changed.connect(self.changed)
        self.preparing.removed.connect(self.remove_asked)
        self.preparing.codes_asked.connect(self._ask_where)
        self.entry.paper_asked.connect(self.paper_asked)
        self.entry.kept.connect(self.ballot_kept)
        self.line.line_set.connect(self.line_set)
        self.line.reopen_asked.connect(self.reopen_asked)
        self.line.again_asked.connect(self.prepare_asked)

    # doing

    def _show_state(self, shown: EssentialShown) -> None:
        closed = shown.stage == "closed"
        self.state_tag.say(
            shown.state, "success" if closed else "signal", "check" if closed else "clock"
        )
        self.state_tag.setVisible(bool(shown.state))

    def _show_votes(self, shown: EssentialShown) -> None:
        self.votes.setVisible(len(shown.votes) > 1)
        blocked = self.votes.blockSignals(True)
        self.votes.clear()
        for key, name in shown.votes:
            self.votes.addItem(name, key)
        if shown.vote is not None:
            # Not `findData`: it looks for the same object, and each reading makes its own.
            keys = [key for key, _name in shown.votes]
            self.votes.setCurrentIndex(keys.index(shown.vote.id))
        self.votes.blockSignals(blocked)

    def _show_actions(self, stage: Stage) -> None:
        self._history.setVisible(stage != "none")
        self.typing.setVisible(stage == "open")
        self.projecting.setVisible(stage == "open")
        self.showing.setVisible(stage == "closed")
        self.opening.setVisible(stage == "draft")
        self.closing.setVisible(stage == "open")

    def _choose_vote(self, place: int) -> None:
        self.vote_chosen.emit(self.votes.itemData(place))

    def _type(self) -> None:
        """Hands, stickers, a table without a phone: the fields, ready to be typed in."""
        self.entry.show()
        self.entry.ask_again()
        self.entry.go()

    def _ask_where(self) -> None:
        self._asked = ask_to_save(
            self,
            _("Enregistrer le PDF"),
            _("codes-de-vote.pdf"),
            [_("Document PDF (*.pdf)")],
            self.codes_asked.emit,
        )


def _alone(panel: QWidget) -> QWidget:
    """What an area scrolls has no ground of its own: the panel keeps its own inside it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    return made


def _area(inside: QWidget) -> QWidget:
    made = scrolled(inside)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made

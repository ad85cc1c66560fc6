"""What « Mes ateliers » looks like: three models, then the workshops. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.home.model_card import ModelCard, NewWorkshop, model_faces
from workshop_app.desktop.screens.home.presenter import Choice, WorkshopRow
from workshop_app.desktop.screens.home.row_list import HIGH, WorkshopList
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.skeleton import LoadingRows
from workshop_app.desktop.widgets.tips import tip
from workshop_app.domain.workshop import Model
from workshop_app.i18n.labels import model_label
from workshop_app.i18n.translate import _

SEARCH_WIDE = 260
FAILURE = "home-failure"


class HomeView(Page):
    search_typed = Signal(str)
    filter_chosen = Signal(str)
    open_asked = Signal(object)
    """The key of a workshop."""
    create_asked = Signal(str)
    """A model."""
    title_given = Signal(str)
    sample_asked = Signal()
    file_asked = Signal()
    rehearsal_asked = Signal(object)
    """The key of the chosen workshop."""
    retry_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Mes ateliers"), parent)
        self.search_field = SearchField(_("Titre, lieu, participant"), SEARCH_WIDE)
        self.search_field.searched.connect(self.search_typed)
        self.add_action(self.search_field)
        self.add_action(
            Button(_("Ouvrir un fichier"), icon_name="folder-open", on_click=self.file_asked.emit)
        )
        self.rehearse = Button(
            _("Répétition à blanc"), icon_name="play", on_click=self._ask_to_rehearse
        )
        self.rehearse.setToolTip(tip(_("La journée de l'atelier choisi, avec des tables simulées")))
        self.add_action(self.rehearse)
        self._build_models()
        self._build_list()
        self.cards[0].button.setFocus()

    def panels(self) -> Sequence[QWidget]:
        return [self.cards[0].button, self.list]

    def show_loading(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def show_empty(self) -> None:
        self.banners.withdraw(FAILURE)
        self._set_list_head(False)
        self._stack.setCurrentWidget(self._empty)

    def show_rows(self, rows: Sequence[WorkshopRow], said_if_none: str) -> None:
        self.banners.withdraw(FAILURE)
        self._set_list_head(True)
        self.list.show_rows(rows)
        self._none.setText(said_if_none)
        self._stack.setCurrentWidget(self._listed if rows else self._none)

    def show_counts(self, counts: Mapping[Choice, int]) -> None:
        for choice, count in counts.items():
            self.filter.set_count(choice, count)

    def show_failure(self, result: str, detail: str) -> None:
        retry = (_("Réessayer"), self.retry_asked.emit)
        self.banners.show_banner("error", result, detail, action=retry, key=FAILURE)

    def show_creating(self, model: Model, title: str) -> None:
        self.new.ask(_("Nouvel atelier : {model}", model=model_label(model)), title)
        if self._stack.currentWidget() is self._empty:
            # The frame of the empty list would ask for more height than a small window has.
            self._none.clear()
            self._stack.setCurrentWidget(self._none)

    def show_title_refused(self, said: str) -> None:
        self.new.title_field.set_error(said)

    def close_creating(self) -> None:
        self.new.hide()
        if self._head.isHidden() and self._stack.currentWidget() is self._none:
            self._stack.setCurrentWidget(self._empty)

    def _build_models(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Commencer depuis un modèle"), "panel-title"))
        head.addStretch(1)
        self.blank = Button(
            model_label("vierge"), "quiet", on_click=lambda: self.create_asked.emit("vierge")
        )
        head.addWidget(self.blank)
        self.body.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        self.cards = [ModelCard(face) for face in model_faces()]
        for card in self.cards:
            card.create_asked.connect(self.create_asked)
            row.addWidget(card, 1)
        self.body.addLayout(row)
        self.new = NewWorkshop()
        self.new.title_given.connect(self.title_given)
        self.new.left.connect(self._leave_creating)
        self.body.addWidget(self.new)

    def _build_list(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, space(2), 0, 0)
        self._head_title = label(_("Ateliers en cours"), "panel-title")
        head.addWidget(self._head_title)
        head.addStretch(1)
        choices = [("running", _("En cours")), ("finished", _("Terminés")), ("all", _("Tous"))]
        self.filter = Segment(_("Ateliers montrés"), choices)
        self.filter.chosen.connect(self._choose)
        head.addWidget(self.filter)
        self.body.addWidget(self._head)
        self.list = WorkshopList()
        self.list.opened.connect(self.open_asked)
        self._listed = QWidget()
        column = QVBoxLayout(self._listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addStretch()
        self._none = label("", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._loading = LoadingRows(6)
        self.sample = Button(_("Ouvrir l'exemple"), on_click=self.sample_asked.emit)
        self._empty = EmptyState(
            "home",
            _("Aucun atelier pour l'instant"),
            _("Choisissez un modèle ci-dessus, ou regardez un atelier déjà préparé."),
            [self.sample],
        )
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(HIGH + 2)
        for part in (self._listed, self._none, self._loading, self._empty):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def _set_list_head(self, shown: bool) -> None:
        self._head.setVisible(shown)
        self.search_field.setVisible(shown)
        self.rehearse.setVisible(shown)

    def _ask_to_rehearse(self) -> None:
        if (key := self.list.chosen()) is not None:
            self.rehearsal_asked.emit(key)

    def _choose(self, choice: str) -> None:
        titles = {
            "running": _("Ateliers en cours"),
            "finished": _("Ateliers terminés"),
            "all": _("Tous les ateliers"),
        }
        self._head_title.setText(titles[choice])
        self.filter_chosen.emit(choice)

    def _leave_creating(self) -> None:
        self.close_creating()
        self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

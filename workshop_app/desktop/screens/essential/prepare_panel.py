"""Beside the list while a vote is prepared: the question, how one votes, who votes, the line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from workshop_app.desktop.screens.essential.faces import EssentialShown
from workshop_app.desktop.screens.in_place import InPlace, NoWheel
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled, number_field
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.domain.votes import LONGEST_VOTE_TITLE, MOST_BUDGET, MOST_ITEMS, MOST_POINTS
from workshop_app.i18n.translate import _
from workshop_app.services.vote_words import METHODS, VOTERS, method_label, voter_label


class PreparePanel(Panel):
    changed = Signal(str, object)
    """The field of the vote, and what it is from now on."""
    codes_asked = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Le vote"), parent=parent)
        edit = QLineEdit()
        edit.setMaxLength(LONGEST_VOTE_TITLE)
        self.question = Labelled(_("Question posée à la salle"), edit)
        self._question = InPlace(edit)
        self._question.committed.connect(partial(self.changed.emit, "title"))
        self.body.addWidget(self.question)
        self.voter = Segment(_("Qui vote"), [(key, voter_label(key)) for key in VOTERS])
        self.voter.chosen.connect(partial(self.changed.emit, "voter"))
        self.body.addWidget(label(_("Qui vote"), "label"))
        self.body.addWidget(self.voter, 0, Qt.AlignmentFlag.AlignLeft)
        self._who = label("", "caption", wrap=True)
        self.body.addWidget(self._who)
        self.method = QComboBox()
        for key in METHODS:
            self.method.addItem(method_label(key), key)
        self.method.activated.connect(self._tell_method)
        NoWheel(self.method)
        self.body.addWidget(Labelled(_("Comment"), self.method))
        self._numbers()
        self.own = QCheckBox(_("Une table peut pointer ses propres cartes"))
        self.own.toggled.connect(partial(self.changed.emit, "own_cards"))
        self.body.addWidget(self.own)
        self._people()
        self.remove = Button(_("Retirer ce vote"), "quiet", "erase", "small")
        self.remove.clicked.connect(self.removed)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_vote(self, shown: EssentialShown) -> None:
        vote = shown.vote
        if vote is None:
            return
        self._question.show_value(vote.title)
        self.voter.choose(vote.voter)
        blocked = self.method.blockSignals(True)
        self.method.setCurrentIndex(self.method.findData(vote.method))
        self.method.blockSignals(blocked)
        for spin, value in (
            (self.budget, vote.budget),
            (self.most, vote.most),
            (self.line, vote.line),
        ):
            if not spin.hasFocus():
                blocked = spin.blockSignals(True)
                spin.setValue(value)
                spin.blockSignals(blocked)
        blocked = self.own.blockSignals(True)
        self.own.setChecked(vote.own_cards)
        self.own.blockSignals(blocked)
        keeps, dots = vote.method == "keep", vote.method == "dots"
        self._budget.setVisible(dots or keeps)
        self._budget.rename(_("Cartes par catégorie") if keeps else _("Points en tout"))
        self._most.setVisible(dots)
        self._line.setVisible(not keeps)
        self.own.setVisible(vote.voter == "table" and not keeps)
        self._codes.setVisible(vote.voter == "person")
        self._count.setText(shown.codes or _("Aucun code n'est prêt."))
        self._who.setText(_who(vote.voter))

    def _numbers(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(3))
        self.budget = self._spin(1, MOST_BUDGET, _("Points en tout"), "budget")
        self.most = self._spin(1, MOST_POINTS, _("Au plus par proposition"), "most")
        self.line = self._spin(0, MOST_ITEMS, _("Retenir les premières"), "line")
        self._budget = Labelled(_("Points en tout"), self.budget)
        self._most = Labelled(_("Au plus par proposition"), self.most)
        self._line = Labelled(_("Retenir les premières"), self.line)
        row.addWidget(self._budget)
        row.addWidget(self._most)
        row.addStretch(1)
        self.body.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self._line)
        below.addStretch(1)
        self.body.addLayout(below)

    def _spin(self, least: int, most: int, name: str, field: str) -> QSpinBox:
        made = number_field(least, most, least, name)
        made.setFixedWidth(84)
        made.valueChanged.connect(partial(self.changed.emit, field))
        NoWheel(made)
        return made

    def _people(self) -> None:
        self._codes = QWidget()
        row = QHBoxLayout(self._codes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._count = label("", "secondary", wrap=True)
        self.print_codes = Button(_("Codes de vote à imprimer"), icon_name="print", scale="small")
        self.print_codes.clicked.connect(self.codes_asked)
        row.addWidget(self.print_codes)
        row.addWidget(self._count, 1)
        self.body.addWidget(self._codes)

    def _tell_method(self, place: int) -> None:
        self.changed.emit("method", self.method.itemData(place))


def _who(voter: str) -> str:
    if voter == "person":
        return _(
            "Un billet par personne, tiré au hasard : rien ne dit qui a lequel. Jamais plus de "
            "bulletins que de personnes présentes."
        )
    if voter == "room":
        return _("Mains ou gommettes : vous comptez dans la salle, vous saisissez les totaux.")
    return _("Chaque table vote une fois, d'une seule voix, sur son téléphone.")

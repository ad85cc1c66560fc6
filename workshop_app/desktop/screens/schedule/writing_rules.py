"""What a phase asks of its cards: their length, how many, what is shown of who writes.

Shown for a phase that opens categories. Lays out and says what was chosen; decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import PhaseFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.phases import LONGEST_CARD, MOST_ADVISED, SHORTEST_CARD, Signed
from workshop_app.i18n.translate import N_, _

MOST_SILENCE = 60
"""Minutes."""
STEP = 20
"""Signs from one length to the next: the lowest stands for « as many as any card »."""
SHOWN_OF_WRITERS: dict[Signed, tuple[str, str]] = {
    "name": (
        N_("Table et prénom"),
        N_("Le prénom reste hors de la version à partager du compte rendu."),
    ),
    "table": (N_("Table seule"), N_("Aucun prénom n'est gardé, nulle part.")),
    "none": (
        N_("Ni table ni prénom"),
        N_(
            "Ni sur le mur, ni à l'écran, ni au compte rendu, ni dans les exports. Vous seul voyez "
            "la table, pour trier et compter. Promis aux tables : vaut pour les cartes à venir."
        ),
    ),
}


class WritingRules(QWidget):
    changed = Signal(str, object)
    """Field of the phase, value."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self.advised, self.signed = QSpinBox(), QSpinBox(), QComboBox()
        self.silence = QSpinBox()
        self.asks_who = QCheckBox(_("Demander qui parle"))
        self.asks_who.setToolTip(
            _("Facultatif sur le téléphone : un prénom ou un rôle, seulement un rôle sans prénom.")
        )
        self.silent = QCheckBox(_("Écrire en silence, puis dévoiler"))
        self.silent.setToolTip(
            _(
                "Chaque téléphone ne montre que ses cartes, l'écran de la salle aucune, jusqu'à "
                "« Dévoiler » en Conduite ou jusqu'à la cloche."
            )
        )
        self._told = label("", "caption", wrap=True)
        self._fill()
        self._lay_out()
        self.longest.valueChanged.connect(self._tell_longest)
        self.advised.valueChanged.connect(partial(self.changed.emit, "advised"))
        self.silence.valueChanged.connect(lambda value: self.changed.emit("silence_s", 60 * value))
        self.signed.activated.connect(self._tell_signed)
        self.asks_who.toggled.connect(partial(self.changed.emit, "asks_who"))
        self.silent.toggled.connect(partial(self.changed.emit, "silent"))

    def show_face(self, face: PhaseFace) -> None:
        """What the library holds; what is being typed stays."""
        self.setVisible(bool(face.kinds))
        for field, value in (
            (self.longest, face.longest),
            (self.advised, face.advised),
            (self.silence, face.silence_min),
        ):
            if not field.hasFocus():
                _quietly(field, partial(field.setValue, value))
        place = self.signed.findData(face.signed)
        _quietly(self.signed, partial(self.signed.setCurrentIndex, place))
        _quietly(self.asks_who, partial(self.asks_who.setChecked, face.asks_who))
        _quietly(self.silent, partial(self.silent.setChecked, face.silent))
        self._explain(face.signed)

    def _fill(self) -> None:
        self.longest.setRange(SHORTEST_CARD - STEP, LONGEST_CARD)
        self.longest.setSingleStep(STEP)
        self.longest.setSuffix(_(" signes"))
        self.longest.setSpecialValueText(_("Libre"))
        self.longest.setToolTip(_("Au plus, pour une carte écrite sur un téléphone."))
        self.advised.setRange(0, MOST_ADVISED)
        self.advised.setSpecialValueText(_("Aucun"))
        self.advised.setToolTip(_("Montré aux tables. Une carte de plus n'est jamais refusée."))
        self.silence.setRange(0, MOST_SILENCE)
        self.silence.setSuffix(" " + _("min"))
        self.silence.setSpecialValueText(_("Jamais"))
        self.silence.setToolTip(
            _("En Conduite, une table qui n'écrit rien aussi longtemps le dit.")
        )
        for spin in (self.longest, self.advised, self.silence):
            spin.setKeyboardTracking(False)
            spin.lineEdit().setTextMargins(space(2), 0, 0, 0)
        for level, (words, _told) in SHOWN_OF_WRITERS.items():
            self.signed.addItem(_(words), level)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(Labelled(_("Longueur d'une carte"), self.longest))
        row.addWidget(Labelled(_("Cartes conseillées par table"), self.advised))
        row.addWidget(Labelled(_("Table sans carte après"), self.silence))
        row.addWidget(Labelled(_("Montré de qui écrit"), self.signed))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._told)
        boxes = Flow()
        boxes.addWidget(self.asks_who)
        boxes.addWidget(self.silent)
        column.addLayout(boxes)

    def _tell_signed(self, place: int) -> None:
        chosen: Signed = self.signed.itemData(place)
        self._explain(chosen)
        self.changed.emit("signed", chosen)

    def _explain(self, signed: Signed) -> None:
        self._told.setText(_(SHOWN_OF_WRITERS[signed][1]))
        self.signed.setAccessibleDescription(self._told.text())

    def _tell_longest(self, value: int) -> None:
        """Typed between none and the least: the least."""
        if 0 < value < SHORTEST_CARD:
            self.longest.setValue(SHORTEST_CARD)
        else:
            self.changed.emit("longest", value)


def _quietly(watched: QObject, act: Callable[[], object]) -> None:
    """What the program sets is not what the person chose."""
    blocked = watched.blockSignals(True)
    act()
    watched.blockSignals(blocked)

"""What a phase asks of its cards: their length, how many a table writes, with a first name or not.

Shown for a phase that opens categories. Lays out and says what was chosen; decides nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QWidget

from workshop_app.desktop.screens.schedule.faces import PhaseFace
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.domain.phases import LONGEST_CARD, MOST_ADVISED, SHORTEST_CARD
from workshop_app.i18n.translate import _

STEP = 20
"""Signs from one length to the next: the lowest stands for « as many as any card »."""


class WritingRules(QWidget):
    changed = Signal(str, object)
    """Field of the phase, value."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self.advised = QSpinBox(), QSpinBox()
        self.longest.setRange(SHORTEST_CARD - STEP, LONGEST_CARD)
        self.longest.setSingleStep(STEP)
        self.longest.setSuffix(_(" signes"))
        self.longest.setSpecialValueText(_("Libre"))
        self.longest.setToolTip(_("Au plus, pour une carte écrite sur un téléphone."))
        self.advised.setRange(0, MOST_ADVISED)
        self.advised.setSpecialValueText(_("Aucun"))
        self.advised.setToolTip(_("Montré aux tables. Une carte de plus n'est jamais refusée."))
        self.named = QCheckBox(_("Garder le prénom de qui écrit"))
        self.named.setToolTip(
            _("Décoché : une carte ne garde que sa table. Le compte rendu ne montre aucun prénom.")
        )
        for spin in (self.longest, self.advised):
            spin.setKeyboardTracking(False)
            spin.lineEdit().setTextMargins(space(2), 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(Labelled(_("Longueur d'une carte"), self.longest))
        row.addWidget(Labelled(_("Cartes conseillées par table"), self.advised))
        row.addWidget(self.named, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.longest.valueChanged.connect(self._tell_longest)
        self.advised.valueChanged.connect(lambda value: self.changed.emit("advised", value))
        self.named.toggled.connect(
            lambda on: self.changed.emit("signed", "name" if on else "table")
        )

    def show_face(self, face: PhaseFace) -> None:
        """What the library holds; what is being typed stays."""
        self.setVisible(bool(face.kinds))
        for field, value in ((self.longest, face.longest), (self.advised, face.advised)):
            if not field.hasFocus():
                blocked = field.blockSignals(True)
                field.setValue(value)
                field.blockSignals(blocked)
        blocked = self.named.blockSignals(True)
        self.named.setChecked(face.signed == "name")
        self.named.blockSignals(blocked)

    def _tell_longest(self, value: int) -> None:
        """Typed between none and the least: the least."""
        if 0 < value < SHORTEST_CARD:
            self.longest.setValue(SHORTEST_CARD)
        else:
            self.changed.emit("longest", value)

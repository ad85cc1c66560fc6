"""« Tours » in the rules: how many times people sit anew, and who stays at a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.groups.rotation import MOST_ROUNDS
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.rounds import RoundsTold


class RoundsSection(QWidget):
    rounds_asked = Signal(int)
    hosts_asked = Signal()
    """Make the referents hosts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds = QSpinBox()
        self.rounds.setRange(1, MOST_ROUNDS)
        self.rounds.lineEdit().setTextMargins(space(2), 0, 0, 0)
        self.rounds.valueChanged.connect(self.rounds_asked)
        self._hosts, self._advice = label("", "caption", wrap=True), label("", "caption", wrap=True)
        self.make_hosts = Button(
            _("Les référents sont les hôtes"), "quiet", "home", "small", self.hosts_asked.emit
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Labelled(_("Nombre de tours"), self.rounds))
        column.addWidget(self._hosts)
        column.addWidget(self.make_hosts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._advice)

    def show_told(self, told: RoundsTold) -> None:
        if not self.rounds.hasFocus():
            blocked = self.rounds.blockSignals(True)
            self.rounds.setValue(told.wanted)
            self.rounds.blockSignals(blocked)
        several = max(told.wanted, told.made) > 1
        self._hosts.setText(_hosts(told))
        self._hosts.setVisible(several)
        self.make_hosts.setVisible(several and bool(told.without_host or not told.hosts))
        self._advice.setText(told.advice)
        self._advice.setVisible(bool(told.advice))

    def said(self) -> tuple[str, str]:
        """About the hosts, and about another number of tables."""
        return self._hosts.text(), self._advice.text()


def _hosts(told: RoundsTold) -> str:
    if not told.hosts:
        return _("Personne ne reste à sa table d'un tour à l'autre. Un hôte y resterait.")
    if told.without_host:
        tables = listing([str(table) for table in told.without_host], language())
        return n_(
            "Pas encore d'hôte à la table {tables}.",
            "Pas encore d'hôte aux tables {tables}.",
            len(told.without_host),
            tables=tables,
        )
    return n_("{n} hôte reste à sa table.", "{n} hôtes restent à leur table.", told.hosts)

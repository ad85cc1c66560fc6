"""The other panels of the right column: several people at once, the summary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.domain.departements import NAMES
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.people_list import PersonRow, Share

SHARE_HIGH = 27
BAR_HIGH = 8
COUNT_WIDE = 34
NAMES_SHOWN = 6


class SeveralPanel(Panel):
    """What can be done to all of the chosen people."""

    referents_asked = Signal(bool)
    join_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._names = label("", "secondary", wrap=True)
        self.body.addWidget(self._names)
        self.body.addWidget(line())
        self._name_button = Button(
            _("Désigner référents"),
            icon_name="star",
            scale="small",
            on_click=lambda: self.referents_asked.emit(True),
        )
        self._free_button = Button(
            _("Retirer le rôle de référent"),
            "quiet",
            scale="small",
            on_click=lambda: self.referents_asked.emit(False),
        )
        self.remove_button = Button(" ", "quiet", "erase", "small", on_click=self.remove_asked.emit)
        self.join_button = Button(
            _("C'est la même personne"), "quiet", "users", "small", on_click=self.join_asked.emit
        )
        buttons = (self._name_button, self._free_button, self.join_button, self.remove_button)
        for button in buttons:
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        count = len(rows)
        self.set_title(n_("{n} personne choisie", "{n} personnes choisies", count))
        names = ", ".join(row.person.name for row in rows[:NAMES_SHOWN])
        more = count - NAMES_SHOWN
        if more > 0:
            names = n_("{names} et {n} autre", "{names} et {n} autres", more, names=names)
        self._names.setText(names)
        self.join_button.setVisible(count == 2)
        self.remove_button.setText(n_("Retirer {n} personne", "Retirer {n} personnes", count))


class SummaryPanel(Panel):
    """Who is coming, by type of structure or by département."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Qui vient"), parent=parent)
        self._choice = Segment(
            _("Répartition par"), [("type", _("Type")), ("place", _("Département"))]
        )
        self._choice.chosen.connect(lambda _key: self._show())
        self.body.addWidget(self._choice)
        self._bars = Shares()
        self.body.addWidget(self._bars)
        self._types: Sequence[Share] = ()
        self._places: Sequence[Share] = ()

    def show_shares(self, types: Sequence[Share], departements: Sequence[Share]) -> None:
        self._types, self._places = types, departements
        self._show()

    def _show(self) -> None:
        if self._choice.current() == "type":
            self._bars.show_shares(self._types)
        else:
            self._bars.show_shares([(_place(code), count) for code, count in self._places])


class Shares(QWidget):
    """One line a value: its word, a bar, its count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Sequence[Share] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[Share]) -> None:
        self._shares = shares
        said = ", ".join(f"{_word(value)} {count}" for value, count in shares)
        self.setAccessibleName(said)
        self.setFixedHeight(max(1, len(shares) * SHARE_HIGH))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._shares) * SHARE_HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((count for _value, count in self._shares), default=1)
        for place, (value, count) in enumerate(self._shares):
            row = QRectF(0, place * SHARE_HIGH, self.width(), SHARE_HIGH)
            self._paint_share(painter, row, value, count, count / most)

    def _paint_share(
        self, painter: QPainter, row: QRectF, value: str, count: int, part: float
    ) -> None:
        words = row.width() * 0.52
        painter.setPen(color("neutral.text" if value else "neutral.text_muted"))
        painter.setFont(sized_font(14, 400, tabular=True))
        paint_elided(painter, _word(value), QRectF(0, row.top(), words - 8, row.height()))
        room = row.width() - words - COUNT_WIDE
        bar = QRectF(words, row.center().y() - BAR_HIGH / 2, max(3.0, room * part), BAR_HIGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent.base" if value else "neutral.line_strong"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(color("neutral.text_secondary"))
        painter.setFont(font("caption", 600, tabular=True))
        painter.drawText(
            row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(count)
        )


def _word(value: str) -> str:
    return value or _("Non indiqué")


def _place(code: str) -> str:
    """« 34 Hérault »; what is no code stays as the list wrote it."""
    return f"{code} {NAMES[code]}" if code in NAMES else code

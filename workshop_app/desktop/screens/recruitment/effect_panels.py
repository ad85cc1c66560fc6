"""What the rules would do: counts, places, what changes and why. Shows what it is given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.decision_words import LOOKS
from workshop_app.desktop.screens.recruitment.faces import ChangeShown, CountShown, EffectShown
from workshop_app.desktop.theme import color, font, sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.place_dots import Dot, PlaceLines
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.recruitment.candidature import State
from workshop_app.i18n.translate import _, n_, number

COUNT_HIGH = 72
CHANGES_SHOWN = 3
"""The others one press away: the letters below stay in sight."""
INKS: dict[State, str] = {
    "accepted": "state.success.text",
    "waiting": "state.signal.text",
    "to_check": "state.error.text",
    "refused": "neutral.text",
    "left": "neutral.text_secondary",
    "": "neutral.text_secondary",
}


class EffectPanel(Panel):
    """The four counts against those in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setWordWrap(False)
        self._mark = Tag()
        self.buttons.addWidget(self._mark)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.counts: list[CountBox] = []
        for _place in range(4):
            box = CountBox()
            self.counts.append(box)
            row.addWidget(box, 1)
        self.body.addWidget(line())
        self.body.addLayout(row)

    def show_effect(self, shown: EffectShown) -> None:
        self.set_title(shown.title)
        look, icon_name = ("success", "done") if shown.settled else ("info", "eye")
        self._mark.say(shown.mark, look, icon_name)
        for box, count in zip(self.counts, shown.counts, strict=True):
            box.show_count(count)


class CountBox(QWidget):
    """A figure in the colour of its decision, what it was, its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count: CountShown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: CountShown) -> None:
        self._count = count
        said = f"{count.word} : {number(count.count)}"
        self.setAccessibleName(f"{said} {count.delta}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(110, COUNT_HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(84, COUNT_HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._count is None:
            return
        painter = QPainter(self)
        painter.setFont(sized_font(28, 700, tabular=True))
        painter.setPen(color(INKS[self._count.state]))
        told = number(self._count.count)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(told)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 4, wide + 2, 38), middle, told)
        painter.setFont(sized_font(14, 400, tabular=True))
        painter.setPen(color("neutral.text_secondary"))
        painter.drawText(QRectF(wide + 10, 8, 60, 38), middle, self._count.delta)
        painter.setFont(sized_font(14, 600))
        painter.setPen(color("neutral.text"))
        painter.drawText(QRectF(0, 42, self.width(), 24), middle, self._count.word)


class PlacesPanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Places"), parent=parent)
        self.title.setWordWrap(False)
        self._note = label("", "caption")
        self.buttons.addWidget(self._note)
        self.lines = PlaceLines()
        self.body.addWidget(self.lines)
        self.body.addWidget(line())
        self.body.addWidget(legend())
        self.body.addStretch(1)

    def show_effect(self, shown: EffectShown) -> None:
        self._note.setText(shown.places_note)
        self.lines.show_lines(shown.places)


def legend() -> QWidget:
    """● prise ○ libre ◌ en attente."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for kind, words in (
        ("taken", _("prise")),
        ("free", _("libre")),
        ("waiting", _("en attente")),
    ):
        row.addWidget(Dot(kind))
        row.addWidget(label(words, "caption"))
        row.addSpacing(space(2))
    row.addStretch(1)
    return made


class ChangesPanel(Panel):
    see_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Ce qui change"), parent=parent)
        self.title.setWordWrap(False)
        self._how_many = Tag()
        self.title_row.insertWidget(1, self._how_many)
        self._since = label("", "caption")
        self.buttons.addWidget(self._since)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(2))
        self.body.addLayout(self._rows)
        self._changes: Sequence[ChangeShown] = ()
        self._whole = False
        self.more = Button("", "quiet", scale="small", on_click=self._show_all)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._note = label("", "secondary", wrap=True)
        self.body.addWidget(self._note)
        self._unchanged = label("", "body", wrap=True)
        picture = QLabel()
        picture.setPixmap(pixmap("done", "state.success.text", 16))
        kept = QHBoxLayout()
        kept.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        kept.addWidget(self._unchanged, 1)
        self.see = Button(_("Les voir"), "quiet", scale="small", on_click=self.see_asked.emit)
        kept.addWidget(self.see)
        self._kept = QWidget()
        self._kept.setLayout(kept)
        kept.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._kept)
        self.holds = Told("info", "info")
        self.warnings = Told("signal", "warn")
        self.body.addWidget(self.holds)
        self.body.addWidget(self.warnings)
        self.body.addStretch(1)

    def show_effect(self, shown: EffectShown) -> None:
        count = len(shown.changes)
        self._how_many.say(number(count) if count else "", "neutral")
        self._since.setText(shown.since)
        self._changes = shown.changes
        self._fill()
        self._note.setText(shown.changes_note)
        self._note.setVisible(bool(shown.changes_note))
        self._unchanged.setText(shown.unchanged)
        self._kept.setVisible(bool(shown.unchanged))
        self.holds.say(_("Ces règles tiennent ensemble."), [shown.holds])
        self.warnings.say("", shown.warnings)

    def _fill(self) -> None:
        """The first ones, or all of them once asked."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._changes if self._whole else self._changes[:CHANGES_SHOWN]
        for change in shown:
            self._rows.addWidget(ChangeRow(change))
            self._rows.addWidget(line())
        more = len(self._changes) - len(shown)
        self.more.setText(n_("Et {n} autre", "Et {n} autres", more))
        self.more.setVisible(more > 0)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()


class ChangeRow(QWidget):
    """Who, from which decision to which, and why."""

    def __init__(self, change: ChangeShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        name = label(change.name, "label")
        name.setFont(font("body", 600))
        head.addWidget(name)
        head.addWidget(label(change.about, "caption"))
        head.addStretch(1)
        column.addLayout(head)
        across = QWidget()
        tags = Flow(across)
        tags.addWidget(Tag(change.before_words, *LOOKS[change.before]))
        arrow = QLabel()
        arrow.setPixmap(pixmap("arrow-right", "neutral.text_secondary", 14))
        tags.addWidget(arrow)
        tags.addWidget(Tag(change.after_words, *LOOKS[change.after]))
        column.addWidget(across)
        column.addWidget(label(change.why, "caption", wrap=True))
        self.setAccessibleName(
            f"{change.name}, {change.before_words}, {change.after_words}. {change.why}"
        )


class Told(Panel):
    """A tinted note: bold words, then sentences one under the other. Hidden without any."""

    def __init__(self, look: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "panel-signal" if look == "signal" else "panel-info", parent)
        self.setProperty("role", "panel-signal" if look == "signal" else "panel-info")
        row = QHBoxLayout()
        row.setSpacing(space(2))
        picture = QLabel()
        picture.setPixmap(pixmap(icon_name, f"state.{look}.text", 18))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._bold = label("", "label", wrap=True)
        self._bold.setFont(font("body", 600))
        self._words = label("", "body", wrap=True)
        words.addWidget(self._bold)
        words.addWidget(self._words)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def say(self, bold: str, sentences: Sequence[str]) -> None:
        told = "\n".join(each for each in sentences if each)
        self._bold.setText(bold)
        self._bold.setVisible(bool(bold))
        self._words.setText(told)
        self.setAccessibleName(f"{bold} {told}".strip())
        self.setVisible(bool(told))

    def told(self) -> str:
        return self._words.text()

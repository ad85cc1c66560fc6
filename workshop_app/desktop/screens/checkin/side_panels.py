"""The right column of the door: the tables worth mending, the other posts, the last arrivals.

Each shows what it is given and emits what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.checkin.faces import AlertFace, LatestFace, PostFace
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _

MARK = 20
TIME_WIDE, TABLE_WIDE, UNDO_WIDE = 54, 24, 34
ROW = 38
BOTH_BUTTONS = 350
"""Pixels: in a narrower panel the two buttons stand one above the other."""


class AlertPanel(Panel):
    """Amber, and only when it matters."""

    repair_asked = Signal()
    wait_asked = Signal()

    def __init__(self) -> None:
        super().__init__(" ", "panel-signal")
        mark = QLabel()
        mark.setPixmap(pixmap("warn", "state.signal.text", MARK))
        mark.setFixedSize(MARK, MARK)
        self.title_row.insertWidget(0, mark, 0, Qt.AlignmentFlag.AlignTop)
        self.title_row.setStretchFactor(self.title, 100)
        self._detail = label("", "body", wrap=True)
        self.body.addWidget(self._detail)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(space(2))
        self.repair = Button(
            _("Réparer les tables"), icon_name="repair", on_click=self.repair_asked.emit
        )
        self.wait = Button(_("Attendre"), icon_name="waiting", on_click=self.wait_asked.emit)
        self.wait.setToolTip(_("Ne plus le dire pendant cinq minutes"))
        left = Qt.AlignmentFlag.AlignLeft
        self._row.addWidget(self.repair, 0, left)
        self._row.addWidget(self.wait, 1, left)
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= BOTH_BUTTONS
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def show_alert(self, face: AlertFace | None) -> None:
        self.setVisible(face is not None)
        if face is not None:
            self.set_title(face.title)
            self._detail.setText(face.detail)
            self.setAccessibleDescription(face.detail)


class PostsPanel(Panel):
    link_asked = Signal()
    post_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Second poste à la porte"))
        self._brief = False
        self._state = Tag("")
        self._state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.title_row.setStretchFactor(self.title, 100)
        self.buttons.addWidget(self._state)
        self._posts = QVBoxLayout()
        self._posts.setSpacing(space(1))
        self.body.addLayout(self._posts)
        self._words = label("", "secondary", wrap=True)
        self.body.addWidget(self._words)
        self.link = Button("", icon_name="qr", scale="small", on_click=self.link_asked.emit)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._faces: Sequence[PostFace] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_posts([])

    def be_brief(self, brief: bool) -> None:
        """Where there is little room, what a post is for is said only while there is none."""
        self._words.setVisible(not brief or not self._faces)
        self._brief = brief

    def show_posts(self, faces: Sequence[PostFace]) -> None:
        if faces == self._faces:
            return
        self._faces = faces
        while (item := self._posts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for face in faces:
            self._posts.addWidget(self._post(face))
        self._show_state(faces)
        self.link.setText(_("Relier un autre poste") if faces else _("Relier un poste"))
        self.link.set_icon("qr")

    def _show_state(self, faces: Sequence[PostFace]) -> None:
        linked = sum(face.linked for face in faces)
        if not faces:
            self._state.say("")
            self._words.setText(
                _("Une seconde personne peut confirmer les arrivées, d'une tablette ou d'un "
                  "téléphone.")
            )  # fmt: skip
            return
        if linked == len(faces):
            self._state.say(_("Relié"), "success", "check")
        elif linked:
            self._state.say(_("{n} sur {count} reliés", n=linked, count=len(faces)), "neutral")
        else:
            self._state.say(_("Pas relié"), "neutral", "wifi-off")
        self.be_brief(self._brief)
        self._words.setText(
            _("Les deux listes sont la même : une personne confirmée ici l'est aussi là-bas.")
        )

    def _post(self, face: PostFace) -> QWidget:
        """One line a device: pressed, it shows its link again."""
        look = "second_device" if face.linked else "wifi-off"
        made = Button(face.detail, "quiet", look, "small")
        made.clicked.connect(lambda _checked=False, key=face.key: self.post_opened.emit(key))
        state = _("Relié") if face.linked else _("Pas relié")
        made.setAccessibleName(f"{face.detail}, {state}")
        made.setToolTip(_("Montrer le code de ce poste, le nommer ou le délier"))
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made


class LatestPanel(Panel):
    """« Dernières arrivées », each with its way back: as many as there is room for."""

    undo_asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(_("Dernières arrivées"))
        self.buttons.addWidget(label(_("table"), "caption"))
        self.buttons.addSpacing(UNDO_WIDE)
        self._none = label(_("Personne n'est encore arrivé."), "secondary", wrap=True)
        self.body.addWidget(self._none)
        self._room = QWidget()
        self._room.setMinimumHeight(ROW)
        self._room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self._room, 1)
        self._lines: list[ArrivalLine] = []
        self._faces: Sequence[LatestFace] = ()

    def show_latest(self, faces: Sequence[LatestFace]) -> None:
        self._faces = faces
        self._none.setVisible(not faces)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def lines(self) -> Sequence[ArrivalLine]:
        """Those one sees."""
        return [each for each in self._lines if each.isVisibleTo(self._room)]

    def _lay_out(self) -> None:
        """Rows of one height, placed by hand: none is ever cut."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        fit = min(len(self._faces), self._room.height() // ROW)
        while len(self._lines) < fit:
            made = ArrivalLine(self._room)
            made.undo_asked.connect(self.undo_asked)
            self._lines.append(made)
        for place, arrival in enumerate(self._lines):
            arrival.setGeometry(0, place * ROW, self._room.width(), ROW)
            arrival.setVisible(place < fit)
            if place < fit:
                arrival.show_face(self._faces[place])


class ArrivalLine(QWidget):
    """One line; it keeps its widgets while its words change."""

    undo_asked = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2) - 2)
        self._time = label("", "secondary")
        self._time.setFont(sized_font(14, tabular=True))
        self._time.setFixedWidth(TIME_WIDE)
        self._name = _Elided()
        self._tag, self._post = Tag(""), label("", "caption")
        self._mark = QLabel()
        self._mark.setPixmap(pixmap("walk_in", "neutral.text_secondary", 16))
        self._table = label("")
        self._table.setFont(sized_font(15, 700, tabular=True))
        self._table.setFixedWidth(TABLE_WIDE)
        self._table.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._undo = icon_button("undo_row", "", "quiet", "small", self._take_back)
        row.addWidget(self._time)
        row.addWidget(self._name, 1)
        for part in (self._tag, self._mark, self._post, self._table, self._undo):
            row.addWidget(part)
        column.addLayout(row, 1)
        self._face: LatestFace | None = None

    def show_face(self, face: LatestFace) -> None:
        if face != self._face:
            self._face = face
            self._time.setText(face.time)
            self._name.say(face.name)
            self._tag.say(face.tag)
            self._mark.setToolTip(tip(face.tag))
            self._mark.setAccessibleName(face.tag)
            self._post.setText(face.post)
            self._post.setVisible(bool(face.post))
            self._table.setText(face.table)
            self._undo.setToolTip(tip(face.undo))
            self._undo.setAccessibleName(face.undo)
        self._show_tag(face)

    def _show_tag(self, face: LatestFace) -> None:
        """The word, or its icon where the name needs the room."""
        taken = TIME_WIDE + TABLE_WIDE + UNDO_WIDE + 4 * space(2)
        if face.post:
            taken += self._post.sizeHint().width() + space(2)
        room = self.width() - taken - self._name.whole()
        fits = room >= self._tag.sizeHint().width()
        self._tag.setVisible(bool(face.tag) and fits)
        self._mark.setVisible(bool(face.tag) and not fits)

    def _take_back(self) -> None:
        if self._face is not None:
            self.undo_asked.emit(self._face.key, self._face.change)


class _Elided(QLabel):
    """A name that gives way when the column is narrow; whole in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized_font(15, 600))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        self._words = words
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self._fit()

    def whole(self) -> int:
        """Pixels the whole name needs."""
        return QFontMetrics(self.font()).horizontalAdvance(self._words) + 2

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(40, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        room = max(40, self.width())
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))

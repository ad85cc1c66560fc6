"""The right column of the door: the tables worth mending, the other posts, the last arrivals.

Each shows what it is given and emits what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.desktop.screens.checkin.faces import AlertFace, LatestFace, PostFace
from workshop_app.desktop.theme import sized_font
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line, scrolled
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _

MARK = 20
TIME_WIDE, TABLE_WIDE = 54, 26


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
        self._detail = label("", "body", wrap=True)
        self.body.addWidget(self._detail)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.repair = Button(
            _("Réparer les tables"), icon_name="repair", on_click=self.repair_asked.emit
        )
        self.wait = Button(_("Attendre"), icon_name="waiting", on_click=self.wait_asked.emit)
        self.wait.setToolTip(_("Ne plus le dire pendant cinq minutes"))
        row.addWidget(self.repair)
        row.addWidget(self.wait)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

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
        self._state = Tag("")
        self.buttons.addWidget(self._state)
        self._posts = QVBoxLayout()
        self._posts.setSpacing(space(1))
        self.body.addLayout(self._posts)
        self._words = label("", "secondary", wrap=True)
        self.body.addWidget(self._words)
        self.link = Button("", icon_name="qr", scale="small", on_click=self.link_asked.emit)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self._faces: Sequence[PostFace] | None = None
        self.show_posts([])

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
    """« Dernières arrivées », each with its way back."""

    undo_asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(_("Dernières arrivées"))
        column = label(_("table"), "caption")
        self.buttons.addWidget(column)
        self.buttons.addSpacing(34)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._lines: list[_Arrival] = []
        self._none = label(_("Personne n'est encore arrivé."), "secondary", wrap=True)
        self.body.addWidget(self._none)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area, 1)

    def show_latest(self, faces: Sequence[LatestFace]) -> None:
        self._none.setVisible(not faces)
        while len(self._lines) < len(faces):
            made = _Arrival()
            made.undo_asked.connect(self.undo_asked)
            self._rows.insertWidget(len(self._lines), made)
            self._lines.append(made)
        for place, arrival in enumerate(self._lines):
            arrival.setVisible(place < len(faces))
            if place < len(faces):
                arrival.show_face(faces[place])


class _Arrival(QWidget):
    """One line; it keeps its widgets while its words change."""

    undo_asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(0, space(1), 0, space(1))
        row.setSpacing(space(2))
        self._time = label("", "secondary")
        self._time.setFont(sized_font(14, tabular=True))
        self._time.setFixedWidth(TIME_WIDE)
        self._name = _Elided()
        self._tag, self._post = Tag(""), label("", "caption")
        self._table = label("")
        self._table.setFont(sized_font(15, 700, tabular=True))
        self._table.setFixedWidth(TABLE_WIDE)
        self._table.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._undo = icon_button("undo_row", "", "quiet", "small", self._take_back)
        row.addWidget(self._time)
        row.addWidget(self._name, 1)
        for part in (self._tag, self._post, self._table, self._undo):
            row.addWidget(part)
        column.addLayout(row)
        self._face: LatestFace | None = None

    def show_face(self, face: LatestFace) -> None:
        if face == self._face:
            return
        self._face = face
        self._time.setText(face.time)
        self._name.say(face.name)
        self._tag.say(face.tag)
        self._tag.setVisible(bool(face.tag))
        self._post.setText(face.post)
        self._post.setVisible(bool(face.post))
        self._table.setText(face.table)
        self._undo.setToolTip(face.undo)
        self._undo.setAccessibleName(face.undo)

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
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        room = max(40, self.width())
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))

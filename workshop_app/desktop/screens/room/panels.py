"""The panels of « Préparer la salle »: each shows what it is given and says what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.screens.in_place import InPlace
from workshop_app.desktop.screens.room.faces import AddressFace, RoomFace
from workshop_app.desktop.screens.room.tiles import TableTiles
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _

MARK = 18
LONGEST_WIFI = 32
"""Octets of a Wi-Fi name, by IEEE 802.11; letters with accents take two."""
LONGEST_PASSWORD = 63


class StepMark(QLabel):
    """Made or not, before the title of a step: shape and words, never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.show_done(False)

    def show_done(self, done: bool) -> None:
        name = ("done", "state.success.text") if done else ("step_todo", "neutral.text_muted")
        self.setPixmap(pixmap(*name, MARK))
        self.setAccessibleName(_("fait") if done else _("pas encore fait"))


def give_room(panel: Panel, spacer: int) -> None:
    """All of the line to the title; `spacer` is the place of what kept it short."""
    panel.title_row.setStretch(spacer, 0)
    panel.title_row.setStretchFactor(panel.title, 1)


class StepPanel(Panel):
    """A panel whose title begins with its mark."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.mark = StepMark()
        self.title_row.insertWidget(0, self.mark)
        give_room(self, 2)


class AddressesPanel(StepPanel):
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("L'adresse de cet ordinateur"))
        self._faces: tuple[AddressFace, ...] | None = None
        self._lost = label("", "error", wrap=True)
        self._lost.hide()
        self.body.addWidget(self._lost)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(2))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}

    def show_addresses(self, face: RoomFace) -> None:
        self.mark.show_done("address" in face.done)
        self._lost.setText(face.lost)
        self._lost.setVisible(bool(face.lost))
        if face.addresses != self._faces:
            self._faces = face.addresses
            self._rebuild(face.addresses)

    def _rebuild(self, faces: Sequence[AddressFace]) -> None:
        focused = next((h for h, button in self.choices.items() if button.hasFocus()), "")
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        for face in faces:
            self._rows.addWidget(self._row(face))
        if not faces:
            said = _("Recherche des adresses…")
            self._rows.addWidget(label(said, "secondary", wrap=True))
        if focused in self.choices:
            self.choices[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, face: AddressFace) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space(2))
        button = QRadioButton(face.host)
        font = button.font()
        font.setBold(True)
        button.setFont(font)
        button.setChecked(face.chosen)
        told = [face.where, face.aside, _("Recommandée") if face.recommended else ""]
        button.setAccessibleDescription(". ".join(filter(None, told)))
        button.clicked.connect(partial(self.chosen.emit, face.host))
        self._group.addButton(button)
        self.choices[face.host] = button
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(button)
        if face.recommended:
            head.addWidget(Tag(_("Recommandée"), "success", "check"))
        head.addStretch(1)
        words.addLayout(head)
        for text in filter(None, (face.where, face.aside)):
            below = label(text, "caption", wrap=True)
            below.setContentsMargins(space(5) + space(1), 0, 0, 0)
            words.addWidget(below)
        across.addLayout(words, 1)
        return made


class WifiPanel(StepPanel):
    source_chosen = Signal(str)
    named = Signal(str, str)
    """Which of wifi_name and wifi_password, what was typed."""
    how_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Le Wi-Fi des téléphones"))
        self.tag = Tag()
        self.buttons.addWidget(self.tag)
        self.source = Segment(
            _("Quel Wi-Fi"),
            [
                ("laptop", _("Cet ordinateur")),
                ("router", _("Petit routeur")),
                ("hall", _("Wi-Fi du lieu")),
            ],
        )
        self.source.chosen.connect(self.source_chosen)
        self.body.addWidget(self.source)
        across = QHBoxLayout()
        across.setSpacing(space(3))
        self.fields: dict[str, Labelled[QLineEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        for key, title, most in (
            ("wifi_name", _("Nom"), LONGEST_WIFI),
            ("wifi_password", _("Mot de passe"), LONGEST_PASSWORD),
        ):
            edit = QLineEdit()
            edit.setMaxLength(most)
            self.fields[key] = Labelled(title, edit)
            watched = InPlace(edit, while_typing=False)
            watched.committed.connect(partial(self._commit, key))
            self._in_place[key] = watched
            across.addWidget(self.fields[key], 1)
        self.body.addLayout(across)
        self._crowd = label("", "caption", wrap=True)
        self.body.addWidget(self._crowd)
        self.how = Button(_("Comment l'ouvrir"), icon_name="circle-help", scale="small")
        self.how.clicked.connect(self.how_asked)
        row = QHBoxLayout()
        row.addWidget(self.how)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _commit(self, key: str, text: str) -> None:
        self.fields[key].clear_error()
        self.named.emit(key, text)

    def show_wifi(self, face: RoomFace) -> None:
        self.mark.show_done("wifi" in face.done)
        look = ("success", "wifi") if face.wifi_open else ("neutral", "step_todo")
        self.tag.say(face.wifi_tag, *look)
        if self.source.current() != face.source:
            self.source.choose(face.source)
        self._in_place["wifi_name"].show_value(face.wifi_name)
        self._in_place["wifi_password"].show_value(face.wifi_password)
        self._crowd.setText(face.crowd)


class LinkedPanel(Panel):
    """Who is connected, table by table."""

    def __init__(self) -> None:
        super().__init__(_("Qui est relié"))
        self._count = label("", "strong-title")
        self.buttons.addWidget(self._count)
        self.tables = TableTiles()
        self.body.addWidget(self.tables)
        said = _("Une case porte une coche quand le téléphone de la table a reçu sa page.")
        self.body.addWidget(label(said, "caption", wrap=True))
        self.body.addStretch(1)

    def show_linked(self, face: RoomFace) -> None:
        self._count.setText(face.linked)
        self.tables.show_tables(face.tables)


class LeavingPanel(Panel):
    """What to know before a phone leaves a Wi-Fi that has no internet."""

    def __init__(self, notes: Sequence[tuple[str, str]]) -> None:
        super().__init__(_("Si un téléphone quitte le Wi-Fi"))
        give_room(self, 1)
        self.said = label("", "caption", wrap=True)
        self.body.addWidget(self.said)
        kept = _("Ce qui est écrit reste dans le téléphone et part au retour.")
        self.body.addWidget(label(kept, "caption", wrap=True))
        self.body.addWidget(line())
        for phone, answer in notes:
            self.body.addWidget(label(f"{phone} : {answer}", "caption", wrap=True))
        self.body.addStretch(1)

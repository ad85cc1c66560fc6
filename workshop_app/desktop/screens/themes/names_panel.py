"""Names first: what the themes could be called, to tick, and a field to type one's own.

Decides how the choices are listed and which are ticked; taking them is a signal.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.themes.faces import NameChoice
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.i18n.translate import _, n_
from workshop_app.services.themes import NamedTheme

FEWEST, MOST = 8, 14
"""Themes that a room can hold in its head."""


class NamesPanel(Panel):
    taken = Signal(object)
    """The names to make themes of."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Des noms d'abord"))
        self._choices: Sequence[NameChoice] = ()
        self._boxes: list[tuple[QCheckBox, NameChoice]] = []
        self._typed: list[NameChoice] = []
        self._close = icon_button("x", _("Revenir aux thèmes"), "quiet", "small", self.left.emit)
        self.buttons.addWidget(self._close)
        said = _(
            "{least} à {most} thèmes suffisent. Chaque carte montre alors ceux dont elle est "
            "proche, et chaque carte rangée affine la suite.",
            least=FEWEST,
            most=MOST,
        )
        self.body.addWidget(label(said, "secondary", wrap=True))
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Un nom, puis Entrée"))
        self._field.setAccessibleName(_("Nom d'un thème, puis Entrée pour l'ajouter à la liste"))
        self._field.returnPressed.connect(self._type)
        self.body.addWidget(self._field)
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, space(2), 0)
        self._list.setSpacing(space(1))
        self.body.addWidget(scrolled(self._inside), 1)
        self._take = Button("", icon_name="check", on_click=self._give)
        self.body.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._say()

    def show_names(self, choices: Sequence[NameChoice], may_leave: bool) -> None:
        """Those ticked before stay ticked. `may_leave`: there are themes to go back to."""
        self._close.setVisible(may_leave)
        if choices != self._choices:
            ticked = {choice.name for box, choice in self._boxes if box.isChecked()}
            self._choices = choices
            self._fill(ticked)

    def focus_name(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, ticked: set[str]) -> None:
        while (held := self._list.takeAt(0)) is not None:
            if (widget := held.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        source = ""
        for choice in (*self._typed, *self._choices):
            if choice.source != source:
                source = choice.source
                self._list.addWidget(label(source, "label"))
            self._add(choice, choice.name in ticked or choice in self._typed)
        self._list.addStretch(1)
        self._say()

    def _add(self, choice: NameChoice, is_ticked: bool) -> None:
        words = choice.name
        if choice.cards:
            cards = n_("{n} carte", "{n} cartes", choice.cards)
            words = _("{theme} ({cards})", theme=choice.name, cards=cards)
        box = QCheckBox(words.replace("&", "&&"))
        box.setChecked(is_ticked)
        box.setToolTip(choice.keywords)
        box.toggled.connect(self._say)
        self._list.addWidget(box)
        self._boxes.append((box, choice))

    def _type(self) -> None:
        name = " ".join(self._field.text().split())
        if not name:
            return
        ticked = {choice.name for box, choice in self._boxes if box.isChecked()}
        if all(choice.name != name for choice in self._typed):
            self._typed.append(NameChoice(name, "", _("Les vôtres"), 0))
        self._field.clear()
        self._fill(ticked)

    def _give(self) -> None:
        chosen = [NamedTheme(c.name, c.keywords) for box, c in self._boxes if box.isChecked()]
        self._typed = []
        self.taken.emit(chosen)

    def _say(self) -> None:
        count = sum(box.isChecked() for box, _choice in self._boxes)
        self._take.setText(n_("Prendre ce thème", "Prendre ces {n} thèmes", max(1, count)))
        self._take.set_icon("check")
        if count:
            self._take.allow()
        else:
            self._take.refuse(_("Cochez un nom, ou saisissez-en un."))

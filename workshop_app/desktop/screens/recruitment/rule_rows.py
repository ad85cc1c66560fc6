"""One rule as a sentence with fields: an icon at its left, its words and fields flowing like text.

Decides nothing: each field says what was chosen. A figure is taken when typing pauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from workshop_app.desktop.screens.recruitment.faces import Choice, ConditionShown, QuotaShown
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.fields import number_field
from workshop_app.desktop.widgets.flow import Flow
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import label
from workshop_app.domain.recruitment.rules import MOST_PLACES
from workshop_app.i18n.translate import _

ICON = 18
FIELD = 64
NO_LIMIT = "–"


class RuleRow(QWidget):
    """`flow` takes words and fields; `below` what is said under them."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        picture = QLabel()
        picture.setPixmap(pixmap(icon_name, "accent.base", ICON))
        picture.setContentsMargins(0, space(2), 0, 0)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        row.addLayout(column, 1)
        inside = QWidget()
        self.flow = Flow(inside)
        policy = inside.sizePolicy()
        policy.setHeightForWidth(True)
        inside.setSizePolicy(policy)
        column.addWidget(inside)
        self.below = QVBoxLayout()
        self.below.setSpacing(0)
        column.addLayout(self.below)

    def say(self, words: str, bold: bool = False) -> QLabel:
        made = label(words, "body")
        if bold:
            font = made.font()
            font.setBold(True)
            made.setFont(font)
        self.flow.addWidget(made)
        return made

    def note(self, words: str) -> QLabel:
        made = label(words, "caption", wrap=True)
        self.below.addWidget(made)
        return made


class Places(QSpinBox):
    """A number of places; its lowest value means no limit. The wheel scrolls the page."""

    def __init__(self, name: str, free: bool) -> None:
        super().__init__()
        made = number_field(0, MOST_PLACES, 0, name)
        self.setRange(made.minimum(), made.maximum())
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setFixedWidth(FIELD)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_look(self, edge="bare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if free:
            self.setSpecialValueText(NO_LIMIT)
            self.setToolTip(_("{name} : 0 pour ne pas limiter", name=name))

    def show_value(self, value: int) -> None:
        """From the program: nobody is told. A figure half typed is left alone."""
        if self.hasFocus() and self.lineEdit().isModified():
            return
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Chooser(QComboBox):
    """One among a few; as wide as its words. The wheel scrolls the page."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._choices: list[Choice] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._pick)

    def show_choices(self, choices: Sequence[Choice], current: str) -> None:
        if list(choices) != self._choices:
            self._choices = list(choices)
            self.clear()
            self.addItems([words for _key, words in choices])
        keys = [key for key, _words in choices]
        self.setCurrentIndex(keys.index(current) if current in keys else -1)

    def current(self) -> str:
        place = self.currentIndex()
        return self._choices[place][0] if 0 <= place < len(self._choices) else ""

    def _pick(self, place: int) -> None:
        self.picked.emit(self._choices[place][0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Chip(QWidget):
    """A condition: pressed, it is edited; its cross takes it away."""

    def __init__(
        self,
        words: str,
        on_edit: Callable[[], object] | None,
        on_remove: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.words = Button(words, scale="small", on_click=on_edit)
        set_look(self.words, state="chip")
        if on_edit is None:
            self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.words.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self.words.setAccessibleName(_("Modifier la condition : {words}", words=words))
        remove = _("Retirer la condition : {words}", words=words)
        self.remove = icon_button("x", remove, "quiet", "small", on_remove)
        row.addWidget(self.words)
        row.addWidget(self.remove)


class QuotaRow(RuleRow):
    """« Par [département] au plus [1] pour la classe [Littoral] et [2] pour les autres »."""

    attribute_chosen = Signal(int, str)
    most_set = Signal(int, int)
    class_most_set = Signal(int, int, int)
    class_asked = Signal(int, int)
    awaited_asked = Signal(int)
    removed = Signal(int)
    another_asked = Signal()

    def __init__(
        self, shown: QuotaShown, attributes: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__("room_visit", parent)
        place = shown.place
        self.say(_("Par"), bold=True)
        self.attribute = Chooser(_("Ce que compte la règle"))
        self.attribute.show_choices(attributes, shown.attribute)
        self.attribute.picked.connect(partial(self.attribute_chosen.emit, place))
        self.flow.addWidget(self.attribute)
        self.say(_("au plus"))
        self.class_most: list[Places] = []
        for number, one in enumerate(shown.classes):
            field = self._places(_("Places par {word}, {group}", word=shown.word, group=one.name))
            field.show_value(one.most)
            field.valueChanged.connect(partial(self.class_most_set.emit, place, number))
            self.class_most.append(field)
            self.say(_("pour la classe"))
            edit = partial(self.class_asked.emit, place, number)
            button = Button(one.name, scale="small", icon_name="coast", on_click=edit)
            set_look(button, state="chip")
            button.setAccessibleName(_("Modifier la classe {group}", group=one.name))
            self.flow.addWidget(button)
            self.say(_("et"))
        self.most = self._places(_("Places par {word}", word=shown.word))
        self.most.show_value(shown.most)
        self.most.valueChanged.connect(partial(self.most_set.emit, place))
        if shown.classes:
            self.say(_("pour les autres"))
        self.flow.addWidget(
            icon_button(
                "x",
                _("Retirer la règle par {word}", word=shown.word),
                "quiet",
                "small",
                partial(self.removed.emit, place),
            )
        )
        self._notes(shown)

    def _places(self, name: str) -> Places:
        field = Places(name, free=True)
        self.flow.addWidget(field)
        return field

    def _notes(self, shown: QuotaShown) -> None:
        for one in shown.classes:
            self.note(one.members)
        if shown.awaited:
            self.note(shown.awaited)
        inside = QWidget()
        links = Flow(inside)
        links.setSpacing(0)
        number = len(shown.classes)
        if shown.classes:
            self.edit_class = _link(
                _("Modifier la classe"), partial(self.class_asked.emit, shown.place, 0)
            )
            links.addWidget(self.edit_class)
        self.add_class = _link(
            _("Classe"), partial(self.class_asked.emit, shown.place, number), "plus"
        )
        self.add_class.setToolTip(_("Des valeurs qui ont d'autres places, comme le littoral"))
        self.edit_awaited = _link(_("Attendus"), partial(self.awaited_asked.emit, shown.place))
        self.edit_awaited.setToolTip(_("Valeurs dont les places comptent même sans candidature"))
        self.add_quota = _link(_("Autre colonne"), self.another_asked.emit, "plus")
        for link in (self.add_class, self.edit_awaited, self.add_quota):
            links.addWidget(link)
        self.below.addWidget(inside)


def _link(words: str, act: Callable[[], object], icon_name: str | None = None) -> Button:
    return Button(words, "quiet", icon_name, "small", act)


class ConditionsRow(RuleRow):
    edit_asked = Signal(int)
    removed = Signal(int)
    once_set = Signal(bool)
    menu_asked = Signal()

    def __init__(
        self,
        conditions: Sequence[ConditionShown],
        once: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("recruit", parent)
        self.say(_("Peut candidater"), bold=True)
        self.chips: list[Chip] = []
        for one in conditions:
            self._add(
                one.words,
                partial(self.edit_asked.emit, one.place),
                partial(self.removed.emit, one.place),
            )
        if once:
            forget = partial(self.once_set.emit, False)
            self._add(_("pas la même structure deux fois"), None, forget)
        if not self.chips:
            self.say(_("tout le monde"))
        self.add = Button(
            _("Condition"), "quiet", "plus", scale="small", on_click=self.menu_asked.emit
        )
        self.flow.addWidget(self.add)
        self.note(
            _("Sans réponse, la candidature reste à vérifier, elle n'est jamais refusée d'office.")
        )

    def _add(
        self, words: str, edit: Callable[[], object] | None, remove: Callable[[], object]
    ) -> None:
        chip = Chip(words, edit, remove)
        self.chips.append(chip)
        self.flow.addWidget(chip)

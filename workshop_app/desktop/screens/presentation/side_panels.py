"""The right column: what is missing before the day, and how phones reach this laptop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from workshop_app.desktop.screens.presentation.wording import AddressLine, CheckLine
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.fields import Labelled, with_icon
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label, line
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _, n_

MARK = 20


class ChecklistPanel(Panel):
    mend_asked = Signal(str)
    """The check whose button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setWordWrap(False)
        self._left = Tag()
        self.buttons.addWidget(self._left)
        self._rows: dict[str, CheckRow] = {}

    def show_lines(self, title: str, lines: Sequence[CheckLine]) -> None:
        self.set_title(title)
        left = sum(not one.done for one in lines)
        if left:
            self._left.say(n_("{n} à faire", "{n} à faire", left), "signal", "circle-alert")
        else:
            self._left.say(_("Tout est prêt"), "success", "circle-check")
        for one in lines:
            if one.check not in self._rows:
                row = CheckRow()
                row.button.clicked.connect(partial(self._mend, one.check))
                self._rows[one.check] = row
                self.body.addWidget(line())
                self.body.addWidget(row)
            self._rows[one.check].show_line(one)

    def row(self, check: str) -> CheckRow:
        return self._rows[check]

    def _mend(self, check: str) -> None:
        self.mend_asked.emit(check)


class CheckRow(QWidget):
    """One line: done or not, what, the figure, the button that mends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._picture = QLabel()
        self._picture.setFixedWidth(MARK + 4)
        self._title, self._detail = label("", "label", wrap=True), label("", "caption", wrap=True)
        font = self._title.font()
        font.setPixelSize(15)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self.button = Button("", scale="small")
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_line(self, one: CheckLine) -> None:
        self.say(one.title, one.detail, one.done, one.button)

    def say(self, title: str, detail: str, done: bool, button: str) -> None:
        state = "success" if done else "signal"
        name = "circle-check" if done else "circle-alert"
        self._picture.setPixmap(pixmap(name, f"state.{state}.text", MARK))
        self._title.setText(title)
        self._detail.setText(detail)
        set_look(self._detail, role="caption" if done else "caption-signal")
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.button.setAccessibleName(f"{button} : {title}, {detail}")
        said = _("fait") if done else _("à faire")
        self.setAccessibleName(f"{title}, {said}, {detail}")


class PhonesPanel(Panel):
    """Addresses of this laptop, and the Wi-Fi that signs and squares will name."""

    address_chosen = Signal(str)
    again_asked = Signal()
    field_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Adresse des téléphones"), parent=parent)
        self.title.setWordWrap(False)
        self.buttons.addWidget(
            icon_button(
                "refresh", _("Relire les adresses"), "quiet", "small", self.again_asked.emit
            )
        )
        self._lost = label("", "error", wrap=True)
        self._lost.hide()
        self.body.addWidget(self._lost)
        self._list = QVBoxLayout()
        self._list.setSpacing(space(2))
        self.body.addLayout(self._list)
        self._lines: Sequence[AddressLine] | None = None
        self._chosen = ""
        self._all_shown = False
        self._group = QButtonGroup(self)
        self._more = Button("", "quiet", scale="small", on_click=self._show_all)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(line())
        self._build_wifi()

    def show_lines(self, lines: Sequence[AddressLine], chosen: str, lost: str) -> None:
        self._lost.setText(lost)
        self._lost.setVisible(bool(lost))
        if (lines, chosen) == (self._lines, self._chosen):
            return
        self._lines, self._chosen = lines, chosen
        self._fill()

    def show_values(self, values: Mapping[str, str]) -> None:
        for name, watched in self._in_place.items():
            watched.show_value(values[name])

    def focus_addresses(self) -> None:
        buttons = self._group.buttons()
        if buttons:
            chosen = self._group.checkedButton() or buttons[0]
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def choices(self) -> list[QRadioButton]:
        return [one for one in self._group.buttons() if isinstance(one, QRadioButton)]

    def _fill(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        _empty(self._list)
        lines = self._lines or ()
        aside = [one for one in lines if one.state == "aside" and one.host != self._chosen]
        for one in lines:
            if self._all_shown or one not in aside:
                self._list.addWidget(self._row(one))
        if not lines:
            said = _("Cet ordinateur n'a aucune adresse : allumez son Wi-Fi, puis relisez.")
            self._list.addWidget(label(said, "muted", wrap=True))
        hidden = 0 if self._all_shown else len(aside)
        self._more.setText(n_("Voir l'adresse écartée", "Voir les {n} adresses écartées", hidden))
        self._more.setVisible(hidden > 0)

    def _row(self, one: AddressLine) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        button = QRadioButton(one.host)
        button.setChecked(one.host == self._chosen)
        button.setAccessibleName(f"{one.host}, {one.where}. {one.note}")
        button.clicked.connect(lambda _on=False: self.address_chosen.emit(one.host))
        self._group.addButton(button)
        head = QHBoxLayout()
        head.addWidget(button)
        if one.state == "recommended":
            head.addWidget(Tag(_("Conseillée"), "success", "circle-check"))
        head.addStretch(1)
        column.addLayout(head)
        words = label(f"{one.where}. {one.note}", "caption", wrap=True)
        words.setContentsMargins(32, 0, 0, 0)
        column.addWidget(words)
        return box

    def _show_all(self) -> None:
        self._all_shown = True
        self._fill()

    def _build_wifi(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.wifi: dict[str, Labelled[QLineEdit]] = {}
        self._in_place: dict[str, InPlace] = {}
        names = {
            "wifi_name": (_("Nom du Wi-Fi"), "wifi"),
            "wifi_password": (_("Mot de passe"), "key-round"),
        }
        for name, (words, icon_name) in names.items():
            edit = with_icon(QLineEdit(), icon_name)
            edit.setMinimumWidth(60)
            self.wifi[name] = Labelled(words, edit)
            watched = InPlace(edit)
            watched.committed.connect(partial(self.field_typed.emit, name))
            self._in_place[name] = watched
            row.addWidget(self.wifi[name], 1)
        self.body.addLayout(row)
        note = _("Imprimés sur les panneaux de table, et dans le carré à viser.")
        self.body.addWidget(label(note, "caption", wrap=True))


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

"""« Méthodes », beside the schedule: what each does, how long it takes, one press to add it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from workshop_app.desktop.screens.schedule.faces import MethodFace
from workshop_app.desktop.screens.schedule.method_diagrams import MethodDiagram
from workshop_app.desktop.theme import color
from workshop_app.desktop.tokens import border, radius, space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import Panel, label, scrolled
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.search import finds
from workshop_app.domain.templates import LONGEST_NAME
from workshop_app.i18n.translate import _

WIDE = 316
QWIDGETSIZE_MAX = (1 << 24) - 1
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MethodPanel(Panel):
    add_asked = Signal(str)
    """A method, behind the phase one is at."""
    give_asked = Signal(str)
    """A method, to the phase that is open."""
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    """A method held by the pointer, at a point of the screen."""
    phase_kept = Signal()
    """The phase that is open, among « Mes phases »."""
    schedule_kept = Signal()
    """The same for the whole schedule."""
    import_asked = Signal()
    export_asked = Signal(str)
    """One of « Mes phases », to a file."""
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Méthodes"), parent=parent)
        self.stand_beside(True)
        self._count = Tag()
        self.title_row.insertWidget(1, self._count)
        self.title_row.addWidget(label(_("glisser dans le déroulé"), "caption"))
        self.sought = SearchField(_("Nom, durée, usage"), QWIDGETSIZE_MAX)
        self.sought.searched.connect(self._seek)
        self.body.addWidget(self.sought)
        self._none = label("", "muted", wrap=True)
        self._none.hide()
        self.body.addWidget(self._none)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, space(1), 0)
        self._column.setSpacing(space(2))
        self._own_title = label(_("Mes phases"), "label")
        self._own_title.hide()
        self._column.addWidget(self._own_title)
        self._column.addStretch(1)
        self.area = scrolled(inside)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(self._foot())
        self._cards: dict[str, MethodCard] = {}
        self._target = ""

    def show_methods(self, faces: Sequence[MethodFace]) -> None:
        """Tablée's own: always the same, made once."""
        if any(card.face.template is None for card in self._cards.values()):
            return
        own, self._cards = self._cards, {}
        for place, face in enumerate(faces):
            self._column.insertWidget(place, self._new(face))
        self._cards |= own
        self._count.say(str(len(self._cards)))

    def show_own(self, faces: Sequence[MethodFace]) -> None:
        """« Mes phases »; a card that is there stays, with its focus."""
        there = {key: card for key, card in self._cards.items() if card.face.template is not None}
        wanted = {face.key: face for face in faces}
        for key, card in there.items():
            if wanted.get(key) != card.face:
                del self._cards[key]
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
        ours = [key for key, card in self._cards.items() if card.face.template is None]
        for face in faces:
            if face.key not in self._cards:
                self._column.insertWidget(self._column.count() - 1, self._new(face))
        self._cards = {key: self._cards[key] for key in (*ours, *wanted)}
        first = self._column.indexOf(self._own_title) + 1
        for place, key in enumerate(wanted):
            if self._column.indexOf(self._cards[key]) != first + place:
                self._column.removeWidget(self._cards[key])
                self._column.insertWidget(first + place, self._cards[key])
        self._count.say(str(len(self._cards)))
        self._seek(self.sought.text().strip())

    def reveal(self, key: str) -> None:
        """One that was just kept: chosen and in sight."""
        if key in self._cards:
            self.sought.clear()
            self.choose(key)
            self.area.ensureWidgetVisible(self._cards[key], 0, 0)

    def _new(self, face: MethodFace) -> MethodCard:
        card = MethodCard(face)
        card.chosen.connect(self.choose)
        card.walked.connect(self._walk)
        card.add_asked.connect(self.add_asked)
        card.give_asked.connect(self.give_asked)
        card.dragged.connect(self.dragged)
        card.dropped.connect(self.dropped)
        card.renamed.connect(self.renamed)
        card.removed.connect(self.removed)
        card.export_asked.connect(self.export_asked)
        card.show_target(self._target)
        self._cards[face.key] = card
        return card

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.keep = Button(
            _("Enregistrer ma phase"), "quiet", "bookmark", "small", self.phase_kept.emit
        )
        more = icon_button("more", _("Enregistrer tout, importer"), "quiet", "small", self._more)
        self.more = more
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(more)
        return row

    def _more(self) -> None:
        """What is done less often."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("save"), _("Enregistrer tout le déroulé"), self.schedule_kept.emit)
        menu.addAction(icon("import"), _("Importer un déroulé ici…"), self.import_asked.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def stand_beside(self, beside: bool) -> None:
        """Beside the schedule, or in its place where there is no room for both."""
        self.setMinimumWidth(WIDE)
        self.setMaximumWidth(WIDE if beside else QWIDGETSIZE_MAX)

    def allow_keeping(self, open_phase: bool) -> None:
        """There is a phase to keep."""
        if open_phase:
            self.keep.allow()
        else:
            self.keep.refuse(_("Ouvrez d'abord la phase à enregistrer."))

    def show_target(self, title: str) -> None:
        """The phase that is open and may still take another method; "" = none."""
        self._target = title
        for card in self._cards.values():
            card.show_target(title)

    def choose(self, key: str) -> None:
        for card in self._cards.values():
            card.set_chosen(card.face.key == key)

    def card(self, key: str) -> MethodCard:
        return self._cards[key]

    def _seek(self, typed: str) -> None:
        for card in self._cards.values():
            card.setVisible(finds(typed, card.face.words))
        own = [card for card in self._cards.values() if card.face.template is not None]
        self._own_title.setVisible(any(not card.isHidden() for card in own))
        none = all(card.isHidden() for card in self._cards.values())
        self._none.setText(_("Aucune méthode ne répond à « {typed} ».", typed=typed))
        self._none.setVisible(none)

    def _walk(self, key: str, by: int) -> None:
        keys = [each for each, card in self._cards.items() if not card.isHidden()]
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            card = self._cards[keys[place]]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(card, 0, 0)


class MethodCard(QWidget):
    """Chosen, it shows its buttons. Entrée adds it."""

    chosen = Signal(str)
    walked = Signal(str, int)
    add_asked = Signal(str)
    give_asked = Signal(str)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    renamed = Signal(str, str)
    removed = Signal(str)
    export_asked = Signal(str)

    def __init__(self, face: MethodFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self._is_chosen = False
        self._pressed_at: QPoint | None = None
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{face.title}, {face.minutes}. {face.said}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(3), space(3), space(3), space(3))
        outer.setSpacing(space(1))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(MethodDiagram(face.key), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        self._title = label(face.title, "label", wrap=True)
        self.name = QLineEdit(face.title)
        self.name.setAccessibleName(_("Nom de « {phase} »", phase=face.title))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.hide()
        self.name.editingFinished.connect(self._rename)
        head.addWidget(self._title, 1)
        head.addWidget(self.name, 1)
        head.addWidget(label(face.minutes, "caption"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(label(face.said, "caption", wrap=True))
        row.addLayout(column, 1)
        outer.addLayout(row)
        self._explained = label(face.explained, "caption", wrap=True)
        self._explained.hide()
        outer.addWidget(self._explained)
        outer.addWidget(self._buttons())

    def set_chosen(self, chosen: bool) -> None:
        self._is_chosen = chosen
        self._tools.setVisible(chosen)
        if not chosen:
            self._explained.hide()
        self.update()

    def show_target(self, title: str) -> None:
        self.give.setVisible(bool(title) and self.face.can_be_given)
        self.give.setToolTip(_("Donner cette méthode à « {phase} »", phase=title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in arrows:
            self.walked.emit(self.face.key, arrows[key])
        elif key in ENTER:
            self.add_asked.emit(self.face.key)
        elif key == Qt.Key.Key_Space:
            self.chosen.emit(self.face.key)
        elif key == Qt.Key.Key_F2 and self.face.template is not None:
            self.ask_name()
        elif key == Qt.Key.Key_Delete and self.face.template is not None:
            self.removed.emit(self.face.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.face.key)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._held = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Held once it has been pulled a little: a click is no drag."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        at = event.globalPosition().toPoint()
        pulled = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if pulled and not self._held:
            self._held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held:
            self.dragged.emit(self.face.key, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.dropped.emit(self.face.key, event.globalPosition().toPoint())
        self._pressed_at, self._held = None, False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.face.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = border("focus") if self._is_chosen else border("hair")
        edge = "accent.focus" if self._is_chosen else "neutral.line"
        painter.setPen(QPen(color(edge), thick))
        painter.setBrush(color("accent.tint_soft" if self._is_chosen else "neutral.surface"))
        inset = thick / 2
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(card, radius("card"), radius("card"))

    def _buttons(self) -> QWidget:
        self._tools = QWidget()
        column = QVBoxLayout(self._tools)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(1))
        first = QHBoxLayout()
        first.setSpacing(space(1))
        key = self.face.key
        self.add = Button(
            _("Ajouter ici"), icon_name="plus", scale="small", on_click=lambda: self._ask(key)
        )
        explain = Button(_("Expliquer"), "quiet", scale="small", on_click=self._explain)
        first.addWidget(self.add)
        first.addWidget(explain)
        first.addStretch(1)
        if self.face.template is not None:
            self.more = icon_button(
                "more", _("Renommer, exporter, retirer"), "quiet", "small", self._more
            )
            first.addWidget(self.more)
        column.addLayout(first)
        self.give = Button(
            _("Donner à la phase ouverte"),
            "quiet",
            scale="small",
            on_click=lambda: self.give_asked.emit(key),
        )
        self.give.hide()
        column.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        self._tools.hide()
        return self._tools

    def ask_name(self) -> None:
        """Typed in place; Entrée or leaving the field keeps it. F2."""
        self._title.hide()
        self.name.setText(self.face.title)
        self.name.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _rename(self) -> None:
        if self.name.isHidden():
            return
        name = self.name.text().strip()
        self.name.hide()
        self._title.show()
        if name and name != self.face.title:
            self.renamed.emit(self.face.key, name)

    def _more(self) -> None:
        menu, key = QMenu(self), self.face.key
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("pencil"), _("Renommer"), self.ask_name)
        menu.addAction(icon("save"), _("Exporter…"), lambda: self.export_asked.emit(key))
        menu.addAction(icon("trash-2"), _("Retirer"), lambda: self.removed.emit(key))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask(self, key: str) -> None:
        self.add_asked.emit(key)

    def _explain(self) -> None:
        self._explained.setVisible(self._explained.isHidden())

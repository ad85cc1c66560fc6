"""The cards of the three models, and the line where a new workshop gets its title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from workshop_app.desktop.screens.home.diagrams import (
    Diagram,
    draw_meetings,
    draw_steps,
    draw_tables,
)
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.fields import Labelled
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.domain.workshop import Model
from workshop_app.i18n.labels import model_label
from workshop_app.i18n.translate import _


@dataclass(frozen=True)
class ModelFace:
    """What a model card says. `facts` are (icon, words)."""

    model: Model
    draw: Callable[[QPainter, QPointF], None]
    detail: str
    facts: tuple[tuple[str, str], ...]


def model_faces() -> list[ModelFace]:
    return [
        ModelFace(
            "concertation",
            draw_tables,
            _(
                "Une grande salle, des tables de dix, des cartes et un minuteur : faire émerger "
                "forces, faiblesses, attentes et contributions."
            ),
            (("clock", _("2 h")), ("users", _("30 à 120")), ("file-text", _("Compte rendu"))),
        ),
        ModelFace(
            "groupe-de-travail",
            draw_meetings,
            _(
                "Un petit groupe qui partage ses pratiques, rencontre après rencontre, et produit "
                "un outil que tous peuvent reprendre."
            ),
            (("clock", _("3 h")), ("users", _("10 à 20")), ("file-text", _("Décisions"))),
        ),
        ModelFace(
            "accompagnement",
            draw_steps,
            _(
                "Élus et techniciens, de l'état des lieux aux objectifs : ce qui compte, et qui "
                "le porte."
            ),
            (("clock", _("3 h")), ("users", _("5 à 40")), ("target", _("Objectifs"))),
        ),
    ]


class ModelCard(QFrame):
    """One model: diagram, name, what it is for, and « Créer »."""

    create_asked = Signal(str)

    def __init__(self, face: ModelFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="panel")
        name = model_label(face.model)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Diagram(face.draw))
        inside = QVBoxLayout()
        edge = space(4)
        inside.setContentsMargins(edge + 2, edge - 2, edge + 2, edge)
        inside.setSpacing(space(1))
        column.addLayout(inside, 1)
        inside.addWidget(label(name, "panel-title"))
        self._detail = label(face.detail, "caption", wrap=True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._detail, 1)
        self.button = Button(
            _("Créer"),
            icon_name="plus",
            scale="small",
            on_click=lambda: self.create_asked.emit(face.model),
        )
        self.button.setAccessibleName(_("Créer : {model}", model=name))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, space(2), 0, 0)
        foot.setSpacing(space(1))
        self._facts = [_fact(icon_name, words) for icon_name, words in face.facts]
        for fact in self._facts:
            foot.addWidget(fact)
        foot.addStretch(1)
        foot.addWidget(self.button)
        inside.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words keep all their lines; the facts that have no room go, the last first."""
        super().resizeEvent(event)
        inside = event.size().width() - 2 * (space(4) + 2)
        self._detail.setMinimumHeight(self._detail.heightForWidth(inside))
        for measured in self.findChildren(QWidget):
            measured.ensurePolished()  # before it, sizes are those of another font
        room = inside - self.button.sizeHint().width() - 2 * space(1)
        for fact in self._facts:
            room -= fact.sizeHint().width() + space(1)
            fact.setVisible(room >= 0)
        column = self.layout()
        assert column is not None
        self.setMinimumHeight(column.minimumSize().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())


class NewWorkshop(Panel):
    """Asks for a title, in place. Entrée creates, Échap leaves."""

    title_given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="panel-info", parent=parent)
        self.title.setWordWrap(False)
        self.title_field = Labelled(_("Titre"), QLineEdit())
        field = self.title_field.field
        field.returnPressed.connect(self._give)
        field.textEdited.connect(lambda _text: self.title_field.clear_error())
        self.create_button = Button(_("Créer et ouvrir"), "primary", on_click=self._give)
        self.leave_button = Button(_("Abandonner"), "quiet", on_click=self.left.emit)
        self.buttons.addWidget(self.leave_button)
        self.buttons.addWidget(self.create_button)
        self.body.addWidget(self.title_field)
        self.hide()

    def ask(self, question: str, title: str) -> None:
        """Shows itself with this title ready to be typed over."""
        self.set_title(question)
        self.title_field.clear_error()
        self.title_field.field.setText(title)
        self.show()
        self.title_field.field.selectAll()
        self.title_field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.title_given.emit(self.title_field.field.text())


def _fact(icon_name: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, space(2), 0)
    row.setSpacing(space(1))
    picture = QLabel()
    picture.setPixmap(pixmap(icon_name, "neutral.text_secondary", 16))
    row.addWidget(picture)
    row.addWidget(label(words, "caption"))
    return made

"""Beside the list of a closed vote on two scales: its picture, the dot looked at thicker."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.desktop.widgets.hall_paint import fitted, paint_hall
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.i18n.translate import _
from workshop_app.services.matrix_drawing import MatrixDot, draw_matrix, matrix_words

HIGH = 360


class MatrixPicture(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Matrice de l'importance et de la faisabilité"))
        self._dots: tuple[MatrixDot, ...] = ()
        self._here: UUID | None = None
        self._redraw()

    def show_dots(self, dots: Sequence[MatrixDot]) -> None:
        self._dots = tuple(dots)
        self.setAccessibleDescription(matrix_words(dots))
        self._redraw()

    def show_here(self, item: UUID) -> None:
        self._here = item
        self._redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_hall(painter, self._drawn, fitted(self._drawn, QRectF(self.rect())))
        painter.end()

    def _redraw(self) -> None:
        """Once for each change, not at each painting: dots that cover each other are moved."""
        self._drawn = draw_matrix(self._dots, self._here)
        self.update()


class MatrixPanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("La matrice"), parent=parent)
        note = _("Chaque numéro est un rang de la liste, placé à la moyenne de ses notes.")
        self.body.addWidget(label(note, "secondary", wrap=True))
        self.picture = MatrixPicture()
        self.body.addWidget(self.picture)
        self.hide()

    def show_matrix(self, dots: Sequence[MatrixDot]) -> None:
        self.setVisible(bool(dots))
        self.picture.show_dots(dots)

    def show_here(self, item: UUID) -> None:
        self.picture.show_here(item)

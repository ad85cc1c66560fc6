"""Pages of a PDF on screen: one large, the others small beside it, as they will be printed.

    preview.show_document(content)   keeps the page one was on
    preview.show_waiting(_("Mise en page…"))
    PdfPreview(thumbnails=False)     pages alone: its owner lays out `turner`, « ‹ 4 sur 9 › »

Decides page and zoom; the bytes are given, read elsewhere than on this thread.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractListModel,
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import icon_button
from workshop_app.desktop.widgets.panel import label
from workshop_app.i18n.translate import _, number

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEPT = 48
"""Rendered pages kept in memory."""
ZOOMS = (0.5, 0.6, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0)
SMALL = QSize(56, 78)
MARGIN, MARGIN_ALONE = 18, 14
DIMMED = 0.4


class Pages:
    """A PDF and the pictures of its pages, made when first looked at."""

    def __init__(self) -> None:
        self.document = QPdfDocument()
        self._buffer = QBuffer()
        self._drawn: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()

    def load(self, content: bytes) -> None:
        self.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def close(self) -> None:
        self.document.close()
        self._drawn.clear()
        self._buffer.close()

    def count(self) -> int:
        return self.document.pageCount()

    def fit(self, page: int, room: QSize) -> QSize:
        """The largest size of that page in `room`, proportions kept."""
        return (
            self.document.pagePointSize(page)
            .toSize()
            .scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        )

    def picture(self, page: int, size: QSize, ratio: float = 1.0) -> QImage:
        """The page on white paper, `size` logical pixels large."""
        real = size * ratio
        key = (page, real.width(), real.height())
        if key not in self._drawn:
            ink = self.document.render(page, real)
            paper = QImage(real, QImage.Format.Format_RGB32)
            paper.fill(Qt.GlobalColor.white)
            painter = QPainter(paper)
            painter.drawImage(0, 0, ink)
            painter.end()
            paper.setDevicePixelRatio(ratio)
            self._drawn[key] = paper
            while len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]


class PdfPreview(QFrame):
    def __init__(self, thumbnails: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="sunken")
        self.setAccessibleName(_("Aperçu"))
        self.pages = Pages()
        self._page, self._zoom = 0, 0.0
        self._list = _PageList(self.pages)
        self._list.setVisible(thumbnails)
        self._list.chosen.connect(self.go_to)
        self._margin = MARGIN if thumbnails else MARGIN_ALONE
        self._sheet = _Sheet(self.pages, self._margin)
        self._sheet.setObjectName("content")
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(False)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._scale = label("", "secondary")
        self.turner = self._build_turner()
        row = QHBoxLayout(self)
        edge = space(3) if thumbnails else 0
        row.setContentsMargins(edge, space(2), edge, space(2))
        row.setSpacing(space(3))
        row.addWidget(self._list)
        column = QVBoxLayout()
        if thumbnails:
            column.addLayout(self._bar())
        column.addWidget(self._area, 1)
        row.addLayout(column, 1)

    def show_document(self, content: bytes, page: int | None = None) -> None:
        """Another document, or the same made anew; without `page`, the one in front stays."""
        self.pages.load(content)
        self._list.reload()
        self._sheet.say("")
        self.turner.setEnabled(self.pages.count() > 1)
        wanted = self._page if page is None else page
        self.go_to(min(wanted, max(0, self.pages.count() - 1)))

    def clear(self, said: str = "") -> None:
        """No page, only words: another document is on its way, or cannot be made."""
        self.pages.close()
        self._page = 0
        self._list.reload()
        self._where.setText("")
        self._scale.setText("")
        self.turner.setEnabled(False)
        self._sheet.say(said)
        self._draw()

    def show_waiting(self, said: str) -> None:
        """The old page stays, dimmed, under the words."""
        self._sheet.say(said)

    def go_to(self, page: int) -> None:
        """`page` from 0; outside the document, nothing moves."""
        if not 0 <= page < self.pages.count():
            return
        self._page = page
        self._list.mark(page)
        self._draw()
        self._where.setText(
            _("{page} sur {pages}", page=number(page + 1), pages=number(self.pages.count()))
        )

    def page(self) -> int:
        """From 1; 0 before the first document."""
        return self._page + 1 if self.pages.count() else 0

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in moves:
            self.go_to(self._page + moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _build_turner(self) -> QWidget:
        """The page in front and the way to its neighbours."""
        self._where = label("", "secondary")
        made = QWidget()
        made.setEnabled(False)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        before, after = _("Page précédente"), _("Page suivante")
        row.addWidget(
            icon_button(
                "chevron-left", before, "quiet", "small", lambda: self.go_to(self._page - 1)
            )
        )
        row.addWidget(self._where)
        row.addWidget(
            icon_button(
                "chevron-right", after, "quiet", "small", lambda: self.go_to(self._page + 1)
            )
        )
        return made

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(space(2))
        bar.addStretch(1)
        bar.addWidget(self.turner)
        bar.addSpacing(space(5))
        bar.addWidget(
            icon_button("minus", _("Plus petit"), "quiet", "small", lambda: self._step_zoom(-1))
        )
        bar.addWidget(self._scale)
        bar.addWidget(
            icon_button("plus", _("Plus grand"), "quiet", "small", lambda: self._step_zoom(1))
        )
        bar.addStretch(1)
        return bar

    def _step_zoom(self, step: int) -> None:
        now = self._zoom or self._fitting()
        wider = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        if step > 0 and wider:
            self._zoom = wider[0]
        elif step < 0 and smaller:
            self._zoom = smaller[-1]
        self._draw()

    def _fitting(self) -> float:
        """The zoom at which the whole page is seen: 1.0 is the size of the paper."""
        if not self.pages.count():
            return 1.0
        fitted = self.pages.fit(self._page, self._room())
        natural = self.pages.document.pagePointSize(self._page)
        return fitted.width() / (natural.width() * 4 / 3)

    def _room(self) -> QSize:
        """What a page may take without scrolling."""
        return self._area.viewport().size() - QSize(2 * self._margin, 2 * self._margin)

    def _draw(self) -> None:
        if not self.pages.count():
            self._sheet.show_page(-1, self._room())
            return
        zoom = self._zoom or self._fitting()
        natural = self.pages.document.pagePointSize(self._page)
        size = (natural * (4 / 3) * zoom).toSize()
        self._sheet.show_page(self._page, size)
        self._scale.setText(_("{n} %", n=round(100 * zoom)))


class _Sheet(QWidget):
    """The large page."""

    def __init__(self, pages: Pages, margin: int) -> None:
        super().__init__()
        self._pages, self._page, self._said, self._margin = pages, -1, "", margin
        self._size = QSize(200, 280)

    def show_page(self, page: int, size: QSize) -> None:
        self._page, self._size = page, size
        self.resize(size + QSize(2 * self._margin, 2 * self._margin))
        self.update()

    def say(self, words: str) -> None:
        self._said = words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QRect(self._margin, self._margin, self._size.width(), self._size.height())
        if 0 <= self._page < self._pages.count():
            painter.setOpacity(DIMMED if self._said else 1.0)
            ratio = self.devicePixelRatioF()
            painter.drawImage(frame.topLeft(), self._pages.picture(self._page, self._size, ratio))
            painter.setPen(QPen(color("neutral.line_strong")))
            painter.drawRect(frame.adjusted(0, 0, -1, -1))
        if self._said:
            painter.setOpacity(1.0)
            painter.setPen(color("neutral.text"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._said)


class _PageModel(QAbstractListModel):
    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages, self._count = pages, 0

    def reload(self) -> None:
        self.beginResetModel()
        self._count = self._pages.count()
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("Page {page}", page=number(index.row() + 1))
        return None


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return SMALL + QSize(10, 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.row() >= self._pages.count():
            return
        room: QRect = option.rect
        size = self._pages.fit(index.row(), SMALL)
        at = QRect(0, 0, size.width(), size.height())
        at.moveCenter(room.center())
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        painter.drawImage(at.topLeft(), self._pages.picture(index.row(), size, ratio))
        chosen = option.state & QStyle.StateFlag.State_Selected
        edge: QColor = color("accent.focus") if chosen else color("neutral.line_strong")
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.drawRect(at.adjusted(0, 0, -1, -1))
        painter.restore()


class _PageList(QListView):
    chosen = Signal(int)

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._model = _PageModel(pages)
        self.setModel(self._model)
        self._painter = _PageDelegate(pages)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(False)
        self.setSpacing(4)
        self.setFixedWidth(SMALL.width() + 44)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Pages"))
        set_look(self, role="bare")
        self.selectionModel().currentChanged.connect(lambda now, _old: self.chosen.emit(now.row()))

    def reload(self) -> None:
        blocked = self.blockSignals(True)
        self._model.reload()
        self.blockSignals(blocked)

    def mark(self, page: int) -> None:
        if self.currentIndex().row() != page:
            self.setCurrentIndex(self._model.index(page))

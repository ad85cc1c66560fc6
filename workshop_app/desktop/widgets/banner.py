"""Banners: what happened (bold), what is safe, one thing to do, and the way out.

    self.banners.show_banner("error", _("Clé USB pleine."), _("Copie arrêtée à 10 h 41."),
                             action=(_("Autre dossier"), self.folder_asked), key="backup")
    self.undo.offer(_("3 participants retirés."), self.undo_asked)

They push the page and never cover it. Decides how many show (two, errors first); not when to speak.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QDesktopServices,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import hex_of, radius, space, tokens
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.i18n.translate import _, n_

Kind = Literal["info", "success", "signal", "error", "offline"]
Action = tuple[str, Callable[[], object]]
"""What the button says, what it does."""
MOST = 2
ICON = 20
UNDO_MS = 10_000
UNDO_STEP_MS = 100
BAR = 4


class Banner(QFrame):
    """One banner. `closed` when the person sends it away."""

    closed = Signal()

    def __init__(
        self,
        kind: Kind,
        result: str,
        detail: str = "",
        action: Action | None = None,
        way_out: Action | None = None,
        note: str = "",
        icon_name: str | None = None,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.key = kind, ""
        set_look(self, role=f"banner-{kind}")
        self.setAccessibleName(" ".join(part for part in (result, detail, note) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(3), space(3), space(3))
        row.setSpacing(space(3))
        row.addWidget(_picture(icon_name or tokens()["color"]["state"][kind]["icon"], kind))
        row.addWidget(_words(kind, result, detail, note), 1)
        if action is not None:
            row.addWidget(Button(action[0], scale="small", on_click=action[1]))
        if way_out is not None:
            row.addWidget(Button(way_out[0], "quiet", scale="small", on_click=way_out[1]))
        if closable:
            row.addWidget(icon_button("x", _("Fermer"), "quiet", "small", self.closed.emit))


class BannerStack(QWidget):
    """The banners of a page, above its body. Shows two at most; the others wait their turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._banners: list[Banner] = []
        self.hide()

    def show_banner(
        self,
        kind: Kind,
        result: str,
        detail: str = "",
        action: Action | None = None,
        way_out: Action | None = None,
        note: str = "",
        icon_name: str | None = None,
        closable: bool = True,
        key: str = "",
    ) -> Banner:
        """A new banner; one of the same `key` is replaced. Pressing its action closes it."""
        self.withdraw(key)
        done = _then(action, lambda: self._remove(banner))
        out = _then(way_out, lambda: self._remove(banner))
        banner = Banner(kind, result, detail, done, out, note, icon_name, closable, self)
        banner.key = key
        banner.closed.connect(lambda: self._remove(banner))
        self._banners.append(banner)
        self._arrange()
        QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))
        return banner

    def show_document(self, said: str, path: Path, pages: int, key: str, note: str = "") -> Banner:
        """A document is on disk: where, of how many pages, and the button that opens it."""
        return self.show_banner(
            "success",
            said,
            n_("{path}, {n} page", "{path}, {n} pages", pages, path=path),
            action=(_("Ouvrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            note=note,
            key=key,
        )

    def withdraw(self, key: str) -> None:
        """Takes away the banner of that key, if it is there. The empty key names none."""
        for banner in [one for one in self._banners if key and one.key == key]:
            self._remove(banner)

    def clear(self) -> None:
        for banner in list(self._banners):
            self._remove(banner)

    def shown(self) -> list[Banner]:
        """Those one sees, first to last."""
        return [banner for banner in self._banners if not banner.isHidden()]

    def _remove(self, banner: Banner) -> None:
        if banner in self._banners:
            self._banners.remove(banner)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        newest_first = list(reversed(self._banners))
        errors_first = sorted(newest_first, key=lambda banner: banner.kind != "error")
        for banner in self._banners:
            self._column.removeWidget(banner)
        for place, banner in enumerate(errors_first):
            self._column.addWidget(banner)
            banner.setVisible(place < MOST)
        self._banners = list(reversed(newest_first))
        self.setVisible(bool(self._banners))


class UndoBanner(QFrame):
    """« Annuler » for ten seconds, in ink, at the bottom of the list concerned.

    The time stops while the pointer or the focus is on it. When it is over the journal still
    remembers: only the banner goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, role="banner-undo")
        self._undo: Callable[[], object] | None = None
        self._left_ms = 0
        self._timer = QTimer(self, interval=UNDO_STEP_MS)
        self._timer.timeout.connect(self._tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(2), space(2) + BAR)
        row.setSpacing(space(3))
        self._words, self._seconds = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        font = self._words.font()
        font.setBold(True)
        self._words.setFont(font)
        self.button = Button(_("Annuler"), icon_name="undo", scale="small", on_click=self._take)
        self._picture = _picture("trash-2", "undo")
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._seconds)
        row.addWidget(self.button)
        self.hide()

    def offer(self, result: str, undo: Callable[[], object], icon_name: str = "trash-2") -> None:
        """Says what was done and offers to take it back with `undo`."""
        self._undo = undo
        self._words.setText(result)
        self._picture.setPixmap(pixmap(icon_name, "neutral.surface", ICON))
        self.setAccessibleName(result)
        self.spend(self._left_ms - UNDO_MS)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def spend(self, milliseconds: int) -> None:
        """That much of the time is gone; at the end the banner leaves."""
        self._left_ms -= milliseconds
        if self._left_ms <= 0 and self._undo is not None:
            self.dismiss()
            return
        self._seconds.setText(_("{n} s", n=-(-self._left_ms // 1000)))
        self.update()

    def dismiss(self) -> None:
        self._timer.stop()
        self._undo, self._left_ms = None, 0
        self.hide()

    def is_held(self) -> bool:
        """Whether the pointer or the focus is on it."""
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(self.rect()), radius("card"), radius("card"))
        painter.setClipPath(corners)
        wide = self.width() * self._left_ms / UNDO_MS
        bar = QRectF(0, self.height() - BAR, wide, BAR)
        painter.fillRect(bar, color("state.signal.fill"))

    def _tick(self) -> None:
        if not self.is_held():
            self.spend(UNDO_STEP_MS)

    def _take(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()


def _picture(name: str, kind: str) -> QLabel:
    made = QLabel()
    colour = "neutral.surface" if kind == "undo" else f"state.{kind}.text"
    made.setPixmap(pixmap(name, colour, ICON))
    made.setFixedSize(QSize(ICON, ICON))
    return made


def _words(kind: Kind, result: str, detail: str, note: str) -> QLabel:
    """Bold, plain, then small on a line of its own. What is written in them is never markup."""
    small = ""
    if note:
        style = f"font-size:13px;color:{hex_of('neutral.text_secondary')}"
        small = f'<br><span style="{style}">{html.escape(note)}</span>'
    made = QLabel(f"<b>{html.escape(result)}</b> {html.escape(detail)}{small}")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    return made


def _then(action: Action | None, close: Callable[[], object]) -> Action | None:
    if action is None:
        return None
    words, act = action

    def both() -> None:
        close()
        act()

    return words, both

"""The main window: the rail, the pages, the keys that work everywhere.

    window.add_page("people", "prepare", _("Participants"), "participants", view)
    window.show_page("people"); window.set_count("people", "94")

Decides navigation and the rail's width; knows no workshop and calls no service: it emits what was
asked. Pages of the stage `home` show the home rail, the others the workshop's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.rail import STAGES, Rail, SavedState, Stage, WifiState
from workshop_app.desktop.shortcuts_page import Lines, ShortcutsPage
from workshop_app.desktop.tokens import size, tokens
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _

HELP = "help"
FIRST_SIZE = QSize(1440, 900)
FRAME = 40
LOWEST = 640
"""Pixels: no page is whole below that height."""
"""Room for the title bar that the system draws."""
FOLDED = "rail/folded"
NAME = "main"


def least_size(room: QSize) -> QSize:
    """The smallest window: that of the design, or lower so that its frame fits in the screen."""
    least = QSize(*tokens()["size_px"]["window_min"])
    return QSize(least.width(), min(least.height(), max(room.height() - FRAME, LOWEST)))


class MainWindow(QMainWindow):
    page_chosen = Signal(str)
    """The page now shown, chosen by the person or by the program."""
    home_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    projector_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    saved_asked = Signal()
    """The rail's line of what is saved was pressed."""
    closing = Signal()
    """The person closed the window: stop everything, in order."""

    def __init__(self, habits: UiState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._habits = habits
        self._stages: dict[str, Stage] = {}
        self._pages: dict[str, QWidget] = {}
        self._unbuilt: dict[str, Callable[[], QWidget]] = {}
        self._hidden: Set[str] = frozenset()
        self._back_to = ""
        self._bands: list[QWidget] = []
        """Above every page."""
        self._may_close: Callable[[], bool] = lambda: True
        self._at_home = True
        self._title = _("{title} – Tablée")
        self.setWindowTitle(_("Tablée"))
        self.setMinimumSize(least_size(self.screen().availableSize()))
        self._build()
        self._bind_keys()
        if not habits.restore(self, NAME):
            self._take_first_size()
        self._fold_if_narrow()

    def add_page(
        self,
        key: str,
        stage: Stage,
        text: str,
        icon_name: str,
        page: QWidget | Callable[[], QWidget],
    ) -> None:
        """A page, or what builds it when it is first shown, and its line in the rail, after those
        of its stage."""
        self._rail.add_entry(key, stage, text, icon_name)
        self._stages[key] = stage
        if isinstance(page, QWidget):
            self._keep(key, page)
        else:
            self._unbuilt[key] = page
        self._rail.show_home(self._at_home)

    def show_page(self, key: str) -> None:
        """Brings the page to the front; the rail follows its stage. KeyError if unknown."""
        if key == self.current_page():
            return
        if key == HELP:
            self._back_to = self.current_page()
        else:
            self._at_home = self._stages[key] == "home"
            self._rail.show_home(self._at_home)
        self._rail.mark(key)
        self._stack.setCurrentWidget(self.page(key))
        # On the page itself: its keys answer at once, and Tab goes to its first field.
        self._pages[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_chosen.emit(key)

    def current_page(self) -> str:
        """The key of the page shown; empty before the first."""
        here = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is here), "")

    def page(self, key: str) -> QWidget:
        """The page of that key, built if it never was. KeyError if unknown."""
        if key in self._unbuilt:
            self._keep(key, self._unbuilt.pop(key)())
        return self._pages[key]

    def hide_pages(self, keys: Set[str]) -> None:
        """Pages that the open workshop does not offer: out of the rail and of its keys."""
        self._hidden = keys
        self._rail.hide_entries(keys)

    def set_count(self, key: str, text: str) -> None:
        """The figure at the right of a line of the rail; empty takes it away."""
        self._rail.set_count(key, text)

    def set_workshop(self, title: str, lines: Sequence[str]) -> None:
        """The head of the workshop's rail: title, then date and place."""
        self._rail.set_workshop(title, lines)
        self.setWindowTitle(self._title.format(title=title) if title else _("Tablée"))

    def set_status(
        self,
        wifi_text: str,
        wifi_state: WifiState,
        saved_text: str,
        saved_state: SavedState = "normal",
    ) -> None:
        self._rail.set_status(wifi_text, wifi_state, saved_text, saved_state)

    def become_rehearsal(self, band: QWidget) -> None:
        """`band` stands above every page; there are no other workshops to go to."""
        self._above.insertWidget(0, band)
        self._bands.append(band)
        self._rail.stay_here()
        self._title = _("Répétition : {title}")

    def add_keys(self, title: str, keys: Lines) -> None:
        """A screen's own keys, for the help page."""
        self._help.add_section(title, keys)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """`may_close` answers at once; if it says no, it opens its own question."""
        self._may_close = may_close

    def show_help(self) -> None:
        """F1 opens the page, F1 again goes back."""
        if self.current_page() == HELP and self._back_to:
            self.show_page(self._back_to)
        else:
            self.show_page(HELP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_if_narrow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self._habits.remember(self, NAME)
        self.closing.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        self._rail = Rail()
        self._rail.chosen.connect(self.show_page)
        self._rail.home_asked.connect(self.home_asked)
        self._rail.help_asked.connect(self.show_help)
        self._rail.saved_asked.connect(self.saved_asked)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        whole = QWidget()
        self._above = QVBoxLayout(whole)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(0)
        self._above.addWidget(centre, 1)
        self.setCentralWidget(whole)
        self._help = ShortcutsPage()
        self._stages[HELP] = "home"
        self._keep(HELP, self._help)
        self._rail.show_home(self._at_home)

    def _keep(self, key: str, page: QWidget) -> None:
        self._pages[key] = page
        self._stack.addWidget(page)

    def _take_first_size(self) -> None:
        """That of the design, or the whole screen when it would not fit with its frame."""
        room, framed = self.screen().availableSize(), FIRST_SIZE + QSize(0, FRAME)
        self.resize(FIRST_SIZE)
        fits = framed.boundedTo(room) == framed
        if not fits and self.minimumSize().boundedTo(room) == self.minimumSize():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F1": self.show_help,
            "F5": self.projector_asked.emit,
            "F6": self._next_panel,
            "Ctrl+B": self._fold_by_hand,
            "Ctrl+Tab": lambda: self._turn(1),
            "Ctrl+Shift+Tab": lambda: self._turn(-1),
            "Ctrl+F": self._search,
            "Ctrl+Z": self.undo_asked.emit,
            "Ctrl+Y": self.redo_asked.emit,
            "Ctrl+Shift+Z": self.redo_asked.emit,
            "Ctrl+P": self.print_asked.emit,
            "Ctrl+S": self.copy_asked.emit,
        }
        for place, stage in enumerate(STAGES, start=1):
            keys[f"Alt+{place}"] = lambda stage=stage: self._go_to_stage(stage)  # type: ignore[misc]
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)

    def _offered(self) -> list[str]:
        """Pages of the rail now shown, in its order."""
        stages: tuple[Stage, ...] = ("home",) if self._at_home else STAGES
        return [
            key
            for stage in stages
            for key, its in self._stages.items()
            if its == stage and key != HELP and key not in self._hidden
        ]

    def _turn(self, step: int) -> None:
        pages, here = self._offered(), self.current_page()
        if pages:
            place = pages.index(here) + step if here in pages else 0
            self.show_page(pages[place % len(pages)])

    def _go_to_stage(self, stage: Stage) -> None:
        if self._at_home:
            return
        first = next((key for key in self._offered() if self._stages[key] == stage), None)
        if first is not None:
            self.show_page(first)

    def _search(self) -> None:
        page = self._stack.currentWidget()
        field = page.search() if isinstance(page, Page) else None
        if field is not None and field.isVisible():
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def _next_panel(self) -> None:
        """The rail, then each panel of the page, round and round."""
        page = self._pages[self.current_page()]
        parts = page.panels() if isinstance(page, Page) else []
        panels = [self._rail, *(parts or [page]), *self._bands]
        focused = QApplication.focusWidget()
        here = next(
            (
                place
                for place, panel in enumerate(panels)
                if focused is not None and (panel is focused or panel.isAncestorOf(focused))
            ),
            0,
        )
        for step in range(1, len(panels) + 1):
            if _focus_first(panels[(here + step) % len(panels)]):
                return

    def _fold_by_hand(self) -> None:
        folded = not self._rail.is_folded()
        self._rail.fold(folded)
        if self.width() >= size("rail_collapses_below"):
            self._habits.set_flag(FOLDED, folded)

    def _fold_if_narrow(self) -> None:
        """Alone under 1280 pixels; above, as the person left it. Only when the side changes."""
        narrow = self.width() < size("rail_collapses_below")
        if narrow != getattr(self, "_was_narrow", None):
            self._was_narrow = narrow
            self._rail.fold(narrow or self._habits.flag(FOLDED))


def _focus_first(panel: QWidget) -> bool:
    """Gives the focus to the first widget of the panel that takes it by Tab."""
    candidates = [panel, *panel.findChildren(QWidget)]
    for widget in candidates:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False

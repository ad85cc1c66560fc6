"""What Conduite looks like: the day on one line, the phase on the left, the tables on the right.

Lays out, says which key was pressed; decides nothing. Nothing modal opens here.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.card_entry import CardEntry
from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.projector.window import TURNS
from workshop_app.desktop.screens.run.catch_up_panel import CatchUpPanel
from workshop_app.desktop.screens.run.day_clock import DayClock
from workshop_app.desktop.screens.run.doors_panel import DoorsPanel, TableDoorPanel
from workshop_app.desktop.screens.run.faces import CellFace, DayFace, RunFace
from workshop_app.desktop.screens.run.message_panel import MessagePanel
from workshop_app.desktop.screens.run.mirror_panel import MirrorFace, MirrorPanel
from workshop_app.desktop.screens.run.next_panel import NextPanel
from workshop_app.desktop.screens.run.projector_panel import ProjectorPanel
from workshop_app.desktop.screens.run.rescue_panel import RescuePanel
from workshop_app.desktop.screens.run.screen_banners import ScreenBanners
from workshop_app.desktop.screens.run.stage_panel import StagePanel
from workshop_app.desktop.screens.run.tile_grid import TileGrid
from workshop_app.desktop.screens.run.words_panel import WordsPanel
from workshop_app.desktop.sound import Gong
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import scrolled, settle
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.desktop.widgets.timeline import PhaseCell, Timeline
from workshop_app.domain.cards import Source
from workshop_app.i18n.translate import _

FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
DIGITS = "123456789"
AZERTY = "&é\"'(-è_ç"
"""What the keys of the digits write on a French keyboard without Maj."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_TAGS, WIDE = 3, 1_040
"""Tags beside the title; under that many pixels of the page, one fewer."""
LOW = 760
"""Pixels of the page under which it is laid out closer."""
LEFT_SHARE, LEFT_LEAST, LEFT_MOST = 0.337, 326, 420


class RunView(Page):
    pause_asked = Signal()
    mute_asked = Signal()
    """The gong of the phase on stage, or none."""
    extend_asked = Signal(int)
    next_asked = Signal()
    back_asked = Signal()
    reveal_asked = Signal()
    """What was written in silence is to be shown."""
    black_asked = Signal()
    mode_chosen = Signal(str)
    limit_chosen = Signal(str, int)
    """Category and table the wall of the projector is limited to."""
    page_turned = Signal(int)
    mirror_asked = Signal()
    """The projector is to be shown by a browser too."""
    mirror_revoked = Signal()
    words_typed = Signal(str)
    """A message to the hall, to be projected."""
    projector_asked = Signal()
    screen_chosen = Signal(str)
    """Name of the screen the projector is to stand on."""
    tables_asked = Signal()
    address_asked = Signal()
    schedule_asked = Signal()
    phase_chosen = Signal(int)
    """Place in the timeline of a phase whose note is wanted."""
    card_typed = Signal(object)
    """An `Entry`."""
    message_typed = Signal(str, int)
    """Words for a table, or for all of them (0)."""
    message_withdrawn = Signal()
    call_answered = Signal(int)
    """« J'y vais », to the table of this number."""
    help_asked = Signal(int)
    """« Secourir » the table of this number; 0: the first that needs it."""
    help_left = Signal()
    code_asked = Signal(int)
    """The code of that table in large, for another phone."""
    code_left = Signal()
    code_projected = Signal()
    paper_asked = Signal(int)
    phone_asked = Signal(int)
    """The table goes back from paper to its phone."""
    answer_asked = Signal()
    """The same, to the table that has waited longest."""

    def __init__(self, gong: Gong) -> None:
        super().__init__(_("Conduite"))
        self._face: RunFace | None = None
        self._screens = ScreenBanners(self.banners)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tags = [Tag("") for _ in range(MOST_TAGS)]
        for tag in self._tags:
            self.add_tag(tag)
        self._day = DayClock()
        self.add_action(self._day)
        self._timeline = Timeline(_("Déroulé de la journée"))
        self._stage, self._next = StagePanel(gong), NextPanel()
        self.catch_up = CatchUpPanel()
        self.catch_up.hide()
        self._tiles, self._doors = TileGrid(), DoorsPanel()
        self._table_door, self._rescue = TableDoorPanel(), RescuePanel()
        self._projector, self._entry = ProjectorPanel(), CardEntry(compact=True)
        self._message, self._words = MessagePanel(), WordsPanel()
        self._mirror = MirrorPanel()
        self._entry.buttons.addWidget(
            icon_button(
                "megaphone", _("Message aux référents"), "quiet", "small", self.write_message
            )
        )
        self._build()
        self._connect()

    def show_face(self, face: RunFace) -> None:
        """The page at one instant; only what differs is touched."""
        before, self._face = self._face, face
        if before is None or face.day != before.day:
            self._day.show_day(face.day)
            self._show_tags(face.day)
        if before is None or face.cells != before.cells:
            self._timeline.show_phases([_cell(cell) for cell in face.cells])
        if before is None or face.stage != before.stage:
            self._stage.show_stage(face.stage)
            self._pages.setCurrentIndex(1 if face.stage.state == "empty" else 0)
        self._stage.show_clock(face.clock)
        self.catch_up.setVisible(face.catch_up is not None)
        if face.catch_up is not None and (before is None or face.catch_up != before.catch_up):
            self.catch_up.show_face(face.catch_up)
        if before is None or face.next != before.next:
            self._next.show_next(face.next)
        if before is None or _stands(face) != _stands(before):
            settle(self._beside)
        self._show_room(before, face)

    def _show_tags(self, day: DayFace) -> None:
        """The most urgent ones: as many as stand beside the clock."""
        told: list[tuple[str, str, str]] = [
            (day.calls, "signal", "hand"),
            (day.lost_phones, "error", "phone_lost"),
            (day.silent, "signal", "clock"),
            (day.to_read, "signal", "eye"),
            (day.done, "success", "circle-check"),
        ]
        said = [line for line in told if line[0]]
        most = MOST_TAGS if self.width() >= WIDE else MOST_TAGS - 1
        for place, tag in enumerate(self._tags):
            if place < min(most, len(said)):
                tag.say(*said[place])
            else:
                tag.say("")

    def show_projector(self, state: ProjectorState) -> None:
        self._projector.show_state(state)
        self._screens.show_state(state)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="run")

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None:
        self.undo.offer(said, undo, "skip-forward")

    def drop_undo(self) -> None:
        self.undo.dismiss()
        self.banners.withdraw("run")

    def show_written(self, said: str) -> None:
        self._entry.show_written(said)

    def show_entry_refusal(self, said: str) -> None:
        self._entry.show_refusal(said)

    def show_message_sent(self) -> None:
        self._message.show_sent()

    def show_mirror(self, face: MirrorFace) -> None:
        self._mirror.show_mirror(face)

    def open_mirror(self) -> None:
        self._typing.setCurrentWidget(self._mirror)
        self._mirror.aim()

    def close_mirror(self) -> None:
        if self.is_mirror_open():
            self._close_entry()

    def is_mirror_open(self) -> bool:
        return self._typing.currentWidget() is self._mirror

    def show_words(self, refusal: str) -> None:
        """They are projected, or what refuses them."""
        if refusal:
            self._words.show_refusal(refusal)
        else:
            self._close_entry()

    def show_message_refusal(self, said: str) -> None:
        self._message.show_refusal(said)

    def write_message(self) -> None:
        """The message takes the place of the entry of cards, ready to be typed."""
        self._typing.setCurrentWidget(self._message)
        self._message.aim()

    def type_for(self, table: int, source: Source) -> None:
        """The entry of cards opens on that table."""
        self.help_left.emit()
        self._typing.setCurrentWidget(self._entry)
        self._entry.aim(table, source=source)

    def panels(self) -> list[QWidget]:
        return [self._timeline, self._stage, self._tiles, self._projector, self._typing]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the stage; a field that has the focus keeps them all."""
        if isinstance(QApplication.focusWidget(), FIELDS) or not self._pressed(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.width() - 2 * space("page_margin")
        wide = max(LEFT_LEAST, min(LEFT_MOST, round(inside * LEFT_SHARE)))
        is_low = self.height() < LOW
        self._stage.fit(wide, is_low)
        self._projector.fit(is_low)
        self._left.setFixedWidth(wide)

    def _show_room(self, before: RunFace | None, face: RunFace) -> None:
        if before is None or face.tiles != before.tiles:
            self._tiles.show_tiles(face.tiles)
        if face.doors is not None and (before is None or face.doors != before.doors):
            self._doors.show_doors(face.doors)
        self._show_table_door(face)
        self._show_rescue(before, face)
        numbers = [tile.number for tile in face.tiles]
        self._entry.show_choices(numbers, face.categories)
        self._message.show_tables(numbers)
        if before is None or face.message != before.message:
            self._message.show_message(face.message)
        if face.open_kind and (before is None or before.open_kind != face.open_kind):
            self._entry.choose_kind(face.open_kind)

    def _show_table_door(self, face: RunFace) -> None:
        """The codes of a table, else the tiles; those of the hall while nobody is there."""
        if face.table_door is not None:
            self._table_door.show_door(face.table_door)
            if self._room.currentWidget() is not self._table_door:
                self._room.setCurrentWidget(self._table_door)
                self._table_door.aim()
        else:
            self._room.setCurrentWidget(self._tiles if face.doors is None else self._doors)

    def _show_rescue(self, before: RunFace | None, face: RunFace) -> None:
        known = before.rescue if before is not None else None
        if face.rescue is not None:
            if face.rescue != known:
                self._rescue.show_table(face.rescue)
            if known is None or known.number != face.rescue.number:
                self._typing.setCurrentWidget(self._rescue)
                self._rescue.aim()
        elif self._typing.currentWidget() is self._rescue:
            self._typing.setCurrentWidget(self._message)

    def _pressed(self, event: QKeyEvent) -> bool:
        """True when the key was one of ours."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        digit = _digit(event.text())
        if event.key() == Qt.Key.Key_Space:
            self.pause_asked.emit()
        elif event.text() == "+":
            self.extend_asked.emit(1)
        elif event.key() in ENTER and shifted:
            self.next_asked.emit()
        elif event.key() == Qt.Key.Key_B:
            self.black_asked.emit()
        elif event.key() == Qt.Key.Key_P:
            self._projector.ask_view()
        elif event.key() in TURNS and shifted:
            self.page_turned.emit(TURNS[event.key()])
        elif event.key() == Qt.Key.Key_A:
            self.answer_asked.emit()
        elif event.key() == Qt.Key.Key_D:
            self.reveal_asked.emit()
        elif event.key() == Qt.Key.Key_M:
            self.write_message()
            if shifted:
                self._message.open_ready()
        elif event.key() == Qt.Key.Key_R and self.catch_up.isVisible():
            self.catch_up.aim()
        elif event.key() == Qt.Key.Key_G:
            self._stage.open_gong()
        elif event.key() == Qt.Key.Key_S:
            self.help_asked.emit(self._tiles.focused())
        elif digit:
            self._tiles.focus_table(digit)
        else:
            return False
        return True

    def _build(self) -> None:
        running = QWidget()
        whole = QVBoxLayout(running)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space("grid_gap"))
        whole.addWidget(self._timeline)
        sides = QHBoxLayout()
        sides.setSpacing(space("grid_gap"))
        sides.addWidget(self._build_left())
        sides.addLayout(self._build_right(), 1)
        whole.addLayout(sides, 1)
        plan = Button(_("Préparer le déroulé"), "primary", on_click=self.schedule_asked.emit)
        empty = EmptyState("schedule", _("Le déroulé est vide : rien à conduire."), "", [plan])
        self._pages = QStackedWidget()
        self._pages.addWidget(running)
        self._pages.addWidget(empty)
        self.body.addWidget(self._pages, 1)

    def _build_left(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("grid_gap"))
        column.addWidget(self._stage)
        column.addWidget(self.catch_up)
        column.addWidget(self._next, 1)
        self._left = QWidget()
        whole = QVBoxLayout(self._left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space("grid_gap"))
        self._beside = scrolled(inside)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self._beside, 1)
        # Here it takes its room from the note below the clock: the tiles do not move.
        whole.addWidget(self.undo)
        return self._left

    def _build_right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space("grid_gap"))
        self._room = QStackedWidget()
        self._room.addWidget(self._tiles)
        self._room.addWidget(self._doors)
        self._room.addWidget(self._table_door)
        column.addWidget(self._room, 1)
        foot = QHBoxLayout()
        foot.setSpacing(space("grid_gap"))
        foot.addWidget(self._projector, 1)
        self._typing = QStackedWidget()
        for panel in (self._message, self._entry, self._rescue, self._words, self._mirror):
            self._typing.addWidget(panel)
        foot.addWidget(self._typing, 1)
        column.addLayout(foot)
        return column

    def _connect(self) -> None:
        self._stage.pause_asked.connect(self.pause_asked)
        self._stage.mute_asked.connect(self.mute_asked)
        self._stage.extend_asked.connect(self.extend_asked)
        self._stage.back_asked.connect(self.back_asked)
        self._stage.next_asked.connect(self.next_asked)
        self._stage.reveal_asked.connect(self.reveal_asked)
        self._projector.mode_chosen.connect(self.mode_chosen)
        self._projector.words_asked.connect(self._write_words)
        self._projector.mirror_asked.connect(self.mirror_asked)
        self._mirror.revoke_asked.connect(self.mirror_revoked)
        self._mirror.address_asked.connect(self.address_asked)
        self._mirror.closed.connect(self._close_entry)
        self._words.said.connect(self.words_typed)
        self._words.closed.connect(self._close_entry)
        self._projector.limit_chosen.connect(self.limit_chosen)
        self._projector.page_turned.connect(self.page_turned)
        self._projector.toggle_asked.connect(self.projector_asked)
        self._projector.screen_chosen.connect(self.screen_chosen)
        self._timeline.chosen.connect(self.phase_chosen)
        self._doors.tables_asked.connect(self.tables_asked)
        self._doors.address_asked.connect(self.address_asked)
        self._tiles.tiles_changed.connect(self._order_keys)
        self._tiles.entry_asked.connect(self._type_at)
        self._tiles.help_asked.connect(self.help_asked)
        self._tiles.answered.connect(self.call_answered)
        self._message.sent.connect(self.message_typed)
        self._message.withdrawn.connect(self.message_withdrawn)
        self._message.closed.connect(self._open_entry)
        self._connect_ladder()
        self._entry.sent.connect(self.card_typed)
        self._entry.closed.connect(self._close_entry)

    def _connect_ladder(self) -> None:
        self._rescue.code_asked.connect(self.code_asked)
        self._rescue.typing_asked.connect(lambda table: self.type_for(table, "desk"))
        self._rescue.paper_asked.connect(self.paper_asked)
        self._rescue.phone_asked.connect(self.phone_asked)
        self._rescue.message_asked.connect(self._write_to)
        self._rescue.closed.connect(self._leave_help)
        self._table_door.projected.connect(self.code_projected)
        self._table_door.closed.connect(self._leave_code)

    def _order_keys(self) -> None:
        """Tab goes as one reads: the stage, the tables, the projector."""
        chain = [self._stage.last_key(), *self._tiles.tiles(), self._projector.first_key()]
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)

    def _open_entry(self) -> None:
        """From the message to typing a card, and Échap leads on to the keys of the stage."""
        self._typing.setCurrentWidget(self._entry)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_entry(self) -> None:
        self._typing.setCurrentWidget(self._message)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_help(self) -> None:
        self.help_left.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_code(self) -> None:
        self.code_left.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_at(self, table: int) -> None:
        """From its tile: paper, unless its phone is lost and it speaks."""
        tiles = self._face.tiles if self._face is not None else ()
        lost = any(tile.number == table and tile.phone == "lost" for tile in tiles)
        self.type_for(table, "desk" if lost else "paper")

    def _write_to(self, table: int) -> None:
        self.help_left.emit()
        self._message.choose_table(table)
        self.write_message()

    def _write_words(self) -> None:
        self._typing.setCurrentWidget(self._words)
        self._words.aim(self._projector.words())


def _stands(face: RunFace) -> tuple[object, ...]:
    """What gives the column of the clock its height."""
    return face.stage, face.catch_up, face.next


def _cell(face: CellFace) -> PhaseCell:
    return PhaseCell(
        face.title, face.detail, face.minutes, face.state, face.done, face.shape, face.tone
    )


def _digit(text: str) -> int:
    """The digit of a key, on any French or other keyboard; 0 for none."""
    if len(text) != 1:
        return 0
    return max(DIGITS.find(text), AZERTY.find(text)) + 1

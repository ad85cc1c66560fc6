"""The phase on stage: its place in the day, its question, its clock, and what can be done to it.

Decides the layout; the figures come ready and always stand at the same place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from workshop_app.desktop.screens.run.faces import ClockFace, StageFace
from workshop_app.desktop.screens.run.gong_menu import gong_menu
from workshop_app.desktop.sound import Gong
from workshop_app.desktop.theme import color, set_look
from workshop_app.desktop.tokens import size, space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.clock_text import ClockText
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.progress_bar import ProgressBar
from workshop_app.desktop.widgets.shapes import ShapeMark
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _

MARK = 26
LEAST_MINUTES, MOST_MINUTES = -60, 240
USUAL_MINUTES = 5
NARROW, CLOSE = 384, 404
"""Under the first the timed buttons are smaller; under the second they stand closer."""
LOW_CLOCK = 0.55
NEXT_EDGE, NEXT_ICON = 19, 28
"""Of the primary button: its padding, and its icon with the air before it."""
RUNNING = ("running", "paused", "over")


class StagePanel(Panel):
    pause_asked = Signal()
    mute_asked = Signal()
    """The gong of the phase shown, or none."""
    extend_asked = Signal(int)
    """Minutes; fewer when negative."""
    back_asked = Signal()
    next_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, gong: Gong) -> None:
        super().__init__()
        self._gong, self._muted = gong, False
        self._paused, self._is_narrow, self._next_words = False, False, ("", "")
        self._slot_words = ""
        self.setAccessibleName(_("Phase en cours"))
        self._build_head()
        self._clock = ClockText()
        self._part = label("", "secondary", wrap=True)
        self._part.hide()
        self._bar = ProgressBar("time")
        self._build_keys()
        self._build_silence()
        foot = QHBoxLayout()
        foot.setSpacing(space(2))
        foot.addWidget(self._back)
        foot.addWidget(self._next, 1)
        self.body.addWidget(self._clock)
        self.body.addWidget(self._part)
        self.body.addWidget(self._bar)
        self.body.addSpacing(space(1))
        self.body.addWidget(self._silence)
        self.body.addWidget(self._keys)
        self.body.addLayout(foot)

    def show_stage(self, face: StageFace) -> None:
        self._place.say(face.place, "accent")
        self._slot_words = face.slot
        self._title.setText(face.title)
        self._mark.setVisible(bool(face.shape))
        if face.shape:
            self._mark.set_shape(face.shape, face.tone)
        self._question.setText(face.question)
        self._question.setVisible(bool(face.question))
        self._silence.setVisible(bool(face.silence))
        self._silence_said.setText(face.silence)
        self._keys.setVisible(face.state in RUNNING)
        self._bar.setVisible(face.state in RUNNING)
        self._clock.setVisible(face.state not in ("done", "empty"))
        self._muted = face.muted
        self._show_bell()
        self._bell.setVisible(face.state not in ("done", "empty"))
        self._paused = face.state == "paused"
        self._fit_pause()
        self._back.setVisible(face.can_go_back)
        self._next_words = (face.next_label, face.next_short)
        self._fit_next()

    def open_gong(self) -> None:
        """For this phase or not, how loud, and a try. Key G."""
        menu = gong_menu(self, self._gong, self._muted, self.mute_asked.emit)
        menu.aboutToHide.connect(self._show_bell)
        menu.popup(self._bell.mapToGlobal(self._bell.rect().bottomLeft()))

    def _show_bell(self) -> None:
        silent = self._muted or self._gong.loudness == "off"
        self._bell.set_icon("volume-x" if silent else "volume-2")

    def last_key(self) -> QWidget:
        """Where Tab leaves the panel."""
        return self._next

    def show_clock(self, face: ClockFace) -> None:
        ink = color("state.signal.text") if face.near_end else None
        self.set_look("panel-signal" if face.near_end in ("one", "over") else "panel")
        self._clock.say(face.figures, face.spoken, ink)
        self._bar.set_fraction(face.fraction, face.spoken)
        # In the place of the planned times: the keys below never move.
        self._slot.setText(face.detail or self._slot_words)
        set_look(self._slot, role="signal" if face.detail else "secondary")
        self._part.setText(face.part)
        self._part.setVisible(bool(face.part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_next()

    def fit(self, width: int, is_low: bool) -> None:
        """Told by the page before it lays out: under 384 pixels the buttons are smaller; on a low
        screen the figures leave room for a day that runs late."""
        self._is_narrow = width < NARROW
        self._usual.setSpacing(space(1) if width < CLOSE else space(2))
        self._clock.set_share(LOW_CLOCK if is_low else 1.0)
        for button in self._timed:
            set_look(button, scale="small" if self._is_narrow else "normal")
        self._fit_pause()

    def _fit_pause(self) -> None:
        """The icon goes first when there is little room; the word stays."""
        icon_name = "play" if self._paused else "pause"
        self._pause.setText(_("Reprendre") if self._paused else _("Suspendre"))
        self._pause.set_icon(None if self._is_narrow else icon_name)

    def _fit_next(self) -> None:
        """The whole sentence with its icon, without, the short one, then as much as fits."""
        self._next.ensurePolished()
        metrics = self._next.fontMetrics()
        room = self._next.width() - 2 * NEXT_EDGE
        full, short = self._next_words
        for words, icon_name in ((full, "next"), (full, None), (short, "next"), (short, None)):
            taken = NEXT_ICON if icon_name else 0
            if metrics.horizontalAdvance(words) + taken <= room:
                break
        self._next.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - taken))
        self._next.set_icon(icon_name)
        self._next.setToolTip(tip(full if self._next.text() != full else ""))
        self._next.setAccessibleName(full)

    def _build_head(self) -> None:
        top = QHBoxLayout()
        self._place, self._slot = Tag("", "accent"), label("", "secondary")
        top.addWidget(self._place)
        top.addStretch(1)
        top.addWidget(self._slot)
        self._bell = icon_button("volume-2", _("Gong"), "quiet", "small", self.open_gong)
        self._bell.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        top.addWidget(self._bell)
        named = QHBoxLayout()
        named.setSpacing(space(3))
        self._mark = ShapeMark("circle", "forces", MARK)
        self._title = label("", "phase-title", wrap=True)
        named.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        named.addWidget(self._title, 1)
        self._question = label("", "secondary", wrap=True)
        self.body.addLayout(top)
        self.body.addLayout(named)
        self.body.addWidget(self._question)

    def _build_keys(self) -> None:
        """One row: suspend and minutes; « + … » swaps it for a field, so that nothing moves."""
        self._pause = Button(_("Suspendre"), icon_name="pause", on_click=self.pause_asked.emit)
        one = Button(_("+1 min"), on_click=lambda: self.extend_asked.emit(1))
        two = Button(_("+2 min"), on_click=lambda: self.extend_asked.emit(2))
        more = icon_button("more", _("Ajouter ou retirer des minutes"), on_click=self._open_minutes)
        self._timed = (self._pause, one, two, more)
        usual = QWidget()
        self._usual = row = _row(usual)
        row.addWidget(self._pause, 1)
        for button in (one, two, more):
            row.addWidget(button)
        self._keys = QStackedWidget()
        self._keys.addWidget(usual)
        self._keys.addWidget(self._minutes_row())
        self._keys.setFixedHeight(size("button") + 2)
        self._back = icon_button("previous", _("Précédente"), on_click=self.back_asked.emit)
        self._next = Button(
            "", "primary", "next", "large", on_click=self.next_asked.emit, icon_after=True
        )
        for pressed in (self._pause, one, two, more, self._back, self._next):
            # A press of the mouse must not take Espace away from « Suspendre ».
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._next.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _build_silence(self) -> None:
        """What the hall does not see yet, and the button that shows it."""
        self._silence = QWidget()
        row = _row(self._silence)
        self._silence_said = label("", "secondary", wrap=True)
        reveal = Button(_("Dévoiler"), icon_name="eye", on_click=self.reveal_asked.emit)
        reveal.setToolTip(_("Montrer maintenant ce qui s'est écrit en silence (D)"))
        reveal.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._silence_said, 1)
        row.addWidget(reveal, 0, Qt.AlignmentFlag.AlignTop)
        self._silence.hide()

    def _minutes_row(self) -> QWidget:
        made = QWidget()
        self._minutes = QSpinBox()
        self._minutes.setRange(LEAST_MINUTES, MOST_MINUTES)
        self._minutes.setValue(USUAL_MINUTES)
        self._minutes.setSuffix(" " + _("min"))
        self._minutes.setAccessibleName(_("Minutes à ajouter, ou à retirer avec le signe moins"))
        self._minutes.lineEdit().returnPressed.connect(self._add_minutes)
        row = _row(made)
        row.addWidget(self._minutes, 1)
        row.addWidget(Button(_("Ajouter"), on_click=self._add_minutes))
        row.addWidget(icon_button("x", _("Fermer"), on_click=self._close_minutes))
        return made

    def _open_minutes(self) -> None:
        self._keys.setCurrentIndex(1)
        self._minutes.setFocus()
        self._minutes.selectAll()

    def _close_minutes(self) -> None:
        self._keys.setCurrentIndex(0)

    def _add_minutes(self) -> None:
        self.extend_asked.emit(self._minutes.value())
        self._close_minutes()


def _row(owner: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(2))
    return row

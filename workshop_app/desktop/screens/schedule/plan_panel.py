"""Planned against available: the figures, the bar, the two clock times, the proposal."""

from __future__ import annotations

import html
from datetime import time

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTimeEdit, QWidget

from workshop_app.desktop.screens.schedule.faces import PlanFace
from workshop_app.desktop.screens.schedule.plan_bar import PlanBar
from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.icons import pixmap
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.tips import tip
from workshop_app.i18n.translate import _, language

PAUSE_MS = 500
"""Typing an hour is two keys: nothing is kept between them."""
WIDE = 96


class PlanPanel(Panel):
    times_changed = Signal(time, time)
    spread_asked = Signal()
    """The same minutes, from every phase that has some to give."""
    apply_asked = Signal()
    free_asked = Signal(bool)
    """True: the end is to follow the last phase; False: it is to be fixed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Temps prévu et disponible"))
        self._kept = (time(), time())
        self._planned = label("", "strong-title")
        self._available, self._to = label("", "secondary"), label(_("à"), "secondary")
        self._verdict_icon, self._verdict = QLabel(), label("", "signal")
        self.starts, self.ends = _time_field(_("Début")), _time_field(_("Fin"))
        first = QHBoxLayout()
        first.setSpacing(space(2))
        self.lock = icon_button("fixed_end", "", on_click=self._turn_lock)
        self._free = False
        for widget in (
            self._planned, self._available, self.starts, self._to, self.ends, self.lock
        ):  # fmt: skip
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self._verdict_icon)
        first.addWidget(self._verdict)
        self.bar = PlanBar()
        self._proposal = label("", "body", wrap=True)
        self._proposal.setTextFormat(Qt.TextFormat.RichText)
        self.apply = Button(
            _("Appliquer"), icon_name="check", scale="small", on_click=self.apply_asked.emit
        )
        self._second = QWidget()
        # Its room is kept: one click too many on « + » must not fall on the next phase.
        keeps = self._second.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._second.setSizePolicy(keeps)
        row = QHBoxLayout(self._second)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._proposal, 1)
        self.spread = Button(
            _("Répartir sur toutes"), scale="small", on_click=self.spread_asked.emit
        )
        row.addWidget(self.apply)
        row.addWidget(self.spread)
        self.body.addLayout(first)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._second)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        for field in (self.starts, self.ends):
            field.timeChanged.connect(lambda _time: self._pause.start())
            field.editingFinished.connect(self.flush)

    def show_plan(self, plan: PlanFace) -> None:
        self.set_look("panel" if plan.fits else "panel-signal")
        self._planned.setText(plan.planned)
        self._available.setText(plan.available)
        state, name = ("success", "circle-check") if plan.fits else ("signal", "circle-alert")
        self._verdict_icon.setPixmap(pixmap(name, f"state.{state}.text", 18))
        self._verdict.setText(plan.verdict)
        set_look(self._verdict, role=state)
        self.bar.show_parts(plan.parts, plan.available_min, plan.start, plan.end)
        self.bar.setAccessibleName(f"{plan.planned}, {plan.available} {plan.end}, {plan.verdict}")
        changes = f"<b>{html.escape(plan.proposal)}</b>"
        words = _("Proposition : {changes}", changes=changes)
        self._proposal.setText(words if plan.can_apply else html.escape(plan.proposal))
        self.apply.setVisible(plan.can_apply)
        self.spread.setVisible(bool(plan.spread))
        self.spread.setToolTip(tip(plan.spread))
        self._second.setVisible(bool(plan.proposal))
        self._show_lock(plan.end_is_free)
        self._kept = (plan.starts_at, plan.ends_at)
        for field, value in zip((self.starts, self.ends), self._kept, strict=True):
            if not field.hasFocus():
                _set(field, value)

    def _show_lock(self, free: bool) -> None:
        """The picture says how it is, the words what a press does."""
        self._free = free
        name = _("Fin libre : la fixer") if free else _("Fin fixée : la libérer")
        self.lock.set_icon("free_end" if free else "fixed_end")
        self.lock.setToolTip(tip(name))
        self.lock.setAccessibleName(name)
        self.ends.setEnabled(not free)

    def _turn_lock(self) -> None:
        self.flush()
        self.free_asked.emit(not self._free)

    def flush(self) -> None:
        """What was typed, if it differs from what is kept."""
        self._pause.stop()
        typed = (_value(self.starts), self._kept[1] if self._free else _value(self.ends))
        if typed != self._kept:
            self.times_changed.emit(*typed)

    def drop(self) -> None:
        """Back to what is kept: the library refused."""
        self._pause.stop()
        for field, value in zip((self.starts, self.ends), self._kept, strict=True):
            _set(field, value)


def _time_field(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("H' h 'mm" if language() == "fr" else "H:mm")
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    made.setFixedWidth(WIDE)
    made.setWrapping(True)
    edit = made.lineEdit()
    if edit is not None:
        edit.setTextMargins(space(2), 0, 0, 0)
    return made


def _value(field: QTimeEdit) -> time:
    typed = field.time()
    return time(typed.hour(), typed.minute())


def _set(field: QTimeEdit, value: time) -> None:
    blocked = field.blockSignals(True)
    field.setTime(QTime(value.hour, value.minute))
    field.blockSignals(blocked)

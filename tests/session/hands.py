"""Hands on the desk: presses real keys and buttons, and counts what they would cost a person.

The estimate is the Keystroke-Level Model (Card, Moran and Newell, 1980), with the figures of an
average typist; reading is counted besides, at the pace of somebody who reads to decide. It says
how long the gestures take, not how long the program makes one wait: that is in `benchmarks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

KEY_S = 0.28
POINT_S = 1.1
PRESS_S = 0.2
HOME_S = 0.4
"""From the keyboard to the mouse or back."""
THINK_S = 1.35
WORDS_A_SECOND = 3.0


@dataclass
class Hands:
    seconds: float = 0.0
    keys: int = 0
    clicks: int = 0
    words: int = 0
    steps: list[tuple[str, float]] = field(default_factory=list)
    _on_keyboard: bool = True

    def type(self, widget: QLineEdit, text: str) -> None:
        self._reach_keyboard()
        for sign in text:
            if sign.isascii():
                QTest.keyClick(widget, sign)  # type: ignore[call-overload]
            else:
                widget.insert(sign)  # QTest has no accents
        self._count_keys(len(text))

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        self._reach_keyboard()
        QTest.keyClick(widget, key)
        self._count_keys(1)

    def click(self, button: QAbstractButton) -> None:
        """Point at it and press."""
        if self._on_keyboard:
            self._on_keyboard = False
            self.seconds += HOME_S
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.clicks += 1
        self.seconds += POINT_S + PRESS_S

    def elsewhere(self, keys: int = 0, clicks: int = 0) -> None:
        """In a window of the system, which no test presses: the file dialog, the printer."""
        self._count_keys(keys)
        self.clicks += clicks
        self.seconds += clicks * (POINT_S + PRESS_S)

    def think(self) -> None:
        """Before each decision."""
        self.seconds += THINK_S

    def read(self, *texts: str) -> None:
        count = sum(len(text.split()) for text in texts)
        self.words += count
        self.seconds += count / WORDS_A_SECOND

    def step(self, name: str) -> None:
        """What was done since the last one."""
        before = sum(seconds for _name, seconds in self.steps)
        self.steps.append((name, self.seconds - before))

    def told(self) -> str:
        lines = [f"{name}: {seconds:.0f} s" for name, seconds in self.steps]
        lines.append(
            f"{self.keys} keys, {self.clicks} clicks, {self.words} words read: "
            f"about {self.seconds:.0f} s"
        )
        return "\n".join(lines)

    def _count_keys(self, count: int) -> None:
        self.keys += count
        self.seconds += KEY_S * count

    def _reach_keyboard(self) -> None:
        if not self._on_keyboard:
            self._on_keyboard = True
            self.seconds += HOME_S

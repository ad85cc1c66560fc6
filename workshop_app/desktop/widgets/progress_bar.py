"""A thin bar that never speaks alone: whoever sets it gives its figure in words too."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QProgressBar, QWidget

from workshop_app.desktop.theme import set_look

STEPS = 1_000


class ProgressBar(QProgressBar):
    """Amber for time that runs, ink (`task`) for work under way."""

    def __init__(
        self, role: Literal["time", "task"] = "time", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        set_look(self, role=role)

    def set_fraction(self, fraction: float, words: str) -> None:
        """From 0 to 1; `words` is what is read aloud."""
        value = round(max(0.0, min(1.0, fraction)) * STEPS)
        if value != self.value():
            # Qt paints a bar at once, and with it all that waits: it is put off like the rest.
            self.setUpdatesEnabled(False)
            self.setValue(value)
            self.setUpdatesEnabled(True)
        if words != self.accessibleName():
            self.setAccessibleName(words)

"""Window habits: where the window was, whether the rail is folded. One small file per user.

Machine settings and the workshop's own live elsewhere: what is lost here annoys nobody.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


class UiState:
    """Habits kept in `folder/fenetre.ini`."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / "fenetre.ini"), QSettings.Format.IniFormat)

    def restore(self, window: QWidget, name: str) -> bool:
        """Puts the window where it was; False the first time."""
        kept = self._kept.value(f"{name}/geometry")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def remember(self, window: QWidget, name: str) -> None:
        self._kept.setValue(f"{name}/geometry", window.saveGeometry())

    def flag(self, name: str, default: bool = False) -> bool:
        return str(self._kept.value(name, default)).lower() == "true"

    def set_flag(self, name: str, value: bool) -> None:
        self._kept.setValue(name, "true" if value else "false")

    def text(self, name: str) -> str:
        """Empty until it was set."""
        return str(self._kept.value(name, ""))

    def set_text(self, name: str, value: str) -> None:
        self._kept.setValue(name, value)

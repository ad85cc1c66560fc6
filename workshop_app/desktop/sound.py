"""The gong: how loud, and whether this laptop can sound at all.

A laptop without a way to sound stays silent and nothing else changes: the colours tell the time
too. Decides no instant: `domain.bells` does.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QUrl

from workshop_app.desktop.ui_state import UiState
from workshop_app.settings import assets_folder

LOUDNESS: dict[str, float] = {"loud": 1.0, "medium": 0.55, "soft": 0.25, "off": 0.0}
USUAL = "medium"
WARNING = 0.5
"""Part of its loudness that the gong has before the end."""
KEPT = "gong/loudness"


class Sound(Protocol):
    def play(self, name: str, volume: float) -> bool:
        """`name` of a file in assets/sounds, volume 0 to 1. False: there is no way to sound."""


class Silence:
    """No way to sound."""

    def play(self, name: str, volume: float) -> bool:
        return False


class Speaker:
    """The laptop's own. Loaded at the first sound: a machine without its libraries stays silent."""

    def __init__(self) -> None:
        self._effects: dict[str, object] = {}

    def play(self, name: str, volume: float) -> bool:
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError:
            return False
        if not QMediaDevices.audioOutputs():
            return False
        effect = self._effects.get(name)
        if not isinstance(effect, QSoundEffect):
            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(assets_folder() / "sounds" / f"{name}.wav")))
            self._effects[name] = effect
        effect.setVolume(volume)
        effect.play()
        return True


class Gong:
    """The sound with the loudness that the facilitator chose on this laptop."""

    def __init__(self, sound: Sound, habits: UiState) -> None:
        self._sound, self._habits = sound, habits
        self.is_deaf = False
        """The last time, nothing could sound."""

    @property
    def loudness(self) -> str:
        """A key of LOUDNESS."""
        kept = self._habits.text(KEPT)
        return kept if kept in LOUDNESS else USUAL

    def choose(self, loudness: str) -> None:
        """Kept, and heard at once."""
        if loudness in LOUDNESS:
            self._habits.set_text(KEPT, loudness)
            self.ring()

    def ring(self, share: float = 1.0) -> None:
        volume = LOUDNESS[self.loudness] * share
        if volume > 0:
            self.is_deaf = not self._sound.play("gong", volume)

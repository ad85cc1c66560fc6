"""The real desk as it stands, telling each figure the moment it is painted.

    python -m benchmarks.clocks.desk LIBRARY WORKSHOP

Prints one JSON line a picture: which face, what it shows, when. Decides nothing of it.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from workshop_app.commands.desk import open_for_desk
from workshop_app.desktop.application import run
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.projector.window import ProjectorWindow
from workshop_app.desktop.widgets.clock_text import ClockText
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.settings import settings_from

LOOK_MS = 20


class Watch(QObject):
    """Hears of each painting of what shows the time."""

    def __init__(self) -> None:
        super().__init__()
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._told: dict[str, str] = {}

    def start(self) -> None:
        self._looking.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            if isinstance(watched, ClockText):
                self._tell("console", watched.text())
            elif isinstance(watched, ProjectorWindow):
                content = watched._content
                if isinstance(content, ProjectorContent) and content.ring is not None:
                    self._tell("projector", content.ring.figures)
        return False

    def _tell(self, face: str, text: str) -> None:
        if self._told.get(face) != text:
            self._told[face] = text
            print(json.dumps({"face": face, "text": text, "at": time.time()}), flush=True)

    def _look(self) -> None:
        """Until Conduite is there, which opens by itself on a day that runs."""
        windows = QApplication.topLevelWidgets()
        main = next(window for window in windows if isinstance(window, MainWindow))
        clocks = [clock for clock in main.findChildren(ClockText) if clock.isVisible()]
        if not clocks:
            return
        self._looking.stop()
        for clock in clocks:
            clock.installEventFilter(self)
            clock.update()
        main.projector_asked.emit()
        QTimer.singleShot(LOOK_MS, self._follow_projector)

    def _follow_projector(self) -> None:
        windows = QApplication.topLevelWidgets()
        hall = [window for window in windows if isinstance(window, ProjectorWindow)]
        if hall and hall[0].isVisible():
            hall[0].installEventFilter(self)
            hall[0].update()
        else:
            QTimer.singleShot(LOOK_MS, self._follow_projector)


def main() -> int:
    library, key = Path(sys.argv[1]), UUID(sys.argv[2])
    settings = settings_from(library=str(library))
    watch = Watch()
    return run(partial(open_for_desk, settings), library.parent / "habits", key, watch.start)


if __name__ == "__main__":
    sys.exit(main())

"""Start to first window, as a ratio to a bare QMainWindow in the same run.

QT_QPA_PLATFORM=offscreen python benchmarks/start.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parents[1]
RUNS = 7
ASKED = 8.0
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("Tablée"))
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
TABLEE = """
import sys
from functools import partial
from pathlib import Path
from workshop_app.commands.desk import open_for_desk
from workshop_app.desktop.application import run
from workshop_app.settings import settings_from
from PySide6.QtWidgets import QApplication
run(partial(open_for_desk, settings_from()), Path(sys.argv[1]), ready=QApplication.quit)
"""


def as_installed(room: str) -> None:
    """Programs started from now on find their bytecode, as pip leaves it; `make` writes none."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = f"{room}/bytecode"


def seconds(code: str, *arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=HERE, check=True)
    return time.perf_counter() - began


def measured(runs: int = RUNS) -> tuple[float, float, float]:
    """Seconds of ours and of the bare window, and the median of their ratios."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as room:
        as_installed(room)
        os.environ["TABLEE_LIBRARY"] = f"{room}/library.db"
        seconds(TABLEE, room)  # the library is made once
        seconds(BARE)
        pairs = [(seconds(BARE), seconds(TABLEE, room)) for _ in range(runs)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours, bare, statistics.median(each / base for base, each in pairs)


def main() -> None:
    ours, bare, ratio = measured()
    print(f"start to first window: {ours:.2f} s, a bare QMainWindow {bare:.2f} s")
    print(f"ratio {ratio:.1f}, asked <= {ASKED:.0f}")


if __name__ == "__main__":
    main()

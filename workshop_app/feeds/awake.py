"""Keeps the laptop awake while a workshop runs, in the way of each system.

Linux: systemd and the session are told by a small process of theirs that ends when our end of its
pipe closes. macOS: caffeinate, which watches our process. Windows: a call that lasts as long as the
thread that made it. In each case a death of the program lets the laptop sleep again.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

WHO, WHY = "Tablée", "Un atelier est en cours"
LINUX = (
    ("systemd-inhibit", "--what=idle:sleep", f"--who={WHO}", f"--why={WHY}", "cat"),
    ("gnome-session-inhibit", "--inhibit", "idle:suspend", "--reason", WHY, "cat"),
)
"""`cat` waits for its input to close."""
ES_CONTINUOUS, ES_SYSTEM, ES_DISPLAY = 0x80000000, 0x1, 0x2


def commands(system: str, find: Callable[[str], str | None], own: int) -> list[Sequence[str]]:
    """What to start on a system, of what it has; `own` is the number of our process."""
    if system == "darwin":
        wanted: Sequence[Sequence[str]] = [("caffeinate", "-dims", "-w", str(own))]
    elif system.startswith("linux"):
        wanted = LINUX
    else:
        wanted = []
    return [command for command in wanted if find(command[0]) is not None]


class KeepAwake:
    def __init__(
        self,
        system: str = sys.platform,
        find: Callable[[str], str | None] = shutil.which,
    ) -> None:
        self._system, self._find = system, find
        self._started: list[subprocess.Popen[bytes]] = []
        self._thread: threading.Thread | None = None
        self._let_go = threading.Event()

    def hold(self) -> bool:
        if self._started or self._thread is not None:
            return True
        if self._system == "win32":
            self._let_go.clear()
            self._thread = threading.Thread(target=self._hold_windows, name="awake", daemon=True)
            self._thread.start()
            return True
        for command in commands(self._system, self._find, os.getpid()):
            with contextlib.suppress(OSError):
                self._started.append(
                    subprocess.Popen(
                        command,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                    )
                )
        return bool(self._started)

    def release(self) -> None:
        self._let_go.set()
        if self._thread is not None:
            self._thread.join(1)
            self._thread = None
        for process in self._started:
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()
            process.terminate()
            process.wait()
        self._started = []

    def _hold_windows(self) -> None:
        kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
        kernel.SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM | ES_DISPLAY)
        self._let_go.wait()
        kernel.SetThreadExecutionState(ES_CONTINUOUS)

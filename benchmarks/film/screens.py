"""A laptop's screen and what is plugged beside it, drawn for nobody, with a window manager.

Xorg's dummy driver rather than Xvfb: it has outputs that come and go, so a projector is plugged,
copied and unplugged as `xrandr` does it on a real laptop. Linux and root only. Decides nothing of
what is shown there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PACKAGES = (
    "xserver-xorg-core",
    "xserver-xorg-video-dummy",
    "x11-xserver-utils",
    "openbox",
    "xdotool",
)
PROGRAMS = ("Xorg", "xrandr", "openbox", "xdotool")
DESK, WALL = "DUMMY0", "DUMMY1"
MADE_UP = {"1440x900": "106.50 1440 1528 1672 1904 900 903 909 934"}
"""Modes the driver does not know by itself, as `cvt` writes them."""
CONFIG = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 2160
  EndSubSection
EndSection
"""
PATIENCE_S = 20.0


class NoScreens(Exception):
    """What is missing on this machine, in a sentence."""


@dataclass
class Screens:
    """The laptop's own screen; the verbs are what a hand does with the projector's cable."""

    display: str

    def plug(self, mode: str) -> None:
        """A projector of that size extends the desktop, on the right."""
        self._mode(WALL, mode)
        self.run("xrandr", "--output", WALL, "--mode", mode, "--right-of", DESK)

    def copy(self, mode: str) -> None:
        """The system shows the same on both: « Dupliquer »."""
        self._mode(WALL, mode)
        self.run("xrandr", "--output", WALL, "--mode", mode, "--same-as", DESK)

    def unplug(self) -> None:
        self.run("xrandr", "--output", WALL, "--off")

    def resize(self, mode: str) -> None:
        """The laptop's own screen has that size."""
        self._mode(DESK, mode)
        self.run("xrandr", "--output", DESK, "--mode", mode, "--primary")

    def key(self, *keys: str) -> None:
        """Pressed on the keyboard: whoever has the focus gets them."""
        self.run("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.run("xdotool", "type", "--clearmodifiers", text)

    def click(self, x: int, y: int) -> None:
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def rest_pointer(self) -> None:
        """Out of the way: no tooltip in the picture."""
        self.run("xdotool", "mousemove", "2", "2")

    def run(self, *command: str) -> str:
        known = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(command, env=known, capture_output=True, text=True, check=True)
        return done.stdout

    def _mode(self, output: str, mode: str) -> None:
        told = self.run("xrandr")
        if mode in MADE_UP and mode not in told:
            self.run("xrandr", "--newmode", mode, *MADE_UP[mode].split())
        subprocess.run(
            ["xrandr", "--addmode", output, mode],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
        )


@contextmanager
def two_screens(folder: Path, size: str = "1440x900") -> Iterator[Screens]:
    """Until the block ends. Raises NoScreens when this machine cannot have them."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        raise NoScreens(f"apt-get install -y --no-install-recommends {' '.join(PACKAGES)}")
    config = folder / "xorg.conf"
    config.write_text(CONFIG, encoding="utf-8")
    number = next(n for n in range(70, 200) if not (Path("/tmp") / f".X{n}-lock").exists())
    screens = Screens(f":{number}")
    with open(folder / "x.txt", "wb") as told:
        server = subprocess.Popen(
            ["Xorg", screens.display, "-config", str(config), "-logfile", str(folder / "x.log"),
             "-noreset", "-nolisten", "tcp"],
            stdout=told, stderr=told,
        )  # fmt: skip
        manager: subprocess.Popen[bytes] | None = None
        try:
            _wait_for(screens, server)
            screens.resize(size)
            manager = subprocess.Popen(
                ["openbox", "--sm-disable"],
                env=os.environ | {"DISPLAY": screens.display},
                stdout=told, stderr=told,
            )  # fmt: skip
            yield screens
        finally:
            for program in (manager, server):
                if program is not None:
                    program.terminate()
                    program.wait(PATIENCE_S)


def _wait_for(screens: Screens, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if server.poll() is not None:
            raise NoScreens("Xorg could not start: root, and the dummy driver, are needed")
        asked = subprocess.run(
            ["xrandr"], env=os.environ | {"DISPLAY": screens.display}, capture_output=True
        )
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise NoScreens("Xorg did not answer")

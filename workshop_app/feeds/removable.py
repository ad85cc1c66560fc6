"""The USB keys that are plugged in and can be written. Reads the system, keeps nothing. Blocks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import psutil

MOUNTED_BY_A_PERSON = ("/media/", "/run/media/", "/mnt/usb")
"""Where Linux desktops mount what somebody plugs in."""
VOLUMES = Path("/Volumes")
DRIVE_REMOVABLE = 2
"""Windows' own word for it (GetDriveTypeW)."""


def removable() -> Sequence[Path]:
    """Roots of the keys, in the system's order."""
    return [root for root in _roots() if os.access(root, os.W_OK)]


def _roots() -> Iterable[Path]:
    if sys.platform == "win32":
        return _of_windows()
    if sys.platform == "darwin":
        inside = os.stat("/").st_dev
        return [p for p in sorted(VOLUMES.iterdir()) if p.is_dir() and p.stat().st_dev != inside]
    return [
        Path(part.mountpoint)
        for part in psutil.disk_partitions()
        if part.mountpoint.startswith(MOUNTED_BY_A_PERSON)
    ]


def _of_windows() -> Sequence[Path]:
    import ctypes

    kinds = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined]
    roots = [Path(part.mountpoint) for part in psutil.disk_partitions()]
    return [root for root in roots if kinds(str(root)) == DRIVE_REMOVABLE]

"""Keeping the laptop awake: by what each system has, and let go in any case."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from workshop_app.feeds.awake import KeepAwake, commands


def all_there(name: str) -> str | None:
    return f"/usr/bin/{name}"


def nothing_there(_name: str) -> str | None:
    return None


def test_each_system_has_its_way() -> None:
    linux = [command[0] for command in commands("linux", all_there, 7)]
    assert linux == ["systemd-inhibit", "gnome-session-inhibit"]
    assert list(commands("darwin", all_there, 7)[0]) == ["caffeinate", "-dims", "-w", "7"]
    assert commands("win32", all_there, 7) == []
    assert commands("linux", nothing_there, 7) == []


def test_where_nothing_can_be_done_it_says_so() -> None:
    awake = KeepAwake("linux", nothing_there)
    assert not awake.hold()
    awake.release()


def test_what_is_held_ends_when_released_or_when_we_die(tmp_path: Path) -> None:
    """A stand-in on the path: it runs what it is asked to, as the real one does."""
    stand_in = tmp_path / "systemd-inhibit"
    stand_in.write_text("#!/bin/sh\nexec cat\n")
    stand_in.chmod(0o755)
    program = (
        "import os, sys; os.environ['PATH'] = sys.argv[1] + ':' + os.environ['PATH']\n"
        "from workshop_app.feeds.awake import KeepAwake\n"
        "import shutil\n"
        "awake = KeepAwake('linux', lambda n: shutil.which(n, path=sys.argv[1]))\n"
        "assert awake.hold() and awake.hold()\n"
        "(child,) = awake._started\n"
        "print(child.pid, flush=True)\n"
        "if sys.argv[2] == 'release': awake.release(); assert child.returncode is not None\n"
        "else: os._exit(9)\n"
    )
    for how in ("release", "die"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path), how], capture_output=True, text=True
        )
        assert done.stdout.strip().isdigit(), done.stderr
        pid = int(done.stdout)
        # Its pipe is closed: it ends by itself.
        tail = subprocess.run(
            ["timeout", "5", "tail", f"--pid={pid}", "-f", "/dev/null"], check=False
        )
        assert tail.returncode == 0

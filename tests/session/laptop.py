"""The laptop of the session: the real desk in a process of its own, killed and started again.

Only what a person has: the window (drawn for nobody), short commands beside it, and the power
switch. Decides nothing about when.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import psutil

from workshop_app.bootstrap import House, open_house
from workshop_app.services.form_address import keep_address
from workshop_app.services.phases import schedule, start_phase
from workshop_app.services.ports import Command, R
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import change_workshop, create_workshop
from workshop_app.settings import Settings

PATIENCE_S = 40
DESK = """
import sys
from uuid import UUID
from workshop_app.__main__ import open_desk
from workshop_app.settings import settings_from
sys.exit(open_desk(settings_from(library=sys.argv[1]), UUID(sys.argv[2])))
"""


def until(is_so: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    """Looks again and again, a few times a second, until it is so."""
    again, tries = threading.Event(), int(patience_s * 20)
    while not is_so():
        tries -= 1
        assert tries > 0, f"waited in vain: {what}"
        again.wait(0.05)


@dataclass
class Laptop:
    library: Path
    port: int
    key: UUID
    _desk: subprocess.Popen[bytes] | None = None

    @classmethod
    def with_workshop(cls, library: Path, host: str, port: int) -> Laptop:
        """A concertation of nine tables, whose form is at that address."""
        laptop = cls(library, port, uuid4())
        create = partial(create_workshop, model="concertation", title="Marée haute")
        laptop.do(create)
        laptop.do(partial(keep_address, host=host, port=port))
        # Each card once: the report as it comes would list them by table as well.
        laptop.do(partial(change_workshop, report_sections=("cover", "by_category")))
        return laptop

    def do(self, command: Command[R]) -> R:
        """As a short command beside the desk does; nothing of it stays open."""
        with closing(self._house()) as house:
            return house.library.submit(self.key, "test", command).result(PATIENCE_S)

    def start_phase(self, title: str) -> None:
        with closing(self._house()) as house:
            phases = house.library.read(self.key, schedule)
            key = next(phase.id for phase in phases if phase.title == title)
            command = partial(start_phase, key=key)
            house.library.submit(self.key, "test", command).result(PATIENCE_S)

    def links(self, host: str) -> list[str]:
        """Of the nine tables, in order."""
        with closing(self._house()) as house:
            tables = house.library.read(self.key, tables_in_order)
        return [f"http://{host}:{self.port}/t/{table.code}" for table in tables]

    def start(self, host: str) -> None:
        """Until phones are answered at that address."""
        folder = self.library.parent
        known = {
            "QT_QPA_PLATFORM": "offscreen",
            "TABLEE_LOG_FOLDER": str(folder / "journaux"),
        }
        command = [sys.executable, "-c", DESK, str(self.library), str(self.key)]
        self._desk = subprocess.Popen(command, env=os.environ | known)
        self.wait_for_form(host)

    def wait_for_form(self, host: str) -> None:
        until(partial(self._answers, host), f"the form at {host}:{self.port}")

    @property
    def program(self) -> psutil.Process:
        assert self._desk is not None
        return psutil.Process(self._desk.pid)

    def kill(self) -> None:
        """As the power switch: no word of farewell."""
        assert self._desk is not None
        assert self._desk.poll() is None, "the desk had died by itself"
        self._desk.kill()
        self._desk.wait()

    def quit(self) -> int:
        assert self._desk is not None
        self._desk.terminate()
        return self._desk.wait(PATIENCE_S)

    def give_up(self) -> None:
        """Whatever happened, nothing is left running."""
        if self._desk is not None and self._desk.poll() is None:
            self._desk.kill()
            self._desk.wait()

    def report(self, target: Path) -> str:
        """The text of the PDF that `tablee report` writes, without its spaces."""
        self._tablee("report", str(self.key), "--out", str(target))
        told = subprocess.run(
            ["pdftotext", "-raw", str(target), "-"], capture_output=True, check=True, text=True
        )
        return "".join(told.stdout.split())

    def is_sound(self) -> bool:
        return bool(json.loads(self._tablee("check"))["ok"])

    def _tablee(self, *words: str) -> str:
        command = [sys.executable, "-m", "workshop_app", "--library", str(self.library), "--json"]
        done = subprocess.run([*command, *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _answers(self, host: str) -> bool:
        assert self._desk is not None
        assert self._desk.poll() is None, self._last_words()
        try:
            with urllib.request.urlopen(f"http://{host}:{self.port}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _last_words(self) -> str:
        """How a desk ended that should not have, with what it noted of its own death."""
        assert self._desk is not None
        noted = sorted((self.library.parent / "journaux").glob("*"))
        words = "\n".join(path.read_text("utf-8", "replace")[-4_000:] for path in noted)
        return f"the desk ended with {self._desk.returncode}\n{words}"

    def _house(self) -> House:
        return open_house(Settings(library=str(self.library)))

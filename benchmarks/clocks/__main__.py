"""The time shown on the console, the projector, a phone and the mirror, second by second.

    .venv/bin/python -m benchmarks.clocks [--seconds 60] [--asleep 20]

The real desk in a process of its own, a phone and a mirror in Chromium. Each face says when its
figures change; what is compared is when the same figure came on each. Then the laptop sleeps, the
phone sleeps, and the desk is killed and started again. Prints a table: asked, measured, met.
Needs Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.intake.line import Line, at, printed
from tests.browser.conftest import CHROMIUM, PHONE
from tests.hall_network import hall_network
from tests.session.laptop import Laptop, until
from workshop_app.domain.phases import current_phase, phase_state
from workshop_app.i18n.typography import countdown
from workshop_app.services.phases import schedule
from workshop_app.services.projection.choice import link_mirror

APART_MS, AWAKE_S = 250.0, 1.0
FACES = ("console", "projector", "phone", "mirror")
TELLING = """
(() => {
  const told = (window.told = []);
  let last = "";
  const look = () => {
    const node = document.querySelector("#clock, .figures");
    const text = node ? node.textContent.trim() : "";
    if (text && text !== last) told.push([(last = text), Date.now()]);
  };
  const watch = () => {
    new MutationObserver(look).observe(document.body, {
      subtree: true, childList: true, characterData: true });
    look();
  };
  if (document.body) watch();
  else addEventListener("DOMContentLoaded", watch);
})();
"""


@dataclass(frozen=True)
class Told:
    """A figure that came on a face. `at`: seconds of the machine's clock."""

    face: str
    text: str
    at: float


@dataclass
class Hall:
    laptop: Laptop
    host: str
    ends: float
    pages: dict[str, Page] = field(default_factory=dict)
    desk: subprocess.Popen[str] | None = None
    _told: list[Told] = field(default_factory=list)

    def start(self) -> float:
        """The desk, from nothing; returns when it was started."""
        known = {
            "QT_QPA_PLATFORM": "offscreen",
            "TABLEE_LOG_FOLDER": str(self.laptop.library.parent / "journaux"),
        }
        command = [sys.executable, "-m", "benchmarks.clocks.desk"]
        began = time.time()
        self.desk = subprocess.Popen(
            [*command, str(self.laptop.library), str(self.laptop.key)],
            env=os.environ | known,
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, args=(self.desk,), daemon=True).start()
        return began

    def answers(self) -> bool:
        try:
            socket.create_connection((self.host, self.laptop.port), 1).close()
        except OSError:
            return False
        return True

    def wait(self, seconds: float) -> None:
        """While the pages live: Playwright moves only when it is asked."""
        self.pages["phone"].wait_for_timeout(1_000 * seconds)

    def told(self) -> list[Told]:
        """Everything since the last question, in its order."""
        told, self._told = self._told, []
        for face, page in self.pages.items():
            for text, instant in page.evaluate("() => told.splice(0)"):
                told.append(Told(face, text, instant / 1_000))
        return sorted(told, key=lambda one: one.at)

    def has_told(self, face: str) -> bool:
        return any(one.face == face for one in self._told)

    def due(self, text: str) -> float:
        """When that figure should come."""
        minutes, seconds = map(int, text.split(":"))
        return self.ends - 60 * minutes - seconds

    def is_right(self, one: Told, within: float = AWAKE_S) -> bool:
        return any(
            one.text == countdown(self.ends - one.at + beside) for beside in (-within, 0.0, within)
        )

    def _listen(self, desk: subprocess.Popen[str]) -> None:
        assert desk.stdout is not None
        for line in desk.stdout:
            self._told.append(Told(**json.loads(line)))


@contextmanager
def asleep(programs: Sequence[psutil.Process]) -> Iterator[None]:
    """They stand still; the machine's clock goes on, as it does for a lid that is shut."""
    for program in programs:
        program.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for program in programs:
            program.send_signal(signal.SIGCONT)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--asleep", type=float, default=20)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as room,
        hall_network("wl") as network,
        sync_playwright() as playwright,
    ):
        hall = _prepare(Path(room), network.address)
        browser = playwright.chromium.launch(
            executable_path=network.launcher(CHROMIUM), args=["--no-sandbox"]
        )
        try:
            hall.start()
            until(hall.answers, "the form")
            _open_pages(hall, browser)
            until(lambda: hall.has_told("projector"), "the projector")
            hall.wait(2)
            hall.told()
            printed()
            for line in _lines(hall, asked.seconds, asked.asleep):
                printed(line)
        finally:
            if hall.desk is not None:
                hall.desk.kill()
            browser.close()


def _lines(hall: Hall, seconds: float, sleep: float) -> Iterator[Line]:
    hall.wait(seconds)
    yield from _together(hall, hall.told())
    assert hall.desk is not None
    with asleep([psutil.Process(hall.desk.pid)]):
        hall.wait(sleep)
    yield from _woken(hall, time.time(), "the laptop wakes", ("console", "projector"))
    with asleep(_browser()):
        time.sleep(sleep)
    yield from _woken(hall, time.time(), "the phone wakes", ("phone", "mirror"))
    yield from _killed(hall, sleep)


def _together(hall: Hall, told: Sequence[Told]) -> Iterator[Line]:
    came: dict[str, dict[str, float]] = {}
    for one in told:
        came.setdefault(one.text, {}).setdefault(one.face, one.at)
    for face in FACES:
        late = [
            1_000 * (faces[face] - hall.due(text)) for text, faces in came.items() if face in faces
        ]
        yield Line(
            f"{face}: after the true second, ms (median, 95 %, worst)",
            "",
            f"{at(0.5, late):.0f}, {at(0.95, late):.0f}, {max(late):.0f} ({len(late)} figures)",
        )
    whole = [faces for faces in came.values() if len(faces) == len(FACES)]
    apart = [1_000 * (max(faces.values()) - min(faces.values())) for faces in whole]
    for share, name in ((0.95, "95 %"), (1.0, "worst")):
        worst = at(share, apart)
        yield Line(
            f"the four faces apart, {name}",
            f"≤ {APART_MS:.0f} ms",
            f"{worst:.0f} ms over {len(apart)} figures",
            worst / APART_MS,
            worst <= APART_MS,
        )


def _woken(hall: Hall, woke: float, what: str, faces: Sequence[str]) -> Iterator[Line]:
    """How long after it the faces that slept are right, and stay so."""
    hall.wait(5)
    told = [one for one in hall.told() if one.at >= woke]
    for face in faces:
        shown = [one for one in told if one.face == face]
        wrong = [one.at for one in shown if not hall.is_right(one, within=0.3)]
        right = next(one.at for one in shown if one.at > max(wrong, default=0.0))
        after = right - woke
        yield Line(f"{what}: {face} right after", f"≤ {AWAKE_S:.0f} s", f"{after:.2f} s", after,
                   after <= AWAKE_S)  # fmt: skip


def _killed(hall: Hall, gone: float) -> Iterator[Line]:
    assert hall.desk is not None
    hall.desk.kill()
    hall.desk.wait()
    hall.wait(gone)
    alone = [one for one in hall.told() if one.face in ("phone", "mirror")]
    wrong = sum(not hall.is_right(one, within=0.3) for one in alone)
    yield Line("killed: figures of phone and mirror that are wrong meanwhile", "0",
               f"{wrong} of {len(alone)}", None, wrong == 0)  # fmt: skip
    began = hall.start()
    until(lambda: hall.has_told("projector"), "the projector after the kill")
    hall.wait(5)
    told = hall.told()
    first = next(one for one in told if one.face == "console")
    yield Line("started again: first figure on the console", "",
               f"{first.at - began:.2f} s after the start")  # fmt: skip
    for face in FACES:
        shown = [one for one in told if one.face == face and one.at >= began]
        mistaken = [one for one in shown if not hall.is_right(one, within=0.3)]
        since = shown[0].at if face in ("console", "projector") else began
        last = mistaken[-1].at if mistaken else 0.0
        right = next((one.at for one in shown if one.at > last), float("inf"))
        after = max(0.0, right - since) if mistaken else 0.0
        yield Line(f"started again: {face} right after its first figure", f"≤ {AWAKE_S:.0f} s",
                   f"{after:.2f} s, {len(mistaken)} wrong of {len(shown)}", after,
                   after <= AWAKE_S)  # fmt: skip


def _prepare(room: Path, host: str) -> Hall:
    with socket.create_server((host, 0)) as found:
        port: int = found.getsockname()[1]
    laptop = Laptop.with_workshop(room / "library.db", host, port)
    laptop.start_phase("Forces")
    phase = current_phase(laptop.do(schedule))
    assert phase is not None
    ends_at = phase_state(phase, datetime.now(UTC)).ends_at
    assert ends_at is not None
    return Hall(laptop, host, ends_at.timestamp())


def _open_pages(hall: Hall, browser: Browser) -> None:
    code = hall.laptop.do(link_mirror).code
    wide = {"viewport": {"width": 1280, "height": 720}}
    for face, link, options in (
        ("phone", hall.laptop.links(hall.host)[3], PHONE),
        ("mirror", f"http://{hall.host}:{hall.laptop.port}/p/{code}", wide),
    ):
        context = browser.new_context(**options)
        context.add_init_script(TELLING)
        page = context.new_page()
        page.goto(link)
        hall.pages[face] = page


def _browser() -> list[psutil.Process]:
    """Chromium and all its children: a phone whose screen is off stands still."""
    mine = psutil.Process().children(recursive=True)
    return [process for process in mine if "chrom" in process.name()]


if __name__ == "__main__":
    main()

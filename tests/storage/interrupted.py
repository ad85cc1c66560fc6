"""One piece of work, begun again and again and killed each time a little later.

    python -m tests.storage.interrupted WORK FOLDER TIMES

A program of its own, without threads, so that each try is a fork of it: the first runs to its end
and says how long that is; the others are killed (SIGKILL) at even steps of that time. Every try has
its own copy of FOLDER/before, in FOLDER/0, FOLDER/1 …; what is found there afterwards is looked at
by `test_killed_midway.py`.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID

from workshop_app.bootstrap import House, open_house
from workshop_app.importers.people import read_people
from workshop_app.printing.printer import Printer
from workshop_app.services.list_import import import_people
from workshop_app.services.ports import Watch
from workshop_app.services.report import collect
from workshop_app.settings import Settings


def opened(folder: Path) -> House:
    return open_house(Settings(library=str(folder / "library.db")))


def the_only(house: House) -> UUID:
    (key,) = house.library.workshop_ids()
    return key


def bring_up_to_date(folder: Path) -> None:
    """The library is of the first version."""
    opened(folder).close()


def take_in(folder: Path) -> None:
    with closing(opened(folder)) as house:
        house.archive.take_in(folder / "autre.tablee")


def copy(folder: Path) -> None:
    """Over the copy of before."""
    with closing(opened(folder)) as house:
        house.archive.write(the_only(house), folder / "copie.tablee")


def import_list(folder: Path) -> None:
    with closing(opened(folder)) as house:
        preview = read_people((folder / "liste.csv").read_bytes(), "liste.csv")
        command = partial(import_people, preview=preview)
        house.library.submit(the_only(house), "test", command).result(30)


def report(folder: Path) -> None:
    """Over the report of before."""
    with closing(opened(folder)) as house:
        content = house.library.read(the_only(house), partial(collect, now=house.clock.now()))
        Printer().report(content, folder / "rendu.pdf", Watch())


WORKS: dict[str, Callable[[Path], None]] = {
    "bring_up_to_date": bring_up_to_date,
    "take_in": take_in,
    "copy": copy,
    "import_list": import_list,
    "report": report,
}


def begun(work: Callable[[Path], None], folder: Path) -> int:
    """The process that does it. Its status is 0 when it came to the end."""
    child = os.fork()
    if child:
        return child
    work(folder)
    os._exit(0)


CHILD = {signal.SIGCHLD}


def run(work: Callable[[Path], None], folder: Path, times: int) -> None:
    whole_s = 0.0
    signal.pthread_sigmask(signal.SIG_BLOCK, CHILD)
    for number in range(times):
        here = folder / str(number)
        shutil.copytree(folder / "before", here)
        began = time.monotonic()
        child = begun(work, here)
        if number:
            signal.sigtimedwait(CHILD, whole_s * number / times)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not number:
            whole_s = time.monotonic() - began
            if status:
                sys.exit("the work itself fails")


if __name__ == "__main__":
    run(WORKS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3]))

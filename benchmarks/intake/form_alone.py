"""The form in a process of its own, for the measurements: a hundred tables, no limits.

    python -m benchmarks.intake.form_alone LIBRARY [--tables 100] [--slow-disk]

Prints its links as one JSON line once phones are answered; runs until stopped.
"""

from __future__ import annotations

import argparse
import json
import socket
from functools import partial
from uuid import UUID, uuid4

from benchmarks.slow_disk import slow_down
from workshop_app.bootstrap import House, open_house
from workshop_app.services.phases import plan_phase, schedule, start_phase
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings
from workshop_app.web.app import build_form
from workshop_app.web.security import Limits
from workshop_app.web.serving import run_until_stopped

TABLES = 100
NO_LIMITS = Limits(writes=10**9, writes_per_s=1e6, looks=10**9, looks_per_s=1e6)


def open_workshop(house: House, tables: int = TABLES) -> UUID:
    key = uuid4()
    do = partial(house.library.submit, key, "mesure")
    create = partial(create_workshop, model="vierge", title="Mesure", table_count=tables)
    do(create).result()
    do(partial(plan_phase, title="Forces", kinds=("forces",), planned_s=7_200)).result()
    phase = house.library.read(key, schedule)[0]
    do(partial(start_phase, key=phase.id)).result()
    return key


def run(library: str, tables: int, slow: bool) -> None:
    house = open_house(Settings(library=library))
    key = open_workshop(house, tables)
    if slow:
        slow_down(house.database.writer)
    form = build_form(
        house.library, house.feed, house.clock, house.presence, house.close, NO_LIMITS
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    codes = [table.code for table in house.library.read(key, tables_in_order)]
    links = [f"http://127.0.0.1:{port}/t/{code}" for code in codes]
    ready = partial(print, json.dumps({"links": links}), flush=True)
    run_until_stopped(form.app, "127.0.0.1", port, ready)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("library")
    asked.add_argument("--tables", type=int, default=TABLES)
    asked.add_argument("--slow-disk", action="store_true")
    chosen = asked.parse_args()
    run(chosen.library, chosen.tables, chosen.slow_disk)


if __name__ == "__main__":
    main()

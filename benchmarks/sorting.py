"""How soon a second person sees what the first did on the board in a browser, and how heavy it is.

    python -m benchmarks.sorting [--cards 300] [--gestures 40]

Two boards in Chromium beside a real form. Prints one JSON object: bytes of the page as it travels
and `share` of the 100 KiB asked, milliseconds to its first paint, and from a press on one board to
the paint on the other (median, 95th of 100), with `ratio` to a bare answer of the form (`/health`)
measured in the same run.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from uuid import uuid4

from playwright.sync_api import Page, sync_playwright

from workshop_app.bootstrap import House, open_house
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.sorting import open_sorting
from workshop_app.services.themes import create_theme
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings, assets_folder
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer

CHROMIUM = os.environ.get("TABLEE_CHROMIUM", "/usr/bin/chromium")
THEMES = (
    "Rôles des échelons",
    "Données et SIT",
    "Échanges en réseau",
    "Moyens humains",
    "Financement et budget",
    "Relations avec les professionnels",
    "Mobilité et accès",
    "Promotion et image",
)
ASKED_BYTES = 100 * 1024
TABLES = 9
PRESS = "() => { const at = Date.now(); document.querySelector('.pile .chip').click(); return at; }"
WATCH = """() => {
  window.seen = 0;
  const mark = () => requestAnimationFrame(() => { window.seen ||= Date.now(); });
  new MutationObserver(mark).observe(document.getElementById('count'),
    {childList: true, subtree: true, characterData: true});
}"""
WEIGH = """() => fetch(location.href).then(async (answer) => {
  await answer.text();
  return performance.getEntriesByName(location.href).at(-1).encodedBodySize;
})"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
BARE = """() => { const at = performance.now();
  return fetch('/health').then((one) => one.text()).then(() => performance.now() - at); }"""


@dataclass(frozen=True)
class Sorted:
    page_bytes: int
    first_paint_ms: float
    gestures_ms: Sequence[float]
    bare_ms: Sequence[float]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cards", type=int, default=300)
    asked.add_argument("--gestures", type=int, default=40)
    chosen = asked.parse_args()
    with TemporaryDirectory() as folder:
        house = open_house(Settings(library=str(Path(folder) / "library.db")))
        code = fill(house, chosen.cards)
        found = serve(house, code, chosen.gestures)
        house.close()
    middle = median(found.gestures_ms)
    print(
        json.dumps(
            {
                "cards": chosen.cards,
                "page_bytes": found.page_bytes,
                "share": round(found.page_bytes / ASKED_BYTES, 2),
                "first_paint_ms": round(found.first_paint_ms),
                "gesture_ms": round(middle),
                "gesture_p95_ms": round(quantiles(found.gestures_ms, n=20)[-1]),
                "ratio": round(middle / median(found.bare_ms), 1),
            }
        )
    )


def fill(house: House, count: int) -> str:
    """Cards of the example, as many as asked; the code of the board."""
    key = uuid4()
    sample = (assets_folder() / "samples" / "cartes.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(sample.splitlines(), delimiter=";"))

    def write(uow: UnitOfWork) -> None:
        for n in range(count):
            row = rows[n % len(rows)]
            text = row["text"] if n < len(rows) else f"{row['text']} ({n})"
            write_card(uow, Draft(uuid4(), 1 + n % TABLES, row["category"], text, source="desk"))
        for name in THEMES:
            create_theme(uow, name)

    library = house.library
    create = partial(create_workshop, model="concertation", title="Mieux travailler ensemble")
    library.submit(key, "bench", create).result()
    library.submit(key, "bench", write).result()
    return library.submit(key, "bench", open_sorting).result().code


def serve(house: House, code: str, gestures: int) -> Sorted:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    form = build_form(
        house.library, house.feed, house.clock, house.presence, suggestions=house.suggestions
    )
    server = ThreadedServer(form.app, form.live.close, "127.0.0.1", port)
    server.start()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        boards = []
        for initials in ("NB", "CM"):
            page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.goto(f"http://127.0.0.1:{port}/b/{code}")
            page.fill("#initials", initials)
            page.click("button.main")
            page.wait_for_selector(".pile .chip")
            boards.append(page)
        found = measure(boards[0], boards[1], gestures)
        chromium.close()
    server.stop()
    return found


def measure(one: Page, other: Page, gestures: int) -> Sorted:
    weight = one.evaluate(WEIGH)
    one.reload()
    one.wait_for_selector(".pile .chip")
    painted = one.evaluate(PAINTED)
    other.evaluate(WATCH)
    taken, bare = [], []
    for _again in range(gestures):
        other.evaluate("() => { window.seen = 0; }")
        pressed = one.evaluate(PRESS)
        while not (seen := other.evaluate("() => window.seen")):
            other.wait_for_timeout(10)
        taken.append(seen - pressed)
        bare.append(other.evaluate(BARE))
    return Sorted(weight, painted, taken, bare)


if __name__ == "__main__":
    main()

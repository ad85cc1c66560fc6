"""Importing a list of people: reading it, then taking it over into a library on disk.

python -m benchmarks.import_list

Each time is also given as a multiple of `csv.reader` going through the same bytes in the same run:
the seconds are those of one machine, the ratio travels.
"""

from __future__ import annotations

import csv
import io
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

from workshop_app.bootstrap import open_house
from workshop_app.importers.people import read_people
from workshop_app.printing.spreadsheet import as_xlsx
from workshop_app.services.list_import import import_people
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings

SIZES = (5_000, 50_000)
RUNS = 3
HEAD = ["Nom", "Prénom", "Adresse e-mail", "Structure", "Département", "Fonction", "Téléphone"]
HEAD += ["Référent", "Régime", "Remarque"]


def big_list(lines: int) -> list[list[str]]:
    """One person in twenty is registered twice."""
    return [HEAD, *(_line(n - n % 20 if n % 20 == 19 else n) for n in range(lines))]


def _line(who: int) -> list[str]:
    name = "".join(chr(97 + who // 26**place % 26) for place in range(4))
    return [
        f"L'Haÿ {name}",
        "Jean-Noël",
        f"{name}.lhay@office-{who % 400}.example",
        f"OT Pays {who % 400}",
        f"{who % 95 + 1:02}",
        "Chargée de mission",
        "06 39 98 00 00",
        "oui" if who % 10 == 0 else "",
        "sans noix",
        "arrive par le train ; repart à 17 h",
    ]


def as_windows_csv(rows: list[list[str]]) -> bytes:
    """Semicolons, Windows-1252."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("cp1252")


def seconds(work: Callable[[], object]) -> float:
    """The best of a few runs: the others were disturbed."""
    best = float("inf")
    for _run in range(RUNS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def bare(content: bytes) -> int:
    text = io.StringIO(content.decode("cp1252"), newline="")
    return sum(1 for _row in csv.reader(text, delimiter=";"))


def take_over(content: bytes) -> None:
    """Read, decide and write, the disk included."""
    with tempfile.TemporaryDirectory() as room:
        house = open_house(Settings(library=str(Path(room) / "library.db")))
        key = uuid4()
        create = partial(create_workshop, model="vierge", title="Mesure")
        house.library.submit(key, "mesure", create).result()
        preview = read_people(content, "liste.csv")
        house.library.submit(key, "mesure", partial(import_people, preview=preview)).result()
        house.close()


def main() -> None:
    for size in SIZES:
        rows = big_list(size)
        content = as_windows_csv(rows)
        sheet = as_xlsx("Liste", rows[0], rows[1:])
        theirs = seconds(partial(bare, content))
        preview = read_people(content, "liste.csv")
        print(f"{size:,} lines, {len(preview.lines):,} people; csv.reader {theirs:.3f} s")
        for name, work in (
            ("CSV read", partial(read_people, content, "liste.csv")),
            ("XLSX read", partial(read_people, sheet, "liste.xlsx")),
            ("CSV read and written", partial(take_over, content)),
        ):
            ours = seconds(work)
            print(f"  {name}: {ours:.2f} s; ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main()

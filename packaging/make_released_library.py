"""Writes tests/data/libraries/version-NNNN.db: the library of this version, kept for ever.

python packaging/make_released_library.py     once, when a version is released
"""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))

from workshop_app.bootstrap import open_house
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.people import add_person
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings
from workshop_app.storage.schema import NEWEST


def main() -> None:
    folder = Path(__file__).parents[1] / "tests" / "data" / "libraries"
    path = folder / f"version-{NEWEST}.db"
    path.unlink(missing_ok=True)
    key = UUID(int=1)
    with closing(open_house(Settings(library=str(path)))) as house:
        for command in (
            partial(create_workshop, model="concertation", title="Mieux travailler ensemble"),
            partial(add_person, first_name="Ève", last_name="Œuvray"),
            *(
                partial(
                    write_card, draft=Draft(UUID(int=n), 4, "forces", "Un port 🛶", source="desk")
                )
                for n in (2, 3)
            ),
        ):
            house.library.submit(key, "exemple", command).result()


if __name__ == "__main__":
    main()

"""A library that cannot be read any more: its last copies are opened, it is put aside."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Workshop
from workshop_app.bootstrap import open_house
from workshop_app.commands.desk import recover_library
from workshop_app.services.black_box import Places, copy_workshop
from workshop_app.services.ports import Surroundings
from workshop_app.settings import Settings


def test_the_last_copy_of_each_workshop_is_opened(workshop: Workshop, tmp_path: Path) -> None:
    workshop.start("Forces")
    workshop.write("Un port")
    house, own = workshop.house, tmp_path / "copies"
    copy_workshop(
        house.library, house.archive, workshop.key, "Atelier", Places(own, None), lambda: [], -1
    )
    (own / "Autre.tablee").write_bytes(b"nonsense")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"nonsense" * 1_000)
    settings = Settings(library=str(broken), copy_folder=str(own))
    with pytest.raises(Surroundings, match="library_unreadable"):
        open_house(settings)
    found = recover_library(settings)
    assert [title for title, _at in found.opened] == ["Mieux travailler ensemble"]
    assert [Path(path).name for path in found.refused] == ["Autre.tablee"]
    assert found.kept.read_bytes() == b"nonsense" * 1_000
    with closing(open_house(settings)) as again:
        cards = again.library.read(workshop.key, lambda snapshot: snapshot.cards.where())
        assert [card.text for card in cards] == ["Un port"]


def test_without_a_copy_nothing_is_moved(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"nonsense")
    settings = Settings(library=str(broken), copy_folder=str(tmp_path / "copies"))
    with pytest.raises(Surroundings, match="no_copy"):
        recover_library(settings)
    assert broken.exists()

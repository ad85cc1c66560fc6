"""Templates beside the library: kept once, found again, never by a name that leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop_app.services.ports import Surroundings
from workshop_app.storage.templates import TemplateShelf


def test_the_same_file_is_kept_once_and_found_by_its_key(tmp_path: Path) -> None:
    shelf = TemplateShelf(tmp_path / "modeles")
    key = shelf.keep(b"charte")
    assert shelf.keep(b"charte") == key
    assert shelf.keep(b"autre") != key
    found = shelf.path(key)
    assert found is not None
    assert found.read_bytes() == b"charte"
    assert len(list((tmp_path / "modeles").iterdir())) == 2


@pytest.mark.parametrize("key", ["", "a" * 64, "../bibliotheque", "A" * 64])
def test_what_was_never_brought_is_nowhere(tmp_path: Path, key: str) -> None:
    assert TemplateShelf(tmp_path).path(key) is None


def test_a_folder_that_refuses_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    with pytest.raises(Surroundings) as refused:
        TemplateShelf(blocked).keep(b"charte")
    assert refused.value.code == "folder_read_only"

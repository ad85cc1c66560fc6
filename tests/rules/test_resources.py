"""What the interface names is shipped, what Qt shows is listed, and each kind has its licence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from fontTools.ttLib import TTFont

from workshop_app.desktop.tokens import icon_file, tokens
from workshop_app.settings import assets_folder

ASSETS = assets_folder()
TOP = ASSETS.parent
LISTED = {str(node.text) for node in ElementTree.parse(TOP / "resources.qrc").iter("file")}
FONTS = sorted((ASSETS / "fonts").glob("Tablee*"))
FONTS = [path for path in FONTS if path.suffix in (".ttf", ".woff2")]


def test_what_is_listed_exists_and_every_icon_is_listed() -> None:
    assert all((TOP / path).is_file() for path in LISTED)
    icons = {f"assets/icons/{path.name}" for path in (ASSETS / "icons").glob("*.svg")}
    assert icons <= LISTED


@pytest.mark.parametrize("use", sorted(tokens()["icon"]["map"]))
def test_every_use_of_an_icon_has_its_file(use: str) -> None:
    assert (ASSETS / "icons" / f"{icon_file(use)}.svg").is_file()


def test_icons_take_the_colour_they_are_given() -> None:
    for path in (ASSETS / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "currentColor" in text or path.stem.endswith("-white")
        assert not re.search(r"#[0-9A-Fa-f]{6}", text)


@pytest.mark.parametrize("folder", ["fonts/OFL.txt", "icons/LICENSE.txt", "sounds/LICENSE.txt"])
def test_each_kind_comes_with_its_licence(folder: str) -> None:
    assert (ASSETS / folder).stat().st_size > 100


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_a_font_is_renamed_and_knows_french(path: object) -> None:
    font = TTFont(path)
    names = {identifier: font["name"].getDebugName(identifier) for identifier in (1, 4, 6)}
    assert all(str(name).replace(" ", "").startswith("TableeText") for name in names.values())
    known = font.getBestCmap()
    wanted = "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŸŒÆ«»’…€–—→\u00a0\u202f0123456789"
    assert [sign for sign in wanted if ord(sign) not in known] == []
    assert font["hmtx"][known[0x202F]][0] == 120


@pytest.mark.parametrize(
    "path", [path for path in FONTS if "Tab-" in path.name], ids=lambda path: path.name
)
def test_the_digits_of_the_second_family_are_equally_wide(path: object) -> None:
    font = TTFont(path)
    known = font.getBestCmap()
    assert len({font["hmtx"][known[ord(digit)]][0] for digit in "0123456789"}) == 1

"""The manual tells what the program does: its pictures, links, commands, pages and keys exist."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from workshop_app.desktop.pages import PAGES, help_keys
from workshop_app.desktop.shortcuts_page import general_keys

HERE = Path(__file__).parents[2]
TEXTS = [HERE / "README.md", *sorted((HERE / "docs").glob("*.md"))]
MANUAL = HERE / "docs" / "manuel.md"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```.*?^```|^    [^\n]*$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
TYPED = re.compile(r"(?:`|^    )(?:[A-Z_]+=\S+ )?make ([a-z][a-z-]*)", re.MULTILINE)
NEVER_SAID = re.compile(r"\b(serveurs?|ports?|SSID|upload|timer|drag and drop|deadline)\b", re.I)


def named(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


def anchors(text: str) -> set[str]:
    """Of each heading, as the pages that show Markdown make them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_every_link_and_picture_leads_somewhere(path: Path) -> None:
    for link in LINK.findall(BLOCK.sub("", path.read_text("utf-8"))):
        if link.startswith(("http://", "https://")):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.is_file(), link
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), link


def test_every_picture_is_shown() -> None:
    said = "".join(path.read_text("utf-8") for path in TEXTS)
    pictures = [path.name for path in (HERE / "docs" / "screens").glob("*.png")]
    assert pictures
    assert [name for name in pictures if f"screens/{name}" not in said] == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_every_make_word_exists(path: Path) -> None:
    known = set(TARGET.findall((HERE / "Makefile").read_text("utf-8")))
    assert set(TYPED.findall(path.read_text("utf-8"))) <= known


def test_every_page_is_in_the_manual() -> None:
    """With a heading of its own, and its picture."""
    manual = MANUAL.read_text("utf-8")
    headings = " ".join(re.findall(r"^## (.+)$", manual, re.MULTILINE))
    for key, (_stage, title, _icon) in PAGES.items():
        assert title in headings, key
        assert f"screens/{key}.png" in manual, key


def test_every_key_is_in_the_manual() -> None:
    """In its table: what to press, then what it does in the words of the help page."""
    rows = MANUAL.read_text("utf-8").replace("’", "'").splitlines()
    for key, does in chain(general_keys(), *(keys for _title, keys in help_keys())):
        row = f"| {plain(key)} | {plain(does)}"
        assert any(line.startswith(row) for line in rows), row


def plain(said: str) -> str:
    """As typed: without the signs that the program sets."""
    return said.replace("’", "'").replace("\u202f", " ").replace("\u00a0", " ")


def test_the_manual_speaks_to_a_facilitator() -> None:
    assert NEVER_SAID.findall(MANUAL.read_text("utf-8")) == []


def test_every_text_is_in_the_table_of_contents() -> None:
    index = (HERE / "docs" / "index.md").read_text("utf-8")
    texts = {path.name for path in TEXTS} - {"README.md", "index.md"}
    assert {name for name in texts if f"({name})" not in index} == set()


def test_every_file_of_the_developers_guide_exists() -> None:
    guide = (HERE / "docs" / "developper.md").read_text("utf-8")
    package = HERE / "workshop_app"
    every = {path.name for path in package.rglob("*") if path.is_file()}
    for written in re.findall(r"`([\w./]+\.(?:py|js|toml|db|qrc))`", guide):
        there = (package / written).is_file() or (HERE / written).exists()
        assert there or ("/" not in written and written in every), written

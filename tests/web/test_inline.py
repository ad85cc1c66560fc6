"""What is written into the pages agrees with itself: words, icons, colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshop_app.settings import assets_folder
from workshop_app.web import frame, page
from workshop_app.web.styles import load_tokens, sprite, style_sheet
from workshop_app.web.words import form_words, join_words

STATIC = frame.HERE / "static"
SCRIPTS = "\n".join((STATIC / name).read_text("utf-8") for name in page.FORM_SCRIPTS)
TEMPLATES = {path.name: path.read_text("utf-8") for path in (frame.HERE / "pages").iterdir()}
RULES = (STATIC / "form.css").read_text("utf-8")


def said_by_script() -> set[str]:
    said = set(re.findall(r'(?<!\w)say\("(\w+)"', SCRIPTS))
    for alternatives in re.findall(r"(?<!\w)say\([^()]*\? ([^()]*)\)", SCRIPTS):
        said |= set(re.findall(r'"(\w+)"', alternatives))
    for counted in re.findall(r'sayCount\("(\w+)"', SCRIPTS):
        said |= {f"{counted}_one", f"{counted}_other"}
    return said


def test_every_sentence_the_script_says_exists() -> None:
    said = said_by_script()
    assert len(said) > 30, "the pattern no longer finds them"
    assert said <= form_words().keys()


@pytest.mark.parametrize(("name", "words"), [("form.html", form_words), ("join.html", join_words)])
def test_every_sentence_of_a_template_exists(name: str, words: object) -> None:
    assert callable(words)
    asked = set(re.findall(r"words\.(\w+)", TEMPLATES[name]))
    assert asked
    assert asked <= words().keys()


def test_no_sentence_is_there_for_nothing() -> None:
    code = SCRIPTS + "".join(TEMPLATES.values()) + Path(page.__file__).read_text("utf-8")
    for name in form_words() | join_words():
        stem = name.removesuffix("_one").removesuffix("_other")
        assert re.search(rf'["\'.]({name}|{stem})\b', code), name


def test_every_symbol_that_is_used_is_in_the_page() -> None:
    symbols = sprite(load_tokens(assets_folder()), assets_folder(), page.ICONS)
    used = set(re.findall(r'icon\("([\w-]+)"\)', "".join(TEMPLATES.values())))
    used |= set(re.findall(r'\["([\w-]+)", "(?:sent|waiting|refused)"\]', SCRIPTS))
    assert "clock" in used
    assert {f'id="icon-{name}"' for name in used} <= set(re.findall(r'id="[\w-]+"', symbols))


def test_colours_come_from_the_tokens_alone() -> None:
    assert not re.search(r":[^;{}]*#[0-9a-fA-F]{3,8}\b", RULES)
    style = style_sheet(load_tokens(assets_folder()), RULES)
    used = set(re.findall(r"var\((--[\w-]+)", style))
    assert used
    assert used <= set(re.findall(r"(--[\w-]+):", style))

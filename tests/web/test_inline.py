"""What is written into the pages agrees with itself: words, icons, colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from workshop_app.settings import assets_folder
from workshop_app.web import door_page, frame, page
from workshop_app.web.door_words import door_words
from workshop_app.web.styles import load_tokens, sprite, style_sheet
from workshop_app.web.words import form_words, join_words

STATIC = frame.HERE / "static"
TEMPLATES = {path.name: path.read_text("utf-8") for path in (frame.HERE / "pages").iterdir()}
ICON = re.compile(
    r'icon\("([\w-]+)"\)|iconOf\("([\w-]+)"\)|iconOf\([^()]*\? "([\w-]+)" : "([\w-]+)"\)'
)


def scripts(names: tuple[str, ...]) -> str:
    return "\n".join((STATIC / name).read_text("utf-8") for name in names)


@dataclass(frozen=True)
class Face:
    """One page with a script."""

    name: str
    template: str
    script: str
    words: Callable[[], dict[str, str]]
    icons: tuple[str, ...]
    styles: tuple[str, ...]
    modules: tuple[Path, ...]

    @property
    def code(self) -> str:
        return self.script + "".join(path.read_text("utf-8") for path in self.modules)


FACES = [
    Face(
        "form",
        TEMPLATES["form.html"],
        scripts(page.FORM_SCRIPTS),
        form_words,
        page.ICONS,
        ("form.css",),
        (Path(page.__file__),),
    ),
    Face(
        "door",
        TEMPLATES["door.html"],
        scripts(door_page.DOOR_SCRIPTS),
        door_words,
        door_page.DOOR_ICONS,
        ("form.css", "door.css"),
        (Path(door_page.__file__),),
    ),
]
each_face = pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)


def said_by(script: str) -> set[str]:
    said = set(re.findall(r'(?<!\w)say\("(\w+)"', script))
    for alternatives in re.findall(r"(?<!\w)say\([^()]*\? ([^()]*)\)", script):
        said |= set(re.findall(r'"(\w+)"', alternatives))
    for counted in re.findall(r'sayCount\("(\w+)"', script):
        said |= {f"{counted}_one", f"{counted}_other"}
    return said


@each_face
def test_every_sentence_the_script_says_exists(face: Face) -> None:
    # The small pieces are shared: what a page never draws is never said there.
    own = said_by(face.script.replace((STATIC / "pieces.js").read_text("utf-8"), ""))
    assert len(own) > 25, "the pattern no longer finds them"
    assert own <= face.words().keys()


@pytest.mark.parametrize(
    ("name", "words"),
    [("form.html", form_words), ("join.html", join_words), ("door.html", door_words)],
)
def test_every_sentence_of_a_template_exists(name: str, words: object) -> None:
    assert callable(words)
    asked = set(re.findall(r"words\.(\w+)", TEMPLATES[name]))
    assert asked
    assert asked <= words().keys()


@each_face
def test_no_sentence_is_there_for_nothing(face: Face) -> None:
    code = face.code + "".join(TEMPLATES.values())
    for name in face.words():
        stem = name.removesuffix("_one").removesuffix("_other")
        family = re.match(r"take_back_", name)
        assert family or re.search(rf'["\'.]({name}|{stem})\b', code), name
    for name in join_words():
        assert f"words.{name}" in TEMPLATES["join.html"]


@each_face
def test_every_symbol_that_is_used_is_in_the_page(face: Face) -> None:
    symbols = sprite(load_tokens(assets_folder()), assets_folder(), face.icons)
    used = {name for found in ICON.findall(face.template + face.script) for name in found if name}
    used |= set(re.findall(r'\["([\w-]+)", "(?:sent|waiting|refused)"\]', face.script))
    for icons in re.findall(r"STATE_ICONS = \{([^}]*)\}", face.script):
        used |= set(re.findall(r'"([\w-]+)"', icons))
    assert "circle-alert" in used
    assert {f'id="icon-{name}"' for name in used} <= set(re.findall(r'id="[\w-]+"', symbols))


@each_face
def test_colours_come_from_the_tokens_alone(face: Face) -> None:
    rules = "\n".join((STATIC / name).read_text("utf-8") for name in face.styles)
    assert not re.search(r":[^;{}]*#[0-9a-fA-F]{3,8}\b", rules)
    style = style_sheet(load_tokens(assets_folder()), rules)
    used = set(re.findall(r"var\((--[\w-]+)", style))
    assert used
    assert used <= set(re.findall(r"(--[\w-]+):", style))

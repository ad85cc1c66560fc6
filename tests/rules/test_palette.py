"""The contrast of every pair the interface uses, computed from tokens.json alone."""

from __future__ import annotations

import json
import re

import pytest

from workshop_app.settings import assets_folder

TOKENS = json.loads((assets_folder() / "tokens.json").read_text(encoding="utf-8"))
COLOUR = TOKENS["color"]
TEXT, PART = 4.5, 3.0


def value(path: str) -> str:
    node = COLOUR
    for step in path.split("."):
        node = node[step]
    return str(node["value"] if isinstance(node, dict) else node)


def luminance(colour: str) -> float:
    """WCAG 2.x relative luminance of #RRGGBB."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ["neutral.surface", "neutral.page", "neutral.sunken"]
PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("neutral.text", "neutral.text_secondary")
        for ground in GROUNDS
    ),
    *(("neutral.text_muted", ground, TEXT) for ground in GROUNDS),
    ("neutral.control", "neutral.surface", PART),
    ("neutral.control", "neutral.page", PART),
    *(("accent.focus", ground, PART) for ground in GROUNDS),
    ("neutral.surface", "accent.base", TEXT),
    ("neutral.surface", "accent.hover", TEXT),
    ("accent.base", "accent.tint", TEXT),
    ("accent.on_accent_muted", "accent.base", TEXT),
    ("neutral.text", "accent.tint_soft", TEXT),
    ("neutral.text", "accent.match", TEXT),
    ("neutral.surface", "state.error.fill", TEXT),
    ("state.signal.fill", "accent.base", PART),
    ("neutral.text", "state.signal.fill", TEXT),
    ("state.signal.text", "state.signal.tint_soft", TEXT),
    ("dark.text", "dark.bg", TEXT),
    ("dark.text_muted", "dark.bg", TEXT),
    ("dark.text_muted", "dark.surface", TEXT),
    ("dark.signal", "dark.bg", TEXT),
    *((f"state.{name}.text", f"state.{name}.tint", TEXT) for name in COLOUR["state"]),
    *((f"state.{name}.text", "neutral.surface", TEXT) for name in COLOUR["state"]),
    *((f"category.{name}.strong", f"category.{name}.tint", TEXT) for name in COLOUR["category"]),
    *((f"category.{name}.strong", "neutral.surface", TEXT) for name in COLOUR["category"]),
    *(("neutral.text_secondary", f"category.{name}.tint", TEXT) for name in COLOUR["category"]),
    *((f"category.{name}.on_dark", "dark.bg", TEXT) for name in COLOUR["category"]),
    *(
        (f"structure_chip.{name}.fg", f"structure_chip.{name}.bg", TEXT)
        for name, look in COLOUR["structure_chip"].items()
        if isinstance(look, dict)
    ),
]


@pytest.mark.parametrize(("ink", "ground", "needed"), PAIRS)
def test_what_is_written_can_be_read(ink: str, ground: str, needed: float) -> None:
    assert ratio(value(ink), value(ground)) >= needed


def test_the_ratios_written_in_the_file_are_those_of_its_colours() -> None:
    surface = value("neutral.surface")
    for category in COLOUR["category"].values():
        for pair, written in (
            ((category["strong"], category["tint"]), "strong_on_tint"),
            ((category["strong"], surface), "strong_on_white"),
            ((category["on_dark"], value("dark.bg")), "on_dark_on_dark_bg"),
        ):
            assert ratio(*pair) == pytest.approx(category["ratios"][written], abs=0.02)


def test_no_two_categories_share_a_shape_a_code_or_a_colour() -> None:
    for part in ("shape", "code", "strong", "tint", "on_dark"):
        found = [category[part] for category in COLOUR["category"].values()]
        assert len(set(found)) == len(found)


def test_no_colour_is_typed_outside_the_tokens() -> None:
    """A hex value in a source file would be a second palette."""
    package = assets_folder().parent / "workshop_app"
    typed = [
        f"{path.relative_to(package)}: {found}"
        for pattern in ("*.py", "*.css", "*.html", "*.js")
        for path in package.rglob(pattern)
        if path.name != "_resources.py"
        for found in re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert typed == []

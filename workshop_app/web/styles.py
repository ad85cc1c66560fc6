"""Colours, shapes, letters and icons of the phone's pages, made from assets/. Decides no value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FONT_FILES = {
    400: "TableeText-Regular.woff2",
    600: "TableeText-SemiBold.woff2",
    700: "TableeText-Bold.woff2",
}
PIXELS_PER_REM = 16
"""Letters are sized in rem: they grow with the size the reader has chosen."""
STATES = ("signal", "success", "error", "offline")
_INSIDE_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def load_tokens(assets: Path) -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads((assets / "tokens.json").read_text(encoding="utf-8"))
    return tokens


def style_sheet(tokens: dict[str, Any], rules: str) -> str:
    """`rules` with the font, one variable for each value used, and one class for each tone."""
    return "\n".join([*_fonts(), _variables(tokens), *_tones(tokens), rules])


def _fonts() -> Iterable[str]:
    for weight, name in FONT_FILES.items():
        yield (
            f'@font-face{{font-family:"Tablee Text";font-weight:{weight};font-display:swap;'
            f'src:url("/fonts/{name}") format("woff2")}}'
        )


def _variables(tokens: dict[str, Any]) -> str:
    colour = tokens["color"]
    named: dict[str, str] = {}
    for name, value in (colour["neutral"] | colour["accent"]).items():
        if isinstance(value, dict) and "value" in value:
            named[name] = value["value"]
    for name, value in colour["dark"].items():
        if isinstance(value, str) and value.startswith("#"):
            named[f"dark-{name}"] = value
    for state in STATES:
        for part, value in colour["state"][state].items():
            if isinstance(value, str) and value.startswith("#"):
                named[f"{state}-{part}"] = value
    sizes = ("caption", "chip", "body", "panel_title", "strong_title", "page_title", "tile_count")
    for name in (*sizes, "phone_body", "phone_button", "phone_clock"):
        named[f"size-{name}"] = _rem(tokens["type_px"][name]["size"])
    for step, pixels in tokens["space_px"].items():
        named[f"space-{step}"] = f"{pixels}px"
    for name in ("phone_target_min", "phone_button", "checkin_row", "touch_target_board"):
        named[f"height-{name}"] = f"{tokens['size_px'][name]}px"
    named["radius"] = f"{tokens['radius_px']['phone']}px"
    named["fast"] = f"{tokens['motion_ms']['fast']}ms"
    families = [f'"{f}"' if " " in f else f for f in tokens["font"]["fallback"]]
    named["family"] = ",".join(['"Tablee Text"', *families])
    lines = (f"--{name.replace('_', '-')}:{value}" for name, value in named.items())
    return ":root{" + ";".join(lines) + "}"


def _rem(pixels: float) -> str:
    return f"{pixels / PIXELS_PER_REM:.4g}rem"


def _tones(tokens: dict[str, Any]) -> Iterable[str]:
    for tone, look in tokens["color"]["category"].items():
        parts = ("strong", "tint", "border", "on_dark")
        named = ";".join(f"--{part.replace('_', '-')}:{look[part]}" for part in parts)
        yield f".tone-{tone}{{{named}}}"


def sprite(tokens: dict[str, Any], assets: Path, icons: Iterable[str]) -> str:
    """Symbols `shape-NAME` of the categories and `icon-NAME` of the icons, to be used by name."""
    symbols = [
        _symbol(f"shape-{look['shape']}", _shape(look["shape_24"]))
        for look in tokens["color"]["category"].values()
    ]
    for name in icons:
        drawn = _INSIDE_SVG.search((assets / "icons" / f"{name}.svg").read_text(encoding="utf-8"))
        assert drawn is not None
        symbols.append(_symbol(f"icon-{name}", drawn.group(1)))
    return "".join(symbols)


def _symbol(key: str, drawn: str) -> str:
    return f'<symbol id="{key}" viewBox="0 0 24 24">{drawn}</symbol>'


def _shape(drawn: Any) -> str:
    if isinstance(drawn, dict):
        return f'<circle cx="{drawn["cx"]}" cy="{drawn["cy"]}" r="{drawn["r"]}"/>'
    points = " ".join(f"{x},{y}" for x, y in drawn)
    return f'<polygon points="{points}"/>'

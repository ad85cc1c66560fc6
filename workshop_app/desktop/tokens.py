"""The design's values, read once from assets/tokens.json. Knows JSON paths; knows nothing of Qt.

Decides how a value is named here (`accent.base`, `state.error.text`, `button`); what the values are
is decided in the file alone.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from workshop_app.settings import assets_folder


@cache
def tokens() -> dict[str, Any]:
    """The whole file. Callers read it and never change it."""
    text = (assets_folder() / "tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def hex_of(path: str) -> str:
    """The colour named by a dotted path under `color`, as in the file. KeyError if none."""
    found = _walk(tokens()["color"], path)
    if isinstance(found, dict):
        found = found["value"]
    if not (isinstance(found, str) and found.startswith("#")):
        raise KeyError(path)
    return found


def size(name: str) -> int:
    """A length in pixels under `size_px`."""
    return int(tokens()["size_px"][name])


def space(step: int | str) -> int:
    """A distance in pixels: a step from 1 to 7, or `page_margin`, `panel_padding`, `grid_gap`."""
    return int(tokens()["space_px"][str(step)])


def radius(name: str) -> int:
    """`tag`, `control`, `card` or `panel`, in pixels."""
    return int(tokens()["radius_px"][name])


def border(name: str) -> int:
    """`hair`, `field`, `focus` or `drop`, in pixels."""
    return int(tokens()["border_px"][name])


def icon_file(name: str) -> str:
    """The icon's file name, without ending: a use of `icon.map` (`run`), or itself (`search`)."""
    return str(tokens()["icon"]["map"].get(name, name))


def _walk(node: Any, path: str) -> Any:
    for step in path.split("."):
        node = node[step]
    return node

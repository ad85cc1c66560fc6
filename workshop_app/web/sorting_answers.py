"""The board in a browser as JSON: all of it, or what changed since a version the page has."""

from __future__ import annotations

from workshop_app.web.sorting_states import Board


def board_json(board: Board, version: str, since: str) -> dict[str, object]:
    """`version`: its own, as it is told. `since`: what the page has; of another process, or none:
    all."""
    known, _dot, number = since.partition(".")
    whole = known != version.partition(".")[0] or not number.isdecimal()
    rows, gone = board.since(-1 if whole else int(number))
    assert board.workshop is not None  # read before it is told
    return {
        "version": version,
        "whole": whole,
        "rows": rows,
        "gone": gone,
        "themes": [
            {
                "id": view.id,
                "name": view.theme.name,
                "parent": view.theme.parent,
            }
            for view in board.shown.themes
        ],
        "title": board.workshop.title,
        "kinds": [
            {
                "key": category.key,
                "label": category.label,
                "tone": category.tone,
                "shape": category.shape,
            }
            for category in board.workshop.categories
        ],
        "last_change": board.parts.reached,
    }

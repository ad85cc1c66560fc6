"""What of a projected picture is drawn by lines in a browser: QR codes and the plan of the hall.

Decides their SVG; every word in it is text, never markup.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from workshop_app.services.hall_drawing import AROUND, Disc, Drawn, DrawnPlan, Stroke
from workshop_app.services.projection.brief import Door, Matrix

QUIET = 4
"""Light modules around a code, as its standard wants."""
LETTER = 0.6
"""About how wide a bold letter is, for its size."""


def code_drawing(door: Door) -> dict[str, str]:
    """The box and the path of a QR code, its quiet zone around it."""
    side = len(door.matrix)
    box = f"{-QUIET} {-QUIET} {side + 2 * QUIET} {side + 2 * QUIET}"
    return {"box": box, "path": _runs(door.matrix)}


def plan_drawing(plan: DrawnPlan) -> Markup:
    """The plan in metres, its inks as classes."""
    wide, deep = plan.width + 2 * AROUND, plan.depth + 2 * AROUND
    box = f"{-AROUND} {-AROUND} {wide:.3f} {deep:.3f}"
    drawn = Markup("").join(map(_drawn, plan.drawn))
    return Markup('<svg class="plan" viewBox="{}" aria-hidden="true">{}</svg>').format(
        Markup(box), drawn
    )


def _runs(matrix: Matrix) -> str:
    """One rectangle for each run of dark modules: no white hairs between neighbours."""
    drawn = []
    for down, row in enumerate(matrix):
        across = 0
        while across < len(row):
            end = across
            while end < len(row) and row[end]:
                end += 1
            if end > across:
                drawn.append(f"M{across} {down}h{end - across}v1h{across - end}z")
            across = end + 1
    return "".join(drawn)


def _drawn(each: Drawn) -> Markup:
    if isinstance(each, Stroke):
        points = " ".join(f"{x:.3f},{y:.3f}" for x, y in each.points)
        name = "polygon" if each.closed else "polyline"
        return Markup('<{} points="{}" class="{}" stroke-width="{}"/>').format(
            Markup(name), points, _inks(each.fill, each.line), each.thick
        )
    if isinstance(each, Disc):
        return Markup('<circle cx="{}" cy="{}" r="{}" class="{}" stroke-width="{}"/>').format(
            each.x, each.y, each.radius, _inks(each.fill, each.line), each.thick
        )
    size = min(each.size, each.room / max(1.0, LETTER * len(each.text)))
    turned = f' transform="rotate(-90 {each.x} {each.y})"' if each.turned else ""
    return Markup('<text x="{}" y="{}" font-size="{}" class="fill-{}{}"{}>{}</text>').format(
        each.x,
        each.y,
        round(size, 3),
        each.ink,
        " bold" if each.bold else "",
        Markup(turned),
        escape(each.text),
    )


def _inks(fill: str | None, line: str | None) -> str:
    """Names of classes: none is drawn where there is none."""
    return f"fill-{fill or 'none'} line-{line or 'none'}"

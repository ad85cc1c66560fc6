"""The rules of the game, read from the back of the hall. They shrink until they fit."""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.domain.workshop import GameRule
from workshop_app.i18n.translate import _, number
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import Style, color
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import RulesPoster

HEAD = 62 * mm
FOOT = 22 * mm
GAP = 11.0
LARGEST, SMALLEST, STEP = 1.5, 0.55, 0.95
"""Between these sizes all rules share a page; under the smallest they take another."""


def draw_rules(sheet: Sheet, poster: RulesPoster) -> None:
    rules = list(poster.rules)
    first = True
    while rules or first:
        sheet.begin(sheet.options.poster, "regles", document_label("regles") if first else "")
        first = False
        _draw_head(sheet, poster)
        rules = _draw_some(sheet, rules)


def _draw_head(sheet: Sheet, poster: RulesPoster) -> None:
    dark = sheet.head_band(HEAD - 6 * mm)
    sheet.running_head(poster.heading, sheet.height - 18 * mm, on_dark=dark)
    look = sheet.style("poster").inked(color("neutral.surface" if dark else "neutral.text"))
    top = sheet.height - 28 * mm
    sheet.fit(_("Les règles du jeu"), look, MARGIN, top, sheet.inner, 26 * mm, role="H1")


def _draw_some(sheet: Sheet, rules: list[GameRule]) -> list[GameRule]:
    """As many rules as fit, as large as they can be. Returns those left for the next page."""
    room = sheet.height - HEAD - FOOT
    factor = LARGEST
    while factor > SMALLEST and sum(_tall(sheet, rule, factor) for rule in rules) > room:
        factor *= STEP
    while rules and _tall(sheet, rules[0], factor) > room:
        factor *= STEP
    kept, used = 0, 0.0
    while kept < len(rules) and used + _tall(sheet, rules[kept], factor) <= room:
        used += _tall(sheet, rules[kept], factor)
        kept += 1
    spare = min((room - used) / max(kept, 1), 16.0)
    top = sheet.height - HEAD
    for place, rule in enumerate(rules[:kept], start=1):
        top = _draw_rule(sheet, place, rule, factor, top - spare / 2) - spare / 2
    return rules[kept:]


def _looks(sheet: Sheet, factor: float) -> tuple[Style, Style, Style]:
    title, detail = sheet.style("h1", factor), sheet.style("h2", factor)
    ink = color("accent.base")
    numeral = title.sized(title.size * 1.7).inked(ink)
    detail = sheet.style("lead", factor * detail.size / sheet.style("lead", factor).size * 0.95)
    return numeral, title, detail


def _indent(sheet: Sheet, numeral: Style) -> float:
    """Room for a number of two figures, so that all titles begin on one line."""
    return sheet.setter.width("00", numeral) + numeral.size * 0.3


def _tall(sheet: Sheet, rule: GameRule, factor: float) -> float:
    numeral, title, detail = _looks(sheet, factor)
    wide = sheet.inner - _indent(sheet, numeral)
    titles = len(sheet.setter.lines(rule.title, title, wide)) * title.leading
    details = len(sheet.setter.lines(rule.detail, detail, wide)) * detail.leading
    return max(titles + details, numeral.leading * 0.8) + 2 * GAP


def _draw_rule(sheet: Sheet, place: int, rule: GameRule, factor: float, top: float) -> float:
    numeral, title, detail = _looks(sheet, factor)
    x, bottom = MARGIN + _indent(sheet, numeral), top - _tall(sheet, rule, factor)
    draw_rule(sheet.canvas, MARGIN, top, sheet.inner, color("neutral.line_strong"))
    start = top - GAP
    sheet.write(
        number(place), numeral, MARGIN, start + numeral.leading * 0.1, _indent(sheet, numeral)
    )
    below = sheet.write(
        rule.title, title, x, start, sheet.inner - _indent(sheet, numeral), role="H2"
    )
    sheet.write(rule.detail, detail, x, below, sheet.inner - _indent(sheet, numeral))
    return bottom

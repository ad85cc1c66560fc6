"""Makes the fonts of assets/fonts from the npm package @fontsource/atkinson-hyperlegible-next.

    python packaging/build_fonts.py PACKAGE.tgz [assets/fonts]

Decides: which cuts we ship, their new names, and the few characters added. The OFL asks that an
altered font take another name, so the family becomes « Tablee Text », and the cut whose digits are
all equally wide (for reportlab, which knows no OpenType feature) « Tablee Text Tab ».
It does not decide where the fonts are used. The result is committed: this runs only when the
package is updated.
"""

from __future__ import annotations

import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Tablee Text"
TABULAR = "Tablee Text Tab"
CUTS = {(400, "normal"): "Regular", (400, "italic"): "Italic", (600, "normal"): "SemiBold"}
CUTS[700, "normal"] = "Bold"
ON_THE_PHONE = {"Regular", "SemiBold", "Bold"}

NARROW_SPACE = 0x202F
NARROW_SPACE_WIDTH = 120
ARROWS = {0x2192: 1, 0x2190: -1}
STROKE = {400: 76, 600: 100, 700: 116}


def main(package: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(package) as archive:
        archive.extractall(folder, filter="data")
        source = Path(folder) / "package"
        for (weight, slope), style in CUTS.items():
            _build(source, target, weight, slope, style)
        (target / "OFL.txt").write_text(_licence(source), encoding="utf-8")


def _build(source: Path, target: Path, weight: int, slope: str, style: str) -> None:
    font = _merged(source, weight, slope)
    _add_narrow_space(font)
    for code, direction in ARROWS.items():
        _add_arrow(font, code, direction, STROKE[weight])
    _rename(font, FAMILY, style)
    font.save(target / f"TableeText-{style}.ttf")
    if style in ON_THE_PHONE:
        font.flavor = "woff2"
        font.save(target / f"TableeText-{style}.woff2")
        font.flavor = None
    _map_tabular_digits(font)
    _rename(font, TABULAR, style)
    font.save(target / f"TableeTextTab-{style}.ttf")


def _merged(source: Path, weight: int, slope: str) -> TTFont:
    """One font from the two subsets of the web: western, then central European letters."""
    plain = []
    for subset in ("latin", "latin-ext"):
        name = f"atkinson-hyperlegible-next-{subset}-{weight}-{slope}"
        font = TTFont(source / "files" / f"{name}.woff2")
        font.flavor = None
        del font["STAT"]
        path = source / f"{name}.ttf"
        font.save(path)
        plain.append(str(path))
    merged = Merger().merge(plain)
    # Dated as its source is: the same package gives the same bytes.
    merged.recalcTimestamp = False
    head = merged["head"]
    head.created = head.modified = font["head"].created
    return merged


def _add_narrow_space(font: TTFont) -> None:
    _add_glyph(font, NARROW_SPACE, "uni202F", TTGlyphPen(None), NARROW_SPACE_WIDTH)


def _add_arrow(font: TTFont, code: int, direction: int, stroke: int) -> None:
    """A plain arrow of our own drawing, as wide as a digit and a half, centred on the digits."""
    middle, left, right, head = 334, 60, 740, 210
    half = stroke / 2
    points = [
        (left, middle - half),
        (right - head * 0.8, middle - half),
        (right - head * 0.8, middle - head),
        (right, middle),
        (right - head * 0.8, middle + head),
        (right - head * 0.8, middle + half),
        (left, middle + half),
    ]
    if direction < 0:
        points = [(left + right - x, y) for x, y in reversed(points)]
    pen = TTGlyphPen(None)
    pen.moveTo(points[-1])
    for point in reversed(points[:-1]):
        pen.lineTo(point)
    pen.closePath()
    _add_glyph(font, code, f"uni{code:04X}", pen, left + right)


def _add_glyph(font: TTFont, code: int, name: str, pen: TTGlyphPen, width: int) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _map_tabular_digits(font: TTFont) -> None:
    """Digits and their neighbours take the glyphs of `tnum` without anybody asking."""
    gsub = font["GSUB"].table
    wanted = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    swaps: dict[str, str] = {}
    for index in wanted:
        for table in gsub.LookupList.Lookup[index].SubTable:
            swaps |= getattr(table, "ExtSubTable", table).mapping
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: swaps.get(name, name) for code, name in table.cmap.items()}
    if len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) != 1:
        raise SystemExit("The digits are not equally wide: the feature tnum was lost.")


def _rename(font: TTFont, family: str, style: str) -> None:
    """All names by which a system or a PDF knows the font."""
    names = font["name"]
    plain = style in ("Regular", "Italic", "Bold")
    words = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"{family} {style}, altered from Atkinson Hyperlegible Next",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: None if plain else family,
        17: None if plain else style,
    }
    for identifier in (21, 22, 25):
        names.removeNames(nameID=identifier)
    for identifier, text in words.items():
        names.removeNames(nameID=identifier)
        if text is not None:
            names.setName(text, identifier, 3, 1, 0x409)


def _licence(source: Path) -> str:
    text = (source / "LICENSE").read_text(encoding="utf-8")
    return (
        "Tablee Text and Tablee Text Tab are altered versions of Atkinson Hyperlegible Next:\n"
        "two subsets joined, U+202F and arrows added, tabular digits mapped in the Tab cut,\n"
        "family renamed. The licence of the original applies unchanged:\n\n" + text
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "assets/fonts"))

"""Pictures such as phones send, made here: nobody's photo is in the repository."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def drawn(wide: int = 400, tall: int = 300, ink: str = "navy", mode: str = "RGB") -> Image.Image:
    """A sheet with a mark in its upper left corner: one sees how it is turned."""
    sheet = Image.new("RGB", (wide, tall), "ivory")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, wide // 4, tall // 4), fill=ink)
    for row in range(4, 9):
        pen.line((wide // 10, row * tall // 10, wide * 9 // 10, row * tall // 10), ink, 3)
    return sheet.convert(mode)


def jpeg(wide: int = 400, tall: int = 300, ink: str = "navy", mode: str = "RGB") -> bytes:
    return written(drawn(wide, tall, ink, mode), "JPEG")


def held_sideways() -> bytes:
    """As a phone writes it: lying, with the way it was held, its maker, and where it was."""
    lying = drawn(400, 300).transpose(Image.Transpose.ROTATE_90)
    notes = Image.Exif()
    notes[ORIENTATION] = 6
    notes[MAKE] = "Marque du telephone"
    notes.get_ifd(GPS).update({1: "N", 2: (43.0, 33.0, 36.0), 3: "E", 4: (4.0, 5.0, 2.0)})
    return written(lying, "JPEG", exif=notes)


def written(image: Image.Image, format_: str, **options: object) -> bytes:
    made = BytesIO()
    image.save(made, format_, **options)
    return made.getvalue()

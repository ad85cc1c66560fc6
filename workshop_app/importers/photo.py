"""A picture from a phone, made safe and small: upright, without EXIF, as a JPEG of ours.

Nothing of the file that came is kept but its pixels: where and with what it was taken goes. Decides
what is a photo; how many a table may send is `domain.photos`'. Long work: never on the GUI thread
nor on an event loop.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO

from PIL import Image, ImageOps

from workshop_app.domain.photos import LARGEST_SENT, LONGEST_SIDE, PREVIEW_SIDE
from workshop_app.domain.problems import Problem
from workshop_app.services.photos import ReadyPhoto

FORMATS = ("JPEG", "PNG", "WEBP")
"""What browsers send. Nothing else is even tried."""
MOST_PIXELS = 80_000_000
"""Of a JPEG, which is decoded at an eighth of that. A picture that says more is no phone's."""
MOST_DECODED = 25_000_000
"""Decoded whole, 100 MB of memory for a moment."""
SMALLEST_SIDE = 16
LARGEST_KEPT = 600_000
QUALITIES = (82, 70, 55)
SEE_THROUGH = ("RGBA", "LA", "PA", "La", "RGBa")
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)
"""What Pillow raises for a file that is not what it says."""
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError)


def read_photo(content: bytes) -> ReadyPhoto:
    """Raises Problem: photo_too_large, photo_unreadable."""
    if len(content) > LARGEST_SENT:
        raise Problem("photo_too_large", most=LARGEST_SENT // 1024**2)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            upright = _upright(_decoded(opened))
    except TOO_LARGE as error:
        raise Problem("photo_too_large", most=LARGEST_SENT // 1024**2) from error
    except BROKEN as error:
        raise Problem("photo_unreadable") from error
    kept = _on_paper(upright)
    kept.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = kept.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    picture, preview = _written(kept), _jpeg(small, QUALITIES[1])
    return ReadyPhoto(picture, preview, _digest(picture), _digest(preview), kept.width, kept.height)


def _decoded(opened: Image.Image) -> Image.Image:
    wide, tall = opened.size
    if wide * tall > MOST_PIXELS:
        raise Problem("photo_too_large", most=LARGEST_SENT // 1024**2)
    if min(wide, tall) < SMALLEST_SIDE:
        raise Problem("photo_unreadable")
    if opened.format in ("PNG", "WEBP") and getattr(opened, "is_animated", False):
        raise Problem("photo_unreadable")
    # A JPEG can be decoded at a half, a quarter, an eighth: no more than what is kept.
    opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    if opened.width * opened.height > MOST_DECODED:
        raise Problem("photo_too_large", most=LARGEST_SENT // 1024**2)
    opened.load()
    return opened


def _upright(image: Image.Image) -> Image.Image:
    """As its phone was held. A note about that which cannot be read turns nothing."""
    try:
        return ImageOps.exif_transpose(image)
    except BROKEN:
        return image


def _on_paper(image: Image.Image) -> Image.Image:
    """Red, green, blue and no more; what was transparent is white."""
    if image.mode in SEE_THROUGH or "transparency" in image.info:
        above = image.convert("RGBA")
        paper = Image.new("RGB", above.size, "white")
        paper.paste(above, mask=above.getchannel("A"))
        return paper
    plain = image.convert("RGB")
    plain.info.clear()  # EXIF and the like would be written again
    return plain


def _written(image: Image.Image) -> bytes:
    for quality in QUALITIES:
        made = _jpeg(image, quality)
        if len(made) <= LARGEST_KEPT:
            break
    return made


def _jpeg(image: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    image.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

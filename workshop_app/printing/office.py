"""What text documents and slides share: a person's words made safe for XML, colours, fonts.

Decides which signs may enter a file; the program that opens it draws them, so that, unlike on
paper, an emoji keeps its colours and its joiners.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import Color

from workshop_app.i18n.translate import language
from workshop_app.printing.document import LOCALES
from workshop_app.printing.styles import tokens
from workshop_app.printing.text import LINE_ENDS

NEVER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, which XML refuses or the eye misses, and the marks that would reverse what follows."""
SHAPE_SIGNS = {
    "triangle-up": "▲",
    "triangle-down": "▼",
    "diamond": "◆",
    "circle": "●",
    "star5": "★",
    "octagon": "⬣",
}
"""A category's shape as a letter: the octagon has none that common fonts know, a hexagon does."""


def words(text: str) -> str:
    """What somebody wrote, fit for XML. Lines end with \\n; nothing else is changed."""
    text = LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = NEVER.sub("", text.encode("utf-8", "replace").decode("utf-8"))
    return unicodedata.normalize("NFC", text)


def hexadecimal(ink: Color) -> str:
    """Six digits, as office files write a colour."""
    return str(ink.hexval())[2:].upper()


def family() -> str:
    """The font asked for; a machine without it takes one of `fallbacks`."""
    return str(tokens()["font"]["family"])


def fallbacks() -> list[str]:
    return [name for name in tokens()["font"]["fallback"] if name != "sans-serif"]


def spoken_language() -> str:
    """For the speller and the screen reader: fr-FR."""
    return LOCALES[language()]


def thumbnails(relations: Mapping[str, Any]) -> list[str]:
    """Keys of the small picture that a file manager shows: that of the blank a file is made of."""
    return [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]


def describe(properties: Any, title: str, author: str, made_at: Any) -> None:
    """What a search shows of the file; `properties` are those of python-docx or python-pptx."""
    properties.title, properties.author = words(title)[:250], words(author)[:250]
    properties.last_modified_by = properties.comments = properties.subject = ""
    properties.keywords = "Tablée"
    properties.language = spoken_language()
    properties.created = properties.modified = made_at.replace(tzinfo=None)

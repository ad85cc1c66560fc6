"""The frame of every page of the form: one HTML answer with all of it inline but the letters.

Decides the policy that lets only our own script and style run; what a page says is its own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from workshop_app.i18n.translate import _, language
from workshop_app.web.answers import encode
from workshop_app.web.security import PAGE_HEADERS
from workshop_app.web.styles import load_tokens, sprite, style_sheet

HERE = Path(__file__).parent


class Frame:
    """Templates, style and scripts of some pages, read once. Sentences are in the language of the
    moment."""

    def __init__(
        self,
        assets: Path,
        styles: Sequence[str],
        icons: Sequence[str],
        rehearsal: bool,
    ) -> None:
        """`styles`: files of rules; `icons`: names of those the pages use. `rehearsal`: every page
        says that nothing is kept."""
        tokens = load_tokens(assets)
        self._rehearsal = rehearsal
        marks = ("rehearsal.css",) if rehearsal else ()
        self._style = Markup(style_sheet(tokens, static((*styles, *marks))))
        self._sprite = Markup(sprite(tokens, assets, icons))
        self._scripts: dict[tuple[str, ...], str] = {}
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def fragment(self, template: str, **values: Any) -> Markup:
        """Part of a page, to be put into one."""
        return Markup(self._templates.get_template(template).render(**values))

    def answer(
        self,
        template: str,
        scripts: tuple[str, ...],
        status: int,
        boot: dict[str, Any],
        neighbour_port: int = 0,
        **values: Any,
    ) -> Response:
        """`boot` is what the scripts start from; `values` fill the template. `neighbour_port`: the
        page may ask other addresses for a picture there, to find the laptop when it has moved."""
        if scripts not in self._scripts:
            self._scripts[scripts] = static(scripts)
        script = self._scripts[scripts]
        html = self._templates.get_template(template).render(
            language=language(),
            style=self._style,
            sprite=self._sprite,
            rehearsal=_("Répétition – rien n'est gardé") if self._rehearsal else "",
            script=Markup(script),
            boot=Markup(encode(boot).decode().replace("<", "\\u003c")),
            **values,
        )
        headers = PAGE_HEADERS | {
            "Content-Security-Policy": _policy(script, self._style, neighbour_port)
        }
        return Response(html, status, headers, media_type="text/html")


def static(names: Sequence[str]) -> str:
    return "\n".join((HERE / "static" / name).read_text(encoding="utf-8") for name in names)


def _policy(script: str, style: str, neighbour_port: int = 0) -> str:
    """Only our own inline script and style run, and the page speaks only to the laptop."""
    neighbours = f" http://*:{neighbour_port}" if neighbour_port else ""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "font-src 'self'",
            f"img-src 'self' data:{neighbours}",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _hash(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"

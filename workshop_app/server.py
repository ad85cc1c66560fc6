"""The form without a window: `uvicorn --factory workshop_app.server:create`. Imports no Qt.

Several workers may serve one library: the change log is the truth, each looks again every second.
"""

from __future__ import annotations

from starlette.applications import Starlette

from workshop_app.bootstrap import open_house, read_photo
from workshop_app.settings import settings_from
from workshop_app.web.app import build_form


def create() -> Starlette:
    """The library, and all else a machine may choose, comes from the environment (TABLEE_…)."""
    house = open_house(settings_from())
    return build_form(
        house.library,
        house.feed,
        house.clock,
        house.presence,
        house.close,
        hosts=house.settings.host_names,
        qr=house.qr,
        photos=read_photo,
        suggestions=house.suggestions,
    ).app

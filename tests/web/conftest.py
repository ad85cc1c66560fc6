"""A phone in process: the form built on the real library, spoken to through ASGI."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.conftest import Workshop
from workshop_app.importers.photo import read_photo
from workshop_app.services.tables import tables_in_order
from workshop_app.web.app import Form, build_form
from workshop_app.web.security import Limits


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def build(workshop: Workshop, limits: Limits | None = None) -> Form:
    house = workshop.house
    return build_form(
        house.library, house.feed, house.clock, house.presence, limits=limits, photos=read_photo
    )


def code_of(workshop: Workshop, table: int = 4) -> str:
    return workshop.ask(tables_in_order)[table - 1].code


def link_of(workshop: Workshop, table: int = 4) -> str:
    return f"http://form/t/{code_of(workshop, table)}"


@asynccontextmanager
async def phone_of(
    workshop: Workshop, table: int = 4, code: str = "", limits: Limits | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """Its base address is the table's link."""
    form = build(workshop, limits)
    address = f"http://form/t/{code or code_of(workshop, table)}"
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=httpx.ASGITransport(form.app), base_url=address) as client,
    ):
        yield client


def card(**changed: object) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": "forces", "text": "Un port 🛶"} | changed

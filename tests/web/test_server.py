"""The form of a headless worker: opened from the environment, closed behind its last answer."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from workshop_app.server import create

pytestmark = pytest.mark.anyio


async def test_a_worker_serves_the_library_it_is_told_and_closes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library.db"
    monkeypatch.setenv("TABLEE_LIBRARY", str(library))
    app = create()
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://form") as client,
    ):
        assert (await client.get("/health")).json()["ok"] is True
        assert (tmp_path / "library.db-wal").exists()
    assert library.exists()
    assert not (tmp_path / "library.db-wal").exists(), "the journal is folded back at the end"

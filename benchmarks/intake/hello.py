"""A bare uvicorn that says hello: what the form would be if it did nothing."""

from __future__ import annotations

import json
import socket
from typing import Any

import uvicorn

HEADERS = [(b"content-type", b"text/plain"), (b"content-length", b"5")]


async def hello(scope: Any, _receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": b"hello"})


def main() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    print(json.dumps({"links": [f"http://127.0.0.1:{listening.getsockname()[1]}"]}), flush=True)
    config = uvicorn.Config(hello, log_config=None, access_log=False, lifespan="off", ws="none")
    uvicorn.Server(config).run([listening])


if __name__ == "__main__":
    main()

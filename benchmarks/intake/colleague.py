"""The same form as a user's colleague would write it in an evening: Flask, waitress, a commit each.

    python -m benchmarks.intake.colleague DATABASE

Durable as ours is (WAL, FULL, the same id kept once), with the table's code and the text checked;
without phases, numbers by category, live updates, undo, or limits. Needs the extra `bench`.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import sys
import threading
from typing import Any

from flask import Flask, request
from waitress.server import create_server  # type: ignore[import-untyped]

THREADS = 16
"""Four, its default, is slower."""
TABLES = 100
CARD = """CREATE TABLE IF NOT EXISTS card (
    id TEXT PRIMARY KEY, number INTEGER, at INTEGER, kind TEXT, text TEXT)"""


def build(path: str) -> Flask:
    app = Flask(__name__)
    kept = threading.local()

    def database() -> sqlite3.Connection:
        if not hasattr(kept, "database"):
            kept.database = sqlite3.connect(path, timeout=30, isolation_level=None)
            kept.database.execute("PRAGMA journal_mode=WAL")
            kept.database.execute("PRAGMA synchronous=FULL")
            kept.database.execute(CARD)
        found: sqlite3.Connection = kept.database
        return found

    @app.post("/t/<int:table>/cards")
    def post(table: int) -> tuple[dict[str, Any], int]:
        sent = request.get_json()
        text = str(sent["text"]).strip()
        if not 1 <= table <= TABLES or not 0 < len(text) <= 1_000:
            return {"error": "not_valid"}, 422
        card, db = str(sent["id"]), database()
        db.execute("BEGIN IMMEDIATE")
        (number,) = db.execute("SELECT coalesce(max(rowid), 0) + 1 FROM card").fetchone()
        insert = "INSERT OR IGNORE INTO card VALUES (?, ?, ?, ?, ?)"
        first = db.execute(insert, (card, number, table, sent["kind"], text)).rowcount
        db.execute("COMMIT")
        return {"id": card, "number": number}, 201 if first else 200

    return app


def main(path: str) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    links = [f"http://127.0.0.1:{port}/t/{table + 1}" for table in range(TABLES)]
    server = create_server(
        build(path), sockets=[listening], threads=THREADS, connection_limit=2_000
    )
    print(json.dumps({"links": links}), flush=True)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1])

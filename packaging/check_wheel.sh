#!/bin/sh
# The wheel, as a stranger would install it: a clean environment, then the sample workshop, whole.
set -eu
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
.venv/bin/hatchling build -t wheel -d "$room" >/dev/null
.venv/bin/python -m venv "$room/venv"
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r packaging/requirements/base.txt
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$room"/tablee-*.whl
cd "$room"
if "$room/venv/bin/python" -c 'import PySide6' 2>/dev/null; then
    echo "PySide6 came with the headless wheel" >&2
    exit 1
fi
TABLEE_LOG_FOLDER="$room/log" "$room/venv/bin/tablee" demo --headless --json --out "$room/demo" >"$room/said.json"
"$room/venv/bin/python" - "$room/said.json" <<'PY'
import json
import pathlib
import sys

said = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
assert said["participants"] == 94 and said["tables"] == 9 and said["cards"] >= 200, said
report = pathlib.Path(said["report"]).read_bytes()
assert report.startswith(b"%PDF-") and len(report) > 20_000, len(report)
print("wheel: installed in a clean environment, demo played:", said)
PY
